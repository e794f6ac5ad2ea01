"""Text on its way to Slack and from it: the only module that escapes, measures, cuts and cleans it.

Slack does not say what it counts as a character, so everything here counts UTF-16 code units, where an emoji is two: no
other count is larger by any reading of its limits.
"""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import urlsplit

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of writing for the rest of a message."""
_REFERENCE = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_USER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
_GROUP_ID = re.compile(r"S[A-Z0-9]{2,}")
_ELLIPSIS = "…"


def units(text: str) -> int:
    """Count UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """Shorten to at most `limit` UTF-16 units, ending in … where something was left out; prefer the end of a word."""
    if units(text) <= limit:
        return text
    room = limit - 1
    kept = text[:room]
    while units(kept) > room:
        kept = kept[:-1]
    word_end = kept.rfind(" ")
    if word_end > room * 2 // 3:
        kept = kept[:word_end]
    while kept and unicodedata.combining(text[len(kept)]):  # an accent must not lose its letter, nor a letter its accent
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def clean(text: str) -> str:
    """Drop characters that can't be seen but break a message: controls and overrides of the direction of writing."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escape(text: str) -> str:
    """Make outside text inert in Slack's markup: no mention, no link, no broadcast.

    For texts that are `verbatim` and for a message's `text`: without `verbatim: true` a block would still turn a bare @here
    or #channel into a mention by itself.
    """
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_within(text: str, limit: int) -> str:
    """Escape, and shorten so that the result has at most `limit` UTF-16 units: a cut never splits an escape."""
    room = limit
    while units(escaped := escape(cut(text, room))) > limit:
        room = room * 4 // 5
    return escaped


def unescape(text: str) -> str:
    """Undo Slack's escaping of what somebody typed."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed(text: str, bot_user_id: str = "", *, name_of: Callable[[str], str] = str) -> str:
    """Give what somebody typed, as they read it: without the mention of the bot, links as their label or address.

    `name_of` gives the name of a user by id, where the text is for people.
    """

    def readable(match: re.Match[str]) -> str:
        sign, target, label = match.groups()
        if sign == "@":
            return "" if target == bot_user_id else f"@{label or name_of(target)}"
        if sign == "!":
            return f"@{label or target.partition('^')[0]}"
        return f"#{label or target}" if sign == "#" else label or target.removeprefix("mailto:")

    return " ".join(clean(unescape(_REFERENCE.sub(readable, text))).split())


def typed_lines(text: str, bot_user_id: str = "", *, name_of: Callable[[str], str] = str) -> str:
    """Give what somebody typed as `typed` does, with its lines as they are."""
    lines = (typed(line, bot_user_id, name_of=name_of) for line in clean(text).split("\n"))
    return "\n".join(lines).strip("\n")


def is_user_id(name: str) -> bool:
    """Tell whether a name is the id of somebody in Slack."""
    return _USER_ID.fullmatch(name) is not None


def is_group_id(name: str) -> bool:
    """Tell whether a name is the id of a user group in Slack."""
    return _GROUP_ID.fullmatch(name) is not None


def mentioned(text: str, bot_user_id: str = "") -> list[str]:
    """Give the ids of the people whom a text as Slack sent it mentions, without the bot's own."""
    found = (match[2] for match in _REFERENCE.finditer(text) if match[1] == "@")
    return [user_id for user_id in dict.fromkeys(found) if user_id != bot_user_id and is_user_id(user_id)]


def unmentioned(text: str) -> str:
    """Give a text as Slack sent it without the people whom it mentions: their names may be words of it."""
    return _REFERENCE.sub(lambda match: " " if match[1] == "@" else match[0], text)


def is_web_link(url: str | None) -> bool:
    """Tell whether an address may become a link: http or https, with a host, and short enough for Slack."""
    if not url or units(url) > 3_000 or any(character.isspace() for character in url) or clean(url) != url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
