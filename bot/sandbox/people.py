"""What a person does by hand: say, edit, delete, react, and Slack's own commands."""

import copy
import secrets
from collections.abc import Mapping

from bot.sandbox import events, posting
from bot.sandbox.refusal import ClientError
from bot.sandbox.stage import Stage
from bot.sandbox.text import message_text, pieces, rich_text
from bot.sandbox.workspace import BOT_USER_ID, Channel, Json, User

_LONGEST_TYPED = 12_000


def text(raw: Mapping[str, object], name: str) -> str:
    """Return a text that a client must send."""
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        raise ClientError(f"{name} is missing.")
    return value


def user(stage: Stage, raw: Mapping[str, object]) -> User:
    """Return the person who acts."""
    found = stage.workspace.users.get(text(raw, "user"))
    if found is None or found.is_bot:
        raise ClientError("There is no such person in this workspace.")
    if found.deleted:
        raise ClientError("This account has been deactivated.")
    return found


def channel(stage: Stage, who: User, raw: Mapping[str, object]) -> Channel:
    """Return the conversation in which a person acts, if they may see it."""
    found = stage.workspace.channels.get(text(raw, "channel"))
    if found is None or not stage.workspace.can_see(who.id, found):
        raise ClientError("There is no such channel here for this person.")
    return found


def say(stage: Stage, who: User, where: Channel, typed: str, thread_ts: str | None) -> str:
    """Post what a person typed; returns its ts."""
    _require_writable(stage, who, where)
    if thread_ts and thread_ts not in where.messages:
        raise ClientError("This thread is no longer there.")
    message: Json = {
        "type": "message",
        "user": who.id,
        "team": who.team_id,
        "client_msg_id": secrets.token_hex(16),
        "ts": stage.clock.next_ts(),
    }
    if who.kind == "external":
        message |= {"user_team": who.team_id, "source_team": who.team_id}
    if thread_ts:
        root = where.messages[thread_ts].get("thread_ts", thread_ts)
        message |= {"thread_ts": root, "parent_user_id": where.messages[root].get("user")}
    posting.post(stage, where, message | _content(stage, typed))
    return str(message["ts"])


def edit(stage: Stage, who: User, where: Channel, ts: str, typed: str) -> None:
    """Change a message of one's own."""
    old = _own(who, where, ts)
    edited = {"edited": {"user": who.id, "ts": stage.clock.next_ts()}}
    posting.change(stage, where, old, copy.deepcopy(old) | _content(stage, typed) | edited)


def delete(stage: Stage, who: User, where: Channel, ts: str) -> None:
    """Delete a message of one's own; an admin may delete any."""
    if who.role != "admin":
        _own(who, where, ts)
    elif ts not in where.messages:
        raise ClientError("This message is no longer there.")
    posting.delete(stage, where, ts)


def react(stage: Stage, who: User, where: Channel, ts: str, name: str, *, added: bool) -> None:
    """Add or take away one's reaction."""
    message = where.messages.get(ts)
    if message is None:
        raise ClientError("This message is no longer there.")
    has = any(entry["name"] == name and who.id in entry["users"] for entry in message.get("reactions", []))
    if has != added:
        posting.react(stage, where, message, who.id, name, added=added)


def run_built_in(stage: Stage, who: User, where: Channel, typed: str) -> bool:
    """Run one of Slack's own commands; says whether it was one."""
    name, _, rest = typed.strip().partition(" ")
    match name:
        case "/invite":
            for invited in _named(stage, rest):
                _invite(stage, who, where, invited)
        case "/remove" | "/kick":
            for removed in _named(stage, rest):
                if removed in where.members:
                    where.members.remove(removed)
        case "/archive" | "/unarchive":
            where.is_archived = name == "/archive"
            events.channel_archived(stage, where, who.id, archived=where.is_archived)
        case "/topic":
            where.topic = rest.strip()
        case _:
            return False
    stage.journal.pulse.beat()
    return True


def _invite(stage: Stage, who: User, where: Channel, invited: str) -> None:
    if where.direct_with:
        raise ClientError("Nobody can be invited to a direct message.")
    if who.id not in where.members:
        raise ClientError("Only members can invite others to this channel.")
    if invited not in where.members:
        posting.join(stage, where, invited, inviter=who.id)


def set_usergroup(stage: Stage, who: User, handle: str, members: list[str], *, enabled: bool) -> str:
    """Make a user group, or change who is in it and whether it is enabled; returns its id."""
    _require_admin(who)
    if unknown := [member for member in members if member not in stage.workspace.users]:
        raise ClientError(f"There is nobody called {', '.join(unknown)} in this workspace.")
    group = stage.workspace.usergroup(handle, int(stage.clock.now()))
    group.members = list(members)
    group.disabled_at = 0 if enabled else int(stage.clock.now())
    return group.id


def deactivate(stage: Stage, who: User, whom: str) -> None:
    """Close somebody's account, as an admin of the workspace does."""
    _require_admin(who)
    if whom not in stage.workspace.ephemerals:
        raise ClientError("There is no such person in this workspace.")
    stage.workspace.deactivate(whom)


def _require_admin(who: User) -> None:
    if who.role != "admin":
        raise ClientError("Only admins of the workspace can do that.")


def _named(stage: Stage, typed: str) -> list[str]:
    found = [element["user_id"] for element in pieces(stage.workspace, typed) if element["type"] == "user"]
    if not found:
        raise ClientError("Name somebody, such as @rapporteur.")
    return found


def _require_writable(stage: Stage, who: User, where: Channel) -> None:
    if where.is_archived:
        raise ClientError("This channel is archived.")
    if who.id not in where.members:
        raise ClientError("Join the channel before you write in it.")
    if where.direct_with and (not stage.manifest.messages_tab or stage.manifest.messages_read_only):
        raise ClientError("Sending messages to this app has been turned off.")


def _content(stage: Stage, typed: str) -> Json:
    if len(typed) > _LONGEST_TYPED:
        raise ClientError(f"A message can't have more than {_LONGEST_TYPED:,} characters.")
    elements = list(pieces(stage.workspace, typed))
    if not typed.strip():
        raise ClientError("There is nothing to send.")
    return {"text": message_text(elements), "blocks": [rich_text(elements, secrets.token_urlsafe(4))]}


def _own(who: User, where: Channel, ts: str) -> Json:
    message = where.messages.get(ts)
    if message is None or message.get("subtype") == "tombstone":
        raise ClientError("This message is no longer there.")
    if message.get("user") != who.id or message.get("user") == BOT_USER_ID:
        raise ClientError("This message is somebody else's.")
    return message
