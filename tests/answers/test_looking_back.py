"""Words that look back, and words that only look so."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.answers.answering import Answerer
from bot.answers.looking_back import CannotLookBackError, looked_back, read_moment
from bot.answers.query import Intent
from bot.answers.rendering import as_json
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.interchange.importing import import_files
from tests.answers import parts
from tests.register.material import lines

VIENNA = ZoneInfo("Europe/Vienna")
TODAY = date(2026, 11, 22)
END = datetime(2026, 11, 5, 22, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what did the register say on 5 November 2026 about allegations in Izium", "allegations in Izium"),
        ("What did the register say about allegations in Izium on 5 November 2026?", "allegations in Izium"),
        ("What did Rapporteur say on 5 Nov 2026?", "latest records"),
        ("as recorded on 2026-11-05: allegations in Izium", "allegations in Izium"),
        ("allegations in Izium (as recorded on 05.11.2026)", "allegations in Izium"),
        ("According to the register on 5 Nov 2026, what did Ukraine reply?", "what did Ukraine reply?"),
        ("how many allegations did the register hold on 5 November 2026?", "how many allegations?"),
        ("as the register stood at the end of 5 November 2026: votes", "votes"),
        ("who was a party on 1 March 2024, as recorded on 5 November 2026", "who was a party on 1 March 2024"),
    ],
)
def test_words_that_look_back_name_the_end_of_a_day(question: str, rest: str) -> None:
    looked = looked_back(question, VIENNA, TODAY)
    assert looked.as_of is not None
    assert (looked.question, looked.as_of.moment) == (rest, END)
    assert looked.as_of.said == "at the end of 5 November 2026"


@pytest.mark.parametrize(
    "question",
    [
        "how many parties to the Ottawa Convention as of 1 March 2024",
        "what does the register say about attacks on 5 November 2026",
        "what was recorded on 5 November 2026",
        "according to the register, who used mines on 5 November 2022",
        "history of ALL-0017 since 5 November 2026",
        "",
    ],
)
def test_other_dates_are_what_is_asked_about(question: str) -> None:
    looked = looked_back(question, VIENNA, TODAY)
    assert (looked.question, looked.as_of, looked.fault) == (question, None, "")


@pytest.mark.parametrize(
    ("question", "fault", "better"),
    [
        ("as recorded on 5 November: votes", "of which year?", "as recorded on 5 November 2026: votes"),
        ("what did the register say in December about Izium", "of which year?", "in December 2025 about Izium"),
        ("as recorded on 23 November 2026: votes", "has not come yet", ""),
        ("as recorded on 31 November 2026: votes", "not understood as a day", ""),
    ],
)
def test_a_day_is_never_guessed(question: str, fault: str, better: str) -> None:
    looked = looked_back(question, VIENNA, TODAY)
    assert looked.as_of is None
    assert fault in looked.fault
    assert looked.better.endswith(better)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-05", END),
        ("2026-11-05T14:30", datetime(2026, 11, 5, 13, 30, tzinfo=UTC)),
        ("2026-11-05T14:30+00:00", datetime(2026, 11, 5, 14, 30, tzinfo=UTC)),
        ("2026-11-22", datetime(2026, 11, 22, 22, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_the_zone(typed: str, moment: datetime) -> None:
    assert read_moment(typed, VIENNA, datetime(2026, 11, 22, 12, tzinfo=UTC)).moment == moment


@pytest.mark.parametrize("typed", ["2026-11-23", "2026-11-22T13:01", "5 November", "", "2026-02-30", "9999-12-31"])
def test_a_moment_that_cannot_be_looked_back_to_is_refused(typed: str) -> None:
    with pytest.raises(CannotLookBackError):
        read_moment(typed, VIENNA, datetime(2026, 11, 22, 12, tzinfo=UTC))


def test_an_answer_of_the_past(database: Database, tmp_path: Path) -> None:
    parts.fill(database, tmp_path, [parts.allegation("seen", summary="Border Watch saw landmines.")])
    later = datetime(2026, 11, 21, 9, tzinfo=UTC)
    changed = [
        parts.allegation("seen", summary="Border Watch reported landmines."),
        parts.response("reply", "seen", "denial"),
        parts.record("position", "new", speaker="aland", stance="opposes", said="2026-11-19", weapons=["mine"]),
    ]
    import_files(database, [lines(tmp_path / "later.jsonl", *changed)], who="test", now=later)
    answerer = Answerer(database, LexiconKeeper(database))

    def ask(question: str) -> dict[str, Any]:
        return as_json(answerer.answer(question, today=TODAY))

    then = ask("as recorded on 20 November 2026: allegations about landmines")
    (finding,) = then["findings"]
    assert then["as_of"] == "2026-11-20"
    assert finding["line"] == "Border Watch saw landmines."
    assert finding["response_state"] == "No response recorded as of 20 November 2026."
    assert str(then["headline"]).startswith("As the register stood at the end of 20 November 2026: Border Watch saw")
    assert "as the register stood at the end of 20 November 2026" in str(then["text"])
    assert "Changed after that, the last time on 21 November 2026: ask for “history of ALL-0001”." in str(then["text"])
    assert ask("as recorded on 20 November 2026: positions on landmines this week")["total"] == 0
    assert ask("positions on landmines this week")["total"] == 1
    yesterday = ask("as recorded on 20 November 2026: positions on landmines yesterday")["understood"]
    assert yesterday["said"] == ["2026-11-19", "2026-11-19"]
    days_later = answerer.answer("as recorded yesterday: votes", today=TODAY, asked_on=date(2026, 11, 21))
    assert days_later.as_of == date(2026, 11, 20)
    empty = ask("as recorded on 1 November 2026: allegations about landmines")
    assert empty["headline"] == "As the register stood at the end of 1 November 2026: Nothing was recorded in Rapporteur yet."
    assert (empty["intent"], empty["total"]) == (Intent.ALLEGATIONS, 0)
