"""The side of the records that a question is after: the same records, and a sentence that answers for that side.

Only what the register holds is told: relations as one record has them, numbers as somebody counted them, and an investigation
where a process or a response says so. Nothing is added up or concluded.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.evidence import evidence, origin
from bot.answers.outcomes.outcome import Outcome, date_value
from bot.answers.outcomes.particulars import Harm, Standing, Tie
from bot.answers.outcomes.treaties import Treaties
from bot.answers.query import Aspect, Intent, Query
from bot.answers.understanding import cues
from bot.answers.wording import PROCESS_WORDS, RELATION_WORDS, RESPONSE_WORDS, capital, counted, harm_said, listed, numbered
from bot.register.dates import spoken
from bot.register.listings import UNKNOWN
from bot.register.vocabulary import Action, Kind, Relation, Role, Status

MOST_TOLD = 20
"""So many records are told of in sentences of their own; the others stand among the findings."""
_SAID_BY = (Role.SPEAKER, Role.ALLEGED_BY, Role.RESPONDER, Role.BODY, Role.STATE)
_DATED_BY_IT = frozenset({Intent.TREATY_STATUS, Intent.WHEN})
"""Of these the date of the first or last is the value, whatever the others gave."""
_SAME = (Relation.SAME_EVENT, Relation.PART_OF, Relation.DUPLICATE_OF, Relation.CONTRADICTS)


def asked(query: Query) -> Query:
    """Give the query whose records the aspect is told of: the first and the last are found by the order."""
    if query.aspect is Aspect.FIRST:
        return replace(query, oldest_first=True, latest=False)
    return replace(query, latest=False) if query.aspect is Aspect.LAST else query


def told(case: Case, outcome: Outcome) -> Outcome:
    """Tell the side that was asked for of what was found; where nothing was, the outcome says so as it is."""
    aspect = case.query.aspect
    if aspect is None or outcome.log or case.query.intent is Intent.REFUSED:
        return outcome
    if aspect is Aspect.INVESTIGATION and not outcome.total and case.query.refs == ():
        return replace(outcome, headline=_no_investigation(case))
    if not outcome.total or outcome.nearest or not outcome.ids:
        return outcome
    return _TOLD[aspect](case, outcome) if aspect in _TOLD else outcome


def _words(case: Case, outcome: Outcome) -> Outcome:
    """Put what was said, word for word, into the headline."""
    worded = case.particulars.worded(outcome.ids)
    if not worded:
        none = f"No exact words are recorded in Rapporteur {'of this' if outcome.total == 1 else 'of these'}"
        if outcome.total == 1:
            return replace(outcome, headline=f"{none}; its summary: {case.line(outcome.ids[0])}")
        return replace(
            outcome,
            headline=f"{none} {counted(outcome.total, None)}; the summary of the first: {case.line(outcome.ids[0])}",
        )
    quoted = _quoted(case, worded[0])
    if outcome.total == 1:
        return replace(outcome, headline=quoted)
    number = f"Of {len(worded):,} of {counted(outcome.total, None)} the exact words are recorded in Rapporteur"
    return replace(outcome, headline=f"{number}; the first here: {quoted}")


def _quoted(case: Case, record_id: int) -> str:
    """Give what somebody said: who, when, in which words, and how it was translated."""
    finding = _finding(case, record_id)
    words = finding.words
    if words is None:
        return case.line(record_id)
    said = f"{capital(finding.who)} ({finding.dated}): “{words.text}”"
    if words.translation:
        said += f" (translation{f' by {words.translated_by}' if words.translated_by else ''}: “{words.translation}”)"
    elif words.translated_by:
        said += f" ({words.translated_by})"
    return " ".join(filter(None, (f"{said}.", case.standing(record_id))))


def _first(case: Case, outcome: Outcome) -> Outcome:
    return _edge(case, outcome, "first")


def _last(case: Case, outcome: Outcome) -> Outcome:
    return _edge(case, outcome, "last")


def _in_effect(case: Case, outcome: Outcome) -> dict[int, tuple[date, date]]:
    """Give when the withdrawals found took effect: who left last left then."""
    if case.query.intent is not Intent.TREATY_STATUS or Action.WITHDRAWAL not in case.query.actions:
        return {}
    effects = Treaties(case.session, case.lexicon, case.search.ceiling).effect_dates(outcome.ids)
    return {
        each: (effect.earliest, effect.latest)
        for each, effect in effects.items()
        if effect is not None and effect.earliest is not None and effect.latest is not None
    }


def _edge(case: Case, outcome: Outcome, which: str) -> Outcome:
    """Keep the record that was said first or last, with those of the same date; say where the dates leave it open."""
    bounds = {**case.particulars.bounds(outcome.ids), **_in_effect(case, outcome)}
    dated = [each for each in outcome.ids if each in bounds and UNKNOWN not in bounds[each]]
    # States are listed by name, and not as a search finds records.
    dated.sort(key=lambda each: bounds[each] if which == "first" else bounds[each][::-1], reverse=which == "last")
    if not dated:
        return replace(outcome, headline=f"No date is recorded of these {counted(outcome.total, None)}.")
    earliest, latest = bounds[dated[0]]
    same = [each for each in dated if bounds[each] == (earliest, latest)]
    open_ = [
        each
        for each in dated
        if each not in same and (bounds[each][0] < latest if which == "first" else bounds[each][1] > earliest)
    ]
    first = _finding(case, same[0])
    if len(same) == 1:
        headline = f"The {which} recorded in Rapporteur, {first.who} ({first.dated}): {case.line(same[0])}"
    else:
        allegations = case.particulars.allegations(same) if first.kind is Kind.ALLEGATION else []
        statuses = f": {case.statuses(same)}" if len(allegations) == len(same) else ""
        headline = (
            f"{counted(len(same), None).capitalize()} of the same date ({first.dated}) are the {which} recorded in "
            f"Rapporteur, by {case.names(same, _SAID_BY)}; which of them came {which} is not recorded{statuses}."
        )
    unsure = (
        f"The order is not certain: the dates of {len(open_):,} {'other overlaps' if len(open_) == 1 else 'others overlap'}.",
    )
    return replace(
        outcome,
        headline=headline,
        ids=tuple(same),
        total=len(same),
        value=(case.query.intent not in _DATED_BY_IT and outcome.value) or date_value(earliest, latest),
        notices=(*outcome.notices, *(unsure if open_ else ())),
    )


_WITH_A_NUMBER = cues.words(
    r"(?:with|have|has|gives?|giving|carry|carries|includ\w+|mention\w*|report\w*|list\w*|stat\w+|specif\w+)"
    r" (?:any |an? |the |its )?(?:numbers?|figures?|tolls?|casualt\w+|killed|injured|dead|deaths?)(?: \w+){0,3}",
    r"(?:casualt\w+|death|injury) (?:figures?|numbers?|tolls?|counts?)",
)
"""What asks for those records alone that give a number of killed or injured."""


def _casualties(case: Case, outcome: Outcome) -> Outcome:
    """Tell the numbers of killed and injured with who counts; never a sum, since allegations may tell of the same incident."""
    ids = _told_of(case, outcome)
    if not ids:
        return outcome
    harm = case.particulars.harm(ids)
    standings = case.particulars.standings(ids)
    of = counted(len(ids), Kind.ALLEGATION)
    if not harm:
        found = _of(case, standings, ids[0]) if len(ids) == 1 else f"{of}: {case.statuses(ids)}"
        none = f"No number of killed or injured is recorded as such in Rapporteur for {found}"
        said = f"{none}; a number in a sentence below is that of whoever says it."
        return replace(outcome, headline=said, value={"casualties": []})
    lines = [
        f"{capital(harm_said(each.killed, each.injured, _name(case, each.counted_by)))}: "
        f"{_of(case, standings, each.record_id)}."
        for each in harm
        if each.record_id in standings
    ]
    value = {"casualties": [_harm_value(case, each) for each in harm]}
    if len(ids) == 1:
        return replace(outcome, headline=lines[0], value=value)
    if outcome.total == len(outcome.ids):  # else the ids stand for more that was found, and must stay as they are
        counting = tuple(dict.fromkeys(each.record_id for each in harm))  # those that answer stand first
        if _WITH_A_NUMBER.search(case.understanding.line) and outcome.ids == tuple(ids):
            outcome = replace(outcome, ids=counting, total=len(counting))
        else:
            outcome = replace(outcome, ids=(*counting, *(each for each in outcome.ids if each not in counting)))
    headline = (
        f"Of {of} recorded in Rapporteur, {len(harm):,} {'gives' if len(harm) == 1 else 'give'} a number of killed or injured; "
        f"numbers are not added up, since several may tell of the same incident: {case.statuses(ids)}."
    )
    return replace(outcome, headline=headline, value=value, notices=(*outcome.notices, *lines[:MOST_TOLD]))


def _harm_value(case: Case, harm: Harm) -> dict[str, Any]:
    by = case.lexicon.get(harm.counted_by) if harm.counted_by is not None else None
    counted_by = None if by is None or by.is_private else by.key
    return {"ref": harm.ref, "killed": harm.killed, "injured": harm.injured, "counted_by": counted_by}


def _investigation(case: Case, outcome: Outcome) -> Outcome:
    """Tell of inquiries: the process as recorded, and the responses that speak of one."""
    ids = _told_of(case, outcome)
    if not ids:
        return outcome
    processes = case.particulars.processes(ids)
    responses: dict[int, dict[str, list[str]]] = {}
    for allegation, ref, kind in case.particulars.investigations(ids):
        responses.setdefault(allegation, {}).setdefault(ref, []).append(RESPONSE_WORDS[kind])
    standings = case.particulars.standings(ids)
    having = [each for each in ids if each in standings and (each in processes or each in responses)]
    if not having:
        found = f"{_of(case, standings, ids[0])}" if len(ids) == 1 else f"{counted(len(ids), Kind.ALLEGATION)}"
        counts = "" if len(ids) == 1 else f": {case.statuses(ids)}"
        return replace(outcome, headline=f"{_no_investigation(case).removesuffix('.')}, on {found}{counts}.")
    lines = []
    for each in having:
        parts = [f"recorded in Rapporteur: {PROCESS_WORDS[processes[each]]}"] if each in processes else []
        if each in responses:
            told_in = [f"{ref} ({', '.join(kinds)})" for ref, kinds in responses[each].items()]
            parts.append(f"responses that speak of an investigation: {listed(told_in)}")
        lines.append(f"On {_of(case, standings, each)}, {'; '.join(parts)}.")
    if len(ids) == 1:
        return replace(outcome, headline=lines[0])
    headline = (
        f"An investigation or another process is recorded on {len(having):,} of {counted(len(ids), Kind.ALLEGATION)} in "
        f"Rapporteur: {case.statuses(ids)}."
    )
    return replace(outcome, headline=headline, notices=(*outcome.notices, *lines[:MOST_TOLD]))


def _no_investigation(case: Case) -> str:
    return f"No investigation is recorded in Rapporteur as of {spoken(case.today)}."


def _same_incident(case: Case, outcome: Outcome) -> Outcome:
    """Tell which records are recorded as on the same event, and leave it at that."""
    ties = case.particulars.ties(outcome.ids, _SAME)
    inside = set(outcome.ids)
    if len(case.query.refs) > 1:
        ties = [each for each in ties if each.record_id in inside and each.other_id in inside]
    single = _named(case, outcome.ids[0]) if outcome.total == 1 else ""
    of = single or f"these {counted(outcome.total, None)}"
    if not ties:
        tell = f"{of} tells of the same incident as another" if single else f"{of} tell of the same incident"
        headline = f"Nothing is recorded in Rapporteur on whether {tell}, and Rapporteur does not decide it."
        return replace(outcome, headline=headline if single else _with_standing(case, outcome, headline))
    lines = _tied(case, ties)
    if len(ties) == 1:
        return replace(outcome, headline=lines[0])
    between = f"between {of}" if len(case.query.refs) > 1 else f"of {of} to other records"
    headline = f"{numbered(len(ties), 'relation')} {between} are recorded in Rapporteur."
    headline = headline if single else _with_standing(case, outcome, headline)
    return replace(outcome, headline=headline, notices=(*outcome.notices, *lines[:MOST_TOLD]))


def _contradiction(case: Case, outcome: Outcome) -> Outcome:
    """Tell where sources disagree: contested allegations, responses described differently, records that contradict."""
    allegations = case.particulars.allegations(outcome.ids)
    standings = case.particulars.standings(allegations)
    contested = [each for each in standings.values() if each.status is Status.CONTESTED]
    differing = case.particulars.described_differently(allegations)
    ties = case.particulars.ties([*outcome.ids, *allegations], (Relation.CONTRADICTS,))
    single = _named(case, outcome.ids[0]) if outcome.total == 1 else ""
    of = single or f"these {counted(outcome.total, None)}"
    parts = [
        f"{counted(len(contested), Kind.ALLEGATION)} {'is' if len(contested) == 1 else 'are'} contested" if contested else "",
        f"{counted(len(differing), Kind.RESPONSE)} {'is' if len(differing) == 1 else 'are'} described differently by sources "
        f"({listed(differing)})"
        if differing
        else "",
        f"{numbered(len(ties), 'contradiction')} between records {'is' if len(ties) == 1 else 'are'} recorded" if ties else "",
    ]
    said = listed([each for each in parts if each])
    headline = (
        f"Recorded in Rapporteur on {of}: {said}."
        if said
        else f"Nothing is recorded in Rapporteur on which the sources of {of} disagree."
    )
    lines = [*(f"Contested: {each.said(case.today)}." for each in contested), *_tied(case, ties)]
    said_of = headline if single else _with_standing(case, outcome, headline)
    return replace(outcome, headline=said_of, notices=(*outcome.notices, *lines[:MOST_TOLD]))


def _tied(case: Case, ties: Sequence[Tie]) -> list[str]:
    """Say in a sentence each how records stand to others; an allegation is named with how it stands itself."""
    standings = case.particulars.standings([each for tie in ties for each in (tie.record_id, tie.other_id)])

    def named(record_id: int, ref: str) -> str:
        return standings[record_id].said(case.today) if record_id in standings else ref

    return [
        f"{named(each.record_id, each.ref)} is recorded as {RELATION_WORDS[each.relation]} {named(each.other_id, each.other)}."
        for each in ties
    ]


def _with_standing(case: Case, outcome: Outcome, headline: str) -> str:
    """Add how the allegations found stand, where any are."""
    allegations = [each for each in case.particulars.standings(outcome.ids) if each in set(outcome.ids)]
    if not allegations:
        return headline
    if outcome.total == 1:
        return f"{headline} {case.standing(outcome.ids[0])}"
    return f"{headline} {counted(len(allegations), Kind.ALLEGATION).capitalize()}: {case.statuses(allegations)}."


def _told_of(case: Case, outcome: Outcome) -> list[int]:
    """Give the allegations that were found, or that responses which were found answer."""
    return case.particulars.allegations(outcome.ids)


def _of(case: Case, standings: Mapping[int, Standing], record_id: int) -> str:
    standing = standings.get(record_id)
    return standing.said(case.today) if standing else "an allegation that is not shown"


def _named(case: Case, record_id: int) -> str:
    """Give a record's ref; an allegation's with how it stands."""
    standing = case.particulars.standings([record_id]).get(record_id)
    return standing.said(case.today) if standing else _finding(case, record_id).ref


def _name(case: Case, entry_id: int | None) -> str:
    return case.name(entry_id) if entry_id is not None else ""


def _finding(case: Case, record_id: int) -> Finding:
    (finding,) = findings(case.session, case.lexicon, [record_id], today=case.today, ceiling=case.search.ceiling)
    return finding


_TOLD: Mapping[Aspect, Callable[[Case, Outcome], Outcome]] = {
    Aspect.WORDS: _words,
    Aspect.FIRST: _first,
    Aspect.LAST: _last,
    Aspect.EVIDENCE: evidence,
    Aspect.CASUALTIES: _casualties,
    Aspect.INVESTIGATION: _investigation,
    Aspect.SAME_INCIDENT: _same_incident,
    Aspect.CONTRADICTION: _contradiction,
    Aspect.ORIGIN: origin,
}
