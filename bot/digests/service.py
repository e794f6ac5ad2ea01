"""The digests as other rooms see them."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.database import Database
from bot.digests.delivery import Poster, Tell
from bot.digests.digest import Digest
from bot.digests.model import Cadence, SubscriptionState

if TYPE_CHECKING:
    from bot.names.lexicon import LexiconKeeper


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """One subscription for a list. `waiting` counts its messages that are frozen but not posted."""

    id: int
    channel: str
    cadence: Cadence
    local_time: dt.time
    zone: str
    next_run_at: dt.datetime
    state: SubscriptionState
    paused_reason: str | None
    paused_cure: str | None
    waiting: int


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What came of a run asked for at once. `waiting` counts its messages that could not be posted yet; a tick will."""

    items: int
    posted: int
    waiting: int


class Digests:
    """All subscriptions of one database. Any number of processes may tick at once."""

    def __init__(
        self, database: Database, lexicons: "LexiconKeeper", poster: Poster | None = None, *, tell: Tell | None = None
    ) -> None:
        """Take what is needed; without a poster there are only lists and previews."""
        raise NotImplementedError

    def tick(self, now: dt.datetime) -> None:
        """Freeze what is due, post what is frozen, resume what was interrupted."""
        raise NotImplementedError

    def run_now(self, subscription_id: int, now: dt.datetime) -> RunOutcome:
        """Post what is new at once, resuming a paused subscription."""
        raise NotImplementedError

    def resume(self, subscription_id: int, now: dt.datetime) -> None:
        """Serve a paused subscription again, with the messages that failed."""
        raise NotImplementedError

    def preview(self, subscription_id: int, now: dt.datetime) -> Digest:
        """Compose what would be posted now, and change nothing."""
        raise NotImplementedError

    def list(self) -> list[SubscriptionLine]:
        """Give all subscriptions, by id."""
        raise NotImplementedError

    def stop(self) -> None:
        """Claim nothing new from now on: a running tick ends after the message it is posting."""
        raise NotImplementedError
