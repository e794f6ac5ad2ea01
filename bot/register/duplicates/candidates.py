"""The records that could be twins of others, by the indexes alone: never a scan, however large the register is.

A record's candidates are those of the same who (or of names above and below) at about the same time or from the same source;
the allegations at the same place, or above and below it, at about the same time; and those that answer, assess or vote on the
same. `likeness` says which of them are twins.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select, true, union, union_all
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.dates import FuzzyDate
from bot.register.duplicates.compared import said_of, spellings, who_of
from bot.register.duplicates.likeness import NEAR
from bot.register.reading import visible
from bot.register.rows import CITATION, ENTRY, LINK, RECORD, REFERENCE, SOURCE
from bot.register.vocabulary import Form, Kind, PlaceType, RecordState, Role, Tlp

_MOST = 300
"""Candidates of one record by one way to find them: those recorded last."""
_MOST_AKIN = 500
"""Names around one name that are looked for: a statement takes 32,766 parameters on SQLite."""
_MOST_WAYS = 40
"""Ways asked in one statement: enough for a page of the queue."""
_SAYING = {
    Kind.POSITION: (Role.SPEAKER, Role.ON_BEHALF_OF),
    Kind.ALLEGATION: (Role.ALLEGED_BY,),
    Kind.RESPONSE: (Role.RESPONDER, Role.ON_BEHALF_OF),
    Kind.ASSESSMENT: (Role.BODY,),
    Kind.TREATY_ACTION: (Role.STATE,),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose eyes twins are for: what they may not see is neither named nor counted.

    They see what is published and marked no stricter than `ceiling`; their own records (`own` is their name as author),
    unless withdrawn; and with `reviews` all that waits for review, as the queue shows it. A withdrawn record is nobody's
    twin: its tombstone holds nothing to compare with.
    """

    ceiling: Tlp
    own: str | None = None
    reviews: bool = False

    @property
    def criterion(self) -> ColumnElement[bool]:
        """Give what a record has to meet."""
        return or_(*(each for each in (visible(self.ceiling), self.of_own, self.of_queue) if each is not None))

    @property
    def of_own(self) -> ColumnElement[bool] | None:
        """Give what makes a record their own, or None where they have none."""
        if self.own is None:
            return None
        return and_(RECORD.c.author == self.own, RECORD.c.state != RecordState.WITHDRAWN)

    @property
    def of_queue(self) -> ColumnElement[bool] | None:
        """Give what makes a record one that they review, or None where they review none."""
        return RECORD.c.state == RecordState.IN_REVIEW if self.reviews else None


def candidates(
    session: Session, subjects: Mapping[str, docs.RecordDocument], sources: Mapping[str, docs.SourceDocument], sight: Sight
) -> dict[str, list[int]]:
    """Give the ids of the records that could be twins of each subject, by its key, in few statements however many they are.

    `sources` are those that the subjects cite, known to the database or not.
    """
    ids = _ids(session, {key for each in subjects.values() for _, key, _ in each.references()})
    akin = _akin(session, {key for each in subjects.values() for key in _names_that_find(each)})
    cited = _sources_alike(session, sources, ids)
    chosen = [
        _chosen(key, subject, way, sight)
        for key, subject in subjects.items()
        for way in _ways(subject, _Found(ids, akin, [each for c in subject.citations for each in cited.get(c.source, ())]))
    ]
    found: dict[str, list[int]] = {key: [] for key in subjects}
    for start in range(0, len(chosen), _MOST_WAYS):
        for row in session.execute(union_all(*chosen[start : start + _MOST_WAYS])):
            found[row.subject].append(row.id)
    return {key: sorted(set(record_ids)) for key, record_ids in found.items()}


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a subject's keys: their ids, the ids of names above and below, and those of sources like its own."""

    ids: Mapping[str, int]
    akin: Mapping[str, Sequence[int]]
    sources: Sequence[int]

    def own(self, keys: Iterable[str]) -> list[int]:
        """Give the ids of keys that are known."""
        return [self.ids[key] for key in keys if key in self.ids]

    def around(self, keys: Iterable[str]) -> list[int]:
        """Give the ids of names and of those above and below them; of a country nothing, since too much lies in it."""
        return sorted({each for key in keys for each in self.akin.get(key, ())})


def _chosen(key: str, subject: docs.RecordDocument, way: ColumnElement[bool], sight: Sight) -> Select[tuple[str, int]]:
    one_way = (
        select(literal(key).label("subject"), RECORD.c.id)
        .join(ENTRY, ENTRY.c.id == RECORD.c.id)
        .where(way, ENTRY.c.kind == subject.kind, ENTRY.c.key != key, sight.criterion)
        .order_by(RECORD.c.id.desc())
        .limit(_MOST)
        .subquery()
    )
    return select(one_way.c.subject, one_way.c.id)


def _ways(subject: docs.RecordDocument, found: _Found) -> Iterator[ColumnElement[bool]]:
    """Give the ways by which twins of a subject may be found."""
    who = who_of(subject)
    in_time = _near("listed", said_of(subject))
    match subject:
        case docs.PositionDocument(form=Form.VOTE):
            yield and_(RECORD.c.resolution == subject.resolution, _linked(found.own(who), (Role.SPEAKER,)))
            return
        case docs.TreatyActionDocument():
            acts_under = exists().where(
                LINK.c.record_id == RECORD.c.id,
                LINK.c.role == Role.TREATY,
                LINK.c.reference_id.in_(found.own([subject.treaty])),
            )
            yield and_(_linked(found.own(who), (Role.STATE,)), acts_under)
            return
        case docs.AllegationDocument():
            occurred = None if subject.occurred is None else parts.fuzzy(subject.occurred)
            if occurred is not None:
                happened = and_(RECORD.c.occurred_precision.is_not(None), _near("occurred", occurred))
                in_time = or_(in_time, happened)
                yield and_(_linked(found.around(map(parts.place_key, subject.places)), (Role.PLACE,)), happened)
        case docs.ResponseDocument() | docs.AssessmentDocument():
            yield RECORD.c.about_id.in_(found.own([subject.about or ""]))
        case _:
            pass
    on_behalf_of = getattr(subject, "on_behalf_of", None)
    saying = _linked(found.around([*who, *([on_behalf_of] if on_behalf_of else [])]), _SAYING[subject.kind])
    yield and_(saying, in_time, or_(RECORD.c.form.is_(None), RECORD.c.form != Form.VOTE))
    if found.sources:
        yield and_(saying, RECORD.c.id.in_(select(CITATION.c.record_id).where(CITATION.c.source_id.in_(found.sources))))


def _linked(ids: Collection[int], roles: Sequence[Role]) -> ColumnElement[bool]:
    return RECORD.c.id.in_(select(LINK.c.record_id).where(LINK.c.reference_id.in_(ids), LINK.c.role.in_(roles)))


def _near(name: str, dated: FuzzyDate | None) -> ColumnElement[bool]:
    """Ask for dates that overlap one, or all but; a bound that either leaves open is met by any day."""
    earliest, latest = RECORD.c[f"{name}_earliest"], RECORD.c[f"{name}_latest"]
    bounds: list[ColumnElement[bool]] = [true()]
    if dated is not None and dated.latest is not None:
        bounds.append(or_(earliest.is_(None), earliest <= dated.latest + NEAR))
    if dated is not None and dated.earliest is not None:
        bounds.append(or_(latest.is_(None), latest >= dated.earliest - NEAR))
    return and_(*bounds)


def _names_that_find(subject: docs.RecordDocument) -> Iterator[str]:
    yield from who_of(subject)
    yield from (key for field, key, _ in subject.references() if field in {"on_behalf_of", "places"})


def _ids(session: Session, keys: Collection[str]) -> dict[str, int]:
    rows = session.execute(select(ENTRY.c.key, ENTRY.c.id).where(ENTRY.c.key.in_(keys)))
    return {row.key: row.id for row in rows}


def _akin(session: Session, keys: Collection[str]) -> dict[str, list[int]]:
    """Give, for each name, its id and those of the names above and below it, the nearest first."""
    narrow = or_(REFERENCE.c.place_type.is_(None), REFERENCE.c.place_type != PlaceType.COUNTRY)
    itself = (
        select(ENTRY.c.key.label("name"), REFERENCE.c.id, REFERENCE.c.parent_id, literal(0).label("away"))
        .join(REFERENCE, REFERENCE.c.id == ENTRY.c.id)
        .where(ENTRY.c.key.in_(keys), narrow)
    )
    up, down = itself.cte("up", recursive=True), itself.cte("down", recursive=True)
    up = up.union(
        select(up.c.name, REFERENCE.c.id, REFERENCE.c.parent_id, up.c.away + 1)
        .join(REFERENCE, REFERENCE.c.id == up.c.parent_id)
        .where(narrow)
    )
    down = down.union(
        select(down.c.name, REFERENCE.c.id, REFERENCE.c.parent_id, down.c.away + 1).join(
            REFERENCE, REFERENCE.c.parent_id == down.c.id
        )
    )
    steps = (select(each.c.name, each.c.away, each.c.id) for each in (up, down))
    akin: dict[str, dict[int, None]] = defaultdict(dict)
    for name, _, entry_id in sorted(session.execute(union(*steps)).all()):
        akin[name][entry_id] = None
    return {name: list(ids)[:_MOST_AKIN] for name, ids in akin.items()}


def _sources_alike(
    session: Session, sources: Mapping[str, docs.SourceDocument], ids: Mapping[str, int]
) -> dict[str, list[int]]:
    """Give, for each source, its own id and those of the sources with its address or with the checksum of what was read."""
    alike = {key: [ids[key]] if key in ids else [] for key in sources}
    by_url = {url: key for key, each in sources.items() if each.url for url in spellings(each.url)}
    by_sha = {each.sha256: key for key, each in sources.items() if each.sha256}
    same = union(
        select(SOURCE.c.id, SOURCE.c.url, SOURCE.c.sha256).where(SOURCE.c.url.in_(by_url)),
        select(SOURCE.c.id, SOURCE.c.url, SOURCE.c.sha256).where(SOURCE.c.sha256.in_(by_sha)),
    )
    for source_id, url, sha256 in session.execute(same):
        for key in {by_url.get(url), by_sha.get(sha256)} - {None}:
            alike[str(key)].append(source_id)
    return alike
