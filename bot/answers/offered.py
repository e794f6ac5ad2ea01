"""Which names a reader may be offered: one that only records bear which they may not see would tell of those."""

from collections.abc import Iterable

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.names.lexicon import Lexicon
from bot.names.pack import packed_names
from bot.register.reading import visible
from bot.register.rows import LINK, RECORD
from bot.register.vocabulary import Tlp


def open_names(session: Session, lexicon: Lexicon, keys: Iterable[str], ceiling: Tlp) -> set[str]:
    """Give those of the keys that may be offered under a ceiling.

    A name that everybody knows is offered whatever is recorded, and so is one that no record bears: that it is missing would
    tell as much. Any other has to stand in a record that is shown, itself or what stands under it.
    """
    return {key for key in keys if any(packed_names(key)) or _is_open(session, lexicon, key, ceiling)}


def _is_open(session: Session, lexicon: Lexicon, key: str, ceiling: Tlp) -> bool:
    entry_id = lexicon.id_of(key)
    if entry_id is None:
        return False
    borne = select(1).where(LINK.c.reference_id.in_(lexicon.below(entry_id)))
    shown = borne.where(LINK.c.record_id == RECORD.c.id, visible(ceiling))
    is_borne, is_shown = session.execute(select(exists(borne), exists(shown))).one()
    return bool(is_shown or not is_borne)
