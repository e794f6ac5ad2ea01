"""The register as it would stand with a batch of documents in it: the batch first, the database behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import JSON, bindparam, cast, null, or_, select, union_all
from sqlalchemy.orm import Session

from bot.register import documents as docs
from bot.register.batch import Batch, Entry, Known, Part
from bot.register.evidence import CONCLUDED
from bot.register.model import Change, ResponseCharacter
from bot.register.rows import CITATION, ENTRY, RECORD, SOURCE, table_of
from bot.register.vocabulary import Kind, RecordState, ResponseKind, Status

Value = TypeVar("Value")
CHANGE = table_of(Change)

_AT_ONCE = 5_000
"""Keys asked for in one statement; SQLite takes 32,766."""


class Standing:
    """What stands behind some documents once the whole batch is in: behind their keys, and behind those they refer to.

    The documents are of the batch, or of the register where they rest on something in the batch. `known` is what the register
    has of their keys now, `stored` their documents in it.
    """

    def __init__(self, session: Session, batch: Batch, documents: Mapping[str, docs.AnyDocument]) -> None:
        """Look all keys up at once."""
        self._session = session
        self._batch = batch
        self.documents = documents
        referred = {key for each in documents.values() for _, key, _ in each.references()}
        self._entries = batch.entries(referred)
        asked = [key for key in referred if key not in self._entries]
        self.known, self.stored, behind = _looked_up(session, documents, asked)
        batch.add_registered(behind.values())
        self._entries |= {key: known.entry for key, known in behind.items()}

    @classmethod
    def of_register(cls, session: Session, batch: Batch, keys: Iterable[str]) -> "Standing":
        """Look at documents of the register that the batch does not write."""
        return cls(session, batch, stored(session, {known.id: key for key, known in registered(session, keys).items()}))

    def kind_of(self, key: str) -> Kind | None:
        """Give the kind of an entry that one of the documents refers to, or None where there is none."""
        entry = self._entries.get(key)
        return entry.kind if entry else None

    def is_open_allegation(self, key: str) -> bool:
        """Tell whether what one of the documents refers to is an allegation that readers will not see."""
        entry = self._entries.get(key)
        return entry is not None and entry.kind is Kind.ALLEGATION and entry.part is not Part.UNREAD and not entry.is_published

    def group_of(self, source: str) -> str:
        """Give the independence group of a source that one of the documents cites; what is no source stands alone."""
        entry = self._entries.get(source)
        return entry.group or source if entry else source

    def has_unread(self, kind: Kind) -> bool:
        """Tell whether a line of this kind could not be read, so that what is missing may be in it."""
        return self._batch.has_unread(kind)

    def borne_out(self, allegations: Iterable[str]) -> set[tuple[str, Status]]:
        """Give the statuses that published answers, in the batch and outside it, let allegations among the documents have."""
        keys = list(allegations)
        if not keys:
            return set()
        found = self._batch.borne_out(keys)
        for answer, about, status in self._answers_that_bear_out(keys):
            if (about, status) not in found and not self._batch.held([answer]):
                found.add((about, status))
        return found

    def published_answers(self, allegations: Iterable[str]) -> Iterator[tuple[str, Kind, str]]:
        """Give the published answers outside the batch to allegations among the documents: key, kind, and the allegation."""
        keys_by_id = {self.known[key].id: key for key in allegations if key in self.known}
        for part in in_parts(keys_by_id):
            rows = self._session.execute(
                select(ENTRY.c.key, ENTRY.c.kind, RECORD.c.about_id)
                .join_from(ENTRY, RECORD, ENTRY.c.id == RECORD.c.id)
                .where(RECORD.c.about_id.in_(part), RECORD.c.state == RecordState.PUBLISHED)
                .order_by(RECORD.c.id)
                .execution_options(yield_per=_AT_ONCE)
            )
            for some in rows.partitions():
                held = self._batch.held(key for key, _, _ in some)
                yield from ((key, kind, keys_by_id[about_id]) for key, kind, about_id in some if key not in held)

    def corroborated_by(self, sources: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give the published, corroborated allegations of the register that cite sources among the documents, each with one."""
        keys_by_id = {self.known[key].id: key for key in sources if key in self.known}
        for part in in_parts(keys_by_id):
            rows = self._session.execute(
                select(ENTRY.c.key, CITATION.c.source_id)
                .join_from(ENTRY, RECORD, ENTRY.c.id == RECORD.c.id)
                .join(CITATION, CITATION.c.record_id == RECORD.c.id)
                .where(RECORD.c.state == RecordState.PUBLISHED, RECORD.c.status == Status.CORROBORATED)
                .where(CITATION.c.source_id.in_(part))
                .order_by(RECORD.c.id, CITATION.c.ordinal)
                .execution_options(yield_per=_AT_ONCE)
            )
            yield from ((key, keys_by_id[source_id]) for key, source_id in rows)

    def _answers_that_bear_out(self, allegations: Iterable[str]) -> Iterator[tuple[str, str, Status]]:
        keys_by_id = {self.known[key].id: key for key in allegations if key in self.known}
        admission = select(ResponseCharacter.record_id).where(
            ResponseCharacter.record_id == RECORD.c.id,
            ResponseCharacter.kind == ResponseKind.ADMISSION,
            ResponseCharacter.source_id.is_(None),
        )
        for part in in_parts(keys_by_id):
            rows = self._session.execute(
                select(ENTRY.c.key, RECORD.c.about_id, RECORD.c.conclusion)
                .join_from(ENTRY, RECORD, ENTRY.c.id == RECORD.c.id)
                .where(RECORD.c.about_id.in_(part), RECORD.c.state == RecordState.PUBLISHED)
                .where(or_(RECORD.c.conclusion.is_not(None), admission.exists()))
                .execution_options(yield_per=_AT_ONCE)
            )
            for key, about_id, conclusion in rows:
                yield key, keys_by_id[about_id], CONCLUDED[conclusion] if conclusion else Status.ACKNOWLEDGED


# The statements of every write are made once: to make one takes longer than to run it.
_KNOWN = (
    select(ENTRY.c.key, ENTRY.c.kind, RECORD.c.state, SOURCE.c.independence_group, ENTRY.c.id, ENTRY.c.version)
    .outerjoin_from(ENTRY, RECORD, RECORD.c.id == ENTRY.c.id)
    .outerjoin(SOURCE, SOURCE.c.id == ENTRY.c.id)
)
_IS_LATEST = (CHANGE.c.entry_id == ENTRY.c.id) & (CHANGE.c.version == ENTRY.c.version)
_REGISTERED = _KNOWN.where(ENTRY.c.key.in_(bindparam("keys", expanding=True)))
_STORED = (
    select(CHANGE.c.entry_id, CHANGE.c.after)
    .join_from(CHANGE, ENTRY, _IS_LATEST)
    .where(ENTRY.c.id.in_(bindparam("ids", expanding=True)))
)
_BOTH = union_all(
    _KNOWN.add_columns(CHANGE.c.after).join(CHANGE, _IS_LATEST).where(ENTRY.c.key.in_(bindparam("own", expanding=True))),
    _REGISTERED.add_columns(cast(null(), JSON)),
)
"""What the register has of some keys with their documents, and of others without."""


def _looked_up(
    session: Session, own: Iterable[str], others: Sequence[str]
) -> tuple[dict[str, Known], dict[str, docs.AnyDocument], dict[str, Known]]:
    """Give what the register has of documents' own keys, these documents as it has them, and what it has of other keys."""
    own_keys = set(own)
    known: dict[str, Known] = {}
    documents: dict[str, docs.AnyDocument] = {}
    behind = registered(session, others[_AT_ONCE:])
    keys = {"own": list(own_keys), "keys": [key for key in others[:_AT_ONCE] if key not in own_keys]}
    for *columns, after in session.connection().execute(_BOTH, keys):
        key, found = _known(*columns)
        if after is None:
            behind[key] = found
        else:
            known[key] = found
            documents[key] = docs.from_fields(after)
    return known, documents, {key: known.get(key) or behind[key] for key in others if key in behind or key in known}


def _known(key: str, kind: Kind, state: RecordState | None, group: str | None, own_id: int, version: int) -> tuple[str, Known]:
    return key, Known(own_id, version, Entry(key, kind, Part.REGISTER, state is RecordState.PUBLISHED, group))


def registered(session: Session, keys: Iterable[str]) -> dict[str, Known]:
    """Give what the register has of keys now."""
    found: dict[str, Known] = {}
    for part in in_parts(keys):
        found.update(_known(*row) for row in session.connection().execute(_REGISTERED, {"keys": part}))
    return found


def stored(session: Session, keys_by_id: Mapping[int, str]) -> dict[str, docs.AnyDocument]:
    """Give the documents of entries as the register has them now, by their keys."""
    found: dict[str, docs.AnyDocument] = {}
    for part in in_parts(keys_by_id):
        rows = session.connection().execute(_STORED, {"ids": part})
        found.update((keys_by_id[entry_id], docs.from_fields(after)) for entry_id, after in rows)
    return found


def in_parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Give values in lists that fit into one statement."""
    everything = list(values)
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
