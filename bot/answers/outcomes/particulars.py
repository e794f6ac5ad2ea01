"""What a sentence tells of records beside their own lines: counted over all that was found, or read of a page of it.

Nothing here is read of one record at a time, and nothing above the reader's ceiling is counted or told.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.answers.loading import character, citation, link, record, related, source
from bot.answers.query import Query
from bot.answers.search import Search
from bot.answers.wording import STATUS_WORDS, counted, no_reply, no_response
from bot.names.lexicon import NamedEntry
from bot.register.dates import FuzzyDate
from bot.register.listings import LISTED_NAME, LISTING
from bot.register.reading import visible
from bot.register.vocabulary import (
    Kind,
    Process,
    Proximity,
    Relation,
    ResponseKind,
    Role,
    SourceType,
    Stance,
    Status,
    Tlp,
)

AT_MOST = 1_000
"""Records that details are read of, as many as an answer holds."""
_INVESTIGATIONS = (ResponseKind.INVESTIGATION_ANNOUNCED, ResponseKind.INVESTIGATION_CONCLUDED)
_ONE, _OTHER = record.alias("one"), record.alias("other")
"""Both ends of a tie; made once, since for each alias all columns of the table are made anew."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an allegation stands: its status, the responses to it, and how many of those are more than silence when asked."""

    ref: str
    status: Status
    responses: int
    replies: int

    def answered(self, today: date) -> str:
        """Say in a sentence whether it was answered."""
        if self.replies:
            return f"{counted(self.responses, Kind.RESPONSE)} recorded."
        if self.responses:
            return no_reply(today)
        return no_response(today)

    def said(self, today: date) -> str:
        """Name it with what must always go with it."""
        answered = self.answered(today).removesuffix(".")
        return f"{self.ref} (status: {STATUS_WORDS[self.status]}; {answered[:1].lower()}{answered[1:]})"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation as evidence: where the record stands, and what kind of document that is."""

    publisher: str
    source_id: int
    source_type: SourceType
    proximity: Proximity | None
    group: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class Harm:
    """The casualties that an allegation tells of: [least, most], where most is None for "at least"."""

    record_id: int
    ref: str
    killed: tuple[int, int | None] | None
    injured: tuple[int, int | None] | None
    counted_by: int | None


@dataclass(frozen=True, slots=True)
class Tie:
    """How one record is recorded to stand to another. `ref` and `other` are refs."""

    record_id: int
    ref: str
    relation: Relation
    other_id: int
    other: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A position with what a change of it is told by."""

    record_id: int
    ref: str
    speaker: int
    stance: Stance
    said: FuzzyDate | None
    supersedes: int | None


class Particulars:
    """Reads for one reader in one transaction. `ids` are those that a search gave: they stand for all that it found."""

    def __init__(self, search: Search) -> None:
        """Keep the search, which knows what was found beyond the ids that it gave."""
        self.search = search
        self.session, self.lexicon, self.ceiling = search.session, search.lexicon, search.ceiling
        self._shown = LISTING.c.tlp.in_(search.ceiling.and_more_open)

    def by_kind(self, ids: Sequence[int]) -> dict[Kind, int]:
        """Count what was found by kind."""
        found: Counter[Kind] = Counter()
        for each in self.search.tallies(tuple(ids)):
            found[each.kind] += each.number
        return {kind: found[kind] for kind in Kind if kind in found}

    def by_word(self, ids: Sequence[int]) -> dict[str, int]:
        """Count what was found by its word of the field: stance, status, conclusion or action."""
        found: Counter[str] = Counter()
        for each in self.search.tallies(tuple(ids)):
            if each.word is not None:
                found[each.word] += each.number
        return dict(found)

    def by_response(self, ids: Sequence[int]) -> dict[ResponseKind, int]:
        """Count responses by what they amount to; one can count under several kinds."""
        kinds = select(character.c.kind, func.count(character.c.record_id.distinct())).group_by(character.c.kind)
        own = kinds.where(character.c.source_id.is_(None), self._found(character.c.record_id, ids))
        found = {row[0]: row[1] for row in self.session.execute(own)}
        return {kind: found[kind] for kind in ResponseKind if kind in found}

    def span(self, ids: Sequence[int]) -> tuple[date | None, date | None]:
        """Give the first and the last day on which what was found can have been said or done."""
        each = self.search.tallies(tuple(ids))
        firsts, lasts = [one.first for one in each if one.first], [one.last for one in each if one.last]
        return min(firsts, default=None), max(lasts, default=None)

    def bounds(self, ids: Sequence[int]) -> dict[int, tuple[date, date]]:
        """Give the bounds of the dates of a page of records, UNKNOWN where one is open."""
        rows = select(LISTING.c.record_id, LISTING.c.earliest, LISTING.c.latest)
        return {row[0]: (row[1], row[2]) for row in self.session.execute(rows.where(LISTING.c.record_id.in_(ids[:AT_MOST])))}

    def answered(self, ids: Sequence[int]) -> tuple[int, int]:
        """Count the allegations found that were answered, and those whose accused was asked and did not reply."""
        about = LISTING.c.about_id
        more_than_silence = exists().where(
            character.c.record_id == LISTING.c.record_id,
            character.c.source_id.is_(None),
            character.c.kind != ResponseKind.NO_REPLY,
        )
        replied = func.max(case((more_than_silence, 1), else_=0)).label("replied")
        responded = select(about, replied).where(LISTING.c.kind == Kind.RESPONSE, self._shown, self._found(about, ids))
        each = responded.group_by(about).subquery("each")
        total, replies = self.session.execute(
            select(func.count(), func.coalesce(func.sum(each.c.replied), 0)).select_from(each)
        ).one()
        return int(replies), int(total - replies)

    def duplicates(self, ids: Sequence[int]) -> int:
        """Count those of what was found that are recorded as duplicates of others of it."""
        recorded = related.c.relation == Relation.DUPLICATE_OF
        if self.session.scalar(select(related.c.record_id).where(recorded).limit(1)) is None:
            return 0  # what was found is gone through only where a register has any
        twice = select(func.count(related.c.record_id.distinct())).where(
            recorded,
            self._found(related.c.record_id, ids),
            self._found(related.c.other_id, ids),
        )
        return self.session.scalar(twice) or 0

    def names(self, ids: Sequence[int], roles: Sequence[Role]) -> list[str]:
        """Name those who play these roles in what was found, A to Z; private individuals are counted, and not named."""
        entries = self.playing(ids, roles)
        private = sum(entry.is_private for entry in entries)
        names = sorted(entry.name for entry in entries if not entry.is_private)
        unnamed = ["a private individual" if private == 1 else f"{private:,} private individuals"] if private else []
        return names + unnamed

    def playing(self, ids: Sequence[int], roles: Sequence[Role]) -> list[NamedEntry]:
        """Give those who play these roles in what was found."""
        row = LISTED_NAME.c
        named = select(row.reference_id).where(row.role.in_(roles), self._found(row.record_id, ids)).distinct()
        return [entry for each in self.session.scalars(named) if (entry := self.lexicon.get(each)) is not None]

    def tally(self, ids: Sequence[int], role: Role) -> dict[int, int]:
        """Count in how many of the records found each one plays a role."""
        row = LISTED_NAME.c
        number = func.count(row.record_id.distinct())
        each = select(row.reference_id, number).where(row.role == role, self._found(row.record_id, ids))
        return {found[0]: found[1] for found in self.session.execute(each.group_by(row.reference_id))}

    def tally_by_state(self, ids: Sequence[int], role: Role) -> dict[int, int]:
        """Count so by the state or body that each one stands under; a record that names two of one counts once."""
        row = LISTED_NAME.c
        named = select(row.record_id, row.reference_id).where(row.role == role, self._found(row.record_id, ids))
        tops = {(record_id, [entry, *self.lexicon.above(entry)][-1]) for record_id, entry in self.session.execute(named)}
        return Counter(top for _, top in tops)

    def having(self, ids: Sequence[int], role: Role) -> int:
        """Count the records found in which somebody plays a role."""
        row = LISTED_NAME.c
        named = select(func.count(row.record_id.distinct())).where(row.role == role, self._found(row.record_id, ids))
        return self.session.scalar(named) or 0

    def resolutions(self, ids: Sequence[int]) -> tuple[int, str | None]:
        """Count the resolutions that were voted on, and give the only one."""
        asked = select(func.count(record.c.resolution.distinct()), func.min(record.c.resolution))
        number, symbol = self.session.execute(asked.where(self._found(record.c.id, ids))).one()
        return number, symbol if number == 1 else None

    def worded(self, ids: Sequence[int]) -> list[int]:
        """Give those of a page of records of which the exact words are recorded, in the same order."""
        page = ids[:AT_MOST]
        having = set(self.session.scalars(select(record.c.id).where(record.c.id.in_(page), record.c.words_text.is_not(None))))
        return [each for each in page if each in having]

    def allegations(self, ids: Sequence[int]) -> list[int]:
        """Give the allegations of a page of records, as far as they may be seen: themselves, or what the records are about."""
        page = ids[:AT_MOST]
        about = func.coalesce(LISTING.c.about_id, LISTING.c.record_id)
        alleged = LISTING.alias("alleged")
        rows = (
            select(LISTING.c.record_id, alleged.c.record_id)
            .join(alleged, alleged.c.record_id == about)
            .where(LISTING.c.record_id.in_(page), alleged.c.kind == Kind.ALLEGATION)
            .where(alleged.c.tlp.in_(self.ceiling.and_more_open))
        )
        of = {row[0]: row[1] for row in self.session.execute(rows)}
        return list(dict.fromkeys(of[each] for each in page if each in of))

    def standings(self, ids: Sequence[int]) -> dict[int, Standing]:
        """Give how allegations of a page stand; other records are left out."""
        return standings(self.session, ids, self.ceiling)

    def evidence(self, record_id: int) -> list[Evidence]:
        """Give the citations of one record that the reader may see, in its order."""
        columns = (source.c.publisher, source.c.id, source.c.source_type, source.c.proximity, source.c.independence_group)
        rows = select(*columns, source.c.lang).join(citation, citation.c.source_id == source.c.id)
        cited = rows.where(citation.c.record_id == record_id, self._open()).order_by(citation.c.ordinal)
        return [Evidence(*row) for row in self.session.execute(cited)]

    def cited(self, ids: Sequence[int]) -> tuple[int, int]:
        """Count the sources of what was found, and the independence groups that they belong to."""
        counting = select(func.count(source.c.id.distinct()), func.count(source.c.independence_group.distinct()))
        joined = counting.join(citation, citation.c.source_id == source.c.id)
        row = self.session.execute(joined.where(self._found(citation.c.record_id, ids), self._open())).one()
        return row[0], row[1]

    def on_one_source(self, ids: Sequence[int]) -> list[int]:
        """Give the records of a page that rest on one independence group alone: what is rewritten from one text counts once."""
        page = ids[:AT_MOST]
        counting = select(citation.c.record_id).join(source, source.c.id == citation.c.source_id)
        grouped = counting.where(citation.c.record_id.in_(page), self._open()).group_by(citation.c.record_id)
        alone = set(self.session.scalars(grouped.having(func.count(source.c.independence_group.distinct()) == 1)))
        return [each for each in page if each in alone]

    def harm(self, ids: Sequence[int]) -> list[Harm]:
        """Give the casualties that allegations of a page tell of, in the same order."""
        page = ids[:AT_MOST]
        of = record.c
        bounds = (of.killed_least, of.killed_most, of.injured_least, of.injured_most)
        counted_by = select(link.c.record_id, link.c.reference_id).where(link.c.role == Role.COUNTED_BY).subquery()
        rows = self.session.execute(
            select(of.id, of.ref, *bounds, counted_by.c.reference_id)
            .outerjoin(counted_by, counted_by.c.record_id == of.id)
            .where(of.id.in_(page), or_(of.killed_least.is_not(None), of.injured_least.is_not(None)))
        )
        found = {
            row[0]: Harm(
                row[0],
                row[1],
                killed=None if row[2] is None else (row[2], row[3]),
                injured=None if row[4] is None else (row[4], row[5]),
                counted_by=row[6],
            )
            for row in rows
        }
        return [found[each] for each in page if each in found]

    def processes(self, ids: Sequence[int]) -> dict[int, Process]:
        """Give where inquiries into allegations of a page stand, where any is recorded."""
        rows = select(record.c.id, record.c.process).where(
            record.c.id.in_(ids[:AT_MOST]), record.c.process.is_not(None), record.c.process != Process.NONE
        )
        return {row[0]: row[1] for row in self.session.execute(rows)}

    def investigations(self, ids: Sequence[int]) -> list[tuple[int, str, ResponseKind]]:
        """Give the responses to allegations of a page that speak of an investigation: the allegation, the ref, the kind."""
        rows = (
            select(record.c.about_id, record.c.ref, character.c.kind)
            .join(character, character.c.record_id == record.c.id)
            .where(record.c.about_id.in_(ids[:AT_MOST]), character.c.kind.in_(_INVESTIGATIONS), visible(self.ceiling))
            .distinct()
            .order_by(record.c.ref, character.c.kind)
        )
        return [(row[0], row[1], row[2]) for row in self.session.execute(rows)]

    def ties(self, ids: Sequence[int], relations: Iterable[Relation]) -> list[Tie]:
        """Give how a page of records stands to others, whichever of the two says so, as far as both may be seen."""
        return ties(self.session, ids, relations, self.ceiling)

    def described_differently(self, ids: Sequence[int]) -> list[str]:
        """Give the refs of the responses to allegations of a page that their sources describe differently."""
        of_sources = (
            select(record.c.ref, character.c.source_id, character.c.kind)
            .join(record, record.c.id == character.c.record_id)
            .join(source, source.c.id == character.c.source_id)
            .join(citation, and_(citation.c.record_id == record.c.id, citation.c.source_id == source.c.id))
            .where(record.c.about_id.in_(ids[:AT_MOST]), visible(self.ceiling), self._open())
        )
        told: dict[str, dict[int, set[ResponseKind]]] = {}
        for ref, source_id, kind in self.session.execute(of_sources):
            told.setdefault(ref, {}).setdefault(source_id, set()).add(kind)
        return sorted(ref for ref, kinds in told.items() if len({frozenset(each) for each in kinds.values()}) > 1)

    def stated(self, ids: Sequence[int]) -> list[Stated]:
        """Give the positions of a page in the order in which they were said."""
        said = [record.c[f"said_{part}"] for part in ("earliest", "latest", "precision", "text")]
        rows = self.session.execute(
            select(record.c.id, record.c.ref, link.c.reference_id, record.c.stance, record.c.supersedes_id, *said)
            .join(link, and_(link.c.record_id == record.c.id, link.c.role == Role.SPEAKER))
            .where(record.c.id.in_(ids[:AT_MOST]), record.c.stance.is_not(None))
            .order_by(record.c.listed_earliest, record.c.listed_latest, record.c.id)
        )
        return [
            Stated(row[0], row[1], row[2], row[3], FuzzyDate(*row[5:9]) if row[7] is not None else None, row[4]) for row in rows
        ]

    def changed_votes(self, ids: Sequence[int], query: Query, *, into: Sequence[int]) -> Select[Any]:
        """Select the votes found that differ from the same voter's vote before on the same treaty: the vote and that before.

        Only those `into` which a vote changed are given, ids of a search too.
        Of the query's stances, one is what the change is from or to, and several hold both.
        """
        voter, on = LISTED_NAME.alias("voter"), LISTED_NAME.alias("on_treaty")
        treaty = (
            select(func.min(on.c.reference_id))
            .where(on.c.record_id == voter.c.record_id, on.c.role == Role.TREATY)
            .scalar_subquery()
        )
        votes = (
            select(
                voter.c.record_id, voter.c.reference_id, voter.c.word, voter.c.earliest, voter.c.latest, treaty.label("treaty")
            )
            .where(voter.c.role == Role.SPEAKER, voter.c.is_vote, self._found(voter.c.record_id, ids))
            .subquery()
        )
        over: dict[str, Any] = {
            "partition_by": (votes.c.reference_id, votes.c.treaty),
            "order_by": (votes.c.earliest, votes.c.record_id),
        }
        before = select(
            votes.c.record_id,
            votes.c.reference_id,
            votes.c.earliest,
            votes.c.latest,
            votes.c.word,
            func.lag(votes.c.word, type_=votes.c.word.type).over(**over).label("word_before"),
            func.lag(votes.c.earliest, type_=votes.c.earliest.type).over(**over).label("earliest_before"),
            func.lag(votes.c.latest, type_=votes.c.latest.type).over(**over).label("latest_before"),
            func.lag(votes.c.record_id, type_=votes.c.record_id.type).over(**over).label("record_before"),
        ).subquery()
        changed = select(before).where(before.c.word != before.c.word_before).order_by(before.c.earliest, before.c.record_id)
        sides = (before.c.word_before, query.changed_from), (before.c.word, query.changed_to)
        if tuple(into) != tuple(ids):
            changed = changed.where(self._found(before.c.record_id, into))
        changed = changed.where(*(column.in_(stances) for column, stances in sides if stances))
        if query.stances:
            asked = [column.in_(query.stances) for column, _ in sides]
            changed = changed.where(or_(*asked) if len(query.stances) == 1 else and_(*asked))
        return changed

    def _found(self, column: ColumnElement[Any], ids: Sequence[int]) -> ColumnElement[bool]:
        return self.search.is_found(column, ids)

    def _open(self) -> ColumnElement[bool]:
        shown = self.ceiling.and_more_open
        return and_(source.c.tlp.in_(shown), or_(citation.c.tlp.is_(None), citation.c.tlp.in_(shown)))


def standings(session: Session, ids: Sequence[int], ceiling: Tlp) -> dict[int, Standing]:
    """Give how allegations of a page stand; other records are left out."""
    page = list(ids[:AT_MOST])
    if not page:
        return {}
    counting = (
        select(LISTING.c.about_id, func.count(LISTING.c.record_id.distinct()), func.count(character.c.record_id.distinct()))
        .select_from(LISTING)
        .outerjoin(
            character,
            and_(
                character.c.record_id == LISTING.c.record_id,
                character.c.source_id.is_(None),
                character.c.kind != ResponseKind.NO_REPLY,
            ),
        )
        .where(LISTING.c.about_id.in_(page), LISTING.c.kind == Kind.RESPONSE, LISTING.c.tlp.in_(ceiling.and_more_open))
        .group_by(LISTING.c.about_id)
    )
    responses = {row[0]: (row[1], row[2]) for row in session.execute(counting)}
    rows = select(record.c.id, record.c.ref, record.c.status).where(
        record.c.id.in_(page), record.c.status.is_not(None), visible(ceiling)
    )
    return {row.id: Standing(row.ref, row.status, *responses.get(row.id, (0, 0))) for row in session.execute(rows)}


def ties(session: Session, ids: Sequence[int], relations: Iterable[Relation], ceiling: Tlp) -> list[Tie]:
    """Give how a page of records stands to others, whichever of the two says so, as far as both may be seen."""
    page = list(ids[:AT_MOST])
    rows = (
        select(_ONE.c.id, _ONE.c.ref, related.c.relation, _OTHER.c.id, _OTHER.c.ref)
        .join(_ONE, _ONE.c.id == related.c.record_id)
        .join(_OTHER, _OTHER.c.id == related.c.other_id)
        .where(
            or_(related.c.record_id.in_(page), related.c.other_id.in_(page)),
            related.c.relation.in_(list(relations)),
            visible(ceiling, _ONE),
            visible(ceiling, _OTHER),
        )
        .order_by(_ONE.c.ref, related.c.ordinal)
    )
    return [Tie(*row) for row in session.execute(rows)]
