"""An import works on a chunk at a time: how large a chunk is, or where the files are cut, must make no difference."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Select, Table, select

from bot.database import Base, Database
from bot.register import batch
from bot.register.circles import MOST_NAMED
from bot.register.interchange import importing as interchange
from bot.register.interchange.importing import ImportRefusedError, Phase, Progress, import_files
from bot.register.model import Entry
from tests.conftest import Stores
from tests.register.interchange.random_registers import register
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    allegation,
    imported,
    lines,
    position,
    refused,
    response,
    source,
    weapon,
)

Told = list[list[str] | dict[str, Any]]
Rows = dict[str, list[Any]]


@pytest.fixture
def after_imports(
    stores: Stores, engine_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int, int], tuple[Told, Rows]]:
    """Give what imports one after another say, and the rows they leave in an empty register, with chunks of a size."""

    def run(seed: int, chunk: int) -> tuple[Told, Rows]:
        monkeypatch.setattr(batch, "CHUNK", chunk)
        database = Database(stores.empty_url(engine_name, tmp_path))
        told: Told = []
        for made in (register(seed), register(seed + 100, share=0.5), register(seed + 200, share=0.5, spoilt=0.3)):
            cut = len(made) // 3
            files = [lines(tmp_path / "a.jsonl", *made[:cut]), lines(tmp_path / "b.jsonl", *made[cut:])]
            try:
                told.append(import_files(database, files, who="Ada", now=NOW).as_json())
            except ImportRefusedError as refusal:
                told.append(refusal.problems)
        with database.read() as session:
            rows = {table.name: list(session.execute(_without_serial(table))) for table in Base.metadata.sorted_tables}
        database.dispose()
        return told, rows

    return run


def _without_serial(table: Table) -> Select[Any]:
    """Select all of a table, but for the id of an alias: the database counts that on from what was rolled back."""
    columns = [column for column in table.columns if (table.name, column.name) != ("alias", "id")]
    return select(*columns).order_by(*[column for column in columns if not isinstance(column.type, JSON)][:3])


@pytest.mark.parametrize("seed", range(2))
def test_the_size_of_a_chunk_makes_no_difference(after_imports: Callable[[int, int], tuple[Told, Rows]], seed: int) -> None:
    told, rows = after_imports(seed, 5)
    whole_told, whole_rows = after_imports(seed, 10_000)
    assert told == whole_told
    assert rows == whole_rows
    assert isinstance(told[0], dict)
    assert isinstance(told[2], list)
    assert len(rows["entry"]) == told[0]["created"]


@pytest.mark.parametrize("chunk", [1, 3])
def test_what_only_the_register_has_is_judged_across_chunks(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    """Each of the four lines that spoil it stands in another chunk than the lines that it is judged by."""
    monkeypatch.setattr(batch, "CHUNK", chunk)
    both = [{"source": "hrw-2023"}, {"source": "monitor-2023"}]
    imported(
        database,
        tmp_path,
        *REFERENCES,
        allegation("two", **PUBLISHED, status="corroborated", citations=both),
        allegation("admitted", **PUBLISHED, status="acknowledged"),
        response("admission", **PUBLISHED, responds_to="admitted", kinds=["admission"]),
        weapon("a"),
        weapon("b", parent="a"),
    )
    assert refused(
        database,
        tmp_path,
        position("first"),
        source("hrw-2023", independence_group="monitor-2023"),
        response("admission", **PUBLISHED, responds_to="admitted", kinds=["denial"]),
        weapon("c", parent="b"),
        weapon("a", parent="c"),
    ) == [
        "in.jsonl:2: key: two rests on it: status: corroborated needs sources of two independence groups",
        "in.jsonl:3: key: admitted rests on it: status: acknowledged needs a published response of kind admission",
        "in.jsonl:4: parent: leads back to itself through c, b, a",
        "in.jsonl:5: parent: leads back to itself through a, c, b",
    ]


def test_a_long_circle_is_told_with_its_beginning(database: Database, tmp_path: Path) -> None:
    count = MOST_NAMED + 5
    ring = [position(f"p{number}", supersedes=f"p{(number + 1) % count}") for number in range(count)]
    problems = refused(database, tmp_path, *REFERENCES, *ring)
    assert len(problems) == count
    named = ", ".join(f"p{(3 + step) % count}" for step in range(MOST_NAMED))
    assert problems[3] == f"in.jsonl:{len(REFERENCES) + 4}: supersedes: leads back to itself through {named} and more"


def test_chunks_are_cut_by_length_too(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK_BYTES", 1_000)
    told: list[Progress] = []
    many = [position(f"p{number}", note="n" * 800) for number in range(3)]
    file = lines(tmp_path / "in.jsonl", *many, *REFERENCES)
    import_files(database, [file], who="Ada", now=NOW, progress=told.append)
    assert [each.done for each in told if each.phase is Phase.CHECKING][:3] == [1, 2, 3]


def test_progress_is_told_to_the_end_of_each_phase(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK", 3)
    monkeypatch.setattr(interchange, "TOLD_EVERY", 3)
    told: list[Progress] = []
    file = lines(tmp_path / "in.jsonl", *REFERENCES, *(position(f"p{number}") for number in range(4)))
    import_files(database, [file], who="Ada", now=NOW, progress=told.append)
    count = len(REFERENCES) + 4
    for phase in Phase:
        steps = [each for each in told if each.phase is phase]
        assert [each.done for each in steps] == [3, 6, 9, count]
        assert {each.total for each in steps} == {count}


def test_a_full_disk_for_temporary_files_is_said(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_IDLE", [])
    monkeypatch.setattr(batch, "_SCHEMA", batch._SCHEMA + "PRAGMA max_page_count = 30;")
    with pytest.raises(batch.TemporaryFileError, match=r"disk is full.*Nothing was changed.*SQLITE_TMPDIR"):
        imported(database, tmp_path, *REFERENCES, *(position(f"p{number}") for number in range(1_000)))
    with database.read() as session:
        assert session.execute(select(Entry)).all() == []
