"""The first start on a new machine: real environments, made by a real pip, from a package that is built here.

A checkout of their own, with the project's bootstrap and a command line that tells what it sees, so that no test touches
the environment it runs in. No network: pip is given a folder to find the package in.
"""

import ast
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import bootstrap

pytestmark = pytest.mark.long

BOT = Path(bootstrap.__file__).parent
BASE = str(getattr(sys, "_base_executable", sys.executable))
COMMAND_LINE = """
import sys
import parcel
def main():
    print("parcel", parcel.VERSION, "prefix", sys.prefix, "arguments", *sys.argv[1:])
"""


def wheel(folder: Path, version: str) -> str:
    """Build the package `parcel` and return its lock's line."""
    path = folder / f"parcel-{version}-py3-none-any.whl"
    described = f"parcel-{version}.dist-info"
    entries = {
        "parcel.py": f"VERSION = '{version}'\n",
        f"{described}/METADATA": f"Metadata-Version: 2.1\nName: parcel\nVersion: {version}\n",
        f"{described}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*entries, f"{described}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**entries, f"{described}/RECORD": record}.items():
            archive.writestr(name, text)
    return f"parcel=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Machine:
    """A checkout in an empty folder, and the environment variables of whoever starts it."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "check out"  # with a space in its path
        self.packages = folder / "packages"
        self.packages.mkdir()
        (self.checkout / "bot").mkdir(parents=True)
        (self.checkout / "deploy").mkdir()
        for name in ("__init__.py", "__main__.py", "bootstrap.py"):
            (self.checkout / "bot" / name).write_text((BOT / name).read_text())
        (self.checkout / "bot" / "cli.py").write_text(COMMAND_LINE)
        (self.checkout / "pyproject.toml").write_text(
            '[project]\ndependencies = ["parcel>=1"]\n[dependency-groups]\ndev = ["parcel>=1"]\n'
        )
        self.environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))},
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.packages.as_uri(),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.lock("1.0")

    def lock(self, version: str) -> None:
        (self.checkout / "deploy" / "requirements.txt").write_text(wheel(self.packages, version))

    @property
    def environment(self) -> Path:
        return self.checkout / ".venv"

    def begin(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [BASE, "-m", "bot", *arguments],
            cwd=self.checkout,
            env={**self.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *arguments: str, **environ: str) -> tuple[int, str, str]:
        process = self.begin(*arguments, **environ)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Give a machine whose first start has happened; tests that share it leave it as it is."""
    machine = Machine(tmp_path_factory.mktemp("ready"))
    code, out, err = machine.start("ask", "a b")
    assert code == 0, err
    assert out == f"parcel 1.0 prefix {machine.environment} arguments ask a b\n"
    assert err.count("\n") == 1
    assert "Setting up Rapporteur's environment" in err
    return machine


def test_the_second_start_says_nothing_and_installs_nothing(ready: Machine) -> None:
    before = (ready.environment / "rapporteur-locks").stat().st_mtime_ns
    assert ready.start("serve") == (0, f"parcel 1.0 prefix {ready.environment} arguments serve\n", "")
    assert (ready.environment / "rapporteur-locks").stat().st_mtime_ns == before


def test_the_command_works_from_another_folder(ready: Machine, tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (tmp_path / "bot" / name).write_text("raise SystemExit('taken for Rapporteur')")
    link = tmp_path / "rapporteur"
    link.symlink_to(ready.environment / "bin" / "rapporteur")
    run = subprocess.run([link, "serve"], cwd=tmp_path, env=ready.environ, check=False, capture_output=True, text=True)
    assert (run.stdout, run.stderr) == (f"parcel 1.0 prefix {ready.environment} arguments serve\n", "")


def test_a_changed_lock_renews_the_environment(machine: Machine) -> None:
    machine.start()
    machine.lock("2.0")
    code, out, err = machine.start()
    assert (code, out.split()[:2]) == (0, ["parcel", "2.0"])
    assert "Setting up" in err


@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["with its pip", "its pip lives on"])
def test_it_starts_over_after_it_was_killed_half_way(machine: Machine, kill: Callable[[int, int], None]) -> None:
    process = machine.begin()
    unfinished = machine.environment / "rapporteur-unfinished"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 30
    while not (unfinished.exists() and children.read_text()):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert unfinished.exists()
    packages = machine.environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (packages / "parcel.py").write_text("half a file (")
    (packages / "parcel-1.0.dist-info").mkdir(exist_ok=True)
    (packages / "parcel-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: parcel\nVersion: 1.0\n")
    code, out, err = machine.start()
    assert (code, out.split()[:2]) == (0, ["parcel", "1.0"])
    assert not unfinished.exists()
    assert ("waiting" in err) == (kill is os.kill), "a pip that lives on still writes into the environment"


def test_two_starts_at_once_make_one_environment(machine: Machine) -> None:
    both = [machine.begin("one"), machine.begin("two")]
    ends = [(process.communicate(timeout=60), process.returncode) for process in both]
    assert [code for _, code in ends] == [0, 0]
    assert sum("Setting up" in err for (_, err), _ in ends) == 1


def test_the_second_of_two_starts_says_that_it_waits(machine: Machine) -> None:
    folder = os.open(machine.checkout, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    process = machine.begin()
    assert process.stderr is not None
    assert "waiting" in process.stderr.readline()
    assert not machine.environment.exists()
    os.close(folder)
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_an_interpreter_that_has_everything_is_used_as_it_is(machine: Machine, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    subprocess.run([BASE, "-m", "venv", "--without-pip", mine], check=True)
    python = str(mine / "bin" / "python")
    parcel = machine.packages / "parcel-1.0-py3-none-any.whl"
    subprocess.run([BASE, "-m", "pip", "--python", python, "install", "-q", parcel], check=True, env=machine.environ)
    run = subprocess.run(
        [python, "-m", "bot"], cwd=machine.checkout, env=machine.environ, check=False, capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert f"prefix {mine} " in run.stdout
    assert not machine.environment.exists()


def test_installed_by_pip_there_is_nothing_to_set_up(machine: Machine) -> None:
    (machine.checkout / "deploy" / "requirements.txt").unlink()
    code, _, err = machine.start()
    assert code == 1
    assert "No module named 'parcel'" in err
    assert not machine.environment.exists()


def broken_pip(folder: Path) -> str:
    for name in ("pip", "ensurepip"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").touch()
    return str(folder)


def test_without_pip_it_says_how_to_get_it(machine: Machine, tmp_path: Path) -> None:
    code, out, err = machine.start(PYTHONPATH=broken_pip(tmp_path / "shadow"))
    assert (code, out) == (1, "")
    assert "has no pip" in err
    assert "apt install python3-pip" in err
    assert "Traceback" not in err
    assert machine.start()[0] == 0


def test_without_a_network_it_says_so(machine: Machine) -> None:
    unreachable = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0"}
    code, _, err = machine.start(**unreachable)
    assert code == 1
    assert "the package index could not be reached" in err
    assert "made anew at the next start" in err
    assert "Traceback" not in err


def test_a_package_that_was_tampered_with_is_refused(machine: Machine) -> None:
    lock = machine.checkout / "deploy" / "requirements.txt"
    right = lock.read_text()
    lock.write_text(f"{right[: right.index('sha256:')]}sha256:{'0' * 64}\n")
    code, out, err = machine.start()
    assert (code, out) == (1, "")
    assert "not the one that the lock names" in err
    lock.write_text(right)
    assert machine.start()[0] == 0


def test_a_package_without_a_hash_is_refused(machine: Machine) -> None:
    (machine.checkout / "deploy" / "requirements.txt").write_text("parcel==1.0\n")
    code, out, err = machine.start()
    assert (code, out) == (1, "")
    assert "hash" in err


def test_files_of_somebody_else_are_left_alone(machine: Machine) -> None:
    machine.environment.mkdir()
    (machine.environment / "thesis.txt").write_text("precious")
    code, _, err = machine.start()
    assert code == 1
    assert "Nothing was changed" in err
    assert (machine.environment / "thesis.txt").read_text() == "precious"


def test_a_full_disk_is_told_before_anything_is_written(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(machine.checkout)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=20_000_000))
    environment = bootstrap.Environment(machine.environment, machine.checkout)
    with pytest.raises(bootstrap.SetupError, match="needs 150 MB, and 20 MB are free"):
        environment.make(machine.checkout / "deploy" / "requirements.txt", megabytes=150)
    assert not machine.environment.exists()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of one megabyte, where the tests run as root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can mount a disk to fill")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_disk_that_fills_up_half_way_is_told(tiny_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tiny_disk)
    for name in ("PIP_NO_INDEX", "PIP_FIND_LINKS"):
        monkeypatch.setenv(name, machine.environ[name])
    filling = tiny_disk / "filling"
    lock = machine.checkout / "deploy" / "requirements.txt"
    with filling.open("wb", buffering=0) as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(tiny_disk).free)
    environment = bootstrap.Environment(machine.environment, machine.checkout)
    with pytest.raises(bootstrap.SetupError, match=r"(?s)No space left on device.*room"):
        environment.make(lock, megabytes=0)
    filling.unlink()
    environment.make(lock, megabytes=0)
    assert environment.is_fresh(lock)


def test_an_old_python_can_read_far_enough_to_be_told() -> None:
    source = (BOT / "__main__.py").read_text()
    tree = ast.parse(source, feature_version=(3, 6))
    kinds = [type(node).__name__ for node in tree.body]
    assert kinds.index("If") < kinds.index("ImportFrom"), "the version is checked before anything of ours is imported"
    assert "3, 11" in ast.unparse(tree.body[kinds.index("If")])


def test_until_the_environment_stands_only_pythons_own_library_is_imported() -> None:
    for node in ast.walk(ast.parse((BOT / "bootstrap.py").read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
