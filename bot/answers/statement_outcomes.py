"""What was said: positions, changes of position, and votes."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from bot.answers.case import Case
from bot.answers.loading import link, record
from bot.answers.outcome import Outcome
from bot.answers.query import Query
from bot.answers.register_outcomes import record_asked
from bot.answers.search import Found
from bot.answers.wording import STANCE_WORDS, counted, listed
from bot.register.vocabulary import Kind, Role, Stance


def positions(case: Case) -> Outcome:
    """Give what somebody said."""
    if case.query.refs:
        return record_asked(case)
    found, query = said_by(case, case.query)
    if found.total:
        return case.listed(found, Kind.POSITION, query)
    return case.nothing(query)


def said_by(case: Case, query: Query) -> tuple[Found, Query]:
    """Find what somebody said; votes count where nothing else is recorded, and so do treaty actions."""
    words = case.narrowing()
    found = case.search.find(query, words=words, votes=query.votes)
    if not found.total and query.stances and query.speakers:
        wanted = listed([STANCE_WORDS[each] for each in query.stances], "or")
        query = replace(query, stances=())
        found = case.search.find(query, words=words, votes=query.votes)
        if found.total:
            case.assumptions.append(f"No record with the stance “{wanted}” was found; this is what is recorded instead.")
        elif query.actors and query.speakers:
            query = replace(query, actors=())
            found = case.search.find(query, words=words, votes=query.votes)
            case.assumptions.append(f"No record with the stance “{wanted}” towards whom was asked about was found.")
    if not found.total and not query.votes and query.speakers:
        found = case.search.find(query, words=words, votes=True)
        if found.total:
            case.assumptions.append("Only votes are recorded.")
    if not found.total and query.speakers and not query.votes:
        alleged = replace(query, kinds=(Kind.ALLEGATION, Kind.ASSESSMENT))
        found = case.search.find(alleged)
        if found.total:
            case.assumptions.append("No position is recorded; this is what is recorded as alleged or concluded.")
    if not found.total and query.treaties and (query.speakers or query.actors):
        acted = replace(query, kinds=(Kind.TREATY_ACTION,), actors=())
        found = case.search.find(acted)
        if found.total:
            case.assumptions.append("No statement is recorded; these are treaty actions.")
    return found, query


def change(case: Case) -> Outcome:
    """Tell whether positions or votes changed."""
    if not case.query.votes:
        found, query = said_by(case, case.query)
        return (
            case.listed(found, Kind.POSITION, query, lead="A change of position is recorded as a new position.")
            if found.total
            else case.nothing(query)
        )
    found = case.search.find(case.query, votes=True)
    changed = _changed_votes(case, found.ids)
    if case.query.speakers:
        if not found.total:
            return case.nothing(case.query)
        said = (
            "the vote did not change"
            if not changed
            else f"the vote changed {len(changed)} time{'s' if len(changed) > 1 else ''}"
        )
        return Outcome(f"In {counted(found.total, None)} of votes in Rapporteur, {said}.", found.ids, found.total)
    if not changed:
        return Outcome("No changed vote is recorded in Rapporteur on this.", query=case.query)
    names = case.names(changed, (Role.SPEAKER,))
    return Outcome(f"{names} changed their vote, by what is recorded in Rapporteur.", tuple(changed), len(changed))


def _changed_votes(case: Case, ids: Sequence[int]) -> list[int]:
    """Give the votes that differ from the same speaker's vote before, the newest first."""
    rows = case.session.execute(
        select(record.c.id, link.c.reference_id, record.c.stance)
        .join(link, link.c.record_id == record.c.id)
        .where(record.c.id.in_(ids), link.c.role == Role.SPEAKER)
        .order_by(record.c.listed_earliest, record.c.id)
    )
    before: dict[int, Stance | None] = {}
    changed: list[int] = []
    for record_id, speaker, stance in rows:
        if before.get(speaker, stance) != stance:
            changed.append(record_id)
        before[speaker] = stance
    return changed[::-1]


def votes(case: Case) -> Outcome:
    """Give votes, and how many were cast in which way."""
    query = case.query
    found = case.search.find(query, votes=True)
    if not found.total:
        return case.nothing(query)
    value = {"votes": {stance.value: number for stance, number in case.search.votes_by_stance(query).items()}}
    if query.speakers or query.groups or query.stances:
        names = case.names(found.ids, (Role.SPEAKER,))
        stanced = f" ({listed([STANCE_WORDS[each] for each in query.stances], 'or')})" if query.stances else ""
        if found.total == 1:
            return Outcome(case.line(found.ids[0]), found.ids, 1, value)
        return Outcome(
            f"{found.total:,} votes{stanced} are recorded in Rapporteur, of {names}.",
            found.ids,
            found.total,
            value,
        )
    tally = ", ".join(f"{number} {STANCE_WORDS[Stance(word)]}" for word, number in value["votes"].items())
    return Outcome(f"Recorded in Rapporteur: {tally}.", found.ids, found.total, value)
