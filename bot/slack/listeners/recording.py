"""The form for records, from the first click to the record."""

from bot.errors import RapporteurError
from bot.register.vocabulary import Kind
from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine
from bot.slack.listeners.forms import Show, showing
from bot.slack.place import Place, reply
from bot.slack.record_form import read_record
from bot.slack.recording import Offer
from bot.slack.roles import Person
from bot.slack.text import typed as as_read
from bot.slack.twins import Decision
from bot.slack.typed_form import FormError
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message
from bot.slack.views.forms import Typed, View, loading_form, read_form, sentence_form
from bot.slack.views.ids import Act
from bot.slack.views.record_form import record_form
from bot.slack.views.review import saved_form
from bot.slack.views.twins import not_saved, read_choice, read_shown, twins_form

_WHO_MAY = "recorders, reviewers and admins"


def offer_form(desk: Desk, place: Place) -> None:
    """Offer a button that opens the form: only a click may open one."""
    person = desk.person(place.user_id)
    _require(person)
    button = kit.actions("record", [kit.button("Open the form", Act.RECORD, "new", style="primary")])
    sentence = "A record is put in by form."
    reply(desk.slack, place, Message(sentence, (kit.rich(kit.section(kit.words(sentence))), button)))


def open_form(desk: Desk, place: Place, trigger_id: str, message: Body | None = None) -> None:
    """Open the form, prefilled from a message where there is one; at first as a view that only says to wait."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    person = desk.person(place.user_id)
    if not person.may_record:
        desk.slack.update_view(
            view_id, sentence_form("Record", f"You may not record: {_WHO_MAY} may. Ask an admin of Rapporteur.")
        )
        return
    typed = _from_message(desk, place.channel_id, message) if message else {}
    desk.slack.update_view(view_id, record_form(Kind.POSITION, typed))


def change_kind(desk: Desk, body: Body) -> None:
    """Show the fields of the other kind of record; what was typed stays."""
    view = body["view"]
    kind = Kind(body["actions"][0]["selected_option"]["value"])
    desk.slack.update_view(view["id"], record_form(kind, read_form(view["state"]["values"])))


def save_form(desk: Desk, body: Body, line: RequestLine, show: Show) -> None:
    """Save what the form holds, unless it looks like other records: those shown above it are known to be others."""
    show(_saved(desk, body, read_shown(body["view"]["private_metadata"]), line))


def link_form(desk: Desk, body: Body, line: RequestLine) -> None:
    """Save what the form holds as what somebody said that it is: the same as another record, or of the same event."""
    if (decision := read_choice(body["actions"][0])) is not None:
        showing(desk, body)(_saved(desk, body, decision, line))


def back_to_form(desk: Desk, body: Body) -> None:
    """Show the form without the twins; what was typed stays."""
    view = body["view"]
    typed = read_form(view["state"]["values"])
    desk.slack.update_view(view["id"], record_form(kind_of(typed), typed))


def _saved(desk: Desk, body: Body, decision: Decision, line: RequestLine) -> View:
    """Save, and give what is shown of it, or the form again: with what it looks like, or with why the rules forbid it."""
    view = body["view"]
    typed = read_form(view["state"]["values"])
    kind = kind_of(typed)
    try:
        person = desk.person(str(body["user"]["id"]))
        _require(person)
        came_of_it = desk.recording.save(
            kind, typed, form_id=view["id"], person=person, today=desk.questions.today(), decision=decision
        )
    except RapporteurError as error:
        line.note(f"refused ({type(error).__name__})")
        return record_form(kind, typed, notice=not_saved(error))
    if isinstance(came_of_it, Offer):
        line.note(f"{len(came_of_it.twins)} likely twins")
        return twins_form(kind, typed, came_of_it)
    return saved_form(came_of_it)


def faults_of_form(desk: Desk, body: Body) -> dict[str, str]:
    """Give what is wrong with a form that was sent, by field; empty where all can be read."""
    typed = read_form(body["view"]["state"]["values"])
    try:
        read_record(kind_of(typed), typed, form_id=body["view"]["id"], today=desk.questions.today())
    except FormError as error:
        return error.faults
    return {}


def kind_of(typed: dict[str, Typed]) -> Kind:
    """Give the kind of record that a form is for."""
    chosen = typed.get("kind")
    return Kind(chosen[0].value) if isinstance(chosen, tuple) else Kind.POSITION


def _require(person: Person) -> None:
    person.require(person.may_record, "record", _WHO_MAY)


def _from_message(desk: Desk, channel_id: str, message: Body) -> dict[str, Typed]:
    """Read what a message gives for the form: its words, its address, who wrote it."""
    author = str(message.get("user") or message.get("bot_id") or "")
    typed: dict[str, Typed] = {
        "words": as_read(str(message.get("text", "")), name_of=desk.people.name),
        "publisher": desk.people.name(author) if message.get("user") else "Slack",
        "title": "Message in Slack",
        "url": desk.slack.permalink(channel_id, str(message["ts"])),
        "published_on": desk.questions.day_of(float(message["ts"])).isoformat(),
    }
    return {name: value for name, value in typed.items() if value}
