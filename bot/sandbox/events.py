"""Tell the app what happened, as far as its manifest subscribes to it and its bot may hear of it."""

import secrets
from collections.abc import Mapping

from bot.sandbox.stage import Stage
from bot.sandbox.workspace import APP_ID, BOT_USER_ID, TEAM_ID, Channel, Json, User

_MESSAGE_SUBSCRIPTION = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


def announce(stage: Stage, event: Json, channel: Channel | None = None) -> None:
    """Wrap an event and deliver it; left out where it isn't subscribed to, or happens where the bot isn't a member."""
    subscription = _MESSAGE_SUBSCRIPTION[channel.type] if event["type"] == "message" and channel else event["type"]
    if subscription not in stage.manifest.events:
        return
    if channel is not None and BOT_USER_ID not in channel.members:
        return
    stage.delivery.event(_wrapped(stage, event, channel))


def _wrapped(stage: Stage, event: Json, channel: Channel | None) -> Json:
    return {
        "token": "verification-token-of-the-sandbox",
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(stage.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
        "event_context": f"4-{secrets.token_urlsafe(24)}",
    }


def message_posted(stage: Stage, channel: Channel, message: Json) -> None:
    """Tell of a new message, and of a mention of the bot in it."""
    extra = {"channel": channel.id, "event_ts": message["ts"], "channel_type": channel.type}
    announce(stage, {**message, **extra}, channel)
    mentions_bot = f"<@{BOT_USER_ID}>" in message.get("text", "") or f"<@{BOT_USER_ID}|" in message.get("text", "")
    if mentions_bot and channel.type != "im" and message.get("user") != BOT_USER_ID:
        announce(stage, {**message, "type": "app_mention", "channel": channel.id, "event_ts": message["ts"]}, channel)


def message_changed(stage: Stage, channel: Channel, message: Json, previous: Mapping[str, object]) -> None:
    """Tell of an edit."""
    _hidden(stage, channel, {"subtype": "message_changed", "message": message, "previous_message": dict(previous)})


def message_deleted(stage: Stage, channel: Channel, previous: Json) -> None:
    """Tell of a deletion."""
    _hidden(stage, channel, {"subtype": "message_deleted", "previous_message": previous, "deleted_ts": previous["ts"]})


def _hidden(stage: Stage, channel: Channel, what: Json) -> None:
    ts = stage.clock.next_ts()
    event = {"type": "message", **what, "channel": channel.id, "hidden": True, "ts": ts, "event_ts": ts}
    announce(stage, event | {"channel_type": channel.type}, channel)


def reaction(stage: Stage, channel: Channel, message: Json, user_id: str, name: str, *, added: bool) -> None:
    """Tell of a reaction that was added or taken away."""
    event = {
        "type": "reaction_added" if added else "reaction_removed",
        "user": user_id,
        "item": {"type": "message", "channel": channel.id, "ts": message["ts"]},
        "reaction": name,
        "item_user": message.get("user"),
        "event_ts": stage.clock.next_ts(),
    }
    announce(stage, event, channel)


def member_joined(stage: Stage, channel: Channel, user: User, inviter: str | None) -> None:
    """Tell that somebody, or the bot itself, is now in a channel."""
    event = {
        "type": "member_joined_channel",
        "user": user.id,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": user.team_id,
        "event_ts": stage.clock.next_ts(),
    }
    announce(stage, event | ({"inviter": inviter} if inviter else {}), channel)


def channel_archived(stage: Stage, channel: Channel, user_id: str, *, archived: bool) -> None:
    """Tell that a channel was closed for good, or opened again."""
    event = {"type": "channel_archive" if archived else "channel_unarchive", "channel": channel.id, "user": user_id}
    announce(stage, event | {"event_ts": stage.clock.next_ts()}, channel)


def home_opened(stage: Stage, user_id: str, tab: str) -> None:
    """Tell that somebody opened the app's home or messages tab."""
    direct = stage.workspace.direct_channel(user_id)
    event: Json = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": direct.id,
        "tab": tab,
        "event_ts": stage.clock.next_ts(),
    }
    home = stage.modals.homes.get(user_id)
    if tab == "home" and home is not None:
        event["view"] = home
    announce(stage, event)


def agent_session_stopped(stage: Stage, user_id: str, channel: Channel, thread_ts: str) -> None:
    """Tell that somebody pressed Stop while the agent was at work."""
    event = {
        "type": "agent_session_stopped",
        "user": user_id,
        "channel": channel.id,
        "thread_ts": thread_ts,
        "streaming_message_ts": [],
        "event_ts": stage.clock.next_ts(),
    }
    announce(stage, event, channel)
