"""What a query asks of records, as conditions and statements over the narrow rows that lists are read from."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, exists, func, literal, or_, select, union
from sqlalchemy.orm import Session

from bot.answers.loading import character, citation, record, source
from bot.answers.query import Query, Span
from bot.database import aside
from bot.names.lexicon import Lexicon
from bot.register.folding import plain_words
from bot.register.listings import LISTED_NAME, LISTING, UNKNOWN
from bot.register.rows import SEARCH
from bot.register.search import sources_beginning
from bot.register.vocabulary import SPEAKING_ROLES, Kind, ResponseKind, Role, Tlp

ENOUGH = 10_000
"""So many records are counted of each name to find out which is the rarest: among the common ones it matters less."""
_SAYING = (*SPEAKING_ROLES, Role.STATE)
_SPOKEN_ABOUT = (Role.ABOUT, Role.ALLEGED_ACTOR, Role.STATE)
_ABOUT_OTHERS = (Kind.RESPONSE, Kind.ASSESSMENT)
# Made once, for all statements: an alias takes as long to make as the rest of a condition.
_NAMED, _OTHER, _UNDER = (LISTED_NAME.alias(name) for name in ("named", "other", "under"))
_ABOUT, _ANSWER = (LISTING.alias(name) for name in ("about", "answer"))


@dataclass(frozen=True, slots=True)
class Name:
    """Entries, one of which a record must have in one of these roles.

    With `also_about` it is enough that the allegation has it that the record is about, where it bears one of these markings:
    an answer to what a reader may not see would tell them of it.
    """

    ids: tuple[int, ...]
    roles: tuple[Role, ...]
    also_about: tuple[Tlp, ...] = ()

    @property
    def may_repeat(self) -> bool:
        """Tell whether a record may stand under it more than once."""
        return len(self.ids) > 1 or len(self.roles) > 1

    def has(self, row: FromClause) -> ColumnElement[bool]:
        """Look the rows of listed names up that stand under it."""
        return and_(row.c.reference_id.in_(self.ids), *self._role(row.c.role))

    def _role(self, column: ColumnElement[Role]) -> Iterable[ColumnElement[bool]]:
        if self.roles != tuple(Role):
            yield column.in_(self.roles)

    def is_in(self, row: FromClause, *, few: bool = False) -> ColumnElement[bool]:
        """Ask a record that is found already whether it has it; where there are `few` such, PostgreSQL must not fetch all."""
        own = whose = _OTHER.c.record_id == row.c.record_id
        if self.also_about:
            seen = or_(own, aside(_OTHER.c.tlp).in_(self.also_about))
            whose = and_(_OTHER.c.record_id.in_((row.c.record_id, row.c.about_id)), seen)
        # A record has a handful of names: to read them takes less than to look each of many ids up.
        named_id = _OTHER.c.reference_id + 0 if few else aside(_OTHER.c.reference_id)
        return exists().where(whose, *self._role(aside(_OTHER.c.role)), named_id.in_(self.ids))

    def size(self) -> Select[int]:
        """Count the rows under it, up to what is common."""
        some = select(LISTED_NAME.c.record_id).where(self.has(LISTED_NAME)).limit(ENOUGH)
        return select(func.count()).select_from(some.subquery())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query with its names looked up. `names` are in the order in which a search goes by them, `votes` as in `Search.find`.

    `words` are stems that must stand in the text. `few` tells that what the search begins with is not common.
    """

    query: Query
    ceiling: Tlp
    names: tuple[Name, ...]
    left_out: tuple[Name, ...] = ()
    votes: bool | None = None
    words: tuple[str, ...] = ()
    few: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether the rows found are the records, each once and in order of an index."""
        return not self.names or (len(self.names) == 1 and not self.names[0].may_repeat and not self._also_about)

    @property
    def row(self) -> FromClause:
        """Give the rows that a search begins with."""
        return _NAMED if self.names else LISTING

    @property
    def _also_about(self) -> bool:
        return bool(self.names and self.names[0].also_about)

    def found(self) -> Select[int]:
        """Select the records that are wanted, as rows with what they are sorted and told apart by."""
        if not self.names:
            return _sorted_by(LISTING).where(*self.asks(LISTING))
        first, *others = self.names
        own = _sorted_by(_NAMED).where(
            first.has(_NAMED), *self.asks(_NAMED), *(each.is_in(_NAMED, few=self.few) for each in others)
        )
        if not first.also_about:
            return own.distinct() if first.may_repeat else own
        allegations = select(_UNDER.c.record_id).where(first.has(_UNDER), _UNDER.c.tlp.in_(first.also_about))
        of_others = _sorted_by(_ABOUT).where(
            _ABOUT.c.about_id.in_(allegations), *self.asks(_ABOUT), *(each.is_in(_ABOUT, few=self.few) for each in others)
        )
        return select(*(each.label(each.name) for each in union(own, of_others).subquery("either").c))

    def by_words(self, matches: FromClause) -> Select[int]:
        """Select them from those that hold the words."""
        joined = LISTING.join(matches, matches.c.record_id == LISTING.c.record_id)
        return _sorted_by(LISTING).select_from(joined).where(*replace(self, words=()).asks_all(LISTING))

    def by_record(self, others: FromClause) -> Select[Any]:
        """Select the rows of something else whose records are wanted."""
        joined = others.join(LISTING, LISTING.c.record_id == others.c.record_id)
        return select(*others.c).select_from(joined).where(*self.asks_all(LISTING))

    def asks_all(self, row: FromClause, *, shown: bool = True) -> Iterable[ColumnElement[bool]]:
        """Ask all of a record that is found already; without `shown`, whatever its state and marking."""
        yield from (name.is_in(row, few=self.few) for name in self.names)
        yield from self.asks(row, shown=shown, is_found=True)

    def asks(self, row: FromClause, *, shown: bool = True, is_found: bool = False) -> Iterable[ColumnElement[bool]]:
        """Give what is asked of a record beside the names in it."""
        query = self.query
        if query.kinds:
            yield (aside(row.c.kind) if is_found else row.c.kind).in_(query.kinds)
        if self.votes is not None:
            yield row.c.is_vote == self.votes
        if shown:
            yield row.c.tlp.in_(self.ceiling.and_more_open)
        for words, kind in (
            (query.stances, Kind.POSITION),
            (query.statuses, Kind.ALLEGATION),
            (query.actions, Kind.TREATY_ACTION),
        ):
            if words:
                yield and_(row.c.kind == kind, row.c.word.in_([word.value for word in words]))
        yield from _dates(query, row)
        yield from (~each.is_in(row) for each in self.left_out)
        yield from self._of_record(row)
        if query.responses:
            yield self._answered(row, query.responses)
        if query.not_responses:
            yield ~self._answered(row, query.not_responses)
        if query.unanswered:
            shown_to_them = _ANSWER.c.tlp.in_(self.ceiling.and_more_open)
            yield ~exists().where(_ANSWER.c.about_id == row.c.record_id, _ANSWER.c.kind == Kind.RESPONSE, shown_to_them)
        if query.unattributed:
            blamed = exists().where(_OTHER.c.record_id == row.c.record_id, _OTHER.c.role == Role.ALLEGED_ACTOR)
            yield and_(row.c.kind == Kind.ALLEGATION, ~blamed)
        if self.words:
            yield _holds(row, self.words)

    def _of_record(self, row: FromClause) -> Iterable[ColumnElement[bool]]:
        """Ask for what only the records themselves tell, and what they cite."""
        query = self.query
        if query.acts:
            yield row.c.record_id.in_(select(record.c.id).where(record.c.act.in_(query.acts)))
        if query.resolutions:
            yield row.c.record_id.in_(select(record.c.id).where(record.c.resolution.in_(query.resolutions)))
        if query.publishers or query.source_types:
            yield row.c.record_id.in_(self._citing())

    def _citing(self) -> Select[int]:
        """Select the records that cite a source of these publishers, or of these types, as far as the reader may see."""
        seen, query = self.ceiling.and_more_open, self.query
        shown = source.c.tlp.in_(seen), or_(citation.c.tlp.is_(None), citation.c.tlp.in_(seen))
        cited = select(citation.c.record_id).join(source, source.c.id == citation.c.source_id).where(*shown)
        if query.source_types:
            cited = cited.where(source.c.source_type.in_(query.source_types))
        return cited.where(or_(*map(published_by, query.publishers))) if query.publishers else cited

    def _answered(self, row: FromClause, kinds: Collection[ResponseKind]) -> ColumnElement[bool]:
        """Ask for responses of these kinds, or for the allegations that were answered so."""
        so = select(character.c.record_id).where(character.c.kind.in_(kinds))
        if Kind.ALLEGATION not in self.query.kinds:
            return row.c.record_id.in_(so)
        shown = _ANSWER.c.tlp.in_(self.ceiling.and_more_open)
        return row.c.record_id.in_(select(_ANSWER.c.about_id).where(_ANSWER.c.record_id.in_(so), shown))


def wanted(query: Query, lexicon: Lexicon, ceiling: Tlp, *, votes: bool | None = None, words: Sequence[str] = ()) -> Wanted:
    """Look the names of a query up. Who speaks or acts is in few records, a weapon or a treaty in many: so they stand.

    A resolution that is named by its symbol is that one, whatever it is said to be about.
    """

    def below(keys: Iterable[str]) -> tuple[int, ...]:
        return _below((found for key in keys if (found := lexicon.id_of(key)) is not None), lexicon)

    def members(keys: Iterable[str]) -> tuple[int, ...]:
        groups = [found for key in keys if (found := lexicon.id_of(key)) is not None]
        return _below((member for group in groups for member in lexicon.members(group)), lexicon)

    def of_types(types: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(each for of_type in types for each in lexicon.of_type(of_type)))

    seen = ceiling.and_more_open
    also_about = seen if not query.kinds or {*_ABOUT_OTHERS} & {*query.kinds} else ()
    slots = (
        (query.speakers, below, _SAYING, ()),
        (query.allegers, below, (Role.ALLEGED_BY, Role.ASKED_BY), seen),
        (query.actors, below, _SPOKEN_ABOUT, also_about),
        (query.anyone, below, tuple(Role), also_about),
        (query.places, below, (Role.PLACE,), also_about),
        (query.groups, members, _SAYING, ()),
        (query.speaker_types, of_types, _SAYING, ()),
        (() if query.resolutions else query.weapons, below, (Role.WEAPON,), also_about),
        (() if query.resolutions else query.treaties, below, (Role.TREATY,), also_about),
    )
    names = tuple(Name(ids_of(keys), roles, also) for keys, ids_of, roles, also in slots if keys)
    without = (
        (query.not_speakers, _SAYING),
        (query.not_actors, _SPOKEN_ABOUT),
        (query.not_places, (Role.PLACE,)),
        (query.not_weapons, (Role.WEAPON,)),
    )
    left_out = tuple(Name(below(keys), roles) for keys, roles in without if keys)
    if query.not_groups:
        left_out = (*left_out, Name(members(query.not_groups), _SAYING))
    if query.not_speaker_types:
        left_out = (*left_out, Name(of_types(query.not_speaker_types), _SAYING))
    return Wanted(query, ceiling, names, left_out, votes, tuple(words))


def rarest_first(session: Session, asked: Wanted) -> Wanted:
    """Put the name first that the fewest records have; a search goes through those, and asks each for the others."""
    if len(asked.names) < 2:
        return asked
    sizes = session.execute(select(*(name.size().scalar_subquery() for name in asked.names))).one()
    names = tuple(name for _, name in sorted(zip(sizes, asked.names, strict=True), key=lambda each: each[0]))
    return replace(asked, names=names, few=min(sizes) < ENOUGH)


def newest_first(row: FromClause) -> tuple[ColumnElement[object], ...]:
    """Give the order of lists; of one date, what was recorded first stands first, as the refs do: no side is put last."""
    return (row.c.latest.desc(), row.c.earliest.desc(), row.c.record_id)


def oldest_first(row: FromClause) -> tuple[ColumnElement[object], ...]:
    """Give the order of a timeline; what was said by a day, and nobody knows since when, comes with that day."""
    return (case((row.c.earliest == UNKNOWN, row.c.latest), else_=row.c.earliest), row.c.latest, row.c.record_id)


def _sorted_by(row: FromClause) -> Select[int]:
    return select(row.c.record_id, row.c.latest, row.c.earliest, row.c.word, row.c.kind)


def published_by(name: str) -> ColumnElement[bool]:
    """Ask a source for its publisher: one whose name begins so, or that has it in brackets."""
    words, publisher = plain_words(name), func.lower(source.c.publisher)
    begun = sources_beginning(words)
    own = [source.c.found_by.startswith(f"{start}{words} ", autoescape=True) for start in ("", "the ")]
    in_brackets = publisher.contains(f"({name.lower()})", autoescape=True)
    return and_(source.c.id.in_(select(begun.c.id)), or_(*own, in_brackets))


def _below(tops: Iterable[int], lexicon: Lexicon) -> tuple[int, ...]:
    return tuple(sorted({each for top in tops for each in lexicon.below(top)}))


def _holds(row: FromClause, words: Sequence[str]) -> ColumnElement[bool]:
    """Ask a record that is found already for words: to look at its text is faster than to fetch all that hold them."""
    text = literal(" ") + SEARCH.c.stems + literal(" ")
    return exists().where(SEARCH.c.record_id == row.c.record_id, *(text.contains(f" {word} ") for word in words))


def _dates(query: Query, row: FromClause) -> Iterable[ColumnElement[bool]]:
    if query.in_any:
        yield _in_any(query.in_any, row)
    if query.said:
        yield from _overlaps(query.said, row.c.earliest, row.c.latest)
    if query.occurred:
        yield from _overlaps(query.occurred, row.c.happened_earliest, row.c.happened_latest)
    yield from (_is_beyond(span, row.c.earliest, row.c.latest) for span in query.not_said)
    yield from (_is_beyond(span, row.c.happened_earliest, row.c.happened_latest) for span in query.not_occurred)


@lru_cache(maxsize=32)
def _in_any(spans: tuple[Span, ...], row: FromClause) -> ColumnElement[bool]:
    """Ask for what was said or happened in any of these: several days in any year are dozens, and many statements ask so."""
    return or_(*(_on_any(span, row) for span in spans))


def _on_any(span: Span, row: FromClause) -> ColumnElement[bool]:
    """Ask for what was said or happened in a stretch."""
    said = and_(*_overlaps(span, row.c.earliest, row.c.latest))
    return or_(said, and_(*_overlaps(span, row.c.happened_earliest, row.c.happened_latest)))


def _overlaps(span: Span, earliest: ColumnElement[object], latest: ColumnElement[object]) -> Iterable[ColumnElement[bool]]:
    if span.last:
        yield earliest <= span.last
    if span.first:
        yield or_(latest == UNKNOWN, latest >= span.first)


def _is_beyond(span: Span, earliest: ColumnElement[date], latest: ColumnElement[date]) -> ColumnElement[bool]:
    """Ask for what does not lie wholly in a stretch: what is not dated may lie beyond it."""
    beyond = [latest == UNKNOWN]
    if span.first:
        beyond.append(earliest < span.first)
    if span.last:
        beyond.append(latest > span.last)
    return or_(*beyond)
