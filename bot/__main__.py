"""`python3 -m bot …`: the same as the installed command `rapporteur`.

Until the environment stands, only Python's own library is imported, in words that an old Python understands.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python gets here before it reads `requires-python`
    sys.exit("Rapporteur needs Python 3.11 or newer; this is {}.{}. Nothing was changed.".format(*sys.version_info[:2]))

from bot.bootstrap import ensure_environment


def main() -> None:
    """Set the environment up where it is missing, and run the command line in it."""
    ensure_environment(module="bot")
    from bot.cli import main as command_line  # its imports exist only now

    command_line()


if __name__ == "__main__":
    main()
