import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.answers.answering  # noqa: F401  (all cues are known once it is there)
from bot.answers.understanding import cues
from bot.answers.understanding.cues import Cue, Line

KNOWN = tuple(cues._ALL)
"""All that the rooms of answers look for."""
PIECES = sorted(
    {piece for cue in KNOWN for piece in re.split(r"[^\w ]+", cue.pattern.pattern.replace("(?:", "|")) if piece.strip()}
)
PATTERNS = [
    r"(?<!\w)(?:ab|c[de]f|g)(?!\w)",
    r"a?b",
    r"(?<!\w)(?:a ){0,2}b",
    r"^(?:a |b )*(?:cd|e) (?!f)",
    r"a+b|c{2}d",
    r"(?:ab?|(?:c|d)e)+ f",
    r"(?<!a )b.c|\d+ a",
    r"@\d+ a|(?<!\w)#?\d b",
    r"ab??c|d*?e",
    r"\w+f|(?=a)\wb",
]


@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(("@0", "@12", "#0", "the", "s", "(1)", "½")), max_size=8))
def test_a_line_holds_all_that_its_words_hold(pieces: list[str]) -> None:
    text = " ".join(pieces)
    line = Line(text)
    for cue in KNOWN:
        assert (cue.search(line) is None) == (cue.search(text) is None), (cue.pattern.pattern, text)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("abcdefg 01٣@#(.", max_size=12))
def test_a_cue_is_found_wherever_its_pattern_is(pattern: str, text: str) -> None:
    cue = Cue(pattern)
    try:
        assert (cue.search(Line(text)) is None) == (re.search(pattern, text) is None)
    finally:
        forget(cue)


def test_most_cues_are_not_searched_in_a_line() -> None:
    for question in (
        "allegations against @0 about @1",
        "who said what of the @0 in #0",
        "which of these is it and when did they",
    ):
        assert len(Line(question).may_hold) < len(KNOWN) / 10


def test_a_cue_with_a_group_that_is_kept_is_refused() -> None:
    cue = Cue("(a|b) c")
    try:
        with pytest.raises(ValueError, match="groups that are kept"):
            _ = cue.parts
    finally:
        forget(cue)


def forget(cue: Cue) -> None:
    cues._ALL.remove(cue)
    cues._shown_by.cache_clear()
    cues._cues_by_part.cache_clear()
