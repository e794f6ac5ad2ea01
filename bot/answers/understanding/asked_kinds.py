"""Which kinds of records a question is after."""

from bot.answers.query import Intent
from bot.answers.understanding.cues import SAYS_SO, Cue, words
from bot.answers.understanding.decisions import decides_at_home, of_any_treaty, votes_at_home
from bot.answers.understanding.field_words import ACTIONS, KINDS, STANCES, Word
from bot.answers.understanding.meanings import ACTING, ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.phrases import words as words_of
from bot.answers.understanding.said_so import clause_at, tells_of_a_deed
from bot.answers.understanding.shape import Shape
from bot.register.vocabulary import VOTES, ActorType, Kind, ResponseKind

_INTENT_KINDS = {
    Intent.POSITIONS: (Kind.POSITION,),
    Intent.VOTES: (Kind.POSITION,),
    Intent.COMPARE: (Kind.POSITION,),
    Intent.CHANGE: (Kind.POSITION,),
    Intent.ALLEGATIONS: (Kind.ALLEGATION,),
    Intent.RESPONSES: (Kind.RESPONSE,),
    Intent.TREATY_STATUS: (Kind.TREATY_ACTION,),
}
_OF_ANY_KIND = frozenset({Intent.COUNT, Intent.NEWS, Intent.SOURCE, Intent.WHEN, Intent.TIMELINE, Intent.COMPARE})
_ACTED = Cue(r"(?<!\w)(?:object(?:s|ed)?|ratif\w*|sign(?:ed)?|withdr\w*|left|joined|provisional\w*|acced\w*|suspen\w*)(?!\w)")
_TREATY_ACTIONS = words(r"treaty (?:actions?|steps?|acts?|moves?)")
_HAPPENED = Cue(r"(?<!\w)(?:report\w*|used?)(?!\w)")
_REPORTED_USE = Cue(r"(?<!\w)report(?:s|ed)?(?: \S+){0,6} use(?:d|s)?(?!\w)")
_OWN_USE = Cue(r"(?<!\w)(?:on|of|about|describes?|call) (?:the )?@\d+ s (?:own |alleged )?(?:use|using)(?!\w)")
_BREACHED = words(r"violat\w*", r"breach\w*", r"broke", r"break")
_CONCLUDED = Cue(
    r"(?<!\w)(?:made|make|makes|publish\w*|issued?|reach\w*|drew|drawn) (?:an? |any |the |its |their )?(?:\w+ )?"
    r"(?:findings?|assessments?|conclusions?)(?!\w)"
)
"""*Which bodies have made findings*."""
_SINGLE = words_of("allegation accusation claim case")
_DID = Cue(r"(?<!\w)(?:did and said|said and did|did or said|steps|actions)(?!\w)")
_ANSWERED: frozenset[Word] = frozenset({Meaning.ANSWER_VERB, Meaning.ANSWER_NOUN, ResponseKind.DENIAL, ResponseKind.ADMISSION})
_NO_ANSWERS: frozenset[Word] = frozenset({*CLAIMING, *ACTIONS, Meaning.VOTE, Meaning.RESOLUTION})
"""Who rejects a suspension or a resolution answers no allegation."""
VOTES_CAST = frozenset(VOTES)
_PROMISED: frozenset[Word] = frozenset({Meaning.ANNOUNCE, ResponseKind.COMMITMENT})
_FIRST_NAMED = (Kind.RESPONSE, Kind.ALLEGATION, Kind.ASSESSMENT, Kind.POSITION)
_SAYS_OF = Cue(
    r"who (?:else )?(?:(?:besides|apart from|other than|except) (?:the )?@\d+ )?"
    r"(?:says?|said|claims?|claimed|report(?:s|ed)?) (?:that )?(?:the )?@\d+"
    r"|qui (?:donc )?(?:a |ont )?(?:dit|disent|affirme\w*|pretend\w*|declare\w*|soutient) qu\w*(?: l| la| le| les)? @\d+"
    r"|quien(?:es)? (?:ha |han )?(?:dic\w+|dijo|dijeron|afirm\w+|sostien\w+|asegur\w+|declar\w+) que(?: el| la| los| las)? @\d+"
    r"|кто (?:\w+ )?(?:говор\w+|сказал\w*|утвержда\w+|заяв\w+|сообщ\w+) что @\d+"
    r"|хто (?:\w+ )?(?:говор\w+|каже|кажуть|казав|сказав|стверджу\w+|заяв\w+|повідом\w+) що @\d+"
)


def kinds_asked(shape: Shape, intent: Intent, *, saying: bool) -> tuple[Kind, ...]:
    """Give the kinds of records that can answer; none where any can. `saying`: the question asks for what is said."""
    if intent in _INTENT_KINDS and intent is not Intent.COMPARE:
        return _INTENT_KINDS[intent]
    has_treaty = Kind.TREATY in shape.kinds
    if intent is Intent.WHO:
        return _of_who(shape, has_treaty=has_treaty)
    if intent in _OF_ANY_KIND:
        return _named(shape, intent, saying=saying, has_treaty=has_treaty)
    return ()


def _named(shape: Shape, intent: Intent, *, saying: bool, has_treaty: bool) -> tuple[Kind, ...]:
    if intent is Intent.COMPARE:
        return _of_comparison(shape)
    if _TREATY_ACTIONS.search(shape.line):
        return (Kind.TREATY_ACTION,)
    if intent is Intent.TIMELINE:
        return _of_timeline(shape, saying=saying)
    if intent in {Intent.WHEN, Intent.COUNT} and (acted := _acted(shape, intent, has_treaty=has_treaty)):
        return acted
    if intent is Intent.WHEN and _asks_for_an_answer(shape, has_treaty=has_treaty):
        return (Kind.RESPONSE,)
    named = shape.values(KINDS)
    found = next((kind for kind in _FIRST_NAMED if kind in named), None)
    if found is not None and not (intent is Intent.SOURCE and found is Kind.POSITION):
        return (found,)
    if intent is Intent.WHEN:
        alleged = (_HAPPENED.search(shape.line) is not None and not saying) or shape.means(CLAIMING)
    else:
        of_all = Meaning.ENTRIES in shape.meanings and not shape.mentions  # how many records are there
        spoken = shape.means((*SAYING, Meaning.ON_RECORD)) and not shape.means(CLAIMING | ACTING)
        if intent is Intent.COUNT and spoken and _names_an_official(shape):
            return (Kind.POSITION,)  # how often did he speak
        alleged = intent is Intent.COUNT and not has_treaty and not of_all
    return (Kind.ALLEGATION,) if alleged else ()


def _asks_for_an_answer(shape: Shape, *, has_treaty: bool) -> bool:
    """Tell whether it is asked when something was answered: *when did it deny it*, *when did it promise to investigate*."""
    promised = Meaning.INVESTIGATION in shape.meanings and shape.means(_PROMISED) and not shape.means(CLAIMING)
    return promised or (shape.means(_ANSWERED) and not (has_treaty or shape.means(_NO_ANSWERS)))


def _acted(shape: Shape, intent: Intent, *, has_treaty: bool) -> tuple[Kind, ...]:
    """Tell whether votes or treaty actions are asked for; none where other records are."""
    cast = shape.means(VOTES_CAST) and not shape.means(CLAIMING)  # allégations contre
    if intent is Intent.WHEN and cast and not votes_at_home(shape):
        return (Kind.POSITION,)  # since when has it voted for the resolution, when did it abstain
    if intent is Intent.COUNT and cast and Meaning.VOTE in shape.meanings and not votes_at_home(shape):
        return (Kind.POSITION,)  # how many P5 states voted for it
    if _of_treaty_actions(shape, intent, has_treaty=has_treaty):
        return (Kind.TREATY_ACTION,)
    return (Kind.POSITION,) if intent is Intent.COUNT and (Meaning.VOTE in shape.meanings or cast) else ()


def _names_an_official(shape: Shape) -> bool:
    officials = (entry for mention in shape.mentions for entry in mention.actors)
    return any(entry.subtype == ActorType.OFFICIAL for entry in officials)


def _of_comparison(shape: Shape) -> tuple[Kind, ...]:
    if shape.means(ANSWERING):
        return (Kind.RESPONSE,)
    if Meaning.CLAIM_VERB in shape.meanings and Meaning.AGAINST in shape.meanings:
        return (Kind.ALLEGATION,)
    claims = shape.means(CLAIMING) or _REPORTED_USE.search(shape.line) or _OWN_USE.search(shape.line)
    return (Kind.ALLEGATION,) if claims and not shape.means(SAYING) else (Kind.POSITION,)


def _of_timeline(shape: Shape, *, saying: bool) -> tuple[Kind, ...]:
    if Meaning.RESOLUTION in shape.meanings and Meaning.VOTE in shape.meanings:
        return (Kind.POSITION,)
    if Meaning.CLAIM_NOUN in shape.meanings:
        of_one = not _SINGLE.isdisjoint(shape.words)  # with all that was said and answered on it
        return () if of_one or shape.means((*SAYING, *ANSWERING)) else (Kind.ALLEGATION,)
    return (Kind.POSITION,) if saying and not _DID.search(shape.line) else ()


def _of_treaty_actions(shape: Shape, intent: Intent, *, has_treaty: bool) -> bool:
    if shape.means(CLAIMING):
        return False
    if intent is Intent.COUNT and (of_any_treaty(shape) or (votes_at_home(shape) and decides_at_home(shape))):
        return True  # how many withdrawals; how many votes the Rada cast on it
    return (has_treaty and shape.means((Meaning.STATUS, Meaning.LISTED_STATES))) or (
        intent is Intent.COUNT and Meaning.OBJECT in shape.meanings
    )


def _of_who(shape: Shape, *, has_treaty: bool) -> tuple[Kind, ...]:
    if _ACTED.search(shape.line) and has_treaty and not shape.opens_with(Meaning.WHO, SAYING):
        return (Kind.TREATY_ACTION,)
    if _CONCLUDED.search(shape.line) and not shape.mentions:
        return (Kind.ASSESSMENT,)
    if clause_at(shape) is not None and not tells_of_a_deed(shape):
        return (Kind.POSITION,)  # who said Ukraine had not used them yet, who called the treaty misguided
    says_of = _SAYS_OF.search(shape.line)
    of_somebody = says_of and any(each.actors and says_of[0].endswith(f"@{each.number}") for each in shape.mentions)
    of_an_incident = {Kind.PLACE, Kind.WEAPON} <= shape.kinds  # who says the mines around Izium violate it
    breached = of_an_incident and _BREACHED.search(shape.line)
    if shape.means(CLAIMING) or of_somebody or breached or SAYS_SO.search(shape.line):
        return (Kind.ALLEGATION,)
    return (Kind.POSITION,) if shape.means(STANCES) or shape.means(SAYING) else (Kind.ALLEGATION,)
