"""Questions by command, mention and direct message, and what may be done with the answers."""

from tests.conversations.bench import Bench
from tests.conversations.dialogue import as_text, fits

IZIUM = (
    "ALL-0001",
    "Human Rights Watch reported that Ukrainian forces scattered PFM",
    "alleged",
    "RSP-0001",
    "Ukraine's foreign ministry said that the report was noted",
    "Human Rights Watch: Ukraine: Banned Landmines Harm Civilians (https://www.hrw.org/news/2023/01/31)",
)


def test_a_command_is_answered_for_the_eyes_of_whoever_asked(bench: Bench) -> None:
    bench.hold(("reader", "#general: /allegations Izium", (*IZIUM, "[Share in channel]")))
    assert bench.sandbox.as_user("admin").ephemerals("general") == []
    assert bench.sandbox.as_user("admin").history("general") == []


def test_each_way_of_asking_is_answered_in_its_own_place(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /positions Norway anti-personnel mines", ("12 ", "Norway called for an end", "[Show more]")),
        ("reader", "#general: /rapporteur is Ukraine a party to the Ottawa Convention", "Ukraine"),
        ("reader", "#general: @Rapporteur what is alleged about Izium?", (*IZIUM, "not:[Share in channel]")),
        ("reader", "thread: @Rapporteur what has Norway said about cluster munitions?", "Norway condemned cluster munitions"),
        ("reader", "dm: what is alleged about Izium?", (*IZIUM, "not:[Share in channel]")),
    )
    reader = bench.sandbox.as_user("reader")
    (root,) = [message for message in reader.history("general") if message.get("reply_count")]
    replies = reader.history("general", root["ts"])
    assert [bool(reply.get("bot_id")) for reply in replies] == [False, True, False, True]
    (direct,) = [message for message in reader.history("dm") if not message.get("bot_id")]
    assert len(reader.history("dm", direct["ts"])) == 2


def test_what_is_for_one_person_stands_where_they_see_it(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: @Rapporteur help", "/allegations Izium"),
        ("reader", "#newsroom: @Rapporteur what is alleged about Izium?", "ALL-0001"),
        ("reader", "thread: @Rapporteur status", "You are a reader"),
    )
    reader = bench.sandbox.as_user("reader")
    assert len(reader.ephemerals("general")) == 1
    assert reader.ephemerals("newsroom") == []


def test_a_long_list_is_shown_page_by_page_each_record_once(bench: Bench) -> None:
    shown = []
    shown.append(bench.conversation.turn("reader", "#general: /positions Norway anti-personnel mines", "1 to 5 of 12 recorded"))
    shown.append(bench.conversation.turn("reader", "click Show more", "6 to 10 of 12 recorded"))
    shown.append(bench.conversation.turn("reader", "click Show more", ("11 to 12 of 12 recorded", "not:[Show more]")))
    refs = [word for thing in shown for word in thing.text.split() if word.startswith("POS-")]
    assert len(refs) == len(set(refs)) == 12


def test_show_more_in_a_thread_goes_on_in_the_thread(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: @Rapporteur what has Norway said about anti-personnel mines?", "1 to 5 of 12 recorded"),
        ("admin", "#general: /rapporteur help", "Rapporteur keeps a register"),
        ("admin", "click Show more", "6 to 10 of 12 recorded"),
    )
    reader = bench.sandbox.as_user("reader")
    (root,) = [message for message in reader.history("general") if message.get("reply_count")]

    def offering_more() -> list[bool]:
        return ["Show more" in str(message["blocks"]) for message in reader.history("general", root["ts"])[1:]]

    reader.wait_for(lambda: offering_more() == [False, True])


def test_an_answer_is_shared_under_the_name_of_whoever_asked(bench: Bench) -> None:
    bench.hold(("reader", "#general: /allegations Izium", "[Share in channel]"))
    bench.hold(("reader", "click Share in channel", ("Asked by <@", *IZIUM)))
    (shared,) = bench.sandbox.as_user("admin").history("general")
    assert bench.sandbox.users["reader"] in as_text(shared["blocks"])
    (kept,) = bench.sandbox.as_user("reader").wait_for(
        lambda: [
            each for each in bench.sandbox.as_user("reader").ephemerals("general") if "Shared in" in as_text(each["blocks"])
        ]
    )
    assert fits(as_text(kept["blocks"]), ("Shared in this channel.", "not:[Share in channel]"))


def test_a_double_click_shares_once(bench: Bench) -> None:
    bench.hold(("reader", "#general: /allegations Izium", "[Share in channel]"))
    reader = bench.sandbox.as_user("reader")
    (whisper,) = reader.ephemerals("general")
    reader.click(whisper, "answer_share")
    reader.click(whisper, "answer_share")
    reader.wait_for(lambda: "Shared in" in as_text(reader.ephemerals("general")[0]["blocks"]))
    bench.hold(("reader", "#general: /rapporteur help", "Rapporteur keeps a register"))
    assert len(reader.history("general")) == 1


def test_where_the_bot_is_not_it_says_how_to_invite_it(bench: Bench) -> None:
    bench.hold(
        ("admin", "#desk: /allegations Izium", ("ALL-0001", "[Share in channel]")),
        ("admin", "click Share in channel", ("not in this channel", "/invite @Rapporteur")),
    )
    bench.sandbox.as_user("admin").command("desk", "/invite @Rapporteur")
    bench.hold(("admin", "click Share in channel", ("Asked by", "ALL-0001")))


def test_nobody_from_outside_sees_or_hears_of_what_is_for_members(bench: Bench) -> None:
    confidential = ("ALL-0002", "A partner organisation reported in confidence")
    bench.hold(("reader", "#general: /allegations Izium", ("2 ", *confidential)))
    for outsider in ("guest", "outside"):
        bench.hold(
            (outsider, "#shared-with-partners: /allegations Izium", ("ALL-0001", "not:ALL-0002", "not:[Share in channel]")),
            (outsider, "#shared-with-partners: @Rapporteur what is alleged about Izium?", ("ALL-0001", "not:ALL-0002")),
            (outsider, "#shared-with-partners: /rapporteur ALL-0002", ("not:partner organisation", "not:confidence")),
            (outsider, "dm: what is alleged about Izium?", ("ALL-0001", "not:ALL-0002")),
        )
    bench.hold(
        ("admin", "#shared-with-partners: /allegations Izium", ("ALL-0001", "not:ALL-0002")),
        ("admin", "click Share in channel", ("Asked by", "ALL-0001", "not:ALL-0002")),
    )


def test_nothing_found_is_said_plainly(bench: Bench) -> None:
    bench.hold(("reader", "#general: /allegations Norway cluster munitions", "not:ALL-0001"))


def test_guilt_is_declined_and_what_is_recorded_is_shown(bench: Bench) -> None:
    bench.hold(
        (
            "reader",
            "#general: /rapporteur did Ukraine violate the Ottawa Convention in Izium?",
            ("does not determine", "ALL-0001"),
        )
    )


def test_a_quote_can_ping_nobody(bench: Bench) -> None:
    bench.hold(
        (
            "reader",
            "#general: /positions Norway cluster munitions",
            ("<!channel> @everyone @here <!subteam^S1> we condemn them",),
        ),
        ("reader", "click Share in channel", "we condemn them"),
        ("reader", "#general: @Rapporteur what has Norway said about cluster munitions?", "we condemn them"),
    )
    pinged = [each for each in bench.sandbox.inspect("notifications") if each["user"] != bench.sandbox.users["reader"]]
    assert [each for each in pinged if each["user"] != bench.sandbox.bot_user_id] == []
    for call in bench.sandbox.calls:
        assert "link_names" not in call["args"]


def test_a_command_without_words_and_help_say_what_can_be_asked(bench: Bench) -> None:
    what = ("Rapporteur keeps a register", "/allegations Izium")
    bench.hold(
        ("reader", "#general: /rapporteur", what),
        ("reader", "#general: /positions", what),
        ("reader", "#general: /rapporteur HELP", what),
        ("reader", "#general: @Rapporteur", what),
        ("reader", "dm: help", (what[0], "allegations Izium", "not:/allegations", "not:/rapporteur")),
    )
    assert not any(message.get("bot_id") for message in bench.sandbox.as_user("reader").history("general"))


def test_verbs_that_are_not_there_yet_say_what_to_do_instead(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /rapporteur export all", "can't be made here yet"),
        ("reader", "#general: /rapporteur chart votes", "can't be drawn here yet"),
    )


def test_status_tells_role_ceiling_health_and_the_digest(bench: Bench) -> None:
    bench.hold(
        (
            "reader",
            "#general: /rapporteur status",
            ("You are a reader", "TLP:CLEAR and TLP:GREEN", "works.", "next one on", "not:Database"),
        ),
        ("admin", "#general: /rapporteur status", ("You are an admin", "Database: reachable")),
        ("guest", "#shared-with-partners: /rapporteur status", ("You are a guest here", "TLP:CLEAR.", "not:digest")),
        ("reviewer", "#general: /rapporteur help", ("/rapporteur review", "not:/rapporteur digest")),
        ("reader", "#general: /rapporteur help", ("/rapporteur status", "not:/rapporteur record")),
        ("guest", "#shared-with-partners: /rapporteur status", ("a guest", "TLP:CLEAR")),
    )


def test_whatever_is_typed_gets_an_answer(bench: Bench) -> None:
    for typed in ("x" * 3_900, "🕊" * 1_900, "<>&" * 1_000, "`*_~" * 900, "\u202e'; DROP TABLE entry; --", "0", "?!"):
        bench.hold(("reader", f"#general: /rapporteur {typed}", ""), ("reader", f"dm: {typed}", ""))
    assert bench.sandbox.as_user("reader").failures() == []
