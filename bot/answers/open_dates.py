"""Times that a question leaves open, settled by what the register has: a day without a year, and 2/11/2023.

A year is never guessed. The years in which the register has a record of that time are offered, the newest first, and the
records of all of them answer until one is chosen; a year is taken only where no other has a record.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Date, FromClause, Select, and_, exists, func, literal, or_, select, union_all

from bot.answers.answer import Choice, Option
from bot.answers.loading import record
from bot.answers.query import Intent, Query, Span
from bot.answers.search import Search
from bot.answers.understanding.dates.bounds import bounded
from bot.answers.understanding.markup import plain
from bot.answers.understanding.timing import OpenDate
from bot.answers.understanding.understand import Understanding
from bot.answers.wording import (
    MOST_OPTIONS,
    date_left_open,
    date_not_applied,
    no_year,
    only_year,
    span_said,
    which_date,
)
from bot.register.reading import visible
from bot.register.vocabulary import Form

_NO_RECORDS = frozenset({Intent.HELP, Intent.UNKNOWN, Intent.TREATY_FACTS, Intent.RECORD})
_MOST_YEARS = 60
"""How far back the register is asked for a day without a year."""


def year_of(query: Query) -> int | None:
    """Give the year that a query is about: what a day without a year in the next question of its thread is taken for."""
    spans = (query.said, query.occurred)
    years = {day.year for span in spans for day in (span.first, span.last) if day} | ({query.on.year} if query.on else set())
    return years.pop() if len(years) == 1 and not (query.said and query.occurred) else None


def with_dates_settled(search: Search, understanding: Understanding, today: date) -> Understanding:
    """Settle the times that a question leaves open, or offer the ways to read them."""
    if understanding.query.intent in _NO_RECORDS and not understanding.query.history:
        return understanding
    asked = _Asked(search, understanding.query)
    for each in understanding.open_dates:
        understanding = _settled(asked, understanding, each, today)
    return understanding


def _settled(asked: "_Asked", understanding: Understanding, date_left: OpenDate, today: date) -> Understanding:
    mention, typed = date_left.mention, date_left.typed
    if mention.readings:
        return _offered(understanding, date_left, [(span_said(span), span) for span in mention.readings])
    if mention.yearless is None:
        return understanding
    each_year = ((year, mention.yearless.in_year(year)) for year in range(today.year, today.year - _MOST_YEARS, -1))
    begun = {year: span for year, span in each_year if span and span.first and span.first <= today}
    if mention.bound or date_left.slot not in {"said", "occurred"}:
        # Before, or on the day of a status, there is something in any year: the register can't tell which is likely meant.
        newest = list(begun.items())[:MOST_OPTIONS]
        return _offered(understanding, date_left, [(f"{typed} {year}", span) for year, span in newest])
    years, possible = asked.years_of(begun)
    if len(years) > 1:
        return _offered(understanding, date_left, [(f"{typed} {year}", begun[year]) for year in years])
    if not years:
        return _narrowed(understanding, no_year(typed), lambda query: _in_any(query, possible))
    span = begun[years[0]]

    def narrow(query: Query) -> Query:
        if len(understanding.open_dates) > 1:
            return _in_any(query, [span])
        return replace(query, said=span) if date_left.slot == "said" else replace(query, occurred=span)

    return _narrowed(understanding, only_year(typed, span), narrow)


@dataclass
class _Asked:
    """The records that a question asks for whatever the time: looked for once, however many times it leaves open."""

    search: Search
    query: Query
    _found: dict[tuple[tuple[int, Span], ...], frozenset[int]] = field(default_factory=dict)

    def years_of(self, spans: dict[int, Span]) -> tuple[list[int], list[Span]]:
        """Give the years of which a record lies wholly in that year's stretch, and the stretches since the register begins.

        A record that only may lie in one, such as that of a whole year, is no reason to offer it.
        """
        possible = {year: span for year, span in spans.items() if self._oldest is None or year >= self._oldest.year}
        if not possible or not self._are_any:  # to look for them once for each year, in vain, would take as many times as long
            return [], list(possible.values())
        stretches = tuple(possible.items())
        if stretches not in self._found:
            self._found[stretches] = self._years_among(stretches)
        return [year for year in possible if year in self._found[stretches]], list(possible.values())

    def _years_among(self, stretches: Iterable[tuple[int, Span]]) -> frozenset[int]:
        each = union_all(*(_stretch(year, span) for year, span in stretches)).subquery("stretch")
        found = select(each.c.year).where(exists().where(self._criterion, _within(each)))
        return frozenset(self.search.session.scalars(found))

    @cached_property
    def _criterion(self) -> ColumnElement[bool]:
        asked = and_(visible(self.search.ceiling), self.search.criterion(replace(self.query, text="")))
        return and_(asked, record.c.form == Form.VOTE) if self.query.votes else asked

    @cached_property
    def _are_any(self) -> bool:
        return bool(self.search.session.scalar(select(exists().where(self._criterion))))

    @cached_property
    def _oldest(self) -> date | None:
        oldest: date | None = self.search.session.scalar(
            select(func.min(record.c.listed_latest)).where(visible(self.search.ceiling))
        )
        return oldest


def _stretch(year: int, span: Span) -> Select[*tuple[Any, ...]]:
    return select(literal(year).label("year"), literal(span.first, Date).label("first"), literal(span.last, Date).label("last"))


def _within(stretch: FromClause) -> ColumnElement[bool]:
    said = and_(record.c.listed_earliest >= stretch.c.first, record.c.listed_latest <= stretch.c.last)
    occurred = and_(record.c.occurred_earliest >= stretch.c.first, record.c.occurred_latest <= stretch.c.last)
    return or_(said, occurred)


def _offered(understanding: Understanding, date_left: OpenDate, readings: Sequence[tuple[str, Span]]) -> Understanding:
    """Offer the ways to read a time, and search for all of them."""
    typed, mention = date_left.typed, date_left.mention
    options = [
        Option(span_said(span), asked)
        for words, span in readings[:MOST_OPTIONS]
        if (asked := _asked_with(understanding.question, date_left, words)) is not None
    ]
    choice = Choice(which_date(typed, of_year=mention.yearless is not None), tuple(options))
    understanding = replace(understanding, choices=(*understanding.choices, choice) if options else understanding.choices)
    if mention.yearless and (mention.bound or date_left.slot not in {"said", "occurred"}):
        return replace(understanding, assumptions=(*understanding.assumptions, date_not_applied(typed)))
    spans = [bounded(span, mention.bound, mention.length) for _, span in readings]
    said = date_left_open(typed, [span for _, span in readings])
    return _narrowed(understanding, said, lambda query: _in_any(query, spans))


def _in_any(query: Query, spans: Iterable[Span]) -> Query:
    return replace(query, in_any=tuple(dict.fromkeys((*query.in_any, *spans))))


def _narrowed(understanding: Understanding, said: str, narrow: Callable[[Query], Query]) -> Understanding:
    looser = narrow(understanding.looser) if understanding.looser else None
    assumptions = (*understanding.assumptions, said)
    return replace(understanding, query=narrow(understanding.query), looser=looser, assumptions=assumptions)


def _asked_with(question: str, date_left: OpenDate, words: str) -> str | None:
    """Give the question with other words in the place of a time; None where it is not found there as it was read."""
    text = plain(question)
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(date_left.typed)}(?!\w)", text)]
    if len(found) <= date_left.nth:
        return None
    start, end = found[date_left.nth]
    return text[:start] + words + text[end:]
