"""Time zones as people type them: IANA names, cities that zones are named after, and what else is typed, with its cure."""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from bot.register.folding import fold

_ABBREVIATED = {
    ("CET", "CEST", "MEZ", "MESZ"): ("Europe/Vienna", "Europe/Paris", "Europe/Warsaw"),
    ("EET", "EEST"): ("Europe/Kyiv", "Europe/Helsinki"),
    ("WET", "WEST"): ("Europe/Lisbon",),
    ("BST",): ("Europe/London",),
    ("IST",): ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    ("MSK",): ("Europe/Moscow",),
    ("TRT",): ("Europe/Istanbul",),
    ("ET", "EST", "EDT"): ("America/New_York",),
    ("CT", "CST", "CDT"): ("America/Chicago",),
    ("MT", "MST", "MDT"): ("America/Denver",),
    ("PT", "PST", "PDT"): ("America/Los_Angeles",),
    ("AST", "ADT"): ("America/Halifax",),
    ("HST",): ("Pacific/Honolulu",),
    ("BRT",): ("America/Sao_Paulo",),
    ("ART",): ("America/Argentina/Buenos_Aires",),
    ("GST",): ("Asia/Dubai",),
    ("PKT",): ("Asia/Karachi",),
    ("SGT",): ("Asia/Singapore",),
    ("HKT",): ("Asia/Hong_Kong",),
    ("JST",): ("Asia/Tokyo",),
    ("KST",): ("Asia/Seoul",),
    ("AEST", "AEDT"): ("Australia/Sydney",),
    ("NZST", "NZDT"): ("Pacific/Auckland",),
    ("SAST",): ("Africa/Johannesburg",),
    ("EAT",): ("Africa/Nairobi",),
    ("WAT",): ("Africa/Lagos",),
    ("CAT",): ("Africa/Maputo",),
}
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {short: keys for shorts, keys in _ABBREVIATED.items() for short in shorts}
"""No zones: one abbreviation is used for several, and each of them for half of the year only."""
_UTC = ZoneInfo("UTC")
_MOST_NEAR = 3


@dataclass(frozen=True)
class _Names:
    """The zones of the tz database; cities and countries are folded."""

    keys: Mapping[str, str]
    cities: Mapping[str, str]
    old_cities: Mapping[str, str]
    countries: Mapping[str, tuple[str, ...]]


def zone_of_key(typed: str) -> ZoneInfo | None:
    """Give the zone with an IANA name, in whichever letters it is typed."""
    key = _names().keys.get(typed.casefold())
    return ZoneInfo(key) if key else None


def zone_of_city(typed: str) -> ZoneInfo | None:
    """Give the zone that is named after a city."""
    key = _names().cities.get(fold(typed))
    return ZoneInfo(key) if key else None


def zone_of_word(typed: str) -> ZoneInfo | None:
    """Give universal time where a word means it."""
    return _UTC if typed.upper() in {"UTC", "GMT"} else None


def cities() -> list[str]:
    """Give the names after which zones are called, also of old, the longest first; folded."""
    return sorted({*_names().cities, *_names().old_cities}, key=lambda name: (-len(name), name))


def areas() -> list[str]:
    """Give what stands before the slash in IANA names."""
    return sorted({key.split("/")[0] for key in _names().keys.values()})


def near_zones(typed: str) -> tuple[str, ...]:
    """Give the IANA names of zones that may be meant by what is none, the likeliest first."""
    names, word = _names(), fold(typed.rsplit("/", 1)[-1].replace("_", " "))
    known = ABBREVIATIONS.get(typed.upper()) or names.countries.get(word, ())
    if not known and (meant := names.cities.get(word) or names.old_cities.get(word)):
        known = (meant,)
    if not known:
        every = {**names.old_cities, **names.cities}
        known = tuple(dict.fromkeys(every[city] for city in difflib.get_close_matches(word, every, _MOST_NEAR, 0.75)))
    return known[:_MOST_NEAR]


def zones_like(typed: str, most: int) -> tuple[str, ...]:
    """Give the IANA names that fit what was typed so far: of that city, country or name first, then those that hold it."""
    names, wanted = _names(), fold(typed.replace("_", " ")).strip()
    if not wanted:
        return ()
    known = [*names.countries.get(wanted, ()), *ABBREVIATIONS.get(typed.strip().upper(), ())]
    if wanted in {"utc", "gmt"}:
        known.append(_UTC.key)
    cities = sorted({**names.old_cities, **names.cities}.items())
    starting = [key for city, key in cities if city.startswith(wanted)]
    holding = [key for folded, key in sorted(names.keys.items()) if wanted in fold(folded.replace("_", " "))]
    of_countries = [key for country, keys in sorted(names.countries.items()) if country.startswith(wanted) for key in keys]
    return tuple(dict.fromkeys((*known, *starting, *holding, *of_countries, *near_zones(typed))))[:most]


def zones_meant(word: str) -> tuple[str, ...]:
    """Give the IANA names that a word stands for which can be nothing else but a zone: an abbreviation, a city."""
    names, folded = _names(), fold(word)
    city = names.cities.get(folded) or names.old_cities.get(folded)
    return ABBREVIATIONS.get(word, (city,) if city else ())


@cache
def _names() -> _Names:
    cities: dict[str, str] = {}
    codes: dict[str, list[str]] = defaultdict(list)
    for code, _, key, *comment in _rows("zone.tab"):
        cities[_city(key)] = key
        codes[code].insert(len(codes[code]) if "most" not in "".join(comment) else 0, key)
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    old = {_city(link): target for _, target, link in links if "/" in link and "/" in target}
    countries = {fold(country): tuple(codes[code]) for code, country in _rows("iso3166.tab") if code in codes}
    keys = {key.casefold(): key for key in available_timezones() if "/" in key}
    return _Names(keys, cities, {city: key for city, key in old.items() if city not in cities}, countries)


def _city(key: str) -> str:
    return fold(key.rsplit("/", 1)[-1].replace("_", " "))


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


def _lines(name: str) -> Iterator[str]:
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
