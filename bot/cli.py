"""What an operator types; each command calls one function below.

Importing this module imports no room: `--help` must be there at once, so each command fetches what it needs.
"""

import functools
import json
import logging
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TextIO

import click
from dotenv import dotenv_values

from bot import clock, settings
from bot.errors import RapporteurError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.answers.answering import Answerer
    from bot.answers.looking_back import AsOf
    from bot.register.interchange.importing import Progress

P = ParamSpec("P")
_LONGEST_QUESTION = 4_000
_LONG = 10_000
"""Lines of an import that is worth watching."""


def _plainly(command: Callable[P, None]) -> Callable[P, None]:
    """End a command that fails with a sentence and status 1; a fault of our own gets an id, and its trace at DEBUG."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except RapporteurError as error:
            lines = [error.what, f"{error.kept} {error.cure}".strip()]
            raise click.ClickException(("\n" if "\n" in error.what else " ").join(lines).strip()) from error
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of a pipe went away: not an error
        except Exception as error:  # whatever it was, an operator reads a sentence and no stack trace
            fault = secrets.token_hex(4)
            logging.getLogger("rapporteur").debug("fault %s", fault, exc_info=True)
            raise click.ClickException(
                f"Rapporteur met a fault of its own ({type(error).__name__}, id {fault}). What was being written was undone. "
                "Start the command again with RAPPORTEUR_LOG_LEVEL=DEBUG to see where, and report it."
            ) from error

    return run


def _load_settings() -> settings.Settings:
    """Read the environment and the file .env in the current folder; the environment wins."""
    from_file = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    loaded = settings.load({**from_file, **os.environ})
    logging.basicConfig(level=loaded.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for chatty in ("alembic", "slack_bolt", "slack_sdk", "apscheduler", "sqlalchemy", "uvicorn"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(loaded.log_level)))
    for echoing in ("slack_sdk.web.base_client", "websocket"):  # they log as errors what they also raise
        logging.getLogger(echoing).setLevel(logging.CRITICAL)
    return loaded


_SETTINGS_HELP = "\b\nSettings, from the environment or a file .env:\n" + settings.help_text()


class _Named(click.Group):
    """The group under its own name, also where it was started as `python -m bot`."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run it as `rapporteur`."""
        return super().main(*args, **{"prog_name": "rapporteur", **kwargs})


@click.group(
    cls=_Named, epilog=_SETTINGS_HELP, context_settings={"max_content_width": 128, "help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name=None, version="0.1.0", prog_name="rapporteur")
def main() -> None:
    """Keep a register of who said what, and who alleges what, under arms treaties; answer from it in Slack."""


@main.command("try")
@click.option("--port", default=8765, show_default=True, help="Port of the page; 0 takes any free one.")
@_plainly
def try_(port: int) -> None:
    """Use Rapporteur at once: the sample register, a local Slack in the browser, and the real bot in it."""
    from bot.operations.playground import play

    play(_load_settings(), port=port, say=click.echo)


@main.command()
@_plainly
def serve() -> None:
    """Run the bot: Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET."""
    from bot import wiring

    wiring.serve(_load_settings())


@main.command()
@click.argument("question", required=False)
@click.option(
    "--file", "file", type=click.File(encoding="utf-8-sig"), help="Questions, one a line; an answer a line comes out."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is asked; relative dates count from it.")
@click.option("--as-of", metavar="DATE", help="Answer as the register stood at the end of a day, or at 2026-11-05T14:30.")
@_plainly
def ask(question: str | None, file: TextIO | None, as_json: bool, today: datetime | None, as_of: str | None) -> None:
    """Answer a question in the terminal, or every line of a file."""
    if (question is None) == (file is None):
        raise click.UsageError(
            'Give one question in quotes, or --file FILE. For example: rapporteur ask "allegations in Izium"'
        )
    from bot import wiring

    loaded = _load_settings()
    seen = _moment(as_of, loaded.timezone) if as_of is not None else None
    day = today.date() if today else seen.day if seen else clock.today(loaded.timezone)
    with wiring.answerer(loaded) as answerer:
        for line in [question or ""] if file is None else _lines(file):
            text = line.rstrip("\r\n")
            if text.strip() or question is not None:
                click.echo(_answered(answerer, text, day, seen, as_json=as_json))


def _moment(typed: str, zone: "ZoneInfo") -> "AsOf":
    from bot.answers.looking_back import read_moment

    return read_moment(typed, zone, clock.now())


def _lines(file: TextIO) -> Iterator[str]:
    try:
        yield from file
    except UnicodeDecodeError as error:
        raise RapporteurError(
            f"{file.name} is not in UTF-8.",
            "What is printed above are the answers to its first lines.",
            "Save it as UTF-8 and start again.",
        ) from error


def _answered(answerer: "Answerer", question: str, today: date, as_of: "AsOf | None", *, as_json: bool) -> str:
    from bot.answers import rendering

    answer = answerer.answer(question[:_LONGEST_QUESTION], today=today, as_of=as_of)
    if not as_json:
        return rendering.as_text(answer)
    return json.dumps({**rendering.as_json(answer), "question": question}, ensure_ascii=False)


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
@click.option("--treaty", metavar="KEY", help="Of a depositary's table: the treaty that it is of.")
@click.option("--reviewer", metavar="NAME", help="Of a depositary's table: who vouches for it; without, nothing is published.")
@click.option(
    "--status-as-at", type=click.DateTime(["%Y-%m-%d"]), help="Of a depositary's table: the day it names; else today."
)
@_plainly
def import_(
    files: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    treaty: str | None,
    reviewer: str | None,
    status_as_at: datetime | None,
) -> None:
    """Import FILES in the interchange format, or one participation table of the UN Treaty Collection as CSV.

    Whole or not at all; records with a known key are updated.
    """
    from bot import wiring

    with _progress_on_terminal() as progress:
        summary = wiring.import_files(
            _load_settings(),
            files,
            dry_run=dry_run,
            treaty=treaty,
            reviewer=(reviewer or "").strip() or None,
            status_as_at=status_as_at.date() if status_as_at else None,
            progress=progress,
        )
    click.echo(json.dumps(summary.as_json(), ensure_ascii=False) if as_json else str(summary))


@contextmanager
def _progress_on_terminal() -> "Iterator[Callable[[Progress], None] | None]":
    """Give what writes how far an import is on one line of the terminal; None where the errors go elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = ""

    def show(progress: "Progress") -> None:
        nonlocal shown
        if progress.total is not None and progress.total < _LONG:
            return
        of = "" if progress.total is None else f" of {progress.total:,}"
        line = f"{progress.phase}: {progress.done:,}{of}"
        click.echo(f"\r{line.ljust(len(shown))}", nl=False, err=True)
        shown = line

    try:
        yield show
    finally:
        if shown:
            click.echo(f"\r{' ' * len(shown)}\r", nl=False, err=True)


@main.command("export")
@click.argument("question", required=False)
@click.option(
    "--format", "layout", type=click.Choice(["jsonl", "csv", "md"]), default="jsonl", show_default=True,
    help="The interchange format, a spreadsheet, or a briefing in Markdown.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path), help="The file to write, whole or not at all; standard output without it."
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is asked; relative dates count from it.")
@click.option(
    "--tlp", "ceiling", type=click.Choice(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"], case_sensitive=False),
    default="GREEN", show_default=True,
    help="The ceiling: nothing marked stricter is exported. GREEN is what members see in a channel.",
)  # fmt: skip
@click.option("--as-of", metavar="DATE", help="As the register stood at the end of a day, or at 2026-11-05T14:30.")
@click.option("--all-names", is_flag=True, help="Also the actors, treaties, weapons and places that no exported record names.")
@_plainly
def export(
    question: str | None,
    layout: str,
    output: Path | None,
    today: datetime | None,
    ceiling: str,
    as_of: str | None,
    *,
    all_names: bool,
) -> None:
    """Export what QUESTION finds, or all that a reader may see: published records with what they refer to.

    Internal notes, who recorded and reviewed, grades of sources, exact positions and names of private individuals stay here.
    What was exported and what was left out is told on standard error.
    """
    from bot import wiring

    loaded = _load_settings()
    seen = _moment(as_of, loaded.timezone) if as_of is not None else None
    day = today.date() if today else seen.day if seen else clock.today(loaded.timezone)
    told = wiring.export(
        loaded,
        None if question is None else question[:_LONGEST_QUESTION],
        layout=layout,
        today=day,
        ceiling=ceiling,
        output=output,
        all_names=all_names,
        as_of=seen,
    )
    for line in told:
        click.echo(line, err=True)


@main.group()
def digest() -> None:
    """Look at the digests, and post what is due."""


@digest.command("list")
@_plainly
def digest_list() -> None:
    """List the subscriptions with their next time."""
    from bot import wiring

    for line in wiring.digest_list(_load_settings()):
        click.echo(line)


@digest.command("preview")
@_plainly
def digest_preview() -> None:
    """Print what each subscription's digest would hold now; nothing is posted or marked."""
    from bot import wiring

    for text in wiring.digest_preview(_load_settings()):
        click.echo(text)


@digest.command("run")
@_plainly
def digest_run() -> None:
    """Post what is due now, as the running bot would."""
    from bot import wiring

    for line in wiring.digest_run(_load_settings()):
        click.echo(line)


@main.command()
@click.option("--to", "revision", default="head", show_default=True, metavar="VERSION", help="Another version, as 0003.")
@click.option("--discard", is_flag=True, help="Let the way back to an older version throw rows away.")
@_plainly
def migrate(revision: str, discard: bool) -> None:
    """Bring the database's tables to this version's shape; a register of another one is backed up first."""
    from bot import wiring

    click.echo(wiring.migrate(_load_settings(), revision, discard=discard))


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@_plainly
def backup(file: Path | None) -> None:
    """Write the whole register into FILE, or into a new file in RAPPORTEUR_BACKUP_DIR, while the bot goes on."""
    from bot import wiring

    click.echo(wiring.back_up(_load_settings(), file))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_plainly
def restore(file: Path) -> None:
    """Bring the backup FILE into an empty database, on either engine, whole or not at all."""
    from bot import wiring

    click.echo(wiring.restore(_load_settings(), file))
