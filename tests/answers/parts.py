"""A small register made for tests: what the sample has no example of."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.database import Database
from bot.register.interchange.importing import import_files

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NAMES: tuple[dict[str, Any], ...] = (
    {"type": "actor", "key": "aland", "name": "Aland", "actor_type": "state"},
    {"type": "actor", "key": "bland", "name": "Bland", "actor_type": "state"},
    {"type": "actor", "key": "watch", "name": "Border Watch", "actor_type": "ngo"},
    {"type": "actor", "key": "jane", "name": "Jane Doe", "actor_type": "private_individual"},
    {"type": "weapon", "key": "mine", "name": "Landmine", "level": "family", "aliases": ["landmines", "mines"]},
    {"type": "place", "key": "town", "name": "Smalltown", "place_type": "settlement"},
    {
        "type": "source",
        "key": "paper",
        "publisher": "The Paper",
        "title": "A report",
        "source_type": "newspaper",
        "tlp": "CLEAR",
        "published_on": "2026-01-02",
    },
    {
        "type": "source",
        "key": "memo",
        "publisher": "A ministry",
        "title": "A memo",
        "source_type": "confidential",
        "tlp": "AMBER",
    },
)


def record(kind: str, key: str, **fields: Any) -> dict[str, Any]:
    """Make a published record with all that publishing asks for."""
    common = {
        "type": kind, "key": key, "summary": f"Somebody says something ({key}).", "citations": [{"source": "paper"}],
        "state": "published", "author": "ann", "reviewer": "ben", "tlp": "CLEAR", "sensitivity": "none",
    }  # fmt: skip
    return common | fields


def allegation(key: str, **fields: Any) -> dict[str, Any]:
    """Make an allegation of Border Watch against Aland."""
    of = {
        "alleged_by": ["watch"],
        "alleged_actor": ["aland"],
        "act": "use",
        "weapons": ["mine"],
        "places": ["town"],
        "said": "2026-01-02",
    }
    return record("allegation", key, **(of | fields))


def response(key: str, to: str, *kinds: str, **fields: Any) -> dict[str, Any]:
    """Make Aland's response to an allegation."""
    return record(
        "response", key, **({"responds_to": to, "responder": "aland", "kinds": list(kinds), "said": "2026-01-03"} | fields)
    )


def fill(database: Database, folder: Path, documents: Iterable[dict[str, Any]]) -> None:
    """Import the names and these documents."""
    path = folder / "register.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in (*NAMES, *documents)), encoding="utf-8")
    import_files(database, [path], who="test", now=NOW)
