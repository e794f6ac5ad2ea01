from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from bot.database import Base, Database
from bot.digests.model import Delivery, DigestMessage, DigestRun, EffectDelivery, Subscription, SubscriptionState
from bot.digests.rhythm import EVERY_DAY
from bot.register.schema import migrate
from tests.register.old_registers import make_old_register

OURS = {each.__tablename__ for each in (Subscription, DigestRun, DigestMessage, Delivery, EffectDelivery)}


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
