"""Whether a question asks for a time: not by *when* inside of a sentence, where it only joins another to it."""

from bot.answers.understanding.cues import Cue
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import Kind

_ASKED_BEFORE = frozenset({Meaning.CHANGE, Meaning.VOTE, Meaning.WHO, Meaning.COUNT})
"""What is asked first, where *and when* only follows: *has X changed its vote, and when*."""
_WHAT_DAY = Cue(
    r"(?<!\w)(?:(?:what|which) (?:exact |precise )?(?:date|day)|"
    r"(?:what|whats)(?: s| is| was)? the (?:exact )?date(?! of birth)|"
    r"(?:exact|precise) (?:day|date)s?(?= please$| pls$|$)|"
    r"(?:a )?quelle date|quel jour|(?:en )?que fecha|que dia|"
    r"(?:како(?:го|и|му)|яко(?:го|і|му)) (?:числ\w+|дня|дат\w+))(?!\w)"
)
DAY_OF = Cue(
    r"^(?:the |exact |very )*(?:day|date) (?:the )?@\d+ (?!said|says)\w"
    r"|(?<!\w)(?:deposited|notified|filed|lodged|submitted|signed|ratified|joined|left|dated|issued|adopted) on(?: please)?$"
)
"""*Day Lithuania's exit took effect*, *notice deposited on?*."""
IS_DATED = Cue(r"(?<!\w)(?:with|and|plus) (?:the |its |their |exact )*(?:date|dates)(?: please| pls| of each)?$")
"""What is asked for is to be dated: *the wording, with the date*."""
_WHEN_SOMETHING = Cue(r"^when (?:the )?@\d+ (?!s )\w+ .*(?<!\w)(?:what|who|whom|how|did|does|has|was|were)(?!\w)")
"""*When Bachelet spoke of …, what did she say?*"""
_BY_WHEN_MUST = Cue(
    r"^by when (?:and how )?(?:must|should|do|does|are|is) (?:an? |the |all )?(?:states? )?(?:part|member|signator)"
)
"""It is asked how long a treaty gives its parties."""
_WHEN_ASKED = Cue(r"(?<!\w)when (?:asked|approached|contacted|queried|pressed|questioned)(?!\w)")
"""*Did anybody not reply when asked*."""
_WHEN = words("when quand cuando когда коли")
_AFTER = words("did does do is was are were has have had will would exactly") | {""}
"""After *when* these show that it asks for a time; at the end of a question nothing follows."""


def asks_when(shape: Shape) -> bool:
    """Tell whether a time is asked for; of a treaty's *since when* the status tells."""
    if _WHEN_ASKED.search(shape.line):
        return False
    if shape.opens(Meaning.WHEN):
        return not (_WHEN_SOMETHING.search(shape.line) or _BY_WHEN_MUST.search(shape.line))
    if Meaning.WHEN not in shape.meanings or shape.means(_ASKED_BEFORE):
        return False
    if IS_DATED.search(shape.line):
        return False
    if shape.words[-2:] in {("and", "when"), ("by", "when")} and "what" in shape.words:
        return False  # what has he said, and when; what must a party do, and by when
    treaty = Kind.TREATY in shape.kinds
    return _WHAT_DAY.search(shape.line) is not None or any(
        word in _WHEN and shape.word(at + 1) in _AFTER and not (treaty and shape.word(at - 1) == "since")
        for at, word in enumerate(shape.words)
    )
