"""Which events the app hears of, and what they say."""

import json
from pathlib import Path

from slack_sdk import WebClient

from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp

MANIFEST = Path(__file__).parent / "manifest.json"


def test_a_mention_comes_as_a_message_and_as_a_mention(app: BareApp, sandbox: Sandbox) -> None:
    ts = sandbox.as_user("reader").say("general", "@Rapporteur who said so?")
    payloads = [app.take(), app.take()]
    assert {payload["event"]["type"] for payload in payloads} == {"message", "app_mention"}
    assert {payload["event"]["ts"] for payload in payloads} == {ts}
    assert len({payload["event_id"] for payload in payloads}) == 2
    for payload in payloads:
        assert payload["type"] == "event_callback"
        assert payload["authorizations"][0] == {
            "enterprise_id": None,
            "team_id": "T0SANDBOX0",
            "user_id": "U0BOTUSER0",
            "is_bot": True,
            "is_enterprise_install": False,
        }
        assert payload["is_ext_shared_channel"] is False
        assert payload["event"]["text"] == "<@U0BOTUSER0> who said so?"


def test_nothing_is_heard_where_the_bot_is_no_member(app: BareApp, sandbox: Sandbox) -> None:
    ada = sandbox.as_user("admin")
    ada.say("desk", "@Rapporteur can you hear me?")
    assert app.silent()
    ada.command("desk", "/invite @Rapporteur")
    heard = [app.event(), app.event()]
    joined = next(event for event in heard if event["type"] == "member_joined_channel")
    assert (joined["user"], joined["channel"], joined["inviter"]) == ("U0BOTUSER0", "C0DESK0000", "U0ADMIN000")
    ada.say("desk", "and now?")
    event = app.event()
    assert (event["text"], event["channel_type"]) == ("and now?", "group")


def test_only_subscribed_events_come(tmp_path: Path) -> None:
    manifest = json.loads(MANIFEST.read_text())
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["app_mention"]
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(manifest))
    with Sandbox.run(manifest=path) as sandbox:
        app = BareApp(WebClient(sandbox.bot_token, base_url=sandbox.api), sandbox.app_token)
        rita = sandbox.as_user("reader")
        rita.say("general", "a message")
        rita.say("dm", "a direct message")
        rita.open_home()
        rita.say("general", "@Rapporteur hello")
        assert app.event()["type"] == "app_mention"
        app.close()


def test_the_bots_own_messages_echo(app: BareApp, web: WebClient) -> None:
    web.chat_postMessage(channel="C0GENERAL0", text="mine")
    event = app.event()
    assert (event["type"], event["user"], event["bot_id"]) == ("message", "U0BOTUSER0", "B0SANDBOX0")


def test_edits_and_deletions(app: BareApp, sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    ts = rita.say("dm", "first")
    assert app.event()["channel_type"] == "im"
    rita.edit("dm", ts, "second")
    changed = app.event()
    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("second", "first")
    assert changed["message"]["edited"]["user"] == rita.id
    rita.delete("dm", ts)
    deleted = app.event()
    assert (deleted["subtype"], deleted["deleted_ts"], deleted["hidden"]) == ("message_deleted", ts, True)


def test_home_and_messages_tab(app: BareApp, sandbox: Sandbox, web: WebClient) -> None:
    rita = sandbox.as_user("reader")
    assert rita.open_home() is None
    opened = app.event()
    assert (opened["type"], opened["tab"], opened["channel"], "view" in opened) == (
        "app_home_opened",
        "home",
        "D0READER00",
        False,
    )
    web.views_publish(user_id=rita.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    home = rita.open_home()
    assert home is not None
    assert app.event()["view"]["id"] == home["id"]
    rita.open_home("messages")
    assert app.event()["tab"] == "messages"


def test_reactions_and_stop(app: BareApp, sandbox: Sandbox) -> None:
    rita = sandbox.as_user("reader")
    ts = rita.say("dm", "question")
    app.event()
    rita.react("dm", ts, "eyes")
    added = app.event()
    assert (added["type"], added["reaction"], added["item"]["ts"]) == ("reaction_added", "eyes", ts)
    rita.react("dm", ts, "eyes", remove=True)
    assert app.event()["type"] == "reaction_removed"
    rita.stop("dm", ts)
    stopped = app.event()
    assert (stopped["type"], stopped["thread_ts"], stopped["streaming_message_ts"]) == ("agent_session_stopped", ts, [])


def test_a_stranger_is_marked(app: BareApp, sandbox: Sandbox) -> None:
    sandbox.as_user("outside").say("shared-with-partners", "hello from next door")
    payload = app.take()
    assert payload["is_ext_shared_channel"] is True
    assert (payload["team_id"], payload["event"]["user_team"]) == ("T0SANDBOX0", "T0PARTNER0")


def test_an_archived_channel_is_told(app: BareApp, sandbox: Sandbox) -> None:
    ada = sandbox.as_user("admin")
    ada.command("newsroom", "/archive")
    event = app.event()
    assert (event["type"], event["channel"], event["user"]) == ("channel_archive", "C0NEWSROOM", ada.id)
