"""The form that edits a record as a view: the fields by which it is put in, as far as they can be changed later."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.register.vocabulary import Kind
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.editing import record_fields
from bot.slack.views.editing.record_fields import NEW_SOURCE, SENSITIVITY
from bot.slack.views.forms import Field, Filled, Typed, View, frame, input_block
from bot.slack.views.ids import Form

WHY = Field(
    "why", "Why it is changed", Filled.TEXT, required=True, hint="Kept with the change; of a correction readers see it."
)
_OF_ITS_OWN = frozenset({"responds_to", "assesses", "supersedes", "next", *(each.name for each in NEW_SOURCE)})
"""What is decided when a record is put in, or by an act of its own."""
_OF_FIRST_SOURCE = {
    "source": Field(
        "source", "Its first source", Filled.NAME, named=Kind.SOURCE, required=True, hint="Of those in the register."
    ),
    "locator": Field("locator", "Where in its first source", Filled.LINE, hint="A page, a paragraph, a minute."),
    "quote": Field("quote", "Quoted from its first source", Filled.TEXT),
}


def _edited(field: Field) -> Field:
    """Give a field as it is edited: a date is read where it is saved, and nothing is chosen that does not stand there."""
    field = _OF_FIRST_SOURCE.get(field.name, field)
    if field.filled is Filled.WHEN:
        return replace(field, filled=Filled.LINE, required=False)
    return replace(field, first_choice="", required=field.required and field.name != SENSITIVITY.name)


FIELDS = tuple(_edited(field) for field in record_fields.FIELDS if field.name not in _OF_ITS_OWN)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Give the fields that are edited of a record of this kind, in their order."""
    return tuple(field for field in FIELDS if not field.kinds or kind in field.kinds)


def edit_form(
    where: Mapping[str, Any],
    kind: Kind,
    typed: Mapping[str, Typed],
    shown: Block,
    *,
    title: str,
    submit: str,
    left_out: Collection[str] = (),
    notice: str = "",
) -> View:
    """Make the form for a record, with what stands in it or was typed; `shown` says above what comes of sending it."""
    blocks = [kit.rich(kit.section(kit.words(cut(notice, 2_000), "bold")))] if notice else []
    blocks.append(shown)
    fields = [field for field in fields_of(kind) if field.name not in left_out]
    blocks.extend(input_block(field, typed.get(field.name)) for field in fields)
    if left_out:
        labels = ", ".join(field.label for field in fields_of(kind) if field.name in left_out)
        blocks.append(kit.context(kit.plain(f"Not edited here, and left as it is: {labels}.")))
    blocks.append(input_block(WHY, typed.get(WHY.name)))
    return {
        **frame(title, "Cancel"),
        "callback_id": Form.EDIT_RECORD,
        "submit": kit.plain(submit, 24),
        "private_metadata": json.dumps(where),
        "blocks": blocks,
    }
