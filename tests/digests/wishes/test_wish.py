import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.query import Intent, Query
from bot.digests.filters import filter_words
from bot.digests.wishes.filters import UnreadFilterError, UnreadWishError
from bot.digests.wishes.rhythm import rhythm_words
from bot.digests.wishes.times import BadTimeError, UnclearZoneError, UnknownZoneError
from bot.digests.wishes.wish import LONGEST_WISH, BadRhythmError, Wish, read_wish
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Action, Kind, ResponseKind, Stance, Status

VIENNA = ZoneInfo("Europe/Vienna")
TODAY = dt.date(2026, 11, 20)
ALLEGATIONS, POSITIONS = (Kind.ALLEGATION,), (Kind.POSITION,)


def read(text: str, lexicon: Lexicon) -> Wish:
    return read_wish(text, lexicon, zone=VIENNA, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("PFM-1", "daily at 09:00 Europe/Vienna"),
        ("PFM-1 daily at 09:00", "daily at 09:00 Europe/Vienna"),
        ("PFM-1 every day at 9", "daily at 09:00 Europe/Vienna"),
        ("daily at 17:30 PFM-1", "daily at 17:30 Europe/Vienna"),
        ("PFM-1 9am", "daily at 09:00 Europe/Vienna"),
        ("PFM-1 at 8.30 pm", "daily at 20:30 Europe/Vienna"),
        ("PFM-1 at 12 am", "daily at 00:00 Europe/Vienna"),
        ("PFM-1 12pm", "daily at 12:00 Europe/Vienna"),
        ("PFM-1 at 0730", "daily at 07:30 Europe/Vienna"),
        ("PFM-1 at noon", "daily at 12:00 Europe/Vienna"),
        ("PFM-1 midnight", "daily at 00:00 Europe/Vienna"),
        ("PFM-1 at 9 o'clock on weekdays", "on weekdays at 09:00 Europe/Vienna"),
        ("every weekday at 8 PFM-1", "on weekdays at 08:00 Europe/Vienna"),
        ("PFM-1, Monday to Friday, 8:00", "on weekdays at 08:00 Europe/Vienna"),
        ("PFM-1 from Friday to Monday", "on Monday, Friday, Saturday and Sunday at 09:00 Europe/Vienna"),
        ("PFM-1 at weekends", "at weekends at 09:00 Europe/Vienna"),
        ("PFM-1 weekly on Monday", "weekly on Monday at 09:00 Europe/Vienna"),
        ("PFM-1 on Fridays", "weekly on Friday at 09:00 Europe/Vienna"),
        ("mondays PFM-1", "weekly on Monday at 09:00 Europe/Vienna"),
        ("PFM-1 every Monday and Thursday at 9", "on Monday and Thursday at 09:00 Europe/Vienna"),
        ("PFM-1 on Mon, Wed and Fri", "on Monday, Wednesday and Friday at 09:00 Europe/Vienna"),
        ("PFM-1 daily on weekdays", "on weekdays at 09:00 Europe/Vienna"),
        ("PFM-1 at once", "at once Europe/Vienna"),
        ("immediately PFM-1", "at once Europe/Vienna"),
        ("PFM-1 as it happens", "at once Europe/Vienna"),
        ("alerts on PFM-1", "at once Europe/Vienna"),
        ("alert me about PFM-1", "at once Europe/Vienna"),
        ("tell me when PFM-1 changes", "at once Europe/Vienna"),
        ("let me know as soon as there is something on PFM-1", "at once Europe/Vienna"),
        ("let me know about PFM-1", "daily at 09:00 Europe/Vienna"),
        ("tell me when PFM-1 changes weekly on Friday", "weekly on Friday at 09:00 Europe/Vienna"),
        ("PFM-1 weekdays 08:30 Europe/Kyiv", "on weekdays at 08:30 Europe/Kyiv"),
        ("Europe/Kyiv PFM-1 08:30", "daily at 08:30 Europe/Kyiv"),
        ("PFM-1 at 9 europe/kyiv", "daily at 09:00 Europe/Kyiv"),
        ("PFM-1 at 9 America/New York", "daily at 09:00 America/New_York"),
        ("PFM-1 at 9 UTC", "daily at 09:00 UTC"),
        ("PFM-1 UTC time at 9", "daily at 09:00 UTC"),
        ("PFM-1 9:00 Europe/Kyiv time", "daily at 09:00 Europe/Kyiv"),
        ("PFM-1 at 9 Kyiv", "daily at 09:00 Europe/Kyiv"),
        ("PFM-1 9am New York time", "daily at 09:00 America/New_York"),
        ("PFM-1 at 9 in London time", "daily at 09:00 Europe/London"),
        ("PFM-1 at 9 London, weekdays", "on weekdays at 09:00 Europe/London"),
        ("PFM-1 at 9 my time", "daily at 09:00 Europe/Vienna"),
    ],
)
def test_when(typed: str, when: str, lexicon: Lexicon) -> None:
    wished = read(typed, lexicon)
    assert f"{rhythm_words(wished.days, wished.at)} {wished.zone.key}" == when
    assert wished.filter == Query(weapons=("pfm-1",))


@pytest.mark.parametrize(
    ("typed", "wanted", "words"),
    [
        ("Ottawa Convention in Ukraine", Query(treaties=("apmbc",), places=("place-ukr",)), None),
        ("Ukraine", Query(anyone=("ukr",)), None),
        ("in Ukraine weekdays 08:30 Europe/Kyiv", Query(places=("place-ukr",)), "in Ukraine"),
        ("in Izium at 9 Europe/Kyiv", Query(places=("izium",)), "in Izium"),
        ("allegations in Kharkiv at 9 Kyiv time", Query(kinds=ALLEGATIONS, places=("kharkiv",)), None),
        ("allegations in Izium", Query(kinds=ALLEGATIONS, places=("izium",)), "allegations in Izium"),
        ("allegations against Russia", Query(kinds=ALLEGATIONS, actors=("rus",)), None),
        ("positions of Brazil", Query(kinds=POSITIONS, speakers=("bra",)), None),
        ("statements condemning PFM-1", Query(kinds=POSITIONS, weapons=("pfm-1",), stances=(Stance.CONDEMNS,)), None),
        ("corroborated allegations", Query(kinds=ALLEGATIONS, statuses=(Status.CORROBORATED,)), None),
        ("unattributed allegations in Ukraine", Query(kinds=ALLEGATIONS, places=("place-ukr",), unattributed=True), None),
        ("unanswered allegations in Ukraine", Query(kinds=ALLEGATIONS, places=("place-ukr",), unanswered=True), None),
        (
            "denials by Russia",
            Query(kinds=(Kind.RESPONSE,), speakers=("rus",), responses=(ResponseKind.DENIAL,)),
            "denials by Russia",
        ),
        ("allegations and responses", Query(kinds=(Kind.RESPONSE, Kind.ALLEGATION)), None),
        ("treaty actions", Query(kinds=(Kind.TREATY_ACTION,)), "treaty actions"),
        (
            "withdrawals from the Ottawa Convention",
            Query(kinds=(Kind.TREATY_ACTION,), treaties=("apmbc",), actions=(Action.WITHDRAWAL,)),
            None,
        ),
        ("votes on PFM-1", Query(Intent.VOTES, kinds=POSITIONS, weapons=("pfm-1",), votes=True), None),
        ("tell me when ALL-0017 changes", Query(refs=("ALL-0017",)), "ALL-0017"),
        ('allegations "booby traps"', Query(kinds=ALLEGATIONS, text="booby traps"), 'allegations "booby traps"'),
        ("everything", Query(), "everything"),
        ("all news daily", Query(), "all news"),
        ("tell me when anything changes", Query(), "anything"),
        ("everything about Ukraine", Query(anyone=("ukr",)), "everything about Ukraine"),
        ("any changes in Ukraine", Query(places=("place-ukr",)), "any changes in Ukraine"),
        ("send me a daily digest on PFM-1, please", Query(weapons=("pfm-1",)), "PFM-1"),
        ("<@U0BOT0001> subscribe to *PFM-1*", Query(weapons=("pfm-1",)), "PFM-1"),
    ],
)
def test_what(typed: str, wanted: Query, words: str | None, lexicon: Lexicon) -> None:
    wished = read(typed, lexicon)
    assert wished.filter == wanted
    assert words is None or wished.words == words


@pytest.mark.parametrize(
    ("typed", "fault", "said"),
    [
        ("daily", UnreadFilterError, "was not said"),
        ("news daily at 9", UnreadFilterError, "type “everything”"),
        ("please", UnreadFilterError, "was not said"),
        ("foozle in Ukraine", UnreadFilterError, "“foozle” was not understood.*quotation marks: “foozle”"),
        ("killed civilians in Ukraine", UnreadFilterError, "“killed”"),
        ("investigations in Ukraine", UnreadFilterError, "cannot be narrowed by “investigations”.*Leave it out"),
        ("article 5 of the Ottawa Convention", UnreadFilterError, "one article"),
        ("Congo", UnreadFilterError, "can be several: .*Democratic Republic of the Congo"),
        ("Did Russia violate the Ottawa Convention?", UnreadFilterError, "does not determine violations"),
        ("names of the witnesses", UnreadFilterError, "never names witnesses"),
        ("allegations since June", UnreadFilterError, "“since June” makes no sense here"),
        ("allegations since Monday", UnreadFilterError, "“since Monday” makes no sense here"),
        ("allegations in 2023 daily", UnreadFilterError, "makes no sense here"),
        ("PFM-1 CEST", UnreadFilterError, "Europe/Vienna"),
        ("PFM-1 at 25:00", BadTimeError, "“at 25:00” is no time of day.*09:00"),
        ("PFM-1 25:00", BadTimeError, "“25:00” is no time of day"),
        ("PFM-1 9:75", BadTimeError, "no time of day"),
        ("PFM-1 at 9:5", BadTimeError, "“at 9:5” is no time of day"),
        ("PFM-1 13pm", BadTimeError, "“13pm” is no time of day"),
        ("PFM-1 at 24:00", BadTimeError, "no time of day"),
        ("PFM-1 at half past 8", BadTimeError, "half past 8"),
        ("PFM-1 at nine", BadTimeError, "“at nine”"),
        ("PFM-1 at 9 and at 10", BadTimeError, "Two times of day are named: 09:00 and “10”"),
        ("PFM-1 9am and 5pm", BadTimeError, "Two times of day are named: 09:00 and 17:00"),
        ("PFM-1 hourly", BadRhythmError, "“hourly” cannot be.*Type one of"),
        ("PFM-1 every two weeks", BadRhythmError, "“every two weeks”"),
        ("PFM-1 twice a day", BadRhythmError, "“twice a day”"),
        ("PFM-1 weekdays and on Sunday", BadRhythmError, "say different things"),
        ("PFM-1 at once on weekdays", BadRhythmError, "say different things"),
        ("PFM-1 at 9 CEST", UnknownZoneError, "“CEST” is no time zone.*Europe/Vienna"),
        ("PFM-1 at 9 EST", UnknownZoneError, "America/New_York"),
        ("PFM-1 Kiev time", UnknownZoneError, "“Kiev” is no time zone.*Type it as Europe/Kyiv"),
        ("PFM-1 at 9 Kieev time", UnknownZoneError, "Europe/Kyiv"),
        ("PFM-1 at 9 Ukraine time", UnknownZoneError, "Europe/Kyiv"),
        ("PFM-1 at 9 Narnia time", UnknownZoneError, "IANA name, such as"),
        ("PFM-1 Europe/Kiew", UnknownZoneError, "Europe/Kyiv"),
        ("PFM-1 not in the morning", UnreadFilterError, "“not”"),
        ("positions not Ukraine daily", UnreadFilterError, "“not”"),
        ("daily not Kyiv", UnreadFilterError, "allegations except in Kyiv"),
        ("allegations daily time", UnreadFilterError, "at 9:00 Europe/Kyiv"),
        ("PFM-1 at 9 UTC+2", UnknownZoneError, "summer time"),
        ("PFM-1 at 9 +02:00", UnknownZoneError, "summer time"),
        ("PFM-1 at 9 Europe/Kyiv Europe/Paris", UnreadWishError, "Two time zones"),
        ("PFM-1 at 9 in London", UnclearZoneError, "For the clock type Europe/London; for the place put “in London” before"),
        ("at 9 London allegations", UnclearZoneError, "Europe/London"),
        ("x" * (LONGEST_WISH + 1), UnreadWishError, "may have 1,000 characters"),
    ],
)
def test_what_is_not_understood_is_said_with_its_cure(
    typed: str, fault: type[UnreadWishError], said: str, lexicon: Lexicon
) -> None:
    with pytest.raises(UnreadWishError) as told:
        read(typed, lexicon)
    assert type(told.value) is fault, told.value
    assert re.search(said, str(told.value)), told.value
    assert told.value.kept == "Nothing was changed."
    assert told.value.cure


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("PFM-1 also when nothing is new", True),
        ("PFM-1 daily at 9, even if nothing is new", True),
        ("even when there is nothing new PFM-1", True),
        ("PFM-1 also on quiet days", True),
        ("PFM-1 daily", False),
    ],
)
def test_nothing_new_is_told_only_where_it_is_asked_for(typed: str, says: bool, lexicon: Lexicon) -> None:
    wished = read(typed, lexicon)
    assert (wished.filter, wished.says_nothing_new) == (Query(weapons=("pfm-1",)), says)


def test_what_was_assumed_is_told(lexicon: Lexicon) -> None:
    wished = read("allegations in Ukrane weekly", lexicon)
    assert wished.assumptions == ("“weekly” was taken as every Monday.", "“Ukrane” was read as Ukraine.")


def test_a_day_in_a_name_is_no_rhythm(lexicon: Lexicon) -> None:
    names = [(entry.id, entry.name, False, False) for entry in lexicon.entries(Kind.ACTOR)[:1]]
    named = Lexicon(1, lexicon.entries(Kind.ACTOR)[:1], [(names[0][0], "Sunday Times", False, False)])
    wished = read_wish("Sunday Times at 9", named, zone=VIENNA, today=TODAY)
    assert rhythm_words(wished.days, wished.at) == "daily at 09:00"
    assert wished.filter.has_names


WORDS = st.sampled_from(
    [
        "allegations",
        "positions",
        "responses",
        "against",
        "by",
        "in",
        "of",
        "on",
        "Russia",
        "Ukraine",
        "Izium",
        "PFM-1",
        "Ottawa",
        "Convention",
        "everything",
        "all",
        "daily",
        "weekly",
        "weekdays",
        "Monday",
        "and",
        "at",
        "9",
        "09:00",
        "25:00",
        "9am",
        "noon",
        "Kyiv",
        "London",
        "time",
        "Europe/Kyiv",
        "UTC",
        "CEST",
        "once",
        "as",
        "it",
        "happens",
        "since",
        "June",
        "tell",
        "me",
        "when",
        "changes",
        "ALL-0017",
        "not",
        "foo",
        "“booby",
        "traps”",
        "even",
        "if",
        "nothing",
        "is",
        "new",
        "denials",
        "votes",
        "corroborated",
        ",",
        ".",
        "?",
        "74/61",
        "the",
    ]
)


def tried(typed: str, lexicon: Lexicon) -> Wish | UnreadWishError:
    try:
        return read(typed, lexicon)
    except UnreadWishError as fault:
        return fault


@settings(max_examples=400, deadline=None)
@given(typed=st.lists(WORDS, max_size=12).map(" ".join))
def test_a_wish_is_read_whole_or_turned_down_and_never_becomes_everything(typed: str, lexicon: Lexicon) -> None:
    wished = tried(typed, lexicon)
    if isinstance(wished, UnreadWishError):
        assert wished.what
        assert wished.cure
        return
    if wished.filter == Query():
        assert re.search(r"\b(everything|all|anything)\b", typed)
    assert filter_words(wished.filter, lexicon)
    again = read(f"{wished.words} {rhythm_words(wished.days, wished.at)} {wished.zone.key}", lexicon)
    assert (again.filter, again.days, again.zone) == (wished.filter, wished.days, wished.zone)


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=80))
def test_any_text_is_read_or_turned_down(typed: str, lexicon: Lexicon) -> None:
    wished = tried(typed, lexicon)
    if isinstance(wished, Wish) and wished.filter == Query():
        assert re.search(r"everything|anything|all|any|whatever", typed, re.IGNORECASE)
