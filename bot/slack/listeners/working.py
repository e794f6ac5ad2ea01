"""Being at work where people can see it: in a direct message, with a title for its thread, and Stop."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.slack.desk import Desk
from bot.slack.place import Place


@contextmanager
def working(desk: Desk, place: Place, title: str) -> Iterator[None]:
    """Show that we are at work until the block ends, however it does; nothing is shown outside of direct messages."""
    if not (place.is_direct and place.thread_ts):
        yield
        return
    desk.agent.begin(place.channel_id, place.thread_ts, place.user_id, title)
    try:
        yield
    finally:
        desk.agent.end(place.channel_id, place.thread_ts)
