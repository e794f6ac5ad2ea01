"""Answers that show records, for tests of what becomes of them."""

from sqlalchemy import func, select

from bot.answers.answer import Shown
from bot.digests.delivery.carried import CarriedAnswers, Carrying
from bot.digests.model import MessageKind
from bot.register.model import Publication, Record
from tests.digests.parts import SLOT, Desk, Posted, Room


def answer(desk: Desk, room: Room, refs: list[str], channel: str = "C1", thread_ts: str | None = None) -> Posted:
    """Post an answer that shows records as they are now, as whoever answers does, and keep that it stands."""
    answers = CarriedAnswers(desk.database)
    key = answers.intend(Carrying(channel, thread_ts, shown(desk, refs)), SLOT)
    assert key is not None
    message = Posted(f"1780000000.{len(room.messages):06}", channel, None, key, thread_ts, MessageKind.ANSWER)  # type: ignore[arg-type]
    room.messages.append(message)
    answers.stands(key, message.ts)
    return message


def shown(desk: Desk, refs: list[str]) -> tuple[Shown, ...]:
    with desk.database.read() as session:
        rows = session.execute(
            select(Record.id, func.max(Publication.seq))
            .join(Publication, Publication.record_id == Record.id)
            .where(Record.ref.in_(refs))
            .group_by(Record.id)
        )
        return tuple(Shown(*row) for row in rows)
