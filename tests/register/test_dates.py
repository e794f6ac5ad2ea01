from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.register.dates import FuzzyDate, spoken
from bot.register.vocabulary import Precision

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BOUNDS = st.one_of(st.none(), DAYS)


@pytest.mark.parametrize(
    ("short", "earliest", "latest", "precision", "text"),
    [
        ("2023-11-02", "2023-11-02", "2023-11-02", "day", "2 November 2023"),
        ("2023-11", "2023-11-01", "2023-11-30", "month", "November 2023"),
        ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
        ("9999-12", "9999-12-01", "9999-12-31", "month", "December 9999"),
        ("2023", "2023-01-01", "2023-12-31", "year", "2023"),
        ("2022-04/2022-09", "2022-04-01", "2022-09-30", "range", "between 1 April 2022 and 30 September 2022"),
        ("2022/2022-09-03", "2022-01-01", "2022-09-03", "range", "between 1 January 2022 and 3 September 2022"),
    ],
)
def test_short_forms(short: str, earliest: str, latest: str, precision: str, text: str) -> None:
    read = FuzzyDate.parse(short)
    assert (str(read.earliest), str(read.latest), read.precision, str(read)) == (earliest, latest, precision, text)


@pytest.mark.parametrize(
    "short",
    [
        "",
        "soon",
        "23",
        "2023-13",
        "2023-02-30",
        "2023-1-1",
        "2023-11-02T10:00",
        "2023/2022",
        "2023/",
        "1/2/3",
        "0000",
        "٢٠٢٣",
        "2023\n",
    ],
)
def test_what_is_no_date(short: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        FuzzyDate.parse(short)


@pytest.mark.parametrize(
    ("earliest", "latest", "text", "said"),
    [
        (None, None, None, "date unknown"),
        (None, date(2023, 11, 14), None, "by 14 November 2023"),
        (date(2023, 11, 14), None, None, "from 14 November 2023 on"),
        (date(2023, 9, 1), date(2023, 11, 14), "earlier in the autumn", "earlier in the autumn"),
    ],
)
def test_open_dates_and_the_sources_own_words(earliest: date | None, latest: date | None, text: str | None, said: str) -> None:
    assert str(FuzzyDate(earliest, latest, Precision.SEASON, text)) == said


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        FuzzyDate(date(2023, 2, 1), date(2023, 1, 1), Precision.RANGE)


def test_a_day_is_said_without_leading_zeros() -> None:
    assert spoken(date(2023, 11, 2)) == "2 November 2023"


@st.composite
def fuzzy_dates(draw: st.DrawFn) -> FuzzyDate:
    first, last = draw(BOUNDS), draw(BOUNDS)
    if first and last and first > last:
        first, last = last, first
    return FuzzyDate(first, last, Precision.RANGE)


@given(fuzzy_dates(), BOUNDS, BOUNDS, DAYS)
def test_a_day_in_both_means_that_they_overlap(fuzzy: FuzzyDate, first: date | None, last: date | None, day: date) -> None:
    in_fuzzy = fuzzy.overlaps(day, day)
    in_span = (first is None or first <= day) and (last is None or day <= last)
    if in_fuzzy and in_span:
        assert fuzzy.overlaps(first, last)


@given(fuzzy_dates(), DAYS, st.integers(0, 400))
def test_what_overlaps_a_span_has_a_day_in_it(fuzzy: FuzzyDate, first: date, length: int) -> None:
    days = (first + timedelta(days=offset) for offset in range(length + 1))
    assert fuzzy.overlaps(first, first + timedelta(days=length)) == any(fuzzy.overlaps(day, day) for day in days)


@given(fuzzy_dates(), DAYS, DAYS)
def test_what_lies_within_a_span_overlaps_it(fuzzy: FuzzyDate, one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    if fuzzy.within(first, last):
        assert fuzzy.overlaps(first, last)
        assert fuzzy.is_bounded
