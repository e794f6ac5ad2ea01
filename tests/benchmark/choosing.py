"""Type-ahead for sources and allegations in a register of 100,000 records, on both engines, against what Slack waits for."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from bot.database import Database
from bot.register.choosing import records_like, sources_like
from bot.register.duplicates.candidates import Sight
from bot.register.vocabulary import Kind, Tlp
from tests.benchmark.figures import Figure, seconds
from tests.benchmark.vast_register import fill
from tests.conftest import Stores

RECORDS = 100_000
ROUNDS = 5
LONGEST_SECONDS = 0.3
"""In which a list has to be there."""
SIGHTS = (Sight(Tlp.GREEN, own="slack:U1"), Sight(Tlp.GREEN, own="slack:U1", reviews=True))
TYPED = (
    "u",
    "un",
    "united nations",
    "human rights watch rep",
    "statement",
    "2023",
    "zzz",
    "ukraine cluster",
    "m",
    "mines izium",
)


def figures(folder: Path) -> Iterator[Figure]:
    """Give the slowest of what is typed, by the median of its rounds, as a ratio of the longest that it may take."""
    with closing(Stores(folder)) as stores:
        for engine in ("sqlite", "postgresql"):
            database = Database(stores.empty_url(engine, folder))
            fill(database, RECORDS)
            for what, typed, taken in _slowest(database):
                label = f"{what} for “{typed}” ({engine})"
                yield Figure(label, f"{taken * 1000:.1f} ms", "300 ms", taken / LONGEST_SECONDS, 1)
            database.dispose()


def _slowest(database: Database) -> Iterator[tuple[str, str, float]]:
    """Give, for each list and each sight, what takes longest to be answered."""
    with database.read() as session:
        for sight in SIGHTS:
            lists: dict[str, Callable[[str, Sight], object]] = {
                "sources": partial(sources_like, session),
                "allegations": partial(records_like, session, Kind.ALLEGATION),
            }
            for what, ask in lists.items():
                taken = {
                    typed: statistics.median(seconds(partial(ask, typed, sight)) for _ in range(ROUNDS)) for typed in TYPED
                }
                slowest = max(taken, key=taken.__getitem__)
                yield what, slowest, taken[slowest]
