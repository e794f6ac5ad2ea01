"""Who is to be shown nothing: taken here, before any other listener, in whatever way they come."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.listeners.clicks import is_private
from bot.slack.listeners.messages import is_for_us, keys_of
from bot.slack.people.roles import Person
from bot.slack.place import Place, reply
from bot.slack.views.blocks import Message
from bot.slack.views.outsiders import barred_form, barred_home, barred_message, closed_message

_ANYTHING = re.compile(".*", re.DOTALL)
_WRITTEN = ("message", "app_mention")


def register(app: App, desk: Desk) -> None:
    """Take all that people send who are shown nothing, and what would be answered where such people read.

    Must be registered first. Where outsiders may read, nothing is taken, and nobody is asked for before an acknowledgement.
    """
    if not desk.people.bars_outsiders:
        return

    def is_barred(body: Body) -> bool:
        person = _person(desk, body)
        return person is not None and person.barred

    def is_closed(body: Body) -> bool:
        place = _open_place(body)
        return place is not None and desk.people.channel(place.channel_id).closed

    def event(body: Body) -> None:
        with request_line("event", str(body["event"].get("type"))) as line:
            line.note("shown nothing")
            turn_away(desk, body)

    def interaction(ack: Ack, body: Body) -> None:
        ack()
        with request_line(str(body.get("type") or "command"), "any") as line:
            line.note("shown nothing")
            turn_away(desk, body)

    def form(ack: Ack, body: Body) -> None:
        ack(response_action="update", view=barred_form(known=_known(desk, body)))

    def form_closed(ack: Ack) -> None:
        ack()

    def options(ack: Ack) -> None:
        ack(options=[])

    def closed(ack: Ack, body: Body) -> None:
        ack()
        with request_line(str(body.get("type") or "event"), "any") as line:
            line.note("others read here")
            _say(desk, body, closed_message())

    app.event(_ANYTHING, matchers=[is_barred])(event)
    app.command(_ANYTHING, matchers=[is_barred])(interaction)
    app.action(_ANYTHING, matchers=[is_barred])(interaction)
    app.shortcut(_ANYTHING, matchers=[is_barred])(interaction)
    app.options(_ANYTHING, matchers=[is_barred])(options)
    app.view(_ANYTHING, matchers=[is_barred])(form)
    app.view_closed(_ANYTHING, matchers=[is_barred])(form_closed)
    app.event(_ANYTHING, matchers=[is_closed])(closed)
    app.action(_ANYTHING, matchers=[is_closed])(closed)


def turn_away(desk: Desk, body: Body) -> None:
    """Tell somebody that they are shown nothing, where they asked."""
    event = body.get("event") or {}
    known = _known(desk, body)
    if event.get("type") == "app_home_opened":
        if event.get("tab") == "home":
            desk.slack.publish_home(str(event["user"]), barred_home(known=known))
        return
    _say(desk, body, barred_message(known=known))


def _say(desk: Desk, body: Body, message: Message) -> None:
    """Whisper, once for a message, whatever Slack sends again."""
    event = body.get("event")
    if event is not None and not (_is_asked(event) and desk.seen.take(*keys_of(body, event), now=desk.clock())):
        return
    if (place := places.of_body(body)) is not None:
        reply(desk.slack, place.whispered(), message)


def _is_asked(event: dict[str, Any]) -> bool:
    """Tell whether an event is something that a person wrote to us."""
    is_ours = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    return event.get("type") in _WRITTEN and is_ours and is_for_us(event)


def _person(desk: Desk, body: Body) -> Person | None:
    place = places.of_body(body)
    return desk.person(place.user_id) if place is not None else None


def _known(desk: Desk, body: Body) -> bool:
    person = _person(desk, body)
    return person is None or person.known


def _open_place(body: Body) -> Place | None:
    """Give where something was asked or clicked for all of a channel to see; None where it was not."""
    event = body.get("event")
    if event is not None:
        return places.of_message(event) if event.get("type") == "app_mention" and event.get("user") else None
    if body.get("type") != "block_actions" or is_private(body):
        return None
    place = places.of_action(body)
    return place if place.channel_id and not place.is_direct else None
