"""What stands after a name, and who it makes of it: *said*, *used*, *'s position*."""

from bot.answers.query import Intent
from bot.answers.understanding.field_words import ACTOR_TYPES
from bot.answers.understanding.meanings import CLAIMING, REPORTS, Meaning
from bot.answers.understanding.parts import OWN_VOICES, SPOKEN, Part
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.names.pack import state_adjectives
from bot.register.folding import fold
from bot.register.vocabulary import ActorType, PlaceType

_FILLER = words("""
    has have had did does do really actually ever also then himself herself itself themselves not just simply publicly
    officially still already was were is officials official government only even once to mod mfa ministry defence defense
    foreign president spokesperson spokesman his s and never first last recently formally repeatedly always explicitly
    generals commanders ministers presidents politicians lawmakers senators deputies people representatives representative
    delegation general each both all a t il elle ils elles ambassador minister leader leaders regions region regional
    governor governors local authorities leadership capital diplomats diplomat envoy mission ont est se ha han ne n deja ya
    не уже вже side partie cote camp armee gouvernement autorites responsables parte lado bando ejercito gobierno
    autoridades funcionarios сторона сторони стороны власти армия армія войска війська военные військові правительство уряд
    влада чиновники посадовці представители представники делегация делегація military army administration forces troops
    hasnt havent hadnt didnt doesnt dont isnt arent wasnt werent not never
    prime premier chancellor deputy vice interior
    """)
"""What may stand between a name and what it says or does."""
ADJECTIVES = words("""
    s official latest most recent first own public current new mod mfa army government ministry defence foreign last alleged
    claimed reported voting initial final formal original previous earlier stated
    """)
"""What may stand between a name and what it said or did."""
_ADVERBS = words("first last ever also originally formally publicly recently repeatedly already initially been")
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
SAY_VERBS = frozenset({Meaning.SAY_VERB, Meaning.UTTER, Meaning.ANSWER_VERB, Meaning.VOTE, Meaning.CLAIM_VERB, Meaning.CHANGE})
SAY_NOUNS = frozenset({Meaning.SAY_NOUN, Meaning.ANSWER_NOUN, Meaning.CLAIM_NOUN, Meaning.VOTE})
_TOWARDS = frozenset({Meaning.ABOUT, Meaning.TO, Meaning.IN})
ACTS_UNDER_TREATIES = words("""
    withdrawal exit departure suspension accession ratification retrait sortie retirada salida suspension выход выхода выходе
    вихід виходу виході приостановка приостановки призупинення
    """)
_ENGLISH_ADJECTIVES = ("ian", "ish", "ese", "ean", "eli", "aqi", "eni", "rench", "utch", "rican", "xican")
_DONE_WITH = words("with to in there this that it") | {""}
_DOES = words("do does did")
_SIDES = words("side authorities government military army officials mod mfa ministry")
_MAKE = words("have make made raise raised bring brought file filed level put")
_DATING = words("after before since following despite apres avant despues antes после до після перед")
_CRIMES = words("war crimes atrocities violations breaches")
_BLAMED = words("accused blamed suspected implicated")
_ALLEGEDLY = words("allegedly supposedly reportedly")
_PRONOUNS = words("it they he she")
_ALLEGED = words("alleged reported claimed documented")
_OF_TIME_OR_PLACE = words("for in at near on over by since between during from or") | {""}
_SPOKESPEOPLE = words("officials ministers spokespeople spokespersons diplomats politicians")
_OF_DEEDS = frozenset({Meaning.DO_VERB, Meaning.AGAINST, Meaning.ACCUSED, Meaning.TREATY_ACT})
_FIGHTING = frozenset({ActorType.ARMED_FORCE, ActorType.NON_STATE_ARMED_GROUP})
_HAVE_BEEN = words("have has had been")
"""What may stand between kinds of actors and what they say."""


def is_country(mention: Mention) -> bool:
    """Tell whether a name is a whole country's: what is outside of a town is near it, but not what is outside of a country."""
    return any(place.subtype == PlaceType.COUNTRY for place in mention.places)


def is_adjective(mention: Mention) -> bool:
    """Tell whether a state is named by its adjective, which says whose something is and not where: *Russian mines*."""
    text = fold(mention.match.text)
    return text in state_adjectives() or (text.endswith(_ENGLISH_ADJECTIVES) and bool(mention.actors))


def past_own(shape: Shape, mention: Mention) -> int:
    """Give the place after a name, and after the `s` that makes what follows its own."""
    return mention.at + (2 if shape.word(mention.at + 1) == "s" else 1)


def part_after(shape: Shape, right: int, own: int, intent: Intent) -> Part | None:
    """Give a name the part that what stands after it tells: `right` is the place after it, `own` that after its own *s*."""
    noun = noun_at(shape, own)
    is_asked_of = shape.word(shape.back(right - 1, LITTLE) - 1) in _DOES
    claims = is_asked_of and (shape.word(verb_at(shape, right)) == "claim" or _has_claims(shape, right))
    if claims or (own != right and shape.word(own) == "word"):
        return alleging(intent)  # what do they claim: no claim of theirs, but what they say; still only the ministry's word
    if shape.starting(noun, (Meaning.EVENT,)) and not (is_asked_of and noun == right):  # did Morocco move
        begun = shape.back(right - 1, LITTLE)
        dates = shape.ending(begun, _TOWARDS) or shape.word(begun - 1) in _DATING  # after the US announcement
        announced = shape.starting(noun, (Meaning.SAY_NOUN,)) and not dates
        return Part.SPEAKER if announced else Part.MODIFIER
    if shape.word(noun) in ACTS_UNDER_TREATIES and intent in SPOKEN and own != right:
        return Part.ACTOR
    accused = Meaning.ACCUSED in shape.meanings and (
        _is_accused(shape, right) or any(shape.starting(at, (Meaning.ACCUSED,)) for at in range(right, noun))
    )
    accused = accused or _is_asked_to_be_accused(shape, right) or _did_allegedly(shape, right)
    nobodys = own == right and _is_of_a_weapon(shape, right, noun)  # Israel white phosphorus allegations: by it, or against it
    if accused or (own == right and _is_alleged_of(shape, right, noun)) or (nobodys and _fights(shape, right - 1)):
        return Part.ACTOR
    by_comma = "," in shape.text[_end_of(shape, right - 1) : _end_of(shape, noun - 1, begins=True)] if noun > own else False
    is_its_own = own != right or noun == right or noun > own
    if shape.starting(noun, SAY_NOUNS) and is_its_own and not (by_comma or nobodys):
        answers = intent is Intent.ALLEGATIONS and "whose" in shape.words and shape.starting(noun, (Meaning.ANSWER_NOUN,))
        own_part = alleging(intent) if shape.starting(noun, CLAIMING) else Part.SPEAKER
        own_part = Part.ANYONE if own == right == noun and _is_either_sides(shape, right, intent) else own_part
        return Part.MODIFIER if answers else own_part  # whose claim, and any Ukrainian reply
    speaks = shape.starting(noun, (Meaning.BODY,)) and says_at(shape, right)  # did its army answer
    if shape.starting(noun, (Meaning.DO_NOUN,)) and intent is not Intent.VOTES and not speaks:
        return Part.ACTOR
    speak = shape.word(own) in _SPOKESPEOPLE and not shape.means(_OF_DEEDS)  # phosphorus, Ukrainian officials
    if not nobodys and (speak or says_at(shape, right)):
        verb = verb_at(shape, right)
        claims = shape.starting(verb, (Meaning.CLAIM_VERB,)) or shape.words[verb] in REPORTS
        return alleging(intent) if claims else Part.SPEAKER
    # what does he claim that Ukraine did with them
    did = intent is Intent.ALLEGATIONS and shape.word(right) == "did" and shape.word(right + 1) in _DONE_WITH
    return Part.ACTOR if did or (does_at(shape, right) and not _is_body_before(shape, right)) else None


def _has_claims(shape: Shape, right: int) -> bool:
    """Tell whether a name is asked for the claims that it has or makes: *how many accusations does the Russian side have*."""
    asked = shape.back(right - 1, LITTLE) - 1
    return bool(shape.ending(asked, (Meaning.CLAIM_NOUN,))) and shape.word(shape.past(right, _SIDES)) in _MAKE


def _is_of_a_weapon(shape: Shape, right: int, noun: int) -> bool:
    """Tell whether a country stands before the claims on a weapon, with no word on whose claims they are."""
    if noun == right or not shape.starting(noun, CLAIMING):
        return False
    country = next((each for each in shape.mentions if each.at == right - 1), None)
    if country is None or is_adjective(country):
        return False
    weapons = any(each.weapons for each in shape.mentions if right <= each.at < noun)
    return weapons and (is_country(country) or _fights(shape, right - 1))


def _is_either_sides(shape: Shape, right: int, intent: Intent) -> bool:
    """Tell whether a country opens a question on claims with no word on whose they are: *Israel allegations*."""
    country = next((each for each in shape.mentions if each.at == right - 1), None)
    if country is None or intent is not Intent.ALLEGATIONS or right != 1:
        return False
    if any(each.actors for each in shape.mentions if each is not country):
        return False  # Ukraine allegations that Russia never denied
    claims = shape.starting(right, (Meaning.CLAIM_NOUN,)) and not shape.starting(right + 1, (Meaning.ABOUT, Meaning.AGAINST))
    return claims and is_country(country) and not is_adjective(country)


def _fights(shape: Shape, at: int) -> bool:
    """Tell whether an armed force or group is named at a place: it hardly ever alleges anything."""
    actors = next((each.actor_types for each in shape.mentions if each.at == at), frozenset())
    return bool(actors) and actors <= _FIGHTING


def _is_alleged_of(shape: Shape, right: int, noun: int) -> bool:
    """Tell whether what a name has done with a weapon is alleged: *Russian cluster strikes alleged for March*."""
    if _ALLEGED.isdisjoint(shape.words):
        return False
    at = next((at for at in range(right, noun + 1) if shape.word(at) in _ALLEGED and shape.word(at - 1)[:1] == "@"), 0)
    weapons = any(each.weapons for each in shape.mentions if right <= each.at < at)
    return weapons and (shape.word(at + 1) in _OF_TIME_OR_PLACE or shape.word(at + 1)[:1] == "#")


def _is_body_before(shape: Shape, at: int) -> bool:
    """Tell whether a treaty's body stands before a place: nobody accuses it, though *the conference broke up*."""
    bodies = (each.actors for each in shape.mentions if each.at == at - 1)
    return any(actor.subtype == ActorType.TREATY_BODY for actors in bodies for actor in actors)


def _end_of(shape: Shape, at: int, *, begins: bool = False) -> int:
    """Give where in the text the name at a place ends, or begins; 0 where no name stands there."""
    found = next((each.match for each in shape.mentions if each.at == at), None)
    return 0 if found is None else found.start if begins else found.end


def _is_accused(shape: Shape, right: int) -> bool:
    begun = (right, shape.past(right, _PASSIVE), shape.past(right, _ADVERBS))
    return any(shape.starting(at, (Meaning.ACCUSED,)) for at in begun)


def _is_asked_to_be_accused(shape: Shape, right: int) -> bool:
    """Tell whether it is asked if a name is accused, or by whom: *is Ukraine accused*, *by whom has it been blamed*."""
    verb = shape.past(right, _ADVERBS | _PASSIVE)
    if shape.word(verb) not in _BLAMED:
        return False
    before = shape.word(shape.back(right - 1, LITTLE) - 1)
    return before in _PASSIVE or not _PASSIVE.isdisjoint(shape.words[right:verb])


def _did_allegedly(shape: Shape, right: int) -> bool:
    """Tell whether it is spoken of what a name is to have done: *when it allegedly used mines*, *it committed war crimes*."""
    if shape.word(right) == "committed" and shape.word(right + 1) in _CRIMES:
        return True
    at = next((at for at in range(right + 1, len(shape.words)) if shape.words[at] in _ALLEGEDLY), 0)
    if not at or shape.word(at - 1) not in _PRONOUNS or not shape.starting(at + 1, (Meaning.DO_VERB,)):
        return False
    return not any(each.actors and right <= each.at < at for each in shape.mentions)


def noun_at(shape: Shape, at: int) -> int:
    """Give the place of the noun that belongs to the name before a place, after what describes it."""
    while at < len(shape.words) and (shape.words[at] in ADJECTIVES or shape.words[at][0] == "@"):
        at += 1
    return at


def verb_at(shape: Shape, at: int) -> int:
    """Give the place of the verb of the name before a place."""
    while at < len(shape.words) and (shape.words[at] in _FILLER or shape.words[at][0] == "@"):
        at += 1
    if shape.word(at) == "been" and shape.word(at + 1).endswith("ing"):
        return at + 1  # what has the White House been telling
    return at


def says_at(shape: Shape, at: int) -> bool:
    """Tell whether what follows is said by the name before a place."""
    if not shape.means(SAY_VERBS):
        return False
    return any(shape.starting(place, SAY_VERBS) for place in range(at, min(verb_at(shape, at), len(shape.words)) + 1))


def does_at(shape: Shape, at: int) -> bool:
    """Tell whether what follows is done by the name: `was using` is, `was launched` is not."""
    if Meaning.DO_VERB not in shape.meanings or shape.words[at : at + 2] == ("used", "to"):
        return False
    verb = min(verb_at(shape, at), len(shape.words))
    doing = next((place for place in range(at, verb + 1) if shape.starting(place, (Meaning.DO_VERB,))), None)
    if doing is None:
        return False
    return not _PASSIVE.intersection(shape.words[at:doing]) or shape.words[doing].endswith("ing")


def alleging(intent: Intent) -> Part:
    """Give the part of one who alleges something: of responses, it is whom they answer."""
    return Part.ALLEGER if intent is Intent.RESPONSES else Part.SPEAKER


def speaks_for_others(mention: Mention) -> bool:
    """Tell whether a name can only be of one who speaks about what others did, and is hardly ever accused."""
    return mention.actor_types <= OWN_VOICES


def is_subject(shape: Shape, mention: Mention) -> bool:
    """Tell whether what follows a name is said or done by it."""
    at = mention.at + 1
    return (says_at(shape, at) or does_at(shape, at)) and not shape.starting(at, (Meaning.JOIN,))


def kinds_of_actors_say(shape: Shape) -> bool:
    """Tell whether actors of some kind are asked for what they say: *what have NGOs said*."""
    return shape.means(ACTOR_TYPES) and any(
        not each.meanings.isdisjoint(ACTOR_TYPES) and says_at(shape, shape.past(each.end, _HAVE_BEEN)) for each in shape.phrases
    )
