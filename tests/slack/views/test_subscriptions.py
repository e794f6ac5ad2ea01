"""Subscriptions as messages and as a form: within Slack's limits whatever stands in them, and nothing left out."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.query import Query
from bot.digests.lines import Reach, SubscriptionLine
from bot.digests.model import SubscriptionState
from bot.digests.wishes.filters import UnreadWishError
from bot.digests.wishes.rhythm import AT_ONCE, EVERY_DAY, WEEKDAYS
from bot.digests.wishes.wish import read_wish
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import Kind, Tlp
from bot.sandbox.forms import complete_state
from bot.slack.subscriptions import Came, Filled, Subscribed
from bot.slack.text import units
from bot.slack.views.forms import read_form
from bot.slack.views.ids import Act
from bot.slack.views.subscription_form import faults_of, filled_by, filled_of, subscription_form
from bot.slack.views.subscriptions import (
    Did,
    Listed,
    announcement,
    deleted_message,
    home_blocks,
    list_message,
    subscribed_message,
    unread_message,
    when_typed,
)
from tests.conversations.dialogue import as_text, elements
from tests.slack.findings import HOSTILE

LEXICON = Lexicon(1, [NamedEntry(1, "izium", Kind.PLACE, "Izium", None, "settlement")], [])
LINE = SubscriptionLine(
    2, "C0GENERAL0", "U0READER00", EVERY_DAY, time(8, 30), "Europe/Kyiv", "Izium", Query(), "place: Izium", Tlp.GREEN, False,
    datetime(2026, 11, 23, 6, 30, tzinfo=UTC), SubscriptionState.ACTIVE, None, None, None, 0, is_configured=False,
)  # fmt: skip
PAUSED = replace(LINE, state=SubscriptionState.PAUSED, paused_reason=f"{HOSTILE} " * 90, paused_cure="Do this. " * 90)
LONG = replace(PAUSED, chosen=f"{HOSTILE} " * 90, words="🕊" * 1_000)


def test_the_next_time_is_shown_in_the_zone_of_whoever_reads() -> None:
    (_, block, *_) = subscribed_message(Subscribed(LINE, Came.NEW, Reach(2, 17))).blocks
    (moment,) = [each for part in block["elements"] for each in part["elements"] if each["type"] == "date"]
    assert moment["timestamp"] == LINE.next_run_at.timestamp()
    assert moment["fallback"] == "on Monday 23 November 2026 at 08:30 (Europe/Kyiv)"
    message = subscribed_message(Subscribed(LINE, Came.NEW, Reach(2, 17)))
    assert "next on Monday 23 November 2026 at 08:30" in message.text
    assert "on Monday 23 November 2026" in message.without_blocks().text


@pytest.mark.parametrize("lines", [[LINE] * 60, [LONG] * 60, [LINE, LONG] * 30])
def test_a_list_of_any_length_is_paged_and_each_is_shown_once(lines: list[SubscriptionLine]) -> None:
    numbered = [replace(line, id=number) for number, line in enumerate(lines, 1)]
    listed, first, shown = Listed(numbered[:35], numbered[35:], hidden=2), 0, []
    while True:
        message = list_message(listed, first)
        shown += [
            button["value"].split(":")[0]
            for _, button in elements({"blocks": message.blocks}, "button")
            if is_act(button, Act.PREVIEW)
        ]
        more = [
            button for _, button in elements({"blocks": message.blocks}, "button") if is_act(button, Act.SUBSCRIPTIONS_PAGE)
        ]
        if not more:
            break
        assert int(more[0]["value"]) > first
        first = int(more[0]["value"])
    assert shown == [str(line.id) for line in numbered]


def test_whoever_may_change_nothing_gets_no_buttons() -> None:
    message = list_message(Listed([LINE], [], may_change=False))
    assert list(elements({"blocks": message.blocks}, "button")) == []


def test_what_the_operator_set_is_neither_changed_nor_deleted() -> None:
    message = list_message(Listed([replace(LINE, is_configured=True)], []))
    acts = [button["action_id"] for _, button in elements({"blocks": message.blocks}, "button")]
    assert acts == [Act.PREVIEW, Act.PAUSE, Act.SUBSCRIBE]


@pytest.mark.parametrize("line", [LINE, PAUSED, LONG])
def test_outside_text_breaks_no_message(line: SubscriptionLine) -> None:
    error = UnreadWishError(f"“{HOSTILE}” was not understood.", "Check it.")
    notes = (f"{HOSTILE} " * 60,) * 12
    for message in (
        subscribed_message(Subscribed(line, Came.CHANGED, Reach(0, 0), notes), untold=HOSTILE),
        deleted_message(line),
        announcement("U0READER00", Did.DELETED, line),
        unread_message(error, line.words * 3, for_oneself=True),
        list_message(Listed([line] * 8, [line] * 8, 3), said=HOSTILE),
    ):
        assert "<!" not in message.text.replace("<@U0READER00>", "")
        assert units(message.text) <= 2_900 + 20
    assert len(home_blocks([line] * 9, 5)) == 12


@pytest.mark.parametrize("days", [AT_ONCE, EVERY_DAY, WEEKDAYS, 0b1100000, 0b0000001, 0b0101010, 0b1111110])
@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("zone", ["Europe/Kyiv", "America/Argentina/Buenos_Aires", "UTC"])
def test_what_is_offered_to_type_again_is_read_as_the_same(days: int, quiet: bool, zone: str) -> None:
    line = replace(LINE, days=days, zone=zone, says_nothing_new=quiet)
    wish = read_wish(f"Izium {when_typed(line)}", LEXICON, zone=ZoneInfo("Asia/Tokyo"), today=date(2026, 11, 22))
    assert (wish.words, wish.days, wish.at, wish.zone.key) == ("Izium", days, time(8, 30), zone)
    assert wish.says_nothing_new is quiet


@given(
    words=st.text(max_size=1_000).map(str.strip),
    days=st.integers(min_value=0, max_value=EVERY_DAY),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/Kyiv", "UTC", "America/Argentina/Buenos_Aires", "EET"]),
    quiet=st.booleans(),
)
def test_a_form_gives_back_what_was_put_into_it(words: str, days: int, at: time, zone: str, quiet: bool) -> None:
    filled = Filled(words, days, at, zone, quiet)
    form = subscription_form(filled, {"id": 2, "to": "C1"})
    typed = read_form(complete_state(form["blocks"], {}))
    assert filled_of(typed) == filled
    assert faults_of(typed) == {}


def test_what_is_wrong_in_a_form_is_said_at_its_field() -> None:
    form = subscription_form(replace(filled_by(LINE), days=0b0000001), {"to": "D1"}, "Nothing was subscribed.")
    given_state = {"days": {"days": {"type": "checkboxes", "selected_options": []}}}
    typed = read_form(complete_state(form["blocks"], given_state))
    assert list(faults_of(typed)) == ["days"]
    assert list(faults_of({**typed, "zone": ()})) == ["days", "zone"]
    assert "in a direct message" in as_text(form["blocks"])


def is_act(button: dict[str, str], act: Act) -> bool:
    return button["action_id"] == act
