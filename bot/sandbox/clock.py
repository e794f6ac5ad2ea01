"""The sandbox's clock, and the times at which Slack loses patience."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Hold the times and limits that Slack keeps, all in seconds; tests pass shorter ones."""

    acknowledge: float = 3.0
    redeliver: tuple[float, ...] = (0.0, 60.0, 300.0)
    """Pause before each further delivery of an event that nobody acknowledged."""
    trigger: float = 3.0
    response_url: float = 1800.0
    posts_per_second: float | None = 1.0
    """Messages a second in one channel; None takes the limit away."""
    post_burst: int = 5
    ticket: float = 30.0
    closing: float = 10.0
    """From a disconnect frame to the end of its connection."""
    server_ping: float = 10.0
    status: float = 120.0
    """How long an assistant's status line stays without a reply."""


class Clock:
    """Tell the time, and give each message a ts of its own."""

    def __init__(self) -> None:
        self._last_ts = 0

    def now(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    def next_ts(self) -> str:
        """Return a ts later than every earlier one, even within one microsecond."""
        self._last_ts = max(self._last_ts + 1, time.time_ns() // 1000)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"
