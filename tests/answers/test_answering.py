import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from bot.answers.answer import Answer, Refusal
from bot.answers.query import Intent, Query, Span
from bot.answers.rendering import as_json, as_text
from bot.database import Database
from bot.register.model import Record
from bot.register.vocabulary import Kind, RecordState, Tlp
from tests.answers.conftest import TODAY, Ask, answerer_of
from tests.answers.parts import NOW, allegation, fill, record, response
from tests.conftest import Stores

_WORDS = """Ukraine Russia who what alleges no response votes mines in against by since 2023 Izium Ottawa " ' ( * not"""


def keys(answer: Answer) -> list[str]:
    return [finding.key for finding in answer.findings]


@pytest.mark.parametrize(
    ("question", "first", "total"),
    [
        ("what did Sullivan say about cluster munitions on 7 July 2023", "usa-2023-07-07-sullivan", 2),
        ("allegations in Chasiv Yar", "chasiv-yar-cluster-2023-07-23", 1),
        ("allegations in Kharkiv oblast", "izium-pfm-2022", 1),
        ("Israel's response on white phosphorus", "gaza-lebanon-phosphorus-idf", 1),
        ("RSP-0001", "izium-mod-2023-01", 1),
        ("who accused Ukraine of using chemical weapons", "ukr-chemical-kirillov-2023-11", 1),
        ("how did Brazil vote on the mine ban resolution in 2014", "vote-a-res-69-34-bra", 1),
        ("who voted against the cluster munition resolution in 2019", "vote-a-res-74-62-rus", 1),
        ("what was published since yesterday on Bakhmut? anything new", "bakhmut-phosphorus-2023-05", 2),
        ("source of the allegation about Kramatorsk", "kramatorsk-cluster-2023-03-18", 1),
        ("figure of 916 casualties: where does it come from", "cluster-casualties-2022-monitor", 1),
        ("Norway's objection to the suspension of the Ottawa Convention", "apmbc-nor-objection-ukr-suspension", 1),
    ],
)
def test_questions_find_their_records_on_both_engines(ask: Ask, question: str, first: str, total: int) -> None:
    answer = ask(question)
    assert (keys(answer)[:1], answer.total, answer.nearest) == ([first], total, False)


def test_names_behind_keys_are_given_but_for_those_of_private_individuals(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [])
    names = answerer_of(database).names_of(["aland", "jane", "nobody"])
    assert names == {"aland": "Aland", "jane": "a private individual"}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many allegations against Israel are there", {"count": 1}),
        ("how many states were bound by the CCM on 1 August 2010", {"count": 30}),
        ("how many states have left the Ottawa treaty", {"count": 5}),
        ("how many of the G7 are in the Ottawa Convention", {"count": 6}),
        ("the G7 - how many are bound by the CCM?", {"count": 6}),
        ("of NATO, how many abstained on the cluster munition resolution in 2018", {"count": 8}),
        ("of the P5, which have joined the ATT", {"states": ["fra", "gbr"]}),
        ("which of the P5 had put their signature to the ATT by 10 July 2014", {"count": 3}),
        ("how many states decided to leave the mine ban", {"count": 6}),
        ("how many allegations has Russia denied", {"count": 1}),
        ("how many of the allegations by HRW were denied", {"count": 3}),
        ("how many of HRW's allegations has Russia answered", {"count": 1}),
        ("how many allegations against Russia were not denied", {"count": 15}),
        ("how many Russian allegations were denied", {"count": 0}),
        ("how many allegations in Rapporteur were made by HRW, alone or with others?", {"count": 6}),
        ("in 1996, how many states abstained when a landmine ban was first called for (51/45 S)?", {"count": 10}),
        ("result of the vote on A/RES/74/62", {"votes": {"abstained": 38, "voted_against": 1, "voted_for": 144}}),
        ("when did Finland leave the Ottawa convention", {"date": "2026-01-10"}),
        ("when did Finland deposit its withdrawal from the Ottawa convention", {"date": "2025-07-10"}),
        ("when was the CCM adopted", {"date": "2008-05-30"}),
        ("on what date was the Ghouta attack said to have taken place", {"date": "2013-08-21"}),
        ("how many states objected to Ukraine's suspension", {"count": 6}),
        ("how many states objected to the suspension notified by Kyiv", {"count": 6}),
        ("when did the MSP reject the suspension", {"date": "2025-12-05"}),
        ("Marshall Islands under the APMBC - signatory of 1997, or has it since become a party?", {"status": "state_party"}),
        ("Коли Фінляндія здала повідомлення про вихід з Оттавської конвенції, а не набуття чинності?", {"date": "2025-07-10"}),
        ("date of the presidential decree on Ukraine leaving Ottawa", {"date": "2025-06-29"}),
        ("date of the parliament's decision on Ukraine leaving Ottawa", {"date": "2025-07-15"}),
        ("day Lithuania's exit from the CCM took effect", {"date": "2025-03-06"}),
        ("is Finland party to the Ottawa treaty on 9 January 2026", {"status": "withdrawal_pending", "on": "2026-01-09"}),
        ("is Finland party to the Ottawa treaty on 10 January 2026", {"status": "withdrawn", "since": "2026-01-10"}),
        ("is Russia a party to the mine ban treaty", {"status": "not_party", "since": None, "flags": []}),
        ("is Ukraine still a party to the mine ban treaty", {"status": "state_party", "flags": ["suspension_claimed"]}),
    ],
)
def test_what_is_computed_is_given_as_a_value(ask: Ask, question: str, value: dict[str, Any]) -> None:
    got = ask(question).value
    assert got is not None
    assert {name: got[name] for name in value} == value


def test_lists_come_newest_first_and_a_timeline_oldest_first(ask: Ask) -> None:
    newest = ask("statements by the US on anti-personnel mines").findings
    oldest = ask("timeline of US statements on anti-personnel mines").findings
    assert newest[0].key == "usa-2025-12-02-hegseth"
    assert [each.dated for each in oldest] == [each.dated for each in newest][::-1]


def test_of_one_date_the_lower_ref_stands_first_whichever_way_the_dates_run(ask: Ask) -> None:
    for question in ("what was said on 14 November 2023 about mines", "timeline of statements on mines on 14 November 2023"):
        refs = [each.ref for each in ask(question).findings if each.dated == "14 November 2023"]
        assert len(refs) > 2
        assert refs == sorted(refs)


def test_votes_answer_for_a_state_that_said_nothing_else_and_it_is_said(ask: Ask) -> None:
    answer = ask("India's position on anti-personnel mines")
    assert all(key.startswith("vote-") for key in keys(answer))
    assert "Only votes are recorded." in answer.assumptions
    assert not any(key.startswith("vote-") for key in keys(ask("US position on anti-personnel mines")))


def test_nothing_found_is_said_and_the_nearest_are_marked_and_not_counted(ask: Ask) -> None:
    answer = ask("cluster munition allegations in Irpin")
    assert (answer.total, answer.nearest) == (0, True)
    assert answer.headline.startswith("Nothing is recorded in Rapporteur")
    assert answer.findings
    assert "Nearest records, which do not answer the question" in as_text(answer)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("what did Merkel say about cluster bombs", "Merkel"),
        ("merkel's view of landmines", "merkel"),
        ("Merkel on landmines", "Merkel"),
        ("cluster munition allegations in Ruritania", "Ruritania"),
        ("is Ruritania bound by the CCM?", "Ruritania"),
        ("statement by the envoy of Ruritania on mines", "Ruritania"),
        ("what has the UN said on hypersonics", "hypersonics"),
    ],
)
def test_without_a_name_that_nobody_knows_there_is_no_answer(ask: Ask, question: str, unknown: str) -> None:
    answer = ask(question)
    assert answer.total == 0
    assert answer.headline.startswith("No record in Rapporteur names ")
    assert f"“{unknown}”" in answer.headline
    assert answer.nearest == bool(answer.findings)


def test_everyday_words_are_no_names(ask: Ask) -> None:
    assert ask("what is said about cluster munitions").query.speakers == ()


def test_when_a_recorded_withdrawal_takes_effect_is_no_prediction(ask: Ask) -> None:
    assert ask("when will Lithuania leave the Ottawa convention").value == {"date": "2025-12-27"}
    assert ask("will Poland rejoin the Ottawa convention").refused is Refusal.PREDICTION


def test_an_unknown_speaker_is_said_not_passed_over(ask: Ask) -> None:
    answer = ask("allegations by Oxfam against Russia")
    assert answer.total == 0
    assert "Oxfam" in answer.headline


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("what did Zelenskyy call a war crime", ["north-mines-2022-04"]),
        ("who described the mining as a war crime", ["north-mines-2022-04"]),
        ("who called cluster munitions a marvellous weapon", []),
    ],
)
def test_what_something_is_asked_to_have_been_called_stands_in_the_words(ask: Ask, question: str, keys: list[str]) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == keys or (not keys and answer.nearest)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ('who came up with the "13 types of antipersonnel mines" figure, and where', "rus-ap-mines-13-types"),
        ('source of the "13 types of antipersonnel mines" figure', "rus-ap-mines-13-types"),
        ('who said "a sufficient stockpile of various types of cluster bombs"', "rus-2023-07-16-putin"),
    ],
)
def test_what_is_quoted_from_memory_is_found_by_most_of_its_words_and_it_is_said(ask: Ask, question: str, key: str) -> None:
    answer = ask(question)
    assert [each.key for each in answer.findings] == [key]
    assert any(said.startswith("No record has the quoted words as they stand") for said in answer.assumptions)


def test_a_word_for_something_is_found_in_whatever_kind_of_record_has_it(ask: Ask) -> None:
    answer = ask("did Zelenskyy call it a war crime when he talked of the mines left in the north")
    assert [each.key for each in answer.findings] == ["north-mines-2022-04"]


def test_what_is_alleged_is_shown_where_guilt_is_asked_of_one_of_whom_nothing_is_alleged(ask: Ask) -> None:
    answer = ask("is Putin guilty of a war crime over the cluster bombs in Kramatorsk?")
    assert answer.refused is Refusal.GUILT
    assert [each.key for each in answer.findings] == ["kramatorsk-cluster-2023-03-18"]


def test_a_word_with_a_letter_left_out_is_read_as_the_one_that_asks_and_it_is_said(ask: Ask) -> None:
    answer = ask("weapons that Myanmar is acused of dropping from aircraft")
    assert [each.key for each in answer.findings] == ["myanmar-cluster-amnesty-2023-12"]
    assert "“acused” was read as accused." in answer.assumptions


def test_a_country_of_which_nothing_is_alleged_is_taken_for_where_it_happened_and_it_is_said(ask: Ask) -> None:
    answer = ask("Lebanon phosphorus allegations")
    assert [each.key for each in answer.findings] == ["gaza-lebanon-phosphorus-2023-10"]
    assert any("alleged to have happened there" in said for said in answer.assumptions)


def test_an_official_of_whom_nothing_is_alleged_is_taken_for_who_alleges_and_it_is_said(ask: Ask) -> None:
    answer = ask("shmyhal mined toys washing machines")
    assert [each.key for each in answer.findings] == ["shmyhal-mines-2022-04-15"]
    assert "Nothing is recorded as alleged of whom was named; this is what they allege." in answer.assumptions


def test_a_kind_of_answer_that_nobody_gave_is_none_and_the_others_only_stand_near(ask: Ask) -> None:
    answer = ask("did Ukraine ever confess to anti-personnel mines")
    assert (
        answer.headline == "No response of the kind “admission” is recorded in Rapporteur on this; others are shown as nearest."
    )
    assert (answer.total, answer.nearest, bool(answer.findings)) == (0, True, True)


@pytest.mark.parametrize(
    ("question", "said", "found"),
    [
        (
            "statements about white phosphorus near Bakhmut",
            "as alleged.",
            ["bakhmut-phosphorus-2023-05", "bakhmut-phosphorus-2023-03"],
        ),
        ("what did Ukraine's foreign ministry say on 31 January 2023", "answered to allegations.", ["izium-mfa-2023-01-31"]),
    ],
)
def test_what_is_recorded_of_another_kind_is_shown_for_a_statement_and_it_is_said(
    ask: Ask, question: str, said: str, found: list[str]
) -> None:
    answer = ask(question)
    assert keys(answer) == found
    assert answer.assumptions[-1].startswith("No position is recorded; this is what")
    assert answer.assumptions[-1].endswith(said)


def test_what_a_body_concluded_is_shown_beside_what_it_alleges_and_each_is_counted_as_what_it_is(ask: Ask) -> None:
    for question in ("the IAEA's findings on mines at the ZNPP", "what did the IAEA conclude about mines at the ZNPP"):
        answer = ask(question)
        assert [each.kind for each in answer.findings] == [Kind.ALLEGATION, Kind.ASSESSMENT]
        assert answer.headline.startswith("2 records recorded in Rapporteur; the latest:")


def test_which_allegations_were_answered_gives_them_before_the_answers(ask: Ask) -> None:
    answer = ask("which accusations against Ukraine have drawn a reply")
    assert keys(answer)[:3] == ["izium-pfm-2022", "ukr-pfm-hrw-2023-06-30", "ukr-biological-2022-03"]
    assert {each.kind for each in answer.findings[3:]} == {Kind.RESPONSE}
    assert answer.headline.startswith(
        "3 allegations recorded in Rapporteur: 2 alleged, 1 corroborated; 3 with a recorded response"
    )


def test_what_a_treaty_allows_of_a_weapon_is_told_before_what_is_not_covered(ask: Ask) -> None:
    answer = ask("can a state hold on to some mines for training under the mine ban treaty")
    assert "article 3 (Exceptions)" in answer.headline
    assert any("as such; of its kinds these are: 9M27K3" in line for line in answer.notices)


@pytest.mark.parametrize(
    "question",
    [
        "compare HRW and Sputnik on what Ukraine said at the mine ban meeting in June 2023",
        "Ukraine's statement of 21 June 2023: how does HRW's account of it differ from Sputnik's",
    ],
)
def test_an_answer_that_those_compared_only_tell_of_is_shown_with_how_they_differ(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "izium-apmbc-meeting-2023-06-21" in keys(answer)
    assert answer.headline.endswith("1 response is described differently by sources (RSP-0004).")


def test_what_is_no_position_is_not_put_side_by_side_as_one(ask: Ask) -> None:
    answer = ask("Amnesty versus the army of Myanmar on cluster munitions")
    assert keys(answer) == ["myanmar-cluster-amnesty-2023-12"]
    assert "side by side" not in answer.headline


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who was it that spoke of mined toys and washing machines near Kherson", ["shmyhal-mines-2022-04-15"]),
        ("what did Grossi say about the mines at the ZNPP", ["znpp-mines-2023-07", "znpp-mines-iaea-2023-07-24"]),
    ],
)
def test_where_nothing_is_recorded_what_is_near_in_its_words_or_of_whom_it_is_stands_near(
    ask: Ask, question: str, found: list[str]
) -> None:
    answer = ask(question)
    assert (answer.total, answer.nearest, keys(answer)) == (0, True, found)


def test_who_handed_in_a_notice_and_is_bound_still_has_it_pending(ask: Ask) -> None:
    answer = ask("who gave notice of withdrawal from the mine ban treaty but was still a party on 1 October 2025")
    assert answer.value is not None
    assert answer.value["states"] == ["est", "fin", "lva", "ltu", "pol"]


def test_a_state_is_told_under_each_treaty_that_is_named(ask: Ask) -> None:
    answer = ask("is Lithuania still in Ottawa and the CCM")
    assert keys(answer)[::2] == ["apmbc-ltu-withdrawal", "ccm-ltu-withdrawal"]
    assert answer.value is not None
    assert [(each["treaty"], each["status"]) for each in answer.value["states"]] == [
        ("apmbc", "withdrawn"),
        ("ccm", "withdrawn"),
    ]


def test_who_has_not_signed_is_neither_signatory_nor_party(ask: Ask) -> None:
    never, signed = (ask(f"which states {have} signed the mine ban treaty").value for have in ("have not", "have only"))
    assert never is not None
    assert signed is not None
    assert {"usa", "rus", "chn"} <= {*never["states"]}
    assert not {*never["states"]} & {*signed["states"], "ukr", "mhl", "deu"}


def test_when_a_state_stops_being_bound_is_when_its_withdrawal_takes_effect(ask: Ask) -> None:
    assert ask("when does Finland stop being bound").value == {"date": "2026-01-10"}


def test_the_first_day_of_a_treaty_is_that_of_its_opening(ask: Ask) -> None:
    value = ask("how many states signed the ATT on the very first day").value
    assert value is not None
    assert value["count"] == 67


def test_the_timeline_of_one_allegation_has_its_answers(ask: Ask) -> None:
    assert {each.kind for each in ask("timeline of the Izium allegation").findings} >= {Kind.ALLEGATION, Kind.RESPONSE}


def test_a_suspension_of_no_treaty_that_is_named_is_that_of_the_one_suspended(ask: Ask) -> None:
    assert ask("what is the status of Ukraine's suspension").value == ask("status of Ukraine under the mine ban treaty").value


def test_a_single_act_under_treaties_is_told_in_its_words(ask: Ask) -> None:
    assert ask("which withdrawals took effect in January 2026").headline.startswith("In effect since 10 January 2026: Finland")


def test_a_short_name_that_no_record_has_is_said_too(ask: Ask) -> None:
    answer = ask("what did Xi say about nuclear weapons")
    assert (answer.total, answer.headline) == (0, "No record in Rapporteur names “Xi”.")


def test_words_that_ask_nothing_show_what_has_them_as_near(ask: Ask) -> None:
    answer = ask("toys, washing machines")
    assert (answer.intent, answer.total, answer.nearest) == (Intent.UNKNOWN, 0, True)
    assert keys(answer) == ["shmyhal-mines-2022-04-15"]


def test_a_country_in_which_nothing_happened_is_taken_for_the_accused_and_it_is_said(ask: Ask) -> None:
    answer = ask("white phosphorus allegations, Israel")
    assert keys(answer) == ["gaza-lebanon-phosphorus-2023-10"]
    assert "Nothing is recorded as having happened there; this is what is alleged of whom was named." in answer.assumptions


def test_what_is_opened_by_a_key_that_no_record_has_is_not_published(ask: Ask) -> None:
    assert ask("open npt-notice-web-page").headline == "No record npt-notice-web-page is published in Rapporteur."


@pytest.mark.parametrize(
    "question",
    [
        "which parliaments voted to leave the mine ban",
        "Which national parliaments voted during 2025 to pull out of the anti-personnel mine treaty?",
        "who decided to leave the mine ban in 2025",
    ],
)
def test_what_a_parliament_voted_at_home_is_no_vote_on_a_resolution(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.headline.startswith("6 states took a domestic decision on the Anti-Personnel Mine Ban Convention")
    assert answer.headline.endswith(": Estonia, Finland, Latvia, Lithuania, Poland and Ukraine.")
    assert {"apmbc-ltu-decision-2025", "ltu-seimas-2025-05-08"} <= {each.key for each in answer.findings}
    assert answer.assumptions == ()


def test_what_one_parliament_voted_is_told_in_its_words(ask: Ask) -> None:
    assert ask("did the Polish parliament vote to leave Ottawa").headline.startswith(
        "Poland’s parliament, the Sejm, voted in June"
    )


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("How many allegations were made in July 2023?", 10),
        ("who makes the most allegations?", 33),
        ("allegations of mine use", 10),
        ("unanswered allegations of mine use", 8),
        ("Corroborated but denied allegations", 2),
        ("corroborated allegations that Ukraine denied", 1),
    ],
)
def test_words_of_every_day_are_not_looked_for(ask: Ask, question: str, total: int) -> None:
    answer = ask(question)
    assert (answer.total, answer.nearest) == (total, False)


def test_words_that_alone_narrow_an_answer_are_said(ask: Ask) -> None:
    assert "Only what has “war” in its words is shown." in ask("allegations from the first month of the war").assumptions


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("which bodies have made findings?", ["znpp-mines-iaea-2023-07-24"]),
        ("which allegations by Russia did Ukraine answer?", ["ukr-biological-2022-03", "ukr-biological-zelenskyy-2022-03-11"]),
        ("when was the last time Russia responded?", ["rus-cluster-putin-2023-07-16"]),
        ("did anybody not reply when asked?", ["izium-no-reply-2023-05"]),
        ("has Ukraine said it complies with its obligations?", ["izium-mfa-2023-01-31", "izium-mod-2023-01"]),
        ("how did Sputnik describe Ukraine's answer?", ["izium-apmbc-meeting-2023-06-21"]),
        ("How did Ukraine react to the HRW report of June 2023?", ["ukr-pledge-2023-06"]),
        ("Was Ukraine a state party when it allegedly used mines in Izium?", ["izium-pfm-2022"]),
        ("Did the White House ever confirm Ukraine using US cluster bombs?", ["ukr-cluster-us-supplied-2023-07"]),
        ("what did the UN say about the Russian biological weapons claim?", ["un-nakamitsu-2022-03-18"]),
        ("Does the register say that Israel committed war crimes?", ["gaza-lebanon-phosphorus-2023-10"]),
        ("Was any allegation withdrawn?", []),
        ("what does m24 report about Ukraine's response?", ["izium-rejection-2023-11"]),
    ],
)
def test_whose_answer_it_is_and_to_whom(ask: Ask, question: str, keys: list[str]) -> None:
    assert [each.key for each in ask(question).findings] == keys


def test_an_actor_that_is_left_out_of_what_is_shown_instead_is_said(ask: Ask) -> None:
    answer = ask("Does HRW say that Russia violated the Ottawa Convention?")
    assert "The other actor named was left out: nothing is recorded on both." in answer.assumptions


def test_what_a_body_found_around_a_place_stands_near(ask: Ask) -> None:
    answer = ask("What did the IAEA find at Zaporizhzhia?")
    assert (answer.total, answer.nearest) == (0, True)
    assert {each.key for each in answer.findings} == {"znpp-mines-2023-07", "znpp-mines-iaea-2023-07-24"}


def test_claims_without_an_answer_are_counted_in_french(ask: Ask) -> None:
    assert ask("Combien d'accusations contre la Russie n'ont pas reçu de réponse ?").value == {"count": 15}


def test_whoever_alleges_did_not_answer(ask: Ask) -> None:
    by_hrw = {each.key for each in ask("which allegations by HRW were answered?").findings if each.kind is Kind.ALLEGATION}
    assert by_hrw == {
        "izium-pfm-2022", "ukr-pfm-hrw-2023-06-30", "rus-cluster-ukraine", "gaza-lebanon-phosphorus-2023-10"
    }  # fmt: skip
    assert ask("which allegations made by Zelenskyy were answered?").total == 0


def test_to_assert_compliance_is_not_to_deny(ask: Ask) -> None:
    answer = ask("when did Ukraine deny using mines in Izium?")
    assert [each.key for each in answer.findings] == ["izium-rejection-2023-11", "izium-apmbc-meeting-2023-06-21"]
    assert answer.value == {"earliest": "2023-01-31", "latest": "2023-11-14"}


def test_an_office_that_is_left_out_and_names_nobody_is_said(ask: Ask) -> None:
    answer = ask("Ukrainian officials on cluster munitions in July 2023, other than the president")
    assert "Not understood, and left out: “president”." in answer.assumptions


def test_who_gave_notice_has_left_or_is_leaving(ask: Ask) -> None:
    value = ask("which states have deposited notice to quit the mine ban convention", today=date(2026, 1, 5)).value
    assert value is not None
    assert sorted(value["states"]) == ["est", "fin", "ltu", "lva", "pol"]


def test_what_a_treaty_says_of_leaving_is_told_after_its_rule(ask: Ask) -> None:
    answer = ask("withdrawal from the NPT: what notice, and to whom")
    assert "takes effect 3 months after the deposit" in answer.headline
    assert "Security Council" in answer.notices[0]


def test_nothing_of_elsewhere_is_near_where_a_whole_country_has_nothing(ask: Ask) -> None:
    answer = ask("landmine allegations, Yemen")
    assert (answer.total, answer.findings) == (0, ())
    assert keys(ask("Putin on cluster bombs in Russia, July 2023"))[:1] == ["rus-2023-07-16-putin"]


def test_who_only_signed_has_gone_no_further(ask: Ask) -> None:
    value = ask("which EU countries signed the cluster munitions convention and went no further").value
    assert value is not None
    assert value["states"] == ["cyp"]


def test_what_whoever_asks_believes_is_no_part_of_the_question(ask: Ask) -> None:
    asked = "on what ground did Kyiv say that it was suspending Ottawa?"
    assert keys(ask(f"{asked} something in the VCLT, I think")) == keys(ask(asked)) == ["ukr-2025-07-18-suspension"]


def test_the_day_of_a_report_is_not_that_of_the_answer_to_it(ask: Ask) -> None:
    answer = ask("on 30 June 2023 HRW published a landmine report: what did Ukraine reply to it")
    assert keys(answer) == ["ukr-pledge-2023-06"]
    assert "The time was taken as when it was alleged." in answer.assumptions


def test_accusations_made_while_nothing_was_recorded_are_shown_as_said_then(ask: Ask) -> None:
    answer = ask("any new accusations over the weekend?", today=date(2023, 3, 20))
    assert keys(answer) == ["kramatorsk-cluster-2023-03-18"]
    assert "Nothing was recorded in that time; this is what was said in it." in answer.assumptions


def test_withdrawals_that_are_not_in_effect_yet_are_pending(ask: Ask) -> None:
    answer = ask("which withdrawals from the mine ban treaty had not yet taken effect on 1 October 2025")
    assert answer.value is not None
    assert answer.value["states"] == ["est", "fin", "lva", "ltu", "pol"]


def test_a_label_is_looked_for_without_what_only_stresses_it(ask: Ask) -> None:
    assert keys(ask("did Psaki call it a war crime outright")) == ["usa-2022-02-28-cluster"]


def test_a_withdrawal_of_nobody_known_is_asked_back_and_no_other_day_is_given(ask: Ask) -> None:
    answer = ask("lith. CCM exit: date lodged w UN? not eff. date")
    assert (
        answer.headline == "Whose withdrawal from the Convention on Cluster Munitions is not said: ask with the state's name."
    )
    assert answer.value is None


def test_names_that_only_votes_have_are_no_answer(ask: Ask) -> None:
    assert ask("did Norway reply on the Stockpiling and the Destruction").total == 0


def test_what_an_official_answered_to_a_question_is_no_answer_to_an_allegation(ask: Ask) -> None:
    answer = ask("Psaki, April 2022: what was her answer on Claymores?")
    assert [finding.kind for finding in answer.findings] == [Kind.POSITION]
    assert "No answer to an allegation is recorded; this is what was said." in answer.assumptions


def test_a_key_that_begins_like_a_month_is_a_key(ask: Ask) -> None:
    assert ask("open mariupol-cluster-2022-03").query.refs == ("mariupol-cluster-2022-03",)


def test_a_time_with_a_hyphen_is_no_key_of_a_record(ask: Ask) -> None:
    assert ask("positions on cluster munitions since mid-2024").query.refs == ()


def test_what_is_asked_of_a_treaty_beside_a_weapon_is_told_with_its_scope(ask: Ask) -> None:
    answer = ask("what does CCW Protocol III say about air-dropped incendiaries where there are civilians")
    assert any("concentration of civilians" in line for line in answer.notices)


def test_a_stance_that_nobody_took_is_not_put_into_a_mouth(ask: Ask) -> None:
    answer = ask("did Dujarric condemn Ukraine on 14 November 2023?")
    assert keys(answer) == ["un-spokesperson-2023-11-14"]
    assert any("condemns" in line for line in answer.assumptions)
    assert "condemn" not in answer.headline


def test_a_page_is_composed_and_all_are_counted(ask: Ask) -> None:
    whole = ask("who abstained on the mine ban resolution in 2019")
    pages = [ask("who abstained on the mine ban resolution in 2019", start=start, most=5) for start in range(0, 25, 5)]
    assert whole.total == 18
    assert {page.total for page in pages} == {18}
    assert [key for page in pages for key in keys(page)] == keys(whole)
    assert [len(page.findings) for page in pages] == [5, 5, 5, 3, 0]


def test_more_than_a_thousand_are_counted_exactly_and_a_thousand_given(ask: Ask) -> None:
    answer = ask("all votes on the mine ban resolution", most=3)
    assert answer.total > 1_000
    with_all = ask("all votes on the mine ban resolution", start=990)
    assert len(with_all.findings) == 10
    assert with_all.total == answer.total


@pytest.mark.long
def test_drafts_and_what_is_in_review_or_withdrawn_is_never_shown(ask: Ask, sample_database: Database) -> None:
    with sample_database.read() as session:
        hidden = session.scalars(select(Record).where(Record.state != RecordState.PUBLISHED)).all()
        named = [(each.key, each.ref, each.summary) for each in hidden]
    assert len(named) == 12
    for key, ref, summary in named:
        for question in (key, f"show {ref}", summary):
            for ceiling in (Tlp.GREEN, Tlp.RED):
                answer = ask(question, ceiling=ceiling)
                assert key not in keys(answer)
                assert summary not in as_text(answer).replace(question, "")


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("who said “duly studied”?", "izium-mfa-2023-01-31"),
        ('which positions have "tens of millions" of bomblets', "rus-cluster-dod-2023"),
        ("“completely unacceptable on multiple counts”: in full please", "usa-2023-07-07-russia"),
        ('"a nuclear war cannot be won" and which leaders put their names to that', "p5-2022-01-03-npt"),
    ],
)
def test_quoted_words_are_found_in_whatever_kind_of_record_has_them(ask: Ask, question: str, key: str) -> None:
    assert keys(ask(question)) == [key]


def test_a_quotation_that_no_record_has_is_not_passed_over(ask: Ask) -> None:
    answer = ask("who said “the moon is made of green cheese”")
    assert (answer.headline, answer.findings) == ("No record in Rapporteur has the quoted words.", ())


def test_the_time_of_an_answer_may_be_that_of_what_it_answers(ask: Ask) -> None:
    answer = ask("what did Russia reply to the accusations of 30 March 2022 on cluster munitions")
    assert keys(answer) == ["rus-cluster-putin-2023-07-16"]
    assert "The time was taken as when it was alleged." in answer.assumptions


def test_an_article_of_no_treaty_is_asked_back(ask: Ask) -> None:
    assert ask("what does Article 20 say").headline == "Article 20 of which treaty is not said: ask with the treaty's name."


def test_a_state_beside_a_weapon_is_not_only_asked_for_what_is_alleged_of_it(ask: Ask) -> None:
    said = ask("Lithuania cluster munitions")
    assert {finding.kind for finding in said.findings} == {Kind.POSITION}
    assert "No allegation is recorded; this is what is recorded instead." in said.assumptions
    assert ask("did Lithuania use cluster munitions").total == 0


def test_allegations_are_compared_with_how_they_stand(ask: Ask) -> None:
    answer = ask("compare what HRW and the White House allege about Ukrainian use of cluster munitions")
    assert answer.headline.startswith("Allegations recorded in Rapporteur, side by side: Human Rights Watch 1, White House 1.")
    assert all("1 without a recorded response as of" in line for line in answer.notices[:2])


def test_what_somebody_is_asked_to_have_said_is_not_found_in_the_words_of_others(ask: Ask) -> None:
    answer = ask("did Sunak say “a nuclear war cannot be won”?")
    assert answer.headline == "No record in Rapporteur by whom was asked about has the quoted words."
    assert (answer.total, answer.nearest, keys(answer)) == (0, True, ["gbr-2023-07-08-sunak"])


def test_what_lies_above_the_ceiling_is_not_counted_either(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("open"), allegation("amber", tlp="AMBER"), response("r", "open", "denial", tlp="RED")])
    answerer = answerer_of(database)
    green = answerer.answer("how many allegations against Aland", today=TODAY)
    amber = answerer.answer("how many allegations against Aland", today=TODAY, ceiling=Tlp.AMBER)
    assert (green.value, amber.value) == ({"count": 1}, {"count": 2})
    unanswered = answerer.answer("which allegations against Aland have no response", today=TODAY)
    assert keys(unanswered) == ["open"]
    assert answerer.answer("ALL-0002", today=TODAY).total + answerer.answer("ALL-0001", today=TODAY).total == 1


def test_an_answer_to_what_lies_above_the_ceiling_is_not_found_by_its_names(database: Database, tmp_path: Path) -> None:
    shown = allegation("open", alleged_actor=["bland"])  # which has all names that are asked for
    fill(database, tmp_path, [shown, allegation("amber", tlp="AMBER"), response("r", "amber", "denial", tlp="CLEAR")])
    answerer = answerer_of(database)
    for question in (
        "responses about mines",
        "mines in Smalltown",
        "what did Aland say about mines",
        "who answered Border Watch",
    ):
        assert "r" not in keys(answerer.answer(question, today=TODAY)), question
    assert "r" in keys(answerer.answer("responses about mines", today=TODAY, ceiling=Tlp.AMBER))


def test_one_allegation_in_a_headline_brings_its_status_and_answer(ask: Ask) -> None:
    assert ask("allegations in Bucha").headline.endswith("Status: alleged. No response recorded as of 22 November 2026.")
    assert "Status: corroborated. 6 responses recorded." in ask("allegations in Izium").headline


def test_a_tombstone_gives_the_ref_and_nothing_of_the_text(ask: Ask) -> None:
    answer = ask("were any records withdrawn?")
    assert answer.intent is Intent.CORRECTIONS
    assert "2 withdrawn: TRA-" in answer.headline
    assert "gamereactor" not in as_text(answer)


def test_a_command_asks_for_its_kind(ask: Ask) -> None:
    assert ask("Ukraine cluster munitions", kind=Kind.ALLEGATION).query.kinds == (Kind.ALLEGATION,)
    assert ask("Ukraine cluster munitions", kind=Kind.POSITION).query.kinds == (Kind.POSITION,)


def test_a_query_that_was_changed_in_a_form_is_answered(sample_database: Database) -> None:
    query = Query(intent=Intent.ALLEGATIONS, kinds=(Kind.ALLEGATION,), places=("bakhmut",), said=Span(date(2023, 5, 1), None))
    answer = answerer_of(sample_database).answer_query(query, today=TODAY)
    assert keys(answer) == ["bakhmut-phosphorus-2023-05"]


def test_records_that_only_overlap_a_time_are_found(database: Database, tmp_path: Path) -> None:
    fuzzy = {"text": "in spring", "earliest": "2026-03-01", "latest": "2026-05-31", "precision": "season"}
    fill(database, tmp_path, [allegation("a", occurred=fuzzy), allegation("b", occurred="2026-01-01", said="2026-01-02")])
    answerer = answerer_of(database)
    assert keys(answerer.answer("mines used by Aland in May 2026", today=TODAY)) == ["a"]
    assert keys(answerer.answer("mines used by Aland in January 2026", today=TODAY)) == ["b"]


def test_news_counts_from_when_a_record_was_published(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [record("position", "p", speaker="aland", stance="opposes", said="2001-01-01")])
    answerer = answerer_of(database)
    assert keys(answerer.answer("what's new since yesterday", today=NOW.date() + timedelta(days=1))) == ["p"]
    assert answerer.answer("what's new since yesterday", today=NOW.date() + timedelta(days=5)).total == 0


@pytest.mark.parametrize(
    "question",
    [
        "'; DROP TABLE record; -- allegations in Bucha",
        'allegations in Bucha" OR 1=1 --',
        "allegations in Bucha NEAR(mines, 5) *",
        "\\x00 allegations in Bucha %s %(id)s {0} :id",
        "<!channel> *allegations* in `Bucha` <https://evil.example|Bucha>",
    ],
)
def test_code_in_a_question_is_text(ask: Ask, question: str) -> None:
    assert keys(ask(question)) == ["bucha-booby-traps-2022-04"]


def test_quotes_and_signs_reach_the_full_text_search_as_words(ask: Ask) -> None:
    for words in ('"sufficient stockpile"', "“sufficient stockpile”", '"sufficient" AND "stockpile" NOT x*'):
        assert "rus-2023-07-16-putin" in keys(ask(f"source of Putin's {words} quote"))


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=4_000), st.text(alphabet="'\"*():-^%_;\\|&!<>@#0 aéЯ中\x00", max_size=200)))
def test_anything_typed_is_answered(ask_sqlite: Ask, text: str) -> None:
    answer = ask_sqlite(text, most=3)
    assert answer.headline
    json.dumps(as_json(answer))


@settings(max_examples=25, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(_WORDS.split()),
        max_size=12,
    )
)
def test_any_mix_of_the_fields_words_is_answered_on_both_engines(stores: Stores, words: list[str]) -> None:
    question = " ".join(words)
    on_sqlite, on_postgresql = (
        answerer_of(stores.sample(engine)).answer(question, today=TODAY, most=10) for engine in ("sqlite", "postgresql")
    )
    if "nearest in its words" in on_sqlite.headline:  # each engine ranks texts by a measure of its own
        assert (on_sqlite.total, on_sqlite.query) == (on_postgresql.total, on_postgresql.query)
    else:
        assert as_json(on_sqlite) == as_json(on_postgresql)


def test_what_is_ranked_by_its_words_is_not_called_the_latest(ask: Ask) -> None:
    answer = ask('"Russia Russia"')
    assert answer.total > 1
    assert "; nearest in its words: " in answer.headline
    assert "latest" not in answer.headline


def test_an_answer_takes_few_statements_however_many_records_it_has(sample_database: Database) -> None:
    answerer = answerer_of(sample_database)
    counts = []
    for question in (
        "allegations in Kramatorsk",
        "allegations against Russia",
        "who abstained on the mine ban resolution in 2019",
    ):
        answerer.answer(question, today=TODAY)
        seen: list[str] = []
        listener = lambda *given: seen.append(given[2])  # noqa: B023, E731
        event.listen(sample_database.engine, "before_cursor_execute", listener)
        answerer.answer(question, today=TODAY)
        event.remove(sample_database.engine, "before_cursor_execute", listener)
        counts.append(len([each for each in seen if each.lstrip().upper().startswith("SELECT")]))
    assert max(counts) <= 12


def test_json_has_exactly_the_published_shape(ask: Ask) -> None:
    got = as_json(ask("allegations in Izium"))
    assert {
        "question",
        "intent",
        "as_of",
        "understood",
        "assumptions",
        "headline",
        "total",
        "findings",
        "value",
        "refused",
        "suggestions",
        "text",
    } <= set(got)
    assert set(got["understood"]) == {
        "kinds", "speakers", "actors", "treaties", "weapons", "places", "stances", "statuses", "responses", "said", "occurred",
        "text",
    }  # fmt: skip
    (finding,) = got["findings"]
    assert {"ref", "key", "kind", "line", "status", "responses", "sources"} <= set(finding)
    assert (finding["kind"], finding["status"], len(finding["responses"])) == ("allegation", "corroborated", 6)
    assert finding["sources"][0] == {
        "key": "hrw-2023-01-31",
        "title": "Ukraine: Banned Landmines Harm Civilians",
        "url": "https://www.hrw.org/news/2023/01/31",
        "published_on": "2023-01-31",
        "source_type": "ngo_report",
    }
    assert got["understood"]["said"] == [None, None]
    assert json.loads(json.dumps(got)) == got


def test_the_text_holds_every_part_of_the_answer(ask: Ask) -> None:
    answer = ask("allegations in Izium")
    text = as_text(answer)
    for part in (answer.headline, answer.understood, answer.findings[0].status_line, answer.findings[0].response_state):
        assert part in text
    assert all(response.ref in text for response in answer.findings[0].responses)
    assert (
        "Sources describe it differently — Human Rights Watch: investigation announced, commitment; Sputnik Arabic: denial"
        in text
    )
