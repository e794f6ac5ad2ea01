"""Words of a follow-up that half say what they mean, said whole by what was asked before: *the cluster one*, *the 11th*."""

import re
from datetime import date

from bot.answers.query import Query
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.vocabulary import Kind

_ONE = re.compile(r"(?<=\bthe )((?:[\w-]+ ){1,3})one\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?=\W*(?:$|[,;?!.]|and\b|or\b))", re.IGNORECASE)


def filled_in(question: str, before: Query, lexicon: Lexicon) -> str:
    """Name the treaty that is meant by *the … one* after one was asked about, and the month of a day alone after a day."""
    if before.treaties:
        question = _ONE.sub(lambda found: _treaty(found, lexicon), question)
    day = before.said.first or before.occurred.first or before.on
    return _DAY.sub(lambda found: _dated(found, day), question) if day else question


def _treaty(found: re.Match[str], lexicon: Lexicon) -> str:
    named = f"{found[1]}convention"
    is_treaty = any(
        Kind.TREATY in match.by_kind and len(match.text) == len(named) for match in lexicon.matches(named, loose=True)
    )
    return named if is_treaty else found[0]


def _dated(found: re.Match[str], day: date) -> str:
    try:
        return f"on {spoken(day.replace(day=int(found[1])))}"
    except ValueError:  # that month has no such day
        return found[0]
