"""The form for records, from the first click to the record."""

from dataclasses import replace
from typing import Any

from bot.digests.delivery.poster import PermanentFault
from bot.errors import RapporteurError
from bot.register.vocabulary import Kind
from bot.register.writing import RuleBrokenError
from bot.slack.desk import Body, Desk
from bot.slack.editing.pasted import Pasted, from_message, from_paste, link_in
from bot.slack.editing.record_form import faults_of_rules, read_record
from bot.slack.editing.recording import Offer
from bot.slack.editing.reviewing import StaleError
from bot.slack.editing.twins import Decision
from bot.slack.editing.typed_form import FormError
from bot.slack.journal import RequestLine
from bot.slack.listeners.editing.new_name import (
    may_record,
    offer_new_name,
    put_in_form,
    require_recorder,
    wanted_in,
    wants_new_name,
)
from bot.slack.listeners.forms import Reply, showing
from bot.slack.people.roles import Person
from bot.slack.place import Place, reply
from bot.slack.text import typed_lines
from bot.slack.views.editing.begun import begun_form, paste_offer, record_offer
from bot.slack.views.editing.record_form import (
    FormState,
    kind_choice,
    kind_of,
    names_shown,
    record_form,
    state_of,
    with_bounds,
)
from bot.slack.views.editing.review import saved_form
from bot.slack.views.editing.twins import not_saved, read_choice, twins_form
from bot.slack.views.forms import Typed, View, at_blocks, loading_form, sentence_form

_FAILED = (
    "Something went wrong, and it was not your doing. Nothing was saved; all that you typed is here, and kept for you. "
    "Save it again."
)
_KEPT = "It is kept for you alone, for 30 days. To go on with it, type /rapporteur record."
_GONE = "This form is saved already, or no longer kept. To begin another, type /rapporteur record."
_ALWAYS_FILLED = {"kind", "sensitivity", "tlp", "next"}
"""Fields in which something stands from the first: a form with nothing else in it is not worth keeping."""


def offer_form(desk: Desk, place: Place, kind: Kind = Kind.POSITION) -> None:
    """Offer a button that opens the form, and what was begun: only a click may open one."""
    require_recorder(desk.person(place.user_id))
    reply(desk.slack, place, record_offer(desk.drafts.of(place.user_id), kind, desk.clock()))


def open_form(
    desk: Desk, place: Place, trigger_id: str, *, kind: Kind = Kind.POSITION, typed: dict[str, Typed] | None = None
) -> None:
    """Open the form for a kind of record, prefilled where there is something; at first as a view that only says to wait."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    if may_record(desk, place.user_id, view_id, "Record"):
        _show_new(desk, view_id, kind, typed or {})


def open_or_go_on(desk: Desk, place: Place, trigger_id: str, kind: Kind | None) -> None:
    """Open the form, or first offer what the person has begun and not saved."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    if not may_record(desk, place.user_id, view_id, "Record"):
        return
    if begun := desk.drafts.of(place.user_id):
        desk.slack.update_view(view_id, begun_form(begun, kind or Kind.POSITION, desk.clock()))
    else:
        _show_new(desk, view_id, kind or Kind.POSITION, {})


def open_from_message(desk: Desk, place: Place, trigger_id: str, message: Body) -> None:
    """Open the form with what a message gives for it: its words, and itself as their source."""
    view_id = desk.slack.open_view(trigger_id, loading_form())
    if not may_record(desk, place.user_id, view_id, "Record"):
        return
    notice = permalink = ""
    try:
        permalink = desk.slack.permalink(place.channel_id, str(message["ts"]))
    except PermanentFault as fault:  # as of a channel that Rapporteur is not in: the words are there all the same
        notice = f"The link of the message could not be had: {fault.reason} Put it in by hand."
    author = str(message.get("user") or message.get("username") or (message.get("bot_profile") or {}).get("name") or "Slack")
    typed = from_message(
        message,
        text=typed_lines(str(message.get("text", "")), name_of=desk.people.name),
        author=desk.people.name(author),
        permalink=permalink,
        day=desk.questions.day_of(float(message["ts"])).isoformat(),
    )
    link = link_in(str(message.get("text", "")))
    _show_new(desk, view_id, Kind.POSITION, typed | _known_source(desk, place.user_id, link), notice)


def may_paste(desk: Desk, place: Place) -> bool:
    """Tell whether what is pasted here may be meant for the register: in a direct message, by somebody who records."""
    return place.is_direct and desk.person(place.user_id).may_record


def offer_paste(desk: Desk, place: Place, pasted: Pasted, ts: str) -> None:
    """Offer to record what somebody pasted into a direct message; it is kept for them until they say so."""
    form_id = f"paste-{place.channel_id}-{ts}"
    typed = from_paste(pasted) | _known_source(desk, place.user_id, pasted.link)
    desk.drafts.keep(place.user_id, form_id, typed, offered=True)
    reply(desk.slack, place, paste_offer(form_id, asks=pasted.asks))


def go_on(desk: Desk, body: Body) -> None:
    """Open a form that the person has begun, with all that they typed."""
    view_id, user_id = _view_for(desk, body), str(body["user"]["id"])
    if not may_record(desk, user_id, view_id, "Record"):
        return
    form_id = str(body["actions"][0]["value"])
    typed = desk.drafts.take_up(user_id, form_id)
    if typed is None:
        desk.slack.update_view(view_id, sentence_form("Record", _GONE))
        return
    desk.slack.update_view(view_id, record_form(FormState(form_id, kind_of(typed), typed, desk.questions.today())))


def begin_anew(desk: Desk, body: Body) -> None:
    """Open an empty form, beside what was begun."""
    view_id = _view_for(desk, body)
    if may_record(desk, str(body["user"]["id"]), view_id, "Record"):
        chosen = str(body["actions"][0].get("value", ""))
        _show_new(desk, view_id, kind_of({"kind": kind_choice(Kind(chosen))} if chosen in set(Kind) else {}), {})


def discard(desk: Desk, body: Body) -> None:
    """Throw away a form that the person has begun."""
    require_recorder(desk.person(str(body["user"]["id"])))
    desk.drafts.discard(str(body["user"]["id"]), str(body["actions"][0]["value"]))


def show_begun(desk: Desk, body: Body) -> None:
    """Show in a form what is begun now, or an empty form where nothing is."""
    view_id, user_id = str(body["view"]["id"]), str(body["user"]["id"])
    if begun := desk.drafts.of(user_id):
        desk.slack.update_view(view_id, begun_form(begun, Kind.POSITION, desk.clock()))
    else:
        _show_new(desk, view_id, Kind.POSITION, {})


def reoffer_form(desk: Desk, body: Body) -> None:
    """Show in a message what is begun now."""
    offer = record_offer(desk.drafts.of(str(body["user"]["id"])), Kind.POSITION, desk.clock())
    desk.slack.respond(str(body["response_url"]), offer, replace=True)


def change_kind(desk: Desk, body: Body) -> None:
    """Show the fields of the other kind of record; what was typed stays, also into fields that only this kind has."""
    state = _kept(desk, body)
    desk.slack.update_view(body["view"]["id"], record_form(state))


def take_choice(desk: Desk, body: Body) -> None:
    """Keep what stands in a form when something in it is chosen, and show what follows from it."""
    view, action = body["view"], body["actions"][0]
    if wants_new_name(action):
        _open_new_name(desk, body)
        return
    state = _kept(desk, body)
    if str(action["block_id"]).startswith("source"):
        desk.slack.update_view(view["id"], record_form(state))
    elif (told := with_bounds(view, state)) is not None:
        desk.slack.update_view(view["id"], told)


def _open_new_name(desk: Desk, body: Body) -> None:
    """Open the form for a new name; where Slack gave up on it, say so in the form below, and leave the field as it was."""
    refused = ""
    try:
        offer_new_name(desk, body)  # first: the click is good for three seconds only
    except PermanentFault as fault:
        refused = str(fault)
    finally:
        state = _kept(desk, body)
    if refused:
        put_in_form(desk, str(body["user"]["id"]), wanted_in(body, state), None, notice=refused)


def keep_form(desk: Desk, body: Body) -> None:
    """Keep what stands in a form, and say how to go on with it."""
    _kept(desk, body)
    desk.slack.update_view(body["view"]["id"], sentence_form("Record", _KEPT))


def keep_closed(desk: Desk, body: Body) -> None:
    """Keep what stood in a form that was closed; where Slack tells nothing of it, what was kept before stays."""
    state, user_id = state_of(body["view"], desk.questions.today()), str(body["user"]["id"])
    if state.typed.keys() - _ALWAYS_FILLED and desk.person(user_id).may_record:
        desk.drafts.keep(user_id, state.form_id, state.typed)


def save_form(desk: Desk, body: Body, line: RequestLine, reply: Reply) -> None:
    """Save what the form holds, unless it looks like other records: those shown above it are known to be others."""
    state = state_of(body["view"], desk.questions.today())
    faults = _faults(state)
    if faults:
        line.note(f"{len(faults)} fields wrong")
        _refuse(body, state, FormError(faults), faults, reply)
        _keep(desk, body, state)
        return
    _save(desk, body, Decision(state.shown), line, reply)


def link_form(desk: Desk, body: Body, line: RequestLine) -> None:
    """Save what the form holds as what somebody said that it is: the same as another record, or of the same event."""
    if (decision := read_choice(body["actions"][0])) is None:
        raise StaleError("That button is no longer good.", cure="Nothing was saved: save the form again.")
    _save(desk, body, decision, line, Reply(showing(desk, body)))


def back_to_form(desk: Desk, body: Body) -> None:
    """Show the form without the twins; what was typed stays."""
    state = _kept(desk, body)
    desk.slack.update_view(body["view"]["id"], record_form(replace(state, shown=frozenset())))


def _save(desk: Desk, body: Body, decision: Decision, line: RequestLine, reply: Reply) -> None:
    """Save, and show what came of it; before that the form is kept, so that nothing that happens loses it."""
    state = state_of(body["view"], desk.questions.today())
    try:
        person = desk.person(str(body["user"]["id"]))
        require_recorder(person)
        desk.drafts.keep(person.user_id, state.form_id, state.typed, shown=names_shown(body["view"]))
        came_of_it = desk.recording.save(
            state.kind, state.typed, form_id=state.form_id, person=person, today=state.today, decision=decision
        )
    except RapporteurError as error:
        line.note(f"refused ({type(error).__name__})")
        _refuse(body, state, error, _faults_in(state.kind, error), reply)
    except Exception:
        reply(record_form(state, notice=_FAILED))
        raise
    else:
        if isinstance(came_of_it, Offer):
            line.note(f"{len(came_of_it.twins)} likely twins")
            reply(twins_form(state, came_of_it))
        else:
            reply(saved_form(came_of_it))


def _refuse(body: Body, state: FormState, error: RapporteurError, faults: dict[str, str] | None, reply: Reply) -> None:
    """Show what is wrong at its fields where all of it stands at one, else above the form."""
    told = record_form(state, notice=not_saved(error))
    placed = at_blocks(faults or {}, body["view"]["state"]["values"])
    if faults and len(placed) == len(faults):
        reply.errors(placed, told)
    else:
        reply(told)


def _faults_in(kind: Kind, error: RapporteurError) -> dict[str, str] | None:
    if isinstance(error, FormError):
        return error.faults
    return faults_of_rules(kind, error) if isinstance(error, RuleBrokenError) else None


def _faults(state: FormState) -> dict[str, str]:
    try:
        read_record(state.kind, state.typed, form_id=state.form_id, today=state.today)
    except FormError as error:
        return error.faults
    return {}


def _keep(desk: Desk, body: Body, state: FormState) -> FormState:
    """Keep what stands in a form, and give it with what was typed into fields that it does not show."""
    person = desk.person(str(body["user"]["id"]))
    require_recorder(person)
    typed = desk.drafts.keep(person.user_id, state.form_id, state.typed, shown=names_shown(body["view"]))
    return replace(state, typed=typed)


def _kept(desk: Desk, body: Body) -> FormState:
    return _keep(desk, body, state_of(body["view"], desk.questions.today()))


def answering_form(desk: Desk, person: Person, ref: str, kind: Kind, view_id: str) -> View:
    """Give the form for what is answered to an allegation or concluded on it, with the allegation chosen.

    Raises NotAllowedError.
    """
    require_recorder(person)
    allegation = desk.recording.choice(Kind.ALLEGATION, ref, person)
    about = "responds_to" if kind is Kind.RESPONSE else "assesses"
    typed: dict[str, Typed] = {"kind": kind_choice(kind), **({about: (allegation,)} if allegation else {})}
    return record_form(FormState(view_id, kind, typed, desk.questions.today()))


def _show_new(desk: Desk, view_id: str, kind: Kind, typed: dict[str, Typed], notice: str = "") -> None:
    state = FormState(view_id, kind, {**typed, "kind": kind_choice(kind)}, desk.questions.today())
    desk.slack.update_view(view_id, record_form(state, notice))


def _view_for(desk: Desk, body: Body) -> str:
    """Give the form that a button stands in, or open one."""
    view: dict[str, Any] = body.get("view") or {}
    return str(view["id"]) if view.get("type") == "modal" else desk.slack.open_view(body["trigger_id"], loading_form())


def _known_source(desk: Desk, user_id: str, link: str | None) -> dict[str, Typed]:
    """Give the source of the register at an address, as it is chosen in the form."""
    found = desk.recording.source_at(link, desk.person(user_id)) if link else None
    return {"source": (found,)} if found else {}
