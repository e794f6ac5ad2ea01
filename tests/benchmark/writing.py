"""One act through the register's writer, against the bare statements that leave the same rows, each in one transaction."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from psycopg.types.json import Json
from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.document_parts import Citation
from bot.register.editing import acts
from bot.register.editing.moves import StatusMove
from bot.register.listings import LISTED_NAME, LISTING
from bot.register.rows import CITATION, ENTRY, LINK, RELATED, SEARCH
from bot.register.rows import RECORD as RECORDS
from bot.register.sample import fill_with_sample
from bot.register.schema import migrate
from bot.register.vocabulary import Status
from bot.register.writing import CHANGE, COUNTER, PUBLICATION
from tests.benchmark.figures import Figure, compared, seconds
from tests.conftest import SAMPLE_RECORDED_AT, Stores

ROUNDS = 60
WARMING = 6
"""Rounds that are not counted: statements are prepared and pages read in them."""

SOURCES: tuple[dict[str, Any], ...] = tuple(
    {"type": "source", "key": f"benchmark-{group}", "publisher": group, "title": "A report", "source_type": "ngo_report"}
    for group in ("first", "second", "third")
)
ALLEGATION: dict[str, Any] = {
    "type": "allegation",
    "summary": "Human Rights Watch reported that mines were scattered in and around Izium.",
    "alleged_by": ["hrw"],
    "alleged_actor": ["ukr"],
    "act": "use",
    "weapons": ["pfm-1"],
    "places": ["izium"],
    "occurred": "2022-04/2022-09",
    "said": "2023-01-31",
    "treaties": [{"treaty": "apmbc", "article": "1", "said_by": ["hrw"]}],
    "citations": [{"source": "benchmark-first", "locator": "summary", "quote": "Mines were scattered in and around the city."},
                  {"source": "benchmark-second", "locator": "page 4"}],
    "state": "published",
    "author": "Renee",
    "reviewer": "Viktor",
    "tlp": "CLEAR",
    "sensitivity": "none",
}  # fmt: skip
OWNERS = {
    ENTRY: "id", RECORDS: "id", LINK: "record_id", CITATION: "record_id", RELATED: "record_id", SEARCH: "record_id",
    LISTING: "record_id", LISTED_NAME: "record_id", CHANGE: "entry_id", PUBLICATION: "record_id",
}  # fmt: skip
"""The tables that an act on an allegation writes to, in an order in which each row finds what it refers to."""

Row = dict[str, Any]
Rows = dict[tuple[Any, ...], Row]
Act = Callable[[Session], object]


def figures(folder: Path) -> Iterator[Figure]:
    """Measure on both engines, in registers that hold the sample, and with commits that outlive a power cut."""
    with closing(Stores(folder, durable=True)) as stores:
        for engine in ("sqlite", "postgresql"):
            ours, floor = _filled(stores, engine), _filled(stores, engine)
            try:
                yield from _measured(ours, floor, engine)
            finally:
                ours.dispose()
                floor.dispose()


def _filled(stores: Stores, engine: str) -> Database:
    database = Database(stores.fresh_url(engine))
    migrate(database)
    fill_with_sample(database, SAMPLE_RECORDED_AT)
    with database.write() as session:
        writing.save(session, map(docs.from_fields, SOURCES), who="benchmark", why="recorded", now=SAMPLE_RECORDED_AT)
    return database


def _measured(ours: Database, floor: Database, engine: str) -> Iterator[Figure]:
    names: dict[str, Callable[[int], Act]] = {
        "an allegation put in": _put_in,
        "its status moved": lambda number: _moved(ours, number),
        "it corrected": lambda number: _corrected(ours, number),
    }
    for name, act_of in names.items():
        taken = [_in_turn(ours, floor, number, act_of(number)) for number in range(ROUNDS)][WARMING:]
        medians = statistics.median(pair[0] for pair in taken), statistics.median(pair[1] for pair in taken)
        yield compared(f"{name}, {engine}", medians, 4)


def _in_turn(ours: Database, floor: Database, number: int, act: Act) -> tuple[float, float]:
    """Do one act here, and write what it changed there."""
    before = _rows(ours, _key(number))

    def do() -> None:
        with ours.write() as session:
            act(session)

    taken = seconds(do)
    statements = list(_statements(before, _rows(ours, _key(number)), "?" if ours.is_sqlite else "%s"))
    with closing(floor.engine.raw_connection()) as connection:
        cursor = connection.cursor()

        def write() -> None:
            if floor.is_sqlite:
                cursor.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                cursor.executemany(statement, values)
            cursor.execute("COMMIT")

        return taken, seconds(write)


# --- the acts -------------------------------------------------------------------------------------------------------------


def _key(number: int) -> str:
    return f"benchmark-allegation-{number}"


def _put_in(number: int) -> Act:
    document = docs.from_fields({**ALLEGATION, "key": _key(number)})
    return lambda session: writing.save(session, [document], who="Renee", why="recorded", now=SAMPLE_RECORDED_AT)


def _moved(database: Database, number: int) -> Act:
    move = StatusMove(Status.CORROBORATED, Citation(source="benchmark-third", locator="page 1"), since="2023-02")
    record_id, _ = _seen(database, number)
    return lambda session: acts.move_status(
        session, record_id, move, who="Renee", why="a second report", now=SAMPLE_RECORDED_AT, version=1
    )


def _corrected(database: Database, number: int) -> Act:
    record_id, seen = _seen(database, number)
    corrected = msgspec.structs.replace(seen, summary="Human Rights Watch reported that mines were scattered near Izium.")
    return lambda session: acts.correct(
        session, record_id, corrected, version=2, who="Renee", reviewer="Vera", why="misread", now=SAMPLE_RECORDED_AT
    )


def _seen(database: Database, number: int) -> tuple[int, docs.RecordDocument]:
    with database.read() as session:
        record_id = reading.id_of(session, _key(number))
        document = reading.document_of(session, record_id or 0)
    if record_id is None or not isinstance(document, docs.RecordDocument):
        raise LookupError(_key(number))
    return record_id, document


# --- the floor ------------------------------------------------------------------------------------------------------------


def _rows(database: Database, key: str) -> dict[Table, Rows]:
    """Read what stands about one record, with the bare driver."""
    with database.read() as session:
        own_id = session.scalar(select(ENTRY.c.id).where(ENTRY.c.key == key)) or 0
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        found = {}
        for table, owner in {**OWNERS, COUNTER: ""}.items():
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            own = f' WHERE "{owner}" = {own_id}' if owner else ""
            cursor.execute(f'SELECT {names} FROM "{table.name}"{own}')
            rows = [dict(zip(table.columns.keys(), row, strict=True)) for row in cursor.fetchall()]
            found[table] = {tuple(row[column.name] for column in table.primary_key): row for row in rows}
        connection.rollback()
        return found


def _statements(before: dict[Table, Rows], after: dict[Table, Rows], mark: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Give the fewest statements that turn the rows of before into those of after."""
    for table, rows in after.items():
        keys = " AND ".join(f'"{column.name}" = {mark}' for column in table.primary_key)
        if gone := [key for key in before[table] if key not in rows]:
            yield f'DELETE FROM "{table.name}" WHERE {keys}', gone
        for key, row in rows.items():
            was = before[table].get(key, row)
            changed = {name: _value(value) for name, value in row.items() if value != was[name]}
            if changed:
                columns = ", ".join(f'"{name}" = {mark}' for name in changed)
                yield f'UPDATE "{table.name}" SET {columns} WHERE {keys}', [(*changed.values(), *key)]
        if new := [tuple(map(_value, row.values())) for key, row in rows.items() if key not in before[table]]:
            names, marks = ", ".join(f'"{column.name}"' for column in table.columns), ", ".join([mark] * len(table.columns))
            yield f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', new


def _value(value: Any) -> Any:
    return Json(value) if isinstance(value, dict | list) else value
