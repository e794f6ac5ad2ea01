"""What a question is after, told from what its words mean and which names stand in it."""

import re

from bot.answers.query import Intent
from bot.answers.understanding import cues
from bot.answers.understanding.field_words import STATUSES
from bot.answers.understanding.meanings import CLAIMING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.record_intents import (
    FEW,
    FIELD,
    OF_RECORDS,
    VERSUS,
    VOICES,
    about_records,
    content_words,
    speaks_of_the_field,
)
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.terms import article_asked
from bot.answers.understanding.treaty_intents import (
    NEEDED,
    about_treaties,
    asks_for_a_tally,
    asks_for_one_standing,
    has,
)
from bot.answers.understanding.when_asked import DAY_OF, IS_DATED, asks_when
from bot.register.vocabulary import VOTES, Kind, Status

_ANYWHERE = (
    (Intent.SOURCE, Meaning.SOURCE),
    (Intent.COUNT, Meaning.COUNT),
    (Intent.WHEN, Meaning.WHEN),
    (Intent.TIMELINE, Meaning.TIMELINE),
)
"""What a question is after wherever these stand in it, in this order; WHEN only where it asks."""
_VOTES = dict.fromkeys(VOTES, "")
_OF_THE_REGISTER = frozenset(
    {
        Meaning.CORRECTION, Meaning.ENTRIES, Meaning.REMOVED, Meaning.NEWS, Meaning.ORIGIN, Meaning.DATE,
        Meaning.COMPARE, Meaning.CHANGE,
        *(meaning for _, meaning in _ANYWHERE),
    }
)  # fmt: skip
_THINGS = words("what whats anything something que quoi что що")
"""Of these, and not of states, it is asked what was withdrawn, where nothing is named."""
_ALL_SOURCES = cues.Cue(
    r"(?<!\w)(?:(?:all|any|every|whatever|whichever) (?:the )?sources?$"
    r"|with (?:the |its |their |a |your )?sources?(?! of)(?!\w))"
)
"""Whose words they are does not matter: *accusations against Ukraine, all sources*."""
_SOURCES_DIFFER = cues.Cue(
    r"(?<!\w)(?:ie|i e|eg|meaning|that is|as in|where|so|because) (?:the |our |their )?(?:sources|accounts|witnesses) (?:\w+ )?"
    r"(?:disagree|differ|conflict|contradict|clash)"
)
"""What a status means is told beside it: *contested, i.e. the sources disagree*."""
_AND_HOW_MANY = cues.Cue(r"(?<!\w)and how (?:many|often)(?!\w)")
_IN_A_ROW = cues.Cue(
    r"(?<!\w)(?:subs|desk|desks|editors|colleagues|we|people|lawyers|team) (?:cannot|cant|can not|couldnt|dont|do not) agree"
)
"""Those who ask do not agree, and not those who are asked about."""
_CITES = cues.Cue(r"(?<!\w)cit(?:e|es|ed|ing) (?:the )?@\d+")
_THAT_DAY = cues.Cue(r"(?<!\w)on the (?:very|same|very same) day(?!\w)")
"""Something else is asked of that day: *did they respond on the very day the report came out*."""
_NAME_OF_ONE = cues.Cue(
    r"^(?:what is |whats |the |and )*names? of (?:the |a )?(?:\S+ ){1,3}(?:who|that) \w"
    r"|^(?:what|which) names? (?:has|have|had|is|was) (?:the |a )?(?:\S+ ){1,3}(?:who|that) \w"
)
"""*The name of the Russian general who said so*."""
_WHERE_FROM = cues.Cue(
    r"^(?:so |and )?where(?: ?s| is| are| was| were| does| do)? .*(?<!\w)from(?: (?:i|we) (?:need|want) .*| please| pls)?$"
)
_TAKEN_FROM = cues.Cue(
    r"(?<!\w)where (?:do|did|have) (?:we|you|they|i) (?:have |get |got |take |pull )+(?:that|this|it|the)(?: \S+){0,4} from$"
    r"|(?<!\w)where (?:is|s|does|did|are) (?:that|this|the|it|those|these)"
    r"(?: (?:number|figure|line|claim|quote|count|phrase|wording|term|total)s?)?(?: come| comes| came)? from$"
    r"|^(?:so |and )?where (?:did|do|have|had) (?:we|i) (?:even |ever )?"
    r"(?:get|got|gotten|take|taken|pull|pulled|sourced?) (?!to )"
)
_OWED = cues.words(
    r"(?:states?|countr(?:y|ies)|part(?:y|ies)|members?|one|governments?) (?:\w+ )?(?:have|has|need|needs|supposed|required|"
    r"obliged|obligated|meant|bound|expected|ought) to .*(?:under|by) (?:the )?(?:@\d+|art(?:icle)? \w+)"
)
"""What an article asks of parties, whatever else is asked: *how is a state supposed to … under article 5, and by when*."""
_CHANGES_SOMETHING = cues.words(r"(?:will|would|ll|could|can|might|may) (?:\w+ )?(?:change|shift) (?:the|much|things)")
"""Something else than what somebody says: *he expects they will change the battlefield*."""
_NEW_HERE = re.compile(r"^(?:sorry |hi |hello |hey )*(?:(?:i m|im|i am) )?new(?: here| to this)? (?:so )?")
_COUNTED_BY = words("by as but too")
_THE_COUNT = words("the his her their whose its that this")
_CORRECTIONS = words("correction corrections erratum errata corrected")
"""Of these, and not of a mistake, it is asked of the register even where a weapon is named."""
_PARTICULARS = words("weapon weapons place places actor")
"""Beside these *date* is one of the particulars asked for, and not the question: *weapon / place / date*."""
_TO_DATE = (("to",), ("till",), ("until",))
_FIGURES = words("number total count figure")
"""At the end of a question: *States Parties as at 10 September 2013 – number?*"""


def intent_of(shape: Shape) -> Intent:
    """Tell what a question is after; `unknown` where nothing in it belongs to the field."""
    if _asks_for_help(shape):
        return Intent.HELP
    if (Meaning.UNPUBLISHED in shape.meanings and Kind.WEAPON not in shape.kinds) or cues.WRITING.search(shape.line):
        return Intent.UNKNOWN
    taken = _TAKEN_FROM.search(shape.line)
    if not (shape.mentions or taken or speaks_of_the_field(shape) or article_asked(shape.line)):
        return Intent.TIMELINE if _asks_what_happened(shape) else Intent.UNKNOWN
    figures = shape.words[-1] in _FIGURES and shape.word(len(shape.words) - 2) not in _THE_COUNT
    if figures and not (shape.opens(Meaning.WHO) or Meaning.SOURCE in shape.meanings):
        return Intent.COUNT
    dated = shape.words[-1] == "date" and shape.words[-2:-1] not in _TO_DATE and Meaning.TIMELINE not in shape.meanings
    dated = dated and _PARTICULARS.isdisjoint(shape.words)
    if (dated and not IS_DATED.search(shape.line)) or DAY_OF.search(shape.line):
        return Intent.WHEN
    if taken or _WHERE_FROM.search(shape.line):
        return Intent.SOURCE
    if _NAME_OF_ONE.search(shape.line):
        return Intent.WHO
    told = Intent.TREATY_STATUS if asks_for_one_standing(shape) else None
    if Kind.TREATY in shape.kinds and _OWED.search(shape.line):
        told = Intent.TREATY_FACTS
    if told is None and shape.means(_OF_THE_REGISTER):
        told = _about_the_register(shape)
    return told or about_treaties(shape) or about_records(shape)


def _asks_what_happened(shape: Shape) -> bool:
    """Tell whether all that is recorded of a time is asked for: *what happened on 7 July 2023*."""
    return bool(shape.dates) and not shape.left and shape.words[0] in _THINGS and Meaning.HAPPEN in shape.meanings


def _asks_for_help(shape: Shape) -> bool:
    """Tell whether it is asked what can be asked; *which questions are you able to answer* asks for nobody's answer."""
    if cues.HELP in shape.line.may_hold and cues.HELP.fullmatch(_NEW_HERE.sub("", shape.line)):
        return True
    if cues.SUBSCRIBING.search(shape.line) or cues.MEANING.search(shape.line):
        return True
    if shape.mentions or Meaning.HELP not in shape.meanings:
        return False
    helping = {at for each in shape.phrases if Meaning.HELP in each.meanings for at in range(each.start, each.end)}
    return not any(each.start not in helping and not each.meanings.isdisjoint(FIELD | OF_RECORDS) for each in shape.phrases)


def _counts_records(shape: Shape) -> bool:
    """Tell whether it is asked how many there are: not how long, not who counted, and not what a treaty asks for."""
    return not (Meaning.DURATION in shape.meanings or _counts_by_itself(shape) or NEEDED.search(shape.line))


def _counts_by_itself(shape: Shape) -> bool:
    """Tell whether somebody is asked for who counted: *who counted the dead*, *casualties, and counted by whom*."""
    if "many" in shape.words:
        return False
    if shape.words[-1] == "counts":
        return True  # a recorded admission: nothing else counts
    counting = [at for at, word in enumerate(shape.words) if word.startswith("count")]
    by_somebody = any(
        shape.word(at + 1) in _COUNTED_BY or shape.word(at - 1) in _THE_COUNT or shape.word(at - 1) == "who" for at in counting
    )
    return bool(counting) and (shape.opens(Meaning.WHO) or by_somebody)


def _about_the_register(shape: Shape) -> Intent | None:
    """Recognise questions on the register itself, and those that ask to compute something of it."""
    of_things = not shape.mentions and shape.words[0] in _THINGS and content_words(shape) <= FEW
    entries = of_things or Meaning.ENTRIES in shape.meanings
    withdrawn = entries and Meaning.REMOVED in shape.meanings
    of_corrections = Kind.WEAPON not in shape.kinds or not _CORRECTIONS.isdisjoint(shape.words)
    taken_back = Meaning.CLAIM_NOUN in shape.meanings and shape.means((Status.REFUTED, Status.RETRACTED))
    if (Meaning.CORRECTION in shape.meanings or withdrawn) and of_corrections and not taken_back:
        return Intent.CORRECTIONS
    of_a_line = {Meaning.CHANGE, Kind.POSITION} <= shape.meanings and Kind.ACTOR in shape.kinds  # changed since 2019
    if Meaning.NEWS in shape.meanings and not of_a_line and not has(shape, Kind.ACTOR, subtypes=VOICES):
        return Intent.NEWS
    if Meaning.ORIGIN in shape.meanings and "where" in shape.words:
        return Intent.SOURCE
    if _explains_a_status(shape):
        return None
    voted = shape.values(_VOTES) or Meaning.VOTE in shape.meanings
    if Meaning.CHANGE in shape.meanings and voted:
        return Intent.CHANGE  # when did it go from abstaining to voting yes
    return _computed(shape)


def _computed(shape: Shape) -> Intent | None:
    """Recognise what asks for a number, a time, an order, or two things side by side."""
    for intent, meaning in _ANYWHERE:
        counted_too = Meaning.WHO in shape.meanings and _AND_HOW_MANY.search(shape.line)  # who is behind it, and how many dead
        if meaning is Meaning.COUNT and (counted_too or not _counts_records(shape) or asks_for_a_tally(shape)):
            continue
        if meaning is Meaning.SOURCE and (_ALL_SOURCES.search(shape.line) or _cites_a_treaty(shape)):
            continue
        if asks_when(shape) if meaning is Meaning.WHEN else meaning in shape.meanings:
            return intent
    if Meaning.DATE in shape.meanings and not (_THAT_DAY.search(shape.line) or IS_DATED.search(shape.line)):
        return Intent.WHEN
    compares = Meaning.COMPARE in shape.meanings and not (Meaning.FACTS in shape.meanings and Kind.ACTOR not in shape.kinds)
    compares = compares and not _agrees_with_nobody(shape)
    if compares and Meaning.VOTE not in shape.meanings and not VERSUS.search(shape.line):
        return Intent.COMPARE
    voted = shape.means((Meaning.VOTE, Meaning.RESOLUTION)) or bool(shape.values(_VOTES))
    changed = Meaning.CHANGE in shape.meanings and not _CHANGES_SOMETHING.search(shape.line)
    return Intent.CHANGE if changed and (Kind.ACTOR in shape.kinds or voted or _who_changed(shape)) else None


def _who_changed(shape: Shape) -> bool:
    """Tell whether it is asked who changed sides on something: *states that flipped on cluster munitions*."""
    states = shape.opens(Meaning.WHO) or shape.opens(Meaning.LISTED_STATES)
    on_it = not shape.kinds.isdisjoint({Kind.WEAPON, Kind.TREATY})
    return states and on_it and not shape.means((Meaning.TREATY_ACT, Meaning.STATUS, *CLAIMING))


def _explains_a_status(shape: Shape) -> bool:
    return shape.means(STATUSES) and _SOURCES_DIFFER.search(shape.line) is not None


def _cites_a_treaty(shape: Shape) -> bool:
    """Tell whether claims are asked for that name a treaty: *accusations that cite the Mine Ban Convention*."""
    found = _CITES.search(shape.line) if Kind.TREATY in shape.kinds and shape.means(CLAIMING) else None
    return found is not None and any(each.treaties and found[0].endswith(f"@{each.number}") for each in shape.mentions)


def _agrees_with_nobody(shape: Shape) -> bool:
    """Tell whether it is asked what a single body agreed on, and nothing to compare it with."""
    if not any(word.startswith("agree") for word in shape.words):
        return False
    if _IN_A_ROW.search(shape.line):
        return True
    if sum(bool(each.actors) for each in shape.mentions) > 1:
        return False
    compared = (each for each in shape.phrases if Meaning.COMPARE in each.meanings)
    return all(shape.words[each.start].startswith("agree") for each in compared)
