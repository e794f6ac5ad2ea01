"""What delivery has to say to a person, said in a direct message."""

import logging

from bot.digests.delivery import Notice, PassingFault, PermanentFault, Tell, UnsureFault
from bot.slack.client import SlackClient
from bot.slack.views.blocks import notice

logger = logging.getLogger(__name__)


def telling(slack: SlackClient, admins: frozenset[str]) -> Tell:
    """Tell the owner of a subscription, or the admins where it has none."""

    def tell(what: Notice) -> None:
        people = [what.owner] if what.owner else sorted(admins)
        if not people:
            logger.warning("%s %s (RAPPORTEUR_ADMINS names nobody to tell)", what.what, what.cure)
        for user_id in people:
            try:
                slack.post(user_id, notice(f"{what.what} {what.cure}"))
            except (PassingFault, PermanentFault, UnsureFault) as fault:
                logger.warning("%s could not be told: %s (%s)", user_id, what.what, fault)

    return tell
