"""Response URLs: the short-lived addresses at which an app may answer a command or a click."""

import secrets
from dataclasses import dataclass

from bot.sandbox.clock import Clock, Pace
from bot.sandbox.refusal import RefusalError

MOST_USES = 5


@dataclass(slots=True)
class ResponseUrl:
    """What an address answers to: a channel, a person, and the message that was clicked, if any."""

    channel: str
    user: str
    message_ts: str | None
    ephemeral: bool
    good_until: float
    uses: int = 0


class ResponseUrls:
    """Hand out response URLs and hold the app to Slack's limits on them."""

    def __init__(self, base: str, clock: Clock, pace: Pace) -> None:
        self._base = base
        self._clock = clock
        self._pace = pace
        self._urls: dict[str, ResponseUrl] = {}

    def create(self, *, channel: str, user: str, message_ts: str | None = None, ephemeral: bool = False) -> str:
        """Return a new address."""
        key = secrets.token_urlsafe(18)
        self._urls[key] = ResponseUrl(channel, user, message_ts, ephemeral, self._clock.now() + self._pace.response_url)
        return f"{self._base}/response/{key}"

    def use(self, key: str) -> ResponseUrl:
        """Count one use; raises used_url or expired_url."""
        url = self._urls.get(key)
        if url is None or url.good_until < self._clock.now():
            raise RefusalError("expired_url")
        if url.uses >= MOST_USES:
            raise RefusalError("used_url")
        url.uses += 1
        return url
