"""The forms in which a reviewer decides."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.answers.answer import Finding
from bot.register.vocabulary import Sensitivity
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.editing.record_fields import SENSITIVITY, TLP
from bot.slack.views.forms import Choice, Typed, View, frame, input_block
from bot.slack.views.ids import Form

_OPENNESS = replace(TLP, first_choice="", hint="Channels and digests show TLP:CLEAR and TLP:GREEN; guests see TLP:CLEAR alone.")


def approve_form(where: Mapping[str, Any], shown: Block, sensitivity: Sensitivity | None) -> View:
    """Make the form in which a reviewer marks a record and lets it out; who may see it is not chosen for them."""
    decided: Typed | None = (Choice(sensitivity, ""),) if sensitivity else None
    return {
        **frame("Approve", "Cancel"),
        "callback_id": Form.APPROVE,
        "submit": kit.plain("Approve"),
        "private_metadata": json.dumps(where),
        "blocks": [shown, input_block(replace(SENSITIVITY, first_choice=""), decided), input_block(_OPENNESS, None)],
    }


def send_back_form(where: Mapping[str, Any], shown: Block) -> View:
    """Make the form that asks why a record goes back to its author."""
    return reason_form(Form.SEND_BACK, "Send back", where, shown, "What its author should change")


def reject_form(where: Mapping[str, Any], shown: Block) -> View:
    """Make the form that asks why a record ends here."""
    hint = "It stays as a draft with this reason, and is never reviewed again. To have it mended, send it back instead."
    return reason_form(Form.REJECT, "Reject", where, shown, "Why it does not belong in the register", hint)


def decline_form(where: Mapping[str, Any], shown: Block) -> View:
    """Make the form that asks why a correction is not made."""
    hint = "Whoever proposed it is told. The record stays as it is."
    return reason_form(Form.DECLINE, "Decline", where, shown, "Why the correction is not made", hint)


def reason_form(
    form: Form,
    title: str,
    where: Mapping[str, Any],
    shown: Block,
    label: str,
    hint: str = "",
    *,
    typed: str = "",
    notice: str = "",
) -> View:
    """Make a form that asks for a reason; `title` is also what its button says, `typed` what was typed before."""
    reason: Element = {
        "type": "plain_text_input",
        "action_id": "reason",
        "multiline": True,
        "max_length": 1_000,
        "focus_on_load": True,
    }
    if typed:
        reason["initial_value"] = cut(typed, 1_000)
    asked: Block = {"type": "input", "block_id": "reason", "label": kit.plain(label), "element": reason}
    if hint:
        asked["hint"] = kit.plain(hint)
    told = [kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold")))] if notice else []
    return {
        **frame(title, "Cancel"),
        "callback_id": form,
        "submit": kit.plain(title, 24),
        "private_metadata": json.dumps(where),
        "blocks": [*told, shown, asked],
    }


def brief(ref: str, line: str, finding: Finding | None = None) -> Block:
    """Name a record above a form; with its finding, an allegation's status and what was answered stand below."""
    standing = (finding.status_line, finding.response_state) if finding else ()
    told = [kit.section(kit.words(cut(each, 400))) for each in standing if each]
    return kit.rich(kit.section(kit.words(ref, "bold"), kit.words(f"  {cut(line, 900)}")), *told)
