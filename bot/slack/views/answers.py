"""Answers as messages: what was understood, then each record with who says so, status, responses and sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer, Finding, Quote, ResponseLine, SourceLine
from bot.slack.text import cut, escape, escape_within, units
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.ids import Act

FINDINGS_ON_A_PAGE = 5
FINDINGS_TO_ASK_FOR = FINDINGS_ON_A_PAGE + 1
"""One more than a page holds tells whether there is another page."""
_PAGE_WEIGHT = 9_400
"""Of `blocks.MOST_CHARACTERS`; the rest is room for buttons and the line that counts the records."""
_TEXT_LIMIT = 2_900
_MOST_RESPONSES = 4
_MOST_SOURCES = 4
_MOST_NOTES = 3


@dataclass(frozen=True, slots=True)
class Footing:
    """What stands around an answer: the id of the asked question for the buttons, and which buttons there are.

    `asked_by` is the user id of whoever shared it; `note` a closing sentence of ours.
    """

    asked_id: int | None = None
    offset: int = 0
    may_share: bool = False
    asked_by: str | None = None
    note: str = ""


def answer_message(answer: Answer, footing: Footing) -> Message:
    """Render one page of an answer whose findings begin at number `footing.offset` and may go on past the page."""
    preface = _preface(answer, footing)
    closing = _closing(answer)
    room = _PAGE_WEIGHT - kit.weight(preface) - kit.weight(closing)
    shown: list[Finding] = []
    body: list[Block] = []
    for finding in answer.findings[:FINDINGS_ON_A_PAGE]:
        block = finding_block(finding) if shown else _fitting(finding, room)
        room -= kit.weight(block)
        if shown and room < 0:
            break
        shown.append(finding)
        body.append(block)
    foot = _foot(answer, footing, len(shown))
    return Message(_text(answer, shown, footing.offset), (*preface, *body, *closing, *foot))


def finding_block(finding: Finding, share: float = 1) -> Block:
    """Render one record; an allegation always with its status and what was answered, however little room there is.

    `share` below 1 shortens the lines, the quote and the remarks, never the status.
    """

    def some(limit: int) -> int:
        return int(limit * share)

    parts: list[Block] = [kit.section(*_opening(finding, some(900)))]
    if finding.words:
        parts.append(kit.quote(*_quotation(finding.words, some(700))))
    remarks = [cut(note, some(400)) for note in finding.notes[:_MOST_NOTES]]
    if finding.response_state:
        remarks.append(cut(finding.response_state, 400))
    if remarks:
        parts.append(kit.section(kit.words("\n".join(remarks))))
    if finding.responses:
        parts.append(kit.bullets(_response(response, some(400)) for response in finding.responses[:_MOST_RESPONSES]))
        left = len(finding.responses) - _MOST_RESPONSES
        if left > 0:
            parts.append(kit.section(kit.words(f"{left} more of its responses: ask for {finding.ref}.", "italic")))
    parts.append(kit.section(*_sources(finding.sources, _MOST_SOURCES)))
    return kit.rich(*parts)


def finding_text(finding: Finding) -> str:
    """Word one record for notifications and screen readers: never an allegation without its status and responses."""
    parts = (f"{finding.ref}: {cut(finding.line, 500)}", finding.dated, finding.status_line, finding.response_state)
    return " · ".join(part for part in parts if part)


def _fitting(finding: Finding, room: int) -> Block:
    """Render the record that a page can't do without in as much detail as the page has room for."""
    for share in (1, 0.5):
        block = finding_block(finding, share)
        if kit.weight(block) <= room:
            return block
    return finding_block(finding, 0.25)


def _opening(finding: Finding, limit: int) -> list[Element]:
    dated = " · ".join(part for part in (cut(finding.dated, 200), cut(finding.status_line, 400)) if part)
    opening = [kit.words(finding.ref, "bold"), kit.words(f"  {cut(finding.line, limit)}")]
    return [*opening, kit.words(f"\n{dated}", "italic")] if dated else opening


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
        item.extend(_sources(response.sources, 2, label=""))
    return item


def _sources(sources: Sequence[SourceLine], most: int, label: str = "Source") -> list[Element]:
    if not sources:
        return [kit.words("No source is shown at this level of access.", "italic")]
    elements: list[Element] = [kit.words(f"{label}{'s' if len(sources) > 1 else ''}: ")] if label else []
    for number, source in enumerate(sources[:most]):
        if number:
            elements.append(kit.words("; "))
        elements.append(kit.link(source.url, f"{cut(source.publisher, 60)}: {cut(source.title, 90)}"))
        details = ", ".join(part for part in (source.published, cut(source.locator or "", 60)) if part)
        if details:
            elements.append(kit.words(f" ({details})"))
    if len(sources) > most:
        elements.append(kit.words(f"; and {len(sources) - most} more"))
    return elements


def _preface(answer: Answer, footing: Footing) -> list[Block]:
    preface: list[Block] = []
    if footing.asked_by:
        preface.append(kit.context(kit.markup(f"Asked by <@{footing.asked_by}>:"), kit.plain(answer.question, 300)))
    if footing.offset:
        preface.append(kit.context(kit.plain(f"Continued: {answer.headline}", 300)))
        return preface
    preface.append(kit.rich(kit.section(kit.words(cut(answer.headline, 800), "bold"))))
    small = [answer.understood] if answer.understood else []
    small.extend(f"Assumed: {assumption}" for assumption in answer.assumptions[:3])
    if small:
        preface.append(kit.context(*(kit.plain(line, 300) for line in small)))
    if answer.notices:
        preface.append(kit.rich(*(kit.section(kit.words(cut(line, 350) + "\n", "italic")) for line in answer.notices[:4])))
    if answer.nearest and answer.findings:
        preface.append(kit.context(kit.plain("The nearest records follow. They do not answer the question.")))
    return preface


def _closing(answer: Answer) -> list[Block]:
    if not answer.suggestions:
        return []
    tries: list[Element] = [kit.words("Try: ")]
    for number, suggestion in enumerate(answer.suggestions[:4]):
        tries.extend([kit.words(" · ")] if number else [])
        tries.append(kit.words(cut(suggestion, 120), "code"))
    return [kit.rich(kit.section(*tries))]


def _foot(answer: Answer, footing: Footing, shown: int) -> list[Block]:
    end = footing.offset + shown
    lines = []
    if len(answer.findings) > 1 or footing.offset:
        of_all = "of the nearest records" if answer.nearest else f"of {answer.total:,} recorded in Rapporteur"
        lines.append(f"{footing.offset + 1} to {end} {of_all}" if shown > 1 else f"{end} {of_all}")
    if footing.note:
        lines.append(footing.note)
    foot = [kit.context(*(kit.plain(line, 300) for line in lines))] if lines else []
    buttons = []
    if footing.asked_id is not None and shown < len(answer.findings):
        buttons.append(kit.button("Show more", Act.MORE, f"{footing.asked_id}:{end}"))
    if footing.asked_id is not None and footing.may_share:
        buttons.append(kit.button("Share in channel", Act.SHARE, f"{footing.asked_id}:{footing.offset}"))
    return [*foot, kit.actions(f"answer:{footing.asked_id}:{footing.offset}", buttons)] if buttons else foot


def _text(answer: Answer, shown: Sequence[Finding], offset: int) -> str:
    """Word a page for those who don't see the blocks; a record goes in whole or not at all."""
    lines = [escape_within(answer.headline, 800) if not offset else f"Continued: {escape_within(answer.headline, 300)}"]
    lines.extend(escape_within(line, 350) for line in answer.notices[:4])
    left = 0
    for finding in shown:
        line = escape(finding_text(finding))
        if left or units("\n".join([*lines, line])) > _TEXT_LIMIT:
            left += 1
        else:
            lines.append(line)
    if left:
        lines.append(f"{left} more in the message.")
    return "\n".join(lines)
