"""Import of the depositary's participation tables: treaty status refreshed without typing.

The table is held against the actions that the register has of the same state, treaty and kind. An action that agrees in day
and kind and cites a depositary already is left alone; one that is vaguer, cites other sources only, or disagrees gets the
table's day, kind and citation. The depositary is the primary source: where a recorded day contradicts the table, the table's
is written, the older citations stay, and the difference is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.database import Database, lock_publications
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import writing
from bot.register.dates import spoken
from bot.register.depositary.merging import Difference, Merging, NotThisTableError, Terms, latest_documents
from bot.register.depositary.participants import Participants
from bot.register.depositary.source import source_of
from bot.register.depositary.table import Participation, TableFault, is_table, read_table
from bot.register.interchange.faults import FaultList
from bot.register.interchange.importing import ImportRefusedError
from bot.register.model import Entry
from bot.register.vocabulary import Kind

__all__ = ["Difference", "NotThisTableError", "TableSummary", "Terms", "import_table", "is_alone"]


MOST_TOLD = 20
"""Lines of one kind in a summary for the terminal."""


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What an import of a table did, or with a dry run would do; counts are of treaty actions.

    `held` are published actions that would change, and wait for a reviewer; `in_review` is how many of the table's actions are
    not published. `lacking` are actions that the table, by its day, should have and has not; they are only reported.
    """

    treaty: str
    status_as_at: date
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    published: int = 0
    in_review: int = 0
    held: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    lacking: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it for a terminal."""
        counts = f"{self.created:,} created, {self.updated:,} updated, {self.unchanged:,} unchanged"
        lines = [f"{counts}; {self.published:,} are news to readers. Read: {self.treaty}, as at {spoken(self.status_as_at)}."]
        if self.in_review:
            wait = "1 of them waits" if self.in_review == 1 else f"{self.in_review:,} of them wait"
            lines.append(f"{wait} for review: publish in Slack, or name who vouches for the table with --reviewer NAME.")
        if self.held:
            lines.append(f"{len(self.held):,} are published and left as they are; --reviewer NAME lets the table change them:")
            lines += _first([f"  {key}" for key in self.held])
        lines += _first([f"Differs: {each.line}" for each in self.differences])
        lines += _first([f"Not in the table, and left as it is: {each}" for each in self.lacking])
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON shows it."""
        counts = {name: getattr(self, name) for name in ("created", "updated", "unchanged", "published", "in_review")}
        read = {Kind.TREATY_ACTION.value: self.created + self.updated + self.unchanged + len(self.held)}
        differences = [
            {"key": each.key, "line": each.line, "recorded": each.recorded, "table": each.table.isoformat()}
            for each in self.differences
        ]
        return {
            **counts,
            "by_kind": read,
            "treaty": self.treaty,
            "status_as_at": self.status_as_at.isoformat(),
            "held": list(self.held),
            "differences": differences,
            "lacking": list(self.lacking),
        }


def _first(lines: list[str]) -> list[str]:
    """Give the first lines, and how many more there are."""
    left = len(lines) - MOST_TOLD
    return lines if left <= 0 else [*lines[:MOST_TOLD], f"… and {left:,} more such; --json gives all."]


def is_alone(files: Sequence[Path], *, has_terms: bool) -> bool:
    """Tell whether what is to be imported is a participation table; `has_terms` is whether it was asked for as one.

    Raise NotThisTableError for a table among other files, and for the terms of a table where there is none.
    """
    tables = [path for path in files if is_table(path)]
    if tables and len(files) > 1:
        raise NotThisTableError(
            f"{tables[0]} is a participation table, and goes in by itself, since --treaty names the treaty of one.",
            "Nothing was imported.",
            f"Import the others without it, and then: rapporteur import {tables[0]} --treaty KEY",
        )
    if has_terms and not tables:
        raise NotThisTableError(
            "--treaty, --reviewer and --status-as-at are for a participation table, whose heading has a column Participant; "
            "there is none here.",
            "Nothing was imported.",
            "Leave them out, or check the file.",
        )
    return bool(tables)


def import_table(
    database: Database, path: Path, terms: Terms, *, who: str, now: datetime, dry_run: bool = False
) -> TableSummary:
    """Import a participation table whole, or not at all.

    Raise ImportRefusedError for faults in its lines, NotThisTableError where it can't be this treaty's table.
    """
    if terms.status_as_at > now.date() + timedelta(days=1):  # tomorrow has begun somewhere
        raise NotThisTableError(
            f"The table's day, {spoken(terms.status_as_at)}, lies in the future.",
            "Nothing was imported.",
            "Give the day that the table itself names with --status-as-at.",
        )
    content = path.read_bytes()
    rows, faults = read_table(content)
    with database.read() if dry_run else database.write() as session:
        if not dry_run:
            lock_publications(session)
        treaty = _treaty(session, terms.treaty)
        names = Participants(session)
        actors = _actors(rows, names, faults)
        _check_days(rows, treaty, terms.status_as_at, faults)
        if faults:
            found = FaultList([str(path)])
            for fault in faults:
                found.add(0, fault.line, fault.what)
            raise ImportRefusedError(found.told(), found.count)
        source = source_of(session, path.stem, content, treaty, terms.status_as_at)
        merging = Merging(session, treaty, terms, source, names)
        for row in rows:
            for mark in row.marks:
                merging.merge(actors[row.line], row, mark)
        merging.refuse_another_treaty()
        published = _write(session, merging, who=who, now=now, dry_run=dry_run)
    return TableSummary(
        treaty=treaty.name,
        status_as_at=terms.status_as_at,
        created=len(merging.created),
        updated=len(merging.updated),
        unchanged=merging.unchanged,
        published=published,
        in_review=merging.in_review,
        held=tuple(each.key for each in merging.held),
        differences=tuple(merging.differences),
        lacking=tuple(merging.lacking()),
    )


def _write(session: Session, merging: Merging, *, who: str, now: datetime, dry_run: bool) -> int:
    """Write what was merged, and give how much of it is news to readers."""
    changed = merging.changed()
    if not changed:
        return 0
    batch = [*([merging.source.document] if merging.source.is_new else []), *changed]
    if dry_run:
        return writing.rehearse(session, batch)
    return writing.save(session, batch, who=who, why=f"imported: {merging.source.document.title}", now=now).published


# --- what the table is of ---------------------------------------------------------------------------------------------------


def _treaty(session: Session, key: str | None) -> docs.TreatyDocument:
    treaties = latest_documents(session, Entry.kind == Kind.TREATY)
    named = {each.key: each for each in treaties if isinstance(each, docs.TreatyDocument)}
    if key is not None and key in named:
        return named[key]
    listed = "\n".join(f"  {each.key:10} {each.name}" for each in sorted(named.values(), key=lambda each: each.key))
    raise NotThisTableError(
        "This is a participation table, and does not say of which treaty."
        if key is None
        else f"There is no treaty with the key {key} in the register.",
        "Nothing was imported.",
        f"Name the treaty's key with --treaty, one of:\n{listed}" if named else "Import the treaty first.",
    )


def _actors(rows: Iterable[Participation], names: Participants, faults: list[TableFault]) -> dict[int, str]:
    """Give the actor of each row by its line; tell the participants that are not known, or stand in two rows."""
    found: dict[int, str] = {}
    lines: dict[str, int] = {}
    for row in rows:
        keys = names.named(row.participant)
        said = f"participant: “{row.participant}”"
        if not keys:
            what = f"{said} is no name of a state in the register; add it as an alias of the actor that it names"
            faults.append(TableFault(row.line, what))
        elif len(keys) > 1:
            meant = " or ".join(f"{names.name(key)} ({key})" for key in keys)
            faults.append(TableFault(row.line, f"{said} can be {meant}; add it as an alias of one of them"))
        elif keys[0] in lines:
            faults.append(TableFault(row.line, f"{said} stands in line {lines[keys[0]]} already, as {names.name(keys[0])}"))
        else:
            lines[keys[0]] = row.line
            found[row.line] = keys[0]
    return found


def _check_days(rows: Iterable[Participation], treaty: docs.TreatyDocument, as_at: date, faults: list[TableFault]) -> None:
    """Tell days that the table can't have, if it is this treaty's and of its day."""
    begun = treaty.opened or treaty.adopted
    first = parts.fuzzy(begun).earliest if begun is not None else None
    for row in rows:
        for mark in row.marks:
            said = f"{mark.action.replace('_', ' ')}: “{mark.quote}”"
            if first is not None and mark.day < first:
                what = f"{said} is before {spoken(first)}, when the {treaty.name} was opened; is it another treaty's table?"
                faults.append(TableFault(row.line, what))
            if mark.day > as_at:
                what = f"{said} is after {spoken(as_at)}, the day of the table; give the right one with --status-as-at"
                faults.append(TableFault(row.line, what))
