from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.answers.answer import Finding
from bot.answers.compose import findings
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register.model import Record
from bot.register.vocabulary import Kind, ResponseKind, Status, Tlp
from tests.answers.conftest import TODAY
from tests.answers.parts import allegation, fill, record, response
from tests.conftest import Stores


def composed(database: Database, *keys: str, ceiling: Tlp = Tlp.GREEN) -> list[Finding]:
    with database.read() as session:
        ids = {each.key: each.id for each in session.scalars(select(Record))}
        lexicon = LexiconKeeper(database).current(session)
        return findings(session, lexicon, [ids[key] for key in keys], today=TODAY, ceiling=ceiling)


@settings(max_examples=40, deadline=None)
@given(chosen=st.data())
def test_an_allegation_never_comes_without_who_status_and_answer(
    stores: Stores, lexicon: Lexicon, chosen: st.DataObject
) -> None:
    database = stores.sample("sqlite")
    with database.read() as session:
        everything = list(session.scalars(select(Record.__table__.c.id)))
        some = chosen.draw(st.lists(st.sampled_from(everything), max_size=12, unique=True))
        ceiling = chosen.draw(st.sampled_from(list(Tlp)))
        found = findings(session, lexicon, some, today=TODAY, ceiling=ceiling)
    assert [each.record_id for each in found] == [each for each in some if each in {finding.record_id for finding in found}]
    for finding in found:
        assert finding.line
        assert finding.who
        assert finding.sources
        if finding.kind is Kind.ALLEGATION:
            assert finding.status in tuple(Status)
            assert finding.status_line.startswith("Status: ")
            assert finding.response_state
            assert bool(finding.responses) == ("No response recorded" not in finding.response_state)


def test_every_allegation_of_the_sample_has_its_block(ask_all: list[Finding]) -> None:
    assert len(ask_all) == 33
    assert all(finding.who and finding.status and finding.response_state for finding in ask_all)


@pytest.fixture
def ask_all(stores: Stores, lexicon: Lexicon) -> list[Finding]:
    with stores.sample("sqlite").read() as session:
        table = Record.__table__
        ids = list(session.scalars(select(table.c.id).where(table.c.ref.like("ALL-%"))))
        return findings(session, lexicon, ids, today=TODAY, ceiling=Tlp.GREEN)


def test_no_answer_is_said_with_the_day(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("a")])
    (finding,) = composed(database, "a")
    assert finding.response_state == "No response recorded as of 22 November 2026."
    assert finding.who == "Border Watch"
    assert finding.dated == "alleged: 2 January 2026"


def test_being_asked_and_silent_is_no_response_and_is_said(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("a"), response("r", "a", "no_reply", said=None, asked_by="watch", asked_on="2026-01")])
    (finding,) = composed(database, "a")
    assert finding.response_state == "Asked for a response; no reply recorded as of 22 November 2026."
    assert [each.dated for each in finding.responses] == ["asked January 2026"]


def test_descriptions_that_differ_stand_side_by_side(database: Database, tmp_path: Path) -> None:
    other = {
        "type": "source",
        "key": "radio",
        "publisher": "The Radio",
        "title": "News",
        "source_type": "broadcaster",
        "tlp": "CLEAR",
    }
    answer = response(
        "r",
        "a",
        "denial",
        citations=[{"source": "paper"}, {"source": "radio"}],
        characterised=[{"source": "paper", "kinds": ["denial"]}, {"source": "radio", "kinds": ["not_aware"]}],
    )
    fill(database, tmp_path, [other, allegation("a"), answer])
    (finding,) = composed(database, "a")
    assert finding.responses[0].characterised == ("The Paper: denial", "The Radio: not aware of it")
    assert finding.responses[0].kinds == (ResponseKind.DENIAL,)


def test_what_lies_above_the_ceiling_is_neither_shown_nor_hinted_at(database: Database, tmp_path: Path) -> None:
    fill(
        database,
        tmp_path,
        [
            allegation(
                "a",
                citations=[
                    {"source": "paper"},
                    {"source": "paper", "locator": "secret page", "tlp": "RED"},
                    {"source": "memo"},
                ],
            ),
            allegation("hidden", tlp="AMBER"),
            response("r", "a", "denial", tlp="AMBER"),
        ],
    )
    (finding,) = composed(database, "a", "hidden")
    assert finding.key == "a"
    assert finding.response_state == "No response recorded as of 22 November 2026."
    assert [(source.key, source.locator) for source in finding.sources] == [("paper", None)]
    assert [each.key for each in composed(database, "a", "hidden", ceiling=Tlp.RED)] == ["a", "hidden"]


def test_private_individuals_are_never_named(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("a", alleged_by=["jane"], summary="Jane Doe said that Aland used mines.")])
    (finding,) = composed(database, "a")
    assert finding.line == "A private individual said that Aland used mines."
    assert finding.who == "a private individual"


def test_internal_notes_never_leave_the_register(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("a", note="from a secret cable")])
    assert "cable" not in repr(composed(database, "a"))


def test_a_response_by_itself_names_the_allegation_with_its_status(database: Database, tmp_path: Path) -> None:
    fill(database, tmp_path, [allegation("a"), response("r", "a", "denial")])
    (finding,) = composed(database, "r")
    assert finding.notes == ("On ALL-0001 (status: alleged; 1 response recorded).", "Recorded as: denial.")


def test_an_assessment_is_told_with_its_body_and_standard_of_proof(database: Database, tmp_path: Path) -> None:
    assessed = record(
        "assessment",
        "s",
        assesses="a",
        body="watch",
        conclusion="not_substantiated",
        said="2026-02-01",
        standard_of_proof="reasonable grounds",
    )
    fill(database, tmp_path, [allegation("a"), assessed])
    (finding,) = composed(database, "a")
    assert finding.notes[0].startswith("Border Watch did not find it substantiated (standard of proof: reasonable grounds)")


def test_the_treaty_status_on_the_alleged_day_is_a_note(stores: Stores) -> None:
    (finding,) = composed(stores.sample("sqlite"), "izium-pfm-2022")
    assert "Ukraine was a State Party to the Anti-Personnel Mine Ban Convention throughout that time." in finding.notes
    assert "Human Rights Watch says that this would breach the Anti-Personnel Mine Ban Convention, article 1." in finding.notes


def test_a_translation_is_kept_apart_from_the_words(database: Database, tmp_path: Path) -> None:
    words = {"text": "Мы против", "lang": "ru", "translation": "We are against", "translated_by": "the recorder"}
    said = record("position", "p", speaker="aland", stance="opposes", said="2026-01-02", words=words)
    fill(database, tmp_path, [said])
    (finding,) = composed(database, "p")
    assert finding.words is not None
    assert (finding.words.text, finding.words.translation, finding.words.translated_by) == (
        "Мы против",
        "We are against",
        "the recorder",
    )


def test_findings_of_nothing_are_none(stores: Stores, lexicon: Lexicon) -> None:
    with stores.sample("sqlite").read() as session:
        assert findings(session, lexicon, [], today=date(2026, 1, 1), ceiling=Tlp.CLEAR) == []
        assert findings(session, lexicon, [10**9], today=date(2026, 1, 1), ceiling=Tlp.CLEAR) == []
