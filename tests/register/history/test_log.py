"""The log of a record, as far as a reader may know it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.database import Database
from bot.register import documents
from bot.register.editing import acts
from bot.register.history.log import Done, Told, history_of, tombstones
from bot.register.history.past import stood_at
from bot.register.reading import document_of, id_of
from bot.register.vocabulary import Status, Tlp
from bot.register.writing import save
from tests.register.material import NOW, PUBLISHED, REFERENCES, allegation, position, response
from tests.register.material import documents as documents_of

DAY = timedelta(days=1)


@pytest.fixture
def begun(database: Database) -> Database:
    """Give a register whose allegation was drafted a day before it was published, with an answer to it."""
    references = [fields | ({"tlp": "CLEAR"} if fields["type"] == "source" else {}) for fields in REFERENCES]
    with database.write() as session:
        save(session, documents_of([*references, allegation(author="Renee", sensitivity="none")]), who="Renee", why="", now=NOW)
    changed(database, "izium-pfm", 1, why="reviewed", summary="It was said.", note="internal", **PUBLISHED)
    with database.write() as session:
        save(session, documents_of([response(**PUBLISHED)]), who="Ada", why="imported", now=NOW + 2 * DAY)
    return database


def changed(database: Database, key: str, day: float, *, who: str = "Viktor", why: str = "because", **fields: Any) -> None:
    with database.write() as session:
        record_id = id_of(session, key)
        assert record_id is not None
        before = document_of(session, record_id)
        assert before is not None
        after = {name: value for name, value in {**documents.to_fields(before), **fields}.items() if value is not None}
        save(session, [documents.from_fields(after)], who=who, why=why, now=NOW + day * DAY)


def log(database: Database, key: str = "izium-pfm", ceiling: Tlp = Tlp.GREEN) -> list[Told]:
    with database.read() as session:
        record_id = id_of(session, key)
        assert record_id is not None
        return history_of(session, record_id, ceiling)


def told(entries: list[Told]) -> list[tuple[str, Done, str]]:
    return [(entry.ref, entry.done, entry.why) for entry in entries]


def test_a_log_tells_what_readers_were_told_the_latest_first(begun: Database) -> None:
    cited = {"source": "monitor-2023", "locator": "p. 3"}
    changed(begun, "izium-pfm", 3, status="contested", citations=[{"source": "hrw-2023"}, cited], why="they disagree")
    changed(begun, "izium-pfm", 4, note="another note")
    changed(begun, "reply", 5, kinds=["denial"])
    changed(begun, "izium-pfm", 6, summary="It was said otherwise.")
    entries = log(begun)
    assert told(entries) == [
        ("ALL-0001", Done.CORRECTED, "because"),
        ("RSP-0001", Done.CORRECTED, "because"),
        ("ALL-0001", Done.STATUS_MOVED, "they disagree"),
        ("RSP-0001", Done.PUBLISHED, ""),
        ("ALL-0001", Done.PUBLISHED, ""),
    ]
    latest, _, moved, _, first = entries
    assert (latest.at, latest.who) == (NOW + 6 * DAY, "Viktor")
    assert latest.before is not None
    assert latest.after is not None
    assert (latest.before["summary"], latest.after["summary"]) == ("It was said.", "It was said otherwise.")
    assert (moved.moved, moved.citation) == ((Status.ALLEGED, Status.CONTESTED), cited)
    assert (first.recorded_at, first.at, first.before) == (NOW, NOW + DAY, None)
    assert not {"note", "author", "reviewer", "state"} & set(latest.after)


def test_what_was_marked_above_the_ceiling_leaves_no_trace(begun: Database) -> None:
    quoted = [{"source": "hrw-2023"}, {"source": "monitor-2023", "quote": "A secret name.", "tlp": "RED"}]
    changed(begun, "izium-pfm", 3, summary="For few.", tlp="AMBER", why="a secret reason")
    changed(begun, "izium-pfm", 4, summary="For few, still.", why="another secret")
    changed(begun, "izium-pfm", 5, summary="For all.", tlp="GREEN", why="without the secret name", citations=quoted)
    changed(begun, "izium-pfm", 6, citations=quoted[:1], why="the secret source is gone")
    changed(begun, "izium-pfm", 7, summary="For all again.")
    assert "ecret" not in repr(log(begun))
    assert "few" not in repr(log(begun))
    assert [(each.done, each.why) for each in log(begun) if each.ref == "ALL-0001"] == [
        (Done.CORRECTED, "because"),
        (Done.CORRECTED, ""),
        (Done.PUBLISHED, ""),
    ]
    assert len(log(begun, ceiling=Tlp.RED)) == 7
    changed(begun, "izium-pfm", 8, tlp="AMBER")
    assert log(begun) == []


def test_a_quote_that_is_closed_now_is_not_told_of_the_past(begun: Database) -> None:
    changed(begun, "izium-pfm", 3, citations=[{"source": "hrw-2023", "quote": "Jane saw it."}])
    assert "Jane" in repr(log(begun))
    changed(begun, "izium-pfm", 4, citations=[{"source": "hrw-2023", "quote": "Jane saw it.", "tlp": "RED"}])
    assert "Jane" not in repr(log(begun))
    with begun.read() as session, stood_at(session, NOW + 3.5 * DAY):
        assert "Jane" not in repr(history_of(session, 1, Tlp.GREEN))


def test_of_a_withdrawn_record_only_dates_and_reasons_are_left(begun: Database) -> None:
    changed(begun, "reply", 3, state="withdrawn", why="entered twice")
    changed(begun, "izium-pfm", 4, state="withdrawn", why="its source took it back")
    entries = log(begun)
    assert [entry.done for entry in entries] == [Done.WITHDRAWN, Done.WITHDRAWN, Done.PUBLISHED, Done.PUBLISHED]
    assert all(entry.before is None and entry.after is None for entry in entries)
    with begun.read() as session:
        (left,) = tombstones(session, ["ALL-0001", "ALL-0002"], Tlp.GREEN)
        assert (left.ref, left.at, left.why) == ("ALL-0001", NOW + 4 * DAY, "its source took it back")
        assert [each.ref for each in tombstones(session, ["reply"], Tlp.GREEN)] == ["RSP-0001"]
    changed(begun, "izium-pfm", 5, state="published", summary="Put right.", why="found again")
    again, *_ = log(begun)
    assert (again.done, again.before, again.after and again.after["summary"]) == (Done.PUBLISHED_AGAIN, None, "Put right.")


def test_what_was_never_published_has_no_history(begun: Database) -> None:
    with begun.write() as session:
        save(session, documents_of([position("draft")]), who="Renee", why="", now=NOW + 3 * DAY)
    assert log(begun, "draft") == []
    with begun.write() as session:
        record_id = id_of(session, "reply")
        assert record_id is not None
        acts.submit(session, record_id, who="Renee", now=NOW + 4 * DAY)
    assert log(begun, "reply") == []
    assert [entry.ref for entry in log(begun)] == ["ALL-0001"]


def test_a_log_as_of_then(begun: Database) -> None:
    changed(begun, "izium-pfm", 3, summary="Changed.")
    with begun.read() as session, stood_at(session, NOW + 2.5 * DAY):
        record_id = id_of(session, "ALL-0001")
        assert record_id is not None
        assert told(history_of(session, record_id, Tlp.GREEN)) == [
            ("RSP-0001", Done.PUBLISHED, ""),
            ("ALL-0001", Done.PUBLISHED, ""),
        ]
