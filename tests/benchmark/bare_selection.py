"""What is new to a subscription in SQL written by hand: a statement for each, on the driver, in a shape that suits the engine.

It selects the same publications as a digest does: beyond the floor, not delivered, below the ceiling, in the filter.
"""

from collections.abc import Iterable, Sequence

from bot.answers.query import Query
from bot.database import Database
from bot.digests.filters import filter_of
from bot.digests.model import Subscription
from bot.names.lexicon import Lexicon
from bot.register.folding import stems

_OPEN = "('CLEAR', 'GREEN')"
_SPEAKING = "'speaker', 'on_behalf_of', 'alleged_by', 'responder', 'body', 'state'"
_NEW = """SELECT p.seq FROM publication p JOIN record r ON r.id = p.record_id
    WHERE p.seq > {floor} AND r.tlp IN {open}
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.subscription_id = {subscription} AND d.publication_seq = p.seq)"""
_LISTED = "EXISTS (SELECT 1 FROM listing l WHERE l.record_id = r.id AND l.kind = 'allegation'{word})"


class BareSelection:
    """Writes the statements, with one edition of the names."""

    def __init__(self, database: Database, lexicon: Lexicon) -> None:
        self._is_sqlite = database.is_sqlite
        self._lexicon = lexicon

    def statement(self, subscription: Subscription) -> str:
        """Give the statement that selects what is new to a subscription, whose filter is of a sort known here."""
        new = _NEW.format(floor=subscription.floor, subscription=subscription.id, open=_OPEN)
        return " AND ".join([new, *self._filter(filter_of(subscription))])

    def _filter(self, query: Query) -> Iterable[str]:
        also_about = not query.kinds
        for keys, roles in (
            (query.treaties, "'treaty'"),
            (query.places, "'place'"),
            (query.weapons, "'weapon'"),
            (query.anyone, ""),
        ):
            if keys:
                yield self._named(keys, roles, also_about=also_about)
        if query.speakers:
            yield self._named(query.speakers, _SPEAKING, also_about=False)
        if query.kinds:
            words = ", ".join(f"'{status}'" for status in query.statuses)
            yield _LISTED.format(word=f" AND l.word IN ({words})" if words else "")
        if query.text:
            yield self._worded(stems(query.text))

    def _named(self, keys: Sequence[str], roles: str, *, also_about: bool) -> str:
        ids = sorted(each for key in keys for each in self._lexicon.below(self._lexicon.id_of(key) or 0))
        plus = "+" if self._is_sqlite else ""  # a record has few names: to read them takes less than to look up each of many
        asked = f"{plus}n.reference_id IN ({', '.join(map(str, ids))})" + (f" AND n.role IN ({roles})" if roles else "")
        own = f"EXISTS (SELECT 1 FROM listed_name n WHERE n.record_id = r.id AND {asked})"
        if not also_about:
            return own
        about = f"EXISTS (SELECT 1 FROM listed_name n WHERE n.record_id = r.about_id AND {asked} AND n.tlp IN {_OPEN})"
        return f"({own} OR r.about_id IS NOT NULL AND {about})"

    def _worded(self, word: str) -> str:
        if self._is_sqlite:
            return f"r.id IN (SELECT rowid FROM search_index WHERE search_index MATCH '\"{word}\"')"
        return f"EXISTS (SELECT 1 FROM search_text t WHERE t.record_id = r.id AND t.words @@ '{word}'::tsquery)"
