"""Mines that are called no more than *mines*, and lie at sea: the register has them as weapons of their own."""

from collections.abc import Sequence

from bot.answers.understanding.cues import words
from bot.answers.understanding.phrases import words as words_of
from bot.answers.understanding.shape import Mention, Shape
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.folding import fold
from bot.register.vocabulary import Kind

_MINES = words_of("mine mines mined mining mina minas minage")
_IN_CYRILLIC = ("мин", "мін")
"""With any ending: *мінуванні*."""
_WATERS = words_of("sea gulf strait straits ocean bay")
_AFLOAT = words(
    r"drift(?:ing|ed|s)?", r"adrift", r"float(?:ing|ed|s)?", r"(?:at|in|into|to|of) (?:the )?sea", r"shipping lanes?",
    r"offshore", r"mines? (?:washed|washing)", r"en mer", r"a la derive", r"en el mar", r"a la deriva", r"в море",
    r"дреифу\w*", r"у морі",
    r"в морі",
)  # fmt: skip
_CALLED = "naval mines"


def mines_at_sea(shape: Shape, mention: Mention, lexicon: Lexicon) -> Sequence[NamedEntry]:
    """Give what is meant by *mines* where a sea is named or they drift; nothing where they are called anything more."""
    text = fold(mention.match.text)
    if (
        not (text in _MINES or text.startswith(_IN_CYRILLIC))
        or " " in text
        or not (_AFLOAT.search(shape.line) or any(map(_is_water, shape.mentions)))
    ):
        return ()
    return [entry for match in lexicon.matches(_CALLED) for entry in match.by_kind.get(Kind.WEAPON, ())]


def _is_water(mention: Mention) -> bool:
    places = mention.of(Kind.PLACE)
    return bool(places) and all(not _WATERS.isdisjoint(fold(place.name).split()) for place in places)
