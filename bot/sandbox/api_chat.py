"""The methods chat.*: post, change, delete, ephemeral, permalink."""

import json
import re
from typing import Any

from bot.sandbox import posting
from bot.sandbox.arguments import Arguments
from bot.sandbox.blocks import block_problems, check_message_blocks, with_ids
from bot.sandbox.methods import method
from bot.sandbox.refusal import RefusalError, invalid
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, Channel, Json

_LONGEST_POST = 40_000
_LONGEST_UPDATE = 4_000
_LARGEST_METADATA = 8_000
_MOST_ATTACHMENTS = 100
_TS = re.compile(r"\d{10}\.\d{6}")
_BARE_NAME = re.compile(r"(?<![\w@<!])@(here|channel|everyone)\b")


@method("chat.postMessage", "chat:write")
def post_message(stage: Stage, arguments: Arguments) -> Json:
    """Post a message as the bot."""
    channel = _writable(stage, arguments)
    content = message_content(stage, arguments)
    content |= _thread(channel, arguments)
    stage.post_pace.spend(channel.id)
    if metadata := _metadata(arguments):
        content["metadata"] = metadata
    message = posting.post(stage, channel, posting.bot_message(stage, content))
    return {"channel": channel.id, "ts": message["ts"], "message": message}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(stage: Stage, arguments: Arguments) -> Json:
    """Post a message that one member of the channel sees."""
    channel = _writable(stage, arguments)
    user_id = arguments.required("user")
    if user_id not in stage.workspace.ephemerals:
        raise RefusalError("user_not_found")
    if user_id not in channel.members:
        raise RefusalError("user_not_in_channel")
    content = message_content(stage, arguments, longest=_LONGEST_UPDATE)
    message = posting.bot_message(stage, content | _thread(channel, arguments))
    posting.post_ephemeral(stage, channel, user_id, message)
    return {"message_ts": message["ts"]}


@method("chat.update", "chat:write")
def update(stage: Stage, arguments: Arguments) -> Json:
    """Change one of the bot's own messages."""
    channel = arguments.channel(stage.workspace)
    message = _own_message(channel, arguments, "cant_update_message")
    content = message_content(stage, arguments, longest=_LONGEST_UPDATE, keeping=message)
    metadata = _metadata(arguments)
    replaced = {"text", "blocks", "attachments"} if arguments.has("text") or arguments.has("blocks") else set()
    new = {key: value for key, value in message.items() if key not in replaced} | content
    if metadata is not None:
        new["metadata"] = metadata
    if new.get("text") != message.get("text"):
        new["edited"] = {"user": BOT_USER_ID, "ts": stage.clock.next_ts()}
    posting.change(stage, channel, message, new)
    return {"channel": channel.id, "ts": message["ts"], "text": new.get("text", ""), "message": new}


@method("chat.delete", "chat:write")
def delete(stage: Stage, arguments: Arguments) -> Json:
    """Delete one of the bot's own messages; a root's replies stay."""
    channel = arguments.channel(stage.workspace)
    message = _own_message(channel, arguments, "cant_delete_message")
    posting.delete(stage, channel, message["ts"])
    return {"channel": channel.id, "ts": message["ts"]}


@method("chat.getPermalink")
def get_permalink(stage: Stage, arguments: Arguments) -> Json:
    """Return an address of a message, on this sandbox's own page."""
    channel = arguments.channel(stage.workspace)
    ts = arguments.required("message_ts")
    if ts not in channel.messages:
        raise RefusalError("message_not_found")
    root = channel.messages[ts].get("thread_ts", ts)
    query = f"?thread_ts={root}&cid={channel.id}" if root != ts else ""
    return {"channel": channel.id, "permalink": f"{stage.base}/archives/{channel.id}/p{ts.replace('.', '')}{query}"}


def message_content(stage: Stage, arguments: Arguments, *, longest: int | None = None, keeping: Json | None = None) -> Json:
    """Check and return text, blocks and attachments of a message.

    `longest` refuses longer texts (in bytes) where otherwise Slack cuts at 40,000; `keeping` is the message that an update
    changes, which may stay as it is.
    """
    blocks, attachments = arguments.list_of("blocks"), arguments.list_of("attachments")
    if arguments.has("markdown_text") and (arguments.has("text") or blocks):
        raise RefusalError("markdown_text_conflict")
    text = arguments.text("markdown_text") or arguments.text("text")
    if not (text.strip() or blocks or attachments or (keeping and arguments.has("metadata"))):
        raise RefusalError("no_text")
    if longest is not None and len(text.encode()) > longest:
        raise RefusalError("msg_too_long")
    _check_attachments(attachments or [])
    content: Json = {"text": _linked(stage, arguments, text)[:_LONGEST_POST]} if text or not keeping or blocks else {}
    if blocks:
        check_message_blocks(blocks)
        content["blocks"] = with_ids(blocks)
    if attachments:
        content["attachments"] = attachments
    return content


def _check_attachments(attachments: list[Any]) -> None:
    if len(attachments) > _MOST_ATTACHMENTS:
        raise RefusalError("too_many_attachments")
    problems: list[str] = []
    for index, attachment in enumerate(attachments):
        blocks = attachment.get("blocks", []) if isinstance(attachment, dict) else None
        if not isinstance(blocks, list):
            problems.append(f"must provide an object [json-pointer:/attachments/{index}]")
        else:
            problems += block_problems(blocks, "message", f"/attachments/{index}/blocks")
    if problems:
        raise invalid("invalid_attachments", problems, with_errors=True)


def _linked(stage: Stage, arguments: Arguments, text: str) -> str:
    """Turn bare names into mentions where the app asks for link_names, as Slack does."""
    if not (arguments.flag("link_names") or arguments.text("parse") == "full"):
        return text
    names = "|".join(re.escape(user.name) for user in stage.workspace.people())
    ids = {user.name: user.id for user in stage.workspace.people()}
    linked = _BARE_NAME.sub(lambda match: f"<!{match[1]}>", text)
    return re.sub(rf"(?<![\w@<])@({names})\b", lambda match: f"<@{ids[match[1]]}>", linked)


def _writable(stage: Stage, arguments: Arguments) -> Channel:
    if arguments.text("channel") == BOT_USER_ID:
        raise RefusalError("cannot_dm_bot")
    channel = arguments.channel(stage.workspace)
    if channel.is_archived:
        raise RefusalError("is_archived")
    public_write = channel.type == "channel" and "chat:write.public" in stage.manifest.scopes
    if BOT_USER_ID not in channel.members and not public_write:
        raise RefusalError("not_in_channel")
    if channel.type == "im" and not stage.manifest.messages_tab:
        raise RefusalError("messages_tab_disabled")
    return channel


def _thread(channel: Channel, arguments: Arguments) -> Json:
    thread_ts = arguments.text("thread_ts")
    if not thread_ts:
        return {}
    if not _TS.fullmatch(thread_ts):
        raise RefusalError("invalid_thread_ts")
    root = channel.messages.get(thread_ts)
    if root is None:
        raise RefusalError("cannot_reply_to_message")
    # A reply to a reply lands in the same thread, under its root.
    found: Json = {"thread_ts": root.get("thread_ts", thread_ts)}
    if arguments.flag("reply_broadcast"):
        found["subtype"] = "thread_broadcast"
    return found


def _own_message(channel: Channel, arguments: Arguments, refusal: str) -> Json:
    message = channel.messages.get(arguments.required("ts"))
    if message is None or message.get("subtype") == "tombstone":
        raise RefusalError("message_not_found")
    if message.get("bot_id") != BOT_ID:
        raise RefusalError(refusal)
    return message


def _metadata(arguments: Arguments) -> Json | None:
    raw = arguments.raw.get("metadata")
    if raw is None or raw == "":
        return None
    if not isinstance(raw, dict):
        raise RefusalError("invalid_metadata_format")
    event_type, payload = raw.get("event_type"), raw.get("event_payload")
    if not isinstance(event_type, str) or not event_type or not isinstance(payload, dict):
        raise RefusalError("invalid_metadata_format")
    if not all(_is_shallow(value) for value in payload.values()):
        raise invalid(
            "invalid_metadata_schema", ["event_payload holds values nested too deep [json-pointer:/metadata/event_payload]"]
        )
    if len(json.dumps(raw).encode()) > _LARGEST_METADATA:
        raise RefusalError("metadata_too_large")
    return {"event_type": event_type, "event_payload": payload, "app_id": APP_ID}


def _is_shallow(value: object) -> bool:
    if isinstance(value, dict):
        return all(not isinstance(inner, dict | list) for inner in value.values())
    if isinstance(value, list):
        return all(not isinstance(inner, list) and (not isinstance(inner, dict) or _is_shallow(inner)) for inner in value)
    return value is None or isinstance(value, str | int | float | bool)
