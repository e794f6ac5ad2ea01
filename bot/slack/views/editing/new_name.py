"""The form for a new name, on top of the form for records."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.register.vocabulary import ActorType, Kind, Level, PlaceType
from bot.slack.views import blocks as kit
from bot.slack.views.forms import KNOWN_NAMES, Choice, Field, Filled, Typed, View, frame, input_block, listed
from bot.slack.views.ids import Form

_TITLES = {Kind.ACTOR: "A new actor", Kind.WEAPON: "A new weapon", Kind.PLACE: "A new place"}
_ACTORS = tuple(each for each in ActorType if each is not ActorType.PRIVATE_INDIVIDUAL)
_SUBTYPES = {Kind.ACTOR: listed(_ACTORS), Kind.WEAPON: listed(tuple(Level)), Kind.PLACE: listed(tuple(PlaceType))}
_PARENTS = {
    Kind.ACTOR: ("What it belongs to", "Such as the state of a ministry or an official."),
    Kind.WEAPON: ("What kind of weapon it is", "The type of a model, or the family of a type."),
    Kind.PLACE: ("Where it lies", "Such as the oblast of a settlement."),
}
_ALIKE = "These names are in the register already. If it is one of them, choose it below; nothing is added then."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A new name, and the field of a form that waits for it. `shown` are the keys of likely same names shown so far.

    `into` is that field, `view_id` is that of the form below, `form_id` and `renewed` are of its state.
    """

    kind: Kind
    into: str
    view_id: str
    form_id: str
    renewed: Mapping[str, int] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()


def new_name_form(wanted: Wanted, typed: Mapping[str, Typed], alike: Sequence[Choice], notice: str = "") -> View:
    """Make the form, headed by the names that are likely the same."""
    blocks = [kit.rich(kit.section(kit.words(notice, "bold")))] if notice else []
    if alike:
        blocks.append(kit.rich(kit.section(kit.words(_ALIKE, "bold"))))
        same = Field("same", "It is this one", Filled.CHOICE, choices=tuple(alike))
        blocks.append(input_block(same, typed.get("same")))
    blocks.extend(input_block(each, typed.get(each.name)) for each in _fields(wanted.kind, surely_new=not alike))
    held = {
        "kind": wanted.kind.value,
        "field": wanted.into,
        "view": wanted.view_id,
        "form": wanted.form_id,
        "renewed": dict(wanted.renewed),
        "shown": sorted(wanted.shown | {each.value for each in alike}),
    }
    return {
        **frame(_TITLES[wanted.kind], "Back"),
        "callback_id": Form.NEW_NAME,
        "submit": kit.plain("Use it", 24),
        "notify_on_close": True,
        "private_metadata": json.dumps(held),
        "blocks": blocks,
    }


def wanted_of(view: Mapping[str, Any]) -> Wanted:
    """Read for what a form for a new name is."""
    held = json.loads(view["private_metadata"])
    return Wanted(
        Kind(held["kind"]),
        str(held["field"]),
        str(held["view"]),
        str(held["form"]),
        {str(name): int(count) for name, count in held["renewed"].items()},
        frozenset(map(str, held["shown"])),
    )


def _fields(kind: Kind, *, surely_new: bool) -> tuple[Field, ...]:
    parent, hint = _PARENTS[kind]
    needed = "" if surely_new else "Needed for a new name."
    return (
        Field("name", "Name", Filled.LINE, required=True, hint="As readers should see it, in English where there is a form."),
        Field("subtype", "What it is", Filled.CHOICE, required=surely_new, hint=needed, choices=_SUBTYPES[kind]),
        Field("parent", parent, Filled.NAME, hint=hint, named=kind, offered=KNOWN_NAMES),
        Field("aliases", "Other names", Filled.TEXT, hint="One a line, in any language: by these it is found, too."),
    )
