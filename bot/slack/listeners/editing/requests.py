"""The right of reply: asking for a correction, and answering whoever asked."""

from collections.abc import Mapping

from slack_bolt import Ack, App

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.register.waiting.requests import RequestError
from bot.slack.desk import Body, Desk
from bot.slack.editing.typed_form import FormError
from bot.slack.journal import request_line
from bot.slack.listeners.editing.review import number_in, require_reviewer, show_queue, tell, where_of, worded
from bot.slack.listeners.forms import Show, replying, sent_back, showing
from bot.slack.place import Place, reply
from bot.slack.verbs import ref_in
from bot.slack.views.blocks import notice
from bot.slack.views.editing.requests import (
    acknowledged,
    answer_form,
    answered_message,
    asked_before,
    offer_message,
    request_form,
)
from bot.slack.views.forms import Typed, View, loading_form, read_form, sentence_form
from bot.slack.views.ids import Act, Form

_TITLE = "Ask for a correction"


def register(app: App, desk: Desk) -> None:
    """Listen to the button that opens the form, to the form, and to what a reviewer answers."""

    def button(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.ASK_CORRECTION):
            ref, _ = ref_in(str(body["actions"][0].get("value")))
            open_request(desk, body["trigger_id"], {"ref": ref} if ref else {})

    def asked(ack: Ack, body: Body) -> None:
        with request_line("form", Form.ASK_CORRECTION) as line:
            if sent_back(ack, line, faults_of_request(desk, body)):
                return
            with replying(ack, sentence_form(_TITLE, "Sending…"), showing(desk, body)) as show:
                keep_request(desk, body, show)

    def answer(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.ANSWER_REQUEST):
            open_answer(desk, body)

    def answered(ack: Ack, body: Body) -> None:
        waiting = sentence_form("Answer", "Sending…")
        with request_line("form", Form.ANSWER_REQUEST), replying(ack, waiting, showing(desk, body)) as show:
            send_answer(desk, body, show)

    app.action(Act.ASK_CORRECTION.value)(button)
    app.view(Form.ASK_CORRECTION.value)(asked)
    app.action(Act.ANSWER_REQUEST.value)(answer)
    app.view(Form.ANSWER_REQUEST.value)(answered)


def correct(desk: Desk, text: str, place: Place, trigger_id: str | None) -> None:
    """Open the form with what was typed after the verb, or offer a button that opens it."""
    ref, wrong = ref_in(text)
    if trigger_id:
        open_request(desk, trigger_id, {name: value for name, value in (("ref", ref), ("wrong", wrong)) if value})
    else:
        reply(desk.slack, place.whispered(), offer_message(ref))


def open_request(desk: Desk, trigger_id: str, typed: Mapping[str, Typed]) -> None:
    """Open the form that asks for a correction; it needs no look into the register."""
    desk.slack.open_view(trigger_id, request_form(typed))


def faults_of_request(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is wrong with a request, by field; a record that the person may not see is none."""
    person = desk.person(str(body["user"]["id"]))
    return desk.requesting.faults(_typed(body), ceiling=desk.people.ceiling(person, "D"))


def keep_request(desk: Desk, body: Body, show: Show) -> None:
    """Keep a request and acknowledge it with its number, in the form's place and in a message that stays."""
    person, typed = desk.person(str(body["user"]["id"])), _typed(body)
    try:
        asked, is_new = desk.requesting.ask(typed, person=person, ceiling=desk.people.ceiling(person, "D"))
    except RapporteurError as error:
        show(request_form(typed, notice=_faults_said(error)))
        return
    if not is_new:
        show(sentence_form(_TITLE, asked_before(asked)))
        return
    show(sentence_form(_TITLE, acknowledged(asked)))
    try:
        desk.slack.post(person.user_id, notice(acknowledged(asked)))
    except (PassingFault, PermanentFault, UnsureFault):
        return  # of no account: the form has said it


def open_answer(desk: Desk, body: Body) -> None:
    """Open the form in which a request is answered."""
    view_id = desk.slack.open_view(body["trigger_id"], loading_form())
    try:
        require_reviewer(desk, body)
        asked = desk.requesting.waiting(number_in(body["actions"][0].get("value")))
        view = answer_form({"request": asked.id, "response_url": body.get("response_url")}, asked, {})
    except RapporteurError as error:
        view = sentence_form("Answer", worded(desk, error))
    desk.slack.update_view(view_id, view)


def send_answer(desk: Desk, body: Body, show: Show) -> None:
    """Answer a request once, tell whoever asked, and show the queue as it is then."""
    where, typed = where_of(body), _typed(body)
    person = desk.person(str(body["user"]["id"]))
    try:
        asked = desk.requesting.answer(number_in(where.get("request")), typed, person=person)
    except RapporteurError as error:
        show(_answer_again(desk, where, typed, error))
        return
    told = tell(desk, asked.who, answered_message(asked, desk.people.name(person.user_id)), "Whoever asked")
    came_of_it = f"Request {asked.id} is {asked.outcome}. {told}"
    show(sentence_form("Answer", came_of_it))
    show_queue(desk, person.user_id, where.get("response_url"), came_of_it)


def _answer_again(desk: Desk, where: dict[str, object], typed: dict[str, Typed], error: RapporteurError) -> View:
    """Show the form again with what was typed where it can still be answered, else only why not."""
    said = worded(desk, error)
    if isinstance(error, RequestError | FormError):
        try:
            return answer_form(where, desk.requesting.waiting(number_in(where.get("request"))), typed, notice=said)
        except RapporteurError as gone:
            said = worded(desk, gone)
    return sentence_form("Answer", f"{said} Your answer was: {typed.get('answer', '')}")


def _faults_said(error: RapporteurError) -> str:
    return " ".join((str(error), *error.faults.values())) if isinstance(error, FormError) else str(error)


def _typed(body: Body) -> dict[str, Typed]:
    return read_form(body["view"]["state"]["values"])
