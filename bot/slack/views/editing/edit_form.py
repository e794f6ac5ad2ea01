"""The form that edits a record as a view: its fields by kind, in their order."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from bot.register.vocabulary import Act as Deed
from bot.register.vocabulary import Action, Conclusion, Kind, ResponseKind, Stance
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.forms import DATE_HINT, Field, Filled, Typed, View, frame, input_block, listed
from bot.slack.views.ids import Form

WHY = Field(
    "why", "Why it is changed", Filled.TEXT, required=True, hint="Kept with the change; of a correction readers see it."
)
_POSITION, _ALLEGATION, _ANSWERS = (Kind.POSITION,), (Kind.ALLEGATION,), (Kind.RESPONSE, Kind.ASSESSMENT)
_SAID = (*_POSITION, *_ALLEGATION, *_ANSWERS)
_ACTION = (Kind.TREATY_ACTION,)

FIELDS: tuple[Field, ...] = (
    Field("summary", "Summary", Filled.TEXT, _SAID, required=True, hint="One neutral sentence that names who says it."),
    Field("summary", "Summary", Filled.TEXT, _ACTION, True, "One neutral sentence: which state did what, and when."),
    Field("speaker", "Who said it", Filled.NAME, _POSITION, required=True, named=Kind.ACTOR),
    Field("alleged_by", "Who alleges it", Filled.NAMES, _ALLEGATION, required=True, named=Kind.ACTOR),
    Field("alleged_actor", "Who is alleged to have done it", Filled.NAMES, _ALLEGATION, named=Kind.ACTOR),
    Field("responder", "Who answers", Filled.NAME, (Kind.RESPONSE,), required=True, named=Kind.ACTOR),
    Field("body", "Which body concluded", Filled.NAME, (Kind.ASSESSMENT,), required=True, named=Kind.ACTOR),
    Field("actor", "Which state", Filled.NAME, _ACTION, required=True, named=Kind.ACTOR),
    Field("treaty", "Treaty", Filled.NAME, _ACTION, required=True, named=Kind.TREATY),
    Field("on_behalf_of", "On behalf of", Filled.NAME, (*_POSITION, Kind.RESPONSE), named=Kind.ACTOR),
    Field("stance", "Stance", Filled.CHOICE, _POSITION, required=True, choices=listed(tuple(Stance))),
    Field("act", "What is alleged", Filled.CHOICE, _ALLEGATION, required=True, choices=listed(tuple(Deed))),
    Field(
        "kinds",
        "What the answer amounts to",
        Filled.CHOICES,
        (Kind.RESPONSE,),
        required=True,
        choices=listed(tuple(ResponseKind)),
    ),
    Field(
        "conclusion", "What it concluded", Filled.CHOICE, (Kind.ASSESSMENT,), required=True, choices=listed(tuple(Conclusion))
    ),
    Field("standard_of_proof", "Standard of proof", Filled.LINE, (Kind.ASSESSMENT,)),
    Field("action", "What it did", Filled.CHOICE, _ACTION, required=True, choices=listed(tuple(Action))),
    Field("said", "When it was said", Filled.LINE, _SAID, hint=DATE_HINT),
    Field("occurred", "When it is said to have happened", Filled.LINE, _ALLEGATION, hint=DATE_HINT),
    Field("decided", "When it was decided", Filled.LINE, _ACTION, hint=DATE_HINT),
    Field("deposited", "When it was deposited", Filled.LINE, _ACTION, hint=DATE_HINT),
    Field("effective", "When it takes effect", Filled.LINE, _ACTION, hint=DATE_HINT),
    Field("actors", "About whom", Filled.NAMES, _POSITION, named=Kind.ACTOR),
    Field("treaties", "Treaties", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.TREATY),
    Field("weapons", "Weapons", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.WEAPON),
    Field("places", "Places", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.PLACE),
    Field("venue", "Where it was said", Filled.LINE, (*_POSITION, Kind.RESPONSE)),
    Field("words", "The words, as they were said", Filled.TEXT),
    Field("words_lang", "Language of the words", Filled.LINE, hint="A code such as en, uk or ru."),
    Field("translation", "Their translation into English", Filled.TEXT),
    Field("translated_by", "Who translated them", Filled.LINE),
    Field("locator", "Where in its first source", Filled.LINE, hint="A page, a paragraph, a minute."),
    Field("quote", "Quoted from its first source", Filled.TEXT),
)


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
