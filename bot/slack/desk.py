"""The parts that listeners work with, put together once by whoever wires the house."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.answers.answer import Shown
from bot.answers.prompts import Prompts
from bot.clock import Clock
from bot.digests.delivery.carried import CarriedAnswers
from bot.digests.service import Digests
from bot.slack.agent import AgentThreads
from bot.slack.client import Identity, SlackClient
from bot.slack.editing.drafts import Drafts
from bot.slack.editing.moving import Moving
from bot.slack.editing.new_names import NewNames
from bot.slack.editing.recording import Recording
from bot.slack.editing.reminding import Reminding
from bot.slack.editing.requesting import Requesting
from bot.slack.editing.reviewing import Reviewing
from bot.slack.people.giving import Giving
from bot.slack.people.roles import NotAllowedError, People, Person
from bot.slack.place import Place
from bot.slack.questions import Questions
from bot.slack.seen import SeenEvents
from bot.slack.standing import Standing
from bot.slack.subscriptions import Subscriptions
from bot.slack.unanswered import Unanswering

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
    drafts: Drafts
    new_names: NewNames
    reviewing: Reviewing
    moving: Moving
    requesting: Requesting
    reminding: Reminding
    digests: Digests
    carried: CarriedAnswers
    subscriptions: Subscriptions
    giving: Giving
    unanswering: Unanswering
    agent: AgentThreads
    prompts: Prompts
    health: Callable[[], dict[str, Any]]
    clock: Clock

    def person(self, user_id: str) -> Person:
        """Give somebody with the rights that they have now."""
        return self.people.person(user_id)

    def require_in(self, user_id: str, channel_id: str) -> None:
        """Raise NotAllowedError unless somebody is in a conversation: what a form says of where it was opened is no proof."""
        if not self.people.is_in(user_id, channel_id):
            raise NotAllowedError(
                "That form is for a conversation that you are not in.", "Nothing was changed.", "Open it again where you are."
            )

    def may_share(self, person: Person, place: Place) -> bool:
        """Tell whether somebody may post for all of a channel what they alone were shown there."""
        in_channel = place.private and not place.is_direct and bool(place.channel_id)
        return in_channel and not person.outside and not self.people.channel(place.channel_id).closed

    def standing(self, shown: tuple[Shown, ...], key: str | None = None) -> Standing:
        """Give what posts an answer with these records in it so that it stays."""
        return Standing(self.slack, self.carried, self.clock, shown, key)
