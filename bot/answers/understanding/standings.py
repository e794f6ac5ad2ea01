"""How the states that a question asks for stand to a treaty: outside of it, only signatories, on their way out."""

from collections.abc import Mapping, Sequence

from bot.answers.query import Standing
from bot.answers.understanding.cues import Cue, words
from bot.register.vocabulary import Action

ACCEDED = Cue(r"^(?!.*(?<!\w)(?<!no )(?<!not )(?<!than )(?<!instead of )ratif).*(?<!\w)(?:acced\w*|accessions?)(?!\w)")
"""It is asked who acceded, and did not ratify."""
CONSENTS: Mapping[Action, Cue] = {
    Action.ACCESSION: ACCEDED,
    Action.SUCCESSION: words(r"succeeded(?: to)?", r"successions?"),
    Action.ACCEPTANCE: words(r"accepted", r"acceptances?"),
    Action.APPROVAL: words(r"approved", r"approvals?"),
}
"""Ways to consent to be bound other than by a ratification."""
_NEVER_RATIFIED = words(
    r"(?:never|not|without|yet to|didnt|havent|hasnt|failed to)(?: \w+)? ratif\w*",
    r"only signed",
    r"sign\w* .*(?:(?:got|gone|went|go|come|came) no further|no more than that|stopped there|left it at that|nothing more)",
    r"(?<!non )signator\w*",
    r"signed but",
    r"(?:non|pas|jamais|sans)(?: encore)?(?: l| la| le)? (?:avoir )?ratifi\w*",
    r"signe (?:mais|sans)",
    r"signataires?",
    r"(?:no|sin|nunca)(?: (?:han?|lo|la|haber\w*)){0,2} ratific(?!ations)\w*",
    r"firm(?:ado|aron|o) (?:pero|sin)",
    r"(?:firmantes?|signatarios?)",
    r"не ратиф\w*",
    r"без ратификации",
    r"только подписа\w*",
    r"подписавш\w*",
    r"без ратифікації",
    r"(?:лише|тільки) підписа\w*",
)
_NEVER_SIGNED = words(
    r"(?:never|not|havent|hasnt|hadnt|didnt|yet to|(?:refuse|fail|declin)\w* to)(?: yet| ever| even| actually)? sign(?:ed)?",
    r"n (?:a|ont) (?:pas|jamais) signe", r"(?:no|nunca) (?:han? |lo )?firm(?:ado|aron|o)", r"не подписа\w*", r"не підписа\w*",
    r"non ?signator\w*", r"unsigned",
)  # fmt: skip
_NEVER_JOINED = words(
    r"never(?: yet| ever| even| actually)? (?:join\w*|acced\w*|bec[ao]me|been|was|were)"
    r"(?: (?:an? )?(?:state )?(?:part(?:y|ies)|members?))?(?: (?:to|of|in))?",
    r"never (?:ratified|signed) (?:n?or|and) (?:never )?(?:joined|acceded)",
)
"""Those that were parties once, and have left, are none of these."""
_RATIFIED = words(r"ratifi\w*", r"ратиф\w*")
_NOT_PARTY = words(
    r"not (?:yet |currently |now )?(?:a |any )?(?:state |states )?part(?:y|ies)",
    r"non (?:state |states )?part(?:y|ies)",
    r"(?:(?:are|is) not|arent|isnt|aren't|isn't) in",
    r"not (?:yet )?(?:bound|in|members?|join\w*|acced\w*)",
    r"(?:never|havent|hasnt|hadnt|didnt|has not|have not|had not|did not|yet to|refuse\w* to|fail\w* to)(?: yet| ever)?"
    r" (?:join\w*|acced\w*|become)",
    r"outside",
    r"(?:stay|stays|stayed|staying) out",
    r"holdouts?",
    r"(?:pas|non|jamais) (?:encore )?(?:etats? )?(?:parties?|membres?|lies?|adhere|rejoint)",
    r"(?:hors|en dehors) (?:de|du|d)",
    r"n ont (?:pas|jamais) (?:encore )?(?:adhere|rejoint|signe)",
    r"no (?:son|es|forman|forma|pertenecen|estan) (?:\w+ )?(?:partes?|miembros?|obligad\w+)",
    r"(?:no|nunca) (?:se )?(?:han? )?adhiri?er\w*",
    r"no (?:se )?han? adherido",
    r"no partes?",
    r"(?:fuera|al margen) del?",
    r"не (?:участву\w+|вход\w+|состо\w+|явля\w+|присоедин\w+|связан\w+|участни\w+)",
    r"(?:за рамками|вне)",
    r"не (?:беруть|бере|вход\w+|є|приєдна\w+|зв язан\w+|учасни\w+)",
    r"(?:поза|за межами)",
)
_LEAVING = words(
    r"pending", r"withdrawing", r"leaving", r"quitting", r"exiting", r"denouncing", r"on (?:the|their|its) way out",
    r"(?:about|going) to (?:leave|withdraw|quit)", r"notice of withdrawal",
    r"serving (?:out )?(?:their |its |his )?notice",
    r"en (?:train de|cours de) (?:\w+ )?(?:quitter|sortir|retir\w+|retrait|denonc\w+)", r"(?:retirant|quittant|sortant)",
    r"(?:quittent|sortent|se retirent)", r"(?:saliendo|retirandose|abandonando)", r"(?:salen|abandonan|se retiran)",
    r"(?:выходят|выходит|покидают|выходящи\w+)", r"в процессе выхода", r"(?:виходять|виходить|полишають|виходячи)",
    r"у процесі виходу",
)  # fmt: skip
_NOT_IN_EFFECT = words(
    r"not (?:yet )?(?:(?:in|be|been|taken?|come into|entered into|gone into) )?(?:effect|force|effective)",
    r"(?:but|yet|and|though) (?:\w+ )?still (?:bound|a party|part\w+|members?|in)",
    r"(?:before|until) (?:it|they) (?:takes?|took) effect", r"pas encore (?:pris effet|effectifs?|en vigueur)",
    r"(?:aun|todavia) no (?:\w+ )?(?:efecto|vigor)", r"не вступил\w* в силу", r"не набул\w* чинності",
)  # fmt: skip
"""Of withdrawals: they are notified, and their states are bound still."""
_GAVE_NOTICE = words(
    r"(?:gave|given|deposit\w*|lodg\w*|hand\w* in|serv\w*|submitted|sent) (?:in )?(?:an? |the |its |their )?(?:\w+ )?notices?"
)
"""Whoever did so has left, or is leaving."""
_LEFT = words(
    r"withdrawn", r"withdrew", r"left", r"no longer", r"quit", r"exited", r"denounced", r"pulled out",
    r"(?:quitte|sortis?|retires?|denonce)", r"(?:salieron|salido|retirado|retiraron|abandonaron|abandonado)",
    r"(?:вышли|вышедш\w+|покинули)", r"(?:виишли|покинули)",
)  # fmt: skip
_NO_LONGER = words(r"no longer (?:a |an |any )?(?:state |states )?(?:part(?:y|ies)|members?|bound|in)", r"former part(?:y|ies)")


def standing_asked(line: str, actions: Sequence[Action]) -> Standing | None:
    """Tell from a question's shape which states it asks for; None where they are those that are bound."""
    if _NOT_PARTY.search(line) and "includ" in line:
        return Standing.NOT_PARTY  # outside, including those that only signed
    if Action.WITHDRAWAL in actions and _NOT_IN_EFFECT.search(line):
        return _leaving(line)
    if _NEVER_JOINED.search(line):
        return Standing.NEVER_PARTY
    if _NEVER_RATIFIED.search(line) and not ACCEDED.search(line):
        return Standing.NOT_RATIFIED if _RATIFIED.search(line) else Standing.ONLY_SIGNED
    if _NEVER_SIGNED.search(line):
        return Standing.NOT_SIGNED
    if _NOT_PARTY.search(line):
        return Standing.NOT_PARTY
    if Action.WITHDRAWAL in actions or _LEAVING.search(line) or _NO_LONGER.search(line):
        return _leaving(line)
    return None


def _leaving(line: str) -> Standing:
    """Tell whether those are asked for that have left, those that are leaving, or both."""
    leaving = _LEAVING.search(line) or _NOT_IN_EFFECT.search(line)
    noticed = _GAVE_NOTICE.search(line) and not _NOT_IN_EFFECT.search(line)
    if noticed or (leaving and _LEFT.search(line)):
        return Standing.LEFT_OR_LEAVING
    return Standing.LEAVING if leaving else Standing.LEFT
