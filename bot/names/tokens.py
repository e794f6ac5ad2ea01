"""Text cut into words, in any script, with the place where each stands."""

import re

from msgspec import Struct

from bot.register.folding import fold

_APOSTROPHES = "'’ʼ`´‘"
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])(?:[^\W_]|[{_MARKS}]))+")
_TO_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256))
"""Of a plain text, whatever is no letter and no digit."""
_ELIDED = frozenset({"l", "d", "j", "m", "n", "s", "t", "c", "qu", "dell", "all"})


class Token(Struct, frozen=True, gc=False):
    """One word: where it stands in the text, and its folded form, which is never empty and has no space in it."""

    start: int
    end: int
    folded: str


def tokens(text: str) -> list[Token]:
    """Cut a text into words.

    A script without spaces gives one token a character. Apostrophes inside a word vanish (Kup'iansk, Sana'a), but a
    possessive (Izium's) and an elided article (d'Ottawa) are words of their own.
    """
    if text.isascii():  # folded at one go: no letter changes its place
        found = _plain_words(text.lower())
        return _joined(text, found) if "'" in text or "`" in text else found
    # A ligature such as ﷺ folds to several words, a lone mark to none.
    cut = ((match.start(), match.end(), fold(match.group()).replace(" ", "")) for match in _WORD.finditer(text))
    found = [Token(*each) for each in cut if each[2]]
    return _joined(text, found) if _ANY_APOSTROPHE.search(text) else found


def _plain_words(text: str) -> list[Token]:
    """Cut a text of plain small letters, more quickly than a pattern does, though each word has to be found again."""
    found = []
    end = 0
    for word in text.encode("ascii").translate(_TO_BLANKS).decode("ascii").split():
        start = text.index(word, end)
        end = start + len(word)
        found.append(Token(start, end, word))
    return found


def words_of(text: str) -> str:
    """Give the words of a text, folded, as one line."""
    return " ".join(token.folded for token in tokens(text))


def _joined(text: str, found: list[Token]) -> list[Token]:
    joined: list[Token] = []
    for token in found:
        previous = joined[-1] if joined else None
        if previous is not None and _is_one_word(text, previous, token):
            joined[-1] = Token(previous.start, token.end, previous.folded + token.folded)
        else:
            joined.append(token)
    return joined


def _is_one_word(text: str, previous: Token, token: Token) -> bool:
    gap = text[previous.end : token.start]
    if len(gap) != 1 or gap not in _APOSTROPHES:
        return False
    return token.folded != "s" and previous.folded not in _ELIDED
