"""The log of one record as its readers may know it: what they were told, when, by whom and why, and what it was before.

It begins with the first publication: drafts and what was said in review are nobody's business. A version that was marked
above the reader's ceiling is passed over as if it had never been, and what differs is told against the last one that was
not. Of a record that is withdrawn only the dates and the reasons are left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, or_, select, union
from sqlalchemy.orm import Session

from bot.register.model import Change, Publication
from bot.register.reading import visible
from bot.register.rows import CITATION, ENTRY, RECORD, SOURCE
from bot.register.vocabulary import News, RecordState, Status, Tlp

Fields = dict[str, Any]
_Place = tuple[str, str | None, str | None]
"""A citation, whatever it is marked: the source, where in it, and the words quoted."""

_AT_ONCE = 5_000
NO_REASON = frozenset({"", "imported", "reviewed", "submitted for review"})
"""What stands as the reason of a change for which nobody gave any."""
_NEVER_TOLD = frozenset({"note", "state", "author", "reviewer", "sensitivity", "tlp", "related", "supersedes"})


class Done(StrEnum):
    """What a change did, for whoever reads of it."""

    PUBLISHED = "published"
    PUBLISHED_AGAIN = "published again"
    CORRECTED = "corrected"
    STATUS_MOVED = "status moved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that readers were told. `before` and `after` are the record in the interchange format, as far as it is shown.

    `before` is None where they had not seen the record; both are where nothing of it is shown any more. `recorded_at` is when
    the record was first put in, where that was before its publication. `citation` is what the change rests on.
    """

    record_id: int
    ref: str
    done: Done
    at: datetime
    who: str
    why: str = ""
    recorded_at: datetime | None = None
    citation: Fields | None = None
    before: Fields | None = None
    after: Fields | None = None

    @property
    def moved(self) -> tuple[Status, Status] | None:
        """Give the statuses between which it moved."""
        if self.done is not Done.STATUS_MOVED or self.before is None or self.after is None:
            return None
        return Status(self.before.get("status", Status.ALLEGED)), Status(self.after.get("status", Status.ALLEGED))


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn record."""

    ref: str
    at: datetime
    why: str


def withdrawn(ceiling: Tlp) -> ColumnElement[bool]:
    """Give the criterion that a record is withdrawn, and that a reader may know that there was one."""
    return and_(RECORD.c.state == RecordState.WITHDRAWN, RECORD.c.tlp.in_(ceiling.and_more_open))


def history_of(session: Session, record_id: int, ceiling: Tlp) -> list[Told]:
    """Give the log of a record, the latest first; into an allegation's belong its responses and assessments.

    It is empty where the reader may not know of the record.
    """
    itself = select(RECORD.c.id).where(RECORD.c.id == record_id)
    on_it = select(RECORD.c.id).where(RECORD.c.about_id == record_id)
    known = select(RECORD.c.id, RECORD.c.ref, RECORD.c.recorded_at).where(
        RECORD.c.id.in_(union(itself, on_it)), or_(visible(ceiling), withdrawn(ceiling))
    )
    records = {row.id: row for row in session.execute(known)}
    if record_id not in records:
        return []
    published = session.execute(_PUBLISHED, {"ids": list(records)}).all()
    closed = _Closed(ceiling, _closed_sources(session, published, ceiling), _closed_citations(session, list(records), ceiling))
    steps: dict[int, list[Row[Any]]] = defaultdict(list)
    for step in published:
        steps[step.record_id].append(step)
    told = [pair for each, row in records.items() for pair in _log(row, steps[each], closed)]
    return [entry for _, entry in sorted(told, key=lambda pair: pair[0], reverse=True)]


def tombstones(session: Session, refs: Sequence[str], ceiling: Tlp) -> list[Tombstone]:
    """Give what is left of those of these records, by ref or key, that readers knew and that are withdrawn."""
    asked = (
        select(RECORD.c.id)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .where(or_(RECORD.c.ref.in_(refs), ENTRY.c.key.in_(refs)), withdrawn(ceiling))
        .order_by(RECORD.c.id)
    )
    last = (
        next(iter(history_of(session, each, ceiling)), None) for each in session.scalars(asked.limit(_MOST_TOMBSTONES)).all()
    )
    return [Tombstone(told.ref, told.at, told.why) for told in last if told is not None and told.done is Done.WITHDRAWN]


_MOST_TOMBSTONES = 10
_PUBLISHED = (
    select(Publication.seq, Publication.record_id, Publication.news, Change.at, Change.who, Change.why)
    .add_columns(Change.citation, Change.after)
    .join(Change, Change.id == Publication.change_id)
    .where(Publication.record_id.in_(bindparam("ids", expanding=True)))
    .order_by(Publication.seq)
)


def _closed_sources(session: Session, published: Iterable[Row[Any]], ceiling: Tlp) -> frozenset[str]:
    """Give the keys of the sources that may not be shown, of all that were ever cited."""
    cited = (each for step in published for each in (*step.after["citations"], step.citation) if each)
    keys = sorted({each["source"] for each in cited})
    found: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        found.update(
            session.scalars(
                select(ENTRY.c.key)
                .join(SOURCE, SOURCE.c.id == ENTRY.c.id)
                .where(ENTRY.c.key.in_(keys[start : start + _AT_ONCE]), SOURCE.c.tlp.not_in(ceiling.and_more_open))
            )
        )
    return frozenset(found)


def _closed_citations(session: Session, record_ids: Sequence[int], ceiling: Tlp) -> frozenset[_Place]:
    """Give what is cited under a stricter marking today, whatever it was marked before."""
    closed = (
        select(ENTRY.c.key, CITATION.c.locator, CITATION.c.quote)
        .join(CITATION, CITATION.c.source_id == ENTRY.c.id)
        .where(CITATION.c.record_id.in_(record_ids), CITATION.c.tlp.not_in(ceiling.and_more_open))
    )
    return frozenset((row.key, row.locator, row.quote) for row in session.execute(closed))


@dataclass(frozen=True, slots=True)
class _Closed:
    """What a reader may not see of versions that they may."""

    ceiling: Tlp
    sources: frozenset[str]
    citations: frozenset[_Place]

    def __contains__(self, cited: Fields) -> bool:
        marked = cited.get("tlp")
        return (
            (marked is not None and Tlp(marked) not in self.ceiling.and_more_open)
            or cited["source"] in self.sources
            or (cited["source"], cited.get("locator"), cited.get("quote")) in self.citations
        )


def _log(record: Any, steps: Sequence[Row[Any]], closed: _Closed) -> Iterator[tuple[int, Told]]:
    """Give what was told of one record, each with its place in the order of all publications."""
    last_withdrawn = max((step.seq for step in steps if step.news is News.WITHDRAWN), default=0)
    seen: Fields | None = None
    before: News | None = None
    hidden = False
    for step in steps:
        if Tlp(step.after.get("tlp", Tlp.AMBER)) not in closed.ceiling.and_more_open:
            hidden = True
            continue
        after = _as_shown(step.after, closed)
        done = _done(step.news, seen, before)
        if (seen is None and done is Done.WITHDRAWN) or (done is Done.CORRECTED and seen == after):
            continue  # of what was never seen, or not seen to change
        if hidden and done is Done.STATUS_MOVED:
            done = Done.CORRECTED
        # The reason of a step out of the hidden may speak of what is hidden.
        reasoned = not hidden or done is Done.WITHDRAWN
        has_text = step.seq > last_withdrawn
        yield (
            step.seq,
            Told(
                record_id=record.id,
                ref=record.ref,
                done=done,
                at=step.at,
                who=step.who,
                why=step.why if reasoned and step.why.strip() not in NO_REASON else "",
                recorded_at=record.recorded_at if done is Done.PUBLISHED and not hidden else None,
                citation=step.citation if reasoned and has_text and step.citation and step.citation not in closed else None,
                before=seen if has_text and before is not News.WITHDRAWN else None,
                after=after if has_text else None,
            ),
        )
        seen, before, hidden = after, step.news, False


def _done(news: News, seen: Fields | None, before: News | None) -> Done:
    if news is News.WITHDRAWN:
        return Done.WITHDRAWN
    if seen is None:
        return Done.PUBLISHED
    if before is News.WITHDRAWN:
        return Done.PUBLISHED_AGAIN
    return Done.STATUS_MOVED if news is News.STATUS_MOVED else Done.CORRECTED


def _as_shown(fields: Fields, closed: _Closed) -> Fields:
    """Give as much of a version as its readers see: its open citations, and what those characterise."""
    shown = {name: value for name, value in fields.items() if name not in _NEVER_TOLD}
    cited = [each for each in fields["citations"] if each not in closed]
    shown["citations"] = [{name: value for name, value in each.items() if name != "tlp"} for each in cited]
    sources = {each["source"] for each in cited}
    characterised = [each for each in shown.pop("characterised", ()) if each["source"] in sources]
    return {**shown, "characterised": characterised} if characterised else shown
