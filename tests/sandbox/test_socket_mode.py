"""Socket Mode on the wire: tickets, envelopes, redelivery, and how connections end."""

import pytest
import websocket
from slack_sdk import WebClient

from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp, connect


def test_hello_tells_the_app_and_the_number_of_connections(app: BareApp, sandbox: Sandbox) -> None:
    assert app.hello["type"] == "hello"
    assert app.hello["num_connections"] == 1
    assert app.hello["connection_info"] == {"app_id": "A0SANDBOX0"}
    assert sandbox.inspect("connections") == 1


def test_a_ticket_is_good_once(app: BareApp) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(app.url)


def test_an_acknowledged_event_comes_once(app: BareApp, sandbox: Sandbox) -> None:
    sandbox.as_user("reader").say("newsroom", "hello")
    envelope = app.receive()
    assert envelope["type"] == "events_api"
    assert (envelope["retry_attempt"], envelope["retry_reason"], envelope["accepts_response_payload"]) == (0, "", False)
    app.ack(envelope)
    assert app.silent(0.6)
    (record,) = sandbox.inspect("acks")
    assert record["envelope_id"] == envelope["envelope_id"]
    assert 0 < record["seconds"] < 0.4


def test_an_event_comes_again_until_it_is_acknowledged(app: BareApp, sandbox: Sandbox) -> None:
    sandbox.as_user("reader").say("newsroom", "hello")
    first, second, third = app.receive(), app.receive(), app.receive()
    app.ack(third)
    assert [(frame["retry_attempt"], frame["retry_reason"]) for frame in (first, second, third)] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
    ]
    assert len({frame["payload"]["event_id"] for frame in (first, second, third)}) == 1
    assert len({frame["envelope_id"] for frame in (first, second, third)}) == 3
    assert app.silent(0.6)


def test_an_event_waits_for_a_connection(sandbox: Sandbox, web: WebClient) -> None:
    sandbox.as_user("reader").say("newsroom", "into the silence")
    late = BareApp(web, sandbox.app_token)
    assert late.event()["text"] == "into the silence"
    late.close()


def test_payloads_are_spread_over_the_connections(app: BareApp, sandbox: Sandbox, web: WebClient) -> None:
    second = BareApp(web, sandbox.app_token)
    assert second.hello["num_connections"] == 2
    rita = sandbox.as_user("reader")
    for number in range(4):
        rita.say("newsroom", str(number))
    seen = {app.event()["text"], app.event()["text"]}, {second.event()["text"], second.event()["text"]}
    assert seen[0] | seen[1] == {"0", "1", "2", "3"}
    second.close()


def test_ten_connections_and_no_more(sandbox: Sandbox, web: WebClient) -> None:
    apps = [BareApp(web, sandbox.app_token) for _ in range(10)]
    with pytest.raises(websocket.WebSocketBadStatusException):
        BareApp(web, sandbox.app_token)
    for bare in apps:
        bare.close()


def test_a_command_that_nobody_acknowledges_fails_before_the_person(app: BareApp, sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    rita.command("general", "/positions Ukraine")
    assert app.receive()["accepts_response_payload"] is True
    (failure,) = rita.wait_for(rita.failures)
    assert (failure["error"], failure["text"]) == ("operation_timeout", "/positions failed with the error “operation_timeout”")
    assert app.silent(0.3), "a command is never delivered again"


def test_a_command_without_any_connection_fails_at_once(sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    rita.command("general", "/positions Ukraine")
    (failure,) = rita.wait_for(rita.failures, timeout=0.3)
    assert failure["error"] == "dispatch_failed"


def test_the_answer_in_the_acknowledgement_is_shown(app: BareApp, sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    rita.command("general", "/positions Ukraine")
    app.take({"text": "at once"})
    assert [message["text"] for message in rita.wait_for(lambda: rita.ephemerals("general"))] == ["at once"]


@pytest.mark.parametrize("how", ["tcp", "close"])
def test_a_cut_connection_takes_its_event_to_the_next_one(app: BareApp, sandbox: Sandbox, web: WebClient, how: str) -> None:
    sandbox.as_user("reader").say("newsroom", "hello")
    lost = app.receive()
    assert sandbox.drop(how) == 1
    assert app.ended()
    again = BareApp(web, sandbox.app_token)
    found = again.receive()
    again.ack(found)
    assert (found["payload"]["event_id"], found["retry_attempt"]) == (lost["payload"]["event_id"], 1)
    again.close()


@pytest.mark.parametrize(("how", "still_delivers"), [("refresh_requested", False), ("warning", True), ("link_disabled", False)])
def test_a_goodbye_says_why(app: BareApp, sandbox: Sandbox, how: str, still_delivers: bool) -> None:
    sandbox.drop(how)
    frame = app.receive()
    assert (frame["type"], frame["reason"]) == ("disconnect", how)
    sandbox.as_user("reader").say("newsroom", "hello")
    if still_delivers:
        assert app.event()["text"] == "hello"
    assert app.ended()
    assert sandbox.inspect("connections") == 0
