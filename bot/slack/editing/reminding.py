"""One quiet reminder a day to each reviewer: how much waits for them, and since when."""

import logging
from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.answers.log import FROM_SLACK
from bot.database import Database
from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.register.waiting import queue, reminders
from bot.slack.client import SlackClient
from bot.slack.people.roles import People
from bot.slack.views.editing.reminder import reminder_message

logger = logging.getLogger(__name__)

Find = Callable[[str, str, str | None], str | None]
"""Looks for a message of ours with a key in a person's direct message, and gives its ts."""


class Reminding:
    """Reminds once a day, whoever ticks and however often."""

    def __init__(self, database: Database, people: People, slack: SlackClient, find: Find, *, zone: ZoneInfo, at: time) -> None:
        """Take what is needed; `at` is the time of day in `zone` from which it is said."""
        self._database = database
        self._people = people
        self._slack = slack
        self._find = find
        self._zone = zone
        self._at = at

    def tick(self, now: datetime) -> None:
        """Remind all who were not reminded today, from the time of day on."""
        local = now.astimezone(self._zone)
        if local.time() < self._at:
            return
        with self._database.read() as session:
            settled = reminders.settled(session, local.date())
        for reviewer in self._people.reviewers():
            if reviewer not in settled:
                self._remind(reviewer, local.date(), now)

    def _remind(self, reviewer: str, day: date, now: datetime) -> None:
        person = self._people.person(reviewer)
        if person.outside or not person.may_review:  # also where Slack does not tell: asked again with the next tick
            return
        with self._database.read() as session:
            waiting = queue.waiting_for(session, f"{FROM_SLACK}{reviewer}")
        with self._database.write() as session:
            claimed = reminders.claim(session, reviewer, day, now)
        if claimed is None:
            return
        key = f"review:{reviewer}:{day}"
        try:
            if waiting.count and (claimed or self._find(reviewer, key, None) is None):
                self._slack.post(reviewer, reminder_message(waiting, now), key=key)
        except (PassingFault, UnsureFault) as fault:
            logger.warning("a reviewer may not have been reminded, and is looked after in some minutes: %s", fault)
            return
        except PermanentFault as fault:
            logger.warning("a reviewer could not be reminded today: %s", fault)
        with self._database.write() as session:
            reminders.settle(session, reviewer, day, now)
