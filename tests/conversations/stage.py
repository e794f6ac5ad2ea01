"""Payloads as Slack would send them, from anybody and with anything in them, and what the bot sends whom in answer.

The bot is a real one in a real sandbox; only the delivery is skipped, so that a click can come from somebody who has no such
button, with a value that no button has.
"""

import json
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from slack_bolt import BoltRequest
from slack_bolt.listener import thread_runner

from bot.sandbox import answers
from bot.sandbox.driver import Value, _choice, find_element
from bot.sandbox.forms import complete_state
from bot.sandbox.stage import Stage as SandboxStage
from bot.sandbox.workspace import TEAM_ID, Json
from bot.slack.views.forms import View, loading_form
from tests.conversations.bench import Bench
from tests.conversations.dialogue import as_text

_PATIENCE_SECONDS = 10
_IMPATIENT = SimpleNamespace(time=time.time, sleep=lambda _: time.sleep(0.0005))
"""Bolt looks every ten milliseconds whether a listener has acknowledged: half of all the time that these tests would take."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody somewhere: a person of the sandbox by role, in a channel by name or "dm"."""

    role: str
    where: str

    def __str__(self) -> str:
        """Name the case of a test."""
        return f"{self.role} in {self.where}"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the bot sent: to a person by user id, or to all of a channel by its id; `restated` stood there before."""

    to: str
    body: Json
    restated: bool = False

    @property
    def whole(self) -> str:
        """Give all of it, ids and metadata too, as it can be searched."""
        return json.dumps(self.body, ensure_ascii=False)

    @property
    def text(self) -> str:
        """Give what can be read of it."""
        view = self.body.get("view") or {}
        blocks = self.body.get("blocks") or view.get("blocks") or []
        choices = [option["text"]["text"] for option in self.body.get("options", [])]
        errors = [str(error) for error in (self.body.get("errors") or {}).values()]
        prompts = [prompt["message"] for prompt in self.body.get("prompts", [])]
        return "\n".join([str(self.body.get("text") or ""), as_text(blocks), *choices, *errors, *prompts])


@dataclass
class Stage:
    """A bench whose bot is handed payloads."""

    bench: Bench
    taken: list[Sent] = field(default_factory=list)
    threads: dict[str, str] = field(default_factory=dict)
    """The thread, by channel id, in which events are said to be written."""

    @property
    def sandbox(self) -> SandboxStage:
        """Give the sandbox's own state."""
        return self.bench.sandbox._stage

    def user(self, actor: Actor) -> str:
        """Give the actor's user id."""
        return self.bench.sandbox.users["reader" if actor.role == "deactivated" else actor.role]

    def channel(self, actor: Actor) -> str:
        """Give the id of where they are."""
        return f"D{self.user(actor)[1:]}" if actor.where == "dm" else self.bench.sandbox.channels[actor.where]

    def command(self, actor: Actor, text: str, name: str = "/rapporteur") -> Json:
        """Type a command."""
        channel = self.channel(actor)
        return {
            "command": name,
            "text": text,
            "user_id": self.user(actor),
            "channel_id": channel,
            "team_id": TEAM_ID,
            "trigger_id": self.sandbox.modals.trigger(self.user(actor)),
            "response_url": self.sandbox.response_urls.create(channel=channel, user=self.user(actor)),
        }

    def write(self, actor: Actor, text: str) -> Json:
        """Write to the bot: in its direct message, or with a mention."""
        channel, direct = self.channel(actor), actor.where == "dm"
        event = {
            "type": "message" if direct else "app_mention",
            "user": self.user(actor),
            "channel": channel,
            "ts": self.sandbox.clock.next_ts(),
            "thread_ts": self.threads[channel],
            "text": text if direct else f"<@{self.bench.sandbox.bot_user_id}> {text}",
        }
        return self._event(event | ({"channel_type": "im"} if direct else {}))

    def open_home(self, actor: Actor, tab: str = "home") -> Json:
        """Open the App Home, or another tab of the app."""
        channel = f"D{self.user(actor)[1:]}"
        return self._event({"type": "app_home_opened", "user": self.user(actor), "tab": tab, "channel": channel})

    def stop(self, actor: Actor) -> Json:
        """Press Stop in a thread."""
        channel = self.channel(actor)
        thread = self.threads[channel]
        return self._event({"type": "agent_session_stopped", "user": self.user(actor), "channel": channel, "thread_ts": thread})

    def click(self, actor: Actor, action_id: str, value: str, *, message: Json | None = None, view: Json | None = None) -> Json:
        """Press a button: of a whisper, of a message that all see, or of a view."""
        user, channel = self.user(actor), self.channel(actor)
        action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value, "action_ts": "1.0"}
        payload = self._interaction(actor, "block_actions") | {"actions": [action]}
        if view is not None:
            return payload | {"container": {"type": "view", "view_id": view["id"]}, "view": view}
        ts = message["ts"] if message else "1.000001"
        where: Json = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": message is None}
        payload |= {"container": where, "channel": {"id": channel, "name": actor.where}}
        payload["response_url"] = self.sandbox.response_urls.create(channel=channel, user=user)
        if message is not None:
            where["thread_ts"] = message["thread_ts"]
            payload["message"] = message
        return payload

    def submit(
        self,
        actor: Actor,
        form: View,
        values: Mapping[str, Value] | None = None,
        metadata: Json | None = None,
        below: Json | None = None,
    ) -> Json:
        """Send a form that is open, filled, and with this in its metadata; `below` is what it lies on."""
        view = self.opened(actor, form, values, below)
        if metadata is not None:
            view["private_metadata"] = json.dumps(metadata)
        return self._interaction(actor, "view_submission") | {"view": view, "response_urls": []}

    def closed(self, actor: Actor, form: View, values: Mapping[str, Value] | None = None) -> Json:
        """Close a form that is filled."""
        return self._interaction(actor, "view_closed") | {"view": self.opened(actor, form, values), "is_cleared": True}

    def opened(self, actor: Actor, form: View, values: Mapping[str, Value] | None = None, below: Json | None = None) -> Json:
        """Give a form that is open on the actor's screen, filled."""
        user, modals = self.user(actor), self.sandbox.modals
        opened = modals.push_for(user, loading_form()) if below else modals.open(modals.trigger(user), loading_form())[1]
        view: Json = json.loads(json.dumps(self.sandbox.modals.replace(user, opened, form)))
        given: Json = {}
        for name, value in (values or {}).items():
            block, element = find_element(view, name, None)
            given.setdefault(block["block_id"], {})[element["action_id"]] = {"type": element["type"], **_choice(element, value)}
        view["state"] = {"values": complete_state(view["blocks"], given)}
        return view

    def suggest(self, actor: Actor, action_id: str, typed: str) -> Json:
        """Type into a field with type-ahead."""
        payload = self._interaction(actor, "block_suggestion")
        return payload | {"action_id": action_id, "block_id": "b", "value": typed, "container": {"type": "view"}}

    def shortcut(self, actor: Actor, callback_id: str) -> Json:
        """Use a shortcut on a message."""
        channel = self.channel(actor)
        message = {"type": "message", "user": self.user(actor), "ts": self.threads[channel], "text": "Norway: we welcome it"}
        payload = self._interaction(actor, "message_action") | {"callback_id": callback_id, "message": message}
        return payload | {"channel": {"id": channel, "name": actor.where}, "message_ts": message["ts"]}

    def dispatch(self, actor: Actor, payload: Json) -> list[Sent]:
        """Hand the bot a payload, wait until it has done what it does, and give all that it sent."""
        calls, begun = self.sandbox.journal.calls, len(self.sandbox.journal.calls)
        threads, given = self.bench.bot.threads, list[Future[Any]]()
        submit = threads.submit

        def noted(*what: Any, **how: Any) -> Future[Any]:
            given.append(submit(*what, **how))
            return given[-1]

        self.taken.clear()
        with (
            patch.object(answers, "use_response_url", self._used),
            patch.object(thread_runner, "time", _IMPATIENT),
            patch.object(threads, "submit", noted),
        ):
            acknowledged = self.bench.bot.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
            for each in given:  # what is given to a thread while others are waited for is waited for, too
                each.exception(_PATIENCE_SECONDS)
        made = ((self._audience(actor, call), call) for call in list(calls)[begun:])
        sent = [*self.taken, *(Sent(to, call["args"], call["method"] == "chat.update") for to, call in made if to)]
        body = acknowledged.body and json.loads(acknowledged.body) if str(acknowledged.body).startswith("{") else None
        return [*sent, Sent(self.user(actor), body)] if body else sent

    @contextmanager
    def closed_account(self, user_id: str) -> Iterator[None]:
        """Close somebody's account for as long as the block takes."""
        users, people = self.sandbox.workspace.users, self.bench.desk.people
        users[user_id] = replace(users[user_id], deleted=True)
        people.forget_person(user_id)
        try:
            yield
        finally:
            users[user_id] = replace(users[user_id], deleted=False)
            people.forget_person(user_id)

    def _used(self, stage: SandboxStage, key: str, raw: Json) -> None:
        url = stage.response_urls.use(key)
        self.taken.append(Sent(url.channel if raw.get("response_type") == "in_channel" else url.user, raw))

    def _audience(self, actor: Actor, call: Json) -> str:
        """Tell who is shown what a call sends; nobody is where it only asks."""
        arguments = call["args"]
        match call["method"]:
            case "chat.postEphemeral":
                return str(arguments["user"])
            case "chat.postMessage" | "chat.update":
                channel = str(arguments["channel"])
                return f"U{channel[1:]}" if channel.startswith("D") else channel
            case "views.publish":
                return str(arguments["user_id"])
            case "views.update":
                stacks = self.sandbox.modals.stacks.items()
                return next(user for user, stack in stacks if any(view["id"] == arguments["view_id"] for view in stack))
            case "views.open" | "views.push":
                return self.user(actor)
            case "assistant.threads.setStatus" | "assistant.threads.setSuggestedPrompts" | "agents.sessions.setStatus":
                return self.user(actor)
        return ""

    def _interaction(self, actor: Actor, kind: str) -> Json:
        user = self.user(actor)
        who = {"id": user, "team_id": self.sandbox.workspace.users[user].team_id, "username": actor.role, "name": actor.role}
        trigger = self.sandbox.modals.trigger(user)
        return {"type": kind, "user": who, "team": {"id": TEAM_ID}, "api_app_id": "A0SANDBOX0", "trigger_id": trigger}

    def _event(self, event: dict[str, Any]) -> Json:
        event_id = f"Ev{self.sandbox.clock.next_ts()}"
        return {"type": "event_callback", "team_id": TEAM_ID, "event_id": event_id, "event_time": 1, "event": event}
