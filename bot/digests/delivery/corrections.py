"""Corrections that travel: what was corrected or withdrawn is told in every thread that had it.

Which thread is due follows from who got what and what was published since, never from a time. A pair of the two is looked at
once both are there: a publication when no proof says that it was followed up, a message when it was not compared since it
stands. Both lists are short, however much was published and posted before.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session

from bot.answers.answer import Finding, Shown
from bot.answers.compose import findings
from bot.database import Common, inserting
from bot.digests.content.composing import Composed
from bot.digests.content.digest import ITEMS_PER_PAGE, DigestItem, DigestPage, DigestSection
from bot.digests.content.selection import Section
from bot.digests.content.stories import events_of
from bot.digests.model import Carried, DigestMessage, FollowedUp, MessageKind, MessageState
from bot.names.lexicon import Lexicon
from bot.register.model import Change, Publication, Record
from bot.register.vocabulary import News, RecordState, Tlp

_AT_ONCE = 1_000
"""Publications, or messages, that are looked at in one transaction."""
_KEPT_PROOFS = 1_000
"""Numbers of publications below the highest for which proofs are kept, in whatever order they were committed."""
_MOST_EVENTS = 3

_TITLE = "Correction to what was posted above"
_GONE = "No longer shown"
_NOT_SHOWN = "What was posted above of it no longer holds, and it is not shown here any more."
_CHANGED = "It was changed since it was posted above."
_IN_REVIEW = "It is being reviewed again, and is not shown until that is done."
_WORDS = {Section.CORRECTIONS.value: "corrected", Section.WITHDRAWN.value: "withdrawn", _GONE: "no longer shown"}
"""Headings in their order, and what each says in the line for notifications."""

_MESSAGE, _PROOF = cast(Table, DigestMessage.__table__), cast(Table, FollowedUp.__table__)
# Written out in the statement as in the index of the few publications that take something back.
_TAKEN_BACK: ColumnElement[Any] = bindparam(
    "taken_back", [News.CORRECTED, News.WITHDRAWN], Publication.news.type, expanding=True, literal_execute=True
)
_TAKES_BACK = Publication.news.in_(_TAKEN_BACK)


def are_due() -> ColumnElement[bool]:
    """Tell whether anything was taken back or posted since corrections were looked for last."""
    return or_(_unfollowed().exists(), _uncompared().exists())


def plan(session: Session, now: dt.datetime) -> bool:
    """Put a correction on its way to each thread that needs one; False where there was nothing to look at.

    It says nothing yet: what a thread has to be told is composed when it is posted. Whoever inserts its proof first follows a
    publication up, so that no two processes do.
    """
    published = session.scalars(_unfollowed().order_by(Publication.seq).limit(_AT_ONCE)).all()
    if published:
        proofs = inserting(session, _PROOF).values([{"publication_seq": seq} for seq in published])
        mine = session.scalars(proofs.on_conflict_do_nothing().returning(_PROOF.c.publication_seq)).all()
        records = select(Publication.record_id).where(Publication.seq.in_(mine))
        _send(session, Carried.record_id.in_(records), now)
        _throw_old_proofs_away(session)
    fresh = _uncompared().order_by(DigestMessage.id).limit(_AT_ONCE).with_for_update(skip_locked=True)
    posted = session.scalars(
        update(DigestMessage)
        .where(DigestMessage.id.in_(fresh))
        .values(compared=True)
        .returning(DigestMessage.id)
        .execution_options(synchronize_session=False)
    ).all()
    if posted:
        threads = select(_MESSAGE.c.channel, _MESSAGE.c.thread_ts).where(_MESSAGE.c.id.in_(posted))
        _send(session, tuple_(DigestMessage.channel, DigestMessage.thread_ts).in_(threads), now)
    return bool(published or posted)


def look_again(session: Session, threads: ColumnElement[bool]) -> None:
    """Let the threads of these messages be compared anew."""
    chosen = select(_MESSAGE.c.channel, _MESSAGE.c.thread_ts).where(threads)
    session.execute(
        update(DigestMessage)
        .where(tuple_(DigestMessage.channel, DigestMessage.thread_ts).in_(chosen))
        .values(compared=False)
        .execution_options(synchronize_session=False)
    )


def _unfollowed() -> Select[int]:
    """Select the publications that take something back and were not followed up."""
    floor = func.coalesce(select(func.min(FollowedUp.publication_seq)).scalar_subquery(), 0)
    proved = select(1).where(FollowedUp.publication_seq == Publication.seq).correlate(Publication).exists()
    return select(Publication.seq).where(_TAKES_BACK, Publication.seq > floor, ~proved)


def _uncompared() -> Select[int]:
    """Select the messages whose records were not looked at since they stand in their conversation."""
    return select(DigestMessage.id).where(DigestMessage.compared == false(), DigestMessage.state == MessageState.POSTED)


class _Due(NamedTuple):
    """A record that a thread has to be told of: what was published of it after `since`."""

    channel: str
    thread_ts: str
    record_id: int
    since: int


def _due(which: ColumnElement[bool]) -> Select[Any]:
    """Select what is due in the threads of those messages and records.

    Whoever has the oldest words in a thread has to hear of all that came after them, but for what a correction in the same
    thread told already. That a later answer there has the new words is no correction of the old ones.
    """
    told = func.max(Carried.seq).filter(DigestMessage.kind == MessageKind.CORRECTION)
    had = (
        select(
            DigestMessage.channel,
            DigestMessage.thread_ts,
            Carried.record_id,
            func.min(Carried.seq).label("first"),
            func.coalesce(told, 0).label("told"),
        )
        .join(Carried, Carried.message_id == DigestMessage.id)
        .where(Common(DigestMessage.state == MessageState.POSTED), which)
        .group_by(DigestMessage.channel, DigestMessage.thread_ts, Carried.record_id)
        .subquery("had")
    )
    since = case((had.c.first > had.c.told, had.c.first), else_=had.c.told)
    newer = select(1).where(Publication.record_id == had.c.record_id, Publication.seq > since, _TAKES_BACK)
    return select(had.c.channel, had.c.thread_ts, had.c.record_id, since).where(newer.correlate(had).exists())


def _send(session: Session, which: ColumnElement[bool], now: dt.datetime) -> None:
    """Put a correction on its way to each thread that one is due in, unless one is on its way."""
    threads = sorted({(row[0], row[1]) for row in session.execute(_due(which))})
    if not threads:
        return
    rows = [
        {
            "kind": MessageKind.CORRECTION,
            "channel": channel,
            "thread_ts": thread_ts,
            "key": uuid.uuid4().hex,
            "state": MessageState.PENDING,
            "attempts": 0,
            "try_at": now,
            "asks_admin": False,
            "compared": False,
        }
        for channel, thread_ts in threads
    ]
    session.execute(inserting(session, _MESSAGE).on_conflict_do_nothing(), rows)


def _throw_old_proofs_away(session: Session) -> None:
    """Forget proofs below one under which everything was followed up: the lowest that is kept stands for them all."""
    newest = session.scalar(select(func.max(FollowedUp.publication_seq))) or 0
    waiting = session.scalar(select(func.min(_unfollowed().subquery().c.seq)))
    below = min(newest - _KEPT_PROOFS, newest if waiting is None else waiting)
    floor = session.scalar(select(func.max(FollowedUp.publication_seq)).where(FollowedUp.publication_seq < below))
    if floor is not None:
        session.execute(delete(FollowedUp).where(FollowedUp.publication_seq < floor))


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread to correct, what may be shown in it now, and the reader's calendar."""

    channel: str
    thread_ts: str
    ceiling: Tlp
    zone: ZoneInfo
    today: dt.date


class _Story(NamedTuple):
    """A record that was taken back: how it stands, and the publications of it that a thread has not heard of."""

    ref: str
    state: RecordState
    is_open: bool
    seqs: tuple[int, ...]
    told: tuple[int, ...]
    withdrawn: bool

    @property
    def section(self) -> str:
        """Give the heading under which it is told."""
        if not self.is_open:
            return _GONE
        return Section.WITHDRAWN.value if self.withdrawn else Section.CORRECTIONS.value


def compose(session: Session, lexicon: Lexicon, thread: Thread) -> Composed | None:
    """Put into words what a thread has to be told now, ten records at most; None where that is nothing.

    What is above the ceiling by now is said to hold no longer, and nothing else of it. `session` is of `Database.snapshot`.
    """
    here = and_(DigestMessage.channel == thread.channel, DigestMessage.thread_ts == thread.thread_ts)
    due = {row[2]: row[3] for row in session.execute(_due(here))}
    if not due:
        return None
    chosen = sorted(due)[:ITEMS_PER_PAGE]
    stories = _stories(session, {record_id: due[record_id] for record_id in chosen}, thread.ceiling)
    shown = {
        each.record_id: each
        for each in findings(session, lexicon, chosen, today=thread.today, ceiling=thread.ceiling)
        if stories[each.record_id].is_open
    }
    told = [seq for story in stories.values() for seq in story.told]
    events = events_of(session, lexicon, told, zone=thread.zone)
    sections: dict[str, list[DigestItem]] = {}
    for record_id, story in stories.items():
        sentences = _sentences(story, [events[seq] for seq in story.told], shown.get(record_id))
        sections.setdefault(story.section, []).append(DigestItem(story.ref, shown.get(record_id), sentences))
    page = DigestPage(
        _TITLE,
        f"{_TITLE}: {_counted(list(stories.values()))}.",
        tuple(DigestSection(title, tuple(sections[title])) for title in _WORDS if title in sections),
    )
    return Composed(page, frozenset(stories), tuple(_carried(stories, shown, due)))


def _stories(session: Session, due: Mapping[int, int], ceiling: Tlp) -> dict[int, _Story]:
    """Read what was published of records after a number each; reasons that were given above the ceiling are left out."""
    rows = session.execute(
        select(Record.id, Record.ref, Record.state, Record.tlp, Publication.seq, Publication.news, Change.after)
        .join(Publication, Publication.record_id == Record.id)
        .join(Change, Change.id == Publication.change_id)
        .where(Record.id.in_(due))
        .order_by(Record.id, Publication.seq)
    )
    found: dict[int, _Story] = {}
    open_to_all = ceiling.and_more_open
    for record_id, ref, state, tlp, seq, news, after in rows:
        before = found.get(record_id, _Story(ref, state, tlp in open_to_all, (), (), withdrawn=False))
        if seq > due[record_id]:
            is_told = news is not News.NEW and before.is_open and after.get("tlp", Tlp.AMBER) in open_to_all
            before = before._replace(seqs=(*before.seqs, seq), told=(*before.told, seq) if is_told else before.told)
        found[record_id] = before._replace(withdrawn=news is News.WITHDRAWN)
    return found


def _sentences(story: _Story, events: Sequence[str], finding: Finding | None) -> tuple[str, ...]:
    if not story.is_open:
        return (_NOT_SHOWN,)
    if finding is None and not story.withdrawn:
        return (*events[-_MOST_EVENTS + 1 :], _IN_REVIEW)
    return tuple(events[-_MOST_EVENTS:]) or (_CHANGED,)


def _carried(stories: Mapping[int, _Story], shown: Mapping[int, Finding], due: Mapping[int, int]) -> list[Shown]:
    """Give what a correction carries: what is due in the thread and not told here is not told by standing in another record."""
    told = [Shown(record_id, max(story.seqs)) for record_id, story in stories.items()]
    beside = [each for finding in shown.values() for each in finding.shown if each.record_id not in due]
    return told + beside


def _counted(stories: Sequence[_Story]) -> str:
    """Name the records by what became of them."""
    refs = {title: [story.ref for story in stories if story.section == title] for title in _WORDS}
    return "; ".join(f"{', '.join(refs[title])} {word}" for title, word in _WORDS.items() if refs[title])
