"""The reminder of what waits for review, in one line."""

from datetime import datetime

from bot.answers.wording import listed
from bot.register.dates import spoken
from bot.register.waiting.queue import Waiting
from bot.slack.views.blocks import Message, notice


def reminder_message(waiting: Waiting, now: datetime) -> Message:
    """Say how much waits, and since when; it mentions nobody."""
    counts = (("request", waiting.requests), ("proposed correction", waiting.corrections), ("record", waiting.records))
    counted = listed([f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts if number])
    age = (now - waiting.oldest).days if waiting.oldest else 0
    days = "since today" if age < 1 else f"for {age} day{'' if age == 1 else 's'}"
    oldest = f", the oldest {days} ({spoken(waiting.oldest.date())})" if waiting.oldest else ""
    verb = "waits" if waiting.count == 1 else "wait"
    return notice(f"{counted} {verb} for your review{oldest}. See them in my Home tab, or type: /rapporteur review")
