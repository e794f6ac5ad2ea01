"""Who got what: the records in each message of ours that stays in a conversation, as they were shown.

It is written before a message is posted, since a process may end in between. What is answered has a row of its own for that;
where it was not marked as posted, it is looked for by its key as any other message.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.answers.answer import Shown
from bot.database import Database
from bot.digests.model import Carried, DigestMessage, MessageKind, MessageState

ANSWERING = dt.timedelta(minutes=3)
"""How long an answer may be under way before it is looked for: whoever posts it may wait twice as Slack asks."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """An answer that is about to be posted: where, and the records in it. `thread_ts` is None where it begins a thread."""

    channel: str
    thread_ts: str | None
    shown: tuple[Shown, ...]


def keep(session: Session, message_id: int, shown: Iterable[Shown]) -> None:
    """Keep what a message carries, in place of what was kept of it before."""
    session.execute(delete(Carried).where(Carried.message_id == message_id))
    latest: dict[int, int] = {}
    for each in shown:
        latest[each.record_id] = max(each.seq, latest.get(each.record_id, 0))
    if latest:
        rows = [{"message_id": message_id, "record_id": record_id, "seq": seq} for record_id, seq in latest.items()]
        session.execute(insert(Carried), rows)


def intend(session: Session, carrying: Carrying, now: dt.datetime) -> str | None:
    """Keep that an answer is about to be posted, and give its key; None where it has no records in it."""
    if not carrying.shown:
        return None
    message = DigestMessage(
        kind=MessageKind.ANSWER,
        channel=carrying.channel,
        thread_ts=carrying.thread_ts,
        key=uuid.uuid4().hex,
        state=MessageState.SENDING,
        attempts=1,
        try_at=now + ANSWERING,
    )
    session.add(message)
    session.flush()
    keep(session, message.id, carrying.shown)
    return message.key


class CarriedAnswers:
    """The answers that stay in a conversation, as whoever posts them keeps them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def intend(self, carrying: Carrying, now: dt.datetime) -> str | None:
        """Keep that an answer is about to be posted, and give its key; None where it has no records in it."""
        with self._database.write() as session:
            return intend(session, carrying, now)

    def stands(self, key: str, ts: str) -> None:
        """Keep that an answer was posted, whatever a look for it found before it was there."""
        thread_ts = func.coalesce(func.nullif(DigestMessage.thread_ts, ""), ts)
        standing = update(DigestMessage).where(DigestMessage.key == key)
        with self._database.write() as session:
            session.execute(standing.values(state=MessageState.POSTED, ts=ts, thread_ts=thread_ts, reason=None))

    def forget(self, key: str) -> None:
        """Forget an answer that surely was not posted."""
        with self._database.write() as session:
            drop(session, DigestMessage.key == key)


def drop(session: Session, which: ColumnElement[bool]) -> None:
    """Forget messages that surely stand nowhere, with what they would have carried."""
    session.execute(delete(Carried).where(Carried.message_id.in_(select(DigestMessage.id).where(which))))
    session.execute(delete(DigestMessage).where(which))
