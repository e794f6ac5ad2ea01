"""`python -m tests.drill.jumping FILE …`: the command line of the bot, in a process whose clock jumps as FILE says.

Everything in the process that asks for the time of day sees the jump, the libraries too; what measures how long something
takes does not, as with a real clock that is set.
"""

import sys
import threading
import time
from pathlib import Path

import time_machine

from tests.drill.shared_clock import SharedClock

LOOK_SECONDS = 0.05


def main() -> None:
    """Set the clock, follow it, and run the command line."""
    shared = SharedClock(Path(sys.argv.pop(1)))
    ahead = shared.ahead
    clock = time_machine.travel(time.time() + ahead, tick=True).start()

    def follow() -> None:
        seen = ahead
        while True:
            time.sleep(LOOK_SECONDS)
            if (told := shared.ahead) != seen:
                clock.shift(told - seen)
                seen = told

    threading.Thread(target=follow, name="clock", daemon=True).start()
    from bot.cli import main as command_line  # not before the clock is set

    command_line()


if __name__ == "__main__":
    main()
