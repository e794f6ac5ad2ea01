"""The part that the words round a name give it, of themselves: *by*, *against*, *in*, *said*, *accused of*."""

from bot.answers.query import Intent
from bot.answers.understanding.after_a_name import (
    ACTS_UNDER_TREATIES,
    SAY_NOUNS,
    SAY_VERBS,
    is_adjective,
    is_country,
    noun_at,
    part_after,
    past_own,
)
from bot.answers.understanding.before_a_name import DONE, RAISED_BY, is_near, is_object, of_a_letter, part_before, stands_for_by
from bot.answers.understanding.cues import Cue
from bot.answers.understanding.left_out_parts import SOMEBODY, left_out
from bot.answers.understanding.meanings import CLAIMING, Meaning
from bot.answers.understanding.parts import STATUS_INTENTS, THOSE_ABOUT, WITH_MEMBERS, Part
from bot.answers.understanding.phrases import words
from bot.answers.understanding.said_so import clause_at
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE, STOP_WORDS
from bot.register.folding import fold
from bot.register.vocabulary import Kind, PlaceType

_BELONGING = words("""
    share percentage proportion fraction majority half most
    which members member anyone anybody those states countries nations parties all of in from
    membres membre pays etats allies miembros miembro paises estados aliados
    """)
"""What may stand between an organisation's name and a word that leaves its members out."""
_OF_A_GROUP = words("in of de du del d")
DENYING = Cue(
    r"^(?:so |and |but )*(?:did|has|have|does|do|when did|where did) (?:the )?@\d+ (?:\w+ )?"
    r"(?:claim|claimed|say|said|insist|insisted|maintain|maintained|state|stated|assert|asserted) (?:that )?"
    r"(?:(?:the )?@\d+|it|they|he|she|its forces|their forces) (?:ha[sd]nt|ha[sd] not|have not|havent|didnt|did not|never|"
    r"doesnt|does not|dont|do not|was not|wasnt|were not|werent|is not|isnt|had never|has never|have never) "
    r"(?:used|use|fired|dropped|laid|using|employed|deployed|hit|struck|shelled|behind|responsible|scattered|mined|planted)"
)
_WHAT_THEY_SAY = Cue(
    r"^(?:the )?@\d+ (?:s )?(?:\w+ )?(?:so )?what (?:have|has|had|did|do|does) (?:they|it|he|she) (?:\w+ )?"
    r"(?:alleged?|claim(?:ed)?|say|said|accused?|state|stated)(?!\w)"
)
_OUTSIDE = Cue(
    r"(?<!\w)(?:(?:not|arent|isnt|werent|never) (?:members? |part |states |countries |also )?(?:in|inside|of|from)"
    r"|outside(?: of)?)$"
    r"|(?<!\w)(?:font|fait|sont|est) pas (?:partie |membres? )?(?:de|du|d|dans)$"
    r"|(?<!\w)no (?:son|es|pertenecen|pertenece|forman parte|forma parte) (?:miembros? )?(?:de|del|a)$"
    r"|(?<!\w)не (?:вход\w+ (?:в|до)|состо\w+ в|явля\w+ членами|члени?|члены|є членами)$"
)
_WHOSE_MEMBERS = words("""
    члены членов членам член страны стран странам государства государств союзники союзников
    члени членів країни країн держави держав союзників
    """)
"""Before the name of an organisation, in the languages where no word stands between."""
_AT = words("on against at")
_ATTACKS = words("attack attacks strike strikes assault assaults raid raids barrage barrages bombardment shelling bombing")
_ONTO = words("in on over across at hit struck shelled bombed")
_OF_A_SIDE = words("on from")
"""Before *the Russian side*: who speaks for it is asked for."""
_CLAIMS = words(
    "claim claims allegation allegations accusation accusations incident incidents case cases logged anything evidence"
)
_RESTS = words("rest rests resting based")
_STATE = words("state run owned news")
_DOCUMENTS = words("source sources media outlets press documents")
_REPORTS = words("report reports")
_CITING = words("citing cite cites")
_RESTING_ON = words("on to from in via through citing cite cites")
_SOURCED = words(
    "rest rests resting based sourced rely relies relying via through come comes coming taken drawn cite cites citing"
)
"""Before whose documents they are: *rest on White House sources*."""
_VERSUS = words("vs versus")
_IN_A_LANGUAGE = words("in original into")
_WORDINGS = words("original translation version wording text transcript")
_IN_THIS = Cue(r"(?<!\w)in (?:this|that) (?:country|region|oblast|town|city|village|place|area)(?!\w)")
"""What is asked about the one named before: *Syria – all that is alleged in this country*."""
_AS_A_PLACE = frozenset(("a place", "the place", "a location", "the location", "a country"))
_LOCAL_OFFICES = words("governor governors mayor administration prosecutor prosecutors police authorities council")
_MEETINGS = words("summit summits meeting gathering")
"""Of an organisation: where it was said, if somebody else is named."""
_LANGUAGES = words("""
    ukr rus eng russian ukrainian english french spanish arabic german polish hebrew russe ukrainien anglais ruso ucraniano
    ingles
    """)
_JOURNALISTS = words("journalist journalists reporter reporters correspondent correspondents cameraman photographer crew")
_PASSIVE = words("who was were had has been being")
_HAVING = words("had has have")
_MADE = words("made built produced manufactured supplied style designed origin")
_WHO_SAYS = frozenset(
    f"who {says}{that}" for says in ("says", "said", "claims", "claimed", "alleges") for that in ("", " that")
)
_SUPPLIED = words("supplied provided gave sent delivered donated shipped supplies provides gives sends transferred")
_SIDE_BY_SIDE = frozenset({Intent.VOTES, Intent.COMPARE})
_CALLED = words("call calls called calling urged")
"""Before *on* these make of a name whom something is asked of: *called on Kyiv to investigate*."""
_COMPASS = words("central northern southern eastern western")
_GIVES = words(
    "gives gave tells told puts put counts counted sees saw says said states stated has had reports reported describes"
)
_OFFICE_OF = words("s government govt ministry army military side authorities officials")
_ABOUT = words("about on regarding concerning re")
_WHEN = words("when after once")
"""Before a name of which something is reported: what it reported dates or prompts what is asked for."""
_BEGAN = words("invaded attacked launched began started annexed occupied entered shelled bombed struck used")
"""After *when* and a name: what it did only tells the day on which a state's standing is asked for."""
_REPORTED = words("""
    reported documented published found accused alleged claimed said raised blamed released recorded decided announced agreed
    approved confirmed suspended withdrew quit
    """)


def by_words(shape: Shape, mention: Mention, intent: Intent) -> Part | None:
    """Give a name the part that the words round it tell; None where they tell none."""
    left = mention.left
    documents = Part.MODIFIER if is_of_documents(shape, mention, left) else None
    told = (
        documents
        or _group(shape, mention, left)
        or left_out(shape, mention, left, intent)
        or _placed(shape, mention, left, intent)
    )
    told = told or (_of_what_is_said(shape, mention, left) if intent is Intent.POSITIONS and mention.actors else None)
    if (
        told
        or _is_of_the_office_after(shape, mention)
        or _only_tells_whose(shape, mention, left)
        or _is_where_it_was_said(shape, mention)
    ):
        return told or Part.MODIFIER
    if not mention.actors:
        return Part.PLACE
    gives = _gives_it(shape, mention, left) or _says_after_all(shape, mention)
    if gives or denies(shape, mention) or _is_on_another(shape, mention):
        return Part.SPEAKER
    if shape.word(left - 1) in _VERSUS and _is_alleged_before(shape, left - 2):
        return Part.ACTOR  # anything logged vs Daesh
    called_on = shape.word(left - 1) == "on" and shape.word(left - 2) in _CALLED
    accused = is_object(mention) and shape.starting(mention.at + 1, (Meaning.CLAIM_VERB,))
    done_by = stands_for_by(mention) and is_near(shape, left, DONE)
    if accused or called_on or done_by or _is_said_to_do(shape, mention, left):
        return Part.ACTOR
    right = mention.at + 1
    prompts = left > 1 and shape.word(left - 1) in _WHEN and _is_reported(shape, mention)  # what Kyiv said when HRW reported it
    prompts = prompts or (intent is Intent.RESPONSES and left > 1 and _is_what_they_said(shape, mention, left))
    prompts = prompts or (intent in STATUS_INTENTS and shape.word(left - 1) in _WHEN and shape.word(right) in _BEGAN)
    if prompts or (intent is Intent.SOURCE and not _RESTS.isdisjoint(shape.words[:left])):  # do we rest on TASS
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.MODIFIER
    by_left = of_a_letter(shape, mention, left) if intent is Intent.RESPONSES else None
    if by_left is None and (left in shape.ends or shape.word(left - 1) in RAISED_BY):
        by_left = part_before(shape, mention, left, right, intent)
    if by_left or shape.text[mention.match.end :].startswith(":"):
        return by_left
    return part_after(shape, right, past_own(shape, mention), intent)


def is_of_documents(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether a name only says whose documents claims rest on: *allegations sourced to Russian state media*."""
    noun = shape.past(mention.at + 1, _STATE)
    if not mention.actors or shape.word(left - 1) not in _RESTING_ON or not shape.means((Meaning.CLAIM_NOUN,)):
        return False
    cites = shape.word(left - 1) in _CITING and shape.word(noun) in _REPORTS
    return cites or (shape.word(noun) in _DOCUMENTS and not _SOURCED.isdisjoint(shape.words[:left]))


def _of_what_is_said(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell whether a name stands in or under what is said, and not before it: it is spoken of."""
    if left == clause_at(shape):
        return Part.ANYONE  # who said that Russia would pay: whoever it is, perhaps it says so of itself
    return Part.ACTOR if _is_spoken_about(shape, mention, left) else None


def _is_spoken_about(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether a name only is what is said something about: *statements about Syria*, *who talked about Russia*."""
    about = shape.ending(left, (Meaning.ABOUT,))
    if about is None or shape.word(about.start) not in _ABOUT or any(each.actors for each in shape.mentions if each.at < left):
        return False
    said = shape.ending(about.start, (Meaning.SAY_NOUN, Meaning.SAY_VERB))
    own = shape.word(mention.at + 1) == "s" or shape.starting(noun_at(shape, past_own(shape, mention)), SAY_NOUNS)
    return said is not None and not own


def _is_on_another(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name opens a question, and what it has on another is asked for: *the MoD on Ukrainian attacks*."""
    if shape.word(mention.at + 1) != "on" or mention.left:
        return False
    return any(each.at == shape.past(mention.at + 2, LITTLE) and each.actors for each in shape.mentions)


def _says_after_all(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name stands before a question on what *they* say: *DPR officials: what have they alleged*."""
    return mention.left == 0 and _WHAT_THEY_SAY.search(shape.line) is not None


def _gives_it(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether what is asked for is as a name gives it: *the death toll as the US government gives it*."""
    return shape.word(left - 1) == "as" and shape.word(shape.past(mention.at + 1, _OFFICE_OF)) in _GIVES


def denies(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name is asked to have said that something was not done: *did Putin claim that Russia hasn't used them*."""
    found = DENYING.search(shape.line)
    return found is not None and found[0].split("@")[1].split()[0] == str(mention.number)


def _is_said_to_do(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether who says what a name did is asked for: *who says the Russians put mines in the sea*."""
    if shape.before(left, 2) not in _WHO_SAYS and shape.before(left, 3) not in _WHO_SAYS:
        return False
    after = shape.word(mention.at + 1)
    return bool(after) and after[0] not in "@#" and after not in STOP_WORDS


def _is_what_they_said(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether what a name said is what somebody named before it answers: *has Syria answered what the US said*."""
    said = shape.word(left - 1) == "what" and shape.starting(mention.at + 1, SAY_VERBS | CLAIMING)
    return bool(said) and any(each.at < left and each.actors for each in shape.mentions)


def _only_tells_whose(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether a name only says whose journalist was harmed, or who had given the weapon: *the bombs the US supplied*."""
    if not mention.actors:
        return False
    at = mention.at + 1
    if shape.word(at) in _JOURNALISTS and len(shape.mentions) > 1:
        return shape.starting(shape.past(at + 1, _PASSIVE), (Meaning.HARM,))
    if shape.word(at) in _MADE and any(each.at == at + 1 and each.weapons for each in shape.mentions):
        return True  # US-made white phosphorus
    if shape.word(shape.past(at, _HAVING)) not in _SUPPLIED:
        return False
    return any(each.at == left - 1 and each.weapons for each in shape.mentions)


def _is_of_the_office_after(shape: Shape, mention: Mention) -> bool:
    """Tell whether a person only tells whose the office named next is: *Trump's White House*, *the Biden White House*."""
    after = mention.at + 1 + (shape.word(mention.at + 1) == "s")
    if shape.word(after)[:1] != "@":
        return False
    if after == mention.at + 1 and not shape.spoken[mention.at].endswith("s") and shape.word(mention.at - 1) != "the":
        return False
    offices = {entry.id for each in shape.mentions if each.at == after for entry in each.actors}
    return any(entry.parent_id in offices for entry in mention.actors)


def is_whose_local_office(shape: Shape, mention: Mention) -> bool:
    """Tell whether a place only tells whose an office is, beside others: *the Belgorod governor … at Zhuravlyovka*."""
    if mention.actors or shape.word(mention.at + 1) not in _LOCAL_OFFICES:
        return False
    return any(each.places for each in shape.mentions if each is not mention)


def _is_reported(shape: Shape, mention: Mention) -> bool:
    """Tell whether a name reports something, or a report of its is spoken of."""
    noun = noun_at(shape, past_own(shape, mention))
    return shape.word(mention.at + 1) in _REPORTED or shape.starting(noun, (Meaning.SAY_NOUN, Meaning.REPORT))


def _is_alleged_before(shape: Shape, at: int) -> bool:
    """Tell whether *vs* after a place stands for *against*: after what is alleged, or after what with."""
    beside = next((each for each in shape.mentions if each.at == at), None)
    return not beside.actors if beside is not None else shape.word(at) in _CLAIMS


def _placed(shape: Shape, mention: Mention, left: int, intent: Intent) -> Part | None:
    """Tell by *in* and its like whether a name is a place: not where somebody *in* it speaks, or a body of it is meant."""
    own = past_own(shape, mention)
    before, after = shape.word(left - 1), shape.word(own)
    if Meaning.BODY in shape.meanings and after == "side" and before in _OF_A_SIDE:
        return Part.SPEAKER if mention.actors else None
    in_it = shape.word(mention.at - 1) in _IN_A_LANGUAGE and _ends_there(shape, mention.at + 1)
    if (in_it or shape.word(mention.at + 1) in _WORDINGS) and fold(mention.match.text) in _LANGUAGES:
        return Part.MODIFIER  # did he say it in Russian, the Ukrainian original
    onto = before in _ONTO and shape.word(left - 2) not in _CALLED
    done = onto and Meaning.DO_VERB in shape.meanings and not (mention.treaties or after.endswith("ing"))
    attacked = before in _AT and shape.word(left - 2) in _ATTACKS  # attacks on Russia: there, and not by it
    hit = done and any(place.subtype != PlaceType.COUNTRY for place in mention.places)  # dropped bombs on a town
    compass = not _COMPASS.isdisjoint(shape.words[left : mention.at]) and is_country(mention)  # central Syria
    into = compass or (before == "into" and Meaning.DO_VERB in shape.meanings)  # fired into Lebanon
    named = into or (after == "as" and shape.after(own, 2) in _AS_A_PLACE) or _IN_THIS.search(shape.line)
    if hit or ((named or attacked) and mention.places):
        return Part.PLACE
    if after == "case" and mention.actors:
        return None  # in the Marshall Islands' case
    on_its_soil = shape.starting(own, (Meaning.SOIL,)) and (onto or (is_adjective(mention) and before != "off"))
    beside = intent in _SIDE_BY_SIDE and shape.ending(left, (Meaning.COMPARE,))  # Poland next to Norway: how each voted
    within = shape.ending(left, (Meaning.IN,)) if not (beside or shape.ending(left, (Meaning.AGAINST,))) else None
    source = shape.ending(left, (Meaning.FROM,))
    if within and source and source.start < within.start:
        within = None  # была ли у Москвы
    someone = within and within.start and shape.words[within.start - 1] in SOMEBODY
    someone = someone or (within and shape.word(within.start - 1) == "who" and shape.starting(own, (Meaning.SAY_VERB,)))
    if someone and mention.actors:
        return Part.SPEAKER
    if within and "outside" in shape.words[max(0, within.start - 2) : within.end] and is_country(mention):
        return Part.PLACE_LEFT_OUT
    of_its_own = own > mention.at + 1 and _is_its_own(shape, noun_at(shape, own))
    inside = within and not of_its_own and not shape.starting(own, (Meaning.BODY,))
    if inside and not mention.places and not mention.is_sure(Kind.ACTOR):
        return Part.MODIFIER  # a capital: what was said *in Vilnius*
    return Part.PLACE if (inside or on_its_soil) and mention.places else None


def _is_where_it_was_said(shape: Shape, mention: Mention) -> bool:
    """Tell whether an organisation only met where somebody else spoke: *Zelenskyy at the NATO summit*."""
    after = past_own(shape, mention)
    if shape.word(after) not in _MEETINGS or WITH_MEMBERS.isdisjoint(mention.actor_types):
        return False
    others = any(each.actors for each in shape.mentions if each is not mention)
    return others and not shape.starting(after + 1, (Meaning.SAY_VERB, Meaning.UTTER))


def _ends_there(shape: Shape, at: int) -> bool:
    """Tell whether nothing stands at a place that a name before it could describe."""
    word = shape.word(at)
    return not word or word in STOP_WORDS or shape.starting(at, (Meaning.JOIN, Meaning.ABOUT))


def _is_its_own(shape: Shape, noun: int) -> bool:
    """Tell whether what stands at a place is said or done by whose it is: a change in *Germany's line*, *Lithuania's exit*."""
    return bool(shape.starting(noun, SAY_NOUNS)) or shape.word(noun) in ACTS_UNDER_TREATIES


def _is_outside(shape: Shape, mention: Mention, left: int) -> bool:
    """Tell whether those who are outside of an organisation are asked about: *parties that are not in NATO*."""
    if mention.treaties or WITH_MEMBERS.isdisjoint(mention.actor_types) or shape.word(mention.at + 1) == "s":
        return False
    return _OUTSIDE.search(shape.before(left)) is not None


def _group(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell whether the members of an organisation are meant, and whether they are left out: *minus anyone in the EU*."""
    if _is_outside(shape, mention, left):
        return Part.GROUP_LEFT_OUT
    if shape.word(mention.at - 1) == "non" and not WITH_MEMBERS.isdisjoint(mention.actor_types):
        return Part.GROUP_LEFT_OUT  # the non-NATO EU states
    inside = left > 1 and shape.words[left - 1] in _OF_A_GROUP and shape.words[left - 2] in _BELONGING
    inside = inside or (left > 0 and shape.words[left - 1] in _WHOSE_MEMBERS)
    if not inside and not (Meaning.MEMBERS in shape.meanings and shape.starting(past_own(shape, mention), (Meaning.MEMBERS,))):
        return None
    if WITH_MEMBERS.isdisjoint(mention.actor_types) or shape.word(mention.at + 1) == "s":
        return None  # which of the NGO's accusations
    before = shape.back(left - 2 if shape.words[left - 1] in _OF_A_GROUP else left - 1, _BELONGING | LITTLE) if inside else left
    ends = (before, shape.back(before, THOSE_ABOUT | LITTLE))  # except from EU states
    left_out = any(shape.ending(end, (Meaning.EXCEPT,)) for end in ends)
    return Part.GROUP_LEFT_OUT if left_out else Part.GROUP
