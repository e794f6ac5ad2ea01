"""The register itself: records by ref, counts, timelines, news, corrections, sources, and when something was said."""

from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from bot.answers.outcomes.accused import allegers_counted
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.corrected import corrected
from bot.answers.outcomes.of_treaties import TreatyOutcomes
from bot.answers.outcomes.outcome import Outcome, date_value
from bot.answers.outcomes.recast import otherwise_cast
from bot.answers.privacy import masked
from bot.answers.query import Span
from bot.answers.search import Found
from bot.answers.understanding import cues
from bot.answers.understanding.accused import ALLEGERS_COUNTED
from bot.answers.understanding.meanings import CLAIMING, Meaning
from bot.answers.wording import EXAMPLES, STANCE_WORDS, capital, counted, day_or_more, listed, many, sentence, tallied
from bot.register.dates import spoken
from bot.register.history.log import Done, Told, Tombstone, history_of, tombstones
from bot.register.listings import LISTING, UNKNOWN
from bot.register.reading import id_of
from bot.register.vocabulary import Action, Kind

_TOOK_PLACE = cues.words(
    r"(?:happen|occur)\w*", r"t(?:ake|akes|ook|aken|aking) place", r"eu lieu", r"tuvo lugar", r"произош\w*", r"случил\w*",
    r"сталося", r"сталась", r"відбул\w*",
)  # fmt: skip
"""It is asked when something was done, whoever says so."""
_OF_A_STATEMENT = cues.words(
    r"(?:date|day) (?:of|on) (?:the |that |this )?(?:\S+ ){0,3}(?:statement|communique|briefing|speech|report|remark|letter)s?",
    r"ma(?:ke|de) (?:the |that |this |his |her |its |their )?"
    r"(?:remark|statement|claim|allegation|accusation|comment|speech|charge)",
)
_OF_ALLEGATIONS = cues.words(r"how many (?:of )?(?:the |these |those |our |all )*(?:allegations|accusations|claims)")
"""Those that have an answer are counted, and not the answers."""


def record_asked(case: Case) -> Outcome:
    """Give records by their refs or keys, or the history of one; of those that are withdrawn what is left of them."""
    if case.query.history:
        return _history(case)
    found = case.search.by_refs(case.query.refs)
    asked = listed(case.query.refs)
    gone = tombstones(case.session, case.query.refs, case.search.ceiling) if found.total < len(case.query.refs) else []
    missing = len(case.query.refs) - found.total - len(gone)
    headline = [_gone(case, each) for each in gone]
    if found.total:
        headline.insert(0, case.line(found.ids[0]) if found.total == 1 else f"{_by_kind(case, found)}: {asked}.")
    if missing > 0:
        others = f"{missing} of those asked for are not published."
        headline.append(others if headline else f"No record {asked} is published in Rapporteur.")
    suggestions = EXAMPLES[:2] if not found.total and not gone else ()
    value = {"withdrawn": len(gone)} if gone else None
    return Outcome(" ".join(headline), found.ids, found.total, value, suggestions=suggestions)


def _history(case: Case) -> Outcome:
    """Give the log of a record, as far as it falls into the time that is asked for."""
    ref = case.query.refs[0]
    if len(case.query.refs) > 1:
        case.assumptions.append(f"One history at a time: this is that of {ref}.")
    record_id = id_of(case.session, ref)
    log = history_of(case.session, record_id, case.search.ceiling) if record_id is not None else []
    told = next((each for each in log if each.record_id == record_id), None)
    if told is None:
        return Outcome(f"No record {ref} is published in Rapporteur.", suggestions=EXAMPLES[:2])
    asked = tuple(each for each in log if _falls_into(case.query.since_recorded, each.at.astimezone(case.zone).date()))
    counted_log = f"{len(asked):,} {'entry' if len(asked) == 1 else 'entries'}, the latest first"
    headline = (
        f"History of {told.ref} since it was first published: {counted_log}."
        if asked
        else (f"Nothing was published of {told.ref} in that time.")
    )
    value = {"changes": len(asked)}
    if told.done is Done.WITHDRAWN:
        return Outcome(f"{_gone(case, told)} {headline}", (), 0, value, log=asked)
    return Outcome(" ".join(filter(None, (headline, case.standing(told.record_id)))), (told.record_id,), 1, value, log=asked)


def _gone(case: Case, left: Tombstone | Told) -> str:
    """Say what is left of a withdrawn record: its ref, the date and the reason."""
    on = spoken(left.at.astimezone(case.zone).date())
    why = masked(left.why.strip(), case.lexicon)
    return sentence(f"{left.ref} was withdrawn on {on}: {why}" if why else f"{left.ref} was withdrawn on {on}")


def _falls_into(span: Span, day: date) -> bool:
    return (span.first is None or day >= span.first) and (span.last is None or day <= span.last)


_COUNTED_ACTS = frozenset({Action.OBJECTION, Action.WITHDRAWAL, Action.DOMESTIC_DECISION})
"""These are counted under whatever treaty they are."""


def count(case: Case) -> Outcome:
    """Count what is recorded, duplicates once; of votes, how they were cast too, and of allegations, how they stand."""
    query = case.query
    if query.kinds == (Kind.TREATY_ACTION,) and (query.treaties or _COUNTED_ACTS.intersection(query.actions)):
        return TreatyOutcomes(case).count()
    if query.refs and query.kinds == (Kind.RESPONSE,):
        found = case.search.about(case.search.by_refs(query.refs).ids, Kind.RESPONSE)
    else:
        found = case.search.find(query, words=case.narrowing(), votes=query.votes if query.kinds == (Kind.POSITION,) else None)
    if query.kinds == (Kind.RESPONSE,) and found.total and _OF_ALLEGATIONS.search(case.understanding.line):
        ids = tuple(case.particulars.allegations(found.ids))
        said = f"{counted(len(ids), Kind.ALLEGATION)} recorded in Rapporteur: {case.statuses(ids)}."
        return Outcome(said, ids, len(ids), {"count": len(ids)})  # how many allegations were answered
    if query.kinds == (Kind.ALLEGATION,) and found.total and ALLEGERS_COUNTED.search(case.understanding.line):
        return allegers_counted(case, found)
    twice = case.particulars.duplicates(found.ids) if found.total else 0
    number = found.total - twice
    value: dict[str, Any] = {"count": number}
    kind = query.kinds[0] if len(query.kinds) == 1 else None
    if query.refs and found.total:
        kind = case.kind_of(found)  # what is named is of its own kind, whatever it was called
    if query.votes:
        value["votes"] = {stance.value: number for stance, number in case.search.votes_by_stance(query).items()}
        said, how = f"{number:,} vote{'' if number == 1 else 's'}", tallied(value["votes"], STANCE_WORDS)
    else:
        said, how = counted(number, kind), case.statuses(found.ids) if kind is Kind.ALLEGATION and found.total else ""
    notices: tuple[str, ...] = ()
    if twice:
        are = "is" if twice == 1 else "are"
        notices = (f"Of {found.total:,} found, {twice:,} {are} recorded as a duplicate of another, and not counted.",)
    headline = f"{said.capitalize()} recorded in Rapporteur{f': {how}' if how else ''}."
    return Outcome(headline, found.ids, found.total, value, notices=notices)


def timeline(case: Case) -> Outcome:
    """Give everything on a subject, the earliest first."""
    without_votes = case.query.kinds == (Kind.POSITION,) or _follows_acts(case)
    found = case.search.find(case.query, votes=case.query.votes or (False if without_votes else None))
    if not found.total:
        return case.nothing(case.query)
    if found.total == 1:
        return Outcome(f"Only one record in Rapporteur: {case.line(found.ids[0])}", found.ids, 1)
    when = case.when(found.ids)
    headline = f"{_by_kind(case, found)} recorded in Rapporteur{f', {when}' if when else ''}, the earliest first."
    return Outcome(headline, found.ids, found.total)


def _follows_acts(case: Case) -> bool:
    """Tell whether the steps of a state under a treaty are asked for: how it voted each year is none of them."""
    shape = case.understanding.shape
    if shape is None or not case.query.treaties or Meaning.VOTE in shape.meanings:
        return False
    return shape.means((Meaning.STATUS, Meaning.TREATY_ACT))


def _by_kind(case: Case, found: Found) -> str:
    """Say how many records of which kinds there are; of allegations also how they stand."""
    kinds = case.particulars.by_kind(found.ids)
    if len(kinds) == 1:
        (kind,) = kinds
        statuses = f" ({case.statuses(found.ids)})" if kind is Kind.ALLEGATION else ""
        return f"{counted(found.total, kind)}{statuses}"
    return f"{counted(found.total, None)} ({', '.join(counted(number, kind) for kind, number in kinds.items())})"


def news(case: Case) -> Outcome:
    """Give what was published last."""
    found = case.search.published_since(case.query)
    since = case.query.since_recorded
    when = f" since {spoken(since.first)}" if since.first else ""
    if not found.total and since.first and since.last and case.query.kinds and (said := _said_then(case)):
        return said
    if not found.total:
        return Outcome(f"Nothing new is recorded in Rapporteur{when}.")
    if found.total == 1:
        return Outcome(f"1 record published in Rapporteur{when}: {case.line(found.ids[0])}", found.ids, 1)
    return Outcome(f"{_by_kind(case, found)} published in Rapporteur{when}; the last published first.", found.ids, found.total)


def _said_then(case: Case) -> Outcome | None:
    """Give what was said or alleged in a time in which nothing was recorded of it."""
    query = replace(case.query, said=case.query.since_recorded, since_recorded=Span())
    found = case.search.find(query)
    if not found.total:
        return None
    case.assumptions.append("Nothing was recorded in that time; this is what was said in it.")
    surely = case.surely_in(found, query.said)
    return case.listed(Found(surely, len(surely)) if surely else found, query.kinds[0], query)


def corrections(case: Case) -> Outcome:
    """Give records that were changed after readers first saw them, with what was changed, and the tombstones."""
    found = case.search.published_since(case.query, corrections=True)
    refs = case.search.tombstones(case.query)
    left = tombstones(case.session, refs, case.search.ceiling) if refs else []
    left = [each for each in left if _falls_into(case.query.since_recorded, each.at.astimezone(case.zone).date())]
    gone = f" {len(refs)} withdrawn: {many(refs)}." if refs else ""
    notices = (*corrected(case, found.ids), *(_gone(case, each) for each in left))
    if not found.total:
        return Outcome(f"No correction of a published record is recorded in Rapporteur.{gone}", notices=notices)
    headline = f"{counted(found.total, None).capitalize()} corrected after being published.{gone}"
    return Outcome(headline, found.ids, found.total, notices=notices)


def source(case: Case) -> Outcome:
    """Give the records whose sources are asked for; what they rest on is told of them afterwards."""
    query = case.query
    found = case.search.by_refs(query.refs) if query.refs else case.search.find(query, words=case.narrowing())
    if not found.total and not query.refs and (cast := otherwise_cast(case, query)):
        case.query = query = cast
        found = case.search.find(query, words=case.narrowing())
    if not found.total:
        return case.nothing(query)
    under = "it" if found.total == 1 else "each"
    said = f"{counted(found.total, None)} recorded in Rapporteur; the sources stand under {under}, with where and when"
    return Outcome(f"{said} they were published.", found.ids, found.total)


def when_said(case: Case) -> Outcome:
    """Give the day of the first record that the question finds."""
    query, words = replace(case.query, oldest_first=True), case.narrowing()
    found = case.search.find(query, words=words, votes=query.votes)
    if not found.total and not query.votes and query.kinds:
        found = case.search.find(query, words=words)
    if not found.total and query.speakers and query.kinds:
        found = case.search.find(replace(query, kinds=()), words=words, votes=False)
    if not found.total:
        return case.nothing(query)
    of_saying, of_what_happened = (
        (LISTING.c.earliest, LISTING.c.latest),
        (LISTING.c.happened_earliest, LISTING.c.happened_latest),
    )
    days = of_saying if _tells_of_saying(case) else of_what_happened
    row = case.session.execute(select(*days).where(LISTING.c.record_id == found.ids[0])).one()
    first, last = (None if day == UNKNOWN else day for day in row)
    said = f"{_dated_line(first, last)}: {case.line(found.ids[0])}"
    several = f"{found.total:,} such votes are recorded in Rapporteur, {case.when(found.ids)}."
    notices = (several,) if query.votes and found.total > 1 else ()
    return Outcome(said, found.ids, found.total, date_value(first, last), notices=notices)


def _tells_of_saying(case: Case) -> bool:
    """Tell whether it is asked when something was alleged, and not when it happened."""
    shape = case.understanding.shape
    if shape is None:
        return True
    if _TOOK_PLACE.search(shape.line):
        return False
    if _OF_A_STATEMENT.search(shape.line):
        return True
    telling = {*CLAIMING, Meaning.SAY_VERB, Meaning.UTTER, Meaning.REPORT}
    return any(  # the date of the attack, as alleged
        not each.meanings.isdisjoint(telling) and shape.word(each.start - 1) != "as" for each in shape.phrases
    )


def _dated_line(first: date | None, last: date | None) -> str:
    if first and last:
        return capital(day_or_more(first, last))
    return f"Between {spoken(first) if first else 'an unknown day'} and {spoken(last) if last else 'an unknown day'}"
