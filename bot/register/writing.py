"""The register's only writer: every way in ends here, so that every rule is kept once.

A change is planned first, against the register as it would stand, and then written whole: the rows, the history, and last
the publications that readers and digests go by.
"""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.database import delete_rows, insert_rows, lock_publications, next_ids, next_ids_of, update_rows
from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model, rows, rules
from bot.register.standing import Standing
from bot.register.vocabulary import (
    REF_PREFIXES,
    REFERENCE_KINDS,
    ChangeAct,
    Kind,
    News,
    RecordState,
    Status,
)

ENTRY, CHANGE, PUBLICATION = (rows.table_of(each) for each in (model.Entry, model.Change, model.Publication))
COUNTER = rows.table_of(model.Counter)

_NOT_SHOWN = ("note", "author", "reviewer", "sensitivity", "state")
_OF_A_STATUS_MOVE = ("status", "status_since", "citations", "process")


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch will do. `ids` are those of entries that exist."""

    steps: list[Step]
    ids: dict[str, int]
    unchanged: int

    @property
    def created(self) -> int:
        """Count the new entries."""
        return sum(step.before is None for step in self.steps)

    @property
    def published(self) -> int:
        """Count the publications."""
        return sum(step.news is not None for step in self.steps)


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
    batch = {document.key: document for document in documents}
    standing = Standing(session, batch)
    if problems := rules.broken(standing):
        raise RuleBrokenError(problems)
    return write(session, plan(session, standing, act, citation), who=who, why=why, now=now)


def plan(session: Session, standing: Standing, act: ChangeAct | None = None, citation: parts.Citation | None = None) -> Plan:
    """Give what a batch that breaks no rule will do; `act` and `citation` as in `save`."""
    changed = {key: document for key, document in standing.batch.items() if standing.is_changed(key)}
    last_told = _last_told(session, changed, standing)
    steps = []
    for key, after in changed.items():
        before, known = standing.stored(key), standing.known.get(key)
        news = _news(before, after, last_told.get(key))
        done = act if before is not None and isinstance(after, docs.RecordDocument) else None
        if done is ChangeAct.CORRECTED and news is News.STATUS_MOVED:
            news = News.CORRECTED
        steps.append(
            Step(
                before=before,
                after=after,
                version=known.version + 1 if known else 1,
                act=done or _act(before, after, news),
                news=news,
                citation=citation or (_new_citation(before, after) if news is News.STATUS_MOVED else None),
            )
        )
    ids = {key: known.id for key, known in standing.known.items()}
    return Plan(steps, ids, unchanged=len(standing.batch) - len(changed))


def write(session: Session, planned: Plan, *, who: str, why: str, now: datetime) -> Saved:
    """Write a plan whole; the caller's transaction holds the writers' lock."""
    new = [step.after for step in planned.steps if step.before is None]
    taken = next_ids_of(session, {ENTRY: len(new), CHANGE: len(planned.steps)})
    ids = {**planned.ids, **dict(zip((each.key for each in new), taken[ENTRY], strict=True))}
    differences = {s.after.key: rows.difference(s.before, s.after) for s in planned.steps if s.before is not None}
    _write_entries(session, planned.steps, ids)
    _write_main_rows(session, planned.steps, ids, now, differences)
    _write_owned_rows(session, planned.steps, ids, differences)
    if any(step.after.kind in REFERENCE_KINDS for step in planned.steps):
        _count_up(session, "names", 1)
    _append_history(session, planned.steps, ids, taken[CHANGE], who=who, why=why, now=now)
    _publish_last(session, planned.steps, ids, taken[CHANGE])
    session.expire_all()  # what the session had loaded before is no longer so
    return Saved(
        ids=ids,
        created=planned.created,
        updated=len(planned.steps) - planned.created,
        unchanged=planned.unchanged,
        published=planned.published,
    )


# --- what a change amounts to ---------------------------------------------------------------------------------------------


def _act(before: docs.Document | None, after: docs.Document, news: News | None) -> ChangeAct:
    if before is None:
        return ChangeAct.CREATED
    if not isinstance(before, docs.RecordDocument) or not isinstance(after, docs.RecordDocument):
        return ChangeAct.UPDATED
    if before.state is not after.state:
        return {
            RecordState.DRAFT: ChangeAct.SENT_BACK,
            RecordState.IN_REVIEW: ChangeAct.SUBMITTED,
            RecordState.PUBLISHED: ChangeAct.PUBLISHED,
            RecordState.WITHDRAWN: ChangeAct.WITHDRAWN,
        }[after.state]
    if news is News.STATUS_MOVED:
        return ChangeAct.STATUS_MOVED
    return ChangeAct.CORRECTED if news is News.CORRECTED else ChangeAct.UPDATED


def _news(before: docs.Document | None, after: docs.Document, last_told: tuple[News, docs.Document] | None) -> News | None:
    """Say what readers are to be told. `last_told` is what they were told last, if anything."""
    if not isinstance(after, docs.RecordDocument):
        return None
    if after.state is RecordState.WITHDRAWN:
        was_published = before is not None and rules.is_published(before)
        return News.WITHDRAWN if was_published and last_told else None
    if after.state is not RecordState.PUBLISHED:
        return None
    if last_told is None:
        return News.NEW
    news, shown = last_told
    if news is News.WITHDRAWN:
        return News.CORRECTED
    differing = {
        field for field in after.__struct_fields__ if field not in _NOT_SHOWN and getattr(shown, field) != getattr(after, field)
    }
    if not differing:
        return None
    return News.STATUS_MOVED if _is_status_move(shown, after, differing) else News.CORRECTED


def _is_status_move(before: docs.Document, after: docs.Document, differing: set[str]) -> bool:
    if not isinstance(before, docs.AllegationDocument) or not isinstance(after, docs.AllegationDocument):
        return False
    allowed = {*_OF_A_STATUS_MOVE}
    if before.status is Status.RETRACTED:
        if set(after.alleged_by) <= set(before.alleged_by):
            return False  # only a new alleger brings back what the first one took back
        allowed.add("alleged_by")
    return after.status in rules.STATUS_MOVES[before.status] and differing <= allowed


def _new_citation(before: docs.Document | None, after: docs.Document) -> parts.Citation | None:
    if not isinstance(before, docs.RecordDocument) or not isinstance(after, docs.RecordDocument):
        return None
    return next((citation for citation in after.citations if citation not in before.citations), None)


def _last_told(
    session: Session, changed: Mapping[str, docs.Document], standing: Standing
) -> dict[str, tuple[News, docs.Document]]:
    """Give, for records that readers were told of, the last news and the record as it was then.

    A published record they were told of as it stands: each change that they can see is told at once.
    """
    stored = {key: before for key in changed if (before := standing.stored(key)) and before.kind in REF_PREFIXES}
    found = {key: (News.NEW, before) for key, before in stored.items() if rules.is_published(before)}
    keys = {standing.known[key].id: key for key in stored if key not in found}
    ids = sorted(keys)
    for start in range(0, len(ids), 5_000):
        part = ids[start : start + 5_000]
        last = select(func.max(model.Publication.seq)).where(model.Publication.record_id.in_(part))
        told = session.execute(
            select(model.Publication.record_id, model.Publication.news, model.Change.after)
            .join(model.Change, model.Change.id == model.Publication.change_id)
            .where(model.Publication.seq.in_(last.group_by(model.Publication.record_id)))
        )
        found.update((keys[record_id], (news, docs.from_fields(after))) for record_id, news, after in told)
    return found


# --- rows ------------------------------------------------------------------------------------------------------------------


def _write_entries(session: Session, steps: Sequence[Step], ids: Mapping[str, int]) -> None:
    new = [step for step in steps if step.before is None]
    insert_rows(
        session, ENTRY, [{"id": ids[s.after.key], "key": s.after.key, "kind": s.after.kind, "version": s.version} for s in new]
    )
    update_rows(session, ENTRY, [{"own_id": ids[s.after.key], "version": s.version} for s in steps if s.before is not None])


Differences = Mapping[str, rows.Difference]


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


def _write_owned_rows(session: Session, steps: Sequence[Step], ids: Mapping[str, int], differences: Differences) -> None:
    gathered: dict[Table, list[rows.Row]] = defaultdict(list)
    emptied: dict[Table, list[int]] = defaultdict(list)
    for step in steps:
        differing = differences.get(step.after.key)
        for table, owned in rows.owned_rows(step.after, ids):
            if differing is None or table in differing.tables:
                gathered[table] += owned
            if differing is not None and table in differing.tables:
                emptied[table].append(ids[step.after.key])
    for table, owner in rows.OWNED.items():
        delete_rows(session, table, owner, emptied[table])
        insert_rows(session, table, gathered[table])


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


def _publish_last(session: Session, steps: Sequence[Step], ids: Mapping[str, int], changes: Iterable[int]) -> None:
    told = [(step, change) for step, change in zip(steps, changes, strict=True) if step.news]
    numbers = next_ids(session, PUBLICATION, len(told))
    insert_rows(
        session,
        PUBLICATION,
        [
            {"seq": seq, "change_id": change, "record_id": ids[step.after.key], "news": step.news}
            for seq, (step, change) in zip(numbers, told, strict=True)
        ],
    )


def _count_up(session: Session, name: str, by: int) -> int:
    """Raise a counter and give its new value."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(COUNTER).values(name=name, value=by)
    raised = statement.on_conflict_do_update(
        index_elements=[COUNTER.c.name], set_={"value": COUNTER.c.value + statement.excluded.value}
    )
    value: int = session.scalars(raised.returning(COUNTER.c.value)).one()
    return value
