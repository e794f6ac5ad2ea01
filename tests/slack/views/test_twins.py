"""The form under likely twins, with as much in it as can be: Slack takes it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.register.duplicates.twins import Twin
from bot.register.vocabulary import RECORD_KINDS, Kind, RecordState, Relation, Sensitivity, Tlp
from bot.sandbox.blocks import check_view
from bot.slack.editing.recording import Offer, OfferedTwin
from bot.slack.editing.reviewing import QueueItem
from bot.slack.views.editing.record_fields import FIELDS
from bot.slack.views.editing.record_form import FormState, record_form, state_of
from bot.slack.views.editing.twins import read_choice, twins_form
from bot.slack.views.forms import Choice, Filled
from bot.slack.views.ids import Act
from tests.slack.findings import finding

LONG = "ї <!channel> & *" * 400
WHY = ("same alleger", "one weapon is a kind of the other", "dates of the event overlap") * 4
TYPED = {
    field.name: tuple(Choice(f"key-{number}", LONG) for number in range(100)) if field.filled is Filled.NAMES else LONG
    for field in FIELDS
}
ITEM = QueueItem(
    1, 1, "ALL-0001", Kind.ALLEGATION, LONG, LONG, (LONG,) * 9, LONG, LONG, ((LONG, None),) * 9, Tlp.RED, Sensitivity.NONE
)


def test_the_largest_form_is_within_the_limits_of_slack() -> None:
    twin = Twin(10**9, "ALL-0001", Relation.DUPLICATE_OF, 20, WHY)
    published = replace(finding(), line=LONG, who=LONG, dated=LONG, status_line=LONG, response_state=LONG)
    offered = [OfferedTwin(replace(twin, record_id=twin.record_id + 1), RecordState.IN_REVIEW, ITEM, LONG[:500])]
    offered += [OfferedTwin(replace(twin, record_id=number), RecordState.PUBLISHED, published) for number in range(4)]
    form = twins_form(state(Kind.ALLEGATION), Offer(tuple(offered), frozenset(range(100))))
    check_view(form, "modal")
    assert len(json.dumps(form)) < 250_000
    assert read_again(form).shown == frozenset(range(100))


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_form_for_each_kind_is_within_the_limits_of_slack_however_much_is_typed(kind: Kind) -> None:
    for typed in ({}, TYPED, {name: value for name, value in TYPED.items() if name != "source"}):
        form = record_form(replace(state(kind), typed=typed), notice=LONG)
        check_view(form, "modal")
        assert len(json.dumps(form)) < 250_000


@pytest.mark.parametrize(
    ("action_id", "value"), [(Act.SAME_ITEM, "x"), (Act.SAME_EVENT, ""), (Act.SAME_EVENT, "-1"), (Act.APPROVE, "1")]
)
def test_a_button_that_was_never_shown_chooses_nothing(action_id: Act, value: str) -> None:
    assert read_choice({"action_id": action_id.value, "value": value}) is None


def test_a_form_without_twins_knows_of_none() -> None:
    assert read_again(record_form(state(Kind.POSITION))).shown == frozenset()


def state(kind: Kind) -> FormState:
    """Give a form in which as much stands as can."""
    return FormState("V1", kind, TYPED, date(2026, 11, 26), {field.name: 3 for field in FIELDS})


def read_again(form: dict[str, Any]) -> FormState:
    return state_of({**form, "id": "V1", "state": {"values": {}}}, date(2026, 11, 26))
