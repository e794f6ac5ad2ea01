"""The names as they stand in the register now, or stood once, read into a lexicon."""

import threading
from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.names.lexicon import Lexicon, NamedEntry
from bot.names.pack import packed_names
from bot.names.treaty_names import treaty_names
from bot.register import rows
from bot.register.history.overlay import at_home
from bot.register.history.past import Past, past_of
from bot.register.model import Alias, Counter, Entry, Membership, Reference
from bot.register.vocabulary import REFERENCE_KINDS, ActorType, Kind

_EDITION = select(Counter.__table__.c.value).where(Counter.__table__.c.name == "names")


class LexiconKeeper:
    """Keeps the lexicon of the register's present edition; any number of threads may ask."""

    def __init__(self, database: Database) -> None:
        """Keep the database; nothing is read before the first call."""
        self._database = database
        self._lock = threading.Lock()
        self._lexicon: Lexicon | None = None
        self._past: tuple[tuple[int, int], Lexicon] | None = None

    def current(self, session: Session | None = None) -> Lexicon:
        """Give the lexicon, built anew where a name was added or changed since the last call.

        A session that sees the past is given the names of then.
        """
        if session is not None:
            return self._in(session)
        with self._database.read() as own:
            return self._in(own)

    def _in(self, session: Session) -> Lexicon:
        edition = session.scalar(_EDITION) or 0
        past = past_of(session)
        if past is not None and past.later_names:
            return self._of_then(session, edition, past)
        lexicon = self._lexicon
        if lexicon is not None and lexicon.edition == edition:
            return lexicon
        with self._lock:
            if self._lexicon is None or self._lexicon.edition != edition:
                self._lexicon = load(session, edition)
            return self._lexicon

    def _of_then(self, session: Session, edition: int, past: Past) -> Lexicon:
        """Give the lexicon of a past moment; the last one is kept, since whoever looks back asks more than once."""
        key = edition, past.later_names  # how many names came later tells which, as long as the edition is the same
        with self._lock:
            if self._past is None or self._past[0] != key:
                self._past = key, load(session, edition)
            return self._past[1]


def load(session: Session, edition: int) -> Lexicon:
    """Read all names of the register into a lexicon.

    Whoever is a private individual today is one at all times: looking back names nobody whom the register has learnt not to.
    """
    entry, reference = Entry.__table__, Reference.__table__
    columns = (reference.c.id, entry.c.key, entry.c.kind, reference.c.name, reference.c.parent_id)
    subtypes = (reference.c.actor_type, reference.c.level, reference.c.place_type)
    found = session.execute(select(*columns, *subtypes).join(entry, entry.c.id == reference.c.id))
    entries = [
        NamedEntry(row[0], row[1], row[2], row[3], row[4], str(row[5] or row[6] or row[7] or ""))
        for row in found
        if row[2] in REFERENCE_KINDS
    ]
    aliases = session.execute(select(Alias.reference_id, Alias.text, Alias.ambiguous, Alias.exact_case))
    treaties = ((treaty, name, False, False) for treaty, name in treaty_names(session))
    members = session.execute(select(Membership.actor_id, Membership.group_id))
    past = past_of(session)
    private, their_names = _private_today(session, past.home) if past is not None else ([], [])
    return Lexicon(edition, _with_private(entries, private), [*aliases, *treaties, *_packed(entries), *their_names], members)


def _private_today(session: Session, home: str) -> tuple[list[NamedEntry], list[tuple[int, str, bool, bool]]]:
    """Give the private individuals of today with all names that they bear today, whatever lies over the tables."""
    entry, reference, alias = (at_home(each, home) for each in (rows.ENTRY, rows.REFERENCE, rows.ALIAS))
    private = reference.c.actor_type == ActorType.PRIVATE_INDIVIDUAL
    found = session.execute(
        select(entry.c.id, entry.c.key, reference.c.name).join(reference, reference.c.id == entry.c.id).where(private)
    ).all()
    names = session.execute(
        select(alias.c.reference_id, alias.c.text, alias.c.ambiguous, alias.c.exact_case)
        .join(reference, reference.c.id == alias.c.reference_id)
        .where(private)
    )
    entries = [NamedEntry(row.id, row.key, Kind.ACTOR, row.name, None, ActorType.PRIVATE_INDIVIDUAL.value) for row in found]
    return entries, [*((row.id, row.name, False, False) for row in found), *((row[0], row[1], row[2], row[3]) for row in names)]


def _with_private(entries: Iterable[NamedEntry], private: Iterable[NamedEntry]) -> list[NamedEntry]:
    """Add private individuals; one that is there already keeps its name, and is marked as one."""
    found = {entry.id: entry for entry in entries}
    for entry in private:
        found[entry.id] = replace(found.get(entry.id, entry), subtype=entry.subtype)
    return list(found.values())


def _packed(entries: Iterable[NamedEntry]) -> Iterator[tuple[int, str, bool, bool]]:
    for entry in entries:
        for text, ambiguous, exact_case in packed_names(entry.key):
            yield entry.id, text, ambiguous, exact_case
