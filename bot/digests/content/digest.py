"""The digest as a value: what the posting client, the terminal and the preview each render."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from msgspec import Struct

from bot.answers.answer import Finding
from bot.digests.content.chart import Chart

ITEMS_PER_PAGE = 10
"""The message holds no more items than this, and neither does each of the messages in its thread."""


class DigestItem(Struct, frozen=True):
    """One record that is news.

    `events` are whole sentences on what happened to it since it was last told, each with its date and reason; empty where it
    is told for the first time. `finding` is None for a withdrawn record: its ref and its events are all that may be said.
    `heading` is the treaty or place under which it stands, one after another in a section; empty where it stands under none.
    """

    ref: str
    finding: Finding | None
    events: tuple[str, ...] = ()
    heading: str = ""


class DigestSection(Struct, frozen=True):
    """Items of one sort, such as "Corrections"."""

    title: str
    items: tuple[DigestItem, ...]

    @property
    def groups(self) -> Iterator[tuple[str, tuple[DigestItem, ...]]]:
        """Give the items by heading, in their order."""
        for heading, items in groupby(self.items, key=lambda item: item.heading):
            yield heading, tuple(items)


@dataclass(frozen=True, slots=True)
class DigestPage:
    """What one message says.

    `text` says in one line what the page holds. `notices` are sentences that stand above the sections (late, more in the
    thread), `footer` are sentences below them (period, filter, how to stop), `chart` counts the whole digest; pages in the
    thread have neither footer nor chart. A page without sections says that nothing is new, or that nothing is left to tell.
    """

    title: str
    text: str
    sections: tuple[DigestSection, ...]
    notices: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """A whole digest: the first page is the message, the others its thread. No pages: nothing is new, and nothing
    is said of it."""

    total: int
    pages: tuple[DigestPage, ...]
