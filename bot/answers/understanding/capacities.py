"""The office in which somebody is asked to have spoken: *Ukraine's defence minister*, *statements by spokespersons*."""

from typing import NamedTuple

from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import Capacity, Form

_CAPACITIES = {
    "president": Capacity.HEAD_OF_STATE,
    "presidents": Capacity.HEAD_OF_STATE,
    "minister": Capacity.MINISTER,
    "ministers": Capacity.MINISTER,
    "spokesperson": Capacity.SPOKESPERSON,
    "spokesman": Capacity.SPOKESPERSON,
    "spokeswoman": Capacity.SPOKESPERSON,
    "spokespersons": Capacity.SPOKESPERSON,
    "spokespeople": Capacity.SPOKESPERSON,
}
_SEVERAL = words("presidents ministers spokespersons spokespeople")
"""Of these all are asked about, whosever they are."""
_OTHERS = words("ministry chancellor secretary ambassador")
"""Offices that no capacity of the register stands for: the record's own words tell them."""
_WHICH = words("prime foreign defence defense press deputy interior")
_FORMS = {("joint", "statements"): Form.JOINT_STATEMENT, ("press", "releases"): Form.PRESS_RELEASE}


class SpeakingAs(NamedTuple):
    """An office as typed, what the register calls it, and the words that must stand in a record's text; or a form."""

    typed: str
    capacity: Capacity | None = None
    words: tuple[str, ...] = ()
    form: Form | None = None


def office_asked(shape: Shape) -> SpeakingAs | None:
    """Give the office, or the form, of what is asked for; None where there is none, or a person is named with it."""
    for at, word in enumerate(shape.words):
        form = _FORMS.get((word, shape.word(at + 1)))
        if form is not None:
            return SpeakingAs(" ".join(shape.spoken[at : at + 2]), form=form)
        if word == "heads" and shape.before(at + 3, 2) == "of state":
            return SpeakingAs(" ".join(shape.spoken[at : at + 3]), Capacity.HEAD_OF_STATE)
        if at in shape.left and (word in _CAPACITIES or word in _OTHERS) and (office := _office(shape, at)):
            return office
    return None


def _office(shape: Shape, at: int) -> SpeakingAs | None:
    """Give the office that ends at a place."""
    begins = shape.back(at, _WHICH)
    owner = begins - 1 - (shape.word(begins - 1) == "s")
    owned = any(each.at == owner and each.actors for each in shape.mentions)
    named = any(each.at == at + 1 and each.actors for each in shape.mentions)
    word = shape.words[at]
    if named or not (owned or word in _SEVERAL):
        return None
    told = shape.words[begins:at] if word in _CAPACITIES else shape.words[begins : at + 1]
    return SpeakingAs(" ".join(shape.spoken[begins : at + 1]), _CAPACITIES.get(word), told)
