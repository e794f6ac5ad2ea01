"""What delivery has to say to a person, said in a direct message."""

import logging
from collections.abc import Callable, Collection

from bot.digests.delivery.poster import Notice, NoticeWord, PassingFault, PermanentFault, Question, Tell, UnsureFault
from bot.slack.client import SlackClient
from bot.slack.text import escape_within
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.ids import Act

logger = logging.getLogger(__name__)


def telling(slack: SlackClient, admins: Callable[[], Collection[str]]) -> Tell:
    """Tell a subscription's owner that it is paused, or the admins where it has none; what is to be decided is for the admins.

    `admins` gives their user ids as they are then.

    Where nobody could be told, the last fault is raised: the next tick tries again.
    """

    def tell(what: Notice) -> None:
        people = [what.owner] if what.owner and what.word is NoticeWord.PAUSED else sorted(admins())
        if not people:
            logger.warning("%s %s (there is no admin to tell: set RAPPORTEUR_ADMINS)", what.what, what.cure)
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
    told = kit.rich(kit.section(channel, kit.words(f": {sentence}")))
    asked = [_buttons(what.question)] if what.question else []
    return Message(escape_within(sentence, 2_900), (told, *asked))


def _buttons(asked: Question) -> Block:
    value = f"{asked.message_id}:{asked.asked_at.isoformat()}"
    there = [kit.button("It is there", Act.IS_THERE, value)] if asked.may_be_there else []
    return kit.actions(f"delivery:{asked.message_id}", [*there, kit.button("Post it again", Act.POST_AGAIN, value)])
