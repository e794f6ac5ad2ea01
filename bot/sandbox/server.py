"""Run a sandbox: in a thread for tests, or in the foreground from the command line."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import uvicorn
from starlette.requests import Request
from starlette.websockets import WebSocket
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.sandbox.app import create_app
from bot.sandbox.client_api import connection_state
from bot.sandbox.clock import Clock, Pace
from bot.sandbox.delivery import Delivery
from bot.sandbox.driver import Client, Person
from bot.sandbox.farewell import QuietWebSocket
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.http_delivery import HttpDelivery
from bot.sandbox.journal import Journal
from bot.sandbox.live import Live
from bot.sandbox.manifest import read_manifest
from bot.sandbox.modals import Modals
from bot.sandbox.pacing import PostPace
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.stage import Secrets, Stage
from bot.sandbox.workspace import BOT_USER_ID, Json, Workspace

Mode = Literal["socket", "http"]
HOST = "127.0.0.1"


class Transports:
    """Know the TCP connection under each request, so that a fault can cut it."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[H11Protocol]:
        """Return uvicorn's HTTP protocol, made to report its connections here."""
        known = self._open

        class ReportingProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client:
                    known[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client:
                    known.pop(self.client, None)
                super().connection_lost(exc)

        return ReportingProtocol

    def cut(self, under: Request | WebSocket) -> None:
        """End the TCP connection under a request at once, without a farewell."""
        if under.client is not None:
            transport = self._open.pop((under.client.host, under.client.port), None)
            if transport is not None:
                transport.abort()


class PromptServer(uvicorn.Server):
    """uvicorn's server, but one that starts and ends when it is told, and not at its next tick."""

    def __init__(self, config: uvicorn.Config, *, on_started: Callable[[], None], before_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started
        self._before_end = before_end
        self._ending = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def end(self) -> None:
        """Ask it to end; may be called from any thread or a signal handler."""
        self.should_exit = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ending.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._on_started()

    async def main_loop(self) -> None:
        """Wait to be asked to end."""
        await self._ending.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the sockets of pages and app first, so that nobody has to be waited for."""
        self._before_end()
        await super().shutdown(sockets)


def build_stage(base: str, manifest: Path, mode: Mode, events_url: str | None, pace: Pace, transports: Transports) -> Stage:
    """Put the parts of a sandbox together."""
    clock, journal, secrets = Clock(), Journal(), Secrets()
    read = read_manifest(manifest)
    live = Live(journal)
    http = HttpDelivery(clock, secrets.signing_secret, events_url) if mode == "http" else None

    def on_change(_count: int) -> None:
        live.publish_to_all({"type": "bot_connection", **connection_state(stage)})

    socket_mode = SocketMode(clock, pace, on_change=on_change, cut=transports.cut)
    stage = Stage(
        base=base,
        manifest=read,
        pace=pace,
        secrets=secrets,
        clock=clock,
        workspace=Workspace(read.bot_name, int(clock.now())),
        journal=journal,
        live=live,
        faults=Faults(),
        socket_mode=socket_mode,
        http=http,
        delivery=Delivery(http or socket_mode, pace, journal),
        modals=Modals(clock, pace),
        response_urls=ResponseUrls(base, clock, pace),
        files=Files(),
        post_pace=PostPace(clock, pace),
    )
    return stage


class Sandbox:
    """A sandbox that listens: its addresses, its credentials, and hands to play people with."""

    def __init__(self, stage: Stage, listener: socket.socket, transports: Transports) -> None:
        self._stage = stage
        self._listener = listener
        config = uvicorn.Config(
            create_app(stage, transports.cut),
            http=transports.protocol(),
            ws=QuietWebSocket,
            log_level="warning",
            lifespan="off",
            date_header=False,
            ws_ping_interval=stage.pace.server_ping,
            ws_ping_timeout=None,
            timeout_graceful_shutdown=1,
        )
        self._server = PromptServer(config, on_started=self._started, before_end=stage.stop)
        self._on_started: Callable[[], None] | None = None
        self._client = Client(stage.base, stage.journal.pulse)
        self.page = f"{stage.base}/"
        self.api = f"{stage.base}/api/"
        self.bot_token = stage.secrets.bot_token
        self.app_token = stage.secrets.app_token
        self.signing_secret = stage.secrets.signing_secret
        self.bot_user_id = BOT_USER_ID
        self.users = {user.role: user.id for user in stage.workspace.people()}
        self.channels = {channel.name: channel.id for channel in stage.workspace.channels.values() if channel.name}

    @classmethod
    def create(
        cls, manifest: Path, *, port: int = 0, mode: Mode = "socket", events_url: str | None = None, pace: Pace | None = None
    ) -> "Sandbox":
        """Bind the address and put the parts together; raises OSError where the port is taken, ManifestError."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        transports = Transports()
        base = f"http://{HOST}:{listener.getsockname()[1]}"
        stage = build_stage(base, manifest, mode, events_url, pace or Pace(), transports)
        return cls(stage, listener, transports)

    @classmethod
    @contextmanager
    def run(
        cls,
        port: int = 0,
        *,
        manifest: Path,
        mode: Mode = "socket",
        events_url: str | None = None,
        pace: Pace | None = None,
    ) -> "Iterator[Sandbox]":
        """Run a sandbox in a thread of its own until the block ends."""
        sandbox = cls.create(manifest, port=port, mode=mode, events_url=events_url, pace=pace)
        thread = threading.Thread(target=sandbox.serve, name="sandbox", daemon=True)
        thread.start()
        try:
            sandbox._client.wait_for(lambda: sandbox._server.started, 10)  # noqa: SLF001 - its own object
            yield sandbox
        finally:
            sandbox.stop()
            thread.join(10)

    def serve(self, on_started: Callable[[], None] | None = None) -> None:
        """Serve in this thread until `stop`; `on_started` is called once it listens."""
        self._on_started = on_started
        # `_serve` and not `serve`: the latter takes over the process's signal handlers.
        asyncio.run(self._server._serve([self._listener]))  # noqa: SLF001

    def stop(self) -> None:
        """Ask the server to end; may be called from any thread or a signal handler."""
        self._server.end()

    def _started(self) -> None:
        stage = self._stage
        if stage.http is not None:
            stage.http.verify_in_background(stage.pace.acknowledge, self._tell_connection)
        stage.journal.pulse.beat()
        if self._on_started is not None:
            self._on_started()

    def _tell_connection(self) -> None:
        self._stage.live.publish_to_all({"type": "bot_connection", **connection_state(self._stage)})

    def facts(self) -> Json:
        """Return what somebody needs who starts a bot against this sandbox."""
        return {
            "page": self.page,
            "api": self.api,
            "bot_token": self.bot_token,
            "app_token": self.app_token,
            "signing_secret": self.signing_secret,
            "users": self.users,
            "channels": self.channels,
        }

    def as_user(self, role: str) -> Person:
        """Return the hands of one person: "reader", "recorder", "reviewer", "admin", "guest" or "outside"."""
        return Person(self._client, self.users[role], self.channels)

    def faults(self, *rules: Mapping[str, object]) -> None:
        """Set the active faults, as POST /client/faults takes them; without any, clear them."""
        self._client.post("faults", {"faults": [dict(rule) for rule in rules]})

    def drop(self, how: str) -> int:
        """Cut the bot's sockets: "tcp", "close", "refresh_requested", "warning" or "link_disabled"; returns how many."""
        return int(self._client.post("drop", {"how": how})["dropped"])

    def set_events_url(self, url: str) -> None:
        """Point HTTP mode at the app, which must answer the challenge now."""
        self._client.post("events_url", {"url": url})

    def inspect(self, part: str) -> Any:
        """Return one part of the inspection API: "calls", "messages", "ephemerals", "views", "homes", "notifications",
        "acks", "failures", "warnings", "statuses", "sessions", "prompts" or "connections".
        """
        return self._client.get(f"inspect?only={part}")[part]

    @property
    def calls(self) -> list[Json]:
        """Return every call of the Web API so far."""
        calls: list[Json] = self.inspect("calls")
        return calls

    def wait_for_bot(self, connections: int = 1, timeout: float = 10) -> None:
        """Wait until the bot holds so many Socket Mode connections."""
        self._client.wait_for(lambda: self._stage.socket_mode.count >= connections, timeout)

    def wait_for_deliveries(self, timeout: float = 10) -> None:
        """Wait until the bot has acknowledged all that people did; raises TimeoutError where it does not."""
        self._client.wait_for(lambda: not (self._stage.tasks or self._stage.delivery.under_way), timeout)

    def read_file(self, address: str) -> bytes:
        """Return the bytes of a shared file."""
        return self._client.read(address)

    def dump_calls(self, path: Path) -> None:
        """Write the calls as JSON lines of method and args."""
        lines = [json.dumps({"method": call["method"], "args": call["args"]}) for call in self.calls]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
