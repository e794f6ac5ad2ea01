import errno
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.database import Database
from bot.register.documents import to_fields
from bot.register.interchange import spreadsheet
from bot.register.interchange.examples import MOST_EXAMPLES
from bot.register.interchange.faults import MOST_KEPT
from bot.register.interchange.importing import MOST_TOLD, ImportRefusedError, import_files
from bot.register.interchange.json_lines import LONGEST_LINE
from bot.register.model import Allegation, Change, Counter, Entry, Link, Publication, Record, ResponseCharacter, SearchText
from bot.register.reading import document_of, id_of, records
from bot.register.vocabulary import News, Role
from tests.conftest import Stores
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    actor,
    allegation,
    assessment,
    imported,
    lines,
    place,
    position,
    refused,
    response,
    source,
    treaty,
    treaty_action,
    vote,
    weapon,
)

WHOLE: tuple[Fields, ...] = (
    *REFERENCES,
    actor(
        "rada",
        actor_type="state_organ",
        parent="ukr",
        member_of=["hrw", "hrw"],
        aliases=["Rada", {"text": "ВРУ", "lang": "uk"}],
    ),
    weapon("pfm-1", level="model", parent="ap-mine", covered_by=[{"treaty": "apmbc", "note": "bans it"}]),
    position(**PUBLISHED, places=["izium", {"place": "izium", "precision": "vicinity"}], weapons=["pfm-1"], supersedes="vote"),
    vote(said="2019", treaties=["apmbc"], actors=["hrw"], on_behalf_of="rada"),
    allegation(
        **PUBLISHED,
        alleged_actor=["ukr"],
        treaties=[{"treaty": "apmbc", "article": "1", "said_by": ["hrw", "ukr"]}, {"treaty": "apmbc"}],
        casualties={"killed": [1, None], "injured": [2, 5], "civilian": True, "counted_by": "hrw"},
        occurred={"text": "that spring", "earliest": "2022-03-01", "latest": "2022-05-31", "precision": "season"},
        words={"text": "мины", "lang": "ru", "translation": "mines", "translated_by": "Renee"},
        related=[{"key": "vote", "relation": "follows"}],
        note="internal",
    ),
    response(**PUBLISHED, characterised=[{"source": "hrw-2023", "kinds": ["denial", "receipt"]}], asked_by="hrw"),
    assessment(**PUBLISHED, standard_of_proof="reasonable grounds"),
    treaty_action(text="deposited", decided="2005-05-18"),
)


@pytest.mark.parametrize("order", [tuple, reversed], ids=["forwards", "backwards"])
def test_all_types_in_any_order(
    database: Database, tmp_path: Path, order: Callable[[tuple[Fields, ...]], tuple[Fields, ...]]
) -> None:
    summary = imported(database, tmp_path, *order(WHOLE))
    assert (summary.created, summary.updated, summary.unchanged, summary.published) == (len(WHOLE), 0, 0, 4)
    with database.read() as session:
        for fields in WHOLE:
            entry_id = id_of(session, fields["key"])
            assert entry_id is not None
            document = document_of(session, entry_id)
            assert document is not None
            assert json.loads(json.dumps(to_fields(document))) == fields


def test_the_rows_say_what_the_lines_said(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *WHOLE)
    with database.read() as session:
        key_of = dict(session.execute(select(Entry.id, Entry.key)).all())
        izium = session.scalars(select(Allegation)).one()
        whole = records(session, [izium.id])[0]
        assert (izium.killed_least, izium.killed_most, izium.injured_least, izium.injured_most) == (1, None, 2, 5)
        assert str(izium.occurred) == "that spring"
        assert izium.listed == izium.said
        assert [key_of[each] for each in whole.linked(Role.ALLEGED_BY, Role.BREACH_SAID_BY)] == ["hrw", "hrw", "ukr"]
        treaties = [(link.detail, link.ordinal) for link in whole.links if link.role is Role.TREATY]
        assert treaties == [("1", 0), (None, 1)]
        assert [(key_of[each.other_id], each.relation) for each in whole.related] == [("vote", "follows")]
        kinds = session.execute(select(ResponseCharacter.kind, ResponseCharacter.source_id).order_by("ordinal")).all()
        assert [(kind, key_of.get(source_id or 0)) for kind, source_id in kinds] == [
            ("receipt", None),
            ("denial", "hrw-2023"),
            ("receipt", "hrw-2023"),
        ]
        places = session.execute(select(Link.detail).where(Link.role == Role.PLACE).order_by(Link.ordinal)).all()
        assert [detail for (detail,) in places] == [None, "vicinity"]


def test_files_may_refer_to_each_other_and_to_the_register(database: Database, tmp_path: Path) -> None:
    first, second = lines(tmp_path / "a.jsonl", position()), lines(tmp_path / "b.jsonl", *REFERENCES)
    import_files(database, [first, second], who="Ada", now=NOW)
    assert imported(database, tmp_path, allegation()).created == 1


def test_refs_follow_the_lines_and_never_come_back(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position("b"), allegation(), position("a"))
    refused(database, tmp_path, position("lost"), position("bad", speaker="nobody"))
    imported(database, tmp_path, position("c"))
    with database.read() as session:
        refs = dict(session.execute(select(Record.key, Record.ref)).all())
    assert refs == {"b": "POS-0001", "izium-pfm": "ALL-0001", "a": "POS-0002", "c": "POS-0003"}


def test_the_same_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *WHOLE)
    spelt_out = [
        {**fields, "note": fields.get("note"), "aliases": []} if fields["type"] == "treaty" else fields for fields in WHOLE
    ]
    summary = imported(database, tmp_path, *spelt_out)
    assert (summary.created, summary.updated, summary.unchanged, summary.published) == (0, 0, len(WHOLE), 0)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == len(WHOLE)
        assert session.scalar(select(Counter.value).where(Counter.name == "names")) == 1


def test_a_second_import_updates_by_key_and_appends_to_the_history(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *WHOLE)
    later = position(**PUBLISHED, summary="Somebody said something else.", weapons=["ap-mine"])
    summary = import_files(database, [lines(tmp_path / "later.jsonl", later)], who="Eve", now=NOW + timedelta(days=1))
    assert (summary.created, summary.updated, summary.published) == (0, 1, 1)
    with database.read() as session:
        record_id = id_of(session, "pos")
        assert record_id is not None
        record = records(session, [record_id])[0]
        assert (record.ref, record.version, record.recorded_at, record.summary) == ("POS-0001", 2, NOW, later["summary"])
        assert [link.role for link in record.links if link.role in (Role.PLACE, Role.WEAPON)] == [Role.WEAPON]
        stems = session.scalar(select(SearchText.stems).where(SearchText.record_id == record_id))
        assert "els" in (stems or "").split()
        history = session.scalars(select(Change).where(Change.entry_id == record_id).order_by(Change.version)).all()
        assert [(change.version, change.act, change.who) for change in history] == [
            (1, "created", "Ada"),
            (2, "corrected", "Eve"),
        ]
        assert (history[1].before, history[1].after) == (history[0].after, later)
        news = session.scalars(select(Publication.news).where(Publication.record_id == record_id).order_by(Publication.seq))
        assert list(news) == [News.NEW, News.CORRECTED]


def test_a_dry_run_tells_and_writes_nothing(database: Database, tmp_path: Path) -> None:
    file = lines(tmp_path / "in.jsonl", *WHOLE)
    summary = import_files(database, [file], who="Ada", now=NOW, dry_run=True)
    assert (summary.created, summary.published) == (len(WHOLE), 4)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == 0


def test_a_dry_run_gives_examples_of_what_would_change(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position(), *(weapon(f"w{number}") for number in range(MOST_EXAMPLES)))
    file = lines(
        tmp_path / "in.jsonl",
        position(stance="opposes", note="n" * 200, citations=[{"source": "monitor-2023"}]),
        *(actor(f"a{number}") for number in range(MOST_EXAMPLES + 2)),
    )
    summary = import_files(database, [file], who="Ada", now=NOW, dry_run=True)
    told = str(summary).splitlines()[1:]
    assert told[0].startswith('updated: position pos: note nothing → "nnn')
    assert told[0].endswith('; citations [{"source":"hrw-2023"}] → [{"source":"monitor-2023"}]; stance "supports" → "opposes"')
    assert len(told[0]) < 300
    assert told[1:] == [*(f"created: actor a{number}" for number in range(MOST_EXAMPLES)), "… and 2 more"]
    changed, *made = summary.as_json()["examples"]
    assert changed["fields"]["stance"] == ["supports", "opposes"]
    assert changed["fields"]["note"][0] is None
    assert made[0] == {"change": "created", "kind": "actor", "key": "a0"}
    assert "examples" not in import_files(database, [file], who="Ada", now=NOW).as_json()


def test_a_bad_line_5000_leaves_nothing(database: Database, tmp_path: Path) -> None:
    many = [position(f"p{number}") for number in range(4_999 - len(REFERENCES))]
    problems = refused(database, tmp_path, *REFERENCES, *many, position("bad", speaker="nobody"))
    assert problems == ["in.jsonl:5000: speaker: refers to nobody, which is not there"]
    with database.read() as session:
        for table in (Entry, Change, Publication, Counter, SearchText):
            assert session.scalar(select(func.count()).select_from(table)) == 0


LONG_KEY = "k" * 121


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (actor("x", colour="red"), "colour: is not a field of this type"),
        (actor("x", name=3), "name: must be text, and is a whole number"),
        (actor("x", name=" "), "name: must be a text that is not empty"),
        (actor("x", actor_type="planet"), "actor_type: 'planet' is not one of state, state_organ,"),
        (actor("x", iso3="uk"), "iso3: must be an ISO 3166 code"),
        (actor("x", aliases=[{"text": "X", "language": "en"}]), "aliases[0].language: is not a field here"),
        (actor("x", aliases=[{"lang": "en"}]), "aliases[0].text: is missing"),
        (actor("x", aliases=[{"text": "X", "lang": "English"}]), "aliases[0].lang: must be a language"),
        (actor("x", parent="apmbc"), "parent: refers to apmbc, which is a treaty"),
        (actor("x", parent="x"), "parent: leads back to itself through x"),
        (actor(LONG_KEY), "key: must be a key"),
        (actor("X"), "key: must be a key"),
        (actor("ukr\n"), "key: must be a key"),
        ({"type": "planet", "key": "x"}, 'type: is "planet"; it must be one of actor, treaty'),
        ({"key": "x"}, "type: is missing; it must be one of actor"),
        ({"type": ["actor"], "key": "x"}, 'type: is ["actor"]; it must be one of actor'),
        ({"type": "actor", "name": "X", "actor_type": "state"}, "key: is missing"),
        (place("x", lat=91), "lat: must be at most 90"),
        (place("x", lat="50"), "lat: must be a number or nothing, and is text"),
        (treaty("x", entry_rule={"rule": "someday", "n": 1}), "entry_rule.rule: 'someday' is not one of first_day"),
        (treaty("x", in_force="2010-00"), "in_force: month must be in 1..12; write a date such as"),
        (source("x", url="ftp://x"), "url: must be an address"),
        (source("x", sha256="00"), "sha256: must be 64 hexadecimal digits"),
        (position("x", said="lately"), "said: not a date: 'lately'; write a date such as 2023-11-02"),
        (position("x", said=2023), "said: must be text or an object, and is a whole number"),
        (position("x", said={"earliest": "2023-01-01"}), "said.precision: is missing"),
        (position("x", said={"earliest": "2023-02-30", "precision": "day"}), "said.earliest: must be a day"),
        (position("x", said={"earliest": "2023-02-02", "latest": "2023-02-01", "precision": "range"}), "said: the date ends"),
        (position("x", citations=[{"source": "hrw-2023", "credibility": 7}]), "citations[0].credibility: must be at most 6"),
        (position("x", citations=[{"source": "ukr"}]), "citations: refers to ukr, which is an actor"),
        (position("x", resolution="R" * 61), "resolution: must be a text of 1 to 60 characters"),
        (position("x", tlp="PINK"), "tlp: 'PINK' is not one of CLEAR, GREEN, AMBER, AMBER+STRICT, RED"),
        (position("x", supersedes="x"), "supersedes: leads back to itself through x"),
        (position("x", related=[{"key": "x", "relation": "part_of"}]), "related: refers to the record itself"),
        (
            position("x", places=[{"place": "izium", "precision": "roughly"}]),
            "places[0].precision: 'roughly' is not a precision",
        ),
        (allegation("x", alleged_by=[]), "alleged_by: must be a list of at least 1"),
        (allegation("x", casualties={"killed": [3, 1]}), "casualties.killed: at least 3 is more than at most 1"),
        (allegation("x", casualties={"killed": [-1, 1]}), "casualties.killed[0]: must be at least 0"),
        (response("x", responds_to="ukr"), "responds_to: refers to ukr, which is an actor"),
        (response("x", kinds=["shrug"]), "kinds[0]: 'shrug' is not one of denial"),
    ],
)
def test_a_fault_is_told_with_file_line_and_field(database: Database, tmp_path: Path, spoilt: Fields, said: str) -> None:
    problems = refused(database, tmp_path, *REFERENCES, allegation(), spoilt)
    assert len(problems) == 1
    assert problems[0].startswith(f"in.jsonl:{len(REFERENCES) + 2}: {said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "in.jsonl: is empty"),
        (b"\n  \n", "in.jsonl: is empty"),
        (b"\n{}\n", "in.jsonl:2: type: is missing"),
        (b"{\n", "in.jsonl:1: is not JSON: Expecting property name"),
        (b"[]\n", "in.jsonl:1: is not a JSON object"),
        (b"null\n", "in.jsonl:1: is not a JSON object"),
        (b"[" * 100_000, "in.jsonl:1: is not JSON of this format: nested too deeply"),
        (b'{"type": "actor", "type": "actor"}', "in.jsonl:1: type: the field is given twice"),
        (b'{"lat": NaN}', "in.jsonl:1: is not JSON: NaN is not a number"),
        (b'{"n": ' + b"9" * 5_000 + b"}", "in.jsonl:1: is not JSON of this format: a number of 5000 digits"),
        (b'{"name": "\xe9"}', "in.jsonl:1: is not UTF-8 at byte 11"),
        ("\ufeff{}".encode(), "in.jsonl:1: begins with a byte order mark"),
        ("{}".encode("utf-16"), "in.jsonl:1: is not UTF-8 at byte 1"),
        (b'{"type": "actor", "aliases": ' + b"[" * 600 + b"null" + b"]" * 600 + b"}", "in.jsonl:1: is not JSON of this format"),
        (b'{"\\ud800": 1, "\\ud800": 2}', "in.jsonl:1: \\ud800: the field is given twice"),
        (b'{"name": "\\u0000"}', "in.jsonl:1: holds a character that is none"),
        (b'{"name": {"\\ud800": [1]}}', "in.jsonl:1: holds a character that is none"),
        (b'"' + b"x" * LONGEST_LINE + b'"\n{}', "in.jsonl:1: is longer than a megabyte"),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else "",
)
def test_a_line_that_cannot_be_read_is_told(database: Database, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "in.jsonl").write_bytes(content)
    with pytest.raises(ImportRefusedError) as refusal:
        import_files(database, [tmp_path / "in.jsonl"], who="Ada", now=NOW)
    assert refusal.value.problems[0].startswith(f"{tmp_path}/{said}")


def test_lines_after_an_overlong_one_keep_their_numbers(database: Database, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"x" * (3 * LONGEST_LINE) + b"\n\n{}\n")
    with pytest.raises(ImportRefusedError) as refusal:
        import_files(database, [tmp_path / "in.jsonl"], who="Ada", now=NOW)
    assert [problem.partition(": ")[0] for problem in refusal.value.problems] == [
        f"{tmp_path}/in.jsonl:{line}" for line in (1, 3)
    ]


def test_files_that_cannot_be_opened_are_told(database: Database, tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError) as refusal:
        import_files(database, [tmp_path / "none.jsonl", tmp_path], who="Ada", now=NOW)
    assert refusal.value.problems == [
        f"{tmp_path}/none.jsonl: there is no such file",
        f"{tmp_path}: is a folder; name its files",
    ]


def test_a_file_that_fails_while_it_is_read_is_told(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, register: spreadsheet.Register) -> Iterator[tuple[int, Fields | str]]:
        yield 1, actor("x")
        yield 2, "is no row"
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(spreadsheet, "objects", failing)
    with pytest.raises(ImportRefusedError) as refusal:
        import_files(database, [lines(tmp_path / "in.jsonl", *REFERENCES), tmp_path / "IN.CSV"], who="Ada", now=NOW)
    assert refusal.value.problems == [
        f"{tmp_path}/IN.CSV: cannot be read: Input/output error",
        f"{tmp_path}/IN.CSV:2: is no row",
    ]


def test_what_a_line_holds_cannot_steer_the_terminal_or_flood_it(database: Database, tmp_path: Path) -> None:
    (problem,) = refused(database, tmp_path, actor("x", actor_type="\x1b[2J\n\u202e" + "x" * 100_000))
    assert problem.startswith(r"in.jsonl:1: actor_type: '\x1b[2J\n\u202exxx")
    assert len(problem) < 1_000


_ANY_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(
    fields=st.sampled_from(WHOLE),
    changes=st.lists(st.tuples(st.integers(0, 20), _ANY_JSON), max_size=2),
    cut=st.tuples(st.integers(0, 200), st.integers(0, 2), st.binary(max_size=3)),
)
def test_whatever_stands_in_a_file_is_imported_or_told(
    stores: Stores, tmp_path_factory: pytest.TempPathFactory, fields: Fields, changes: list[Any], cut: tuple[int, int, bytes]
) -> None:
    names = list(fields)
    line = json.dumps({**fields, **{names[place % len(names)]: value for place, value in changes}}, ensure_ascii=False)
    start, length, put = cut
    encoded = line.encode(errors="surrogatepass")
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_bytes(encoded[:start] + put + encoded[start + length :])
    try:
        import_files(stores.sample("sqlite"), [file], who="Ada", now=NOW, dry_run=True)
    except ImportRefusedError as refusal:
        for problem in refusal.problems:
            assert re.match(rf"{re.escape(str(file))}(:\d+)?: .", problem)
            assert problem.isprintable()


def test_a_key_used_twice_names_both_lines(database: Database, tmp_path: Path) -> None:
    problems = refused(database, tmp_path, actor("x"), actor("y"), weapon("x"))
    assert problems == [f"in.jsonl:3: key: x is used already at {tmp_path}/in.jsonl:1"]


def test_a_key_of_another_kind_in_the_register_is_refused(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, actor("x"))
    assert refused(database, tmp_path, weapon("x")) == ["in.jsonl:1: key: x is an actor in the register already"]


def test_all_faults_of_a_line_are_told(database: Database, tmp_path: Path) -> None:
    assert refused(database, tmp_path, {"type": "actor", "key": "x", "name": 1, "shoe": 2, "iso3": "x"}) == [
        "in.jsonl:1: name: must be text, and is a whole number",
        "in.jsonl:1: actor_type: is missing",
        "in.jsonl:1: iso3: must be an ISO 3166 code of three capitals",
        "in.jsonl:1: shoe: is not a field of this type",
    ]


def test_a_line_that_cannot_be_read_is_no_fault_of_those_that_refer_to_it(database: Database, tmp_path: Path) -> None:
    problems = refused(
        database, tmp_path, *REFERENCES,
        actor("x", actor_type="planet"), actor("y", parent="x"),
        allegation(**PUBLISHED, status="finding"), assessment(**PUBLISHED, said=5),
        allegation("other", **PUBLISHED, status="acknowledged"), response(**PUBLISHED, responds_to="other", kinds=[5]),
    )  # fmt: skip
    faulty = [int(problem.split(":")[1]) - len(REFERENCES) for problem in problems]
    assert faulty == [1, 4, 6]


def test_null_is_absent_but_no_field_of_its_own(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, position(venue=None, words={"text": "x", "lang": None}, places=None))
    assert refused(database, tmp_path, actor("x", venue=None)) == ["in.jsonl:1: venue: is not a field of this type"]
    assert refused(database, tmp_path, position(words={"text": "x", "tongue": None})) == [
        "in.jsonl:1: words.tongue: is not a field here"
    ]
    assert refused(database, tmp_path, position(speaker=None)) == ["in.jsonl:1: speaker: is missing"]


def test_of_many_faults_the_first_are_kept_and_the_others_counted(database: Database, tmp_path: Path) -> None:
    """Those that are found while reading come before those that are found after it, and yet the order is that of lines."""
    count = 2 * MOST_KEPT + 20
    nameless = [actor(f"x{number}", **({"parent": "nobody"} if number % 2 else {"name": ""})) for number in range(count)]
    with pytest.raises(ImportRefusedError) as refusal:
        imported(database, tmp_path, *nameless)
    told = str(refusal.value).splitlines()
    assert [int(problem.split(":")[1]) for problem in refusal.value.problems] == list(range(1, MOST_KEPT + 1))
    assert refusal.value.count == count
    assert told[MOST_TOLD - 1 :] == [
        refusal.value.problems[MOST_TOLD - 1],
        "… and 1,920 more",
        "There are 2,020 problems. Nothing was imported. Mend the lines that are named and import again.",
    ]


@pytest.mark.parametrize("field", ["parent", "supersedes"])
def test_circles_through_the_register_are_refused(database: Database, tmp_path: Path, field: str) -> None:
    def entry(key: str, **fields: Any) -> Fields:
        return weapon(key, **fields) if field == "parent" else position(key, **fields)

    imported(database, tmp_path, *REFERENCES, entry("a"), entry("b", **{field: "a"}), entry("c", **{field: "b"}))
    assert refused(database, tmp_path, entry("a", **{field: "c"}), entry("d", **{field: "a"})) == [
        f"in.jsonl:1: {field}: leads back to itself through a, c, b"
    ]


def test_names_have_a_new_edition_when_a_reference_entry_changes(database: Database, tmp_path: Path) -> None:
    def edition() -> int | None:
        with database.read() as session:
            return session.scalar(select(Counter.value).where(Counter.name == "names"))

    imported(database, tmp_path, *REFERENCES)
    imported(database, tmp_path, position())
    assert edition() == 1
    imported(database, tmp_path, actor("ukr", aliases=["Україна"]))
    assert edition() == 2


@pytest.mark.parametrize(
    ("alias", "exact_case"),
    [
        ("US", True),
        ("НАТО", True),
        ("ATACMS", False),
        ("Us", False),
        ("R-77", False),
        ({"text": "Isis", "exact_case": True}, True),
    ],
)
def test_short_names_in_capitals_count_only_as_written(
    database: Database, tmp_path: Path, alias: str | Fields, exact_case: bool
) -> None:
    imported(database, tmp_path, actor("x", aliases=[alias]))
    with database.read() as session:
        (found,) = session.execute(select(Entry).where(Entry.key == "x")).scalars()
        assert [each.exact_case for each in found.aliases] == [exact_case]  # type: ignore[attr-defined]
