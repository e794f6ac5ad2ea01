import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.answers.answer import Choice
from bot.answers.understanding import naming
from bot.answers.understanding.naming import spelt
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon, Match, NamedEntry
from bot.names.spelling import everyday_words
from bot.register.model import Alias
from bot.register.vocabulary import Kind
from tests.answers.conftest import TODAY
from tests.conftest import Stores

SLOTS = {Kind.PLACE: "places", Kind.ACTOR: "speakers"}
QUESTIONS = {Kind.PLACE: "allegations of cluster munitions in {}", Kind.ACTOR: "what did {} say about cluster munitions?"}
FRENCH = """
pourquoi combien lesquelles aujourd encore vraiment depuis plusieurs utiliser refuser rejoindre quitter signer reconnaissance
enfants hopitaux champs terres paysans fermiers blesses soldats ambassade conference reunion semaine derniere
"""
SPANISH = """
porque cuantos cuales todavia siempre reconocer retirarse firmar soldados heridos campos hospitales escuelas embajada
conferencia reunion pasada semana gobierno durante alrededor varias cambiar postura contra quiere pueblo
"""
RUSSIAN = """
почему сколько зачем который признать признала выйти выходит подписать солдаты раненые поля больницы школы посольство
встреча прошлой неделе правительство около несколько сменить позицию хочет народ мирные жители снаряды минирование
"""
UKRAINIAN = """
чому скільки навіщо котрий визнати визнала вийти виходить підписати солдати поранені поля лікарні школи посольство
зустріч минулого тижня уряд близько кілька змінити позицію хоче народ мирні мешканці снаряди мінування
"""


def choices(lexicon: Lexicon, question: str) -> tuple[Choice, ...]:
    return understand(question, lexicon, TODAY).choices


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [
        ("mines in Bakmut", "bakhmut", "“Bakmut” was read as Bakhmut."),
        ("ukarine's position", "ukr", "“ukarine” was read as Ukraine."),
        ("shelling of Mariu pol", "mariupol", "“Mariu pol” was read as Mariupol."),
        ("whitephosphorus attacks", "white-phosphorus", "“whitephosphorus” was read as white phosphorus."),
        ("anti personel mines", "ap-mine", "“personel” was read as personnel."),
        ("Otawa treaty", "apmbc", "“Otawa” was read as Ottawa."),
        ("what did Stoltenburg say", "stoltenberg", "“Stoltenburg” was read as Stoltenberg."),
        ("depleated uranium", "depleted-uranium", "“depleated” was read as depleted."),
        ("касетнные боеприпасы", "cluster-munition", "“касетнные” was read as кассетные."),
    ],
)
def test_a_misspelt_name_is_found_and_said(lexicon: Lexicon, typed: str, key: str, said: str) -> None:
    read = spelt(typed, lexicon)
    assert key in {entry.key for match in read.matches for entry in match.entries}
    assert read.said == (said,)
    assert said in understand(typed, lexicon, TODAY).assumptions


@pytest.mark.parametrize("typed", ["Kharkov", "Izyum", "Kiev", "Lugansk", "Zelensky", "Zaporozhye", "Зеленського", "in Ізюмі"])
def test_another_name_in_use_is_no_misspelling(lexicon: Lexicon, typed: str) -> None:
    read = spelt(typed, lexicon)
    assert (len(read.matches), read.said) == (1, ())


def test_a_word_of_the_register_is_meant_as_it_is(lexicon: Lexicon) -> None:
    assert spelt("the Bakmut report", lexicon, lambda word: word == "Bakmut").said == ()
    assert spelt("the Bakmut report", lexicon, lambda word: word == "report").said != ()


def test_everyday_words_become_no_names(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of everyday words is a second guard: without it, hardly any of them is taken for a name misspelt."""
    english = sorted(word for word in everyday_words() if word.isascii())[::3]
    others = [word for text in (FRENCH, SPANISH, RUSSIAN, UKRAINIAN) for word in text.split()]

    def taken(words: list[str]) -> list[str]:
        return [word for word in words if spelt(f"what of {word} there", lexicon).said]

    assert len(english) > 3_000
    assert (taken(english), taken(others)) == ([], [])
    monkeypatch.setattr(naming, "everyday_words", frozenset)
    assert (len(taken(english)) <= 6, len(taken(others)) <= 1) == (True, True)


def test_where_two_names_are_as_near_none_is_guessed() -> None:
    entries = [NamedEntry(number, name.lower(), Kind.PLACE, name, None, "settlement") for number, name in enumerate(TWINS)]
    assert spelt("mines in Marinkaa", Lexicon(1, entries, [])).said == ("“Marinkaa” was read as Marinka.",)
    assert spelt("mines in Mariska", Lexicon(1, entries, [])).said == ()


TWINS = ("Marinka", "Mariika")


def test_private_individuals_are_not_spelt_out() -> None:
    jane = NamedEntry(1, "jane", Kind.ACTOR, "Jane Kowalczyk", None, "private_individual")
    assert spelt("what did Jane Kowalcyzk say", Lexicon(1, [jane], [])).said == ()


@pytest.mark.parametrize(
    "question",
    [
        "what has Zorblatia said", "statements by Zorblatia", "la position de la Zorblatia sur les mines antipersonnel",
        "accusations contre la Zorblatia", "posición de Zorblatia sobre municiones en racimo", "acusaciones en Zorblatia",
        "позиция Zorblatia по кассетным боеприпасам", "обвинения против Zorblatia", "звинувачення проти Zorblatia",
        "касетні боєприпаси у Zorblatia",
    ],
)  # fmt: skip
def test_an_unknown_name_is_said_in_five_languages(lexicon: Lexicon, question: str) -> None:
    assert understand(question, lexicon, TODAY).demanded == ("Zorblatia",)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_spelt_without_a_fault(lexicon: Lexicon, text: str) -> None:
    read = spelt(text, lexicon)
    assert all(read.text[match.start : match.end] == match.text for match in read.matches)
    assert all(0 <= word.start < word.end <= len(read.text) for word in read.words)


def homonyms(lexicon: Lexicon, stores: Stores) -> set[tuple[str, Kind]]:
    """Give every name that several actors, or several places, of the sample bear."""
    with stores.sample("sqlite").read() as session:
        texts = [*session.scalars(select(Alias.text)), *(entry.name for kind in SLOTS for entry in lexicon.entries(kind))]
    found = [match for text in texts for match in lexicon.matches(text) if match.text == text]
    return {(match.text, kind) for match in found for kind in SLOTS if len(_bearers(match, kind)) > 1}


def _bearers(match: Match, kind: Kind) -> list[NamedEntry]:
    of_kind = [entry for entry in match.entries if entry.kind is kind]
    return [entry for entry in of_kind if entry.id not in match.ambiguous] or of_kind


def test_whatever_is_offered_is_read_as_that_entry_alone(lexicon: Lexicon, stores: Stores) -> None:
    found = homonyms(lexicon, stores)
    assert len(found) > 8
    for text, kind in found:
        (choice,) = choices(lexicon, QUESTIONS[kind].format(text))
        assert choice.asks == f"Which “{text}” is meant?"
        assert len(choice.options) > 1
        for option in choice.options:
            read = understand(option.question, lexicon, TODAY)
            keys = getattr(read.query, SLOTS[kind])
            assert [lexicon.named(lexicon.id_of(key) or 0).name for key in keys] == [option.label]
            assert read.choices == ()


def test_all_are_searched_until_one_is_chosen(lexicon: Lexicon) -> None:
    read = understand("Korea's position on landmines", lexicon, TODAY)
    assert set(read.query.speakers) == {"prk", "kor"}
    assert [option.question for option in read.choices[0].options] == [
        "North Korea's position on landmines",
        "South Korea's position on landmines",
    ]


@pytest.mark.parametrize(
    "question", ["Ukraine's position", "cluster bombs in Ukraine", "ALL-0017 in Korea", "landmines", "help"]
)
def test_where_one_meaning_is_clear_nothing_is_offered(lexicon: Lexicon, question: str) -> None:
    assert choices(lexicon, question) == ()


def test_bearers_of_one_name_are_told_apart_by_what_they_lie_in() -> None:
    entries = [
        NamedEntry(1, "ukr", Kind.PLACE, "Ukraine", None, "country"),
        NamedEntry(2, "rus", Kind.PLACE, "Russia", None, "country"),
        NamedEntry(3, "one", Kind.PLACE, "Donetsk", 1, "settlement"),
        NamedEntry(4, "two", Kind.PLACE, "Donetsk", 2, "settlement"),
    ]
    lexicon = Lexicon(1, entries, [])
    (choice,) = choices(lexicon, "landmine allegations in Donetsk")
    assert [option.question for option in choice.options] == [
        "landmine allegations in Donetsk (Ukraine)",
        "landmine allegations in Donetsk (Russia)",
    ]
    assert [option.label for option in choice.options] == ["Donetsk (Ukraine)", "Donetsk (Russia)"]
    assert [understand(option.question, lexicon, TODAY).query.places for option in choice.options] == [("one",), ("two",)]
    assert understand("landmine allegations in Donetsk, Russia", lexicon, TODAY).query.places == ("one", "two")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("number of objectons to the suspension", "“objectons” was read as objections."),
        ("how many alegations about Izium", "“alegations” was read as allegations."),
        ("who abstaned on the Ottawa resolution", "“abstaned” was read as abstained."),
        ("responces to HRW", "“responces” was read as responses."),
    ],
)
def test_misspelt_words_that_show_a_task_are_mended(lexicon: Lexicon, typed: str, said: str) -> None:
    assert spelt(typed, lexicon).said == (said,)


@pytest.mark.parametrize(
    "typed", ["the delegation has a reserve", "it was deposited", "a spare charger", "the revolution", "Objectons", "condenser"]
)
def test_words_that_only_look_like_one_that_shows_a_task_stay(lexicon: Lexicon, typed: str) -> None:
    assert spelt(typed, lexicon).said == ()


def test_a_word_of_the_register_is_not_mended(lexicon: Lexicon) -> None:
    assert spelt("number of objectons", lexicon, knows=lambda word: word == "objectons").said == ()


def test_a_slip_in_an_everyday_word_is_no_name(lexicon: Lexicon) -> None:
    assert understand("how many seperate allegations has HRW made", lexicon, TODAY).demanded == ()
    assert understand("how many xyzzyq allegations has HRW made", lexicon, TODAY).demanded == ("xyzzyq",)
