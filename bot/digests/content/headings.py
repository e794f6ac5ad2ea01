"""Under which small heading a record stands in a digest: the treaty that it names first, else where it happened.

One rule for all states. Headings follow one another by name, which puts nobody first: neither an editor's order nor a count
decides.
"""

from functools import cache

from bot.answers.wording import name_of
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import PlaceType


class Headings:
    """Words headings with one edition of the names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._worded = cache(self._word)

    def of(self, treaty: int | None, place: int | None) -> str:
        """Give the heading for a treaty and a place, by their ids; empty where there is neither."""
        return self._worded(treaty, place)

    def _word(self, treaty: int | None, place: int | None) -> str:
        if treaty is not None:
            return name_of(self.lexicon.named(treaty))
        return self._region(place) if place is not None else ""

    def _region(self, place: int) -> str:
        """Name the country and the oblast that a place stands in; never anything smaller, unless it stands in neither."""
        chain = [self.lexicon.named(each) for each in (place, *self.lexicon.above(place))]
        regions = [each.name for each in reversed(chain) if each.subtype in {PlaceType.COUNTRY, PlaceType.OBLAST}]
        return ", ".join(regions) or chain[-1].name


@cache
def in_order(heading: str) -> tuple[str, str]:
    """Sort headings by name, whatever its case; what has none comes first, above all that have."""
    return heading.casefold(), heading
