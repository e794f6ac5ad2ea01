"""Type-ahead: the names of the register that fit what was typed."""

from collections import Counter

from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.folding import fold
from bot.register.vocabulary import ActorType, Kind
from bot.slack.views.forms import Choice

_MOST_SUGGESTIONS = 30


def suggestions(lexicon: Lexicon, kind: Kind, typed: str, *, to_readers: bool = False) -> list[Choice]:
    """Give the names of a kind that begin with what was typed, then those with a word that does; an alias counts whole."""
    wanted = fold(typed).strip()
    if not wanted:
        return []
    by_alias = [entry for match in lexicon.matches(typed, loose=True) for entry in match.entries if entry.kind is kind]
    entries = lexicon.entries(kind)
    bearers = Counter(entry.name for entry in entries)
    folded = [(fold(entry.name), entry) for entry in entries]
    beginning = [entry for name, entry in folded if name.startswith(wanted)]
    within = [entry for name, entry in folded if f" {wanted}" in name]
    hidden = {ActorType.PRIVATE_INDIVIDUAL} if to_readers else set()
    fitting = [entry for entry in (*by_alias, *beginning, *within) if entry.subtype not in hidden]
    found = list({entry.key: entry for entry in fitting}.values())[:_MOST_SUGGESTIONS]
    return [Choice(entry.key, _named_under(entry, lexicon) if bearers[entry.name] > 1 else entry.name) for entry in found]


def _named_under(entry: NamedEntry, lexicon: Lexicon) -> str:
    """Name an entry with what it stands under: several bear its name."""
    above = lexicon.named(entry.parent_id).name if entry.parent_id is not None else ""
    return f"{entry.name} ({above})" if above else entry.name
