"""Participation tables of the depositary, as *Multilateral Treaties Deposited with the Secretary-General* prints them, as CSV.

A row is a participant, with the day of its signature, in some tables that of a provisional application, and the day of its
consent to be bound. A letter after a day says what was done; the column's heading explains the letters.
"""

import calendar
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.register.folding import fold
from bot.register.vocabulary import CONSENTS_TO_BE_BOUND, Action

_BEGINNING = 65_536
"""Bytes: no heading is longer."""

_DELIMITERS = ",;\t"
_BLANK = frozenset({"", "-", "–", "—", "…", "..."})
_NOTE = r"(?:\[\s*\w{1,3}\s*\]|\(\s*\d{1,3}\s*\)|\d{1,3}(?!\d)|[¹²³⁰-⁹*†‡§]+)"
_NOTES_AFTER_A_NAME = re.compile(rf"(?:[\s,]*{_NOTE})+\s*$")
_BESIDE_DAYS = re.compile(rf"(?:[\s,;\[\]()]|{_NOTE})*")
_DAY = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})[\s.-]+(?P<month>[A-Za-z]{3,9})\.?[\s.-]+(?P<year>\d{4})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d))(?:\s*(?P<letter>[A-Za-z]{1,2})(?![A-Za-z]))?"
)
_MONTHS = [(number, name.casefold()) for number, name in enumerate(calendar.month_name) if name]

_DONE = (
    ("succession to signature", Action.SIGNATURE),
    ("provisional application", Action.PROVISIONAL_APPLICATION),
    ("consent to be bound", Action.ACCEPTANCE),
    ("ratification", Action.RATIFICATION),
    ("acceptance", Action.ACCEPTANCE),
    ("approval", Action.APPROVAL),
    ("accession", Action.ACCESSION),
    ("succession", Action.SUCCESSION),
    ("signature", Action.SIGNATURE),
)
"""What a heading calls it, the longer names first."""

_DONE_NAMES = re.compile("|".join(rf"\b{name}\b" for name, _ in _DONE))
_LETTER = re.compile(r"\(\s*([A-Za-z]{1,2})\s*\)")
_USUAL_LETTERS = {
    "a": Action.ACCESSION,
    "A": Action.ACCEPTANCE,
    "AA": Action.APPROVAL,
    "d": Action.SUCCESSION,
    "n": Action.PROVISIONAL_APPLICATION,
}
"""The letters of these tables, for a heading that explains none."""

_OF_SOMETHING_ELSE = re.compile(r"\b(?:end|terminat\w*|cessation|withdraw\w*|denunci\w*|definitive|objection\w*)\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One day in a cell: what was done on it, and the cell's own words."""

    action: Action
    day: date
    quote: str


@dataclass(frozen=True, slots=True)
class Participation:
    """One row, with the line that it begins on."""

    line: int
    participant: str
    marks: tuple[Mark, ...]


class TableFault(Exception):  # noqa: N818  (as elsewhere in this room, what is wrong at a line is a fault)
    """What is wrong at a line of the table."""

    def __init__(self, line: int, what: str) -> None:
        """Keep both."""
        super().__init__(f"{line}: {what}")
        self.line = line
        self.what = what


@dataclass(frozen=True, slots=True)
class _Column:
    """What a heading says: the action behind each letter, and those that it names without one."""

    heading: str
    letters: dict[str, Action]
    unlettered: tuple[Action, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """Give all that it names."""
        return (*self.letters.values(), *self.unlettered)

    @property
    def field(self) -> str:
        """Give the name under which a fault in it is told."""
        if any(each in CONSENTS_TO_BE_BOUND for each in self.actions):
            return "consent"
        return "signature" if Action.SIGNATURE in self.actions else "provisional application"

    def action(self, letter: str | None) -> Action | None:
        """Give what a day with this letter, or with none, is the day of; None where the heading does not say."""
        sole = self.actions[0] if len(set(self.actions)) == 1 else None
        if letter is None:
            return Action.RATIFICATION if Action.RATIFICATION in self.unlettered else sole or _only(self.unlettered)
        if letter in self.letters:
            return self.letters[letter]
        usual = _USUAL_LETTERS.get(letter)
        return usual if not self.letters and (self.field == "consent" or usual is sole) else None


def is_table(path: Path) -> bool:
    """Tell whether a file is a participation table: its first row has a cell `Participant`."""
    try:
        with path.open("rb") as opened:
            text = opened.read(_BEGINNING).decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    return _delimiter(text) is not None


def read_table(content: bytes) -> tuple[list[Participation], list[TableFault]]:
    """Read a table; give its rows, and what is wrong with it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return [], [TableFault(line, "is not UTF-8; save the table as CSV in UTF-8")]
    found: list[Participation] = []
    faults: list[TableFault] = []
    try:
        rows = _rows(text, _delimiter(text) or ",")
        line, headings = next(rows, (1, []))
        columns = _columns(line, headings)
        for line, cells in rows:
            try:
                found += _participation(line, cells, columns)
            except TableFault as fault:
                faults.append(fault)
    except TableFault as fault:
        faults.append(fault)
    return found, faults


def _delimiter(text: str) -> str | None:
    """Give what stands between the cells of a table, or None where the text is none."""
    for delimiter in _DELIMITERS:
        try:
            _, first = next(_rows(text, delimiter), (1, []))
        except TableFault:
            continue
        if any(_is_participant(cell) for cell in first):
            return delimiter
    return None


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not blank, each with the line that it begins on."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            cleaned = [_clean(cell) for cell in cells]
            if any(cleaned):
                yield line, cleaned
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableFault(line, f"is not CSV: {error}") from error


def _clean(cell: str) -> str:
    """Give a cell on one line, with plain single spaces."""
    return " ".join(cell.replace("\u200b", "").replace("\ufeff", "").replace("\0", " ").split())


def _is_participant(heading: str) -> bool:
    return _NOTES_AFTER_A_NAME.sub("", fold(heading)).rstrip("s") == "participant"


# --- headings --------------------------------------------------------------------------------------------------------------


def _columns(line: int, headings: list[str]) -> dict[int, _Column | None]:
    """Give what stands in each column: None for the participants; raise TableFault where that is not clear."""
    columns: dict[int, _Column | None] = {}
    for position, heading in enumerate(headings):
        if _is_participant(heading):
            columns[position] = None
        elif heading:
            columns[position] = _column(line, heading)
    fields = [column.field if column else "participant" for column in columns.values()]
    for field in ("participant", "consent"):
        if field not in fields:
            raise TableFault(line, f"heading: there is no column for the {field}; the depositary's heading must be kept")
    for field in fields:
        if fields.count(field) > 1:
            raise TableFault(line, f"heading: there are {fields.count(field)} columns for the {field}")
    return columns


def _column(line: int, heading: str) -> _Column:
    names = list(_DONE_NAMES.finditer(folded := fold(heading)))
    if not names or _OF_SOMETHING_ELSE.search(folded) or len(folded) != len(heading):
        raise TableFault(
            line,
            f"heading: “{heading}” is not a column that is read here (Participant, Signature, Provisional application, and "
            "Ratification, Accession(a) and the like); take it out",
        )
    letters: dict[str, Action] = {}
    unlettered: list[Action] = []
    for name, following in zip(names, [*names[1:], None], strict=True):
        action = dict(_DONE)[name.group()]
        letter = _LETTER.search(heading, name.end(), following.start() if following else len(heading))
        if letter:
            letters[letter[1]] = action
        else:
            unlettered.append(action)
    return _Column(heading, letters, tuple(unlettered))


def _only(actions: tuple[Action, ...]) -> Action | None:
    return actions[0] if len(actions) == 1 else None


# --- rows ------------------------------------------------------------------------------------------------------------------


def _participation(line: int, cells: list[str], columns: dict[int, _Column | None]) -> Iterator[Participation]:
    name = ""
    marks: list[Mark] = []
    for position, cell in enumerate(cells):
        if position not in columns:
            if cell:
                raise TableFault(line, f"“{cell}” stands in a column without a heading")
            continue
        column = columns[position]
        if column is None:
            name = _NOTES_AFTER_A_NAME.sub("", cell)
        else:
            marks += _marks(line, cell, column)
    if not name:
        raise TableFault(line, "participant: is missing")
    yield Participation(line, name, tuple(marks))


def _marks(line: int, cell: str, column: _Column) -> Iterator[Mark]:
    if cell in _BLANK:
        return
    found = list(_DAY.finditer(cell))
    if not found or not _BESIDE_DAYS.fullmatch(_DAY.sub("", cell)):
        raise TableFault(line, f"{column.field}: “{cell}” is no day such as 11 Sep 2002, with a letter of the heading after it")
    for each in found:
        day, action = _day(each), column.action(each["letter"])
        if day is None:
            raise TableFault(line, f"{column.field}: “{each.group().strip()}” is not in the calendar")
        if action is None:
            what = f"the letter “{each['letter']}”" if each["letter"] else "a day without a letter"
            raise TableFault(
                line, f"{column.field}: “{cell}” has {what}, which the heading “{column.heading}” does not explain"
            )
        yield Mark(action, day, each.group().strip())


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        months = [number for number, name in _MONTHS if name.startswith(found["month"].casefold())]
        return date(int(found["year"]), months[0], int(found["day"])) if months else None
    except ValueError:
        return None
