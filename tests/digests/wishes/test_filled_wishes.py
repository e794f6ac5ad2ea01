"""A wish in a form: its words in one field, when in others; time zones while they are typed."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from bot.answers.query import Query
from bot.digests.wishes.filters import UnreadFilterError, UnreadWishError
from bot.digests.wishes.rhythm import AT_ONCE, WEEKDAYS
from bot.digests.wishes.wish import read_wish, read_words, split_wish
from bot.digests.wishes.zones import zones_like
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import Kind

LEXICON = Lexicon(
    1,
    [
        NamedEntry(1, "izium", Kind.PLACE, "Izium", None, "settlement"),
        NamedEntry(2, "nor", Kind.ACTOR, "Norway", None, "state"),
    ],
    [],
)
TODAY, KYIV = date(2026, 11, 22), ZoneInfo("Europe/Kyiv")


def test_the_words_of_a_form_are_read_as_those_of_a_wish() -> None:
    query, words, _ = read_words("allegations in Izium", LEXICON, today=TODAY)
    wish = read_wish("allegations in Izium daily at 09:00", LEXICON, zone=KYIV, today=TODAY)
    assert (
        (query, words)
        == (wish.filter, wish.words)
        == (Query(kinds=(Kind.ALLEGATION,), places=("izium",)), "allegations in Izium")
    )
    assert read_words("tell me about “no mines” in Izium", LEXICON, today=TODAY)[0].text == "no mines"


@pytest.mark.parametrize(
    "typed", ["Izium daily", "Izium at 9am", "Izium at once", "Izium on Monday", "Izium, also when nothing is new"]
)
def test_words_that_say_when_are_sent_to_their_fields(typed: str) -> None:
    with pytest.raises(UnreadFilterError, match=r"says when, too.*in the fields below"):
        read_words(typed, LEXICON, today=TODAY)


def test_when_is_read_of_a_wish_whose_words_mean_nothing() -> None:
    wish = split_wish("nonsense on weekdays at 7:15 Kyiv time, also when nothing is new", LEXICON, zone=ZoneInfo("UTC"))
    assert (wish.words, wish.days, wish.at, wish.zone, wish.says_nothing_new) == ("nonsense", WEEKDAYS, time(7, 15), KYIV, True)
    assert split_wish("tell me when nonsense changes", LEXICON, zone=KYIV).days == AT_ONCE
    with pytest.raises(UnreadWishError):
        split_wish("Izium at 25:00", LEXICON, zone=KYIV)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kyiv", "Europe/Kyiv"),
        ("kiev", "Europe/Kyiv"),
        ("ukr", "Europe/Kyiv"),
        ("new yo", "America/New_York"),
        ("Europe/Lon", "Europe/London"),
        ("CET", "Europe/Vienna"),
        ("utc", "UTC"),
        ("kyyiv", "Europe/Kyiv"),
    ],
)
def test_a_zone_is_found_while_it_is_typed(typed: str, first: str) -> None:
    assert zones_like(typed, 5)[0] == first


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "☃", "../../etc/passwd"])
def test_nothing_is_offered_for_what_is_no_zone(typed: str) -> None:
    assert zones_like(typed, 5) == ()
