"""What stands before a name, and who it makes of it: *by*, *against*, *from*, *of*, *to*."""

from collections.abc import Collection

from bot.answers.query import Intent
from bot.answers.understanding.after_a_name import (
    ACTS_UNDER_TREATIES,
    ADJECTIVES,
    SAY_NOUNS,
    SAY_VERBS,
    alleging,
    does_at,
    noun_at,
    past_own,
    says_at,
    speaks_for_others,
)
from bot.answers.understanding.field_words import Word
from bot.answers.understanding.meanings import CLAIMING, Meaning
from bot.answers.understanding.parts import SPOKEN, STATUS_INTENTS, Part
from bot.answers.understanding.phrases import Phrase, words
from bot.answers.understanding.shape import Mention, Shape
from bot.register.folding import fold
from bot.register.vocabulary import ActorType

_WORDED = words("used uses chose gave gives put made")
_THOSE_BY = words("those these ones")
_THOSE = words("those the ones claims allegations accusations that which are is were was made directed levelled")
_SAID = SAY_VERBS | SAY_NOUNS
DONE = frozenset({Meaning.DO_VERB, Meaning.DO_NOUN, Meaning.ACT})
_ANSWERS = frozenset({Meaning.ANSWER_VERB, Meaning.ANSWER_NOUN})
_REPORTED = frozenset({Meaning.SAY_NOUN, Meaning.CLAIM_NOUN, Meaning.REPORT})
_ACTING = words("leaving quitting exiting withdrawing joining ratifying signing acceding")
_NEAR = 4
_DONE_TO = tuple(words("цев ців ян ию ію ину іну їну шу щу"))
_DONE_BY = tuple(words("ами ями иеи инои ією іною їною"))
_DONE_TO_A_PLACE = words("mining shelling bombing bombardment contamination demining clearance minage minado bombardeo")
_LETTERS = words("letter letters question questions query queries email emails request wrote")
"""What asks for an answer: it is whoever it is sent to who answers."""
_FAR = 7
_ENTRY = words("item items entry entries record records claim claims allegation allegations accusation accusations")
_THANKING = words("thank thanks thanked thanking")
_WANTED = words("want wants wanted expect expects expected demanded requested sought")
_GOT = words("got gets received receives obtained acquired bought had")
_TOLD = words("told asked ordered tells asks")
_FAR_TO = 3
_WARNING = words("warned warns warning reminded urged begged implored pressed")
_SIDE_BY_SIDE = frozenset({Intent.COMPARE, Intent.CHANGE})
_WHOM = words("кого")
_ATTRIBUTED = words("attributed ascribed")
RAISED_BY = words("""
    выдвинуло озвучило предъявило висунуло висловило пред'явило
    выдвинул выдвинула выдвинули выдвигает выдвигают предъявил предъявила предъявили озвучил озвучила озвучили
    висунув висунула висунули висуває висувають пред'явив пред'явила пред'явили озвучив озвучила озвучили
    """)
_PUT = words("that which were was are have has been")
_RAISED = words("made raised levelled leveled brought filed voiced put published lodged advanced")
"""What is done to a claim or a statement by whoever makes it."""


def of_a_letter(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell who asked and who is to answer by a letter: *HRW's letter to Kyiv*, *a letter from HRW to Kyiv*."""
    own = past_own(shape, mention)
    if shape.word(own) in _LETTERS:
        return Part.ALLEGER
    letter = next((at for at in range(max(0, left - _FAR), left) if shape.words[at] in _LETTERS), None)
    if letter is None or (shape.word(left - 1) != "to" and _is_anothers(shape, letter)):
        return None
    return {"to": Part.SPEAKER, "from": Part.ALLEGER, "by": Part.ALLEGER}.get(shape.word(left - 1))


def part_before(shape: Shape, mention: Mention, left: int, right: int, intent: Intent) -> Part | None:
    """Give a name the part that what stands before it tells: `left` is where the little words before it begin."""
    end = left + (shape.word(left) == "a" and left < mention.at)  # reproche à l'armée ukrainienne
    if against := shape.ending(left, (Meaning.AGAINST,)) or shape.ending(end, (Meaning.AGAINST,)):
        return _against(shape, mention, against.start, intent)
    if by := shape.ending(left, (Meaning.BY,)):
        return _by(shape, mention, by.start, intent)
    if intent is Intent.RESPONSES and _is_answered(shape, mention, left):
        return Part.ALLEGER
    if shape.starting(right, (Meaning.AGAINST,)) and shape.ending(left, (Meaning.CLAIM_NOUN,)):
        return alleging(intent)  # обвинения Украины против России
    if source := shape.ending(left, (Meaning.FROM,)):
        return _from(shape, source)
    if addressed := _addressed(shape, mention, right, intent):
        return addressed
    worded = shape.word(right) in _WORDED and shape.ending(left, (Meaning.SAY_NOUN,))  # the words Sullivan used
    if worded or (shape.word(left - 1) in RAISED_BY and shape.means(CLAIMING)):
        return Part.SPEAKER  # звинувачення на адресу Росії висунули українські посадовці
    of = shape.ending(left, (Meaning.OF,))
    return _of(shape, mention, of.start, intent) if of else None


def _is_answered(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether an answer is one to a name, or to what it said: *répondu à HRW*, *did Damascus answer the US statement*."""
    if "a" in shape.words[left : mention.at + 1] and shape.ending(left, (Meaning.ANSWER_VERB,)):
        return True
    answer = shape.ending(left, _ANSWERS)
    said = shape.starting(noun_at(shape, past_own(shape, mention)), _REPORTED)
    return answer is not None and said and _is_anothers(shape, answer.start)


def _from(shape: Shape, source: Phrase[Word]) -> Part | None:
    """Tell what a name is after *from* and *according to*: whose words are asked for, or of whom something was wanted."""
    if shape.word(source.start - 1) in _WANTED:
        return Part.ACTOR  # what he wanted from Canada
    if shape.word(source.start - 1) in _GOT and any(
        each.weapons and 0 < source.start - each.at <= _NEAR for each in shape.mentions
    ):
        return Part.MODIFIER  # the cluster rounds it got from Washington
    is_from = shape.words[source.start : source.end] == ("from",)
    if is_from and shape.ending(source.start, (Meaning.HARM,)):
        return Part.ACTOR  # died from Ukrainian toxic chemicals
    taken_away = is_from and shape.ending(source.start, {*DONE, Meaning.EVENT})
    return None if taken_away else Part.SPEAKER


def _of(shape: Shape, mention: Mention, at: int, intent: Intent) -> Part | None:
    """Tell what a name is after *of*, which stands at a place: whose words are asked for, or on whose withdrawal."""
    if shape.word(at - 1) in ACTS_UNDER_TREATIES and intent in SPOKEN:
        return Part.ACTOR
    if shape.word(at - 1)[:1] == "#" and "invasion" in fold(shape.spoken[at - 1]):
        return Part.MODIFIER  # before the invasion of Ukraine
    if shape.word(at - 1) in _DONE_TO_A_PLACE and mention.places:
        return Part.PLACE  # the mining of northern Ukraine
    noun = shape.ending(shape.back(at, ADJECTIVES), SAY_NOUNS)
    if noun is None:
        return None
    if intent in SPOKEN and _is_anothers(shape, noun.start):
        return Part.ACTOR  # HRW's view of Ukraine
    if not is_near(shape, at, CLAIMING) or Meaning.AGAINST in shape.meanings:
        return Part.SPEAKER
    return alleging(intent) if speaks_for_others(mention) else Part.ACTOR


def _is_anothers(shape: Shape, at: int) -> bool:
    """Tell whether what stands at a place belongs to the name before it: *HRW view*, *the ICRC's position*."""
    owner = shape.back(at, {"s"}) - 1
    return any(each.at == owner and each.actors for each in shape.mentions)


def _against(shape: Shape, mention: Mention, at: int, intent: Intent) -> Part:
    """Tell what a name is after *accuses*, *against* and their like, which begin at a place."""
    if shape.word(at - 1) in _WHOM or any(each.at == at - 1 and is_object(each) for each in shape.mentions):
        return alleging(intent)  # американцев обвиняет Москва, кого обвиняет HRW
    if shape.word(at) in _ATTRIBUTED and (speaks_for_others(mention) or shape.ending(at, (Meaning.CLAIM_NOUN,))):
        return Part.SPEAKER
    if intent is Intent.COMPARE and shape.word(mention.at + 1) == "s" and shape.ending(at, (Meaning.SAY_NOUN,)):
        return Part.SPEAKER  # Germany's line against Britain's
    if intent in _SIDE_BY_SIDE and _are_officials(shape, mention):
        return Part.SPEAKER  # Psaki against Sullivan
    if shape.word(at - 1) == "not":
        return Part.ACTOR_LEFT_OUT  # those that are not against Ukraine
    named = shape.words[at][0] == "@"  # *aparte de X*, that is left out, and not whom X accuses
    without = None if named else shape.ending(shape.back(at, _THOSE), (Meaning.EXCEPT,))
    return Part.ACTOR_LEFT_OUT if without else Part.ACTOR


def _are_officials(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name is that of a person who speaks for somebody, and another such person is named before it."""

    def is_official(each: Mention) -> bool:
        return ActorType.OFFICIAL in each.actor_types

    return is_official(mention) and any(each.at < mention.at and is_official(each) for each in shape.mentions)


def is_object(mention: Mention) -> bool:
    """Tell whether a name's own ending says that something is done to it: *россиян*, *Украину*."""
    return mention.match.inflected and fold(mention.match.text).endswith(_DONE_TO)


def stands_for_by(mention: Mention) -> bool:
    """Tell whether a name's own ending says that something is done by it: *применение мин россиянами*."""
    return mention.match.inflected and fold(mention.match.text).endswith(_DONE_BY)


def _addressed(shape: Shape, mention: Mention, right: int, intent: Intent) -> Part | None:
    """Tell what a name is after *to*, *for* and their like: who is answered, for whom a treaty is in force, or where to."""
    left = mention.left
    if shape.word(left - 1) in _THANKING:
        return Part.MODIFIER
    told_to = shape.word(left - 1) in _TOLD and "to" in shape.words[right : right + _FAR_TO]
    if (told_to or shape.word(left - 1) in _WARNING) and shape.opens(Meaning.WHO):
        return Part.ACTOR  # who warned Russia that it would pay, who told Russia and Syria to own up
    own = past_own(shape, mention)
    wanted = shape.word(left - 1) in {"for", "send"} or shape.ending(left, (Meaning.SOURCE,))
    sought = wanted and not any(each.at == own for each in shape.mentions)  # for Kyiv – Kirby line
    if sought and shape.starting(noun_at(shape, own), (Meaning.SAY_NOUN, Meaning.CLAIM_NOUN)):
        return Part.SPEAKER  # looking for Biden's statement, link to the Kirby remark
    if shape.word(left - 1) == "for" and shape.word(noun_at(shape, right)) in _ENTRY:
        # the link for the Amnesty item, but what we rest on for the Yemen landmine item
        return Part.SPEAKER if shape.word(right) in _ENTRY or speaks_for_others(mention) else Part.ACTOR
    to = shape.ending(left, (Meaning.TO,))
    if to is None or shape.ending(left, (Meaning.JOIN,)):
        return None
    if is_near(shape, to.start, _ANSWERS):
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.ACTOR
    if shape.words[left - 1] == "for" and intent in STATUS_INTENTS and ("force" in shape.words or shape.word(right) in _ACTING):
        return Part.ANYONE  # when did it enter into force for Zambia, for Estonia leaving it
    return Part.MODIFIER if not (does_at(shape, right) or says_at(shape, right)) else None


def _by(shape: Shape, mention: Mention, at: int, intent: Intent) -> Part:
    """Tell what is done by a name: the nearest word before it that says or does decides."""
    is_person = ActorType.OFFICIAL in mention.actor_types
    by_person = is_person and shape.word(mention.at + 1) != "s" and shape.ending(at, DONE)
    claims = at - (shape.word(at - 1) in _RAISED)
    if intent is Intent.RESPONSES and shape.ending(shape.back(claims, _PUT), (Meaning.CLAIM_NOUN,)):
        return Part.ALLEGER  # which allegations made by HRW were answered
    worded = shape.word(at - 1) in _WORDED and shape.ending(at - 1, SAY_NOUNS)  # the line used by the ministry
    of_some = shape.word(at - 1) in _RAISED or shape.word(at - 1) in _THOSE_BY  # only those by the ministry
    if worded or of_some or (speaks_for_others(mention) and not by_person):
        return Part.SPEAKER  # cluster bombs *used by Putin* are no words of his
    if intent in SPOKEN and shape.word(at - 2) in ACTS_UNDER_TREATIES:
        return Part.ACTOR  # what was said on the suspension declared by Ukraine
    for place in range(at, max(0, at - _NEAR), -1):
        if shape.ending(place, _SAID):
            return Part.SPEAKER
        if shape.ending(place, DONE):
            return Part.ACTOR
    return Part.SPEAKER if intent in SPOKEN else Part.ACTOR


def is_near(shape: Shape, at: int, meanings: Collection[Meaning]) -> bool:
    """Tell whether one of these ends a few words before a place."""
    return any(shape.ending(place, meanings) for place in range(at, max(0, at - _NEAR), -1))
