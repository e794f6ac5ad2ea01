"""Slack's limit on messages: about one a second in each channel, with a short burst allowed."""

import math
from dataclasses import dataclass

from bot.sandbox.clock import Clock, Pace
from bot.sandbox.refusal import RefusalError


class RateLimitedError(RefusalError):
    """Too many calls; HTTP status 429 with Retry-After."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.retry_after = max(1, math.ceil(seconds))


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class PostPace:
    """Count messages by channel; raises RateLimitedError where a channel gets too many."""

    def __init__(self, clock: Clock, pace: Pace) -> None:
        self._clock = clock
        self._pace = pace
        self._buckets: dict[str, _Bucket] = {}

    def spend(self, channel_id: str) -> None:
        """Count one message in a channel."""
        rate = self._pace.posts_per_second
        if rate is None:
            return
        now = self._clock.now()
        bucket = self._buckets.setdefault(channel_id, _Bucket(self._pace.post_burst, now))
        bucket.tokens = min(self._pace.post_burst, bucket.tokens + (now - bucket.filled_at) * rate)
        bucket.filled_at = now
        if bucket.tokens < 1:
            raise RateLimitedError((1 - bucket.tokens) / rate)
        bucket.tokens -= 1
