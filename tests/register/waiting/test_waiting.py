"""What waits for a second person: proposed corrections, requests, what counts for whom, and one reminder a day."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register import documents as docs
from bot.register.editing.acts import correct, draft, publish, reject, revise, send_back, submit, withdraw
from bot.register.editing.edits import EditConflictError
from bot.register.editing.moves import obstacles
from bot.register.editing.opening import as_it_is
from bot.register.reading import document_of
from bot.register.vocabulary import Sensitivity, Status, Tlp
from bot.register.waiting import proposals, queue, requests
from bot.register.waiting.outcomes import DecidedError, Outcome
from bot.register.waiting.requests import RequestError, Wish
from bot.register.writing import RuleBrokenError, save
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    actor,
    allegation,
    assessment,
    documents,
    position,
    response,
    source,
)

LATER = NOW + timedelta(hours=1)


def published(session: Session, **fields: Any) -> int:
    objects = [actor(), source(), position(**PUBLISHED, **fields)]
    return save(session, documents(objects), who="Renee", why="recorded", now=NOW).ids["pos"]


def now_is(session: Session, record_id: int) -> docs.PositionDocument:
    document = document_of(session, record_id)
    assert isinstance(document, docs.PositionDocument)
    return document


def proposed(session: Session, record_id: int, who: str = "Mira", *, version: int = 1, **fields: Any) -> int:
    changed = msgspec.structs.replace(now_is(session, record_id), **fields)
    return proposals.propose(session, record_id, changed, version=version, who=who, why="It was misread.", now=NOW)


def test_a_correction_is_told_once_a_second_person_has_read_it(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        before = now_is(session, record_id)
        number = proposed(session, record_id, summary="Ukraine supports it.")
        assert now_is(session, record_id) == before
        assert proposed(session, record_id, summary="Ukraine supports it.") == number
        (waiting,) = proposals.proposals(session)
        assert (waiting.before.summary, waiting.after.summary) == (before.summary, "Ukraine supports it.")
    with database.write() as session:
        with pytest.raises(RuleBrokenError, match="somebody else has to have read it"):
            proposals.confirm(session, number, 1, who="Mira", now=LATER)
        with pytest.raises(RuleBrokenError, match="reviewer"):
            proposals.confirm(session, number, 1, who="Renee", now=LATER)
    with database.write() as session:
        proposals.confirm(session, number, 1, who="Vera", now=LATER)
        assert now_is(session, record_id) == msgspec.structs.replace(before, summary="Ukraine supports it.", reviewer="Vera")
    with database.write() as session:
        with pytest.raises(DecidedError, match="it was accepted by Vera"):
            proposals.confirm(session, number, 2, who="Viktor", now=LATER)
        with pytest.raises(proposals.NoProposalError):
            proposals.decline(session, 99, who="Viktor", why="no", now=LATER)
        assert proposals.proposals(session) == []


def test_a_correction_stands_upon_what_changed_meanwhile_or_clashes_with_it(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        other = proposed(session, record_id, summary="Ukraine supports it.")
        clashing = proposed(session, record_id, said="2023-11-03")
        meanwhile = msgspec.structs.replace(now_is(session, record_id), said="2023-11-04")
        correct(session, record_id, meanwhile, version=1, who="Mira", reviewer="Vera", why="the day", now=NOW)
        with pytest.raises(EditConflictError, match="said from “2023-11-02” to “2023-11-04”"):
            proposals.confirm(session, other, 1, who="Vera", now=LATER)
        with pytest.raises(RuleBrokenError, match="said: it was changed otherwise since"):
            proposals.confirm(session, clashing, 2, who="Vera", now=LATER)
        assert proposals.proposal(session, clashing).clashes == ("said",)
        proposals.confirm(session, other, 2, who="Vera", now=LATER)
        assert (now_is(session, record_id).said, now_is(session, record_id).summary) == ("2023-11-04", "Ukraine supports it.")
        declined = proposals.decline(session, clashing, who="Vera", why="the source says the 4th", now=LATER)
        assert declined.who == "Mira"
        third = proposed(session, record_id, version=3, summary="Again.")
        withdraw(session, record_id, who="Vera", why="misread", now=LATER)
        assert proposals.proposal(session, third).gone
        with pytest.raises(RuleBrokenError, match="only a published record is corrected"):
            proposals.confirm(session, third, 4, who="Viktor", now=LATER)


def test_what_the_rules_forbid_is_not_even_proposed(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        with pytest.raises(RuleBrokenError, match="nothing in it differs"):
            proposed(session, record_id)
        with pytest.raises(RuleBrokenError, match="refers to nobody, which is not there"):
            proposed(session, record_id, speaker="nobody")
        assert proposals.proposals(session) == []


def test_a_rejected_record_stays_a_draft_for_good(database: Database) -> None:
    with database.write() as session:
        save(session, documents([actor(), source()]), who="Renee", why="recorded", now=NOW)
        (document,) = documents([position()])
        assert isinstance(document, docs.RecordDocument)
        record_id = draft(session, document, who="Renee", now=NOW).ids["pos"]
        submit(session, record_id, who="Renee", now=NOW)
        reject(session, record_id, who="Vera", why="out of scope", now=NOW)
        with pytest.raises(RuleBrokenError, match=r"rejected in review .“out of scope”. and stays so"):
            submit(session, record_id, who="Renee", now=LATER)
        changed = msgspec.structs.replace(now_is(session, record_id), summary="Again.")
        with pytest.raises(RuleBrokenError, match="record it anew"):
            revise(session, record_id, changed, version=3, who="Renee", why="again", now=LATER)


def test_what_readers_have_seen_is_sent_back_and_not_rejected(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        submit(session, record_id, who="Mira", now=NOW)
        with pytest.raises(RuleBrokenError, match="readers have seen it"):
            reject(session, record_id, who="Vera", why="out of scope", now=NOW)
        send_back(session, record_id, who="Vera", why="look again", now=NOW)
        submit(session, record_id, who="Mira", now=NOW)


def test_a_request_is_kept_once_and_answered_once(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        assert requests.record_asked(session, "pos-0001", Tlp.CLEAR) == record_id
        assert requests.record_asked(session, "POS-0002", Tlp.CLEAR) is None
        wish = Wish(record_id, "The day is wrong.", "The ministry", "It was the 3rd.")
        asked, is_new = requests.ask(session, wish, who="Rita", now=NOW)
        assert (asked.ref, asked.outcome, is_new) == ("POS-0001", Outcome.OPEN, True)
        again = Wish(record_id, "the day is  WRONG.", "Rita", "It was the 3rd.")
        assert requests.ask(session, again, who="Rita", now=LATER) == (asked, False)
        assert requests.ask(session, again, who="Bo", now=LATER)[1]
        with pytest.raises(RequestError, match="You asked for it yourself"):
            requests.answer(session, asked.id, "yes", accepted=True, who="Rita", now=LATER)
        with pytest.raises(RequestError, match="has not been changed since this was asked"):
            requests.answer(session, asked.id, "yes", accepted=True, who="Vera", now=LATER)
        proposed(session, record_id, said="2023-11-03")
        answered = requests.answer(session, asked.id, "You are right.", accepted=True, who="Vera", now=LATER)
        assert (answered.outcome, answered.answer, answered.decided_by) == (Outcome.ACCEPTED, "You are right.", "Vera")
        with pytest.raises(DecidedError, match=r"it was accepted by Vera\. They said: “You are right\.”"):
            requests.answer(session, asked.id, "no", accepted=False, who="Viktor", now=LATER)
        assert requests.ask(session, wish, who="Rita", now=LATER) == (answered, False)
        assert [each.who for each in requests.requests(session)] == ["Bo"]


def test_requests_have_limits(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        with pytest.raises(RequestError, match="more than 3,000 characters"):
            requests.ask(session, Wish(record_id, "x" * 3_001, "Rita"), who="Rita", now=NOW)
        for number in range(requests.MOST_OPEN):
            requests.ask(session, Wish(record_id, f"wrong {number}", "Rita"), who="Rita", now=NOW)
        with pytest.raises(RequestError, match="10 of your requests wait already"):
            requests.ask(session, Wish(record_id, "one more", "Rita"), who="Rita", now=NOW)
        assert requests.ask(session, Wish(record_id, "wrong 3", "Rita"), who="Rita", now=NOW)[1] is False


def test_only_what_is_not_ones_own_counts(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        (document,) = documents([position("new")])
        assert isinstance(document, docs.RecordDocument)
        new = draft(session, document, who="Mira", now=NOW).ids["new"]
        submit(session, new, who="Mira", now=LATER)
        assert queue.waiting_for(session, "Mira").count == 0
        assert queue.waiting_for(session, "Vera") == queue.Waiting(1, 0, 0, LATER)
        changed = msgspec.structs.replace(now_is(session, new), summary="Otherwise.")
        revise(session, new, changed, version=2, who="Vera", why="clearer", now=LATER)
        assert queue.waiting_for(session, "Vera").count == 0
        proposed(session, record_id, "Vera", said="2023-11-03")
        requests.ask(session, Wish(record_id, "wrong", "Rita"), who="Vera", now=LATER)
        assert queue.waiting_for(session, "Vera").count == 0
        assert queue.waiting_for(session, "Viktor") == queue.Waiting(1, 1, 1, NOW)
        assert queue.waiting_for(session, "Renee") == queue.Waiting(1, 0, 1, LATER)
        marking: dict[str, Any] = {"tlp": Tlp.CLEAR, "sensitivity": Sensitivity.NONE}
        publish(session, new, who="Viktor", now=LATER, **marking)
        assert queue.waiting_for(session, "Viktor").records == 0


def test_of_two_who_confirm_at_once_one_does(database: Database) -> None:
    with database.write() as session:
        record_id = published(session)
        number = proposed(session, record_id, summary="Ukraine supports it.")
    met = threading.Barrier(2)

    def confirm(who: str) -> str:
        met.wait(10)
        try:
            with database.write() as session:
                proposals.confirm(session, number, 1, who=who, now=LATER)
        except DecidedError as error:
            return error.by
        return f"done by {who}"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(confirm, ("Vera", "Viktor")))
    winner = said[0]
    assert said[1] == f"done by {winner}"
    with database.read() as session:
        assert now_is(session, record_id).reviewer == winner


def test_the_statuses_that_an_allegation_can_not_have_say_why(database: Database) -> None:
    with database.write() as session:
        objects = [*REFERENCES, allegation(**PUBLISHED), response(kinds=["admission"], **PUBLISHED), assessment()]
        ids = save(session, documents(objects), who="Renee", why="recorded", now=NOW).ids
        told = obstacles(session, as_it_is(session, ids["izium-pfm"]))
        assert Status.ALLEGED not in told
        free = {status for status, why in told.items() if not why}
        assert free == {Status.CORROBORATED, Status.CONTESTED, Status.ACKNOWLEDGED, Status.RETRACTED}
        assert "recorded so far: ASM-0001 (" in told[Status.FINDING]
        to_members = obstacles(session, as_it_is(session, ids["izium-pfm"]), Tlp.GREEN)
        assert "recorded so far: none" in to_members[Status.FINDING]  # it is a draft
        moved = msgspec.structs.replace(as_it_is(session, ids["izium-pfm"]).document, status=Status.ACKNOWLEDGED)
        save(session, [moved], who="Vera", why="it admits", now=LATER)
        told = obstacles(session, as_it_is(session, ids["izium-pfm"]))
        assert [status for status, why in told.items() if not why] == [Status.CONTESTED]
        assert told[Status.REFUTED] == "what is acknowledged never moves there: to put a mistake right, correct the record"


def test_somebodys_drafts_are_their_own_that_may_still_go_to_review(database: Database) -> None:
    with database.write() as session:
        save(session, documents([actor(), source()]), who="Renee", why="recorded", now=NOW)
        ids = {}
        for minutes, (key, who) in enumerate([("kept", "Renee"), ("back", "Renee"), ("ended", "Renee"), ("others", "Mira")]):
            (document,) = documents([position(key, state="draft")])
            assert isinstance(document, docs.PositionDocument)
            ids[key] = draft(session, document, who=who, now=NOW + timedelta(minutes=minutes)).ids[key]
        for key, end in (("back", send_back), ("ended", reject)):
            submit(session, ids[key], who="Renee", now=LATER)
            end(session, ids[key], who="Vera", why="no date", now=LATER)
        assert queue.drafts_of(session, "Renee") == [ids["back"], ids["kept"]]
        assert queue.drafts_of(session, "Vera") == []
        submit(session, ids["kept"], who="Renee", now=LATER)
        assert queue.drafts_of(session, "Renee") == [ids["back"]]
