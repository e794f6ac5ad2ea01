"""What the import contracts in pyproject.toml can't say: the clock, SQL and Slack in their rooms, and what is tracked."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
BOT = CHECKOUT / "bot"
SOURCES = sorted(BOT.rglob("*.py"))

CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.monotonic_ns",
    "time.perf_counter",
    "time.perf_counter_ns",
    "time.localtime",
    "time.gmtime",
}
SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(\w+\s+)?(TABLE|INDEX))\s",
    re.DOTALL,
)
TOP_LEVEL = {"README.md", "pyproject.toml", "bot", "tests", "deploy"}


def parsed(source: Path) -> ast.Module:
    return ast.parse(source.read_text(), filename=str(source))


def imported(tree: ast.AST) -> Iterator[str]:
    """Name every module that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def clock_readings(tree: ast.AST) -> Iterator[str]:
    """Name every reading of the clock, also where its function was imported alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            spelt = ast.unparse(node)
            if ".".join(spelt.split(".")[-2:]) in CLOCK:
                yield spelt
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (alias.name for alias in node.names if f"time.{alias.name}" in CLOCK)


def sql_texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield node.value


def within(source: Path, *rooms: str) -> bool:
    return source.relative_to(BOT).parts[0].removesuffix(".py") in rooms


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, check=True, capture_output=True, text=True)
    return [CHECKOUT / name for name in listed.stdout.split("\0") if name]


def texts() -> Iterator[tuple[Path, str]]:
    """Give every tracked file that is text."""
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import datetime\ndatetime.datetime.now()", 1),
        ("from datetime import date\ndate.today()", 1),
        ("from time import monotonic", 1),
        ("import time\nkey = time.time", 1),
        ("import time\ntime.sleep(1)", 0),
        ("today = clock.today(zone)", 0),
    ],
)
def test_a_reading_of_the_clock_is_recognised(code: str, found: int) -> None:
    assert len(list(clock_readings(ast.parse(code)))) == found


def test_one_module_reads_the_clock() -> None:
    readings = {
        source.relative_to(BOT): found
        for source in SOURCES
        if (found := list(clock_readings(parsed(source)))) and not within(source, "clock", "sandbox")
    }
    assert readings == {}


def test_the_sandbox_reads_the_time_in_one_place() -> None:
    """Measuring how long something took, by `time.monotonic`, is free there."""
    readers = {
        source.name
        for source in SOURCES
        if within(source, "sandbox") and set(clock_readings(parsed(source))) - {"time.monotonic", "monotonic"}
    }
    assert readers == {"clock.py"}


def test_sql_stays_in_its_rooms() -> None:
    """The register, the names, the search, the subscriptions and the database itself ask the database; nobody else.

    Three files of the Slack face do, too: the ledgers of the events that were taken, of the roles that were given there and of
    the forms that are begun, which no other room has a use for.
    """
    rooms = ("database", "register", "names", "answers", "digests")
    ledgers = {BOT / "slack" / each for each in ("seen.py", "people/given.py", "editing/drafts.py")}
    askers = {
        str(source.relative_to(BOT))
        for source in SOURCES
        if not within(source, *rooms)
        and source not in ledgers
        and (
            any(name.split(".")[0] in {"sqlalchemy", "sqlite3", "psycopg"} for name in imported(parsed(source)))
            or any(sql_texts(parsed(source)))
        )
    }
    assert askers == set()


def test_sql_is_recognised() -> None:
    assert list(sql_texts(ast.parse('execute("select 1", "SELECT a FROM b ")'))) == ["SELECT a FROM b "]


def test_only_the_slack_face_and_the_wiring_know_slacks_libraries() -> None:
    knowing = {
        str(source.relative_to(BOT))
        for source in SOURCES
        if not within(source, "slack", "wiring")
        and any(name.split(".")[0] in {"slack_bolt", "slack_sdk"} for name in imported(parsed(source)))
    }
    assert knowing == set()


def test_the_sandbox_and_the_bot_do_not_import_each_other() -> None:
    for source in SOURCES:
        for name in imported(parsed(source)):
            if within(source, "sandbox"):
                assert not name.startswith("bot.") or name.startswith("bot.sandbox"), f"{source} imports {name}"
                assert name != "bot", f"{source} imports bot"
            else:
                assert not name.startswith("bot.sandbox"), f"{source} imports {name}"


ROOMS = sorted({source.parent for source in SOURCES if "migrations" not in source.parts})  # Alembic's own kind of folder


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(CHECKOUT)))
def test_every_room_says_what_it_is_for(room: Path) -> None:
    said = ast.get_docstring(parsed(room / "__init__.py")) or ""
    assert len(said) > 60, f"{room}/__init__.py has no paragraph"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(CHECKOUT)))
def test_importing_reads_no_environment(source: Path) -> None:
    """A module at its top level neither reads the environment nor the command line: parts are handed what they need."""
    for node in parsed(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.If):
            continue
        assert "os.environ" not in ast.unparse(node), f"{source}:{node.lineno}"


def test_the_top_level_is_tidy() -> None:
    entries = {path.relative_to(CHECKOUT).parts[0] for path in tracked()}
    assert {entry for entry in entries if not entry.startswith(".")} <= TOP_LEVEL


# Spelt in parts, so that this file is searched like every other.
PLACES_OF_ONE_MACHINE = re.compile("/work" + r"/(main|shared)|/tmp" + "/build|/root" + "/|/home" + r"/\w+/")
PACKAGE_HOSTS = re.compile(
    "|".join(
        ("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "registry" + r"\.yarnpkg", r"file://" + "/opt")
    )
)
DOWNLOADS = re.compile(r'"resolved": *"' + r'http|https?://[^ "]+\.(whl|tgz|deb)\b')


@pytest.mark.parametrize(
    "pattern", [PLACES_OF_ONE_MACHINE, PACKAGE_HOSTS, DOWNLOADS], ids=["places of one machine", "package hosts", "downloads"]
)
def test_nothing_tracked_names(pattern: re.Pattern[str]) -> None:
    found = [f"{path.relative_to(CHECKOUT)}: {match[0]}" for path, text in texts() if (match := pattern.search(text))]
    assert found == []


def test_no_secret_is_tracked() -> None:
    names = {path.name for path in tracked()}
    assert ".env" not in names
    assert not {name for name in names if name.endswith((".db", ".db-wal", ".pem"))}
