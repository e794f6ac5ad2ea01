from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.query import Span
from bot.answers.when import date_mentions
from bot.register.folding import fold

TODAY = date(2026, 11, 22)  # a Sunday


def span(first: str | None, last: str | None) -> Span:
    return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 2 November 2023", "2023-11-02", "2023-11-02"),
        ("November 2nd, 2023", "2023-11-02", "2023-11-02"),
        ("2023-11-02", "2023-11-02", "2023-11-02"),
        ("02.11.2023", "2023-11-02", "2023-11-02"),
        ("2 de noviembre de 2023", "2023-11-02", "2023-11-02"),
        ("le 14 juillet 2023", "2023-07-14", "2023-07-14"),
        ("в июле 2023 года", "2023-07-01", "2023-07-31"),
        ("у липні 2023 року", "2023-07-01", "2023-07-31"),
        ("in July 2023", "2023-07-01", "2023-07-31"),
        ("early July 2023", "2023-07-01", "2023-07-10"),
        ("late July 2023", "2023-07-22", "2023-07-31"),
        ("2023-07", "2023-07-01", "2023-07-31"),
        ("in 2023", "2023-01-01", "2023-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("Q3 2022", "2022-07-01", "2022-09-30"),
        ("first half of 2022", "2022-01-01", "2022-06-30"),
        ("summer 2023", "2023-06-01", "2023-08-31"),
        ("spring/summer 2022", "2022-03-01", "2022-08-31"),
        ("winter 2022", "2022-12-01", "2023-02-28"),
        ("between March and June 2022", "2022-03-01", "2022-06-30"),
        ("between 6 and 10 July 2023", "2023-07-06", "2023-07-10"),
        ("6-10 July 2023", "2023-07-06", "2023-07-10"),
        ("from 1 March 2022 to 5 May 2023", "2022-03-01", "2023-05-05"),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("since 2022", "2022-01-01", None),
        ("since 14 July 2023", "2023-07-14", None),
        ("after June 2022", "2022-07-01", None),
        ("before 2022", None, "2021-12-31"),
        ("until March 2022", None, "2022-03-31"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("today", "2026-11-22", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("the last 2 weeks", "2026-11-08", "2026-11-22"),
        ("past three months", "2026-08-22", "2026-11-22"),
        ("3 days ago", "2026-11-19", "2026-11-19"),
        ("since Monday", "2026-11-16", None),
        ("last Monday", "2026-11-16", "2026-11-16"),
        ("on 2 November", "2026-11-02", "2026-11-02"),
        ("on 2 December", "2025-12-02", "2025-12-02"),
        ("in March", "2026-03-01", "2026-03-31"),
        ("in December", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_time_in_words_is_a_stretch_of_days(text: str, first: str | None, last: str | None) -> None:
    assert [mention.span for mention in date_mentions(fold(text), TODAY)] == [span(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1540 and 1929",
        "A/RES/74/61",
        "article 20",
        "155 mm shells",
        "the 1997 Convention",
        "it may march on",
        "PFM-1",
        "9N210",
        "12345",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert date_mentions(fold(text), TODAY) == []


def test_a_day_that_no_month_has_is_no_day() -> None:
    assert span("2023-11-30", "2023-11-30") not in [mention.span for mention in date_mentions("31 november 2023", TODAY)]


def test_a_mention_knows_where_it_stands() -> None:
    text = "what was said in july 2023 about mines"
    (mention,) = date_mentions(text, TODAY)
    assert text[mention.start : mention.end] == "july 2023"


@given(day=st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)))
def test_any_day_is_read_in_each_way_of_writing_it(day: date) -> None:
    month = f"{day:%B}".lower()
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert [mention.span for mention in date_mentions(text, TODAY)] == [Span(day, day)]


@given(text=st.text(max_size=300), today=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_no_text_breaks_the_grammar_and_no_stretch_ends_before_it_begins(text: str, today: date) -> None:
    for mention in date_mentions(fold(text), today):
        assert 0 <= mention.start < mention.end
        if mention.span.first and mention.span.last:
            assert mention.span.first <= mention.span.last
