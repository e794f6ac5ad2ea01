"""What stands beside a question is taken out of it, and nothing that it asks."""

import pytest

from bot.answers.query import Intent, Span
from bot.answers.understanding.asides import without_asides
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY


def _rest(text: str, lexicon: Lexicon) -> str:
    return without_asides(text, lambda part: bool(lexicon.matches(part, loose=True)))[0]


@pytest.mark.parametrize(
    ("message", "question"),
    [
        (
            "I took over from a colleague who left on Monday, hence the question: what has Kirby said on cluster bombs?",
            "what has Kirby said on cluster bombs?",
        ),
        (
            "A reader says HRW only ever goes after Ukraine. Give me all the allegations HRW has made, against whoever",
            "Give me all the allegations HRW has made, against whoever",
        ),
        (
            "We have a call with Brussels at nine. Please send Stoltenberg's line on cluster munitions.",
            "Please send Stoltenberg's line on cluster munitions",
        ),
        ("how did Georgia (the country, not the state) vote on mines?", "how did Georgia vote on mines?"),
        (
            "back since last night and I'm doing the wrap, so what has been alleged against Russia this week?",
            "so what has been alleged against Russia this week?",
        ),
        (
            "when did Estonia's exit from the mine ban treaty take effect? The subs are being pedantic today",
            "when did Estonia's exit from the mine ban treaty take effect?",
        ),
        (
            "did any state vote no on the cluster munitions resolution in 2018? Our copy says 'Russia', from memory",
            "did any state vote no on the cluster munitions resolution in 2018?",
        ),
        (
            "For a map (yes, another one, the last had Kursk in Ukraine) I need the cluster bomb claims in Belgorod region",
            "For a map I need the cluster bomb claims in Belgorod region",
        ),
        (
            "did Putin deny that Russia used cluster bombs - I've a note here saying he did, with no date and no source on it",
            "did Putin deny that Russia used cluster bombs",
        ),
    ],
)
def test_what_is_beside_a_question_is_left_out(lexicon: Lexicon, message: str, question: str) -> None:
    assert _rest(message, lexicon) == question


@pytest.mark.parametrize(
    "message",
    [
        "what did they say about it? We are after the cluster bomb strike on Kramatorsk in March 2023, thanks to all",
        "we have somebody near Kramatorsk who writes of the cluster bomb strike there, so who alleges what?",
        "may a CCM party still take part in joint operations with a non-party? I have article 21 in mind",
        "the US line on cluster munitions before it said yes to Ukraine (i.e. up to 6 July 2023), exact words for our file",
        "what did HRW say on Izium? Only what is dated after June 2023, we have the rest",
        "which allegations name Russia? I need those with a recorded answer, and please leave out Bucha",
        "what did our man in Vienna hear?",
    ],
)
def test_what_narrows_a_question_stays(lexicon: Lexicon, message: str) -> None:
    assert _rest(message, lexicon) == message


def test_an_aside_that_names_something_is_said_to_be_set_aside(lexicon: Lexicon) -> None:
    message = "did any state vote no on the cluster munitions resolution in 2018? Our copy says 'Russia', from memory"
    said = "“Our copy says 'Russia', from memory” was set aside: it stands beside the question."
    assert said in understand(message, lexicon, TODAY).assumptions
    unnamed = "when did Estonia's exit from the mine ban treaty take effect? The subs are being pedantic today"
    assert not [each for each in understand(unnamed, lexicon, TODAY).assumptions if "set aside" in each]


def test_what_comes_after_an_aside_does_not_go_on_with_what_stands_before_it(lexicon: Lexicon) -> None:
    message = "need HRW on Kyiv suspending the Ottawa treaty, for a piece we file tonight. Not Izium, only the suspension"
    assert _rest(message, lexicon) == "need HRW on Kyiv suspending the Ottawa treaty. Not Izium, only the suspension"
    assert understand(message, lexicon, TODAY).query.not_places == ("izium",)


def test_a_day_of_whoever_asks_is_no_time_that_is_asked_for(lexicon: Lexicon) -> None:
    message = "Our editor wants this by Friday and I'm new on the desk. What has Adrienne Watson said on anti-personnel mines?"
    query = understand(message, lexicon, TODAY).query
    assert (query.intent, query.speakers, query.said) == (Intent.POSITIONS, ("watson",), Span())
