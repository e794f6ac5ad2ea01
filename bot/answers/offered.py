"""Which names a reader may know of: one that only records bear which they may not see would tell of those."""

from collections.abc import Callable
from functools import cache

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import Session

from bot.names.lexicon import Lexicon, NamedEntry
from bot.names.pack import packed_names
from bot.register.reading import visible
from bot.register.rows import LINK, RECORD
from bot.register.vocabulary import Tlp


def open_names(session: Session, lexicon: Lexicon, ceiling: Tlp) -> Callable[[NamedEntry], bool]:
    """Give what tells whether an entry may be named under a ceiling; each is looked up once.

    A name that everybody knows is open whatever is recorded, and so is one that no record bears: that it is missing would
    tell as much. Any other has to stand in a record that is shown, itself or what stands under it. Private individuals have to
    be known wherever their names stand: they are taken out there.
    """

    @cache
    def is_open(entry: NamedEntry) -> bool:
        if entry.is_private or any(packed_names(entry.key)):
            return True
        ids = {"ids": tuple(lexicon.below(entry.id))}
        is_borne, is_shown = session.execute(_borne_and_shown(ceiling), ids).one()
        return bool(is_shown or not is_borne)

    return is_open


@cache
def _borne_and_shown(ceiling: Tlp) -> Select[bool, bool]:
    borne = select(1).where(LINK.c.reference_id.in_(bindparam("ids", expanding=True)))
    shown = borne.where(LINK.c.record_id == RECORD.c.id, visible(ceiling))
    return select(exists(borne), exists(shown))
