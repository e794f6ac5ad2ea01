"""Names taken for what else they can be in a question, where no word tells which and nothing is found of the first."""

from msgspec.structs import replace

from bot.answers.outcomes.case import Case
from bot.answers.query import Query
from bot.answers.understanding.meanings import ACTING, Meaning
from bot.register.vocabulary import ActorType, Kind


def otherwise_cast(case: Case, query: Query) -> Query | None:
    """Put names into another part, where no word tells which and nothing is found of the one taken first; and say so."""
    return _happened_there(case, query) or _done_by_them(case, query) or _said_by_them(case, query)


def _happened_there(case: Case, query: Query) -> Query | None:
    """Take countries for where it happened, if no word tells that they are to have done it and there is something."""
    shape = case.understanding.shape
    if query.places or shape is None or shape.means(ACTING | {Meaning.AGAINST, Meaning.ACCUSED}):
        return None
    said = "Nothing is recorded as alleged of whom was named; this is what is alleged to have happened there."
    return _as_the_other(case, query, ("actors", Kind.ACTOR), ("places", Kind.PLACE), said)


def _done_by_them(case: Case, query: Query) -> Query | None:
    """Take countries in which nothing happened for those of which it is alleged, where no word tells which of the two."""
    shape = case.understanding.shape
    if query.actors or shape is None or Meaning.IN in shape.meanings:
        return None
    said = "Nothing is recorded as having happened there; this is what is alleged of whom was named."
    return _as_the_other(case, query, ("places", Kind.PLACE), ("actors", Kind.ACTOR), said)


def _as_the_other(case: Case, query: Query, taken: tuple[str, Kind], meant: tuple[str, Kind], said: str) -> Query | None:
    """Put names into another slot, as what else they can mean, if all of them can and there is something; and say so."""
    shape, (slot, kind), (other, other_kind) = case.understanding.shape, taken, meant
    keys = getattr(query, slot)
    named = [each for each in shape.mentions if any(entry.key in keys for entry in each.of(kind))] if shape else []
    others = tuple([entry.key for each in named for entry in each.of(other_kind)[:1]])
    cast = replace(query, **{slot: (), other: others})
    if not keys or len(others) != len(keys) or not case.search.find(cast).total:
        return None
    case.assumptions.append(said)
    return cast


def _said_by_them(case: Case, query: Query) -> Query | None:
    """Take officials of whom nothing is alleged for those who allege: *Shmyhal mined toys*."""
    entries = [case.lexicon.named(found) for key in query.actors if (found := case.lexicon.id_of(key)) is not None]
    shape = case.understanding.shape
    if shape is None or shape.means({Meaning.AGAINST, Meaning.ACCUSED}):
        return None  # is he accused: what he alleges is no answer
    if query.speakers or not entries or any(entry.subtype != ActorType.OFFICIAL for entry in entries):
        return None
    alleged = replace(query, actors=(), speakers=query.actors)
    if not case.search.find(alleged).total:
        return None
    case.assumptions.append("Nothing is recorded as alleged of whom was named; this is what they allege.")
    return alleged
