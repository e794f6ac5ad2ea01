"""The tick: the one thing that APScheduler gives. What is due, and when, stands in rows."""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import now


class Ticker:
    """Calls a function again and again in a thread of its own, one call at a time; faults of a call go to the log."""

    def __init__(self, scheduler: BackgroundScheduler) -> None:
        self._scheduler = scheduler

    def stop(self) -> None:
        """Call no more, and wait for a call that is under way."""
        self._scheduler.shutdown(wait=True)


def start(tick: Callable[[], None], seconds: float) -> Ticker:
    """Call `tick` now, and then every so many seconds."""
    # In UTC an interval knows no clock changes. A call that is late is made, however late, but only once.
    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.add_job(
        tick, "interval", seconds=seconds, next_run_time=now(), coalesce=True, misfire_grace_time=None, max_instances=1
    )
    scheduler.start()
    return Ticker(scheduler)
