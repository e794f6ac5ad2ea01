"""Names while somebody types: told apart where several bear them, and to readers no private individual."""

from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import Kind
from bot.slack.editing.suggesting import suggestions

ENTRIES = [
    NamedEntry(1, "ukr", Kind.PLACE, "Ukraine", None, "country"),
    NamedEntry(2, "rus", Kind.PLACE, "Russia", None, "country"),
    NamedEntry(3, "one", Kind.PLACE, "Donetsk", 1, "settlement"),
    NamedEntry(4, "two", Kind.PLACE, "Donetsk", 2, "settlement"),
    NamedEntry(5, "izium", Kind.PLACE, "Izium", 1, "settlement"),
    NamedEntry(6, "nadia", Kind.ACTOR, "Nadia Witness", None, "private_individual"),
    NamedEntry(7, "national", Kind.ACTOR, "National Red Cross", None, "ngo"),
]


ALIASES = [(5, "Изюм", False, False), (5, "Izyum", False, False), (6, "Witness N", False, False)]


def offered(kind: Kind, typed: str, *, to_readers: bool) -> list[tuple[str, str]]:
    lexicon = Lexicon(1, ENTRIES, ALIASES)
    found = suggestions(lexicon, kind, typed, (lambda entry: not entry.is_private) if to_readers else (lambda _: True))
    return [(each.value, each.label) for each in found]


def test_those_of_one_name_are_told_apart_by_what_they_stand_under() -> None:
    assert offered(Kind.PLACE, "donet", to_readers=True) == [("one", "Donetsk (Ukraine)"), ("two", "Donetsk (Russia)")]
    assert offered(Kind.PLACE, "izi", to_readers=True) == [("izium", "Izium")]


def test_private_individuals_are_offered_to_those_alone_who_record() -> None:
    assert offered(Kind.ACTOR, "na", to_readers=True) == [("national", "National Red Cross")]
    assert ("nadia", "Nadia Witness") in offered(Kind.ACTOR, "Nadia Witness", to_readers=False)
    assert offered(Kind.ACTOR, "Nadia Witness", to_readers=True) == []
    assert ("nadia", "Nadia Witness") in offered(Kind.ACTOR, "witn", to_readers=False)
    assert offered(Kind.ACTOR, "witn", to_readers=True) == []


def test_the_first_letters_of_an_alias_are_enough() -> None:
    assert offered(Kind.PLACE, "Изю", to_readers=True) == [("izium", "Izium")]
    assert offered(Kind.PLACE, "izy", to_readers=True) == [("izium", "Izium")]
