"""Entries whose parents, or what they supersede, lead back to themselves: in a batch, and through the register behind it."""

from array import array
from collections.abc import Iterator

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from bot.register.batch import Batch, Entry, Part
from bot.register.rows import ENTRY, RECORD, REFERENCE
from bot.register.standing import in_parts
from bot.register.vocabulary import Kind

MOST_NAMED = 20
"""Entries of a circle that are named; one of a million is no sentence."""

_ROOTED: tuple[tuple[str, Table, str, tuple[Kind, ...]], ...] = (
    ("parent", REFERENCE, "parent_id", (Kind.ACTOR, Kind.WEAPON, Kind.PLACE)),
    ("supersedes", RECORD, "supersedes_id", (Kind.POSITION,)),
)
"""The fields that name what stands above an entry, where the register keeps it, and the kinds that have the field."""

_ON_TRAIL, _PASSED = 1, 2


def circles(session: Session, batch: Batch) -> Iterator[tuple[str, str, str]]:
    """Give each document of the batch that is on a circle: its key, the field, and what is wrong with it."""
    for field, table, column, kinds in _ROOTED:
        _fetch_above(session, batch, table, table.c[column], kinds)
        for ring in _rings(batch.above(kinds)):
            for place in range(len(ring)):
                passed = batch.named(ring[(place + step) % len(ring)] for step in range(min(len(ring), MOST_NAMED)))
                key, is_written = passed[0]
                if is_written:
                    yield key, field, f"leads back to itself through {_told([name for name, _ in passed], len(ring))}"


def _told(names: list[str], count: int) -> str:
    more = f" and {count - len(names)} more" if count > len(names) else ""
    return ", ".join(names) + more


def _fetch_above(session: Session, batch: Batch, table: Table, column: Column[int], kinds: tuple[Kind, ...]) -> None:
    """Note in the batch what stands, step by step, above those entries of the register that it names above its own."""
    upper = ENTRY.alias("upper")
    for part in in_parts(batch.named_above(kinds)):
        start = select(table.c.id, column.label("above_id")).where(table.c.id.in_(part)).cte("chain", recursive=True)
        chain = start.union(select(table.c.id, column).join(start, start.c.above_id == table.c.id))
        rows = session.execute(
            select(ENTRY.c.key, ENTRY.c.kind, upper.c.key)
            .join_from(chain, ENTRY, ENTRY.c.id == chain.c.id)
            .join(upper, upper.c.id == chain.c.above_id)
            .execution_options(yield_per=5_000)
        )
        batch.put_above((Entry(key, kind, Part.REGISTER), above) for key, kind, above in rows)


def _rings(above: "array[int]") -> Iterator["array[int]"]:
    """Give each circle among numbers once; `above` says at each number's place which one follows it, 0 for none."""
    state = bytearray(len(above))
    for start in range(1, len(above)):
        trail, current = array("q"), start
        while current and not state[current]:
            state[current] = _ON_TRAIL
            trail.append(current)
            current = above[current]
        if current and state[current] == _ON_TRAIL:
            yield trail[trail.index(current) :]
        for number in trail:
            state[number] = _PASSED
