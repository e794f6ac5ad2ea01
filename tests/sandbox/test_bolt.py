"""The real slack-bolt over Socket Mode, with its websocket_client adapter, from a person's side."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox

# The adapter leaves the socket of a connection that it replaced to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

MANIFEST = Path(__file__).parent / "manifest.json"


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def question() -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "words"}
    block = {"type": "input", "block_id": "b", "label": plain("Words"), "element": element}
    return {"type": "modal", "callback_id": "ask", "title": plain("Ask"), "submit": plain("Ask"), "blocks": [block]}


def build(client: WebClient) -> App:
    app = App(client=client)

    @app.command("/positions")
    def positions(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        ack()
        button = {"type": "button", "action_id": "ask", "text": plain("Ask"), "value": "v"}
        blocks: list[dict[str, Any]] = [{"type": "section", "text": plain("Answer")}, {"type": "actions", "elements": [button]}]
        respond(text=f"you asked {command['text']}", blocks=blocks)

    @app.action("ask")
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=question())

    @app.view("ask")
    def asked(ack: Ack, view: dict[str, Any], body: dict[str, Any], client: WebClient) -> None:
        words = view["state"]["values"]["b"]["words"]["value"]
        if words == "who is guilty?":
            ack(response_action="errors", errors={"b": "Ask who said what."})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"asked: {words}")

    @app.event("app_mention")
    def mention(event: dict[str, Any], say: Any) -> None:
        say("pong", thread_ts=event["ts"])

    @app.event("message")
    def message() -> None:
        """Take every message."""

    @app.event("app_home_opened")
    def home(event: dict[str, Any], client: WebClient) -> None:
        blocks = [{"type": "section", "text": plain(f"Hello in {event['tab']}")}]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    return app


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST, pace=Pace(posts_per_second=None, closing=0.2)) as running:
        app = build(WebClient(running.bot_token, base_url=running.api))
        handler: Any = SocketModeHandler(app, running.app_token, ping_interval=2)
        handler.connect()
        running.wait_for_bot()
        yield running
        # The adapter's close() takes ten seconds where its reader still waits on the socket: end the reader first.
        handler.client.auto_reconnect_enabled = False
        handler.client.current_session_runner.event.set()
        running.drop("tcp")
        handler.client.current_session_runner.thread.join(5)
        handler.close()
    del app, handler
    gc.collect()  # now, while the warning about the adapter's sockets is still let through


def test_a_command_a_click_and_a_form(sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    rita.command("general", "/positions Ukraine")
    (answer,) = rita.wait_for(lambda: rita.ephemerals("general"))
    assert answer["text"] == "you asked Ukraine"
    assert sandbox.as_user("admin").ephemerals("general") == []
    rita.click(answer, "ask")
    view = rita.wait_for(rita.modal)
    assert view is not None
    rita.submit(view, {"words": "who is guilty?"})
    assert rita.wait_for(rita.failures)[0]["errors"] == {"b": "Ask who said what."}
    rita.submit(view, {"words": "who said what?"})
    assert rita.wait_for(lambda: rita.history("dm"))[0]["text"] == "asked: who said what?"
    rita.wait_for(lambda: rita.modal() is None)


def test_a_mention_is_answered_in_its_thread(sandbox: Sandbox) -> None:
    ada = sandbox.as_user("admin")
    ts = ada.say("newsroom", "@Rapporteur ping")
    reply = ada.wait_for(lambda: ada.history("newsroom", ts)[1:])[0]
    assert (reply["text"], reply["thread_ts"]) == ("pong", ts)


def test_the_home_is_published_when_it_is_opened(sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    assert rita.open_home() is None
    home = rita.wait_for(rita.home)
    assert home is not None
    assert home["blocks"][0]["text"]["text"] == "Hello in home"


# A disconnect frame isn't among these: the adapter takes half a second or ten after one, by chance.
@pytest.mark.parametrize("how", ["tcp", "close"])
def test_a_lost_connection_comes_back(sandbox: Sandbox, how: str) -> None:
    rita = sandbox.as_user("reader")
    begun = time.monotonic()
    assert sandbox.drop(how) >= 1
    ts = rita.say("general", "@Rapporteur still there?")
    assert rita.wait_for(lambda: rita.history("general", ts)[1:], timeout=10)[0]["text"] == "pong"
    assert time.monotonic() - begun < 5
