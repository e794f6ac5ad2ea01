"""What the words before a time make of it: all since it, all before it, or the two weeks after it."""

from datetime import date, timedelta
from typing import NamedTuple

from bot.answers.query import Span
from bot.answers.understanding.dates import words
from bot.answers.understanding.dates.reader import Reader
from bot.answers.understanding.dates.spans import back

_UNITS = frozenset({"day", "week", "fortnight", "month", "year"})
_ONE = frozenset({
    "day", "week", "fortnight", "month", "year", "jour", "semaine", "quinzaine", "mois", "an", "annee", "dia", "semana",
    "quincena", "mes", "ano",
})  # fmt: skip
_ARTICLES = words.ARTICLES | {"that", "one", "una", "une"}
_RIGHT = frozenset({"immediately", "right", "just", "directly", "immediatement", "juste", "inmediatamente", "justo"})
_VAGUE = frozenset({"few", "several", "quelques", "varios", "varias"})


class Length(NamedTuple):
    """So many units of time."""

    number: int
    unit: str


def length_before(reader: Reader, end: int) -> tuple[Length, int] | None:
    """Read `the week`, `in the two weeks` before *after*, and where it begins; None where no such length stands there."""
    at = end - (reader.word(end - 1) in _RIGHT)
    unit = words.UNITS.get(reader.word(at - 1), "")
    if unit not in _UNITS:
        return None
    counted = reader.word(at - 2)
    if counted in _ARTICLES and reader.word(at - 1) in _ONE:
        return Length(1, unit), at - 2
    number = int(counted) if counted.isdecimal() and len(counted) <= 3 else words.NUMBERS.get(counted, 0)
    if not number or counted in _VAGUE:
        return None
    return Length(number, unit), reader.back_over(at - 2, _ARTICLES)


def bounded(span: Span, how: str, length: Length | None = None) -> Span:
    """Give a stretch as the word before it bounds it; two open ends where the calendar ends first."""
    try:
        match how:
            case "since":
                return Span(span.first, None)
            case "until":
                return Span(None, span.last)
            case "after":
                return _after(span.last, length) if span.last else span
            case "before":
                return _before(span.first, length) if span.first else span
            case _:
                return span
    except OverflowError:
        return Span()


def _after(last: date, length: Length | None) -> Span:
    return Span(last + timedelta(days=1), back(last, -length.number, length.unit) if length else None)


def _before(first: date, length: Length | None) -> Span:
    return Span(back(first, length.number, length.unit) if length else None, first - timedelta(days=1))
