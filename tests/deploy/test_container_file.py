import json
import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LINES = (CHECKOUT / "deploy" / "Dockerfile").read_text().replace("\\\n", "").splitlines()


def arguments(instruction: str) -> list[str]:
    return [line.partition(" ")[2].strip() for line in LINES if line.startswith(f"{instruction} ")]


def test_it_does_not_run_as_root() -> None:
    assert re.fullmatch(r"[1-9]\d*", arguments("USER")[-1])


def test_it_installs_from_the_lock_with_hashes() -> None:
    installs = [line for line in arguments("RUN") if "pip install" in line]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "source=deploy/requirements.txt" in installs[0]


def test_it_asks_the_health_address() -> None:
    [check] = arguments("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    compile(command[2], "HEALTHCHECK", "exec")
    assert "/healthz" in command[2]


def test_what_it_copies_reaches_the_builder() -> None:
    allowed = {
        line[1:] for line in (CHECKOUT / "deploy" / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] == "!"
    }
    mounted = re.findall(r"source=([^,\s]+)", " ".join(arguments("RUN")))
    copied = [copy.split()[0] for copy in arguments("COPY")]
    assert {*mounted, *copied} == allowed
    assert all((CHECKOUT / path).exists() for path in allowed)
