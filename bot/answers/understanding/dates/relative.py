"""Times that count from the day on which a question is asked."""

from datetime import date, timedelta

from bot.answers.query import Span
from bot.answers.understanding.dates import spans, words
from bot.answers.understanding.dates.phrases import month, season
from bot.answers.understanding.dates.reader import Reader
from bot.answers.understanding.dates.times import Time, fixed

_DAYS_BACK_BEGIN = {
    word: tuple(phrase for phrase in words.DAYS_BACK if phrase[0] == word) for word in {phrase[0] for phrase in words.DAYS_BACK}
}

INVASION_BEGAN = date(2022, 2, 24)
_LONGEST_BEGINNING = 6
_BEGINNINGS = tuple([edge, "of", "the"] for edge in ("start", "beginning", "end"))


def named_day(reader: Reader, index: int) -> Time | None:
    """Read `yesterday`, `the day before yesterday`, `aujourd'hui`, `позавчора`, `торік`."""
    word = reader.word(index)
    for phrase in _DAYS_BACK_BEGIN.get(word, ()):
        if reader.is_phrase(index, phrase):
            back = words.DAYS_BACK[phrase]
            return fixed(index, index + len(phrase), spans.day(reader.today - timedelta(days=back)), "day")
    for table, back in ((words.TODAY, 0), (words.YESTERDAY, 1), (words.BEFORE_YESTERDAY, 2)):
        if word in table:
            return fixed(index, index + 1, spans.day(reader.today - timedelta(days=back)), "day")
    if word in words.OVERNIGHT:
        return fixed(index, index + 1, Span(reader.today - timedelta(days=1), reader.today), "day")
    if word in words.YEARS_BACK:
        return fixed(index, index + 1, spans.year(reader.today.year - words.YEARS_BACK[word]), "year")
    if word in words.NOW and reader.word(index - 1) in {"until", "till", "to", "of", "by", "the"}:
        joined = reader.word(index - 1) != "the" or reader.word(index - 2) in {"until", "till", "to"}
        return fixed(index, index + 1, spans.day(reader.today), "day") if joined else None
    return None


def invasion(reader: Reader, index: int) -> Time | None:
    """Read `since the start of the full-scale invasion`, `до вторжения`: the day on which it began, and only beside a bound."""
    end = reader.phrase(index, words.INVASION)
    begin = reader.back_over(index, words.BEGINNING, _LONGEST_BEGINNING)
    if end == index or all(reader.phrase_before(begin, before) == begin for _, before in words.BOUNDS):
        return None
    return fixed(begin, reader.skip(end, words.BEGAN, 2), spans.day(INVASION_BEGAN), "event", taken=True)


def to_date(reader: Reader, index: int) -> Time | None:
    """Read `year to date`, `so far this year`, `this year so far`, `earlier this month`."""
    if reader.word(index) == "ytd":
        return fixed(index, index + 1, Span(spans.year(reader.today.year).first, reader.today), "year")
    unit = words.UNITS.get(reader.word(index), "")
    if unit in {"year", "month", "quarter", "week"} and reader.is_phrase(index + 1, ("to", "date")):
        return fixed(index, index + 3, Span(spans.around(reader.today, unit).first, reader.today), unit)
    start = index
    so_far = reader.phrase(index, words.SO_FAR)
    named = turn(reader, reader.skip(so_far, words.ARTICLES | {"in"}, 2))
    if named is None or not named.readings:
        return None
    span, end = named.readings[0], named.end
    if not span.first or not span.last or not span.first <= reader.today <= span.last or named.size == "day":
        return None
    if so_far == start:
        end = reader.phrase(end, words.SO_FAR)
        if end == named.end:
            return None
    return fixed(start, end, Span(span.first, reader.today), named.size)


def turn(reader: Reader, index: int) -> Time | None:
    """Read `last week`, `this spring`, `past March`, `l'automne dernier`, `в прошлом году`, `last Tuesday`."""
    at, offset, rolls = index, None, False
    if reader.word(at) == "this" and reader.word(at + 1) in {"past", "last", "current"}:
        offset, at = -1 if reader.word(at + 1) != "current" else 0, at + 2
    for table, by in ((words.LAST, -1), (words.THIS, 0), (words.NEXT, 1)):
        if offset is None and reader.word(at) in table - {"dernier", "derniere", "derniers", "dernieres"}:
            offset, at = by, at + 1
    if offset is None and reader.word(at) in words.UNITS and reader.at[max(0, at - 3) : at] in _BEGINNINGS:
        offset = 0  # the start of the month
    if offset is None and reader.word(at) in words.ROLLING_ALONE:
        offset, at, rolls = -1, at + 1, True
    if reader.word(index) == "last" and reader.word(index - 1) == "the":
        rolls = reader.word(index - 2) in {"in", "over", "within", "during", "for"}
    if (
        at > index
        and reader.word(at) in words.UNITS
        and reader.word(at + 1) in {"de", "of"}
        and reader.word(at + 2) in words.MONTHS
    ):
        at += 2  # el pasado mes de noviembre
    end = at + 1
    if offset is None:
        if reader.word(end) not in words.AFTER_NOUNS:
            return None
        offset = next(by for table, by in ((words.LAST, -1), (words.NEXT, 1)) if reader.word(end) in table)
        end += 1
    return _turned(reader, (index, at, end), offset, rolls=rolls)


def _turned(reader: Reader, places: tuple[int, int, int], offset: int, *, rolls: bool) -> Time | None:
    begin, at, end = places
    word, today = reader.word(at), reader.today
    if word in words.WEEKDAYS and end - begin > 1:
        return fixed(begin, end, spans.day(_weekday(reader, words.WEEKDAYS[word], offset)), "day", taken=True)
    if word in words.WEEKEND:
        sunday = today - timedelta(days=(today.weekday() - 6) % 7 or (7 if offset < 0 else 0))
        sunday += timedelta(weeks=max(offset, 0))
        return fixed(begin, end, Span(sunday - timedelta(days=1), sunday), "week", taken=True)
    unit = words.UNITS.get(word, "")
    if unit and reader.is_phrase(end, ("before", "last")) and offset < 0:
        return None
    if unit in {"week", "month", "quarter", "year", "fortnight", "half", "decade"}:
        if rolls or (unit in {"decade", "fortnight", "half"} and offset < 0):
            return fixed(begin, end, Span(spans.back(today, 1, unit), today), unit)
        whole = spans.around(today, unit).first or today
        near = spans.back(whole, -offset, unit)
        return fixed(begin, end, spans.around(near, unit), unit)
    return _turned_month(reader, (begin, at, end), offset)


def _turned_month(reader: Reader, places: tuple[int, int, int], offset: int) -> Time | None:
    begin, at, end = places
    for rule in (month, season):
        named = rule(reader, at)
        if named is None and rule is season and reader.word(at) == words.ETE:
            return None
        if named is None or named.yearless is None or offset > 0:
            continue
        past = "past" in reader.at[begin:at] and reader.word(begin) == "this"
        latest = named.yearless.latest(reader.today, over=offset < 0 and not past)
        return fixed(begin, max(end, named.end), latest, named.size, taken=True) if latest else None
    return None


def _weekday(reader: Reader, weekday: int, offset: int) -> date:
    back = (reader.today.weekday() - weekday) % 7
    if offset > 0:
        return reader.today + timedelta(days=7 - back)
    return reader.today - timedelta(days=7 if offset < 0 and not back else back)


def bare_weekday(reader: Reader, index: int) -> Time | None:
    """Read `on Monday`, `since Monday`, `Monday's`: the last one, which may be today."""
    weekday = words.WEEKDAYS.get(reader.word(index))
    if weekday is None:
        return None
    possessive = reader.word(index + 1) == "'" and reader.word(index + 2) == "s"
    before = reader.word(index - 1)
    if not possessive and before not in words.BEFORE_BARE and not (before in words.ARTICLES and before not in {"a", "an"}):
        return None
    return fixed(index, index + 1, spans.day(_weekday(reader, weekday, 0)), "day", taken=True)


def counted(reader: Reader, index: int) -> Time | None:
    """Read `last two weeks`, `past 18 months`, `les deux dernières semaines`, `за последние две недели`."""
    number, at = None, index
    if reader.word(index) in words.ROLLING:
        at = index + 1
        number = reader.number(at)
        at = number[1] if number else at
    elif (number := reader.number(index)) is not None and reader.word(number[1]) in words.ROLLING - {"recent"}:
        at = number[1] + 1
    else:
        return None
    if reader.word(at) == "of" or reader.word(at) in {"calendar", "full", "whole"}:
        at += 1
    unit = words.UNITS.get(reader.word(at), "")
    if not unit:
        return None
    if number is None and reader.word(at) not in words.PLURALS and reader.word(index) not in {"derniers", "ultimos"}:
        return None
    count = number[0] if number else 3
    return _rolling(reader, index, at + 1, count, unit)


def _rolling(reader: Reader, begin: int, end: int, count: int, unit: str) -> Time | None:
    try:
        return fixed(begin, end, Span(spans.back(reader.today, count, unit), reader.today), unit)
    except (ValueError, OverflowError):
        return None


_TO_THE_DAY = (("today",), ("to", "the", "day"), ("exactly",))
"""After *a year ago* these show that a day is meant, and not the year."""
_ON_A_WEEKEND = frozenset({"over", "during", "at", "on", "since", "this"})


def ago(reader: Reader, index: int) -> Time | None:
    """Read `two weeks ago`, `a fortnight ago`, `il y a deux semaines`, `hace dos semanas`, `два тижні тому`."""
    at = reader.phrase(index, words.BEFORE_AGO)
    before = at > index
    number = reader.number(at)
    if number is None and reader.word(at) in {"a", "an", "une", "un", "una"}:
        number = (1, at + 1)
    count, unit_at = number or (1, at)
    unit = words.UNITS.get(reader.word(unit_at), "")
    if not unit or (not before and reader.word(unit_at + 1) not in words.AGO):
        return None
    end = unit_at + (1 if before else 2)
    try:
        if unit == "fortnight":
            count, unit = 2 * count, "week"
        then = spans.back(reader.today, count, unit)
    except (ValueError, OverflowError):
        return None
    to_the_day = next((len(each) for each in _TO_THE_DAY if reader.is_phrase(end, each)), 0)
    if to_the_day:
        return fixed(index, end + to_the_day, spans.day(then), "day")
    return fixed(index, end, spans.around(then, unit), unit)


def weekend(reader: Reader, index: int) -> Time | None:
    """Read `over the weekend`: the last one that has begun."""
    if reader.word(index - 1) not in words.ARTICLES or reader.word(index - 2) not in _ON_A_WEEKEND:
        return None
    saturday = reader.today - timedelta(days=(reader.today.weekday() - 5) % 7)
    return fixed(index, index + 1, Span(saturday, saturday + timedelta(days=1)), "week", taken=True)


def before_last(reader: Reader, index: int) -> Time | None:
    """Read `the week before last`."""
    unit = words.UNITS.get(reader.word(index), "")
    if unit not in {"week", "month", "year", "quarter"} or not reader.is_phrase(index + 1, ("before", "last")):
        return None
    whole = spans.around(reader.today, unit).first or reader.today
    return fixed(index, index + 3, spans.around(spans.back(whole, 2, unit), unit), unit)
