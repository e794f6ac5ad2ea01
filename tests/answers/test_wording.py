from datetime import date

import pytest

from bot.answers.query import Span
from bot.answers.wording import span_said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, ""),
        (date(2023, 11, 2), date(2023, 11, 2), "2 November 2023"),
        (date(2022, 11, 1), date(2022, 11, 30), "November 2022"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1 February 2024 to 28 February 2024"),
        (date(2023, 3, 1), date(2023, 6, 30), "March to June 2023"),
        (date(2022, 12, 1), date(2023, 2, 28), "December 2022 to February 2023"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 1, 1), date(2024, 12, 31), "2022 to 2024"),
        (date(2022, 11, 2), date(2022, 11, 9), "2 November 2022 to 9 November 2022"),
        (date(2022, 6, 1), None, "since 1 June 2022"),
        (None, date(2022, 6, 30), "until 30 June 2022"),
        (date(9999, 12, 1), date.max, "1 December 9999 to 31 December 9999"),
    ],
)
def test_a_stretch_of_days_is_said_by_the_names_of_months_and_years(first: date | None, last: date | None, said: str) -> None:
    assert span_said(Span(first, last)) == said
