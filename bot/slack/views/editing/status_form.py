"""The form that moves an allegation's status: where it can go, why not elsewhere, and what the move rests on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answers.wording import STATUS_MEANINGS, STATUS_WORDS
from bot.register.vocabulary import Kind, SourceType, Status
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.forms import DATE_HINT, Choice, Field, Filled, Typed, View, frame, input_block, listed
from bot.slack.views.ids import Form

ANOTHER_SOURCE = "another"
_NEW = "Only for a source that is not cited here yet. "

_STATUS = Field("status", "Its status from now on", Filled.CHOICE, required=True)
_CITED = Field("cited", "What it rests on", Filled.CHOICE, required=True, hint="A move needs a source that bears it out.")
_ALLEGED_BY = Field(
    "alleged_by",
    "Who alleges it now",
    Filled.NAMES,
    named=Kind.ACTOR,
    hint="What was retracted is alleged again by somebody new.",
)
_OTHERS = (
    Field("locator", "Where in it", Filled.LINE, hint="A page, a paragraph, a minute."),
    Field("quote", "What it says there", Filled.TEXT, hint="In its own words."),
    Field("publisher", "Another source: who published it", Filled.LINE, hint=f"{_NEW}The same holds for the next four."),
    Field("title", "Another source: title", Filled.LINE),
    Field("url", "Another source: address", Filled.ADDRESS),
    Field("published_on", "Another source: published on", Filled.LINE, hint=DATE_HINT),
    Field("source_type", "Another source: what it is", Filled.CHOICE, choices=listed(tuple(SourceType))),
    Field("since", "Since when it stands so", Filled.LINE, hint=DATE_HINT),
    Field("why", "Why it moves", Filled.TEXT, required=True, hint="Readers see it in the record's history."),
)
FIELDS = (_STATUS, _CITED, _ALLEGED_BY, *_OTHERS)


@dataclass(frozen=True, slots=True)
class StatusChoices:
    """The statuses that an allegation can have next, why it can't have the others, and the sources that are cited already."""

    now: Status
    open: tuple[Status, ...]
    closed: tuple[tuple[Status, str], ...]
    sources: tuple[Choice, ...]


def status_form(
    where: Mapping[str, Any], shown: Block, choices: StatusChoices, typed: Mapping[str, Typed], *, notice: str = ""
) -> View:
    """Make the form, with what was typed before; `notice` is a sentence at its top."""
    statuses = tuple(Choice(each.value, f"{STATUS_WORDS[each]}: {STATUS_MEANINGS[each]}") for each in choices.open)
    cited = (*choices.sources[:99], Choice(ANOTHER_SOURCE, "Another source, named below"))
    fields = [replace(_STATUS, choices=statuses), replace(_CITED, choices=cited)]
    if choices.now is Status.RETRACTED:
        fields.append(replace(_ALLEGED_BY, required=True))
    blocks = [kit.rich(kit.section(kit.words(cut(notice, 2_000), "bold")))] if notice else []
    blocks.append(shown)
    if choices.closed:
        reasons = (
            [kit.words(STATUS_WORDS[each], "bold"), kit.words(f": {cut(_plainly(each, why), 300)}")]
            for each, why in choices.closed
        )
        blocks.append(kit.rich(kit.section(kit.words("Not now:", "italic")), kit.bullets(reasons)))
    blocks.extend(input_block(field, typed.get(field.name)) for field in (*fields, *_OTHERS))
    return {
        **frame("Move the status", "Cancel"),
        "callback_id": Form.MOVE_STATUS,
        "submit": kit.plain("Move it"),
        "private_metadata": json.dumps(where),
        "blocks": blocks,
    }


def _plainly(status: Status, why: str) -> str:
    """Say why without the register's underscores, and without the status that stands before it."""
    return why.removeprefix(f"{status} ").replace("_", " ")
