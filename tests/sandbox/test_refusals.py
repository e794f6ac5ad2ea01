"""Each of Slack's refusals, as the real client meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox

MANIFEST = Path(__file__).parent / "manifest.json"
GENERAL, PARTNERS, DESK = "C0GENERAL0", "C0PARTNERS", "C0DESK0000"
RITA = "U0READER00"
TITLE = {"type": "plain_text", "text": "Title"}
DIVIDER = [{"type": "divider"}]
MODAL = {"type": "modal", "title": TITLE, "blocks": DIVIDER}
HOME = {"type": "home", "blocks": DIVIDER}
NO_TRIGGER = "1.2.none"


def refusal(web: WebClient, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        web.api_call(method, json=arguments)
    response: dict[str, Any] = dict(caught.value.response.data)
    assert response["ok"] is False
    return response


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessages", {}, "unknown_method"),
        ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": "C0NOWHERE0", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": DESK, "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": GENERAL}, "no_text"),
        ("chat.postMessage", {"channel": GENERAL, "text": "  "}, "no_text"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "thread_ts": "1600000000.000001"}, "cannot_reply_to_message"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "thread_ts": "yesterday"}, "invalid_thread_ts"),
        ("chat.postMessage", {"channel": "U0BOTUSER0", "text": "x"}, "cannot_dm_bot"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "blocks": [{"type": "file"}]}, "invalid_blocks"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "attachments": [{"text": "a"}] * 101}, "too_many_attachments"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "attachments": [{"blocks": [{}]}]}, "invalid_attachments"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "metadata": "run 1"}, "invalid_metadata_format"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "metadata": {"event_type": "t"}}, "invalid_metadata_format"),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "metadata": {"event_type": "t", "event_payload": {"a": {"b": {"c": 1}}}}},
            "invalid_metadata_schema",
        ),
        (
            "chat.postMessage",
            {"channel": GENERAL, "text": "x", "metadata": {"event_type": "t", "event_payload": {"a": "y" * 9000}}},
            "metadata_too_large",
        ),
        (
            "chat.postMessage",
            {
                "channel": GENERAL,
                "text": "x",
                "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "y" * 3000}}] * 4,
            },
            "msg_blocks_too_long",
        ),
        ("chat.postEphemeral", {"channel": GENERAL, "user": "U0GUEST000", "text": "x"}, "user_not_in_channel"),
        ("chat.postEphemeral", {"channel": GENERAL, "user": "U0NOBODY00", "text": "x"}, "user_not_found"),
        ("chat.postEphemeral", {"channel": GENERAL, "user": RITA, "text": "y" * 4001}, "msg_too_long"),
        ("chat.update", {"channel": GENERAL, "ts": "1600000000.000001", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": GENERAL, "ts": "1600000000.000001"}, "message_not_found"),
        ("chat.getPermalink", {"channel": GENERAL, "message_ts": "1600000000.000001"}, "message_not_found"),
        ("views.open", {"trigger_id": NO_TRIGGER, "view": MODAL}, "invalid_arguments"),
        ("views.open", {"trigger_id": NO_TRIGGER, "view": HOME}, "invalid_arguments"),
        ("views.open", {"trigger_id": NO_TRIGGER}, "invalid_arguments"),
        ("views.update", {"view_id": "V0NONE", "view": MODAL}, "not_found"),
        ("views.update", {"view": MODAL}, "invalid_arguments"),
        ("views.publish", {"user_id": "U0NOBODY00", "view": HOME}, "invalid_arguments"),
        ("views.publish", {"user_id": RITA, "view": {**HOME, "private_metadata": "y" * 250_000}}, "view_too_large"),
        ("conversations.info", {"channel": DESK}, "channel_not_found"),
        ("conversations.list", {"types": "channel"}, "invalid_types"),
        ("conversations.list", {"cursor": "next"}, "invalid_cursor"),
        ("conversations.list", {"limit": "many"}, "invalid_limit"),
        ("conversations.history", {"channel": GENERAL, "oldest": "monday"}, "invalid_ts_oldest"),
        ("conversations.replies", {"channel": GENERAL, "ts": "1600000000.000001"}, "thread_not_found"),
        ("conversations.open", {"users": "U0NOBODY00"}, "user_not_found"),
        ("conversations.open", {"users": "U0BOTUSER0"}, "cannot_dm_bot"),
        ("users.info", {"user": "U0NOBODY00"}, "user_not_found"),
        ("usergroups.users.list", {"usergroup": "S0NONE"}, "no_such_subteam"),
        ("bots.info", {"bot": "B0OTHER"}, "bot_not_found"),
        ("reactions.add", {"channel": GENERAL, "name": "eyes"}, "no_item_specified"),
        ("reactions.add", {"channel": GENERAL, "name": "eyes", "timestamp": "1600000000.000001"}, "message_not_found"),
        ("files.info", {"file": "F0NONE"}, "file_not_found"),
        ("files.getUploadURLExternal", {"filename": "a.csv", "length": 30_000_000}, "file_upload_size_restricted"),
        ("assistant.threads.setStatus", {"channel_id": GENERAL, "thread_ts": "1", "status": "x"}, "invalid_thread_ts"),
        ("assistant.threads.setSuggestedPrompts", {"channel_id": GENERAL, "prompts": [{"title": "t"}]}, "invalid_arguments"),
        ("blocks.validate", {"blocks": [{"type": "section"}]}, "invalid_blocks"),
    ],
)
def test_slack_says_no(shared_web: WebClient, method: str, arguments: dict[str, Any], error: str) -> None:
    assert refusal(shared_web, method, arguments)["error"] == error


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("the app's", "not_allowed_token_type")],
)
def test_tokens_are_checked(sandbox: Sandbox, token: str, error: str) -> None:
    held = sandbox.app_token if token == "the app's" else token
    web = WebClient(held or None, base_url=sandbox.api)
    assert refusal(web, "auth.test", {})["error"] == error


def test_only_the_app_token_opens_connections(sandbox: Sandbox, web: WebClient) -> None:
    assert refusal(web, "apps.connections.open", {})["error"] == "not_allowed_token_type"
    assert web.apps_connections_open(app_token=sandbox.app_token)["url"].startswith("ws://127.0.0.1:")


def test_scopes_are_those_of_the_manifest(tmp_path: Path) -> None:
    poor = {"display_information": {"name": "Poor"}, "oauth_config": {"scopes": {"bot": ["chat:write", "channels:read"]}}}
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(poor))
    with Sandbox.run(manifest=path) as sandbox:
        web = WebClient(sandbox.bot_token, base_url=sandbox.api)
        for method, arguments, needed in (
            ("users.info", {"user": RITA}, "users:read"),
            ("conversations.info", {"channel": f"D{RITA[1:]}"}, "im:read"),
            ("conversations.list", {"types": "public_channel,private_channel"}, "groups:read"),
        ):
            response = refusal(web, method, arguments)
            assert (response["error"], response["needed"], response["provided"]) == (
                "missing_scope",
                needed,
                "channels:read,chat:write",
            )
        assert web.auth_test().headers["x-oauth-scopes"] == "channels:read,chat:write"


def test_membership_and_archive(sandbox: Sandbox, web: WebClient) -> None:
    ada = sandbox.as_user("admin")
    ada.command("newsroom", "/remove @Rapporteur")
    newsroom = sandbox.channels["newsroom"]
    assert refusal(web, "chat.postMessage", {"channel": newsroom, "text": "x"})["error"] == "not_in_channel"
    assert refusal(web, "conversations.history", {"channel": newsroom})["error"] == "not_in_channel"
    ada.command("general", "/archive")
    assert refusal(web, "chat.postMessage", {"channel": GENERAL, "text": "x"})["error"] == "is_archived"


def test_only_own_messages_can_be_changed(sandbox: Sandbox, web: WebClient) -> None:
    ts = sandbox.as_user("reader").say("general", "mine")
    assert refusal(web, "chat.update", {"channel": GENERAL, "ts": ts, "text": "x"})["error"] == "cant_update_message"
    assert refusal(web, "chat.delete", {"channel": GENERAL, "ts": ts})["error"] == "cant_delete_message"


def test_reactions_once(web: WebClient) -> None:
    ts = web.chat_postMessage(channel=GENERAL, text="x")["ts"]
    web.reactions_add(channel=GENERAL, name="eyes", timestamp=ts)
    target = {"channel": GENERAL, "name": "eyes", "timestamp": ts}
    assert refusal(web, "reactions.add", target)["error"] == "already_reacted"
    web.reactions_remove(channel=GENERAL, name="eyes", timestamp=ts)
    assert refusal(web, "reactions.remove", target)["error"] == "no_reaction"


def test_a_changed_home_is_a_hash_conflict(web: WebClient) -> None:
    first = web.views_publish(user_id=RITA, view=HOME)["view"]["hash"]
    web.views_publish(user_id=RITA, view=HOME, hash=first)
    assert refusal(web, "views.publish", {"user_id": RITA, "view": HOME, "hash": first})["error"] == "hash_conflict"


def test_one_message_a_second_in_a_channel() -> None:

    with Sandbox.run(manifest=MANIFEST, pace=Pace(post_burst=2)) as sandbox:
        web = WebClient(sandbox.bot_token, base_url=sandbox.api, retry_handlers=[])
        for _ in range(2):
            web.chat_postMessage(channel=GENERAL, text="x")
        with pytest.raises(SlackApiError) as caught:
            web.chat_postMessage(channel=GENERAL, text="x")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["retry-after"] == "1"
        assert web.chat_postMessage(channel=PARTNERS, text="another channel has its own count")["ok"]
