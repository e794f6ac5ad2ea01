"""Letters once a week: to each person one, of the week before."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.database import Database
from bot.digests.delivery.poster import GRACE, PassingFault
from bot.digests.weekly import Weekly
from tests.digests.test_letters import Letterbox

VIENNA = ZoneInfo("Europe/Vienna")
NINE = time(9, 0)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # nine o'clock in Vienna
WEEK = timedelta(days=7)
MOMENT = timedelta(microseconds=1)


class Written(Letterbox):
    """Keeps of each letter to whom it is, and what it tells of."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, datetime, datetime]] = []

    def post(self, user_id: str, since: datetime, until: datetime, key: str) -> str:
        ts = self.write(key)
        self.told.append((user_id, since, until))
        return ts


@pytest.fixture
def box() -> Written:
    return Written()


@pytest.fixture
def weekly(database: Database, box: Written) -> Weekly:
    return Weekly(box.letters_of(database), box.post, lambda: ("U1", "U2"), NINE, VIENNA)


def test_each_gets_one_on_monday_of_the_week_before(weekly: Weekly, box: Written) -> None:
    for moment in (MONDAY, MONDAY + timedelta(hours=1), MONDAY + WEEK - MOMENT):
        weekly.tick(moment)
    assert box.told == [(user, MONDAY - WEEK, MONDAY) for user in ("U1", "U2")]
    weekly.tick(MONDAY + WEEK)
    assert box.told[2:] == [(user, MONDAY, MONDAY + WEEK) for user in ("U1", "U2")]
    assert len({*box.letters.values()}) == 4


def test_what_is_held_up_for_one_comes_later_and_to_nobody_twice(weekly: Weekly, box: Written) -> None:
    box.faults = [PassingFault("slow down")]
    for passed in (0, 1, 1 + GRACE.total_seconds()):
        box.passed = passed
        weekly.tick(MONDAY)
    assert [user for user, *_ in box.told] == ["U2", "U1"]


@pytest.mark.parametrize(
    ("now", "since", "until"),
    [
        (MONDAY - MOMENT, MONDAY - 2 * WEEK, MONDAY - WEEK),
        (MONDAY + 6 * timedelta(days=1), MONDAY - WEEK, MONDAY),
        # Clocks went back on 25 October: nine in Vienna was seven, and is eight.
        (datetime(2026, 10, 28, tzinfo=UTC), datetime(2026, 10, 19, 7, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ],
)
def test_a_week_is_from_monday_to_monday_by_the_wall_clock(
    weekly: Weekly, now: datetime, since: datetime, until: datetime
) -> None:
    assert weekly.week_before(now) == (since, until)
