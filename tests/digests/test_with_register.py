"""The digest of what the register's own writer publishes."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.digests.content.digest import DigestItem
from bot.register.editing.acts import publish, restore, submit, withdraw
from bot.register.interchange.importing import import_files
from bot.register.model import Record
from bot.register.vocabulary import Status
from tests.digests.parts import DAY, MADE, SLOT, Desk, Posted, Room

REFERENCES: tuple[dict[str, Any], ...] = (
    {"type": "actor", "key": "hrw", "name": "Human Rights Watch", "actor_type": "ngo"},
    {"type": "actor", "key": "the-state", "name": "The State", "actor_type": "state", "iso3": "XXA"},
    {"type": "weapon", "key": "ap-mine", "name": "Anti-personnel mine", "level": "family"},
    {
        "type": "source", "key": "report", "publisher": "HRW", "title": "A report", "source_type": "ngo_report",
        "proximity": "primary", "independence_group": "hrw", "tlp": "CLEAR",
    },
    {
        "type": "source", "key": "wire", "publisher": "A wire", "title": "A story", "source_type": "wire",
        "proximity": "secondary", "independence_group": "wire", "tlp": "CLEAR",
    },
)  # fmt: skip
ALLEGATION: dict[str, Any] = {
    "type": "allegation",
    "key": "mines-somewhere",
    "summary": "Human Rights Watch reported that The State laid anti-personnel mines.",
    "alleged_by": ["hrw"],
    "alleged_actor": ["the-state"],
    "act": "use",
    "weapons": ["ap-mine"],
    "said": "2026-11-20",
    "occurred": "2026-11",
    "citations": [{"source": "report", "locator": "page 1"}],
    "state": "published",
    "author": "recorder",
    "reviewer": "reviewer",
    "tlp": "CLEAR",
    "sensitivity": "none",
}
CORROBORATED = {
    **ALLEGATION,
    "status": "corroborated",
    "citations": [{"source": "report", "locator": "page 1"}, {"source": "wire", "locator": "body"}],
}


@pytest.fixture
def imported(desk: Desk, tmp_path: Path) -> "Importer":
    """Give a desk that has the names, and a subscription that begins after them."""
    importer = Importer(desk, tmp_path / "update.jsonl")
    importer(*REFERENCES)
    desk.subscribe()
    return importer


class Importer:
    """Imports objects of the interchange format."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self._desk = desk
        self._path = path

    def __call__(self, *objects: dict[str, Any]) -> None:
        self._path.write_text("".join(json.dumps(each) + "\n" for each in objects), encoding="utf-8")
        import_files(self._desk.database, [self._path], who="recorder", now=MADE)


def only_item(message: Posted) -> tuple[str, DigestItem]:
    (section,) = message.page.sections
    (item,) = section.items
    return section.title, item


def test_the_life_of_an_allegation(desk: Desk, room: Room, imported: Importer) -> None:
    digests = desk.digests(room)
    imported(ALLEGATION)
    digests.tick(SLOT)
    imported(CORROBORATED)
    imported(CORROBORATED)
    digests.tick(SLOT + DAY)
    imported({**CORROBORATED, "occurred": "2026-10"})
    digests.tick(SLOT + 2 * DAY)
    with desk.database.write() as session:
        (record,) = session.scalars(select(Record)).all()
        withdraw(session, record.id, who="reviewer", now=SLOT + 2 * DAY, why="the report was withdrawn")
    digests.tick(SLOT + 3 * DAY)
    digests.tick(SLOT + 4 * DAY)

    new, moved, corrected, withdrawn = (only_item(message) for message in room.digests)
    assert [title for title, _ in (new, moved, corrected, withdrawn)] == [
        "New in the register",
        "Status moved",
        "Corrections",
        "Withdrawn",
    ]
    assert [item.ref for _, item in (new, moved, corrected, withdrawn)] == ["ALL-0001"] * 4
    for (_, item), status in ((new, Status.ALLEGED), (moved, Status.CORROBORATED), (corrected, Status.CORROBORATED)):
        assert item.finding is not None
        assert item.finding.status is status
        assert "No response recorded" in item.finding.response_state
    assert new[1].events == ()
    assert moved[1].events[0].startswith("Status moved from alleged to corroborated on 20 November 2026")
    assert corrected[1].events[0].startswith("Corrected on 20 November 2026 (occurred)")
    assert withdrawn[1].finding is None
    assert withdrawn[1].events == ("Withdrawn on 23 November 2026: the report was withdrawn.",)


def test_a_status_that_moved_while_in_review_is_told_from_what_readers_had(desk: Desk, room: Room, imported: Importer) -> None:
    digests = desk.digests(room)
    imported(ALLEGATION)
    digests.tick(SLOT)
    with desk.database.write() as session:
        record_id = session.scalars(select(Record.id)).one()
        submit(session, record_id, who="recorder", now=SLOT)
    imported({**CORROBORATED, "state": "in_review"})
    digests.tick(SLOT + DAY)
    with desk.database.write() as session:
        publish(session, record_id, who="reviewer", now=SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    _, moved = room.messages
    title, item = only_item(moved)
    assert title == "Status moved"
    assert item.events == ("Status moved from alleged to corroborated on 22 November 2026.",)


def test_withdrawn_and_published_again_before_a_digest_is_a_correction(desk: Desk, room: Room, imported: Importer) -> None:
    digests = desk.digests(room)
    imported(ALLEGATION)
    digests.tick(SLOT)
    with desk.database.write() as session:
        record_id = session.scalars(select(Record.id)).one()
        withdraw(session, record_id, who="reviewer", now=SLOT, why="in doubt")
        restore(session, record_id, who="recorder", now=SLOT, why="read once more")
        publish(session, record_id, who="reviewer", now=SLOT, why="the doubt is gone")
    digests.tick(SLOT + DAY)
    title, item = only_item(room.messages[1])
    assert title == "Corrections"
    assert item.events == (
        "Withdrawn on 21 November 2026: in doubt.",
        "Published again on 21 November 2026: the doubt is gone.",
    )
