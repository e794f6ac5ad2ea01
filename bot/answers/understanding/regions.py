"""Groups of states that a question names and no register knows: *Latin American states*, *BRICS*, *the Gulf*."""

from bot.answers.understanding.cues import Cue
from bot.answers.understanding.shape import Shape

_NOUN = r"(?:states?|countr(?:y|ies)|nations?|governments?|members?|group|bloc|parties|delegations?|powers)"
_DIRECTION = (
    r"(?:latin|south|north|central|southern|northern|western|eastern|sub saharan|saharan|middle|far|south east|west|east)"
)
_OF_A_REGION = Cue(
    # Alone: no state is called so.
    r"(?<!\w)(?:the )?(?:(?:sub saharan |north |south |west |east |southern |northern |western |eastern |central )?africa(?!\w)"
    r"|(?:south |central |north |south east |southeast )?asia(?!\w)|(?:latin|south|north|central) america(?!\w)"
    r"|(?:eastern |western |central )?europe(?!\w)|(?:the )?middle east(?!\w)|brics(?!\w)|mena(?!\w)|maghreb(?!\w)|sahel(?!\w)"
    r"|caribbean(?!\w)|balkans(?!\w)|global (?:south|north)(?!\w)|g ?77(?!\w)|g ?20(?!\w)"
    # Before a noun.
    rf"|(?:{_DIRECTION} )?(?:african|asian|european|caribbean|arab|gulf|balkan|nordic|scandinavian|pacific|western|eastern|"
    rf"muslim|islamic|developing|non aligned|commonwealth|african|middle eastern)(?: (?:and|or) \w+)? {_NOUN}(?!\w)"
    r"|(?:africans|asians|europeans|arabs)(?!\w))"
)
_OF_AMERICA = Cue(rf"(?<!\w)(?:latin|south|north|central) @\d+(?: (?:and|or) (?:the )?caribbean)?(?: {_NOUN})?(?!\w)")
_OF_NUCLEAR_STATES = Cue(rf"(?<!\w)@\d+ (?:weapons? |armed |arm |capable )*(?:{_NOUN})(?!\w)")
_AMERICAN = ("america", "americas", "american", "americans")


def regions_in(shape: Shape) -> tuple[str, ...]:
    """Give the words, as typed, by which a question names groups of states that no register knows."""
    found = []
    for cue in (_OF_A_REGION, _OF_AMERICA, _OF_NUCLEAR_STATES):
        match = cue.search(shape.line)
        if match is None:
            continue
        begins = shape.line[: match.start()].count(" ")
        places = range(begins, begins + len(match[0].split()))
        mentions = [each for each in shape.mentions if each.at in places]
        if cue is _OF_AMERICA and not any(each.match.text.casefold() in _AMERICAN for each in mentions):
            continue
        if cue is _OF_NUCLEAR_STATES and not any(each.weapons and "nuclear" in each.match.text.casefold() for each in mentions):
            continue
        found.append(" ".join(shape.spoken[at] for at in places if shape.words[at] != "the"))
    return tuple([each for each in found if not any(each != other and each in other for other in found)])
