"""How states stand to a treaty on a day, computed from its published treaty actions by the treaty's own rules."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from bot.register.dates import FuzzyDate
from bot.register.model import Treaty
from bot.register.reading import visible
from bot.register.rows import LINK, RECORD, REFERENCE, RELATED
from bot.register.treaties.course import Course, Objection, TreatyStatus
from bot.register.treaties.effect import Act, effect_of
from bot.register.vocabulary import Action, ActorType, PartyStatus, Role, Tlp

__all__ = [
    "OUTSIDE",
    "PARTIES",
    "Objection",
    "TreatyHistory",
    "TreatyStanding",
    "TreatyStatus",
    "effect_of",
    "history_of",
    "parties_on",
    "standing_on",
    "status_on",
    "statuses_on",
]

PARTIES = (PartyStatus.STATE_PARTY, PartyStatus.WITHDRAWAL_PENDING)
"""The statuses of a state that is bound."""

OUTSIDE = (PartyStatus.SIGNATORY, PartyStatus.NOT_PARTY, PartyStatus.WITHDRAWN)
"""The statuses of a state that is not bound."""

_EXISTED = {
    "CSK": (date.min, date(1993, 1, 1)),
    "DDR": (date.min, date(1990, 10, 3)),
    "SCG": (date(2003, 2, 4), date(2006, 6, 3)),
    "SUN": (date.min, date(1991, 12, 26)),
    "VDR": (date.min, date(1976, 7, 2)),
    "YMD": (date.min, date(1990, 5, 22)),
    "YUG": (date.min, date(2003, 2, 4)),
}
"""The former states whose codes ISO 3166-3 keeps, with the first day without them: they stay out of nothing any more."""


@dataclass(frozen=True, slots=True)
class TreatyStanding:
    """The whole standing of a treaty on a day: the status of every state of the register, by its id.

    A state without any action is not party; one that is no more, or was not yet, and never acted, is left out.
    """

    on: date
    statuses: Mapping[int, TreatyStatus]

    def having(self, *statuses: PartyStatus) -> dict[int, TreatyStatus]:
        """Give the states that have one of these statuses."""
        return {state: found for state, found in self.statuses.items() if found.status in statuses}


class TreatyHistory:
    """All that is recorded under one treaty, read once; any number of days may be asked for."""

    def __init__(self, treaty: Treaty, acts: Iterable[Act], states: Mapping[int, str | None]) -> None:
        """Keep the actions by state; `states` are all states of the register with their ISO codes."""
        grouped: dict[int, list[Act]] = defaultdict(list)
        objections: dict[int, list[Act]] = defaultdict(list)
        for act in acts:
            grouped[act.state].append(act)
            if act.action is Action.OBJECTION:
                for other, _ in act.answers:
                    objections[other].append(act)
        self._courses = {state: Course(each, treaty, objections) for state, each in grouped.items()}
        always = (date.min, date.max)
        self._others = {state: _EXISTED.get(iso3 or "", always) for state, iso3 in states.items() if state not in grouped}

    def acted(self, on: date) -> dict[int, TreatyStatus]:
        """Give the status on a day of each state that has any action recorded."""
        return {state: course.status(on) for state, course in self._courses.items()}

    def on(self, day: date) -> TreatyStanding:
        """Give the standing on a day."""
        others = (state for state, (first, ceased) in self._others.items() if first <= day < ceased)
        return TreatyStanding(day, {**self.acted(day), **dict.fromkeys(others, TreatyStatus(PartyStatus.NOT_PARTY))})


def status_on(session: Session, state_id: int, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> TreatyStatus:
    """Give a state's status under a treaty on a day."""
    treaty = _treaty(session, treaty_id)
    acts = _acts(session.execute(_actions(ceiling, "state"), {"treaty": treaty_id, "state": state_id}))
    claims = [act.id for act in acts if act.action is Action.SUSPENSION_CLAIMED]
    against: dict[int, list[Act]] = defaultdict(list)
    if claims:
        for act in _acts(session.execute(_actions(ceiling, "claims"), {"treaty": treaty_id, "claims": claims})):
            for other, _ in act.answers:
                against[other].append(act)
    return Course(acts, treaty, against).status(on)


def statuses_on(session: Session, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> dict[int, TreatyStatus]:
    """Give the status of each state that has any action recorded under the treaty."""
    return _history(session, treaty_id, ceiling, {}).acted(on)


def standing_on(session: Session, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> TreatyStanding:
    """Give the whole standing of a treaty on a day: every state of the register with its status, in three statements."""
    return history_of(session, treaty_id, ceiling).on(on)


def history_of(session: Session, treaty_id: int, ceiling: Tlp = Tlp.GREEN) -> TreatyHistory:
    """Read all that is recorded under a treaty, and all states, to ask for many days."""
    return _history(session, treaty_id, ceiling, {row.id: row.iso3 for row in session.execute(_STATES)})


def parties_on(session: Session, treaty_id: int, on: date, ceiling: Tlp = Tlp.GREEN) -> list[int]:
    """Give the ids of the states that are bound on a day, those whose withdrawal is pending among them."""
    return [state for state, found in statuses_on(session, treaty_id, on, ceiling).items() if found.status in PARTIES]


def _history(session: Session, treaty_id: int, ceiling: Tlp, states: Mapping[int, str | None]) -> TreatyHistory:
    rows = session.execute(_actions(ceiling, "treaty"), {"treaty": treaty_id})
    return TreatyHistory(_treaty(session, treaty_id), _acts(rows), states)


def _treaty(session: Session, treaty_id: int) -> Treaty:
    treaty = session.get(Treaty, treaty_id)
    if treaty is None:
        raise LookupError(f"no treaty has the id {treaty_id}")
    return treaty


_STATES = select(REFERENCE.c.id, REFERENCE.c.iso3).where(REFERENCE.c.actor_type == ActorType.STATE)
_DATES = ("decided", "deposited", "effective")
_ANSWERING = (Action.OBJECTION, Action.DECLARATION)


@cache
def _actions(ceiling: Tlp, of: str) -> Select[Any]:
    """Make the statement for actions under a treaty, with what they answer; kept, since making it takes longer than running it.

    `of` is "treaty" for all of them, "state" for one state's, "claims" for the objections to claimed suspensions.
    """
    of_treaty, of_state, answered = LINK.alias(), LINK.alias(), RELATED.alias()
    dates = [RECORD.c[f"{name}_{part}"] for name in _DATES for part in ("earliest", "latest", "precision", "text")]
    answers = (answered.c.record_id == RECORD.c.id) & RECORD.c.action.in_(_ANSWERING)
    rows = (
        select(RECORD.c.id, of_state.c.reference_id, RECORD.c.action, answered.c.other_id, answered.c.relation, *dates)
        .join(of_treaty, (of_treaty.c.record_id == RECORD.c.id) & (of_treaty.c.role == Role.TREATY))
        .join(of_state, (of_state.c.record_id == RECORD.c.id) & (of_state.c.role == Role.STATE))
        .join(answered, answers, isouter=of != "claims")
        .where(visible(ceiling), RECORD.c.action.is_not(None))
        .order_by(RECORD.c.id, answered.c.ordinal)
    )
    if of == "treaty":
        return rows.where(of_treaty.c.reference_id == bindparam("treaty"))
    # A state has a handful of actions and a treaty hundreds: the sum keeps SQLite from beginning with the treaty.
    rows = rows.where(of_treaty.c.reference_id + 0 == bindparam("treaty"))
    if of == "state":
        return rows.where(of_state.c.reference_id == bindparam("state"))
    return rows.where(answered.c.other_id.in_(bindparam("claims", expanding=True)), RECORD.c.action == Action.OBJECTION)


def _acts(rows: Iterable[Sequence[Any]]) -> list[Act]:
    """Gather the rows of each action: one for each record that it answers."""
    found: dict[int, Act] = {}
    for record_id, state, action, other, relation, *dates in rows:
        answers = ((other, relation),) if other is not None else ()
        if record_id in found:
            found[record_id] = found[record_id]._replace(answers=found[record_id].answers + answers)
        else:
            decided, deposited, effective = (_date(*dates[at : at + 4]) for at in (0, 4, 8))
            found[record_id] = Act(record_id, state, action, decided, deposited, effective, answers)
    return list(found.values())


def _date(*parts: Any) -> FuzzyDate | None:
    return FuzzyDate(*parts) if parts[2] is not None else None
