"""Ways to the form for records, and the form itself."""

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.forms import replying, showing
from bot.slack.listeners.recording import back_to_form, change_kind, faults_of_form, link_form, open_form, save_form
from bot.slack.views.forms import sentence_form
from bot.slack.views.ids import Act, Form, Shortcut


def register(app: App, desk: Desk) -> None:
    """Listen to the button, the message shortcut, the choice of kind and the form."""

    def button(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.RECORD):
            open_form(desk, places.of_action(body), body["trigger_id"])

    def shortcut(ack: Ack, body: Body) -> None:
        ack()
        with request_line("shortcut", Shortcut.RECORD_MESSAGE):
            open_form(desk, places.of_action(body), body["trigger_id"], body["message"])

    def kind(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.CHOOSE_KIND):
            change_kind(desk, body)

    def form(ack: Ack, body: Body) -> None:
        with request_line("form", Form.RECORD) as line:
            if faults := faults_of_form(desk, body):
                line.note(f"{len(faults)} fields wrong")
                ack(response_action="errors", errors=faults)
                return
            with replying(ack, sentence_form("Record", "Saving…"), showing(desk, body)) as reply:
                save_form(desk, body, line, reply)

    def link(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", body["actions"][0]["action_id"]) as line:
            link_form(desk, body, line)

    def back(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.BACK_TO_FORM):
            back_to_form(desk, body)

    app.action(Act.RECORD.value)(button)
    app.shortcut(Shortcut.RECORD_MESSAGE.value)(shortcut)
    app.action(Act.CHOOSE_KIND.value)(kind)
    app.action(Act.SAME_ITEM.value)(link)
    app.action(Act.SAME_EVENT.value)(link)
    app.action(Act.BACK_TO_FORM.value)(back)
    app.view(Form.RECORD.value)(form)
