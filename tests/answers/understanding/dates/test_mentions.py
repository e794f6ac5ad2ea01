import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.query import Span
from bot.answers.understanding.dates import DateMention, YearFrom, date_mentions, mentions, words
from bot.answers.understanding.dates.reader import Reader
from bot.register.folding import fold

TODAY = date(2026, 11, 22)  # a Sunday
_LINES = (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8").splitlines()
PHRASES = [tuple(line.rsplit(" | ", 1)) for line in _LINES if line and not line.startswith("#")]
_WORDS = """
in on since until from to and between the of last this early mid end week month year november nov 2 14 2023 '23 - / . , 2023-11
q3 second half winter summer may march next ago two past monday not с ноября года le 31 32 prochain quarter days so far
"""


def read(text: str, year: int | None = None) -> list[DateMention]:
    return date_mentions(fold(text), TODAY, year)


def said(span: Span) -> str:
    return f"{span.first or '-'}..{span.last or '-'}"


def meaning(mentions: list[DateMention]) -> str:
    """Say what times mean in the words of phrases.txt: those that are asked for."""
    mentions = [each for each in mentions if not each.set_aside]
    for each in mentions:
        if each.readings:
            return " or ".join(map(said, each.readings))
        if each.yearless or each.unread:
            return "year?" if each.yearless else "unread"
    spans = [each.span for each in mentions if each.span]
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    first = None if None in firsts else min(filter(None, firsts), default=None)
    last = None if None in lasts else max(filter(None, lasts), default=None)
    return said(Span(first, last)) if spans else "none"


@pytest.mark.parametrize(("phrase", "expected"), PHRASES, ids=[phrase for phrase, _ in PHRASES])
def test_a_phrase_means_what_people_mean_by_it(phrase: str, expected: str) -> None:
    assert meaning(read(phrase)) == expected


def test_there_are_phrases_enough_to_tell() -> None:
    assert len(PHRASES) >= 250


@pytest.mark.parametrize(
    ("text", "year", "first", "year_from"),
    [
        ("on 2 Nov", 2023, date(2023, 11, 2), YearFrom.CONVERSATION),
        ("on 2 Nov", None, None, None),
        ("in 2021, and on 2 Nov", 2023, date(2021, 11, 2), YearFrom.QUESTION),
        ("in 2021, in 2022, and on 2 Nov", None, None, None),
        ("from 2021 to 2022, and on 2 Nov", None, None, None),
        ("only since June", 2023, date(2023, 6, 1), YearFrom.CONVERSATION),
        ("only since June", None, date(2026, 6, 1), YearFrom.TODAY),
        ("only since December", None, date(2025, 12, 1), YearFrom.TODAY),
        ("last November", 2023, date(2025, 11, 1), YearFrom.TODAY),
        ("on 29 February", 2023, None, None),
    ],
)
def test_a_year_comes_from_the_question_or_the_conversation_and_is_never_guessed(
    text: str, year: int | None, first: date | None, year_from: YearFrom | None
) -> None:
    mention = read(text, year)[-1]
    assert (mention.span.first, mention.year_from) == (first, year_from)
    assert (mention.yearless is None) == (first is not None)


def test_a_time_left_open_is_bounded_when_its_year_is_known() -> None:
    (mention,) = read("what was said before 2 Nov")
    assert mention.in_year(2023) == Span(None, date(2023, 11, 1))


def test_a_mention_knows_where_it_stands_and_where_its_words_begin() -> None:
    text = "what was said since july 2023 about mines"
    (mention,) = read(text)
    assert text[mention.start : mention.end] == "july 2023"
    assert text[mention.said_from : mention.end] == "since july 2023"


def test_what_is_set_aside_is_told_from_what_is_asked_for() -> None:
    wanted, aside = read("in 2023, not 2022")
    assert (wanted.span, wanted.set_aside) == (Span(date(2023, 1, 1), date(2023, 12, 31)), False)
    assert (aside.span, aside.set_aside) == (Span(date(2022, 1, 1), date(2022, 12, 31)), True)


_DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(day=_DAYS)
def test_any_day_is_read_in_each_way_of_writing_it(day: date) -> None:
    month = f"{day:%B}"
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day:%A} {day.day} {month[:3]} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert [mention.span for mention in read(text)] == [Span(day, day)], text


@given(day=_DAYS)
def test_numbers_with_slashes_are_read_day_first_and_month_first_where_both_are_days(day: date) -> None:
    (mention,) = read(f"{day:%d/%m/%Y}")
    if day.day > 12 or day.day == day.month:
        assert mention.span == Span(day, day)
    else:
        other = date(day.year, day.day, day.month)
        assert (mention.span, mention.readings) == (Span(), (Span(day, day), Span(other, other)))


@given(one=_DAYS, other=_DAYS)
def test_any_two_days_make_a_stretch(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for text in (f"from {first} to {last}", f"between {first} and {last}", f"{first:%d.%m.%Y}-{last:%d.%m.%Y}"):
        assert [mention.span for mention in read(text)] == [Span(first, last)], text


@given(st.lists(st.sampled_from(sorted((mentions._OPENERS | words.OF | words.ARTICLES | words.JOINTS) - mentions._TELLS))))
def test_words_that_tell_no_time_by_themselves_tell_none_together(said: list[str]) -> None:
    reader = Reader(" ".join(said), TODAY)
    assert mentions._TELLS.isdisjoint(reader.at)
    assert mentions._times(reader) == []


@given(
    text=st.text(max_size=300) | st.lists(st.sampled_from(_WORDS.split()), max_size=30).map(" ".join),
    today=st.dates(),
    year=st.none() | st.integers(1, 9_999),
)
@example(text="Q1 2000 Q1", today=date(2000, 1, 1), year=None)
@example(text="last week", today=date.min, year=None)
@example(text="last half", today=date.min, year=None)
@example(text="next week", today=date.max, year=None)
@example(text="the week after 9999-12-31, the two months before 0001-01-01", today=date.max, year=None)
def test_no_text_breaks_the_grammar(text: str, today: date, year: int | None) -> None:
    folded, end = fold(text), 0
    for mention in date_mentions(folded, today, year):
        assert end <= mention.start < mention.end <= len(folded)
        assert 0 <= mention.said_from <= mention.start
        end = mention.end
        for span in (mention.span, *mention.readings):
            assert not (span.first and span.last) or span.first <= span.last
        settled = (mention.readings, mention.yearless, mention.unread)
        assert not (mention.span and any(settled))


@pytest.mark.parametrize(
    "text", ["1", "1 ", "2-", "12/11/", "2022-", "and ", "nov ", "2 nov and ", "since ", "the last ", "first week of ", "' "]
)
def test_four_times_the_text_takes_about_four_times_as_long(text: str) -> None:
    def took(length: int) -> float:
        repeated = (text * length)[:length]
        times = []
        for _ in range(4):
            begun = time.thread_time()  # and not what passes while others have the processor
            date_mentions(repeated, TODAY)
            times.append(time.thread_time() - begun)
        return min(times)

    assert took(4_000) < 4 * 5 * took(1_000) + 0.001
