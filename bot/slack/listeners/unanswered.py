"""Questions that found nothing or did not help: listed to admins, who add what was missing."""

import json
from datetime import UTC, datetime
from typing import Any

from slack_bolt import Ack, App

from bot.answers.unanswered import Period
from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.clicks import is_private
from bot.slack.listeners.forms import Show, replying, showing
from bot.slack.place import Place, reply
from bot.slack.unanswered import ListGoneError, read_name, require_admin
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.unanswered import ADD_A_NAME, added_said, chosen_kind, list_message, name_form, typed_before


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
            if faults := faults_in(desk, body):
                line.note(f"{len(faults)} fields wrong")
                ack(response_action="errors", errors=faults)
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
