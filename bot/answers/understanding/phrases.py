"""Phrases found in a question's words, whatever stands between a word's stem and its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from msgspec import Struct

from bot.register.folding import fold

_SHORTEST_STEM = 2
_WORDS_KEPT = 10_000

M = TypeVar("M", bound=StrEnum)


class Phrase(Struct, Generic[M], frozen=True, gc=False):
    """A phrase in a question: the places of its first word and of the word after it, and all that it means."""

    start: int
    end: int
    meanings: frozenset[M]


@dataclass(slots=True, eq=False)
class _Node(Generic[M]):
    """What may follow: a whole word, or any word with a stem; and what a phrase that ends here means."""

    words: dict[str, "_Node[M]"] = field(default_factory=dict)
    stems: dict[str, "_Node[M]"] = field(default_factory=dict)
    meanings: list[M] = field(default_factory=list)


_Step = tuple[frozenset[M], tuple[_Node[M], ...]]


class Phrases(Generic[M]):
    """Tables of phrases, each with what it means, looked for in one pass.

    A phrase is written without spaces: words are joined by `_`, a stem ends in `*`, `@` is any name, `#` any time, and `~`
    any one word: `call*_on`, `take*_effect`, `no_~_reply`.
    """

    def __init__(self, *tables: Iterable[tuple[M, str]]) -> None:
        """Build from the items of tables: phrases with blanks between them, for each meaning; no two may be written alike."""
        self._root: _Node[M] = _Node()
        # The same words stand in all questions, and most of them open no phrase: what follows on a word is found out once.
        self._after = lru_cache(maxsize=_WORDS_KEPT)(_after)
        self._opened = lru_cache(maxsize=_WORDS_KEPT)(lambda word: _after((self._root,), word))
        known: set[M] = set()
        for meaning, phrases in chain(*tables):
            if meaning in known:
                raise ValueError(f"two meanings are written alike: {meaning!r}")
            known.add(meaning)
            for phrase in phrases.split():
                self._add(phrase, meaning)

    def found(self, words: Sequence[str]) -> list[Phrase[M]]:
        """Give all phrases in folded words (`@3` is a name, `#0` a time), in the order of the words; they may overlap."""
        found: list[Phrase[M]] = []
        for start, opened in enumerate(map(self._opened, words)):
            step, end = opened, start + 1
            while step is not None:
                meanings, nodes = step
                if meanings:
                    found.append(Phrase(start, end, meanings))
                if not nodes or end == len(words):
                    break
                step = self._after(nodes, words[end])
                end += 1
        return found

    def means(self, word: str) -> frozenset[M]:
        """Give what a single folded word means by itself."""
        step = self._opened(word)
        return step[0] if step else frozenset()

    def _add(self, phrase: str, meaning: M) -> None:
        node = self._root
        for part in phrase.split("_"):
            table, key = (node.stems, fold(part[:-1])) if part.endswith("*") else (node.words, fold(part))
            node = table.setdefault(key, _Node())
        node.meanings.append(meaning)


class WordsAt(dict[int, str]):
    """Words by their places. Rules look beside words all the time, and this is the quickest way to do so without an error."""

    def __missing__(self, at: int) -> str:
        return ""


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set, folded."""
    return frozenset(fold(text).split())


def _after(nodes: tuple[_Node[M], ...], word: str) -> _Step[M] | None:
    """Give what the phrases mean that end with a word after these nodes, and those that may go on after it; None if none do."""
    following = [after for node in nodes for after in _following(node, word)]
    if not following:
        return None
    meanings = frozenset(meaning for node in following for meaning in node.meanings)
    return meanings, tuple(node for node in following if node.words or node.stems)


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
