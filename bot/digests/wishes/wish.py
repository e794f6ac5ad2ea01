"""A wish in words, read as what a subscription keeps: `allegations in Ukraine weekdays at 08:30 Europe/Kyiv`.

What says when is taken out of the text, in whatever order it stands; the rest says what. Nothing is guessed: what can be read
in two ways is asked back, and every error says what to type.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.answers.query import Query
from bot.answers.understanding.markup import plain
from bot.digests.wishes.filters import EXAMPLE, UnreadFilterError, UnreadWishError, is_in_name, names_in, read_filter
from bot.digests.wishes.rhythm import AT_ONCE, DAY_NAMES, EVERY_DAY, WEEKDAYS, WEEKENDS, days_of
from bot.digests.wishes.times import Clock, clock_in, zone_in
from bot.names.lexicon import Lexicon

LONGEST_WISH = 1_000
DEFAULT_TIME = time(9)
_WEEKLY = 1
"""Where only *weekly* is said: on Monday."""

_DAY = (
    r"(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|"
    r"sun(?:days?)?)\b\.?"
)
_AND = r"\s*(?:,\s*and\b|,|&|/|and\b|\+)\s*(?:on\s+|every\s+)?"
_TO = r"\s*(?:-|–|to\b|through\b|until\b|till\b)\s*"
_SHORT_DAYS = tuple(name[:3].lower() for name in DAY_NAMES)


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


_NOTHING_NEW = _cue(
    r"(?:and\s+|but\s+)?(?:say so\s+)?(?:also|even)\s+(?:when|if|on days when|where)\s+(?:there\s+(?:is|['’]s)\s+)?"
    r"(?:nothing(?:['’]s|\s+is|\s+was)?(?:\s+new)?(?:\s+happened)?|no\s+news)|(?:also|even)\s+(?:on\s+)?quiet\s+days"
)
_LATER = _cue(
    rf"hourly|monthly|fortnightly|bi-?weekly|quarterly|yearly|annually|every\s+(?:other|second|third|few|two|three|four|\d+|"
    rf"hours?|minutes?|months?|quarter|year|fortnight)(?:\s+(?:{_DAY}|days?|weeks?|months?|hours?|minutes?))?|"
    r"(?:once|twice|two times|three times|\d+ times)\s+(?:an?|per|each|every)\s+(?:hour|month|quarter|year)|"
    r"(?:twice|two times|three times|\d+ times)\s+(?:a|per|each|every)\s+(?:day|week)"
)
_AT_ONCE = _cue(
    r"(?:at once|immediately|instantly|right away|straight away|in real[- ]?time|real[- ]?time|as alerts|alerts?|"
    r"as soon as (?:it|they|this|that|something|anything) "
    r"(?:happens?|changes?|comes? in|appears?|(?:is|are) (?:published|recorded))|"
    r"as (?:it|they|things) (?:happens?|comes? in|changes?|(?:is|are) published))"
)
_WEEKDAYS = _cue(r"(?:(?:on|every|each)\s+)?(?:week|work|working |business )days?")
_WEEKENDS = _cue(r"(?:(?:on|at|every|each)\s+)?(?:the\s+)?weekends?")
_ON_DAYS = _cue(
    rf"(?:(?:weekly|every week|once a week|each week)\s*,?\s*)?(?:(?:on|every|each|from)\s+)*"
    rf"(?:(?P<first>{_DAY}){_TO}(?P<last>{_DAY})|(?P<days>{_DAY}(?:{_AND}{_DAY})*))"
)
_DAILY = _cue(r"(?:once\s+)?(?:daily|every\s?day|each day|a day|per day|every morning|each morning)")
_EVERY_WEEK = _cue(r"weekly|every week|once a week|each week|a week")
_IS_A_DATE = re.compile(r"(?<!\w)(?:since|last|until|till|before|after|this|next|past|by|starting|from)\s+$", re.IGNORECASE)
_DIGEST = _cue(r"(?:an?\s+|the\s+|my\s+|our\s+)?(?:digests?|subscriptions?|messages?)(?:\s+(?:of|for))?|please|pls")

_TO_WHOM = r"(?:\s+(?:me|us|here|everyone|(?:to\s+)?(?:this|the)\s+channel))?"
_WHEN_IT = re.compile(
    rf"^[\s,]*(?:tell|notify|inform|ping|message|alert|let){_TO_WHOM}(?:\s+know)?\s+(?:when(?:ever)?|if|as soon as|once)\s+"
    r"(?:there\s+(?:is|are|['’]s)\s+)?",
    re.IGNORECASE,
)
_ALERT = re.compile(rf"^[\s,]*alert{_TO_WHOM}(?:\s+(?:about|to|of|on|for))?\s+", re.IGNORECASE)
_OPENING = re.compile(
    rf"^[\s,]*(?:(?:tell|notify|inform|let){_TO_WHOM}(?:\s+know)?\s+(?:about|of|on|regarding)|subscribe{_TO_WHOM}(?:\s+(?:to|for))?|"
    rf"(?:send|post|give){_TO_WHOM}(?:\s+(?:of|about|on))?|keep{_TO_WHOM}\s+(?:posted|informed|updated|up to date)"
    r"(?:\s+(?:on|about|of))?|follow|watch)(?!\w)",
    re.IGNORECASE,
)
_IT_HAPPENS = re.compile(
    r"\s+(?:changes?|changed|is\s+(?:changed|updated|corrected|new)|moves?|happens?|comes?\s+in|appears?|"
    r"(?:is|are|gets?)\s+(?:published|recorded|added))(?=[\s,.!]*$)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:\s*[,;])+(?=\s*[,;]|$)|^(?:[\s,;.]|(?:an?|and|on|of|about|to|for|regarding)\s)+|[\s.;]+$", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{2,200})[\"“”«»„]")


class BadRhythmError(UnreadWishError):
    """How often is said twice, or cannot be."""

    def __init__(self, what: str) -> None:
        """Say what is wrong with it."""
        super().__init__(what, "Type one of: daily, weekdays, weekly on Monday, every Monday and Thursday, at once.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a subscription is to tell, and when. `words` is the filter as it was typed, `assumptions` how it was read."""

    filter: Query
    words: str
    days: int
    at: time
    zone: ZoneInfo
    says_nothing_new: bool = False
    assumptions: tuple[str, ...] = ()


class _Typed:
    """A text from which what was read is taken out, so that every place in it stays where it was."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._names = names_in(text, lexicon)
        self._left, self._words = list(text), list(text)

    @property
    def left(self) -> str:
        """Give what was not read yet; a comma stands for what was, so that no name reaches over it."""
        return "".join(self._left)

    @property
    def words(self) -> str:
        """Give the words that were not taken out, as they were typed."""
        line = " ".join("".join(self._words).split())
        return _AROUND.sub("", line)

    def cut(self, start: int, end: int) -> None:
        """Take out what was read."""
        self._left[start:end] = ",".ljust(end - start)
        self._words[start:end] = " " * (end - start)

    def hide(self, start: int, end: int) -> None:
        """Leave out of what is read on, and keep among the words."""
        self._left[start:end] = " " * (end - start)

    def found(self, cue: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find what is not part of a name."""
        return (match for match in cue.finditer(self.left) if not is_in_name(match.span(), self._names))

    def take(self, cue: re.Pattern[str]) -> list[re.Match[str]]:
        """Find it likewise, and take it out."""
        found = list(self.found(cue))
        for match in found:
            self.cut(*match.span())
        return found


def read_wish(
    text: str,
    lexicon: Lexicon,
    *,
    zone: ZoneInfo,
    today: date,
    is_key: Callable[[str], bool] = lambda _: False,
) -> Wish:
    """Read a wish as typed, Slack's markup and all; raise UnreadWishError where it is not understood whole.

    `zone` is taken where the wish names none. `is_key` tells whether a word is the key of a record.
    """
    typed, quoted = _opened(text, lexicon)
    when = _when(typed, zone)
    wished = read_filter(typed.left, lexicon, today, quoted=quoted, is_key=is_key)
    kept, _ = _opened(typed.words, lexicon)
    if read_filter(kept.left, lexicon, today, quoted=quoted, is_key=is_key).query != wished.query:
        raise UnreadFilterError("Without the words that say when, the rest reads otherwise.", f"Say when at the end: {EXAMPLE}")
    assumptions = (*when.assumptions, *wished.assumptions)
    return replace(when, filter=wished.query, words=typed.words, assumptions=assumptions)


def split_wish(text: str, lexicon: Lexicon, *, zone: ZoneInfo) -> Wish:
    """Tell apart the words of a wish and when it is to be told, whatever its words mean: the filter is left empty."""
    typed, _ = _opened(text, lexicon)
    when = _when(typed, zone)
    return replace(when, words=typed.words)


def read_words(
    text: str, lexicon: Lexicon, *, today: date, is_key: Callable[[str], bool] = lambda _: False
) -> tuple[Query, str, tuple[str, ...]]:
    """Read words that say what alone, since when is said beside them: give the filter, its words and what was assumed.

    Raise UnreadFilterError where they are not understood whole, or say when.
    """
    typed, quoted = _opened(text, lexicon)
    _without_opening(typed)
    before = typed.words
    says_when = bool(typed.take(_NOTHING_NEW))
    says_when = _days(typed)[0] is not None or says_when
    clock = clock_in(typed.left)
    _time(typed, clock)
    if says_when or clock is not None:
        raise UnreadFilterError(f"“{before}” says when, too.", "Leave that out here: when is chosen in the fields below.")
    typed.take(_DIGEST)
    wished = read_filter(typed.left, lexicon, today, quoted=quoted, is_key=is_key)
    return wished.query, typed.words, wished.assumptions


def _opened(text: str, lexicon: Lexicon) -> tuple[_Typed, str]:
    """Begin to read a text: what stands in quotation marks is set aside, and given."""
    if len(text) > LONGEST_WISH:
        raise UnreadWishError(
            f"A wish may have {LONGEST_WISH:,} characters, and this has {len(text):,}.", f"Say it shorter: {EXAMPLE}"
        )
    typed = _Typed(plain(text), lexicon)
    quoted = " ".join(match[1] for match in typed.found(_QUOTED))
    for match in list(typed.found(_QUOTED)):
        typed.hide(*match.span())
    return typed, quoted


def _when(typed: _Typed, zone: ZoneInfo) -> Wish:
    """Take out of a text whatever says when, and give it as a wish for nothing yet."""
    says_nothing_new = bool(typed.take(_NOTHING_NEW))
    wants_alerts = _without_opening(typed)
    days, assumed = _days(typed)
    clock = clock_in(typed.left)
    at, named = _time(typed, clock), zone_in(typed.left, clock)
    if named is not None:
        typed.cut(*named.span)
    typed.take(_DIGEST)
    days = days if days is not None else AT_ONCE if wants_alerts else EVERY_DAY
    zone = named.zone if named is not None and named.zone is not None else zone
    return Wish(Query(), "", days, at, zone, says_nothing_new, assumed)


def _without_opening(typed: _Typed) -> bool:
    """Take out the words by which a wish opens, and tell whether they ask for an alert: *tell me when it changes*."""
    when = _WHEN_IT.match(typed.left) or _ALERT.match(typed.left)
    opening = when or _OPENING.match(typed.left)
    if opening is not None:
        typed.cut(*opening.span())
    if when is not None and (happens := _IT_HAPPENS.search(typed.left)) is not None:
        typed.cut(*happens.span())
    return when is not None


def _time(typed: _Typed, clock: Clock | None) -> time:
    if clock is None:
        return DEFAULT_TIME
    typed.cut(*clock.span)
    return clock.at


def _days(typed: _Typed) -> tuple[int | None, tuple[str, ...]]:
    """Take out on which days, and say what had to be assumed; None where nothing is said."""
    for match in typed.take(_LATER):
        raise BadRhythmError(f"“{match[0].strip()}” cannot be: a subscription comes on days of the week, or at once.")
    found: list[tuple[str, int]] = []
    found += [(match[0], AT_ONCE) for match in typed.take(_AT_ONCE)]
    found += [(match[0], WEEKDAYS) for match in typed.take(_WEEKDAYS)]
    found += [(match[0], WEEKENDS) for match in typed.take(_WEEKENDS)]
    found += [(match[0], _named(match)) for match in _take_days(typed)]
    daily, weekly = typed.take(_DAILY), typed.take(_EVERY_WEEK)
    if not found and daily:
        found = [(daily[0][0], EVERY_DAY)]
    if not found and weekly:
        return _WEEKLY, (f"“{weekly[0][0]}” was taken as every Monday.",)
    if len({days for _, days in found}) > 1:
        said = " and ".join(f"“{words.strip()}”" for words, _ in found[:2])
        raise BadRhythmError(f"{said} say different things about when.")
    return (found[0][1] if found else None), ()


def _take_days(typed: _Typed) -> list[re.Match[str]]:
    """Take out days of the week that say when, and not since when: *since Monday*."""
    found = [match for match in typed.found(_ON_DAYS) if match["first"] or not _dates(typed.left, match)]
    for match in found:
        typed.cut(*match.span())
    return found


def _dates(text: str, match: re.Match[str]) -> bool:
    return bool(_IS_A_DATE.search(text[: match.start("days")]))


def _named(match: re.Match[str]) -> int:
    if match["days"]:
        return days_of(_SHORT_DAYS.index(name[:3].lower()) for name in re.findall(_DAY, match["days"], re.IGNORECASE))
    first, last = (_SHORT_DAYS.index(match[end][:3].lower()) for end in ("first", "last"))
    return days_of((first + step) % 7 for step in range((last - first) % 7 + 1))
