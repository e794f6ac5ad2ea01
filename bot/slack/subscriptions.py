"""Subscriptions from Slack: what somebody may have told where, and what came of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.answers.query import Query
from bot.answers.search import Search
from bot.clock import Clock
from bot.database import Database
from bot.digests.content.digest import DigestPage
from bot.digests.lines import Reach, SubscriptionLine
from bot.digests.model import SubscriptionState
from bot.digests.service import Digests
from bot.digests.subscriptions import UnknownSubscriptionError
from bot.digests.wishes.filters import UnreadWishError
from bot.digests.wishes.rhythm import EVERY_DAY
from bot.digests.wishes.sentences import is_for_oneself
from bot.digests.wishes.wish import DEFAULT_TIME, Wish, read_wish, read_words, split_wish
from bot.errors import RapporteurError
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register.folding import fold
from bot.register.vocabulary import Tlp
from bot.slack.client import SlackClient
from bot.slack.faults import INVITE
from bot.slack.people.roles import MEMBERS_CEILING, NotAllowedError, People, Person

Value = TypeVar("Value")

_KEPT = "Nothing was subscribed or changed."
_NUMBER = re.compile(r"(?:subscription|number|no\.?|#)?\s*#?(\d{1,9})\.?", re.IGNORECASE)
_FROM = re.compile(r"^(?:(?:me|us|here|(?:this|the)\s+channel)\s+)?(?:from|to|of)\s+", re.IGNORECASE)


class PlaceError(RapporteurError):
    """Nothing can be posted where a subscription was wished for."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what, _KEPT, cure)


class NotYoursError(RapporteurError):
    """There is no such subscription, or somebody may not know of it: both are said alike."""

    def __init__(self, subscription_id: int) -> None:
        super().__init__(
            f"There is no subscription {subscription_id} that you may change.",
            "Nothing was changed.",
            "Those of a channel are changed by its members: /rapporteur subscriptions",
        )


class NoSuchHereError(RapporteurError):
    """Nothing that is subscribed here is what was named."""


class StaleButtonError(RapporteurError):
    """A button that says nothing of use."""

    def __init__(self) -> None:
        super().__init__(
            "That button is no longer good.", "Nothing was changed.", "See what there is: /rapporteur subscriptions"
        )


class Came(StrEnum):
    """What a wish made of the subscriptions."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Preview(StrEnum):
    """Which digest a preview shows."""

    NEW = "new"
    EARLIER = "earlier"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where digests are to go, what may stand in them there, and what has to be said of it."""

    channel: str
    ceiling: Tlp
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A subscription as it now is, and what has to be said of how it came about."""

    line: SubscriptionLine
    came: Came
    reach: Reach
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form."""

    words: str
    days: int
    at: time
    zone: str
    says_nothing_new: bool


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The subscriptions as people in Slack make and change them. Rights are looked up anew with each call."""

    database: Database
    lexicons: LexiconKeeper
    digests: Digests
    people: People
    slack: SlackClient
    clock: Clock
    zone: ZoneInfo

    def subscribe_words(self, words: str, user_id: str, channel_id: str) -> Subscribed:
        """Subscribe to what is wished in words: for this conversation, or for the person alone where they say so."""
        person = self.people.person(user_id)
        spot = self.spot(person, channel_id, for_oneself=is_for_oneself(words))
        return self._subscribe(self._read(words, person, spot.ceiling), person, spot)

    def subscribe_filled(self, filled: Filled, user_id: str, channel_id: str, *, for_oneself: bool) -> Subscribed:
        """Subscribe to what a form holds."""
        person = self.people.person(user_id)
        spot = self.spot(person, channel_id, for_oneself=for_oneself)
        return self._subscribe(self._wish_of(filled, spot.ceiling), person, spot)

    def change_filled(self, subscription_id: int, filled: Filled, user_id: str) -> Subscribed:
        """Make a subscription what a form holds."""
        before = self.held(subscription_id, user_id)
        self._require_open(before.channel)
        wish = self._wish_of(filled, before.ceiling)
        line = self.digests.change(subscription_id, wish, self.clock())
        came = Came.SAME if _is_same(before, line) else Came.CHANGED
        return Subscribed(line, came, self.digests.reach(wish, line.ceiling), wish.assumptions)

    def words_of(self, words: str, ceiling: Tlp = MEMBERS_CEILING) -> tuple[Query, str, tuple[str, ...]]:
        """Read the words of a form as a filter; raise UnreadWishError where they are not understood.

        A record above the ceiling is none: nobody learns from a wish that it is there.
        """
        return self._with_keys(lambda lexicon, is_key: read_words(words, lexicon, today=self._today(), is_key=is_key), ceiling)

    def filled_by(self, words: str, person: Person) -> tuple[Filled, str]:
        """Give what stands in a form for a wish that was not understood, and why; of no words, a form to begin with."""
        zone = zone_named(person.zone) or self.zone
        filled, fault = Filled(words, EVERY_DAY, DEFAULT_TIME, zone.key, says_nothing_new=False), ""
        if not words:
            return filled, fault
        try:
            when = self._with_keys(lambda lexicon, _: split_wish(words, lexicon, zone=zone), MEMBERS_CEILING)
            filled = Filled(when.words, when.days, when.at, when.zone.key, when.says_nothing_new)
            self.words_of(filled.words)
        except UnreadWishError as error:
            fault = f"{error.what} {error.cure}"
        return filled, fault

    def _wish_of(self, filled: Filled, ceiling: Tlp) -> Wish:
        query, words, assumptions = self.words_of(filled.words, ceiling)
        return Wish(query, words, filled.days, filled.at, ZoneInfo(filled.zone), filled.says_nothing_new, assumptions)

    def pause(self, subscription_id: int, user_id: str) -> tuple[SubscriptionLine, bool]:
        """Mute a subscription, and tell whether that changed it."""
        line = self.held(subscription_id, user_id, stops=True)
        if line.state is SubscriptionState.PAUSED:
            return line, False
        return self.digests.pause(subscription_id, user_id, self.clock()), True

    def resume(self, subscription_id: int, user_id: str) -> tuple[SubscriptionLine, bool]:
        """Serve a subscription again, and tell whether that changed it; raise PlaceError where it could not be posted."""
        line = self.held(subscription_id, user_id)
        if line.state is SubscriptionState.ACTIVE:
            return line, False
        self._require_open(line.channel)
        return self.digests.resume(subscription_id, self.clock()), True

    def delete(self, subscription_id: int, user_id: str) -> SubscriptionLine:
        """End a subscription, and give it as it was."""
        line = self.held(subscription_id, user_id, stops=True)
        self.digests.delete(subscription_id, user_id, self.clock())
        return line

    def preview(self, subscription_id: int, user_id: str) -> tuple[SubscriptionLine, Preview, DigestPage | None]:
        """Give the message that would be posted now; where nothing is new, the one that the last seven days would have made."""
        line = self.held(subscription_id, user_id)
        digest = self.digests.preview(subscription_id, self.clock())
        if digest.total:
            return line, Preview.NEW, digest.pages[0]
        earlier = self.digests.preview_wish(_wish_of(line), line.ceiling, self.clock())
        return (line, Preview.EARLIER, earlier.pages[0]) if earlier.total else (line, Preview.NOTHING, None)

    def configured(self) -> Sequence[SubscriptionLine]:
        """Give the digest that the operator set, if there is one: what others are told is nobody else's business."""
        return [line for line in self.digests.list() if line.is_configured]

    def here(self, channel_id: str) -> Sequence[SubscriptionLine]:
        """Give those of a channel."""
        return self.digests.of_channel(channel_id)

    def own(self, user_id: str, *, but: str = "") -> tuple[Sequence[SubscriptionLine], int]:
        """Give those that somebody made, but for those of one channel; and how many go to channels that they are not in.

        Where Slack no longer shows us the channel, nobody is told by it, and its owner may end it.
        """
        owned = [line for line in self.digests.of_owner(user_id) if line.channel != but]
        if all(is_direct(line.channel) for line in owned):
            return owned, 0
        seen = self.people.channels_of(user_id)
        shown = [
            line
            for line in owned
            if is_direct(line.channel) or line.channel in seen or not self.people.channel(line.channel).known
        ]
        return sorted(shown, key=lambda line: not is_direct(line.channel)), len(owned) - len(shown)

    def named(self, words: str, user_id: str, channel_id: str) -> int:
        """Give the number of the subscription that is named by its number or its filter; raise NoSuchHereError."""
        self._require_member(self.people.person(user_id))
        if (number := _NUMBER.fullmatch(words.strip())) is not None:
            return int(number[1])
        lines = [line for line in self.digests.of_owner(user_id) if is_direct(line.channel)]
        if not is_direct(channel_id):
            lines = list(self.digests.of_channel(channel_id))
        said = _FROM.sub("", words.strip())
        found = [line.id for line in lines if fold(line.words) == fold(said)] or self._of_filter(said, user_id, lines)
        if len(found) != 1:
            raise NoSuchHereError(
                f"No subscription here tells of “{said}” and nothing else.", "Nothing was changed.", "Name one by its number."
            )
        return found[0]

    def spot(self, person: Person, channel_id: str, *, for_oneself: bool) -> Spot:
        """Give where a wish of this conversation is posted; raise NotAllowedError or PlaceError with the cure."""
        person.require(not person.outside, "subscribe", "members of this workspace")
        if for_oneself or is_direct(channel_id):
            return Spot(self.slack.direct_message(person.user_id), self.people.ceiling(person, "D"))
        self._require_open(channel_id)
        if not person.admin and channel_id not in self.people.channels_of(person.user_id):
            raise NotAllowedError(
                "You may not change what is posted in a channel that you are not in.",
                _KEPT,
                "Join it, or ask one of its members.",
            )
        ceiling = self.people.channel(channel_id).ceiling
        if ceiling is MEMBERS_CEILING:
            return Spot(channel_id, ceiling)
        note = f"People of other organisations read here too: only what is marked TLP:{ceiling} is told here."
        return Spot(channel_id, ceiling, (note,))

    def held(self, subscription_id: int, user_id: str, *, stops: bool = False) -> SubscriptionLine:
        """Give a subscription to somebody who may change it; raise NotAllowedError or NotYoursError.

        `stops`: they mean to pause or delete it. The owner may where Slack no longer shows us the channel, an admin everywhere.
        """
        person = self.people.person(user_id)
        self._require_member(person)
        try:
            line = self.digests.get(subscription_id)
        except UnknownSubscriptionError as error:
            raise NotYoursError(subscription_id) from error
        if is_direct(line.channel):
            allowed = line.owner == user_id or (person.admin and stops)
        else:
            allowed = person.admin or line.channel in self.people.channels_of(user_id)
            allowed = allowed or (stops and line.owner == user_id and not self.people.channel(line.channel).known)
        if not allowed:
            raise NotYoursError(subscription_id)
        return line

    def _subscribe(self, wish: Wish, person: Person, spot: Spot) -> Subscribed:
        before = {line.id: line for line in self.digests.of_channel(spot.channel)}
        line = self.digests.subscribe(wish, channel=spot.channel, owner=person.user_id, ceiling=spot.ceiling, now=self.clock())
        was = before.get(line.id)
        came = Came.NEW if was is None else Came.SAME if _is_same(was, line) else Came.CHANGED
        notes = (*wish.assumptions, *spot.notes)
        if zone_named(person.zone) is None and wish.zone == self.zone:
            notes = (*notes, f"Slack does not tell your time zone, so the time is meant in {wish.zone.key}.")
        return Subscribed(line, came, self.digests.reach(wish, spot.ceiling), notes)

    def _read(self, words: str, person: Person, ceiling: Tlp) -> Wish:
        zone = zone_named(person.zone) or self.zone
        return self._with_keys(
            lambda lexicon, is_key: read_wish(words, lexicon, zone=zone, today=self._today(), is_key=is_key), ceiling
        )

    def _of_filter(self, words: str, user_id: str, lines: Sequence[SubscriptionLine]) -> list[int]:
        try:
            wanted = self._read(words, self.people.person(user_id), MEMBERS_CEILING).filter
        except UnreadWishError:
            return []
        return [line.id for line in lines if line.filter == wanted]

    def _with_keys(self, read: Callable[[Lexicon, Callable[[str], bool]], Value], ceiling: Tlp) -> Value:
        with self.database.read() as session:
            search = Search(session, self.lexicons.current(session), ceiling)
            return read(search.lexicon, search.is_key)

    def _require_member(self, person: Person) -> None:
        person.require(not person.outside, "change subscriptions", "members of this workspace")

    def _today(self) -> date:
        return self.clock().astimezone(self.zone).date()

    def _require_open(self, channel_id: str) -> None:
        """Raise PlaceError where Rapporteur could not post now; somebody may just have invited it, so Slack is asked anew."""
        if is_direct(channel_id):
            return
        self.people.forget_channel(channel_id)
        channel = self.people.channel(channel_id)
        if not channel.known:
            raise PlaceError(
                "Slack does not show Rapporteur this conversation: it is gone, or private and Rapporteur is not in it.",
                f"{INVITE} Then type it again; or write to Rapporteur directly, for yourself alone.",
            )
        if channel.closed:
            raise PlaceError(
                "People of other organisations read in this channel, and Rapporteur is set to show them nothing.",
                "Use another channel, or write to Rapporteur directly, for yourself alone.",
            )
        if channel.archived:
            raise PlaceError(
                "This channel is archived, and nothing can be posted in it.", "Unarchive it, or use another channel."
            )
        if not channel.has_bot:
            raise PlaceError("Rapporteur is not in this channel, so it can't post here.", f"{INVITE} Then type it again.")


def is_direct(channel_id: str) -> bool:
    """Tell a direct message from a channel."""
    return channel_id.startswith("D")


def zone_named(name: str) -> ZoneInfo | None:
    """Give the time zone with an IANA name, None where there is none such."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, KeyError, OSError):
        return None


def _is_same(before: SubscriptionLine, after: SubscriptionLine) -> bool:
    def wished(line: SubscriptionLine) -> tuple[object, ...]:
        return (line.filter, line.days, line.local_time, line.zone, line.says_nothing_new, line.state)

    return wished(before) == wished(after)


def _wish_of(line: SubscriptionLine) -> Wish:
    return Wish(line.filter, line.words, line.days, line.local_time, ZoneInfo(line.zone), line.says_nothing_new)
