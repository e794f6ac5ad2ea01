"""One record as a block: who says so, when, its words, its status, what was answered, and its sources."""

from collections.abc import Sequence

from bot.answers.answer import Finding, Quote, ResponseLine, SourceLine
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element

_MOST_RESPONSES = 4
_MOST_SOURCES = 4
_MOST_NOTES = 3


def finding_block(finding: Finding, share: float = 1, *, told: bool = False) -> Block:
    """Render one record; an allegation always with its status and what was answered, however little room there is.

    `share` below 1 shortens the lines, the quote and the remarks, never the status. `told`: its line stands above already.
    """

    def some(limit: int) -> int:
        return int(limit * share)

    parts: list[Block] = [kit.section(*_opening(finding, 0 if told else some(900)))]
    if finding.words:
        parts.append(kit.quote(*_quotation(finding.words, some(700))))
    remarks = [cut(note, some(400)) for note in finding.notes[:_MOST_NOTES]]
    if remarks:
        parts.append(kit.section(kit.words("\n".join(remarks))))
    if finding.response_state:
        parts.append(kit.section(*_stressed(cut(finding.response_state, 400))))
    if finding.responses:
        parts.append(kit.bullets(_response(response, some(400)) for response in finding.responses[:_MOST_RESPONSES]))
        left = len(finding.responses) - _MOST_RESPONSES
        if left > 0:
            parts.append(kit.section(kit.words(f"{left} more of its responses: ask for {finding.ref}.", "italic")))
    parts.append(kit.section(*_sources(finding.sources, _MOST_SOURCES)))
    return kit.rich(*parts)


def brief_block(finding: Finding) -> Block:
    """Render one record above its history: what it says now, its status, and how many have answered."""
    answered = [kit.section(*_stressed(cut(finding.response_state, 400)))] if finding.response_state else []
    return kit.rich(kit.section(*_opening(finding, 500)), *answered, kit.section(*_sources(finding.sources, 2)))


def finding_text(finding: Finding, *, told: bool = False) -> str:
    """Word one record for notifications and screen readers: never an allegation without its status and responses."""
    named = finding.ref if told else f"{finding.ref}: {cut(finding.line, 500)}"
    parts = (named, finding.dated, finding.status_line, finding.response_state)
    return " · ".join(part for part in parts if part)


def _opening(finding: Finding, limit: int) -> list[Element]:
    """Name the record, its line where there is room for any, then its date and its status."""
    dated = cut(finding.dated, 200)
    if limit:
        opening = [kit.words(finding.ref, "bold"), kit.words(f"  {cut(finding.line, limit)}")]
        opening.extend([kit.words(f"\n{dated[:1].upper()}{dated[1:]}", "italic")] if dated else [])
    else:
        opening = [kit.words(finding.ref, "bold"), kit.words(f"  {dated[:1].upper()}{dated[1:]}", "italic")]
    return [*opening, kit.words("\n"), *_stressed(cut(finding.status_line, 400))] if finding.status_line else opening


def _stressed(sentence: str) -> list[Element]:
    """Put what a sentence says before its brackets in bold: a status, or how many have answered."""
    said, bracket, rest = sentence.partition(" (")
    return [kit.words(said, "bold"), kit.words(bracket + rest)] if bracket else [kit.words(said, "bold")]


def _quotation(words: Quote, limit: int) -> list[Element]:
    marks = [words.lang] if words.lang and words.lang != "en" else []
    if words.translated_by and not words.translation:
        marks.append(cut(words.translated_by, 80))
    mark = f" ({', '.join(marks)})" if marks else ""
    quotation = [kit.words(f"“{cut(words.text, limit)}”{mark}")]
    if words.translation:
        by = f" by {cut(words.translated_by, 80)}" if words.translated_by else ""
        quotation.append(kit.words(f"\nTranslation{by}: ", "italic"))
        quotation.append(kit.words(f"“{cut(words.translation, limit)}”"))
    return quotation


def _response(response: ResponseLine, limit: int) -> list[Element]:
    item = [kit.words(response.ref, "bold"), kit.words(f"  {cut(response.line, limit)}")]
    if response.dated:
        item.append(kit.words(f" ({cut(response.dated, 100)})", "italic"))
    item.extend(kit.words(f" {cut(how, limit // 2)}") for how in response.characterised[:2])
    if response.sources:
        item.append(kit.words(" "))
        item.extend(_sources(response.sources, 2))
    return item


def _sources(sources: Sequence[SourceLine], most: int) -> list[Element]:
    if not sources:
        return [kit.words("No source is shown at this level of access.", "italic")]
    elements: list[Element] = [kit.words("Sources: " if len(sources) > 1 else "Source: ")]
    for number, source in enumerate(sources[:most]):
        if number:
            elements.append(kit.words("; "))
        elements.append(kit.link(source.url, f"{cut(source.publisher, 80)}: {cut(source.title, 140)}", 230))
        details = ", ".join(part for part in (source.published, cut(source.locator or "", 60)) if part)
        if details:
            elements.append(kit.words(f" ({details})"))
    if len(sources) > most:
        elements.append(kit.words(f"; and {len(sources) - most} more"))
    return elements
