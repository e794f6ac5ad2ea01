"""What delivery has to say to a person, said in a direct message."""

import logging

from bot.digests.delivery import Notice, NoticeWord, PassingFault, PermanentFault, Tell, UnsureFault
from bot.slack.client import SlackClient
from bot.slack.text import escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message

logger = logging.getLogger(__name__)


def telling(slack: SlackClient, admins: frozenset[str]) -> Tell:
    """Tell a subscription's owner that it is paused, or the admins where it has none; doubt is for the admins.

    Where nobody could be told, the last fault is raised: the next tick tries again.
    """

    def tell(what: Notice) -> None:
        people = [what.owner] if what.owner and what.word is NoticeWord.PAUSED else sorted(admins)
        if not people:
            logger.warning("%s %s (RAPPORTEUR_ADMINS names nobody to tell)", what.what, what.cure)
        faults: list[PassingFault | PermanentFault | UnsureFault] = []
        for user_id in people:
            try:
                slack.post(user_id, _message(what))
            except (PassingFault, PermanentFault, UnsureFault) as fault:
                logger.warning("a person could not be told: %s (%s)", what.what, fault)
                faults.append(fault)
        if faults and len(faults) == len(people):
            raise faults[-1]

    return tell


def _message(what: Notice) -> Message:
    sentence = f"{what.what} {what.cure}".rstrip()
    channel = {"type": "channel", "channel_id": what.channel}
    return Message(escape_within(sentence, 2_900), (kit.rich(kit.section(channel, kit.words(f": {sentence}"))),))
