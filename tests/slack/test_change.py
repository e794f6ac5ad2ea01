"""The form that changes a question: it holds what was understood, and gives back what was made of it."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answers.query import Aspect, Intent, Query, Span
from bot.register.vocabulary import RECORD_KINDS, Kind, Stance, Status
from bot.sandbox.blocks import check_view
from bot.sandbox.forms import complete_state
from bot.slack.change import changed, faults_of
from bot.slack.views.change import NAMED_FIELDS, change_form
from bot.slack.views.forms import Choice, Typed, read_form
from tests.slack.findings import HOSTILE

ASKED = Query(
    Intent.ALLEGATIONS,
    (Kind.ALLEGATION,),
    weapons=("pfm-1",),
    places=("izium",),
    occurred=Span(date(2022, 1, 1), date(2022, 12, 31)),
    not_speakers=("hrw",),
    in_any=(Span(date(2022, 5, 3), date(2022, 5, 3)),),
    unanswered=True,
    aspect=Aspect.WORDS,
)
some = st.lists(st.sampled_from(("ukr", "pfm-1", "izium")), unique=True, max_size=3).map(tuple)


def one_of(words: Any) -> Any:
    return st.lists(st.sampled_from(list(words)), unique=True, max_size=3).map(tuple)


queries = st.builds(
    replace,
    st.from_type(Query),
    intent=st.sampled_from(sorted(set(Intent) - {Intent.UNKNOWN, Intent.HELP, Intent.REFUSED})),
    kinds=one_of(RECORD_KINDS),
    stances=one_of(Stance),
    statuses=one_of(Status),
    **dict.fromkeys(NAMED_FIELDS, some),
)


def opened(query: Query, **fields: Typed) -> dict[str, Typed]:
    """Give what the form sends as it was opened, but for these fields; empty ones are not sent."""
    names = {key: f"{HOSTILE} {key}" for name in NAMED_FIELDS for key in getattr(query, name)}
    view = change_form(query, names, {"asked": 1})
    check_view(view, "modal")
    json.dumps(view)
    typed = read_form(complete_state(view["blocks"], {}))
    return {name: value for name, value in {**typed, **fields}.items() if value}


def chosen(*values: str) -> Typed:
    return tuple(Choice(value, value) for value in values)


@given(queries)
def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(query: Query) -> None:
    assert changed(query, opened(query)) == query
    assert not faults_of(query, opened(query)).keys() & {"stances", "statuses"}


def test_what_is_changed_is_asked_and_what_the_form_does_not_show_stays() -> None:
    change = changed(ASKED, opened(ASKED, weapons=(), places=chosen("donetsk"), actors=chosen("rus"), first="2022-06-01"))
    assert change == replace(
        ASKED,
        weapons=(),
        places=("donetsk",),
        actors=("rus",),
        occurred=Span(date(2022, 6, 1), date(2022, 12, 31)),
        in_any=(),
    )


def test_other_kinds_are_another_question() -> None:
    assert changed(ASKED, opened(ASKED, kinds=chosen("position"))).intent is Intent.POSITIONS
    assert changed(ASKED, opened(ASKED, kinds=chosen("position", "response"))).intent is Intent.TIMELINE
    assert changed(ASKED, opened(ASKED, kinds=())).intent is Intent.TIMELINE
    counted = replace(ASKED, intent=Intent.COUNT)
    assert changed(counted, opened(counted, kinds=chosen("response"))).intent is Intent.COUNT
    change = changed(ASKED, opened(ASKED, kinds=chosen("response")))
    assert (change.intent, change.unanswered, change.aspect) == (Intent.RESPONSES, False, None)
    assert change.not_speakers == ("hrw",)


def test_what_was_not_understood_can_be_asked_by_form() -> None:
    assert changed(Query(), opened(Query(), places=chosen("izium"))) == Query(Intent.TIMELINE, places=("izium",))
    assert changed(Query(), opened(Query(), kinds=chosen("allegation"))).intent is Intent.ALLEGATIONS
    assert set(faults_of(Query(), opened(Query()))) == {"kinds"}


def test_days_can_be_of_saying_or_of_happening() -> None:
    said = changed(ASKED, opened(ASKED, dated=chosen("said")))
    assert (said.said, said.occurred) == (ASKED.occurred, Span())
    none = changed(ASKED, opened(ASKED, first="", last=""))
    assert (none.said, none.occurred, none.in_any) == (Span(), Span(), ())


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"first": "2023-01-01"}, "last"),
        ({"stances": chosen("condemns")}, "stances"),
        ({"kinds": chosen("position"), "statuses": chosen("alleged")}, "statuses"),
        ({"kinds": (), "stances": chosen("condemns"), "statuses": chosen("alleged")}, "statuses"),
        ({"actors": chosen(*(f"actor-{number}" for number in range(41)))}, "actors"),
    ],
)
def test_what_can_not_be_asked_is_told_at_its_field(fields: dict[str, Typed], wrong: str) -> None:
    faults = faults_of(ASKED, opened(ASKED, **fields))
    assert set(faults) == {wrong}
    assert faults[wrong].endswith(".")


def test_what_nobody_could_choose_is_passed_over() -> None:
    assert changed(ASKED, opened(ASKED, stances=chosen("shrugs"), kinds=chosen("allegation", "actor"))) == ASKED


def test_the_largest_form_is_within_the_limits_of_slack() -> None:
    keys = tuple(f"key-{number}" for number in range(40))
    large: dict[str, Any] = dict.fromkeys(NAMED_FIELDS, keys)
    query = replace(ASKED, stances=tuple(Stance), statuses=tuple(Status), kinds=RECORD_KINDS, **large)
    assert changed(query, opened(query)) == query
