"""A whole bot for a conversation: put together as `rapporteur serve` does it, against a sandbox in either mode."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from slack_bolt import BoltRequest

from bot import clock, settings, wiring
from bot.database import Database
from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from bot.slack.app import THREADS
from bot.slack.desk import Desk
from bot.wiring import Bot
from tests.conversations.dialogue import Conversation

Mode = Literal["socket", "http"]
MANIFEST = Path(__file__).parents[2] / "bot/operations/slack-app-manifest.json"
QUICK = Pace(posts_per_second=None, redeliver=(0.0, 0.3, 0.6))


@dataclass
class Bench:
    """A bot at work in a sandbox. Closing `stop` ends the bot, as at the end of its process."""

    sandbox: Sandbox
    database: Database
    mode: Mode
    bot: Bot
    conversation: Conversation
    stop: contextlib.ExitStack
    environment: dict[str, str] = field(default_factory=dict)
    """Settings of the bot from its next start on that differ from those of every bench."""

    @property
    def desk(self) -> Desk:
        """Give what the bot's listeners work with."""
        return self.bot.desk

    def hold(self, *turns: tuple[str, str, str | tuple[str, ...]]) -> None:
        """Play a conversation."""
        self.conversation.hold(*turns)

    def dispatch(self, payload: dict[str, Any]) -> None:
        """Hand the bot a payload as Slack might send it, and wait until it has done what it does."""
        self.bot.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
        self.settle()

    def restart(self) -> None:
        """End the bot, and start another on the same register, as after an update or on another machine."""
        self.stop.close()
        self.bot = begin(self.sandbox, self.mode, self.database, self.stop, self.environment)

    def settle(self) -> None:
        """Wait until all that people did was delivered, and the listeners have nothing to do."""
        self.sandbox.wait_for_deliveries()
        for _ in range(2):  # a listener may have left something to do after it
            met = threading.Barrier(THREADS)  # all the threads meet once each is through with what it was given before
            for meeting in [self.bot.threads.submit(met.wait, 10) for _ in range(THREADS)]:
                meeting.result()


@contextlib.contextmanager
def running(mode: Mode, database: Database, *, pace: Pace = QUICK) -> Iterator[Bench]:
    """Run a sandbox and a bot in it."""
    with contextlib.ExitStack() as stack:
        sandbox = stack.enter_context(Sandbox.run(manifest=MANIFEST, mode=mode, pace=pace))
        stop = stack.enter_context(contextlib.ExitStack())
        bot = begin(sandbox, mode, database, stop)
        yield Bench(sandbox, database, mode, bot, Conversation(sandbox), stop)


def begin(
    sandbox: Sandbox, mode: Mode, database: Database, stop: contextlib.ExitStack, more: Mapping[str, str] | None = None
) -> Bot:
    """Start a bot in a sandbox, with these settings beside the usual ones, and wait until it works."""
    bot = stop.enter_context(wiring.running(settings.load(environment(sandbox, mode) | dict(more or {})), database))
    if mode == "socket":
        sandbox.wait_for_bot()
    else:
        sandbox.set_events_url(f"http://127.0.0.1:{bot.http.port}/slack/events")
    sandbox.as_user("reader").wait_for(lambda: bot.health.response()[0] == 200)
    return bot


def environment(sandbox: Sandbox, mode: Mode = "socket") -> dict[str, str]:
    """Give the settings of a bot in a sandbox, as an operator would set them. Its daily digest is half a day away."""
    users = sandbox.users
    return {
        "SLACK_API_URL": sandbox.api,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token if mode == "socket" else "",
        "SLACK_SIGNING_SECRET": sandbox.signing_secret if mode == "http" else "",
        "RAPPORTEUR_DIGEST_CHANNEL": sandbox.channels["treaty-digest"],
        "RAPPORTEUR_DIGEST_TIME": f"{clock.now() + timedelta(hours=12):%H:%M}",
        "RAPPORTEUR_HTTP_PORT": "0",
        "RAPPORTEUR_ADMINS": users["admin"],
        "RAPPORTEUR_RECORDERS": users["recorder"],
        "RAPPORTEUR_REVIEWERS": users["reviewer"],
    }
