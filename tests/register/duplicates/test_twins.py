"""Likely twins: what they are, who may see them, and how well they are found in the sample; duplicates linked."""

import calendar
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import reading
from bot.register.dates import FuzzyDate
from bot.register.duplicates.candidates import Sight
from bot.register.duplicates.compared import address, item_of, spellings
from bot.register.duplicates.likeness import Item, likeness
from bot.register.duplicates.twins import NoDuplicateError, Twin, likely_twins, link_duplicate, twins_of, twins_of_documents
from bot.register.editing import acts
from bot.register.editing.opening import UnknownRecordError
from bot.register.model import Change, Record
from bot.register.vocabulary import Kind, Precision, Relation, Role, SourceType, Tlp
from bot.register.writing import save
from tests.conftest import Stores
from tests.register import material as made

SAMPLE = Path(docs.__file__).parent / "sample"
PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
READER = Sight(Tlp.CLEAR)
PAPER = docs.SourceDocument(
    key="paper",
    publisher="A paper",
    title="Mines",
    source_type=SourceType.NEWSPAPER,
    url="https://example.org/mines",
    tlp=Tlp.CLEAR,
)
ABOVE = {"pfm-1": frozenset({"ap-mine"}), "izium": frozenset({"kharkiv-oblast", "place-ukr"}), "ukr-mfa": frozenset({"ukr"})}

FLAGGED = {
    # At the launch of one report its editor is quoted in four ways, and the report itself in two.
    ("hiznay-2023-11-14-sputnik-ar", "monitor-2023-11-14-rferl"),
    ("hiznay-2023-11-14-sputnik-ar", "monitor-2023-11-14-text"),
    ("hiznay-2023-11-14-sputnik-en", "monitor-2023-11-14-rferl"),
    ("hiznay-2023-11-14-sputnik-en", "monitor-2023-11-14-text"),
    ("monitor-2023-11-14-rferl", "monitor-2023-11-14-text"),
    # One speaker on one subject, twice in a briefing or a week.
    ("usa-2023-07-07-russia", "usa-2023-07-07-sullivan"),
    ("usa-2023-07-07-russia", "usa-2023-07-11-sullivan"),
    ("usa-2024-12-02-sullivan", "usa-2024-12-08-sullivan"),
    ("bucha-booby-traps-2022-04", "north-mines-2022-04"),
}
"""All pairs among the sample's statements that are thought to be one item; read one by one."""
EVENTS = {("bucha-booby-traps-2022-04", "shmyhal-mines-2022-04-15")}


# --- two records -----------------------------------------------------------------------------------------------------------


def of_event(**fields: Any) -> made.Fields:
    """Give an allegation of one strike."""
    strike = {"weapons": ["pfm-1"], "places": ["izium"], "alleged_actor": ["ukr"], "occurred": "2023-01-20"}
    return made.allegation("one", **{"summary": "HRW reported that mines were scattered from rockets.", **strike, **fields})


RATIFIED = made.treaty_action("one", summary="Ukraine deposited its ratification.")
QUOTED = {"citations": [{"source": "hrw-2023", "quote": "rockets scattered hundreds of small plastic mines over the town"}]}
CASES: dict[str, tuple[made.Fields, made.Fields, Relation | None]] = {
    "in other words, by the family and the oblast": (
        of_event(),
        of_event(weapons=["ap-mine"], places=["kharkiv-oblast"], occurred="2023-01", said="2023-02-03", summary="Petals fell"),
        Relation.DUPLICATE_OF,
    ),
    "another alleger, the same strike": (of_event(), of_event(alleged_by=["un"], said="2023-03-01"), Relation.SAME_EVENT),
    "another alleger, another day": (of_event(), of_event(alleged_by=["un"], occurred="2023-02-20"), None),
    "another alleger, of a whole year": (of_event(), of_event(alleged_by=["un"], occurred="2023"), None),
    "another act of the same event": (of_event(), of_event(act="harm"), Relation.SAME_EVENT),
    "another accused": (of_event(), of_event(alleged_actor=["rus"]), None),
    "another weapon": (of_event(), of_event(weapons=["cluster-munition"], summary="Bombs fell"), None),
    "another weapon by one text": (of_event(**QUOTED), of_event(**QUOTED, weapons=["cluster-munition"]), Relation.DUPLICATE_OF),
    "said a year later": (made.position("one"), made.position("two", said="2024-11-02"), None),
    "the date wrong, one passage quoted": (
        made.position("one", **QUOTED, weapons=["ap-mine"]),
        made.position("two", **QUOTED, weapons=["ap-mine"], said="2022-05-30"),
        Relation.DUPLICATE_OF,
    ),
    "who and when alone": (made.position("one", summary="On nets"), made.position("two", summary="Of fish"), None),
    "a ministry and its state": (
        made.position("one", speaker="ukr-mfa", weapons=["pfm-1"]),
        made.position("two", weapons=["pfm-1"]),
        Relation.DUPLICATE_OF,
    ),
    "votes of two states": (made.vote("one"), made.vote("two", speaker="nor"), None),
    "votes on two resolutions": (made.vote("one"), made.vote("two", resolution="A/RES/75/1"), None),
    "a vote again": (made.vote("one"), made.vote("two", stance="abstained", said="2023"), Relation.DUPLICATE_OF),
    "a vote and a statement": (made.vote("one"), made.position("two"), None),
    "an answer again": (made.response("one"), made.response("two", kinds=["denial"]), Relation.DUPLICATE_OF),
    "an answer to two allegations": (
        made.response("one", **QUOTED), made.response("two", **QUOTED, responds_to="donetsk-pfm"), Relation.SAME_EVENT,
    ),
    "another conclusion": (made.assessment("one"), made.assessment("two", conclusion="refuted"), None),
    "ratified twice": (RATIFIED, {**RATIFIED, "deposited": "1999-01-01", "summary": "It joined."}, Relation.DUPLICATE_OF),
    "signed and ratified": (RATIFIED, {**RATIFIED, "action": "signature"}, None),
    "two treaties on one day": (RATIFIED, {**RATIFIED, "treaty": "bwc"}, None),
    "another kind": (made.position("one"), of_event(), None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_two_records_are_one_or_of_one_event_or_two(case: str) -> None:
    one, other, relation = CASES[case]
    ours, theirs = (item_of(record(fields), {}, {}, Tlp.CLEAR) for fields in (one, other))
    found = likeness(ours, theirs, ABOVE)
    assert (found.relation if found else None) is relation
    assert likeness(theirs, ours, ABOVE) == found


names = st.frozensets(st.sampled_from(["ukr", "ukr-mfa", "hrw", "pfm-1", "ap-mine", "izium", "place-ukr"]), max_size=2)
words = st.frozensets(st.sampled_from("abcdefgh"))
days = st.dates(date(2023, 1, 1), date(2023, 2, 28))
spans = st.none() | st.tuples(days, days).map(lambda two: FuzzyDate(min(two), max(two), Precision.RANGE))
items = st.builds(
    Item,
    kind=st.sampled_from([Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.TREATY_ACTION]),
    who=names, said=spans, on_behalf_of=names, deeds=words, about=st.sampled_from([None, "izium-pfm"]), occurred=spans,
    names=st.dictionaries(st.sampled_from([Role.WEAPON, Role.PLACE, Role.TREATY, Role.ABOUT]), names),
    words=words, quotes=st.tuples(words), sources=words,
).map(lambda item: replace(item, about=None) if item.kind is Kind.ALLEGATION else item)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(items, items)
def test_neither_of_two_is_first_and_the_reasons_add_up(one: Item, other: Item) -> None:
    found = likeness(one, other, ABOVE)
    assert likeness(other, one, ABOVE) == found
    if found is not None:
        assert one.kind is other.kind
        assert found.score == sum(reason.points for reason in found.reasons) >= 5
        assert 0 < len(found.why) <= 12
    assert likeness(one, replace(other, kind=Kind.ASSESSMENT), ABOVE) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.hrw.org/news/2023/01/31/", "http://hrw.org/news/2023/01/31#top"),
        ("https://HRW.org/a?id=1&utm_source=x&fbclid=y", "https://hrw.org/a?id=1"),
    ],
)
def test_addresses_of_one_page_are_alike_however_they_are_spelt(one: str, other: str) -> None:
    assert address(one) == address(other)
    assert address(other) not in spellings(one)
    assert set(spellings(one)) & set(spellings(other))


def test_addresses_of_two_pages_are_not() -> None:
    assert len({address(f"https://hrw.org/{page}") for page in ("a", "A", "a/b", "a?id=1", "a?id=2", "")}) == 6
    assert address("https://[broken/a") == "https://[broken/a"


# --- in the register -------------------------------------------------------------------------------------------------------


def filled(database: Database, *objects: made.Fields, known: tuple[made.Fields, ...] = made.REFERENCES) -> None:
    with database.write() as session:
        save(session, made.documents([*known, *objects]), who="Ada", why="a test", now=made.NOW)


def record(fields: made.Fields) -> docs.RecordDocument:
    (read,) = made.documents([fields])
    assert isinstance(read, docs.RecordDocument)
    return read


def found(session: Session, twins: list[Twin]) -> list[str]:
    """Name twins by their keys."""
    keys = dict(session.execute(select(Record.id, Record.key)).all())
    return [keys[twin.record_id] for twin in twins]


def test_a_twin_that_a_person_may_not_see_is_neither_named_nor_counted(database: Database) -> None:
    states = {
        "open": made.PUBLISHED,
        "amber": {**made.PUBLISHED, "tlp": "AMBER"},
        "theirs": {"author": "Viktor"},
        "mine": {"author": "Renee"},
        "waiting": {"author": "Viktor", "state": "in_review", "tlp": "RED"},
        "taken-back": {**made.PUBLISHED, "author": "Lea", "state": "withdrawn"},
    }
    filled(database, *(made.position(key, weapons=["ap-mine"], **state) for key, state in states.items()))
    again = record(made.position("again", weapons=["ap-mine"]))
    with database.read() as session:

        def offered(sight: Sight) -> list[str]:
            return sorted(found(session, likely_twins(session, again, sight=sight)))

        assert offered(Sight(Tlp.CLEAR)) == offered(Sight(Tlp.GREEN)) == ["open"]
        assert offered(Sight(Tlp.GREEN, own="Renee")) == ["amber", "mine", "open"]
        assert offered(Sight(Tlp.GREEN, own="Lea")) == ["open"]
        assert offered(Sight(Tlp.GREEN, reviews=True)) == ["open", "waiting"]
        assert offered(Sight(Tlp.AMBER)) == ["amber", "open"]


def test_a_source_or_quote_above_the_ceiling_is_no_reason(database: Database) -> None:
    quoted = {"source": "secret", "quote": "rockets scattered hundreds of small plastic mines over the town"}
    secret = made.source("secret", url="https://hrw.org/secret", tlp="RED")
    published = {**made.PUBLISHED, "citations": [{"source": "hrw-2023"}, quoted]}
    filled(database, secret, made.position("open", weapons=["ap-mine"], **published))
    again = record(made.position("again", weapons=["ap-mine"], citations=[{**quoted, "source": "new"}]))
    source = made.documents([{**secret, "key": "new", "url": "http://www.hrw.org/secret/"}])[0]
    assert isinstance(source, docs.SourceDocument)
    with database.read() as session:
        (hidden,) = likely_twins(session, again, sight=READER, sources=[source])
        (shown,) = likely_twins(session, again, sight=Sight(Tlp.RED), sources=[source])
    assert set(shown.why) - set(hidden.why) == {"same source", "same words quoted"}


def test_at_most_five_are_given_the_best_first_and_never_itself_or_what_it_is_related_to(database: Database) -> None:
    near = [made.position(f"p{number}", said=f"2023-11-0{number}", weapons=["ap-mine"]) for number in range(1, 8)]
    filled(database, *(made.PUBLISHED | each for each in near), made.position("of-norway", speaker="hrw", **made.PUBLISHED))
    again = near[1] | {"summary": "Of something", "related": [{"key": "p3", "relation": "same_event"}]}
    with database.read() as session:
        twins = likely_twins(session, record(again), sight=READER)
        assert found(session, twins) == ["p1", "p4", "p5", "p6", "p7"]
        ids = [each.id for each in session.execute(select(Record.id).order_by(Record.id))]
        assert [len(each) for each in twins_of(session, ids, sight=READER).values()] == [5] * 7 + [0]
        assert likely_twins(session, record(made.position("x", speaker="nobody")), sight=READER) == []
        assert twins_of(session, [], sight=READER) == {}


# --- how well, on real records ---------------------------------------------------------------------------------------------


def statements() -> Iterator[made.Fields]:
    """Give the published statements of the sample."""
    for line in (SAMPLE / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        if (fields := json.loads(line)).get("state") == "published":
            yield fields


def otherwise(fields: made.Fields, weapons: dict[str, str]) -> docs.RecordDocument:
    """Record a statement as somebody else might: from another source, in other words, by wider dates and wider weapons."""
    kept = {name: value for name, value in fields.items() if name not in {"related", "words", "characterised", "supersedes"}}
    verbs = {"said": "stated", "reported": "wrote", "called": "appealed", "alleged": "claimed", "use": "employment"}
    some = [verbs.get(word, word) for at, word in enumerate(fields["summary"].split()) if at % 3]
    kept |= {
        "key": f"again-{fields['key']}",
        "state": "draft",
        "citations": [{"source": "paper"}],
        "summary": f"A paper: {' '.join(some)}",
    }
    for name in {"said", "occurred"} & kept.keys():
        dated = parts.fuzzy(getattr(record(fields), name))
        if dated.earliest and dated.latest:
            last = calendar.monthrange(dated.latest.year, dated.latest.month)[1]
            first, last_day = dated.earliest - timedelta(days=3), dated.latest.replace(day=last)
            kept[name] = {"earliest": first.isoformat(), "latest": last_day.isoformat(), "precision": "range"}
    if "weapons" in kept:
        kept["weapons"] = [weapons.get(key, key) for key in kept["weapons"]]
    return record(kept)


def is_first(session: Session, key: str, twins: list[Twin]) -> bool:
    return bool(twins) and twins[0].relation is Relation.DUPLICATE_OF and twins[0].record_id == reading.id_of(session, key)


def test_what_another_recorder_makes_of_a_statement_finds_it_first(stores: Stores) -> None:
    lines = map(json.loads, (SAMPLE / "weapons.jsonl").read_text(encoding="utf-8").splitlines())
    families = {each["key"]: each["parent"] for each in lines if "parent" in each}
    with stores.sample("sqlite").read() as session:
        again = {fields["key"]: otherwise(fields, families) for fields in statements()}
        twins = twins_of_documents(session, again.values(), sight=READER, sources=[PAPER])
        missed = [key for key, document in again.items() if not is_first(session, key, twins[document.key])]
    assert len(again) == 101
    assert missed == []


def test_a_paraphrase_without_any_source_finds_its_original_first_on_either_engine(sample_database: Database) -> None:
    """Written by hand; the last eleven after the points were settled."""
    told = [json.loads(line) for line in PARAPHRASES.read_text(encoding="utf-8").splitlines()]
    again = {each.pop("of"): record({**each, "key": f"again-{at}", "citations": []}) for at, each in enumerate(told)}
    with sample_database.read() as session:
        twins = twins_of_documents(session, again.values(), sight=READER)
        missed = [key for key, document in again.items() if not is_first(session, key, twins[document.key])]
    assert len(again) == 42
    assert missed == []


def test_of_distinct_records_few_are_flagged_on_either_engine_in_few_statements(
    sample_database: Database,
) -> None:
    asked: list[str] = []
    event.listen(sample_database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with sample_database.read() as session:
        keys = dict(session.execute(select(Record.id, Record.key).order_by(Record.id)).all())
        published = {fields["key"] for fields in statements()}
        chosen = [record_id for at, (record_id, key) in enumerate(keys.items()) if key in published or at % 50 == 0]
        asked.clear()
        twins = twins_of(session, chosen, sight=READER)
        count = len(asked)
    pairs: dict[Relation, set[tuple[str, ...]]] = {Relation.DUPLICATE_OF: set(), Relation.SAME_EVENT: set()}
    for one, others in twins.items():
        for twin in others:
            pairs[twin.relation].add(tuple(sorted((keys[one], keys[twin.record_id]))))
    assert pairs == {Relation.DUPLICATE_OF: FLAGGED, Relation.SAME_EVENT: EVENTS}
    assert count <= 8 + len(chosen) * 3 // 40


# --- duplicates that are confirmed -----------------------------------------------------------------------------------------


def linked(database: Database, one: str, other: str) -> list[tuple[str, str]]:
    """Link two records by their keys, and give the relations of the first."""
    with database.write() as session:
        ids = [reading.id_of(session, key) or 0 for key in (one, other)]
        link_duplicate(session, *ids, who="Renee", why="the same statement", now=made.NOW)
        document = reading.document_of(session, ids[0])
        assert isinstance(document, docs.RecordDocument)
        return [(each.key, each.relation.value) for each in document.related]


def test_a_duplicate_is_linked_to_the_first_of_them_with_its_history(database: Database) -> None:
    same = [{"key": "b", "relation": "same_event"}, {"key": "d", "relation": "follows"}]
    filled(database, *(made.position(key) for key in "abd"), made.position("c", related=same))
    assert linked(database, "b", "a") == [("a", "duplicate_of")]
    assert linked(database, "c", "b") == [("d", "follows"), ("a", "duplicate_of")]
    assert linked(database, "c", "d") == [("d", "follows"), ("d", "duplicate_of")]
    assert linked(database, "c", "d") == [("d", "follows"), ("d", "duplicate_of")]
    with database.read() as session:
        c = reading.id_of(session, "c")
        history = session.execute(select(Change.version, Change.who, Change.why).where(Change.entry_id == c)).all()
    assert [tuple(each) for each in history] == [(1, "Ada", "a test"), *((n, "Renee", "the same statement") for n in (2, 3))]


def test_what_cannot_be_one_item_is_not_linked(database: Database) -> None:
    withdrawn = {**made.PUBLISHED, "state": "withdrawn"}
    filled(database, made.position("a"), made.position("b"), made.vote("v", **withdrawn), made.allegation("x"))
    linked(database, "b", "a")
    for one, other, why in (
        ("a", "b", "POS-0002 is recorded as a duplicate of this record already"),
        ("a", "a", "no duplicate of itself"),
        ("a", "x", "ALL-0001 is another kind of record"),
        ("a", "v", "POS-0003 is withdrawn"),
        ("v", "a", "The record is withdrawn"),
    ):
        with pytest.raises(NoDuplicateError, match=why):
            linked(database, one, other)
    for one, other in (("a", "nobody"), ("nobody", "a"), ("a", "hrw")):
        with pytest.raises(UnknownRecordError):
            linked(database, one, other)


def test_no_import_makes_a_circle_of_duplicates(database: Database, tmp_path: Path) -> None:
    def of(key: str, *others: str) -> made.Fields:
        return made.position(key, related=[{"key": other, "relation": "duplicate_of"} for other in others])

    made.imported(database, tmp_path, *made.REFERENCES, of("a"), of("b", "a"), of("c", "a", "b"))
    told = made.refused(database, tmp_path, of("a", "c"))
    assert told == ["in.jsonl:1: related: leads back to itself through a, c, b"]
    assert made.refused(database, tmp_path, of("a", "a")) == ["in.jsonl:1: related: refers to the record itself"]


def test_a_known_duplicate_is_not_offered_beside_the_first(database: Database) -> None:
    filled(database, *(made.position(key, weapons=["ap-mine"], state="in_review") for key in "ab"))
    again = record(made.position("again", weapons=["ap-mine"]))
    sight = Sight(Tlp.GREEN, reviews=True)
    with database.read() as session:
        assert found(session, likely_twins(session, again, sight=sight)) == ["a", "b"]
    linked(database, "b", "a")
    with database.read() as session:
        assert found(session, likely_twins(session, again, sight=sight)) == ["a"]


def test_a_duplicate_of_what_was_withdrawn_keeps_its_link(database: Database) -> None:
    filled(database, made.position("a", **made.PUBLISHED), made.position("b"), made.position("c"))
    linked(database, "b", "a")
    with database.write() as session:
        acts.withdraw(session, reading.id_of(session, "a") or 0, who="Viktor", why="not said", now=made.NOW)
    assert linked(database, "c", "b") == [("b", "duplicate_of")]
