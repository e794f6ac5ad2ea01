"""One message on its way: claimed, posted or looked for, and settled, each step committed before the next.

The claim commits `sending` before the call, so that a crash leaves a message that is looked for and not one that is posted
again; the outcome is committed after it. The number of attempts fences: whoever was away too long finds another number there,
and leaves the row alone.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from bot.database import Database
from bot.digests.delivery import GRACE, PermanentFault, waiting_time
from bot.digests.model import (
    Delivery,
    DigestMessage,
    DigestRun,
    EffectDelivery,
    MessageState,
    Postponed,
    Subscription,
    SubscriptionState,
)
from bot.register.model import Publication

_LOG = logging.getLogger(__name__)
_UNSETTLED = (MessageState.PENDING, MessageState.SENDING, MessageState.UNSURE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that is ours to post. `may_be_there`: an earlier attempt may have posted it, so it has to be looked for."""

    message_id: int
    run_id: int
    page: int
    subscription_id: int
    channel: str
    key: str
    thread_ts: str | None
    attempts: int
    may_be_there: bool


def is_waiting(now: dt.datetime) -> ColumnElement[bool]:
    """Tell, of DigestMessage joined with its run and subscription, whether it is to be taken up now.

    A page of a thread waits for the one before it, and all wait while their subscription is paused.
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
    return and_(
        DigestMessage.state.in_(_UNSETTLED),
        DigestMessage.try_at <= now,
        Subscription.state == SubscriptionState.ACTIVE,
        ~held_up,
    )


def claim(database: Database, now: dt.datetime) -> Claim | None:
    """Claim the message that waits the longest, or give None."""
    with database.write() as session:
        row = session.execute(
            select(DigestMessage, DigestRun)
            .join(DigestRun, DigestRun.id == DigestMessage.run_id)
            .join(Subscription, Subscription.id == DigestRun.subscription_id)
            .where(is_waiting(now))
            .order_by(DigestMessage.try_at, DigestMessage.id)
            .limit(1)
            .with_for_update(of=DigestMessage, skip_locked=True)
        ).first()
        if row is None:
            return None
        message, run = row
        may_be_there = message.state is not MessageState.PENDING
        message.state = MessageState.SENDING
        message.attempts += 1
        message.try_at = now + GRACE
        return Claim(
            message.id,
            run.id,
            message.page,
            run.subscription_id,
            run.channel,
            message.key,
            _thread_of(session, message),
            message.attempts,
            may_be_there,
        )


def renew(database: Database, held: Claim, now: dt.datetime) -> bool:
    """Hold a claim for another grace; False where another process took the message meanwhile."""
    with database.write() as session:
        return _settle(session, held, state=MessageState.SENDING, try_at=now + GRACE)


def posted(database: Database, held: Claim, ts: str, told: frozenset[int] | None = None) -> None:
    """Keep that a message stands in the channel.

    `told` are the records in it, None where that is not known. What was frozen into the page and left out of it counts as
    not delivered.
    """
    with database.write() as session:
        if not _settle(session, held, state=MessageState.POSTED, ts=ts, reason=None, asks_admin=False):
            _LOG.error("digest message %s was posted as %s, but another process had taken it over", held.key, ts)
            return
        if told is not None:
            _take_back(session, held, told)


def put_off(database: Database, held: Claim, reason: str, now: dt.datetime, retry_after: float | None = None) -> None:
    """Keep that a message was surely not posted, and when to try again."""
    wait = waiting_time(held.attempts, retry_after)
    with database.write() as session:
        _settle(session, held, state=MessageState.PENDING, reason=reason, try_at=now + wait)


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
    """Keep that a message cannot be posted, and pause its subscription with the reason."""
    with database.write() as session:
        if _settle(session, held, state=MessageState.FAILED, reason=fault.reason):
            pause(session, held.subscription_id, fault.reason, fault.cure)


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
        .values(state=MessageState.PENDING, try_at=now, reason=None)
        .execution_options(synchronize_session=False)
    )
    begun = exists().where(
        DigestMessage.run_id == DigestRun.id, DigestMessage.state.not_in((MessageState.PENDING, MessageState.FAILED))
    )
    session.execute(
        update(DigestRun)
        .where(DigestRun.subscription_id == subscription.id, ~begun)
        .values(channel=subscription.channel)
        .execution_options(synchronize_session=False)
    )


def _thread_of(session: Session, message: DigestMessage) -> str | None:
    if message.page == 0:
        return None
    return session.scalar(select(DigestMessage.ts).where(DigestMessage.run_id == message.run_id, DigestMessage.page == 0))


def _settle(session: Session, held: Claim, **values: object) -> bool:
    """Change a message if it is still ours."""
    changed = session.execute(
        update(DigestMessage)
        .where(
            DigestMessage.id == held.message_id,
            DigestMessage.attempts == held.attempts,
            DigestMessage.state == MessageState.SENDING,
        )
        .values(**values)
        .returning(DigestMessage.id)
    )
    return changed.first() is not None


def _take_back(session: Session, held: Claim, told: frozenset[int]) -> None:
    left_out = select(Publication.seq).where(Publication.record_id.not_in(told))
    seqs = session.scalars(
        delete(Delivery)
        .where(Delivery.run_id == held.run_id, Delivery.page == held.page, Delivery.publication_seq.in_(left_out))
        .returning(Delivery.publication_seq)
    )
    owner = held.subscription_id
    session.add_all([Postponed(subscription_id=owner, publication_seq=seq) for seq in seqs])
    session.execute(
        delete(EffectDelivery).where(
            EffectDelivery.run_id == held.run_id, EffectDelivery.page == held.page, EffectDelivery.record_id.not_in(told)
        )
    )
