"""HTTP mode against the real slack-bolt: signed requests, the challenge, retries, time-outs."""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest, Respond
from slack_sdk import WebClient

from bot.sandbox.clock import Pace
from bot.sandbox.driver import RefusedError
from bot.sandbox.server import Sandbox

MANIFEST = Path(__file__).parent / "manifest.json"
QUICK = Pace(acknowledge=0.5, redeliver=(0.0, 0.1, 0.1), posts_per_second=None)


class Door:
    """A web server before a bolt app; it keeps the headers of each request, and can be told to fail."""

    def __init__(self, app: App) -> None:
        door = self
        self.headers: list[dict[str, str]] = []
        self.failures: list[int] = []
        self.failure_headers: dict[str, str] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                door.headers.append({key.lower(): value for key, value in self.headers.items()})
                if door.failures:
                    self._answer(door.failures.pop(0), "", door.failure_headers)
                    return
                headers: dict[str, str | Sequence[str]] = {key: [value] for key, value in self.headers.items()}
                response = app.dispatch(BoltRequest(body=body, headers=headers))
                self._answer(response.status, response.body, {key: value[0] for key, value in response.headers.items()})

            def _answer(self, status: int, body: str, headers: dict[str, str]) -> None:
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/slack/events"

    @contextmanager
    def open(self) -> Iterator["Door"]:
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.server.shutdown()
            self.server.server_close()
            thread.join(5)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST, mode="http", pace=QUICK) as running:
        yield running


def bolt(sandbox: Sandbox, secret: str | None = None) -> App:
    app = App(client=WebClient(sandbox.bot_token, base_url=sandbox.api), signing_secret=secret or sandbox.signing_secret)

    @app.command("/positions")
    def positions(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        if command["text"] == "slow":
            time.sleep(0.7)
        ack()
        respond(f"you asked {command['text']}")

    @app.action("share")
    def share(ack: Ack, respond: Respond) -> None:
        ack()
        respond("shared", response_type="in_channel")

    @app.event("message")
    def message() -> None:
        """Take every message."""

    @app.event("app_mention")
    def mention(event: dict[str, Any], say: Any) -> None:
        say("pong", thread_ts=event["ts"])

    return app


def test_commands_mentions_and_clicks_arrive_signed(sandbox: Sandbox) -> None:
    with Door(bolt(sandbox)).open() as door:
        sandbox.set_events_url(door.url)
        rita = sandbox.as_user("reader")
        rita.command("general", "/positions Ukraine & co")
        assert rita.wait_for(lambda: rita.ephemerals("general"))[0]["text"] == "you asked Ukraine &amp; co"
        ts = rita.say("general", "@Rapporteur ping")
        assert rita.wait_for(lambda: rita.history("general", ts)[1:])[0]["text"] == "pong"
        button = {"type": "button", "action_id": "share", "text": {"type": "plain_text", "text": "Share"}}
        WebClient(sandbox.bot_token, base_url=sandbox.api).chat_postMessage(
            channel="C0NEWSROOM", text="x", blocks=[{"type": "actions", "elements": [button]}]
        )
        rita.click(rita.history("newsroom")[0], "share")
        assert rita.wait_for(lambda: rita.history("newsroom")[1:])[0]["text"] == "shared"
        assert all(headers["x-slack-signature"].startswith("v0=") for headers in door.headers)


def test_an_app_with_another_secret_is_not_taken(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    with Door(bolt(sandbox, secret="another")).open() as door, pytest.raises(RefusedError, match="challenge"):
        sandbox.set_events_url(door.url)


def test_an_event_comes_again_with_the_reason(sandbox: Sandbox) -> None:
    with Door(bolt(sandbox)).open() as door:
        sandbox.set_events_url(door.url)
        door.headers.clear()
        door.failures = [500, 503]
        rita = sandbox.as_user("reader")
        ts = rita.say("dm", "hello")
        rita.wait_for(lambda: len(door.headers) == 3)
        retries = [(headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")) for headers in door.headers]
        assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
        assert [
            record["attempt"] for record in rita.wait_for(lambda: sandbox.inspect("acks")[2:] and sandbox.inspect("acks"))
        ] == [
            0,
            1,
            2,
        ]
        assert ts


def test_an_app_can_ask_for_no_retry(sandbox: Sandbox) -> None:
    with Door(bolt(sandbox)).open() as door:
        sandbox.set_events_url(door.url)
        door.headers.clear()
        door.failures, door.failure_headers = [500, 500], {"x-slack-no-retry": "1"}
        sandbox.as_user("reader").say("dm", "hello")
        time.sleep(0.3)
        assert len(door.headers) == 1


def test_a_slow_command_shows_a_time_out(sandbox: Sandbox) -> None:
    with Door(bolt(sandbox)).open() as door:
        sandbox.set_events_url(door.url)
        rita = sandbox.as_user("reader")
        rita.command("general", "/positions slow")
        assert rita.wait_for(rita.failures)[0]["error"] == "operation_timeout"
        rita.wait_for(lambda: rita.ephemerals("general"))  # the app answers all the same, late


def test_the_address_given_at_the_start_is_verified_when_the_app_is_there() -> None:
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as other, Door(bolt(other)).open() as unrelated:
        port = unrelated.server.server_port
    with Sandbox.run(manifest=MANIFEST, mode="http", pace=QUICK, events_url=f"http://127.0.0.1:{port}/x") as sandbox:
        rita = sandbox.as_user("reader")
        rita.command("general", "/positions x")
        assert rita.wait_for(rita.failures)[0]["error"] == "dispatch_failed"
        with pytest.raises(Exception, match="socket_mode_not_enabled"):
            WebClient(base_url=sandbox.api).apps_connections_open(app_token=sandbox.app_token)
