"""Aliases of an entry that is imported again: names are added, and none is lost."""

import msgspec
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.batch import Batch
from bot.register.standing import registered, stored
from bot.register.vocabulary import REFERENCE_KINDS


def keep_aliases(session: Session, batch: Batch) -> None:
    """Add to the reference entries of a batch the aliases that the register has of them already.

    Whoever sends a register knows only their own names. What they say of a name counts: its language, and whether it is
    ambiguous or exact.
    """
    for documents in batch.chunks(REFERENCE_KINDS):
        known = registered(session, documents)
        before = stored(session, {each.id: key for key, each in known.items()})
        for key, document in documents.items():
            was = before.get(key)
            if isinstance(document, docs.AnyReference):
                aliases = merged(was.aliases if isinstance(was, type(document)) else (), document.aliases)
                if aliases != document.aliases:
                    batch.replace(msgspec.structs.replace(document, aliases=aliases))


def merged(known: tuple[parts.Alias, ...], told: tuple[parts.Alias, ...]) -> tuple[parts.Alias, ...]:
    """Give the known aliases in their order, each once and as it is told now where it is, and the new ones behind them."""
    by_text = {_text(alias): alias for alias in (*known, *told)}
    return tuple(by_text.values())


def _text(alias: parts.Alias) -> str:
    return alias if isinstance(alias, str) else alias.text
