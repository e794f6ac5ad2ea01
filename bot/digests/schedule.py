"""The tick: the one thing that APScheduler gives. What is due, and when, stands in rows."""

from collections.abc import Callable
from datetime import timedelta

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
    scheduler = _Scheduler(seconds)
    scheduler.add_job(
        tick, "interval", seconds=seconds, next_run_time=now(), coalesce=True, misfire_grace_time=None, max_instances=1
    )
    scheduler.start()
    return Ticker(scheduler)


class _Scheduler(BackgroundScheduler):  # type: ignore[misc]  # the library has no types
    """One that a clock which is set back does not put to sleep until that clock is again where it was."""

    def __init__(self, seconds: float) -> None:
        super().__init__(timezone="UTC")
        self._seconds = seconds

    def _process_jobs(self) -> float:
        for job in self.get_jobs():
            if job.next_run_time - now() > timedelta(seconds=self._seconds):
                job.modify(next_run_time=now())
        wait: float | None = super()._process_jobs()
        return self._seconds if wait is None else min(wait, self._seconds)
