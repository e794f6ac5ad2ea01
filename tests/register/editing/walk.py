"""A walk by random acts, allowed and forbidden, beside a model; the whole register is looked at after each of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from bot.database import Database
from bot.register import documents as docs
from bot.register.document_parts import Citation
from bot.register.editing import acts
from bot.register.editing.edits import EditConflictError
from bot.register.editing.moves import StatusMove
from bot.register.editing.opening import UnknownRecordError
from bot.register.interchange.importing import ImportRefusedError, import_files
from bot.register.model import Change, Entry, Publication
from bot.register.vocabulary import ChangeAct, News, Status
from bot.register.writing import RuleBrokenError
from tests.register.editing import expected, invariants
from tests.register.editing.expected import Fields, World, plain
from tests.register.material import (
    NOW,
    PUBLISHED,
    actor,
    allegation,
    assessment,
    documents,
    lines,
    position,
    response,
    source,
)

PEOPLE = ("Renee", "Viktor", "Vera")
CONCLUSIONS = ("finding", "not_substantiated", "refuted")
NOBODY = 1_000_000
APT = {
    "submit": ("draft",),
    "publish": ("in_review",),
    "send_back": ("in_review",),
    "withdraw": ("published",),
    "restore": ("withdrawn",),
    "revise": ("draft", "in_review"),
    "correct": ("published",),
}
"""On records in which state an act is tried more often than on others."""
ERRORS: dict[str, type[Exception]] = {"rule": RuleBrokenError, "conflict": EditConflictError, "unknown": UnknownRecordError}
COUNTS: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
"""For each engine, how often each act was allowed and refused."""

REFERENCES = (
    actor("ukr"),
    actor("hrw", actor_type="ngo"),
    actor("icbl", actor_type="ngo"),
    *(source(key, independence_group=group) for key, group in expected.GROUPS.items()),
)
TAMPERING = (
    update(Change).values(why="never mind"),
    update(Publication).values(news=News.NEW),
    delete(Change),
    delete(Publication),
)

which = st.sampled_from(range(12))
person = st.sampled_from(PEOPLE)
why = st.sampled_from(("because",) * 7 + (" ",))
stale = st.sampled_from((False,) * 5 + (True,))
cited = st.sampled_from(sorted(expected.GROUPS))
edited = st.sampled_from(
    (
        {"summary": "Somebody said another thing."},
        {"summary": "Somebody said a third thing."},
        {"note": "looked at"},
        {"tlp": "GREEN"},
        {"sensitivity": "none"},
        {"sensitivity": None},
        {"said": "2023-11-03"},
        {"said": {"latest": "2023-11-14", "precision": "before"}},
        {"citations": [{"source": "hrw-1"}]},
        {"citations": [{"source": "hrw-1"}, {"source": "icbl-1"}]},
        {"citations": []},
        {"author": "Vera"},
    )
)
edited_by_kind: dict[str, list[Fields]] = {
    "allegation": [{"status": status} for status in expected.MOVES],
    "response": [{"kinds": ["admission"]}, {"kinds": ["denial"]}],
    "assessment": [{"conclusion": "refuted"}, {"standard_of_proof": "clear and convincing"}],
    "position": [{"stance": "condemns"}, {"venue": "Geneva"}],
}


class Walk(RuleBasedStateMachine):
    """One register, several people, and the model beside it."""

    def __init__(self, opened: Callable[[], Database], folder: Path) -> None:
        super().__init__()
        self.database = opened()
        self.engine = self.database.engine.dialect.name
        self.world = World()
        self.ids: dict[str, int] = {}
        self.file = folder / "arrives.jsonl"
        self.made = 0

    @initialize()
    def begin(self) -> None:
        self.arrives(allegation(**PUBLISHED, citations=[{"source": "hrw-1"}]))
        self.arrives(allegation("first", **PUBLISHED, citations=[{"source": "hrw-1"}, {"source": "icbl-1"}]))
        self.drafts(allegation("second", citations=[{"source": "hrw-2"}], sensitivity="none"), "Renee")
        self.drafts(response(kinds=["admission"], citations=[{"source": "ministry-1"}], sensitivity="none"), "Renee")

    # --- acts ---

    @rule(who=person, why=why, kind=st.sampled_from(("position", "allegation")), source=cited, pick=which, new=st.booleans())
    def draft(self, *, who: str, why: str, kind: str, source: str, pick: int, new: bool) -> None:
        make = position if kind == "position" else allegation
        contradicts = {"key": self.key(pick), "relation": "contradicts"}
        key = self.new_key() if new else self.key(pick)
        related = [contradicts] if kind == "position" else []
        self.drafts(make(key, citations=[{"source": source}], related=related, sensitivity="none"), who, why)

    @rule(who=person, pick=which, source=cited, kind=st.sampled_from(("admission", "denial", "receipt")))
    def add_response(self, *, who: str, pick: int, source: str, kind: str) -> None:
        self.responds(self.key(pick), kind, source, who)

    @rule(
        who=person,
        pick=which,
        concludes=st.sampled_from(CONCLUSIONS),
        standard=st.sampled_from((None, "reasonable grounds to believe")),
    )
    def add_assessment(self, *, who: str, pick: int, concludes: str, standard: str | None) -> None:
        self.assesses(self.key(pick), concludes, standard, who)

    @rule(who=person, why=why, pick=which, stale=stale, act=st.sampled_from(("submit", "publish") * 2 + ("send_back",)))
    def review(self, *, who: str, why: str, pick: int, stale: bool, act: str) -> None:
        self.steps(act, self.key(pick, "", *APT[act]), who, why, stale=stale)

    @rule(who=person, why=why, pick=which, stale=stale, act=st.sampled_from(("withdraw", "restore", "submit")))
    def take_back(self, *, who: str, why: str, pick: int, stale: bool, act: str) -> None:
        self.steps(act, self.key(pick, "", *APT[act]), who, why, stale=stale)

    @rule(
        who=person,
        why=why,
        pick=which,
        stale=stale,
        to=st.sampled_from((*expected.MOVES, "corroborated", "contested")),
        source=st.sampled_from((*sorted(expected.GROUPS), None)),
        alleged_by=st.sampled_from(((), ("hrw",), ("icbl",))),
    )
    def move_status(
        self, *, who: str, why: str, pick: int, stale: bool, to: str, source: str | None, alleged_by: tuple[str, ...]
    ) -> None:
        key = self.movable(pick, to)
        again = self.world.records[key].now.get("status") == "retracted"
        self.moves(key, to, source, alleged_by if again or pick == 0 else (), stale=stale, who=who, why=why)

    @rule(
        who=person,
        others=which,
        pick=which,
        source=cited,
        to=st.sampled_from((*CONCLUSIONS, "acknowledged", "contested")),
    )
    def move_status_on_what_is_let_out(self, *, who: str, others: int, pick: int, source: str, to: str) -> None:
        """Record what a status rests on, or what only seems to bear it out, let it out, and move the status."""
        key = self.movable(pick, to)
        if to in CONCLUSIONS:
            self.assesses(key, to, "reasonable grounds to believe" if others % 2 else None, who)
        elif to == "acknowledged":
            self.responds(key, "admission", source, who)
        elif others % 2:
            self.responds(key, "denial", source, who)
        else:
            contradicts = [{"key": key, "relation": "contradicts"}]
            self.drafts(position(self.new_key(), citations=[{"source": source}], related=contradicts, sensitivity="none"), who)
        answer = list(self.world.records)[-1]
        self.steps("submit", answer, who, "because", stale=False)
        self.steps("publish", answer, self.reviewer(answer, others), "because", stale=False)
        self.moves(key, to, source, (), stale=False, who=who, why="because")

    @rule(who=person, why=why, pick=which, stale=stale, edit=edited, own_kind=which)
    def revise(self, *, who: str, why: str, pick: int, stale: bool, edit: Fields, own_kind: int) -> None:
        self.edits("revise", self.key(pick, "", *APT["revise"]), edit, own_kind, stale, who=who, why=why)

    @rule(who=person, why=why, pick=which, stale=stale, edit=edited, own_kind=which, others=which)
    def correct(self, *, who: str, why: str, pick: int, stale: bool, edit: Fields, own_kind: int, others: int) -> None:
        key = self.key(pick, "", *APT["correct"])
        reviewer = self.reviewer(key, others, who) if others else " "
        self.edits("correct", key, edit, own_kind, stale, who=who, why=why, reviewer=reviewer)

    @rule(
        pick=which,
        edit=edited,
        own_kind=which,
        state=st.sampled_from((None, "draft", "in_review", "published", "withdrawn")),
        reviewer=st.sampled_from((None, *PEOPLE)),
    )
    def import_again(self, *, pick: int, edit: Fields, own_kind: int, state: str | None, reviewer: str | None) -> None:
        key = self.key(pick)
        now = self.world.records[key].now
        edit = self.edit_of(key, edit, own_kind) if state is None or own_kind % 2 else {}
        self.arrives({**now, **edit, "state": state or now.get("state"), "reviewer": reviewer or now.get("reviewer")})

    @rule(pick=which, who=person, others=which)
    def let_out(self, *, pick: int, who: str, others: int) -> None:
        """Take a record all the way to readers, as far as these two may."""
        key = self.key(pick or 1, "", "draft", "in_review")
        if self.world.records[key].state == "draft":
            self.steps("submit", key, who, "because", stale=False)
        self.steps("publish", key, self.reviewer(key, others), "because", stale=False)

    @rule(pick=which, who=person, others=which)
    def take_back_and_let_out_again(self, *, pick: int, who: str, others: int) -> None:
        key = self.key(pick or 1, "", "published", "withdrawn")
        if self.world.records[key].state == "published":
            self.steps("withdraw", key, who, "in doubt", stale=False)
        self.steps("restore", key, who, "the doubt is gone", stale=False)
        self.steps("publish", key, self.reviewer(key, others), "read once more", stale=False)

    @rule(who=person, pick=which, how=st.integers(0, len(TAMPERING) + 1))
    def trespass(self, *, who: str, pick: int, how: int) -> None:
        """Act on a record that is not there, or alter what has happened."""
        if how > len(TAMPERING):
            act: Callable[..., Any] = (acts.submit, acts.publish, acts.withdraw, acts.restore, acts.send_back)[pick % 5]
            on_nothing = NOBODY + len(self.ids)
            self.perform(act.__name__, "unknown", lambda session: act(session, on_nothing, who=who, why="because", now=NOW))
            return
        replacing = (
            insert(Change)
            .prefix_with("OR REPLACE")
            .values(id=1, entry_id=1, version=1, act=ChangeAct.CREATED, at=NOW, who="Eve", why="", before=None, after={})
        )
        last = replacing if self.engine == "sqlite" else text("TRUNCATE change CASCADE")
        statement: Any = (*TAMPERING, last)[how]
        with self.refused("tamper", DatabaseError, "history is never altered"), self.database.write() as session:
            session.execute(statement)
        self.look()

    # --- how they are done ---

    def drafts(self, fields: Fields, who: str, why: str = "recorded") -> None:
        document = document_of(fields)
        self.perform(
            "draft",
            self.world.draft(fields, who=who, why=why),
            lambda session: acts.draft(session, document, who=who, why=why, now=NOW),
        )

    def responds(self, about: str, kind: str, source: str, who: str) -> None:
        """Answer an allegation; a denial says besides that it contradicts it, which does not make it more than a denial."""
        related = [{"key": about, "relation": "contradicts"}] if kind == "denial" else []
        cited = [{"source": source}]
        fields = response(self.new_key(), responds_to=about, kinds=[kind], citations=cited, related=related, sensitivity="none")
        document = document_of(fields)
        assert isinstance(document, docs.ResponseDocument)
        self.perform(
            "add_response",
            self.world.draft(fields, who=who, why="recorded", about=about),
            lambda session: acts.add_response(session, self.ids[about], document, who=who, now=NOW),
        )

    def assesses(self, about: str, concludes: str, standard: str | None, who: str) -> None:
        fields = assessment(self.new_key(), assesses=about, conclusion=concludes, citations=[{"source": "icbl-1"}])
        fields = {**fields, "standard_of_proof": standard, "sensitivity": "none"}
        document = document_of(fields)
        assert isinstance(document, docs.AssessmentDocument)
        self.perform(
            "add_assessment",
            self.world.draft(fields, who=who, why="recorded", about=about),
            lambda session: acts.add_assessment(session, self.ids[about], document, who=who, now=NOW),
        )

    def moves(
        self, key: str, to: str, source: str | None, alleged_by: tuple[str, ...], *, stale: bool, who: str, why: str
    ) -> None:
        version, stale = self.version(key, stale)
        move = StatusMove(Status(to), Citation(source=source) if source else None, alleged_by=alleged_by)
        self.perform(
            "move_status",
            self.world.move(key, to, source=source, alleged_by=list(alleged_by), stale=stale, who=who, why=why),
            lambda session: acts.move_status(session, self.ids[key], move, version=version, now=NOW, who=who, why=why),
        )

    def steps(self, act: str, key: str, who: str, why: str, *, stale: bool) -> None:
        version, stale = self.version(key, stale)
        done: Callable[..., Any] = getattr(acts, act)
        self.perform(
            act,
            self.world.step(key, act, who=who, why=why, stale=stale),
            lambda session: done(session, self.ids[key], who=who, why=why, now=NOW, version=version),
        )

    def edits(self, act: str, key: str, edit: Fields, own_kind: int, stale: bool, **people: str) -> None:
        """Edit what was seen; where it has changed since, see that nothing is lost, and save both edits together."""
        version, stale = self.version(key, stale)
        history = self.world.records[key].history
        seen = history[version - 1].fields
        own = plain({**seen, **self.edit_of(key, edit, own_kind)})
        done: Callable[..., Any] = getattr(acts, act)

        def save_as(document: docs.RecordDocument, at: int) -> Callable[[Session], object]:
            return lambda session: done(session, self.ids[key], document, version=at, now=NOW, **people)

        outcome = self.world.edit(key, own, stale=stale, **people)
        refused = self.perform(act, outcome, save_as(document_of(own), version))
        if isinstance(refused, EditConflictError):
            now = history[-1].fields
            assert docs.to_fields(refused.own or refused.seen) == docs.to_fields(document_of(own))
            assert (refused.seen, refused.current) == (document_of(seen), document_of(now))
            assert [(each.who, each.why, each.field, each.old, each.new) for each in refused.changes] == [
                (after.who, after.why, name, before.fields.get(name), after.fields.get(name))
                for before, after in pairwise(history[version - 1 :])
                for name in sorted({*before.fields, *after.fields})
                if before.fields.get(name) != after.fields.get(name)
            ]
            together, clashes = expected.merge(seen, now, own)
            found = refused.merged()
            assert (found.document, {clash.field for clash in found.clashes}) == (document_of(together), clashes)
            outcome = self.world.edit(key, together, stale=False, **people)
            self.perform(f"{act}, merged", outcome, save_as(found.document, refused.version))

    def arrives(self, fields: Fields) -> None:
        outcome = self.world.arrive(fields, who="Ada")
        refusal = ImportRefusedError if outcome == "rule" else None
        with self.refused("import", refusal):
            import_files(self.database, [lines(self.file, plain(fields))], who="Ada", now=NOW)
        if not isinstance(outcome, str):
            self.happened(outcome)
        self.look()

    def perform(self, name: str, outcome: expected.Outcome, act: Callable[[Session], object]) -> Exception | None:
        """Do an act that must turn out as the model says, and look at the whole register; give the error that it raised."""
        error = ERRORS[outcome] if isinstance(outcome, str) else None
        with self.refused(name, error) as raised, self.database.write() as session:
            act(session)
        if not isinstance(outcome, str):
            self.happened(outcome)
        self.look()
        return raised[0] if raised else None

    @contextmanager
    def refused(self, name: str, error: type[Exception] | None, match: str | None = None) -> Iterator[list[Exception]]:
        """See that what is done within is refused by this error, or done if there is none; count it."""
        raised: list[Exception] = []
        if error is None:
            yield raised
        else:
            with pytest.raises(error, match=match) as caught:
                yield raised
            raised.append(caught.value)
        outcome = error.__name__ if error else "allowed"
        COUNTS[self.engine][name, outcome] += 1
        event(f"{name}: {outcome}")

    def happened(self, change: expected.Change) -> None:
        self.world.apply(change)
        if change.key not in self.ids:
            with self.database.read() as session:
                self.ids[change.key] = session.scalars(select(Entry.id).where(Entry.key == change.key)).one()

    def key(self, pick: int, kind: str = "", *states: str) -> str:
        """Pick a record of a kind; but for every third pick one in these states, where there is any."""
        of_kind = [key for key, held in self.world.records.items() if held.now["type"].startswith(kind)]
        apt = [key for key in of_kind if self.world.records[key].state in states] if pick % 3 else []
        among = apt or of_kind
        return among[pick % len(among)]

    def movable(self, pick: int, to: str) -> str:
        """Pick a published allegation, and mostly one whose status can move there."""
        published = [key for key in self.world.published() if self.world.records[key].now["type"] == "allegation"]
        can = [key for key in sorted(published) if to in expected.MOVES[self.world.records[key].now.get("status", "alleged")]]
        return can[pick % len(can)] if can and pick % 4 else self.key(pick, "allegation", "published")

    def reviewer(self, key: str, others: int, *writing: str) -> str:
        """Pick somebody who wrote nothing of a record, or now and then somebody who did, its author last."""
        held = self.world.records.get(key)
        author = held.now.get("author") if held else None
        writers = [each for each in PEOPLE if each in {*writing, *(held.writers if held else ()), author}]
        strangers = [each for each in PEOPLE if each not in writers]
        among = strangers if others % 3 else [each for each in writers if each != author]
        among = among or list(PEOPLE)
        return among[others % len(among)]

    def new_key(self) -> str:
        self.made += 1
        return f"record-{self.made}"

    def version(self, key: str, stale: bool) -> tuple[int, bool]:
        """Give the version that somebody saw, and whether the record has changed since."""
        last = len(self.world.records[key].history)
        return (last - 1, True) if stale and last > 1 else (last, False)

    def edit_of(self, key: str, edit: Fields, own_kind: int) -> Fields:
        """Give an edit that any record can have, or one that only its kind can."""
        own = edited_by_kind[self.world.records[key].now["type"]]
        return own[own_kind % len(own)] if own_kind > 5 else edit

    def look(self) -> None:
        """Compare the whole register with the model."""
        with self.database.read() as session:
            assert session.scalar(select(func.count()).select_from(Entry)) == len(REFERENCES) + len(self.ids)
            invariants.hold(session, self.world)

    def teardown(self) -> None:
        self.database.dispose()


def document_of(fields: Fields) -> docs.RecordDocument:
    (document,) = documents([plain(fields)])
    assert isinstance(document, docs.RecordDocument)
    return document
