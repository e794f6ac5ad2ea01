"""The form for a record as a view, and the state of it that travels with the view."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.register.vocabulary import RECORD_KINDS, Kind
from bot.slack.editing.typed_form import bounds_of, read_date
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.editing.record_fields import NEW_SOURCE, fields_of
from bot.slack.views.forms import (
    Choice,
    Field,
    Filled,
    Typed,
    View,
    field_name,
    frame,
    input_block,
    read_form,
    spaced,
)
from bot.slack.views.ids import Act, Form

_SHOWN_AGAIN = ("type", "callback_id", "title", "submit", "close", "blocks", "private_metadata", "notify_on_close")
"""What of a view that Slack gives can be sent to it again."""


@dataclass(frozen=True, slots=True)
class FormState:
    """A form for a record: its id, which is that of the record to be, and what stands in it.

    `renewed` counts, by field, how often we changed what stands there; `shown` are the ids of the likely twins shown so far.
    """

    form_id: str
    kind: Kind
    typed: Mapping[str, Typed]
    today: date
    renewed: Mapping[str, int] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()

    def with_field(self, name: str, value: Typed) -> "FormState":
        """Put something else into a field."""
        renewed = {**self.renewed, name: self.renewed.get(name, 0) + 1}
        return replace(self, typed={**self.typed, name: value}, renewed=renewed)


def state_of(view: Mapping[str, Any], today: date) -> FormState:
    """Read the state of a form that Slack sends."""
    held = json.loads(view.get("private_metadata") or "{}")
    typed = read_form(view["state"]["values"])
    return FormState(
        form_id=str(held.get("form") or view["id"]),
        kind=kind_of(typed),
        typed=typed,
        today=today,
        renewed={str(name): int(count) for name, count in held.get("renewed", {}).items()},
        shown=frozenset(each for each in held.get("shown", ()) if isinstance(each, int)),
    )


def kind_of(typed: Mapping[str, Typed]) -> Kind:
    """Give the kind of record that a form is for."""
    chosen = typed.get("kind")
    kinds = {str(kind): kind for kind in RECORD_KINDS}
    return kinds.get(chosen[0].value, Kind.POSITION) if isinstance(chosen, tuple) else Kind.POSITION


def kind_choice(kind: Kind) -> tuple[Choice, ...]:
    """Give what stands in the field for the kind."""
    return (Choice(kind.value, spaced(kind.value)),)


def names_shown(view: Mapping[str, Any]) -> frozenset[str]:
    """Give the fields that a form shows."""
    return frozenset(map(field_name, view["state"]["values"]))


def record_form(state: FormState, notice: str = "") -> View:
    """Make the form for a record, with what was typed before; `notice` is a sentence at its top."""
    blocks: list[Block] = []
    if notice:
        blocks.append(kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold"))))
    blocks.append(_chooser(state.kind))
    for each in shown_fields(state):
        if each.heading:
            blocks.append(kit.header(each.heading))
        blocks.append(_input(each, state))
    blocks.append(kit.actions("later", [kit.button("Keep it for later", Act.KEEP_FORM, "keep")]))
    held = {"form": state.form_id, "renewed": dict(state.renewed), "shown": sorted(state.shown)}
    return {
        **frame("Record", "Close"),
        "callback_id": Form.RECORD,
        "submit": kit.plain("Save"),
        "notify_on_close": True,
        "private_metadata": json.dumps({name: value for name, value in held.items() if value}),
        "blocks": blocks,
    }


def shown_fields(state: FormState) -> Iterator[Field]:
    """Give the fields that a form shows: those of a new source only where none of the register is chosen."""
    hidden: Collection[Field] = NEW_SOURCE if state.typed.get("source") else ()
    return (each for each in fields_of(state.kind) if each not in hidden)


def with_bounds(view: Mapping[str, Any], state: FormState) -> View | None:
    """Give the view with what its dates are read as, or None where it says so already; all else in it stays."""
    fields = {each.name: each for each in fields_of(state.kind) if each.filled is Filled.WHEN}
    blocks, changed = [], False
    for block in view["blocks"]:
        named = fields.get(field_name(str(block.get("block_id"))))
        hint = kit.plain(_date_hint(named, state)) if named else block.get("hint")
        if named and hint["text"] != (block.get("hint") or {}).get("text"):
            block = {**block, "hint": hint}  # noqa: PLW2901  (the block as it is to be)
            changed = True
        blocks.append(block)
    return {name: view[name] for name in _SHOWN_AGAIN if view.get(name)} | {"blocks": blocks} if changed else None


def _chooser(kind: Kind) -> Block:
    kinds = [kit.option(spaced(each.value), each.value) for each in RECORD_KINDS]
    chooser = {
        "type": "static_select",
        "action_id": Act.CHOOSE_KIND,
        "options": kinds,
        "initial_option": kinds[RECORD_KINDS.index(kind)],
    }
    return {"type": "input", "block_id": "kind", "label": kit.plain("What it is"), "element": chooser, "dispatch_action": True}


def _input(each: Field, state: FormState) -> Block:
    hint = _date_hint(each, state) if each.filled is Filled.WHEN else ""
    return input_block(each, state.typed.get(each.name), hint=hint, renewed=state.renewed.get(each.name, 0), tells=True)


def _date_hint(each: Field, state: FormState) -> str:
    """Say what a date is read as, or how it is written."""
    typed = state.typed.get(each.name)
    if isinstance(typed, str) and typed:
        read = read_date(typed, state.today)
        return f"Read as {bounds_of(read)}." if read else f"This is not read as a date yet. {each.hint}"
    published = state.typed.get("published_on")
    if each.name == "said" and isinstance(published, str) and published:
        return f"The source is of {cut(published, 60)}: write that only if it was said then. {each.hint}"
    return each.hint
