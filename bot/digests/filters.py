"""A subscription's filter: the value that questions use, kept as JSON."""

from functools import partial
from typing import Any

import msgspec

from bot.answers.query import Query
from bot.answers.search import Search
from bot.answers.wording import understood
from bot.digests.content.candidates import Matching
from bot.digests.model import Subscription
from bot.names.lexicon import Lexicon


def as_json(wanted: Query) -> dict[str, Any]:
    """Give a filter as the row keeps it."""
    kept: dict[str, Any] = msgspec.to_builtins(wanted)
    return kept


def filter_of(subscription: Subscription) -> Query:
    """Give a subscription's filter; an empty one takes everything."""
    return msgspec.convert(subscription.filter, Query)


def filter_words(wanted: Query, lexicon: Lexicon) -> str:
    """Say what a filter takes, for whoever wished it to check."""
    if wanted == Query():
        return "everything"
    said = understood(wanted, lexicon)
    return f"{said} · with the words “{wanted.text}”" if wanted.text else said


def matching_of(wanted: Query, search: Search) -> Matching:
    """Give a filter as what a digest asks of records."""
    if wanted == Query():
        return Matching()
    criterion = partial(search.criterion, wanted, of_few=True)
    return Matching(criterion, hangs_on_answers=bool(wanted.responses or wanted.not_responses or wanted.unanswered))
