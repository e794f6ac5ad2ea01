import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.names.spelling import Spellings, everyday_words

NAMES = (
    "anti personnel mine", "white phosphorus", "cluster munition", "ukraine", "kharkiv", "luhansk", "zaporizhzhia",
    "volodymyr zelenskyy", "israel", "donetsk", "myanmar", "united states", "izium", "оттавская конвенция", "syria",
)  # fmt: skip


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    return Spellings((name, "mine" not in name and "phosphorus" not in name) for name in NAMES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ukarine", "ukraine"),  # two letters swapped
        ("kuraine", "ukraine"),  # the first two
        ("urkaine", "ukraine"),
        ("perrsonnel", "personnel"),  # a letter doubled
        ("personel", "personnel"),  # one left out
        ("ukrane", "ukraine"),
        ("donestk", "donetsk"),
        ("donetzk", "donetsk"),
        ("siria", "syria"),
        ("lugansk", "luhansk"),  # another way to write the sound
        ("zelensky", "zelenskyy"),
        ("zelenskiy", "zelenskyy"),
        ("zelenski", "zelenskyy"),
        ("zaporizhia", "zaporizhzhia"),
        ("izyum", "izium"),
        ("phosforus", "phosphorus"),  # two slips in a long word
        ("конвеция", "конвенция"),
    ],
)
def test_what_people_type_is_near_what_they_mean(spellings: Spellings, typed: str, meant: str) -> None:
    assert spellings.near(typed) == (meant,)


@pytest.mark.parametrize(
    "typed",
    [
        "izim",  # too short to be sure
        "syri",
        "syra",
        "state",
        "ukrainx",  # another last letter is another word
        "pharkiv",  # so is another first one
        "",
    ],
)
def test_short_words_and_other_ends_are_near_nothing(spellings: Spellings, typed: str) -> None:
    assert spellings.near(typed) == ()


def test_two_words_typed_as_one_are_taken_apart(spellings: Spellings) -> None:
    assert spellings.apart("whitephosphorus") == "white phosphorus"
    assert spellings.apart("antipersonnel") == "anti personnel"
    assert spellings.apart("phosphorus") is None


def test_words_of_names_are_known(spellings: Spellings) -> None:
    assert "kharkiv" in spellings
    assert "kharki" not in spellings
    assert "zzz" not in spellings


@example(word="phosphorus")
@given(word=st.text(max_size=30))
def test_any_word_can_be_asked_for(spellings: Spellings, word: str) -> None:
    assert word not in spellings.near(word)


@given(word=st.sampled_from(["ukraine", "personnel", "zaporizhzhia", "phosphorus"]), at=st.integers(1, 5))
def test_any_two_neighbours_may_be_swapped(spellings: Spellings, word: str, at: int) -> None:
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert typed == word or spellings.near(typed) == (word,)


def test_everyday_words_are_known_in_five_languages() -> None:
    assert everyday_words() >= {"island", "question", "quelle", "cuantos", "какие", "скільки"}
