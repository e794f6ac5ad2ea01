"""Whatever nobody else took: it is acknowledged and dropped, or Slack would deliver it again and again."""

import re

from slack_bolt import Ack, App

from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line

_ANYTHING = re.compile(".*")


def register(app: App, desk: Desk) -> None:
    """Take everything; must be registered last."""

    def event(body: Body) -> None:
        kind = str((body.get("event") or {}).get("type", ""))
        if kind in {"member_joined_channel", "channel_archive"}:  # what we know of the channel may be wrong now
            desk.people.forget_channel(_channel(body))
        with request_line("event", kind) as line:
            line.note("ignored")

    def interaction(ack: Ack, body: Body) -> None:
        ack()
        with request_line(str(body.get("type", "")), "unknown") as line:
            line.note("ignored")

    app.event(_ANYTHING)(event)
    app.action(_ANYTHING)(interaction)
    app.view(_ANYTHING)(interaction)
    app.view_closed(_ANYTHING)(interaction)
    app.shortcut(_ANYTHING)(interaction)


def _channel(body: Body) -> str:
    channel = body["event"].get("channel", "")
    return str(channel.get("id", "") if isinstance(channel, dict) else channel)
