"""The form for records once more, headed by what it looks like: nothing is saved before somebody says which it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.answers.answer import Finding
from bot.errors import RapporteurError
from bot.register.vocabulary import RecordState, Relation
from bot.slack.editing.recording import Offer, OfferedTwin
from bot.slack.editing.twins import Decision, looks_like
from bot.slack.editing.typed_form import FormError
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.editing.record_fields import FIELDS
from bot.slack.views.editing.record_form import FormState, record_form
from bot.slack.views.editing.review import item_block
from bot.slack.views.forms import View
from bot.slack.views.ids import Act

_SOURCES = 2
_LONGEST_ID = 10
_NOTICE = "Nothing is saved yet: this looks like what is recorded already. Say which it is, or save it as new."
_BELOW = "What you put in stands below. If you change it, it is compared again."

_STATES = {RecordState.DRAFT: "It is a draft.", RecordState.IN_REVIEW: "It waits for review."}


def twins_form(state: FormState, offer: Offer) -> View:
    """Show the likely twins above the form with all that was typed: it stays in the form, which may be open for hours.

    What was offered so far travels as ids, so that "new" is said only of what was seen.
    """
    form = record_form(replace(state, shown=offer.shown))
    blocks = [kit.rich(kit.section(kit.words(_NOTICE, "bold")))]
    for offered in offer.twins:
        blocks.extend(_offered_blocks(offered))
    blocks.append(kit.actions("twins_back", [kit.button("Back to the form", Act.BACK_TO_FORM, "back")]))
    blocks.append(kit.divider())
    blocks.append(kit.context(kit.plain(_BELOW)))
    return {
        **form,
        "submit": kit.plain("It is new: save it", 24),
        "blocks": [*blocks, *form["blocks"]],
    }


def read_choice(action: Mapping[str, Any]) -> Decision | None:
    """Read which twin was chosen as which; None for a button that was never shown."""
    relations = {Act.SAME_ITEM: Relation.DUPLICATE_OF, Act.SAME_EVENT: Relation.SAME_EVENT}
    relation, other_id = relations.get(Act(action["action_id"])), str(action.get("value"))
    is_id = other_id.isascii() and other_id.isdecimal() and len(other_id) < _LONGEST_ID
    return Decision(other_id=int(other_id), relation=relation) if relation and is_id else None


def not_saved(error: RapporteurError) -> str:
    """Say why a form was not saved; of one that can't be read, which fields."""
    if not isinstance(error, FormError):
        return f"Nothing was saved. {error}"
    wrong = (f"{field.label}: {error.faults[field.name]}" for field in FIELDS if field.name in error.faults)
    return " ".join((str(error), *wrong))


def _offered_blocks(offered: OfferedTwin) -> Iterator[Block]:
    seen, other_id = offered.seen, str(offered.twin.record_id)
    yield _finding_block(seen) if isinstance(seen, Finding) else item_block(seen)
    said = (_STATES.get(offered.state, ""), offered.response_state, f"{looks_like(offered.twin)}.")
    yield kit.rich(kit.section(kit.words(" ".join(each for each in said if each), "italic")))
    buttons = [
        kit.button("It is the same: link it", Act.SAME_ITEM, other_id),
        kit.button("It is the same event", Act.SAME_EVENT, other_id),
    ]
    yield kit.actions(f"twin:{other_id}", buttons)


def _finding_block(finding: Finding) -> Block:
    """Show a record in brief, since five may stand here; an allegation with its status and whether it was answered."""
    parts = [kit.section(kit.words(finding.ref, "bold"), kit.words(f"  {cut(finding.line, 500)}"))]
    about = (f"{cut(finding.who, 150)} · {cut(finding.dated, 200)}", finding.status_line, finding.response_state)
    parts.append(kit.section(kit.words("\n".join(cut(each, 400) for each in about if each))))
    sources = finding.sources[:_SOURCES]
    if links := [kit.link(each.url, f"{each.publisher}: {each.title}", 150) for each in sources]:
        parts.append(kit.section(kit.words("Source: "), *_between(links, kit.words("; "))))
    return kit.rich(*parts)


def _between(elements: Sequence[Element], mark: Element) -> Iterator[Element]:
    for number, element in enumerate(elements):
        yield from (mark, element) if number else (element,)
