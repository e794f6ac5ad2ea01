from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer
from bot.answers.kept import Kept, kept_of
from bot.answers.query import Aspect, Intent, Query, Span, Standing
from bot.answers.understanding.following import followed
from bot.answers.understanding.understand import Understanding, understand
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Action, ActorType, Kind, ResponseKind, Stance
from tests.answers.conftest import TODAY, Ask

Y2022 = Span(date(2022, 1, 1), date(2022, 12, 31))
Y2017 = Span(date(2017, 1, 1), date(2017, 12, 31))
Y2019 = Span(date(2019, 1, 1), date(2019, 12, 31))
APRIL = Span(date(2022, 4, 1), date(2022, 4, 30))
Y2016 = Span(date(2016, 1, 1), date(2016, 12, 31))
IZIUM = "What's alleged about PFM mines around Izyum?"
VOTED = "how did Ukraine vote on cluster munitions in 2018"
RUSSIA = "Allegations against Russia about anti-personnel mines"
ISRAEL = "Allegations against the Israeli military over white phosphorus"
GERMANY = "what is Germany's stance on cluster munitions"
NOBODY = "which allegations in Ukraine name no perpetrator"
PARTY = "Is Estonia still party to the APMBC?"

TABLE: list[tuple[str, Intent, dict[str, object]]] = [
    (f"{IZIUM} | and in Donetsk?", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("donetsk-oblast",)}),
    (f"{IZIUM} | and what did they answer?", Intent.RESPONSES, {"weapons": ("pfm-1",), "places": ("izium",)}),
    (f"{RUSSIA} | only the ones without a response", Intent.ALLEGATIONS, {
        "unanswered": True, "kinds": (Kind.ALLEGATION,), "actors": ("rus",), "weapons": ("ap-mine",),
    }),
    (f"{RUSSIA} | which have not been answered", Intent.ALLEGATIONS, {"unanswered": True, "weapons": ("ap-mine",)}),
    (f"{RUSSIA} | how many have no response", Intent.COUNT, {"unanswered": True, "kinds": (Kind.ALLEGATION,)}),
    (f"{RUSSIA} | which ones did Russia not answer?", Intent.ALLEGATIONS, {"unanswered": True, "actors": ("rus",)}),
    (f"{RUSSIA} | how did it vote", Intent.VOTES, {"speakers": ("rus",), "actors": ()}),
    (f"{RUSSIA} | who says?", Intent.WHO, {"kinds": (Kind.ALLEGATION,), "actors": ("rus",)}),
    (f"{RUSSIA} | forget Russia", Intent.ALLEGATIONS, {"actors": (), "weapons": ("ap-mine",)}),
    ("Chemical weapons allegations | against Ukraine", Intent.ALLEGATIONS, {
        "actors": ("ukr",), "weapons": ("chemical-weapon",),
    }),
    ("Allegations about white phosphorus | not in Ukraine", Intent.ALLEGATIONS, {
        "not_places": ("place-ukr",), "not_speakers": (), "weapons": ("white-phosphorus",),
    }),
    ("Allegations about white phosphorus | outside Ukraine", Intent.ALLEGATIONS, {
        "not_places": ("place-ukr",), "weapons": ("white-phosphorus",),
    }),
    ("Обвинения в применении кассетных боеприпасов Россией | нет, фосфор", Intent.ALLEGATIONS, {"actors": ("rus",)}),
    ("What did NATO say about cluster munitions? | who said it", Intent.WHO, {"speakers": ("nato",)}),
    ("What did Zelenskyy say about chemical weapons | about Russia", Intent.POSITIONS, {
        "speakers": ("zelenskyy",), "actors": ("rus",),
    }),
    ("What did HRW say about Izium? | how did Ukraine respond", Intent.RESPONSES, {"speakers": ("ukr",), "places": ("izium",)}),
    ("What did HRW say about Izium? | did anyone else say so?", Intent.POSITIONS, {
        "not_speakers": ("hrw",), "places": ("izium",),
    }),
    ("What did HRW say about Izium? | when did it happen", Intent.WHEN, {"kinds": (Kind.ALLEGATION,), "speakers": ()}),
    (f"{PARTY} | did it sign the ATT?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("att",)}),
    (f"{PARTY} | what did it say about cluster munitions", Intent.POSITIONS, {
        "speakers": ("est",), "weapons": ("cluster-munition",),
    }),
    (f"{PARTY} | how many parties are there", Intent.COUNT, {"actors": (), "treaties": ("apmbc",)}),
    (f"{PARTY} | which NATO states aren't?", Intent.TREATY_STATUS, {
        "groups": ("nato",), "actors": (), "standing": Standing.NOT_PARTY, "treaties": ("apmbc",),
    }),
    (f"{PARTY} | who else is", Intent.TREATY_STATUS, {"actors": (), "not_speakers": ("est",), "standing": None}),
    (f"{PARTY} | when was the decision", Intent.WHEN, {"actions": (Action.DOMESTIC_DECISION,)}),
    (f"{GERMANY} | are they a party?", Intent.TREATY_STATUS, {"actors": ("deu",), "treaties": ("ccm",), "weapons": ()}),
    ("When did Lithuania leave the CCM? | anyone else?", Intent.TREATY_STATUS, {"not_speakers": ("ltu",), "actors": ()}),
    (f"{VOTED} | did anyone vote against?", Intent.VOTES, {
        "speakers": (), "stances": (Stance.VOTED_AGAINST,), "weapons": ("cluster-munition",),
    }),
    (f"{VOTED} | has it ever abstained?", Intent.VOTES, {"speakers": ("ukr",), "stances": (Stance.ABSTAINED,), "said": Span()}),
    (f"{VOTED} | same for the EU", Intent.VOTES, {"speakers": (), "groups": ("eu",)}),
    (f"{VOTED} | the next year", Intent.VOTES, {"speakers": ("ukr",), "said": Y2019}),
    (f"{VOTED} | what was the overall result", Intent.VOTES, {"speakers": (), "stances": ()}),
    (f"{IZIUM} | show the quotes", Intent.ALLEGATIONS, {"aspect": Aspect.WORDS, "places": ("izium",)}),
    (f"{IZIUM} | what Dujarric said exactly", Intent.POSITIONS, {"aspect": Aspect.WORDS, "speakers": ("dujarric",)}),
    (f"{IZIUM} | on what evidence?", Intent.ALLEGATIONS, {"aspect": Aspect.EVIDENCE, "weapons": ("pfm-1",)}),
    (f"{IZIUM} | and the sources?", Intent.SOURCE, {"places": ("izium",)}),
    (f"{IZIUM} | only denials", Intent.RESPONSES, {"responses": (ResponseKind.DENIAL,), "places": ("izium",)}),
    (f"{IZIUM} | what about cluster munitions?", Intent.ALLEGATIONS, {"weapons": ("cluster-munition",), "places": ("izium",)}),
    (f"{IZIUM} | et en Russie ?", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("place-rus",)}),
    (f"{IZIUM} | а в Донецке?", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("donetsk-oblast",)}),
    (f"{IZIUM} | а що відповіли?", Intent.RESPONSES, {"weapons": ("pfm-1",), "places": ("izium",)}),
    (f"{IZIUM} | allegations in Kharkiv oblast | the PFM one - what's Ukraine's answer to it", Intent.RESPONSES, {
        "weapons": ("pfm-1",), "places": ("kharkiv-oblast",), "speakers": ("ukr",),
    }),
    (f"{ISRAEL} | what did the IDF say", Intent.RESPONSES, {"speakers": ("isr-idf",), "weapons": ("white-phosphorus",)}),
    (f"{GERMANY} | anything from before 10 July 2023, the rest I don't need", Intent.POSITIONS, {
        "speakers": ("deu",), "said": Span(None, date(2023, 7, 9)),
    }),
    (f"{GERMANY} | no sorry, I meant Brazil's", Intent.POSITIONS, {"speakers": ("bra",), "weapons": ("cluster-munition",)}),
    (f"{VOTED} | make that Germany instead of Ukraine", Intent.VOTES, {"speakers": ("deu",), "weapons": ("cluster-munition",)}),
    (f"{RUSSIA} | so how many have we got there", Intent.COUNT, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    (f"{RUSSIA} | who said that", Intent.WHO, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    (f"{GERMANY} | not just them, Brazil too", Intent.POSITIONS, {"speakers": ("bra",), "weapons": ("cluster-munition",)}),
    ("allegations by Russia against Ukraine | now the reverse", Intent.ALLEGATIONS, {"speakers": ("ukr",), "actors": ("rus",)}),
    (f"{VOTED} | Germany, Poland, Brazil?", Intent.VOTES, {"speakers": ("deu", "pol", "bra")}),
    (f"{VOTED} | so how many in total?", Intent.COUNT, {"weapons": ("cluster-munition",)}),
    (f"{PARTY} | same q for Finland pls", Intent.TREATY_STATUS, {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Is Poland out of the APMBC? | When did the Sejm decide that?", Intent.WHEN, {"actions": (Action.DOMESTIC_DECISION,)}),
    (f"{VOTED} | thx. different topic: what did Dujarric say?", Intent.POSITIONS, {"speakers": ("dujarric",), "weapons": ()}),
    ("allegations against Ukraine in Izium | only those by Russia's defence ministry", Intent.ALLEGATIONS, {
        "speakers": ("rus-mod",), "actors": ("ukr",),
    }),
    ("Is Finland still in the APMBC? | when did it get out exactly", Intent.WHEN, {"actions": (Action.WITHDRAWAL,)}),
    ("Is Finland still in the APMBC? | did HRW say anything about it", Intent.POSITIONS, {
        "speakers": ("hrw",), "actors": (), "treaties": ("apmbc",),
    }),
    ("Poland's withdrawal from the APMBC | what did the ICBL say about that", Intent.POSITIONS, {"actors": ("pol",)}),
    ("US statements on cluster munitions | not Kirby though", Intent.POSITIONS, {
        "speakers": ("usa",), "not_speakers": ("kirby",),
    }),
    (f"{PARTY} | who else left?", Intent.TREATY_STATUS, {"actors": (), "not_speakers": ("est",)}),
    ("how did Brazil vote on cluster munitions in 2019 | who else abstained?", Intent.VOTES, {
        "speakers": (), "not_speakers": ("bra",), "stances": (Stance.ABSTAINED,),
    }),
    (f"{GERMANY} | anybody else?", Intent.POSITIONS, {"speakers": (), "not_speakers": ("deu",)}),
    (f"{IZIUM} | and who disputes it?", Intent.RESPONSES, {"responses": (ResponseKind.DENIAL,), "places": ("izium",)}),
    (f"{IZIUM} | which weapon?", Intent.ALLEGATIONS, {"places": ("izium",)}),
    (f"{NOBODY} | only in Izium", Intent.ALLEGATIONS, {"unattributed": True, "places": ("izium",)}),
    (f"{NOBODY} | and against Russia?", Intent.ALLEGATIONS, {"unattributed": False, "actors": ("rus",)}),
    (f"{NOBODY} | and what did Ukraine answer?", Intent.RESPONSES, {"unattributed": False, "speakers": ("ukr",)}),
    (f"{VOTED} | ¿y en 2016?", Intent.VOTES, {"speakers": ("ukr",), "said": Y2016}),
    (f"{VOTED} | same for 2016", Intent.VOTES, {"weapons": ("cluster-munition",), "said": Y2016}),
    (f"{VOTED} | and before that?", Intent.VOTES, {"speakers": ("ukr",), "said": Span(None, date(2017, 12, 31))}),
    (f"{VOTED} | who abstained?", Intent.VOTES, {"speakers": (), "stances": (Stance.ABSTAINED,)}),
    (f"{RUSSIA} | and Ukraine?", Intent.ALLEGATIONS, {"actors": ("ukr",), "speakers": (), "weapons": ("ap-mine",)}),
    (f"{RUSSIA} | how many?", Intent.COUNT, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    (f"{RUSSIA} | by whom?", Intent.WHO, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    (f"{RUSSIA} | except in 2022", Intent.ALLEGATIONS, {"actors": ("rus",), "not_occurred": (Y2022,)}),
    (f"{RUSSIA} | leave out 2022", Intent.ALLEGATIONS, {"actors": ("rus",), "not_occurred": (Y2022,)}),
    (f"{RUSSIA} | except in 2022 | and in 2022?", Intent.ALLEGATIONS, {"not_occurred": (), "occurred": Y2022}),
    (f"{RUSSIA} | only the Ukrainian ones", Intent.ALLEGATIONS, {"actors": ("rus",), "speakers": ("ukr",)}),
    ("what is Israel accused of in Gaza | same for Lebanon", Intent.ALLEGATIONS, {"places": ("place-lbn",)}),
    (f"{VOTED} | and the year after?", Intent.VOTES, {"speakers": ("ukr",), "said": Y2019}),
    (f"{VOTED} | and the year before?", Intent.VOTES, {"speakers": ("ukr",), "said": Y2017}),
    (f"{VOTED} | and Poland over the years?", Intent.VOTES, {"speakers": ("pol",), "said": Span()}),
    (f"{PARTY} | and on 1 December 2025?", Intent.TREATY_STATUS, {"actors": ("est",), "on": date(2025, 12, 1)}),
    (f"{PARTY} | on 2 May 2025? | and the day before?", Intent.TREATY_STATUS, {"on": date(2025, 5, 1)}),
    ("who has not signed the APMBC | and the ATT?", Intent.TREATY_STATUS, {"standing": Standing.NOT_SIGNED}),
    ("who is outside the APMBC | and the CCM? | how many?", Intent.COUNT, {"standing": Standing.NOT_PARTY}),
    ("who is outside the APMBC | and who ratified it?", Intent.TREATY_STATUS, {"standing": None, "treaties": ("apmbc",)}),
    (f"{RUSSIA} | not by HRW", Intent.ALLEGATIONS, {"actors": ("rus",), "not_speakers": ("hrw",)}),
    (f"{RUSSIA} | only NGOs", Intent.ALLEGATIONS, {"actors": ("rus",), "speaker_types": (ActorType.NGO, ActorType.COALITION)}),
    (f"{VOTED} | who abstained? | without EU members", Intent.VOTES, {"not_groups": ("eu",), "stances": (Stance.ABSTAINED,)}),
    (f"{IZIUM} | xyzzy?", Intent.UNKNOWN, {"places": ()}),
    (f"{RUSSIA} | how many? | only confirmed ones", Intent.ALLEGATIONS, {"actors": ("rus",)}),
    (f"{ISRAEL} | did they respond to it?", Intent.RESPONSES, {"speakers": ("isr-idf",), "actors": ()}),
    (f"{ISRAEL} | did they violate the law?", Intent.REFUSED, {"actors": ("isr-idf",)}),
    (f"{GERMANY} | and the US?", Intent.POSITIONS, {"speakers": ("usa",), "weapons": ("cluster-munition",)}),
    (f"{GERMANY} | and the US? | how did they vote?", Intent.VOTES, {"speakers": ("usa",), "weapons": ("cluster-munition",)}),
    (f"{GERMANY} | without the votes", Intent.POSITIONS, {"speakers": ("deu",), "votes": False}),
    (f"{PARTY} | What about Finland then", Intent.TREATY_STATUS, {"actors": ("fin",), "treaties": ("apmbc",)}),
    (f"{PARTY} | since when?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | is it still?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | how did it vote?", Intent.VOTES, {"speakers": ("est",), "actors": ()}),
    (f"{PARTY} | depuis quand ?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | с какого года?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | з якого року?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | ¿y Finlandia?", Intent.TREATY_STATUS, {"actors": ("fin",), "treaties": ("apmbc",)}),
    (f"{RUSSIA} | ¿las negó?", Intent.RESPONSES, {"speakers": ("rus",), "responses": (ResponseKind.DENIAL,)}),
    (f"{RUSSIA} | a-t-elle répondu ?", Intent.RESPONSES, {"speakers": ("rus",)}),
    (f"{RUSSIA} | кто это утверждает?", Intent.WHO, {"actors": ("rus",), "kinds": (Kind.ALLEGATION,)}),
    (f"{RUSSIA} | звідки це взято?", Intent.SOURCE, {"actors": ("rus",)}),
    (f"{PARTY} | and the cluster one?", Intent.TREATY_STATUS, {"actors": ("est",), "treaties": ("ccm",)}),
    (f"{PARTY} | when was its withdrawal deposited", Intent.WHEN, {"speakers": ("est",), "treaties": ("apmbc",)}),
    (f"{PARTY} | n sweden", Intent.TREATY_STATUS, {"actors": ("swe",), "treaties": ("apmbc",)}),
    (f"{RUSSIA} | so is it guilty?", Intent.REFUSED, {"actors": ("rus",), "weapons": ("ap-mine",)}),
    (f"{GERMANY} | what did Psaki say exactly", Intent.POSITIONS, {"speakers": ("psaki",), "weapons": ("cluster-munition",)}),
    (f"{VOTED} | only December", Intent.VOTES, {"said": Span(date(2018, 12, 1), date(2018, 12, 31))}),
    ("Kirby on cluster munitions | who denied it?", Intent.RESPONSES, {"speakers": (), "allegers": ("kirby",)}),
    ("Kirby on cluster munitions | did he answer?", Intent.RESPONSES, {"speakers": ("kirby",), "allegers": ()}),
    ("Kirillov on chemical weapons | how many deaths does he claim?", Intent.COUNT, {"speakers": ("kirillov",), "actors": ()}),
    (f"{GERMANY} | show me the actual quotes", Intent.POSITIONS, {"speakers": ("deu",), "aspect": Aspect.WORDS}),
    (f"{GERMANY} | has it changed since 2022?", Intent.CHANGE, {"speakers": ("deu",), "weapons": ("cluster-munition",)}),
    (f"{IZIUM} | widen that to Kharkiv oblast", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("kharkiv-oblast",)}),
    (f"{IZIUM} | drop the weapon filter", Intent.ALLEGATIONS, {"weapons": (), "places": ("izium",)}),
    (f"{IZIUM} | and anywhere else?", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ()}),
    (f"{VOTED} | any year", Intent.VOTES, {"speakers": ("ukr",), "said": Span()}),
    ("what does Russia allege about Ukraine | and the other way round?", Intent.ALLEGATIONS, {"speakers": ("ukr",)}),
    (f"{PARTY} | when did it notify its withdrawal? | and Latvia?", Intent.WHEN, {"aspect": Aspect.NOTICE}),
    (f"{IZIUM} | and the whole oblast?", Intent.ALLEGATIONS, {"weapons": ("pfm-1",), "places": ("kharkiv-oblast",)}),
    (f"{IZIUM} | put the whole affair in date order for me", Intent.TIMELINE, {"places": ("izium",), "weapons": ("pfm-1",)}),
    (f"{IZIUM} | how many were killed and injured, and who counted them?", Intent.COUNT, {"places": ("izium",)}),
    (f"{IZIUM} | any weapon, not only those", Intent.ALLEGATIONS, {"weapons": (), "places": ("izium",)}),
    (f"{IZIUM} | anything new on it this week?", Intent.NEWS, {"weapons": ("pfm-1",), "places": ("izium",)}),
    (f"{VOTED} | and ten years later?", Intent.VOTES, {"said": Span(date(2028, 1, 1), date(2028, 12, 31))}),
    (f"{VOTED} | two years earlier?", Intent.VOTES, {"said": Y2016}),
    (f"{VOTED} | who abstained? | EU members only please", Intent.VOTES, {"groups": ("eu",), "stances": (Stance.ABSTAINED,)}),
    (f"{VOTED} | and Russia? | how did those two vote in 2019?", Intent.VOTES, {"speakers": ("ukr", "rus"), "said": Y2019}),
    (f"{VOTED} | and Russia? | in 2016? | both of them", Intent.VOTES, {"speakers": ("ukr", "rus"), "said": Y2016}),
    (f"{GERMANY} | how does that compare with Norway?", Intent.COMPARE, {"speakers": ("deu", "nor")}),
    ("clusters in Kursk region | and Belgorod? | how many in both?", Intent.COUNT, {"places": ("kursk-oblast", "belgorod")}),
    ("US position on AP mines in 2022 | has that changed since?", Intent.CHANGE, {"speakers": ("usa",), "said": Span()}),
    ("is Finland in the mine ban | when are they actually out?", Intent.WHEN, {"actions": (Action.WITHDRAWAL,)}),
    ("chemical weapons in Syria | anybody alleging that sort of thing?", Intent.ALLEGATIONS, {"weapons": ("chemical-weapon",)}),
    (f"{VOTED} | and in the years after?", Intent.VOTES, {"said": Span(date(2019, 1, 1), None)}),
    (f"{VOTED} | compare with China", Intent.COMPARE, {"speakers": ("ukr", "chn"), "weapons": ("cluster-munition",)}),
    (f"{IZIUM} | did Kyiv ever deny that", Intent.RESPONSES, {"speakers": ("ukr",), "places": ("izium",)}),
    ("Zelenskyy on phosphorus in March 2022 | what about April?", Intent.POSITIONS, {"said": APRIL}),
    (f"{PARTY} | ok different thing - allegations in Izium", Intent.ALLEGATIONS, {"treaties": (), "places": ("izium",)}),
    (f"{RUSSIA} | what did the other side say?", Intent.POSITIONS, {"speakers": ("rus",), "weapons": ("ap-mine",)}),
    (f"{GERMANY} | and the other side?", Intent.UNKNOWN, {"speakers": ()}),
    (f"{VOTED} | and Russia? | and on both conventions?", Intent.VOTES, {"speakers": ("rus",)}),
    (f"{VOTED} | compare Norway and Sweden", Intent.COMPARE, {"speakers": ("nor", "swe")}),
    ("ALL-0001 | and Norway?", Intent.ALLEGATIONS, {"refs": ()}),
    ("what did Starovoyt say? | who is accused?", Intent.WHO, {"speakers": ("starovoyt",), "actors": ()}),
    (
        "allegations against Ukraine | and which are unanswered?",
        Intent.ALLEGATIONS,
        {"kinds": (Kind.ALLEGATION,), "actors": ("ukr",), "speakers": (), "unanswered": True},
    ),
    (f"{PARTY} | new question: allegations in Izium", Intent.ALLEGATIONS, {"treaties": (), "places": ("izium",)}),
]  # fmt: skip


def test_a_word_that_nobody_knows_is_not_passed_over(ask_sqlite: Ask) -> None:
    answer = conversation(ask_sqlite, f"{IZIUM} | and xyzzy?")
    assert (answer.headline, answer.total) == ("No record in Rapporteur names “xyzzy”.", 0)


def conversation(ask: Ask, questions: str) -> Answer:
    """Ask one question after the other, each after what the last that leads on has left."""
    context, answer = None, None
    for question in questions.split(" | "):
        answer = ask(question, context=context)
        kept = kept_of(answer)
        context = kept if kept.leads_on else context
    assert answer is not None
    return answer


@pytest.mark.parametrize(("questions", "intent", "wanted"), TABLE, ids=[row[0] for row in TABLE])
def test_what_goes_on_takes_over_what_it_lacks(
    ask_sqlite: Ask, questions: str, intent: Intent, wanted: dict[str, object]
) -> None:
    answer = conversation(ask_sqlite, questions)
    assert answer.intent is intent
    assert {name: getattr(answer.query, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        ("How did Russia vote on cluster munitions in 2019?", "how many voted for", 144),
        ("How did Russia vote on cluster munitions in 2019?", "how many countries voted in favour?", 144),
        ("How did Israel vote on landmines in 2018?", "how many abstained in total", 16),
        ("How did China vote on cluster munitions in 2018?", "how many were against", 1),
        ("How many states abstained on cluster munitions in 2017", "how many from the EU", 7),
        ("How many states abstained on cluster munitions in 2017", "and against", 2),
        ("allegations against Ukraine in 2023", "how many have no response", 8),
        ("Is Germany a party to the CCM?", "how many parties are there", 111),
    ],
)
def test_what_is_counted_next_is_counted_of_what_was_asked_about(ask: Ask, first: str, then: str, count: int) -> None:
    value = ask(then, context=kept_of(ask(first))).value
    assert value is not None
    assert value["count"] == count


def test_what_was_taken_over_is_said(ask: Ask) -> None:
    answer = conversation(ask, f"{IZIUM} | and what did they answer?")
    assert "From the thread: PFM-1, in Izium." in answer.assumptions
    assert "place: Izium" in answer.understood


@pytest.mark.parametrize("typed", ["the first one", "number 1", "the first allegation", "and the first?"])
def test_a_record_is_asked_for_by_its_place(ask_sqlite: Ask, typed: str) -> None:
    answer = conversation(ask_sqlite, f"{RUSSIA} | {typed}")
    first = ask_sqlite(RUSSIA).findings[0].ref
    assert (answer.intent, answer.query.refs) == (Intent.RECORD, (first,))
    assert any("was taken as" in each for each in answer.assumptions)


def test_responses_are_asked_for_by_the_place_of_the_allegation(ask_sqlite: Ask) -> None:
    second = ask_sqlite(RUSSIA).findings[1].ref
    answer = conversation(ask_sqlite, f"{RUSSIA} | what did they reply to the second one")
    assert (answer.intent, answer.query.refs) == (Intent.RESPONSES, (second,))


def test_a_place_beyond_what_was_shown_is_not_guessed(ask_sqlite: Ask) -> None:
    answer = conversation(ask_sqlite, f"{IZIUM} | number 3")
    assert answer.headline == "What “number 3” refers to is not known: 1 record was shown before."
    assert answer.total == 0


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("the first one", "the first one"),
        ("did they use it?", "they"),
        ("is it still?", "it"),
        ("who abstained that year?", "that year"),
    ],
)
def test_what_points_nowhere_is_not_guessed(ask_sqlite: Ask, question: str, word: str) -> None:
    answer = ask_sqlite(question)
    assert answer.headline == f"What “{word}” refers to is not known here: ask with the name or the date."
    assert not answer.findings


@pytest.mark.parametrize(
    "typed", ["who else abstained that year", "and who else abstained in 2018?", "кто ещё воздержался в том году?"]
)
def test_others_are_asked_for_of_the_year_and_the_treaty_before(ask_sqlite: Ask, typed: str) -> None:
    answer = conversation(ask_sqlite, f"how did Russia, India and China vote on the mine ban resolution in 2018 | {typed}")
    assert (answer.query.treaties, answer.query.said) == (("apmbc",), Span(date(2018, 1, 1), date(2018, 12, 31)))
    assert answer.query.not_speakers == ("rus", "ind", "chn")
    assert "14 abstained" in answer.headline


def test_a_year_that_was_not_asked_about_is_not_guessed(ask_sqlite: Ask) -> None:
    answer = conversation(ask_sqlite, f"{IZIUM} | who signed the CCM that year")
    assert answer.headline == "What “that year” refers to is not known here: ask with the name or the date."


def test_reasons_are_not_kept(ask_sqlite: Ask) -> None:
    answer = conversation(ask_sqlite, f"{IZIUM} | why?")
    assert (answer.intent, answer.findings) == (Intent.UNKNOWN, ())
    assert answer.headline.startswith("Why something was done is not kept")


@pytest.mark.parametrize("words", ["forget that", "Start over.", "new question", "never mind"])
def test_a_conversation_can_begin_anew(ask_sqlite: Ask, words: str) -> None:
    answer = conversation(ask_sqlite, f"{IZIUM} | {words}")
    assert kept_of(answer) == Kept(anew=True)
    assert conversation(ask_sqlite, f"{IZIUM} | {words} | and in Izium?").query.weapons == ()


def test_names_that_the_register_no_longer_has_are_dropped(lexicon: Lexicon) -> None:
    before = Query(Intent.ALLEGATIONS, (Kind.ALLEGATION,), weapons=("gone", "pfm-1"), actors=("gone",))
    read = _followed("and in Donetsk?", before, lexicon)
    assert (read.query.weapons, read.query.actors) == (("pfm-1",), ())


STANDALONE = (
    "what did {actor} say about cluster munitions?",
    "is {actor} a party to the Ottawa Convention?",
    "what does article 9 of the Ottawa Convention say?",
    "allegations against {actor} in Izium",
    "what is new since Monday?",
    "how many positions of {actor}?",
    "help",
    "which allegations have no response?",
    "and what did {actor} say about PFM mines in Izium?",
)
FOLLOWING = (
    "and in Donetsk?", "and {actor}?", "only since June 2023", "and before that?", "who denied it?", "show the quotes",
    "what did they answer?", "same for 2016", "what about cluster munitions?", "how many?", "by whom?", "on what evidence?",
    "only denials", "not by {actor}", "without the votes", "all of them", "what did {actor} reply?", "how did it vote?",
)  # fmt: skip
STATES = ("Russia", "Ukraine", "Germany", "Finland", "Brazil")
KEYS = st.sampled_from(("rus", "ukr", "hrw", "deu", "un"))
some = st.lists(KEYS, max_size=2, unique=True).map(tuple)
CLASSES = {
    Intent.ALLEGATIONS: Kind.ALLEGATION, Intent.RESPONSES: Kind.RESPONSE, Intent.POSITIONS: Kind.POSITION,
    Intent.VOTES: Kind.POSITION, Intent.TREATY_STATUS: Kind.TREATY_ACTION, Intent.COUNT: Kind.ALLEGATION,
}  # fmt: skip
contexts = st.builds(
    lambda intent, **slots: Query(intent, (CLASSES[intent],), **slots),
    st.sampled_from(tuple(CLASSES)),
    speakers=some,
    actors=some,
    weapons=st.sampled_from(((), ("pfm-1",), ("cluster-munition",))),
    treaties=st.sampled_from(((), ("apmbc",))),
    places=st.sampled_from(((), ("izium",), ("place-ukr",))),
    said=st.sampled_from((Span(), Span(date(2022, 1, 1), date(2023, 12, 31)))),
)


def _followed(question: str, before: Query, lexicon: Lexicon) -> Understanding:
    read = followed(question, Kept(before), lexicon, TODAY, lambda text, year: understand(text, lexicon, TODAY, year=year))
    return read if isinstance(read, Understanding) else Understanding(question, before, assumptions=(read,))


@settings(max_examples=60)
@given(st.sampled_from(FOLLOWING), st.sampled_from(STATES), contexts)
def test_asking_twice_changes_nothing(lexicon: Lexicon, question: str, state: str, before: Query) -> None:
    asked = question.format(actor=state)
    once = _followed(asked, before, lexicon).query
    assert _followed(asked, once, lexicon).query == once


@settings(max_examples=60)
@given(st.sampled_from(STANDALONE), st.sampled_from(STATES), contexts)
def test_what_stands_alone_takes_over_nothing(lexicon: Lexicon, question: str, state: str, before: Query) -> None:
    asked = question.format(actor=state)
    assert _followed(asked, before, lexicon).query == understand(asked, lexicon, TODAY).query


@settings(max_examples=60)
@given(st.sampled_from(FOLLOWING), st.sampled_from(STATES), contexts)
def test_nothing_is_taken_over_that_is_not_said(lexicon: Lexicon, question: str, state: str, before: Query) -> None:
    asked = question.format(actor=state)
    read = _followed(asked, before, lexicon)
    own = {key for slot in Query.__struct_fields__ for key in _keys(understand(asked, lexicon, TODAY).query, slot)}
    said = " ".join(read.assumptions)
    if said.startswith("What “"):
        return
    assert not read.query.said or "2016" in asked or "June" in asked or "said " in said
    for slot in ("speakers", "actors", "weapons", "treaties", "places", "allegers", "not_speakers"):
        for key in _keys(read.query, slot):
            entry = lexicon.id_of(str(key))
            assert entry is not None
            assert key in own or lexicon.named(entry).name in said + asked, (slot, key)


def _keys(query: Query, slot: str) -> tuple[object, ...]:
    value = getattr(query, slot)
    return value if isinstance(value, tuple) else ()


def test_corrections_are_asked_for_whatever_else_the_words_point_to(ask_sqlite: Ask) -> None:
    assert ask_sqlite("the corrections made in September, they exist?").intent is Intent.CORRECTIONS


@pytest.mark.parametrize(
    "question",
    [
        "Which of the allegations have attained the status of a finding?",
        "everything that was alleged in March 2022, whatever the weapon and whoever said it",
    ],
)
def test_a_word_that_points_back_into_its_own_sentence_needs_no_thread(ask_sqlite: Ask, question: str) -> None:
    assert ask_sqlite(question).total > 0


@pytest.mark.parametrize("question", ["who denied it?", "what did they say about it in the end", "the allegations?"])
def test_what_points_to_nothing_is_asked_for(ask_sqlite: Ask, question: str) -> None:
    assert "is not known here" in ask_sqlite(question).headline
