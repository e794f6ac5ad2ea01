"""App Home with as much in it as there can be: nothing of it is cut off."""

import pytest

from bot.register import documents as docs
from bot.register.vocabulary import ChangeAct
from bot.register.waiting.queue import Decision
from bot.sandbox.blocks import check_view
from bot.slack.editing.drafts import MOST_KEPT, Begun
from bot.slack.editing.queued import OwnDraft, OwnDrafts
from bot.slack.editing.reviewing import Queue, QueueEntry
from bot.slack.people.given import SlackRole
from bot.slack.people.giving import Holder, Listing
from bot.slack.people.roles import Held, Person
from bot.slack.views.editing.begun import DRAFTS_IN_HOME, begun_blocks, draft_blocks
from bot.slack.views.home import Home, home_view
from bot.slack.views.roles import IN_HOME
from tests.register.material import position
from tests.slack.findings import finding
from tests.slack.views.test_review import AT, FULL, ITEM, LONG, PROPOSAL, REQUEST, numbered
from tests.slack.views.test_subscriptions import LONG as LONG_LINE


@pytest.mark.parametrize("entry", [ITEM, PROPOSAL, REQUEST], ids=["record", "correction", "request"])
def test_the_fullest_home_is_whole(entry: QueueEntry) -> None:
    document = docs.from_fields(position())
    assert isinstance(document, docs.RecordDocument)
    sent_back = OwnDraft(FULL, Decision(ChangeAct.SENT_BACK, "slack:U0REVIEWER", AT, LONG, document))
    own = (
        *begun_blocks([Begun(f"form{number}", {"summary": LONG}, AT) for number in range(MOST_KEPT)], AT),
        *draft_blocks(OwnDrafts((sent_back,) * DRAFTS_IN_HOME, 99)),
    )
    holder = Holder("U0ADMIN000", (Held(SlackRole.ADMIN, "RAPPORTEUR_ADMINS"),), outside=False)
    home = Home(
        Person("U0ADMIN000", outside=False, admin=True),
        [finding(number) for number in range(9)],
        subscriptions=[LONG_LINE] * 9,
        begun=own,
        queue=Queue(tuple(numbered(entry, number) for number in range(30)), 10, 10, 10),
        roles=Listing((holder,) * IN_HOME, 99, ("Slack does not tell.",)),
        health=("Database: well",) * 9,
    )
    view = home_view(home, LONG[:900])
    assert view["blocks"][-1]["elements"][0]["elements"][0]["text"] == finding(4).ref
    blocks = [{name: value for name, value in each.items() if name != "block_id"} for each in view["blocks"]]
    check_view({**view, "blocks": blocks}, "home")  # the same draft and the same subscription stand in it several times
