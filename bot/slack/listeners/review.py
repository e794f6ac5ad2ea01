"""Letting records out, or giving them back."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.forms import Show, replying, showing
from bot.slack.listeners.home import show_home
from bot.slack.reviewing import QueueItem, StaleError, read_marking
from bot.slack.text import is_user_id
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.review import item_block, queue_message, sent_back_message
from bot.slack.views.review_forms import approve_form, send_back_form


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons and to the form that asks for a reason."""

    def approve(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.APPROVE):
            approve_record(desk, body)

    def mark(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.MARK):
            ask_marking(desk, body)

    def marked(ack: Ack, body: Body) -> None:
        waiting = sentence_form("Approve", "One moment…")
        with request_line("form", Form.APPROVE), replying(ack, waiting, showing(desk, body)) as reply:
            approve_marked(desk, body, reply)

    def send_back(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.SEND_BACK):
            ask_reason(desk, body)

    def reason(ack: Ack, body: Body) -> None:
        waiting = sentence_form("Send back", "One moment…")
        with request_line("form", Form.SEND_BACK), replying(ack, waiting, showing(desk, body)) as reply:
            send_record_back(desk, body, reply)

    def link(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.LINK):
            link_record(desk, body)

    app.action(Act.APPROVE.value)(approve)
    app.action(Act.LINK.value)(link)
    app.action(Act.MARK.value)(mark)
    app.view(Form.APPROVE.value)(marked)
    app.action(Act.SEND_BACK.value)(send_back)
    app.view(Form.SEND_BACK.value)(reason)


def approve_record(desk: Desk, body: Body) -> None:
    """Publish a record, and show the queue as it is then."""
    user_id = _require_reviewer(desk, body)
    try:
        record_id, version = _record_seen(body)
        came_of_it = desk.reviewing.approve(record_id, version, who=user_id)
    except RapporteurError as error:
        came_of_it = _worded(desk, error)
    _show_queue(desk, user_id, body.get("response_url"), came_of_it)


def link_record(desk: Desk, body: Body) -> None:
    """Record that a record is a duplicate of the one that it looks like, and show the queue as it is then."""
    user_id = _require_reviewer(desk, body)
    try:
        seen, _, other_id = str(body["actions"][0].get("value")).rpartition(".")
        record_id, _, version = seen.partition(".")
        came_of_it = desk.reviewing.link(_number(record_id), _number(version), _number(other_id), who=user_id)
    except RapporteurError as error:
        came_of_it = _worded(desk, error)
    _show_queue(desk, user_id, body.get("response_url"), came_of_it)


def ask_marking(desk: Desk, body: Body) -> None:
    """Ask who may see the record and what in it could do harm, which its author could not decide."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        _require_reviewer(desk, body)
        record_id, version = _record_seen(body)
        item = desk.reviewing.item(record_id)
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Approve", _worded(desk, error)))
        return
    where = {"record": record_id, "version": version, "response_url": body.get("response_url")}
    desk.slack.update_view(view_id, approve_form(where, item_block(item), item.sensitivity))


def approve_marked(desk: Desk, body: Body, show: Show) -> None:
    """Publish a record with the marking that was chosen, and say what came of it in the form's place."""
    view = body["view"]
    where = json.loads(view.get("private_metadata") or "{}")
    user_id = str(body["user"]["id"])
    try:
        _require_reviewer(desk, body)
        record_id, version = _number(where.get("record")), _number(where.get("version"))
        came_of_it = desk.reviewing.approve(record_id, version, who=user_id, marked=read_marking(read_form(_values(view))))
    except RapporteurError as error:
        came_of_it = _worded(desk, error)
    show(sentence_form("Approve", came_of_it))
    _show_queue(desk, user_id, where.get("response_url"), came_of_it)


def ask_reason(desk: Desk, body: Body) -> None:
    """Ask why the record goes back."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        _require_reviewer(desk, body)
        item = desk.reviewing.item(_number(body["actions"][0].get("value")))
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Send back", _worded(desk, error)))
        return
    where = {"record": item.record_id, "version": item.version, "response_url": body.get("response_url")}
    desk.slack.update_view(view_id, send_back_form(where, item.ref, item.summary))


def send_record_back(desk: Desk, body: Body, show: Show) -> None:
    """Give a record back with the reason that was typed, tell its author, and say so in the form's place."""
    view = body["view"]
    where = json.loads(view.get("private_metadata") or "{}")
    why = str(_values(view)["reason"]["reason"].get("value") or "").strip()
    user_id = str(body["user"]["id"])
    try:
        _require_reviewer(desk, body)
        record_id, version = _number(where.get("record")), _number(where.get("version"))
        item = desk.reviewing.send_back(record_id, version, who=user_id, why=why)
    except RapporteurError as error:
        show(sentence_form("Send back", f"{_worded(desk, error)} Your reason was: {why}"))
        return
    came_of_it = f"{item.ref} is a draft again.{_tell_author(desk, item, user_id, why)}"
    show(sentence_form("Send back", came_of_it))
    _show_queue(desk, user_id, where.get("response_url"), came_of_it)


def _tell_author(desk: Desk, item: QueueItem, reviewer: str, why: str) -> str:
    """Write the reason to an author who is in Slack, and say whether they were told."""
    if not is_user_id(item.author):
        return f" It was recorded by {item.author}, who can't be told here."
    try:
        desk.slack.post(item.author, sent_back_message(item, desk.people.name(reviewer), why))
    except (PassingFault, PermanentFault, UnsureFault):
        return " Slack did not let its author be told: tell them yourself."
    return " Its author was told why."


def _show_queue(desk: Desk, user_id: str, response_url: str | None, came_of_it: str) -> None:
    """Show what waits now, where the button was: in place of the message, or in App Home, whose buttons have no such URL."""
    if response_url:
        now_waiting = queue_message(desk.reviewing.queue(), user_id, notice=came_of_it)
        desk.slack.respond(response_url, now_waiting, replace=True)
    else:
        show_home(desk, user_id, notice=came_of_it)


def _worded(desk: Desk, error: RapporteurError) -> str:
    """Say why it could not be done, and who was faster."""
    by = error.by if isinstance(error, StaleError) else ""
    return f"{error} Reviewed by {desk.people.name(by)}." if by else str(error)


def _require_reviewer(desk: Desk, body: Body) -> str:
    person = desk.person(str(body["user"]["id"]))
    person.require(person.may_review, "review", "reviewers and admins")
    return person.user_id


def _record_seen(body: Body) -> tuple[int, int]:
    """Read the id of a record, and the version that was shown, from a button."""
    record_id, _, version = str(body["actions"][0].get("value")).partition(".")
    return _number(record_id), _number(version)


def _values(view: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = view["state"]["values"]
    return values


def _number(value: object) -> int:
    if not str(value).isdecimal():
        raise StaleError("That button is no longer good.", cure="Open the queue again.")
    return int(str(value))
