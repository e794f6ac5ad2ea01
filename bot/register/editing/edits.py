"""Two people who edit the same record: what changed meanwhile, and what of both edits can stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import RapporteurError
from bot.register import documents as docs
from bot.register.dates import spoken
from bot.register.editing.opening import CHANGE, Opened

_LONGEST_TOLD = 80
"""Characters of a value that are told; the error itself carries all."""

_MOST_TOLD = 10
"""Changed fields that are told one by one."""


@dataclass(frozen=True, slots=True)
class ChangedField:
    """What somebody made of one field, when and why. Values are as the interchange format writes them; None is absent."""

    field: str
    old: Any
    new: Any
    who: str
    at: datetime
    why: str

    def __str__(self) -> str:
        """Say it in one clause."""
        when = self.at.astimezone(UTC)
        why = f", because: “{_cut(self.why)}”" if self.why.strip() else ""
        return (
            f"{self.who} changed {self.field.replace('_', ' ')} from {_told(self.old)} to {_told(self.new)}"
            f" on {spoken(when.date())} at {when:%H:%M} UTC{why}"
        )


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, each to something else."""

    field: str
    seen: Any
    current: Any
    own: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Two edits in one document. Where they clash it holds what stands in the register, and the person has to choose."""

    document: docs.RecordDocument
    clashes: tuple[Clash, ...]


class EditConflictError(RapporteurError):
    """A record has changed since it was seen, so that nothing was done.

    `seen` is the record as the person saw it, `current` as it is now with its `version`, `own` what they made of it (None
    for an act that edits nothing); `changes` says who changed what meanwhile, the first first.
    """

    def __init__(
        self,
        record: Opened,
        seen: docs.RecordDocument,
        own: docs.RecordDocument | None,
        changes: Sequence[ChangedField],
    ) -> None:
        """Tell the changes one by one."""
        told = [*map(str, changes[:_MOST_TOLD]), *(["and more"] if len(changes) > _MOST_TOLD else [])]
        super().__init__(
            f"{record.ref} has changed since you saw it: {'; '.join(told)}.",
            "Nothing was done, and nothing that you typed is lost." if own else "Nothing was done.",
            "Look at it as it is now, and decide then.",
        )
        self.seen = seen
        self.current = record.document
        self.version = record.version
        self.own = own
        self.changes = tuple(changes)

    def merged(self) -> Merged:
        """Give the person's own edit upon the record as it is now; to be saved with this error's `version`."""
        return merged(self.seen, self.current, self.own or self.seen)


def merged(seen: docs.RecordDocument, current: docs.RecordDocument, own: docs.RecordDocument) -> Merged:
    """Merge an edit of a record that was `seen` into what the record is now, a whole field at a time.

    A field that one of the two left alone is the other's; both may also have made the same of it. All three documents are
    of one record.
    """
    fields: dict[str, Any] = {}
    clashes = []
    for field in current.__struct_fields__:
        was, now, wanted = (getattr(each, field) for each in (seen, current, own))
        if wanted in (was, now):
            continue
        if now == was:
            fields[field] = wanted
        else:
            clashes.append(Clash(field, was, now, wanted))
    return Merged(msgspec.structs.replace(current, **fields), tuple(clashes))


def check_seen(session: Session, record: Opened, version: int | None, own: docs.RecordDocument | None = None) -> None:
    """Raise EditConflictError if a record is no longer at the version that a person saw; None is for who saw none."""
    if version is None or version == record.version:
        return
    history = session.execute(
        select(CHANGE.c.version, CHANGE.c.who, CHANGE.c.at, CHANGE.c.why, CHANGE.c.before, CHANGE.c.after)
        .where(CHANGE.c.entry_id == record.id, CHANGE.c.version >= version)
        .order_by(CHANGE.c.version)
    ).all()
    if not history or history[0].version != version:
        raise record.refusal("version", f"there is no version {version} of it: it is at {record.version}")
    seen = docs.from_fields(history[0].after)
    if not isinstance(seen, docs.RecordDocument):
        raise TypeError(f"{record.ref} was no record at version {version}")
    changes = [
        ChangedField(field, (change.before or {}).get(field), change.after.get(field), change.who, change.at, change.why)
        for change in history[1:]
        for field in differing(change.before or {}, change.after)
    ]
    raise EditConflictError(record, seen, own, changes)


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Give the fields that differ between two documents as the history keeps them."""
    return sorted(field for field in {*before, *after} if before.get(field) != after.get(field))


def _told(value: Any) -> str:
    return "nothing" if value is None else f"“{_cut(_plainly(value))}”"


def _plainly(value: Any) -> str:
    """Say a value of the format without its brackets: the parts of each entry with commas, the entries with semicolons."""
    match value:
        case dict():
            return ", ".join(map(_plainly, value.values()))
        case list():
            return "; ".join(map(_plainly, value))
        case _:
            return str(value)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[: _LONGEST_TOLD - 1]}…"
