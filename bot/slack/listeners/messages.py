"""Mentions in channels, and direct messages."""

from typing import Any

from slack_bolt import App

from bot.register.vocabulary import Kind
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.editing.pasted import pasted_of
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.agent import suggest
from bot.slack.listeners.asking import answer_openly, read_of
from bot.slack.listeners.doing import do
from bot.slack.listeners.editing.recording import may_paste, offer_paste
from bot.slack.listeners.working import working
from bot.slack.place import Place
from bot.slack.text import typed
from bot.slack.verbs import commanded, verb_of

_SPOKEN = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that somebody has just written; the others are edits, deletions, and what bots and Slack say."""


def register(app: App, desk: Desk) -> None:
    """Listen to mentions and direct messages."""

    def mention(body: Body, event: dict[str, Any]) -> None:
        serve_message(desk, body, event, "mention")

    def message(body: Body, event: dict[str, Any]) -> None:
        if event.get("channel_type") == "im":  # elsewhere only mentions are meant for us
            serve_message(desk, body, event, "message")

    app.event("app_mention")(mention)
    app.event("message")(message)


def serve_message(desk: Desk, body: Body, event: dict[str, Any], way: str) -> None:
    """Answer a message in its thread, once, whatever Slack sends again."""
    if not is_for_us(event):
        return
    place = places.of_message(event)
    text = typed(str(event.get("text") or ""), desk.identity.user_id)
    kind, text = commanded(text)
    verb = verb_of(text) if kind is None else None
    names = keys_of(body, event)
    if verb is not None:
        if desk.seen.take(*names, now=desk.clock()):
            with request_line("event", way) as line, working(desk, place, text or verb):
                line.note(verb)
                do(desk, verb, text, place, said=str(event.get("text") or ""), trigger_id=None)
        return
    pasted = pasted_of(str(event.get("text") or ""), desk.identity.user_id) if may_paste(desk, place) else None
    if pasted is not None and not pasted.asks:
        if desk.seen.take(*names, now=desk.clock()):
            with request_line("event", way) as line:
                line.note("pasted")
                offer_paste(desk, place, pasted, str(event["ts"]))
        return
    asked_id = desk.seen.take_question(read_of(text), place, *names, kind=kind, now=desk.clock())
    if asked_id is not None:
        with request_line("event", way) as line:
            _answer(desk, text, place, asked_id, kind, line)
            if pasted is not None:
                offer_paste(desk, place, pasted, str(event["ts"]))


def keys_of(body: Body, event: dict[str, Any]) -> tuple[str, str]:
    """Name a message that was delivered: by the delivery, and by where and when it was written."""
    return f"event:{body.get('event_id')}", f"message:{body.get('team_id', '')}:{event['channel']}:{event['ts']}"


def _answer(desk: Desk, question: str, place: Place, asked_id: int, kind: Kind | None, line: RequestLine) -> None:
    with working(desk, place, question):
        answer = answer_openly(desk, question, place, asked_id, line, kind=kind)
    if place.is_direct and answer is not None:
        suggest(desk, place, answer)


def is_for_us(event: dict[str, Any]) -> bool:
    """Tell whether a person has just written this: not a bot, not an edit, not a deletion."""
    written_by_a_person = bool(event.get("user")) and not event.get("bot_id") and not event.get("bot_profile")
    return written_by_a_person and event.get("subtype") in _SPOKEN and "edited" not in event and not event.get("hidden")
