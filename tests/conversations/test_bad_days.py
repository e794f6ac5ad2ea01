"""Duplicates, cut sockets, slow and failing Slack, and the end of the process."""

import json
import re
import time
import urllib.request
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt import BoltRequest

from bot import clock
from bot.database import Database
from bot.sandbox.clock import Pace
from bot.slack.listeners import asking
from bot.slack.views.answers import Page, answer_page
from bot.slack.views.blocks import Message
from bot.slack.views.ids import Act
from tests.conversations.bench import Bench, Mode, running
from tests.conversations.dialogue import as_text

ASKED = "@Rapporteur what is alleged about Izium?"


def test_the_same_message_is_answered_once_however_often_it_comes(bench: Bench) -> None:
    bench.hold(("reader", f"#general: {ASKED}", "ALL-0001"))
    reader = bench.sandbox.as_user("reader")
    (root,) = reader.history("general")
    event = {"type": "app_mention", "user": reader.id, "text": root["text"], "ts": root["ts"], "channel": root["channel"]}
    for event_id in ("EvAGAIN0001", "EvAGAIN0001", "EvAGAIN0002"):
        bench.dispatch({"type": "event_callback", "event_id": event_id, "team_id": bench.desk.identity.team_id, "event": event})
    fresh = {**event, "ts": "1700000000.000100", "thread_ts": root["ts"]}
    for event_id in ("EvFRESH0001", "EvFRESH0002"):
        bench.dispatch({"type": "event_callback", "event_id": event_id, "team_id": bench.desk.identity.team_id, "event": fresh})
    reader.wait_for(lambda: len(reader.history("general", root["ts"])) == 3)
    bench.settle()
    assert len(reader.history("general", root["ts"])) == 3


def test_edits_deletions_and_other_bots_are_ignored(bench: Bench) -> None:
    bench.hold(("reader", f"dm: {ASKED}", "ALL-0001"))
    reader = bench.sandbox.as_user("reader")
    (mine,) = [message for message in reader.history("dm") if not message.get("bot_id")]
    reader.edit("dm", mine["ts"], "what has Norway said?")
    bench.settle()  # what follows the answer
    told = len(bench.sandbox.calls)
    team = bench.desk.identity.team_id
    event = {
        "type": "app_mention",
        "user": "U0OTHERBOT",
        "bot_id": "B0OTHER",
        "text": ASKED,
        "ts": "1.1",
        "channel": "C0GENERAL0",
    }
    bench.dispatch({"type": "event_callback", "event_id": "EvBOT", "team_id": team, "event": event})
    reader.delete("dm", mine["ts"])
    bench.settle()
    assert len(bench.sandbox.calls) == told


# The library's monitor may connect in the same moment and let go of its own new socket without closing it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("how", ["tcp", "close", "refresh_requested"])
def test_a_cut_socket_answers_again_within_two_seconds(filled: Database, how: str) -> None:
    with running("socket", filled) as bench:
        bench.hold(("reader", "#general: /rapporteur help", "Rapporteur keeps"))
        assert bench.sandbox.drop(how) == 1
        start = clock.elapsed()
        reader = bench.sandbox.as_user("reader")
        asked = 0
        while len(reader.ephemerals("general")) < 2 and clock.elapsed() - start < 5:
            reader.command("general", "/rapporteur status")
            asked += 1
            time.sleep(0.2)
        assert clock.elapsed() - start < 2.0


def test_a_rate_limit_is_waited_out_and_the_answer_comes_once(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "ratelimited", "times": 1, "seconds": 1})
    bench.hold(("reader", f"#general: {ASKED}", "ALL-0001"))
    (root,) = bench.sandbox.as_user("reader").history("general")
    assert len(bench.sandbox.as_user("reader").history("general", root["ts"])) == 2
    assert [call["response"].get("ok") for call in bench.sandbox.calls if call["method"] == "chat.postMessage"] == [False, True]


def test_a_failing_slack_is_named_and_so_is_what_to_do(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "http_500", "times": 1})
    bench.hold(("reader", f"#general: {ASKED}", ("Slack's servers failed", "look, and try again", "not:E-")))


def test_what_slack_perhaps_took_is_not_posted_again(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "accepted_no_answer", "times": 1})
    bench.hold(("reader", f"#general: {ASKED}", "ALL-0001"))
    bench.settle()
    posts = [
        call for call in bench.sandbox.calls if call["method"] == "chat.postMessage" and "ALL-0001" in call["args"]["text"]
    ]
    assert len(posts) == 1


def test_blocks_that_slack_refuses_are_said_in_plain_words(
    mode: Mode, filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: Any) -> Page:
        page = answer_page(*args)
        message = Message(page.message.text, (*page.message.blocks, {"type": "context", "elements": []}))
        return replace(page, message=message)

    monkeypatch.setattr(asking, "answer_page", refused)
    everything = ("ALL-0001", "Status: ", "Human Rights Watch", "https://www.hrw.org", "not:[Share in channel]")
    with running(mode, filled) as bench:  # its calls are wrong on purpose, so they are not kept for a checker
        bench.hold(("reader", f"#general: {ASKED}", everything), ("reader", "#general: /allegations Izium", everything))
        answers = [bench.sandbox.as_user("reader").ephemerals("general")[-1]]
        root = bench.sandbox.as_user("reader").history("general")[-1]
        answers.append(bench.sandbox.as_user("reader").history("general", root["ts"])[-1])
        assert [answer.get("blocks") for answer in answers] == [None, None]


def test_an_expired_response_url_is_no_silence(mode: Mode, filled: Database) -> None:
    with running(mode, filled, pace=Pace(posts_per_second=None, response_url=-1.0)) as bench:
        bench.hold(("reader", "#general: /allegations Izium", "ALL-0001"))
        assert [call["method"] for call in bench.sandbox.calls].count("chat.postEphemeral") == 1


def test_a_fault_of_ours_is_told_with_an_id_that_stands_in_the_log(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("never shown to a reader")

    monkeypatch.setattr(type(bench.desk.questions), "answer", broken)
    for does in ("#general: /allegations Izium", f"#general: {ASKED}", f"dm: {ASKED}"):
        seen = bench.conversation.turn("reader", does, ("Something went wrong", "E-", "not:KeyError", "not:never shown"))
        error_id = next(word for word in seen.text.split() if word.startswith("E-")).rstrip(".")
        assert error_id in caplog.text


def test_a_click_that_fails_at_once_is_acknowledged_all_the_same(bench: Bench) -> None:
    click = {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": {"id": bench.sandbox.users["reader"]},
    }
    body = {**click, "actions": [{"action_id": Act.MORE.value, "block_id": "b", "value": "no question's id"}]}
    start = clock.elapsed()
    answers = [bench.bot.app.dispatch(BoltRequest(mode="socket_mode", body=body)) for _ in range(5)]
    assert [answer.status for answer in answers] == [200] * 5
    assert clock.elapsed() - start < 2.0


def test_a_request_leaves_one_line_in_the_log_without_words_or_names(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="bot.slack.requests"):
        bench.hold(("reader", "#general: /allegations Izium", "ALL-0001"), ("reader", f"dm: {ASKED}", "ALL-0001"))
        bench.settle()
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.slack.requests"]
    lines = [line for line in lines if "ignored" not in line]
    assert len(lines) == 2
    assert re.match(r"command /allegations: done in \d+\.\d+ s, ", lines[0])
    assert lines[0].endswith("allegations, 2 found")
    assert "Izium" not in caplog.text.replace("ALL-", "")
    assert bench.sandbox.users["reader"] not in " ".join(lines)


def test_what_runs_when_the_process_ends_is_finished_and_nothing_new_is_taken(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "slow", "seconds": 1.0})
    reader = bench.sandbox.as_user("reader")
    ts = reader.say("general", ASKED)
    reader.wait_for(lambda: bench.desk.seen.count() > 0)
    start = clock.elapsed()
    bench.stop.close()
    assert clock.elapsed() - start < 8
    assert len(reader.history("general", ts)) == 2
    assert "ALL-0001" in as_text(reader.history("general", ts)[1]["blocks"])


def test_health_tells_the_truth_about_socket_database_and_tick(filled: Database) -> None:
    with running("socket", filled) as bench:
        status, report = health(bench)
        assert status == 200
        assert report["slack"]["says"].startswith("heard from")
        assert report["digest"]["says"].startswith("looked for what is due")
        bench.bot.http.refuse()
        assert health(bench) == (503, {"status": "stopping"})


def health(bench: Bench) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{bench.bot.http.port}/healthz", timeout=5) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())
