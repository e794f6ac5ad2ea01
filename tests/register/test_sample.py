from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text

from bot.database import Database
from bot.register.model import Publication, Record
from bot.register.sample import fill_with_sample
from bot.register.vocabulary import Kind, RecordState
from tests.conftest import Stores

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.long
def test_the_sample_holds_what_its_provenance_says(sample_database: Database) -> None:
    with sample_database.read() as session:
        states = dict(session.execute(select(Record.state, func.count()).group_by(Record.state)).all())
        kinds = dict(session.execute(select(Record.kind, func.count()).group_by(Record.kind)).all())
        told = session.scalar(select(func.count()).select_from(Publication))
    assert states == {
        RecordState.DRAFT: 7,
        RecordState.IN_REVIEW: 3,
        RecordState.PUBLISHED: 5_938,
        RecordState.WITHDRAWN: 2,
    }
    assert kinds == {
        Kind.POSITION: 5_180,
        Kind.ALLEGATION: 35,
        Kind.RESPONSE: 10,
        Kind.ASSESSMENT: 1,
        Kind.TREATY_ACTION: 724,
    }
    assert told == 5_938


def test_a_register_that_holds_anything_is_not_filled(sample_database: Database) -> None:
    summary = fill_with_sample(sample_database, NOW)
    assert (summary.created, summary.updated, summary.unchanged) == (0, 0, 0)


def test_the_engine_knows_how_large_the_tables_are_at_once(stores: Stores) -> None:
    with stores.sample("postgresql").read() as session:
        counted = session.scalar(text("SELECT reltuples FROM pg_class WHERE relname = 'record'"))
    assert counted == 5_950
