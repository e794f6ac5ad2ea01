"""What forms are made of: fields with what was typed into them, and views that only say something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.register.vocabulary import RECORD_KINDS, Kind
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.ids import Form

View = dict[str, Any]
NAMES = "names_"
"""Begins the action id of a recorder's field with type-ahead; the kind of name follows."""
READERS_NAMES = "readers_names_"
"""Begins that of a field for everybody, which offers no private individuals."""
KNOWN_NAMES = "known_names_"
"""Begins that of a recorder's field in the form for a new name, which offers no new names itself."""
NEW = "+"
"""Begins the value of a choice that is a new name still to be added; no key does."""
MARK = "~"
"""Stands between the name of a field and a number that is new where we, and not the person, changed what stands in it.

Slack keeps what stands in a block of the same id, whatever the new view says.
"""
LONGEST_TYPED = 3_000
LONGEST_LINE = 300
_LONGEST_NEW_NAME = 70
DATE_HINT = "As 2023-11-02, 2023-11 or 2023, or in words: 2 November 2023, autumn 2023, between March and May 2022."


class Filled(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    WHEN = "when"
    NAME = "name"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something chosen from a list: a key or word, and its label."""

    value: str
    label: str


Typed = str | tuple[Choice, ...]
"""What stands in a field: text, or what was chosen."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `kinds` are the records that have it, all where there are none; `named` the kind of names it takes.

    `offered` begins the action id of type-ahead, which tells to whom it offers names. `heading` stands over the field.
    A field that is WHEN takes a date in words; one that is DATE, a day from a calendar.
    """

    name: str
    label: str
    filled: Filled
    kinds: tuple[Kind, ...] = ()
    required: bool = False
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    first_choice: str = ""
    named: Kind | None = None
    offered: str = NAMES
    heading: str = ""


def listed(words: Sequence[StrEnum]) -> tuple[Choice, ...]:
    """Give words of the register as choices."""
    return tuple(Choice(word.value, spaced(word.value)) for word in words)


def spaced(word: str) -> str:
    """Give a word of the register as people write it."""
    spaced = word.replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


def plain_form(title: str, *blocks: Block) -> View:
    """Make a view that only shows something."""
    return {**frame(title, "Close"), "callback_id": Form.PLAIN, "blocks": list(blocks[:100])}


def sentence_form(title: str, sentence: str) -> View:
    """Make a view of one sentence."""
    return plain_form(title, kit.rich(kit.section(kit.words(sentence))))


def loading_form() -> View:
    """Make the view that stands while the real one is made: a click is good for three seconds only."""
    return sentence_form("Rapporteur", "One moment…")


def read_form(state: Mapping[str, Any]) -> dict[str, Typed]:
    """Read what stands in a form's fields, by field; empty ones are left out. `state` is the view's `state.values`."""
    typed: dict[str, Typed] = {}
    for block_id, elements in state.items():
        name = field_name(block_id)
        for element in elements.values():
            chosen = element.get("selected_options") or [element.get("selected_option")]
            choices = tuple(Choice(one["value"], one["text"]["text"]) for one in chosen if one)
            picked = element.get("selected_date") or element.get("selected_time")
            text = str(element.get("value") or picked or "").strip()
            if choices or text:
                typed[name] = choices or text
    return typed


def field_name(block_id: str) -> str:
    """Give the name of the field that stands in a block."""
    return block_id.partition(MARK)[0]


def at_blocks(faults: Mapping[str, str], state: Mapping[str, Any]) -> dict[str, str]:
    """Give faults by the blocks at which they are shown; those of fields that the form does not show are left out."""
    blocks = {field_name(block_id): block_id for block_id in state}
    return {blocks[name]: what for name, what in faults.items() if name in blocks}


def new_name(typed: str) -> Choice:
    """Offer to add what was typed as a new name."""
    name = cut(" ".join(typed.split()), _LONGEST_NEW_NAME - len("Add “” as a new name…"))
    return Choice(f"{NEW}{name}", f"Add “{name}” as a new name…")


def suggestion_kind(action_id: str, offered: str = NAMES) -> Kind | None:
    """Give the kind of names that a field with type-ahead offers, or None where it is no such field."""
    try:
        return Kind(action_id.removeprefix(offered)) if action_id.startswith(offered) else None
    except ValueError:
        return None


def frame(title: str, close: str) -> View:
    """Make an empty view."""
    return {"type": "modal", "title": kit.plain(title, 24), "close": kit.plain(close, 24)}


def input_block(field: Field, typed: Typed | None, *, hint: str = "", renewed: int = 0, tells: bool = False) -> Block:
    """Make one field with what was typed into it before.

    `renewed` counts how often we have changed what stands in it. With `tells` Slack tells at once what was chosen, and a date
    when Enter is pressed; `hint` stands in place of the field's own.
    """
    made: Block = {
        "type": "input",
        "block_id": f"{field.name}{MARK}{renewed}" if renewed else field.name,
        "label": kit.plain(field.label),
        "optional": not field.required,
        "element": _element(field, typed or None),
    }
    if tells and field.filled in _TELLING:
        made["dispatch_action"] = True
    if hint or field.hint:
        made["hint"] = kit.plain(hint or field.hint)
    return made


_PLACEHOLDERS: dict[Kind | None, str] = {
    **dict.fromkeys(RECORD_KINDS, "Type a number or words"),
    Kind.SOURCE: "Type a publisher, title or address",
}
_TELLING = {Filled.CHOICE, Filled.CHOICES, Filled.NAME, Filled.NAMES, Filled.WHEN}


def _element(field: Field, typed: Typed | None) -> Element:
    match field.filled:
        case Filled.CHOICE | Filled.CHOICES:
            return _choice(field, typed)
        case Filled.DATE:
            day: Element = {"type": "datepicker", "action_id": field.name}
            return {**day, "initial_date": typed} if isinstance(typed, str) else day
        case Filled.NAME | Filled.NAMES:
            return _names(field, typed)
        case Filled.ADDRESS:
            made: Element = {"type": "url_text_input", "action_id": field.name}
        case Filled.LINE | Filled.TEXT | Filled.WHEN:
            limit = LONGEST_TYPED if field.filled is Filled.TEXT else LONGEST_LINE
            multiline = field.filled is Filled.TEXT
            made = {"type": "plain_text_input", "action_id": field.name, "multiline": multiline, "max_length": limit}
            typed = cut(typed, limit) if isinstance(typed, str) else None
            if field.filled is Filled.WHEN:
                made["dispatch_action_config"] = {"trigger_actions_on": ["on_enter_pressed"]}
    if isinstance(typed, str):
        made["initial_value"] = typed
    return made


def _choice(field: Field, typed: Typed | None) -> Element:
    options = {choice.value: kit.option(choice.label, choice.value) for choice in field.choices}
    several = field.filled is Filled.CHOICES
    kind = "multi_static_select" if several else "static_select"
    made: Element = {"type": kind, "action_id": field.name, "options": list(options.values())}
    if several:
        picked = [options[one.value] for one in typed if one.value in options] if isinstance(typed, tuple) else []
        return {**made, "initial_options": picked} if picked else made
    chosen = typed[0].value if isinstance(typed, tuple) else field.first_choice
    if chosen in options:
        made["initial_option"] = options[chosen]
    return made


def _names(field: Field, typed: Typed | None) -> Element:
    several = field.filled is Filled.NAMES
    made: Element = {
        "type": "multi_external_select" if several else "external_select",
        "action_id": f"{field.offered}{field.named}",
        "min_query_length": 1,
        "placeholder": kit.plain(_PLACEHOLDERS.get(field.named, "Type a name"), 150),
    }
    if isinstance(typed, tuple) and typed:
        chosen = [kit.option(choice.label, choice.value) for choice in typed]
        made |= {"initial_options": chosen} if several else {"initial_option": chosen[0]}
    return made
