"""A record's menu: the record, and what this person may do with it."""

from bot.answers.answer import Finding
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind, RecordState
from bot.register.writing import RuleBrokenError
from bot.slack.editing.moving import Deed, MenuRecord
from bot.slack.editing.typed_form import FormError
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.editing.edit_form import FIELDS
from bot.slack.views.findings import brief_block
from bot.slack.views.forms import View, plain_form
from bot.slack.views.ids import Act

_LABELS = {
    Deed.MOVE: "Move the status…",
    Deed.RESPONSE: "Record a response…",
    Deed.ASSESSMENT: "Record an assessment…",
    Deed.CORRECT: "Correct…",
    Deed.EDIT: "Edit…",
    Deed.WITHDRAW: "Withdraw…",
    Deed.RESTORE: "Restore…",
    Deed.WRONG: "This is wrong…",
}
_STATES = {
    RecordState.DRAFT: "It is a draft: nobody but its author sees it.",
    RecordState.IN_REVIEW: "It waits for review: readers do not see it.",
    RecordState.WITHDRAWN: "It is withdrawn: readers see only its number, the date and the reason.",
}
KIND_OF = {Deed.RESPONSE: Kind.RESPONSE, Deed.ASSESSMENT: Kind.ASSESSMENT}
"""What is recorded from the menu of an allegation."""


def menu_form(menu: MenuRecord) -> View:
    """Show a record with a button for each thing that this person may do."""
    buttons = [_button(menu, deed) for deed in menu.deeds]
    state = [kit.context(kit.plain(_STATES[menu.state]))] if menu.state in _STATES else []
    row = [kit.actions(f"menu:{menu.record_id}", buttons)] if buttons else []
    others = [] if set(menu.deeds) - {Deed.WRONG} else [kit.context(kit.plain(_WHO_ELSE))]
    return plain_form(menu.ref, brief_block(menu.finding), *state, *row, *others)


def menu_offer(ref: str) -> Message:
    """Offer the menu of a record where only a click may open it."""
    sentence = f"The menu of {ref} is a form."
    button = kit.button("Open it", Act.LOOK, ref, style="primary")
    return Message(sentence, (kit.rich(kit.section(kit.words(sentence))), kit.actions("menu", [button])))


def menu_element(findings: tuple[Finding, ...]) -> Element:
    """Make the menu under an answer: of its one record what can be done with it, or of several each record.

    Everybody may see it: who may do what is asked when it is clicked.
    """
    if len(findings) == 1:
        (only,) = findings
        options = [
            kit.option("This is wrong…", f"{only.record_id}:{Deed.WRONG}"),
            kit.option("Edit this record…", f"{only.record_id}:{Deed.EDIT}"),
        ]
    else:
        options = [kit.option(f"{each.ref}…", f"{each.record_id}:{Deed.EDIT}") for each in findings]
    return kit.overflow(Act.MENU, options)


EDITING = {
    RecordState.PUBLISHED: ("Correct", "Propose it", "A second person reads your correction before readers are told."),
    RecordState.IN_REVIEW: ("Edit", "Save", "Whoever edits it is one of its writers: somebody else has to let it out."),
    RecordState.DRAFT: ("Take it up again", "Send to review", "It goes to review with what you change."),
    RecordState.WITHDRAWN: ("Edit", "Save", "It is withdrawn: restore it first."),
}
"""The title of the form that edits a record, what its button says, and what comes of sending it, by the record's state."""


def field_faults(error: RapporteurError) -> RapporteurError:
    """Say the rules that forbid something by their fields alone: the register's own keys are nothing to read for people."""
    if isinstance(error, FormError):
        labels = {field.name: field.label for field in FIELDS}
        told = "; ".join(f"{labels.get(name, name)}: {what}" for name, what in error.faults.items())
        return RapporteurError(f"{error.what} {told}")
    if not isinstance(error, RuleBrokenError):
        return error
    told = "; ".join(f"{each.field.replace('_', ' ')}: {each.what}" for each in error.problems)
    return RapporteurError(f"The register's rules forbid it: {told}.", "Nothing was changed, and what you typed stands below.")


_WHO_ELSE = "Recorders and reviewers can change it."


def _button(menu: MenuRecord, deed: Deed) -> Element:
    style = "danger" if deed is Deed.WITHDRAW else None
    return kit.button(_LABELS[deed], f"{Act.EDIT_RECORD}:{deed}", f"{menu.record_id}.{menu.version}", style=style)


def shown_above(menu: MenuRecord, says: str) -> Block:
    """Show above a form which record it is for, and what comes of sending it."""
    named = [kit.words(menu.ref, "bold"), kit.words(f"  {menu.finding.line[:400]}")]
    standing = (menu.finding.status_line, menu.finding.response_state)
    told = [kit.section(kit.words(each[:400])) for each in standing if each]
    return kit.rich(kit.section(*named), *told, kit.section(kit.words(says, "italic")))
