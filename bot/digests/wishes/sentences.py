"""Sentences that wish for a subscription: *tell me when ALL-0017 changes*, told from questions that begin with the same words.

Whatever can be answered now is a question: *tell me when Ukraine joined*, *let me know what Norway said*.
"""

import re

_PLEASE = re.compile(r"^[\s,]*(?:please|pls)[\s,]+", re.IGNORECASE)
_SUBSCRIBE = re.compile(r"^[\s,]*subscribe(?:[\s:,]+|$)", re.IGNORECASE)
_TO_WHOM = r"(?:me|us|everyone|everybody|(?:to\s+)?(?:this|the)\s+channel)"
_NOT_ASKED = r"(?!(?:what|who|whose|whom|how|which|where|why|whether|when|if)\b)"
_OPENING = r"(?:tell|notify|inform|ping|message|alert|let|send|post|give|keep|follow|watch)(?!\w)"
_OPENS = re.compile(rf"^[\s,]*{_OPENING}", re.IGNORECASE)
_SURE = re.compile(
    rf"^(?:(?:notify|alert|ping|message)\s+(?:{_TO_WHOM}|when(?:ever)?|about|as soon as)\b|"
    rf"keep\s+{_TO_WHOM}\s+(?:posted|informed|updated|up to date)\b|"
    rf"let\s+{_TO_WHOM}\s+know\s+(?:about|of)\s+{_NOT_ASKED}(?!.*,\s*(?:what|who|which|how|where|when)\b)|"
    r"(?:follow|watch)\s+(?!up\b))",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"^(?:(?:tell|inform)\s+{_TO_WHOM}|let\s+{_TO_WHOM}\s+know)\s+(?P<when>when(?:ever)?|if|once|as soon as|every time)\s+"
    r"(?P<what>.+)$",
    re.IGNORECASE,
)
_SENDS = re.compile(rf"^(?:tell|inform|send|post|give)\s+(?:{_TO_WHOM}|here)\s+{_NOT_ASKED}", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had|has|have|been|ago|yesterday|last)\b", re.IGNORECASE)
_NEW = re.compile(
    r"^(?:there(?:['’]s|\s+is|\s+are)\s+)?(?:something|anything|any|some|a|an)?\s*(?:new|news|updates?|changes?)\b",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_RHYTHM = (
    rf"(?:daily|weekly|weekdays|(?:every|each)\s+(?:day|week|weekday|morning|evening|{_DAY})|on\s+(?:weekdays|{_DAY})|"
    r"once\s+a\s+(?:day|week)|at\s+once|immediately|in\s+real\s+time)"
)
_AT = (
    r"(?:[\s,]+(?:at\s+)?(?:noon|midnight|\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?)?)"
    r"(?:\s+(?:[A-Z]\w+/\w+|\w+\s+time|UTC|GMT))?)?"
)
_HAPPENS = re.compile(
    r"\b(?:changes?|moves?|happens?|appears?|comes?\s+in|(?:is|are|gets?)\s+(?:changed|updated|corrected|answered|published|"
    rf"recorded|added|new))(?:[\s,]+{_RHYTHM})?{_AT}[\s.!]*$",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\b(?:responds|replies|answers|reacts|comments|denies|says|alleges|accuses|reports)\b", re.IGNORECASE)
_REGULARLY = re.compile(
    rf"{_RHYTHM}{_AT}[\s.!]*$|\b(?:a|the)\s+(?:daily|weekly)\s+(?:digest|update|summary|message)s?\s+(?:of|on|about)\b",
    re.IGNORECASE,
)
_FOR_ME = re.compile(
    r"^(?:subscribe[\s:,]+)?(?:tell|notify|inform|ping|message|alert|let|send|give|keep|post|subscribe)\s+me\b|^subscribe[\s:,]+me\b",
    re.IGNORECASE,
)
_WHO_ALONE = re.compile(rf"(?:{_TO_WHOM}|here|to)?[\s.!:,]*", re.IGNORECASE)
_ASKS_AROUND = re.compile(
    r"\b(?:any(?:one|body)|some(?:one|body)|who|you) knows? (?:if|whether|when|where|who|what)\b", re.IGNORECASE
)
"""Something is asked of whoever reads it: *does anyone know if they meet on Sunday*."""


def is_wish(text: str) -> bool:
    """Tell a sentence that wishes to be told of what comes from a question about what is there."""
    said = _PLEASE.sub("", text).strip()
    if "?" in said or not _OPENS.match(said):
        return False
    if _SURE.match(said):
        return True
    if _PAST.search(said):
        return False
    if (when := _WHEN.match(said)) is not None:
        word, what = when["when"].lower(), when["what"]
        if word in {"whenever", "as soon as", "every time"}:
            return True
        happens = _HAPPENS.search(what) or _NEW.match(what)
        return bool(happens or (word == "when" and _ACTS.search(what)))
    return bool(_SENDS.match(said) and _REGULARLY.search(said) and not _ASKS_AROUND.search(said))


def is_for_oneself(text: str) -> bool:
    """Tell a wish of somebody to be told alone, and not with a channel: *tell me*, *subscribe me to*."""
    return bool(_FOR_ME.match(_PLEASE.sub("", text).strip()))


def wish_in(text: str) -> str:
    """Give the wish in what was typed after a mention or a command: a sentence, or the words after *subscribe*; or none."""
    said = _PLEASE.sub("", text).strip()
    rest = _SUBSCRIBE.sub("", said)
    if _WHO_ALONE.fullmatch(rest):
        return ""
    return rest if _OPENS.match(rest) else said
