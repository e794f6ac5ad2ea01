"""A question that goes on from votes: everybody's where anybody is asked for, those of all years, or how it came out."""

from collections.abc import Mapping

from bot.answers.query import Query
from bot.answers.understanding.cues import Cue, words
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import Stance

_ANYBODY = words(
    r"any(?:one|body)", r"some(?:one|body)", r"nobody", r"no one", r"how many", r"hm", r"in total", r"overall", r"quelqu un",
    r"combien", r"alguien", r"cuant[oa]s", r"кто (?:нибудь|то)", r"кто либо", r"сколько", r"хтось", r"скільки",
)  # fmt: skip
_OF_THEM = words(r"they", r"them", r"these", r"those", r"of the", r"ils", r"elles", r"ellos", r"они", r"вони")
_EVER = words(
    r"ever", r"always", r"never", r"jamais", r"toujours", r"siempre", r"nunca", r"alguna vez", r"всегда", r"когда либо",
    r"никогда", r"завжди", r"колись", r"ніколи",
)  # fmt: skip
_RESULT = words(
    r"(?:overall|final|whole|total) (?:result|vote|tally|count|outcome)", r"results?", r"tally", r"outcome", r"totals",
    r"breakdown",
    r"how did (?:it|the vote|that) (?:come out|end|turn out)", r"did it pass", r"was it (?:adopted|passed|carried)",
)  # fmt: skip
_CAST: Mapping[Stance, Cue] = {
    Stance.VOTED_FOR: words(
        r"in favou?r",
        r"(?:vot(?:e|es|ed|ing)|was|were) for",
        r"for$",
        r"(?:vot(?:e|ed|ing)|said) yes",
        r"yes votes?",
        r"pour$",
        r"a favor",
        r"за$",
    ),
    Stance.VOTED_AGAINST: words(
        r"against", r"(?:vot(?:e|ed|ing)|said) no", r"no votes?", r"contre", r"en contra", r"против", r"проти"
    ),
    Stance.ABSTAINED: words(r"abst\w*", r"abstien\w*", r"воздерж\w*", r"утрим\w*"),
}
_FEW_WORDS = 5


def asks_of_anybody(shape: Shape) -> bool:
    """Tell whether everybody's votes are asked for, and not those of whoever was asked about: *did anyone vote against*."""
    return bool(_ANYBODY.search(shape.line) or _RESULT.search(shape.line)) and _OF_THEM.search(shape.line) is None


def asks_of_all_years(shape: Shape, before: Query) -> bool:
    """Tell whether votes of whatever year are asked for, after those of one: *has it ever abstained*."""
    return before.votes and not shape.dates and _EVER.search(shape.line) is not None


def asks_how_it_came_out(shape: Shape, before: Query) -> bool:
    """Tell whether the result of a vote is asked for after one state's: *and the overall result*."""
    return before.votes and len(shape.words) <= _FEW_WORDS + 1 and _RESULT.search(shape.line) is not None


def cast_so(shape: Shape) -> tuple[Stance, ...]:
    """Give how the votes were cast that a few words ask for after others: *and against*, *how many were in favour*."""
    if len(shape.words) > _FEW_WORDS:
        return ()
    return tuple([stance for stance, cue in _CAST.items() if cue.search(shape.line)])
