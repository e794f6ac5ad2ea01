"""What a question on treaties is after: how states voted, how they stand, or what a treaty says."""

from bot.answers.query import Intent
from bot.answers.understanding.cues import Cue, words
from bot.answers.understanding.decisions import decides_at_home, of_any_treaty, votes_at_home
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.parts import OWN_VOICES
from bot.answers.understanding.phrases import words as words_of
from bot.answers.understanding.shape import Mention, Shape
from bot.register.vocabulary import VOTES, Action, ActorType, Kind, Stance

STATES = frozenset({ActorType.STATE})
_BODIES = frozenset({ActorType.TREATY_BODY})
_WATCHERS = frozenset({ActorType.NGO, ActorType.COALITION})
_SIDES = frozenset({Stance.OPPOSES, Stance.SUPPORTS, Stance.CONDEMNS, Stance.WELCOMES})
_SPOKEN = frozenset({*SAYING, *ANSWERING, *CLAIMING})
_STANDING = frozenset({Meaning.STATUS, Meaning.TREATY_ACT})
_WITHOUT_VOTES = Cue(
    r"(?<!\w)leave (?:the |all |any )?(?:votes|voting) (?:out|aside)"
    r"|(?<!\w)(?:(?:without|excluding|except(?: for)?|minus|leav\w+ out|leav\w+ aside|other than|apart from|sans|sin|без)"
    r" (?:the |any |all |its |their |les |los )?(?:\S+ )?|no @\d+ )(?:votes|voting|votos|голосов\w*)(?!\w)"
)
_TRUE = Cue(
    r"(?<!\w)(?:true|false|correct|accurate|right|fact check\w*|did (?:it|they|he)|has (?:it|he)|have they)"
    r"(?: or \w+| please| pls| plz)?$"
    r"|^fact check"
    r"|(?<!\w)(?:это так|так ли это|это правда|это верно|верно|правда|верно ли это|правда ли это|це так|чи так це|це правда|"
    r"чи правда це|чи це правда|чи це так|est ce vrai|c est vrai|vrai|est ce exact|exact|est ce correct|es cierto|es verdad|"
    r"cierto|verdad|es asi|es correcto|is that so|is it so)(?: ou \w+| o \w+| или \w+| чи \w+)?$"
    r"|^(?:правда ли|верно ли|чи правда|чи вірно|est il vrai|est ce vrai|es cierto|es verdad)(?!\w)"
)
"""It is asked whether what somebody says of a state is so: its status tells."""
_DECREED = Cue(r"(?:did|has|have|had) (?:the )?@\d+ (?:\w+ )?decreed?(?!\w)|(?<!\w)@\d+ (?:s )?decree(?!\w)")
_AS_CAST = frozenset({*VOTES, Stance.SUPPORTS, Stance.OPPOSES})
"""How a vote on a resolution is spoken of: *who failed to support it*."""
_ORGANISATIONS = frozenset({ActorType.INTERNATIONAL_ORGANISATION, ActorType.COALITION})
_HAS_JOINED = Cue(
    r"^(?:so |and |but )*(?:has|have|had|did|does|is|are|was|were) (?:the |all (?:of )?(?:the )?)?@\d+ "
    r"(?:ever |yet |now |still |also )?"
    r"(?:join\w*|sign\w*|ratif\w*|acced\w*|left|leave|withdr\w+|quit|a party|party|bound|in|a member|members)(?!\w)"
)
_SOMEBODY = words_of("anyone anybody someone somebody nobody any")
_STATUS_UNDER = Cue(
    r"(?<!\w)(?:status|standing|stand|stands|stood) "
    r"(?:\w+ )?(?:under|in|with|vis a vis) (?:the |that |this )?(?:@\d+|treaty|convention)"
)
_STATE_IN_TREATY = Cue(
    r"^(?:so |and |is |was )*(?:the )?@\d+ (?:still |now |already |not )?(?:in|inside|out of|party to|bound by) (?:the )?@\d+"
)
_INSIDE = Cue(
    r"(?<!\w)(?:is|are|was|were) (?:it|they|he|she) (?:\w+ )?(?:in|inside|out of|outside|party to|bound by) (?:the )?@\d+"
    r"|(?:is|are|was|were) (?:it|they|he|she) (?:still |now |currently |already )*(?:a |an )?(?:state party|party|member|bound)"
    r"|(?:is|are|was|were) (?:the )?@\d+ (?:still |now |currently |already |legally )+(?:a |an )?"
    r"(?:state party|party|member|bound)(?! to)"
    r"|(?:is|are) (?:it|they|(?:the )?@\d+) (?:\w+ )?(?:leaving|quitting|withdrawing|pulling out|walking out)(?!\w)"
    r"|(?:what is|whats|what s) (?:its|their|@\d+ s) (?:current |actual )?status"
    r"|(?:on|upon) what (?:legal )?(?:grounds?|basis) (?:did|has|does|do|is|was) (?:the )?@\d+ "
    r"(?:suspend|withdr|leav|left|quit|exit|pull|denounc)"
    r"|(?:is|are|was|were) (?:it|they) (?:really |actually |already )*(?:in|out) (?:now|yet|already|or not|or in|or out)(?!\w)"
    r"|(?:did|has|have) (?:anyone|anybody|somebody|someone|nobody|any (?:state|country|party|government))"
    r" (?:ever |actually |yet )?(?:suspend|withdr|left|leave|quit|join|ratif|sign|pulled out|pull out|walked out)\w*"
    r"(?: from| of)? (?:the )?@\d+"
)
"""How a state stands is asked for, whatever else stands beside it."""
_WHICH_STANDING = Cue(
    r"(?<!\w)(?:in|inside|bound|(?:state )?party|member|signatory|leaving|pending)(?: \w+)? or "
    r"(?:not|out|outside|gone|left|withdrawn|already (?:out|gone)|(?:still )?(?:in|bound|inside))(?!\w)"
    r"|(?:was|is|were|are) (?:it|they) (?:still |already )?(?:in|out)(?: of it)? (?:on|by|at|as of) #"
    r"|(?<!\w)party (?:to )?(?:the )?@\d+ or (?:has|have|did|does) (?:it|they) (?:only |merely |just |simply )?vote[ds]?(?!\w)"
)
"""One of the ways to stand under a treaty is asked for: *in, pending or gone*."""
_STANDS = frozenset({_WHICH_STANDING, _INSIDE, _STATUS_UNDER, _STATE_IN_TREATY})
_LEFT = words_of("left leave leaves leaving quit quitting from of")
_HAS = words_of("has have had did does")
_SAID = frozenset({Meaning.SAY_VERB})
_UTTERED = frozenset({Meaning.SAY_VERB, Meaning.UTTER})
_WHEN = words_of("when after before since once")
_ADVERBS = words_of("once also has have had then later ever only just")
_TALLIES = words_of("tally breakdown split result results scoreline")
_ACTS = words_of(
    "accessions ratifications signatures withdrawals exits departures denunciations adhesions adhesiones ratificaciones firmas"
)
"""Of a treaty these are what states did."""
_INSTRUMENTS = Cue(
    r"(?<!\w)(?:instruments?|notices?|notifications?) of (?:a |the )?(?:\w+ )?(?:withdr|denun|ratif|access|accept)"
)
_NUMBERED = Cue(
    r"(?<!\w)(?:art(?:icle)? (?:\d+|[ivx]+)|(?:which|what) (?:article|provision|clause)s?|"
    r"obliges? (?:the )?(?:state )?parties)(?!\w)"
)
_ON_ITS_DAY = r"(?:when|before|by the time|on the day|at) (?:it |they |the |@\d+ |its |entry )+(?:enter|came|come|took|into)"
NEEDED = words(
    rf"(?!.*{_ON_ITS_DAY})how many (?:ratifications|states|instruments|countries|accessions|parties) .*"
    r"(?:(?:come|came|enter\w*|entry|entered) into force|needed|required|necessary|to take effect)",
    r"how (?:often|frequently) (?:must|should|do|does|are) (?:the |an? )?(?:@\d+ )?(?:states?|part(?:y|ies)|members?)"
    r"(?: \S+){0,2} (?:report|meet|submit)\w*",
)
"""What a treaty asks for, and not how many there are: *how many ratifications did it take to enter into force*."""
_ARTICLE_ALONE = Cue(r"(?<!\w)(?:what (?:does|do|is in)|does|do|can|under|by|per) (?:the )?art(?:icle)? (?:\d+|[ivx]+)(?!\w)")
_WHAT_A_TREATY_SAYS = Cue(
    r"(?:what|which) \w+ (?:does|do|did) (?:the )?@\d+ "
    r"(?:set|impose|give|lay down|fix|grant|provide|foresee|require|allow|put|place|make|contain|attach|spell out|add)(?!\w)|"
    r"^(?:so |and |but )*(?:what|how) (?:exactly )?(?:does|do|did) (?:the )?@\d+ (?:actually |exactly |itself )*"
    r"(?:say|state|provide|require|demand|ban|prohibit|forbid|allow|permit|define|deal)(?!\w)"
    r"|(?:is|are) (?:that|this|it|they|those|these) (?:inside|within|under|covered by|caught by|banned by) (?:the )?@\d+"
    r"|^(?:so |and )*where (?:exactly |precisely )?in (?:the )?@\d+ (?:does|do|is|are) "
    r"|^(?:so |and )*how (?:do|does|must|should|can) (?:you|one|a (?:state|party|country)|states|parties) "
    r"(?:have to |need to )?(?:handle|deal|treat|destroy|declare|store|report|clear)(?: \S+)* (?:party|parties|member|bound) "
    r"(?:to|of|by) (?:the )?@\d+"
)
_DOES_A_TREATY = Cue(r"^(?:so |and |but |ok )*(?:does|do|would|will|can|could) (?:the )?@\d+ (?!s )\w+ \S")
_MAY_A_PARTY = Cue(
    r"^(?:so |and |but |ok )*(?:may|can|could|must|should|shall|do|does|are|is) (?:an? |the |any |all )?"
    r"(?:@\d+ )?(?:states? )?(?:part(?:y|ies)|members?|signator(?:y|ies))(?: to (?:the )?@\d+)? "
    r"(?:still |ever |have to |allowed to |free to |obliged to )*(?!to |of |in |on |or )\w+ "
    r"|^(?:so |and |but |ok )*how (?:often |soon )?(?:does|do|can|could|may|must|should|would) (?:an? |the |any |all )?"
    r"(?:@\d+ )?(?:states? part(?:y|ies)|states?|countr(?:y|ies)|part(?:y|ies)|members?|you|one|we) "
    r"(?:leave|quit|exit|withdraw|denounce|join|accede|ratify|sign|report|suspend|amend|object)(?!\w)"
)
"""What a treaty lets its parties do: *may a party keep mines for training*."""
_WOULD_BREACH = Cue(
    r"(?<!\w)(?:counts?|qualif(?:y|ies)|constitutes?|amounts?|be|is|is it|was it) (?:as |to )?(?:an? )?"
    r"(?:violation|breach|infringement)s? of"
)
"""It is asked what a treaty forbids, and of nobody: *what would count as a violation of article 2*."""
_BREACHED_BY = Cue(r"(?<!\w)(?:breach|violat|infring|contraven)")
_DEPOSITARY = Cue(
    r"(?<!\w)(?:depositar|depositair|депозитар|who (?:handles|receives|registers|collects|keeps) (?:the )?"
    r"(?:notices|instruments|notifications|ratifications|withdrawals))"
)
_OF_AN_ARTICLE = Cue(r"article \w+|withdraw")
_WORDINGS = words_of("wording language phrasing")
_ORGANS_OF = words_of("s parliament government president ministry foreign defence defense prime minister cabinet")
_SHORT = 6
_PASSED = Cue(r"(?<!\w)(?:pass(?:ed|es)?|carried|adopted|fail(?:ed)?|go through|went through|fall|fell)(?!\w)")
"""Of a resolution it is asked how the vote on it came out."""
_ABSENT_FROM = Cue(r"(?<!\w)absent (?:from|of|to) (?:the )?@\d+(?! (?:vote|resolution))")
"""Of a treaty: not a party to it."""
_ACTED_FIRST = Cue(
    r"^(?:ratified|signed|joined|left|quit|denounced|suspended|acceded to|withdrew from|pulled out of) (?:the )?@\d+"
)
"""In few words, without whoever did it: *ratified CCM 2015-2016*."""
_ORGANS = frozenset({ActorType.STATE_ORGAN})
_BODY_DECIDED = words(
    r"(?:did|has|have|does) (?:the )?(?:\w+ )?(?:meeting|conference|states parties|parties|assembly)(?!\w)(?: \S+){0,4} "
    r"(?:decide|decided|rule|ruled|conclude|concluded|find|found|declare|declared|determine|determined|say|said|state|stated|"
    r"agreed|take (?:a |any )?(?:view|position|stance|decision)|taken (?:a |any )?(?:view|position|stance|decision))",
)
_DECIDED = words(
    r"what .*decid\w*", r"decisions? (?:by|of|on|about) .*",
    r"(?:adopt|pass|approv|decid|resolv)\w* (?:anything|something|an?|any) .*",
)  # fmt: skip
"""What a parliament decided is told in its words; whether its state is bound is another question."""


def about_treaties(shape: Shape) -> Intent | None:
    """Tell what a question on treaties is after; None where it is none, or is on what was said of them."""
    named = has(shape, Kind.ACTOR, subtypes=STATES) or _has_joined(shape)
    told = _speaks_of_acts(shape) or _ACTED_FIRST.search(shape.line) is not None
    acts = Kind.TREATY in shape.kinds and told and not NEEDED.search(shape.line)
    states = named or shape.opens(Meaning.WHO) or Meaning.LISTED_STATES in shape.meanings or acts
    if Kind.TREATY in shape.kinds and _DEPOSITARY.search(shape.line):
        return Intent.TREATY_FACTS
    if _is_on_votes(shape, states=states):
        return Intent.VOTES
    would_breach = Kind.ACTOR not in shape.kinds and _WOULD_BREACH.search(shape.line) is not None
    lets_do = not (named or shape.means(_SPOKEN)) and _MAY_A_PARTY.search(shape.line) is not None
    what_it_lets_do = Kind.TREATY in shape.kinds and (lets_do or (would_breach and not shape.means(SAYING)))
    if what_it_lets_do or _asks_what_it_does(shape) or (_ARTICLE_ALONE.search(shape.line) and Kind.TREATY not in shape.kinds):
        return Intent.TREATY_FACTS
    if not named and (ActorType.TREATY_BODY in shape.meanings or has(shape, Kind.ACTOR, subtypes=_BODIES)):
        return Intent.POSITIONS if not shape.means(CLAIMING) else None
    is_on_facts = _is_on_facts(shape, named=named, states=states)
    of_watchers = shape.means(_WATCHERS) and shape.means(_SIDES)  # any NGO come out against the suspension
    if of_watchers or (is_on_facts and (shape.means(CLAIMING) or {Meaning.WHO, Meaning.SAY_VERB} <= shape.meanings)):
        return None
    decided = has(shape, Kind.ACTOR, subtypes=_ORGANS) and _DECIDED.search(shape.line)
    decided = decided or (ActorType.TREATY_BODY in shape.meanings and _BODY_DECIDED.search(shape.line))
    if decided or _is_on_status(shape, named=named, states=states):
        return Intent.POSITIONS if decided else Intent.TREATY_STATUS
    if is_on_facts:
        return Intent.TREATY_FACTS
    spoken = shape.means(_SPOKEN) or Kind.TREATY not in shape.kinds
    return Intent.TREATY_FACTS if not spoken and _OF_AN_ARTICLE.search(shape.line) else None


def _has_joined(shape: Shape) -> bool:
    """Tell whether an organisation is asked about as states are: *has the EU joined it*."""
    found = _HAS_JOINED.search(shape.line) if Kind.TREATY in shape.kinds else None
    number = found[0].partition("@")[2].split()[0] if found is not None else ""
    return any(str(each.number) == number and each.actor_types <= _ORGANISATIONS for each in shape.mentions if each.actors)


def asks_for_one_standing(shape: Shape) -> bool:
    """Tell whether a state's standing under a treaty is asked for, as one of several."""
    found = Kind.TREATY in shape.kinds and _WHICH_STANDING.search(shape.line)
    return bool(found) and has(shape, Kind.ACTOR, subtypes=STATES)


def _speaks_of_acts(shape: Shape) -> bool:
    return not _ACTS.isdisjoint(shape.words) or _INSTRUMENTS.search(shape.line) is not None


def asks_for_a_tally(shape: Shape) -> bool:
    """Tell whether it is asked how a vote came out: *tally, cluster munition resolution, 2016*."""
    return shape.means((Meaning.RESOLUTION, Meaning.VOTE)) and not _TALLIES.isdisjoint(shape.words)


def _is_on_votes(shape: Shape, *, states: bool) -> bool:
    """Tell whether votes are asked for; on leaving a treaty a parliament votes, and that is none of them."""
    treaty = Kind.TREATY in shape.kinds
    if _WITHOUT_VOTES.search(shape.line):
        return False
    if asks_for_a_tally(shape) or (Meaning.VOTE in shape.meanings and not votes_at_home(shape)):
        return True
    subject = treaty or Kind.WEAPON in shape.kinds
    if subject and states and Stance.ABSENT in shape.meanings and not _ABSENT_FROM.search(shape.line):
        return True  # which states were absent in 2018 on landmines
    states = states or shape.means(VOTES) or _PASSED.search(shape.line) is not None
    if Meaning.RESOLUTION not in shape.meanings or not states or not subject:
        return False
    cast = {at for each in shape.phrases if not each.meanings.isdisjoint(_AS_CAST) for at in range(each.start, each.end)}
    said = (each for each in shape.phrases if not each.meanings.isdisjoint(_SPOKEN))
    return all(not cast.isdisjoint(range(each.start, each.end)) for each in said)  # *backs the resolution*, in words of a vote


def _asks_what_it_does(shape: Shape) -> bool:
    """Tell whether a treaty is asked whether it does something: *does the protocol catch smoke rounds*."""
    if Kind.TREATY not in shape.kinds or Kind.ACTOR in shape.kinds:
        return False
    asked = _DOES_A_TREATY.search(shape.line) or _WHAT_A_TREATY_SAYS.search(shape.line)
    number = asked[0].split("@")[1].split()[0] if asked is not None else ""
    return any(str(each.number) == number and each.treaties for each in shape.mentions)


def _is_on_facts(shape: Shape, *, named: bool, states: bool) -> bool:
    treaty, weapon = Kind.TREATY in shape.kinds, Kind.WEAPON in shape.kinds
    if weapon and Meaning.WHICH_TREATY in shape.meanings:
        return not named
    if not treaty and Kind.ACTOR in shape.kinds and shape.means(SAYING):
        return False  # what does the IAEA say about mines
    if _BREACHED_BY.search(shape.line) and {Kind.ACTOR, Kind.PLACE} <= shape.kinds:
        return False  # which article would the Izium mines breach, according to HRW
    if not (treaty or weapon) or not shape.means((Meaning.FACTS, Meaning.DURATION)) or _speaks_on(shape):
        return False
    of_the_treaty = Meaning.DURATION in shape.meanings or _NUMBERED.search(shape.line)
    return not states or (bool(of_the_treaty) and not named)


def _is_on_status(shape: Shape, *, named: bool, states: bool) -> bool:
    treaty, weapon, spoken = Kind.TREATY in shape.kinds, Kind.WEAPON in shape.kinds, shape.means(_SPOKEN)
    decreed = treaty and _DECREED.search(shape.line)  # what did Zelenskyy decree
    if _speaks_on(shape) and not (decreed or _has_joined(shape)):
        return False
    objected = {Meaning.OBJECT, Action.SUSPENSION_CLAIMED} <= shape.meanings and shape.opens(Meaning.WHO)
    if not treaty:
        under_any = of_any_treaty(shape) and not shape.means(ANSWERING)
        any_treaty = named and Meaning.WHICH_TREATY in shape.meanings and shape.means(_STANDING | {Meaning.FACTS})
        acted = (
            states
            and Meaning.TREATY_ACT in shape.meanings
            and not any(shape.word(each.left - 1) in _LEFT and _is_only_a_place(each) for each in shape.mentions)
            and not (weapon or shape.means(SAYING | CLAIMING | {Meaning.UNANSWERED}))
        )
        return objected or under_any or any_treaty or bool(acted)
    if named and shape.means(_STANDING) and _TRUE.search(shape.line):
        return True
    decided = decreed or (named and votes_at_home(shape) and decides_at_home(shape))  # the Rada's vote on it
    applied = (states or Meaning.WHO in shape.meanings) and Action.PROVISIONAL_APPLICATION in shape.meanings
    if decided or applied:  # which states declared that they apply it provisionally
        return True
    if shape.line.holds(_STANDS) and (named or not _SOMEBODY.isdisjoint(shape.words)):
        return True
    if objected or (_speaks_of_acts(shape) and "deposited" in shape.words):
        return True
    if spoken or not states or _is_on_facts(shape, named=named, states=states):
        return False
    happened = named and Meaning.HAPPEN in shape.meanings and not weapon
    return happened or Meaning.STATUS in shape.meanings or _is_telegraphic(shape, named=named)


def _speaks_on(shape: Shape) -> bool:
    """Tell whether somebody who only speaks is asked for: *Kirby on whether…*, *has HRW put on record any objection*."""
    spoken = (
        each
        for each in shape.mentions
        if shape.word(each.at + 1) == "on"
        or shape.word(each.at - 1) in _HAS
        or (
            shape.starting(shape.past(each.at + 1, _ADVERBS), _UTTERED if _is_official(each) else _SAID)
            and shape.word(each.left - 1) not in _WHEN
        )
        or (_is_official(each) and shape.before(each.left, 2) == "according to")
    )
    if any(_only_speaks(each) for each in spoken):
        return True
    worded = not _WORDINGS.isdisjoint(shape.words)  # X wording on Y
    return worded and any(each.actors and shape.word(each.at + 1) in _WORDINGS for each in shape.mentions)


def _is_only_a_place(mention: Mention) -> bool:
    """Tell whether a name is that of a place and of nothing else: the Russians left *Kyiv region*, and no treaty."""
    return bool(mention.places) and not (mention.actors or mention.treaties)


def _is_official(mention: Mention) -> bool:
    return ActorType.OFFICIAL in mention.actor_types


def _only_speaks(mention: Mention) -> bool:
    return bool(mention.actors) and mention.actor_types <= OWN_VOICES


def _is_telegraphic(shape: Shape, *, named: bool) -> bool:
    """Tell whether a state and a treaty stand nearly alone: *Finland, Ottawa treaty?*."""
    if not named or shape.opens(Meaning.WHO) or len(shape.words) > _SHORT:
        return False
    if is_on_a_subject(shape):
        return False
    return Kind.WEAPON not in shape.kinds and not has(shape, Kind.PLACE, only=True)


def is_on_a_subject(shape: Shape) -> bool:
    """Tell whether a name is asked for what it says on something: *the US on the Ottawa treaty*."""
    speaking = (mention.at for mention in shape.mentions if mention.actors)
    ons = (shape.past(at + 1, _ORGANS_OF) for at in speaking)
    return any(shape.word(on) == "on" and not shape.word(on + 1).startswith("#") for on in ons)


def has(shape: Shape, kind: Kind, *, subtypes: frozenset[ActorType] | None = None, only: bool = False) -> bool:
    """Tell whether a name of a kind stands in a question: of some types, or one that can be of no other kind."""
    if kind not in shape.kinds:
        return False
    for mention in shape.mentions:
        entries = mention.of(kind)
        if entries and (subtypes is None or not mention.actor_types.isdisjoint(subtypes)):
            if only and len({entry.kind for entry in mention.match.entries}) > 1:
                continue
            if subtypes is STATES and mention.treaties:
                continue  # Ottawa is a treaty, where nothing says that it is a capital
            return True
    return False
