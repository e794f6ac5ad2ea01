"""Names that only hidden records bear: a question that has one in it is read as if the register had none."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Answer
from bot.answers.rendering import as_json
from bot.database import Database
from bot.register.vocabulary import Tlp
from tests.answers.conftest import answerer_of
from tests.answers.parts import allegation, fill, record

TODAY = date(2026, 11, 22)
CLOSED: dict[str, Any] = {"type": "actor", "key": "zq", "name": "Zqabarra", "actor_type": "ngo", "aliases": ["The Zq Group"]}
UNUSED: dict[str, Any] = {"type": "actor", "key": "xy", "name": "Xylovia", "actor_type": "ngo"}
SAID = record("position", "open", speaker="bland", stance="condemns", said="2026-01-04", weapons=["mine"])
HIDDEN = record("position", "zq-said", speaker="zq", stance="condemns", said="2026-01-04", weapons=["mine"], tlp="AMBER")
DRAFT = HIDDEN | {"key": "zq-draft", "tlp": "CLEAR", "state": "draft", "reviewer": None}


def asked(database: Database, question: str, ceiling: Tlp = Tlp.GREEN) -> Answer:
    return answerer_of(database).answer(question, today=TODAY, ceiling=ceiling)


@pytest.mark.parametrize("hidden", [HIDDEN, DRAFT], ids=["above the ceiling", "a draft"])
@pytest.mark.parametrize(
    "question",
    [
        "what did Zqabarra say",
        "positions of the Zq Group on landmines",
        "zqabara on mines",
        "compare Bland and Zqabarra on mines",
    ],
)
def test_it_is_no_name(database: Database, tmp_path: Path, hidden: dict[str, Any], question: str) -> None:
    without = tmp_path / "without"
    without.mkdir()
    fill(database, tmp_path, [SAID])
    bare = as_json(asked(database, question))
    fill(database, without, [CLOSED, hidden])
    assert as_json(asked(database, question)) == bare
    if hidden is HIDDEN:
        assert "Zqabarra" in asked(database, question, Tlp.AMBER).understood


def test_one_that_no_record_bears_or_a_shown_one_too_is_a_name(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [CLOSED, UNUSED, HIDDEN])
    assert "Xylovia" in asked(database, "what did Xylovia say").understood
    assert "Zqabarra" not in asked(database, "what did Zqabarra say").understood
    fill(database, tmp_path, [allegation("open-one", alleged_by=["zq"])])
    assert "Zqabarra" in asked(database, "what did Zqabarra say").understood


def test_a_private_individual_is_taken_out_of_words_whoever_may_see_what_they_said(database: Database, tmp_path: Path) -> None:
    named = SAID | {"summary": "Bland condemned what was done to Jane Doe."}
    fill(database, tmp_path, [named, HIDDEN | {"speaker": "jane", "key": "jane-said"}])
    (finding,) = asked(database, "what did Bland say").findings
    assert "Jane" not in str(finding)
    assert "what was done to" in str(finding)
