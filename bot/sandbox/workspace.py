"""The people, conversations and messages of the sandbox: state only, touched by the server's event loop alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Json = dict[str, Any]

TEAM_ID = "T0SANDBOX0"
PARTNER_TEAM_ID = "T0PARTNER0"
APP_ID = "A0SANDBOX0"
BOT_ID = "B0SANDBOX0"
BOT_USER_ID = "U0BOTUSER0"
TEAM_NAME = "Treaty Desk"
TEAM_DOMAIN = "treaty-desk"


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the app's bot user; `role` is the key under which the sandbox's facts list a person."""

    id: str
    role: str
    name: str
    real_name: str
    role_label: str
    kind: str
    tz: str
    tz_offset: int
    color: str
    team_id: str = TEAM_ID
    is_bot: bool = False
    deleted: bool = False

    def as_slack(self) -> Json:
        """Return Slack's user object; of a stranger only what a shared channel shows, of a deactivated account who it was."""
        stranger = self.team_id != TEAM_ID
        profile = {"real_name": self.real_name, "display_name": self.name, "team": self.team_id, "status_text": ""}
        shown: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.deleted,
            "color": self.color,
            "real_name": self.real_name,
            "profile": profile,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1,
        }
        if stranger:
            return shown | {"is_stranger": True}
        if self.deleted:
            return shown
        return shown | {
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": self.tz_offset,
            "is_admin": self.role == "admin",
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": self.kind == "guest",
            "is_ultra_restricted": self.kind == "guest",
        }


@dataclass(slots=True)
class UserGroup:
    """A user group and its members; one that was disabled is still there."""

    id: str
    handle: str
    members: list[str]
    created: int
    disabled_at: int = 0

    def as_slack(self, *, with_members: bool, with_count: bool) -> Json:
        """Return Slack's user group object."""
        described: Json = {
            "id": self.id,
            "team_id": TEAM_ID,
            "is_usergroup": True,
            "is_subteam": True,
            "name": self.handle,
            "description": "",
            "handle": self.handle,
            "is_external": False,
            "date_create": self.created,
            "date_update": self.created,
            "date_delete": self.disabled_at,
            "auto_type": None,
            "created_by": "U0ADMIN000",
            "updated_by": "U0ADMIN000",
            "deleted_by": "U0ADMIN000" if self.disabled_at else None,
            "prefs": {"channels": [], "groups": []},
        }
        described |= {"users": self.members} if with_members else {}
        return described | ({"user_count": len(self.members)} if with_count else {})


@dataclass(slots=True)
class Channel:
    """A conversation and its messages by ts; `direct_with` names the person of a direct message to the bot."""

    id: str
    name: str
    members: list[str]
    is_private: bool = False
    is_ext_shared: bool = False
    is_archived: bool = False
    topic: str = ""
    direct_with: str | None = None
    created: int = 0
    messages: dict[str, Json] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """Return Slack's word for it as in an event's channel_type."""
        if self.direct_with:
            return "im"
        return "group" if self.is_private else "channel"

    @property
    def scope_family(self) -> str:
        """Return the first half of the scopes that guard it: "im", "groups" or "channels"."""
        return {"im": "im", "group": "groups", "channel": "channels"}[self.type]

    def as_slack(self) -> Json:
        """Return Slack's conversation object as the bot sees it."""
        if self.direct_with:
            return {
                "id": self.id,
                "created": self.created,
                "is_im": True,
                "is_org_shared": False,
                "user": self.direct_with,
                "is_user_deleted": False,
                "is_archived": self.is_archived,
                "priority": 0,
            }
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "created": self.created,
            "creator": "U0ADMIN000",
            "is_channel": not self.is_private,
            "is_group": False,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_general": self.name == "general",
            "is_member": BOT_USER_ID in self.members,
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_org_shared": False,
            "context_team_id": TEAM_ID,
            "topic": {"value": self.topic, "creator": "U0ADMIN000", "last_set": self.created},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }

    def thread(self, thread_ts: str) -> list[Json]:
        """Return a thread's messages, its root first."""
        return [message for ts, message in sorted(self.messages.items()) if thread_ts in (ts, message.get("thread_ts"))]

    def top_level(self) -> list[Json]:
        """Return what stands in the channel itself, oldest first: no thread replies unless they were broadcast."""
        return [message for _, message in sorted(self.messages.items()) if _in_channel(message)]


def _in_channel(message: Json) -> bool:
    return message.get("thread_ts", message["ts"]) == message["ts"] or message.get("subtype") == "thread_broadcast"


PEOPLE = (
    User("U0READER00", "reader", "rita", "Rita Reader", "reader", "member", "Europe/London", 0, "4a7fb5"),
    User("U0RECORDER", "recorder", "renee", "Renee Recorder", "recorder", "member", "Europe/Paris", 3600, "9b59b6"),
    User("U0REVIEWER", "reviewer", "viktor", "Viktor Reviewer", "reviewer", "member", "Europe/Kyiv", 7200, "2f9e67"),
    User("U0ADMIN000", "admin", "ada", "Ada Admin", "admin", "member", "America/New_York", -18000, "c0582b"),
    User("U0GUEST000", "guest", "gus", "Gus Guest", "guest", "guest", "Europe/London", 0, "8d8d2c"),
    User(
        "U0OUTSIDE0", "outside", "olga", "Olga Outside", "another organisation", "external", "Europe/Vienna", 3600, "b5446e",
        team_id=PARTNER_TEAM_ID,
    ),
)  # fmt: skip


class Workspace:
    """Hold one team: its users, channels, direct messages to the bot, messages and ephemeral messages."""

    def __init__(self, bot_name: str, created: int) -> None:
        bot = User(BOT_USER_ID, "bot", bot_name.lower(), bot_name, "app", "member", "Etc/UTC", 0, "3f0e40", is_bot=True)
        self.users = {user.id: user for user in (*PEOPLE, bot)}
        staff = [user.id for user in PEOPLE if user.kind == "member"]
        shared = [user.id for user in PEOPLE]
        channels = (
            Channel("C0GENERAL0", "general", [*staff, BOT_USER_ID], topic="Everybody of the desk"),
            Channel("C0NEWSROOM", "newsroom", [*staff, BOT_USER_ID], topic="What we are working on"),
            Channel("C0DIGEST00", "treaty-digest", [*staff, BOT_USER_ID], topic="What is new in the register"),
            Channel("C0PARTNERS", "shared-with-partners", [*shared, BOT_USER_ID], is_ext_shared=True, topic="With a partner"),
            Channel("C0DESK0000", "desk", ["U0ADMIN000", "U0REVIEWER", "U0RECORDER"], is_private=True, topic="The desk alone"),
        )
        self.channels = {channel.id: channel for channel in channels}
        for user in PEOPLE:
            direct = Channel(f"D{user.id[1:]}", "", [user.id, BOT_USER_ID], direct_with=user.id)
            self.channels[direct.id] = direct
        for channel in self.channels.values():
            channel.created = created
        self.ephemerals: dict[str, list[Json]] = {user.id: [] for user in PEOPLE}
        """By user; each message carries its channel."""
        self.usergroups: dict[str, UserGroup] = {}

    def deactivate(self, user_id: str) -> None:
        """Close somebody's account; they stay in what they were in, as a name."""
        self.users[user_id] = replace(self.users[user_id], deleted=True)

    def usergroup(self, handle: str, created: int) -> UserGroup:
        """Return the user group of this handle, which is made where there is none."""
        found = next((group for group in self.usergroups.values() if group.handle == handle), None)
        if found is None:
            found = UserGroup(f"S0GROUP{len(self.usergroups):03}", handle, [], created)
            self.usergroups[found.id] = found
        return found

    def people(self) -> Iterator[User]:
        """Yield everybody but the bot."""
        return (user for user in self.users.values() if not user.is_bot)

    def direct_channel(self, user_id: str) -> Channel:
        """Return the direct message between a person and the bot."""
        return self.channels[f"D{user_id[1:]}"]

    def find_channel(self, reference: str) -> Channel | None:
        """Find a conversation by id, #name, name, or the id of a person (their direct message), as chat.postMessage does."""
        if reference in self.channels:
            return self.channels[reference]
        if reference in self.users and not self.users[reference].is_bot:
            return self.direct_channel(reference)
        name = reference.removeprefix("#")
        return next((channel for channel in self.channels.values() if name and channel.name == name), None)

    def can_see(self, user_id: str, channel: Channel) -> bool:
        """Say whether a person may open a conversation: members, and full members any public channel."""
        return user_id in channel.members or (channel.type == "channel" and self.users[user_id].kind == "member")

    def audience(self, channel: Channel) -> list[str]:
        """Return the ids of the people who may see what happens in a conversation."""
        return [user.id for user in self.people() if self.can_see(user.id, channel)]

    def add(self, channel: Channel, message: Json) -> None:
        """Put a message into a conversation and count it on its thread's root."""
        channel.messages[message["ts"]] = message
        self._count_replies(channel, message)

    def remove(self, channel: Channel, ts: str) -> Json:
        """Take a message away; a root with replies leaves a tombstone, so that the replies stay."""
        message = channel.messages.pop(ts)
        if message.get("reply_count"):
            kept = ("ts", "thread_ts", "reply_count", "reply_users", "reply_users_count", "latest_reply")
            channel.messages[ts] = {
                "type": "message",
                "subtype": "tombstone",
                "text": "This message was deleted.",
                "user": "USLACKBOT",
                "hidden": True,
            } | {key: message[key] for key in kept if key in message}
        self._count_replies(channel, message)
        return message

    def _count_replies(self, channel: Channel, message: Json) -> None:
        root_ts = message.get("thread_ts")
        root = channel.messages.get(root_ts) if root_ts else None
        if root is None or root_ts == message["ts"]:
            return
        replies = [reply for reply in channel.thread(root["ts"]) if reply["ts"] != root["ts"]]
        users = list(dict.fromkeys(reply["user"] for reply in replies if "user" in reply))
        root |= {"thread_ts": root["ts"], "reply_count": len(replies), "reply_users": users, "reply_users_count": len(users)}
        root["latest_reply"] = replies[-1]["ts"] if replies else root["ts"]
