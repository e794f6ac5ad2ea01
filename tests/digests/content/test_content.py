"""What a digest says of a register: under which headings, in which order, and what takes effect."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from bot.database import Database
from bot.digests.content.digest import DigestPage
from bot.digests.delivery.poster import PassingFault
from bot.digests.model import Subscription
from bot.digests.rendering import as_text
from bot.register.editing.acts import withdraw
from bot.register.model import Record
from bot.register.vocabulary import Kind, Tlp
from bot.slack.views.digest import digest_message
from tests.conftest import Stores
from tests.digests.parts import DAY, MINUTE, Desk, Room
from tests.register import material
from tests.register.interchange.registers import HIDDEN, NAME, registers
from tests.register.material import NOW, PUBLISHED, Fields

MORNING = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)
"""09:00 in Vienna on the day after the register was filled."""
NAMES: tuple[Fields, ...] = (
    *material.REFERENCES[:4],
    material.actor("pol", name="Poland"),
    material.actor("usa", name="United States"),
    material.actor("jana", name="Jana Quillfeather", actor_type="private_individual"),
    material.treaty("ccm", name="Convention on Cluster Munitions"),
    material.place("place-ukr", name="Ukraine", place_type="country"),
    material.place("kharkiv", name="Kharkiv Oblast", place_type="oblast", parent="place-ukr"),
    material.place("izium", name="Izium", parent="kharkiv"),
    material.place("kyiv", name="Kyiv", parent="place-ukr"),
    material.place("sea", name="Black Sea", place_type="area"),
    *({**each, "tlp": "CLEAR"} for each in material.REFERENCES[5:]),
)


class Editor:
    """Publishes what a test says, and gives the digest of the morning after."""

    def __init__(self, desk: Desk, room: Room, folder: Path) -> None:
        self.desk, self.room, self._folder = desk, room, folder
        material.imported(desk.database, folder, *NAMES)
        self.subscription = desk.subscribe(now=NOW)
        self.digests = desk.digests(room)

    def publish(self, *records: Fields) -> None:
        material.imported(self.desk.database, self._folder, *({**PUBLISHED, **each} for each in records))

    def digest(self, at: dt.datetime = MORNING) -> list[DigestPage]:
        before = len(self.room.digests)
        self.digests.tick(at)
        return [message.page for message in self.room.digests[before:]]

    def preview(self, at: dt.datetime = MORNING) -> str:
        (line,) = self.digests.list()
        return as_text(line, self.digests.preview(self.subscription, at))

    def mark(self, key: str, tlp: Tlp) -> None:
        with self.desk.database.write() as session:
            session.get_one(Record, self.id_of(key)).tlp = tlp

    def withdraw(self, key: str, why: str) -> None:
        with self.desk.database.write() as session:
            withdraw(session, self.id_of(key), who="reviewer", now=NOW, why=why)

    def id_of(self, key: str) -> int:
        with self.desk.database.read() as session:
            return session.scalars(select(Record.id).where(Record.key == key)).one()


@pytest.fixture
def editor(desk: Desk, room: Room, tmp_path: Path) -> Editor:
    """Give an editor whose register has the names, and a subscription that begins after them."""
    return Editor(desk, room, tmp_path)


def headed(page: DigestPage) -> list[tuple[str, str, list[str]]]:
    """Give the sections and headings of a page with the keys of what stands under them."""
    return [
        (section.title, heading, [item.finding.key if item.finding else item.ref for item in items])
        for section in page.sections
        for heading, items in section.groups
    ]


def test_items_stand_under_their_treaty_else_under_the_place(editor: Editor) -> None:
    editor.publish(
        material.position("in-izium", places=["izium"], said="2023-11-01"),
        material.position("in-kyiv", places=["kyiv"], said="2023-11-03"),
        material.position("at-sea", places=["sea", "izium"]),
        material.position("on-both", treaties=["ccm", "apmbc"], places=["izium"]),
        material.position("nowhere"),
        material.allegation(places=["izium"], treaties=[{"treaty": "apmbc"}]),
        material.response(),
    )
    (page,) = editor.digest()
    assert headed(page) == [
        ("New responses", "APMBC", ["reply"]),
        ("New in the register", "", ["nowhere"]),
        ("New in the register", "APMBC", ["izium-pfm"]),
        ("New in the register", "Black Sea", ["at-sea"]),
        ("New in the register", "Convention on Cluster Munitions", ["on-both"]),
        ("New in the register", "Ukraine", ["in-kyiv"]),
        ("New in the register", "Ukraine, Kharkiv Oblast", ["in-izium"]),
    ]


def test_items_under_a_heading_stand_by_date_the_latest_first(editor: Editor) -> None:
    editor.publish(
        *(material.position(f"said-{day}", places=["kyiv"], said=f"2023-11-{day}") for day in ("02", "09", "05")),
    )
    (page,) = editor.digest()
    assert headed(page) == [("New in the register", "Ukraine", ["said-09", "said-05", "said-02"])]


def test_pages_follow_the_headings(editor: Editor) -> None:
    editor.publish(
        *(material.position(f"late-{n}", treaties=["ccm"], said=f"2024-11-{n + 1:02}") for n in range(8)),
        *(material.position(f"early-{n}", treaties=["apmbc"], said=f"2023-11-{n + 1:02}") for n in range(7)),
    )
    first, second = editor.digest()
    assert [(heading, len(keys)) for _, heading, keys in headed(first)] == [
        ("APMBC", 7),
        ("Convention on Cluster Munitions", 3),
    ]
    assert headed(second) == [
        ("New in the register", "Convention on Cluster Munitions", [f"late-{n}" for n in (4, 3, 2, 1, 0)])
    ]
    assert first.chart is not None
    assert first.chart.bars == (("APMBC", 7), ("Convention on Cluster Munitions", 8))
    assert second.chart is None
    assert first.notices == ("15 new records.", "10 here, 5 more in the thread.")


def test_a_preview_in_the_terminal_holds_headings_chart_and_effects(editor: Editor) -> None:
    editor.publish(material.treaty_action("out", actor="pol", action="withdrawal", effective="2026-11-24"))
    editor.digest()
    editor.publish(*(material.position(f"pos-{n}", treaties=["ccm"]) for n in range(10)))
    text = editor.preview(MORNING + DAY)
    assert "\nItems of this digest by treaty, or by place:\n  █             1  APMBC\n  ████████████ 10  Convention" in text
    assert "\nNew in the register\nConvention on Cluster Munitions:\n  [POS-0001] Somebody said something.\n" in text
    assert "\nAPMBC:\n  TRA-0001: Today Poland's withdrawal from the APMBC takes effect.\n  [TRA-0001]" in text


def test_a_withdrawn_record_stands_under_no_heading(editor: Editor) -> None:
    editor.publish(material.position("taken-back", places=["izium"]))
    editor.digest()
    editor.withdraw("taken-back", "the source took it back")
    (page,) = editor.digest(MORNING + DAY)
    assert headed(page) == [("Withdrawn", "", ["POS-0001"])]


def test_the_allegation_above_the_ceiling_gives_its_response_no_heading(editor: Editor) -> None:
    editor.publish({**material.allegation(places=["izium"]), "tlp": "AMBER"}, material.response())
    (page,) = editor.digest()
    assert headed(page) == [("New responses", "", ["reply"])]


def test_what_is_marked_above_the_ceiling_before_it_is_posted_is_not_counted(editor: Editor) -> None:
    editor.publish(
        *(material.position(f"pos-{n}", treaties=["ccm"]) for n in range(10)),
        material.position("secret", treaties=["apmbc"]),
        material.position("hidden", places=["izium"]),
    )
    editor.room.refuses.append(PassingFault("Slack asks to slow down."))
    assert editor.digest() == []
    editor.mark("hidden", Tlp.RED)
    first, second = editor.digest(MORNING + MINUTE)
    assert first.text == "Rapporteur digest, 23 November 2026: 11 new records."
    assert first.chart is not None
    assert first.chart.bars == (("APMBC", 1), ("Convention on Cluster Munitions", 10))
    assert first.notices == ("11 new records.", "10 here, 1 more in the thread.")
    assert headed(second) == [("New in the register", "Convention on Cluster Munitions", ["pos-9"])]


def test_a_reason_names_no_private_individual(editor: Editor) -> None:
    editor.publish(material.position("taken-back"))
    editor.digest()
    editor.withdraw("taken-back", "as Jana Quillfeather asked")
    (page,) = editor.digest(MORNING + DAY)
    assert page.sections[0].items[0].events == ("Withdrawn on 22 November 2026: as a private individual asked.",)


def test_an_empty_day_is_told_where_that_is_asked_for(editor: Editor) -> None:
    assert editor.digest() == []
    assert editor.preview(MORNING + DAY).endswith("\nNothing new.")
    with editor.desk.database.write() as session:
        session.get_one(Subscription, editor.subscription).says_nothing_new = True
    preview = editor.preview(MORNING + DAY)
    (page,) = editor.digest(MORNING + DAY)
    assert editor.digest(MORNING + DAY + MINUTE) == []
    assert page.sections == ()
    assert page.text == "Rapporteur digest, 24 November 2026: nothing is new."
    assert page.notices == ("Nothing new was recorded in this time.",)
    assert page.footer[0] == (
        "Recorded in Rapporteur between 23 November 2026, 09:00 and 24 November 2026, 09:00 (Europe/Vienna)."
    )
    assert "\nRapporteur digest, 24 November 2026\nNothing new was recorded in this time.\n" in preview


def test_the_footer_says_how_to_stop(editor: Editor) -> None:
    editor.publish(material.position("one"))
    (page,) = editor.digest()
    assert "RAPPORTEUR_DIGEST_CHANNEL" in page.footer[-1]
    with editor.desk.database.write() as session:
        session.get_one(Subscription, editor.subscription).name = None
    editor.publish(material.position("two"))
    (page,) = editor.digest(MORNING + DAY)
    assert page.footer[-1] == "To change or stop this digest: /rapporteur subscriptions"


@pytest.mark.parametrize(
    ("actor", "action", "said"),
    [
        ("pol", "withdrawal", "Poland's withdrawal from the APMBC takes effect."),
        ("usa", "accession", "United States' accession to the APMBC takes effect."),
        ("pol", "ratification", "Poland's ratification of the APMBC takes effect."),
        ("pol", "reservation", "Poland's reservation to the APMBC takes effect."),
        (
            "pol",
            "suspension_claimed",
            "Poland's claimed suspension of the APMBC takes effect by its own account, which is contested.",
        ),
    ],
)
def test_what_takes_effect_today_is_said_as_such(editor: Editor, actor: str, action: str, said: str) -> None:
    editor.publish(material.treaty_action("act", actor=actor, action=action, deposited="2026-05-20", effective="2026-11-25"))
    editor.digest()
    assert editor.digest(MORNING + DAY) == []
    (page,) = editor.digest(MORNING + 2 * DAY)
    assert headed(page) == [("Taking effect", "APMBC", ["act"])]
    assert page.sections[0].items[0].events == (f"Today {said}",)
    assert page.text == "Rapporteur digest, 25 November 2026: 1 treaty action taking effect."
    assert editor.digest(MORNING + 3 * DAY) == []


def test_what_took_effect_before_the_digest_is_said_with_its_day(editor: Editor) -> None:
    editor.publish(
        material.treaty_action("out", actor="pol", action="withdrawal", deposited="2026-05-20", effective="2026-11-25")
    )
    editor.digest()
    (page,) = editor.digest(MORNING + 4 * DAY)
    assert page.sections[0].items[0].events == ("On 25 November 2026 Poland's withdrawal from the APMBC took effect.",)
    assert page.notices == ("Late: this digest was due on 24 November 2026, 09:00, and stands for those due since as well.",)


def test_what_waits_to_be_posted_is_worded_as_of_the_day_on_which_it_is(editor: Editor) -> None:
    editor.publish(
        material.treaty_action("out", actor="pol", action="withdrawal", deposited="2026-05-20", effective="2026-11-24")
    )
    editor.digest()
    editor.room.refuses.append(PassingFault("Slack asks to slow down."))
    assert editor.digest(MORNING + DAY) == []
    (page,) = editor.digest(MORNING + DAY + dt.timedelta(hours=16))
    assert page.sections[0].items[0].events == ("On 24 November 2026 Poland's withdrawal from the APMBC took effect.",)
    assert page.notices == ("Late: this digest was due on 24 November 2026, 09:00.",)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(register=registers())
def test_no_message_of_any_register_hides_a_status_or_an_answer_or_shows_what_is_hidden(
    stores: Stores, tmp_path: Path, register: list[Fields]
) -> None:
    database, room = Database(stores.empty_url("sqlite", tmp_path)), Room()
    desk, records = Desk(database), {"position", "allegation", "response", "assessment"}
    material.imported(database, tmp_path, *(each for each in register if each["type"] not in records))
    desk.subscribe(now=NOW)
    material.imported(database, tmp_path, *register)
    desk.digests(room).tick(MORNING)
    database.dispose()
    for posted in room.messages:
        message = digest_message(posted.page)
        said = f"{json.dumps(message.blocks, ensure_ascii=False)}{message.text}"
        assert HIDDEN not in said
        assert NAME.casefold() not in said.casefold()
        for item in (item for section in posted.page.sections for item in section.items):
            assert item.finding is not None
            if item.finding.kind is Kind.ALLEGATION:
                (block,) = (str(each) for each in message.blocks if f"'{item.ref}'" in str(each))
                assert "Status: " in block
                assert "recorded" in block or "no reply" in block.casefold()
                assert all(answer.ref in block for answer in item.finding.responses)
    published = [each for each in register if each["type"] in records and each["state"] == "published"]
    assert sum(room.refs.values()) == sum(each["tlp"] in {"CLEAR", "GREEN"} for each in published)
