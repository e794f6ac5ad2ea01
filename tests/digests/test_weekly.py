"""Letters once a week: to each person one, through restarts, replicas and a Slack that fails."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.database import Database
from bot.digests.delivery.poster import GRACE, PassingFault, PermanentFault, UnsureFault
from bot.digests.weekly import Weekly
from tests.digests.parts import at_once

VIENNA = ZoneInfo("Europe/Vienna")
NINE = time(9, 0)
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # nine o'clock in Vienna
WEEK = timedelta(days=7)
MOMENT = timedelta(microseconds=1)


class Letterbox:
    """Keeps letters by their keys. `faults` are raised by the next calls; `takes`: what fails has arrived all the same."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, datetime, datetime, str]] = []
        self.faults: list[Exception] = []
        self.takes = False
        self._lock = threading.Lock()

    def post(self, user_id: str, since: datetime, until: datetime, key: str) -> None:
        with self._lock:
            fault = self.faults.pop(0) if self.faults else None
            if fault is None or self.takes:
                self.letters.append((user_id, since, until, key))
        if fault is not None:
            raise fault

    def is_there(self, user_id: str, key: str) -> bool:
        if self.faults:
            raise self.faults.pop(0)
        return any(key == letter[3] for letter in self.letters)

    @property
    def to(self) -> list[str]:
        return sorted(letter[0] for letter in self.letters)


@pytest.fixture
def box() -> Letterbox:
    return Letterbox()


@pytest.fixture
def weekly(database: Database, box: Letterbox) -> Weekly:
    return Weekly(database, box, lambda: ("U1", "U2"), NINE, VIENNA)


def test_each_gets_one_on_monday_of_the_week_before(weekly: Weekly, box: Letterbox) -> None:
    for moment in (MONDAY, MONDAY + timedelta(hours=1), MONDAY + WEEK - MOMENT):
        weekly.tick(moment)
    assert [letter[:3] for letter in box.letters] == [(user, MONDAY - WEEK, MONDAY) for user in ("U1", "U2")]
    weekly.tick(MONDAY + WEEK)
    assert box.to == ["U1", "U1", "U2", "U2"]
    assert len({letter[3] for letter in box.letters}) == 4


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


def test_replicas_and_restarts_send_none_twice(database_url: str, weekly: Weekly, box: Letterbox) -> None:
    with ExitStack() as opened:
        replicas = [Weekly(each, box, lambda: ("U1", "U2"), NINE, VIENNA) for each in _databases(opened, database_url)]
        at_once(*(lambda each=each: each.tick(MONDAY) for each in replicas))
        at_once(*(lambda each=each: each.tick(MONDAY + 2 * GRACE) for each in replicas))
    weekly.tick(MONDAY + 3 * GRACE)
    assert box.to == ["U1", "U2"]


@pytest.mark.parametrize("fault", [UnsureFault("cut"), RuntimeError("killed")])
def test_one_that_may_be_there_is_looked_for_before_it_is_sent_again(
    weekly: Weekly, box: Letterbox, fault: Exception, takes: bool
) -> None:
    box.takes, box.faults = takes, [fault]
    with ExitStack() as stack:
        if isinstance(fault, RuntimeError):
            stack.enter_context(pytest.raises(RuntimeError))
        weekly.tick(MONDAY)
    for moment in (MONDAY + GRACE / 2, MONDAY + 2 * GRACE, MONDAY + 4 * GRACE):
        weekly.tick(moment)
    assert box.to == ["U1", "U2"]


def test_one_that_is_under_way_is_left_to_whoever_sends_it(database: Database, weekly: Weekly, box: Letterbox) -> None:
    class Slow(Letterbox):
        def post(self, user_id: str, since: datetime, until: datetime, key: str) -> None:
            weekly.tick(MONDAY + GRACE / 2)
            super().post(user_id, since, until, key)

    slow = Slow()
    Weekly(database, slow, lambda: ("U1",), NINE, VIENNA).tick(MONDAY)
    assert (slow.to, box.to) == (["U1"], ["U2"])


@pytest.fixture(params=[True, False])
def takes(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_what_surely_was_not_sent_is_sent_later(weekly: Weekly, box: Letterbox) -> None:
    box.faults = [PassingFault("slow down")]
    weekly.tick(MONDAY)
    assert box.to == ["U2"]
    box.faults = [PassingFault("slow down")]  # in looking for it
    weekly.tick(MONDAY + 2 * GRACE)
    assert box.to == ["U2"]
    weekly.tick(MONDAY + 4 * GRACE)
    assert box.to == ["U1", "U2"]


def test_whoever_can_not_be_written_to_is_left_alone(weekly: Weekly, box: Letterbox) -> None:
    box.faults = [PermanentFault("Slack knows no such person.", "Choose somebody else.")]
    for moment in range(3):
        weekly.tick(MONDAY + moment * 2 * GRACE)
    assert box.to == ["U2"]


def test_where_nobody_can_tell_whether_it_is_there_it_is_not_sent_again(weekly: Weekly, box: Letterbox) -> None:
    box.faults = [UnsureFault("cut")]
    weekly.tick(MONDAY)
    box.faults = [UnsureFault("moved on too far")]
    for moment in (2, 4, 6):
        weekly.tick(MONDAY + moment * GRACE)
    assert box.to == ["U2"]


def _databases(opened: ExitStack, url: str) -> Iterator[Database]:
    for _ in range(3):
        database = Database(url)
        opened.callback(database.dispose)
        yield database
