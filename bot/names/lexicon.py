"""All names of the register: found in a text in one pass, and the trees that they stand in."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import ahocorasick
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.names.inflection import stem
from bot.names.pack import SHORT_NAMES
from bot.names.tokens import Token, tokens
from bot.register import rows
from bot.register.history.overlay import at_home
from bot.register.history.past import Past, past_of
from bot.register.model import Alias, Counter, Entry, Membership, Reference
from bot.register.vocabulary import REFERENCE_KINDS, UNNAMED, ActorType, Kind

_EDITION = select(Counter.__table__.c.value).where(Counter.__table__.c.name == "names")
_SHORT_CODE = 4
_CODE = re.compile(r"([^\W\d_]{2,6})[-\s](\d{1,3}[^\W\d_]?)")
_TREATY_HEADS = frozenset({"treaty", "convention"})
_WEAPON_HEADS = frozenset({"bomb", "bombs", "munition", "munitions", "weapon", "weapons"})
_EVERYDAY_WORDS = frozenset(
    {"human", "luck", "bar", "mine", "most", "nice", "of", "as", "ban", "police", "date", "media", "same"}
)
"""Spellings of places that are everyday words too; they count only as written."""


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A reference entry. `subtype` is its actor type, level of weapon or type of place; empty for a treaty."""

    id: int
    key: str
    kind: Kind
    name: str
    parent_id: int | None
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text, and all entries that bear it.

    `ambiguous` holds those of them for which the name counts only with more context. `as_written` is False where an alias
    that counts only as written stands in other letters (*nato*); `inflected` is True where only the stem agrees.
    """

    start: int
    end: int
    text: str
    entries: tuple[NamedEntry, ...]
    ambiguous: frozenset[int] = frozenset()
    as_written: bool = True
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    entry_id: int
    text: str
    ambiguous: bool
    exact_case: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    names: tuple[_Name, ...]
    inflected: bool


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
        self.has_private_individuals = any(entry.subtype == ActorType.PRIVATE_INDIVIDUAL for entry in self._by_id.values())
        self._members: dict[int, set[int]] = defaultdict(set)
        for member, group in members:
            self._members[group].add(member)
        names = list(_names(self._by_id, aliases))
        self._exact = _automaton((_words(name.text), name) for name in _with_derived(names, self._by_id))
        self._stems = _automaton((_stems(name.text), name) for name in names if _may_inflect(name))
        self._vocabulary = _vocabulary(names, self._by_id)

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

    def members(self, group_id: int) -> frozenset[int]:
        """Give the actors that are recorded as members of an organisation or coalition."""
        return frozenset(self._members.get(group_id, ()))

    def matches(self, text: str, *, loose: bool = False) -> list[Match]:
        """Find the names in a text: the longest first where they overlap, in the order of the text.

        With `loose`, a name that counts only as written is given in other letters too, and says so.
        """
        words = tokens(text)
        candidates = [*self._found(self._exact, [word.folded for word in words], inflected=False)]
        candidates += self._found(self._stems, [stem(word.folded) for word in words], inflected=True)
        found = [match for each in candidates if (match := self._match(text, words, each, loose=loose)) is not None]
        found.sort(key=lambda match: (-(match.end - match.start), match.inflected, not match.as_written, match.start))
        return sorted(_without_overlaps(found, len(text)), key=lambda match: match.start)

    def spelled_nearly(self, folded_word: str) -> str | None:
        """Give the one word of a name that differs from a folded word by a single slip, or None."""
        near = {known for known in self._vocabulary.get(folded_word[:1], ()) if _one_slip(folded_word, known)}
        return near.pop() if len(near) == 1 else None

    def _found(self, automaton: "ahocorasick.Automaton", words: list[str], *, inflected: bool) -> Iterator[_Candidate]:
        if not words or not len(automaton):
            return
        haystack, starts = " ", []
        for word in words:
            starts.append(len(haystack))
            haystack += word + " "
        first_at = {start: index for index, start in enumerate(starts)}
        last_at = {start + len(word) - 1: index for index, (start, word) in enumerate(zip(starts, words, strict=True))}
        for end, (length, names) in automaton.iter(haystack):
            yield _Candidate(first_at[end - length + 2], last_at[end - 1], names, inflected)

    def _match(self, text: str, words: list[Token], found: _Candidate, *, loose: bool) -> Match | None:
        start, end = words[found.first].start, words[found.last].end
        written = text[start:end]
        fitting = [name for name in found.names if not name.exact_case or name.text == written]
        as_written = bool(fitting)
        if not fitting and loose:
            fitting = [name for name in found.names if fold_equal(name.text, written)]
        if not fitting:
            return None
        sure = {name.entry_id for name in fitting if not name.ambiguous}
        ids = sorted({name.entry_id for name in fitting})
        return Match(
            start,
            end,
            written,
            tuple(self._by_id[each] for each in ids),
            frozenset(set(ids) - sure),
            as_written,
            found.inflected,
        )


class LexiconKeeper:
    """Keeps the lexicon of the register's present edition; any number of threads may ask."""

    def __init__(self, database: Database) -> None:
        """Keep the database; nothing is read before the first call."""
        self._database = database
        self._lock = threading.Lock()
        self._lexicon: Lexicon | None = None
        self._past: tuple[tuple[int, int], Lexicon] | None = None

    def current(self, session: Session | None = None) -> Lexicon:
        """Give the lexicon, built anew where a name was added or changed since the last call.

        A session that sees the past is given the names of then.
        """
        if session is not None:
            return self._in(session)
        with self._database.read() as own:
            return self._in(own)

    def _in(self, session: Session) -> Lexicon:
        edition = session.scalar(_EDITION) or 0
        past = past_of(session)
        if past is not None and past.later_names:
            return self._of_then(session, edition, past)
        lexicon = self._lexicon
        if lexicon is not None and lexicon.edition == edition:
            return lexicon
        with self._lock:
            if self._lexicon is None or self._lexicon.edition != edition:
                self._lexicon = load(session, edition)
            return self._lexicon

    def _of_then(self, session: Session, edition: int, past: Past) -> Lexicon:
        """Give the lexicon of a past moment; the last one is kept, since whoever looks back asks more than once."""
        key = edition, past.later_names  # how many names came later tells which, as long as the edition is the same
        with self._lock:
            if self._past is None or self._past[0] != key:
                self._past = key, load(session, edition)
            return self._past[1]


def load(session: Session, edition: int) -> Lexicon:
    """Read all names of the register into a lexicon.

    Whoever is a private individual today is one at all times: looking back names nobody whom the register has learnt not to.
    """
    entry, reference = Entry.__table__, Reference.__table__
    columns = (reference.c.id, entry.c.key, entry.c.kind, reference.c.name, reference.c.parent_id)
    subtypes = (reference.c.actor_type, reference.c.level, reference.c.place_type)
    found = session.execute(select(*columns, *subtypes).join(entry, entry.c.id == reference.c.id))
    entries = [
        NamedEntry(row[0], row[1], row[2], row[3], row[4], str(row[5] or row[6] or row[7] or ""))
        for row in found
        if row[2] in REFERENCE_KINDS
    ]
    aliases = session.execute(select(Alias.reference_id, Alias.text, Alias.ambiguous, Alias.exact_case))
    members = session.execute(select(Membership.actor_id, Membership.group_id))
    past = past_of(session)
    private, their_names = _private_today(session, past.home) if past is not None else ([], [])
    return Lexicon(edition, _with_private(entries, private), [*aliases, *_packed(entries), *their_names], members)


def _private_today(session: Session, home: str) -> tuple[list[NamedEntry], list[tuple[int, str, bool, bool]]]:
    """Give the private individuals of today with all names that they bear today, whatever lies over the tables."""
    entry, reference, alias = (at_home(each, home) for each in (rows.ENTRY, rows.REFERENCE, rows.ALIAS))
    private = reference.c.actor_type == ActorType.PRIVATE_INDIVIDUAL
    found = session.execute(
        select(entry.c.id, entry.c.key, reference.c.name).join(reference, reference.c.id == entry.c.id).where(private)
    ).all()
    names = session.execute(
        select(alias.c.reference_id, alias.c.text, alias.c.ambiguous, alias.c.exact_case)
        .join(reference, reference.c.id == alias.c.reference_id)
        .where(private)
    )
    entries = [NamedEntry(row.id, row.key, Kind.ACTOR, row.name, None, ActorType.PRIVATE_INDIVIDUAL.value) for row in found]
    return entries, [*((row.id, row.name, False, False) for row in found), *((row[0], row[1], row[2], row[3]) for row in names)]


def _with_private(entries: Iterable[NamedEntry], private: Iterable[NamedEntry]) -> list[NamedEntry]:
    """Add private individuals; one that is there already keeps its name, and is marked as one."""
    found = {entry.id: entry for entry in entries}
    for entry in private:
        found[entry.id] = replace(found.get(entry.id, entry), subtype=entry.subtype)
    return list(found.values())


def _packed(entries: Iterable[NamedEntry]) -> Iterator[tuple[int, str, bool, bool]]:
    for entry in entries:
        for text in SHORT_NAMES.get(entry.key, ()):
            yield entry.id, text, False, False


def fold_equal(one: str, other: str) -> bool:
    """Tell whether two texts are the same words once folded."""
    return _words(one) == _words(other)


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(text))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(text))


def _names(entries: Mapping[int, NamedEntry], aliases: Iterable[tuple[int, str, bool, bool]]) -> Iterator[_Name]:
    own = ((entry.id, entry.name, False, False) for entry in entries.values() if not _is_unnamed(entry))
    for entry_id, text, ambiguous, exact_case in (*own, *aliases):
        if entry_id not in entries:
            continue
        everyday = text.casefold() in _EVERYDAY_WORDS and entries[entry_id].kind is Kind.PLACE
        yield _Name(entry_id, text, ambiguous, exact_case or everyday or _is_short_code(text))


def _is_unnamed(entry: NamedEntry) -> bool:
    """Tell whether an entry stands for somebody whose name was taken out before it came here."""
    return entry.subtype == ActorType.PRIVATE_INDIVIDUAL and entry.name == UNNAMED


def _is_short_code(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) <= _SHORT_CODE


def _may_inflect(name: _Name) -> bool:
    """Tell whether other forms of a name count: not of codes, and not of `the States`."""
    return not name.exact_case and len(name.text) > _SHORT_CODE - 1 and not name.text.casefold().startswith("the ")


def _with_derived(names: list[_Name], entries: Mapping[int, NamedEntry]) -> Iterator[_Name]:
    """Add what people shorten names to, where nothing else bears the short form: `PFM1`, `the mine ban`, `phosphorus`."""
    taken = {_words(name.text) for name in names}
    for name in names:
        yield name
        words = _words(name.text)
        if code := _CODE.fullmatch(name.text):
            yield _Name(name.entry_id, code[1] + code[2], name.ambiguous, exact_case=False)
        heads = {Kind.TREATY: _TREATY_HEADS, Kind.WEAPON: _WEAPON_HEADS}.get(entries[name.entry_id].kind, frozenset())
        short = words[:-1]
        if len(words) > 1 and words[-1] in heads and short not in taken:
            yield _Name(name.entry_id, " ".join(short), len(short) == 1, exact_case=False)


def _automaton(keyed: Iterable[tuple[tuple[str, ...], _Name]]) -> "ahocorasick.Automaton":
    """Build the machine that finds all keys at once; a key is bounded by spaces, so that only whole words are found."""
    grouped: dict[str, list[_Name]] = defaultdict(list)
    for words, name in keyed:
        if words and name not in grouped[key := f" {' '.join(words)} "]:
            grouped[key].append(name)
    automaton = ahocorasick.Automaton()
    for key, names in grouped.items():
        if names:
            automaton.add_word(key, (len(key), tuple(names)))
    if len(automaton):
        automaton.make_automaton()
    return automaton


def _without_overlaps(found: list[Match], length: int) -> list[Match]:
    """Take each match of a text of this length that none taken before it overlaps, in time that grows as the text does."""
    taken: list[Match] = []
    covered = bytearray(length)
    for match in found:
        if not any(covered[match.start : match.end]):
            covered[match.start : match.end] = b"\1" * (match.end - match.start)
            taken.append(match)
    return taken


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


_SHORTEST_SLIP = 6


def _vocabulary(names: list[_Name], entries: Mapping[int, NamedEntry]) -> dict[str, frozenset[str]]:
    """Give the long words of all names, by first letter; of places only those of the names themselves."""
    grouped: dict[str, set[str]] = defaultdict(set)
    for name in names:
        entry = entries[name.entry_id]
        if name.exact_case or (entry.kind is Kind.PLACE and name.text != entry.name):
            continue
        for word in _words(name.text):
            if len(word) >= _SHORTEST_SLIP:
                grouped[word[0]].add(word)
    return {first: frozenset(words) for first, words in grouped.items()}


def _one_slip(typed: str, known: str) -> bool:
    """Tell whether two words differ by one letter added, left out, changed, or swapped with its neighbour.

    Another last letter is no slip but mostly another word: *crimes* is not Crimea.
    """
    if typed == known or abs(len(typed) - len(known)) > 1 or len(typed) < _SHORTEST_SLIP:
        return False
    start = next(
        (at for at, (one, other) in enumerate(zip(typed, known, strict=False)) if one != other), min(len(typed), len(known))
    )
    if len(typed) == len(known):
        swapped = typed[start : start + 2] == known[start : start + 2][::-1] and typed[start + 2 :] == known[start + 2 :]
        return swapped or (typed[start + 1 :] == known[start + 1 :] and start < len(typed) - 1)
    longer, shorter = (typed, known) if len(typed) > len(known) else (known, typed)
    return longer[start + 1 :] == shorter[start:]
