"""The form in which a subscription is made or changed, and what is wrong with what stands in it."""

import json
from collections.abc import Mapping
from datetime import time
from typing import Any

from bot.digests.lines import SubscriptionLine
from bot.digests.wishes.rhythm import AT_ONCE, DAY_NAMES, days_of
from bot.digests.wishes.wish import DEFAULT_TIME, LONGEST_WISH
from bot.digests.wishes.zones import zones_like
from bot.slack.subscriptions import Filled, is_direct, zone_named
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.forms import Choice, Typed, View
from bot.slack.views.ids import Form

ZONES = "subscription_zones"
"""The action id of the field with type-ahead over time zones."""
WORDS = "what"
"""The field whose words are read as a filter."""
_MOST_ZONES = 30
_ON_DAYS, _NOW, _ALSO = "on_days", "at_once", "also"
_WHEN = (Choice(_ON_DAYS, "On the days below"), Choice(_NOW, "At once, as soon as it is published"))
_DAYS = tuple(Choice(str(number), name) for number, name in enumerate(DAY_NAMES))


def filled_by(line: SubscriptionLine) -> Filled:
    """Give what stands in the form for a subscription as it is."""
    return Filled(line.words, line.days, line.local_time, line.zone, line.says_nothing_new)


def subscription_form(filled: Filled, where: Mapping[str, Any], said: str = "") -> View:
    """Make the form; `where` names the subscription by `id` if there is one, and `to` where it is posted.

    `said` stands above all, as what is wrong.
    """
    name = "Change" if "id" in where else "Subscribe"
    to = [kit.words("It is sent to you, in a direct message.")]
    if not is_direct(where["to"]):
        to = [kit.words("It is posted in "), kit.channel(where["to"]), kit.words(", for all of its members.")]
    return {
        "type": "modal",
        "callback_id": Form.SUBSCRIPTION,
        "title": kit.plain("Change the subscription" if "id" in where else "Subscribe", 24),
        "submit": kit.plain(name, 24),
        "close": kit.plain("Cancel", 24),
        "private_metadata": json.dumps(where),
        "blocks": [
            *([kit.rich(kit.section(kit.words(cut(said, 1_000), "bold")))] if said else []),
            kit.rich(kit.section(*to)),
            *_fields(filled),
        ],
    }


def filled_of(typed: Mapping[str, Typed]) -> Filled:
    """Read what stands in the form; `faults_of` tells whether that is whole."""
    words, at, zone = typed.get(WORDS), typed.get("at"), _chosen(typed, "zone")
    ticked = [int(value) for value in _chosen(typed, "days") if value.isdecimal() and int(value) < len(DAY_NAMES)]
    days = AT_ONCE if _NOW in _chosen(typed, "when") else days_of(ticked)
    return Filled(
        words if isinstance(words, str) else "",
        days,
        time.fromisoformat(at) if isinstance(at, str) else DEFAULT_TIME,
        zone[0] if zone else "",
        _ALSO in _chosen(typed, "also"),
    )


def faults_of(typed: Mapping[str, Typed]) -> dict[str, str]:
    """Say what is wrong with the fields that say when, by field."""
    faults: dict[str, str] = {}
    if _NOW not in _chosen(typed, "when") and not _chosen(typed, "days"):
        faults["days"] = "Tick a day at least, or choose “at once” above."
    if zone_named((*_chosen(typed, "zone"), "")[0]) is None:
        faults["zone"] = "That is no time zone: type a city, and choose one of those that are offered."
    return faults


def zone_options(typed: str) -> list[Element]:
    """Offer time zones for what was typed so far."""
    return [kit.option(key, key) for key in zones_like(typed, _MOST_ZONES)]


def _fields(filled: Filled) -> list[Block]:
    days = [_DAYS[number] for number in range(len(_DAYS)) if filled.days >> number & 1 or filled.days == AT_ONCE]
    what = {
        "type": "plain_text_input",
        "action_id": WORDS,
        "multiline": True,
        "max_length": LONGEST_WISH,
        "focus_on_load": not filled.words,
        "placeholder": kit.plain("allegations in Ukraine", 150),
    }
    zone = {
        "type": "external_select",
        "action_id": ZONES,
        "min_query_length": 1,
        "placeholder": kit.plain("Type a city", 150),
        "initial_option": kit.option(filled.zone, filled.zone),
    }
    when = _several("radio_buttons", "when", _WHEN) | {"initial_option": _option(_WHEN[filled.days == AT_ONCE])}
    ticked = _several("checkboxes", "days", _DAYS) | ({"initial_options": [_option(day) for day in days]} if days else {})
    also = _several("checkboxes", "also", (Choice(_ALSO, "Say so when nothing is new"),))
    if filled.says_nothing_new:
        also["initial_options"] = also["options"]
    hint = "States, treaties, weapons, places, kinds of records and their status; a record by its number, such as ALL-0017."
    return [
        _input(
            WORDS,
            "What to tell of",
            {**what, "initial_value": filled.words} if filled.words else what,
            f"{hint} Or: everything.",
        ),
        _input("when", "When", when),
        _input("days", "Days", ticked, "They don't count where it is told at once.", optional=True),
        _input("at", "Time of day", {"type": "timepicker", "action_id": "at", "initial_time": f"{filled.at:%H:%M}"}),
        _input("zone", "Time zone", zone),
        _input("also", "Quiet days", also, optional=True),
    ]


def _input(name: str, label: str, element: Element, hint: str = "", *, optional: bool = False) -> Block:
    made: Block = {"type": "input", "block_id": name, "label": kit.plain(label), "element": element, "optional": optional}
    return {**made, "hint": kit.plain(hint)} if hint else made


def _several(kind: str, name: str, choices: tuple[Choice, ...]) -> Element:
    return {"type": kind, "action_id": name, "options": [_option(choice) for choice in choices]}


def _option(choice: Choice) -> Element:
    return kit.option(choice.label, choice.value)


def _chosen(typed: Mapping[str, Typed], name: str) -> tuple[str, ...]:
    chosen = typed.get(name)
    return tuple(each.value for each in chosen) if isinstance(chosen, tuple) else ()
