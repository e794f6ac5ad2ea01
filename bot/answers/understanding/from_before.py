"""What a follow-up makes of names and times before it: both of two, the whole region around a town, so many years later."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from bot.answers.query import Query
from bot.answers.understanding.cues import words
from bot.answers.understanding.parts import ACTORS
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Kind, PlaceType

BOTH = words(
    r"(?:those|these|the|same|all|my) two", r"two (?:of them|together|regions|states|countries|oblasts|places)",
    r"both(?: of (?:them|those|these))?"
    r"(?! (?:of )?(?:the )?(?:conventions|treaties|weapons|kinds|resolutions|cases|years|times))", r"each other",
    r"les deux", r"toutes les deux", r"l(?:os|as) dos", r"amb[oa]s",
    r"об[ае] (?:из них)?", r"оба", r"обе", r"обидв[аі]",
)  # fmt: skip
"""The one asked about last, and the one that it had taken the place of."""
_WHOLE = re.compile(
    r"(?<!\w)(?:whole|entire|all of the|all the|rest of the|wider|full) (?P<what>oblast|region|province|country|state|raion|"
    r"district)(?!\w)"
)
_TYPES = {
    "oblast": PlaceType.OBLAST, "region": PlaceType.OBLAST, "province": PlaceType.OBLAST, "country": PlaceType.COUNTRY,
    "state": PlaceType.COUNTRY, "raion": PlaceType.RAION, "district": PlaceType.RAION,
}  # fmt: skip
_NUMBERS = ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_LATER = re.compile(
    rf"(?<!\w)(?P<number>\d{{1,2}}|one|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s? "
    r"(?P<way>later|after|on|earlier|before)(?: that| then)?$"
)
_SLOTS = (*ACTORS, "places", "treaties", "weapons")
_SLOT_OF = {Kind.PLACE: "places", Kind.TREATY: "treaties", Kind.WEAPON: "weapons"}


def moved_by(line: str) -> tuple[int, str] | None:
    """Give how far back a question moves the time before it, in units: *ten years later* moves it by -10 years."""
    found = _LATER.search(line)
    if found is None:
        return None
    number = found["number"]
    amount = int(number) if number.isdecimal() else 1 if number == "one" else _NUMBERS.index(number) + 1
    return amount if found["way"] in {"earlier", "before"} else -amount, found["unit"]


def given_way(before: Query, merged: Query) -> tuple[str, ...]:
    """Give the names of the question before in whose place others now stand; those of an earlier one where there are none."""
    stand = {key for slot in _SLOTS for key in getattr(merged, slot)}
    gone = [key for slot in _SLOTS if getattr(merged, slot) for key in getattr(before, slot) if key not in stand]
    return tuple(dict.fromkeys(gone)) or before.beside


def with_both(merged: Query, beside: Iterable[str], lexicon: Lexicon) -> Query:
    """Put the names that had given way beside those that took their place."""
    for key in beside:
        found = lexicon.id_of(key)
        if found is None:
            continue
        slot = _SLOT_OF.get(lexicon.named(found).kind) or next((each for each in ACTORS if getattr(merged, each)), "speakers")
        merged = _with(merged, **{slot: tuple(dict.fromkeys((key, *getattr(merged, slot))))})
    return merged


def widened(merged: Query, line: str, lexicon: Lexicon) -> Query:
    """Give the region or country around the places before, where a question asks for the whole of it."""
    found = _WHOLE.search(line)
    if found is None or not merged.places:
        return merged
    ids = [place for key in merged.places if (place := lexicon.id_of(key)) is not None]
    around = [lexicon.named(each) for place in ids for each in lexicon.above(place)]
    wide = tuple(dict.fromkeys(each.key for each in around if each.subtype == _TYPES[found["what"]]))
    return _with(merged, places=wide) if wide else merged


def asks_for_the_whole(line: str) -> bool:
    """Tell whether the whole region or country around a place is asked for."""
    return _WHOLE.search(line) is not None


def _with(query: Query, **slots: Any) -> Query:
    return replace(query, **slots)
