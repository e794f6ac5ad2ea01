"""The methods conversations.*, users.conversations and reactions.*."""

import re
from collections.abc import Iterable

from bot.sandbox import posting
from bot.sandbox.arguments import Arguments, page
from bot.sandbox.methods import method
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import BOT_USER_ID, Channel, Json

_READ = ("channels:read", "groups:read", "im:read")
_HISTORY = ("channels:history", "groups:history", "im:history")
_TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_SCOPES = {"public_channel": "channels:read", "private_channel": "groups:read", "im": "im:read"}
_REACTION = re.compile(r"[\w+'-]{1,100}(::skin-tone-[2-6])?")


@method("conversations.list", *_READ)
def list_conversations(stage: Stage, arguments: Arguments) -> Json:
    """List what the bot can know of: public channels, and what it is a member of."""
    return _listed(stage, arguments, only_member=False)


@method("users.conversations", *_READ)
def conversations_of_user(stage: Stage, arguments: Arguments) -> Json:
    """List the conversations of the bot, or those it shares with somebody."""
    return _listed(stage, arguments, only_member=True)


@method("conversations.info", *_READ)
def info(stage: Stage, arguments: Arguments) -> Json:
    """Describe one conversation."""
    return {"channel": _readable(stage, arguments, "read").as_slack()}


@method("conversations.members", *_READ)
def members(stage: Stage, arguments: Arguments) -> Json:
    """List the ids of a conversation's members."""
    channel = _readable(stage, arguments, "read")
    entries, metadata = page([{"id": user_id} for user_id in channel.members], arguments)
    return {"members": [entry["id"] for entry in entries], "response_metadata": metadata}


@method("conversations.history", *_HISTORY)
def history(stage: Stage, arguments: Arguments) -> Json:
    """List messages, newest first, without the replies inside threads."""
    channel = _readable(stage, arguments, "history")
    _require_membership(channel)
    found = _within(reversed(channel.top_level()), arguments)
    messages, metadata = page([_public(message, arguments) for message in found], arguments, most=999)
    more = bool(metadata["next_cursor"])
    return {"messages": messages, "has_more": more, "pin_count": 0} | ({"response_metadata": metadata} if more else {})


@method("conversations.replies", *_HISTORY)
def replies(stage: Stage, arguments: Arguments) -> Json:
    """List a thread, its root first."""
    channel = _readable(stage, arguments, "history")
    _require_membership(channel)
    root = channel.messages.get(arguments.required("ts"))
    if root is None:
        raise RefusalError("thread_not_found")
    found = _within(channel.thread(str(root.get("thread_ts", root["ts"]))), arguments)
    messages, metadata = page([_public(message, arguments) for message in found], arguments, default=1000)
    return {"messages": messages, "has_more": bool(metadata["next_cursor"]), "response_metadata": metadata}


@method("conversations.open", "im:write")
def open_conversation(stage: Stage, arguments: Arguments) -> Json:
    """Return the direct message with one person."""
    users = arguments.text("users")
    if arguments.has("channel") and not users:
        channel = arguments.channel(stage.workspace)
    elif users == BOT_USER_ID:
        raise RefusalError("cannot_dm_bot")
    elif "," in users:
        raise RefusalError("not_supported")  # group direct messages are no part of the sandbox
    elif users not in stage.workspace.ephemerals:
        raise RefusalError("user_not_found" if users else "users_list_not_supplied")
    else:
        channel = stage.workspace.direct_channel(users)
    shown = channel.as_slack() if arguments.flag("return_im") else {"id": channel.id}
    return {"no_op": True, "already_open": True, "channel": shown}


@method("conversations.join", "channels:join")
def join(stage: Stage, arguments: Arguments) -> Json:
    """Make the bot a member of a public channel."""
    channel = arguments.channel(stage.workspace)
    if channel.type != "channel":
        raise RefusalError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise RefusalError("is_archived")
    if BOT_USER_ID in channel.members:
        return {"channel": channel.as_slack(), "warning": "already_in_channel"}
    posting.join(stage, channel, BOT_USER_ID)
    return {"channel": channel.as_slack()}


@method("reactions.add", "reactions:write")
def add_reaction(stage: Stage, arguments: Arguments) -> Json:
    """Add the bot's reaction to a message."""
    channel, message, name = _reaction_target(stage, arguments)
    if BOT_USER_ID in _reacting(message, name):
        raise RefusalError("already_reacted")
    posting.react(stage, channel, message, BOT_USER_ID, name, added=True)
    return {}


@method("reactions.remove", "reactions:write")
def remove_reaction(stage: Stage, arguments: Arguments) -> Json:
    """Take the bot's reaction away."""
    channel, message, name = _reaction_target(stage, arguments)
    if BOT_USER_ID not in _reacting(message, name):
        raise RefusalError("no_reaction")
    posting.react(stage, channel, message, BOT_USER_ID, name, added=False)
    return {}


@method("reactions.get", "reactions:read")
def get_reactions(stage: Stage, arguments: Arguments) -> Json:
    """Return a message with its reactions."""
    channel = arguments.channel(stage.workspace)
    message = channel.messages.get(arguments.required("timestamp"))
    if message is None:
        raise RefusalError("message_not_found")
    return {"type": "message", "channel": channel.id, "message": _public(message, arguments)}


def _listed(stage: Stage, arguments: Arguments, *, only_member: bool) -> Json:
    asked = arguments.text("types", "public_channel").replace(" ", "").split(",")
    if any(kind not in _TYPES for kind in asked):
        raise RefusalError("invalid_types")
    for kind in asked:
        if kind in _SCOPES:
            _require_scope(stage, _SCOPES[kind])
    user_id = arguments.text("user", BOT_USER_ID)
    kinds = {_TYPES[kind] for kind in asked}
    found = [
        channel.as_slack()
        for channel in stage.workspace.channels.values()
        if channel.type in kinds
        and (BOT_USER_ID in channel.members or channel.type == "channel")
        and (not only_member or user_id in channel.members)
        and not (channel.is_archived and arguments.flag("exclude_archived"))
    ]
    channels, metadata = page(found, arguments)
    return {"channels": channels, "response_metadata": metadata}


def _readable(stage: Stage, arguments: Arguments, right: str) -> Channel:
    """Return a conversation after checking the scope that guards its kind."""
    channel = arguments.channel(stage.workspace)
    _require_scope(stage, f"{channel.scope_family}:{right}")
    return channel


def _require_scope(stage: Stage, needed: str) -> None:
    if needed not in stage.manifest.scopes:
        raise RefusalError("missing_scope", needed=needed, provided=",".join(sorted(stage.manifest.scopes)))


def _require_membership(channel: Channel) -> None:
    if BOT_USER_ID not in channel.members:
        raise RefusalError("not_in_channel")


def _within(messages: Iterable[Json], arguments: Arguments) -> list[Json]:
    oldest, latest = _bound(arguments, "oldest", 0.0), _bound(arguments, "latest", float("inf"))
    inclusive = arguments.flag("inclusive")
    return [
        message
        for message in messages
        if oldest < float(message["ts"]) < latest or (inclusive and float(message["ts"]) in (oldest, latest))
    ]


def _bound(arguments: Arguments, name: str, default: float) -> float:
    try:
        return float(arguments.text(name) or default)
    except ValueError as error:
        raise RefusalError(f"invalid_ts_{name}") from error


def _public(message: Json, arguments: Arguments) -> Json:
    if arguments.flag("include_all_metadata"):
        return message
    return {key: value for key, value in message.items() if key != "metadata"}


def _reaction_target(stage: Stage, arguments: Arguments) -> tuple[Channel, Json, str]:
    channel = arguments.channel(stage.workspace)
    name = arguments.required("name").strip(":")
    if not arguments.has("timestamp"):
        raise RefusalError("no_item_specified")
    message = channel.messages.get(arguments.required("timestamp"))
    if message is None:
        raise RefusalError("message_not_found")
    if channel.is_archived:
        raise RefusalError("is_archived")
    if not _REACTION.fullmatch(name):
        raise RefusalError("invalid_name")
    return channel, message, name


def _reacting(message: Json, name: str) -> list[str]:
    return next((entry["users"] for entry in message.get("reactions", []) if entry["name"] == name), [])
