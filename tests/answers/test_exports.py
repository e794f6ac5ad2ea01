import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.answers import answer, search
from bot.answers.exports import Asked, Exporting, Layout, NothingToExportError, export
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.vocabulary import Tlp
from tests.answers.conftest import TODAY
from tests.answers.parts import NAMES, allegation, fill, record, response

Made = Callable[..., tuple[str, list[str]]]


def asked(question: str | None) -> Asked:
    return Asked.read(question, TODAY, ZoneInfo("UTC"))


@pytest.fixture
def made(database: Database) -> Made:
    """Export from the test's own register, and give what was written and what is told."""

    def of(question: str | None = None, layout: Layout = Layout.MARKDOWN, **how: object) -> tuple[str, list[str]]:
        with database.snapshot() as session:
            lexicon = LexiconKeeper(database).current(session)
            exporting: Exporting = export(session, lexicon, asked(question), layout=layout, **how)  # type: ignore[arg-type]  # as given
            return b"".join(exporting.pieces).decode(), exporting.summary()

    return of


def test_a_briefing_holds_the_whole_allegation_and_says_where_it_comes_from(
    database: Database, tmp_path: Path, made: Made
) -> None:
    claim = {
        "summary": "Border Watch said that *Aland* used mines; Jane Doe saw it.",
        "citations": [{"source": "paper", "locator": "p. 3", "quote": "<mines>"}, {"source": "memo", "locator": "secret"}],
        "words": {"text": "Мины!\n- повсюду", "lang": "ru", "translation": "Mines, said Jane Doe.", "translated_by": "Ann"},
        "note": "internal",
    }
    fill(database, tmp_path, (allegation("a", **claim), allegation("b"), response("r", "a", "denial")))
    text, told = made("allegations in Smalltown")
    assert told == ["Exported 2 records under TLP:GREEN."]
    answered = "1 with a recorded response, 1 without a recorded response as of 22 November 2026"
    headline = f"2 allegations recorded in Rapporteur: 2 alleged; {answered}."
    assert text.startswith(f"# allegations in Smalltown\n\n**TLP:GREEN**\n\n{headline}\n")
    assert "- As of: 22 November 2026\n- Filter: Allegations · place: Smalltown\n" in text
    silent, whole = sorted(text.partition("\n---\n")[0].split("\n## ")[1:], key=len)
    assert (
        "- **Status: alleged (an identified source says so).**\n- **No response recorded as of 22 November 2026.**\n" in silent
    )
    assert "Border Watch said that \\*Aland\\* used mines; a private individual saw it." in whole
    assert "- **1 response recorded (denial; the latest: 3 January 2026).**\n  - RSP-0001 (3 January 2026; denial): " in whole
    assert "- Source: The Paper, A report, 2 January 2026, p. 3: “\\<mines\\>”" in whole
    assert "Words, in the language ru:\n\n> Мины!\\\n> \\- повсюду\n" in whole
    assert "Translation into English by Ann:\n\n> Mines, said a private individual.\n" in whole
    assert not any(word in text for word in ("secret", "memo", "internal", "Doe"))
    assert "\n---\n\n2 records recorded in Rapporteur as of 22 November 2026. Filter: Allegations · place: Smalltown." in text


def test_more_than_an_answer_holds_is_exported(
    database: Database, tmp_path: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_FINDINGS", 5)
    said = {"speaker": "aland", "stance": "supports", "said": "2026-01-02", "weapons": ["mine"]}
    fill(database, tmp_path, (record("position", f"p-{number}", **said) for number in range(12)))
    for question in (None, "what did Aland say about mines?"):
        assert made(question)[0].count("\n## POS-") == 12
        lines = made(question, Layout.JSONL)[0].splitlines()
        assert sum(json.loads(line)["type"] == "position" for line in lines) == 12
    assert made(None, Layout.CSV)[0].count("\r\nposition,") == 12
    assert answer.MOST_FINDINGS == 1_000


@pytest.mark.parametrize("most", [5, 20])
def test_what_is_told_first_of_victims_takes_nothing_away(
    database: Database, tmp_path: Path, made: Made, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(search, "MOST_FINDINGS", most)
    counted = {"casualties": {"killed": [2, 2], "counted_by": "watch"}}
    fill(database, tmp_path, (allegation(f"a-{number}", **(counted if number == 3 else {})) for number in range(12)))
    assert made("how many were killed by mines in Smalltown?")[0].count("\n## ALL-") == 12


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("help", "Ask who said what"),
        ("lorem ipsum", "This was not understood as a question about the register."),
        ("", "not understood"),
        ("who is right?", "Rapporteur does not say who is right"),
        ("did Aland violate the law?", "Rapporteur does not determine violations"),
        ("how do I defuse a mine?", "Rapporteur gives no advice on handling"),
        ("what did Bland say about mines?", "Nothing is recorded in Rapporteur on this"),
        ("ALL-0099", "No record ALL-0099 is published in Rapporteur."),
    ],
)
@pytest.mark.parametrize("layout", list(Layout))
def test_what_finds_no_records_exports_nothing_and_says_so(
    stores_of_one: Database, question: str, told: str, layout: Layout
) -> None:
    with stores_of_one.snapshot() as session, pytest.raises(NothingToExportError, match="Nothing was exported") as refusal:
        export(session, LexiconKeeper(stores_of_one).current(session), asked(question), layout=layout)
    assert told in refusal.value.what


@pytest.fixture(scope="module")
def stores_of_one(stores: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a register with one allegation, to ask and not to write to."""
    folder = tmp_path_factory.mktemp("one")
    database = Database(stores.empty_url("sqlite", folder))  # type: ignore[attr-defined]  # the fixture of all tests
    fill(database, folder, [allegation("a")])
    yield database
    database.dispose()


def test_a_register_without_anything_to_show_says_so(database: Database, tmp_path: Path, made: Made) -> None:
    fill(database, tmp_path, [allegation("a", tlp="AMBER"), record("position", "p", speaker="aland", stance="supports",
         said="2026", citations=[{"source": "memo"}])])  # fmt: skip
    with pytest.raises(NothingToExportError, match="1 record of which every citation is marked stricter: POS-0001"):
        made(None, Layout.JSONL)
    fill(database, tmp_path, [record("position", "p", speaker="aland", stance="supports", said="2026", tlp="GREEN")])
    with pytest.raises(NothingToExportError, match="no published record that is marked no stricter than TLP:CLEAR"):
        made(None, Layout.CSV, ceiling=Tlp.CLEAR)
    assert made(None, Layout.JSONL, ceiling=Tlp.AMBER)[0].count("\n") == 7


def test_all_names_come_along_where_they_are_asked_for(database: Database, tmp_path: Path, made: Made) -> None:
    fill(database, tmp_path, [allegation("a")])
    short, told = made(None, Layout.JSONL)
    assert told == ["Exported 6 objects under TLP:GREEN: 2 actor, 1 weapon, 1 place, 1 source, 1 allegation."]
    more = set(made(None, Layout.JSONL, all_names=True)[0].splitlines()) - set(short.splitlines())
    assert [json.loads(line)["key"] for line in more] == ["bland"]
    assert len(NAMES) == 8
