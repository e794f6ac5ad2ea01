"""Which slot of a query the times of a question fill, which times it leaves out, and how they were read."""

import re
from typing import Any, NamedTuple

from msgspec import Struct

from bot.answers.query import Intent, Span
from bot.answers.understanding.cues import Cue
from bot.answers.understanding.dates import DateMention
from bot.answers.understanding.dates.spans import hull
from bot.answers.understanding.decisions import DEPOSITED
from bot.answers.understanding.field_words import ACTIONS
from bot.answers.understanding.meanings import CLAIMING, SAYING, Meaning
from bot.answers.understanding.parts import THOSE_ABOUT
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.answers.wording import date_not_left_out, date_on_both_sides, date_taken, date_unread
from bot.register.vocabulary import Kind

_ALLEGED = frozenset({Intent.ALLEGATIONS, Intent.WHO, Intent.COUNT})
_OCCURRED = frozenset({Meaning.ACT, Meaning.HAPPEN, Meaning.HARM})
_SAID = frozenset({*CLAIMING, *SAYING, Meaning.UTTER})
_NOT_ASKED = frozenset(("tonight", "this evening", "ce soir", "esta noche"))
"""When something is done with the answer, and no time that is asked for."""
_SAID_THEN = Cue(
    r"(?<!\w)(?:statements?|reports?|speech(?:es)?|letters?|remarks?|briefings?|papers?) (?:of|from|on|dated|in) #"
    r"|(?<!\w)(?:date|day|dated?|month) of (?:the |each |its )?(?:accusation|allegation|claim|statement|report|record)s?(?!\w)"
    r"|(?<!\w)by (?:the )?date (?:it was |they were )?(?:made|said|alleged|reported|claimed)(?!\w)"
)
"""The time is that of what was said: *the statement of 21 August*."""
_THOSE_OF = (
    THOSE_ABOUT
    | LITTLE
    | words("""
    votes statements positions allegations claims accusations records before since after until till by prior celles ceux de des
    du las los del avant apres depuis antes despues desde те тех ті тих до после після с з от від
    """)
)
"""What may stand between *except* and a time that is left out."""
_AND = words("and or nor et ou ni y o e u и или і та або")
_AS_OF_NOW = Cue(
    r"(?<!\w)(?:no longer|any ?more|still|today|now|currently|at present|(?:is|are) (?:it|they) (?:in|out|bound|a party|party))"
    r"(?!\w)"
)
_SINCE_THEN = Cue(
    r"(?<!\w)(?:has|have) (?:it|they|he|she|that|the \w+|@\d+) since(?! #)(?!\w)"
    r"|(?<!\w)(?:signed|ratified|joined|acceded|left|withdrew)(?: \S+){0,5} #\d+ (?:and |but |so )?(?:did|has|have|is|are) "
    r"(?:it|they|he|she) (?:ever|since|still|yet|later|then|eventually|now|actually)(?!\w)"
)
"""How it stands now is asked for: *a signatory of 1997, or has it since become a party*."""
_WITHOUT = {"said": "not_said", "occurred": "not_occurred"}
"""The slot of the times that are left out, beside that of those that are asked for."""


class OpenDate(Struct, frozen=True, gc=False):
    """A time that can be read in several ways, as it was typed; `nth` tells it from others typed alike before it.

    `slot` is the field of the query that it belongs to.
    """

    mention: DateMention
    typed: str
    nth: int
    slot: str


_AT_THE_START = re.compile(r"(?:the )?(?:start|beginning|outset)(?!\w)", re.IGNORECASE)
"""On its first day: *was it bound at the start of 2026*."""
_BOTH_SIDES = frozenset(("before and after", "after and before", "before or after"))


class Timing(NamedTuple):
    """The slots that a question's times fill, what has to be said about how they were read, and those that stay open."""

    slots: dict[str, Any]
    assumptions: list[str]
    open_dates: tuple[OpenDate, ...]


def timing_of(shape: Shape, intent: Intent, kinds: tuple[Kind, ...]) -> Timing:
    """Read the times of a question: when it was said or occurred, the day of a status, or when it was recorded."""
    slot = _slot(shape, intent, kinds)
    left_out = _left_out(shape)
    said: list[str] = []
    without: list[Span] = []
    asked: list[DateMention] = []
    for each, at, is_out in zip(shape.dates, shape.date_at, left_out, strict=True):
        if shape.before(at, 3) in _BOTH_SIDES:
            said.append(date_on_both_sides(shape.text[each.start : each.end]))
            continue
        if slot != "on" and shape.text[each.start : each.end].casefold() in _NOT_ASKED:
            continue
        if not is_out:
            asked.append(each)
        elif slot in _WITHOUT and each.span:
            without.append(each.span)
        else:
            said.append(date_not_left_out(shape.text[each.start : each.end]))
    span = hull([each.span for each in asked if each.span])
    told = (_AS_OF_NOW.search(shape.line) if shape.means(SAYING) else None) or _SINCE_THEN.search(shape.line)
    if slot == "on" and span and told:  # somebody says that it left in June: is it still bound, on 1 August
        at = shape.line[: told.end()].count(" ")
        asked = [each for each, place in zip(shape.dates, shape.date_at, strict=True) if each in asked and place > at]
        span = hull([each.span for each in asked if each.span])
        on = {"on": span.last or span.first} if span else {}
        return Timing(on, [*said, *_how_read(shape.text, asked)], _open(shape.text, asked, slot))
    at_the_start = len(asked) == 1 and _AT_THE_START.match(shape.text[asked[0].start : asked[0].end]) is not None
    day = span.first if at_the_start else span.last or span.first
    slots: dict[str, Any] = {slot: day if slot == "on" else span}
    if slot == "on" and span.first and (shape.means(ACTIONS) or DEPOSITED.search(shape.line)):
        slots["said"] = span  # who joined in 2015, and not who was in by then
    if without:
        slots[_WITHOUT[slot]] = tuple(without)
    return Timing(slots, [*said, *_how_read(shape.text, asked)], _open(shape.text, asked, slot))


def _slot(shape: Shape, intent: Intent, kinds: tuple[Kind, ...]) -> str:
    if intent is Intent.NEWS or intent is Intent.CORRECTIONS:
        return "since_recorded"
    if intent is Intent.TREATY_STATUS and shape.kinds.isdisjoint((Kind.TREATY, Kind.ACTOR)):
        return "said"  # which acts, under any treaty
    if intent is Intent.TREATY_STATUS or (intent is Intent.COUNT and kinds == (Kind.TREATY_ACTION,)):
        return "on"
    if intent in _ALLEGED and kinds == (Kind.ALLEGATION,):
        if _SAID_THEN.search(shape.line):
            return "said"
        happened = shape.means(_OCCURRED) or not shape.means(_SAID) or "on record" in shape.line
        if happened and not re.search(r"accusations? (?:were|was)? ?made|(?:did|has) @\d+ accuse", shape.line):
            return "occurred"
    return "said"


def _left_out(shape: Shape) -> list[bool]:
    """Tell of each time whether what stands before it leaves it out: *except for those of 2022 and 2023*."""
    found: list[bool] = []
    end = -1
    for each, at in zip(shape.dates, shape.date_at, strict=True):
        goes_on = bool(found) and found[-1] and shape.past(end, _AND) == at
        found.append(goes_on or each.set_aside or _is_left_out(shape, at))
        end = at + 1
    return found


def _is_left_out(shape: Shape, at: int) -> bool:
    if Meaning.EXCEPT not in shape.meanings:
        return False
    return any(shape.ending(end, (Meaning.EXCEPT,)) for end in (at, shape.back(at, _THOSE_OF)))


def _how_read(text: str, asked: list[DateMention]) -> list[str]:
    read = []
    for each in asked:
        if each.unread:
            read.append(date_unread(text[each.start : each.end]))
        elif each.year_from is not None:
            read.append(date_taken(text[each.said_from : each.end], each.span, each.year_from))
    return read


def _open(text: str, asked: list[DateMention], slot: str) -> tuple[OpenDate, ...]:
    found = []
    for each in asked:
        if each.unread or each.year_from is not None or not (each.yearless is not None or each.readings):
            continue
        typed = text[each.start : each.end]
        nth = len(re.findall(rf"(?<!\w){re.escape(typed)}(?!\w)", text[: each.start]))
        found.append(OpenDate(each, typed, nth, slot))
    return tuple(found)
