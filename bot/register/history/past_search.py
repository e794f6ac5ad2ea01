"""Full-text search in whatever a session sees: the present, or the register as it stood at a past moment.

PostgreSQL searches a view of the past as it does the table. SQLite's index cannot be hidden by a view, so there the hits are
mended: without what was not there, and with what was found by other words then. Its ranks depend on all texts that there
are, so they are counted anew, over those that there were.
"""

import json
import math
from collections.abc import Iterable

from sqlalchemy import FromClause, Integer, case, column, func, select
from sqlalchemy.orm import Session

from bot.register import search
from bot.register.history.past import Past, past_of
from bot.register.rows import SEARCH

_AT_ONCE = 5_000


def matching(session: Session, stems: str) -> FromClause:
    """Give the records that hold all the words, as rows `record_id`; ValueError without a word."""
    seen = _mended_past(session)
    if seen is None:
        return search.matching(stems)
    return _as_rows((each, 0) for each in _hits(session, seen, stems))


def ranked(session: Session, stems: str) -> FromClause:
    """Give the records that hold all the words, as rows `record_id`, `rank` (more is better)."""
    seen = _mended_past(session)
    if seen is None:
        return search.matching(stems)
    ranks = _ranks(session, seen, stems)
    order = {rank: place for place, rank in enumerate(sorted(set(ranks.values())))}  # SQLite reads no fraction exactly
    return _as_rows((each, order[rank]) for each, rank in ranks.items())


def _mended_past(session: Session) -> Past | None:
    """Give the past that a search has to be mended for, or None where the engine finds the right records by itself."""
    seen = past_of(session)
    if seen is None or not (seen.absent or seen.stems) or session.get_bind().dialect.name != "sqlite":
        return None
    return seen


def _hits(session: Session, seen: Past, stems: str) -> set[int]:
    today = session.scalars(select(search.matching(stems).c.record_id))
    words = set(stems.split())
    then = {each for each, text in seen.stems.items() if words <= set(text.split())}
    return {each for each in today if each not in seen.stems and each not in seen.absent} | then


def _ranks(session: Session, seen: Past, stems: str) -> dict[int, float]:
    """Count BM25 as FTS5 does, step by step, so that ties stay ties and the order is the one that it gave then."""
    words = stems.split()
    texts, length = _corpus(session)
    holding = {word: len(_hits(session, seen, word)) for word in words}
    weights = [max(math.log((texts - holding[word] + 0.5) / (holding[word] + 0.5)), 0.0) or 1e-6 for word in words]
    ranks = {}
    for record_id, text in _texts(session, _hits(session, seen, stems)):
        tokens = text.split()
        rank = 0.0
        for word, weight in zip(words, weights, strict=True):
            often = tokens.count(word)
            rank += weight * ((often * (1.2 + 1.0)) / (often + 1.2 * (1 - 0.75 + 0.75 * len(tokens) / (length / texts))))
        ranks[record_id] = rank
    return ranks


def _corpus(session: Session) -> tuple[int, int]:
    """Count the texts, and the words in all of them."""
    spaces = func.length(SEARCH.c.stems) - func.length(func.replace(SEARCH.c.stems, " ", ""))
    words = case((SEARCH.c.stems == "", 0), else_=spaces + 1)
    texts, length = session.execute(select(func.count(), func.sum(words)).select_from(SEARCH)).one()
    return texts, length or 0


def _texts(session: Session, record_ids: Iterable[int]) -> Iterable[tuple[int, str]]:
    ids = sorted(record_ids)
    for start in range(0, len(ids), _AT_ONCE):
        asked = SEARCH.c.record_id.in_(ids[start : start + _AT_ONCE])
        yield from [(row.record_id, row.stems) for row in session.execute(select(SEARCH).where(asked))]


def _as_rows(found: Iterable[tuple[int, int]]) -> FromClause:
    """Give pairs as rows `record_id`, `rank`: there may be more of them than a statement takes values."""
    each = func.json_each(json.dumps(list(found))).table_valued(column("value"))
    pair = (func.json_extract(each.c.value, place, type_=Integer) for place in ("$[0]", "$[1]"))
    return select(*(part.label(name) for part, name in zip(pair, ("record_id", "rank"), strict=True))).subquery("matches")
