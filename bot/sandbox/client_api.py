"""The page's side: everything that a person does in the workspace, and what the tests inspect."""

import asyncio
import contextlib
import copy
import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox import events, interactivity, people
from bot.sandbox.delivery import NotDeliveredError
from bot.sandbox.faults import read_faults
from bot.sandbox.modals import visible
from bot.sandbox.refusal import ClientError
from bot.sandbox.socket_mode import Drop
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, TEAM_NAME, Json

Deed = Callable[[Stage, Json], Awaitable[Json]]
_DEEDS: dict[str, Deed] = {}


def _deed(name: str) -> Callable[[Deed], Deed]:
    def enter(deed: Deed) -> Deed:
        _DEEDS[name] = deed
        return deed

    return enter


def routes(stage: Stage) -> list[BaseRoute]:
    """Return the routes under /client."""

    async def do(request: Request) -> Response:
        deed = _DEEDS.get(request.path_params["deed"])
        try:
            raw = await request.json()
        except ValueError:
            raw = None
        if deed is None or not isinstance(raw, dict):
            return JSONResponse({"error": "There is no such address, or the body is no JSON object."}, status_code=400)
        try:
            return JSONResponse(await deed(stage, raw))
        except ClientError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    def reading(read: Callable[[Stage, Request], Json]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                return JSONResponse(read(stage, request))
            except ClientError as error:
                return JSONResponse({"error": str(error)}, status_code=400)

        return answer

    async def live(socket: WebSocket) -> None:
        await _live(stage, socket)

    return [
        Route("/client/workspace", reading(_workspace)),
        Route("/client/history", reading(_history)),
        Route("/client/faults", reading(_faults), methods=["GET"]),
        Route("/client/inspect", reading(_inspect)),
        WebSocketRoute("/client/live", live),
        Route("/client/{deed}", do, methods=["POST"]),
    ]


def _workspace(stage: Stage, _request: Request) -> Json:
    manifest = stage.manifest
    bot = {"user_id": BOT_USER_ID, "bot_id": BOT_ID, "name": manifest.bot_name, "app_id": APP_ID}
    users = [
        {
            "id": user.id,
            "name": user.name,
            "real_name": user.real_name,
            "role_label": user.role_label,
            "kind": user.kind,
            "tz": user.tz,
            "color": user.color,
            "direct_channel": stage.workspace.direct_channel(user.id).id,
        }
        for user in stage.workspace.people()
    ]
    channels = [
        {
            "id": channel.id,
            "name": channel.name,
            "is_private": channel.is_private,
            "is_archived": channel.is_archived,
            "is_ext_shared": channel.is_ext_shared,
            "topic": channel.topic,
            "members": channel.members,
        }
        for channel in stage.workspace.channels.values()
        if not channel.direct_with
    ]
    commands = [
        {"command": command.command, "description": command.description, "usage_hint": command.usage_hint}
        for command in manifest.commands
    ]
    shortcuts = [{"callback_id": entry.callback_id, "name": entry.name, "type": entry.kind} for entry in manifest.shortcuts]
    prompts = [{"title": prompt.title, "message": prompt.message} for prompt in manifest.prompts]
    return {
        "team": {"id": TEAM_ID, "name": TEAM_NAME},
        "bot": bot,
        "users": users,
        "channels": channels,
        "commands": commands,
        "shortcuts": shortcuts,
        "messages_tab": manifest.messages_tab,
        "home_tab": manifest.home_tab,
        "suggested_prompts": prompts,
        "may_stop": manifest.hears_stop,
        "connections": stage.socket_mode.count,
    }


def _history(stage: Stage, request: Request) -> Json:
    user = people.user(stage, request.query_params)
    channel = people.channel(stage, user, request.query_params)
    thread_ts = request.query_params.get("thread_ts")
    messages = channel.thread(thread_ts) if thread_ts else channel.top_level()
    shown = [
        message
        for message in stage.workspace.ephemerals[user.id]
        if message["channel"] == channel.id and message.get("thread_ts") == thread_ts
    ]
    sessions = {thread: session.as_json() for (place, thread), session in stage.sessions.items() if place == channel.id}
    return {"messages": messages, "ephemerals": shown, "sessions": sessions, "prompts": stage.prompts.get(channel.id)}


def _faults(stage: Stage, _request: Request) -> Json:
    return {"faults": [fault.as_json() for fault in stage.faults.active]}


def _inspect(stage: Stage, request: Request) -> Json:
    """Return all records, or only those that ?only=calls,acks names."""
    workspace, modals, journal = stage.workspace, stage.modals, stage.journal
    parts: dict[str, Callable[[], object]] = {
        "calls": lambda: list(journal.calls),
        "messages": lambda: {
            channel.id: [message for _, message in sorted(channel.messages.items())] for channel in workspace.channels.values()
        },
        "ephemerals": lambda: workspace.ephemerals,
        "views": lambda: modals.stacks,
        "homes": lambda: modals.homes,
        "notifications": lambda: list(journal.notifications),
        "acks": lambda: list(journal.acks),
        "failures": lambda: list(journal.failures),
        "warnings": lambda: list(journal.warnings),
        "statuses": lambda: [
            {"channel": channel, "thread_ts": thread_ts, "status": status}
            for (channel, thread_ts), status in stage.statuses.items()
        ],
        "sessions": lambda: [
            {"channel": channel, "thread_ts": thread_ts, **session.as_json()}
            for (channel, thread_ts), session in stage.sessions.items()
        ],
        "prompts": lambda: stage.prompts,
        "connections": lambda: stage.socket_mode.count,
    }
    only = request.query_params.get("only", "")
    wanted = only.split(",") if only else list(parts)
    return {name: parts[name]() for name in wanted if name in parts}


async def _live(stage: Stage, socket: WebSocket) -> None:
    user_id = socket.query_params.get("user", "")
    if user_id not in stage.workspace.ephemerals:
        await socket.close(code=1008)
        return
    await socket.accept()
    with stage.live.tab(user_id) as queue:
        await socket.send_json({"type": "bot_connection", **connection_state(stage)})
        stack = stage.modals.stacks.get(user_id)
        if stack:
            await socket.send_json({"type": "view", "action": "open", "stack": [visible(view) for view in stack]})
        sender = asyncio.create_task(_forward(socket, queue))
        try:
            while True:
                await socket.receive_text()  # the page says nothing; this notices when it goes
        except WebSocketDisconnect:
            pass  # the tab was closed
        finally:
            sender.cancel()


async def _forward(socket: WebSocket, queue: asyncio.Queue[Json | None]) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):  # the tab may close while a frame is on its way
        while (frame := await queue.get()) is not None:
            await socket.send_text(json.dumps(frame))
        await socket.close(code=1013)


def connection_state(stage: Stage) -> Json:
    """Return whether the bot is connected; in HTTP mode that is once its address gave back the challenge."""
    count = stage.socket_mode.count
    return {"connected": count > 0 or (stage.http is not None and stage.http.verified), "connections": count}


@_deed("message")
async def _message(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    channel = people.channel(stage, user, raw)
    return {"ts": people.say(stage, user, channel, people.text(raw, "text"), raw.get("thread_ts"))}


@_deed("edit_message")
async def _edit(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    people.edit(stage, user, people.channel(stage, user, raw), people.text(raw, "ts"), people.text(raw, "text"))
    return {}


@_deed("delete_message")
async def _delete(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    people.delete(stage, user, people.channel(stage, user, raw), people.text(raw, "ts"))
    return {}


@_deed("react")
async def _react(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    name = people.text(raw, "name").strip(":")
    people.react(stage, user, people.channel(stage, user, raw), people.text(raw, "ts"), name, added=not raw.get("remove"))
    return {}


@_deed("command")
async def _command(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    channel = people.channel(stage, user, raw)
    typed = people.text(raw, "text")
    if raw.get("thread_ts"):
        raise ClientError(f"{typed.split(' ', 1)[0]} is not supported in threads. Sorry!")
    if not people.run_built_in(stage, user, channel, typed):
        interactivity.run_command(stage, user, channel, typed)
    return {}


@_deed("action")
async def _action(stage: Stage, raw: Json) -> Json:
    interactivity.act(stage, people.user(stage, raw), raw)
    return {}


@_deed("suggest")
async def _suggest(stage: Stage, raw: Json) -> Json:
    return await interactivity.suggest(stage, people.user(stage, raw), raw)


@_deed("submit_view")
async def _submit(stage: Stage, raw: Json) -> Json:
    interactivity.submit(stage, people.user(stage, raw), people.text(raw, "view_id"), raw.get("state") or {})
    return {}


@_deed("close_view")
async def _close(stage: Stage, raw: Json) -> Json:
    interactivity.close(stage, people.user(stage, raw), people.text(raw, "view_id"), everything=bool(raw.get("all")))
    return {}


@_deed("open_home")
async def _open_home(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    return {"view": interactivity.open_home(stage, user, "messages" if raw.get("tab") == "messages" else "home")}


@_deed("shortcut")
async def _shortcut(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    channel = people.channel(stage, user, raw) if raw.get("channel") else None
    message = copy.deepcopy(channel.messages.get(raw["ts"])) if channel is not None and raw.get("ts") else None
    if raw.get("ts") and message is None:
        raise ClientError("This message is no longer there.")
    interactivity.shortcut(stage, user, people.text(raw, "callback_id"), channel, message)
    return {}


@_deed("stop")
async def _stop(stage: Stage, raw: Json) -> Json:
    user = people.user(stage, raw)
    events.agent_session_stopped(stage, user.id, people.channel(stage, user, raw), people.text(raw, "thread_ts"))
    return {}


@_deed("usergroup")
async def _usergroup(stage: Stage, raw: Json) -> Json:
    who, members = people.user(stage, raw), [str(member) for member in raw.get("members") or []]
    return {
        "id": people.set_usergroup(stage, who, people.text(raw, "handle"), members, enabled=raw.get("enabled", True) is True)
    }


@_deed("deactivate")
async def _deactivate(stage: Stage, raw: Json) -> Json:
    people.deactivate(stage, people.user(stage, raw), people.text(raw, "whom"))
    return {}


@_deed("faults")
async def _set_faults(stage: Stage, raw: Json) -> Json:
    try:
        stage.faults.active = read_faults(raw.get("faults"))
    except ValueError as error:
        raise ClientError(str(error)) from error
    return {"faults": [fault.as_json() for fault in stage.faults.active]}


@_deed("drop")
async def _drop(stage: Stage, raw: Json) -> Json:
    ways = [str(way) for way in Drop]
    if raw.get("how") not in ways:
        raise ClientError(f"how is one of {', '.join(ways)}.")
    return {"dropped": await stage.socket_mode.drop(Drop(raw["how"]))}


@_deed("events_url")
async def _events_url(stage: Stage, raw: Json) -> Json:
    """Set the app's address in HTTP mode, after it gave back the challenge."""
    if stage.http is None:
        raise ClientError("The sandbox runs in Socket Mode.")
    previous, stage.http.url = stage.http.url, people.text(raw, "url")
    try:
        await stage.http.verify(stage.pace.acknowledge)
    except NotDeliveredError as failure:
        stage.http.url = previous
        raise ClientError("Your request URL didn't respond with the value of the challenge parameter.") from failure
    stage.live.publish_to_all({"type": "bot_connection", **connection_state(stage)})
    return {}
