"""The subscriptions themselves: how one is found, and the one that the settings make."""

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.answers.query import Query
from bot.database import lock_publications
from bot.digests.batches import last_published, move_on
from bot.digests.calendar import next_run
from bot.digests.delivery.posting import pause, resume
from bot.digests.filters import as_json
from bot.digests.model import Subscription, SubscriptionState
from bot.digests.wishes.rhythm import EVERY_DAY
from bot.errors import RapporteurError
from bot.register.vocabulary import Tlp

CONFIGURED = "configured"
_UNSET = "The setting RAPPORTEUR_DIGEST_CHANNEL is empty."


class UnknownSubscriptionError(RapporteurError):
    """There is no such subscription."""

    def __init__(self, subscription_id: int) -> None:
        super().__init__(
            f"There is no subscription {subscription_id}.",
            "Nothing was posted or changed.",
            "See those there are: /rapporteur subscriptions, or in a terminal: rapporteur digest list",
        )


def ensure_configured(session: Session, channel: str, at: dt.time, zone: ZoneInfo, now: dt.datetime) -> Subscription | None:
    """Make the subscription of the settings, or bring it in line with them; None where no channel was ever set.

    What is in the register when it is made is no news to it. Later changes of channel, time or zone lose nothing: what was
    delivered stays so, and a pause ends with a change of channel. An empty channel pauses it.
    """
    subscription = _present(session)
    if subscription is None and not channel:
        return None
    if subscription is None:
        # A publisher that has its number but has not committed is waited for, and so is another process that starts too.
        lock_publications(session)
        subscription = _present(session) or _configured(session, channel, at, zone, now)
    if not channel:
        pause(session, subscription.id, _UNSET, "Set it to a channel's id and start Rapporteur again.")
        session.refresh(subscription)
        subscription.told_at = now  # whoever emptied the setting knows
        return subscription
    moved = subscription.channel != channel
    subscription.channel = channel
    if moved or (subscription.paused_reason == _UNSET and subscription.state is SubscriptionState.PAUSED):
        resume(session, subscription, now)
    if (subscription.local_time, subscription.zone) != (at, zone.key):
        subscription.local_time, subscription.zone = at, zone.key
        move_on(session, subscription, now)
    return subscription


def subscription_of(session: Session, subscription_id: int) -> Subscription:
    """Give a subscription that was not deleted; raise UnknownSubscriptionError."""
    return _living(session.get(Subscription, subscription_id), subscription_id)


def held_subscription(session: Session, subscription_id: int) -> Subscription:
    """Give a subscription that nobody else freezes a digest of until this writing transaction ends, or raise likewise."""
    return _living(session.get(Subscription, subscription_id, with_for_update=True), subscription_id)


def living() -> ColumnElement[bool]:
    """Tell whether a subscription was not deleted."""
    return Subscription.state != SubscriptionState.DELETED


def _living(found: Subscription | None, subscription_id: int) -> Subscription:
    if found is None or found.state is SubscriptionState.DELETED:
        raise UnknownSubscriptionError(subscription_id)
    return found


def _present(session: Session) -> Subscription | None:
    return session.scalars(select(Subscription).where(Subscription.name == CONFIGURED).with_for_update()).first()


def _configured(session: Session, channel: str, at: dt.time, zone: ZoneInfo, now: dt.datetime) -> Subscription:
    made = Subscription(
        name=CONFIGURED,
        channel=channel,
        owner=None,
        days=EVERY_DAY,
        local_time=at,
        zone=zone.key,
        filter=as_json(Query()),
        words="everything",
        says_nothing_new=False,
        ceiling=Tlp.GREEN,
        floor=(floor := last_published(session)),
        looked_at=floor,
        next_run_at=next_run(at, zone, now),
        state=SubscriptionState.ACTIVE,
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made
