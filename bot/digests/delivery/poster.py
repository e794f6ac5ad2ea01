"""What delivery asks of whoever can post, and the ways in which posting can go wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.digests.content.digest import DigestPage
from bot.digests.model import MessageKind
from bot.errors import RapporteurError
from bot.register.vocabulary import Tlp

GRACE = timedelta(seconds=30)
"""How long a post may be under way before it is looked for. A poster must give up well before: its time-out is 10 seconds."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)


class PassingFault(Exception):  # noqa: N818  (a fault is what the design calls it)
    """Surely not posted, and worth another try: rate limits, a refused connection. `retry_after` is in seconds, or None."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class PermanentFault(RapporteurError):  # noqa: N818  (a fault, as above)
    """Surely not posted, and no other try will be better until a person acts. Both parts are whole sentences."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason, cure=cure)
        self.reason = reason


class UnsureFault(Exception):  # noqa: N818  (a fault, as above)
    """Perhaps posted: a time-out, a cut connection, a server's error after it had the whole request."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Finder(Protocol):
    """Finds what was posted, and takes back what was posted twice."""

    def find(self, channel: str, key: str, thread_ts: str | None) -> str | None:
        """Give the ts of the message with this key, or None where it surely is not there.

        Raises PassingFault where asking later may help, and anything else where it cannot be told.
        """
        ...

    def take_back(self, channel: str, ts: str) -> None:
        """Delete a message that we posted though it stood there already; what goes wrong is logged and left."""
        ...


class Poster(Finder, Protocol):
    """Posts once, without retries of its own, and finds what was posted.

    `pace` is the time that has to lie between two messages in a channel, whoever posts them.
    """

    pace: timedelta

    def ceiling(self, channel: str) -> Tlp:
        """Give the most restricted marking that may be shown in a channel as it is now.

        Raises PassingFault where asking later may help, PermanentFault where nothing could be posted either.
        """
        ...

    def post(
        self, channel: str, page: DigestPage, key: str, thread_ts: str | None, kind: MessageKind = MessageKind.DIGEST
    ) -> str:
        """Post a page with its key, in a thread where one is named, and give its ts.

        Raises PassingFault, PermanentFault or UnsureFault; anything else is taken for UnsureFault.
        """
        ...


class NoticeWord(StrEnum):
    """Why a person is told of a delivery."""

    PAUSED = "paused"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Question:
    """What an admin is asked to decide on: a message, and the moment at which this was asked.

    `may_be_there`: it is to be decided whether it was posted; else only whether it is to be tried again.
    """

    message_id: int
    asked_at: datetime
    may_be_there: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person must know of a delivery.

    A pause is for the subscription's owner (the admins, where it has none); doubt, and a correction that is refused, are for
    the admins. `subscription_id` is None for what belongs to none.
    """

    word: NoticeWord
    subscription_id: int | None
    channel: str
    owner: str | None
    what: str
    cure: str
    question: Question | None = None


Tell = Callable[[Notice], None]


def waiting_time(attempts: int, asked_for: float | None = None) -> timedelta:
    """Say how long to wait after so many attempts; never less than `asked_for` seconds."""
    doubled: timedelta = _FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 10)
    return max(min(doubled, _LONGEST_WAIT), timedelta(seconds=asked_for or 0))
