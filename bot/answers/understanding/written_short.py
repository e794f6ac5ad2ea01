"""Words as people shorten them in a chat, written out before anything is read: *stmt*, *b4*, *w/o*, *nukes*."""

import re

from bot.names.tokens import Token, tokens

_SHORT = {
    "stmt": "statement", "stmts": "statements", "stmnt": "statement", "mtg": "meeting", "mtgs": "meetings", "msg": "message",
    "yr": "year", "yrs": "years", "mth": "month", "mths": "months", "wk": "week", "wks": "weeks", "yday": "yesterday",
    "tmrw": "tomorrow", "thru": "through", "u": "you", "ur": "your", "r": "are", "n": "and", "abt": "about", "b4": "before",
    "cos": "because", "cuz": "because", "bcos": "because", "wat": "what", "wot": "what", "wut": "what", "any1": "anyone",
    "some1": "someone", "every1": "everyone", "sb": "somebody", "ppl": "people", "gov": "government", "govt": "government",
    "govts": "governments", "gvt": "government", "amb": "ambassador", "spox": "spokesperson", "prez": "president",
    "incl": "including", "excl": "excluding", "info": "information", "intl": "international", "gonna": "going to",
    "wanna": "want to", "revcon": "review conference", "confs": "conferences", "conf": "conference", "nuke": "nuclear weapon",
    "nukes": "nuclear weapons", "bioweapon": "biological weapon", "bioweapons": "biological weapons", "acc": "according",
    "src": "source", "srcs": "sources", "notif": "notification", "resp": "response", "alleg": "allegation",
    "eff": "effective", "chems": "chemical weapons", "resos": "resolutions", "reso": "resolution", "abst": "abstained",
    "w": "with", "wo": "without", "docs": "documents", "hm": "how", "howd": "how did", "whatd": "what did", "whod": "who did",
    "soz": "sorry", "whered": "where did", "whyd": "why did", "whend": "when did", "def": "definition", "defs": "definitions",
    "q": "question", "qs": "questions", "govenor": "governor", "governer": "governor", "goverment": "government",
    "goverments": "governments", "ambasador": "ambassador", "spokeperson": "spokesperson", "minsiter": "minister",
}  # fmt: skip
"""By the folded form. A word in capitals is a name or a code and stays: *N*, *R*, *GOV*."""
_BEFORE_A_NAME = re.compile(r"\. ?(?=[A-Z][a-z])")
"""After *gov* so begins who governs: *gov. Gladkov*."""


_KINDS = r"chemical|biological|nuclear|incendiary|radiological|chem|bio"
_TWO_KINDS = re.compile(
    rf"\b(?P<one>{_KINDS}) (?P<and>and|or|&) (?=(?:{_KINDS}) (?P<noun>weapons?|arms|attacks?))"
    r"|\b(?P<noun2>armas|armes) (?P<one2>qu[ií]micas|biol[oó]gicas|nucleares|chimiques|biologiques|nucléaires)"
    r" (?P<and2>y|o|et|ou) (?=(?:qu[ií]micas|biol[oó]gicas|nucleares|chimiques|biologiques|nucléaires)\b)"
    r"|\b(?P<one3>химическо\w+|биологическо\w+|ядерно\w+|хімічн\w+|біологічн\w+|ядерн\w+) (?P<and3>и|или|і|й|та|чи) "
    r"(?=(?:химическо\w+|биологическо\w+|ядерно\w+|хімічн\w+|біологічн\w+|ядерн\w+) (?P<noun3>оруж\w+|збро\w+))"
    r"|\b(?P<one4>north|south) (?P<and4>v|vs|and|or|&) (?=(?:north|south) (?P<noun4>korea))",
    re.IGNORECASE,
)
"""One noun for two names: *chemical and biological weapons*, *north v south Korea*."""


_ARMS = r"cluster(?: munitions?| bombs?)?|(?:anti-?personnel |land)?mines?|mine[ -]ban|landmine ban"
_TWO_TREATIES = re.compile(
    rf"\b(?P<one>{_ARMS})(?P<and> (?:and|or|&)(?: then| also)?(?: the)? )(?P<two>{_ARMS}) (?:conventions?|treaty|treaties)\b",
    re.IGNORECASE,
)
"""One noun for two treaties: *the cluster and the mine convention*."""


def _both_treaties(match: re.Match[str]) -> str:
    one, two = ("cluster" if match[each][0] in "cC" else "mine ban" for each in ("one", "two"))
    return f"{one} convention{match['and']}{two} convention"


_NOUNS_OF_TREATIES = frozenset(("convention", "conventions", "treaty", "treaties"))
_REGIONS = re.compile(
    r"\b(?P<names>[^\W\d_][\w'-]+(?:, [^\W\d_][\w'-]+)*),? (?P<and>and|or|&) (?P<last>[^\W\d_][\w'-]+) "
    r"(?P<noun>region|oblast|province)s\b",
    re.IGNORECASE,
)
"""One noun for several places: *Belgorod and Kursk regions*."""
_NOUNS_OF_REGIONS = frozenset(("regions", "oblasts", "provinces"))


def _each_region(match: re.Match[str]) -> str:
    names = [*match["names"].split(", "), match["last"]]
    return f" {match['and']} ".join(f"{name} {match['noun']}" for name in names)


def _both_named(match: re.Match[str]) -> str:
    if match["noun2"]:
        return f"{match['noun2']} {match['one2']} {match['and2']} {match['noun2']} "
    one, joint, noun = next((match[f"one{n}"], match[f"and{n}"], match[f"noun{n}"]) for n in ("", "3", "4") if match[f"one{n}"])
    return f"{one} {noun} {joint} "


_FIRST_IN_CYRILLIC = re.compile(r"\b(?:химическ|биологическ|ядерн|хімічн|біологічн)", re.IGNORECASE)
_FIRST_OF_TWO = frozenset(
    ("chemical", "biological", "nuclear", "incendiary", "radiological", "chem", "bio", "armas", "armes", "north", "south")
)


def _with_both(text: str, words: list[Token], both: str) -> tuple[str, list[Token]]:
    """Give a text that was changed, if it was, and its words."""
    return (both, tokens(both)) if both != text else (text, words)


_SECRETARY_GENERAL = re.compile(r"\bsec(?:\.|-| )? ?gen\b\.?", re.IGNORECASE)


_WRITTEN_SHORT = frozenset(("sec", *_SHORT, *_FIRST_OF_TWO, *_NOUNS_OF_TREATIES, *_NOUNS_OF_REGIONS))


def written_out(text: str) -> tuple[str, list[Token]]:
    """Give a text with its short forms written out, and its words."""
    words = tokens(text)
    folded = {word.folded for word in words}
    if folded.isdisjoint(_WRITTEN_SHORT) and text.isascii():
        return text, words
    if not folded.isdisjoint(_FIRST_OF_TWO) or (not text.isascii() and _FIRST_IN_CYRILLIC.search(text)):
        text, words = _with_both(text, words, _TWO_KINDS.sub(_both_named, text))
    if not folded.isdisjoint(_NOUNS_OF_TREATIES):
        text, words = _with_both(text, words, _TWO_TREATIES.sub(_both_treaties, text))
    if not folded.isdisjoint(_NOUNS_OF_REGIONS):
        text, words = _with_both(text, words, _REGIONS.sub(_each_region, text))
    if "sec" in folded:
        text, words = _with_both(text, words, _SECRETARY_GENERAL.sub("Secretary General", text))
    if folded.isdisjoint(_SHORT):
        return text, words
    parts: list[str] = []
    end = 0
    for at, word in enumerate(words):
        if (
            word.start < end
            or word.folded not in _SHORT
            or not text[word.start].islower()
            or text[word.end : word.end + 1] == "'"
        ):
            continue
        written, stop = _SHORT[word.folded], word.end
        if word.folded == "gov" and _BEFORE_A_NAME.match(text, stop):
            written, stop = "governor", stop + 1
        if word.folded == "w" and text[stop : stop + 1] == "/":
            is_without = words[at + 1 : at + 2] and text[stop : words[at + 1].end].casefold() == "/o"
            written, stop = ("without ", words[at + 1].end) if is_without else ("with ", stop + 1)
        parts += [text[end : word.start], written]
        end = stop
    text = "".join([*parts, text[end:]])
    return text, tokens(text)
