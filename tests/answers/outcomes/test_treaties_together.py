import pytest

from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("which G7 states are in the mine ban treaty but not in the cluster munitions convention", []),
        ("which of the G7 are party to both the APMBC and the CCM", ["can", "fra", "deu", "ita", "jpn", "gbr"]),
        ("which states left both the CCM and Ottawa", ["ltu"]),
    ],
)
def test_states_are_listed_by_how_they_stand_under_each(ask: Ask, question: str, states: list[str]) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert sorted(answer.value["states"]) == sorted(states)
    assert answer.value["count"] == len(states)


def test_those_outside_one_are_those_inside_the_other_without_those_inside_both(ask: Ask) -> None:
    inside, both, one = (
        ask(question).value
        for question in (
            "which states are party to the mine ban treaty on 1 March 2024",
            "which states are party to the mine ban treaty and the CCM on 1 March 2024",
            "which states are party to the mine ban treaty but not to the CCM on 1 March 2024",
        )
    )
    assert inside is not None
    assert both is not None
    assert one is not None
    assert both["states"]
    assert one["states"]
    assert {*inside["states"]} == {*both["states"], *one["states"]}
    assert not {*both["states"]} & {*one["states"]}


def test_they_are_counted_too_and_the_headline_names_each_treaty(ask: Ask) -> None:
    answer = ask("how many states are party to both Ottawa and the CCM")
    listed = ask("which states are party to both Ottawa and the CCM")
    assert answer.value is not None
    assert listed.value is not None
    assert answer.value["count"] == listed.value["count"] == len(listed.value["states"])
    assert (
        "bound by the Anti-Personnel Mine Ban Convention and are bound by the Convention on Cluster Munitions"
        in answer.headline
    )
