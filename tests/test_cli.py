"""What an operator types, on a real SQLite file: answers, imports, digests, and mistakes."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import cli, settings
from bot.cli import main
from bot.database import Database
from bot.register import writing
from bot.register.dates import spoken
from bot.register.interchange.importing import Phase, Progress
from bot.register.reading import id_of
from tests.conftest import Stores
from tests.conversations.conftest import RECORDED_AT, REGISTER, filling
from tests.processes.news import configure, write_news
from tests.processes.programs import surroundings

FIELDS_OF_AN_ANSWER = {
    "question", "intent", "as_of", "understood", "assumptions", "headline", "total", "findings", "value", "refused",
    "suggestions", "text",
}  # fmt: skip
UNDERSTOOD = {
    "kinds", "speakers", "actors", "treaties", "weapons", "places", "stances", "statuses", "responses", "said", "occurred",
    "text",
}  # fmt: skip
FIELDS_OF_A_FINDING = {"ref", "key", "kind", "line", "status", "responses", "sources"}
FIELDS_OF_A_SOURCE = {"key", "title", "url", "published_on", "source_type"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with no setting set."""
    for variable in settings.VARIABLES:
        monkeypatch.delenv(variable.name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def register(folder: Path, stores: Stores) -> Iterator[Database]:
    """Give the register that stands in that folder under the default name."""
    Path(stores.empty_url("sqlite", folder).removeprefix("sqlite:///")).rename(folder / "rapporteur.db")
    database = Database(f"sqlite:///{folder}/rapporteur.db")
    with database.write() as session:
        writing.save(session, filling(), who="tests", why="to ask about", now=RECORDED_AT)
    yield database
    database.dispose()


def typed(*arguments: str | Path, **environ: str) -> Result:
    """Run a command; whatever it raises is a fault of the command line itself."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], env=environ, prog_name="rapporteur")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def test_a_question_is_answered_as_text(register: Database) -> None:
    result = typed("ask", "allegations in Izium")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ALL-0001" in result.stdout
    assert "Human Rights Watch" in result.stdout


def test_an_answer_as_json_has_the_published_shape(register: Database) -> None:
    result = typed("ask", "allegations in Izium", "--json", "--today", "2026-11-22")
    assert result.stdout.count("\n") == 1
    answer = json.loads(result.stdout)
    assert set(answer) >= FIELDS_OF_AN_ANSWER
    assert set(answer["understood"]) == UNDERSTOOD
    assert (answer["question"], answer["intent"], answer["as_of"]) == ("allegations in Izium", "allegations", "2026-11-22")
    assert answer["total"] == len(answer["findings"]) > 0
    for finding in answer["findings"]:
        assert set(finding) >= FIELDS_OF_A_FINDING
        assert all(set(source) >= FIELDS_OF_A_SOURCE for source in finding["sources"])
    assert answer["findings"][0]["ref"] in answer["text"]


def test_relative_dates_count_from_the_day_that_is_named(register: Database) -> None:
    asked = ("ask", "what did Norway say last month?", "--json", "--today")
    answers = [json.loads(typed(*asked, day).stdout) for day in ("2025-04-15", "2025-09-15")]
    assert [answer["understood"]["said"] for answer in answers] == [["2025-03-01", "2025-03-31"], ["2025-08-01", "2025-08-31"]]
    assert [[each["key"] for each in answer["findings"]] for answer in answers] == [["nor-3"], ["nor-8"]]


def test_a_file_of_questions_gives_an_answer_a_line(register: Database, folder: Path) -> None:
    questions = ["allegations in Izium", "who is right?", "", "¿qué?", "positions of Norway"]
    (folder / "questions.txt").write_text("\r\n".join(questions), encoding="utf-8")
    result = typed("ask", "--file", "questions.txt", "--json")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == [question for question in questions if question]
    assert answers[1]["refused"] == "who_is_right"
    (folder / "latin.txt").write_bytes("Où sont les mines antipersonnel ?".encode("latin-1"))
    assert_told(typed("ask", "--file", "latin.txt"), "latin.txt is not in UTF-8")


def test_whatever_is_typed_is_answered(register: Database) -> None:
    for question in ("", " ", "cluster " * 600, "\x00\x07", "\u202e %s {} \\", "'; DROP TABLE record; --", "💣" * 2_000):
        result = typed("ask", question, "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["question"] == question


def test_a_question_or_a_file_but_not_both(register: Database, folder: Path) -> None:
    (folder / "questions.txt").write_text("allegations")
    for arguments in (("ask",), ("ask", "allegations", "--file", "questions.txt")):
        result = typed(*arguments)
        assert result.exit_code == 2
        assert "Give one question in quotes, or --file FILE" in result.stderr


def test_without_a_register_it_says_where_to_get_one(folder: Path) -> None:
    for arguments in (
        ("ask", "allegations"),
        ("digest", "list"),
        ("digest", "preview"),
        ("import", "--dry-run", REGISTER),
        ("export",),
    ):
        assert_told(typed(*arguments), "There is no register at rapporteur.db", "rapporteur import FILE")
    assert list(folder.iterdir()) == []


def test_an_import_says_what_changed_and_a_second_one_changes_nothing(folder: Path) -> None:
    news = write_news(folder / "news.jsonl", 1, 2)
    summary = json.loads(typed("import", REGISTER, news, "--json").stdout)
    assert summary["created"] == sum(summary["by_kind"].values())
    assert summary["by_kind"]["position"] >= 2
    result = typed("import", REGISTER, news)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"0 created, 0 updated, {summary['created']} unchanged; 0 are news to readers. Read: ")
    news.write_text(news.read_text().replace("news number 2", "news number two"))
    assert typed("import", news).stdout.startswith("0 created, 1 updated, 1 unchanged")


def test_how_far_a_long_import_is_stands_on_one_line_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with cli._progress_on_terminal() as show:
        assert show is not None
        for short in Phase:
            show(Progress(short, 2_000, 9_999))
        assert capsys.readouterr().err == ""
        show(Progress(Phase.WRITING, 2_000, 30_000))
        show(Progress(Phase.READING, 4_000, None))
    assert capsys.readouterr().err == f"\rwriting: 2,000 of 30,000\r{'reading: 4,000':<24}\r{' ' * 14}\r"


def test_a_dry_run_says_the_same_and_changes_nothing(register: Database, folder: Path) -> None:
    news = write_news(folder / "news.jsonl", 1, 2)
    dry = typed("import", news, "--dry-run", "--json")
    with register.read() as session:
        assert id_of(session, "news-1") is None
    told = json.loads(dry.stdout)
    assert told.pop("examples") == [{"change": "created", "kind": "position", "key": f"news-{number}"} for number in (1, 2)]
    assert told == json.loads(typed("import", news, "--json").stdout)
    with register.read() as session:
        assert id_of(session, "news-1") is not None


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"type": "position", "key": ', "is not JSON"),
        ('{"type": "rumour", "key": "x"}', "rumour"),
        ('{"type": "position", "key": "x", "speaker": "nor"}', ": "),
    ],
)
def test_a_malformed_line_is_named_and_nothing_of_the_file_is_kept(
    register: Database, folder: Path, line: str, what: str
) -> None:
    news = write_news(folder / "news.jsonl", 1, 2)
    news.write_text(f"{news.read_text()}{line}\n")
    result = typed("import", news.name)
    assert_told(result, "news.jsonl:3: ", what, "Nothing was imported.")
    with register.read() as session:
        assert id_of(session, "news-1") is None


def test_a_participation_table_is_imported_by_its_treaty(register: Database, folder: Path) -> None:
    table = folder / "26-5.csv"
    table.write_text(
        'Participant,Signature,"Ratification, Accession(a)"\nUkraine,24 Feb 1999,27 Dec 2005\nNorway,,9 Jul 1998 a\n'
    )
    assert_told(typed("import", table.name), "does not say of which treaty", "apmbc      Anti-Personnel Mine Ban Convention")
    asked = ("import", table.name, "--treaty", "apmbc", "--status-as-at", "2014-01-27")
    assert "2 of them wait for review" in typed(*asked, "--dry-run").stdout
    summary = json.loads(typed(*asked, "--reviewer", "Renee", "--json").stdout)
    assert (summary["created"], summary["updated"], summary["published"]) == (2, 1, 3)
    assert "Norway was a State Party" in typed("ask", "was Norway a party to the Ottawa Convention on 1 January 2014").stdout
    assert_told(typed("import", "nowhere.jsonl", "--treaty", "apmbc"), "whose heading has a column Participant")


def test_an_export_is_written_whole_and_told_on_standard_error(register: Database, folder: Path) -> None:
    shown = typed("export", "allegations in Izium")
    assert {json.loads(line)["type"] for line in shown.stdout.splitlines()} >= {"actor", "source", "allegation", "response"}
    assert shown.stderr.startswith("Exported ")
    written = typed("export", "allegations in Izium", "--output", "izium.jsonl")
    assert (written.stdout, (folder / "izium.jsonl").read_text(encoding="utf-8")) == ("", shown.stdout)
    briefing = typed("export", "allegations in Izium", "--format", "md", "--today", "2026-11-22", "--tlp", "amber+strict")
    assert "**TLP:AMBER+STRICT**" in briefing.stdout
    assert "- As of: 22 November 2026" in briefing.stdout
    assert typed("export", "--format", "csv", "--output", "all.csv").exit_code == 0
    assert typed("import", "all.csv").stdout.startswith("0 created, 0 updated, ")
    assert files_beside_the_register(folder) == ["all.csv", "izium.jsonl"]


def test_an_export_that_cannot_be_leaves_no_file(register: Database, folder: Path) -> None:
    for question in ("who is right?", "help", "what did Norway say about ATACMS?"):
        assert_told(typed("export", question, "--output", "out.csv"), "Nothing was exported.")
    assert_told(typed("export", "--output", "nowhere/out.csv"), "nowhere/out.csv cannot be written: No such file")
    assert files_beside_the_register(folder) == []


def test_an_export_looks_back_by_option_and_by_words(register: Database, folder: Path) -> None:
    assert typed("import", write_news(folder / "news.jsonl", 1, 2)).exit_code == 0
    assert "news-1" in typed("export").stdout
    day = RECORDED_AT.date()
    for asked in (("--as-of", day.isoformat()), (f"what did the register say on {spoken(day)} about Norway",)):
        then = typed("export", *asked)
        assert f"As the register stood at the end of {spoken(day)}." in then.stderr
        assert (then.exit_code, '"type":"position"' in then.stdout, "news-1" in then.stdout) == (0, True, False)
    assert_told(typed("export", "--as-of", "2020-01-01"), "no published record")


def files_beside_the_register(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith("rapporteur.db"))


def test_a_file_that_is_not_there_is_named(register: Database) -> None:
    assert_told(typed("import", "nowhere.jsonl"), "nowhere.jsonl: there is no such file", "Nothing was imported.")


def test_digests_are_listed_and_previewed_without_being_posted(register: Database, folder: Path) -> None:
    assert "There is no subscription yet. Type “/rapporteur subscribe” in a channel" in typed("digest", "list").stdout
    configure(register, {"RAPPORTEUR_DIGEST_CHANNEL": "C0DIGEST00"})
    assert typed("digest", "list").stdout.startswith("1: daily at 09:00 UTC in C0DIGEST00: everything; next on ")
    assert "Nothing new." in typed("digest", "preview").stdout
    typed("import", write_news(folder / "news.jsonl", 1, 12))
    for _ in range(2):
        preview = typed("digest", "preview").stdout
        assert all(f"news number {number}" in preview for number in range(1, 13))


def test_migrate_makes_a_register_and_says_where(folder: Path) -> None:
    assert re.fullmatch(r"The tables of version \d{4} were made in rapporteur\.db\.\n", typed("migrate").stdout)
    assert re.fullmatch(r"Nothing to do: the tables in rapporteur\.db are those of version \d{4}\.\n", typed("migrate").stdout)
    assert "No record" in typed("ask", "allegations in Izium").stdout


def test_a_register_is_backed_up_and_brought_back_elsewhere(register: Database, folder: Path) -> None:
    assert re.fullmatch(
        r"\d+ rows of a register of version \d{4} are kept in (rapporteur-\d{4}-\w+-\w+\.zip)\. Keep it as safe .*RED\.\n",
        typed("backup").stdout,
    )
    assert typed("backup").stdout.endswith("holds just this register already.\n")
    typed("backup", "copy.zip")
    assert_told(typed("backup", "copy.zip"), "copy.zip is there already", "Nothing was changed.")
    assert_told(typed("backup", "nowhere/copy.zip"), "nowhere (No such file or directory)")
    assert_told(typed("restore", "copy.zip"), "The database is not empty (alias", "Move the SQLite file aside")
    elsewhere = {"DATABASE_URL": "sqlite:///elsewhere.db"}
    assert_told(typed("restore", "rapporteur.db", **elsewhere), "rapporteur.db is no whole backup of a register")
    restored = typed("restore", "copy.zip", **elsewhere)
    assert re.fullmatch(r"\d+ rows .* stand in elsewhere\.db as they were on [-\d]+ [:\d]+ UTC\.\n", restored.stdout)
    assert "ALL-0001" in typed("ask", "allegations in Izium", **elsewhere).stdout
    assert_told(typed("migrate", "--to", "base"), "would throw rows away", "--discard")
    assert_told(typed("migrate", "--to", "first"), "There is no version 'first'", "Name one of: base, head, 0001")
    assert len(list(folder.glob("*.zip"))) == 2


def test_the_file_env_is_read_and_the_environment_wins(register: Database, folder: Path) -> None:
    register.dispose()
    (folder / "rapporteur.db").rename(folder / "elsewhere.db")
    (folder / ".env").write_text("DATABASE_URL=sqlite:///elsewhere.db\nRAPPORTEUR_TIMEZONE='Europe/Vienna'\n")
    assert "ALL-0001" in typed("ask", "allegations in Izium").stdout
    assert_told(typed("ask", "allegations", DATABASE_URL="sqlite:///nowhere.db"), "There is no register at nowhere.db")
    (folder / ".env").write_text("DATABASE_URL=mysql://host/name\nRAPPORTEUR_TIMZONE=UTC\n")
    assert_told(
        typed("ask", "allegations"), "2 settings are wrong", "DATABASE_URL is no database address", "RAPPORTEUR_TIMEZONE?"
    )


def test_what_needs_slack_says_what_to_set(register: Database) -> None:
    for arguments in (("serve",), ("digest", "run")):
        assert_told(typed(*arguments), "SLACK_BOT_TOKEN is not set", "SLACK_APP_TOKEN is not set")


@pytest.mark.parametrize(
    "arguments",
    [("asks",), ("digest", "lists"), ("ask", "x", "--jason"), ("ask", "x", "--today", "now"), ("export", "--tlp", "BLUE")],
)
def test_unknown_words_are_named_with_what_there_is(folder: Path, arguments: tuple[str, ...]) -> None:
    result = typed(*arguments)
    assert result.exit_code == 2
    assert arguments[-1] in result.stderr
    assert "Usage: rapporteur " in result.stderr


def test_help_lists_every_command_and_setting_and_imports_no_room(folder: Path) -> None:
    program = (
        "import sys\nfrom bot.cli import main\ntry:\n    main(['--help'])\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], env=surroundings({}), cwd=folder, capture_output=True, text=True, check=True
    )
    imported = set(ran.stderr.split())
    assert not imported & {"sqlalchemy", "sqlalchemy.orm", "slack_bolt", "slack_sdk", "matplotlib", "bot.wiring", "uvicorn"}
    assert all(variable.name in ran.stdout for variable in settings.VARIABLES)
    assert all(
        f"\n  {name} " in ran.stdout
        for name in ("try", "serve", "ask", "import", "export", "digest", "migrate", "backup", "restore")
    )


def test_a_reader_who_goes_away_is_no_error(register: Database, folder: Path, stores: Stores) -> None:
    (folder / "questions.txt").write_text("positions of Norway\n" * 300)
    sample = stores.sample("sqlite").url.render_as_string()
    for arguments, environ in ((("ask", "--file", "questions.txt"), {}), (("export",), {"DATABASE_URL": sample})):
        command = [sys.executable, "-m", "bot", *arguments]
        with subprocess.Popen(
            command, cwd=folder, env=surroundings(environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as writing_on:
            assert writing_on.stdout is not None
            assert writing_on.stderr is not None
            assert writing_on.stdout.readline()
            writing_on.stdout.close()
            assert writing_on.stderr.read() == ""
        assert writing_on.returncode == 0


def assert_told(result: Result, *sentences: str) -> None:
    """Hold that a command failed with these words on standard error, and with nothing else to see."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr
    assert all(sentence in result.stderr for sentence in sentences), result.stderr


def test_ask_as_the_register_stood(register: Database) -> None:
    day = RECORDED_AT.date()
    yesterday = (day - timedelta(days=1)).isoformat()
    before = typed("ask", "allegations in Izium", "--as-of", yesterday, "--json")
    assert json.loads(before.output)["as_of"] == yesterday
    assert "Nothing was recorded in Rapporteur yet." in json.loads(before.output)["headline"]
    an_hour_ahead = {"RAPPORTEUR_TIMEZONE": "Africa/Lagos"}  # all year round
    then = typed("ask", "allegations in Izium", "--as-of", f"{day}T10:30", **an_hour_ahead)
    assert f"As the register stood at 10:30 on {spoken(day)}: 2 allegations" in then.output
    assert f"No response recorded as of {spoken(day)}." in then.output
    early = typed("ask", "allegations in Izium", "--as-of", f"{day}T09:30", **an_hour_ahead)
    assert "Nothing was recorded in Rapporteur yet." in early.output
    for wrong in ("2999-01-01", "yesterday", "2026-02-30"):
        refused = typed("ask", "allegations in Izium", "--as-of", wrong)
        assert refused.exit_code == 1
        assert "Error: " in refused.output
