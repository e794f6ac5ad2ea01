import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.markdown import block, inline, link

AWKWARD = st.text(st.sampled_from(list("\\`*_[]<>&~|$#+-=.!()@:/\"' \n\r\t\u202e1ахw")), max_size=40) | st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(text=AWKWARD)
def test_no_sign_of_markdown_stands_by_itself(text: str) -> None:
    written = inline(text)
    assert "\n" not in written
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "x", written)
    assert not re.search(r"[\\`*_\[\]<>&~|$]|://|(?<!\u2060)@|@(?!\u2060)|www\.", bare, re.IGNORECASE)
    assert not re.match(r"[#+\-=]|\d+[.)]|\s", bare)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written).replace("\u2060", "") == inline_words(text)


def inline_words(text: str) -> str:
    """Give what a reader sees of a text: its words with single spaces, without what can't be seen."""
    kept = re.sub(
        r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]", "", text
    )
    return " ".join(kept.split())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[x](javascript:alert(1)) <b> &amp; `c`", r"\[x\](javascript:alert(1)) \<b\> \&amp; \`c\`"),
        ("# Heading", r"\# Heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2023-01-31, A/RES/74/61", "2023-01-31, A/RES/74/61"),
        ("at https://example.org or www.example.org", r"at https\://example\.org or www\.example\.org"),
        ("://, www.1", r"\://, www\.1"),
        ("@here, a@example.org", "\u2060@\u2060here, a\u2060@\u2060example\\.org"),
        ("two\n\nparagraphs", "two paragraphs"),
        ("\u202egnp.exe", "gnp\\.exe"),
    ],
)
def test_outside_text_is_inert(text: str, written: str) -> None:
    assert inline(text) == written


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a(b)?c=1&d=2", "[Title](<https://example.org/a(b)?c=1&amp;d=2>)"),
        ("https://example.org/>)[x](http://evil", "[Title](<https://example.org/%3E)%5Bx%5D(http://evil>)"),
        ("https://приклад.укр/ї", "[Title](<https://%D0%BF%D1%80%D0%B8%D0%BA%D0%BB%D0%B0%D0%B4.%D1%83%D0%BA%D1%80/%D1%97>)"),
        ("javascript:alert(1)", "Title"),
        ("https://[", "Title"),
        (None, "Title"),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str | None, written: str) -> None:
    assert link("Title", address) == written


def test_each_line_of_a_block_stands_behind_its_sign() -> None:
    assert block("one\r\n# two\n\n- three") == "> one\\\n> \\# two\n>\n> \\- three"
