"""A participation table held against the register's actions of the same state, treaty and kind.

All consents to be bound are one kind: a source that gives a year may not tell an accession from a ratification.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import RapporteurError
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate, spoken
from bot.register.depositary.participants import Participants
from bot.register.depositary.source import SourceOfTable
from bot.register.depositary.table import Mark, Participation
from bot.register.model import Change, Entry, Link, Source
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action, Kind, RecordState, Role, Sensitivity, SourceType, Tlp

_KINDS: tuple[tuple[Action, ...], ...] = ((Action.SIGNATURE,), (Action.PROVISIONAL_APPLICATION,), CONSENTS_TO_BE_BOUND)
_FEW = 5
"""Contradictions that can be mistakes of single rows. More of them than agreeing days: it is another treaty's table."""


class NotThisTableError(RapporteurError):
    """A table cannot be imported as it was asked for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a table is to be imported: whose it is, who vouches for it, and of which day it is.

    Without a `reviewer` nothing is published and nothing published is changed.
    """

    treaty: str | None
    reviewer: str | None
    status_as_at: date


@dataclass(frozen=True, slots=True)
class Difference:
    """A day in the table that contradicts a recorded one."""

    key: str
    line: str
    recorded: str
    table: date


@dataclass(slots=True)
class Merging:
    """What becomes of the treaty's actions; `merge` takes one mark of the table after the other."""

    session: Session
    treaty: docs.TreatyDocument
    terms: Terms
    source: SourceOfTable
    names: Participants
    created: list[docs.TreatyActionDocument] = field(default_factory=list)
    updated: list[docs.TreatyActionDocument] = field(default_factory=list)
    held: list[docs.TreatyActionDocument] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    agreeing: int = 0
    waiting: int = 0
    _recorded: Mapping[str, Sequence[docs.TreatyActionDocument]] = field(init=False)
    _keys: set[str] = field(init=False)
    _depositary: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Read what the register has under the treaty."""
        treaty_id = self.session.scalar(select(Entry.id).where(Entry.key == self.treaty.key))
        linked = select(Link.record_id).where(Link.reference_id == treaty_id, Link.role == Role.TREATY)
        recorded: dict[str, list[docs.TreatyActionDocument]] = defaultdict(list)
        self._keys = set()
        for each in latest_documents(self.session, Entry.kind == Kind.TREATY_ACTION, Entry.id.in_(linked)):
            if isinstance(each, docs.TreatyActionDocument):
                self._keys.add(each.key)
                if each.state is not RecordState.WITHDRAWN:
                    recorded[each.actor].append(each)
        self._recorded = recorded
        kind = Source.source_type == SourceType.TREATY_DEPOSITARY
        self._depositary = frozenset(self.session.scalars(select(Source.key).where(kind)))

    @property
    def author(self) -> str:
        """Give whom the records name as their author."""
        return self.source.collection

    def merge(self, actor: str, row: Participation, mark: Mark) -> None:
        """Take one day of the table: into the action that it is the day of, or as a new one."""
        before = self._of_the_same(actor, mark)
        if before is None:
            self.created.append(self._new(actor, row, mark))
            return
        self.seen.add(before.key)
        known = _deposited(before)
        agrees = known is None or known.overlaps(mark.day, mark.day)
        self.agreeing += agrees
        if not agrees:
            self._tell_difference(actor, before, mark)
        after = self._changed(before, actor, row, mark)
        if after == before:
            self.waiting += before.state is not RecordState.PUBLISHED
        elif before.state is RecordState.PUBLISHED and not self.terms.reviewer:
            self.held.append(before)
        else:
            self.updated.append(after)

    def changed(self) -> list[docs.TreatyActionDocument]:
        """Give what is to be written."""
        return [*self.updated, *self.created]

    def refuse_another_treaty(self) -> None:
        """Raise NotThisTableError where the table contradicts most of what is recorded."""
        wrong = len(self.differences)
        if wrong > max(_FEW, self.agreeing):
            raise NotThisTableError(
                f"{wrong:,} days of the table contradict those recorded under the {self.treaty.name}, "
                f"and {self.agreeing:,} agree with them.",
                "Nothing was imported.",
                f"Check that --treaty names the treaty whose table this is. The first of them: {self.differences[0].line}",
            )

    @property
    def in_review(self) -> int:
        """Count the table's actions that are not published."""
        return self.waiting + sum(each.state is not RecordState.PUBLISHED for each in self.changed())

    @property
    def unchanged(self) -> int:
        """Count the actions that agree with the table."""
        return len(self.seen) - len(self.updated) - len(self.held)

    def _of_the_same(self, actor: str, mark: Mark) -> docs.TreatyActionDocument | None:
        """Find the recorded action that a mark is about: of its day, else of its time, else the nearest that it contradicts.

        What a state did before a withdrawal is not contradicted by what it did after it: it joined again.
        """
        kinds = next(kinds for kinds in _KINDS if mark.action in kinds)
        recorded = self._recorded.get(actor, ())
        same = [each for each in recorded if each.action in kinds and each.key not in self.seen]
        left = [
            day.latest for each in recorded if each.action is Action.WITHDRAWAL and (day := _deposited(each)) and day.latest
        ]

        def rank(each: docs.TreatyActionDocument) -> tuple[int, int]:
            known = _deposited(each)
            if known is None or known.earliest is None or known.latest is None:
                return 2, 0
            if known.overlaps(mark.day, mark.day):
                return int(known.earliest != known.latest), 0
            if any(known.latest <= day <= mark.day for day in left):
                return 4, 0
            return 3, abs((known.latest - mark.day).days)

        ranked = sorted(same, key=rank)
        return ranked[0] if ranked and rank(ranked[0])[0] < 4 else None

    def _new(self, actor: str, row: Participation, mark: Mark) -> docs.TreatyActionDocument:
        key = self._free_key(f"{self.treaty.key}-{actor}-{mark.action.replace('_', '-')}", mark.day)
        day = mark.day.isoformat()
        return docs.TreatyActionDocument(
            key=key,
            actor=actor,
            treaty=self.treaty.key,
            action=mark.action,
            deposited=day,
            effective=day if mark.action is Action.SIGNATURE else None,
            summary=self._summary(actor, mark),
            citations=(self._citation(row, mark),),
            state=RecordState.PUBLISHED if self.terms.reviewer else RecordState.IN_REVIEW,
            author=self.author,
            reviewer=self.terms.reviewer,
            tlp=Tlp.CLEAR,
            sensitivity=Sensitivity.NONE,
        )

    def _changed(
        self, before: docs.TreatyActionDocument, actor: str, row: Participation, mark: Mark
    ) -> docs.TreatyActionDocument:
        """Give an action with the table's day and kind, and the table cited where that is needed; published if vouched for."""
        after = before
        same_day = _deposited(before) == FuzzyDate.day(mark.day)
        cited = any(citation.source in self._depositary for citation in before.citations)
        if not same_day or before.action is not mark.action or not cited:
            after = msgspec.structs.replace(after, citations=(self._citation(row, mark), *before.citations))
        if not same_day or before.action is not mark.action:
            effective = mark.day.isoformat() if mark.action is Action.SIGNATURE else before.effective
            after = msgspec.structs.replace(
                after,
                action=mark.action,
                deposited=mark.day.isoformat(),
                effective=effective,
                summary=self._summary(actor, mark),
                note=" ".join(filter(None, (before.note, f"Until the table of {self.terms.status_as_at}: {_was(before)}."))),
            )
        if self.terms.reviewer and (after != before or before.state is not RecordState.PUBLISHED):
            after = msgspec.structs.replace(
                after,
                state=RecordState.PUBLISHED,
                author=self.author,
                reviewer=self.terms.reviewer,
                sensitivity=before.sensitivity or Sensitivity.NONE,
            )
        return after

    def _citation(self, row: Participation, mark: Mark) -> parts.Citation:
        return parts.Citation(source=self.source.document.key, locator=f"row {row.participant}", quote=mark.quote, lang="en")

    def _summary(self, actor: str, mark: Mark) -> str:
        state, treaty, day = self.names.name(actor), self.treaty.name, spoken(mark.day)
        match mark.action:
            case Action.SIGNATURE:
                return f"{state} signed the {treaty} on {day}."
            case Action.PROVISIONAL_APPLICATION:
                return f"{state} declared that it applies the {treaty} provisionally on {day}."
            case action:
                to = "to" if action in {Action.ACCESSION, Action.SUCCESSION} else "of"
                return f"{state} deposited its {action} {to} the {treaty} on {day}."

    def _free_key(self, key: str, day: date) -> str:
        """Give a key that no entry has: where a state does the same again, with the year."""
        taken = {*self._keys, *(each.key for each in self.created)}
        for each in (key, f"{key}-{day.year}", f"{key}-{day}"):
            if each not in taken and self.session.scalar(select(Entry.id).where(Entry.key == each)) is None:
                return each
        raise NotThisTableError(
            f"Both {key} and {key}-{day} are keys of other entries.", "Nothing was imported.", "Give one of them another key."
        )

    def _tell_difference(self, actor: str, before: docs.TreatyActionDocument, mark: Mark) -> None:
        written = (
            "the table's day is written" if self.terms.reviewer or before.state is not RecordState.PUBLISHED else "it is left"
        )
        line = (
            f"{self.names.name(actor)}: the {before.action.replace('_', ' ')} is recorded as of {_deposited(before)} "
            f"({', '.join(dict.fromkeys(citation.source for citation in before.citations))}; {before.key}), and stands as "
            f"{spoken(mark.day)} in the table; {written}."
        )
        known = before.deposited if isinstance(before.deposited, str) else str(_deposited(before))
        self.differences.append(Difference(before.key, line, known, mark.day))

    def lacking(self) -> Iterator[str]:
        """Give the actions that the table, by its day, should have and has not."""
        kinds = {action for kinds in _KINDS for action in kinds}
        for each in (each for recorded in self._recorded.values() for each in recorded):
            known = _deposited(each)
            if each.action not in kinds or each.key in self.seen or known is None or known.latest is None:
                continue
            if known.latest <= self.terms.status_as_at:
                yield f"{self.names.name(each.actor)}: {each.action.replace('_', ' ')} of {known} ({each.key})"


def _deposited(action: docs.TreatyActionDocument) -> FuzzyDate | None:
    return parts.fuzzy(action.deposited) if action.deposited is not None else None


def _was(before: docs.TreatyActionDocument) -> str:
    return f"{before.action.replace('_', ' ')}, {_deposited(before) or 'day unknown'}"


def latest_documents(session: Session, *criteria: Any) -> list[docs.AnyDocument]:
    """Give entries as they stand now."""
    rows = select(Change.after).join(Entry, (Entry.id == Change.entry_id) & (Entry.version == Change.version))
    return [docs.from_fields(after) for after in session.scalars(rows.where(*criteria).order_by(Entry.id))]
