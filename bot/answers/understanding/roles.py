"""The part that each name plays in a question: who speaks, who is spoken about, where, and who is left out."""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from bot.answers.query import Intent
from bot.answers.understanding.meanings import CLAIMING, REPORTS, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.names.pack import state_adjectives
from bot.register.folding import fold
from bot.register.members import plain_members
from bot.register.vocabulary import ActorType, Kind, PlaceType


@plain_members
class Part(StrEnum):
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
    MODIFIER = "modifier"


PLACES = frozenset({Part.PLACE, Part.PLACE_LEFT_OUT})
"""The parts that a place plays."""


class Played(NamedTuple):
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

_LITTLE = words("""
    the a an all any its their his her l d la le les el los then also ever both so called alleged claimed possible only some our
    other certain recent latest first last own official new mr mrs ms dr sir lord general gen
    armee armees forces troupes ejercito fuerzas armadas tropas армии войск армії військ
    """)
"""What may stand between a name and the word before it that tells its part."""
_FILLER = words("""
    has have had did does do really actually ever also then himself herself itself themselves not just simply publicly
    officially still already was were is officials official government only even once to mod mfa ministry defence defense
    foreign president spokesperson spokesman his s and never first last recently formally repeatedly always explicitly
    representatives representative delegation itself general a t il elle ils elles ambassador minister leader leaders
    regions region regional governor
    governors local authorities leadership spokesman capital diplomats diplomat envoy mission
    ont est se ha han ne n deja ya не уже вже
    """)
"""What may stand between a name and what it says or does."""
_ADJECTIVES = words("""
    s official latest most recent first own public current new mod mfa army government ministry defence foreign last alleged
    claimed reported voting initial final formal original previous earlier stated
    """)
"""What may stand between a name and what it said or did."""
_BELONGING = words("members member anyone anybody those states countries nations parties all of in from")
"""What may stand between an organisation's name and a word that leaves its members out."""
_SOMEBODY = words("anyone anybody someone somebody nobody those people officials politicians voices circles")
_ONTO = words("in on over across at hit struck shelled bombed")
_OF_A_SIDE = words("on from")
"""Before *the Russian side*: who speaks for it is asked for."""
_THOSE = words("those the ones claims allegations accusations that which are is were was made directed levelled")
_AUXILIARIES = words("did does has had have will would can")
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_SAY_VERBS = frozenset({Meaning.SAY_VERB, Meaning.UTTER, Meaning.ANSWER_VERB, Meaning.VOTE, Meaning.CLAIM_VERB, Meaning.CHANGE})
_SAY_NOUNS = frozenset({Meaning.SAY_NOUN, Meaning.ANSWER_NOUN, Meaning.CLAIM_NOUN, Meaning.VOTE})
_SAID = _SAY_VERBS | _SAY_NOUNS
_DONE = frozenset({Meaning.DO_VERB, Meaning.DO_NOUN, Meaning.ACT})
_ANYTHING = frozenset(Meaning)


_SPOKEN = frozenset({Intent.POSITIONS, Intent.VOTES, Intent.COMPARE, Intent.CHANGE, Intent.RESPONSES, Intent.SOURCE})
_STATUS_INTENTS = frozenset(
    {Intent.TREATY_STATUS, Intent.TREATY_FACTS, Intent.WHEN, Intent.COUNT, Intent.NEWS, Intent.CORRECTIONS, Intent.TIMELINE}
)


def cast(shape: Shape, intent: Intent, *, saying: bool) -> list[Played]:
    """Give each name that can be an actor or a place its part.

    `saying` tells that the question asks for what is said, where the intent leaves that open (a timeline of statements).
    """
    told: list[Played] = []
    open_yet: list[Mention] = []
    for mention in shape.mentions:
        if not (mention.of(Kind.ACTOR) or mention.of(Kind.PLACE)):
            continue
        part = _joined(shape, mention, told) or _by_words(shape, mention, intent)
        if (part is None or part is Part.SPEAKER) and _is_venue(mention, intent):
            part = Part.MODIFIER
        if part is None:
            open_yet.append(mention)
        else:
            told.append(Played(mention, _possible(mention, part)))
    if not open_yet:
        return told
    played = list(told)
    for mention in open_yet:  # of these the words tell nothing, so they are cast beside those of which they do
        if _goes_on(shape, mention):
            played.append(Played(mention, Part.MODIFIER, guessed=True))
            continue
        part = _joining_next(shape, mention, told) or _by_default(shape, mention, intent, played, saying=saying)
        played.append(Played(mention, _possible(mention, part), guessed=True))
    return sorted(played, key=lambda each: each.mention.at)


def _goes_on(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name is the first word of another that is not known: *Washington Post*, *Moscow Times*."""
    at = mention.at + 1
    word, typed = (shape.words[at], shape.spoken[at]) if at < len(shape.words) else ("", "")
    if not typed[:1].isupper() or word[0] in "@#" or any(entry.name == mention.match.text for entry in mention.of(Kind.ACTOR)):
        return False
    if typed.isupper() or word in STOP_WORDS or shape.starting(at, _ANYTHING):
        return False
    return shape.text[mention.match.end :].startswith(f" {typed}") and any(each[:1].islower() for each in shape.spoken)


def _is_venue(mention: Mention, intent: Intent) -> bool:
    """Tell whether a name is where it was voted, not who voted."""
    if intent is not Intent.VOTES:
        return False
    actors = mention.of(Kind.ACTOR)
    return bool(actors) and all(actor.subtype in OWN_VOICES for actor in actors)


def _possible(mention: Mention, part: Part) -> Part:
    """Correct a part that none of the name's meanings can play."""
    if part is Part.PLACE and not mention.of(Kind.PLACE):
        return Part.ACTOR
    if part not in PLACES and not mention.of(Kind.ACTOR):
        return Part.PLACE if part is not Part.LEFT_OUT else Part.LEFT_OUT
    return part


def _joined(shape: Shape, mention: Mention, played: list[Played]) -> Part | None:
    """Give a name that is joined to the one before it (`Russia and Ukraine`) the same part."""
    at = shape.back(mention.at, _LITTLE)
    if not played or at < 2 or not shape.starting(at - 1, (Meaning.JOIN,)):
        return None
    previous = played[-1]
    if previous.mention.at != at - 2 or _is_subject(shape, mention) != _is_subject(shape, previous.mention):
        return None
    return previous.part if not previous.guessed else None


def _joining_next(shape: Shape, mention: Mention, told: list[Played]) -> Part | None:
    """Give a name that is joined to the one after it the part which the words give to that one: `X and the Y said`."""
    after = shape.past(mention.at + 1, {"s"})
    if not shape.starting(after, (Meaning.JOIN,)):
        return None
    following = shape.past(after + 1, _LITTLE)
    return next((each.part for each in told if each.mention.at == following and each.part is Part.SPEAKER), None)


def _is_subject(shape: Shape, mention: Mention) -> bool:
    at = mention.at + 1
    return (_says(shape, at) or _does(shape, at)) and not shape.starting(at, (Meaning.JOIN,))


def _by_words(shape: Shape, mention: Mention, intent: Intent) -> Part | None:
    left = shape.back(mention.at, _LITTLE)
    right = mention.at + 1
    if group := _group(shape, mention, left):
        return group
    if _is_contrast(shape, mention):
        return Part.PLACE_LEFT_OUT if not mention.of(Kind.ACTOR) else Part.LEFT_OUT
    if without := Meaning.EXCEPT in shape.meanings and (
        shape.ending(left, (Meaning.EXCEPT,)) or shape.ending(mention.at, (Meaning.EXCEPT,))
    ):
        somewhere = "where" in shape.words or "in" in shape.words[without.start : mention.at] or not mention.of(Kind.ACTOR)
        return Part.PLACE_LEFT_OUT if somewhere and mention.of(Kind.PLACE) else Part.LEFT_OUT
    own = _own(shape, mention)
    if shape.word(own) == "side" and shape.word(left - 1) in _OF_A_SIDE and mention.of(Kind.ACTOR):
        return Part.SPEAKER
    on_its_soil = left > 0 and shape.words[left - 1] in _ONTO and shape.starting(own, (Meaning.SOIL,))
    within = shape.ending(left, (Meaning.IN,))
    if within and shape.ending(left, (Meaning.AGAINST,)):
        within = None
    if within and within.start and shape.words[within.start - 1] in _SOMEBODY and mention.of(Kind.ACTOR):
        return Part.SPEAKER
    if within and "outside" in shape.words[max(0, within.start - 2) : within.end] and _is_country(mention):
        return Part.PLACE_LEFT_OUT
    inside = within and not shape.starting(own, (Meaning.BODY,))
    if (inside or on_its_soil) and mention.of(Kind.PLACE):
        return Part.PLACE
    if not mention.of(Kind.ACTOR):
        return Part.PLACE
    by_left = _by_left(shape, left, right, intent) if left in shape.ends else None
    return by_left or _by_right(shape, right, own, intent)


def _is_country(mention: Mention) -> bool:
    """Tell whether a name is a whole country's: what is outside of a town is near it, but not what is outside of a country."""
    return any(place.subtype == PlaceType.COUNTRY for place in mention.of(Kind.PLACE))


def _is_contrast(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands there only to say that it is not meant."""
    if "not" not in shape.words or "not" not in shape.words[max(0, mention.at - 2) : mention.at]:
        return False
    return _CONTRAST.search(shape.text[: mention.match.start]) is not None


def _group(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell whether the members of an organisation are meant, and whether they are left out: *minus anyone in the EU*."""
    inside = left > 1 and shape.words[left - 1] in {"in", "of"} and shape.words[left - 2] in _BELONGING
    if not inside and not (Meaning.MEMBERS in shape.meanings and shape.starting(_own(shape, mention), (Meaning.MEMBERS,))):
        return None
    if OWN_VOICES.isdisjoint([entry.subtype for entry in mention.of(Kind.ACTOR)]):
        return None
    before = shape.back(left - 2, _BELONGING | _LITTLE) if inside else left
    left_out = shape.ending(before, (Meaning.EXCEPT,)) or shape.words[mention.at - 1 : mention.at] == ("non",)
    return Part.GROUP_LEFT_OUT if left_out else Part.GROUP


def _own(shape: Shape, mention: Mention) -> int:
    """Give the place after a name, and after the `s` that makes what follows its own."""
    return mention.at + (2 if shape.word(mention.at + 1) == "s" else 1)


def _by_left(shape: Shape, left: int, right: int, intent: Intent) -> Part | None:
    if against := shape.ending(left, (Meaning.AGAINST,)):
        without = shape.ending(shape.back(against.start, _THOSE), (Meaning.EXCEPT,))
        return Part.ACTOR_LEFT_OUT if without else Part.ACTOR
    if by := shape.ending(left, (Meaning.BY,)):
        return _by(shape, by.start, intent)
    if shape.starting(right, (Meaning.AGAINST,)) and shape.ending(left, (Meaning.CLAIM_NOUN,)):
        return _alleging(intent)  # обвинения Украины против России
    if source := shape.ending(left, (Meaning.FROM,)):
        taken_away = shape.words[source.start : source.end] == ("from",) and shape.ending(source.start, {*_DONE, Meaning.EVENT})
        return None if taken_away else Part.SPEAKER
    to = shape.ending(left, (Meaning.TO,)) if not shape.ending(left, (Meaning.JOIN,)) else None
    if to and _is_near(shape, to.start, _ANSWERS):
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.ACTOR
    if to and shape.words[left - 1] == "for" and intent in _STATUS_INTENTS and "force" in shape.words:
        return Part.ANYONE  # when did it enter into force for Zambia
    if to and not (_does(shape, right) or _says(shape, right)):
        return Part.MODIFIER
    of = shape.ending(left, (Meaning.OF,))
    if of and shape.ending(shape.back(of.start, _ADJECTIVES), _SAY_NOUNS):
        return Part.ACTOR if _is_near(shape, of.start, CLAIMING) and Meaning.AGAINST not in shape.meanings else Part.SPEAKER
    return None


_CONTRAST = re.compile(r"[,;(–—-]\s*not (?:the )?$")
"""What stands before a name that is named only to say that it is not meant: *the ministry, not Zelenskyy*."""
_ANSWERS = frozenset({Meaning.ANSWER_VERB, Meaning.ANSWER_NOUN})
_NEAR = 4
_RAISED = words("made raised levelled leveled brought filed voiced put published lodged advanced")
"""What is done to a claim or a statement by whoever makes it."""


def _by(shape: Shape, at: int, intent: Intent) -> Part:
    """Tell what is done by a name: the nearest word before it that says or does decides."""
    if at and shape.words[at - 1] in _RAISED:
        return Part.SPEAKER
    for place in range(at, max(0, at - _NEAR), -1):
        if shape.ending(place, _SAID):
            return Part.SPEAKER
        if shape.ending(place, _DONE):
            return Part.ACTOR
    return Part.SPEAKER if intent in _SPOKEN else Part.ACTOR


def _is_near(shape: Shape, at: int, meanings: Collection[Meaning]) -> bool:
    return any(shape.ending(place, meanings) for place in range(at, max(0, at - _NEAR), -1))


def _by_right(shape: Shape, right: int, own: int, intent: Intent) -> Part | None:
    noun = _noun(shape, own)
    if shape.starting(noun, (Meaning.EVENT,)):
        return Part.MODIFIER
    if Meaning.ACCUSED in shape.meanings and _is_accused(shape, right):
        return Part.ACTOR
    if shape.starting(noun, _SAY_NOUNS) and (own != right or noun == right or noun > own):
        return _alleging(intent) if shape.starting(noun, CLAIMING) else Part.SPEAKER
    if shape.starting(noun, (Meaning.DO_NOUN,)) and intent is not Intent.VOTES:
        return Part.ACTOR
    if _says(shape, right):
        verb = _verb(shape, right)
        claims = shape.starting(verb, (Meaning.CLAIM_VERB,)) or shape.words[verb] in REPORTS
        return _alleging(intent) if claims else Part.SPEAKER
    return Part.ACTOR if _does(shape, right) else None


def _is_accused(shape: Shape, right: int) -> bool:
    return shape.starting(right, (Meaning.ACCUSED,)) or shape.starting(shape.past(right, _PASSIVE), (Meaning.ACCUSED,))


def _noun(shape: Shape, at: int) -> int:
    """Give the place of the noun that belongs to the name before a place, after what describes it."""
    while at < len(shape.words) and (shape.words[at] in _ADJECTIVES or shape.words[at][0] == "@"):
        at += 1
    return at


def _verb(shape: Shape, at: int) -> int:
    """Give the place of the verb of the name before a place."""
    while at < len(shape.words) and (shape.words[at] in _FILLER or shape.words[at][0] == "@"):
        at += 1
    return at


def _says(shape: Shape, at: int) -> bool:
    if not shape.means(_SAY_VERBS):
        return False
    return any(shape.starting(place, _SAY_VERBS) for place in range(at, min(_verb(shape, at), len(shape.words)) + 1))


def _does(shape: Shape, at: int) -> bool:
    """Tell whether what follows is done by the name: `was using` is, `was launched` is not."""
    if Meaning.DO_VERB not in shape.meanings or shape.words[at : at + 2] == ("used", "to"):
        return False
    verb = min(_verb(shape, at), len(shape.words))
    doing = next((place for place in range(at, verb + 1) if shape.starting(place, (Meaning.DO_VERB,))), None)
    if doing is None:
        return False
    return not _PASSIVE.intersection(shape.words[at:doing]) or shape.words[doing].endswith("ing")


def _alleging(intent: Intent) -> Part:
    return Part.ALLEGER if intent is Intent.RESPONSES else Part.SPEAKER


def _by_default(shape: Shape, mention: Mention, intent: Intent, played: list[Played], *, saying: bool) -> Part:
    if any(each.part is Part.SPEAKER for each in played):
        if intent in _SPOKEN and _is_before_weapon(shape, mention):
            return Part.MODIFIER
        if shape.ending(shape.back(mention.at, _LITTLE), (Meaning.ABOUT,)):
            return Part.ACTOR
    if mention.of(Kind.PLACE) and not _is_asked_of(shape, mention) and _is_rather_a_place(shape, mention, intent):
        return Part.PLACE
    if saying or intent in _SPOKEN:
        return _speaker_or_more(played, intent)
    if intent in _STATUS_INTENTS:
        return Part.ANYONE
    if all(actor.subtype in OWN_VOICES for actor in mention.of(Kind.ACTOR)):
        return Part.SPEAKER
    if mention.of(Kind.PLACE) and any(each.part is Part.ACTOR or each.part is Part.SPEAKER for each in played):
        return Part.PLACE
    return Part.ACTOR


def _is_asked_of(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands where whoever acts stands: *did Kyiv notify*; of a place alone, nothing is asked so."""
    return shape.word(mention.at - 1) in _AUXILIARIES and bool(mention.of(Kind.ACTOR))


def _is_rather_a_place(shape: Shape, mention: Mention, intent: Intent) -> bool:
    if _follows_weapon(shape, mention) and intent is Intent.ALLEGATIONS:
        return True
    return not mention.is_sure(Kind.ACTOR) and mention.is_sure(Kind.PLACE) and intent not in _SPOKEN


def _speaker_or_more(played: list[Played], intent: Intent) -> Part:
    if any(each.part is Part.SPEAKER for each in played):
        return (
            Part.ALLEGER
            if intent is Intent.RESPONSES
            else Part.SPEAKER
            if intent in {Intent.COMPARE, Intent.VOTES, Intent.CHANGE}
            else Part.ACTOR
        )
    return Part.SPEAKER


def _follows_weapon(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands right after a weapon's, with nothing between: `booby traps ukraine`."""
    before = next((each for each in shape.mentions if each.at == mention.at - 1), None)
    if before is None or not before.of(Kind.WEAPON) or before.of(Kind.ACTOR):
        return False
    return fold(mention.match.text) not in state_adjectives()


def _is_before_weapon(shape: Shape, mention: Mention) -> bool:
    following = shape.words[mention.at + 1] if mention.at + 1 < len(shape.words) else ""
    after = next((each for each in shape.mentions if f"@{each.number}" == following), None)
    if after is None or not after.of(Kind.WEAPON):
        return False
    return not shape.text[mention.match.end : after.match.start].strip()
