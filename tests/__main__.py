"""`python3 -m tests [what pytest takes]`: set up the environment where it is missing, and run all tests in it."""

import compileall
import os
import sys

from bot.bootstrap import CHECKOUT, DEVELOP, ensure_environment


def main() -> int:
    """Run pytest over the arguments, or over all tests, long ones too, and return its exit status."""
    ensure_environment(module="tests", purpose=DEVELOP)
    import pytest

    # The tests start the bot a hundred times over, and each worker reads all tests: where Python is told to write no bytecode,
    # each would compile everything anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(CHECKOUT / "bot", quiet=1)
    return int(pytest.main(["--rootdir", str(CHECKOUT), "-m", "", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
