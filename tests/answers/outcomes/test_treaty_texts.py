"""What treaties say, asked alone and of one treaty after another in a thread."""

import pytest

from bot.answers.kept import kept_of
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("how long is the notice period for leaving the CCM", "and for the ATT?", "90 days after the deposit (article 24)"),
        ("how long after the deposit does a withdrawal from the CCM take effect", "and from Ottawa?", "6 months after the"),
        (
            "how long have parties to the mine ban to destroy stockpiles",
            "and under the one on cluster munitions?",
            "eight years",
        ),
        (
            "are reservations allowed under the mine ban convention",
            "same question for clusters",
            "article 19 (Reservations)",
        ),
        ("what does article 5 of the mine ban convention say", "and article 7?", "article 7 (Transparency)"),
        ("when did the CCM enter into force", "and Ottawa?", "1 March 1999"),
        ("is the POM-3 covered by the Ottawa Convention", "and the MON-50?", "not when command-detonated"),
    ],
)
def test_the_same_is_asked_of_another_treaty(ask: Ask, first: str, then: str, said: str) -> None:
    answer = ask(then, context=kept_of(ask(first)))
    assert said in answer.headline
    assert "“Ottawa” was taken as Canada." not in answer.assumptions


def test_a_citys_name_is_the_treaty_that_the_thread_is_about(ask: Ask) -> None:
    answer = ask("and Ottawa?", context=kept_of(ask("is Finland in the CCM?")))
    assert "Finland had left the Anti-Personnel Mine Ban Convention" in answer.headline
    assert "“Ottawa” was taken as the Anti-Personnel Mine Ban Convention." in answer.assumptions
    assert "“Ottawa” was taken as Canada." not in answer.assumptions
    votes = ask("and Ottawa?", context=kept_of(ask("how did France vote on the cluster munitions resolution in 2016")))
    assert votes.headline.startswith("Canada voted")


def test_a_rule_is_told_of_the_treaty_that_covers_the_weapon(ask: Ask) -> None:
    answer = ask("deadline for destroying cluster munition stockpiles under the convention")
    assert "Convention on Cluster Munitions, article 3" in answer.headline
