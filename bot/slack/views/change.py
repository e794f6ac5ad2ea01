"""The form in which a reader changes how a question was understood."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.answers.query import Query, Span
from bot.answers.wording import KIND_WORDS, STANCE_WORDS, STATUS_WORDS
from bot.register.vocabulary import RECORD_KINDS, Kind, Stance, Status
from bot.slack.views import blocks as kit
from bot.slack.views.forms import READERS_NAMES, Choice, Field, Filled, Typed, View, input_block
from bot.slack.views.ids import Form

SAID, OCCURRED = "said", "occurred"
NAMED_FIELDS = ("speakers", "actors", "allegers", "anyone", "weapons", "treaties", "places")
"""Fields that hold names, called as they are in a query."""


def _names(name: str, label: str, named: Kind, hint: str = "") -> Field:
    return Field(name, label, Filled.NAMES, named=named, offered=READERS_NAMES, hint=hint)


def _words(name: str, label: str, words: Mapping[Any, str]) -> Field:
    listed = tuple(Choice(str(word), said[:1].upper() + said[1:]) for word, said in words.items())
    return Field(name, label, Filled.CHOICES, choices=listed)


FIELDS: tuple[Field, ...] = (
    _words("kinds", "What is looked for", {kind: KIND_WORDS[kind][1] for kind in RECORD_KINDS}),
    _names("speakers", "Who says it", Kind.ACTOR),
    _names("actors", "Who is spoken about, or alleged to have acted", Kind.ACTOR),
    _names("allegers", "Whose allegation was answered", Kind.ACTOR),
    _names("anyone", "Anybody, in whatever part", Kind.ACTOR),
    _names("weapons", "Weapons", Kind.WEAPON),
    _names("treaties", "Treaties", Kind.TREATY),
    _names("places", "Places", Kind.PLACE),
    _words("stances", "Stance of a position", {stance: STANCE_WORDS[stance] for stance in Stance}),
    _words("statuses", "Status of an allegation", {status: STATUS_WORDS[status] for status in Status}),
    Field("first", "First day", Filled.DATE),
    Field("last", "Last day", Filled.DATE),
    Field(
        "dated",
        "Days on which",
        Filled.CHOICE,
        required=True,
        choices=(Choice(SAID, "It was said"), Choice(OCCURRED, "It is said to have happened")),
        first_choice=SAID,
        hint="Only of allegations is it recorded when something is said to have happened.",
    ),
)


def change_form(query: Query, names: Mapping[str, str], where: Mapping[str, Any]) -> View:
    """Make the form with what a question asks for in its fields; `names` are the names behind keys."""
    typed = typed_of(query, names)
    return {
        "type": "modal",
        "callback_id": Form.CHANGE,
        "title": kit.plain("Change the question", 24),
        "submit": kit.plain("Ask", 24),
        "close": kit.plain("Cancel", 24),
        "private_metadata": json.dumps(where),
        "blocks": [
            kit.rich(kit.section(kit.words("Several in one field: any of them. What stays empty is not asked for."))),
            *(input_block(field, typed.get(field.name)) for field in FIELDS),
        ],
    }


def typed_of(query: Query, names: Mapping[str, str]) -> dict[str, Typed]:
    """Give what stands in the fields for a query."""
    typed: dict[str, Typed] = {"dated": (Choice(dated_of(query), ""),)}
    for name in NAMED_FIELDS:
        typed[name] = tuple(Choice(key, names[key]) for key in getattr(query, name) if key in names)
    for name in ("kinds", "stances", "statuses"):
        typed[name] = _chosen(getattr(query, name))
    span = span_of(query)
    days = {"first": span.first, "last": span.last}
    return {**typed, **{name: day.isoformat() for name, day in days.items() if day}}


def dated_of(query: Query) -> str:
    """Tell which of a query's times the form shows."""
    return OCCURRED if query.occurred else SAID


def span_of(query: Query) -> Span:
    """Give the time of a query that the form shows."""
    return query.occurred or query.said


def _chosen(words: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(str(word), "") for word in words)
