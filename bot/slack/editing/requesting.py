"""The right of reply: corrections that anybody concerned asks for, and their answers."""

from collections.abc import Mapping
from datetime import date

from bot.answers.log import FROM_SLACK
from bot.clock import Clock
from bot.database import Database
from bot.register.vocabulary import Tlp
from bot.register.waiting import requests
from bot.register.waiting.requests import Request, Wish
from bot.slack.editing.typed_form import FormError, TypedForm
from bot.slack.people.roles import Person
from bot.slack.views.editing.requests import ACCEPTED, ANSWER_FIELDS, FIELDS
from bot.slack.views.forms import Typed


class Requesting:
    """Keep what is asked, and answer it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def faults(self, typed: Mapping[str, Typed], *, ceiling: Tlp) -> dict[str, str]:
        """Give what is wrong with a form that asks for a correction, by field; empty where it can be kept."""
        form = TypedForm(typed, date.min, frozenset(field.name for field in FIELDS))
        faults = {field.name: "This is needed." for field in FIELDS if field.required and form.text(field.name) is None}
        ref = form.text("ref")
        if ref is not None:
            with self._database.read() as session:
                if requests.record_asked(session, ref, ceiling) is None:
                    faults["ref"] = (
                        "No record of this number is published. Write it as it stands in the answer, such as ALL-0017."
                    )
        return faults

    def ask(self, typed: Mapping[str, Typed], *, person: Person, ceiling: Tlp) -> tuple[Request, bool]:
        """Keep a request, and give it; False beside it where the same was asked before. Raise RapporteurError."""
        if faults := self.faults(typed, ceiling=ceiling):
            raise FormError(faults)
        form = TypedForm(typed, date.min)
        with self._database.write() as session:
            record_id = requests.record_asked(session, form.text("ref") or "", ceiling)
            if record_id is None:  # withdrawn in this very moment
                raise FormError({"ref": "It is not published any more."})
            wish = Wish(
                record_id, form.text("wrong") or "", form.text("behalf") or "", form.text("put_right"), form.text("source")
            )
            return requests.ask(session, wish, who=f"{FROM_SLACK}{person.user_id}", now=self._clock())

    def waiting(self, request_id: int) -> Request:
        """Give a request that waits for its answer; raise RapporteurError for any other."""
        with self._database.read() as session:
            return requests.request(session, request_id)

    def answer(self, request_id: int, typed: Mapping[str, Typed], *, person: Person) -> Request:
        """Answer a request once, and give it; raise RapporteurError."""
        person.require(person.may_review, "answer what was asked for", "reviewers and admins")
        form = TypedForm(typed, date.min, frozenset(field.name for field in ANSWER_FIELDS))
        outcome, text = form.word("outcome"), form.text("answer")
        if outcome is None or text is None:
            raise FormError({"answer": "Say what came of it, and why."})
        with self._database.write() as session:
            accepted = outcome == ACCEPTED
            who = f"{FROM_SLACK}{person.user_id}"
            return requests.answer(session, request_id, text, accepted=accepted, who=who, now=self._clock())
