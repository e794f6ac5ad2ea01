"""An answer as JSON, for programs, and as plain text, for the terminal."""

from collections.abc import Iterable
from typing import Any

from bot.answers.answer import Answer, Finding, LogEntry, Quote, ResponseLine, SourceLine
from bot.answers.differences import Mark, Piece
from bot.answers.log import who_said
from bot.answers.query import Query, Span


def as_json(answer: Answer) -> dict[str, Any]:
    """Give the answer as the published interface has it, ready for json.dumps."""
    return {
        "question": answer.question,
        "intent": answer.intent.value,
        "as_of": answer.as_of.isoformat(),
        "understood": _understood(answer.query),
        "assumptions": list(answer.assumptions),
        "headline": answer.headline,
        "total": answer.total,
        "findings": [_finding(each) for each in answer.findings],
        "nearest": answer.nearest,
        "notices": list(answer.notices),
        "value": answer.value,
        "refused": answer.refused.value if answer.refused else None,
        "suggestions": list(answer.suggestions),
        "choices": [
            {"asks": each.asks, "options": [{"label": one.label, "question": one.question} for one in each.options]}
            for each in answer.choices
        ],
        "text": as_text(answer),
    }


def as_text(answer: Answer) -> str:
    """Give the whole answer as plain text."""
    blocks = [answer.headline, *answer.notices]
    if answer.understood:
        blocks.append(f"Understood as: {answer.understood}")
    blocks += answer.assumptions
    blocks += ["\n".join([each.asks, *(f"  {one.question}" for one in each.options)]) for each in answer.choices]
    if answer.nearest:
        blocks.append("Nearest records, which do not answer the question:")
    blocks += ["\n".join(finding_lines(each)) for each in answer.findings]
    blocks += ["\n".join(log_lines(each)) for each in answer.log]
    if answer.logged > len(answer.log):
        earlier = (
            f" Ask for “history of {answer.log[-1].ref} until {answer.log[-1].dated.partition(',')[0]}” for earlier ones."
            if answer.log
            else ""
        )
        blocks.append(f"{len(answer.log):,} of {answer.logged:,} entries are shown.{earlier}")
    if answer.total > len(answer.findings) and not answer.nearest:
        blocks.append(f"{len(answer.findings):,} of {answer.total:,} are shown.")
    if answer.suggestions:
        blocks.append("\n".join(["You could ask:", *(f"  {each}" for each in answer.suggestions)]))
    return "\n\n".join(blocks)


def _understood(query: Query) -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in query.kinds],
        "speakers": [*query.speakers, *query.groups],
        "actors": list(query.actors),
        "treaties": list(query.treaties),
        "weapons": list(query.weapons),
        "places": list(query.places),
        "stances": [stance.value for stance in query.stances],
        "statuses": [status.value for status in query.statuses],
        "responses": [kind.value for kind in query.responses],
        "said": _span(query.said),
        "occurred": _span(query.occurred),
        "text": query.text,
    }


def _span(span: Span) -> list[str | None]:
    return [day.isoformat() if day else None for day in (span.first, span.last)]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "ref": finding.ref,
        "key": finding.key,
        "kind": finding.kind.value,
        "line": finding.line,
        "who": finding.who,
        "dated": finding.dated,
        "status": finding.status.value if finding.status else None,
        "response_state": finding.response_state or None,
        "responses": [each.ref for each in finding.responses],
        "sources": [_source(each) for each in finding.sources],
    }


def _source(source: SourceLine) -> dict[str, Any]:
    return {
        "key": source.key,
        "title": source.title,
        "url": source.url,
        "published_on": source.published_on,
        "source_type": source.source_type.value,
    }


def finding_lines(finding: Finding) -> Iterable[str]:
    """Give one record as lines; digests in the terminal show it by the same ones."""
    yield f"[{finding.ref}] {finding.line}"
    yield f"    {finding.who} — {finding.dated}"
    for line in (finding.status_line, finding.response_state):
        if line:
            yield f"    {line}"
    for response in finding.responses:
        yield from _response(response)
    if finding.words:
        yield from _words(finding.words)
    for note in finding.notes:
        yield f"    {note}"
    for source in finding.sources:
        yield f"    Source: {_cited(source)}"


def log_lines(entry: LogEntry) -> Iterable[str]:
    """Give one entry of a log as lines; [-words-] were taken out, {+words+} were put in."""
    yield entry_line(entry)
    if entry.rests_on:
        yield f"    Rests on: {_cited(entry.rests_on)}"
    if entry.line:
        yield f"    {entry.line}"
    for difference in entry.differences:
        yield f"    {difference.field}: {marked_words(difference.pieces)}"


def entry_line(entry: LogEntry) -> str:
    """Say in one line when what was done, by whom and why."""
    drafted = f" ({entry.drafted})" if entry.drafted else ""
    why = f": {entry.why}" if entry.why else ""
    return f"{entry.dated} — {entry.ref}: {entry.done}, by {who_said(entry.who)}{drafted}{why}"


def marked_words(pieces: Iterable[Piece]) -> str:
    """Give pieces of a difference as one line of plain text."""
    return " ".join(_MARKED[piece.mark].format(piece.text) for piece in pieces)


_MARKED = {Mark.KEPT: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}


def _response(response: ResponseLine) -> Iterable[str]:
    yield f"      [{response.ref}] {response.line} ({response.dated})"
    if response.characterised:
        yield f"        Sources describe it differently — {'; '.join(response.characterised)}"


def _words(words: Quote) -> Iterable[str]:
    marked = f" ({words.translated_by})" if words.translated_by and not words.translation else ""
    yield f"    “{words.text}”{marked}"
    if words.translation:
        by = f" by {words.translated_by}" if words.translated_by else ""
        yield f"    Translation{by}: “{words.translation}”"


def _cited(source: SourceLine) -> str:
    parts = [source.publisher, source.title, source.published, source.locator or "", source.url or ""]
    return ", ".join(part for part in parts if part)
