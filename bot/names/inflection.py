"""Words without their endings, so that an inflected name is still found.

This is deliberately shy: it must make *Изюме* and *Изюм* one, and must not make two names one. Each ending is in folded form.
"""

import re
from functools import lru_cache

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_LATIN = re.compile(r"[a-z]+")
_ENDINGS = """
оєю ова ову овом ові ове ови ева еву евом еве еві еви єва єву євом єві
ами ями ого его ому ему ыми ими оі еі єі іі ои еи ии ыи ых их ым им ім ая оя
яя ея ое ее ые ие ую юю ам ям ах ях ов ев ів їв ем ом єм ою ею єю ія ію ья
ью ье а я о е и і ї ы у ю ь є
"""
_CYRILLIC_ENDINGS = frozenset(_ENDINGS.split())
_LONGEST_ENDING = max(map(len, _CYRILLIC_ENDINGS))
_ARABIC_PREFIXES = ("وال", "بال", "لل", "ال")
_ALTERNATING = {"договір": "договор"}
"""Words of treaties that change a vowel with their ending."""
_SHORTEST_STEM = 3
_SHORTEST_PLURAL = 5


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Give what a folded word shares with its inflected forms."""
    if _CYRILLIC.fullmatch(word):
        return _without_ending(word)
    if _LATIN.fullmatch(word):
        return _singular(word)
    if _ARABIC.fullmatch(word):
        return _without_article(word)
    return word


def _without_ending(word: str) -> str:
    word = _ALTERNATING.get(word, word)
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _CYRILLIC_ENDINGS:
            return _hard(word[:-length])
    return _hard(word)


def _hard(word: str) -> str:
    """Take off the vowel that stays of a soft ending: `конвенция` and `конвенции` share `конвенц`."""
    return word[:-1] if word.endswith(("и", "і")) and len(word) > _SHORTEST_STEM else word


def _singular(word: str) -> str:
    """Take off a plural or a possessive typed without its apostrophe; Spanish and French plurals lose their -e too."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    short = word[:-1]
    return short[:-1] if short.endswith("one") else short


def _without_article(word: str) -> str:
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            return word[len(prefix) :]
    return word
