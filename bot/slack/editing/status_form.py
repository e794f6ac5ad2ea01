"""What the form for a move of status holds, read into the move and its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.model import Citation
from bot.register.vocabulary import Kind, Status
from bot.slack.editing.typed_form import FormError, TypedForm
from bot.slack.text import cut
from bot.slack.views.editing.status_form import ANOTHER_SOURCE, FIELDS
from bot.slack.views.forms import Choice, Typed

_OF_A_SOURCE = ("publisher", "title", "source_type")


@dataclass(frozen=True, slots=True)
class MoveAsked:
    """A move as somebody asks for it: it rests on a source cited already (`cited`, its number) or on a new one (`source`)."""

    status: Status
    why: str
    cited: str | None
    source: docs.SourceDocument | None
    locator: str | None
    quote: str | None
    since: parts.Date | None
    alleged_by: tuple[str, ...]


def read_move(typed: Mapping[str, Typed], *, form_id: str, today: date) -> MoveAsked:
    """Read a form into a move; raise FormError for what is missing or can't be read."""
    form = TypedForm(typed, today, frozenset(field.name for field in FIELDS))
    cited = form.word("cited")
    is_new = cited in {None, ANOTHER_SOURCE}
    source = None
    if is_new:
        for name in _OF_A_SOURCE:
            if not form.keys(name) and form.text(name) is None:
                form.faults[name] = "Name the source that it rests on, or choose one above."
        source = form.document(
            {
                "type": Kind.SOURCE.value,
                "key": f"slack-{form_id.lower()}-source",
                "publisher": form.text("publisher"),
                "title": form.text("title"),
                "source_type": form.word("source_type"),
                "url": form.text("url"),
                "published_on": form.date("published_on"),
            }
        )
    since = form.date("since")
    status, why = form.word("status"), form.text("why")
    if status is None or status not in set(Status):
        form.faults["status"] = "This is needed."
    if why is None:
        form.faults["why"] = "This is needed."
    if form.faults or (is_new and not isinstance(source, docs.SourceDocument)):
        raise FormError(form.faults)
    return MoveAsked(
        status=Status(status or ""),
        why=why or "",
        cited=None if is_new else cited,
        source=source if isinstance(source, docs.SourceDocument) else None,
        locator=form.text("locator"),
        quote=form.text("quote"),
        since=parts.DateObject(**since) if since else None,
        alleged_by=tuple(form.keys("alleged_by")),
    )


def cited_choices(found: Iterable[Citation]) -> tuple[Choice, ...]:
    """Give the sources that are cited as choices, each once, by their numbers."""
    cited = {str(each.source_id): each.source for each in found}
    return tuple(Choice(number, cut(f"{source.publisher}: {source.title}", 75)) for number, source in cited.items())
