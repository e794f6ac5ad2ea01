"""Which kinds of records a question is after."""

import re

from bot.answers import cues
from bot.answers.query import Intent
from bot.answers.shape import Shape
from bot.register.vocabulary import Kind

_INTENT_KINDS = {
    Intent.POSITIONS: (Kind.POSITION,),
    Intent.VOTES: (Kind.POSITION,),
    Intent.COMPARE: (Kind.POSITION,),
    Intent.CHANGE: (Kind.POSITION,),
    Intent.ALLEGATIONS: (Kind.ALLEGATION,),
    Intent.RESPONSES: (Kind.RESPONSE,),
    Intent.TREATY_STATUS: (Kind.TREATY_ACTION,),
}
_ACTED = cues.words(r"object(?:s|ed)?", r"ratif\w*", r"sign(?:ed)?", r"withdr\w*", r"left", r"joined")
_HAPPENED = cues.words(r"report\w*", r"used?")


def kinds_asked(shape: Shape, intent: Intent, *, saying: bool) -> tuple[Kind, ...]:
    """Give the kinds of records that can answer; none where any can. `saying`: the question asks for what is said."""
    has_treaty = any(mention.of(Kind.TREATY) for mention in shape.mentions)
    if intent in _INTENT_KINDS and intent is not Intent.COMPARE:
        return _INTENT_KINDS[intent]
    if intent is Intent.WHO:
        return _of_who(shape.line, has_treaty=has_treaty)
    if intent in {Intent.COUNT, Intent.NEWS, Intent.SOURCE, Intent.WHEN, Intent.TIMELINE, Intent.COMPARE}:
        return _named(shape.line, intent, saying=saying, has_treaty=has_treaty)
    return ()


def _named(line: str, intent: Intent, *, saying: bool, has_treaty: bool) -> tuple[Kind, ...]:
    if intent is Intent.COMPARE:
        return (Kind.RESPONSE,) if cues.ANSWER.search(line) else (Kind.POSITION,)
    if re.search(r"(?<!\w)treaty actions?(?!\w)", line):
        return (Kind.TREATY_ACTION,)
    if intent is Intent.TIMELINE and saying:
        return (Kind.POSITION,)
    if intent in {Intent.WHEN, Intent.COUNT} and has_treaty and cues.STATUS.search(line) and not cues.ALLEGE.search(line):
        return (Kind.TREATY_ACTION,)
    if intent is Intent.COUNT and cues.VOTE.search(line):
        return (Kind.POSITION,)
    found = next((kind for kind, pattern in cues.COUNTED if pattern.search(line)), None)
    if found is not None and not (intent is Intent.SOURCE and found is Kind.POSITION):
        return (found,)
    if intent is Intent.WHEN and _HAPPENED.search(line):
        return (Kind.ALLEGATION,)
    return (Kind.ALLEGATION,) if intent is Intent.COUNT and not has_treaty else ()


def _of_who(line: str, *, has_treaty: bool) -> tuple[Kind, ...]:
    if _ACTED.search(line) and has_treaty:
        return (Kind.TREATY_ACTION,)
    if cues.ALLEGE.search(line) or re.search(
        r"who (?:says?|said|claims?|reported?s?) (?:that )?(?:@\d+|russian|ukrainian)", line
    ):
        return (Kind.ALLEGATION,)
    stanced = any(pattern.search(line) for _, pattern in cues.STANCES)
    return (Kind.POSITION,) if stanced or cues.SAY.search(line) else (Kind.ALLEGATION,)
