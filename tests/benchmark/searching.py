"""Whole answers at a million records, against the best bare SQL for the same records, on both engines.

The floor is the driver's own: one statement written by hand that finds the records and counts them all, and those that load
what the page shows of them. `python3 -m tests.benchmark searching` makes both registers first, which takes ten minutes or more.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.vast_register import fill
from tests.conftest import Stores

RECORDS = 1_000_000
ROUNDS = 3
TODAY = date(2026, 11, 22)
NAMES = """SELECT DISTINCT record_id, latest, earliest FROM listed_name n
    WHERE reference_id IN ({names}) AND role IN ({roles}) AND {shown}"""
ALSO = """AND EXISTS (SELECT 1 FROM listed_name o
    WHERE o.record_id = n.record_id AND o.role IN ({roles}) AND {outside} IN ({names}))"""
SHOWN = "tlp IN ('CLEAR', 'GREEN')"
SAID, ALLEGED = "kind = 'position' AND is_vote = {no}", "kind = 'allegation'"
SPEAKING = "'speaker', 'on_behalf_of'"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and how SQL would find its records: under a name in roles, under another beside it, and what else.

    `words` are stems; without them and without a name, all records are gone through.
    """

    question: str
    what: str = SAID
    name: str = ""
    roles: str = ""
    beside: tuple[str, str] | None = None
    words: str = ""


WITH_SQL = (
    Asked("positions on landmines", SAID, "landmine", "'weapon'"),
    Asked("positions on cluster munitions", SAID, "cluster-munition", "'weapon'"),
    Asked("positions on the Ottawa Convention", SAID, "apmbc", "'treaty'"),
    Asked("what has Ukraine said?", SAID, "ukr", SPEAKING),
    Asked("what has Ukraine said about landmines", SAID, "ukr", SPEAKING, ("landmine", "'weapon'")),
    Asked(
        "what did Russia say about cluster munitions in 2022",
        f"{SAID} AND earliest <= '2022-12-31' AND latest >= '2022-01-01'",
        "rus",
        SPEAKING,
        ("cluster-munition", "'weapon'"),
    ),
    Asked("how many allegations are recorded about landmines", ALLEGED, "landmine", "'weapon'"),
    Asked("how many positions on cluster munitions are recorded?", SAID, "cluster-munition", "'weapon'"),
    Asked("how many allegations are recorded", ALLEGED),
    Asked("allegations in Kharkiv oblast", ALLEGED, "kharkiv-oblast", "'place'"),
    Asked("allegations in Ukraine", ALLEGED, "place-ukr", "'place'"),
    Asked(
        "allegations against Russia about cluster munitions",
        ALLEGED,
        "rus",
        "'about', 'alleged_actor', 'state'",
        ("cluster-munition", "'weapon'"),
    ),
    Asked("statements about parish17", SAID, words="parish17"),
    Asked('positions on "resolution"', SAID, words="resolut"),
    Asked('positions on landmines "civilians"', SAID, "landmine", "'weapon'", words="civilian"),
)
OTHERS = (
    "what did the United States say about the Ottawa Convention since June 2019",
    "who condemned cluster munitions",
    "how many times did Ukraine vote",
    "unverified allegations about landmines",
    "statements on a sufficient stockpile",
    'positions with the words "international agreement"',
    'allegations about "parish40" in Ukraine',
    "how did Ukraine vote on cluster munitions",
    "who abstained in 2019 on the mine ban resolution",
    "who alleged the use of cluster munitions in Ukraine",
    "who said it first about landmines",
    "timeline of cluster munitions in Ukraine",
    "timeline of landmines",
    "what is new since 25 October 2026",
    "what is new about landmines since 25 October 2026",
    "what was corrected",
    "where does the claim about PFM-1 in Izium come from",
    "allegations about sarin in Donetsk oblast in 1999",
    "which allegations against Russia have no response",
    "allegations without a response about landmines",
    "which allegations have no response",
    "what did Ukraine reply about Izium",
    "who denied the use of cluster munitions",
    "what did Russia reply about landmines",
    "ALL-0017",
    "is Ukraine a party to the Ottawa Convention",
    "how many states are party to the Ottawa Convention",
    "what do NATO members say about landmines",
    "did Ukraine change its position on landmines",
    "compare Ukraine and Russia on cluster munitions",
    "latest statement of Ukraine on landmines",
    "what exactly did Ukraine say on 3 March 2022",
)  # fmt: skip


def figures(folder: Path) -> Iterator[Figure]:
    """Make each register, measure in it, and take it away before the next one."""
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            database = Database(stores.empty_url(engine, folder))
            try:
                fill(database, RECORDS)
                yield from figures_of(database, engine)
            finally:
                database.dispose()
                for file in folder.glob("register.db*"):
                    file.unlink()


def figures_of(database: Database, engine: str) -> Iterator[Figure]:
    """Measure in a register that is there."""
    keeper = LexiconKeeper(database)
    answerer, lexicon = Answerer(database, keeper), keeper.current()

    def ask(question: str) -> list[int]:
        given = answerer.answer(question, today=TODAY, most=FINDINGS_TO_ASK_FOR)
        return [finding.record_id for finding in given.findings]

    pairs = []
    for asked in WITH_SQL:
        ids = ask(asked.question)
        bare = partial(_bare, database, _statement(asked, lexicon, database), ids)
        bare()
        pairs.append(in_turn(partial(seconds, partial(ask, asked.question)), partial(seconds, bare), ROUNDS))
    ours, floor = zip(*pairs, strict=True)
    medians = compared("", (statistics.median(ours), statistics.median(floor)), 3)
    ratio = statistics.median(one / other for one, other in pairs)
    yield Figure(f"an answer at {RECORDS:,} records, {engine}", medians.ours, medians.floor, ratio, 3)
    taken = [*ours, *(_median(partial(ask, question)) for question in OTHERS)]
    yield compared(f"the slowest answer against the median, {engine}", (max(taken), statistics.median(taken)), 30)


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(seconds(work) for _ in range(ROUNDS))


# --- the floor -----------------------------------------------------------------------------------------------------------


def _statement(asked: Asked, lexicon: Lexicon, database: Database) -> str:
    """Write the statement that finds the newest records and counts all, in the shape that suits the engine."""
    lite = database.is_sqlite
    what = f"{asked.what} AND {SHOWN}".replace("{no}", "0" if lite else "FALSE")
    outside = "+o.reference_id" if lite else "o.reference_id"
    if asked.words:
        hits = (
            f"SELECT rowid AS id FROM search_index WHERE search_index MATCH '\"{asked.words}\"'"
            if lite
            else f"SELECT record_id AS id FROM search_text WHERE words @@ '{asked.words}'::tsquery"
        )
        kind = what.replace("kind =", "+kind =") if lite else what
        beside = ALSO.format(names=_ids(asked.name, lexicon), roles=asked.roles, outside=outside) if asked.name else ""
        found = (
            f"SELECT n.record_id, latest, earliest FROM ({hits}) hit JOIN listing n ON n.record_id = id WHERE {kind} {beside}"
        )
    elif asked.name:
        found = NAMES.format(names=_ids(asked.name, lexicon), roles=asked.roles, shown=what)
        if asked.beside:
            name, roles = asked.beside
            found += f" {ALSO.format(names=_ids(name, lexicon), roles=roles, outside=outside)}"
    else:
        found = f"SELECT record_id, latest, earliest FROM listing n WHERE {what}"
    order = "ORDER BY latest DESC, earliest DESC, record_id LIMIT 6"
    return f"WITH hits AS ({found}) SELECT record_id, (SELECT count(*) FROM hits) FROM hits {order}"


def _ids(key: str, lexicon: Lexicon) -> str:
    top = lexicon.id_of(key)
    if top is None:
        raise LookupError(key)
    return ", ".join(map(str, sorted(lexicon.below(top))))


def _bare(database: Database, statement: str, ids: Sequence[int]) -> None:
    """Find and count, and load the records of the page with their links, citations and sources, and what is about them."""
    page = ", ".join(map(str, ids)) or "0"
    loading = (
        f"SELECT * FROM record JOIN entry ON entry.id = record.id WHERE record.id IN ({page})",
        f"SELECT * FROM record JOIN entry ON entry.id = record.id WHERE record.about_id IN ({page})",
        f"SELECT * FROM link WHERE record_id IN ({page})",
        f"SELECT * FROM citation JOIN source ON source.id = source_id WHERE record_id IN ({page})",
    )
    with closing(database.engine.raw_connection()) as connection:
        cursor: Any = connection.cursor()
        for each in (statement, *loading):
            cursor.execute(each)
            cursor.fetchall()
        connection.rollback()
