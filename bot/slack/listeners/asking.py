"""Questions, by whichever way they come."""

from dataclasses import replace

from bot.register.vocabulary import Kind
from bot.slack.desk import Desk
from bot.slack.journal import RequestLine
from bot.slack.naming import with_names
from bot.slack.place import Place, reply
from bot.slack.views.answers import Footing, answer_message

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; whatever follows is no question any more."""


def read_of(question: str) -> str:
    """Give as much of a question as is read."""
    return question[:LONGEST_QUESTION]


def answer_privately(desk: Desk, question: str, place: Place, kind: Kind | None, line: RequestLine) -> None:
    """Answer for the eyes of one person, who may share it where sharing makes sense."""
    person = desk.person(place.user_id)
    asked_id = desk.questions.remember(read_of(question), place, kind=kind)
    footing = Footing(asked_id, may_share=not person.outside and not place.is_direct)
    _answer(desk, question, place, kind, line, footing)


def answer_openly(desk: Desk, question: str, place: Place, asked_id: int, line: RequestLine) -> None:
    """Answer a question that is remembered already, in a thread for all of its readers."""
    _answer(desk, question, place, None, line, Footing(asked_id))


def _answer(desk: Desk, question: str, place: Place, kind: Kind | None, line: RequestLine, footing: Footing) -> None:
    ceiling = desk.people.ceiling(desk.person(place.user_id), place.channel_id)
    answer = with_names(desk.questions.answer(read_of(question), kind=kind, ceiling=ceiling), desk.people.name, ceiling)
    line.note(answer.intent)
    line.note(f"{answer.total} found")
    if len(question) > LONGEST_QUESTION:
        footing = replace(footing, note=f"Only the first {LONGEST_QUESTION:,} characters were read.")
    reply(desk.slack, place, answer_message(answer, footing))
