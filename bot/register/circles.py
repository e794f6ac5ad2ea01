"""Entries that lead back to themselves: through parents, what they supersede, or that of which they are duplicates.

A circle may lie in a batch, or lead through the register behind it.
"""

from array import array
from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.register.batch import Batch, Entry, Part
from bot.register.rows import ENTRY, RECORD, REFERENCE, RELATED
from bot.register.standing import in_parts
from bot.register.vocabulary import Relation

MOST_NAMED = 20
"""Entries of a circle that are named; one of a million is no sentence."""

_STEPS: dict[str, Select[int, int]] = {
    "parent": select(REFERENCE.c.id, REFERENCE.c.parent_id),
    "supersedes": select(RECORD.c.id, RECORD.c.supersedes_id),
    "related": select(RELATED.c.record_id, RELATED.c.other_id).where(RELATED.c.relation == Relation.DUPLICATE_OF),
}
"""The fields that name what stands above an entry, and where the register keeps it: an entry, and the one above it."""


def circles(session: Session, batch: Batch) -> Iterator[tuple[str, str, str]]:
    """Give each document of the batch that is on a circle: its key, the field, and what is wrong with it."""
    for field in _STEPS:
        _fetch_above(session, batch, field)
        lower, upper = batch.above(field)
        if not lower:
            continue
        follows = _circling(lower, upper, batch.most())
        for start in range(len(follows)):
            if not follows[start] or (field == "related" and follows[start] == start):  # one that names itself is told already
                continue
            ring = [start]
            while (after := follows[ring[-1]]) not in ring and len(ring) <= MOST_NAMED:
                ring.append(after)
            named = batch.named(ring[:MOST_NAMED])
            key, is_written = named[0]
            if is_written:
                more = " and more" if len(ring) > MOST_NAMED else ""
                yield key, field, f"leads back to itself through {', '.join(name for name, _ in named)}{more}"


def _fetch_above(session: Session, batch: Batch, field: str) -> None:
    """Note in the batch what stands, step by step, above those entries of the register that it names above its own."""
    named = batch.named_above(field)
    if not named:
        return
    step = _STEPS[field].subquery("step")
    own_id, above_id = step.columns
    upper = ENTRY.alias("upper")
    for part in in_parts(named):
        start = select(own_id.label("id"), above_id.label("above_id")).where(own_id.in_(part)).cte("chain", recursive=True)
        chain = start.union(select(own_id, above_id).join(start, start.c.above_id == own_id))
        rows = session.execute(
            select(ENTRY.c.key, ENTRY.c.kind, upper.c.key)
            .join_from(chain, ENTRY, ENTRY.c.id == chain.c.id)
            .join(upper, upper.c.id == chain.c.above_id)
            .execution_options(yield_per=5_000)
        )
        batch.put_above(field, ((Entry(key, kind, Part.REGISTER), above) for key, kind, above in rows))


def _circling(lower: Sequence[int], upper: Sequence[int], most: int) -> "array[int]":
    """Give, at the place of each number that is on a circle, or between two, one that follows it on; 0 for all others.

    Numbers that lead nowhere are taken away until none is left, and then those to which nothing leads.
    """
    stays = bytearray(b"\x01") * len(lower)
    for behind, ahead in ((lower, upper), (upper, lower)):
        _strip(behind, ahead, stays, most)
    follows = array("q", bytes(8 * (most + 1)))
    for pair, kept in enumerate(stays):
        if kept:
            follows[lower[pair]] = upper[pair]
    return follows


def _strip(behind: Sequence[int], ahead: Sequence[int], stays: bytearray, most: int) -> None:
    """Take away the pairs whose number ahead leads nowhere by the pairs that stay."""
    leads = array("q", bytes(8 * (most + 1)))
    first, following = array("q", bytes(8 * (most + 1))), array("q", bytes(8 * len(stays)))
    for pair in range(len(stays)):  # the pairs that lead to each number, as a chain: the last one, and the one before it
        if stays[pair]:
            leads[behind[pair]] += 1
            following[pair] = first[ahead[pair]]
            first[ahead[pair]] = pair + 1
    ended = array("q", (number for number in range(1, most + 1) if first[number] and not leads[number]))
    while ended:
        pair = first[ended.pop()]
        while pair:
            stays[pair - 1] = 0
            leads[behind[pair - 1]] -= 1
            if not leads[behind[pair - 1]]:
                ended.append(behind[pair - 1])
            pair = following[pair - 1]
