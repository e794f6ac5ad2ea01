"""Type-ahead: the names of the register that fit what was typed."""

from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import ActorType, Kind
from bot.slack.views.forms import Choice

_MOST_SUGGESTIONS = 30


def suggestions(lexicon: Lexicon, kind: Kind, typed: str, *, to_readers: bool = False) -> list[Choice]:
    """Give what the text names, then the names that begin with it, then those with an alias or a later word that does."""
    beginnings = lexicon.beginnings(kind)
    hidden = frozenset(lexicon.of_type(ActorType.PRIVATE_INDIVIDUAL) if to_readers else ())
    named = [each.id for match in lexicon.matches(typed, loose=True) for each in match.entries if each.kind is kind]
    shown = [entry_id for entry_id in named if entry_id not in hidden]
    found = dict.fromkeys([*shown, *beginnings.of(typed, _MOST_SUGGESTIONS, hidden)])
    entries = [lexicon.named(entry_id) for entry_id in found][:_MOST_SUGGESTIONS]
    return [Choice(each.key, _told_apart(each, lexicon) if beginnings.is_shared(each.name) else each.name) for each in entries]


def _told_apart(entry: NamedEntry, lexicon: Lexicon) -> str:
    """Name an entry with what it stands under: several bear its name."""
    above = lexicon.named(entry.parent_id).name if entry.parent_id is not None else ""
    return f"{entry.name} ({above})" if above else entry.name
