"""One quiet reminder a day to each reviewer: how much waits for them, and since when."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.answers.log import FROM_SLACK
from bot.database import Database
from bot.digests.letters import Letters
from bot.digests.model import MessageKind
from bot.register.waiting import queue
from bot.slack.client import SlackClient, metadata_of
from bot.slack.people.roles import People
from bot.slack.views.editing.reminder import reminder_message


class Reminding:
    """Reminds once a day, whoever ticks and however often."""

    def __init__(
        self, database: Database, letters: Letters, people: People, slack: SlackClient, *, zone: ZoneInfo, at: time
    ) -> None:
        """Take what is needed; `at` is the time of day in `zone` from which it is said."""
        self._database = database
        self._letters = letters
        self._people = people
        self._slack = slack
        self._zone = zone
        self._at = at
        self._settled: dict[str, date] = {}
        """The last day on which each reviewer needs nothing any more."""

    def tick(self, now: datetime) -> None:
        """Remind all who were not reminded today, from the time of day on."""
        local = now.astimezone(self._zone)
        if local.time() < self._at:
            return
        day = local.date()
        for reviewer in self._people.reviewers():
            if self._settled.get(reviewer) != day and self._remind(reviewer, f"review:{reviewer}:{day}", now):
                self._settled[reviewer] = day

    def _remind(self, reviewer: str, key: str, now: datetime) -> bool:
        person = self._people.person(reviewer)
        if person.outside or not person.may_review:  # also where Slack does not tell: asked again with the next tick
            return False

        def write() -> str | None:
            with self._database.read() as session:
                waiting = queue.waiting_for(session, f"{FROM_SLACK}{reviewer}")
            if not waiting.count:
                return None
            metadata = metadata_of(MessageKind.ANSWER, key)
            return self._slack.post_once(reviewer, reminder_message(waiting, now), metadata=metadata)

        return self._letters.send(reviewer, key, write, now)
