"""Questions on what states did under treaties: a state's status, who is bound or has left, dates of treaty actions."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Any

from msgspec.structs import replace

from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.state_standing import StateStanding
from bot.answers.outcomes.treaties import status_line, status_value
from bot.answers.outcomes.treaties_together import asked_under_each, states_under_all
from bot.answers.outcomes.treaty_acts import EDGES, MOST_EFFECTS, TreatyActs
from bot.answers.outcomes.treaty_cues import (
    BOUND,
    EFFECT,
    EITHER,
    LEAVING,
    NO_LONGER,
    NOT_ASKED,
    NOT_OBJECTED,
    OF_ALL_MEMBERS,
    TO_A_WITHDRAWAL,
)
from bot.answers.outcomes.treaty_lists import asked_by
from bot.answers.outcomes.treaty_texts import value_of
from bot.answers.query import Aspect, Query, Span, Standing
from bot.answers.understanding.aspects import NOTICE
from bot.answers.understanding.decisions import DEPOSITED
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.unknown_groups import groups_unknown
from bot.answers.wording import listed, many, name_of
from bot.names.lexicon import NamedEntry
from bot.register.dates import FuzzyDate, spoken
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action, Kind

_OUTSIDE = frozenset({Standing.NOT_PARTY, Standing.NOT_SIGNED, Standing.NEVER_PARTY, Standing.NOT_RATIFIED})
_MOST_TREATIES = 5
_LONG_SINCE = 3
"""After so many years without an act a record is likely to have ended, and not what states do."""


def _no_status(treaty: NamedEntry) -> str:
    return f"No treaty action under the {treaty.name} is recorded in Rapporteur, so no status can be computed."


class TreatyOutcomes(TreatyActs):
    """Answers one question about treaties."""

    def status(self) -> Outcome:
        """Say whether states are bound on a day, or which states are."""
        return self._as_far_as_recorded(self._status())

    def _as_far_as_recorded(self, told: Outcome) -> Outcome:
        """Say how far the record of a treaty reaches, where that is long before the day asked about."""
        treaty, on = self._treaty(), self.query.on or self.today
        last = self.treaties.last_act(treaty) if treaty is not None and told.value is not None else None
        if treaty is None or last is None or on.year - last.year < _LONG_SINCE:
            return told
        said = f"The latest act under the {treaty.name} that is recorded in Rapporteur is of {spoken(last)}"
        return replace(told, notices=(*told.notices, f"{said}: what states did since may be missing."))

    def _status(self) -> Outcome:
        treaty, states = self._treaty(), self._states()
        on = self.query.on or self.today
        told = self._unknown_group() or self._objections(treaty, states, on)
        if told := told or self._only_decided() or self._under_any(on, states):
            return told
        if treaty is None and Action.SUSPENSION_CLAIMED in self.query.actions:
            treaty = next(iter(self.treaties.with_suspensions()), None)
        if treaty is None and (left := self._treaties_left(states)):
            return self._standing_of(states, left, on)
        if treaty is None:
            deposited = DEPOSITED.search(self.line)
            if (
                states
                and not deposited
                and (not self.query.actions or (self.shape and Meaning.WHICH_TREATY in self.shape.meanings))
            ):
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
        left_out = self._groups(self.query.groups)
        self.assumptions += [f"Not understood, and left out: “{each.name}”." for each in left_out]
        told = self._standing_of(states, [each for each in asked if each not in without], on)
        return self._with_decisions(states, treaty, replace(told, headline=" ".join((told.headline, *unknown))))

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
        return self._as_far_as_recorded(self._count())

    def _count(self) -> Outcome:
        treaty, states = self._treaty(), self._states()
        on = self.query.on or self.today
        if found := self._unknown_group() or self._objections(treaty, states, on) or self._only_decided():
            return found
        if found := self._decisions(states) or self._under_any(on, states):
            return found
        if treaty is None or not self.treaties.has_actions(treaty):
            return self.nothing(self.query)
        lists = self._lists(treaty, on)
        told = lists.unknown_members() or self._under_all(on, counts=True)
        return told or self._acted_in_time(treaty, on) or lists.count(asked_by(self.query.standing))

    def when(self) -> Outcome:
        """Give the date of a treaty action, or of the treaty itself."""
        treaty, states = self._treaty(), self._states()
        edge = self.query.actions and self.query.aspect in EDGES
        if not states and treaty is not None and edge and self.treaties.has_actions(treaty):
            return self._which_states(treaty, self.today)  # when did the last EU member join
        if not states and treaty is not None and self.query.standing is Standing.LEFT:
            left = self._which_states(treaty, self.today)
            return replace(left, notices=(*left.notices, *[self._effect(each) for each in left.ids[:MOST_EFFECTS]]))
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
        lines = [self._effect(each) for each in found.ids[:MOST_EFFECTS]]
        return Outcome(lines[0], found.ids, found.total, value_of(dated), notices=tuple(lines[1:]), query=query)

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

    def _under_all(self, on: date, *, counts: bool) -> Outcome | None:
        """List or count the states that stand as asked under several treaties; None of one, or where not all have actions."""
        treaties = [self.treaties.entry(key) for key in self.query.treaties[:_MOST_TREATIES]]
        if len(treaties) < 2 or not all(map(self.treaties.has_actions, treaties)):
            return None
        if acted := [found for each in treaties if (found := self._left_in_time(each) or self._in_time(each))]:
            return self._together(acted)  # which withdrawals there were under both since then
        asked = asked_under_each(treaties, self.shape, self.line, self.query.standing)
        any_of_them = EITHER.search(self.line) is not None and self.query.standing not in _OUTSIDE
        lists = [(self._lists(treaty, on), each) for treaty, each in asked]
        return states_under_all(lists, counts=counts, any_of_them=any_of_them)

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
            if TO_A_WITHDRAWAL.search(self.line) and (made := lists.objections(())):
                none = f"No objection to a withdrawal from the {each.name} is recorded in Rapporteur."
                return replace(made, headline=none, total=0, nearest=True, value={"count": 0}, notices=(made.headline,))
            found = lists.not_objecting() if NOT_OBJECTED.search(self.line) else lists.objections(states)
            if found:
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
        first, *others = [self._effect(each) for each in ids[:MOST_EFFECTS]]
        return Outcome(first, ids, len(ids), notices=tuple(others))

    def _acts(self, states: Sequence[NamedEntry]) -> Outcome:
        """List what states did under any treaty, where no treaty is named."""
        query = replace(self.query, speakers=tuple(state.key for state in states), actors=(), anyone=(), on=None)
        if query.said and EFFECT.search(self.line) and (effective := self._effective(query)):
            return effective
        found = self.search.find(query)
        if not found.total:
            return self._only_spoken_of(states) or self.nothing(query)
        return self.listed(found, Kind.TREATY_ACTION, query)

    def _only_spoken_of(self, states: Sequence[NamedEntry]) -> Outcome | None:
        """Say how states stand to treaties that they decided to leave or say they suspended: *is its withdrawal pending*."""
        if not states or self.query.actions != (Action.WITHDRAWAL,) or self.query.treaties or self.query.said:
            return None
        acts = Query(kinds=(Kind.TREATY_ACTION,), speakers=tuple([state.key for state in states]))
        steps = self.search.find(replace(acts, actions=(Action.DOMESTIC_DECISION, Action.SUSPENSION_CLAIMED)))
        treaties = self.treaties.of_actions(steps.ids)
        return self._standing_of(states, treaties, self.query.on or self.today) if treaties else None

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
