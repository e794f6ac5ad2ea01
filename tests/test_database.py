from sqlalchemy import func, select

from bot.database import Database
from bot.register.model import Counter


def test_rows_written_stay_and_each_test_starts_with_none(database: Database) -> None:
    with database.write() as session:
        assert session.scalar(select(func.count()).select_from(Counter)) == 0
        session.add(Counter(name="names", value=1))
    with database.read() as session:
        assert session.scalar(select(Counter.value)) == 1


def test_a_second_test_sees_nothing_of_the_first(database: Database) -> None:
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Counter)) == 0
