import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "deploy" / "rapporteur.service"
COMMAND = "/opt/rapporteur/.venv/bin/rapporteur"


@pytest.fixture
def analyze() -> str:
    found = shutil.which("systemd-analyze")
    if not found:
        assert "CI" not in os.environ, "the CI installs systemd for this test"
        pytest.skip("systemd-analyze is not on this machine")
    return found


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Copy the unit with a command that exists here: systemd refuses one that does not."""
    text = UNIT.read_text()
    assert f"ExecStart={COMMAND} serve" in text
    copy = tmp_path / UNIT.name
    copy.write_text(text.replace(COMMAND, sys.executable))
    return copy


def test_systemd_takes_it_without_a_warning(analyze: str, unit: Path) -> None:
    verified = subprocess.run([analyze, "verify", "--man=no", str(unit)], check=False, capture_output=True, text=True)
    said = [line for line in (verified.stdout + verified.stderr).splitlines() if UNIT.name in line]
    assert (verified.returncode, said) == (0, [])


def test_systemd_refuses_a_unit_with_a_mistake(analyze: str, unit: Path) -> None:
    unit.write_text(unit.read_text().replace("Restart=always", "Restart=forever"))
    verified = subprocess.run([analyze, "verify", "--man=no", str(unit)], check=False, capture_output=True, text=True)
    assert "Failed to parse service restart specifier" in verified.stderr


def test_systemd_finds_it_little_exposed(analyze: str, unit: Path) -> None:
    rated = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert rated.returncode == 0, rated.stdout[-400:]


def test_it_is_started_again_and_given_time_to_stop() -> None:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]  # configparser's own way to keep the case of names
    parsed.read_string(UNIT.read_text())
    service = parsed["Service"]
    assert (service["Restart"], service["TimeoutStopSec"], service["DynamicUser"]) == ("always", "15", "yes")
    assert service["StateDirectory"] == "rapporteur"
    assert parsed["Unit"]["StartLimitIntervalSec"] == "0"
