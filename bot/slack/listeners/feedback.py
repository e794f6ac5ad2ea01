"""Helpful, or not helpful: kept for each person, and acknowledged to them alone."""

import json

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.clicks import DOUBLE_CLICK, click_of, numbers_of
from bot.slack.listeners.forms import Show, replying, showing
from bot.slack.place import reply
from bot.slack.views.blocks import notice
from bot.slack.views.feedback import KEPT, NOT_HELPFUL, why_form
from bot.slack.views.forms import read_form, sentence_form
from bot.slack.views.ids import Act, Form


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons and to the form that asks why."""

    def helpful(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.HELPFUL):
            call_helpful(desk, body)

    def not_helpful(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.NOT_HELPFUL):
            call_not_helpful(desk, body)

    def why(ack: Ack, body: Body) -> None:
        waiting = sentence_form(NOT_HELPFUL, "One moment…")
        with request_line("form", Form.WHY), replying(ack, waiting, showing(desk, body)) as reply_in_form:
            keep_reason(desk, body, reply_in_form)

    app.action(Act.HELPFUL.value)(helpful)
    app.action(Act.NOT_HELPFUL.value)(not_helpful)
    app.view(Form.WHY.value)(why)


def call_helpful(desk: Desk, body: Body) -> None:
    """Keep that an answer helped, and say so once."""
    place = places.of_action(body)
    asked_id, _ = numbers_of(body)
    _judge(desk, asked_id, place.channel_id, place.user_id, helpful=True)
    if desk.seen.take_again(click_of(body), now=desk.clock(), after=DOUBLE_CLICK):
        reply(desk.slack, place, notice(KEPT))


def call_not_helpful(desk: Desk, body: Body) -> None:
    """Ask why an answer did not help, and keep that it did not, also where the question can't be asked."""
    place = places.of_action(body)
    asked_id, _ = numbers_of(body)
    try:
        desk.slack.open_view(body["trigger_id"], why_form({"asked": asked_id, "channel": place.channel_id}))
    finally:
        _judge(desk, asked_id, place.channel_id, place.user_id, helpful=False)


def keep_reason(desk: Desk, body: Body, show: Show) -> None:
    """Keep why an answer did not help."""
    view = body["view"]
    where = json.loads(view["private_metadata"])
    why = read_form(view["state"]["values"]).get("why", "")
    reason = why if isinstance(why, str) else ""
    _judge(desk, where["asked"], where["channel"], str(body["user"]["id"]), helpful=False, reason=reason)
    show(sentence_form(NOT_HELPFUL, KEPT))


def _judge(desk: Desk, asked_id: int, channel_id: str, user_id: str, *, helpful: bool, reason: str = "") -> None:
    asked = desk.questions.recall(asked_id, channel_id, user_id)
    ceiling = desk.people.ceiling(desk.person(user_id), channel_id)
    desk.questions.judge(asked, user_id, helpful=helpful, reason=reason, ceiling=ceiling)
