"""Asking for a correction, and answering it: the two forms, and what those concerned are told."""

import json
from collections.abc import Mapping
from typing import Any

from bot.register.dates import spoken
from bot.register.waiting.outcomes import Outcome
from bot.register.waiting.requests import Request
from bot.slack.text import cut, escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message
from bot.slack.views.forms import Choice, Field, Filled, Typed, View, frame, input_block
from bot.slack.views.ids import Act, Form

ACCEPTED, DECLINED = Outcome.ACCEPTED.value, Outcome.DECLINED.value

FIELDS: tuple[Field, ...] = (
    Field("ref", "Which record", Filled.LINE, required=True, hint="Its number, such as ALL-0017."),
    Field("wrong", "What is wrong", Filled.TEXT, required=True),
    Field("put_right", "What it should say", Filled.TEXT),
    Field("behalf", "Who you are, or on whose behalf you ask", Filled.LINE, required=True),
    Field("source", "A source for it", Filled.LINE, hint="An address, or where it can be read."),
)
ANSWER_FIELDS: tuple[Field, ...] = (
    Field(
        "outcome",
        "What comes of it",
        Filled.CHOICE,
        required=True,
        choices=(Choice(ACCEPTED, "Accepted: the record is changed, or about to be"), Choice(DECLINED, "Declined")),
        hint="Accepting changes nothing by itself: correct the record first, by Edit the record… under the request.",
    ),
    Field(
        "answer", "The answer, and the reason", Filled.TEXT, required=True, hint="It is sent to whoever asked, with your name."
    ),
)
_SAYS = (
    "Whoever is concerned by a record can ask for its correction. Reviewers look at it and answer you; nothing changes by "
    "itself. Your request, your name and the answer are kept."
)


def request_form(typed: Mapping[str, Typed], *, notice: str = "") -> View:
    """Make the form that asks for a correction, with what is known of it."""
    blocks = [kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold")))] if notice else []
    blocks.append(kit.context(kit.plain(_SAYS)))
    blocks.extend(input_block(field, typed.get(field.name)) for field in FIELDS)
    made = {**frame("Ask for a correction", "Cancel"), "callback_id": Form.ASK_CORRECTION, "blocks": blocks}
    return {**made, "submit": kit.plain("Send")}


def answer_form(where: Mapping[str, Any], asked: Request, typed: Mapping[str, Typed], *, notice: str = "") -> View:
    """Make the form in which a reviewer answers a request."""
    blocks = [kit.rich(kit.section(kit.words(cut(notice, 1_000), "bold")))] if notice else []
    opening = kit.words(f"Request {asked.id} to correct {asked.ref}", "bold")
    blocks.append(kit.rich(kit.section(opening), kit.quote(kit.words(cut(asked.wish.wrong, 1_500)))))
    blocks.extend(input_block(field, typed.get(field.name)) for field in ANSWER_FIELDS)
    return {
        **frame("Answer", "Cancel"),
        "callback_id": Form.ANSWER_REQUEST,
        "submit": kit.plain("Answer"),
        "private_metadata": json.dumps(where),
        "blocks": blocks,
    }


def offer_message(ref: str) -> Message:
    """Offer the form where only a click may open one; `ref` is the record's number, where it was named."""
    sentence = "A correction is asked for by form."
    button = kit.button("Open the form", Act.ASK_CORRECTION, ref or "new", style="primary")
    return Message(sentence, (kit.rich(kit.section(kit.words(sentence))), kit.actions("request", [button])))


def acknowledged(asked: Request) -> str:
    """Acknowledge a request with its number."""
    return (
        f"Your request has number {asked.id}: to correct {asked.ref}. Reviewers have it before them, and the answer comes to "
        "you as a direct message. Until then the record stays as it is."
    )


def asked_before(asked: Request) -> str:
    """Say that the same was asked before, and what came of it."""
    said = f"You asked the same on {spoken(asked.at.date())}: it is request {asked.id}, about {asked.ref}."
    if asked.outcome is Outcome.OPEN:
        return f"{said} It waits for its answer; nothing was kept twice."
    return f"{said} It was {asked.outcome}: “{cut(asked.answer or '', 1_000)}” If there is something new, say what."


def answered_message(asked: Request, reviewer: str) -> Message:
    """Tell whoever asked what came of it."""
    said = f"Your request {asked.id}, to correct {asked.ref}, was {asked.outcome} by {reviewer}"
    see = f"What changed in the record and when: /rapporteur history of {asked.ref}"
    parts = [kit.section(kit.words(f"{said}.", "bold")), kit.quote(kit.words(cut(asked.answer or "", 2_900)))]
    parts.append(kit.section(kit.words(see if asked.outcome is Outcome.ACCEPTED else "The record stays as it is.")))
    return Message(escape_within(f"{said}: {asked.answer}", 2_900), (kit.rich(*parts),))
