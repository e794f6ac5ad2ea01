from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, select

from bot.database import Database
from bot.register.model import Record
from bot.register.reading import about, id_of, queue, records, shown_citations, visible
from bot.register.vocabulary import Role, Tlp
from tests.register.material import PUBLISHED, REFERENCES, allegation, assessment, imported, position, response


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Gather the statements that reach the database."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


def test_records_come_whole_in_the_order_asked_for(sample_database: Database) -> None:
    with sample_database.read() as session:
        ids = list(session.scalars(select(Record.id).where(visible(Tlp.GREEN)).order_by(Record.ref.desc()).limit(300)))
        with statements(sample_database) as seen:
            found = records(session, [*ids, 10**9])
            assert [record.id for record in found] == ids
            for record in found:
                assert record.citations
                assert all(citation.source.publisher for citation in record.citations)
                assert record.linked(Role.SPEAKER, Role.STATE, Role.ALLEGED_BY, Role.RESPONDER, Role.BODY)
                assert isinstance(record.related, list)
                assert isinstance(record.response_kinds, list)
    assert len([statement for statement in seen if statement.startswith("SELECT")]) <= 6


@pytest.mark.parametrize(
    ("ceiling", "keys"),
    [
        (Tlp.CLEAR, ["clear"]),
        (Tlp.GREEN, ["clear", "green"]),
        (Tlp.AMBER, ["amber", "clear", "green"]),
        (Tlp.AMBER_STRICT, ["amber", "clear", "green", "strict"]),
        (Tlp.RED, ["amber", "clear", "green", "red", "strict"]),
    ],
)
def test_a_ceiling_shows_what_is_published_and_marked_no_stricter(
    database: Database, tmp_path: Path, ceiling: Tlp, keys: list[str]
) -> None:
    markings = {"clear": "CLEAR", "green": "GREEN", "amber": "AMBER", "strict": "AMBER+STRICT", "red": "RED"}
    imported(
        database, tmp_path, *REFERENCES,
        *(position(key, **{**PUBLISHED, "tlp": tlp}) for key, tlp in markings.items()),
        *(position(state, **{**PUBLISHED, "state": state}) for state in ("draft", "in_review", "withdrawn")),
    )  # fmt: skip
    with database.read() as session:
        assert list(session.scalars(select(Record.key).where(visible(ceiling)).order_by(Record.key))) == keys


def test_answers_travel_with_their_allegation(database: Database, tmp_path: Path) -> None:
    imported(
        database, tmp_path, *REFERENCES,
        allegation(**PUBLISHED), allegation("silent", **PUBLISHED),
        response("undated", **PUBLISHED, said=None),
        assessment("later", **PUBLISHED, said="2023-03"),
        response("earlier", **PUBLISHED, said="2023-02-01"),
        response("draft"),
        response("secret", **{**PUBLISHED, "tlp": "RED"}),
    )  # fmt: skip
    with database.read() as session:
        izium, silent = id_of(session, "izium-pfm"), id_of(session, "silent")
        assert izium is not None
        assert silent is not None
        found = about(session, [izium, silent], Tlp.GREEN)
        assert [answer.key for answer in found[izium]] == ["earlier", "later", "undated"]
        assert found[silent] == []
        assert [answer.key for answer in about(session, [izium], Tlp.RED)[izium]] == ["secret", "earlier", "later", "undated"]


def test_a_citation_above_the_ceiling_is_not_shown(database: Database, tmp_path: Path) -> None:
    cited = [{"source": "hrw-2023"}, {"source": "monitor-2023", "tlp": "RED"}]
    imported(database, tmp_path, *REFERENCES, position(**PUBLISHED, citations=cited))
    with database.read() as session:
        (record,) = records(session, session.scalars(select(Record.id)))
        assert [citation.source.key for citation in shown_citations(record, Tlp.AMBER)] == ["hrw-2023"]
        assert shown_citations(record, Tlp.GREEN) == []  # its source is marked AMBER
        assert len(shown_citations(record, Tlp.RED)) == 2


@pytest.mark.parametrize("asked", ["ALL-0001", "all-1", "All-0001", "ALL0001", " izium-pfm ", "IZIUM-PFM"])
def test_a_record_is_found_by_its_ref_or_key(database: Database, tmp_path: Path, asked: str) -> None:
    imported(database, tmp_path, *REFERENCES, position(), allegation())
    with database.read() as session:
        expected = session.scalar(select(Record.id).where(Record.key == "izium-pfm"))
        assert id_of(session, asked) == expected


@pytest.mark.parametrize("asked", ["ALL-0002", "", "ALL-", "ALL-99999999999999999999", "nobody"])
def test_what_is_not_there_has_no_id(database: Database, tmp_path: Path, asked: str) -> None:
    imported(database, tmp_path, *REFERENCES, allegation())
    with database.read() as session:
        assert id_of(session, asked) is None


def test_the_queue_holds_what_waits_for_review(sample_database: Database) -> None:
    with sample_database.read() as session:
        assert [record.key for record in queue(session)] == [
            "zelenskyy-2022-03-24-riksdag",
            "lebanon-phosphorus-wapo-2023-12",
            "ukr-rada-2025-07-15",
        ]
