"""Conditions on those who allege that no query can hold: an answer that passes them over has to say so."""

from bot.answers.query import Intent
from bot.answers.understanding.cues import Cue
from bot.answers.understanding.meanings import CLAIMING
from bot.answers.understanding.shape import Shape

_OF_CLAIMS = frozenset({Intent.ALLEGATIONS, Intent.WHO, Intent.COUNT, Intent.SOURCE, Intent.RESPONSES})
_ON_ALLEGERS = Cue(
    r"(?<!\w)(?:by|from) (?:the )?@\d+ (?:alone|only|by itself|on (?:its|their) own|and (?:nobody|no one) else)(?!\w)"
    r"|(?<!\w)(?:only|solely|exclusively|just) (?:by|from) (?:the )?@\d+(?!\w)"
    r"|(?<!\w)(?:by|from) both (?:the )?@\d+ and (?:the )?@\d+(?!\w)"
    r"|(?<!\w)(?:par|de) (?:la |le |l |les )?@\d+ (?:seule?|uniquement|seulement)(?!\w)"
    r"|(?<!\w)(?:seulement|uniquement|a la fois) par (?:la |le |l |les )?@\d+(?!\w)"
    r"|(?<!\w)(?:solo|solamente|unicamente) (?:por|de) (?:la |el )?@\d+(?!\w)"
    r"|(?<!\w)(?:by|from) (?:more than one|at least two|two or more|several|multiple) "
    r"(?:part(?:y|ies)|sides?|allegers?|accusers?|organi[sz]ations?|states?|countr(?:y|ies)|bodies|actors|groups)(?!\w)"
    r"|(?<!\w)the only (?:one|body|party|organi[sz]ation|state|country)(?= (?:who|that|which|to) )"
    r"|(?<!\w)not (?:made |raised )?by (?:an? |the |any )?(?:states?|governments?|officials?|countr(?:y|ies))(?!\w)"
)
"""*By HRW alone*, *by both*, *by more than one party*, *the only one who says so*, *not by a state*."""
_WITHIN = Cue(
    r"(?<!\w)within (?:an?|one|two|three|four|five|six|seven|ten|\d+) (?:hour|day|week|fortnight|month|year)s?"
    r"(?= of | after |$)"
)
"""*Was there any reply within a month of it*."""


def conditions_left_out(shape: Shape, intent: Intent) -> tuple[str, ...]:
    """Give what a question asks of those who allege, or of how soon it was answered, and no query can hold."""
    if intent not in _OF_CLAIMS:
        return ()
    of_claims = shape.means(CLAIMING) or intent is Intent.WHO
    found = (_said(shape, cue) for cue, asked in ((_ON_ALLEGERS, of_claims), (_WITHIN, True)) if asked)
    return tuple(filter(None, found))


def _said(shape: Shape, cue: Cue) -> str:
    found = cue.search(shape.line)
    if found is None:
        return ""
    first = shape.line.count(" ", 0, found.start())
    return " ".join(shape.spoken[first : first + len(found[0].split())])
