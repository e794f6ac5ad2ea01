"""What a digest tells of what is new to a subscription, and in which order: one item of all publications of a record."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, select
from sqlalchemy.orm import Session

from bot.digests.candidates import PUBLICATION, Candidate, Matching, candidates, earlier, effects, is_known, reach_of
from bot.digests.model import Delivery, EffectDelivery, Subscription
from bot.digests.shelf import Shelf
from bot.register.rows import ENTRY, RECORD
from bot.register.standing import in_parts
from bot.register.vocabulary import Kind, News, RecordState


class Section(StrEnum):
    """The parts of a digest, in their order; each word is its heading."""

    CORRECTIONS = "Corrections"
    WITHDRAWN = "Withdrawn"
    STATUS = "Status moved"
    RESPONSES = "New responses"
    NEW = "New in the register"
    EFFECT = "Taking effect"


class Published(NamedTuple):
    """One publication with what decides how it is told.

    `known`: whoever reads the digest may have the record already, for an earlier digest of the subscription told it or it was
    published before the subscription began.
    """

    seq: int
    record_id: int
    news: News
    kind: Kind
    state: RecordState
    listed: dt.date | None
    known: bool


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One record to be told, with all of its publications; `since_told` are those whose story belongs to it."""

    record_id: int
    section: Section
    listed: dt.date | None
    seqs: tuple[int, ...] = ()
    since_told: tuple[int, ...] = ()
    effective_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a digest tells, in its order, and what it settles without a word: taken back before anybody heard of it.

    `postponed` is back in review and was not so before, `resumed` was postponed and need not be any more; up to `passed`
    nothing else is left to look at.
    """

    items: tuple[PlannedItem, ...]
    settled: tuple[int, ...] = ()
    settled_effects: tuple[tuple[int, dt.date], ...] = ()
    postponed: frozenset[int] = frozenset()
    resumed: frozenset[int] = frozenset()
    passed: int | None = None


def plan_of_new(session: Session, subscription: Subscription, now: dt.datetime, matching: Matching, shelf: Shelf) -> Plan:
    """Plan what is new to a subscription, with all that was published of each record and not delivered since it began.

    Nothing above the ceiling is taken, and nothing that is back in review; the latter is postponed.
    """
    reach, standing = reach_of(session, subscription), shelf.standing(session)
    found = candidates(session, subscription, reach, matching)
    told_of = {each.record_id for each in found if each.is_open and each.news != News.NEW}
    if told_of and subscription.passed > subscription.floor:
        found = list({each.seq: each for each in (*found, *earlier(session, subscription, told_of))}.values())
    facts = standing.kept(("published", subscription.ceiling), [each.seq for each in found], partial(_published, session))
    plan = plan_of(_with_known(facts, each) for each in found if each.is_open)
    hidden = [each.seq for each in found if not each.is_open]
    postponed = frozenset(seq for seq in (*plan.postponed, *hidden) if seq <= reach.passes)
    plan = replace(plan, postponed=postponed - reach.postponed, resumed=reach.postponed - postponed, passed=reach.passes)
    return _with_effects(plan, effects(session, subscription, now, matching))


def plan_of_run(session: Session, subscription: Subscription, run_id: int, page: int | None = None) -> Plan:
    """Plan again what a frozen run tells, or one page of it, as its records stand now."""
    frozen = (
        _publications(is_known(subscription, before_run=run_id))
        .join(Delivery, and_(Delivery.subscription_id == subscription.id, Delivery.publication_seq == PUBLICATION.c.seq))
        .where(Delivery.run_id == run_id, Delivery.page.is_not(None))
    )
    days = (
        select(EffectDelivery.record_id, EffectDelivery.effective_on)
        .where(EffectDelivery.run_id == run_id, EffectDelivery.page.is_not(None))
        .order_by(EffectDelivery.effective_on, EffectDelivery.record_id)
    )
    if page is not None:
        frozen, days = frozen.where(Delivery.page == page), days.where(EffectDelivery.page == page)
    plan = plan_of(Published._make(row) for row in session.execute(frozen))
    return _with_effects(plan, [(record_id, day) for record_id, day in session.execute(days)])


def plan_of(published: Iterable[Published]) -> Plan:
    """Make one item of all publications of a record, and put the items in the order of a digest."""
    by_record: dict[int, list[Published]] = defaultdict(list)
    for each in sorted(published, key=lambda one: one.seq):
        by_record[each.record_id].append(each)
    items: list[PlannedItem] = []
    settled: list[int] = []
    postponed: list[int] = []
    for story in by_record.values():
        section = _section(story)
        if section is not None:
            items.append(_item(story, section))
        elif _is_over(story):
            settled.extend(each.seq for each in story)
        else:
            postponed.extend(each.seq for each in story)
    return Plan(tuple(sorted(items, key=_place)), tuple(settled), postponed=frozenset(postponed))


def _section(story: Sequence[Published]) -> Section | None:
    """Say where a record is told; None: not now, or never."""
    last, news = story[-1], {each.news for each in story}
    if last.state is not RecordState.PUBLISHED:
        return Section.WITHDRAWN if last.news is News.WITHDRAWN and last.known else None
    if not last.known:
        return Section.RESPONSES if last.kind is Kind.RESPONSE else Section.NEW
    return Section.STATUS if news == {News.STATUS_MOVED} else Section.CORRECTIONS


def _is_over(story: Sequence[Published]) -> bool:
    """Tell a record that is gone for good from one that is back in review and may come again."""
    return story[-1].state is RecordState.WITHDRAWN or story[-1].news is News.WITHDRAWN


def _item(story: Sequence[Published], section: Section) -> PlannedItem:
    seqs = tuple(each.seq for each in story)
    last = story[-1]
    return PlannedItem(last.record_id, section, last.listed, seqs, seqs if last.known else ())


def _place(item: PlannedItem) -> tuple[int, int, int]:
    """Sort by section, then by the record's own date, the latest first; never by side."""
    return list(Section).index(item.section), -(item.listed or dt.date.min).toordinal(), item.record_id


def _with_effects(plan: Plan, effects: Iterable[tuple[int, dt.date]]) -> Plan:
    """Add the days of effect; an action that is told as news anyway is not told twice."""
    told = {item.record_id for item in plan.items}
    items, settled = list(plan.items), list(plan.settled_effects)
    for record_id, day in effects:
        if record_id in told:
            settled.append((record_id, day))
        else:
            items.append(PlannedItem(record_id, Section.EFFECT, day, effective_on=day))
    return replace(plan, items=tuple(items), settled_effects=tuple(settled))


def _published(session: Session, seqs: Iterable[int]) -> dict[int, Published]:
    """Read publications by their numbers; whether they are known is each subscription's own question."""
    rows = (
        row for part in in_parts(seqs) for row in session.execute(_publications(false()).where(PUBLICATION.c.seq.in_(part)))
    )
    return {row[0]: Published._make(row) for row in rows}


def _with_known(facts: Mapping[int, Published | None], found: Candidate) -> Published:
    each = facts[found.seq]
    if each is None:
        raise LookupError(f"publication {found.seq} is gone")
    return each._replace(known=True) if found.known else each


def _publications(known: ColumnElement[bool]) -> Select[int, int, News, Kind, RecordState, dt.date | None, bool]:
    return (
        select(
            *(PUBLICATION.c.seq, PUBLICATION.c.record_id, PUBLICATION.c.news),
            *(ENTRY.c.kind, RECORD.c.state, RECORD.c.listed_latest, known),
        )
        .join_from(PUBLICATION, RECORD, RECORD.c.id == PUBLICATION.c.record_id)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
    )
