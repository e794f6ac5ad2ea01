"""What the sandbox remembers for whoever inspects it: calls, acknowledgements, notifications, failures shown to people."""

import threading
from dataclasses import dataclass, field

from bot.sandbox.workspace import Json


class Pulse:
    """Let a thread of the tests sleep until something changes in the server's thread."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._beats = 0

    def beat(self) -> None:
        """Say that something changed."""
        with self._condition:
            self._beats += 1
            self._condition.notify_all()

    @property
    def beats(self) -> int:
        """Return how often something changed so far."""
        return self._beats

    def wait(self, seen: int, seconds: float) -> None:
        """Sleep until there are more beats than `seen`, at most so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: self._beats > seen, seconds)


@dataclass(slots=True)
class Journal:
    """Keep the records that the inspection API hands out."""

    pulse: Pulse = field(default_factory=Pulse)
    calls: list[Json] = field(default_factory=list)
    acks: list[Json] = field(default_factory=list)
    notifications: list[Json] = field(default_factory=list)
    failures: list[Json] = field(default_factory=list)

    def call(self, *, method: str, args: Json, response: Json, at: float) -> None:
        """Record one call of the Web API; a response of None-like shape says that no answer was given."""
        self.calls.append({"method": method, "args": args, "response": response, "at": at})
        self.pulse.beat()

    def ack(self, *, envelope_id: str, type: str, seconds: float | None, attempt: int) -> None:  # noqa: A002 - the contract's word
        """Record how a delivery went; seconds is None where nobody acknowledged in time."""
        self.acks.append({"envelope_id": envelope_id, "type": type, "seconds": seconds, "attempt": attempt})
        self.pulse.beat()
