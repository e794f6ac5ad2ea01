"""A page of a digest as a message. However full the page, no allegation loses its status or its responses."""

from collections.abc import Iterator, Sequence

from bot.answers.answer import Finding
from bot.digests.content.digest import DigestItem, DigestPage
from bot.slack.text import cut, escape, units
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.findings import finding_block

_SHARES = (1, 0.6, 0.35, 0.2, 0)
"""How much of the lines, quotes and remarks is shown; at 0 a record is a few lines, and the whole page surely fits."""
_ROOM = 9_900
_TEXT_ROOM = 2_900
_TEXT_LINES = (300, 160, 90, 50)
_MOST_EVENTS = 3


def digest_message(page: DigestPage) -> Message:
    """Render a page in as much detail as one message takes; long records are shortened, and none is left out."""
    drawn = (_blocks(page, share) for share in _SHARES)
    blocks = next((made for made in drawn if kit.weight(made) <= _ROOM), None)
    return Message(_text(page), tuple(blocks or _blocks(page, 0)))


def _blocks(page: DigestPage, share: float) -> list[Block]:
    room = 300 if share else 200
    made = [kit.header(page.title)]
    made.extend(kit.rich(kit.section(kit.words(cut(notice, room), "italic"))) for notice in page.notices[:4])
    if page.chart:
        made.append(kit.rich(kit.section(kit.words(page.chart.title)), kit.preformatted("\n".join(page.chart.lines))))
    for section in page.sections:
        made.append(kit.rich(kit.section(kit.words(cut(section.title, 60), "bold"))))
        for heading, items in section.groups:
            if heading:
                made.append(kit.rich(kit.section(kit.words(cut(heading, room // 3), "bold", "italic"))))
            made.extend(_item(item, share) for item in items)
    if page.footer:
        made.append(kit.divider())
        made.append(kit.context(*(kit.plain(line, room) for line in page.footer[:4])))
    return made


def _item(item: DigestItem, share: float) -> Block:
    events = [kit.section(kit.words(event, "italic")) for event in _events(item, share)]
    if item.finding is None:
        return kit.rich(kit.section(kit.words(item.ref, "bold")), *events)
    if not share:
        return kit.rich(*events, kit.section(*_briefly(item.finding)))
    opening, *rest = finding_block(item.finding, share)["elements"]
    by = _by(item.finding, int(900 * share))
    return kit.rich(*events, opening, *([kit.section(kit.words(by, "italic"))] if by else ()), *rest)


def _events(item: DigestItem, share: float) -> Iterator[str]:
    """Give what happened to a record: the latest of it, and how much came before."""
    most, limit = (_MOST_EVENTS, max(120, int(400 * share))) if share else (1, 100)
    earlier = len(item.events) - most
    if earlier > 0:
        yield f"{earlier} earlier {'change' if earlier == 1 else 'changes'}: ask for the history of {item.ref}."
    yield from (cut(event, limit) for event in item.events[-most:])


def _briefly(finding: Finding) -> list[Element]:
    """Render a record as short as it may be: its line, who says so, its status, what was answered, and a source."""
    by = _by(finding, 110)
    state = " · ".join(part for part in (by, cut(finding.status_line, 100), cut(finding.response_state, 100)) if part)
    brief = [kit.words(finding.ref, "bold"), kit.words(f"  {cut(finding.line, 110)}\n"), kit.words(state, "italic")]
    return [*brief, kit.words("\n" if state else ""), *_source(finding), kit.words(f" Ask for {finding.ref} to read it whole.")]


def _source(finding: Finding) -> list[Element]:
    if not finding.sources:
        return [kit.words("No source is shown at this level of access.")]
    first, more = finding.sources[0], len(finding.sources) - 1
    return [kit.words("Source: "), kit.link(first.url, first.publisher, 50), kit.words(f" and {more} more." if more else ".")]


def _by(finding: Finding, limit: int) -> str:
    """Name who says so, where the line of a record does not do it in the room that it has."""
    who = cut(finding.who, 50)
    if not who or who in cut(finding.line, limit):
        return ""
    return f"By {who}" if who.endswith((".", "…")) else f"By {who}."


def _text(page: DigestPage) -> str:
    """Say what the page holds, for notifications and screen readers, which never see the blocks.

    Each record has its line, its status and what was answered, or else stands by its ref alone.
    """
    for limit in _TEXT_LINES:
        told = escape("\n".join(_told(page, limit)))
        if units(told) <= _TEXT_ROOM:
            return told
    refs = ", ".join(item.ref for section in page.sections for item in section.items)
    return escape(f"{cut(page.text, 300)}\n{refs}")


def _told(page: DigestPage, limit: int) -> Iterator[str]:
    yield page.text
    yield from (cut(notice, 200) for notice in page.notices if notice not in page.text)
    if page.chart and limit > _TEXT_LINES[-1]:
        yield page.chart.sentence
    for section in page.sections:
        yield section.title
        for heading, items in section.groups:
            yield from [cut(heading, 60)] if heading else ()
            yield from (_told_item(item, limit) for item in items)
    if limit > _TEXT_LINES[-1]:
        yield from (cut(line, 200) for line in page.footer)


def _told_item(item: DigestItem, limit: int) -> str:
    told = [cut(event, limit) for event in item.events[-1:]]
    if item.finding is not None:
        told += [cut(item.finding.line, limit), _by(item.finding, limit), *_states(item.finding, whole=limit >= _TEXT_LINES[1])]
    return f"{item.ref}: {' · '.join(part for part in told if part)}"


def _states(finding: Finding, *, whole: bool) -> Sequence[str]:
    """Give an allegation's status and what was answered, with or without what stands in brackets."""
    states = (finding.status_line, finding.response_state)
    return [cut(state if whole else state.partition(" (")[0], 100) for state in states]
