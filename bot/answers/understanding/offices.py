"""Offices by which a question names a person: *the Russian president*, *the governor of Kursk*.

The register knows persons, and not who held which office when; but its sentences often call a person by the office.
"""

from msgspec import Struct

from bot.answers.understanding.meanings import CLAIMING, SAYING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.register.vocabulary import ActorType

_HEADS = words(
    "president premier minister chancellor governor ambassador spokesperson spokesman spokeswoman mayor presidente gobernador "
    "ministro gouverneur ministre президент премьер министр губернатор прем'єр міністр"
)
_KINDS = words("prime foreign defence defense interior vice deputy")
_LOCAL = words("governor mayor gouverneur gobernador maire alcalde губернатор мэр мер")
_SPEAKING = frozenset({*SAYING, *CLAIMING, Meaning.UTTER, Meaning.ANSWER_VERB})
_OF = words("of de du d del")


class Office(Struct, frozen=True, gc=False):
    """An office as typed, and the name that tells whose it is; `is_local`: that of a place, which is no actor."""

    words: tuple[str, ...]
    whose: Mention
    is_local: bool

    @property
    def searched(self) -> tuple[str, ...]:
        """Give the words by which a record's sentence names its holder."""
        return (*self.words, *self.whose.match.text.split()) if self.is_local else self.words


def offices_named(shape: Shape) -> tuple[Office, ...]:
    """Give the offices that a question names without the persons who hold them."""
    if _HEADS.isdisjoint(shape.words) or any(ActorType.OFFICIAL in each.actor_types for each in shape.mentions):
        return ()
    found = (_office(shape, each) for each in shape.mentions if each.actors or each.places)
    return tuple([each for each in found if each is not None])


def is_whose_office(shape: Shape, mention: Mention) -> bool:
    """Tell whether a place only tells whose governor is asked for."""
    return not mention.actors and any(each.is_local and each.whose is mention for each in offices_named(shape))


def _office(shape: Shape, mention: Mention) -> Office | None:
    after = shape.past(mention.at + 1, {"s"})
    head = shape.past(after, _KINDS)
    if shape.word(head) in _HEADS:
        first = after
    else:
        head = shape.back(mention.at, LITTLE | _OF) - 1
        if shape.word(head) not in _HEADS or _OF.isdisjoint(shape.words[head + 1 : mention.at]):
            return None
        first = shape.back(head, _KINDS)
    is_local = shape.word(head) in _LOCAL and bool(mention.places) and not mention.actors
    if is_local and not shape.means(_SPEAKING):
        return None
    return Office(tuple(shape.spoken[first : head + 1]), mention, is_local)
