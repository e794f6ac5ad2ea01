"""What a question finds, or all that may be shown, to take away: as JSON Lines, as a spreadsheet, or as a briefing.

Everything is given piece by piece, so that an export is never whole in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.answers import briefing
from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.looking_back import AsOf, looked_back
from bot.answers.open_dates import with_dates_settled
from bot.answers.outcomes.by_intent import outcome_of
from bot.answers.privacy import masking
from bot.answers.query import Intent, Query
from bot.answers.search import Search
from bot.answers.understanding.understand import understand
from bot.answers.wording import understood
from bot.errors import RapporteurError
from bot.names.lexicon import Lexicon
from bot.register.interchange import spreadsheet
from bot.register.interchange.exporting import Export, Exported
from bot.register.interchange.showing import portions
from bot.register.vocabulary import Kind, Tlp

EVERYTHING = "all records"
_PAGE = 200
_NO_RECORDS = frozenset({Intent.HELP, Intent.UNKNOWN, Intent.REFUSED})


class Layout(StrEnum):
    """In which form an export comes."""

    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "md"


class NothingToExportError(RapporteurError):
    """There is nothing that may be exported; the sentence says why."""

    def __init__(self, what: str, cure: str) -> None:
        """Say it, and that nothing was written."""
        super().__init__(what, "Nothing was exported.", cure)


@dataclass(frozen=True, slots=True)
class Exporting:
    """An export under way: its pieces, to be written in turn, and then what is to be told of it."""

    pieces: Iterator[bytes]
    summary: Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be exported: what a question finds, or all; the day it is asked on, and the moment it looks back to."""

    question: str | None
    today: date
    zone: ZoneInfo
    as_of: AsOf | None = None

    @classmethod
    def read(cls, question: str | None, today: date, zone: ZoneInfo, as_of: AsOf | None = None) -> "Asked":
        """Read the words of a question that look back, which go before `as_of`.

        Raise NothingToExportError where the moment that they name can't be read or has not come.
        """
        looked = looked_back(question or "", zone, today)
        if looked.fault:
            raise NothingToExportError(looked.fault, "Write it as in 5 November 2026, or give it with --as-of.")
        if looked.as_of is None:
            return cls(question, today, zone, as_of)
        return cls(looked.question, looked.as_of.day, zone, looked.as_of)

    @property
    def day(self) -> date:
        """Give the day of which the export speaks."""
        return self.as_of.day if self.as_of else self.today


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The records that are asked for, in their order. `ids` can be gone through only once."""

    ids: Iterable[int]
    heading: briefing.Heading


def export(
    session: Session,
    lexicon: Lexicon,
    asked: Asked,
    *,
    layout: Layout,
    ceiling: Tlp = Tlp.GREEN,
    all_names: bool = False,
) -> Exporting:
    """Begin an export of what a question finds, or of all that may be shown; raise NothingToExportError where that is nothing.

    `session` is of `Database.snapshot`, or sees the register at the moment that is looked back to. `all_names` adds the
    actors, treaties, weapons and places that no record names.
    """
    search = Search(session, lexicon, ceiling)
    day = asked.day
    chosen = _everything(search, day) if asked.question is None else _found(search, asked.question, asked)
    if asked.as_of:
        stood = f"As the register stood {asked.as_of.said}: {chosen.heading.headline}"
        chosen = replace(chosen, heading=replace(chosen.heading, headline=stood))
    if layout is Layout.MARKDOWN:
        return _briefing(search, chosen, day)
    exported = Export(
        session,
        ceiling,
        masked=masking(lexicon),
        ids=None if asked.question is None else chosen.ids,
        all_names=all_names,
    )
    if exported.is_empty:
        raise NothingToExportError(
            f"None of the records that were found can stand in an export. {'. '.join(exported.left_out())}.",
            "Raise the ceiling with --tlp, or ask for a briefing with --format md.",
        )
    pieces = exported.jsonl() if layout is Layout.JSONL else _spreadsheet(exported, lexicon, day)
    stood_at = [f"As the register stood {asked.as_of.said}."] if asked.as_of else []
    return Exporting(pieces, lambda: [_counted(exported), *stood_at, *chosen.heading.assumptions, *_left_out(exported)])


# --- what is asked for -------------------------------------------------------------------------------------------------------


def _everything(search: Search, today: date) -> _Chosen:
    found = search.find(Query(intent=Intent.TIMELINE))
    if not found.total:
        raise NothingToExportError(
            f"The register has no published record that is marked no stricter than TLP:{search.ceiling}.",
            "Publish one, or name another ceiling with --tlp.",
        )
    headline = f"{found.total:,} {'record' if found.total == 1 else 'records'} recorded in Rapporteur, the newest first."
    return _Chosen(search.all_of(found.ids), briefing.Heading(None, headline, EVERYTHING, today, search.ceiling))


def _found(search: Search, question: str, asked: Asked) -> _Chosen:
    understanding = understand(question, search.lexicon, asked.today, is_key=search.is_key, publishes=search.publishes)
    understanding = with_dates_settled(search, understanding, asked.today)
    outcome = outcome_of(search, understanding, asked.day, asked.zone)
    if understanding.query.intent in _NO_RECORDS:
        raise NothingToExportError(outcome.headline, 'Ask for records, such as: rapporteur export "allegations in Izium"')
    if outcome.nearest or not outcome.ids:
        raise NothingToExportError(outcome.headline, f'To see what comes near, type: rapporteur ask "{question.strip()}"')
    query = outcome.query or understanding.query
    heading = briefing.Heading(
        question,
        outcome.headline,
        understood(query, search.lexicon),
        asked.day,
        search.ceiling,
        outcome.notices,
        (*understanding.assumptions, *outcome.assumptions),
    )
    return _Chosen(search.all_of(outcome.ids), heading)


# --- as a spreadsheet --------------------------------------------------------------------------------------------------------


def _spreadsheet(exported: Export, lexicon: Lexicon, today: date) -> Iterator[bytes]:
    """Go through the export twice: which columns there are is known only at its end."""
    used: set[str] = {"type", "key", *spreadsheet.READ_ONLY}
    for batch in exported.batches(spreadsheet.IN_ORDER):
        used.update(column for each in batch for column in spreadsheet.cells_shown(each.kind, each.fields))
    yield from spreadsheet.csv_lines(spreadsheet.in_order(used), _rows(exported, lexicon, today))


def _rows(exported: Export, lexicon: Lexicon, today: date) -> Iterator[dict[str, str]]:
    for batch in exported.batches(spreadsheet.IN_ORDER):
        allegations = _allegations(exported, batch, lexicon, today)
        for each in batch:
            cells = spreadsheet.cells_shown(each.kind, each.fields)
            cells |= {"shown.ref": each.ref or "", "shown.tlp": exported.ceiling.value}
            if each.id in allegations:
                found = allegations[each.id]
                refs = "; ".join(response.ref for response in found.responses)
                cells["shown.status"] = found.status_line
                cells["shown.responses"] = f"{found.response_state} {refs}".strip()
            yield cells


def _allegations(exported: Export, batch: Sequence[Exported], lexicon: Lexicon, today: date) -> dict[int, Finding]:
    ids = [each.id for each in batch if each.kind is Kind.ALLEGATION]
    found = findings(exported.session, lexicon, ids, today=today, ceiling=exported.ceiling)
    return {each.record_id: each for each in found}


# --- as a briefing -----------------------------------------------------------------------------------------------------------


def _briefing(search: Search, chosen: _Chosen, today: date) -> Exporting:
    count = 0

    def pieces() -> Iterator[bytes]:
        nonlocal count
        yield briefing.opening(chosen.heading).encode()
        for some in portions(chosen.ids, _PAGE):
            page = findings(search.session, search.lexicon, some, today=today, ceiling=search.ceiling)
            count += len(page)
            yield "".join(map(briefing.section, page)).encode()
        yield briefing.closing(chosen.heading, count).encode()

    def summary() -> list[str]:
        said = f"Exported {count:,} {'record' if count == 1 else 'records'} under TLP:{search.ceiling}."
        return [said, *chosen.heading.assumptions]

    return Exporting(pieces(), summary)


# --- what is told of it ------------------------------------------------------------------------------------------------------


def _counted(exported: Export) -> str:
    kinds = ", ".join(f"{exported.counts[kind]:,} {kind.value}" for kind in Kind if exported.counts[kind])
    return f"Exported {exported.counts.total():,} objects under TLP:{exported.ceiling}: {kinds}."


def _left_out(exported: Export) -> list[str]:
    return [f"Left out: {said}." for said in exported.left_out()]
