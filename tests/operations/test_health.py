"""Health says what is so, part by part."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.database import Database
from bot.errors import RapporteurError
from bot.operations.health import SLACK_SILENCE, TICK_SILENCE, Health
from bot.register.schema import check_current

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def health(heard: datetime | None = NOW, ticked: datetime | None = NOW, fault: str = "") -> Health:
    def check() -> None:
        if fault:
            raise RapporteurError(fault)

    return Health(check, lambda: NOW, slack_heard=lambda: heard, ticked=lambda: ticked)


def test_all_is_well() -> None:
    status, report = health().response()
    assert status == 200
    assert report == {
        "status": "ok",
        "database": {"ok": True, "says": "reachable, with the schema of this version."},
        "slack": {"ok": True, "says": "heard from 0 seconds ago."},
        "digest": {"ok": True, "says": "looked for what is due 0 seconds ago."},
    }


@pytest.mark.parametrize(
    ("sick", "part", "says"),
    [
        (health(fault="The database file x is held by another program."), "database", "held by another program"),
        (health(heard=None), "slack", "not been heard from yet"),
        (health(heard=NOW - SLACK_SILENCE - timedelta(seconds=1)), "slack", "16 seconds ago"),
        (health(ticked=None), "digest", "has not looked"),
        (health(ticked=NOW - TICK_SILENCE - timedelta(seconds=1)), "digest", "301 seconds ago"),
    ],
)
def test_one_sick_part_makes_it_fail_and_is_named(sick: Health, part: str, says: str) -> None:
    status, report = sick.response()
    assert status == 503
    assert report["status"] == "failing"
    assert [name for name in ("database", "slack", "digest") if not report[name]["ok"]] == [part]
    assert says in report[part]["says"]


def test_what_this_process_does_not_do_is_no_fault() -> None:
    status, report = Health(lambda: None, lambda: NOW).response()
    assert status == 200
    assert "over HTTP" in report["slack"]["says"]


def test_a_database_without_tables_is_no_health(fresh_database_url: str) -> None:
    database = Database(fresh_database_url)
    if database.sqlite_path:
        database.sqlite_path.touch()
    status, report = Health(lambda: check_current(database), lambda: NOW).response()
    database.dispose()
    assert status == 503
    assert "rapporteur migrate" in report["database"]["says"]
