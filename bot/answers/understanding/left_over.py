"""The words of a question that neither names nor dates nor cues account for, and how much depends on each."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from bot.answers.understanding.capacities import office_asked
from bot.answers.understanding.field_words import PHRASES, RESPONSES, is_cue
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.offices import offices_named
from bot.answers.understanding.parts import THOSE_ABOUT
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import LITTLE, STOP_WORDS
from bot.names.spelling import everyday_words, near_everyday
from bot.register.folding import fold
from bot.register.vocabulary import Kind

_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{3,200})[\"“”«»„]|(?<!\w)['‘]([^'‘’]{3,200})['’](?!\w)")
_WORD = re.compile(r"[^\W_]+")
_QUOTE = re.compile("[\"“”«»„'‘]")
_IS_IT_SO = re.compile(
    r"^\W*fact[ -]?check\b"
    r"|^\W*(?:an? |the )?(?:viral |false |circulating )?(?:post|claim|tweet|meme|rumou?r|clip|video|headline|"
    r"graphic)s?\b[^\"“«]{0,20}[\"“«]|"
    r"[\"”»'’][\s.,:;–—-]*(?:(?:did|does|do|has|have|had|is|was|were) (?:it|they|he|she)"
    r"|(?:is )?(?:that|this|it) (?:true|right|correct|so|false|accurate)|true|correct|accurate|right|really|yes or no)"
    r"(?: or \w+)?\s*\?*\s*$",
    re.IGNORECASE,
)
"""What is quoted is to be checked, and so is the question itself: *“Ukraine left the treaty”: did it?*."""
_TO_BE_PRINTED = re.compile(
    r"\b(?:can|could|may|should|shall|want(?:s|ed)? to|ok(?:ay)? to|safe to|fair to)\b[^'\"“”‘’]{0,20}"
    r"\b(?:run|print|say|write|publish|headline|use|go with)\b[^'\"“”‘’]{0,20}['\"“‘]",
    re.IGNORECASE,
)
"""What is quoted is somebody's own wording, and asked about: *can we run “Kyiv broke the treaty”*."""
_SHORTEST_QUOTATION = 2
_TELLING = 4
_MOST_TELLING = 8
_INCLUDED = words("included inclusive comprised incluse inclus inclusa incluida incluido включительно включно")
_INCLUDING = words("including notably especially particularly incluyendo notamment включая включаючи")
_AS_WELL = _INCLUDED | _INCLUDING
_NEAR = 4
TELLS_NOTHING = words(
    "named name names people person persons individual individuals official officials ministry ministries minister ministers "
    "foreign itself himself herself published official first last given called call made making item items thing things long "
    "part parts place places list lists full line lines information details reading readings weapon weapons found find "
    "finds finding troops forces soldiers army military make makes raise raises raised levelled lodged voiced "
    "bodies body armed face faces faced facing"
)
"""What is said of records as such, and so tells none apart."""
_MADE = words("made brought put laid face faces faced facing")
"""What is done to claims: *how many were made in July*."""
_LONG_QUOTATION = 4
_CODE = re.compile(r"[a-z]+\d+")
"""No word of any language, but a name: *m24*."""
_FEW_WORDS = 6
_ANSWERS = re.compile(r"\b(?:which|what|whose) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?)\b")
_BEFORE_A_SUBJECT = re.compile(r"\b(?:on|about|regarding|concerning)(?: the| an?)?$")
_SPOKEN_OF = re.compile(r"@\d+ (?:talk|speak|spoke|warn|complain|told|tell)\w* (?:about|of)$")
"""What it was stands before it: *the bombs X talked about fell*."""
_BEFORE_A_NAME = re.compile(r"\b(?:by|from|according to|against|in|at|near|around)(?: the| an?)?$")
_BEFORE_A_DOER = re.compile(r"\b(?:did|does|how d)$")
_BEFORE_A_DOER_OR_DEED = re.compile(r"\b(?:has|have|is|was|were|are)$")
"""After these stands whoever did it, unless it is an everyday word: *was launched*."""
_OF_MANNER = words("""
    total general particular detail short full public private writing person part practice principle theory fact advance
    response reply return file board hand notice order case cases annual yearly whole overall latest recent turn time top
    case event light view line run ice hold plane phone radio television tv air stage podium camera twitter telegram
    facebook flight sidelines margins floor tarmac opening closing exact same single sole lone noon midday midnight lunch
    original deadline either dawn dusk one two three four five six seven eight nine ten eleven twelve
    """)
"""After *in*, *on* and *at* these say how, and not where or on what."""
OFFICES = words(
    "president minister spokesperson spokesman spokeswoman governor ambassador ministry parliament government chancellor "
    "presidents ministers spokespeople governors ambassadors ministries parliaments leaders heads senators lawmakers diplomats"
)
"""Alone they name nobody."""
_CLAIMED = frozenset({"claim", "claims", "allegation", "allegations", "accusation", "accusations"})
_BEFORE_A_CAPITAL = re.compile(
    r"\b(?:of|de|du|des|d|en|au|aux|dans|contre|par|selon|del|contra|por|segun|в|во|на|против|от|из|у|проти|від|з|із|зі|"
    r"позиц[иі]\w+|заяв\w+|сказал\w*|говорил\w*|ответил\w*|казав|казал[аи]|говорив|відпові[вл]\w*|dit|disait|dijo|dijeron|"
    r"afirmo|declaro|contesto|respondio)(?: the| la| le| les| l| el| los| las)?$"
)
"""Before a name in any of five languages; before a word without a capital these tell nothing."""
_BEFORE_ITS_DOER = frozenset({"by", "against", "from", "to", "at", "of"})
"""After *is* and *was*, these tell that what stands before is what was done, and no name."""
_RELATING = words(
    "neighbouring neighboring bordering surrounding allied neighbours neighbors neighbour neighbor allies ally partners "
    "enemies adversaries rivals backers"
)
"""Beside a name these mean others than it: an answer on the name alone has to say so."""
_OF_THE = words("of the")
_MEANS = words(
    "aircraft plane planes air drone drones uav uavs helicopter helicopters jet jets artillery rocket rockets missile missiles"
)
_BEFORE_A_NUMBER = words("art article articles no nr number resolution paragraph para section")
_LABELLING = words("call called calls calling termed labelled labeled describe described describes branded denounced denounce")
_AS = words("a an as")
_TO_DO = words("for on upon to")
_LONGEST_LABEL = 3
_EMPHASIS = words("outright too either again publicly explicitly openly directly clearly flatly plainly though then")
"""Beside a label these are none of its words: *call it a war crime outright*."""
_OCCUPIED = words("filing writing working reporting checking asking following briefing updating reading calling going back")
"""Before *on* these tell what whoever asks is at: *filing on the Finns*."""
_AFTER_A_SUBJECT = frozenset({"on", "about", "regarding"})
_OFFICE = frozenset({Meaning.BODY})
"""*Other than the president* names nobody."""
_ANY_MEANING = frozenset(Meaning)


def left_over(shape: Shape) -> str:
    """Give the words, as typed, that no name, date or cue accounts for."""
    return " ".join([shape.spoken[at] for at in shape.left])


def plain_words(shape: Shape) -> str:
    """Give the words, folded, that are no names and not of every question: of a treaty, what is asked of it."""
    return " ".join(word for word in shape.words if word not in STOP_WORDS and word.isalpha())


def quotations(text: str) -> list[list[str]]:
    """Give the words of each quotation in a text."""
    return [_WORD.findall(one or other) for one, other in _QUOTED.findall(text)] if _QUOTE.search(text) else []


def asks_for_answers(text: str) -> bool:
    """Tell whether what is quoted only describes the answers that are asked for: *which replies amount to “we comply”*."""
    found = [fold(one or other) for one, other in _QUOTED.findall(text)] if _QUOTE.search(text) else []
    if len(found) != 1 or len(found[0].split()) > _FEW_WORDS or not _ANSWERS.search(fold(text).replace(found[0], "")):
        return False
    return any(each.meanings & RESPONSES.keys() for each in PHRASES.found(tuple(_WORD.findall(found[0]))))


def longest(quoted: Collection[Sequence[str]]) -> tuple[str, ...]:
    """Give the words of the longest quotation of two and more, as somebody said them; none where there is no such."""
    if not quoted:
        return ()
    words = max(quoted, key=len)
    return tuple(dict.fromkeys(map(fold, words))) if len(words) >= _SHORTEST_QUOTATION else ()


def without_quotations(text: str) -> str:
    """Take out what somebody else said, at some length: its words are looked for, and ask for nothing by themselves."""
    if not _QUOTE.search(text):
        return text

    def cut(match: re.Match[str]) -> str:
        return match[0] if len(_WORD.findall(match[0])) < _LONG_QUOTATION else " "

    if _IS_IT_SO.search(text) or _TO_BE_PRINTED.search(text):
        return text
    rest = _QUOTED.sub(cut, text)
    return rest if len(rest.split()) > 1 else text


def others_meant(shape: Shape) -> tuple[str, ...]:
    """Give the words, as typed, by which others are meant than are named: *Russia's neighbours*, or what is to be left out."""
    unnamed = tuple([shape.spoken[at] for at in sorted(_left_out(shape))]) if Meaning.EXCEPT in shape.meanings else ()
    if _RELATING.isdisjoint(shape.words):
        return unnamed

    def is_beside(at: int) -> bool:
        after = shape.word(shape.past(at + 1, _OF_THE))
        return after[:1] == "@" or (shape.word(at - 1) == "s" and shape.word(at - 2)[:1] == "@")

    related = (shape.spoken[at] for at, word in enumerate(shape.words) if word in _RELATING and is_beside(at))
    return (*unnamed, *related)


def _left_out(shape: Shape) -> set[int]:
    """Give the places of words that follow on *except* and name nothing: *mines other than anti-personnel*."""
    found: set[int] = set()
    if not shape.left or Meaning.EXCEPT not in shape.meanings:
        return found
    meant = {at for each in shape.phrases if each.meanings != _OFFICE for at in range(each.start, each.end)}
    for each in shape.phrases:
        if Meaning.EXCEPT in each.meanings:
            at = shape.past(each.end, THOSE_ABOUT | LITTLE)
            beside = list(takewhile(lambda place: place in shape.left and place not in meant, range(at, len(shape.words))))
            if beside and shape.word(beside[-1] + 1)[:1] != "@":
                found.update(beside)
    return found


def hard_words(shape: Shape, quoted: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Give the left-over words that narrow the answer: quoted ones, numbers, and capitalised ones inside a sentence."""
    found = [word for words in quoted for each in words if not is_cue(word := fold(each))]
    if shape.left:
        mostly_lower = 2 * sum([spoken[:1].islower() for spoken in shape.spoken]) > len(shape.spoken)
        for at in shape.left:
            word = shape.words[at]
            is_code = _CODE.fullmatch(word) is not None
            if is_code or (at and mostly_lower and shape.spoken[at][:1].isupper()) or (word.isdigit() and len(word) > 2):
                found.append(word)
        if not _LABELLING.isdisjoint(shape.words):
            found += map(fold, _label(shape))
    return tuple(dict.fromkeys(found))


def _label(shape: Shape) -> list[str]:
    """Give the words that something is asked to have been called: *who called it a war crime*."""
    called = next(at for at, word in enumerate(shape.words) if word in _LABELLING)
    if shape.word(called + 1) in _TO_DO:
        return []  # called for an end
    begun = next((at for at in range(called, len(shape.words)) if shape.words[at] in _AS), len(shape.words))
    label = takewhile(lambda at: at in shape.left, range(begun + 1, begun + 1 + _LONGEST_LABEL))
    return [shape.spoken[at] for at in label if shape.words[at] not in _EMPHASIS]


def telling(shape: Shape) -> tuple[str, ...]:
    """Give the left-over words that are long enough to tell one record from another, as typed, each once.

    What is wanted as well tells none apart: *Zaporizhzhia, the nuclear plant included*.
    """
    if not shape.left:
        return ()
    as_well = _wanted_as_well(shape) if not _AS_WELL.isdisjoint(shape.words) else set()
    as_well |= _left_out(shape)
    office = office_asked(shape)
    if office is not None:  # what was said in it is told apart by that
        as_well |= {at for at in shape.left if shape.spoken[at] in office.typed.split()}
    plain = {shape.words[at]: shape.spoken[at] for at in shape.left if at not in as_well and _is_telling(shape, at)}
    long = (typed for word, typed in plain.items() if word not in TELLS_NOTHING)
    return tuple(long)[:_MOST_TELLING]


def _is_telling(shape: Shape, at: int) -> bool:
    """Tell whether a word is long, or a number of something: *24 times*, but not *art. 62*."""
    word, after = shape.words[at], shape.word(at + 1)
    if word.isdigit() and len(word) > 1:
        return after.isalpha() and shape.spoken[at + 1].islower() and shape.word(at - 1) not in _BEFORE_A_NUMBER
    return word.isalpha() and len(word) >= _TELLING


def _wanted_as_well(shape: Shape) -> set[int]:
    """Give the places of what is wanted as well: before *included*, after *including*."""
    return {
        near
        for at, word in enumerate(shape.words)
        for near in (range(at - _NEAR, at + 1) if word in _INCLUDED else range(at, at + _NEAR) if word in _INCLUDING else ())
    }


def unnamed(shape: Shape) -> tuple[str, ...]:
    """Give the offices that a question speaks of without a word on whose they are: *what did the president say*."""
    if Kind.ACTOR in shape.kinds or offices_named(shape):
        return ()
    offices = [at for at in shape.left if shape.words[at] in OFFICES]
    if not offices or office_asked(shape) is not None:
        return ()
    asked = {at for each in shape.phrases if Meaning.WHO in each.meanings for at in range(each.start, each.end)}
    return tuple(dict.fromkeys(shape.spoken[at] for at in offices if at not in asked))  # which parliaments


def _is_everyday(word: str, spoken: str) -> bool:
    """Tell whether a word is none of a name: one of every day, or a form of a verb."""
    return word in everyday_words() or word in _MADE or (spoken.islower() and word.endswith(("ed", "ing")))


def demanded(shape: Shape) -> tuple[str, ...]:
    """Give the left-over words that stand where a name or a subject stands, as they were typed.

    If the register knows none of them, an answer without them would be one to another question.
    """
    found: list[str] = []
    if not shape.left:
        return ()
    if not _LABELLING.isdisjoint(shape.words):
        found += _label(shape)
    in_a_phrase = {at for each in shape.phrases if each.end - each.start > 1 for at in range(each.start, each.end)}
    for at in shape.left:
        word = shape.words[at]
        spoken = shape.spoken[at]
        before, after = shape.before(at, 3), shape.word(at + 1)
        does = _BEFORE_A_DOER.search(before)
        shortest = 2 if does and spoken[:1].isupper() else 3  # what did Xi say
        if len(word) < shortest or word.isdigit() or at in in_a_phrase or PHRASES.means(word) & _ANY_MEANING:
            continue
        if spoken.islower() and near_everyday(word):
            continue  # a slip in a word of every day: *seperate*
        opens = before in {"", "the"} and after in _AFTER_A_SUBJECT and word not in _OCCUPIED
        named = spoken[:1].isupper() and _BEFORE_A_CAPITAL.search(before)
        subject = _BEFORE_A_SUBJECT.search(before) and not _SPOKEN_OF.search(before)
        by_means = word in _MEANS and before.endswith(("from", "by"))  # dropped from aircraft
        placed = (subject or (_BEFORE_A_NAME.search(before) and not by_means)) and word not in _OF_MANNER
        unheard = (_BEFORE_A_DOER_OR_DEED.search(before) or after in _CLAIMED) and not _is_everyday(word, spoken)
        owns = after == "s" and not (spoken.islower() and _is_everyday(word, spoken))
        if opens or owns or named or placed or ((does or unheard) and after not in _BEFORE_ITS_DOER):
            found.append(spoken)
    return tuple(dict.fromkeys(found))
