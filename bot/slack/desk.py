"""The parts that listeners work with, put together once by whoever wires the house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.answers.answer import Shown
from bot.clock import Clock
from bot.digests.delivery.carried import CarriedAnswers
from bot.digests.service import Digests
from bot.slack.client import Identity, SlackClient
from bot.slack.moving import Moving
from bot.slack.questions import Questions
from bot.slack.recording import Recording
from bot.slack.reminding import Reminding
from bot.slack.requesting import Requesting
from bot.slack.reviewing import Reviewing
from bot.slack.roles import People, Person
from bot.slack.seen import SeenEvents
from bot.slack.standing import Standing
from bot.slack.subscriptions import Subscriptions

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every listener is handed. `health` gives a report as the health address does."""

    slack: SlackClient
    identity: Identity
    people: People
    seen: SeenEvents
    questions: Questions
    recording: Recording
    reviewing: Reviewing
    moving: Moving
    requesting: Requesting
    reminding: Reminding
    digests: Digests
    carried: CarriedAnswers
    subscriptions: Subscriptions
    health: Callable[[], dict[str, Any]]
    clock: Clock

    def person(self, user_id: str) -> Person:
        """Give somebody with the rights that they have now."""
        return self.people.person(user_id)

    def standing(self, shown: tuple[Shown, ...], key: str | None = None) -> Standing:
        """Give what posts an answer with these records in it so that it stays."""
        return Standing(self.slack, self.carried, self.clock, shown, key)
