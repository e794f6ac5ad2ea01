"""Subscriptions: made in words and by form, listed, previewed, paused, changed and ended; and what is told then."""

from datetime import timedelta
from typing import Any

import pytest

from bot import clock
from bot.register import documents, writing
from bot.slack.people.roles import People, Person
from tests.conversations.bench import Bench, Mode
from tests.conversations.dialogue import as_text

IZIUM = "/rapporteur subscribe allegations in Izium weekdays at 08:30"
OFFERED = ("[Preview]", "[Pause]", "[Change…]", "[Delete]")
TOLD = ("Subscribed.", "2. Allegations · place: Izium", "on weekdays at 08:30 (Europe/London)", "This matches 2 of", *OFFERED)


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, other files show."""
    return "socket"


def test_a_channel_is_subscribed_by_command_and_its_members_are_told_who_did_it(bench: Bench) -> None:
    bench.hold(("reader", f"#general: {IZIUM}", (*TOLD, "To <#C0GENERAL0>", "Next: on ", "at 08:30 (Europe/London)")))
    admin = bench.sandbox.as_user("admin")
    (told,) = admin.wait_for(lambda: admin.history("general"))
    said = f"<@{bench.sandbox.users['reader']}> subscribed this channel to Allegations · place: Izium, on weekdays at 08:30"
    assert as_text(told["blocks"]).startswith(said)
    assert admin.ephemerals("general") == []
    assert [each for each in bench.sandbox.inspect("notifications") if each["user"] != bench.sandbox.users["reader"]] == []


def test_what_is_said_twice_is_subscribed_once_and_another_time_changes_it(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: {IZIUM}", TOLD),
        ("reader", f"#general: {IZIUM}", ("That is subscribed already, just so.", "2. Allegations")),
        ("admin", "#general: /rapporteur subscribe allegations in Izium weekly on Monday", ("is changed", "weekly on Monday")),
        ("reader", "#general: /rapporteur subscriptions", ("2. Allegations", "weekly on Monday at 09:00 (America/New_York)")),
    )
    assert len(bench.sandbox.as_user("reader").history("general")) == 2  # made, changed: the second wish changed nothing


def test_a_mention_is_answered_where_all_can_read_it(bench: Bench) -> None:
    bench.hold(
        ("reviewer", "#general: @Rapporteur subscribe allegations in Izium at once", ("Subscribed.", "at once", "Europe/Kyiv")),
        ("admin", "#general: /rapporteur subscriptions", ("What this channel is told", "2. Allegations", "at once", *OFFERED)),
        ("admin", "click Pause", ("Paused.", f"Paused by <@{bench.sandbox.users['admin']}>", "Nothing is lost", "[Resume]")),
    )
    reader = bench.sandbox.as_user("reader")
    root, told = reader.wait_for(lambda: reader.history("general")[1:] and reader.history("general"))
    assert "Subscribed." in as_text(reader.history("general", root["ts"])[1]["blocks"])
    assert f"<@{bench.sandbox.users['admin']}> paused for this channel: Allegations" in as_text(told["blocks"])


def test_somebody_is_told_alone_wherever_they_ask_for_it(bench: Bench) -> None:
    to_you = ("Subscribed.", "ALL-0001", "To you, in direct messages", "at once")
    bench.hold(
        ("reader", "#general: @Rapporteur tell me when ALL-0001 changes", to_you),
        ("admin", "#general: /rapporteur tell me when ALL-0001 changes", to_you),
        ("reader", "dm: let me know about cluster munitions", ("Subscribed.", "Cluster munition", "To you", "daily at 09:00")),
        ("reader", "dm: subscribe everything daily at 9", ("Subscribed.", "everything", "matches everything")),
        ("recorder", "dm: please tell me when ALL-0001 changes", to_you),
        ("reader", "dm: subscriptions", ("Your subscriptions", "ALL-0001", "Cluster munition", "everything")),
    )
    (asked,) = bench.sandbox.as_user("recorder").history("general")  # nobody else hears of what somebody is told alone
    assert not asked.get("bot_id")


def test_a_question_stays_a_question(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: tell me what Norway said about cluster munitions", ("Norway condemned", "not:Subscribed")),
        ("reader", "#general: @Rapporteur tell me when Ukraine ratified the Ottawa Convention", ("2005", "not:Subscribed")),
        ("reader", "#general: /rapporteur tell me about allegations in Izium", ("ALL-0001", "not:Subscribed")),
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("allegations in Izium at 25:00", ("25:00", "Type one time of day")),
        ("allegations in Izium daily at 9 and 17", ("Two times of day", "Type one time of day")),
        ("allegations in Izium at 09:00 CET", ("“CET” is no time zone", "Europe/Vienna")),
        ("allegations in Izium at 09:00 Europe/Kiyv", ("is no time zone", "Europe/Kyiv")),
        ("allegations in Izium monthly", ("“monthly” cannot be", "weekly on Monday")),
        ("allegations in Izium daily on Monday at once", ("say different things", "Type one of")),
        ("allegations in Izium since 2022", ("“since 2022” makes no sense here", "as a question")),
        ("allegations of Zzyzzxx", ("“Zzyzzxx”", "quotation marks")),
        ("daily at 09:00", ("was not said", "everything")),
        ("did Ukraine violate the Ottawa Convention", ("does not determine", "Subscribe to what is recorded")),
        ("x" * 1_200, ("1,000 characters", "Say it shorter")),
    ],
)
def test_what_is_not_understood_is_given_back_with_its_cure(bench: Bench, typed: str, told: tuple[str, ...]) -> None:
    again = (*told, "Nothing was subscribed.", "You typed:", typed[:900], "[Put it right in a form…]")
    bench.hold(("reader", f"#general: /rapporteur subscribe {typed}", again), ("reader", f"dm: subscribe {typed}", again))
    assert bench.sandbox.as_user("reader").history("general") == []
    assert len(bench.desk.digests.list()) == 1


def test_a_wish_is_put_right_in_a_form(bench: Bench) -> None:
    bench.hold(
        (
            "reader",
            "#general: /rapporteur subscribe allegations in Izqum on Monday at 7:15 Kyiv time",
            "[Put it right in a form…]",
        ),
        (
            "reader",
            "click Put it right in a form…",
            ("What to tell of", "“Izqum” was not understood", "Monday", "07:15", "Europe/Kyiv", "<#C0GENERAL0>"),
        ),
    )
    reader, form = bench.sandbox.as_user("reader"), modal(bench, "reader")
    reader.submit(form, {"what": "allegations in Izium every Friday", "days": []})
    (failed,) = reader.wait_for(reader.failures)
    assert "says when, too" in failed["errors"]["what"]
    assert "Tick a day at least" in failed["errors"]["days"]
    before = seen(bench, "reader")
    reader.submit(form, {"what": "allegations in Izium", "days": ["0", "3"], "at": "07:45", "also": ["also"]})
    bench.conversation.seen(
        "reader", ("Subscribed.", "on Monday and Thursday at 07:45 (Europe/Kyiv), also when", "[Pause]"), before
    )
    reader.wait_for(lambda: modal(bench, "reader")["title"]["text"] == "Subscribed")
    assert "2. Allegations" in as_text(modal(bench, "reader")["blocks"])


def test_without_words_the_form_is_there(bench: Bench) -> None:
    bench.hold(
        (
            "reader",
            "#general: /rapporteur subscribe",
            ("Subscribe", "What to tell of", "<#C0GENERAL0>", "09:00", "Europe/London"),
        ),
    )
    reader = bench.sandbox.as_user("reader")
    zones = reader.suggest(modal(bench, "reader"), "subscription_zones", "kie")
    assert [each["value"] for each in zones][:1] == ["Europe/Kyiv"]
    before = seen(bench, "reader")
    reader.submit(modal(bench, "reader"), {"what": "cluster munitions", "when": "at_once", "zone": zones[0]})
    bench.conversation.seen("reader", ("Subscribed.", "at once", "that day at 09:00 (Europe/Kyiv)", "[Preview]"), before)
    bench.hold(
        ("reader", "#general: @Rapporteur subscribe", ("such as: /rapporteur subscribe", "[Subscribe in a form…]")),
        ("admin", "dm: subscribe me", "[Subscribe in a form…]"),
        ("admin", "click Subscribe in a form…", ("It is sent to you, in a direct message.", "America/New_York")),
    )


def test_what_is_in_the_form_is_kept_when_it_cannot_be_done(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: {IZIUM}", TOLD),
        ("reader", "#general: /rapporteur subscribe cluster munitions", "3. Records · weapon: Cluster munition"),
        ("reader", "click Change…", ("Change the subscription", "cluster munitions", "<#C0GENERAL0>")),
    )
    reader, before = bench.sandbox.as_user("reader"), seen(bench, "reader")
    reader.submit(modal(bench, "reader"), {"what": "allegations in Izium", "at": "10:10"})
    kept = ("Subscription 2 tells the same", "Change or delete that one", "allegations in Izium", "10:10")
    bench.conversation.seen("reader", kept, before)
    before = seen(bench, "reader")
    reader.submit(modal(bench, "reader"), {"what": "Norway"})
    bench.conversation.seen("reader", ("Changed.", "3. ", "Norway", "daily at 10:10", "[Pause]"), before)
    (told,) = [each for each in reader.history("general") if "changed a subscription" in as_text(each["blocks"])]
    assert "Norway" in as_text(told["blocks"])


def test_a_preview_is_for_whoever_asks_for_it(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: @Rapporteur subscribe allegations in Izium", "Subscribed."),
        ("reader", "click Preview", ("Nothing is new yet.", "the last seven days would have brought", "ALL-0001", "ALL-0002")),
        ("reviewer", "#newsroom: /rapporteur subscribe “no such words”", "Nothing in the register matches this yet"),
        ("reviewer", "click Preview", "Nothing is new yet, and nothing was in the last seven days."),
    )
    publish(bench, "izium-new", "Human Rights Watch reported another find of mines in Izium.")
    bench.hold(
        ("admin", "#general: /rapporteur subscriptions", "2. Allegations"),
        (
            "admin",
            "click Preview of 2",
            (
                "Preview: Rapporteur digest",
                "For your eyes alone: what would be posted now",
                "another find",
                "Filter: Allegations",
            ),
        ),
    )
    assert not any("another find" in as_text(each["blocks"]) for each in bench.sandbox.as_user("reader").history("general"))


def test_it_is_paused_resumed_and_deleted_and_each_is_told_once(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: {IZIUM}", TOLD),
        ("reader", "click Pause", ("Paused.", "Nothing is lost", "[Resume]", "not:[Pause]")),
        ("reader", "click Resume", ("Resumed.", "Next: on", "[Pause]")),
    )
    reader = bench.sandbox.as_user("reader")
    shown = next(thing.raw for thing in bench.conversation.things("reader") if "[Delete]" in thing.text)
    for _ in range(2):
        reader.click(shown, "subscription_delete")
    bench.conversation.seen(
        "reader", ("Deleted: Allegations", "/rapporteur subscribe allegations in Izium", "not:[Pause]"), set()
    )
    bench.settle()
    assert not any("There is no" in as_text(each["blocks"]) for each in reader.ephemerals("general"))
    said = [as_text(each["blocks"]) for each in reader.history("general")]
    assert [what.split(" ")[1] for what in said] == ["subscribed", "paused", "resumed", "deleted"]
    bench.hold(
        ("reader", "#general: /rapporteur subscriptions", ("This channel has no subscription yet.", "[Subscribe in a form…]")),
        (
            "reader",
            "#general: /rapporteur unsubscribe 2",
            ("There is no subscription 2 that you may change", "Nothing was changed"),
        ),
    )


def test_it_is_ended_by_its_number_or_its_words(bench: Bench) -> None:
    bench.hold(
        ("reader", f"#general: {IZIUM}", TOLD),
        ("reader", "#general: /rapporteur subscribe cluster munitions", "3. Records · weapon: Cluster munition"),
        ("reader", "#general: /rapporteur subscribe Norway", "4. "),
        ("reader", "#general: /rapporteur unsubscribe", ("2. Allegations", "3. Records", "4. ", "[Delete]")),
        ("reader", "#general: /rapporteur unsubscribe from allegations in Izium", "Deleted: Allegations · place: Izium"),
        ("reader", "#general: @Rapporteur unsubscribe #3", "Deleted: Records · weapon: Cluster munition"),
        ("reader", "#general: /rapporteur unsubscribe mines in Izium", ("No subscription here tells of", "by its number")),
        ("reader", "dm: unsubscribe 4", "Deleted: "),
        ("reader", "#general: /rapporteur subscriptions", ("has no subscription", "not:3. ", "not:4. ")),
    )


def test_only_members_of_the_channel_change_what_it_is_told(bench: Bench) -> None:
    bench.hold(("reader", f"#general: {IZIUM}", TOLD))
    shown = next(thing.raw for thing in bench.conversation.things("reader") if "[Delete]" in thing.text)
    bench.sandbox.as_user("admin").command("general", "/remove @renee")
    for action in ("pause", "delete", "preview", "change"):
        bench.dispatch(click(bench, "recorder", shown, f"subscription_{action}", "2:one"))
    told = [as_text(each["blocks"]) for each in bench.sandbox.as_user("recorder").ephemerals("general")]
    assert [each for each in told if "that you may change" not in each] == []
    assert [line.state for line in bench.desk.digests.list()] == ["active", "active"]
    bench.hold(
        ("recorder", "#general: /rapporteur subscribe Norway", ("a channel that you are not in", "Join it")),
        ("recorder", "#newsroom: /rapporteur unsubscribe 2", ("There is no subscription 2 that you may change", "its members")),
        (
            "guest",
            "#shared-with-partners: /rapporteur subscribe Norway",
            ("You may not subscribe", "members of this workspace"),
        ),
        ("guest", "#shared-with-partners: /rapporteur unsubscribe 2", "You may not change subscriptions"),
        ("guest", "dm: subscribe Norway", "You may not subscribe"),
        ("outside", "#shared-with-partners: @Rapporteur subscribe Norway", "You may not subscribe"),
    )


def test_what_somebody_is_told_alone_is_theirs(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: subscribe Norway", "2. "),
        ("recorder", "dm: unsubscribe 2", "There is no subscription 2 that you may change"),
        ("admin", "dm: subscriptions", "You have no subscription yet."),
    )
    shown = next(thing.raw for thing in bench.conversation.things("reader") if "[Delete]" in thing.text)
    bench.dispatch(click(bench, "admin", shown, "subscription_preview", "2:one"))
    assert bench.desk.digests.get(2).state == "active"
    bench.hold(("admin", "dm: unsubscribe 2", "Deleted"))


def test_nobody_hears_by_other_ways_what_others_are_told(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: subscribe Norway at once", "2. "),
        ("reader", "click Pause", "Paused."),
        ("admin", "#general: /rapporteur status", ("The digest comes to <#C0DIGEST00>", "not:Norway")),
        ("admin", "#general: /rapporteur digest", "Nothing is new since the last digest"),
    )
    assert bench.desk.digests.get(2).state == "paused"


def test_a_forged_button_does_nothing(bench: Bench) -> None:
    bench.hold(("reader", f"#general: {IZIUM}", TOLD))
    shown = next(thing.raw for thing in bench.conversation.things("reader") if "[Delete]" in thing.text)
    for value in ("", "2; DROP TABLE subscription", "999:one", f"{10**30}:one", "-1:list", "two:one"):
        before = seen(bench, "reader")
        bench.dispatch(click(bench, "reader", shown, "subscription_delete", value))
        bench.conversation.seen("reader", ("Nothing was changed", "not:E-"), before)
    bench.dispatch(click(bench, "reader", shown, "subscription_pause", "2:list99999"))
    assert len(bench.desk.digests.list()) == 2


def test_where_nothing_can_be_posted_the_cure_is_told(bench: Bench) -> None:
    admin = bench.sandbox.as_user("admin")
    bench.hold(("admin", "#desk: /rapporteur subscribe Norway", ("does not show Rapporteur", "/invite @Rapporteur")))
    admin.command("desk", "/invite @Rapporteur")
    bench.hold(("admin", "#desk: /rapporteur subscribe Norway", "2. "))
    admin.command("newsroom", "/remove @rapporteur")
    bench.hold(
        ("admin", "#newsroom: /rapporteur subscribe Norway", ("not in this channel", "/invite @Rapporteur")),
        ("admin", "#newsroom: /rapporteur subscribe", ("not in this channel", "/invite @Rapporteur")),
    )
    admin.command("newsroom", "/archive")
    bench.hold(("admin", "#newsroom: /rapporteur subscribe Norway", ("archived", "another channel")))
    shared = ("2 of", "People of other organisations read here too", "TLP:CLEAR", "3. ")
    bench.hold(("admin", "#shared-with-partners: /rapporteur subscribe everything", ("3. everything", *shared[1:])))
    assert bench.desk.digests.get(3).ceiling == "CLEAR"


def test_a_channel_that_takes_no_line_is_no_reason_to_say_nothing(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "error", "error": "restricted_action"})
    bench.hold(("reader", f"#general: {IZIUM}", (*TOLD, "The channel could not be told of it.", "Ask a workspace admin")))


def test_whose_time_zone_is_unknown_is_told_which_is_meant(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(People, "person", lambda _, user_id: Person(user_id, outside=False))
    bench.hold(
        ("reader", "#general: /rapporteur subscribe Norway at 10", ("10:00 (UTC)", "does not tell your time zone", "in UTC"))
    )


def test_a_digest_that_could_not_be_posted_is_seen_in_the_list_with_its_cure(bench: Bench) -> None:
    bench.hold(("reader", "#newsroom: /rapporteur subscribe allegations in Izium at once", "Subscribed."))
    admin = bench.sandbox.as_user("admin")
    admin.command("newsroom", "/remove @rapporteur")
    publish(bench, "izium-new", "Human Rights Watch reported another find of mines in Izium.")
    bench.desk.digests.tick(clock.now())
    bench.hold(
        (
            "reader",
            "#newsroom: /rapporteur subscriptions",
            ("Paused. Rapporteur is not in the channel.", "/invite", "[Resume]"),
        ),
        ("reader", "click Resume of 2", ("Rapporteur is not in this channel", "/invite @Rapporteur")),
    )
    admin.command("newsroom", "/invite @Rapporteur")
    bench.hold(("reader", "click Resume of 2", ("Resumed.", "[Pause]")))
    bench.desk.digests.tick(clock.now())
    assert digests(bench, "reader", "newsroom", "another find")


def test_what_goes_to_a_channel_that_slack_no_longer_shows_is_ended_by_whoever_made_it(bench: Bench) -> None:
    admin = bench.sandbox.as_user("admin")
    admin.command("desk", "/invite @Rapporteur")
    bench.hold(("reviewer", "#desk: /rapporteur subscribe Norway", "2. "))
    admin.command("desk", "/remove @viktor")
    bench.hold(
        ("reviewer", "dm: subscriptions", ("no subscription yet", "1 more of yours goes to a channel", "not:Norway")),
        ("reviewer", "dm: unsubscribe 2", "There is no subscription 2 that you may change"),
    )
    admin.command("desk", "/remove @rapporteur")
    bench.desk.people.forget_channel(bench.sandbox.channels.get("desk", "C0DESK0000"))
    bench.hold(
        ("reviewer", "dm: subscriptions", ("2. ", "Norway", "[Delete]")),
        ("reader", "dm: unsubscribe 2", "There is no subscription 2 that you may change"),
        ("reviewer", "click Delete of 2", ("Deleted: ", "Norway")),
    )


def test_time_passes_and_the_digest_comes_with_how_to_stop_it(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /rapporteur subscribe allegations in Izium daily at 09:00", "Subscribed."),
        ("recorder", "dm: subscribe allegations in Izium daily at 09:00", "To you"),
        (
            "admin",
            "#newsroom: /rapporteur subscribe Norway daily at 09:00, also when nothing is new",
            "also when nothing is new",
        ),
    )
    publish(bench, "izium-new", "Human Rights Watch reported another find of mines in Izium.")
    bench.desk.digests.tick(clock.now())
    assert not digests(bench, "reader", "general", "another find")
    bench.desk.digests.tick(clock.now() + timedelta(days=1))
    footer = ("Filter: Allegations · place: Izium", "To change or stop this digest: /rapporteur subscriptions")
    for who, where in (("reader", "general"), ("recorder", "dm")):
        (digest,) = digests(bench, who, where, "another find")
        assert all(line in as_text(digest["blocks"]) for line in footer)
    (quiet,) = digests(bench, "admin", "newsroom", "Nothing new was recorded in this time.")
    assert "another find" not in as_text(quiet["blocks"])


def test_what_is_told_at_once_comes_at_once_and_what_was_muted_comes_later(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: tell me when ALL-0001 changes", ("at once", "ALL-0001")),
        ("admin", "#general: /rapporteur subscribe allegations in Izium at once", "Subscribed."),
        ("admin", "click Pause", "Paused."),
    )
    publish(bench, "izium-new", "Human Rights Watch reported another find of mines in Izium.")
    publish(bench, "izium-answer", "Ukraine said that it had looked into it.", responds_to="izium-pfm-2022")
    bench.desk.digests.tick(clock.now())
    assert digests(bench, "reader", "dm", "had looked into it")
    assert not digests(bench, "reader", "dm", "another find")
    assert not digests(bench, "reader", "general", "another find")
    bench.hold(("admin", "click Resume", "Resumed."))
    bench.desk.digests.tick(clock.now() + timedelta(days=1))
    assert len(digests(bench, "reader", "general", "another find")) == 1


def test_a_long_list_is_paged_and_app_home_shows_ones_own(bench: Bench) -> None:
    for number, words in enumerate(
        ("Norway", "Ukraine", "Izium", "PFM-1", "cluster munitions", "landmines", "HRW", "positions", "responses")
    ):
        bench.hold(("reader", f"dm: subscribe {words} daily at 10:00", f"{number + 2}. "))
    bench.hold(
        (
            "reader",
            "#general: /rapporteur subscriptions",
            ("has no subscription", "elsewhere", "2. ", "9. ", "not:10. ", "[Show more]"),
        ),
        ("reader", "click Show more", ("10. ", "not:9. ", "not:[Show more]")),
        ("reader", "click Pause of 10", ("Paused.", "10. ", "[Resume]")),
        ("reader", "home", ("Your subscriptions", "2. ", "6. ", "not:7. ", "4 more: /rapporteur subscriptions")),
        ("reader", "click Pause of 2", ("Your subscriptions", "Paused by", "[Resume]")),
        ("admin", "home", "not:Your subscriptions"),
    )


def modal(bench: Bench, who: str) -> dict[str, Any]:
    form = bench.sandbox.as_user(who).modal()
    assert form is not None
    return form


def seen(bench: Bench, who: str) -> set[tuple[str, str]]:
    return {(thing.identity, thing.text) for thing in bench.conversation.things(who)}


def digests(bench: Bench, who: str, channel: str, words: str) -> list[dict[str, Any]]:
    """Give the digests in a channel that hold these words."""
    posted = [each for each in bench.sandbox.as_user(who).history(channel) if each.get("metadata")]
    return [each for each in posted if words in as_text(each["blocks"])]


def click(bench: Bench, role: str, message: dict[str, Any], action_id: str, value: str) -> dict[str, Any]:
    """Give what Slack would send if somebody clicked a button that they were never shown."""
    where = {"message_ts": message["ts"], "channel_id": message["channel"]}
    return {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": {"id": bench.sandbox.users[role], "team_id": bench.desk.identity.team_id},
        "channel": {"id": message["channel"]},
        "container": {"type": "message", "is_ephemeral": True, **where},
        "trigger_id": "1.2.3",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value, "action_ts": "1.1"}],
    }


def publish(bench: Bench, key: str, summary: str, responds_to: str = "") -> None:
    """Publish an allegation in Izium, or a response to one."""
    allegation = {"type": "allegation", "alleged_by": ["hrw"], "act": "use", "weapons": ["ap-mine"], "places": ["izium"]}
    response = {"type": "response", "responds_to": responds_to, "responder": "ukr", "kinds": ["receipt"]}
    common = {
        "key": key,
        "said": "2026-11-21",
        "summary": summary,
        "citations": [{"source": "hrw-2023-01-31"}],
        "state": "published",
        "author": "first",
        "reviewer": "second",
        "tlp": "CLEAR",
        "sensitivity": "none",
    }
    record = documents.from_fields({**(response if responds_to else allegation), **common})
    with bench.database.write() as session:
        writing.save(session, [record], who="tests", why="news", now=clock.now() - timedelta(seconds=1))
