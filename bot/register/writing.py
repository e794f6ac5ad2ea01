"""The register's only writer: every way in ends here, so that every rule is kept once.

A change is checked first, against the register as it would stand, and then planned and written a chunk at a time, in the
caller's one transaction: the rows, the history, and the publications that readers and digests go by.
"""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from bot.database import lock_publications
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model, rows, rules
from bot.register.batch import Batch, Staged
from bot.register.many_rows import delete_rows, insert_rows, next_ids, next_ids_of, update_rows
from bot.register.news import act_of, last_told, new_citation, news_of
from bot.register.standing import stored
from bot.register.vocabulary import (
    REF_PREFIXES,
    REFERENCE_KINDS,
    ChangeAct,
    Kind,
    News,
)

ENTRY, CHANGE, PUBLICATION = (rows.table_of(each) for each in (model.Entry, model.Change, model.Publication))
COUNTER = rows.table_of(model.Counter)


class RuleBrokenError(RapporteurError):
    """A change would break rules of the register; `problems` names each with its field."""

    def __init__(self, problems: Sequence[rules.Problem]) -> None:
        """Say the rules that would be broken."""
        told = "; ".join(map(str, problems))
        super().__init__(
            f"The register's rules forbid it: {told}.", "Nothing was changed.", "Mend what is named and try again."
        )
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: ids of all its documents by key, and how many were new, changed, the same, and told to readers."""

    ids: dict[str, int]
    created: int
    updated: int
    unchanged: int
    published: int


@dataclass(frozen=True, slots=True)
class Step:
    """One document to write: what it was, what it becomes, and what readers are told."""

    before: docs.Document | None
    after: docs.Document
    version: int
    act: ChangeAct
    news: News | None
    citation: parts.Citation | None = None


def save(
    session: Session,
    documents: Iterable[docs.Document],
    *,
    who: str,
    why: str,
    now: datetime,
    act: ChangeAct | None = None,
    citation: parts.Citation | None = None,
) -> Saved:
    """Write documents by their keys: new ones are created, changed ones updated, the same ones left alone.

    `session` is of `Database.write()`. `act` says what is done to the records that are there already, where it does not
    follow from what differs; `citation` is what the change rests on. Raise RuleBrokenError, with nothing written, where any
    of them breaks a rule.
    """
    lock_publications(session)
    last_of_each = _by_key(documents)
    with _checked(session, last_of_each) as batch:
        published = write(session, batch, who=who, why=why, now=now, act=act, citation=citation)
        created, updated = batch.count_changed()
        return Saved(
            ids=batch.ids(last_of_each),
            created=created,
            updated=updated,
            unchanged=len(last_of_each) - created - updated,
            published=published,
        )


def rehearse(session: Session, documents: Iterable[docs.Document]) -> int:
    """Check documents as `save` does, write nothing, and give how many of them would be told to readers."""
    with _checked(session, _by_key(documents)) as batch:
        return sum(step.news is not None for steps in plan(session, batch) for step in steps)


def _by_key(documents: Iterable[docs.Document]) -> dict[str, docs.Document]:
    """Give documents by their keys: of two editions of one entry the last."""
    return {document.key: document for document in documents}


@contextmanager
def _checked(session: Session, documents: Mapping[str, docs.Document]) -> Iterator[Batch]:
    """Give a batch of documents that breaks no rule; raise RuleBrokenError for one that does."""
    with Batch.open() as batch:
        for document in documents.values():
            batch.add(document)
        if problems := list(rules.broken(session, batch)):
            order = {key: place for place, key in enumerate(documents)}
            raise RuleBrokenError(sorted(problems, key=lambda problem: order[problem.key]))
        yield batch


def plan(
    session: Session, batch: Batch, act: ChangeAct | None = None, citation: parts.Citation | None = None
) -> Iterator[list[Step]]:
    """Give what a batch that breaks no rule will do, a chunk at a time; `act` and `citation` as in `save`."""
    for staged in batch.to_write():
        yield _planned(session, batch, staged, act, citation)


def write(
    session: Session,
    batch: Batch,
    *,
    who: str,
    why: str,
    now: datetime,
    act: ChangeAct | None = None,
    citation: parts.Citation | None = None,
    written: Callable[[list[Step]], None] | None = None,
) -> int:
    """Write a batch that breaks no rule, and give how much of it readers are told; `written` is told each chunk.

    The caller's transaction holds the writers' lock, so that publications are numbered in the order of commits.
    """
    new, _ = batch.count_changed()
    batch.number(next_ids(session, ENTRY, new).start)
    names_change, published = False, 0
    for steps in plan(session, batch, act, citation):
        ids = batch.ids({key for step in steps for key in _keys(step.after)})
        differences = {step.after.key: rows.difference(step.before, step.after) for step in steps if step.before is not None}
        _write_entries(session, steps, ids)
        _write_main_rows(session, steps, ids, now, differences)
        batch.put_late(_write_owned_rows(session, steps, ids, differences))
        names_change = names_change or any(step.after.kind in REFERENCE_KINDS for step in steps)
        told = sum(step.news is not None for step in steps)
        taken = next_ids_of(session, {CHANGE: len(steps), PUBLICATION: told})
        _append_history(session, steps, ids, taken[CHANGE], who=who, why=why, now=now)
        _publish(session, steps, ids, taken)
        published += told
        if written:
            written(steps)
    for late in batch.late():
        insert_rows(session, rows.RELATED, late)
    if names_change:
        _count_up(session, "names", 1)
    session.expire_all()  # what the session had loaded before is no longer so
    return published


def _keys(document: docs.Document) -> Iterator[str]:
    yield document.key
    yield from (key for _, key, _ in document.references())


def _planned(
    session: Session, batch: Batch, staged: Sequence[Staged], act: ChangeAct | None, citation: parts.Citation | None
) -> list[Step]:
    keys_by_id = {each.id: each.document.key for each in staged if each.version}
    before_by_key = batch.before if batch.is_small else stored(session, keys_by_id)
    records = [each for each in staged if each.version and each.document.kind in REF_PREFIXES]
    told = last_told(session, records, before_by_key)
    steps = []
    for _, version, after in staged:
        before = before_by_key.get(after.key)
        news = news_of(before, after, told.get(after.key))
        done = act if before is not None and isinstance(after, docs.RecordDocument) else None
        if done is ChangeAct.CORRECTED and news is News.STATUS_MOVED:
            news = News.CORRECTED
        steps.append(
            Step(
                before=before,
                after=after,
                version=version + 1,
                act=done or act_of(before, after, news),
                news=news,
                citation=citation or (new_citation(before, after) if news is News.STATUS_MOVED else None),
            )
        )
    return steps


# --- rows ------------------------------------------------------------------------------------------------------------------


def _write_entries(session: Session, steps: Sequence[Step], ids: Mapping[str, int]) -> None:
    new = [step for step in steps if step.before is None]
    insert_rows(
        session, ENTRY, [{"id": ids[s.after.key], "key": s.after.key, "kind": s.after.kind, "version": s.version} for s in new]
    )
    update_rows(session, ENTRY, [{"own_id": ids[s.after.key], "version": s.version} for s in steps if s.before is not None])


Differences = Mapping[str, rows.Difference]
"""What differs in the rows of the entries that are there already, by their keys."""


def _write_main_rows(
    session: Session, steps: Sequence[Step], ids: Mapping[str, int], now: datetime, differences: Differences
) -> None:
    new: dict[Kind, list[rows.Row]] = defaultdict(list)
    changed: dict[tuple[Table, frozenset[str]], list[rows.Row]] = defaultdict(list)
    tables: dict[Kind, Table] = {}
    refs = _refs(session, [step.after for step in steps if step.before is None])
    for step in steps:
        key, kind = step.after.key, step.after.kind
        tables[kind], row = rows.main_row(step.after, ids)
        if key in differences:
            columns = differences[key].columns
            changed[tables[kind], columns].append({"own_id": ids[key], **{name: row[name] for name in sorted(columns)}})
        elif key in refs:
            new[kind].append({"id": ids[key], "ref": refs[key], "recorded_at": now, **row})
        else:
            new[kind].append({"id": ids[key], **row})
    # What others refer to comes first: references and sources before records.
    for kind in sorted(tables, key=list(Kind).index):
        insert_rows(session, tables[kind], new[kind])
    for (table, columns), values in changed.items():
        if columns:
            update_rows(session, table, values)


def _refs(session: Session, new: Sequence[docs.Document]) -> dict[str, str]:
    """Number the new records of each kind in their order, on from the last ref that was ever given."""
    counts = Tally(document.kind for document in new if document.kind in REF_PREFIXES)
    last = {kind: _count_up(session, f"ref:{kind}", count) - count for kind, count in counts.items()}
    refs: dict[str, str] = {}
    for document in new:
        if document.kind in REF_PREFIXES:
            last[document.kind] += 1
            refs[document.key] = f"{REF_PREFIXES[document.kind]}-{last[document.kind]:04d}"
    return refs


def _write_owned_rows(
    session: Session, steps: Sequence[Step], ids: Mapping[str, int], differences: Differences
) -> list[rows.Row]:
    """Write what belongs to the entries in other tables, and give the rows that wait: they may name records not yet written."""
    gathered: dict[Table, list[rows.Row]] = defaultdict(list)
    outdated: dict[Table, list[int]] = defaultdict(list)
    for step in steps:
        differing = differences.get(step.after.key)
        for table, owned in rows.owned_rows(step.after, ids):
            stays = 0 if differing is None else differing.tables.get(table, len(owned))
            gathered[table] += owned[stays:]
            if differing is not None and table in differing.tables and not stays:
                outdated[table].append(ids[step.after.key])
    for table, owner in rows.OWNED.items():
        delete_rows(session, table, owner, outdated[table])
        if table is not rows.RELATED:
            insert_rows(session, table, gathered[table])
    return gathered[rows.RELATED]


def _append_history(
    session: Session,
    steps: Sequence[Step],
    ids: Mapping[str, int],
    changes: Iterable[int],
    *,
    who: str,
    why: str,
    now: datetime,
) -> None:
    history = [
        {
            "id": change,
            "entry_id": ids[step.after.key],
            "version": step.version,
            "act": step.act,
            "at": now,
            "who": who,
            "why": why,
            "citation": step.citation,
            "before": step.before,
            "after": step.after,
        }
        for step, change in zip(steps, changes, strict=True)
    ]
    insert_rows(session, CHANGE, history)


def _publish(session: Session, steps: Sequence[Step], ids: Mapping[str, int], taken: Mapping[Table, range]) -> None:
    told = [(step, change) for step, change in zip(steps, taken[CHANGE], strict=True) if step.news]
    insert_rows(
        session,
        PUBLICATION,
        [
            {"seq": seq, "change_id": change, "record_id": ids[step.after.key], "news": step.news}
            for seq, (step, change) in zip(taken[PUBLICATION], told, strict=True)
        ],
    )


def _count_up(session: Session, name: str, by: int) -> int:
    """Raise a counter and give its new value."""
    connection = session.connection()
    value: int = connection.execute(_raising(connection.dialect.name), {"name": name, "value": by}).scalar_one()
    return value


@cache
def _raising(dialect: str) -> ReturningInsert[Any]:
    """Make the statement that raises a counter, in the words of either engine."""
    inserting = (postgresql if dialect == "postgresql" else sqlite).insert(COUNTER)
    raised = inserting.on_conflict_do_update(
        index_elements=[COUNTER.c.name], set_={"value": COUNTER.c.value + inserting.excluded.value}
    )
    returning: ReturningInsert[Any] = raised.returning(COUNTER.c.value)
    return returning
