"""What a question about records is after: what somebody says, what is alleged, or what was answered."""

from bot.answers.query import Intent
from bot.answers.understanding import cues
from bot.answers.understanding.field_words import ACTS, RESPONSES, STANCES, STATUSES, Word
from bot.answers.understanding.meanings import ACTING, ANSWERING, CLAIMING, REPORTS, SAYING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.terms import response_kinds_left_out, statuses_asked
from bot.answers.understanding.told_parts import DENYING
from bot.answers.understanding.treaty_intents import (
    STATES,
    has,
    is_on_a_subject,
)
from bot.register.vocabulary import VOTES, ActorType, Kind, ResponseKind, Stance

VOICES = frozenset(
    {
        ActorType.INTERNATIONAL_ORGANISATION,
        ActorType.IO_ORGAN,
        ActorType.OFFICIAL,
        ActorType.COALITION,
        ActorType.NGO,
        ActorType.TREATY_BODY,
    }
)
_PRESS = frozenset({ActorType.MEDIA, ActorType.RESEARCH_INSTITUTE})
VERSUS = cues.Cue(r"(?<!\w)(?:accus|alleg|claim|log|record|fil)\w* (?:vs|versus)(?!\w)")
"""Here *vs* stands for *against*."""
_PERSONS = frozenset({ActorType.OFFICIAL})
_SIDES = frozenset(STANCES).difference(VOTES)
OF_RECORDS: frozenset[Word] = frozenset({*STANCES, *STATUSES, *RESPONSES, *ACTS})
_KEPT_SILENT = frozenset({ResponseKind.DECLINED_TO_COMMENT, ResponseKind.NOT_AWARE})
_CLAIMED = frozenset({*CLAIMING, Meaning.ACCUSED})
_ASKING = words("what whats who whos where why how tell")
_OFFICES = words(
    "s foreign defence defense prime minister ministers official officials government president chief ministry record "
    "parliament cabinet secretary chancellor ambassador spokesperson spokesman spokeswoman"
)
_FROM_SOMEBODY = cues.Cue(r"(?<!\w)(?:(?:from|by) (?:the )?|algo de(?:l| la)? |quelque chose (?:de|du|d)(?: l| la)? )@")
_WHO_IS = cues.Cue(
    r"(?:and )?(?:whos|who (?:is|s|are|was)|quien es|qui est|кто так(?:ои|ая|ие)|хто так(?:ии|а|і)) (?:the )?@\d+"
)
_WHAT_EVIDENCE = cues.Cue(r"^(?:and |so |but )*(?:what|which|how much|is there any|any) (?:evidence|proof) .*@\d+")
_WHOSE_CLAIM = cues.words(r"whose (?:claim|allegation|accusation)s?")
_OWN_CONDUCT = cues.Cue(
    r"(?<!\w)@\d+ (?:\w+ )?(?:sa(?:y|ys|id)|claim\w*|insist\w*|maintain\w*|state[ds]?|assert\w*|told \S+) (?:that )?"
    r"(?:it|they|he|she|its forces) (?:\w+ )?(?:compl|abid|respect|honou?r|fulfil|meets?|stands?)"
)
"""*Has it said that it complies with its obligations*."""
_OF_ANOTHER = cues.Cue(
    r"(?<!\w)(?:did|does|do|has|have) (?:the |so called )*@\d+ (?:itself |actually |really |ever )*"
    r"(?:say|report|state|write|claim|allege|tell us) (?:that )?"
    r"(?:the )?@\d+ "
    r"(?:(?:troops|forces|army|military|side) )?(?:did|used|fired|dropped|laid|(?:was|were) (?:doing|using)|"
    r"(?:(?:has|have|had) )?(?:done|used|breached|broke|broken|violated)|(?:is|was) in (?:breach|violation))(?!\w)"
)
"""What somebody said that another did."""
_ACCORDING_TO_WHOM = cues.Cue(r"^(?:so |and |but )*according to (?:the )?@\d+ (?:who|whom|whose)(?!\w)")
_SAID_WHEN = cues.Cue(
    r"^(?:so |and |but )*what (?:did|does|has|have) (?:the )?@\d+ (?:\w+ )?(?:say|said|state|stated) (?:\S+ ){0,4}?"
    r"(?:when|after|once) (?:the )?@\d+ (?:claimed|alleged|accused|said|claims|alleges)(?!\w)"
)
_REPORT_APPEARED = cues.Cue(
    r"^(?:so |and |but )*what (?:did|does|has|have) (?:\S+ ){1,5}(?:say|said|state|stated) (?:\S+ ){0,3}?(?:when|after|once) "
    r"(?:\S+ ){1,5}(?:report|findings?|investigation|allegations?|claims?|accusations?)"
    r"(?: (?:on|about|in|of|from) (?:the )?\S+)? (?:first )?"
    r"(?:came out|(?:was|were) (?:published|released)|appeared|surfaced|emerged|landed|broke)(?!\w)"
)
"""What is said when claims are published answers them."""
_HANDLED = cues.Cue(
    r"^(?:so |and |but )*how (?:did|has|have|was|were|is|are|does|do) (?:\S+ ){1,8}"
    r"(?:handled?|deal with|dealt with|take|taken|receive|received|treat|treated|meet|met|greet|greeted|react|reacted)"
    r"(?: (?:\S+ ){0,6}(?:report|findings?|allegations?|claims?|accusations?|charges?)"
    r"|(?<=received)(?= (?:in|by) )|(?<=taken)(?= (?:in|by) )|(?<=met)(?= (?:in|by) ))(?!\w)"
)
"""*How did they handle the report*, *how was the report received in the capital*: what was answered."""
_ANYBODY_ANSWERED = cues.Cue(
    r"^(?:so |and |but )*(?:did|has|have) (?:any\w+|some\w+|no one|nobody)(?: (?!who |that )\S+){0,4}? "
    r"(?:answer|answered|respond|responded|reply|replied|deny|denied)(?!\w)"
)
_ANSWERED_SO = frozenset({_HANDLED, _ANYBODY_ANSWERED, DENYING})
_SAYS_ANOTHER_DID = cues.Cue(
    r"^(?:so |and |but )*(?:the )?@\d+ (?:says?|said|claims?|claimed|reports?|reported|insists?|insisted|states?|stated) "
    r"(?:that )?(?:an? |the )?@\d+ (?:\S+ ){0,2}?"
    r"(?:used|fired|dropped|laid|planted|shelled|struck|hit|attacked|bombed|scattered|mined)(?!\w)"
)
_SAYS_WHAT = cues.words(
    r"who (?:says|claims|alleges|is saying|is claiming) what",
    r"qui (?:dit|affirme|pretend) quoi",
    r"quien (?:dice|afirma) que",
    r"(?:anyone|anybody) (?:else )?(?:\S+ ){0,3}(?:saying|claiming|alleging) (?:it|so|that|this)",
    r"кто что (?:говорит|утверждает|заявляет)",
    r"хто що (?:каже|стверджує|заявляє)",
)
"""Where something was done, who says so: *the Black Sea, mines: who says what*."""
_SAYS_HAPPENED = cues.words(r"(?:say|says|said|saying|claims?|claimed) (?:had |has )?(?:happened|occurred|took place)")
_TOLL = cues.words(r"(?:death |casualty )?tolls?", r"(?:casualty|death) (?:figures?|counts?|numbers?)")
_THE_CLAIM = cues.words(
    r"(?:what|whats) (?:was|is|s) (?:the|their|his|her|its) claim",
    r"what (?:did|does|has|have) (?:the )?@\d+ (?:\w+ )?claim(?:ed)? (?:about|of|on) (?:it|that|this|them|(?:the )?@\d+)",
)
_BREACHED = cues.Cue(r"(?<!\w)(?:breach|broke|violat)")
"""Of a treaty this is alleged; whoever *used* it said something of it."""
_ASKS_PLACE = cues.Cue(
    r"^(?:so |and |but |please |exactly |roughly )*(?:where|whereabouts|donde|ou exactement|ou precisement|где|де|"
    r"(?:in |at |near )?(?:which|what) (?:\w+ )?(?:targets?|towns?|cit(?:y|ies)|villages?|"
    r"places?|oblasts?|regions?|districts?|areas?|parts?|locations?))(?!\w)"
)
"""Of what was done, and not said: *where does HRW say that mines were laid*."""
_WHERE_IT_WAS = cues.Cue(r"(?<!\w)where (?:did|were|was) (?:the )?(?:\w+ )?@\d+(?!\w)")
"""*Just the oblast: where did the phosphorus bombs fall*."""
_LANDED = words("landed fell struck saw seen")
_LABELS = cues.Cue(
    r"(?<!\w)(?:call|calls|called|calling|brand\w*|label\w*) (?:it|that|this|them|(?:the )?@\d+) (?:as )?an? "
    r"|(?<!\w)(?:call|calls|called|calling|brand\w*|label\w*|term\w*) "
    r"(?:\S+ ){1,5}an? (?:\w+ )?(?:crime|violation|breach|atrocity)(?!\w)"
)
"""*Did she call it a war crime*."""
_CRIMES = words("crime crimes atrocity atrocities")
_CALLING = words("call calls called calling describe described describes brand branded label labelled labeled")
FEW = 2
FIELD = frozenset(
    {
        *CLAIMING, *SAYING, *ANSWERING, Meaning.HARM, Meaning.VOTE, Meaning.NEWS, Meaning.CORRECTION, Meaning.TIMELINE,
        Meaning.STATUS, Meaning.REMOVED, Meaning.UNPUBLISHED, Meaning.SOURCE, Meaning.ORIGIN, Meaning.INVESTIGATION,
    }
)  # fmt: skip
"""What a question without a single name may be about."""
_OF_EVERY_DAY = frozenset({Meaning.SAY_VERB, Meaning.HARM})
_TELLING_OF_THE_FIELD = FIELD - _OF_EVERY_DAY
_ASKING_WORDS = words(
    "what which where when why how anyone anybody nobody everyone everybody anything que quoi ou quand comment donde cuando "
    "como что где когда почему как що де коли чому як"
)
"""With one of these words of every day ask something: *order croissants*, *the lift is dead* do not."""


def about_records(shape: Shape) -> Intent:
    """Tell what a question about records is after, where it is neither on the register itself nor on treaties."""
    if _SAYS_WHAT.search(shape.line) and Kind.PLACE in shape.kinds and Kind.TREATY not in shape.kinds:
        return Intent.ALLEGATIONS
    if _says_of_another(shape) or _asks_where_it_was_done(shape) or _WHAT_EVIDENCE.search(shape.line):
        return Intent.ALLEGATIONS
    if response_kinds_left_out(shape) and Meaning.UNANSWERED not in shape.meanings:
        return Intent.ALLEGATIONS  # those that were never denied
    return _about_answers(shape) or _about_what_is_said(shape)


def _about_answers(shape: Shape) -> Intent | None:
    if Meaning.UNANSWERED in shape.meanings:
        if Meaning.ASKED not in shape.meanings:
            return Intent.ALLEGATIONS if shape.means(CLAIMING) and not shape.opens(Meaning.WHO) else Intent.RESPONSES
        if Kind.ACTOR in shape.kinds:
            return Intent.RESPONSES  # who left its letter unanswered
    appeared = _REPORT_APPEARED.search(shape.line) and Meaning.SAY_VERB in shape.meanings
    complies = ResponseKind.COMPLIANCE_ASSERTION in shape.meanings and _OWN_CONDUCT.search(shape.line)
    if Kind.ACTOR in shape.kinds and (appeared or complies or shape.line.holds(_ANSWERED_SO)):
        return Intent.RESPONSES
    if _WHOSE_CLAIM.search(shape.line) or cues.SAYS_SO.search(shape.line):
        return Intent.WHO
    to_a_decision = Meaning.EVENT in shape.meanings and Meaning.REACTION in shape.meanings and not shape.means(CLAIMING)
    stand_so = shape.means(STATUSES) and Meaning.CLAIM_NOUN in shape.meanings and Meaning.ANSWER_NOUN not in shape.meanings
    if stand_so and shape.means(RESPONSES) and statuses_asked(shape):
        return Intent.ALLEGATIONS  # corroborated, but denied
    if shape.means(ANSWERING) and not (
        shape.opens_with(Meaning.WHO, CLAIMING) or Stance.CALLS_FOR in shape.meanings or to_a_decision
    ):
        return Intent.RESPONSES
    of_status = shape.means(STATUSES) and Meaning.CLAIM_NOUN in shape.meanings  # refuted by an investigating body
    investigated = Meaning.INVESTIGATION in shape.meanings and (shape.mentions or not shape.means(STANCES)) and not of_status
    investigated = investigated and not (shape.opens(Meaning.WHO) and Stance.CALLS_FOR in shape.meanings)
    if investigated or shape.means(_KEPT_SILENT) or _reacts_to_claims(shape):
        return Intent.RESPONSES
    return None


def _about_what_is_said(shape: Shape) -> Intent:
    asks_who = shape.opens(Meaning.WHO) or _ACCORDING_TO_WHOM.search(shape.line) is not None
    if asks_who and (shape.mentions or speaks_of_the_field(shape)):
        return Intent.POSITIONS if _WHO_IS.fullmatch(shape.line) and Kind.ACTOR in shape.kinds else Intent.WHO
    of_a_treaty = Kind.TREATY in shape.kinds and Kind.WEAPON not in shape.kinds and not has(shape, Kind.PLACE, only=True)
    if of_a_treaty and _THE_CLAIM.search(shape.line):
        return Intent.POSITIONS  # what the White House claimed of the ATT
    if _SAYS_HAPPENED.search(shape.line) and Kind.PLACE in shape.kinds and Kind.TREATY not in shape.kinds:
        return Intent.ALLEGATIONS
    on_the_dead = _TOLL.search(shape.line) and Kind.PLACE in shape.kinds and Kind.TREATY not in shape.kinds
    if on_the_dead and not shape.opens(Meaning.WHO):
        return Intent.ALLEGATIONS
    takes_sides = shape.means(_SIDES) and not shape.means(ACTING)
    labels = _LABELS.search(shape.line) is not None and Kind.ACTOR in shape.kinds
    if ((shape.means(SAYING) or takes_sides or labels or _speaks_on(shape, offices_only=True)) and not _accuses(shape)) or (
        _voices(shape) and not shape.opens(Meaning.CLAIM_NOUN)
    ):
        return Intent.POSITIONS
    of_an_act = shape.means(ACTS) and (Meaning.ENTRIES in shape.meanings or Kind.WEAPON in shape.kinds)
    alleged = shape.means(_CLAIMED) or shape.means(STATUSES) or Meaning.UNATTRIBUTED in shape.meanings
    if alleged or of_an_act or VERSUS.search(shape.line):
        return Intent.ALLEGATIONS
    if shape.means(ACTING):
        near = (Kind.PLACE in shape.kinds and content_words(shape) <= FEW) or Meaning.HARM in shape.meanings
        told = has(shape, Kind.ACTOR, subtypes=_PERSONS)  # Shmyhal mined toys
        return Intent.ALLEGATIONS if _names_the_field(shape) or near or told else Intent.UNKNOWN
    return _telegraphic(shape)


def _asks_where_it_was_done(shape: Shape) -> bool:
    if Kind.TREATY in shape.kinds or shape.means(ANSWERING):
        return False
    weapon = _WHERE_IT_WAS.search(shape.line) if Kind.WEAPON in shape.kinds else None
    if weapon is not None and any(each.weapons and weapon[0].endswith(f"@{each.number}") for each in shape.mentions):
        return True
    if _ASKS_PLACE.search(shape.line) is None:
        return False
    return shape.means(ACTING) or Meaning.DO_VERB in shape.meanings or not _LANDED.isdisjoint(shape.words)


def _says_of_another(shape: Shape) -> bool:
    """Tell whether somebody is asked to have said what another did: *what did the UN say Russia used*."""
    found = _OF_ANOTHER.search(shape.line) or _SAYS_ANOTHER_DID.search(shape.line)
    if found is None or (Kind.TREATY in shape.kinds and not _BREACHED.search(found[0])):
        return False
    doer = next((mention for mention in shape.mentions if mention.number == int(found[0].split("@")[2].split()[0])), None)
    return doer is not None and bool(doer.actors) and not shape.means((Meaning.VOTE, Meaning.STATUS))


def _speaks_on(shape: Shape, *, offices_only: bool = False) -> bool:
    """Tell whether somebody stands before a subject: `Sullivan on cluster bombs`, `any Ukrainian minister on mines`."""
    if Meaning.ABOUT not in shape.meanings or Kind.ACTOR not in shape.kinds:
        return False
    for mention in shape.mentions:
        after = shape.past(mention.at + 1, _OFFICES)
        held = after - mention.at - 1 - (shape.word(mention.at + 1) == "s")
        if (
            mention.actors
            and shape.starting(after, (Meaning.ABOUT,))
            and shape.words[after] != "of"
            and (held or not offices_only or not mention.actor_types.isdisjoint(_PERSONS))
        ):
            return True
    return False


def _accuses(shape: Shape) -> bool:
    """Tell whether accusations are asked for: not where a crime is only a word for something, or a fact sheet claims it."""
    if not shape.means(_CLAIMED) or "position" in shape.line:
        return False
    claims = [each for each in shape.phrases if not each.meanings.isdisjoint(_CLAIMED)]
    labels = Meaning.SAY_VERB in shape.meanings or not _CALLING.isdisjoint(shape.words)
    if labels or (Meaning.SAY_NOUN in shape.meanings and _speaks_on(shape, offices_only=True)):
        claims = [each for each in claims if shape.word(each.start - 1) != "a" or shape.word(each.end - 1) != "crime"]
    if Meaning.SAY_VERB in shape.meanings and (answered := _SAID_WHEN.search(shape.line)):  # say when Russia claimed it
        claims = [each for each in claims if answered[0].split()[-1] != shape.words[each.start]]
    of_it = Meaning.SAY_NOUN in shape.meanings  # the fact sheet: what does it claim
    return any(
        not (shape.ending(each.start, (Meaning.SAY_NOUN,)) or (of_it and shape.word(each.start - 1) == "it")) for each in claims
    )


def _reacts_to_claims(shape: Shape) -> bool:
    """Tell whether somebody is asked to have said something on what is alleged: `said about the Izium claims`."""
    if Meaning.REACTION not in shape.meanings:
        return False
    for each in shape.phrases:
        if each.meanings.isdisjoint({Meaning.CLAIM_NOUN, Meaning.REPORT}) or shape.word(each.end - 1) in _CRIMES:
            continue
        at = each.start
        while at > 0 and (
            shape.words[at - 1][0] in "@#" or shape.words[at - 1] in {"the", "s", "these", "those", "such", "all"}
        ):
            at -= 1
        reported = any(at <= mention.at < each.start for mention in shape.mentions)
        addressed = (
            shape.ending(at, {Meaning.ABOUT, Meaning.TO}) if shape.word(at - 1) != "a" else None
        )  # say it was a war crime
        if addressed and (reported or Meaning.CLAIM_NOUN in each.meanings):
            return any(Meaning.REACTION in other.meanings and other.end < each.start for other in shape.phrases)
    return False


def _voices(shape: Shape) -> bool:
    """Tell whether one who speaks for a living is asked to have put something somehow: `did Dujarric mention Ukraine`."""
    if Meaning.UTTER not in shape.meanings:
        return False
    uttering = [mention for mention in shape.mentions if shape.starting(mention.at + 1, (Meaning.UTTER,))]
    return any(shape.word(mention.at + 1) not in REPORTS and not mention.actor_types.isdisjoint(VOICES) for mention in uttering)


def _telegraphic(shape: Shape) -> Intent:
    """Take names alone as a question: somebody and a subject ask for positions, a place for allegations."""
    field, left_over = _names_the_field(shape), content_words(shape)
    if Kind.ACTOR in shape.kinds and Kind.PLACE in shape.kinds and {Meaning.FROM, Meaning.DO_VERB} <= shape.meanings:
        return Intent.ALLEGATIONS  # which building was hit in Izium according to the ministry
    if has(shape, Kind.ACTOR, subtypes=_PERSONS):
        at_a_place = has(shape, Kind.PLACE, only=True) and Kind.WEAPON in shape.kinds and Meaning.ABOUT not in shape.meanings
        return Intent.ALLEGATIONS if at_a_place else Intent.POSITIONS  # Gladkov - Zhuravlevka, cluster munitions
    state = has(shape, Kind.ACTOR, subtypes=STATES)
    on_treaties = Kind.TREATY in shape.kinds and Kind.WEAPON not in shape.kinds
    if state and on_treaties and not has(shape, Kind.PLACE, only=True) and not is_on_a_subject(shape):
        return Intent.TREATY_STATUS
    allowed = 0 if shape.words[:1] and shape.words[0] in _ASKING else 1
    if Meaning.UTTER in shape.meanings and Kind.PLACE in shape.kinds and has(shape, Kind.ACTOR, subtypes=VOICES | _PRESS):
        return Intent.ALLEGATIONS  # what did the AFP crew see near Bakhmut
    if not shape.mentions or (not field and left_over > allowed and not shape.means((Meaning.ON_RECORD, Meaning.STATUS))):
        return Intent.UNKNOWN
    voiced = has(shape, Kind.ACTOR, subtypes=VOICES)
    places = Kind.PLACE in shape.kinds
    if _speaks_on(shape) or (Meaning.LATEST in shape.meanings and Kind.ACTOR in shape.kinds):
        return Intent.POSITIONS
    if (voiced and not places) or (Kind.ACTOR in shape.kinds and _FROM_SOMEBODY.search(shape.line)):
        return Intent.POSITIONS
    return Intent.ALLEGATIONS if places or Kind.WEAPON in shape.kinds else Intent.POSITIONS


def _names_the_field(shape: Shape) -> bool:
    return Kind.WEAPON in shape.kinds or Kind.TREATY in shape.kinds


def content_words(shape: Shape) -> int:
    """Count the words that are no names, no times and not of every question."""
    return sum(1 for word in shape.words if word[0] not in "@#" and word not in STOP_WORDS and len(word) > 1)


def speaks_of_the_field(shape: Shape) -> bool:
    """Tell whether a question without a single name is one on the register: words of every day alone show it of no request."""
    if shape.means(_TELLING_OF_THE_FIELD) or shape.means(OF_RECORDS) or {Meaning.COUNT, Meaning.ENTRIES} <= shape.meanings:
        return True
    asks = Meaning.WHO in shape.meanings or not _ASKING_WORDS.isdisjoint(shape.words) or len(shape.left) < FEW
    return asks and shape.means(_OF_EVERY_DAY)
