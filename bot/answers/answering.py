"""From a question to its answer, in one transaction."""

from collections.abc import Callable, Iterable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.answers.answer import MOST_FINDINGS, Answer
from bot.answers.as_it_stood import as_it_stood, has_entries
from bot.answers.compose import findings
from bot.answers.kept import Kept
from bot.answers.log import MOST_LOGGED, log_entries
from bot.answers.looking_back import AsOf, LookedBack, looked_back
from bot.answers.open_dates import with_dates_settled
from bot.answers.outcomes.by_intent import outcome_of
from bot.answers.query import Intent, Query
from bot.answers.search import Search
from bot.answers.understanding.following import followed
from bot.answers.understanding.understand import Understanding, understand
from bot.answers.wording import name_of, understood
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.history.log import Told
from bot.register.history.past import stood_at
from bot.register.vocabulary import Kind, Tlp

_INTENT_OF_KIND = {Kind.POSITION: Intent.POSITIONS, Kind.ALLEGATION: Intent.ALLEGATIONS}
_UTC = ZoneInfo("UTC")


class Answerer:
    """Answers questions from the register; any number of threads may ask at once."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, zone: ZoneInfo = _UTC) -> None:
        """Keep the parts; nothing is read before the first question. `zone` is that of days on which the register changed."""
        self._database = database
        self._lexicons = lexicons
        self._zone = zone

    def answer(
        self,
        question: str,
        *,
        today: date,
        ceiling: Tlp = Tlp.GREEN,
        kind: Kind | None = None,
        start: int = 0,
        most: int = MOST_FINDINGS,
        as_of: AsOf | None = None,
        asked_on: date | None = None,
        context: Kept | None = None,
    ) -> Answer:
        """Answer a question as typed.

        `kind` is what a command asks for, whatever the words say. Only `most` findings from the `start`th on are composed;
        `total` counts all. With `as_of`, or words that look back, the answer is the one that would have been given then.
        Relative dates count from the day that the words look back to, else from `asked_on`, which is `today` unless told.
        `context` is the conversation's last answer: a question that goes on from it takes over what it lacks, and says so.
        A command that decides on another kind than that answer's begins anew.
        """
        looked = looked_back(question, self._zone, asked_on or today)
        if looked.fault:
            return _not_looked_back(question, looked, today)
        seen = looked.as_of or as_of
        counted_from = looked.as_of.day if looked.as_of else asked_on or today

        def answered(search: Search) -> Answer:
            def read(asked: str, year: int | None) -> Understanding:
                return understand(
                    asked,
                    search.lexicon,
                    counted_from,
                    is_key=search.is_key,
                    publishes=search.publishes,
                    knows=lambda word: bool(search.known_words((word,))),
                    kind=_INTENT_OF_KIND.get(kind) if kind else None,
                    year=year,
                )

            goes_on = kind is None or (context and context.query and kind in context.query.kinds)
            understanding = followed(looked.question, context if goes_on else None, search.lexicon, counted_from, read)
            if isinstance(understanding, str):
                return Answer(question, Intent.UNKNOWN, today, Query(), understanding)
            settled = with_dates_settled(search, replace(understanding, question=question), counted_from)
            return self._answered(search, settled, seen.day if seen else today, start, most)

        return self._read(answered, ceiling, seen)

    def answer_query(
        self,
        query: Query,
        *,
        question: str = "",
        today: date,
        ceiling: Tlp = Tlp.GREEN,
        start: int = 0,
        most: int = MOST_FINDINGS,
        as_of: AsOf | None = None,
    ) -> Answer:
        """Answer a question that is understood already."""

        def answered(search: Search) -> Answer:
            return self._answered(search, Understanding(question, query), as_of.day if as_of else today, start, most)

        return self._read(answered, ceiling, as_of)

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Give the names behind keys, without those of private individuals; unknown keys are passed over."""
        lexicon = self._lexicons.current()
        found = ((key, lexicon.id_of(key)) for key in keys)
        return {key: name_of(lexicon.named(entry_id)) for key, entry_id in found if entry_id is not None}

    def _read(self, answered: Callable[[Search], Answer], ceiling: Tlp, as_of: AsOf | None) -> Answer:
        with self._database.read() as session:
            if as_of is None:
                return answered(Search(session, self._lexicons.current(session), ceiling))
            with stood_at(session, as_of.moment):
                # Where nothing was recorded yet there were no names either, and the question would not be understood.
                lexicon = self._lexicons.current(session if has_entries(session) else None)
                search = Search(session, lexicon, ceiling)
                return as_it_stood(search, answered(search), as_of, self._zone)

    def _answered(self, search: Search, understanding: Understanding, today: date, start: int, most: int) -> Answer:
        outcome = outcome_of(search, understanding, today, self._zone)
        session, lexicon, ceiling = search.session, search.lexicon, search.ceiling
        query = outcome.query or understanding.query
        # A history is paged by its entries; the record that it is of stands on each page.
        shown, told = (
            (outcome.ids[start : start + most], ()) if not outcome.log else (outcome.ids, _page(outcome.log, start, most))
        )
        return Answer(
            question=understanding.question,
            intent=understanding.query.intent,
            as_of=today,
            query=query,
            headline=outcome.headline,
            understood=understood(query, lexicon) if _is_search(query) else "",
            total=outcome.total,
            findings=tuple(findings(session, lexicon, shown, today=today, ceiling=ceiling)),
            nearest=outcome.nearest,
            value=outcome.value,
            refused=understanding.refusal,
            assumptions=(*understanding.assumptions, *outcome.assumptions),
            notices=outcome.notices,
            suggestions=outcome.suggestions,
            choices=understanding.choices,
            log=log_entries(session, lexicon, ceiling, told, self._zone) if told else (),
            logged=len(outcome.log),
        )


def _not_looked_back(question: str, looked: LookedBack, today: date) -> Answer:
    """Say why a question can't be answered as of the moment it names; a day is never guessed."""
    better = (looked.better,) if looked.better else ()
    return Answer(question, Intent.UNKNOWN, today, Query(), looked.fault, suggestions=better)


def _is_search(query: Query) -> bool:
    return query.intent not in {Intent.HELP, Intent.UNKNOWN, Intent.REFUSED}


def _page(log: tuple[Told, ...], start: int, most: int) -> tuple[Told, ...]:
    return log[start : start + min(most, MOST_LOGGED)]
