"""A mention answered through the sandbox, against a bare slack-bolt app that answers "pong" there."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.sandbox.server import Sandbox
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.starting import MANIFEST, NO_LIMITS, serving, started

ROUNDS = 25
QUESTION = "what has the UN said about anti-personnel mines?"
PATIENCE = 20.0
BARE = """
import os
from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk import WebClient

app = App(client=WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]))

@app.event("app_mention")
def pong(event, say):
    say("pong", thread_ts=event["ts"])

SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], ping_interval=2).start()
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Ask both in turn, each in a workspace of its own."""
    with (
        Sandbox.run(manifest=MANIFEST, pace=NO_LIMITS) as ours,
        Sandbox.run(manifest=MANIFEST, pace=NO_LIMITS) as bares,
        serving(ours, folder),
        started([sys.executable, "-c", BARE], _environment(bares)),
    ):
        bares.wait_for_bot(timeout=60)
        _answered(ours, QUESTION)
        _answered(bares, "ping")
        medians = in_turn(
            lambda: seconds(lambda: _answered(ours, QUESTION)),
            lambda: seconds(lambda: _answered(bares, "ping")),
            ROUNDS,
        )
    yield compared("a mention answered through the sandbox", medians, 3)


def _answered(sandbox: Sandbox, text: str) -> None:
    reader = sandbox.as_user("reader")
    ts = reader.say("general", f"@Rapporteur {text}")
    reader.wait_for(lambda: len(reader.history("general", ts)) > 1, PATIENCE)


def _environment(sandbox: Sandbox) -> dict[str, str]:
    return {"SLACK_API_URL": sandbox.api, "SLACK_BOT_TOKEN": sandbox.bot_token, "SLACK_APP_TOKEN": sandbox.app_token}
