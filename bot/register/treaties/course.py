"""What one state did under one treaty, and how it therefore stands on any day.

A consent binds from its effect until a withdrawal that was made after it takes effect; a consent given after that binds anew.
A withdrawal, a claimed suspension or a provisional application is taken back by a later declaration of the same state that
`contradicts` it; a withdrawal only before it takes effect, since after that the state has to join again.

Where the source gives a year and no day, an action counts from the last day that it can mean: nobody is called a party, or
said to have left, before it is certain. Each such choice is said in `assumptions`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.register.dates import FuzzyDate, spoken
from bot.register.model import Treaty
from bot.register.treaties.effect import Act, effect_of, made_on
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, PROVISIONAL, SUSPENSION_CLAIMED, Action, PartyStatus, Relation

_PROVISO = (
    "A withdrawal from this treaty takes no effect before the end of an armed conflict that the state is engaged in; whether "
    "that holds here is not judged."
)
_NO_CONSENT = "No consent to be bound is recorded; a state that withdraws is taken to have been a party."


@dataclass(frozen=True, slots=True)
class Objection:
    """A state's objection to a claimed suspension; `action` is its record."""

    state: int
    action: int
    made: FuzzyDate


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """A status on a day.

    `since` is the day from which it certainly holds, None for a state that never did anything; `since_bounds` what is known
    of that day. `withdrawal_effective` is when a deposited withdrawal takes or took effect, None where that is open, and
    `withdrawal_bounds` what is known of it; `binds_from` is when a consent that is deposited takes effect. `objections` are
    those made by that day to the suspensions that the state claims, whose records are `claims`. `actions` are the ids of the
    records that make the status, the deciding one first. `is_uncertain` tells that on this day the status hangs on when an
    action was made or took effect, and its source gives no day.
    """

    status: PartyStatus
    since: date | None = None
    since_bounds: FuzzyDate | None = None
    withdrawal_effective: date | None = None
    withdrawal_bounds: FuzzyDate | None = None
    binds_from: date | None = None
    flags: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    objections: tuple[Objection, ...] = ()
    actions: tuple[int, ...] = ()
    assumptions: tuple[str, ...] = ()
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class _Dated:
    """An action with the first and the last day on which it can have been made."""

    act: Act
    made: FuzzyDate
    made_first: date
    made_last: date


@dataclass(frozen=True, slots=True)
class _Step(_Dated):
    """A consent or a withdrawal, with the first and the last day on which it can take effect."""

    effect: FuzzyDate
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Period:
    """The time for which one consent binds. `ends` are the withdrawals made after it, the first to take effect first.

    `consent` is None where a withdrawal is recorded and what it withdraws is not.
    """

    consent: _Step | None
    start: date
    end: date | None
    ends: tuple[_Step, ...]

    @property
    def binds(self) -> bool:
        """Tell whether it ever binds: a consent that was taken back before it took effect does not."""
        return self.consent is None or self.end is None or self.start < self.end


class Course:
    """One state's actions under one treaty, read once; any number of days may be asked for."""

    def __init__(self, acts: Iterable[Act], treaty: Treaty, objections: Mapping[int, Sequence[Act]]) -> None:
        """Keep the actions; `objections` are those of any state, by the record that they object to."""
        self._dated = _dated(acts)
        self._revoked = _revocations(self._dated)
        self._objections = objections
        self._joined = list(_steps(self._dated, CONSENTS_TO_BE_BOUND, treaty))
        self._left = list(_steps(self._dated, (Action.WITHDRAWAL,), treaty))
        self._may_be_bare = treaty.in_force is not None
        self._not_in_conflict = bool((treaty.withdrawal_rule or {}).get("not_during_conflict"))
        self._periods = list(self._all_periods())

    def status(self, on: date) -> TreatyStatus:
        """Give the status on a day."""
        binding = [each for each in self._periods if each.start <= on and (each.end is None or on < each.end)]
        ended = [each for each in self._periods if each.end is not None and each.end <= on and each.binds]
        if binding:
            found = self._bound(binding, on)
        elif ended:
            found = self._joining(self._withdrawn(max(ended, key=lambda each: each.end or date.min)), on)
        else:
            found = self._joining(self._outside(on), on)
        unsure = tuple(self._not_certain(on))
        return replace(found, assumptions=(*unsure, *found.assumptions), is_uncertain=True) if unsure else found

    # --- the times for which the state is bound ------------------------------------------------------------------------

    def _all_periods(self) -> Iterator[_Period]:
        for consent in self._joined:
            yield self._period(consent, consent.last, [each for each in self._left if _follows(each, consent)])
        if self._may_be_bare:
            for withdrawal in self._left:
                if not any(_follows(withdrawal, consent) for consent in self._joined):
                    yield self._period(None, withdrawal.made_last, [withdrawal])

    def _period(self, consent: _Step | None, start: date, left: Iterable[_Step]) -> _Period:
        ends = sorted(left, key=lambda each: each.last)
        standing = [each for each in ends if self._revoked.get(each.act.id, date.max) >= each.last]
        return _Period(consent, start, standing[0].last if standing else None, tuple(ends))

    def _beginning(self, binding: Sequence[_Period]) -> _Period:
        """Give the period with which the unbroken time began: who joins again before leaving was bound all along."""
        first = min(binding, key=lambda each: (each.consent is None, each.start))
        while earlier := [
            each
            for each in self._periods
            if each.consent and each.start < first.start and (each.end is None or each.end >= first.start)
        ]:
            first = min(earlier, key=lambda each: each.start)
        return first

    # --- the status on a day -------------------------------------------------------------------------------------------

    def _bound(self, binding: Sequence[_Period], on: date) -> TreatyStatus:
        first = self._beginning(binding)
        consent = first.consent
        inside = TreatyStatus(PartyStatus.STATE_PARTY, assumptions=() if consent else (_NO_CONSENT,))
        if consent is not None:
            inside = replace(
                inside,
                since=consent.last,
                since_bounds=consent.effect,
                actions=(consent.act.id,),
                assumptions=() if consent.first == consent.last else (_bounds_only(consent),),
            )
        inside = self._suspended(inside, consent.first if consent else first.start, on)
        leaving = [self._leaving(each, on) for each in binding]
        notified = [each for each in leaving if each is not None]
        return self._pending(inside, max(notified, key=lambda each: each.last)) if len(notified) == len(leaving) else inside

    def _leaving(self, period: _Period, on: date) -> _Step | None:
        """Give the withdrawal that is deposited and not yet in effect, nor taken back by this day."""
        pending = (each for each in period.ends if each.made_last <= on < each.last)
        return next((each for each in pending if on < self._revoked.get(each.act.id, date.max)), None)

    def _pending(self, inside: TreatyStatus, withdrawal: _Step) -> TreatyStatus:
        return replace(
            inside,
            status=PartyStatus.WITHDRAWAL_PENDING,
            since=withdrawal.made_last,
            since_bounds=withdrawal.made,
            withdrawal_effective=None if withdrawal.last == date.max else withdrawal.last,
            withdrawal_bounds=withdrawal.effect,
            actions=(withdrawal.act.id, *inside.actions),
            assumptions=(*inside.assumptions, *self._proviso(withdrawal)),
        )

    def _suspended(self, inside: TreatyStatus, since: date, on: date) -> TreatyStatus:
        claims = [each.act.id for each in self._declared(Action.SUSPENSION_CLAIMED, on) if each.made_last >= since]
        if not claims:
            return inside
        against = _dated(act for claim in claims for act in self._objections.get(claim, ()))
        made = [each for each in against if each.made_last <= on]
        perhaps = sum(each.made_first <= on < each.made_last for each in against)
        return replace(
            inside,
            flags=(*inside.flags, SUSPENSION_CLAIMED),
            claims=tuple(claims),
            objections=tuple(Objection(each.act.state, each.act.id, each.made) for each in made),
            actions=(*inside.actions, *claims),
            assumptions=(*inside.assumptions, *([_perhaps_objected(perhaps)] if perhaps else [])),
        )

    def _withdrawn(self, period: _Period) -> TreatyStatus:
        withdrawal = next(each for each in period.ends if each.last == period.end)
        consents = (period.consent.act.id,) if period.consent else ()
        return TreatyStatus(
            PartyStatus.WITHDRAWN,
            since=withdrawal.last,
            since_bounds=withdrawal.effect,
            withdrawal_effective=withdrawal.last,
            withdrawal_bounds=withdrawal.effect,
            actions=(withdrawal.act.id, *consents),
            assumptions=(
                *(() if withdrawal.first == withdrawal.last else (_bounds_only(withdrawal),)),
                *self._proviso(withdrawal),
            ),
        )

    def _outside(self, on: date) -> TreatyStatus:
        signed = self._declared(Action.SIGNATURE, on)
        applied = self._declared(Action.PROVISIONAL_APPLICATION, on)
        found = TreatyStatus(
            PartyStatus.SIGNATORY if signed else PartyStatus.NOT_PARTY,
            flags=(PROVISIONAL,) if applied else (),
            actions=tuple(each.act.id for each in (*signed, *applied)),
        )
        return replace(found, since=signed[0].made_last, since_bounds=signed[0].made) if signed else found

    def _joining(self, outside: TreatyStatus, on: date) -> TreatyStatus:
        """Add the consents that are given, or may be, by this day, and from when one that surely is will bind."""
        given = [each for each in self._periods if each.consent and each.binds and each.consent.made_first <= on < each.start]
        if not given:
            return outside
        ids = (each.consent.act.id for each in given if each.consent)
        outside = replace(outside, actions=(*outside.actions, *ids))
        sure = [each.start for each in given if each.consent and each.consent.made_last <= on]
        return replace(outside, binds_from=min(sure)) if sure else outside

    def _declared(self, kind: Action, on: date) -> list[_Dated]:
        """Give the actions of a kind that were certainly made by a day and are not taken back, the first at the head."""
        made = (each for each in self._dated if each.act.action is kind and each.made_last <= on)
        return [each for each in made if on < self._revoked.get(each.act.id, date.max)]

    # --- what is assumed -----------------------------------------------------------------------------------------------

    def _not_certain(self, on: date) -> Iterator[str]:
        for step in (*self._joined, *self._left):
            if step.first <= on < step.last and self._revoked.get(step.act.id, date.max) >= step.last:
                yield (
                    f"The day of the {_said(step.act)} is not recorded: it took effect between {spoken(step.first)} and "
                    f"{spoken(step.last)}, and is counted from {spoken(step.last)}."
                )
        for each in self._dated:
            if each.made_first <= on < each.made_last and each.act.action in {Action.SIGNATURE, Action.WITHDRAWAL}:
                yield (
                    f"The day of the {_said(each.act)} is not recorded: it was made between {spoken(each.made_first)} and "
                    f"{spoken(each.made_last)}, and is counted from {spoken(each.made_last)}."
                )

    def _proviso(self, withdrawal: _Step) -> tuple[str, ...]:
        return (_PROVISO,) if self._not_in_conflict and withdrawal.act.effective is None else ()


def _dated(acts: Iterable[Act]) -> list[_Dated]:
    """Give the actions of which it is known when they were made, the first at the head."""
    found = []
    for act in acts:
        made = made_on(act)
        if made and made.earliest and made.latest:
            found.append(_Dated(act, made, made.earliest, made.latest))
    return sorted(found, key=lambda each: (each.made_last, each.act.id))


def _steps(dated: Iterable[_Dated], kinds: Sequence[Action], treaty: Treaty) -> Iterator[_Step]:
    for each in dated:
        effect = effect_of(each.act, treaty) if each.act.action in kinds else None
        if effect and effect.earliest and effect.latest:
            yield _Step(each.act, each.made, each.made_first, each.made_last, effect, effect.earliest, effect.latest)


def _follows(withdrawal: _Step, consent: _Step) -> bool:
    """Tell whether a withdrawal can have been made after a consent; of the same day, the consent was the first."""
    return consent.made_first <= withdrawal.made_last


def _revocations(dated: Iterable[_Dated]) -> dict[int, date]:
    """Give the day on which each action was taken back, by the action's record."""
    found: dict[int, date] = {}
    for each in dated:
        if each.act.action is Action.DECLARATION:
            for other, relation in each.act.answers:
                if relation is Relation.CONTRADICTS:
                    found.setdefault(other, each.made_last)
    return found


def _said(act: Act) -> str:
    return act.action.replace("_", " ")


def _bounds_only(step: _Step) -> str:
    return f"The {_said(step.act)} took effect between {spoken(step.first)} and {spoken(step.last)}; the day is not recorded."


def _perhaps_objected(count: int) -> str:
    states = "1 more state" if count == 1 else f"{count} more states"
    return f"By that day {states} may have objected to the suspension: the day of the objection is not recorded."
