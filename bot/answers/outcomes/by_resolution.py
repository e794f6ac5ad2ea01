"""Votes told resolution by resolution: the most and the fewest, year by year, side by side, the first and the last."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import func, select

from bot.answers.loading import record
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome, date_value
from bot.answers.query import Intent, Query, Span
from bot.answers.search import Found
from bot.answers.understanding.cues import Cue, words
from bot.answers.understanding.field_words import STANCES, Word
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.shape import Shape
from bot.answers.wording import STANCE_WORDS, day_or_more, listed, numbered, tallied
from bot.register.listings import LISTING, UNKNOWN
from bot.register.vocabulary import VOTES, ActorType, Kind, Stance

_CAST = (
    r"(?:votes?|voted|voting|abstentions?|abstain\w*|yes|no|ayes?|noes|(?:states?|countries|members)(?: that| who)? "
    r"(?:vot\w+|abstain\w*|support\w*)|support|in favou?r|against)"
)
_MOST = Cue(
    r"(?<!\w)(?<!at )(?:(?:the |a )?(?:most|largest|highest|greatest|biggest|record|maximum|peak)"
    rf"(?: (?:number|count|total|share)s?)?(?: of)?(?: the)? {_CAST}|(?:abstentions?|abstain\w*|votes?) peak\w*)(?!\w)"
)
_FEWEST = Cue(
    r"(?<!\w)(?:the |a )?(?<!at )(?:fewest|least|lowest|smallest|minimum)"
    rf"(?: (?:number|count|total|share)s?)?(?: of)?(?: the)? {_CAST}(?!\w)"
)
_EACH_YEAR = words(
    r"(?:per|by|each|every) (?:year|session|resolution)", r"year (?:by|on|after) year", r"yearly", r"annual(?:ly)?",
    r"from year to year", r"resolution by resolution",
)  # fmt: skip
_THAN = Cue(r"(?<!\w)(?:more|fewer|less|higher|lower) (?:\S+ ){0,8}than (?:\S+ ){0,3}#\d+")
_TWO_TIMES = 2
_LISTED = Cue(
    r"^(?:so |and |please |can you |could you )*"
    r"(?:list|name|show|show me|give me|what are|which are|which|what|how many|all|number of)(?: all| me| of)?(?: the)?"
    r"(?: (?:@\d+|unga|un|ga|general|assembly|recorded|annual|different))* resolutions "
    r"(?:on|about|regarding|for|concerning|(?:mention|name|cover|deal with|are there|do you have|are|have|is)\w*)(?!\w)"
)
_ONE = Cue(
    r"(?<!\w)(?:(?:last|latest|most recent|newest|first|earliest) (?:@\d+ |unga |un |ga |general assembly |ever |recorded )*"
    r"(?:votes?|resolutions?)(?: (?:on|in|at|about|for|of)|$|(?= was| took| held))"
    r"|(?:first|last|most recently) vote[ds]? (?:on|about|for) @\d+)(?!\w)"
)
_FIRST = words(r"first", r"earliest")
_ABOUT_VOTING: frozenset[Word] = frozenset({Meaning.VOTE, Meaning.RESOLUTION, *VOTES})
_MOST_IN_A_SENTENCE = 3
_WHERE_IT_IS_VOTED = frozenset({ActorType.IO_ORGAN, ActorType.INTERNATIONAL_ORGANISATION})


class Ballot(NamedTuple):
    """How the votes found on one resolution were cast, and when."""

    symbol: str
    first: date
    last: date
    counts: dict[str, int]

    @property
    def dated(self) -> str:
        """Name the resolution with its date."""
        when = "date unknown" if UNKNOWN in {self.first, self.last} else day_or_more(self.first, self.last)
        return f"{self.symbol} ({when})"

    def number(self, stances: Sequence[Stance]) -> int:
        """Count the votes that were cast in one of these ways."""
        return sum(self.counts.get(stance.value, 0) for stance in stances)

    def said(self) -> str:
        """Say how the votes were cast."""
        counts = {stance: self.counts[stance.value] for stance in VOTES if stance.value in self.counts}
        return f"{self.dated}: {tallied(counts, STANCE_WORDS)}"


def by_resolution(case: Case) -> Outcome | None:
    """Tell votes by resolution where the question asks so; None where it does not."""
    shape, query = case.understanding.shape, case.query
    if shape is None or query.refs or query.resolutions or not (query.treaties or query.weapons):
        return None
    if query.actors or not shape.means(_ABOUT_VOTING) or not _are_organs(case, query.speakers):
        return None
    asked = _asked(shape)
    if not (asked.most or asked.fewest or asked.times or asked.first or asked.last or asked.all):
        return None
    votes = _of_votes(query, any_time=bool(asked.times))
    ballots = _ballots(case, case.search.find(votes, votes=True))
    if asked.times:
        ballots = [each for each in ballots if _in_any(each, asked.times)]
    if not ballots:
        return None
    case.query = votes
    if asked.most or asked.fewest:
        return _with_most(case, shape, ballots, fewest=not asked.most)
    if asked.first or asked.last:
        ballot, edge = (ballots[0], "first") if asked.first else (ballots[-1], "last")
        return _answer(case, [ballot], f"The {edge} recorded in Rapporteur: {ballot.said()}.")
    return _listing(case, ballots)


class _Asked(NamedTuple):
    """What is asked of the resolutions on a subject."""

    most: bool
    fewest: bool
    times: list[tuple[date, date]]
    first: bool
    last: bool
    all: bool


def _asked(shape: Shape) -> _Asked:
    one = _ONE.search(shape.line)
    first = one is not None and _FIRST.search(one[0]) is not None
    return _Asked(
        most=_MOST.search(shape.line) is not None,
        fewest=_FEWEST.search(shape.line) is not None,
        times=_compared(shape),
        first=first,
        last=one is not None and not first,
        all=_EACH_YEAR.search(shape.line) is not None or _LISTED.search(shape.line) is not None,
    )


def _compared(shape: Shape) -> list[tuple[date, date]]:
    """Give the times of which the votes are put side by side: *compare the 2015 and 2019 votes*."""
    if not (Meaning.COMPARE in shape.meanings or "difference" in shape.words or _THAN.search(shape.line)):
        return []
    spans = [each.span for each in shape.dates]
    times = [(span.first, span.last) for span in spans if span.first is not None and span.last is not None]
    return times if len(times) == len(spans) and len(times) >= _TWO_TIMES else []


def _are_organs(case: Case, speakers: Sequence[str]) -> bool:
    """Tell whether whoever is named only is where votes are cast: *General Assembly resolutions*."""
    ids = (case.lexicon.id_of(key) for key in speakers)
    return all(each is not None and case.lexicon.named(each).subtype in _WHERE_IT_IS_VOTED for each in ids)


def _of_votes(query: Query, *, any_time: bool) -> Query:
    """Give the query whose votes are counted, however they were cast, and whatever it was read to be after."""
    votes = replace(
        query, kinds=(Kind.POSITION,), votes=True, stances=(), actions=(), standing=None, on=None, anyone=(), latest=False,
        oldest_first=False, changed_from=(), changed_to=(), speakers=(), aspect=None,
    )  # fmt: skip
    return replace(votes, said=Span(), not_said=()) if any_time else votes


def _in_any(ballot: Ballot, times: Sequence[tuple[date, date]]) -> bool:
    return any(first <= ballot.last and ballot.first <= last for first, last in times)


def _ballots(case: Case, found: Found) -> list[Ballot]:
    """Count what was found by resolution, the earliest first."""
    if not found.total:
        return []
    rows = case.session.execute(
        select(record.c.resolution, LISTING.c.word, func.count(), func.min(LISTING.c.earliest), func.max(LISTING.c.latest))
        .join(LISTING, LISTING.c.record_id == record.c.id)
        .where(case.search.is_found(record.c.id, found.ids), record.c.resolution.is_not(None))
        .group_by(record.c.resolution, LISTING.c.word)
    ).all()
    ballots: dict[str, Ballot] = {}
    for symbol, word, number, first, last in rows:
        known = ballots.setdefault(symbol, Ballot(symbol, first, last, {}))
        known.counts[word] = number
        ballots[symbol] = known._replace(first=min(known.first, first), last=max(known.last, last))
    return sorted(ballots.values(), key=lambda each: (each.last, each.symbol))


def _with_most(case: Case, shape: Shape, ballots: Sequence[Ballot], *, fewest: bool) -> Outcome:
    """Tell on which resolutions the most or the fewest votes were cast so; of no way that is named, votes in favour."""
    named = tuple([stance for stance in VOTES if stance in shape.values(STANCES)])
    stances = named or (Stance.VOTED_FOR,)
    edge = (min if fewest else max)(each.number(stances) for each in ballots)
    kept = [each for each in ballots if each.number(stances) == edge]
    so = listed([STANCE_WORDS[each] for each in stances], "or")
    which = "fewest" if fewest else "most"
    of = f"Of {numbered(len(ballots), 'resolution')} recorded in Rapporteur"
    on = listed([each.dated for each in kept])
    return _answer(case, kept, f"{of}, the {which} votes recorded as “{so}” on one are {edge:,}: {on}.")


def _listing(case: Case, ballots: Sequence[Ballot]) -> Outcome:
    if len(ballots) <= _MOST_IN_A_SENTENCE:
        return _answer(case, ballots, f"Recorded in Rapporteur: {'; '.join(each.said() for each in ballots)}.")
    said = f"Votes on {numbered(len(ballots), 'resolution')} are recorded in Rapporteur."
    return replace(_answer(case, ballots, said), notices=tuple([f"{each.said()}." for each in ballots]))


def _answer(case: Case, ballots: Sequence[Ballot], headline: str) -> Outcome:
    """Give the votes on these resolutions with a sentence, and what was asked for of them as a value."""
    few = len(ballots) <= _MOST_IN_A_SENTENCE
    query = replace(case.query, resolutions=tuple([each.symbol for each in ballots])) if few else case.query
    found = case.search.find(query, votes=True)
    return Outcome(headline, found.ids, found.total, _value(case.query.intent, ballots), query=query)


def _value(intent: Intent, ballots: Sequence[Ballot]) -> dict[str, Any] | None:
    if len(ballots) == 1 and intent is Intent.WHEN:
        return date_value(ballots[0].first, ballots[0].last)
    if len(ballots) == 1:
        return {"votes": dict(ballots[0].counts)}
    if intent is Intent.COUNT:
        return {"count": len(ballots)}
    return {"resolutions": {each.symbol: dict(each.counts) for each in ballots}}
