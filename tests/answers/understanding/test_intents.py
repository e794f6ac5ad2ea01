"""What questions are after, by how they are put; what is asked over the sample stands in the sets."""

import pytest

from bot.answers.query import Intent
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Act, Action, ActorType, ResponseKind, SourceType, Stance
from tests.answers.conftest import TODAY


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Vanuatu's accession to the CCM: when do they become bound?", Intent.WHEN),
        ("the decree on leaving Ottawa was signed when?", Intent.WHEN),
        ("Lithuania handed in its papers to quit the CCM on what date", Intent.WHEN),
        ("what did Russia say when Ukraine left the Ottawa Convention", Intent.POSITIONS),
        ("has Finland changed its vote on cluster munitions, and when", Intent.CHANGE),
        ("Turkey in the landmine ban, and since when", Intent.TREATY_STATUS),
        ("States Parties to the CCM as at 10 September 2013 - number?", Intent.COUNT),
        ("which kinds of questions are you able to answer", Intent.HELP),
        ("which of the allegations were answered", Intent.RESPONSES),
        ("new here, how do I use this bot", Intent.HELP),
        ("how do I use this thing? what are the commands", Intent.HELP),
        ("tell me how this bot works, first day here", Intent.HELP),
        ("RT says Ukraine withdrew from Ottawa. What is its status under the treaty today?", Intent.TREATY_STATUS),
        ("Nakamitsu on cluster munitions - do we rest on a transcript or on TASS", Intent.SOURCE),
        ("did Kyiv respond on the very day the Izium report came out", Intent.RESPONSES),
        ("cluster munitions claim of November 2023: whose claim, and any Ukrainian reply", Intent.WHO),
        ("how did Zelenskyy react to Biden's decision on cluster munitions", Intent.POSITIONS),
        ("psaki: did she say cluster bombs would be a war crime", Intent.POSITIONS),
        ("what does the White House fact sheet claim about the Arms Trade Treaty", Intent.POSITIONS),
        ("for the fact sheet: since when has the UK been bound by the CCM", Intent.WHEN),
        ("HRW: their paper against Ukraine suspending the mine ban treaty", Intent.POSITIONS),
        ("Kirby on whether claymores come under Ottawa", Intent.POSITIONS),
        ("claims against Ukraine still lacking any reply", Intent.ALLEGATIONS),
        ("Poland and the mine ban convention, the whole story", Intent.TIMELINE),
        ("299 votes in the Rada, from where is this number", Intent.SOURCE),
        ("which day did Finland give notice of its withdrawal from the Ottawa Convention", Intent.WHEN),
        ("what name has the governor who told of a drone with cluster bombs", Intent.WHO),
        ("day Lithuania's exit from the CCM took effect", Intent.WHEN),
        ("NPT review conference 2026: did they get to an agreed document or not", Intent.POSITIONS),
        ("name of the Russian general who said Ukraine used toxic chemicals", Intent.WHO),
        ("which cluster bomb claims came out in July 2023", Intent.ALLEGATIONS),
        ("Lithuania and the CCM since mid-2024: what happened in what order", Intent.TIMELINE),
        ("which investigations are under way", Intent.RESPONSES),
        ("does the CWC deal with tear gas", Intent.TREATY_FACTS),
        ("good morning all, which cluster bomb claims were made in July 2023", Intent.ALLEGATIONS),
        ("which G7 members were not in favour of the cluster munitions resolution", Intent.VOTES),
        ("what did Ukraine say on the mine ban resolution", Intent.POSITIONS),
        ("Somebody says that Kyiv has withdrawn from Ottawa - true?", Intent.TREATY_STATUS),
        ("what did the meeting of states parties adopt on the Ottawa Convention", Intent.POSITIONS),
        ("what happened with Lithuania and the cluster munitions convention", Intent.TREATY_STATUS),
        ("contrast the withdrawal periods under the NPT and the Ottawa Convention", Intent.TREATY_FACTS),
        ("within how many years must a party to the Ottawa Convention destroy its stockpiles", Intent.TREATY_FACTS),
        ("may a party to the CCM take part in joint operations under article 21", Intent.TREATY_FACTS),
        ("kyrgyzstan seems to have wobbled on the mine ban resolution, when did its vote flip", Intent.CHANGE),
        ("who counted the dead in Kramatorsk", Intent.WHO),
        ("Zelenskyy asking Canada for help with mine clearance, date?", Intent.WHEN),
        ("When Bachelet spoke of cluster munitions, what exactly did she say?", Intent.POSITIONS),
        ("Who is the depositary of the BWC, the UN?", Intent.TREATY_FACTS),
        ("American statements on landmines, without the votes", Intent.POSITIONS),
        ("one lone state opposed the CCM resolution in 2018, which?", Intent.VOTES),
        ("Iraq, CCM, on 31 October 2013?", Intent.TREATY_STATUS),
        ("the US on the Biological Weapons Convention, 2021", Intent.POSITIONS),
        ("who told Russia and Syria to own up to chemical weapons", Intent.WHO),
        ("what did the UN say Russia used in Kharkiv", Intent.ALLEGATIONS),
        ("when did China go from abstaining to voting yes on Ottawa", Intent.CHANGE),
        ("where's the figure of thirteen types of mines from", Intent.SOURCE),
        ("kramatorsk: casualties claimed, and counted by whom", Intent.ALLEGATIONS),
        ("corrections to cluster munition records", Intent.CORRECTIONS),
        ("has the Ghouta entry been edited", Intent.CORRECTIONS),
        ("name the UN official who said it about cluster munitions", Intent.WHO),
        ("Landmine Monitor: allegations, not its positions", Intent.ALLEGATIONS),
        ("which logged incidents name no perpetrator", Intent.ALLEGATIONS),
        ("accessions to the CCM deposited 2011-2013", Intent.TREATY_STATUS),
        ("which states declared that they apply the ATT provisionally", Intent.TREATY_STATUS),
        ("did anyone suspend the mine ban convention", Intent.TREATY_STATUS),
        ("where does Lebanon stand: is it in the mine ban treaty now", Intent.TREATY_STATUS),
        ("HRW on the suspension of the mine ban convention by Ukraine", Intent.POSITIONS),
        ("how many ratifications did the CCM need to enter into force", Intent.TREATY_FACTS),
        ("is there any treaty against depleted uranium", Intent.TREATY_FACTS),
        ("how do i get notified when somebody is accused", Intent.HELP),
        ("thanks, that's perfect", Intent.HELP),
        ("how do i use this thing", Intent.HELP),
        ("how does this bot work", Intent.HELP),
        ("any adds overnight?", Intent.NEWS),
        ("does the POM-3 fall within the Ottawa Convention", Intent.TREATY_FACTS),
        ("when did Morocco move from abstention to a yes on Ottawa", Intent.CHANGE),
        ("in which towns does the UN say cluster bombs were dropped", Intent.ALLEGATIONS),
        ("where did Biden say it", Intent.POSITIONS),
        ("tally, mine ban resolution, 2014", Intent.VOTES),
        ("what does “alleged” mean", Intent.HELP),
        ("what's the difference between corroborated and finding", Intent.HELP),
        ("proofread this paragraph: the minister said that", Intent.UNKNOWN),
    ],
)
def test_the_intent_is_told_by_how_a_question_is_put(lexicon: Lexicon, question: str, intent: Intent) -> None:
    assert understand(question, lexicon, TODAY).query.intent is intent


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("allegations of cluster munitions outside Ukraine", {"places": (), "not_places": ("place-ukr",)}),
        ("allegations of cluster munitions outside Kharkiv oblast", {"places": ("kharkiv-oblast",), "not_places": ()}),
        ("who on the Russian side accused Ukraine of using cluster bombs", {"speakers": ("rus",), "actors": ("ukr",)}),
        ("what did Mr. Podolyak and Ms. Markarova say on cluster bombs", {"speakers": ("markarova", "podolyak")}),
        ("who justified anti-personnel mines, claymores included", {"weapons": ("ap-mine", "claymore")}),
        ("who is concerned about chemical weapons but did not condemn", {"stances": (Stance.CONCERNED,)}),
        ("who did not condemn chemical weapons", {"stances": (Stance.CONDEMNS,)}),
        ("Vietnam on Ottawa: supports it or opposes it", {"stances": (), "speakers": ("vnm",)}),
        ("who took no position on cluster munitions", {"stances": (Stance.NO_POSITION,)}),
        ("allegations of producing a banned weapon", {"acts": (Act.PRODUCTION,)}),
        ("allegations that rest on state media", {"source_types": (SourceType.STATE_MEDIA,)}),
        ("which replies were a partial denial", {"responses": (ResponseKind.PARTIAL_DENIAL,)}),
        ("replies that promise something, not denials", {"responses": (ResponseKind.COMMITMENT,)}),
        ("claims vs Ukraine, landmines, not cluster", {"weapons": ("landmine",), "not_weapons": ("cluster-munition",)}),
        ("white phosphorus anywhere except Ukraine", {"places": (), "not_places": ("place-ukr",)}),
        ("allegations: nothing to do with the Russia-Ukraine war", {"not_places": ("place-rus", "place-ukr")}),
        ("cluster use where the accused is neither Russia nor Ukraine", {"not_actors": ("rus", "ukr"), "actors": ()}),
        ("landmine or booby-trap allegations", {"weapons": ("booby-trap", "landmine")}),
        ("chemical and biological weapons allegations", {"weapons": ("biological-weapon", "chemical-weapon")}),
        ("allegations in northern Ukraine", {"places": ("place-ukr",), "actors": ()}),
        ("did Zelensky say it in Ukrainian or Russian, on bioweapons", {"speakers": ("zelenskyy",), "places": ()}),
        ("Biden, Zelensky and Putin on cluster munitions", {"speakers": ("biden", "zelenskyy", "putin")}),
        ("looking for Biden's statement on the NPT", {"speakers": ("biden",)}),
        ("US announcement about land mines", {"speakers": ("usa",)}),
        ("who warned Russia about chemical weapons", {"actors": ("rus",), "speakers": ()}),
        ("north v south korea, the mine ban vote of 2019", {"speakers": ("prk", "kor")}),
        ("who is party to CCW protocol III", {"treaties": ("ccw-p3",)}),
        ("the reply of the foreign ministry of Ukraine on Izium", {"speakers": ("ukr-mfa",)}),
        ("POM-3s: is anybody accused of laying them", {"weapons": ("pom-3",)}),
        ("who is accused of dropping phosphorus on Beirut", {"places": ("beirut",)}),
        ("what did the NPT RevCon adopt", {"speakers": ("npt-revcon",), "treaties": ("npt",)}),
        ("what did the meeting of states parties say on Ottawa", {"speaker_types": (ActorType.TREATY_BODY,)}),
        ("what did Ukraine say at the meeting of states parties", {"speaker_types": (), "speakers": ("ukr",)}),
        ("what did ukraine's foreign ministry say", {"speakers": ("ukr-mfa",)}),
        ("white phosphorus except for those concerning Gaza or Lebanon", {"places": (), "not_places": ("gaza", "place-lbn")}),
        ("cluster munitions alleged inside Russia, so not Ukraine", {"places": ("place-rus",)}),
        ("landmines, minus everything about Claymores", {"weapons": ("landmine",), "not_weapons": ("claymore",)}),
        ("HRW accused somebody besides Ukraine and Russia", {"speakers": ("hrw",), "not_actors": ("rus", "ukr")}),
        ("the exact words Sullivan used in Vilnius", {"speakers": ("sullivan",), "actors": ()}),
        ("is anybody demanding something on landmines? not worrying. calling for", {"stances": (Stance.CALLS_FOR,)}),
        ("who applied the CCM provisionally", {"actions": (Action.PROVISIONAL_APPLICATION,), "treaties": ("ccm",)}),
        ("when did the CCM enter into force for Zambia", {"anyone": (), "actors": ("zmb",)}),
    ],
)
def test_names_play_the_parts_that_the_words_give_them(lexicon: Lexicon, question: str, slots: dict[str, object]) -> None:
    query = understand(question, lexicon, TODAY).query
    read = {slot: getattr(query, slot) for slot in slots}
    assert {slot: sorted(value) if isinstance(value, tuple) else value for slot, value in read.items()} == {
        slot: sorted(value) if isinstance(value, tuple) else value for slot, value in slots.items()
    }


def test_who_did_not_vote_so_voted_otherwise_or_not_at_all(lexicon: Lexicon) -> None:
    query = understand("which EU members did not vote yes on the Ottawa resolution in 2012", lexicon, TODAY).query
    assert query.stances == (Stance.VOTED_AGAINST, Stance.ABSTAINED, Stance.ABSENT)
