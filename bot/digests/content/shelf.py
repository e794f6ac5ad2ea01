"""What was read and composed already, kept for as long as the register stands as it does.

Hundreds of subscriptions are told of the same records, each in a transaction of its own. Every change of the register has a
number, in the order of commits: as long as the highest is the same, nothing that anybody was shown has changed.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.register.model import Change

MOST_KEPT = 20_000
"""Of each sort: beyond it the keeping begins anew, so that a register of millions does not fill the memory."""
Value = TypeVar("Value")


class Standing:
    """What was read while the register stood at one change. It may be newer, never older."""

    def __init__(self, change: int) -> None:
        self.change = change
        self._kept: dict[Hashable, dict[int, Any]] = {}

    def kept(
        self, sort: Hashable, ids: Iterable[int], load: Callable[[list[int]], Mapping[int, Value]]
    ) -> Mapping[int, Value | None]:
        """Give a mapping that has at least these ids, and load those that it lacks; None stands for what there is not."""
        wanted = list(ids)
        kept = self._kept.setdefault(sort, {})
        missing = [each for each in wanted if each not in kept]
        if missing and len(kept) + len(missing) > MOST_KEPT:
            kept, missing = {}, wanted
        if missing:
            kept.update({**dict.fromkeys(missing), **load(missing)})
            self._kept[sort] = kept
        return kept


class Shelf:
    """Keeps what was read in the present edition of the register; any number of threads may ask."""

    def __init__(self) -> None:
        self._latest = Standing(-1)

    def standing(self, session: Session) -> Standing:
        """Give what was kept since the register last changed; ask before reading anything that is to be kept."""
        change = session.scalar(select(func.max(Change.id))) or 0
        found = self._latest
        if found.change != change:
            found = self._latest = Standing(change)
        return found

    def clear(self) -> None:
        """Keep nothing any more."""
        self._latest = Standing(-1)
