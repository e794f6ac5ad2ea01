"""Phrases found in a question's words, whatever stands between a word's stem and its end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from bot.register.folding import fold

_SHORTEST_STEM = 2
_WORDS_KEPT = 10_000

M = TypeVar("M", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[M]):
    """A phrase in a question: the places of its first word and of the word after it, and what it means."""

    start: int
    end: int
    meaning: M


@dataclass(slots=True)
class _Node(Generic[M]):
    """What may follow: a whole word, or any word with a stem; and what a phrase that ends here means."""

    words: dict[str, "_Node[M]"] = field(default_factory=dict)
    stems: dict[str, "_Node[M]"] = field(default_factory=dict)
    meanings: list[M] = field(default_factory=list)


class Phrases(Generic[M]):
    """A table of phrases, each with what it means.

    A phrase is written without spaces: words are joined by `_`, a stem ends in `*`, `@` is any name, `#` any time, and `~`
    any one word: `call*_on`, `take*_effect`, `no_~_reply`.
    """

    def __init__(self, table: Mapping[M, str]) -> None:
        """Build from phrases with blanks between them, for each meaning."""
        self.meanings = tuple(table)
        self._root: _Node[M] = _Node()
        # Most words open no phrase at all, and the same words stand in all questions.
        self._opened = lru_cache(maxsize=_WORDS_KEPT)(lambda word: tuple(_following(self._root, word)))
        for meaning, phrases in table.items():
            for phrase in phrases.split():
                self._add(phrase, meaning)

    def found(self, words: Sequence[str]) -> tuple[Phrase[M], ...]:
        """Give all phrases in folded words (`@3` is a name, `#0` a time), in the order of the words; they may overlap."""
        found: list[Phrase[M]] = []
        for start, word in enumerate(words):
            nodes = self._opened(word if word[0] not in "@#" else word[0])
            end = start + 1
            while nodes:
                meanings = [meaning for node in nodes for meaning in node.meanings]
                found += [Phrase(start, end, meaning) for meaning in dict.fromkeys(meanings)]
                if end == len(words):
                    break
                nodes = tuple(after for node in nodes for after in _following(node, words[end]))
                end += 1
        return tuple(found)

    def means(self, word: str) -> frozenset[M]:
        """Give what a single folded word means by itself."""
        return frozenset(each.meaning for each in self.found([word]))

    def _add(self, phrase: str, meaning: M) -> None:
        node = self._root
        for part in phrase.split("_"):
            table, key = (node.stems, fold(part[:-1])) if part.endswith("*") else (node.words, fold(part))
            node = table.setdefault(key, _Node())
        node.meanings.append(meaning)


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set, folded."""
    return frozenset(fold(text).split())


def _following(node: _Node[M], word: str) -> Iterable[_Node[M]]:
    exact = node.words.get(word if word[0] not in "@#" else word[0])
    if exact is not None:
        yield exact
    if "~" in node.words:
        yield node.words["~"]
    if node.stems:
        for length in range(_SHORTEST_STEM, len(word) + 1):
            stem = node.stems.get(word[:length])
            if stem is not None:
                yield stem
