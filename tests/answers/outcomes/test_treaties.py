import json

import pytest

from bot.answers.outcomes.treaties import provisions_on
from bot.register import sample


def _provisions(treaty: str) -> list[dict[str, str]]:
    lines = (line for file in sample.FOLDER.glob("*.jsonl") for line in file.read_text(encoding="utf-8").splitlines())
    found: list[dict[str, str]] = next(each["provisions"] for each in map(json.loads, lines) if each["key"] == treaty)
    return found


@pytest.mark.parametrize(
    ("treaty", "asked", "articles"),
    [
        ("ccm", "stockpile destruction", ["3"]),
        ("ccm", "victim assistance", ["5"]),
        ("ccm", "reservations", ["19"]),
        ("apmbc", "destroying stockpiles", ["4"]),
        ("apmbc", "clearance", ["5"]),
        ("apmbc", "training", ["3"]),
        ("apmbc", "penal sanctions", ["9"]),
    ],
)
def test_the_article_that_deals_with_a_subject_is_found(treaty: str, asked: str, articles: list[str]) -> None:
    assert [each["article"] for each in provisions_on(_provisions(treaty), asked.split())] == articles


@pytest.mark.parametrize("asked", ["", "parties", "say provide", "запасы"])
def test_words_that_tell_no_article_apart_give_none(asked: str) -> None:
    assert provisions_on(_provisions("apmbc"), asked.split()) == []


def test_a_treaty_without_provisions_has_none() -> None:
    assert provisions_on([], ["stockpiles"]) == []
