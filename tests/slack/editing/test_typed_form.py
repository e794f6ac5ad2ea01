"""What is typed into single fields, and how it is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.editing.typed_form import TypedForm, bounds_of, count_words, read_count, read_date
from bot.slack.views.forms import Choice

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("12", (12, 12)), ("1,200", (1200, 1200)), ("12-15", (12, 15)), ("12 – 15", (12, 15)), ("12 to 15", (12, 15)),
        ("at least 12", (12, None)), ("At least 12", (12, None)), ("12 or more", (12, None)), ("12+", (12, None)),
        ("more than 12", (13, None)), ("up to 12", (0, 12)), ("at most 12", (0, 12)), ("0", (0, 0)),
        ("15-12", None), ("dozens", None), ("at least 12-15", None), ("-3", None), ("9999999999", None), ("12 or", None),
        ("at least 9999999999", None),
    ],
)  # fmt: skip
def test_numbers_of_people(typed: str, count: tuple[int, int | None] | None) -> None:
    assert read_count(typed) == count


@given(st.integers(0, 9_999), st.none() | st.integers(0, 9_999))
def test_a_number_in_words_is_read_as_the_same(least: int, more: int | None) -> None:
    count = (least, None if more is None else least + more)
    assert read_count(count_words(count)) == count


@pytest.mark.parametrize(
    ("typed", "bounds"),
    [
        ("2 November 2023", "2 November 2023"),
        ("2023-11", "November 2023"),
        ("November 2023", "November 2023"),
        ("2023", "2023"),
        ("autumn 2023", "1 September 2023 to 30 November 2023"),
        ("between March and May 2022", "1 March 2022 to 31 May 2022"),
    ],
)
def test_dates_are_said_back_as_their_bounds(typed: str, bounds: str) -> None:
    read = read_date(typed, TODAY)
    assert read is not None
    assert bounds_of(read) == bounds


@pytest.mark.parametrize("typed", ["3 Novemba 2026", "Novemba 3rd 2026", "not in 2023", "2 or 3 of 2023", "blorgsday"])
def test_words_that_may_mean_another_day_are_not_read_as_their_year(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@pytest.mark.parametrize("typed", ["2 November 2023, 14:30 local time", "on the night of 2 November 2023"])
def test_words_beside_a_date_do_no_harm(typed: str) -> None:
    read = read_date(typed, TODAY)
    assert read is not None
    assert bounds_of(read) == "2 November 2023"


def test_a_new_name_that_was_not_added_is_told_at_its_field() -> None:
    form = TypedForm({"actors": (Choice("nor", "Norway"), Choice("+Me", "Add “Me” as a new name…"))}, TODAY, {"actors"})
    assert form.keys("actors") == ["nor"]
    assert form.faults == {"actors": "“Me” is not in the register yet: choose it anew to add it, or another name."}
