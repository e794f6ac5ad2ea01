"""The times of a text, each with the words round it that bound it, and with its year: named, inherited, or left open."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bot.answers.query import Span
from bot.answers.understanding.dates import phrases, relative, words
from bot.answers.understanding.dates.bounds import Length, bounded, length_before
from bot.answers.understanding.dates.reader import Reader
from bot.answers.understanding.dates.spans import Cut, Yearless
from bot.answers.understanding.dates.times import Time


class YearFrom(StrEnum):
    """Where a time that names no year got it from."""

    TODAY = "today"
    QUESTION = "question"
    CONVERSATION = "conversation"


class DateMention(Struct, frozen=True, gc=False):
    """A time found in a text: from where to where it stands, and what it means, open at one end after *since* or *until*.

    `span` is empty where that is not settled: `readings` has the ways to read 2/11/2023, `yearless` is a time without a
    year, and an `unread` one is no day of the calendar. One `set_aside` stands after *not*. `said_from` is where the words
    begin that bound it, `length` how far *after* or *before* it reaches; `year_from` says where it got its year from, if not
    from its own words.
    """

    start: int
    end: int
    span: Span
    said_from: int = -1
    readings: tuple[Span, ...] = ()
    yearless: Yearless | None = None
    bound: str = ""
    length: Length | None = None
    year_from: YearFrom | None = None
    unread: bool = False
    set_aside: bool = False

    def in_year(self, year: int) -> Span | None:
        """Give what a time without a year means in one, its bounding word counted in."""
        span = self.yearless.in_year(year) if self.yearless else None
        return bounded(span, self.bound, self.length) if span else None


def date_mentions(folded: str, today: date, year: int | None = None) -> list[DateMention]:
    """Find the times in a folded text; `year` is the one that the conversation is about.

    A time without a year takes that of the other dates of the text, else that of the conversation; after *since* it is the
    last one that has begun; else its year stays open.
    """
    reader = Reader(folded, today)
    if _TELLS.isdisjoint(reader.at) and not any(map(str.isdecimal, reader.at)):
        return []
    times = _times(reader)
    if not times:
        return []
    times = _joined(reader, times)
    placed = [_Placed.of(reader, time) for time in times]
    named = {each.time.year for each in placed if each.time.year and not each.set_aside}
    shared = next(iter(named)) if len(named) == 1 and not any(each.time.size == "years" for each in placed) else None
    return [each.mention(reader, shared, year) for each in placed]


@lru_cache(maxsize=10_000)
def may_tell_time(word: str) -> bool:
    """Tell whether a text may have a time in it because of this word; of one without such words there is nothing to read.

    The words are those of a folded text without apostrophes, of Latin letters and digits only.
    """
    return word in _TELLS or not word.isalpha()


_WEEK_OF = (
    ("week", ("of", "du", "del", "de")),
    ("from", ("starting", "beginning", "commencing", "from")),
    ("to", ("ending",)),
)


def _times(reader: Reader) -> list[Time]:
    found: list[Time] = []
    end = 0
    for index, word in enumerate(reader.at):
        if index < end or not (word in _BEGINS or word.isdecimal()):
            continue
        time = _time_at(reader, index)
        if time is not None and time.begin >= end:  # it may begin before the word that shows it, but not within another
            found.append(time)
            end = time.end
    return found


def _time_at(reader: Reader, index: int) -> Time | None:
    """Give the longest time that begins at a token."""
    longest = _longest(reader, index)
    word = reader.word(index)
    is_digit = len(word) == 1 and word.isdecimal()
    if word not in _PARTS_BEGIN and word not in _WEEKS_BEGIN and not is_digit:
        return longest
    candidates = [longest]
    if word in _PARTS_BEGIN or is_digit:
        candidates.append(_part(reader, index))
    if word in _WEEKS_BEGIN:
        candidates.append(_week_of(reader, index))
    return max((time for time in candidates if time is not None), key=lambda time: time.end, default=None)


def _part(reader: Reader, index: int) -> Time | None:
    got = phrases.part_cut(reader, index)
    if got is None:
        return None
    cut, end = got
    at = reader.skip(end, words.OF | {"-"}, 4)
    whole = _longest(reader, at)
    if whole is None or whole.size in {"day", "part"} or (whole.size == "week" and cut.part not in words.PARTS.values()):
        return None
    if cut.nth and at == end and reader.word(index) in {"last", "first"}:
        return None  # last month's
    return whole.cut(index, cut)


def _longest(reader: Reader, index: int) -> Time | None:
    word = reader.word(index)
    rules = _BEGUN_BY.get(word, ()) if not word.isdecimal() else _BEGUN_BY_A_NUMBER if len(word) < 4 else _BEGUN_BY_A_YEAR
    found = [time for rule in rules if (time := rule(reader, index)) is not None and time.begin <= index]
    return max(found, key=lambda time: time.end, default=None)


def _week_of(reader: Reader, index: int) -> Time | None:
    """Read `the week of 13 November 2023`, `weekend of 18-19 Nov`, `week ending 19 November 2023`."""
    word = reader.word(index)
    is_weekend = word in words.WEEKEND
    if not is_weekend and words.UNITS.get(word) != "week":
        return None
    how = next((how for how, joints in _WEEK_OF if reader.word(index + 1) in joints), "")
    if not how:
        return None
    whole = _longest(reader, reader.over_of(index + 2, 3))
    if whole is None or whole.size not in {"day", "range"}:
        return None
    return whole.cut(index, Cut("weekend" if is_weekend else how))


def _joined(reader: Reader, times: list[Time]) -> list[Time]:
    """Make one time of `between A and B`; and leave out what is no time where it stands."""
    kept: list[Time] = []
    index = 0
    while index < len(times):
        time = times[index]
        following = times[index + 1] if index + 1 < len(times) else None
        together = _together(reader, time, following) if following else None
        if together is not None:
            kept.append(together)
            index += 2
            continue
        if not time.weak or _stands_after_in(reader, time) or (following and _lends_its_year(reader, time, following)):
            kept.append(replace(time, weak=False) if time.weak else time)
        index += 1
    return kept


def _stands_after_in(reader: Reader, time: Time) -> bool:
    before = reader.word(reader.back_over(time.begin, words.ARTICLES) - 1)
    if time.begin and reader.word(time.begin - 1) in {"a", "an"}:
        return False
    goes_on = before == "about" and reader.word(time.begin - 2) in {"what", "how"}  # what about April
    return (
        goes_on
        or before in words.BEFORE_BARE
        or (reader.word(time.begin - 1) == "the" and time.size == "season" and before == "over")
    )


def _gap(reader: Reader, one: Time, other: Time) -> tuple[str, ...] | None:
    """Give the joining words between two times; None where other words stand there."""
    gap = tuple(reader.at[one.end : other.begin])
    at = reader.skip(one.end, words.JOINTS | words.ARTICLES | _BOUNDS_IN_A_JOINT, 5)
    return gap if gap and at >= other.begin and set(gap) & words.JOINTS else None


_BOUNDS_IN_A_JOINT = frozenset({"up", "late", "about"})


def _lends_its_year(reader: Reader, one: Time, other: Time) -> bool:
    gap = _gap(reader, one, other)
    return gap is not None and one.size == other.size and not other.weak


def _together(reader: Reader, one: Time, other: Time) -> Time | None:
    gap = _gap(reader, one, other)
    if gap is None:
        return None
    opened = reader.word(reader.back_over(one.begin, words.ARTICLES) - 1) in words.OPENERS
    if not opened and (set(gap) & words.LOOSE_JOINTS or (one.weak and other.weak and not set(gap) & (words.DASH | {"to"}))):
        return None
    months = one.size == other.size == "month"
    if (
        one.weak
        and other.weak
        and not months
        and reader.word(one.begin) in words.VERBS
        and not (opened or set(gap) & words.DASH)
    ):
        return None
    both = _as_one(one, other)
    return replace(both, begin=one.begin, end=other.end, weak=False) if both else None


def _as_one(one: Time, other: Time) -> Time | None:
    if one.yearless and other.yearless:
        begins, ends = one.yearless, other.yearless
        if begins.cut or ends.cut:
            return None
        turns = int(begins.first[1:] > ends.last[1:])
        first_day = (begins.first[0] - turns, begins.first[1], begins.first[2])
        return replace(other, yearless=Yearless(first_day, ends.last), size="range")
    first, last = _known(one, other), _known(other, one)
    if first is None or last is None or not (first.first and first.last and last.first and last.last):
        return None
    span = Span(min(first.first, last.first), max(first.last, last.last))
    years = {time.year for time in (one, other) if time.year}
    named = min(years) if len(years) == 1 else None
    return Time(one.begin, other.end, (span,), None, "range" if len(years) < 2 else "years", named)


def _known(time: Time, beside: Time) -> Span | None:
    """Give the one reading of a time; without a year, the one that fits before or after the time beside it."""
    if len(time.readings) == 1:
        return time.readings[0]
    if time.yearless is None or len(beside.readings) != 1:
        return None
    near = beside.readings[0]
    if not near.first or not near.last:
        return None
    if time.begin < beside.begin:
        tried = (time.yearless.in_year(near.last.year - back) for back in (0, 1, 2))
        return next((span for span in tried if span and span.first and span.first <= near.last), None)
    tried = (time.yearless.in_year(near.first.year + on) for on in (0, 1, 2))
    return next((span for span in tried if span and span.last and span.last >= near.first), None)


class _Placed(Struct, frozen=True, gc=False):
    """A time with the words that bound it, and the token from which on they stand."""

    time: Time
    bound: str
    begin: int
    set_aside: bool
    length: Length | None = None

    @classmethod
    def of(cls, reader: Reader, time: Time) -> "_Placed":
        bound, begin, end = "", time.begin, time.end
        for how, after in words.AFTERWARDS:
            if reader.phrase(end, after) > end:
                joined = how == "until" and not words.JOINTS.isdisjoint(reader.at[time.begin : time.end])
                bound = "" if joined else how  # 2022 to 2024 inclusive
                break
        else:
            at_end = not reader.word(end + 1).isalnum()
            if reader.word(end) == "on" and at_end and reader.word(_back(reader, begin) - 1) == "from":
                bound = "since"
        before, bounded_from = _bound_before(reader, time)
        if before:
            bound, begin = before if bound != "until" or before in {"since", "after"} else bound, bounded_from
        if bound in {"after", "before"} and (beside := length_before(reader, begin)):
            return cls(time, bound, beside[1], False, beside[0])
        aside_from = reader.phrase_before(_back(reader, begin), words.SET_ASIDE)
        return cls(time, bound, begin, aside_from < _back(reader, begin) and not bound)

    def mention(self, reader: Reader, shared: int | None, year: int | None) -> DateMention:
        time, bound, length = self.time, self.bound, self.length
        settled = time.yearless is None and len(time.readings) == 1
        made = DateMention(
            reader.places[time.begin][0],
            reader.places[time.end - 1][1],
            bounded(time.readings[0], bound, length) if settled else Span(),
            reader.places[self.begin][0],
            bound=bound,
            length=length,
            year_from=YearFrom.TODAY if settled and time.taken else None,
            set_aside=self.set_aside,
        )
        if settled:
            return made
        if time.yearless is not None:
            return _with_year(made, time.yearless, reader.today, shared, year)
        return replace(made, readings=tuple(bounded(span, bound, length) for span in time.readings), unread=not time.readings)


def _with_year(made: DateMention, yearless: Yearless, today: date, shared: int | None, year: int | None) -> DateMention:
    for known, whence in ((shared, YearFrom.QUESTION), (year, YearFrom.CONVERSATION)):
        span = yearless.in_year(known) if known else None
        if span:
            return replace(made, span=bounded(span, made.bound, made.length), year_from=whence)
    latest = yearless.latest(today) if made.bound == "since" else None
    if latest:
        return replace(made, span=bounded(latest, made.bound), year_from=YearFrom.TODAY)
    return replace(made, yearless=yearless)


def _back(reader: Reader, begin: int) -> int:
    return reader.back_over(begin, _BEFORE_A_TIME)


_BEFORE_A_TIME = words.ARTICLES - {"a", "au"} | {"dates", "year", "years", "month"}
_US = frozenset({"me", "us", "him", "her", "them"})
_LEADING = frozenset({"run", "walk", "talk", "take", "guide", "lead", "go", "going", "page", "scroll"})
"""Before *through* these show that it bounds no time."""
_BOUNDING = frozenset(word for _, before in words.BOUNDS for word in before)


def _bound_before(reader: Reader, time: Time) -> tuple[str, int]:
    """Give how the words before a time bound it, and from which token on they stand."""
    found = [
        (begin, how)
        for at in {time.begin, _back(reader, time.begin)}
        if reader.word(at - 1) in _BOUNDING
        for how, before in words.BOUNDS
        if (begin := reader.phrase_before(at, before)) < at
    ]
    if not found:
        return "", time.begin
    begin, how = min(found)
    word = reader.word(begin)
    if word == "through" and reader.word(reader.back_over(begin, _US) - 1) in _LEADING:
        return "", time.begin  # run me through last month's
    joined = time.size in {"range", "years"}
    if joined and word in words.OPENERS and how == "since":
        return "", time.begin  # depuis mars jusqu'à juin
    if how == "till":
        return ("before" if time.size in {"month", "year", "season", "event"} else "until"), begin
    if word in {"від", "от"} and time.size == "day":
        return "", time.begin  # заява від 2 листопада
    if word == "по" and begin + 1 == time.begin:
        return "", time.begin
    return how, begin


_Rule = Callable[[Reader, int], Time | None]
_TURNS = words.LAST | words.THIS | words.NEXT | words.ROLLING
_BEGUN_BY_A_NUMBER: tuple[_Rule, ...] = (
    phrases.day_in_numbers,
    phrases.day_of_month,
    phrases.quarter,
    phrases.year,
    relative.counted,
    relative.ago,
)
_BEGUN_BY_A_YEAR: tuple[_Rule, ...] = (phrases.day_in_numbers, phrases.quarter, phrases.year)
_BEGINNINGS: tuple[tuple[_Rule, Iterable[str]], ...] = (
    (phrases.day_of_month, (*words.WEEKDAYS, *words.ORDINALS, *words.DAYS_IN_WORDS, *words.TENS_OF_DAYS)),
    (phrases.month_and_day, (*words.MONTHS, *words.WEEKDAYS)),
    (phrases.feast, {word for names in words.FEASTS.values() for word in names}),
    (phrases.month, words.MONTHS),
    (phrases.quarter, ("q", "h", "t", "кв")),
    (phrases.season, words.SEASONS),
    (phrases.year, ("'", *(word for word, unit in words.UNITS.items() if unit == "year"))),
    (relative.named_day, (
        *words.TODAY, *words.YESTERDAY, *words.BEFORE_YESTERDAY, *words.OVERNIGHT, *words.YEARS_BACK, *words.NOW,
        *(phrase[0] for phrase in words.DAYS_BACK),
    )),
    (relative.invasion, words.INVASION),
    (relative.to_date, ("ytd", "so", "earlier", *words.UNITS, *words.THIS)),
    (relative.turn, (*_TURNS, *words.UNITS, *words.WEEKDAYS, *words.MONTHS, *words.SEASONS)),
    (relative.bare_weekday, words.WEEKDAYS),
    (relative.weekend, words.WEEKEND),
    (relative.counted, (*words.ROLLING, *words.NUMBERS)),
    (relative.ago, ("a", "an", *words.NUMBERS, *words.UNITS, *words.BEFORE_AGO)),
    (relative.before_last, words.UNITS),
)  # fmt: skip
_BEGUN_BY: dict[str, tuple[_Rule, ...]] = {
    word: tuple(rule for rule, begun_by in _BEGINNINGS if word in begun_by)
    for word in frozenset(word for _, begun_by in _BEGINNINGS for word in begun_by)
}
_PARTS_BEGIN = frozenset((*words.PARTS, *words.ORDINALS, *words.ROMAN))
_WEEKS_BEGIN = words.WEEKEND | {word for word, unit in words.UNITS.items() if unit == "week"}
_BEGINS = _PARTS_BEGIN | _WEEKS_BEGIN | _BEGUN_BY.keys()
"""The words, beside numbers, at which a time is looked for."""
_OPENERS = frozenset(
    {
        "the",
        "a",
        "an",
        "so",
        "earlier",
        "new",
        *words.PARTS,
        *words.ORDINALS,
        *words.ROMAN,
        *words.NUMBERS,
        *words.NEXT,
        *words.ROLLING,
    }
)  # fmt: skip
_TELLS = (_BEGINS - _OPENERS) | {*words.MONTHS, *words.SEASONS, *words.WEEKDAYS, *words.UNITS, "last", "this", "eve"}
"""Without one of these, or a number, the others begin no time: *the last two* needs a unit, *the end of* a time."""
