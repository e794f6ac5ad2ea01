"""Names as people type them: misspelt ones mended and said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.answers.left_over import is_cue
from bot.answers.stop_words import STOP_WORDS
from bot.names.lexicon import Lexicon, Match
from bot.names.spelling import everyday_words
from bot.names.tokens import Token, tokens
from bot.register.vocabulary import Kind

_SHORTEST_PART = 3
_MOST_TRIED = 6
"""Names near a word; more than these are no hint to any of them."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text with its names spelt as the register spells them, its words and names, and what was read as what."""

    text: str
    words: list[Token]
    matches: list[Match]
    said: tuple[str, ...] = ()


def spelt(text: str, lexicon: Lexicon, knows: Callable[[str], bool] = lambda _: False) -> Spelt:
    """Mend what is misspelt in a text, where the mended word makes a name that was not there.

    `knows` tells whether a word stands in a text of the register: such a word is meant as it is.
    """
    words = tokens(text)
    read = Spelt(text, words, lexicon.matches(text, loose=True, words=words))
    free = [_may_be_misspelt(word, read.matches) for word in words]
    for at in reversed(range(len(words))):  # from the end, so that what stands before keeps its place
        if not free[at]:
            continue
        tried = _one_word_in_two(words, at, free, lexicon) or _otherwise_spelt(words[at], lexicon)
        if tried:
            read = _mended(read, *tried, lexicon, knows)
    return read


def _may_be_misspelt(word: Token, matches: Iterable[Match]) -> bool:
    """Tell whether a word is in no name, and neither an everyday word nor one that asks."""
    folded = word.folded
    return (
        len(folded) >= _SHORTEST_PART
        and folded not in STOP_WORDS
        and folded not in everyday_words()
        and folded.isalpha()
        and not any(match.start < word.end and word.start < match.end for match in matches)
        and not is_cue(folded)
    )


def _one_word_in_two(words: list[Token], at: int, free: list[bool], lexicon: Lexicon) -> tuple[Token, tuple[str, ...]] | None:
    """Join a word with the next where that gives a word of a name: *Mariu pol*, *Khar-kiv*."""
    if at + 1 == len(words) or not free[at + 1] or words[at + 1].start - words[at].end > 1:
        return None
    joined = words[at].folded + words[at + 1].folded
    return (Token(words[at].start, words[at + 1].end, joined), (joined,)) if joined in lexicon.spellings else None


def _otherwise_spelt(word: Token, lexicon: Lexicon) -> tuple[Token, tuple[str, ...]] | None:
    apart = lexicon.spellings.apart(word.folded)
    near = (apart,) if apart else lexicon.spellings.near(word.folded)
    return (word, near) if near and len(near) <= _MOST_TRIED else None


def _mended(read: Spelt, word: Token, near: tuple[str, ...], lexicon: Lexicon, knows: Callable[[str], bool]) -> Spelt:
    """Take a word for the one near it that makes a name; where several do, it is not guessed which is meant."""
    named = {entry.id for match in read.matches for entry in match.entries}
    tried = [(each, made) for each in near if (made := _name_made(read, word, each, named, lexicon)) is not None]
    typed = read.text[word.start : word.end]
    if len({made.entries for _, made in tried}) != 1 or knows(typed):
        return read
    meant, made = tried[0]
    text = read.text[: word.start] + meant + read.text[word.end :]
    words = tokens(text)
    proper = all(entry.kind in {Kind.ACTOR, Kind.PLACE} for entry in made.entries)
    said = f"“{typed}” was read as {meant.title() if proper else meant}."
    return Spelt(text, words, lexicon.matches(text, loose=True, words=words), (said, *read.said))


def _name_made(read: Spelt, word: Token, near: str, named: set[int], lexicon: Lexicon) -> Match | None:
    text = read.text[: word.start] + near + read.text[word.end :]
    end = word.start + len(near)
    return next(
        (
            match
            for match in lexicon.matches(text)
            if match.start < end and word.start < match.end and any(entry.id not in named for entry in match.entries)
        ),
        None,
    )
