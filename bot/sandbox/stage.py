"""The parts of one running sandbox, put together: what every call works on."""

import asyncio
import secrets
from dataclasses import dataclass, field

from bot.sandbox.clock import Clock, Pace
from bot.sandbox.delivery import Delivery
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.http_delivery import HttpDelivery
from bot.sandbox.journal import Journal
from bot.sandbox.live import Live
from bot.sandbox.manifest import Manifest
from bot.sandbox.modals import Modals
from bot.sandbox.pacing import PostPace
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.workspace import Json, Workspace


@dataclass(frozen=True, slots=True)
class Secrets:
    """The credentials of the app in this workspace."""

    bot_token: str = field(default_factory=lambda: f"xoxb-1000000000-2000000000-{secrets.token_hex(12)}")
    app_token: str = field(default_factory=lambda: f"xapp-1-A0SANDBOX0-3000000000-{secrets.token_hex(32)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))


@dataclass(slots=True)
class Session:
    """What an agent does in a thread: its status, a word of Slack's or empty where it was never set, and the thread's title."""

    title: str = ""
    status: str = ""

    def as_json(self) -> Json:
        """Give it as the page and the inspection read it."""
        return {"title": self.title, "status": self.status}


@dataclass(slots=True)
class Stage:
    """Hold the parts; all of them are touched by the server's event loop alone."""

    base: str
    """The server's own address without a slash at its end."""
    manifest: Manifest
    pace: Pace
    secrets: Secrets
    clock: Clock
    workspace: Workspace
    journal: Journal
    live: Live
    faults: Faults
    socket_mode: SocketMode
    http: HttpDelivery | None
    delivery: Delivery
    modals: Modals
    response_urls: ResponseUrls
    files: Files
    post_pace: PostPace
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    """The assistant's status line by channel and thread."""
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict)
    """The agent's sessions by channel and thread."""
    prompts: dict[str, Json] = field(default_factory=dict)
    """The prompts that the app suggested last, by channel."""
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def stop(self) -> None:
        """Give up everything under way."""
        self.live.close()
        self.delivery.stop()
        self.socket_mode.stop()
        if self.http is not None:
            self.http.stop()
        for task in self.tasks:
            task.cancel()
