"""Blocks and views against Block Kit's rules, in Slack's words."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.blocks import block_problems, view_problems


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str, text: str = "Go") -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain(text)}


TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}
INPUT = {
    "type": "input",
    "block_id": "words",
    "label": plain("Words"),
    "element": {"type": "plain_text_input", "action_id": "a"},
}


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        ([section("y" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ([section("y" * 3001)], "failed to match all allowed schemas [json-pointer:/blocks/0/text]"),
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([{"type": "section"}], "missing required field: text [json-pointer:/blocks/0]"),
        ([{"text": plain("x")}], "missing required field: type [json-pointer:/blocks/0]"),
        ([{"type": "headline"}], "unsupported type: headline [json-pointer:/blocks/0/type]"),
        ([{"type": "alert"}], "unsupported type: alert [json-pointer:/blocks/0/type]"),
        (["divider"], "must provide an object [json-pointer:/blocks/0]"),
        ([section("x", colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([section("x")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        (
            [{"type": "header", "text": plain("y" * 151)}],
            "must be no longer than 150 characters [json-pointer:/blocks/0/text/text]",
        ),
        (
            [{"type": "actions", "elements": [button("a", "y" * 76)]}],
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        ([{"type": "actions", "elements": []}], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
        (
            [{"type": "context", "elements": [plain("x")] * 11}],
            "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
        ),
        ([section("x", block_id="b"), section("y", block_id="b")], "block_id `b` already exists [json-pointer:/blocks]"),
        (
            [{"type": "actions", "elements": [button("a"), button("a")]}],
            "action_id `a` already exists for this block [json-pointer:/blocks/0]",
        ),
        ([TABLE, TABLE], "only_one_table_allowed [json-pointer:/blocks/1]"),
        (
            [{"type": "markdown", "text": "y" * 7000}, {"type": "markdown", "text": "y" * 7000}],
            "must be less than 12001 characters in all markdown blocks [json-pointer:/blocks]",
        ),
    ],
)
def test_a_message_is_refused_with_the_place(blocks: list[Any], problem: str) -> None:
    assert problem in block_problems(blocks, "message", "/blocks")


def test_every_problem_is_named_once() -> None:
    problems = block_problems([section("y" * 3001), section("x", colour="red")], "message", "/blocks")
    assert problems == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        "invalid additional property: colour [json-pointer:/blocks/1]",
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x", accessory=button("a")), {"type": "divider"}, {"type": "actions", "elements": [button("a"), button("b")]}],
        [section("y" * 3000)],
        [TABLE],
        [{"type": "context", "elements": [plain("x"), {"type": "image", "image_url": "https://x.org/a.png", "alt_text": "a"}]}],
        [{"type": "section", "fields": [plain("a"), plain("b")]}],
    ],
)
def test_good_blocks_pass(blocks: list[Any]) -> None:
    assert block_problems(blocks, "message", "/blocks") == []


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ({"title": plain("y" * 25)}, "must be less than 25 characters [json-pointer:/view/title/text]"),
        ({"title": None}, "must provide an object [json-pointer:/view/title]"),
        ({"submit": plain("Send"), "blocks": []}, "no fewer than 1 items allowed [json-pointer:/view/blocks]"),
        ({"blocks": [INPUT]}, "missing required field: submit [json-pointer:/view]"),
        ({"submit_disabled": True}, "invalid additional property: submit_disabled [json-pointer:/view]"),
        ({"private_metadata": "y" * 3001}, "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        ({"blocks": [TABLE]}, "unsupported type: table [json-pointer:/view/blocks/0/type]"),
        ({"blocks": [section("x")] * 101}, "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ],
)
def test_a_modal_is_refused_with_the_place(view: dict[str, Any], problem: str) -> None:
    good = {"type": "modal", "title": plain("T"), "blocks": [section("x")]}
    assert view_problems(good, "modal") == []
    assert problem in view_problems(good | view, "modal")


def test_the_response_has_slacks_form(shared_web: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        shared_web.chat_postMessage(channel="C0GENERAL0", text="x", blocks=[section("")])
    response = caught.value.response
    assert response["error"] == "invalid_blocks"
    assert response["errors"][1] == "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert response["response_metadata"]["messages"] == [f"[ERROR] {problem}" for problem in response["errors"]]


def test_a_bad_view_is_an_invalid_argument(shared_web: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        shared_web.views_publish(user_id="U0READER00", view={"type": "home", "blocks": [TABLE]})
    assert caught.value.response["error"] == "invalid_arguments"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] unsupported type: table [json-pointer:/view/blocks/0/type]"
    ]
