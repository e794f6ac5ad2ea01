"""The past against copies that were taken when it was the present."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from bot.answers.answering import Answerer
from bot.answers.looking_back import AsOf
from bot.answers.rendering import as_json
from bot.database import Database
from bot.names.lexicon import LexiconKeeper
from bot.register import acts, rows
from bot.register import documents as docs
from bot.register.folding import stems
from bot.register.model import Allegation, Record, Treaty
from bot.register.overlay import CHANGE, PUBLICATION
from bot.register.past import document_at, past_of, stood_at
from bot.register.past_search import ranked
from bot.register.reading import document_of, id_of, records
from bot.register.vocabulary import RecordState, Tlp
from bot.register.writing import RuleBrokenError, save
from tests.register.material import (
    NOW,
    PUBLISHED,
    REFERENCES,
    Fields,
    allegation,
    assessment,
    documents,
    place,
    position,
    response,
    treaty_action,
)

TABLES = (rows.ENTRY, rows.REFERENCE, rows.SOURCE, rows.RECORD, *rows.OWNED, CHANGE, PUBLICATION)
MINUTE = timedelta(minutes=1)
WORDS = ("mines", "denied", "scattered", "mines mines", "said that mines were used", "nothing")
QUESTIONS = (
    "allegations in Izium",
    "what is new",
    "corrections",
    "how many allegations against Ukr",
    "who said mines",
    "is Ukr a party to the APMBC",
    "positions on mines denied",
)


def told(text_: str) -> Fields:
    return {"summary": f"Hrw reported: {text_}."}


FIELDS: dict[str, st.SearchStrategy[Fields]] = {
    "izium-pfm": st.one_of(
        st.sampled_from(WORDS).map(told),
        st.sampled_from(["contested", "alleged", "retracted"]).map(lambda status: {"status": status}),
        st.sampled_from([[], ["izium"], ["izium", "kupiansk"]]).map(lambda places: {"places": places}),
        st.sampled_from([["ukr"], []]).map(lambda actors: {"alleged_actor": actors}),
        st.sampled_from([[], ["hrw-2023"], ["hrw-2023", "monitor-2023"]]).map(
            lambda sources: {"citations": [{"source": each, "quote": "They scattered mines."} for each in sources]}
        ),
    ),
    "other": st.sampled_from(WORDS).map(told),
    "pos": st.one_of(st.sampled_from(WORDS).map(told), st.sampled_from([{"stance": "opposes"}, {"said": "2020-05"}])),
    "reply": st.one_of(
        st.sampled_from(WORDS).map(told),
        st.sampled_from([{"kinds": ["denial", "receipt"]}, {"kinds": ["denial"]}, {"responds_to": "other"}]),
    ),
    "judged": st.sampled_from([{"conclusion": "refuted"}, {"standard_of_proof": "likely"}]),
    "joined": st.sampled_from([{"deposited": "2010-01-01"}, {"action": "signature"}]),
    "ukr": st.sampled_from([{"name": "Ukr"}, {"name": "Ukr Republic"}, {"aliases": ["Ukrs", {"text": "U", "ambiguous": True}]}]),
    "izium": st.sampled_from([{"name": "Izium"}, {"parent": "kharkiv"}, {"aliases": ["Izyum"]}]),
    "ap-mine": st.sampled_from([{"covered_by": [{"treaty": "apmbc"}]}, {"aliases": ["mines"]}, {"level": "type"}]),
    "hrw-2023": st.sampled_from([{"title": "Another report"}, {"published_on": "2023-02"}]),
}
BASES: dict[str, Fields] = {
    "izium-pfm": allegation(weapons=["ap-mine"], alleged_actor=["ukr"], places=["izium"]),
    "other": allegation("other"),
    "pos": position(weapons=["ap-mine"]),
    "reply": response(),
    "judged": assessment(),
    "joined": treaty_action(),
    "kharkiv": place("kharkiv", place_type="oblast"),
    "kupiansk": place("kupiansk"),
    **{str(fields["key"]): fields for fields in REFERENCES},
}
ACTS = st.sampled_from(["save", "save", "save", "submit", "publish", "send_back", "withdraw"])
STEPS = st.lists(st.tuples(st.sampled_from(list(FIELDS)), ACTS, st.data()), min_size=3, max_size=6)


@pytest.fixture
def begun(database: Database) -> Database:
    """Give a register of a few names and records."""
    published = [fields | PUBLISHED if "summary" in fields else fields for fields in BASES.values()]
    with database.write() as session:
        save(session, documents(published), who="Ada", why="to begin with", now=NOW)
    return database


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.tuples(st.sampled_from(list(FIELDS)), ACTS), min_size=2, max_size=5), values=st.data())
def test_the_past_is_what_the_present_was(begun: Database, drawn: list[tuple[str, str]], values: st.DataObject) -> None:
    moment = latest(begun)
    copies = {moment: copied(begun, moment)}
    for key, act in drawn:
        moment += MINUTE
        try:
            do(begun, key, act, values.draw(FIELDS[key]), moment)
        except RuleBrokenError:
            continue
        copies[moment] = copied(begun, moment)
    for then, copy in copies.items():
        for seen in (then, then + MINUTE / 2):
            with begun.read() as session, stood_at(session, seen):
                assert contents(session) == copy.contents
                assert found(session) == copy.found
        assert answers(begun, then, looking_back=True) == copy.answers


class Copy(msgspec.Struct):
    contents: Any
    found: Any
    answers: Any


def copied(database: Database, moment: datetime) -> Copy:
    with database.read() as session:
        return Copy(contents(session), found(session), answers(database, moment, looking_back=False))


def contents(session: Session) -> dict[str, list[Any]]:
    """Give all rows of the register, without the ids of aliases: those mean nothing."""
    shown = {table.name: [column for column in table.columns if column is not rows.ALIAS.c.id] for table in TABLES}
    return {name: sorted(map(repr, session.execute(select(*columns)))) for name, columns in shown.items()}


def found(session: Session) -> list[Any]:
    """Give what searches find, in their order."""
    hits = [ranked(session, stems(words)) for words in WORDS]
    return [session.scalars(select(each.c.record_id).order_by(each.c.rank.desc(), each.c.record_id)).all() for each in hits]


def answers(database: Database, moment: datetime, *, looking_back: bool) -> list[dict[str, Any]]:
    """Give answers without what is said only of a look back."""
    answerer = Answerer(database, LexiconKeeper(database))
    as_of = AsOf(moment, moment.date(), "then")
    given_then = []
    for question in QUESTIONS:
        answer = as_json(answerer.answer(question, today=moment.date(), as_of=as_of if looking_back else None))
        answer["headline"] = answer["headline"].removeprefix("As the register stood then: ")
        del answer["text"], answer["notices"]
        given_then.append(answer)
    return given_then


def latest(database: Database) -> datetime:
    with database.read() as session:
        last: datetime = session.scalars(select(CHANGE.c.at).order_by(CHANGE.c.at.desc()).limit(1)).one()
        return last


def do(database: Database, key: str, act: str, fields: Fields, now: datetime) -> None:
    with database.write() as session:
        record_id = id_of(session, key)
        assert record_id is not None
        document = document_of(session, record_id)
        if act == "save" or not isinstance(document, docs.RecordDocument):
            changed = docs.from_fields({**docs.to_fields(document), **fields})  # type: ignore[arg-type]
            save(session, [changed], who="Ada", why="to change it", now=now)
        elif act == "submit":
            acts.submit(session, record_id, who="Ada", now=now)
        elif act == "publish":
            acts.publish(session, record_id, who="Viktor", now=now)
        elif act == "send_back":
            acts.send_back(session, record_id, who="Viktor", now=now, why="unclear")
        else:
            acts.withdraw(session, record_id, who="Viktor", now=now, why="it was wrong")
