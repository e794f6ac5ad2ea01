"""What people shorten and turn names into, where nothing else bears the short form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from bot.names.finding import Name
from bot.names.spelling import everyday_words
from bot.names.tokens import words_of
from bot.register.folding import fold
from bot.register.vocabulary import ActorType, Kind, PlaceType

if TYPE_CHECKING:
    from bot.names.lexicon import NamedEntry

_CODE = re.compile(r"([^\W\d_]{2,6})[-\s](\d{1,3}[^\W\d_]?)")
_TREATY_HEADS = frozenset({"treaty", "convention"})
_WEAPON_HEADS = frozenset({"bomb", "bombs", "munition", "munitions", "weapon", "weapons"})
_SPELT_BY_INITIALS = frozenset({"weapon", "munition", "mine"})
_SHORTEST_DERIVED = 3
_SHORTEST_SURNAME = 5
_OBLAST_HEADS = ("oblast", "region", "province", "obl")
_HEADS_BEFORE = ("oblast de", "oblast d", "region de", "region d", "region of", "oblast of", "provincia de")
_GROUPS = {
    "baltic": frozenset({"Estonia", "Latvia", "Lithuania"}),
    "nordic": frozenset({"Denmark", "Finland", "Iceland", "Norway", "Sweden"}),
}
_GROUP_HEADS = ("states", "countries", "nations", "governments", "three", "five")
_ENVOYS = ("ambassador", "envoy", "representative", "mission")
_POINTS = {"north": "n", "south": "s", "east": "e", "west": "w"}
_BEGUN_BY_POINT = tuple(f"{point} " for point in _POINTS)
_LETTERS_OF_STATE = 3
_WORDS = frozenset(
    ("and", "can", "per", "est", "mar", "fin", "sur", "pan", "lie", "nor", "arm", "ago", "are", "com", "cub", "dom", "gin",
     "pry", "lux", "mac", "tun", "tur", "col", "mus", "pol", "lao")
)  # fmt: skip
"""Codes of states that are words too, which people put in capitals: *mines AND bombs*."""
_KNOWN_CODES = frozenset({"ukr", "rus"})
"""Codes of states that are names in small letters too; *fin*, *est*, *pol* and their like are words."""
_ROOT = 4
"""Letters that a state's adjective has in common with its name."""
_OFFICES = (
    ("defence ministry", "defense ministry", "ministry of defence", "ministry of defense", "mod"),
    ("foreign ministry", "ministry of foreign affairs", "mfa"),
)
"""What people call the same ministry, after the name of its state."""


def derived(names: Sequence[Name], entries: Mapping[int, "NamedEntry"]) -> Iterator[Name]:
    """Give all names that follow from those of a register."""
    taken = frozenset(name.words for name in names)
    yield from _shortened(names, entries, taken)
    yield from _oblasts(names, entries)
    yield from _offices(names, entries, taken)
    yield from _compass(names, taken)
    yield from _posts(names, taken)
    yield from _initials(entries, taken)
    yield from _codes(entries, taken)
    yield from _groups(entries, taken)


def _compass(names: Sequence[Name], taken: Set[str]) -> Iterator[Name]:
    """Shorten the point of the compass that a name begins with: *S Korea*, *N. Macedonia*."""
    for name in names:
        point, _, rest = name.words.partition(" ") if name.words.startswith(_BEGUN_BY_POINT) else ("", "", "")
        text = f"{_POINTS.get(point, '')} {rest}"
        if rest and text not in taken:
            yield Name(name.entry_id, text, text, name.ambiguous, exact_case=False, inflects=False)


def _posts(names: Sequence[Name], taken: Set[str]) -> Iterator[Name]:
    """Say of an envoy where they serve with *at* too: *the US ambassador at the UN*."""
    for name in names:
        before, to, body = name.words.partition(" to the ")
        text = f"{before} at the {body}"
        if to and before.endswith(_ENVOYS) and text not in taken:
            yield Name(name.entry_id, text, text, name.ambiguous, exact_case=False, inflects=False)


def _codes(entries: Mapping[int, "NamedEntry"], taken: Set[str]) -> Iterator[Name]:
    """Call a state by its code of three letters, which is its key: *UKR*, *LTU*."""
    for entry in entries.values():
        is_code = entry.subtype == ActorType.STATE and len(entry.key) == _LETTERS_OF_STATE and entry.key.isalpha()
        if is_code and entry.key not in taken and entry.key not in _WORDS:
            loosely = entry.key in _KNOWN_CODES
            yield Name(
                entry.id, entry.key.upper(), entry.key, ambiguous=False, exact_case=True, inflects=False, loosely=loosely
            )


def _initials(entries: Mapping[int, "NamedEntry"], taken: Set[str]) -> Iterator[Name]:
    """Call a kind of weapon by its initials: *CW*, *APMs*."""
    for entry in entries.values():
        first, *others = re.split(r"[ -]", entry.name)
        if entry.kind is Kind.WEAPON and others and others[-1] in _SPELT_BY_INITIALS and first[1:].islower():
            short = "".join(word[0] for word in (first, *others)).upper()
            for text in (short, f"{short}s"):
                if fold(text) not in taken:
                    yield Name(entry.id, text, fold(text), ambiguous=False, exact_case=True, inflects=False)


def _groups(entries: Mapping[int, "NamedEntry"], taken: Set[str]) -> Iterator[Name]:
    """Call states by the names of the groups that they are of: *the Baltic states*; all of a group bear its name."""
    states = {entry.name: entry.id for entry in entries.values() if entry.subtype == ActorType.STATE}
    for group, members in _GROUPS.items():
        texts = (group, f"{group}s", *(f"{group} {head}" for head in _GROUP_HEADS))
        for text in texts if members <= states.keys() and taken.isdisjoint(texts) else ():
            yield from (
                Name(states[each], text, text, ambiguous=False, exact_case=False, inflects=False) for each in sorted(members)
            )


def _shortened(names: Sequence[Name], entries: Mapping[int, "NamedEntry"], taken: Set[str]) -> Iterator[Name]:
    """Give what people shorten names to, where nothing else bears the short form: `PFM1`, `the mine ban`, `phosphorus`."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if entries[name.entry_id].kind is Kind.ACTOR:
            bearers[name.words.rpartition(" ")[2]].add(name.entry_id)
    for name in names:
        if name.exact_case and name.text.isupper() and entries[name.entry_id].kind is Kind.WEAPON:  # APLs
            text = f"{name.text}s"
            yield Name(name.entry_id, text, fold(text), name.ambiguous, exact_case=True, inflects=False)
        if code := _CODE.fullmatch(name.text):
            for text in (words_of(code[1] + code[2]), f"{name.words}s"):  # PFM1, PFM-1s
                yield Name(name.entry_id, name.text, text, name.ambiguous, exact_case=False, inflects=False)
        heads = {Kind.TREATY: _TREATY_HEADS, Kind.WEAPON: _WEAPON_HEADS}.get(entries[name.entry_id].kind, frozenset())
        short, _, head = name.words.rpartition(" ")
        is_name = len(short) >= _SHORTEST_DERIVED and not short.isdecimal()  # of the 1997 treaty no year is left
        if is_name and head in heads and short not in taken:
            yield Name(name.entry_id, short, short, " " not in short, exact_case=False, inflects=False)
        if head in _TREATY_HEADS and short and entries[name.entry_id].kind is Kind.TREATY:
            for other in (*_TREATY_HEADS - {head}, "club"):  # a convention is a treaty, and its parties are a club
                text = f"{short} {other}"
                if text not in taken:
                    yield Name(name.entry_id, text, text, name.ambiguous, exact_case=False, inflects=False)
        is_official = entries[name.entry_id].subtype == ActorType.OFFICIAL and short and len(head) >= _SHORTEST_SURNAME
        is_surname = head not in everyday_words() and not name.text.rpartition(" ")[2][:1].islower()  # no office: a president
        if is_official and is_surname and len(bearers[head]) == 1 and head not in taken:
            yield Name(name.entry_id, head, head, ambiguous=False, exact_case=False, inflects=True)


def _offices(names: Sequence[Name], entries: Mapping[int, "NamedEntry"], taken: Set[str]) -> Iterator[Name]:
    """Call a ministry by all words for its office: *Ukrainian MoD*, *Russian Ministry of Defense*, *MFA of Russia*."""
    of_states: dict[int, list[str]] = defaultdict(list)
    for name in names:
        if entries[name.entry_id].subtype == ActorType.STATE and not name.exact_case:
            of_states[name.entry_id].append(name.words)
    for name in names:
        organ = entries[name.entry_id]
        if organ.subtype == ActorType.STATE_ORGAN and not name.exact_case:
            state = entries.get(organ.parent_id) if organ.parent_id is not None else None
            by = of_states[state.id] if state and state.subtype == ActorType.STATE else []
            for text in _as_offices(name.words, fold(state.name) if by and state else "", by):
                if text not in taken:
                    yield Name(name.entry_id, text, text, name.ambiguous, exact_case=False, inflects=False)


def _as_offices(organ: str, state: str, names_of_state: Sequence[str]) -> Iterator[str]:
    """Give the names of a state's organ with all words for its office, where it has one of them: *Ukr MoD* too."""
    short = state[:_LETTERS_OF_STATE] if state.isalpha() else ""
    for forms in _OFFICES:
        for form in forms:
            if names_of_state and organ.startswith(f"{form} of "):
                yield from (f"{which}{s} {other}" for which in names_of_state for s in ("", " s") for other in forms)
            whose = organ.removesuffix(f" {form}")
            if whose != organ:
                yield from (
                    f"{which} {other}" for which in (whose, state, f"{state} s", short) if which.strip(" s") for other in forms
                )
                yield from (f"{other} of {state}" for other in forms if state)
            if state and organ == f"{form} of {state}":
                yield from (f"{other} {state}" for other in forms)
                yield from (f"{other} in {which}" for which in names_of_state for other in forms)


def _oblasts(names: Sequence[Name], entries: Mapping[int, "NamedEntry"]) -> Iterator[Name]:
    """Call an oblast by all names of the town that it is called after: *Kharkov region*, *Lugansk oblast*."""
    called_after = {
        entry.name.removesuffix(" Oblast"): entry.id for entry in entries.values() if entry.subtype == PlaceType.OBLAST
    }
    for name in names:
        town = entries[name.entry_id]
        oblast = called_after.get(town.name.removesuffix(" (city)")) if town.subtype == PlaceType.SETTLEMENT else None
        if oblast is not None and name.words.isascii():
            for head in _OBLAST_HEADS:
                text = f"{name.words} {head}"
                yield Name(oblast, text, text, ambiguous=False, exact_case=False, inflects=False)
            for head in _HEADS_BEFORE:
                text = f"{head} {name.words}"
                yield Name(oblast, text, text, ambiguous=False, exact_case=False, inflects=False)


def adjectives(
    aliases: Iterable[tuple[int, str, bool, bool]], entries: Mapping[int, "NamedEntry"]
) -> Iterator[tuple[int, str, bool, bool]]:
    """Give a country the adjectives of its state: `on Ukrainian territory`."""
    countries = {entry.name: entry.id for entry in entries.values() if entry.subtype == PlaceType.COUNTRY}
    for entry_id, text, ambiguous, exact_case in aliases:
        state = entries.get(entry_id)
        if state is None or state.subtype != ActorType.STATE or state.name not in countries:
            continue
        if text.isalpha() and fold(text) != fold(state.name) and fold(text)[:_ROOT] == fold(state.name)[:_ROOT]:
            yield countries[state.name], text, ambiguous, exact_case
