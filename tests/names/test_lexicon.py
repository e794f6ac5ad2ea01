from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.lexicon import Lexicon, Match, NamedEntry
from bot.register.vocabulary import Kind


def made(*aliases: tuple[int, str, bool, bool]) -> Lexicon:
    entries = [
        NamedEntry(1, "usa", Kind.ACTOR, "United States", None, "state"),
        NamedEntry(2, "can", Kind.ACTOR, "Canada", None, "state"),
        NamedEntry(3, "apmbc", Kind.TREATY, "Mine Ban Treaty", None),
        NamedEntry(4, "landmine", Kind.WEAPON, "Landmine", None, "family"),
        NamedEntry(5, "ap-mine", Kind.WEAPON, "Anti-personnel mine", 4, "family"),
        NamedEntry(6, "pfm-1", Kind.WEAPON, "PFM-1", 5, "model"),
        NamedEntry(7, "oblast", Kind.PLACE, "Donetsk Oblast", None, "oblast"),
        NamedEntry(8, "city", Kind.PLACE, "Donetsk (city)", 7, "settlement"),
    ]
    own = [
        (1, "US", False, True),
        (1, "США", False, True),
        (2, "Ottawa", True, False),
        (3, "Ottawa", True, False),
        (3, "Оттавская конвенция", False, False),
        (4, "mine", True, False),
        (6, "Лепесток", False, False),
        (7, "Donetsk", True, False),
        (8, "Donetsk", True, False),
    ]
    return Lexicon(1, entries, [*own, *aliases], [(1, 2)])


def keys(matches: list[Match]) -> list[tuple[str, set[str]]]:
    return [(match.text, {entry.key for entry in match.entries}) for match in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("united states", [("united states", {"usa"})]),
        ("the US said; let us see", [("US", {"usa"})]),
        ("anti-personnel mine", [("anti-personnel mine", {"ap-mine"})]),
        ("ANTI PERSONNEL MINE", [("ANTI PERSONNEL MINE", {"ap-mine"})]),
        ("anti-personnel mines", [("anti-personnel mines", {"ap-mine"})]),
        ("PFM-1, pfm1 and Лепестков", [("PFM-1", {"pfm-1"}), ("pfm1", {"pfm-1"})]),
        ("Оттавской конвенции", [("Оттавской конвенции", {"apmbc"})]),
        ("the mine ban resolution", [("mine ban", {"apmbc"})]),
        ("undermined", []),
        ("Canada's mine", [("Canada", {"can"}), ("mine", {"landmine"})]),
    ],
)
def test_names_are_found_whole_and_the_longest_first(text: str, found: list[tuple[str, set[str]]]) -> None:
    assert keys(made().matches(text)) == found


def test_a_homonym_keeps_all_its_entries_and_says_that_it_is_ambiguous() -> None:
    match = made().matches("in Donetsk")[0]
    assert {entry.key for entry in match.entries} == {"oblast", "city"}
    assert match.ambiguous == {7, 8}
    assert made().matches("Canada")[0].ambiguous == frozenset()


def test_a_name_that_counts_as_written_is_found_loosely_only_when_asked_and_says_so() -> None:
    assert made().matches("us policy") == []
    loose = made().matches("us policy", loose=True)
    assert [(match.text, match.as_written) for match in loose] == [("us", False)]


def test_trees_are_walked_down_and_up() -> None:
    lexicon = made()
    assert lexicon.below(4) == {4, 5, 6}
    assert lexicon.below(6) == {6}
    assert lexicon.above(6) == [5, 4]
    assert lexicon.members(2) == {1}
    assert lexicon.id_of("pfm-1") == 6
    assert lexicon.id_of("nobody") is None


def test_positions_point_into_the_text_as_typed() -> None:
    text = "«Лепесток» — Straße, US"
    for match in made().matches(text):
        assert text[match.start : match.end] == match.text


NAMES = st.sampled_from(["Donetsk", "PFM-1", "Оттавской конвенции", "mine ban", "US", "«Лепесток»", "(", ")", "ﷺ", "⑴", "'s"])


@given(text=st.text(max_size=200) | st.lists(st.text(max_size=3) | NAMES, max_size=20).map(" ".join), loose=st.booleans())
def test_names_lie_within_any_text_and_never_overlap(text: str, loose: bool) -> None:
    found = made((1, "ﷺ", False, False)).matches(text, loose=loose)
    assert all(text[match.start : match.end] == match.text for match in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(match.entries for match in found)


def test_names_of_entries_that_are_not_open_are_none() -> None:
    whole = made((8, "Donetsk city", False, False))
    shown = whole.showing(lambda entry: entry.key not in {"apmbc", "city", "usa"})
    assert keys(shown.matches("Ottawa and Donetsk", loose=True)) == [("Ottawa", {"can"}), ("Donetsk", {"oblast"})]
    assert keys(shown.matches("the US in Donetsk city")) == [("Donetsk", {"oblast"})]
    assert keys(whole.matches("Ottawa and Donetsk", loose=True)) == [
        ("Ottawa", {"can", "apmbc"}),
        ("Donetsk", {"oblast", "city"}),
    ]
