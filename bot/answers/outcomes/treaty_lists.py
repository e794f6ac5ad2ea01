"""Which states stand how to a treaty on a day: bound, not bound, leaving; and who objects to a claimed suspension."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.treaties import Treaties
from bot.answers.query import Standing
from bot.answers.wording import listed, many
from bot.names.lexicon import NamedEntry
from bot.register.dates import spoken
from bot.register.treaties.status import OUTSIDE, PARTIES, TreatyStatus
from bot.register.vocabulary import SUSPENSION_CLAIMED, PartyStatus

_MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """The statuses that a question asks for, and how a sentence says them.

    `without_consent` leaves out whoever has deposited a consent that binds it later.
    """

    statuses: tuple[PartyStatus, ...]
    said: str
    without_consent: bool = False

    def holds(self, status: TreatyStatus) -> bool:
        """Tell whether a state stands so."""
        return status.status in self.statuses and not (self.without_consent and status.binds_from)

    def by_number(self, count: int, *, is_today: bool) -> str:
        """Say it of one state or none, or of more; in the present of today."""
        were, had = ("are", "have") if is_today else ("were", "had")
        if count < 2:
            were, had = ("is", "has") if is_today else ("was", "had")
        return self.said.replace("were ", f"{were} ").replace("had ", f"{had} ")


_ASKED: Mapping[Standing | None, Asked] = {
    None: Asked(PARTIES, "were bound by"),
    Standing.NOT_PARTY: Asked(OUTSIDE, "were not party to"),
    Standing.NEVER_PARTY: Asked((PartyStatus.SIGNATORY, PartyStatus.NOT_PARTY), "had never been party to"),
    Standing.NOT_SIGNED: Asked((PartyStatus.NOT_PARTY,), "were neither signatory nor party to"),
    Standing.ONLY_SIGNED: Asked((PartyStatus.SIGNATORY,), "had signed, and were not bound by,"),
    Standing.NOT_RATIFIED: Asked(
        (PartyStatus.SIGNATORY,), "had signed, and had deposited no consent to be bound by,", without_consent=True
    ),
    Standing.LEFT: Asked((PartyStatus.WITHDRAWN,), "had left"),
    Standing.LEAVING: Asked((PartyStatus.WITHDRAWAL_PENDING,), "had a withdrawal pending from"),
    Standing.LEFT_OR_LEAVING: Asked(
        (PartyStatus.WITHDRAWN, PartyStatus.WITHDRAWAL_PENDING), "had left, or had a withdrawal pending from,"
    ),
}


def asked_by(standing: Standing | None) -> Asked:
    """Give which states are asked for: by default those that are bound."""
    return _ASKED[standing]


class TreatyLists:
    """Lists of states under one treaty on one day."""

    def __init__(
        self,
        treaties: Treaties,
        treaty: NamedEntry,
        on: date,
        *,
        today: date,
        groups: Sequence[NamedEntry] = (),
        not_groups: Sequence[NamedEntry] = (),
        left_out: Collection[int] = (),
    ) -> None:
        """Keep what computes, the treaty, the days, and of whom alone and without whom it lists: organisations and states."""
        self.treaties, self.treaty, self.on, self.today = treaties, treaty, on, today
        self.groups, self.not_groups = groups, not_groups
        self.members = {each for group in groups for each in treaties.lexicon.members(group.id)}
        self.left_out = {*left_out, *(each for group in not_groups for each in treaties.lexicon.members(group.id))}
        self.standing = treaties.standing(treaty, on)

    def unknown_members(self) -> Outcome | None:
        """Say that no member of an organisation is recorded, where so: who of them is bound can't be told then."""
        asked = () if self.members else self.groups
        unknown = [each for each in (*asked, *self.not_groups) if not self.treaties.lexicon.members(each.id)]
        if not unknown:
            return None
        of = listed([each.name for each in unknown])
        none = f"No member of the {of} is recorded in Rapporteur"
        return Outcome(f"{none}, so no list of its members can be given for the {self.treaty.name}.")

    def states(self, asked: Asked) -> Outcome:
        """List the states that stand as asked, with the records that make them so."""
        found = self.standing_as(asked)
        names = [state.name for state in found]
        ids = tuple(status.actions[0] for status in found.values() if status.actions)
        value = {**self._counted(found), "states": [state.key for state in found]}
        headline = f"{self._said(asked, len(found))}{f': {many(names, _MOST_NAMED)}' if names else ''}."
        notices = [self._without_action(found)] if {*OUTSIDE} >= {*asked.statuses} > {PartyStatus.NOT_PARTY} else []
        if asked.statuses == (PartyStatus.WITHDRAWAL_PENDING,):
            left = self._having(PartyStatus.WITHDRAWN)
            notices = [f"{_states(len(left))} had left by then: {many([each.name for each in left])}."] if left else []
            if not ids and left:
                gone = tuple(status.actions[0] for status in left.values())
                return Outcome(headline, gone, 0, value, nearest=True, notices=tuple(notices))
        return Outcome(
            headline, ids, len(ids), value, assumptions=self.uncertain(asked, found), notices=tuple(filter(None, notices))
        )

    def other_members(self, asked: Asked) -> tuple[str, ...]:
        """Name the members of the organisations asked about that do not stand so: *has every EU member joined*."""
        found = {state.id for state in self.standing_as(asked)}
        others = sorted(entry.name for entry in self.treaties.named(self.members - found - self.left_out))
        of = listed([each.name for each in self.groups])
        return (f"The other members of the {of}: {many(others, _MOST_NAMED)}.",) if others else ()

    def count(self, asked: Asked) -> Outcome:
        """Count the states that stand as asked; the records are shown, but for the many that make parties."""
        found = self.standing_as(asked)
        shown = {} if PartyStatus.STATE_PARTY in asked.statuses else found
        ids = tuple(status.actions[0] for status in shown.values() if status.actions)
        total = len(found)
        return Outcome(
            f"{self._said(asked, total)}.", ids, total, self._counted(found), assumptions=self.uncertain(asked, found)
        )

    def suspensions(self) -> Outcome | None:
        """List the states that claim a suspension, with the objections to it; None where none does."""
        claiming = self._claiming(())
        if self.groups:
            claiming = {state: status for state, status in claiming.items() if state.id in self.members}
        claiming = {state: status for state, status in claiming.items() if state.id not in self.left_out}
        if not claiming:
            return None
        lines = [
            f"{state.name} says that it suspended the {self.treaty.name}; that is contested, and no withdrawal"
            f"{_objected(self.treaties.objectors(status))}."
            for state, status in claiming.items()
        ]
        ids = [each for status in claiming.values() for each in _claim_and_objections(status)]
        value = {**self._counted(claiming), "states": [state.key for state in claiming]}
        return Outcome(" ".join(lines), tuple(ids), len(ids), value, assumptions=_assumptions(claiming.values()))

    def objections(self, named: Sequence[NamedEntry]) -> Outcome | None:
        """List who objects to a claimed suspension; None where none is claimed.

        `named` are the states of the question: those that claim one, and those that may have objected.
        """
        claiming = self._claiming(named)
        if not claiming:
            return None
        objectors = [state.id for state in named if state not in claiming]
        made = [each for status in claiming.values() for each in status.objections if not objectors or each.state in objectors]
        made = [each for each in made if each.state not in self.left_out]
        if self.groups:
            made = [each for each in made if each.state in self.members]
        states = sorted(self.treaties.named(dict.fromkeys(each.state for each in made)), key=lambda state: state.name)
        claimed = f"the suspension of the {self.treaty.name} that {listed([state.name for state in claiming])} claims"
        of = f" of {listed([state.name for state in named if state.id in objectors])}" if objectors else ""
        said = f"{_states(len(states))} objected to {claimed}" if states else f"No objection{of} to {claimed}"
        recorded = (
            f", by what is recorded in Rapporteur by {spoken(self.on)}"
            if states
            else f" is recorded in Rapporteur by {spoken(self.on)}"
        )
        headline = f"{said}{recorded}{f': {listed([state.name for state in states])}' if states else ''}."
        claims = dict.fromkeys(each for status in claiming.values() for each in status.claims)
        value = {**self._counted(states), "states": [state.key for state in states]}
        return Outcome(
            headline,
            (*(each.action for each in made), *claims),
            len(made),
            value,
            assumptions=_assumptions(claiming.values()),
        )

    def not_objecting(self) -> Outcome | None:
        """List the parties of which no objection to a claimed suspension is recorded; None where none is claimed."""
        claiming = self._claiming(())
        if not claiming:
            return None
        made = {each.state for status in claiming.values() for each in status.objections}
        found = {state: status for state, status in self._having(*PARTIES).items() if state not in claiming}
        silent = {state: status for state, status in found.items() if state.id not in made}
        claimed = f"the suspension of the {self.treaty.name} that {listed([state.name for state in claiming])} claims"
        names = f": {many([state.name for state in silent], _MOST_NAMED)}" if silent else ""
        of = f"Of {self.counted_members(len(silent)).replace('No state', 'no state')} bound by the {self.treaty.name}"
        headline = f"{of} no objection to {claimed} is recorded in Rapporteur by {spoken(self.on)}{names}."
        claims = tuple(dict.fromkeys(each for status in claiming.values() for each in status.claims))
        return Outcome(headline, claims, len(silent), {**self._counted(silent), "states": [state.key for state in silent]})

    def _claiming(self, named: Sequence[NamedEntry]) -> dict[NamedEntry, TreatyStatus]:
        """Give the states that claim a suspension, in whatever organisation they are: of these, those that were named."""
        bound = self._by_name(self.standing.having(*PARTIES))
        found = {state: status for state, status in bound.items() if SUSPENSION_CLAIMED in status.flags}
        return {state: status for state, status in found.items() if state in named} or found

    def standing_as(self, asked: Asked) -> dict[NamedEntry, TreatyStatus]:
        """Give the states that stand as asked, by name."""
        return {state: status for state, status in self._having(*asked.statuses).items() if asked.holds(status)}

    def _having(self, *statuses: PartyStatus) -> dict[NamedEntry, TreatyStatus]:
        found = self.standing.having(*statuses)
        if self.groups:
            found = {state: status for state, status in found.items() if state in self.members}
        return self._by_name({state: status for state, status in found.items() if state not in self.left_out})

    def _by_name(self, found: Mapping[int, TreatyStatus]) -> dict[NamedEntry, TreatyStatus]:
        return {state: found[state.id] for state in sorted(self.treaties.named(found), key=lambda state: state.name)}

    def _said(self, asked: Asked, count: int) -> str:
        said = asked.by_number(count, is_today=self.on == self.today)
        when = f"{'as of' if self.on == self.today else 'on'} {spoken(self.on)}"
        return f"{self.counted_members(count)} {said} the {self.treaty.name} {when}, by what is recorded in Rapporteur"

    def acted(self, count: int, did: str) -> str:
        """Say how many states did something under the treaty by the day."""
        return f"{self.counted_members(count)} {did} the {self.treaty.name} by {spoken(self.on)}"

    def counted_members(self, count: int) -> str:
        """Say how many states, and of which organisations they are members."""
        group, others = listed([each.name for each in self.groups]), listed([each.name for each in self.not_groups], "or")
        members = f" that {'are members' if count > 1 else 'is a member'} of the {group}" if group else ""
        outside = f" outside of the {others}" if others else ""
        return f"{_states(count)}{members}{outside}"

    def _counted(self, found: Sequence[NamedEntry] | Mapping[NamedEntry, TreatyStatus]) -> dict[str, Any]:
        return {"count": len(found), "treaty": self.treaty.key, "on": self.on.isoformat()}

    def _without_action(self, found: Mapping[NamedEntry, TreatyStatus]) -> str:
        names = [state.name for state, status in found.items() if not status.actions and not status.is_uncertain]
        return f"Neither a signature nor a consent is recorded of these by that day: {listed(names)}." if names else ""

    def uncertain(self, asked: Asked, found: Mapping[NamedEntry, TreatyStatus]) -> tuple[str, ...]:
        """Name the states whose status on the day hangs on a day that is not recorded, counted in or not."""
        if not {PartyStatus.STATE_PARTY, PartyStatus.NOT_PARTY, PartyStatus.SIGNATORY}.intersection(asked.statuses):
            return ()
        unsure = [state for state, status in self._having(*PartyStatus).items() if status.is_uncertain]
        inside, outside = ([state.name for state in unsure if (state in found) is each] for each in (True, False))
        said = [f"{listed(names)} ({how})" for names, how in ((inside, "counted"), (outside, "not counted")) if names]
        return (f"Not certain on that day, since the day of an action is not recorded: {', '.join(said)}.",) if said else ()


def _claim_and_objections(status: TreatyStatus) -> Iterable[int]:
    return (*status.claims, *(each.action for each in status.objections))


def _objected(states: Sequence[NamedEntry]) -> str:
    return f" (objections are recorded of {listed([state.name for state in states])})" if states else ""


def _assumptions(statuses: Iterable[TreatyStatus]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for status in statuses for each in status.assumptions))


def _states(count: int) -> str:
    return f"{count:,} state{'' if count == 1 else 's'}" if count else "No state"
