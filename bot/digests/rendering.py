"""Digests and subscriptions as plain text for the terminal."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.answers.rendering import finding_lines
from bot.answers.wording import numbered
from bot.digests.content.digest import Digest, DigestItem, DigestPage
from bot.digests.lines import SubscriptionLine
from bot.digests.model import SubscriptionState


def line_text(line: SubscriptionLine) -> str:
    """Say what a subscription tells, where and when, and what holds it up."""
    zone = ZoneInfo(line.zone)
    said = f"{line.id}: {line.rhythm} {line.zone} in {line.channel}: {line.chosen}"
    if line.state is SubscriptionState.PAUSED:
        by = f" by {line.stopped_by}" if line.stopped_by else ""
        return f"{said}; paused{by}. {line.paused_reason or ''} {line.paused_cure or ''}".rstrip()
    waiting = f"; {numbered(line.waiting, 'message')} to be posted" if line.waiting else ""
    return f"{said}; next on {line.next_run_at.astimezone(zone):%A %d %B %Y at %H:%M}{waiting}"


def as_text(line: SubscriptionLine, digest: Digest) -> str:
    """Render a digest whole, all of its pages after one another."""
    if not digest.pages:
        return f"{line_text(line)}\nNothing new."
    return "\n".join([line_text(line), *(text for page in digest.pages for text in _page(page))])


def _page(page: DigestPage) -> Iterator[str]:
    yield f"\n{page.title}"
    yield from page.notices
    if page.chart:
        yield f"\n{page.chart.title}"
        yield from (f"  {line}" for line in page.chart.lines)
    for section in page.sections:
        yield f"\n{section.title}"
        for heading, items in section.groups:
            yield from [f"{heading}:"] if heading else ()
            for item in items:
                yield from _item(item)
    if page.footer:
        yield ""
        yield from page.footer


def _item(item: DigestItem) -> Iterator[str]:
    for event in item.events:
        yield f"  {item.ref}: {event}"
    if item.finding is not None:
        yield from (f"  {text}" for text in finding_lines(item.finding))
