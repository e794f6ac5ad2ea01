"""Questions, by whichever way they come."""

from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.asked import StoppedError
from bot.register.vocabulary import Kind
from bot.slack.desk import Desk
from bot.slack.journal import RequestLine
from bot.slack.people.naming import with_names
from bot.slack.place import Place, reply
from bot.slack.questions import Asking
from bot.slack.standing import carrying
from bot.slack.views.answers import Footing, answer_page

LONGEST_QUESTION = 1_000
"""Characters of a question that are read; whatever follows is no question any more."""


def read_of(question: str) -> str:
    """Give as much of a question as is read."""
    return question[:LONGEST_QUESTION]


def answer_privately(desk: Desk, question: str, place: Place, kind: Kind | None, line: RequestLine) -> None:
    """Answer for the eyes of one person, who may share it where sharing makes sense."""
    asked_id = desk.questions.remember(read_of(question), place, kind=kind)
    asking = Asking(read_of(question), kind, desk.questions.before(asked_id, place))
    answer_remembered(desk, asking, place, _noted(asked_id, question), line)


def answer_openly(
    desk: Desk, question: str, place: Place, asked_id: int, line: RequestLine, *, kind: Kind | None = None
) -> Answer | None:
    """Answer a question that is remembered already, in a thread for all of its readers; give None where it was stopped."""
    asking = Asking(read_of(question), kind, before=desk.questions.before(asked_id, place))
    return answer_remembered(desk, asking, place, _noted(asked_id, question), line)


def answer_remembered(desk: Desk, asking: Asking, place: Place, footing: Footing, line: RequestLine) -> Answer | None:
    """Answer a question that is remembered under the number in `footing`, and keep what its conversation goes on from.

    Give the answer, or None where it was stopped before it was posted.
    """
    person = desk.person(place.user_id)
    ceiling = desk.people.ceiling(person, place.channel_id)
    answer = with_names(desk.questions.answer(asking, ceiling=ceiling), desk.people.name, ceiling)
    line.note(answer.intent)
    line.note(f"{answer.total} found")
    page = answer_page(answer, replace(footing, may_share=desk.may_share(person, place)))
    key = None
    if footing.asked_id is not None:  # kept first: whoever sees the answer may go on from it at once
        openly, typed = carrying(place, page.shown), not footing.names_question
        try:
            key = desk.questions.keep(footing.asked_id, asking, answer, page.refs, openly, typed=typed)
        except StoppedError:  # whoever stopped it was told so
            line.note("stopped")
            return None
    reply(desk.slack, place, page.message, desk.standing(page.shown, key))
    return answer


def _noted(asked_id: int, question: str) -> Footing:
    cut = len(question) > LONGEST_QUESTION
    return Footing(asked_id, note=f"Only the first {LONGEST_QUESTION:,} characters were read." if cut else "")
