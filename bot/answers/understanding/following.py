"""A question read after the answer before it: whether it stands by itself, and if not, what it takes over.

Nothing is taken over that is not said, and a question that names what it is about takes over nothing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from bot.answers.kept import Kept
from bot.answers.open_dates import year_of
from bot.answers.query import Intent, Query
from bot.answers.understanding.filling_in import filled_in
from bot.answers.understanding.links import Link, begun_anew, place_asked, shown_at
from bot.answers.understanding.markup import plain
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.merging import Merged
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.tying import KEYS, OF_THE_REGISTER, YEARS, Tie
from bot.answers.understanding.understand import LONGEST_QUESTION, Understanding
from bot.answers.wording import BEGUN_ANEW, NO_REASONS, not_shown, nth_taken, unknown_referent
from bot.names.lexicon import Lexicon
from bot.register.folding import fold_with_offsets
from bot.register.vocabulary import Kind

_IN_THERE = "in there"
"""Where nothing was said before, the register itself: *has any allegation in there been refuted*."""
Read = Callable[[str, int | None], Understanding]
"""Understands a question by itself; the number is the year that the conversation is about."""


def followed(question: str, context: Kept | None, lexicon: Lexicon, today: date, read: Read) -> Understanding | str:
    """Understand a question in its conversation; a sentence where it says what can't be known or answered."""
    text = plain(question)[:LONGEST_QUESTION]
    folded, offsets = fold_with_offsets(text)
    anew = begun_anew(folded)
    if anew is not None:
        return read(text[offsets[anew] :], None) if anew < len(folded) else BEGUN_ANEW
    before = _known(context.query, lexicon) if context and context.query else None
    if before:
        question = filled_in(question, before, lexicon)
    own = read(question, year_of(before) if before else None)
    if own.shape is None or own.query.refs:
        return own
    tie = Tie(own.query, own.shape)
    if tie.nameless and (found := place_asked(folded)) and not _is_in_order(own.shape, found[3]):
        return _by_place(text, offsets, found, context, read)
    if before is None:
        named = own.query.has_names or own.query.publishers or own.hard_words
        of_register = own.query.intent in OF_THE_REGISTER or tie.pointing.casefold() == _IN_THERE
        stands = named or own.refusal or of_register or own.query.intent is Intent.HELP
        return unknown_referent(tie.pointing) if tie.nameless and tie.points_nowhere and not stands else own
    if tie.asks_why:
        return NO_REASONS
    return _tied(tie, before, own, own.shape, lexicon, today) if tie.ties(before) else own


def _tied(tie: Tie, before: Query, own: Understanding, shape: Shape, lexicon: Lexicon, today: date) -> Understanding | str:
    """Read a question as one that goes on from the query before."""
    if tie.has(Link.BEFORE, Link.AFTER, Link.THEN, *YEARS) and not shape.dates and not _dated(before):
        return unknown_referent(tie.pointing)
    if tie.turns_round and not before.actors:
        return unknown_referent("the other side")
    merged = Merged(before, own, shape, lexicon, today).understanding()
    goes_on = tie.pointing or tie.changes_the_one_before(before)
    if tie.adds_nothing and not goes_on:  # *and xyzzy?*: an answer without that word would be the one before
        return replace(merged, demanded=tuple(own.query.text.split()))
    return merged


def _by_place(
    text: str, offsets: list[int], found: tuple[int, int, int, Kind | None], context: Kept | None, read: Read
) -> Understanding | str:
    """Read a question with the ref of the record that it asks for by its place in the answer before."""
    start, end, at, kind = found
    typed = text[offsets[start] : offsets[end]]
    if context is None:
        return unknown_referent(typed)
    ref = shown_at(context.shown, at, kind)
    if ref is None:
        return not_shown(typed, len(context.shown))
    meant = read(text[: offsets[start]] + ref + text[offsets[end] :], None)
    return replace(meant, assumptions=(nth_taken(typed, ref), *meant.assumptions))


def _is_in_order(shape: Shape, kind: Kind | None) -> bool:
    """Tell whether the first is asked for by its date: *when was the first allegation*."""
    return kind is not None and (shape.opens(Meaning.WHO) or shape.opens(Meaning.WHEN))


def _known(query: Query, lexicon: Lexicon) -> Query:
    """Leave out names that the register no longer has."""
    kept: dict[str, Any] = {slot: tuple(key for key in getattr(query, slot) if lexicon.id_of(key) is not None) for slot in KEYS}
    return replace(query, **kept)


def _dated(query: Query) -> bool:
    return bool(query.said or query.occurred or query.since_recorded or query.on)
