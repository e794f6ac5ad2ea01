"""Faults on demand, as the real client meets them."""

import http.client
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.sandbox.driver import RefusedError
from bot.sandbox.server import Sandbox

GENERAL, NEWSROOM = "C0GENERAL0", "C0NEWSROOM"


@pytest.fixture(autouse=True)
def clear(shared: Sandbox) -> Iterator[None]:
    """Leave no fault to the next test."""
    yield
    shared.faults()


def texts(sandbox: Sandbox, channel: str = "general") -> list[str]:
    return [message["text"] for message in sandbox.as_user("reader").history(channel)]


@pytest.mark.parametrize(
    ("rule", "status", "error"),
    [
        ({"kind": "ratelimited", "seconds": 7}, 429, "ratelimited"),
        ({"kind": "http_500"}, 500, "Internal Server Error"),
        ({"kind": "http_503"}, 503, "Service Unavailable"),
        ({"kind": "error", "error": "token_revoked"}, 200, "token_revoked"),
    ],
)
def test_a_call_fails_once_and_then_succeeds(
    shared: Sandbox, shared_web: WebClient, rule: dict[str, Any], status: int, error: str
) -> None:
    shared.faults({"method": "chat.postMessage", "times": 1, **rule})
    with pytest.raises(SlackClientError) as caught:
        shared_web.chat_postMessage(channel=GENERAL, text=f"refused by {error}")
    response = getattr(caught.value, "response", None)
    assert response is not None
    assert response.status_code == status
    assert error in str(response.data)
    if status == 429:
        assert response.headers["retry-after"] == "7"
    assert f"refused by {error}" not in texts(shared)
    assert shared_web.chat_postMessage(channel=GENERAL, text="again")["ok"]


def test_a_page_of_html_instead_of_json(shared: Sandbox, shared_web: WebClient) -> None:
    shared.faults({"method": "*", "kind": "html_200", "times": 1})
    with pytest.raises(SlackClientError):
        shared_web.auth_test()


def test_accepted_but_no_answer_posts_and_hangs_up(shared: Sandbox, shared_web: WebClient) -> None:
    shared.faults({"method": "chat.postMessage", "kind": "accepted_no_answer", "times": 1})
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        shared_web.chat_postMessage(channel=GENERAL, text="did it arrive?")
    assert texts(shared).count("did it arrive?") == 1
    call = shared.calls[-1]
    assert (call["method"], call["args"]["text"], call["response"]["ok"]) == ("chat.postMessage", "did it arrive?", True)


def test_the_default_retry_posts_twice(shared: Sandbox) -> None:
    """What makes the fault worth having: slack_sdk's own retry of a dropped connection doubles the message."""
    shared.faults({"method": "chat.postMessage", "kind": "accepted_no_answer", "times": 1})
    WebClient(shared.bot_token, base_url=shared.api).chat_postMessage(channel=GENERAL, text="doubled")
    assert texts(shared).count("doubled") == 2


def test_slow_answers_late(shared: Sandbox, shared_web: WebClient) -> None:
    shared.faults({"method": "auth.test", "kind": "slow", "seconds": 0.3, "times": 1})
    begun = time.monotonic()
    shared_web.auth_test()
    assert time.monotonic() - begun >= 0.3


def test_a_fault_for_one_channel_leaves_the_others(shared: Sandbox, shared_web: WebClient) -> None:
    shared.faults({"method": "chat.postMessage", "channel": NEWSROOM, "kind": "error", "error": "restricted_action"})
    assert shared_web.chat_postMessage(channel=GENERAL, text="fine")["ok"]
    for _ in range(2):
        with pytest.raises(SlackApiError, match="restricted_action"):
            shared_web.chat_postMessage(channel=NEWSROOM, text="not here")


@pytest.mark.parametrize(
    "rule", [{}, {"method": "*"}, {"method": "*", "kind": "earthquake"}, {"method": "*", "kind": "slow", "times": 0}]
)
def test_a_rule_that_makes_no_sense_is_refused(shared: Sandbox, rule: dict[str, Any]) -> None:
    with pytest.raises(RefusedError, match="fault"):
        shared.faults(rule)


def test_calls_are_dumped_for_a_checker(shared: Sandbox, shared_web: WebClient, tmp_path: Any) -> None:
    shared_web.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "divider"}])
    path = tmp_path / "calls.jsonl"
    shared.dump_calls(path)
    last = json.loads(path.read_text().splitlines()[-1])
    assert last == {"method": "chat.postMessage", "args": {"channel": GENERAL, "text": "x", "blocks": [{"type": "divider"}]}}
