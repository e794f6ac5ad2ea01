"""What a question is after, told from its words."""

import re

from bot.answers import cues
from bot.answers.query import Intent
from bot.answers.shape import Shape
from bot.answers.stop_words import STOP_WORDS
from bot.register.vocabulary import ActorType, Kind

_PLAIN_QUESTIONS: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (Intent.SOURCE, cues.SOURCE),
    (Intent.COUNT, cues.COUNT),
    (Intent.WHEN, cues.WHEN),
    (Intent.TIMELINE, cues.TIMELINE),
)
"""What a question is after wherever these words stand in it, in this order."""
_STATES = frozenset({ActorType.STATE})
_VOICES = frozenset(
    {
        ActorType.INTERNATIONAL_ORGANISATION,
        ActorType.IO_ORGAN,
        ActorType.OFFICIAL,
        ActorType.COALITION,
        ActorType.NGO,
        ActorType.TREATY_BODY,
    }
)
_SHORT = 6
_FEW = 2
_WHICH_TREATY = cues.words(r"(?:which|what) (?:treaty|treaties|convention|conventions|protocol|law)")
_ASKS_WHICH_STATES = re.compile(cues.WHO.pattern + r"|(?<!\w)(?:states|countries) (?:that|which|who)(?!\w)")
_LISTS_STATES = cues.words(
    r"part(?:y|ies) (?:to|of|in)",
    r"states? part(?:y|ies)",
    r"signator\w*",
    r"non part(?:y|ies)",
    r"(?:states|countries|governments) (?:outside|inside|bound|not|in)",
    r"holdouts?",
)
_TREATY_ACT = cues.words(r"ratif\w*", r"acced\w*", r"accession", r"withdr\w*", r"state part(?:y|ies)", r"object(?:s|ed|ions?)?")
_ON_RECORD = cues.words(r"recorded", r"on record", r"in the register", r"do (?:you|we) have", r"anything (?:on|about|for|from)")
_STRONG_SAYING = cues.words(
    r"positions?", r"stances?", r"statements?", r"quotes?", r"said", r"say", r"says", r"reaction\w*", r"react\w*",
    r"позиц[иі]\w*", r"posicion\w*", r"welcom\w*", r"justif\w*", r"oppos\w*", r"condemn\w*", r"view", r"line",
    r"(?:call|called|calls) (?:for|on)", r"declaracion\w*", r"заяв\w*", r"сказа\w*",
)  # fmt: skip
_WHO_ACCUSES = cues.words(
    r"accus\w*",
    r"alleg\w*",
    r"claims?",
    r"claimed",
    r"blam\w*",
    r"says? (?:that )?@\d+",
    r"report(?:s|ed)?",
    r"обвин\w*",
    r"звинувач\w*",
    r"утвержда\w*",
)


def intent_of(shape: Shape) -> Intent:
    """Tell what a question is after; `unknown` where nothing in it belongs to the field."""
    line = shape.line
    if cues.HELP.fullmatch(line):
        return Intent.HELP
    if cues.UNPUBLISHED.search(line) and not _has(shape, Kind.WEAPON):
        return Intent.UNKNOWN
    if not shape.mentions and not _speaks_of_the_field(line):
        return Intent.UNKNOWN
    return _about_the_register(shape, line) or _about_treaties(shape, line) or _about_records(shape, line)


def _about_the_register(shape: Shape, line: str) -> Intent | None:
    """Recognise questions on the register itself, and those that ask to compute something."""
    if cues.CORRECTIONS.search(line) and not _has(shape, Kind.WEAPON):
        return Intent.CORRECTIONS
    if cues.NEWS.search(line) and not _has(shape, Kind.ACTOR, subtypes=_VOICES):
        return Intent.NEWS
    for intent, pattern in _PLAIN_QUESTIONS:
        if pattern.search(line):
            return intent
    if cues.COMPARE.search(line) and not cues.VOTE.search(line):
        return Intent.COMPARE
    if cues.CHANGE.search(line) and (_has(shape, Kind.ACTOR) or cues.VOTE.search(line)):
        return Intent.CHANGE
    return None


def _about_treaties(shape: Shape, line: str) -> Intent | None:
    treaty, weapon = _has(shape, Kind.TREATY), _has(shape, Kind.WEAPON)
    named = _has(shape, Kind.ACTOR, subtypes=_STATES)
    states = named or _ASKS_WHICH_STATES.search(line) is not None
    if cues.VOTE.search(line) and not (treaty and re.search(r"(?<!\w)(?:quit|leave|withdraw)", line)):
        return Intent.VOTES
    facts = (treaty or weapon) and cues.FACTS.search(line) and (not states or "depositar" in line)
    if facts or (weapon and _WHICH_TREATY.search(line)):
        return Intent.TREATY_FACTS
    if not treaty:
        return Intent.TREATY_STATUS if states and _TREATY_ACT.search(line) and not weapon else None
    if _STRONG_SAYING.search(line) or cues.ANSWER.search(line) or cues.ALLEGE.search(line):
        return None
    telegraphic = named and len(shape.words) <= _SHORT and not weapon and not _has(shape, Kind.PLACE, only=True)
    if (states or _LISTS_STATES.search(line)) and (cues.STATUS.search(line) or telegraphic):
        return Intent.TREATY_STATUS
    return Intent.TREATY_FACTS if re.search(r"article \w+|withdraw\w*", line) else None


def _about_records(shape: Shape, line: str) -> Intent:
    if cues.UNANSWERED.search(line) and not cues.ASKED.search(line):
        return Intent.ALLEGATIONS if cues.ALLEGE.search(line) and not cues.WHO.search(line) else Intent.RESPONSES
    if cues.ANSWER.search(line) and not re.match(r"who (?:accus|alleg)", line):
        return Intent.RESPONSES
    if cues.WHO.search(line) and _speaks_of_the_field(line, names=shape):
        return Intent.WHO if not re.match(r"which alleg", line) else Intent.ALLEGATIONS
    if _STRONG_SAYING.search(line) and not _accuses(line):
        return Intent.POSITIONS
    if cues.ALLEGE.search(line) or any(pattern.search(line) for _, pattern in cues.STATUSES):
        return Intent.ALLEGATIONS
    if _says_something(shape, line):
        return Intent.POSITIONS
    if cues.DONE.search(line):
        near = _has(shape, Kind.PLACE) and _content_words(shape) <= _FEW
        return Intent.ALLEGATIONS if _field_names(shape) or near else Intent.UNKNOWN
    return _telegraphic(shape)


def _accuses(line: str) -> bool:
    return re.search(r"(?<!\w)(?:accus\w+|alleg\w+|обвин\w+|звинувач\w+)(?!\w)", line) is not None and "position" not in line


def _says_something(shape: Shape, line: str) -> bool:
    return bool(cues.SAY.search(line)) and (_has(shape, Kind.ACTOR) or _field_names(shape))


def _telegraphic(shape: Shape) -> Intent:
    """Take names alone as a question: somebody and a subject ask for positions, a place for allegations."""
    field, left_over = _field_names(shape), _content_words(shape)
    if not shape.mentions or (not field and left_over > 1 and not _ON_RECORD.search(shape.line)):
        return Intent.UNKNOWN
    about = re.search(r"@\d+ (?:on|re|about|regarding|sobre|sur|о|об|про|щодо) ", shape.line)
    voiced = _has(shape, Kind.ACTOR, subtypes=_VOICES)
    places = sum(bool(mention.of(Kind.PLACE)) for mention in shape.mentions)
    if about and _has(shape, Kind.ACTOR):
        return Intent.POSITIONS
    if voiced and not places:
        return Intent.POSITIONS
    if voiced and re.search(r"(?<!\w)(?:from|by) @", shape.line):
        return Intent.POSITIONS
    if places or _has(shape, Kind.WEAPON):
        return Intent.ALLEGATIONS
    return Intent.POSITIONS


def _has(shape: Shape, kind: Kind, *, subtypes: frozenset[ActorType] | None = None, only: bool = False) -> bool:
    for mention in shape.mentions:
        entries = mention.of(kind)
        if entries and (subtypes is None or any(entry.subtype in subtypes for entry in entries)):
            if only and len({entry.kind for entry in mention.match.entries}) > 1:
                continue
            return True
    return False


def _field_names(shape: Shape) -> bool:
    return _has(shape, Kind.WEAPON) or _has(shape, Kind.TREATY)


def _content_words(shape: Shape) -> int:
    return sum(1 for word in shape.words if word[0] not in "@#" and word not in STOP_WORDS and len(word) > 1)


def _speaks_of_the_field(line: str, names: Shape | None = None) -> bool:
    patterns = (
        cues.ALLEGE,
        cues.SAY,
        cues.ANSWER,
        cues.VOTE,
        cues.NEWS,
        cues.CORRECTIONS,
        cues.TIMELINE,
        cues.STATUS,
        cues.UNPUBLISHED,
        cues.SOURCE,
    )
    stances = any(pattern.search(line) for _, pattern in (*cues.STANCES, *cues.STATUSES, *cues.RESPONSES))
    if names is not None:
        return bool(names.mentions) or stances or any(pattern.search(line) for pattern in patterns)
    return stances or any(pattern.search(line) for pattern in patterns)
