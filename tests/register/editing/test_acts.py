"""The acts of editing: what each asks for, what it keeps, and what it says where it refuses."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register import documents as docs
from bot.register.document_parts import Citation
from bot.register.editing.acts import (
    add_assessment,
    add_response,
    correct,
    draft,
    move_status,
    publish,
    restore,
    revise,
    send_back,
    submit,
    withdraw,
)
from bot.register.editing.edits import Clash, EditConflictError, merged
from bot.register.editing.moves import StatusMove
from bot.register.editing.opening import UnknownRecordError
from bot.register.model import Change, Publication
from bot.register.reading import document_of
from bot.register.vocabulary import ChangeAct, RecordState, ResponseKind, Sensitivity, Status, Tlp
from bot.register.writing import RuleBrokenError, save
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    allegation,
    assessment,
    documents,
    position,
    response,
    source,
)

REWRITE = source("rewrite-2023", independence_group="hrw-2023")
MINISTRY = source("ministry-2023", publisher="Ministry")


def saved(session: Session, *objects: Fields) -> dict[str, int]:
    return save(session, documents(objects), who="Renee", why="recorded", now=NOW).ids


def record_in(fields: Fields) -> docs.RecordDocument:
    (document,) = documents([fields])
    assert isinstance(document, docs.RecordDocument)
    return document


def now_is(session: Session, record_id: int) -> docs.RecordDocument:
    document = document_of(session, record_id)
    assert isinstance(document, docs.RecordDocument)
    return document


def moved(session: Session, record_id: int, status: str, cited: str = "hrw-2023", **more: Any) -> None:
    move = StatusMove(Status(status), Citation(source=cited), **more)
    move_status(session, record_id, move, who="Mira", why="new evidence", now=NOW)


def last_change(session: Session, record_id: int) -> Change:
    return session.scalars(select(Change).where(Change.entry_id == record_id).order_by(Change.version.desc()).limit(1)).one()


def told(session: Session, record_id: int) -> list[str]:
    found = select(Publication.news).where(Publication.record_id == record_id).order_by(Publication.seq)
    return [news.value for news in session.scalars(found)]


# --- in, and through review ------------------------------------------------------------------------------------------------


def test_a_record_goes_in_and_out_by_two_people(database: Database) -> None:
    with database.write() as session:
        saved(session, *REFERENCES)
        new = record_in(position())
        record_id = draft(session, new, who="Renee", now=NOW).ids["pos"]
        submit(session, record_id, who="Renee", now=NOW, version=1)
        marking: dict[str, Any] = {"tlp": Tlp.GREEN, "sensitivity": Sensitivity.NONE}
        publish(session, record_id, who="Viktor", now=NOW, version=2, **marking)
        published = now_is(session, record_id)
        assert published == msgspec.structs.replace(
            new, author="Renee", reviewer="Viktor", state=RecordState.PUBLISHED, **marking
        )
        withdraw(session, record_id, who="Viktor", why="misread", now=NOW, version=3)
        restore(session, record_id, who="Renee", why="read well", now=NOW, version=4)
        assert last_change(session, record_id).act is ChangeAct.RESTORED
        publish(session, record_id, who="Vera", now=NOW, version=5)
        assert told(session, record_id) == ["new", "withdrawn", "corrected"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": "in_review"}, "state: a new record begins as a draft"),
        ({"reviewer": "Viktor"}, "state: a new record begins as a draft that nobody has reviewed"),
        ({"author": "Viktor"}, "author: a draft is written by whoever records it, Renee, and not by Viktor"),
        ({"key": "there"}, "key: there is in the register already"),
    ],
)
def test_a_draft_is_new_and_of_whoever_records_it(database: Database, fields: Fields, said: str) -> None:
    with database.write() as session:
        saved(session, *REFERENCES, position("there"))
        with pytest.raises(RuleBrokenError, match=said):
            draft(session, record_in(position(**fields)), who="Renee", now=NOW)


def test_answers_are_drafts_about_an_allegation(database: Database) -> None:
    with database.write() as session:
        ids = saved(session, *REFERENCES, allegation(**PUBLISHED), position("pos"))
        reply, judged = record_in(response()), record_in(assessment())
        assert isinstance(reply, docs.ResponseDocument)
        assert isinstance(judged, docs.AssessmentDocument)
        with pytest.raises(RuleBrokenError, match="POS-0001 is no allegation"):
            add_response(session, ids["pos"], reply, who="Renee", now=NOW)
        other = msgspec.structs.replace(judged, assesses="other")
        with pytest.raises(RuleBrokenError, match="judged: assesses: it is about other, and not about izium-pfm"):
            add_assessment(session, ids["izium-pfm"], other, who="Renee", now=NOW)
        both = (
            add_response(session, ids["izium-pfm"], reply, who="Renee", now=NOW).ids["reply"],
            add_assessment(session, ids["izium-pfm"], judged, who="Renee", now=NOW).ids["judged"],
        )
        assert {now_is(session, each).state for each in both} == {RecordState.DRAFT}


def test_who_wrote_any_of_it_may_not_let_it_out(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, position(author="Renee", sensitivity="none"))["pos"]
        submit(session, record_id, who="Renee", now=NOW)
        reworded = msgspec.structs.replace(now_is(session, record_id), summary="Reworded.")
        revise(session, record_id, reworded, version=2, who="Viktor", why="clearer", now=NOW)
        marked = msgspec.structs.replace(reworded, tlp=Tlp.CLEAR, note="seen")
        revise(session, record_id, marked, version=3, who="Vera", why="marked", now=NOW)
        with pytest.raises(RuleBrokenError, match="reviewer: Viktor changed it since it was last let out, so somebody else"):
            publish(session, record_id, who="Viktor", now=NOW)
        with pytest.raises(RuleBrokenError, match="the reviewer must not be the author"):
            publish(session, record_id, who="Renee", now=NOW)
        publish(session, record_id, who="Vera", now=NOW)
        submit(session, record_id, who="Renee", now=NOW)
        publish(session, record_id, who="Viktor", now=NOW)  # his words were let out by Vera: another round


def test_a_step_that_is_not_there_says_which_are(database: Database) -> None:
    with database.write() as session:
        ids = saved(
            session,
            *REFERENCES,
            position("draft", author="Renee"),
            position("waits", author="Renee", state="in_review"),
            position("out", **PUBLISHED),
            position("gone", **{**PUBLISHED, "state": "withdrawn"}),
        )
        why: dict[str, Any] = {"who": "Viktor", "why": "because", "now": NOW}
        for act, key, said in (
            (publish, "draft", "a record that is draft has to be reviewed first: submit it"),
            (publish, "gone", "a record that is withdrawn has to be reviewed first: restore it"),
            (publish, "out", "the record is published already"),
            (submit, "waits", "the record is in_review already"),
            (submit, "gone", "a withdrawn record comes back with a reason: restore it"),
            (send_back, "out", "published can become in_review or withdrawn, not draft"),
            (withdraw, "waits", "in_review can become draft or published, not withdrawn"),
            (restore, "out", "only a withdrawn record is restored, and this one is published: submit it"),
        ):
            with pytest.raises(RuleBrokenError, match=f"{key}: state: .*{said}"):
                act(session, ids[key], **why)
        with pytest.raises(UnknownRecordError, match="no record with the number"):
            restore(session, ids["ukr"], **why)
        assert session.scalars(select(Change.version).where(Change.entry_id.in_(ids.values()))).all() == [1] * len(ids)


@pytest.mark.parametrize(
    ("who", "why", "said"),
    [(" ", "because", "who: .*say who does it"), ("Mira", "\n", "why: .*say why"), ("Mira ", "because", "who: .*spaces")],
)
def test_every_act_says_who_and_why(database: Database, who: str, why: str, said: str) -> None:
    told_as: dict[str, Any] = {"who": who, "why": why, "now": NOW}
    with database.write() as session:
        record_id = saved(session, *REFERENCES, allegation(**PUBLISHED))["izium-pfm"]
        own = now_is(session, record_id)
        acts: tuple[Callable[[], object], ...] = (
            lambda: submit(session, record_id, **told_as),
            lambda: publish(session, record_id, **told_as),
            lambda: send_back(session, record_id, **told_as),
            lambda: withdraw(session, record_id, **told_as),
            lambda: restore(session, record_id, **told_as),
            lambda: revise(session, record_id, own, version=1, **told_as),
            lambda: correct(session, record_id, own, version=1, reviewer="Vera", **told_as),
            lambda: move_status(session, record_id, StatusMove(Status.RETRACTED, own.citations[0]), **told_as),
            lambda: draft(session, record_in(position()), **told_as),
        )
        for act in acts:
            with pytest.raises(RuleBrokenError, match=said):
                act()


# --- moves of status ------------------------------------------------------------------------------------------------------


def test_a_move_keeps_its_citation_and_readers_are_told(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, allegation(**PUBLISHED))["izium-pfm"]
        moved(session, record_id, "corroborated", "monitor-2023", since="2023-05")
        after = now_is(session, record_id)
        assert isinstance(after, docs.AllegationDocument)
        assert (after.status, after.status_since) == (Status.CORROBORATED, "2023-05")
        assert [cited.source for cited in after.citations] == ["hrw-2023", "monitor-2023"]
        change = last_change(session, record_id)
        assert (change.act, change.who, change.why) == (ChangeAct.STATUS_MOVED, "Mira", "new evidence")
        assert change.citation == {"source": "monitor-2023"}
        moved(session, record_id, "contested", "monitor-2023")
        after = now_is(session, record_id)
        assert isinstance(after, docs.AllegationDocument)
        assert after.status_since is None  # that of the former status says nothing of this one
        assert len(after.citations) == 2
        assert told(session, record_id) == ["new", "status_moved", "status_moved"]


def test_a_move_says_what_is_missing(database: Database) -> None:
    with database.write() as session:
        ids = saved(
            session,
            *REFERENCES,
            REWRITE,
            MINISTRY,
            allegation(**PUBLISHED),
            response("denied", **PUBLISHED, kinds=["denial"], citations=[{"source": "ministry-2023"}]),
            assessment("judged", conclusion="refuted", author="Renee"),
            allegation("waits", state="in_review"),
            position("pos", **PUBLISHED),
        )
        only_hrw = "the independence group hrw-2023 \\(hrw-2023, rewrite-2023\\)"
        for status, cited, said in (
            ("alleged", "hrw-2023", "alleged can move to corroborated, contested, .* or retracted; it is so already. Anything"),
            ("corroborated", "rewrite-2023", f"needs sources of two .* there is {only_hrw}; cite a source of another group"),
            ("contested", "rewrite-2023", f"recorded sources that disagree: there is {only_hrw}; cite a source of another"),
            ("contested", "ministry-2023", "ministry-2023 is where RSP-0001 denies it: a bare denial is a response; cite"),
            (
                "acknowledged",
                "hrw-2023",
                "response of kind admission: recorded so far: RSP-0001 \\(denial, published\\); record",
            ),
            ("refuted", "hrw-2023", "assessment that concludes so: recorded so far: ASM-0001 \\(refuted, draft\\); record the"),
            ("finding", "nowhere", "refers to nowhere, which is not there.*assessment that concludes so: recorded"),
        ):
            with pytest.raises(RuleBrokenError, match=said):
                moved(session, ids["izium-pfm"], status, cited)
        with pytest.raises(RuleBrokenError, match="citations: a move of status needs a citation"):
            move_status(session, ids["izium-pfm"], StatusMove(Status.RETRACTED, None), who="Mira", why="taken back", now=NOW)
        with pytest.raises(RuleBrokenError, match="only a published allegation's status moves, and this one is in_review"):
            moved(session, ids["waits"], "corroborated", "monitor-2023")
        with pytest.raises(RuleBrokenError, match="only an allegation has a status"):
            moved(session, ids["pos"], "corroborated")
        assert last_change(session, ids["izium-pfm"]).version == 1


def test_a_finding_names_its_standard_of_proof(database: Database) -> None:
    with database.write() as session:
        ids = saved(session, *REFERENCES, allegation(**PUBLISHED), assessment(**PUBLISHED))
        with pytest.raises(RuleBrokenError, match="with its standard of proof: ASM-0001 has none"):
            moved(session, ids["izium-pfm"], "finding")
        saved(session, assessment(**PUBLISHED, standard_of_proof="reasonable grounds to believe"))
        moved(session, ids["izium-pfm"], "finding")
        with pytest.raises(RuleBrokenError, match="finding can move to contested, acknowledged or refuted; not to alleged"):
            moved(session, ids["izium-pfm"], "alleged")


@pytest.mark.parametrize("said_by_it", [True, False])
def test_a_published_record_that_contradicts_makes_it_contested(database: Database, said_by_it: bool) -> None:
    own, others = [[{"key": key, "relation": "contradicts"}] for key in ("other", "izium-pfm")]
    with database.write() as session:
        ids = saved(
            session,
            *REFERENCES,
            allegation(**PUBLISHED, related=own if said_by_it else []),
            position("other", related=[] if said_by_it else others),
            response(**PUBLISHED, kinds=["denial"], related=others),
        )
        with pytest.raises(RuleBrokenError, match="contested needs recorded sources that disagree"):
            moved(session, ids["izium-pfm"], "contested")
        saved(session, position("other", **PUBLISHED, related=[] if said_by_it else others))
        moved(session, ids["izium-pfm"], "contested")


def test_after_a_retraction_somebody_new_alleges(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, allegation(**PUBLISHED))["izium-pfm"]
        with pytest.raises(RuleBrokenError, match="alleged_by: who alleges it changes only where a retracted"):
            moved(session, record_id, "retracted", alleged_by=("ukr",))
        moved(session, record_id, "retracted")
        with pytest.raises(RuleBrokenError, match="only by a new alleger: name one besides hrw"):
            moved(session, record_id, "alleged", alleged_by=("hrw",))
        moved(session, record_id, "alleged", alleged_by=("ukr",))
        after = now_is(session, record_id)
        assert isinstance(after, docs.AllegationDocument)
        assert after.alleged_by == ("ukr",)
        assert told(session, record_id) == ["new", "status_moved", "status_moved"]


# --- corrections, and edits that meet -------------------------------------------------------------------------------------


def test_a_correction_takes_two_people_and_is_told_as_one(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, allegation(**PUBLISHED))["izium-pfm"]
        was = now_is(session, record_id)
        wrong = msgspec.structs.replace(was, status=Status.RETRACTED)
        how: dict[str, Any] = {"version": 1, "why": "misread", "now": NOW}
        for who, reviewer, said in (
            ("Renee", " ", "reviewer: a correction needs a second person"),
            ("Mira", "Mira", "reviewer: Mira made the correction"),
            ("Mira", "Renee", "reviewer: the reviewer must not be the author"),
        ):
            with pytest.raises(RuleBrokenError, match=said):
                correct(session, record_id, wrong, who=who, reviewer=reviewer, **how)
        for fields, said in (
            ({}, "nothing in it differs"),
            ({"state": RecordState.DRAFT}, "state: an edit leaves it as it is"),
            ({"author": "Mira"}, "author: an edit leaves it"),
            ({"key": "other"}, "key: an edit leaves it"),
        ):
            with pytest.raises(RuleBrokenError, match=said):
                correct(session, record_id, msgspec.structs.replace(was, **fields), who="Mira", reviewer="Vera", **how)
        correct(session, record_id, wrong, who="Mira", reviewer="Vera", **how)
        assert last_change(session, record_id).act is ChangeAct.CORRECTED
        assert (now_is(session, record_id).author, now_is(session, record_id).reviewer) == ("Renee", "Vera")
        assert told(session, record_id) == ["new", "corrected"]
        withdraw(session, record_id, who="Vera", why="in doubt", now=NOW)
        with pytest.raises(RuleBrokenError, match="only a published record is corrected, and this one is withdrawn"):
            correct(session, record_id, was, who="Mira", reviewer="Vera", why="misread", version=3, now=NOW)
        with pytest.raises(RuleBrokenError, match="a record that is withdrawn is not simply edited: restore it first"):
            revise(session, record_id, was, who="Mira", why="misread", version=3, now=NOW)


def test_a_correction_was_let_out_by_its_reviewer_and_a_move_by_nobody(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, allegation(**PUBLISHED))["izium-pfm"]
        reworded = msgspec.structs.replace(now_is(session, record_id), summary="Reworded.")
        correct(session, record_id, reworded, version=1, who="Mira", reviewer="Vera", why="misread", now=NOW)
        submit(session, record_id, who="Renee", now=NOW)
        publish(session, record_id, who="Mira", now=NOW)
        moved(session, record_id, "corroborated", "monitor-2023")
        submit(session, record_id, who="Renee", now=NOW)
        with pytest.raises(RuleBrokenError, match="reviewer: Mira changed it since it was last let out"):
            publish(session, record_id, who="Mira", now=NOW)


def test_whoever_was_its_author_when_it_was_let_out_does_not_review_it_under_another_name(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, position(**PUBLISHED))["pos"]
        renamed = position(**{**PUBLISHED, "author": "Vera", "state": "in_review"})
        save(session, documents([renamed]), who="Ada", why="imported", now=NOW)
        for writer in ("Renee", "Vera"):
            with pytest.raises(RuleBrokenError, match="reviewer"):
                publish(session, record_id, who=writer, now=NOW)
        publish(session, record_id, who="Mira", now=NOW)


def test_saying_which_record_it_belongs_to_makes_no_writer_of_a_reviewer(database: Database) -> None:
    with database.write() as session:
        ids = saved(session, *REFERENCES, position(**PUBLISHED), position("again", author="Renee", state="in_review"))
        seen = now_is(session, ids["again"])
        linked = record_in(docs.to_fields(seen) | {"related": [{"key": "pos", "relation": "duplicate_of"}]})
        revise(session, ids["again"], linked, version=1, who="Viktor", why="a duplicate", now=NOW)
        publish(session, ids["again"], who="Viktor", now=NOW, sensitivity=Sensitivity.NONE)


def test_edits_that_meet_lose_nothing_and_are_merged(database: Database) -> None:
    with database.write() as session:
        record_id = saved(session, *REFERENCES, position(author="Renee", state="in_review"))["pos"]
        seen = now_is(session, record_id)
        theirs = msgspec.structs.replace(seen, summary="Theirs.", venue="Geneva")
        own = msgspec.structs.replace(seen, summary="Mine.", said="2023-11-03")
        revise(session, record_id, theirs, version=1, who="Viktor", why="clearer", now=NOW)
        with pytest.raises(EditConflictError) as refused:
            revise(session, record_id, own, version=1, who="Renee", why="the day", now=NOW)
        conflict = refused.value
        assert str(conflict).startswith(
            "POS-0001 has changed since you saw it: Viktor changed summary from “Somebody said something.” to “Theirs.” on"
            " 22 November 2026 at 12:00 UTC, because: “clearer”; Viktor changed venue from nothing to “Geneva” on"
        )
        assert (conflict.seen, conflict.current, conflict.own, conflict.version) == (seen, theirs, own, 2)
        both = conflict.merged()
        assert both.document == msgspec.structs.replace(theirs, said="2023-11-03")
        assert both.clashes == (Clash("summary", "Somebody said something.", "Theirs.", "Mine."),)
        revise(session, record_id, both.document, version=2, who="Renee", why="the day", now=NOW)
        with pytest.raises(EditConflictError, match="Renee changed said") as refused:
            publish(session, record_id, who="Vera", now=NOW, version=2)
        assert refused.value.own is None
        with pytest.raises(RuleBrokenError, match="version: there is no version 9 of it: it is at 3"):
            publish(session, record_id, who="Vera", now=NOW, version=9)
        assert last_change(session, record_id).version == 3


def test_what_both_made_the_same_of_is_no_clash() -> None:
    seen = record_in(response())
    assert isinstance(seen, docs.ResponseDocument)
    alike = msgspec.structs.replace(seen, kinds=(ResponseKind.DENIAL,))
    assert merged(seen, alike, alike).clashes == ()
    assert merged(seen, alike, seen).document == alike
    assert merged(seen, seen, alike).document == alike
