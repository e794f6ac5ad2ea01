"""What Slack wraps around typed words, taken off so that only the words are read."""

import re

from bot.answers.wording import contrast_set_aside

_ENTITY = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]{0,2000})(?:\|(?P<label>[^<>]{0,2000}))?>")
_WORDED_MENTION = re.compile(r"(?<!\w)@(?:rapporteur)\b", re.IGNORECASE)
# Each run of signs is looked at once, from its beginning: a paste of thousands of them must not take long.
_SIGNS = re.compile(r"(?<![\w*~`])[*_~`]++(?=\w)|(?<=[^\W_])[*_~`]++(?!\w)|```|^>+\s?", re.MULTILINE)
_ESCAPED = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_UNSEEN_LETTERS = r"\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_UNSEEN = re.compile(f"[{_UNSEEN_LETTERS}]")
_EMOJI = re.compile(r"(?<!\S):[a-z][\w+'-]*:(?!\S)")
_PLUS = re.compile(r"(?<=\w) \+ (?=\w)")
_MARKED = re.compile(rf"[<>&@*_~`+:{_UNSEEN_LETTERS}]")
_CONTRAST = re.compile(
    r"(?:\s*[,;(?.–—-]\s*|\s+(?=(?:rather than|instead of) \w+ing\b))"
    r"(?P<what>not (?:(?:the|an?) [\w' ]{2,40}|['\"“‘][^'\"“”‘’]{2,40}['\"”’])"
    r"|(?:as opposed to|rather than|instead of) (?:just |merely |only |simply )?\w+ing(?: it| them| that| first)?"
    r"|(?:I am|I'm|we are|we're) not (?:after|interested in|looking for|asking for) [\w' ]{2,40})"
    r"(?=\s*(?:[,;.?!)–—]|please\b|pls\b|$))",
    re.IGNORECASE,
)

_NOT_ASKED = re.compile(
    r"(?:(?<=^)|(?<=[.?!;,–—-]))\s*(?P<what>(?:(?:I am|I'm|we are|we're) )?"
    r"not asking (?:you |for |about |who |whether |if |to )+[\w' ]{2,60})(?:[.;,–—-]|\bbut\b|$)",
    re.IGNORECASE,
)
"""*Not asking you who is guilty. Just list …*"""


def plain(text: str) -> str:
    """Give the words of a text as a person reads them.

    Mentions of people and channels, links, group pings, formatting signs, emoji and unseen characters vanish; a link keeps
    its label, and a plus between words is an *and*.
    """
    if not _MARKED.search(text):
        return " ".join(text.split())
    text = _ENTITY.sub(_entity, text)
    for escaped, sign in _ESCAPED.items():
        text = text.replace(escaped, sign)
    text = _PLUS.sub(" and ", _EMOJI.sub(" ", _UNSEEN.sub("", text)))
    text = _WORDED_MENTION.sub(" ", text)
    return " ".join(_SIGNS.sub("", text).split())


def without_contrasts(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out what a question names only to say that it is not meant, and say so: *…, not the parliament's vote*."""
    small = text.lower()
    if "not " not in small and "opposed to" not in small and " than" not in small and "instead" not in small:
        return text, ()
    said: list[str] = []

    def cut(match: re.Match[str]) -> str:
        if match["what"][1:] != match["what"][1:].lower():
            return match[0]  # a name: it is left out of the search, and not of the question
        said.append(contrast_set_aside(match["what"]))
        return ""

    return _CONTRAST.sub(cut, _NOT_ASKED.sub(cut, text)), tuple(said)


def _entity(match: re.Match[str]) -> str:
    if match["sign"]:
        return " "
    label = match["label"]
    return f" {label} " if label else " "
