"""A whole bot for a conversation: the real parts, put together against a sandbox in either mode."""

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from concurrent import futures
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from slack_bolt import App, BoltRequest

from bot import clock
from bot.answers.answering import Answerer
from bot.database import Database
from bot.digests.service import Digests
from bot.digests.subscriptions import ensure_configured
from bot.names.lexicon import LexiconKeeper
from bot.operations.health import Health
from bot.register.schema import check_current
from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from bot.slack.app import THREADS, build_app
from bot.slack.client import DigestPoster, SlackClient, introduce, make_client
from bot.slack.desk import Desk
from bot.slack.draining import drain
from bot.slack.http import HttpServer
from bot.slack.questions import Questions
from bot.slack.recording import Recording
from bot.slack.roles import People, Roles
from bot.slack.seen import SeenEvents
from bot.slack.socket import SocketMode
from tests.conversations.dialogue import Conversation

Mode = Literal["socket", "http"]
MANIFEST = Path(__file__).parents[2] / "bot/operations/slack-app-manifest.json"
QUICK = Pace(posts_per_second=None, redeliver=(0.0, 0.3, 0.6))


@dataclass
class Bench:
    """A bot at work in a sandbox."""

    mode: Mode
    sandbox: Sandbox
    database: Database
    desk: Desk
    http: HttpServer
    socket: SocketMode | None
    health: Health
    conversation: Conversation
    app: App
    threads: "CountedThreads"
    stop: contextlib.ExitStack
    ticked: threading.Event

    def hold(self, *turns: tuple[str, str, str | tuple[str, ...]]) -> None:
        """Play a conversation."""
        self.conversation.hold(*turns)

    def dispatch(self, payload: dict[str, Any]) -> None:
        """Hand the bot a payload as Slack might send it, and wait until it has done what it does."""
        self.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
        self.settle()

    def settle(self) -> None:
        """Wait until the listeners have nothing to do."""
        time.sleep(0.3)  # for what the sandbox has still to deliver
        while futures.wait(list(self.threads.taken), timeout=10).not_done:
            pass


class CountedThreads(futures.ThreadPoolExecutor):
    """The listeners' threads, with all that they were ever given."""

    def __init__(self) -> None:
        super().__init__(max_workers=THREADS)
        self.taken: list[futures.Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> futures.Future[Any]:
        """Run a listener."""
        future = super().submit(fn, *args, **kwargs)
        self.taken.append(future)
        return future


@contextlib.contextmanager
def running(mode: Mode, database: Database, *, pace: Pace = QUICK) -> Iterator[Bench]:
    """Run a sandbox and a bot in it."""
    with contextlib.ExitStack() as stack:
        sandbox = stack.enter_context(Sandbox.run(manifest=MANIFEST, mode=mode, pace=pace))
        web = make_client(sandbox.bot_token, sandbox.api)
        identity = introduce(web)
        users = sandbox.users
        roles = Roles(frozenset({users["admin"]}), frozenset({users["recorder"]}), frozenset({users["reviewer"]}))
        lexicons = LexiconKeeper(database)
        answerer = Answerer(database, lexicons)
        digests = Digests(database, lexicons, DigestPoster(web))
        with database.write() as session:
            ensure_configured(session, sandbox.channels["treaty-digest"], dt.time(9), ZoneInfo("UTC"), clock.now())
        ticked = threading.Event()
        beating: list[SocketMode] = []

        def heard() -> dt.datetime | None:
            return beating[0].last_heard() if beating else None

        health = Health(
            lambda: check_current(database),
            clock.now,
            slack_heard=heard if mode == "socket" else None,
            ticked=lambda: clock.now() if ticked.is_set() else dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        )
        desk = Desk(
            slack=SlackClient(web),
            identity=identity,
            people=People(web, roles, identity.team_id),
            seen=SeenEvents(database),
            questions=Questions(database, answerer, clock.now, ZoneInfo("UTC")),
            recording=Recording(database, lexicons, clock.now),
            digests=digests,
            health=health.report,
            clock=clock.now,
        )
        threads = CountedThreads()
        app = build_app(desk, web, threads, signing_secret=sandbox.signing_secret if mode == "http" else "")
        http = HttpServer("127.0.0.1", 0, health.response, app if mode == "http" else None)
        http.start()
        stop = stack.enter_context(contextlib.ExitStack())
        stop.callback(http.stop)
        stop.callback(drain, threads, 5.0)
        socket = None
        if mode == "socket":
            socket = SocketMode(app, sandbox.app_token)
            beating.append(socket)
            socket.start()
            stop.callback(socket.stop)
            sandbox.wait_for_bot()
        else:
            sandbox.set_events_url(f"http://127.0.0.1:{http.port}/slack/events")
        stop.callback(http.refuse)
        yield Bench(mode, sandbox, database, desk, http, socket, health, Conversation(sandbox), app, threads, stop, ticked)
