"""Letters folded for matching: the one function behind names and full text, on either engine."""

import re
import threading
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

LONGEST_STEM = 200
"""Characters: PostgreSQL refuses to index words of more than 2 KB."""

# Letters that Unicode does not take apart, and what a keyboard without them writes instead.
_SPELT = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ƶ": "z", "æ": "ae", "œ": "oe", "þ": "th",
    "ґ": "г", "ѓ": "г", "ќ": "к", "ـ": "",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "ʻ": "'", "ʾ": "'", "ʿ": "'", "′": "'", "＇": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


class _Folding(dict[int, str]):
    """What each character folds to, found once for each; `str.translate` asks it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _settled(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Give the text without case, accents and look-alikes: `Szczęśliwy` and `szczesliwy`, `Ё` and `е` are the same.

    Each character folds by itself, to none, one or more; folding twice changes nothing.
    """
    return text.lower() if text.isascii() and "`" not in text else text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Give the folded text, and for each of its characters, and for its end, where that stands in `text`.

    `text[offsets[start]:offsets[end]]` is what was folded to `folded[start:end]`.
    """
    if text.isascii() and "`" not in text:
        return text.lower(), list(range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        folded = _FOLDING[ord(character)]
        parts.append(folded)
        offsets.extend([position] * len(folded))
    return "".join(parts), [*offsets, len(text)]


def stems(text: str) -> str:
    """Give the folded stems of the words, with spaces between: the same for indexing and for searching."""
    settled = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("ʼ", "'")
    return " ".join(filter(None, map(_stem, _WORD.findall(settled))))


def plain_words(text: str) -> str:
    """Give the folded words, whole, with spaces between: for what is found while it is still being typed."""
    return " ".join(word.replace("'", "")[:LONGEST_STEM] for word in _WORD.findall(fold(text)))


def _settled(character: str) -> str:
    """Fold until nothing changes: taking a letter apart can leave a capital, and a capital can be spelt with marks."""
    while True:
        apart = unicodedata.normalize("NFKD", character).casefold()
        plain = "".join(_SPELT.get(letter, letter) for letter in unicodedata.normalize("NFKD", apart) if not _is_mark(letter))
        if plain == character:
            return plain
        character = plain


def _is_mark(letter: str) -> bool:
    """Tell accents, and what is there only to steer (soft hyphens, direction marks), from letters."""
    return unicodedata.combining(letter) != 0 or unicodedata.category(letter) == "Cf"


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's own name)


_stemming = threading.Lock()
"""A stemmer keeps the word it works on in itself."""


@cache
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # it loads thirty languages, and most questions need none

    made: _Stemmer = snowballstemmer.stemmer(language)
    return made


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """Stem one word by its script; Ukrainian has no stemmer and goes with the Russian one, in the index as in a search."""
    if _CYRILLIC.search(word):
        # The endings have to be whole for the stemmer: й must not be и yet.
        with _stemming:
            stem = fold(_stemmer("russian").stemWord(word.replace("'", "")))
    elif (folded := fold(word)).isascii():
        with _stemming:
            stem = _stemmer("english").stemWord(folded).replace("'", "")
    else:
        stem = folded.replace("'", "")
    if not stem.isalnum():  # a letter such as ⑴ folds to more than letters, which the two engines would cut differently
        return " ".join(found[:LONGEST_STEM] for found in _WORD.findall(stem))
    return stem[:LONGEST_STEM]
