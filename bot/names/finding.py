"""The machine behind the lexicon: which names stand in a row of words, whole, in one pass, inflected or not.

A row of words opens few names. So each word is looked up once, only from one that opens names is the next one looked at, and
only from two that open names are longer rows tried: that is quicker than an automaton, which has to go through all letters, and
takes less memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.names.inflection import stem


class Name(Struct, frozen=True, gc=False):
    """A name of an entry.

    `words` are its folded words with spaces between; `inflects` tells whether its other forms count, `loosely` whether one that
    counts only as written may be told apart in other letters (*nato*), where whoever reads can tell what is meant.
    """

    entry_id: int
    text: str
    words: str
    ambiguous: bool
    exact_case: bool
    inflects: bool
    loosely: bool = True


Found = tuple[int, int]
"""Where names may stand in a row of words: the first word, and the last one."""


class Finder:
    """Finds names by the stems of their words, so that all forms of a name are one; never altered."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Sort the names by their stems, and keep which stems open longer names.

        `shared` are the entries of which a name is another's too.
        """
        grouped: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            if name.words:
                grouped[_stemmed(name.words)].append(name)
        self.shared = frozenset(
            name.entry_id for alike in grouped.values() if len({name.entry_id for name in alike}) > 1 for name in alike
        )
        self._names = {key: tuple(_distinct(alike) if len(alike) > 1 else alike) for key, alike in grouped.items()}
        self._opening: set[str] = set()
        self._longer: dict[str, set[int]] = defaultdict(set)
        for key in grouped:
            first, *others = key.split(" ", maxsplit=2)
            if others:
                self._opening.add(first)
            if len(others) > 1:
                self._longer[f"{first} {others[0]}"].add(key.count(" ") + 1)

    def found(self, words: Sequence[str]) -> list[Found]:
        """Find where names may stand in folded words, also such that overlap."""
        names = self._names
        stems = [*map(stem, words)]
        found = []
        for first, word in enumerate(stems):
            if word in names:
                found.append((first, first))
            if word not in self._opening or first + 1 == len(stems):
                continue
            pair = f"{word} {stems[first + 1]}"
            if pair in names:
                found.append((first, first + 1))
            for length in self._longer.get(pair, ()):
                end = first + length
                if end <= len(stems) and " ".join(stems[first:end]) in names:
                    found.append((first, end - 1))
        return found

    def named(self, words: str) -> tuple[Name, ...]:
        """Give the names whose stems these folded words have."""
        return self._names.get(_stemmed(words), ())


def _distinct(names: Iterable[Name]) -> Iterator[Name]:
    """Drop names that differ from another in their letters only, where any letters count."""
    known = set()
    for name in names:
        same = name if name.exact_case else replace(name, text="")
        if same not in known:
            known.add(same)
            yield name


def _stemmed(words: str) -> str:
    return " ".join(map(stem, words.split()))
