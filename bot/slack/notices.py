"""Telling people about digests that could not be posted."""

from collections.abc import Collection

from bot.digests.delivery import Notice, NoticeWord, PassingFault, PermanentFault, UnsureFault
from bot.slack.client import SlackClient
from bot.slack.text import escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message


class Notices:
    """Tells the owner of a subscription that it is paused, and the admins of any doubt, by direct message."""

    def __init__(self, slack: SlackClient, admins: Collection[str]) -> None:
        self._slack = slack
        self._admins = sorted(admins)

    def tell(self, notice: Notice) -> None:
        """Tell whom it concerns; raise the last fault where nobody could be told."""
        to_owner = notice.word is NoticeWord.PAUSED and notice.owner
        people = [notice.owner] if to_owner and notice.owner else self._admins
        faults: list[PassingFault | PermanentFault | UnsureFault] = []
        for user_id in people:
            try:
                self._slack.post(user_id, _message(notice))
            except (PassingFault, PermanentFault, UnsureFault) as fault:
                faults.append(fault)
        if faults and len(faults) == len(people):
            raise faults[-1]


def _message(notice: Notice) -> Message:
    where = {"type": "channel", "channel_id": notice.channel}
    sentence = f" {notice.what} {notice.cure}".rstrip()
    text = escape_within(f"The digest for a channel: {notice.what} {notice.cure}", 2_900)
    return Message(text, (kit.rich(kit.section(kit.words("The digest for "), where, kit.words(f":{sentence}"))),))
