"""The page's side of the sandbox: addresses, live frames, and what a stranger on the network meets."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest
import websocket
from slack_sdk import WebClient

from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import connect

RITA = "U0READER00"


def request(
    sandbox: Sandbox, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, Any]]:
    connection = http.client.HTTPConnection(urlsplit(sandbox.page).netloc, timeout=5)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        content = response.read()
        is_json = response.headers.get("content-type") == "application/json"
        return response.status, json.loads(content) if is_json else {}
    finally:
        connection.close()


def live(sandbox: Sandbox, user: str = RITA) -> Any:
    return connect(f"{sandbox.page.replace('http', 'ws', 1)}client/live?user={user}")


def frames(tab: Any, count: int) -> list[dict[str, Any]]:
    return [json.loads(tab.recv()) for _ in range(count)]


def test_the_workspace_is_described(shared: Sandbox) -> None:
    _, workspace = request(shared, "GET", "/client/workspace")
    assert workspace["bot"] == {"user_id": "U0BOTUSER0", "bot_id": "B0SANDBOX0", "name": "Rapporteur", "app_id": "A0SANDBOX0"}
    assert {user["role_label"]: user["kind"] for user in workspace["users"]} == {
        "reader": "member",
        "recorder": "member",
        "reviewer": "member",
        "admin": "member",
        "guest": "guest",
        "another organisation": "external",
    }
    assert [channel["name"] for channel in workspace["channels"]] == [
        "general",
        "newsroom",
        "treaty-digest",
        "shared-with-partners",
        "desk",
    ]
    assert "/positions" in [command["command"] for command in workspace["commands"]]


def test_live_frames_reach_those_concerned(sandbox: Sandbox, web: WebClient) -> None:
    rita, ada = live(sandbox), live(sandbox, "U0ADMIN000")
    assert frames(rita, 1) == frames(ada, 1) == [{"type": "bot_connection", "connected": False, "connections": 0}]
    web.chat_postMessage(channel="C0GENERAL0", text="for all")
    assert [frame["type"] for frame in frames(rita, 2)] == ["message", "unread"]
    assert [frame["type"] for frame in frames(ada, 2)] == ["message", "unread"]
    web.chat_postEphemeral(channel="C0GENERAL0", user=RITA, text="for Rita")
    web.views_publish(user_id=RITA, view={"type": "home", "blocks": [{"type": "divider"}]})
    web.chat_postMessage(channel="C0NEWSROOM", text="the end")
    assert [frame["type"] for frame in frames(rita, 3)] == ["ephemeral", "home", "message"]
    assert [frame["message"]["text"] for frame in frames(ada, 1)] == ["the end"], "Ada heard nothing of what was Rita's"
    for tab in (rita, ada):
        tab.close()
        tab.shutdown()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "evil.example"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "the page's own"}, 200),
    ],
)
def test_only_the_own_host_and_origin_are_served(shared: Sandbox, headers: dict[str, str], status: int) -> None:
    own = shared.page.rstrip("/")
    headers = {key: own if value == "the page's own" else value for key, value in headers.items()}
    assert request(shared, "GET", "/client/workspace", headers=headers)[0] == status
    assert request(shared, "POST", "/api/api.test", b"{}", headers={"content-type": "application/json", **headers})[0] == status


def test_another_sites_page_gets_no_live_socket(shared: Sandbox) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(f"{shared.page.replace('http', 'ws', 1)}client/live?user={RITA}", origin="https://evil.example")


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/client/nonsense", b"{}", "no such address"),
        ("/client/message", b"not json", "no JSON object"),
        ("/client/message", b"[]", "no JSON object"),
        ("/client/message", b"{}", "user is missing"),
        ("/client/message", b'{"user": "U0NOBODY00"}', "no such person"),
        ("/client/message", b'{"user": "U0GUEST000", "channel": "C0GENERAL0", "text": "x"}', "no such channel"),
        ("/client/message", b'{"user": "U0READER00", "channel": "C0GENERAL0", "text": " "}', "nothing to send"),
        ("/client/message", b'{"user": "U0READER00", "channel": "C0PARTNERS", "text": "x", "thread_ts": "1.1"}', "thread"),
        ("/client/submit_view", b'{"user": "U0READER00", "view_id": "V0"}', "no longer open"),
        ("/client/drop", b'{"how": "gently"}', "how is one of"),
        ("/client/events_url", b'{"url": "http://127.0.0.1:1/"}', "Socket Mode"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shared: Sandbox, path: str, body: bytes, said: str) -> None:
    status, answer = request(shared, "POST", path, body, {"content-type": "application/json"})
    assert status == 400
    assert said in answer["error"]


@pytest.mark.parametrize("chunked", [False, True])
def test_large_bodies_are_refused(shared: Sandbox, chunked: bool) -> None:
    body = b"x" * 2_100_000
    connection = http.client.HTTPConnection(urlsplit(shared.page).netloc, timeout=5)
    try:
        headers = {"content-type": "application/json"}
        if chunked:
            connection.request("POST", "/api/api.test", iter([body]), headers, encode_chunked=True)
        else:
            connection.request("POST", "/api/api.test", body, headers)
        assert connection.getresponse().status == 413
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("content_type", "body", "error"),
    [
        ("application/json", b"{", "invalid_json"),
        ("application/json", b"[1]", "invalid_json"),
        ("application/json", b"", None),
        ("application/x-www-form-urlencoded", b"a=1&b=%7B%22c%22%3A1%7D", None),
    ],
)
def test_bodies_of_the_web_api(shared: Sandbox, content_type: str, body: bytes, error: str | None) -> None:
    status, answer = request(shared, "POST", "/api/api.test", body, {"content-type": content_type})
    assert status == 200
    assert (answer["ok"], answer.get("error")) == (error is None, error)
