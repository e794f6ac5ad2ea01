"""Questions, by whichever way they come."""

from bot.register.vocabulary import Kind
from bot.slack.desk import Desk
from bot.slack.journal import RequestLine
from bot.slack.place import Place, reply
from bot.slack.views.answers import Footing, answer_message

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; whatever follows is no question any more."""


def answer_privately(desk: Desk, question: str, place: Place, kind: Kind | None, line: RequestLine) -> None:
    """Answer for the eyes of one person, who may share it where sharing makes sense."""
    person = desk.person(place.user_id)
    may_share = not person.outside and not place.is_direct
    _answer(desk, question, place, kind, line, may_share=may_share)


def answer_openly(desk: Desk, question: str, place: Place, line: RequestLine) -> None:
    """Answer in a thread for all of its readers."""
    _answer(desk, question, place, None, line, may_share=False)


def _answer(desk: Desk, question: str, place: Place, kind: Kind | None, line: RequestLine, *, may_share: bool) -> None:
    ceiling = desk.people.ceiling(desk.person(place.user_id), place.channel_id)
    answer, asked_id = desk.questions.ask(question[:LONGEST_QUESTION], place, kind=kind, ceiling=ceiling)
    line.note(answer.intent)
    line.note(f"{answer.total} found")
    cut_off = f"Only the first {LONGEST_QUESTION:,} characters were read." if len(question) > LONGEST_QUESTION else ""
    reply(desk.slack, place, answer_message(answer, Footing(asked_id, may_share=may_share, note=cut_off)))
