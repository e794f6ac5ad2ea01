"""What is new to a subscription: what was published and not delivered, never what is later than something.

Publication numbers only bound the search from below. A watermark (a time, the highest number) loses what commits later than
what it has seen; the absence of a delivery row does not.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from bot.digests.headings import Headings, in_order
from bot.digests.model import Delivery, EffectDelivery, Subscription
from bot.register.dates import FuzzyDate
from bot.register.model import Publication, Record, TreatyAction
from bot.register.reading import visible
from bot.register.rows import LINK, RECORD
from bot.register.vocabulary import Kind, News, RecordState, Role, Tlp


class Section(StrEnum):
    """The parts of a digest, in their order; each word is its heading."""

    CORRECTIONS = "Corrections"
    WITHDRAWN = "Withdrawn"
    STATUS = "Status moved"
    RESPONSES = "New responses"
    NEW = "New in the register"
    EFFECT = "Taking effect"


@dataclass(frozen=True, slots=True)
class Published:
    """One publication with what decides how it is told.

    `known`: whoever reads the digest may have the record already, for an earlier digest of the subscription told it or it was
    published before the subscription began. `treaty` and `place` are the first ones that it names, or that the allegation
    names to which it belongs; None also where the reader may not see it.
    """

    seq: int
    record_id: int
    news: News
    kind: Kind
    state: RecordState
    listed: FuzzyDate | None
    known: bool
    treaty: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What a digest tells, in its order, and what it settles without a word: taken back before anybody heard of it."""

    items: tuple[PlannedItem, ...]
    settled: tuple[int, ...] = ()
    settled_effects: tuple[tuple[int, dt.date], ...] = ()

    def without_effects(self) -> "Plan":
        """Give the plan without the days of effect, which are told at their time of day."""
        return Plan(tuple(item for item in self.items if item.section is not Section.EFFECT), self.settled)


def plan_of_new(
    session: Session,
    subscription: Subscription,
    now: dt.datetime,
    matching: ColumnElement[bool] | None,
    headings: Headings,
) -> Plan:
    """Plan what is new to a subscription. `matching` is its filter as a criterion on Record, None where it takes everything.

    A record that was told is followed up even where a correction took it out of the filter. Nothing above the ceiling is
    taken, and nothing that is back in review: both stay undelivered, and are looked at again by the next digest.
    """
    told = _told_to(subscription.id)
    known = or_(_published_by(subscription.floor), told)
    delivered = exists().where(Delivery.subscription_id == subscription.id, Delivery.publication_seq == Publication.seq)
    wanted = _publications(known, subscription.ceiling).where(
        Publication.seq > subscription.floor, ~delivered, Record.tlp.in_(subscription.ceiling.and_more_open)
    )
    if matching is not None:
        wanted = wanted.where(or_(matching, told))
    plan = plan_of((Published(*row) for row in session.execute(wanted)), headings)
    return _with_effects(plan, _effects(session, subscription, now, matching), headings)


def plan_of_run(session: Session, subscription: Subscription, run_id: int, headings: Headings, page: int | None = None) -> Plan:
    """Plan again what a frozen run tells, or one page of it, as its records stand now.

    What was marked above the ceiling since is not counted either.
    """
    known = or_(_published_by(subscription.floor), _told_to(subscription.id, before_run=run_id))
    frozen = (
        _publications(known, subscription.ceiling)
        .join(Delivery, and_(Delivery.subscription_id == subscription.id, Delivery.publication_seq == Publication.seq))
        .where(Delivery.run_id == run_id, Delivery.page.is_not(None), Record.tlp.in_(subscription.ceiling.and_more_open))
    )
    effects = (
        select(EffectDelivery.record_id, EffectDelivery.effective_on, LINK.c.reference_id)
        .join(RECORD, RECORD.c.id == EffectDelivery.record_id)
        .outerjoin(LINK, _first_link(LINK, RECORD.c.id, Role.TREATY))
        .where(EffectDelivery.run_id == run_id, EffectDelivery.page.is_not(None), visible(subscription.ceiling))
    )
    if page is not None:
        frozen, effects = frozen.where(Delivery.page == page), effects.where(EffectDelivery.page == page)
    plan = plan_of((Published(*row) for row in session.execute(frozen)), headings)
    return _with_effects(plan, session.execute(effects), headings)


def plan_of(published: Iterable[Published], headings: Headings) -> Plan:
    """Make one item of all publications of a record, and put the items in the order of a digest."""
    by_record: dict[int, list[Published]] = defaultdict(list)
    for each in sorted(published, key=lambda one: one.seq):
        by_record[each.record_id].append(each)
    items: list[PlannedItem] = []
    settled: list[int] = []
    for story in by_record.values():
        section = _section(story)
        if section is not None:
            items.append(_item(story, section, headings))
        elif _is_over(story):
            settled.extend(each.seq for each in story)
    return Plan(tuple(sorted(items, key=_place)), tuple(settled))


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


def _item(story: Sequence[Published], section: Section, headings: Headings) -> PlannedItem:
    last, seqs = story[-1], tuple(each.seq for each in story)
    return PlannedItem(
        last.record_id,
        section,
        last.listed.latest if last.listed else None,
        seqs,
        seqs if last.known else (),
        heading=headings.of(last.treaty, last.place),
    )


def _place(item: PlannedItem) -> tuple[int, tuple[str, str], int, int]:
    """Sort by section, by heading, then by the record's own date, the latest first; never by side."""
    latest_first = -(item.listed or dt.date.min).toordinal()
    return list(Section).index(item.section), in_order(item.heading), latest_first, item.record_id


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
    return Plan((*plan.items, *sorted(items, key=_place)), plan.settled, tuple(settled))


def _effects(
    session: Session, subscription: Subscription, now: dt.datetime, matching: ColumnElement[bool] | None
) -> Iterable[Row[int, dt.date, int | None]]:
    """Give the treaty actions whose day of effect came since the subscription began and was not told, with their treaties."""
    zone = ZoneInfo(subscription.zone)
    first, last = subscription.created_at.astimezone(zone).date(), now.astimezone(zone).date()
    day = RECORD.c.effective_earliest
    delivered = exists().where(
        EffectDelivery.subscription_id == subscription.id,
        EffectDelivery.record_id == TreatyAction.id,
        EffectDelivery.effective_on == day,
    )
    wanted = (
        select(TreatyAction.id, day, LINK.c.reference_id)
        .outerjoin(LINK, _first_link(LINK, RECORD.c.id, Role.TREATY))
        .where(day.between(first, last), RECORD.c.effective_latest == day, ~delivered)
        .where(visible(subscription.ceiling))
    )
    if matching is not None:
        wanted = wanted.where(matching)
    return session.execute(wanted)


def _published_by(floor: int) -> ColumnElement[bool]:
    """Tell whether the record of a publication had been published when a subscription began."""
    earlier = aliased(Publication)
    found = select(1).where(earlier.record_id == Publication.record_id, earlier.seq <= floor)
    return found.correlate(Publication).exists()


def _told_to(subscription_id: int, before_run: int | None = None) -> ColumnElement[bool]:
    """Tell whether an earlier digest told the record of a publication."""
    earlier = aliased(Publication)
    told = (
        select(1)
        .select_from(Delivery)
        .join(earlier, earlier.seq == Delivery.publication_seq)
        .where(
            Delivery.subscription_id == subscription_id,
            Delivery.page.is_not(None),
            earlier.record_id == Publication.record_id,
        )
    )
    if before_run is not None:
        told = told.where(Delivery.run_id < before_run)
    return told.correlate(Publication).exists()


def _publications(
    known: ColumnElement[bool], ceiling: Tlp
) -> Select[int, int, News, Kind, RecordState, FuzzyDate | None, bool, int | None, int | None]:
    subject, treaty, place = RECORD.alias(), LINK.alias(), LINK.alias()
    return (
        select(
            *(Publication.seq, Publication.record_id, Publication.news, Record.kind, Record.state, Record.listed, known),
            *(treaty.c.reference_id, place.c.reference_id),
        )
        .join(Record, Record.id == Publication.record_id)
        .outerjoin(
            subject,
            and_(
                subject.c.id == func.coalesce(Record.about_id, Record.id),
                visible(ceiling, subject),
                Record.state == RecordState.PUBLISHED,
            ),
        )
        .outerjoin(treaty, _first_link(treaty, subject.c.id, Role.TREATY))
        .outerjoin(place, _first_link(place, subject.c.id, Role.PLACE))
    )


def _first_link(link: FromClause, record_id: ColumnElement[int], role: Role) -> ColumnElement[bool]:
    """Give the criterion that a row is the first link of a record in a role."""
    return and_(link.c.record_id == record_id, link.c.role == role, link.c.ordinal == 0)
