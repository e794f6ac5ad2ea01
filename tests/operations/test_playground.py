"""The processes of the playground, one at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from bot import settings
from bot.bootstrap import CHECKOUT
from bot.operations import playground
from bot.operations.playground import Child, Workspace, surroundings

WORKSPACE = Workspace(
    "http://127.0.0.1:1/",
    "http://127.0.0.1:1/api/",
    "xoxb-local",
    "xapp-local",
    {"admin": "U0ADMIN", "recorder": "U0RECORDER", "reviewer": "U0REVIEWER"},
    {"treaty-digest": "C0DIGEST"},
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Stand beside a module `given`, whose text is what a test writes."""
    monkeypatch.chdir(tmp_path)
    return {**os.environ, "PYTHONPATH": f"{CHECKOUT}{os.pathsep}{tmp_path}"}


def test_the_bot_is_handed_the_playground_and_nothing_of_the_operators(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = {"SLACK_BOT_TOKEN": "xoxb-mine", "SLACK_SIGNING_SECRET": "mine", "https_proxy": "http://mine", "NO_PROXY": "mine"}
    for name, value in mine.items():
        monkeypatch.setenv(name, value)
    environment = WORKSPACE.environment(settings.load({"DATABASE_URL": "sqlite:///mine.db"}), 4321)
    assert "mine" not in str({name: environment.get(name) for name in mine})
    given = settings.load(environment)
    assert (given.slack_bot_token, given.slack_app_token, given.slack_signing_secret) == ("xoxb-local", "xapp-local", "")
    assert (given.database_url, given.http_port, given.digest_channel) == ("sqlite:///mine.db", 4321, "C0DIGEST")
    assert (given.admins, given.recorders) == (frozenset({"U0ADMIN"}), frozenset({"U0RECORDER"}))
    assert {name for name in surroundings() if name.lower().endswith("_proxy")} == {"NO_PROXY"}


def test_a_child_that_does_not_end_is_killed(here: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("given.py").write_text(
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('deaf', flush=True)\ntime.sleep(60)\n"
    )
    monkeypatch.setattr(playground, "STOP_SECONDS", 0.3)
    child = Child("given", environment=here)
    assert child.first_line() == "deaf\n"
    child.end()
    assert child.process.returncode == -signal.SIGKILL


def test_a_child_is_started_as_a_module_with_its_arguments(here: dict[str, str]) -> None:
    Path("given.py").write_text("import sys\nprint(__name__, *sys.argv[1:], flush=True)\nsys.exit(3)\n")
    child = Child("given", "--port", "0", environment=here)
    assert child.first_line() == "__main__ --port 0\n"
    assert child.process.wait(10) == 3
    assert child.has_ended
    child.end()


def test_a_child_ends_in_order_when_whoever_started_it_is_killed(here: dict[str, str]) -> None:
    Path("given.py").write_text(
        "import os, pathlib, signal, threading\nstop = threading.Event()\n"
        "signal.signal(signal.SIGTERM, lambda *_: stop.set())\nprint(os.getpid(), flush=True)\nstop.wait()\n"
        "pathlib.Path('ended').touch()\n"
    )
    starter = "import time\nfrom bot.operations.playground import Child\nimport os\n"
    starter += "print(Child('given', environment=dict(os.environ)).first_line(), flush=True)\ntime.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", starter], env=here, stdout=subprocess.PIPE, text=True) as starting:
        assert starting.stdout is not None
        child = psutil.Process(int(starting.stdout.readline()))
        starting.kill()
    psutil.wait_procs([child], timeout=10)
    assert not child.is_running()
    assert Path("ended").exists()
