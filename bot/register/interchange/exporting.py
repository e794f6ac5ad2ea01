"""Export: what a reader may see of the register, in the interchange format, with all that it refers to.

What comes out can be imported into an empty register, and comes out of that one again byte for byte. It depends on nothing
that the reader may not see: reference entries and sources come along with the records that name them, not by themselves.
Documents are read and shown a few hundred at a time; of the whole register only numbers are kept in memory.
"""

import heapq
from collections import Counter as Tally
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.database import bytewise
from bot.register import documents as docs
from bot.register import model
from bot.register.interchange.exportable import (
    answers_are_whole,
    can_stand,
    has_open_citation,
    open_citation,
    status_is_founded,
)
from bot.register.interchange.showing import MOST_AT_ONCE, Fields, Masked, Showing, portions
from bot.register.reading import visible
from bot.register.rows import CITATION, COVERAGE, ENTRY, LINK, MEMBERSHIP, RECORD, REFERENCE, RELATED, SOURCE, table_of
from bot.register.vocabulary import RECORD_KINDS, ActorType, Kind, RecordState, Tlp

_CHANGE = table_of(model.Change)
_IS_NO_PRIVATE_PERSON = or_(REFERENCE.c.actor_type.is_(None), REFERENCE.c.actor_type != ActorType.PRIVATE_INDIVIDUAL)
_MOST_NAMED = 20
"""Refs that a summary names; it counts them all."""


class _Row(NamedTuple):
    id: int
    key: str
    ref: str | None
    after: Fields


@dataclass(frozen=True, slots=True)
class Exported:
    """One object of an export. `ref` and `id` are a record's; a reference entry has no ref."""

    id: int
    ref: str | None
    kind: Kind
    fields: Fields


class Export:
    """One export: of all records that may be shown, or of those with these ids and what belongs to them.

    `session` is a steady reading one (`Database.snapshot`): references are gathered first and documents read after it.
    `masked` takes the names of private individuals out of a text. With `all_names`, all actors, treaties, weapons and places
    come along; they carry no marking. `asked_for` are the records that were asked for and go out.
    """

    def __init__(
        self,
        session: Session,
        ceiling: Tlp,
        *,
        masked: Masked,
        ids: Iterable[int] | None = None,
        all_names: bool = False,
    ) -> None:
        """Find what is to go out; nothing is read of it yet."""
        self.session = session
        self.ceiling = ceiling
        self.showing = Showing(session, ceiling, masked)
        self.counts: Tally[Kind] = Tally()
        self._wanted = None if ids is None else set(ids)
        self.asked_for = None if self._wanted is None else self._standing(self._wanted)
        self._records = None if self.asked_for is None else self._with_what_belongs(self.asked_for)
        self._references = self._with_trees(self._named() | (self._all_names() if all_names else set()))

    @property
    def is_empty(self) -> bool:
        """Tell whether no record goes out."""
        asked = select(RECORD.c.id).where(can_stand(self.ceiling)).limit(1)
        return not self.asked_for if self.asked_for is not None else self.session.scalar(asked) is None

    def batches(self, kinds: Sequence[Kind] = tuple(Kind)) -> Iterator[list[Exported]]:
        """Give all objects, some hundred at a time: by kind in this order, and by key. Counts begin anew."""
        self.counts.clear()
        self.showing.left_out.clear()
        for kind in kinds:
            for rows in portions(self._rows(kind)):
                shown = self.showing.shown([docs.from_fields(row.after) for row in rows])
                self.counts[kind] += len(rows)
                yield [Exported(row.id, row.ref, kind, each.fields) for row, each in zip(rows, shown, strict=True)]

    def jsonl(self) -> Iterator[bytes]:
        """Give the lines of the interchange format, some hundred at a time."""
        for batch in self.batches():
            yield b"".join(msgspec.json.encode(each.fields) + b"\n" for each in batch)

    # --- which records ---

    def _standing(self, ids: Collection[int]) -> set[int]:
        asked = select(RECORD.c.id).where(can_stand(self.ceiling))
        return {each for some in portions(ids) for each in self.session.scalars(asked.where(RECORD.c.id.in_(some)))}

    def _with_what_belongs(self, ids: Collection[int]) -> set[int]:
        """Add what the records refer to, the allegation that an answer is about, and all answers to an allegation."""
        found, new = set(ids), set(ids)
        while new:
            near: set[int] = set()
            for some in portions(new):
                near |= {each for asked in _near(some) for each in self.session.scalars(asked)}
            new = self._standing(near - found)
            found |= new
        return found

    def _chosen(self) -> Iterator[ColumnElement[bool]]:
        """Give criteria that together find the records of the export."""
        if self._records is None:
            yield can_stand(self.ceiling)
        else:
            yield from (RECORD.c.id.in_(some) for some in portions(self._records))

    # --- which references ---

    def _named(self) -> set[int]:
        links = select(LINK.c.reference_id).join(RECORD, RECORD.c.id == LINK.c.record_id)
        sources = (
            select(CITATION.c.source_id)
            .join(SOURCE, SOURCE.c.id == CITATION.c.source_id)
            .join(RECORD, RECORD.c.id == CITATION.c.record_id)
            .where(open_citation(self.ceiling))
        )
        return {
            each
            for criterion in self._chosen()
            for asked in (links, sources)
            for each in self.session.scalars(asked.where(criterion).distinct())
        }

    def _all_names(self) -> set[int]:
        return set(self.session.scalars(select(REFERENCE.c.id).where(_IS_NO_PRIVATE_PERSON)))

    def _with_trees(self, ids: Collection[int]) -> set[int]:
        """Add what entries stand under, the groups of actors and the treaties of weapons; of private individuals nothing."""
        parents = select(REFERENCE.c.parent_id).where(REFERENCE.c.parent_id.is_not(None), _IS_NO_PRIVATE_PERSON)
        groups = select(MEMBERSHIP.c.group_id).join(REFERENCE, REFERENCE.c.id == MEMBERSHIP.c.actor_id)
        asked = (
            (parents, REFERENCE.c.id),
            (groups.where(_IS_NO_PRIVATE_PERSON), MEMBERSHIP.c.actor_id),
            (select(COVERAGE.c.treaty_id), COVERAGE.c.weapon_id),
        )
        found, new = set(ids), set(ids)
        while new:
            above = {
                each
                for some in portions(new)
                for statement, own in asked
                for each in self.session.scalars(statement.where(own.in_(some)))
            }
            new = above - found
            found |= new
        return found

    # --- reading ---

    def _rows(self, kind: Kind) -> Iterator[_Row]:
        """Give what goes out of a kind, in the order of the keys as they are shown."""
        if kind not in RECORD_KINDS:
            return self._rows_of(kind, self._references)
        if self._records is not None:
            return self._rows_of(kind, self._records)
        statement = _documents().where(ENTRY.c.kind == kind, can_stand(self.ceiling)).order_by(bytewise(ENTRY.c.key))
        rows = self.session.execute(statement, execution_options={"yield_per": MOST_AT_ONCE})
        new_keys = self.showing.new_keys
        if not new_keys:
            return map(_Row._make, rows)
        # Under its new key a record has another place in the order.
        moved = self._ids_of(kind, new_keys)
        rest = (_Row._make(row) for row in rows if row[1] not in new_keys)
        return heapq.merge(rest, self._rows_of(kind, self._standing(moved)), key=self._shown_key)

    def _rows_of(self, kind: Kind, ids: Collection[int]) -> Iterator[_Row]:
        named = select(ENTRY.c.key, ENTRY.c.id).where(ENTRY.c.kind == kind)
        found = [tuple(row) for some in portions(ids) for row in self.session.execute(named.where(ENTRY.c.id.in_(some)))]
        new_keys = self.showing.new_keys
        in_order = [entry_id for _, entry_id in sorted((new_keys.get(key, key), entry_id) for key, entry_id in found)]
        for some in portions(in_order):
            rows = {row[0]: _Row._make(row) for row in self.session.execute(_documents().where(ENTRY.c.id.in_(some)))}
            yield from (rows[entry_id] for entry_id in some)

    def _shown_key(self, row: _Row) -> str:
        return self.showing.new_keys.get(row.key, row.key)

    def _ids_of(self, kind: Kind, keys: Iterable[str]) -> list[int]:
        asked = select(ENTRY.c.id).where(ENTRY.c.kind == kind)
        return [each for some in portions(keys) for each in self.session.scalars(asked.where(ENTRY.c.key.in_(some)))]

    # --- what is left out ---

    def left_out(self) -> list[str]:
        """Say, for the operator alone, what did not go out and why. What was not exported yet is not counted."""
        return [*self._hidden(), *self._not_standing(), *self._lacking()]

    def _hidden(self) -> Iterator[str]:
        if self._wanted is not None:
            return  # a question finds only what may be shown
        published = RECORD.c.state == RecordState.PUBLISHED
        counts = {
            "not published": self._count(~published),
            f"marked stricter than TLP:{self.ceiling}": self._count(
                and_(published, RECORD.c.tlp.not_in(self.ceiling.and_more_open))
            ),
        }
        yield from (f"{_many(count, 'record')} {why}" for why, count in counts.items() if count)

    def _not_standing(self) -> Iterator[str]:
        """Name the records that readers see and that can't stand in an export, by what each of them would lack."""
        named: dict[str, list[str]] = {}
        wanted: list[ColumnElement[bool]] = [~can_stand(self.ceiling)]
        if self._wanted is not None:
            wanted = [RECORD.c.id.in_(some) for some in portions(self._wanted - (self.asked_for or set()))]
        columns = (has_open_citation(self.ceiling), status_is_founded(self.ceiling), answers_are_whole(self.ceiling))
        asked = select(RECORD.c.ref, RECORD.c.about_id, *columns).where(visible(self.ceiling)).order_by(RECORD.c.id)
        for criterion in wanted:
            for ref, about_id, is_cited, is_founded, is_whole in self.session.execute(asked.where(criterion)):
                if not is_cited:
                    why = "of which every citation is marked stricter"
                elif not is_founded:
                    why = "of which the status rests on what is marked stricter"
                elif about_id is None and not is_whole:
                    why = "with an answer that can't be shown with a citation, and without which none goes out"
                else:
                    why = "on an allegation that is left out"
                named.setdefault(why, []).append(ref)
        for why, refs in named.items():
            more = f" and {len(refs) - _MOST_NAMED:,} more" if len(refs) > _MOST_NAMED else ""
            yield f"{_many(len(refs), 'record')} {why}: {', '.join(refs[:_MOST_NAMED])}{more}"

    def _lacking(self) -> Iterator[str]:
        left_out = self.showing.left_out
        worded = (
            ("citations", left_out["citations"], "marked stricter, or of a source that is"),
            ("relation", left_out["related"] + left_out["supersedes"], "to records that are left out"),
            ("characterisation", left_out["characterised"], "of responses by sources that are left out"),
        )
        yield from (f"{_many(count, what.removesuffix('s'))} {why}" for what, count, why in worded if count)

    def _count(self, criterion: ColumnElement[bool]) -> int:
        return self.session.scalar(select(func.count()).select_from(RECORD).where(criterion)) or 0


def _documents() -> Any:
    return (
        select(ENTRY.c.id, ENTRY.c.key, RECORD.c.ref, _CHANGE.c.after)
        .join(_CHANGE, and_(_CHANGE.c.entry_id == ENTRY.c.id, _CHANGE.c.version == ENTRY.c.version))
        .outerjoin(RECORD, RECORD.c.id == ENTRY.c.id)
    )


def _near(ids: Sequence[int]) -> Iterator[Any]:
    """Give statements that find the records next to these."""
    own = RECORD.c.id.in_(ids)
    yield select(RECORD.c.about_id).where(own, RECORD.c.about_id.is_not(None))
    yield select(RECORD.c.supersedes_id).where(own, RECORD.c.supersedes_id.is_not(None))
    yield select(RECORD.c.id).where(RECORD.c.about_id.in_(ids))
    yield select(RELATED.c.other_id).where(RELATED.c.record_id.in_(ids))


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
