"""A missing name is added to an entry of the register: a change of the entry, with its author, like any other."""

from datetime import datetime

import msgspec
from sqlalchemy.orm import Session

from bot.database import lock_publications
from bot.errors import RapporteurError
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon, NamedEntry
from bot.names.spelling import everyday_words
from bot.names.tokens import words_of
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import writing
from bot.register.reading import document_of

LONGEST_NAME = 200


class NotAddedError(RapporteurError):
    """A name that is not added. `by_saying_so`: it is, where whoever adds it says that it is meant."""

    def __init__(self, what: str, cure: str, *, by_saying_so: bool = False) -> None:
        super().__init__(what, "Nothing was added.", cure)
        self.by_saying_so = by_saying_so


def check_name(lexicon: Lexicon, key: str, text: str, *, meant: bool = False) -> NamedEntry:
    """Give the entry that a name is to be added to; raise NotAddedError.

    With `meant`, whoever adds it knows that something else bears it too, or that it is a word of every day.
    """
    entry_id = lexicon.id_of(key)
    if entry_id is None:
        raise NotAddedError("What the name is for is not in the register.", "Choose it from the list.")
    entry, folded = lexicon.named(entry_id), words_of(text)
    if not folded or len(text) > LONGEST_NAME:
        raise NotAddedError("That is no name.", f"Write letters or digits, at most {LONGEST_NAME} characters.")
    bearers = _bearers(lexicon, text)
    if entry in bearers:
        raise NotAddedError(f"“{text}” is a name of {_called(entry)} already.", "Choose something else, or close the form.")
    if bearers and not meant:
        others = " and ".join(_called(each) for each in bearers[:3])
        raise NotAddedError(f"“{text}” is a name of {others}.", "Say that it is meant for both.", by_saying_so=True)
    if _is_everyday(folded) and not meant:
        what = f"“{text}” is a word of every day: questions use it and mean nothing by it."
        raise NotAddedError(what, "Say that it is meant; it then counts only as it is written here.", by_saying_so=True)
    return entry


def add_name(
    session: Session,
    lexicons: LexiconKeeper,
    key: str,
    text: str,
    *,
    lang: str | None,
    meant: bool,
    who: str,
    why: str,
    now: datetime,
) -> NamedEntry:
    """Add a name to an entry, and give the entry; raise NotAddedError as `check_name` does.

    `session` is of `Database.write()`.
    """
    lock_publications(session)  # or somebody else might add the same meanwhile
    entry = check_name(lexicons.current(session), key, text, meant=meant)
    document = document_of(session, entry.id)
    if not isinstance(document, docs.AnyReference):
        raise NotAddedError("What the name is for is not in the register.", "Choose it from the list.")
    alias = parts.AliasObject(text=text, lang=lang, exact_case=_is_everyday(words_of(text)))
    changed = msgspec.structs.replace(document, aliases=(*document.aliases, alias))
    writing.save(session, [changed], who=who, why=why, now=now)
    return entry


def _bearers(lexicon: Lexicon, text: str) -> list[NamedEntry]:
    """Give what has this name, as it is written; one that only differs in its ending is another name."""
    read = lexicon.matches(text)
    if len(read) != 1 or (read[0].start, read[0].end) != (0, len(text)) or read[0].inflected:
        return []
    return list(read[0].entries)


def _is_everyday(folded: str) -> bool:
    return folded in everyday_words()


def _called(entry: NamedEntry) -> str:
    """Name an entry by what it is; a private individual is not named."""
    return "a private individual" if entry.is_private else f"the {entry.kind} {entry.name}"
