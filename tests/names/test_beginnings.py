"""Names while somebody types one: by their first letters, an alias, a later word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.beginnings import Beginnings
from bot.names.finding import Name
from bot.names.tokens import words_of

BORNE = [
    ("Anti-Personnel Mine Ban Convention", 1, ["Ottawa Treaty", "MBT", "Оттавская конвенция"]),
    ("Mine Action Service", 2, []),
    ("Ottawa", 3, []),
    ("Landmine Monitor", 4, ["The Monitor"]),
    ("Donetsk", 5, []),
    ("Donetsk", 6, []),
]
WORDS = st.sampled_from(["mine", "mi", "ban", "ottawa", "b", "конвенция", "9m79"])


def name(text: str, entry_id: int) -> Name:
    return Name(entry_id, text, words_of(text), ambiguous=False, exact_case=False, inflects=True)


def beginnings() -> Beginnings:
    return Beginnings((own, name(text, entry_id)) for own, entry_id, aliases in BORNE for text in (own, *aliases))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mine", [2, 1]),  # the name itself goes before a later word of another
        ("min", [2, 1]),
        ("ott", [3, 1]),  # and before an alias
        ("OTTAWA T", [1]),
        ("mbt", [1]),
        ("оттав", [1]),
        ("anti-per", [1]),
        ("donetsk", [5, 6]),
        ("etsk", []),  # no word begins so
        ("monitor", [4]),
        ("the", [4]),
        ("", []),
        ("-- ", []),
    ],
)
def test_finds_what_begins_so(typed: str, found: list[int]) -> None:
    assert beginnings().of(typed) == found


def test_knows_names_that_several_bear() -> None:
    assert beginnings().is_shared("Donetsk")
    assert not beginnings().is_shared("Ottawa")


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=8), st.text("minebaotwкн9 ", max_size=6))
def test_finds_all_whose_names_have_a_word_that_begins_so(names: list[str], typed: str) -> None:
    found = Beginnings((text, name(text, at)) for at, text in enumerate(names)).of(typed)
    wanted = words_of(typed)
    assert sorted(found) == [at for at, text in enumerate(names) if wanted and f" {wanted}" in f" {text}"]
