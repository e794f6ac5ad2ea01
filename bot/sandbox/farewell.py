"""WebSockets that end quietly when the server does."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State


class QuietWebSocket(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket; one that the other side is closing as the server ends is not closed a second time."""

    def shutdown(self) -> None:
        """Say farewell, unless both sides have: uvicorn would raise InvalidState and never end."""
        if self.conn.state in (State.CLOSING, State.CLOSED):
            self.transport.close()
        else:
            super().shutdown()
