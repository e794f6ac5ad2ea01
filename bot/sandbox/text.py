"""Turn what a person types into Slack's text and rich text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.sandbox.workspace import Json, Workspace

_LINK = r"(?P<link>https?://[^\s<>|]+[^\s<>|.,;:!?)\]}'\"])"
_CHANNEL = r"(?<![\w#&])#(?P<channel>[\w-]+)"
_BROADCASTS = ("here", "channel", "everyone")


def escape(text: str) -> str:
    """Escape the three characters that Slack's markup uses."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pieces(workspace: Workspace, typed: str) -> Iterator[Json]:
    """Split typed text into rich text elements: text, link, user, channel, broadcast."""
    names = {name.lower(): user.id for user in workspace.users.values() for name in (user.name, user.real_name)}
    channels = {channel.name: channel.id for channel in workspace.channels.values() if channel.name}
    end = 0
    for match in _token(tuple(names)).finditer(typed):
        element = _element(match, names, channels)
        if element is None:
            continue
        if match.start() > end:
            yield {"type": "text", "text": typed[end : match.start()]}
        yield element
        end = match.end()
    if end < len(typed):
        yield {"type": "text", "text": typed[end:]}


@lru_cache(maxsize=8)
def _token(names: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first, so that "@Rita Reader" wins over "@rita".
    known = "|".join(re.escape(name) for name in sorted((*names, *_BROADCASTS), key=len, reverse=True))
    return re.compile(rf"{_LINK}|(?<![\w@])@(?P<user>{known})(?!\w)|{_CHANNEL}", re.IGNORECASE)


def _element(match: re.Match[str], names: dict[str, str], channels: dict[str, str]) -> Json | None:
    if link := match["link"]:
        return {"type": "link", "url": link}
    if name := match["user"]:
        if name.lower() in _BROADCASTS:
            return {"type": "broadcast", "range": name.lower()}
        return {"type": "user", "user_id": names[name.lower()]}
    channel_id = channels.get(match["channel"])
    return {"type": "channel", "channel_id": channel_id} if channel_id else None


def message_text(elements: list[Json]) -> str:
    """Return the text of a message as events carry it."""
    return "".join(_markup(element) for element in elements)


def _markup(element: Json) -> str:
    match element["type"]:
        case "link":
            return f"<{escape(element['url'])}>"
        case "user":
            return f"<@{element['user_id']}>"
        case "channel":
            return f"<#{element['channel_id']}>"
        case "broadcast":
            return f"<!{element['range']}>"
        case _:
            return escape(str(element["text"]))


def command_text(workspace: Workspace, typed: str, *, should_escape: bool) -> str:
    """Return the text after a slash command as the app gets it.

    With should_escape, names become `<@U…|name>` and `<#C…|name>`, and links are bracketed; without it they stay as typed.
    """
    if not should_escape:
        return escape(typed)
    return "".join(_command_markup(workspace, element) for element in pieces(workspace, typed))


def _command_markup(workspace: Workspace, element: Json) -> str:
    if element["type"] == "user":
        return f"<@{element['user_id']}|{workspace.users[element['user_id']].name}>"
    if element["type"] == "channel":
        return f"<#{element['channel_id']}|{workspace.channels[element['channel_id']].name}>"
    return _markup(element)


def rich_text(elements: list[Json], block_id: str) -> Json:
    """Wrap elements as the rich text block that Slack's own composer adds to a message."""
    return {"type": "rich_text", "block_id": block_id, "elements": [{"type": "rich_text_section", "elements": elements}]}


_PINGS = re.compile(r"<@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>|<!(?P<all>here|channel|everyone)(?:\|[^>]*)?>")
_BARE_PINGS = re.compile(r"(?<![\w@])@(here|channel|everyone)\b")


def pings(message: Json) -> set[tuple[str, str]]:
    """Return whom a message notifies, as (kind, user id): kind is "mention", or "here", "channel", "everyone" with no id.

    Counts markup in the text and in mrkdwn blocks, bare @here in mrkdwn that isn't verbatim, and rich text elements.
    """
    found = _pings_of_text(message.get("text", ""))
    for block in message.get("blocks") or ():
        found |= set().union(*(_pings_of_node(node) for node in walk(block)))
    return found


def walk(node: object) -> Iterator[Json]:
    """Yield every object inside blocks, depth first."""
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from walk(child)


def _pings_of_text(text: str) -> set[tuple[str, str]]:
    return {("mention", match["user"]) if match["user"] else (match["all"], "") for match in _PINGS.finditer(text)}


def _pings_of_node(node: Json) -> set[tuple[str, str]]:
    match node.get("type"):
        case "user" if "user_id" in node:
            return {("mention", str(node["user_id"]))}
        case "broadcast":
            return {(str(node.get("range")), "")}
        case "mrkdwn":
            text = str(node.get("text", ""))
            bare = set() if node.get("verbatim") else {(word, "") for word in _BARE_PINGS.findall(text)}
            return _pings_of_text(text) | bare
        case "markdown":
            return _pings_of_text(str(node.get("text", "")))
        case _:
            return set()
