"""Questions from Slack: answered in their conversation, and remembered for what follows and for the buttons under answers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.answers.answer import Answer, Finding
from bot.answers.answering import Answerer
from bot.answers.asked import (
    Asked,
    Judged,
    begin_thread,
    judge,
    judged_since,
    keep,
    keep_shown,
    last_of_person,
    last_of_thread,
    recall,
    remember,
    stop,
)
from bot.answers.kept import kept_of
from bot.answers.looking_back import looked_back
from bot.answers.query import Intent, Query
from bot.answers.unanswered import came_of, keep_likeness, keep_outcome
from bot.clock import Clock
from bot.database import Database
from bot.digests.delivery.carried import Carrying, intend
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind, Tlp
from bot.slack.place import Place
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR
from bot.slack.views.change import NAMED_FIELDS

_MOST_REASONS = 5


class QuestionGoneError(RapporteurError):
    """A button of an answer whose question is no longer remembered."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it is to be answered.

    `kind` is what a command decided beforehand; `before` the question from whose answer it goes on. "Yesterday" in a question
    that was asked before stays the day before it was asked: at `asked_at`. `chosen` is what somebody made of it in a form.
    """

    question: str
    kind: Kind | None = None
    before: Asked | None = None
    asked_at: datetime | None = None
    chosen: Query | None = None


class Questions:
    """Ask the register on behalf of somebody in Slack."""

    def __init__(self, database: Database, answerer: Answerer, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._answerer = answerer
        self._clock = clock
        self._zone = zone

    def today(self) -> date:
        """Give the day of the bot's calendar."""
        return self._clock().astimezone(self._zone).date()

    def answer(self, asking: Asking, *, ceiling: Tlp, offset: int = 0) -> Answer:
        """Answer a question in its conversation, from the finding number `offset` on.

        One that was changed in a form still looks back to the day that its words name.
        """
        asked_on = asking.asked_at.astimezone(self._zone).date() if asking.asked_at else None
        if asking.chosen is not None:
            return self._answerer.answer_query(
                asking.chosen,
                question=asking.question,
                today=self.today(),
                ceiling=ceiling,
                start=offset,
                most=FINDINGS_TO_ASK_FOR,
                as_of=looked_back(asking.question, self._zone, asked_on or self.today()).as_of,
            )
        return self._answerer.answer(
            asking.question,
            today=self.today(),
            ceiling=ceiling,
            kind=asking.kind,
            start=offset,
            most=FINDINGS_TO_ASK_FOR,
            asked_on=asked_on,
            context=asking.before.kept if asking.before else None,
        )

    def again(self, asked: Asked, *, ceiling: Tlp, offset: int = 0) -> Answer:
        """Answer a question that was asked before, read as it was read then."""
        return self.answer(self.asking_of(asked), ceiling=ceiling, offset=offset)

    def asking_of(self, asked: Asked, *, chosen: Query | None = None) -> Asking:
        """Give a question as it was asked, or as it is now changed to."""
        chosen = chosen or (asked.kept.query if asked.kept.chosen else None)
        return Asking(asked.question, asked.kind, self._recalled(asked.context_id), asked.asked_at, chosen)

    def day_of(self, timestamp: float) -> date:
        """Give the day of a message's time on the bot's calendar."""
        return datetime.fromtimestamp(timestamp, self._zone).date()

    def recent(self, ceiling: Tlp) -> tuple[Finding, ...]:
        """Give what was published last."""
        query = Query(Intent.NEWS)
        return self._answerer.answer_query(query, today=self.today(), ceiling=ceiling, most=FINDINGS_TO_ASK_FOR).findings

    def before(self, asked_id: int, place: Place) -> Asked | None:
        """Give the question from whose answer a new one goes on: of a thread whoever's, outside of one their own of just now.

        A question to all of a channel begins a conversation: what somebody asked for their own eyes is not taken over.
        """
        with self._database.read() as session:
            if place.open_thread and not (place.new_thread and place.is_direct):
                return last_of_thread(session, place.channel_id, place.open_thread, before=asked_id)
            return last_of_person(session, place.channel_id, place.user_id, now=self._clock(), before=asked_id)

    def remember(self, question: str, place: Place, *, kind: Kind | None, asked_at: datetime | None = None) -> int:
        """Keep a question for what follows and for the buttons under its answer, and give its number."""
        with self._database.write() as session:
            return remember(
                session,
                question,
                now=asked_at or self._clock(),
                kind=kind,
                user_id=place.user_id,
                channel_id=place.channel_id,
                thread_ts=place.open_thread,
            )

    def keep(
        self,
        asked_id: int,
        asking: Asking,
        answer: Answer,
        shown: tuple[str, ...],
        carrying: Carrying | None = None,
        *,
        typed: bool = False,
    ) -> str | None:
        """Keep what an answer leaves for its conversation; of its records those that were shown from the first on.

        With what it carries for all to see, it is kept that it is about to be posted: the key that it is found by is given.
        Of a question that somebody typed it is kept what came of it. Raise StoppedError where it was taken back meanwhile.
        """
        kept = kept_of(answer)
        came = came_of(answer) if typed else None
        kept = replace(kept, shown=kept.shown and shown)
        if asking.chosen is not None:
            kept = replace(kept, query=asking.chosen, chosen=True, anew=False)
        with self._database.write() as session:
            keep(session, asked_id, kept, asking.before.id if asking.before else None)
            if came is not None:
                keep_outcome(session, asked_id, came)
            return intend(session, carrying, self._clock()) if carrying else None

    def keep_shown(self, asked_id: int, offset: int, shown: tuple[str, ...], carrying: Carrying | None = None) -> str | None:
        """Keep which records the page of an answer shows that begins at number `offset`; `carrying` as in `keep`."""
        with self._database.write() as session:
            keep_shown(session, asked_id, offset, shown)
            return intend(session, carrying, self._clock()) if carrying else None

    def begin_thread(self, asked_id: int, thread_ts: str) -> None:
        """Keep in which thread a question is gone on from whose answer was posted before any thread was."""
        with self._database.write() as session:
            begin_thread(session, asked_id, thread_ts)

    def stop(self, channel_id: str, thread_ts: str, user_id: str) -> bool:
        """Take back what somebody asked in a thread, and tell whether any of it was not answered yet."""
        with self._database.write() as session:
            return stop(session, channel_id, thread_ts, user_id, self._clock()) > 0

    def recall(self, asked_id: int, channel_id: str, user_id: str) -> Asked:
        """Give a question that was asked in this channel, openly or by this person; raise QuestionGoneError for any other."""
        with self._database.read() as session:
            asked = recall(session, asked_id)
        is_there = asked is not None and asked.channel_id == channel_id
        if asked is None or not is_there or (asked.thread_ts is None and asked.user_id != user_id):
            raise QuestionGoneError("That answer is too old to go on from.", cure="Ask the question again.")
        return asked

    def judge(self, asked: Asked, user_id: str, *, helpful: bool, reason: str, ceiling: Tlp) -> None:
        """Keep whether an answer helped somebody, with what it is and how many records it has as they are shown it."""
        answer = self.again(asked, ceiling=ceiling)
        with self._database.write() as session:
            keep_likeness(session, asked.id, came_of(answer))
            judge(
                session,
                asked.id,
                user_id,
                helpful=helpful,
                intent=answer.intent,
                total=answer.total,
                now=self._clock(),
                reason=reason,
            )

    def judged(self, days: int) -> Judged:
        """Give what people said of answers in the last days."""
        with self._database.read() as session:
            return judged_since(session, self._clock() - timedelta(days=days), most_reasons=_MOST_REASONS)

    def offered(self, asked: Asked, number: int) -> str:
        """Give the question behind a number under an answer; raise QuestionGoneError where there is none."""
        if number >= len(asked.kept.offers):
            raise QuestionGoneError("That button is no longer good.", cure="Ask the question again.")
        return asked.kept.offers[number]

    def names_in(self, query: Query) -> dict[str, str]:
        """Give the names behind the keys in a query, for the form that changes it."""
        return self._answerer.names_of(key for name in NAMED_FIELDS for key in getattr(query, name))

    def _recalled(self, asked_id: int | None) -> Asked | None:
        if asked_id is None:
            return None
        with self._database.read() as session:
            return recall(session, asked_id)
