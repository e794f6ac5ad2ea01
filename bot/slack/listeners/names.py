"""Type-ahead: names of the register for the fields of a form, from memory; sources and records by their indexes."""

import re

from slack_bolt import Ack, App

from bot.slack.desk import Body, Desk
from bot.slack.views import blocks as kit
from bot.slack.views.forms import KNOWN_NAMES, NAMES, READERS_NAMES, suggestion_kind
from bot.slack.views.ids import Form


def register(app: App, desk: Desk) -> None:
    """Offer names of the kind that the field takes: to recorders all, to readers those that answers may name."""

    def suggest(ack: Ack, body: Body) -> None:
        offer(ack, body, NAMES, may_add=(body.get("view") or {}).get("callback_id") == Form.RECORD)

    def suggest_known(ack: Ack, body: Body) -> None:
        offer(ack, body, KNOWN_NAMES, may_add=False)

    def offer(ack: Ack, body: Body, prefix: str, *, may_add: bool) -> None:
        kind = suggestion_kind(str(body.get("action_id", "")), prefix)
        person, typed = desk.person(str(body["user"]["id"])), str(body.get("value", ""))
        found = desk.recording.suggest_to_recorder(kind, typed, person, may_add=may_add) if kind and person.may_record else []
        ack(options=[kit.full_option(entry.label, entry.value) for entry in found])

    def suggest_to_reader(ack: Ack, body: Body) -> None:
        kind = suggestion_kind(str(body.get("action_id", "")), READERS_NAMES)
        ceiling = desk.people.ceiling(desk.person(str(body["user"]["id"])), "D")
        found = desk.recording.suggest_to_reader(kind, str(body.get("value", "")), ceiling) if kind else []
        ack(options=[kit.option(entry.label, entry.value) for entry in found])

    app.options(re.compile(f"^{READERS_NAMES}"))(suggest_to_reader)
    app.options(re.compile(f"^{KNOWN_NAMES}"))(suggest_known)
    app.options(re.compile(f"^{NAMES}"))(suggest)
