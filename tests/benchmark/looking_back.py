"""A record with a thousand changes as it stood in the middle of them, against the same record as it is now; both engines."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec

from bot.answers.answering import Answerer
from bot.answers.looking_back import AsOf
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.documents import AllegationDocument
from bot.register.history.past import document_at
from bot.register.reading import document_of, id_of
from bot.register.writing import save
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.conftest import SAMPLE_RECORDED_AT, Stores

CHANGES = 1_000
ROUNDS = 200
ANSWER_ROUNDS = 25
RECORD = "ALL-0001"
QUESTION = "allegations in Izium"
MINUTE = timedelta(minutes=1)
MIDDLE = SAMPLE_RECORDED_AT + CHANGES // 2 * MINUTE
TODAY = date(2026, 11, 24)


def figures(folder: Path) -> Iterator[Figure]:
    """Measure the look-up of the record, and a whole answer with it, which has no bar of its own."""
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            database = stores.sample(engine)
            record_id = _changed_often(database)
            then, now = partial(_then, database, record_id), partial(_now, database, record_id)
            medians = in_turn(partial(seconds, then), partial(seconds, now), ROUNDS)
            yield compared(f"a record of 1,000 changes as of a past day, {engine}", medians, 3)
            yield _answers(database, engine)


def _answers(database: Database, engine: str) -> Figure:
    answerer = Answerer(database, LexiconKeeper(database))

    def asked(as_of: AsOf | None) -> Callable[[], object]:
        return lambda: answerer.answer(QUESTION, today=TODAY, as_of=as_of, most=6)

    then, now = asked(AsOf(MIDDLE, MIDDLE.date(), "then")), asked(None)
    then(), now()
    medians = in_turn(lambda: seconds(then), lambda: seconds(now), ANSWER_ROUNDS)
    return compared(f"an answer of that day, {engine}", medians, float("inf"))


def _changed_often(database: Database) -> int:
    with database.write() as session:
        record_id = id_of(session, RECORD)
        document = document_of(session, record_id or 0)
        if record_id is None or not isinstance(document, AllegationDocument):
            raise RuntimeError(f"the sample has no {RECORD}")
        for number in range(1, CHANGES + 1):
            changed = msgspec.structs.replace(document, summary=f"{document.summary} Version {number}.")
            save(session, [changed], who="benchmark", why="another wording", now=SAMPLE_RECORDED_AT + number * MINUTE)
    return record_id


def _then(database: Database, record_id: int) -> None:
    with database.read() as session:
        document_at(session, record_id, MIDDLE)


def _now(database: Database, record_id: int) -> None:
    with database.read() as session:
        document_of(session, record_id)
