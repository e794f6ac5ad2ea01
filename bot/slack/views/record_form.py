"""The form for a record as a view: its fields, in their order."""

from collections.abc import Mapping

from bot.register.vocabulary import Act as Deed
from bot.register.vocabulary import Kind, Sensitivity, SourceType, Stance, Tlp
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.forms import DATE_HINT, Choice, Field, Filled, Typed, View, frame, input_block, listed, spaced
from bot.slack.views.ids import Act, Form

KINDS_OF_THE_FORM = (Kind.POSITION, Kind.ALLEGATION)
IN_REVIEW, AS_DRAFT = "in_review", "draft"

SENSITIVITY = Field(
    "sensitivity",
    "What in it could do harm",
    Filled.CHOICE,
    required=True,
    choices=listed(tuple(Sensitivity)),
    first_choice=Sensitivity.NONE,
)
TLP = Field(
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
    Field("stance", "Stance", Filled.CHOICE, (Kind.POSITION,), required=True, choices=listed(tuple(Stance))),
    Field("act", "What is alleged", Filled.CHOICE, (Kind.ALLEGATION,), required=True, choices=listed(tuple(Deed))),
    Field(
        "summary",
        "Summary",
        Filled.TEXT,
        required=True,
        hint="One neutral sentence that names who says it. Never stronger than the words.",
    ),
    Field("said", "When it was said", Filled.LINE, required=True, hint=DATE_HINT),
    Field("occurred", "When it is said to have happened", Filled.LINE, (Kind.ALLEGATION,), hint=DATE_HINT),
    Field("actors", "About whom", Filled.NAMES, (Kind.POSITION,), named=Kind.ACTOR),
    Field("treaties", "Treaties", Filled.NAMES, named=Kind.TREATY),
    Field("weapons", "Weapons", Filled.NAMES, named=Kind.WEAPON),
    Field("places", "Places", Filled.NAMES, named=Kind.PLACE),
    Field("words", "The words, as they were said", Filled.TEXT),
    Field("words_lang", "Language of the words", Filled.LINE, hint="A code such as en, uk or ru."),
    Field("publisher", "Source: who published it", Filled.LINE, required=True),
    Field("title", "Source: title", Filled.LINE, required=True),
    Field("url", "Source: address", Filled.ADDRESS),
    Field("published_on", "Source: published on", Filled.LINE, hint=DATE_HINT),
    Field("source_type", "Source: what it is", Filled.CHOICE, required=True, choices=listed(tuple(SourceType))),
    SENSITIVITY,
    TLP,
    Field(
        "next",
        "And then",
        Filled.CHOICE,
        required=True,
        choices=(Choice(IN_REVIEW, "Send it to review"), Choice(AS_DRAFT, "Keep it as a draft")),
        first_choice=IN_REVIEW,
    ),
)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Give the fields that a record of this kind has, in their order."""
    return tuple(field for field in FIELDS if not field.kinds or kind in field.kinds)


def record_form(kind: Kind, typed: Mapping[str, Typed], notice: str = "") -> View:
    """Make the form for a record, with what was typed before; `notice` is a sentence at its top."""
    blocks: list[Block] = []
    if notice:
        blocks.append(kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold"))))
    kinds = [kit.option(spaced(each.value), each.value) for each in KINDS_OF_THE_FORM]
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
    return {**frame("Record", "Cancel"), "callback_id": Form.RECORD, "submit": kit.plain("Save"), "blocks": blocks}
