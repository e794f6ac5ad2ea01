"""The sample and a large register imported, against an `executemany` of the same rows; and the memory that a million takes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from psycopg.types.json import Json
from sqlalchemy import Table

from bot.bootstrap import CHECKOUT
from bot.database import Base, Database
from bot.register.interchange.importing import import_files
from bot.register.sample import FOLDER
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.large_register import RECORDS_OF_A_BLOCK, write_register
from tests.conftest import SAMPLE_RECORDED_AT, Stores

REGISTER = "sample.db"
ROUNDS = 3
BLOCKS = 5_000
"""Of the large register: 100,000 records, and their sources."""
BLOCKS_OF_A_MILLION = 45_418
"""With the reference entries a little more than a million lines."""
MEGABYTES = 500
KIBIBYTE = 1_024
"""The unit of getrusage on Linux."""

Row = tuple[Any, ...]
Rows = dict[Table, Sequence[Row]]


def figures(folder: Path) -> Iterator[Figure]:
    """Measure on both engines, and leave the sample's register in the folder for those after this one."""
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            rows = _rows(stores.sample(engine))
            ours = partial(_timed, stores, engine, folder, _import)
            floor = partial(_timed, stores, engine, folder, partial(_insert, rows=rows))
            yield compared(f"import of the sample, {engine}", in_turn(ours, floor, ROUNDS), 6)
            yield compared(f"import of {BLOCKS * RECORDS_OF_A_BLOCK:,} records, {engine}", _large(stores, engine, folder), 4)
    leave_register(folder)


def leave_register(folder: Path) -> None:
    """Leave the sample's register as a SQLite file in the folder."""
    with closing(Stores(folder)) as stores:
        _timed(stores, "sqlite", folder, _import)
    (folder / "register.db").rename(folder / REGISTER)


def figures_of_a_million(folder: Path) -> Iterator[Figure]:
    """Measure the memory of `rapporteur import` at its peak, on both engines; it takes many minutes."""
    files = write_register(folder, blocks=BLOCKS_OF_A_MILLION)
    command = [sys.executable, "-m", "bot", "import", *map(str, files)]
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            environment = os.environ | {"DATABASE_URL": stores.empty_url(engine, folder), "RAPPORTEUR_LOG_LEVEL": "WARNING"}
            process = subprocess.Popen(command, cwd=CHECKOUT, env=environment)
            _, status, used = os.wait4(process.pid, 0)  # never less than this process held when the other began: that is little
            process.returncode = os.waitstatus_to_exitcode(status)
            peak = used.ru_maxrss * KIBIBYTE / 1_000_000
            if process.returncode:
                raise RuntimeError("the import of a million lines failed")
            yield Figure(
                f"import of a million lines, {engine}, resident at most",
                f"{peak:.0f} MB",
                f"{MEGABYTES} MB",
                peak / MEGABYTES,
                1,
            )


def _large(stores: Stores, engine: str, folder: Path) -> tuple[float, float]:
    """Import the large register once, and insert its rows once."""
    files = write_register(folder, blocks=BLOCKS)
    database = Database(stores.empty_url(engine, folder))
    try:
        ours = seconds(lambda: import_files(database, files, who="benchmark", now=SAMPLE_RECORDED_AT))
        rows = _rows(database)
    finally:
        database.dispose()
    return ours, _timed(stores, engine, folder, partial(_insert, rows=rows))


def _timed(stores: Stores, engine: str, folder: Path, fill: Callable[[Database], object]) -> float:
    database = Database(stores.empty_url(engine, folder))
    try:
        with database.read():  # connecting is not what is measured
            pass
        return seconds(lambda: fill(database))
    finally:
        database.dispose()


def _import(database: Database) -> None:
    import_files(database, sorted(FOLDER.glob("*.jsonl")), who="benchmark", now=SAMPLE_RECORDED_AT)


def _insert(database: Database, rows: Rows) -> None:
    """Insert with the bare driver, in one transaction."""
    mark = "?" if database.is_sqlite else "%s"
    connection = database.engine.raw_connection()
    cursor = connection.cursor()
    if database.is_sqlite:
        cursor.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        if values:
            marks = ", ".join([mark] * len(table.columns))
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            cursor.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', values)
    cursor.execute("COMMIT")
    connection.close()


def _rows(filled: Database) -> Rows:
    """Read all rows with the bare driver, in an order in which each finds what it refers to."""
    connection = filled.engine.raw_connection()
    cursor = connection.cursor()
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        cursor.execute(f'SELECT {names} FROM "{table.name}"')
        values = [tuple(Json(value) if isinstance(value, dict | list) else value for value in row) for row in cursor.fetchall()]
        found[table] = _parents_first(table, values)
    connection.close()
    return found


def _parents_first(table: Table, rows: list[Row]) -> list[Row]:
    columns = list(table.columns)
    own = [number for number, column in enumerate(columns) if any(key.column.table is table for key in column.foreign_keys)]
    if not own:
        return rows
    key = next(number for number, column in enumerate(columns) if column.name == "id")
    waiting, placed, ordered = rows, {None}, list[Row]()
    while waiting:
        ready = [row for row in waiting if all(row[number] in placed for number in own)]
        ordered += ready
        placed |= {row[key] for row in ready}
        waiting = [row for row in waiting if row[key] not in placed]
    return ordered
