"""The App Home and what can be clicked in it."""

import re
from collections.abc import Iterator
from typing import Any

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.digesting import post_digests
from bot.slack.people.roles import Person
from bot.slack.questions import Asking
from bot.slack.views.answers import Footing, answer_message
from bot.slack.views.blocks import Block
from bot.slack.views.editing.begun import DRAFTS_IN_HOME, begun_blocks, draft_blocks
from bot.slack.views.forms import loading_form, plain_form
from bot.slack.views.help import EXAMPLES
from bot.slack.views.home import Home, home_view
from bot.slack.views.ids import Act
from bot.slack.views.roles import IN_HOME
from bot.slack.views.status import health_lines


def register(app: App, desk: Desk) -> None:
    """Listen to the opening of App Home and to its buttons."""

    def opened(event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            with request_line("event", "app_home_opened"):
                show_home(desk, str(event["user"]), shown=event.get("view"))

    def example(ack: Ack, body: Body) -> None:
        ack()
        show_example(desk, body)

    def digest(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.POST_DIGEST):
            user_id = str(body["user"]["id"])
            show_home(desk, user_id, notice=post_digests(desk, desk.person(user_id)))

    app.event("app_home_opened")(opened)
    app.action(re.compile(f"^{Act.EXAMPLE}:"))(example)
    app.action(Act.POST_DIGEST.value)(digest)


def show_home(desk: Desk, user_id: str, *, notice: str = "", start: int = 0, shown: Body | None = None) -> None:
    """Publish somebody's App Home as it is now, with the queue from number `start` on; `shown` is the one that stands there."""
    person = desk.person(user_id)
    home = Home(
        person,
        desk.questions.recent(desk.people.ceiling(person, "D")),
        subscriptions=() if person.outside else desk.subscriptions.own(user_id)[0],
        begun=tuple(_own(desk, person)),
        queue=desk.reviewing.waiting(user_id, start=start) if person.may_review else None,
        roles=desk.giving.listing(user_id, IN_HOME) if person.admin else None,
        health=tuple(health_lines(desk.health(), whole=True)) if person.admin else (),
    )
    view = home_view(home, notice)
    if shown is None:
        desk.slack.publish_home(user_id, view)
    elif shown.get("private_metadata") != view["private_metadata"]:
        desk.slack.publish_home(user_id, view, over=shown.get("hash"))


def _own(desk: Desk, person: Person) -> Iterator[Block]:
    """Show what a person has begun to record, and what they have kept as drafts."""
    if person.may_record:
        yield from begun_blocks(desk.drafts.of(person.user_id), desk.clock())
        yield from draft_blocks(desk.moving.drafts(person, DRAFTS_IN_HOME))


def show_example(desk: Desk, body: Body) -> None:
    """Answer an example in a view over App Home."""
    with request_line("action", Act.EXAMPLE) as line:
        number = str(body["actions"][0].get("value", ""))
        _, question = EXAMPLES[int(number) % len(EXAMPLES) if number.isdecimal() else 0]
        view_id = desk.slack.open_view(body["trigger_id"], loading_form())
        place = places.of_action(body)
        answer = desk.questions.answer(Asking(question), ceiling=desk.people.ceiling(desk.person(place.user_id), "D"))
        line.note(answer.intent)
        note = f"Ask it yourself: /rapporteur {question}"
        desk.slack.update_view(view_id, plain_form("Answer", *answer_message(answer, Footing(note=note)).blocks))
