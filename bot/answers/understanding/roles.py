"""The part that each name plays in a question: who speaks, who is spoken about, where, and who is left out."""

from msgspec.structs import replace

from bot.answers.query import Intent
from bot.answers.understanding.after_a_name import is_adjective, is_country, is_subject, kinds_of_actors_say
from bot.answers.understanding.cues import SAYS_SO, Cue
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.offices import is_whose_office
from bot.answers.understanding.parts import OWN_VOICES, PLACES, SPOKEN, STATUS_INTENTS, WITH_MEMBERS, Part, Played
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE, STOP_WORDS
from bot.answers.understanding.told_parts import by_words, is_whose_local_office
from bot.answers.understanding.unknown_groups import tells_of_a_group
from bot.register.vocabulary import VOTES, ActorType, Kind

_ANYTHING = frozenset(Meaning)
_COUNTING = frozenset({Intent.COUNT, Intent.CHANGE, Intent.WHEN})
_WATCHERS = frozenset({ActorType.NGO, ActorType.RESEARCH_INSTITUTE, ActorType.MEDIA})
"""Of an answer they tell, and hardly ever give one."""
_ORGANS = frozenset({ActorType.IO_ORGAN})
_WHERE_OTHERS_SPEAK = frozenset({ActorType.IO_ORGAN, ActorType.INTERNATIONAL_ORGANISATION})
_BODIES = frozenset({ActorType.IO_ORGAN, ActorType.TREATY_BODY, ActorType.INTERNATIONAL_ORGANISATION})
_WHERE = words("in at before")
_WHOEVER = words("who else anyone anybody someone somebody")
"""Before *at* and a body: one of its own speaks, and not somebody before it."""
_SPOKEN = words("said told heard claimed alleged spoken raised argued discussed debated")
_LAWS = words("convention conventions protocol protocols charter accord accords")
"""After a city's name these make it a law's."""
_LISTED = frozenset({Part.SPEAKER, Part.ACTOR, Part.LEFT_OUT, Part.PLACE_LEFT_OUT, Part.ACTOR_LEFT_OUT})
_MAY_BE_A_GROUP = frozenset({None, Part.SPEAKER, Part.MODIFIER})
_SHORT = frozenset({"US", "U.S.", "UK", "U.K.", "USA"})
_EACH = words("each every all")
_WITHIN = words("in of within inside among across")
"""Before an organisation: its members are asked for."""
_AMONG = words("among amongst within across")
_OF_MEMBERS = frozenset({Intent.VOTES, Intent.TREATY_STATUS})
_EACH_MEMBER = Cue(
    r"(?<!\w)(?:(?:each|every|all|its|the) (?:of (?:its|the) )?(?:members?|member states?)|which of (?:them|these|those)|"
    r"(?:who|which|any|all|none|how many) of the (?:two|three|four|five|six|seven|eight|nine|ten|lot|group|bloc)|"
    r"(?:did|do|does) each(?: one)? (?:go|vote))(?!\w)"
)
"""Of an organisation named beside it: *break down the G7: how did each member vote*, *the P5: which of them are bound*."""
_SOME_OF = Cue(
    r"(?<!\w)(?:how many|which|who|whom|any|all|none|some|each|most|both|half|one|two|three|four|five|six|number|many) of "
    r"(?:the )?@\d+(?! s(?!\w))"
    r"|(?<!\w)how many (?:of (?:them|these|those) )?(?:are |were )?(?:from|in) (?:the )?@\d+(?! s(?!\w))"
    r"|^(?:so |and |but |out |well )*(?:of|in|within|among|across) (?:the )?@\d+ (?:how many|which|who|whose)(?!\w)"
)
"""Some of an organisation's members are asked about: *how many of the G7*, *of the P5, which*."""
_ON_STATES = frozenset({Intent.TREATY_STATUS, Intent.COUNT, Intent.VOTES})
_AUXILIARIES = words("did does has had have will would can")
_BEFORE_MEMBERS = _AUXILIARIES | _EACH | _AMONG


def cast(shape: Shape, intent: Intent, *, saying: bool) -> list[Played]:
    """Give each name that can be an actor or a place its part.

    `saying` tells that the question asks for what is said, where the intent leaves that open (a timeline of statements).
    """
    told: list[Played] = []
    open_yet: list[Mention] = []
    for mention in shape.mentions:
        if not (mention.actors or mention.places):
            continue
        of_a_law = shape.word(mention.at + 1) in _LAWS and not mention.treaties
        of_an_office = is_whose_local_office(shape, mention) or is_whose_office(shape, mention)
        of_a_group = intent in _ON_STATES and tells_of_a_group(shape, mention)
        if of_a_group or of_a_law or of_an_office:
            told.append(Played(mention, Part.MODIFIER))  # the Vienna Convention, where no treaty of that name is known
            continue
        each_member = intent in _OF_MEMBERS and _EACH_MEMBER.search(shape.line) and _is_organisation(mention)
        each_member = each_member and shape.word(mention.left - 1) != "at"  # where they voted
        part = Part.GROUP if each_member else _joined(shape, mention, told) or by_words(shape, mention, intent)
        if part in _MAY_BE_A_GROUP and _stands_for_members(shape, mention, intent):
            part = Part.GROUP
        if (part is None or part is Part.SPEAKER) and _is_venue(shape, mention, intent):
            part = Part.MODIFIER
        if part is None:
            open_yet.append(mention)
        else:
            told.append(Played(mention, _possible(mention, part)))
    if not open_yet:
        return told
    played = list(told)
    for mention in open_yet:  # of these the words tell nothing, so they are cast beside those of which they do
        if _goes_on(shape, mention):
            played.append(Played(mention, Part.MODIFIER, guessed=True))
            continue
        part = (
            _joining_next(shape, mention, told)
            or _listed(shape, mention, played)
            or _by_default(shape, mention, intent, played, saying=saying)
        )
        played.append(Played(mention, _possible(mention, part), guessed=True))
    if intent is Intent.ALLEGATIONS:
        played = _countries_beside_doers(played)
    return sorted(played, key=lambda each: each.mention.at)


def _countries_beside_doers(played: list[Played]) -> list[Played]:
    """Take a country for where it was, beside somebody who can be no place: *Syria, landmines, Islamic State*."""
    doers = [each for each in played if each.part is Part.ACTOR and not each.mention.places]
    if not doers:
        return played

    def is_where(each: Played) -> bool:
        return each.guessed and each.part is Part.ACTOR and is_country(each.mention) and not is_adjective(each.mention)

    return [replace(each, part=Part.PLACE) if is_where(each) else each for each in played]


def _goes_on(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name is the first word of another that is not known: *Washington Post*, *Moscow Times*."""
    at = mention.at + 1
    word, typed = (shape.words[at], shape.spoken[at]) if at < len(shape.words) else ("", "")
    if not typed[:1].isupper() or word[0] in "@#" or any(entry.name == mention.match.text for entry in mention.actors):
        return False
    if typed.isupper() or word in STOP_WORDS or shape.starting(at, _ANYTHING):
        return False
    return shape.text[mention.match.end :].startswith(f" {typed}") and any(each[:1].islower() for each in shape.spoken)


def _is_venue(shape: Shape, mention: Mention, intent: Intent) -> bool:
    """Tell whether a name is where it was voted, not who voted."""
    before = mention.left
    spoken_at = shape.word(before - 1) == "at" and shape.word(before - 2) not in _WHOEVER and shape.opens(Meaning.WHO)
    if spoken_at or (shape.word(before - 1) in _WHERE and shape.word(before - 2) in _SPOKEN):
        return bool(mention.actors) and mention.actor_types <= _BODIES  # who spoke at the Security Council
    made = before - 2 if shape.word(before - 2) == "made" else before - 1
    if shape.word(before - 1) == "at" and shape.ending(made, (Meaning.SAY_NOUN,)):
        return bool(mention.actors) and mention.actor_types <= _WHERE_OTHERS_SPEAK  # statements made at the NATO summit
    voted_on = Meaning.RESOLUTION in shape.meanings and shape.means(VOTES) and mention.actor_types <= _BODIES
    in_an_organ = Meaning.VOTE in shape.meanings and mention.actor_types <= _ORGANS
    if mention.actors and (voted_on or in_an_organ):
        return True  # who voted for the General Assembly's resolution
    if intent is not Intent.VOTES:
        dated = before - 1 if shape.word(before - 1).startswith("#") else before  # in the 2016 General Assembly
        counted = intent in _COUNTING or shape.word(shape.back(dated, LITTLE) - 1) in _WHERE
        if not (counted and (shape.means(VOTES) or shape.means((Meaning.VOTE, Meaning.RESOLUTION)))):
            return False
    return bool(mention.actors) and mention.actor_types <= OWN_VOICES


def _stands_for_members(shape: Shape, mention: Mention, intent: Intent) -> bool:
    """Tell whether the members of an organisation are meant by its name: *how did NATO vote*, *who is bound in the EU*."""
    if not _is_organisation(mention):
        return False
    some = _SOME_OF.search(shape.line)
    if some is not None and int(some[0].partition("@")[2].split()[0]) == mention.number:
        return True
    before = shape.word(mention.left - 1)
    if intent is Intent.VOTES:
        return before in _BEFORE_MEMBERS or shape.word(mention.at + 1).startswith(("vote", "abst"))
    return (
        intent is Intent.TREATY_STATUS
        and before in _WITHIN
        and (shape.opens(Meaning.WHO) or shape.opens(Meaning.LISTED_STATES))
    )


def _is_organisation(mention: Mention) -> bool:
    return bool(mention.actors) and mention.actor_types <= WITH_MEMBERS


def _possible(mention: Mention, part: Part) -> Part:
    """Correct a part that none of the name's meanings can play."""
    if part is Part.WAR_LEFT_OUT:
        return part
    if part is Part.PLACE and not mention.places:
        return Part.ACTOR
    if part not in PLACES and not mention.actors:
        return Part.PLACE if part is not Part.LEFT_OUT else Part.LEFT_OUT
    return part


def _joined(shape: Shape, mention: Mention, played: list[Played]) -> Part | None:
    """Give a name that is joined to the one before it (`Russia and Ukraine`) the same part."""
    at = mention.left
    if not played or at < 2 or not shape.starting(at - 1, (Meaning.JOIN,)):
        return None
    previous = played[-1]
    if previous.mention.at != at - 2 or is_subject(shape, mention) != is_subject(shape, previous.mention):
        return None
    return previous.part if not previous.guessed else None


def _joining_next(shape: Shape, mention: Mention, told: list[Played]) -> Part | None:
    """Give a name that is joined to the one after it the part which the words give to that one: `X and the Y said`."""
    after = shape.past(mention.at + 1, {"s"})
    if not shape.starting(after, (Meaning.JOIN,)):
        return None
    following = shape.past(after + 1, LITTLE)
    return next((each.part for each in told if each.mention.at == following and each.part is Part.SPEAKER), None)


def _listed(shape: Shape, mention: Mention, played: list[Played]) -> Part | None:
    """Give a name that goes on a list (`Biden, Putin and Zelenskyy`) the part of the name before it."""
    at = mention.left
    joined = shape.starting(at - 1, (Meaning.JOIN,))
    previous = next((each for each in played if each.mention.at == at - 1 - joined), None)
    if previous is None or not mention.actors or previous.part not in _LISTED:
        return None
    between = shape.text[previous.mention.match.end : mention.match.start]
    return previous.part if joined or between.strip().startswith((",", "&", "/")) else None


def _by_default(shape: Shape, mention: Mention, intent: Intent, played: list[Played], *, saying: bool) -> Part:
    speaks = any(each.part is Part.SPEAKER for each in played)
    at = shape.word(mention.left - 1) == "at"  # what Sullivan said at the White House
    compared = intent is Intent.COMPARE and shape.ending(mention.left, (Meaning.ABOUT,))  # X has it on Ukrainian mines, Y not
    supplied = is_whose_weapon(shape, mention) and any(each.part is Part.ACTOR or each.part is Part.SPEAKER for each in played)
    if supplied or (speaks and at) or ((compared or (speaks and intent in SPOKEN)) and _is_before_weapon(shape, mention)):
        return Part.MODIFIER
    if shape.ending(mention.left, (Meaning.ABOUT,)) and (speaks or kinds_of_actors_say(shape)):
        return Part.ACTOR
    if mention.places and not _is_asked_of(shape, mention) and _is_rather_a_place(shape, mention, intent):
        return Part.PLACE
    if (saying or intent in SPOKEN) and not SAYS_SO.search(shape.line):
        return _speaker_or_more(mention, played, intent)
    if intent in STATUS_INTENTS:
        return Part.ANYONE
    if mention.actor_types <= OWN_VOICES:
        return Part.SPEAKER
    others_act = any(each.part is Part.ACTOR or each.part is Part.SPEAKER for each in played)
    if mention.places and others_act and not (is_adjective(mention) and _is_before_weapon(shape, mention)):
        return Part.PLACE
    return Part.ACTOR


def _is_asked_of(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands where whoever acts stands: *did Kyiv notify*; of a place alone, nothing is asked so."""
    return shape.word(mention.at - 1) in _AUXILIARIES and bool(mention.actors)


def _is_rather_a_place(shape: Shape, mention: Mention, intent: Intent) -> bool:
    if intent is Intent.ALLEGATIONS and (_follows_weapon(shape, mention) or _follows_claims(shape, mention)):
        return True
    return not mention.is_sure(Kind.ACTOR) and mention.is_sure(Kind.PLACE) and intent not in SPOKEN


def _speaker_or_more(mention: Mention, played: list[Played], intent: Intent) -> Part:
    if intent is Intent.RESPONSES and mention.actor_types <= _WATCHERS:
        return Part.ALLEGER
    if any(each.part is Part.SPEAKER for each in played):
        return (
            Part.ALLEGER
            if intent is Intent.RESPONSES
            else Part.SPEAKER
            if intent in {Intent.COMPARE, Intent.VOTES, Intent.CHANGE}
            else Part.ACTOR
        )
    return Part.SPEAKER


def _follows_weapon(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands right after a weapon's, with nothing between: `booby traps ukraine`."""
    before = next((each for each in shape.mentions if each.at == mention.at - 1), None)
    if before is None or not before.weapons or before.actors:
        return False
    return not is_adjective(mention)


def _follows_claims(shape: Shape, mention: Mention) -> bool:
    """Tell whether a country stands right after claims on a weapon: *landmine allegations, Yemen*."""
    if not is_country(mention) or not shape.ending(mention.at, (Meaning.CLAIM_NOUN,)):
        return False
    weapons = any(each.weapons for each in shape.mentions if each.at < mention.at)
    return weapons and not is_adjective(mention)


def is_whose_weapon(shape: Shape, mention: Mention) -> bool:
    """Tell whether a country's short name only says whose a weapon was: *Ukraine using US cluster bombs*."""
    return mention.match.text.upper() in _SHORT and _is_before_weapon(shape, mention)


def _is_before_weapon(shape: Shape, mention: Mention) -> bool:
    following = shape.words[mention.at + 1] if mention.at + 1 < len(shape.words) else ""
    after = next((each for each in shape.mentions if f"@{each.number}" == following), None)
    if after is None or not after.weapons:
        return False
    return not shape.text[mention.match.end : after.match.start].strip()
