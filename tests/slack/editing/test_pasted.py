"""What is pasted is told from what is asked."""

import pytest

from bot.slack.editing.pasted import Pasted, from_message, from_paste, link_in, pasted_of
from bot.slack.views.forms import Choice, spaced

LINK = "https://example.org/a"
LONG = "We welcome the report on clearance. " * 10


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "what has the UN said about anti-personnel mines?",
        "allegations in Izium\nsince 2022",
        "what does <https://www.hrw.org/news|this> say?",
        "“a nuclear war cannot be won”",
        "who said “a nuclear war cannot be won and must never be fought, and we shall all keep to that in every year”",
    ],
)
def test_what_is_asked_is_no_paste(asked: str) -> None:
    assert pasted_of(asked) is None


@pytest.mark.parametrize(
    ("raw", "pasted"),
    [
        ("<https://example.org/a?b=1&amp;c=2>", Pasted("", "https://example.org/a?b=1&c=2", asks=False)),
        (" <https://example.org/a|example.org/a> ", Pasted("", "https://example.org/a", asks=False)),
        ("https://example.org/a", Pasted("", "https://example.org/a", asks=False)),
        ("&gt; We welcome it.", Pasted("We welcome it.", None, asks=False)),
        ("one\ntwo\n\nthree", Pasted("one\ntwo\n\nthree", None, asks=False)),
        (f"Is that so?\ntwo\n<{LINK}>", Pasted(f"Is that so?\ntwo\n{LINK}", LINK, asks=True)),
        ("one\ntwo\nIs that so?", Pasted("one\ntwo\nIs that so?", None, asks=True)),
        (LONG, Pasted(LONG.strip(), None, asks=False)),
        (f"“{LONG[:100].strip()}”", Pasted(f"“{LONG[:100].strip()}”", None, asks=False)),
    ],
)  # fmt: skip
def test_a_link_alone_and_a_text_that_nobody_types_as_a_question_are_pasted(raw: str, pasted: Pasted) -> None:
    assert pasted_of(raw) == pasted


def test_a_paste_fills_in_its_words_and_its_link() -> None:
    assert from_paste(Pasted("words", "https://example.org", asks=False)) == {"words": "words", "url": "https://example.org"}
    assert from_paste(Pasted("", None, asks=False)) == {}


@pytest.mark.parametrize("address", ["<javascript:alert(1)>", "<@U1>", "<mailto:a@b.org|a@b.org>", "ftp://example.org", "none"])
def test_only_a_web_address_is_a_link(address: str) -> None:
    assert link_in(address) is None


@pytest.mark.parametrize(
    ("message", "source_type"),
    [
        ({"user": "U1"}, "social_post"),
        ({"user": "U1", "bot_id": "B1"}, "aggregator_rewrite"),
        ({"subtype": "bot_message"}, "aggregator_rewrite"),
    ],
)  # fmt: skip
def test_a_message_is_its_own_source_and_tells_not_when_it_was_said(message: dict[str, str], source_type: str) -> None:
    typed = from_message(message, text="> words", author="Ada", permalink="https://slack.example/p1", day="2026-11-26")
    assert typed == {
        "words": "words",
        "publisher": "Ada",
        "title": "Message in Slack",
        "url": "https://slack.example/p1",
        "published_on": "2026-11-26",
        "source_type": (Choice(source_type, spaced(source_type)),),
    }
