"""Of whom something is alleged, where that is asked for, and how often."""

import pytest

from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "named", "total"),
    [
        ("who is accused by Starovoyt?", "made against Armed Forces of Ukraine (1); alleged by Roman Starovoyt", 1),
        ("who has been accused of using chemical weapons", "made against Syria (1) and Ukraine (1); alleged by", 2),
        ("whom does Amnesty accuse", "made against Myanmar Armed Forces (1); alleged by Amnesty International", 1),
        ("which armed forces are accused of using white phosphorus", "Israel Defense Forces (1)", 6),
        ("qui est accusé d'avoir utilisé des armes chimiques", "made against Syria (1) and Ukraine (1); alleged by", 2),
        ("кого обвиняет Amnesty?", "made against Myanmar Armed Forces (1); alleged by Amnesty International", 1),
        ("which states face accusations over white phosphorus", "Israel Defense Forces (1)", 6),
        ("accused states other than Russia and Ukraine", "2 of them name nobody who did it; alleged by", 6),
    ],
)
def test_the_accused_are_named_where_they_are_asked_for(ask: Ask, question: str, named: str, total: int) -> None:
    answer = ask(question)
    assert named in answer.headline
    assert answer.total == total


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("who is accused most often?", "made against Russia (16), Ukraine (11), Islamic State (1)"),
        ("who has the most allegations against it?", "made against Russia (16), Ukraine (11), Islamic State (1)"),
        ("who makes the most allegations?", "alleged by Human Rights Watch (6), Volodymyr Zelenskyy (5)"),
    ],
)
def test_who_stands_in_the_most_of_them_comes_first(ask: Ask, question: str, named: str) -> None:
    assert named in ask(question).headline


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many different organisations accuse Russia of using cluster munitions?", 7),
        ("How many alleging parties are there against Ukraine?", 9),
        ("How many allegations against Russia are there?", 16),
    ],
)
def test_those_who_allege_are_counted_where_they_are_asked_for(ask: Ask, question: str, number: int) -> None:
    assert ask(question).value == {"count": number}


@pytest.mark.parametrize(
    "question", ["who accused Ukraine of using chemical weapons", "chemical weapons allegations, whoever is accused"]
)
def test_whoever_is_accused_is_not_asked_for(ask: Ask, question: str) -> None:
    assert "made against" not in ask(question).headline


@pytest.mark.parametrize("question", ["is Ukraine accused?", "by whom is Ukraine accused?", "by whom was Ukraine accused"])
def test_it_is_not_asked_what_the_accused_allege(ask: Ask, question: str) -> None:
    accused, alleged = ask(question), ask("allegations against Ukraine")
    assert [each.key for each in accused.findings] == [each.key for each in alleged.findings]


def test_what_the_accused_alleges_is_no_answer(ask: Ask) -> None:
    answer = ask("Is Zelenskyy accused?")
    assert (answer.total, answer.findings) == (0, ())


def test_whose_claims_are_asked_for_beside_a_country_is_open_and_it_is_said(ask: Ask) -> None:
    answer = ask("Israel allegations")
    assert [each.key for each in answer.findings] == ["gaza-lebanon-phosphorus-2023-10"]
    assert "“Israel” was taken as whoever alleges or is accused." in answer.assumptions
    assert {each.key for each in ask("Syria allegations").findings} == {"ghouta-2013", "syria-mines-sana-2023-02"}
    assert ask("Israeli allegations").total == 0
