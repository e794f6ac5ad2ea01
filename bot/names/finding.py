"""The machine behind the lexicon: which names stand in a row of words, whole, in one pass, inflected or not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from bot.names.inflection import stem


class Name(NamedTuple):
    """A name of an entry. `words` are its folded words with spaces between; `inflects` tells whether its other forms count."""

    entry_id: int
    text: str
    words: str
    ambiguous: bool
    exact_case: bool
    inflects: bool


Found = tuple[int, int]
"""Where names may stand in a row of words: the first word, and the last one."""


class Finder:
    """Finds names by the stems of their words: one machine for all forms of a name; never altered."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Build the machine; a key is bounded by spaces, so that only whole words are found.

        `shared` are the entries of which a name is another's too.
        """
        grouped: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            if name.words:
                grouped[_stemmed(name.words)].append(name)
        self.shared = frozenset(
            name.entry_id for alike in grouped.values() if len({name.entry_id for name in alike}) > 1 for name in alike
        )
        self._automaton = ahocorasick.Automaton()
        for key, alike in grouped.items():
            self._automaton.add_word(key, (key.count(" ") - 1, tuple(_distinct(alike))))
        if grouped:
            self._automaton.make_automaton()

    def found(self, words: Sequence[str]) -> list[Found]:
        """Find where names may stand in folded words, also such that overlap."""
        if not words or not len(self._automaton):
            return []
        row = f" {' '.join(map(stem, words))} "
        ends = [
            (row.count(" ", 0, end) - 1, count) for end, (count, _) in self._automaton.iter(row)
        ]  # a space before each word
        return [(last - count + 1, last) for last, count in ends]

    def named(self, words: str) -> tuple[Name, ...]:
        """Give the names whose stems these folded words have."""
        found: tuple[int, tuple[Name, ...]] = self._automaton.get(_stemmed(words), (0, ()))
        return found[1]


def _distinct(names: Iterable[Name]) -> Iterator[Name]:
    """Drop names that differ from another in their letters only, where any letters count."""
    known = set()
    for name in names:
        same = name if name.exact_case else name._replace(text="")
        if same not in known:
            known.add(same)
            yield name


def _stemmed(words: str) -> str:
    return f" {' '.join(map(stem, words.split()))} "
