"""What follows when subscriptions were changed: the channel is told, and what was clicked is shown as it is now."""

import logging
from dataclasses import asdict, dataclass
from typing import Any

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.digests.lines import SubscriptionLine
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.listeners.clicks import is_private
from bot.slack.listeners.home import show_home
from bot.slack.place import reply
from bot.slack.subscriptions import is_direct
from bot.slack.views.blocks import Message
from bot.slack.views.subscriptions import (
    IN_HOME,
    LISTED,
    Did,
    Listed,
    announcement,
    list_message,
    untold_said,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """The message in which something was clicked, and who did. `shown` says what it shows: one, a list, App Home.

    It goes into a form as it is, for what the form changes.
    """

    user_id: str
    channel_id: str
    ts: str
    thread_ts: str | None
    response_url: str | None
    private: bool
    shown: str

    def place(self) -> places.Place:
        """Give the place of what is for this person alone; in a direct message that is the conversation itself."""
        if is_direct(self.channel_id) and not self.private:
            return places.Place(self.user_id, self.channel_id, self.thread_ts or self.ts or None, private=False)
        return places.Place(self.user_id, self.channel_id, self.thread_ts, self.response_url)

    def as_json(self) -> dict[str, Any]:
        """Give it for a form's metadata."""
        return asdict(self)


def origin_of(body: Body, shown: str) -> Origin:
    """Read where something was clicked."""
    place, container = places.of_action(body), body.get("container") or {}
    return Origin(
        place.user_id,
        place.channel_id,
        str(container.get("message_ts") or ""),
        place.thread_ts,
        place.response_url,
        is_private(body),
        shown,
    )


def show_again(desk: Desk, origin: Origin, said: str, alone: Message) -> None:
    """Show what was clicked as it is now, under what came of it; `alone` where it showed one subscription."""
    if origin.shown == IN_HOME:
        show_home(desk, origin.user_id, notice=said)
        return
    message = alone
    if origin.shown.startswith(LISTED):
        first = origin.shown.removeprefix(LISTED)
        now = listed(desk, origin.user_id, origin.channel_id)
        message = list_message(now, int(first) if first.isdecimal() else 0, said)
    if not origin.private and origin.ts:
        desk.slack.update(origin.channel_id, origin.ts, message)
    elif not (origin.response_url and desk.slack.respond(origin.response_url, message, replace=True)):
        reply(desk.slack, origin.place(), message)


def listed(desk: Desk, user_id: str, channel_id: str) -> Listed:
    """Give what the list for somebody in a conversation holds."""
    direct, person = is_direct(channel_id), desk.person(user_id)
    here = () if direct else desk.subscriptions.here(channel_id)
    own, hidden = ((), 0) if person.outside else desk.subscriptions.own(user_id, but="" if direct else channel_id)
    return Listed(here, own, hidden, direct, may_change=not person.outside)


def announce(desk: Desk, user_id: str, did: Did, line: SubscriptionLine) -> str:
    """Tell the members of a channel what they are told from now on and who decided that; say so where it can't be told."""
    if is_direct(line.channel):
        return ""
    try:
        desk.slack.post(line.channel, announcement(user_id, did, line))
    except (PassingFault, PermanentFault, UnsureFault) as fault:
        logger.warning("the channel of subscription %d could not be told that it was changed: %s", line.id, fault)
        return untold_said(str(fault))
    return ""
