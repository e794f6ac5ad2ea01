"""How a state stands to a treaty on a day, computed from its published treaty actions by the treaty's own rules.

Where the source gives a year and no day, an action counts from the last day on which it can have taken effect: nobody is
called a party, or said to have left, before it is certain. Each such choice is said in `assumptions`.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from bot.register.dates import FuzzyDate, spoken
from bot.register.model import Link, Treaty, TreatyAction
from bot.register.reading import visible
from bot.register.vocabulary import (
    CONSENTS_TO_BE_BOUND,
    SUSPENSION_CLAIMED,
    Action,
    EffectRule,
    PartyStatus,
    Role,
    Tlp,
)

PARTIES = (PartyStatus.STATE_PARTY, PartyStatus.WITHDRAWAL_PENDING)
"""The statuses of a state that is bound."""


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """A status on a day.

    `since` is the day from which it certainly holds, None for a state that never did anything; `since_bounds` what is known
    of that day. `withdrawal_effective` is when a deposited withdrawal takes or took effect. `actions` are the ids of the
    records that make the status, the deciding one first.
    """

    status: PartyStatus
    since: date | None = None
    since_bounds: FuzzyDate | None = None
    withdrawal_effective: date | None = None
    flags: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """An action with the first and the last day on which it can have taken effect."""

    action: TreatyAction
    first: date
    last: date
    effect: FuzzyDate


def status_on(session: Session, state_id: int, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> TreatyStatus:
    """Give a state's status under a treaty on a day."""
    return _statuses(session, treaty_id, on, ceiling, state_id).get(state_id, TreatyStatus(PartyStatus.NOT_PARTY))


def statuses_on(session: Session, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> dict[int, TreatyStatus]:
    """Give the status of each state that has any action recorded under the treaty."""
    return _statuses(session, treaty_id, on, ceiling, None)


def parties_on(session: Session, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> list[int]:
    """Give the ids of the states that are bound on a day, those whose withdrawal is pending among them."""
    return [state for state, found in statuses_on(session, treaty_id, on, ceiling).items() if found.status in PARTIES]


def effect_of(action: TreatyAction, treaty: Treaty) -> FuzzyDate | None:
    """Give when an action takes effect: as its source says, else by the treaty's rules; None where neither tells."""
    if action.effective is not None:
        return action.effective
    joins = action.action in CONSENTS_TO_BE_BOUND
    if action.deposited is None or not (joins or action.action is Action.WITHDRAWAL):
        return None
    rule = treaty.entry_rule if joins else treaty.withdrawal_rule
    if rule is None:
        return None
    bounds = [_applied(rule, day) for day in (action.deposited.earliest, action.deposited.latest)]
    if joins:
        if treaty.in_force is None or treaty.in_force.latest is None:
            return None
        bounds = [day and max(day, treaty.in_force.latest) for day in bounds]
    return FuzzyDate(bounds[0], bounds[1], action.deposited.precision)


def _statuses(session: Session, treaty_id: int, on: date, ceiling: Tlp, state_id: int | None) -> dict[int, TreatyStatus]:
    treaty = session.get(Treaty, treaty_id)
    if treaty is None:
        raise LookupError(f"no treaty has the id {treaty_id}")
    actions: dict[int, list[TreatyAction]] = defaultdict(list)
    for state, action in session.execute(_actions(ceiling, state_id is not None), {"treaty": treaty_id, "state": state_id}):
        actions[state].append(action)
    return {state: _status(each, treaty, on) for state, each in actions.items()}


@cache
def _actions(ceiling: Tlp, of_one_state: bool) -> Select[int, TreatyAction]:
    """Make the statement for the actions under a treaty; kept, since making it takes longer than running it."""
    of_treaty, of_state = aliased(Link), aliased(Link)
    rows = (
        select(of_state.reference_id, TreatyAction)
        .join(of_treaty, (of_treaty.record_id == TreatyAction.id) & (of_treaty.role == Role.TREATY))
        .join(of_state, (of_state.record_id == TreatyAction.id) & (of_state.role == Role.STATE))
        .where(visible(ceiling))
        .order_by(TreatyAction.id)
    )
    if not of_one_state:
        return rows.where(of_treaty.reference_id == bindparam("treaty"))
    # A state has a handful of actions and a treaty hundreds: the sum keeps SQLite from beginning with the treaty.
    return rows.where(of_state.reference_id == bindparam("state"), of_treaty.reference_id + 0 == bindparam("treaty"))


def _status(actions: Sequence[TreatyAction], treaty: Treaty, on: date) -> TreatyStatus:
    joined = _taking_effect(actions, CONSENTS_TO_BE_BOUND, treaty)
    left = _taking_effect(actions, (Action.WITHDRAWAL,), treaty)
    done = sorted((step for step in (*joined, *left) if step.last <= on), key=lambda step: step.last)
    unsure = tuple(_not_certain(step) for step in (*joined, *left) if step.first <= on < step.last)
    if not done:
        return _outside(actions, on, unsure)
    deciding = done[-1]
    assumptions = unsure if deciding.first == deciding.last else (*unsure, _bounds_only(deciding))
    if deciding in left:
        joining = [step.action.id for step in reversed(done) if step in joined][:1]
        return TreatyStatus(
            PartyStatus.WITHDRAWN,
            since=deciding.last,
            since_bounds=deciding.effect,
            withdrawal_effective=deciding.last,
            actions=(deciding.action.id, *joining),
            assumptions=assumptions,
        )
    suspended = [action for action in _declared(actions, Action.SUSPENSION_CLAIMED, on) if _when(action) > deciding.first]
    pending = [step for step in left if step.last > on and _when(step.action) <= on]
    inside = TreatyStatus(
        PartyStatus.STATE_PARTY,
        since=deciding.last,
        since_bounds=deciding.effect,
        flags=(SUSPENSION_CLAIMED,) if suspended else (),
        actions=(deciding.action.id, *(action.id for action in suspended)),
        assumptions=assumptions,
    )
    return _leaving(inside, min(pending, key=lambda step: step.last), treaty) if pending else inside


def _leaving(inside: TreatyStatus, pending: _Step, treaty: Treaty) -> TreatyStatus:
    deposited = pending.action.deposited
    unless = (treaty.withdrawal_rule or {}).get("not_during_conflict") and pending.action.effective is None
    proviso = (
        "A withdrawal takes no effect before the end of an armed conflict that the state is engaged in; this is not judged."
    )
    return replace(
        inside,
        status=PartyStatus.WITHDRAWAL_PENDING,
        since=deposited.latest if deposited else None,
        since_bounds=deposited,
        withdrawal_effective=pending.last,
        actions=(pending.action.id, *inside.actions),
        assumptions=(*inside.assumptions, proviso) if unless else inside.assumptions,
    )


def _outside(actions: Sequence[TreatyAction], on: date, assumptions: tuple[str, ...]) -> TreatyStatus:
    signed = _declared(actions, Action.SIGNATURE, on)
    if not signed:
        return TreatyStatus(PartyStatus.NOT_PARTY, assumptions=assumptions)
    return TreatyStatus(
        PartyStatus.SIGNATORY,
        since=_when(signed[0]),
        since_bounds=signed[0].deposited or signed[0].effective,
        actions=tuple(action.id for action in signed),
        assumptions=assumptions,
    )


def _taking_effect(actions: Iterable[TreatyAction], kinds: Sequence[Action], treaty: Treaty) -> list[_Step]:
    found = []
    for action in actions:
        effect = effect_of(action, treaty) if action.action in kinds else None
        if effect and effect.earliest and effect.latest:
            found.append(_Step(action, effect.earliest, effect.latest, effect))
    return found


def _declared(actions: Iterable[TreatyAction], kind: Action, on: date) -> list[TreatyAction]:
    return sorted((action for action in actions if action.action is kind and _when(action) <= on), key=_when)


def _when(action: TreatyAction) -> date:
    """Give the day by which an action was certainly made; one without a day was never made on any."""
    dated = action.deposited or action.decided or action.effective
    return dated.latest if dated and dated.latest else date.max


def _not_certain(step: _Step) -> str:
    return (
        f"The day of the {step.action.action} is not recorded: it took effect between {spoken(step.first)} and "
        f"{spoken(step.last)}, and is counted from {spoken(step.last)}."
    )


def _bounds_only(step: _Step) -> str:
    return (
        f"The {step.action.action} took effect between {spoken(step.first)} and {spoken(step.last)}; the day is not recorded."
    )


def _applied(rule: dict[str, Any], day: date | None) -> date | None:
    """Count from the deposit to the effect; a day past the end of the calendar is its last."""
    if day is None:
        return None
    n = int(rule["n"])
    try:
        match EffectRule(rule["rule"]):
            case EffectRule.DAYS_AFTER:
                return day + timedelta(days=n)
            case EffectRule.MONTHS_AFTER:
                return _months_later(day, n)
            case EffectRule.FIRST_DAY_OF_NTH_MONTH_AFTER:
                return _months_later(day.replace(day=1), n)
    except (OverflowError, ValueError):
        return date.max


def _months_later(day: date, months: int) -> date:
    """Give the same day so many months on, or that month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
