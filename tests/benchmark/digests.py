"""Digests of hundreds of subscriptions, against bare SQL that selects the same changes for each; on both engines.

Selecting and composing are measured as previews in one process, as a tick does both: each subscription in a transaction of its
own, all pages of its digest put into words, and nothing kept from an earlier round. Beside that stand half as many changes and
half as many subscriptions, the digest of a subscription that has a long history, and a tick with nothing due.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event, update

from bot.answers.query import Query
from bot.database import Database
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.service import Digests
from bot.names.keeper import LexiconKeeper
from tests.benchmark.bare_selection import BareSelection
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.subscribed import SLOT, Changing, filters_of, subscribe
from tests.conftest import Stores
from tests.digests.parts import Room

CHANGES, SUBSCRIPTIONS = 10_000, 500
SHORT, LONG = 1_000, 1_000_000
"""Past changes, all of them delivered to a subscription."""
FRESH = 100
ROUNDS, DIGEST_ROUNDS, TICK_ROUNDS = 2, 40, 300


def figures(folder: Path) -> Iterator[Figure]:
    """Make each register, measure in it, and take it away before the next one."""
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            database = Database(stores.empty_url(engine, folder))
            try:
                register = Changing(database)
                before = register.last
                register.change(CHANGES)
                yield from _of_many(database, engine, before)
                yield _of_a_tick(database, engine)
                yield _of_history(register, engine)
            finally:
                database.dispose()
                for file in folder.glob("register.db*"):
                    file.unlink()


def _of_many(database: Database, engine: str, before: int) -> Iterator[Figure]:
    ids = subscribe(database, filters_of(database, SUBSCRIPTIONS), before)
    keeper = LexiconKeeper(database)
    with database.read() as session:
        bare = BareSelection(database, keeper.current(session))
        wanted = [bare.statement(session.get_one(Subscription, each)) for each in ids]
    _check_that_both_select_the_same(database, keeper, ids, wanted)

    def composed(chosen: Sequence[int]) -> float:
        digests = Digests(database, keeper)

        def compose() -> None:
            for each in chosen:
                digests.preview(each, SLOT)

        return seconds(compose)

    def selected() -> float:
        return seconds(lambda: _fetched(database, wanted))

    many = in_turn(partial(composed, ids), selected, ROUNDS)
    yield compared(f"{CHANGES:,} changes × {SUBSCRIPTIONS} subscriptions, {engine}", many, 4)
    half = [each for number, each in enumerate(ids) if number // 10 % 2 == 0]  # whole rounds of all sorts of filters
    yield compared(f"twice the subscriptions, {engine}", in_turn(partial(composed, ids), partial(composed, half), 1), 2.2)

    def from_the_middle() -> float:
        _begin_at(database, before + CHANGES // 2)
        taken = composed(ids)
        _begin_at(database, before)
        return taken

    yield compared(f"twice the changes, {engine}", in_turn(partial(composed, ids), from_the_middle, 1), 2.2)


def _check_that_both_select_the_same(
    database: Database, keeper: LexiconKeeper, ids: Sequence[int], wanted: Sequence[str]
) -> None:
    digests = Digests(database, keeper)
    counted = [each.replace("SELECT p.seq", "SELECT count(DISTINCT p.record_id)", 1) for each in wanted]
    ours, theirs = [digests.preview(each, SLOT).total for each in ids], [rows[0][0] for rows in _fetched(database, counted)]
    if ours != theirs:
        raise RuntimeError("digests and bare SQL do not select the same records")


def _fetched(database: Database, statements: Sequence[str]) -> list[Sequence[Any]]:
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        if not database.is_sqlite:
            cursor.execute("SET LOCAL jit = off")  # it runs for less than it takes to compile
        found = []
        for each in statements:
            cursor.execute(each)
            found.append(cursor.fetchall())
        connection.rollback()
        return found


def _begin_at(database: Database, floor: int) -> None:
    with database.write() as session:
        session.execute(update(Subscription).values(floor=floor, passed=floor))


def _of_a_tick(database: Database, engine: str) -> Figure:
    digests = Digests(database, LexiconKeeper(database), Room())
    early = SLOT - dt.timedelta(minutes=1)
    for _ in range(3):  # what was corrected before anybody was told of it is looked at once
        digests.tick(early)
    asked: list[tuple[str, Any]] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
    digests.tick(early)
    statement, values = asked[-1]

    def bare() -> None:
        with closing(database.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(statement, values)
            cursor.fetchall()
            connection.rollback()

    medians = in_turn(lambda: seconds(lambda: digests.tick(early)), lambda: seconds(bare), TICK_ROUNDS)
    return compared(f"a tick with nothing due, {engine}", medians, 10)


def _of_history(register: Changing, engine: str) -> Figure:
    database = register.database
    with database.write() as session:
        session.execute(update(Subscription).values(state=SubscriptionState.DELETED))
    (subscription,) = subscribe(database, [Query()], register.last - SHORT)
    keeper = LexiconKeeper(database)

    def digest() -> float:
        """Give what a digest of a few changes takes at best, once everything before them was told.

        With the long past and without it can't be measured in turn, and a slow spell of the machine must not meet only one.
        """
        Digests(database, keeper, Room()).run_now(subscription, SLOT)
        register.change(FRESH)
        return min(seconds(partial(Digests(database, keeper).preview, subscription, SLOT)) for _ in range(DIGEST_ROUNDS))

    short = digest()
    register.tell_of_the_past(subscription, LONG)
    return compared(f"a digest after {LONG:,} past changes, {engine}", (digest(), short), 1.2)
