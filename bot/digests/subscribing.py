"""Making and changing the subscriptions of people. What was delivered stays so, and nothing that was due to one is lost."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, exists, func, insert, literal, null, select
from sqlalchemy.orm import Session, aliased

from bot.answers.query import Query
from bot.database import lock_publications
from bot.digests.batches import last_published, move_on, next_ordinal
from bot.digests.calendar import next_run
from bot.digests.delivery.posting import resume
from bot.digests.filters import as_json, filter_of
from bot.digests.model import Delivery, DigestRun, Subscription, SubscriptionState
from bot.digests.subscriptions import living
from bot.digests.wishes.wish import Wish
from bot.errors import RapporteurError
from bot.register.model import Publication, Record
from bot.register.vocabulary import Tlp

MOST_PER_CHANNEL = 50
Matching = Callable[[Query], ColumnElement[bool] | None]
"""Gives a filter as a criterion on Record, None where it takes everything."""


class TooManySubscriptionsError(RapporteurError):
    """A channel has as many subscriptions as it may have."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            f"This channel has {MOST_PER_CHANNEL} subscriptions, and it may have no more.",
            "Nothing was subscribed.",
            "Delete one that is no longer needed: /rapporteur subscriptions",
        )


class TwinSubscriptionError(RapporteurError):
    """Another subscription tells the same to the same channel."""

    def __init__(self, other: int) -> None:
        """Say which."""
        super().__init__(
            f"Subscription {other} tells the same in this channel already.",
            "Nothing was changed.",
            "Change or delete that one: /rapporteur subscriptions",
        )


class ConfiguredSubscriptionError(RapporteurError):
    """The settings make a subscription what it is, and would make it so again."""

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__(
            "The daily digest of everything in this channel is set by the operator.",
            "Nothing was changed.",
            "It can be paused; to change or end it, the operator sets RAPPORTEUR_DIGEST_CHANNEL and RAPPORTEUR_DIGEST_TIME.",
        )


def subscribe(session: Session, wish: Wish, *, channel: str, owner: str | None, ceiling: Tlp, now: dt.datetime) -> Subscription:
    """Make the subscription that is wished, or bring the one with this filter in this channel in line with the wish.

    What is in the register by now is no news to a new one. One that is paused is resumed. Raise TooManySubscriptionsError, or
    ConfiguredSubscriptionError where the settings made the one with this filter.
    """
    # A publisher that has its number but has not committed is waited for, and so is whoever wishes the same.
    lock_publications(session)
    twin = _twin(session, channel, wish.filter)
    if twin is None:
        return _made(session, wish, channel=channel, owner=owner, ceiling=ceiling, now=now)
    if twin.name is not None:
        raise ConfiguredSubscriptionError
    session.refresh(twin, with_for_update=True)
    twin.ceiling = ceiling
    _take_over(session, twin, wish, now)
    if twin.state is SubscriptionState.PAUSED:
        resume_by_hand(session, twin, now)
    return twin


def change(session: Session, subscription: Subscription, wish: Wish, now: dt.datetime, matching: Matching) -> None:
    """Make a subscription what is wished, from now on; what was new to it until now is still told.

    Raise TwinSubscriptionError, or ConfiguredSubscriptionError.
    """
    if subscription.name is not None:
        raise ConfiguredSubscriptionError
    twin = _twin(session, subscription.channel, wish.filter)
    if twin is not None and twin.id != subscription.id:
        raise TwinSubscriptionError(twin.id)
    before = filter_of(subscription)
    if before != wish.filter:
        _settle_past(session, subscription, matching(before), matching(wish.filter), now)
    _take_over(session, subscription, wish, now)


def pause_by_hand(subscription: Subscription, by: str, now: dt.datetime) -> None:
    """Mute a subscription: nothing is lost, and its owner need not be told."""
    subscription.state = SubscriptionState.PAUSED
    subscription.stopped_by = by
    subscription.paused_reason = "It was paused by hand."
    subscription.paused_cure = "Resume it: /rapporteur subscriptions"
    subscription.told_at = now


def resume_by_hand(session: Session, subscription: Subscription, now: dt.datetime) -> None:
    """Serve a subscription again; what a person had muted goes on with its next slot, what a fault stopped at once."""
    muted = subscription.stopped_by is not None
    resume(session, subscription, now)
    if muted:
        move_on(session, subscription, now)


def delete(subscription: Subscription, by: str, now: dt.datetime) -> None:
    """Serve a subscription no more; raise ConfiguredSubscriptionError. Its rows stay, for they tell who got what."""
    if subscription.name is not None:
        raise ConfiguredSubscriptionError
    subscription.state = SubscriptionState.DELETED
    subscription.stopped_by, subscription.told_at = by, now


def _twin(session: Session, channel: str, wanted: Query) -> Subscription | None:
    there = session.scalars(select(Subscription).where(Subscription.channel == channel, living()).order_by(Subscription.id))
    return next((each for each in there if filter_of(each) == wanted), None)


def _made(session: Session, wish: Wish, *, channel: str, owner: str | None, ceiling: Tlp, now: dt.datetime) -> Subscription:
    there = session.scalar(select(func.count()).select_from(Subscription).where(Subscription.channel == channel, living()))
    if (there or 0) >= MOST_PER_CHANNEL:
        raise TooManySubscriptionsError
    made = unsaved(wish, channel=channel, owner=owner, ceiling=ceiling, now=now)
    made.floor = made.looked_at = last_published(session)
    session.add(made)
    session.flush()
    return made


def unsaved(wish: Wish, *, channel: str, owner: str | None, ceiling: Tlp, now: dt.datetime) -> Subscription:
    """Give a subscription that is not in the database, without its floor."""
    return Subscription(
        channel=channel,
        owner=owner,
        days=wish.days,
        local_time=wish.at,
        zone=wish.zone.key,
        filter=as_json(wish.filter),
        words=wish.words,
        says_nothing_new=wish.says_nothing_new,
        ceiling=ceiling,
        next_run_at=next_run(wish.at, wish.zone, now, wish.days),
        state=SubscriptionState.ACTIVE,
        created_at=now,
    )


def _take_over(session: Session, subscription: Subscription, wish: Wish, now: dt.datetime) -> None:
    subscription.filter, subscription.words = as_json(wish.filter), wish.words
    subscription.says_nothing_new = wish.says_nothing_new
    rhythm = (wish.days, wish.at, wish.zone.key)
    if rhythm != (subscription.days, subscription.local_time, subscription.zone):
        subscription.days, subscription.local_time, subscription.zone = rhythm
        move_on(session, subscription, now)


def _settle_past(
    session: Session,
    subscription: Subscription,
    before: ColumnElement[bool] | None,
    after: ColumnElement[bool] | None,
    now: dt.datetime,
) -> None:
    """Make what was published so far no news to a new filter, but for what was new to the old one and was not told yet."""
    if before is None:
        return  # all that is left was new to it already
    kept = _undelivered(subscription).where(before | _told(subscription.id))
    first = session.scalar(kept.with_only_columns(func.min(Publication.seq)))
    subscription.floor = first - 1 if first is not None else last_published(session)
    session.flush()
    past = _undelivered(subscription).where(Publication.seq.not_in(kept))
    if after is not None:
        past = past.where(after)
    if session.scalar(past.limit(1)) is None:
        return
    day = now.astimezone(ZoneInfo(subscription.zone)).date()
    run = DigestRun(
        subscription_id=subscription.id,
        local_date=day,
        ordinal=next_ordinal(session, subscription.id, day),
        channel=subscription.channel,
        due_at=now,
        frozen_at=now,
        period_from=now,
        items=0,
    )
    session.add(run)
    session.flush()
    rows = past.with_only_columns(literal(subscription.id), Publication.seq, literal(run.id), null())
    session.execute(insert(Delivery).from_select(["subscription_id", "publication_seq", "run_id", "page"], rows))


def _undelivered(subscription: Subscription) -> Select[int]:
    delivered = exists().where(Delivery.subscription_id == subscription.id, Delivery.publication_seq == Publication.seq)
    published = select(Publication.seq).join(Record, Record.id == Publication.record_id)
    return published.where(Publication.seq > subscription.floor, ~delivered)


def _told(subscription_id: int) -> ColumnElement[bool]:
    """Tell whether a digest told the record of a publication."""
    earlier = aliased(Publication)
    told = (
        select(1)
        .select_from(Delivery)
        .join(earlier, earlier.seq == Delivery.publication_seq)
        .where(Delivery.subscription_id == subscription_id, Delivery.page.is_not(None))
        .where(earlier.record_id == Publication.record_id)
    )
    return told.correlate(Publication).exists()
