"""What the form that changes a question holds, read into a query; or what is wrong with it, field by field."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.answers.query import Intent, Query, Span
from bot.register.vocabulary import RECORD_KINDS, Kind, Stance, Status
from bot.slack.views.change import NAMED_FIELDS, OCCURRED, SAID, dated_of, span_of
from bot.slack.views.forms import Typed

Word = TypeVar("Word", bound=StrEnum)

_LISTED: dict[tuple[Kind, ...], Intent] = {
    (Kind.POSITION,): Intent.POSITIONS,
    (Kind.ALLEGATION,): Intent.ALLEGATIONS,
    (Kind.RESPONSE,): Intent.RESPONSES,
}
_OF_ANY_KIND = frozenset({Intent.COUNT, Intent.WHO, Intent.TIMELINE, Intent.NEWS})
"""What can be asked of records of any kind, so that it stays what is asked when the kinds change."""
_MOST_NAMES = 40


def changed(query: Query, typed: Mapping[str, Typed]) -> Query:
    """Give a query as the form has it. What the form does not show stays, as long as what it stands beside does."""
    fields: dict[str, tuple[str, ...]] = {
        "kinds": _words(RECORD_KINDS, typed.get("kinds")),
        "stances": _words(Stance, typed.get("stances")),
        "statuses": _words(Status, typed.get("statuses")),
        **{name: _keys(typed.get(name)) for name in NAMED_FIELDS},
    }
    values: dict[str, Any] = {name: now for name, now in fields.items() if set(now) != set(getattr(query, name))}
    change = replace(query, **values)
    if "kinds" in values or query.intent in {Intent.UNKNOWN, Intent.HELP, Intent.REFUSED}:
        intent = query.intent if query.intent in _OF_ANY_KIND else _LISTED.get(change.kinds, Intent.TIMELINE)
        change = replace(change, intent=intent, votes=False, unanswered=False, unattributed=False, aspect=None)
    span, dated = _span(typed), OCCURRED if _keys(typed.get("dated")) == (OCCURRED,) else SAID
    if span == span_of(query) and (dated == dated_of(query) or not span):
        return change
    times: dict[str, Any] = {"in_any": (), dated_of(query): Span(), dated: span}
    return replace(change, **times)


def faults_of(query: Query, typed: Mapping[str, Typed]) -> dict[str, str]:
    """Say what is wrong with a form, by field; what it held before it was opened is never wrong."""
    change = changed(query, typed)
    faults: dict[str, str] = {}
    span = _span(typed)
    if span.first and span.last and span.last < span.first:
        faults["last"] = "This is before the first day."
    for name in NAMED_FIELDS:
        if len(_keys(typed.get(name))) > _MOST_NAMES:
            faults[name] = f"At most {_MOST_NAMES} names can be asked for at once."
    if (change.kinds, change.stances, change.statuses) != (query.kinds, query.stances, query.statuses):
        if change.stances and change.kinds and Kind.POSITION not in change.kinds:
            faults["stances"] = "Only positions have a stance: choose them above, or empty this."
        if change.statuses and change.kinds and Kind.ALLEGATION not in change.kinds:
            faults["statuses"] = "Only allegations have a status: choose them above, or empty this."
        if change.stances and change.statuses:
            faults["statuses"] = "A record has a stance or a status, never both: empty one of the two."
    if change == replace(Query(), intent=change.intent):
        faults["kinds"] = "Choose something to look for, here or below."
    return faults


def _words(words: type[Word] | tuple[Word, ...], chosen: Typed | None) -> tuple[Word, ...]:
    """Give what was chosen, in the order of the vocabulary."""
    values = frozenset(_keys(chosen))
    return tuple(word for word in words if word.value in values)


def _keys(chosen: Typed | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in chosen)) if isinstance(chosen, tuple) else ()


def _span(typed: Mapping[str, Typed]) -> Span:
    return Span(_day(typed.get("first")), _day(typed.get("last")))


def _day(typed: Typed | None) -> date | None:
    return date.fromisoformat(typed) if isinstance(typed, str) else None
