"""Any text whatever as a question: what no person types, and what people type cut up, doubled and shuffled."""

import random
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.understand import LONGEST_QUESTION

LONGEST = LONGEST_QUESTION
_FIRST_SURROGATE, _LAST_SURROGATE, _LAST = 0xD800, 0xDFFF, 0x10FFFF
_ALPHABETS = (
    (0x00, 0x20),  # control characters
    (0x7F, 0xA0),
    (0x20, 0x7F),
    (0xA0, 0x250),  # Latin with marks
    (0x300, 0x370),  # combining marks
    (0x370, 0x530),  # Greek, Cyrillic
    (0x590, 0x700),  # Hebrew, Arabic
    (0x900, 0xE00),  # Indic
    (0x1100, 0x1200),  # Hangul in parts
    (0x2000, 0x2070),  # spaces, joiners, marks of direction
    (0x3040, 0xA000),  # kana, ideographs
    (0xAC00, 0xD7A4),  # Hangul
    (0xE000, 0xF900),  # private use
    (0xFB00, 0x10000),  # ligatures, half and full width, specials
    (0x1D400, 0x1D800),  # letters for mathematics
    (0x1F000, 0x1FB00),  # emoji
    (0xE0000, 0xE0100),  # tags
)
_SLACK = (
    "<@U0123456789>", "<@U0123456789|ann>", "<#C0123456789|general>", "<#C0123456789>", "<!here>", "<!channel>", "<!everyone>",
    "<!subteam^S0123456789|@desk>", "<!date^1392734382^{date_short}|2014>", "<https://example.org/?a=1&amp;b=2|a link>",
    "<mailto:a@example.org|a@example.org>", "&lt;", "&gt;", "&amp;", "&amp;lt;", "*", "_", "~", "`", "```", ">", ">>>", "• ",
    ":flag-ua:", ":boom:", "<", ">", "|", "<@", "<!", "<http", "\n",
)  # fmt: skip
_SEARCHES = (
    '"', "'", "*", "^", "(", ")", "-", "+", ":", "{", "}", "[", "]", "%", "_", "\\", "|", "&", "!", "<->", ";", "--", "/*",
    "*/",
    "AND", "OR", "NOT", "NEAR", "NEAR(mine bomb, 5)", "summary:", "rowid", "search_index", "MATCH", "LIKE '%'", "' OR '1'='1",
    "'; DROP TABLE record; --", '" OR "', "UNION SELECT * FROM entry", "$1", ":name", "?1", "%s", "{0}", "\x00", "${jndi:ldap}",
    "<script>alert(1)</script>", "../../etc/passwd", "0x41", "1e309", "NaN", "null", "undefined", "-0", "1/0",
)  # fmt: skip
_BOMBS = (
    "a", "aa ", "a-", "a.", "a_", "(", ")", '"', "“", "'", "’s ", " ", "\t", "\n", "and ", "or ", "not ", "in ", "on ",
    "of the ",
    "1", "1 ", "1,", "1.", "-", "–", "/", "A/RES/", "A/RES/1/1 ", "ALL-", "ALL-1 ", "article ", "Article 1(", "since ",
    "between ",
    "from to ", "as of ", "two weeks ", "last ", "the day before ", "May ", "2 Nov ", "Q3 ", "early ", "who ", "what did ",
    "said ", "by ", "against ", "position of ", "how many ", "!", "?", "…", "://", "http://", "www.", "@", "#", "<", "<<",
    "&", "&amp;",
    "\u0301", "\u200d", "\u202e", "\ufeff", "\U0001f1fa\U0001f1e6", "ﷺ", "ß", "İ", "ŉ", "㌀", "½",
)  # fmt: skip
_DATES = (
    "2 November 2022", "2022-11-02", "02/11/2022", "11.02.2022", "Nov 2", "2 Nov", "November", "2022", "Q3 2022",
    "early May 2023",
    "last autumn", "since last week", "the last two weeks", "between March and June 2023", "yesterday", "31 February 2024",
    "99/99/9999", "0000-00-00", "9999-12-31", "year 1", "in the 1990s", "as of 5 November 2026", "at 14:30", "on Monday",
    "1 січня 2023", "2 ноября 2022", "le 3 mai 2023", "el 4 de julio de 2023", "before 1997", "until the end of 2024",
    "12345678901234567890", "29.02.2023", "since forever", "in 300000 days", "999999999 years ago", "the last 99999 months",
)  # fmt: skip


@dataclass(frozen=True)
class Fuzz:
    """Makes questions, the same ones for the same seed, from the names of a register and from real questions."""

    names: Sequence[str]
    questions: Sequence[str]

    def question(self, seed: int) -> str:
        """Make one question of at most 4,000 characters, or a little above that."""
        chance = random.Random(seed)
        made = self._makers[seed % len(self._makers)](chance)
        if chance.random() < 0.1:
            made += self._any_text(chance)
        return made[: LONGEST + chance.choice((0, 0, 0, 1, 100))]

    @cached_property
    def _makers(self) -> tuple[Callable[[random.Random], str], ...]:
        return (
            self._any_text,
            self._one_script,
            self._mixed,
            self._repeated,
            self._stop_words,
            self._many_names,
            self._many_dates,
            self._cut,
            self._doubled,
            self._shuffled,
            self._replaced,
            self._decorated,
            self._misspelt,
        )

    def _any_text(self, chance: random.Random) -> str:
        return "".join(_character(chance) for _ in range(_length(chance)))

    def _one_script(self, chance: random.Random) -> str:
        first, end = chance.choice(_ALPHABETS)
        spaced = chance.random()
        return "".join(
            " " if chance.random() < spaced / 3 else chr(chance.randrange(first, end)) for _ in range(_length(chance))
        )

    def _mixed(self, chance: random.Random) -> str:
        parts = (*_SLACK, *_SEARCHES, *_BOMBS, *_DATES)
        return chance.choice(("", " ")).join(
            chance.choice(parts) if chance.random() < 0.7 else chance.choice(self.names) for _ in range(_length(chance) // 4)
        )

    def _repeated(self, chance: random.Random) -> str:
        unit = "".join(chance.choice((*_BOMBS, *_SEARCHES, *_SLACK)) for _ in range(chance.choice((1, 1, 1, 2, 3))))
        return unit * (_length(chance) // len(unit) + 1) + chance.choice(("", "!", "x", "?", " mine"))

    def _stop_words(self, chance: random.Random) -> str:
        return " ".join(chance.choice(sorted(STOP_WORDS)) for _ in range(_length(chance) // 4))

    def _many_names(self, chance: random.Random) -> str:
        joint = chance.choice((" ", ", ", " and ", " or ", " by ", " in ", " on ", " against ", "", "/", "-"))
        return joint.join(chance.choice(self.names) for _ in range(_length(chance) // 5))

    def _many_dates(self, chance: random.Random) -> str:
        joint = chance.choice((" ", ", ", " and ", " to ", " between ", " since ", "-", ""))
        return joint.join(chance.choice(_DATES) for _ in range(_length(chance) // 8))

    def _cut(self, chance: random.Random) -> str:
        question = chance.choice(self.questions)
        first = chance.randrange(len(question))
        return question[first : chance.randrange(first, len(question) + 1)]

    def _doubled(self, chance: random.Random) -> str:
        question = chance.choice(self.questions) + chance.choice(("", " ", "\n", "? ", " and "))
        return question * chance.choice((2, 3, 10, LONGEST // len(question)))

    def _shuffled(self, chance: random.Random) -> str:
        words = " ".join(chance.choice(self.questions) for _ in range(chance.choice((1, 1, 2, 5, 40)))).split()
        chance.shuffle(words)
        return " ".join(words)

    def _replaced(self, chance: random.Random) -> str:
        others = (*self.names, *_DATES)
        return " ".join(
            chance.choice(others) if chance.random() < 0.3 else word for word in chance.choice(self.questions).split()
        )

    def _decorated(self, chance: random.Random) -> str:
        return "".join(
            letter + (chance.choice((*_SLACK, *_SEARCHES, "\u0301", "\u200b")) if chance.random() < 0.1 else "")
            for letter in chance.choice(self.questions)
        )

    def _misspelt(self, chance: random.Random) -> str:
        letters = list(chance.choice(self.questions))
        for _ in range(chance.choice((1, 3, 20))):
            letters[chance.randrange(len(letters))] = chance.choice(string.ascii_lowercase + " ")
        return "".join(letters)


def _character(chance: random.Random) -> str:
    code = chance.randrange(_LAST + 1 - (_LAST_SURROGATE - _FIRST_SURROGATE + 1))
    return chr(code if code < _FIRST_SURROGATE else code + _LAST_SURROGATE - _FIRST_SURROGATE + 1)


def _length(chance: random.Random) -> int:
    """Give few characters mostly, and as many as a question may have quite often."""
    return chance.choice((chance.randrange(60), chance.randrange(60), chance.randrange(600), LONGEST))
