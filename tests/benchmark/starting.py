"""Whole processes: a question from the shell, and the bot at rest."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bot.bootstrap import CHECKOUT
from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.importing import REGISTER

MANIFEST = CHECKOUT / "deploy" / "slack-app-manifest.json"
ROUNDS = 5
REST_SECONDS = 5
MEGABYTES = 150
NO_LIMITS = Pace(posts_per_second=None)


def figures(folder: Path) -> Iterator[Figure]:
    """Measure `rapporteur ask` against importing what any such bot needs, and the resident memory of `rapporteur serve`."""
    environment = _environment(folder)
    ask = [sys.executable, "-m", "bot", "ask", "allegations in Izium"]
    imports = [sys.executable, "-c", "import sqlalchemy.orm, slack_bolt"]
    medians = in_turn(lambda: _run(ask, environment), lambda: _run(imports, environment), ROUNDS)
    yield compared("a question from the shell, whole process", medians, 2)
    with Sandbox.run(manifest=MANIFEST, pace=NO_LIMITS) as sandbox, serving(sandbox, folder) as process:
        reader = sandbox.as_user("reader")
        reader.command("general", "/allegations Izium")
        reader.wait_for(lambda: reader.ephemerals("general"), 20)
        time.sleep(REST_SECONDS)
        resident = psutil.Process(process.pid).memory_info().rss / 1_000_000
    yield Figure("the bot at rest, resident", f"{resident:.0f} MB", f"{MEGABYTES} MB", resident / MEGABYTES, 1)


@contextmanager
def serving(sandbox: Sandbox, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `rapporteur serve` on the sample in a sandbox."""
    environment = _environment(folder) | {
        "SLACK_API_URL": sandbox.api,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "RAPPORTEUR_HTTP_PORT": "0",
        "RAPPORTEUR_RECORDERS": sandbox.users["recorder"],
    }
    with started([sys.executable, "-m", "bot", "serve"], environment) as process:
        sandbox.wait_for_bot(timeout=60)
        yield process


@contextmanager
def started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process until the block ends."""
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "RAPPORTEUR_"))}
    return kept | {"DATABASE_URL": f"sqlite:///{folder / REGISTER}", "RAPPORTEUR_LOG_LEVEL": "WARNING"}


def _run(command: list[str], environment: dict[str, str]) -> float:
    return seconds(lambda: subprocess.run(command, cwd=CHECKOUT, env=environment, check=True, capture_output=True))
