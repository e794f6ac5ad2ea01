"""A subscription as other rooms see it: one line of a list."""

import datetime as dt
from dataclasses import dataclass

from bot.answers.query import Query
from bot.answers.wording import counted
from bot.digests.filters import filter_of, filter_words
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.wishes.rhythm import rhythm_words
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Tlp


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """One subscription for a list.

    `words` is the filter as it was typed, `chosen` as it was understood. `waiting` counts its messages that are frozen but
    not posted. `stopped_by` is the person who paused it, None where a fault did. `is_configured`: the settings made it.
    """

    id: int
    channel: str
    owner: str | None
    days: int
    local_time: dt.time
    zone: str
    words: str
    filter: Query
    chosen: str
    ceiling: Tlp
    says_nothing_new: bool
    next_run_at: dt.datetime
    state: SubscriptionState
    stopped_by: str | None
    paused_reason: str | None
    paused_cure: str | None
    waiting: int
    is_configured: bool

    @property
    def rhythm(self) -> str:
        """Say when it is served, without the zone."""
        return rhythm_words(self.days, self.local_time)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many records a filter matches, of how many that may be shown."""

    matching: int
    among: int

    def __str__(self) -> str:
        """Say it in a sentence, with what it means for the subscription where it matches nothing or everything."""
        if not self.matching:
            return "Nothing in the register matches this yet; you are told as soon as something does."
        if self.matching == self.among:
            return f"This matches everything in the register: {counted(self.among, None)}."
        return f"This matches {self.matching:,} of {counted(self.among, None)} in the register today."


def line_of(subscription: Subscription, waiting: int, lexicon: Lexicon) -> SubscriptionLine:
    """Give a subscription as a line."""
    wanted = filter_of(subscription)
    return SubscriptionLine(
        subscription.id,
        subscription.channel,
        subscription.owner,
        subscription.days,
        subscription.local_time,
        subscription.zone,
        subscription.words,
        wanted,
        filter_words(wanted, lexicon),
        subscription.ceiling,
        subscription.says_nothing_new,
        subscription.next_run_at,
        subscription.state,
        subscription.stopped_by,
        subscription.paused_reason,
        subscription.paused_cure,
        waiting,
        subscription.name is not None,
    )
