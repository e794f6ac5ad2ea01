"""Small objects of the interchange format, sound unless a test spoils them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register.documents import AnyDocument, from_fields
from bot.register.interchange.importing import ImportRefusedError, ImportSummary, import_files
from bot.register.model import Entry
from bot.register.vocabulary import Kind

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Fields = dict[str, Any]
PUBLISHED: Fields = {"state": "published", "author": "Renee", "reviewer": "Viktor", "sensitivity": "none", "tlp": "CLEAR"}


def actor(key: str = "ukr", **fields: Any) -> Fields:
    return {"type": "actor", "key": key, "name": key.capitalize(), "actor_type": "state", **fields}


def treaty(key: str = "apmbc", **fields: Any) -> Fields:
    return {"type": "treaty", "key": key, "name": key.upper(), "full_name": f"The {key} treaty", **fields}


def weapon(key: str = "ap-mine", **fields: Any) -> Fields:
    return {"type": "weapon", "key": key, "name": key, "level": "family", **fields}


def place(key: str = "izium", **fields: Any) -> Fields:
    return {"type": "place", "key": key, "name": key.capitalize(), "place_type": "settlement", **fields}


def source(key: str = "hrw-2023", **fields: Any) -> Fields:
    return {"type": "source", "key": key, "publisher": "HRW", "title": "A report", "source_type": "ngo_report", **fields}


def position(key: str = "pos", **fields: Any) -> Fields:
    return {"type": "position", "key": key, "speaker": "ukr", "stance": "supports", "said": "2023-11-02", **_said(fields)}


def vote(key: str = "vote", **fields: Any) -> Fields:
    return position(key, **{"form": "vote", "stance": "voted_for", "resolution": "A/RES/74/61", **fields})


def allegation(key: str = "izium-pfm", **fields: Any) -> Fields:
    return {"type": "allegation", "key": key, "alleged_by": ["hrw"], "act": "use", "said": "2023-01-31", **_said(fields)}


def response(key: str = "reply", **fields: Any) -> Fields:
    required = {"responds_to": "izium-pfm", "responder": "ukr", "kinds": ["receipt"], "said": "2023-01-31"}
    return {"type": "response", "key": key, **required, **_said(fields)}


def assessment(key: str = "judged", **fields: Any) -> Fields:
    required = {"assesses": "izium-pfm", "body": "hrw", "conclusion": "finding", "said": "2023-02-01"}
    return {"type": "assessment", "key": key, **required, **_said(fields)}


def treaty_action(key: str = "joined", **fields: Any) -> Fields:
    required = {"actor": "ukr", "treaty": "apmbc", "action": "ratification", "deposited": "2005-12-27"}
    return {"type": "treaty_action", "key": key, **required, **_said(fields)}


REFERENCES: tuple[Fields, ...] = (
    actor("ukr"),
    actor("hrw", actor_type="ngo"),
    treaty(),
    weapon(),
    place(),
    source("hrw-2023"),
    source("monitor-2023", publisher="ICBL"),
)


def documents(objects: Iterable[Fields]) -> list[AnyDocument]:
    return [from_fields(fields) for fields in objects]


def lines(path: Path, *objects: Fields) -> Path:
    path.write_text("".join(json.dumps(fields, ensure_ascii=False) + "\n" for fields in objects), encoding="utf-8")
    return path


def imported(database: Database, folder: Path, *objects: Fields) -> ImportSummary:
    return import_files(database, [lines(folder / "in.jsonl", *objects)], who="Ada", now=NOW)


def refused(database: Database, folder: Path, *objects: Fields) -> list[str]:
    """Import what must be refused, and give the problems without the folder."""
    try:
        imported(database, folder, *objects)
    except ImportRefusedError as error:
        return [problem.removeprefix(f"{folder}/") for problem in error.problems]
    raise AssertionError("the import was not refused")


def _said(fields: Fields) -> Fields:
    return {"summary": "Somebody said something.", "citations": [{"source": "hrw-2023"}], **fields}


def keys_of(session: Session, kind: Kind) -> dict[int, str]:
    """Give the keys of all entries of a kind by their ids."""
    return {row.id: row.key for row in session.execute(select(Entry.id, Entry.key).where(Entry.kind == kind))}
