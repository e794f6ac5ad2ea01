"""A question's shape: its words in folded form, with names and dates replaced by marks.

`what did @0 reply to @1 about @2 in #0`: rules about who says and who is spoken about are written over this, and so never
depend on how a name is spelled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.when import DateMention, date_mentions
from bot.names.lexicon import Match, NamedEntry
from bot.names.tokens import Token
from bot.register.folding import fold_with_offsets
from bot.register.vocabulary import Kind

_EVERYDAY_CODES = frozenset((
    "us", "is", "un", "ue", "it", "who", "can", "car", "mag", "halo", "au", "cd", "sa", "mon", "ria", "sana", "es", "ec",
    "aca", "lm", "sfm", "pif", "oas", "cis", "coe", "ad",
))  # fmt: skip
_FUNCTION_WORDS = frozenset(("is", "it", "who", "can", "es", "au", "ad", "car", "mon"))
"""Codes that no noun after them turns into a name: *is said* is not the Islamic State."""
_CODE_NOUNS = frozenset((
    "position", "positions", "stance", "statement", "statements", "vote", "votes", "voted", "policy", "decision", "view",
    "line", "said", "say", "says", "officials", "president", "government", "landmine", "cluster", "ambassador",
    "administration",
))  # fmt: skip
_NOT_WEAPONS = frozenset((
    "plant", "plants", "power", "energy", "reactor", "watchdog", "facility", "facilities", "station", "industry",
    "clearance",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question. `at` is the place of its mark among the words of the shape."""

    number: int
    at: int
    match: Match

    def of(self, kind: Kind) -> list[NamedEntry]:
        """Give what the name can mean among the entries of one kind; sure meanings drive out ambiguous ones."""
        entries = [entry for entry in self.match.entries if entry.kind is kind]
        sure = [entry for entry in entries if entry.id not in self.match.ambiguous]
        return sure or entries

    def is_sure(self, kind: Kind) -> bool:
        """Tell whether the name needs no context to mean something of this kind."""
        return any(entry.kind is kind and entry.id not in self.match.ambiguous for entry in self.match.entries)


@dataclass(frozen=True, slots=True)
class Shape:
    """A question as words and marks. `spoken` holds the words of the question as typed, one for each in `words`."""

    text: str
    words: tuple[str, ...]
    spoken: tuple[str, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    date_at: tuple[int, ...]

    @property
    def line(self) -> str:
        """Give the words as one line, for patterns."""
        return " ".join(self.words)

    def before(self, at: int, most: int = 5) -> str:
        """Give the words left of a place, as a line."""
        return " ".join(self.words[max(0, at - most) : at])

    def after(self, at: int, most: int = 5) -> str:
        """Give the words right of a place, as a line."""
        return " ".join(self.words[at + 1 : at + 1 + most])


def shape_of(text: str, words: Sequence[Token], names: Iterable[Match], today: date) -> Shape:
    """Find the dates of a plain text, and what of the names in it is meant as one.

    `words` and `names` are those of the text; today is the day from which relative dates count.
    """
    dates = _dates(text, today)
    matches = [match for match in names if _counts(match, words)]
    dates = [each for each in dates if all(each.end <= match.start or each.start >= match.end for match in matches)]
    marks: list[tuple[int, int, str]] = [(match.start, match.end, f"@{number}") for number, match in enumerate(matches)]
    marks += [(each.start, each.end, f"#{number}") for number, each in enumerate(dates)]
    return _assembled(text, words, sorted(marks), matches, dates)


def _dates(text: str, today: date) -> list[DateMention]:
    folded, offsets = fold_with_offsets(text)
    found = []
    for mention in date_mentions(folded, today):
        start, last = offsets[mention.start], offsets[mention.end - 1]
        found.append(DateMention(start, last + 1, mention.span))
    return found


def _counts(match: Match, words: Sequence[Token]) -> bool:
    """Tell whether a name that stands in other letters, or is an everyday word too, is meant as a name here."""
    before = next((word.folded for word in reversed(words) if word.end <= match.start), "")
    after = next((word.folded for word in words if word.start >= match.end), "")
    if all(entry.id in match.ambiguous and entry.kind is Kind.WEAPON for entry in match.entries):
        return after not in _NOT_WEAPONS and before not in {"of", "friend", "friends"}
    if match.as_written or match.text.casefold() not in _EVERYDAY_CODES:
        return True
    return before == "the" or (after in _CODE_NOUNS and match.text.casefold() not in _FUNCTION_WORDS)


def _assembled(
    text: str, words: Sequence[Token], marks: list[tuple[int, int, str]], matches: list[Match], dates: list[DateMention]
) -> Shape:
    line: list[str] = []
    spoken: list[str] = []
    places: dict[str, int] = {}
    for word in words:
        mark = next((each for each in marks if each[0] < word.end and word.start < each[1]), None)
        if mark is None:
            line.append(word.folded)
            spoken.append(text[word.start : word.end])
        elif mark[2] not in places:
            places[mark[2]] = len(line)
            line.append(mark[2])
            spoken.append(text[mark[0] : mark[1]])
    mentions = tuple(Mention(number, places[f"@{number}"], match) for number, match in enumerate(matches))
    kept = [(number, each) for number, each in enumerate(dates) if f"#{number}" in places]
    return Shape(
        text,
        tuple(line),
        tuple(spoken),
        mentions,
        tuple(each for _, each in kept),
        tuple(places[f"#{number}"] for number, _ in kept),
    )
