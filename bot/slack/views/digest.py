"""A page of a digest as a message. However full the page, no allegation loses its status or its responses."""

from bot.digests.digest import DigestItem, DigestPage
from bot.slack.text import cut, escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.findings import finding_block

_SHARES = (1, 0.6, 0.35, 0.2)
_ROOM = 9_900


def digest_message(page: DigestPage) -> Message:
    """Render a page in as much detail as one message takes; long records are shortened before any is left out."""
    text = escape_within(page.text, 2_900)
    for share in _SHARES:
        made = _blocks(page, share)
        if kit.weight(made) <= _ROOM:
            return Message(text, tuple(made))
    return Message(text, tuple(_blocks(page, 0)))


def _blocks(page: DigestPage, share: float) -> list[Block]:
    made = [kit.header(page.title)]
    made.extend(kit.rich(kit.section(kit.words(cut(notice, 300), "italic"))) for notice in page.notices[:4])
    for section in page.sections:
        made.append(kit.rich(kit.section(kit.words(cut(section.title, 150), "bold"))))
        made.extend(_item(item, share) for item in section.items)
    if page.footer:
        made.append(kit.divider())
        made.append(kit.context(*(kit.plain(line, 300) for line in page.footer[:6])))
    return made


def _item(item: DigestItem, share: float) -> Block:
    events = [kit.section(kit.words(cut(event, max(120, int(400 * share))), "italic")) for event in item.events[:3]]
    if item.finding is None:
        return kit.rich(kit.section(kit.words(item.ref, "bold")), *events)
    if share:
        block = finding_block(item.finding, share)
        return kit.rich(*events, *block["elements"])
    finding = item.finding
    line = [kit.words(finding.ref, "bold"), kit.words(f"  {cut(finding.line, 150)}\n")]
    state = " · ".join(part for part in (cut(finding.status_line, 150), cut(finding.response_state, 150)) if part)
    return kit.rich(*events[:1], kit.section(*line, kit.words(f"{state} Ask for {finding.ref} to read it whole.", "italic")))
