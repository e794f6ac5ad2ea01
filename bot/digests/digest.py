"""The digest as a value: what the posting client, the terminal and the preview each render."""

from dataclasses import dataclass

from bot.answers.answer import Finding

ITEMS_PER_PAGE = 10
"""The message holds no more items than this, and neither does each of the messages in its thread."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One record that is news.

    `events` are whole sentences on what happened to it since it was last told, each with its date and reason; empty where it
    is told for the first time. `finding` is None for a withdrawn record: its ref and its events are all that may be said.
    """

    ref: str
    finding: Finding | None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestSection:
    """Items under one heading, such as "Corrections"."""

    title: str
    items: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True)
class DigestPage:
    """What one message says.

    `text` is one line for notifications and screen readers. `notices` are sentences that stand above the sections (late, more
    in the thread), `footer` are sentences below them (period, filter, how to stop); pages in the thread have no footer.
    """

    title: str
    text: str
    sections: tuple[DigestSection, ...]
    notices: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A whole digest: the first page is the message, the others its thread. No pages: nothing is new."""

    total: int
    pages: tuple[DigestPage, ...]
