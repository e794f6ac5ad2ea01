import datetime as dt
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from bot.database import Base, Database
from bot.digests.letters import Letter
from bot.digests.model import (
    Carried,
    ChannelPace,
    Delivery,
    DigestMessage,
    DigestRun,
    EffectDelivery,
    FollowedUp,
    Postponed,
    Subscription,
    SubscriptionState,
)
from bot.digests.wishes.rhythm import EVERY_DAY
from bot.register.schema import migrate
from tests.register.old_registers import make_old_register

OURS = {
    each.__tablename__
    for each in (
        *(Subscription, DigestRun, DigestMessage, Delivery, Postponed, EffectDelivery, Carried, FollowedUp, ChannelPace),
        Letter,
    )
}


def test_the_migrated_tables_are_the_mapped_ones(database: Database) -> None:
    def is_ours(_object: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
        return kind != "table" or name in OURS

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
        assert compare_metadata(context, Base.metadata) == []


def test_the_daily_subscription_stays_daily_and_comes_back(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    make_old_register(database, "0007")
    migrate(database)
    with database.write() as session:
        kept = session.scalars(select(Subscription)).one()
        assert (kept.days, kept.words, kept.says_nothing_new, kept.looked_at) == (EVERY_DAY, "everything", False, kept.floor)
        kept.state = SubscriptionState.DELETED
    migrate(database, "0007", discard=True)
    with database.read() as session:
        told = session.execute(text("SELECT cadence, state, paused_reason FROM subscription")).one()
        assert tuple(told) == ("daily", "paused", "It was deleted.")
    database.dispose()


def test_what_digests_carried_before_is_known_after(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    migrate(database, "0008")
    with database.write() as session:
        for statement in BEFORE.split(";\n"):
            session.connection().exec_driver_sql(statement)
    migrate(database)
    with database.read() as session:
        carried = session.execute(select(Carried.message_id, Carried.record_id, Carried.seq).order_by(Carried.record_id)).all()
        messages = session.execute(
            select(DigestMessage.channel, DigestMessage.thread_ts, DigestMessage.compared).order_by(DigestMessage.id)
        ).all()
        followed = session.scalars(select(FollowedUp.publication_seq)).all()
    assert carried == [(1, 9, 2), (2, 10, 3)]
    assert messages == [("C1", "1790000000.000100", True), ("C1", "1790000000.000100", True), ("C1", None, False)]
    assert followed == [4]
    database.dispose()


def test_who_was_written_to_before_is_not_written_to_again(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    make_old_register(database, "0014")
    migrate(database)
    with database.read() as session:
        letters = {letter.key: letter.settled_at for letter in session.scalars(select(Letter))}
    assert letters == {
        "review:U0REVIEWER:2026-11-22": dt.datetime(2026, 11, 22, 9, 0, 1, tzinfo=dt.UTC),
        "review:U0ADMIN:2026-11-22": None,
        "week-2026-11-02-U3": None,
    }
    database.dispose()


BEFORE = """INSERT INTO entry (id, key, kind, version) VALUES (9, 'nine', 'position', 3), (10, 'ten', 'position', 1);
INSERT INTO record (id, ref, summary, state, tlp, recorded_at) VALUES
    (9, 'POS-0009', 'nine', 'published', 'CLEAR', '2026-11-01 08:00:00'),
    (10, 'POS-0010', 'ten', 'published', 'CLEAR', '2026-11-01 08:00:00');
INSERT INTO change (id, entry_id, version, act, at, who, why, after) VALUES
    (1, 9, 1, 'published', '2026-11-01 08:00:00', 'tests', 'new', '{}'),
    (2, 9, 2, 'corrected', '2026-11-01 09:00:00', 'tests', 'x', '{}'),
    (3, 10, 1, 'published', '2026-11-01 08:00:00', 'tests', 'new', '{}'),
    (4, 9, 3, 'corrected', '2026-11-05 09:00:00', 'tests', 'x', '{}');
INSERT INTO publication (seq, change_id, record_id, news) VALUES
    (1, 1, 9, 'new'), (2, 2, 9, 'corrected'), (3, 3, 10, 'new'), (4, 4, 9, 'corrected');
INSERT INTO subscription (id, name, channel, local_time, zone, filter, ceiling, floor, next_run_at, state, created_at) VALUES
    (1, 'configured', 'C1', '09:00:00.000000', 'UTC', '{}', 'GREEN', 0, '2026-11-04 08:00:00', 'active', '2026-11-01 08:00:00');
INSERT INTO digest_run (id, subscription_id, local_date, ordinal, channel, due_at, frozen_at, period_from, items) VALUES
    (1, 1, '2026-11-03', 0, 'C1', '2026-11-03 08:00:00', '2026-11-03 08:00:01', '2026-11-02 08:00:00', 21);
INSERT INTO digest_message (id, run_id, page, key, state, ts, attempts, try_at, asks_admin) VALUES
    (1, 1, 0, 'a', 'posted', '1790000000.000100', 1, '2026-11-03 08:00:02', FALSE),
    (2, 1, 1, 'b', 'posted', '1790000000.000200', 1, '2026-11-03 08:00:02', FALSE),
    (3, 1, 2, 'c', 'pending', NULL, 1, '2026-11-03 08:00:02', FALSE);
INSERT INTO delivery (subscription_id, publication_seq, run_id, page) VALUES (1, 1, 1, 0), (1, 2, 1, 0), (1, 3, 1, 1)"""
