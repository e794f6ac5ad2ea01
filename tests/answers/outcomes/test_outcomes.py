from pathlib import Path
from typing import Any

import pytest

from bot.answers.answering import Answerer
from bot.answers.outcomes.particulars import Particulars
from bot.answers.query import Aspect, Intent, Query
from bot.answers.search import Search
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Kind, Role, Tlp
from tests.answers.conftest import TODAY, Ask
from tests.answers.parts import allegation, fill, record, response


def asked(database: Database, query: Query, **how: Any) -> Any:
    return Answerer(database, LexiconKeeper(database)).answer_query(query, today=TODAY, **how)


def test_what_is_counted_is_counted_over_all_that_was_found(sample_database: Database, lexicon: Lexicon) -> None:
    with sample_database.read() as session:
        search = Search(session, lexicon, Tlp.GREEN)
        particulars = Particulars(search)
        for query, words in ((Query(kinds=(Kind.POSITION,)), ()), (Query(kinds=(Kind.POSITION,)), ("resolution",))):
            found = search.find(query, words=words)
            assert found.total > len(found.ids) == 1_000
            assert sum(particulars.by_kind(found.ids).values()) == found.total
            assert sum(particulars.by_word(found.ids).values()) == found.total
            assert len(particulars.names(found.ids, (Role.SPEAKER,))) > len(particulars.names(found.ids[:20], (Role.SPEAKER,)))
        votes = search.find(Query(kinds=(Kind.POSITION,)), votes=True)
        numbers = [
            len(session.execute(particulars.changed_votes(ids, Query(), into=ids)).all())
            for ids in (votes.ids, votes.ids[:500])
        ]
        assert numbers[0] > numbers[1]


def test_a_vote_has_changed_only_against_the_vote_before_on_the_same_treaty(ask: Ask) -> None:
    answer = ask("did Zimbabwe change its vote on the mine ban resolution")
    assert "from “voted for” (5 December 2018) to “abstained” (12 December 2019)" in " ".join(
        (answer.headline, *answer.notices)
    )
    assert ask("did Norway change its vote on the mine ban resolution").headline.startswith(
        "No changed vote is recorded in Rapporteur, in 22 votes"
    )


def test_a_change_of_vote_has_two_sides_and_a_direction(ask: Ask) -> None:
    asked = (
        "which states switched from abstaining on the mine ban resolution",
        "who moved from abstaining to voting in favour on the mine ban resolution",
        "who moved from voting in favour to abstaining on the mine ban resolution",
        "which abstentions changed on the mine ban resolution, and which votes in favour did",
    )
    left, there, back, both = map(ask, asked)
    assert (left.total, there.total, back.total, both.total) == (25, 25, 19, 44)
    assert "Türkiye, from “abstained” (1997) to “voted for” (1998)" in there.headline
    assert "Yemen, from “voted for” (1997) to “abstained” (1998)" in back.headline


def test_votes_are_told_apart_by_how_the_voters_stood_on_that_day(ask: Ask) -> None:
    parties = ask("which States Parties to the APMBC abstained on A/RES/71/34")
    others = ask("which states not party to the APMBC abstained on A/RES/71/34")
    everybody = ask("who abstained on A/RES/71/34")
    assert "3 abstained – Kuwait, Nicaragua and Samoa." in parties.headline
    assert parties.value == {"votes": {"abstained": 3}}
    assert parties.total + others.total == everybody.total
    said = "Only votes of states that were bound by the Anti-Personnel Mine Ban Convention on the day of the vote are shown."
    assert said in parties.assumptions
    assert said not in everybody.assumptions


def test_more_votes_than_are_read_are_not_told_apart_and_it_is_said(ask: Ask) -> None:
    said = "Whether a state was a party to the treaty when it voted was not looked at."
    assert said in ask("how have parties to the APMBC voted on the mine ban resolutions").assumptions


def test_a_duplicate_is_counted_once_and_it_is_said(database: Database, tmp_path: Path) -> None:
    twin = allegation("b", related=[{"key": "a", "relation": "duplicate_of"}])
    fill(database, tmp_path, [allegation("a"), twin, allegation("c"), response("r", "a", "denial")])
    answer = asked(database, Query(Intent.COUNT, (Kind.ALLEGATION,), weapons=("mine",)))
    assert answer.value == {"count": 2}
    assert answer.total == 3
    assert answer.headline.startswith("2 allegations recorded in Rapporteur: ")
    assert answer.notices == ("Of 3 found, 1 is recorded as a duplicate of another, and not counted.",)
    (note,) = [note for each in answer.findings for note in each.notes]
    assert note == "Recorded as a duplicate of ALL-0001 (status: alleged; 1 response recorded)."


def test_casualties_are_told_as_ranges_by_who_counts_and_never_added_up(database: Database, tmp_path: Path) -> None:
    claims = [
        allegation("a", casualties={"killed": [1, 3], "injured": [4, None], "counted_by": "watch"}),
        allegation("b", casualties={"killed": [0, 0], "counted_by": "jane"}),
        allegation("c", casualties={"killed": [9, 9]}, tlp="RED"),
    ]
    fill(database, tmp_path, claims)
    answer = asked(database, Query(Intent.ALLEGATIONS, (Kind.ALLEGATION,), weapons=("mine",), aspect=Aspect.CASUALTIES))
    how = "(status: alleged; no response recorded as of 22 November 2026)"
    assert answer.notices == (
        f"Killed 1 to 3, injured at least 4, counted by Border Watch: ALL-0001 {how}.",
        f"Killed 0, counted by a private individual: ALL-0002 {how}.",
    )
    assert answer.headline.startswith(
        "Of 2 allegations recorded in Rapporteur, 2 give a number of killed or injured; numbers are"
    )
    assert answer.value == {
        "casualties": [
            {"ref": "ALL-0001", "killed": (1, 3), "injured": (4, None), "counted_by": "watch"},
            {"ref": "ALL-0002", "killed": (0, 0), "injured": None, "counted_by": None},
        ]
    }


def test_a_correction_is_told_with_what_was_changed(database: Database, tmp_path: Path) -> None:
    said = record("position", "p", speaker="aland", stance="opposes", said="2026-01-02")
    fill(database, tmp_path, [said])
    fill(database, tmp_path, [{**said, "stance": "condemns", "said": "2026-01-03"}])
    answer = asked(database, Query(Intent.CORRECTIONS))
    assert answer.headline == "1 record corrected after being published."
    assert answer.notices == ("POS-0001 was corrected on 20 November 2026: changed is Stance and Said.",)


def test_the_day_of_a_single_change_of_vote_is_its_value(ask: Ask) -> None:
    assert ask("when did China go from abstaining to voting yes on Ottawa").value == {"date": "2005-12-08"}


def test_allegations_that_were_answered_are_counted_and_not_their_answers(ask: Ask) -> None:
    allegations, responses = ask("how many of the allegations have a response"), ask("how many responses are recorded")
    assert (allegations.value, responses.value) == ({"count": 5}, {"count": 10})
    assert allegations.headline.endswith("; 5 with a recorded response.")
    assert all(each.status_line for each in allegations.findings)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("source for the Myanmar cluster munition item", "myanmar-cluster-amnesty-2023-12"),
        ("what outlet are we relying on for the Myanmar cluster munitions item?", "myanmar-cluster-amnesty-2023-12"),
        ("Daesh landmine allegations", "syria-mines-sana-2023-02"),
        ("who at the UN condemned cluster munitions", "un-nakamitsu-2023-09-12"),
    ],
)
def test_a_name_beside_a_weapon_is_cast_by_what_it_names(ask: Ask, question: str, key: str) -> None:
    assert [each.key for each in ask(question).findings] == [key]


def test_the_day_of_an_attack_is_not_that_of_the_statement_on_it(ask: Ask) -> None:
    assert ask("date of the Ghouta attack as alleged, not the American statement").value == {"date": "2013-08-21"}
    assert ask("when was the Ghouta attack alleged").value == {"date": "2023-08-21"}


def test_where_a_number_of_killed_is_asked_for_those_without_one_are_left_out(ask: Ask) -> None:
    answer = ask("which allegations come with casualty figures")
    assert answer.total == len(answer.findings) == 4
    assert "of 33 allegations" in answer.headline.casefold()


def test_how_many_signed_on_the_opening_day_is_counted(ask: Ask) -> None:
    assert ask("how many states signed the ATT on the opening day, 3 June 2013").headline.startswith("67 states signed")


def test_where_nothing_is_named_nothing_is_near(ask: Ask) -> None:
    answer = ask("has any accused side admitted use")
    assert (answer.total, answer.findings) == (0, ())


def test_what_rests_on_one_source_is_told_from_what_rests_on_several(ask: Ask) -> None:
    answer = ask("which allegations against Russia rest on a single source")
    several = ask("allegations against Russia").total
    assert answer.headline.startswith(f"Of {several} allegations recorded in Rapporteur, {answer.total} rest on a single")
    assert 0 < answer.total < several
    found = {each.key for each in answer.findings}
    assert "rus-cluster-ukraine" not in found  # said by the UN, by an NGO and by a state
    assert "zhuravlevka-cluster-2023-07" not in found  # of Ukraine
    assert "kramatorsk-cluster-2023-03-18" in found  # one newspaper


def test_an_answer_is_asked_for_by_the_words_of_the_allegation(ask: Ask) -> None:
    answer = ask("the playground story: did anyone respond?")
    assert [finding.key for finding in answer.findings] == ["shmyhal-mines-2022-04-15"]
    assert "No response recorded" in answer.headline
    assert ask("did anyone respond?").total > 1


def test_what_is_said_on_anothers_act_is_only_that(ask: Ask) -> None:
    answer = ask("Human Rights Watch's reaction to Ukraine suspending Ottawa?")
    assert [finding.key for finding in answer.findings] == ["hrw-ihrc-2025-suspension"]
    assert "Only what has “suspension” in its words is shown." in answer.assumptions


def test_of_a_record_that_is_named_only_that_is_told(ask: Ask) -> None:
    who, when = ask("who alleges kursk-cluster-2023-11?"), ask("when was ALL-0025 said?")
    assert [each.key for each in who.findings] == ["kursk-cluster-2023-11"]
    assert "alleged by Roman Starovoyt" in who.headline
    assert [each.key for each in when.findings] == ["zaporizhzhia-cluster-2023-07"]
    assert ask("how many positions are like ALL-0001").headline.startswith("1 allegation recorded in Rapporteur")
    opened = ask("open kursk-cluster-2023-11 for me - I want to see who says it")
    assert [each.key for each in opened.findings] == ["kursk-cluster-2023-11"]


def test_answers_to_a_record_are_of_the_kind_that_is_asked_for(ask: Ask) -> None:
    admitted, denied = ask("did anyone admit ALL-0002"), ask("who rejected ALL-0001")
    assert admitted.headline.startswith("No response of the kind “admission” is recorded in Rapporteur on this")
    assert (admitted.total, [each.key for each in admitted.findings]) == (0, ["ukr-pledge-2023-06"])
    assert [each.key for each in denied.findings] == ["izium-rejection-2023-11", "izium-apmbc-meeting-2023-06-21"]


def test_who_alleges_nothing_on_somebody_may_have_said_something(ask: Ask) -> None:
    answer = ask("landmine monitor on Ukraine using AP mines, but leave out Hiznay")
    assert {each.key for each in answer.findings} == {"monitor-2023-11-14-rferl", "monitor-2023-11-14-text"}
    assert "No allegation is recorded; this is what is recorded instead." in answer.assumptions
    assert ask("what does the landmine monitor allege about Ukraine using AP mines").total == 0


def test_who_objected_to_a_suspension_has_spoken_on_it(ask: Ask) -> None:
    answer = ask("what does Norway think about Ukraine's suspension")
    assert answer.headline.startswith("Norway objected to Ukraine’s suspension")
    assert ask("what does Poland think about Ukraine's suspension of Ottawa").total == 0


def test_a_side_without_a_position_is_compared_by_what_it_answered(ask: Ask) -> None:
    answer = ask("HRW vs Ukraine on Izium")
    assert answer.headline == (
        "Positions recorded in Rapporteur, side by side: Human Rights Watch 1 (and 1 allegation), Ukraine 0 (and 6 responses)."
    )
    assert answer.total == len(answer.findings) == 8
    assert {finding.kind for finding in answer.findings} == {Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE}


def test_votes_side_by_side_tell_how_each_voted(ask: Ask) -> None:
    answer = ask("how did Russia, India and China vote on the mine ban resolution in 2018")
    assert answer.headline == (
        "Votes recorded in Rapporteur on resolution A/RES/73/61, on 5 December 2018, side by side: China voted for; "
        "India abstained; Russia abstained."
    )


def test_where_nobody_voted_so_it_is_said_how_they_voted(ask: Ask) -> None:
    answer = ask("who voted against the mine ban resolution in 2018")
    said = (
        "Recorded in Rapporteur on resolution A/RES/73/61, on 5 December 2018: none voted against; 169 voted for, 16 abstained."
    )
    assert answer.headline == said
    assert (answer.total, answer.findings) == (0, ())
    assert answer.value == {"votes": {"voted_for": 169, "abstained": 16}}
    assert ask("who voted against the mine ban resolution in 1950").headline.startswith("Nothing is recorded")


def test_when_something_was_last_said_is_the_day_of_the_last(ask: Ask) -> None:
    answer = ask("when was the last time that Sullivan spoke about cluster munitions")
    assert answer.headline.startswith("The last recorded in Rapporteur, Jake Sullivan (8 December 2024): ")
    assert answer.value == {"date": "2024-12-08"}
