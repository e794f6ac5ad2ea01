"""A register with thousands of changes that hundreds of subscriptions have not been told of yet; the same each time."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import count, islice
from typing import Any

import msgspec
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.answers.query import Query
from bot.database import Database, refresh_statistics
from bot.digests.content.candidates import DELIVERY
from bot.digests.filters import as_json
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.wishes.rhythm import EVERY_DAY
from bot.register import documents as docs
from bot.register.listings import LISTED_NAME, LISTING
from bot.register.model import Change
from bot.register.rows import ENTRY, LINK, RECORD, SEARCH
from bot.register.vocabulary import Kind, RecordState, Role, Status, Tlp
from bot.register.writing import CHANGE, PUBLICATION, save
from tests.benchmark.vast_register import RECORDED_AT, documents, fill

RECORDS = 50_000
"""What the register holds before the changes."""
SLOT = dt.datetime(2026, 11, 21, 8, 0, tzinfo=dt.UTC)
MADE = SLOT - dt.timedelta(days=1)
_SHARES = {"new": 75, "corrected": 20, "moved": 2, "withdrawn": 3}
"""Of a hundred changes."""


class Changing:
    """A filled register that is changed through its own writer, all sorts of changes in turn."""

    def __init__(self, database: Database) -> None:
        """Fill it."""
        fill(database, RECORDS)
        self.database = database
        with database.read() as session:
            old = list(_published(session))
        said = [each for each in old if isinstance(each, docs.PositionDocument)]
        self._new, self._corrected, self._withdrawn = _new(), iter(said[::2]), iter(said[1::2])
        self._moved = (each for each in old if _can_be_corroborated(each))
        self._minutes = count()

    @property
    def last(self) -> int:
        """Give the number of the last publication."""
        with self.database.read() as session:
            return session.scalar(select(func.max(PUBLICATION.c.seq))) or 0

    def change(self, changes: int) -> None:
        """Publish so many hundreds of changes."""
        for _ in range(changes // 100):
            batch: list[Any] = [
                *islice(self._new, _SHARES["new"]),
                *(
                    _changed(each, summary=f"{each.summary} Corrected.")
                    for each in islice(self._corrected, _SHARES["corrected"])
                ),
                *(_changed(each, status=Status.CORROBORATED) for each in islice(self._moved, _SHARES["moved"])),
                *(_changed(each, state=RecordState.WITHDRAWN) for each in islice(self._withdrawn, _SHARES["withdrawn"])),
            ]
            at = RECORDED_AT + dt.timedelta(days=60, minutes=next(self._minutes))
            with self.database.write() as session:
                saved = save(session, batch, who="benchmark", why="as it was found", now=at)
            if saved.published != 100:
                raise RuntimeError(f"{saved.published} of 100 changes were published")
        with self.database.write() as session:
            refresh_statistics(session, (ENTRY, RECORD, LINK, SEARCH, LISTING, LISTED_NAME, CHANGE, PUBLICATION))

    def tell_of_the_past(self, subscription: int, changes: int) -> None:
        """Publish so many changes of the filled records, all of them delivered to a subscription: by bare rows."""
        with self.database.write() as session:
            if not self.database.is_sqlite:
                session.execute(text("SET LOCAL session_replication_role = replica"))  # foreign keys are not looked up
            numbers = {"changes": changes, "records": RECORDS, "subscription": subscription, "seq": self.last}
            numbers["change"] = session.scalar(select(func.max(CHANGE.c.id))) or 0
            for into, what, of in _PAST:
                session.execute(text(f"INSERT INTO {into} {_NUMBERS} SELECT {what} FROM number {of}"), numbers)
        with self.database.write() as session:
            refresh_statistics(session, (CHANGE, PUBLICATION, DELIVERY))


_NUMBERS = "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :changes)"
_EACH_IN_TURN = "JOIN publication ON seq = 1 + i % :records"
_AT, _AFTER = "(SELECT max(at) FROM change)", "(SELECT after FROM change WHERE id = 1)"
_PAST = (
    (
        "change (id, entry_id, version, act, at, who, why, before, after)",
        f"i + :change, record_id, 1000 + i / :records, 'status_moved', {_AT}, '', '', NULL, {_AFTER}",
        _EACH_IN_TURN,
    ),
    ("publication (seq, change_id, record_id, news)", "i + :seq, i + :change, record_id, 'status_moved'", _EACH_IN_TURN),
    (
        "delivery (subscription_id, publication_seq, run_id, page)",
        ":subscription, i + :seq, (SELECT max(id) FROM digest_run), 0",
        "",
    ),
)


def subscribe(database: Database, filters: list[Query], floor: int) -> list[int]:
    """Make a subscription for each filter, that knows what was published up to the floor."""
    made = [
        Subscription(
            channel=f"C{number}",
            days=EVERY_DAY,
            local_time=dt.time(9),
            zone="Europe/Vienna",
            filter=as_json(wanted),
            words="",
            says_nothing_new=False,
            looked_at=floor,
            ceiling=Tlp.GREEN,
            floor=floor,
            next_run_at=SLOT,
            state=SubscriptionState.ACTIVE,
            created_at=MADE,
        )
        for number, wanted in enumerate(filters)
    ]
    with database.write() as session:
        session.add_all(made)
        session.flush()
        return [each.id for each in made]


def filters_of(database: Database, count: int) -> list[Query]:
    """Give filters of all sorts in turn, each sort with the names that the most records bear, the commonest first."""
    with database.read() as session:
        treaties, places, weapons = (_names(session, role) for role in (Role.TREATY, Role.PLACE, Role.WEAPON))
        speakers, accused = _names(session, Role.SPEAKER), _names(session, Role.ALLEGED_ACTOR)
    sorts: tuple[Callable[[int], Query], ...] = (
        lambda _: Query(),
        lambda number: Query(treaties=(treaties[number % len(treaties)],)),
        lambda number: Query(places=(places[number % len(places)],)),
        lambda number: Query(speakers=(speakers[number % 50],)),
        lambda number: Query(anyone=(accused[number % 50],)),
        lambda number: Query(weapons=(weapons[number % len(weapons)],)),
        lambda number: Query(kinds=(Kind.ALLEGATION,), statuses=tuple(Status)[number % 4 : number % 4 + 2]),
        lambda number: Query(text=_WORDS[number % len(_WORDS)]),
        lambda number: Query(treaties=(treaties[number % 3],), places=("place-ukr",)),
        lambda number: Query(weapons=(weapons[number % 5],), kinds=(Kind.ALLEGATION,)),
    )
    return [sorts[number % len(sorts)](number // len(sorts)) for number in range(count)]


_WORDS = ("civilians", "stockpile", "resolution", "mines", "parish17", "convention", "clearance", "parish40", "use", "report")


def _names(session: Session, role: Role) -> list[str]:
    often = func.count().label("often")
    named = (
        select(ENTRY.c.key)
        .join(LISTED_NAME, LISTED_NAME.c.reference_id == ENTRY.c.id)
        .where(LISTED_NAME.c.role == role)
        .group_by(ENTRY.c.key)
        .order_by(often.desc(), ENTRY.c.key)
    )
    return list(session.scalars(named))


def _published(session: Session) -> Iterator[docs.RecordDocument]:
    """Give the records of the filled register as documents, in their order."""
    rows = select(Change.after).join(RECORD, RECORD.c.id == Change.entry_id).order_by(Change.id)
    for after in session.scalars(rows.execution_options(yield_per=5_000)):
        document = docs.from_fields(after)
        if isinstance(document, docs.RecordDocument) and document.state is RecordState.PUBLISHED:
            yield document


def _can_be_corroborated(document: docs.RecordDocument) -> bool:
    """Tell whether an allegation cites two sources of different groups; only those of the filled register have such keys."""
    is_alleged = isinstance(document, docs.AllegationDocument) and document.status is Status.ALLEGED
    return is_alleged and document.key.startswith("record-") and len({each.source for each in document.citations}) > 1


def _new() -> Iterator[docs.RecordDocument]:
    """Give new records that the writer takes: that a status is borne out is nothing that a digest asks."""
    kept: set[str] = set()
    for each in documents(RECORDS):
        is_judged = isinstance(each, docs.AllegationDocument) and each.status is not Status.ALLEGED
        if not isinstance(each, docs.RecordDocument) or each.state is not RecordState.PUBLISHED or is_judged:
            continue
        about = None if each.about is None else f"new-{each.about}"
        if about is None or about in kept:
            kept.add(f"new-{each.key}")
            renamed = {name: about for name in ("responds_to", "assesses") if hasattr(each, name)}
            yield _changed(each, key=f"new-{each.key}", **renamed)


def _changed(document: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(document, **fields)
