"""HTTP mode and the health address, behind a real server."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import uvicorn
from slack_bolt import App, BoltRequest, BoltResponse
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import elapsed
from bot.errors import RapporteurError

Report = Callable[[], tuple[int, dict[str, Any]]]
"""Gives the HTTP status and the body of a health report."""

LARGEST_BODY = 1_000_000
"""Bytes. Slack's own payloads stay under 300 kB."""
_START_SECONDS = 10.0


class HttpServer:
    """Serves /healthz, and /slack/events where the app is given: in Socket Mode nothing else is open."""

    def __init__(self, host: str, port: int, report: Report, app: App | None = None) -> None:
        self._stopping = threading.Event()
        self._host, self._port = host, port
        self._sockets: list[socket.socket] = []
        asgi = Starlette(routes=self._routes(report, app))
        config = uvicorn.Config(
            asgi, host=host, port=port, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=3
        )
        self._server = uvicorn.Server(config)
        # In a thread of its own uvicorn leaves the process's signal handlers alone.
        self._thread = threading.Thread(target=self._server.run, args=[self._sockets], name="http", daemon=True)

    def start(self) -> None:
        """Listen; raise RapporteurError where the address is taken, or is none of this machine's."""
        try:
            self._sockets.append(_listen(self._host, self._port))
        except OSError as error:
            raise self._unusable(str(error.strerror).partition(" (")[0]) from error
        self._port = self._sockets[0].getsockname()[1]
        self._thread.start()
        deadline = elapsed() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or elapsed() > deadline:
                raise self._unusable("its server did not start")
            self._thread.join(0.01)

    @property
    def port(self) -> int:
        """Give the port that is listened on."""
        return self._port

    def refuse(self) -> None:
        """Take no more events: Slack delivers them again, to whoever serves next. Health says that we stop."""
        self._stopping.set()

    def stop(self) -> None:
        """Finish what is being answered and close."""
        self.refuse()
        self._server.should_exit = True
        self._thread.join(5)

    def _unusable(self, why: str) -> RapporteurError:
        return RapporteurError(
            f"Rapporteur cannot listen on {self._host}:{self._port} ({why}).",
            "Nothing was started.",
            "Stop what listens there, or set RAPPORTEUR_HTTP_HOST and RAPPORTEUR_HTTP_PORT to another address.",
        )

    def _routes(self, report: Report, app: App | None) -> list[Route]:
        async def healthz(_request: Request) -> Response:
            if self._stopping.is_set():
                return JSONResponse({"status": "stopping"}, status_code=503)
            status, body = await run_in_threadpool(report)
            return JSONResponse(body, status_code=status)

        routes = [Route("/healthz", healthz)]
        if app is not None:
            routes.append(Route("/slack/events", self._events(app), methods=["POST"]))
        return routes

    def _events(self, app: App) -> Callable[[Request], Any]:
        async def events(request: Request) -> Response:
            if self._stopping.is_set():
                return PlainTextResponse("stopping", status_code=503)
            raw = await _read(request)
            if raw is None:
                return PlainTextResponse("too large", status_code=413)
            try:
                body = raw.decode("utf-8")
            except UnicodeDecodeError:
                return PlainTextResponse("not UTF-8", status_code=400)
            # Never on the event loop: one slow acknowledgement would hold up every other request and the health address.
            answer = await run_in_threadpool(app.dispatch, BoltRequest(body=body, headers=dict(request.headers)))
            return _response(answer)

        return events


def _listen(host: str, port: int) -> socket.socket:
    """Bind here and not in uvicorn, which logs a trace and ends its thread where it can't."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return socket.create_server(address[:2], family=family)


async def _read(request: Request) -> bytes | None:
    """Read a body, or give None where it is larger than anything that Slack sends."""
    raw = bytearray()
    async for part in request.stream():
        raw += part
        if len(raw) > LARGEST_BODY:
            return None
    return bytes(raw)


def _response(answer: BoltResponse) -> Response:
    return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())
