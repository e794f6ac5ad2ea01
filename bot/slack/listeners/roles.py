"""Roles: who has which, and giving one, by words and by form."""

from typing import Any

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.forms import Show, replying, showing
from bot.slack.listeners.home import show_home
from bot.slack.people.given import SlackRole
from bot.slack.people.giving import Gave, RoleRefusedError
from bot.slack.place import Place, reply
from bot.slack.text import is_user_id, mentioned, typed, unmentioned
from bot.slack.views.forms import View, loading_form, sentence_form
from bot.slack.views.ids import Act, Form
from bot.slack.views.roles import (
    HOME,
    ON_A_PAGE,
    PERSON,
    ROLE,
    TITLE,
    gave_form,
    gave_message,
    gave_said,
    holder_message,
    offer_message,
    role_form,
    roles_message,
    told_message,
)

_HOW = "Write it as: role @name reviewer. Roles are reader, recorder, reviewer and admin."
_FILLING = frozenset({"to", "as", "a", "an", "is"})
_NONE = frozenset({"none", "no role"})


def register(app: App, desk: Desk) -> None:
    """Listen to the button, to the choice of a person, and to the form."""

    def button(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.ROLES):
            place, opened_from = places.of_action(body), str(body["actions"][0].get("value"))
            open_form(desk, place.user_id, body["trigger_id"], HOME if opened_from == HOME else "")

    def chosen(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.ROLE_OF):
            show_holder(desk, body)

    def form(ack: Ack, body: Body) -> None:
        waiting = sentence_form(TITLE, "One moment…")
        with request_line("form", Form.ROLE) as line, replying(ack, waiting, showing(desk, body)) as show:
            give_by_form(desk, body, line, show)

    app.action(Act.ROLES.value)(button)
    app.action(Act.ROLE_OF.value)(chosen)
    app.view(Form.ROLE.value)(form)


def show_roles(desk: Desk, place: Place) -> None:
    """List who has which role."""
    reply(desk.slack, place, roles_message(desk.giving.listing(place.user_id, ON_A_PAGE)))


def by_words(desk: Desk, said: str, place: Place, trigger_id: str | None) -> None:
    """Give the role that is named to whom is named; without a role show what they hold, and without a person the form.

    `said` is the text as Slack sent it: only there a person is named by their id.
    """
    desk.giving.require_admin(place.user_id)
    people = mentioned(said, desk.identity.user_id)
    word = " ".join(each for each in typed(unmentioned(said)).lower().split()[1:] if each not in _FILLING)
    if not people and not word:
        _offer_form(desk, place, trigger_id)
        return
    if len(people) != 1:
        raise RoleRefusedError(
            "One person has to be named, from the list that Slack shows after @.", "Nothing was changed.", _HOW
        )
    if not word:
        reply(desk.slack, place, holder_message(desk.giving.holder(place.user_id, people[0])))
        return
    gave = desk.giving.give(place.user_id, people[0], SlackRole.READER if word in _NONE else _role(word))
    reply(desk.slack, place, gave_message(gave, _tell(desk, gave, place.user_id)))


def open_form(desk: Desk, user_id: str, trigger_id: str, metadata: str) -> None:
    """Open the form."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    try:
        desk.giving.require_admin(user_id)
    except RapporteurError as error:
        desk.slack.update_view(view_id, sentence_form(TITLE, str(error)))
        return
    desk.slack.update_view(view_id, role_form(metadata))


def show_holder(desk: Desk, body: Body) -> None:
    """Show in the form what the person who was chosen holds; the rest of it stays."""
    view = body["view"]
    whom, role = _filled(view)
    showing(desk, body)(_form_again(desk, str(body["user"]["id"]), view["private_metadata"], whom, role))


def give_by_form(desk: Desk, body: Body, line: RequestLine, show: Show) -> None:
    """Give the role that was chosen, and say what came of it in the form's place; where it may not be, above the form."""
    view, by = body["view"], str(body["user"]["id"])
    whom, role = _filled(view)
    try:
        gave = desk.giving.give(by, whom, _role(role))
    except RapporteurError as error:
        line.note(f"refused ({type(error).__name__})")
        show(_form_again(desk, by, view["private_metadata"], whom, role, str(error)))
        return
    untold = _tell(desk, gave, by)
    show(gave_form(gave, untold))
    if view["private_metadata"] == HOME:
        show_home(desk, by, notice=gave_said(gave, untold))


def _form_again(desk: Desk, asker: str, metadata: str, whom: str, role: str, said: str = "") -> View:
    """Give the form as it was filled, to an admin; to anybody else why not."""
    try:
        holder = desk.giving.holder(asker, whom) if is_user_id(whom) else None
    except RapporteurError as error:
        return sentence_form(TITLE, str(error))
    return role_form(metadata, holder, role, said)


def _offer_form(desk: Desk, place: Place, trigger_id: str | None) -> None:
    if trigger_id:
        open_form(desk, place.user_id, trigger_id, "")
    else:
        reply(desk.slack, place, offer_message())


def _tell(desk: Desk, gave: Gave, by: str) -> str:
    """Tell whom it concerns, and give what is to be said where that failed."""
    if not gave.changed or gave.holder.user_id == by:
        return ""
    try:
        desk.slack.post(gave.holder.user_id, told_message(gave, by))
    except (PassingFault, PermanentFault, UnsureFault):
        return "Slack did not let them be told: tell them yourself."
    return "They were told."


def _role(word: str) -> SlackRole:
    try:
        return SlackRole(word)
    except ValueError:
        raise RoleRefusedError(f"“{word[:40]}” is no role.", "Nothing was changed.", _HOW) from None


def _filled(view: dict[str, Any]) -> tuple[str, str]:
    """Read who was chosen in the form, and which role; empty where nothing was."""
    values = view["state"]["values"]
    role = values.get(ROLE, {}).get(ROLE, {}).get("selected_option") or {}
    return str(values.get(PERSON, {}).get(Act.ROLE_OF, {}).get("selected_user") or ""), str(role.get("value", ""))
