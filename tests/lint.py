"""`python3 -m tests.lint`: every check that reads the code without running it, and one summary.

Prints what a check says only where it fails, and ends with status 1 if any did. Nothing is reformatted.
"""

import subprocess
import sys
from pathlib import Path

from bot.bootstrap import CHECKOUT, DEVELOP, ensure_environment

SCRIPTS = Path(sys.executable).parent  # not resolved: the environment's own, beside its link to Python

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("ruff check", [sys.executable, "-m", "ruff", "check", "."]),
    ("ruff format", [sys.executable, "-m", "ruff", "format", "--check", "--diff", "."]),
    ("mypy", [sys.executable, "-m", "mypy"]),
    ("import-linter", [str(SCRIPTS / "lint-imports")]),
    ("hadolint", [str(SCRIPTS / "hadolint"), "deploy/Dockerfile"]),
    (
        "architecture and deploy",
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_architecture.py", "tests/deploy"],
    ),
)


def main() -> int:
    """Run the checks one after the other, print the summary, and return the exit status."""
    failed = [name for name, command in CHECKS if not _passes(name, command)]
    if failed:
        print(f"\n{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}")
        return 1
    print(f"\nAll {len(CHECKS)} checks passed.")
    return 0


def _passes(name: str, command: list[str]) -> bool:
    try:
        finished = subprocess.run(
            command, cwd=CHECKOUT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except FileNotFoundError as missing:
        print(f"failed  {name}: {missing.filename} is not installed")
        return False
    if finished.returncode == 0:
        print(f"passed  {name}", flush=True)
        return True
    print(f"failed  {name}\n{finished.stdout.rstrip()}", flush=True)
    return False


if __name__ == "__main__":
    ensure_environment(module="tests.lint", purpose=DEVELOP)
    sys.exit(main())
