"""What the sandbox remembers for whoever inspects it: calls, acknowledgements, notifications, failures shown to people."""

import threading
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.workspace import Json

_MOST_RECORDS = 20_000


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


def _records() -> deque[Json]:
    return deque(maxlen=_MOST_RECORDS)


@dataclass(slots=True)
class Journal:
    """Keep the records that the inspection API hands out."""

    pulse: Pulse = field(default_factory=Pulse)
    calls: deque[Json] = field(default_factory=_records)
    acks: deque[Json] = field(default_factory=_records)
    notifications: deque[Json] = field(default_factory=_records)
    failures: deque[Json] = field(default_factory=_records)
    warnings: deque[Json] = field(default_factory=_records)
    """Calls that Slack takes but that are bad manners: blocks without the text that notifications and screen readers use."""

    def call(self, *, method: str, args: Json, response: Json, at: float) -> None:
        """Record one call of the Web API; `response` holds http_status and body where Slack's answer was no JSON."""
        self.calls.append({"method": method, "args": args, "response": response, "at": at})
        if method.startswith("chat.") and args.get("blocks") and not args.get("text"):
            self.warnings.append({"method": method, "warning": "no top-level text"})
        self.pulse.beat()

    def ack(self, *, envelope_id: str, type: str, seconds: float | None, attempt: int) -> None:  # noqa: A002 - the contract's word
        """Record how a delivery went; seconds is None where nobody acknowledged in time."""
        self.acks.append({"envelope_id": envelope_id, "type": type, "seconds": seconds, "attempt": attempt})
        self.pulse.beat()
