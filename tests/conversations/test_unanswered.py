"""Questions that found nothing or did not help: admins are told of them, and add the name that was missing."""

from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update

from bot import clock
from bot.answers.asked import AskedQuestion
from bot.digests.letters import Letters
from bot.digests.weekly import Weekly
from bot.names.keeper import LexiconKeeper
from bot.register.reading import document_of, id_of
from bot.slack.client import DigestPoster, make_client
from bot.slack.people.roles import People, Roles
from bot.slack.unanswered import Unanswering, WeeklyList
from tests.conversations.bench import Bench

MISSING = "what is alleged about Rattenburg?"
NOTHING = "No record in Rapporteur names “Rattenburg”."


def test_a_missing_name_is_added_from_the_list_and_the_same_question_is_understood(bench: Bench) -> None:
    bench.hold(
        ("reader", f"dm: {MISSING}", NOTHING),
        ("recorder", f"#general: /rapporteur {MISSING}", NOTHING),
        ("admin", "dm: feedback", ("1 question", MISSING, "Found nothing twice", "Not understood: Rattenburg", "[Dealt with]")),
        ("admin", "click Add the missing name", ("Add a name", MISSING)),
    )
    admin = bench.sandbox.as_user("admin")
    _choose_kind(bench, "Place")
    form = _form(bench, "names_place")
    assert next(block["element"]["initial_value"] for block in form["blocks"] if block["block_id"] == "name") == "Rattenburg"
    admin.submit(form, {"names_place": _option(bench, form, "names_place", "izyum"), "language": "uk"})
    admin.wait_for(lambda: "is a name of Izium now" in str(admin.modal()))
    assert "The question finds 2 records now." in str(admin.modal())
    admin.close(admin.stack()[-1])
    admin.wait_for(lambda: any("Dealt with by" in thing.text for thing in bench.conversation.things("admin")))
    bench.hold(
        ("reader", f"dm: {MISSING}", ("ALL-0001", "place: Izium")),
        ("admin", "dm: feedback", "every question found something"),
    )
    with bench.database.read() as session:
        entry_id = id_of(session, "izium")
        assert entry_id is not None
        assert "Rattenburg" in str(document_of(session, entry_id))
        who = session.connection().exec_driver_sql("SELECT who FROM change ORDER BY id DESC").scalar()
    assert who == f"slack:{admin.id}"


def test_what_the_name_means_already_is_told_at_its_field_and_nothing_is_doubled(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: what is alleged about Foobarville?", "names “Foobarville”"), ("admin", "dm: feedback", "Foobarville")
    )
    bench.hold(("admin", "click Add the missing name", "Add a name"))
    admin = bench.sandbox.as_user("admin")
    form = _form(bench, "names_actor")
    norway = _option(bench, form, "names_actor", "norw")
    for text, field, said in (("norwegian", "name", "already"), ("Ukraine", "meant", "is a name of the actor Ukraine")):
        admin.submit(form, {"name": text, "names_actor": norway})
        failures = admin.wait_for(lambda: [each for each in admin.failures() if said in str(each)])  # noqa: B023  (called at once)
        assert list(failures[0]["errors"]) == [field]
    with bench.database.read() as session:
        assert (
            session.connection().exec_driver_sql("SELECT count(*) FROM alias WHERE text IN ('norwegian', 'Ukraine')").scalar()
            == 0
        )


def test_why_an_answer_did_not_help_is_told_without_a_name_and_dealt_with_by_a_button(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /allegations Izium", "ALL-0001"), ("reader", "click Not helpful", "What was wrong or missing?")
    )
    reader = bench.sandbox.as_user("reader")
    modal = reader.modal()
    assert modal is not None
    reader.submit(modal, {"why": "the town, *not* <!channel> the oblast"})
    bench.settle()
    bench.hold(
        (
            "admin",
            "#general: /rapporteur feedback",
            ("Izium", "Called not helpful once", "the town, *not* <!channel> the oblast"),
        ),
        ("admin", "click Dealt with", ("Dealt with by", "not:[Add the missing name]")),
        ("admin", "#general: /rapporteur feedback", "every question found something"),
    )
    assert bench.sandbox.users["reader"] not in str(bench.sandbox.as_user("admin").ephemerals("general"))
    assert bench.sandbox.inspect("notifications") == []


def test_only_admins_see_the_list_and_a_forged_button_gives_nobody_more(bench: Bench) -> None:
    bench.hold(("reader", f"dm: {MISSING}", NOTHING))
    for who in ("reader", "guest", "recorder", "reviewer"):
        bench.hold((who, "dm: feedback", ("admins may", "not:Rattenburg")))
    for act in ("unanswered_add_name", "unanswered_dealt_with"):
        bench.dispatch(_click(bench, "reader", act, "1:0:99999999999999999"))
    bench.dispatch(_click(bench, "admin", "unanswered_dealt_with", "1:0"))
    bench.dispatch(_click(bench, "admin", "unanswered_dealt_with", "77:0:99999999999999999"))
    bench.hold(("admin", "#general: /rapporteur feedback", ("Rattenburg", "[Dealt with]")))
    form = {
        "private_metadata": '{"asked": 1, "period": ["0", "1"], "channel": "", "ts": "", "response_url": null, "kind": "place"}'
    }
    bench.dispatch(_submission(bench, "reviewer", form))
    with bench.database.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM alias WHERE text = 'Rattenburg'").scalar() == 0


def test_each_admin_gets_the_weeks_list_once_and_nobody_gets_an_empty_one(bench: Bench) -> None:
    admin, weekly = bench.sandbox.as_user("admin"), _weekly(bench)
    now = clock.now() - timedelta(days=7)  # the running bot sends those of this week
    weekly.tick(now - timedelta(days=7))
    bench.hold(("reader", f"dm: {MISSING}", NOTHING))
    assert admin.history("dm") == []
    with bench.database.write() as session:
        session.execute(update(AskedQuestion).values(asked_at=weekly.week_before(now)[0] + timedelta(days=1)))
    for each in (weekly, _weekly(bench), weekly):
        each.tick(now)
    (letter,) = admin.history("dm")
    assert MISSING in letter["text"]
    bench.conversation.turn("admin", "dm: status", "You are an admin")
    bench.hold(("admin", "click Dealt with", ("Dealt with by", "not:[Dealt with]")))
    weekly.tick(now + timedelta(days=7))
    assert len([message for message in admin.history("dm") if message.get("bot_id")]) == 1
    assert bench.sandbox.as_user("reviewer").history("dm") == []


def _weekly(bench: Bench) -> Weekly:
    """Give what another process of the same bot holds."""
    web = make_client(bench.sandbox.bot_token, bench.sandbox.api)
    people = People(web, Roles(admins=frozenset({bench.sandbox.users["admin"]})), bench.desk.identity.team_id)
    unanswering = Unanswering(bench.database, LexiconKeeper(bench.database), clock.now, ZoneInfo("UTC"))
    letters, write = Letters(bench.database, DigestPoster(web, people)), WeeklyList(unanswering, bench.desk.slack, people).post
    receivers = (bench.sandbox.users["admin"], bench.sandbox.users["reviewer"])
    return Weekly(letters, write, lambda: receivers, time(9), ZoneInfo("UTC"))


def _form(bench: Bench, action_id: str) -> dict[str, Any]:
    """Give the form that is open, once it has this field."""
    admin = bench.sandbox.as_user("admin")
    view = admin.wait_for(lambda: view if (view := admin.modal()) and action_id in str(view["blocks"]) else None)
    assert view is not None
    return view


def _choose_kind(bench: Bench, label: str) -> None:
    admin = bench.sandbox.as_user("admin")
    form = _form(bench, "names_actor")
    admin.click(form, "unanswered_name_kind", label)


def _option(bench: Bench, form: dict[str, Any], action_id: str, typed: str) -> dict[str, Any]:
    (option,) = bench.sandbox.as_user("admin").suggest(form, action_id, typed)
    return option


def _click(bench: Bench, who: str, action_id: str, value: str) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": {"id": bench.sandbox.users[who]},
        "trigger_id": "forged",
        "channel": {"id": bench.sandbox.channels["general"]},
        "container": {"message_ts": "1.1", "is_ephemeral": True},
        "actions": [{"action_id": action_id, "block_id": "b", "value": value}],
    }


def _submission(bench: Bench, who: str, view: dict[str, Any]) -> dict[str, Any]:
    text = {"name": {"name": {"type": "plain_text_input", "value": "Rattenburg"}}}
    chosen = {"selected_option": {"text": {"type": "plain_text", "text": "Izium"}, "value": "izium"}, "type": "external_select"}
    values = {**text, "entry:place": {"names_place": chosen}}
    view = {**view, "id": "V0FORGED", "callback_id": "name_form", "type": "modal", "state": {"values": values}}
    team = {"id": bench.desk.identity.team_id}
    return {"type": "view_submission", "team": team, "user": {"id": bench.sandbox.users[who]}, "view": view}
