import pytest

from bot.answers.query import Query
from bot.answers.understanding.from_before import given_way, moved_by, widened, with_both
from bot.names.lexicon import Lexicon


@pytest.mark.parametrize(
    ("line", "moved"),
    [
        ("and ten years later", (-10, "year")),
        ("two years earlier", (2, "year")),
        ("a month after that", (-1, "month")),
        ("3 weeks before", (3, "week")),
        ("one day later", (-1, "day")),
        ("two years", None),
        ("ten years later it left", None),
    ],
)
def test_a_time_is_moved_by_so_many(line: str, moved: tuple[int, str] | None) -> None:
    assert moved_by(line) == moved


def test_names_that_gave_way_stand_beside_those_that_took_their_place(lexicon: Lexicon) -> None:
    before, now = Query(speakers=("ukr",), weapons=("pfm-1",)), Query(speakers=("rus",), weapons=("pfm-1",))
    assert given_way(before, now) == ("ukr",)
    assert given_way(Query(speakers=("rus",), beside=("ukr",)), now) == ("ukr",)
    assert with_both(now, ("ukr", "izium", "gone-from-the-register"), lexicon).speakers == ("ukr", "rus")
    assert with_both(now, ("izium",), lexicon).places == ("izium",)


def test_the_whole_of_what_lies_around_a_place(lexicon: Lexicon) -> None:
    town = Query(places=("izium",))
    assert widened(town, "and the whole oblast", lexicon).places == ("kharkiv-oblast",)
    assert widened(town, "and the entire country", lexicon).places == ("place-ukr",)
    assert widened(Query(places=("place-ukr",)), "and the whole oblast", lexicon).places == ("place-ukr",)
    assert widened(town, "and the oblast", lexicon).places == ("izium",)
