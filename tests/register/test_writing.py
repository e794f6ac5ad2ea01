import threading
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from bot.database import Database
from bot.register.documents import RecordDocument
from bot.register.editing.acts import publish, restore, send_back, submit, withdraw
from bot.register.editing.opening import UnknownRecordError
from bot.register.model import Change, Entry, Publication, Record
from bot.register.reading import document_of, id_of, queue
from bot.register.vocabulary import ChangeAct, News, RecordState
from bot.register.writing import RuleBrokenError, save
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    allegation,
    documents,
    imported,
    position,
    response,
    source,
)

DRAFT: Fields = {"author": "Renee", "sensitivity": "none"}


def saved(database: Database, *objects: Fields) -> dict[str, int]:
    with database.write() as session:
        return save(session, documents(objects), who="Renee", why="recorded", now=NOW).ids


def news(database: Database, key: str = "izium-pfm") -> list[str]:
    with database.read() as session:
        told = select(Publication.news).join(Record, Record.id == Publication.record_id).where(Record.key == key)
        return [each.value for each in session.scalars(told.order_by(Publication.seq))]


def test_a_draft_goes_through_review(database: Database) -> None:
    record_id = saved(database, *REFERENCES, position(**DRAFT))["pos"]
    with database.write() as session:
        submit(session, record_id, who="Renee", now=NOW)
        assert [record.key for record in queue(session)] == ["pos"]
        send_back(session, record_id, who="Viktor", now=NOW, why="which weapon?")
        assert queue(session) == []
        submit(session, record_id, who="Renee", now=NOW)
        publish(session, record_id, who="Viktor", now=NOW + timedelta(hours=1))
    with database.read() as session:
        document = document_of(session, record_id)
        assert isinstance(document, RecordDocument)
        assert (document.state, document.author, document.reviewer) == (RecordState.PUBLISHED, "Renee", "Viktor")
        history = session.scalars(select(Change).where(Change.entry_id == record_id).order_by(Change.version)).all()
    assert [(change.act, change.who, change.why) for change in history] == [
        (ChangeAct.CREATED, "Renee", "recorded"),
        (ChangeAct.SUBMITTED, "Renee", "submitted for review"),
        (ChangeAct.SENT_BACK, "Viktor", "which weapon?"),
        (ChangeAct.SUBMITTED, "Renee", "submitted for review"),
        (ChangeAct.PUBLISHED, "Viktor", "reviewed"),
    ]
    assert history[-1].at == NOW + timedelta(hours=1)
    assert all(later.before == earlier.after for earlier, later in pairwise(history))
    assert news(database, "pos") == ["new"]


def test_a_withdrawn_record_leaves_ref_and_reason_and_may_come_back(database: Database) -> None:
    record_id = saved(database, *REFERENCES, position(**PUBLISHED))["pos"]
    with database.write() as session:
        withdraw(session, record_id, who="Viktor", now=NOW, why="misread")
    assert news(database, "pos") == ["new", "withdrawn"]
    with database.write() as session:
        restore(session, record_id, who="Renee", now=NOW, why="it was read well")
        publish(session, record_id, who="Viktor", now=NOW)
        assert session.scalar(select(Record.ref).where(Record.id == record_id)) == "POS-0001"
    assert news(database, "pos") == ["new", "withdrawn", "corrected"]


@pytest.mark.parametrize(
    ("fields", "who", "rule"),
    [
        ({}, "Renee", "the reviewer must not be the author"),
        ({"citations": []}, "Viktor", "needs a citation"),
        ({"sensitivity": None}, "Viktor", "needs its sensitivity"),
        ({"author": None}, "Viktor", "needs an author"),
    ],
)
def test_publishing_names_the_rule_that_it_would_break(database: Database, fields: dict[str, Any], who: str, rule: str) -> None:
    record_id = saved(database, *REFERENCES, position(**{**DRAFT, **fields, "state": "in_review"}))["pos"]
    with pytest.raises(RuleBrokenError, match=rule), database.write() as session:
        publish(session, record_id, who=who, now=NOW)
    with database.read() as session:
        assert session.scalar(select(Record.state).where(Record.id == record_id)) is RecordState.IN_REVIEW
        assert session.scalar(select(func.max(Change.version)).where(Change.entry_id == record_id)) == 1


def test_moves_that_are_stale_say_so(database: Database) -> None:
    ids = saved(database, *REFERENCES, position("pos", **DRAFT), position("out", **PUBLISHED))
    with database.write() as session:
        with pytest.raises(RuleBrokenError, match="draft has to be reviewed first"):
            publish(session, ids["pos"], who="Viktor", now=NOW)
        with pytest.raises(RuleBrokenError, match="the record is published already"):
            publish(session, ids["out"], who="Viktor", now=NOW)
        with pytest.raises(RuleBrokenError, match="published can become in_review or withdrawn, not draft"):
            send_back(session, ids["out"], who="Viktor", now=NOW, why="no")
        with pytest.raises(UnknownRecordError):
            submit(session, ids["ukr"], who="Renee", now=NOW)
        with pytest.raises(UnknownRecordError):
            submit(session, 1_000_000, who="Renee", now=NOW)


def test_a_save_that_breaks_a_rule_writes_nothing_of_its_batch(database: Database) -> None:
    saved(database, *REFERENCES)
    with pytest.raises(RuleBrokenError) as refusal:
        saved(database, position("fine"), position("wrong", speaker="nobody"))
    assert [str(problem) for problem in refusal.value.problems] == ["wrong: speaker: refers to nobody, which is not there"]
    with database.read() as session:
        assert id_of(session, "fine") is None


def test_a_fault_after_saving_leaves_nothing(database: Database) -> None:
    def save_and_fail() -> None:
        with database.write() as session:
            save(session, documents(REFERENCES), who="Renee", why="recorded", now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == 0


CITED_TWICE = [{"source": "hrw-2023"}, {"source": "monitor-2023", "locator": "p. 4"}]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"summary": "It was otherwise."}, ["new", "corrected"]),
        ({"weapons": ["ap-mine"]}, ["new", "corrected"]),
        ({"tlp": "RED"}, ["new", "corrected"]),
        ({"status": "contested", "status_since": "2023-02-01"}, ["new", "status_moved"]),
        ({"status": "corroborated", "citations": CITED_TWICE}, ["new", "status_moved"]),
        ({"status": "contested", "summary": "It was otherwise."}, ["new", "corrected"]),
        ({"note": "internal", "reviewer": "Vera", "sensitivity": "graphic"}, ["new"]),
    ],
)
def test_what_readers_are_told_of_a_published_change(
    database: Database, tmp_path: Path, fields: dict[str, Any], told: list[str]
) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED))
    assert imported(database, tmp_path, allegation(**{**PUBLISHED, **fields})).updated == 1
    assert news(database) == told


def test_a_status_that_moves_where_none_can_is_a_correction(database: Database, tmp_path: Path) -> None:
    admission = response(**PUBLISHED, kinds=["admission"])
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED, status="acknowledged"), admission)
    imported(database, tmp_path, allegation(**PUBLISHED, status="alleged"))
    assert news(database) == ["new", "corrected"]


@pytest.mark.parametrize(("alleged_by", "told"), [(["hrw"], "corrected"), (["hrw", "ukr"], "status_moved")])
def test_only_a_new_alleger_brings_a_retracted_allegation_back(
    database: Database, tmp_path: Path, alleged_by: list[str], told: str
) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED, status="retracted"))
    imported(database, tmp_path, allegation(**PUBLISHED, alleged_by=alleged_by))
    assert news(database) == ["new", told]


def test_a_move_of_status_keeps_the_citation_that_it_rests_on(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(**PUBLISHED))
    imported(database, tmp_path, allegation(**PUBLISHED, status="corroborated", citations=CITED_TWICE))
    with database.read() as session:
        moved = session.scalars(select(Change).where(Change.act == ChangeAct.STATUS_MOVED)).one()
    assert moved.citation == {"source": "monitor-2023", "locator": "p. 4"}


def test_what_was_never_published_is_told_to_nobody(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, allegation(), allegation("gone", **{**PUBLISHED, "state": "withdrawn"}))
    imported(database, tmp_path, allegation(summary="Otherwise."), source(title="Another title"))
    assert news(database) == []
    assert news(database, "gone") == []


def test_a_review_that_changes_nothing_tells_nothing_again(database: Database) -> None:
    record_id = saved(database, *REFERENCES, position(**PUBLISHED))["pos"]
    with database.write() as session:
        submit(session, record_id, who="Renee", now=NOW)
        publish(session, record_id, who="Viktor", now=NOW)
    assert news(database, "pos") == ["new"]
    with database.write() as session:
        submit(session, record_id, who="Renee", now=NOW)
        changed = position(**{**PUBLISHED, "state": "in_review", "summary": "Otherwise."})
        save(session, documents([changed]), who="Renee", why="misread", now=NOW)
        publish(session, record_id, who="Viktor", now=NOW)
    assert news(database, "pos") == ["new", "corrected"]


# --- history -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        update(Change).values(why="never mind"),
        update(Publication).values(news=News.CORRECTED),
        delete(Change),
        delete(Publication),
        text("UPDATE change SET who = 'nobody' WHERE id = 1"),
    ],
    ids=["update change", "update publication", "delete change", "delete publication", "one row"],
)
def test_the_database_itself_refuses_to_alter_history(database: Database, statement: Any) -> None:
    saved(database, *REFERENCES, position(**PUBLISHED))
    with pytest.raises(DatabaseError, match="history is never altered"), database.write() as session:
        session.execute(statement)
    assert news(database, "pos") == ["new"]


def test_history_is_not_replaced_either(database: Database) -> None:
    saved(database, *REFERENCES)
    again = insert(Change).values(
        id=1, entry_id=1, version=1, act=ChangeAct.CREATED, at=NOW, who="Eve", why="", before=None, after={}
    )
    statement = again.prefix_with("OR REPLACE") if database.is_sqlite else text("TRUNCATE change CASCADE")
    with pytest.raises(DatabaseError, match="history is never altered"), database.write() as session:
        session.execute(statement)
    with database.read() as session:
        assert session.scalar(select(Change.who).where(Change.id == 1)) == "Renee"


# --- several writers -----------------------------------------------------------------------------------------------------


def test_writers_at_the_same_time_lose_nothing_and_number_in_the_order_of_commits(database: Database) -> None:
    saved(database, *REFERENCES)
    start = threading.Barrier(4)
    faults: list[Exception] = []

    def work(writer: int) -> None:
        start.wait()
        try:
            for number in range(5):
                with database.write() as session:
                    fresh = position(f"p{writer}-{number}", **PUBLISHED)
                    save(session, documents([fresh]), who=f"w{writer}", why="recorded", now=NOW)
        except Exception as error:  # noqa: BLE001  (a thread's fault is told by the assertion below)
            faults.append(error)

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with database.read() as session:
        refs = session.scalars(select(Record.ref).order_by(Record.ref)).all()
        numbered = session.execute(select(Publication.seq, Publication.change_id).order_by(Publication.seq)).all()
    assert refs == [f"POS-{number:04d}" for number in range(1, 21)]
    assert [seq for seq, _ in numbered] == list(range(1, 21))
    assert [change for _, change in numbered] == sorted(change for _, change in numbered)
