"""The weapons that a question names: those asked about, those left out, and mines that lie at sea."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bot.answers.understanding.cues import words
from bot.answers.understanding.left_out_parts import is_set_aside, is_unmentioned, leaves_out
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.parts import THOSE_ABOUT
from bot.answers.understanding.phrases import words as words_of
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.folding import fold
from bot.register.vocabulary import Kind

_OR = words_of("or and nor ou et o y или и чи та ni ні ни")
_INCLUDED = words_of("including included includes too")
_MINES = words_of("mine mines mined mining mina minas minage")
_IN_CYRILLIC = ("мин", "мін")
"""With any ending: *мінуванні*."""
_WATERS = words_of("sea gulf strait straits ocean bay")
_AFLOAT = words(
    r"drift(?:ing|ed|s)?", r"adrift", r"float(?:ing|ed|s)?", r"(?:at|in|into|to|of) (?:the )?sea", r"shipping lanes?",
    r"offshore", r"mines? (?:washed|washing)", r"en mer", r"a la derive", r"en el mar", r"a la deriva", r"в море",
    r"дреифу\w*", r"у морі", r"в морі",
)  # fmt: skip
_THOSE_WITH = THOSE_ABOUT | LITTLE | {"with"}
_CALLED_AT_SEA = "naval mines"


class WeaponsNamed(Struct, frozen=True, gc=False):
    """The weapons asked about and those left out; `each` of them counts, not only the narrowest; `said` is what was assumed."""

    asked: list[NamedEntry]
    left_out: list[NamedEntry]
    each: bool
    said: list[str]


def weapons_named(shape: Shape, lexicon: Lexicon) -> WeaponsNamed:
    """Give the weapons that a question names."""
    asked: list[NamedEntry] = []
    left_out: list[NamedEntry] = []
    said: list[str] = []
    may_be_left_out = leaves_out(shape)
    ended = None  # where the last weapon that is left out stands
    for mention in shape.mentions:
        entries = mention.weapons
        if not entries:
            continue
        at_sea = _mines_at_sea(shape, mention, lexicon)
        without = may_be_left_out and (_is_left_out(shape, mention) or _goes_on_from(shape, mention, ended))
        ended = mention.at if without else ended
        (left_out if without else asked).extend(at_sea or entries)
        if at_sea or not mention.is_sure(Kind.WEAPON):
            names = ", ".join(entry.name for entry in at_sea or entries)
            said.append(f"“{mention.match.text}” was taken as: {names}.")
    each = len(asked) + len(left_out) > 1 and (not _INCLUDED.isdisjoint(shape.words) or _are_side_by_side(shape))
    return WeaponsNamed(asked, left_out, each, said)


def _are_side_by_side(shape: Shape) -> bool:
    """Tell whether two weapons are named one beside the other: *landmine or booby-trap allegations*."""
    at = [mention.at for mention in shape.mentions if mention.weapons]
    return any(shape.word(one + 1) in _OR and other == one + 2 for one, other in pairwise(at))


def _is_left_out(shape: Shape, mention: Mention) -> bool:
    """Tell whether what stands before a name leaves it out: *apart from those with cluster bombs*."""
    if shape.word(mention.left - 1) == "not" or is_set_aside(shape, mention) or is_unmentioned(shape, mention.left):
        return True  # landmines, not cluster bombs
    if Meaning.EXCEPT not in shape.meanings:
        return False
    ends = range(mention.at, shape.back(mention.at, _THOSE_WITH) - 1, -1)
    return any(shape.ending(end, (Meaning.EXCEPT,)) for end in ends)


def _goes_on_from(shape: Shape, mention: Mention, ended: int | None) -> bool:
    """Tell whether a name goes on a list of what is left out: *except cluster munitions and phosphorus*."""
    if ended is None or is_set_aside(shape, next(each for each in shape.mentions if each.at == ended)):
        return False
    between = shape.words[ended + 1 : mention.at]
    if any(word not in _OR and word not in _THOSE_WITH for word in between):
        return False
    return not _OR.isdisjoint(between) or (not between and "," in shape.text[_end_at(shape, ended) : mention.match.start])


def _end_at(shape: Shape, at: int) -> int:
    return next(each.match.end for each in shape.mentions if each.at == at)


def _mines_at_sea(shape: Shape, mention: Mention, lexicon: Lexicon) -> Sequence[NamedEntry]:
    """Give what is meant by *mines* where a sea is named or they drift; nothing where they are called anything more."""
    if mention.match.first < mention.match.last:
        return ()
    text = fold(mention.match.text)
    if not (text in _MINES or text.startswith(_IN_CYRILLIC)):
        return ()
    if not (_AFLOAT.search(shape.line) or any(map(_is_water, shape.mentions))):
        return ()
    return [entry for match in lexicon.matches(_CALLED_AT_SEA) for entry in match.by_kind.get(Kind.WEAPON, ())]


def _is_water(mention: Mention) -> bool:
    places = mention.places
    return bool(places) and all(not _WATERS.isdisjoint(fold(place.name).split()) for place in places)
