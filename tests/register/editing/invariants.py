"""What must always hold of a register, looked for in its tables; a model says what should stand there."""

from collections import defaultdict

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from bot.register.model import Change, Entry, Publication, Record
from bot.register.reading import visible
from bot.register.rows import OWNED, RECORD, main_row, owned_rows
from bot.register.vocabulary import Tlp
from tests.register.editing.expected import Fields, World, unsound
from tests.register.material import NOW, documents

OWNED_BY_RECORDS = [table for table, owner in OWNED.items() if owner == "record_id"]


def hold(session: Session, world: World) -> None:
    """See that history, tables, publications, refs and what readers may see are what the model says."""
    ids = dict(session.execute(select(Entry.key, Entry.id)).all())
    refs = dict(session.execute(select(Record.key, Record.ref)).all())
    assert refs == {key: held.ref for key, held in world.records.items()}
    _history_is_complete(session, world, ids)
    _tables_are_what_the_history_says(session, world, ids)
    _publications_are_in_order(session, world)
    seen = session.scalars(select(Record.key).where(Record.id == RECORD.c.id, visible(Tlp.RED)))
    assert set(seen) == world.published()


def _history_is_complete(session: Session, world: World, ids: dict[str, int]) -> None:
    found: dict[int, list[Change]] = defaultdict(list)
    of_records = select(Change).where(Change.entry_id.in_(ids[key] for key in world.records))
    for change in session.scalars(of_records.order_by(Change.entry_id, Change.version)):
        found[change.entry_id].append(change)
    for key, held in world.records.items():
        history = found[ids[key]]
        assert [(each.version, each.act, each.who, each.why, each.citation) for each in history] == [
            (number, each.act, each.who, each.why, each.citation) for number, each in enumerate(held.history, 1)
        ]
        assert [each.after for each in history] == [each.fields for each in held.history]
        assert [each.before for each in history] == [None, *(each.after for each in history[:-1])]
    assert not list(unsound({key: found[ids[key]][-1].after for key in world.records}))


def _tables_are_what_the_history_says(session: Session, world: World, ids: dict[str, int]) -> None:
    wanted: dict[Table, list[Fields]] = {table: [] for table in (RECORD, *OWNED_BY_RECORDS)}
    for held in world.records.values():
        (document,) = documents([held.now])
        wanted[RECORD].append({"id": ids[document.key], "ref": held.ref, "recorded_at": NOW, **main_row(document, ids)[1]})
        for table, owned in owned_rows(document, ids):
            wanted[table] += owned
    for table, rows in wanted.items():
        names = table.columns.keys()
        found = [dict(row) for row in session.execute(select(table)).mappings()]
        as_told = [{name: row.get(name) for name in names} for row in rows]
        assert sorted(map(repr, found)) == sorted(map(repr, as_told)), table.name


def _publications_are_in_order(session: Session, world: World) -> None:
    told = session.execute(
        select(Publication.seq, Publication.change_id, Record.key, Publication.news)
        .join(Record, Record.id == Publication.record_id)
        .order_by(Publication.seq)
    ).all()
    assert [(key, news.value) for _, _, key, news in told] == world.told
    assert [seq for seq, *_ in told] == list(range(1, len(told) + 1))
    changes = [change for _, change, *_ in told]
    assert changes == sorted(set(changes))
