"""What a question says is not asked for: a negated question must never be answered with what it leaves out."""

from typing import Any

import pytest

from bot.answers.query import Intent, Standing
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Action, ResponseKind, Stance, Status
from tests.answers.conftest import TODAY, Ask

I = Intent  # noqa: E741  (the table is wide)
DENIAL = (ResponseKind.DENIAL,)
NOT_DENIALS = tuple(kind for kind in ResponseKind if kind is not ResponseKind.DENIAL)
NOT_CORROBORATED = tuple(status for status in Status if status is not Status.CORROBORATED)
TABLE: list[tuple[str, Intent, dict[str, Any]]] = [
    ("responses other than denials", I.RESPONSES, {"responses": NOT_DENIALS}),
    ("responses, but no denials", I.RESPONSES, {"responses": NOT_DENIALS}),
    ("only responses that aren't denials", I.RESPONSES, {"responses": NOT_DENIALS}),
    ("allegations that have not been denied", I.ALLEGATIONS, {"responses": (), "not_responses": DENIAL}),
    ("claims about Izium not denied", I.ALLEGATIONS, {"places": ("izium",), "not_responses": DENIAL}),
    ("allegations that Russia has not denied", I.ALLEGATIONS, {"actors": ("rus",), "speakers": (), "not_responses": DENIAL}),
    ("Ukraine allegations that Russia never denied", I.ALLEGATIONS, {"actors": ("rus",), "speakers": ("ukr",)}),
    ("HRW claims Ukraine has not denied", I.ALLEGATIONS, {"actors": ("ukr",), "speakers": ("hrw",), "not_responses": DENIAL}),
    ("has Ukraine not denied the Izium allegations", I.RESPONSES, {"responses": DENIAL, "not_responses": ()}),
    ("which allegations have not yet been denied or answered", I.ALLEGATIONS, {"unanswered": True}),
    ("allegations that never got a reply from Russia", I.ALLEGATIONS, {"unanswered": True, "actors": ("rus",)}),
    ("allegations that aren't corroborated", I.ALLEGATIONS, {"statuses": NOT_CORROBORATED}),
    ("any claim marked refuted or not substantiated?", I.ALLEGATIONS, {"statuses": (Status.NOT_SUBSTANTIATED, Status.REFUTED)}),
    (
        "states that neither voted for nor against in 2018 on cluster munitions",
        I.VOTES,
        {
            "stances": (Stance.ABSTAINED, Stance.ABSENT),
        },
    ),
    ("US statements that do not mention Ukraine", I.POSITIONS, {"speakers": ("usa",), "actors": (), "not_actors": ("ukr",)}),
    ("US statements not about Ukraine", I.POSITIONS, {"actors": (), "not_actors": ("ukr",)}),
    ("statements that do not mention cluster munitions", I.POSITIONS, {"weapons": (), "not_weapons": ("cluster-munition",)}),
    ("mines not laid by Russia", I.ALLEGATIONS, {"actors": (), "not_actors": ("rus",), "not_speakers": ()}),
    ("Izium without the responses", I.ALLEGATIONS, {"places": ("izium",)}),
    ("everything on Izium but not the responses", I.ALLEGATIONS, {"places": ("izium",)}),
    ("parties to the CCM that are not in NATO", I.TREATY_STATUS, {"standing": None, "not_groups": ("nato",)}),
    ("CCM parties outside NATO", I.TREATY_STATUS, {"standing": None, "not_groups": ("nato",)}),
    ("EU states that are not in the mine ban treaty", I.TREATY_STATUS, {"standing": Standing.NOT_PARTY, "groups": ("eu",)}),
    ("which EU countries are in the CCM but not in NATO", I.TREATY_STATUS, {"groups": ("eu",), "not_groups": ("nato",)}),
    (
        "Quels États parties à la Convention d'Ottawa ne font pas partie de l'OTAN ?",
        I.TREATY_STATUS,
        {
            "standing": None,
            "not_groups": ("nato",),
        },
    ),
    ("Quelles allégations n'ont pas été démenties ?", I.ALLEGATIONS, {"responses": (), "not_responses": DENIAL}),
    ("¿Qué acusaciones no han sido desmentidas?", I.ALLEGATIONS, {"responses": (), "not_responses": DENIAL}),
    ("Какие обвинения не были опровергнуты?", I.ALLEGATIONS, {"responses": (), "not_responses": DENIAL}),
    ("Які звинувачення не були спростовані?", I.ALLEGATIONS, {"responses": (), "not_responses": DENIAL}),
    ("Les allégations contre la Russie, sauf celles de HRW", I.ALLEGATIONS, {"speakers": (), "not_speakers": ("hrw",)}),
    ("Acusaciones contra Rusia excepto las de HRW", I.ALLEGATIONS, {"speakers": (), "not_speakers": ("hrw",)}),
    ("обвинения в Украине, но не в Харьковской области", I.ALLEGATIONS, {"not_places": ("kharkiv-oblast",)}),
    ("Déclarations américaines qui ne mentionnent pas l'Ukraine", I.POSITIONS, {"actors": (), "not_actors": ("ukr",)}),
    ("since when is Finland not a party to the APMBC", I.WHEN, {"actions": (Action.WITHDRAWAL,)}),
    ("Відколи Фінляндія не є стороною Оттавської конвенції?", I.WHEN, {"actions": (Action.WITHDRAWAL,)}),
    (
        "all allegations except cluster munitions and phosphorus",
        I.ALLEGATIONS,
        {"weapons": (), "not_weapons": ("cluster-munition", "white-phosphorus")},
    ),
    (
        "allegations not about mines or cluster bombs",
        I.ALLEGATIONS,
        {"weapons": (), "not_weapons": ("landmine", "cluster-munition")},
    ),
    ("landmine claims, not cluster bombs", I.ALLEGATIONS, {"weapons": ("landmine",), "not_weapons": ("cluster-munition",)}),
    ("how many allegations neither against Russia nor against Ukraine?", I.COUNT, {"not_actors": ("rus", "ukr"), "actors": ()}),
    ("allegations against neither Russia nor Ukraine", I.ALLEGATIONS, {"not_actors": ("rus", "ukr"), "text": ""}),
    ("which allegations come neither from Russia nor from Ukraine?", I.ALLEGATIONS, {"not_speakers": ("rus", "ukr")}),
    (
        "which allegations against Russia were made neither by Ukraine nor by the US?",
        I.ALLEGATIONS,
        {"actors": ("rus",), "not_speakers": ("ukr", "usa")},
    ),
    ("allegations in neither Russia nor Ukraine", I.ALLEGATIONS, {"not_places": ("place-rus", "place-ukr"), "places": ()}),
    ("allégations ni contre la Russie ni contre l'Ukraine", I.ALLEGATIONS, {"not_actors": ("rus", "ukr"), "actors": ()}),
    ("which allegations are not merely alleged?", I.ALLEGATIONS, {"statuses": tuple(Status)[1:]}),
    ("who abstained in 2019 on cluster munitions outside NATO", I.VOTES, {"not_groups": ("nato",)}),
]


@pytest.mark.parametrize(("question", "intent", "slots"), TABLE, ids=[row[0] for row in TABLE])
def test_what_is_left_out_is_not_what_is_asked_for(
    lexicon: Lexicon, question: str, intent: Intent, slots: dict[str, Any]
) -> None:
    query = understand(question, lexicon, TODAY).query
    assert (query.intent, {name: getattr(query, name) for name in slots}) == (intent, slots)


@pytest.mark.parametrize("question", ["positions that do not support it", "positions neither supporting nor opposing"])
def test_a_stance_that_is_not_taken_asks_for_all_others(lexicon: Lexicon, question: str) -> None:
    stances = understand(question, lexicon, TODAY).query.stances
    assert stances
    assert Stance.SUPPORTS not in stances


def test_members_of_an_organisation_are_left_out_of_the_list_and_it_is_said(ask: Ask) -> None:
    all_bound, others = ask("how many states are party to the CCM"), ask("how many parties to the CCM are not in NATO")
    assert isinstance(all_bound.value, dict)
    assert isinstance(others.value, dict)
    assert 0 < others.value["count"] < all_bound.value["count"]
    assert others.headline.startswith(
        f"{others.value['count']} states outside of the North Atlantic Treaty Organization are bound"
    )


def test_claims_are_answered_otherwise_than_by_what_is_left_out(ask: Ask) -> None:
    answered = ask("answered allegations against Ukraine not denied")
    assert [each.key for each in answered.findings] == ["ukr-pfm-hrw-2023-06-30", "ukr-biological-2022-03"]
    otherwise = {each.key for each in ask("which allegations have been answered with something other than a denial?").findings}
    assert {"izium-pfm-2022", "ukr-pfm-hrw-2023-06-30", "ukr-biological-2022-03"} < otherwise
    assert not {"rus-cluster-ukraine", "izium-rejection-2023-11"} & otherwise


def test_a_claim_that_was_denied_is_not_among_those_that_were_not(ask: Ask) -> None:
    keys = {finding.key for finding in ask("allegations that have not been denied").findings}
    assert keys
    assert not keys & {finding.key for finding in ask("which allegations were denied").findings}
