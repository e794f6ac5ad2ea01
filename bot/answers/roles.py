"""The part that each name plays in a question: who speaks, who is spoken about, where, and who is left out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.query import Intent
from bot.answers.shape import Mention, Shape
from bot.register.vocabulary import ActorType, Kind


class Part(StrEnum):
    """What a name does in a question."""

    SPEAKER = "speaker"
    ACTOR = "actor"
    PLACE = "place"
    ANYONE = "anyone"
    ALLEGER = "alleger"
    GROUP = "group"
    LEFT_OUT = "left_out"
    MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Played:
    """A name in its part. `guessed` is True where only its place in the question speaks for it."""

    mention: Mention
    part: Part
    guessed: bool = False


_OWN_VOICES = frozenset(
    {
        ActorType.INTERNATIONAL_ORGANISATION, ActorType.IO_ORGAN, ActorType.TREATY_BODY, ActorType.NGO, ActorType.COALITION,
        ActorType.RESEARCH_INSTITUTE, ActorType.MEDIA, ActorType.OFFICIAL,
    }
)  # fmt: skip
"""Actors who in this field speak about what others did, and are hardly ever accused themselves."""

_LITTLE = (
    r"(?: (?:the|a|an|all|any|its|their|his|her|la|le|les|el|los|then|also|ever|both|so|called|alleged|claimed|possible|only))*"
)
_LEFT_OUT = re.compile(
    r"(?:apart from|except(?: for)?|other than|excluding|besides|but not|not come from|not from|not by|without|"
    r"than|excepto|sauf|кроме|крім)" + _LITTLE + "$"
)
_IN = re.compile(
    r"(?:^|\s)(?:in|inside|within|around|near|outside|at|across|throughout|over|territory of|parts of|areas of|"
    r"city of|region of|en|dans|в|во|у|на|під|под|біля|около|à|au|bei)" + _LITTLE + "$"
)
_AGAINST = re.compile(
    r"(?:^|\s)(?:against|accus(?:e|es|ed|ing)|accusations? (?:of|about)|blam(?:e|es|ed|ing)|contre|contra|"
    r"против|проти|target\w*|condemn(?:s|ed)?|critici[sz]e[sd]?)" + _LITTLE + "$"
)
_SAID_BY = re.compile(
    r"(?:made|said|claims?|claimed|alleg\w+|statements?|stated|accus\w+|announced|report(?:s|ed)?|positions?|"
    r"votes?|cast|responses?|responded|denials?|denied|answers?|answered|repl(?:y|ies|ied)|calls?|called|"
    r"adopted|published|issued|condemn\w*|critici\w+|quotes?|comments?|remarks?|given|recorded|voiced|taken|"
    r"promised|pledged|put forward|raised|notified|declared|objections?)"
    r"(?: (?:@\d+|\w+)){0,2} (?:by|par|por)" + _LITTLE + "$"
)
_DONE_BY = re.compile(r"(?:^|\s)(?:by|par|por|со стороны|з боку)" + _LITTLE + "$")
_FROM = re.compile(r"(?:^|\s)(?:from|according to|per|selon|segun|по словам|за словами|by way of|согласно)" + _LITTLE + "$")
_TO = re.compile(r"(?:^|\s)(?:to|vis a vis|towards?|a)" + _LITTLE + "$")
_ANSWERING = re.compile(r"(?:repl\w+|respon\w+|answer\w*|reaction|react\w*|respuesta|reponse|told|say back)")
_INTO = re.compile(r"(?:^|\s)(?:to|into|for|with|onto|toward|towards)" + _LITTLE + "$")
_ABOUT = re.compile(
    r"(?:^|\s)(?:about|regarding|re|concerning|sobre|о|об|про|щодо|of|on|toward|towards|called on|urged|urges|"
    r"praised|supports?|supported|au sujet de)" + _LITTLE + "$"
)


def _any(words: str) -> str:
    """Make a pattern of any of these words; an underscore stands for a space."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})"


_SAY_NOUNS = _any(
    """
    position positions stance stances view views line lines statement statements reaction reactions response responses
    reply replies answer answers comment comments remark remarks vote votes denial denials claim claims allegation
    allegations accusation accusations policy opinion take quote quotes words argument justification call calls pledge
    pledges promise promises objection objections speech memo notification declaration record
    """
)
_DO_NOUNS = _any(
    """
    use usage withdrawal suspension attack attacks violation violations stockpile stockpiles transfer transfers
    production breach breaches exit ratification accession deposit signature compliance alleged shelling forces troops
    army military soldiers strike strikes leaving suspending withdrawing quitting
    """
)
_SAY_VERBS = _any(
    """
    say says said state states stated think thinks call calls called condemn condemns condemned oppose opposes opposed
    welcome welcomes welcomed react reacts reacted vote votes voted abstain abstains abstained respond responds responded
    reply replies replied answer answers answered deny denies denied comment comments commented promise promises promised
    justify justifies justified claim claims claimed allege alleges alleged accuse accuses accused report reports
    reported announce announces announced declare declares declared admit admits admitted support supports supported warn
    warns warned urge urges urged tell told found find finds conclude concluded pledge pledged take taken took object
    objects objected decline declined describe describes described change changed commit committed asked order ordered
    argue argues argued reject rejects rejected regret regrets deplore deplores put insist insists insisted reaffirm
    reaffirmed signal signalled stand stands
    """
)
_DO_VERBS = _any(
    r"""
    use used uses using fire fired fires firing shell shelled drop dropped deploy deployed lay laid mine mined scatter
    scattered stockpile stockpiled produce produced produces transfer transferred supply supplied violate violated breach
    breached broke break attack attacked plant planted bomb bombed develop developed commit_war commit committed_war
    launch launched suspend\w* withdr\w+ leaving leave left quit breaking have_used had_used employ employed hit kill
    killed comply refuse transport export exported import sell sold guilty responsible
    """
)
_FILLER = (
    r"(?:(?:has|have|had|did|does|do|really|actually|ever|also|then|himself|herself|itself|themselves|not|just|"
    r"simply|publicly|officially|still|already|was|were|is|officials?|government|only|even|once|to|mod|mfa|"
    r"ministry|defence|defense|foreign|president|spokesperson|spokesman|his|s|and|@\d+) )*?"
)
_RIGHT_SAYS = re.compile(rf"^{_FILLER}{_SAY_VERBS}(?!\w)")
_RIGHT_SAY_NOUN = re.compile(
    rf"^(?:s )?(?:(?:official|latest|most|recent|first|own|public|current|new|mod|mfa|army|government|ministry|"
    rf"defence|foreign|last|@\d+) )*{_SAY_NOUNS}(?!\w)"
)
_RIGHT_DOES = re.compile(
    rf"^(?!(?:was|were|is|are|been) (?!using|firing|leaving|suspending|breaking)){_FILLER}{_DO_VERBS}(?!\w)"
)
_RIGHT_DO_NOUN = re.compile(rf"^(?:s )?(?:(?:alleged|claimed|reported|own|recent) )*{_DO_NOUNS}(?!\w)")
_ACCUSED = re.compile(
    r"^(?:(?:is|was|are|were|been|being|has|have|stands) )*(?:accused (?:of|by)|alleged to|blamed (?:for|by))"
)
_ACCUSES = re.compile(r"^(?:(?:has|have|had|did) )?accus(?:e|es|ed|ing)(?! (?:of|by))")
_EVENT = re.compile(
    r"^(?:s )?(?:decision|plan|plans|move|announcement|transfer|transfers|supply|supplies|shipment|shipments|"
    r"delivery|deliveries|offer)(?!\w)"
)
_MEMBERS = re.compile(r"^(?:s )?(?:member states|members|member|states|countries|allies|etats|paises)(?!\w)")
_BODY = re.compile(
    r"^(?:s )?(?:administration|government|military|army|forces|officials?|navy|authorities|ministry|"
    r"parliament|president|side)(?!\w)"
)
_JOINING = frozenset({"and", "or", "vs", "versus", "et", "y", "и", "або", "та", "і", "ou", "o", "или", "with"})
_SPOKEN = frozenset({Intent.POSITIONS, Intent.VOTES, Intent.COMPARE, Intent.CHANGE, Intent.RESPONSES, Intent.SOURCE})
_STATUS_INTENTS = frozenset(
    {Intent.TREATY_STATUS, Intent.TREATY_FACTS, Intent.WHEN, Intent.COUNT, Intent.NEWS, Intent.CORRECTIONS, Intent.TIMELINE}
)


def cast(shape: Shape, intent: Intent, *, saying: bool) -> list[Played]:
    """Give each name that can be an actor or a place its part.

    `saying` tells that the question asks for what is said, where the intent leaves that open (a timeline of statements).
    """
    played: list[Played] = []
    for mention in shape.mentions:
        if not (mention.of(Kind.ACTOR) or mention.of(Kind.PLACE)):
            continue
        part = _joined(shape, mention, played) or _by_words(shape, mention, intent)
        if part in {Part.SPEAKER, None} and _is_venue(mention, intent):
            part = Part.MODIFIER
        if part is not None:
            played.append(Played(mention, _possible(mention, part)))
            continue
        played.append(
            Played(mention, _possible(mention, _by_default(shape, mention, intent, played, saying=saying)), guessed=True)
        )
    return played


def _is_venue(mention: Mention, intent: Intent) -> bool:
    """Tell whether a name is where it was voted, not who voted."""
    actors = mention.of(Kind.ACTOR)
    return intent is Intent.VOTES and bool(actors) and all(actor.subtype in _OWN_VOICES for actor in actors)


def _possible(mention: Mention, part: Part) -> Part:
    """Correct a part that none of the name's meanings can play."""
    if part is Part.PLACE and not mention.of(Kind.PLACE):
        return Part.ACTOR
    if part is not Part.PLACE and not mention.of(Kind.ACTOR):
        return Part.PLACE if part is not Part.LEFT_OUT else Part.LEFT_OUT
    return part


def _joined(shape: Shape, mention: Mention, played: list[Played]) -> Part | None:
    """Give a name that is joined to the one before it (`Russia and Ukraine`) the same part."""
    at = mention.at
    if not played or at < 2 or shape.words[at - 1] not in _JOINING:
        return None
    previous = played[-1]
    if previous.mention.at != at - 2 or _is_subject(shape, mention) != _is_subject(shape, previous.mention):
        return None
    return previous.part if not previous.guessed else None


def _is_subject(shape: Shape, mention: Mention) -> bool:
    right = shape.after(mention.at)
    return bool(_RIGHT_SAYS.match(right) or _RIGHT_DOES.match(right)) and shape.after(mention.at, 1) not in _JOINING


def _by_words(shape: Shape, mention: Mention, intent: Intent) -> Part | None:
    left, right = shape.before(mention.at), shape.after(mention.at)
    if _LEFT_OUT.search(left):
        return Part.LEFT_OUT
    if _MEMBERS.match(right) and any(entry.subtype in _OWN_VOICES for entry in mention.of(Kind.ACTOR)):
        return Part.GROUP
    if _IN.search(left) and mention.of(Kind.PLACE) and not _BODY.match(right):
        return Part.PLACE
    if not mention.of(Kind.ACTOR):
        return Part.PLACE
    return _by_left(left, right, intent) or _by_right(right, intent)


def _by_left(left: str, right: str, intent: Intent) -> Part | None:
    if _AGAINST.search(left):
        return Part.ACTOR
    if _SAID_BY.search(left):
        return Part.SPEAKER
    if _DONE_BY.search(left):
        return Part.SPEAKER if intent in _SPOKEN and not _is_done(left) else Part.ACTOR
    if _FROM.search(left):
        return Part.SPEAKER
    if _TO.search(left) and _ANSWERING.search(left):
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.ACTOR
    if _INTO.search(left) and not (_RIGHT_DOES.match(right) or _RIGHT_SAYS.match(right)):
        return Part.MODIFIER
    return None


def _is_done(left: str) -> bool:
    return (
        re.search(
            r"(?:use|used|using|attack\w*|violat\w*|breach\w*|fired|shell\w*|deploy\w*|dropp?\w*)(?: (?:@\d+|\w+)){0,4} by",
            left,
        )
        is not None
    )


def _by_right(right: str, intent: Intent) -> Part | None:
    if _EVENT.match(right):
        return Part.MODIFIER
    if _ACCUSED.match(right):
        return Part.ACTOR
    if _ACCUSES.match(right):
        return _alleging(intent)
    if _RIGHT_SAY_NOUN.match(right):
        return _alleging(intent) if re.match(r"^(?:s )?(?:claim|alleg|accus)", right) else Part.SPEAKER
    if _RIGHT_DO_NOUN.match(right) and intent is not Intent.VOTES:
        return Part.ACTOR
    if _RIGHT_DOES.match(right) and not _RIGHT_SAYS.match(right):
        return Part.ACTOR
    if _RIGHT_SAYS.match(right):
        return _alleging(intent) if re.match(rf"^{_FILLER}(?:claim|alleg|accus|report)", right) else Part.SPEAKER
    return None


def _alleging(intent: Intent) -> Part:
    return Part.ALLEGER if intent is Intent.RESPONSES else Part.SPEAKER


def _by_default(shape: Shape, mention: Mention, intent: Intent, played: list[Played], *, saying: bool) -> Part:
    actors = mention.of(Kind.ACTOR)
    spoken = any(each.part is Part.SPEAKER for each in played)
    if _is_before_weapon(shape, mention) and intent in _SPOKEN and spoken:
        return Part.MODIFIER
    if _ABOUT.search(shape.before(mention.at)) and spoken:
        return Part.ACTOR
    if mention.of(Kind.PLACE) and not mention.is_sure(Kind.ACTOR) and mention.is_sure(Kind.PLACE) and intent not in _SPOKEN:
        return Part.PLACE
    if saying or intent in _SPOKEN:
        return _speaker_or_more(played, intent)
    if intent in _STATUS_INTENTS:
        return Part.ANYONE
    if all(actor.subtype in _OWN_VOICES for actor in actors):
        return Part.SPEAKER
    if mention.of(Kind.PLACE) and any(each.part in {Part.ACTOR, Part.SPEAKER} for each in played):
        return Part.PLACE
    return Part.ACTOR


def _speaker_or_more(played: list[Played], intent: Intent) -> Part:
    if any(each.part is Part.SPEAKER for each in played):
        return (
            Part.ALLEGER
            if intent is Intent.RESPONSES
            else Part.SPEAKER
            if intent in {Intent.COMPARE, Intent.VOTES, Intent.CHANGE}
            else Part.ACTOR
        )
    return Part.SPEAKER


def _is_before_weapon(shape: Shape, mention: Mention) -> bool:
    following = shape.words[mention.at + 1] if mention.at + 1 < len(shape.words) else ""
    after = next((each for each in shape.mentions if f"@{each.number}" == following), None)
    return after is not None and bool(after.of(Kind.WEAPON))
