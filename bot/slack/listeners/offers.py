"""Buttons that ask: the ways to read a question, and what else could be asked."""

import re

from slack_bolt import Ack, App

from bot.answers.wording import EXAMPLES
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.asking import answer_remembered
from bot.slack.listeners.clicks import DOUBLE_CLICK, answering_place, click_of, is_private, numbers_of
from bot.slack.listeners.working import working
from bot.slack.questions import Asking
from bot.slack.views.answers import Footing
from bot.slack.views.ids import Act


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons and menus."""

    def offer(ack: Ack, body: Body) -> None:
        ack()
        ask_offer(desk, body)

    app.action(re.compile(f"^{Act.OFFER}:"))(offer)


def ask_offer(desk: Desk, body: Body) -> None:
    """Ask what a button offers, after the same answer as the question that it stands under; once for a double click."""
    place = answering_place(body)
    with request_line("action", Act.OFFER) as line:
        asked_id, number = numbers_of(body)
        asked = desk.questions.recall(asked_id, place.channel_id, place.user_id)
        question = desk.questions.offered(asked, number)
        if not desk.seen.take_again(click_of(body), now=desk.clock(), after=DOUBLE_CLICK):
            line.note("a double click")
            return
        kind = None if question in EXAMPLES else asked.kind  # an example says by itself what it asks for
        asking = Asking(question, kind, desk.questions.asking_of(asked).before)
        asked_by = None if is_private(body) else place.user_id
        footing = Footing(desk.questions.remember(question, place, kind=kind), names_question=True, asked_by=asked_by)
        with working(desk, place, question):
            answer_remembered(desk, asking, place, footing, line)
