"""The log of a record as an answer shows it: who did what when and why, and what readers see otherwise since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers.answer import Difference, LogEntry, SourceLine
from bot.answers.compose import source_line
from bot.answers.differences import word_differences
from bot.answers.loading import cited_by_key, entry, record
from bot.answers.privacy import masked
from bot.answers.worded_fields import Names, worded_fields
from bot.answers.wording import STATUS_WORDS
from bot.names.lexicon import Lexicon
from bot.register import documents as docs
from bot.register.dates import spoken
from bot.register.history.log import Fields, Told
from bot.register.reading import visible
from bot.register.vocabulary import Tlp

MOST_LOGGED = 50
"""An answer holds no more entries of a log than this."""
FROM_SLACK = "slack:"
"""Begins the name of whoever did something in Slack; their user id follows, which is no name to show."""


def who_said(who: str) -> str:
    """Name whoever made a change, where nobody knows the names of Slack."""
    return "somebody in Slack" if who.startswith(FROM_SLACK) else who


def log_entries(session: Session, lexicon: Lexicon, ceiling: Tlp, told: Sequence[Told], zone: ZoneInfo) -> tuple[LogEntry, ...]:
    """Put entries of a log into words."""
    versions = [fields for each in told for fields in (each.before, each.after) if fields]
    names = _names(session, lexicon, ceiling, versions, {each.citation["source"] for each in told if each.citation})
    return tuple(_entry(each, names, zone) for each in told)


_MARKINGS: dict[str, Callable[[docs.RecordDocument], str]] = {
    "Who may see it": lambda record: f"TLP:{record.tlp}",
    "What in it could do harm": lambda record: (record.sensitivity or "not set").replace("_", " "),
}


def differences_between(
    session: Session, lexicon: Lexicon, ceiling: Tlp, before: docs.RecordDocument, after: docs.RecordDocument
) -> tuple[Difference, ...]:
    """Say what differs for readers between two versions of a record, field by field, and in its markings, for its reviewer.

    All its sources are told, however they are marked; the allegation that it answers only under the ceiling.
    """
    names = _names(session, lexicon, ceiling, [docs.to_fields(before), docs.to_fields(after)], set())
    return (*_differing(before, after, names), *_marked_otherwise(before, after))


def _marked_otherwise(before: docs.RecordDocument, after: docs.RecordDocument) -> Iterator[Difference]:
    for label, words in _MARKINGS.items():
        if pieces := word_differences(words(before), words(after)):
            yield Difference(label, pieces)


def _names(session: Session, lexicon: Lexicon, ceiling: Tlp, versions: Sequence[Fields], sources: set[str]) -> Names:
    sources = sources | {cited["source"] for fields in versions for cited in fields["citations"]}
    about = {key for fields in versions for field in ("responds_to", "assesses") if (key := fields.get(field))}
    refs = select(entry.c.key, record.c.ref).join(record, record.c.id == entry.c.id)
    return Names(
        lexicon,
        {
            key: source_line(cited, lambda text: masked(text, lexicon))
            for key, cited in cited_by_key(session, sorted(sources)).items()
        },
        dict(session.execute(refs.where(entry.c.key.in_(sorted(about)), visible(ceiling))).all()) if about else {},
    )


def _entry(told: Told, names: Names, zone: ZoneInfo) -> LogEntry:
    at = told.at.astimezone(zone)
    line = told.after["summary"] if told.after and told.before is None else ""
    return LogEntry(
        ref=told.ref,
        dated=f"{spoken(at.date())}, {at:%H:%M %Z}",
        who=told.who,
        done=_done(told),
        why=names.masked(" ".join(told.why.split())),
        drafted=_drafted(told, zone),
        rests_on=_rests_on(told, names),
        line=names.masked(line),
        differences=tuple(_differences(told, names)),
    )


def _done(told: Told) -> str:
    if told.moved is None:
        return told.done.value
    before, after = told.moved
    return f"status moved from {STATUS_WORDS[before]} to {STATUS_WORDS[after]}"


def _drafted(told: Told, zone: ZoneInfo) -> str:
    if told.recorded_at is None or told.recorded_at == told.at:
        return ""
    return f"in drafting and review since {spoken(told.recorded_at.astimezone(zone).date())}"


def _rests_on(told: Told, names: Names) -> SourceLine | None:
    cited = told.citation
    source = names.sources.get(cited["source"]) if cited else None
    if cited is None or source is None:
        return None
    quote = cited.get("quote")
    return replace(source, locator=cited.get("locator"), quote=names.masked(quote) if quote else None)


def _differences(told: Told, names: Names) -> Iterator[Difference]:
    if told.before is None or told.after is None:
        return
    yield from _differing(docs.from_fields(told.before), docs.from_fields(told.after), names)


def _differing(before: docs.Document, after: docs.Document, names: Names) -> Iterator[Difference]:
    was, is_now = worded_fields(before, names), worded_fields(after, names)
    for label in {**is_now, **was}:
        if pieces := word_differences(was.get(label, ""), is_now.get(label, "")):
            yield Difference(label, pieces)
