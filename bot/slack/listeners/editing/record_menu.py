"""A record's menu, and what is done from it: each right and each rule is asked again when a form is sent."""

import re
from typing import Any

from slack_bolt import Ack, App

from bot.errors import RapporteurError
from bot.register.editing.edits import EditConflictError
from bot.register.vocabulary import RecordState
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.editing.moving import Deed, MenuRecord
from bot.slack.editing.reviewing import StaleError
from bot.slack.editing.status_form import read_move
from bot.slack.editing.typed_form import FormError
from bot.slack.journal import request_line
from bot.slack.listeners.editing.recording import answering_form
from bot.slack.listeners.editing.requests import open_request
from bot.slack.listeners.editing.review import number_in, reason_in, show_queue, where_of, worded
from bot.slack.listeners.forms import Show, replying, sent_back, showing
from bot.slack.people.roles import Person
from bot.slack.place import Place, reply
from bot.slack.views.editing.edit_form import edit_form
from bot.slack.views.editing.record_menu import EDITING, KIND_OF, field_faults, menu_form, menu_offer, shown_above
from bot.slack.views.editing.requests import request_form
from bot.slack.views.editing.review_forms import brief, reason_form
from bot.slack.views.editing.status_form import status_form
from bot.slack.views.forms import Typed, View, field_name, loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form

_OF_MOVE = "Readers are told at once, with your reason and the source."
_REASONS = {
    Deed.WITHDRAW: (Form.WITHDRAW, "Withdraw", "Why it is taken back", "Readers see the reason, and no more of the record."),
    Deed.RESTORE: (Form.RESTORE, "Restore", "Why it is put back", "It goes to review first: somebody else approves it."),
}


def register(app: App, desk: Desk) -> None:
    """Listen to the menu under answers, to the buttons in it, and to its forms."""

    def menu(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.MENU):
            choose_in_menu(desk, body)

    def look(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.LOOK):
            open_menu(desk, places.of_action(body), body["trigger_id"], str(body["actions"][0].get("value")))

    def record(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.EDIT_RECORD):
            open_menu_of(desk, body, number_in(body["actions"][0].get("value")))

    def deed(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.EDIT_RECORD):
            begin_deed(desk, body)

    def edit(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", body["actions"][0]["action_id"]):
            open_edit(desk, body)

    def edited(ack: Ack, body: Body) -> None:
        with request_line("form", Form.EDIT_RECORD) as line:
            if sent_back(ack, line, faults_of_edit(desk, body)):
                return
            with replying(ack, sentence_form("Rapporteur", "Saving…"), showing(desk, body)) as show:
                save_edit(desk, body, show)

    def moved(ack: Ack, body: Body) -> None:
        with request_line("form", Form.MOVE_STATUS) as line:
            if sent_back(ack, line, faults_of_move(desk, body)):
                return
            with replying(ack, sentence_form("Move the status", "Saving…"), showing(desk, body)) as show:
                save_move(desk, body, show)

    def reasoned(ack: Ack, body: Body) -> None:
        waiting = sentence_form("Rapporteur", "Saving…")
        with request_line("form", body["view"]["callback_id"]), replying(ack, waiting, showing(desk, body)) as show:
            save_reasoned(desk, body, show)

    app.action(Act.MENU.value)(menu)
    app.action(Act.LOOK.value)(look)
    app.action(Act.EDIT_RECORD.value)(record)
    app.action(re.compile(f"^{Act.EDIT_RECORD}:"))(deed)
    app.action(Act.REVISE.value)(edit)
    app.action(Act.TAKE_UP.value)(edit)
    app.view(Form.EDIT_RECORD.value)(edited)
    app.view(Form.MOVE_STATUS.value)(moved)
    app.view(Form.WITHDRAW.value)(reasoned)
    app.view(Form.RESTORE.value)(reasoned)


def offer_menu(desk: Desk, place: Place, ref: str) -> None:
    """Offer a button that opens the menu of a record: only a click may open a form."""
    reply(desk.slack, place.whispered(), menu_offer(ref))


def open_menu(desk: Desk, place: Place, trigger_id: str, ref: str) -> None:
    """Open the menu of a record by its ref."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    person = desk.person(place.user_id)
    try:
        view = menu_form(desk.moving.find(ref, person, desk.people.ceiling(person, "D")))
    except RapporteurError as error:
        view = sentence_form("Record", worded(desk, error))
    desk.slack.update_view(view_id, view)


def open_menu_of(desk: Desk, body: Body, record_id: int) -> None:
    """Open the menu of a record by its id."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        view = menu_form(_menu(desk, body, record_id))
    except RapporteurError as error:
        view = sentence_form("Record", worded(desk, error))
    desk.slack.update_view(view_id, view)


def choose_in_menu(desk: Desk, body: Body) -> None:
    """Do what was chosen in the menu under an answer: say that a record is wrong, or open its own menu."""
    record_id, _, chosen = str((body["actions"][0].get("selected_option") or {}).get("value", "")).partition(":")
    if chosen == Deed.WRONG:
        menu = _menu(desk, body, number_in(record_id))
        open_request(desk, body["trigger_id"], {"ref": menu.ref})
    else:
        open_menu_of(desk, body, number_in(record_id))


def begin_deed(desk: Desk, body: Body) -> None:
    """Put the form for what was chosen in the place of the menu."""
    action = body["actions"][0]
    view_id = str(body["view"]["id"])
    try:
        deed = _deed_in(str(action["action_id"]))
        menu = _menu(desk, body, number_in(str(action.get("value")).partition(".")[0]))
        view = _form_of(desk, _person(desk, body), menu, deed, view_id)
    except RapporteurError as error:
        view = sentence_form("Record", worded(desk, error))
    desk.slack.update_view(view_id, view)


def open_edit(desk: Desk, body: Body) -> None:
    """Open the form that edits a record from the queue, from App Home, or from the message that a record came back."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    response_url = body.get("response_url") if body["actions"][0]["action_id"] == Act.REVISE else None
    in_home = (body.get("view") or {}).get("type") == "home"
    try:
        record_id = number_in(body["actions"][0].get("value"))
        view = _edit_form(desk, _person(desk, body), record_id, response_url, in_home=in_home)
    except RapporteurError as error:
        view = sentence_form("Edit", worded(desk, error))
    desk.slack.update_view(view_id, view)


def faults_of_edit(desk: Desk, body: Body) -> dict[str, str]:
    """Give what can't be read in a form that edits a record, by field; what else is wrong is told when it is saved."""
    where = where_of(body)
    try:
        desk.moving.read(
            number_in(where.get("record")), number_in(where.get("version")), _typed(body), person=_person(desk, body)
        )
    except FormError as error:
        return error.faults
    except RapporteurError:
        return {}  # told when it is saved
    return {}


def save_edit(desk: Desk, body: Body, show: Show) -> None:
    """Save what was edited, or show the form again with why it can't be, and nothing typed is lost."""
    where, typed, person = where_of(body), _typed(body), _person(desk, body)
    record_id, version = number_in(where.get("record")), number_in(where.get("version"))
    why = typed.get("why", "")
    try:
        came_of_it = desk.moving.edit(record_id, version, typed, why if isinstance(why, str) else "", person=person)
    except EditConflictError as error:
        merged, clashes = desk.moving.rebased(error, person=person)
        both = f" You both changed: {clashes}. There it shows what stands now." if clashes else ""
        notice = f"{worded(desk, error)} Your changes are put upon it below.{both}"
        again = {**where, "version": error.version}
        show(_edit_form(desk, person, record_id, None, where=again, typed=merged | {"why": why}, notice=notice))
        return
    except RapporteurError as error:
        show(_again(desk, person, record_id, where, typed, error))
        return
    show(sentence_form("Saved", came_of_it))
    if where.get("response_url") or where.get("queue"):
        show_queue(desk, person.user_id, where.get("response_url"), came_of_it)


def faults_of_move(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is missing in a form that moves a status, or can't be read, by field."""
    try:
        read_move(_typed(body), form_id=body["view"]["id"], today=desk.moving.today())
    except FormError as error:
        return error.faults
    return {}


def save_move(desk: Desk, body: Body, show: Show) -> None:
    """Move the status, or show the form again with the rule that forbids it."""
    where, typed, person = where_of(body), _typed(body), _person(desk, body)
    record_id, version = number_in(where.get("record")), number_in(where.get("version"))
    try:
        asked = read_move(typed, form_id=body["view"]["id"], today=desk.moving.today())
        view = sentence_form("Move the status", desk.moving.move_status(record_id, version, asked, person=person))
    except RapporteurError as error:
        view = _move_form(desk, body, record_id, where, typed, worded(desk, field_faults(error)))
    show(view)


def save_reasoned(desk: Desk, body: Body, show: Show) -> None:
    """Withdraw or restore a record, or show the form again with the rule that forbids it."""
    where, why, person = where_of(body), reason_in(body), _person(desk, body)
    record_id, version = number_in(where.get("record")), number_in(where.get("version"))
    deed = Deed.WITHDRAW if body["view"]["callback_id"] == Form.WITHDRAW else Deed.RESTORE
    act = desk.moving.withdraw if deed is Deed.WITHDRAW else desk.moving.restore
    form, title, label, hint = _REASONS[deed]
    try:
        view = sentence_form(title, act(record_id, version, why, person=person))
    except RapporteurError as error:
        notice = worded(desk, field_faults(error))
        try:
            menu = _menu(desk, body, record_id)
            again = {**where, "version": menu.version}
            shown = brief(menu.ref, menu.finding.line, menu.finding)
            view = reason_form(form, title, again, shown, label, hint, typed=why, notice=notice)
        except RapporteurError:
            view = sentence_form(title, f"{notice} Your reason was: {why}")
    show(view)


def _form_of(desk: Desk, person: Person, menu: MenuRecord, deed: Deed, view_id: str) -> View:
    where: dict[str, Any] = {"record": menu.record_id, "version": menu.version}
    match deed:
        case Deed.WRONG:
            return request_form({"ref": menu.ref})
        case Deed.MOVE:
            choices = desk.moving.status_choices(menu.record_id, person=person)
            return status_form(where, shown_above(menu, _OF_MOVE), choices, {})
        case Deed.RESPONSE | Deed.ASSESSMENT:
            return answering_form(desk, person, menu.ref, KIND_OF[deed], view_id)
        case Deed.CORRECT | Deed.EDIT:
            return _edit_form(desk, person, menu.record_id, None)
        case Deed.WITHDRAW | Deed.RESTORE:
            desk.moving.require(person, deed)
            form, title, label, hint = _REASONS[deed]
            return reason_form(form, title, where, brief(menu.ref, menu.finding.line, menu.finding), label, hint)


def _edit_form(
    desk: Desk,
    person: Person,
    record_id: int,
    response_url: str | None,
    *,
    in_home: bool = False,
    where: dict[str, Any] | None = None,
    typed: dict[str, Typed] | None = None,
    notice: str = "",
) -> View:
    editing = desk.moving.editing(record_id, person=person)
    title, submit, says = EDITING[editing.state]
    fresh = {"record": record_id, "version": editing.version, "response_url": response_url}
    if in_home or editing.state is RecordState.IN_REVIEW:
        fresh["queue"] = True
    shown = brief(editing.ref, says)
    return edit_form(
        where or fresh,
        editing.kind,
        editing.typed if typed is None else typed,
        shown,
        title=title,
        submit=submit,
        left_out=editing.left_out,
        notice=notice,
    )


def _again(
    desk: Desk, person: Person, record_id: int, where: dict[str, Any], typed: dict[str, Typed], error: RapporteurError
) -> View:
    """Show the form that edits again; where the person may not see the record any more, only why."""
    notice = worded(desk, field_faults(error))
    try:
        return _edit_form(desk, person, record_id, None, where=where, typed=typed, notice=notice)
    except RapporteurError:
        return sentence_form("Edit", notice)


def _move_form(desk: Desk, body: Body, record_id: int, where: dict[str, Any], typed: dict[str, Typed], notice: str) -> View:
    try:
        menu = _menu(desk, body, record_id)
        choices = desk.moving.status_choices(record_id, person=_person(desk, body))
    except RapporteurError:
        return sentence_form("Move the status", notice)
    again = {**where, "version": menu.version}
    return status_form(again, shown_above(menu, _OF_MOVE), choices, typed, notice=notice)


def _deed_in(action_id: str) -> Deed:
    """Read what a button of the menu is for; raise StaleError where that is nothing."""
    try:
        return Deed(action_id.rpartition(":")[2])
    except ValueError:
        raise StaleError("That button is no longer good.", cure="Open the menu again.") from None


def _menu(desk: Desk, body: Body, record_id: int) -> MenuRecord:
    person = _person(desk, body)
    return desk.moving.look(record_id, person, desk.people.ceiling(person, "D"))


def _person(desk: Desk, body: Body) -> Person:
    return desk.person(str(body["user"]["id"]))


def _typed(body: Body) -> dict[str, Typed]:
    """Give what stands in each field of a form, be it nothing."""
    state = body["view"]["state"]["values"]
    return {field_name(block_id): "" for block_id in state} | read_form(state)
