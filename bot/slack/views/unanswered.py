"""The list of questions that found nothing or did not help, and the form for a name that was missing."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.answers.unanswered import Listed, Unanswered
from bot.names.adding import LONGEST_NAME
from bot.register.dates import spoken
from bot.register.vocabulary import REFERENCE_KINDS, Kind
from bot.slack.text import cut, escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.forms import Field, Filled, Typed, View, input_block
from bot.slack.views.ids import Act, Form

NAME, ENTRY, LANGUAGE, MEANT = "name", "entry", "language", "meant"
ADD_A_NAME = "Add a name"
_LONGEST_QUESTION = 300
_LONGEST_REASON = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOTHING = "In the last seven days every question found something, and none was called not helpful."


def list_message(listed: Listed, name_of: Callable[[str], str]) -> Message:
    """Show what there is of a period, with a button to add what was missing; what was dealt with meanwhile says so."""
    heading = _heading(listed)
    if not listed.groups:
        return Message(NOTHING, (kit.rich(kit.section(kit.words(NOTHING))),))
    blocks: list[Block] = [kit.header(heading)]
    for group in listed.groups:
        blocks.append(_group(group))
        blocks.append(_dealt(group, name_of) if group.dealt_at else _buttons(group, listed))
    if listed.more:
        blocks.append(kit.context(kit.plain(f"{listed.more} more; they follow when these are dealt with. Type: feedback")))
    said = (f"{_counted(each)}: “{cut(each.question, 200)}”" for each in listed.groups)
    return Message(escape_within("\n".join((heading, *said)), 2_900), tuple(blocks))


def name_form(where: Mapping[str, Any], question: str, typed: Mapping[str, Typed], kind: Kind) -> View:
    """Make the form for a missing name; what it is to be a name of is offered by the kind that is chosen."""
    fields = (
        Field(NAME, "The name, as people type it", Filled.LINE, required=True, hint=f"At most {LONGEST_NAME} characters."),
        Field(ENTRY, "What it is a name of", Filled.NAME, required=True, named=kind),
        Field(LANGUAGE, "Its language", Filled.LINE, hint="A code such as en, uk or ru."),
    )
    name, entry, language = (input_block(each, typed.get(each.name)) for each in fields)
    entry["block_id"] = f"{ENTRY}:{kind}"  # one for each kind: Slack keeps what was chosen as long as the block stays
    kinds = [kit.option(each.value.capitalize(), each.value) for each in REFERENCE_KINDS]
    chooser: Element = {
        "type": "static_select",
        "action_id": Act.NAME_KIND,
        "options": kinds,
        "initial_option": kinds[REFERENCE_KINDS.index(kind)],
    }
    return {
        "type": "modal",
        "callback_id": Form.NAME,
        "title": kit.plain(ADD_A_NAME, 24),
        "submit": kit.plain("Add", 24),
        "close": kit.plain("Cancel", 24),
        "private_metadata": json.dumps({**where, "kind": kind}),
        "blocks": [
            kit.rich(kit.section(kit.words("Asked was: "), kit.words(f"“{cut(question, _LONGEST_QUESTION)}”", "italic"))),
            name,
            {
                "type": "input",
                "block_id": "kind",
                "label": kit.plain("What that is"),
                "element": chooser,
                "dispatch_action": True,
            },
            entry,
            language,
            _meant(),
        ],
    }


def added_said(name: str, entry: str, found: int) -> str:
    """Say what came of adding a name, and of the question that lacked it."""
    counted = "finds nothing yet" if not found else f"finds {found:,} record{'' if found == 1 else 's'} now"
    return f"“{name}” is a name of {entry} now, and kept with your name in the history. The question {counted}."


def typed_before(unread: str) -> dict[str, Typed]:
    """Give what stands in the form at first."""
    return {NAME: cut(unread, LONGEST_NAME)} if unread else {}


def chosen_kind(chosen: str) -> Kind:
    """Give the kind that was chosen; an actor where that is none."""
    return Kind(chosen) if chosen in set(REFERENCE_KINDS) else Kind.ACTOR


def _meant() -> Block:
    both = kit.option("Add it also where it is a name of something else, or a word of every day", "yes")
    return {
        "type": "input",
        "block_id": MEANT,
        "optional": True,
        "label": kit.plain("If it means something else already"),
        "hint": kit.plain("A question with a name of two asks back which is meant."),
        "element": {"type": "checkboxes", "action_id": MEANT, "options": [both]},
    }


def _heading(listed: Listed) -> str:
    number = len(listed.groups) + listed.more
    period = f"{spoken(listed.period.since.date())} to {spoken(listed.period.until.date())}"
    return f"{number} {'question' if number == 1 else 'questions'} not answered well, {period}"


def _group(group: Unanswered) -> Block:
    parts = [
        kit.section(kit.words(f"“{cut(group.question, _LONGEST_QUESTION)}”", "bold")),
        kit.section(kit.words(f"{_counted(group)}.{_unread(group)}")),
    ]
    reasons = [f"Not helpful: “{cut(' '.join(reason.split()), _LONGEST_REASON)}”" for reason in group.reasons]
    if reasons:
        parts.append(kit.bullets([kit.words(reason)] for reason in reasons))
    return kit.rich(*parts)


def _counted(group: Unanswered) -> str:
    counts = [f"Found nothing {_times(group.asked)}" if group.asked else ""]
    counts.append(f"called not helpful {_times(group.not_helpful)}" if group.not_helpful else "")
    said = ", ".join(filter(None, counts))
    return said[:1].upper() + said[1:]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _unread(group: Unanswered) -> str:
    return f" Not understood: {cut(group.unread, _LONGEST_REASON)}." if group.unread else ""


def _buttons(group: Unanswered, listed: Listed) -> Block:
    period = listed.period
    value = f"{group.asked_id}:{_microseconds(period.since)}:{_microseconds(period.until)}"
    add = kit.button("Add the missing name", Act.ADD_NAME, value)
    return kit.actions(f"unanswered:{group.asked_id}", [add, kit.button("Dealt with", Act.DEALT_WITH, value)])


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _dealt(group: Unanswered, name_of: Callable[[str], str]) -> Block:
    on = spoken(group.dealt_at.date()) if group.dealt_at else ""
    return kit.context(kit.plain(f"Dealt with by {name_of(group.dealt_by or '')} on {on}."))
