"""Outside text as Markdown: it can neither format, link, ping nor break the document that it stands in."""

import re
from urllib.parse import quote, urlsplit

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the direction of writing. Joiners of letters stay: some scripts need them."""
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$]")
_OPENING = re.compile(r"\A(?:([#+\-=])|(\d+)([.)]))")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2})|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)
"""Where an address is told from text: some readers of Markdown make links of them unasked."""
_KEPT_IN_ADDRESSES = "%/:=?&~#+!,;@()*-._"
_WORD_JOINER = "\u2060"
"""On both sides of an @ it keeps that from being read as a mention or an address of mail; it can't be seen."""


def inline(text: str) -> str:
    """Give a text that reads the same in a line of Markdown, also at its beginning."""
    text = " ".join(_UNSEEN.sub("", text).split())
    text = _ADDRESS.sub(lambda found: f"\\{found[0]}", _SIGNS.sub(lambda found: f"\\{found[0]}", text))
    text = _OPENING.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
    return text.replace("@", f"{_WORD_JOINER}@{_WORD_JOINER}")


def link(label: str, address: str | None) -> str:
    """Give a label that leads to an address; only the label where that is none of the web."""
    shown = inline(label)
    try:
        is_of_the_web = bool(address) and urlsplit(address or "").scheme.lower() in {"http", "https"}
    except ValueError:
        is_of_the_web = False
    if not is_of_the_web or not address:
        return shown
    target = quote(_UNSEEN.sub("", address), safe=_KEPT_IN_ADDRESSES).replace("&", "&amp;")
    return f"[{shown}](<{target}>)"


def block(text: str, before: str = "> ") -> str:
    """Give a text as a block of its own lines, each behind the same beginning."""
    lines = [inline(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029]", text)]
    return "\n".join((before + line + ("\\" if line and following else "")).rstrip() for line, following in _with_next(lines))


def _with_next(lines: list[str]) -> list[tuple[str, str]]:
    return list(zip(lines, [*lines[1:], ""], strict=True))
