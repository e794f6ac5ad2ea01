"""A new name, added from the form for records: the form for it lies on top of that one, and gives back what was chosen."""

from typing import Any

from slack_bolt import Ack, App

from bot.errors import RapporteurError
from bot.slack.desk import Body, Desk
from bot.slack.editing.new_names import ADDABLE, Alike
from bot.slack.editing.typed_form import FormError
from bot.slack.journal import RequestLine, request_line
from bot.slack.listeners.forms import Reply, replying, showing
from bot.slack.people.roles import NotAllowedError, Person
from bot.slack.views.editing.new_name import Wanted, new_name_form, wanted_of
from bot.slack.views.editing.record_form import FormState, kind_of, record_form, state_of
from bot.slack.views.forms import NEW, Choice, at_blocks, field_name, loading_form, read_form, sentence_form, suggestion_kind
from bot.slack.views.ids import Form

_WHO_MAY = "recorders, reviewers and admins"
_ADDED = "The name is there now, and chosen in the form below. Close this to go on."


def register(app: App, desk: Desk) -> None:
    """Listen to the form, sent or closed."""

    def form(ack: Ack, body: Body) -> None:
        with (
            request_line("form", Form.NEW_NAME) as line,
            replying(ack, sentence_form("A new name", "Saving…"), showing(desk, body)) as reply,
        ):
            add_name(desk, body, line, reply)

    def closed(ack: Ack, body: Body) -> None:
        ack()
        with request_line("form closed", Form.NEW_NAME):
            user_id = str(body["user"]["id"])
            if desk.person(user_id).may_record:
                put_in_form(desk, user_id, wanted_of(body["view"]), None, is_open=not body.get("is_cleared"))

    app.view(Form.NEW_NAME.value)(form)
    app.view_closed(Form.NEW_NAME.value)(closed)


def require_recorder(person: Person) -> None:
    """Raise NotAllowedError unless somebody may record."""
    person.require(person.may_record, "record", _WHO_MAY)


def may_record(desk: Desk, user_id: str, view_id: str, title: str) -> bool:
    """Tell whether somebody may record; where not, the view says so."""
    try:
        require_recorder(desk.person(user_id))
    except NotAllowedError as error:
        desk.slack.update_view(view_id, sentence_form(title, str(error)))
        return False
    return True


def wants_new_name(action: dict[str, Any]) -> bool:
    """Tell whether somebody chose to add a new name to a field."""
    return any(each["value"].startswith(NEW) for each in _chosen(action))


def offer_new_name(desk: Desk, body: Body) -> None:
    """Put the form for a new name on top of the form; at first as a view that only says to wait."""
    action = body["actions"][0]
    kind = suggestion_kind(str(action["action_id"]))
    if kind not in ADDABLE:
        return
    view_id = desk.slack.push_view(body["trigger_id"], loading_form())
    if not may_record(desk, str(body["user"]["id"]), view_id, "A new name"):
        return
    name = next(each["value"].removeprefix(NEW) for each in _chosen(action) if each["value"].startswith(NEW))
    wanted = wanted_in(body, state_of(body["view"], desk.questions.today()))
    desk.slack.update_view(view_id, new_name_form(wanted, {"name": name}, desk.new_names.alike(kind, name)))


def wanted_in(body: Body, state: FormState) -> Wanted:
    """Give where in a form somebody chose to add a name; raise LookupError where the field takes no kind of name."""
    action = body["actions"][0]
    kind = suggestion_kind(str(action["action_id"]))
    if kind is None:
        raise LookupError(f"{action['action_id']} takes no names")
    return Wanted(kind, field_name(action["block_id"]), str(body["view"]["id"]), state.form_id, state.renewed)


def add_name(desk: Desk, body: Body, line: RequestLine, reply: Reply) -> None:
    """Add the name, or take the one that was chosen in its place, and choose it in the form below."""
    wanted, user_id = wanted_of(body["view"]), str(body["user"]["id"])
    state = body["view"]["state"]["values"]
    typed = read_form(state)
    same = typed.get("same")
    try:
        person = desk.person(user_id)
        require_recorder(person)
        chosen: Choice | Alike
        if isinstance(same, tuple):
            chosen = same[0]
        else:
            chosen = desk.new_names.add(
                wanted.kind,
                typed,
                person=person,
                today=desk.questions.today(),
                shown=wanted.shown,
                form_id=str(body["view"]["id"]),
            )
    except FormError as error:
        line.note(f"{len(error.faults)} fields wrong")
        reply.errors(at_blocks(error.faults, state), new_name_form(wanted, typed, (), notice=str(error)))
    except RapporteurError as error:
        line.note(f"refused ({type(error).__name__})")
        reply(new_name_form(wanted, typed, (), notice=str(error)))
    else:
        if isinstance(chosen, Alike):
            line.note(f"{len(chosen.choices)} alike")
            reply(new_name_form(wanted, typed, chosen.choices))
            return
        reply.close(sentence_form("A new name", _ADDED))
        put_in_form(desk, user_id, wanted, chosen)
        desk.new_names.learn()


def put_in_form(
    desk: Desk, user_id: str, wanted: Wanted, chosen: Choice | None, *, is_open: bool = True, notice: str = ""
) -> None:
    """Put a name into the field that waits for one, in the place of what stood there; without a name the field is as before.

    `notice` is a sentence at the form's top.
    """
    kept = desk.drafts.find(user_id, wanted.form_id)
    before = kept.get(wanted.into, ())
    names = [each for each in before if isinstance(each, Choice) and not each.value.startswith(NEW)]
    if chosen and chosen not in names:
        names.append(chosen)
    state = FormState(wanted.form_id, kind_of(kept), kept, desk.questions.today(), wanted.renewed)
    state = state.with_field(wanted.into, tuple(names))
    desk.drafts.keep(user_id, wanted.form_id, state.typed, shown=state.typed.keys())
    if is_open:
        desk.slack.update_view(wanted.view_id, record_form(state, notice))


def _chosen(action: dict[str, Any]) -> list[dict[str, Any]]:
    several = action.get("selected_options")
    one = action.get("selected_option")
    return several or ([one] if one else [])
