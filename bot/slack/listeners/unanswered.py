"""Questions that found nothing or did not help: listed to admins, who add what was missing."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt import Ack, App

from bot.answers.unanswered import Period
from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.clicks import is_private
from bot.slack.listeners.forms import Show, replying, sent_back, showing
from bot.slack.place import Place, reply
from bot.slack.unanswered import ListGoneError, read_name, require_admin
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.unanswered import ADD_A_NAME, added_said, chosen_kind, list_message, name_form, typed_before

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons, to the choice of kind, and to the form."""

    def add(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.ADD_NAME):
            open_form(desk, body)

    def dealt(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.DEALT_WITH):
            deal_with(desk, body)

    def kind(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.NAME_KIND):
            change_kind(desk, body)

    def form(ack: Ack, body: Body) -> None:
        with request_line("form", Form.NAME) as line:
            if sent_back(ack, line, faults_in(desk, body)):
                return
            with replying(ack, sentence_form(ADD_A_NAME, "One moment…"), showing(desk, body)) as show:
                save(desk, body, line, show)

    app.action(Act.ADD_NAME.value)(add)
    app.action(Act.DEALT_WITH.value)(dealt)
    app.action(Act.NAME_KIND.value)(kind)
    app.view(Form.NAME.value)(form)


def show_list(desk: Desk, place: Place) -> None:
    """Show an admin what was not answered in the week up to now."""
    require_admin(desk.person(place.user_id))
    listed = desk.unanswering.listed(desk.unanswering.last_week())
    reply(desk.slack, place.whispered(), list_message(listed, desk.people.name))


def open_form(desk: Desk, body: Body) -> None:
    """Open the form for the name that a question lacked."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        where = _where_clicked(desk, body)
        question, unread = desk.unanswering.words_of(where["asked"])
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form(ADD_A_NAME, str(error)))
        return
    desk.slack.update_view(view_id, name_form(where, question, typed_before(unread), chosen_kind("")))


def change_kind(desk: Desk, body: Body) -> None:
    """Offer names of the kind that was chosen; what was typed stays."""
    view = body["view"]
    where, kind = json.loads(view["private_metadata"]), chosen_kind(str(body["actions"][0]["selected_option"]["value"]))
    require_admin(desk.person(str(body["user"]["id"])))
    question, _ = desk.unanswering.words_of(where["asked"])
    desk.slack.update_view(view["id"], name_form(where, question, read_form(view["state"]["values"]), kind))


def faults_in(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is wrong with a form that was sent, by field; empty where the name can be added, or nobody may add it."""
    if not desk.person(str(body["user"]["id"])).admin:
        return {}
    view = body["view"]
    kind = json.loads(view["private_metadata"])["kind"]
    return desk.unanswering.faults_of(read_name(read_form(view["state"]["values"]), kind))


def save(desk: Desk, body: Body, line: RequestLine, show: Show) -> None:
    """Add the name, say in the form's place what the question finds now, and show the list as it is then."""
    view, user_id = body["view"], str(body["user"]["id"])
    where: dict[str, Any] = json.loads(view["private_metadata"])
    typed = read_form(view["state"]["values"])
    name = read_name(typed, where["kind"])
    try:
        require_admin(desk.person(user_id))
        added = desk.unanswering.add(name, where["asked"], user_id)
    except RapporteurError as error:
        line.note(f"refused ({type(error).__name__})")
        show(sentence_form(ADD_A_NAME, f"{error} You typed: {name.text}"))
        return
    ceiling = desk.people.ceiling(desk.person(user_id), "D")
    found = desk.questions.again(added.asked, ceiling=ceiling).total
    show(sentence_form(ADD_A_NAME, added_said(name.text, added.entry, found)))
    _show_again(desk, where, user_id)


def deal_with(desk: Desk, body: Body) -> None:
    """Take a question for dealt with, and show the list as it is then."""
    where = _where_clicked(desk, body)
    user_id = str(body["user"]["id"])
    desk.unanswering.deal_with(where["asked"], user_id)
    _show_again(desk, where, user_id)


def _where_clicked(desk: Desk, body: Body) -> dict[str, Any]:
    """Give what a click is about and where its list stands; raise NotAllowedError for no admin, ListGoneError for no list."""
    place = places.of_action(body)
    require_admin(desk.person(place.user_id))
    numbers = str(body["actions"][0].get("value") or "").split(":")
    if len(numbers) != 3 or not all(each.isascii() and each.isdecimal() and len(each) < 18 for each in numbers):
        raise ListGoneError("That button is no longer good.", "Nothing was changed.", "Type: feedback")
    return {
        "asked": int(numbers[0]),
        "period": numbers[1:],
        "channel": place.channel_id,
        "ts": str((body.get("container") or {}).get("message_ts") or ""),
        "response_url": place.response_url if is_private(body) else None,
    }


def _show_again(desk: Desk, where: dict[str, Any], user_id: str) -> None:
    """Show a list anew where it stands."""
    since, until = (_EPOCH + timedelta(microseconds=int(each)) for each in where["period"])
    message = list_message(desk.unanswering.listed(Period(since, until)), desk.people.name)
    if where["response_url"] is None:
        desk.slack.update(where["channel"], where["ts"], message)
    elif not desk.slack.respond(where["response_url"], message, replace=True):
        reply(desk.slack, Place(user_id, where["channel"]), message)
