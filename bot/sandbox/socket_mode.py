"""Socket Mode, Slack's side: tickets, connections, envelopes, and the ways in which a connection ends."""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.clock import Clock, Pace
from bot.sandbox.delivery import Envelope, NotDeliveredError
from bot.sandbox.workspace import APP_ID, Json

MOST_CONNECTIONS = 10


class Drop(StrEnum):
    """How connections end: cut at TCP, a CLOSE frame, or a disconnect frame with Slack's reason."""

    TCP = "tcp"
    CLOSE = "close"
    REFRESH_REQUESTED = "refresh_requested"
    WARNING = "warning"
    LINK_DISABLED = "link_disabled"


@dataclass(eq=False, slots=True)
class Connection:
    """One WebSocket of the app, with the acknowledgements that it still owes."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    leaving: bool = False


class SocketMode:
    """Take the app's connections and spread envelopes over them."""

    def __init__(self, clock: Clock, pace: Pace, *, on_change: Callable[[int], None], cut: Callable[[WebSocket], None]) -> None:
        """Create it without connections; `on_change` hears their number, `cut` ends a socket's TCP connection at once."""
        self._clock = clock
        self._pace = pace
        self._on_change = on_change
        self._cut = cut
        self._tickets: dict[str, float] = {}
        self._connections: list[Connection] = []
        self._turn = 0
        self._arrival = asyncio.Condition()
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        """Return how many connections are open."""
        return len(self._connections)

    def ticket(self) -> str:
        """Return a new ticket: good for one connection, and not for long."""
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = self._clock.now() + self._pace.ticket
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection until it ends; a bad ticket is refused before the handshake."""
        good_until = self._tickets.pop(socket.query_params.get("ticket", ""), 0.0)
        if good_until < self._clock.now() or self.count >= MOST_CONNECTIONS:
            await socket.close(code=1008)
            return
        await socket.accept()
        connection = Connection(socket)
        await self._join(connection)
        try:
            while True:
                self._receive(connection, await socket.receive_json())
        except (WebSocketDisconnect, ValueError, KeyError):
            pass  # the app went away, or speaks no Socket Mode: either way this connection is over
        finally:
            self._leave(connection)

    async def send(self, envelope: Envelope, patience: float) -> Json:
        """Deliver over one connection and wait for its acknowledgement.

        An event waits for a connection where there is none; what a person waits for fails at once.
        """
        connection = await self._choose(patience if envelope.type == "events_api" else 0.0)
        acknowledged: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope.id] = acknowledged
        try:
            await connection.socket.send_json(_frame(envelope))
            return await asyncio.wait_for(acknowledged, patience)
        except TimeoutError as error:
            raise NotDeliveredError("timeout") from error
        except (WebSocketDisconnect, RuntimeError) as error:
            raise NotDeliveredError("connection_failed") from error
        finally:
            connection.waiting.pop(envelope.id, None)

    async def drop(self, how: Drop) -> int:
        """End every connection in one of Slack's ways; returns how many there were."""
        dropped = list(self._connections)
        for connection in dropped:
            if how is Drop.TCP:
                self._leave(connection)
                self._cut(connection.socket)
            elif how is Drop.CLOSE:
                self._leave(connection)
                await _quietly_close(connection.socket)
            else:
                await self._say_goodbye(connection, how)
        return len(dropped)

    def stop(self) -> None:
        """Forget the goodbyes under way."""
        for task in self._closing:
            task.cancel()

    async def _join(self, connection: Connection) -> None:
        self._connections.append(connection)
        hello = {
            "type": "hello",
            "num_connections": self.count,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18_060},
        }
        await connection.socket.send_json(hello)
        self._on_change(self.count)
        async with self._arrival:
            self._arrival.notify_all()

    def _leave(self, connection: Connection) -> None:
        if connection not in self._connections:
            return
        self._connections.remove(connection)
        for acknowledged in connection.waiting.values():
            if not acknowledged.done():
                acknowledged.set_exception(NotDeliveredError("connection_failed"))
        self._on_change(self.count)

    def _receive(self, connection: Connection, frame: Json) -> None:
        acknowledged = connection.waiting.get(frame["envelope_id"])
        if acknowledged is not None and not acknowledged.done():
            acknowledged.set_result(frame.get("payload") or {})

    async def _choose(self, patience: float) -> Connection:
        if not self._usable() and patience:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience), self._arrival:
                    await self._arrival.wait_for(lambda: bool(self._usable()))
        usable = self._usable()
        if not usable:
            raise NotDeliveredError("connection_failed")
        self._turn += 1
        return usable[self._turn % len(usable)]

    def _usable(self) -> list[Connection]:
        return [connection for connection in self._connections if not connection.leaving]

    async def _say_goodbye(self, connection: Connection, how: Drop) -> None:
        # A warning comes some ten seconds before the end; the connection still delivers until then.
        connection.leaving = how is not Drop.WARNING
        frame = {"type": "disconnect", "reason": str(how), "debug_info": {"host": "sandbox"}}
        await connection.socket.send_json(frame)
        task = asyncio.create_task(self._close_later(connection, 0.0 if how is Drop.LINK_DISABLED else self._pace.closing))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _close_later(self, connection: Connection, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if connection in self._connections:
            self._leave(connection)
            await _quietly_close(connection.socket)


async def _quietly_close(socket: WebSocket) -> None:
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the app may have closed it in the same moment
        await socket.close()


def _frame(envelope: Envelope) -> Json:
    frame: Json = {
        "envelope_id": envelope.id,
        "type": envelope.type,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.accepts_response_payload,
    }
    if envelope.type == "events_api":
        frame |= {"retry_attempt": envelope.attempt, "retry_reason": envelope.retry_reason}
    return frame
