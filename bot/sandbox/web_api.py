"""The Web API's door: tokens, scopes, arguments, faults, and the record of every call."""

import asyncio
import copy
import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from bot.sandbox import api_agent, api_chat, api_conversations, api_views, api_workspace
from bot.sandbox.arguments import Arguments, decode_nested
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.methods import METHODS, Method
from bot.sandbox.pacing import RateLimitedError
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import Json

FAMILIES = (api_agent, api_chat, api_conversations, api_views, api_workspace)
"""Importing these fills the table of methods."""


async def call(stage: Stage, request: Request, cut: Callable[[], None]) -> Response:
    """Answer one call; `cut` ends its TCP connection without an answer."""
    name = request.path_params["method"]
    at = stage.clock.now()
    try:
        raw = await _arguments(request)
    except ValueError:
        return JSONResponse({"ok": False, "error": "invalid_json" if "json" in _content_type(request) else "invalid_form_data"})
    token = _token(request, raw)
    raw.pop("token", None)
    fault = stage.faults.take(name, raw.get("channel") or raw.get("channel_id"))
    response = await _respond(stage, name, token, raw, fault)
    stage.journal.call(method=name, args=raw, response=_recorded(response), at=at)
    if fault is not None and fault.kind is FaultKind.ACCEPTED_NO_ANSWER:
        cut()
        await asyncio.sleep(0)  # lets the server notice, so that it doesn't write into a dead connection
    return response


async def _respond(stage: Stage, name: str, token: str, raw: Json, fault: Fault | None) -> Response:
    if fault is not None:
        if (faked := _faked(fault)) is not None:
            return faked
        if fault.kind is FaultKind.SLOW:
            await asyncio.sleep(fault.seconds or 5.0)
    scopes = {"x-oauth-scopes": ",".join(sorted(stage.manifest.scopes))}
    try:
        answer = {"ok": True, **_run(stage, name, token, raw)}
    except RateLimitedError as refusal:
        return JSONResponse(refusal.as_json(), status_code=429, headers={"retry-after": str(refusal.retry_after)})
    except RefusalError as refusal:
        return JSONResponse(refusal.as_json(), headers=scopes)
    return JSONResponse(answer, headers=scopes)


def _run(stage: Stage, name: str, token: str, raw: Json) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise RefusalError("unknown_method", req_method=name)
    _check_token(stage, method, token)
    return copy.deepcopy(method.handler(stage, Arguments(raw)))


def _check_token(stage: Stage, method: Method, token: str) -> None:
    if method.credential == "none":
        return
    if not token:
        raise RefusalError("not_authed")
    kinds = {stage.secrets.bot_token: "bot", stage.secrets.app_token: "app"}
    if token not in kinds:
        raise RefusalError("invalid_auth")
    if kinds[token] != method.credential:
        raise RefusalError("not_allowed_token_type")
    if method.scopes and not stage.manifest.scopes.intersection(method.scopes):
        raise RefusalError("missing_scope", needed=",".join(method.scopes), provided=",".join(sorted(stage.manifest.scopes)))


def _faked(fault: Fault) -> Response | None:
    match fault.kind:
        case FaultKind.RATELIMITED:
            seconds = fault.seconds if fault.seconds is not None else 1
            return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers={"retry-after": f"{seconds:g}"})
        case FaultKind.HTTP_500:
            return PlainTextResponse("Internal Server Error", status_code=500)
        case FaultKind.HTTP_503:
            return PlainTextResponse("Service Unavailable", status_code=503)
        case FaultKind.HTML_200:
            return HTMLResponse("<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>")
        case FaultKind.ERROR:
            return JSONResponse({"ok": False, "error": fault.error or "internal_error"})
        case _:
            return None


def _recorded(response: Response) -> Json:
    body = bytes(response.body)
    if response.media_type == "application/json":
        parsed: Json = json.loads(body)
        return parsed
    return {"http_status": response.status_code, "body": body.decode()}


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "").lower()


def _token(request: Request, raw: Json) -> str:
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return bearer.strip() if scheme.lower() == "bearer" else str(raw.get("token") or "")


async def _arguments(request: Request) -> Json:
    """Return the arguments of query string and body, decoded; raises ValueError on a body that isn't what it says."""
    given: Json = dict(request.query_params)
    if "json" in _content_type(request):
        body = await request.body()
        parsed: Any = json.loads(body) if body.strip() else {}
        if not isinstance(parsed, dict):
            raise ValueError("not an object")
        given |= parsed
    elif request.method == "POST":
        async with request.form() as form:
            given |= {key: value for key, value in form.items() if isinstance(value, str)}
    return decode_nested(given)
