"""Votes told apart by how those who cast them stood to the treaty on that day: *which States Parties abstained*."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from bot.answers.answer import MOST_FINDINGS
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.treaty_cues import OF_PARTIES
from bot.answers.outcomes.treaty_lists import asked_by
from bot.answers.search import Found
from bot.answers.understanding.standings import standing_asked
from bot.register.listings import LISTED_NAME, UNKNOWN
from bot.register.treaties.status import TreatyStanding, history_of
from bot.register.vocabulary import Role

_NOT_LOOKED_AT = "Whether a state was a party to the treaty when it voted was not looked at."


def of_those_asked(case: Case, found: Found) -> Found:
    """Leave of votes those that were cast by states with the standing that the question asks for; say what was done."""
    if case.query.speakers or not OF_PARTIES.search(case.understanding.line):
        return found
    treaty = case.lexicon.id_of(case.query.treaties[0]) if len(case.query.treaties) == 1 else None
    if treaty is None or found.total > MOST_FINDINGS:
        case.assumptions.append(_NOT_LOOKED_AT)
        return found
    asked = asked_by(standing_asked(case.understanding.line, ()))
    history = history_of(case.session, treaty, case.search.ceiling)
    cast = select(LISTED_NAME.c.record_id, LISTED_NAME.c.reference_id, LISTED_NAME.c.earliest).where(
        LISTED_NAME.c.role == Role.SPEAKER, LISTED_NAME.c.record_id.in_(found.ids)
    )
    rows = [row for row in case.session.execute(cast) if row.earliest != UNKNOWN]
    standings: Mapping[date, TreatyStanding] = {day: history.on(day) for day in {row.earliest for row in rows}}
    kept = {
        row.record_id
        for row in rows
        if (status := standings[row.earliest].statuses.get(row.reference_id)) is not None and asked.holds(status)
    }
    ids = tuple([each for each in found.ids if each in kept])
    name = case.name(treaty)
    case.assumptions.append(f"Only votes of states that {asked.said.rstrip(',')} the {name} on the day of the vote are shown.")
    return Found(ids, len(ids))
