"""Outside text stays inert, and nothing is longer than Slack allows by its strictest reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.text import clean, cut, escape, escape_within, is_web_link, typed, unescape, units


@pytest.mark.parametrize(
    ("outside", "inert"),
    [
        ("<!channel> look", "&lt;!channel&gt; look"),
        ("<@U123> & <https://x.org|bank>", "&lt;@U123&gt; &amp; &lt;https://x.org|bank&gt;"),
        ("already &lt;", "already &amp;lt;"),
        ("rtl\u202eevil\u2066", "rtlevil"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("two\r\nlines\tkept", "two\nlines\tkept"),
    ],
)
def test_outside_text_is_made_inert(outside: str, inert: str) -> None:
    assert escape(outside) == inert


@given(st.text())
def test_escaping_loses_nothing_that_can_be_seen(text: str) -> None:
    assert unescape(escape(text)) == clean(text)
    assert not set(escape(text)) & {"<", ">"}


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_cut_never_exceeds_its_limit(text: str, limit: int) -> None:
    shorter = cut(text, limit)
    assert units(shorter) <= limit
    assert shorter == text if units(text) <= limit else shorter.endswith("…")


@given(st.text(alphabet="a<&🕊 ", max_size=60), st.integers(min_value=5, max_value=40))
def test_escaping_within_a_limit_never_splits_an_escape(text: str, limit: int) -> None:
    inert = escape_within(text, limit)
    assert units(inert) <= limit
    assert escape(unescape(inert)) == inert


def test_a_cut_prefers_the_end_of_a_word_and_counts_emoji_twice() -> None:
    assert cut("landmines and cluster munitions", 24) == "landmines and cluster…"
    assert units("🕊🕊") == 4
    assert cut("🕊🕊🕊", 5) == "🕊🕊…"
    assert cut("e\u0301e\u0301e\u0301", 5) == "e\u0301e\u0301…"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<@UBOT> what has the UN said?", "what has the UN said?"),
        ("<@UBOT|rapporteur>   what\nnow", "what now"),
        ("ask <@U7|rita> in <#C1|general> and <#C2>", "ask @rita in #general and #C2"),
        ("see <https://hrw.org/a|hrw.org/a> or <https://un.org>", "see hrw.org/a or https://un.org"),
        ("<mailto:a@b.org|a@b.org> <!here> <!subteam^S1|@press>", "a@b.org @here @@press"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
    ],
)
def test_what_was_typed_is_read_as_people_read_it(sent: str, read: str) -> None:
    assert typed(sent, "UBOT") == read


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://www.hrw.org/news/2023/01/31", True),
        ("http://un.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("slack://channel?id=C1", False),
        ("https://", False),
        ("https://a b.org", False),
        ("https://[broken", False),
        ("https://x.org/" + "a" * 3_000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, is_one: bool) -> None:
    assert is_web_link(url) is is_one
