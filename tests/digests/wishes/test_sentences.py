"""Whole sentences that wish for a subscription; never a question, of all that people ask."""

import json
from pathlib import Path

import pytest

from bot.digests.wishes.sentences import is_for_oneself, is_wish, wish_in

SETS = Path(__file__).parents[2] / "questions" / "sets"
OPENINGS = ("", "tell me ", "please tell us ", "let me know ", "inform me ", "give me ", "send me ")


@pytest.mark.parametrize(
    "typed",
    [
        "tell me when ALL-0017 changes",
        "Please tell me when ALL-0017 is updated",
        "let me know about cluster munitions",
        "let us know when Russia responds to ALL-0017",
        "tell us whenever Norway says something about mines",
        "tell me as soon as there is a finding on Izium",
        "tell me if anything new is published on Izium",
        "notify me about allegations in Ukraine",
        "alert us about allegations against Russia at once",
        "keep us posted on the Ottawa Convention",
        "tell me about allegations in Ukraine every Monday at 9",
        "send us allegations in Ukraine daily at 08:30 Europe/Kyiv",
        "post here allegations in Ukraine on weekdays",
        "give me a weekly digest of treaty actions",
        "follow ALL-0017",
    ],
)
def test_a_wish(typed: str) -> None:
    assert is_wish(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "tell me what Ukraine said about mines",
        "tell me when Ukraine joined the Ottawa Convention",
        "tell me when the Ottawa Convention entered into force",
        "tell me when Poland's withdrawal takes effect",
        "tell me if Norway is a party to the Ottawa Convention",
        "let me know if Russia denied it",
        "let me know who denies it daily",
        "let me know about what Norway said",
        "let me know of the G7, how many are in the Ottawa Convention",
        "tell me about Izium",
        "tell me about the daily press briefings of the UN",
        "tell me whether the status of ALL-0017 changes",
        "tell me if new allegations were recorded in March",
        "can you tell me when ALL-0017 changes?",
        "inform me of Norway's position",
        "send me everything on Izium",
        "tell me does anyone know if they meet on Sunday",
        "follow up on Izium",
        "subscriptions of states to the convention",
        "",
    ],
)
def test_no_wish(typed: str) -> None:
    assert not is_wish(typed)


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_question_that_people_ask_is_taken_for_a_wish(opening: str) -> None:
    lines = [json.loads(line) for each in sorted(SETS.glob("*.jsonl")) for line in each.read_text().splitlines()]
    # With an opening, what goes on from a thread is a sentence of its own: *let me know about Russia*.
    questions = [each["question"] for each in lines if not (opening and "context" in each)]
    asked = [opening + (question[:1].lower() + question[1:] if opening else question) for question in questions]
    assert len(asked) > 500
    assert [each for each in asked if is_wish(each)] == []


@pytest.mark.parametrize(
    ("typed", "wish", "for_oneself"),
    [
        ("subscribe", "", False),
        ("Subscribe me", "", True),
        ("subscribe here.", "", False),
        ("subscribe Norway daily", "subscribe Norway daily", False),
        ("subscribe: Norway", "subscribe: Norway", False),
        ("subscribe me to Norway", "subscribe me to Norway", True),
        ("subscribe tell me when ALL-0017 changes", "tell me when ALL-0017 changes", True),
        ("please tell me when ALL-0017 changes", "tell me when ALL-0017 changes", True),
        ("let us know about Norway", "let us know about Norway", False),
        ("let me know about Norway", "let me know about Norway", True),
    ],
)
def test_the_words_of_a_wish_and_whom_it_is_for(typed: str, wish: str, for_oneself: bool) -> None:
    assert (wish_in(typed), is_for_oneself(typed)) == (wish, for_oneself)
