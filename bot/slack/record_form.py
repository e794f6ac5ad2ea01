"""What the form for a record holds, read into a source and a record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.register import documents as docs
from bot.register.vocabulary import Kind
from bot.slack.typed_form import FormError, TypedForm
from bot.slack.views.forms import Typed
from bot.slack.views.record_form import FIELDS

_FIELDS = frozenset(field.name for field in FIELDS)


def read_record(
    kind: Kind, typed: Mapping[str, Typed], *, form_id: str, today: date
) -> tuple[docs.SourceDocument, docs.RecordDocument]:
    """Read a form into a source and a record, whose keys follow from the form's id; raise FormError."""
    form = TypedForm(typed, today, _FIELDS)
    key = f"slack-{form_id.lower()}"
    source = form.document(
        {
            "type": Kind.SOURCE.value,
            "key": source_key(key),
            "publisher": form.text("publisher"),
            "title": form.text("title"),
            "source_type": form.word("source_type"),
            "url": form.text("url"),
            "published_on": form.date("published_on"),
            "tlp": form.word("tlp"),
        }
    )
    words = {"text": form.text("words"), "lang": form.text("words_lang")}
    record = form.document(
        {
            "type": kind.value,
            "key": key,
            "summary": form.text("summary"),
            "said": form.date("said"),
            "weapons": form.keys("weapons"),
            "places": form.keys("places"),
            "words": {name: value for name, value in words.items() if value} if words["text"] else None,
            "citations": [{"source": source_key(key)}],
            "state": form.word("next"),
            "tlp": form.word("tlp"),
            "sensitivity": form.word("sensitivity"),
            **(_of_position(form) if kind is Kind.POSITION else _of_allegation(form)),
        }
    )
    if form.faults or not isinstance(source, docs.SourceDocument) or not isinstance(record, docs.RecordDocument):
        raise FormError(form.faults)
    return source, record


def source_key(record_key: str) -> str:
    """Name the source that is put in with a record by form."""
    return f"{record_key}-source"


def _of_position(form: TypedForm) -> dict[str, Any]:
    return {
        "speaker": form.word("speaker"),
        "stance": form.word("stance"),
        "actors": form.keys("actors"),
        "treaties": form.keys("treaties"),
    }


def _of_allegation(form: TypedForm) -> dict[str, Any]:
    return {
        "alleged_by": form.keys("alleged_by"),
        "alleged_actor": form.keys("alleged_actor"),
        "act": form.word("act"),
        "occurred": form.date("occurred"),
        "treaties": [{"treaty": key} for key in form.keys("treaties")],
    }
