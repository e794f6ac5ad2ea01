"""Conversations in which something that was told is corrected: in the thread of whatever told it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import clock
from bot.database import Database
from bot.digests.delivery.carried import ANSWERING, CarriedAnswers
from bot.digests.delivery.doubts import Doubts
from bot.digests.delivery.poster import Notice, NoticeWord, Question
from bot.digests.model import UNSETTLED, Carried, DigestMessage, MessageKind, MessageState
from bot.register import documents, writing
from bot.register.editing.acts import withdraw
from bot.register.model import Record
from bot.slack.telling import telling
from tests.conversations.bench import Bench, Mode
from tests.conversations.conftest import filling
from tests.conversations.dialogue import as_text

IZIUM = "what is alleged about PFM mines in Izium?"
CORRECTED = "HRW reported on Izium, and on nothing else."
SHARED = ("Asked by", "ALL-0001", "Human Rights Watch reported")


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, the other files show."""
    return "socket"


def test_a_shared_answer_is_corrected_in_its_thread_once(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: /allegations PFM mines in Izium", "[Share in channel]"),
        ("reader", "click Share in channel", SHARED),
    )
    pings = bench.sandbox.inspect("notifications")
    correct(bench.database, "izium-pfm-2022", "the summary said too much", summary=CORRECTED)
    for _ in range(3):
        tick(bench)
    (correction,) = corrections(bench, "general")
    assert "Corrected on" in correction
    assert "(summary): the summary said too much." in correction
    assert CORRECTED in correction
    assert "Status: " in correction
    assert "RSP-0001" in correction
    assert bench.sandbox.inspect("notifications") == pings


def test_mentions_direct_messages_and_further_pages_are_corrected_where_they_stand(bench: Bench) -> None:
    bench.hold(
        ("reader", "#general: @Rapporteur what has Norway said about anti-personnel mines?", ("1 to 5 of 12", "[Show more]")),
        ("reader", "click Show more", "6 to 10 of 12"),
        ("guest", "dm: what has Norway said about anti-personnel mines?", "1 to 5 of 12"),
        ("admin", "#newsroom: /positions of Norway on anti-personnel mines", "1 to 5 of 12"),
    )
    correct(bench.database, "nor-7", "misheard", summary="Norway called for something else.")
    correct(bench.database, "nor-12", "misheard", summary="Norway called for nothing.")
    tick(bench)
    (in_thread,) = corrections(bench, "general")
    assert "Norway called for something else." in in_thread
    assert "Norway called for nothing." in in_thread
    (in_dm,) = corrections(bench, "dm", "guest")
    assert "Norway called for nothing." in in_dm
    assert "something else" not in in_dm
    assert corrections(bench, "newsroom", "admin") == []  # only one person saw it, and Slack kept it nowhere


def test_what_is_withdrawn_leaves_a_tombstone_in_the_thread(bench: Bench) -> None:
    bench.hold(("reader", f"#general: @Rapporteur {IZIUM}", "ALL-0001"))
    with bench.database.write() as session:
        for ref in ("RSP-0001", "ALL-0001"):
            record_id = session.scalars(select(Record.id).where(Record.ref == ref)).one()
            withdraw(session, record_id, who="second", why=f"{ref[:3]} was taken back", now=clock.now())
    tick(bench)
    (correction,) = corrections(bench, "general")
    for told in ("ALL-0001", "ALL was taken back.", "RSP-0001", "RSP was taken back."):
        assert told in correction
    for said in ("Human Rights Watch", "foreign ministry"):
        assert said not in correction


def test_what_may_not_be_shown_there_any_more_is_not_said(bench: Bench) -> None:
    bench.hold(("reader", "#general: @Rapporteur what is alleged about Izium?", "ALL-0002"))
    correct(bench.database, "izium-green", "a source is at risk", tlp="AMBER")
    tick(bench)
    (correction,) = corrections(bench, "general")
    assert "ALL-0002" in correction
    assert "it is not shown here any more" in correction
    for secret in ("school", "partner", "at risk", "AMBER"):
        assert secret not in correction


def test_an_answer_is_found_and_corrected_though_the_process_died_before_it_was_marked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(_self: CarriedAnswers, _key: str, _ts: str) -> None:
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(CarriedAnswers, "stands", died)
        bench.hold(
            ("reader", "#general: /allegations PFM mines in Izium", "[Share in channel]"),
            ("reader", "click Share in channel", SHARED),
        )
        bench.settle()
    bench.restart()
    correct(bench.database, "izium-pfm-2022", "the summary said too much", summary=CORRECTED)
    bench.desk.digests.tick(clock.now())
    assert corrections(bench, "general") == []
    monkeypatch.setattr(bench.desk.digests._delivering, "_doubts", Doubts(timedelta(0)))  # as if it had seen it all along
    after = clock.now() + ANSWERING + timedelta(seconds=1)
    for minutes in range(3):
        bench.desk.digests.tick(after + timedelta(minutes=minutes))
    (correction,) = corrections(bench, "general")
    assert CORRECTED in correction


def test_an_answer_that_slack_refused_is_carried_by_nothing(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "error", "error": "is_archived", "times": 1})
    bench.hold(("reader", f"#general: @Rapporteur {IZIUM}", "The channel is archived."))
    with bench.database.read() as session:
        assert session.scalars(select(Carried.record_id)).all() == []


def test_an_answer_for_one_persons_eyes_that_became_a_direct_message_is_corrected_there(bench: Bench) -> None:
    channel = bench.sandbox.channels["general"]
    bench.sandbox.faults(
        {"method": "chat.postEphemeral", "kind": "error", "error": "channel_not_found", "times": 1},
    )
    place = {"user_id": bench.sandbox.users["reader"], "channel_id": channel}
    bench.dispatch({"type": "slash_commands", "command": "/allegations", "text": "PFM mines in Izium", **place})
    (told,) = bench.sandbox.as_user("reader").history("dm")
    assert "ALL-0001" in as_text(told["blocks"])
    correct(bench.database, "izium-pfm-2022", "the summary said too much", summary=CORRECTED)
    tick(bench)
    (correction,) = corrections(bench, "dm")
    assert CORRECTED in correction


def test_an_admin_decides_on_a_message_in_doubt_with_two_buttons(bench: Bench) -> None:
    asked = in_doubt(bench)
    tell = telling(bench.desk.slack, bench.desk.people.admins)
    channel = bench.sandbox.channels["treaty-digest"]
    tell(Notice(NoticeWord.UNSURE, None, channel, None, "It may or may not have been posted.", "Look.", asked))
    bench.conversation.turn("admin", "dm: help", "Rapporteur keeps")
    bench.hold(
        ("admin", "click Post it again", "It is posted again within a minute."),
        ("admin", "click It is there", ("That is decided already", "Nothing was changed by this click.")),
    )


def test_nobody_but_an_admin_decides(bench: Bench) -> None:
    asked = in_doubt(bench)
    action = {"action_id": "delivery_post_again", "block_id": "b", "value": f"{asked.message_id}:{asked.asked_at.isoformat()}"}
    click: dict[str, Any] = {
        "type": "block_actions",
        "team": {"id": bench.desk.identity.team_id},
        "user": {"id": bench.sandbox.users["reader"]},
        "channel": {"id": bench.sandbox.channels["general"]},
        "actions": [action],
    }
    bench.dispatch(click)
    (refusal,) = bench.sandbox.as_user("reader").ephemerals("general")
    assert "You may not decide on what was posted: admins may." in str(refusal["text"])
    bench.dispatch({**click, "user": {"id": bench.sandbox.users["admin"]}, "actions": [{**action, "value": "none:of ours"}]})
    (refusal,) = bench.sandbox.as_user("admin").ephemerals("general")
    assert "That button is no longer good." in str(refusal["text"])
    with bench.database.read() as session:
        assert session.scalars(select(DigestMessage.state)).all() == [MessageState.UNSURE]


def in_doubt(bench: Bench) -> Question:
    """Put a message into doubt of which an admin was told a moment ago."""
    at = clock.now() - timedelta(minutes=1)
    with bench.database.write() as session:
        message = DigestMessage(
            kind=MessageKind.CORRECTION,
            channel=bench.sandbox.channels["treaty-digest"],
            thread_ts="1700000000.000100",
            key="in-doubt",
            state=MessageState.UNSURE,
            try_at=at + timedelta(hours=1),
            asks_admin=True,
            told_at=at,
        )
        session.add(message)
        session.flush()
        return Question(message.id, at, may_be_there=True)


def tick(bench: Bench) -> None:
    """Let corrections be posted; the bot's own tick may be at it in the same moment."""
    bench.desk.digests.tick(clock.now())

    def is_done() -> bool:
        on_its_way = (DigestMessage.kind == MessageKind.CORRECTION, DigestMessage.state.in_(UNSETTLED))
        with bench.database.read() as session:
            return session.scalar(select(DigestMessage.id).where(*on_its_way).limit(1)) is None

    bench.sandbox.as_user("reader").wait_for(is_done)


def correct(database: Database, key: str, why: str, **changes: object) -> None:
    """Publish a correction of a record."""
    (document,) = [each for each in filling() if each.key == key]
    corrected = documents.from_fields({**documents.to_fields(document), **changes})
    with database.write() as session:
        writing.save(session, [corrected], who="second", why=why, now=clock.now())


def corrections(bench: Bench, channel: str, who: str = "reader") -> list[str]:
    """Give the corrections in the threads of a channel, as text."""
    person = bench.sandbox.as_user(who)
    told = [
        message
        for head in person.history(channel)
        for message in (person.history(channel, head["ts"]) if head.get("reply_count") else [head])
    ]
    ours = [each for each in told if (each.get("metadata") or {}).get("event_type") == "rapporteur_correction"]
    assert all(each["thread_ts"] != each["ts"] for each in ours)
    return [as_text(each["blocks"]) for each in ours]
