"""The filter of a wish: what a question would ask for, read of words that tell no task, and never wider than they were meant.

A word that narrows nothing is an error here, where in a question it would only be searched for: a subscription is read once,
and what it leaves out is missed for good.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from msgspec.structs import replace

from bot.answers.query import Intent, Query
from bot.answers.understanding.field_words import ACTIONS, KINDS, PHRASES, RESPONSES, STANCES, STATUSES, Word
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.refusals import REASONS
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.understand import Understanding, understand
from bot.answers.wording import listed, name_of
from bot.digests.wishes import zones
from bot.errors import RapporteurError
from bot.names.lexicon import Lexicon
from bot.register.folding import fold
from bot.register.vocabulary import Kind

EXAMPLE = "/rapporteur subscribe allegations in Ukraine daily at 09:00"
_ALL = re.compile(r"(?<!\w)(?:everything|anything|all|any|whatever)(?!\w)", re.IGNORECASE)
_NEWS_NOUN = re.compile(
    r"(?<!\w)(?:news|updates?|developments?|changes|treaty actions?|what(?:['’]?s| is) new)(?!\w)", re.IGNORECASE
)
_TREATY_ACTIONS = re.compile(r"(?<!\w)treaty actions?(?!\w)", re.IGNORECASE)
_NARROWS_NOTHING: frozenset[Word] = frozenset({
    *SAYING, *CLAIMING, *ANSWERING, Meaning.EXCEPT, Meaning.IN, Meaning.AGAINST, Meaning.BY, Meaning.FROM, Meaning.TO,
    Meaning.ABOUT, Meaning.UNDER_TREATY, Meaning.OF, Meaning.SOIL, Meaning.MEMBERS, Meaning.BODY, Meaning.JOIN, Meaning.NEWS,
    Meaning.LATEST, Meaning.ACCUSED, Meaning.ENTRIES, Meaning.REPORT, Meaning.ON_RECORD,
})  # fmt: skip
"""What shows only which part a name plays, or which kind of record is meant."""
_NEVER_IDLE = frozenset({"not", "non", "time"})
"""Small words that were meant to leave something out or to name a zone, where nothing took them up."""
_NAMES = (
    "speakers", "actors", "anyone", "allegers", "groups", "treaties", "weapons", "places", "not_speakers", "not_actors",
    "not_groups", "not_places", "not_weapons",
)  # fmt: skip
_LEFT_OUT = tuple(slot for slot in (*_NAMES, "not_speaker_types") if slot.startswith("not_"))
_BESIDES = ("refs", "resolutions", "speaker_types", "not_speaker_types")
_NARROWING: tuple[tuple[Kind, Mapping[Any, str], str], ...] = (
    (Kind.ALLEGATION, STATUSES, "statuses"),
    (Kind.RESPONSE, RESPONSES, "responses"),
    (Kind.POSITION, STANCES, "stances"),
    (Kind.TREATY_ACTION, ACTIONS, "actions"),
)
"""Words that only records of one kind have."""


class UnreadWishError(RapporteurError):
    """A wish that is not understood, or cannot be; nothing was subscribed or changed by it."""

    def __init__(self, what: str, cure: str) -> None:
        """Say what is wrong with it and what to type."""
        super().__init__(what, "Nothing was changed.", cure)


class UnreadFilterError(UnreadWishError):
    """What a subscription is to tell of is not understood."""


@dataclass(frozen=True, slots=True)
class WishedFilter:
    """A filter, and what has to be said about how it was read."""

    query: Query
    assumptions: tuple[str, ...] = ()


def read_filter(
    words: str,
    lexicon: Lexicon,
    today: date,
    *,
    quoted: str = "",
    is_key: Callable[[str], bool] = lambda _: False,
) -> WishedFilter:
    """Read the words of a filter; raise UnreadFilterError where they are not understood whole.

    `quoted` are words that must stand in a record's text.
    """
    takes_all = bool(_ALL.search(words))
    treaty_actions = bool(_TREATY_ACTIONS.search(words))
    names = names_in(words, lexicon)
    asked = _NEWS_NOUN.sub(lambda noun: noun[0] if is_in_name(noun.span(), names) else " " * len(noun[0]), words)
    understood = understand(asked, lexicon, today, is_key=is_key, kind=Intent.NEWS, whole=True)
    shape = cast(Shape, understood.shape)  # a text that was read has one
    _check_task(understood, shape)
    _check_names(understood, shape, lexicon)
    query, used = _narrowed(understood, shape, treaty_actions=treaty_actions)
    _check_words(shape, used, leaves_out=any(getattr(query, slot) for slot in _LEFT_OUT))
    query = replace(query, text=quoted)
    if query == Query() and not takes_all:
        raise UnreadFilterError(
            "What the subscription is to tell of was not said." if not asked.strip(" ,.") else f"“{words}” narrows nothing.",
            f"Name a state, treaty, weapon, place or kind of record, or type “everything”: {EXAMPLE}",
        )
    return WishedFilter(query, understood.assumptions)


def names_in(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Give where the names of a text stand."""
    return [(match.start, match.end) for match in lexicon.matches(text)]


def is_in_name(span: tuple[int, int], names: Iterable[tuple[int, int]]) -> bool:
    """Tell whether words belong to a longer name, as *Sunday* does to *Sunday Times*."""
    start, end = span
    return any(begin < end and start < stop and not (start <= begin and stop <= end) for begin, stop in names)


def _check_task(understood: Understanding, shape: Shape) -> None:
    """Turn down what is no filter on what is new."""
    if understood.refusal is not None:
        raise UnreadFilterError(
            f"{REASONS[understood.refusal]} A subscription cannot either.",
            f"Subscribe to what is recorded, such as: {EXAMPLE}",
        )
    if shape.dates:
        typed = listed([f"“{shape.text[each.said_from : each.end]}”" for each in shape.dates])
        raise UnreadFilterError(
            f"{typed} makes no sense here: a subscription tells of what is new from now on.",
            "Leave it out, or ask for what is recorded already as a question.",
        )
    if understood.query.article:
        raise UnreadFilterError(
            "A subscription cannot be narrowed to one article of a treaty.", "Name the treaty without the article."
        )
    if understood.query.intent is Intent.HELP:
        raise UnreadFilterError("That asks for help and names nothing to tell of.", f"Type, for example: {EXAMPLE}")


def _check_names(understood: Understanding, shape: Shape, lexicon: Lexicon) -> None:
    """Turn down names that several bear, and names that the filter would pass over."""
    keys = {key for slot in _NAMES for key in getattr(understood.query, slot)}
    ids = {found for key in keys if (found := lexicon.id_of(key)) is not None}
    for mention in shape.mentions:
        for kind in (Kind.ACTOR, Kind.PLACE, Kind.WEAPON, Kind.TREATY):
            meant = [entry for entry in mention.of(kind) if entry.key in keys]
            if len(meant) > 1 and not _is_one(mention, kind, lexicon):
                names = listed([lexicon.unmistakable(entry) or name_of(entry) for entry in meant], "or")
                raise UnreadFilterError(f"“{mention.match.text}” can be several: {names}.", "Type the one that is meant.")
        if not any(lexicon.below(entry.id) & ids for entry in mention.match.entries):
            name = mention.match.text
            raise UnreadFilterError(
                f"It is not clear what “{name}” is to narrow.",
                f"Say it as in “allegations against {name}”, “positions of {name}” or “allegations in {name}”.",
            )


def _is_one(mention: Mention, kind: Kind, lexicon: Lexicon) -> bool:
    """Tell whether one of those that bear a name stands above the others, or all are kinds of one weapon."""
    entries = mention.of(kind)
    return kind is Kind.WEAPON or any(all(other.id in lexicon.below(top.id) for other in entries) for top in entries)


def _narrowed(understood: Understanding, shape: Shape, *, treaty_actions: bool) -> tuple[Query, set[int]]:
    """Give the filter without anything of a task, and the places of the words that narrow it."""
    read = understood.query
    query = Query(**{slot: getattr(read, slot) for slot in (*_NAMES, *_BESIDES)})
    kinds = list(shape.values(KINDS)) + [Kind.TREATY_ACTION] * treaty_actions
    used = _places_of(shape, {*KINDS, Meaning.UNANSWERED, Meaning.UNATTRIBUTED, Meaning.VOTE})
    if shape.means({Meaning.VOTE}) or read.resolutions:
        cast_votes = replace(query, intent=Intent.VOTES, kinds=(Kind.POSITION,), votes=True, stances=shape.values(STANCES))
        return cast_votes, used | _places_of(shape, STANCES)
    for kind, table, slot in _NARROWING:
        fits = kinds == [kind] or (not kinds and (kind is not Kind.RESPONSE or read.intent is Intent.RESPONSES))
        fits = fits or (kind is Kind.RESPONSE and kinds == [Kind.ALLEGATION])
        if fits and shape.values(table):
            kinds = kinds or [kind]
            slots: dict[str, Any] = {slot: shape.values(table)}
            query = replace(query, **slots)
            used |= _places_of(shape, table)
    if shape.means({Meaning.UNANSWERED}) and kinds in ([], [Kind.ALLEGATION]):
        kinds, query = [Kind.ALLEGATION], replace(query, unanswered=True)
    if shape.means({Meaning.UNATTRIBUTED}) and kinds in ([], [Kind.ALLEGATION]):
        kinds, query = [Kind.ALLEGATION], replace(query, unattributed=True)
    return replace(query, kinds=tuple(kinds) or _kinds_meant(shape, query)), used


def _kinds_meant(shape: Shape, query: Query) -> tuple[Kind, ...]:
    """Give the kind of record that verbs tell of: *what Russia denies*, *who accuses Ukraine*, *what the UN says*."""
    if query.refs:
        return ()
    for meanings, kind in ((ANSWERING, Kind.RESPONSE), (CLAIMING, Kind.ALLEGATION), (SAYING, Kind.POSITION)):
        if shape.means(meanings):
            return (kind,)
    return ()


def _check_words(shape: Shape, used: set[int], *, leaves_out: bool) -> None:
    """Turn down words that narrow nothing: whoever typed them meant something by them.

    `leaves_out`: the filter leaves somebody or something out, so that *except* narrows it.
    """
    idle = used | _places_of(shape, _NARROWS_NOTHING if leaves_out else _NARROWS_NOTHING - {Meaning.EXCEPT})
    unknown = [
        typed
        for at, (word, typed) in enumerate(zip(shape.words, shape.spoken, strict=True))
        if at not in idle and (word in _NEVER_IDLE or (word[0] not in "@#" and len(word) > 1 and word not in STOP_WORDS))
    ]
    if not unknown:
        return
    said = listed([f"“{word}”" for word in dict.fromkeys(unknown)])
    if not _NEVER_IDLE.isdisjoint(map(fold, unknown)):
        raise UnreadFilterError(
            f"It is not clear what {said} is to do here.",
            "Leave somebody or something out as in “allegations except in Kyiv”; name a zone as in “at 9:00 Europe/Kyiv”.",
        )
    near = next(filter(None, map(zones.zones_meant, unknown)), ())
    if near:
        raise UnreadFilterError(
            f"{said} was not understood as part of a filter.", f"If it is to be a time zone, type it as {listed(near, 'or')}."
        )
    if all(PHRASES.means(fold(word)) for word in unknown):
        raise UnreadFilterError(
            f"A subscription cannot be narrowed by {said}.",
            "Leave it out; name states, treaties, weapons, places, kinds of records or their status.",
        )
    raise UnreadFilterError(
        f"{said} {'was' if len(unknown) == 1 else 'were'} not understood: no name or word of the register is spelt so.",
        f"Check the spelling, or put what must stand in a record's text in quotation marks: “{' '.join(unknown)}”",
    )


def _places_of(shape: Shape, meanings: Collection[Word]) -> set[int]:
    spans = ((each.start, each.end) for each in shape.phrases if not each.meanings.isdisjoint(meanings))
    return {at for start, end in spans for at in range(start, end)}
