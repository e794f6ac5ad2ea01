"""The forms for records: all kinds, what is begun and gone on with, new names, sources, and what is pasted."""

import json
from typing import Any

import pytest

from bot.register import documents as docs
from bot.register import reading
from bot.slack.views.forms import field_name
from tests.conversations.bench import Bench
from tests.conversations.test_recording import POSITION, forged_click, form_of, open_form, option, user

SOCKET = pytest.mark.parametrize("mode", ["socket"], indirect=True)
"""For what does not hang on how Slack delivers."""

HRW_REPORT = "Human Rights Watch: Ukraine: Banned Landmines Harm Civilians"


ALLEGATION: dict[str, Any] = {
    "alleged_by": [option("Human Rights Watch", "hrw")],
    "alleged_actor": [option("Ukraine", "ukr")],
    "act": "stockpiling",
    "summary": "Human Rights Watch reported a stock of mines in a depot.",
    "said": "31 January 2023",
    "occurred": "between March and May 2022",
    "treaties": [option("Ottawa Convention", "apmbc")],
    "article": "1.1 (a)",
    "said_by": [option("Human Rights Watch", "hrw")],
    "activation": "victim",
    "killed": "at least 3",
    "injured": "5-7",
    "civilian": "yes",
    "counted_by": option("Human Rights Watch", "hrw"),
    "words": "Міни.",
    "words_lang": "uk",
    "translation": "Mines.",
    "translated_by": "the recorder",
    "locator": "paragraph 12",
    "quote": "mines were kept",
    "quote_lang": "en",
}


def test_each_kind_is_put_in_with_what_only_it_needs(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    bench.hold(("recorder", "#general: /rapporteur record allegation", ("Who alleges it", "Killed", "not:Stance")))
    (found,) = recorder.suggest(form_of(bench, "recorder"), "names_source", "hrw banned")
    assert (found["value"], found["text"]["text"]) == ("hrw-2023-01-31", HRW_REPORT)
    recorder.click(form_of(bench, "recorder"), "names_source", found)
    bench.conversation.seen("recorder", ("Where in the source", "not:Source: title"), set())
    recorder.submit(form_of(bench, "recorder"), ALLEGATION)
    bench.conversation.seen("recorder", ("ALL-0003", "read as 1 March 2022 to 31 May 2022"), set())
    fields = json.loads(json.dumps(docs.to_fields(document(bench, "ALL-0003"))))
    assert fields["said"] == {"precision": "day", "text": "31 January 2023", "earliest": "2023-01-31", "latest": "2023-01-31"}
    assert {name: value for name, value in fields.items() if name not in {"key", "said", "occurred", "author"}} == {
        "type": "allegation",
        "alleged_by": ["hrw"],
        "alleged_actor": ["ukr"],
        "act": "stockpiling",
        "summary": ALLEGATION["summary"],
        "treaties": [{"treaty": "apmbc", "article": "1.1 (a)", "said_by": ["hrw"]}],
        "activation": "victim",
        "casualties": {"killed": [3, None], "injured": [5, 7], "civilian": True, "counted_by": "hrw"},
        "words": {
            "text": "Міни.",
            "lang": "uk",
            "translation": "Mines.",
            "translated_by": "the recorder",
        },
        "citations": [{"source": "hrw-2023-01-31", "locator": "paragraph 12", "quote": "mines were kept", "lang": "en"}],
        "state": "in_review",
        "sensitivity": "none",
    }
    recorder.close(form_of(bench, "recorder"))
    bench.hold(("recorder", "#general: /rapporteur record a response", ("The allegation that it answers", "not:Killed")))
    by_words, by_ref = (
        recorder.suggest(form_of(bench, "recorder"), "names_allegation", each) for each in ("stock depo", "all-3")
    )
    assert [each["value"] for each in by_ref] == [document(bench, "ALL-0003").key]
    assert by_ref[0]["text"]["text"] == "ALL-0003 · alleged, no response recorded · Human Rights Watch reported a…"
    assert by_ref[0] in by_words
    answer: dict[str, Any] = {
        "responds_to": by_ref[0],
        "responder": option("Ministry of Foreign Affairs of Ukraine", "ukr-mfa"),
        "kinds": ["denial", "counter_allegation"],
        "summary": "Ukraine denied it.",
    }
    recorder.submit(form_of(bench, "recorder"), {**answer, **SOURCE})
    (told,) = recorder.wait_for(recorder.failures)
    assert told["errors"] == {"said": "This is needed, unless nobody replied."}
    recorder.submit(form_of(bench, "recorder"), {"said": "February 2023"})
    bench.conversation.seen("recorder", ("RSP-0002", "Said: February 2023."), set())
    recorder.close(form_of(bench, "recorder"))
    bench.hold(("recorder", "#general: /rapporteur record assessment", ("Which body concluded", "Standard of proof")))
    assessment: dict[str, Any] = {
        "assesses": by_ref[0],
        "body": option("United Nations", "un"),
        "conclusion": "finding",
        "standard_of_proof": "reasonable grounds to believe",
        "summary": "The United Nations found it so.",
        "said": "2023-03",
    }
    recorder.submit(form_of(bench, "recorder"), {**assessment, **SOURCE})
    bench.conversation.seen("recorder", ("ASM-0001", "Said: March 2023."), set())
    recorder.close(form_of(bench, "recorder"))
    bench.hold(("recorder", "#general: /rapporteur record treaty action", ("Which state", "When it was deposited")))
    action: dict[str, Any] = {
        "actor": option("Ukraine", "ukr"),
        "treaty": option("Ottawa Convention", "apmbc"),
        "action": "withdrawal",
        "summary": "Ukraine gave notice of withdrawal.",
    }
    recorder.submit(form_of(bench, "recorder"), {**action, **SOURCE})
    recorder.wait_for(lambda: len(recorder.failures()) == 2)
    assert set(recorder.failures()[1]["errors"]) == {"deposited"}
    recorder.submit(form_of(bench, "recorder"), {"deposited": "2025-06-29", "effective": "29 December 2027"})
    bench.conversation.seen(
        "recorder", ("TRA-", "Deposited: 29 June 2025.", "Takes effect: 29 December 2027.", "waits for review"), set()
    )


@SOCKET
def test_what_was_typed_outlives_another_kind_a_closed_form_and_a_restart(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    typed = text("summary", "Norway welcomed the report.") | text("said", "autumn 2023") | text("venue", "First Committee")
    recorder.click(form_of(bench, "recorder"), "stance", "welcomes", state=typed)
    bench.conversation.seen("recorder", "Read as 1 September 2023 to 30 November 2023.", set())
    recorder.click(form_of(bench, "recorder"), "record_kind", "allegation")
    bench.conversation.seen("recorder", ("Who alleges it", "Norway welcomed the report.", "not:First Committee"), set())
    recorder.close(form_of(bench, "recorder"))
    bench.restart()
    bench.hold(
        ("reviewer", "#general: /rapporteur record", ("Who said it", "not:Go on")),
        ("recorder", "#general: /rapporteur record", ("Go on with what you began", "Allegation: Norway welcomed the report.")),
        ("recorder", "click Go on", ("Who alleges it", "Norway welcomed the report.")),
    )
    recorder.click(form_of(bench, "recorder"), "record_kind", "position")
    bench.conversation.seen("recorder", ("Welcomes", "First Committee", "autumn 2023"), set())
    form = form_of(bench, "recorder")
    sent: dict[str, Any] = {"speaker": option("Norway", "nor"), **SOURCE}
    recorder.submit(form, sent)
    bench.conversation.seen("recorder", ("POS-0014", "“autumn 2023”, read as 1 September 2023 to 30 November 2023."), set())
    bench.dispatch(forged_click(bench, "recorder", "stance", "welcomes") | {"view": form})
    bench.hold(("recorder", "#general: /rapporteur record", ("Who said it", "not:Go on")))


@SOCKET
def test_a_form_is_kept_on_demand_offered_everywhere_and_nobody_else_is_shown_it(bench: Bench) -> None:
    keep_one(bench)
    offered = ("Go on with what you began just now: Position: Norway welcomed <!channel>.", "[Go on]", "[Discard…]")
    bench.hold(
        ("recorder", "dm: record", ("A record is put in by form.", "[Open the form]", *offered)),
        ("recorder", "click Discard…", ("A record is put in by form.", "not:Go on")),
    )
    keep_one(bench)
    bench.hold(
        ("recorder", "home", offered),
        ("admin", "home", ("Rapporteur", "not:Norway welcomed")),
        ("admin", "#general: /rapporteur record", "Who said it"),
    )
    (begun,) = bench.desk.drafts.of(bench.sandbox.users["recorder"])
    bench.dispatch(forged_click(bench, "admin", "record_discard", begun.form_id))
    bench.dispatch({**forged_click(bench, "admin", "record_go_on", begun.form_id), "view": form_of(bench, "admin")})
    bench.conversation.seen("admin", ("no longer kept", "not:Norway welcomed"), set())
    bench.hold(
        ("recorder", "#general: /rapporteur record", offered),
        ("recorder", "click Discard…", ("Rapporteur", "not:Go on")),
        ("recorder", "#general: /rapporteur record", ("Who said it", "not:Go on")),
    )
    bench.dispatch({**forged_click(bench, "reader", "record_keep", "keep"), "view": form_of(bench, "recorder")})
    assert bench.desk.drafts.of(bench.sandbox.users["reader"]) == []


def keep_one(bench: Bench) -> None:
    """Begin a form, and keep it for later."""
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    recorder.click(form_of(bench, "recorder"), "record_keep", state=text("summary", "Norway welcomed <!channel>."))
    bench.conversation.seen("recorder", "It is kept for you alone", set())


@SOCKET
def test_what_the_rules_forbid_stands_at_its_field(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    vote: dict[str, Any] = {
        "speaker": option("Norway", "nor"),
        "stance": "abstained",
        "summary": "Norway abstained.",
        "said": "2023-11-02",
    }
    recorder.submit(form_of(bench, "recorder"), {**vote, **SOURCE})
    (told,) = recorder.wait_for(recorder.failures)
    assert set(told["errors"]) == {"form"}
    assert "a vote has the form vote" in told["errors"]["form"].lower()
    hidden: dict[str, Any] = {"names_position": option("POS-9999", "nobody-knows"), "form": "vote", "resolution": "A/RES/78/1"}
    recorder.submit(form_of(bench, "recorder"), hidden)
    recorder.wait_for(lambda: len(recorder.failures()) == 2)
    assert recorder.failures()[1]["errors"] == {"supersedes": "Choose one from the list."}


@SOCKET
def test_a_name_that_the_register_lacks_is_added_in_place(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    offered = recorder.suggest(form_of(bench, "recorder"), "names_actor", "Norwegain Red Cross")
    assert [each["text"]["text"] for each in offered] == ["Add “Norwegain Red Cross” as a new name…"]
    summary = text("summary", "The Red Cross called for clearance.")
    recorder.click(form_of(bench, "recorder"), "names_actor", offered[-1], block_id="speaker", state=summary)
    bench.conversation.seen("recorder", ("A new actor", "Norwegain Red Cross", "What it belongs to"), set())
    assert recorder.suggest(form_of(bench, "recorder"), "known_names_actor", "Norw")[0]["value"] == "nor"
    new: dict[str, Any] = {
        "name": "Norwegian Red Cross",
        "subtype": "ngo",
        "known_names_actor": option("Norway", "nor"),
        "aliases": "NorRC\nNorges Røde Kors",
    }
    recorder.submit(form_of(bench, "recorder"), new)
    bench.conversation.seen("recorder", ("Who said itNorwegian Red Cross", "The Red Cross called for clearance."), set())
    assert len(recorder.stack()) == 1
    added = document(bench, "norwegian-red-cross")
    assert (added.parent, added.aliases, str(added.actor_type)) == ("nor", ("NorRC", "Norges Røde Kors"), "ngo")
    bench.hold(("reader", "#general: /positions Norges Røde Kors", "Norwegian Red Cross"))
    recorder.click(form_of(bench, "recorder"), "names_actor", option("Add", "+Norwegian Redcross"), block_id="on_behalf_of")
    bench.conversation.seen("recorder", ("These names are in the register already", "It is this one"), set())
    recorder.submit(form_of(bench, "recorder"), {"name": "Norwegian Red Crosss"})
    (told,) = recorder.wait_for(recorder.failures)
    assert told["errors"] == {"subtype": "This is needed for a new name."}
    recorder.submit(form_of(bench, "recorder"), {"same": "norwegian-red-cross"})
    bench.conversation.seen("recorder", "On behalf ofNorwegian Red Cross", set())
    nobody: Any = [option("Add", "+Nobody")]
    recorder.click(form_of(bench, "recorder"), "names_actor", nobody, block_id="actors")
    bench.conversation.seen("recorder", "A new actor", set())
    recorder.close(form_of(bench, "recorder"))
    sent: dict[str, Any] = {"stance": "calls_for", "said": "2023", **SOURCE}
    bench.settle()
    recorder.submit(form_of(bench, "recorder"), sent)
    bench.conversation.seen("recorder", "POS-0014", set())
    assert document(bench, "POS-0014").speaker == document(bench, "POS-0014").on_behalf_of == "norwegian-red-cross"
    assert document(bench, "POS-0014").actors == ()


@SOCKET
def test_a_new_name_whose_form_slack_gave_up_on_leaves_the_form_as_it_is(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    open_form(bench, "recorder")
    bench.sandbox.faults({"method": "views.push", "kind": "error", "error": "expired_trigger_id", "times": 1})
    wanted = option("Add", "+Norwegian Red Cross")
    summary = text("summary", "The Red Cross called for clearance.")
    recorder.click(form_of(bench, "recorder"), "names_actor", wanted, block_id="speaker", state=summary)
    told = ("Slack gave up on the form before it could be opened. Try again.", "The Red Cross called for clearance.")
    bench.conversation.seen("recorder", (*told, "not:Norwegian Red Cross"), set())
    assert len(recorder.stack()) == 1
    again = next(each["block_id"] for each in form_of(bench, "recorder")["blocks"] if field_name(each["block_id"]) == "speaker")
    recorder.click(form_of(bench, "recorder"), "names_actor", wanted, block_id=again, state=summary)
    bench.conversation.seen("recorder", ("A new actor", "Norwegian Red Cross"), set())


@SOCKET
def test_a_new_name_is_no_way_round_the_rights(bench: Bench) -> None:
    open_form(bench, "recorder")
    form = form_of(bench, "recorder")
    forged = forged_click(bench, "reader", "names_actor", "")
    chosen = {**forged["actions"][0], "type": "external_select", "block_id": "speaker", "selected_option": option("", "+Me")}
    bench.dispatch({**forged, "view": form, "actions": [chosen]})
    held = '{"kind": "actor", "field": "speaker", "view": "V1", "form": "V1", "renewed": {}, "shown": []}'
    values = {"name": {"name": {"value": "Me"}}, "subtype": {"subtype": {"selected_option": option("Ngo", "ngo")}}}
    view = {**form, "callback_id": "new_name_form", "private_metadata": held, "state": {"values": values}}
    bench.dispatch({"type": "view_submission", "user": user(bench, "reader"), "team": {"id": "T1"}, "view": view})
    with bench.database.read() as session:
        assert reading.id_of(session, "me") is None


@SOCKET
def test_a_fault_of_ours_loses_nothing_that_was_typed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the disk is on fire")

    with monkeypatch.context() as faulty:
        faulty.setattr(bench.desk.recording, "save", fail)
        open_form(bench, "recorder")
        bench.sandbox.as_user("recorder").submit(form_of(bench, "recorder"), POSITION)
        told = ("Something went wrong, and it was not your doing. Nothing was saved", POSITION["summary"], "Norway")
        bench.conversation.seen("recorder", told, set())
        (begun,) = bench.desk.drafts.of(bench.sandbox.users["recorder"])
        assert begun.typed["title"] == POSITION["title"]
    bench.sandbox.as_user("recorder").submit(form_of(bench, "recorder"))
    bench.conversation.seen("recorder", "POS-0014", set())
    assert bench.desk.drafts.of(bench.sandbox.users["recorder"]) == []


STATEMENT = "We welcome the report on clearance.\nWe will go on with our support, in every forum.\nNo mine shall be laid."


@SOCKET
def test_what_a_recorder_pastes_is_offered_to_be_recorded_and_a_question_is_answered(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    bench.hold(
        ("recorder", f"dm: {STATEMENT}", ("This looks like something to record.", "[Record this]")),
        ("recorder", "click Record this", ("Who said it", "We will go on with our support", "not:Go on")),
    )
    recorder.close(form_of(bench, "recorder"))
    bench.hold(
        ("recorder", "dm: https://www.hrw.org/news/2023/01/31", "This looks like something to record."),
        ("recorder", "click Record this", (HRW_REPORT, "not:Source: title")),
        ("recorder", f"dm: What is alleged about Izium?\n{STATEMENT}", ("[Record this]", "Should this go into the register")),
        ("reader", f"dm: {STATEMENT}", ("not:Record this",)),
        ("recorder", "dm: What is alleged about Izium?", ("ALL-0001", "not:Record this")),
    )


def text(name: str, typed: str) -> dict[str, Any]:
    """Give what stands in a text field when something else is clicked."""
    return {name: {name: {"type": "plain_text_input", "value": typed}}}


SOURCE: dict[str, Any] = {"publisher": "A ministry", "title": "A statement", "source_type": "official_statement"}


def document(bench: Bench, ref: str) -> Any:
    with bench.database.read() as session:
        found = reading.id_of(session, ref)
        assert found is not None
        return reading.document_of(session, found)
