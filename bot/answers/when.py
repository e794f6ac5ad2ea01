"""Dates in words: a small grammar of how people ask for a time, in five languages.

It reads folded words, so accents and case never matter. Whatever looks like a date but is none of these is left alone.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers.query import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time found in a text: where it stands, what it means, and the word before it that bounds it."""

    start: int
    end: int
    span: Span


_MONTH_WORDS = (
    "january jan janvier enero января январь январе январю січня січень січні",
    "february feb fevrier febrero февраля февраль феврале лютого лютии лютому",
    "march mar mars marzo марта март марте березня березень березні",
    "april apr avril abril апреля апрель апреле квітня квітень квітні",
    "may mai mayo мая маи мае травня травень травні",
    "june jun juin junio июня июнь июне червня червень червні",
    "july jul juillet julio июля июль июле липня липень липні",
    "august aug aout agosto августа август августе серпня серпень серпні",
    "september sept sep septembre septiembre сентября сентябрь сентябре вересня вересень вересні",
    "october oct octobre octubre октября октябрь октябре жовтня жовтень жовтні",
    "november nov novembre noviembre ноября ноябрь ноябре листопада листопад листопаді",
    "december dec decembre diciembre декабря декабрь декабре грудня грудень грудні",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
MONTH_NAMES = frozenset(_MONTHS)
"""Folded, in all the languages."""
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "a": 1,
    "few": 3,
    "couple": 2,
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_M = "(?P<month{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_Y = r"(?P<year{0}>(?:19|20)\d\d)"
_D = r"(?P<day{0}>3[01]|[12]\d|0?[1-9])"
_OF = r"(?:\s*,\s*|\s+(?:of|de|du|del)\s+|\s+)"
_ISO = r"(?P<iso{0}>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)"
_FORMS = (
    _ISO,
    r"(?P<dotday{0}>3[01]|[12]\d|0?[1-9])[./](?P<dotmonth{0}>1[0-2]|0?[1-9])[./](?P<dotyear{0}>(?:19|20)\d\d)",
    rf"{_D}(?:st|nd|rd|th|er)?{_OF}{_M.replace('{0}', 'a{0}')}(?:{_OF}{_Y.replace('{0}', 'a{0}')})?",
    rf"{_M.replace('{0}', 'b{0}')}\s+{_D.replace('{0}', 'b{0}')}(?:st|nd|rd|th)?(?!\d)(?:{_OF}{_Y.replace('{0}', 'b{0}')})?",
    rf"(?:(?P<part{{0}}>early|mid|late)[\s-]+)?{_M.replace('{0}', 'c{0}')}{_OF}{_Y.replace('{0}', 'c{0}')}",
    rf"(?:(?P<q{{0}}>q[1-4])|(?P<half{{0}}>h[12]|first half|second half))(?:\s+of)?\s+{_Y.replace('{0}', 'd{0}')}",
    (
        rf"(?P<season{{0}}>spring|summer|autumn|fall|winter)(?:\s*[/-]\s*(?P<until{{0}}>spring|summer|autumn|fall|winter))?"
        rf"(?:\s+of)?\s+{_Y.replace('{0}', 'e{0}')}"
    ),
    rf"(?:(?P<yearpart{{0}}>early|mid|late)[\s-]+)?{_Y.replace('{0}', 'f{0}')}",
    r"(?P<decade{0}>(?:19|20)\d0)s",
    (
        r"(?P<relative{0}>the day before yesterday|yesterday|today|tonight|now|hier|ayer|вчера|вчора|сегодня|"
        r"сьогодні|hoy|aujourd.hui)"
    ),
    (
        r"(?P<turn{0}>last|past|previous|this|current)\s+(?P<unit{0}>week|month|quarter|year|"
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    ),
    (
        r"(?:the\s+)?(?:last|past|previous)\s+(?P<count{0}>\d{{1,3}}|one|two|three|four|five|six|seven|ten|few|couple of)\s+"
        r"(?P<units{0}>days|weeks|months|years|day|week|month|year)"
    ),
    r"(?P<ago{0}>\d{{1,3}}|a|one|two|three|four|five|six|seven|ten)\s+(?P<agounit{0}>day|week|month|year)s?\s+ago",
)


def _form(index: int) -> str:
    return "(?:" + "|".join(form.replace("{0}", str(index)).replace("{{", "{").replace("}}", "}") for form in _FORMS) + ")"


_ONE = re.compile(rf"(?<![\w./-]){_form(1)}(?![\w/]|-\d|\.\d)")
_MONTH_RANGE = re.compile(
    rf"(?<!\w)(?P<from>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\s*(?:-|–|to|through|and|/)\s*"
    rf"(?P<to>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\s+(?P<year>(?:19|20)\d\d)(?!\w)"
)
_DAY_RANGE = re.compile(
    r"(?<![\w./-])(?P<from>3[01]|[12]\d|0?[1-9])\s*(?:-|to|and|through|until|till|et|y|и|і|по)\s*(?P<to>3[01]|[12]\d|0?[1-9])"
    rf"\s+(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?:{_OF}(?P<year>(?:19|20)\d\d))?(?!\w)"
)
_BARE_MONTH = re.compile(
    r"(?<!\w)(?:in|during|since|from|until|till|by|before|after|of|en|v|в|у|for)\s+(?:(?:last|early|mid|late)\s+)?"
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?!\w)(?!\s+\d)"
)
_BARE_WEEKDAY = re.compile(rf"(?<!\w)(?:since|on|from|after)\s+(?P<weekday>{'|'.join(_DAYS)})(?!\w)")
_NOT_DATES = re.compile(
    r"a/res/\S+|(?:article|articles|art|protocol|page|para)\.?\s+\d+|\d+\s*mm\b"
    r"|(?:resolutions?|res)\.?\s+(?!19[4-9]\d\b|20[0-3]\d\b)\d+(?:(?:,|,? and)\s+\d+)*"
    r"|(?:19|20)\d\d\s+(?=convention|treaty|protocol)"
)
_SINCE = re.compile(r"(?:since|starting|as of|depuis|desde|с|від|з|after|apres|после|після)(?:\s+the)?\s*$")
_AFTER = re.compile(r"(?:after|apres|после|після|later than)(?:\s+the)?\s*$")
_UNTIL = re.compile(r"(?:until|till|up to|through|to|by|before|prior to|jusqu en|hasta|до|avant|antes de|перед)(?:\s+the)?\s*$")
_BEFORE = re.compile(r"(?:before|prior to|avant|antes de|перед|earlier than)(?:\s+the)?\s*$")
_BETWEEN = re.compile(r"\s*(?:and|to|-|–|until|till|through|et|y|и|і|та|bis|по|до)\s*(?:the\s+)?")


def date_mentions(folded: str, today: date) -> list[DateMention]:
    """Find the times in a folded text; a day or month without a year is the latest that is not after today."""
    hidden = _NOT_DATES.sub(lambda match: "_" * len(match.group()), folded)
    found = [_month_range(match) for match in _MONTH_RANGE.finditer(hidden)]
    found += [mention for match in _DAY_RANGE.finditer(hidden) if (mention := _day_range(match, today)) is not None]
    for match in _ONE.finditer(hidden):
        span = _meaning(match, today)
        if span is not None and _free(found, match.start(), match.end()):
            found.append(DateMention(match.start(), match.end(), span))
    for pattern, meaning in ((_BARE_MONTH, _bare_month), (_BARE_WEEKDAY, _bare_weekday)):
        for match in pattern.finditer(hidden):
            if _free(found, match.start(1), match.end(1)):
                found.append(DateMention(match.start(1), match.end(1), meaning(match, today)))
    found.sort(key=lambda mention: mention.start)
    return _bounded(hidden, found)


def _free(found: list[DateMention], start: int, end: int) -> bool:
    return all(end <= mention.start or start >= mention.end for mention in found)


def _bounded(text: str, found: list[DateMention]) -> list[DateMention]:
    """Join `between A and B`, and open one end of `since A` and `until B`."""
    bounded: list[DateMention] = []
    index = 0
    while index < len(found):
        mention, before = found[index], text[: found[index].start]
        following = found[index + 1] if index + 1 < len(found) else None
        ranged = re.search(r"(?:between|from|entre|de|с|від|з|между|між)(?:\s+the)?\s*$", before) is not None
        if (
            following
            and _BETWEEN.fullmatch(text[mention.end : following.start])
            and (ranged or "and" not in text[mention.end : following.start])
        ):
            bounded.append(DateMention(mention.start, following.end, Span(mention.span.first, following.span.last)))
            index += 2
            continue
        bounded.append(DateMention(mention.start, mention.end, _opened(before, mention.span)))
        index += 1
    return bounded


def _opened(before: str, span: Span) -> Span:
    if _AFTER.search(before) and span.last:
        return Span(span.last + timedelta(days=1), None)
    if _SINCE.search(before):
        return Span(span.first, None)
    if _BEFORE.search(before) and span.first:
        return Span(None, span.first - timedelta(days=1))
    if _UNTIL.search(before):
        return Span(None, span.last)
    return span


def _meaning(match: re.Match[str], today: date) -> Span | None:
    got = {name.rstrip("1"): value for name, value in match.groupdict().items() if value is not None}
    try:
        return _absolute(got, today) or _relative(got, today)
    except (ValueError, OverflowError):
        return None  # 31 November, or a time before the calendar begins: no date at all


def _absolute(got: dict[str, str], today: date) -> Span | None:
    readings: dict[str, Callable[[], Span]] = {
        "iso": lambda: _iso(got["iso"]),
        "dotday": lambda: _day(date(int(got["dotyear"]), int(got["dotmonth"]), int(got["dotday"]))),
        "montha": lambda: _day_of_month(int(got["day"]), _MONTHS[got["montha"]], got.get("yeara"), today),
        "monthb": lambda: _day_of_month(int(got["dayb"]), _MONTHS[got["monthb"]], got.get("yearb"), today),
        "monthc": lambda: _part(_month(int(got["yearc"]), _MONTHS[got["monthc"]]), got.get("part")),
        "yeard": lambda: _quarter(int(got["yeard"]), got.get("q"), got.get("half")),
        "season": lambda: _season(int(got["yeare"]), got["season"], got.get("until")),
        "yearf": lambda: _part(_year(int(got["yearf"])), got.get("yearpart")),
        "decade": lambda: Span(date(int(got["decade"]), 1, 1), date(int(got["decade"]) + 9, 12, 31)),
    }
    return next((reading() for name, reading in readings.items() if name in got), None)


def _relative(got: dict[str, str], today: date) -> Span | None:
    if word := got.get("relative"):
        days = 2 if "before" in word else int(word in {"yesterday", "hier", "ayer", "вчера", "вчора"})
        return _day(today - timedelta(days=days))
    if "unit" in got:
        return _turn(got["turn"], got["unit"], today)
    if "count" in got:
        number = _NUMBERS.get(got["count"].split()[0]) or int(got["count"])
        return Span(_back(today, number, got["units"].rstrip("s")), today)
    if "ago" in got:
        number = _NUMBERS.get(got["ago"]) or int(got["ago"])
        start = _back(today, number, got["agounit"])
        return _day(start) if got["agounit"] == "day" else _turn("this", got["agounit"], start)
    return None


def _year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def _day(day: date) -> Span:
    return Span(day, day)


def _iso(text: str) -> Span:
    if len(text) == len("2023-11"):
        return _month(int(text[:4]), int(text[5:]))
    return _day(date.fromisoformat(text))


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _day_of_month(day: int, month: int, year: str | None, today: date) -> Span:
    if year:
        return _day(date(int(year), month, day))
    this_year = date(today.year, month, day)
    return _day(this_year if this_year <= today else date(today.year - 1, month, day))


def _part(span: Span, part: str | None) -> Span:
    if part is None or span.first is None or span.last is None:
        return span
    length = (span.last - span.first).days + 1
    third = timedelta(days=length // 3)
    if part == "early":
        return Span(span.first, span.first + third - timedelta(days=1))
    if part == "mid":
        return Span(span.first + third, span.last - third)
    return Span(span.last - third + timedelta(days=1), span.last)


def _quarter(year: int, quarter: str | None, half: str | None) -> Span:
    if quarter:
        first = 3 * int(quarter[1]) - 2
        return Span(date(year, first, 1), _month(year, first + 2).last)
    first = 1 if half in {"h1", "first half"} else 7
    return Span(date(year, first, 1), _month(year, first + 5).last)


def _season(year: int, season: str, until: str | None) -> Span:
    first, last = _SEASONS[season]
    if until:
        last = _SEASONS[until][1]
    return Span(date(year, first, 1), _month(year + (last < first), last).last)


def _turn(turn: str, unit: str, today: date) -> Span | None:
    earlier = turn in {"last", "past", "previous"}
    if unit in _DAYS:
        back = (today.weekday() - _DAYS[unit]) % 7
        return _day(today - timedelta(days=back or 7 if earlier else back))
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * earlier)
        return Span(monday, monday + timedelta(days=6))
    if unit == "month":
        anchor = today.replace(day=1) - timedelta(days=1) if earlier else today
        return _month(anchor.year, anchor.month)
    if unit == "quarter":
        quarter = (today.month - 1) // 3 - earlier
        return (
            _quarter(today.year + (quarter < 0), f"q{quarter % 4 + 1}", None)
            if quarter >= 0
            else _quarter(today.year - 1, "q4", None)
        )
    return _year(today.year - earlier)


def _back(day: date, number: int, unit: str) -> date:
    if unit == "day":
        return day - timedelta(days=number)
    if unit == "week":
        return day - timedelta(weeks=number)
    months = number * (12 if unit == "year" else 1)
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month_range(match: re.Match[str]) -> DateMention:
    year, first, last = int(match["year"]), _MONTHS[match["from"]], _MONTHS[match["to"]]
    start = year - (first > last)
    return DateMention(match.start(), match.end(), Span(_month(start, first).first, _month(year, last).last))


def _day_range(match: re.Match[str], today: date) -> DateMention | None:
    month = _MONTHS[match["month"]]
    try:
        last = _day_of_month(int(match["to"]), month, match["year"], today).last
        first = _day_of_month(int(match["from"]), month, str(last.year) if last else match["year"], today).first
    except ValueError:
        return None  # no such day
    return DateMention(match.start(), match.end(), Span(first, last)) if first and last and first <= last else None


def _bare_month(match: re.Match[str], today: date) -> Span:
    month = _MONTHS[match["month"]]
    return _month(today.year - (month > today.month), month)


def _bare_weekday(match: re.Match[str], today: date) -> Span:
    back = (today.weekday() - _DAYS[match["weekday"]]) % 7
    return _day(today - timedelta(days=back))
