"""Import of the depositary's tables: updated and never doubled, whole or not at all, and published only if vouched for."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.database import Database
from bot.register import documents as docs
from bot.register import sample
from bot.register.depositary.importing import NotThisTableError, TableSummary, Terms, import_table, is_alone
from bot.register.document_parts import Citation
from bot.register.interchange.importing import ImportRefusedError, import_files
from bot.register.model import Change, Source, TreatyAction
from bot.register.reading import document_of, id_of
from bot.register.treaties.status import standing_on
from bot.register.vocabulary import PartyStatus
from tests.register.material import NOW, PUBLISHED, actor, imported, source, treaty, treaty_action

TABLES = Path(__file__).parents[1] / "untc"
AS_AT = date(2014, 1, 27)
HEADING = 'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"\n'
REGISTER = (
    actor("ukr", name="Ukraine"),
    actor("civ", name="Ivory Coast", aliases=["Côte d’Ivoire"]),
    actor("bol", name="Bolivia", aliases=["Plurinational State of Bolivia"]),
    actor("cog", name="Congo (Republic of the)", aliases=[{"text": "Congo", "ambiguous": True}]),
    actor("cod", name="Democratic Republic of the Congo", aliases=[{"text": "Congo", "ambiguous": True}]),
    actor("mkd", name="North Macedonia", aliases=["The former Yugoslav Republic of Macedonia"]),
    treaty("apmbc", name="Mine Ban Convention", opened="1997-12-03", in_force="1999-03-01"),
    treaty("ccm", opened="2008-12-03"),
    source("press", source_type="newspaper"),
    source("untc-old", source_type="treaty_depositary"),
)


def table(folder: Path, *rows: str, name: str = "26-5.csv", heading: str = HEADING) -> Path:
    path = folder / name
    path.write_text(heading + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def taken(database: Database, path: Path, *, reviewer: str | None = "Renee", **more: Any) -> TableSummary:
    terms = Terms(more.pop("treaty", "apmbc"), reviewer, more.pop("as_at", AS_AT))
    return import_table(database, path, terms, who="import", now=NOW, **more)


def counts(summary: TableSummary) -> tuple[int, int, int]:
    return summary.created, summary.updated, summary.unchanged


def action(database: Database, key: str) -> docs.TreatyActionDocument:
    with database.read() as session:
        entry_id = id_of(session, key)
        assert entry_id is not None
        found = document_of(session, entry_id)
    assert isinstance(found, docs.TreatyActionDocument)
    return found


def recorded(key: str, **fields: Any) -> dict[str, Any]:
    return treaty_action(key, **{**PUBLISHED, "citations": [{"source": "untc-old"}], **fields})


def test_new_rows_are_published_when_somebody_vouches(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REGISTER)
    rows = ("Ukraine 1,24 Feb 1999,27 Dec 2005", "Côte d'Ivoire,3 Dec 1997,30 Jun 2000", "Congo,,4 May 2001 a")
    summary = taken(database, table(tmp_path, *rows))
    assert (counts(summary), summary.published, summary.in_review) == ((5, 0, 0), 5, 0)
    joined = action(database, "apmbc-cog-accession")
    assert (joined.action, joined.deposited, joined.effective, joined.state) == ("accession", "2001-05-04", None, "published")
    assert joined.summary == "Congo (Republic of the) deposited its accession to the Mine Ban Convention on 4 May 2001."
    assert (joined.author, joined.reviewer) == (
        "Multilateral Treaties Deposited with the Secretary-General, chapter XXVI, 5",
        "Renee",
    )
    assert joined.citations == (Citation(source="untc-26-5-2014-01-27", locator="row Congo", quote="4 May 2001 a", lang="en"),)
    with database.read() as session:
        cited = session.scalars(select(Source).where(Source.key == "untc-26-5-2014-01-27")).one()
        assert cited.title == f"{joined.author}, status as at 27 January 2014"
        assert (cited.source_type, str(cited.published_on)) == ("treaty_depositary", "27 January 2014")
    again = taken(database, table(tmp_path, *rows))
    assert (counts(again), again.published) == ((0, 0, 5), 0)


def test_an_action_gets_its_day_and_kind_and_is_never_doubled(database: Database, tmp_path: Path) -> None:
    vague = recorded("bol-joined", actor="bol", action="ratification", deposited="1998", note="Year only.")
    press = recorded("ukr-signed", action="signature", deposited="1999-02-24", citations=[{"source": "press"}])
    imported(database, tmp_path, *REGISTER, vague, press)
    rows = ("Bolivia (Plurinational State of),,9 Jun 1998 A", "Ukraine,24 Feb 1999,")
    summary = taken(database, table(tmp_path, *rows))
    assert (counts(summary), summary.differences) == ((0, 2, 0), ())
    mended = action(database, "bol-joined")
    assert (mended.action, mended.deposited) == ("acceptance", "1998-06-09")
    assert mended.summary == "Bolivia deposited its acceptance of the Mine Ban Convention on 9 June 1998."
    assert mended.note == "Year only. Until the table of 2014-01-27: ratification, 1998."
    assert [each.source for each in mended.citations] == ["untc-26-5-2014-01-27", "untc-old"]
    signed = action(database, "ukr-signed")
    assert [each.source for each in signed.citations] == ["untc-26-5-2014-01-27", "press"]
    assert signed.summary == "Somebody said something."  # what was agreed on is left as it was worded
    later = taken(database, table(tmp_path, *rows, "Congo,,"), as_at=date(2015, 1, 1))
    assert counts(later) == (0, 0, 2)
    with database.read() as session:
        assert session.scalars(select(Source.key).where(Source.key.like("untc-26-5%"))).all() == ["untc-26-5-2014-01-27"]


def test_a_day_that_contradicts_is_told_and_the_depositarys_is_written(database: Database, tmp_path: Path) -> None:
    press = recorded("ukr-joined", deposited="2005-12-01", citations=[{"source": "press"}])
    imported(database, tmp_path, *REGISTER, press)
    path = table(tmp_path, "Ukraine,,27 Dec 2005")
    unvouched = taken(database, path, reviewer=None)
    assert (counts(unvouched), unvouched.held) == ((0, 0, 0), ("ukr-joined",))
    assert action(database, "ukr-joined").deposited == "2005-12-01"
    summary = taken(database, path)
    (difference,) = summary.differences
    assert (difference.recorded, difference.table) == ("2005-12-01", date(2005, 12, 27))
    assert "recorded as of 1 December 2005 (press; ukr-joined), and stands as 27 December 2005" in str(summary)
    assert (action(database, "ukr-joined").deposited, counts(summary)) == ("2005-12-27", (0, 1, 0))


def test_who_left_and_joined_again_did_so_twice(database: Database, tmp_path: Path) -> None:
    first = recorded("apmbc-ukr-accession", action="accession", deposited="2000-01-01")
    imported(database, tmp_path, *REGISTER, first, recorded("left", action="withdrawal", deposited="2005-01-01"))
    summary = taken(database, table(tmp_path, "Ukraine,,6 Jun 2010 a"))
    assert (counts(summary), summary.differences) == ((1, 0, 0), ())
    assert action(database, "apmbc-ukr-accession").deposited == "2000-01-01"
    assert action(database, "apmbc-ukr-accession-2010").deposited == "2010-06-06"
    assert summary.lacking == ("Ukraine: accession of 1 January 2000 (apmbc-ukr-accession)",)


def test_without_a_reviewer_new_rows_wait_and_are_published_later(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REGISTER)
    path = table(tmp_path, "Ukraine,24 Feb 1999,27 Dec 2005")
    waiting = taken(database, path, reviewer=None)
    assert (counts(waiting), waiting.published, waiting.in_review) == ((2, 0, 0), 0, 2)
    assert "2 of them wait for review" in str(waiting)
    assert action(database, "apmbc-ukr-signature").state == "in_review"
    assert taken(database, path, reviewer=None).in_review == 2
    vouched = taken(database, path)
    assert (counts(vouched), vouched.published, vouched.in_review) == ((0, 2, 0), 2, 0)
    assert action(database, "apmbc-ukr-signature").state == "published"


def test_a_dry_run_says_the_same_and_writes_nothing(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REGISTER, recorded("ukr-joined", deposited="2005"))
    path = table(tmp_path, "Ukraine,24 Feb 1999,27 Dec 2005")
    with database.read() as session:
        before = session.scalars(select(Change.id)).all()
    tried = taken(database, path, dry_run=True)
    with database.read() as session:
        assert session.scalars(select(Change.id)).all() == before
    assert tried == taken(database, path)
    assert (counts(tried), tried.published) == ((1, 1, 0), 2)
    assert tried.as_json()["by_kind"] == {"treaty_action": 2}


def test_a_fault_in_any_line_keeps_all_out(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REGISTER)
    rows = (
        "Ukraine,24 Feb 1999,27 Dec 2005",
        "Atlantis,3 Dec 1997,",
        "UKRAINE,3 Dec 1997,",
        "North Macedonia,,9 Sep 1990 a",
        "Bolivia,3 Dec 1997,9 Jun 2014",
        "Côte d'Ivoire,3 Dec,",
    )
    path = table(tmp_path, *rows)
    with pytest.raises(ImportRefusedError) as refused:
        taken(database, path)
    told = [line.removeprefix(f"{path}:") for line in refused.value.problems]
    parts = (
        "3: participant: “Atlantis” is no name of a state in the register; add it as an alias",
        "4: participant: “UKRAINE” stands in line 2 already",
        "5: accession: “9 Sep 1990 a” is before 3 December 1997",
        "6: ratification: “9 Jun 2014” is after 27 January 2014",
        "7: signature: “3 Dec” is no day",
    )
    assert len(told) == len(parts)
    assert all(line.startswith(part) for line, part in zip(told, parts, strict=True))
    with database.read() as session:
        assert session.scalars(select(TreatyAction.id)).all() == []


def test_another_treatys_table_is_refused(database: Database, tmp_path: Path) -> None:
    names = ("ukr", "civ", "bol", "cog", "cod", "mkd")
    signed = [recorded(f"signed-{each}", actor=each, action="signature", deposited="1997-12-04") for each in names]
    imported(database, tmp_path, *REGISTER, *signed)
    states = ("Ukraine", "Ivory Coast", "Bolivia", "Congo", "Democratic Republic of the Congo", "North Macedonia")
    path = table(tmp_path, *(f"{state},3 Dec 2008," for state in states))
    with pytest.raises(NotThisTableError, match="6 days of the table contradict"):
        taken(database, path)
    assert action(database, "signed-ukr").deposited == "1997-12-04"


def test_what_the_table_does_not_say_has_to_be_named(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REGISTER)
    path = table(tmp_path, "Ukraine,24 Feb 1999,")
    for asked, what in ((None, "does not say of which treaty"), ("ottawa", "no treaty with the key ottawa")):
        with pytest.raises(NotThisTableError, match=what) as refused:
            taken(database, path, treaty=asked)
        assert re.search("--treaty, one of:\n  apmbc +Mine Ban Convention\n  ccm", refused.value.cure)
    with pytest.raises(NotThisTableError, match="1 January 2030, lies in the future"):
        taken(database, path, as_at=date(2030, 1, 1))


def test_a_table_goes_in_by_itself(tmp_path: Path) -> None:
    path, other = table(tmp_path), tmp_path / "in.jsonl"
    assert is_alone([path], has_terms=False)
    assert not is_alone([other], has_terms=False)
    with pytest.raises(NotThisTableError, match="goes in by itself"):
        is_alone([path, other], has_terms=True)
    with pytest.raises(NotThisTableError, match="there is none here"):
        is_alone([other], has_terms=True)


@pytest.mark.parametrize(
    ("name", "treaty_key", "as_at", "created", "unchanged"),
    [
        ("26-5", "apmbc", AS_AT, 0, 294),
        ("26-6", "ccm", AS_AT, 0, 195),
        ("26-8", "att", date(2014, 7, 10), 0, 178),
        ("26-3", "cwc", AS_AT, 355, 0),
        ("26-2", "ccw", AS_AT, 167, 0),
    ],
)
def test_the_depositarys_own_tables_go_in_without_an_unknown_name(
    sample_database: Database, *, name: str, treaty_key: str, as_at: date, created: int, unchanged: int
) -> None:
    summary = taken(sample_database, TABLES / f"{name}.csv", treaty=treaty_key, as_at=as_at, dry_run=True)
    assert (counts(summary), summary.differences, summary.lacking) == ((created, 0, unchanged), (), ())


def test_a_whole_table_makes_the_standing_of_its_treaty(database: Database, tmp_path: Path) -> None:
    names = [sample.FOLDER / f"{each}.jsonl" for each in ("actors", "treaties")]
    tmp_path.joinpath("in.jsonl").write_bytes(b"".join(each.read_bytes() for each in names))
    import_files(database, [tmp_path / "in.jsonl"], who="Ada", now=NOW)
    assert counts(taken(database, TABLES / "26-2.csv", treaty="ccw")) == (167, 0, 0)
    with database.read() as session:
        treaty_id = id_of(session, "ccw")
        assert treaty_id is not None
        standing = standing_on(session, treaty_id, AS_AT)
    # 117 consents, of which Zambia's of 25 September 2013 binds from 25 March 2014; five signed and went no further.
    assert len(standing.having(PartyStatus.STATE_PARTY)) == 116
    assert len(standing.having(PartyStatus.SIGNATORY)) == 5
    assert len(standing.having(PartyStatus.NOT_PARTY)) == 76
