"""A register of any size, made from the shapes of the sample, the same each time: for figures that need many records."""

import json
from collections.abc import Iterator
from itertools import chain, count, cycle, islice
from pathlib import Path
from typing import Any

from bot.register.sample import FOLDER

Fields = dict[str, Any]

RECORDS_OF_A_BLOCK = 20
_VOTES = 12
_PUBLISHED: Fields = {"state": "published", "author": "benchmark", "reviewer": "benchmark-review", "sensitivity": "none"}


def write_register(folder: Path, *, blocks: int) -> list[Path]:
    """Write a register of so many blocks into files, the records first, so that all that they refer to comes later.

    A block has two sources and twenty records: votes, positions (one supersedes another), two allegations with what was
    answered to one and concluded on the other, and a treaty action.
    """
    sample = list(_sample())
    records, rest = folder / "records.jsonl", folder / "rest.jsonl"
    with records.open("w", encoding="utf-8") as opened:
        for record in islice(_records(sample), blocks * RECORDS_OF_A_BLOCK):
            opened.write(json.dumps(record, ensure_ascii=False) + "\n")
    with rest.open("w", encoding="utf-8") as opened:
        for line in chain(_references(sample), islice(_sources(sample), blocks * 2)):
            opened.write(json.dumps(line, ensure_ascii=False) + "\n")
    return [records, rest]


def _sample() -> Iterator[Fields]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        with path.open(encoding="utf-8") as opened:
            yield from map(json.loads, opened)


def _references(sample: list[Fields]) -> list[Fields]:
    return [each for each in sample if each["type"] in {"actor", "treaty", "weapon", "place"}]


def _sources(sample: list[Fields]) -> Iterator[Fields]:
    shapes = cycle(each for each in sample if each["type"] == "source")
    for block in count():
        for which in (0, 1):
            shape = next(shapes)
            yield {**shape, "key": _source(block, which), "independence_group": f"group-{which}", "sha256": f"{block:064x}"}


def _source(block: int, which: int) -> str:
    return f"source-{block}-{which}"


def _records(sample: list[Fields]) -> Iterator[Fields]:
    """Give records without end. None refers out of its block, but for actors, treaties, weapons and places."""
    of_type = {kind: [each for each in sample if each["type"] == kind] for kind in {each["type"] for each in sample}}
    votes = cycle(each for each in of_type["position"] if each.get("form") == "vote")
    statements = cycle(each for each in of_type["position"] if each.get("form") != "vote")
    allegations, responses, judged, actions = (
        cycle(of_type[kind]) for kind in ("allegation", "response", "assessment", "treaty_action")
    )
    for block in count():
        cited = [{"source": _source(block, which), "locator": f"page {block % 300}"} for which in (0, 1)]

        def made(shape: Fields, key: str, block: int = block, cited: list[Fields] = cited, **fields: Any) -> Fields:
            kept = {name: value for name, value in shape.items() if name not in {"related", "supersedes", "characterised"}}
            told = f"{shape['summary']} (Register {block}.)"
            return {**kept, "key": f"{key}-{block}", "summary": told, "citations": cited, **_PUBLISHED, **fields}

        yield made(next(responses), "answer", responds_to=f"alleged-{block}")
        yield made(
            next(allegations),
            "alleged",
            status="corroborated",
            related=[{"key": f"said-2-{block}", "relation": "same_event"}, {"key": f"found-{block}", "relation": "follows"}],
        )
        yield made(next(judged), "judged", assesses=f"found-{block}", conclusion="finding")
        yield made(next(allegations), "found", status="finding")
        yield made(next(actions), "action")
        for number in range(_VOTES):
            yield made(next(votes), f"vote-{number}", citations=cited[number % 2 :][:1])
        yield made(next(statements), "said-0", supersedes=f"said-1-{block}")
        yield made(next(statements), "said-1")
        yield made(next(statements), "said-2", related=[{"key": f"said-0-{block}", "relation": "contradicts"}])
