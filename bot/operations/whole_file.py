"""A file that is there whole or not at all: written beside its place under another name, and renamed at the end."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors import RapporteurError


class FileUnwritableError(RapporteurError):
    """A file can't be written where it was asked for."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Say why, in the system's words."""
        super().__init__(
            f"{path} cannot be written: {error.strerror}.",
            "What stood there before, if anything, is as it was.",
            "Check that its folder exists, that you may write there, and that the disk has room.",
        )


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written; it takes its place when the block ends without an exception.

    What is no ordinary file, such as a pipe or /dev/null, is written to directly. Raise FileUnwritableError where the system
    refuses to write.
    """
    try:
        place = path.resolve()
        if place.exists() and not stat.S_ISREG(place.stat().st_mode):
            with place.open("wb") as opened:
                yield opened
            return
        beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.part")
        try:
            with beside.open("xb") as opened:
                if place.exists():
                    os.fchmod(opened.fileno(), stat.S_IMODE(place.stat().st_mode))
                yield opened
                opened.flush()
                os.fsync(opened.fileno())
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileUnwritableError(path, error) from error
