"""Votes against the votes before, by resolution, by voter, and of groups that nobody knows."""

from datetime import date
from typing import Any

import pytest

from bot.answers.wording import day_or_more, in_order
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        ("who switched from yes to abstain on landmines in 2019", ["vote-a-res-74-61-zwe"]),
        ("did any state change its vote on the ccm in 2018", ["vote-a-res-73-54-rus", "vote-a-res-73-54-npl"]),
        ("which states changed their vote on A/RES/74/61", ["vote-a-res-74-61-zwe", "vote-a-res-74-61-lbn"]),
        ("who changed sides on landmines in 2019", ["vote-a-res-74-61-zwe", "vote-a-res-74-61-lbn"]),
    ],
)
def test_a_vote_of_a_single_year_is_held_against_the_one_before(ask: Ask, question: str, changed: list[str]) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == changed
    assert "The votes asked about were compared with the vote before them on the same treaty." in answer.assumptions


def test_a_state_s_changed_vote_of_a_year_stands_beside_the_one_before(ask: Ask) -> None:
    answer = ask("did Russia change its vote on cluster munitions in 2018")
    assert "Russia, from “voted against” (4 December 2017) to “abstained” (5 December 2018)" in answer.headline
    assert [each.key for each in answer.findings] == ["vote-a-res-72-54-rus", "vote-a-res-73-54-rus"]


def test_within_several_years_only_their_votes_are_compared(ask: Ask) -> None:
    answer = ask("who changed position on cluster munitions between 2018 and 2019")
    assert {each.key[-3:] for each in answer.findings} == {"rus", "uga", "ven", "zwe"}


def test_a_date_known_by_its_year_is_no_first_of_january(ask: Ask) -> None:
    assert in_order(date(1996, 1, 1), date(2019, 12, 12)) == "between 1996 and 12 December 2019"
    assert in_order(date(1997, 1, 1), date(1997, 12, 31)) == "in 1997"
    assert in_order(date(2023, 7, 1), date(2023, 7, 31)) == "in July 2023"
    assert in_order(date(2023, 7, 1), date(2023, 7, 1)) == "on 1 July 2023"
    assert day_or_more(date(2023, 7, 2), date(2023, 7, 9)) == "between 2 July 2023 and 9 July 2023"
    answer = ask("how has Zimbabwe's vote changed")
    assert "1 January" not in " ".join((answer.headline, *answer.notices))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("when did Venezuela abstain on cluster munitions", {"date": "2019-12-12"}),
        ("when did Zimbabwe vote against cluster munitions", {"date": "2015-12-07"}),
        ("when was the last vote on cluster munitions in the General Assembly?", {"date": "2019-12-12"}),
        ("when did the General Assembly first vote on cluster munitions", {"date": "2015-12-07"}),
        ("latest vote on the CCM", {"votes": {"abstained": 38, "voted_against": 1, "voted_for": 144}}),
        ("how many resolutions on cluster munitions are recorded", {"count": 5}),
        ("which UNGA resolutions on landmines are recorded?", 24),
        ("in which year were there most abstentions on the mine ban resolution", ["A/RES/57/74", "A/RES/58/53"]),
        ("which year had the most votes in favour of the CCM", ["A/RES/73/54", "A/RES/74/62"]),
        ("which year had the fewest votes in favour of the CCM", {"date": "2015-12-07"}),
        (
            "highest number of abstentions on cluster munitions",
            {"votes": {"abstained": 40, "voted_against": 2, "voted_for": 139}},
        ),
        ("number of abstentions on landmines per year", {"count": 24}),
        ("compare the 2015 and 2019 cluster munitions votes", ["A/RES/70/54", "A/RES/74/62"]),
        ("did more states abstain in 2019 than in 2018 on the mine ban", ["A/RES/73/61", "A/RES/74/61"]),
    ],
)
def test_votes_are_told_by_resolution(ask: Ask, question: str, value: Any) -> None:
    found = ask(question).value
    assert found is not None
    if isinstance(value, dict):
        assert found == value
    else:
        assert len(found["resolutions"]) == value if isinstance(value, int) else sorted(found["resolutions"]) == value


def test_all_days_of_such_votes_are_told_of(ask: Ask) -> None:
    answer = ask("when did Zimbabwe vote against cluster munitions")
    assert answer.notices[0].startswith("3 such votes are recorded in Rapporteur, between 7 December 2015 and 5 December 2018")


@pytest.mark.parametrize(
    ("question", "number", "some"),
    [
        ("who voted for both resolutions in 2019", 142, {"fra"}),
        ("who abstained on both the landmine and the cluster resolution in 2019", 14, {"usa", "zwe"}),
        ("who voted for the mine ban but abstained on cluster munitions in 2019", 24, {"bra", "fin"}),
        ("which country abstained in 2019 after voting for the mine ban resolution in 2018", 1, {"zwe"}),
        ("which states have always abstained on the mine ban resolution", 11, {"rus", "usa"}),
        ("which states have never voted for the cluster munitions resolution", 37, {"usa", "ukr"}),
        ("which EU states have consistently abstained on cluster munitions", 7, {"cyp", "pol"}),
    ],
)
def test_states_are_told_by_several_of_their_votes(ask: Ask, question: str, number: int, some: set[str]) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert len(answer.value["states"]) == number
    assert some <= {*answer.value["states"]}
    assert answer.headline.startswith(f"{number} state")


def test_what_both_are_is_said_where_more_are_found(ask: Ask) -> None:
    assert "“both” was not understood: votes on 29 resolutions are shown." in ask("who abstained on both").assumptions


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("how did the Latin American states vote on cluster munitions 2019", "Latin American"),
        ("vote of South American states on A/RES/74/62", "South American"),
        ("how did africa vote on 52/38H", "africa"),
        ("BRICS votes on cluster munitions in 2017", "BRICS"),
        ("how did the Gulf states vote on cluster munitions in 2018", "Gulf"),
        ("which European states abstained on cluster munitions", "European"),
        ("which nuclear powers abstained on cluster munitions in 2019", "nuclear"),
    ],
)
def test_a_region_is_neither_one_state_nor_the_world(ask: Ask, question: str, name: str) -> None:
    answer = ask(question)
    assert answer.headline.startswith(f"The register knows no group of states by the name “{name}”, so nothing was counted")
    assert (answer.total, answer.findings) == (0, ())


def test_an_organisation_without_members_casts_no_votes(ask: Ask) -> None:
    answer = ask("ASEAN votes on landmines 2019")
    assert answer.headline.startswith("The register holds no members of Association of Southeast Asian Nations")


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("all abstentions in 2016 except from EU states", 52),
        ("abstentions on cluster munitions in 2018 without the EU", 31),
        ("who abstained on the CCM in 2019, EU aside", 31),
        ("countries other than Russia and the US that abstained on landmines 2018", 14),
        ("what about non-NATO EU states on cluster munitions 2019", 4),
        ("NATO minus US on the mine ban 2016", 31),
    ],
)
def test_who_is_left_out_of_votes_is_left_out(ask: Ask, question: str, total: int) -> None:
    assert ask(question).total == total


@pytest.mark.parametrize(
    "question", ["who was absent from the vote on A/RES/74/61?", "which states were absent in 2019 on landmines?"]
)
def test_who_took_no_part_is_not_recorded_and_that_is_said(ask: Ask, question: str) -> None:
    headline = ask(question).headline
    assert headline.startswith("No absence is recorded in Rapporteur on resolution A/RES/74/61")
    assert "nothing tells who took no part" in headline


def test_votes_of_parties_and_of_groups_are_counted_as_votes(ask: Ask) -> None:
    asked = "which mine ban treaty parties abstained on the mine ban resolution in 2019"
    assert {each.key[-3:] for each in ask(asked).findings} == {"plw", "zwe"}
    value = ask("how many P5 states voted for the mine ban in 2019").value
    assert value is not None
    assert value["count"] == 3
