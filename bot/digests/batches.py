"""Freezing a digest: the run, its messages and the proof of what they deliver, all in one transaction."""

import datetime as dt
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.digests.calendar import day_of, next_run
from bot.digests.content.candidates import DELIVERY, EFFECT_DELIVERY, POSTPONED
from bot.digests.content.composing import Frame
from bot.digests.content.digest import ITEMS_PER_PAGE
from bot.digests.content.selection import Plan
from bot.digests.model import (
    DigestMessage,
    DigestRun,
    MessageState,
    Postponed,
    Subscription,
    SubscriptionState,
)
from bot.digests.wishes.rhythm import AT_ONCE
from bot.register.many_rows import insert_rows
from bot.register.model import Publication
from bot.register.standing import in_parts
from bot.register.vocabulary import Tlp


def due_subscription(session: Session, now: dt.datetime) -> Subscription | None:
    """Take hold of the subscription that is due the longest, passing by those that another process holds."""
    return _held(session, is_due(now), Subscription.next_run_at)


def woken_subscription(session: Session, last: int) -> Subscription | None:
    """Take hold of a subscription that is served at once and has publications up to `last` to look at, passing by likewise."""
    return _held(session, and_(is_woken(), Subscription.looked_at < last), Subscription.looked_at)


def is_due(now: dt.datetime | ColumnElement[dt.datetime]) -> ColumnElement[bool]:
    """Tell whether the slot of a subscription has come."""
    return and_(Subscription.state == SubscriptionState.ACTIVE, Subscription.next_run_at <= now)


def is_woken() -> ColumnElement[bool]:
    """Tell whether a subscription that is served at once has not looked at all publications yet."""
    return and_(
        Subscription.state == SubscriptionState.ACTIVE,
        Subscription.days == AT_ONCE,
        Subscription.looked_at < select(func.max(Publication.seq)).scalar_subquery(),
    )


def last_published(session: Session) -> int:
    """Give the number of the last publication."""
    return session.scalar(select(func.max(Publication.seq))) or 0


def freeze_slot(session: Session, subscription: Subscription, plan: Plan, now: dt.datetime) -> None:
    """Freeze the digest of the slot that is due, and move the subscription on to the next.

    Slots that were missed are served by one digest. A day that had its digest, as it can where the rules of a zone were
    changed since the slot was set, gets no second one: what is new then joins the next.
    """
    due_at = subscription.next_run_at
    day = day_of(due_at, subscription.local_time, ZoneInfo(subscription.zone), subscription.days)
    if not _had_slot(session, subscription, day):
        _freeze(session, subscription, plan, now, due_at=due_at, day=day, ordinal=0)
    move_on(session, subscription, now)


def freeze_at_once(session: Session, subscription: Subscription, plan: Plan, now: dt.datetime) -> DigestRun | None:
    """Freeze a digest outside the slots; None where nothing is new. The next slot stays.

    What is settled without a word is kept by a run that has no message.
    """
    if not plan.items and not plan.settled:
        _pass_by(session, subscription, plan)
        return None
    day = now.astimezone(ZoneInfo(subscription.zone)).date()
    ordinal = next_ordinal(session, subscription.id, day)
    run = _freeze(session, subscription, plan, now, due_at=now, day=day, ordinal=ordinal)
    return run if plan.items else None


def next_ordinal(session: Session, subscription_id: int, day: dt.date) -> int:
    """Give the number of the next run of a day outside its slot."""
    runs = select(func.max(DigestRun.ordinal)).where(DigestRun.subscription_id == subscription_id, DigestRun.local_date == day)
    return (session.scalar(runs) or 0) + 1


def move_on(session: Session, subscription: Subscription, now: dt.datetime) -> None:
    """Set the next time to the first after now on a day that has had no digest: a day has one slot, also when times change."""
    session.flush()
    at, zone, days = subscription.local_time, ZoneInfo(subscription.zone), subscription.days
    moment = next_run(at, zone, now, days)
    while _had_slot(session, subscription, day_of(moment, at, zone, days)):
        moment = next_run(at, zone, moment, days)
    subscription.next_run_at = moment


def frame_of(subscription: Subscription, run: DigestRun, at: dt.datetime, ceiling: Tlp) -> Frame:
    """Give what stands around the items of a frozen run that is put into words now."""
    return Frame(subscription, run.due_at, run.frozen_at, run.period_from, run.local_date, run.items, at, ceiling)


def pages_of(subscription: Subscription, total: int) -> int:
    """Count the messages of a digest of so many items; of none it has one where that is asked for."""
    return -(-total // ITEMS_PER_PAGE) or int(subscription.says_nothing_new)


def period_start(session: Session, subscription: Subscription) -> dt.datetime:
    """Give the moment up to which the last digest told what is new."""
    told = or_(DigestRun.ordinal == 0, DigestRun.items > 0)
    last = session.scalar(
        select(DigestRun.frozen_at)
        .where(DigestRun.subscription_id == subscription.id, told)
        .order_by(DigestRun.frozen_at.desc())
        .limit(1)
    )
    return last or subscription.created_at


def _held(session: Session, wanted: ColumnElement[bool], first: InstrumentedAttribute[Any]) -> Subscription | None:
    taken = select(Subscription).where(wanted).order_by(first).limit(1).with_for_update(skip_locked=True)
    return session.scalars(taken).first()


def _had_slot(session: Session, subscription: Subscription, day: dt.date) -> bool:
    run = select(DigestRun.id).where(
        DigestRun.subscription_id == subscription.id, DigestRun.local_date == day, DigestRun.ordinal == 0
    )
    return session.scalar(run) is not None


def _freeze(
    session: Session,
    subscription: Subscription,
    plan: Plan,
    now: dt.datetime,
    *,
    due_at: dt.datetime,
    day: dt.date,
    ordinal: int,
) -> DigestRun:
    run = DigestRun(
        subscription_id=subscription.id,
        local_date=day,
        ordinal=ordinal,
        channel=subscription.channel,
        due_at=due_at,
        frozen_at=now,
        period_from=period_start(session, subscription),
        items=len(plan.items),
    )
    session.add(run)
    session.flush()
    says_something = bool(plan.items) or ordinal == 0  # that nothing is new is told at its time alone
    session.add_all(
        DigestMessage(
            run_id=run.id,
            page=page,
            channel=run.channel,
            key=uuid.uuid4().hex,
            state=MessageState.PENDING,
            try_at=now,
        )
        for page in range(pages_of(subscription, len(plan.items)) if says_something else 0)
    )
    pages: list[tuple[int, int | None]] = [(seq, None) for seq in plan.settled]
    effects: list[tuple[int, dt.date, int | None]] = [(record_id, on, None) for record_id, on in plan.settled_effects]
    for place, item in enumerate(plan.items):
        pages.extend((seq, place // ITEMS_PER_PAGE) for seq in item.seqs)
        if item.effective_on:
            effects.append((item.record_id, item.effective_on, place // ITEMS_PER_PAGE))
    run_of = {"subscription_id": subscription.id, "run_id": run.id}
    insert_rows(session, DELIVERY, [{**run_of, "publication_seq": seq, "page": page} for seq, page in pages])
    insert_rows(
        session,
        EFFECT_DELIVERY,
        [{**run_of, "record_id": record_id, "effective_on": on, "page": page} for record_id, on, page in effects],
    )
    _pass_by(session, subscription, plan)
    return run


def _pass_by(session: Session, subscription: Subscription, plan: Plan) -> None:
    """Leave behind what a plan dealt with, but for what it postponed."""
    subscription.passed = plan.passed
    session.flush()
    owner = {"subscription_id": subscription.id}
    insert_rows(session, POSTPONED, [{**owner, "publication_seq": seq} for seq in sorted(plan.postponed)])
    # Only those that were looked at: a page that is posted meanwhile may postpone more.
    for part in in_parts(sorted(plan.resumed)):
        session.execute(
            delete(Postponed).where(Postponed.subscription_id == subscription.id, Postponed.publication_seq.in_(part))
        )
