"""The part that the words round a name give it, of themselves: *by*, *against*, *in*, *said*, *accused of*."""

from collections.abc import Collection

from bot.answers.query import Intent
from bot.answers.understanding.field_words import ACTOR_TYPES, Word
from bot.answers.understanding.left_out_parts import SOMEBODY, left_out
from bot.answers.understanding.meanings import CLAIMING, REPORTS, Meaning
from bot.answers.understanding.parts import OWN_VOICES, SPOKEN, STATUS_INTENTS, WITH_MEMBERS, Part
from bot.answers.understanding.phrases import Phrase, words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE, STOP_WORDS
from bot.names.pack import state_adjectives
from bot.register.folding import fold
from bot.register.vocabulary import ActorType, Kind, PlaceType

_FILLER = words("""
    has have had did does do really actually ever also then himself herself itself themselves not just simply publicly
    officially still already was were is officials official government only even once to mod mfa ministry defence defense
    foreign president spokesperson spokesman his s and never first last recently formally repeatedly always explicitly
    generals commanders ministers presidents politicians lawmakers senators deputies people representatives representative
    delegation general each both all a t il elle ils elles ambassador minister leader leaders regions region regional
    governor governors local authorities leadership capital diplomats diplomat envoy mission ont est se ha han ne n deja ya
    не уже вже side partie cote camp armee gouvernement autorites responsables parte lado bando ejercito gobierno
    autoridades funcionarios сторона сторони стороны власти армия армія войска війська военные військові правительство уряд
    влада чиновники посадовці представители представники делегация делегація
    """)
"""What may stand between a name and what it says or does."""
_ADJECTIVES = words("""
    s official latest most recent first own public current new mod mfa army government ministry defence foreign last alleged
    claimed reported voting initial final formal original previous earlier stated
    """)
"""What may stand between a name and what it said or did."""
_BELONGING = words("""
    which members member anyone anybody those states countries nations parties all of in from
    membres membre pays etats allies miembros miembro paises estados aliados
    """)
_OF_A_GROUP = words("in of de du del d")
_WHOSE_MEMBERS = words("""
    члены членов членам член страны стран странам государства государств союзники союзников
    члени членів країни країн держави держав союзників
    """)
"""Before the name of an organisation, in the languages where no word stands between."""
"""What may stand between an organisation's name and a word that leaves its members out."""
_ONTO = words("in on over across at hit struck shelled bombed")
_OF_A_SIDE = words("on from")
"""Before *the Russian side*: who speaks for it is asked for."""
_CLAIMS = words(
    "claim claims allegation allegations accusation accusations incident incidents case cases logged anything evidence"
)
_VERSUS = words("vs versus")
_IN_A_LANGUAGE = words("in original into")
_WORDINGS = words("original translation version wording text transcript")
_LANGUAGES = words("""
    russian ukrainian english french spanish arabic german polish hebrew russe ukrainien anglais ruso ucraniano ingles
    """)
_WORDED = words("used uses chose gave gives put made")
_THOSE = words("those the ones claims allegations accusations that which are is were was made directed levelled")
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_SAY_VERBS = frozenset({Meaning.SAY_VERB, Meaning.UTTER, Meaning.ANSWER_VERB, Meaning.VOTE, Meaning.CLAIM_VERB, Meaning.CHANGE})
_SAY_NOUNS = frozenset({Meaning.SAY_NOUN, Meaning.ANSWER_NOUN, Meaning.CLAIM_NOUN, Meaning.VOTE})
_SAID = _SAY_VERBS | _SAY_NOUNS
_TOWARDS = frozenset({Meaning.ABOUT, Meaning.TO, Meaning.IN})
_DONE = frozenset({Meaning.DO_VERB, Meaning.DO_NOUN, Meaning.ACT})


def by_words(shape: Shape, mention: Mention, intent: Intent) -> Part | None:
    """Give a name the part that the words round it tell; None where they tell none."""
    left = mention.left
    if told := _group(shape, mention, left) or left_out(shape, mention, left, intent) or _placed(shape, mention, left):
        return told
    if not mention.of(Kind.ACTOR):
        return Part.PLACE
    if shape.word(left - 1) in _VERSUS and _is_alleged_before(shape, left - 2):
        return Part.ACTOR  # anything logged vs Daesh
    if _is_object(mention) and shape.starting(mention.at + 1, (Meaning.CLAIM_VERB,)):
        return Part.ACTOR
    if _stands_for_by(mention) and _is_near(shape, left, _DONE):
        return Part.ACTOR
    right = mention.at + 1
    if shape.word(left - 1) in _WHEN and left > 1 and shape.word(right) in _REPORTED:
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.MODIFIER  # what did Kyiv say when HRW reported it
    by_left = _of_a_letter(shape, mention, left) if intent is Intent.RESPONSES else None
    if by_left is None and left in shape.ends:
        by_left = _by_left(shape, mention, left, right, intent)
    if by_left or shape.text[mention.match.end :].startswith(":"):
        return by_left
    return _by_right(shape, right, _own(shape, mention), intent)


def _of_a_letter(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell who asked and who is to answer by a letter: *HRW's letter to Kyiv*, *a letter from HRW to Kyiv*."""
    own = _own(shape, mention)
    if shape.word(own) in _LETTERS:
        return Part.ALLEGER
    letter = next((at for at in range(max(0, left - _FAR), left) if shape.words[at] in _LETTERS), None)
    if letter is None or (shape.word(left - 1) != "to" and _is_anothers(shape, letter)):
        return None
    return {"to": Part.SPEAKER, "from": Part.ALLEGER, "by": Part.ALLEGER}.get(shape.word(left - 1))


def _is_alleged_before(shape: Shape, at: int) -> bool:
    """Tell whether *vs* after a place stands for *against*: after what is alleged, or after what with."""
    beside = next((each for each in shape.mentions if each.at == at), None)
    return not beside.of(Kind.ACTOR) if beside is not None else shape.word(at) in _CLAIMS


def _placed(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell by *in* and its like whether a name is a place: not where somebody *in* it speaks, or a body of it is meant."""
    own = _own(shape, mention)
    if Meaning.BODY in shape.meanings and shape.word(own) == "side" and shape.word(left - 1) in _OF_A_SIDE:
        return Part.SPEAKER if mention.of(Kind.ACTOR) else None
    in_it = shape.word(mention.at - 1) in _IN_A_LANGUAGE and _ends_there(shape, mention.at + 1)
    if (in_it or shape.word(mention.at + 1) in _WORDINGS) and fold(mention.match.text) in _LANGUAGES:
        return Part.MODIFIER  # did he say it in Russian, the Ukrainian original
    doing = shape.word(own).endswith("ing")  # on Kyiv suspending a treaty
    onto = shape.word(left - 1) in _ONTO and Meaning.DO_VERB in shape.meanings and not (mention.of(Kind.TREATY) or doing)
    if onto and any(place.subtype != PlaceType.COUNTRY for place in mention.of(Kind.PLACE)):
        return Part.PLACE  # dropped bombs on a town
    if shape.word(own) == "case" and mention.of(Kind.ACTOR):
        return None  # in the Marshall Islands' case
    on_its_soil = left > 0 and shape.words[left - 1] in _ONTO and shape.starting(own, (Meaning.SOIL,))
    within = shape.ending(left, (Meaning.IN,)) if not shape.ending(left, (Meaning.AGAINST,)) else None
    source = shape.ending(left, (Meaning.FROM,))
    if within and source and source.start < within.start:
        within = None  # была ли у Москвы
    if within and within.start and shape.words[within.start - 1] in SOMEBODY and mention.of(Kind.ACTOR):
        return Part.SPEAKER
    if within and "outside" in shape.words[max(0, within.start - 2) : within.end] and _is_country(mention):
        return Part.PLACE_LEFT_OUT
    of_its_own = own > mention.at + 1 and _is_its_own(shape, _noun(shape, own))
    inside = within and not of_its_own and not shape.starting(own, (Meaning.BODY,))
    if inside and not mention.of(Kind.PLACE) and not mention.is_sure(Kind.ACTOR):
        return Part.MODIFIER  # a capital: what was said *in Vilnius*
    return Part.PLACE if (inside or on_its_soil) and mention.of(Kind.PLACE) else None


def _ends_there(shape: Shape, at: int) -> bool:
    """Tell whether nothing stands at a place that a name before it could describe."""
    return shape.word(at) in STOP_WORDS | {""} or shape.starting(at, (Meaning.JOIN, Meaning.ABOUT))


def _is_its_own(shape: Shape, noun: int) -> bool:
    """Tell whether what stands at a place is said or done by whose it is: a change in *Germany's line*, *Lithuania's exit*."""
    return bool(shape.starting(noun, _SAY_NOUNS)) or shape.word(noun) in _ACTS_UNDER_TREATIES


def _is_country(mention: Mention) -> bool:
    """Tell whether a name is a whole country's: what is outside of a town is near it, but not what is outside of a country."""
    return any(place.subtype == PlaceType.COUNTRY for place in mention.of(Kind.PLACE))


def _group(shape: Shape, mention: Mention, left: int) -> Part | None:
    """Tell whether the members of an organisation are meant, and whether they are left out: *minus anyone in the EU*."""
    inside = left > 1 and shape.words[left - 1] in _OF_A_GROUP and shape.words[left - 2] in _BELONGING
    inside = inside or (left > 0 and shape.words[left - 1] in _WHOSE_MEMBERS)
    if not inside and not (Meaning.MEMBERS in shape.meanings and shape.starting(_own(shape, mention), (Meaning.MEMBERS,))):
        return None
    if WITH_MEMBERS.isdisjoint([entry.subtype for entry in mention.of(Kind.ACTOR)]) or shape.word(mention.at + 1) == "s":
        return None  # which of the NGO's accusations
    before = shape.back(left - 2 if shape.words[left - 1] in _OF_A_GROUP else left - 1, _BELONGING | LITTLE) if inside else left
    left_out = shape.ending(before, (Meaning.EXCEPT,)) or shape.words[mention.at - 1 : mention.at] == ("non",)
    return Part.GROUP_LEFT_OUT if left_out else Part.GROUP


def _own(shape: Shape, mention: Mention) -> int:
    """Give the place after a name, and after the `s` that makes what follows its own."""
    return mention.at + (2 if shape.word(mention.at + 1) == "s" else 1)


def _by_left(shape: Shape, mention: Mention, left: int, right: int, intent: Intent) -> Part | None:
    if against := shape.ending(left, (Meaning.AGAINST,)):
        return _against(shape, against.start, intent)
    if by := shape.ending(left, (Meaning.BY,)):
        return _by(shape, mention, by.start, intent)
    if intent is Intent.RESPONSES and "a" in shape.words[left:right] and shape.ending(left, (Meaning.ANSWER_VERB,)):
        return Part.ALLEGER  # respondió a HRW, répondu à HRW
    if shape.starting(right, (Meaning.AGAINST,)) and shape.ending(left, (Meaning.CLAIM_NOUN,)):
        return _alleging(intent)  # обвинения Украины против России
    if source := shape.ending(left, (Meaning.FROM,)):
        return _from(shape, source)
    if addressed := _addressed(shape, mention, right, intent):
        return addressed
    if shape.word(right) in _WORDED and shape.ending(left, (Meaning.SAY_NOUN,)):
        return Part.SPEAKER  # the words Sullivan used
    of = shape.ending(left, (Meaning.OF,))
    return _of(shape, mention, of.start, intent) if of else None


def _from(shape: Shape, source: Phrase[Word]) -> Part | None:
    """Tell what a name is after *from* and *according to*: whose words are asked for, or of whom something was wanted."""
    if shape.word(source.start - 1) in _WANTED:
        return Part.ACTOR  # what he wanted from Canada
    is_from = shape.words[source.start : source.end] == ("from",)
    taken_away = is_from and shape.ending(source.start, {*_DONE, Meaning.EVENT})
    return None if taken_away else Part.SPEAKER


def _of(shape: Shape, mention: Mention, at: int, intent: Intent) -> Part | None:
    """Tell what a name is after *of*, which stands at a place: whose words are asked for, or on whose withdrawal."""
    if shape.word(at - 1) in _ACTS_UNDER_TREATIES and intent in SPOKEN:
        return Part.ACTOR
    if shape.word(at - 1)[:1] == "#" and "invasion" in fold(shape.spoken[at - 1]):
        return Part.MODIFIER  # before the invasion of Ukraine
    if shape.word(at - 1) in _DONE_TO_A_PLACE and mention.of(Kind.PLACE):
        return Part.PLACE  # the mining of northern Ukraine
    noun = shape.ending(shape.back(at, _ADJECTIVES), _SAY_NOUNS)
    if noun is None:
        return None
    if intent in SPOKEN and _is_anothers(shape, noun.start):
        return Part.ACTOR  # HRW's view of Ukraine
    if not _is_near(shape, at, CLAIMING) or Meaning.AGAINST in shape.meanings:
        return Part.SPEAKER
    return _alleging(intent) if _speaks_for_others(mention) else Part.ACTOR


def _is_anothers(shape: Shape, at: int) -> bool:
    """Tell whether what stands at a place belongs to the name before it: *HRW view*, *the ICRC's position*."""
    owner = shape.back(at, {"s"}) - 1
    return any(each.at == owner and each.of(Kind.ACTOR) for each in shape.mentions)


def _against(shape: Shape, at: int, intent: Intent) -> Part:
    """Tell what a name is after *accuses*, *against* and their like, which begin at a place."""
    if any(each.at == at - 1 and _is_object(each) for each in shape.mentions):
        return _alleging(intent)  # американцев обвиняет Москва
    named = shape.words[at][0] == "@"  # *aparte de X*, that is left out, and not whom X accuses
    without = None if named else shape.ending(shape.back(at, _THOSE), (Meaning.EXCEPT,))
    return Part.ACTOR_LEFT_OUT if without else Part.ACTOR


def _is_object(mention: Mention) -> bool:
    """Tell whether a name's own ending says that something is done to it: *россиян*, *Украину*."""
    return mention.match.inflected and fold(mention.match.text).endswith(_DONE_TO)


def _stands_for_by(mention: Mention) -> bool:
    """Tell whether a name's own ending says that something is done by it: *применение мин россиянами*."""
    return mention.match.inflected and fold(mention.match.text).endswith(_DONE_BY)


def _addressed(shape: Shape, mention: Mention, right: int, intent: Intent) -> Part | None:
    """Tell what a name is after *to*, *for* and their like: who is answered, for whom a treaty is in force, or where to."""
    left = mention.left
    if shape.word(left - 1) in _THANKING:
        return Part.MODIFIER
    if shape.word(left - 1) in _WARNING and shape.opens(Meaning.WHO):
        return Part.ACTOR  # who warned Russia that it would pay
    own = _own(shape, mention)
    sought = shape.word(left - 1) == "for" and not any(each.at == own for each in shape.mentions)  # for Kyiv – Kirby line
    if sought and shape.starting(_noun(shape, own), (Meaning.SAY_NOUN, Meaning.CLAIM_NOUN)):
        return Part.SPEAKER  # looking for Biden's statement, what evidence for HRW's claim
    if shape.word(left - 1) == "for" and shape.word(right) in _ENTRY:
        return Part.SPEAKER  # the link for the Amnesty item
    to = shape.ending(left, (Meaning.TO,))
    if to is None or shape.ending(left, (Meaning.JOIN,)):
        return None
    if _is_near(shape, to.start, _ANSWERS):
        return Part.ALLEGER if intent is Intent.RESPONSES else Part.ACTOR
    if shape.words[left - 1] == "for" and intent in STATUS_INTENTS and "force" in shape.words:
        return Part.ANYONE  # when did it enter into force for Zambia
    return Part.MODIFIER if not (_does(shape, right) or _says(shape, right)) else None


_ANSWERS = frozenset({Meaning.ANSWER_VERB, Meaning.ANSWER_NOUN})
_NEAR = 4
_DONE_TO = tuple(words("цев ців ян ию ію ину іну їну шу щу"))
_DONE_BY = tuple(words("ами ями иеи инои ією іною їною"))
_WHEN = words("when after once")
"""Before a name of which something is reported: what it reported dates or prompts what is asked for."""
_ACTS_UNDER_TREATIES = words("""
    withdrawal exit departure suspension accession ratification retrait sortie retirada salida suspension выход выхода выходе
    вихід виходу виході приостановка приостановки призупинення
    """)
_DONE_TO_A_PLACE = words("mining shelling bombing bombardment contamination demining clearance minage minado bombardeo")
_LETTERS = words("letter letters question questions query queries email emails request wrote")
"""What asks for an answer: it is whoever it is sent to who answers."""
_FAR = 7
_DONE_WITH = words("with to in there this that it") | {""}
_ENTRY = words("item items entry entries record records claim claims allegation allegations accusation accusations")
_THANKING = words("thank thanks thanked thanking")
_WANTED = words("want wants wanted expect expects expected demanded requested sought")
_WARNING = words("warned warns warning reminded urged begged implored pressed")
_DOES = words("do does did")
_HAVE_BEEN = words("have has had been")
"""What may stand between kinds of actors and what they say."""
_REPORTED = words("reported documented published found accused alleged claimed said raised blamed released recorded")
_RAISED = words("made raised levelled leveled brought filed voiced put published lodged advanced")
"""What is done to a claim or a statement by whoever makes it."""


def _by(shape: Shape, mention: Mention, at: int, intent: Intent) -> Part:
    """Tell what is done by a name: the nearest word before it that says or does decides."""
    is_person = any(actor.subtype == ActorType.OFFICIAL for actor in mention.of(Kind.ACTOR))
    by_person = is_person and shape.word(mention.at + 1) != "s" and shape.ending(at, _DONE)
    if shape.word(at - 1) in _RAISED or (_speaks_for_others(mention) and not by_person):
        return Part.SPEAKER  # cluster bombs *used by Putin* are no words of his
    if intent in SPOKEN and shape.word(at - 2) in _ACTS_UNDER_TREATIES:
        return Part.ACTOR  # what was said on the suspension declared by Ukraine
    for place in range(at, max(0, at - _NEAR), -1):
        if shape.ending(place, _SAID):
            return Part.SPEAKER
        if shape.ending(place, _DONE):
            return Part.ACTOR
    return Part.SPEAKER if intent in SPOKEN else Part.ACTOR


def _is_near(shape: Shape, at: int, meanings: Collection[Meaning]) -> bool:
    return any(shape.ending(place, meanings) for place in range(at, max(0, at - _NEAR), -1))


def _by_right(shape: Shape, right: int, own: int, intent: Intent) -> Part | None:
    noun = _noun(shape, own)
    is_asked_of = shape.word(shape.back(right - 1, LITTLE) - 1) in _DOES
    if is_asked_of and shape.word(_verb(shape, right)) == "claim":
        return _alleging(intent)  # what do they claim: no claim of theirs, but what they say
    if shape.starting(noun, (Meaning.EVENT,)) and not (is_asked_of and noun == right):  # did Morocco move
        announced = shape.starting(noun, (Meaning.SAY_NOUN,)) and not shape.ending(shape.back(right - 1, LITTLE), _TOWARDS)
        return Part.SPEAKER if announced else Part.MODIFIER
    if shape.word(noun) in _ACTS_UNDER_TREATIES and intent in SPOKEN and own != right:
        return Part.ACTOR
    if Meaning.ACCUSED in shape.meanings and _is_accused(shape, right):
        return Part.ACTOR
    by_comma = "," in shape.text[_end_of(shape, right - 1) : _end_of(shape, noun - 1, begins=True)] if noun > own else False
    nobodys = own == right and _is_of_a_weapon(shape, right, noun)  # Israel white phosphorus allegations: by it, or against it
    is_its_own = own != right or noun == right or noun > own
    if shape.starting(noun, _SAY_NOUNS) and is_its_own and not (by_comma or nobodys):
        return _alleging(intent) if shape.starting(noun, CLAIMING) else Part.SPEAKER
    if shape.starting(noun, (Meaning.DO_NOUN,)) and intent is not Intent.VOTES:
        return Part.ACTOR
    if not nobodys and _says(shape, right):
        verb = _verb(shape, right)
        claims = shape.starting(verb, (Meaning.CLAIM_VERB,)) or shape.words[verb] in REPORTS
        return _alleging(intent) if claims else Part.SPEAKER
    # what does he claim that Ukraine did with them
    did = intent is Intent.ALLEGATIONS and shape.word(right) == "did" and shape.word(right + 1) in _DONE_WITH
    return Part.ACTOR if did or (_does(shape, right) and not _is_body_before(shape, right)) else None


def _is_of_a_weapon(shape: Shape, right: int, noun: int) -> bool:
    """Tell whether a country stands before the claims on a weapon, with no word on whose claims they are."""
    country = next((each for each in shape.mentions if each.at == right - 1), None)
    if country is None or not shape.starting(noun, CLAIMING) or fold(country.match.text) in state_adjectives():
        return False
    weapons = any(each.of(Kind.WEAPON) for each in shape.mentions if right <= each.at < noun)
    return weapons and _is_country(country)


def _is_body_before(shape: Shape, at: int) -> bool:
    """Tell whether a treaty's body stands before a place: nobody accuses it, though *the conference broke up*."""
    bodies = (each.of(Kind.ACTOR) for each in shape.mentions if each.at == at - 1)
    return any(actor.subtype == ActorType.TREATY_BODY for actors in bodies for actor in actors)


def _end_of(shape: Shape, at: int, *, begins: bool = False) -> int:
    """Give where in the text the name at a place ends, or begins; 0 where no name stands there."""
    found = next((each.match for each in shape.mentions if each.at == at), None)
    return 0 if found is None else found.start if begins else found.end


def _is_accused(shape: Shape, right: int) -> bool:
    return shape.starting(right, (Meaning.ACCUSED,)) or shape.starting(shape.past(right, _PASSIVE), (Meaning.ACCUSED,))


def _noun(shape: Shape, at: int) -> int:
    """Give the place of the noun that belongs to the name before a place, after what describes it."""
    while at < len(shape.words) and (shape.words[at] in _ADJECTIVES or shape.words[at][0] == "@"):
        at += 1
    return at


def _verb(shape: Shape, at: int) -> int:
    """Give the place of the verb of the name before a place."""
    while at < len(shape.words) and (shape.words[at] in _FILLER or shape.words[at][0] == "@"):
        at += 1
    if shape.word(at) == "been" and shape.word(at + 1).endswith("ing"):
        return at + 1  # what has the White House been telling
    return at


def _says(shape: Shape, at: int) -> bool:
    if not shape.means(_SAY_VERBS):
        return False
    return any(shape.starting(place, _SAY_VERBS) for place in range(at, min(_verb(shape, at), len(shape.words)) + 1))


def _does(shape: Shape, at: int) -> bool:
    """Tell whether what follows is done by the name: `was using` is, `was launched` is not."""
    if Meaning.DO_VERB not in shape.meanings or shape.words[at : at + 2] == ("used", "to"):
        return False
    verb = min(_verb(shape, at), len(shape.words))
    doing = next((place for place in range(at, verb + 1) if shape.starting(place, (Meaning.DO_VERB,))), None)
    if doing is None:
        return False
    return not _PASSIVE.intersection(shape.words[at:doing]) or shape.words[doing].endswith("ing")


def _alleging(intent: Intent) -> Part:
    return Part.ALLEGER if intent is Intent.RESPONSES else Part.SPEAKER


def _speaks_for_others(mention: Mention) -> bool:
    """Tell whether a name can only be of one who speaks about what others did, and is hardly ever accused."""
    return all(actor.subtype in OWN_VOICES for actor in mention.of(Kind.ACTOR))


def is_subject(shape: Shape, mention: Mention) -> bool:
    """Tell whether what follows a name is said or done by it."""
    at = mention.at + 1
    return (_says(shape, at) or _does(shape, at)) and not shape.starting(at, (Meaning.JOIN,))


def kinds_of_actors_say(shape: Shape) -> bool:
    """Tell whether actors of some kind are asked for what they say: *what have NGOs said*."""
    return shape.means(ACTOR_TYPES) and any(
        not each.meanings.isdisjoint(ACTOR_TYPES) and _says(shape, shape.past(each.end, _HAVE_BEEN)) for each in shape.phrases
    )
