"""Subscriptions and what became of each digest, as mapped classes.

The rows are the only memory of delivery: every step is committed before the next is taken, so that a crash at any point is
resumed from them, by this process or another.
"""

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, SmallInteger, String, Text, Time, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, validates

from bot.database import Base, UTCDateTime
from bot.register.vocabulary import Tlp


class SubscriptionState(StrEnum):
    """Whether a subscription is served. A deleted one never is again, and stays for who got what."""

    ACTIVE = "active"
    PAUSED = "paused"
    DELETED = "deleted"


class MessageKind(StrEnum):
    """What a message is.

    A digest and a correction are posted from their rows. An answer is posted by whoever answers: its row is there before it,
    so that what it carried is kept whatever happens, and it is only looked for.
    """

    DIGEST = "digest"
    CORRECTION = "correction"
    ANSWER = "answer"


class MessageState(StrEnum):
    """Where the posting of one message stands.

    `sending` is committed before the call that posts, so a message found in it later may or may not have been posted, as one
    that is `unsure`: both are looked for before anything is posted again.
    """

    PENDING = "pending"
    SENDING = "sending"
    POSTED = "posted"
    UNSURE = "unsure"
    FAILED = "failed"


UNSETTLED = (MessageState.PENDING, MessageState.SENDING, MessageState.UNSURE)
"""States of which something is still to come."""


def _words(listed: type[StrEnum]) -> Enum:
    return Enum(
        listed,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda each: [word.value for word in each],
    )


def _floor(context: DefaultExecutionContext) -> int:
    """Give the floor of the subscription that is being written."""
    floor: int = (context.current_parameters or {})["floor"]
    return floor


class Subscription(Base):
    """What a channel is told, and when.

    `name` is "configured" for the one made from the settings, None for those that people make. `days` are bits, see `rhythm`.
    `filter` is a Query as JSON, and `words` says it as it was typed. Publications up to `floor` were there before the
    subscription and are no news to it. Those up to `passed` have all been dealt with, but for what is postponed: it only
    spares the search from going through them again. `looked_at` is the publication up to which one that is served at once was
    looked at: it only wakes, and decides nothing of what is new. `stopped_by` is who paused or deleted it, None where a fault
    did; `told_at` says when the owner was told of a pause.
    """

    __tablename__ = "subscription"
    __table_args__ = (
        Index("ix_subscription_state_next_run_at", "state", "next_run_at"),
        Index("ix_subscription_state_days_looked_at", "state", "days", "looked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(String(40), unique=True)
    channel: Mapped[str] = mapped_column(String(80))
    owner: Mapped[str | None] = mapped_column(String(20))
    days: Mapped[int] = mapped_column(SmallInteger)
    local_time: Mapped[dt.time] = mapped_column(Time)
    zone: Mapped[str] = mapped_column(String(64))
    filter: Mapped[dict[str, Any]] = mapped_column(JSON)
    words: Mapped[str] = mapped_column(Text)
    says_nothing_new: Mapped[bool]
    ceiling: Mapped[Tlp] = mapped_column(_words(Tlp))
    floor: Mapped[int]
    passed: Mapped[int] = mapped_column(default=_floor)
    looked_at: Mapped[int]
    next_run_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    state: Mapped[SubscriptionState] = mapped_column(_words(SubscriptionState))
    stopped_by: Mapped[str | None] = mapped_column(String(80))
    paused_reason: Mapped[str | None] = mapped_column(Text)
    paused_cure: Mapped[str | None] = mapped_column(Text)
    told_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)

    @validates("ceiling")
    def _look_again(self, _name: str, ceiling: Tlp) -> Tlp:
        """Let what was passed by under another ceiling be looked at again."""
        if self.ceiling not in {None, ceiling}:
            self.passed = self.floor
        return ceiling


class DigestRun(Base):
    """One digest of one subscription, frozen.

    `local_date` is the day of its slot on the subscription's calendar. `ordinal` is 0 for the run of the slot, and counts the
    runs asked for at once on that day from 1. `items` is 0 where nothing was new: nothing is posted, but the day is kept.
    `channel` stays the one in which its thread was begun.
    """

    __tablename__ = "digest_run"
    __table_args__ = (
        UniqueConstraint("subscription_id", "local_date", "ordinal"),
        Index("ix_digest_run_subscription_id_frozen_at", "subscription_id", "frozen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    local_date: Mapped[dt.date]
    ordinal: Mapped[int]
    channel: Mapped[str] = mapped_column(String(80))
    due_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    frozen_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    period_from: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    items: Mapped[int]


_ONE_ON_ITS_WAY = text("kind = 'correction' AND state IN ('pending', 'sending', 'unsure')")


class DigestMessage(Base):
    """One message of ours that stands in a conversation, or is on its way there: a page of a digest, a correction, an answer.

    Page 0 of a run stands in the channel, the others in its thread. `thread_ts` is the thread that a message is in or, once it
    is posted, begins; empty where that can't be known, so that what follows goes into the channel. `key` travels with the
    message, so that it can be found. `try_at` is the moment before which nobody may touch the row: of the next try while it
    is pending, of the look into the channel while it is sending or unsure. `attempts` goes up with every claim: whoever holds
    another number has lost the row. `told_at` says when an admin was told. `compared`: what it carries was compared, since it
    stands there, with what was published after it. A thread has one correction on its way at most.
    """

    __tablename__ = "digest_message"
    __table_args__ = (
        UniqueConstraint("run_id", "page"),
        Index("ix_digest_message_state_try_at", "state", "try_at"),
        Index("ix_digest_message_channel_thread_ts", "channel", "thread_ts"),
        Index("ix_digest_message_compared_state", "compared", "state"),
        Index(
            "uq_digest_message_correction",
            *("channel", "thread_ts"),
            unique=True,
            sqlite_where=_ONE_ON_ITS_WAY,
            postgresql_where=_ONE_ON_ITS_WAY,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[MessageKind] = mapped_column(_words(MessageKind), default=MessageKind.DIGEST)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("digest_run.id"))
    page: Mapped[int | None]
    channel: Mapped[str] = mapped_column(String(80))
    thread_ts: Mapped[str | None] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(32), unique=True)
    state: Mapped[MessageState] = mapped_column(_words(MessageState))
    ts: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str | None] = mapped_column(Text)
    cure: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    asks_admin: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)
    compared: Mapped[bool] = mapped_column(default=False)


class Carried(Base):
    """That a record's words stand in a message, as they were after the publication `seq`: who got what.

    It is written before the message is posted, and counts once that is.
    """

    __tablename__ = "carried"
    __table_args__ = (Index("ix_carried_record_id_message_id", "record_id", "message_id"),)

    message_id: Mapped[int] = mapped_column(ForeignKey("digest_message.id"), primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    seq: Mapped[int]


class FollowedUp(Base):
    """The proof that a correction or withdrawal was carried on to every thread that had the record when it was published.

    Below the lowest number that is kept all have been: the proofs below it are thrown away.
    """

    __tablename__ = "followed_up"

    publication_seq: Mapped[int] = mapped_column(ForeignKey("publication.seq"), primary_key=True, autoincrement=False)


class ChannelPace(Base):
    """The moment from which on a channel takes the next message, whichever process posts it."""

    __tablename__ = "channel_pace"

    channel: Mapped[str] = mapped_column(String(80), primary_key=True)
    free_at: Mapped[dt.datetime] = mapped_column(UTCDateTime)


class Delivery(Base):
    """The proof that a publication was dealt with for a subscription, so that it never is again.

    `page` is None where it was told by nothing: the record was withdrawn before anybody had heard of it.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_run_id_page", "run_id", "page"),)

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), primary_key=True)
    publication_seq: Mapped[int] = mapped_column(ForeignKey("publication.seq"), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("digest_run.id"))
    page: Mapped[int | None]


class Postponed(Base):
    """A publication to look at again though a subscription has passed it by.

    Its record was back in review, which brings no news when it is published again as it was; or it was left out of the page
    that should have told it.
    """

    __tablename__ = "postponed"

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), primary_key=True)
    publication_seq: Mapped[int] = mapped_column(ForeignKey("publication.seq"), primary_key=True)


class EffectDelivery(Base):
    """The proof that the day on which a treaty action takes effect was dealt with for a subscription.

    `page` is None where the same digest tells the action as news already.
    """

    __tablename__ = "effect_delivery"
    __table_args__ = (Index("ix_effect_delivery_run_id_page", "run_id", "page"),)

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    effective_on: Mapped[dt.date] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("digest_run.id"))
    page: Mapped[int | None]
