"""Records by form, each right checked when it is used."""

from typing import Any

import pytest

from bot import clock
from bot.database import Database
from bot.register import reading
from bot.register.editing import acts
from bot.register.vocabulary import RecordState
from tests.conversations.bench import Bench
from tests.conversations.dialogue import buttons


def option(label: str, value: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": label}, "value": value}


POSITION: dict[str, Any] = {
    "speaker": {"text": {"type": "plain_text", "text": "Norway"}, "value": "nor"},
    "stance": "welcomes",
    "summary": "Norway welcomed the report on clearance.",
    "said": "2 November 2023",
    "weapons": [{"text": {"type": "plain_text", "text": "Anti-personnel mine"}, "value": "ap-mine"}],
    "publisher": "Norwegian foreign ministry",
    "title": "Statement on clearance",
    "url": "https://www.regjeringen.no/en/clearance",
    "source_type": "official_statement",
    "tlp": "CLEAR",
}


ALLEGATION: dict[str, Any] = {
    "alleged_by": [{"text": {"type": "plain_text", "text": "Human Rights Watch"}, "value": "hrw"}],
    "act": "use",
    "summary": "Human Rights Watch reported the use of cluster munitions near Izium.",
    "said": "2024-05",
    "occurred": "between March and May 2022",
    "places": [{"text": {"type": "plain_text", "text": "Izium"}, "value": "izium"}],
    "publisher": "Human Rights Watch",
    "title": "A report",
    "source_type": "ngo_report",
}


def test_a_recorder_puts_a_position_in_and_a_reviewer_lets_it_out(bench: Bench) -> None:
    open_form(bench, "recorder")
    bench.sandbox.as_user("recorder").submit(form_of(bench, "recorder"), POSITION)
    bench.conversation.seen("recorder", ("POS-0014", "Said: 2 November 2023.", "waits for review"), set())
    bench.hold(("reader", "#general: /rapporteur POS-0014", "not:welcomed"))
    bench.hold(
        ("reviewer", "home", ("POS-0014", "Norway welcomed", "[Approve]", "[Send back…]")),
        ("reviewer", "click Approve", "POS-0014 is published."),
        ("reader", "#general: /rapporteur POS-0014", ("Norway welcomed", "https://www.regjeringen.no/en/clearance")),
    )


def test_an_allegation_has_fields_of_its_own_and_keeps_what_was_typed(bench: Bench) -> None:
    open_form(bench, "recorder")
    recorder = bench.sandbox.as_user("recorder")
    kind = "record_kind"
    recorder.click(form_of(bench, "recorder"), kind, "allegation")
    bench.conversation.seen("recorder", ("Who alleges it", "not:Stance"), set())
    recorder.submit(form_of(bench, "recorder"), ALLEGATION)
    bench.conversation.seen(
        "recorder", ("ALL-0003", "Said: May 2024.", "“between March and May 2022”, read as 1 March 2022 to 31 May 2022."), set()
    )


def test_what_cannot_be_read_is_told_at_its_field_and_nothing_typed_is_lost(bench: Bench) -> None:
    open_form(bench, "recorder")
    recorder = bench.sandbox.as_user("recorder")
    wrong = {
        **POSITION,
        "said": "the other day or so",
        "published_on": "2031-01-01",
        "words": "words",
        "words_lang": "English!",
        "url": "ftp://regjeringen.no/clearance",
    }
    recorder.submit(form_of(bench, "recorder"), wrong)
    (told,) = recorder.wait_for(recorder.failures)
    assert set(told["errors"]) == {"said", "published_on", "words_lang", "url"}
    assert "can't be read as a date" in told["errors"]["said"]
    assert told["errors"]["published_on"] == "This is after today."
    assert told["errors"]["words_lang"] == "Write a language such as en or uk."
    assert told["errors"]["url"] == "Write an address that begins with http:// or https://."
    assert form_of(bench, "recorder")["state"]["values"]["summary"]["summary"]["value"] == POSITION["summary"]
    recorder.submit(form_of(bench, "recorder"), {"said": "2023-11", "published_on": None})
    recorder.wait_for(lambda: len(recorder.failures()) == 2)
    assert set(recorder.failures()[1]["errors"]) == {"words_lang", "url"}
    assert states(bench.database) == []


IZIUM_AGAIN = {
    **ALLEGATION,
    "summary": "PFM mines were scattered in Izium by Ukraine's forces, HRW wrote in a report.",
    "said": "31 January 2023",
    "occurred": "summer 2022",
    "alleged_actor": [option("Ukraine", "ukr")],
    "weapons": [option("Anti-personnel mine", "ap-mine")],
    "words": "scattered " * 290,
    "url": "http://hrw.org/news/2023/01/31/?utm_source=feed",
    "sensitivity": "none",
    "tlp": "CLEAR",
}


def test_what_is_recorded_already_is_offered_before_anything_is_saved_and_can_be_linked(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    recorder.click(form_of(bench, "recorder"), "record_kind", "allegation")
    bench.conversation.seen("recorder", "Who alleges it", set())
    recorder.submit(form_of(bench, "recorder"), IZIUM_AGAIN)
    offered = (
        "Nothing is saved yet", "ALL-0001", "Human Rights Watch reported that Ukrainian forces scattered", "Status: alleged",
        "1 response recorded", "(https://www.hrw.org/news/2023/01/31)", "Looks like ALL-0001: same alleger, same act",
        "one weapon is a kind of the other, same place", "same source", "[It is the same: link it]", "[It is the same event]",
        IZIUM_AGAIN["words"].strip(),
    )  # fmt: skip
    bench.conversation.seen("recorder", offered, set())
    assert form_of(bench, "recorder")["submit"]["text"] == "It is new: save it"
    bench.hold(("recorder", "click Back to the form", (IZIUM_AGAIN["words"].strip(), "not:Looks like")))
    recorder.submit(form_of(bench, "recorder"), {"said": "the other day or so"})
    (told,) = recorder.wait_for(recorder.failures)
    assert set(told["errors"]) == {"said"}
    recorder.submit(form_of(bench, "recorder"), {"said": "2023-01"})
    bench.conversation.seen("recorder", offered, set())
    assert [item.ref for item in bench.desk.reviewing.queue()] == []
    form = form_of(bench, "recorder")
    bench.hold(("recorder", "click It is the same: link it", ("ALL-0003", "Recorded as a duplicate of ALL-0001.")))
    bench.dispatch(form_click(bench, "recorder", form, "record_same_item"))
    bench.dispatch(form_click(bench, "recorder", form, "record_same_event"))
    assert [item.ref for item in bench.desk.reviewing.queue()] == ["ALL-0003"]
    bench.hold(
        ("reviewer", "home", ("ALL-0003", "Recorded as a duplicate of ALL-0001.", "not:Looks like")),
        ("reviewer", "click Approve", "ALL-0003 is published."),
        (
            "reader",
            "#general: /rapporteur ALL-0003",
            ("PFM mines were scattered", "Recorded as a duplicate of ALL-0001 (status: alleged; "),
        ),
    )


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_a_twin_may_be_another_item_or_gone_and_its_reviewer_is_told_what_it_looks_like(bench: Bench) -> None:
    again = {**POSITION, "stance": "calls_for", "summary": "Norway called for an end to landmines.", "said": "2025-03-03"}
    offer(bench, again, "POS-0004")
    with bench.database.write() as session:
        gone = reading.id_of(session, "POS-0004")
        assert gone is not None
        acts.withdraw(session, gone, who="tests", why="it was not said", now=clock.now())
    bench.hold(
        (
            "recorder",
            "click It is the same: link it",
            ("Nothing was saved. The record that you chose can't be linked", "not:[It is"),
        ),
    )
    assert bench.desk.reviewing.queue() == []
    offer(bench, {**again, "said": "2025-05-03"}, "POS-0006")
    forged = form_click(bench, "recorder", form_of(bench, "recorder"), "record_same_item")
    bench.dispatch({**forged, "user": user(bench, "reader")})
    wrong = form_of(bench, "recorder")["state"]["values"] | {"said": {"said": {"type": "plain_text_input", "value": "?"}}}
    bench.dispatch({**forged, "view": {**forged["view"], "state": {"values": wrong}}})
    bench.conversation.seen("recorder", "When it was said: This can't be read as a date: ?.", set())
    offer(bench, {**again, "said": "2025-05-03"}, "POS-0006")
    bench.hold(("recorder", "click It is the same event", ("POS-0014", "Recorded as of the same event as POS-0006.")))
    offer(bench, {**again, "said": "2025-07-03"}, "POS-0008")
    bench.sandbox.as_user("recorder").submit(form_of(bench, "recorder"))
    bench.conversation.seen("recorder", ("POS-0015", "waits for review"), set())
    waiting = ("POS-0015", "Looks like POS-0008: same speaker", "POS-0014", "Recorded as of the same event as POS-0006.")
    linked = "POS-0015 is linked, and still waits for review. Recorded as a duplicate of POS-0008."
    bench.hold(("reviewer", "#general: /rapporteur review", waiting))
    (other,) = [item for item in bench.desk.reviewing.queue() if item.ref == "POS-0015"]
    bench.dispatch(forged_click(bench, "recorder", "review_link", f"{other.record_id}.{other.version}.1"))
    bench.hold(
        ("reviewer", "click Link to POS-0008", linked),
        ("reviewer", "home", ("POS-0015", "Recorded as a duplicate of POS-0008.", "not:Looks like POS-0008")),
    )
    bench.dispatch(forged_click(bench, "reviewer", "review_link", f"{other.record_id}.{other.version}.{other.record_id}"))
    bench.conversation.seen("reviewer", "POS-0015 has changed since you saw it.", set())


def test_a_form_that_is_sent_twice_makes_one_record(bench: Bench) -> None:
    open_form(bench, "recorder")
    form = form_of(bench, "recorder")
    bench.sandbox.as_user("recorder").submit(form, POSITION)
    bench.conversation.seen("recorder", "POS-0014", set())
    payload = last_envelope(bench, "recorder", form)
    bench.dispatch(payload)
    assert states(bench.database) == [RecordState.IN_REVIEW]
    (item,) = bench.desk.reviewing.queue()
    bench.desk.reviewing.approve(item.record_id, item.version, who=bench.sandbox.users["reviewer"])
    bench.dispatch(payload)
    assert states(bench.database) == [RecordState.PUBLISHED]


def test_the_shortcut_fills_the_form_from_the_message(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    bench.sandbox.as_user("admin").say("general", "Norway: we welcome <b>the report</b> & more, @Viktor Reviewer")
    (message,) = recorder.history("general")
    recorder.shortcut("record_message", message)
    bench.conversation.seen(
        "recorder",
        ("we welcome <b>the report</b> & more, @Viktor Reviewer", "Ada", f"p{message['ts'].replace('.', '')}"),
        set(),
    )


def test_the_shortcut_works_where_the_bot_is_not_and_the_link_is_asked_for(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    bench.sandbox.as_user("admin").say("desk", "Norway: we welcome the report")
    (message,) = recorder.history("desk")
    recorder.shortcut("record_message", message)
    told = ("we welcome the report", "Ada", "The link of the message could not be had", "Put it in by hand.")
    bench.conversation.seen("recorder", told, set())


def test_names_are_offered_while_typing_and_only_to_those_who_may_record(bench: Bench) -> None:
    open_form(bench, "recorder")
    recorder = bench.sandbox.as_user("recorder")
    offered = recorder.suggest(form_of(bench, "recorder"), "names_actor", "hum")
    assert [each["value"] for each in offered] == ["hrw", "+hum"]
    assert [each["value"] for each in recorder.suggest(form_of(bench, "recorder"), "names_actor", "HRW")] == ["hrw"]
    assert recorder.suggest(form_of(bench, "recorder"), "names_treaty", "zzz") == []


def test_a_reader_may_neither_record_nor_review_by_any_way(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /rapporteur record", "You may not record"),
        ("reader", "#general: /rapporteur review", ("You may not review", "Nothing was changed")),
        ("reader", "#general: /rapporteur digest", "You may not post the digest"),
        ("guest", "#shared-with-partners: /rapporteur record", ("You may not record", "hold no role", "not:Ask an admin")),
        ("reader", "dm: record", ("You may not record", "Ask an admin")),
        ("reader", "dm: edit", "Say which record by its number, such as: edit ALL-0017"),
        ("reader", "home", ("not:[Record]", "not:For review", "not:[Post the digest now]")),
    )
    put_in(bench)
    item = bench.desk.reviewing.queue()[0]
    for role in ("reader", "recorder", "guest"):
        bench.dispatch(forged_click(bench, role, "review_approve", f"{item.record_id}.{item.version}"))
    open_form(bench, "recorder")
    bench.dispatch({**last_envelope(bench, "recorder", form_of(bench, "recorder")), "user": user(bench, "reader")})
    assert states(bench.database) == [RecordState.IN_REVIEW]


def put_in(bench: Bench, who: str = "recorder", marked: str = "CLEAR") -> None:
    """Put one position in, and close the form."""
    open_form(bench, who)
    person = bench.sandbox.as_user(who)
    person.submit(form_of(bench, who), POSITION | {"tlp": marked})
    bench.conversation.seen(who, "waits for review", set())
    person.close(form_of(bench, who))


def open_form(bench: Bench, who: str) -> None:
    fields = ("Who said it", "Summary")
    if bench.desk.drafts.of(bench.sandbox.users[who]):
        bench.hold(
            (who, "#general: /rapporteur record", "Go on with what you began just now"),
            (who, "click Begin anew", fields),
        )
    else:
        bench.hold((who, "#general: /rapporteur record", fields))


def offer(bench: Bench, typed: dict[str, Any], twin: str) -> None:
    """Send a form that looks like a record, and see that this is said."""
    open_form(bench, "recorder")
    bench.sandbox.as_user("recorder").submit(form_of(bench, "recorder"), typed)
    bench.conversation.seen("recorder", ("Nothing is saved yet", f"Looks like {twin}"), set())


def form_of(bench: Bench, who: str) -> dict[str, Any]:
    form = bench.sandbox.as_user(who).modal()
    assert form is not None
    return form


def user(bench: Bench, role: str) -> dict[str, str]:
    return {"id": bench.sandbox.users[role], "username": role, "name": role, "team_id": bench.desk.identity.team_id}


def last_envelope(bench: Bench, role: str, form: dict[str, Any]) -> dict[str, Any]:
    """Give what Slack sends when the form is sent as it stands."""
    state = {"values": {name: {name: value} for name, value in _values().items()}}
    view = {**form, "callback_id": "record_form", "state": state}
    return {"type": "view_submission", "team": {"id": bench.desk.identity.team_id}, "user": user(bench, role), "view": view}


def forged_click(bench: Bench, role: str, action_id: str, value: str) -> dict[str, Any]:
    """Give what Slack would send if somebody clicked a button that they were never shown."""
    return {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": user(bench, role),
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "type": "home", "blocks": []},
        "trigger_id": "1.2.3",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value, "action_ts": "1.1"}],
    }


def form_click(bench: Bench, role: str, form: dict[str, Any], action_id: str) -> dict[str, Any]:
    """Give what Slack sends when a button in a form is clicked as the form stands."""
    (value,) = {each["value"] for _, each in buttons(form) if each["action_id"] == action_id}
    return {**forged_click(bench, role, action_id, value), "view": form}


def states(database: Database) -> list[RecordState]:
    """Give the states of the records that were put in by the tests."""
    with database.read() as session:
        found = reading.id_of(session, "POS-0014")
        return [record.state for record in reading.records(session, [found])] if found else []


def _values() -> dict[str, Any]:
    def chosen(value: Any) -> dict[str, Any]:
        if isinstance(value, list):
            return {"type": "multi_external_select", "selected_options": value}
        return {"type": "external_select", "selected_option": value if isinstance(value, dict) else option(value, value)}

    lines = ("summary", "said", "publisher", "title", "url")
    values = {
        name: {"type": "plain_text_input", "value": value} if name in lines else chosen(value)
        for name, value in POSITION.items()
    }
    return {**values, "next": chosen("in_review"), "sensitivity": chosen("none")}
