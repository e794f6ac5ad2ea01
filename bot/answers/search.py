"""A query as SQL: which records answer it, in which order, and how many there are.

What lies above the reader's ceiling is neither found nor counted. A name finds itself and all below it in its tree. Dates
match by overlap. Records come newest first; where words decide, the best match first.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    Subquery,
    bindparam,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from bot.answers.answer import MOST_FINDINGS
from bot.answers.loading import character, entry, record, source
from bot.answers.matches import ENOUGH, Wanted, newest_first, oldest_first, published_by, rarest_first, wanted
from bot.answers.offered import open_names
from bot.answers.privacy import masked
from bot.answers.query import Query, Span
from bot.database import aside, probed
from bot.names.lexicon import Lexicon
from bot.register.folding import plain_words, stems
from bot.register.history.log import withdrawn
from bot.register.history.overlay import CHANGE, PUBLICATION
from bot.register.history.past_search import matching, ranked
from bot.register.listings import LISTING, UNKNOWN
from bot.register.reading import visible
from bot.register.vocabulary import VOTES, Kind, News, ResponseKind, Stance, Status, Tlp

RANKED_AMONG = 2_000
"""Where more records hold the words, those recorded last are ranked: to rank a million would take seconds."""
TELLING = 1_000
"""A word that more of the records asked for have tells none of them apart."""
Order = Callable[[FromClause], Sequence[ColumnElement[Any]]]
_NAMES = (
    "speakers",
    "allegers",
    "actors",
    "anyone",
    "places",
    "groups",
    "weapons",
    "treaties",
    "not_speakers",
    "not_groups",
    "speaker_types",
    "not_speaker_types",
    "not_places",
    "not_weapons",
    "not_actors",
)


@cache
def _headline(ceiling: Tlp) -> Select[Any]:
    answer, answered = record.alias(), entry.alias()
    responses = (
        select(func.count())
        .select_from(answer.join(answered, answered.c.id == answer.c.id))
        .where(answer.c.about_id == record.c.id, answered.c.kind == Kind.RESPONSE, visible(ceiling, answer))
    )
    return select(record.c.summary, record.c.status, responses.scalar_subquery()).where(record.c.id == bindparam("id"))


@cache
def _of_key(ceiling: Tlp) -> Select[Any]:
    named = select(record.c.id).join(entry, entry.c.id == record.c.id)
    return named.where(entry.c.key == bindparam("key"), or_(visible(ceiling), withdrawn(ceiling)))


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of records in their order, at most MOST_FINDINGS, and how many there are in all.

    Where words decide the order (`is_ranked`) and very many records hold them, only those that were recorded last are ranked:
    `ranked_among` says how many.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    is_ranked: bool = False
    ranked_among: int | None = None


class Tally(NamedTuple):
    """How many records of a kind, with one word of the field, were found, and the first and the last day of them."""

    kind: Kind
    word: str | None
    number: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class _Rest:
    """What was found beyond the ids that are given: first these, and then what a statement gives."""

    ids: tuple[int, ...]
    select: Select[Any] | None


class Search:
    """Searches of one reader, in one transaction."""

    def __init__(self, session: Session, lexicon: Lexicon, ceiling: Tlp) -> None:
        """Keep the transaction, the names as far as the reader may know of them, and the reader's ceiling."""
        self.session = session
        self.lexicon = lexicon.showing(open_names(session, lexicon, ceiling))
        self.ceiling = ceiling
        self._rests: dict[tuple[int, ...], _Rest] = {}
        self._tallies: dict[tuple[int, ...], list[Tally]] = {}

    def all_of(self, ids: Sequence[int]) -> Iterator[int]:
        """Give all that was found where these are its ids: an answer holds only the first MOST_FINDINGS of them."""
        yield from ids
        rest = self._rests.get(tuple(ids))
        if rest is not None:
            yield from rest.ids
            if rest.select is not None:
                yield from self.session.scalars(rest.select, execution_options={"yield_per": MOST_FINDINGS})

    def is_found(self, column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
        """Ask a column for the ids of all that was found where these are its ids: for what is counted over all of it."""
        rest = self._rests.get(tuple(ids))
        if rest is None or rest.select is None:
            return column.in_((*ids, *(rest.ids if rest else ())))
        first = rest.select.selected_columns[0]
        others = column.in_(rest.select.with_only_columns(first, maintain_column_froms=True).order_by(None).offset(None))
        return or_(column.in_((*ids, *rest.ids)), others) if rest.ids else others

    def found_rows(self, ids: Sequence[int]) -> FromClause:
        """Give rows of all that was found, where these are its ids, with their dates, kinds and words of the field."""
        rest = self._rests.get(tuple(ids))
        if rest is not None and rest.select is not None and not rest.ids and "kind" in rest.select.selected_columns:
            return rest.select.order_by(None).offset(None).subquery("found")
        return select(LISTING).where(self.is_found(LISTING.c.record_id, ids)).subquery("found")

    def tallies(self, ids: tuple[int, ...]) -> list[Tally]:
        """Count all that was found, where these are its ids, in one pass: at a million records each pass takes its time."""
        if ids not in self._tallies:
            self._tallies[ids] = [Tally(*row) for row in self.session.execute(_tallied(self.found_rows(ids)))]
        return self._tallies[ids]

    def find(self, query: Query, *, words: Sequence[str] = (), votes: bool | None = None) -> Found:
        """Find the records that answer a query.

        `words` must stand in the record's text. `votes` tells whether votes are asked for, left out, or either (None). Records
        that are named by ref or key are these, whatever else is asked.
        """
        if query.refs:
            return self.by_refs(query.refs)
        asked = self._wanted(query, votes=votes, words=words)
        if words and not query.has_names:
            return self._ranked(asked)
        return self._listed(asked)

    def has_any(self, query: Query, words: Sequence[str], *, votes: bool | None = None) -> bool:
        """Tell whether any record answers a query and has these words, at least one: the first that is found will do."""
        return self.session.scalar(self._holding(self._wanted(query, votes=votes, words=words)).limit(1)) is not None

    def held_together(
        self, query: Query, words: Iterable[str], *, votes: bool | None = None, least: int = 2
    ) -> tuple[str, ...]:
        """Give those of the words that stand together in a record which answers a query: as many as any has, if `least`."""
        held: dict[int, list[str]] = defaultdict(list)
        stemmed = [(word, tuple(stems(word).split())) for word in self.known_words(words)]  # far quicker than asking for each
        if not any(parts for _, parts in stemmed):
            return ()
        asked = self._wanted(query, votes=votes)
        for word, parts in stemmed:
            holding = self._holding(dataclasses.replace(asked, words=parts)) if parts else None
            ids = self.session.scalars(holding.limit(TELLING + 1)).all() if holding is not None else ()
            for each in ids if len(ids) <= TELLING else ():
                held[each].append(word)
        most = max(held.values(), key=len, default=[])
        return tuple(most) if len(most) >= least else ()

    def _holding(self, asked: Wanted) -> Select[Any]:
        """Select what answers and has the words, beginning with whichever is rarer."""
        if asked.names and self._fewer_texts(asked) is None:
            return asked.found()
        return asked.by_words(matching(self.session, " ".join(asked.words)))

    def known_words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Give those of the words that stand in the text of any record this reader may see."""
        seen = LISTING.c.tlp.in_(self.ceiling.and_more_open)
        known = []
        for word in filter(stems, words):
            hits = matching(self.session, stems(word))
            holding = select(LISTING.c.record_id).join(hits, hits.c.record_id == LISTING.c.record_id).where(seen)
            if self.session.scalar(holding.limit(1)) is not None:
                known.append(word)
        return tuple(known)

    def votes_by_stance(self, query: Query) -> dict[Stance, int]:
        """Count the votes that a query finds, by how they were cast, in the order of the vocabulary."""
        found = self._wanted(replace(query, stances=()), votes=True).found().subquery()
        counted = self.session.execute(select(found.c.word, func.count()).group_by(found.c.word))
        counts: dict[str, int] = dict(counted.all())
        return {stance: counts[stance.value] for stance in VOTES if stance.value in counts}

    def published_since(self, query: Query, *, corrections: bool = False) -> Found:
        """Find records by when they were last published; with `corrections`, those changed after readers first saw them."""
        asked = self._wanted(replace(query, since_recorded=Span()))
        if query.since_recorded or corrections:
            return self._counted(asked.by_record(_last_published(query.since_recorded, corrections=corrections)), _last_first)
        seq, later = PUBLICATION.c.seq, PUBLICATION.alias("later")
        if asked.names:
            hits = asked.found().subquery()
            last = select(func.max(seq)).where(PUBLICATION.c.record_id == hits.c.record_id).scalar_subquery()
            return self._counted(select(hits.c.record_id, last.label("seq")), _last_first)
        superseded = exists().where(later.c.record_id == PUBLICATION.c.record_id, later.c.seq > seq)
        listed = select(LISTING.c.record_id).join(PUBLICATION, PUBLICATION.c.record_id == LISTING.c.record_id)
        walked = listed.where(*asked.asks_all(LISTING), ~superseded).order_by(seq.desc())
        return self._taken(walked, counted=asked.found())  # whatever is published has its publication

    def by_refs(self, refs: Sequence[str]) -> Found:
        """Find records by ref or key, in the order asked."""
        rows = self.session.execute(
            select(record.c.id, record.c.ref, entry.c.key)
            .join(entry, entry.c.id == record.c.id)
            .where(record.c.id.in_(_named(refs)), visible(self.ceiling))
        )
        order = {ref: at for at, ref in enumerate(refs)}
        ids = [row[0] for row in sorted(rows, key=lambda row: min(order.get(row[1], len(refs)), order.get(row[2], len(refs))))]
        return Found(tuple(ids), len(ids))

    def is_key(self, word: str) -> bool:
        """Tell whether a word is the key of a record that this reader may see, or whose tombstone they may."""
        return self.session.scalar(_of_key(self.ceiling), {"key": word}) is not None

    def publishes(self, name: str) -> bool:
        """Tell whether a source that this reader may see was published under a name."""
        if not plain_words(name):
            return False
        published = select(source.c.id).where(source.c.tlp.in_(self.ceiling.and_more_open), published_by(name))
        return self.session.scalar(published.limit(1)) is not None

    def about(self, ids: Sequence[int], kind: Kind, kinds: Sequence[ResponseKind] = ()) -> Found:
        """Find the responses or assessments on these allegations; of responses only those of some kinds, if any are given."""
        shown = LISTING.c.tlp.in_(self.ceiling.and_more_open)
        found = select(LISTING.c.record_id).where(LISTING.c.about_id.in_(ids), LISTING.c.kind == kind, shown)
        if kinds:
            of_kinds = select(character.c.record_id).where(character.c.kind.in_(kinds))
            found = found.where(LISTING.c.record_id.in_(of_kinds))
        return self._taken(found.order_by(*newest_first(LISTING)))

    def criterion(
        self, query: Query, record_id: ColumnElement[int] = record.c.id, *, of_few: bool = False
    ) -> ColumnElement[bool]:
        """Give what a query asks of a record, whatever its state and marking, by the column that has its id.

        A record that is named brings what is recorded on it: its responses and assessments. `of_few`: only few records are
        asked, so that each is asked by itself.
        """
        words = stems(query.text).split()
        asked = dataclasses.replace(
            wanted(query, self.lexicon, self.ceiling, votes=query.votes or None, words=words), few=of_few
        )
        listed = select(LISTING.c.record_id).where(LISTING.c.record_id == record_id, *asked.asks_all(LISTING, shown=False))
        if query.refs:
            named = _named(query.refs).subquery("named").c[0]
            listed = listed.where(select(named).where(named.in_((LISTING.c.record_id, LISTING.c.about_id))).exists())
        listed = listed.correlate_except(LISTING)
        return probed(listed) if of_few else listed.exists()

    def tombstones(self, query: Query) -> list[str]:
        """Give the refs of withdrawn records on the names of a query, with nothing of what they said."""
        names = Query(**{name: getattr(query, name) for name in _NAMES})
        gone = select(record.c.ref).where(withdrawn(self.ceiling), _is_listed(self._wanted(names)))
        return list(self.session.scalars(gone.order_by(record.c.ref)))

    def summary(self, record_id: int) -> str:
        """Give a record's sentence, without the names of private individuals."""
        return self.headline(record_id)[0]

    def headline(self, record_id: int) -> tuple[str, Status | None, int]:
        """Give a record's sentence as `summary` does; of an allegation its status too, and how many responses are recorded."""
        summary, status, responses = self.session.execute(_headline(self.ceiling), {"id": record_id}).one()
        return masked(summary, self.lexicon), status, responses

    def _wanted(self, query: Query, *, votes: bool | None = None, words: Sequence[str] = ()) -> Wanted:
        asked = wanted(query, self.lexicon, self.ceiling, votes=votes, words=stems(" ".join(words)).split())
        return rarest_first(self.session, asked)

    def _listed(self, asked: Wanted) -> Found:
        order = oldest_first if asked.query.oldest_first else newest_first
        texts = self._fewer_texts(asked) if asked.words else None
        if texts is not None:
            # Fetched first: PostgreSQL takes the names for rarer than they are, and would look each record's text up.
            holding = select(matching(self.session, " ".join(asked.words)).c.record_id).cte("holding")
            found = dataclasses.replace(asked, few=texts < ENOUGH).by_words(
                holding.prefix_with("MATERIALIZED", dialect="postgresql")
            )
            return self._counted(found, order, latest=asked.query.latest)
        found = asked.found()
        if asked.is_plain:
            return self._taken(found.order_by(*order(asked.row)), latest=asked.query.latest)
        return self._counted(found, order, latest=asked.query.latest)

    def _fewer_texts(self, asked: Wanted) -> int | None:
        """Count the records that hold the words, up to what is common; None where fewer have the first name.

        Of two that are common the words are the better beginning: their records come in the order in which they lie.
        """
        hits = matching(self.session, " ".join(asked.words))
        some = select(hits.c.record_id).limit(ENOUGH).subquery()
        holding = select(func.count()).select_from(some).scalar_subquery()
        texts, names = self.session.execute(select(holding, asked.names[0].size().scalar_subquery())).one()
        return texts if texts <= names else None

    def _ranked(self, asked: Wanted) -> Found:
        """Rank the records that hold the words: where there are very many, only those that were recorded last."""
        words = " ".join(asked.words)
        hits = matching(self.session, words)
        holding = asked.by_words(hits)
        last = self.session.scalars(holding.order_by(hits.c.record_id.desc()).limit(RANKED_AMONG + 1)).all()
        if not last:
            return Found()
        is_capped = len(last) > RANKED_AMONG
        first = last[RANKED_AMONG - 1] if is_capped else last[-1]
        ranks = ranked(self.session, words)
        best = asked.by_words(ranks).where(ranks.c.record_id >= first)
        ids = tuple(self.session.scalars(best.order_by(ranks.c.rank.desc(), *newest_first(LISTING))))
        rest = holding.where(hits.c.record_id < first).order_by(*newest_first(LISTING)) if is_capped else None
        if len(ids) > MOST_FINDINGS:
            self._rests[ids[:MOST_FINDINGS]] = _Rest(ids[MOST_FINDINGS:], rest)
        total = self._total(holding) if is_capped else len(ids)
        return Found(ids[:MOST_FINDINGS], total, is_ranked=True, ranked_among=RANKED_AMONG if is_capped else None)

    def _taken(self, listed: Select[Any], *, counted: Select[Any] | None = None, latest: bool = False) -> Found:
        """Take records off the head of a list, and count only where it is longer: the list, unless told what."""
        ids = tuple(self.session.scalars(listed.limit(1 if latest else MOST_FINDINGS + 1)))
        if len(ids) <= MOST_FINDINGS:
            return Found(ids, len(ids))
        return self._cut(ids, self._total(listed if counted is None else counted), listed)

    def _counted(self, found: Select[Any], order: Order, *, latest: bool = False) -> Found:
        """Take and count records in one statement: to find them twice would take twice as long."""
        hits = found.cte("hits").prefix_with("MATERIALIZED", dialect="postgresql")
        if order is oldest_first and not latest:
            return self._told_in_order(hits)
        count = select(func.count()).select_from(hits).scalar_subquery()
        listed = select(hits.c.record_id, count).order_by(*order(hits))
        rows = self.session.execute(listed.limit(1 if latest else MOST_FINDINGS + 1)).all()
        ids = tuple(row[0] for row in rows)
        if len(ids) <= MOST_FINDINGS:
            return Found(ids, len(ids))
        return self._cut(ids, rows[0][1], select(*hits.c).order_by(*order(hits)))

    def _told_in_order(self, hits: CTE) -> Found:
        """Take records and count them by what they are, in one statement: whoever asks how it went is told both."""
        order, counted = oldest_first(hits), _tallied(hits)
        first = select(hits.c.record_id, hits.c.earliest, hits.c.latest).order_by(*order).limit(MOST_FINDINGS + 1).subquery()
        kind, word, number = (type_coerce(null(), column.type) for column in counted.selected_columns[:3])
        listed = select(first.c.record_id, kind, word, number, first.c.earliest, first.c.latest)
        rows = self.session.execute(union_all(listed, select(literal(0), *counted.subquery().c))).all()
        dated = sorted((row[5] if row[4] == UNKNOWN else row[4], row[5], row[0]) for row in rows if row[0])
        ids = tuple(each[2] for each in dated)
        tallies = [Tally(*row[1:]) for row in rows if not row[0]]
        self._tallies[ids[:MOST_FINDINGS]] = tallies
        if len(ids) <= MOST_FINDINGS:
            return Found(ids, len(ids))
        return self._cut(ids, sum(each.number for each in tallies), select(*hits.c).order_by(*order))

    def _cut(self, ids: tuple[int, ...], total: int, ordered: Select[Any]) -> Found:
        self._rests[ids[:MOST_FINDINGS]] = _Rest((), ordered.offset(MOST_FINDINGS))
        return Found(ids[:MOST_FINDINGS], total)

    def _total(self, found: Select[Any]) -> int:
        return self.session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0


def _tallied(found: FromClause) -> Select[*tuple[Any, ...]]:
    """Count rows by what they are, with their first and last day."""
    first = func.min(found.c.earliest).filter(found.c.earliest != UNKNOWN)
    last = func.max(found.c.latest).filter(found.c.latest != UNKNOWN)
    return select(found.c.kind, found.c.word, func.count(), first, last).group_by(found.c.kind, found.c.word)


def _is_listed(asked: Wanted) -> ColumnElement[bool]:
    """Ask a record, whatever its state and marking."""
    return exists().where(LISTING.c.record_id == record.c.id, *asked.asks_all(LISTING, shown=False))


def _named(refs: Sequence[str]) -> CompoundSelect[int]:
    """Select records by ref or key: two look-ups in an index, where OR between the conditions reads the whole table."""
    by_key = select(entry.c.id).where(entry.c.key.in_(refs))
    return union(select(record.c.id).where(record.c.ref.in_(refs)), by_key)


def _last_published(since: Span, *, corrections: bool) -> Subquery:
    """Give records with the number of their last publication in a stretch of time, or of their last correction."""
    published = select(PUBLICATION.c.record_id, func.max(PUBLICATION.c.seq).label("seq"))
    if since:
        published = published.join(CHANGE, CHANGE.c.id == PUBLICATION.c.change_id)
    if since.first:
        published = published.where(CHANGE.c.at >= _midnight(since.first))
    if since.last:
        published = published.where(CHANGE.c.at < _midnight(since.last) + timedelta(days=1))
    if corrections:
        published = published.where(PUBLICATION.c.news == News.CORRECTED)
    # Few are of a stretch of time: they are found by it, and not by going through all records.
    record_id = PUBLICATION.c.record_id
    return published.group_by(aside(record_id) if since else record_id).subquery("published")


def _last_first(row: FromClause) -> tuple[ColumnElement[object], ...]:
    return (row.c.seq.desc(),)


def _midnight(day: date) -> datetime:
    """Give the beginning of a day; records are published on the days of UTC."""
    return datetime.combine(day, time(), UTC)
