"""One understood question at work: what all kinds of outcomes share, and what is assumed on the way."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.answers.outcomes.nearest import MOST_NEAREST, nearest
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.particulars import Particulars
from bot.answers.query import Intent, Query, Span
from bot.answers.search import Found, Search
from bot.answers.understanding.capacities import office_asked
from bot.answers.understanding.left_over import TELLS_NOTHING
from bot.answers.understanding.understand import Understanding
from bot.answers.wording import (
    EXAMPLES,
    RESPONSE_WORDS,
    STATUS_WORDS,
    capital,
    counted,
    in_order,
    listed,
    many,
    name_of,
    office_left_out,
    tallied,
)
from bot.register.dates import spoken
from bot.register.folding import fold
from bot.register.vocabulary import Action, Kind, Role

_WORDS_OF_ACTS = {
    Action.SUSPENSION_CLAIMED: ("suspension", "suspend"),
    Action.WITHDRAWAL: ("withdrawal", "withdraw"),
}
"""How records call what a state did under a treaty, and others speak of."""
_SEVERAL = 2
_MOST_OF_THEM = 0.6
"""Fewer of a question's words than these say too little of a record to be called near."""


class Case:
    """A question with the search that answers it. `assumptions` grows while it is answered, and `query` may be loosened."""

    def __init__(self, search: Search, understanding: Understanding, today: date, zone: ZoneInfo) -> None:
        self.search = search
        self.session = search.session
        self.lexicon = search.lexicon
        self.particulars = Particulars(search)
        self.understanding = understanding
        self.query = understanding.query
        self.today = today
        self.zone = zone
        self.assumptions: list[str] = []

    def narrowing(self) -> tuple[str, ...]:
        """Give the words that narrow the search, and say which left-over words the register does not know."""
        if self.understanding.clause and self.query.intent is Intent.WHO and self.query.kinds == (Kind.POSITION,):
            return self._in_the_clause()
        held = self._by_office()
        wanted = tuple([word for word in self.understanding.hard_words if word not in held])
        is_plain = not wanted and not _names_anything(self.query)
        if is_plain:
            plain = (word for word in self.query.text.split() if fold(word) not in TELLS_NOTHING and word not in held)
            wanted = tuple(dict.fromkeys(plain))
        known = self.search.known_words(wanted) if wanted else ()
        unknown = [word for word in wanted if word not in known]
        if unknown:
            self.assumptions.append(f"Not understood, and left out: {listed([f'“{word}”' for word in unknown])}.")
        decides = _names_anything(self.query) or (is_plain and self.query.aspect is not None)
        if known and decides and not self.search.has_any(self.query, known):
            self.assumptions.append(
                f"No record has {listed([f'“{word}”' for word in known])} beside the rest, so that was left out."
            )
            known = ()
        elif known and is_plain:
            self.assumptions.append(f"Only what has {listed([f'“{word}”' for word in known])} in its words is shown.")
        if held:
            return tuple(dict.fromkeys((*held, *known)))
        return known or self._told_apart() or self._on_an_act()

    def _by_office(self) -> tuple[str, ...]:
        """Give the words by which records name the holder of an office asked for, or say that it was left out."""
        shape = self.understanding.shape
        if self.query.kinds == (Kind.POSITION,) and shape is not None and office_asked(shape) is not None:
            return ()  # told by the capacity in which it was said
        held: list[str] = []
        for office in self.understanding.offices:
            typed, anything = " ".join(office.words), replace(self.query, kinds=(), weapons=(), places=(), said=Span())
            speaks = any(entry.key in {*self.query.speakers, *self.query.allegers} for entry in office.whose.actors)
            if office.is_local or (speaks and self.search.has_any(anything, office.searched, votes=False)):
                held += office.searched
            else:
                self.assumptions.append(office_left_out(typed))
        if held:
            self.assumptions.append(f"Only what has {listed([f'“{word}”' for word in held])} in its words is shown.")
        return tuple(held)

    def _in_the_clause(self) -> tuple[str, ...]:
        """Give the words of what somebody is asked to have said that stand together in some record; say if none do."""
        words = self.understanding.clause
        together = self.search.held_together(self.query, words, votes=self.query.votes, least=1)
        if len(together) < min(_SEVERAL, len(words)):
            if others := self._told_apart() or self._on_an_act():
                return others
            said = listed([f"“{word}”" for word in words])
            self.assumptions.append(f"No record has {said} beside the rest, so that was left out.")
            return ()
        self.assumptions.append(f"Only what has {listed([f'“{word}”' for word in together])} in its words is shown.")
        return together

    def _told_apart(self) -> tuple[str, ...]:
        """Give the plain words of the question that stand together in some of what answers, and say that only that is shown."""
        votes = self.query.votes if self.query.kinds == (Kind.POSITION,) else None
        together = self.search.held_together(self.query, self.understanding.telling, votes=votes)
        if together:
            self.assumptions.append(f"Only what has {listed([f'“{word}”' for word in together])} in its words is shown.")
        return together

    def _on_an_act(self) -> tuple[str, ...]:
        """Give the word for what another did under a treaty, where some of what is said is on just that, and say so."""
        query, shape = self.query, self.understanding.shape
        on_it = bool(query.speakers and query.actors) or (query.intent is Intent.WHO and bool(query.treaties))
        if shape is None or query.kinds != (Kind.POSITION,) or not on_it:
            return ()
        words = [word for action, words in _WORDS_OF_ACTS.items() if action in shape.meanings for word in words]
        word = next((word for word in words if self.search.has_any(query, (word,))), None)
        if word is None:
            return ()
        self.assumptions.append(f"Only what has “{word}” in its words is shown.")
        return (word,)

    def nothing(self, query: Query) -> Outcome:
        """Say that nothing is recorded, with the nearest records, marked as such."""
        found = nearest(self.search, query)
        if not found.total:
            found = self.near_in_words(query)
        return Outcome(
            "Nothing is recorded in Rapporteur on this, as it was understood.",
            found.ids,
            0,
            nearest=bool(found.ids),
            suggestions=() if found.ids else EXAMPLES[:3],
            query=query,
        )

    def near_in_words(self, query: Query) -> Found:
        """Find what has most of the question's plain words, whatever else it asks for."""
        words = self.understanding.telling
        anywhere = Query(query.intent, speakers=query.speakers)
        together = self.search.held_together(anywhere, words, votes=False) if len(words) > 1 and not query.refs else ()
        if len(together) < max(_SEVERAL, len(words) * _MOST_OF_THEM):
            return Found()
        found = self.search.find(anywhere, words=together, votes=False)
        return Found(found.ids[:MOST_NEAREST], found.total)

    def kind_of(self, found: Found) -> Kind | None:
        """Give the kind that all records found are of; None where there are several."""
        kinds = list(self.particulars.by_kind(found.ids))
        return kinds[0] if len(kinds) == 1 else None

    def surely_in(self, found: Found, span: Span) -> tuple[int, ...]:
        """Give those of the records found that were surely said in a time: bounds of the others only overlap it."""
        first, last = span.first or date.min, span.last or date.max
        bounds = self.particulars.bounds(found.ids)
        return tuple([each for each in found.ids if each in bounds and first <= bounds[each][0] and bounds[each][1] <= last])

    def listed(self, found: Found, kind: Kind | None, query: Query) -> Outcome:
        """Give the records found, and in a sentence how many they are and which is the latest."""
        if found.ranked_among:
            self.assumptions.append(
                f"So many records have these words that only the {found.ranked_among:,} recorded last are ranked."
            )
        number = f"{counted(found.total, kind)} recorded in Rapporteur"
        if found.total == 1:
            headline = self.line(found.ids[0])
        elif kind is Kind.ALLEGATION:
            headline = f"{number}: {self.statuses(found.ids)}."
        else:
            kinds = tallied(self.particulars.by_response(found.ids), RESPONSE_WORDS) if kind is Kind.RESPONSE else ""
            said = f"{number}{f' ({kinds})' if kinds else ''}"
            first = "nearest in its words" if found.is_ranked else "the latest"
            headline = f"{said}." if query.oldest_first else f"{said}; {first}: {self.line(found.ids[0])}"
        return Outcome(headline, found.ids, found.total, query=query)

    def line(self, record_id: int) -> str:
        """Give a record's own sentence; an allegation's never goes without its status and whether it was answered."""
        return " ".join(part for part in (self.search.summary(record_id), self.standing(record_id)) if part)

    def standing(self, record_id: int) -> str:
        """Give an allegation's status and whether it was answered; nothing of any other record."""
        standing = self.particulars.standings([record_id]).get(record_id)
        if standing is None:
            return ""
        return f"Status: {STATUS_WORDS[standing.status]}. {capital(standing.answered(self.today))}"

    def statuses(self, ids: Sequence[int]) -> str:
        """Say how many of the allegations found stand at which status, and how many were answered."""
        by_status = self.particulars.by_word(ids)
        total = sum(by_status.values())
        answered, silent = self.particulars.answered(ids)
        without = total - answered - silent
        parts = [
            f"{answered:,} with a recorded response" if answered else "",
            f"{silent:,} asked without a recorded reply" if silent else "",
            f"{without:,} without a recorded response as of {spoken(self.today)}" if without else "",
        ]
        return f"{tallied(by_status, STATUS_WORDS)}; {', '.join(filter(None, parts))}"

    def when(self, ids: Sequence[int]) -> str:
        """Say from when to when that was said or done which was found."""
        return in_order(*self.particulars.span(ids))

    def name(self, entry_id: int) -> str:
        """Name an entry, without the name where it is a private individual."""
        entry = self.lexicon.get(entry_id)
        return name_of(entry) if entry else "an entry added just now"

    def names(self, ids: Sequence[int], roles: Sequence[Role]) -> str:
        """Name those who play these roles in what was found, without private individuals."""
        return many(self.particulars.names(ids, roles)) or "nobody named"


def _names_anything(query: Query) -> bool:
    dated = query.said or query.occurred or query.in_any
    worded = query.stances or query.statuses or query.responses or query.not_responses or query.unanswered or query.unattributed
    cited = query.acts or query.publishers or query.source_types
    without = any(getattr(query, slot) for slot in Query.__struct_fields__ if slot.startswith("not_"))
    return query.has_names or any((query.refs, query.resolutions, worded, cited, without, dated))
