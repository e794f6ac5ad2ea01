"""Times that the calendar names: days, months, quarters, seasons, years, and parts of them."""

from datetime import date

from bot.answers.query import Span
from bot.answers.understanding.dates import spans, words
from bot.answers.understanding.dates.reader import Reader
from bot.answers.understanding.dates.spans import Cut, Yearless
from bot.answers.understanding.dates.times import Time, fixed

_END_OF_MONTH = 31
_MONTH_FIRST_LARGEST = 12


def day_in_numbers(reader: Reader, index: int) -> Time | None:
    """Read 2023-11-02, 2023/11/02, 02.11.2023, 13/11/2023, 2023-11, 11/2023 and 20231102."""
    first, sign, second, third = reader.word(index), reader.word(index + 1), reader.word(index + 2), reader.word(index + 4)
    if len(first) == 8:
        return _without_signs(reader, index)
    if sign not in {"-", ".", "/"} or not (reader.glued(index + 1) and reader.glued(index + 2) and second.isdecimal()):
        return None
    if reader.word(index + 3) != sign or not (reader.glued(index + 3) and reader.glued(index + 4) and third.isdecimal()):
        return _month_in_numbers(reader, index)
    end = _after_the_time_of_day(reader, index + 5)
    if not _numbers_stand_free(reader, index, end, sign) or len(second) > 2:
        return None
    if _is_year(first) and len(third) <= 2:
        found = _calendar_day(int(first), int(second), int(third))
        return Time(index, end, (spans.day(found),) if found else (), size="day", year=int(first))
    if len(first) <= 2 and (_is_year(third) or (len(third) == 2 and sign != "-")):
        return _day_or_month_first(index, end, (int(first), int(second), third), sign)
    return None


def _without_signs(reader: Reader, index: int) -> Time | None:
    whole = reader.word(index)
    found = _calendar_day(int(whole[:4]), int(whole[4:6]), int(whole[6:])) if _is_year(whole[:4]) else None
    return (
        fixed(index, index + 1, spans.day(found), "day", found.year) if found and reader.stands_free(index, index + 1) else None
    )


def _after_the_time_of_day(reader: Reader, end: int) -> int:
    """Step over what follows the T in 2023-11-02T14:30."""
    if reader.word(end) == "t" and reader.glued(end) and reader.word(end + 1).isdecimal():
        most = end + 8
        while end < most and reader.glued(end) and (reader.word(end).isalnum() or reader.word(end) == ":"):
            end += 1
    return end


def _numbers_stand_free(reader: Reader, index: int, end: int, sign: str) -> bool:
    """Tell whether numbers are a date by themselves, or one of two with a dash between: 24.02.2022-31.12.2022."""
    begins_after = reader.glued(index) and (reader.word(index - 1) in "./_:" or reader.word(index - 1).isalnum())
    hyphened = reader.glued(index) and reader.word(index - 1) == "-" and (sign == "-" or not reader.word(index - 2).isdecimal())
    if begins_after or hyphened:
        return False
    goes_on = reader.word(end) == "-" and sign != "-" and reader.word(end + 1).isdecimal()
    return goes_on or _ends(reader, end)


def _ends(reader: Reader, end: int) -> bool:
    after = reader.word(end)
    further = reader.glued(end + 1) and reader.word(end + 1).isdecimal()
    return not reader.glued(end) or not (after[0].isalnum() or after in "/_" or (after in "-.,:" and further))


def _day_or_month_first(index: int, end: int, numbers: tuple[int, int, str], sign: str) -> Time:
    """Read the day first, which dots always mean; with slashes, a month may come first, and both readings stand."""
    one, two, third = numbers
    year = int(third) if len(third) == 4 else (1900 if int(third) >= 50 else 2000) + int(third)
    found = [_calendar_day(year, two, one)]
    if sign != ".":
        found.append(_calendar_day(year, one, two))
    readings = tuple(dict.fromkeys(spans.day(each) for each in found if each))
    return Time(index, end, readings, size="day", year=year)


def _month_in_numbers(reader: Reader, index: int) -> Time | None:
    first, sign, second = reader.word(index), reader.word(index + 1), reader.word(index + 2)
    if not reader.stands_free(index, index + 3):
        return None
    if sign == "-" and _is_year(first) and len(second) == 2 and 1 <= int(second) <= 12:
        return fixed(index, index + 3, spans.month(int(first), int(second)), "month", int(first))
    if sign == "/" and len(first) <= 2 and 1 <= int(first) <= 12 and _is_year(second):
        return fixed(index, index + 3, spans.month(int(second), int(first)), "month", int(second))
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and text[:2] in {"19", "20"}


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_month(reader: Reader, index: int) -> Time | None:
    """Read `2 November 2023`, `2-9 Nov 2023`, `Tuesday, 14 November`, `the 2nd of November`."""
    start = index
    if reader.word(index) in words.WEEKDAYS:
        index = reader.over_of(index + 1, 3)
    got = reader.day(index)
    if got is None or (index == start and _about_a_topic(reader, index)):
        return None
    first, end, sure = got
    last = first
    joint = reader.skip(end, words.JOINTS | words.ARTICLES, 3)
    if joint > end and (second := reader.day(joint)) is not None and first < second[0]:
        last, end, sure = second[0], second[1], True
    month = reader.month(reader.over_of(end, 2))
    if month is None:
        return None
    if reader.word(index) in words.ORDINALS and reader.word(end) not in words.OF and reader.word(index) == "first":
        return None  # the first August statement
    year = reader.year(reader.over_of(month[1], 3), short=True)
    verb = reader.word(month[1] - 1) in words.VERBS and not (sure or year)
    at_end = not reader.word(month[1]) or (reader.word(month[1]) in {"?", ".", "!"} and not reader.word(month[1] + 1))
    joined = reader.word(index - 1) in words.JOINTS and reader.word(index - 2) in words.MONTHS  # from 1 January to 31 March
    if verb and not (at_end or joined) and (reader.word(index - 1) not in words.BEFORE_BARE | words.ARTICLES or index == 0):
        return None
    goes_on = reader.word(month[1]) == "to" and reader.word(month[1] + 1).isdecimal()  # 1 May to 30 May
    if verb and reader.word(month[1]) in words.AFTER_A_VERB and not goes_on:
        return None
    if last > 99 or (max(first, last) > _END_OF_MONTH and verb):
        return None
    return _days(start, year[1] if year else month[1], (month[0], first, last), year and year[0])


def month_and_day(reader: Reader, index: int) -> Time | None:
    """Read `November 2, 2023`, `Nov. 14th`, `November 2-9, 2023`."""
    start = index
    if reader.word(index) in words.WEEKDAYS:
        index = reader.over_of(index + 1, 1)
    month = reader.month(index)
    if month is None:
        return None
    got = reader.day(reader.skip(month[1], frozenset({"the"}), 1))
    if got is None:
        return None
    first, end, sure = got
    last = first
    joint = reader.skip(end, words.JOINTS | words.ARTICLES, 2)
    if joint > end and (second := reader.day(joint)) is not None and first < second[0]:
        after = reader.month(reader.over_of(second[1], 1))
        if after is None:
            last, end = second[0], second[1]
    year = reader.year(reader.over_of(end, 2))
    if not (sure or year):
        verb = reader.word(index) in words.VERBS and reader.word(index - 1) not in words.BEFORE_BARE | words.ARTICLES
        if verb or reader.word(index - 1) in {"in", "during", "throughout", "en", "в", "у", "во"}:
            return None  # in November 14 people were killed
        if not reader.stands_free(end - 1, end) and reader.word(end - 1).isdecimal() and reader.word(end) not in {",", "."}:
            return None  # May 155mm shells, 12.5
    if year is None and reader.word(end) in words.MEASURES:
        return None
    return _days(start, year[1] if year else end, (month[0], first, last), year and year[0])


def feast(reader: Reader, index: int) -> Time | None:
    """Read `Christmas Day 2025`, `New Year's Eve`."""
    ends = {day: reader.phrase(index, names) for day, names in words.FEASTS.items()}
    (month, day), end = max(ends.items(), key=lambda each: each[1])
    if end == index:
        return None
    year = reader.year(reader.over_of(end, 2))
    return _days(index, year[1] if year else end, (month, day, day), year and year[0])


def _days(begin: int, end: int, days: tuple[int, int, int], year: int | None) -> Time | None:
    """Make the time from a day of a month to another; without a reading where the calendar has no such day."""
    month, first, last = days
    if first < 1:
        return None
    yearless = Yearless((0, month, first), (0, month, last))
    leap, size = 2024, "day" if first == last else "range"
    is_day = all(_calendar_day(year or leap, month, each) for each in (first, last))
    if year is None:
        return Time(begin, end, (), yearless if is_day else None, size)
    span = yearless.in_year(year) if is_day else None
    return Time(begin, end, (span,) if span else (), None, size, year)


def month(reader: Reader, index: int) -> Time | None:
    """Read `November 2022`, `Nov '22`, `листопад минулого року`, and a month by itself, which is a weak time."""
    got = reader.month(index)
    if got is None:
        return None
    number, end = got
    year = reader.year(reader.over_of(end, 2)) or _short_year(reader, end)
    if year is not None and not _names_a_treaty(reader, index, year[1]):
        return fixed(index, year[1], spans.month(year[0], number), "month", year[0])
    if reader.word(index) in words.NEVER_BARE:
        return None
    verb = reader.word(index) in words.VERBS and not (reader.word(end) in words.JOINTS and reader.month(end + 1))
    if verb and reader.word(end) in words.AFTER_A_VERB - {"not", "in", "on", "against", "with"}:
        return None
    return Time(index, end, (), Yearless((0, number, 1), (0, number, _END_OF_MONTH)), "month", weak=True)


def _short_year(reader: Reader, index: int) -> tuple[int, int] | None:
    if reader.word(index) in words.DASH and reader.glued(index) and reader.glued(index + 1):
        return reader.year(index + 1, short=True)  # Nov-22
    return None


_QUARTERS = {"q": 4, "h": 2, "t": 4, "кв": 4}


def quarter(reader: Reader, index: int) -> Time | None:
    """Read `Q3 2022`, `2022 Q3`, `H1 2023`, `1H 2023`; without a year it is a weak time."""
    letter, number = reader.word(index), reader.word(index + 1)
    if _is_year(letter):
        after = quarter(reader, index + 1) if number in _QUARTERS else None
        return after if after and after.begin == index else None
    if letter.isdecimal() and number == "h" and reader.glued(index + 1):
        letter, number = number, letter
    counts = _QUARTERS.get(letter, 0)
    if not counts or not reader.glued(index + 1) or not number.isdecimal() or not 1 <= int(number) <= counts:
        return None
    if reader.glued(index) or (reader.glued(index + 2) and reader.word(index + 2)[:1].isalnum()):
        return None
    size = 12 // counts
    first = size * (int(number) - 1) + 1
    yearless = Yearless((0, first, 1), (0, first + size - 1, _END_OF_MONTH))
    unit = "quarter" if size == 3 else "half"
    year = reader.year(reader.skip(reader.over_of(index + 2, 2), words.DASH, 1), short=reader.word(index + 2) == "/")
    before = reader.year(index - 1) if reader.word(index - 1).isdecimal() else None
    if year is None and before is not None and before[1] == index:
        return fixed(index - 1, index + 2, yearless.in_year(before[0]) or Span(), unit, before[0])
    if year is not None:
        return fixed(index, year[1], yearless.in_year(year[0]) or Span(), unit, year[0])
    return Time(index, index + 2, (), yearless, unit, weak=True) if letter != "t" else None


def season(reader: Reader, index: int) -> Time | None:
    """Read `summer of 2023`, `winter 2022-23`, `spring/summer 2022`, `летом 2023 года`."""
    first = words.SEASONS.get(reader.word(index))
    if first is None:
        return None
    end, last = index + 1, first
    if reader.word(end) in words.DASH and reader.word(end + 1) in words.SEASONS:
        last, end = words.SEASONS[reader.word(end + 1)], end + 2
    through = last + 2
    yearless = Yearless((0, first, 1), (int(through > 12), (through - 1) % 12 + 1, _END_OF_MONTH))
    at = reader.over_of(end, 3)
    year = _two_years(reader, at) if first == 12 else None
    year = year or reader.year(at)
    if year is not None:
        return fixed(index, year[1], yearless.in_year(year[0]) or Span(), "season", year[0])
    if reader.word(index) == words.ETE and reader.word(index - 1) not in {"en", "cet", "'", "l"}:
        return None
    at_hand = reader.word(index - 1) == "the" and reader.word(index - 2) in {"over", "since", "during", "throughout"}
    latest = yearless.latest(reader.today) if at_hand else None
    if latest:
        return fixed(index, end, latest, "season", taken=True)
    return Time(index, end, (), yearless, "season", weak=reader.word(index) not in words.WHEN_SEASONS)


def _two_years(reader: Reader, index: int) -> tuple[int, int] | None:
    """Read `2022-23`: a winter named by both of its years; give the first."""
    first, second = reader.word(index), reader.word(index + 2)
    if not (_is_year(first) and first.isdecimal() and reader.word(index + 1) in words.DASH and second.isdecimal()):
        return None
    follows = int(second) == (int(first) + 1 if len(second) == 4 else (int(first) + 1) % 100)
    return (int(first), reader.year_word(index + 3)) if follows else None


def year(reader: Reader, index: int) -> Time | None:
    """Read `2023`, `'23` after a preposition, `2022-2024`, `2022/23`, and decades."""
    word = reader.word(index)
    if words.UNITS.get(word) == "year" and reader.word(index + 1).isdecimal():
        if (found := _decade(reader, index + 1)) is not None:
            return found
        named = reader.year(index + 1)
        return fixed(index, named[1], spans.year(named[0]), "year", named[0]) if named else None
    if not word.isdecimal():
        return _apostrophe_year(reader, index)
    if (found := _decade(reader, index)) is not None:
        return found
    if not _is_year(word):
        return None
    dashed = reader.word(index + 1) in words.DASH and reader.glued(index + 1) and reader.glued(index + 2)
    if dashed and reader.word(index + 2).isdecimal():
        return _years(reader, index)
    return _one_year(reader, index)


def _years(reader: Reader, index: int) -> Time | None:
    """Read `2022-2024`, `2022/23`."""
    first, second = reader.word(index), reader.word(index + 2)
    until = int(second) if _is_year(second) else 0
    if second.isdecimal() and len(second) == 2:
        until = int(first[:2] + second)
    if int(first) >= until or not reader.stands_free(index, index + 3):
        return None
    return Time(index, reader.year_word(index + 3), (spans.year(int(first), until),), size="years")


def _one_year(reader: Reader, index: int) -> Time | None:
    end, word = index + 1, reader.word(index)
    hyphened = reader.glued(index) and reader.word(index - 1) == "-" and reader.word(index - 2) in _BEFORE_A_YEAR
    before_a_dash = reader.word(end) in {"-", ":"} and not (reader.glued(index) and reader.word(index - 1) in "-./_:")
    free = reader.stands_free(index, end) or ((hyphened or before_a_dash) and reader.year(index) is not None)
    topic = _about_a_topic(reader, index) and reader.word(index - 1) not in words.RESOLUTIONS
    ends = reader.year_word(end)
    if not free or topic or reader.word(end) in words.MEASURES or _names_a_treaty(reader, index, ends):
        return None
    return fixed(index, ends, spans.year(int(word)), "year", int(word))


_BEFORE_A_YEAR = frozenset({"mid", "mi", "early", "late", "pre", "post"})


def _apostrophe_year(reader: Reader, index: int) -> Time | None:
    if reader.word(index) != "'" or (reader.glued(index) and reader.word(index - 1).isalnum()):
        return None
    if (found := _decade(reader, index)) is not None:
        return found
    got = reader.year(index)
    quoted = reader.word(got[1]) == "'" if got else False
    if got is None or quoted:
        return None
    return fixed(index, got[1], spans.year(got[0]), "year", got[0])


def _decade(reader: Reader, index: int) -> Time | None:
    """Read `1990s`, `the '90s`, `1990-х годах`, `les années 1990`, `los años 90`."""
    begin = index
    if reader.word(index) == "'":
        index += 1
    word, after = reader.word(index), reader.word(index + 1)
    if not word.isdecimal() or word[-1:] != "0" or len(word) not in {2, 4} or (len(word) == 4 and not _is_year(word)):
        return None
    first = int(word) if len(word) == 4 else (1900 if int(word) >= 50 else 2000) + int(word)
    span = spans.year(first, first + 9)
    if after == "s" and reader.glued(index + 1):
        return fixed(begin, index + 2, span, "decade")
    if after == "-" and reader.word(index + 2) in {"х", "е", "ті", "ми"} and reader.glued(index + 2):
        return fixed(begin, reader.year_word(index + 3), span, "decade")
    if reader.word(index - 1) in {"annees", "anos"}:
        return fixed(begin, index + 1, span, "decade")
    return None


def _about_a_topic(reader: Reader, index: int) -> bool:
    """Tell whether a number is that of a resolution, an article, a page: `resolutions 1540 and 1929`."""
    for _ in range(4):
        before = reader.word(index - 1)
        if before in words.TOPICS:
            return True
        if before == "." and reader.word(index - 2) in words.TOPICS:
            return True
        if before not in {",", "and", "и", "та", "et", "y"} or not reader.word(index - 2).isdecimal():
            return False
        index -= 2
    return False


def _names_a_treaty(reader: Reader, index: int, end: int) -> bool:
    """Tell whether a year is part of a name: *the 1997 Convention*, *la Convención de 1997*."""
    if reader.word(end) in words.TREATIES:
        return True
    if reader.word(end) == "geneva" and reader.word(end + 1) in words.TREATIES:
        return True
    before = index - 1 if reader.word(index - 1) in {"of", "de"} else index
    return reader.word(before - 1) in words.TREATIES and (before < index or reader.word(end - 1) in words.YEAR_WORDS)


def part_cut(reader: Reader, index: int) -> tuple[Cut, int] | None:
    """Read `early`, `mid-to-late`, `the end of`, `first half of`, `last two weeks of`; give it, and where it ends."""
    part = words.PARTS.get(reader.word(index))
    if part is not None:
        end = index + 1
        to = reader.skip(end, frozenset({"-", "to"}), 3)
        until = words.PARTS.get(reader.word(to), "") if to > end else ""
        return Cut(part, until=until), to + 1 if until else end
    word = reader.word(index)
    nth = words.ORDINALS.get(word) or words.ROMAN.get(word) or 0
    end = index + 1
    if (
        not nth
        and word.isdecimal()
        and len(word) == 1
        and int(word)
        and reader.word(end) in words.DAY_ENDINGS
        and reader.glued(end)
    ):
        nth, end = int(word), end + 1
    if not nth or nth > 5:
        return None
    number = reader.number(end)
    unit = words.UNITS.get(reader.word(number[1] if number else end), "")
    if unit not in {"day", "week", "fortnight", "month", "quarter", "half", "year"}:
        return None
    count = number[0] if number else 3 if reader.word(end) in words.PLURALS else 1
    if unit == "day" and count == 1 and nth == 1 and not number:
        return None
    return Cut(unit, nth, count), (number[1] if number else end) + 1
