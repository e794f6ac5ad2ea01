"""Corrections that anybody concerned asks for: acknowledged, kept, answered once, and nothing changes by itself."""

import pytest

from bot.register.waiting import requests
from bot.slack.client import SlackClient
from tests.conversations.bench import Bench
from tests.conversations.test_moving import choose, open_menu
from tests.conversations.test_recording import forged_click, form_of, option, user

WISH = {
    "wrong": "It was not in Izium.",
    "put_right": "It was in Kupiansk.",
    "behalf": "The ministry",
    "source": "https://mfa.gov.ua/a",
}


def test_a_reader_asks_and_is_answered_after_the_record_was_corrected(bench: Bench) -> None:
    reader, reviewer = bench.sandbox.as_user("reader"), bench.sandbox.as_user("reviewer")
    bench.hold(
        ("reader", "#general: /rapporteur correct all-1: it was not there", ("ALL-0001", "it was not there", "Who you are"))
    )
    reader.submit(form_of(bench, "reader"), {**WISH, "ref": "ALL-0077"})
    (told,) = reader.wait_for(reader.failures)
    assert told["errors"]["ref"].startswith("No record of this number is published.")
    reader.submit(form_of(bench, "reader"), WISH | {"ref": "ALL-0001"})
    bench.conversation.seen("reader", ("Your request has number 1: to correct ALL-0001.", "stays as it is"), set())
    (kept,) = reader.wait_for(lambda: reader.history("dm"))
    assert "number 1" in kept["text"]
    reader.close(form_of(bench, "reader"))
    bench.hold(("reader", "#general: /rapporteur ALL-0001", "ALL-0001"))
    choose(bench, "reader", "This is wrong…")
    bench.conversation.seen("reader", ("Which record", "ALL-0001"), set())
    reader.submit(form_of(bench, "reader"), WISH)
    bench.conversation.seen("reader", "You asked the same on", set())
    waits = (
        "1 request waits for review", "Request 1 to correct ALL-0001, from <@", "(The ministry)", "It was not in Izium.",
        "It was in Kupiansk.", "(https://mfa.gov.ua/a)", "Status: alleged", "[Answer…]", "[Edit the record…]",
    )  # fmt: skip
    bench.hold(
        ("admin", "#general: /rapporteur review", waits),
        ("reviewer", "#general: /rapporteur review", waits),
        ("admin", "click Answer…", "What comes of it"),
        ("reviewer", "click Answer…", "What comes of it"),
    )
    answer = {"outcome": "accepted", "answer": "You are right, thank you."}
    reviewer.submit(form_of(bench, "reviewer"), answer)
    bench.conversation.seen("reviewer", ("has not been changed since this was asked", "You are right, thank you."), set())
    reviewer.close(form_of(bench, "reviewer"))
    bench.hold(
        ("reviewer", "click Edit the record…", "[Correct…]"),
        ("reviewer", "click Correct…", "A second person reads"),
    )
    reviewer.submit(form_of(bench, "reviewer"), {"summary": "Human Rights Watch reported otherwise.", "why": "request 1"})
    bench.conversation.seen("reviewer", "waits for a second person", set())
    reviewer.close(form_of(bench, "reviewer"))
    bench.hold(("reviewer", "click Answer…", "What comes of it"))
    reviewer.submit(form_of(bench, "reviewer"), answer)
    bench.conversation.seen("reviewer", "Request 1 is accepted. Whoever asked was told.", set())
    bench.sandbox.as_user("admin").submit(form_of(bench, "admin"), {"outcome": "declined", "answer": "No."})
    bench.conversation.seen("admin", "Request 1 is decided on already: it was accepted by Viktor Reviewer.", set())
    told_in_dm = reader.wait_for(lambda: reader.history("dm")[1:])
    assert [each["text"] for each in told_in_dm] == [
        "Your request 1, to correct ALL-0001, was accepted by Viktor Reviewer: You are right, thank you."
    ]


def test_a_guest_asks_about_what_guests_see_and_whoever_left_can_not_be_told(bench: Bench) -> None:
    guest = bench.sandbox.as_user("guest")
    bench.hold(
        ("guest", "dm: ALL-0001 is wrong", ("A correction is asked for by form.", "[Open the form]")),
        ("guest", "click Open the form", ("ALL-0001", "What is wrong")),
    )
    guest.submit(form_of(bench, "guest"), WISH | {"ref": "ALL-0002"})  # GREEN: as if there were none
    (told,) = guest.wait_for(guest.failures)
    assert told["errors"]["ref"].startswith("No record of this number is published.")
    guest.submit(form_of(bench, "guest"), WISH | {"ref": "ALL-0001"})
    bench.conversation.seen("guest", "Your request has number 1", set())
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "error", "error": "user_not_found", "times": 1})
    bench.hold(
        ("reviewer", "home", "Request 1 to correct ALL-0001"),
        ("reviewer", "click Answer…", "What comes of it"),
    )
    bench.sandbox.as_user("reviewer").submit(
        form_of(bench, "reviewer"), {"outcome": "declined", "answer": "The source says so."}
    )
    bench.conversation.seen(
        "reviewer", "Request 1 is declined. Slack did not let whoever asked be told: tell them yourself.", set()
    )


def choice(value: str) -> dict[str, object]:
    return {"type": "static_select", "selected_option": option(value, value)}


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_nobody_sees_or_answers_requests_without_the_right(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewer = bench.sandbox.as_user("reviewer")
    open_menu(bench, "reviewer", "ALL-0001", "[This is wrong…]")
    bench.hold(("reviewer", "click This is wrong…", "What it should say"))
    reviewer.submit(form_of(bench, "reviewer"), WISH)
    bench.conversation.seen("reviewer", "Your request has number 1", set())
    reviewer.close(form_of(bench, "reviewer"))
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("You asked for this: somebody else has to answer it.", "not:[Answer…]")),
    )
    bench.hold(("reader", "#general: /rapporteur correct", "What is wrong"))
    opened = form_of(bench, "reader")["id"]
    monkeypatch.setattr(SlackClient, "open_view", lambda *_: opened)  # as if the click came from a button of theirs
    bench.dispatch(forged_click(bench, "reader", "request_answer", "1"))
    bench.conversation.seen("reader", ("You may not review: reviewers and admins may.", "not:Izium"), set())
    answered = {"outcome": {"outcome": choice("declined")}, "answer": {"answer": {"type": "plain_text_input", "value": "No."}}}
    for who in ("reader", "recorder", "guest", "reviewer"):
        view = {
            "id": opened, "type": "modal", "callback_id": "answer_form", "blocks": [], "state": {"values": answered},
            "private_metadata": '{"request": 1}',
        }  # fmt: skip
        team = {"id": bench.desk.identity.team_id}
        bench.dispatch({"type": "view_submission", "team": team, "user": user(bench, who), "view": view})
    with bench.database.read() as session:
        (waiting,) = requests.requests(session)
    assert (waiting.id, waiting.wish.behalf) == (1, "The ministry")
    bench.hold(("reader", "home", ("Rapporteur", "not:Request 1")))
