"""The register of a drill on either engine, and what can happen to it: to be away for a while, and to have no room."""

import contextlib
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import psutil
import psycopg

from tests.postgres import FLAGS, Server, own_server, url_of

NAME = "drill"
_WAL_MEGABYTES = 1
_UNLIMITED = "unlimited"
_NEVER_WAITS = ("fsync=off", "full_page_writes=off")
"""What is committed outlives the server's fall, as it must, but no power cut."""


class Store(Protocol):
    """Where the register is."""

    url: str
    outages: tuple[tuple[float, float], tuple[float, float]]
    """How long it is away, in seconds from … to: mostly, and now and then."""

    @property
    def log(self) -> str:
        """Give what it has said by itself so far."""
        ...

    def be_away(self, seconds: float) -> None:
        """Let nobody write for so long; returns at once or when it is over."""
        ...

    def lose_room(self, writers: Iterable[int]) -> None:
        """Let no file of it grow; `writers` are the processes that would write to a file, where no server does."""
        ...

    def find_room(self, writers: Iterable[int]) -> None:
        """Let the files grow again, and see that it is at work."""
        ...


class SqliteStore:
    """A file."""

    outages = ((0.5, 3.0), (10.5, 12.0))
    """Now and then for longer than anybody waits for it."""

    def __init__(self, file: Path) -> None:
        self.url = f"sqlite:///{file}"
        self._file = file
        self.log = ""

    def be_away(self, seconds: float) -> None:
        """Hold the file for writing, as another program may."""
        threading.Thread(target=self._hold, args=(seconds,), daemon=True).start()

    def lose_room(self, writers: Iterable[int]) -> None:
        """Limit the size of files to that of the log that is written ahead, for each process that writes."""
        log = self._file.with_name(f"{self._file.name}-wal")
        size = log.stat().st_size if log.exists() else 0
        _limit(writers, str(max(size, 100_000)))

    def find_room(self, writers: Iterable[int]) -> None:
        """Lift the limit."""
        _limit(writers, _UNLIMITED)

    def _hold(self, seconds: float) -> None:
        with contextlib.closing(sqlite3.connect(self._file, timeout=10, isolation_level=None)) as connection:
            with contextlib.suppress(sqlite3.OperationalError):  # so busy that it is away anyway
                connection.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)


class PostgresStore:
    """A server."""

    outages = ((0.1, 1.5), (2.0, 5.0))

    def __init__(self, server: Server) -> None:
        self._server = server
        with psycopg.connect(server.dsn, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        self.url = url_of(server.dsn, NAME)

    @property
    def log(self) -> str:
        """Give the server's log."""
        return self._server.log

    def be_away(self, seconds: float) -> None:
        """Cut the server off as a fall of its machine does, and start it again."""
        self._server.stop(signal.SIGQUIT)
        time.sleep(seconds)
        self._server.start()

    def lose_room(self, writers: Iterable[int]) -> None:
        """Limit files to a little of a segment of the server's log: it falls where it cannot write on, as on a full disk."""
        _limit(self._processes(), str(_WAL_MEGABYTES * 2**16), self._server.user)

    def find_room(self, writers: Iterable[int]) -> None:
        """Lift the limit, and start the server again if it gave up."""
        _limit(self._processes(), _UNLIMITED, self._server.user)
        if self._server.pid is None:
            self._server.start()

    def _processes(self) -> list[int]:
        pid = self._server.pid
        if pid is None:
            return []
        return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]


@contextmanager
def opened(engine: str, folder: Path) -> Iterator[Store]:
    """Give an empty register of our own, which keeps what it has promised to keep when it is cut off."""
    if engine == "sqlite":
        yield SqliteStore(folder / "register.db")
        return
    with own_server(FLAGS + _NEVER_WAITS, wal_segment_mb=_WAL_MEGABYTES) as server:
        yield PostgresStore(server)


def _limit(processes: Iterable[int], size: str, user: str | None = None) -> None:
    """Limit how large a file the processes may write; a user may do that to their own only."""
    for process in processes:  # one that has ended meanwhile needs no limit
        subprocess.run(
            ["prlimit", f"--fsize={size}:", "--pid", str(process)], user=user, check=False, stderr=subprocess.DEVNULL
        )
