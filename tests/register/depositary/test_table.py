"""Reading the depositary's tables: headings in any order and wording, footnotes, and what is told of a line that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from bot.register.depositary.table import Mark, is_table, read_table
from bot.register.vocabulary import Action

HEADING = 'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"\n'
ROWS = 'Japan,3 Dec 1997,30 Sep 1998 A\nSlovakia,3 Dec 1997,25 Feb 1999 AA\n"Congo",,4 May 2001 a\nMontenegro,,23 Oct 2006 d\n'
_APPLIES = "provisional_application"


def marks(text: str | bytes) -> dict[str, list[tuple[str, str]]]:
    rows, faults = read_table(text if isinstance(text, bytes) else text.encode())
    assert [str(fault) for fault in faults] == []
    return {row.participant: [(mark.action.value, str(mark.day)) for mark in row.marks] for row in rows}


def told(text: str | bytes) -> list[str]:
    _, faults = read_table(text if isinstance(text, bytes) else text.encode())
    return [str(fault) for fault in faults]


def test_a_row_gives_each_day_with_what_was_done_and_its_own_words() -> None:
    rows, faults = read_table((HEADING + ROWS).encode())
    assert faults == []
    assert [(row.line, row.participant) for row in rows] == [(2, "Japan"), (3, "Slovakia"), (4, "Congo"), (5, "Montenegro")]
    assert rows[0].marks == (
        Mark(Action.SIGNATURE, date(1997, 12, 3), "3 Dec 1997"),
        Mark(Action.ACCEPTANCE, date(1998, 9, 30), "30 Sep 1998 A"),
    )
    assert [row.marks[-1].action.value for row in rows] == ["acceptance", "approval", "accession", "succession"]


@pytest.mark.parametrize(
    ("heading", "cells", "found"),
    [
        ('Participant,Signature,"Approval(AA), Acceptance(A), Accession(a), Ratification"', "X,,1 Jan 2001", "ratification"),
        ('"Accession (a), Ratification / Succession (d)",Signature,PARTICIPANT', "1 Jan 2001 d,,X", "succession"),
        ("Participant;Signature;Ratification, Accession(a)", "X;;1 Jan 2001 a", "accession"),
        ("Participant\tRatification, Accession(a)\tSignature", "X\t1 Jan 2001\t", "ratification"),
        ("Participant,Consent to be bound(P)", "X,1 Jan 2001 P", "acceptance"),
        ("Participant [1],Accession", "X,1 Jan 2001 a", "accession"),
        ('Participant,"Ratification, Accession"', "X,1 Jan 2001 a", "accession"),
        ('Participant,"Signature, Succession to signature(d)","Ratification, Accession(a)"', "X,1 Jan 2001 d,", "signature"),
        ('Participant,"Ratification, Provisional application(n)"', "X,1 Jan 2001 n", _APPLIES),
        ('Participant,Provisional application under article 23(n),"Ratification,\nAccession(a)"', "X,1 Jan 2001,", _APPLIES),
    ],
)
def test_columns_are_known_by_their_words(heading: str, cells: str, found: str) -> None:
    assert marks(f"{heading}\n{cells}\n") == {"X": [(found, "2001-01-01")]}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('"Netherlands 1, 2",3 Dec 1997,', "Netherlands"),
        ("Netherlands [1],3 Dec 1997 [2],", "Netherlands"),
        ("Netherlands¹,3 Dec 1997 ²,", "Netherlands"),
        ("Netherlands (Kingdom of the) 3,3\u00a0Dec\u00a01997,", "Netherlands (Kingdom of the)"),
        ("\u00a0Netherlands ,3 December 1997 4,-", "Netherlands"),
        ("Netherlands,3-Dec-1997,\u200b", "Netherlands"),
        ("Netherlands,1997-12-03,", "Netherlands"),
        ("Netherlands*,[3 Dec. 1997],", "Netherlands"),
    ],
)
def test_footnotes_and_spaces_do_not_matter(row: str, found: str) -> None:
    assert marks(HEADING + row) == {found: [("signature", "1997-12-03")]}


def test_a_byte_order_mark_and_lines_of_windows_do_not_matter() -> None:
    text = (HEADING + ROWS).replace("\n", "\r\n") + "\r\n,,\r\n"
    assert marks(b"\xef\xbb\xbf" + text.encode()) == marks(HEADING + ROWS)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEADING + "Japan,3 Dec 1997,31 Feb 1998", "2: consent: “31 Feb 1998” is not in the calendar"),
        (HEADING + "Japan,03/12/1997,", "2: signature: “03/12/1997” is no day such as 11 Sep 2002"),
        (HEADING + "Japan,3 Dec 97,", "2: signature: “3 Dec 97” is no day"),
        (HEADING + "Japan,3 Dec 19971,", "2: signature: “3 Dec 19971” is no day"),
        (HEADING + "Japan,3 Dez 1997,", "2: signature: “3 Dez 1997” is not in the calendar"),
        (HEADING + "Japan,,3 Dec 1997 a or so", "2: consent: “3 Dec 1997 a or so” is no day"),
        (HEADING + "Japan,,3 Dec 1997 n", "2: consent: “3 Dec 1997 n” has the letter “n”, which the heading"),
        (HEADING + "Japan,3 Dec 1997 a,", "2: signature: “3 Dec 1997 a” has the letter “a”"),
        ("Participant,Accession(a)\nX,1 Jan 2001 s", "the letter “s”"),
        ('Participant,"Accession(a), Succession(d)"\nX,1 Jan 2001', "a day without a letter"),
        (HEADING + "\n,3 Dec 1997,", "3: participant: is missing"),
        (HEADING + "Japan,,,3 Dec 1997", "2: “3 Dec 1997” stands in a column without a heading"),
        (HEADING + 'Japan,"3 Dec\nSpain,,\n', "2: is not CSV"),
        ("Participant,Signature\nJapan,3 Dec 1997", "1: heading: there is no column for the consent"),
        ("Participant,Ratification,Accession(a)\n", "1: heading: there are 2 columns for the consent"),
        ("Participant,Ratification,End of provisional application\n", "1: heading: “End of provisional application” is not"),
        ((HEADING + "Côte d'Ivoire,,").encode("latin-1"), "2: is not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str | bytes, what: str) -> None:
    assert what in " ".join(told(text))
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((HEADING + ROWS).encode(), True),
        (b"\xef\xbb\xbfParticipant;Signature\n", True),
        (b'{"type": "source", "key": "x", "title": "Participant"}\n', False),
        (b'{"key": "participant", "participant": 1}\n', False),
        (b"actor,treaty\n", False),
        (b"", False),
    ],
)
def test_a_table_is_known_by_its_participants(tmp_path: Path, content: bytes, expected: bool) -> None:
    (tmp_path / "some.csv").write_bytes(content)
    assert is_table(tmp_path / "some.csv") is expected
    assert is_table(tmp_path / "none.csv") is False
