"""The sandbox as one ASGI application: Web API, Socket Mode, response URLs, files, client API, page."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.sandbox import answers, client_api, web_api
from bot.sandbox.files import LARGEST_FILE
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Stage

STATIC = Path(__file__).parent / "static"
_PAGE_POLICY = "default-src 'self'; img-src http: https: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
_LARGEST_BODY = 2_000_000
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def create_app(stage: Stage, cut: Callable[[Request | WebSocket], None]) -> ASGIApp:
    """Return the application over these parts; `cut` ends the TCP connection under a request."""

    async def api(request: Request) -> Response:
        return await web_api.call(stage, request, lambda: cut(request))

    async def link(socket: WebSocket) -> None:
        await stage.socket_mode.serve(socket)

    async def respond(request: Request) -> Response:
        return await _respond(stage, request)

    async def upload(request: Request) -> Response:
        return await _upload(stage, request)

    async def download(request: Request) -> Response:
        return _download(stage, request)

    routes = [
        Route("/", _page),
        Route("/archives/{channel}/{permalink}", _permalink),
        Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
        Route("/api/{method}", api, methods=["GET", "POST"]),
        WebSocketRoute("/link/", link),
        Route("/response/{key}", respond, methods=["POST"]),
        Route("/upload/{file}", upload, methods=["POST", "PUT"]),
        Route("/files/{file}/{name}", download),
        *client_api.routes(stage),
    ]
    return OwnHostOnly(LimitedBody(Starlette(routes=routes)), stage.base)


async def _page(_request: Request) -> Response:
    index = STATIC / "index.html"
    if not index.is_file():
        return PlainTextResponse("The page of this workspace has not been built.", status_code=404)
    # The page runs its own scripts alone, and the browser asks for it anew each time.
    return FileResponse(index, headers={"cache-control": "no-cache", "content-security-policy": _PAGE_POLICY})


async def _permalink(request: Request) -> Response:
    """Lead a message's address to the page, which shows it."""
    digits = re.sub(r"\D", "", request.path_params["permalink"])
    channel = re.sub(r"\W", "", request.path_params["channel"])
    thread = re.sub(r"[^\d.]", "", request.query_params.get("thread_ts", ""))
    return RedirectResponse(f"/?channel={channel}&ts={digits[:-6]}.{digits[-6:]}" + (f"&thread_ts={thread}" if thread else ""))


async def _respond(stage: Stage, request: Request) -> Response:
    try:
        raw = await request.json()
    except ValueError:
        raw = None
    if not isinstance(raw, dict):
        return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
    try:
        answers.use_response_url(stage, request.path_params["key"], raw)
    except RefusalError as refusal:
        gone = refusal.error in ("used_url", "expired_url")
        return JSONResponse(refusal.as_json(), status_code=404 if gone else 400)
    return PlainTextResponse("ok")


async def _upload(stage: Stage, request: Request) -> Response:
    try:
        stored = stage.files.get(request.path_params["file"])
    except RefusalError as refusal:
        return JSONResponse(refusal.as_json(), status_code=404)
    content = await _bytes(request)
    if len(content) != stored.length:
        return PlainTextResponse(f"expected {stored.length} bytes, got {len(content)}", status_code=400)
    stored.content = content
    return PlainTextResponse(f"OK - {stored.length}")


async def _bytes(request: Request) -> bytes:
    """Return a file's bytes, sent as they are or as the first file of a form."""
    if "multipart/form-data" not in request.headers.get("content-type", ""):
        return await request.body()
    async with request.form() as form:
        for value in form.values():
            return value.encode() if isinstance(value, str) else await value.read()
    return b""


def _download(stage: Stage, request: Request) -> Response:
    try:
        stored = stage.files.get(request.path_params["file"])
    except RefusalError as refusal:
        return JSONResponse(refusal.as_json(), status_code=404)
    # Never shown in the page's own origin: a file may be HTML.
    headers = {"content-disposition": f'attachment; filename="{stored.id}"', "x-content-type-options": "nosniff"}
    return Response(stored.content or b"", media_type="application/octet-stream", headers=headers)


class OwnHostOnly:
    """Refuse requests that name another host, or come from another site's page: against DNS rebinding and stray pages."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        port = urlsplit(base).port
        self._app = app
        self._hosts = {f"{host}:{port}" for host in _LOOPBACK}
        self._origins = {f"{scheme}://{host}" for host in self._hosts for scheme in ("http", "ws")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket") or self._is_own(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(code=1008)
        else:
            await PlainTextResponse("This host or origin is not served here.", status_code=403)(scope, receive, send)

    def _is_own(self, scope: Scope) -> bool:
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        origin = headers.get("origin")
        return headers.get("host") in self._hosts and (origin is None or origin in self._origins)


class LimitedBody:
    """Refuse bodies over a size with 413, whether or not they announce it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body, and pass the request on with it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = LARGEST_FILE + 10_000 if scope["path"].startswith("/upload/") else _LARGEST_BODY
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > limit:
            await PlainTextResponse("The body is too large.", status_code=413)(scope, receive, send)
            return
        body = await _read(receive, limit)
        if body is None:
            await PlainTextResponse("The body is too large.", status_code=413)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


async def _read(receive: Receive, limit: int) -> bytes | None:
    chunks = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(chunks)
        chunks += message.get("body", b"")
        if len(chunks) > limit:
            return None
        if not message.get("more_body"):
            return bytes(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
