"""Verbs are told from questions that begin with the same word."""

import pytest

from bot.slack.verbs import NOT_YET, Verb, ref_in, verb_of


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("", Verb.HELP),
        ("  ", Verb.HELP),
        ("help", Verb.HELP),
        ("Help me", Verb.HELP),
        ("STATUS", Verb.STATUS),
        ("status of the Ottawa Convention", None),
        ("record", Verb.RECORD),
        ("record of votes on A/RES/74/61", None),
        ("review", Verb.REVIEW),
        ("digest", Verb.DIGEST),
        ("subscribe Ukraine weekly", Verb.SUBSCRIBE),
        ("unsubscribe", Verb.UNSUBSCRIBE),
        ("subscriptions", Verb.SUBSCRIPTIONS),
        ("correct ALL-0017", Verb.CORRECT),
        ("ALL-0017 is wrong: it was in May", Verb.CORRECT),
        ("edit ALL-0017", Verb.EDIT),
        ("edit", Verb.EDIT),
        ("edit wars", None),
        ("is ALL-0017 wrong?", None),
        ("chart votes", Verb.CHART),
        ("what is new?", None),
        ("helpful statements by Norway", None),
        ("none of these", None),
    ],
)
def test_a_verb_or_a_question(typed: str, verb: Verb | None) -> None:
    assert verb_of(typed) is verb


@pytest.mark.parametrize(
    ("typed", "ref", "rest"),
    [
        ("correct all-17: it was in May", "ALL-0017", "it was in May"),
        ("ALL-0017 is wrong", "ALL-0017", "is wrong"),
        ("Edit POS-3", "POS-0003", ""),
        ("correct", "", ""),
        ("correct the record of May", "", "the record of May"),
    ],
)
def test_the_record_that_a_verb_is_for(typed: str, ref: str, rest: str) -> None:
    assert ref_in(typed) == (ref, rest)


def test_each_verb_that_is_not_there_yet_says_what_to_do_instead() -> None:
    for verb, told in NOT_YET.items():
        assert "yet" in told, verb
        assert told.count(".") >= 2 or ";" in told, verb
