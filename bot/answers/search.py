"""A query as SQL: which records answer it, in which order, and how many there are.

What lies above the reader's ceiling is neither found nor counted. A name finds itself and all below it in its tree. Dates
match by overlap. Records come newest first; where words decide, the best match first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import Session

from bot.answers.answer import MOST_FINDINGS
from bot.answers.loading import entry, link, record
from bot.answers.privacy import masked
from bot.answers.query import Query, Span
from bot.names.lexicon import Lexicon
from bot.register.folding import stems
from bot.register.history.log import withdrawn
from bot.register.history.past_search import matching, ranked
from bot.register.model import Change, Publication, ResponseCharacter
from bot.register.reading import visible
from bot.register.vocabulary import SPEAKING_ROLES, VOTES, Form, Kind, News, Role, Stance, Status, Tlp

_SAYING = (*SPEAKING_ROLES, Role.STATE)
_SPOKEN_ABOUT = (Role.ABOUT, Role.ALLEGED_ACTOR, Role.STATE)
_ABOUT_OTHERS = frozenset({Kind.RESPONSE, Kind.ASSESSMENT})


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
    """Ids of records in their order, at most MOST_FINDINGS, and how many there are in all."""

    ids: tuple[int, ...] = ()
    total: int = 0


class Search:
    """Searches of one reader, in one transaction."""

    def __init__(self, session: Session, lexicon: Lexicon, ceiling: Tlp) -> None:
        """Keep the transaction, the names and the reader's ceiling."""
        self.session = session
        self.lexicon = lexicon
        self.ceiling = ceiling
        self._cut: dict[tuple[int, ...], Select[int]] = {}

    def all_of(self, ids: Sequence[int]) -> Iterator[int]:
        """Give all that was found where these are its ids: an answer holds only the first MOST_FINDINGS of them."""
        ordered = self._cut.get(tuple(ids))
        if ordered is None:
            yield from ids
        else:
            yield from self.session.scalars(ordered, execution_options={"yield_per": MOST_FINDINGS})

    def find(self, query: Query, *, words: Sequence[str] = (), votes: bool | None = None) -> Found:
        """Find the records that answer a query.

        `words` must stand in the record's text. `votes` tells whether votes are asked for, left out, or either (None).
        """
        found = self._base(query)
        if votes is not None:
            is_vote = record.c.form == Form.VOTE
            found = found.where(is_vote if votes else or_(record.c.form.is_(None), record.c.form != Form.VOTE))
        if words:
            return self._ranked(found, words) if not query.has_names else self._dated(found, query, words)
        return self._dated(found, query)

    def known_words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Give those of the words that stand in the text of any record this reader may see."""
        known = []
        for word in filter(stems, words):
            named = record.c.id.in_(select(matching(self.session, stems(word)).c.record_id))
            if self.session.scalar(select(record.c.id).where(named, visible(self.ceiling)).limit(1)):
                known.append(word)
        return tuple(known)

    def votes_by_stance(self, query: Query) -> dict[Stance, int]:
        """Count the votes that a query finds, by how they were cast, in the order of the vocabulary."""
        found = self._base(replace(query, stances=())).where(record.c.form == Form.VOTE).subquery()
        counted = select(record.c.stance, func.count()).where(record.c.id.in_(select(found.c.id))).group_by(record.c.stance)
        counts: dict[Stance, int] = dict(self.session.execute(counted).all())
        return {stance: counts[stance] for stance in VOTES if stance in counts}

    def published_since(self, query: Query, *, corrections: bool = False) -> Found:
        """Find records by when they were last published; with `corrections`, those changed after readers first saw them."""
        found = self._base(replace(query, since_recorded=Span()))
        published = select(Publication.record_id, func.max(Publication.seq).label("seq")).join(
            Change, Change.id == Publication.change_id
        )
        if query.since_recorded.first:
            published = published.where(Change.at >= _midnight(query.since_recorded.first))
        if query.since_recorded.last:
            published = published.where(Change.at < _midnight(query.since_recorded.last) + timedelta(days=1))
        if corrections:
            published = published.where(Publication.news == News.CORRECTED)
        latest = published.group_by(Publication.record_id).subquery()
        ordered = found.join(latest, latest.c.record_id == record.c.id).order_by(latest.c.seq.desc())
        return self._taken(ordered)

    def by_refs(self, refs: Sequence[str]) -> Found:
        """Find records by ref or key, in the order asked."""
        named = or_(record.c.ref.in_(refs), entry.c.key.in_(refs))
        rows = self.session.execute(
            select(record.c.id, record.c.ref, entry.c.key)
            .join(entry, entry.c.id == record.c.id)
            .where(named, visible(self.ceiling))
        )
        order = {ref: at for at, ref in enumerate(refs)}
        ids = [row[0] for row in sorted(rows, key=lambda row: min(order.get(row[1], len(refs)), order.get(row[2], len(refs))))]
        return Found(tuple(ids), len(ids))

    def is_key(self, word: str) -> bool:
        """Tell whether a word is the key of a record that this reader may see, or whose tombstone they may."""
        return self.session.scalar(_of_key(self.ceiling), {"key": word}) is not None

    def about(self, ids: Sequence[int], kind: Kind) -> Found:
        """Find the responses or assessments on these allegations."""
        found = select(record.c.id).join(entry, entry.c.id == record.c.id)
        found = found.where(visible(self.ceiling), entry.c.kind == kind, record.c.about_id.in_(ids))
        return self._taken(found.order_by(*_newest_first()))

    def criterion(self, query: Query) -> ColumnElement[bool]:
        """Give what a query asks of a record, whatever the record's state and marking: the filter of a subscription."""
        wanted = [*self._names(query), *self._words_of_the_field(query), *_dates(query)]
        if query.kinds:
            wanted.append(record.c.id.in_(select(entry.c.id).where(entry.c.kind.in_(query.kinds))))
        if query.text:
            wanted.append(record.c.id.in_(select(matching(self.session, stems(query.text)).c.record_id)))
        if query.refs:
            wanted.append(record.c.ref.in_(query.refs))
        return and_(true(), *wanted)

    def tombstones(self, query: Query) -> list[str]:
        """Give the refs of withdrawn records on the names of a query, with nothing of what they said."""
        gone = select(record.c.ref).where(withdrawn(self.ceiling), *self._names(query))
        return list(self.session.scalars(gone.order_by(record.c.ref)))

    def summary(self, record_id: int) -> str:
        """Give a record's sentence, without the names of private individuals."""
        return self.headline(record_id)[0]

    def headline(self, record_id: int) -> tuple[str, Status | None, int]:
        """Give a record's sentence as `summary` does; of an allegation its status too, and how many responses are recorded."""
        summary, status, responses = self.session.execute(_headline(self.ceiling), {"id": record_id}).one()
        return masked(summary, self.lexicon), status, responses

    def _base(self, query: Query) -> Select[int]:
        found = select(record.c.id).where(visible(self.ceiling))
        if query.kinds:
            found = found.join(entry, entry.c.id == record.c.id).where(entry.c.kind.in_(query.kinds))
        return found.where(*self._names(query), *self._words_of_the_field(query), *_dates(query))

    def _names(self, query: Query) -> Iterable[ColumnElement[bool]]:
        """Give the conditions on names: a search begins with the records of the first name, and looks at each for the others.

        Who speaks or acts is in tens of records, a weapon or a treaty in thousands, so they stand in that order.
        """
        also_about = not query.kinds or bool(_ABOUT_OTHERS & set(query.kinds))
        slots = (
            (query.speakers, self._below, _SAYING, False),
            (query.allegers, self._below, (Role.ALLEGED_BY, Role.ASKED_BY), True),
            (query.actors, self._below, _SPOKEN_ABOUT, also_about),
            (query.anyone, self._below, tuple(Role), also_about),
            (query.places, self._below, (Role.PLACE,), also_about),
            (query.groups, self._members, _SAYING, False),
            (query.weapons, self._below, (Role.WEAPON,), also_about),
            (query.treaties, self._below, (Role.TREATY,), also_about),
        )
        for number, (keys, ids_of, roles, also) in enumerate(slot for slot in slots if slot[0]):
            linked = _has_link if number else _linked
            yield linked(ids_of(keys), roles, also_about=also)
        if query.not_speakers:
            yield ~_has_link(self._below(query.not_speakers), _SAYING)

    def _words_of_the_field(self, query: Query) -> Iterable[ColumnElement[bool]]:
        for words, column in (
            (query.stances, record.c.stance),
            (query.statuses, record.c.status),
            (query.actions, record.c.action),
        ):
            if words:
                yield column.in_(words)
        if query.resolutions:
            yield record.c.resolution.in_(query.resolutions)
        if query.responses:
            character = ResponseCharacter
            yield record.c.id.in_(select(character.record_id).where(character.kind.in_(query.responses)))
        if query.unanswered:
            answer, answered = record.alias(), entry.alias()
            yield ~exists(
                select(answer.c.id)
                .join(answered, answered.c.id == answer.c.id)
                .where(
                    answer.c.about_id == record.c.id,
                    answered.c.kind == Kind.RESPONSE,
                    visible(self.ceiling, answer),
                )
            )

    def _below(self, keys: Iterable[str]) -> list[int]:
        ids = [found for key in keys if (found := self.lexicon.id_of(key)) is not None]
        return sorted({each for top in ids for each in self.lexicon.below(top)})

    def _members(self, keys: Iterable[str]) -> list[int]:
        groups = [found for key in keys if (found := self.lexicon.id_of(key)) is not None]
        members = {member for group in groups for member in self.lexicon.members(group)}
        return sorted({each for member in members for each in self.lexicon.below(member)})

    def _dated(self, found: Select[int], query: Query, words: Sequence[str] = ()) -> Found:
        if words:  # one search for all of them: PostgreSQL plans for seconds where each word is a condition of its own
            found = found.where(record.c.id.in_(select(matching(self.session, stems(" ".join(words))).c.record_id)))
        return self._taken(
            found.order_by(*(_oldest_first() if query.oldest_first else _newest_first())), most=1 if query.latest else None
        )

    def _ranked(self, found: Select[int], words: Sequence[str]) -> Found:
        hits = ranked(self.session, stems(" ".join(words)))
        return self._taken(found.join(hits, hits.c.record_id == record.c.id).order_by(hits.c.rank.desc(), *_newest_first()))

    def _taken(self, ordered: Select[int], *, most: int | None = None) -> Found:
        ids = tuple(self.session.scalars(ordered.limit(most or MOST_FINDINGS + 1)))
        if len(ids) <= MOST_FINDINGS:
            return Found(ids, len(ids))
        self._cut[ids[:MOST_FINDINGS]] = ordered
        total = self.session.scalar(select(func.count()).select_from(ordered.order_by(None).subquery())) or 0
        return Found(ids[:MOST_FINDINGS], total)


def _midnight(day: date) -> datetime:
    """Give the beginning of a day; records are published on the days of UTC."""
    return datetime.combine(day, time(), UTC)


def _linked(ids: Sequence[int], roles: Sequence[Role], *, also_about: bool) -> ColumnElement[bool]:
    """Ask for the records with a link to these entries: the links are found first, and the records by them."""
    records = select(link.c.record_id).where(link.c.reference_id.in_(ids), link.c.role.in_(roles))
    own = record.c.id.in_(records)
    return or_(own, record.c.about_id.in_(records)) if also_about else own


def _has_link(ids: Sequence[int], roles: Sequence[Role], *, also_about: bool = False) -> ColumnElement[bool]:
    """Ask a record that is found already for such a link, as `_linked` does the other way round."""
    whose = link.c.record_id.in_((record.c.id, record.c.about_id)) if also_about else link.c.record_id == record.c.id
    return exists().where(whose, link.c.role.in_(roles), link.c.reference_id.in_(ids))


def _dates(query: Query) -> Iterable[ColumnElement[bool]]:
    if query.said:
        yield _overlaps(query.said, record.c.listed_earliest, record.c.listed_latest)
    if query.occurred:
        unknown = and_(record.c.occurred_earliest.is_(None), record.c.occurred_latest.is_(None))
        said = _overlaps(query.occurred, record.c.listed_earliest, record.c.listed_latest)
        yield or_(
            and_(~unknown, _overlaps(query.occurred, record.c.occurred_earliest, record.c.occurred_latest)), and_(unknown, said)
        )


def _overlaps(span: Span, earliest: ColumnElement[object], latest: ColumnElement[object]) -> ColumnElement[bool]:
    bounds: list[ColumnElement[bool]] = []
    if span.last:
        bounds.append(or_(earliest.is_(None), earliest <= span.last))
    if span.first:
        bounds.append(or_(latest.is_(None), latest >= span.first))
    return and_(*bounds)


def _newest_first() -> tuple[ColumnElement[object], ...]:
    return (record.c.listed_latest.desc().nulls_last(), record.c.listed_earliest.desc().nulls_last(), record.c.id.desc())


def _oldest_first() -> tuple[ColumnElement[object], ...]:
    return (record.c.listed_earliest.asc().nulls_first(), record.c.listed_latest.asc().nulls_first(), record.c.id.asc())
