"""Whose words are asked for: what somebody is asked to have said, of whom, in which office, and beside which votes."""

import pytest

from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("which official said that Russia would pay a severe price", ["usa-2022-03-11-chemical"]),
        ("who said nuclear war cannot be won", ["p5-2022-01-03-npt"]),
        ("who said cluster munitions have no place on the battlefield", ["usa-un-ambassador-2022-03"]),
        ("who said there is nothing controversial about cluster munitions", ["ukr-2023-07-09-markarova"]),
        ("who said the UN is against mines anywhere", ["un-spokesperson-2023-11-14"]),
        ("who called the ATT misguided", ["usa-2025-02-07-att"]),
    ],
)
def test_a_clause_tells_what_was_said_and_its_subject_is_no_speaker(ask: Ask, question: str, keys: list[str]) -> None:
    assert [each.key for each in ask(question).findings] == keys


def test_who_said_that_something_was_not_done_alleges_nothing(ask: Ask) -> None:
    answer = ask("Who said Ukraine had not used cluster munitions yet?")
    assert "ukr-2023-07-13-tarnavskyi" in [each.key for each in answer.findings]
    assert "allegation" not in answer.headline


def test_words_of_a_clause_that_narrow_nothing_are_said(ask: Ask) -> None:
    answer = ask("who said Ukraine would be left defenceless")
    assert "No record has “left” and “defenceless” beside the rest, so that was left out." in answer.assumptions


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("statements about Syria", {"usa-2023-05-12-cwc", "usa-2023-07-07-cwc"}),
        ("what was said about Syria", {"usa-2023-05-12-cwc", "usa-2023-07-07-cwc"}),
        ("statements about Russia in May 2023", {"usa-2023-05-12-cwc", "g7-2023-05-19-npt"}),
        ("statements concerning Poland in 2026", {"icbl-2026-02-20-poland"}),
    ],
)
def test_whom_statements_are_about_does_not_make_them(ask: Ask, question: str, keys: set[str]) -> None:
    assert {each.key for each in ask(question).findings} == keys


def test_who_in_a_country_speaks_is_of_it(ask: Ask) -> None:
    assert {each.key[:3] for each in ask("who in Ukraine commented on cluster munitions").findings} == {"ukr"}


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Ukraine's defence minister on cluster munitions", ["ukr-2023-07-reznikov"]),
        ("Ukraine's president on cluster munitions", ["ukr-2023-07-12-zelenskyy"]),
        ("Ukraine's ambassador to the US on cluster munitions", ["ukr-2023-07-09-markarova"]),
        ("statements by ministers on cluster munitions", ["ukr-2023-07-reznikov", "gbr-2023-07-08-sunak"]),
        ("joint statements on the NPT", ["g7-2023-05-19-npt", "p5-2022-01-03-npt"]),
    ],
)
def test_only_what_was_said_in_an_office_or_a_form_is_shown_and_it_is_said(ask: Ask, question: str, keys: list[str]) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == keys
    assert any(each.startswith("Only what is recorded as of “") for each in answer.assumptions)


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("what did the German chancellor say about cluster munitions", "chancellor"),
        ("what did Germany's foreign ministry say about cluster munitions", "foreign ministry"),
        ("US defense secretary on landmines", "defense secretary"),
    ],
)
def test_an_office_of_which_nothing_is_recorded_lends_nobody_else_s_words(ask: Ask, question: str, office: str) -> None:
    answer = ask(question)
    assert answer.headline.startswith(f"Nothing is recorded in Rapporteur as said by “{office}” on this")
    assert (answer.total, answer.nearest) == (0, True)


@pytest.mark.parametrize(
    "question", ["has Finland's position on the mine ban treaty changed?", "how did Finland's position on landmines change?"]
)
def test_votes_stand_beside_the_only_position_where_a_change_is_asked_for(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "beside votes (22 voted for, between 1997 and 12 December 2019), the only position" in answer.headline
    assert [each.key for each in answer.findings] == ["fin-2025-06"]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("what did Estonia say about landmines in 2025", "est-riigikogu-2025"),
        ("what is Poland's position on anti-personnel mines?", "pol-sejm-2025-06"),
    ],
)
def test_what_is_said_on_the_treaty_on_a_weapon_comes_before_votes_and_it_is_said(ask: Ask, question: str, key: str) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == [key]
    assert any(each.startswith("On the weapon itself no such statement was found") for each in answer.assumptions)


def test_where_it_was_said_does_not_speak(ask: Ask) -> None:
    answer = ask("statements made at the NATO summit in July 2023")
    assert "nato" not in answer.query.speakers
    assert "“NATO” was left out: it says whose or where to, not who speaks." in answer.assumptions


def test_a_position_of_somebody_is_its_own(ask: Ask) -> None:
    assert ask("positions of Russia and Ukraine on cluster munitions").query.speakers == ("rus", "ukr")


def test_a_commitment_is_a_stance(ask: Ask) -> None:
    assert [each.key for each in ask("Ukraine's commitment on cluster munitions").findings] == ["ukr-2023-07-reznikov"]


def test_who_says_that_a_treaty_was_violated_alleges_it(ask: Ask) -> None:
    assert ask("Who says that Ukraine violated the Mine Ban Treaty?").query.actors == ("ukr",)
