"""The past against copies that were taken when it was the present."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from bot.answers.answering import Answerer
from bot.answers.looking_back import AsOf
from bot.answers.privacy import masked
from bot.answers.rendering import as_json
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register import documents as docs
from bot.register import rows
from bot.register.editing import acts
from bot.register.folding import stems
from bot.register.history.overlay import CHANGE, PUBLICATION
from bot.register.history.past import document_at, stood_at
from bot.register.history.past_search import ranked
from bot.register.model import Record
from bot.register.reading import document_of, id_of, records, visible
from bot.register.vocabulary import Role, Tlp
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
QUESTIONS = ("allegations in Izium", "corrections", "is Ukr a party to the APMBC", "positions on mines denied")


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
    "ukr": st.sampled_from(
        [{"name": "Ukr"}, {"name": "Ukr Republic"}, {"aliases": ["Ukrs", {"text": "U", "ambiguous": True}]}]
    ),
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


@pytest.fixture
def begun(database: Database) -> Database:
    """Give a register of a few names and records."""
    begin(database, NOW)
    return database


def begin(database: Database, now: datetime) -> None:
    published = [fields | PUBLISHED if "summary" in fields else fields for fields in BASES.values()]
    with database.write() as session:
        save(session, documents(published), who="Ada", why="to begin with", now=now)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(st.tuples(st.sampled_from(list(FIELDS)), ACTS), min_size=2, max_size=4),
    values=st.data(),
    chosen=st.integers(0, 4),
)
def test_the_past_is_what_the_present_was(
    begun: Database, drawn: list[tuple[str, str]], values: st.DataObject, chosen: int
) -> None:
    answerer = Answerer(begun, LexiconKeeper(begun))
    moment = latest(begun) + MINUTE
    begin(begun, moment)  # an example begins where the one before it began
    copies = {moment: copied(begun, answerer, moment)}
    for key, act in drawn:
        moment += MINUTE
        try:
            do(begun, key, act, values.draw(FIELDS[key]), moment)
        except RuleBrokenError:
            continue
        copies[moment] = copied(begun, answerer, moment)
    for then, copy in copies.items():
        with begun.read() as session, stood_at(session, then + MINUTE / 2):
            assert (contents(session), found(session)) == copy[:2]
    then = sorted(copies)[chosen % len(copies)]
    assert answers(answerer, then, looking_back=True) == copies[then][2]


def copied(database: Database, answerer: Answerer, moment: datetime) -> tuple[Any, Any, Any]:
    with database.read() as session:
        return contents(session), found(session), answers(answerer, moment, looking_back=False)


def contents(session: Session) -> dict[str, list[Any]]:
    """Give all rows of the register, without the ids of aliases: those mean nothing."""
    shown = {table.name: [column for column in table.columns if column is not rows.ALIAS.c.id] for table in TABLES}
    return {name: sorted(map(repr, session.execute(select(*columns)))) for name, columns in shown.items()}


def found(session: Session) -> list[Any]:
    """Give what searches find, in their order."""
    hits = [ranked(session, stems(words)) for words in WORDS]
    return [session.scalars(select(each.c.record_id).order_by(each.c.rank.desc(), each.c.record_id)).all() for each in hits]


def answers(answerer: Answerer, moment: datetime, *, looking_back: bool) -> list[dict[str, Any]]:
    """Give answers without what is said only of a look back."""
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
        assert document is not None
        if act == "save" or not isinstance(document, docs.RecordDocument):
            changed = docs.from_fields({**docs.to_fields(document), **fields})
            save(session, [changed], who="Ada", why="to change it", now=now)
        elif act == "submit":
            acts.submit(session, record_id, who="Ada", now=now)
        elif act == "publish":
            acts.publish(session, record_id, who="Viktor", now=now)
        elif act == "send_back":
            acts.send_back(session, record_id, who="Viktor", now=now, why="unclear")
        else:
            acts.withdraw(session, record_id, who="Viktor", now=now, why="it was wrong")


def corrected(database: Database, key: str, now: datetime, **fields: Any) -> None:
    do(database, key, "save", fields, now)


def test_a_search_gives_the_order_that_it_gave_then(begun: Database) -> None:
    texts = [
        " ".join(["mines"] * often + ["denied"] * (length % 2) + ["word"] * length)
        for often in (1, 2, 3)
        for length in range(1, 30, 4)
    ]
    with begun.write() as session:
        positions = [position(f"p{number}", summary=text_, **PUBLISHED) for number, text_ in enumerate(texts)]
        save(session, documents(positions), who="Ada", why="", now=NOW + MINUTE)
    with begun.read() as session:
        then = found(session)
    with begun.write() as session:
        later = [position(f"p{number}", summary=f"mines denied {text_}", **PUBLISHED) for number, text_ in enumerate(texts[:9])]
        later += [position(f"q{number}", summary="mines " * number + "word", **PUBLISHED) for number in range(1, 9)]
        save(session, documents(later), who="Ada", why="", now=NOW + 2 * MINUTE)
    with begun.read() as session:
        assert found(session) != then
    with begun.read() as session, stood_at(session, NOW + MINUTE):
        assert found(session) == then


def test_a_document_as_it_was_on_a_day(begun: Database) -> None:
    corrected(begun, "pos", NOW + MINUTE, summary="The second.")
    corrected(begun, "pos", NOW + 2 * MINUTE, summary="The third.")
    with begun.read() as session:
        record_id = id_of(session, "pos")
        assert record_id is not None
        assert document_at(session, record_id, NOW - MINUTE) is None
        said = [document_at(session, record_id, NOW + number * MINUTE) for number in (0, 1, 1.5, 2, 9)]
        assert [each.summary for each in said if isinstance(each, docs.PositionDocument)] == [
            "Somebody said something.", "The second.", "The second.", "The third.", "The third.",
        ]  # fmt: skip
        assert said[-1] == document_of(session, record_id)


def test_mapped_records_are_of_the_past_and_may_be_used_afterwards(begun: Database) -> None:
    corrected(begun, "izium-pfm", NOW + MINUTE, summary="Corrected.", places=[], citations=[{"source": "monitor-2023"}])
    with begun.read() as session:
        with stood_at(session, NOW):
            (then,) = records(session, session.scalars(select(Record.id).where(Record.key == "izium-pfm")))
        (now,) = records(session, session.scalars(select(Record.id).where(Record.key == "izium-pfm")))
    assert (then.summary, len(then.linked(*Role)), then.citations[0].source.key) == ("Somebody said something.", 4, "hrw-2023")
    assert (now.summary, len(now.linked(*Role)), now.citations[0].source.key) == ("Corrected.", 3, "monitor-2023")
    assert (now.id, now.ref, now.recorded_at) == (then.id, then.ref, then.recorded_at)


def test_nothing_is_left_for_whoever_uses_the_connection_next(begun: Database) -> None:
    """Also where it failed; and a statement that PostgreSQL has prepared on it is not answered from what it knew."""
    summary = select(Record.summary).where(Record.key == "pos")
    corrected(begun, "pos", NOW + MINUTE, summary="Corrected.")
    with begun.write() as session:  # a connection may have temporary tables of its own, and statements that are prepared
        session.execute(text("CREATE TEMPORARY TABLE somebody_elses (id integer)"))
        assert {session.scalar(summary) for _ in range(9)} == {"Corrected."}

    def present() -> str | None:
        with begun.read() as session:
            return session.scalar(summary)

    with begun.read() as session, stood_at(session, NOW):
        assert session.scalar(summary) == "Somebody said something."
    assert present() == "Corrected."
    with pytest.raises(ZeroDivisionError), begun.read() as session, stood_at(session, NOW):
        _ = 1 / len(session.scalars(select(Record.id).where(Record.key == "nobody")).all())
    assert present() == "Corrected."
    with begun.engine.connect() as connection:
        assert [name for name in temporary_names(connection) if name.startswith("past_")] == []
    with begun.write() as session:
        save(session, documents([position("another")]), who="Ada", why="", now=NOW + 2 * MINUTE)


def temporary_names(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        return list(connection.scalars(text("SELECT name FROM sqlite_temp_master")))
    return list(connection.scalars(text("SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema()")))


def test_looking_back_and_writing_do_not_wait_for_each_other(begun: Database) -> None:
    corrected(begun, "pos", NOW + MINUTE, summary="Corrected.")
    summary = select(Record.summary).where(Record.key == "pos")
    with begun.read() as session, stood_at(session, NOW):
        writer = threading.Thread(target=corrected, args=(begun, "other", NOW + 2 * MINUTE), kwargs={"summary": "Once more."})
        writer.start()
        writer.join(5)
        assert not writer.is_alive()
        assert session.scalar(summary) == "Somebody said something."
        assert session.scalar(select(Record.summary).where(Record.key == "other")) == "Somebody said something."
    with begun.write() as writing:
        save(writing, documents([position("pos", summary="Not yet.", **PUBLISHED)]), who="Ada", why="", now=NOW + 3 * MINUTE)
        with begun.read() as session, stood_at(session, NOW + MINUTE):
            assert session.scalar(summary) == "Corrected."


def test_what_is_marked_stricter_now_is_not_seen_by_looking_back(begun: Database) -> None:
    quoted = [{"source": "hrw-2023", "quote": "Named by name."}, {"source": "monitor-2023", "quote": "Open."}]
    corrected(begun, "pos", NOW + MINUTE, citations=quoted)
    marked = [{**quoted[0], "tlp": "RED"}, {"source": "monitor-2023", "quote": "Open.", "tlp": "CLEAR"}]
    corrected(begun, "pos", NOW + 2 * MINUTE, citations=marked)
    corrected(begun, "izium-pfm", NOW + 2 * MINUTE, tlp="AMBER")
    with begun.read() as session, stood_at(session, NOW + MINUTE):
        keys = session.scalars(select(Record.key).where(visible(Tlp.GREEN), Record.key.in_(["pos", "izium-pfm"]))).all()
        assert keys == ["pos"]
        (pos,) = records(session, session.scalars(select(Record.id).where(Record.key == "pos")))
        assert [cited.tlp for cited in pos.citations] == [Tlp.RED, Tlp.CLEAR]


def test_private_individuals_of_today_are_private_at_all_times(begun: Database) -> None:
    keeper = LexiconKeeper(begun)
    with begun.write() as session:
        jane = {"type": "actor", "key": "jane", "name": "Jane Doe", "actor_type": "official"}
        save(session, documents([jane]), who="Ada", why="", now=NOW + MINUTE)
    private = {"type": "actor", "key": "jane", "name": "A. Witness", "actor_type": "private_individual", "aliases": ["J. Doe"]}
    with begun.write() as session:
        save(session, documents([private]), who="Ada", why="", now=NOW + 2 * MINUTE)
    for moment in (NOW, NOW + MINUTE):
        with begun.read() as session, stood_at(session, moment):
            lexicon = keeper.current(session)
            assert masked("J. Doe saw it.", lexicon) == "A private individual saw it."
            assert (masked("Jane Doe saw it.", lexicon) == "A private individual saw it.") == (moment > NOW)


def test_where_nothing_came_later_nothing_is_laid_over(begun: Database) -> None:
    with begun.read() as session, stood_at(session, NOW):
        assert temporary_names(session.connection()) == []


def test_the_past_is_read_in_a_transaction_of_its_own(begun: Database) -> None:
    with begun.read() as session:
        session.execute(select(Record.id)).all()
        with pytest.raises(ValueError, match="of its own"), stood_at(session, NOW):
            pass
    with begun.write() as session, pytest.raises(ValueError, match="of its own"), stood_at(session, NOW):
        pass
    with begun.read() as session, stood_at(session, NOW), pytest.raises(ValueError, match="of its own"), stood_at(session, NOW):
        pass
