"""Hands for tests: play a person of the workspace over the client API, and wait for what happens."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from bot.sandbox.forms import value_key
from bot.sandbox.journal import Pulse
from bot.sandbox.text import walk
from bot.sandbox.workspace import Json

T = TypeVar("T")
Value = str | list[str] | Json | None
"""What is put into an element: text, date or time as text, an option's value or text, several of them, or an option."""


class RefusedError(Exception):
    """The workspace doesn't let this person do that; the text is what the page would show."""


class Client:
    """Talk to the client API."""

    def __init__(self, base: str, pulse: Pulse) -> None:
        self._base = base
        self._pulse = pulse
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def get(self, path: str) -> Json:
        """Return what a GET under /client gives."""
        return self._open(urllib.request.Request(f"{self._base}/client/{path}"))  # noqa: S310 - always http on loopback

    def post(self, path: str, body: Json) -> Json:
        """Return what a POST under /client gives; raises RefusedError."""
        headers = {"content-type": "application/json"}
        return self._open(
            urllib.request.Request(f"{self._base}/client/{path}", json.dumps(body).encode(), headers)  # noqa: S310 - as above
        )

    def read(self, address: str) -> bytes:
        """Return what stands at an address of the sandbox."""
        with self._opener.open(address, timeout=30) as response:
            content: bytes = response.read()
            return content

    def wait_for(self, predicate: Callable[[], T], timeout: float) -> T:
        """Return the predicate's first true result; raises TimeoutError after `timeout` seconds."""
        end = time.monotonic() + timeout
        while True:
            beats = self._pulse.beats
            if result := predicate():
                return result
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"It did not happen within {timeout} seconds.")
            self._pulse.wait(beats, min(left, 0.1))

    def _open(self, request: urllib.request.Request) -> Json:
        try:
            with self._opener.open(request, timeout=30) as response:
                parsed: Json = json.loads(response.read())
                return parsed
        except urllib.error.HTTPError as error:
            with error:
                raise RefusedError(json.loads(error.read()).get("error", "")) from error


class Person:
    """One person of the workspace. Channels are named by name, by id, or "dm" for the direct message with the bot."""

    def __init__(self, client: Client, user_id: str, channels: Mapping[str, str]) -> None:
        self._client = client
        self._channels = channels
        self.id = user_id

    def channel_id(self, channel: str) -> str:
        """Return the id of a channel named in one of the three ways."""
        return f"D{self.id[1:]}" if channel == "dm" else self._channels.get(channel, channel)

    def say(self, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Post a message as typed; returns its ts."""
        body = {"channel": self.channel_id(channel), "text": text, "thread_ts": thread_ts}
        return str(self._post("message", body)["ts"])

    def edit(self, channel: str, ts: str, text: str) -> None:
        """Change a message of one's own."""
        self._post("edit_message", {"channel": self.channel_id(channel), "ts": ts, "text": text})

    def delete(self, channel: str, ts: str) -> None:
        """Delete a message of one's own."""
        self._post("delete_message", {"channel": self.channel_id(channel), "ts": ts})

    def react(self, channel: str, ts: str, name: str, *, remove: bool = False) -> None:
        """Add a reaction, or take it away."""
        self._post("react", {"channel": self.channel_id(channel), "ts": ts, "name": name, "remove": remove})

    def command(self, channel: str, text: str, thread_ts: str | None = None) -> None:
        """Type a slash command, such as "/positions Ukraine"; the answer comes later."""
        self._post("command", {"channel": self.channel_id(channel), "text": text, "thread_ts": thread_ts})

    def click(
        self, where: Json, action_id: str, choose: Value = None, *, block_id: str | None = None, state: Json | None = None
    ) -> None:
        """Press a button or choose in a menu of a message (from `history` or `ephemerals`), modal or App Home.

        `state` is what stands in the other elements by then, as state.values has it.
        """
        block, element = find_element(where, action_id, block_id)
        body: Json = {"container": _container(where), "block_id": block["block_id"], "action_id": action_id}
        body |= {"element_type": element["type"], "state": {"values": state or {}}} | _choice(element, choose)
        self._post("action", body)

    def suggest(self, where: Json, action_id: str, typed: str) -> list[Json]:
        """Type into an external select; returns the options that the app offers, those of groups flattened."""
        block, _element = find_element(where, action_id, None)
        body = {"container": _container(where), "block_id": block["block_id"], "action_id": action_id, "value": typed}
        answer = self._post("suggest", body)
        groups = answer.get("option_groups", [{"options": answer.get("options", [])}])
        return [option for group in groups for option in group["options"]]

    def submit(self, view: Json, values: Mapping[str, Value] | None = None) -> None:
        """Fill the modal and submit it; `values` names elements by action_id or block_id, the rest stays as it is."""
        state: Json = {}
        for name, value in (values or {}).items():
            block, element = find_element(view, name, None)
            state.setdefault(block["block_id"], {})[element["action_id"]] = {"type": element["type"], **_choice(element, value)}
        self._post("submit_view", {"view_id": view["id"], "state": {"values": state}})

    def close(self, view: Json, *, everything: bool = False) -> None:
        """Close the modal, or all that lie on each other."""
        self._post("close_view", {"view_id": view["id"], "all": everything})

    def shortcut(self, callback_id: str, message: Json | None = None) -> None:
        """Start a global shortcut, or one on a message from `history`."""
        target = {"channel": message["channel"], "ts": message["ts"]} if message else {}
        self._post("shortcut", {"callback_id": callback_id, **target})

    def stop(self, channel: str, thread_ts: str) -> None:
        """Press the agent's Stop button."""
        self._post("stop", {"channel": self.channel_id(channel), "thread_ts": thread_ts})

    def set_usergroup(self, handle: str, members: list[str], *, enabled: bool = True) -> str:
        """Make a user group or change it, as an admin of the workspace; returns its id."""
        return str(self._post("usergroup", {"handle": handle, "members": members, "enabled": enabled})["id"])

    def deactivate(self, whom: str) -> None:
        """Close somebody's account, as an admin of the workspace."""
        self._post("deactivate", {"whom": whom})

    def open_home(self, tab: str = "home") -> Json | None:
        """Open the app's home or messages tab; returns the App Home as published so far, None where it never was."""
        view: Json | None = self._post("open_home", {"tab": tab})["view"]
        return view

    def home(self) -> Json | None:
        """Return the App Home as it is now."""
        home: Json | None = self._client.get("inspect?only=homes")["homes"].get(self.id)
        return home

    def history(self, channel: str, thread_ts: str | None = None) -> list[Json]:
        """Return the messages of a channel or thread, oldest first, each with its channel."""
        return self._history(channel, thread_ts, "messages")

    def ephemerals(self, channel: str, thread_ts: str | None = None) -> list[Json]:
        """Return the messages there that only this person sees."""
        return self._history(channel, thread_ts, "ephemerals")

    def modal(self) -> Json | None:
        """Return the modal that this person sees, or None."""
        stack = self.stack()
        return stack[-1] if stack else None

    def stack(self) -> list[Json]:
        """Return all open modals of this person, the visible one last."""
        stack: list[Json] = self._client.get("inspect?only=views")["views"].get(self.id, [])
        return stack

    def failures(self) -> list[Json]:
        """Return what went wrong before this person's eyes: command_failed, view_errors and view_failed frames."""
        failures = self._client.get("inspect?only=failures")["failures"]
        return [failure for failure in failures if failure["user"] == self.id]

    def notifications(self) -> list[Json]:
        """Return the notifications that this person got."""
        notifications = self._client.get("inspect?only=notifications")["notifications"]
        return [entry for entry in notifications if entry["user"] == self.id]

    def wait_for(self, predicate: Callable[[], T], timeout: float = 5) -> T:
        """Return the predicate's first true result, such as `lambda: rita.ephemerals("general")`; raises TimeoutError."""
        return self._client.wait_for(predicate, timeout)

    def _post(self, path: str, body: Json) -> Json:
        return self._client.post(path, {"user": self.id, **body})

    def _history(self, channel: str, thread_ts: str | None, part: str) -> list[Json]:
        channel_id = self.channel_id(channel)
        thread = f"&thread_ts={thread_ts}" if thread_ts else ""
        found = self._client.get(f"history?user={self.id}&channel={channel_id}{thread}")[part]
        return [{**message, "channel": channel_id} for message in found]


def find_element(where: Json, name: str, block_id: str | None) -> tuple[Json, Json]:
    """Return the block and element with this action_id, or the input in the block of this id; raises LookupError."""
    for block, element in _elements(where):
        if name in (element["action_id"], block["block_id"]) and block_id in (None, block["block_id"]):
            return block, element
    known = ", ".join(element["action_id"] for _, element in _elements(where))
    raise LookupError(f"There is no {name!r} here; there is: {known or 'nothing to click'}.")


def _elements(where: Json) -> Iterator[tuple[Json, Json]]:
    for block in where.get("blocks") or []:
        for node in walk(block):
            if node.get("action_id"):
                yield block, node


def _container(where: Json) -> Json:
    if where.get("type") in ("modal", "home"):
        return {"type": "home" if where["type"] == "home" else "view", "view_id": where["id"]}
    kind = "message_ephemeral" if where.get("ephemeral") else "message"
    return {"type": kind, "channel": where["channel"], "ts": where["ts"]}


def _choice(element: Json, value: Value) -> Json:
    """Return the part of an action that says what was chosen."""
    if element["type"] in ("button", "workflow_button"):
        return {"value": element["value"]} if "value" in element else {}
    key = "selected_option" if element["type"] == "overflow" else value_key(element["type"])
    if key is None:
        raise LookupError(f"A {element['type']} holds no value.")
    if key == "selected_option":
        return {key: _option(element, value)}
    if key == "selected_options":
        return {key: [_option(element, entry) for entry in value or []]}
    return {key: value}


def _option(element: Json, value: object) -> Json | None:
    if value is None or isinstance(value, dict):
        return value
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    options = [option for group in groups for option in group["options"]]
    for option in options:
        if value in (option.get("value"), option["text"]["text"]):
            found: Json = option
            return found
    raise LookupError(f"There is no option {value!r}; there is: {', '.join(option['text']['text'] for option in options)}.")
