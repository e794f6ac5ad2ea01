"""New names for the register, added while a record is put in: not before the names that are likely the same were shown."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers.log import FROM_SLACK
from bot.clock import Clock
from bot.database import Database, lock_publications
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon, NamedEntry
from bot.names.transliteration import latin_forms
from bot.register import documents as docs
from bot.register import reading, writing
from bot.register.folding import fold, plain_words
from bot.register.vocabulary import ActorType, Kind
from bot.slack.editing.typed_form import FormError, TypedForm
from bot.slack.people.roles import Person
from bot.slack.views.forms import Choice, Typed

ADDABLE = (Kind.ACTOR, Kind.WEAPON, Kind.PLACE)
"""Kinds of names that recorders add; a treaty comes with its rules, by import."""
SUBTYPE = {Kind.ACTOR: "actor_type", Kind.WEAPON: "level", Kind.PLACE: "place_type"}
_MOST_ALIKE = 8
_LIKENESS = 0.75
"""Of two names, as `difflib` has it: `Norwegain` and `Norwegian` are above, `Norway` and `Nauru` below."""
_LONGEST_KEY = 80
_FIELDS = ("name", "subtype", "parent", "aliases")


@dataclass(frozen=True, slots=True)
class Alike:
    """Names of the register that are likely the same as one that is about to be added, and were not shown yet."""

    choices: tuple[Choice, ...]


class NewNames:
    """Add names to the reference tables."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock

    def alike(self, kind: Kind, name: str) -> tuple[Choice, ...]:
        """Give the names of the register that are likely the same, the likeliest first."""
        return _alike(self._lexicons.current(), kind, name)

    def learn(self) -> None:
        """Read the names now that one was added, so that it is not the next letter that somebody types which waits for it."""
        self._lexicons.current()

    def add(
        self,
        kind: Kind,
        typed: Mapping[str, Typed],
        *,
        person: Person,
        today: date,
        shown: Collection[str],
        form_id: str,
    ) -> Choice | Alike:
        """Add a name, or give those that are likely the same where not all were `shown`, by key.

        A name that stands in the register already, under the same parent, is not added again. Raise FormError for what can't
        be read, RuleBrokenError for what the register's rules forbid.
        """
        form = TypedForm(typed, today, _FIELDS)
        name, parent = " ".join((form.text("name") or "").split()), form.word("parent")
        with self._database.write() as session:
            lock_publications(session)  # or somebody else might add the same meanwhile
            lexicon = self._lexicons.current(session)
            if same := _same(lexicon, kind, name, parent):
                return Choice(same.key, same.name)
            document = _document(form, kind, name, parent, reading.free_key(session, _wanted_key(kind, name, form_id)))
            if form.faults or document is None:
                raise FormError(form.faults)
            alike = _alike(lexicon, kind, name)
            if any(each.value not in shown for each in alike):
                return Alike(alike)
            who = f"{FROM_SLACK}{person.user_id}"
            writing.save(session, [document], who=who, why="named in Slack", now=self._clock())
        return Choice(document.key, name)


def _document(form: TypedForm, kind: Kind, name: str, parent: str | None, key: str) -> docs.Document | None:
    subtype, aliases = form.word("subtype"), _lines(form.text("aliases"))
    if subtype is None:
        form.faults["subtype"] = "This is needed for a new name."
    elif subtype == ActorType.PRIVATE_INDIVIDUAL:
        form.faults["subtype"] = "Private individuals are never named: choose another name."
    if not name:
        form.faults["name"] = "This is needed."
    if form.faults:
        return None
    fields: dict[str, Any] = {"type": kind.value, "key": key, "name": name, SUBTYPE[kind]: subtype, "parent": parent}
    return form.document({**fields, "aliases": [each for each in aliases if each != name]})


def _lines(text: str | None) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in (text or "").split("\n") if line.strip()))


def _same(lexicon: Lexicon, kind: Kind, name: str, parent: str | None) -> NamedEntry | None:
    """Give the entry that bears the name itself and stands under the same parent."""
    above = lexicon.id_of(parent) if parent else None
    for entry in lexicon.entries(kind):
        if fold(entry.name) == fold(name) and entry.parent_id == above:
            return entry
    return None


def _alike(lexicon: Lexicon, kind: Kind, name: str) -> tuple[Choice, ...]:
    """Give the entries that bear the name as an alias, that are spelt nearly so, or whose words are among its own."""
    bearers = [entry for match in lexicon.matches(name, loose=True) if match.text == name for entry in match.entries]
    spelt = {fold(entry.name): entry for entry in lexicon.entries(kind)}
    close = difflib.get_close_matches(fold(name), spelt, n=_MOST_ALIKE, cutoff=_LIKENESS)
    words = set(plain_words(name).split())
    sharing = [entry for entry in spelt.values() if _share(words, set(plain_words(entry.name).split()))]
    found = {entry.key: entry for entry in (*bearers, *(spelt[each] for each in close), *sharing) if entry.kind is kind}
    return tuple(Choice(key, entry.name) for key, entry in found.items() if not entry.is_private)[:_MOST_ALIKE]


def _share(some: set[str], others: set[str]) -> bool:
    """Tell whether one name has all words of another that has more than one."""
    return min(len(some), len(others)) > 1 and (some <= others or others <= some)


def _wanted_key(kind: Kind, name: str, form_id: str) -> str:
    """Make a key of a name in Latin letters, where it can be written in them."""
    words = (word if word.isascii() else next(latin_forms(word), "") for word in plain_words(name).split())
    return "-".join(filter(None, words))[:_LONGEST_KEY].strip("-") or f"{kind}-{form_id.lower()}"
