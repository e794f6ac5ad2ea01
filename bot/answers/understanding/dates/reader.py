"""A text as numbers, words and signs, and the small parts of a time that are read from them."""

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property

from bot.answers.understanding.dates import words
from bot.answers.understanding.phrases import WordsAt

_TOKEN = re.compile(r"[0-9]+|[\u0400-\u052f]+(?:'[\u0400-\u052f]+)*|[^\W\d_]+|\S")
_LONGEST_GAP = 3


class Reader:
    """The tokens of a folded text; `word` gives one, or nothing beyond the ends; `today` is when relative times count from."""

    def __init__(self, text: str, today: date) -> None:
        self.text, self.today = text, today
        self.at: list[str] = _TOKEN.findall(text)
        self.word: Callable[[int], str] = WordsAt(enumerate(self.at)).__getitem__

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Give where each token begins and ends; most texts have no time in them, and nobody asks."""
        return [match.span() for match in _TOKEN.finditer(self.text)]

    def glued(self, index: int) -> bool:
        """Tell whether a token stands right at the one before it."""
        return 0 < index < len(self.at) and self.places[index][0] == self.places[index - 1][1]

    def is_phrase(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether these tokens stand here."""
        return tuple(self.at[index : index + len(phrase)]) == phrase

    def phrase(self, index: int, phrases: words.Phrases) -> int:
        """Give where the longest of the phrases that stands here ends; `index` itself where none does."""
        beginning = phrases.get(self.word(index))
        if beginning is None:
            return index
        return next((index + len(each) for each in beginning if self.is_phrase(index, each)), index)

    def phrase_before(self, index: int, phrases: words.Phrases) -> int:
        """Give where the longest of the phrases that ends here begins; `index` itself where none does."""
        ending = phrases.get(self.word(index - 1))
        if ending is None:
            return index
        fitting = (each for each in ending if index >= len(each))
        return next((index - len(each) for each in fitting if self.is_phrase(index - len(each), each)), index)

    def skip(self, index: int, skipped: frozenset[str], most: int = _LONGEST_GAP) -> int:
        """Step over a few tokens that only join."""
        end = index + most
        while index < end and self.word(index) in skipped:
            index += 1
        return index

    def over_of(self, index: int, most: int = _LONGEST_GAP) -> int:
        """Step over what joins a time to what it is a part of: `of`, `de l'`, a comma; not over the sign of `'22`."""
        end = index + most
        while index < end and self.word(index) in words.OF and (self.word(index) != "'" or self.word(index - 1) in {"d", "l"}):
            index += 1
        return index

    def back_over(self, index: int, skipped: frozenset[str], most: int = 2) -> int:
        """Step back over a few tokens that only join; the end is where the next one before them ends."""
        begin = index - most
        while index > begin and self.word(index - 1) in skipped:
            index -= 1
        return index

    def stands_free(self, start: int, end: int) -> bool:
        """Tell whether a number is one by itself, and no part of a name, a symbol or a decimal such as 9N210, BM-21, 74/61."""
        before, after = self.word(start - 1), self.word(end)
        if self.glued(start) and (before in "-./_:$€£#" or before.isalnum()):
            return False
        if after == "%" or not self.glued(end):
            return after != "%"
        joins_a_number = after in "-.,/:" and self.glued(end + 1) and self.word(end + 1).isdigit()
        return not (after[0].isalnum() or after in "/_" or joins_a_number)

    def number(self, index: int) -> tuple[int, int] | None:
        """Read `2`, `two`, `a couple of`; give the number and where it ends."""
        if self.word(index) in {"a", "an"} and self.word(index + 1) in words.NUMBERS:
            index += 1
        word = self.word(index)
        if word.isdecimal() and len(word) <= 3 and self.stands_free(index, index + 1):
            return (int(word), index + 1) if int(word) else None
        if word in words.NUMBERS:
            return words.NUMBERS[word], self.skip(index + 1, frozenset({"of", "de"}), 1)
        return None

    def day(self, index: int) -> tuple[int, int, bool] | None:
        """Read the number of a day; give it, where it ends, and whether its form says that it is a day's (`2nd`)."""
        word = self.word(index)
        if in_words := self._day_in_words(index):
            return in_words
        if not word.isdecimal() or len(word) > 2 or word in {"0", "00"}:
            return None
        if self.glued(index) and (self.word(index - 1) in "./_:$€£#" or self.word(index - 1).isalnum()):
            return None
        if self.glued(index) and self.word(index - 1) == "-" and self.glued(index - 1) and self.word(index - 2).isalpha():
            return None  # BM-21
        if self.word(index + 1) in words.DAY_ENDINGS and self.glued(index + 1):
            return int(word), index + 2, True
        if self.word(index + 1) == "-" and self.glued(index + 1) and self.word(index + 2) in words.DAY_ENDINGS:
            return int(word), index + 3, True
        if self.word(index + 1) == "." and self.glued(index + 1):
            return int(word), index + 2, False
        return int(word), index + 1, False

    def _day_in_words(self, index: int) -> tuple[int, int, bool] | None:
        """Read the number of a day that is written out; but for the first, before *of* only: elsewhere it counts something."""
        end = index + 1
        if words.ORDINALS.get(self.word(index)) == 1 and self.word(index) != "opening":
            return 1, end, False
        day = words.DAYS_IN_WORDS.get(self.word(index), 0)
        if tens := words.TENS_OF_DAYS.get(self.word(index)):
            end += self.word(end) == "-"
            ones = words.ORDINALS.get(self.word(end)) or words.DAYS_IN_WORDS.get(self.word(end), 0)
            day, end = (tens + ones, end + 1) if 0 < ones < 10 else (0, end)
        return (day, end, True) if day and self.word(end) in words.OF else None

    def month(self, index: int) -> tuple[int, int] | None:
        """Read the name of a month; give its number and where it ends."""
        number = words.MONTHS.get(self.word(index))
        if number is None:
            return None
        dotted = self.word(index + 1) == "." and self.glued(index + 1) and len(self.word(index)) <= 5
        followed = self.word(index + 2) and not self.glued(index + 2)
        return number, index + 2 if dotted and followed and self.word(index + 2) not in words.JOINTS else index + 1

    def year(self, index: int, *, short: bool = False) -> tuple[int, int] | None:
        """Read a year: four digits, `'23`, or `last year`; with `short`, two digits at the end of a phrase too."""
        word = self.word(index)
        if word == "'" and len(self.word(index + 1)) == 2 and self.word(index + 1).isdecimal() and self.glued(index + 1):
            if self.word(index + 2) == "s" and self.glued(index + 2):
                return None  # the '90s
            if "'" in (self.word(at) for at in range(index + 2, len(self.at)) if self.glued(at) and not self.glued(at + 1)):
                return None  # the beginning of a quotation: '24 times'
            return _century(int(self.word(index + 1))), index + 2
        if word.isdecimal() and len(word) == 4 and word[:2] in {"19", "20"} and self._ends_here(index + 1):
            return int(word), self.year_word(index + 1)
        if short and word.isdecimal() and len(word) == 2 and not self.word(index + 1).isalnum() and self._ends_here(index + 1):
            return _century(int(word)), index + 1
        return self._turned_year(index)

    def year_word(self, index: int) -> int:
        """Step over the word *year* after a number, as Russian and Ukrainian write it."""
        if self.word(index) in words.YEAR_WORDS and self.word(index) != "year" and not self.glued(index):
            dotted = len(self.word(index)) == 1 and self.word(index + 1) == "." and self.glued(index + 1)
            return index + 2 if dotted else index + 1
        return index

    def _ends_here(self, end: int) -> bool:
        after = self.word(end)
        if not self.glued(end):
            return True
        number_follows = after in "-.,/:" and self.glued(end + 1) and self.word(end + 1).isdigit()
        return not (after[0].isalnum() or after in "/_" or number_follows)

    def _turned_year(self, index: int) -> tuple[int, int] | None:
        """Read `last year`, `прошлого года`, `de l'année dernière` after a month or a day."""
        index = self.skip(index, words.ARTICLES, 2)
        for turn, offset in ((words.LAST, -1), (words.THIS, 0), (words.NEXT, 1)):
            if self.word(index) in turn and words.UNITS.get(self.word(index + 1)) == "year":
                return self.today.year + offset, index + 2
            follows = self.word(index + 1) in turn & words.AFTER_NOUNS
            if words.UNITS.get(self.word(index)) == "year" and follows:
                return self.today.year + offset, index + 2
        return None


def _century(two: int) -> int:
    return 1900 + two if two >= 50 else 2000 + two
