"""A record in the fields of the form that edits it, and the record that comes of what was typed there.

Only what differs from what stood in a field is changed: a date with bounds of its own, the articles of several treaties or
how exactly a place is meant stay as they are unless somebody types something else.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.names.lexicon import Lexicon
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.vocabulary import Kind
from bot.slack.editing.typed_form import FormError, TypedForm, count_words
from bot.slack.text import clean, units
from bot.slack.views.editing.edit_form import fields_of
from bot.slack.views.editing.record_fields import NO, YES
from bot.slack.views.forms import LONGEST_LINE, LONGEST_TYPED, Choice, Field, Filled, Typed, spaced

_PARTS = {
    "words": ("words", "text"),
    "words_lang": ("words", "lang"),
    "translation": ("words", "translation"),
    "translated_by": ("words", "translated_by"),
    "killed": ("casualties", "killed"),
    "injured": ("casualties", "injured"),
    "civilian": ("casualties", "civilian"),
    "counted_by": ("casualties", "counted_by"),
}
"""The fields of the form that are parts of a record's field."""
_CITED = {"source": "source", "locator": "locator", "quote": "quote", "quote_lang": "lang"}
OF_FIRST_SOURCE = frozenset(_CITED)
"""The fields that are of the first source that a record cites."""
_OF_BREACH = ("article", "said_by")
"""The fields that are of the one treaty that an allegation touches."""
_COUNTS = frozenset({"killed", "injured"})


def typed_of(document: docs.RecordDocument, lexicon: Lexicon, source: Choice | None = None) -> dict[str, Typed]:
    """Give what stands in the fields, with the names behind the keys; `source` is the first that it cites."""

    def labelled(field: Field, choice: Choice) -> Choice:
        if source is not None and field.named is Kind.SOURCE:
            return source
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
    long = frozenset(field.name for field in fields if _is_too_long(field, _stands(document, field)))
    return long.union(_OF_BREACH) if isinstance(document, docs.AllegationDocument) and len(document.treaties) > 1 else long


def edited(
    document: docs.RecordDocument, typed: Mapping[str, Typed], today: date, kept: frozenset[str] = frozenset()
) -> docs.RecordDocument:
    """Give a record as it is with what was typed, but for the fields to be `kept`; raise FormError for what can't be read.

    A field that is not among what was typed was in no form, and stays; one that was emptied is an empty text.
    """
    fields = {field.name: field for field in fields_of(document.kind)}
    form = TypedForm(typed, today, frozenset(fields))
    given = docs.to_fields(document)
    untouched = left_out(document) | kept
    for name, field in fields.items():
        if name in typed and name not in untouched and _said(typed[name]) != _said(_stands(document, field)):
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
    if name in _PARTS:
        whole, part = _PARTS[name]
        given[whole] = _part(given.get(whole), part, _read(document, field, form))
    elif name in _CITED:
        first, *others = given.get("citations") or [{}]
        given["citations"] = [_part(first, _CITED[name], _read(document, field, form)), *others]
    elif isinstance(document, docs.AllegationDocument) and name in {"treaties", *_OF_BREACH}:
        given["treaties"] = _breaches(document, form)
    elif name == "places":
        known = {each if isinstance(each, str) else each["place"]: each for each in given.get("places", ())}
        given["places"] = [known.get(key, key) for key in form.keys(name)]
    else:
        given[name] = _read(document, field, form)


def _read(document: docs.RecordDocument, field: Field, form: TypedForm) -> Any:
    name = field.name
    if name in _COUNTS:
        return form.count(name)
    if name == "civilian":
        return None if form.word(name) is None else form.word(name) == YES
    if field.filled in {Filled.NAMES, Filled.CHOICES}:
        return form.keys(name)
    if field.filled in {Filled.NAME, Filled.CHOICE}:
        return form.word(name)
    return form.date(name, may_come=name == "effective") if name in document.dates else form.text(name)


def _breaches(document: docs.AllegationDocument, form: TypedForm) -> list[dict[str, Any]]:
    """Give the treaties that were chosen, each with what was said of it; what stands in the form of one is of the one alone."""
    keys = form.keys("treaties")
    known: dict[str, dict[str, Any]] = {each["treaty"]: each for each in docs.to_fields(document).get("treaties", ())}
    if len(document.treaties) > 1:
        return [known.get(key, {"treaty": key}) for key in keys]
    article, said_by = form.text("article"), form.keys("said_by")
    if len(keys) == 1:
        return [{"treaty": keys[0], "said_by": said_by, **({"article": article} if article else {})}]
    before = next(iter(document.treaties), None)
    was_article, was_said_by = (before.article, list(before.said_by)) if before else (None, [])
    if article and (not keys or article != was_article):
        form.faults["article"] = "Name the one treaty that it is an article of."
    if said_by and not keys:
        form.faults["treaties"] = "Name the treaty that it would breach."
    if said_by == was_said_by:  # nobody is made to say of another treaty what they said of this one
        return [known.get(key, {"treaty": key}) for key in keys]
    return [{**known.get(key, {"treaty": key}), "said_by": said_by} for key in keys]


def _part(whole: Mapping[str, Any] | None, name: str, value: Any) -> dict[str, Any] | None:
    """Give an object with one of its parts changed; None where nothing is left of it."""
    made = {key: each for key, each in {**(whole or {}), name: value}.items() if each is not None}
    return made or None


def _stands(document: docs.RecordDocument, field: Field) -> Typed:
    """Give what stands in a field, names by their keys."""
    value = _value(document, field.name)
    if value is None:
        return ""
    if field.name in document.dates:
        when = parts.fuzzy(value)
        return value if isinstance(value, str) else when.text or str(when)
    if field.name in _COUNTS:
        return count_words(value)
    if isinstance(value, bool):
        value = YES if value else NO
    if field.filled in {Filled.LINE, Filled.TEXT}:
        return str(value)
    return tuple(Choice(str(key), str(key)) for key in _keys(value))


def _value(document: docs.RecordDocument, name: str) -> Any:
    if name in _PARTS:
        whole, part = _PARTS[name]
        return getattr(getattr(document, whole), part, None)
    if name in _CITED:
        return getattr(next(iter(document.citations), None), _CITED[name], None)
    if name in _OF_BREACH and isinstance(document, docs.AllegationDocument):
        return getattr(next(iter(document.treaties), None), name, None)
    return getattr(document, name)


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [each if isinstance(each, str) else getattr(each, "treaty", None) or each.place for each in value]


def _is_too_long(field: Field, value: Typed) -> bool:
    longest = LONGEST_TYPED if field.filled is Filled.TEXT else LONGEST_LINE
    return isinstance(value, str) and units(value) > longest


def _said(typed: Typed) -> object:
    """Give what was typed as it counts: a text without spaces around it, or the keys of what was chosen."""
    return clean(typed).strip() if isinstance(typed, str) else tuple(choice.value for choice in typed) or ""
