"""Conditions on those who allege that no query can hold: an answer that passes them over has to say so."""

from msgspec.structs import replace

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
_ON_SOURCES = Cue(
    r"(?<!\w)not (?:sourced|taken|coming|drawn|cited|based) (?:from|to|by|in|on) (?:the )?@\d+ "
    r"(?:\w+ )?(?:media|sources?|outlets?|press)(?!\w)"
    r"|(?<!\w)only (?:via|through|from|on) (?:the )?@\d+ (?:\w+ )?(?:media|sources?|outlets?|press)(?!\w)"
    r"|(?<!\w)(?<=by )state(?= (?:run |owned )?media(?!\w))"
)
"""*Not sourced from Russian media*."""
_BEYOND = Cue(
    r"(?<!\w)(?:at least|more than|over|fewer than|less than|under|up to|at most) \d+ "
    r"(?:people |civilians |persons )?(?:dead|deaths|killed|injured|wounded|casualties|victims)(?!\w)"
)
"""*Allegations with at least 10 dead*."""
_ELSE = Cue(
    r"(?<!\w)who (?:else )?(?:has |have )?(?:support|back|corroborat|confirm|verif)\w*"
    r"(?= (?:the )?@\d+ (?:s )?(?:\w+ )?(?:claim|alleg|accus))"
)
"""*Who else supports HRW's claim*: that it makes it is no answer."""
_BY_MEDIA = Cue(
    r"(?<!\w)(?:made|raised|alleged|voiced|levelled|allegations|accusations|claims) by "
    r"(?:the )?(?:state |news )?(?:run )?(?:media|press)(?!\w)"
)
"""Media that allege something themselves, and do not only report it."""
_AND_HOW_MANY = Cue(r"(?<!\w)and how many(?= (?:\w+ )?(?:in|for|during|on) (?:the )?#\d)")
"""*How many in 2022 and how many in 2023*: they are counted together."""
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
    cues = (_ON_ALLEGERS, _ON_SOURCES, _ELSE, _BEYOND, _AND_HOW_MANY, _WITHIN) if of_claims else (_WITHIN,)
    found = (_said(shape, cue) for cue in cues)
    return tuple(filter(None, found))


def by_media(shape: Shape) -> bool:
    """Tell whether claims are asked for that media make themselves: *allegations made by media organisations*."""
    return _BY_MEDIA.search(shape.line) is not None


def without_bounds(shape: Shape) -> Shape:
    """Leave out of the words that are looked for those of a bound on the dead, and those that say that media allege it."""
    found = [each for cue in (_BEYOND, _BY_MEDIA) if (each := cue.search(shape.line))]
    if not found:
        return shape
    first = [shape.line.count(" ", 0, each.start()) for each in found]
    told = {at for begun, each in zip(first, found, strict=True) for at in range(begun, begun + len(each[0].split()))}
    return replace(shape, left=[at for at in shape.left if at not in told])


def _said(shape: Shape, cue: Cue) -> str:
    found = cue.search(shape.line)
    if found is None:
        return ""
    first = shape.line.count(" ", 0, found.start())
    return " ".join(shape.spoken[first : first + len(found[0].split())])
