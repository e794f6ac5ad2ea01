"""Names that a question leaves out: *except*, *, not …*, *neither … nor*, *outside of* a country."""

import re

from bot.answers.query import Intent
from bot.answers.understanding.accused import ACCUSED_ASKED
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.parts import THOSE_ABOUT, Part
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.register.vocabulary import Stance

SOMEBODY = words("anyone anybody someone somebody nobody those people officials politicians voices circles")
_SOMEWHERE = words("in outside hors dehors fuera вне поза")
"""In what leaves a name out these show that a place is meant."""
_ANYWHERE = words("anywhere everywhere elsewhere worldwide globally places countries areas somewhere")
_EXCLUDED = words("excluded excepted aside apart")
_SET_ASIDE = frozenset(("left aside", "left out", "set aside", "put aside", "mis a", "a part"))
_LEAVE = words("leave leaving keep leaves")
_BEING = words("is are was were party side one ones state country being")
_ISNT = words("isnt arent wasnt werent")
_IS_NOT = frozenset((verb, "not") for verb in ("is", "are", "was", "were"))
_NEITHER = words("neither nor ni ни ні")
_TWICE = words("ni ни ні")
"""In these languages one word stands before each: *ni contre X ni contre Y*."""
_TOLD_BEFORE = (Meaning.AGAINST, Meaning.BY, Meaning.FROM, Meaning.IN)
_WARS = words("war conflict invasion")
_RECORDS = words("votes statements positions allegations claims records ones sources")
"""After *no* and a name these say that the name is left out: *no UN votes*."""
_SAID = words("statement statements announcement announcements report reports claim claims")
_WHOEVER = SOMEBODY | {"who", "else"}
_SHOWING = (
    _NEITHER
    | _WARS
    | _EXCLUDED
    | _ISNT
    | words("not no never instead rather place without outside out mis part dont doesnt didnt pas не")
)
"""Of these one stands in every question that leaves a name out, if not *except* or its like."""
_IT_WAS_NOT = re.compile(r"(?:^| )(?:it|that|this) (?:(?:is|was) not|isnt|wasnt)$")
_NOTS = words("not pas no не")
_INSTEAD = re.compile(r"(?:^| )(?:instead of|rather than|in place of)$")
_FARTHEST_NOT = 5
_UNMENTIONED = re.compile(
    r"(?:^| )(?:not|never|without|dont|doesnt|didnt|no) (?:even |once |ever |explicitly )?(?:mention\w*|nam(?:e|es|ed|ing)|"
    r"refer\w* to|speak\w* of|spok\w* of|touch\w* on|address\w*|concern\w*|involv\w*|cover\w*|about)$"
    r"|(?:^| )(?:mentionn\w+|cit\w+|nomm\w+|evoqu\w+|parl\w+) pas(?: de| d| du)?$"
    r"|(?:^| )no (?:mencion\w+|nombr\w+|citan?|hablan? de)$|(?:^| )не (?:упомина\w+|называ\w+|каса\w+|згаду\w+|стосу\w+)$"
)
"""Before a name of which what is said is not to speak."""
_CONTRAST = re.compile(
    r"(?:^|[,;(–—.?!-])\s*(?:so |and |but |i mean )?not (?:(?:in|on|inside|(?:the )?ones? (?:from|by|of)|"
    r"(?:the |that |those )?(?:\w+ )?(?:from|by)|"
    r"(?:those|the ones|what|anything)(?: that| which)? (?:is|are|was|were)) )?(?:the )?$"
    r"|,\s*(?:mais )?(?:et )?pas (?:(?:en|dans|de|du|à|au|sur|contre|celles d[eu]) )?(?:l['’]|la |le |les )?$"
    r"|,\s*(?:pero )?(?:y )?no (?:(?:en|de|del|sobre|contra|las de|los de) )?(?:el |la |los |las )?$"
    r"|,\s*(?:но |а |але |та )?не (?:(?:в|во|у|на|из|от|з|із|від|про|о|об|против|проти) )?$",
    re.IGNORECASE,
)
"""What stands before a name that is named only to say that it is not meant: *the ministry, not Zelenskyy*."""


def leaves_out(shape: Shape) -> bool:
    """Tell whether a question has any word that can leave a name out."""
    return Meaning.EXCEPT in shape.meanings or not _SHOWING.isdisjoint(shape.words)


def left_out(shape: Shape, mention: Mention, left: int, intent: Intent) -> Part | None:
    """Tell whether a name is left out: *except*, *, not …*, *outside of* a country."""
    if not leaves_out(shape):
        return None
    placed = Meaning.SOIL in shape.meanings or shape.word(left - 1) in _SOMEWHERE  # not in Ukraine
    on_its_soil = placed and mention.places and is_contrast(shape, mention)
    if on_its_soil or is_set_aside(shape, mention):
        return Part.PLACE_LEFT_OUT if mention.places else Part.LEFT_OUT
    if shape.word(left - 1) == "outside" and shape.word(left - 2) in _WHOEVER and mention.actors:
        return Part.LEFT_OUT  # who outside Ukraine has said it
    unmentioned = is_unmentioned(shape, left) and intent is not Intent.VOTES
    acquitted = unmentioned or _is_acquitted(shape, mention, left)
    acquitted_of_it = Part.ACTOR_LEFT_OUT if acquitted and mention.actors else None  # where the accused is not Russia
    if neither := _neither(shape, mention, left, intent) or acquitted_of_it:
        return neither
    if _is_beside_a_war(shape, mention) and (mention.places or mention.actors):
        return Part.WAR_LEFT_OUT
    dates = is_contrast(shape, mention) and shape.means((Meaning.WHEN, Meaning.DATE)) and shape.word(mention.at + 1) in _SAID
    if dates or gives_way(shape, left):
        return Part.MODIFIER  # the day of the attack, not the American statement; NATO instead of the EU
    it_was_not = _IT_WAS_NOT.search(shape.before(left, 4))  # and, for once, it was not Russia
    without = shape.word(left - 1) == "no" and shape.word(mention.at + 1) in _RECORDS
    if is_contrast(shape, mention) or without or it_was_not or unmentioned:
        return Part.LEFT_OUT if mention.actors else Part.PLACE_LEFT_OUT
    return _excepted(shape, mention, left, intent)


def _neither(shape: Shape, mention: Mention, left: int, intent: Intent) -> Part | None:
    """Tell what a name is after *neither* or *nor*: *neither against X nor against Y*, *by neither X nor Y*."""
    first = next((at for at, word in enumerate(shape.words) if word in _NEITHER), None)
    if first is None or not (shape.words[first] == "neither" or sum(word in _TWICE for word in shape.words) > 1):
        return None
    told = shape.ending(left, _TOLD_BEFORE)
    if shape.word((told.start if told else left) - 1) not in _NEITHER:
        return None
    told = told or shape.ending(first, _TOLD_BEFORE)
    meant = told.meanings if told else frozenset()
    if Meaning.IN in meant and mention.places:
        return Part.PLACE_LEFT_OUT
    if not mention.actors:
        return None
    accused = Meaning.AGAINST in meant or (told is None and intent is Intent.ALLEGATIONS)
    return Part.ACTOR_LEFT_OUT if accused else Part.LEFT_OUT


def gives_way(shape: Shape, left: int) -> bool:
    """Tell whether what stands from a place on is named as what something else takes the place of: *NATO instead of the EU*."""
    return _INSTEAD.search(shape.before(left, 3)) is not None


def is_unmentioned(shape: Shape, left: int) -> bool:
    """Tell whether of what stands from a place on nothing is to be said: *statements that do not mention Ukraine*."""
    return _UNMENTIONED.search(shape.before(left, 5)) is not None


def _is_acquitted(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether a name is said not to be the accused: *the accused is not Russia*, *Russia is not the one accused*."""
    accused = (Meaning.ACCUSED, Meaning.AGAINST)
    if shape.word(left - 1) == "not" and shape.ending(shape.back(left - 1, _BEING), accused):
        return True
    begun = mention.at + (2 if shape.word(mention.at + 1) in _ISNT else 3)
    is_not = begun == mention.at + 2 or shape.words[mention.at + 1 : begun] in _IS_NOT
    return is_not and shape.starting(shape.past(begun, _BEING | LITTLE), accused)


def _excepted(shape: Shape, mention: Mention, left: int, intent: Intent) -> Part | None:
    """Tell whether *except* or its like stands before a name, and whether somebody or somewhere is left out."""
    without = None
    if Meaning.EXCEPT in shape.meanings:  # apart from X, apart from the one on X
        ends = (left, mention.at, *range(left - 1, shape.back(left, THOSE_ABOUT) - 1, -1))
        without = next(filter(None, (shape.ending(end, (Meaning.EXCEPT,)) for end in ends)), None)
    if without:
        somebody = shape.back(without.start, SOMEBODY | {"else", "others"})
        voted = any(each.end == somebody and Stance.VOTED_AGAINST in each.meanings for each in shape.phrases)
        done = "by" in shape.words[without.start : without.end] and shape.starting(without.start + 1, (Meaning.DO_VERB,))
        accused = ACCUSED_ASKED.search(shape.line) and shape.word(somebody - 1) != "by" and mention.actors
        if done or accused or (shape.ending(somebody, (Meaning.AGAINST,)) and not voted):
            return Part.ACTOR_LEFT_OUT  # accused anybody besides Russia
        before = shape.words[without.start : mention.at]
        anywhere = "where" in shape.words or shape.word(without.start - 1) in _ANYWHERE
        anywhere = anywhere or (
            intent is Intent.ALLEGATIONS
            and shape.word(without.start) in _LEAVE
            and "by" not in before
            and shape.word(mention.at + 1) not in SOMEBODY
        )  # claims, but leave out it
        if intent is Intent.VOTES and mention.actors:
            return Part.LEFT_OUT  # countries other than Russia that abstained
        somewhere = anywhere or not _SOMEWHERE.isdisjoint(before) or not mention.actors
        return Part.PLACE_LEFT_OUT if somewhere and mention.places else Part.LEFT_OUT
    return None


def is_set_aside(shape: Shape, mention: Mention) -> bool:
    """Tell whether what follows on a name leaves it out: *cluster munitions left aside*, *leave Izium out*."""
    after = shape.words[mention.at + 1 : mention.at + 3]
    if after[1:] in {("from",), ("de",)}:
        return False  # against Russia, apart from HRW's
    if after[:1] and (after[0] in _EXCLUDED or " ".join(after) in _SET_ASIDE):
        return True
    return after[:1] == ("out",) and shape.word(mention.left - 1) in _LEAVE


def _is_beside_a_war(shape: Shape, mention: Mention) -> bool:
    """Tell whether a war is left out that is called by the names of countries: *nothing to do with the A-B war*."""
    if _WARS.isdisjoint(shape.words):
        return False
    first = last = mention.at
    while shape.word(first - 1)[:1] == "@":
        first -= 1
    while shape.word(last + 1)[:1] == "@":
        last += 1
    if shape.word(last + 1) not in _WARS:
        return False
    without = shape.ending(shape.back(first, LITTLE), (Meaning.EXCEPT,)) if Meaning.EXCEPT in shape.meanings else None
    at_first = shape.words[:1] == ("not",) and shape.back(first, LITTLE) == 1  # Not the Ukraine war for once.
    outside = shape.word(shape.back(first, LITTLE) - 1) == "outside"
    return without is not None or at_first or outside or is_contrast(shape, mention)


def is_contrast(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands there only to say that it is not meant."""
    if _NOTS.isdisjoint(shape.words[max(0, mention.at - _FARTHEST_NOT) : mention.at]):
        return False
    return _CONTRAST.search(shape.text[: mention.match.start]) is not None
