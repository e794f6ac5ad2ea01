"""Names as people type them: misspelt ones are mended, and it is said; of names that several bear, a choice is offered."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from bot.answers.answer import Choice, Option
from bot.answers.query import Query
from bot.answers.understanding.field_words import PHRASES, RESPONSES, STANCES, is_cue
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.written_short import written_out
from bot.answers.wording import read_as, which_bearer
from bot.names.lexicon import Lexicon, Match, NamedEntry
from bot.names.spelling import Spellings, everyday_words
from bot.names.tokens import Token, tokens
from bot.names.transliteration import latin_forms
from bot.register.vocabulary import Kind

_SHORTEST_PART = 3
_SHORTEST_CUE = 7
_SHORTEST_SINGLE = 5
_DOUBLED = re.compile(r"(.)\1")
_TASKS = frozenset(
    {
        *SAYING, *CLAIMING, *ANSWERING, *STANCES, *RESPONSES, Meaning.VOTE, Meaning.RESOLUTION, Meaning.OBJECT, Meaning.STATUS,
        Meaning.TREATY_ACT, Meaning.LISTED_STATES, Meaning.CORRECTION, Meaning.INVESTIGATION, Meaning.TIMELINE, Meaning.COMPARE,
    }
)  # fmt: skip
"""A word that shows one of these is worth mending: without it, the question is another one."""
_FIELD_WORDS = words("""
    abstained abstaining abstention abstentions ratified ratification accession signatory signatories chronology condemnation
    investigation investigated allege alleges alleged alleging
    """)
"""Those of them that are no everyday words."""
_PARLIAMENTS = {
    "rada": "Ukrainian", "sejm": "Polish", "seimas": "Lithuanian", "saeima": "Latvian", "riigikogu": "Estonian",
    "eduskunta": "Finnish", "bundestag": "German", "knesset": "Israeli", "duma": "Russian",
}  # fmt: skip
"""By the folded form of what they are called in the news."""
_WORDS_KEPT = 10_000
_MOST_TRIED = 6
"""Words of names near a word; more than these are no hint to any of them."""
_MOST_MENDED = 12
"""In one text: whoever slips more often has pasted it, and each is looked up."""
_ROUND_A_WORD = 200
"""How many characters on each side of a word can belong to the same name: a long text is not read anew for each slip."""


class Spelt(Struct, frozen=True, gc=False):
    """A text with its names spelt as the register spells them, its words and names, and what was read as what."""

    text: str
    words: list[Token]
    matches: list[Match]
    said: tuple[str, ...] = ()


def spelt(text: str, lexicon: Lexicon, knows: Callable[[str], bool] = lambda _: False) -> Spelt:
    """Mend what is misspelt in a text, where the mended word makes a name that was not there.

    `knows` tells whether a word stands in a text of the register: such a word is meant as it is.
    """
    text, words = written_out(text)
    read = _with_parliaments(Spelt(text, words, lexicon.matches(text, loose=True, words=words)), lexicon)
    text, words = read.text, read.words
    free = {at for at, word in enumerate(words) if _may_be_misspelt(word.folded)}
    if free:
        for match in read.matches:
            free.difference_update(range(match.first, match.last + 1))
    near = lexicon.spellings.near
    for at in sorted(free, reverse=True):  # from the end, so that what stands before keeps its place
        tried = _one_word_in_two(words, at, free, lexicon) or _otherwise_spelt(words[at], near, lexicon)
        mended = _mended(read, *tried, lexicon, knows) if tried else read
        read = mended if mended is not read else _with_cue(read, words[at], lexicon, knows)
        if len(read.said) == _MOST_MENDED:
            break
    return read


def _with_parliaments(read: Spelt, lexicon: Lexicon) -> Spelt:
    """Call parliaments that the register has no name for by their states: *the Rada*."""
    unknown = [at for at, word in enumerate(read.words) if word.folded in _PARLIAMENTS]
    named = {at for match in read.matches for at in range(match.first, match.last + 1)} if unknown else set()
    for at in sorted(set(unknown) - named, reverse=True):
        word = read.words[at]
        begun = read.words[at - 1] if at and read.words[at - 1].folded == "verkhovna" else word
        text = f"{read.text[: begun.start]}{_PARLIAMENTS[word.folded]} parliament{read.text[word.end :]}"
        cut = tokens(text)
        said = f"“{read.text[begun.start : word.end]}” was read as the {_PARLIAMENTS[word.folded]} parliament."
        read = Spelt(text, cut, lexicon.matches(text, loose=True, words=cut), (said, *read.said))
    return read


@lru_cache(maxsize=_WORDS_KEPT)
def _may_be_misspelt(folded: str) -> bool:
    """Tell whether a word is neither an everyday word nor one that asks."""
    return (
        len(folded) >= _SHORTEST_PART
        and folded not in STOP_WORDS
        and folded not in everyday_words()
        and folded.isalpha()
        and not is_cue(folded)
    )


def _one_word_in_two(
    words: list[Token], at: int, free: Collection[int], lexicon: Lexicon
) -> tuple[Token, tuple[str, ...]] | None:
    """Join a word with the next where that gives a word of a name: *Mariu pol*, *Khar-kiv*."""
    if at + 1 not in free or words[at + 1].start - words[at].end > 1:
        return None
    joined = words[at].folded + words[at + 1].folded
    return (Token(words[at].start, words[at + 1].end, joined), (joined,)) if joined in lexicon.spellings else None


def _otherwise_spelt(
    word: Token, near: Callable[[str], tuple[str, ...]], lexicon: Lexicon
) -> tuple[Token, tuple[str, ...]] | None:
    apart = lexicon.spellings.apart(word.folded)
    meant = (apart,) if apart else near(word.folded) or _in_latin_letters(word, near, lexicon)
    return (word, meant) if meant and len(meant) <= _MOST_TRIED else None


def _in_latin_letters(word: Token, near: Callable[[str], tuple[str, ...]], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the names that a word in Cyrillic letters, in whichever case it stands, may be the spelling of."""
    for latin in latin_forms(word.folded):
        if latin in lexicon.spellings:
            return (latin,)
    return next((found for latin in latin_forms(word.folded) if (found := near(latin))), ())


def _mended(read: Spelt, word: Token, near: tuple[str, ...], lexicon: Lexicon, knows: Callable[[str], bool]) -> Spelt:
    """Take a word for the one near it that makes a name; where several do, it is not guessed which is meant."""
    named = {entry.id for match in read.matches for entry in match.entries}
    tried = [(each, made) for each in near if (made := _name_made(read, word, each, named, lexicon)) is not None]
    typed = read.text[word.start : word.end]
    if len({made.entries for _, made in tried}) != 1 or knows(typed):
        return read
    entries = tried[0][1].entries
    own = {token.folded: entry.name[token.start : token.end] for entry in entries for token in tokens(entry.name)}
    meant = next((each for each, _ in tried if each in own), tried[0][0])
    proper = typed[:1].isupper() or all(entry.kind in {Kind.ACTOR, Kind.PLACE} for entry in entries)
    meant = own.get(meant, meant.title()) if proper else meant
    return _replaced(read, word, meant, lexicon)


def _with_cue(read: Spelt, word: Token, lexicon: Lexicon, knows: Callable[[str], bool]) -> Spelt:
    """Take a word that is no name for the word near it that shows what is asked; where several do, they must show the same."""
    near = _cues_near(word.folded)
    typed = read.text[word.start : word.end]
    if len({PHRASES.means(each) for each in near}) != 1 or typed != typed.lower() or knows(typed):
        return read
    return _replaced(read, word, near[0], lexicon)


@lru_cache(maxsize=_WORDS_KEPT)
def _cues_near(word: str) -> tuple[str, ...]:
    near = _cues().near(word) if len(word) >= _SHORTEST_CUE else _cues_by_letters().get(_DOUBLED.sub(r"\1", word), ())
    return tuple(each for each in near if each[-1] == word[-1])  # a charger is no charge


@cache
def _cues_by_letters() -> dict[str, tuple[str, ...]]:
    """Give the words that show what is asked by their letters with none of them doubled: *acused*, *comitted*."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(everyday_words() | _FIELD_WORDS):
        single = _DOUBLED.sub(r"\1", word)
        if single != word and len(single) >= _SHORTEST_SINGLE and PHRASES.means(word) & _TASKS:
            found[single] = (*found.get(single, ()), word)
    return found


@cache
def _cues() -> Spellings:
    return Spellings((word, False) for word in everyday_words() | _FIELD_WORDS if PHRASES.means(word) & _TASKS)


def _replaced(read: Spelt, word: Token, meant: str, lexicon: Lexicon) -> Spelt:
    """Put another word in the place of one, and read the text anew."""
    text = read.text[: word.start] + meant + read.text[word.end :]
    cut = tokens(text)
    said = read_as(read.text[word.start : word.end], meant)
    return Spelt(text, cut, lexicon.matches(text, loose=True, words=cut), (said, *read.said))


def _name_made(read: Spelt, word: Token, near: str, named: set[int], lexicon: Lexicon) -> Match | None:
    before = read.text[max(0, word.start - _ROUND_A_WORD) : word.start]
    start, end = len(before), len(before) + len(near)
    for match in lexicon.matches(before + near + read.text[word.end : word.end + _ROUND_A_WORD]):
        if match.start < end and start < match.end and any(entry.id not in named for entry in match.entries):
            return match
    return None


def choices_in(text: str, mentions: Sequence[Mention], query: Query, lexicon: Lexicon) -> tuple[Choice, ...]:
    """Offer the bearers of each name that several of one kind bear, where the query that was read of the text asks for any.

    A name of an actor and of a place is no choice: the question itself tells which of the two is meant.
    """
    shared = [mention for mention in mentions if mention.is_shared]
    if not shared:
        return ()
    asked = _asked(query)
    choices: dict[str, Choice] = {}
    for mention in shared:
        for kind, keys in asked.items():
            bearers = [entry for entry in mention.of(kind) if not entry.is_private]
            if len(bearers) > 1 and any(entry.key in keys for entry in bearers):
                bearers.sort(key=lambda entry: entry.key not in keys)
                name, options = mention.match.text, _options(text, mention, mentions, bearers, lexicon)
                if len(options) > 1:
                    choices.setdefault(name.casefold(), Choice(which_bearer(name), options))
    return tuple(choices.values())


def _asked(query: Query) -> dict[Kind, frozenset[str]]:
    """Give the keys that a query asks for, by kind."""
    actors = (
        *query.speakers,
        *query.actors,
        *query.anyone,
        *query.allegers,
        *query.groups,
        *query.not_groups,
        *query.not_speakers,
    )
    keys = {Kind.ACTOR: actors, Kind.PLACE: query.places, Kind.WEAPON: query.weapons, Kind.TREATY: query.treaties}
    return {kind: frozenset(each) for kind, each in keys.items() if each}


def _options(
    text: str, mention: Mention, mentions: Sequence[Mention], bearers: Iterable[NamedEntry], lexicon: Lexicon
) -> tuple[Option, ...]:
    alike = [each.match for each in mentions if each.match.entries == mention.match.entries]
    named = [(entry.name, name) for entry in bearers if (name := lexicon.unmistakable(entry)) is not None]
    own = Counter(label for label, _ in named)
    return tuple(Option(label if own[label] == 1 else name, _with_name(text, alike, name)) for label, name in named)


def _with_name(text: str, matches: Iterable[Match], name: str) -> str:
    for match in sorted(matches, key=lambda each: each.start, reverse=True):
        text = text[: match.start] + name + text[match.end :]
    return text
