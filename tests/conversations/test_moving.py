"""A record's menu: what can be done with a published record, by whom, and what the register's rules say where they forbid."""

from typing import Any

import pytest

from bot import clock
from bot.register import documents, reading, writing
from bot.register.vocabulary import RecordState
from tests.conversations.bench import Bench
from tests.conversations.test_recording import forged_click, form_of, user

MENU = "menu_choice"


def choose(bench: Bench, who: str, label: str) -> None:
    """Choose in the menu under the answer that somebody saw last."""
    bench.sandbox.as_user(who).click(bench.conversation.last[who].raw, MENU, label)


def open_menu(bench: Bench, who: str, ref: str, sees: str | tuple[str, ...]) -> None:
    """Ask for a record, and open its menu."""
    bench.hold((who, f"#general: /rapporteur {ref}", ref))
    choose(bench, who, "Edit this record…")
    bench.conversation.seen(who, sees, set())


def test_a_correction_is_proposed_by_one_and_confirmed_by_another(bench: Bench) -> None:
    recorder, reviewer = bench.sandbox.as_user("recorder"), bench.sandbox.as_user("reviewer")
    open_menu(bench, "recorder", "ALL-0001", ("[Correct…]", "[This is wrong…]", "not:[Withdraw…]", "not:[Move the status…]"))
    bench.hold(("recorder", "click Correct…", ("A second person reads your correction", "2022-04/2022-09")))
    recorder.submit(form_of(bench, "recorder"), {"why": "No change at all."})
    bench.conversation.seen("recorder", ("nothing in it differs from what is recorded", "No change at all."), set())
    recorder.submit(form_of(bench, "recorder"), {"occurred": "2022-05/2022-09", "why": "The report says May."})
    bench.conversation.seen("recorder", "The correction of ALL-0001 waits for a second person", set())
    bench.hold(("reader", "#general: /rapporteur ALL-0001", ("1 April 2022", "not:1 May 2022")))
    waits = ("1 correction waits for review", "The report says May.", "It says now:", "Occurred: ", "[Confirm]", "[Decline…]")
    bench.hold(
        ("reviewer", "home", waits),
        ("admin", "#general: /rapporteur review", waits),
        ("reviewer", "click Confirm", "ALL-0001 is corrected, and its readers are told."),
        ("admin", "click Confirm", ("That correction is decided on already: it was accepted by Viktor Reviewer.")),
        ("reader", "#general: /rapporteur ALL-0001", ("1 May 2022", "not:1 April 2022")),
        ("reader", "#general: /rapporteur history of ALL-0001", ("corrected", "The report says May.")),
    )
    open_menu(bench, "reviewer", "ALL-0001", "[Correct…]")
    bench.hold(("reviewer", "click Correct…", "A second person reads"))
    reviewer.submit(form_of(bench, "reviewer"), {"occurred": "2022-06", "why": "June it was."})
    bench.conversation.seen("reviewer", "waits for a second person", set())
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("You proposed it: somebody else has to confirm it.", "not:[Confirm]")),
        ("admin", "#general: /rapporteur review", "[Decline…]"),
        ("admin", "click Decline…", ("Correction of ALL-0001", "June it was.", "Why the correction is not made")),
    )
    bench.dispatch(forged_click(bench, "reviewer", "proposal_confirm", "2.2"))
    bench.sandbox.as_user("admin").submit(form_of(bench, "admin"), {"reason": "The report says May."})
    bench.conversation.seen("admin", "ALL-0001 stays as it is. Whoever proposed it was told.", set())
    bench.hold(("reader", "#general: /rapporteur ALL-0001", "1 May 2022"))
    (told,) = reviewer.wait_for(lambda: reviewer.history("dm"))
    assert "Your correction of ALL-0001 was declined by Ada" in told["text"]


def test_casualties_a_marking_and_a_source_are_corrected_by_form_too(bench: Bench) -> None:
    recorder = bench.sandbox.as_user("recorder")
    secret = {"type": "source", "key": "secret", "publisher": "A partner", "title": "Secret note", "tlp": "RED"}
    with bench.database.write() as session:
        new = documents.from_fields({**secret, "source_type": "confidential"})
        writing.save(session, [new], who="first", why="recorded", now=clock.now())
    open_menu(bench, "recorder", "ALL-0001", "[Correct…]")
    bench.hold(("recorder", "click Correct…", ("Killed", "Who may see it", "Its first source", "Ukraine: Banned Landmines")))
    form = form_of(bench, "recorder")
    assert recorder.suggest(form, "names_source", "Secret note") == []
    (briefings,) = recorder.suggest(form, "names_source", "daily press")
    why = {"why": "The briefing has it."}
    recorder.submit(form, {"source": {**briefings, "value": "secret"}, **why})
    (told,) = recorder.wait_for(recorder.failures)
    assert told["errors"] == {"source": "Choose one from the list."}
    recorder.submit(form, {"killed": "some", **why})
    (told,) = recorder.wait_for(lambda: recorder.failures()[1:])
    assert told["errors"] == {"killed": "Write it as 12, 12-15, at least 12 or up to 12."}
    recorder.submit(form, {"killed": "at least 3", "tlp": "GREEN", "source": briefings, **why})
    bench.conversation.seen("recorder", "The correction of ALL-0001 waits for a second person", set())
    waits = ("Casualties: killed at least 3", "Daily press briefings", "Who may see it: ", "TLP:GREEN", "The briefing has it.")
    bench.hold(
        ("reviewer", "#general: /rapporteur review", waits),
        ("reviewer", "click Confirm", "ALL-0001 is corrected, and its readers are told."),
        ("reader", "#general: /rapporteur ALL-0001", "Daily press briefings"),
        ("guest", "#shared-with-partners: /rapporteur ALL-0001", "No record ALL-0001 is published in Rapporteur."),
    )


def test_the_status_moves_where_the_rules_allow_and_they_are_told_where_they_forbid(bench: Bench) -> None:
    reviewer = bench.sandbox.as_user("reviewer")
    open_menu(bench, "reviewer", "ALL-0001", ("[Move the status…]", "[Withdraw…]"))
    forbidden = (
        "Its status from now on", "1 response recorded", "Not now:", "finding: needs a published assessment",
        "acknowledged: needs a published response",
        "recorded so far: RSP-0001 (receipt and compliance assertion, published)",
    )  # fmt: skip
    bench.hold(("reviewer", "click Move the status…", forbidden))
    offered = {each["value"] for _, each in statuses(form_of(bench, "reviewer"))}
    assert offered == {"corroborated", "contested", "retracted"}
    reviewer.submit(form_of(bench, "reviewer"), {"status": "corroborated", "cited": "another", "why": "Seen by others, too."})
    (told,) = reviewer.wait_for(reviewer.failures)
    assert set(told["errors"]) == {"publisher", "title", "source_type"}
    same = next(value for value in cited(form_of(bench, "reviewer")) if value != "another")
    reviewer.submit(form_of(bench, "reviewer"), {"status": "corroborated", "cited": same})
    kept = (
        "corroborated needs sources of two independence groups",
        "Nothing was changed",
        "Seen by others, too.",
        "not:slack-v",
    )
    bench.conversation.seen("reviewer", kept, set())
    new = {"publisher": "OSCE", "title": "Mission report", "source_type": "un_report", "url": "https://osce.org/r"}
    reviewer.submit(form_of(bench, "reviewer"), {"cited": "another", "locator": "page 3", **new})
    bench.conversation.seen("reviewer", "ALL-0001 is corroborated now, and its readers are told.", set())
    bench.hold(
        ("reader", "#general: /rapporteur ALL-0001", ("Status: corroborated", "OSCE: Mission report (https://osce.org/r)")),
        (
            "reader",
            "#general: /rapporteur history of ALL-0001",
            ("status moved from alleged to corroborated", "Seen by others"),
        ),
    )


def test_a_record_is_withdrawn_and_restored_with_reasons(bench: Bench) -> None:
    reviewer, recorder = bench.sandbox.as_user("reviewer"), bench.sandbox.as_user("recorder")
    open_menu(bench, "reviewer", "ALL-0001", "[Withdraw…]")
    standing = ("Status: alleged", "1 response recorded")
    bench.hold(("reviewer", "click Withdraw…", ("Why it is taken back", *standing)))
    reviewer.submit(form_of(bench, "reviewer"), {"reason": "It was misread."})
    bench.conversation.seen(
        "reviewer", (*standing, "rests on it", "Nothing was changed", "It was misread."), set()
    )  # its response does
    reviewer.close(form_of(bench, "reviewer"))
    open_menu(bench, "reviewer", "POS-0002", "[Withdraw…]")
    bench.hold(("reviewer", "click Withdraw…", "Why it is taken back"))
    reviewer.submit(form_of(bench, "reviewer"), {"reason": "It was misread."})
    bench.conversation.seen("reviewer", "POS-0002 is withdrawn.", set())
    bench.hold(
        ("reader", "#general: /rapporteur POS-0002", "It was misread"),
        ("reader", "#general: /rapporteur edit POS-0002", ("No record POS-0002 is published", "not:[Restore…]")),
        ("recorder", "#general: /rapporteur edit POS-0002", ("It is withdrawn", "[Restore…]", "not:[Withdraw…]")),
        ("recorder", "click Restore…", "Why it is put back"),
    )
    recorder.submit(form_of(bench, "recorder"), {"reason": "It was said after all."})
    bench.conversation.seen("recorder", "POS-0002 waits for review again", set())
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("POS-0002", "Changed since it was withdrawn")),
        ("reviewer", "click Approve", "POS-0002 is published."),
        ("reader", "#general: /rapporteur POS-0002", "statement number"),
    )


def test_what_stands_for_all_to_see_gives_nobody_more_rights(bench: Bench) -> None:
    bench.hold(("reader", "#general: @Rapporteur ALL-0002", "ALL-0002"))
    for who in ("reader", "recorder"):
        bench.conversation.last[who] = bench.conversation.last["reader"]
    choose(bench, "reader", "Edit this record…")
    bench.conversation.seen(
        "reader", ("ALL-0002", "[This is wrong…]", "Recorders and reviewers can change it", "not:[Correct…]"), set()
    )
    choose(bench, "recorder", "Edit this record…")
    bench.conversation.seen("recorder", ("ALL-0002", "[Correct…]", "not:[Withdraw…]"), set())
    with bench.database.read() as session:
        ids = {ref: reading.id_of(session, ref) for ref in ("ALL-0002", "POS-0002")}
    menu = form_of(bench, "recorder")
    for who, deed in (
        ("reader", "move"),
        ("reader", "withdraw"),
        ("reader", "correct"),
        ("recorder", "withdraw"),
        ("guest", "edit"),
    ):
        click = forged_click(bench, who, f"menu_open:{deed}", f"{ids['POS-0002']}.1")
        bench.dispatch({**click, "view": {**menu, "callback_id": "plain_form"}})
    for who, form in (("recorder", "withdraw_form"), ("reader", "restore_form"), ("guest", "withdraw_form")):
        bench.dispatch(forged_form(bench, who, form, ids["POS-0002"]))
    bench.hold(
        ("guest", "#shared-with-partners: /rapporteur edit ALL-0002", "No record ALL-0002 is published in Rapporteur."),
        ("guest", "#shared-with-partners: /rapporteur edit ALL-0099", "No record ALL-0099 is published in Rapporteur."),
        ("reader", "#general: /rapporteur POS-0002", "statement number 1"),
    )


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_what_is_marked_stricter_is_out_of_reach_by_number_too(bench: Bench) -> None:
    fields: dict[str, Any] = {
        "type": "position", "key": "amber", "speaker": "nor", "stance": "calls_for", "said": "2024-01-03",
        "summary": "Norway said it in confidence.", "citations": [{"source": "briefings"}], "state": "published",
        "author": "first", "reviewer": "second", "tlp": "AMBER", "sensitivity": "none",
    }  # fmt: skip
    with bench.database.write() as session:
        saved = writing.save(session, [documents.from_fields(fields)], who="first", why="recorded", now=clock.now())
    hidden = saved.ids["amber"]
    bench.dispatch(forged_form(bench, "admin", "withdraw_form", hidden))
    with bench.database.read() as session:
        assert reading.records(session, [hidden])[0].state is RecordState.PUBLISHED
    for who in ("reader", "reviewer"):
        bench.hold((who, "#general: /rapporteur edit POS-0014", "No record POS-0014 is published in Rapporteur."))


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_a_list_leads_to_each_of_its_records_and_a_form_that_slack_gave_up_on_is_told(bench: Bench) -> None:
    bench.hold(("recorder", "#general: /allegations Izium", ("ALL-0001", "ALL-0002")))
    answer = bench.conversation.last["recorder"]
    choose(bench, "recorder", "ALL-0002…")
    bench.conversation.seen("recorder", ("ALL-0002", "[Correct…]"), set())
    bench.sandbox.as_user("recorder").close(form_of(bench, "recorder"))
    bench.sandbox.faults({"method": "views.open", "kind": "error", "error": "expired_trigger_id", "times": 1})
    bench.conversation.last["recorder"] = answer
    choose(bench, "recorder", "ALL-0001…")
    bench.conversation.seen("recorder", "Slack gave up on the form before it could be opened. Try again.", set())
    bench.hold(
        ("recorder", "dm: edit ALL-0001", ("The menu of ALL-0001 is a form.", "[Open it]")),
        ("recorder", "click Open it", ("ALL-0001", "[Correct…]")),
    )


def forged_form(bench: Bench, who: str, callback_id: str, record_id: int | None) -> dict[str, Any]:
    """Give what Slack would send if somebody sent a form that they were never shown."""
    values = {"reason": {"reason": {"type": "plain_text_input", "value": "because"}}}
    view = {
        "id": "V1", "type": "modal", "callback_id": callback_id, "blocks": [], "state": {"values": values},
        "private_metadata": f'{{"record": {record_id}, "version": 1}}',
    }  # fmt: skip
    return {"type": "view_submission", "team": {"id": bench.desk.identity.team_id}, "user": user(bench, who), "view": view}


def statuses(form: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Give the statuses that a form offers."""
    return [
        (block, each) for block in form["blocks"] if block.get("block_id") == "status" for each in block["element"]["options"]
    ]


def cited(form: dict[str, Any]) -> list[str]:
    """Give the sources that a form offers."""
    return [
        each["value"] for block in form["blocks"] if block.get("block_id") == "cited" for each in block["element"]["options"]
    ]
