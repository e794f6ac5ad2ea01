"""Rapporteur's own environment: made on the first start, renewed when the lock changes. Python's own library only.

Debian refuses `pip install` outside a virtual environment and may lack python3-venv, so the environment is made without
pip, and the pip of the system fills it from outside, from a lock with hashes.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an environment is for: its lock, the dependency group beside the dependencies, and what to tell who waits."""

    lock: str
    group: str | None
    megabytes: int
    announcement: str


RUN = Purpose(
    "requirements.txt",
    None,
    150,
    "Setting up Rapporteur's environment in {folder}. This happens once, and takes half a minute to two minutes.",
)
DEVELOP = Purpose(
    "requirements-dev.txt",
    "dev",
    900,
    "Setting up the environment for the tests in {folder}. This happens once, and takes one to three minutes.",
)


class SetupError(Exception):
    """The environment could not be made; the message says what happened, what was kept and what to do."""


def ensure_environment(module: str, purpose: Purpose = RUN, checkout: Path = CHECKOUT) -> None:
    """Return if this interpreter has what `purpose` asks for; else make `.venv` and start `python -m module` again in it.

    Does not return after it made the environment or where `.venv` is fresh: the process is replaced. Ends the process with
    a message where the environment can't be made.
    """
    lock = checkout / "deploy" / purpose.lock
    if not lock.is_file():
        return  # installed by pip, which brought the dependencies
    environment = Environment(checkout / ".venv", checkout)
    inside = Path(sys.prefix).resolve() == environment.folder.resolve()
    if (inside and environment.is_fresh(lock)) or _has_dependencies(checkout / "pyproject.toml", purpose.group):
        return
    try:
        with _alone(checkout):
            if not environment.is_fresh(lock):
                print(purpose.announcement.format(folder=environment.folder), file=sys.stderr, flush=True)
                environment.make(lock, purpose.megabytes)
    except SetupError as error:
        sys.exit(f"rapporteur: {error}")
    except KeyboardInterrupt:
        sys.exit("\nrapporteur: stopped. The environment is unfinished, and the next start makes it anew.")
    python = str(environment.python)
    os.execv(python, [python, "-m", module, *sys.argv[1:]])  # noqa: S606  replaces this process, from a list


class Environment:
    """A virtual environment that knows which locks it was filled from.

    The file `rapporteur-locks` in it holds a line for each lock: its name, the hash of its bytes and the Python it was
    installed for. While pip works, the file `rapporteur-unfinished` stands there; one that is found at the start means that
    an installation was cut off, and that the environment can't be trusted.
    """

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.folder = folder
        self.checkout = checkout
        self.python = folder / "bin" / "python"
        self._stamp = folder / "rapporteur-locks"
        self._unfinished = folder / "rapporteur-unfinished"

    def is_fresh(self, lock: Path) -> bool:
        """Tell whether the environment holds what the lock says, for the Python that it runs on."""
        if self._unfinished.exists() or not os.access(self.python, os.X_OK) or not self._packages().is_dir():
            return False
        try:
            return _fingerprint(lock) in self._stamp.read_text().splitlines()
        except FileNotFoundError:
            return False

    def make(self, lock: Path, megabytes: int) -> None:
        """Make or renew the environment from a lock. Raises SetupError.

        The lock of the developers holds that of the runtime too, with the same versions; both are stamped then.
        """
        try:
            if self._unfinished.exists() or not self._is_usable():
                self._remove()
                self._refuse_a_full_disk(megabytes)
                _run([_base_python(), "-m", "venv", "--without-pip", str(self.folder)], "Python could not make it")
            pip = self._pip()
            self._unfinished.touch()
            self._stamp.unlink(missing_ok=True)
            _run([*pip, "install", *_PIP_OPTIONS, "--require-hashes", "-r", str(lock)], "pip could not fill it")
            self._link_checkout()
            locks = {lock, lock.with_name(RUN.lock)}
            self._stamp.write_text("".join(f"{_fingerprint(each)}\n" for each in sorted(locks)))
            self._unfinished.unlink()
        except OSError as error:
            raise SetupError(
                f"the environment in {self.folder} could not be written: {error.strerror or error}. Nothing outside it was "
                "changed. See that the disk has room and that the folder is yours, and start again."
            ) from error

    def _is_usable(self) -> bool:
        return (self.folder / "pyvenv.cfg").is_file() and os.access(self.python, os.X_OK) and self._packages().is_dir()

    def _packages(self) -> Path:
        return self.folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"

    def _refuse_a_full_disk(self, megabytes: int) -> None:
        free = shutil.disk_usage(self.checkout).free // 1_000_000
        if free < megabytes:
            raise SetupError(
                f"the disk is too full: the environment in {self.folder} needs {megabytes} MB, and {free} MB are free. Nothing "
                "was changed. Make room and start again."
            )

    def _remove(self) -> None:
        if self.folder.is_symlink() or self.folder.is_file():
            raise SetupError(f"{self.folder} is no folder of its own. Nothing was changed. Move it away and start again.")
        if self.folder.is_dir() and any(self.folder.iterdir()) and not (self.folder / "pyvenv.cfg").is_file():
            raise SetupError(
                f"{self.folder} is no environment of Python, and has files in it. Nothing was changed. Move it away and start "
                "again."
            )
        if self.folder.is_dir():
            shutil.rmtree(self.folder)

    def _pip(self) -> list[str]:
        """Find a pip that can fill the environment: the base interpreter's, else the one that Python carries along."""
        base = _base_python()
        if _succeeds([base, "-m", "pip", "--version"]):
            return [base, "-m", "pip", "--python", str(self.python)]
        if _succeeds([str(self.python), "-m", "ensurepip"]):
            return [str(self.python), "-m", "pip"]
        raise SetupError(
            f"{base} has no pip. Nothing outside {self.folder} was changed. Install it (on Debian and Ubuntu: sudo apt install "
            "python3-pip) and start again."
        )

    def _link_checkout(self) -> None:
        """Let the environment find this checkout from any folder, and give it the command `rapporteur`."""
        (self._packages() / "rapporteur.pth").write_text(f"{self.checkout}\n")
        command = self.folder / "bin" / "rapporteur"
        command.write_text('#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m bot "$@"\n')
        command.chmod(0o755)


_PIP_OPTIONS = (
    "--quiet",
    "--progress-bar=off",
    "--no-input",
    "--disable-pip-version-check",
    "--no-warn-script-location",
    "--retries=2",
)

_CURES = (
    (
        r"No space left on device",
        "the disk is full",
        "Make room (the environment needs up to 1 GB) and start again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "a package is not the one that the lock names",
        "Something between here and the package index changed it, or a mirror is wrong. Start again from another network.",
    ),
    (
        r"connection broken|NewConnectionError|ConnectTimeout|Read timed out|ProxyError|SSLError|Could not fetch URL",
        "the package index could not be reached",
        "Check the network and the proxy (HTTPS_PROXY, or pip's own configuration), and start again.",
    ),
    (
        r"No matching distribution|Failed building wheel|Failed to build",
        "the package index lacks a package, or has it for other machines only",
        "See that your mirror, if you use one, is up to date. Rapporteur is made for Linux on x86_64 and aarch64.",
    ),
)


def _run(command: list[str], failure: str) -> None:
    """Run a command that says little, and turn its failure into a message with a cure."""
    surroundings = {**os.environ, "PIP_USER": "0"}  # a configured --user would be refused in an environment
    finished = subprocess.run(
        command,
        check=False,
        env=surroundings,
        close_fds=False,  # hands the lock on, see _alone
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if finished.returncode == 0:
        return
    said = finished.stdout.strip()
    reason, cure = "", "Start again; if it stays so, the lines above say why."
    for pattern, known, its_cure in _CURES:
        if re.search(pattern, said):
            reason, cure = f": {known}", its_cure
            break
    last = "\n".join(f"  {line}" for line in said.splitlines()[-6:])
    raise SetupError(
        f"{failure}{reason}. The last lines it said:\n{last}\nThe unfinished environment is made anew at the next start, and "
        f"nothing else was changed. {cure}"
    )


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _base_python() -> str:
    """Name the interpreter outside any virtual environment: only that one surely outlives the environment it makes."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _fingerprint(lock: Path) -> str:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{lock.name} {digest} python{sys.version_info.major}.{sys.version_info.minor}"


@contextmanager
def _alone(checkout: Path) -> Iterator[None]:
    """Hold the checkout's folder locked, so that two starts at once make one environment; the second one waits."""
    folder = os.open(checkout, os.O_RDONLY)
    os.set_inheritable(folder, True)  # a pip that outlives a killed start keeps the lock until it is done
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another start of Rapporteur is setting up the environment; waiting for it.", file=sys.stderr, flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _has_dependencies(pyproject: Path, group: str | None) -> bool:
    """Tell whether this interpreter has the dependencies already, as in a container or an environment of one's own.

    Compares the lower bounds only, number by number: what is newer is taken on trust here.
    """
    import tomllib  # this and importlib.metadata are a third of the start's time where .venv is fresh

    described = tomllib.loads(pyproject.read_text())
    wanted = [*described["project"]["dependencies"], *(described["dependency-groups"][group] if group else [])]
    return all(_is_installed(requirement) for requirement in wanted)


def _is_installed(requirement: str) -> bool:
    import importlib.metadata

    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    bound = re.search(r">=([\d.]+)", requirement)
    if not name:
        raise ValueError(f"pyproject.toml has a dependency without a name: {requirement}")
    try:
        installed = importlib.metadata.version(name[0])
    except importlib.metadata.PackageNotFoundError:
        return False
    return bound is None or _numbers(installed) >= _numbers(bound[1])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
