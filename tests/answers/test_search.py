"""What a search finds, against going through all records by hand; on either engine the same, in the same order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import select

from bot.answers import search as searching
from bot.answers.query import Intent, Query, Span
from bot.answers.search import Found, Search
from bot.database import Database
from bot.names.lexicon import Lexicon
from bot.register.folding import stems
from bot.register.model import Citation, Record, ResponseCharacter, SearchText, Source
from bot.register.reading import records
from bot.register.vocabulary import (
    SPEAKING_ROLES,
    VOTES,
    Act,
    Action,
    Form,
    Kind,
    RecordState,
    ResponseKind,
    Role,
    SourceType,
    Stance,
    Status,
    Tlp,
)
from tests.conftest import Stores

SAYING, ABOUT = {*SPEAKING_ROLES, Role.STATE}, {Role.ABOUT, Role.ALLEGED_ACTOR, Role.STATE}
RECORD_KINDS = (Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.ASSESSMENT, Kind.TREATY_ACTION)
LITTLE = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

days = st.dates(date(1996, 1, 1), date(2026, 11, 1))
stretches = st.builds(lambda first, length: Span(first, first + timedelta(length)), days, st.integers(0, 1500))
spans = stretches | st.just(Span())


def some(*keys: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True).map(tuple)


queries = st.builds(
    Query,
    intent=st.just(Intent.TIMELINE),
    kinds=st.just(()) | st.lists(st.sampled_from(RECORD_KINDS), min_size=1, max_size=2, unique=True).map(tuple),
    speakers=some("rus", "ukr", "usa", "un", "hrw"),
    actors=some("rus", "ukr"),
    weapons=some("landmine", "ap-mine", "cluster-munition", "pfm-1"),
    treaties=some("apmbc", "ccm"),
    places=some("place-ukr", "kharkiv-oblast", "izium"),
    groups=some("nato"),
    not_speakers=some("ukr"),
    stances=st.just(()) | st.just((Stance.OPPOSES, Stance.ABSTAINED)),
    statuses=st.just(()) | st.just((Status.ALLEGED,)),
    actions=st.just(()) | st.just((Action.RATIFICATION,)),
    responses=st.just(()) | st.just((ResponseKind.DENIAL,)),
    acts=st.sampled_from(((), (), (Act.HARM,), (Act.USE, Act.PRODUCTION))),
    publishers=st.sampled_from(((), (), ("RT",), ("the Guardian", "HRW"), ("Reuters",))),
    source_types=st.sampled_from(((), (), (SourceType.STATE_MEDIA,), (SourceType.NEWSPAPER, SourceType.WIRE))),
    said=spans,
    occurred=spans,
    not_said=st.lists(stretches, max_size=2).map(tuple),
    not_occurred=st.lists(stretches, max_size=2).map(tuple),
    unanswered=st.booleans(),
    unattributed=st.sampled_from((False, False, False, True)),
    oldest_first=st.booleans(),
)  # fmt: skip
votes_asked = st.sampled_from((None, True, False))
words_asked = st.just(()) | st.sampled_from((("mine",), ("resolution",), ("cluster", "munitions"), ("nowhere",)))


@dataclass(frozen=True)
class Everything:
    """All records of the sample, as one goes through them by hand."""

    records: dict[int, Record]
    stems: dict[int, set[str]]
    answered: set[int]
    cited: dict[int, list[tuple[str, SourceType]]]
    characters: dict[int, set[ResponseKind]]


@lru_cache(maxsize=1)
def everything(database: Database) -> Everything:
    with database.read() as session:
        found = records(session, session.scalars(select(Record.id)))
        texts = {
            row.record_id: set(row.stems.split()) for row in session.execute(select(SearchText.record_id, SearchText.stems))
        }
        characters: dict[int, set[ResponseKind]] = {}
        for record_id, kind in session.execute(select(ResponseCharacter.record_id, ResponseCharacter.kind)):
            characters.setdefault(record_id, set()).add(kind)
        cited: dict[int, list[tuple[str, SourceType]]] = {}
        rests = select(Citation.record_id, Source.publisher, Source.source_type, Source.tlp, Citation.tlp)
        for record_id, publisher, of_kind, *marked in session.execute(rests.join(Source, Source.id == Citation.source_id)):
            if all(tlp is None or tlp in Tlp.GREEN.and_more_open for tlp in marked):
                cited.setdefault(record_id, []).append((publisher, of_kind))
        answered = {each.about_id or 0 for each in found if each.kind is Kind.RESPONSE and is_shown(each)}
        return Everything({each.id: each for each in found}, texts, answered, cited, characters)


def by_hand(all_of: Everything, lexicon: Lexicon, query: Query, votes: bool | None, words: tuple[str, ...]) -> set[int]:
    def below(keys: Iterable[str]) -> set[int]:
        return {each for key in keys if (top := lexicon.id_of(key)) is not None for each in lexicon.below(top)}

    members = below(lexicon.named(each).key for key in query.groups for each in lexicon.members(lexicon.id_of(key) or 0))
    slots = {
        name: below(getattr(query, name)) for name in ("speakers", "actors", "weapons", "treaties", "places", "not_speakers")
    }
    asked = Asked(query, {**slots, "groups": members}, votes, set(stems(" ".join(words)).split()))
    return {each.id for each in all_of.records.values() if answers(all_of, each, asked)}


@dataclass(frozen=True)
class Asked:
    """A query with its names as ids."""

    query: Query
    ids: dict[str, set[int]]
    votes: bool | None
    words: set[str]


def answers(all_of: Everything, found: Record, asked: Asked) -> bool:
    query, ids, votes = asked.query, asked.ids, asked.votes
    about = all_of.records.get(found.about_id or 0)

    def has(ids: set[int], roles: set[Role], also: bool) -> bool:
        whose = [found, *([about] if also and about and is_shown(about) else [])]
        return any(link.reference_id in ids and link.role in roles for each in whose for link in each.links)

    also = not query.kinds or bool({Kind.RESPONSE, Kind.ASSESSMENT} & {*query.kinds})
    happened = getattr(found, "occurred", None) or found.listed
    return (
        is_shown(found)
        and (not query.kinds or found.kind in query.kinds)
        and (not query.speakers or has(ids["speakers"], SAYING, False))
        and (not query.actors or has(ids["actors"], ABOUT, also))
        and (not query.weapons or has(ids["weapons"], {Role.WEAPON}, also))
        and (not query.treaties or has(ids["treaties"], {Role.TREATY}, also))
        and (not query.places or has(ids["places"], {Role.PLACE}, also))
        and (not query.groups or has(ids["groups"], SAYING, False))
        and (not query.not_speakers or not has(ids["not_speakers"], SAYING, False))
        and (not query.stances or getattr(found, "stance", None) in query.stances)
        and (not query.statuses or getattr(found, "status", None) in query.statuses)
        and (not query.actions or getattr(found, "action", None) in query.actions)
        and (not query.acts or getattr(found, "act", None) in query.acts)
        and any(rests_on(query, *each) for each in all_of.cited.get(found.id, [("", SourceType.DATA_SET)]))
        and (not query.responses or responds_so(all_of, found, query))
        and (not query.unanswered or found.id not in all_of.answered)
        and (not query.unattributed or (found.kind is Kind.ALLEGATION and not blamed(found)))
        and (votes is None or votes == (getattr(found, "form", None) is Form.VOTE))
        and overlaps(found.listed, query.said)
        and overlaps(happened, query.occurred)
        and not any(lies_within(found.listed, span) for span in query.not_said)
        and not any(lies_within(happened, span) for span in query.not_occurred)
        and (asked.words <= all_of.stems[found.id])
    )


def responds_so(all_of: Everything, found: Record, query: Query) -> bool:
    """Tell whether it is such a response, or where allegations are asked for, whether one that is shown answers it."""
    answers_it = (each.id for each in all_of.records.values() if each.about_id == found.id and is_shown(each))
    whose = answers_it if Kind.ALLEGATION in query.kinds else (found.id,)
    return any(all_of.characters.get(each, set()) & {*query.responses} for each in whose)


def rests_on(query: Query, publisher: str, kind: SourceType) -> bool:
    """Tell whether a document is of the publishers and kinds asked for."""
    name = publisher.casefold().removeprefix("the ")
    of_them = [each.casefold().removeprefix("the ") for each in query.publishers]
    published = any(f"{name} ".startswith(f"{each} ") or f"({each})" in name for each in of_them)
    return (not of_them or published) and (not query.source_types or kind in query.source_types)


def blamed(found: Record) -> list[int]:
    return [link.reference_id for link in found.links if link.role is Role.ALLEGED_ACTOR]


def is_shown(found: Record) -> bool:
    return found.state is RecordState.PUBLISHED and found.tlp in Tlp.GREEN.and_more_open


def overlaps(dated: object, span: Span) -> bool:
    earliest, latest = getattr(dated, "earliest", None), getattr(dated, "latest", None)
    too_late = bool(span.last and earliest and earliest > span.last)
    return not too_late and not (span.first and latest and latest < span.first)


def lies_within(dated: object, span: Span) -> bool:
    earliest, latest = getattr(dated, "earliest", None), getattr(dated, "latest", None)
    return bool(earliest and latest and span.first and span.last and span.first <= earliest and latest <= span.last)


@contextmanager
def searched(database: Database, lexicon: Lexicon) -> Iterator[Search]:
    with database.read() as session:
        yield Search(session, lexicon, Tlp.GREEN)


@pytest.mark.long
@LITTLE
@given(query=queries, votes=votes_asked, words=words_asked)
def test_found_is_what_one_finds_by_hand(
    stores: Stores, lexicon: Lexicon, query: Query, votes: bool | None, words: tuple[str, ...]
) -> None:
    expected = by_hand(everything(stores.sample("sqlite")), lexicon, query, votes, words)
    found: list[Found] = []
    for engine in ("sqlite", "postgresql"):
        with searched(stores.sample(engine), lexicon) as search:
            found.append(search.find(query, words=words, votes=votes))
            assert found[-1].total == len(expected)
            assert set(search.all_of(found[-1].ids)) == expected
            assert len(list(search.all_of(found[-1].ids))) == len(expected)
            counted = Counter({(each.kind, each.word): each.number for each in search.tallies(found[-1].ids)})
            assert counted == Counter(kind_and_word(everything(stores.sample("sqlite")).records[each]) for each in expected)
    if not words or query.has_names:  # the engines rank differently
        assert found[0] == found[1]
        assert_sorted(everything(stores.sample("sqlite")), found[0].ids, oldest_first=query.oldest_first)


def kind_and_word(found: Record) -> tuple[Kind, str | None]:
    words = (getattr(found, name, None) for name in ("stance", "status", "conclusion", "action"))
    return found.kind, next((word for word in words if word is not None), None)


def assert_sorted(all_of: Everything, ids: tuple[int, ...], *, oldest_first: bool) -> None:
    def dated(each: int) -> tuple[date, date, int]:
        listed = all_of.records[each].listed
        earliest, latest = (listed.earliest, listed.latest) if listed else (None, None)
        bounds = (earliest or date.min, latest or date.min)
        return (*(bounds if oldest_first else bounds[::-1]), each if oldest_first else -each)

    assert list(ids) == sorted(ids, key=dated, reverse=not oldest_first)


@pytest.mark.long
@LITTLE
@given(query=queries.map(lambda query: replace(query, kinds=(Kind.POSITION,))))
def test_votes_are_counted_as_they_were_cast(stores: Stores, lexicon: Lexicon, query: Query) -> None:
    all_of = everything(stores.sample("sqlite"))
    found = by_hand(all_of, lexicon, replace(query, stances=()), True, ())
    cast = [getattr(all_of.records[each], "stance", None) for each in found]
    for engine in ("sqlite", "postgresql"):
        with searched(stores.sample(engine), lexicon) as search:
            assert search.votes_by_stance(query) == {stance: cast.count(stance) for stance in VOTES if stance in cast}


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a list be cut, and a ranking capped, where a test has records enough for it."""
    monkeypatch.setattr(searching, "MOST_FINDINGS", 20)
    monkeypatch.setattr(searching, "RANKED_AMONG", 60)


@pytest.mark.usefixtures("narrow")
def test_of_a_common_word_the_records_recorded_last_are_ranked(stores: Stores, lexicon: Lexicon) -> None:
    query, words = Query(Intent.POSITIONS, kinds=(Kind.POSITION,)), ("resolution",)
    expected = by_hand(everything(stores.sample("sqlite")), lexicon, query, None, words)
    last = sorted(expected)[-60:]
    for engine in ("sqlite", "postgresql"):
        with searched(stores.sample(engine), lexicon) as search:
            found = search.find(query, words=words)
            assert (found.total, found.ranked_among, len(found.ids)) == (len(expected), 60, 20)
            exported = list(search.all_of(found.ids))
        assert sorted(exported[:60]) == last
        assert exported[:20] == list(found.ids)
        assert_sorted(everything(stores.sample("sqlite")), tuple(exported[60:]), oldest_first=False)
        assert sorted(exported) == sorted(expected)


@pytest.mark.usefixtures("narrow")
def test_where_all_are_ranked_nothing_is_said(sample_database: Database, lexicon: Lexicon) -> None:
    with searched(sample_database, lexicon) as search:
        found = search.find(Query(Intent.POSITIONS, kinds=(Kind.POSITION,)), words=("mongolia",))
    assert 0 < found.total <= 60
    assert found.ranked_among is None


@pytest.mark.parametrize(
    ("words", "together"),
    [
        (("playgrounds", "toys", "resolution"), ("playgrounds", "toys")),
        (("toys",), ()),
        (("toys", "resolution"), ()),
        (("nowhere", "unheard"), ()),
    ],
)
def test_words_that_stand_together_in_a_record_are_told(
    sample_database: Database, lexicon: Lexicon, words: tuple[str, ...], together: tuple[str, ...]
) -> None:
    with searched(sample_database, lexicon) as search:
        assert search.held_together(Query(kinds=(Kind.ALLEGATION,)), words) == together


@pytest.mark.parametrize(
    ("name", "known"), [("RT", True), ("le monde", True), ("The Guardian", True), ("Monde", False), ("", False), ("Rt.", True)]
)
def test_a_publisher_is_known_by_how_its_name_begins(
    sample_database: Database, lexicon: Lexicon, name: str, known: bool
) -> None:
    with searched(sample_database, lexicon) as search:
        assert search.publishes(name) is known
