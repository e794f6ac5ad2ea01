"""Any text whatever as a question gets an answer that can be shown; `python3 -m tests.questions fuzz` asks far more of them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answering import Answerer
from bot.answers.understanding.slots import MOST_NAMES
from bot.answers.understanding.understand import LONGEST_QUESTION
from tests.answers.conftest import TODAY, answerer_of
from tests.conftest import Stores
from tests.questions.drill import names_of_sample, run
from tests.questions.fuzz import Fuzz

ASKED = (
    "what did Ukraine reply about Izium?",
    "Who condemned the use of cluster munitions since last autumn?",
    "how did Ukraine vote on A/RES/74/61",
    "is Russia a party to the Ottawa Convention as of 5 November 2026?",
    "chronology of the mines in Kharkiv oblast between March and June 2022",
)
MOST_SECONDS = 60
"""What hangs takes longer, on whatever machine; what is slow is for the drill to tell."""


@pytest.fixture(scope="module")
def answerer(stores: Stores) -> Answerer:
    return answerer_of(stores.sample("sqlite"))


@pytest.fixture(scope="module")
def fuzz() -> Fuzz:
    return Fuzz(names_of_sample(), ASKED)


def ask(answerer: Answerer, seed: int, question: str) -> None:
    told = run(answerer, seed, question)
    assert not told.fault, f"{question!r}\n{told.fault}"
    assert told.seconds < MOST_SECONDS, repr(question)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(question=st.text(max_size=LONGEST_QUESTION + 1))
def test_any_text_gets_an_answer(answerer: Answerer, question: str) -> None:
    ask(answerer, 0, question)


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_what_people_and_programs_paste_gets_an_answer(answerer: Answerer, fuzz: Fuzz, seed: int) -> None:
    ask(answerer, seed, fuzz.question(seed))


def test_fuzzed_questions_are_the_same_for_the_same_seed(fuzz: Fuzz) -> None:
    assert [fuzz.question(seed) for seed in range(40)] == [fuzz.question(seed) for seed in range(40)]
    assert all(len(fuzz.question(seed)) <= LONGEST_QUESTION + 100 for seed in range(40))


def test_the_drill_tells_what_goes_wrong(answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.questions.drill.as_text", lambda answer: " ")
    assert "the text of the answer is empty" in run(answerer, 0, "mines").fault


def test_more_names_than_anybody_types_are_left_out_and_said(answerer: Answerer) -> None:
    states = ("Norway", "Chad", "Peru", "Kenya", "Japan", "Malta", "Fiji", "Cuba", "Iran", "Mali", "Nepal", "Oman", "Togo")
    many = [name for name in names_of_sample() if name.isalpha() and name.isascii() and len(name) > 4][: 40 * MOST_NAMES]
    answer = answerer.answer(" ".join([f"what did {', '.join(states)}, ", " and ".join(many)]), today=TODAY)
    assert any(f"first {MOST_NAMES} names" in each for each in answer.assumptions)
    few = answerer.answer(f"what did {', '.join(states)} say about mines", today=TODAY)
    assert not any("names were taken" in each for each in few.assumptions)
