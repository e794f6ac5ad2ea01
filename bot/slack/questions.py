"""Questions from Slack: answered, and remembered for the buttons under their answers."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.answers.answer import Answer, Finding
from bot.answers.answering import Answerer
from bot.answers.asked import Asked, recall, remember
from bot.answers.query import Intent, Query
from bot.clock import Clock
from bot.database import Database
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind, Tlp
from bot.slack.place import Place
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR


class QuestionGoneError(RapporteurError):
    """A button of an answer whose question is no longer remembered."""


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

    def answer(
        self, question: str, *, kind: Kind | None, ceiling: Tlp, offset: int = 0, asked_at: datetime | None = None
    ) -> Answer:
        """Answer a question from the finding number `offset` on; `kind` is what a command decided beforehand.

        "Yesterday" in a question that was asked before stays the day before it was asked at.
        """
        asked_on = asked_at.astimezone(self._zone).date() if asked_at else None
        return self._answerer.answer(
            question, today=self.today(), ceiling=ceiling, kind=kind, start=offset, most=FINDINGS_TO_ASK_FOR, asked_on=asked_on
        )

    def day_of(self, timestamp: float) -> date:
        """Give the day of a message's time on the bot's calendar."""
        return datetime.fromtimestamp(timestamp, self._zone).date()

    def recent(self, ceiling: Tlp) -> tuple[Finding, ...]:
        """Give what was published last."""
        query = Query(Intent.NEWS)
        return self._answerer.answer_query(query, today=self.today(), ceiling=ceiling, most=FINDINGS_TO_ASK_FOR).findings

    def remember(self, question: str, place: Place, *, kind: Kind | None) -> int:
        """Keep a question for the buttons under its answer, and give its number."""
        with self._database.write() as session:
            return remember(
                session,
                question,
                now=self._clock(),
                kind=kind,
                user_id=place.user_id,
                channel_id=place.channel_id,
                thread_ts=place.thread_ts,
            )

    def recall(self, asked_id: int, channel_id: str) -> Asked:
        """Give a question that was asked in this channel; raise QuestionGoneError for any other."""
        with self._database.read() as session:
            asked = recall(session, asked_id)
        if asked is None or asked.channel_id != channel_id:
            raise QuestionGoneError("That answer is too old to go on from.", cure="Ask the question again.")
        return asked
