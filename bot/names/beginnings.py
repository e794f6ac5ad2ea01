"""Names while somebody types one: found by the first letters of a name, of an alias, or of a later word of a name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from bot.names.finding import Name
from bot.names.tokens import words_of

_OWN_NAME, _ALIAS, _LATER_WORD = range(3)


class _Beginning(NamedTuple):
    """Folded words with which an entry may be typed: its name, an alias, or its name from a later word on."""

    words: str
    rank: int
    name: str
    entry_id: int


class Beginnings:
    """What the entries of one kind may be typed as, sorted, so that a few letters find theirs at once; never altered."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        """Build from each name with the own name of the entry that bears it."""
        rows = set()
        own_names = {}
        for own_name, name in names:
            if name.text != own_name:
                rows.add(_Beginning(name.words, _ALIAS, own_name, name.entry_id))
                continue
            own_names[name.entry_id] = own_name
            rows.add(_Beginning(name.words, _OWN_NAME, own_name, name.entry_id))
            later = (at + 1 for at, letter in enumerate(name.words) if letter == " ")
            rows.update(_Beginning(name.words[start:], _LATER_WORD, own_name, name.entry_id) for start in later)
        self._rows = sorted(rows)
        self._bearers = Counter(own_names.values())

    def of(self, typed: str) -> list[int]:
        """Give the ids of entries that what was typed may begin: by their names, by an alias, by a later word; each by name."""
        wanted = words_of(typed)
        if not wanted:
            return []
        start = bisect_left(self._rows, wanted, key=itemgetter(0))
        best: dict[int, tuple[int, str]] = {}
        for row in takewhile(lambda row: row.words.startswith(wanted), islice(self._rows, start, None)):
            rank = row.rank, row.name
            best[row.entry_id] = min(best.get(row.entry_id, rank), rank)
        return sorted(best, key=lambda entry_id: (best[entry_id], entry_id))

    def is_shared(self, own_name: str) -> bool:
        """Tell whether several entries of the kind have this name."""
        return self._bearers[own_name] > 1
