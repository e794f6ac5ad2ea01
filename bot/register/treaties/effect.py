"""When an action under a treaty was made and when it takes effect: as its source says, else by the treaty's own rules."""

import calendar
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.register.dates import FuzzyDate
from bot.register.model import Treaty, TreatyAction
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action, EffectRule, Precision, Relation

_LODGED = (*CONSENTS_TO_BE_BOUND, Action.SIGNATURE, Action.PROVISIONAL_APPLICATION, Action.WITHDRAWAL)
"""What a state does by putting its hand or an instrument before the depositary; deciding on it at home does not do it."""


class Act(NamedTuple):
    """One treaty action, as far as a status follows from it. `answers` are the records that it is related to, and how."""

    id: int
    state: int
    action: Action
    decided: FuzzyDate | None
    deposited: FuzzyDate | None
    effective: FuzzyDate | None
    answers: tuple[tuple[int, Relation], ...] = ()


def made_on(act: Act) -> FuzzyDate | None:
    """Give when an action was made; for a signature or an instrument that is never the day of the decision at home."""
    if act.action in _LODGED:
        return act.deposited or act.effective
    return act.deposited or act.decided or act.effective


def effect_of(action: Act | TreatyAction, treaty: Treaty) -> FuzzyDate | None:
    """Give when an action takes effect; None where neither its source nor the treaty's rules tell.

    No consent takes effect before the treaty itself is in force. A succession takes effect when the state succeeded, which
    its deposit does not tell: at the latest it is bound from the deposit.
    """
    joins = action.action in CONSENTS_TO_BE_BOUND
    effect = action.effective or _by_rule(action, treaty, joins=joins)
    return _in_force(effect, treaty.in_force) if effect is not None and joins else effect


def _by_rule(action: Act | TreatyAction, treaty: Treaty, *, joins: bool) -> FuzzyDate | None:
    rule = treaty.entry_rule if joins else treaty.withdrawal_rule
    if action.deposited is None or not (joins or action.action is Action.WITHDRAWAL):
        return None
    if joins and (treaty.in_force is None or treaty.in_force.latest is None):
        return None  # nobody is bound by a treaty that is not in force
    if action.action is Action.SUCCESSION and treaty.in_force is not None:
        last = action.deposited.latest
        return FuzzyDate(_earlier(treaty.in_force.earliest, last), last, Precision.RANGE)
    if rule is None:
        return None
    first, last = (_applied(rule, day) for day in (action.deposited.earliest, action.deposited.latest))
    return FuzzyDate(first, last, action.deposited.precision)


def _in_force(effect: FuzzyDate, treaty: FuzzyDate | None) -> FuzzyDate:
    """Move an effect to the treaty's own entry into force where that comes later."""
    if treaty is None:
        return effect
    first, last = _later(effect.earliest, treaty.earliest), _later(effect.latest, treaty.latest)
    return effect if (first, last) == (effect.earliest, effect.latest) else FuzzyDate(first, last, effect.precision)


def _later(day: date | None, other: date | None) -> date | None:
    return max(day, other) if day and other else day


def _earlier(day: date | None, other: date | None) -> date | None:
    return min(day, other) if day and other else day


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
