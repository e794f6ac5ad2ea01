from datetime import UTC, datetime

from sqlalchemy import inspect

from bot.answers.asked import AskedQuestion, recall, remember
from bot.database import Database
from bot.register.vocabulary import Kind

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_question_is_kept_with_who_asked_it_where(database: Database) -> None:
    with database.write() as session:
        number = remember(
            session, "allegations in Izium", now=NOW, kind=Kind.ALLEGATION, user_id="U1", channel_id="C1", thread_ts="1.2"
        )
    with database.read() as session:
        asked = recall(session, number)
        assert recall(session, number + 1) is None
    assert asked is not None
    assert (asked.question, asked.asked_at, asked.kind) == ("allegations in Izium", NOW, Kind.ALLEGATION)
    assert (asked.user_id, asked.channel_id, asked.thread_ts, asked.team_id) == ("U1", "C1", "1.2", None)


def test_a_question_is_kept_no_longer_than_slack_takes_it(database: Database) -> None:
    with database.write() as session:
        number = remember(session, "x\x00" * 5_000, now=NOW)
    with database.read() as session:
        asked = recall(session, number)
    assert asked is not None
    assert len(asked.question) <= 4_000
    assert "\x00" not in asked.question


def test_the_migrated_table_is_the_mapped_one(database: Database) -> None:
    columns = {column["name"] for column in inspect(database.engine).get_columns("asked")}
    assert columns == {column.name for column in AskedQuestion.__table__.columns}
