"""Questions on what states did under treaties: a state's status, who is bound or has left, dates of treaty actions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from msgspec.structs import replace

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.state_standing import StateStanding
from bot.answers.outcomes.treaties import Treaties, status_line, status_value
from bot.answers.outcomes.treaties_together import asked_under_each, states_under_all
from bot.answers.outcomes.treaty_cues import (
    AS_OF,
    BOUND,
    EFFECT,
    LEAVING,
    NO_LONGER,
    NOT_ASKED,
    OF_ALL_MEMBERS,
    OPENING_DAY,
    TOOK_EFFECT,
)
from bot.answers.outcomes.treaty_lists import TreatyLists, asked_by
from bot.answers.outcomes.treaty_texts import TreatyTexts, value_of
from bot.answers.query import Aspect, Query, Span, Standing
from bot.answers.search import Found
from bot.answers.understanding.aspects import NOTICE
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.standings import ACCEDED
from bot.answers.understanding.unknown_groups import groups_unknown
from bot.answers.wording import listed, many, name_of, span_said
from bot.names.lexicon import NamedEntry
from bot.register.dates import FuzzyDate, spoken
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action, ActorType, Kind, Role

_SAID_OF_ACTS = {
    Action.SIGNATURE: "signed",
    Action.ACCESSION: "acceded to",
    Action.PROVISIONAL_APPLICATION: "declared a provisional application of",
    Action.DOMESTIC_DECISION: "took a domestic decision on",
}
"""Acts of which a question asks who did them, whatever has become of it since."""
_DID_IN_TIME: Mapping[Action, tuple[tuple[Action, ...], str]] = {
    Action.RATIFICATION: (CONSENTS_TO_BE_BOUND, "consented to be bound by"),
    Action.WITHDRAWAL: ((Action.WITHDRAWAL,), "gave notice of a withdrawal from"),
    **{action: ((action,), did) for action, did in _SAID_OF_ACTS.items()},
}
"""By the act that a question names: the treaty actions that are listed, and how a sentence says them."""
_STANDING = frozenset(Standing) - {Standing.LEFT, Standing.LEFT_OR_LEAVING}
"""How states stood is asked for by these, and not what they did in a time."""
_EDGES = frozenset({Aspect.FIRST, Aspect.LAST})
_MOST_EFFECTS = 5
_MOST_TREATIES = 5
_MOST_NAMED = 40


def _no_status(treaty: NamedEntry) -> str:
    return f"No treaty action under the {treaty.name} is recorded in Rapporteur, so no status can be computed."


class TreatyOutcomes:
    """Answers one question about treaties."""

    def __init__(self, case: Case) -> None:
        self.search = case.search
        self.particulars = case.particulars
        self.lexicon = case.lexicon
        self.treaties = Treaties(case.session, case.lexicon, case.search.ceiling)
        self.query = case.query
        self.line = case.understanding.line
        self.telling = case.understanding.telling
        self.shape = case.understanding.shape
        self.today = case.today
        self.nothing, self.listed = case.nothing, case.listed
        self.texts = TreatyTexts(case)
        self._with_the_opening_day()

    def status(self) -> Outcome:
        """Say whether states are bound on a day, or which states are."""
        treaty, states = self._treaty(), self._states()
        on = self.query.on or self.today
        if told := self._unknown_group() or self._objections(treaty, states, on):
            return told
        if treaty is None and Action.SUSPENSION_CLAIMED in self.query.actions:
            treaty = next(iter(self.treaties.with_suspensions()), None)
        if treaty is None and (left := self._treaties_left(states)):
            return self._standing_of(states, left, on)
        if treaty is None:
            if states and (not self.query.actions or (self.shape and Meaning.WHICH_TREATY in self.shape.meanings)):
                return self._under_each(states, on)
            return self._acts(states)
        named = [self.treaties.entry(key) for key in self.query.treaties[:_MOST_TREATIES]] if states else []
        asked = named or [treaty]
        without = [each for each in asked if not self.treaties.has_actions(each)]
        unknown = [_no_status(each) for each in without]
        if len(without) == len(asked):
            return Outcome(" ".join(unknown))
        if not states:
            return self._which_states(treaty, on)
        if Action.OBJECTION in self.query.actions:
            return self._acts(states)
        told = self._standing_of(states, [each for each in asked if each not in without], on)
        return replace(told, headline=" ".join((told.headline, *unknown)))

    def _unknown_group(self) -> Outcome | None:
        """Say that it is not recorded which states are meant: a list of all of them would not be one of *African states*."""
        meant = groups_unknown(self.shape) if self.shape is not None and not self._own_states() else ()
        if not meant:
            return None
        said = listed([f"“{each}”" for each in meant])
        return Outcome(f"Which states are meant by {said} is not recorded in Rapporteur, so no list of them can be given.")

    def _standing_of(self, states: Sequence[NamedEntry], treaties: Sequence[NamedEntry], on: date) -> Outcome:
        """Say of each state how it stands under each treaty."""
        lines: list[str] = []
        ids: list[int] = []
        values: list[dict[str, Any]] = []
        assumptions: list[str] = []
        for treaty, state in product(treaties, states):
            status = self.treaties.status(state, treaty, on)
            objectors = self.treaties.objectors(status)
            lines.append(status_line(state, treaty, status, on, self.today, objectors))
            ids += (*status.actions, *(each.action for each in status.objections))
            values.append(status_value(state, treaty, status, on, objectors))
            assumptions += status.assumptions
        value = values[0] if len(values) == 1 else {"states": values}
        return Outcome(" ".join(lines), tuple(ids), len(ids), value, assumptions=tuple(dict.fromkeys(assumptions)))

    def count(self) -> Outcome:
        """Count the states that are bound, have signed only, or have left."""
        treaty = self._treaty()
        on = self.query.on or self.today
        if found := self._unknown_group() or self._objections(treaty, self._states(), on):
            return found
        if treaty is None or not self.treaties.has_actions(treaty):
            return self.nothing(self.query)
        lists = self._lists(treaty, on)
        told = lists.unknown_members() or self._under_all(on, counts=True)
        return told or self._acted_in_time(treaty, on) or lists.count(asked_by(self.query.standing))

    def when(self) -> Outcome:
        """Give the date of a treaty action, or of the treaty itself."""
        treaty, states = self._treaty(), self._states()
        edge = self.query.actions and self.query.aspect in _EDGES
        if not states and treaty is not None and edge and self.treaties.has_actions(treaty):
            return self._which_states(treaty, self.today)  # when did the last EU member join
        if not states and treaty is not None and self.query.actions and LEAVING.search(self.line):
            return Outcome(f"Whose withdrawal from the {treaty.name} is not said: ask with the state's name.")
        if not states:
            return self.texts.date_of(treaty) if treaty is not None else self.nothing(self.query)
        action = self.query.actions[0] if self.query.actions else None
        is_bound = BOUND.search(self.line) and not NO_LONGER.search(self.line)
        consents = action is Action.RATIFICATION or (action is None and is_bound)
        wanted = CONSENTS_TO_BE_BOUND if consents else (action,) if action else ()
        query = replace(
            self.query,
            kinds=(Kind.TREATY_ACTION,),
            actors=(),
            anyone=(),
            speakers=tuple(state.key for state in states),
            actions=tuple(each for each in wanted if each),
            said=self.query.said,
        )
        found = self.search.find(query)
        if not found.total and (query.said or query.in_any):  # some print the 27th and some the 28th: which is it
            query = replace(query, said=Span(), in_any=())
            found = self.search.find(query)
        if not found.total:
            return self.nothing(query)
        found = self._told_apart(query, found)
        effect = self.treaties.effect_date(found.ids[0]) if self._means_effect(action) else None
        dated = effect or self.treaties.action_date(found.ids[0], action)
        if effect is None:
            return Outcome(self._dated(dated, found.ids[0]), found.ids, found.total, value_of(dated), query=query)
        lines = [self._effect(each) for each in found.ids[:_MOST_EFFECTS]]
        return Outcome(lines[0], found.ids, found.total, value_of(dated), notices=tuple(lines[1:]), query=query)

    def _told_apart(self, query: Query, found: Found) -> Found:
        """Keep those of several treaty actions that a plain word of the question tells from the others: *decree*."""
        for word in self.telling if found.total > 1 else ():
            fewer = self.search.find(query, words=(word,))
            if 0 < fewer.total < found.total:
                return fewer
        return found

    def _effect(self, record_id: int) -> str:
        """Say when a treaty action took effect, or will, or that it is not known."""
        line = self.search.summary(record_id)
        dated = self.treaties.effect_date(record_id)
        if dated is None or dated.earliest is None or dated.latest is None:
            return f"No day of effect is recorded: {line}"
        if dated.latest <= self.today:
            return f"In effect since {dated}: {line}"
        return f"{'Takes effect' if dated.earliest > self.today else 'Takes effect, or took effect,'} on {dated}: {line}"

    def _which_states(self, treaty: NamedEntry, on: date) -> Outcome:
        lists = self._lists(treaty, on)
        if told := lists.unknown_members() or self._under_all(on, counts=False):
            return told
        if Action.SUSPENSION_CLAIMED in self.query.actions and (found := lists.suspensions()):
            return found
        if Action.OBJECTION in self.query.actions or Action.SUSPENSION_CLAIMED in self.query.actions:
            return self._acts(())
        asked = asked_by(self.query.standing)
        told = self._acted_in_time(treaty, on) or lists.states(asked)
        others = lists.other_members(asked) if OF_ALL_MEMBERS.search(self.line) else ()
        return replace(told, notices=(*told.notices, *others))

    def _acted_in_time(self, treaty: NamedEntry, on: date) -> Outcome | None:
        """List who did within a time, or by a day, what is asked for; None where it is asked how states stand."""
        return self._left_in_time(treaty) or self._in_time(treaty) or self._acted(treaty, on)

    def _left_in_time(self, treaty: NamedEntry) -> Outcome | None:
        """List the states whose withdrawals take effect within a time; None where notices, or no such time, are asked for."""
        asked = self.query.said
        days = Span(asked.first, asked.last or self.today)  # who has left since then
        leaves = Action.WITHDRAWAL in self.query.actions and self.query.standing in {None, Standing.LEFT}
        notices = NOTICE.search(self.line) and not TOOK_EFFECT.search(self.line)
        if not leaves or days.first is None or days.last is None or notices or AS_OF.search(self.line):
            return None
        found = self._taking_effect(self.search.find(replace(self._by_states(treaty), actions=(Action.WITHDRAWAL,))).ids, days)
        states = sorted(self.particulars.playing(found, (Role.STATE,)), key=lambda state: state.name)
        when = f"on {spoken(days.first)}" if days.first == days.last else f"in the time asked for ({span_said(asked)})"
        left = "left" if days.last <= self.today else f"left or {'are' if len(found) > 1 else 'is'} to leave"
        said = f"{self._lists(treaty, self.today).counted_members(len(found))} {left} the {treaty.name} {when}"
        value = {"count": len(found), "treaty": treaty.key, "states": [state.key for state in states]}
        headline = f"{said}, by the day on which a withdrawal takes effect, as recorded in Rapporteur"
        names = f": {many([state.name for state in states], _MOST_NAMED)}" if states else ""
        return Outcome(f"{headline}{names}.", found, len(found), value)

    def _by_states(self, treaty: NamedEntry) -> Query:
        """Give what asks for the acts of all states that are asked about under a treaty."""
        return Query(
            kinds=(Kind.TREATY_ACTION,),
            treaties=(treaty.key,),
            groups=self.query.groups,
            not_groups=self.query.not_groups,
            not_speakers=self.query.not_speakers,
        )

    def _in_time(self, treaty: NamedEntry) -> Outcome | None:
        """List who consented, signed or gave notice within a time, or first or last; None where a standing is asked for."""
        action = next(iter(self._actions()), None)
        standing = self.query.standing in _STANDING or AS_OF.search(self.line)
        told = _DID_IN_TIME.get(action) if action else None
        is_dated = self.query.said.first is not None
        if told is None or standing or not (is_dated or self.query.aspect in _EDGES):
            return None
        if action is Action.WITHDRAWAL and (TOOK_EFFECT.search(self.line) or not NOTICE.search(self.line)):
            return None  # who left is told by when it took effect
        acts, did = told
        found = self.search.find(replace(self._by_states(treaty), actions=acts, said=self.query.said))
        lists = self._lists(treaty, self.query.said.last or self.today)
        states = self.particulars.names(found.ids, (Role.STATE,))
        names = many(states, _MOST_NAMED)
        when = f" in the time asked for ({span_said(self.query.said)})" if is_dated else ""
        said = f"{lists.counted_members(len(states))} {did} the {treaty.name}{when}, by what is recorded in Rapporteur"
        value = {"count": len(states), "treaty": treaty.key}
        ids = (*found.ids, *self._said_by_deciders(treaty, action, found.ids))
        return Outcome(f"{said}{f': {names}' if names else ''}.", ids, len(ids), value)

    def _acted(self, treaty: NamedEntry, on: date) -> Outcome | None:
        """List who signed a treaty by a day, bound since or not, acceded, or applied it provisionally; None of other acts.

        Who ratified is told so only of a day before the treaty was in force: after it, states are bound or not.
        """
        action = next((each for each in self._actions() if each in _SAID_OF_ACTS or self._is_too_early(treaty, on)), None)
        told = _DID_IN_TIME.get(action) if action else None
        if told is None or self.query.standing is not None:
            return None
        acts, did = told
        found = self.search.find(replace(self._by_states(treaty), actions=acts, said=Span(None, on)))
        states = self.particulars.names(found.ids, (Role.STATE,))
        said = self._lists(treaty, on).acted(len(states), did)
        names = many(states, _MOST_NAMED)
        value = {"count": len(states), "treaty": treaty.key, "on": on.isoformat()}
        recorded = f", by what is recorded in Rapporteur{f': {names}' if names else ''}."
        ids = (*found.ids, *self._said_by_deciders(treaty, action, found.ids))
        return Outcome(f"{said}{recorded}", ids, len(ids), value)

    def _said_by_deciders(self, treaty: NamedEntry, action: Action | None, decisions: Sequence[int]) -> tuple[int, ...]:
        """Give what the organs of the states that decided something said on the treaty; nothing beside other acts."""
        states = self.particulars.playing(decisions, (Role.STATE,)) if action is Action.DOMESTIC_DECISION else []
        if not states:
            return ()
        organs = Query(kinds=(Kind.POSITION,), treaties=(treaty.key,), speaker_types=(ActorType.STATE_ORGAN,))
        said = replace(organs, speakers=tuple([state.key for state in states]), said=self.query.said)
        return self.search.find(said, votes=False).ids

    def _is_too_early(self, treaty: NamedEntry, on: date) -> bool:
        """Tell whether nobody was bound on a day, since the treaty entered into force later: consents were deposited then."""
        in_force = self.treaties.treaty(treaty).in_force
        return in_force is not None and in_force.earliest is not None and in_force.earliest > on

    def _with_the_opening_day(self) -> None:
        """Put a treaty's own day in the place of words: *on the very day it was opened for signature*."""
        treaty = self._treaty()
        if treaty is not None and not self.query.said and OPENING_DAY.search(self.line):
            opened = self.treaties.treaty(treaty).opened
            if opened is not None and opened.earliest is not None and opened.earliest == opened.latest:
                self.query = replace(self.query, said=Span(opened.earliest, opened.earliest), on=opened.earliest)

    def _actions(self) -> Sequence[Action]:
        """Give the acts that are asked for: whoever acceded is no other that is bound, though all of them consented."""
        acceded = Action.RATIFICATION in self.query.actions and ACCEDED.search(self.line)
        return (Action.ACCESSION,) if acceded else self.query.actions

    def _under_all(self, on: date, *, counts: bool) -> Outcome | None:
        """List or count the states that stand as asked under several treaties; None of one, or where not all have actions."""
        treaties = [self.treaties.entry(key) for key in self.query.treaties[:_MOST_TREATIES]]
        if len(treaties) < 2 or not all(map(self.treaties.has_actions, treaties)):
            return None
        asked = asked_under_each(treaties, self.shape, self.line, self.query.standing)
        return states_under_all([(self._lists(treaty, on), each) for treaty, each in asked], counts=counts)

    def _lists(self, treaty: NamedEntry, on: date) -> TreatyLists:
        left_out = {state.id for state in self._as_states(self.query.not_speakers)}
        groups, not_groups = self._groups(self.query.groups), self._groups(self.query.not_groups)
        return TreatyLists(self.treaties, treaty, on, today=self.today, groups=groups, not_groups=not_groups, left_out=left_out)

    def _under_each(self, states: Sequence[NamedEntry], on: date) -> Outcome:
        """Say how states stand to every treaty of the register, or to those that cover the weapons named."""
        treaties = [replace(entry, name=name_of(entry)) for entry in self.lexicon.entries(Kind.TREATY)]
        if self.query.weapons:
            weapons = [each for key in self.query.weapons for each in self.lexicon.below(self.treaties.entry(key).id)]
            covering = {each[1].id for weapon in weapons for each in self.treaties.coverage(self.lexicon.named(weapon))}
            treaties = [entry for entry in treaties if entry.id in covering]
        computed = [entry for entry in treaties if self.treaties.has_actions(entry)]
        if not computed:
            return self.nothing(self.query)
        standings = [
            StateStanding(state, {each: self.treaties.status(state, each, on) for each in computed}) for state in states
        ]
        lines = [each.said(on, today=self.today) for each in standings]
        ids = tuple(action for each in standings for action in each.actions)
        values = [each.value(on) for each in standings]
        left = [entry.name for entry in treaties if entry not in computed]
        notices = [f"No treaty action is recorded in Rapporteur under the {many(left, 4)}."] if left else []
        assumptions = dict.fromkeys(said for each in standings for said in each.assumptions)
        value = values[0] if len(values) == 1 else {"states": values}
        return Outcome(" ".join(lines), ids, len(ids), value, assumptions=tuple(assumptions), notices=tuple(notices))

    def _objections(self, treaty: NamedEntry | None, states: Sequence[NamedEntry], on: date) -> Outcome | None:
        """List who objects to a claimed suspension, under the treaty named or else the first that one is claimed of."""
        if Action.OBJECTION not in self.query.actions:
            return None
        for each in [treaty] if treaty is not None else self.treaties.with_suspensions():
            lists = self._lists(each, on)
            if found := lists.objections(states):
                return found
        return None

    def _means_effect(self, action: Action | None) -> bool:
        """Tell whether a date is asked for on which something took effect: a state left when its withdrawal did."""
        asked = NOT_ASKED.sub("", self.line)
        if action is Action.WITHDRAWAL and not NOTICE.search(asked):
            return self.query.aspect is not Aspect.NOTICE or EFFECT.search(asked) is not None
        return EFFECT.search(asked) is not None

    def _effective(self, query: Query) -> Outcome | None:
        """List the acts that took effect, or will, within a time, where no treaty is named; None where there are none."""
        ids = self._taking_effect(self.search.find(replace(query, said=Span())).ids, query.said)
        if not ids:
            return None
        first, *others = [self._effect(each) for each in ids[:_MOST_EFFECTS]]
        return Outcome(first, ids, len(ids), notices=tuple(others))

    def _taking_effect(self, found: Sequence[int], days: Span) -> tuple[int, ...]:
        """Keep those of some acts that take effect within a time."""
        dates = self.treaties.effect_dates(found)
        return tuple(
            each
            for each in found
            if (effect := dates.get(each)) and effect.earliest and effect.latest
            if (days.first is None or effect.earliest >= days.first) and (days.last is None or effect.latest <= days.last)
        )

    def _acts(self, states: Sequence[NamedEntry]) -> Outcome:
        """List what states did under any treaty, where no treaty is named."""
        query = replace(self.query, speakers=tuple(state.key for state in states), actors=(), anyone=(), on=None)
        if query.said and EFFECT.search(self.line) and (effective := self._effective(query)):
            return effective
        found = self.search.find(query)
        if not found.total:
            return self.nothing(query)
        return self.listed(found, Kind.TREATY_ACTION, query)

    def _treaties_left(self, states: Sequence[NamedEntry]) -> list[NamedEntry]:
        """Give the treaties of a state's withdrawals, where it is asked how those stand on a day: *is it in force by May*."""
        if len(states) != 1 or self.query.on is None or self.query.actions != (Action.WITHDRAWAL,):
            return []
        acts = Query(kinds=(Kind.TREATY_ACTION,), speakers=(states[0].key,), actions=(Action.WITHDRAWAL,))
        return self.treaties.of_actions(self.search.find(acts).ids)

    def _dated(self, dated: FuzzyDate | None, record_id: int) -> str:
        line = self.search.summary(record_id)
        return f"{dated}: {line}" if dated else line

    def _own_states(self) -> list[NamedEntry]:
        """Give the states that are asked about themselves, and not for what others say of their acts."""
        return [] if Action.OBJECTION in self.query.actions else self._states()

    def _treaty(self) -> NamedEntry | None:
        return self.treaties.entry(self.query.treaties[0]) if self.query.treaties else None

    def _groups(self, keys: Iterable[str]) -> list[NamedEntry]:
        return list(map(self.treaties.entry, keys))

    def _states(self) -> list[NamedEntry]:
        keys = (*self.query.actors, *self.query.speakers, *self.query.anyone)
        return self._as_states(keys)

    def _as_states(self, keys: Sequence[str]) -> list[NamedEntry]:
        """Give the states behind actors: a parliament stands for its state."""
        found: list[NamedEntry] = []
        for key in keys:
            entry_id = self.lexicon.id_of(key)
            chain = [] if entry_id is None else [entry_id, *self.lexicon.above(entry_id)]
            found += [entry for each in chain if (entry := self.lexicon.named(each)).subtype == ActorType.STATE][:1]
        return list(dict.fromkeys(found))
