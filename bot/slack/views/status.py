"""Who somebody is here, and how Rapporteur is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.digests.lines import SubscriptionLine
from bot.register.dates import spoken
from bot.register.vocabulary import Tlp
from bot.slack.people.roles import Person
from bot.slack.text import escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Element, Message


def status_message(
    person: Person, ceiling: Tlp, health: Mapping[str, Any], digests: Sequence[SubscriptionLine], to_admins: Sequence[str] = ()
) -> Message:
    """Say role and ceiling, and to members of the workspace when the digest comes and what is wrong, if anything is.

    `to_admins` are lines for admins: which user groups Slack does not tell about, whether answers helped.
    """
    open_to_them = " and ".join(f"TLP:{marking}" for marking in ceiling.and_more_open)
    lines = [f"You are {person.role}.", f"Here you see what is marked {open_to_them}."]
    shown: list[list[Element]] = [[kit.words(line)] for line in lines]
    if not person.outside:
        for said in health_lines(health, whole=person.admin):
            lines.append(said)
            shown.append([kit.words(said)])
        for said in to_admins:
            lines.append(said)
            shown.append([kit.words(said)])
        for line in digests:
            lines.append(f"The digest comes {_when(line)}")
            shown.append([kit.words("The digest comes to "), kit.channel(line.channel), kit.words(f" {_when(line)}")])
    return Message(escape_within("\n".join(lines), 2_900), (kit.rich(kit.bullets(shown)),))


def health_lines(health: Mapping[str, Any], *, whole: bool) -> Iterable[str]:
    """Say how Rapporteur is; each of its parts to those who look after it, else only what is wrong."""
    parts = ("database", "slack", "digest")
    yield "Rapporteur works." if health["status"] == "ok" else "Something is wrong with Rapporteur; tell its operator."
    yield from (f"{part.capitalize()}: {health[part]['says']}" for part in parts if whole or not health[part]["ok"])


def _when(line: SubscriptionLine) -> str:
    when = f"{line.rhythm} ({line.zone}), with {line.chosen}"
    if line.paused_reason:
        return f"{when}, but is paused. {line.paused_reason} {line.paused_cure or ''}".strip()
    waiting = f"; {line.waiting} of its messages wait to be posted" if line.waiting else ""
    return f"{when}; the next one on {spoken(line.next_run_at.date())} at {line.next_run_at:%H:%M} UTC{waiting}."
