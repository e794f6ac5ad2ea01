"""Questions about how a state stands to all treaties, over the sample."""

import pytest

from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "treaties", "statuses"),
    [
        ("what treaties is Ukraine party to?", ["apmbc"], {"apmbc": "state_party", "att": "not_party", "ccm": "not_party"}),
        ("which treaties has Lithuania left", [], {"apmbc": "withdrawn", "att": "signatory", "ccm": "withdrawn"}),
        ("which treaties was Finland party to on 9 January 2026", ["apmbc", "att"], {"apmbc": "withdrawal_pending"}),
        ("which treaties on cluster bombs is Norway party to", ["ccm"], {"ccm": "state_party"}),
    ],
)
def test_a_state_stands_to_each_treaty_as_it_stands_to_one(
    ask_sqlite: Ask, question: str, treaties: list[str], statuses: dict[str, str]
) -> None:
    answer = ask_sqlite(question)
    assert answer.value is not None
    assert (answer.intent, answer.value["treaties"]) == ("treaty_status", treaties)
    assert statuses.items() <= answer.value["statuses"].items()


def test_two_states_are_told_one_after_the_other(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("which treaties have Poland and Norway ratified")
    assert answer.value is not None
    assert {each["state"]: each["treaties"] for each in answer.value["states"]} == {"pol": [], "nor": ["apmbc", "att", "ccm"]}
    assert "has left the Anti-Personnel Mine Ban Convention" in answer.headline


def test_what_is_claimed_and_what_cannot_be_computed_stands_beside_it(ask: Ask) -> None:
    answer = ask("what treaties is Ukraine party to?")
    assert "Ukraine says that it suspended the operation of the Anti-Personnel Mine Ban Convention" in answer.headline
    assert "No treaty action is recorded in Rapporteur under the Biological Weapons Convention" in answer.notices[0]
    assert [finding.key for finding in answer.findings] == ["apmbc-ukr-ratification", "apmbc-ukr-suspension"]
