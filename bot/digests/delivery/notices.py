"""Telling people what they must know of a delivery, once, whoever ticks; and doing what an admin decides."""

import datetime as dt
import logging
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.database import Database
from bot.digests.delivery.poster import Notice, NoticeWord, Question, Tell
from bot.digests.delivery.posting import post_again, post_corrections_again, settle_as_posted
from bot.digests.model import DigestMessage, DigestRun, MessageKind, MessageState, Subscription, SubscriptionState
from bot.errors import RapporteurError
from bot.register.dates import spoken

_LOG = logging.getLogger(__name__)
_PAUSED_UNTOLD = and_(Subscription.state == SubscriptionState.PAUSED, Subscription.told_at.is_(None))
_DOUBTFUL = and_(DigestMessage.state == MessageState.UNSURE, DigestMessage.asks_admin.is_(True))
_REFUSED = and_(DigestMessage.state == MessageState.FAILED, DigestMessage.kind == MessageKind.CORRECTION)
_DOUBT_UNTOLD = and_(_DOUBTFUL, DigestMessage.told_at.is_(None))
_REFUSAL_UNTOLD = and_(_REFUSED, DigestMessage.told_at.is_(None))


class AlreadyDecidedError(RapporteurError):
    """What an admin was asked was decided meanwhile, or decided itself."""


def are_waiting() -> ColumnElement[bool]:
    """Tell whether there is anything that a person was not told of yet."""
    return or_(exists().where(_PAUSED_UNTOLD), exists().where(_DOUBT_UNTOLD), exists().where(_REFUSAL_UNTOLD))


def tell_people(database: Database, tell: Tell | None, now: dt.datetime) -> None:
    """Tell of every pause, doubt and refusal that nobody was told of yet; without `tell` they stand in the log only."""
    with database.read() as session:
        pauses = [(each.id, _pause_notice(each)) for each in session.scalars(select(Subscription).where(_PAUSED_UNTOLD))]
        messages = list(_message_notices(session, now))
    for row_id, notice in pauses:
        _tell_once(database, tell, Subscription, row_id, notice, now)
    for row_id, notice in messages:
        _tell_once(database, tell, DigestMessage, row_id, notice, now)


def decide(database: Database, message_id: int, asked_at: dt.datetime, *, is_there: bool, now: dt.datetime) -> str:
    """Do what an admin decided on a message, and say what comes of it; raise AlreadyDecidedError where nobody asks any more.

    `is_there`: it stands in its channel; else it is to be posted again. `asked_at` is the moment of the question, so that an
    answer to an earlier one decides nothing.
    """
    with database.write() as session:
        asked = select(DigestMessage).where(DigestMessage.id == message_id).with_for_update()
        message = session.scalars(asked).one_or_none()
        if message is None or message.told_at != asked_at:
            raise _already(message)
        if message.state is MessageState.FAILED and message.kind is MessageKind.CORRECTION and not is_there:
            post_corrections_again(session, message.channel)
            return "The corrections that the channel refused are posted again within a minute."
        if message.state is not MessageState.UNSURE:
            raise _already(message)
        if is_there:
            settle_as_posted(session, message)
            return "It is taken as posted. Whatever follows it is posted now."
        post_again(message, now)
        return "It is posted again within a minute."


def _already(message: DigestMessage | None) -> AlreadyDecidedError:
    states = {
        MessageState.POSTED: "it is posted",
        MessageState.SENDING: "it is being looked for at this moment",
        MessageState.PENDING: "it waits to be posted again",
    }
    now = states.get(message.state, "another question was asked of it since") if message else "it is posted anew, or not needed"
    return AlreadyDecidedError(f"That is decided already: {now}.", "Nothing was changed by this click.")


def _message_notices(session: Session, now: dt.datetime) -> Iterator[tuple[int, Notice]]:
    rows = session.execute(
        select(DigestMessage, DigestRun, Subscription)
        .outerjoin(DigestRun, DigestRun.id == DigestMessage.run_id)
        .outerjoin(Subscription, Subscription.id == DigestRun.subscription_id)
        .where(or_(_DOUBT_UNTOLD, _REFUSAL_UNTOLD))
        .order_by(DigestMessage.id)
    )
    for row in rows:
        word = _refusal_notice if row[0].state is MessageState.FAILED else _doubt_notice
        yield row[0].id, word(row, now)


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
    _LOG.warning("%s (%s): %s %s", notice.channel, notice.subscription_id or "no subscription", notice.what, notice.cure)
    if tell is None:
        return
    try:
        tell(notice)
    except Exception:  # noqa: BLE001  (whatever it was, the person was not told)
        _LOG.exception("the notice for %s could not be passed on", notice.channel)
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


def _doubt_notice(row: Row[DigestMessage, DigestRun | None, Subscription | None], now: dt.datetime) -> Notice:
    message, run, subscription = row
    return Notice(
        NoticeWord.UNSURE,
        subscription.id if subscription else None,
        message.channel,
        subscription.owner if subscription else None,
        f"{_named(message, run)} may or may not have been posted, and cannot be looked for. {message.reason}",
        "Look whether it is there, and say so. It is not posted again blindly; it goes on by itself as soon as the channel's "
        "history can be read.",
        Question(message.id, now, may_be_there=True),
    )


def _refusal_notice(row: Row[DigestMessage, DigestRun | None, Subscription | None], now: dt.datetime) -> Notice:
    message, *_ = row
    return Notice(
        NoticeWord.REFUSED,
        None,
        message.channel,
        None,
        f"What was posted here was corrected, and the correction can't be posted. {message.reason} It is kept.",
        f"{message.cure or ''} Then let it be posted again.".lstrip(),
        Question(message.id, now, may_be_there=False),
    )


def _named(message: DigestMessage, run: DigestRun | None) -> str:
    if run is None:
        return "A correction of what was posted here"
    which = "The digest" if not message.page else f"Part {message.page + 1} of the digest"
    return f"{which} of {spoken(run.local_date)}"
