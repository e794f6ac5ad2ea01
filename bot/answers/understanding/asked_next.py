"""What a question that goes on from another is after: as its own words say beside the names before it, or as before."""

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from bot.answers.query import Aspect, Intent, Query
from bot.answers.understanding.asked_kinds import kinds_asked
from bot.answers.understanding.cues import words
from bot.answers.understanding.field_words import STANCES, STATUSES, Word
from bot.answers.understanding.intents import intent_of
from bot.answers.understanding.links import ANYBODY_ELSE, Link
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.parts import ACTORS
from bot.answers.understanding.shape import Mention, Shape, kinds_of, mention_of
from bot.answers.understanding.slots import Reading
from bot.answers.understanding.treaties_named import treaties_called_by
from bot.answers.understanding.tying import Tie, class_of, families
from bot.answers.understanding.understand import Understanding
from bot.answers.understanding.votes_before import asks_how_it_came_out, cast_so
from bot.names.lexicon import Lexicon, Match, NamedEntry, actor_types, by_kind
from bot.register.vocabulary import Kind

Asked = tuple[Intent, tuple[Kind, ...]]
"""The intent of a question, and the kinds of records that can answer it."""
_ASKS_OF = frozenset({Intent.WHO, Intent.COUNT, Intent.WHEN, Intent.SOURCE, Intent.TIMELINE})
"""What can be asked of records of any kind."""
_TELLING: frozenset[Word] = frozenset(
    {*SAYING, *CLAIMING, *ANSWERING, Meaning.VOTE, Meaning.STATUS, Meaning.TREATY_ACT, *STANCES}
)
"""What tells of which kind."""
_SINCE_WHEN = words(
    r"since when", r"depuis quand", r"desde cuando", r"с каких пор", r"с какого \w+", r"з якого \w+", r"з яких пір", r"відколи"
)
SAYS_THAT = words(
    r"who (?:exactly |actually |else )?(?:says?|said|claims?|claimed|alleges?|alleged) (?:that|this|it|so|those|these)",
    r"who (?:exactly |actually )?(?:says?|claims?|alleges?)(?= |$)", r"says who", r"who exactly",
)  # fmt: skip
"""Of what was shown it is asked who said it."""
_STANDING = words(
    r"part(?:y|ies)", r"members?", r"bound", r"sign(?:ed|atory|atories)?", r"ratif\w*", r"join(?:ed)?", r"acced\w*",
    r"(?:the|that|this) (?:treaty|convention)",
)  # fmt: skip
_OF_WHAT_HAPPENED = frozenset({Meaning.HAPPEN, Meaning.HARM})
LISTED_BY = frozenset({Intent.COUNT, Intent.WHO, Intent.WHEN})
LISTS = {
    Kind.ALLEGATION: Intent.ALLEGATIONS, Kind.POSITION: Intent.POSITIONS, Kind.RESPONSE: Intent.RESPONSES,
}  # fmt: skip


@dataclass(frozen=True)
class AskedNext:
    """A question beside the one before it; `tasked` tells whether its own words say what it is after."""

    before: Query
    own: Understanding
    shape: Shape
    lexicon: Lexicon
    today: date
    tie: Tie
    tasked: bool

    def asked(self) -> Asked:
        """Tell what it asks for."""
        return self._asked_of_the_same() or self._asked_by_its_words()

    def treaties_meant(self) -> list[str]:
        """Give the treaties called by the weapons before, where a standing is asked for: *are they a party*."""
        before = self.before
        if before.treaties or not _STANDING.search(self.shape.line) or families(self.own.query) & {"subject"}:
            return []
        weapons = (found for key in before.weapons if (found := self.lexicon.id_of(key)) is not None)
        return treaties_called_by((self.lexicon.named(each).name for each in weapons), self.lexicon)

    def _asked_of_the_same(self) -> Asked | None:
        """Tell what it asks of just what was asked about before; None where its own words may ask for something else."""
        before, shape = self.before, self.shape
        if self.tie.changes and class_of(before) is Kind.POSITION:
            return Intent.CHANGE, before.kinds
        if self.tie.leaves_unanswered(before):
            return (Intent.COUNT if Meaning.COUNT in shape.meanings else Intent.ALLEGATIONS), (Kind.ALLEGATION,)
        if of_votes := self._asked_of_votes() or self._asked_of_states():
            return of_votes
        if self.tie.has(Link.LIST) and before.intent in LISTED_BY and before.kinds:
            return LISTS.get(before.kinds[0], before.intent), before.kinds
        return self._untasked() if not self.tasked or _SINCE_WHEN.search(shape.line) else None

    def _asked_by_its_words(self) -> Asked:
        before, shape = self.before, self.shape
        mentions = (*shape.mentions, *self._mentions_before())
        with_names = replace(shape, mentions=mentions, kinds=kinds_of(mentions))
        intent = intent_of(with_names)
        worded = Reading(shape, self.lexicon, before.intent, self.today).query().aspect is Aspect.WORDS
        if of_it := self._asked_of_it(intent):
            return of_it
        if intent is Intent.UNKNOWN or (worded and not self.own.query.speakers):
            return before.intent, before.kinds
        if before.refs and intent not in {Intent.RESPONSES, *_ASKS_OF} and not families(self.own.query):
            return Intent.RECORD, before.kinds
        if intent in _ASKS_OF and not shape.means(_TELLING) and not families(self.own.query) & {"subject"}:
            whole = intent is Intent.TIMELINE and class_of(before) is Kind.RESPONSE  # with what was answered to
            return intent, () if whole else before.kinds
        saying = Reading(shape, self.lexicon, intent, self.today).saying
        return intent, kinds_asked(with_names, intent, saying=saying)

    def _asked_of_votes(self) -> Asked | None:
        """Tell what a question without a name asks for after votes; None where it is none on them."""
        before, shape = self.before, self.shape
        if not (before.votes and self.tie.nameless):
            return None
        if asks_how_it_came_out(shape, before):
            return Intent.VOTES, (Kind.POSITION,)
        if Meaning.COUNT in shape.meanings and cast_so(shape):
            return Intent.COUNT, (Kind.POSITION,)
        return (before.intent, before.kinds) if self.tie.goes_on and cast_so(shape) else None

    def _asked_of_states(self) -> Asked | None:
        """Tell what is asked of other states than before under a treaty; None where it is something else."""
        if class_of(self.before) is not Kind.TREATY_ACTION:
            return None
        others = self.tie.nameless and ANYBODY_ELSE.search(self.shape.line) and self.before.intent is Intent.WHEN
        if others or (self.tie.is_elliptic and Meaning.COUNT not in self.shape.meanings):
            return Intent.TREATY_STATUS, (Kind.TREATY_ACTION,)  # which EU states are not, anyone else
        return None

    def _asked_of_it(self, intent: Intent) -> Asked | None:
        """Tell what *say* asks for after allegations or answers: what is alleged or answered; None where it is as it reads."""
        before, was = self.before, class_of(self.before)
        of_it = not families(self.own.query) and SAYS_THAT.search(self.shape.line) is not None
        if intent is Intent.WHO and was is not None and of_it:
            return intent, before.kinds  # who said that
        if (
            was is Kind.POSITION
            and before.places
            and intent in {Intent.WHEN, Intent.COUNT}
            and self.shape.means(_OF_WHAT_HAPPENED)
        ):
            return intent, (Kind.ALLEGATION,)  # what they speak of: when did it happen, how many were killed
        if intent is not Intent.POSITIONS:
            return None
        if was is Kind.ALLEGATION and self.shape.means(STATUSES):
            return Intent.ALLEGATIONS, before.kinds  # is it corroborated, or only one NGO saying so
        theirs = before.actors if was is Kind.ALLEGATION else before.speakers if was is Kind.RESPONSE else ()
        answered = self._are_among(self.own.query.speakers, theirs)  # what did the IDF say
        return (Intent.RESPONSES, (Kind.RESPONSE,)) if answered else None

    def _untasked(self) -> Asked:
        before = self.before
        without_votes = Meaning.EXCEPT in self.shape.meanings and Meaning.VOTE in self.shape.meanings
        if without_votes and before.intent is Intent.VOTES:
            return Intent.POSITIONS, (Kind.POSITION,)
        return before.intent, before.kinds

    def _are_among(self, speakers: tuple[str, ...], before: tuple[str, ...]) -> bool:
        """Tell whether those who speak are, or stand below, some who were asked about, and no other subject is named."""
        ids = [found for key in before if (found := self.lexicon.id_of(key)) is not None]
        theirs = {self.lexicon.named(each).key for found in ids for each in self.lexicon.below(found)}
        return bool(speakers) and theirs.issuperset(speakers) and families(self.own.query) == {"actor"}

    def _mentions_before(self) -> list[Mention]:
        """Give the names of the query before as if they stood at the question's end."""
        keys = [key for slot in (*ACTORS, "treaties", "weapons", "places") for key in getattr(self.before, slot)]
        keys += self.treaties_meant()
        ids = [found for key in keys if (found := self.lexicon.id_of(key)) is not None]
        first, end = len(self.shape.mentions), len(self.shape.words)
        entries = [self.lexicon.named(each) for each in ids]
        return [mention_of(_match(entry), first + at, end + at, end + at) for at, entry in enumerate(entries)]


def _match(entry: NamedEntry) -> Match:
    """Give an entry as if its name stood in a text."""
    alone = by_kind((entry,))
    return Match(0, 0, entry.name, (entry,), frozenset(), True, False, alone, actor_types(alone), 0, 0)
