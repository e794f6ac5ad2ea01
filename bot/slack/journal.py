"""One line of log for each request: what kind, how long, how it ended. Never what was said, nor by whom."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import elapsed
from bot.errors import RapporteurError

logger = logging.getLogger("bot.slack.requests")


class RequestLine:
    """What is noted of a request while it is served."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, word: str) -> None:
        """Add a word to the line: an intent, a count, never text from outside."""
        self.notes.append(word)


@contextmanager
def request_line(kind: str, name: str) -> Iterator[RequestLine]:
    """Log one line when the block ends, however it ends."""
    line, start = RequestLine(), elapsed()
    outcome = "failed"
    try:
        yield line
        outcome = "done"
    except RapporteurError as error:
        outcome = f"refused ({type(error).__name__})"
        raise
    finally:
        noted = "".join(f", {note}" for note in line.notes)
        logger.info("%s %s: %s in %.3f s%s", kind, name, outcome, elapsed() - start, noted)


def new_error_id() -> str:
    """Make a short id that a person can read out, to find an error in the log."""
    return "E-" + "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(6))
