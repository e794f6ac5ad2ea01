"""What is kept of an answer, so that the next question of its conversation and its own buttons can go on from it.

It outlives the process and the version that wrote it: another replica reads it, or a bot of next year's.
"""

from typing import Any, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.answers.answer import Answer
from bot.answers.query import Intent, Query
from bot.answers.understanding.links import is_begun_anew

MOST_SHOWN = 200
"""Records of an answer, in their order, that can be asked for by their place."""
MOST_OFFERS = 40
_TYPES = get_type_hints(Query)


class Kept(Struct, frozen=True):
    """An answer as a conversation needs it.

    `query` is None where nothing follows from the answer itself; with `anew`, nothing follows from earlier ones either.
    `shown` are the refs of the records that were shown, from the first on. `offers` are the questions that buttons under the
    answer ask, by their number. `chosen`: the query was set in a form, and not read from the question's words.
    """

    query: Query | None = None
    shown: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    chosen: bool = False
    anew: bool = False

    @property
    def leads_on(self) -> bool:
        """Tell whether a conversation goes on from here, or begins anew."""
        return self.query is not None or self.anew


def kept_of(answer: Answer) -> Kept:
    """Give what a conversation goes on from."""
    if is_begun_anew(answer.question):
        return Kept(anew=True)
    refs = tuple(finding.ref for finding in answer.findings[:MOST_SHOWN]) if not answer.nearest else ()
    offers = offers_of(answer)
    if answer.intent is Intent.REFUSED and answer.query.kinds:
        # What is recorded may be followed up; that it was declined to judge it belongs to that question alone.
        return Kept(replace(answer.query, intent=Intent.ALLEGATIONS), refs, offers)
    if answer.query.intent in {Intent.HELP, Intent.UNKNOWN, Intent.REFUSED}:
        return Kept(None, refs, offers)
    return Kept(answer.query, refs, offers)


def offers_of(answer: Answer) -> tuple[str, ...]:
    """Give the questions that an answer offers to ask instead or next, each once."""
    options = [option.question for choice in answer.choices for option in choice.options]
    return tuple(dict.fromkeys((*options, *answer.suggestions)))[:MOST_OFFERS]


def as_json(kept: Kept) -> dict[str, Any]:
    """Give what is kept as the database keeps it."""
    return {**msgspec.to_builtins(replace(kept, query=None)), "query": query_json(kept.query) if kept.query else None}


def query_json(query: Query) -> dict[str, Any]:
    """Give a query as JSON, without the fields that ask for nothing."""
    nothing = Query()
    asked = [name for name in Query.__struct_fields__ if getattr(query, name) != getattr(nothing, name)]
    return {name: msgspec.to_builtins(getattr(query, name)) for name in asked}


def from_json(kept: dict[str, Any]) -> Kept:
    """Read what was kept; what another version wrote and this one can't read is left out."""
    query = kept.get("query")
    return Kept(
        query_from(query) if isinstance(query, dict) else None,
        _read(kept.get("shown"), tuple[str, ...], ()),
        _read(kept.get("offers"), tuple[str, ...], ()),
        _read(kept.get("chosen"), bool, False),
        _read(kept.get("anew"), bool, False),
    )


def query_from(kept: dict[str, Any]) -> Query:
    """Read a query field by field: of a list, the words that this version knows; unknown fields are left out."""
    read: dict[str, Any] = {}
    nothing = Query()
    for name, value in kept.items():
        if name in _TYPES:
            default = getattr(nothing, name)
            if isinstance(value, list | tuple):
                one = _TYPES[name].__args__[0]
                unread = object()
                each = (_read(item, one, unread) for item in value)
                read[name] = tuple(item for item in each if item is not unread)
            else:
                read[name] = _read(value, _TYPES[name], default)
    return Query(**read)


def _read(value: object, wanted: Any, default: object) -> Any:
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return default
