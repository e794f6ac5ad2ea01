"""Questions that found nothing or were called not helpful, alike ones together: what admins look through for missing names."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, func, or_, select, update
from sqlalchemy.orm import Session

from bot.answers.answer import Answer
from bot.answers.asked import AskedQuestion, Verdict
from bot.answers.query import Intent
from bot.register.folding import fold

MOST_LISTED = 10
_MOST_REASONS = 3
_LONGEST_KEY = 200
_WORD = re.compile(r"\w+")
_ASKED = cast(Table, AskedQuestion.__table__)
_VERDICT = cast(Table, Verdict.__table__)
_NEVER_FINDS = frozenset({Intent.HELP, Intent.REFUSED, Intent.NEWS, Intent.CORRECTIONS})
"""An answer to these is no worse for finding no record: it helps, it declines, or it says that nothing is new."""


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of a question: whether it found nothing, the words that were not understood, and a key of those alike."""

    found_nothing: bool
    unread: str
    alike: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions that are alike, told by the one asked last. `asked` counts those that found nothing, `not_helpful` verdicts.

    `reasons` are the latest that were given, without who gave them. `dealt_by` is a Slack user id.
    """

    asked_id: int
    question: str
    unread: str
    asked: int
    not_helpful: int
    reasons: tuple[str, ...] = ()
    dealt_at: datetime | None = None
    dealt_by: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: from a moment on, up to another."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """What there is of a period, most often asked first, and how many more groups there are."""

    period: Period
    groups: tuple[Unanswered, ...]
    more: int


def came_of(answer: Answer) -> CameOf:
    """Give what came of a question by its answer."""
    unread = " ".join(dict.fromkeys(answer.query.text.split()))
    words = sorted(set(_WORD.findall(fold(unread)))) or _WORD.findall(fold(answer.question))
    return CameOf(_found_nothing(answer), unread, " ".join(words)[:_LONGEST_KEY])


def _found_nothing(answer: Answer) -> bool:
    """Tell whether an answer has nothing of what was asked for; one that asks back, or sums a treaty up, has something."""
    if answer.total or answer.log or answer.choices or answer.intent in _NEVER_FINDS:
        return False
    if answer.intent is Intent.TREATY_FACTS and answer.notices:
        return False
    return answer.value is None or answer.value.get("count") == 0


def keep_outcome(session: Session, asked_id: int, came: CameOf) -> None:
    """Keep what came of a question."""
    values = {"found_nothing": came.found_nothing, "unread": came.unread, "alike": came.alike}
    session.execute(update(_ASKED).where(_ASKED.c.id == asked_id).values(values))


def keep_likeness(session: Session, asked_id: int, came: CameOf) -> None:
    """Keep what a question that is judged is like, where that was not kept when it was answered."""
    unknown = update(_ASKED).where(_ASKED.c.id == asked_id, _ASKED.c.alike.is_(None))
    session.execute(unknown.values(unread=came.unread, alike=came.alike))


def unanswered(session: Session, period: Period, *, most: int = MOST_LISTED) -> Listed:
    """Give the questions of a period that nobody has dealt with; those that were dealt with after it still stand in it."""
    nothing = _of_period(_ASKED.c.asked_at, period).where(_ASKED.c.found_nothing.is_(True))
    judged = _of_period(_VERDICT.c.given_at, period).join(_VERDICT, _VERDICT.c.asked_id == _ASKED.c.id)
    asked: Counter[str] = Counter()
    not_helpful: Counter[str] = Counter()
    last: dict[str, int] = {}
    for tally, found in ((asked, nothing), (not_helpful, judged.where(~_VERDICT.c.helpful))):
        for alike, number, last_id in session.execute(found.group_by(_ASKED.c.alike)):
            tally[alike] = number
            last[alike] = max(last_id, last.get(alike, 0))
    order = sorted(last, key=lambda alike: (-asked[alike] - not_helpful[alike], -last[alike]))
    rows = {row.alike: row for row in session.scalars(select(AskedQuestion).where(AskedQuestion.id.in_(last.values())))}
    groups = tuple(
        Unanswered(
            rows[alike].id,
            rows[alike].question,
            rows[alike].unread or "",
            asked[alike],
            not_helpful[alike],
            _reasons(session, alike, period) if not_helpful[alike] else (),
            rows[alike].dealt_at,
            rows[alike].dealt_by,
        )
        for alike in order[:most]
    )
    return Listed(period, groups, len(order) - len(groups))


def one_of(session: Session, asked_id: int) -> AskedQuestion | None:
    """Give a question that stands in a list, or None where it is in none."""
    row = session.get(AskedQuestion, asked_id)
    return row if row is not None and row.alike is not None else None


def deal_with(session: Session, asked_id: int, by: str, now: datetime) -> None:
    """Keep that an admin has dealt with a question, and with all that are like it."""
    alike = select(_ASKED.c.alike).where(_ASKED.c.id == asked_id).scalar_subquery()
    undone = update(_ASKED).where(_ASKED.c.alike == alike, _ASKED.c.dealt_at.is_(None))
    session.execute(undone.values(dealt_at=now, dealt_by=by))


def _of_period(moment: Any, period: Period) -> Select[Any]:
    return select(_ASKED.c.alike, func.count(), func.max(_ASKED.c.id)).where(
        _ASKED.c.alike.is_not(None),
        moment >= period.since,
        moment < period.until,
        or_(_ASKED.c.dealt_at.is_(None), _ASKED.c.dealt_at >= period.until),
    )


def _reasons(session: Session, alike: str, period: Period) -> tuple[str, ...]:
    given = select(_VERDICT.c.reason).join(_ASKED, _ASKED.c.id == _VERDICT.c.asked_id)
    given = given.where(_ASKED.c.alike == alike, ~_VERDICT.c.helpful, _VERDICT.c.reason.is_not(None))
    given = given.where(_VERDICT.c.given_at >= period.since, _VERDICT.c.given_at < period.until)
    latest = given.order_by(_VERDICT.c.given_at.desc(), _VERDICT.c.asked_id.desc()).limit(_MOST_REASONS)
    return tuple(session.scalars(latest))
