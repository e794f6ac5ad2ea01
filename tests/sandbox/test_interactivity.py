"""Clicks, forms, shortcuts and the answers to them, frame by frame."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_sdk import WebClient, WebhookClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.driver import Person, RefusedError
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp

GENERAL = "C0GENERAL0"


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(word: str) -> dict[str, Any]:
    return {"text": plain(word.title()), "value": word}


def button(action_id: str) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), "value": "v1"}


def form(title: str, **more: Any) -> dict[str, Any]:
    words = {"type": "plain_text_input", "action_id": "words", "initial_value": "as before"}
    said_on = {"type": "datepicker", "action_id": "said_on"}
    stance = {"type": "static_select", "action_id": "stance", "options": [option("supports"), option("opposes")]}
    blocks = [
        {"type": "input", "block_id": "b_words", "label": plain("Words"), "element": words},
        {"type": "input", "block_id": "b_said_on", "label": plain("Said on"), "element": said_on},
        {"type": "input", "block_id": "b_stance", "label": plain("Stance"), "element": stance, "optional": True},
    ]
    return {"type": "modal", "callback_id": "record", "title": plain(title), "submit": plain("Save"), "blocks": blocks, **more}


@pytest.fixture
def rita(sandbox: Sandbox) -> Person:
    return sandbox.as_user("reader")


def open_form(app: BareApp, web: WebClient, rita: Person, view: dict[str, Any]) -> dict[str, Any]:
    """Open a modal by the global shortcut."""
    rita.shortcut("record_position")
    web.views_open(trigger_id=app.take()["trigger_id"], view=view)
    opened = rita.modal()
    assert opened is not None
    return opened


def test_a_slash_command_says_who_where_and_what(app: BareApp, rita: Person) -> None:
    rita.command("general", "/positions @ada on #newsroom & <b> https://example.org/a")
    payload = app.take()
    assert payload["text"] == (
        "<@U0ADMIN000|ada> on <#C0NEWSROOM|newsroom> &amp; &lt;b&gt; <https://example.org/a>"
    )  # names and links as should_escape asks
    assert {key: payload[key] for key in ("command", "channel_id", "channel_name", "user_id", "user_name", "team_id")} == {
        "command": "/positions",
        "channel_id": GENERAL,
        "channel_name": "general",
        "user_id": rita.id,
        "user_name": "rita",
        "team_id": "T0SANDBOX0",
    }


def test_without_should_escape_names_stay_as_typed(app: BareApp, rita: Person) -> None:
    rita.command("dm", "/plain @ada on #newsroom & more")
    payload = app.take()
    assert (payload["text"], payload["channel_name"]) == ("@ada on #newsroom &amp; more", "directmessage")


@pytest.mark.parametrize(
    ("text", "thread", "said"),
    [
        ("/nothing x", False, "/nothing is not a valid command"),
        ("/positions x", True, "/positions is not supported in threads"),
    ],
)
def test_commands_that_slack_itself_refuses(rita: Person, text: str, thread: bool, said: str) -> None:
    ts = rita.say("general", "root")
    with pytest.raises(RefusedError, match=said):
        rita.command("general", text, thread_ts=ts if thread else None)


def test_a_click_on_a_message(app: BareApp, web: WebClient, rita: Person) -> None:
    choices = {"type": "static_select", "action_id": "stance", "options": [option("supports"), option("opposes")]}
    blocks = [{"type": "actions", "block_id": "b", "elements": [button("share"), choices]}]
    ts = web.chat_postMessage(channel=GENERAL, text="x", blocks=blocks)["ts"]
    app.event()
    (message,) = rita.history("general")
    rita.click(message, "stance", "opposes")
    payload = app.take()
    assert payload["type"] == "block_actions"
    assert payload["container"] == {"type": "message", "message_ts": ts, "channel_id": GENERAL, "is_ephemeral": False}
    assert payload["message"]["ts"] == ts
    assert payload["actions"][0]["selected_option"] == option("opposes")
    assert payload["state"]["values"]["b"]["stance"]["selected_option"] == option("opposes")
    rita.click(message, "share")
    payload = app.take()
    assert (payload["actions"][0]["value"], payload["actions"][0]["type"]) == ("v1", "button")
    assert payload["trigger_id"]
    assert payload["response_url"].startswith("http://127.0.0.1:")


def test_a_click_on_what_is_gone_is_refused(app: BareApp, web: WebClient, rita: Person) -> None:
    ts = web.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "actions", "elements": [button("share")]}])["ts"]
    app.event()
    (message,) = rita.history("general")
    web.chat_delete(channel=GENERAL, ts=ts)
    with pytest.raises(RefusedError, match="no longer there"):
        rita.click(message, "share")


def test_a_trigger_is_good_once_and_not_for_long(app: BareApp, web: WebClient, rita: Person) -> None:
    rita.shortcut("record_position")
    first = app.take()["trigger_id"]
    web.views_open(trigger_id=first, view=form("One"))
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        web.views_open(trigger_id=first, view=form("Two"))
    rita.shortcut("record_position")
    second = app.take()["trigger_id"]
    time.sleep(1.05)  # the tests' triggers last a second
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        web.views_open(trigger_id=second, view=form("Two"))


def test_a_form_is_filled_checked_and_submitted(app: BareApp, web: WebClient, rita: Person) -> None:
    view = open_form(app, web, rita, form("Record"))
    rita.submit(view)
    (failure,) = rita.failures()
    assert failure["errors"] == {"b_said_on": "Please complete this required field."}
    rita.submit(view, {"said_on": "2023-01-31", "b_stance": "Supports"})
    payload = app.take({"response_action": "errors", "errors": {"b_words": "Say more."}})
    assert payload["type"] == "view_submission"
    assert payload["view"]["state"]["values"] == {
        "b_words": {"words": {"type": "plain_text_input", "value": "as before"}},
        "b_said_on": {"said_on": {"type": "datepicker", "selected_date": "2023-01-31"}},
        "b_stance": {"stance": {"type": "static_select", "selected_option": option("supports")}},
    }
    rita.wait_for(lambda: len(rita.failures()) == 2)
    assert rita.failures()[1]["errors"] == {"b_words": "Say more."}
    rita.submit(view, {"words": "more"})
    again = app.take()
    assert again["view"]["state"]["values"]["b_said_on"]["said_on"]["selected_date"] == "2023-01-31"
    rita.wait_for(lambda: rita.modal() is None)


def test_a_stack_holds_three_views(app: BareApp, web: WebClient, rita: Person) -> None:
    open_form(app, web, rita, form("One") | {"blocks": [{"type": "actions", "elements": [button("deeper")]}]})
    for title in ("Two", "Three"):
        rita.click(rita.stack()[0], "deeper")
        web.views_push(trigger_id=app.take()["trigger_id"], view=form(title))
    stack = rita.stack()
    assert [view["title"]["text"] for view in stack] == ["One", "Two", "Three"]
    assert [view["previous_view_id"] for view in stack] == [None, stack[0]["id"], stack[1]["id"]]
    assert {view["root_view_id"] for view in stack} == {stack[0]["id"]}
    rita.click(stack[0], "deeper")
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        web.views_push(trigger_id=app.take()["trigger_id"], view=form("Four"))


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        (None, ["One"]),
        ({"response_action": "clear"}, []),
        ({"response_action": "update", "view": form("Changed")}, ["One", "Changed"]),
        ({"response_action": "push", "view": form("Three")}, ["One", "Two", "Three"]),
        ({"response_action": "update", "view": form("A title far too long for Slack")}, ["One", "Two"]),
        ({"response_action": "errors", "errors": {"no_such_block": "x"}}, ["One", "Two"]),
    ],
)
def test_what_an_answer_to_a_form_does(
    app: BareApp, web: WebClient, rita: Person, answer: dict[str, Any] | None, titles: list[str]
) -> None:
    open_form(app, web, rita, form("One") | {"blocks": [{"type": "actions", "elements": [button("deeper")]}]})
    rita.click(rita.stack()[0], "deeper")
    web.views_push(trigger_id=app.take()["trigger_id"], view=form("Two"))
    rita.submit(rita.stack()[1], {"said_on": "2023-01-31"})
    app.take(answer)
    rita.wait_for(lambda: [view["title"]["text"] for view in rita.stack()] == titles)
    refused = titles == ["One", "Two"]
    if refused:
        rita.wait_for(rita.failures)
    assert [failure["type"] for failure in rita.failures()] == (["view_failed"] if refused else [])


def test_a_form_that_nobody_takes_stays_open(app: BareApp, web: WebClient, rita: Person) -> None:
    view = open_form(app, web, rita, form("Record"))
    rita.submit(view, {"said_on": "2023-01-31"})
    app.receive()
    (failure,) = rita.wait_for(rita.failures)
    assert (failure["type"], failure["error"]) == ("view_failed", "operation_timeout")
    assert rita.modal() is not None


def test_an_update_keeps_what_was_typed(app: BareApp, web: WebClient, rita: Person) -> None:
    blocks = [*form("One")["blocks"], {"type": "actions", "block_id": "more", "elements": [button("add")]}]
    view = open_form(app, web, rita, form("One") | {"blocks": blocks})
    rita.click(view, "add", state={"b_words": {"words": {"type": "plain_text_input", "value": "half typed"}}})
    payload = app.take()
    assert payload["view"]["state"]["values"]["b_words"]["words"]["value"] == "half typed"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        web.views_update(view_id=view["id"], hash="1.old", view=form("Two"))
    web.views_update(view_id=view["id"], hash=view["hash"], view=form("Two"))
    updated = rita.modal()
    assert updated is not None
    assert (updated["id"], updated["title"]["text"]) == (view["id"], "Two")
    assert updated["state"]["values"]["b_words"]["words"]["value"] == "half typed"


def test_closing_is_told_where_asked(app: BareApp, web: WebClient, rita: Person) -> None:
    view = open_form(app, web, rita, form("One", notify_on_close=True, private_metadata="kept"))
    rita.close(view)
    payload = app.take()
    assert (payload["type"], payload["view"]["private_metadata"], payload["is_cleared"]) == ("view_closed", "kept", False)
    assert rita.modal() is None
    quiet = open_form(app, web, rita, form("Two"))
    rita.close(quiet)
    assert app.silent()


def test_an_external_select_asks_for_options(app: BareApp, web: WebClient, rita: Person, pool: ThreadPoolExecutor) -> None:
    who = {"type": "external_select", "action_id": "who", "min_query_length": 1}
    blocks = [{"type": "input", "block_id": "b_who", "label": plain("Who"), "element": who}]
    view = open_form(app, web, rita, form("Record") | {"blocks": blocks})
    asked = pool.submit(rita.suggest, view, "who", "ukr")
    payload = app.take({"options": [option("ukraine")]})
    assert (payload["type"], payload["value"], payload["action_id"], payload["block_id"]) == (
        "block_suggestion",
        "ukr",
        "who",
        "b_who",
    )
    assert asked.result(5) == [option("ukraine")]
    rita.submit(view, {"who": option("ukraine")})
    assert app.take()["view"]["state"]["values"]["b_who"]["who"]["selected_option"] == option("ukraine")


def test_a_message_shortcut_carries_the_message(app: BareApp, rita: Person) -> None:
    rita.say("general", "a statement")
    app.event()
    rita.shortcut("record_message", rita.history("general")[0])
    payload = app.take()
    assert (payload["type"], payload["callback_id"], payload["message"]["text"], payload["channel"]["id"]) == (
        "message_action",
        "record_message",
        "a statement",
        GENERAL,
    )
    with pytest.raises(RefusedError, match="no such shortcut"):
        rita.shortcut("record_message")


def test_a_response_url_answers_five_times(app: BareApp, rita: Person) -> None:
    rita.command("general", "/positions x")
    hook = WebhookClient(app.take()["response_url"])
    assert [hook.send(text=str(number)).status_code for number in range(6)] == [200] * 5 + [404]
    assert hook.send(text="7").body == '{"ok":false,"error":"used_url"}'
    assert [message["text"] for message in rita.ephemerals("general")] == ["0", "1", "2", "3", "4"]


def test_a_response_url_ends(web: WebClient) -> None:
    gone = WebhookClient(web.base_url.replace("/api/", "/response/of-another-day")).send(text="late")
    assert (gone.status_code, gone.body) == (404, '{"ok":false,"error":"expired_url"}')


def test_a_response_url_replaces_deletes_and_shares(app: BareApp, web: WebClient, rita: Person, sandbox: Sandbox) -> None:
    rita.command("general", "/positions x")
    blocks = [{"type": "actions", "elements": [button("share")]}]
    WebhookClient(app.take()["response_url"]).send(text="answer", blocks=blocks)
    (answer,) = rita.ephemerals("general")
    rita.click(answer, "share")
    payload = app.take()
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload
    hook = WebhookClient(payload["response_url"])
    hook.send(text="shared by Rita", response_type="in_channel")
    assert app.event()["text"] == "shared by Rita"
    hook.send(text="done", replace_original=True)
    assert [(message["text"], message["ts"]) for message in rita.ephemerals("general")] == [("done", answer["ts"])]
    hook.send(delete_original=True)
    assert rita.ephemerals("general") == []
    assert [message["text"] for message in sandbox.as_user("admin").history("general")] == ["shared by Rita"]
    refused = hook.send(text="x", blocks=[{"type": "section"}])
    assert (refused.status_code, "invalid_blocks" in refused.body) == (400, True)


def test_a_response_url_answers_in_a_thread(app: BareApp, web: WebClient, rita: Person) -> None:
    root = web.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "actions", "elements": [button("more")]}])["ts"]
    app.event()
    rita.click(rita.history("general")[0], "more")
    hook = WebhookClient(app.take()["response_url"])
    hook.send_dict({"text": "more", "response_type": "in_channel", "thread_ts": root, "replace_original": False})
    assert [message["text"] for message in rita.history("general", root)] == ["x", "more"]
