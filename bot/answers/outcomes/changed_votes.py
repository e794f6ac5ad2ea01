"""Votes that differ from the vote before by the same voter on the same treaty."""

from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row, func, select

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome, date_value
from bot.answers.query import Query, Span
from bot.answers.wording import STANCE_WORDS, day_or_more, in_order
from bot.register.listings import UNKNOWN
from bot.register.vocabulary import Stance

_MOST_CHANGED = 40


def changed_votes(case: Case) -> Outcome:
    """Tell which votes changed: of a single year or resolution, against the votes before."""
    asked = case.search.find(replace(case.query, stances=()), votes=True)  # a change has two sides
    if not asked.total:
        return case.nothing(case.query)
    wider = _with_those_before(case.query)
    found = asked if wider is None else case.search.find(wider, votes=True)
    if wider is not None:
        case.assumptions.append("The votes asked about were compared with the vote before them on the same treaty.")
    changes = case.particulars.changed_votes(found.ids, case.query, into=asked.ids)
    total = case.session.scalar(select(func.count()).select_from(changes.order_by(None).subquery())) or 0
    when = in_order(*case.particulars.span(asked.ids))
    votes = f"{asked.total:,} {'vote' if asked.total == 1 else 'votes'}{f', {when}' if when else ''}"
    if not total:
        headline = f"No changed vote is recorded in Rapporteur, in {votes}."
        return Outcome(headline, asked.ids if case.query.speakers else (), asked.total if case.query.speakers else 0)
    rows = case.session.execute(changes.limit(_MOST_CHANGED)).all()
    lines = [_line(case, row) for row in rows]
    times = f"{total:,} {'change' if total == 1 else 'changes'} of vote recorded in Rapporteur, in {votes}"
    headline = f"{times}: {lines[0]}." if total == 1 else f"{times}; the first: {lines[0]}."
    notices = tuple(f"{each}." for each in lines[1:])
    value = date_value(rows[0].earliest, rows[0].latest) if total == 1 and rows[0].earliest != UNKNOWN else None
    if case.query.speakers:  # what changed stands first, then all the other votes
        changed = dict.fromkeys(each for row in rows for each in (row.record_before, row.record_id))
        before = len(changed.keys() - {*asked.ids}) if found is not asked else 0
        return Outcome(headline, tuple(changed | dict.fromkeys(asked.ids)), asked.total + before, value, notices=notices)
    return Outcome(headline, tuple([row.record_id for row in reversed(rows)]), total, value, notices=notices)


def _with_those_before(query: Query) -> Query | None:
    """Give the query whose votes come before those of a single year or resolution too; None where several years are asked."""
    first, last = query.said.first, query.said.last
    of_a_year = first is not None and last is not None and first.year == last.year
    if not (of_a_year or query.resolutions):
        return None
    return replace(query, stances=(), said=Span(None, last), resolutions=())


def _line(case: Case, row: Row[Any]) -> str:
    before, after = STANCE_WORDS[Stance(row.word_before)], STANCE_WORDS[Stance(row.word)]
    first = _dated(row.earliest_before, row.latest_before)
    return f"{case.name(row.reference_id)}, from “{before}” ({first}) to “{after}” ({_dated(row.earliest, row.latest)})"


def _dated(first: date, last: date) -> str:
    return "date unknown" if UNKNOWN in {first, last} else day_or_more(first, last)
