"""A subscription's filter: the value that questions use, kept as JSON."""

from typing import Any

import msgspec

from bot.answers.query import Query
from bot.digests.model import Subscription


def as_json(wanted: Query) -> dict[str, Any]:
    """Give a filter as the row keeps it."""
    kept: dict[str, Any] = msgspec.to_builtins(wanted)
    return kept


def filter_of(subscription: Subscription) -> Query:
    """Give a subscription's filter; an empty one takes everything."""
    return msgspec.convert(subscription.filter, Query)
