import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
RUN = CHECKOUT / "deploy" / "requirements.txt"
DEVELOP = CHECKOUT / "deploy" / "requirements-dev.txt"

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[a-z_]+ [!=]= '[\w-]+'))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def pins(lock: Path) -> dict[str, Version]:
    found = (PIN.fullmatch(line) for line in lock.read_text().splitlines())
    return {match["name"]: Version(match["version"]) for match in found if match}


@pytest.mark.parametrize("lock", [RUN, DEVELOP], ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_markers_and_hashes_only(lock: Path) -> None:
    wrong = [line for line in lock.read_text().splitlines() if not (PIN.fullmatch(line) or HASH.fullmatch(line))]
    assert wrong == []
    assert len(pins(lock)) > 20


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN, PYPROJECT["project"]["dependencies"]),
        (DEVELOP, PYPROJECT["project"]["dependencies"]),
        (DEVELOP, PYPROJECT["dependency-groups"]["dev"]),
    ],
    ids=["dependencies", "dependencies in the developers' lock", "dev group"],
)
def test_a_lock_satisfies_pyproject(lock: Path, wanted: list[str]) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name} is not in {lock.name}: write the locks again, as pyproject.toml says"
        assert locked[name] in requirement.specifier, (
            f"{lock.name} has {name} {locked[name]}, pyproject.toml wants {requirement}"
        )
        for extra in requirement.extras:
            assert f"{name}-{extra}" in locked or requirement.marker, f"{name}[{extra}] is not in {lock.name}"


def test_both_locks_have_the_same_versions() -> None:
    # the bootstrap takes an environment for the tests as one to run in, too
    run, develop = pins(RUN), pins(DEVELOP)
    assert {name: develop.get(name) for name in run} == run


def test_a_running_bot_carries_no_tools_of_the_tests() -> None:
    dev = {canonicalize_name(Requirement(each).name) for each in PYPROJECT["dependency-groups"]["dev"]}
    assert not dev & pins(RUN).keys()
