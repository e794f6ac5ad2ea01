"""Telling people what they must know of a delivery: once, whoever ticks."""

import datetime as dt
import logging

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from bot.database import Database
from bot.digests.delivery import Notice, NoticeWord, Tell
from bot.digests.model import DigestMessage, DigestRun, MessageState, Subscription, SubscriptionState
from bot.register.dates import spoken

_LOG = logging.getLogger(__name__)
_PAUSED_UNTOLD = and_(Subscription.state == SubscriptionState.PAUSED, Subscription.told_at.is_(None))
_DOUBT_UNTOLD = and_(
    DigestMessage.state == MessageState.UNSURE, DigestMessage.asks_admin.is_(True), DigestMessage.told_at.is_(None)
)


def are_waiting() -> ColumnElement[bool]:
    """Tell whether there is anything that a person was not told of yet."""
    return or_(exists().where(_PAUSED_UNTOLD), exists().where(_DOUBT_UNTOLD))


def tell_people(database: Database, tell: Tell | None, now: dt.datetime) -> None:
    """Tell of every pause and every doubt that nobody was told of yet; without `tell` they stand in the log only."""
    with database.read() as session:
        pauses = [(each.id, _pause_notice(each)) for each in session.scalars(select(Subscription).where(_PAUSED_UNTOLD))]
        unsure = session.execute(
            select(DigestMessage, DigestRun, Subscription)
            .join(DigestRun, DigestRun.id == DigestMessage.run_id)
            .join(Subscription, Subscription.id == DigestRun.subscription_id)
            .where(_DOUBT_UNTOLD)
        )
        doubts = [(message.id, _doubt_notice(message, run, subscription)) for message, run, subscription in unsure]
    for row_id, notice in pauses:
        _tell_once(database, tell, Subscription, row_id, notice, now)
    for row_id, notice in doubts:
        _tell_once(database, tell, DigestMessage, row_id, notice, now)


def _tell_once(
    database: Database,
    tell: Tell | None,
    table: type[Subscription | DigestMessage],
    row_id: int,
    notice: Notice,
    now: dt.datetime,
) -> None:
    """Tell a person, unless another process does; where telling fails, the next tick tries again."""
    mine = update(table).where(table.id == row_id, table.told_at.is_(None)).values(told_at=now).returning(table.id)
    with database.write() as session:
        if session.execute(mine).first() is None:
            return
    _LOG.warning("subscription %s: %s %s", notice.subscription_id, notice.what, notice.cure)
    if tell is None:
        return
    try:
        tell(notice)
    except Exception:  # noqa: BLE001  (whatever it was, the person was not told)
        _LOG.exception("the notice for subscription %s could not be passed on", notice.subscription_id)
        with database.write() as session:
            session.execute(update(table).where(table.id == row_id).values(told_at=None))


def _pause_notice(subscription: Subscription) -> Notice:
    return Notice(
        NoticeWord.PAUSED,
        subscription.id,
        subscription.channel,
        subscription.owner,
        f"The digest is paused. {subscription.paused_reason} Nothing is lost: it is posted once this is cured.",
        subscription.paused_cure or "",
    )


def _doubt_notice(message: DigestMessage, run: DigestRun, subscription: Subscription) -> Notice:
    which = "The digest" if message.page == 0 else f"Part {message.page + 1} of the digest"
    return Notice(
        NoticeWord.UNSURE,
        subscription.id,
        run.channel,
        subscription.owner,
        f"{which} of {spoken(run.local_date)} may or may not have been posted, and cannot be looked for. {message.reason}",
        "It is not posted again blindly; it goes on by itself as soon as the channel's history can be read.",
    )
