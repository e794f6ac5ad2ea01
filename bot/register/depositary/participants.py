"""Participants of treaties found among the register's actors, by any of their names."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.register.folding import fold
from bot.register.rows import ALIAS, ENTRY, REFERENCE
from bot.register.vocabulary import ActorType

_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_LEFT_OUT = frozenset({"the", "and"})
_SPELT_OUT = {"st": "saint"}

Words = tuple[str, ...]


class Participants:
    """The names of states and of international organisations, folded: accents, articles and the order of brackets are one."""

    def __init__(self, session: Session) -> None:
        """Read the names."""
        self._names: dict[str, str] = {}
        # The first of these that knows a name decides: a state's name, its own name without what stands in brackets, a name
        # that is ambiguous among actors (Congo, Macedonia) but borne by one state only; then the same for organisations.
        self._tiers: list[dict[Words, set[str]]] = [defaultdict(set) for _ in range(6)]
        kinds = (ActorType.STATE, ActorType.INTERNATIONAL_ORGANISATION)
        actors = select(ENTRY.c.key, REFERENCE.c.id, REFERENCE.c.name, REFERENCE.c.actor_type).join(
            ENTRY, ENTRY.c.id == REFERENCE.c.id
        )
        places: dict[int, tuple[str, int]] = {}
        for key, actor_id, name, kind in session.execute(actors.where(REFERENCE.c.actor_type.in_(kinds))):
            tier = 3 * kinds.index(kind)
            places[actor_id] = key, tier
            self._names[key] = name
            self._tiers[tier][_words(name)].add(key)
            self._tiers[tier + 1][_words(_IN_BRACKETS.sub(" ", name))].add(key)
        aliases = select(ALIAS.c.reference_id, ALIAS.c.text, ALIAS.c.ambiguous).where(ALIAS.c.exact_case.is_(False))
        for actor_id, text, ambiguous in session.execute(aliases):
            if actor_id in places:
                key, tier = places[actor_id]
                self._tiers[tier + 2 if ambiguous else tier][_words(text)].add(key)

    def named(self, participant: str) -> list[str]:
        """Give the keys of the actors that a participant's name can mean: one, none, or several."""
        spellings = [words for words in map(_words, _spellings(participant)) if words]
        for tier in self._tiers:
            for words in spellings:
                if words in tier:
                    return sorted(tier[words])
        return []

    def name(self, key: str) -> str:
        """Give an actor's name."""
        return self._names[key]


def _spellings(participant: str) -> Iterator[str]:
    """Give a name as it stands, as it is spoken (`Bolivia (Plurinational State of)`), and without the brackets."""
    yield participant
    if brackets := _IN_BRACKETS.search(participant):
        rest = _IN_BRACKETS.sub(" ", participant)
        yield f"{brackets[1]} {rest}"
        yield rest


def _words(text: str) -> Words:
    words = _WORD.findall(fold(text).replace("'", ""))
    return tuple(_SPELT_OUT.get(word, word) for word in words if word not in _LEFT_OUT)
