"""What people do with the app: commands, clicks, forms, shortcuts, and what the app's answers do."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.sandbox import answers, events
from bot.sandbox.api_views import show_stack
from bot.sandbox.delivery import NotDeliveredError
from bot.sandbox.forms import complete_state, missing_inputs
from bot.sandbox.modals import visible
from bot.sandbox.posting import find_ephemeral
from bot.sandbox.refusal import ClientError, RefusalError
from bot.sandbox.stage import Stage
from bot.sandbox.text import command_text, walk
from bot.sandbox.workspace import APP_ID, TEAM_DOMAIN, TEAM_ID, Channel, Json, User

_FAILURES = {"timeout": "operation_timeout", "connection_failed": "dispatch_failed", "http_error": "dispatch_failed"}


def run_command(stage: Stage, user: User, channel: Channel, typed: str) -> None:
    """Send a slash command to the app; raises ClientError where the app declares no such command."""
    name, _, rest = typed.strip().partition(" ")
    command = stage.manifest.command(name)
    if command is None:
        raise ClientError(
            f"{name} is not a valid command. In Slack, all messages that start with the “/” character are commands."
        )
    payload = {
        "token": "verification-token-of-the-sandbox",
        "team_id": user.team_id,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.direct_with else "privategroup" if channel.is_private else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": command_text(stage.workspace, rest.strip(), should_escape=command.should_escape),
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": stage.response_urls.create(channel=channel.id, user=user.id),
        "trigger_id": stage.modals.trigger(user.id),
    }
    _in_background(stage, _command(stage, user, channel, payload))


async def _command(stage: Stage, user: User, channel: Channel, payload: Json) -> None:
    try:
        answer = await stage.delivery.ask("slash_commands", payload)
    except NotDeliveredError as failure:
        _show_command_failure(stage, user, channel, payload["command"], _FAILURES[failure.reason])
        return
    if answer:
        try:
            answers.apply_response(stage, answer, answers.Target(channel, user.id))
        except RefusalError as refusal:
            _show_command_failure(stage, user, channel, payload["command"], refusal.error)


def _show_command_failure(stage: Stage, user: User, channel: Channel, command: str, error: str) -> None:
    frame: Json = {"type": "command_failed", "channel": channel.id, "command": command, "error": error}
    stage.live.publish([user.id], frame | {"text": f"{command} failed with the error “{error}”"})


def act(stage: Stage, user: User, raw: Json) -> None:
    """Send a click or a choice to the app; raises ClientError where the thing clicked isn't there."""
    _require_interactivity(stage)
    payload, blocks = _container(stage, user, raw.get("container") or {})
    element = _find_element(blocks, raw)
    given = (raw.get("state") or {}).get("values") or {}
    payload |= {"type": "block_actions", "trigger_id": stage.modals.trigger(user.id)}
    payload["actions"] = [_action(stage, raw, element)]
    if view := payload.get("view"):
        held = view["state"]["values"]
        merged = {block_id: held.get(block_id, {}) | given.get(block_id, {}) for block_id in {*held, *given}}
        view["state"] = {"values": complete_state(view["blocks"], _with_choice(merged, raw, element))}
        stored = stage.modals.find_for(user.id, view["id"])
        if stored is not None:
            stored["state"] = view["state"]
        payload["view"] = visible(view)
    else:
        payload["state"] = {"values": complete_state(blocks, _with_choice(given, raw, element))}
    _in_background(stage, _deliver_quietly(stage, user, payload))


async def _deliver_quietly(stage: Stage, user: User, payload: Json) -> None:
    """Deliver what the app may not answer; the page can show a failure beside the view or message that was clicked."""
    try:
        await stage.delivery.ask("interactive", payload, accepts_response_payload=False)
    except NotDeliveredError as failure:
        frame: Json = {"type": "view_failed", "view_id": payload.get("view", {}).get("id", "")}
        stage.live.publish([user.id], frame | {"error": _FAILURES[failure.reason], "container": payload.get("container")})


async def suggest(stage: Stage, user: User, raw: Json) -> Json:
    """Ask the app for the options of an external select; raises ClientError where it gives none that Slack would show."""
    _require_interactivity(stage)
    payload, _blocks = _container(stage, user, raw.get("container") or {})
    payload |= {key: raw.get(key, "") for key in ("action_id", "block_id", "value")} | {"type": "block_suggestion"}
    payload.pop("response_url", None)
    try:
        answer = await stage.delivery.ask("interactive", payload)
    except NotDeliveredError as failure:
        raise ClientError("The app didn't answer in time, so there is nothing to choose from.") from failure
    options = answer.get("options", answer.get("option_groups"))
    if not isinstance(options, list) or len(options) > 100:
        raise ClientError("The app's answer holds no list of up to 100 options.")
    return {"options": options} if "options" in answer else {"option_groups": options}


def submit(stage: Stage, user: User, view_id: str, state: Json) -> None:
    """Submit the visible modal; raises ClientError where it isn't open, view_errors go over the live socket."""
    _require_interactivity(stage)
    view = stage.modals.top(user.id)
    if view is None or view["id"] != view_id:
        raise ClientError("This form is no longer open.")
    given = state.get("values") or {}
    held = view["state"]["values"]
    merged = {block_id: held.get(block_id, {}) | given.get(block_id, {}) for block_id in {*held, *given}}
    view["state"] = {"values": complete_state(view["blocks"], merged)}
    if complaints := missing_inputs(view["blocks"], view["state"]["values"]):
        stage.live.publish([user.id], {"type": "view_errors", "view_id": view_id, "errors": complaints})
        return
    payload = _envelope(user) | {"type": "view_submission", "trigger_id": stage.modals.trigger(user.id)}
    payload |= {"view": visible(view), "response_urls": []}
    _in_background(stage, _submission(stage, user, view, payload))


async def _submission(stage: Stage, user: User, view: Json, payload: Json) -> None:
    try:
        answer = await stage.delivery.ask("interactive", payload)
    except NotDeliveredError as failure:
        stage.live.publish([user.id], {"type": "view_failed", "view_id": view["id"], "error": _FAILURES[failure.reason]})
        return
    answers.apply_submission(stage, user.id, view["id"], answer)


def close(stage: Stage, user: User, view_id: str, *, everything: bool) -> None:
    """Close the visible modal, or all of them; the app hears of each that asked to be told."""
    view = stage.modals.top(user.id)
    if view is None or view["id"] != view_id:
        raise ClientError("This form is no longer open.")
    closed = stage.modals.close(user.id, everything=everything or bool(view.get("clear_on_close")))
    show_stack(stage, user.id, "close_all" if not stage.modals.stacks[user.id] else "update")
    for gone in closed:
        if gone.get("notify_on_close"):
            payload = _envelope(user) | {"type": "view_closed", "view": visible(gone), "is_cleared": everything}
            _in_background(stage, _deliver_quietly(stage, user, payload))


def shortcut(stage: Stage, user: User, callback_id: str, channel: Channel | None, message: Json | None) -> None:
    """Start a global shortcut, or a message shortcut on a message."""
    declared = stage.manifest.shortcut(callback_id)
    wanted = "message" if message is not None else "global"
    if declared is None or declared.kind != wanted:
        raise ClientError("The app has no such shortcut.")
    payload = _envelope(user) | {"callback_id": callback_id, "trigger_id": stage.modals.trigger(user.id)}
    payload |= {"action_ts": stage.clock.next_ts(), "type": "shortcut" if message is None else "message_action"}
    if message is not None and channel is not None:
        url = stage.response_urls.create(channel=channel.id, user=user.id, message_ts=message["ts"])
        payload |= {"message": message, "message_ts": message["ts"], "channel": _channel(channel), "response_url": url}
    _in_background(stage, _deliver_quietly(stage, user, payload))


def open_home(stage: Stage, user: User, tab: str) -> Json | None:
    """Open one of the app's tabs; returns the App Home as it was published last."""
    if tab == "home" and not stage.manifest.home_tab:
        raise ClientError("The app has no Home tab.")
    events.home_opened(stage, user.id, tab)
    home = stage.modals.homes.get(user.id)
    return visible(home) if home else None


def _in_background(stage: Stage, work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    stage.tasks.add(task)
    task.add_done_callback(stage.tasks.discard)


def _require_interactivity(stage: Stage) -> None:
    if not stage.manifest.interactivity:
        raise ClientError("This app is not configured to handle interactive responses.")


def _envelope(user: User) -> Json:
    return {
        "token": "verification-token-of-the-sandbox",
        "api_app_id": APP_ID,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
    }


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": channel.name or "directmessage"}


def _container(stage: Stage, user: User, container: Json) -> tuple[Json, list[Json]]:
    """Return the payload's part that says where something was clicked, and the blocks there."""
    payload = _envelope(user)
    if container.get("type") in ("view", "home"):
        view = _view_of(stage, user, container)
        payload |= {"container": {"type": "view", "view_id": view["id"]}, "view": visible(view)}
        return payload, view["blocks"]
    channel = stage.workspace.channels.get(container.get("channel", ""))
    ts = container.get("ts", "")
    ephemeral = find_ephemeral(stage, user.id, ts)
    message = ephemeral or (channel.messages.get(ts) if channel else None)
    if channel is None or message is None:
        raise ClientError("This message is no longer there.")
    where: Json = {"type": "message", "message_ts": ts, "channel_id": channel.id, "is_ephemeral": ephemeral is not None}
    if thread_ts := message.get("thread_ts"):
        where["thread_ts"] = thread_ts
    url = stage.response_urls.create(channel=channel.id, user=user.id, message_ts=ts, ephemeral=ephemeral is not None)
    payload |= {"container": where, "channel": _channel(channel), "response_url": url}
    if ephemeral is None:
        payload["message"] = visible(message)
    return payload, message.get("blocks") or []


def _view_of(stage: Stage, user: User, container: Json) -> Json:
    if container["type"] == "home" and not container.get("view_id"):
        view = stage.modals.homes.get(user.id)
    else:
        view = stage.modals.find_for(user.id, container.get("view_id", ""))
    if view is None:
        raise ClientError("This form is no longer open.")
    return view


def _find_element(blocks: list[Json], raw: Json) -> Json:
    for block in blocks:
        for node in walk(block):
            if node.get("action_id") == raw.get("action_id") and block["block_id"] == raw.get("block_id"):
                return node
    raise ClientError("There is nothing like that to click here any more.")


def _action(stage: Stage, raw: Json, element: Json) -> Json:
    choice = {key: value for key, value in raw.items() if key == "value" or key.startswith("selected_")}
    own = {
        key: element[key] for key in ("text", "value") if key in element and element["type"] in ("button", "workflow_button")
    }
    action = {"type": element["type"], "action_id": raw["action_id"], "block_id": raw["block_id"]}
    return action | own | choice | {"action_ts": stage.clock.next_ts()}


def _with_choice(values: Json, raw: Json, element: Json) -> Json:
    """Return the state with the choice that was just made in it."""
    choice = {key: value for key, value in raw.items() if key == "value" or key.startswith("selected_")}
    changed = values.get(raw["block_id"], {}) | {raw["action_id"]: {"type": element["type"], **choice}}
    return values | {raw["block_id"]: changed}
