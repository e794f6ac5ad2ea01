from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.database import Base, Database
from bot.digests.model import Delivery, DigestMessage, DigestRun, EffectDelivery, Subscription

OURS = {each.__tablename__ for each in (Subscription, DigestRun, DigestMessage, Delivery, EffectDelivery)}


def test_the_migrated_tables_are_the_mapped_ones(database: Database) -> None:
    def is_ours(_object: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
        return kind != "table" or name in OURS

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
        assert compare_metadata(context, Base.metadata) == []
