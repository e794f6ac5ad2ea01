"""The live sockets of the page: one queue of frames for each open tab."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from bot.sandbox.journal import Journal
from bot.sandbox.workspace import Json

FAILURE_FRAMES = ("command_failed", "view_errors", "view_failed")
LONGEST_QUEUE = 2000


class Live:
    """Send frames to the tabs of the people concerned; a tab that stops reading loses its connection."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tabs: set[tuple[str, asyncio.Queue[Json | None]]] = set()

    @contextmanager
    def tab(self, user_id: str) -> Iterator[asyncio.Queue[Json | None]]:
        """Open a tab's queue of frames; None in it means that the tab is to be closed."""
        entry: tuple[str, asyncio.Queue[Json | None]] = (user_id, asyncio.Queue(LONGEST_QUEUE + 1))
        self._tabs.add(entry)
        try:
            yield entry[1]
        finally:
            self._tabs.discard(entry)

    def publish(self, users: Iterable[str], frame: Json) -> None:
        """Send one frame to all tabs of these people, and remember failures for the inspection API."""
        wanted = set(users)
        if frame["type"] in FAILURE_FRAMES:
            self._journal.failures.extend({"user": user_id, **frame} for user_id in sorted(wanted))
        for user_id, queue in list(self._tabs):
            if user_id in wanted:
                self._put(user_id, queue, frame)
        self._journal.pulse.beat()

    def publish_to_all(self, frame: Json) -> None:
        """Send one frame to every tab."""
        self.publish({user_id for user_id, _ in self._tabs}, frame)

    def close(self) -> None:
        """Ask every tab to go."""
        for user_id, queue in list(self._tabs):
            self._tabs.discard((user_id, queue))
            queue.put_nowait(None)

    def _put(self, user_id: str, queue: asyncio.Queue[Json | None], frame: Json) -> None:
        if queue.qsize() < LONGEST_QUEUE:
            queue.put_nowait(frame)
        else:
            self._tabs.discard((user_id, queue))
            queue.put_nowait(None)
