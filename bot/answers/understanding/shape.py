"""A question's shape: its words in folded form, with names and dates replaced by marks.

`what did @0 reply to @1 about @2 in #0`: rules about who says and who is spoken about are written over this, and so never
depend on how a name is spelled.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from bot.answers.understanding.cues import Line
from bot.answers.understanding.dates import DateMention, date_mentions
from bot.answers.understanding.meanings import MEANINGS, Meaning
from bot.answers.understanding.phrases import Phrase, Phrases, words
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.names.lexicon import Match, NamedEntry
from bot.names.tokens import Token
from bot.register.folding import fold, fold_with_offsets
from bot.register.vocabulary import Kind

_POLITE = words("""
    like interested wondering wonder curious question check know someone possible quick morning afternoon evening dear team
    colleagues folks needed urgent help asking grateful happy regarding hope summary overview trying understand remind clarify
    confirm explain verify look looking
    """)
"""Beside the stop words, what may stand before the words by which a question opens."""
_BETWEEN_VERBS = words("has have had did do does is was were are been else ever also first last already and or")
V = TypeVar("V", bound=StrEnum)

_EVERYDAY_CODES = frozenset((
    "us", "is", "un", "ue", "it", "who", "can", "car", "mag", "halo", "au", "cd", "sa", "mon", "ria", "du", "sana", "es", "ec",
    "aca", "lm", "sfm", "pif", "oas", "cis", "coe", "ad",
))  # fmt: skip
_FUNCTION_WORDS = frozenset(("is", "du", "it", "who", "can", "es", "au", "ad", "car", "mon"))
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


_STATES_OF_A_TREATY = words("parties party that which who not members outside bound of in")
"""After *the states* these tell that no state of America is meant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question. `at` is the place of its mark among the words of the shape."""

    number: int
    at: int
    match: Match
    _by_kind: dict[Kind, list[NamedEntry]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the entries by kind; the rules ask for each kind many times."""
        by_kind, ambiguous = self._by_kind, self.match.ambiguous
        for entry in self.match.entries:
            by_kind.setdefault(entry.kind, []).append(entry)
        if ambiguous:
            for kind, entries in by_kind.items():
                by_kind[kind] = [entry for entry in entries if entry.id not in ambiguous] or entries

    def of(self, kind: Kind) -> list[NamedEntry]:
        """Give what the name can mean among the entries of one kind; sure meanings drive out ambiguous ones."""
        return self._by_kind.get(kind, [])

    @property
    def is_shared(self) -> bool:
        """Tell whether several of one kind bear the name."""
        return any(len(entries) > 1 for entries in self._by_kind.values())

    def is_sure(self, kind: Kind) -> bool:
        """Tell whether the name needs no context to mean something of this kind."""
        return any(entry.kind is kind and entry.id not in self.match.ambiguous for entry in self.match.entries)


class _Index(NamedTuple):
    """The phrases of a shape: all that they mean, and those that begin at a place, and end before one."""

    meanings: frozenset[Meaning]
    starts: Mapping[int, set[Meaning]]
    ends: Mapping[int, list[Phrase[Meaning]]]


@dataclass(frozen=True)
class Shape:
    """A question as words and marks. `spoken` holds the words of the question as typed, one for each in `words`."""

    text: str
    words: tuple[str, ...]
    spoken: tuple[str, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    date_at: tuple[int, ...]
    _values: dict[Phrases[Any], tuple[Any, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def line(self) -> Line:
        """Give the words as one line, for patterns."""
        return Line(" ".join(self.words))

    @cached_property
    def phrases(self) -> tuple[Phrase[Meaning], ...]:
        """Give what in the words shows what is asked, and who plays which part."""
        return MEANINGS.found(self.words)

    def means(self, *meanings: Meaning) -> bool:
        """Tell whether any of these stands anywhere in the question."""
        return not self._index.meanings.isdisjoint(meanings)

    def opens(self, meaning: Meaning) -> bool:
        """Tell whether the question opens with this, after nothing but small words."""
        return any(self._is_opening(each) for each in self.phrases if each.meaning is meaning)

    def opens_with(self, meaning: Meaning, then: Collection[Meaning]) -> bool:
        """Tell whether the question opens with this, and one of the others follows at once."""
        return any(
            self.starting(self.past(each.end, _BETWEEN_VERBS), then)
            for each in self.phrases
            if each.meaning is meaning and self._is_opening(each)
        )

    def _is_opening(self, phrase: Phrase[Meaning]) -> bool:
        """Tell whether only small words stand before it; before *who* names too: `Izium: who says so`."""
        marks = "@#" if phrase.meaning is Meaning.WHO else ""
        return all(word in STOP_WORDS or word in _POLITE or word[0] in marks for word in self.words[: phrase.start])

    def values(self, table: Phrases[V]) -> tuple[V, ...]:
        """Give which words of the field stand in the question, in the table's order."""
        values = self._values.get(table)
        if values is None:
            found = {each.meaning for each in table.found(self.words)}
            values = tuple([value for value in table.meanings if value in found]) if found else ()
            self._values[table] = values
        return values

    @cached_property
    def _index(self) -> _Index:
        starts: dict[int, set[Meaning]] = defaultdict(set)
        ends: dict[int, list[Phrase[Meaning]]] = defaultdict(list)
        for each in self.phrases:
            start, end, meaning = each
            starts[start].add(meaning)
            ends[end].append(each)
        return _Index(frozenset().union(*starts.values()), dict(starts), dict(ends))

    def starting(self, at: int, meanings: Collection[Meaning]) -> bool:
        """Tell whether any of these begins at a place."""
        begun = self._index.starts.get(at)
        return begun is not None and not begun.isdisjoint(meanings)

    def ending(self, at: int, meanings: Collection[Meaning]) -> Phrase[Meaning] | None:
        """Give the longest of these that ends before a place."""
        for each in self._index.ends.get(at, ()):
            if each.meaning in meanings:
                return each
        return None

    def past(self, at: int, words: Collection[str]) -> int:
        """Give the first place from `at` on whose word is none of these."""
        while at < len(self.words) and self.words[at] in words:
            at += 1
        return at

    def back(self, at: int, words: Collection[str]) -> int:
        """Give the place after the last word before `at` that is none of these."""
        while at > 0 and self.words[at - 1] in words:
            at -= 1
        return at

    def before(self, at: int, most: int = 5) -> str:
        """Give the words left of a place, as a line."""
        return " ".join(self.words[max(0, at - most) : at])

    def after(self, at: int, most: int = 5) -> str:
        """Give the words right of a place, as a line."""
        return " ".join(self.words[at + 1 : at + 1 + most])


def shape_of(text: str, cut: Sequence[Token], names: Iterable[Match], today: date, year: int | None = None) -> Shape:
    """Find the dates of a plain text, and what of the names in it is meant as one.

    `cut` are the words of the text, `names` the names in it. Relative dates count from `today`, `year` is that of the
    conversation.
    """
    dates = _dates(text, today, year)
    matches = [match for match in names if _counts(match, cut)]
    if dates:
        dates = [each for each in dates if all(each.end <= match.start or each.start >= match.end for match in matches)]
    marks: list[tuple[int, int, str]] = [(match.start, match.end, f"@{number}") for number, match in enumerate(matches)]
    marks += [(each.start, each.end, f"#{number}") for number, each in enumerate(dates)]
    return _assembled(text, cut, sorted(marks), matches, dates)


def _dates(text: str, today: date, year: int | None) -> list[DateMention]:
    mentions = date_mentions(fold(text), today, year)
    if not mentions or text.isascii():
        return mentions  # each letter was folded to one
    _, offsets = fold_with_offsets(text)
    found = []
    for mention in mentions:
        start, last = offsets[mention.start], offsets[mention.end - 1]
        found.append(replace(mention, start=start, end=last + 1, said_from=offsets[mention.said_from]))
    return found


def _counts(match: Match, words: Sequence[Token]) -> bool:
    """Tell whether a name that stands in other letters, or is an everyday word too, is meant as a name here."""
    name = match.text.casefold()
    if match.as_written and not match.ambiguous and name != "the states":
        return True  # as nearly all are
    before = next((word.folded for word in reversed(words) if word.end <= match.start), "")
    after = next((word.folded for word in words if word.start >= match.end), "")
    if not match.as_written and name in _FUNCTION_WORDS:
        return False
    if name == "the states" and after in _STATES_OF_A_TREATY:
        return False
    if all(entry.id in match.ambiguous and entry.kind is Kind.WEAPON for entry in match.entries):
        return after not in _NOT_WEAPONS and before not in {"of", "friend", "friends"}
    if match.as_written or name not in _EVERYDAY_CODES:
        return True
    return before == "the" or after in _CODE_NOUNS


def _assembled(
    text: str, words: Sequence[Token], marks: list[tuple[int, int, str]], matches: list[Match], dates: list[DateMention]
) -> Shape:
    line: list[str] = []
    spoken: list[str] = []
    places: dict[str, int] = {}
    ahead = iter((*marks, (len(text) + 1, len(text) + 1, "")))
    begin, end, mark = next(ahead)
    for start, stop, folded in words:
        while end <= start:
            begin, end, mark = next(ahead)
        if stop <= begin:
            line.append(folded)
            spoken.append(text[start:stop])
        elif mark not in places:
            places[mark] = len(line)
            line.append(mark)
            spoken.append(text[begin:end])
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
