"""Ways to the form for records, and the form itself."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.editing import recording
from bot.slack.listeners.forms import replying, showing
from bot.slack.listeners.home import show_home
from bot.slack.views.forms import sentence_form
from bot.slack.views.ids import Act, Form, Shortcut

_ANYTHING = re.compile(".*")


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons, the message shortcut, what is chosen in the form, and the form sent or closed."""

    def button(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.RECORD):
            recording.open_or_go_on(desk, places.of_action(body), body["trigger_id"], None)

    def shortcut(ack: Ack, body: Body) -> None:
        ack()
        with request_line("shortcut", Shortcut.RECORD_MESSAGE):
            recording.open_from_message(desk, places.of_action(body), body["trigger_id"], body["message"])

    def form(ack: Ack, body: Body) -> None:
        with (
            request_line("form", Form.RECORD) as line,
            replying(ack, sentence_form("Record", "Saving…"), showing(desk, body)) as reply,
        ):
            recording.save_form(desk, body, line, reply)

    def closed(ack: Ack, body: Body) -> None:
        ack()
        with request_line("form closed", Form.RECORD):
            recording.keep_closed(desk, body)

    def link(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", body["actions"][0]["action_id"]) as line:
            recording.link_form(desk, body, line)

    def discard(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.DISCARD):
            recording.discard(desk, body)
            _show_what_is_left(desk, body)

    def plainly(act: Act, do: Callable[[Desk, Body], None]) -> None:
        def listener(ack: Ack, body: Body) -> None:
            ack()
            with request_line("action", act):
                do(desk, body)

        app.action(act.value)(listener)

    def choice(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", "record_field"):
            recording.take_choice(desk, body)

    app.action(Act.RECORD.value)(button)
    app.shortcut(Shortcut.RECORD_MESSAGE.value)(shortcut)
    app.action(Act.SAME_ITEM.value)(link)
    app.action(Act.SAME_EVENT.value)(link)
    app.action(Act.DISCARD.value)(discard)
    plainly(Act.CHOOSE_KIND, recording.change_kind)
    plainly(Act.BACK_TO_FORM, recording.back_to_form)
    plainly(Act.KEEP_FORM, recording.keep_form)
    plainly(Act.GO_ON, recording.go_on)
    plainly(Act.BEGIN_ANEW, recording.begin_anew)
    app.action(_ANYTHING, matchers=[_is_in_form])(choice)
    app.view(Form.RECORD.value)(form)
    app.view_closed(Form.RECORD.value)(closed)


def _is_in_form(body: dict[str, Any]) -> bool:
    """Tell whether something was chosen in the form for records."""
    return (body.get("view") or {}).get("callback_id") == Form.RECORD


def _show_what_is_left(desk: Desk, body: Body) -> None:
    """Show the list that a form was thrown away from as it is now."""
    view = body.get("view") or {}
    if view.get("type") == "home":
        show_home(desk, str(body["user"]["id"]))
    elif view.get("type") == "modal":
        recording.show_begun(desk, body)
    else:
        recording.reoffer_form(desk, body)
