"""Changing how a question was understood: a form with what was read, and the answer to what it is made."""

import json
from typing import Any

from slack_bolt import Ack, App

from bot.answers.query import Query
from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.change import changed, faults_of
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.asking import answer_remembered
from bot.slack.listeners.clicks import answering_place, numbers_of
from bot.slack.listeners.forms import sent_back
from bot.slack.listeners.working import working
from bot.slack.place import Place
from bot.slack.views.answers import Footing
from bot.slack.views.change import change_form
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form


def register(app: App, desk: Desk) -> None:
    """Listen to the button and to the form."""

    def button(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.CHANGE):
            open_change(desk, body)

    def form(ack: Ack, body: Body) -> None:
        with request_line("form", Form.CHANGE) as line:
            if sent_back(ack, line, faults_in(desk, body)):
                return
            ack()
            ask_changed(desk, body, line)

    app.action(Act.CHANGE.value)(button)
    app.view(Form.CHANGE.value)(form)


def open_change(desk: Desk, body: Body) -> None:
    """Open the form with what was understood of the question."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    place = places.of_action(body)
    answering = answering_place(body)
    try:
        asked_id, _ = numbers_of(body)
        asked = desk.questions.recall(asked_id, place.channel_id, place.user_id)
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form("Change the question", str(error)))
        return
    query = asked.kept.query or Query()
    where = {
        "asked": asked.id,
        "channel": answering.channel_id,
        "thread": answering.thread_ts,
        "private": answering.private,
        "response_url": answering.response_url if answering.private else None,
    }
    desk.slack.update_view(view_id, change_form(query, desk.questions.names_in(query), where))


def faults_in(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is wrong with a form that was sent, by field; empty where it can be asked."""
    where = _where(body)
    asked = desk.questions.recall(where["asked"], where["channel"], str(body["user"]["id"]))
    return faults_of(asked.kept.query or Query(), read_form(body["view"]["state"]["values"]))


def ask_changed(desk: Desk, body: Body, line: RequestLine) -> None:
    """Answer the question as it was changed, where the answer stands under which it was; once, if the form comes twice."""
    where, user_id = _where(body), str(body["user"]["id"])
    place = Place(user_id, where["channel"], where["thread"], where["response_url"], private=where["private"])
    if not desk.seen.take(f"form:{body['view']['id']}", now=desk.clock()):
        line.note("sent twice")
        return
    asked = desk.questions.recall(where["asked"], where["channel"], user_id)
    if not place.private:
        desk.require_in(user_id, place.channel_id)
    query = changed(asked.kept.query or Query(), read_form(body["view"]["state"]["values"]))
    asking = desk.questions.asking_of(asked, chosen=query)
    footing = Footing(
        desk.questions.remember(asked.question, place, kind=asked.kind, asked_at=asking.asked_at),
        names_question=True,
        changed=True,
        asked_by=None if place.private else user_id,
    )
    with working(desk, place, asked.question):
        answer_remembered(desk, asking, place, footing, line)


def _where(body: Body) -> dict[str, Any]:
    where: dict[str, Any] = json.loads(body["view"]["private_metadata"])
    return where
