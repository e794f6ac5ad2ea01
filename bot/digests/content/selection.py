"""What a digest tells of what is new to a subscription, and in which order: one item of all publications of a record."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, exists, false, func, select
from sqlalchemy.orm import Session

from bot.database import leave_uncompiled
from bot.digests.content.candidates import EDITED, PUBLICATION, Matching, candidates, earlier, is_known, reach_of
from bot.digests.content.headings import Headings, in_order
from bot.digests.content.shelf import Shelf, Standing
from bot.digests.model import Delivery, EffectDelivery, Subscription
from bot.register.reading import visible
from bot.register.rows import ENTRY, LINK, RECORD
from bot.register.standing import in_parts
from bot.register.vocabulary import Kind, News, RecordState, Role, Tlp


class Section(StrEnum):
    """The parts of a digest, in their order; each word is its heading."""

    CORRECTIONS = "Corrections"
    WITHDRAWN = "Withdrawn"
    STATUS = "Status moved"
    RESPONSES = "New responses"
    NEW = "New in the register"
    EFFECT = "Taking effect"


_Place = tuple[int, tuple[str, str], int, int]
_ORDER = {section: place for place, section in enumerate(Section)}


class Published(NamedTuple):
    """One publication with what decides how it is told.

    `known`: whoever reads the digest may have the record already, for an earlier digest of the subscription told it or it was
    published before the subscription began. `treaty` and `place` are the first ones that it names, or that the allegation
    names to which it belongs; None also where the reader may not see it. It `is_open` where the ceiling lets it through.
    """

    seq: int
    record_id: int
    news: News
    kind: Kind
    state: RecordState
    listed: dt.date | None
    known: bool
    is_open: bool
    treaty: int | None
    place: int | None


class PlannedItem(Struct, frozen=True):
    """One record to be told, with all of its publications; `since_told` are those whose story belongs to it.

    `heading` is the treaty or place under which it stands in its section, empty where it stands under none.
    """

    record_id: int
    section: Section
    listed: dt.date | None
    seqs: tuple[int, ...] = ()
    since_told: tuple[int, ...] = ()
    effective_on: dt.date | None = None
    heading: str = ""


class _Outcome(NamedTuple):
    """What becomes of a record's publications: an item in its place, or they are settled, or may return, or none of it."""

    seqs: tuple[int, ...]
    place: _Place = (0, ("", ""), 0, 0)
    item: PlannedItem | None = None
    is_over: bool = False
    may_return: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a digest tells, in its order, and what it settles without a word: taken back before anybody heard of it.

    Up to `passed` nothing else is left to look at, but for what is `postponed`, since it is back in review; `resumed` was so
    before, and is no more.
    """

    items: tuple[PlannedItem, ...]
    settled: tuple[int, ...] = ()
    settled_effects: tuple[tuple[int, dt.date], ...] = ()
    postponed: frozenset[int] = frozenset()
    resumed: frozenset[int] = frozenset()
    passed: int = 0

    def without_effects(self) -> "Plan":
        """Give the plan without the days of effect, which are told at their time of day."""
        return replace(self, items=tuple(item for item in self.items if item.effective_on is None), settled_effects=())


def plan_of_new(
    session: Session,
    subscription: Subscription,
    now: dt.datetime,
    matching: Matching,
    headings: Headings,
    shelf: Shelf,
) -> Plan:
    """Plan what is new to a subscription, with all that was published of each record and not delivered since it began.

    Nothing above the ceiling is taken, and nothing that is back in review; the latter is postponed.
    """
    leave_uncompiled(session)
    reach, standing = reach_of(session, subscription), shelf.standing(session)
    ceiling = subscription.ceiling

    def read(seqs: Sequence[int]) -> dict[int, Published]:
        return _published(session, ceiling, seqs)

    candidate = candidates(session, subscription, reach, matching)
    known = candidate.known
    facts = standing.kept(("published", ceiling), known, read)
    if reach.after > subscription.floor:
        told_of = {each.record_id for seq in known if (each := _fact(facts, seq)).news is not News.NEW}
        known = {**earlier(session, subscription, reach, told_of), **known}
        facts = standing.kept(("published", ceiling), known, read)
    plan = _planned(known, facts, ceiling, headings, standing)
    may_return = plan.postponed | candidate.may_return
    postponed = frozenset(seq for seq in may_return if seq <= reach.passes)
    plan = replace(plan, postponed=postponed - reach.postponed, resumed=reach.postponed - postponed, passed=reach.passes)
    return _with_effects(plan, _effects(session, subscription, now, matching), headings)


def _planned(
    known: Mapping[int, bool],
    facts: Mapping[int, Published | None],
    ceiling: Tlp,
    headings: Headings,
    standing: Standing,
) -> Plan:
    """Plan publications of which the facts are read; a story of one, as most are, is planned once for all subscriptions."""
    by_record: dict[int, list[int]] = defaultdict(list)
    for seq in known:
        by_record[_fact(facts, seq).record_id].append(seq)
    outcomes = []
    for is_known_already in (False, True):
        alone = [seqs[0] for seqs in by_record.values() if len(seqs) == 1 and known[seqs[0]] is is_known_already]
        told = partial(_told_alone, facts, headings, is_known_already)
        kept = standing.kept(("planned", ceiling, headings.lexicon, is_known_already), alone, told)
        outcomes += [each for seq in alone if (each := kept[seq]) is not None]
    for seqs in by_record.values():
        if len(seqs) > 1:
            story = [_fact(facts, seq)._replace(known=known[seq]) for seq in sorted(seqs)]
            outcomes.append(_outcome(story, headings))
    return _plan_of(outcomes)


def _told_alone(
    facts: Mapping[int, Published | None],
    headings: Headings,
    known: bool,
    seqs: Sequence[int],
) -> dict[int, _Outcome]:
    return {seq: _outcome([_fact(facts, seq)._replace(known=known)], headings) for seq in seqs}


def _fact(facts: Mapping[int, Published | None], seq: int) -> Published:
    found = facts[seq]
    if found is None:
        raise LookupError(f"publication {seq} is gone")
    return found


def plan_of_run(session: Session, subscription: Subscription, run_id: int, headings: Headings, page: int | None = None) -> Plan:
    """Plan again what a frozen run tells, or one page of it, as its records stand now.

    What was marked above the ceiling since is not counted either.
    """
    frozen = (
        _publications(is_known(subscription, before_run=run_id), subscription.ceiling)
        .join(Delivery, and_(Delivery.subscription_id == subscription.id, Delivery.publication_seq == PUBLICATION.c.seq))
        .where(Delivery.run_id == run_id, Delivery.page.is_not(None), RECORD.c.tlp.in_(subscription.ceiling.and_more_open))
    )
    effects = (
        select(EffectDelivery.record_id, EffectDelivery.effective_on, LINK.c.reference_id)
        .join(RECORD, RECORD.c.id == EffectDelivery.record_id)
        .outerjoin(LINK, _first_link(LINK, RECORD.c.id, Role.TREATY))
        .where(EffectDelivery.run_id == run_id, EffectDelivery.page.is_not(None), visible(subscription.ceiling))
    )
    if page is not None:
        frozen, effects = frozen.where(Delivery.page == page), effects.where(EffectDelivery.page == page)
    plan = plan_of((Published._make(row) for row in session.execute(frozen)), headings)
    return _with_effects(plan, session.execute(effects), headings)


def plan_of(published: Iterable[Published], headings: Headings) -> Plan:
    """Make one item of all publications of a record, and put the items in the order of a digest."""
    by_record: dict[int, list[Published]] = defaultdict(list)
    for each in sorted(published, key=lambda one: one.seq):
        by_record[each.record_id].append(each)
    return _plan_of([_outcome(story, headings) for story in by_record.values()])


def _plan_of(outcomes: Iterable[_Outcome]) -> Plan:
    items: list[_Outcome] = []
    settled: list[int] = []
    postponed: list[int] = []
    for each in outcomes:
        if each.item is not None:
            items.append(each)
        elif each.is_over:
            settled += each.seqs
        elif each.may_return:
            postponed += each.seqs
    items.sort(key=lambda each: each.place)
    return Plan(tuple(each.item for each in items if each.item), tuple(settled), postponed=frozenset(postponed))


def _outcome(story: Sequence[Published], headings: Headings) -> _Outcome:
    last, seqs = story[-1], tuple(each.seq for each in story)
    is_edited = last.state in EDITED
    if not last.is_open:
        return _Outcome(seqs, may_return=is_edited)  # edited, it may come back below the ceiling and bring no news
    section = _section(story)
    if section is None:
        is_over = _is_over(story)
        return _Outcome(seqs, is_over=is_over, may_return=not is_over)
    item = PlannedItem(
        last.record_id,
        section,
        last.listed,
        seqs,
        seqs if last.known else (),
        heading=headings.of(last.treaty, last.place),
    )
    return _Outcome(seqs, _place(item), item)


def _section(story: Sequence[Published]) -> Section | None:
    """Say where a record is told; None: not now, or never."""
    last = story[-1]
    if last.state is not RecordState.PUBLISHED:
        return Section.WITHDRAWN if last.news is News.WITHDRAWN and last.known else None
    if last.known and last.news is News.NEW:
        return None
    if not last.known:
        return Section.RESPONSES if last.kind is Kind.RESPONSE else Section.NEW
    return Section.STATUS if all(each.news is News.STATUS_MOVED for each in story) else Section.CORRECTIONS


def _is_over(story: Sequence[Published]) -> bool:
    """Tell what is settled from what is back in review and may come again: its record is gone for good, or what it would
    call new was told by what came later.
    """
    last = story[-1]
    is_gone = last.state is RecordState.WITHDRAWN or last.news is News.WITHDRAWN
    return is_gone or (last.known and last.news is News.NEW)


def _place(item: PlannedItem) -> _Place:
    """Sort by section, by heading, then by the record's own date, the latest first; never by side."""
    latest_first = -(item.listed or dt.date.min).toordinal()
    return _ORDER[item.section], in_order(item.heading), latest_first, item.record_id


def _with_effects(plan: Plan, effects: Iterable[Row[int, dt.date, int | None]], headings: Headings) -> Plan:
    """Add the days of effect; an action that is told as news anyway is not told twice."""
    told = {item.record_id for item in plan.items}
    items: list[PlannedItem] = []
    settled = list(plan.settled_effects)
    for record_id, day, treaty in effects:
        if record_id in told:
            settled.append((record_id, day))
        else:
            items.append(PlannedItem(record_id, Section.EFFECT, day, effective_on=day, heading=headings.of(treaty, None)))
    return replace(plan, items=(*plan.items, *sorted(items, key=_place)), settled_effects=tuple(settled))


def _effects(
    session: Session, subscription: Subscription, now: dt.datetime, matching: Matching
) -> Iterable[Row[int, dt.date, int | None]]:
    """Give the treaty actions whose day of effect came since the subscription began and was not told, with their treaties."""
    zone = ZoneInfo(subscription.zone)
    first, last = subscription.created_at.astimezone(zone).date(), now.astimezone(zone).date()
    day = RECORD.c.effective_earliest
    delivered = exists().where(
        EffectDelivery.subscription_id == subscription.id,
        EffectDelivery.record_id == RECORD.c.id,
        EffectDelivery.effective_on == day,
    )
    wanted = (
        select(RECORD.c.id, day, LINK.c.reference_id)
        .outerjoin(LINK, _first_link(LINK, RECORD.c.id, Role.TREATY))
        .where(day.between(first, last), RECORD.c.effective_latest == day, ~delivered)
        .where(visible(subscription.ceiling))
    )
    if matching.criterion is not None:
        wanted = wanted.where(matching.criterion(RECORD.c.id))
    return session.execute(wanted)


def _published(session: Session, ceiling: Tlp, seqs: Iterable[int]) -> dict[int, Published]:
    """Read publications by their numbers; whether they are known is each subscription's own question."""
    rows = (
        row
        for part in in_parts(seqs)
        for row in session.execute(_publications(false(), ceiling).where(PUBLICATION.c.seq.in_(part)))
    )
    return {row[0]: Published._make(row) for row in rows}


def _publications(known: ColumnElement[bool], ceiling: Tlp) -> Select[*tuple[Any, ...]]:
    """Select publications as `Published` has them."""
    subject, treaty, place = RECORD.alias(), LINK.alias(), LINK.alias()
    is_shown = and_(
        subject.c.id == func.coalesce(RECORD.c.about_id, RECORD.c.id),
        visible(ceiling, subject),
        RECORD.c.state == RecordState.PUBLISHED,
    )
    return (
        select(
            *(PUBLICATION.c.seq, PUBLICATION.c.record_id, PUBLICATION.c.news, ENTRY.c.kind, RECORD.c.state),
            *(RECORD.c.listed_latest, known, RECORD.c.tlp.in_(ceiling.and_more_open)),
            *(treaty.c.reference_id, place.c.reference_id),
        )
        .join_from(PUBLICATION, RECORD, RECORD.c.id == PUBLICATION.c.record_id)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .outerjoin(subject, is_shown)
        .outerjoin(treaty, _first_link(treaty, subject.c.id, Role.TREATY))
        .outerjoin(place, _first_link(place, subject.c.id, Role.PLACE))
    )


def _first_link(link: FromClause, record_id: ColumnElement[int], role: Role) -> ColumnElement[bool]:
    """Give the criterion that a row is the first link of a record in a role."""
    return and_(link.c.record_id == record_id, link.c.role == role, link.c.ordinal == 0)
