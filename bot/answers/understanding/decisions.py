"""Acts under treaties that need more than a treaty's name: what a parliament decides at home, and acts under any treaty."""

from bot.answers.understanding.cues import Cue
from bot.answers.understanding.cues import words as any_of
from bot.answers.understanding.meanings import CLAIMING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import Action, ActorType, Kind

_PARLIAMENTS = words("""
    parliament parliaments legislature legislatures lawmakers mps deputies seimas rada sejm saeima riigikogu eduskunta
    parlement parlamento diete сейм сейма сейму сеймом сеймас парламент парламента парламенту рада рады раду ради
    """)
_DECIDING = ("vote", "voting", "deci", "pass", "approv", "adopt", "ratif", "back", "реши", "вирі", "голос")
_DECISIONS = words("decision decisions decree decrees decreed")
_ANY = r"(?:any |the |all |an? |which |what |arms |disarmament |weapons |some |of |these |those |other |their |its |several )*"
_ACTS = r"(?:withdrawals?|exits?|departures?|denunciations?|accessions?|ratifications?|suspensions?)"
_ACTED = r"(?:left|leav(?:e|es|ing)|quit|exit(?:s|ed)?|withdr\w+|pulled out|denounc\w+|join\w*|ratif\w*|acced\w*)"
_UNDER_ANY = any_of(
    rf"{_ACTS} (?:from|of|to) {_ANY}(?:treat(?:y|ies)|conventions?)",
    rf"{_ACTED} (?:from |of |to |out of )?{_ANY}(?:treat(?:y|ies)|conventions?)(?! (?:of|on) (?!in )\w)",
    r"(?:withdrawal|exit|denunciation)s? (?:notices?|notifications?)",
    r"(?:withdrawal|exit|denunciation)s? (?:(?:is |are |were |was )?(?:still |now |currently )?(?:pending|notified|deposited))",
    r"how many (?:withdrawals|exits|denunciations|accessions|ratifications)(?! of)",
    r"announced (?:a |its |their )?(?:withdrawal|exit) (?:but|and|without|yet)",
    r"domestic decisions?",
    r"(?:which|what|any) (?:withdrawals|exits|denunciations|ratifications|accessions|suspensions)",
    r"treaty (?:withdrawals|exits|denunciations|ratifications|accessions|suspensions)",
    r"(?:retraits|sorties|adhesions|ratifications|suspensions|denonciations) (?:de|des|d|aux|a des) (?:traites|conventions)",
    r"(?:retiradas|salidas|adhesiones|ratificaciones|suspensiones|denuncias) (?:de|a) (?:los )?(?:tratados|convenciones)",
    r"(?:выход\w*|ратификаци\w+|присоединени\w+|приостановк\w+) (?:из |к )?(?:договор\w+|конвенци\w+)",
    r"(?:вихо\w+|вихід|ратифікаці\w+|приєднан\w+|призупинен\w+) (?:з |із |до )?(?:договор\w+|конвенці\w+)",
)
"""Acts under any treaty, whichever it is."""
_LEAVING = Cue(r"(?<!\w)(?:quit|leav(?:e|ing)|withdraw|(?:pull|walk)(?:ing)? out|exit|denounc)")
DEPOSITED = Cue(r"^(?:so |and )*what (?:else )?(?:did|has|had) (?:the )?@\d+ (?:\w+ )?(?:deposit|notif|lodg)")
"""What a state did under any treaty, told by the deposit alone."""


def votes_at_home(shape: Shape) -> bool:
    """Tell whether a vote is spoken of by which a parliament leaves a treaty: none that is cast on a resolution."""
    if Kind.TREATY not in shape.kinds or Meaning.RESOLUTION in shape.meanings:
        return False
    return _LEAVING.search(shape.line) is not None or not _PARLIAMENTS.isdisjoint(shape.words)


def decides_at_home(shape: Shape) -> bool:
    """Tell whether it is asked what a parliament or a president decided on a treaty: *the Rada's vote*, *the decree on it*."""
    if "domestic" in shape.words and not _DECISIONS.isdisjoint(shape.words):
        return True
    bodies = ActorType.TREATY_BODY in shape.meanings or any(
        ActorType.TREATY_BODY in each.actor_types for each in shape.mentions
    )
    others = not shape.meanings.isdisjoint((Meaning.RESOLUTION, Action.SUSPENSION_CLAIMED))
    if Kind.TREATY not in shape.kinds or others or bodies:
        return False
    decide = any(word.startswith(_DECIDING) for word in shape.words)
    return not _DECISIONS.isdisjoint(shape.words) or (decide and not _PARLIAMENTS.isdisjoint(shape.words))


def of_any_treaty(shape: Shape) -> bool:
    """Tell whether acts are asked for under whatever treaty: *withdrawals from arms treaties*, *is any withdrawal pending*."""
    if not shape.kinds.isdisjoint((Kind.TREATY, Kind.WEAPON)) or shape.means(CLAIMING):
        return False
    return _UNDER_ANY.search(shape.line) is not None or DEPOSITED.search(shape.line) is not None
