"""A record of the interchange format in words, field by field: what its readers see, and in the words they see it in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.answers.answer import SourceLine
from bot.answers.privacy import PRIVATE, masked
from bot.answers.wording import RESPONSE_WORDS, STATUS_WORDS, listed
from bot.names.lexicon import Lexicon
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.vocabulary import ResponseKind


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind the keys of a record, as far as its readers are told them."""

    lexicon: Lexicon
    sources: Mapping[str, SourceLine]
    refs: Mapping[str, str]

    def masked(self, text: str) -> str:
        """Take the names of private individuals out of a text."""
        return masked(text, self.lexicon)

    def of(self, key: str) -> str:
        """Name an entry of the reference tables."""
        entry_id = self.lexicon.id_of(key)
        entry = None if entry_id is None else self.lexicon.get(entry_id)
        if entry is None:
            return "an entry added just now"
        return PRIVATE if entry.is_private else entry.name

    def of_all(self, keys: Iterable[str]) -> str:
        """Name several."""
        return listed([self.of(key) for key in keys])


def worded_fields(document: docs.Document, names: Names) -> dict[str, str]:
    """Give what readers see of a record: the words of each field that says anything, under its label."""
    found = {}
    for field, (label, worded) in _FIELDS.items():
        value = getattr(document, field, None)
        if value is not None and value != ():
            found[label] = names.masked(worded(value, names))
    return found


Wording = Callable[[Any, Names], str]


def _text(value: str, _names: Names) -> str:
    return value


def _word(value: str, _names: Names) -> str:
    return str(value).replace("_", " ")


def _date(value: parts.Date, _names: Names) -> str:
    return str(parts.fuzzy(value))


def _name(key: str, names: Names) -> str:
    return names.of(key)


def _name_all(keys: Iterable[str], names: Names) -> str:
    return names.of_all(keys)


def _said(words: parts.Words, _names: Names) -> str:
    by = f" by {words.translated_by}" if words.translated_by else ""
    return f"“{words.text}”" + (f" Translation{by}: “{words.translation}”" if words.translation else "")


def _places(places: Iterable[parts.PlaceName], names: Names) -> str:
    return names.of_all(map(parts.place_key, places))


def _treaties(treaties: Iterable[str | parts.Breach], names: Names) -> str:
    return "; ".join(names.of(each) if isinstance(each, str) else _breach(each, names) for each in treaties)


def _breach(breach: parts.Breach, names: Names) -> str:
    article = f", article {breach.article}" if breach.article else ""
    said_by = f" (said to be breached by {names.of_all(breach.said_by)})" if breach.said_by else ""
    return f"{names.of(breach.treaty)}{article}{said_by}"


def _casualties(harmed: parts.Casualties, names: Names) -> str:
    counted = [
        f"{name} {_range(*bounds)}" for name, bounds in (("killed", harmed.killed), ("injured", harmed.injured)) if bounds
    ]
    if harmed.civilian is not None:
        counted.append("civilians" if harmed.civilian else "not civilians")
    return ", ".join(counted) + (f" (counted by {names.of(harmed.counted_by)})" if harmed.counted_by else "")


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {least:,}"
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def _responses(kinds: Iterable[ResponseKind], _names: Names) -> str:
    return ", ".join(RESPONSE_WORDS[kind] for kind in kinds)


def _characterised(described: Iterable[parts.Characterised], names: Names) -> str:
    publishers = ((names.sources[each.source].publisher, each.kinds) for each in described if each.source in names.sources)
    return "; ".join(f"{publisher}: {_responses(kinds, names)}" for publisher, kinds in publishers)


def _citations(citations: Iterable[parts.Citation], names: Names) -> str:
    return " · ".join(_citation(each, names.sources[each.source]) for each in citations if each.source in names.sources)


def _citation(citation: parts.Citation, source: SourceLine) -> str:
    locator = f" ({citation.locator})" if citation.locator else ""
    return f"{source.publisher}, {source.title}{locator}" + (f" “{citation.quote}”" if citation.quote else "")


def _allegation(key: str, names: Names) -> str:
    return names.refs.get(key, "an allegation that is not shown")


_FIELDS: dict[str, tuple[str, Wording]] = {
    "summary": ("Summary", _text),
    "status": ("Status", lambda status, _names: STATUS_WORDS[status]),
    "status_since": ("Status since", _date),
    "kinds": ("Kind of response", _responses),
    "characterised": ("Described by sources as", _characterised),
    "conclusion": ("Conclusion", _word),
    "standard_of_proof": ("Standard of proof", _text),
    "stance": ("Stance", _word),
    "action": ("Action", _word),
    "act": ("Act", _word),
    "responds_to": ("Answers", _allegation),
    "assesses": ("Assesses", _allegation),
    "speaker": ("Speaker", _name),
    "alleged_by": ("Alleged by", _name_all),
    "responder": ("Answered by", _name),
    "body": ("Body", _name),
    "actor": ("State", _name),
    "on_behalf_of": ("On behalf of", _name),
    "capacity": ("Capacity", _word),
    "form": ("Form", _word),
    "alleged_actor": ("Alleged to have acted", _name_all),
    "actors": ("About", _name_all),
    "words": ("Quotation", _said),
    "text": ("Text", _text),
    "ask": ("Asks for", _text),
    "said": ("Said", _date),
    "occurred": ("Occurred", _date),
    "asked_by": ("Asked by", _name),
    "asked_on": ("Asked", _date),
    "decided": ("Decided", _date),
    "deposited": ("Deposited", _date),
    "effective": ("In effect from", _date),
    "treaties": ("Treaties", _treaties),
    "treaty": ("Treaty", _name),
    "weapons": ("Weapons", _name_all),
    "activation": ("Activation", _word),
    "places": ("Places", _places),
    "scope": ("Scope", _word),
    "casualties": ("Casualties", _casualties),
    "process": ("Process", _word),
    "venue": ("Venue", _text),
    "resolution": ("Resolution", _text),
    "citations": ("Sources", _citations),
}
"""The fields that readers see, in the order in which a difference is told, each with its label. The others are internal."""
