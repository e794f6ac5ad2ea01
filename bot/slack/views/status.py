"""Who somebody is here, and how Rapporteur is."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.digests.service import SubscriptionLine
from bot.register.vocabulary import Tlp
from bot.slack.text import escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message


def status_message(role: str, ceiling: Tlp, health: Mapping[str, Any], digests: Sequence[SubscriptionLine]) -> Message:
    """Say role, ceiling, health and when the digest comes."""
    lines = [
        f"You are {role}. Here you see what is marked TLP:{ceiling} or more open.",
        f"Rapporteur: {health['status']}.",
        *(f"{part.capitalize()}: {health[part]['says']}" for part in ("database", "slack", "digest")),
        *(_digest(line) for line in digests),
    ]
    return Message(escape_within("\n".join(lines), 2_900), (kit.rich(kit.bullets([kit.words(line)] for line in lines)),))


def _digest(line: SubscriptionLine) -> str:
    when = f"{line.cadence} at {line.local_time:%H:%M} ({line.zone})"
    if line.paused_reason:
        return f"The digest for {line.channel}, {when}, is paused. {line.paused_reason} {line.paused_cure or ''}".strip()
    waiting = f", {line.waiting} messages wait" if line.waiting else ""
    return f"The digest goes to {line.channel}, {when}; next on {line.next_run_at:%Y-%m-%d at %H:%M} UTC{waiting}."
