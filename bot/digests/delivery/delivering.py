"""Posting what waits: each message claimed, put into words as its records and its channel are now, posted and settled."""

import datetime as dt
import logging
import threading
from collections.abc import Callable
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.digests.batches import frame_of
from bot.digests.content.composing import Composed, Composer, Tally, tally_of
from bot.digests.content.headings import Headings
from bot.digests.content.selection import PlannedItem, plan_of_run
from bot.digests.content.shelf import Shelf
from bot.digests.delivery import corrections, posting
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import PassingFault, PermanentFault, Poster, UnsureFault
from bot.digests.delivery.posting import Claim
from bot.digests.model import DigestRun, MessageKind, Subscription
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register.model import Record
from bot.register.vocabulary import Tlp

_LOG = logging.getLogger(__name__)
Now = Callable[[], dt.datetime]

_TURNS = 2
"""A channel that is free after so many of its paces is waited for; what takes longer is left to the next tick."""


class Delivering:
    """One process's share of the posting.

    Days in corrections are those of `zone`; nothing is claimed once `stopping` is set.
    """

    def __init__(
        self,
        database: Database,
        lexicons: LexiconKeeper,
        poster: Poster,
        *,
        zone: ZoneInfo,
        stopping: threading.Event,
        shelf: Shelf,
        doubts: Doubts,
    ) -> None:
        self._database = database
        self._lexicons = lexicons
        self._poster = poster
        self._zone = zone
        self._stopping = stopping
        self._shelf = shelf
        self._doubts = doubts

    def post_waiting(self, now: Now, longest: dt.timedelta | None = None) -> None:
        """Post whatever waits for it, each channel at its pace, but claim nothing after `longest`."""
        end = None if longest is None else now() + longest
        while not self._stopping.is_set() and (end is None or now() < end):
            looked_at = now()
            held = posting.claim(self._database, looked_at, self._poster.pace, self._doubts)
            if held is not None:
                self._deliver(held, now)
            elif not self._waits_for_a_turn(looked_at, now):
                return

    def _waits_for_a_turn(self, looked_at: dt.datetime, now: Now) -> bool:
        """Wait until a channel is free for the next message; False where none is soon.

        It counts from when all were taken: on a busy machine one may be free again by the time that it is asked for here.
        """
        turn = posting.next_turn(self._database, looked_at)
        if turn is None or turn > looked_at + _TURNS * self._poster.pace:
            return False
        self._stopping.wait(max(0.0, (turn - now()).total_seconds()))
        return True

    def _deliver(self, held: Claim, now: Now) -> None:
        if held.may_be_there and not self._surely_absent(held, now):
            return
        if held.kind is MessageKind.ANSWER:
            posting.missing(self._database, held)
            return
        composed = self._composed(held, now)
        if composed is not None and posting.load(self._database, held, composed.shown, now()):
            self._post(held, composed, now)

    def _post(self, held: Claim, composed: Composed, now: Now) -> None:
        try:
            ts = self._poster.post(held.channel, composed.page, held.key, held.thread_ts, held.kind)
        except PassingFault as fault:
            posting.put_off(self._database, held, fault.reason, now(), fault.retry_after)
        except PermanentFault as fault:
            posting.refused(self._database, held, fault)
        except UnsureFault as fault:
            posting.doubted(self._database, held, fault.reason, now())
        except Exception as fault:  # noqa: BLE001  (whatever it was, the message may have been posted)
            _LOG.exception("digest message %s may or may not have been posted", held.key)
            posting.doubted(self._database, held, f"The posting broke off ({type(fault).__name__}).", now())
        else:
            if not posting.posted(self._database, held, ts, composed.shown):
                self._poster.take_back(held.channel, ts)

    def _surely_absent(self, held: Claim, now: Now) -> bool:
        """Look for a message that may have been posted; True where it was not, and is still ours to post."""
        try:
            ts = self._poster.find(held.channel, held.key, held.thread_ts)
        except PassingFault as fault:
            posting.doubted(self._database, held, fault.reason, now(), retry_after=fault.retry_after)
            return False
        except Exception as fault:  # noqa: BLE001  (whatever it was, it cannot be told)
            _LOG.warning("digest message %s cannot be looked for", held.key, exc_info=True)
            if held.kind is MessageKind.ANSWER:  # a correction of what is not there does less harm than none of what is
                posting.found(self._database, held, None)
            else:
                posting.doubted(self._database, held, _reason(fault), now(), asks_admin=True)
            return False
        if ts is not None:
            posting.found(self._database, held, ts)
            return False
        return posting.renew(self._database, held, now())

    def _composed(self, held: Claim, now: Now) -> Composed | None:
        """Put a message into words under the ceiling that its channel has now; None where it is not posted, or not yet."""
        try:
            ceiling = self._poster.ceiling(held.channel)
            with self._database.snapshot() as session:
                lexicon = self._lexicons.current(session)
                if held.run_id is not None:
                    composer = Composer(session, lexicon, self._shelf.standing(session))
                    return _of_digest(session, lexicon, composer, held, ceiling, now())
                today = now().astimezone(self._zone).date()
                thread = corrections.Thread(held.channel, held.thread_ts or "", ceiling, self._zone, today)
                composed = corrections.compose(session, lexicon, thread)
        except PassingFault as fault:
            posting.put_off(self._database, held, fault.reason, now(), fault.retry_after)
            return None
        except PermanentFault as fault:
            posting.refused(self._database, held, fault)
            return None
        except Exception as fault:  # noqa: BLE001  (one page that cannot be composed must not hold up the others)
            _LOG.exception("digest message %s could not be composed", held.key)
            posting.put_off(self._database, held, f"It could not be composed ({type(fault).__name__}).", now())
            return None
        if composed is None:
            posting.dropped(self._database, held)
        return composed


def _of_digest(session: Session, lexicon: Lexicon, composer: Composer, held: Claim, ceiling: Tlp, now: dt.datetime) -> Composed:
    run, headings = session.get_one(DigestRun, held.run_id), Headings(lexicon)
    subscription = session.get_one(Subscription, run.subscription_id)
    frame = frame_of(subscription, run, now, subscription.ceiling.or_more_open(ceiling))
    page = held.page or 0
    items = plan_of_run(session, subscription, run.id, headings, page).items
    whole = plan_of_run(session, subscription, run.id, headings).items if page == 0 else ()
    tally = tally_of(_open_among(session, whole, frame.ceiling)) if whole else Tally()
    return composer.page(frame, page, items, tally)


def _open_among(session: Session, items: tuple[PlannedItem, ...], ceiling: Tlp) -> tuple[PlannedItem, ...]:
    """Give the items that may be counted under a ceiling."""
    ids = [item.record_id for item in items]
    shown = select(Record.id).where(Record.id.in_(ids), Record.tlp.in_(ceiling.and_more_open))
    open_to_all = set(session.scalars(shown))
    return tuple(item for item in items if item.record_id in open_to_all)


def _reason(fault: Exception) -> str:
    return str(fault) if isinstance(fault, PermanentFault | UnsureFault) else f"The look failed ({type(fault).__name__})."
