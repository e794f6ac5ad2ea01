"""Socket Mode: a connection that is noticed when it dies, and an end that loses nothing."""

import json
import logging
import re
import socket
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from urllib.error import URLError

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner
from slack_sdk.socket_mode.request import SocketModeRequest
from websocket import WebSocket, WebSocketApp, WebSocketException

from bot import clock
from bot.slack.client import SlackUnusableError
from bot.slack.faults import error_code, unlogged

logger = logging.getLogger(__name__)

PING_SECONDS = 2
"""With this adapter and interval a cut connection answers again within a second; with others it takes up to 58."""
_SILENT_SECONDS = 8.0
"""So long without a word from Slack, not even a pong, a connection is dead though its socket looks alive."""
_LAST_ANSWERS_SECONDS = 3.0
_GOODBYE_SECONDS = 1.0
_FAREWELL = re.compile(r'\s*\{[^{}]*"type"\s*:\s*"disconnect"')
_FAREWELL_SECONDS = 0.25


class SocketMode:
    """Receives Slack's events over a WebSocket; needs no address that Slack can reach."""

    def __init__(self, app: App, app_token: str) -> None:
        handler = SocketModeHandler(app, app_token, ping_interval=PING_SECONDS)
        self._app = app
        self._client = handler.client
        # The library would look for a session at once, when there is none, and again in half a second; and its monitor would
        # at once take one that is not connected yet for one that is gone, and ask for another. Both begin in `_begin`.
        self._client.current_session_runner.event.set()
        self._client.current_app_monitor_started = True
        # Ours in place of the handler's: it knows what is at work, and takes nothing once we stop.
        self._client.socket_mode_request_listeners[:] = [self._take]
        self._client.on_message_listeners.append(self._hear)
        self._heard_at = 0.0
        self._at_work = 0
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="socket-watchdog", daemon=True)

    def start(self) -> None:
        """Connect; raise SlackUnusableError where Slack does not let us."""
        try:
            with unlogged(self._client.logger):
                self._client.connect()
        except SlackApiError as error:
            self._client.close()
            raise SlackUnusableError(
                f"Slack does not accept SLACK_APP_TOKEN ({error_code(error)}).",
                "Nothing was started.",
                "Make an app-level token with the scope connections:write on the app's page, under “Basic Information”.",
            ) from error
        except (URLError, OSError) as error:
            self._client.close()
            raise SlackUnusableError(
                "Slack cannot be reached for Socket Mode.", "Nothing was started.", "Check the network and SLACK_API_URL."
            ) from error
        self._begin()
        self._watchdog.start()

    def last_heard(self) -> datetime | None:
        """Give when Slack last said anything at all, be it a pong; None before its first word."""
        at = max(self._heard_at, self._pong_at())
        return datetime.fromtimestamp(at, UTC) if at else None

    def stop(self) -> None:
        """Take nothing more, let what was taken be acknowledged, and hang up. What is not taken Slack delivers elsewhere."""
        self._stopping.set()
        self._client.auto_reconnect_enabled = False
        with self._changed:
            self._changed.wait_for(lambda: self._at_work == 0, _LAST_ANSWERS_SECONDS)
        self._hang_up()
        self._client.closed = True
        self._client.message_queue.put(None)  # the library's reader of it would wait up to a second before it looks
        self._client.close()

    def _begin(self) -> None:
        """Let the library connect, and look from then on whether it still is."""
        idle = self._client.current_session_runner
        self._client.current_session_runner = IntervalRunner(idle.target, idle.interval_seconds).start()
        deadline = clock.elapsed() + _GOODBYE_SECONDS
        while getattr(self._client.current_session, "sock", None) is None and clock.elapsed() < deadline:
            time.sleep(0.005)
        self._client.current_app_monitor.start()

    def _hang_up(self) -> None:
        """Say goodbye and wait for Slack's; without it the library would sit in its select for up to ten seconds."""
        session = self._client.current_session
        connection = getattr(session, "sock", None)
        if session is not None and connection is not None:
            session.on_error = None  # the library takes a goodbye for an error, and logs it
            with suppress(WebSocketException, OSError):
                connection.send_close()
            deadline = clock.elapsed() + _GOODBYE_SECONDS
            while getattr(session, "sock", None) is not None and clock.elapsed() < deadline:
                time.sleep(0.02)
            if getattr(session, "sock", None) is None:  # its reader has seen the goodbye
                connection.shutdown()
            else:
                _end(session, connection)

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        with self._changed:
            if self._stopping.is_set():
                return
            self._at_work += 1
        try:
            answer = run_bolt_app(self._app, request)
            send_response(client, request, answer, clock.now().timestamp())
        except (WebSocketException, OSError) as error:
            logger.warning("the connection went before %s could be acknowledged: %s", request.type, error)
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    def _hear(self, session: WebSocketApp, message: str) -> None:
        self._heard_at = clock.now().timestamp()
        if session is not self._client.current_session and _is_hello(message):
            # The library's monitor put another session in the place of this one just before it was connected. What comes by
            # this one could not be acknowledged, and the other is not begun as long as this one lasts.
            session.on_close = None
            _cut(session)
            return
        if _FAREWELL.match(message):
            # The library connects anew by itself, and would once more when it sees the old connection end.
            session.on_close = None
            connection = getattr(session, "sock", None)
            farewell = threading.Timer(_FAREWELL_SECONDS, _end, [session, connection, _raw(session)])
            farewell.daemon = True
            farewell.start()
            self._stop_reading(session)

    def _stop_reading(self, session: WebSocketApp) -> None:
        """Let the reader of an old session, in whose thread this is called, go on to the new one as soon as there is one.

        Left alone it may sit in a select of ten seconds: a socket that is closed beneath it does not wake it.
        """
        deadline = clock.elapsed() + _FAREWELL_SECONDS * 4
        while self._client.current_session is session and clock.elapsed() < deadline:
            time.sleep(0.01)
        session.keep_running = False

    def _pong_at(self) -> float:
        return float(getattr(self._client.current_session, "last_pong_tm", 0.0) or 0.0)

    def _watch(self) -> None:
        """Cut a connection that says nothing any more: the library pings, but never looks whether a pong comes."""
        session: WebSocketApp | None = None
        since = 0.0
        while not self._stopping.wait(1):
            now = clock.now().timestamp()
            if self._client.current_session is not session:
                session, since = self._client.current_session, now
            if now - max(since, self._heard_at, self._pong_at()) > _SILENT_SECONDS:
                logger.warning("nothing heard from Slack for %.0f seconds: connecting anew", _SILENT_SECONDS)
                _cut(session)
                since = now


def _is_hello(message: str) -> bool:
    """Tell Slack's first word on a new connection."""
    try:
        said = json.loads(message)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("type") == "hello"


def _end(session: WebSocketApp | None, connection: WebSocket | None = None, raw: socket.socket | None = None) -> None:
    """Cut a session and close its socket, which the library forgets where it was the first to say goodbye."""
    connection = connection or getattr(session, "sock", None)
    _shut(raw)
    _cut(session)
    if connection is not None:
        time.sleep(_FAREWELL_SECONDS)  # its reader has to see the cut before the socket is gone
        with suppress(OSError):
            connection.shutdown()


def _cut(session: WebSocketApp | None) -> None:
    """End the TCP connection of a session, so that the library sees what happened and goes on to the next."""
    _shut(_raw(session))


def _raw(session: WebSocketApp | None) -> socket.socket | None:
    return getattr(getattr(session, "sock", None), "sock", None)


def _shut(raw: socket.socket | None) -> None:
    if raw is not None:
        with suppress(OSError):
            raw.shutdown(socket.SHUT_RDWR)
