"""The words of the register's own vocabulary that a question asks for: stances, votes, acts, answers, documents, articles."""

import re
from typing import Any

from bot.answers.understanding.cues import Cue
from bot.answers.understanding.field_words import ACTIONS, DECIDERS, RESPONSES, SOURCE_TYPES, STANCES
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import VOTES, Action, ResponseKind, SourceType, Stance

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
_NOT = words("not never didnt doesnt without nor")
_BETWEEN = words("to even actually really yet ever have")
"""What may stand between *not* and the stance that is none."""
_CASTING = words("a an the its their his her vote votes voting casting un une su sa")
_TURNED_FROM = words("from de del desde с со от з зі від")
_TURNED_TO = words("to into a au al hacia на до к")


AS_VOTES = {Stance.OPPOSES: Stance.VOTED_AGAINST, Stance.SUPPORTS: Stance.VOTED_FOR}
"""Of a resolution: *A/RES/72/54: who was against?*."""


def votes_asked(shape: Shape) -> tuple[Stance, ...]:
    """Give how the votes asked for were cast; who did not vote so voted otherwise, or not at all."""
    if _HOW_VOTED.search(shape.line):
        return ()  # how each voted for the resolution: whichever way
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
    if len(named) < 2 or _NOT.isdisjoint(shape.words):
        return named
    affirmed = [each for each in shape.phrases if shape.word(shape.back(each.start, _BETWEEN) - 1) not in _NOT]
    kept = tuple([stance for stance in named if any(stance in each.meanings for each in affirmed)])
    return kept or named


def actions_asked(shape: Shape) -> tuple[Action, ...]:
    """Give the treaty actions asked for, the most telling first: who decided to leave has not yet left."""
    found = shape.values(ACTIONS)
    if any(word.startswith("deposit") for word in shape.words):
        found = tuple([each for each in found if each is not Action.SIGNATURE])  # none is deposited
    if Action.WITHDRAWAL not in found:
        return found
    decided = DECIDERS.intersection(shape.words) or any(word.startswith("deci") for word in shape.words)
    return (Action.DOMESTIC_DECISION, *found) if decided else found


def response_kinds_asked(shape: Shape) -> tuple[ResponseKind, ...]:
    """Give the kinds of answers asked for; an announced investigation is told by two words."""
    if Meaning.UNANSWERED in shape.meanings and Meaning.ASKED in shape.meanings:
        return (ResponseKind.NO_REPLY,)
    announced = Meaning.INVESTIGATION in shape.meanings and Meaning.ANNOUNCE in shape.meanings
    investigated = (ResponseKind.INVESTIGATION_ANNOUNCED,) if announced else ()
    told = shape.values(RESPONSES)
    if ResponseKind.PARTIAL_DENIAL in told:
        told = tuple([kind for kind in told if kind is not ResponseKind.DENIAL])  # a denial only in part
    if ResponseKind.COMMITMENT in told and Meaning.INVESTIGATION in shape.meanings:
        told = tuple([kind for kind in told if kind is not ResponseKind.COMMITMENT])  # a promise to investigate
        investigated = (ResponseKind.INVESTIGATION_ANNOUNCED,)
    return (*told, *investigated)


def source_types_asked(shape: Shape) -> tuple[SourceType, ...]:
    """Give the kinds of documents that records are asked to rest on; none where the kind of a source is itself asked for."""
    if not shape.means(SOURCE_TYPES) or shape.opens(Meaning.SOURCE) or "or" in shape.words:
        return ()
    return shape.values(SOURCE_TYPES)


def article_asked(line: str) -> str:
    """Give the number of the article that is asked for."""
    article = _ARTICLE.search(line) if "art" in line or "стат" in line else None
    return article[1] if article else ""
