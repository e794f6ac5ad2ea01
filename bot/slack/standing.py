"""Answers that stay in a conversation: what they carry is kept before they are posted, so that a correction can follow them."""

from dataclasses import dataclass

from bot.answers.answer import Shown
from bot.clock import Clock
from bot.digests.delivery.carried import CarriedAnswers, Carrying
from bot.digests.delivery.poster import PassingFault, PermanentFault
from bot.slack.client import SlackClient
from bot.slack.place import Place
from bot.slack.views.blocks import Message


def carrying(place: Place, shown: tuple[Shown, ...]) -> Carrying | None:
    """Give what an answer in this place carries for all to see; None where only one person sees it."""
    return None if place.private else Carrying(place.channel_id, place.thread_ts, shown)


@dataclass(frozen=True, slots=True)
class Standing:
    """Posts one answer. `key` is there where it was kept already that it is about to be posted."""

    slack: SlackClient
    answers: CarriedAnswers
    clock: Clock
    shown: tuple[Shown, ...]
    key: str | None = None

    def __call__(self, channel: str, message: Message, *, thread_ts: str | None = None) -> str:
        """Post it, and keep that it stands; where Slack may have taken it, it is looked for later."""
        key = self.key
        if key is None and self.shown:
            key = self.answers.intend(Carrying(channel, thread_ts, self.shown), self.clock())
        try:
            ts = self.slack.post(channel, message, thread_ts=thread_ts, key=key)
        except (PassingFault, PermanentFault):
            if key:
                self.answers.forget(key)
            raise
        if key:
            self.answers.stands(key, ts)
        return ts
