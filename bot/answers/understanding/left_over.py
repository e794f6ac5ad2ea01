"""The words of a question that neither names nor dates nor cues account for, and how much depends on each."""

import re
from functools import lru_cache

from bot.answers.understanding.field_words import STANCES
from bot.answers.understanding.meanings import MEANINGS, Meaning
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.register.folding import fold

_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{3,200})[\"“”«»„]|(?<!\w)['‘]([^'‘’]{3,200})['’](?!\w)")
_BEFORE_A_NAME = re.compile(
    r"\b(?:(?:by|from|according to|against|in|at|near|around|on|about|regarding|concerning)(?: the| an?)?"
    r"|did|does|has|have|is|was|were|are)$"
)
_BEFORE_A_CAPITAL = re.compile(
    r"\b(?:of|de|du|des|d|en|au|aux|dans|contre|par|selon|del|contra|por|segun|в|во|на|против|от|из|у|проти|від|з|із|зі|"
    r"позиц[иі]\w+|заяв\w+)(?: the| la| le| les| l| el| los| las)?$"
)
"""Before a name in any of five languages; before a word without a capital these tell nothing."""
_BEFORE_ITS_DOER = frozenset({"by", "against", "from", "to", "at"})
"""After *is* and *was*, these tell that what stands before is what was done, and no name."""
_AFTER_A_SUBJECT = frozenset({"on", "about", "regarding"})
_TELLS_NO_TASK = frozenset(
    {Meaning.DO_NOUN, Meaning.DO_VERB, Meaning.EVENT, Meaning.BODY, Meaning.UTTER, Meaning.INVESTIGATION}
)
"""What tells only which part a name plays: the words themselves may still be searched for."""


@lru_cache(maxsize=10_000)
def is_cue(word: str) -> bool:
    """Tell whether a word by itself already said what the question is after."""
    return bool(MEANINGS.means(word) - _TELLS_NO_TASK) or bool(STANCES.means(word))


def left_over(shape: Shape) -> str:
    """Give the words, as typed, that no name, date or cue accounts for."""
    return " ".join(spoken for word, spoken in zip(shape.words, shape.spoken, strict=True) if _is_left_over(word))


def hard_words(shape: Shape, text: str) -> tuple[str, ...]:
    """Give the left-over words that narrow the answer: quoted ones, numbers, and capitalised ones inside a sentence."""
    quoted = " ".join(one or other for one, other in _QUOTED.findall(text))
    found = [word for each in re.findall(r"[^\W_]+", quoted) if not is_cue(word := fold(each))]
    lower = sum(1 for spoken in shape.spoken if spoken[:1].islower())
    for at, (word, spoken) in enumerate(zip(shape.words, shape.spoken, strict=True)):
        capital = spoken[:1].isupper() and at > 0 and 2 * lower > len(shape.spoken)
        if _is_left_over(word) and (capital or (word.isdigit() and len(word) > 2)):
            found.append(word)
    return tuple(dict.fromkeys(found))


def demanded(shape: Shape) -> tuple[str, ...]:
    """Give the left-over words that stand where a name or a subject stands, as they were typed.

    If the register knows none of them, an answer without them would be one to another question.
    """
    found = []
    for at, (word, spoken) in enumerate(zip(shape.words, shape.spoken, strict=True)):
        if not _is_left_over(word) or len(word) < 3 or word.isdigit() or MEANINGS.means(word):
            continue
        before, after = shape.before(at, 3), shape.after(at, 1)
        opens = before in {"", "the"} and after in _AFTER_A_SUBJECT
        named = spoken[:1].isupper() and _BEFORE_A_CAPITAL.search(before)
        if opens or after == "s" or named or (_BEFORE_A_NAME.search(before) and after not in _BEFORE_ITS_DOER):
            found.append(spoken)
    return tuple(dict.fromkeys(found))


def _is_left_over(word: str) -> bool:
    return word[0] not in "@#" and len(word) > 1 and word not in STOP_WORDS and not is_cue(word)
