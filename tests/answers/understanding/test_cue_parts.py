import pytest

from bot.answers.understanding.cue_parts import parts_of, showing


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"(?<!\w)who (?:is|was) guilty(?!\w)", {" guilty"}),
        (r"(?<!\w)(?:going to|is likely to) ", {" going ", " likely "}),
        (r"which (?:\w+ ){0,3}credible", {" credible"}),
        (r"^br(?:oke|eaks?) (?:the )?law", {" broke ", " break ", " breaks "}),
        (r"defus\w*", {"defus"}),
        (r"(?:unlawful|il?legal)", {"unlawful", "illegal", "ilegal"}),
        (r"quit|\w+", None),
        (r"(?:quit)?", None),
        (r"what(?= next)", {"what"}),
    ],
)
def test_a_pattern_is_shown_by_what_is_in_the_fewest_questions(pattern: str, parts: set[str] | None) -> None:
    assert showing(pattern) == parts


def test_a_word_has_all_that_may_show_a_pattern() -> None:
    assert set(parts_of("a1")) == {"a", " a", "a0", " a0", "a0 ", " a0 ", "0", "0 "}


def test_what_follows_a_sign_begins_a_word() -> None:
    assert " 0 " in set(parts_of("@7"))


def test_a_word_of_any_length_has_parts_of_some_letters() -> None:
    assert max(map(len, parts_of("x" * 4_000))) <= 32
