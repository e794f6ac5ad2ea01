"""What is found and computed for each intent, and the one sentence that answers.

Every sentence is a template over counts, names and records; none says more than the records do.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from bot.answers import cues, refusals
from bot.answers.answer import Refusal
from bot.answers.nearest import MOST_NEAREST, nearest
from bot.answers.outcome import Outcome
from bot.answers.query import Intent, Query, Span
from bot.answers.search import Found, Search
from bot.answers.treaty_outcomes import TreatyOutcomes
from bot.answers.understand import Understanding
from bot.answers.wording import EXAMPLES, RESPONSE_WORDS, STANCE_WORDS, STATUS_WORDS, counted, listed, no_response
from bot.register.dates import spoken
from bot.register.model import Entry
from bot.register.vocabulary import Kind, Role, Stance, Status

record: Table = Entry.metadata.tables["record"]
link: Table = Entry.metadata.tables["link"]

_WHO = {
    Kind.POSITION: (Role.SPEAKER,),
    Kind.ALLEGATION: (Role.ALLEGED_BY,),
    Kind.RESPONSE: (Role.RESPONDER,),
    Kind.TREATY_ACTION: (Role.STATE,),
}
_MAY_LOOSEN = frozenset({Intent.POSITIONS, Intent.RESPONSES, Intent.COMPARE, Intent.CHANGE, Intent.WHO})
_MAY_LACK_A_NAME = _MAY_LOOSEN | {
    Intent.ALLEGATIONS, Intent.COUNT, Intent.VOTES, Intent.WHEN, Intent.TIMELINE, Intent.TREATY_STATUS, Intent.SOURCE,
}  # fmt: skip
_MOST_NAMED = 12
_HELP = (
    "Ask who said what, who alleges what, what was answered, how states voted, and who is bound by a treaty. "
    "Rapporteur shows only what is recorded, with its sources."
)
_UNKNOWN = "This was not understood as a question about the register."
_UNPUBLISHED = "Only published records are shown, to anybody, and only as far as this place allows."


class Outcomes:
    """Finds what answers one understood question."""

    def __init__(self, session: Session, search: Search, understanding: Understanding, today: date) -> None:
        """Keep what all intents need."""
        self.session = session
        self.search = search
        self.lexicon = search.lexicon
        self.understanding = understanding
        self.query = understanding.query
        self.today = today
        self.assumptions: list[str] = []

    def outcome(self) -> Outcome:
        """Give what answers the question; every intent has an answer."""
        methods: dict[Intent, Callable[[], Outcome]] = {
            Intent.POSITIONS: self._positions,
            Intent.ALLEGATIONS: self._allegations,
            Intent.RESPONSES: self._responses,
            Intent.RECORD: self._record,
            Intent.WHO: self._who,
            Intent.COUNT: self._count,
            Intent.VOTES: self._votes,
            Intent.NEWS: self._news,
            Intent.CORRECTIONS: self._corrections,
            Intent.TIMELINE: self._timeline,
            Intent.CHANGE: self._change,
            Intent.COMPARE: self._compare,
            Intent.SOURCE: self._source,
            Intent.WHEN: self._when,
            Intent.TREATY_STATUS: self._treaty_status,
            Intent.TREATY_FACTS: self._treaty_facts,
            Intent.REFUSED: self._refused,
            Intent.HELP: self._help,
            Intent.UNKNOWN: self._unknown,
        }
        if unknown := self._unknown_names():
            found = self.search.find(self.query)
            headline = f"No record in Rapporteur names {listed(unknown)}."
            return Outcome(headline, found.ids[:MOST_NEAREST], nearest=bool(found.ids))
        outcome = methods[self.query.intent]()
        looser = self.understanding.looser
        if not outcome.total and looser is not None and self.query.intent in _MAY_LOOSEN:
            self.query, self.assumptions = looser, ["The other actor named was left out: nothing is recorded on both."]
            outcome = methods[self.query.intent]()
        return replace(outcome, assumptions=(*self.assumptions, *outcome.assumptions))

    # --- what is said -----------------------------------------------------------------------------------------------------

    def _positions(self) -> Outcome:
        if self.query.refs:
            return self._record()
        found, query = self._said(self.query)
        if found.total:
            return self._listed(found, Kind.POSITION, query)
        return self._nothing(query)

    def _said(self, query: Query) -> tuple[Found, Query]:
        """Find what somebody said; votes count where nothing else is recorded, and so do treaty actions."""
        words = self._narrowing()
        found = self.search.find(query, words=words, votes=query.votes)
        if not found.total and query.stances and query.speakers:
            wanted = listed([STANCE_WORDS[each] for each in query.stances], "or")
            query = replace(query, stances=())
            found = self.search.find(query, words=words, votes=query.votes)
            if found.total:
                self.assumptions.append(f"No record with the stance “{wanted}” was found; this is what is recorded instead.")
            elif query.actors and query.speakers:
                query = replace(query, actors=())
                found = self.search.find(query, words=words, votes=query.votes)
                self.assumptions.append(f"No record with the stance “{wanted}” towards whom was asked about was found.")
        if not found.total and not query.votes and query.speakers:
            found = self.search.find(query, words=words, votes=True)
            if found.total:
                self.assumptions.append("Only votes are recorded.")
        if not found.total and query.speakers and not query.votes:
            alleged = replace(query, kinds=(Kind.ALLEGATION, Kind.ASSESSMENT))
            found = self.search.find(alleged)
            if found.total:
                self.assumptions.append("No position is recorded; this is what is recorded as alleged or concluded.")
        if not found.total and query.treaties and (query.speakers or query.actors):
            acted = replace(query, kinds=(Kind.TREATY_ACTION,), actors=())
            found = self.search.find(acted)
            if found.total:
                self.assumptions.append("No statement is recorded; these are treaty actions.")
        return found, query

    def _compare(self) -> Outcome:
        if self.query.kinds == (Kind.RESPONSE,):
            return self._responses()
        return self._positions()

    def _change(self) -> Outcome:
        if not self.query.votes:
            found, query = self._said(self.query)
            return (
                self._listed(found, Kind.POSITION, query, lead="A change of position is recorded as a new position.")
                if found.total
                else self._nothing(query)
            )
        found = self.search.find(self.query, votes=True)
        changed = self._changed_votes(found.ids)
        if self.query.speakers:
            if not found.total:
                return self._nothing(self.query)
            said = (
                "the vote did not change"
                if not changed
                else f"the vote changed {len(changed)} time{'s' if len(changed) > 1 else ''}"
            )
            return Outcome(f"In {counted(found.total, None)} of votes in Rapporteur, {said}.", found.ids, found.total)
        if not changed:
            return Outcome("No changed vote is recorded in Rapporteur on this.", query=self.query)
        names = self._names(changed, (Role.SPEAKER,))
        return Outcome(
            f"{self._many(names)} changed their vote, by what is recorded in Rapporteur.", tuple(changed), len(changed)
        )

    def _changed_votes(self, ids: Sequence[int]) -> list[int]:
        """Give the votes that differ from the same speaker's vote before, the newest first."""
        rows = self.session.execute(
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

    def _votes(self) -> Outcome:
        query = self.query
        found = self.search.find(query, votes=True)
        if not found.total:
            return self._nothing(query)
        value = {"votes": {stance.value: number for stance, number in self.search.votes_by_stance(query).items()}}
        if query.speakers or query.groups or query.stances:
            names = self._names(found.ids, (Role.SPEAKER,))
            stanced = f" ({listed([STANCE_WORDS[each] for each in query.stances], 'or')})" if query.stances else ""
            if found.total == 1:
                return Outcome(self._line(found.ids[0]), found.ids, 1, value)
            return Outcome(
                f"{found.total:,} votes{stanced} are recorded in Rapporteur, of {self._many(names)}.",
                found.ids,
                found.total,
                value,
            )
        tally = ", ".join(f"{number} {STANCE_WORDS[Stance(word)]}" for word, number in value["votes"].items())
        return Outcome(f"Recorded in Rapporteur: {tally}.", found.ids, found.total, value)

    # --- what is alleged and answered -------------------------------------------------------------------------------------

    def _allegations(self) -> Outcome:
        query = self.query
        found = self.search.find(query, words=self._narrowing())
        if not found.total and (query.said or query.occurred):
            swapped = replace(query, said=query.occurred, occurred=query.said)
            other = self.search.find(swapped)
            if other.total:
                meant = "when it was alleged" if swapped.said else "when it is said to have occurred"
                self.assumptions.append(f"The time was taken as {meant}.")
                found, query = other, swapped
        if not found.total:
            return self._nothing(query)
        return replace(self._listed(found, Kind.ALLEGATION, query), query=query)

    def _responses(self) -> Outcome:
        query = self.query
        if query.unanswered:
            found = self.search.find(query)
            if not found.total:
                return self._nothing(query)
            return Outcome(
                f"{counted(found.total, Kind.ALLEGATION).capitalize()} without a recorded response as of "
                f"{spoken(self.today)}, in Rapporteur.",
                found.ids,
                found.total,
            )
        if query.refs:
            found = self.search.about(self.search.by_refs(query.refs).ids, Kind.RESPONSE)
        else:
            found = self.search.find(query, words=self._narrowing())
        if not found.total and query.responses and (query.speakers or query.places or query.refs):
            wanted = listed([RESPONSE_WORDS[each] for each in query.responses], "or")
            query = replace(query, responses=())
            found = self.search.find(query)
            if found.total:
                self.assumptions.append(f"No response of the kind “{wanted}” was found; this is what is recorded instead.")
        if not found.total:
            return self._nothing(query)
        return self._listed(found, Kind.RESPONSE, query)

    def _who(self) -> Outcome:
        if self.query.kinds == (Kind.POSITION,):
            found, query = self._said(self.query)
        else:
            found, query = self.search.find(self.query, words=self._narrowing()), self.query
            if not found.total and query.occurred:
                query = replace(query, said=query.occurred, occurred=Span())
                found = self.search.find(query)
        if not found.total:
            return self._nothing(query)
        kind = query.kinds[0] if query.kinds else Kind.ALLEGATION
        names = self._names(found.ids, _WHO.get(kind, (Role.SPEAKER,)))
        verbs = {
            Kind.ALLEGATION: "alleged by",
            Kind.POSITION: "said by",
            Kind.RESPONSE: "answered by",
            Kind.TREATY_ACTION: "done by",
        }
        return Outcome(
            f"{counted(found.total, kind).capitalize()} recorded in Rapporteur, {verbs.get(kind, 'by')} {self._many(names)}.",
            found.ids,
            found.total,
        )

    # --- the register itself ----------------------------------------------------------------------------------------------

    def _record(self) -> Outcome:
        found = self.search.by_refs(self.query.refs)
        asked = listed(self.query.refs)
        if not found.total:
            return Outcome(f"No record {asked} is published in Rapporteur.", suggestions=EXAMPLES[:2])
        missing = len(self.query.refs) - found.total
        headline = self._line(found.ids[0]) if found.total == 1 else f"{counted(found.total, None).capitalize()}: {asked}."
        return Outcome(
            headline + (f" {missing} of those asked for are not published." if missing > 0 else ""), found.ids, found.total
        )

    def _count(self) -> Outcome:
        query = self.query
        if query.kinds == (Kind.TREATY_ACTION,) and query.treaties:
            return self._treaty().count()
        if query.refs and query.kinds == (Kind.RESPONSE,):
            found = self.search.about(self.search.by_refs(query.refs).ids, Kind.RESPONSE)
        else:
            found = self.search.find(
                query, words=self._narrowing(), votes=query.votes if query.kinds == (Kind.POSITION,) else None
            )
        value: dict[str, Any] = {"count": found.total}
        if query.votes:
            value["votes"] = {stance.value: number for stance, number in self.search.votes_by_stance(query).items()}
        kind = query.kinds[0] if len(query.kinds) == 1 else None
        said = counted(found.total, kind) if not query.votes else f"{found.total:,} vote{'' if found.total == 1 else 's'}"
        return Outcome(f"{said.capitalize()} recorded in Rapporteur.", found.ids, found.total, value)

    def _timeline(self) -> Outcome:
        found = self.search.find(self.query, votes=False if self.query.kinds == (Kind.POSITION,) else None)
        if not found.total:
            return self._nothing(self.query)
        return Outcome(
            f"{counted(found.total, None).capitalize()} recorded in Rapporteur, the earliest first.", found.ids, found.total
        )

    def _news(self) -> Outcome:
        found = self.search.published_since(self.query)
        since = self.query.since_recorded
        when = f" since {spoken(since.first)}" if since.first else ""
        if not found.total:
            return Outcome(f"Nothing new is recorded in Rapporteur{when}.")
        return Outcome(
            f"{counted(found.total, None).capitalize()} published{when}; the last published first.", found.ids, found.total
        )

    def _corrections(self) -> Outcome:
        found = self.search.published_since(self.query, corrections=True)
        tombstones = self.search.tombstones(self.query)
        gone = f" {len(tombstones)} withdrawn: {listed(tombstones[:_MOST_NAMED])}." if tombstones else ""
        if not found.total:
            return Outcome(f"No correction of a published record is recorded in Rapporteur.{gone}")
        return Outcome(
            f"{counted(found.total, None).capitalize()} corrected after being published.{gone}", found.ids, found.total
        )

    def _source(self) -> Outcome:
        query = self.query
        found = self.search.by_refs(query.refs) if query.refs else self.search.find(query, words=self._narrowing())
        if not found.total:
            return self._nothing(query)
        return Outcome(
            f"The sources of {counted(found.total, None)} recorded in Rapporteur stand under each, with where and when "
            f"they were published.",
            found.ids,
            found.total,
        )

    def _when(self) -> Outcome:
        return self._treaty().when() if self.query.treaties or self.query.actions else self._when_said()

    def _when_said(self) -> Outcome:
        found = self.search.find(
            replace(self.query, oldest_first=True), words=self._narrowing(), votes=self.query.votes or None
        )
        if not found.total:
            return self._nothing(self.query)
        row = self.session.execute(
            select(record.c.listed_earliest, record.c.listed_latest).where(record.c.id == found.ids[0])
        ).one()
        value = (
            {"date": row[0].isoformat()} if row[0] and row[0] == row[1] else {"earliest": _iso(row[0]), "latest": _iso(row[1])}
        )
        return Outcome(f"{self._dated_line(row[0], row[1])}: {self._line(found.ids[0])}", found.ids, found.total, value)

    def _treaty_status(self) -> Outcome:
        return self._treaty().status()

    def _treaty_facts(self) -> Outcome:
        return self._treaty().facts()

    def _treaty(self) -> TreatyOutcomes:
        return TreatyOutcomes(self.search, self.understanding, self.today, self._nothing)

    # --- what is declined or not understood -------------------------------------------------------------------------------

    def _refused(self) -> Outcome:
        refusal = self.understanding.refusal or Refusal.GUILT
        reason = refusals.REASONS[refusal]
        if refusal is Refusal.HANDLING:
            return Outcome(reason, notices=(refusals.SAFETY,))
        if refusal is not Refusal.GUILT:
            return Outcome(reason, suggestions=EXAMPLES[:3])
        query = replace(self.query, intent=Intent.ALLEGATIONS, kinds=(Kind.ALLEGATION,), speakers=(), anyone=())
        query = replace(query, actors=tuple(dict.fromkeys((*self.query.actors, *self.query.speakers, *self.query.anyone))))
        found = self.search.find(query)
        if not found.total and query.treaties:
            query = replace(query, treaties=())
            found = self.search.find(query)
        said = (
            self._listed(found, Kind.ALLEGATION, query).headline
            if found.total
            else "Nothing on this is recorded in Rapporteur."
        )
        return Outcome(f"{said} {reason}", found.ids, found.total, query=replace(query, intent=Intent.REFUSED))

    def _help(self) -> Outcome:
        return Outcome(_HELP, suggestions=EXAMPLES)

    def _unknown(self) -> Outcome:
        if cues.UNPUBLISHED.search(self.understanding.question.casefold()):
            return Outcome(_UNPUBLISHED, suggestions=EXAMPLES[:3])
        return Outcome(_UNKNOWN, suggestions=EXAMPLES)

    # --- shared -----------------------------------------------------------------------------------------------------------

    def _unknown_names(self) -> list[str]:
        """Give the names and subjects that no record has: an answer without them would answer another question."""
        demanded = self.understanding.demanded
        if not demanded or self.query.intent not in _MAY_LACK_A_NAME:
            return []
        known = self.search.known_words(demanded)
        return [f"“{word}”" for word in demanded if word not in known]

    def _narrowing(self) -> tuple[str, ...]:
        """Give the words that narrow the search, and say which left-over words the register does not know."""
        wanted = self.understanding.hard_words
        if not wanted and not _names_anything(self.query):
            wanted = tuple(self.query.text.split())
        if not wanted:
            return ()
        known = self.search.known_words(wanted)
        unknown = [word for word in wanted if word not in known]
        if unknown:
            self.assumptions.append(f"Not understood, and left out: {listed([f'“{word}”' for word in unknown])}.")
        if known and _names_anything(self.query) and not self.search.find(self.query, words=known).total:
            self.assumptions.append(
                f"No record has {listed([f'“{word}”' for word in known])} beside the rest, so that was left out."
            )
            return ()
        return known

    def _nothing(self, query: Query) -> Outcome:
        """Say that nothing is recorded, with the nearest records, marked as such."""
        found = nearest(self.search, query)
        return Outcome(
            "Nothing is recorded in Rapporteur on this, as it was understood.",
            found.ids,
            0,
            nearest=bool(found.ids),
            suggestions=() if found.ids else EXAMPLES[:3],
            query=query,
        )

    def _listed(self, found: Found, kind: Kind, query: Query, lead: str = "") -> Outcome:
        if found.total == 1:
            headline = self._line(found.ids[0])
        elif kind is Kind.ALLEGATION:
            headline = f"{counted(found.total, kind).capitalize()} recorded in Rapporteur: {self._statuses(found.ids)}."
        elif query.oldest_first:
            headline = f"{counted(found.total, kind).capitalize()} recorded in Rapporteur."
        else:
            headline = (
                f"{counted(found.total, kind).capitalize()} recorded in Rapporteur; the latest: {self._line(found.ids[0])}"
            )
        return Outcome(f"{lead} {headline}".strip(), found.ids, found.total, query=query)

    def _line(self, record_id: int) -> str:
        """Give a record's own sentence; an allegation's never goes without its status and whether it was answered."""
        summary, status, responses = self.search.headline(record_id)
        if status is None:
            return summary
        answered = f"{counted(responses, Kind.RESPONSE)} recorded." if responses else no_response(self.today)
        return f"{summary} Status: {STATUS_WORDS[status]}. {answered[0].upper()}{answered[1:]}"

    def _statuses(self, ids: Sequence[int]) -> str:
        rows = self.session.scalars(select(record.c.status).where(record.c.id.in_(ids))).all()
        return ", ".join(f"{number} {STATUS_WORDS[status]}" for status in Status if (number := rows.count(status)))

    def _names(self, ids: Sequence[int], roles: Sequence[Role]) -> list[str]:
        rows = self.session.scalars(
            select(link.c.reference_id).where(link.c.record_id.in_(ids), link.c.role.in_(roles)).distinct()
        )
        return sorted(
            entry.name
            for each in rows
            if (entry := self.lexicon.get(each)) is not None and entry.subtype != "private_individual"
        )

    def _many(self, names: Iterable[str]) -> str:
        shown = list(names)
        if len(shown) > _MOST_NAMED:
            return f"{', '.join(shown[:_MOST_NAMED])} and {len(shown) - _MOST_NAMED} others"
        return listed(shown) or "nobody named"

    def _dated_line(self, first: date | None, last: date | None) -> str:
        if first and first == last:
            return spoken(first)
        return f"Between {spoken(first) if first else 'an unknown day'} and {spoken(last) if last else 'an unknown day'}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names_anything(query: Query) -> bool:
    names = (
        query.speakers,
        query.actors,
        query.anyone,
        query.groups,
        query.allegers,
        query.treaties,
        query.weapons,
        query.places,
    )
    others = (query.refs, query.resolutions, query.statuses, query.responses, query.unanswered, query.said, query.occurred)
    return any(names) or any(others)
