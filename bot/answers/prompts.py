"""Questions to begin with: made from what the register holds and this reader may see, so that each of them finds something."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.answers.answer import Answer, Finding
from bot.answers.answering import Answerer
from bot.answers.loading import link
from bot.answers.query import Intent, Query
from bot.answers.search import Search
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.history.overlay import PUBLICATION
from bot.register.vocabulary import Kind, Role, Tlp

MOST_PROMPTS = 4
_LOOKED_AT = 50
"""Records of a kind, the latest ones, among which one is looked for that can be asked about by name."""
_LONGEST_TITLE = 60
_NEWS = ("What is new this month", "What is new this month?")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that is offered, and what it is called."""

    title: str
    question: str


class Prompts:
    """Gives the questions of each reader's ceiling; any number of threads may ask."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, answerer: Answerer) -> None:
        self._database = database
        self._lexicons = lexicons
        self._answerer = answerer
        self._lock = threading.Lock()
        self._made: dict[Tlp, tuple[object, tuple[Prompt, ...]]] = {}

    def fitting(self, ceiling: Tlp, today: date) -> tuple[Prompt, ...]:
        """Give at most four questions, each of which was just answered: none where nothing is recorded.

        They are made anew when a day is over, and when anything was published or named.
        """
        with self._database.read() as session:
            lexicon = self._lexicons.current(session)
            state = (today, session.scalar(select(func.max(PUBLICATION.c.seq))), lexicon.edition)
            with self._lock:
                made_at, made = self._made.get(ceiling, (None, ()))
            if made_at == state:
                return made
            candidates = list(_candidates(Search(session, lexicon, ceiling)))
        found = (
            each for each in candidates if _finds(self._answerer.answer(each.question, today=today, ceiling=ceiling, most=1))
        )
        made = tuple(prompt for prompt, _ in zip(found, range(MOST_PROMPTS), strict=False))
        with self._lock:
            self._made[ceiling] = state, made
        return made


def following(answer: Answer) -> tuple[Prompt, ...]:
    """Give what could be asked next of the first record of an answer; none where it found nothing."""
    return () if answer.nearest else tuple(prompt for finding in answer.findings[:1] for prompt in _about(finding))


def _about(finding: Finding) -> Iterator[Prompt]:
    if finding.responses:
        yield Prompt(f"Who answered {finding.ref}", f"Who answered {finding.ref}?")
    yield Prompt(f"History of {finding.ref}", f"History of {finding.ref}")


def _finds(answer: Answer) -> bool:
    """Tell whether a question was read in one way only, and found what it asks for."""
    return answer.total > 0 and not answer.nearest and not answer.choices


def _candidates(search: Search) -> Iterator[Prompt]:
    """Give questions on what is latest of each kind, and behind them some for a register that lacks a kind."""
    places = _latest(search, Query(Intent.ALLEGATIONS, (Kind.ALLEGATION,)), (Role.PLACE,))
    yield from (Prompt(f"Allegations in {name}", f"What is alleged in {name}?") for name in places[:1])
    yield from _said(search)
    treaties = _latest(search, Query(Intent.TIMELINE, (Kind.TREATY_ACTION,)), (Role.TREATY,))
    yield from (Prompt(f"Parties to the {name}", f"Which states are party to the {name}?") for name in treaties[:1])
    yield Prompt(*_NEWS)
    yield from (Prompt(f"Allegations in {name}", f"What is alleged in {name}?") for name in places[1:3])
    yield Prompt("The latest allegations", "allegations")
    yield Prompt("The latest positions", "positions")


def _said(search: Search) -> Iterator[Prompt]:
    """Ask what whoever spoke last has said about what they spoke of."""
    ids = search.find(Query(Intent.POSITIONS, (Kind.POSITION,)), votes=False).ids[:_LOOKED_AT]
    by_record = _linked(search.session, ids, (Role.SPEAKER, Role.WEAPON, Role.TREATY))
    for each in ids:
        linked = by_record.get(each, [])
        speaker = next(
            (name for role, entry in linked if role is Role.SPEAKER and (name := _name(search.lexicon, entry))), None
        )
        spoken_of = ((role, _name(search.lexicon, entry)) for role, entry in linked if role is not Role.SPEAKER)
        subject = next((f"the {name}" if role is Role.TREATY else name for role, name in spoken_of if name), None)
        if speaker and subject and len(f"{speaker} on {subject}") <= _LONGEST_TITLE:
            yield Prompt(f"{speaker} on {subject}", f"What has {speaker} said about {subject}?")
            return


def _latest(search: Search, query: Query, roles: Sequence[Role]) -> list[str]:
    """Name what plays a role in the latest records that a query finds, each once, the latest first."""
    ids = search.find(query).ids[:_LOOKED_AT]
    by_record = _linked(search.session, ids, roles)
    named = (_name(search.lexicon, entry) for each in ids for _, entry in by_record.get(each, []))
    return list(dict.fromkeys(name for name in named if name))


def _linked(session: Session, ids: Sequence[int], roles: Sequence[Role]) -> dict[int, list[tuple[Role, int]]]:
    rows = session.execute(
        select(link.c.record_id, link.c.role, link.c.reference_id)
        .where(link.c.record_id.in_(ids), link.c.role.in_(roles))
        .order_by(link.c.record_id, link.c.ordinal)
    )
    found: dict[int, list[tuple[Role, int]]] = {}
    for record_id, role, reference_id in rows:
        found.setdefault(record_id, []).append((Role(role), reference_id))
    return found


def _name(lexicon: Lexicon, entry_id: int) -> str | None:
    """Give a name by which a question means this entry alone; none for a private individual."""
    entry: NamedEntry | None = lexicon.get(entry_id)
    if entry is None or entry.is_private:
        return None
    return lexicon.unmistakable(entry)
