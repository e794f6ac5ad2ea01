"""What states did under treaties: who consented, signed, decided or left within a time or by a day, under which treaty."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.treaties import Treaties
from bot.answers.outcomes.treaty_cues import (
    AS_OF,
    CONSENTED_BY,
    COUNTS_STATES,
    IN_FORCE_DAY,
    INVASION_DAY,
    ONLY_DECIDED,
    OPENING_DAY,
    TOOK_EFFECT,
)
from bot.answers.outcomes.treaty_lists import TreatyLists, asked_by
from bot.answers.outcomes.treaty_texts import TreatyTexts
from bot.answers.query import Aspect, Intent, Query, Span, Standing
from bot.answers.search import Found
from bot.answers.understanding.aspects import NOTICE
from bot.answers.understanding.dates.relative import INVASION_BEGAN
from bot.answers.understanding.standings import CONSENTS
from bot.answers.wording import listed, many, span_said
from bot.names.lexicon import NamedEntry
from bot.register.dates import FuzzyDate, spoken
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action, ActorType, Kind, Role

_SAID_OF_ACTS = {
    Action.SIGNATURE: "signed",
    Action.ACCESSION: "acceded to",
    Action.SUCCESSION: "succeeded to",
    Action.ACCEPTANCE: "accepted",
    Action.APPROVAL: "approved",
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
EDGES = frozenset({Aspect.FIRST, Aspect.LAST})
MOST_EFFECTS = 5
_MOST_NAMED = 40


def _day_of(dated: FuzzyDate | None) -> date | None:
    """Give the day of a date that is one; None of any other."""
    return dated.earliest if dated is not None and dated.earliest == dated.latest else None


class TreatyActs:
    """What acts under treaties answer one question; `of_treaties` asks them beside how states stand."""

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
        self.assumptions = case.assumptions
        self.nothing, self.listed = case.nothing, case.listed
        self.texts = TreatyTexts(case)
        self._with_a_told_day()

    def _decisions(self, states: Sequence[NamedEntry]) -> Outcome | None:
        """Tell what was decided at home, where that is asked for of states: *how many votes did the Rada cast to leave*."""
        if not states or Action.DOMESTIC_DECISION not in self.query.actions:
            return None
        decisions = replace(self.query, kinds=(Kind.TREATY_ACTION,), actors=(), anyone=(), on=None, aspect=None)
        by_states = replace(decisions, speakers=tuple([state.key for state in states]), actions=(Action.DOMESTIC_DECISION,))
        asked = replace(by_states, said=self.query.said or Span(None, self.query.on))
        found = self._told_apart(asked, self.search.find(asked))
        if not found.total:
            return None
        lines = " ".join(map(self.search.summary, found.ids[:MOST_EFFECTS]))
        return Outcome(lines, found.ids, found.total, {"count": found.total})

    def _with_decisions(self, states: Sequence[NamedEntry], treaty: NamedEntry, told: Outcome) -> Outcome:
        """Tell before how states stand what they decided at home, where that is asked for, or that it is not recorded."""
        if Action.DOMESTIC_DECISION not in self.query.actions:
            return told
        if decided := self._decisions(states):
            ids = tuple(dict.fromkeys((*decided.ids, *told.ids)))
            return replace(told, headline=f"{decided.headline} {told.headline}", ids=ids, total=len(ids))
        of = listed([state.name for state in states])
        none = f"No domestic decision of {of} on the {treaty.name} is recorded in Rapporteur."
        return replace(told, notices=(*told.notices, none))

    def _only_decided(self) -> Outcome | None:
        """List those who decided to leave, and of whom no withdrawal is recorded; None where others are asked for."""
        if not ONLY_DECIDED.search(self.line) or self._states():
            return None
        acts = Query(kinds=(Kind.TREATY_ACTION,), treaties=self.query.treaties, groups=self.query.groups)
        decided = self.search.find(replace(acts, actions=(Action.DOMESTIC_DECISION,)))
        told = []
        for treaty in self.treaties.of_actions(decided.ids):
            under = replace(acts, treaties=(treaty.key,))
            gone = self.search.find(replace(under, actions=(Action.WITHDRAWAL,))).ids
            left = set(self.particulars.playing(gone, (Role.STATE,)))
            decisions = self.search.find(replace(under, actions=(Action.DOMESTIC_DECISION,))).ids
            kept = tuple(
                [each for each in decisions if not left.intersection(self.particulars.playing((each,), (Role.STATE,)))]
            )
            told.append(self._decided_only(treaty, kept))
        return self._together([each for each in told if each.total] or told[:1])

    def _decided_only(self, treaty: NamedEntry, decisions: tuple[int, ...]) -> Outcome:
        states = self.particulars.names(decisions, (Role.STATE,))
        said = f"{self._lists(treaty, self.today).counted_members(len(states))} took a domestic decision on the {treaty.name}"
        names = f": {many(states, _MOST_NAMED)}" if states else ""
        headline = f"{said} and deposited no withdrawal, by what is recorded in Rapporteur{names}."
        return Outcome(headline, decisions, len(decisions), {"count": len(states), "treaty": treaty.key})

    def _under_any(self, on: date, states: Sequence[NamedEntry]) -> Outcome | None:
        """List or count withdrawals under all treaties, where none is named; None where a state or another act is."""
        if states or self.query.treaties or self.query.actions[:1] != (Action.WITHDRAWAL,):
            return None
        if self.query.intent is Intent.TREATY_STATUS and self.query.said and TOOK_EFFECT.search(self.line):
            return None  # which withdrawals took effect in a time: each is told by its day
        if self.query.standing in _STANDING:
            on = self.query.said.last or on  # whose is pending then
        found = self.search.find(Query(kinds=(Kind.TREATY_ACTION,), actions=(Action.WITHDRAWAL,), groups=self.query.groups))
        treaties = sorted(self.treaties.of_actions(found.ids), key=lambda each: each.name)
        asked = asked_by(self.query.standing)
        return self._together([self._acted_in_time(each, on) or self._lists(each, on).states(asked) for each in treaties])

    def _together(self, told: Sequence[Outcome]) -> Outcome | None:
        """Put answers under several treaties together; one is left as it is."""
        if len(told) < 2:
            return next(iter(told), None)
        ids = tuple([each for outcome in told for each in outcome.ids])
        total = sum(outcome.total for outcome in told)
        states = self.particulars.playing(ids, (Role.STATE,)) if total else []
        of_states = COUNTS_STATES.search(self.line) is not None
        value = {"count": len(states) if of_states else total, "states": [state.key for state in states]}
        in_all = f"In all, {total:,} by {len(states):,} state{'' if len(states) == 1 else 's'}."
        lines = [outcome.headline for outcome in told]
        notices = tuple(dict.fromkeys(each for outcome in told for each in outcome.notices))
        assumptions = tuple(dict.fromkeys(each for outcome in told for each in outcome.assumptions))
        headline = " ".join([*lines, in_all] if total else lines)
        return Outcome(headline, ids, total, value, nearest=not total and bool(ids), notices=notices, assumptions=assumptions)

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
        return Outcome(f"{headline}{names}.", found, len(found), value, notices=self._noticed_in_time(treaty, found))

    def _noticed_in_time(self, treaty: NamedEntry, effective: Sequence[int]) -> tuple[str, ...]:
        """Name those who gave notice within the time asked for, but whose withdrawals take no effect in it."""
        given = self.search.find(replace(self._by_states(treaty), actions=(Action.WITHDRAWAL,), said=self.query.said)).ids
        others = self.particulars.names([each for each in given if each not in effective], (Role.STATE,))
        return (
            (f"Notice of a withdrawal was given in that time, with effect outside of it, by {many(others)}.",) if others else ()
        )

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
        if told is None or standing or not (is_dated or self.query.aspect in EDGES):
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

    def _acted_in_time(self, treaty: NamedEntry, on: date) -> Outcome | None:
        """List who did within a time, or by a day, what is asked for; None where it is asked how states stand."""
        return self._left_in_time(treaty) or self._in_time(treaty) or self._acted(treaty, on)

    def _acted(self, treaty: NamedEntry, on: date) -> Outcome | None:
        """List who signed a treaty by a day, bound since or not, acceded, or applied it provisionally; None of other acts.

        Who ratified is told so only of a day before the treaty was in force: after it, states are bound or not.
        """
        deposited = CONSENTED_BY.search(self.line)
        acted = (each for each in self._actions() if each in _SAID_OF_ACTS or deposited or self._is_too_early(treaty, on))
        action = next(acted, None)
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

    def _with_a_told_day(self) -> None:
        """Put a treaty's own day, or that of the invasion, in the place of words: *on the day it was opened for signature*."""
        if self.query.said or self.query.on:
            return
        treaty = self._treaty()
        told = self.treaties.treaty(treaty) if treaty is not None else None
        if told is not None and OPENING_DAY.search(self.line) and (opened := _day_of(told.opened)):
            self.query = replace(self.query, said=Span(opened, opened), on=opened)
        elif told is not None and (asked := IN_FORCE_DAY.search(self.line)) and (day := _day_of(told.in_force)):
            self._take_day(day - timedelta(1) if "before" in asked[0].split() else day)
        elif INVASION_DAY.search(self.line):
            self._take_day(INVASION_BEGAN)

    def _take_day(self, day: date) -> None:
        """Ask how states stood on a day that the question tells by what happened on it."""
        self.query = replace(self.query, on=day)
        self.assumptions.append(f"The day asked for was taken as {spoken(day)}.")

    def _actions(self) -> Sequence[Action]:
        """Give the acts that are asked for: whoever acceded is no other that is bound, though all of them consented."""
        consents = [action for action, cue in CONSENTS.items() if cue.search(self.line)]
        is_sure = Action.RATIFICATION in self.query.actions or consents != [Action.ACCESSION]
        return tuple(consents[:1]) if consents and is_sure else self.query.actions

    def _told_apart(self, query: Query, found: Found) -> Found:
        """Keep those of several treaty actions that a plain word of the question tells from the others: *decree*."""
        for word in self.telling if found.total > 1 else ():
            fewer = self.search.find(query, words=(word,))
            if 0 < fewer.total < found.total:
                return fewer
        return found

    def _lists(self, treaty: NamedEntry, on: date) -> TreatyLists:
        left_out = {state.id for state in self._as_states(self.query.not_speakers)}
        groups, not_groups = self._groups(self.query.groups), self._groups(self.query.not_groups)
        return TreatyLists(self.treaties, treaty, on, today=self.today, groups=groups, not_groups=not_groups, left_out=left_out)

    def _taking_effect(self, found: Sequence[int], days: Span) -> tuple[int, ...]:
        """Keep those of some acts that take effect within a time."""
        dates = self.treaties.effect_dates(found)
        return tuple(
            each
            for each in found
            if (effect := dates.get(each)) and effect.earliest and effect.latest
            if (days.first is None or effect.earliest >= days.first) and (days.last is None or effect.latest <= days.last)
        )

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
