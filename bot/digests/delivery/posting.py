"""One message on its way: claimed, posted or looked for, and settled, each step committed before the next.

Digests and corrections go this way, and answers of which nobody knows whether they were posted.

The claim commits `sending` before the call, so that a crash leaves a message that is looked for and not one that is posted
again; the outcome is committed after it. The number of attempts fences: whoever was away too long finds another number there,
and leaves the row alone.
"""

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.answers.answer import Shown
from bot.database import Database
from bot.digests.delivery import carried, corrections, pace
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import GRACE, PermanentFault, waiting_time
from bot.digests.model import (
    UNSETTLED,
    Carried,
    Delivery,
    DigestMessage,
    DigestRun,
    EffectDelivery,
    MessageKind,
    MessageState,
    Postponed,
    Subscription,
    SubscriptionState,
)
from bot.register.model import Publication

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours to post. `may_be_there`: an earlier attempt may have posted it, so it has to be looked for.

    `run_id` and `page` are those of a digest, None for anything else.
    """

    message_id: int
    kind: MessageKind
    run_id: int | None
    page: int | None
    channel: str
    key: str
    thread_ts: str | None
    attempts: int
    may_be_there: bool


def is_waiting(now: dt.datetime | ColumnElement[dt.datetime]) -> ColumnElement[bool]:
    """Tell, of DigestMessage, whether it is to be taken up now.

    A page of a thread waits for the one before it, and all wait while their subscription is not served.
    """
    earlier = aliased(DigestMessage)
    held_up = (
        select(1)
        .where(
            earlier.run_id == DigestMessage.run_id,
            earlier.page == DigestMessage.page - 1,
            earlier.state != MessageState.POSTED,
        )
        .correlate(DigestMessage)
        .exists()
    )
    unserved = (
        select(1)
        .select_from(DigestRun)
        .join(Subscription, Subscription.id == DigestRun.subscription_id)
        .where(DigestRun.id == DigestMessage.run_id, Subscription.state != SubscriptionState.ACTIVE)
        .correlate(DigestMessage)
        .exists()
    )
    return and_(DigestMessage.state.in_(UNSETTLED), DigestMessage.try_at <= now, ~unserved, ~held_up)


def claim(database: Database, now: dt.datetime, between: dt.timedelta, doubts: Doubts) -> Claim | None:
    """Claim the message that waits the longest and whose channel is free, or give None.

    The channel is then taken for as long as has to lie between two messages, also for other processes. What may be under way
    is left alone until its `doubts` are over.
    """
    while True:
        with database.write() as session:
            certain = or_(DigestMessage.state == MessageState.PENDING, DigestMessage.id.in_(doubts.over(_under_way(session))))
            message = session.scalars(
                select(DigestMessage)
                .where(is_waiting(now), certain, ~pace.is_taken(DigestMessage.channel, now))
                .order_by(DigestMessage.try_at, DigestMessage.id)
                .limit(1)
                .with_for_update(of=DigestMessage, skip_locked=True)
            ).first()
            if message is None:
                return None
            if pace.take_turn(session, message.channel, now, between):
                return _claimed(session, message, now)


def _under_way(session: Session) -> list[tuple[int, int]]:
    states = DigestMessage.state.in_((MessageState.SENDING, MessageState.UNSURE))
    rows = session.execute(select(DigestMessage.id, DigestMessage.attempts).where(states))
    return [(message_id, attempts) for message_id, attempts in rows]


def _claimed(session: Session, message: DigestMessage, now: dt.datetime) -> Claim:
    may_be_there = message.state is not MessageState.PENDING
    message.state = MessageState.SENDING
    message.attempts += 1
    message.try_at = now + GRACE
    return Claim(
        message.id,
        message.kind,
        message.run_id,
        message.page,
        message.channel,
        message.key,
        _thread_of(session, message),
        message.attempts,
        may_be_there,
    )


def next_turn(database: Database, now: dt.datetime) -> dt.datetime | None:
    """Give the moment after now at which a channel is free for which a message waits; None where none waits for that."""
    with database.read() as session:
        turn = select(pace.free_at(DigestMessage.channel).label("free_at")).where(is_waiting(now)).subquery()
        soonest: dt.datetime | None = session.scalar(select(func.min(turn.c.free_at)).where(turn.c.free_at > now))
        return soonest


def renew(database: Database, held: Claim, now: dt.datetime) -> bool:
    """Hold a claim for another grace; False where another process took the message meanwhile."""
    with database.write() as session:
        return _settle(session, held, state=MessageState.SENDING, try_at=now + GRACE)


def load(database: Database, held: Claim, shown: Iterable[Shown], now: dt.datetime) -> bool:
    """Keep what a message carries, just before it is posted; False where another process took the message meanwhile."""
    with database.write() as session:
        if not _settle(session, held, state=MessageState.SENDING, try_at=now + GRACE):
            return False
        carried.keep(session, held.message_id, shown)
        return True


def found(database: Database, held: Claim, ts: str | None) -> None:
    """Keep that a message stands in its conversation; `ts` is None where nobody knows which it is.

    What was frozen into a page of a digest and left out of it counts as not delivered.
    """
    with database.write() as session:
        if _settle(session, held, **_standing(held, ts)) and held.run_id is not None:
            _take_back(session, held.message_id)


def posted(database: Database, held: Claim, ts: str, shown: Iterable[Shown]) -> bool:
    """Keep that we posted a message, as `found` does; False where it stands there already, and ours is one too many.

    Whoever was away for so long, just before the call, that another process took the message over, may post it beside them.
    Of the two that one stays which is settled first: here, whoever has the message now.
    """
    with database.write() as session:
        if not _settle(session, held, **_standing(held, ts)):
            _LOG.warning("digest message %s was posted as %s after another process had taken it over", held.key, ts)
            others = and_(DigestMessage.id == held.message_id, DigestMessage.state != MessageState.POSTED)
            if (
                session.execute(
                    update(DigestMessage).where(others).values(**_standing(held, ts)).returning(DigestMessage.id)
                ).first()
                is None
            ):
                return session.scalar(select(DigestMessage.ts).where(DigestMessage.id == held.message_id)) == ts
            carried.keep(session, held.message_id, shown)
        if held.run_id is not None:
            _take_back(session, held.message_id)
        return True


def put_off(database: Database, held: Claim, reason: str, now: dt.datetime, retry_after: float | None = None) -> None:
    """Keep that a message was surely not posted, and when to try again.

    Where Slack says how long to wait, all messages of the channel do.
    """
    wait = waiting_time(held.attempts, retry_after)
    with database.write() as session:
        _settle(session, held, state=MessageState.PENDING, reason=reason, try_at=now + wait)
        if retry_after is not None:
            pace.keep_off(session, held.channel, now + dt.timedelta(seconds=retry_after))


def doubted(
    database: Database,
    held: Claim,
    reason: str,
    now: dt.datetime,
    *,
    retry_after: float | None = None,
    asks_admin: bool = False,
) -> None:
    """Keep that a message may have been posted; it is looked for once what is under way must have arrived."""
    wait = max(GRACE, waiting_time(held.attempts, retry_after))
    with database.write() as session:
        _settle(session, held, state=MessageState.UNSURE, reason=reason, try_at=now + wait, asks_admin=asks_admin)


def refused(database: Database, held: Claim, fault: PermanentFault) -> None:
    """Keep that a message cannot be posted: its subscription is paused with the reason, or an admin is to be told.

    A second correction that a channel refuses for the same reason says nothing new.
    """
    with database.write() as session:
        alike = select(func.coalesce(DigestMessage.told_at, DigestMessage.try_at)).where(
            DigestMessage.kind == MessageKind.CORRECTION,
            DigestMessage.channel == held.channel,
            DigestMessage.state == MessageState.FAILED,
            DigestMessage.cure == fault.cure,
        )
        told_at = session.scalar(alike.limit(1)) if held.run_id is None else None
        if not _settle(session, held, state=MessageState.FAILED, reason=fault.reason, cure=fault.cure, told_at=told_at):
            return
        if held.run_id is not None:
            pause(session, _subscription_of(session, held.run_id), fault.reason, fault.cure)


def missing(database: Database, held: Claim) -> None:
    """Keep that an answer was never posted, as far as can be seen."""
    with database.write() as session:
        _settle(session, held, state=MessageState.FAILED, reason="It was not posted.")


def settle_as_posted(session: Session, message: DigestMessage) -> None:
    """Take an admin's word that a message in doubt stands in its channel; which one it is stays unknown."""
    message.state, message.thread_ts = MessageState.POSTED, _thread_of(session, message) or ""
    message.reason, message.asks_admin = None, False
    session.flush()
    if message.run_id is not None:
        _take_back(session, message.id)


def post_again(message: DigestMessage, now: dt.datetime) -> None:
    """Take an admin's word that a message in doubt stands nowhere, and let it be posted."""
    message.state, message.try_at = MessageState.PENDING, now
    message.asks_admin, message.told_at = False, None


def dropped(database: Database, held: Claim) -> None:
    """Forget a correction that has nothing left to correct; what was published since is looked at once more."""
    with database.write() as session:
        corrections.look_again(session, _is_ours(held))
        carried.drop(session, _is_ours(held))


def pause(session: Session, subscription_id: int, reason: str, cure: str) -> None:
    """Stop serving a subscription; its owner is to be told, once."""
    session.execute(
        update(Subscription)
        .where(Subscription.id == subscription_id, Subscription.state == SubscriptionState.ACTIVE)
        .values(state=SubscriptionState.PAUSED, paused_reason=reason, paused_cure=cure, told_at=None)
    )


def resume(session: Session, subscription: Subscription, now: dt.datetime) -> None:
    """Serve a subscription again, with the messages that failed; what no channel has seen yet goes to the present one."""
    subscription.state = SubscriptionState.ACTIVE
    subscription.paused_reason = subscription.paused_cure = subscription.stopped_by = subscription.told_at = None
    session.flush()
    runs = select(DigestRun.id).where(DigestRun.subscription_id == subscription.id)
    session.execute(
        update(DigestMessage)
        .where(DigestMessage.run_id.in_(runs), DigestMessage.state == MessageState.FAILED)
        .values(state=MessageState.PENDING, try_at=now, reason=None, cure=None)
        .execution_options(synchronize_session=False)
    )
    begun = exists().where(
        DigestMessage.run_id == DigestRun.id, DigestMessage.state.not_in((MessageState.PENDING, MessageState.FAILED))
    )
    not_begun = select(DigestRun.id).where(DigestRun.subscription_id == subscription.id, ~begun)
    for run_id in session.scalars(not_begun).all():
        for rows in (
            update(DigestRun).where(DigestRun.id == run_id),
            update(DigestMessage).where(DigestMessage.run_id == run_id),
        ):
            session.execute(rows.values(channel=subscription.channel).execution_options(synchronize_session=False))
    post_corrections_again(session, subscription.channel)


def post_corrections_again(session: Session, channel: str) -> None:
    """Let the corrections be posted that a channel refused: somebody has let us in again."""
    failed = and_(
        DigestMessage.channel == channel,
        DigestMessage.kind == MessageKind.CORRECTION,
        DigestMessage.state == MessageState.FAILED,
    )
    corrections.look_again(session, failed)
    carried.drop(session, failed)


def _thread_of(session: Session, message: DigestMessage) -> str | None:
    if message.page:
        head = select(DigestMessage.ts).where(DigestMessage.run_id == message.run_id, DigestMessage.page == 0)
        return session.scalar(head)
    return message.thread_ts or None


def _subscription_of(session: Session, run_id: int) -> int:
    return session.execute(select(DigestRun.subscription_id).where(DigestRun.id == run_id)).scalar_one()


def _is_ours(held: Claim) -> ColumnElement[bool]:
    return and_(
        DigestMessage.id == held.message_id,
        DigestMessage.attempts == held.attempts,
        DigestMessage.state == MessageState.SENDING,
    )


def _standing(held: Claim, ts: str | None) -> dict[str, Any]:
    thread_ts = held.thread_ts or ts or ""
    return {"state": MessageState.POSTED, "ts": ts, "thread_ts": thread_ts, "reason": None, "asks_admin": False}


def _settle(session: Session, held: Claim, **values: object) -> bool:
    """Change a message if it is still ours."""
    changed = session.execute(update(DigestMessage).where(_is_ours(held)).values(**values).returning(DigestMessage.id))
    return changed.first() is not None


def _take_back(session: Session, message_id: int) -> None:
    """Count as not delivered what was frozen into a page and is not among what it carries; it is looked at again."""
    run_id, page = session.execute(select(DigestMessage.run_id, DigestMessage.page).where(DigestMessage.id == message_id)).one()
    told = (
        select(1)
        .select_from(Publication)
        .join(Carried, and_(Carried.record_id == Publication.record_id, Carried.message_id == message_id))
        .where(Publication.seq == Delivery.publication_seq)
        .correlate(Delivery)
    )
    left_out = session.execute(
        delete(Delivery)
        .where(Delivery.run_id == run_id, Delivery.page == page, ~told.exists())
        .returning(Delivery.subscription_id, Delivery.publication_seq)
        .execution_options(synchronize_session=False)
    ).all()
    session.add_all(Postponed(subscription_id=row[0], publication_seq=row[1]) for row in left_out)
    shown = select(1).where(Carried.record_id == EffectDelivery.record_id, Carried.message_id == message_id)
    session.execute(
        delete(EffectDelivery)
        .where(EffectDelivery.run_id == run_id, EffectDelivery.page == page, ~shown.exists())
        .execution_options(synchronize_session=False)
    )
