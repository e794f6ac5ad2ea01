"""A register of a million records in minutes: documents through the register's own row builders, written in bulk.

Names, texts and shapes are the sample's. Who speaks, of what, where and when are drawn with the skew of real registers: a few
are in most records, and most in few. It comes out the same each time.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

import msgspec
from psycopg import sql
from sqlalchemy import Table, select, text

from bot.database import Base, Database
from bot.register import documents as docs
from bot.register import rows
from bot.register.document_parts import Citation, Words
from bot.register.documents import AnyRecord
from bot.register.history.overlay import CHANGE, PUBLICATION
from bot.register.interchange.showing import portions
from bot.register.sample import FOLDER, fill_with_sample
from bot.register.vocabulary import REF_PREFIXES, ActorType, ChangeAct, Kind, News, RecordState, Sensitivity, Status, Tlp

RECORDED_AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
"""When the first is recorded; the last is two months after it."""
MORE_ACTORS = 3_000
"""Beside those of the sample: officials."""
RECORDS_OF_A_SOURCE = 10
_CHUNK = 5_000
_DAYS = [date(1997, 1, 1) + timedelta(days=number) for number in range(10_900)]
_PERMILLE = {Kind.POSITION: 797, Kind.ALLEGATION: 120, Kind.RESPONSE: 60, Kind.ASSESSMENT: 20, Kind.TREATY_ACTION: 3}
_MARKINGS = [Tlp.CLEAR] * 8 + [Tlp.GREEN, Tlp.AMBER]

Draw = Callable[[], Any]


def fill(database: Database, records: int) -> None:
    """Fill a register that has tables and no rows: the sample, and so many records beside it."""
    fill_with_sample(database, RECORDED_AT)
    with database.read() as session:
        known = dict(session.execute(select(rows.ENTRY.c.key, rows.ENTRY.c.id)).all())
        refs = {Kind(name.partition(":")[2]): value for name, value in session.execute(text("SELECT name, value FROM counter"))
                if name.startswith("ref:")}  # fmt: skip
        numbers = {table: session.scalar(text(f"SELECT max({column}) FROM {table.name}")) or 0
                   for table, column in ((CHANGE, "id"), (PUBLICATION, "seq"), (rows.ALIAS, "id"))}  # fmt: skip
    with _in_bulk(database) as write:
        maker = _Maker(known, refs, numbers)
        step = timedelta(days=60) / max(records, 1)
        for number, chunk in enumerate(portions(documents(records), _CHUNK)):
            for table, made in maker.rows_of(chunk, RECORDED_AT + number * _CHUNK * step).items():
                if made:
                    write(table, made)
    database.dispose()  # its connections were set to write fast, not to keep what is written
    with database.write() as session:
        for kind, value in maker.refs.items():
            counted = {"name": f"ref:{kind.value}", "value": value}
            session.execute(text("UPDATE counter SET value = :value WHERE name = :name"), counted)
        session.execute(text("UPDATE counter SET value = value + 1 WHERE name = 'names'"))


# --- documents ---------------------------------------------------------------------------------------------------------------


def documents(records: int) -> Iterator[docs.AnyDocument]:
    """Give what is written beside the sample, each after what it refers to."""
    drawn = random.Random(records)
    sample = [docs.from_fields(fields) for fields in _sample()]
    of_kind: dict[Kind, list[Any]] = defaultdict(list)
    for each in sample:
        of_kind[each.kind].append(each)
    states = [each.key for each in of_kind[Kind.ACTOR] if each.actor_type is ActorType.STATE]
    officials = [
        docs.ActorDocument(key=f"official-{number}", name=f"Official No. {number}", actor_type=ActorType.OFFICIAL,
                           parent=states[number % len(states)])
        for number in range(MORE_ACTORS)
    ]  # fmt: skip
    yield from officials
    for number in range(records // RECORDS_OF_A_SOURCE + 1):
        shape = of_kind[Kind.SOURCE][number % len(of_kind[Kind.SOURCE])]
        yield msgspec.structs.replace(shape, key=f"source-{number}", independence_group=f"group-{number % 997}", url=None)
    often = Counter(key for each in sample if _is_statement(each) for _, key, _ in each.references())
    names = {
        kind: sorted((each.key for each in of_kind[kind]), key=lambda key: (-often[key], key))
        for kind in (Kind.ACTOR, Kind.TREATY, Kind.WEAPON, Kind.PLACE)
    }
    names[Kind.ACTOR] += [each.key for each in officials]
    yield from _records(records, of_kind, {kind: _skewed(keys, drawn) for kind, keys in names.items()}, drawn)


def _records(
    count: int, of_kind: Mapping[Kind, list[Any]], some: Mapping[Kind, Draw], drawn: random.Random
) -> Iterator[AnyRecord]:
    shapes = {kind: [each for each in of_kind[kind] if each.state is RecordState.PUBLISHED] for kind in _PERMILLE}
    votes = [each for each in shapes[Kind.POSITION] if each.form == "vote"]
    said = [each for each in shapes[Kind.POSITION] if each.form != "vote"]
    day, word = _skewed(list(reversed(_DAYS)), drawn, 0.3), _skewed(_words(of_kind), drawn)
    kinds = drawn.choices(list(_PERMILLE), list(_PERMILLE.values()), k=count)
    alleged: list[str] = []
    for number, kind in enumerate(kinds):
        if kind in {Kind.RESPONSE, Kind.ASSESSMENT} and not alleged:
            kind = Kind.ALLEGATION  # noqa: PLW2901
        shape = drawn.choice(shapes[kind] if kind is not Kind.POSITION else drawn.choice((votes, votes, said)))
        when = day().isoformat()
        told = " ".join(word() for _ in range(drawn.randint(4, 24)))
        fields: dict[str, Any] = {
            "key": f"record-{number}",
            "summary": f"{shape.summary} ({told}.)",
            "citations": tuple(
                Citation(source=f"source-{(number + each * 7) // RECORDS_OF_A_SOURCE}", locator=f"page {number % 300}")
                for each in range(1 + number % 2)
            ),
            "related": (),
            "state": RecordState.PUBLISHED if number % 50 else RecordState.DRAFT,
            "author": "benchmark",
            "reviewer": "benchmark-review",
            "sensitivity": Sensitivity.NONE,
            "tlp": drawn.choice(_MARKINGS),
        }
        if shape.words is not None:
            fields["words"] = Words(text=f"{told} {word()}", lang="en")
        actor, weapons = some[Kind.ACTOR], _several(some[Kind.WEAPON], drawn)
        places, treaties = _several(some[Kind.PLACE], drawn), _several(some[Kind.TREATY], drawn)
        match kind:
            case Kind.POSITION:
                about = _several(actor, drawn) if shape.actors else ()
                fields |= {"speaker": actor(), "said": when, "weapons": weapons, "actors": about, "supersedes": None}
                fields |= {"treaties": treaties, "places": places if number % 3 == 0 else ()}
            case Kind.ALLEGATION:
                fields |= {"said": when, "occurred": when if number % 4 else None, "alleged_by": (actor(),)}
                fields |= {"alleged_actor": _several(actor, drawn), "weapons": weapons, "places": places, "treaties": ()}
                fields |= {"status": drawn.choice(list(Status)), "casualties": None}
                alleged.append(str(fields["key"]))
            case Kind.RESPONSE:
                fields |= {"said": when, "responds_to": drawn.choice(alleged), "responder": actor(), "characterised": ()}
            case Kind.ASSESSMENT:
                fields |= {"said": when, "assesses": drawn.choice(alleged), "body": actor()}
        yield msgspec.structs.replace(shape, **fields)


def _is_statement(document: docs.Document) -> bool:
    return isinstance(document, docs.RecordDocument) and getattr(document, "form", None) != "vote"


def _sample() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        with path.open("rb") as opened:
            yield from map(msgspec.json.decode, opened)


def _words(of_kind: Mapping[Kind, list[Any]]) -> list[str]:
    """Give the words of the sample's statements, the commonest first, and some thousands more that are rare."""
    often: dict[str, int] = defaultdict(int)
    for kind in _PERMILLE:
        for each in of_kind[kind]:
            for word in each.summary.split():
                often[word.strip(".,()").lower()] += 1
    return [
        *sorted(filter(None, often), key=lambda word: (-often[word], word)),
        *(f"parish{number}" for number in range(5_000)),
    ]


def _skewed(values: Sequence[Any], drawn: random.Random, steepness: float = 1.0) -> Draw:
    """Draw one of the values, the first most often: the n-th in one of n cases, where the steepness is 1."""
    weights = list(accumulate(1 / place**steepness for place in range(1, len(values) + 1)))
    waiting: list[Any] = []

    def one() -> Any:
        if not waiting:
            waiting.extend(drawn.choices(values, cum_weights=weights, k=2_000))
        return waiting.pop()

    return one


def _several(draw: Draw, drawn: random.Random) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(draw() for _ in range(drawn.choice((1, 1, 1, 2)))))


# --- rows --------------------------------------------------------------------------------------------------------------------


class _Maker:
    """Makes the rows of documents as the register's writer does, numbering on from what is there."""

    def __init__(self, ids: dict[str, int], refs: dict[Kind, int], numbers: dict[Table, int]) -> None:
        self._ids = ids
        self.refs = refs
        self._numbers = numbers
        self._last = max(ids.values())

    def rows_of(self, chunk: Iterable[docs.AnyDocument], at: datetime) -> dict[tuple[Table, Kind | None], list[rows.Row]]:
        """Give rows by their table; of main rows those of each kind by themselves, since their columns differ."""
        made: dict[tuple[Table, Kind | None], list[rows.Row]] = defaultdict(list)
        for document in chunk:
            self._last += 1
            own = self._ids[document.key] = self._last
            made[rows.ENTRY, None].append({"id": own, "key": document.key, "kind": document.kind, "version": 1})
            table, row = rows.main_row(document, self._ids)
            row = {"id": own, **row}
            if table is rows.RECORD:
                self.refs[document.kind] += 1
                row |= {"ref": f"{REF_PREFIXES[document.kind]}-{self.refs[document.kind]:04d}", "recorded_at": at}
            made[table, document.kind].append(row)
            for owned, parts in rows.owned_rows(document, self._ids):
                made[owned, None] += [{"id": self._next(owned), **part} for part in parts] if owned is rows.ALIAS else parts
            self._append_history(made, document, own, at)
        return made

    def _append_history(
        self, made: dict[tuple[Table, Kind | None], list[rows.Row]], document: docs.AnyDocument, own: int, at: datetime
    ) -> None:
        change = self._next(CHANGE)
        told = {"entry_id": own, "version": 1, "act": ChangeAct.CREATED, "at": at, "who": "benchmark", "why": "benchmark"}
        made[CHANGE, None].append({"id": change, **told, "citation": None, "before": None, "after": document})
        if isinstance(document, docs.RecordDocument) and document.state is RecordState.PUBLISHED:
            published = {"change_id": change, "record_id": own, "news": News.NEW}
            made[PUBLICATION, None].append({"seq": self._next(PUBLICATION), **published})

    def _next(self, table: Table) -> int:
        self._numbers[table] += 1
        return self._numbers[table]


# --- writing -----------------------------------------------------------------------------------------------------------------

_Write = Callable[[tuple[Table, Kind | None], list[rows.Row]], None]


@contextmanager
def _in_bulk(database: Database) -> Iterator[_Write]:
    """Write past the checks that have been made; at the end, count what stands in the tables as a server does by itself."""
    with closing(database.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        if database.is_sqlite:
            for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -500000"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.execute("BEGIN IMMEDIATE")
            yield lambda where, made: _insert(cursor, database, where[0], made)
            cursor.execute("COMMIT")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return
        cursor.execute("SET session_replication_role = replica")  # it leaves out the look-ups of foreign keys
        names = [table.name for table in Base.metadata.sorted_tables]
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid::regclass::text = ANY(%s) AND NOT indisunique",
            (names,),
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield lambda where, made: _copy(cursor, database, where[0], made)
        cursor.execute("SET maintenance_work_mem = '1GB'")
        for _, definition in indexes:
            cursor.execute(definition)
        cursor.execute("SET session_replication_role = DEFAULT")
        connection.commit()
        assert connection.driver_connection is not None
        connection.driver_connection.autocommit = True
        cursor.execute("VACUUM ANALYZE")
        connection.driver_connection.autocommit = False


def _insert(cursor: Any, database: Database, table: Table, made: list[rows.Row]) -> None:
    names, values = _values(database, table, made)
    marks = ", ".join("?" * len(names))
    cursor.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", values)


def _copy(cursor: Any, database: Database, table: Table, made: list[rows.Row]) -> None:
    names, values = _values(database, table, made)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names)))
    with cursor.copy(into) as copy:
        for row in values:
            copy.write_row(row)


def _values(database: Database, table: Table, made: list[rows.Row]) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Give the names of the columns that hold anything, and the rows with what the driver takes."""
    columns = []
    for name in made[0]:
        values = [row[name] for row in made]
        if any(value is not None for value in values):
            convert = table.c[name].type.dialect_impl(database.engine.dialect).bind_processor(database.engine.dialect)
            columns.append((name, values if convert is None else [convert(value) for value in values]))
    return [name for name, _ in columns], zip(*(values for _, values in columns), strict=True)
