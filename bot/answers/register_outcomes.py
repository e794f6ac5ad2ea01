"""The register itself: records by ref, counts, timelines, news, corrections, sources, and when something was said."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from bot.answers.case import Case
from bot.answers.loading import record
from bot.answers.outcome import Outcome, date_value
from bot.answers.treaty_outcomes import TreatyOutcomes
from bot.answers.wording import EXAMPLES, counted, listed, many
from bot.register.dates import spoken
from bot.register.vocabulary import Kind


def record_asked(case: Case) -> Outcome:
    """Give records by their refs or keys."""
    found = case.search.by_refs(case.query.refs)
    asked = listed(case.query.refs)
    if not found.total:
        return Outcome(f"No record {asked} is published in Rapporteur.", suggestions=EXAMPLES[:2])
    missing = len(case.query.refs) - found.total
    headline = case.line(found.ids[0]) if found.total == 1 else f"{counted(found.total, None).capitalize()}: {asked}."
    return Outcome(
        headline + (f" {missing} of those asked for are not published." if missing > 0 else ""), found.ids, found.total
    )


def count(case: Case) -> Outcome:
    """Count what is recorded; of votes, how they were cast too."""
    query = case.query
    if query.kinds == (Kind.TREATY_ACTION,) and query.treaties:
        return TreatyOutcomes(case).count()
    if query.refs and query.kinds == (Kind.RESPONSE,):
        found = case.search.about(case.search.by_refs(query.refs).ids, Kind.RESPONSE)
    else:
        found = case.search.find(query, words=case.narrowing(), votes=query.votes if query.kinds == (Kind.POSITION,) else None)
    value: dict[str, Any] = {"count": found.total}
    if query.votes:
        value["votes"] = {stance.value: number for stance, number in case.search.votes_by_stance(query).items()}
    kind = query.kinds[0] if len(query.kinds) == 1 else None
    said = counted(found.total, kind) if not query.votes else f"{found.total:,} vote{'' if found.total == 1 else 's'}"
    return Outcome(f"{said.capitalize()} recorded in Rapporteur.", found.ids, found.total, value)


def timeline(case: Case) -> Outcome:
    """Give everything on a subject, the earliest first."""
    found = case.search.find(case.query, votes=False if case.query.kinds == (Kind.POSITION,) else None)
    if not found.total:
        return case.nothing(case.query)
    return Outcome(
        f"{counted(found.total, None).capitalize()} recorded in Rapporteur, the earliest first.", found.ids, found.total
    )


def news(case: Case) -> Outcome:
    """Give what was published last."""
    found = case.search.published_since(case.query)
    since = case.query.since_recorded
    when = f" since {spoken(since.first)}" if since.first else ""
    if not found.total:
        return Outcome(f"Nothing new is recorded in Rapporteur{when}.")
    return Outcome(
        f"{counted(found.total, None).capitalize()} published{when}; the last published first.", found.ids, found.total
    )


def corrections(case: Case) -> Outcome:
    """Give records that were changed after readers first saw them, and the refs of those withdrawn."""
    found = case.search.published_since(case.query, corrections=True)
    tombstones = case.search.tombstones(case.query)
    gone = f" {len(tombstones)} withdrawn: {many(tombstones)}." if tombstones else ""
    if not found.total:
        return Outcome(f"No correction of a published record is recorded in Rapporteur.{gone}")
    return Outcome(f"{counted(found.total, None).capitalize()} corrected after being published.{gone}", found.ids, found.total)


def source(case: Case) -> Outcome:
    """Give the records whose sources are asked for."""
    query = case.query
    found = case.search.by_refs(query.refs) if query.refs else case.search.find(query, words=case.narrowing())
    if not found.total:
        return case.nothing(query)
    return Outcome(
        f"The sources of {counted(found.total, None)} recorded in Rapporteur stand under each, with where and when "
        f"they were published.",
        found.ids,
        found.total,
    )


def when_said(case: Case) -> Outcome:
    """Give the day of the first record that the question finds."""
    found = case.search.find(replace(case.query, oldest_first=True), words=case.narrowing(), votes=case.query.votes or None)
    if not found.total:
        return case.nothing(case.query)
    first, last = case.session.execute(
        select(record.c.listed_earliest, record.c.listed_latest).where(record.c.id == found.ids[0])
    ).one()
    said = f"{_dated_line(first, last)}: {case.line(found.ids[0])}"
    return Outcome(said, found.ids, found.total, date_value(first, last))


def _dated_line(first: date | None, last: date | None) -> str:
    if first and first == last:
        return spoken(first)
    return f"Between {spoken(first) if first else 'an unknown day'} and {spoken(last) if last else 'an unknown day'}"
