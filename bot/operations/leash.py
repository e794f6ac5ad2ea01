"""`python -m bot.operations.leash MODULE …`: run a module, and end it when whoever started it is gone.

Whoever starts it holds the other end of its standard input. That end closes with its process, also where this was killed and
could end nothing by itself; then this process gets a SIGTERM, as from a service manager.
"""

import os
import runpy
import signal
import sys
import threading

_STANDARD_INPUT = 0


def main() -> None:
    """Run the module that the first argument names over the others, as `python -m` does."""
    threading.Thread(target=_end_with_the_other, name="leash", daemon=True).start()
    sys.argv[:] = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end_with_the_other() -> None:
    while os.read(_STANDARD_INPUT, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
