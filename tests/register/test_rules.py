"""What may be published, alone, beside other lines, and beside what the database has."""

from pathlib import Path
from typing import Any

import pytest

from bot.database import Database
from bot.register.rules import STATUS_MOVES
from bot.register.vocabulary import Status
from tests.register.material import (
    PUBLISHED,
    REFERENCES,
    Fields,
    allegation,
    assessment,
    imported,
    position,
    refused,
    response,
    source,
    vote,
)

BOTH_SOURCES = [{"source": "hrw-2023"}, {"source": "monitor-2023"}]


def told(database: Database, folder: Path, *objects: Fields) -> list[str]:
    """Give what is wrong with lines that stand after the reference entries, each with its number among them."""
    problems = refused(database, folder, *REFERENCES, *objects)
    return [f"{int(line) - len(REFERENCES)}:{what}" for _, line, what in (problem.split(":", 2) for problem in problems)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"citations": []}, "citations: a published record needs a citation"),
        ({"author": None}, "author: a published record needs an author"),
        ({"reviewer": None}, "reviewer: a published record needs a reviewer"),
        ({"reviewer": "Renee"}, "reviewer: the reviewer must not be the author"),
        ({"sensitivity": None}, "sensitivity: a published record needs its sensitivity"),
        ({"said": {"latest": "2023-11-14", "precision": "before"}}, "said: a published record needs both bounds"),
    ],
)
def test_the_gate_of_publishing(database: Database, tmp_path: Path, fields: dict[str, Any], said: str) -> None:
    problems = told(database, tmp_path, position(**{**PUBLISHED, **fields}))
    assert len(problems) == 1
    assert problems[0].startswith(f"1: {said}")
    imported(database, tmp_path, *REFERENCES, position(**{**PUBLISHED, **fields, "state": "in_review"}))


@pytest.mark.parametrize("field", ["said", "occurred", "status_since"])
def test_every_date_of_a_published_record_is_bounded(database: Database, tmp_path: Path, field: str) -> None:
    spoilt = {**PUBLISHED, field: {"earliest": "2023-11-14", "precision": "after"}}
    assert [problem.split(" ")[1] for problem in told(database, tmp_path, allegation(**spoilt))] == [f"{field}:"]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (position(stance="voted_for", resolution="A/RES/1"), "form: a vote has the form vote"),
        (vote(stance="supports"), "stance: a vote has the form vote"),
        (vote(resolution=None), "resolution: a vote needs a resolution"),
    ],
)
def test_a_vote_has_form_stance_and_resolution(database: Database, tmp_path: Path, record: Fields, said: str) -> None:
    problems = told(database, tmp_path, record)
    assert len(problems) == 1
    assert problems[0].startswith(f"1: {said}")


def test_corroborated_needs_two_groups_and_not_two_sources(database: Database, tmp_path: Path) -> None:
    rewrites = (source("wire-1", independence_group="wire"), source("wire-2", independence_group="wire"))
    same = [{"source": "wire-1"}, {"source": "wire-2"}]
    problem = "status: corroborated needs sources of two independence groups"
    corroborated = {**PUBLISHED, "status": "corroborated"}
    assert told(database, tmp_path, *rewrites, allegation(**corroborated, citations=same)) == [f"3: {problem}"]
    imported(database, tmp_path, *REFERENCES, *rewrites, allegation(**corroborated, citations=BOTH_SOURCES))
    assert refused(database, tmp_path, allegation(**corroborated, citations=same)) == [f"in.jsonl:1: {problem}"]


@pytest.mark.parametrize("status", ["finding", "not_substantiated", "refuted"])
def test_a_conclusion_needs_an_assessment_that_says_so(database: Database, tmp_path: Path, status: str) -> None:
    concluded = allegation(**PUBLISHED, status=status)
    problem = f"1: status: {status} needs a published assessment that concludes so"
    other = {"finding": "refuted"}.get(status, "finding")
    assert told(database, tmp_path, concluded) == [problem]
    assert told(database, tmp_path, concluded, assessment(conclusion=status)) == [problem]
    assert told(database, tmp_path, concluded, assessment(**PUBLISHED, conclusion=other)) == [problem]
    imported(database, tmp_path, *REFERENCES, concluded, assessment(**PUBLISHED, conclusion=status))


def test_acknowledged_needs_an_admission(database: Database, tmp_path: Path) -> None:
    acknowledged = allegation(**PUBLISHED, status="acknowledged")
    problem = "1: status: acknowledged needs a published response of kind admission"
    assert told(database, tmp_path, acknowledged, response(**PUBLISHED)) == [problem]
    imported(database, tmp_path, *REFERENCES, acknowledged, response(**PUBLISHED, kinds=["justification", "admission"]))


def test_an_answer_is_published_only_with_its_allegation(database: Database, tmp_path: Path) -> None:
    assert told(database, tmp_path, allegation(), response(**PUBLISHED), assessment(**PUBLISHED)) == [
        "2: responds_to: published, but the allegation that it is about, izium-pfm, is not",
        "3: assesses: published, but the allegation that it is about, izium-pfm, is not",
    ]


def test_a_characterisation_is_of_a_source_that_is_cited(database: Database, tmp_path: Path) -> None:
    characterised = [{"source": "monitor-2023", "kinds": ["denial"]}]
    assert told(database, tmp_path, allegation(), response(characterised=characterised)) == [
        "2: characterised: monitor-2023 is not among the record's citations"
    ]


# --- the same, where the record that matters is in the database --------------------------------------------------------------


def test_an_allegation_may_rest_on_what_the_database_has(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED), response(**PUBLISHED, kinds=["admission"]))
    imported(database, tmp_path, allegation(**PUBLISHED, status="acknowledged"))
    assert refused(database, tmp_path, allegation(**PUBLISHED, status="refuted")) == [
        "in.jsonl:1: status: refuted needs a published assessment that concludes so"
    ]


@pytest.mark.parametrize("fields", [{"state": "withdrawn"}, {"kinds": ["denial"]}, {"responds_to": "other"}])
def test_an_admission_that_an_allegation_rests_on_stays(database: Database, tmp_path: Path, fields: dict[str, Any]) -> None:
    admission = response(**PUBLISHED, kinds=["admission"])
    both = (allegation(**PUBLISHED, status="acknowledged"), allegation("other", **PUBLISHED))
    imported(database, tmp_path, *REFERENCES, *both, admission)
    assert refused(database, tmp_path, {**admission, **fields}) == [
        "in.jsonl:1: key: izium-pfm rests on it: status: acknowledged needs a published response of kind admission"
    ]
    imported(database, tmp_path, {**admission, **fields}, allegation(**PUBLISHED))


def test_an_allegation_with_a_published_answer_stays_published(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED), response(**PUBLISHED))
    withdrawn = {**allegation(**PUBLISHED), "state": "withdrawn"}
    assert refused(database, tmp_path, withdrawn) == [
        "in.jsonl:1: key: reply rests on it: responds_to: published, but the allegation that it is about, izium-pfm, is not"
    ]
    imported(database, tmp_path, withdrawn, {**response(**PUBLISHED), "state": "withdrawn"})


def test_sources_that_corroborate_stay_independent(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED, status="corroborated", citations=BOTH_SOURCES))
    imported(database, tmp_path, source("monitor-2023", independence_group="icbl"))
    assert refused(database, tmp_path, source("monitor-2023", independence_group="hrw-2023")) == [
        "in.jsonl:1: key: izium-pfm rests on it: status: corroborated needs sources of two independence groups"
    ]


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("draft", "in_review", True),
        ("draft", "published", True),
        ("draft", "withdrawn", False),
        ("in_review", "draft", True),
        ("in_review", "withdrawn", False),
        ("published", "draft", False),
        ("published", "in_review", True),
        ("published", "withdrawn", True),
        ("withdrawn", "draft", False),
        ("withdrawn", "in_review", True),
    ],
)
def test_moves_between_record_states(database: Database, tmp_path: Path, before: str, after: str, allowed: bool) -> None:
    imported(database, tmp_path, *REFERENCES, position(**{**PUBLISHED, "state": before}))
    moved = position(**{**PUBLISHED, "state": after})
    if allowed:
        assert imported(database, tmp_path, moved).updated == 1
    else:
        (problem,) = refused(database, tmp_path, moved)
        assert problem.startswith(f"in.jsonl:1: state: a record that is {before} can become ")


def test_moves_of_status_are_those_of_the_design() -> None:
    assert {status: {each.value for each in moves} for status, moves in STATUS_MOVES.items()} == {
        Status.ALLEGED: {"corroborated", "contested", "finding", "acknowledged", "not_substantiated", "refuted", "retracted"},
        Status.CORROBORATED: {"contested", "finding", "acknowledged", "not_substantiated", "refuted", "retracted"},
        Status.CONTESTED: {"corroborated", "finding", "acknowledged", "not_substantiated", "refuted", "retracted"},
        Status.FINDING: {"contested", "acknowledged", "refuted"},
        Status.ACKNOWLEDGED: {"contested"},
        Status.NOT_SUBSTANTIATED: {"alleged", "corroborated", "contested", "finding", "acknowledged"},
        Status.REFUTED: {"contested"},
        Status.RETRACTED: {"alleged"},
    }
