"""Parts of words that show a pattern: of all that any match must have in it, those that stand in the fewest questions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

Parts = frozenset[str]
"""Parts of words. One that begins with a space begins a word, one that ends with a space ends it; any digit is `0`."""

_FREE = r"(?<!\w)"
_OPENED = ("(?:", "(?!", "(?=", "(?<!", "(?<=")
_OFTEN = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_NOT_AT_ALL = ("?", "*", "{0", "{,")
_DIGIT = "0"
_MOST = 400
"""Ways to go on; where there are more, a pattern is read as if anything could stand there."""
_LONGEST = 30
_ANYTHING: Parts = frozenset({""})
_COMMON = (
    "@0 the #0 on in of to a what did and it s is for which who how or by that has from about was at any have i do not no many "
    "you does with say when we one out only against as said its so use all where since are can be there an me were they this"
)
"""What stands in most questions, the commonest first; `@0` is a name, `#0` a time."""


def showing(pattern: str) -> Parts | None:
    """Give parts of which every match has one in its words, or None where there are none such.

    Raises ValueError where the pattern has a group that is kept.
    """
    return _alternatives(pattern, 0, _ANYTHING)[0].closed().shown


def parts_of(word: str) -> Iterator[str]:
    """Give all parts of a word that may show a pattern."""
    word = "".join([_DIGIT if letter.isdecimal() else letter for letter in word])
    plain = word.isalnum()
    for start in range(len(word)):
        for end in range(start + 1, min(len(word) + 1, start + _LONGEST) + 1):
            part = f"{word} "[start:end]
            yield part
            if start == 0 or not plain:  # a sign sets what follows it free
                yield f" {part}"


class _Read(NamedTuple):
    """A pattern read up to some place: one of `open` stands right before it, and one of `shown` somewhere, if not None."""

    open: Parts
    shown: Parts | None = None

    def closed(self) -> "_Read":
        """Let anything follow."""
        return _Read(_ANYTHING, _rarer(self.shown, self.open))


def _rarer(one: Parts | None, other: Parts | None) -> Parts | None:
    """Give those parts that are in fewer questions; a blank one is in all of them."""
    if other is None or not all(part.strip() and len(part) <= _LONGEST for part in other):
        return one
    return other if one is None or _commonness(other) < _commonness(one) else one


def _commonness(parts: Iterable[str]) -> tuple[int, int]:
    in_these = frozenset().union(*(_ranks().get(part, ()) for part in parts))
    return sum(in_these), -min(map(len, parts))


@lru_cache(maxsize=1)
def _ranks() -> dict[str, set[int]]:
    """Give the ranks of the common words that each part is in, the highest for the commonest."""
    ranks: dict[str, set[int]] = defaultdict(set)
    for rank, word in enumerate(reversed(_COMMON.split()), 1):
        for part in parts_of(word):
            ranks[part].add(rank)
    return dict(ranks)


def _alternatives(pattern: str, at: int, before: Parts) -> tuple[_Read, int]:
    """Read a pattern after some parts up to its end or a closing bracket, and tell where it ended."""
    found: list[_Read] = []
    read = _Read(before)
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append(read)
            read, at = _Read(before), at + 1
        else:
            read, at = _repeated(pattern, at, read)
    return _any_of([*found, read]), at


def _any_of(found: Iterable[_Read]) -> _Read:
    going_on: Parts = frozenset().union(*(each.open for each in found))
    if all(each.shown is None for each in found) and len(going_on) <= _MOST:
        return _Read(going_on)
    shown = [each.closed().shown for each in found]
    every = None if None in shown else frozenset[str]().union(*filter(None, shown))
    return _Read(going_on if len(going_on) <= _MOST else _ANYTHING, every)


def _repeated(pattern: str, at: int, before: _Read) -> tuple[_Read, int]:
    """Read a letter, class or group and how often it stands."""
    read, end = _one(pattern, at, before.open)
    if read is None:  # it only looks at what stands there
        freed = pattern[at] == "^" or pattern[at:end] == _FREE
        return before._replace(open=frozenset([part or " " for part in before.open])) if freed else before, end
    often = _OFTEN.match(pattern, end)
    if often is None:
        return _Read(read.open, _rarer(before.shown, read.shown)), end
    shown = _rarer(before.shown, before.open)
    open_after = read.open
    if often[0][0] != "?":
        again, _ = _one(pattern, at, _ANYTHING)
        open_after |= again.open if again else _ANYTHING
    if often[0].startswith(_NOT_AT_ALL):
        return _Read(before.open | open_after, shown), often.end()
    return _Read(open_after, _rarer(_rarer(shown, read.shown), read.open)), often.end()


def _one(pattern: str, at: int, before: Parts) -> tuple[_Read | None, int]:
    """Read a letter, class or group after some parts; None for what takes no room."""
    opened = next((each for each in _OPENED if pattern.startswith(each, at)), "")
    if opened:
        read, at = _alternatives(pattern, at + len(opened), before)
        return read if opened == "(?:" else None, at + 1
    letter, end = pattern[at], at + 1
    if letter in "^$":
        return None, end
    if letter == "(":
        raise ValueError(f"a cue is written without groups that are kept: {pattern}")
    if letter == "[":
        return _Read(before).closed(), pattern.index("]", at + 2) + 1
    if letter == "\\":
        letter, end = (_DIGIT if pattern[end] == "d" else "."), end + 1
    if letter == ".":
        return _Read(before).closed(), end
    letter = _DIGIT if letter.isdecimal() else letter
    going_on = frozenset([part + letter for part in before])
    return (_Read(frozenset({" "}), _rarer(None, going_on)) if letter == " " else _Read(going_on)), end
