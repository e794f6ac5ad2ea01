"""The sandbox as a program."""

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

MANIFEST = Path(__file__).parent / "manifest.json"
ROOT = Path(__file__).parents[2]


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot.sandbox", *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_listens_and_stops_cleanly(how: signal.Signals) -> None:
    with start("--manifest", str(MANIFEST)) as program:
        assert program.stdout is not None
        facts = json.loads(program.stdout.readline())
        assert facts["users"].keys() == {"reader", "recorder", "reviewer", "admin", "guest", "outside"}
        assert facts["channels"]["treaty-digest"] == "C0DIGEST00"
        with urllib.request.urlopen(f"{facts['page']}client/workspace", timeout=5) as response:
            assert response.status == 200
        program.send_signal(how)
        assert program.wait(5) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "can't be read"), ("{", "can't be read"), ('{"features": {}}', "has no display_information.name")],
)
def test_a_manifest_that_cannot_be_used_is_named(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "manifest.json"
    if content is not None:
        path.write_text(content)
    with start("--manifest", str(path)) as program:
        _, complaint = program.communicate(timeout=60)
    assert program.returncode == 2
    assert said in complaint
    assert "Traceback" not in complaint
