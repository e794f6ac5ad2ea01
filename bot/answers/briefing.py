"""Findings as a briefing in Markdown: what was asked, each record whole with its sources, and under which marking.

An allegation has the same block as everywhere: who says so, its status, and what was answered, or that no answer is recorded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.answers.answer import Finding, Quote, ResponseLine, SourceLine
from bot.answers.markdown import block, inline, link
from bot.answers.wording import kinds_said
from bot.register.dates import spoken
from bot.register.vocabulary import Tlp


@dataclass(frozen=True, slots=True)
class Heading:
    """What a briefing says before and after its records. `filter` is the question as it was understood."""

    question: str | None
    headline: str
    filter: str
    as_of: date
    ceiling: Tlp
    notices: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def opening(heading: Heading) -> str:
    """Give the beginning: what was asked, what the answer is, and of which day."""
    lines = [
        f"# {inline(heading.question or 'All records')}",
        "",
        f"**TLP:{heading.ceiling}**",
        "",
        inline(heading.headline),
        "",
    ]
    lines += [each for notice in heading.notices for each in (inline(notice), "")]
    lines += [f"- As of: {spoken(heading.as_of)}", f"- Filter: {inline(heading.filter)}"]
    lines += [f"- {inline(each)}" for each in heading.assumptions]
    return "\n".join(lines) + "\n"


def closing(heading: Heading, count: int) -> str:
    """Give the end: where this comes from, by which filter, and who may read it."""
    said = f"{count:,} {'record' if count == 1 else 'records'} recorded in Rapporteur as of {spoken(heading.as_of)}"
    return (
        f"\n---\n\n{said}. Filter: {inline(heading.filter)}. Marked no stricter than **TLP:{heading.ceiling}**. "
        "Rapporteur compiles what is recorded and who says so; it does not determine violations.\n"
    )


def section(finding: Finding) -> str:
    """Give one record."""
    return "\n".join(["", f"## {finding.ref}", "", inline(finding.line), "", *_details(finding)]) + "\n"


def _details(finding: Finding) -> Iterator[str]:
    yield f"- Who: {inline(finding.who)}"
    yield f"- Date: {inline(finding.dated)}"
    if finding.status_line:
        yield f"- **{inline(finding.status_line)}**"
    if finding.response_state:
        yield f"- **{inline(finding.response_state)}**"
    for response in finding.responses:
        yield from _response(response)
    yield from (f"- {inline(note)}" for note in finding.notes)
    yield from (f"- Source: {_source(source)}" for source in finding.sources)
    if finding.words:
        yield from _words(finding.words)


def _response(response: ResponseLine) -> Iterator[str]:
    yield f"  - {response.ref} ({inline(response.dated)}; {inline(kinds_said(response.kinds))}): {inline(response.line)}"
    if response.characterised:
        yield f"    - Sources describe it differently: {inline('; '.join(response.characterised))}"
    yield from (f"    - Source: {_source(source)}" for source in response.sources)


def _source(source: SourceLine) -> str:
    told = [inline(source.publisher), link(source.title, source.url), inline(source.published)]
    told += [inline(source.locator)] if source.locator else []
    return ", ".join(told) + (f": “{inline(source.quote)}”" if source.quote else "")


def _words(words: Quote) -> Iterable[str]:
    yield ""
    marked = f" ({inline(words.translated_by)})" if words.translated_by and not words.translation else ""
    yield f"Words{f', in the language {inline(words.lang)}' if words.lang else ''}{marked}:"
    yield ""
    yield block(words.text)
    if words.translation:
        yield ""
        yield f"Translation into English{f' by {inline(words.translated_by)}' if words.translated_by else ''}:"
        yield ""
        yield block(words.translation)
