"""Deliver payloads to the app: once for what a person waits for, with redelivery for events."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from typing import Protocol

from bot.sandbox.clock import Pace
from bot.sandbox.journal import Journal
from bot.sandbox.workspace import Json

RETRYABLE_REASONS = {"timeout": "http_timeout", "http_error": "http_error", "connection_failed": "connection_failed"}


class NotDeliveredError(Exception):
    """Nobody took the payload; `reason` is timeout, http_error or connection_failed."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


@dataclass(frozen=True, slots=True)
class Envelope:
    """One delivery of one payload; type is events_api, slash_commands or interactive."""

    type: str
    payload: Json
    accepts_response_payload: bool
    attempt: int = 0
    retry_reason: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(16))


class Transport(Protocol):
    """A way to the app: Socket Mode, or HTTP."""

    async def send(self, envelope: Envelope, patience: float) -> Json:
        """Deliver, wait for the acknowledgement, and return its payload; raises NotDeliveredError."""
        ...


class Delivery:
    """Hand payloads to the transport, measure the acknowledgements, and deliver events again that were not acknowledged."""

    def __init__(self, transport: Transport, pace: Pace, journal: Journal) -> None:
        self._transport = transport
        self._pace = pace
        self._journal = journal
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask(self, kind: str, payload: Json, *, accepts_response_payload: bool = True) -> Json:
        """Deliver what a person waits for, once; returns what the app answered, {} for a bare acknowledgement.

        Raises NotDeliveredError where nobody acknowledged in time.
        """
        return await self._send(Envelope(kind, payload, accepts_response_payload))

    def event(self, payload: Json) -> None:
        """Deliver an event in the background, and again at the pace of Slack's retries until it is acknowledged."""
        task = asyncio.create_task(self._deliver_event(payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def under_way(self) -> int:
        """Count the events that are not acknowledged yet and not given up."""
        return len(self._tasks)

    def stop(self) -> None:
        """Give up all deliveries under way."""
        for task in self._tasks:
            task.cancel()

    async def _deliver_event(self, payload: Json) -> None:
        reason = ""
        for attempt, pause in enumerate((0.0, *self._pace.redeliver)):
            await asyncio.sleep(pause)
            try:
                await self._send(
                    Envelope("events_api", payload, accepts_response_payload=False, attempt=attempt, retry_reason=reason)
                )
            except NotDeliveredError as failure:
                if failure.final:
                    return
                reason = failure.reason
            else:
                return

    async def _send(self, envelope: Envelope) -> Json:
        begun = time.monotonic()
        seconds: float | None = None
        try:
            answer = await self._transport.send(envelope, self._pace.acknowledge)
            seconds = time.monotonic() - begun
        finally:
            self._journal.ack(envelope_id=envelope.id, type=envelope.type, seconds=seconds, attempt=envelope.attempt)
        return answer
