"""Whole programs, started as an operator starts them, in a folder of their own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from bot.bootstrap import CHECKOUT

PATIENCE = 60.0
"""Seconds for a program to get ready while the other tests keep the machine busy."""
_LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))

T = TypeVar("T")


class Program:
    """A running `python -m bot …`, or another module; what it writes goes into files."""

    def __init__(self, folder: Path, *arguments: str, environ: Mapping[str, str], module: str = "bot") -> None:
        number = len(list(folder.glob("program-*.err")))
        self._out, self._err = folder / f"program-{number}.out", folder / f"program-{number}.err"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments], cwd=folder, env=surroundings(environ), stdout=out, stderr=err
            )

    @property
    def out(self) -> str:
        """Give what it wrote to standard output so far."""
        return self._out.read_text()

    @property
    def err(self) -> str:
        """Give what it wrote to standard error so far."""
        return self._err.read_text()

    def wait_for(self, found: Callable[[], T], seconds: float = PATIENCE) -> T:
        """Give the first true result; fail with what the program said where it ends before, or where time runs out."""
        deadline = time.monotonic() + seconds
        while not (result := found()):
            said = f"It said:\n{self.out}\n{self.err}"
            assert self.process.poll() is None, f"The program ended with {self.process.returncode}. {said}"
            assert time.monotonic() < deadline, f"It did not happen within {seconds} seconds. {said}"
            time.sleep(0.05)
        return result

    def healthy(self) -> "Program":
        """Wait until it says that all is well."""
        self.wait_for(lambda: self.health()[0] == 200)
        return self

    @property
    def port(self) -> int:
        """Give the port of its health address; 0 until it is known."""
        told = re.search(r"health at http://127\.0\.0\.1:(\d+)/healthz", self.err)
        return int(told[1]) if told else 0

    def health(self) -> tuple[int, dict[str, Any]]:
        """Ask its health address: the status and the report, or 0 where nobody listens there."""
        try:
            with _LOCAL.open(f"http://127.0.0.1:{self.port}/healthz", timeout=15) as response:
                return response.status, json.loads(response.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())
        except (urllib.error.URLError, OSError):
            return 0, {}

    def end(self, how: signal.Signals = signal.SIGTERM, seconds: float = PATIENCE) -> int:
        """Send a signal, wait for the end, and give the exit status."""
        self.process.send_signal(how)
        return self.process.wait(seconds)


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """Give an environment that holds nothing of whoever runs the tests, but these variables."""
    ours = ("SLACK_", "RAPPORTEUR_", "DATABASE_URL")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(ours) and not name.lower().endswith("_proxy")
    }
    return {**kept, "PYTHONPATH": str(CHECKOUT), **environ}


@contextmanager
def running(folder: Path, *arguments: str, environ: Mapping[str, str]) -> Iterator[Program]:
    """Run a program until the block ends, and no longer."""
    program = Program(folder, *arguments, environ=environ)
    try:
        yield program
    finally:
        if program.process.poll() is None:
            program.process.kill()
        program.process.wait(PATIENCE)
