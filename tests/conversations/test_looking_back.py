"""What the register said on a past day, and the history of a record, as people in Slack see them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import clock
from bot.database import Database
from bot.register import documents
from bot.register.dates import spoken
from bot.register.editing import acts
from bot.register.reading import document_of, id_of
from bot.register.writing import save
from tests.conftest import Stores
from tests.conversations.bench import Bench, Mode
from tests.conversations.conftest import filling

DAY = timedelta(days=1)
BEGAN = clock.now().replace(hour=9) - 20 * DAY
"""So long ago, so that the days looked back to are past whenever this runs."""
HOSTILE = "<!channel> <@U0READER00> *now* @here"


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, the other files show."""
    return "http"


@pytest.fixture
def filled(stores: Stores, tmp_path: Path) -> Iterator[Database]:
    """Give the register of all conversations, filled twenty days ago."""
    database = Database(stores.empty_url("sqlite", tmp_path))
    with database.write() as session:
        save(session, filling(), who="tests", why="to talk about", now=BEGAN)
    yield database
    database.dispose()


def corrected(bench: Bench, ref: str, days: int, *, who: str, why: str, **fields: Any) -> None:
    with bench.database.write() as session:
        record_id = id_of(session, ref)
        assert record_id is not None
        before = document_of(session, record_id)
        assert before is not None
        after = documents.from_fields({**documents.to_fields(before), **fields})
        save(session, [after], who=who, why=why, now=BEGAN + days * DAY)


def withdrawn(bench: Bench, ref: str, days: int, why: str) -> None:
    with bench.database.write() as session:
        record_id = id_of(session, ref)
        assert record_id is not None
        acts.withdraw(session, record_id, who="second", now=BEGAN + days * DAY, why=why)


def test_the_past_as_people_see_it(bench: Bench) -> None:
    for number in range(1, 7):
        said = f"Human Rights Watch reported that {HOSTILE} Ukrainian forces scattered mines, version {number}."
        who = f"slack:{bench.sandbox.users['reviewer']}"
        corrected(bench, "ALL-0001", number, who=who, why=f"reason {number} {HOSTILE}", summary=said)
    for ref in ("POS-0001", "POS-0002"):
        withdrawn(bench, ref, 7, "its source took it back")
    day, gone = spoken((BEGAN + 3 * DAY).date()), spoken((BEGAN + 7 * DAY).date())
    now = ("8 entries, the latest first. Status: alleged. 1 response recorded.",)
    older = (
        *now,
        "ALL-0001 published",
        "in and around Izium.",
        "RSP-0001 published",
        f"reason 1 {HOSTILE}",
        "6 to 8 of 8 entries",
    )
    then = (f"As the register stood at the end of {day}:", "version 3", "not:version 4", "No response recorded as of " + day)
    bench.hold(
        (
            "reader",
            "#general: /rapporteur history of ALL-0001",
            (
                *now,
                "version 5. 6.",
                "by Viktor Reviewer",
                f"reason 6 {HOSTILE}",
                "Shown: 1 to 5",
                "not:in and around",
                "[Show more]",
            ),
        ),
        ("reader", "click Show more", older),
        ("reader", "click Share in channel", ("Asked by", *older)),
        (
            "reader",
            f"#general: @Rapporteur what did the register say on {day} about Izium?",
            (*then, "Changed after that, the last time on"),
        ),
        (
            "reader",
            f"#general: /rapporteur as recorded on {day}: positions of Norway",
            (f"end of {day}: 13 positions", "[Show more]"),
        ),
        ("reader", "click Show more", (f"Continued: As the register stood at the end of {day}: 13 positions", "6 to 10 of 13")),
        ("reader", "click Show more", ("11 to 13 of 13", "Withdrawn after that, on", "its source took it back")),
        ("reader", "click Share in channel", ("Asked by", f"end of {day}: 13 positions", "11 to 13 of 13")),
        ("reader", "dm: POS-0001", (f"POS-0001 was withdrawn on {gone}: its source took it back.", "not:condemned")),
        (
            "guest",
            "#shared-with-partners: /rapporteur history of ALL-0002",
            ("No record ALL-0002 is published", "not:confidence"),
        ),
        ("guest", "#shared-with-partners: /rapporteur history of ALL-0001", (*now, "by somebody in Slack", "not:Viktor")),
    )
    reviewer = bench.sandbox.users["reviewer"]
    assert [each for each in bench.sandbox.inspect("notifications") if each["user"] == reviewer] == []
    posted = [call for call in bench.sandbox.calls if "[-5.-] {+6.+}" in str(call["args"].get("text"))]
    assert posted or any("[-5.-] {+6.+}" in str(each) for each in bench.sandbox.as_user("reader").ephemerals("general"))
