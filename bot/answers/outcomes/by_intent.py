"""What answers a question: for each intent the records that are found, what is computed, and the one sentence that answers.

Every sentence is a template over counts, names and records; none says more than the records do.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.answers.answer import Refusal
from bot.answers.outcomes import allegations as allegation
from bot.answers.outcomes import sides as aspects
from bot.answers.outcomes import statements as statement
from bot.answers.outcomes import the_register as register
from bot.answers.outcomes.by_resolution import by_resolution
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.nearest import MOST_NEAREST
from bot.answers.outcomes.of_treaties import TreatyOutcomes
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.treaty_texts import TreatyTexts
from bot.answers.outcomes.unknown_groups import of_unknown_group
from bot.answers.outcomes.voters import by_voters
from bot.answers.query import Intent, Query
from bot.answers.search import Found, Search
from bot.answers.understanding import cues, refusals
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.understand import Understanding
from bot.answers.wording import EXAMPLES, STATUS_MEANINGS, STATUS_WORDS, listed
from bot.register.vocabulary import Kind, Status

_MAY_LOOSEN = frozenset(
    {Intent.POSITIONS, Intent.RESPONSES, Intent.COMPARE, Intent.CHANGE, Intent.WHO, Intent.WHEN, Intent.SOURCE}
)
_MAY_LACK_A_NAME = _MAY_LOOSEN | {
    Intent.ALLEGATIONS, Intent.COUNT, Intent.VOTES, Intent.TIMELINE, Intent.TREATY_STATUS, Intent.SOURCE,
}  # fmt: skip
_WHO = ("speakers", "groups", "speaker_types", "allegers")
"""Who is asked to have said something."""
_SEVERAL = 2
_MOST_OF_THEM = 0.5
_OF_RECORDS = frozenset({Intent.POSITIONS, Intent.ALLEGATIONS, Intent.RESPONSES, Intent.WHO})
_OF_QUOTATIONS = _OF_RECORDS | {Intent.SOURCE}
_HELP = (
    "Ask who said what, who alleges what, what was answered, how states voted, and who is bound by a treaty. "
    "To be told what is new, begin with “subscribe”. "
    "Rapporteur shows only what is recorded, with its sources."
)
_UNKNOWN = "This was not understood as a question about the register."
_UNPUBLISHED = "Only published records are shown, to anybody, and only as far as this place allows."
_OF_ANY_KIND: Mapping[str, Any] = {
    "kinds": (), "stances": (), "statuses": (), "responses": (), "not_responses": (), "unanswered": False,
    "unattributed": False,
}  # fmt: skip
"""Where words are looked for in records of any kind, what only one kind can be is lifted."""


def outcome_of(search: Search, understanding: Understanding, today: date, zone: ZoneInfo) -> Outcome:
    """Give what answers the question; every intent has an answer. `zone` is that of days on which the register changed."""
    case = Case(search, understanding, today, zone)
    before_all = of_unknown_group(case) or _of_quotation(case) or _of_words(case)
    if before_all is None and (unknown := _unknown_names(case)):
        found = search.find(case.query)
        headline = f"No record in Rapporteur names {listed(unknown)}."
        return Outcome(headline, found.ids[:MOST_NEAREST], nearest=bool(found.ids))
    answer = _OUTCOMES[case.query.intent]
    case.query = aspects.asked(case.query)
    outcome = before_all or _of_votes_together(case) or answer(case)
    looser = understanding.looser
    if not outcome.total and looser is not None and case.query.intent in _MAY_LOOSEN:
        case.query, case.assumptions = looser, ["The other actor named was left out: nothing is recorded on both."]
        outcome = answer(case)
    outcome = aspects.told(case, outcome)
    return replace(outcome, assumptions=(*case.assumptions, *outcome.assumptions))


def _of_votes_together(case: Case) -> Outcome | None:
    """Answer what is asked of votes or states together, whatever the intent: *which year had the most abstentions*."""
    if case.query.intent is Intent.REFUSED:
        return None
    return by_voters(case) or by_resolution(case)


def _of_quotation(case: Case) -> Outcome | None:
    """Find quoted words in whatever kind of record has them, where none of the kind that was asked for does.

    What somebody is asked to have said is not looked for in what others said.
    """
    words, query = case.understanding.quoted, case.query
    if not words or query.intent not in _OF_QUOTATIONS or case.search.has_any(query, words):
        return None
    anywhere = replace(query, **_OF_ANY_KIND)
    who = Query(query.intent, **{name: getattr(query, name) for name in _WHO})
    anybody = replace(anywhere, speakers=(), actors=()) if query.intent is Intent.SOURCE else who
    for wider in (anywhere, who, anybody):
        found = case.search.find(wider, words=words)
        if found.total:
            case.assumptions.append("The quoted words were looked for in all kinds of records.")
            return case.listed(found, case.kind_of(found), wider)
    if query.responses:
        return None  # what is quoted only says which kind of answer is meant
    if near := _nearly_quoted(case, anywhere, words):
        return near
    if not query.has_names:
        return Outcome("No record in Rapporteur has the quoted words.")
    if who == Query(query.intent):
        return None
    others = case.search.find(replace(who, kinds=query.kinds))
    return Outcome(
        "No record in Rapporteur by whom was asked about has the quoted words.", others.ids[:MOST_NEAREST], nearest=True
    )


def _nearly_quoted(case: Case, anywhere: Query, words: Sequence[str]) -> Outcome | None:
    """Find what has most of the words that somebody quotes from memory, and say that it has not all of them."""
    telling = [word for word in words if word not in STOP_WORDS]
    together = case.search.held_together(anywhere, telling, votes=False)  # a vote has no words of its own
    if len(together) < max(_SEVERAL, len(telling) * _MOST_OF_THEM):
        return None
    said = listed([f"“{word}”" for word in together])
    case.assumptions.append(f"No record has the quoted words as they stand; only what has {said} in its words is shown.")
    if case.query.intent is Intent.SOURCE:
        case.understanding = replace(case.understanding, hard_words=together)
        return register.source(case)
    found = case.search.find(anywhere, words=together, votes=False)
    return case.listed(found, case.kind_of(found), anywhere)


def _of_words(case: Case) -> Outcome | None:
    """Find what has several of the question's plain words, where only records of another kind than was asked for have."""
    query, words, hard = case.query, case.understanding.telling, case.understanding.hard_words
    if max(len(words), len(hard)) < _SEVERAL or query.intent not in _OF_RECORDS or query.refs:
        return None
    anywhere = replace(query, **_OF_ANY_KIND)
    held = len(hard) >= _SEVERAL and case.search.has_any(anywhere, hard, votes=False)
    together = hard if held else case.search.held_together(anywhere, words, votes=False)
    if not together or case.search.has_any(query, together):
        return None
    found = case.search.find(anywhere, words=together, votes=False)
    said = listed([f"“{word}”" for word in together])
    case.assumptions.append(f"Only what has {said} in its words is shown, of whatever kind.")
    return case.listed(found, case.kind_of(found), anywhere)


def _unknown_names(case: Case) -> list[str]:
    """Give the names and subjects that no record has: an answer without them would answer another question."""
    demanded = case.understanding.demanded
    if not demanded or case.query.intent not in _MAY_LACK_A_NAME or _is_computed(case.query):
        return []
    known = case.search.known_words(demanded)
    return [f"“{word}”" for word in demanded if word not in known]


def _is_computed(query: Query) -> bool:
    """Tell whether a state's status under a treaty is asked for: it is that one whatever else a question talks of."""
    return query.intent is Intent.TREATY_STATUS and bool(query.treaties and query.actors)


def _compare(case: Case) -> Outcome:
    return TreatyOutcomes(case).status() if case.query.kinds == (Kind.TREATY_ACTION,) else statement.compare(case)


def _when(case: Case) -> Outcome:
    of_treaties = (case.query.treaties or case.query.actions) and not case.query.votes
    return TreatyOutcomes(case).when() if of_treaties else register.when_said(case)


def _refused(case: Case) -> Outcome:
    refusal = case.understanding.refusal or Refusal.GUILT
    reason = refusals.REASONS[refusal]
    if refusal is Refusal.HANDLING:
        return Outcome(reason, notices=(refusals.SAFETY,))
    if refusal not in {Refusal.GUILT, Refusal.WHO_IS_RIGHT}:
        return Outcome(reason, suggestions=EXAMPLES[:3])
    query = replace(case.query, intent=Intent.ALLEGATIONS, kinds=(Kind.ALLEGATION,), speakers=(), anyone=(), aspect=None)
    if refusal is Refusal.WHO_IS_RIGHT:
        return _sides(case, replace(query, actors=()), reason)
    query = replace(query, actors=tuple(dict.fromkeys((*case.query.actors, *case.query.speakers, *case.query.anyone))))
    found = case.search.find(query)
    for wider in (replace(query, treaties=()), replace(query, actors=())):
        if not found.total and (wider.places or wider.weapons or wider.actors):
            found, query = case.search.find(wider), wider
    said = case.listed(found, Kind.ALLEGATION, query).headline if found.total else "Nothing on this is recorded in Rapporteur."
    return Outcome(f"{said} {reason}", found.ids, found.total, query=replace(query, intent=Intent.REFUSED))


def _sides(case: Case, query: Query, reason: str) -> Outcome:
    """Show what is alleged and answered on a place, a weapon or a treaty, without a word on who is right."""
    found = case.search.find(query) if query.places or query.weapons or query.treaties else Found()
    if not found.total:
        return Outcome(reason, suggestions=EXAMPLES[:3])
    said = case.listed(found, Kind.ALLEGATION, query).headline
    return Outcome(f"{reason} {said}", found.ids, found.total, query=replace(query, intent=Intent.REFUSED))


def _help(case: Case) -> Outcome:
    shape = case.understanding.shape
    if shape is None or not cues.MEANING.search(shape.line):
        return Outcome(_HELP, suggestions=EXAMPLES)
    named = [status for status in Status if STATUS_WORDS[status] in shape.line] or list(Status)
    first, *others = (f"“{STATUS_WORDS[status]}” means: {STATUS_MEANINGS[status]}." for status in named)
    return Outcome(first, notices=tuple(others))


def _unknown(case: Case) -> Outcome:
    if cues.UNPUBLISHED.search(case.understanding.question.casefold()):
        return Outcome(_UNPUBLISHED, suggestions=EXAMPLES[:3])
    near = case.near_in_words(case.query)
    return Outcome(_UNKNOWN, near.ids, nearest=bool(near.ids), suggestions=EXAMPLES)


_OUTCOMES: Mapping[Intent, Callable[[Case], Outcome]] = {
    Intent.POSITIONS: statement.positions,
    Intent.ALLEGATIONS: allegation.allegations,
    Intent.RESPONSES: allegation.responses,
    Intent.RECORD: register.record_asked,
    Intent.WHO: allegation.who,
    Intent.COUNT: register.count,
    Intent.VOTES: statement.votes,
    Intent.NEWS: register.news,
    Intent.CORRECTIONS: register.corrections,
    Intent.TIMELINE: register.timeline,
    Intent.CHANGE: statement.change,
    Intent.COMPARE: _compare,
    Intent.SOURCE: register.source,
    Intent.WHEN: _when,
    Intent.TREATY_STATUS: lambda case: TreatyOutcomes(case).status(),
    Intent.TREATY_FACTS: lambda case: TreatyTexts(case).facts(),
    Intent.REFUSED: _refused,
    Intent.HELP: _help,
    Intent.UNKNOWN: _unknown,
}
