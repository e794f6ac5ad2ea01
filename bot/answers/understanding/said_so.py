"""The clause that tells what somebody is asked to have said: *who said (that) Russia would pay a severe price*."""

from bot.answers.understanding.cues import Cue
from bot.answers.understanding.meanings import ACTING, CLAIMING, Meaning
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import LITTLE
from bot.register.vocabulary import Kind

_SAID = r"(?:says?|said|stated?|states|affirm(?:s|ed)|argue[sd]?|insist(?:s|ed)|declare[sd]?|warn(?:s|ed)|stress(?:es|ed))"
_CALLED = r"(?:called|described|branded|termed|dubbed)(?! (?:for|on|upon|it|them|this|that|@\d+ an?|the @\d+ an?)(?!\w))"
_WHO_SAID = Cue(
    r"^(?:so |and |right |right so )*(?:who(?: else)?|(?:which|what) (?:@\d+ )?\w+) (?:has |have |had |ever |once |first )*"
    rf"(?:{_SAID}(?: that)?|{_CALLED}) "
    r"(?!(?:so|it|this|what|which|who|how|why|whether|anything|something|nothing|about|on|in|regarding|to|of|when|where|at|"
    r"yes|no|more|the same|from|by|for|against|#\d+)(?!\w))"
)
_NOT_DONE = Cue(r"(?<!\w)(?:not|never|hasnt|havent|hadnt|didnt|wont|wouldnt|isnt|arent|wasnt|werent|yet)(?!\w)")
_OF_NO_CLAUSE = LITTLE | {
    "that", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "can", "could", "may",
    "must", "should", "do", "does", "did", "there", "for", "with", "from", "into", "not", "and", "this", "they", "about",
    "what", "called", "said",
}  # fmt: skip
_STATING = words("would will could should might must can is are was were has have had needs need wants want")
"""After the subject these tell what it is or may do, and not what it did."""
_BREACHED = Cue(r"(?<!\w)(?:violat|breach|broke|infring)")
_SHORTEST = 4


def clause_at(shape: Shape) -> int | None:
    """Give the place where begins what somebody is asked to have said; None where no words of it are given."""
    found = _WHO_SAID.search(shape.line) if Meaning.WHO in shape.meanings else None
    if found is None:
        return None
    begins = len(found[0].split())
    return begins if any(word[0] not in "@#" and word not in _OF_NO_CLAUSE for word in shape.words[begins:]) else None


def clause_words(shape: Shape) -> tuple[str, ...]:
    """Give the words of the clause that can tell one statement from another, as typed."""
    begins = clause_at(shape)
    if begins is None:
        return ()
    places = range(begins, len(shape.words))
    told = (at for at in places if shape.words[at].isalpha() and shape.words[at] not in _OF_NO_CLAUSE)
    return tuple(dict.fromkeys(shape.spoken[at] for at in told if len(shape.words[at]) >= _SHORTEST or at in shape.left))


def tells_of_a_deed(shape: Shape) -> bool:
    """Tell whether the clause says that something was done, as allegations do: *who said Russia used cluster bombs*."""
    if _NOT_DONE.search(shape.line):
        return False
    begins = clause_at(shape)
    at = shape.past(begins, LITTLE) if begins is not None else 0
    subject = any(each.at == at and each.actors for each in shape.mentions)
    put = subject and shape.word(at + 1) not in _STATING  # who says the Russians put mines in the sea
    done = Kind.WEAPON in shape.kinds and (put or Meaning.DO_VERB in shape.meanings)
    breached = put and _BREACHED.search(shape.line) is not None
    return done or breached or shape.means(ACTING) or shape.means(CLAIMING)
