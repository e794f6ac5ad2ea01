"""The Messages tab as an agent's: prompts, titles, being at work, Stop, and all that commands do, by words."""

import threading
from typing import Any

import pytest

from bot.slack.questions import Questions
from tests.conversations.bench import Bench
from tests.conversations.dialogue import as_text

ASKED = "what is alleged about Izium?"
TITLE = "What is alleged about Izium?"


def test_opening_the_tab_offers_what_finds_something_for_whoever_opens_it(bench: Bench) -> None:
    for who in ("reader", "guest"):
        person = bench.sandbox.as_user(who)
        person.open_home("messages")
        offered = person.wait_for(lambda: bench.sandbox.inspect("prompts").get(person.channel_id("dm")))["prompts"]  # noqa: B023  (called at once)
        assert 2 <= len(offered) <= 4
        for prompt in offered:
            bench.hold((who, f"dm: {prompt['message']}", ("not:No record", "not:Nothing is recorded", "not:not understood")))
    assert bench.sandbox.as_user("guest").home() is None
    assert not any(call["args"].get("thread_ts") for call in bench.sandbox.calls if "Prompts" in call["method"])


def test_an_answer_is_followed_by_what_goes_on_from_it(bench: Bench) -> None:
    bench.hold(("reader", f"dm: {ASKED}", "ALL-0001"))
    bench.settle()
    (offered,) = bench.sandbox.inspect("prompts").values()
    assert [prompt["message"] for prompt in offered["prompts"][:1]] == ["History of ALL-0002"]
    bench.hold(("reader", "dm: History of ALL-0002", "ALL-0002"), ("guest", f"dm: {ASKED}", ("ALL-0001", "not:ALL-0002")))
    bench.settle()
    offered = bench.sandbox.inspect("prompts")[bench.sandbox.as_user("guest").channel_id("dm")]
    assert [prompt["message"] for prompt in offered["prompts"][:2]] == ["Who answered ALL-0001?", "History of ALL-0001"]
    bench.hold(("guest", "dm: Who answered ALL-0001?", "RSP-0001"))


def test_a_thread_is_called_by_its_question_and_at_work_until_it_is_answered(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = _watched(bench, monkeypatch)
    bench.hold(("reader", f"dm: {ASKED}", "ALL-0001"), ("reader", "thread: and who denied it?", "ALL-0001"))
    bench.settle()
    assert [(each["title"], each["status"]) for each in seen] == [(TITLE, "processing")] * 2
    assert [(each["title"], each["status"]) for each in bench.sandbox.inspect("sessions")] == [(TITLE, "active")]
    bench.hold(("reader", "dm: status", "You are a reader"), ("reader", "#general: @Rapporteur status", "You are a reader"))
    bench.settle()
    assert [each["status"] for each in bench.sandbox.inspect("sessions")] == ["active", "active"]


def test_a_thread_is_not_at_work_any_more_after_an_error(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError

    monkeypatch.setattr(Questions, "answer", broken)
    bench.hold(("reader", f"dm: {ASKED}", ("Something went wrong", "E-")))
    bench.settle()
    assert [each["status"] for each in bench.sandbox.inspect("sessions")] == ["active"]


def test_stop_takes_back_what_is_not_answered_yet(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = threading.Event(), threading.Event()
    answer = Questions.answer

    def slow(*args: Any, **how: Any) -> Any:
        asked.set()
        assert go_on.wait(20)
        return answer(*args, **how)

    monkeypatch.setattr(Questions, "answer", slow)
    reader = bench.sandbox.as_user("reader")
    ts = reader.say("dm", ASKED)
    assert asked.wait(10)
    reader.stop("dm", ts)
    reader.wait_for(lambda: [each["status"] for each in bench.sandbox.inspect("sessions")] == ["active"])
    assert len(reader.history("dm", ts)) == 2
    go_on.set()
    bench.settle()
    _, stopped = reader.history("dm", ts)
    assert "Stopped" in as_text(stopped["blocks"])
    bench.conversation.last["reader"] = bench.conversation.turn("reader", f"dm: {ASKED}", "ALL-0001")
    bench.hold(("reader", "thread: and who denied it?", "ALL-0001"))


def test_stop_after_the_answer_says_nothing_and_nobody_stops_for_somebody_else(bench: Bench) -> None:
    bench.hold(("reader", f"dm: {ASKED}", "ALL-0001"))
    bench.settle()
    reader = bench.sandbox.as_user("reader")
    (root,) = [message for message in reader.history("dm") if not message.get("bot_id")]
    reader.stop("dm", root["ts"])
    bench.settle()
    assert len(reader.history("dm", root["ts"])) == 2
    channel = reader.channel_id("dm")
    with bench.database.write() as session:
        session.connection().exec_driver_sql("UPDATE asked SET kept = NULL")
    assert not bench.desk.questions.stop(channel, root["ts"], bench.sandbox.users["admin"])
    assert bench.desk.questions.stop(channel, root["ts"], reader.id)


def test_a_slack_without_agents_is_answered_all_the_same_and_logged_once(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    refused = ("agents.sessions.setStatus", "assistant.threads.setTitle", "assistant.threads.setSuggestedPrompts")
    bench.sandbox.faults(*({"method": each, "kind": "error", "error": "unknown_method", "times": None} for each in refused))
    reader = bench.sandbox.as_user("reader")
    reader.open_home("messages")
    bench.settle()
    bench.hold(("reader", f"dm: {ASKED}", "ALL-0001"), ("reader", "thread: and who denied it?", "ALL-0001"))
    bench.settle()
    warned = [record.getMessage() for record in caplog.records if "is left out" in record.getMessage()]
    assert sorted(line.split()[2] for line in warned) == sorted(refused)
    tried = [call["method"] for call in bench.sandbox.calls]
    assert [tried.count(each) for each in refused] == [1, 1, 1]
    assert tried.count("assistant.threads.setStatus") == 4
    assert bench.sandbox.inspect("statuses") == []


def test_all_that_commands_do_is_done_by_words(bench: Bench) -> None:
    bench.hold(
        ("reader", "dm: positions Norway anti-personnel mines", ("1 to 5 of 12 recorded", "[Show more]")),
        ("reader", "dm:  /positions Norway cluster munitions", ("Norway condemned", "not:not understood")),
        ("reader", "thread: /allegations Izium", "ALL-0001"),
        ("reader", "thread: /rapporteur status", "You are a reader"),
        ("reader", "thread: Rapporteur, status", "You are a reader"),
        ("reader", "thread: /positions", "keeps a register"),
        ("reader", "dm: subscriptions", "You have no subscription yet"),
        ("reader", "dm: subscribe allegations in Izium daily at 09:00", "Izium"),
        ("reader", "dm: unsubscribe allegations in Izium", "Izium"),
        ("reader", "dm: subscribe", "["),
        ("reader", "dm: record", "recorders, reviewers and admins may"),
        ("reader", "dm: review", "reviewers and admins may"),
        ("reader", "dm: feedback", "admins may"),
        ("recorder", "dm: record", "[Open the form]"),
        ("recorder", "click Open the form", "Who said it"),
        ("reviewer", "dm: review", "Nothing waits for review"),
        ("admin", "dm: digest", "Nothing is new since the last digest"),
        ("admin", "#general: @Rapporteur feedback", "every question found something"),
        ("admin", "#general: @Rapporteur /allegations Izium", "ALL-0001"),
    )


def _watched(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Note the session as it is while each question is answered."""
    seen: list[dict[str, Any]] = []
    answer = Questions.answer

    def watched(*args: Any, **how: Any) -> Any:
        seen.extend(bench.sandbox.inspect("sessions"))
        return answer(*args, **how)

    monkeypatch.setattr(Questions, "answer", watched)
    return seen
