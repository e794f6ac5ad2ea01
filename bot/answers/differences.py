"""What differs between two texts, word by word; spaces and line breaks are no difference."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_MOST_ALIKE = 50_000
"""Pairs of the same word in both texts: where there are more, comparing takes seconds, and all is told as new."""
_CONTEXT = 6
"""Words that are kept on either side of what differs."""
_LONGEST = 150
"""Words of one piece that are shown."""


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with what became of them; pieces stand in a line with spaces between."""

    text: str
    mark: Mark


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """Give the pieces of both texts in their order, without most of what is the same; nothing where all of it is."""
    old, new = before.split(), after.split()
    if old == new:
        return ()
    return tuple(Piece(" ".join(words), mark) for words, mark in _shortened(list(_runs(old, new))))


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[list[str], Mark]]:
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    yield old[:start], Mark.KEPT
    yield from _inner(old[start : len(old) - end], new[start : len(new) - end])
    yield old[len(old) - end :], Mark.KEPT


def _inner(old: list[str], new: list[str]) -> Iterator[tuple[list[str], Mark]]:
    often = Counter(new)
    if sum(often[word] for word in old) > _MOST_ALIKE:
        yield old, Mark.REMOVED
        yield new, Mark.ADDED
        return
    for operation, first, last, first_new, last_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            yield old[first:last], Mark.KEPT
        else:
            yield old[first:last], Mark.REMOVED
            yield new[first_new:last_new], Mark.ADDED


def _common(one: list[str], other: list[str]) -> int:
    """Count the words with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (word, twin) in enumerate(pairs) if word != twin), min(len(one), len(other)))


def _shortened(runs: list[tuple[list[str], Mark]]) -> Iterator[tuple[list[str], Mark]]:
    """Leave out what is the same, but for a few words around what is not."""
    for number, (words, mark) in enumerate(runs):
        if mark is Mark.KEPT:
            before = _CONTEXT if number else 0
            after = _CONTEXT if number < len(runs) - 1 else 0
            if len(words) > before + after + 1:
                yield [*words[:before], "…", *(words[-after:] if after else [])], mark
                continue
        elif len(words) > _LONGEST:
            yield [*words[:_LONGEST], f"… ({len(words) - _LONGEST:,} more words)"], mark
            continue
        if words:
            yield words, mark
