"""The computed status against the depositary's own tables: every state, on and around every day on which anything changes.

What is expected is worked out here from the raw rows alone: the day of signature, and the first day of the sixth month after
the consent, not before the treaty's own entry into force.
"""

import csv
import json
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.register import sample
from bot.register.reading import id_of
from bot.register.treaties.status import history_of, standing_on, status_on
from bot.register.vocabulary import Kind
from tests.register.material import keys_of

TABLES = Path(__file__).parents[1] / "untc"
AS_AT = date(2014, 1, 27)
DAY = timedelta(days=1)
RANDOM_DAYS = 30


@dataclass(frozen=True)
class Row:
    """What the depositary has of one participant."""

    signed: date | None = None
    consented: date | None = None
    bound: date | None = None

    def on(self, day: date) -> tuple[str, date | None]:
        """Give the status and the day since when."""
        if self.bound and self.bound <= day:
            return "state_party", self.bound
        if self.signed and self.signed <= day:
            return "signatory", self.signed
        return "not_party", None


def read_day(cell: str) -> date | None:
    day = " ".join(cell.split()[:3])
    return datetime.strptime(day, "%d %b %Y").date() if day else None  # noqa: DTZ007  (a plain day has no zone)


def bound_from(cell: str, consent: date | None, in_force: date) -> date | None:
    if consent is None:
        return None
    if cell.endswith(" d"):  # who succeeds to a treaty is bound at the latest from the day on which it says so
        return max(consent, in_force)
    month = consent.month + 6
    return max(date(consent.year + (month > 12), (month - 1) % 12 + 1, 1), in_force)


def rows_of(table: str, in_force: date) -> dict[str, Row]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))[1:]
    consents = {row[0]: read_day(row[-1]) for row in rows}
    return {row[0]: Row(read_day(row[1]), each := consents[row[0]], bound_from(row[-1], each, in_force)) for row in rows}


def states_of(table: str) -> dict[str, str]:
    """Give the key of the state behind each participant, as the sample's own citations of the table name it."""
    found = {}
    for line in (sample.FOLDER / "treaty_actions.jsonl").read_text(encoding="utf-8").splitlines():
        action = json.loads(line)
        for citation in action["citations"]:
            if citation["source"] == f"untc-{table}-2014":
                found[citation["locator"].removeprefix("row ")] = action["actor"]
    return found


def days_to_ask(rows: dict[str, Row], chance: random.Random) -> list[date]:
    changes = {day for row in rows.values() for day in (row.signed, row.consented, row.bound) if day}
    around = {change + step * DAY for change in changes for step in (-1, 0, 1)}
    some = {min(changes) + chance.randrange((AS_AT - min(changes)).days) * DAY for _ in range(RANDOM_DAYS)}
    return sorted(day for day in around | some if day <= AS_AT)


@pytest.mark.long
@pytest.mark.parametrize(
    ("table", "treaty", "in_force", "participants", "days_at_least"),
    [("26-5", "apmbc", date(1999, 3, 1), 162, 500), ("26-6", "ccm", date(2010, 8, 1), 113, 300)],
)
def test_each_state_stands_as_the_depositary_says_on_each_day(
    sample_database: Database, *, table: str, treaty: str, in_force: date, participants: int, days_at_least: int
) -> None:
    rows, states = rows_of(table, in_force), states_of(table)
    assert set(states) == set(rows)
    assert len(states) == participants
    expected_of = {states[name]: row for name, row in rows.items()}
    chance = random.Random(table)
    days = days_to_ask(rows, chance)
    outside = Row()
    compared, differing = 0, []
    with sample_database.read() as session:
        treaty_id, keys = id_of(session, treaty), keys_of(session, Kind.ACTOR)
        assert treaty_id is not None
        history = history_of(session, treaty_id)
        for day in days:
            for state, status in history.on(day).statuses.items():
                compared += 1
                if (status.status.value, status.since) != (wanted := expected_of.get(keys[state], outside).on(day)):
                    differing.append((keys[state], day, status.status, status.since, wanted))
        for state in chance.sample(sorted(history.on(AS_AT).statuses), 40):
            day = chance.choice(days)
            assert status_on(session, state, treaty_id, day) == history.on(day).statuses[state]
        day = chance.choice(days)
        assert standing_on(session, treaty_id, day) == history.on(day)
    assert differing == []
    assert len(days) >= days_at_least
    assert compared >= days_at_least * 197
