"""What the form for a record holds, read into a source and a record."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.register import documents as docs
from bot.register.vocabulary import Kind, ResponseKind
from bot.register.writing import RuleBrokenError
from bot.slack.editing.drafts import record_key
from bot.slack.editing.typed_form import FormError, TypedForm
from bot.slack.views.editing.record_fields import FIELDS, YES, fields_of
from bot.slack.views.forms import Typed

_NAMES = frozenset(field.name for field in FIELDS)
_FIELDS_OF_RULES = {
    "casualties.killed": "killed",
    "casualties.injured": "injured",
    "casualties.counted_by": "counted_by",
    "treaties.said_by": "said_by",
    "citations": "source",
}
"""The fields at which what the register's rules name stands in the form, where they are called otherwise."""


def read_record(
    kind: Kind, typed: Mapping[str, Typed], *, form_id: str, today: date
) -> tuple[docs.SourceDocument | None, docs.RecordDocument]:
    """Read a form into a record and the source that is put in with it, whose keys follow from the form's id.

    There is no source where one of the register was chosen. Raise FormError.
    """
    form = TypedForm(typed, today, _NAMES)
    key = record_key(form_id)
    chosen = form.word("source")
    source = None if chosen else _source(form, source_key(key))
    record = form.document(
        {
            "type": kind.value,
            "key": key,
            "summary": form.text("summary"),
            "words": _words(form),
            "citations": [_citation(form, chosen or source_key(key))],
            "state": form.word("next"),
            "tlp": form.word("tlp"),
            "sensitivity": form.word("sensitivity"),
            **_OF_KIND[kind](form),
        }
    )
    if form.faults or not isinstance(record, docs.RecordDocument) or (source is None and not chosen):
        raise FormError(form.faults)
    return source, record


def source_key(record_key: str) -> str:
    """Name the source that is put in with a record by form."""
    return f"{record_key}-source"


def faults_of_rules(kind: Kind, error: RuleBrokenError) -> dict[str, str] | None:
    """Give what the register's rules forbid by the fields at which it stands; None where some of it stands at none."""
    fields = {field.name for field in fields_of(kind)}
    faults: dict[str, str] = {}
    for problem in error.problems:
        name = _FIELDS_OF_RULES.get(problem.field, problem.field)
        if name not in fields:
            return None
        faults.setdefault(name, f"{problem.what[:1].upper()}{problem.what[1:]}.")
    return faults


def _source(form: TypedForm, key: str) -> docs.SourceDocument | None:
    source = form.document(
        {
            "type": Kind.SOURCE.value,
            "key": key,
            "publisher": form.text("publisher"),
            "title": form.text("title"),
            "source_type": form.word("source_type"),
            "url": form.text("url"),
            "published_on": form.date("published_on"),
            "tlp": form.word("tlp"),
        }
    )
    return source if isinstance(source, docs.SourceDocument) else None


def _words(form: TypedForm) -> dict[str, str] | None:
    words = {"text": form.text("words"), "lang": form.text("words_lang")}
    words |= {"translation": form.text("translation"), "translated_by": form.text("translated_by")}
    for part in ("translation", "translated_by"):
        needed, field = ("text", "words") if part == "translation" else ("translation", "translation")
        if words[part] and not words[needed]:
            form.faults[field] = "This is needed where there is a translation."
    return {name: value for name, value in words.items() if value} if words["text"] else None


def _citation(form: TypedForm, source: str) -> dict[str, str]:
    citation = {"source": source, "locator": form.text("locator"), "quote": form.text("quote")}
    if citation["quote"]:
        citation["lang"] = form.text("quote_lang")
    return {name: value for name, value in citation.items() if value}


def _position(form: TypedForm) -> dict[str, Any]:
    return {
        "speaker": form.word("speaker"),
        "on_behalf_of": form.word("on_behalf_of"),
        "capacity": form.word("capacity"),
        "stance": form.word("stance"),
        "form": form.word("form"),
        "resolution": form.text("resolution"),
        "said": form.date("said"),
        "venue": form.text("venue"),
        "actors": form.keys("actors"),
        "treaties": form.keys("treaties"),
        "weapons": form.keys("weapons"),
        "places": form.keys("places"),
        "scope": form.word("scope"),
        "supersedes": form.word("supersedes"),
    }


def _allegation(form: TypedForm) -> dict[str, Any]:
    return {
        "alleged_by": form.keys("alleged_by"),
        "alleged_actor": form.keys("alleged_actor"),
        "act": form.word("act"),
        "said": form.date("said"),
        "occurred": form.date("occurred"),
        "treaties": _breaches(form),
        "weapons": form.keys("weapons"),
        "activation": form.word("activation"),
        "places": form.keys("places"),
        "casualties": _casualties(form),
    }


def _breaches(form: TypedForm) -> list[dict[str, Any]]:
    treaties, article, said_by = form.keys("treaties"), form.text("article"), form.keys("said_by")
    if article and len(treaties) != 1:
        form.faults["article"] = "Name the one treaty that it is an article of."
    if said_by and not treaties:
        form.faults["treaties"] = "Name the treaty that it would breach."
    common = {"article": article, "said_by": said_by}
    return [{"treaty": key, **{name: value for name, value in common.items() if value}} for key in treaties]


def _casualties(form: TypedForm) -> dict[str, Any] | None:
    counts = {name: form.count(name) for name in ("killed", "injured")}
    civilian, counted_by = form.word("civilian"), form.word("counted_by")
    if not any(counts.values()):
        if civilian or counted_by:
            form.faults.setdefault("killed", "Say how many were killed or injured, or leave the casualties empty.")
        return None
    harmed = {**counts, "civilian": None if civilian is None else civilian == YES, "counted_by": counted_by}
    return {name: value for name, value in harmed.items() if value is not None}


def _response(form: TypedForm) -> dict[str, Any]:
    kinds, said = form.keys("kinds"), form.date("said")
    if said is None and kinds != [ResponseKind.NO_REPLY]:
        form.faults.setdefault("said", "This is needed, unless nobody replied.")
    return {
        "responds_to": form.word("responds_to"),
        "responder": form.word("responder"),
        "on_behalf_of": form.word("on_behalf_of"),
        "capacity": form.word("capacity"),
        "kinds": kinds,
        "said": said,
        "venue": form.text("venue"),
        "asked_by": form.word("asked_by"),
        "asked_on": form.date("asked_on"),
    }


def _assessment(form: TypedForm) -> dict[str, Any]:
    return {
        "assesses": form.word("assesses"),
        "body": form.word("body"),
        "conclusion": form.word("conclusion"),
        "standard_of_proof": form.text("standard_of_proof"),
        "said": form.date("said"),
    }


def _treaty_action(form: TypedForm) -> dict[str, Any]:
    dates = {"decided": form.date("decided"), "deposited": form.date("deposited")}
    dates["effective"] = form.date("effective", may_come=True)
    if not any(form.text(name) for name in dates):
        form.faults["deposited"] = "Say when it was decided, deposited or takes effect: one of the three is needed."
    return {
        "actor": form.word("actor"),
        "treaty": form.word("treaty"),
        "action": form.word("action"),
        **dates,
        "text": form.text("text"),
    }


_OF_KIND: dict[Kind, Callable[[TypedForm], dict[str, Any]]] = {
    Kind.POSITION: _position,
    Kind.ALLEGATION: _allegation,
    Kind.RESPONSE: _response,
    Kind.ASSESSMENT: _assessment,
    Kind.TREATY_ACTION: _treaty_action,
}
