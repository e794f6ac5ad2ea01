"""The time of day and the zone in a wish: `at 9`, `08.30`, `5pm Kyiv time`, `Europe/Kyiv`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from functools import cache
from zoneinfo import ZoneInfo

from bot.answers.wording import listed
from bot.digests.wishes import zones
from bot.digests.wishes.filters import UnreadWishError
from bot.register.folding import fold

_TIME = re.compile(
    r"(?<![\w/.:+−-])(?:(?P<at>at|@)\s*)?"
    r"(?:(?P<hour>\d{1,2})(?:(?P<sign>[:.h])(?P<minute>\d{1,2})(?::\d{2})?)?(?P<four>\d{2})?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?P<oclock>\s?o['’]?clock|\s?h(?:rs|ours)?\b)?|(?P<word>noon|midday|midnight))(?![\w/-]|[.:]\d)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:at\s+)?(?:half|quarter|a quarter|\w+ minutes)\s+(?:past|to|after|before)\s+\w+|"
    r"(?<!\w)at\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)|"
    r"(?<!\w)at\s+\d[\d:.]*(?:\s?[ap]m)?(?!\w)|(?<![\w/.:+−-])\d{1,2}:\d+(?!\w)",
    re.IGNORECASE,
)
"""What was meant for a time and is none."""
_AND_ANOTHER = re.compile(r"\s*(?:,|and|or|&|/|then)\s*(?:at\s+)?(?P<hour>\d{1,2})(?![\w/-])", re.IGNORECASE)
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_TIME_CURE = "Type one time of day, such as 09:00, 17:30, 9am or noon."

_KEY = re.compile(r"(?<![\w/])(?P<area>[A-Za-z]+)/[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*)?(?:\s[A-Z]\w+(?![\w/]))?")
_UNIVERSAL = re.compile(r"(?<![\w/])(?P<word>UTC|GMT)(?P<offset>\s?[+−-]\s?\d{1,2}(?::?\d{2})?)?(?![\w/])", re.IGNORECASE)
_OFFSET = re.compile(r"(?<![\w:])[+−-]\d{2}:?\d{2}(?!\w)")
_OWN = re.compile(r"(?<!\w)(?:my|our|local|the same)\s+(?:local\s+)?time(?!\w)", re.IGNORECASE)
_NO_ZONE = frozenset(
    {"real", "first", "last", "this", "that", "any", "all", "every", "each", "the", "of", "some", "long", "in"}
)
_NAMED_TIME = re.compile(r"(?<!\w)(?:in\s+)?(?P<name>[^\W\d_][\w.'’/]*)\s+time(?:\s?zone)?(?!\w)", re.IGNORECASE)
_CALLED_TIME = re.compile(r"\s+time(?:\s?zone)?(?!\w)", re.IGNORECASE)
_AFTER_TIME = re.compile(r"[\s,]*\(?(?P<abbreviated>[A-Z]{2,5}|[a-z]{3,4})\)?(?!\w)")


class BadTimeError(UnreadWishError):
    """What was meant for a time of day is none, or there are two."""

    def __init__(self, what: str) -> None:
        """Say what is wrong with it."""
        super().__init__(what, _TIME_CURE)


class UnknownZoneError(UnreadWishError):
    """What was meant for a time zone is none."""

    def __init__(self, typed: str, why: str = "") -> None:
        """Say why, and which IANA names may be meant."""
        near = zones.near_zones(typed)
        cure = f"Type it as {listed(near, 'or')}." if near else "Type an IANA name, such as Europe/Kyiv or America/New_York."
        super().__init__(why or f"“{typed}” is no time zone that can be told from others.", cure)


class UnclearZoneError(UnreadWishError):
    """A city after the time can say whose clock is meant, or where something happens."""

    def __init__(self, city: str, key: str) -> None:
        """Say how to type either."""
        super().__init__(
            f"“{city}” after the time can say whose clock is meant, or which place the digest is about.",
            f"For the clock type {key}; for the place put “in {city}” before the rest.",
        )


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and where it stands in the text."""

    at: time
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone, and where it stands in the text; None is the reader's own."""

    zone: ZoneInfo | None
    span: tuple[int, int]


def clock_in(text: str) -> Clock | None:
    """Find the time of day in a text, or give None; raise BadTimeError where it is none, or not the only one."""
    found = [match for match in _TIME.finditer(text) if _is_time(match)]
    clocks = [Clock(_read(match), match.span()) for match in found]
    if clocks and (another := _AND_ANOTHER.match(text, clocks[0].span[1])) is not None:
        raise BadTimeError(f"Two times of day are named: {clocks[0].at:%H:%M} and “{another['hour']}”.")
    if len({clock.at for clock in clocks}) > 1:
        raise BadTimeError(f"Two times of day are named: {clocks[0].at:%H:%M} and {clocks[1].at:%H:%M}.")
    if (spoken := _SPOKEN.search(_blanked(text, [clock.span for clock in clocks]))) is not None:
        raise BadTimeError(f"“{spoken[0].strip()}” was not understood as a time of day.")
    if len(clocks) > 1:
        raise BadTimeError(f"The time of day is named twice: {clocks[0].at:%H:%M}.")
    return clocks[0] if clocks else None


def zone_in(text: str, clock: Clock | None) -> NamedZone | None:
    """Find the zone in a text whose time stands where `clock` says, now blank; None where none is named.

    Raise UnknownZoneError or UnclearZoneError where something is meant for one.
    """
    found = [*_keys(text), *_universal(text)]
    found += _named(_blanked(text, [each.span for each in found]))
    if not found and clock is not None:
        found = _after(text, clock.span[1])
    if len({each.zone for each in found}) > 1:
        raise UnreadWishError("Two time zones are named.", "Keep one of them, such as Europe/Kyiv.")
    if len(found) > 1:
        raise UnreadWishError("The time zone is named twice.", "Name it once.")
    return found[0] if found else None


def _is_time(match: re.Match[str]) -> bool:
    """Tell a time from a mere number: after *at*, with minutes, or with a half of the day."""
    if match["word"]:
        return True
    return bool(match["at"] or match["half"] or match["oclock"] or match["sign"]) and not (match["four"] and match["sign"])


def _read(match: re.Match[str]) -> time:
    if match["word"]:
        return _WORDS[match["word"].lower()]
    hour, minute, half = int(match["hour"]), match["minute"] or match["four"] or "00", (match["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        raise BadTimeError(f"“{match[0].strip()}” is no time of day.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(minute) > 59 or len(minute) < 2:
        raise BadTimeError(f"“{match[0].strip()}” is no time of day.")
    return time(hour, int(minute))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _keys(text: str) -> list[NamedZone]:
    found = []
    for match in _KEY.finditer(text):
        typed = match[0]
        whole = zones.zone_of_key(typed.replace(" ", "_"))
        short = typed.split(" ")[0]
        zone = whole or zones.zone_of_key(short)
        if zone is None and match["area"].casefold() in _areas():
            raise UnknownZoneError(short)
        if zone is not None:
            found.append(NamedZone(zone, _with_time(text, match.start(), match.start() + len(typed if whole else short))))
    return found


def _universal(text: str) -> list[NamedZone]:
    found = []
    for match in (*_UNIVERSAL.finditer(text), *_OFFSET.finditer(text)):
        zone = zones.zone_of_word(match[0])
        if zone is None:
            raise UnknownZoneError(match[0], f"“{match[0].strip()}” is a fixed distance, which does not follow summer time.")
        found.append(NamedZone(zone, _with_time(text, *match.span())))
    return found


def _with_time(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of a zone with the word *time* behind it, as in *UTC time*."""
    called = _CALLED_TIME.match(text, end)
    return start, called.end() if called else end


def _named(text: str) -> list[NamedZone]:
    """Find *Kyiv time* and *local time*, wherever they stand."""
    found = [NamedZone(None, match.span()) for match in _OWN.finditer(text)]
    taken = [each.span for each in found]
    for match in _city_time().finditer(fold(text)) if len(fold(text)) == len(text) else ():
        zone = zones.zone_of_city(match["city"])
        if zone is None:
            raise UnknownZoneError(text[match.start("city") : match.end("city")])
        found.append(NamedZone(zone, match.span()))
        taken.append(match.span())
    for match in _NAMED_TIME.finditer(text):
        overlaps = any(start < match.end() and match.start() < end for start, end in taken)
        if not overlaps and match["name"].lower() not in _NO_ZONE and zones.zone_of_word(match["name"]) is None:
            raise UnknownZoneError(match["name"])
    return found


def _after(text: str, at: int) -> list[NamedZone]:
    """Find a city or an abbreviation that follows the time."""
    short = _AFTER_TIME.match(text, at)
    if short is not None and short["abbreviated"].upper() in zones.ABBREVIATIONS:
        raise UnknownZoneError(short["abbreviated"])
    folded = fold(text)
    city = _city_after().match(folded, at) if len(folded) == len(text) else None
    if city is None:
        return []
    typed = text[city.start("city") : city.end("city")]
    zone = zones.zone_of_city(city["city"])
    if zone is None:
        raise UnknownZoneError(typed)
    if city["in"] or not re.match(r"\s*(?:[,.;!)]|$)", text[city.end() :]):
        raise UnclearZoneError(typed, zone.key)
    return [NamedZone(zone, city.span("city"))]


@cache
def _areas() -> frozenset[str]:
    return frozenset(area.casefold() for area in zones.areas() if area not in {"US", "Brazil", "Canada", "Chile", "Mexico"})


@cache
def _city_after() -> re.Pattern[str]:
    return re.compile(rf"[\s(]*(?P<in>in\s+)?(?P<city>{_all_cities()})(?!\w)")


@cache
def _city_time() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:in\s+)?(?P<city>{_all_cities()})\s+time(?:\s?zone)?(?!\w)")


def _all_cities() -> str:
    return "|".join(re.escape(city) for city in zones.cities())
