"""Conditions that no query can hold: they are said, and not passed over."""

import pytest

from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY, Ask


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("allegations by HRW alone", "by HRW alone"),
        ("allegations made only by HRW", "only by HRW"),
        ("allegations by both HRW and the UN", "by both HRW and the UN"),
        ("which allegations were made by more than one party?", "by more than one party"),
        ("is HRW the only one who says Ukraine used mines?", "the only one"),
        ("allegations not by a state", "not by a state"),
        ("accusations par HRW seule", "par HRW seule"),
        ("claims about Ukraine not sourced from Russian media", "not sourced from Russian media"),
        ("which claims about Ukraine come only via Russian state media?", "only via Russian state media"),
        ("allegations with at least 10 dead", "at least 10 dead"),
        ("who else supports HRW's claim on Izium?", "who else supports"),
        ("how many allegations in 2022 and how many in 2023?", "and how many"),
        ("was there any reply within a month of the Izium allegation?", "within a month"),
    ],
)
def test_a_condition_that_is_not_kept_is_said(lexicon: Lexicon, question: str, condition: str) -> None:
    assert f"Not understood, and left out: “{condition}”." in understand(question, lexicon, TODAY).assumptions


@pytest.mark.parametrize("question", ["allegations by HRW and the UN", "what have both HRW and the UN said on Izium"])
def test_what_is_no_condition_is_not_called_one(lexicon: Lexicon, question: str) -> None:
    assert not any("left out" in said for said in understand(question, lexicon, TODAY).assumptions)


def test_what_media_allege_themselves_is_not_what_they_report(ask: Ask) -> None:
    own = ask("allegations made by media organisations")
    assert {each.key for each in own.findings} == {"bakhmut-phosphorus-2023-03", "syria-mines-sana-2023-02"}
    assert "Not understood, and left out: “state”." in ask("allegations made by state media").assumptions


def test_a_bound_on_the_dead_is_not_looked_for_in_the_words(ask: Ask) -> None:
    assert ask("allegations with at least 10 dead").total == ask("allegations").total
