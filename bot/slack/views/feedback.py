"""Whether an answer helped: the form that asks why not, and what admins are told of it all."""

import json
from collections.abc import Iterator
from typing import Any

from bot.answers.asked import LONGEST_REASON, Judged
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.forms import View
from bot.slack.views.ids import Form

KEPT = "Thank you. That is kept."
NOT_HELPFUL = "Not helpful"


def why_form(where: dict[str, Any]) -> View:
    """Make the form that asks what was wrong; that it was not helpful is kept already."""
    why = {
        "type": "plain_text_input",
        "action_id": "why",
        "multiline": True,
        "max_length": LONGEST_REASON,
        "focus_on_load": True,
    }
    return {
        "type": "modal",
        "callback_id": Form.WHY,
        "title": kit.plain(NOT_HELPFUL, 24),
        "submit": kit.plain("Send", 24),
        "close": kit.plain("Leave it there", 24),
        "private_metadata": json.dumps(where),
        "blocks": [
            kit.rich(kit.section(kit.words("That the answer was not helpful is kept."))),
            {
                "type": "input",
                "block_id": "why",
                "label": kit.plain("What was wrong or missing?"),
                "hint": kit.plain("The admins of Rapporteur read it, without your name."),
                "optional": True,
                "element": why,
            },
        ],
    }


def judged_said(judged: Judged, days: int) -> Iterator[str]:
    """Say to admins how many answers helped, and the latest reasons why some did not."""
    if not (judged.helpful or judged.not_helpful):
        yield f"Nobody has judged an answer in the last {days} days."
        return
    yield f"Answers of the last {days} days: {judged.helpful:,} called helpful, {judged.not_helpful:,} not."
    yield from (f"Not helpful: “{cut(' '.join(reason.split()), 200)}”" for reason in judged.reasons)
