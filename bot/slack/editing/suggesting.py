"""Type-ahead: the names of the register that fit what was typed."""

from collections.abc import Callable
from itertools import islice

from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import Kind
from bot.slack.views.forms import Choice

_MOST_SUGGESTIONS = 30


def suggestions(
    lexicon: Lexicon, kind: Kind, typed: str, may_be_named: Callable[[NamedEntry], bool] = lambda _: True
) -> list[Choice]:
    """Give what the text names, then the names that begin with it, then those with an alias or a later word that does."""
    beginnings = lexicon.beginnings(kind)
    named = [each.id for match in lexicon.matches(typed, loose=True) for each in match.entries if each.kind is kind]
    entries = map(lexicon.named, dict.fromkeys([*named, *beginnings.of(typed)]))
    found = islice(filter(may_be_named, entries), _MOST_SUGGESTIONS)
    return [Choice(each.key, _told_apart(each, lexicon) if beginnings.is_shared(each.name) else each.name) for each in found]


def _told_apart(entry: NamedEntry, lexicon: Lexicon) -> str:
    """Name an entry with what it stands under: several bear its name."""
    above = lexicon.named(entry.parent_id).name if entry.parent_id is not None else ""
    return f"{entry.name} ({above})" if above else entry.name
