"""Letters to single people: to each one, through restarts, replicas, clocks that are set and a Slack that fails."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.database import Database
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import GRACE, PassingFault, PermanentFault, UnsureFault
from bot.digests.letters import Letters
from tests.digests.parts import at_once

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
WAIT = GRACE.total_seconds()


class Letterbox:
    """Keeps letters by their keys. `faults` are raised by the next calls; `takes`: what fails has arrived all the same."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}
        """The key of each by its ts."""
        self.faults: list[Exception] = []
        self.takes = False
        self.passed = 0.0
        self.meanwhile: Callable[[], object] | None = None
        """What happens just before the next letter arrives."""
        self._posted = 0
        self._lock = threading.Lock()

    def letters_of(self, database: Database) -> Letters:
        """Give what a process holds that has seen nothing yet."""
        return Letters(database, self, Doubts(elapsed=lambda: self.passed))

    def write(self, key: str) -> str:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        with self._lock:
            fault = self.faults.pop(0) if self.faults else None
            self._posted += 1
            ts = f"1790000000.{self._posted:06}"
            if fault is None or self.takes:
                self.letters[ts] = key
        if fault is not None:
            raise fault
        return ts

    def find(self, channel: str, key: str, thread_ts: str | None) -> str | None:
        if self.faults:
            raise self.faults.pop(0)
        return next((ts for ts, each in reversed(self.letters.items()) if each == key), None)

    def take_back(self, channel: str, ts: str) -> None:
        del self.letters[ts]

    def send(self, letters: Letters, key: str = "a") -> bool:
        return letters.send("U1", key, partial(self.write, key), NOW)


@pytest.fixture
def box() -> Letterbox:
    return Letterbox()


@pytest.fixture
def letters(database: Database, box: Letterbox) -> Letters:
    return box.letters_of(database)


def test_each_is_sent_once(letters: Letters, box: Letterbox) -> None:
    assert [box.send(letters, key) for key in ("a", "a", "b", "a")] == [True] * 4
    assert sorted(box.letters.values()) == ["a", "b"]


def test_where_there_is_nothing_to_tell_nobody_is_asked_again(letters: Letters, box: Letterbox) -> None:
    assert letters.send("U1", "a", lambda: None, NOW)
    assert box.send(letters)
    assert box.letters == {}


def test_replicas_and_restarts_send_none_twice(database_url: str, letters: Letters, box: Letterbox) -> None:
    with ExitStack() as opened:
        replicas = [box.letters_of(each) for each in _databases(opened, database_url)]
        for _ in range(2):
            at_once(*(partial(box.send, each) for each in replicas))
            box.passed += 2 * WAIT
    assert box.send(letters)
    assert list(box.letters.values()) == ["a"]


@pytest.mark.parametrize("takes", [True, False])
@pytest.mark.parametrize("fault", [UnsureFault("cut"), RuntimeError("killed")])
def test_one_that_may_be_there_is_looked_for_before_it_is_sent_again(
    letters: Letters, box: Letterbox, fault: Exception, takes: bool
) -> None:
    box.takes, box.faults = takes, [fault]
    with ExitStack() as stack:
        if isinstance(fault, RuntimeError):
            stack.enter_context(pytest.raises(RuntimeError))
        assert not box.send(letters)
    told = []
    for passed in (0, WAIT - 1, WAIT, 2 * WAIT):
        box.passed = passed
        told.append(box.send(letters))
    assert (told, list(box.letters.values())) == ([False, False, True, True], ["a"])


def test_one_that_is_under_way_is_left_to_whoever_sends_it(database: Database, letters: Letters, box: Letterbox) -> None:
    other = box.letters_of(database)

    def later_by_the_wall_clock() -> None:
        for hours in (0, 9):
            assert not other.send("U1", "a", partial(box.write, "a"), NOW.replace(hour=9 + hours))

    box.meanwhile = later_by_the_wall_clock
    assert box.send(letters)
    assert list(box.letters.values()) == ["a"]


def test_who_was_away_just_before_the_call_takes_back_what_another_has_sent_meanwhile(
    database: Database, letters: Letters, box: Letterbox
) -> None:
    other = box.letters_of(database)

    def take_over() -> None:
        assert not box.send(other)
        box.passed = WAIT
        assert box.send(other)

    box.meanwhile = take_over
    assert box.send(letters)
    assert box.letters == {"1790000000.000001": "a"}
    assert box.send(letters)
    assert len(box.letters) == 1


def test_of_two_that_were_sent_the_one_stays_that_is_settled_first(
    database: Database, letters: Letters, box: Letterbox
) -> None:
    other = box.letters_of(database)
    box.faults = [UnsureFault("cut")]
    assert not box.send(letters)
    assert not box.send(other)

    def arrive_after_all() -> None:
        letters._settle("U1", "a", 1, box.write("a"), NOW)

    box.passed, box.meanwhile = WAIT, arrive_after_all
    assert box.send(other)
    assert box.letters == {"1790000000.000002": "a"}


def test_what_surely_was_not_sent_is_sent_later(letters: Letters, box: Letterbox) -> None:
    box.faults = [PassingFault("slow down")]
    told = []
    for passed in (0, 1, 1 + WAIT, 2 + 2 * WAIT, 3 + 3 * WAIT):
        box.passed = passed
        if passed == 1 + WAIT:
            box.faults = [PassingFault("slow down")]  # in looking for it
        told.append(box.send(letters))
    assert (told, list(box.letters.values())) == ([False, False, False, False, True], ["a"])


def test_whoever_can_not_be_written_to_is_left_alone(letters: Letters, box: Letterbox) -> None:
    box.faults = [PermanentFault("Slack knows no such person.", "Choose somebody else.")]
    assert [box.send(letters), box.send(letters)] == [True, True]
    assert box.letters == {}


def test_where_nobody_can_tell_whether_it_is_there_it_is_not_sent_again(letters: Letters, box: Letterbox) -> None:
    box.faults = [UnsureFault("cut")]
    assert not box.send(letters)
    assert not box.send(letters)
    box.passed, box.faults = WAIT, [UnsureFault("moved on too far")]
    assert [box.send(letters), box.send(letters)] == [True, True]
    assert box.letters == {}


def _databases(opened: ExitStack, url: str) -> Iterator[Database]:
    for _ in range(3):
        database = Database(url)
        opened.callback(database.dispose)
        yield database
