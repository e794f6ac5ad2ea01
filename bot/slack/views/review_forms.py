"""The forms in which a reviewer decides."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.register.vocabulary import Sensitivity
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block
from bot.slack.views.forms import Choice, Typed, View, frame, input_block
from bot.slack.views.ids import Form
from bot.slack.views.record_form import SENSITIVITY, TLP

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


def send_back_form(where: Mapping[str, Any], ref: str, summary: str) -> View:
    """Make the form that asks why a record goes back to its author."""
    reason = {"type": "plain_text_input", "action_id": "reason", "multiline": True, "max_length": 1_000, "focus_on_load": True}
    return {
        **frame("Send back", "Cancel"),
        "callback_id": Form.SEND_BACK,
        "submit": kit.plain("Send back"),
        "private_metadata": json.dumps(where),
        "blocks": [
            kit.rich(kit.section(kit.words(ref, "bold"), kit.words(f"  {cut(summary, 900)}"))),
            {"type": "input", "block_id": "reason", "label": kit.plain("What its author should change"), "element": reason},
        ],
    }
