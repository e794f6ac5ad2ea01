"""What may be new to a subscription, in SQL: what was published and not delivered, never what is later than something.

A watermark (a time, the highest number) loses what commits later than what it has seen; the absence of a delivery row does
not. `passed` only spares the search from going through all history again: it moves over numbers that are all there, so that
one that is missing holds it. What lies below it and may still come is postponed, or comes with a publication of its own.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, Select, and_, exists, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from bot.database import probed
from bot.digests.model import Delivery, EffectDelivery, Postponed, Subscription
from bot.register.model import Publication
from bot.register.rows import RECORD, table_of
from bot.register.standing import in_parts
from bot.register.vocabulary import News, RecordState

EDITED = frozenset({RecordState.DRAFT, RecordState.IN_REVIEW})
"""States in which a record that was published may come back."""
PUBLICATION, POSTPONED = table_of(Publication), table_of(Postponed)
_WAS_THERE, _BEFORE = PUBLICATION.alias("was_there"), PUBLICATION.alias("before")
"""Earlier publications of the same record. Made once: each time it takes as long as many a statement."""
_EDITED_RECORDS = select(RECORD.c.id).where(RECORD.c.state.in_(EDITED))
DELIVERY, EFFECT_DELIVERY = table_of(Delivery), table_of(EffectDelivery)


@dataclass(frozen=True, slots=True)
class Matching:
    """A filter as what is asked of a record by the column that has its id; None where it takes everything.

    `hangs_on_answers`: what is published about an allegation can bring it into the filter, without news of its own.
    """

    criterion: Callable[[ColumnElement[int]], ColumnElement[bool]] | None = None
    hangs_on_answers: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Which publications are looked at: after one number up to another, and of the earlier ones those that were postponed.

    `passes` is how far the subscription may pass by once they are dealt with.
    """

    after: int
    last: int
    passes: int
    postponed: frozenset[int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Publications that may be told, each with whether its record is known to readers.

    `may_return` are those of records that do not meet the filter but are edited: one may come back as it was, without news.
    """

    known: Mapping[int, bool]
    may_return: frozenset[int]


def reach_of(session: Session, subscription: Subscription) -> Reach:
    """Say what there is to look at; asked before anything else, so that all that it names can be seen by what follows."""
    seq, passed = PUBLICATION.c.seq, max(subscription.passed, subscription.floor)
    last, count = session.execute(select(func.max(seq), func.count()).where(seq > passed)).one()
    postponed = session.scalars(select(POSTPONED.c.publication_seq).where(POSTPONED.c.subscription_id == subscription.id))
    if last is None:
        return Reach(passed, passed, passed, frozenset(postponed))
    passes = last if last - passed == count else _before_the_first_gap(session, passed, last)
    return Reach(passed, last, passes, frozenset(postponed))


def candidates(session: Session, subscription: Subscription, reach: Reach, matching: Matching) -> Candidates:
    """Give the publications that were not delivered and meet the filter, as their records stand now.

    A record that was told is followed up even where a correction took it out of the filter.
    """
    seq, known, followed = PUBLICATION.c.seq, is_known(subscription), is_told(subscription.id)
    # Even a first publication, left out of its page, may come back after a later digest told its record.
    followed_back = _has_told(subscription.id)
    # A statement for each way in: with OR between them PostgreSQL would go through all history.
    ways: list[tuple[ColumnElement[bool], ...]] = [
        (seq.in_(part), or_(known, followed_back), followed_back) for part in in_parts(reach.postponed)
    ]
    if reach.last > reach.after:
        ways.append((seq.between(reach.after + 1, reach.last), known, followed))
        if matching.hangs_on_answers:
            ways.append((_answered_since(subscription, reach), known, followed))
    found: dict[int, bool] = {}
    may_return: set[int] = set()
    for way, is_known_then, is_followed in ways:
        undelivered = _undelivered(subscription, is_known_then).where(way)
        if matching.criterion is not None:
            of_edited = undelivered.where(PUBLICATION.c.record_id.in_(_EDITED_RECORDS))
            may_return.update(session.scalars(of_edited))
            undelivered = undelivered.where(or_(matching.criterion(PUBLICATION.c.record_id), is_followed))
        found.update((each, bool(told)) for each, told in session.execute(undelivered).all())
    return Candidates(found, frozenset(may_return.difference(found)))


def earlier(session: Session, subscription: Subscription, reach: Reach, record_ids: Collection[int]) -> dict[int, bool]:
    """Give what was passed by of these records, since the subscription began, without being delivered; likewise."""
    found = _undelivered(subscription, is_known(subscription)).where(
        PUBLICATION.c.seq.between(subscription.floor + 1, reach.after)
    )
    parts = (found.where(PUBLICATION.c.record_id.in_(part)) for part in in_parts(record_ids))
    return {each: bool(known) for part in parts for each, known in session.execute(part).all()}


def is_known(subscription: Subscription, before_run: int | None = None) -> ColumnElement[bool]:
    """Tell whether readers may have the record of a publication: told by an earlier digest, or there before them all.

    The first publication of a record is the only one that calls it new.
    """
    before_all = select(_WAS_THERE.c.seq).where(
        _WAS_THERE.c.record_id == PUBLICATION.c.record_id, _WAS_THERE.c.seq <= subscription.floor
    )
    told = is_told(subscription.id, before_run)
    return and_(PUBLICATION.c.news != News.NEW, or_(probed(before_all.correlate(PUBLICATION)), told))


def is_told(subscription_id: int, before_run: int | None = None) -> ColumnElement[bool]:
    """Tell whether an earlier digest told the record of a publication that is not its first."""
    return and_(PUBLICATION.c.news != News.NEW, _has_told(subscription_id, before_run))


def _has_told(subscription_id: int, before_run: int | None = None) -> ColumnElement[bool]:
    telling = select(DELIVERY.c.run_id).where(
        DELIVERY.c.subscription_id == subscription_id,
        DELIVERY.c.publication_seq == _BEFORE.c.seq,
        DELIVERY.c.page.is_not(None),
    )
    if before_run is not None:
        telling = telling.where(DELIVERY.c.run_id < before_run)
    told = select(_BEFORE.c.seq).where(_BEFORE.c.record_id == PUBLICATION.c.record_id, probed(telling.correlate(_BEFORE)))
    return probed(told.correlate(PUBLICATION))


def _undelivered(subscription: Subscription, known: ColumnElement[bool]) -> Select[int, int]:
    delivered = select(DELIVERY.c.run_id).where(
        DELIVERY.c.subscription_id == subscription.id, DELIVERY.c.publication_seq == PUBLICATION.c.seq
    )
    return select(PUBLICATION.c.seq, type_coerce(known, Integer)).where(~probed(delivered.correlate(PUBLICATION)))


def _answered_since(subscription: Subscription, reach: Reach) -> ColumnElement[bool]:
    """Ask for the earlier publications of records that something new is about."""
    answer, fresh = RECORD.alias(), PUBLICATION.alias()
    about = (
        select(answer.c.about_id)
        .join(fresh, fresh.c.record_id == answer.c.id)
        .where(fresh.c.seq.between(reach.after + 1, reach.last), answer.c.about_id.is_not(None))
    )
    below = PUBLICATION.c.seq.between(subscription.floor + 1, reach.after)
    return and_(below, PUBLICATION.c.record_id.in_(about))


def _before_the_first_gap(session: Session, passed: int, last: int) -> int:
    """Give the last of the numbers that follow one another without a gap, as far as they are looked at."""
    if session.scalar(select(PUBLICATION.c.seq).where(PUBLICATION.c.seq == passed + 1)) is None:
        return passed
    follower = PUBLICATION.alias()
    followed = exists().where(follower.c.seq == PUBLICATION.c.seq + 1)
    end = session.scalar(select(func.min(PUBLICATION.c.seq)).where(PUBLICATION.c.seq > passed, ~followed))
    return min(end or passed, last)
