from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.query import Aspect, Intent, Query, Span, Standing
from bot.answers.understanding.field_words import STANCES
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import VOTES, Action, ActorType, Kind, ResponseKind, Stance, Status
from tests.answers.conftest import TODAY, Ask

NGOS = (ActorType.NGO, ActorType.COALITION)
JULY = Span(date(2023, 7, 1), date(2023, 7, 31))
I = Intent  # noqa: E741  (the table below is read by its columns)

TABLE: list[tuple[str, Intent, dict[str, Any]]] = [
    ("what is Germany's stance on cluster munitions", I.POSITIONS, {"speakers": ("deu",), "weapons": ("cluster-munition",)}),
    (
        "was Poland a party to the mine ban when Russia launched its invasion on 24 February 2022",
        I.TREATY_STATUS,
        {"actors": ("pol",), "on": date(2022, 2, 24)},
    ),
    (
        "US statements on anti-personnel mines, but skip the ones on Claymores",
        I.POSITIONS,
        {"weapons": ("ap-mine",), "not_weapons": ("claymore",), "treaties": ()},
    ),
    (
        "P5 and the cluster munitions resolution of 2018: who of the five failed to support it?",
        I.VOTES,
        {"groups": ("p5-nuclear-weapon-states",), "stances": (Stance.VOTED_AGAINST, Stance.ABSTAINED, Stance.ABSENT)},
    ),
    ("phosphorus, Ukrainian officials, April 2022", I.ALLEGATIONS, {"speakers": ("ukr",), "places": ()}),
    ("have you had to withdraw or correct any entry about Ukraine's exit from the mine ban?", I.CORRECTIONS, {}),
    ("did the five nuclear-weapon states reaffirm their NPT obligations?", I.POSITIONS, {"treaties": ("npt",)}),
    ("Sullivan on cluster bombs", I.POSITIONS, {"speakers": ("sullivan",), "weapons": ("cluster-munition",)}),
    ("statements from the Pentagon", I.POSITIONS, {"speakers": ("usa-dod",)}),
    ("Russian landmines laid here: what is alleged?", I.ALLEGATIONS, {"actors": ("rus",), "weapons": ("landmine",)}),
    ("link to the Dujarric remark on cluster munitions", I.SOURCE, {"speakers": ("dujarric",)}),
    ("how many states voted in favour of the General Assembly's mine ban resolution in 2010?", I.COUNT, {"speakers": ()}),
    (
        "Brazil's votes in 2018: mine ban resolution and cluster munitions resolution",
        I.VOTES,
        {
            "treaties": ("apmbc", "ccm"),
            "weapons": (),
        },
    ),
    (
        "when did Ukraine promise to investigate Izium",
        I.WHEN,
        {
            "kinds": (Kind.RESPONSE,),
            "responses": (ResponseKind.INVESTIGATION_ANNOUNCED,),
        },
    ),
    ("what did Germany say before and after July 2023 about cluster munitions", I.POSITIONS, {"said": Span()}),
    ("what share of NATO is party to the mine ban treaty", I.TREATY_STATUS, {"groups": ("nato",), "treaties": ("apmbc",)}),
    ("Morocco: first time it voted in favour of the mine ban resolution?", I.VOTES, {"stances": (Stance.VOTED_FOR,)}),
    ("timeline of Morocco's votes on the mine ban resolution", I.TIMELINE, {"votes": True, "kinds": (Kind.POSITION,)}),
    ("CCM: signed but not ratified - list", I.TREATY_STATUS, {"standing": Standing.NOT_RATIFIED}),
    ("timeline of withdrawals from the mine ban treaty", I.TIMELINE, {"actions": (Action.WITHDRAWAL,)}),
    ("which NATO delegations abstained on the cluster munitions resolution in 2019", I.VOTES, {"groups": ("nato",)}),
    ("how many people does Dujarric say died from Ukrainian mines", I.COUNT, {"speakers": ("dujarric",), "actors": ("ukr",)}),
    ("attacks on Russia with cluster bombs", I.ALLEGATIONS, {"actors": (), "places": ("place-rus",)}),
    ("attacks by Russia with cluster bombs", I.ALLEGATIONS, {"actors": ("rus",), "places": ()}),
    ("the Russian MoD on Ukrainian attacks on Belgorod", I.ALLEGATIONS, {"speakers": ("rus-mod",), "actors": ("ukr",)}),
    ("tally of the UNGA mine ban vote in 2016? need yes/abstain figures", I.VOTES, {"speakers": (), "treaties": ("apmbc",)}),
    ("what did the Meeting of the States Parties to the mine ban convention say", I.POSITIONS, {"speakers": ("apmbc-msp",)}),
    ("DPR officials - what have they alleged?", I.ALLEGATIONS, {"speakers": ("dpr",), "actors": ()}),
    ("Zelenskyy's allegations from 2022, in chronological order", I.TIMELINE, {"kinds": (Kind.ALLEGATION,)}),
    ("Tanzania signed the CCM in 2008, did they ever ratify?", I.TREATY_STATUS, {"on": None}),
    ("people killed by cluster munitions in Ukraine in 2022, with the source", I.ALLEGATIONS, {"places": ("place-ukr",)}),
    ("claims that Kyiv has or used biological weapons", I.ALLEGATIONS, {"actors": ("ukr",), "places": ()}),
    ("mines drifting in the Black Sea", I.ALLEGATIONS, {"weapons": ("naval-mine",), "places": ("black-sea",)}),
    ("мінування Чорного моря", I.ALLEGATIONS, {"weapons": ("naval-mine",), "places": ("black-sea",)}),
    ("mines in Izium", I.ALLEGATIONS, {"weapons": ("landmine",), "places": ("izium",)}),
    ("has Israel fired white phosphorus into Lebanon?", I.ALLEGATIONS, {"actors": ("isr",), "places": ("place-lbn",)}),
    ("who does Washington hold responsible for Ghouta?", I.WHO, {"speakers": ("usa",), "actors": ()}),
    ("did Syria ever answer what the Americans said about Ghouta?", I.RESPONSES, {"speakers": ("syr",), "allegers": ("usa",)}),
    ("what has gov. Gladkov alleged so far", I.ALLEGATIONS, {"speakers": ("gladkov",)}),
    ("Gladkov says Ukraine dropped cluster bombs on Belgorod", I.ALLEGATIONS, {"speakers": ("gladkov",), "actors": ("ukr",)}),
    ("when did Putin say Russia has cluster bombs", I.WHEN, {"speakers": ("putin",), "actors": ()}),
    ("Lithuania quitting both conventions (mines, clusters)", I.TREATY_STATUS, {"treaties": ("apmbc", "ccm"), "weapons": ()}),
    ("any ngo come out against Kyiv's suspension of the mine ban?", I.POSITIONS, {"stances": (Stance.OPPOSES,)}),
    ("2017 cluster munition vote, which two were against?", I.VOTES, {"stances": (Stance.VOTED_AGAINST,)}),
    ("mine blasts in central Syria", I.ALLEGATIONS, {"places": ("place-syr",), "actors": ()}),
    ("has Kyiv promised where it will fire the cluster rounds it got from Washington?", I.POSITIONS, {"speakers": ("ukr",)}),
    ("According to the Americans, who was behind the Ghouta attack?", I.WHO, {"speakers": ("usa",), "places": ("ghouta",)}),
    (
        "How do countries have to get rid of landmine stocks under Ottawa, and by when?",
        I.TREATY_FACTS,
        {"treaties": ("apmbc",)},
    ),
    ("did the meeting of states parties decide that the suspension of the mine ban was illegal?", I.POSITIONS, {}),
    ("anything land in the register overnight?", I.NEWS, {}),
    ("allegations against Russia apart from HRW's", I.ALLEGATIONS, {"actors": ("rus",), "not_speakers": ("hrw",)}),
    ("allegations against Russia aside from those by HRW", I.ALLEGATIONS, {"actors": ("rus",), "not_speakers": ("hrw",)}),
    ("allegations apart from the one on Izium", I.ALLEGATIONS, {"places": (), "not_places": ("izium",)}),
    (
        "US statements on AP mines, without the one on the Korean Peninsula",
        I.POSITIONS,
        {"weapons": ("ap-mine",), "treaties": (), "not_places": ("korean-peninsula",)},
    ),
    ("US-made white phosphorus in Lebanon", I.ALLEGATIONS, {"actors": (), "places": ("place-lbn",)}),
    ("who says the Russians put drifting mines in the Black Sea", I.WHO, {"actors": ("rus",), "speakers": ()}),
    ("who called on Kyiv to investigate landmine use near Izium?", I.WHO, {"actors": ("ukr",), "places": ("izium",)}),
    ("What did the UN say when Russia claimed there were bioweapons in Ukraine?", I.POSITIONS, {"speakers": ("un",)}),
    ("Poland - are they leaving the mine ban or has parliament only voted on it?", I.TREATY_STATUS, {"actors": ("pol",)}),
    ("latest from the SG's spokesman on anti-personnel mines?", I.POSITIONS, {"speakers": ("un-spokesperson",)}),
    ("“Uganda backed the cluster munitions resolution in 2019” - accurate?", I.VOTES, {"speakers": ("uga",)}),
    ("viral post: “Ukraine used chemical weapons”. what do you hold on this", I.ALLEGATIONS, {"actors": ("ukr",)}),
    (
        "allegations except corroborated ones",
        I.ALLEGATIONS,
        {"statuses": tuple(s for s in Status if s is not Status.CORROBORATED)},
    ),
    ("which allegations were not refuted", I.ALLEGATIONS, {"statuses": tuple(s for s in Status if s is not Status.REFUTED)}),
    ("allegations corroborated but not contested", I.ALLEGATIONS, {"statuses": (Status.CORROBORATED,)}),
    ("allegations on Izium, not just corroborated ones", I.ALLEGATIONS, {"statuses": (), "places": ("izium",)}),
    ("which allegations are not substantiated", I.ALLEGATIONS, {"statuses": (Status.NOT_SUBSTANTIATED,)}),
    ("who voted against apart from Russia in 2017 on cluster munitions", I.VOTES, {"not_speakers": ("rus",), "not_actors": ()}),
    ("did Russia not deny using cluster bombs", I.RESPONSES, {"responses": (ResponseKind.DENIAL,)}),
    (
        "what did Ukraine reply about Izium, apart from the denial",
        I.RESPONSES,
        {"responses": tuple(kind for kind in ResponseKind if kind is not ResponseKind.DENIAL)},
    ),
    ("which allegations have not been denied", I.ALLEGATIONS, {"responses": (), "not_responses": (ResponseKind.DENIAL,)}),
    (
        "who did not condemn the deliveries",
        I.WHO,
        {"stances": tuple(s for s in STANCES if s not in VOTES and s is not Stance.CONDEMNS)},
    ),
    ("why did Germany not condemn the deliveries", I.POSITIONS, {"stances": (Stance.CONDEMNS,)}),
    ("Does Morocco appear as a party to the APMBC, or has it merely voted for it?", I.TREATY_STATUS, {"actors": ("mar",)}),
    ("Abstentions among the G7 on the APMBC resolution in 2012", I.VOTES, {"groups": ("g7",), "speakers": ()}),
    ("landmine accusations vs Russia, booby traps too", I.ALLEGATIONS, {"weapons": ("landmine", "booby-trap")}),
    (
        "a news site says Ukraine walked out of the APMBC. So on 1 February 2026 it was out?",
        I.TREATY_STATUS,
        {"actors": ("ukr",)},
    ),
    ("mined toys found after the Russians left Kyiv region, who reported that?", I.WHO, {"kinds": (Kind.ALLEGATION,)}),
    ("Who do I credit for Tarnavskyi's line on the battlefield?", I.SOURCE, {"speakers": ("tarnavskyi",)}),
    ("Bucha mines used here, who says so?", I.WHO, {"places": ("bucha",)}),
    ("A reader says Finland left the Ottawa treaty. Is it still bound by it?", I.TREATY_STATUS, {"actors": ("fin",)}),
    (
        "we have the interview with Putin from July 2023. What did he say on cluster bombs?",
        I.POSITIONS,
        {"speakers": ("putin",)},
    ),
    ("A/RES/72/54: who was against?", I.WHO, {"stances": (Stance.VOTED_AGAINST,), "votes": True}),
    ("Latvia's parliament on the Ottawa convention", I.POSITIONS, {"speakers": ("lva",)}),
    ("what does HRW want Ukraine to do about the mines near Izyum?", I.POSITIONS, {"speakers": ("hrw",)}),
    ("what is Ukraine's MoD saying happened in Chasiv Yar?", I.ALLEGATIONS, {"speakers": ("ukr-mod",)}),
    ("cluster munitions in Ukraine, but leave out what Ukrainian officials allege", I.ALLEGATIONS, {"not_speakers": ("ukr",)}),
    ("Please send Stoltenberg's line on cluster munitions", I.POSITIONS, {"speakers": ("stoltenberg",)}),
    ("MFA Ukraine on the Izium mines: full reply pls", I.RESPONSES, {"speakers": ("ukr-mfa",)}),
    ("what has the Landmine Monitor alleged? not those that are HRW's", I.ALLEGATIONS, {"speakers": ("monitor",)}),
    (
        "List every allegation about chemical weapons. Leave out statements of position.",
        I.ALLEGATIONS,
        {"kinds": (Kind.ALLEGATION,)},
    ),
    ("where did Warsaw stand with the mine ban on 1 March 2026", I.TREATY_STATUS, {"on": date(2026, 3, 1)}),
    (
        "cluster convention - provisional application - which states",
        I.TREATY_STATUS,
        {"treaties": ("ccm",), "actions": (Action.PROVISIONAL_APPLICATION,)},
    ),
    ("how many members had APMBC when Estonia deposited, 27 June 2025", I.COUNT, {"on": date(2025, 6, 27), "actors": ()}),
    ("size of the CCM club on 1 July 2024?", I.COUNT, {"on": date(2024, 7, 1), "treaties": ("ccm",)}),
    (
        "how Lithuania left both, the one on anti-personnel mines and the one on cluster munitions: chronology",
        I.TIMELINE,
        {"treaties": ("apmbc", "ccm"), "weapons": ()},
    ),
    ("deadline for destroying cluster munition stockpiles under the convention", I.TREATY_FACTS, {"treaties": ("ccm",)}),
    ("FACT CHECK: a post says “Ukraine withdrew from the Ottawa treaty”. Did it?", I.TREATY_STATUS, {"actors": ("ukr",)}),
    ("“Finland never joined the mine ban”: true?", I.TREATY_STATUS, {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Bucha, booby traps: who claims what?", I.ALLEGATIONS, {"places": ("bucha",)}),
    (
        "Lithuania's CCM withdrawal took effect on 6 March 2025 - how many states parties were left on that day?",
        I.COUNT,
        {"treaties": ("ccm",), "actors": (), "actions": (), "standing": None},
    ),
    ("number of abstentions on the mine ban resolution in the 2016 General Assembly", I.COUNT, {"speakers": ()}),
    ("all states that came into the CCM by accession instead of signing first please", I.TREATY_STATUS, {"aspect": None}),
    ("Psaki against Sullivan on Russian cluster bombs: did the wording harden?", I.CHANGE, {"speakers": ("psaki", "sullivan")}),
    ("did the Belgorod governor report anybody hurt at Zhuravlevka", I.ALLEGATIONS, {"places": ("zhuravlevka",)}),
    (
        "Putin says Russia never used cluster bombs. Which allegations say the opposite?",
        I.ALLEGATIONS,
        {"speakers": (), "actors": ("rus",)},
    ),
    ("Latvia on 15 November 2025: in, pending or gone from Ottawa?", I.TREATY_STATUS, {"treaties": ("apmbc",)}),
    ("Lithuania: party or not under the mine ban on the day its Seimas voted", I.TREATY_STATUS, {"treaties": ("apmbc",)}),
    ("UN mission here. What did Nakamitsu say about biological weapons?", I.POSITIONS, {"speakers": ("nakamitsu",)}),
    ("Trump's White House on the ATT: what was the claim?", I.POSITIONS, {"speakers": ("usa-white-house",), "actors": ()}),
    ("White House spokesman Kirby on claymores", I.POSITIONS, {"speakers": ("kirby",)}),
    ("zelensky thanking Biden for cluster munitions (NATO summit)", I.POSITIONS, {"speakers": ("zelenskyy",), "actors": ()}),
    ("what did the NATO summit say about mines", I.POSITIONS, {"speakers": ("nato",)}),
    ("Did Putin reserve the right to use cluster bombs?", I.POSITIONS, {"speakers": ("putin",)}),
    ("does Tarnavsky expect the cluster bombs will change the battlefield", I.POSITIONS, {"speakers": ("tarnavskyi",)}),
    ("Lithuania leaving the cluster and then the mine convention, timeline", I.TIMELINE, {"treaties": ("ccm", "apmbc")}),
    ("has any allegation in there ended in a finding", I.ALLEGATIONS, {"statuses": (Status.FINDING,)}),
    ("France sur les mines antipersonnel : quelle position ?", I.POSITIONS, {"speakers": ("fra",), "weapons": ("ap-mine",)}),
    ("что заявил Зеленский о фосфорных бомбах", I.POSITIONS, {"speakers": ("zelenskyy",), "weapons": ("white-phosphorus",)}),
    ("the latest UK statement on cluster munitions", I.POSITIONS, {"speakers": ("gbr",), "latest": True}),
    ("who other than Russia said anything on cluster munitions in July 2023", I.WHO, {"not_speakers": ("rus",), "said": JULY}),
    (
        "Russia's view of cluster munitions in Ukraine",
        I.POSITIONS,
        {"speakers": ("rus",), "places": ("place-ukr",), "actors": ()},
    ),
    ("allegations against Israel", I.ALLEGATIONS, {"actors": ("isr",), "speakers": (), "kinds": (Kind.ALLEGATION,)}),
    ("what is Myanmar accused of", I.ALLEGATIONS, {"actors": ("mmr",)}),
    ("what does Ukraine accuse Russia of", I.ALLEGATIONS, {"speakers": ("ukr",), "actors": ("rus",)}),
    ("claims made by the White House against Russia", I.ALLEGATIONS, {"speakers": ("usa-white-house",), "actors": ("rus",)}),
    ("landmines used in Kherson oblast", I.ALLEGATIONS, {"weapons": ("landmine",), "places": ("kherson-oblast",)}),
    ("cluster bombs dropped by Russia near Kharkiv", I.ALLEGATIONS, {"actors": ("rus",), "places": ("kharkiv",)}),
    ("Bakhmut?", I.ALLEGATIONS, {"places": ("bakhmut",)}),
    ("grenades dropped on Bakhmut", I.ALLEGATIONS, {"actors": (), "places": ("bakhmut",)}),
    ("who called the mining of northern Ukraine a crime", I.WHO, {"actors": (), "places": ("place-ukr",)}),
    ("how many allegations are recorded for Ukraine as a place", I.COUNT, {"places": ("place-ukr",), "actors": ()}),
    (
        "Скільки звинувачень на адресу Росії висунули українські посадовці?",
        I.COUNT,
        {"speakers": ("ukr",), "actors": ("rus",), "places": ()},
    ),
    ("petal mines attributed to Ukraine", I.ALLEGATIONS, {"actors": ("ukr",), "speakers": ()}),
    ("mine claims attributed to HRW", I.ALLEGATIONS, {"speakers": ("hrw",), "actors": ()}),
    ("statements of the human rights clinic", I.POSITIONS, {"places": ()}),
    ("Syria - all that is alleged in this country", I.ALLEGATIONS, {"places": ("place-syr",), "actors": ()}),
    ("cluster bombs in Ukraine where the accused is not Russia", I.ALLEGATIONS, {"not_actors": ("rus",), "actors": ()}),
    ("how many yes in the UNGA on the cluster munitions resolution", I.COUNT, {"speakers": (), "votes": True}),
    ("how did each of the G7 vote for the mine ban resolution", I.VOTES, {"groups": ("g7",), "stances": ()}),
    (
        "Trump and the Arms Trade Treaty: what did the White House say on it",
        I.POSITIONS,
        {"speakers": ("trump", "usa-white-house")},
    ),
    ("White House spokesman Kirby on cluster bombs", I.POSITIONS, {"speakers": ("kirby",)}),
    ("compare Finland's and Estonia's departures from the mine ban", I.COMPARE, {"actions": (Action.WITHDRAWAL,)}),
    ("Canadian and German lines on cluster munitions after the US announcement", I.POSITIONS, {"speakers": ("can", "deu")}),
    ("the Ukrainian MFA's words when the HRW landmine report landed", I.POSITIONS, {"speakers": ("ukr-mfa",)}),
    ("did Kyiv's foreign ministry reply on Izium", I.RESPONSES, {"speakers": ("ukr-mfa",)}),
    ("Qu'est-ce que HRW reproche à l'armée ukrainienne", I.ALLEGATIONS, {"speakers": ("hrw",), "actors": ("ukr",)}),
    ("¿Ha contestado Israel a la acusación sobre el fósforo blanco?", I.RESPONSES, {"speakers": ("isr",), "statuses": ()}),
    ("Як Зеленський відреагував на рішення Байдена?", I.POSITIONS, {"speakers": ("zelenskyy",), "allegers": ()}),
    ("Russian cluster strikes alleged for March 2023", I.ALLEGATIONS, {"actors": ("rus",), "speakers": ()}),
    ("what is Syria's government alleged to have done in Ghouta", I.ALLEGATIONS, {"actors": ("syr",), "speakers": ()}),
    ("white phosphorus claims but leave out Ukraine", I.ALLEGATIONS, {"not_places": ("place-ukr",), "not_speakers": ()}),
    ("what UKR claimed re phosphorus", I.ALLEGATIONS, {"speakers": ("ukr",)}),
    ("mine claims in the ukr original", I.ALLEGATIONS, {"speakers": (), "actors": ()}),
    ("mines, fin de la guerre, in Izium", I.ALLEGATIONS, {"actors": (), "speakers": (), "places": ("izium",)}),
    ("mines AND bombs in Izium", I.ALLEGATIONS, {"actors": (), "speakers": (), "places": ("izium",)}),
    ("kherson obl allegations", I.ALLEGATIONS, {"places": ("kherson-oblast",)}),
    ("who laid the mines in the black sea, acc to kyiv", I.WHO, {"speakers": ("ukr",)}),
    ("AP mine use, leave out anything alleged by moscow / dnr", I.ALLEGATIONS, {"not_speakers": ("rus", "dpr"), "actors": ()}),
    ("any EU abstentions on the mine ban resolution", I.VOTES, {"groups": ("eu",), "stances": (Stance.ABSTAINED,)}),
    ("us apm policy: did it change", I.CHANGE, {"speakers": ("usa",), "weapons": ("ap-mine",)}),
    ("what do we have on CW use in Syria", I.ALLEGATIONS, {"weapons": ("chemical-weapon",), "places": ("place-syr",)}),
    ("APMs in Izium", I.ALLEGATIONS, {"weapons": ("ap-mine",), "places": ("izium",)}),
    ("9 cm of something in Izium", I.ALLEGATIONS, {"weapons": ()}),
    ("Gladkov - Zhuravlevka, cluster munitions", I.ALLEGATIONS, {"speakers": ("gladkov",), "places": ("zhuravlevka",)}),
    ("the source for the Stoltenberg remark", I.SOURCE, {"speakers": ("stoltenberg",)}),
    ("how did Ukraine's foreign ministry react to the Izium report", I.RESPONSES, {"speakers": ("ukr-mfa",)}),
    (
        "RT says Ukraine left Ottawa in June 2025, so it is no longer bound, right?",
        I.TREATY_STATUS,
        {"actors": ("ukr",), "on": None},
    ),
    ("was Ukraine still bound by the CCM in June 2025", I.TREATY_STATUS, {"on": date(2025, 6, 30)}),
    ("Israel white phosphorus allegations", I.ALLEGATIONS, {"actors": ("isr",), "speakers": ()}),
    ("Israeli white phosphorus allegations", I.ALLEGATIONS, {"speakers": ("isr",), "actors": ()}),
    ("has Putin said whether Russia would use cluster bombs", I.POSITIONS, {"speakers": ("putin",), "actors": ()}),
    (
        "what did Nakamitsu say on cluster munitions? need one para for tomorrow's curtain raiser",
        I.POSITIONS,
        {"speakers": ("nakamitsu",), "said": Span(), "text": ""},
    ),
    (
        "звинувачення проти України щодо касетних боєприпасів",
        I.ALLEGATIONS,
        {"actors": ("ukr",), "weapons": ("cluster-munition",)},
    ),
    ("PFM mines in Donetsk", I.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("donetsk-oblast",)}),
    ("did any of the allegations turn out wrong", I.ALLEGATIONS, {"statuses": (Status.REFUTED,)}),
    ("who has spoken out against the transfer of cluster bombs", I.WHO, {"stances": (Stance.OPPOSES,)}),
    ("refuted allegations", I.ALLEGATIONS, {"statuses": (Status.REFUTED,)}),
    ("attacks with white phosphorus that happened in July 2023", I.ALLEGATIONS, {"occurred": JULY, "said": Span()}),
    ("allegations made in July 2023", I.ALLEGATIONS, {"said": JULY, "occurred": Span()}),
    ("which allegations against Ukraine went without an answer?", I.ALLEGATIONS, {"actors": ("ukr",), "unanswered": True}),
    ("which allegations in Ukraine name no perpetrator", I.ALLEGATIONS, {"places": ("place-ukr",), "unattributed": True}),
    ("accusations sans auteur désigné", I.ALLEGATIONS, {"unattributed": True}),
    ("who alleges that Russia used landmines without naming the unit", I.WHO, {"actors": ("rus",), "unattributed": False}),
    ("is Ukraine a party to the 1997 convention", I.TREATY_STATUS, {"treaties": ("apmbc",), "on": None, "said": Span()}),
    ("what did Russia reply to Bachelet", I.RESPONSES, {"speakers": ("rus",), "allegers": ("bachelet",)}),
    ("did Israel admit using white phosphorus", I.RESPONSES, {"speakers": ("isr",), "responses": (ResponseKind.ADMISSION,)}),
    ("Moscow's denial", I.RESPONSES, {"speakers": ("rus",), "responses": (ResponseKind.DENIAL,)}),
    ("who alleges that Russia used landmines", I.WHO, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    ("who supports the mine ban", I.WHO, {"stances": (Stance.SUPPORTS,), "treaties": ("apmbc",)}),
    ("which states objected to the suspension of the Ottawa Convention", I.TREATY_STATUS, {"actions": (Action.OBJECTION,)}),
    ("how many allegations are there against Ukraine", I.COUNT, {"actors": ("ukr",), "kinds": (Kind.ALLEGATION,)}),
    ("how did Brazil vote on cluster munitions", I.VOTES, {"speakers": ("bra",), "votes": True}),
    ("who abstained on A/RES/73/61?", I.VOTES, {"stances": (Stance.ABSTAINED,), "resolutions": ("A/RES/73/61",)}),
    ("how did Brazil vote on resolution 74/61 in 2019", I.VOTES, {"resolutions": ("A/RES/74/61",)}),
    ("votes on resolution 54/54B", I.VOTES, {"resolutions": ("A/RES/54/54B",)}),
    ("votes on resolution 54/54 B", I.VOTES, {"resolutions": ("A/RES/54/54B",)}),
    ("how did NATO members vote on the mine ban resolution in 2014", I.VOTES, {"groups": ("nato",), "speakers": ()}),
    ("is Poland a party to the Ottawa treaty", I.TREATY_STATUS, {"actors": ("pol",), "treaties": ("apmbc",)}),
    ("Latvia Ottawa status on 1 May 2025", I.TREATY_STATUS, {"treaties": ("apmbc",), "on": date(2025, 5, 1)}),
    ("anything from the Latvians on Ottawa", I.POSITIONS, {"speakers": ("lva",), "treaties": ("apmbc",)}),
    ("is POM-3 a prohibited mine", I.TREATY_FACTS, {"weapons": ("pom-3",)}),
    ("How does a state leave the Ottawa treaty?", I.TREATY_FACTS, {"treaties": ("apmbc",)}),
    ("How often must APMBC parties report?", I.TREATY_FACTS, {"treaties": ("apmbc",)}),
    ("was Vanuatu bound by the CCM at the start of 2026", I.TREATY_STATUS, {"actors": ("vut",), "on": date(2026, 1, 1)}),
    (
        "has Estonia's position on the Ottawa treaty changed since 2019",
        I.CHANGE,
        {"speakers": ("est",), "treaties": ("apmbc",)},
    ),
    ("did Russia use a banned weapon in Izium", I.ALLEGATIONS, {"actors": ("rus",), "places": ("izium",)}),
    ("Ottawa's position on cluster munitions", I.POSITIONS, {"speakers": ("can",), "treaties": ()}),
    ("when did Estonia withdraw from the mine ban treaty", I.WHEN, {"actors": ("est",), "actions": (Action.WITHDRAWAL,)}),
    ("what does article 5 of the Ottawa Convention say", I.TREATY_FACTS, {"treaties": ("apmbc",), "article": "5"}),
    ("which treaty covers blinding lasers", I.TREATY_FACTS, {"weapons": ("blinding-laser",)}),
    ("anything new since 16 November", I.NEWS, {"since_recorded": Span(date(2026, 11, 16), None), "said": Span()}),
    ("which records were corrected this month", I.CORRECTIONS, {}),
    ("timeline of the Bucha allegation", I.TIMELINE, {"places": ("bucha",), "oldest_first": True}),
    ("compare Canada and Germany on cluster munitions", I.COMPARE, {"speakers": ("can", "deu")}),
    ("has Finland changed its vote on cluster munitions", I.CHANGE, {"speakers": ("fin",), "votes": True}),
    ("where does the claim about Chasiv Yar come from", I.SOURCE, {"places": ("chasiv-yar",)}),
    ("who said “Ukraine withdrew from the Ottawa treaty”", I.WHO, {"treaties": (), "actors": (), "speakers": ()}),
    ("Norway's vote on 71/45, not the committee stage", I.VOTES, {"speakers": ("nor",), "text": ""}),
    ("who abstained on A/RES/71/45, minus anyone in the EU", I.VOTES, {"not_groups": ("eu",), "groups": ()}),
    ("non-NATO states that abstained on A/RES/71/45", I.VOTES, {"not_groups": ("nato",)}),
    ("members of the EU that abstained on A/RES/71/45", I.VOTES, {"groups": ("eu",), "not_groups": ()}),
    ("allegations by NGOs against Russia", I.ALLEGATIONS, {"speaker_types": NGOS, "actors": ("rus",)}),
    ("who besides NGOs condemned mines", I.WHO, {"not_speaker_types": NGOS, "speaker_types": ()}),
    ("what did Ukraine tell NGOs about Izium", I.POSITIONS, {"speakers": ("ukr",), "speaker_types": ()}),
    ("Ukrainian MoD on mines", I.POSITIONS, {"speakers": ("ukr-mod",)}),
    ("claims by the Russian Ministry of Defense", I.ALLEGATIONS, {"speakers": ("rus-mod",)}),
    ("what did the president say on mines", I.POSITIONS, {"speakers": ()}),
    ("is Norway party to the antipersonnel landmine treaty", I.TREATY_STATUS, {"treaties": ("apmbc",), "weapons": ()}),
    ("Latvia walked away from the mine ban treaty?", I.TREATY_STATUS, {"actors": ("lva",)}),
    ("For a speech: is Iraq bound by the CCM", I.TREATY_STATUS, {"actors": ("irq",)}),
    ("which treaties is Ukraine party to", I.TREATY_STATUS, {"actors": ("ukr",), "treaties": ()}),
    ("how many were killed in Belgorod according to Moscow", I.COUNT, {"speakers": ("rus",), "actors": ()}),
    ("show me all-17", I.RECORD, {"refs": ("ALL-0017",)}),
    ("ALL-0017 please", I.RECORD, {"refs": ("ALL-0017",)}),
    ("has anybody outside Ukraine blamed Russia for mines", I.ALLEGATIONS, {"not_speakers": ("ukr",), "actors": ("rus",)}),
    (
        "how did Moscow respond when HRW documented cluster strikes",
        I.RESPONSES,
        {"speakers": ("rus",), "allegers": ("hrw",)},
    ),
    ("what did Kyiv say after HRW reported the Izium mines", I.POSITIONS, {"speakers": ("ukr",), "actors": ()}),
    ("any word from the ICRC on Lithuania leaving the CCM", I.POSITIONS, {"speakers": ("icrc",), "actors": ("ltu",)}),
    ("what have NGOs been saying about Lithuania", I.POSITIONS, {"speaker_types": NGOS, "actors": ("ltu",), "speakers": ()}),
    ("has there been a shift in Germany's position", I.CHANGE, {"speakers": ("deu",), "places": ()}),
    ("who voiced concern over Lithuania's exit", I.WHO, {"actors": ("ltu",), "places": (), "speakers": ()}),
    ("who regretted the withdrawal of Lithuania", I.WHO, {"actors": ("ltu",), "speakers": ()}),
    ("which states opposed the decision to give Ukraine cluster munitions", I.WHO, {"speakers": (), "actors": ()}),
    ("what was withdrawn", I.CORRECTIONS, {}),
    ("who is Dujarric", I.POSITIONS, {"speakers": ("dujarric",)}),
    ("is Ukraine looking into the Izium mines", I.RESPONSES, {"speakers": ("ukr",), "places": ("izium",)}),
    ("which state joined the CCM most recently", I.TREATY_STATUS, {"treaties": ("ccm",), "aspect": Aspect.LAST}),
    ("first state to leave Ottawa", I.TREATY_STATUS, {"treaties": ("apmbc",), "aspect": Aspect.FIRST}),
    ("latest list of the parties to the CCM", I.TREATY_STATUS, {"treaties": ("ccm",), "aspect": None}),
    ("was Estonia the first state to leave Ottawa", I.TREATY_STATUS, {"actors": ("est",), "aspect": None}),
    ("did anyone accuse Israel, and what did Israel say", I.ALLEGATIONS, {"actors": ("isr",), "speakers": ()}),
    ("¿Ucrania ha respondido a Human Rights Watch?", I.RESPONSES, {"speakers": ("ukr",), "allegers": ("hrw",)}),
    ("what reasons did the US give for sending cluster bombs", I.POSITIONS, {"speakers": ("usa",)}),
    (
        "statements before the invasion of Ukraine",
        I.POSITIONS,
        {"speakers": (), "said": Span(None, date(2022, 2, 23))},
    ),
    ("what does the IAEA say about mines", I.POSITIONS, {"speakers": ("iaea",)}),
    ("how did the P5 vote in 2019", I.VOTES, {"groups": ("p5-nuclear-weapon-states",), "speakers": ()}),
    ("how did each G7 government vote in 2018", I.VOTES, {"groups": ("g7",), "speakers": ()}),
    ("what was voted at the UN in 2019", I.VOTES, {"groups": (), "speakers": ()}),
    ("who's bound by the CCM in the EU", I.TREATY_STATUS, {"groups": ("eu",), "actors": (), "treaties": ("ccm",)}),
    ("which NATO countries aren't in the CCM", I.TREATY_STATUS, {"groups": ("nato",), "treaties": ("ccm",)}),
    ("who refused to comment", I.RESPONSES, {"responses": (ResponseKind.DECLINED_TO_COMMENT,)}),
    ("how many were killed by Kirillov's tally", I.COUNT, {"speakers": ("kirillov",), "actors": ()}),
    ("which accusations did Kyiv level at Moscow in 2022", I.ALLEGATIONS, {"speakers": ("ukr",), "actors": ("rus",)}),
    ("what did Zelenskyy lay at Russia's door", I.ALLEGATIONS, {"speakers": ("zelenskyy",), "actors": ("rus",)}),
    ("what did HRW say on the suspension declared by Ukraine", I.POSITIONS, {"speakers": ("hrw",), "actors": ("ukr",)}),
    ("what did Sullivan say on cluster bombs at the White House", I.POSITIONS, {"speakers": ("sullivan",), "actors": ()}),
    ("compare what HRW and the White House allege", I.COMPARE, {"kinds": (Kind.ALLEGATION,)}),
    ("compare HRW and the White House on cluster bombs", I.COMPARE, {"kinds": (Kind.POSITION,)}),
    ("¿Es España Estado parte de la Convención de Oslo?", I.TREATY_STATUS, {"actors": ("esp",)}),
    ("was Latvia still inside Ottawa on 25 December 2025", I.TREATY_STATUS, {"treaties": ("apmbc",), "actors": ("lva",)}),
    ("who thanked Washington for the cluster bombs", I.WHO, {"stances": (Stance.WELCOMES,), "speakers": ()}),
    ("claymores: what has the White House been telling reporters", I.POSITIONS, {"speakers": ("usa-white-house",)}),
    ("la France sur les mines, même un vote", I.VOTES, {"speakers": ("fra",)}),
    ("was any claim refuted by an investigating body", I.ALLEGATIONS, {"statuses": (Status.REFUTED,)}),
    (
        "replies that assert compliance; I am not after denials",
        I.RESPONSES,
        {"responses": (ResponseKind.COMPLIANCE_ASSERTION,)},
    ),
    ("has Kyiv confirmed using PFM-1", I.RESPONSES, {"speakers": ("ukr",), "responses": (ResponseKind.ADMISSION,)}),
    ("positions on the CCM, newest first", I.POSITIONS, {"latest": False, "aspect": None}),
    ("positions on the CCM, oldest first", I.POSITIONS, {"oldest_first": True, "aspect": None}),
    ("oldest allegation against Russia", I.ALLEGATIONS, {"actors": ("rus",), "aspect": Aspect.FIRST}),
    ("what does article 62 of the Vienna Convention say", I.TREATY_FACTS, {"article": "62", "speakers": (), "actors": ()}),
    ("how many records are there", I.COUNT, {"kinds": ()}),
    ("cluster bombs used by Putin", I.ALLEGATIONS, {"actors": ("putin",), "speakers": ()}),
    ("who was the first state to object to the suspension of the CCM", I.TREATY_STATUS, {"aspect": None}),
    ("the Brits on cluster bombs", I.POSITIONS, {"speakers": ("gbr",)}),
    ("HRW view of Kyiv suspending Ottawa", I.POSITIONS, {"speakers": ("hrw",), "actors": ("ukr",)}),
    ("the ICRC on Kyiv suspending Ottawa", I.POSITIONS, {"speakers": ("icrc",), "places": ()}),
    ("HRW's letter to Kyiv in May 2023: any answer", I.RESPONSES, {"speakers": ("ukr",), "allegers": ("hrw",)}),
    (
        "answers from the Kremlin to Amnesty's questions",
        I.RESPONSES,
        {"speakers": ("rus-presidency",), "allegers": ("amnesty",)},
    ),
    ("when did Morocco move from abstention to a yes on Ottawa", I.CHANGE, {"speakers": ("mar",)}),
    ("Syria: allegations since 2013", I.ALLEGATIONS, {"speakers": (), "actors": ("syr",)}),
    ("how'd S. Korea vote on the mine ban in 2004", I.VOTES, {"speakers": ("kor",)}),
    ("N Macedonia, Ottawa", I.TREATY_STATUS, {"actors": ("mkd",)}),
    ("which of HRW's accusations were never answered", I.ALLEGATIONS, {"speakers": ("hrw",), "groups": (), "unanswered": True}),
    ("which members of NATO abstained on 71/45", I.VOTES, {"groups": ("nato",)}),
    ("not the Ukraine war: what else is alleged", I.ALLEGATIONS, {"not_places": ("place-ukr",), "not_actors": ("ukr",)}),
    ("allegations outside the Ukraine war", I.ALLEGATIONS, {"not_places": ("place-ukr",), "not_actors": ("ukr",)}),
    ("anything logged vs Daesh", I.ALLEGATIONS, {"actors": ("islamic-state",), "speakers": ()}),
    ("Ukr MoD on Chasiv Yar", I.POSITIONS, {"speakers": ("ukr-mod",)}),
    ("what did Zelenskyy say on phosphorus, Ukrainian original", I.POSITIONS, {"speakers": ("zelenskyy",), "actors": ()}),
    ("Finland: did they give any reason for leaving Ottawa", I.POSITIONS, {"speakers": ("fin",), "treaties": ("apmbc",)}),
    ("the 2026 NPT Review Conference broke up without a document?", I.POSITIONS, {"speakers": ("npt-revcon",), "actors": ()}),
    ("what did the AFP crew near Bakhmut see", I.ALLEGATIONS, {"speakers": ("afp",), "places": ("bakhmut",)}),
    ("claims by the Ukrainian side that Moscow never answered", I.ALLEGATIONS, {"speakers": ("ukr",), "actors": ("rus",)}),
    ("which of Russia's claims has Ukraine never answered", I.ALLEGATIONS, {"speakers": ("rus",), "actors": ("ukr",)}),
    ("what did Estonia's Riigikogu decide on Ottawa", I.POSITIONS, {"speakers": ("est-riigikogu",), "treaties": ("apmbc",)}),
    ("allegations against Ukraine. Leave Izium out of it", I.ALLEGATIONS, {"actors": ("ukr",), "not_places": ("izium",)}),
    ("allegations about places beyond Ukraine", I.ALLEGATIONS, {"not_places": ("place-ukr",), "actors": ()}),
    ("link for the Amnesty item on Myanmar", I.SOURCE, {"speakers": ("amnesty",)}),
    ("who spoke at the Security Council on bioweapons", I.WHO, {"speakers": ()}),
    ("mines left behind by ISIS, what's been reported", I.ALLEGATIONS, {"actors": ("islamic-state",)}),
    ("what has Finland said on Ottawa? Thank you so much in advance", I.POSITIONS, {"speakers": ("fin",), "stances": ()}),
    ("which official said claymores aren't covered by Ottawa", I.WHO, {"treaties": ("apmbc",), "speakers": ()}),
    ("any freshly added allegations about phosphorus", I.NEWS, {"weapons": ("white-phosphorus",)}),
    ("positions of the Baltic states on Ottawa", I.POSITIONS, {"speakers": ("est", "lva", "ltu")}),
    ("for a PQ on the Baltics - is Latvia out of Ottawa", I.TREATY_STATUS, {"actors": ("lva",)}),
    ("ICBL on the Baltic withdrawals", I.POSITIONS, {"speakers": ("icbl-cmc",), "actors": ("est", "lva", "ltu")}),
    ("what was said in the Security Council about bioweapons", I.POSITIONS, {"speakers": ()}),
    ("accusations that nobody on the Russian side has responded to", I.ALLEGATIONS, {"unanswered": True}),
    ("HRW wrote to Kyiv in May 2023: was it answered", I.RESPONSES, {"speakers": ("ukr",), "allegers": ("hrw",)}),
    ("claims on mines, minus anything that comes from Ukraine", I.ALLEGATIONS, {"not_speakers": ("ukr",), "actors": ()}),
    ("Israel and the Oslo Convention on Cluster Munitions: a party?", I.TREATY_STATUS, {"actors": ("isr",)}),
    ("Norway CCM", I.TREATY_STATUS, {"actors": ("nor",)}),
    ("what does Kirillov claim Ukraine did with chemicals", I.ALLEGATIONS, {"speakers": ("kirillov",), "actors": ("ukr",)}),
    ("Kramatorsk strike: the toll, and whose count is it", I.ALLEGATIONS, {"places": ("kramatorsk",)}),
    ("what sort of things do you answer", I.HELP, {}),
    ("Myanmar's army, cluster bombs: who says so", I.WHO, {"kinds": (Kind.ALLEGATION,), "actors": ("mmr",)}),
    ("did Kyiv answer the HRW report on Izium", I.RESPONSES, {"speakers": ("ukr",), "allegers": ("hrw",)}),
    ("what did the Israeli military reply on phosphorus", I.RESPONSES, {"speakers": ("isr-idf",)}),
    ("landmines in Ukraine: what does the US administration claim", I.ALLEGATIONS, {"speakers": ("usa",)}),
    ("the US ambassador at the UN on cluster bombs", I.POSITIONS, {"speakers": ("usa-un-ambassador",)}),
    ("Norway's line on APLs", I.POSITIONS, {"weapons": ("ap-mine",)}),
    ("who cast the no on the CCM resolution in 2016", I.VOTES, {"stances": (Stance.VOTED_AGAINST,)}),
    ("which NATO partners are in the CCM", I.TREATY_STATUS, {"groups": ("nato",)}),
    ("combien d'accusations contre la Russie", I.COUNT, {"kinds": (Kind.ALLEGATION,), "actors": ("rus",)}),
    ("since when has China voted for the Ottawa resolution", I.WHEN, {"stances": (Stance.VOTED_FOR,), "votes": True}),
    (
        "They say Poland left Ottawa in August 2025. Is Poland still a party (1 September 2025)?",
        I.TREATY_STATUS,
        {"actors": ("pol",), "on": date(2025, 9, 1)},
    ),
    (
        "Russian landmines in Ukraine: what does Human Rights Watch allege",
        I.ALLEGATIONS,
        {"speakers": ("hrw",), "actors": ("rus",), "places": ("place-ukr",)},
    ),
    ("willie pete on Bakhmut, who is accused", I.WHO, {"weapons": ("white-phosphorus",), "places": ("bakhmut",)}),
    ("findings only, please", I.ALLEGATIONS, {"statuses": (Status.FINDING,)}),
    ("accusations against the AFU that Kyiv hasn't answered", I.ALLEGATIONS, {"unanswered": True, "places": ()}),
    ("who left HRW's letter unanswered", I.RESPONSES, {"responses": (ResponseKind.NO_REPLY,), "allegers": ("hrw",)}),
    ("Lithuania and the cluster ban, from signing to leaving, in order", I.TIMELINE, {"treaties": ("ccm",), "weapons": ()}),
    ("the line used by Ukraine's foreign ministry on mines", I.POSITIONS, {"speakers": ("ukr-mfa",)}),
    ("Poland next to Norway, CCM resolution 2018: how did each vote", I.VOTES, {"speakers": ("pol", "nor"), "places": ()}),
    ("Drafting a parliamentary reply: what did the UK say about cluster bombs", I.POSITIONS, {"speakers": ("gbr",)}),
    ("can you bring up zelensky-seed-remark", I.RECORD, {"refs": ("zelensky-seed-remark",)}),
    (
        "a colleague insists Ukraine quit Ottawa in June 2025. is it in or out?",
        I.TREATY_STATUS,
        {"actors": ("ukr",), "treaties": ("apmbc",), "on": None},
    ),
    ("allegations on chemical weapons that are not against Ukraine", I.ALLEGATIONS, {"actors": (), "not_actors": ("ukr",)}),
    ("what's the status of the Izium mine claim, still just alleged?", I.ALLEGATIONS, {"statuses": ()}),
    (
        "what did Stoltenberg say when Washington decided to send cluster bombs",
        I.POSITIONS,
        {"speakers": ("stoltenberg",), "weapons": ("cluster-munition",)},
    ),
    ("Syria, landmines, Islamic State: ten killed", I.ALLEGATIONS, {"actors": ("islamic-state",), "places": ("place-syr",)}),
    ("whereabouts at the Zaporizhzhia nuclear plant did the IAEA see mines", I.ALLEGATIONS, {"places": ("znpp",)}),
    ("sorry, I'm new here, what does this bot actually do", I.HELP, {}),
    ("help", I.HELP, {}),
    ("Thanks!", I.HELP, {}),
    ("thank you very much", I.HELP, {}),
    ("what can you do", I.HELP, {}),
    ("what's for lunch in Geneva", I.UNKNOWN, {}),
    ("book a flight to Kyiv for Monday", I.UNKNOWN, {}),
    ("show the drafts in review", I.UNKNOWN, {}),
    ("", I.UNKNOWN, {}),
]


@pytest.mark.parametrize(("question", "intent", "slots"), TABLE, ids=[row[0] or "nothing" for row in TABLE])
def test_a_question_is_understood(lexicon: Lexicon, question: str, intent: Intent, slots: dict[str, Any]) -> None:
    query = understand(question, lexicon, TODAY).query
    assert (query.intent, {name: getattr(query, name) for name in slots}) == (intent, slots)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("allegations in Donetsk", "Donetsk Oblast"),
        ("what did the president say on mines", "“president” alone names nobody"),
        ("who voted no on A/RES/71/45, not the abstentions", "“not the abstentions” was set aside"),
        ("Finland Ottawa status", "Anti-Personnel Mine Ban Convention"),
        ("positions of states bordering Russia", "Not understood, and left out: “bordering”."),
        ("what do Ukraine's allies say about mines", "Not understood, and left out: “allies”."),
        ("the allies of the US on mines", "Not understood, and left out: “allies”."),
        ("statements on anti-personel mines", "personnel"),
        ("positions of Korea on landmines", " or "),
    ],
)
def test_what_was_assumed_is_said(lexicon: Lexicon, question: str, said: str) -> None:
    assert any(said in line for line in understand(question, lexicon, TODAY).assumptions)


@pytest.mark.parametrize("bearers", [1, 2])
def test_no_assumption_names_a_private_individual(bearers: int) -> None:
    janes = [NamedEntry(each, f"j{each}", Kind.ACTOR, f"Jane Kowalczyk {each}", None, "private_individual") for each in (1, 2)]
    aliases = [(each.id, "Minister", True, False) for each in janes[:bearers]]
    assumed = understand("what did Minister say about mines", Lexicon(1, janes, aliases), TODAY).assumptions
    assert any("a private individual" in line for line in assumed)
    assert not any("Kowalczyk" in line for line in assumed)


def test_slack_markup_is_read_as_words(lexicon: Lexicon) -> None:
    plain = understand("allegations in Bucha", lexicon, TODAY).query
    assert understand("<@U0BOT> *allegations* in <https://x.example|Bucha>", lexicon, TODAY).query == plain


def test_a_key_is_a_record_only_where_the_register_has_it(lexicon: Lexicon) -> None:
    question = "open izium-pfm"
    assert understand(question, lexicon, TODAY).query.refs == ()
    known = understand(question, lexicon, TODAY, is_key=lambda word: word == "izium-pfm").query
    assert (known.intent, known.refs) == (Intent.RECORD, ("izium-pfm",))


def test_what_can_be_nothing_but_a_key_is_no_name(ask: Ask) -> None:
    answer = ask("lebanon-something-wapo-2023-12")
    assert (answer.intent, answer.total) == (Intent.RECORD, 0)
    assert answer.headline == "No record lebanon-something-wapo-2023-12 is published in Rapporteur."


def test_a_command_decides_what_the_words_leave_open(lexicon: Lexicon) -> None:
    assert understand("Ukraine cluster munitions", lexicon, TODAY, kind=Intent.POSITIONS).query.speakers == ("ukr",)
    assert understand("Ukraine cluster munitions", lexicon, TODAY, kind=Intent.ALLEGATIONS).query.actors == ("ukr",)
    assert understand("did Russia deny it?", lexicon, TODAY, kind=Intent.POSITIONS).query.intent is Intent.RESPONSES


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=4_000))
def test_any_text_is_read_without_a_fault(lexicon: Lexicon, text: str) -> None:
    assert isinstance(understand(text, lexicon, TODAY).query, Query)


@pytest.mark.parametrize(
    "word", ["a", "mines ", "Ukraine ", "((", "<@U", "in in in ", "no response ", "1 ", "нет ", "@0 ", "#0 "]
)
def test_four_thousand_characters_of_anything_are_read_in_time(lexicon: Lexicon, word: str) -> None:
    assert understand(word * (4_000 // len(word)), lexicon, TODAY).query is not None


def test_who_speaks_for_the_accused_is_left_out_as_who_accuses_and_said(lexicon: Lexicon) -> None:
    read = understand("Putin says Russia never used cluster bombs. Which allegations say the opposite?", lexicon, TODAY)
    assert "Vladimir Putin speaks for those who are accused, and was left out as who accuses." in read.assumptions
