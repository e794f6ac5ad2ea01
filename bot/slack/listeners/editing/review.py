"""Letting records out, giving them back, or ending their way; and the corrections that wait for a second person."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.register.waiting.outcomes import DecidedError
from bot.slack.desk import Body, Desk
from bot.slack.editing.reviewing import PREFIX, QueueItem, StaleError, read_marking
from bot.slack.journal import request_line
from bot.slack.listeners.forms import Show, replying, showing
from bot.slack.listeners.home import show_home
from bot.slack.people.naming import named_in
from bot.slack.text import is_user_id
from bot.slack.views.blocks import Message
from bot.slack.views.editing.review import declined_message, item_block, queue_message, rejected_message, sent_back_message
from bot.slack.views.editing.review_forms import approve_form, brief, decline_form, reject_form, send_back_form
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons of the queue and to the forms that ask for a marking or a reason."""

    def button(act: Act, do: Callable[[Desk, Body], None]) -> None:
        def clicked(ack: Ack, body: Body) -> None:
            ack()
            with request_line("action", act):
                do(desk, body)

        app.action(act.value)(clicked)

    def form(sent: Form, title: str, do: Callable[[Desk, Body, Show], None]) -> None:
        def submitted(ack: Ack, body: Body) -> None:
            waiting = sentence_form(title, "One moment…")
            with request_line("form", sent), replying(ack, waiting, showing(desk, body)) as reply:
                do(desk, body, reply)

        app.view(sent.value)(submitted)

    button(Act.APPROVE, approve_record)
    button(Act.LINK, link_record)
    button(Act.MARK, ask_marking)
    button(Act.SEND_BACK, partial(ask_reason, reject=False))
    button(Act.REJECT, partial(ask_reason, reject=True))
    button(Act.QUEUE_PAGE, turn_page)
    button(Act.CONFIRM, confirm_correction)
    button(Act.DECLINE, ask_why_declined)
    form(Form.APPROVE, "Approve", approve_marked)
    form(Form.SEND_BACK, "Send back", partial(give_back, reject=False))
    form(Form.REJECT, "Reject", partial(give_back, reject=True))
    form(Form.DECLINE, "Decline", decline_correction)


def approve_record(desk: Desk, body: Body) -> None:
    """Publish a record, and show the queue as it is then."""
    user_id = require_reviewer(desk, body)
    try:
        record_id, version = _seen(body)
        came_of_it = desk.reviewing.approve(record_id, version, who=user_id)
    except RapporteurError as error:
        came_of_it = worded(desk, error)
    show_queue(desk, user_id, body.get("response_url"), came_of_it)


def link_record(desk: Desk, body: Body) -> None:
    """Record that a record is a duplicate of the one that it looks like, and show the queue as it is then."""
    user_id = require_reviewer(desk, body)
    try:
        seen, _, other_id = str(body["actions"][0].get("value")).rpartition(".")
        record_id, _, version = seen.partition(".")
        came_of_it = desk.reviewing.link(number_in(record_id), number_in(version), number_in(other_id), who=user_id)
    except RapporteurError as error:
        came_of_it = worded(desk, error)
    show_queue(desk, user_id, body.get("response_url"), came_of_it)


def turn_page(desk: Desk, body: Body) -> None:
    """Show another page of the queue in the place of this one."""
    user_id = require_reviewer(desk, body)
    show_queue(desk, user_id, body.get("response_url"), "", number_in(body["actions"][0].get("value")))


def ask_marking(desk: Desk, body: Body) -> None:
    """Ask who may see the record and what in it could do harm, which its author could not decide."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        require_reviewer(desk, body)
        record_id, version = _seen(body)
        item = desk.reviewing.item(record_id)
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Approve", worded(desk, error)))
        show_what_waits_now(desk, body, error)
        return
    where = {"record": record_id, "version": version, "response_url": body.get("response_url")}
    desk.slack.update_view(view_id, approve_form(where, item_block(item), item.sensitivity))


def approve_marked(desk: Desk, body: Body, show: Show) -> None:
    """Publish a record with the marking that was chosen, and say what came of it in the form's place."""
    where, user_id = where_of(body), str(body["user"]["id"])
    try:
        require_reviewer(desk, body)
        record_id, version = number_in(where.get("record")), number_in(where.get("version"))
        marked = read_marking(read_form(body["view"]["state"]["values"]))
        came_of_it = desk.reviewing.approve(record_id, version, who=user_id, marked=marked)
    except RapporteurError as error:
        came_of_it = worded(desk, error)
    show(sentence_form("Approve", came_of_it))
    show_queue(desk, user_id, where.get("response_url"), came_of_it)


def ask_reason(desk: Desk, body: Body, *, reject: bool) -> None:
    """Ask why the record goes back, or why it ends here."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        require_reviewer(desk, body)
        item = desk.reviewing.item(number_in(body["actions"][0].get("value")))
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Reject" if reject else "Send back", worded(desk, error)))
        show_what_waits_now(desk, body, error)
        return
    where = {"record": item.record_id, "version": item.version, "response_url": body.get("response_url")}
    form = reject_form if reject else send_back_form
    desk.slack.update_view(view_id, form(where, brief(item.ref, item.summary, item.finding)))


def give_back(desk: Desk, body: Body, show: Show, *, reject: bool) -> None:
    """Give a record back, or end its way, for the reason that was typed; tell its author, and say so in the form's place."""
    where, why, user_id = where_of(body), reason_in(body), str(body["user"]["id"])
    try:
        require_reviewer(desk, body)
        record_id, version = number_in(where.get("record")), number_in(where.get("version"))
        end = desk.reviewing.reject if reject else desk.reviewing.send_back
        item = end(record_id, version, who=user_id, why=why)
    except RapporteurError as error:
        show(sentence_form("Reject" if reject else "Send back", f"{worded(desk, error)} Your reason was: {why}"))
        show_what_waits_now(desk, {**body, "response_url": where.get("response_url")}, error)
        return
    word = rejected_message if reject else sent_back_message
    became = "is rejected, and stays a draft" if reject else "is a draft again"
    came_of_it = f"{item.ref} {became}.{_tell_author(desk, item, word(item, desk.people.name(user_id), why))}"
    show(sentence_form("Reject" if reject else "Send back", came_of_it))
    show_queue(desk, user_id, where.get("response_url"), came_of_it)


def confirm_correction(desk: Desk, body: Body) -> None:
    """Make a correction that somebody else proposed, tell them, and show the queue as it is then."""
    user_id = require_reviewer(desk, body)
    try:
        proposal_id, version = _seen(body)
        made = desk.reviewing.confirm(proposal_id, version, who=user_id)
    except RapporteurError as error:
        came_of_it = worded(desk, error)
    else:
        came_of_it = f"{made.ref} is corrected, and its readers are told."
    show_queue(desk, user_id, body.get("response_url"), came_of_it)


def ask_why_declined(desk: Desk, body: Body) -> None:
    """Ask why a correction is not made."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        require_reviewer(desk, body)
        proposal = desk.reviewing.proposal(number_in(body["actions"][0].get("value")))
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Decline", worded(desk, error)))
        show_what_waits_now(desk, body, error)
        return
    where = {"proposal": proposal.id, "response_url": body.get("response_url")}
    desk.slack.update_view(view_id, decline_form(where, brief(f"Correction of {proposal.ref}", proposal.why)))


def decline_correction(desk: Desk, body: Body, show: Show) -> None:
    """Leave the record as it is, tell whoever proposed the correction why, and say so in the form's place."""
    where, why, user_id = where_of(body), reason_in(body), str(body["user"]["id"])
    try:
        require_reviewer(desk, body)
        declined = desk.reviewing.decline(number_in(where.get("proposal")), who=user_id, why=why)
    except RapporteurError as error:
        show(sentence_form("Decline", f"{worded(desk, error)} Your reason was: {why}"))
        show_what_waits_now(desk, {**body, "response_url": where.get("response_url")}, error)
        return
    told = tell(desk, declined.who, declined_message(declined.ref, desk.people.name(user_id), why), "Whoever proposed it")
    came_of_it = f"{declined.ref} stays as it is. {told}"
    show(sentence_form("Decline", came_of_it))
    show_queue(desk, user_id, where.get("response_url"), came_of_it)


def tell(desk: Desk, who: str, message: Message, named: str) -> str:
    """Write to somebody, who is named as the register does, and say whether they were told; `named` begins the sentence."""
    user_id = who.removeprefix(PREFIX)
    if not is_user_id(user_id):
        return f"{named} is {user_id}, who can't be told here."
    try:
        desk.slack.post(user_id, message)
    except (PassingFault, PermanentFault, UnsureFault):
        return f"Slack did not let {named[:1].lower()}{named[1:]} be told: tell them yourself."
    return f"{named} was told."


def show_queue(desk: Desk, user_id: str, response_url: str | None, came_of_it: str, start: int = 0) -> None:
    """Show what waits now, where the button was: in place of the message, or in App Home, whose buttons have no such URL."""
    if response_url:
        now_waiting = queue_message(desk.reviewing.waiting(user_id, start=start), user_id, notice=came_of_it)
        desk.slack.respond(response_url, now_waiting, replace=True)
    else:
        show_home(desk, user_id, notice=came_of_it, start=start)


def show_what_waits_now(desk: Desk, body: Body, error: RapporteurError) -> None:
    """Show the queue as it is where somebody was faster: what stands in the old one leads nowhere any more."""
    if isinstance(error, StaleError | DecidedError):
        show_queue(desk, str(body["user"]["id"]), body.get("response_url"), worded(desk, error))


def worded(desk: Desk, error: RapporteurError) -> str:
    """Say why it could not be done, and who was faster."""
    said = named_in(str(error), desk.people.name)
    by = error.by if isinstance(error, StaleError) else ""
    return f"{said} Done by {desk.people.name(by)}." if by else said


def require_reviewer(desk: Desk, body: Body) -> str:
    """Give the user id of whoever clicked; raise NotAllowedError unless they may review now."""
    person = desk.person(str(body["user"]["id"]))
    person.require(person.may_review, "review", "reviewers and admins")
    return person.user_id


def where_of(body: Body) -> dict[str, Any]:
    """Read which record a form is for; ids only, checked again."""
    where: dict[str, Any] = json.loads(body["view"].get("private_metadata") or "{}")
    return where


def reason_in(body: Body) -> str:
    """Read the reason that was typed."""
    return str(body["view"]["state"]["values"]["reason"]["reason"].get("value") or "").strip()


def number_in(value: object) -> int:
    """Read the number behind a button; raise StaleError where it is none."""
    if not (str(value).isascii() and str(value).isdecimal() and len(str(value)) < 10):
        raise StaleError("That button is no longer good.", cure="Open the queue again.")
    return int(str(value))


def _tell_author(desk: Desk, item: QueueItem, message: Message) -> str:
    """Write the reason to an author who is in Slack, and say whether they were told."""
    if not is_user_id(item.author):
        return f" It was recorded by {item.author}, who can't be told here."
    try:
        desk.slack.post(item.author, message)
    except (PassingFault, PermanentFault, UnsureFault):
        return " Slack did not let its author be told: tell them yourself."
    return " Its author was told why."


def _seen(body: Body) -> tuple[int, int]:
    """Read the id of what is decided on, and the version that was shown, from a button."""
    each_id, _, version = str(body["actions"][0].get("value")).partition(".")
    return number_in(each_id), number_in(version)
