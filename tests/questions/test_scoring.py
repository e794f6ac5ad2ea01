"""The scorer itself: each fault costs exactly what it should, and a line that is not in the format is reported."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.questions.baseline import Baseline
from tests.questions.figures import by_file, by_intent, by_language, figures
from tests.questions.line import Line, LineError, language_of, read_line, read_lines
from tests.questions.report import as_json, misses, table
from tests.questions.scoring import Given, Scored, scored

ASKED: dict[str, Any] = {
    "id": "a",
    "question": "What did Bland say about mines in May 2023?",
    "today": "2026-11-22",
    "intent": {"any": ["positions", "record"]},
    "understood": {"speakers": ["bland", "aland"], "weapons": {"any": [["mine"], []]}, "when": ["2023-05-01", None]},
    "records": {"must": ["one", "two"], "may": ["three"], "must_not": ["draft"]},
    "value": {"any": [{"count": 2}, {"votes": {"voted_for": 2, "abstained": 0}}]},
    "says": [["Two", "2"], ["recorded"]],
    "refused": None,
    "note": "made up",
}
RIGHT = Given(
    intent="positions",
    understood={"speakers": ["aland", "bland"], "weapons": [], "said": [None, None], "occurred": ["2023-05-01", None]},
    keys=("three", "one", "two"),
    total=3,
    value={"count": 2, "of": "records"},
    text="TWO positions recorded in Rapporteur.",
)


def line(**fields: Any) -> Line:
    """Read a line of the format, as it would stand in a file."""
    return read_line(json.dumps(ASKED | fields), "set.jsonl:1", "set.jsonl")


def test_a_right_answer_is_all_right() -> None:
    score = scored(line(), RIGHT)
    assert score.wrong == []
    assert score.share == 1
    assert score.reciprocal_rank == 1 / 2, "what may stand above is told, and costs nothing"


@pytest.mark.parametrize(
    ("fault", "parts", "share"),
    [
        ({"intent": "who"}, {"intent": 0}, 4 / 5),
        ({"understood": {**RIGHT.understood, "speakers": ["bland"]}}, {"slot speakers": 0}, (4 + 2 / 3) / 5),
        ({"understood": {**RIGHT.understood, "weapons": ["gun"]}}, {"slot weapons": 0}, (4 + 2 / 3) / 5),
        ({"understood": {**RIGHT.understood, "occurred": [None, None]}}, {"slot when": 0}, (4 + 2 / 3) / 5),
        ({"understood": {**RIGHT.understood, "said": ["2023-05-01", None], "occurred": [None, None]}}, {}, 1),
        ({"keys": ("one", "three")}, {"recall": 1 / 2, "recall@5": 1 / 2, "F1": 2 / 3}, (4 + 2 / 3) / 5),
        ({"keys": ("one", "two", "noise", "hum")}, {"precision": 1 / 2, "F1": 2 / 3}, (4 + 2 / 3) / 5),
        ({"keys": (*"vwxyz", "one", "two")}, {"recall@5": 0, "precision": 2 / 7, "F1": 4 / 9}, (4 + 4 / 9) / 5),
        ({"keys": ("one", "two", "draft")}, {"precision": 2 / 3, "F1": 0.8, "must_not kept": 0}, 4 / 5),
        ({"keys": ()}, {"recall": 0, "recall@5": 0, "precision": 0, "F1": 0}, 4 / 5),
        ({"value": {"count": 3}}, {"value": 0}, 4 / 5),
        ({"value": None}, {"value": 0}, 4 / 5),
        ({"value": {"votes": {"voted_for": 2}}}, {}, 1),
        ({"value": {"votes": {"voted_for": 2, "abstained": 1}}}, {"value": 0}, 4 / 5),
        ({"text": "two positions"}, {"says": 0}, 4 / 5),
        ({"refused": "guilt"}, {"refused": 0}, 5 / 6),
    ],
)
def test_a_fault_costs_its_own_part(fault: dict[str, Any], parts: dict[str, float], share: float) -> None:
    score = scored(line(), replace(RIGHT, **fault))
    assert {name: score.parts[name] for name in score.wrong} == pytest.approx(parts)
    assert score.share == pytest.approx(share)


def test_records_that_nobody_asks_for_are_not_scored() -> None:
    assert "F1" not in scored(line(records=None), RIGHT).parts
    only_may = scored(line(records={"must": [], "may": ["three"]}), RIGHT)
    assert only_may.parts["precision"] == pytest.approx(1 / 3)
    assert "recall" not in only_may.parts
    assert only_may.reciprocal_rank is None


def test_nothing_is_said_by_a_total_of_none_whatever_is_nearest() -> None:
    nothing = line(nothing=True, records={"may": ["three"]}, value=None, says=[])
    assert scored(nothing, replace(RIGHT, keys=("three",), total=0)).wrong == []
    assert scored(nothing, replace(RIGHT, keys=("three",), total=1)).wrong == ["nothing said plainly"]
    assert scored(nothing, replace(RIGHT, keys=("two",), total=0)).wrong == ["precision"]


def test_refusals_are_counted_by_whether_they_come_and_for_which_reason() -> None:
    guilt = line(id="guilt", refused="guilt")
    either = line(id="either", refused={"any": [None, "guilt"]})
    given = [
        (guilt, "guilt"),
        (guilt, "prediction"),  # refused, and for a wrong reason
        (guilt, None),  # not refused
        (line(), None),
        (line(), "guilt"),  # refused, and should not be
        (either, "guilt"),  # right, and counts neither way
    ]
    told = figures([scored(each, replace(RIGHT, refused=refused)) for each, refused in given])
    assert told["refusal precision"].mean == pytest.approx(1 / 3)
    assert told["refusal recall"].mean == pytest.approx(1 / 3)
    assert told["refusal kind"].mean == pytest.approx(1 / 2)
    assert told["refused"].mean == pytest.approx(2 / 5)


def test_figures_are_means_over_the_lines_that_ask_for_the_part() -> None:
    right, none = scored(line(), RIGHT), scored(line(id="b", understood={"speakers": ["bland"]}, value=None), Given())
    told = figures([right, none])
    assert (told["intent"].count, told["intent"].mean) == (2, 0.5)
    assert (told["slot when"].count, told["slot when"].mean) == (1, 1)
    assert (told["all slots"].count, told["all slots"].mean) == (4, 3 / 4)
    assert (told["every slot of a line"].count, told["every slot of a line"].mean) == (2, 1 / 2)
    assert (told["value"].count, told["value"].mean) == (1, 1)
    assert (told["MRR"].count, told["MRR"].mean) == (2, 1 / 4)
    assert (told["slot places"].count, told["slot places"].mean) == (0, None)
    assert (told["line"].mean, told["all right"].mean) == (0.5, 0.5)


def test_figures_are_told_by_intent_language_and_set() -> None:
    french = line(id="b", intent="who", question="Qui a condamné les mines en Ukraine ?")
    scores = [scored(line(), RIGHT), scored(replace(french, file="other.jsonl"), RIGHT)]
    for grouped, groups in (
        (by_intent, ["positions", "who"]),
        (by_language, ["en", "fr"]),
        (by_file, ["other.jsonl", "set.jsonl"]),
    ):
        told = grouped(scores)
        assert list(told) == groups
        assert [one["line"].count for one in told.values()] == [1, 1]


def test_the_table_and_the_json_hold_every_system_and_misses_say_what_was_wanted() -> None:
    bad: Scored = scored(line(), replace(RIGHT, keys=("draft", "hum"), value={"count": 3}, intent="who"))
    systems = {"Rapporteur": [bad], "BM25": [scored(line(), Given())]}
    shown = "\n".join(table(systems))
    assert "Rapporteur          BM25" in shown
    assert "slot when                    1        100.0%          0.0%" in shown
    assert json.loads(json.dumps(as_json(systems)))["BM25"]["lines"]["a"]["F1"] == 0
    told = "\n".join(misses([bad]))
    for part in ("missing: one, two", "unwanted: draft, hum", "forbidden: draft", "intent who, wanted positions or record"):
        assert part in told
    assert "value {'count': 3}, wanted {'count': 2} or" in told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"intent": "gossip"}, "gossip"),
        ({"today": "22 November"}, "today"),
        ({"understood": {"speaker": ["x"]}}, "speaker"),
        ({"understood": {"speakers": "x"}}, "understood"),
        ({"understood": {"speakers": [None]}}, "speakers holds keys"),
        ({"understood": {"said": ["2023-05-01"]}}, "said holds two days"),
        ({"understood": {"said": ["2023-05-32", None]}}, "day"),
        ({"records": {"must": ["one"], "must_not": ["one"]}}, "one must not be shown, and may"),
        ({"records": {"most": ["one"]}}, "most"),
        ({"value": {"any": []}}, "value is neither"),
        ({"intent": {"any": []}}, "intent has nothing to choose from"),
        ({"says": [[]]}, "says has an empty group"),
        ({"says": [[""]]}, "says has an empty group"),
        ({"refused": "rudeness"}, "rudeness"),
        ({"question": " "}, "question is empty"),
        ({"answer": "42"}, "answer"),
    ],
)
def test_a_line_that_is_not_in_the_format_is_reported_with_its_place(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(f"{json.dumps(ASKED)}\n\n{json.dumps(ASKED | {'id': 'b'} | fields)}\n", encoding="utf-8")
    with pytest.raises(LineError, match=rf"^bad\.jsonl:3: .*{told}"):
        read_lines([file])


def test_what_is_no_json_and_an_id_that_was_there_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(LineError, match=r"^bad\.jsonl:1: "):
        read_lines([file])
    file.write_text(f"{json.dumps(ASKED)}\n{json.dumps(ASKED)}\n", encoding="utf-8")
    with pytest.raises(LineError, match=r"^bad\.jsonl:2: the id a is that of bad\.jsonl:1"):
        read_lines([file])


def test_the_language_of_a_question_is_guessed_from_its_script_and_its_small_words() -> None:
    questions = {
        "what did Putin say about Лепесток?": "en",
        "Quelle est la position de la France sur les mines ?": "fr",
        "¿Qué ha dicho España sobre las minas?": "es",
        "Что сказала Россия о минах?": "ru",
        "Що сказала Україна про міни?": "uk",
        "???": "en",
    }
    assert {question: language_of(question) for question in questions} == questions
    assert line(lang="fr").lang == "fr"


def test_the_baseline_ranks_published_records_by_their_words_and_nothing_else(tmp_path: Path) -> None:
    common = {"type": "position", "state": "published", "tlp": "CLEAR", "citations": [{"source": "paper"}]}
    rows: list[dict[str, Any]] = [
        {"type": "source", "key": "paper", "publisher": "The Paper", "title": "On mines"},
        common | {"key": "one", "summary": "Bland condemns mines."},
        common | {"key": "two", "summary": "Aland votes.", "words": {"text": "нет", "translation": "no"}},
        common | {"key": "draft", "summary": "Bland condemns mines.", "state": "draft"},
        common | {"key": "amber", "summary": "Bland condemns mines.", "tlp": "AMBER"},
    ]
    file = tmp_path / "register.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    bare = Baseline([file])
    assert bare.given(line(question='Did "bland" condemn mines? OR NOT')).keys == ("one", "two")
    assert bare.given(line(question="нет")) == Given(keys=("two",), total=1)
    assert bare.given(line(question="?!")) == Given()
    bare.close()
