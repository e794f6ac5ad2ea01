"""What stands beside a question and says nothing of what is asked: greetings, thanks, what it is for, how somebody's day is."""

import re
from collections.abc import Callable
from itertools import pairwise

from bot.answers.wording import aside_set_aside

_OCCASIONS = (
    "memo|brief|briefing|speech|statement|note|sheet|factsheet|report|article|story|piece|paper|answer|reply|line|PQ|Q&A|debate|"
    "draft|submission|intervention|lecture|class|seminar|essay|thesis|slide|slides|deck|editorial|podcast|newsletter|op-ed|oped|"
    "cable|package|segment|paragraph|para|box|caption|headline|graphic|sidebar|obituary|obit|feature|panel|programme|program|show|bulletin|interview|meeting|session|hearing|call|slot|explainer|debrief"
)
_PURPOSE = re.compile(
    r"\W*(?:(?:i |we )?need(?:ed)? (?:this |it )?|asking )?"
    r"for (?:an?|my|our|the|this|tonight's|tmrw's|tomorrow's|\w+day's)"
    rf"(?: [\w-]+){{0,2}} (?:{_OCCASIONS})(?: (?:near|at|on|in|for) (?:[\w'’-]+ ?){{1,3}})?"
    r"\s*[:,–—-]\s+(?=\S)",
    re.IGNORECASE,
)
"""What a question is asked for, before the question: it says nothing about what is asked."""
_PURPOSE_LAST = re.compile(
    r"\s*[,;(–—-]\s*(?:(?:i|we) need (?:it|this) |it s |that s |(?:the |an? )?(?:full |complete |short |whole |quick )?"
    r"(?:list|overview|summary|rundown|everything|all(?: of (?:it|them))?) )?"
    r"for (?:an?|my|our|the|this|tonight's|tmrw's|tomorrow's|\w+day's)"
    rf"(?: [\w-]+){{0,2}} (?:{_OCCASIONS})"
    r"[\s).!?]*$",
    re.IGNORECASE,
)
"""The same after it."""
_THANKS = re.compile(
    r"(?<![^.,;!?\s–—-])(?:many |with )?(?:thanks|thank you)(?: (?:so|very) much| a lot| a million| in advance| again"
    r"| for (?:your|the|any) (?:help|time))*\s*(?:[.,;!?–—-]+|$)",
    re.IGNORECASE,
)
"""Words of thanks beside a question: nobody is asked whom they thanked."""
_WHICH_KIND = re.compile(
    r"\s*\((?:as in |i mean |meaning )?the (?:country|state|republic|person|treaty|ngo|ministry)"
    r"(?:,? (?:and )?not (?:the )?[\w ]{2,25})?\)",
    re.IGNORECASE,
)
"""After a name, which of its bearers is meant, where only one of them is known: *Georgia (the country, not the state)*."""
_WHO_ASKS = re.compile(
    r"\s*(?:[\w'’&-]+ ){0,3}(?:desk|office|mission|bureau|unit|team|newsroom|embassy|department|section|ministry|"
    r"agency|radio|tv|intern|officer|clerk|reporter|editor|producer|researcher|analyst|"
    r"student|journalist|lawyer|attach[eé]|press) here"
    r"\s*[.,;:!–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
"""Before a question, who asks it: *UN mission here. What did …*."""
_GREETING = re.compile(
    r"\s*(?:good |dear )?(?:morning|afternoon|evening|hi|hello|hey|hiya|greetings|bonjour|bonsoir|salut|hola|buenos d[ií]as|"
    r"привет|здравствуйте|добрый день|привіт|вітаю|добрий день)(?: (?:all|everyone|everybody|team|folks|there|colleagues|guys|"
    r"again|tous|todos|всем|всім|колеги|коллеги)){0,2}\s*[,;:!.–—-]+\s*(?=\S)",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(r"[ ,]+in (?:so|as) many words\b,?", re.IGNORECASE)
"""Only stresses what is asked: no words are meant."""
_NEEDED_FOR = re.compile(
    r"(?<=[?.!;–—-])\s*(?:i |we |just )*(?:need|needed|want|looking for|asking|preparing|writing|working on|it'?s|this is)\b"
    r"(?: (?:an?|one|two|quick|short|it|this|something|para|paragraphs?|lines?|sentences?|answer|background|copy)){0,4}"
    r" for (?:an?|my|our|the|this|tonight's|today's|tomorrow's|tmrw's|\w+day's)(?: [\w'’&-]+){1,4}[\s).!?]*$"
    r"|(?<=\?)\s*(?:i |we )?need an? (?:clear )?yes or no for (?:an?|my|our|the|this)(?: [\w'’&-]+){1,8}[\s).!?]*$",
    re.IGNORECASE,
)
"""A sentence after the question that says what it is for: *need one para for tomorrow's curtain raiser*."""
_SHORT_ANSWER = re.compile(
    r"(?<=[.?!;])\s*(?:question from (?:an?|the|our) [\w ]{3,30}[,;]?\s*)?(?:an? )?"
    r"(?:short|quick|brief|simple|straight|one[- ]line) (?:answer|reply|response)"
    r"(?: (?:will|would) do| is (?:fine|enough|ok)| please| pls)?[\s.!]*$",
    re.IGNORECASE,
)
"""How long an answer is wanted: *…? Short answer will do*."""
_ASIDE = re.compile(
    r"(?<=\?)\s*(?:i|we) (?:(?:seem|think|vaguely|dimly) (?:i |we |to )?)?(?:remember|recall)\b(?-i:[^?A-Z]*)$"
    r"|(?<=\?)\s*something (?:[\w'-]+,? ){0,6}(?:i|we) (?:believe|think|guess|suppose|gather|reckon)[\s.!]*$",
    re.IGNORECASE,
)
"""What whoever asks remembers, after the question."""
_FEW_WORDS = 3
"""So many beside thanks are no question: *thanks, that's perfect*."""

_CLAUSE = re.compile(
    r"(?<=[.?!;:])\s+|\s+[–—-]+\s+"
    r"|,\s+(?=(?:so|hence|thus)[,:]? (?:what|who|which|whose|when|where|how|did|does|do|has|have|is|are|was|were|any)\b)"
    r"|,\s+(?=(?:because|as|since|cos|before|until|while|otherwise) (?:i|we|my|our|the (?:boss|editor|desk|subs?|producer))\b)"
    r"|,\s+(?=for (?:an?|my|our|the|this)\b)|,\s+(?=(?:it|this|that)['’]s (?:only |just |all )?for\b)",
    re.IGNORECASE,
)
"""Where a part of a message ends that can be an aside."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OF_WHO_ASKS = re.compile(
    r"\b(?:i(?!\.)|i['’]?m|i['’]?ve|i['’]?d|we|we['’]?re|we['’]?ve|we['’]?d|my|me|mine|our|ours|(?-i:us)|sorry|thank god|subs?|"
    r"subeditors?|editors?|boss|producer|presenter|bureau|newsroom|colleague|intern)\b",
    re.IGNORECASE,
)
"""Who asks speaks of themselves, or of those for whom they ask."""
_OCCASION = re.compile(
    r"(?:drafting|writing|preparing|answering|working on|filing|briefing|checking|updating|clearing) (?:[\w'’&-]+ ?){1,5}",
    re.IGNORECASE,
)
"""What somebody is at, before a question: *drafting a PQ reply: …*."""
_ENGAGED = re.compile(
    r"(?:we|i)(?:['’]?ve|['’]?re|['’]?m| have| are| am)?(?: got)? (?:an? |the |in an? |on (?:an? )?|off to (?:an? )?)?(?:\w+ )?"
    r"(?:call|meeting|interview|briefing|session|press conference|dinner|visit|hearing|slot|deadline)\b"
    r"(?! (?:did|does|is|was|said|says))",
    re.IGNORECASE,
)
"""Whom whoever asks meets, and when: *we have a call with Brussels at nine*."""
_CHATTY = re.compile(r"(?:yes|yep|sorry|again|long story|no idea|not (?:ours|mine)|don['’]?t ask)\b", re.IGNORECASE)
_HAVING = re.compile(r"(?:i['’]?ve|i have|i['’]?m|i am|we['’]?ve|we have|we['’]?re|we are|my|our) ", re.IGNORECASE)
"""So begins what whoever asks has or does."""
_ASKS = re.compile(
    r"\?$|^(?:(?:so|and|but|ok|okay|hence|just|or|well|please|pls|also)[,:]? )*"
    r"(?:what|who|whom|whose|which|when|where|how|why|whether|did|does|do|is|are|was|were|has|have|had|can|could|would|any|"
    r"list|show|give|tell|send|find|get|all|only|not|no|except|excluding|including|since|from|between|in|on)\b"
    r"|\b(?:contact|interview|track down|need|needs|want|wants|wanted|looking|after|interested|asking|wonder\w*|mean|meant|"
    r"please|pls|tell me|to know|"
    r"to find|remember|recall|art|articles?|protocols?|resolutions?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A part with these may be what is asked."""
_WANTED_BY = re.compile(r"\b(?:wants?|needs?) (?:this|it|that|one|something) (?:by|for|before|in|at|now|asap)\b", re.IGNORECASE)
_NARROWS = re.compile(
    r"\b(?:exact|exactly|quote|quotes|wording|only|just|dates?|sources?|links?|refs?|english|original|full)\b", re.IGNORECASE
)
"""A part with these may say how it is asked for."""
_SAID_BESIDE = re.compile(
    r"(?:it|this|that)['’]s (?:only |just |all )?for\b|"
    r"(?:someone|somebody|people|folks|a \w+) (?:in|at|from|on) (?:\w+ ){1,3}(?:is|are|keeps?) (?:asking|telling|pestering)\b|"
    r"(?:the|our|my|their|her|his|an?|some|\w+) (?:[\w'’]+ )?"
    r"(?:piece|copy|script|draft|article|graphic|caption|headline|subs?|desk|editor|boss|bureau|colleague|lawyers?|legal|"
    r"producer|presenter|intern|man|woman|embassy|ministry|agency) (?:\w+ )?"
    r"(?:says?|said|has|have|had|claims?|insists?|thinks?|reckons?|is|are|was|(?:is|are|wo|does|did)n['’]?t)\b",
    re.IGNORECASE,
)
"""After a question: what somebody beside whoever asks says or has, with the names in it."""
_SAID_BEFORE = re.compile(
    r"(?:an?|the|our|one|some) (?:\w+ )?(?:readers?|listeners?|viewers?|callers?|commenters?|trolls?|lawyers?|sub|subs|"
    r"sites?|blogs?|outlets?|posts?|tweets?|papers?|websites?|"
    r"producer|competitors?|rivals?) (?:\w+ )?"
    r"(?:says?|said|claims?|claimed|reckons?|insists?|thinks?|writes?|wrote|asks?|complains?|swears?)\b",
    re.IGNORECASE,
)
"""Before a question: what somebody else says who is no party to it, with the names in it."""
_SAYS = re.compile(
    r"^\W*(?:an?|the|our|one|some) (?:\w+ ){1,3}?(?:says?|said|claims?|claimed|reckons?|insists?|writes?|wrote)(?: that)? ",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:he|she|it|its|they|him|her|his|them|their|theirs)\b", re.IGNORECASE)
"""What follows may mean somebody who was named before it."""
_SHORTEST_WITH_ASIDES = 60
_AROUND = " ,;:.–—-()"


def without_asides(text: str, names: Callable[[str], bool] | None) -> tuple[str, tuple[str, ...]]:
    """Take out of a message what is no part of its question, and say so of what names something.

    `names` tells whether a part of it does; without it only courtesies are taken out, as of a subscription.
    """
    text = _without_courtesies(text)
    if names is None or len(text) < _SHORTEST_WITH_ASIDES:
        return text, ()
    goes_on = "?" in text[:-1]
    told = _OF_WHO_ASKS.search(text) or _OCCASION.match(text) or _SAID_BEFORE.match(text)
    if not (told or (goes_on and _SAID_BESIDE.search(text))):
        return text, ()
    dropped = [each[0] for each in _BRACKETS.finditer(text) if _is_aside(each[0], names)]
    plain = _BRACKETS.sub(lambda each: "" if each[0] in dropped else each[0], text)
    ends = [0, *(each.start() for each in _CLAUSE.finditer(plain)), len(plain)]
    parts = [plain[start:end] for start, end in pairwise(ends)]
    first = next((at for at, part in enumerate(parts) if part.endswith("?")), len(parts))
    rest = ""
    for at, part in enumerate(parts):
        if _is_aside(part, names, follows=at > first):
            dropped.append(part)
            rest += "." if rest[-1:].isalnum() else ""  # what comes next does not go on with what stood before
        else:
            rest += part
    rest = rest.removesuffix(".").strip(" ,;:–—-")
    if _POINTS_BACK.search(rest) and any(names(part) for part in parts[:first] if part in dropped):
        return _SAYS.sub("", text, 1), ()  # a reader says Finland left: is it still bound
    if not (dropped and names(rest)):
        return text, ()
    return rest, tuple([aside_set_aside(part.strip(_AROUND)) for part in dropped if names(part)])


def _is_aside(part: str, names: Callable[[str], bool], *, follows: bool = False) -> bool:
    """Tell whether a part says nothing of what is asked; `follows`: a question stands before it."""
    said = part.strip(_AROUND)
    if _CHATTY.match(said) and part.lstrip().startswith("("):
        return True
    if follows and not said.endswith("?") and _SAID_BESIDE.match(said):
        return True
    if part.rstrip().endswith(".") and (_SAID_BEFORE.match(said) or _ENGAGED.match(said)):
        return True
    if _OCCASION.fullmatch(said) and part.rstrip().endswith(":"):
        return not names(said)
    if not _OF_WHO_ASKS.search(said) or _ASKS.search(_WANTED_BY.sub("", said)) or names(said):
        return False
    return _HAVING.match(said) is not None or not _NARROWS.search(said)


def _without_courtesies(text: str) -> str:
    """Take out what the question is asked for, and a greeting or thanks beside it."""
    if greeting := _GREETING.match(text):
        text = text[greeting.end() :]
    if " here" in text and (opened := _WHO_ASKS.match(text)):
        text = text[opened.end() :]
    text = _WHICH_KIND.sub("", text) if "(" in text else text
    small = text.lower()
    if "many words" in small:
        text = _OUTRIGHT.sub(" ", text)
    if "?" in small[:-1]:
        text = _SHORT_ANSWER.sub("", _ASIDE.sub("", text))
    if "thank" in small:
        rest = _THANKS.sub(" ", text).strip()
        text = rest if len(rest.split()) > _FEW_WORDS else text
    if "for " not in small:
        return text
    if purpose := _PURPOSE.match(text):
        text = text[purpose.end() :]
    last = _PURPOSE_LAST.search(text) or _NEEDED_FOR.search(text)
    return text[: last.start()] if last and last.start() else text
