"""Conversations: questions that go on from an answer, by whomever, in a thread and outside of one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.database import Database
from bot.register import documents, writing
from bot.register.dates import spoken
from tests.conftest import Stores
from tests.conversations.bench import Bench, Mode
from tests.conversations.conftest import RECORDED_AT, filling
from tests.conversations.dialogue import as_text, buttons, fits

MORE = Path(__file__).with_name("threads.jsonl")
IZIUM = "what is alleged about PFM mines in Izium?"
DONETSK = ("2 allegations recorded", "weapon: PFM-1 · place: Donetsk", "From the thread: allegations, PFM-1.", "ALL-0004")


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, the other files show."""
    return "http"


@pytest.fixture
def filled(stores: Stores, tmp_path: Path) -> Iterator[Database]:
    """Give the register of all conversations, and records that a question can go on to."""
    database = Database(stores.empty_url("sqlite", tmp_path))
    more = [documents.from_fields(json.loads(line)) for line in MORE.read_text(encoding="utf-8").splitlines()]
    with database.write() as session:
        writing.save(session, [*filling(), *more], who="tests", why="to talk about", now=RECORDED_AT)
    yield database
    database.dispose()


def test_a_thread_remembers_its_question_whoever_goes_on(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"),
        ("admin", "thread of reader: @Rapporteur and in Donetsk?", DONETSK),
        ("reader", "thread: @Rapporteur who denied it?", ("Russia's defence ministry denied", "PFM-1, in Donetsk", "RSP-0002")),
        ("admin", "thread: @Rapporteur what about Izium?", "From the thread"),
        ("reader", "#newsroom: @Rapporteur and in Donetsk?", ("not:PFM-1 ·", "not:From the thread")),
    )


def test_a_thread_is_gone_on_with_after_a_restart_page_by_page(bench: Bench) -> None:
    bench.hold(("reader", "#general: @Rapporteur what has Norway said about cluster munitions?", "Norway condemned"))
    bench.restart()
    bench.hold(
        (
            "reader",
            "thread: @Rapporteur and about anti-personnel mines?",
            ("From the thread: positions, by Norway.", "1 to 5 of 12"),
        ),
    )
    bench.restart()
    bench.hold(
        ("reader", "click Show more", ("Continued: 12 positions", "6 to 10 of 12")),
        ("admin", "thread of reader: @Rapporteur number 7", ("“number 7” was taken as POS-0007", "statement number 6")),
        ("admin", "thread: @Rapporteur number 11", "“number 11” refers to is not known: 1 record was shown before."),
    )


def test_a_direct_message_goes_on_in_its_thread_and_for_a_while_outside_of_it(bench: Bench) -> None:
    bench.hold(
        ("reader", f"dm: {IZIUM}", "ALL-0001"),
        ("reader", "thread: and in Donetsk?", DONETSK),
        (
            "reader",
            "dm: only since June 2023",
            ("From the thread: allegations, PFM-1, in Donetsk.", "second use", "not:ALL-0003"),
        ),
        ("admin", "dm: only since June 2023", "not:From the thread"),
    )


def test_a_command_goes_on_from_the_same_persons_last_question_alone(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /positions Norway cluster munitions", "Norway condemned"),
        ("admin", "#general: /rapporteur and about anti-personnel mines?", "not:From the thread"),
        ("reader", "#general: /rapporteur and about anti-personnel mines?", ("by Norway", "1 to 5 of 12")),
        ("reader", "click Show more", "6 to 10 of 12"),
        ("reader", "click Share in channel", ("Asked by", "and about anti-personnel mines?", "6 to 10 of 12")),
        ("reader", "#general: @Rapporteur and about cluster munitions?", ("not:From the thread", "not:by: Norway")),
    )


def test_what_was_shared_is_gone_on_with_in_its_own_thread(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: /rapporteur {IZIUM}", "ALL-0001"),
        ("reader", "click Share in channel", "Asked by"),
        ("admin", "thread of reader: @Rapporteur and in Donetsk?", DONETSK),
    )


def test_a_conversation_begins_anew_when_told_so(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"),
        ("reader", "thread: @Rapporteur forget that", "The next question is read by itself"),
        ("admin", "thread of reader: @Rapporteur and in Donetsk?", ("not:From the thread", "place: Donetsk")),
    )


def test_a_follow_up_that_comes_again_is_answered_once_and_nothing_goes_on_from_itself(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"),
        ("reader", "thread: @Rapporteur and in Donetsk?", DONETSK),
    )
    reader = bench.sandbox.as_user("reader")
    (root,) = [message for message in reader.history("general") if message.get("reply_count")]
    asked = reader.history("general", root["ts"])[2]
    for event_id in ("EvAGAIN0001", "EvAGAIN0002"):
        bench.dispatch(mention(bench, event_id, asked))
    assert len(reader.history("general", root["ts"])) == 4
    bench.hold(("reader", "thread: @Rapporteur only since June 2023", ("second use", "occurred: since 1 June 2023")))


def test_nobody_from_outside_learns_from_a_thread_what_is_for_members(bench: Bench) -> None:
    confidential = ("partner organisation", "ALL-0002")
    bench.hold(
        ("reader", "dm: allegations in Izium", confidential),
        ("admin", "#shared-with-partners: @Rapporteur allegations in Izium", ("ALL-0001", "not:ALL-0002")),
        ("guest", "thread of admin: @Rapporteur number 2", ("1 record was shown before", "not:partner organisation")),
        ("outside", "thread of admin: @Rapporteur who said so?", ("not:partner organisation", "not:ALL-0002")),
    )


def test_a_way_to_read_the_question_is_chosen_and_the_conversation_stays_the_same(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"),
        (
            "reader",
            "thread: @Rapporteur and in Kamianka?",
            ("Which “Kamianka” is meant?", "[Kamianka (Kherson oblast)]", "[Kamianka (Cherkasy oblast)]", "2 allegations"),
        ),
    )
    bench.restart()
    chosen = ("and in Kamianka (Cherkasy oblast)?", "From the thread: allegations, PFM-1.", "ALL-0006", "not:ALL-0005")
    bench.hold(
        ("admin", "thread of reader: @Rapporteur help", "Rapporteur keeps"),
        ("admin", "click Kamianka (Cherkasy oblast)", ("Asked by <@", *chosen)),
        ("reader", "thread: @Rapporteur who said so?", ("Kamianka", "not:Kherson")),
    )
    reader = bench.sandbox.as_user("reader")
    (root,) = [message for message in reader.history("general") if message.get("reply_count")]
    assert len([each for each in reader.history("general", root["ts"]) if "Asked by" in as_text(each.get("blocks"))]) == 1


def test_a_choice_under_a_private_answer_is_answered_for_the_same_eyes(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /allegations Kamianka", ("Which “Kamianka” is meant?", "ALL-0005", "ALL-0006")),
        (
            "reader",
            "click Kamianka (Kherson oblast)",
            ("Asked: Kamianka (Kherson oblast)", "ALL-0005", "not:ALL-0006", "[Share in channel]"),
        ),
    )
    assert bench.sandbox.as_user("admin").history("general") == []
    bench.hold(("reader", "click Share in channel", ("Asked by", "ALL-0005", "not:ALL-0006")))


def test_of_many_ways_to_read_a_question_one_is_chosen_in_a_menu(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: allegations in Ivanivka", ("Which “Ivanivka” is meant?", "ALL-0007")),
        ("reader", "choose Ivanivka (Odesa oblast)", ("allegations in Ivanivka (Odesa oblast)", "Nothing is recorded")),
        ("reader", "choose Ivanivka (Sumy oblast)", ("Asked by", "ALL-0007")),
    )


def test_what_could_be_asked_is_asked_by_a_button_whatever_the_command_was(bench: Bench) -> None:
    offered = ("You could ask:", "[Allegations in Izium]", "[Is Ukraine a party to the Ottawa Convention?]")
    bench.hold(
        ("reader", "#general: /rapporteur xyzzy?", offered),
        ("reader", "click Is Ukraine a party to the Ottawa Convention?", ("Asked: Is Ukraine", "Ukraine")),
        ("reader", "dm: xyzzy?", offered),
        ("reader", "click Allegations in Izium", ("Asked by <@", "ALL-0001")),
        ("reader", "#general: /positions Norway PFM-1 in 1999", "[Allegations in Izium]"),
        ("reader", "click Allegations in Izium", ("Asked: Allegations in Izium", "ALL-0001")),
    )


def test_a_double_click_asks_once(bench: Bench) -> None:
    shown = bench.conversation.turn("reader", "#general: @Rapporteur allegations in Kamianka", "Which “Kamianka”")
    reader = bench.sandbox.as_user("reader")
    for _ in range(2):
        reader.click(shown.raw, "answer_offer:0")
    bench.settle()
    assert len(reader.history("general", shown.raw["thread_ts"])) == 3


def test_a_stale_or_forged_button_is_told_in_a_sentence(bench: Bench) -> None:
    shown = bench.conversation.turn("reader", "#general: @Rapporteur allegations in Kamianka", "Which “Kamianka”").raw
    asked_id = next(each["value"] for _, each in buttons(shown)).partition(":")[0]
    bench.hold(("admin", "#newsroom: @Rapporteur allegations in Izium", "ALL-0001"))
    told = {
        f"{asked_id}:2": "That button is no longer good.",
        "999:0": "That answer is too old to go on from.",
        f"{int(asked_id) + 1}:0": "That answer is too old to go on from.",  # asked in another channel
        "1; DROP TABLE asked": "That button is no longer good.",
        f"{10**30}:0": "That button is no longer good.",
        "": "That button is no longer good.",
    }
    for value, sentence in told.items():
        before = {(thing.identity, thing.text) for thing in bench.conversation.things("reader")}
        bench.dispatch(click(bench, "reader", shown, "answer_offer:0", value))
        bench.conversation.seen("reader", (sentence, "not:E-"), before)


def test_whether_an_answer_helped_is_kept_and_told_to_the_admins(bench: Bench) -> None:
    thanks, why = "Thank you. That is kept.", ("Not helpful", "What was wrong or missing?")
    bench.hold(("admin", "#general: /rapporteur status", "Nobody has judged an answer in the last 30 days."))
    bench.hold(("reader", f"#general: @Rapporteur {IZIUM}", ("ALL-0001", "[Helpful]", "[Not helpful]")))
    (root,) = bench.sandbox.as_user("reader").history("general")
    bench.hold(("reader", "click Helpful", thanks))
    assert bench.sandbox.as_user("admin").ephemerals("general", root["ts"]) == []
    bench.hold(
        ("admin", "thread of reader: @Rapporteur and in Donetsk?", "ALL-0004"),
        ("reader", "click Not helpful", why),
    )
    reader = bench.sandbox.as_user("reader")
    form = reader.modal()
    assert form is not None
    bench.restart()
    reader.submit(form, {"why": " No word on <!channel> Izium.\n"})
    bench.conversation.seen("reader", ("Not helpful", thanks), set())
    said = ("2 called helpful, 1 not.", "Not helpful: “No word on <!channel> Izium.”")
    bench.hold(
        ("guest", "#shared-with-partners: /rapporteur POS-0001", "[Helpful]"),
        ("guest", "click Helpful", thanks),
        ("admin", "#general: /rapporteur status", said),
        ("reader", "#general: /rapporteur status", ("You are a reader", "not:helpful")),
        ("reader", "dm: what has Norway said about anti-personnel mines?", ("[Helpful]", "[Show more]")),
        ("reader", "click Show more", ("6 to 10 of 12", "not:[Helpful]")),
        ("reader", "dm: help", ("Rapporteur keeps", "not:[Helpful]")),
    )


def test_what_somebody_says_last_of_an_answer_counts_however_often_they_click(bench: Bench) -> None:
    shown = bench.conversation.turn("reader", "#general: /rapporteur POS-0001", "[Helpful]").raw
    reader = bench.sandbox.as_user("reader")
    for action in ("answer_helpful", "answer_not_helpful", "answer_helpful"):
        reader.click(shown, action)
        bench.settle()
    bench.hold(("admin", "#general: /rapporteur status", "1 called helpful, 0 not."))
    assert len(reader.ephemerals("general")) == 2  # the answer, and one word of thanks


def test_a_question_is_changed_in_a_form_and_the_thread_goes_on_from_that(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"),
        ("reader", "thread: @Rapporteur and in Donetsk?", (*DONETSK, "[Change…]")),
        ("reader", "click Change…", ("Change the question", "What is looked for", "Allegations", "PFM-1", "Donetsk")),
    )
    reader = bench.sandbox.as_user("reader")
    form = open_form(bench, "reader")
    assert [each["value"] for each in reader.suggest(form, "readers_names_actor", "norw")] == ["nor"]
    kamianka = reader.suggest(form, "readers_names_place", "kamianka")
    assert [each["text"]["text"] for each in kamianka] == ["Kamianka (Kherson oblast)", "Kamianka (Cherkasy oblast)"]
    reader.submit(form, {"first": "2023-06-01", "last": "2022-01-01"})
    (told,) = reader.wait_for(reader.failures)
    assert told["errors"] == {"last": "This is before the first day."}
    bench.restart()
    before = {(thing.identity, thing.text) for thing in bench.conversation.things("reader")}
    reader.submit(form, {"first": "2023-06-01", "last": None, "dated": "occurred"})
    changed = ("Changed by <@", "and in Donetsk?", "occurred: since 1 June 2023", "second use", "not:ALL-0003")
    bench.conversation.seen("reader", changed, before)
    reader.wait_for(lambda: reader.modal() is None)
    bench.hold(
        ("admin", "thread of reader: @Rapporteur how many?", ("1 allegation recorded", "occurred since 1 June 2023")),
    )


def test_what_was_changed_is_paged_shared_and_changed_again(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /positions Norway cluster munitions", ("Norway condemned", "weapon: Cluster munition")),
        ("reader", "click Change…", "Cluster munition"),
    )
    reader = bench.sandbox.as_user("reader")
    before = {(thing.identity, thing.text) for thing in bench.conversation.things("reader")}
    changes: dict[str, Any] = {"weapons": reader.suggest(open_form(bench, "reader"), "readers_names_weapon", "landmines")}
    reader.submit(open_form(bench, "reader"), changes)
    mined = ("Changed: Norway cluster munitions", "by: Norway · weapon: Anti-personnel mine", "1 to 5 of 12")
    bench.conversation.seen("reader", mined, before)
    bench.restart()
    bench.hold(
        ("reader", "click Show more", ("6 to 10 of 12", "not:Norway condemned")),
        ("reader", "#general: /rapporteur number 7", "“number 7” was taken as POS-0007"),
    )
    assert bench.sandbox.as_user("admin").history("general") == []
    shown = next(thing.raw for thing in bench.conversation.things("reader") if "1 to 5 of 12" in thing.text)
    reader.click(shown, "answer_share")
    bench.hold(("admin", "#general: /rapporteur help", "Rapporteur keeps"))
    (shared,) = reader.wait_for(lambda: reader.history("general"))
    assert fits(as_text(shared["blocks"]), ("Changed by <@", "weapon: Anti-personnel mine", "1 to 5 of 12"))
    bench.hold(
        ("admin", "click Show more", "6 to 10 of 12"),
        ("admin", "click Change…", ("Norway", "Anti-personnel mine")),
    )


def test_a_form_that_is_sent_twice_is_answered_once(bench: Bench) -> None:
    shown = bench.conversation.turn("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001").raw
    bench.hold(("reader", "click Change…", "What is looked for"))
    form = open_form(bench, "reader")
    user = {"id": bench.sandbox.users["reader"], "team_id": bench.desk.identity.team_id}
    view = {**form, "callback_id": "change_form"}
    payload = {"type": "view_submission", "team": {"id": bench.desk.identity.team_id}, "user": user, "view": view}
    for _ in range(2):
        bench.dispatch(payload)
    assert len(bench.sandbox.as_user("reader").history("general", shown["thread_ts"])) == 3


def test_what_the_register_said_on_a_day_is_changed_as_of_that_day(bench: Bench) -> None:
    day = spoken(RECORDED_AT.date())
    bench.hold(
        ("reader", f"#general: /rapporteur as recorded on {day}: allegations in Izium", f"end of {day}"),
        ("reader", "click Change…", ("Izium", "Allegations")),
    )
    before = {(thing.identity, thing.text) for thing in bench.conversation.things("reader")}
    bench.sandbox.as_user("reader").submit(open_form(bench, "reader"), {"kinds": ["response"]})
    bench.conversation.seen("reader", (f"end of {day}", "RSP-0001"), before)


def test_what_was_not_understood_is_asked_by_form_and_nothing_is_shown_above_the_ceiling(bench: Bench) -> None:
    bench.hold(
        ("guest", "#shared-with-partners: /rapporteur xyzzy?", ("was not understood", "[Change…]")),
        ("guest", "click Change…", "What is looked for"),
    )
    guest = bench.sandbox.as_user("guest")
    changes: dict[str, Any] = {"places": guest.suggest(open_form(bench, "guest"), "readers_names_place", "izyum")}
    before = {(thing.identity, thing.text) for thing in bench.conversation.things("guest")}
    guest.submit(open_form(bench, "guest"), {"kinds": ["allegation"], **changes})
    bench.conversation.seen("guest", ("Changed: xyzzy?", "place: Izium", "ALL-0001", "not:ALL-0002"), before)


def open_form(bench: Bench, who: str) -> dict[str, Any]:
    form = bench.sandbox.as_user(who).modal()
    assert form is not None
    return form


def click(bench: Bench, role: str, message: dict[str, Any], action_id: str, value: str) -> dict[str, Any]:
    """Give what Slack would send if somebody clicked a button that they were never shown."""
    where = {"message_ts": message["ts"], "thread_ts": message["thread_ts"], "channel_id": message["channel"]}
    return {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": {"id": bench.sandbox.users[role], "team_id": bench.desk.identity.team_id},
        "channel": {"id": message["channel"]},
        "container": {"type": "message", "is_ephemeral": False, **where},
        "message": message,
        "trigger_id": "1.2.3",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value, "action_ts": "1.1"}],
    }


def mention(bench: Bench, event_id: str, message: dict[str, Any]) -> dict[str, Any]:
    """Give what Slack sends of a mention in a thread."""
    kept = {name: message[name] for name in ("user", "text", "ts", "thread_ts", "channel")}
    event = {"type": "app_mention", **kept}
    return {"type": "event_callback", "event_id": event_id, "team_id": bench.desk.identity.team_id, "event": event}
