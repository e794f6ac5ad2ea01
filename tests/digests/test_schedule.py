import logging
import threading
import time

import pytest
import time_machine

from bot.digests.schedule import start


def test_it_ticks_at_once_and_again() -> None:
    ticked = threading.Semaphore(0)
    ticker = start(ticked.release, 0.05)
    try:
        for _ in range(3):
            assert ticked.acquire(timeout=5)
    finally:
        ticker.stop()


def test_stopping_waits_for_the_tick_under_way_and_no_other_follows() -> None:
    begun, calls = threading.Event(), []

    def tick() -> None:
        begun.set()
        time.sleep(0.2)
        calls.append("ended")

    ticker = start(tick, 10)
    assert begun.wait(5)
    ticker.stop()
    assert calls == ["ended"]


def test_a_tick_that_fails_is_logged_and_does_not_end_the_ticking(caplog: pytest.LogCaptureFixture) -> None:
    ticked = threading.Semaphore(0)

    def tick() -> None:
        ticked.release()
        raise RuntimeError("the database is away")

    with caplog.at_level(logging.ERROR):
        ticker = start(tick, 0.05)
        for _ in range(2):
            assert ticked.acquire(timeout=5)
        ticker.stop()
    assert "the database is away" in caplog.text


def test_a_clock_that_is_set_back_does_not_stop_the_ticking() -> None:
    ticked = threading.Semaphore(0)
    with time_machine.travel("2026-11-20 12:00 +0000") as clock:
        ticker = start(ticked.release, 0.05)
        try:
            assert ticked.acquire(timeout=5)
            clock.shift(-3600)
            for _ in range(3):
                assert ticked.acquire(timeout=5)
        finally:
            ticker.stop()
