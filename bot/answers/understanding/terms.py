"""The words of the register's own vocabulary that a question asks for: stances, votes, acts, answers, documents, articles."""

import re
from typing import Any

from bot.answers.understanding.conditions import by_media
from bot.answers.understanding.cues import Cue
from bot.answers.understanding.decisions import decides_at_home
from bot.answers.understanding.field_words import ACTIONS, DECIDERS, RESPONSES, SOURCE_TYPES, STANCES, STATUSES, Word
from bot.answers.understanding.meanings import ANSWERING, Meaning
from bot.answers.understanding.parts import THOSE_ABOUT
from bot.answers.understanding.phrases import Phrase, words
from bot.answers.understanding.shape import Shape, V
from bot.answers.understanding.stop_words import LITTLE
from bot.register.vocabulary import VOTES, Action, ActorType, ResponseKind, SourceType, Stance, Status

_ARTICLE = re.compile(r"(?<!\w)(?:article|art|articulo|статт\w+|стат\w+) (\d+|[ivx]+)(?!\w)")
_HOW_VOTED = Cue(
    r"(?<!\w)how (?:(?:did|have|has|do|does|would|each|all|both|every|the|of|them|states|members|@\d+) )+vote[ds]? for "
)
_NOT_VOTED = Cue(
    r"(?<!\w)(?:not|didnt|havent|hasnt|never|failed to|refused to) (?:vote |voted |cast a vote )?(?:yes|for|no|against|"
    r"in favou?r|abstain\w*|back(?:ing)?|support(?:ing)?|voting for)(?!\w)"
    r"|(?<!\w)(?:n a|n ont|pas|jamais) (?:pas |jamais )?vote (?:pour|contre|en faveur|oui|non)(?!\w)"
    r"|(?<!\w)no (?:ha |han )?vot(?:o|aron|ado) (?:a favor|en contra|si|no)(?!\w)"
    r"|(?<!\w)не (?:про)?голосу?(?:ова)?\w* (?:за|против|проти)(?!\w)"
)
"""Who did not vote so voted otherwise, or not at all."""
_NOT = words(
    "not no never didnt doesnt dont hasnt havent isnt arent wasnt werent without neither nor pas jamais nunca sin не ни ні без"
)
_BETWEEN = words(
    "to even actually really yet ever have been be encore ete ont a est sont han ha sido son sean es todavia aun были была "
    "было быть еще були була було ще бути"
)
"""What may stand between *not* and the stance that is none."""
_RELATIVE = words("that which who")
_AUXILIARIES = words("did do does didnt doesnt dont")
_WHICH_CLAIMS = Cue(
    r"(?<!\w)(?:which|what|any|all) (?:of the )?(?:claim|allegation|accusation)"
    r"|^(?:the )?(?:@\d+ (?:s )?){1,3}(?:claims|allegations|accusations|charges)(?!\w)"
)
_ONLY = words("just only merely solely")
_CASTING = words("a an the its their his her vote votes voting casting un une su sa")
_PASSING = words("approve approved approves pass passed passes adopt adopted adopts back backed endorse endorsed clear cleared")
"""What a parliament does to a withdrawal before the depositary is told."""
_TURNED_FROM = words("from de del desde с со от з зі від")
_TURNED_TO = words("to into a au al hacia на до к")


AS_VOTES = {Stance.OPPOSES: Stance.VOTED_AGAINST, Stance.SUPPORTS: Stance.VOTED_FOR}
"""Of a resolution: *A/RES/72/54: who was against?*."""


_NEITHER_WAY = Cue(
    r"(?<!\w)neither (?:vote[ds]? )?(?:for|yes|in favou?r)(?: \w+)? n?or (?:vote[ds]? )?(?:against|no)(?!\w)"
    r"|(?<!\w)neither (?:vote[ds]? )?(?:against|no) n?or (?:vote[ds]? )?(?:for|yes|in favou?r)(?!\w)"
)


def votes_asked(shape: Shape) -> tuple[Stance, ...]:
    """Give how the votes asked for were cast; who did not vote so voted otherwise, or not at all."""
    if _HOW_VOTED.search(shape.line):
        return ()  # how each voted for the resolution: whichever way
    if _NEITHER_WAY.search(shape.line):
        return (Stance.ABSTAINED, Stance.ABSENT)
    voted = tuple([stance for stance in shape.values(STANCES) if stance in VOTES])
    if not voted and (Meaning.WHO in shape.meanings or "which" in shape.words):  # which two were against
        voted = tuple([AS_VOTES[stance] for stance in shape.values(STANCES) if stance in AS_VOTES])
    if voted and _NOT_VOTED.search(shape.line):
        return tuple([stance for stance in VOTES if stance not in voted or stance is Stance.ABSENT])
    return voted


def sides_of_change(shape: Shape) -> dict[str, Any]:
    """Give what a changed vote is asked to have been before, and to have become: *from abstaining to voting yes*."""
    sides: dict[str, Any] = {}
    for each in shape.phrases:
        stances = tuple(stance for stance in VOTES if stance in each.meanings)
        before = {shape.word(shape.back(each.start, _CASTING) - 1), shape.word(each.start)}
        used_to = shape.words[max(0, each.start - 2) : each.start] == ("used", "to")
        slot = "changed_from" if used_to or before & _TURNED_FROM else "changed_to" if before & _TURNED_TO else ""
        if stances and slot:
            sides.setdefault(slot, stances)
    return sides


def stances_asked(shape: Shape) -> tuple[Stance, ...]:
    """Give the stances asked for; one that stands after *not* is none of them beside another that does not."""
    named = tuple([stance for stance in shape.values(STANCES) if stance not in VOTES])
    if {Stance.SUPPORTS, Stance.OPPOSES} <= {*named} and "or" in shape.words:
        return ()  # supports it, or opposes it: whichever it is
    if not named or _NOT.isdisjoint(shape.words):
        return named
    left_out = _left_out(shape, named) if shape.opens(Meaning.WHO) or shape.opens(Meaning.SAY_NOUN) else set()
    if left_out.issuperset(named):  # who did not condemn it: whoever said something else
        return tuple([stance for stance in STANCES if stance not in VOTES and stance not in named])
    if len(named) == 1:
        return named
    affirmed = [each for each in shape.phrases if shape.word(shape.back(each.start, _BETWEEN) - 1) not in _NOT]
    kept = tuple([stance for stance in named if any(stance in each.meanings for each in affirmed)])
    return kept or named


def statuses_asked(shape: Shape) -> tuple[Status, ...]:
    """Give the statuses asked for: all others, where some are left out (*except corroborated ones*, *not yet corroborated*)."""
    named = shape.values(STATUSES)
    if not named or (Meaning.EXCEPT not in shape.meanings and _NOT.isdisjoint(shape.words)):
        return named
    phrases = [each for each in shape.phrases if not each.meanings.isdisjoint(named)]
    if any(shape.word(each.start - 1) in _ONLY and shape.word(each.start - 2) in _NOT for each in phrases):
        return ()  # not just corroborated ones
    left_out = _left_out(shape, named)
    kept = tuple([status for status in named if status not in left_out])
    return kept or tuple([status for status in Status if status not in left_out])


def _left_out(shape: Shape, named: tuple[V, ...]) -> set[V]:
    """Give those of the values named before which *except* or *not* stands."""
    phrases = [each for each in shape.phrases if _is_left_out(shape, each)]
    return {value for value in named if any(value in each.meanings for each in phrases)}


def _is_left_out(shape: Shape, phrase: Phrase[Word]) -> bool:
    """Tell whether *except* or *not* stands before a phrase: *did it not deny it* asks for denials all the same."""
    at = shape.back(phrase.start, _BETWEEN) - 1
    if shape.word(phrase.start) == "nor":
        return True  # nor findings
    told = shape.word(at - 1) not in _AUXILIARIES or shape.word(at - 2) in _RELATIVE or shape.opens(Meaning.WHO)
    if shape.word(at) in _NOT and told:
        return shape.word(at - 1)[:1] != "@" or shape.word(at) == "never" or shape.opens(Meaning.CLAIM_NOUN)
    ends = range(phrase.start, shape.back(phrase.start, LITTLE | THOSE_ABOUT) - 1, -1)
    return any(shape.ending(end, (Meaning.EXCEPT,)) for end in ends)


def actions_asked(shape: Shape) -> tuple[Action, ...]:
    """Give the treaty actions asked for, the most telling first: who decided to leave has not yet left."""
    found = shape.values(ACTIONS)
    if any(word.startswith("deposit") for word in shape.words):
        found = tuple([each for each in found if each is not Action.SIGNATURE])  # none is deposited
    decides = decides_at_home(shape) or (Action.WITHDRAWAL in found and speaks_of_deciding(shape))
    return (Action.DOMESTIC_DECISION, *found) if decides else found


def speaks_of_deciding(shape: Shape) -> bool:
    """Tell whether it is asked what a parliament or a president decided, before the depositary is told."""
    if not DECIDERS.isdisjoint(shape.words) or any(word.startswith("deci") for word in shape.words):
        return True
    return not _PASSING.isdisjoint(shape.words) and any(ActorType.STATE_ORGAN in each.actor_types for each in shape.mentions)


def response_kinds_asked(shape: Shape) -> tuple[ResponseKind, ...]:
    """Give the kinds of answers asked for; an announced investigation is told by two words."""
    if Meaning.UNANSWERED in shape.meanings and Meaning.ASKED in shape.meanings:
        return (ResponseKind.NO_REPLY,)
    announced = Meaning.INVESTIGATION in shape.meanings and Meaning.ANNOUNCE in shape.meanings
    investigated = (ResponseKind.INVESTIGATION_ANNOUNCED,) if announced else ()
    told = shape.values(RESPONSES)
    if told and not (Meaning.EXCEPT not in shape.meanings and _NOT.isdisjoint(shape.words)):
        left_out = _left_out(shape, told)
        kept = tuple([kind for kind in told if kind not in left_out])
        told = kept or _others_than(shape, left_out)  # what was not denied may have been left unanswered
    if ResponseKind.PARTIAL_DENIAL in told:
        told = tuple([kind for kind in told if kind is not ResponseKind.DENIAL])  # a denial only in part
    if ResponseKind.COMMITMENT in told and Meaning.INVESTIGATION in shape.meanings:
        told = tuple([kind for kind in told if kind is not ResponseKind.COMMITMENT])  # a promise to investigate
        investigated = (ResponseKind.INVESTIGATION_ANNOUNCED,)
    return (*told, *investigated)


def response_kinds_left_out(shape: Shape) -> tuple[ResponseKind, ...]:
    """Give the kinds of answers that the allegations asked for are not to have had: *claims that were never denied*."""
    if _NOT.isdisjoint(shape.words) or not asks_for_claims(shape):
        return ()
    told = shape.values(RESPONSES)
    left_out = _left_out(shape, told)
    return told if left_out.issuperset(told) else ()


def _others_than(shape: Shape, left_out: set[ResponseKind]) -> tuple[ResponseKind, ...]:
    """Give the kinds of answers beyond some: none of claims, unless they are to have had an answer; silence is no answer."""
    others = tuple([kind for kind in ResponseKind if kind not in left_out])
    if not asks_for_claims(shape):
        return others
    answered = Meaning.EXCEPT in shape.meanings and is_answered_beside(shape)
    return tuple([kind for kind in others if kind is not ResponseKind.NO_REPLY]) if answered else ()


def is_answered_beside(shape: Shape) -> bool:
    """Tell whether an answer is asked for beside the kind that is not: *answered allegations that were not denied*."""
    answered = [
        each for each in shape.phrases if not each.meanings.isdisjoint(ANSWERING) and each.meanings.isdisjoint(RESPONSES)
    ]
    return any(shape.word(shape.back(each.start, _BETWEEN) - 1) not in _NOT for each in answered)


def asks_for_claims(shape: Shape) -> bool:
    """Tell whether allegations are asked for, and not the answers to them that are named beside."""
    return shape.opens(Meaning.CLAIM_NOUN) or _WHICH_CLAIMS.search(shape.line) is not None


def source_types_asked(shape: Shape) -> tuple[SourceType, ...]:
    """Give the kinds of documents that records are asked to rest on; none where the kind of a source is itself asked for."""
    if not shape.means(SOURCE_TYPES) or by_media(shape) or _asks_for_the_source(shape) or "or" in shape.words:
        return ()
    return shape.values(SOURCE_TYPES)


def _asks_for_the_source(shape: Shape) -> bool:
    """Tell whether the source of something is asked for, and not claims by the kind of their sources."""
    return shape.opens(Meaning.SOURCE) and not shape.opens(Meaning.CLAIM_NOUN)


def article_asked(line: str) -> str:
    """Give the number of the article that is asked for."""
    article = _ARTICLE.search(line) if "art" in line or "стат" in line else None
    return article[1] if article else ""
