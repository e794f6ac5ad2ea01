"""The queue with as much in it as can be: Slack takes it, and says how much is left."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.answers.answer import Difference, Quote, ResponseLine
from bot.answers.differences import Mark, Piece
from bot.register.duplicates.twins import Twin
from bot.register.vocabulary import Kind, Relation, ResponseKind, Sensitivity, Tlp
from bot.register.waiting.outcomes import Outcome
from bot.register.waiting.requests import Request, Wish
from bot.sandbox.blocks import check_message_blocks, check_view
from bot.slack.editing.queued import ProposalItem, RequestItem, Since
from bot.slack.editing.reviewing import Queue, QueueEntry, QueueItem
from bot.slack.editing.twins import Likely
from bot.slack.views.editing.review import home_queue_blocks, queue_message
from bot.slack.views.ids import Act
from tests.slack.findings import finding

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LONG = "ї <!channel> & *" * 300
WHY = ("same alleger", "one weapon is a kind of the other", "dates of the event overlap") * 4
DIFFERENCES = tuple(Difference(f"Field {n}", (Piece(LONG, Mark.REMOVED), Piece(LONG, Mark.ADDED))) for n in range(9))
FULL = replace(
    finding(),
    line=LONG,
    dated=LONG,
    status_line=LONG,
    response_state=LONG,
    notes=(LONG,) * 9,
    words=Quote(LONG, "uk", LONG, LONG),
    responses=(ResponseLine("RSP-0001", "key", LONG, LONG, (ResponseKind.DENIAL,), finding().sources * 3, (LONG,) * 3),) * 9,
    sources=finding().sources * 9,
)
ITEM = QueueItem(
    1, 1, "ALL-0001", Kind.ALLEGATION, LONG, "U0AUTHOR00", (LONG,) * 9, LONG, LONG, ((LONG, None),) * 9, Tlp.RED,
    Sensitivity.NONE, likely=Likely(LONG[:400], Twin(1, "ALL-0002", Relation.DUPLICATE_OF, 20, WHY)), finding=FULL,
    since=Since("sent back", "U0REVIEWER", AT, LONG, DIFFERENCES), at=AT,
)  # fmt: skip
PROPOSAL = ProposalItem(7, 1, 4, "ALL-0001", FULL, DIFFERENCES, "U0AUTHOR00", LONG, AT)
REQUEST = RequestItem(
    Request(3, "ALL-0001", Wish(1, LONG[:3_000], LONG[:300], LONG[:3_000], "https://example.org/a"), "slack:U1", AT,
            Outcome.OPEN, None, None, None),
    "U0READER00", FULL,
)  # fmt: skip


def numbered(entry: QueueEntry, number: int) -> QueueEntry:
    match entry:
        case QueueItem():
            return replace(entry, record_id=number)
        case ProposalItem():
            return replace(entry, proposal_id=number)
        case RequestItem():
            return replace(entry, request=replace(entry.request, id=number))


@pytest.mark.parametrize("entry", [ITEM, PROPOSAL, REQUEST], ids=["record", "correction", "request"])
def test_the_largest_entries_fit_a_message_and_app_home(entry: QueueEntry) -> None:
    queue = Queue(tuple(numbered(entry, number) for number in range(15)), 5, 5, 10)
    message = queue_message(queue, "U1", notice=LONG[:300])
    check_message_blocks(list(message.blocks))
    (page,) = [
        each for block in message.blocks for each in block.get("elements", ()) if each.get("action_id") == Act.QUEUE_PAGE
    ]
    assert int(page["value"]) >= 1
    assert "10 records wait for review" in str(message.blocks[1])
    check_view({"type": "home", "blocks": home_queue_blocks(queue, "U1")}, "home")


def test_a_later_page_leads_back_and_one_that_holds_all_leads_nowhere() -> None:
    def pages(queue: Queue) -> list[str]:
        elements = (each for block in queue_message(queue, "U1").blocks for each in block.get("elements", ()))
        return [each["value"] for each in elements if each.get("action_id") == Act.QUEUE_PAGE]

    small = replace(ITEM, finding=finding(), since=None, likely=Likely())
    assert pages(Queue((small,), 0, 0, 1)) == []
    assert pages(Queue((small,) * 2, 0, 0, 9, start=4)) == ["6", "0"]


def test_a_page_of_one_record_is_counted_as_one() -> None:
    small = replace(ITEM, finding=finding(), since=None, likely=Likely())
    assert "Shown: 7 of 7." in str(queue_message(Queue((small,), 0, 0, 7, start=6), "U1").blocks)
    assert "Shown: 5 to 6 of 9." in str(queue_message(Queue((small,) * 2, 0, 0, 9, start=4), "U1").blocks)


def test_nobody_is_offered_to_decide_on_their_own() -> None:
    own = Queue((ITEM, replace(PROPOSAL, own="You proposed it"), replace(REQUEST, own=True)), 1, 1, 1)
    decides = {Act.APPROVE, Act.MARK, Act.SEND_BACK, Act.REJECT, Act.LINK, Act.CONFIRM, Act.DECLINE, Act.ANSWER_REQUEST}
    shown = {each.get("action_id") for block in home_queue_blocks(own, "U0AUTHOR00") for each in block.get("elements", ())}
    assert not decides & shown
    assert decides - {Act.APPROVE} <= {
        each.get("action_id")
        for block in home_queue_blocks(Queue((ITEM, PROPOSAL, REQUEST), 1, 1, 1), "U1")
        for each in block.get("elements", ())
    }


def test_what_nobody_can_confirm_says_why() -> None:
    blocks = home_queue_blocks(Queue((replace(PROPOSAL, obstacle="Changed otherwise."),), 0, 1, 0), "U1")
    assert "Changed otherwise." in str(blocks)
    assert Act.CONFIRM not in {each.get("action_id") for block in blocks for each in block.get("elements", ())}
