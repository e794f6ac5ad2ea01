"""What becomes of a form that was sent: its acknowledgement shows it, where that is known in time."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from slack_bolt import Ack

from bot.slack.desk import Body, Desk
from bot.slack.journal import RequestLine
from bot.slack.views.forms import View

Show = Callable[[View], None]
"""Puts a view in the place of a form."""

PATIENCE_SECONDS = 1.5
"""Slack waits three seconds for an acknowledgement."""


def showing(desk: Desk, body: Body) -> Show:
    """Give what puts a view in the place of the form that a payload came from."""
    return partial(desk.slack.update_view, str(body["view"]["id"]))


class Reply:
    """What becomes of a form: shown with its acknowledgement while that is open, and beside it after that."""

    def __init__(self, show: Show, ack: Ack | None = None) -> None:
        """Take what shows a view, and the acknowledgement of a form that was sent; a click has none to show it with."""
        self._show = show
        self._ack = ack
        self._turn = threading.Lock()

    def __call__(self, view: View) -> None:
        """Show a view in the place of the form."""
        if not self.acknowledge(response_action="update", view=view):
            self._show(view)

    def errors(self, faults: Mapping[str, str], otherwise: View) -> None:
        """Show what is wrong, by block, in the form as it stands; where that is too late, show a view in its place."""
        if not self.acknowledge(response_action="errors", errors=dict(faults)):
            self._show(otherwise)

    def close(self, otherwise: View) -> None:
        """Close the form, and show what is below it; where that is too late, show a view in its place."""
        if not self.acknowledge():
            self._show(otherwise)

    def acknowledge(self, **how: Any) -> bool:
        """Acknowledge, and tell whether that was still to be done."""
        with self._turn:
            if self._ack is None:
                return False
            ack, self._ack = self._ack, None
            ack(**how)
            return True


def sent_back(ack: Ack, line: RequestLine, faults: dict[str, str]) -> bool:
    """Send a form back with what is wrong at its fields, and tell whether anything is."""
    if faults:
        line.note(f"{len(faults)} fields wrong")
        ack(response_action="errors", errors=faults)
    return bool(faults)


@contextmanager
def replying(ack: Ack, waiting: View, show: Show) -> Iterator[Reply]:
    """Give what becomes of the form.

    A view that is known in time goes with the acknowledgement: one that is sent beside it may arrive first, and would be
    overwritten by a view that says to wait. Where it takes longer, or the block ends without one, `waiting` is what is
    acknowledged with; what comes then is shown by `show`.
    """
    reply = Reply(show, ack)
    hurry = threading.Timer(PATIENCE_SECONDS, reply.acknowledge, kwargs={"response_action": "update", "view": waiting})
    hurry.daemon = True
    hurry.start()
    try:
        yield reply
    finally:
        hurry.cancel()
        reply.acknowledge(response_action="update", view=waiting)
