"""Who somebody is, what they may do, and what they may be shown where.

Everything here is asked again when an action arrives: a button that somebody saw is no right.
"""

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import elapsed
from bot.errors import RapporteurError
from bot.register.vocabulary import Tlp
from bot.settings import Outsiders
from bot.slack.faults import named_faults
from bot.slack.people.given import Given, GivenRoles, SlackRole
from bot.slack.people.groups import Groups
from bot.slack.text import is_group_id, is_user_id

Value = TypeVar("Value")

_REMEMBERED_SECONDS = 60.0
_MOST_ON_A_PAGE = 999
MEMBERS_CEILING = Tlp.GREEN
_OUTSIDERS_CEILING = Tlp.CLEAR
_SIGNS_OF_AN_OUTSIDER = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")


_UNTOLD = (SlackApiError, OSError, http.client.HTTPException)
"""What is raised where Slack does not tell, or cannot be reached; URLError is an OSError."""


class NotAllowedError(RapporteurError):
    """Somebody asked for what their role does not allow."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody holds, and whence: a setting names them, or a user group, or an admin gave it in Slack."""

    role: SlackRole
    setting: str = ""
    group: str = ""
    given: Given | None = None

    @property
    def is_fixed(self) -> bool:
        """Tell whether only the operator can take it away."""
        return self.given is None


@dataclass(frozen=True, slots=True)
class Roles:
    """Who has which role: ids of people and user groups, as the settings name them, and what admins gave in Slack."""

    admins: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    reviewers: frozenset[str] = frozenset()
    groups: Groups | None = None
    given: GivenRoles | None = None

    def held(self, user_id: str) -> tuple[Held, ...]:
        """Give what somebody holds, the highest first; who they are is not asked here."""
        return self._held(user_id, self.given.of(user_id) if self.given else None)

    def _held(self, user_id: str, given: Given | None) -> tuple[Held, ...]:
        found = [Held(role, setting) for role, setting, ids in self._settings() if user_id in ids]
        found += [
            Held(role, setting, group)
            for role, setting, ids in self._settings()
            for group in sorted(filter(is_group_id, ids))
            if self.groups and user_id in self.groups.members(group)
        ]
        if given:
            found.append(Held(given.role, given=given))
        return tuple(sorted(found, key=lambda held: -held.role.rank))

    def holders(self) -> dict[str, tuple[Held, ...]]:
        """Give everybody who holds a role, the highest roles first."""
        ids = {each for _, _, named in self._settings() for each in named}
        people = {each for each in ids if not is_group_id(each)}
        people.update(*(self.groups.members(each) for each in ids - people if self.groups))
        given = self.given.all() if self.given else {}
        held = {user_id: self._held(user_id, given.get(user_id)) for user_id in people.union(given)}
        order = sorted((-found[0].role.rank, user_id) for user_id, found in held.items() if found)
        return {user_id: held[user_id] for _, user_id in order}

    def faults(self) -> list[str]:
        """Say which user groups Slack does not tell about."""
        return self.groups.faults() if self.groups else []

    @property
    def are_known(self) -> bool:
        """Tell whether no role is held back because Slack does not tell who is in a group."""
        return self.groups is None or self.groups.are_known

    def _settings(self) -> tuple[tuple[SlackRole, str, frozenset[str]], ...]:
        return (
            (SlackRole.ADMIN, "RAPPORTEUR_ADMINS", self.admins),
            (SlackRole.REVIEWER, "RAPPORTEUR_REVIEWERS", self.reviewers),
            (SlackRole.RECORDER, "RAPPORTEUR_RECORDERS", self.recorders),
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Slack. `outside` is a guest, or somebody of another organisation: they only read, or nothing if `barred`.

    `zone` is their time zone in Slack, an IANA name; empty where Slack does not tell. `known`: Slack tells who they are.
    `roles_known`: no role is held back because Slack does not tell who is in a user group.
    """

    user_id: str
    outside: bool
    admin: bool = False
    recorder: bool = False
    reviewer: bool = False
    zone: str = ""
    known: bool = True
    barred: bool = False
    roles_known: bool = True

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
        if allowed:
            return
        cure = "Ask an admin of Rapporteur for the role."
        if self.outside:
            cure = "Guests and people of other organisations hold no role: they ask and read."
        elif not self.roles_known:
            cure = "Slack does not tell just now who is in a user group that brings roles: try again in a few minutes."
        raise NotAllowedError(f"You may not {act}: {who_may} may.", "Nothing was changed.", cure)


@dataclass(frozen=True, slots=True)
class Channel:
    """What of a conversation matters here. `known` is False where Slack does not let us see it.

    `partner` is who is at the other end of a direct message. `closed`: people read there who are to be shown nothing.
    """

    channel_id: str
    known: bool
    shared: bool
    has_bot: bool
    partner: str = ""
    archived: bool = False
    closed: bool = False

    @property
    def ceiling(self) -> Tlp:
        """Give the most restricted marking that may stand in the channel for all to see.

        What can't be seen may be shared with other organisations, so nothing but CLEAR goes there.
        """
        return MEMBERS_CEILING if self.known and not self.shared else _OUTSIDERS_CEILING


class People:
    """The people and channels of the workspace, remembered for a minute."""

    def __init__(self, client: WebClient, roles: Roles, team_id: str, outsiders: Outsiders = Outsiders.READ) -> None:
        self._client = client
        self.roles = roles
        self._team_id = team_id
        self.bars_outsiders = outsiders is Outsiders.NOTHING
        self._members: _Remembered[_Member] = _Remembered(self._ask_member)
        self._names: _Remembered[str] = _Remembered(self._ask_name)
        self._channels: _Remembered[Channel] = _Remembered(self._ask_channel)

    def person(self, user_id: str) -> Person:
        """Give somebody with the roles that they hold now; whoever Slack does not tell about is taken for an outsider."""
        try:
            member = self._members.get(user_id)
        except _UNTOLD:
            return Person(user_id, outside=True, known=False, barred=self.bars_outsiders)
        if member.outside:
            return Person(user_id, outside=True, barred=self.bars_outsiders)
        held = {each.role for each in self.roles.held(user_id)}
        return Person(
            user_id,
            outside=False,
            admin=SlackRole.ADMIN in held,
            recorder=SlackRole.RECORDER in held,
            reviewer=SlackRole.REVIEWER in held,
            zone=member.zone,
            roles_known=self.roles.are_known,
        )

    def forget_person(self, user_id: str) -> None:
        """Ask Slack again next time: they may have become a guest, or left."""
        self._members.forget(user_id)

    def admins(self) -> list[str]:
        """Give the ids of the admins; one whom Slack does not tell about just now is among them."""
        named = (who for who, held in self.roles.holders().items() if any(each.role is SlackRole.ADMIN for each in held))
        return [user_id for user_id in named if not self._is_surely_outside(user_id)]

    def reviewers(self) -> list[str]:
        """Give the ids of all who may review, as far as they are known by name; whether they still may is asked of `person`."""
        may = {SlackRole.REVIEWER, SlackRole.ADMIN}
        return sorted(who for who, held in self.roles.holders().items() if any(each.role in may for each in held))

    def name(self, user_id: str) -> str:
        """Give the name by which people know somebody."""
        if not is_user_id(user_id):
            return user_id
        try:
            return self._names.get(user_id)
        except _UNTOLD:
            return user_id

    def channel(self, channel_id: str) -> Channel:
        """Give a channel or direct message; a private one without the bot is unknown to Slack's answer."""
        try:
            return self._channels.get(channel_id)
        except _UNTOLD:
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
            return _OUTSIDERS_CEILING if self._members.get(person).outside else MEMBERS_CEILING
        return self._channels.get(channel_id).ceiling

    def is_closed(self, channel_id: str) -> bool:
        """Tell whether people read in a conversation, or a person's direct message, who are to be shown nothing.

        Raises SlackApiError where Slack does not tell.
        """
        if not self.bars_outsiders:
            return False
        person = channel_id if is_user_id(channel_id) else self._channels.get(channel_id).partner
        return self._members.get(person).outside if person else self._channels.get(channel_id).closed

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

    def _is_surely_outside(self, user_id: str) -> bool:
        try:
            return self._members.get(user_id).outside
        except _UNTOLD:
            return False

    def is_in(self, user_id: str, channel_id: str) -> bool:
        """Tell whether somebody is in a conversation now; nowhere, as in App Home, everybody is.

        Of people of other organisations Slack does not tell in which channels they are: in those that are shared.
        Raises PassingFault, PermanentFault or UnsureFault.
        """
        if not channel_id:
            return True
        channel = self.channel(channel_id)
        if channel_id.startswith("D"):
            return channel.partner == user_id
        if channel.shared and self.person(user_id).outside:
            return True
        return channel_id in self.channels_of(user_id)

    def _ask_member(self, user_id: str) -> "_Member":
        user: dict[str, Any] = self._client.users_info(user=user_id)["user"]
        restricted = any(user.get(sign) for sign in _SIGNS_OF_AN_OUTSIDER)
        if restricted or user.get("team_id", self._team_id) != self._team_id:
            return _Member(outside=True)
        return _Member(outside=False, zone=str(user.get("tz") or ""))

    def _ask_name(self, user_id: str) -> str:
        user: dict[str, Any] = self._client.users_info(user=user_id)["user"]
        return str(user.get("real_name") or (user.get("profile") or {}).get("real_name") or user.get("name") or user_id)

    def _ask_channel(self, channel_id: str) -> Channel:
        found: dict[str, Any] = self._client.conversations_info(channel=channel_id)["channel"]
        shared = any(found.get(sign) for sign in ("is_ext_shared", "is_pending_ext_shared", "is_org_shared"))
        direct = bool(found.get("is_im"))
        has_bot, archived = direct or bool(found.get("is_member")), bool(found.get("is_archived"))
        partner = str(found.get("user") or "") if direct else ""
        closed = shared and self.bars_outsiders
        return Channel(
            channel_id, known=True, shared=shared, has_bot=has_bot, archived=archived, partner=partner, closed=closed
        )


@dataclass(frozen=True, slots=True)
class _Member:
    """What Slack tells of somebody."""

    outside: bool
    zone: str = ""


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
