"""The nearest records where nothing answers: one condition after another is let go, those that matter least first."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.answers.query import Query, Span
from bot.answers.search import Found, Search
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Kind, PlaceType

MOST_NEAREST = 20


def nearest(search: Search, query: Query) -> Found:
    """Find what comes nearest to a query that found nothing: at most a page, and often nothing."""
    for wider in _wider(query, search.lexicon):
        found = search.find(wider)
        if found.total:
            return Found(found.ids[:MOST_NEAREST], found.total)
    return Found()


def _wider(query: Query, lexicon: Lexicon) -> Iterator[Query]:
    """Let go of the stance and the time, then go up in the trees; who speaks and which weapon are never let go altogether."""
    if query.stances:
        yield replace(query, stances=())
    if query.said or query.occurred or query.in_any:
        yield replace(query, said=Span(), occurred=Span(), in_any=())
    if query.kinds == (Kind.RESPONSE,):
        if not (query.speakers or query.actors or query.allegers or query.places or query.weapons):
            return  # all allegations are not near to anything
        accused = tuple(dict.fromkeys((*query.actors, *query.speakers)))
        yield replace(query, kinds=(Kind.ALLEGATION,), speakers=query.allegers, actors=accused, allegers=(), responses=())
        return
    if places := _above(query.places, lexicon, stop=PlaceType.COUNTRY):
        yield replace(query, places=places)
    if speakers := _above(query.speakers, lexicon):
        yield replace(query, speakers=speakers)
        if query.kinds == (Kind.POSITION,):
            yield replace(query, speakers=speakers, kinds=(Kind.ALLEGATION, Kind.ASSESSMENT))
    if actors := _above(query.actors, lexicon):
        yield replace(query, actors=actors)
    if weapons := _above(query.weapons, lexicon):
        yield replace(query, weapons=weapons)
    yield from _found_around(query, lexicon)
    yield from _farther(query, _countries(query.places, lexicon))


def _found_around(query: Query, lexicon: Lexicon) -> Iterator[Query]:
    """Go up from where somebody is asked to have found something: *what did the IAEA find at Zaporizhzhia*."""
    if query.kinds != (Kind.POSITION,) or not (query.speakers and query.places):
        return
    for places in (_above(query.places, lexicon, stop=PlaceType.COUNTRY), _countries(query.places, lexicon)):
        if places:
            yield replace(query, places=places, kinds=(Kind.POSITION, Kind.ALLEGATION, Kind.ASSESSMENT))


def _farther(query: Query, countries: tuple[str, ...]) -> Iterator[Query]:
    """Go up to the countries in which places lie, and beyond; what anybody did anywhere is near to nothing."""
    if not (query.places and query.weapons):
        return
    if countries:
        yield replace(query, places=countries)
    if countries or query.speakers or query.actors:
        yield replace(query, places=())


def _countries(keys: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Give the countries in which places lie."""
    above = (lexicon.named(each) for key in keys if (found := lexicon.id_of(key)) is not None for each in lexicon.above(found))
    return tuple(dict.fromkeys(each.key for each in above if each.subtype == PlaceType.COUNTRY))


def _above(keys: tuple[str, ...], lexicon: Lexicon, stop: str = "") -> tuple[str, ...]:
    """Give what stands directly above these, without what is of the type to stop at."""
    found: list[str] = []
    for key in keys:
        entry_id = lexicon.id_of(key)
        above = lexicon.above(entry_id)[:1] if entry_id is not None else []
        found += [lexicon.named(each).key for each in above if not stop or lexicon.named(each).subtype != stop]
    return tuple(dict.fromkeys(found))
