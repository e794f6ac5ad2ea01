"""The questions that are offered: each finds something for whoever is offered it, and tells of nothing else."""

import pytest

from bot.answers.answering import Answerer
from bot.answers.prompts import Prompts, following
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register import documents, writing
from bot.register.vocabulary import Tlp
from tests.answers.conftest import TODAY, Ask
from tests.answers.parts import NAMES, NOW, record

CEILINGS = (Tlp.CLEAR, Tlp.GREEN, Tlp.RED)


@pytest.fixture
def prompts(database: Database) -> Prompts:
    return _prompts(database)


def test_each_finds_something_in_the_sample_for_this_reader(sample_database: Database, ask: Ask) -> None:
    prompts = _prompts(sample_database)
    for ceiling in CEILINGS:
        offered = prompts.fitting(ceiling, TODAY)
        assert len(offered) == 4
        for prompt in offered:
            answer = ask(prompt.question, ceiling=ceiling)
            assert answer.total, prompt
            assert not answer.nearest, prompt
            assert answer.choices == (), prompt
            for after in following(answer):
                assert ask(after.question, ceiling=ceiling).total, after


def test_they_are_made_of_what_the_reader_may_see(database: Database, prompts: Prompts) -> None:
    assert prompts.fitting(Tlp.RED, TODAY) == ()
    allegation = {"alleged_by": ["watch"], "act": "use", "places": ["town"], "said": "2026-01-02"}
    _save(database, record("allegation", "mined", **allegation, tlp="GREEN"), record("position", "said", **_said("bland")))
    clear, green = ([each.question for each in prompts.fitting(ceiling, TODAY)] for ceiling in (Tlp.CLEAR, Tlp.GREEN))
    assert "What is alleged in Smalltown?" in green
    assert "What has Bland said about Landmine?" in clear
    assert not any("Smalltown" in question or "allegation" in question for question in clear)


def test_nobody_private_is_named(database: Database, prompts: Prompts) -> None:
    _save(database, record("position", "private", **_said("jane")))
    offered = prompts.fitting(Tlp.CLEAR, TODAY)
    assert offered
    assert "Jane" not in str(offered)


def test_they_are_made_anew_when_something_is_published_or_withdrawn(database: Database, prompts: Prompts) -> None:
    _save(database, record("position", "said", **_said("bland")))
    assert "What has Bland said about Landmine?" in [each.question for each in prompts.fitting(Tlp.CLEAR, TODAY)]
    _save(database, record("position", "said", **_said("bland")) | {"state": "withdrawn"})
    assert prompts.fitting(Tlp.CLEAR, TODAY) == ()


def _prompts(database: Database) -> Prompts:
    lexicons = LexiconKeeper(database)
    return Prompts(database, lexicons, Answerer(database, lexicons))


def _said(speaker: str) -> dict[str, object]:
    return {"speaker": speaker, "stance": "calls_for", "weapons": ["mine"], "said": "2026-01-03"}


def _save(database: Database, *records: dict[str, object]) -> None:
    with database.write() as session:
        lines = [documents.from_fields(each) for each in (*NAMES, *records)]
        writing.save(session, lines, who="tests", why="to be offered", now=NOW)
