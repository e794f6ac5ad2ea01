"""From a question to blocks, against loading the same records with their sources by primary key."""

import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.model import Citation, Record
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR, Footing, answer_message
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.importing import REGISTER

TODAY = date(2026, 11, 22)
ROUNDS = 25
QUESTIONS = (
    "United Nations position on cluster munitions",
    "allegations in Kharkiv oblast",
    "allegations against Russia about cluster munitions",
    "is Ukraine a party to the Ottawa Convention",
    "what has the UN said about anti-personnel mines?",
    "who welcomed the American decision on cluster munitions",
    "how did Ukraine vote on cluster munitions in 2018",
    "who abstained in 2019 on the mine ban resolution",
    "what did Ukraine reply about Izium",
    "positions on a sufficient stockpile",
)


def figures(folder: Path) -> Iterator[Figure]:
    """Measure each question and give the median over all of them."""
    database = Database(f"sqlite:///{folder / REGISTER}")
    answerer = Answerer(database, LexiconKeeper(database))
    measured = [_measured(database, answerer, question) for question in QUESTIONS]
    database.dispose()
    ours, floor = zip(*measured, strict=True)
    ratio = statistics.median(each / bare for each, bare in measured)
    medians = compared("", (statistics.median(ours), statistics.median(floor)), 3)
    yield Figure("an answer, from question to blocks (median question)", medians.ours, medians.floor, ratio, 3)


def _measured(database: Database, answerer: Answerer, question: str) -> tuple[float, float]:
    def answer() -> list[int]:
        given = answerer.answer(question, today=TODAY, most=FINDINGS_TO_ASK_FOR)
        answer_message(given, Footing())
        return [finding.record_id for finding in given.findings]

    def load() -> None:
        with database.read() as session:
            whole = select(Record).where(Record.id.in_(ids)).options(selectinload(Record.citations).joinedload(Citation.source))
            session.scalars(whole).all()

    ids = answer()
    if not ids:
        raise RuntimeError(f"nothing to compare: “{question}” finds no record")
    load()
    return in_turn(lambda: seconds(answer), lambda: seconds(load), ROUNDS)
