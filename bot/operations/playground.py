"""`rapporteur try`: a local Slack in one process, the real bot in another, and both looked after until the person stops.

The bot is started as an operator starts it, with nothing but settings in its environment; it can be killed at any time and
is started again, as a service manager would do.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

from bot import clock
from bot.database import Database
from bot.errors import RapporteurError
from bot.operations import backup, leash
from bot.register import sample
from bot.settings import Settings

PATIENCE_SECONDS = 60
STOP_SECONDS = 12
MANIFEST = Path(__file__).with_name("slack-app-manifest.json")
"""The one that is in deploy/; a link, so that an installed package has it too."""
_LOCAL = build_opener(ProxyHandler({}))  # a proxy has no business between two processes of one machine

Say = Callable[[str], None]


class PlaygroundError(RapporteurError):
    """The local workspace or the bot in it could not be started."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the local Slack says of itself when it listens."""

    page: str
    api: str
    bot_token: str
    app_token: str
    users: dict[str, str]
    channels: dict[str, str]

    def environment(self, settings: Settings, health_port: int) -> dict[str, str]:
        """Give the environment in which the bot is started."""
        return surroundings() | {
            "DATABASE_URL": settings.database_url,
            "SLACK_API_URL": self.api,
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_SIGNING_SECRET": "",
            "RAPPORTEUR_DIGEST_CHANNEL": self.channels["treaty-digest"],
            "RAPPORTEUR_HTTP_HOST": "127.0.0.1",
            "RAPPORTEUR_HTTP_PORT": str(health_port),
            "RAPPORTEUR_ADMINS": self.users["admin"],
            "RAPPORTEUR_RECORDERS": self.users["recorder"],
            "RAPPORTEUR_REVIEWERS": self.users["reviewer"],
        }


def surroundings() -> dict[str, str]:
    """Give our environment for a process of the playground: an operator's tokens and proxies have no business there."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SLACK_") and not name.lower().endswith("_proxy")
    }
    return kept | {"NO_PROXY": "127.0.0.1,localhost"}


class Child:
    """A process that is started, watched and ended by this one, and ends by itself should this one be killed."""

    def __init__(self, *arguments: str, environment: dict[str, str]) -> None:
        self._command = [sys.executable, "-m", leash.__name__, *arguments]
        self._environment = environment
        self.process = self._start()

    def restart(self) -> None:
        """Start it again, after its end."""
        self.end()
        self.process = self._start()

    @property
    def has_ended(self) -> bool:
        """Tell whether it is gone, whatever the reason."""
        return self.process.poll() is not None

    def first_line(self) -> str:
        """Wait for the first line that it prints; empty if it ended without one."""
        return self.process.stdout.readline() if self.process.stdout else ""

    def end(self) -> None:
        """Ask it to end, and kill it where it does not."""
        with self.process:  # which closes our ends of its pipes
            if self.has_ended:
                return
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.PIPE,  # its leash
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that Ctrl-C reaches it only through us
        )


def play(settings: Settings, *, port: int, say: Say) -> None:
    """Run the playground until Ctrl-C, SIGTERM or a closed terminal. Raises PlaygroundError where it cannot start.

    An empty register is filled with the sample first; one that holds anything is used as it is.
    """
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: stop.set())
    with ExitStack() as running:
        say("Starting a local Slack …")
        sandbox = Child("bot.sandbox", "--port", str(port), "--manifest", str(MANIFEST), environment=surroundings())
        running.callback(sandbox.end)
        _prepare_register(settings, say)
        workspace = _announced(sandbox)
        health_port = _free_port()
        bot = Child("bot", "serve", environment=workspace.environment(settings, health_port))
        running.callback(bot.end)
        _wait_until_healthy(bot, health_port, stop)
        if not stop.is_set():
            say(f"The bot runs as process {bot.process.pid}. Ctrl-C stops everything; the register is kept.")
            say(f"Ready. Open {workspace.page} in a browser.")
        _look_after(sandbox, bot, stop, say)
        say("Stopping …")


def _look_after(sandbox: Child, bot: Child, stop: threading.Event, say: Say) -> None:
    while not stop.wait(0.5):
        if sandbox.has_ended:
            raise PlaygroundError("The local Slack has ended.", "The register is kept.", "Start it again: rapporteur try")
        if bot.has_ended:
            bot.restart()
            say(f"The bot has ended; started again as process {bot.process.pid}.")


def _prepare_register(settings: Settings, say: Say) -> None:
    database = Database(settings.database_url)
    try:
        backup.migrate(database, backup.folder_of(database, settings.backup_dir), clock.now())
        if sample.is_empty(database):
            say("Filling the register with the sample (over 5,000 records) …")
            sample.fill_with_sample(database, clock.now())
    finally:
        database.dispose()


def _announced(sandbox: Child) -> Workspace:
    try:
        said: dict[str, Any] = json.loads(sandbox.first_line())
    except ValueError as error:
        raise PlaygroundError(
            "The local Slack did not start.", "The register is kept.", "The lines above say why; --port 0 takes any free port."
        ) from error
    return Workspace(said["page"], said["api"], said["bot_token"], said["app_token"], said["users"], said["channels"])


def _wait_until_healthy(bot: Child, port: int, stop: threading.Event) -> None:
    deadline = clock.elapsed() + PATIENCE_SECONDS
    while clock.elapsed() < deadline and not stop.wait(0.1):
        if bot.has_ended:
            raise PlaygroundError("The bot did not start.", "The register is kept.", "The lines above say why.")
        try:
            with _LOCAL.open(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except OSError:
            continue  # not listening yet, or not healthy yet
    if not stop.is_set():
        raise PlaygroundError(
            f"The bot did not answer within {PATIENCE_SECONDS} s.", "The register is kept.", "Start it again."
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
