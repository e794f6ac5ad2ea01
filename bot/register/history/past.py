"""The register as it stood at a past moment, for whatever reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session, aliased

from bot.database import Database
from bot.register import documents as docs
from bot.register.history.overlay import CHANGE, PUBLICATION, Changed, Overlay, at_home
from bot.register.model import Change, Entry
from bot.register.vocabulary import REFERENCE_KINDS, News

Value = TypeVar("Value")

_AT_ONCE = 5_000
"""Entries that are fetched in one statement; SQLite takes 32,766 values."""
_SEEN = "past"
"""Under this name a session knows what it sees."""


@dataclass(frozen=True, slots=True)
class Past:
    """The past that a session sees. `home` is the schema of the real tables.

    `later_names` counts the changes of reference entries since then: with the edition of the names, it tells theirs of then.
    """

    moment: datetime
    home: str
    later_names: int
    absent: frozenset[int]
    stems: Mapping[int, str]
    """What records were found by, of those that were found by something else."""


@dataclass(frozen=True, slots=True)
class Since:
    """The last that readers were told of a record after a moment."""

    news: News
    at: datetime
    why: str


@contextmanager
def stood_at(session: Session, moment: datetime) -> Iterator[Past]:
    """Let a reading session see the whole register as it stood at a moment, to the end of the block.

    The block is one transaction: it is entered before anything is read, and ended by a rollback; what was loaded in it may
    be used on. Its cost follows from what changed since the moment. Refs, ids and the moments of recording are those that
    they ever were. Of two markings the stricter holds, that of then or that of now. Raise ValueError in a session that has
    begun a transaction, as every writing one has.
    """
    if session.in_transaction() or past_of(session) is not None:
        raise ValueError("looking back begins a transaction of its own")
    try:
        session.info[_SEEN] = _laid_over(session, moment)
        yield session.info[_SEEN]
    finally:
        session.info.pop(_SEEN, None)
        session.expunge_all()  # what was loaded is of the past, and must not be taken for the present
        session.rollback()  # all that lay over the tables goes with it


@contextmanager
def seen_at(database: Database, moment: datetime | None) -> Iterator[Session]:
    """Begin a reading transaction that sees one moment however long it takes: a past one, or the present one with None."""
    if moment is None:
        with database.snapshot() as session:
            yield session
    else:
        with database.read() as session, stood_at(session, moment):
            yield session


def past_of(session: Session) -> Past | None:
    """Give the past that a session sees, or None where it sees the present."""
    found: Past | None = session.info.get(_SEEN)
    return found


def document_at(session: Session, entry_id: int, moment: datetime) -> docs.AnyDocument | None:
    """Give an entry as it stood at a moment, as the interchange format writes it; None where it was not there yet."""
    after = session.scalar(_DOCUMENT_AT, {"id": entry_id, "moment": moment})
    return None if after is None else docs.from_fields(after)


def since(session: Session, record_ids: Sequence[int]) -> dict[int, Since]:
    """Give the last that readers were told of these records after the moment that the session sees."""
    seen = past_of(session)
    if seen is None:
        return {}
    publication, change = at_home(PUBLICATION, seen.home), at_home(CHANGE, seen.home)
    told = (
        select(publication.c.record_id, publication.c.news, change.c.at, change.c.why)
        .join(change, change.c.id == publication.c.change_id)
        .where(publication.c.record_id.in_(record_ids), change.c.at > seen.moment)
        .order_by(publication.c.seq)
    )
    return {record_id: Since(news, at, why) for record_id, news, at, why in session.execute(told)}


_EARLIER = aliased(Change)
_DOCUMENT_AT = select(Change.after).where(
    Change.entry_id == bindparam("id"),
    # The highest version, not the latest moment: a clock may have been put back between two changes.
    Change.version
    == select(func.max(_EARLIER.version))
    .where(_EARLIER.entry_id == bindparam("id"), _EARLIER.at <= bindparam("moment"))
    .scalar_subquery(),
)


def _laid_over(session: Session, moment: datetime) -> Past:
    home = _begin(session)
    came_later = select(Change.id, Change.entry_id, Entry.kind).join(Entry, Entry.id == Change.entry_id)
    later = session.execute(came_later.where(Change.at > moment)).all()
    changed = _changed(session, {row.entry_id for row in later}, moment)
    there = {each.id for each in changed}
    absent = {row.entry_id: row.kind for row in later if row.entry_id not in there}
    overlay = Overlay(home, (row.id for row in later), absent)
    overlay.compare(changed, _ids(session, changed))
    if later:
        overlay.lay(session)
    names = sum(row.kind in REFERENCE_KINDS for row in later)
    return Past(moment, home, names, frozenset(absent), overlay.stems)


def _begin(session: Session) -> str:
    """Begin a transaction into which nobody else's commits come, and give the schema of the tables."""
    if session.get_bind().dialect.name == "sqlite":
        return "main"
    session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    home = str(session.scalar(select(func.current_schema())))
    # PostgreSQL promises to look names up anew for a statement that it has prepared only where the search path has changed.
    session.execute(text("SELECT set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)"))
    return home


def _changed(session: Session, entry_ids: Iterable[int], moment: datetime) -> list[Changed]:
    """Give those of the entries that were there at the moment, as they were and as they are."""
    found = []
    for ids in _parts(entry_ids):
        last = (
            select(Change.entry_id, func.max(Change.version).label("version"))
            .where(Change.entry_id.in_(ids), Change.at <= moment)
            .group_by(Change.entry_id)
            .subquery()
        )
        then, now = aliased(Change), aliased(Change)
        both = (
            select(then.entry_id, then.version, then.after, now.after)
            .join(last, (last.c.entry_id == then.entry_id) & (last.c.version == then.version))
            .join(Entry, Entry.id == then.entry_id)
            .join(now, (now.entry_id == Entry.id) & (now.version == Entry.version))
        )
        for entry_id, version, was, is_now in session.execute(both):
            found.append(Changed(entry_id, version, docs.from_fields(was), docs.from_fields(is_now)))
    return found


def _ids(session: Session, changed: Iterable[Changed]) -> dict[str, int]:
    """Give the ids of all keys that the documents name."""
    ids = {each.now.key: each.id for each in changed}
    named = {key for each in changed for document in (each.then, each.now) for _, key, _ in document.references()}
    for keys in _parts(named - ids.keys()):
        ids.update(session.execute(select(Entry.key, Entry.id).where(Entry.key.in_(keys))).all())
    return ids


def _parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    everything = list(values)
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]
