"""The register as it would stand with a batch of documents in it: the batch first, the database behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.register import documents as docs
from bot.register.model import Allegation, Change, Citation, Entry, Record
from bot.register.rows import table_of
from bot.register.vocabulary import Kind, RecordState, Status

Value = TypeVar("Value")

_AT_ONCE = 5_000
"""Keys asked for in one statement; SQLite takes 32,766."""


ENTRY, CHANGE = (table_of(each) for each in (Entry, Change))
_ENTRIES = select(ENTRY.c.id, ENTRY.c.key, ENTRY.c.kind, ENTRY.c.version).where(
    ENTRY.c.key.in_(bindparam("keys", expanding=True))
)
_DOCUMENTS = (
    select(CHANGE.c.entry_id, CHANGE.c.after)
    .join(ENTRY, (ENTRY.c.id == CHANGE.c.entry_id) & (ENTRY.c.version == CHANGE.c.version))
    .where(ENTRY.c.id.in_(bindparam("ids", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that the database has."""

    id: int
    kind: Kind
    version: int


class Standing:
    """What each key stands for once the batch is in.

    `unread` are the kinds of lines that could not be read: they may be referred to, so that one fault is told once.
    """

    def __init__(self, session: Session, batch: Mapping[str, docs.Document], unread: Mapping[str, Kind] | None = None) -> None:
        self._session = session
        self._stored: dict[str, docs.Document] = {}
        self._unread = dict(unread or {})
        self.batch = batch
        self.known: dict[str, Known] = {}
        self._absent: set[str] = set()
        self._look_up({*batch, *self._unread, *(key for each in batch.values() for _, key, _ in each.references())})
        self.load(batch)

    def kind_of(self, key: str) -> Kind | None:
        """Give the kind of an entry, or None where there is none."""
        if key in self.batch:
            return self.batch[key].kind
        known = self.known.get(key)
        return known.kind if known else self._unread.get(key)

    def has_unread(self, kind: Kind) -> bool:
        """Tell whether a line of this kind could not be read, so that what is missing may be in it."""
        return kind in self._unread.values()

    def get(self, key: str) -> docs.Document | None:
        """Give an entry as it will stand, or None where there is none (or its line could not be read)."""
        if key in self.batch:
            return self.batch[key]
        self.load([key])
        return self._stored.get(key)

    def stored(self, key: str) -> docs.Document | None:
        """Give an entry as the database has it now, or None for a new one."""
        return self._stored.get(key)

    def load(self, keys: Iterable[str]) -> None:
        """Fetch the documents of entries, many at once; keys that are not there are passed over."""
        wanted = [key for key in keys if key not in self._stored]
        self._look_up(wanted)
        ids = {self.known[key].id: key for key in wanted if key in self.known}
        for part in _parts(ids):
            rows = self._session.connection().execute(_DOCUMENTS, {"ids": part})
            for entry_id, after in rows:
                self._stored[ids[entry_id]] = docs.from_fields(after)

    def is_changed(self, key: str) -> bool:
        """Tell whether the batch makes or changes an entry."""
        return key in self.batch and self.batch[key] != self._stored.get(key)

    def answers(self, allegations: Iterable[str]) -> dict[str, list[docs.RecordDocument]]:
        """Give the responses and assessments of allegations as they will stand."""
        found: dict[str, list[docs.RecordDocument]] = {key: [] for key in allegations}
        in_database = self._keys_about([self.known[key].id for key in found if key in self.known])
        self.load(in_database)
        behind = (self._stored[key] for key in in_database if key not in self.batch)
        for answer in (*self.batch.values(), *behind):
            if isinstance(answer, docs.RecordDocument) and answer.about in found:
                found[answer.about].append(answer)
        return found

    def corroborated_by(self, sources: Iterable[str]) -> list[docs.AllegationDocument]:
        """Give the published, corroborated allegations outside the batch that cite any of the sources."""
        keys: list[str] = []
        for part in _parts(self.known[key].id for key in sources if key in self.known):
            keys += self._session.scalars(
                select(Allegation.key)
                .where(Allegation.state == RecordState.PUBLISHED, Allegation.status == Status.CORROBORATED)
                .where(Allegation.id.in_(select(Citation.record_id).where(Citation.source_id.in_(part))))
            )
        self.load(keys)
        found = (self._stored[key] for key in dict.fromkeys(keys) if key not in self.batch)
        return [each for each in found if isinstance(each, docs.AllegationDocument)]

    def _keys_about(self, ids: Iterable[int]) -> list[str]:
        return [
            key
            for part in _parts(ids)
            for key in self._session.scalars(select(Record.key).where(Record.about_id.in_(part)).order_by(Record.id))
        ]

    def _look_up(self, keys: Iterable[str]) -> None:
        for part in _parts(sorted(key for key in keys if key not in self.known and key not in self._absent)):
            rows = self._session.connection().execute(_ENTRIES, {"keys": part})
            for entry_id, key, kind, version in rows:
                self.known[key] = Known(entry_id, kind, version)
            self._absent.update(key for key in part if key not in self.known)


def _parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    everything = list(values)
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
