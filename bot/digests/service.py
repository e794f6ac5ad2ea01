"""The digests as other rooms see them."""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import Session

from bot import clock
from bot.answers.query import Query
from bot.answers.search import Search
from bot.database import Database, OvertakenError, UTCDateTime
from bot.digests import subscribing
from bot.digests.batches import (
    due_subscription,
    freeze_at_once,
    freeze_slot,
    is_due,
    is_woken,
    last_published,
    pages_of,
    period_start,
    woken_subscription,
)
from bot.digests.content.composing import Composer, Frame, tally_of
from bot.digests.content.digest import ITEMS_PER_PAGE, Digest
from bot.digests.content.headings import Headings
from bot.digests.content.selection import Plan, plan_of_new
from bot.digests.content.shelf import Shelf
from bot.digests.delivery import corrections, notices, posting
from bot.digests.delivery.delivering import Delivering, Now
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import Poster, Tell
from bot.digests.filters import filter_of, matching_of
from bot.digests.lines import Reach, SubscriptionLine, line_of
from bot.digests.model import DigestMessage, DigestRun, MessageState, Subscription, SubscriptionState
from bot.digests.subscriptions import held_subscription, living, subscription_of
from bot.digests.wishes.wish import Wish
from bot.errors import RapporteurError
from bot.names.keeper import LexiconKeeper
from bot.register.model import Change, Publication, Record
from bot.register.reading import visible
from bot.register.vocabulary import Tlp

_LOG = logging.getLogger(__name__)
_UTC = ZoneInfo("UTC")
_PREVIEWED = dt.timedelta(days=7)
LONGEST_POSTING = dt.timedelta(seconds=10)
"""For so long a tick posts: what is due meanwhile must not wait for a channel that has hundreds of messages before it."""
Result = TypeVar("Result")


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
        zone: ZoneInfo = _UTC,
        doubts: Doubts | None = None,
    ) -> None:
        """Take what is needed; without a poster there are only lists and previews.

        `tell` passes a notice on to a person; without it notices stand in the log only. `zone` is that of days in corrections.
        `doubts` are what this process has seen of messages that may be under way, by default nothing yet.
        """
        self._database = database
        self._lexicons = lexicons
        self._tell = tell
        self._shelf = Shelf()
        self._stopping = threading.Event()
        self._delivering: Delivering | None = None
        if poster is not None:
            self._delivering = Delivering(
                database,
                lexicons,
                poster,
                zone=zone,
                stopping=self._stopping,
                shelf=self._shelf,
                doubts=doubts or Doubts(),
            )

    def tick(self, now: dt.datetime, longest: dt.timedelta | None = LONGEST_POSTING) -> None:
        """Freeze what is due, post what is frozen, resume what was interrupted, tell who must know.

        However much is published and waits meanwhile, neither keeps the other back: each subscription is looked at once, and
        what is not posted after `longest` is left to the next tick; None posts all that waits.
        """
        delivering, moving = self._connected(), _moving_on(now)
        if not self._has_work(now):
            return
        with self._database.read() as session:
            last = last_published(session)
        while not self._stopping.is_set() and self._freeze_next(now, last):
            pass
        while not self._stopping.is_set() and self._correct_next(now):
            pass
        delivering.post_waiting(moving, longest)
        notices.tell_people(self._database, self._tell, moving())
        self._shelf.clear()

    def run_now(self, subscription_id: int, now: dt.datetime) -> RunOutcome:
        """Post what is new at once, resuming a paused subscription; raise RapporteurError where there is none such."""
        delivering, moving = self._connected(), _moving_on(now)

        def freeze(session: Session) -> DigestRun | None:
            subscription = held_subscription(session, subscription_id)
            if subscription.state is SubscriptionState.PAUSED:
                posting.resume(session, subscription, now)
            return freeze_at_once(session, subscription, self._plan(session, subscription, now), now)

        run = self._frozen(freeze)
        delivering.post_waiting(moving)
        notices.tell_people(self._database, self._tell, moving())
        if run is None:
            return RunOutcome(0, 0, 0)
        with self._database.read() as session:
            states = session.scalars(select(DigestMessage.state).where(DigestMessage.run_id == run.id)).all()
            stopped = _why_paused(subscription_of(session, subscription_id))
        posted = states.count(MessageState.POSTED)
        return RunOutcome(run.items, posted, len(states) - posted, stopped)

    def subscribe(self, wish: Wish, *, channel: str, owner: str | None, ceiling: Tlp, now: dt.datetime) -> SubscriptionLine:
        """Make what is wished, or change the subscription with this filter in this channel; raise RapporteurError."""
        with self._database.write() as session:
            made = subscribing.subscribe(session, wish, channel=channel, owner=owner, ceiling=ceiling, now=now)
            return self._line(session, made)

    def change(self, subscription_id: int, wish: Wish, now: dt.datetime) -> SubscriptionLine:
        """Make a subscription what is wished; raise RapporteurError where it can't be, or there is none such."""
        with self._database.write() as session:
            subscription = held_subscription(session, subscription_id)
            subscribing.change(session, subscription, wish, now, partial(self._matching, session, subscription.ceiling))
            return self._line(session, subscription)

    def pause(self, subscription_id: int, by: str, now: dt.datetime) -> SubscriptionLine:
        """Serve a subscription no more until it is resumed, with all that is new by then; raise as `get` does."""
        with self._database.write() as session:
            subscription = held_subscription(session, subscription_id)
            subscribing.pause_by_hand(subscription, by, now)
            return self._line(session, subscription)

    def resume(self, subscription_id: int, now: dt.datetime) -> SubscriptionLine:
        """Serve a paused subscription again, with the messages that failed; raise as `get` does."""
        with self._database.write() as session:
            subscription = held_subscription(session, subscription_id)
            if subscription.state is SubscriptionState.PAUSED:
                subscribing.resume_by_hand(session, subscription, now)
            return self._line(session, subscription)

    def delete(self, subscription_id: int, by: str, now: dt.datetime) -> None:
        """Serve a subscription never again; raise RapporteurError where it is not to be deleted, or there is none such."""
        with self._database.write() as session:
            subscribing.delete(held_subscription(session, subscription_id), by, now)

    def preview(self, subscription_id: int, now: dt.datetime) -> Digest:
        """Compose what would be posted now, and change nothing; raise RapporteurError where there is no such subscription."""
        with self._database.read() as session:
            subscription = subscription_of(session, subscription_id)
            items = self._plan(session, subscription, now).items
            day = now.astimezone(ZoneInfo(subscription.zone)).date()
            frame = Frame(
                subscription, now, now, period_start(session, subscription), day, len(items), now, subscription.ceiling
            )
            composer, tally = self._composer(session), tally_of(items)
            composer.gather(frame, items)
            starts = range(0, pages_of(subscription, len(items)) * ITEMS_PER_PAGE, ITEMS_PER_PAGE)
            shares = (items[first : first + ITEMS_PER_PAGE] for first in starts)
            return Digest(
                len(items), tuple(composer.page(frame, number, share, tally).page for number, share in enumerate(shares))
            )

    def preview_wish(self, wish: Wish, ceiling: Tlp, now: dt.datetime) -> Digest:
        """Compose the message that a subscription as wished would have posted now for the last seven days; change nothing.

        Of a longer digest only the message itself is composed, and not its thread.
        """
        with self._database.read() as session:
            began = now - _PREVIEWED
            wished = subscribing.unsaved(wish, channel="", owner=None, ceiling=ceiling, now=began)
            earlier = select(Publication.seq).join(Change, Change.id == Publication.change_id).where(Change.at < began)
            wished.id, wished.floor = 0, session.scalar(earlier.order_by(Publication.seq.desc()).limit(1)) or 0
            wished.passed = wished.floor
            items = self._plan(session, wished, now).items
            frame = Frame(wished, now, now, began, now.astimezone(wish.zone).date(), len(items), now, ceiling)
            composer = self._composer(session)
            pages = (composer.page(frame, 0, items[:ITEMS_PER_PAGE], tally_of(items)).page,) if items else ()
            return Digest(len(items), pages)

    def reach(self, wish: Wish, ceiling: Tlp) -> Reach:
        """Count how many of the records that may be shown today a wish's filter matches."""
        with self._database.read() as session:
            shown = select(func.count()).select_from(Record).where(visible(ceiling))
            matching = self._matching(session, ceiling, wish.filter)
            among = session.scalar(shown) or 0
            return Reach(among if matching is None else session.scalar(shown.where(matching)) or 0, among)

    def list(self) -> Sequence[SubscriptionLine]:
        """Give all subscriptions that were not deleted, by id."""
        return self._lines(true())

    def of_channel(self, channel: str) -> Sequence[SubscriptionLine]:
        """Give those of a channel, or of a direct message."""
        return self._lines(Subscription.channel == channel)

    def of_owner(self, user_id: str) -> Sequence[SubscriptionLine]:
        """Give those that a person made, wherever they are posted."""
        return self._lines(Subscription.owner == user_id)

    def get(self, subscription_id: int) -> SubscriptionLine:
        """Give a subscription; raise UnknownSubscriptionError where there is none such, or it was deleted."""
        with self._database.read() as session:
            return self._line(session, subscription_of(session, subscription_id))

    def _lines(self, wanted: ColumnElement[bool]) -> Sequence[SubscriptionLine]:
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            rows = session.execute(select(Subscription, _waiting()).where(living(), wanted).order_by(Subscription.id))
            return [line_of(subscription, count, lexicon) for subscription, count in rows]

    def _line(self, session: Session, subscription: Subscription) -> SubscriptionLine:
        waiting = session.scalar(select(_waiting()).where(Subscription.id == subscription.id)) or 0
        return line_of(subscription, waiting, self._lexicons.current(session))

    def decide(self, message_id: int, asked_at: dt.datetime, *, is_there: bool, now: dt.datetime) -> str:
        """Do what an admin decided on a message in doubt, or on a refused correction; raise AlreadyDecidedError."""
        return notices.decide(self._database, message_id, asked_at, is_there=is_there, now=now)

    def stop(self) -> None:
        """Claim nothing new from now on: a running tick ends after the message it is posting."""
        self._stopping.set()

    def _connected(self) -> Delivering:
        if self._delivering is None:
            raise RapporteurError("Digests cannot be posted: Slack is not connected.", cure="Set SLACK_BOT_TOKEN.")
        return self._delivering

    def _has_work(self, now: dt.datetime) -> bool:
        with self._database.read() as session:
            return bool(session.scalar(_work(), {"now": now}))

    def _correct_next(self, now: dt.datetime) -> bool:
        """Send corrections after some of what was taken back or posted; False where nothing is left to look at."""
        with self._database.write() as session:
            return corrections.plan(session, now)

    def _plan(self, session: Session, subscription: Subscription, now: dt.datetime) -> Plan:
        lexicon = self._lexicons.current(session)
        matching = matching_of(filter_of(subscription), Search(session, lexicon, subscription.ceiling))
        return plan_of_new(session, subscription, now, matching, Headings(lexicon), self._shelf)

    def _composer(self, session: Session) -> Composer:
        return Composer(session, self._lexicons.current(session), self._shelf.standing(session))

    def _matching(self, session: Session, ceiling: Tlp, wanted: Query) -> ColumnElement[bool] | None:
        if wanted == Query():
            return None
        return Search(session, self._lexicons.current(session), ceiling).criterion(wanted)

    def _freeze_next(self, now: dt.datetime, last: int) -> bool:
        """Freeze what is due by its slot; where nothing is, what a publication up to `last` woke; False for nothing left."""

        def freeze(session: Session) -> bool:
            seen = last_published(session)
            if (subscription := due_subscription(session, now)) is not None:
                freeze_slot(session, subscription, self._plan(session, subscription, now), now)
            elif (subscription := woken_subscription(session, last)) is not None:
                freeze_at_once(session, subscription, self._plan(session, subscription, now).without_effects(), now)
            else:
                return False
            subscription.looked_at = seen
            return True

        return self._frozen(freeze)

    def _frozen(self, freeze: Callable[[Session], Result]) -> Result:
        """Freeze while the register stands still, so that no record is seen in two states; anew where somebody was quicker."""
        while True:
            try:
                with self._database.write_steadily() as session:
                    return freeze(session)
            except OvertakenError:
                _LOG.info("another process was quicker with a subscription")


def _moving_on(now: dt.datetime) -> Now:
    """Give a clock that goes on from a moment: a long tick must not claim its last messages as of its beginning."""
    start = clock.elapsed()
    return lambda: now + dt.timedelta(seconds=clock.elapsed() - start)


def _waiting() -> ScalarSelect[int]:
    """Count the messages of a subscription that are frozen but not posted."""
    return (
        select(func.count())
        .select_from(DigestMessage)
        .join(DigestRun, DigestRun.id == DigestMessage.run_id)
        .where(DigestRun.subscription_id == Subscription.id, DigestMessage.state != MessageState.POSTED)
        .correlate(Subscription)
        .scalar_subquery()
    )


@cache
def _work() -> Select[bool]:
    """Ask whether a tick has anything to do at `now`: put together once, since it is asked every few seconds for ever."""
    now = bindparam("now", type_=UTCDateTime())
    return select(
        or_(
            exists().where(is_due(now)),
            exists().where(is_woken()),
            exists().where(posting.is_waiting(now)),
            corrections.are_due(),
            notices.are_waiting(),
        )
    )


def _why_paused(subscription: Subscription) -> str:
    return " ".join(part for part in (subscription.paused_reason, subscription.paused_cure) if part)
