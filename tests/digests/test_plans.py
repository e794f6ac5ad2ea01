"""How the engines go about what digests ask: an idle tick is one statement, and no table is gone through from end to end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, update

from bot.answers.query import Query
from bot.database import Database
from bot.digests.filters import as_json
from bot.digests.model import Subscription
from bot.register.vocabulary import Kind, News, ResponseKind, Status
from tests.digests.parts import DAY, MINUTE, SLOT, Desk, Room

FILTERS = (
    Query(),
    Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)),
    Query(kinds=(Kind.ALLEGATION,), responses=(ResponseKind.DENIAL,)),
    Query(treaties=("apmbc",)),
    Query(text="record"),
    Query(refs=("ALL-0001",)),
)
_THROUGH = re.compile(r"SCAN (?!CONSTANT ROW|named)|Seq Scan|hashed SubPlan")
"""What reads a whole table: PostgreSQL does so where there is no other way, for it is told here that nothing is dearer."""

Asked = list[tuple[str, Any]]


@pytest.fixture
def served(desk: Desk, room: Room) -> Desk:
    """Give a desk whose subscription has had a digest of each sort of news."""
    desk.subscribe()
    refs = [desk.add(Kind.ALLEGATION), desk.add(Kind.TREATY_ACTION), *desk.publish(12)]
    desk.digests(room).tick(SLOT)
    desk.change(refs[0], News.STATUS_MOVED, to=Status.CORROBORATED)
    desk.change(refs[2], News.CORRECTED)
    desk.add(Kind.RESPONSE, about=refs[0])
    return desk


def test_a_tick_with_nothing_due_is_one_statement_through_indexes(served: Desk, room: Room) -> None:
    digests = served.digests(room)
    for minute in range(1, 4):  # corrections follow, and are looked at once they are posted
        digests.tick(SLOT + minute * MINUTE)
    with _listening(served.database) as asked:
        digests.tick(SLOT + 4 * MINUTE)
    assert len(asked) == 1
    _assert_through_indexes(served.database, asked)


@pytest.mark.parametrize("wanted", FILTERS)
def test_what_is_new_is_looked_up_and_not_read_through(served: Desk, room: Room, wanted: Query) -> None:
    with served.database.write() as session:
        session.execute(update(Subscription).values(filter=as_json(wanted)))
    digests = served.digests(room)
    (line,) = digests.list()
    digests.preview(line.id, SLOT + DAY)  # the names are read
    with _listening(served.database) as asked:
        digests.preview(line.id, SLOT + DAY)
    assert any("FROM publication" in statement for statement, _ in asked)
    _assert_through_indexes(served.database, asked)


@contextmanager
def _listening(database: Database) -> Iterator[Asked]:
    asked: Asked = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine, "before_cursor_execute", note)


def _assert_through_indexes(database: Database, asked: Asked) -> None:
    explain, column = ("EXPLAIN QUERY PLAN", 3) if database.is_sqlite else ("EXPLAIN", 0)
    with database.engine.connect() as connection:
        if not database.is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        for statement, values in asked:
            if statement.startswith("SET "):
                continue
            plan = [str(row[column]) for row in connection.exec_driver_sql(f"{explain} {statement}", values)]
            assert [step for step in plan if _THROUGH.search(step)] == [], (statement, plan)
