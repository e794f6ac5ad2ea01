"""What treaties are called beside their names: in full, and by the year of their adoption or opening."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.names.tokens import words_of
from bot.register.model import Entry, Reference
from bot.register.vocabulary import Kind

_TREATIES = (
    "{year} convention", "convention of {year}", "convention de {year}", "convención de {year}", "конвенция {year} года",
    "конвенція {year} року", "{year} treaty", "treaty of {year}", "traité de {year}", "tratado de {year}",
    "договор {year} года", "договір {year} року",
)  # fmt: skip
_PROTOCOLS = (
    "{year} protocol", "protocol of {year}", "protocole de {year}", "protocolo de {year}", "протокол {year} года",
    "протокол {year} року",
)  # fmt: skip


_PROTOCOL = re.compile(r"(\S+) (Amended )?Protocol ([IVX]+|\d+)(?: \(.*\))?$")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class _Treaty(NamedTuple):
    id: int
    name: str
    full_name: str | None
    adopted: date | None
    opened: date | None


def treaty_names(session: Session) -> Iterator[tuple[int, str]]:
    """Give treaties by further names; a year is one only where a single treaty, or a single protocol, is of it."""
    table = Reference.__table__.c
    found = session.execute(
        select(table.id, table.name, table.full_name, table.adopted_latest, table.opened_latest)
        .join(Entry.__table__, Entry.__table__.c.id == table.id)
        .where(Entry.__table__.c.kind == Kind.TREATY)
        .order_by(table.id)
    )
    treaties = [_Treaty(*row) for row in found]
    yield from ((each.id, each.full_name) for each in treaties if each.full_name)
    yield from ((each.id, name) for each in treaties for name in _of_protocol(each.name))
    yield from _by_year(treaties)


def _of_protocol(name: str) -> Iterator[str]:
    """Call a protocol by its number beside the treaty that it belongs to: *CCW Protocol III*, *Protocol 3 to the CCW*."""
    found = _PROTOCOL.match(name)
    if found is None:
        return
    treaty, kind, number = found.groups()
    for which in (number, str(_ROMAN.index(number) + 1)) if number in _ROMAN else (number,):
        protocol = f"{kind or ''}Protocol {which}"
        yield f"{treaty} {protocol}"
        yield from (f"{protocol} {of} {treaty}" for of in ("of", "of the", "to", "to the", "under the"))


def _by_year(treaties: Sequence[_Treaty]) -> Iterator[tuple[int, str]]:
    of_year: dict[tuple[tuple[str, ...], int], set[int]] = defaultdict(set)
    for each in treaties:
        forms: tuple[str, ...] = _PROTOCOLS if "protocol" in words_of(each.name).split() else _TREATIES
        for day in filter(None, (each.adopted, each.opened)):
            of_year[forms, day.year].add(each.id)
    for (forms, year), ids in of_year.items():
        if len(ids) == 1:
            yield from ((treaty, form.format(year=year)) for treaty in ids for form in forms)
