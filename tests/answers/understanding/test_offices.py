"""Offices by which persons are named: what others said is never passed off as the words of whoever holds one."""

import pytest

from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("what did Ukraine's prime minister allege?", ["shmyhal-mines-2022-04-15"]),
        ("what did the governor of Belgorod claim?", ["zhuravlevka-cluster-2023-07"]),
        ("what did the governor of Kursk say?", ["kursk-cluster-2023-11"]),
        ("what has the Russian president alleged?", []),
    ],
)
def test_whoever_holds_an_office_is_found_by_the_words(ask: Ask, question: str, keys: list[str]) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == keys
    assert any(said.startswith("Only what has “") for said in answer.assumptions)


def test_an_office_that_no_record_speaks_of_is_left_out_and_it_is_said(ask: Ask) -> None:
    said = "“{}” was left out: who holds an office is not recorded; add the person’s name."
    assert said.format("chancellor") in ask("what did the Ukrainian chancellor allege").assumptions
    assert said.format("president") in ask("allegations against Ukraine's president").assumptions
    assert not any("office" in each for each in ask("what did President Zelenskyy of Ukraine allege").assumptions)


def test_what_its_holder_only_alleged_is_shown_where_no_position_is_recorded(ask: Ask) -> None:
    answer = ask("Ukraine's prime minister on mines")
    assert [each.key for each in answer.findings] == ["shmyhal-mines-2022-04-15"]
    assert "No position of “prime minister” is recorded on this; this is what was alleged." in answer.assumptions
