"""A question's shape: its words in folded form, with names and dates replaced by marks.

`what did @0 reply to @1 about @2 in #0`: rules about who says and who is spoken about are written over this, and so never
depend on how a name is spelled.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.answers.understanding.cues import Line
from bot.answers.understanding.dates import DateMention, date_mentions, may_tell_time
from bot.answers.understanding.field_words import PHRASES, RESPONSES, STANCES, TERMS, Word, is_left_over
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.phrases import Phrase, WordsAt, words
from bot.answers.understanding.stop_words import LITTLE, STOP_WORDS
from bot.names.lexicon import EVERYDAY_PLACES, Match, NamedEntry
from bot.names.tokens import Token
from bot.register.folding import fold, fold_with_offsets
from bot.register.vocabulary import Kind

_POLITE = words("""
    like interested wondering wonder curious question check know someone possible quick morning afternoon evening dear team
    colleagues folks needed urgent help asking grateful happy regarding hope summary overview trying understand remind clarify
    confirm explain verify look looking phone caller editor colleague deadline
    """)
"""Beside the stop words, what may stand before the words by which a question opens."""
_BETWEEN_VERBS = words("s has have had did do does is was were are been else ever also first last already and or")
V = TypeVar("V", bound=Word)

_EVERYDAY_CODES = frozenset((
    "us", "is", "un", "ue", "it", "who", "can", "car", "mag", "halo", "au", "cd", "sa", "mon", "ria", "du", "sana", "es", "ec",
    "aca", "cm", "nw", "sm", "lm", "sfm", "pif", "oas", "cis", "coe", "ad",
))  # fmt: skip
_NEAR_A_CODE = 3
_FUNCTION_WORDS = frozenset(("is", "du", "it", "who", "can", "es", "au", "ad", "car", "mon"))
"""Codes that no noun after them turns into a name: *is said* is not the Islamic State."""
_CODE_NOUNS = frozenset((
    "position", "positions", "stance", "statement", "statements", "vote", "votes", "voted", "policy", "decision", "view",
    "line", "said", "say", "says", "officials", "president", "government", "landmine", "cluster", "ambassador",
    "administration",
))  # fmt: skip
_ROMANCE = frozenset(("la", "le", "les", "sur", "une", "dit", "el", "los", "las", "sobre", "una"))
"""Beside these *un* is an article, and not the United Nations."""
_HAVING = frozenset(("il", "elle", "on", "a", "ont", "as", "avez", "avons", "avait", "avoir", "aurait", "ai"))
"""After these *eu* is French for *had*, and not the Union."""
_NOT_WEAPONS = frozenset((
    "plant", "plants", "power", "energy", "reactor", "watchdog", "facility", "facilities", "station", "industry",
    "clearance",
))  # fmt: skip

_DONE_WITH_MINES = words("""
    use laying planting emplacement deployment contamination incidents explosions explosion blasts blast warfare casualties
    victims attacks types fields production stockpiles transfers
    """)
"""*Allegations of mine use*."""

_NAMED = frozenset({Meaning.SAY_NOUN, Meaning.CLAIM_NOUN, Meaning.ANSWER_NOUN, *RESPONSES})
"""What is asked for by a noun, and may be set aside by *not* before it, where another one is asked for."""
_VOTES = frozenset(("votes", "vote"))
_NOUNS = (Meaning.SAY_NOUN, Meaning.CLAIM_NOUN, Meaning.ANSWER_NOUN)
_ASKED_FOR = frozenset({*_NAMED, *STANCES, Meaning.SAY_VERB})
"""One of these is asked for instead: *no allegations, only what it called for*."""
_WITHOUT = (["excluding"], ["skip"], ["ignore"], ["ignoring"], ["minus"])
_LEAVE_OUT = (["leave", "out"], ["leaving", "out"], ["leave", "aside"], ["leaving", "aside"])
_LEAVING = frozenset(word for words in (*_WITHOUT, *_LEAVE_OUT) for word in words)
_NEGATING = frozenset(("not", "no", "than", "without"))
_DETERMINERS = words("its their his her the any a an of just only flat outright mere")
_NOT_A_NOUN = words("did do does has have had is are was were with there say says said name names")
"""Before *not* or *no* these show that it denies a verb, or that there is none of what follows."""
_NO_NAMES = frozenset(("дані", "даних", "даними", "grenade", "grenades"))
"""Everyday words that look like a form of a name: *data* is not Denmark; *la Grenade* alone is Grenada."""
_STATES_OF_A_TREATY = words("parties party that which who not members outside bound of in")
"""After *the states* these tell that no state of America is meant."""


class Mention(Struct, frozen=True, gc=False):
    """A name in a question.

    `at` is the place of its mark among the words of the shape, `left` the one after the last word before it that is more than
    a little one. `actors`, `places`, `treaties` and `weapons` are what it can mean of each kind; sure meanings drive out
    ambiguous ones.
    """

    number: int
    at: int
    left: int
    match: Match
    actors: Sequence[NamedEntry]
    places: Sequence[NamedEntry]
    treaties: Sequence[NamedEntry]
    weapons: Sequence[NamedEntry]
    actor_types: frozenset[str]

    def of(self, kind: Kind) -> Sequence[NamedEntry]:
        """Give what the name can mean among the entries of any one kind."""
        return self.match.by_kind.get(kind, ())

    @property
    def is_shared(self) -> bool:
        """Tell whether several of one kind bear the name."""
        return len(self.match.entries) > len(self.match.by_kind) and any(len(each) > 1 for each in self.match.by_kind.values())

    def is_sure(self, kind: Kind) -> bool:
        """Tell whether the name needs no context to mean something of this kind."""
        entries = self.match.by_kind.get(kind)
        return entries is not None and entries[0].id not in self.match.ambiguous


class Shape(Struct, frozen=True, gc=False):
    """A question as words and marks. `spoken` holds the words of the question as typed, one for each in `words`.

    `word` gives the word or mark at a place, or nothing beyond the ends. `left` are the places of the words that no name, date
    or cue accounts for. `kinds` are those of which there are names.
    `line` is the words as one line, for patterns. `phrases` are what in the words shows what is asked, and who plays which
    part; `meanings` all that they mean, `starts` what begins at a place, and `ends` the phrases that end before one.
    """

    text: str
    words: tuple[str, ...]
    word: Callable[[int], str]
    spoken: tuple[str, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    date_at: tuple[int, ...]
    left: Sequence[int]
    kinds: frozenset[Kind]
    line: Line
    phrases: Sequence[Phrase[Word]]
    meanings: frozenset[Word]
    starts: Mapping[int, frozenset[Word]]
    ends: Mapping[int, Sequence[Phrase[Word]]]

    def means(self, meanings: Collection[Word]) -> bool:
        """Tell whether any of these stands anywhere in the question."""
        return not self.meanings.isdisjoint(meanings)

    def opens(self, meaning: Meaning) -> bool:
        """Tell whether the question opens with this, after nothing but small words."""
        return meaning in self.meanings and any(
            meaning in each.meanings and self._is_opening(each.start, meaning) for each in self.phrases
        )

    def opens_with(self, meaning: Meaning, then: Collection[Meaning]) -> bool:
        """Tell whether the question opens with this, and one of the others follows at once."""
        return meaning in self.meanings and any(
            self.starting(self.past(each.end, _BETWEEN_VERBS), then)
            for each in self.phrases
            if meaning in each.meanings and self._is_opening(each.start, meaning)
        )

    def _is_opening(self, at: int, meaning: Meaning) -> bool:
        """Tell whether only small words stand before a place; before *who* names too: `Izium: who says so`."""
        if self.word(at) == "whose" and self.ending(at, _NOUNS):
            return False  # allegations whose status is a finding
        marks = "@#" if meaning is Meaning.WHO else ""
        return all(word in STOP_WORDS or word in _POLITE or word[0] in marks for word in self.words[:at])

    def values(self, table: Mapping[V, str]) -> tuple[V, ...]:
        """Give which words of the field stand in the question, in the table's order."""
        return tuple([value for value in table if value in self.meanings]) if self.means(TERMS) else ()

    def starting(self, at: int, meanings: Collection[Meaning]) -> bool:
        """Tell whether any of these begins at a place."""
        begun = self.starts.get(at)
        return begun is not None and not begun.isdisjoint(meanings)

    def ending(self, at: int, meanings: Collection[Meaning]) -> Phrase[Word] | None:
        """Give the longest of these that ends before a place."""
        for each in self.ends.get(at, ()):
            if not each.meanings.isdisjoint(meanings):
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


def is_everyday_code(match: Match) -> bool:
    """Tell whether a name stands in the letters of a word of every day: *is*, *us*, *who*."""
    return not match.as_written and match.text.casefold() in _EVERYDAY_CODES


def shape_of(text: str, cut: Sequence[Token], names: Iterable[Match], today: date, year: int | None = None) -> Shape:
    """Find the dates of a plain text, and what of the names in it is meant as one.

    `cut` are the words of the text, `names` the names in it. Relative dates count from `today`, `year` is that of the
    conversation.
    """
    words, spoken = [word.folded for word in cut], [text[word.start : word.end] for word in cut]
    dates = _dates(text, words, today, year)
    matches = [match for match in names if _counts(match, cut)]
    if dates:
        dates = [each for each in dates if all(each.end <= match.start or each.start >= match.end for match in matches)]
    marks = [(match.first, match.last, f"@{number}", match.text) for number, match in enumerate(matches)]
    if dates:
        marks += [(*_places(each, cut), f"#{number}", text[each.start : each.end]) for number, each in enumerate(dates)]
        marks.sort()
    places = _marked(words, spoken, marks)
    mentions = tuple([_mention(number, places[f"@{number}"], match, words) for number, match in enumerate(matches)])
    placed = [(each, places[mark]) for number, each in enumerate(dates) if (mark := f"#{number}") in places] if dates else []
    phrases = _affirmed(PHRASES.found(words), words)
    starts, ends = _by_place(phrases)
    return Shape(
        text=text,
        words=tuple(words),
        word=WordsAt(enumerate(words)).__getitem__,
        spoken=tuple(spoken),
        mentions=mentions,
        dates=tuple([each for each, _ in placed]),
        date_at=tuple([at for _, at in placed]),
        left=[at for at, word in enumerate(words) if is_left_over(word) and not _is_of_now(words, at)],
        kinds=kinds_of(mentions),
        line=Line(" ".join(words)),
        phrases=phrases,
        meanings=frozenset().union(*starts.values()),
        starts=starts,
        ends=ends,
    )


def mention_of(match: Match, number: int, at: int, left: int) -> Mention:
    """Give a name as one that stands at a place."""
    of = match.by_kind.get
    actors, places, treaties, weapons = of(Kind.ACTOR, ()), of(Kind.PLACE, ()), of(Kind.TREATY, ()), of(Kind.WEAPON, ())
    return Mention(number, at, left, match, actors, places, treaties, weapons, match.actor_types)


def _mention(number: int, at: int, match: Match, words: Sequence[str]) -> Mention:
    left = at
    while left and words[left - 1] in LITTLE:
        left -= 1
    return mention_of(match, number, at, left)


def _is_of_now(words: Sequence[str], at: int) -> bool:
    """Tell whether a word only strengthens the one after it: *right now*."""
    return words[at] == "right" and words[at + 1 : at + 2] in (["now"], ["away"])


def _affirmed(phrases: list[Phrase[Word]], words: Sequence[str]) -> list[Phrase[Word]]:
    """Leave out what is named only to say that it is not meant: *not its positions*, *no accusations, positions only*."""
    if _NEGATING.isdisjoint(words) and _LEAVING.isdisjoint(words):
        return phrases
    kept: list[Phrase[Word]] = []
    dropped = surely = False
    left_out_to = -1
    asked_for = frozenset().union(*[each.meanings for each in phrases if _NEGATING.isdisjoint(words[: each.start][-1:])])
    for each in phrases:
        if not each.meanings.isdisjoint(_NAMED) or words[each.start] in _VOTES:
            at = each.start
            while at and words[at - 1] in _DETERMINERS:
                at -= 1
            numbered = words[at - 1 : at + 1] == ["no", "of"]  # no. of votes
            without = words[at - 1 : at] in _WITHOUT or words[max(0, at - 2) : at] in _LEAVE_OUT
            if at and (words[at - 1] in _NEGATING or without) and not numbered and (at < 2 or words[at - 2] not in _NOT_A_NOUN):
                so_answered = not each.meanings.isdisjoint(RESPONSES)
                if so_answered and (words[each.start].endswith("ed") or Meaning.ANSWER_NOUN in asked_for):
                    kept.append(each)  # claims not denied, responses other than denials: the others are told by it
                    continue
                dropped = dropped or words[each.start] not in _VOTES
                surely = surely or "the" in words[at : each.start]  # without the responses
                left_out_to = each.end
                continue
            if words[left_out_to : each.start] == ["of"]:  # statements of position
                continue
        kept.append(each)
    return kept if not dropped or surely or any(not each.meanings.isdisjoint(_ASKED_FOR) for each in kept) else phrases


def _by_place(phrases: Iterable[Phrase[Word]]) -> tuple[dict[int, frozenset[Word]], dict[int, list[Phrase[Word]]]]:
    """Give what begins at each place, and the phrases that end before each."""
    starts: dict[int, frozenset[Word]] = {}
    ends: dict[int, list[Phrase[Word]]] = {}
    for phrase in phrases:
        start, meanings = phrase.start, phrase.meanings
        starts[start] = starts[start] | meanings if start in starts else meanings
        ends.setdefault(phrase.end, []).append(phrase)
    return starts, ends


def kinds_of(mentions: Iterable[Mention]) -> frozenset[Kind]:
    """Give the kinds of entries that some names can mean."""
    return frozenset().union(*[mention.match.by_kind for mention in mentions])


def _dates(text: str, words: Iterable[str], today: date, year: int | None) -> list[DateMention]:
    if text.isascii() and "'" not in text and "`" not in text and not any(map(may_tell_time, words)):
        return []  # as most: it need not be cut anew into the words and signs of times
    mentions = date_mentions(fold(text), today, year)
    if not mentions or text.isascii():
        return mentions  # each letter was folded to one
    _, offsets = fold_with_offsets(text)
    found = []
    for mention in mentions:
        start, last = offsets[mention.start], offsets[mention.end - 1]
        found.append(replace(mention, start=start, end=last + 1, said_from=offsets[mention.said_from]))
    return found


def _places(time: DateMention, words: Sequence[Token]) -> tuple[int, int]:
    """Give the places of the first and the last word that a time covers, if only in part."""
    first = next((at for at, word in enumerate(words) if word.end > time.start), len(words))
    after = next((at for at in range(first, len(words)) if words[at].start >= time.end), len(words))
    return first, after - 1


def _counts(match: Match, words: Sequence[Token]) -> bool:
    """Tell whether a name that stands in other letters, or is an everyday word too, is meant as a name here."""
    name = match.text.casefold()
    if name in _NO_NAMES or (name in EVERYDAY_PLACES and match.text.islower() and [*match.by_kind] == [Kind.PLACE]):
        return name == "grenade" and bool(match.first) and words[match.first - 1].folded in _ROMANCE
    if match.as_written and not match.ambiguous and name != "the states":
        return True  # as nearly all are
    before = words[match.first - 1].folded if match.first else ""
    after = words[match.last + 1].folded if match.last + 1 < len(words) else ""
    if not match.as_written and (name in _FUNCTION_WORDS or (name == "eu" and before in _HAVING)):
        return False
    if not match.as_written and name == "un" and not _ROMANCE.isdisjoint([word.folded for word in words]):
        return False  # un vote
    if name == "the states" and after in _STATES_OF_A_TREATY:
        return False
    if all(entry.id in match.ambiguous and entry.kind is Kind.WEAPON for entry in match.entries):
        owned = before in {"of", "friend", "friends"} and after not in _DONE_WITH_MINES  # a friend of mine
        return after not in _NOT_WEAPONS and not owned
    if match.as_written or name not in _EVERYDAY_CODES:
        return True
    opens = not match.first and any(word.folded in _CODE_NOUNS for word in words[1:_NEAR_A_CODE])  # us apm policy
    return before == "the" or after in _CODE_NOUNS or opens or (not match.first and after == "on")


def _marked(words: list[str], spoken: list[str], marks: Iterable[tuple[int, int, str, str]]) -> dict[str, int]:
    """Put each mark, in their order, in the place of the words from its first to its last; give where the marks then stand.

    A word has one mark: what would stand on words that have one all is left out.
    """
    places: dict[str, int] = {}
    free = fewer = 0
    for begun, last, mark, typed in marks:
        first = max(begun, free)
        if first <= last:
            at, end = first - fewer, last + 1 - fewer
            words[at:end], spoken[at:end] = [mark], [typed]
            places[mark] = at
            fewer += last - first
            free = last + 1
    return places
