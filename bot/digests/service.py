"""The digests as other rooms see them."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from bot import clock
from bot.answers.search import Search
from bot.database import Database
from bot.digests import notices, posting
from bot.digests.batches import due_subscription, frame_of, freeze_at_once, freeze_slot, period_start
from bot.digests.composing import Composed, Composer, Frame, counts_of
from bot.digests.delivery import PassingFault, PermanentFault, Poster, Tell, UnsureFault
from bot.digests.digest import ITEMS_PER_PAGE, Digest
from bot.digests.filters import filter_of, matching_of
from bot.digests.model import (
    Cadence,
    DigestMessage,
    DigestRun,
    MessageState,
    Subscription,
    SubscriptionState,
)
from bot.digests.posting import Claim
from bot.digests.selection import Plan, plan_of_new, plan_of_run
from bot.digests.shelf import Shelf
from bot.digests.subscriptions import held_subscription, subscription_of
from bot.errors import RapporteurError
from bot.names.lexicon import LexiconKeeper

_LOG = logging.getLogger(__name__)
Now = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class SubscriptionLine:
    """One subscription for a list. `waiting` counts its messages that are frozen but not posted."""

    id: int
    channel: str
    cadence: Cadence
    local_time: dt.time
    zone: str
    next_run_at: dt.datetime
    state: SubscriptionState
    paused_reason: str | None
    paused_cure: str | None
    waiting: int


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What came of a run asked for at once.

    `waiting` counts its messages that could not be posted yet. A tick will, unless `stopped` says, in whole sentences, what
    has to be done first.
    """

    items: int
    posted: int
    waiting: int
    stopped: str = ""


class Digests:
    """All subscriptions of one database. Any number of processes may tick at once."""

    def __init__(
        self,
        database: Database,
        lexicons: LexiconKeeper,
        poster: Poster | None = None,
        *,
        tell: Tell | None = None,
    ) -> None:
        """Take what is needed; without a poster there are only lists and previews.

        `tell` passes a notice on to a person; without it notices stand in the log only.
        """
        self._database = database
        self._lexicons = lexicons
        self._poster = poster
        self._tell = tell
        self._shelf = Shelf()
        self._stopping = threading.Event()

    def tick(self, now: dt.datetime) -> None:
        """Freeze what is due, post what is frozen, resume what was interrupted, tell who must know."""
        poster, moving = self._connected(), _moving_on(now)
        if not self._has_work(now):
            return
        while not self._stopping.is_set() and self._freeze_next(now):
            pass
        self._post_waiting(poster, moving)
        notices.tell_people(self._database, self._tell, moving())
        self._shelf.clear()

    def run_now(self, subscription_id: int, now: dt.datetime) -> RunOutcome:
        """Post what is new at once, resuming a paused subscription; raise RapporteurError where there is none such."""
        poster, moving = self._connected(), _moving_on(now)
        with self._database.write() as session:
            subscription = held_subscription(session, subscription_id)
            if subscription.state is SubscriptionState.PAUSED:
                posting.resume(session, subscription, now)
            run = freeze_at_once(session, subscription, self._plan(session, subscription, now), now)
        self._post_waiting(poster, moving)
        notices.tell_people(self._database, self._tell, moving())
        if run is None:
            return RunOutcome(0, 0, 0)
        with self._database.read() as session:
            states = session.scalars(select(DigestMessage.state).where(DigestMessage.run_id == run.id)).all()
            stopped = _why_paused(subscription_of(session, subscription_id))
        posted = states.count(MessageState.POSTED)
        return RunOutcome(run.items, posted, len(states) - posted, stopped)

    def resume(self, subscription_id: int, now: dt.datetime) -> None:
        """Serve a paused subscription again, with the messages that failed; raise RapporteurError where there is none such."""
        with self._database.write() as session:
            posting.resume(session, held_subscription(session, subscription_id), now)

    def preview(self, subscription_id: int, now: dt.datetime) -> Digest:
        """Compose what would be posted now, and change nothing; raise RapporteurError where there is no such subscription."""
        with self._database.read() as session:
            subscription = subscription_of(session, subscription_id)
            items = self._plan(session, subscription, now).items
            day = now.astimezone(ZoneInfo(subscription.zone)).date()
            frame = Frame(subscription, now, now, period_start(session, subscription), day, len(items))
            composer, counts = self._composer(session), counts_of(items)
            composer.gather(frame, items)
            shares = (items[first : first + ITEMS_PER_PAGE] for first in range(0, len(items), ITEMS_PER_PAGE))
            return Digest(
                len(items), tuple(composer.page(frame, number, share, counts).page for number, share in enumerate(shares))
            )

    def list(self) -> Sequence[SubscriptionLine]:
        """Give all subscriptions, by id."""
        waiting = (
            select(func.count())
            .select_from(DigestMessage)
            .join(DigestRun, DigestRun.id == DigestMessage.run_id)
            .where(DigestRun.subscription_id == Subscription.id, DigestMessage.state != MessageState.POSTED)
            .scalar_subquery()
        )
        with self._database.read() as session:
            rows = session.execute(select(Subscription, waiting).order_by(Subscription.id))
            return [_line(subscription, count) for subscription, count in rows]

    def stop(self) -> None:
        """Claim nothing new from now on: a running tick ends after the message it is posting."""
        self._stopping.set()

    def _connected(self) -> Poster:
        if self._poster is None:
            raise RapporteurError("Digests cannot be posted: Slack is not connected.", cure="Set SLACK_BOT_TOKEN.")
        return self._poster

    def _has_work(self, now: dt.datetime) -> bool:
        due = exists().where(Subscription.state == SubscriptionState.ACTIVE, Subscription.next_run_at <= now)
        messages = (
            select(DigestMessage.id)
            .join(DigestRun, DigestRun.id == DigestMessage.run_id)
            .join(Subscription, Subscription.id == DigestRun.subscription_id)
        )
        with self._database.read() as session:
            work = or_(due, messages.where(posting.is_waiting(now)).exists(), notices.are_waiting())
            return bool(session.scalar(select(work)))

    def _plan(self, session: Session, subscription: Subscription, now: dt.datetime) -> Plan:
        search = Search(session, self._lexicons.current(session), subscription.ceiling)
        return plan_of_new(session, subscription, now, matching_of(filter_of(subscription), search), self._shelf)

    def _composer(self, session: Session) -> Composer:
        return Composer(session, self._lexicons.current(session), self._shelf.standing(session))

    def _freeze_next(self, now: dt.datetime) -> bool:
        with self._database.write() as session:
            subscription = due_subscription(session, now)
            if subscription is not None:
                freeze_slot(session, subscription, self._plan(session, subscription, now), now)
            return subscription is not None

    def _post_waiting(self, poster: Poster, moving: Now) -> None:
        while not self._stopping.is_set() and (held := posting.claim(self._database, moving())) is not None:
            self._deliver(poster, held, moving)

    def _deliver(self, poster: Poster, held: Claim, moving: Now) -> None:
        if held.may_be_there and not self._surely_absent(poster, held, moving):
            return
        try:
            composed = self._compose(held)
        except Exception as fault:  # noqa: BLE001  (one page that cannot be composed must not hold up the others)
            _LOG.exception("digest message %s could not be composed", held.key)
            posting.put_off(self._database, held, f"It could not be composed ({type(fault).__name__}).", moving())
            return
        try:
            ts = poster.post(held.channel, composed.page, held.key, held.thread_ts)
        except PassingFault as fault:
            posting.put_off(self._database, held, fault.reason, moving(), fault.retry_after)
        except PermanentFault as fault:
            posting.refused(self._database, held, fault)
        except UnsureFault as fault:
            posting.doubted(self._database, held, fault.reason, moving())
        except Exception as fault:  # noqa: BLE001  (whatever it was, the message may have been posted)
            _LOG.exception("digest message %s may or may not have been posted", held.key)
            posting.doubted(self._database, held, f"The posting broke off ({type(fault).__name__}).", moving())
        else:
            posting.posted(self._database, held, ts, composed.told)

    def _surely_absent(self, poster: Poster, held: Claim, moving: Now) -> bool:
        """Look for a message that may have been posted; True where it was not, and is still ours to post."""
        try:
            ts = poster.find(held.channel, held.key, held.thread_ts)
        except PassingFault as fault:
            posting.doubted(self._database, held, fault.reason, moving(), retry_after=fault.retry_after)
            return False
        except Exception as fault:  # noqa: BLE001  (whatever it was, it cannot be told)
            _LOG.warning("digest message %s cannot be looked for", held.key, exc_info=True)
            posting.doubted(self._database, held, _reason(fault), moving(), asks_admin=True)
            return False
        if ts is not None:
            posting.posted(self._database, held, ts)
            return False
        return posting.renew(self._database, held, moving())

    def _compose(self, held: Claim) -> Composed:
        with self._database.read() as session:
            subscription = subscription_of(session, held.subscription_id)
            run = session.get_one(DigestRun, held.run_id)
            items = plan_of_run(session, subscription, run.id, held.page).items
            counts = counts_of(plan_of_run(session, subscription, run.id).items) if held.page == 0 else {}
            composer = self._composer(session)
            return composer.page(frame_of(subscription, run), held.page, items, counts)


def _moving_on(now: dt.datetime) -> Now:
    """Give a clock that goes on from a moment: a long tick must not claim its last messages as of its beginning."""
    start = clock.elapsed()
    return lambda: now + dt.timedelta(seconds=clock.elapsed() - start)


def _line(subscription: Subscription, waiting: int) -> SubscriptionLine:
    return SubscriptionLine(
        subscription.id,
        subscription.channel,
        subscription.cadence,
        subscription.local_time,
        subscription.zone,
        subscription.next_run_at,
        subscription.state,
        subscription.paused_reason,
        subscription.paused_cure,
        waiting,
    )


def _reason(fault: Exception) -> str:
    return str(fault) if isinstance(fault, PermanentFault | UnsureFault) else f"The look failed ({type(fault).__name__})."


def _why_paused(subscription: Subscription) -> str:
    return " ".join(part for part in (subscription.paused_reason, subscription.paused_cure) if part)
