import csv
import io
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.exports import Asked, Layout, NothingToExportError, export
from bot.answers.privacy import masking
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register import documents as docs
from bot.register.interchange import spreadsheet
from bot.register.interchange.columns import cells_of, columns_of, fields_of
from bot.register.interchange.importing import ImportRefusedError, ImportSummary, import_files
from bot.register.reading import document_of, id_of
from tests.answers.conftest import TODAY
from tests.conftest import Stores
from tests.register.interchange.registers import awkward, registers
from tests.register.interchange.test_exporting import emptied
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    actor,
    allegation,
    imported,
    position,
    response,
    source,
)

README = Path(__file__).parents[3] / "README.md"


def exported(database: Database, path: Path, question: str | None = None) -> list[dict[str, str]]:
    """Write a spreadsheet and give its rows as a spreadsheet shows them."""
    with database.snapshot() as session:
        lexicon = LexiconKeeper(database).current(session)
        try:
            made = export(session, lexicon, Asked(question, TODAY, ZoneInfo("UTC")), layout=Layout.CSV)
        except NothingToExportError:
            return []
        path.write_bytes(b"".join(made.pieces))
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def imported_from(database: Database, path: Path) -> ImportSummary:
    masked = masking(LexiconKeeper(database).current())
    return import_files(database, [path], who="Ada", now=NOW, masked=masked)


def written(path: Path, rows: list[dict[str, str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def stored(database: Database, key: str) -> Fields:
    with database.read() as session:
        found = document_of(session, id_of(session, key) or 0)
        assert found is not None
        return dict(json.loads(json.dumps(docs.to_fields(found))))


# --- cells -------------------------------------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(cell=awkward)
def test_a_cell_is_harmless_and_means_the_same(cell: str) -> None:
    shown = spreadsheet.harmless(cell)
    assert not re.match(r"[=+\-@\t\r]", shown)
    assert spreadsheet.as_meant(shown) == cell
    assert shown in (cell, f"'{cell}")


@settings(max_examples=30, deadline=None)
@given(register=registers())
def test_cells_stand_for_the_same_object(register: list[Fields]) -> None:
    for each in register:
        document = docs.from_fields(each)
        wrong: list[str] = []
        fields = fields_of(type(document), cells_of(type(document), docs.to_fields(document)), wrong)
        read = docs.from_fields({"type": each["type"], **fields})
        if isinstance(document, docs.PositionDocument):  # {"place": KEY} and KEY are one cell
            document = docs.from_fields({**docs.to_fields(document), "places": ["izium", "izium"]})
        assert (wrong, read) == ([], document)


def test_every_column_is_explained_in_the_readme() -> None:
    table = README.read_text(encoding="utf-8").partition("<!-- columns")[2].partition("<!-- /columns -->")[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| `")]
    explained = [name for row in rows for name in re.findall(r"`([^`]+)`", row[0])]
    known = {"type", *spreadsheet.READ_ONLY, *(name for each in docs.CLASSES.values() for name in columns_of(each))}
    assert sorted(explained) == sorted(known)
    assert all(row[-1].strip() for row in rows)


# --- there and back ----------------------------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=registers(), at=st.integers(0, 99), delimiter=st.sampled_from(",;\t"))
def test_a_spreadsheet_changes_what_was_edited_in_it_and_nothing_else(
    stores: Stores, tmp_path: Path, register: list[Fields], at: int, delimiter: str
) -> None:
    with emptied(stores, "sqlite", tmp_path) as database:
        imported(database, tmp_path, *register)
        rows = exported(database, tmp_path / "out.csv")
        summary = imported_from(database, tmp_path / "out.csv") if rows else ImportSummary()
        assert (summary.created, summary.updated, summary.unchanged) == (0, 0, len(rows))
        records = [row for row in rows if row["summary"]] if rows else []
        if records:
            edited = records[at % len(records)]
            before = {each["key"]: stored(database, each["key"]) for each in register}
            edited["summary"] = "Somebody said something else."
            summary = imported_from(database, written(tmp_path / "in.csv", rows, delimiter))
            assert (summary.created, summary.updated, summary.unchanged) == (0, 1, len(rows) - 1)
            after = {key: stored(database, key) for key in before}
            (changed,) = (key for key in before if before[key] != after[key])
            assert after[changed] == {**before[changed], "summary": "Somebody said something else."}


@pytest.mark.long
def test_the_sample_comes_back_unchanged(stores: Stores, engine_name: str, tmp_path: Path) -> None:
    database = stores.sample(engine_name)
    rows = exported(database, tmp_path / "out.csv", question="allegations about cluster munitions")
    with database.read() as session:
        read = [fields for _, fields in spreadsheet.objects(tmp_path / "out.csv", spreadsheet.Register(session, str))]
        assert len(read) == len(rows) > 50
        for fields in read:
            assert isinstance(fields, dict)
            assert docs.from_fields(fields) == document_of(session, id_of(session, fields["key"]) or 0)


def test_an_edit_keeps_what_the_export_had_left_out(database: Database, tmp_path: Path) -> None:
    cited = [{"source": "memo"}, {"source": "open", "quote": "Jane Doe saw it"}, {"source": "open", "tlp": "RED"}]
    imported(
        database, tmp_path, *REFERENCES, source("open", tlp="CLEAR"), source("memo", tlp="RED"),
        actor("jane", name="Jane Doe", actor_type="private_individual"),
        allegation(**PUBLISHED, citations=cited, note="internal", alleged_by=["jane", "hrw"], said={"precision": "year",
                   "earliest": "2023-01-01", "latest": "2023-12-31"}),
    )  # fmt: skip
    before = stored(database, "izium-pfm")
    rows = exported(database, tmp_path / "out.csv")
    row = next(row for row in rows if row["type"] == "allegation")
    assert "Jane" not in str(rows)
    row |= {"citations.1.locator": "p. 4", "alleged_by": f"{row['alleged_by']}; ukr", "casualties.killed": "1+"}
    for column in ("places", "said.latest"):  # a column that is not there leaves its field alone
        for each in rows:
            each.pop(column, None)
    assert imported_from(database, written(tmp_path / "in.csv", rows)).updated == 1
    assert stored(database, "izium-pfm") == {
        **before,
        "citations": [cited[0], {**cited[1], "locator": "p. 4"}, cited[2]],
        "alleged_by": ["jane", "hrw", "ukr"],
        "casualties": {"killed": [1, None]},
    }
    row |= dict.fromkeys((column for column in row if column.startswith("citations.1.")), "")
    imported_from(database, written(tmp_path / "in.csv", rows))
    assert stored(database, "izium-pfm")["citations"][0] == cited[0]


def test_a_spreadsheet_of_ones_own_makes_and_updates_objects(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position(venue="Geneva", note="internal"))
    (tmp_path / "in.csv").write_bytes(
        b"type;key;said;speaker;stance;summary;citations.1.source;places;words.text\r\n"
        b"position;pos;2023-11-03;;;;hrw-2023;;\r\n"
        b'position;new;2022-04/2022-09;ukr;supports;"She said: ""yes"";\r\nand more.";hrw-2023;"izium (locality) ; izium";'
        b"'=1+1\r\n"
        b";;;;;;;;\r\n"
    )
    with pytest.raises(ImportRefusedError) as refusal:
        imported_from(database, tmp_path / "in.csv")
    assert [each.partition("in.csv:")[2] for each in refusal.value.problems] == [
        "2: summary: is missing", "2: speaker: is missing", "2: stance: is missing",
    ]  # fmt: skip
    text = (
        (tmp_path / "in.csv")
        .read_text(encoding="utf-8")
        .replace("position;pos;2023-11-03;;;;", "position;pos;2023-11-03;ukr;opposes;So;")
    )
    (tmp_path / "in.csv").write_text(text, encoding="utf-8-sig", newline="")
    summary = imported_from(database, tmp_path / "in.csv")
    assert (summary.created, summary.updated) == (1, 1)
    assert (stored(database, "pos")["venue"], stored(database, "pos")["note"]) == ("Geneva", "internal")
    assert stored(database, "new")["places"] == [{"place": "izium", "precision": "locality"}, "izium"]
    assert stored(database, "new")["words"] == {"text": "=1+1"}


def test_an_allegation_shows_its_answers(database: Database, tmp_path: Path) -> None:
    cited = {**PUBLISHED, "citations": [{"source": "open"}]}
    imported(
        database, tmp_path, *REFERENCES, source("open", tlp="CLEAR"), allegation(**cited), response(**cited),
        allegation("silent", **cited),
    )  # fmt: skip
    rows = {row["key"]: row for row in exported(database, tmp_path / "out.csv")}
    assert rows["silent"]["shown.responses"] == "No response recorded as of 22 November 2026."
    assert rows["izium-pfm"]["shown.responses"] == "1 response recorded (taken note; the latest: 31 January 2023). RSP-0001"
    assert rows["izium-pfm"]["shown.status"] == "Status: alleged (an identified source says so)."
    assert (rows["izium-pfm"]["status"], rows["izium-pfm"]["shown.ref"]) == ("alleged", "ALL-0001")


# --- mistakes ----------------------------------------------------------------------------------------------------------------

HEAD = (
    b"type,key,said,speaker,stance,summary,citations.1.source,citations.1.credibility,words.text,casualties.killed,lat,aliases"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "1: the file is empty; its first row names the columns"),
        (HEAD, "1: there is a header, and no row below it"),
        (b"key,name\nx,y", "1: type: there is no such column in the header, the first row"),
        (b"type,key,nmae\nactor,x,y", "1: nmae: is no column; is it name?"),
        (b"type,key,name,name\nactor,x,y,z", "1: name: the column is there twice"),
        (HEAD + b"\n,x", "2: type: is missing; it must be one of actor, "),
        (HEAD + b"\nactr,x", "2: type: actr is none; it must be one of actor, "),
        (HEAD + b"\nactor,", "2: key: is missing"),
        (HEAD + b"\nactor,x,2023", "2: said: an actor has no such column"),
        (HEAD + b"\n\nposition,x" + b"," * 11 + b"y", "3: the row has 13 cells, and the header 12"),
        (HEAD + b"\nposition,x,02/11/2023", "2: said: 02/11/2023 is how a spreadsheet shows a date"),
        (HEAD + b"\nposition,x,Nov-23", "2: said: Nov-23 is how a spreadsheet shows a date"),
        (HEAD + b"\nposition,x,45232", "2: said: 45232 is how a spreadsheet shows a date"),
        (HEAD + b"\nposition,x,soon", "2: said: not a date: 'soon'; write 2023-11-02"),
        (HEAD + b'\nposition,x,2023,u,supports,"a\nb",s,1E+05', "2: citations.1.credibility: 1E+05 is a number that a"),
        (HEAD + b'\nposition,x,2023,u,supports,"a\nb",s,1\nposition,y,2023,u,supports,a,s,9',
         "4: citations.1.credibility: must be at most 6"),
        (HEAD + b"\nposition,x,2023,u,supports,a,s,two", "2: citations.1.credibility: two is no whole number"),
        (HEAD + b"\nposition,x,2023,u,supports,a,,2", "2: citations.1.source: is missing"),
        (HEAD + b"\nposition,x,2023,u,supports,2.0E+10", "2: summary: 2.0E+10 is a number that a spreadsheet has shortened"),
        (HEAD + b"\nposition,x,2023,u,likes,a,s", "2: stance: 'likes' is not one of supports, "),
        (HEAD + b"\nallegation,x,2023,,,a,s,,,3-Jan", "2: casualties.killed: 3-Jan is no range; write 0-3, 2 or 1+"),
        (HEAD + b'\nplace,x,,,,,,,,,"48,5"', "2: lat: 48,5 is no number here; write a point"),
        (HEAD + b"\nactor,x,,,,,,,,,,Foo (Bar)", "2: aliases: Foo: must be a language such as en or uk; write \\("),
        (HEAD + b"\nactor,x\nactor,\xe9", "3: is not UTF-8 at byte 7; save the file as"),
        ("type,key\n".encode("utf-16"), "1: is not UTF-8 at byte 1"),
        (HEAD + b'\nactor,"x', "2: a quotation mark opens a cell and is never closed"),
        (HEAD + b'\nactor,"x"y', "2: a quotation mark inside a cell"),
        (HEAD + b"\ractor,x\r", "1: a line break outside of quotation marks is a lone carriage return"),
        (HEAD + b"\nactor,x\0", "2: holds a character that is none"),
    ],
    ids=lambda value: value[-30:].decode(errors="replace") if isinstance(value, bytes) else "",
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_column(stores: Stores, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "in.csv").write_bytes(content)
    with emptied(stores, "sqlite", tmp_path) as database, pytest.raises(ImportRefusedError) as refusal:
        imported_from(database, tmp_path / "in.csv")
    assert any(problem.startswith(f"{tmp_path}/in.csv:{said}") for problem in refusal.value.problems), refusal.value.problems
