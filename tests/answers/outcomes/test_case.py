"""What the plain words of a question do, that neither names nor dates nor cues account for."""

from bot.answers.query import Intent
from tests.answers.conftest import Ask


def test_plain_words_tell_a_record_apart_and_it_is_said(ask: Ask) -> None:
    answer = ask("allegations of landmines with playgrounds and toys")
    assert answer.total == 1
    assert "Only what has “playgrounds” and “toys” in its words is shown." in answer.assumptions


def test_plain_words_are_looked_for_in_other_kinds_where_the_kind_asked_for_has_none(ask: Ask) -> None:
    answer = ask("statements about a cultural centre hit with cluster bombs on a Sunday")
    assert [each.kind.value for each in answer.findings] == ["allegation"]
    assert any(each.endswith("is shown, of whatever kind.") for each in answer.assumptions)


def test_words_beside_what_is_left_out_decide_nothing(ask: Ask) -> None:
    answer = ask("allegations about anywhere other than Ukraine or Russia")
    assert answer.intent is Intent.ALLEGATIONS
    assert answer.total == ask("allegations not in Ukraine and not in Russia").total > 0


def test_what_is_wanted_as_well_narrows_nothing(ask: Ask) -> None:
    answer = ask("allegations in Zaporizhzhia oblast, the nuclear plant included")
    assert answer.total == ask("allegations in Zaporizhzhia oblast").total == 2


def test_the_nearest_are_looked_for_in_the_country_before_anywhere(ask: Ask) -> None:
    answer = ask("white phosphorus in Beirut")
    assert answer.total == 0
    assert [each.key for each in answer.findings] == ["gaza-lebanon-phosphorus-2023-10"]


def test_plain_words_that_stand_in_no_record_together_decide_nothing(ask: Ask) -> None:
    answer = ask("which allegations record that civilians were killed, with a number beside a stockpile")
    assert answer.total == 4
    assert "No record has “civilians” and “stockpile” beside the rest, so that was left out." in answer.assumptions
