"""Russian and Ukrainian words in Latin letters, as English texts write names: a reader types Байден, the register has Biden."""

from collections.abc import Iterator

from bot.register.folding import fold

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_ENDINGS = ("", "а", "я", "у", "ю", "е", "і", "ом", "ем", "ым", "им", "ого", "ому", "ої", "ою", "ой", "ові", "еві")
"""Of the cases in which a name can stand, in both languages."""
_SHORTEST = 4


def latin_forms(word: str) -> Iterator[str]:
    """Give a folded word of Cyrillic letters in Latin ones, without each ending that it has; nothing for any other word."""
    if not all(letter in _LETTERS for letter in word):
        return
    for ending in map(fold, _ENDINGS):
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST and (not ending or stem != word):
            yield "".join(_LETTERS[letter] for letter in stem)
