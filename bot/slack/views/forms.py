"""Forms as views: the one for records, the one for sending back, and plain ones that only say something."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.register.vocabulary import Act as Deed
from bot.register.vocabulary import Kind, Sensitivity, SourceType, Stance, Tlp
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.ids import Act, Form

View = dict[str, Any]
KINDS_OF_THE_FORM = (Kind.POSITION, Kind.ALLEGATION)
NAMES = "names_"
"""Begins the action id of a recorder's field with type-ahead; the kind of name follows."""
READERS_NAMES = "readers_names_"
"""Begins that of a field for everybody, which offers no private individuals."""
_LONGEST_TYPED = 3_000


class Filled(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
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
    """One field of a form; `kinds` are the records that have it, `named` the kind of names it takes.

    `offered` begins the action id of type-ahead, which tells to whom it offers names.
    """

    name: str
    label: str
    filled: Filled
    kinds: tuple[Kind, ...] = KINDS_OF_THE_FORM
    required: bool = False
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    first_choice: str = ""
    named: Kind | None = None
    offered: str = NAMES


def _listed(words: Sequence[StrEnum]) -> tuple[Choice, ...]:
    return tuple(Choice(word.value, _spaced(word.value)) for word in words)


def _spaced(word: str) -> str:
    spaced = word.replace("_", " ")
    return spaced[:1].upper() + spaced[1:]


_DATE_HINT = "As 2023-11-02, 2023-11 or 2023, or in words: 2 November 2023, autumn 2023, between March and May 2022."
IN_REVIEW, AS_DRAFT = "in_review", "draft"

_SENSITIVITY = Field(
    "sensitivity",
    "What in it could do harm",
    Filled.CHOICE,
    required=True,
    choices=_listed(tuple(Sensitivity)),
    first_choice=Sensitivity.NONE,
)
_TLP = Field(
    "tlp",
    "Who may see it",
    Filled.CHOICE,
    required=True,
    hint="Its reviewer decides in the end. Channels and digests show TLP:CLEAR and TLP:GREEN; guests see TLP:CLEAR alone.",
    choices=(
        Choice(Tlp.CLEAR, "TLP:CLEAR, everybody"),
        Choice(Tlp.GREEN, "TLP:GREEN, the community"),
        Choice(Tlp.AMBER, "TLP:AMBER, the organisation and those who need it"),
        Choice(Tlp.AMBER_STRICT, "TLP:AMBER+STRICT, the organisation only"),
        Choice(Tlp.RED, "TLP:RED, nobody else"),
    ),
    first_choice=Tlp.AMBER,
)

FIELDS: tuple[Field, ...] = (
    Field("speaker", "Who said it", Filled.NAME, (Kind.POSITION,), required=True, named=Kind.ACTOR),
    Field("alleged_by", "Who alleges it", Filled.NAMES, (Kind.ALLEGATION,), required=True, named=Kind.ACTOR),
    Field("alleged_actor", "Who is alleged to have done it", Filled.NAMES, (Kind.ALLEGATION,), named=Kind.ACTOR),
    Field("stance", "Stance", Filled.CHOICE, (Kind.POSITION,), required=True, choices=_listed(tuple(Stance))),
    Field("act", "What is alleged", Filled.CHOICE, (Kind.ALLEGATION,), required=True, choices=_listed(tuple(Deed))),
    Field(
        "summary",
        "Summary",
        Filled.TEXT,
        required=True,
        hint="One neutral sentence that names who says it. Never stronger than the words.",
    ),
    Field("said", "When it was said", Filled.LINE, required=True, hint=_DATE_HINT),
    Field("occurred", "When it is said to have happened", Filled.LINE, (Kind.ALLEGATION,), hint=_DATE_HINT),
    Field("actors", "About whom", Filled.NAMES, (Kind.POSITION,), named=Kind.ACTOR),
    Field("treaties", "Treaties", Filled.NAMES, named=Kind.TREATY),
    Field("weapons", "Weapons", Filled.NAMES, named=Kind.WEAPON),
    Field("places", "Places", Filled.NAMES, named=Kind.PLACE),
    Field("words", "The words, as they were said", Filled.TEXT),
    Field("words_lang", "Language of the words", Filled.LINE, hint="A code such as en, uk or ru."),
    Field("publisher", "Source: who published it", Filled.LINE, required=True),
    Field("title", "Source: title", Filled.LINE, required=True),
    Field("url", "Source: address", Filled.ADDRESS),
    Field("published_on", "Source: published on", Filled.LINE, hint=_DATE_HINT),
    Field("source_type", "Source: what it is", Filled.CHOICE, required=True, choices=_listed(tuple(SourceType))),
    _SENSITIVITY,
    _TLP,
    Field(
        "next",
        "And then",
        Filled.CHOICE,
        required=True,
        choices=(Choice(IN_REVIEW, "Send it to review"), Choice(AS_DRAFT, "Keep it as a draft")),
        first_choice=IN_REVIEW,
    ),
)


_OPENNESS = replace(
    _TLP, first_choice="", hint="Channels and digests show TLP:CLEAR and TLP:GREEN; guests see TLP:CLEAR alone."
)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Give the fields that a record of this kind has, in their order."""
    return tuple(field for field in FIELDS if kind in field.kinds)


def record_form(kind: Kind, typed: Mapping[str, Typed], notice: str = "") -> View:
    """Make the form for a record, with what was typed before; `notice` is a sentence at its top."""
    blocks: list[Block] = []
    if notice:
        blocks.append(kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold"))))
    kinds = [kit.option(_spaced(each.value), each.value) for each in KINDS_OF_THE_FORM]
    chooser = {
        "type": "static_select",
        "action_id": Act.CHOOSE_KIND,
        "options": kinds,
        "initial_option": kinds[KINDS_OF_THE_FORM.index(kind)],
    }
    blocks.append(
        {"type": "input", "block_id": "kind", "label": kit.plain("What it is"), "element": chooser, "dispatch_action": True}
    )
    blocks.extend(input_block(field, typed.get(field.name)) for field in fields_of(kind))
    return {**_frame("Record", "Cancel"), "callback_id": Form.RECORD, "submit": kit.plain("Save"), "blocks": blocks}


def approve_form(where: Mapping[str, Any], shown: Block, sensitivity: Sensitivity | None) -> View:
    """Make the form in which a reviewer marks a record and lets it out; who may see it is not chosen for them."""
    decided: Typed | None = (Choice(sensitivity, ""),) if sensitivity else None
    return {
        **_frame("Approve", "Cancel"),
        "callback_id": Form.APPROVE,
        "submit": kit.plain("Approve"),
        "private_metadata": json.dumps(where),
        "blocks": [shown, input_block(replace(_SENSITIVITY, first_choice=""), decided), input_block(_OPENNESS, None)],
    }


def send_back_form(where: Mapping[str, Any], ref: str, summary: str) -> View:
    """Make the form that asks why a record goes back to its author."""
    reason = {"type": "plain_text_input", "action_id": "reason", "multiline": True, "max_length": 1_000, "focus_on_load": True}
    return {
        **_frame("Send back", "Cancel"),
        "callback_id": Form.SEND_BACK,
        "submit": kit.plain("Send back"),
        "private_metadata": json.dumps(where),
        "blocks": [
            kit.rich(kit.section(kit.words(ref, "bold"), kit.words(f"  {cut(summary, 900)}"))),
            {"type": "input", "block_id": "reason", "label": kit.plain("What its author should change"), "element": reason},
        ],
    }


def plain_form(title: str, *blocks: Block) -> View:
    """Make a view that only shows something."""
    return {**_frame(title, "Close"), "callback_id": Form.PLAIN, "blocks": list(blocks[:100])}


def sentence_form(title: str, sentence: str) -> View:
    """Make a view of one sentence."""
    return plain_form(title, kit.rich(kit.section(kit.words(sentence))))


def loading_form() -> View:
    """Make the view that stands while the real one is made: a click is good for three seconds only."""
    return sentence_form("Rapporteur", "One moment…")


def read_form(state: Mapping[str, Any]) -> dict[str, Typed]:
    """Read what stands in a form's fields, by field; empty ones are left out. `state` is the view's `state.values`."""
    typed: dict[str, Typed] = {}
    for name, elements in state.items():
        for element in elements.values():
            chosen = element.get("selected_options") or [element.get("selected_option")]
            choices = tuple(Choice(one["value"], one["text"]["text"]) for one in chosen if one)
            picked = element.get("selected_date") or element.get("selected_time")
            text = str(element.get("value") or picked or "").strip()
            if choices or text:
                typed[name] = choices or text
    return typed


def suggestion_kind(action_id: str, offered: str = NAMES) -> Kind | None:
    """Give the kind of names that a field with type-ahead offers, or None where it is no such field."""
    try:
        return Kind(action_id.removeprefix(offered)) if action_id.startswith(offered) else None
    except ValueError:
        return None


def _frame(title: str, close: str) -> View:
    return {"type": "modal", "title": kit.plain(title, 24), "close": kit.plain(close, 24)}


def input_block(field: Field, typed: Typed | None) -> Block:
    """Make one field with what was typed into it before."""
    made: Block = {
        "type": "input",
        "block_id": field.name,
        "label": kit.plain(field.label),
        "optional": not field.required,
        "element": _element(field, typed),
    }
    if field.hint:
        made["hint"] = kit.plain(field.hint)
    return made


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
        case Filled.LINE | Filled.TEXT:
            limit = _LONGEST_TYPED if field.filled is Filled.TEXT else 300
            multiline = field.filled is Filled.TEXT
            made = {"type": "plain_text_input", "action_id": field.name, "multiline": multiline, "max_length": limit}
            typed = cut(typed, limit) if isinstance(typed, str) else None
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
        "placeholder": kit.plain("Type a name", 150),
    }
    if isinstance(typed, tuple) and typed:
        chosen = [kit.option(choice.label, choice.value) for choice in typed]
        made |= {"initial_options": chosen} if several else {"initial_option": chosen[0]}
    return made
