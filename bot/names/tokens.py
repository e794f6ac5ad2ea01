"""Text cut into words, in any script, with the place where each stands."""

import re
from dataclasses import dataclass

from bot.register.folding import fold

_APOSTROPHES = "'’ʼ`´‘"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])(?:[^\W_]|[{_MARKS}]))+")
_ELIDED = frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "dell", "all"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands in the text, and its folded form."""

    start: int
    end: int
    folded: str


def tokens(text: str) -> list[Token]:
    """Cut a text into words.

    A script without spaces gives one token a character. Apostrophes inside a word vanish (Kup'iansk, Sana'a), but a
    possessive (Izium's) and an elided article (d'Ottawa) are words of their own.
    """
    found: list[Token] = []
    for match in _WORD.finditer(text):
        token = Token(match.start(), match.end(), fold(match.group()))
        if not token.folded:
            continue
        previous = found[-1] if found else None
        if previous is not None and _joined(text, previous, token):
            found[-1] = Token(previous.start, token.end, previous.folded + token.folded)
        else:
            found.append(token)
    return found


def _joined(text: str, previous: Token, token: Token) -> bool:
    gap = text[previous.end : token.start]
    if len(gap) != 1 or gap not in _APOSTROPHES:
        return False
    return token.folded != "s" and previous.folded not in _ELIDED
