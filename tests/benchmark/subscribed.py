"""A register with thousands of changes that hundreds of subscriptions have not been told of yet; the same each time."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.answers.query import Query
from bot.database import Database, refresh_statistics
from bot.digests.filters import as_json
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.rhythm import EVERY_DAY
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


def fill_and_change(database: Database, changes: int) -> int:
    """Fill a register and change it through its own writer, all sorts of changes in turn; give the last number before them."""
    fill(database, RECORDS)
    with database.read() as session:
        before = session.scalar(select(func.max(PUBLICATION.c.seq))) or 0
        old = list(_published(session))
    said = [each for each in old if isinstance(each, docs.PositionDocument)]
    new, corrected, withdrawn = _new(changes), iter(said[::2]), iter(said[1::2])
    moved = (each for each in old if _can_be_corroborated(each))
    for number in range(changes // 100):
        batch: list[docs.Document] = [
            *islice(new, _SHARES["new"]),
            *(_changed(each, summary=f"{each.summary} Corrected.") for each in islice(corrected, _SHARES["corrected"])),
            *(_changed(each, status=Status.CORROBORATED) for each in islice(moved, _SHARES["moved"])),
            *(_changed(each, state=RecordState.WITHDRAWN) for each in islice(withdrawn, _SHARES["withdrawn"])),
        ]
        with database.write() as session:
            at = RECORDED_AT + dt.timedelta(days=60, minutes=number)
            saved = save(session, batch, who="benchmark", why="as it was found", now=at)
        if saved.published != 100:
            raise RuntimeError(f"{saved.published} of 100 changes were published")
    with database.write() as session:
        refresh_statistics(session, (ENTRY, RECORD, LINK, SEARCH, LISTING, LISTED_NAME, CHANGE, PUBLICATION))
    return before


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
        lambda number: replace(Query(weapons=(weapons[number % 5],)), kinds=(Kind.ALLEGATION,)),
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


def _new(count: int) -> Iterator[docs.RecordDocument]:
    """Give new records that the writer takes: that a status is borne out is nothing that a digest asks."""
    kept: set[str] = set()
    for each in documents(count * 2):
        if not isinstance(each, docs.RecordDocument) or each.state is not RecordState.PUBLISHED:
            continue
        if isinstance(each, docs.AllegationDocument) and each.status is not Status.ALLEGED:
            continue
        about = {"responds_to": each.about, "assesses": each.about}
        renamed = {name: f"new-{key}" for name, key in about.items() if hasattr(each, name)}
        if each.about is not None and f"new-{each.about}" not in kept:
            continue
        kept.add(f"new-{each.key}")
        yield _changed(each, key=f"new-{each.key}", **renamed)


def _changed(document: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(document, **fields)
