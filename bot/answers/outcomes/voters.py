"""Voters told by several of their votes: on both resolutions, on every one, on none, one way here and another there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import select

from bot.answers.answer import MOST_FINDINGS
from bot.answers.loading import record
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.query import Query
from bot.answers.understanding.cues import words
from bot.answers.understanding.field_words import STANCES
from bot.answers.understanding.shape import Shape
from bot.answers.wording import STANCE_WORDS, listed, many, numbered
from bot.register.listings import LISTED_NAME
from bot.register.vocabulary import VOTES, Kind, Role, Stance

_BOTH = words(r"both", r"the two (?:resolutions|votes)")
_TWO = 2
_ALWAYS = words(
    r"always", r"consistently", r"invariably", r"without exception", r"(?:every|each) (?:single )?(?:time|year|vote)",
    r"(?:every|each) (?:single )?(?:@\d+ |\w+ ){0,3}resolution", r"all (?:the |of the |\d+ |@\d+ |\w+ ){0,3}resolutions",
)  # fmt: skip
_NEVER = words(r"never (?:once |ever |yet )?(?:vote\w*|abstain\w*|support\w*|back\w*|oppose\w*|cast)")
_MOST_NAMED = 200


class _Cast(NamedTuple):
    record_id: int
    voter: int
    resolution: str
    stance: Stance


def by_voters(case: Case) -> Outcome | None:
    """Tell which voters voted so in several votes together, where the question asks so; None where it does not."""
    shape, query = case.understanding.shape, case.query
    if shape is None or query.refs or query.speakers:
        return None
    stances = tuple([stance for stance in VOTES if stance in shape.values(STANCES)])
    if not stances:
        return None
    if len(stances) > 1:
        return _one_way_and_another(case, shape)
    both, always, never = _BOTH.search(shape.line), _ALWAYS.search(shape.line), _NEVER.search(shape.line)
    if not (both or always or never):
        return None
    cast = _cast(case, _of_votes(query))
    resolutions = {each.resolution for each in cast}
    if both and len(resolutions) != _TWO:
        case.assumptions.append(
            f"“{both[0]}” was not understood: votes on {numbered(len(resolutions), 'resolution')} are shown."
        )
        return None
    if len(resolutions) < _TWO or len(cast) > 20 * MOST_FINDINGS:
        return None
    case.query = replace(_of_votes(query), stances=() if never else stances)
    return _never(case, cast, stances[0]) if never else _on_all(case, cast, stances[0], resolutions)


def _of_votes(query: Query) -> Query:
    return replace(
        query, kinds=(Kind.POSITION,), votes=True, stances=(), actions=(), standing=None, on=None, anyone=(), latest=False,
        aspect=None, changed_from=(), changed_to=(),
    )  # fmt: skip


def _cast(case: Case, query: Query) -> list[_Cast]:
    """Give all votes that a query finds, the earliest first."""
    found = case.search.find(query, votes=True)
    if not found.total:
        return []
    rows = case.session.execute(
        select(LISTED_NAME.c.record_id, LISTED_NAME.c.reference_id, record.c.resolution, LISTED_NAME.c.word)
        .join(record, record.c.id == LISTED_NAME.c.record_id)
        .where(LISTED_NAME.c.role == Role.SPEAKER, case.search.is_found(LISTED_NAME.c.record_id, found.ids))
        .where(record.c.resolution.is_not(None))
        .order_by(LISTED_NAME.c.latest, LISTED_NAME.c.record_id)
    )
    return [_Cast(row[0], row[1], row[2], Stance(row[3])) for row in rows]


def _by_voter(cast: Sequence[_Cast]) -> Mapping[int, list[_Cast]]:
    found: dict[int, list[_Cast]] = defaultdict(list)
    for each in cast:
        found[each.voter].append(each)
    return found


def _on_all(case: Case, cast: Sequence[_Cast], stance: Stance, resolutions: set[str]) -> Outcome:
    """Tell who voted so on every resolution, and who did in all of fewer votes."""
    so = {voter: votes for voter, votes in _by_voter(cast).items() if all(each.stance is stance for each in votes)}
    every = {voter: votes for voter, votes in so.items() if {each.resolution for each in votes} == resolutions}
    on = "both resolutions" if len(resolutions) == _TWO else f"all {numbered(len(resolutions), 'resolution')}"
    headline = _who(case, every, f"{_did(stance)} {on} recorded in Rapporteur")
    others = [voter for voter in so if voter not in every]
    fewer = "In all of their votes recorded, but not on every one of these resolutions"
    notices = (f"{fewer}, {STANCE_WORDS[stance]}: {_named(case, others)}.",) if others and len(resolutions) > _TWO else ()
    return _told(case, every, headline, notices)


def _never(case: Case, cast: Sequence[_Cast], stance: Stance) -> Outcome:
    """Tell who voted, but never so."""
    never = {voter: votes for voter, votes in _by_voter(cast).items() if all(each.stance is not stance for each in votes)}
    number = len({each.resolution for each in cast})
    of = f"on {numbered(number, 'resolution')}, and none that is “{STANCE_WORDS[stance]}”"
    return _told(case, never, _who(case, never, f"with votes recorded in Rapporteur {of}"))


def _one_way_and_another(case: Case, shape: Shape) -> Outcome | None:
    """Tell who voted one way here and another way there: *for the mine ban, but abstained on cluster munitions*."""
    pairs = _pairs(shape, case.query)
    if len(pairs) != _TWO or replace(pairs[0], stances=()) == replace(pairs[1], stances=()):
        return None
    cast = [_cast(case, query) for query in pairs]
    if not all(cast):
        return None
    voted = [{each.voter for each in votes} for votes in cast]
    kept = {voter: votes for voter, votes in _by_voter([*cast[0], *cast[1]]).items() if voter in voted[0] & voted[1]}
    several = any(len({each.resolution for each in votes}) > 1 for votes in cast)
    said = [f"{_did(query.stances[0])} {_on(case, query, votes)}" for query, votes in zip(pairs, cast, strict=True)]
    at_least = ", each at least once" if several else ""
    case.query = replace(_of_votes(case.query), stances=tuple(stance for query in pairs for stance in query.stances))
    return _told(case, kept, _who(case, kept, f"{said[0]} and {said[1]}{at_least}, as recorded in Rapporteur"))


def _pairs(shape: Shape, query: Query) -> list[Query]:
    """Give a query for each way of voting, with the subject or the time that is named next after it."""
    found: list[Query] = []
    phrases = [(each, stance) for each in shape.phrases for stance in VOTES if stance in each.meanings]
    for at, (phrase, stance) in enumerate(phrases):
        if found and found[-1].stances == (stance,):
            continue  # *voted in favour* is told by two phrases
        end = next((each.start for each, other in phrases[at + 1 :] if other is not stance), len(shape.words))
        votes = replace(_of_votes(query), stances=(stance,))
        named = next(
            (each for each in shape.mentions if phrase.start <= each.at < end and (each.treaties or each.weapons)), None
        )
        if named is not None:
            treaties = tuple([entry.key for entry in named.treaties])
            weapons = () if treaties else tuple([entry.key for entry in named.weapons])
            votes = replace(votes, treaties=treaties, weapons=weapons)
        span = next(
            (each.span for each, place in zip(shape.dates, shape.date_at, strict=True) if phrase.start <= place < end), None
        )
        found.append(replace(votes, said=span) if span and len(shape.dates) > 1 else votes)
    return found


def _on(case: Case, query: Query, votes: Sequence[_Cast]) -> str:
    symbols = {each.resolution for each in votes}
    if len(symbols) == 1:
        return f"resolution {votes[0].resolution}"
    keys = query.treaties or query.weapons
    names = listed([case.name(found) for key in keys if (found := case.lexicon.id_of(key)) is not None])
    return f"{numbered(len(symbols), 'resolution')} ({names})"


def _did(stance: Stance) -> str:
    word = STANCE_WORDS[stance]
    return word if word.endswith(("for", "against")) else f"{word} on"


def _who(case: Case, kept: Mapping[int, object], did: str) -> str:
    if not kept:
        return f"No state {did}."
    return f"{numbered(len(kept), 'state')} {did}: {_named(case, kept)}."


def _named(case: Case, voters: Mapping[int, object] | Sequence[int]) -> str:
    return many(sorted(case.name(each) for each in voters), _MOST_NAMED)


def _told(case: Case, kept: Mapping[int, Sequence[_Cast]], headline: str, notices: tuple[str, ...] = ()) -> Outcome:
    ids = [each.record_id for votes in kept.values() for each in votes]
    entries = [entry for each in kept if (entry := case.lexicon.get(each)) is not None and not entry.is_private]
    value = {"states": sorted(entry.key for entry in entries)}
    return Outcome(headline, tuple(ids[:MOST_FINDINGS]), len(ids), value, notices=notices, query=case.query)
