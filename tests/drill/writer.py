"""`python -m tests.drill.writer FILE`: one writer, who goes through the register's own writing and keeps a ledger of it."""

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Database, lock_publications
from bot.register import documents as docs
from bot.register.document_parts import Breach, Citation
from bot.register.editing import acts
from bot.register.editing.moves import StatusMove
from bot.register.editing.opening import opened
from bot.register.model import Change, Entry
from bot.register.vocabulary import Sensitivity, Status, Tlp
from bot.register.writing import RuleBrokenError, save
from tests.drill.ledger import Act, Ledger
from tests.drill.material import SOURCES, Subject, some_subject, treaty_key
from tests.drill.shared_clock import SharedClock

PATIENCE = 120.0
"""Seconds to wait for a database that is away, before it is said to be gone for good."""
ROLLED_BACK = 0.1
"""The share of transactions that end in a rollback after all has been written."""


@dataclass(frozen=True)
class Order:
    """What one writer is to do: so much news, spread over so many seconds."""

    number: int
    url: str
    folder: str
    clock: str
    seed: int
    news: int
    seconds: float
    names: int
    subjects: tuple[Subject, ...] = ()
    """Records that are there already, and theirs from now on."""


Deed = Callable[[Session, Subject, str], tuple[Subject, bool]]
"""Does something to a record in a transaction, with the token as its reason: the record after it, and whether it is news."""


class Writer:
    """Writes records, corrects them, moves, withdraws and restores them; nobody else touches them."""

    def __init__(self, order: Order, database: Database) -> None:
        self._order = order
        self._database = database
        self._chance = Random(order.seed)
        self._ledger = Ledger(Path(order.folder), f"writer-{order.number}")
        self._clock = SharedClock(Path(order.clock))
        self._subjects = {subject.key: subject for subject in order.subjects}
        self._made = 0
        self._tokens = 0
        self._news = 0
        self._now = self._clock.now()

    def write(self) -> None:
        """Do all that is ordered, and at the end let out half of what is in review; the other half stays there."""
        start = time.monotonic()
        while self._news < self._order.news:
            due = start + self._order.seconds * self._news / self._order.news
            time.sleep(max(0.0, due - time.monotonic()))
            self._transact(self._some_deeds(self._chance.randint(1, 6)))
        waiting = [subject for subject in self._subjects.values() if subject.state == "in_review"]
        for subject in waiting[::2]:
            while not self._transact([(subject, self._publish)]):
                pass

    def _some_deeds(self, count: int) -> list[tuple[Subject, Deed]]:
        """Choose what to do in one transaction, each to another record."""
        deeds: dict[str, tuple[Subject, Deed]] = {}
        for _ in range(count):
            if not self._subjects or self._chance.random() < 0.42:
                made = self._new_subject()
                deeds[made.key] = (made, self._draft if self._chance.random() < 0.15 else self._print)
                continue
            subject = self._chance.choice(list(self._subjects.values()))
            deed = self._chance.choice(self._possible(subject))
            if subject.key not in deeds and (subject.about or "") not in deeds:
                deeds[subject.key] = (subject, deed)
        return list(deeds.values())

    def _possible(self, subject: Subject) -> list[Deed]:
        match subject.state:
            case "draft":
                return [self._submit]
            case "in_review":
                return [self._publish, self._publish, self._revise]
            case "withdrawn":
                return [self._restore]
        deeds: list[Deed] = [self._correct, self._correct, self._import_again]
        if subject.kind == "allegation":
            deeds += [self._move_status] if subject.status != "contested" else []
            deeds += [self._answer] if subject.tlp == "CLEAR" else []
        if not subject.is_answered and subject.kind != "response":  # an answer keeps its allegation where it is
            deeds += [self._withdraw, self._submit, self._turn_to_another_treaty]
        return deeds

    def _transact(self, deeds: list[tuple[Subject, Deed]]) -> bool:
        """Do it in one transaction, at random slow or rolled back, and enter it if it is committed; tell whether it was."""
        self._now = self._clock.now()
        done: list[Act] = []
        after: list[Subject] = []
        try:
            with self._database.write() as session:
                for subject, deed in deeds:
                    self._tokens += 1
                    token = f"w{self._order.number}-{self._tokens}"
                    changed, news = deed(session, subject, token)
                    after.append(changed)
                    done.append(act_of(token, changed, news=news))
                    if (about := changed.about) and changed.key not in self._subjects:
                        after.append(replace(self._subjects[about], is_answered=True))
                time.sleep(
                    self._chance.choices((0, self._chance.uniform(0, 0.03), self._chance.uniform(0, 0.2)), (14, 5, 1))[0]
                )
                if self._chance.random() < ROLLED_BACK:
                    session.rollback()
                    return False
        except RuleBrokenError:
            raise  # the writer itself is at fault
        except Exception as fault:  # noqa: BLE001  (whatever it was: the register says what became of it)
            print(f"{type(fault).__name__}: {str(fault)[:300]}", file=sys.stderr, flush=True)
            time.sleep(self._chance.uniform(0, 0.3))
            if not done or not self._is_committed(done[0]):
                return False
        self._subjects |= {subject.key: subject for subject in after}
        self._news += sum(act.news for act in done)
        self._ledger.enter(done)
        return True

    def _is_committed(self, act: Act) -> bool:
        """Ask the register whether an act is in it, as soon as it can be asked."""
        give_up = time.monotonic() + PATIENCE
        asked = select(Change.id).join(Entry, Entry.id == Change.entry_id).where(Entry.key == act.key, Change.why == act.token)
        while True:
            try:
                with self._database.write() as session:  # which waits for whoever may still be committing it
                    lock_publications(session)
                    return session.scalar(asked) is not None
            except Exception:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.2)

    # --- what can be done to a record --------------------------------------------------------------------------------------

    def _new_subject(self) -> Subject:
        self._made += 1
        effective = (self._now + dt.timedelta(days=self._chance.randint(0, 9))).date()
        return some_subject(self._chance, f"w{self._order.number}-r{self._made}", self._order.names, effective.isoformat())

    def _print(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        """Bring a record in that is published already, as an import does, or bring its next edition in."""
        ids = save(session, [subject.document()], who="import", why=token, now=self._now).ids
        return replace(subject, record_id=ids[subject.key]).told(), True

    def _draft(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        drafted = subject.document(is_draft=True)
        assert isinstance(drafted, docs.RecordDocument)
        ids = acts.draft(session, drafted, who="first", why=token, now=self._now).ids
        return replace(subject, record_id=ids[subject.key], state="draft"), False

    def _answer(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        self._made += 1
        key = f"w{self._order.number}-r{self._made}"
        return self._print(session, Subject(key, "response", None, None, None, "CLEAR", about=subject.key), token)

    def _submit(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        acts.submit(session, subject.record_id, who="first", why=token, now=self._now)
        return replace(subject, state="in_review"), False

    def _revise(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        subject, document, version = self._next_edition(session, subject)
        acts.revise(session, subject.record_id, document, version=version, who="first", why=token, now=self._now)
        return subject, False

    def _publish(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        tlp, harmless = Tlp(subject.tlp), Sensitivity.NONE
        acts.publish(session, subject.record_id, who="second", why=token, now=self._now, tlp=tlp, sensitivity=harmless)
        news = subject.was_withdrawn or subject.told_edition != subject.edition
        return replace(subject, state="published").told(), news

    def _correct(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        subject, document, version = self._next_edition(session, subject)
        acts.correct(
            session, subject.record_id, document, version=version, who="third", reviewer="second", why=token, now=self._now
        )
        return subject.told(), True

    def _import_again(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        subject, document, _ = self._next_edition(session, subject)
        save(session, [document], who="import", why=token, now=self._now)
        return subject.told(), True

    def _turn_to_another_treaty(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        """Correct a record so that it may leave filters that it was in, and come under others."""
        subject, document, _ = self._next_edition(session, subject)
        treaty = treaty_key(self._chance.randrange(self._order.names))
        match document:
            case docs.PositionDocument():
                document = msgspec.structs.replace(document, treaties=(treaty,))
            case docs.AllegationDocument():
                document = msgspec.structs.replace(document, treaties=(Breach(treaty=treaty, said_by=("drill-watch",)),))
            case docs.TreatyActionDocument():
                document = msgspec.structs.replace(document, treaty=treaty)
        save(session, [document], who="import", why=token, now=self._now)
        return replace(subject, treaty=treaty).told(), True

    def _move_status(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        status = Status.CORROBORATED if subject.status == "alleged" else Status.CONTESTED
        move = StatusMove(status, Citation(source=SOURCES[1], locator=token))
        acts.move_status(session, subject.record_id, move, who="third", why=token, now=self._now)
        return replace(subject, status=status.value).told(), True

    def _withdraw(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        acts.withdraw(session, subject.record_id, who="second", why=token, now=self._now)
        return replace(subject, state="withdrawn", was_withdrawn=True), True

    def _restore(self, session: Session, subject: Subject, token: str) -> tuple[Subject, bool]:
        acts.restore(session, subject.record_id, who="third", why=token, now=self._now)
        return replace(subject, state="in_review"), False

    def _next_edition(self, session: Session, subject: Subject) -> tuple[Subject, docs.RecordDocument, int]:
        """Give the next edition of a record, its document, and the version that it follows on."""
        subject = replace(subject, edition=subject.edition + 1)
        standing = opened(session, subject.record_id)
        return subject, msgspec.structs.replace(standing.document, summary=subject.summary), standing.version


def act_of(token: str, subject: Subject, *, news: bool) -> Act:
    return Act(
        token, news, subject.key, subject.kind, subject.state, subject.treaty, subject.actor, subject.place, subject.tlp,
        subject.effective, subject.about,
    )  # fmt: skip


def main() -> None:
    """Do what the order in the file says."""
    order = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Order)
    database = Database(order.url)
    Writer(order, database).write()
    database.dispose()


if __name__ == "__main__":
    main()
