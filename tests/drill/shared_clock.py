"""The clock of the drill: one file with the seconds by which it is ahead of the machine's, read by every process."""

import datetime as dt
import time
from pathlib import Path


class SharedClock:
    """A clock that jumps for all who read its file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @property
    def ahead(self) -> float:
        """Give the seconds by which it is ahead."""
        return float(self.file.read_text()) if self.file.exists() else 0.0

    def now(self) -> dt.datetime:
        """Give the moment that it shows."""
        return dt.datetime.fromtimestamp(time.time() + self.ahead, dt.UTC)

    def jump(self, seconds: float) -> None:
        """Set it forward, or back."""
        changed = self.file.with_suffix(".new")
        changed.write_text(str(self.ahead + seconds))
        changed.rename(self.file)
