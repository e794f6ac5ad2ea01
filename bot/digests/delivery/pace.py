"""A channel's pace: how soon after one message another may be posted, whichever process posts it."""

import datetime as dt
from typing import cast

from sqlalchemy import ColumnElement, ScalarSelect, Table, and_, case, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.database import inserting
from bot.digests.model import ChannelPace

_LONGEST = dt.timedelta(hours=1)
"""Slack never asks to wait for so long: what says so was written by a clock that was ahead."""
_TABLE = cast(Table, ChannelPace.__table__)


def is_taken(channel: InstrumentedAttribute[str], now: dt.datetime) -> ColumnElement[bool]:
    """Tell whether a channel takes no message yet."""
    return select(1).where(ChannelPace.channel == channel, _is_ahead(_TABLE.c.free_at, now)).exists()


def free_at(channel: InstrumentedAttribute[str]) -> ScalarSelect[dt.datetime]:
    """Give the moment at which a channel takes the next message."""
    return select(ChannelPace.free_at).where(ChannelPace.channel == channel).scalar_subquery()


def take_turn(session: Session, channel: str, now: dt.datetime, between: dt.timedelta) -> bool:
    """Take a channel for one message; False where another process was faster."""
    taken = inserting(session, _TABLE).values(channel=channel, free_at=now + between)
    mine = taken.on_conflict_do_update(
        index_elements=["channel"],
        set_={"free_at": taken.excluded.free_at},
        where=~_is_ahead(_TABLE.c.free_at, now),
    )
    return session.execute(mine.returning(_TABLE.c.channel)).first() is not None


def keep_off(session: Session, channel: str, until: dt.datetime) -> None:
    """Let a channel alone until a moment."""
    kept = inserting(session, _TABLE).values(channel=channel, free_at=until)
    later = case((_TABLE.c.free_at > kept.excluded.free_at, _TABLE.c.free_at), else_=kept.excluded.free_at)
    session.execute(kept.on_conflict_do_update(index_elements=["channel"], set_={"free_at": later}))


def _is_ahead(moment: ColumnElement[dt.datetime], now: dt.datetime) -> ColumnElement[bool]:
    return and_(moment > now, moment < now + _LONGEST)
