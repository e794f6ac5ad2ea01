"""The register that ships with Rapporteur, to try it with; where it comes from stands in sample/PROVENANCE.md."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.database import Database
from bot.register.interchange.importing import ImportSummary, import_files
from bot.register.model import Entry

FOLDER = Path(__file__).with_name("sample")


def is_empty(database: Database) -> bool:
    """Tell whether the register holds nothing at all."""
    with database.read() as session:
        return session.scalar(select(Entry.id).limit(1)) is None


def fill_with_sample(database: Database, now: datetime) -> ImportSummary:
    """Import the sample into an empty register; leave one that holds anything alone, and say so by a summary of zeros."""
    if not is_empty(database):
        return ImportSummary()
    return import_files(database, sorted(FOLDER.glob("*.jsonl")), who="sample", now=now)
