"""The edges: wrong tokens, bad requests, a taken port, and a connection that has died silently."""

import hashlib
import hmac
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.errors import RapporteurError
from bot.sandbox.server import Sandbox
from bot.slack.client import SlackUnusableError, introduce, make_client
from bot.slack.draining import drain
from bot.slack.http import LARGEST_BODY, HttpServer
from bot.slack.socket import SocketMode

MANIFEST = Path(__file__).parents[2] / "bot/operations/slack-app-manifest.json"
SECRET = "a signing secret"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST) as running:
        yield running


@pytest.fixture
def server() -> Iterator[HttpServer]:
    made = HttpServer("127.0.0.1", 0, lambda: (200, {"status": "ok"}), bolt(make_client("", "http://127.0.0.1:9/api/"), SECRET))
    made.start()
    yield made
    made.stop()


def test_a_wrong_bot_token_is_named_with_its_cure(sandbox: Sandbox) -> None:
    with pytest.raises(SlackUnusableError, match=r"SLACK_BOT_TOKEN \(invalid_auth\).*Nothing was started.*OAuth") as raised:
        introduce(make_client("xoxb-not-a-token", sandbox.api))
    assert "xoxb-not-a-token" not in str(raised.value)


def test_a_wrong_app_token_is_named_with_its_cure(sandbox: Sandbox) -> None:
    mode = SocketMode(bolt(make_client("", sandbox.api)), "xapp-not-a-token")
    with pytest.raises(SlackUnusableError, match=r"SLACK_APP_TOKEN \(invalid_auth\).*connections:write"):
        mode.start()


def test_a_slack_that_cannot_be_reached_is_named() -> None:
    with pytest.raises(SlackUnusableError, match=r"cannot be reached at http://127\.0\.0\.1:9/api/"):
        introduce(make_client("xoxb-1", "http://127.0.0.1:9/api/"))


def test_a_taken_port_is_named(server: HttpServer) -> None:
    with pytest.raises(RapporteurError, match=r"cannot listen on 127\.0\.0\.1"):
        HttpServer("127.0.0.1", server.port, lambda: (200, {}), None).start()


def test_only_what_slack_signed_is_taken(server: HttpServer) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "hello"}).encode()
    assert post(server, body, signed(body)) == (200, '{"challenge": "hello"}')
    assert post(server, body, signed(body, "another secret"))[0] == 401
    assert post(server, body, signed(body, at=int(time.time()) - 400))[0] == 401
    assert post(server, body, {})[0] == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"\xff\xfe", 400), (b"a" * (LARGEST_BODY + 1), 413), (b"not json", 401)],
)
def test_what_is_no_request_of_slacks_is_refused(server: HttpServer, body: bytes, status: int) -> None:
    assert post(server, body, {})[0] == status


def test_in_socket_mode_only_health_is_served() -> None:
    made = HttpServer("127.0.0.1", 0, lambda: (503, {"status": "failing"}))
    made.start()
    try:
        assert post(made, b"{}", {})[0] == 404
        with pytest.raises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(f"http://127.0.0.1:{made.port}/healthz", timeout=5)
        with raised.value:
            assert raised.value.code == 503
    finally:
        made.stop()


def test_a_slow_listener_does_not_hold_up_health(server: HttpServer) -> None:
    body = json.dumps({"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [{"action_id": "slow"}]})
    encoded = urllib.parse.urlencode({"payload": body}).encode()
    slow = threading.Thread(target=post, args=(server, encoded, signed(encoded)))
    slow.start()
    start = time.perf_counter()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/healthz", timeout=5) as response:
        assert response.status == 200
    assert time.perf_counter() - start < 0.5
    slow.join()


def test_a_connection_that_died_silently_is_replaced(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.socket._SILENT_SECONDS", 2.5)
    relay = Relay(sandbox)
    mode = SocketMode(bolt(make_client("", relay.api)), sandbox.app_token)
    mode.start()
    try:
        relay.wait_for(1)
        relay.freeze()
        relay.wait_for(2, seconds=10)
    finally:
        mode.stop()
        relay.close()


def test_draining_waits_for_what_runs_and_no_longer_than_allowed() -> None:
    done = threading.Event()
    threads = ThreadPoolExecutor(2)

    def work() -> None:
        time.sleep(0.3)
        done.set()

    threads.submit(work)
    assert drain(threads, 5)
    assert done.is_set()
    forever = threading.Event()
    stuck = ThreadPoolExecutor(1)
    stuck.submit(forever.wait)
    start = time.perf_counter()
    assert not drain(stuck, 0.2)
    assert time.perf_counter() - start < 1
    forever.set()


class Relay:
    """A network between bot and sandbox that can stop carrying anything without closing a connection."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._target = int(sandbox.api.split(":")[2].split("/")[0])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port = self._listener.getsockname()[1]
        self.api = f"http://127.0.0.1:{self._port}/api/"
        self._frozen: set[int] = set()
        self._upgraded: list[int] = []
        self._connections: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        """Carry nothing more on the connections that there are."""
        self._frozen.update(id(each) for each in self._connections)

    def wait_for(self, count: int, seconds: float = 5) -> None:
        """Wait until so many WebSockets were opened."""
        deadline = time.perf_counter() + seconds
        while len(self._upgraded) < count:
            assert time.perf_counter() < deadline, f"{len(self._upgraded)} WebSockets instead of {count}"
            time.sleep(0.05)

    def close(self) -> None:
        """Close everything."""
        for each in (self._listener, *self._connections):
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._connections += [near, far]
            threading.Thread(target=self._carry, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, answers: bool) -> None:
        try:
            while piece := one.recv(65_536):
                if id(one) in self._frozen:
                    continue
                # Each end knows only its own address: the WebSocket must come through here too.
                theirs, ours = f"127.0.0.1:{self._target}".encode(), f"127.0.0.1:{self._port}".encode()
                other.sendall(piece.replace(theirs, ours) if answers else piece.replace(ours, theirs))
                self._upgraded += [1] if answers and b"101 Switching" in piece else []
            if id(one) not in self._frozen:
                other.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def bolt(web: Any, secret: str = "") -> App:
    """Make an app with one slow listener."""
    us = AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0", bot_token="xoxb-1")
    app = App(client=web, signing_secret=secret, authorize=lambda: us, request_verification_enabled=bool(secret))

    def slow(ack: Any) -> None:
        time.sleep(1)
        ack()

    app.action("slow")(slow)
    return app


def signed(body: bytes, secret: str = SECRET, at: int | None = None) -> dict[str, str]:
    """Sign a body as Slack does."""
    stamp = str(at or int(time.time()))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={digest}", "content-type": kind}


def post(server: HttpServer, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """Post to the events address."""
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/slack/events", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
