"""All names of the register: found in a text in one pass, and the trees that they stand in."""

import copy
import gc
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from bot.names.beginnings import Beginnings
from bot.names.derived import adjectives, derived
from bot.names.finding import Finder, Name
from bot.names.spelling import Spellings
from bot.names.tokens import Token, tokens, words_of
from bot.register.vocabulary import UNNAMED, ActorType, Kind

_CLAUSE_END = re.compile("[,;:!?]")
_NAMES_KEPT = 10_000
_SHORT_CODE = 4
_START = attrgetter("start")
EVERYDAY_PLACES = frozenset(
    {"human", "luck", "bar", "mine", "most", "nice", "of", "as", "ban", "police", "date", "media", "same"}
)
"""Spellings of places that are everyday words too; they count only as written."""


class NamedEntry(Struct, frozen=True, gc=False):
    """A reference entry. `subtype` is its actor type, level of weapon or type of place; empty for a treaty."""

    id: int
    key: str
    kind: Kind
    name: str
    parent_id: int | None
    subtype: str = ""

    @property
    def is_private(self) -> bool:
        """Tell whether it is somebody whom no reader is told the name of."""
        return self.subtype == ActorType.PRIVATE_INDIVIDUAL


class Match(Struct, frozen=True, gc=False):
    """A name found in a text, and all entries that bear it.

    `ambiguous` holds those of them for which the name counts only with more context. `as_written` is False where an alias
    that counts only as written stands in other letters (*nato*); `inflected` is True where only the stem agrees. `by_kind` are
    the entries of each kind, the sure ones where there are any, `actor_types` what its actors are. `first` and `last` are the
    places of its words in the text.
    """

    start: int
    end: int
    text: str
    entries: tuple[NamedEntry, ...]
    ambiguous: frozenset[int]
    as_written: bool
    inflected: bool
    by_kind: Mapping[Kind, Sequence[NamedEntry]]
    actor_types: frozenset[str]
    first: int
    last: int


_Meant = tuple[tuple[NamedEntry, ...], frozenset[int], bool, bool, Mapping[Kind, Sequence[NamedEntry]], frozenset[str]]
"""The middle of a Match, which all that is named so have in common."""
_Reading = Callable[[str, str, bool], _Meant | None]
"""Reads folded words, as they are written, loosely or not."""


def by_kind(entries: Iterable[NamedEntry], ambiguous: Collection[int] = ()) -> dict[Kind, list[NamedEntry]]:
    """Sort the bearers of a name by their kinds; within one, those who bear it surely drive out the others."""
    found: dict[Kind, list[NamedEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.kind].append(entry)
    return {kind: [entry for entry in alike if entry.id not in ambiguous] or alike for kind, alike in found.items()}


def actor_types(sorted_by_kind: Mapping[Kind, Iterable[NamedEntry]]) -> frozenset[str]:
    """Give what the actors among the bearers of a name are."""
    return frozenset([entry.subtype for entry in sorted_by_kind.get(Kind.ACTOR, ())])


class Lexicon:
    """The names of one edition; never altered, so any number of threads may read it."""

    def __init__(
        self,
        edition: int,
        entries: Iterable[NamedEntry],
        aliases: Iterable[tuple[int, str, bool, bool]],
        members: Iterable[tuple[int, int]] = (),
    ) -> None:
        """Build from entries, aliases (entry id, text, ambiguous, exact case) and memberships (member, group)."""
        self.edition = edition
        self._by_id = {entry.id: entry for entry in entries}
        self._by_key = {entry.key: entry for entry in self._by_id.values()}
        self._below = _subtrees(self._by_id)
        self._of_type: dict[str, list[int]] = defaultdict(list)
        for entry in self._by_id.values():
            self._of_type[entry.subtype].append(entry.id)
        self.has_private_individuals = any(entry.is_private for entry in self._by_id.values())
        self._members: dict[int, set[int]] = defaultdict(set)
        for member, group in members:
            self._members[group].add(member)
        with _uncollected():
            names = list(_names(self._by_id, aliases))
            self._finder = Finder((*names, *derived(names, self._by_id)))
        self._texts: dict[int, list[str]] = defaultdict(list)
        for name in names:
            if name.entry_id in self._finder.shared:
                self._texts[name.entry_id].append(name.text)
        self._names = names
        self._beginnings: dict[Kind, Beginnings] = {}
        self._meant: _Reading = lru_cache(maxsize=_NAMES_KEPT)(partial(_bearers, self._finder, self._by_id))
        self.spellings = Spellings(_taught(names, self._by_id))

    def showing(self, is_open: Callable[[NamedEntry], bool]) -> "Lexicon":
        """Give the same lexicon for somebody in whose texts only the names of some entries are found."""
        shown = copy.copy(self)

        def meant(words: str, written: str, loose: bool) -> _Meant | None:
            found = self._meant(words, written, loose)
            if found is None or all(map(is_open, found[0])):
                return found
            return _bearers(self._finder, self._by_id, words, written, loose, is_open)

        shown._meant = meant  # noqa: SLF001  (a copy of our own)
        return shown

    def named(self, entry_id: int) -> NamedEntry:
        """Give an entry; raise KeyError where there is none."""
        return self._by_id[entry_id]

    def get(self, entry_id: int) -> NamedEntry | None:
        """Give an entry, or None where it is newer than this edition."""
        return self._by_id.get(entry_id)

    def id_of(self, key: str) -> int | None:
        """Give the id behind a key, or None."""
        entry = self._by_key.get(key)
        return entry.id if entry else None

    def entries(self, kind: Kind) -> list[NamedEntry]:
        """Give all entries of a kind, by name."""
        return sorted((entry for entry in self._by_id.values() if entry.kind is kind), key=lambda entry: entry.name)

    def beginnings(self, kind: Kind) -> Beginnings:
        """Give what the entries of a kind may be typed as; made when it is first asked for, since most processes never do."""
        found = self._beginnings.get(kind)
        if found is None:
            of_kind = ((self._by_id[name.entry_id], name) for name in self._names)
            found = self._beginnings[kind] = Beginnings((entry.name, name) for entry, name in of_kind if entry.kind is kind)
        return found

    def of_type(self, subtype: str) -> Collection[int]:
        """Give all entries of an actor type, level of weapon or type of place."""
        return self._of_type.get(subtype, ())

    def below(self, entry_id: int) -> frozenset[int]:
        """Give an entry and all below it in its tree."""
        return self._below.get(entry_id, frozenset({entry_id}))

    def above(self, entry_id: int) -> list[int]:
        """Give the ids of what an entry stands under, the nearest first."""
        found: list[int] = []
        entry = self._by_id.get(entry_id)
        while entry is not None and entry.parent_id is not None and entry.parent_id not in found:
            found.append(entry.parent_id)
            entry = self._by_id.get(entry.parent_id)
        return found

    def unmistakable(self, entry: NamedEntry) -> str | None:
        """Give a name that can only mean this entry among those of its kind: its own if it can, or None."""
        texts = self._texts.get(entry.id, [entry.name])
        above = (self._by_id[each].name for each in self.above(entry.id))
        qualified = (f"{entry.name} ({name})" for name in above)
        return next((text for text in (*texts, *qualified) if self._means_only(text, entry)), None)

    def _means_only(self, text: str, entry: NamedEntry) -> bool:
        read = self.matches(text, loose=True)
        meant = {each.id for match in read for each in match.entries if each.kind is entry.kind}
        return len(read) == 1 and meant == {entry.id} and entry.id not in read[0].ambiguous and read[0].as_written

    def members(self, group_id: int) -> frozenset[int]:
        """Give the actors that are recorded as members of an organisation or coalition."""
        return frozenset(self._members.get(group_id, ()))

    def matches(self, text: str, *, loose: bool = False, words: Sequence[Token] | None = None) -> list[Match]:
        """Find the names in a text: the longest first where they overlap, in the order of the text.

        With `loose`, a name that counts only as written is given in other letters too, and says so. `words` are the tokens
        of the text, where they are known already.
        """
        words = tokens(text) if words is None else words
        folded = [word.folded for word in words]
        candidates = self._finder.found(folded)
        if len(candidates) > 1:
            candidates.sort(key=lambda each: words[each[0]].start - words[each[1]].end)
        found: list[Match] = []
        taken = bytearray(len(words))
        for first, last in candidates:
            if 1 in taken[first : last + 1] or (first < last and _is_cut(text, words, first, last)):
                continue
            start, end = words[first].start, words[last].end
            written = text[start:end]
            meant = self._meant(folded[first] if first == last else " ".join(folded[first : last + 1]), written, loose)
            if meant is not None:
                taken[first : last + 1] = b"\1" * (last + 1 - first)
                found.append(Match(start, end, written, *meant, first, last))
        found.sort(key=_START)
        return self._told_apart(text, found) if len(found) > 1 and " (" in text else found

    def _told_apart(self, text: str, found: list[Match]) -> list[Match]:
        """Take a name with another in brackets that stands above one of its bearers for that one: *Donetsk (Russia)*."""
        told: list[Match] = []
        for match in found:
            last = told[-1] if told else None
            if last is None or text[last.end : match.start] != " (" or text[match.end : match.end + 1] != ")":
                told.append(match)
                continue
            below = {each for entry in match.entries for each in self.below(entry.id)} - {entry.id for entry in match.entries}
            meant = tuple(entry for entry in last.entries if entry.id in below)
            if not meant:
                told.append(match)
                continue
            end = match.end + 1
            told[-1] = replace(
                last,
                end=end,
                text=text[last.start : end],
                entries=meant,
                ambiguous=frozenset(),
                by_kind=by_kind(meant),
                actor_types=actor_types(by_kind(meant)),
                last=match.last,
            )
        return told


def _bearers(
    finder: Finder,
    entries_by_id: Mapping[int, NamedEntry],
    words: str,
    written: str,
    loose: bool,
    is_open: Callable[[NamedEntry], bool] | None = None,
) -> _Meant | None:
    """Give what these folded words mean as a name that is written so; None where they are none."""
    names = finder.named(words)
    if is_open is not None:
        names = tuple(name for name in names if is_open(entries_by_id[name.entry_id]))
    exact = [name for name in names if name.words == words]
    fitting = [name for name in exact if not name.exact_case or name.text == written]
    as_written = inflected = False
    if fitting:
        as_written = True
    elif loose and (freely := [name for name in exact if name.loosely]):
        fitting = freely
    else:
        fitting = [name for name in names if name.inflects and name.words != words]
        as_written = inflected = True
    if not fitting:
        return None
    sure = {name.entry_id for name in fitting if not name.ambiguous}
    ids = sorted({name.entry_id for name in fitting})
    entries, ambiguous = tuple([entries_by_id[each] for each in ids]), frozenset(ids) - sure
    sorted_by_kind = by_kind(entries, ambiguous)
    return entries, ambiguous, as_written, inflected, sorted_by_kind, actor_types(sorted_by_kind)


def _names(entries: Mapping[int, NamedEntry], aliases: Iterable[tuple[int, str, bool, bool]]) -> Iterator[Name]:
    own = ((entry.id, entry.name, False, False) for entry in entries.values() if not _is_unnamed(entry))
    borne = list(aliases)
    for entry_id, text, ambiguous, exact_case in (*own, *borne, *adjectives(borne, entries)):
        if entry_id not in entries:
            continue
        everyday = text.casefold() in EVERYDAY_PLACES and entries[entry_id].kind is Kind.PLACE
        exact = exact_case or everyday or _is_short_code(text)
        yield Name(entry_id, text, words_of(text), ambiguous, exact, not exact and _may_inflect(text))


def _is_unnamed(entry: NamedEntry) -> bool:
    """Tell whether an entry stands for somebody whose name was taken out before it came here."""
    return entry.is_private and entry.name == UNNAMED


def _is_cut(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name would go on over the end of a clause: `in the Black Sea, mines` has no sea mines."""
    if not _CLAUSE_END.search(text, words[first].end, words[last].start):
        return False
    gaps = (text[words[at].end : words[at + 1].start] for at in range(first, last))
    return any(" " in gap and _CLAUSE_END.search(gap) for gap in gaps)


def _is_short_code(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) <= _SHORT_CODE


def _may_inflect(text: str) -> bool:
    """Tell whether other forms of a name count: not of codes, and not of `the States`."""
    return len(text) > _SHORT_CODE - 1 and not text.casefold().startswith("the ")


def _taught(names: list[Name], entries: Mapping[int, NamedEntry]) -> Iterator[tuple[str, bool]]:
    """Give the names by which misspelt words are known: of places only their own, of private individuals none."""
    for name in names:
        entry = entries[name.entry_id]
        if name.exact_case or entry.is_private:
            continue
        if entry.kind is not Kind.PLACE or name.text == entry.name:
            yield name.words, entry.kind in {Kind.ACTOR, Kind.PLACE}


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from going through all the names again and again while there are more and more of them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _subtrees(entries: Mapping[int, NamedEntry]) -> dict[int, frozenset[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for entry in entries.values():
        if entry.parent_id is not None:
            children[entry.parent_id].append(entry.id)
    found = {}
    for top in children:
        below, waiting = {top}, [top]
        while waiting:
            for child in children.get(waiting.pop(), ()):
                if child not in below:
                    below.add(child)
                    waiting.append(child)
        found[top] = frozenset(below)
    return found
