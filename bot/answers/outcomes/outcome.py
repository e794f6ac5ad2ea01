"""What was found and computed for one question, before it is composed to an answer."""

from datetime import date
from typing import Any

from msgspec import Struct

from bot.answers.query import Query
from bot.register.history.log import Told


class Outcome(Struct, frozen=True):
    """What answers a query: records in their order, the sentence, and what was computed.

    `query` is the query as it was asked in the end, where that differs from how it was understood.
    """

    headline: str
    ids: tuple[int, ...] = ()
    total: int = 0
    value: dict[str, Any] | None = None
    nearest: bool = False
    assumptions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    query: Query | None = None
    log: tuple[Told, ...] = ()
    """The history of the one record in `ids`, whole, the latest first."""


def date_value(first: date | None, last: date | None) -> dict[str, Any] | None:
    """Give a computed day, or what is known of it; None where nothing is."""
    if first and first == last:
        return {"date": first.isoformat()}
    return {"earliest": first and first.isoformat(), "latest": last and last.isoformat()} if first or last else None
