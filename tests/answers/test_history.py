"""The history of a record as an answer, and the words of its differences."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import answering
from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.differences import Mark, word_differences
from bot.answers.query import Intent
from bot.answers.rendering import as_text
from bot.answers.unanswered import came_of
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register import documents, writing
from bot.register.interchange.importing import import_files
from tests.answers import parts
from tests.answers.conftest import Ask
from tests.register.material import lines
from tests.register.test_reading import statements

TODAY = date(2026, 11, 22)


@given(before=st.text("ab c", max_size=30), after=st.text("ab c", max_size=30))
def test_differences_hold_both_texts(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    if not pieces:
        assert before.split() == after.split()
        return
    if any("…" in piece.text for piece in pieces):
        return
    for text, left_out in ((before, Mark.ADDED), (after, Mark.REMOVED)):
        assert " ".join(piece.text for piece in pieces if piece.mark is not left_out).split() == text.split()


def test_differences_of_long_texts_are_short_and_quick() -> None:
    kept = [f"word{number}" for number in range(5_000)]
    pieces = word_differences(" ".join(kept), " ".join([*kept[:2_500], "new", *kept[2_500:]]))
    assert [(piece.mark, len(piece.text.split())) for piece in pieces] == [(Mark.KEPT, 7), (Mark.ADDED, 1), (Mark.KEPT, 7)]
    unlike = word_differences(" ".join("ab" * 5_000), " ".join("ba" * 4_000 + "c" * 999))
    assert sum(len(piece.text.split()) for piece in unlike) < 400


@pytest.fixture
def answered(database: Database, tmp_path: Path) -> Answerer:
    """Give a register whose allegation was corrected, moved and answered."""
    parts.fill(database, tmp_path, [parts.allegation("seen", summary="Jane Doe saw landmines in Smalltown.")])
    cited = [{"source": "paper"}, {"source": "memo", "quote": "A secret."}, {"source": "paper", "locator": "p. 4"}]
    changes = (
        [parts.allegation("seen", summary="Border Watch reported landmines near Smalltown.", alleged_actor=["bland", "jane"])],
        [parts.response("reply", "seen", "denial")],
        [parts.allegation("seen", summary="Border Watch reported landmines near Smalltown.", status="contested",
                          alleged_actor=["bland", "jane"], citations=cited)],
    )  # fmt: skip
    for day, changed in enumerate(changes, 1):
        file = lines(tmp_path / f"{day}.jsonl", *changed)
        import_files(database, [file], who="slack:U0123456", now=parts.NOW + timedelta(days=day))
    return Answerer(database, LexiconKeeper(database))


@pytest.mark.parametrize("question", ["history of ALL-0001", "show the changes to all-1"])
def test_a_history_in_the_terminal(answered: Answerer, question: str) -> None:
    answer = answered.answer(question, today=TODAY)
    assert (answer.intent, answer.total, answer.value) == (Intent.RECORD, 1, {"changes": 4})
    text = as_text(answer)
    assert answer.headline.startswith("History of ALL-0001 since it was first published: 4 entries")
    assert "Status: contested. 1 response recorded." in answer.headline
    assert "23 November 2026, 09:00 UTC — ALL-0001: status moved from alleged to contested, by somebody in Slack" in text
    assert "Sources: The Paper, A report {+· The Paper, A report (p. 4)+}" in text
    assert "22 November 2026, 09:00 UTC — RSP-0001: published" in text
    assert "Summary: [-A private individual saw-] {+Border Watch reported+} landmines [-in-] {+near+} Smalltown." in text
    assert "Alleged to have acted: [-Aland-] {+Bland and a private individual+}" in text
    for hidden in ("Jane", "secret", "U0123456", "memo"):
        assert hidden not in text


def test_a_history_of_some_days(answered: Answerer) -> None:
    since = answered.answer("what changed in ALL-0001 since 22 November 2026", today=date(2026, 11, 30))
    assert [entry.ref for entry in since.log] == ["ALL-0001", "RSP-0001"]
    then = answered.answer("as recorded on 21 November 2026: history of ALL-0001", today=TODAY)
    assert [entry.done for entry in then.log] == ["corrected", "published"]


def test_a_long_history_is_bounded_and_asked_for_at_once(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_LOGGED", 10)
    parts.fill(database, tmp_path, [parts.allegation("seen")])
    with database.write() as session:
        for number in range(13):
            changed = documents.from_fields(parts.allegation("seen", summary=f"Version {number}."))
            at = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(minutes=number)
            writing.save(session, [changed], who="ann", why="", now=at)
    answerer = Answerer(database, LexiconKeeper(database))

    def history(start: int = 0, most: int = 1_000) -> Answer:
        return answerer.answer("history of ALL-0001", today=TODAY, start=start, most=most)

    history()
    with statements(database) as few:
        history(start=3, most=2)
    with statements(database) as many:
        assert len(history().log) == 10
    assert len(many) == len(few)
    assert "10 of 14 entries are shown. Ask for “history of ALL-0001 until 21 November 2026”" in as_text(history())
    page = history(start=12, most=6)
    assert ([entry.done for entry in page.log], page.logged) == (["corrected", "published"], 14)


def test_a_tombstone_is_left_of_a_withdrawn_record(database: Database, tmp_path: Path) -> None:
    fields = parts.record("position", "said", speaker="aland", stance="opposes", said="2026-01-02", summary="Aland opposes.")
    parts.fill(database, tmp_path, [fields])
    with database.write() as session:
        gone = documents.from_fields({**fields, "state": "withdrawn"})
        writing.save(session, [gone], who="ben", why="Jane Doe asked for it", now=datetime(2026, 11, 21, 9, tzinfo=UTC))
    answerer = Answerer(database, LexiconKeeper(database))
    said = "POS-0001 was withdrawn on 21 November 2026: A private individual asked for it."
    alone = answerer.answer("POS-0001", today=TODAY)
    assert (alone.headline, alone.total, alone.findings) == (said, 0, ())
    assert not came_of(alone).found_nothing
    history = answerer.answer("history of POS-0001", today=TODAY)
    assert history.headline.startswith(said)
    assert [entry.done for entry in history.log] == ["withdrawn", "published"]
    assert "opposes" not in as_text(history)
    assert answerer.answer("history of POS-0002", today=TODAY).headline == "No record POS-0002 is published in Rapporteur."


@pytest.mark.parametrize("question", ["what changed in izium-pfm-2022?", "log of izium-pfm-2022", "izium-pfm-2022 history"])
def test_a_history_is_asked_for_by_key_too(ask_sqlite: Ask, question: str) -> None:
    answer = ask_sqlite(question)
    assert (answer.intent, answer.query.history, answer.query.refs) == (Intent.RECORD, True, ("izium-pfm-2022",))
    assert answer.log
