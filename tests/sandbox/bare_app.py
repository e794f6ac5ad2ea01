"""An app that speaks bare Socket Mode, so that a test sees each frame."""

import json
from typing import Any

import websocket
from slack_sdk import WebClient


def connect(url: str, **options: str) -> Any:
    """Open a WebSocket, of which the library has no types; a refused one leaves nothing open."""
    opened: Any = websocket.WebSocket()
    opened.settimeout(5)
    try:
        opened.connect(url, **options)
    except websocket.WebSocketException:
        opened.shutdown()
        raise
    return opened


class BareApp:
    """An app that takes envelopes one by one and acknowledges only when a test says so."""

    def __init__(self, web: WebClient, app_token: str) -> None:
        self.url = web.apps_connections_open(app_token=app_token)["url"]
        self.socket: Any = connect(self.url)
        self.hello = self.receive()

    def receive(self) -> dict[str, Any]:
        """Return the next frame."""
        frame: dict[str, Any] = json.loads(self.socket.recv())
        return frame

    def ack(self, envelope: dict[str, Any], payload: dict[str, Any] | None = None) -> None:
        """Acknowledge an envelope, with an answer or without."""
        answer = {"payload": payload} if payload is not None else {}
        self.socket.send(json.dumps({"envelope_id": envelope["envelope_id"], **answer}))

    def take(self, answer: dict[str, Any] | None = None) -> dict[str, Any]:
        """Acknowledge the next envelope, and return its payload."""
        envelope = self.receive()
        self.ack(envelope, answer)
        payload: dict[str, Any] = envelope["payload"]
        return payload

    def event(self) -> dict[str, Any]:
        """Acknowledge the next event, and return what happened."""
        event: dict[str, Any] = self.take()["event"]
        return event

    def silent(self, seconds: float = 0.15) -> bool:
        """Say whether nothing comes for a while."""
        self.socket.settimeout(seconds)
        try:
            self.socket.recv()
        except websocket.WebSocketTimeoutException:
            return True
        finally:
            self.socket.settimeout(5)
        return False

    def ended(self) -> bool:
        """Say whether the other side ended the connection, with a farewell or without."""
        try:
            return bool(self.socket.recv() == "")
        except (websocket.WebSocketConnectionClosedException, ConnectionError):
            return True

    def close(self) -> None:
        """End the connection."""
        self.socket.close()
        self.socket.shutdown()  # also where the other side was first
