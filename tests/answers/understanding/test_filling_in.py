from datetime import date

import pytest

from bot.answers.query import Intent, Query, Span
from bot.answers.understanding.filling_in import filled_in
from bot.names.lexicon import Lexicon

TREATY = Query(Intent.TREATY_STATUS, treaties=("apmbc",))
CLAIMS = Query(Intent.ALLEGATIONS, speakers=("rus",), actors=("ukr",))
YEAR = Query(Intent.VOTES, said=Span(date(2018, 1, 1), date(2018, 12, 31)))
DAY = Query(Intent.POSITIONS, said=Span(date(2023, 7, 7), date(2023, 7, 7)))


@pytest.mark.parametrize(
    ("before", "typed", "read"),
    [
        (TREATY, "and the cluster one?", "and the cluster convention?"),
        (TREATY, "and the latest one?", "and the latest one?"),
        (CLAIMS, "only those by the MoD", "only those by Ministry of Defence of Russia"),
        (CLAIMS, "а МИД?", "а Ministry of Foreign Affairs of Russia?"),
        (CLAIMS, "what did the Ukrainian MoD say", "what did the Ukrainian MoD say"),
        (TREATY, "and the defence ministry?", "and the defence ministry?"),
        (DAY, "and the cluster one?", "and the cluster one?"),
        (DAY, "ok and on the 11th", "ok and on 11 July 2023"),
        (DAY, "the 11th and the 12th?", "on 11 July 2023 and on 12 July 2023?"),
        (DAY, "and the 31st?", "and on 31 July 2023?"),
        (DAY, "what about the 22nd meeting", "what about the 22nd meeting"),
        (DAY, "and on the 1st of August?", "and on the 1st of August?"),
        (TREATY, "and on the 11th", "and on the 11th"),
        (DAY, "what else was said that day", "what else was said on 7 July 2023"),
        (DAY, "who abstained in the same month?", "who abstained in July 2023?"),
        (DAY, "та хто ще того року?", "та хто ще in 2023?"),
        (DAY, "¿y quién más ese mismo año?", "¿y quién más in 2023?"),
        (DAY, "since that year", "since 2023"),
        (DAY, "et cette année-là ?", "et in 2023 ?"),
        (DAY, "et cette année ?", "et cette année ?"),
        (DAY, "et ce mois ?", "et ce mois ?"),
        (DAY, "who left in the same year as Poland", "who left in the same year as Poland"),
        (DAY, "who left in 2019, and who joined that year", "who left in 2019, and who joined that year"),
        (YEAR, "who else abstained that year", "who else abstained in 2018"),
        (YEAR, "who abstained that month", "who abstained that month"),
        (Query(Intent.POSITIONS, said=Span(date(2023, 7, 7))), "and that day", "and that day"),
        (TREATY, "who joined that year", "who joined that year"),
        (Query(Intent.POSITIONS, said=Span(date(2023, 6, 7))), "and on the 31st", "and on the 31st"),
    ],
)
def test_what_is_half_said_is_said_whole_by_what_was_asked_before(
    lexicon: Lexicon, before: Query, typed: str, read: str
) -> None:
    assert filled_in(typed, before, lexicon) == read
