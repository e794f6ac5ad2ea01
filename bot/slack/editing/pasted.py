"""What somebody pastes or forwards, told from what they ask; and what it gives for the form for records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.register.vocabulary import SourceType
from bot.slack.text import is_web_link, typed_lines
from bot.slack.views.forms import Choice, Typed, spaced

_LINK = re.compile(r"<(https?://[^<>|\s]+)(?:\|[^<>]*)?>|(?<![<|])\b(https?://[^\s<>|]+)")
_LONG = 300
"""Characters: more is no question."""
_SEVERAL_LINES = 3
_LONG_QUOTE = 80
_QUOTE_MARKS = ("“”", "„“", "«»", '""', "‘’")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that is likely meant for the register. `asks`: it is a question, too."""

    text: str
    link: str | None
    asks: bool


def pasted_of(raw: str, bot_user_id: str = "") -> Pasted | None:
    """Read a message as something to record, or give None where it is only a question. `raw` is as Slack sends it.

    It is something to record where it is a link and nothing else, or a text that nobody types as a question: a long one, one
    of several lines, or one that is quoted whole. It is also a question where its first or its last line ends as one.
    """
    text, link = typed_lines(raw, bot_user_id), link_in(raw)
    lines = [line for line in text.split("\n") if line]
    if link and not _LINK.sub("", raw).strip():
        return Pasted("", link, asks=False)
    if not lines or not (len(text) > _LONG or len(lines) >= _SEVERAL_LINES or _is_quoted(lines)):
        return None
    return Pasted(unquoted(text), link, asks=any(line.rstrip().endswith("?") for line in (lines[0], lines[-1])))


def link_in(raw: str) -> str | None:
    """Give the first web address in a message as Slack sends it."""
    found = _LINK.search(raw)
    url = (found[1] or found[2]).replace("&amp;", "&").rstrip(".,;)") if found else None
    return url if is_web_link(url) else None


def unquoted(text: str) -> str:
    """Give a text without the marks by which Slack shows it as a quotation."""
    return "\n".join(line.removeprefix(">").lstrip() if line.startswith(">") else line for line in text.split("\n")).strip()


def from_paste(pasted: Pasted) -> dict[str, Typed]:
    """Give what a pasted text or link fills into the form."""
    typed = {"words": pasted.text, "url": pasted.link or ""}
    return {name: value for name, value in typed.items() if value}


def from_message(message: Mapping[str, Any], *, text: str, author: str, permalink: str, day: str) -> dict[str, Typed]:
    """Give what a message fills into the form: its words, and itself as their source.

    What a person wrote is a post of theirs; what an app put there rewrites what stands elsewhere. When it was said is left
    open: the message tells only when it was written.
    """
    by_app = bool(message.get("bot_id")) or message.get("subtype") == "bot_message"
    source_type = SourceType.AGGREGATOR_REWRITE if by_app else SourceType.SOCIAL_POST
    typed: dict[str, Typed] = {
        "words": unquoted(text),
        "publisher": author,
        "title": "Message in Slack",
        "url": permalink,
        "published_on": day,
        "source_type": (Choice(source_type.value, spaced(source_type)),),
    }
    return {name: value for name, value in typed.items() if value}


def _is_quoted(lines: list[str]) -> bool:
    if all(line.startswith(">") for line in lines):
        return True
    whole = " ".join(lines).strip()
    return len(whole) >= _LONG_QUOTE and any(whole.startswith(marks[0]) and whole.endswith(marks[1]) for marks in _QUOTE_MARKS)
