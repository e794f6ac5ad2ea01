"""What becomes of a form that was sent: its acknowledgement shows it, where that is known in time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from slack_bolt import Ack

from bot.slack.desk import Body, Desk
from bot.slack.views.forms import View

Show = Callable[[View], None]
"""Puts a view in the place of a form."""

PATIENCE_SECONDS = 1.5
"""Slack waits three seconds for an acknowledgement."""


def showing(desk: Desk, body: Body) -> Show:
    """Give what puts a view in the place of the form that a payload came from."""
    return partial(desk.slack.update_view, str(body["view"]["id"]))


@contextmanager
def replying(ack: Ack, waiting: View, show: Show) -> Iterator[Show]:
    """Give what shows a view in the place of the form.

    A view that is known in time goes with the acknowledgement: one that is sent beside it may arrive first, and would be
    overwritten by a view that says to wait. Where it takes longer, or the block ends without one, `waiting` is what is
    acknowledged with; what comes then is shown by `show`.
    """
    turn = threading.Lock()
    acknowledged = False

    def acknowledge(view: View) -> bool:
        nonlocal acknowledged
        with turn:
            if acknowledged:
                return False
            acknowledged = True
            ack(response_action="update", view=view)
            return True

    def reply(view: View) -> None:
        if not acknowledge(view):
            show(view)

    hurry = threading.Timer(PATIENCE_SECONDS, acknowledge, (waiting,))
    hurry.daemon = True
    hurry.start()
    try:
        yield reply
    finally:
        hurry.cancel()
        acknowledge(waiting)
