"""Words spelt nearly like a word of a name: what people type, told from words that are only alike."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from pathlib import Path

_WORDS_KEPT = 4_096
_SHORTEST = 5
_SHORTEST_FOR_ANY_SLIP = 6
_SHORTEST_FOR_TWO = 9
_EVERYDAY = Path(__file__).with_name("everyday.json")
_LATIN = re.compile("[a-z]+")
# Spellings of one sound by different tables of transliteration, the longer first.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
    ("ck", "k"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("ye", "e"), ("ie", "e"),
    ("je", "e"), ("yi", "i"), ("y", "i"), ("j", "i"), ("g", "h"), ("w", "v"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_SOUND_OF = dict(_SOUNDS)
_ANY_SOUND = re.compile("|".join(letters for letters, _ in _SOUNDS))
_REPEATED = re.compile(r"(.)\1+")


@cache
def everyday_words() -> frozenset[str]:
    """Give the folded words never taken for a name misspelt: common English ones, and those of questions in four languages."""
    lists = json.loads(_EVERYDAY.read_text(encoding="utf-8"))
    return frozenset(word for name, lines in lists.items() if name != "source" for line in lines for word in line.split())


@lru_cache(maxsize=_WORDS_KEPT)
def near_everyday(word: str) -> bool:
    """Tell whether a folded word is none of every day's, and one of these with a single slip."""
    return word not in everyday_words() and bool(_everyday_spellings().near(word))


@cache
def _everyday_spellings() -> "Spellings":
    return Spellings((word, False) for word in everyday_words())


class Spellings:
    """The words of names, so ordered that those near a typed word are found without reading them all; never altered."""

    def __init__(self, names: Iterable[tuple[str, bool]]) -> None:
        """Build from folded names with spaces between their words; True where a name is written by how it sounds."""
        words: set[str] = set()
        self._joined: dict[str, str] = {}
        self._by_sound: dict[str, tuple[str, ...]] = {}
        for name, sounded in names:
            parts = name.split()
            for word in parts:
                if len(word) >= _SHORTEST and word not in words and word.isalpha():
                    words.add(word)
                    if sounded and _LATIN.fullmatch(word):
                        key = _sound(word)
                        self._by_sound[key] = (*self._by_sound.get(key, ()), word)
            for one, other in pairwise(parts):
                if len(one) + len(other) >= _SHORTEST_FOR_ANY_SLIP:
                    self._joined.setdefault(one + other, f"{one} {other}")
        self.near = lru_cache(maxsize=_WORDS_KEPT)(self._near)
        self._words = sorted(words)
        self._backwards = sorted(word[0] + word[::-1] for word in words)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self._words, word)
        return self._words[at : at + 1] == [word]

    def apart(self, word: str) -> str | None:
        """Give the two words of a name that were typed as one, or None."""
        return self._joined.get(word)

    def _near(self, word: str) -> tuple[str, ...]:
        """Give the words of names that a folded word may be meant for: those of the likeliest slip only.

        Likeliest are letters swapped or doubled and other ways to write a sound; then any one slip; in long words, two.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        half, third = len(word) // 2, len(word) // 3
        near = {known for known in self._alike(word, half, len(word) - half - 1, slips=1) if _is_one_slip(word, known)}
        likely = {known for known in near if _is_swap_or_double(word, known)}
        if _LATIN.fullmatch(word):
            likely.update(known for known in self._by_sound.get(_sound(word), ()) if known != word)
        if likely or len(word) < _SHORTEST_FOR_ANY_SLIP:
            return tuple(sorted(likely))
        if near or len(word) < _SHORTEST_FOR_TWO:
            return tuple(sorted(near))
        alike = self._alike(word, third, third, slips=2)
        return tuple(sorted({known for known in alike if known != word and known[-1] == word[-1] and _within(word, known, 2)}))

    def _alike(self, word: str, front: int, back: int, *, slips: int) -> Iterator[str]:
        """Give the words of about the same length that begin or end with as many letters of a word.

        The first letter is hardly ever wrong, save where it changed places with the second.
        """
        lengths = range(len(word) - slips, len(word) + slips + 1)
        for known in _beginning(self._words, word[:front]):
            if len(known) in lengths:
                yield known
        for first in set(word[:2]):
            for known in _beginning(self._backwards, first + word[: -back - 1 : -1]):
                if len(known) - 1 in lengths:
                    yield known[:0:-1]


def _beginning(words: list[str], beginning: str) -> Iterator[str]:
    start = bisect_left(words, beginning)
    return takewhile(lambda known: known.startswith(beginning), (words[at] for at in range(start, len(words))))


def _is_one_slip(typed: str, known: str) -> bool:
    """Tell whether two words differ by one letter added, left out, changed, or swapped with its neighbour.

    Another last letter is no slip but mostly another word: *crimes* is not Crimea.
    """
    if typed == known or (typed[:-1] == known[:-1] and len(typed) == len(known)):
        return False
    return _within(typed, known, 1) and (typed[0] == known[0] or typed[:2] == known[1::-1])


def _within(one: str, other: str, slips: int) -> bool:
    """Tell whether one word becomes the other by at most so many slips."""
    if abs(len(one) - len(other)) > slips:
        return False
    one, other = _differing(one, other)
    if not one or not other:
        return True  # their lengths differ by no more
    if not slips:
        return False
    return (
        _within(one[1:], other[1:], slips - 1)
        or _within(one[1:], other, slips - 1)
        or _within(one, other[1:], slips - 1)
        or (len(one) > 1 and one[:2] == other[1::-1] and _within(one[2:], other[2:], slips - 1))
    )


def _differing(one: str, other: str) -> tuple[str, str]:
    """Take off what two words begin and end with in common."""
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    one, other, shorter = one[start:], other[start:], shorter - start
    end = next((at for at in range(shorter) if one[-1 - at] != other[-1 - at]), shorter)
    return one[: len(one) - end], other[: len(other) - end]


def _is_swap_or_double(typed: str, known: str) -> bool:
    """Tell the slips of quick fingers: two letters swapped, or one typed twice or once only."""
    if len(typed) == len(known):
        return sorted(typed) == sorted(known)
    return _REPEATED.sub(r"\1", typed) == _REPEATED.sub(r"\1", known)


@lru_cache(maxsize=4_096)
def _sound(word: str) -> str:
    """Give what a name sounds like, whichever table it was transliterated by: *Zelensky*, *Zelenskyy*, *Zelenskiy*."""
    sounded = _ANY_SOUND.sub(lambda match: _SOUND_OF[match.group()], word)
    return _REPEATED.sub(r"\1", sounded)
