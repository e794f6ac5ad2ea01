"""The parts that names play in a question."""

from enum import StrEnum

from msgspec import Struct

from bot.answers.query import Intent
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention
from bot.register.members import QuickMembers
from bot.register.vocabulary import ActorType


class Part(StrEnum, metaclass=QuickMembers):
    """What a name does in a question."""

    SPEAKER = "speaker"
    ACTOR = "actor"
    PLACE = "place"
    ANYONE = "anyone"
    ALLEGER = "alleger"
    GROUP = "group"
    GROUP_LEFT_OUT = "group_left_out"
    LEFT_OUT = "left_out"
    PLACE_LEFT_OUT = "place_left_out"
    ACTOR_LEFT_OUT = "actor_left_out"
    WAR_LEFT_OUT = "war_left_out"
    MODIFIER = "modifier"


PLACES = frozenset({Part.PLACE, Part.PLACE_LEFT_OUT})
"""The parts that a place plays."""


class Played(Struct, frozen=True, gc=False):
    """A name in its part. `guessed` is True where only its place in the question speaks for it."""

    mention: Mention
    part: Part
    guessed: bool = False


OWN_VOICES = frozenset(
    {
        ActorType.INTERNATIONAL_ORGANISATION, ActorType.IO_ORGAN, ActorType.TREATY_BODY, ActorType.NGO, ActorType.COALITION,
        ActorType.RESEARCH_INSTITUTE, ActorType.MEDIA, ActorType.OFFICIAL,
    }
)  # fmt: skip
"""Actors who in this field speak about what others did, and are hardly ever accused themselves."""

WITH_MEMBERS = frozenset({ActorType.INTERNATIONAL_ORGANISATION, ActorType.COALITION})

SPOKEN = frozenset({Intent.POSITIONS, Intent.VOTES, Intent.COMPARE, Intent.CHANGE, Intent.RESPONSES, Intent.SOURCE})
STATUS_INTENTS = frozenset(
    {Intent.TREATY_STATUS, Intent.TREATY_FACTS, Intent.WHEN, Intent.COUNT, Intent.NEWS, Intent.CORRECTIONS, Intent.TIMELINE}
)
THOSE_ABOUT = words("""
    alleged claimed said made reported raised by those the one ones all anything everything what whatever that which are comes
    come
    coming came about on concerning regarding involving related to of in from at
    celles ceux celui celle de du des d las los la el aquellas aquellos del тех те обвинений звинувачень тих
    """)
"""What may stand between *except* and the name that is left out."""

ACTORS = ("speakers", "actors", "anyone", "allegers", "groups")
"""The slots of a query in which actors stand."""
