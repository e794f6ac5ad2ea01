"""The treaties that a question names: by a city that is also a capital, by a body of theirs, or one beside another."""

from collections.abc import Iterable, Sequence

from bot.answers.query import Intent
from bot.answers.understanding.cues import Cue
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.folding import fold
from bot.register.vocabulary import ActorType, Kind

Named = tuple[Mention, Sequence[NamedEntry]]
"""A name, and the treaties that it can mean."""
_ASKED = words("ask asks asked want wants wanted expect expects expected")
"""Before *of Ottawa*: somebody is asked, and no treaty."""
_THE_ONE_ON = Cue(r"(?<!\w)(?:the|that|this) (?:one|convention|treaty)s? (?:on|about|for) (?:the )?@\d+(?!\w)")
_UNNAMED = Cue(
    r"(?<!\w)(?:the|that|this) (?:one|convention|treaty)s? (?:on|about|for) (?:the )?@\d+(?!\w)"
    r"|(?<!\w)(?:both|the two|these two|the) (?:conventions|treaties)(?!\w)"
    r"|(?<!\w)(?:under|of|to|by|in|from|does|do) (?:the|that|this|its) (?:convention|treaty)(?!\w)"
)
"""A treaty is spoken of that is named by its weapon alone: *stockpiles of cluster munitions under the convention*."""
_NOUNS = ("convention", "ban", "treaty")
_UNNAMED_THINGS = words("convention conventions treaty treaties")
_OF_TREATIES = frozenset({Meaning.STATUS, Meaning.TREATY_ACT, Meaning.FACTS, Meaning.LISTED_STATES, Meaning.UNDER_TREATY})
_LEFT = words("gone out away absent missing")
_ON_TREATIES = frozenset({Intent.TREATY_STATUS, Intent.TREATY_FACTS})


def treaties_named(shape: Shape, intent: Intent) -> list[Named]:
    """Give the names that are meant as treaties."""
    found: list[Named] = []
    for mention in shape.mentions:
        entries = mention.treaties
        joined = bool(found) and _is_joined(shape, mention, found[-1][0])
        sure = mention.is_sure(Kind.TREATY) or not mention.actors
        if entries and (sure or joined or _means_treaty(shape, mention, intent)):
            found.append((mention, entries))
    return found


def taken_for_treaties(treaties: Iterable[Named]) -> list[str]:
    """Say which names are treaties only where the question tells so."""
    unsure = ((mention, entries) for mention, entries in treaties if not mention.is_sure(Kind.TREATY))
    return [f"“{mention.match.text}” was taken as the {entries[0].name}." for mention, entries in unsure]


def cities_of(shape: Shape, lexicon: Lexicon, treaties: Iterable[Named]) -> set[int]:
    """Give the names of cities by which treaties are called, before their other names: *Oslo Convention on Cluster …*."""
    found: set[int] = set()
    for mention, entries in treaties:
        city = next((each for each in shape.mentions if each.at == mention.at - 1), None)
        called = lexicon.matches(f"{city.match.text} convention") if city is not None else ()
        if city is not None and any({*match.by_kind.get(Kind.TREATY, ())} & {*entries} for match in called):
            found.add(city.number)
    return found


def treaties_of_bodies(shape: Shape, lexicon: Lexicon) -> list[str]:
    """Give the treaties by whose names bodies are called: *the NPT Review Conference*."""
    found = []
    for mention in shape.mentions:
        first, _, others = mention.match.text.partition(" ")
        if others and ActorType.TREATY_BODY in mention.actor_types:
            found += [entry.key for match in lexicon.matches(first) for entry in match.by_kind.get(Kind.TREATY, ())]
    return found


def bodies_of_treaties(shape: Shape, treaties: Iterable[Named], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the bodies that are called in full: *the Meeting of the States Parties to the mine ban convention*."""
    named = (each for each in shape.phrases if ActorType.TREATY_BODY in each.meanings)
    called = {word for each in named for word in shape.words[each.start : each.end]}
    bodies = [lexicon.named(each) for each in lexicon.of_type(ActorType.TREATY_BODY)] if called else []
    names = [fold(entry.name) for _, entries in treaties for entry in entries]
    return tuple(
        [
            body.key
            for body in bodies
            if fold(body.name).split()[0] in called and any(fold(body.name).endswith(name) for name in names)
        ]
    )


def treaties_of_weapons(shape: Shape, lexicon: Lexicon) -> list[str]:
    """Give the treaties that are called by the weapons of a question, where it speaks of *the convention* by no other name.

    Beside the resolution on a treaty, one on a weapon is that on the treaty called by it.
    """
    if Kind.WEAPON not in shape.kinds:
        return []
    voted_on = Kind.TREATY in shape.kinds and Meaning.RESOLUTION in shape.meanings  # the mine ban and cluster bomb resolutions
    if not voted_on and not _UNNAMED.search(shape.line):
        return []
    on_treaties = voted_on or Kind.TREATY in shape.kinds or shape.means(_OF_TREATIES)
    if not on_treaties and _UNNAMED_THINGS.isdisjoint(shape.words):
        return []  # statements on mines, but not the ones on Claymores
    named = _THE_ONE_ON.search(shape.line)
    weapons = {each.number for each in shape.mentions if each.weapons}
    if named is not None and int(named[0].rpartition("@")[2]) not in weapons:
        return []  # without the one on the Korean Peninsula
    if Kind.TREATY in shape.kinds and not voted_on and not _THE_ONE_ON.search(shape.line):
        return []
    return treaties_called_by((mention.match.text for mention in shape.mentions if mention.weapons), lexicon)


def treaties_called_by(weapons: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Give the treaties that are called by the names of weapons: *cluster munition* is that of a convention."""
    called = [match for text in weapons for noun in _NOUNS for match in lexicon.matches(f"{text} {noun}")]
    return list(dict.fromkeys(entry.key for match in called for entry in match.by_kind.get(Kind.TREATY, ())))


def _is_joined(shape: Shape, mention: Mention, treaty: Mention) -> bool:
    """Tell whether a name is joined to that of a treaty before it: *out of Ottawa and Oslo*."""
    return treaty.at == mention.left - 2 and shape.starting(mention.left - 1, (Meaning.JOIN,))


def _means_treaty(shape: Shape, mention: Mention, intent: Intent) -> bool:
    """Tell whether a name of a treaty that is also a city's or a state's is meant as the treaty: *out of Ottawa*."""
    if shape.word(mention.at + 1) == "s" or (shape.word(mention.at - 1) == "of" and shape.word(mention.at - 2) in _ASKED):
        return False
    if shape.starting(mention.at + 1, (Meaning.RESOLUTION,)):
        return True
    if shape.ending(mention.at, (Meaning.UNDER_TREATY, Meaning.ABOUT)):
        return True
    left = shape.word(mention.at - 1) == "from" and shape.word(mention.at - 2) in _LEFT
    if intent is Intent.TREATY_STATUS and (left or shape.ending(mention.at, (Meaning.IN,))):
        return True  # was Latvia still inside Ottawa, or gone from it
    of_treaties = shape.means((Meaning.STATUS, Meaning.VOTE)) or intent in _ON_TREATIES
    return of_treaties and not shape.ending(mention.at, {Meaning.IN, Meaning.FROM})
