"""The buttons under subscriptions: Preview, Pause, Resume, Change, Delete, and the next page of a list."""

from collections.abc import Callable

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault
from bot.digests.lines import SubscriptionLine
from bot.errors import RapporteurError
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.clicks import DOUBLE_CLICK, click_of
from bot.slack.listeners.subscribed import Origin, announce, listed, origin_of, show_again
from bot.slack.listeners.subscription_form import open_change
from bot.slack.place import reply
from bot.slack.subscriptions import StaleButtonError
from bot.slack.views.ids import Act
from bot.slack.views.subscriptions import (
    IN_HOME,
    PREVIEWED_BY_MESSAGE,
    Did,
    changed_said,
    deleted_message,
    deleted_said,
    list_message,
    preview_message,
    subscription_message,
)

Served = Callable[[Desk, Body], None]


def register(app: App, desk: Desk) -> None:
    """Listen to the buttons."""

    def button(act: Act, serve: Served, *, once: bool = True) -> None:
        def clicked(ack: Ack, body: Body) -> None:
            ack()
            with request_line("action", act) as line:
                if once:
                    _serve_once(desk, body, line, serve)
                else:
                    serve(desk, body)

        app.action(act.value)(clicked)

    button(Act.PREVIEW, show_preview)
    button(Act.PAUSE, pause)
    button(Act.RESUME, resume)
    button(Act.DELETE, delete)
    button(Act.EDIT, change, once=False)  # each click has a trigger of its own
    button(Act.SUBSCRIPTIONS_PAGE, show_page)


def show_preview(desk: Desk, body: Body) -> None:
    """Show whoever clicked what would be posted now."""
    number, origin = _clicked(body)
    line, preview, page = desk.subscriptions.preview(number, origin.user_id)
    reply(desk.slack, origin.place(), preview_message(line, preview, page))
    if origin.shown == IN_HOME:
        show_again(desk, origin, PREVIEWED_BY_MESSAGE, subscription_message(line))


def pause(desk: Desk, body: Body) -> None:
    """Mute a subscription."""
    _switch(desk, body, desk.subscriptions.pause, Did.PAUSED)


def resume(desk: Desk, body: Body) -> None:
    """Serve a subscription again."""
    _switch(desk, body, desk.subscriptions.resume, Did.RESUMED)


def _switch(desk: Desk, body: Body, switched: Callable[[int, str], tuple[SubscriptionLine, bool]], did: Did) -> None:
    number, origin = _clicked(body)
    line, changed = switched(number, origin.user_id)
    untold = announce(desk, origin.user_id, did, line) if changed else ""
    said = changed_said(did, untold, changed=changed)
    show_again(desk, origin, said, subscription_message(line, said))


def delete(desk: Desk, body: Body) -> None:
    """End a subscription."""
    number, origin = _clicked(body)
    line = desk.subscriptions.delete(number, origin.user_id)
    untold = announce(desk, origin.user_id, Did.DELETED, line)
    show_again(desk, origin, deleted_said(line, untold), deleted_message(line, untold))


def change(desk: Desk, body: Body) -> None:
    """Open the form with a subscription as it is."""
    number, origin = _clicked(body)
    open_change(desk, origin, body["trigger_id"], number)


def show_page(desk: Desk, body: Body) -> None:
    """Show the next page of a list below it."""
    first, origin = _clicked(body)
    reply(desk.slack, origin.place(), list_message(listed(desk, origin.user_id, origin.channel_id), first))


def _clicked(body: Body) -> tuple[int, Origin]:
    """Read which subscription a button is for, and where it was shown; raise StaleButtonError where it says neither."""
    number, _, shown = str(body["actions"][0].get("value") or "").partition(":")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise StaleButtonError
    return int(number), origin_of(body, shown)


def _serve_once(desk: Desk, body: Body, line: RequestLine, serve: Served) -> None:
    """Serve a click, and not the second of a double click; one that was refused may be made again at once."""
    click = click_of(body)
    if not desk.seen.take_again(click, now=desk.clock(), after=DOUBLE_CLICK):
        line.note("a double click")
        return
    try:
        serve(desk, body)
    except (RapporteurError, PassingFault):
        desk.seen.release(click)
        raise
