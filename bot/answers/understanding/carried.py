"""The query before as what is asked next needs it: who was accused now speaks, and what narrowed is dropped."""

from typing import Any

from msgspec.structs import replace

from bot.answers.query import Intent, Query
from bot.answers.understanding.accused import ACCUSED_ASKED
from bot.answers.understanding.links import Link
from bot.answers.understanding.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.understanding.tying import KEYS, Tie, class_of, families
from bot.register.vocabulary import Kind


def carried(before: Query, asked: Query, tie: Tie, *, tasked: bool) -> Query:
    """Give the query before as one for what is asked now.

    `asked` has the intent and the kinds of the question; `tasked` tells whether its own words say what it is after.
    """
    now, was = class_of(asked), class_of(before)
    if asked.intent is Intent.TIMELINE and before.intent is not Intent.TIMELINE:
        before = _as_it_came_about(before, was)
    if now is None or was is None or now is was:
        return _with(before, latest=before.latest and not tasked, history=False)
    base = Query(**{slot: getattr(before, slot) for slot in (*KEYS, "resolutions", "refs", "text")})
    if was is Kind.ALLEGATION:
        return _after_claims(base, now, tie)
    if was is Kind.TREATY_ACTION:
        states = before.actors or before.speakers or before.anyone
        base = _with(base, speakers=(), anyone=(), allegers=(), actors=states)
        speak = now is not Kind.ALLEGATION and not tie.query.speaker_types  # what did the meeting of the parties say
        others_speak = bool(families(tie.query) & {"actor"})  # what did the ICBL say about that
        return _with(base, speakers=states, actors=()) if speak and not others_speak else base
    if now is Kind.TREATY_ACTION:
        return _with(base, speakers=(), anyone=(), allegers=(), actors=before.speakers or before.actors or before.anyone)
    if was is Kind.RESPONSE and now is Kind.ALLEGATION:
        return _with(base, speakers=before.allegers, allegers=(), actors=before.speakers)
    return _after_words(base, now, tie)


def _as_it_came_about(before: Query, was: Kind | None) -> Query:
    """Give a query without what narrowed it to a part of what came about: whoever answered so, one kind of act."""
    if was is Kind.RESPONSE and (before.places or before.weapons):
        return _with(before, speakers=(), allegers=(), responses=())
    return _with(before, actions=(), standing=None) if was is Kind.TREATY_ACTION else before


def _after_claims(base: Query, now: Kind, tie: Tie) -> Query:
    """Give a query on what is alleged as the next needs it: whoever was accused acts, answers or speaks."""
    if now is Kind.TREATY_ACTION:
        return _with(base, speakers=(), anyone=(), allegers=())
    if now is Kind.RESPONSE:
        return _with(base, speakers=base.actors, allegers=base.speakers, actors=())
    them = tie.has(Link.THEY) or tie.does_it_itself or tie.turns_round  # what did the other side say, how did it vote
    speakers = (base.actors or base.speakers) if them else ()
    return _with(base, speakers=speakers, actors=() if speakers else base.actors)


def _after_words(base: Query, now: Kind, tie: Tie) -> Query:
    """Give a query on what somebody said as the next needs it: they accuse or answer, or are accused or answered."""
    if now is Kind.ALLEGATION:
        # how many deaths does he claim, and who is accused by whoever spoke
        if tie.is_done_by_them((*CLAIMING, *SAYING)) or ACCUSED_ASKED.search(tie.shape.line):
            return base
        happened = tie.shape.means((Meaning.HAPPEN, Meaning.HARM))  # when did it happen, how many were killed
        return _with(base, speakers=(), actors=() if happened else base.speakers)
    answer = tie.has(Link.THEY) or tie.is_done_by_them(ANSWERING) or families(tie.query) & {"actor"}
    if now is Kind.RESPONSE and not answer:  # who denied it
        return _with(base, speakers=base.actors, allegers=base.speakers, actors=())
    return _with(base, allegers=())


def _with(query: Query, **slots: Any) -> Query:
    return replace(query, **slots)
