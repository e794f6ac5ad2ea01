from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from bot.answers.asked import (
    SOON,
    AskedQuestion,
    Judged,
    Verdict,
    begin_thread,
    judge,
    judged_since,
    keep,
    keep_shown,
    last_of_person,
    last_of_thread,
    recall,
    remember,
)
from bot.answers.kept import Kept
from bot.answers.query import Aspect, Intent, Query, Span
from bot.database import Database
from bot.register.vocabulary import Kind

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_question_is_kept_with_who_asked_it_where(database: Database) -> None:
    with database.write() as session:
        number = remember(
            session, "allegations in Izium", now=NOW, kind=Kind.ALLEGATION, user_id="U1", channel_id="C1", thread_ts="1.2"
        )
    with database.read() as session:
        asked = recall(session, number)
        assert recall(session, number + 1) is None
    assert asked is not None
    assert (asked.question, asked.asked_at, asked.kind) == ("allegations in Izium", NOW, Kind.ALLEGATION)
    assert (asked.user_id, asked.channel_id, asked.thread_ts, asked.team_id) == ("U1", "C1", "1.2", None)


def test_a_question_is_kept_no_longer_than_slack_takes_it(database: Database) -> None:
    with database.write() as session:
        number = remember(session, "x\x00" * 5_000, now=NOW)
    with database.read() as session:
        asked = recall(session, number)
    assert asked is not None
    assert len(asked.question) <= 4_000
    assert "\x00" not in asked.question


def test_the_migrated_table_is_the_mapped_one(database: Database) -> None:
    columns = {column["name"] for column in inspect(database.engine).get_columns("asked")}
    assert columns == {column.name for column in AskedQuestion.__table__.columns}


def test_a_thread_goes_on_from_its_last_answer_that_leads_on(database: Database) -> None:
    query = Query(Intent.ALLEGATIONS, weapons=("pfm-1",), said=Span(date(2022, 1, 1)), aspect=Aspect.WORDS)
    with database.write() as session:
        first = _ask(session, "what is alleged about PFM-1?", thread_ts="1.2")
        keep(session, first, Kept(query, ("ALL-0001", "ALL-0002")))
        vague = _ask(session, "hm?", thread_ts="1.2", user_id="U2")
        keep(session, vague, Kept(offers=("allegations in Izium",)))
        elsewhere = _ask(session, "votes", thread_ts="1.2", channel_id="C2")
        keep(session, elsewhere, Kept(Query(Intent.VOTES)))
        now = _ask(session, "and in Donetsk?", thread_ts="1.2", user_id="U3")
        _ask(session, "never answered", thread_ts="1.2")
    with database.read() as session:
        last = last_of_thread(session, "C1", "1.2", before=now)
        assert last is not None
        assert (last.id, last.kept.query, last.kept.shown) == (first, query, ("ALL-0001", "ALL-0002"))
        assert last_of_thread(session, "C1", "1.3") is None
        assert last_of_person(session, "C1", "U3", now=NOW) is None
        assert last_of_person(session, "C1", "U1", now=NOW + SOON) is None
        mine = last_of_person(session, "C1", "U1", now=NOW + SOON / 2)
        assert mine is not None
        assert mine.id == first
    with database.write() as session:
        keep(session, now, Kept(anew=True))
    with database.read() as session:
        last = last_of_thread(session, "C1", "1.2")
        assert last is not None
        assert last.kept.query is None


def test_a_thread_that_begins_with_an_answer_goes_on_from_it(database: Database) -> None:
    with database.write() as session:
        number = _ask(session, "allegations")
        keep(session, number, Kept(Query(Intent.ALLEGATIONS)))
        begin_thread(session, number, "1.5")
    with database.read() as session:
        last = last_of_thread(session, "C1", "1.5")
    assert last is not None
    assert last.id == number


def test_the_records_of_each_page_are_kept_in_their_places(database: Database) -> None:
    with database.write() as session:
        number = _ask(session, "allegations")
        keep_shown(session, number, 0, ("ALL-0001",))  # nothing is kept of it yet
        keep(session, number, Kept(Query(Intent.ALLEGATIONS), ("ALL-0001", "ALL-0002")))
        keep_shown(session, number, 2, ("ALL-0003",))
        keep_shown(session, number, 9, ("ALL-0010",))  # what stands between is not known
        keep_shown(session, number, 0, ("ALL-0004",))
    with database.read() as session:
        asked = recall(session, number)
    assert asked is not None
    assert asked.kept.shown == ("ALL-0004", "ALL-0002", "ALL-0003")


def test_what_somebody_said_of_an_answer_last_counts(database: Database) -> None:
    with database.write() as session:
        number = _ask(session, "allegations")
        for user, helpful, reason in (("U1", True, ""), ("U2", True, ""), ("U1", False, " the wrong\x00 place ")):
            judge(session, number, user, helpful=helpful, intent=Intent.ALLEGATIONS, total=3, now=NOW, reason=reason)
    with database.read() as session:
        verdicts = session.scalars(select(Verdict).order_by(Verdict.user_id)).all()
        assert [(each.user_id, each.helpful, each.reason, each.intent, each.total) for each in verdicts] == [
            ("U1", False, "the wrong place", "allegations", 3),
            ("U2", True, None, "allegations", 3),
        ]


def test_of_many_verdicts_of_one_person_at_once_one_is_kept(database: Database) -> None:
    with database.write() as session:
        number = _ask(session, "allegations")

    def judged(helpful: bool) -> None:
        with database.write() as session:
            judge(session, number, "U1", helpful=helpful, intent=None, total=None, now=NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(judged, [True, False] * 8))
    with database.read() as session:
        assert len(session.scalars(select(Verdict)).all()) == 1


def test_what_people_said_lately_is_counted_with_the_latest_reasons(database: Database) -> None:
    with database.write() as session:
        numbers = [_ask(session, "allegations") for _ in range(4)]
        for days, (number, helpful, reason) in enumerate(
            [(numbers[0], True, ""), (numbers[1], False, "no date"), (numbers[2], False, ""), (numbers[3], False, "too old")]
        ):
            judge(session, number, "U1", helpful=helpful, intent=None, total=1, now=NOW - timedelta(days=days), reason=reason)
        judge(session, numbers[0], "U2", helpful=False, intent=None, total=1, now=NOW, reason="the wrong place")
        assert judged_since(session, NOW - timedelta(days=2), most_reasons=5) == Judged(1, 3, ("the wrong place", "no date"))
        assert judged_since(session, NOW - timedelta(days=9), most_reasons=1) == Judged(1, 4, ("the wrong place",))
        assert judged_since(session, NOW + timedelta(days=1), most_reasons=5) == Judged(0, 0, ())


def _ask(session: Session, question: str, *, user_id: str = "U1", channel_id: str = "C1", thread_ts: str | None = None) -> int:
    return remember(session, question, now=NOW, user_id=user_id, channel_id=channel_id, thread_ts=thread_ts)
