"""Block Kit, a function for each part, with Slack's limit kept where the part is made.

Text from outside (the register, a feed, a person) goes only into `plain` text and into rich text, which Slack never parses.
`markup` is for our own words; what it takes from outside must be escaped, and it is always verbatim.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.slack.text import clean, cut, escape_within, is_web_link, units
from bot.slack.views.ids import Act

Block = dict[str, Any]
Element = dict[str, Any]

MOST_BLOCKS: Final = 45
"""Of Slack's 50 in a message; the rest is room for a notice."""
MOST_CHARACTERS: Final = 10_000
"""In all texts of one message: Slack refuses somewhere above 11,000 without saying where."""
MOST_HOME_BLOCKS: Final = 100
_LONGEST_TEXT: Final = 12_000


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: `text` for notifications and screen readers, which never see the blocks, and the blocks."""

    text: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        """Refuse what Slack would refuse, with a ValueError: whoever builds a message pages it first."""
        if not self.text.strip():
            raise ValueError("a message needs its text")
        if len(self.blocks) > MOST_BLOCKS:
            raise ValueError(f"{len(self.blocks)} blocks in a message")
        size = weight(self.blocks)
        if size > MOST_CHARACTERS:
            raise ValueError(f"{size} characters in the blocks of a message")

    def without_blocks(self) -> "Message":
        """Say all that the blocks say as plain text, for a Slack that refuses the blocks."""
        return Message(escape_within("\n".join(_lines(self.blocks)), _LONGEST_TEXT) or self.text, ())


def _lines(parts: Iterable[Any]) -> Iterator[str]:
    """Give what blocks say, a line for each paragraph; of buttons those that offer a question to ask."""
    for part in parts:
        children = [*part.get("elements", ()), *part.get("fields", ())]
        if part.get("type") == "actions":
            yield from _offered(children)
            continue
        if isinstance(part.get("text"), dict):
            yield part["text"]["text"]
        if any(child.get("type", "").startswith("rich_text_") for child in children):
            yield from _lines(children)
        elif children:
            yield "".join(_said(child) for child in children)


def _offered(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element["action_id"].startswith(Act.OFFER):
            yield from (f"• {each['text']['text']}" for each in element.get("options", [element]))


def _said(element: Element) -> str:
    said = element.get("text") or element.get("user_id") or element.get("channel_id") or element.get("fallback") or ""
    style = element.get("style")
    if style == removed("")["style"]:
        return f"[-{said}-]"
    if style == added("")["style"]:
        return f"{{+{said}+}}"
    return f"{said} ({element['url']})" if element.get("type") == "link" and said else str(said or element.get("url", ""))


def without_button(message: Mapping[str, Any], action_id: str) -> Message:
    """Give a message of ours, as Slack gives it back, without one of its buttons."""
    blocks = []
    for block in message["blocks"]:
        kept = [each for each in block.get("elements", ()) if each.get("action_id") != action_id]
        if block["type"] != "actions":
            blocks.append(block)
        elif kept:
            blocks.append({**block, "elements": kept})
    return Message(message["text"], tuple(blocks))


def weight(part: object) -> int:
    """Count the UTF-16 units of all texts in blocks, as Slack's limit on a whole message seems to."""
    if isinstance(part, dict):
        return sum(
            (units(child) if name == "text" else 0) if isinstance(child, str) else weight(child) for name, child in part.items()
        )
    return sum(map(weight, part)) if isinstance(part, list | tuple) else 0


def notice(sentence: str) -> Message:
    """Make a message of one sentence of ours, which may quote outside text."""
    return Message(escape_within(sentence, 3_000), (rich(section(words(cut(sentence, 3_000)))),))


def plain(text: str, limit: int = 3_000) -> Element:
    """Make text that Slack shows as it is."""
    return {"type": "plain_text", "text": cut(clean(text), limit) or "-", "emoji": False}


def markup(text: str) -> Element:
    """Make text of our own words in Slack's markup, verbatim, so that nothing in it becomes a mention by itself."""
    return {"type": "mrkdwn", "text": cut(text, 3_000), "verbatim": True}


def header(text: str) -> Block:
    """Make a heading."""
    return {"type": "header", "text": plain(text, 150)}


def said(text: str) -> Block:
    """Make a paragraph of our own words in Slack's markup."""
    return {"type": "section", "text": markup(text)}


def context(*elements: Element) -> Block:
    """Make a line of small print of at most ten parts."""
    return {"type": "context", "elements": list(elements[:10])}


def divider() -> Block:
    """Make a line across."""
    return {"type": "divider"}


def actions(block_id: str, elements: Sequence[Element]) -> Block:
    """Make a row of at most 25 buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(elements[:25])}


def button(label: str, action_id: str, value: str, *, style: str | None = None, confirm: Element | None = None) -> Element:
    """Make a button; `value` holds ids only, since whoever clicks can read it and forge it."""
    if len(value) > 2_000:
        raise ValueError("a button's value holds ids only")
    made: Element = {"type": "button", "action_id": action_id, "text": plain(label, 75), "value": value}
    if style:
        made["style"] = style
    if confirm:
        made["confirm"] = confirm
    return made


def link_button(label: str, action_id: str, url: str) -> Element:
    """Make a button that opens an address, which must be one: see `text.is_web_link`."""
    return {"type": "button", "action_id": action_id, "text": plain(label, 75), "url": url}


def overflow(action_id: str, options: Sequence[Element]) -> Element:
    """Make a menu behind three dots, of at most five choices."""
    return {"type": "overflow", "action_id": action_id, "options": list(options[:5])}


def confirm(title: str, text: str, yes: str) -> Element:
    """Make the question that stands before an act that can't be undone."""
    return {"title": plain(title, 100), "text": plain(text, 300), "confirm": plain(yes, 30), "deny": plain("Cancel", 30)}


def option(label: str, value: str) -> Element:
    """Make one choice of a list."""
    return {"text": plain(label, 75), "value": value}


def full_option(label: str, value: str) -> Element:
    """Make one choice of a list that is offered while somebody types; what is too long for its line goes on below it."""
    made = option(label, value)
    rest = clean(label)[len(made["text"]["text"]) - 1 :]
    return {**made, "description": plain(f"…{rest}", 75)} if made["text"]["text"] != clean(label) and rest else made


def rich(*parts: Block) -> Block:
    """Make a block of rich text from sections, quotes and bullets."""
    return {"type": "rich_text", "elements": list(parts)}


def section(*elements: Element) -> Block:
    """Make a paragraph of rich text."""
    return {"type": "rich_text_section", "elements": _not_empty(elements)}


def quote(*elements: Element) -> Block:
    """Make a quotation of rich text."""
    return {"type": "rich_text_quote", "elements": _not_empty(elements)}


def preformatted(text: str) -> Block:
    """Make rich text in letters of one width, in which spaces and lines stay as they are."""
    return {"type": "rich_text_preformatted", "elements": [words(text)]}


def bullets(items: Iterable[Sequence[Element]]) -> Block:
    """Make a list of rich text; each item is a sequence of elements."""
    return {"type": "rich_text_list", "style": "bullet", "elements": [section(*item) for item in items]}


def words(text: str, *styles: str) -> Element:
    """Make rich text that Slack never parses; styles are bold, italic, code, strike."""
    made: Element = {"type": "text", "text": cut(clean(text), 3_000) or " "}
    if styles:
        made["style"] = dict.fromkeys(styles, True)
    return made


def removed(text: str) -> Element:
    """Make words that were taken out of a text."""
    return words(text, "strike")


def added(text: str) -> Element:
    """Make words that were put into a text."""
    return words(text, "bold", "italic")


def link(url: str | None, text: str, limit: int = 200) -> Element:
    """Make a link where the address may be one, else plain words."""
    shown = cut(clean(text).strip() or "source", limit)
    return {"type": "link", "url": url, "text": shown} if is_web_link(url) else words(shown)


def person(user_id: str) -> Element:
    """Name somebody of the workspace; only where they can't be pinged by it, or pinged themselves."""
    return {"type": "user", "user_id": user_id}


def channel(channel_id: str) -> Element:
    """Name a channel, as a link to it."""
    return {"type": "channel", "channel_id": channel_id}


def moment(when: datetime, fallback: str) -> Element:
    """Name a moment, which Slack shows in the time zone of whoever reads it."""
    shown = "{date_long_pretty} at {time} (your time)"
    return {"type": "date", "timestamp": int(when.timestamp()), "format": shown, "fallback": fallback}


def _not_empty(elements: Sequence[Element]) -> list[Element]:
    return list(elements) or [words(" ")]
