"""The queue: a record as readers will see it, what changed since, and each decision, its rights checked when it arrives."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from bot import clock
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import GRACE
from bot.digests.letters import Letters
from bot.register import documents, reading, writing
from bot.register.editing import acts
from bot.register.model import Change
from bot.register.vocabulary import ChangeAct, RecordState
from bot.slack.client import DigestPoster, make_client
from bot.slack.editing.reminding import Reminding
from bot.slack.editing.reviewing import StaleError
from tests.conversations.bench import Bench
from tests.conversations.dialogue import as_text
from tests.conversations.test_recording import ALLEGATION, forged_click, form_of, open_form, option, put_in, states

WITH_WORDS = {
    **ALLEGATION,
    "summary": "The United Nations reported that a PFM mine was found in Izium.",
    "alleged_by": [option("United Nations", "un")],
    "words": "Знайдено міну ПФМ",
    "words_lang": "uk",
    "url": "https://press.un.org/izium",
    "tlp": "GREEN",
}


TREATY_ACTION = {
    "type": "treaty_action", "key": "nor-acceded", "actor": "nor", "treaty": "apmbc", "action": "accession",
    "deposited": "2026-11-03", "summary": "It acceded to the Anti-Personnel Mine Ban Convention.", "state": "in_review",
    "citations": [{"source": "briefings"}], "author": "first",
}  # fmt: skip


def test_a_reviewer_is_told_which_state_did_what_and_when(bench: Bench) -> None:
    with bench.database.write() as session:
        writing.save(session, [documents.from_fields(TREATY_ACTION)], who="tests", why="news", now=clock.now())
    fields = ("State: Norway", "treaty: Anti-Personnel Mine Ban Convention", "action: accession", "deposited: 3 November 2026")
    bench.hold(("reviewer", "#general: /rapporteur review", fields))


def test_a_record_is_shown_as_readers_will_see_it_and_what_changed_since_it_was_sent_back(bench: Bench) -> None:
    recorder, reviewer = bench.sandbox.as_user("recorder"), bench.sandbox.as_user("reviewer")
    open_form(bench, "recorder")
    recorder.click(form_of(bench, "recorder"), "record_kind", "allegation")
    bench.conversation.seen("recorder", "Who alleges it", set())
    recorder.submit(form_of(bench, "recorder"), WITH_WORDS)
    bench.conversation.seen("recorder", ("ALL-0003", "waits for review"), set())
    recorder.close(form_of(bench, "recorder"))
    as_read = (
        "1 record waits for review", "ALL-0003  The United Nations reported", "“Знайдено міну ПФМ” (uk)", "Status: alleged",
        "No response recorded as of", "(https://press.un.org/izium)", "Recorded by <@", "[Approve]", "[Send back…]",
        "[Reject…]", "[Edit…]", "[Open the source]", "not:Changed since",
    )  # fmt: skip
    bench.hold(
        ("reviewer", "#general: /rapporteur review", as_read),
        ("reviewer", "click Send back…", ("What its author should change", "Status: alleged", "No response recorded as of")),
    )
    reviewer.submit(form_of(bench, "reviewer"), {"reason": "Say where in Izium."})
    bench.conversation.seen("reviewer", "ALL-0003 is a draft again. Its author was told why.", set())
    bench.hold(
        ("recorder", "dm: help", "Rapporteur keeps"),
        ("recorder", "click Take it up again…", ("It goes to review with what you change", "PFM mine was found in Izium")),
    )
    changed = "The United Nations reported that a PFM mine was found in a school in Izium."
    recorder.submit(form_of(bench, "recorder"), {"summary": changed, "said": "May 2024", "why": "The place is named."})
    bench.conversation.seen("recorder", "ALL-0003 waits for review", set())
    since = ("Changed since it was sent back by <@", "“Say where in Izium.”", "Summary: ", "a school in", "not:Said:")
    bench.hold(
        ("reviewer", "#general: /rapporteur review", since),
        ("reviewer", "click Approve", "ALL-0003 is published."),
        ("reader", "#general: /rapporteur ALL-0003", ("found in a school in Izium", "Status: alleged")),
    )


def test_a_rejected_record_ends_and_its_author_is_told_why(bench: Bench) -> None:
    put_in(bench)
    bench.hold(
        ("admin", "#general: /rapporteur review", "[Reject…]"),
        ("reviewer", "home", "[Reject…]"),
        ("reviewer", "click Reject…", ("Why it does not belong in the register", "never reviewed again")),
    )
    reviewer, recorder = bench.sandbox.as_user("reviewer"), bench.sandbox.as_user("recorder")
    reviewer.submit(form_of(bench, "reviewer"), {"reason": "It is about roads."})
    bench.conversation.seen("reviewer", "POS-0014 is rejected, and stays a draft. Its author was told why.", set())
    (told,) = recorder.wait_for(lambda: recorder.history("dm"))
    assert "POS-0014 was rejected by Viktor Reviewer" in as_text(told["blocks"])
    bench.hold(
        (
            "admin",
            "click Approve",
            ("POS-0014 no longer waits for review: it is rejected. Reason: It is about roads.", "Viktor"),
        ),
        ("recorder", "#general: /rapporteur edit POS-0014", ("It is a draft", "[Edit…]")),
        ("recorder", "click Edit…", "It goes to review with what you change"),
    )
    recorder.submit(form_of(bench, "recorder"), {"why": "once more"})
    bench.conversation.seen(
        "recorder", ("it was rejected in review (“It is about roads.”) and stays so", "record it anew"), set()
    )
    assert states(bench.database) == [RecordState.DRAFT]
    with bench.database.read() as session:
        record_id = reading.id_of(session, "POS-0014")
        acts = [each.act for each in session.query(Change).filter_by(entry_id=record_id).order_by(Change.version)]
    assert acts == [ChangeAct.CREATED, ChangeAct.REJECTED]


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_a_reviewer_who_edits_is_a_writer_and_two_at_once_lose_nothing(bench: Bench) -> None:
    put_in(bench)
    reviewer, admin = bench.sandbox.as_user("reviewer"), bench.sandbox.as_user("admin")
    for who in ("reviewer", "admin"):
        bench.hold(
            (who, "#general: /rapporteur review", "[Edit…]"),
            (who, "click Edit…", ("one of its writers", "Norway welcomed the report on clearance.", "2 November 2023")),
        )
    reviewer.submit(form_of(bench, "reviewer"), {"venue": "Geneva", "said": "2023-11-03", "why": "from the transcript"})
    bench.conversation.seen(
        "reviewer", "POS-0014 is changed, and waits for review still. You are one of its writers now", set()
    )
    admin.submit(form_of(bench, "admin"), {"summary": "Norway welcomed it.", "said": "2023-11-04", "why": "shorter"})
    again = (
        "POS-0014 has changed since you saw it: Viktor Reviewer changed said", "Your changes are put upon it",
        "You both changed: said", "Norway welcomed it.", "Geneva", "2023-11-03", "shorter",
    )  # fmt: skip
    bench.conversation.seen("admin", again, set())
    admin.submit(form_of(bench, "admin"))
    bench.conversation.seen("admin", "POS-0014 is changed", set())
    bench.hold(
        (
            "reviewer",
            "#general: /rapporteur review",
            ("Norway welcomed it.", "[Approve]"),
        ),
        ("reviewer", "click Approve", "somebody else has to review it: the reviewer is no writer"),
    )
    assert states(bench.database) == [RecordState.IN_REVIEW]
    reviewer.close(form_of(bench, "reviewer"))
    wrong = {"said": "the other day or so", "words_lang": "English!", "words": "we", "why": "wrong"}
    bench.hold(("reviewer", "click Edit…", "one of its writers"))
    reviewer.submit(form_of(bench, "reviewer"), wrong)
    (told,) = reviewer.wait_for(reviewer.failures)
    assert set(told["errors"]) == {"said", "words_lang"}


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_a_long_queue_has_pages_and_readers_see_none_of_it(bench: Bench) -> None:
    for number in range(8):
        put_in_numbered(bench, number)
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("8 records wait for review", "Shown: 1 to 6 of 8.", "[Show more]")),
        (
            "reviewer",
            "click Show more",
            ("Shown: 7 to 8 of 8.", "Statement number 7.", "[Back to the first]", "not:[Show more]"),
        ),
        ("reviewer", "click Back to the first", ("Statement number 0.", "not:Statement number 7.")),
    )
    bench.hold(("reviewer", "click Reject…", "Why it does not belong in the register"))
    bench.sandbox.as_user("reviewer").submit(form_of(bench, "reviewer"), {"reason": "Twice."})
    alone = ("is rejected, and stays a draft. It was recorded by first, who can't be told here.", "7 records wait")
    bench.conversation.seen("reviewer", alone, set())
    bench.dispatch(forged_click(bench, "reader", "review_page", "0"))
    bench.dispatch(forged_click(bench, "recorder", "review_reject", "1"))
    assert "Statement number" not in "".join(thing.text for thing in bench.conversation.things("reader"))


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
def test_a_reviewer_is_reminded_once_a_day_of_what_is_not_their_own(bench: Bench) -> None:
    put_in(bench, "reviewer")
    nine, zone = datetime(2031, 3, 1, 9, 0, tzinfo=UTC), ZoneInfo("UTC")

    seconds = 0.0

    def replica() -> Reminding:
        desk = bench.desk
        poster = DigestPoster(make_client(bench.sandbox.bot_token, bench.sandbox.api), desk.people)
        letters = Letters(bench.database, poster, Doubts(elapsed=lambda: seconds))
        return Reminding(bench.database, letters, desk.people, desk.slack, zone=zone, at=time(9))

    one, other = replica(), replica()
    one.tick(nine - timedelta(minutes=1))
    assert reminders(bench, "admin") == []
    for each in (one, other, one):
        each.tick(nine)
    (told,) = reminders(bench, "admin")
    assert told.startswith("1 record waits for your review, the oldest for ")
    assert reminders(bench, "reviewer") == []  # their own
    put_in(bench, "recorder")
    one.tick(nine + timedelta(hours=5))
    assert reminders(bench, "reviewer") == []  # told tomorrow
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "accepted_no_answer", "times": 1})
    one.tick(nine + timedelta(days=1))
    other.tick(nine + timedelta(days=1, minutes=1))
    seconds = GRACE.total_seconds()
    other.tick(nine + timedelta(days=1, minutes=2))
    assert [len(reminders(bench, who)) for who in ("admin", "reviewer", "recorder")] == [2, 1, 0]
    assert not [
        each for who in ("admin", "reviewer") for each in bench.sandbox.as_user(who).notifications() if each.get("ping")
    ]


def reminders(bench: Bench, who: str) -> list[str]:
    """Give what somebody was reminded of."""
    found = bench.sandbox.as_user(who).history("dm")
    return [each["text"] for each in found if "for your review" in each["text"]]


def put_in_numbered(bench: Bench, number: int) -> None:
    """Put in one of many positions, beside the form."""
    fields = {
        "type": "position", "key": f"queued-{number}", "speaker": "nor", "stance": "calls_for",
        "said": f"2024-0{number + 1}-03", "summary": f"Statement number {number}.", "state": "in_review",
        "citations": [{"source": "briefings"}], "author": "first", "tlp": "CLEAR", "sensitivity": "none",
    }  # fmt: skip
    with bench.database.write() as session:
        writing.save(session, [documents.from_fields(fields)], who="first", why="recorded", now=clock.now())


def test_nobody_reviews_their_own(bench: Bench) -> None:
    put_in(bench, "reviewer")
    bench.hold(("reviewer", "#general: /rapporteur review", ("POS-0014", "You recorded this", "not:[Approve]")))
    (item,) = bench.desk.reviewing.queue()
    bench.dispatch(forged_click(bench, "reviewer", "review_approve", f"{item.record_id}.{item.version}"))
    assert states(bench.database) == [RecordState.IN_REVIEW]


def test_stale_buttons_say_what_happened_meanwhile_and_by_whom(bench: Bench) -> None:
    put_in(bench)
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("POS-0014", "[Approve]")),
        ("admin", "#general: /rapporteur review", ("POS-0014", "[Approve]")),
        ("reviewer", "click Approve", ("POS-0014 is published.", "Nothing waits for review")),
        ("admin", "click Approve", ("POS-0014 no longer waits for review: it is published.", "Viktor")),
    )


def test_nobody_decides_on_what_they_have_not_seen(bench: Bench) -> None:
    put_in(bench)
    bench.hold(("reviewer", "#general: /rapporteur review", ("POS-0014", "[Approve]")))
    (seen,) = bench.desk.reviewing.queue()
    summarise_anew(bench, "Norway deplored the report on clearance.")
    with pytest.raises(StaleError, match="POS-0014 has changed since you saw it"):
        bench.desk.reviewing.send_back(seen.record_id, seen.version, who=bench.sandbox.users["reviewer"], why="No date.")
    assert states(bench.database) == [RecordState.IN_REVIEW]
    bench.hold(
        ("reviewer", "click Approve", ("POS-0014 has changed since you saw it", "Norway deplored")),
        ("reviewer", "click Approve", "POS-0014 is published."),
    )


def test_a_record_goes_back_with_a_reason(bench: Bench) -> None:
    put_in(bench)
    bench.hold(
        ("reviewer", "home", "[Send back…]"),
        ("reviewer", "click Send back…", ("POS-0014", "What its author should change")),
    )
    reviewer = bench.sandbox.as_user("reviewer")
    reviewer.submit(form_of(bench, "reviewer"), {"reason": "Name who translated it."})
    bench.conversation.seen("reviewer", "POS-0014 is a draft again. Its author was told why.", set())
    assert states(bench.database) == [RecordState.DRAFT]
    recorder = bench.sandbox.as_user("recorder")
    (told,) = recorder.wait_for(lambda: recorder.history("dm"))
    assert "POS-0014 was sent back to you by Viktor Reviewer.Name who translated it." in as_text(told["blocks"]).replace(
        "\n", ""
    )
    back = ("Your drafts", "POS-0014  Norway welcomed", "Sent back by <@", "“Name who translated it.”", "[Take it up…]")
    bench.hold(
        ("admin", "home", "not:Your drafts"),
        ("recorder", "home", back),
        ("recorder", "click Take it up…", "It goes to review with what you change"),
    )
    recorder.submit(form_of(bench, "recorder"), {"why": "The embassy did."})
    bench.conversation.seen("recorder", "POS-0014 waits for review", set())
    told_there = "POS-0014 waits for review: somebody else has to approve it."
    assert recorder.wait_for(lambda: told_there in as_text((recorder.home() or {})["blocks"]))
    bench.hold(("recorder", "home", "not:Your drafts"))


def test_sending_back_from_a_list_takes_the_record_off_the_list(bench: Bench) -> None:
    put_in(bench)
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("1 record waits", "[Send back…]")),
        ("reviewer", "click Send back…", "What its author should change"),
    )
    bench.sandbox.as_user("reviewer").submit(form_of(bench, "reviewer"), {"reason": "No date."})
    bench.conversation.seen("reviewer", ("POS-0014 is a draft again.", "Nothing waits for review", "not:[Send back…]"), set())


def test_a_reviewer_marks_what_its_author_left_open_and_it_is_shown_with_its_source(bench: Bench) -> None:
    put_in(bench, marked="AMBER")
    bench.hold(
        ("reviewer", "#general: /rapporteur review", ("TLP:AMBER", "[Approve…]", "not:[Approve]")),
        ("reviewer", "click Approve…", ("Norway welcomed", "Who may see it", "What in it could do harm")),
    )
    reviewer = bench.sandbox.as_user("reviewer")
    reviewer.submit(form_of(bench, "reviewer"), {})
    (told,) = reviewer.wait_for(reviewer.failures)
    assert set(told["errors"]) == {"tlp"}
    assert states(bench.database) == [RecordState.IN_REVIEW]
    reviewer.submit(form_of(bench, "reviewer"), {"tlp": "GREEN"})
    bench.conversation.seen("reviewer", ("POS-0014 is published.", "Nothing waits for review"), set())
    bench.hold(
        ("reader", "#general: /rapporteur POS-0014", ("Norway welcomed", "https://www.regjeringen.no/en/clearance")),
        ("guest", "#shared-with-partners: /rapporteur POS-0014", "No record POS-0014 is published"),
    )


def test_what_was_decided_while_its_form_was_open_is_not_decided_again(bench: Bench) -> None:
    put_in(bench, marked="AMBER")
    for who in ("reviewer", "admin"):
        bench.hold(
            (who, "#general: /rapporteur review", "[Approve…]"),
            (who, "click Approve…", "Who may see it"),
        )
    bench.sandbox.as_user("reviewer").submit(form_of(bench, "reviewer"), {"tlp": "AMBER"})
    bench.conversation.seen("reviewer", "as TLP:AMBER no channel and no digest shows it", set())
    bench.sandbox.as_user("admin").submit(form_of(bench, "admin"), {"tlp": "CLEAR"})
    bench.conversation.seen("admin", ("POS-0014 no longer waits for review: it is published.", "Viktor"), set())
    bench.hold(("reader", "#general: /rapporteur POS-0014", "No record POS-0014 is published"))


def test_the_list_of_whoever_was_slower_shows_what_waits_now(bench: Bench) -> None:
    put_in(bench)
    for who in ("reviewer", "admin"):
        bench.hold((who, "#general: /rapporteur review", ("1 record waits", "[Send back…]")))
    bench.hold(("reviewer", "click Send back…", "What its author should change"))
    bench.sandbox.as_user("reviewer").submit(form_of(bench, "reviewer"), {"reason": "No date."})
    bench.conversation.seen("reviewer", "POS-0014 is a draft again.", set())
    slower = (
        "POS-0014 no longer waits for review: it is a draft again, sent back. Reason: No date. Done by Viktor",
        "Nothing waits for review",
        "not:[Approve]",
    )
    bench.hold(("admin", "click Send back…", slower))


def summarise_anew(bench: Bench, summary: str) -> None:
    """Let somebody change the one record that waits for review."""
    (item,) = bench.desk.reviewing.queue()
    with bench.database.write() as session:
        seen = reading.document_of(session, item.record_id)
        assert isinstance(seen, documents.PositionDocument)
        changed = msgspec.structs.replace(seen, summary=summary)
        acts.revise(
            session, item.record_id, changed, version=item.version, who="tests", why="changed under review", now=clock.now()
        )
