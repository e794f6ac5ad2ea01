import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.answers.privacy import masking
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.interchange.exporting import Export
from bot.register.interchange.importing import import_files
from bot.register.model import Record
from bot.register.reading import id_of
from bot.register.vocabulary import Tlp
from tests.conftest import Stores
from tests.register.interchange.registers import HIDDEN, NAME, registers
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    actor,
    allegation,
    assessment,
    imported,
    position,
    response,
    source,
    weapon,
)

CITED: list[Fields] = [{"source": "open"}]
OPEN: tuple[Fields, ...] = (*REFERENCES, source("open", tlp="CLEAR"), position("pos", **PUBLISHED, citations=CITED))
"""A register in which nothing is hidden."""


@contextmanager
def exporting(database: Database, *keys: str, ceiling: Tlp = Tlp.GREEN, all_names: bool = False) -> Iterator[Export]:
    with database.snapshot() as session:
        masked = masking(LexiconKeeper(database).current(session))
        ids = [found for key in keys if (found := id_of(session, key)) is not None] if keys else None
        yield Export(session, ceiling, masked=masked, ids=ids, all_names=all_names)


def exported(database: Database, *keys: str, ceiling: Tlp = Tlp.GREEN) -> bytes:
    with exporting(database, *keys, ceiling=ceiling) as export:
        return b"".join(export.jsonl())


def objects(export: bytes) -> dict[str, Fields]:
    return {each["key"]: each for each in map(json.loads, export.splitlines())}


@contextmanager
def emptied(stores: Stores, engine: str, folder: Path) -> Iterator[Database]:
    database = Database(stores.empty_url(engine, folder))
    try:
        yield database
    finally:
        database.dispose()


# --- there and back ----------------------------------------------------------------------------------------------------------


def test_the_sample_comes_out_in_the_same_order_of_either_engine(stores: Stores) -> None:
    everything = exported(stores.sample("sqlite"))
    assert exported(stores.sample("postgresql")) == everything
    order = [(KINDS.index(each["type"]), key) for key, each in objects(everything).items()]
    assert order == sorted(order)


def test_what_comes_out_of_the_sample_imports_and_comes_out_the_same(
    stores: Stores, engine_name: str, database: Database, tmp_path: Path
) -> None:
    with stores.sample(engine_name).snapshot() as session:
        some = session.scalars(select(Record.id).where((Record.id % 12 == 0) | Record.ref.like("ALL-%"))).all()
        export = Export(session, Tlp.GREEN, masked=str, ids=some)
        first = b"".join(export.jsonl())
    (tmp_path / "export.jsonl").write_bytes(first)
    summary = import_files(database, [tmp_path / "export.jsonl"], who="Ada", now=NOW)
    assert (summary.created, summary.updated) == (len(objects(first)), 0)
    assert len(objects(first)) > 500
    assert exported(database) == first


KINDS = (
    "actor", "treaty", "weapon", "place", "source", "position", "allegation", "response", "assessment", "treaty_action",
)  # fmt: skip


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=registers(), ceiling=st.sampled_from(("CLEAR", "GREEN")), seed=st.integers(0, 99))
def test_whatever_is_exported_imports_and_comes_out_the_same(
    stores: Stores, tmp_path: Path, engine: str, register: list[Fields], ceiling: str, seed: int
) -> None:
    with emptied(stores, "sqlite", tmp_path) as database:
        imported(database, tmp_path, *register)
        first = exported(database, ceiling=Tlp(ceiling))
    text = first.decode()
    assert HIDDEN not in text
    assert not any(part in text.casefold() for part in NAME.casefold().split())
    for key, each in objects(first).items():
        if each["type"] == "allegation":
            answers = {
                other["key"] for other in register if other.get("responds_to", other.get("assesses")) == key
                and other["state"] == "published" and other["tlp"] in ("CLEAR", ceiling)
            }  # fmt: skip
            assert answers <= set(objects(first))
            assert each["status"] == next(other["status"] for other in register if other["key"] == key)
    split = first.splitlines(keepends=True)
    random.Random(seed).shuffle(split)
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for at, file in enumerate(files):
        file.write_bytes(b"".join(split[at::2]))
    with emptied(stores, engine, tmp_path) as again:
        if len(split) > 1:
            import_files(again, files, who="Ada", now=NOW)
        assert exported(again, ceiling=Tlp(ceiling)) == first


# --- what goes out, and what stays -------------------------------------------------------------------------------------------


def test_what_may_not_be_seen_changes_no_byte_of_an_export(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *OPEN, allegation(**PUBLISHED, citations=CITED))
    before = exported(database)
    secret = {**PUBLISHED, "tlp": "AMBER", "citations": CITED}
    imported(
        database, tmp_path,
        actor("informant"), weapon("new-mine"), source("memo", tlp="RED"), position("drafted", speaker="informant"),
        position("hidden", **secret, speaker="informant", weapons=["new-mine"],
                 related=[{"key": "pos", "relation": "part_of"}]),
        response("hidden-reply", **{**secret, "citations": [{"source": "memo"}]}),
        position("pos", **PUBLISHED, citations=[{"source": "open"}, {"source": "memo"}, {"source": "open", "tlp": "RED"}],
                 related=[{"key": "hidden", "relation": "follows"}], supersedes="hidden", note="internal"),
    )  # fmt: skip
    assert exported(database) == before
    hidden = {"informant", "new-mine", "memo", "hidden", "hidden-reply"}
    assert set(objects(exported(database, ceiling=Tlp.RED))) == {*objects(before), *hidden}


def test_what_a_question_finds_brings_along_what_belongs_to_it(database: Database, tmp_path: Path) -> None:
    imported(
        database, tmp_path, *OPEN, allegation(**PUBLISHED, citations=CITED),
        position("older", **PUBLISHED, citations=CITED),
        position("newer", **PUBLISHED, citations=CITED, supersedes="older"),
        response(**PUBLISHED, citations=CITED),
        assessment(**PUBLISHED, citations=CITED, related=[{"key": "newer", "relation": "follows"}]),
    )  # fmt: skip
    found = set(objects(exported(database, "reply")))
    assert found == {"hrw", "ukr", "open", "reply", "izium-pfm", "judged", "newer", "older"}
    assert set(objects(exported(database, "pos"))) == {"ukr", "open", "pos"}
    with exporting(database, "pos", all_names=True) as export:
        assert set(objects(b"".join(export.jsonl()))) == {"ukr", "open", "pos", "hrw", "apmbc", "ap-mine", "izium"}


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ({"citations": [{"source": "open", "tlp": "RED"}]}, "of which every citation is marked stricter: ALL-0001"),
        ({"status": "corroborated", "citations": [{"source": "open"}, {"source": "memo"}]},
         "of which the status rests on what is marked stricter: ALL-0001"),
        ({"status": "finding"}, "of which the status rests on what is marked stricter: ALL-0001"),
        ({"status": "acknowledged"}, "of which the status rests on what is marked stricter: ALL-0001"),
        ({}, "with an answer that can't be shown with a citation, and without which none goes out: ALL-0001"),
    ],
    ids=["citation", "corroborated", "finding", "acknowledged", "answer"],
)  # fmt: skip
def test_a_record_that_cannot_stand_without_what_is_hidden_stays_with_its_answers(
    database: Database, tmp_path: Path, spoilt: Fields, told: str
) -> None:
    open_, secret = {**PUBLISHED, "citations": CITED}, {**PUBLISHED, "tlp": "AMBER", "citations": CITED}
    uncited = [response("uncited", **PUBLISHED, citations=[{"source": "memo"}])] if not spoilt else []
    imported(
        database, tmp_path, *OPEN, source("memo", tlp="RED"),
        allegation(**{**open_, **spoilt}),
        response(**open_), *uncited,
        response("secret-reply", **secret, kinds=["admission"]),
        assessment(**secret, conclusion="finding"),
    )  # fmt: skip
    assert set(objects(exported(database))) == {"ukr", "open", "pos"}
    with exporting(database, "reply") as export:
        assert export.is_empty
    with exporting(database) as export:
        list(export.jsonl())
        said = "\n".join(export.left_out())
    assert told in said
    assert "on an allegation that is left out: RSP-0001" in said
    assert "2 records marked stricter than TLP:GREEN" in said
    whole = set(objects(exported(database, ceiling=Tlp.RED)))
    assert {"izium-pfm", "reply", "secret-reply", "judged"} <= whole


def test_a_private_individual_goes_out_without_a_name_and_every_time_under_the_same_key(
    database: Database, tmp_path: Path
) -> None:
    jane = actor("jane-doe", name="Jane Doe", actor_type="private_individual", aliases=["Dr Doe"], parent="hrw")
    said = {**PUBLISHED, "citations": [{"source": "jane-doe-blog", "quote": "I, Jane Doe, saw it."}], "speaker": "jane-doe"}
    imported(
        database, tmp_path, *REFERENCES, jane, source("jane-doe-blog", publisher="Jane Doe", tlp="CLEAR"),
        position("jane-doe-2023", **{**said, "summary": "Jane Doe said so, and Dr Doe repeated it."}),
        position("a", **said), position("z", **said),
    )  # fmt: skip
    everything, one = exported(database), exported(database, "jane-doe-2023")
    assert not any(part in everything for part in (b"jane", b"Jane", b"Doe", b"doe", b"hrw"))
    actors = [each for each in objects(everything).values() if each["type"] == "actor"]
    assert [(each["name"], set(each)) for each in actors] == [("A private individual", {"type", "key", "name", "actor_type"})]
    assert set(objects(one)) < set(objects(everything))
    (found,) = (each for each in objects(one).values() if each["type"] == "position")
    assert found["speaker"] == actors[0]["key"]
    assert found["summary"] == "A private individual said so, and a private individual repeated it."


def test_what_is_internal_stays(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *OPEN[:-2], source("open", tlp="CLEAR", reliability="A", note="internal"), OPEN[-1])
    assert objects(exported(database))["open"] == {
        "type": "source", "key": "open", "publisher": "HRW", "title": "A report", "source_type": "ngo_report", "tlp": "CLEAR",
    }  # fmt: skip
    (found,) = (each for each in objects(exported(database)).values() if each["type"] == "position")
    assert (found["author"], found["reviewer"]) == ("exported", "exported-reviewed")
