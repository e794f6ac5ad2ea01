"""Who somebody is, what they may do, and what they may be shown where.

Everything here is asked again when an action arrives: a button that somebody saw is no right.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import elapsed
from bot.errors import RapporteurError
from bot.register.vocabulary import Tlp
from bot.slack.faults import named_faults
from bot.slack.text import is_user_id

Value = TypeVar("Value")

_REMEMBERED_SECONDS = 60.0
_MOST_ON_A_PAGE = 999
MEMBERS_CEILING = Tlp.GREEN
_OUTSIDERS_CEILING = Tlp.CLEAR
_SIGNS_OF_AN_OUTSIDER = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")


class NotAllowedError(RapporteurError):
    """Somebody asked for what their role does not allow."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who has which role, as the settings name them: Slack user ids."""

    admins: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    reviewers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Slack. `outside` is a guest, or somebody of another organisation: they only read.

    `zone` is their time zone in Slack, an IANA name; empty where Slack does not tell.
    """

    user_id: str
    outside: bool
    admin: bool = False
    recorder: bool = False
    reviewer: bool = False
    zone: str = ""

    @property
    def may_record(self) -> bool:
        """Tell whether they may put records in."""
        return self.recorder or self.may_review

    @property
    def may_review(self) -> bool:
        """Tell whether they may let records out."""
        return self.reviewer or self.admin

    @property
    def role(self) -> str:
        """Name the role for the person."""
        if self.outside:
            return "a guest here: you can ask and read"
        roles = (("an admin", self.admin), ("a reviewer", self.reviewer), ("a recorder", self.recorder))
        return " and ".join(name for name, holds in roles if holds) or "a reader"

    def require(self, allowed: bool, act: str, who_may: str) -> None:
        """Raise NotAllowedError unless allowed; `act` completes "You may not …"."""
        if not allowed:
            raise NotAllowedError(
                f"You may not {act}: {who_may} may.", "Nothing was changed.", "Ask an admin of Rapporteur for the role."
            )


@dataclass(frozen=True, slots=True)
class Channel:
    """What of a conversation matters here. `known` is False where Slack does not let us see it.

    `partner` is who is at the other end of a direct message.
    """

    channel_id: str
    known: bool
    shared: bool
    has_bot: bool
    partner: str = ""
    archived: bool = False

    @property
    def ceiling(self) -> Tlp:
        """Give the most restricted marking that may stand in the channel for all to see.

        What can't be seen may be shared with other organisations, so nothing but CLEAR goes there.
        """
        return MEMBERS_CEILING if self.known and not self.shared else _OUTSIDERS_CEILING


class People:
    """The people and channels of the workspace, remembered for a minute."""

    def __init__(self, client: WebClient, roles: Roles, team_id: str) -> None:
        self._client = client
        self._roles = roles
        self._team_id = team_id
        self._persons: _Remembered[Person] = _Remembered(self._ask_person)
        self._names: _Remembered[str] = _Remembered(self._ask_name)
        self._channels: _Remembered[Channel] = _Remembered(self._ask_channel)

    def person(self, user_id: str) -> Person:
        """Give somebody with their roles; whoever Slack does not tell about is taken for an outsider."""
        try:
            return self._persons.get(user_id)
        except SlackApiError:
            return Person(user_id, outside=True)

    def reviewers(self) -> list[str]:
        """Give the ids of all who may review, as far as they are known by name; whether they still may is asked of `person`."""
        return sorted(self._roles.reviewers | self._roles.admins)

    def name(self, user_id: str) -> str:
        """Give the name by which people know somebody."""
        if not is_user_id(user_id):
            return user_id
        try:
            return self._names.get(user_id)
        except SlackApiError:
            return user_id

    def channel(self, channel_id: str) -> Channel:
        """Give a channel or direct message; a private one without the bot is unknown to Slack's answer."""
        try:
            return self._channels.get(channel_id)
        except SlackApiError:
            return Channel(channel_id, known=False, shared=True, has_bot=False)

    def forget_channel(self, channel_id: str) -> None:
        """Ask Slack again next time: the bot was invited, or the channel shared."""
        self._channels.forget(channel_id)

    def ceiling(self, person: Person, channel_id: str) -> Tlp:
        """Give the most restricted marking that this person may be shown in this conversation."""
        if person.outside:
            return _OUTSIDERS_CEILING
        return MEMBERS_CEILING if channel_id.startswith("D") else self.channel(channel_id).ceiling

    def ceiling_of_all(self, channel_id: str) -> Tlp:
        """Give the most restricted marking that all who read in a conversation may be shown as it is now.

        A person's id stands for their direct message. Raises SlackApiError where Slack does not tell.
        """
        person = channel_id if is_user_id(channel_id) else self._channels.get(channel_id).partner
        if person:
            return _OUTSIDERS_CEILING if self._persons.get(person).outside else MEMBERS_CEILING
        return self._channels.get(channel_id).ceiling

    def channels_of(self, user_id: str) -> frozenset[str]:
        """Give the channels that somebody is in now, of the private ones those that Rapporteur is in too.

        Asked each time: rights rest on it. Raises PassingFault, PermanentFault or UnsureFault.
        """
        found: set[str] = set()
        asked: dict[str, Any] = {"user": user_id, "types": "public_channel,private_channel", "limit": _MOST_ON_A_PAGE}
        cursor = None
        while True:
            with named_faults():
                answer = self._client.users_conversations(**asked, cursor=cursor)
            found.update(str(channel["id"]) for channel in answer["channels"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return frozenset(found)

    def _ask_person(self, user_id: str) -> Person:
        user: dict[str, Any] = self._client.users_info(user=user_id)["user"]
        restricted = any(
            user.get(sign) for sign in ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
        )
        if restricted or user.get("team_id", self._team_id) != self._team_id:
            return Person(user_id, outside=True)
        roles = self._roles
        return Person(
            user_id,
            outside=False,
            admin=user_id in roles.admins,
            recorder=user_id in roles.recorders,
            reviewer=user_id in roles.reviewers,
            zone=str(user.get("tz") or ""),
        )

    def _ask_name(self, user_id: str) -> str:
        user: dict[str, Any] = self._client.users_info(user=user_id)["user"]
        return str(user.get("real_name") or (user.get("profile") or {}).get("real_name") or user.get("name") or user_id)

    def _ask_channel(self, channel_id: str) -> Channel:
        found: dict[str, Any] = self._client.conversations_info(channel=channel_id)["channel"]
        shared = any(found.get(sign) for sign in ("is_ext_shared", "is_pending_ext_shared", "is_org_shared"))
        direct = bool(found.get("is_im"))
        has_bot, archived = direct or bool(found.get("is_member")), bool(found.get("is_archived"))
        partner = str(found.get("user") or "") if direct else ""
        return Channel(channel_id, known=True, shared=shared, has_bot=has_bot, archived=archived, partner=partner)


class _Remembered(Generic[Value]):
    """Answers of Slack, each asked for at most once a minute; a refusal is not remembered."""

    def __init__(self, ask: Callable[[str], Value]) -> None:
        self._ask = ask
        self._known: dict[str, tuple[float, Value]] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> Value:
        with self._lock:
            at, value = self._known.get(key, (None, None))
        if at is not None and value is not None and elapsed() - at < _REMEMBERED_SECONDS:
            return value
        fresh = self._ask(key)
        with self._lock:
            self._known[key] = (elapsed(), fresh)
        return fresh

    def forget(self, key: str) -> None:
        with self._lock:
            self._known.pop(key, None)
