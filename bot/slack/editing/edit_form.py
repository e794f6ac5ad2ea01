"""A record in the fields of the form that edits it, and the record that comes of what was typed there.

Only what differs from what stood in a field is changed: a date with bounds of its own, the article of a treaty or how exactly
a place is meant stay as they are unless somebody types something else.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.names.lexicon import Lexicon
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.slack.editing.typed_form import FormError, TypedForm
from bot.slack.text import clean, units
from bot.slack.views.editing.edit_form import fields_of
from bot.slack.views.forms import LONGEST_LINE, LONGEST_TYPED, Choice, Field, Filled, Typed, spaced

_WORDS = {"words": "text", "words_lang": "lang", "translation": "translation", "translated_by": "translated_by"}
_CITED = {"locator": "locator", "quote": "quote"}
OF_FIRST_SOURCE = frozenset(_CITED)
"""The fields that are of the first source that a record cites."""


def typed_of(document: docs.RecordDocument, lexicon: Lexicon) -> dict[str, Typed]:
    """Give what stands in the fields, with the names behind the keys."""

    def labelled(field: Field, choice: Choice) -> Choice:
        if field.named is None:
            return Choice(choice.value, spaced(choice.value))
        entry_id = lexicon.id_of(choice.value)
        entry = None if entry_id is None else lexicon.get(entry_id)
        return Choice(choice.value, entry.name if entry else choice.value)

    typed: dict[str, Typed] = {}
    for field in fields_of(document.kind):
        if (value := _stands(document, field)) and not _is_too_long(field, value):
            is_text = isinstance(value, str)
            typed[field.name] = value if is_text else tuple(labelled(field, each) for each in value)  # type: ignore[arg-type]  # (told by is_text)
    return typed


def left_out(document: docs.RecordDocument) -> frozenset[str]:
    """Give the fields that hold more than a form can: they are not edited in one."""
    fields = fields_of(document.kind)
    return frozenset(field.name for field in fields if _is_too_long(field, _stands(document, field)))


def edited(
    document: docs.RecordDocument, typed: Mapping[str, Typed], today: date, kept: frozenset[str] = frozenset()
) -> docs.RecordDocument:
    """Give a record as it is with what was typed, but for the fields to be `kept`; raise FormError for what can't be read."""
    fields = {field.name: field for field in fields_of(document.kind)}
    form = TypedForm(typed, today, frozenset(fields))
    given = docs.to_fields(document)
    untouched = left_out(document) | kept
    for name, field in fields.items():
        if name not in untouched and _said(typed.get(name)) != _said(_stands(document, field)):
            _put(given, document, field, form)
    if form.faults:
        form.document(given)  # tells what else is wrong
        raise FormError(form.faults)
    made = form.document(given)
    if not isinstance(made, docs.RecordDocument):
        raise FormError(form.faults)
    return made


def _put(given: dict[str, Any], document: docs.RecordDocument, field: Field, form: TypedForm) -> None:
    """Put what was typed into one field among the fields of a document."""
    name = field.name
    if name in _WORDS:
        given["words"] = _part(given.get("words"), _WORDS[name], form.text(name))
    elif name in _CITED:
        first, *others = given["citations"]
        given["citations"] = [_part(first, _CITED[name], form.text(name)), *others]
    elif name == "treaties" and isinstance(document, docs.AllegationDocument):
        known = {each["treaty"]: each for each in given.get("treaties", ())}
        given["treaties"] = [known.get(key, {"treaty": key}) for key in form.keys(name)]
    elif name == "places":
        known = {each if isinstance(each, str) else each["place"]: each for each in given.get("places", ())}
        given["places"] = [known.get(key, key) for key in form.keys(name)]
    elif field.filled in {Filled.NAMES, Filled.CHOICES}:
        given[name] = form.keys(name)
    elif field.filled in {Filled.NAME, Filled.CHOICE}:
        given[name] = form.word(name)
    elif name in document.dates:
        given[name] = form.date(name, may_come=name == "effective")
    else:
        given[name] = form.text(name)


def _part(whole: Mapping[str, Any] | None, name: str, value: str | None) -> dict[str, Any] | None:
    """Give an object with one of its parts changed; None where nothing is left of it."""
    made = {key: each for key, each in {**(whole or {}), name: value}.items() if each is not None}
    return made or None


def _stands(document: docs.RecordDocument, field: Field) -> Typed:
    """Give what stands in a field, names by their keys."""
    name = field.name
    if name in _WORDS:
        return (getattr(document.words, _WORDS[name]) or "") if document.words else ""
    if name in _CITED:
        return (getattr(document.citations[0], _CITED[name]) or "") if document.citations else ""
    value = getattr(document, name)
    if value is None:
        return ""
    if name in document.dates:
        when = parts.fuzzy(value)
        return value if isinstance(value, str) else when.text or str(when)
    if field.filled in {Filled.LINE, Filled.TEXT}:
        return str(value)
    return tuple(Choice(str(key), str(key)) for key in _keys(value))


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [each if isinstance(each, str) else getattr(each, "treaty", None) or each.place for each in value]


def _is_too_long(field: Field, value: Typed) -> bool:
    longest = LONGEST_TYPED if field.filled is Filled.TEXT else LONGEST_LINE
    return isinstance(value, str) and units(value) > longest


def _said(typed: Typed | None) -> object:
    """Give what was typed as it counts: a text without spaces around it, or the keys of what was chosen."""
    if typed is None:
        return ""
    return clean(typed).strip() if isinstance(typed, str) else tuple(choice.value for choice in typed) or ""
