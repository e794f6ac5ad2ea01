"""Corrections that travel: what was corrected or withdrawn is told in every thread that had it.

Which thread is due follows from who got what and what was published since, never from a time. A pair of the two is looked at
once both are there: a publication when no proof says that it was followed up, a message when it was not compared since it
stands. Both lists are short, however much was published and posted before.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, aliased

from bot.answers.answer import Finding, Shown
from bot.answers.compose import findings
from bot.digests.composing import event_of
from bot.digests.digest import ITEMS_PER_PAGE, DigestItem, DigestPage, DigestSection
from bot.digests.model import Carried, DigestMessage, FollowedUp, MessageKind, MessageState
from bot.names.lexicon import Lexicon
from bot.register.model import Change, Publication, Record
from bot.register.vocabulary import News, RecordState, Tlp

_AT_ONCE = 1_000
"""Publications, or messages, that are looked at in one transaction."""
_KEPT_PROOFS = 1_000
"""Numbers of publications below the highest for which proofs are kept, whatever order they were committed in."""
_TITLE = "Correction"
_INTRODUCTION = "Correction to what was posted above."
_NOT_SHOWN = "What was posted above of it no longer holds, and it is not shown here any more."
_IN_REVIEW = "It is being reviewed again, and is not shown until that is done."

_MESSAGE = cast(Table, DigestMessage.__table__)
_PROOF = cast(Table, FollowedUp.__table__)
# The words stand in the statement, as they do in the index of the few publications that take something back.
_TAKES_BACK = Publication.news.in_(bindparam("taken_back", [News.CORRECTED, News.WITHDRAWN], expanding=True, literal_execute=True))


def are_due() -> ColumnElement[bool]:
    """Tell whether anything was published or posted since corrections were looked for last."""
    return exists(_unfollowed()) | exists(_uncompared())


def plan(session: Session, now: dt.datetime) -> bool:
    """Put a correction on its way to each thread that needs one; False where there was nothing to look at.

    It says nothing yet: what a thread has to be told is composed when it is posted. Whoever inserts a proof first looks at
    its publication, so that no two processes do.
    """
    published = session.scalars(_unfollowed().limit(_AT_ONCE)).all()
    mine = session.scalars(_insert(session, _PROOF).values([{"publication_seq": seq} for seq in published])
        .on_conflict_do_nothing().returning(_PROOF.c.publication_seq)).all() if published else []
    fresh = session.scalars(
        update(DigestMessage)
        .where(DigestMessage.id.in_(_uncompared().limit(_AT_ONCE).with_for_update(skip_locked=True)))
        .values(compared=True)
        .returning(DigestMessage.id)
        .execution_options(synchronize_session=False)
    ).all()
    if mine:
        records = select(Publication.record_id).where(Publication.seq.in_(mine))
        _start(session, Carried.record_id.in_(records), now)
        _drop_old_proofs(session)
    if fresh:
        _start(session, _in_threads_of(fresh), now)
    return bool(published or fresh)
