"""The slash commands."""

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.asking import answer_privately
from bot.slack.listeners.doing import do
from bot.slack.text import typed
from bot.slack.verbs import KIND_OF_COMMAND, verb_of
from bot.slack.views.ids import Command


def register(app: App, desk: Desk) -> None:
    """Listen to the slash commands."""

    def command(ack: Ack, body: Body) -> None:
        ack()
        serve_command(desk, body)

    for name in Command:
        app.command(name.value)(command)


def serve_command(desk: Desk, body: Body) -> None:
    """Answer a slash command: empty asks for help; only /rapporteur knows verbs beside questions."""
    name = Command(body["command"])
    text = typed(str(body.get("text") or ""), desk.identity.user_id)
    verb = verb_of(text) if name is Command.RAPPORTEUR or not text else None
    place = places.of_command(body)
    with request_line("command", name.value) as line:
        if verb is not None:
            line.note(verb)
            do(desk, verb, text, place, said=str(body.get("text") or ""), trigger_id=body.get("trigger_id"))
        else:
            answer_privately(desk, text, place, KIND_OF_COMMAND.get(name), line)
