"""From a question to its answer, in one transaction."""

from datetime import date

from sqlalchemy.orm import Session

from bot.answers.answer import MOST_FINDINGS, Answer
from bot.answers.compose import findings
from bot.answers.outcomes import outcome_of
from bot.answers.query import Intent, Query
from bot.answers.search import Search
from bot.answers.understand import Understanding, understand
from bot.answers.wording import understood
from bot.database import Database
from bot.names.lexicon import Lexicon, LexiconKeeper
from bot.register.vocabulary import Kind, Tlp

_INTENT_OF_KIND = {Kind.POSITION: Intent.POSITIONS, Kind.ALLEGATION: Intent.ALLEGATIONS}


class Answerer:
    """Answers questions from the register; any number of threads may ask at once."""

    def __init__(self, database: Database, lexicons: LexiconKeeper) -> None:
        """Keep the parts; nothing is read before the first question."""
        self._database = database
        self._lexicons = lexicons

    def answer(
        self,
        question: str,
        *,
        today: date,
        ceiling: Tlp = Tlp.GREEN,
        kind: Kind | None = None,
        start: int = 0,
        most: int = MOST_FINDINGS,
    ) -> Answer:
        """Answer a question as typed.

        `kind` is what a command asks for, whatever the words say. Only `most` findings from the `start`th on are composed;
        `total` counts all.
        """
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            search = Search(session, lexicon, ceiling)
            understanding = understand(
                question, lexicon, today, is_key=search.is_key, kind=_INTENT_OF_KIND.get(kind) if kind else None
            )
            return _answered(session, search, understanding, today, start, most)

    def answer_query(
        self,
        query: Query,
        *,
        question: str = "",
        today: date,
        ceiling: Tlp = Tlp.GREEN,
        start: int = 0,
        most: int = MOST_FINDINGS,
    ) -> Answer:
        """Answer a question that is understood already."""
        with self._database.read() as session:
            search = Search(session, self._lexicons.current(session), ceiling)
            return _answered(session, search, Understanding(question, query), today, start, most)


def _answered(session: Session, search: Search, understanding: Understanding, today: date, start: int, most: int) -> Answer:
    outcome = outcome_of(search, understanding, today)
    lexicon: Lexicon = search.lexicon
    shown = outcome.ids[start : start + most]
    query = outcome.query or understanding.query
    return Answer(
        question=understanding.question,
        intent=understanding.query.intent,
        as_of=today,
        query=query,
        headline=outcome.headline,
        understood=understood(query, lexicon) if _is_search(query) else "",
        total=outcome.total,
        findings=tuple(findings(session, lexicon, shown, today=today, ceiling=search.ceiling)),
        nearest=outcome.nearest,
        value=outcome.value,
        refused=understanding.refusal,
        assumptions=(*understanding.assumptions, *outcome.assumptions),
        notices=outcome.notices,
        suggestions=outcome.suggestions,
    )


def _is_search(query: Query) -> bool:
    return query.intent not in {Intent.HELP, Intent.UNKNOWN, Intent.REFUSED}
