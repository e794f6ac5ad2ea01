"""Questions about which states stand how to a treaty, over the sample."""

from typing import Any

import pytest

from bot.answers.answer import Answer
from tests.answers.conftest import Ask

LEFT = ["est", "fin", "lva", "ltu", "pol"]
OBJECTED = {"aut", "bel", "che", "col", "nor", "nzl"}


def keys(answer: Answer) -> list[str]:
    return [finding.key for finding in answer.findings]


@pytest.mark.parametrize(
    ("question", "count", "among", "not_among"),
    [
        ("list the parties to the Ottawa Convention", 161, "ukr", "usa"),
        ("parties to the CCM on 1 August 2010", 30, "nor", "che"),
        ("who has signed but not ratified the CCM", 12, "ken", "nor"),
        ("signatories of the convention on cluster munitions", 12, "ken", "rus"),
        ("which states are not party to the APMBC", 36, "usa", "ukr"),
        ("which countries have not joined the mine ban treaty", 36, "usa", "ukr"),
        ("states outside the Ottawa treaty", 36, "fin", "nor"),
        ("which states were not party to the Ottawa Convention on 1 January 2003", 73, "yug", "scg"),
        ("which states have withdrawn from the mine ban treaty", 5, "pol", "ukr"),
        ("which states were leaving the mine ban treaty on 27 December 2025", 2, "fin", "est"),
        ("which states have withdrawn or are withdrawing from the mine ban on 27 December 2025", 5, "est", "ukr"),
        ("which states are withdrawing from the mine ban treaty", 0, None, "pol"),
        ("which states have suspended the Ottawa Convention", 1, "ukr", "pol"),
    ],
)
def test_states_are_listed_by_how_they_stand(
    ask_sqlite: Ask, question: str, count: int, among: str | None, not_among: str
) -> None:
    answer = ask_sqlite(question)
    assert answer.value is not None
    states = answer.value["states"]
    assert (answer.value["count"], len(states)) == (count, count)
    assert among is None or among in states
    assert not_among not in states
    assert answer.intent == "treaty_status"


@pytest.mark.parametrize(
    ("question", "said", "found"),
    [
        ("who joined the CCM last?", "The last recorded in Rapporteur, Vanuatu", {"ccm-vut-accession"}),
        ("who was the last state to leave Ottawa", "The last recorded in Rapporteur, Poland", {"apmbc-pol-withdrawal"}),
        (
            "first states to leave the mine ban treaty",
            "3 records of the same date (deposited 27 June 2025",
            {"apmbc-est-withdrawal", "apmbc-lva-withdrawal", "apmbc-ltu-withdrawal"},
        ),
    ],
)
def test_the_first_and_the_last_to_act_are_told_by_the_date(ask: Ask, question: str, said: str, found: set[str]) -> None:
    answer = ask(question)
    assert answer.headline.startswith(said)
    assert set(keys(answer)) == found
    assert answer.total == len(found)
    assert set(answer.value or ()) == {"date"}


def test_a_list_says_what_is_not_certain_and_of_whom_nothing_is_recorded(ask: Ask) -> None:
    bound, outside = ask("list the parties to the Ottawa Convention"), ask("which states are not party to the APMBC")
    assert bound.assumptions == ("Not certain on that day, since the day of an action is not recorded: Lebanon (not counted).",)
    assert outside.assumptions == ("Not certain on that day, since the day of an action is not recorded: Lebanon (counted).",)
    (without,) = outside.notices
    assert "China" in without
    assert not {"Lebanon", "Finland", "Marshall Islands"} & set(without.replace(" and ", ", ").split(", "))
    assert keys(outside)[0] == "apmbc-est-withdrawal"


def test_nobody_leaving_is_said_with_those_who_left_beside_it(ask: Ask) -> None:
    answer = ask("which states are withdrawing from the Ottawa Convention")
    assert (answer.total, answer.nearest, len(answer.findings)) == (0, True, 5)
    assert answer.headline.startswith("No state has a withdrawal pending from")
    assert answer.notices == ("5 states had left by then: Estonia, Finland, Latvia, Lithuania and Poland.",)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many parties to the Ottawa Convention on 1 March 2000", {"count": 86}),
        ("how many states are not party to the Ottawa Convention", {"count": 36}),
        ("when did Ukraine become a party to the mine ban convention", {"date": "2006-06-01"}),
        ("when did Ukraine ratify the mine ban convention", {"date": "2005-12-27"}),
        ("when does Finland's withdrawal take effect", {"date": "2026-01-10"}),
        ("was Switzerland bound by the CCM on 1 October 2012", {"status": "signatory", "binds_from": "2013-01-01"}),
        ("is Poland a party to the mine ban on 1 January 2026", {"withdrawal_effective": "2026-02-20"}),
        ("how many states had signed the ATT by 10 July 2014", {"count": 118, "on": "2014-07-10"}),
        ("how many states applied the CCM provisionally", {"count": 3}),
        ("how many formal objections to the Ukrainian suspension of the Ottawa Convention?", {"count": 6}),
        ("mine ban treaty: how many states in it on New Year's Day 2010", {"count": 156}),
        ("States Parties to the CCM as at 10 September 2013 (4MSP, Lusaka) - number?", {"count": 80}),
        ("when did the CCM enter into force for Zambia", {"date": "2010-08-01"}),
        ("on what date did Lithuania deposit its withdrawal from the CCM, not effect", {"date": "2024-09-06"}),
        ("Germany is a member of the CCM since when?", {"since": "2010-08-01"}),
        ("was Latvia bound by the mine ban on Christmas Day 2025", {"status": "withdrawal_pending"}),
    ],
)
def test_days_and_counts_are_computed(ask_sqlite: Ask, question: str, value: dict[str, Any]) -> None:
    got = ask_sqlite(question).value
    assert got is not None
    assert {name: got[name] for name in value} == value


@pytest.mark.parametrize(
    ("question", "objected"),
    [
        ("who objected to Ukraine's suspension", OBJECTED),
        ("which states objected to the suspension of the Ottawa Convention", OBJECTED),
        ("has anyone objected to Ukraine suspending the mine ban", OBJECTED),
        ("did Norway object to Ukraine's suspension of the mine ban treaty?", {"nor"}),
        ("which member states of the EU objected to Ukraine's suspension of the Ottawa Convention", {"aut", "bel"}),
    ],
)
def test_who_objected_to_a_suspension(ask_sqlite: Ask, question: str, objected: set[str]) -> None:
    answer = ask_sqlite(question)
    assert answer.value is not None
    assert set(answer.value["states"]) == objected
    assert answer.total == len(objected)
    assert keys(answer)[-1] == "apmbc-ukr-suspension"


def test_that_one_state_did_not_object_is_not_said_of_all(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("did Poland object to Ukraine's suspension of the Ottawa Convention")
    assert answer.headline.startswith("No objection of Poland to the suspension of the Anti-Personnel Mine Ban Convention")


def test_a_claimed_suspension_is_contested_and_no_withdrawal(ask: Ask) -> None:
    answer = ask("is Ukraine still a party to the mine ban treaty")
    assert answer.value is not None
    assert (answer.value["status"], set(answer.value["objections"])) == ("state_party", OBJECTED)
    assert "contested (objections are recorded of Austria, Belgium, Colombia" in answer.headline
    assert "it is no withdrawal" in answer.headline
    assert keys(answer)[:2] == ["apmbc-ukr-ratification", "apmbc-ukr-suspension"]


def test_a_provisional_application_is_said_beside_the_status(ask: Ask) -> None:
    answer = ask("was Serbia a party to the ATT on 1 January 2014")
    assert answer.value is not None
    assert (answer.value["status"], answer.value["flags"]) == ("signatory", ["provisional_application"])
    assert "Serbia declared that it applies the treaty provisionally." in answer.headline


def test_who_signed_is_named_whatever_has_become_of_it(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("is the CCM signed by any EU member?")
    assert answer.headline.startswith(
        "20 states that are members of the European Union signed the Convention on Cluster Munitions"
    )
    assert "recorded in Rapporteur: Austria, Belgium" in answer.headline


def test_a_state_that_is_left_out_is_not_counted(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("other than Lithuania, which states have withdrawn from the CCM")
    assert (answer.total, answer.value and answer.value["states"]) == (0, [])
    signed = ask_sqlite("other than Norway, which states signed the ATT")
    assert (signed.total, "Norway" in signed.headline) == (117, False)


def test_a_consent_whose_day_is_not_recorded_is_shown_with_the_status(ask: Ask) -> None:
    answer = ask("Has Lebanon deposited its instrument of accession to the Mine Ban Convention?")
    assert answer.value is not None
    assert (answer.value["status"], keys(answer)) == ("not_party", ["apmbc-lbn-accession"])
    assert "binds_from" not in answer.value


def test_the_rules_of_two_treaties_stand_side_by_side(ask_sqlite: Ask) -> None:
    answer = ask_sqlite("contrast the withdrawal periods under the NPT (Article X) and the Ottawa Convention (Article 20)")
    told = " ".join((answer.headline, *answer.notices))
    assert "three months" in told
    assert "six months" in told


@pytest.mark.parametrize(
    ("question", "count", "said"),
    [
        ("who joined the CCM in 2015", 10, "10 states consented to be bound by"),
        ("how many states ratified the CCM between 2015 and 2018", 17, "17 states consented to be bound by"),
        ("who acceded to the CCM since 2015", 9, "9 states acceded to"),
        ("who acceded to the CCM before 2014", 5, "5 states acceded to"),
        ("states that acceded to the CCM (accession, not ratification) before 2014", 5, "5 states acceded to"),
        ("which countries signed the ATT in 2014", 3, "3 states signed"),
        (
            "how many notices of withdrawal from Ottawa were deposited on 27 June 2025",
            3,
            "3 states gave notice of a withdrawal",
        ),
        ("which states had joined the CCM as of 31 December 2015", 88, "88 states were bound by"),
    ],
)
def test_what_was_done_in_a_time_is_told_from_what_was_so_at_its_end(ask: Ask, question: str, count: int, said: str) -> None:
    answer = ask(question)
    assert answer.headline.startswith(said)
    assert answer.value is not None
    assert answer.value["count"] == count


def test_who_signed_only_is_told_by_the_deposit_where_ratification_is_asked_for(ask: Ask) -> None:
    signed = ask("EU members that had signed but not ratified the ATT as at 10 July 2014")
    not_bound = ask("EU members that were only signatories of the ATT on 10 July 2014")
    assert (signed.total, not_bound.total) == (7, 27)
    assert {each.ref for each in signed.findings} < {each.ref for each in not_bound.findings}


def test_the_last_to_join_is_told_by_the_deposit_even_if_its_effect_is_open(ask: Ask) -> None:
    assert ask("who was the last state to join the Ottawa Convention").headline.startswith(
        "The last recorded in Rapporteur, Lebanon (deposited 2026)"
    )


def test_those_left_out_are_left_out_of_the_objections(ask: Ask) -> None:
    everybody = ask("which states objected to Ukraine's suspension of the Ottawa Convention")
    others = ask("apart from Norway, whose objections to Ukraine's suspension of the Ottawa Convention are recorded")
    assert everybody.value is not None
    assert others.value is not None
    assert {*everybody.value["states"]} - {*others.value["states"]} == {"nor"}


def test_how_many_ratifications_a_treaty_needs_is_told_by_its_article(ask: Ask) -> None:
    answer = ask("how many ratifications did it take for the CCM to come into force")
    assert "article 17" in answer.headline
    assert "thirtieth" in answer.headline


def test_a_weapon_that_no_treaty_covers_is_said_to_be_covered_by_none(ask: Ask) -> None:
    assert ask("is there any treaty against depleted uranium shells").headline.startswith(
        "No treaty in Rapporteur is recorded as covering this: "
    )


def test_the_acts_of_whoever_is_asked_about_are_shown_and_no_others(ask: Ask) -> None:
    answer = ask("what has been said about Tonga and the Ottawa Convention, supports or opposes")
    assert all("Tonga" in each.line for each in answer.findings)


def test_whoever_still_serves_out_a_notice_is_told_from_who_gave_one(ask: Ask) -> None:
    answer = ask("which states were still serving out their notice to leave the Ottawa treaty on 1 September 2025")
    assert answer.headline.startswith("5 states had a withdrawal pending")


def test_the_day_on_which_a_treaty_was_opened_is_told_by_the_treaty(ask: Ask) -> None:
    answer = ask("who ratified the mine ban convention on the very day it opened for signature")
    assert "3 December 1997" in answer.headline
    assert answer.total == 3


def test_who_ratified_before_a_treaty_was_in_force_is_told_though_nobody_was_bound(ask: Ask) -> None:
    answer = ask("which G7 states had ratified the ATT by 30 April 2014")
    assert answer.headline == (
        "4 states that are members of the Group of Seven consented to be bound by the Arms Trade Treaty by 30 April 2014, "
        "by what is recorded in Rapporteur: France, Germany, Italy and United Kingdom."
    )
    assert ask("which states were party to the ATT on 30 April 2014").headline.startswith("No state was bound by")


def test_instruments_of_a_time_are_told_by_their_deposit_and_exits_by_their_effect(ask: Ask) -> None:
    deposited = ask("instruments of withdrawal from the Ottawa treaty deposited in July and August 2025").headline
    assert deposited.endswith("(July to August 2025), by what is recorded in Rapporteur: Finland and Poland.")
    left = ask("withdrawals from Ottawa that took effect on 27 December 2025")
    assert left.headline == (
        "3 states left the Anti-Personnel Mine Ban Convention on 27 December 2025, by the day on which a withdrawal takes "
        "effect, as recorded in Rapporteur: Estonia, Latvia and Lithuania."
    )
    assert left.value == {"count": 3, "treaty": "apmbc", "states": ["est", "lva", "ltu"]}


@pytest.mark.parametrize(
    ("question", "said", "states"),
    [
        ("who has left the mine ban since January 2026", "2 states left", ["fin", "pol"]),
        (
            "how many EU states left the mine ban in 2025",
            "3 states that are members of the European Union left",
            [*["est", "lva", "ltu"]],
        ),
        ("which withdrawals from the mine ban took effect in January 2026", "1 state left", ["fin"]),
        ("exits from the mine ban that became effective in spring 2026", "No state left", []),
        ("which states leave the mine ban in 2027", "No state left or is to leave", []),
        (
            "who left the mine ban in 2026, EU members",
            "2 states that are members of the European Union left or are to leave",
            ["fin", "pol"],
        ),
    ],
)
def test_who_left_within_a_time_is_told_by_when_it_took_effect_and_no_one_who_left_before(
    ask: Ask, question: str, said: str, states: list[str]
) -> None:
    answer = ask(question)
    assert answer.headline.startswith(f"{said} the Anti-Personnel Mine Ban Convention in the time asked for (")
    assert answer.value is not None
    assert answer.value["states"] == states


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("since what year has China voted for the Ottawa resolution", "8 December 2005: China voted in favour"),
        ("when did Russia last abstain on the Ottawa resolution", "The last recorded in Rapporteur, Russia (12 December 2019)"),
        ("when did the US first vote for the cluster munitions resolution", "Nothing is recorded in Rapporteur on this"),
    ],
)
def test_when_a_vote_was_cast_is_told_of_votes_cast_so(ask: Ask, question: str, said: str) -> None:
    assert ask(question).headline.startswith(said)


def test_a_withdrawal_without_its_treaty_is_from_each_that_the_state_has_left(ask: Ask) -> None:
    answer = ask("will Poland's withdrawal be in force on 1 March 2026")
    assert "Poland had left the Anti-Personnel Mine Ban Convention" in answer.headline
    assert answer.value is not None
    assert answer.value["status"] == "withdrawn"
    both = ask("is Lithuania's withdrawal in force on 1 March 2026").headline
    assert "left the Convention on Cluster Munitions" in both
    assert "left the Anti-Personnel Mine Ban Convention" in both


def test_a_date_that_is_in_dispute_is_told_by_the_record(ask: Ask) -> None:
    answer = ask("For Estonia leaving the APMBC some print 27 December and some 28. Which is the effective date?")
    assert answer.value == {"date": "2025-12-27"}


def test_the_newest_joiners_are_those_of_the_time_asked_for(ask: Ask) -> None:
    assert ask("newest joiners of the mine ban, since 2020").headline.startswith("3 states consented to be bound")


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("Has any P5 state joined the CCM?", {"fra", "gbr"}),
        ("Which permanent members of the Security Council are party to the mine ban treaty?", {"fra", "gbr"}),
        ("Which P5 state has not signed the ATT?", {"chn", "rus"}),
        ("Which EU state signed the CCM but did not ratify?", {"cyp"}),
        ("Has any EU country left the cluster munitions convention?", {"ltu"}),
        ("Has a NATO country withdrawn from the CCM?", {"ltu"}),
        ("Has any G7 country not signed the ATT?", {"can"}),
        ("Did any G7 state leave the Mine Ban Treaty?", set()),
        ("Did any NATO state object to Ukraine's suspension?", {"bel", "nor"}),
        ("Which non-EU NATO states are party to the CCM?", {"alb", "can", "gbr", "isl", "mkd", "mne", "nor"}),
        ("Which NATO country never joined the Mine Ban Treaty?", {"usa"}),
        ("CCM non-signatories in NATO", {"est", "fin", "grc", "lva", "pol", "rou", "tur", "usa"}),
    ],
)
def test_an_organisation_stands_for_its_members_in_whatever_number_it_is_named(
    ask: Ask, question: str, states: set[str]
) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert set(answer.value["states"]) == states


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which EU state ratified the CCM last?", "ccm-svk-accession"),
        ("Last NATO state to accede to the APMBC", "apmbc-fin-accession"),
        ("Last NATO member to join the Mine Ban Treaty?", "apmbc-pol-ratification"),
        ("When did the last EU country join the Mine Ban Treaty?", "apmbc-pol-ratification"),
    ],
)
def test_the_last_of_an_organisation_to_act_is_told(ask: Ask, question: str, found: str) -> None:
    assert keys(ask(question)) == [found]


@pytest.mark.parametrize(
    ("question", "number", "others"),
    [
        ("Is the whole EU party to the Mine Ban Treaty?", 22, "Estonia, Finland, Latvia, Lithuania and Poland"),
        ("Has every EU member joined the CCM?", 19, "Cyprus, Estonia, Finland, Greece, Latvia, Lithuania, Poland and Romania"),
        ("What share of NATO is in the CCM?", 23, "Estonia, Finland, Greece, Latvia, Lithuania"),
    ],
)
def test_where_all_members_are_asked_about_those_that_stand_otherwise_are_named(
    ask: Ask, question: str, number: int, others: str
) -> None:
    answer = ask(question)
    assert answer.headline.startswith(f"{number} states that are members of the ")
    assert others in answer.notices[-1]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("How many African countries are party to the CCM?", "African"),
        ("Which European countries are not party to the CCM?", "European"),
        ("Which Latin American countries are outside the Mine Ban Treaty?", "Latin American"),
        ("Which Middle Eastern states signed the CCM?", "Middle Eastern"),
        ("Has any non-European country objected to Ukraine's suspension?", "non European"),
        ("Which nuclear-armed states are party to the Mine Ban Treaty?", "nuclear armed"),
        ("Which small island states are party to the CCM?", "small island"),
        ("Which BRICS states are party to the CCM?", "BRICS"),
        ("Who in Africa is party to the CCM?", "Africa"),
        ("Which states that border Russia are party to the Ottawa Convention?", "border Russia"),
        ("Has any of Russia's neighbours left the Ottawa Convention?", "Russia’s neighbours"),
        ("quels pays africains sont parties à la CCM", "africains"),
    ],
)
def test_no_states_are_given_for_those_of_a_kind_that_is_not_recorded(ask: Ask, question: str, meant: str) -> None:
    answer = ask(question)
    said = f"Which states are meant by “{meant}” is not recorded in Rapporteur, so no list of them can be given."
    assert (answer.headline, answer.total, answer.findings, answer.value) == (said, 0, (), None)


def test_an_unknown_word_before_states_is_said_to_be_left_out(ask: Ask) -> None:
    assert "Not understood, and left out: “affected”." in ask("which mine-affected states are party to the CCM").assumptions


@pytest.mark.parametrize(
    ("question", "count", "among"),
    [
        ("How many withdrawals from arms treaties since 2024?", 6, {"ccm-ltu-withdrawal", "apmbc-fin-withdrawal"}),
        ("How many states withdrew from arms treaties since 2024?", 5, {"ccm-ltu-withdrawal", "apmbc-fin-withdrawal"}),
        ("How many withdrawals are recorded?", 6, {"ccm-ltu-withdrawal"}),
        ("How many withdrawals took effect in 2025?", 4, {"ccm-ltu-withdrawal", "apmbc-est-withdrawal"}),
        ("List all withdrawals from arms treaties", 6, {"ccm-ltu-withdrawal", "apmbc-pol-withdrawal"}),
        ("Who left which treaty in 2025?", 4, {"ccm-ltu-withdrawal", "apmbc-est-withdrawal"}),
        ("Which withdrawal notices were given in 2024?", 1, {"ccm-ltu-withdrawal"}),
        ("Is any withdrawal pending today?", 0, set()),
        ("Which withdrawals happened under the CCM and APMBC since 2024?", 6, {"ccm-ltu-withdrawal", "apmbc-fin-withdrawal"}),
        ("How many parties did the Ottawa treaty lose in 2025?", 3, {"apmbc-est-withdrawal"}),
        ("How many countries have withdrawn from either the Ottawa or Oslo convention?", 5, {"ccm-ltu-withdrawal"}),
    ],
)
def test_withdrawals_are_told_under_every_treaty_where_none_or_several_are_named(
    ask: Ask, question: str, count: int, among: set[str]
) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert answer.value["count"] == count
    assert among <= set(keys(answer))


def test_who_gave_notice_in_a_time_is_named_beside_who_left_in_it(ask: Ask) -> None:
    answer = ask("Who withdrew from the APMBC in 2025?")
    assert answer.value is not None
    assert set(answer.value["states"]) == {"est", "lva", "ltu"}
    notice = "Notice of a withdrawal was given in that time, with effect outside of it, by Finland and Poland."
    assert answer.notices == (notice,)


@pytest.mark.parametrize(
    "question",
    [
        "Which states have announced withdrawal but not notified the UN?",
        "Which states decided to leave the Mine Ban Treaty but have not deposited a withdrawal?",
    ],
)
def test_those_who_only_decided_to_leave_are_told_from_those_who_notified_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert set(keys(answer)) == {"apmbc-ukr-rada-2025", "apmbc-ukr-decree-2025"}
    assert answer.headline.startswith(
        "1 state took a domestic decision on the Anti-Personnel Mine Ban Convention and deposited no"
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("When did the Rada vote on the Ottawa Convention?", "apmbc-ukr-rada-2025"),
        ("When did the Rada vote to leave the Ottawa Convention?", "apmbc-ukr-rada-2025"),
        ("How many votes did the Rada cast to leave the mine ban treaty?", "apmbc-ukr-rada-2025"),
        ("Rada vote on Ottawa Convention July 2025", "apmbc-ukr-rada-2025"),
        ("How did Ukraine's parliament decide on the Ottawa Convention?", "apmbc-ukr-rada-2025"),
        ("Did Finland's parliament vote on leaving Ottawa?", "apmbc-fin-decision-2025"),
        ("Which domestic decisions are recorded for Ukraine?", "apmbc-ukr-rada-2025"),
        ("Which decisions did Ukraine take in 2025 on the mine ban treaty?", "apmbc-ukr-rada-2025"),
        ("What did Zelensky decree about the Ottawa treaty?", "apmbc-ukr-decree-2025"),
        ("What happened in Ukraine with the Ottawa convention in 2025?", "apmbc-ukr-ratification"),
        ("What did Ukraine deposit on 18 July 2025?", "apmbc-ukr-suspension"),
    ],
)
def test_what_a_state_decided_at_home_or_notified_is_told_first(ask: Ask, question: str, first: str) -> None:
    assert keys(ask(question))[0] == first


def test_a_state_that_only_spoke_of_leaving_is_said_to_be_bound(ask: Ask) -> None:
    answer = ask("Is Ukraine's withdrawal pending?")
    assert answer.value is not None
    assert (answer.value["treaty"], answer.value["status"]) == ("apmbc", "state_party")


@pytest.mark.parametrize(
    "question", ["Who objected to the withdrawal of Finland?", "Did Austria object to Lithuania's withdrawal?"]
)
def test_an_objection_to_a_suspension_is_none_to_a_withdrawal(ask: Ask, question: str) -> None:
    answer = ask(question)
    none = "No objection to a withdrawal from the Anti-Personnel Mine Ban Convention is recorded in Rapporteur."
    assert (answer.headline, answer.total, answer.nearest) == (none, 0, True)


def test_those_who_did_not_object_are_the_other_parties(ask: Ask) -> None:
    answer = ask("Which states did not object to Ukraine's suspension?")
    assert answer.value is not None
    assert answer.value["count"] == 154
    assert not {*OBJECTED, "ukr", "usa"} & {*answer.value["states"]}


@pytest.mark.parametrize(
    ("question", "objected"),
    [
        ("Who rejected Ukraine's suspension of the Mine Ban Treaty?", OBJECTED),
        ("Who opposed the suspension?", OBJECTED),
        ("Did Norway protest against the suspension of the Ottawa treaty?", {"nor"}),
    ],
)
def test_to_reject_a_suspension_is_to_object_to_it(ask: Ask, question: str, objected: set[str]) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert set(answer.value["states"]) == objected


@pytest.mark.parametrize(
    ("question", "count", "on"),
    [
        ("How many countries were party to the Mine Ban Treaty when Russia invaded Ukraine?", 164, "2022-02-24"),
        ("how many parties did the CCM have when it took effect?", 30, "2010-08-01"),
        ("How many parties did the Ottawa Convention have when it entered into force?", 45, "1999-03-01"),
        ("How many states were original parties to the APMBC at entry into force?", 45, "1999-03-01"),
        ("Which NATO countries ratified the CCM before it entered into force?", 13, "2010-07-31"),
        ("How many ratifications did the CCM have on 31 December 2009?", 26, "2009-12-31"),
        ("By the end of 2005, how many countries had ratified the Ottawa Convention?", 148, "2005-12-31"),
        ("How many instruments of ratification were deposited for the CCM by 1 August 2010?", 38, "2010-08-01"),
        ("Which states accepted (acceptance) the Mine Ban Treaty?", 2, "2026-11-22"),
        ("Which states acceded, rather than ratified, to the Mine Ban Treaty?", 32, "2026-11-22"),
    ],
)
def test_a_day_told_by_what_happened_on_it_and_the_kind_of_act_are_kept(ask: Ask, question: str, count: int, on: str) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert (answer.value["count"], answer.value["on"]) == (count, on)


def test_an_organisation_beside_a_state_is_said_to_be_left_out(ask: Ask) -> None:
    answer = ask("Which EU states and Norway are party to the CCM?")
    assert "Not understood, and left out: “European Union”." in answer.assumptions


def test_when_those_that_left_did_so_is_told_of_each(ask: Ask) -> None:
    answer = ask("when did states leave the Ottawa Convention?")
    assert keys(answer) == [f"apmbc-{state}-withdrawal" for state in LEFT]
    assert len([said for said in answer.notices if said.startswith("In effect since ")]) == len(LEFT)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("ratified CCM 2015-2016", 12),
        ("left the Ottawa treaty 2025", 3),
        ("joined CCM since 2020", 5),
    ],
)
def test_an_act_alone_lists_the_states_that_did_it(ask: Ask, question: str, count: int) -> None:
    answer = ask(question)
    assert answer.value is not None
    assert answer.value["count"] == count


def test_a_record_that_ends_long_before_says_so(ask: Ask) -> None:
    said = "The latest act under the Arms Trade Treaty that is recorded in Rapporteur is of 16 June 2014"
    for question in ("How many countries have ratified the Arms Trade Treaty?", "Has Canada joined the Arms Trade Treaty?"):
        assert any(notice.startswith(said) for notice in ask(question).notices)
    assert not any(notice.startswith("The latest act") for notice in ask("how many states are party to the CCM").notices)
    assert not any(notice.startswith("The latest act") for notice in ask("parties to the ATT on 1 January 2015").notices)
