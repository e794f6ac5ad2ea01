"""One understood question at work: what all kinds of outcomes share, and what is assumed on the way."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.answers.loading import link, record
from bot.answers.nearest import nearest
from bot.answers.outcome import Outcome
from bot.answers.query import Query
from bot.answers.search import Found, Search
from bot.answers.understand import Understanding
from bot.answers.wording import EXAMPLES, STATUS_WORDS, counted, listed, many, no_response
from bot.register.vocabulary import ActorType, Kind, Role, Status


class Case:
    """A question with the search that answers it. `assumptions` grows while it is answered, and `query` may be loosened."""

    def __init__(self, search: Search, understanding: Understanding, today: date, zone: ZoneInfo) -> None:
        self.search = search
        self.session = search.session
        self.lexicon = search.lexicon
        self.understanding = understanding
        self.query = understanding.query
        self.today = today
        self.zone = zone
        self.assumptions: list[str] = []

    def narrowing(self) -> tuple[str, ...]:
        """Give the words that narrow the search, and say which left-over words the register does not know."""
        wanted = self.understanding.hard_words
        if not wanted and not _names_anything(self.query):
            wanted = tuple(dict.fromkeys(self.query.text.split()))
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

    def nothing(self, query: Query) -> Outcome:
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

    def listed(self, found: Found, kind: Kind, query: Query, lead: str = "") -> Outcome:
        """Give the records found, and in a sentence how many they are and which is the latest."""
        if found.total == 1:
            headline = self.line(found.ids[0])
        elif kind is Kind.ALLEGATION:
            headline = f"{counted(found.total, kind).capitalize()} recorded in Rapporteur: {self.statuses(found.ids)}."
        elif query.oldest_first:
            headline = f"{counted(found.total, kind).capitalize()} recorded in Rapporteur."
        else:
            headline = (
                f"{counted(found.total, kind).capitalize()} recorded in Rapporteur; the latest: {self.line(found.ids[0])}"
            )
        return Outcome(f"{lead} {headline}".strip(), found.ids, found.total, query=query)

    def line(self, record_id: int) -> str:
        """Give a record's own sentence; an allegation's never goes without its status and whether it was answered."""
        return " ".join(part for part in (self.search.summary(record_id), self.standing(record_id)) if part)

    def standing(self, record_id: int) -> str:
        """Give an allegation's status and whether it was answered; nothing of any other record."""
        _, status, responses = self.search.headline(record_id)
        if status is None:
            return ""
        answered = f"{counted(responses, Kind.RESPONSE)} recorded." if responses else no_response(self.today)
        return f"Status: {STATUS_WORDS[status]}. {answered[0].upper()}{answered[1:]}"

    def statuses(self, ids: Sequence[int]) -> str:
        """Say how many of the allegations stand at which status."""
        rows = self.session.scalars(select(record.c.status).where(record.c.id.in_(ids))).all()
        return ", ".join(f"{number} {STATUS_WORDS[status]}" for status in Status if (number := rows.count(status)))

    def names(self, ids: Sequence[int], roles: Sequence[Role]) -> str:
        """Name those who play these roles in the records, without private individuals."""
        rows = self.session.scalars(
            select(link.c.reference_id).where(link.c.record_id.in_(ids), link.c.role.in_(roles)).distinct()
        )
        names = sorted(
            entry.name
            for each in rows
            if (entry := self.lexicon.get(each)) is not None and entry.subtype != ActorType.PRIVATE_INDIVIDUAL
        )
        return many(names) or "nobody named"


def _names_anything(query: Query) -> bool:
    others = (query.refs, query.resolutions, query.statuses, query.responses, query.unanswered, query.said, query.occurred)
    return query.has_names or any(others)
