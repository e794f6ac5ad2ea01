"""What in a question ties it to the one before: how it opens, what points back, and what it lacks to stand by itself."""

from collections.abc import Collection

from bot.answers.query import Aspect, Intent, Query
from bot.answers.understanding.aspects import aspect_of
from bot.answers.understanding.cues import words as cue
from bot.answers.understanding.field_words import RESPONSES, STANCES, STATUSES
from bot.answers.understanding.from_before import BOTH, asks_for_the_whole, moved_by
from bot.answers.understanding.links import ANYBODY_ELSE, DROPPED, LIFTED_NAME, LINKS, OTHER_WAY_ROUND, WHO_ELSE, Link
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.parts import ACTORS
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.votes_before import asks_how_it_came_out, cast_so
from bot.register.vocabulary import Kind

TASKS = frozenset(
    {
        *SAYING, *CLAIMING, *ANSWERING, Meaning.WHO, Meaning.WHEN, Meaning.DATE, Meaning.COUNT, Meaning.CORRECTION,
        Meaning.NEWS, Meaning.SOURCE, Meaning.ORIGIN, Meaning.TIMELINE, Meaning.COMPARE, Meaning.CHANGE, Meaning.FACTS,
        Meaning.STATUS, Meaning.UNANSWERED, Meaning.UNATTRIBUTED, Meaning.VOTE, Meaning.INVESTIGATION, Meaning.TREATY_ACT,
        Meaning.WHICH_TREATY,
    }
)  # fmt: skip
"""What by itself says what a question is after."""
_PARTS = frozenset(
    {
        Meaning.EXCEPT, Meaning.IN, Meaning.AGAINST, Meaning.BY, Meaning.FROM, Meaning.TO, Meaning.ABOUT, Meaning.OF,
        Meaning.JOIN,
    }
)  # fmt: skip
"""What tells only which part a name plays."""
_TELLING = (frozenset(Meaning) - _PARTS) | {*STANCES, *STATUSES, *RESPONSES}
OF_THE_REGISTER = frozenset({Intent.NEWS, Intent.CORRECTIONS})
"""What is asked of the register as a whole."""
_TREATIES = frozenset({Intent.TREATY_STATUS, Intent.TREATY_FACTS})
KEYS = (*ACTORS, "not_speakers", "treaties", "weapons", "places")
SUBJECT = ("weapons", "treaties", "resolutions")
_FEW_WORDS = 4
YEARS = (
    Link.NEXT_YEAR, Link.LAST_YEAR, Link.NEXT_MONTH, Link.LAST_MONTH, Link.NEXT_WEEK, Link.LAST_WEEK,
    Link.NEXT_DAY, Link.LAST_DAY,
)  # fmt: skip
"""What moves the time before by one."""
_SIDES = frozenset(
    {Aspect.WORDS, Aspect.CASUALTIES, Aspect.EVIDENCE, Aspect.INVESTIGATION, Aspect.SAME_INCIDENT, Aspect.CONTRADICTION}
)
"""What of no record in particular nobody asks: *how many killed and injured*."""
_OF_RECORDS = frozenset({Meaning.CLAIM_NOUN, Meaning.SAY_NOUN, Meaning.ENTRIES, Meaning.ON_RECORD})
_ON_IT = cue(r"(?:on|about|regarding) (?:it|this|that|them|those)(?= |$)")
_POINTING = (Link.IT, Link.THEY, Link.THERE, Link.BEFORE, Link.AFTER, Link.THEN, Link.THESE, Link.ALL, Link.LIST, *YEARS)
_PRONOUNS = (Link.IT, Link.THEY, Link.THERE, Link.BEFORE, Link.AFTER, Link.THEN, *YEARS)
_OF_ANYBODY = frozenset({Intent.WHEN, Intent.COUNT, Intent.SOURCE})
_LONG = 6
"""In so many words *the allegations* are some that were shown; in more, they can be all."""
_ADVERBS = words("ever also actually really then have has had")
_LITTLE = words("ok okay and but so thanks thank you please well yes no hm hmm then now right")

_ALONE = cue(
    r"^(?:and |but |or |only |just |those |ones |the |all )*(?:not )?"
    r"(?:in|inside|outside|near|around|from|by|against|about|on) (?:of )?(?:the )?@\d+(?: (?:only|please|pls|though|then))*$"
    r"|^(?:so |and |but )*(?:are |were |is |was )?any (?:of (?:them|those|these) )?(?:from |in )?(?:the )?@\d+(?: \w+)?$"
)
"""Where, by whom, against whom or of which members, and nothing of what: *outside Ukraine*, *any of them in NATO*."""
_ELLIPTIC = cue(
    r"^(?:so |and |but |ok |okay )*(?:who|which|what|how many|any)(?: \S+){0,4} "
    r"(?:is|are|was|were|has|have|had|did|does|do|isnt|arent|wasnt|werent|hasnt|havent|hadnt|didnt|doesnt|dont)"
    r"(?: not| yet| still)*$"
)
"""What is asked of somebody stands in the question before: *which EU states are not*, *who else is*."""
_MEANT = words("""
    нет ні non
    got have link made bits stuff thing sorry oops typo wait hang hold show give meant mean actually rather instead rest others
    total altogether overall need want all everything though tho
    """)
"""Beside what a question changes in the one before: *no sorry, I meant Norway's*, *before May, the rest I don't need*."""
_THE_ONE = cue(
    r"(?:the|that) (?!only |first |last |latest |next |other |same |no )(?:\S+ ){1,3}ones?",
    r"the ones? (?:on|about|in|from|by|of|with|where|which|involving|near|at|against)",
)
"""One of what was shown: *the cluster bomb one*, *the one from October*."""
_POLITELY = words("can could would will you we i lets let us please pls")
_SAID_BY_WHO = words("said says say claimed claims stated states that")


class Tie:
    """What in a question ties it to what was said before."""

    def __init__(self, query: Query, shape: Shape) -> None:
        self.query, self.shape = query, shape
        self.nameless = not shape.mentions and not query.resolutions
        self.links = LINKS.found(self.shape.words)
        self.opens = self.shape.past(0, _LITTLE - {"and", "but", "then", "so"})
        self.asks = self.shape.past(self.opens, _POLITELY)

    def has(self, *links: Link) -> bool:
        """Tell whether any of these stands anywhere in it."""
        return any(not each.meanings.isdisjoint(links) for each in self.links)

    @property
    def asks_why(self) -> bool:
        """Tell whether it asks for nothing but a reason."""
        why = [each for each in self.links if Link.WHY in each.meanings]
        opening = self.shape.past(0, _LITTLE)
        return bool(why) and self.nameless and why[0].start == opening and len(self.shape.words) <= opening + 1 + _FEW_WORDS

    @property
    def adds_nothing(self) -> bool:
        """Tell whether nothing in it was understood, but for what ties it to what was said before."""
        query, shape = self.query, self.shape
        told = bool(query.actions or query.speaker_types or aspect_of(shape.line, Intent.ALLEGATIONS))
        return self.nameless and not (told or shape.dates) and shape.meanings.isdisjoint(_TELLING)

    @property
    def goes_on(self) -> bool:
        """Tell whether it opens as something that goes on."""
        return any(each.start in {0, self.opens, self.asks} and each.meanings & {Link.ON, Link.ONLY} for each in self.links)

    @property
    def narrows_at_last(self) -> bool:
        """Tell whether it ends with *only*: *EU members only please*."""
        ends = len(self.shape.words)
        return any(Link.ONLY in each.meanings and self.shape.past(each.end, _LITTLE) == ends for each in self.links)

    @property
    def drops(self) -> tuple[str, ...]:
        """Give the slots of the question before that it lifts: *drop the weapon filter*."""
        return tuple(slot for slots, cue in DROPPED.items() if cue.search(self.shape.line) for slot in slots)

    @property
    def is_elliptic(self) -> bool:
        """Tell whether it says of whom, and leaves out what: *which EU states are not*."""
        return _ELLIPTIC.search(self.shape.line) is not None

    @property
    def turns_round(self) -> bool:
        """Tell whether it asks for the same with the sides exchanged."""
        return OTHER_WAY_ROUND.search(self.shape.line) is not None

    def is_done_by_them(self, meanings: Collection[Meaning]) -> bool:
        """Tell whether a pronoun stands before a verb that has one of these meanings: *did it reply*, *does he claim*."""
        return any(
            each.meanings & {Link.THEY, Link.IT} and self.shape.starting(self.shape.past(each.end, _ADVERBS), meanings)
            for each in self.links
        )

    @property
    def pointing(self) -> str:
        """Give the word that points to something that only what was said before can tell; empty where there is none."""
        found = [each for each in self.links if not each.meanings.isdisjoint(_POINTING) and not self._is_empty(each.start)]
        if not found:
            return ""
        longest = max(found, key=lambda each: (each.end - each.start, -each.start))
        return " ".join(self.shape.spoken[longest.start : longest.end])

    @property
    def points_nowhere(self) -> bool:
        """Tell whether it points, early on, to what nothing before it tells: later in a sentence a word points back into it."""
        pointing = _POINTING if len(self.shape.words) <= _LONG else _PRONOUNS
        return any(
            each.start <= _FEW_WORDS and not each.meanings.isdisjoint(pointing) and not self._is_empty(each.start)
            for each in self.links
        )

    def _is_empty(self, at: int) -> bool:
        """Tell a word that only looks like one that points: *is there*, *is it true that*, *those who*."""
        word, before, after = self.shape.words[at], self.shape.word(at - 1), self.shape.word(at + 1)
        if word == "there":
            return before in _COPULAS or after in _COPULAS
        if word == "it":
            return after in {"true", "correct", "confirmed", "known", "possible", "legal", "illegal", "lawful", "allowed"}
        if word == "their" and self.shape.opens(Meaning.WHO) and Meaning.MEMBERS in self.shape.meanings:
            return True  # which countries changed their vote
        if before in _SAID_BY_WHO and self.shape.opens(Meaning.WHO):
            return True  # who said they were not aware
        return word in {"those", "these"} and after in {"who", "that", "which"}

    def ties(self, before: Query) -> bool:
        """Tell whether the question needs what was said before."""
        query, shape = self.query, self.shape
        tasked = shape.means(TASKS)
        own = families(query)
        if query.intent is Intent.REFUSED:
            return not own & {"subject", "place"}  # who is to blame is asked of what was spoken of
        if query.intent is Intent.HELP:
            return False
        if LIFTED_NAME.search(shape.line) or _ALONE.search(shape.line) or self.is_elliptic:
            return True
        if _THE_ONE.search(shape.line) and own != {"actor", "subject", "place"}:
            return True
        on_it = self.goes_on or self.changes or _ON_IT.search(shape.line)
        of_the_register = query.intent in OF_THE_REGISTER and tasked and not on_it
        if of_the_register or (tasked and {"subject", "actor"} <= own):
            return False
        of_two = before.beside and "actor" not in own and BOTH.search(shape.line)
        news_on_it = query.intent is Intent.NEWS and _ON_IT.search(shape.line)
        points_out = (self.pointing or shape.words[-1] in _THAT) and self._points_out(own)
        if self.changes_the_one_before(before) or of_two or news_on_it:
            return True
        if self.goes_on or self.narrows_at_last or self.has(Link.ALL, Link.LIST):
            return not (tasked and own and own >= families(before))
        return bool(points_out) or self._does_not_stand(own, before, tasked=tasked)

    def leaves_unanswered(self, before: Query) -> bool:
        """Tell whether of the claims asked about before those are asked for that nobody answered."""
        open_yet = Meaning.UNANSWERED in self.shape.meanings and Meaning.ASKED not in self.shape.meanings
        return open_yet and class_of(before) is Kind.ALLEGATION

    @property
    def does_it_itself(self) -> bool:
        """Tell whether *it* is who does what is asked: *did it sign the ATT*, *how did it vote on mines*."""
        return any(
            Link.IT in each.meanings
            and each.end == each.start + 1
            and self.shape.word(each.start - 1) in _AUXILIARIES
            and not self._is_empty(each.start)
            for each in self.links
        )

    def _does_not_stand(self, own: set[str], before: Query, *, tasked: bool) -> bool:
        """Tell whether a question that nothing ties to the one before asks for something only together with it."""
        shape = self.shape
        if self.nameless:
            lacks = self._is_short(before) or self._is_no_question() or (tasked and "its" in shape.words)
            of_all = self.leaves_unanswered(before) and self.shape.meanings.isdisjoint(_OF_RECORDS)
            of_parties = bool(before.treaties) and Meaning.STATUS in shape.meanings  # how many parties are there
            return (lacks or of_all or of_parties) and not self.adds_nothing
        if not tasked:
            alike = frozenset.intersection(*[frozenset(each.match.by_kind) for each in shape.mentions])
            parts = {at for each in shape.phrases if each.meanings <= _PARTS for at in range(each.start, each.end)}
            little = [
                at in parts or word[0] in "@#" or word in STOP_WORDS or word in _MEANT for at, word in enumerate(shape.words)
            ]
            return bool(alike) and all(little)
        return self._lacks(own, before)

    def _is_no_question(self) -> bool:
        """Tell whether a question without a name asks nothing by itself, and has no word for what else it could be about."""
        strange = [at for at in self.shape.left if self.shape.words[at] not in _MEANT]
        return self.query.intent is Intent.UNKNOWN and not strange

    @property
    def changes(self) -> bool:
        """Tell whether it is asked if what was asked about has changed: *has it changed since 2022*."""
        return self.nameless and _IT_CHANGED.search(self.shape.line) is not None

    def changes_the_one_before(self, before: Query) -> bool:
        """Tell whether a question without a name does something to the one before: lifts, turns, widens, moves or orders it."""
        if not self.nameless:
            return False
        line, of_records = self.shape.line, not self.shape.meanings.isdisjoint(_OF_RECORDS)
        if asks_how_it_came_out(self.shape, before) or (before.votes and self.goes_on and cast_so(self.shape)):
            return True
        if self.drops or self.turns_round or asks_for_the_whole(line) or moved_by(line):
            return True
        so_too = self.query.intent is Intent.UNKNOWN or self.shape.words[-1] in _SO
        if WHO_ELSE.search(line) or (so_too and ANYBODY_ELSE.search(line)):
            return True
        ordered = self.query.intent is Intent.TIMELINE and not self.shape.dates
        sided = aspect_of(line, Intent.ALLEGATIONS) in _SIDES and bool(before.kinds)
        return (ordered or sided) and not of_records

    def _is_short(self, before: Query) -> bool:
        """Tell whether a question without a name is so short that it can't stand by itself: *who abstained?*."""
        shape = self.shape
        kind_and_date = bool(shape.dates) and shape.means((Meaning.CLAIM_NOUN, Meaning.SAY_NOUN, Meaning.ANSWER_NOUN))
        everything = Meaning.ON_RECORD in shape.meanings or "all" in shape.words
        on_votes = before.votes and (
            self.query.intent is Intent.VOTES or Meaning.VOTE in shape.meanings
        )  # who voted no in 2018
        of_answers = self.query.intent is Intent.WHEN and shape.means(ANSWERING) and class_of(before) is Kind.RESPONSE
        few = _LONG if on_votes or of_answers else _FEW_WORDS
        return 0 < len(shape.words) <= few and not kind_and_date and not everything

    def _points_out(self, own: set[str]) -> bool:
        """Tell whether what is pointed to does not stand in the question itself."""
        if (self.has(Link.THEY) or self.does_it_itself) and "actor" not in own:
            return True
        if self.has(Link.THERE) and "place" not in own and Meaning.COUNT not in self.shape.meanings:
            return True
        if self.has(Link.BEFORE, Link.AFTER, Link.THEN, *YEARS) and not self.shape.dates:
            return True
        it = self.has(Link.IT, Link.THESE) or self.shape.words[-1] in _THAT  # did Kyiv ever deny that
        return it and not own & {"subject", "place"}

    def _lacks(self, own: set[str], before: Query) -> bool:
        """Tell whether what is asked can't be told without a treaty, a vote or an allegation that was asked about before."""
        if own & {"subject", "place"}:
            return False
        of_no_records = self.shape.meanings.isdisjoint(_OF_RECORDS)  # *positions of Norway* asks for all of them
        if self.query.intent is Intent.COMPARE and "actor" in own and len(actors_of(self.query)) == 1:
            return True  # compare with China
        if self.query.intent is Intent.POSITIONS and not self.shape.dates and len(self.shape.words) <= _FEW_WORDS + 1:
            of_an_incident = bool(before.places) and class_of(before) in {Kind.ALLEGATION, Kind.RESPONSE}
            return (of_an_incident and of_no_records) or "subject" in families(before)  # what did Psaki say
        if Meaning.STATUS in self.shape.meanings and before.treaties:
            return True
        if self.query.intent is Intent.VOTES:
            return before.votes or before.intent is Intent.VOTES
        if self.query.intent in _OF_ANYBODY and own == {"actor"} and of_no_records and len(self.shape.words) <= _LONG:
            return True  # what date for Finland
        on_something = class_of(before) is Kind.POSITION and bool(families(before) & {"subject", "place"})
        of_claims = class_of(before) in {Kind.ALLEGATION, Kind.RESPONSE}
        return self.query.intent is Intent.RESPONSES and (of_claims or on_something)


_IT_CHANGED = cue(
    r"(?:has|have|had|did) (?:it|that|this|they|those|he|she) (?:\w+ )?(?:changed?|shift(?:ed)?|evolv(?:e|ed)|move[ds]?)"
)
_SO = words("so that it this")
_THAT = words("that this those these")
_AUXILIARIES = words("did does do has have had is was will would can could")
_COPULAS = words("is are was were been be s any has have")


def families(query: Query) -> set[str]:
    """Tell which kinds of names a query has: somebody, a subject, a place."""
    found = {"actor"} if any(getattr(query, slot) for slot in ACTORS) else set()
    found |= {"subject"} if any(getattr(query, slot) for slot in SUBJECT) or query.refs else set()
    return found | ({"place"} if query.places else set())


def actors_of(query: Query) -> tuple[str, ...]:
    """Give all actors of a query, in whatever part."""
    return tuple(key for slot in ACTORS for key in getattr(query, slot))


def class_of(query: Query) -> Kind | None:
    """Tell what kind of records a query is about."""
    if query.intent in _TREATIES or query.kinds == (Kind.TREATY_ACTION,):
        return Kind.TREATY_ACTION
    if query.intent is Intent.RESPONSES and query.unanswered:
        return Kind.ALLEGATION
    return query.kinds[0] if len(query.kinds) == 1 else None
