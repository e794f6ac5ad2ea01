"""Put messages where people and the app see them: the one way for both the Web API and the page."""

import copy

from bot.sandbox import events
from bot.sandbox.stage import Stage
from bot.sandbox.text import pings
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, Channel, Json


def bot_message(stage: Stage, content: Json) -> Json:
    """Return a message object by the bot with a ts of its own."""
    profile = {"id": BOT_ID, "app_id": APP_ID, "user_id": BOT_USER_ID, "name": stage.manifest.bot_name, "team_id": TEAM_ID}
    message: Json = {
        "type": "message",
        "user": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "team": TEAM_ID,
        "bot_profile": profile | {"deleted": False, "updated": 1, "icons": {}},
        "ts": stage.clock.next_ts(),
    }
    return message | content


def post(stage: Stage, channel: Channel, message: Json) -> Json:
    """Add a message to a conversation, show it, count whom it notifies, and tell the app."""
    stage.workspace.add(channel, message)
    _note_pings(stage, channel, message)
    audience = stage.workspace.audience(channel)
    stage.live.publish(audience, {"type": "message", "channel": channel.id, "message": copy.deepcopy(message)})
    readers = [user_id for user_id in channel.members if user_id != message.get("user")]
    stage.live.publish(readers, {"type": "unread", "channel": channel.id})
    if (root := channel.messages.get(message.get("thread_ts", ""))) is not None and root is not message:
        stage.live.publish(audience, {"type": "message_changed", "channel": channel.id, "message": copy.deepcopy(root)})
    if message.get("bot_id"):
        set_status(stage, channel, str(message.get("thread_ts", message["ts"])), "")
    events.message_posted(stage, channel, copy.deepcopy(message))
    return message


def change(stage: Stage, channel: Channel, message: Json, new: Json) -> None:
    """Replace a message's content, show it, and tell the app."""
    previous = copy.deepcopy(message)
    channel.messages[message["ts"]] = new
    stage.live.publish(
        stage.workspace.audience(channel), {"type": "message_changed", "channel": channel.id, "message": copy.deepcopy(new)}
    )
    events.message_changed(stage, channel, copy.deepcopy(new), previous)


def delete(stage: Stage, channel: Channel, ts: str) -> None:
    """Take a message away, show that, and tell the app."""
    removed = stage.workspace.remove(channel, ts)
    audience = stage.workspace.audience(channel)
    tombstone = channel.messages.get(ts)
    if tombstone is None:
        stage.live.publish(audience, {"type": "message_deleted", "channel": channel.id, "ts": ts})
    else:
        stage.live.publish(audience, {"type": "message_changed", "channel": channel.id, "message": copy.deepcopy(tombstone)})
    events.message_deleted(stage, channel, removed)


def post_ephemeral(stage: Stage, channel: Channel, user_id: str, message: Json) -> None:
    """Show a message to one person only; it is in no history and raises no event."""
    shown = message | {"ephemeral": True, "channel": channel.id}
    stage.workspace.ephemerals[user_id].append(shown)
    stage.live.publish([user_id], {"type": "ephemeral", "channel": channel.id, "message": copy.deepcopy(shown)})


def find_ephemeral(stage: Stage, user_id: str, ts: str) -> Json | None:
    """Return an ephemeral message that a person still sees."""
    return next((message for message in stage.workspace.ephemerals[user_id] if message["ts"] == ts), None)


def replace_ephemeral(stage: Stage, user_id: str, old: Json, content: Json) -> None:
    """Put new content in an ephemeral message's place; it keeps its ts."""
    kept = {key: value for key, value in old.items() if key not in ("text", "blocks", "attachments", "metadata")}
    new = kept | content | {"ts": old["ts"]}
    shown = stage.workspace.ephemerals[user_id]
    shown[shown.index(old)] = new
    stage.live.publish([user_id], {"type": "ephemeral", "channel": old["channel"], "message": copy.deepcopy(new)})


def delete_ephemeral(stage: Stage, user_id: str, old: Json) -> None:
    """Take an ephemeral message away."""
    stage.workspace.ephemerals[user_id].remove(old)
    stage.live.publish([user_id], {"type": "ephemeral_deleted", "channel": old["channel"], "ts": old["ts"]})


def react(stage: Stage, channel: Channel, message: Json, user_id: str, name: str, *, added: bool) -> None:
    """Add or take away one person's reaction."""
    reactions: list[Json] = [dict(entry) for entry in message.get("reactions", [])]
    entry = next((entry for entry in reactions if entry["name"] == name), None)
    if entry is None:
        entry = {"name": name, "users": [], "count": 0}
        reactions.append(entry)
    users = [user for user in entry["users"] if user != user_id] + ([user_id] if added else [])
    entry |= {"users": users, "count": len(users)}
    message["reactions"] = [entry for entry in reactions if entry["users"]]
    frame = {"type": "reaction", "channel": channel.id, "message_ts": message["ts"], "reactions": message["reactions"]}
    stage.live.publish(stage.workspace.audience(channel), copy.deepcopy(frame))
    events.reaction(stage, channel, message, user_id, name, added=added)


def set_status(stage: Stage, channel: Channel, thread_ts: str, status: str) -> None:
    """Show the assistant's status line under a thread, or take it away."""
    key = (channel.id, thread_ts)
    if not status and key not in stage.statuses:
        return
    if status:
        stage.statuses[key] = status
    else:
        del stage.statuses[key]
    frame = {"type": "status", "channel": channel.id, "thread_ts": thread_ts, "status": status}
    stage.live.publish(stage.workspace.audience(channel), frame)


def join(stage: Stage, channel: Channel, user_id: str, inviter: str | None = None) -> None:
    """Make somebody a member of a channel, with the line in it that says so."""
    channel.members.append(user_id)
    line: Json = {
        "type": "message",
        "subtype": "channel_join",
        "user": user_id,
        "text": f"<@{user_id}> has joined the channel",
        "ts": stage.clock.next_ts(),
    }
    post(stage, channel, line | ({"inviter": inviter} if inviter else {}))
    events.member_joined(stage, channel, stage.workspace.users[user_id], inviter)


def _note_pings(stage: Stage, channel: Channel, message: Json) -> None:
    if message.get("subtype") == "channel_join":
        return
    for kind, user_id in sorted(pings(message)):
        wanted = [user_id] if kind == "mention" else channel.members
        for reader in wanted:
            if reader in channel.members and reader not in (message.get("user"), BOT_USER_ID):
                record = {"user": reader, "channel": channel.id, "ts": message["ts"], "kind": kind}
                stage.journal.notifications.append(record)
