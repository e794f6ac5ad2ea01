"""Publishers by whose documents a question asks for records: *what rests on Le Monde*, *claims via RT*.

The register's publishers are many, and named like anything else: a word is taken for one only after a word such as *on* or
*via*, and where the register has a document that was published under it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bot.answers.understanding.left_over import OFFICES
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.told_parts import is_of_documents
from bot.names.spelling import everyday_words

_RESTING_ON = words("on via through from by in citing quoting cites cite to sur par via de por en на в через по")
_BEFORE_A_NAME = words("the that this le la les el only just solely some")
_LONGEST = 3
"""Words that a publisher is looked for by."""
_MOST_LOOKED_UP = 12
"""Each is a question to the register: a text that was pasted whole has hundreds."""


def publishers_in(shape: Shape, publishes: Callable[[str], bool]) -> dict[str, frozenset[str]]:
    """Give the publishers that a question names, as typed, each with the words by which it was understood."""
    found: dict[str, frozenset[str]] = {}
    ended = 0
    for first, end, name in islice(_candidates(shape), _MOST_LOOKED_UP):
        if first >= ended and publishes(name):
            found[name], ended = frozenset(shape.spoken[first:end]), end
    return found


def _candidates(shape: Shape) -> Iterator[tuple[int, int, str]]:
    """Give the words that may name a publisher, the longest name at a place first: where they begin and end, and as typed."""
    left = {*shape.left}
    for at, word in enumerate(shape.words):
        first = shape.past(at + 1, _BEFORE_A_NAME)
        if word in _RESTING_ON and (whose := _whose_documents(shape, first)):
            yield first, first + 1, whose
            continue
        goes_on = first + 1 in left and shape.word(first)[:1] == "@" and shape.spoken[first + 1][:1].isupper()
        if word not in _RESTING_ON or not (first in left or goes_on):
            continue  # The Washington Post begins with a name
        last = first
        while last + 1 in left and last + 1 - first < _LONGEST:
            last += 1
        article = first - 1 > at and shape.spoken[first - 1][:1].isupper()
        for end in range(last + 1, first + goes_on, -1):
            if end > first + 1 or not (shape.words[first] in everyday_words() or shape.words[first] in OFFICES):
                yield first, end, _as_typed(shape, first - article, end)


def _whose_documents(shape: Shape, at: int) -> str:
    """Give the name at a place as typed, where claims rest on its documents: *rest on White House sources*."""
    named = next((each for each in shape.mentions if each.at == at), None)
    return named.match.text if named is not None and is_of_documents(shape, named, named.left) else ""


def _as_typed(shape: Shape, first: int, end: int) -> str:
    """Give the words between two places as they stand in the text, a dot or a hyphen between them too."""
    typed = re.search(r"[\s.-]{1,2}".join(map(re.escape, shape.spoken[first:end])), shape.text)
    return typed[0] if typed else " ".join(shape.spoken[first:end])
