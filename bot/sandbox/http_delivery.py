"""HTTP mode, Slack's side: signed requests to the app's address."""

import asyncio
import hashlib
import hmac
import http.client
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from bot.sandbox.clock import Clock
from bot.sandbox.delivery import RETRYABLE_REASONS, Envelope, NotDeliveredError
from bot.sandbox.workspace import Json

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return Slack's v0 signature of a request."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256)
    return f"v0={digest.hexdigest()}"


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: dict[str, str]
    body: bytes


class HttpDelivery:
    """Post payloads to the app, each signed; a status other than 2xx or no answer in time counts as not delivered."""

    def __init__(self, clock: Clock, signing_secret: str, url: str | None) -> None:
        self.url = url
        self.verified = False
        """Whether the app gave back a challenge at this address."""
        self._verifying: asyncio.Task[None] | None = None
        self._clock = clock
        self._secret = signing_secret
        self._threads = ThreadPoolExecutor(max_workers=16, thread_name_prefix="sandbox-http")

    async def send(self, envelope: Envelope, patience: float) -> Json:
        """Post one payload in the form that its kind has, and return what the app answered."""
        body, content_type = _body(envelope)
        headers = {"content-type": content_type}
        if envelope.attempt:
            reason = RETRYABLE_REASONS.get(envelope.retry_reason, "unknown_error")
            headers |= {"x-slack-retry-num": str(envelope.attempt), "x-slack-retry-reason": reason}
        reply = await self._post(body, headers, patience)
        if not 200 <= reply.status < 300:
            raise NotDeliveredError("http_error", final=reply.headers.get("x-slack-no-retry") == "1")
        return _answer(reply)

    def verify_in_background(self, patience: float, then: Callable[[], None]) -> None:
        """Send the challenge until the app, which may start after the sandbox, gives it back; then call `then`."""
        if self.url is not None:
            self._verifying = asyncio.create_task(self._keep_verifying(patience, then))

    async def _keep_verifying(self, patience: float, then: Callable[[], None]) -> None:
        while not self.verified:
            try:
                await self.verify(patience)
            except NotDeliveredError:
                await asyncio.sleep(0.5)
        then()

    async def verify(self, patience: float) -> None:
        """Send the url_verification challenge; raises NotDeliveredError unless the app gives it back."""
        challenge = hashlib.sha256(f"{self.url}{self._clock.now()}".encode()).hexdigest()
        body = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
        reply = await self._post(body, {"content-type": _JSON}, patience)
        given_back = _answer(reply).get("challenge") or reply.body.decode(errors="replace").strip()
        if reply.status != 200 or given_back != challenge:
            raise NotDeliveredError("http_error", final=True)
        self.verified = True

    def stop(self) -> None:
        """Let the threads go."""
        if self._verifying is not None:
            self._verifying.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _post(self, body: bytes, headers: dict[str, str], patience: float) -> _Reply:
        timestamp = str(int(self._clock.now()))
        signed = headers | {
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": sign(self._secret, timestamp, body),
            "user-agent": "Slackbot 1.0 (sandbox)",
        }
        if self.url is None:
            raise NotDeliveredError("connection_failed")
        loop = asyncio.get_running_loop()
        try:
            return await asyncio.wait_for(
                loop.run_in_executor(self._threads, _request, self.url, body, signed, patience), patience
            )
        except TimeoutError as error:
            raise NotDeliveredError("timeout") from error
        except (OSError, http.client.HTTPException) as error:
            raise NotDeliveredError("connection_failed") from error


def _request(url: str, body: bytes, headers: dict[str, str], patience: float) -> _Reply:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=patience)
    try:
        connection.request("POST", parts.path or "/", body, headers)
        response = connection.getresponse()
        return _Reply(response.status, {key.lower(): value for key, value in response.getheaders()}, response.read())
    finally:
        connection.close()


def _body(envelope: Envelope) -> tuple[bytes, str]:
    if envelope.type == "events_api":
        return json.dumps(envelope.payload).encode(), _JSON
    if envelope.type == "slash_commands":
        return urlencode(envelope.payload).encode(), _FORM
    return urlencode({"payload": json.dumps(envelope.payload)}).encode(), _FORM


def _answer(reply: _Reply) -> Json:
    if not reply.body.strip():
        return {}
    try:
        parsed = json.loads(reply.body)
    except ValueError:
        # A slash command may be answered with plain text.
        return {"text": reply.body.decode(errors="replace")}
    return parsed if isinstance(parsed, dict) else {}
