"""The form in which a subscription is made or changed. Whatever is wrong with it, nothing that was put in is lost."""

import json
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault, UnsureFault
from bot.digests.wishes.filters import UnreadWishError
from bot.errors import RapporteurError
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.clicks import DOUBLE_CLICK
from bot.slack.listeners.forms import Show, replying, sent_back, showing
from bot.slack.listeners.subscribed import Origin, announce, origin_of, show_again
from bot.slack.place import Place, reply
from bot.slack.views.forms import loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.subscription_form import (
    WORDS,
    ZONES,
    faults_of,
    filled_by,
    filled_of,
    subscription_form,
    zone_options,
)
from bot.slack.views.subscriptions import DID, edited_said, saved_form, subscribed_message, unread_said

_TITLE = "Subscriptions"


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons that open the form, to its type-ahead, and to the form."""

    def new(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.SUBSCRIBE):
            whom, _, words = str(body["actions"][0].get("value") or "").partition(":")
            _open_new(desk, origin_of(body, ""), body["trigger_id"], words, for_oneself=whom == "me")

    def zones(ack: Ack, body: Body) -> None:
        ack(options=zone_options(str(body.get("value", ""))))

    def form(ack: Ack, body: Body) -> None:
        with request_line("form", Form.SUBSCRIPTION) as line:
            if sent_back(ack, line, faults_in(desk, body)):
                return
            with replying(ack, sentence_form(_TITLE, "One moment…"), showing(desk, body)) as show:
                save(desk, body, line, show)

    app.action(Act.SUBSCRIBE.value)(new)
    app.options(ZONES)(zones)
    app.view(Form.SUBSCRIPTION.value)(form)


def open_new(desk: Desk, place: Place, trigger_id: str, *, for_oneself: bool) -> None:
    """Open the form for a new subscription, from a command."""
    origin = Origin(place.user_id, place.channel_id, "", place.thread_ts, place.response_url, place.private, "")
    _open_new(desk, origin, trigger_id, "", for_oneself=for_oneself)


def open_change(desk: Desk, origin: Origin, trigger_id: str, subscription_id: int) -> None:
    """Open the form for a subscription that is there."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    try:
        line = desk.subscriptions.held(subscription_id, origin.user_id)
    except (RapporteurError, PassingFault, UnsureFault) as error:
        desk.slack.update_view(view_id, sentence_form(_TITLE, str(error)))
        return
    where = {"id": line.id, "origin": origin.as_json(), "to": line.channel}
    desk.slack.update_view(view_id, subscription_form(filled_by(line), where))


def _open_new(desk: Desk, origin: Origin, trigger_id: str, words: str, *, for_oneself: bool) -> None:
    view_id = desk.slack.open_view(trigger_id, loading_form())
    try:
        person = desk.person(origin.user_id)
        spot = desk.subscriptions.spot(person, origin.channel_id, for_oneself=for_oneself)
    except (RapporteurError, PassingFault, UnsureFault) as error:
        desk.slack.update_view(view_id, sentence_form(_TITLE, str(error)))
        return
    filled, fault = desk.subscriptions.filled_by(words, person)
    where = {"me": for_oneself, "origin": origin.as_json(), "to": spot.channel}
    desk.slack.update_view(view_id, subscription_form(filled, where, fault))


def faults_in(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is wrong with a form that was sent, by field; empty where all can be read."""
    if desk.person(str(body["user"]["id"])).outside:
        return {}  # refused when it is saved: what is understood would tell which records there are
    typed = read_form(body["view"]["state"]["values"])
    faults = faults_of(typed)
    try:
        desk.subscriptions.words_of(filled_of(typed).words)
    except UnreadWishError as error:
        faults[WORDS] = unread_said(error)
    return faults


def save(desk: Desk, body: Body, line: RequestLine, show: Show) -> None:
    """Make or change what the form holds, say in its place what came of it, and show anew what it was opened from."""
    view, user_id = body["view"], str(body["user"]["id"])
    where: dict[str, Any] = json.loads(view["private_metadata"])
    filled = filled_of(read_form(view["state"]["values"]))
    if not desk.seen.take_again(f"form:{view['id']}:{view.get('hash')}", now=desk.clock(), after=DOUBLE_CLICK):
        line.note("sent twice")
        return
    origin = replace(Origin(**where["origin"]), user_id=user_id)
    try:
        desk.require_in(user_id, origin.channel_id)
        if "id" in where:
            done = desk.subscriptions.change_filled(where["id"], filled, user_id)
        else:
            done = desk.subscriptions.subscribe_filled(filled, user_id, origin.channel_id, for_oneself=where["me"])
    except (RapporteurError, PassingFault, UnsureFault) as error:
        line.note(f"refused ({type(error).__name__})")
        show(subscription_form(filled, where, str(error)))
        return
    show(saved_form(done, is_new="id" not in where))
    untold = announce(desk, user_id, DID[done.came], done.line) if done.came in DID else ""
    if "id" in where:
        said = edited_said(done, untold)
        show_again(desk, origin, said, subscribed_message(done, said))
    else:
        reply(desk.slack, origin.place(), subscribed_message(done, untold=untold))
