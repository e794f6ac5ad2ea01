"""Letting records out, or giving them back."""

import json

from slack_bolt import Ack, App

from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.home import show_home
from bot.slack.recording import StaleError
from bot.slack.views.forms import loading_form, send_back_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.review import queue_message


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons and to the form that asks for a reason."""

    def approve(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.APPROVE):
            approve_record(desk, body)

    def send_back(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.SEND_BACK):
            ask_reason(desk, body)

    def reason(ack: Ack, body: Body) -> None:
        ack(response_action="update", view=sentence_form("Send back", "One moment…"))
        with request_line("form", Form.SEND_BACK):
            send_record_back(desk, body)

    app.action(Act.APPROVE.value)(approve)
    app.action(Act.SEND_BACK.value)(send_back)
    app.view(Form.SEND_BACK.value)(reason)


def approve_record(desk: Desk, body: Body) -> None:
    """Publish a record, and show the queue as it is then."""
    user_id = _require_reviewer(desk, body)
    try:
        record_id, version = map(_record_id, str(body["actions"][0].get("value")).partition(".")[::2])
        came_of_it = desk.recording.approve(record_id, version, who=user_id)
    except RapporteurError as error:
        came_of_it = _worded(desk, error)
    _show_queue(desk, body, came_of_it)


def ask_reason(desk: Desk, body: Body) -> None:
    """Ask why the record goes back."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        _require_reviewer(desk, body)
        item = desk.recording.item(_record_id(body["actions"][0].get("value")))
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Send back", _worded(desk, error)))
        return
    desk.slack.update_view(view_id, send_back_form(item.record_id, item.ref, item.summary))


def send_record_back(desk: Desk, body: Body) -> None:
    """Give a record back with the reason that was typed, and say so in the form's place."""
    view = body["view"]
    record_id = _record_id(json.loads(view.get("private_metadata") or "{}").get("record"))
    why = str(view["state"]["values"]["reason"]["reason"].get("value") or "").strip()
    try:
        user_id = _require_reviewer(desk, body)
        ref = desk.recording.send_back(record_id, who=user_id, why=why)
    except RapporteurError as error:
        desk.slack.update_view(view["id"], sentence_form("Send back", f"{_worded(desk, error)} Your reason was: {why}"))
        return
    desk.slack.update_view(view["id"], sentence_form("Send back", f"{ref} went back to its author."))
    show_home(desk, user_id, notice=f"{ref} went back to its author.")


def _show_queue(desk: Desk, body: Body, came_of_it: str) -> None:
    """Show what waits now, where the button was: in App Home, or in place of the message."""
    place = places.of_action(body)
    if (body.get("view") or {}).get("type") == "home":
        show_home(desk, place.user_id, notice=came_of_it)
        return
    if place.response_url:
        now_waiting = queue_message(desk.recording.queue(), place.user_id, notice=came_of_it)
        desk.slack.respond(place.response_url, now_waiting, replace=True)


def _worded(desk: Desk, error: RapporteurError) -> str:
    """Say why it could not be done, and who was faster."""
    by = error.by if isinstance(error, StaleError) else ""
    return f"{error} Reviewed by {desk.people.name(by)}." if by else str(error)


def _require_reviewer(desk: Desk, body: Body) -> str:
    person = desk.person(str(body["user"]["id"]))
    person.require(person.may_review, "review", "reviewers and admins")
    return person.user_id


def _record_id(value: object) -> int:
    if not str(value).isdecimal():
        raise StaleError("That button is no longer good.", cure="Open the queue again.")
    return int(str(value))
