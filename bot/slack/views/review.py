"""What waits for review, and what became of a form."""

from collections.abc import Sequence

from bot.register.vocabulary import RecordState
from bot.slack.recording import SavedRecord
from bot.slack.reviewing import QueueItem
from bot.slack.text import cut, escape_within, is_user_id
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.forms import View, plain_form
from bot.slack.views.ids import Act

_ITEMS_IN_A_MESSAGE = 6
_ROOM = kit.MOST_CHARACTERS - 200
"""The rest is for the line that counts what is left."""


def queue_message(items: Sequence[QueueItem], reviewer: str, *, notice: str = "") -> Message:
    """Show what waits, with its buttons, to one reviewer; `notice` says what came of their last click."""
    blocks: list[Block] = [kit.rich(kit.section(kit.words(notice, "bold")))] if notice else []
    blocks.append(kit.header(_count(len(items))))
    shown: list[QueueItem] = []
    for item in items[:_ITEMS_IN_A_MESSAGE]:
        more = item_blocks(item, reviewer)
        if shown and kit.weight([*blocks, *more]) > _ROOM:
            break
        shown.append(item)
        blocks.extend(more)
    if len(items) > len(shown):
        blocks.append(kit.context(kit.plain(f"{len(items) - len(shown)} more wait; they follow when these are decided on.")))
    lines = [notice, _count(len(items)), *(f"{item.ref}: {item.summary}" for item in shown)]
    return Message(escape_within("\n".join(line for line in lines if line), 2_900), tuple(blocks))


def item_blocks(item: QueueItem, reviewer: str) -> list[Block]:
    """Show one record that waits, in two blocks; nobody decides on their own, and … means that a form asks for more."""
    if item.author == reviewer:
        return [item_block(item), kit.context(kit.plain("You recorded this: somebody else has to review it."))]
    label, act = ("Approve…", Act.MARK) if item.undecided else ("Approve", Act.APPROVE)
    buttons = [
        kit.button(label, act, f"{item.record_id}.{item.version}", style="primary"),
        kit.button("Send back…", Act.SEND_BACK, str(item.record_id)),
    ]
    if twin := item.likely.duplicate:
        sure = kit.confirm("Link them?", f"{item.ref} stays, and says that it is a duplicate of {twin.ref}.", "Link them")
        value = f"{item.record_id}.{item.version}.{twin.record_id}"
        buttons.append(kit.button(f"Link to {twin.ref}", Act.LINK, value, confirm=sure))
    return [item_block(item), kit.actions(f"review:{item.record_id}", buttons)]


def item_block(item: QueueItem) -> Block:
    """Show all of a record that its reviewer has to judge."""
    parts = [kit.section(kit.words(item.ref, "bold"), kit.words(f"  {cut(item.summary, 400)}"))]
    if item.words:
        translated = f"\nTranslation: “{cut(item.translation, 250)}”" if item.translation else ""
        parts.append(kit.quote(kit.words(f"“{cut(item.words, 250)}”{translated}")))
    details = cut(" · ".join(item.details), 400)
    parts.append(kit.section(kit.words(f"{details[:1].upper()}{details[1:]}")))
    parts.append(kit.section(*_sources(item)))
    parts.append(kit.section(kit.words("Recorded by ", "italic"), _author(item)))
    if item.likely.line:
        parts.append(kit.section(kit.words(item.likely.line, "bold")))
    return kit.rich(*parts)


def sent_back_message(item: QueueItem, reviewer: str, why: str) -> Message:
    """Tell an author why their record came back, and what to do."""
    came_back = f"{item.ref} was sent back to you by {reviewer}"
    after = "It is a draft now, and nothing of it is published. Record it anew with what is asked for."
    block = kit.rich(
        kit.section(kit.words(f"{came_back}.", "bold")),
        kit.quote(kit.words(cut(why, 1_000))),
        kit.section(kit.words(f"{item.ref}: {cut(item.summary, 400)}\n{after}")),
    )
    return Message(escape_within(f"{came_back}: {why}", 2_900), (block,))


def saved_form(saved: SavedRecord) -> View:
    """Say that a record was saved, what was made of the dates that were typed, and what it is linked to."""
    after = (
        "It waits for review: somebody else has to approve it." if saved.state is RecordState.IN_REVIEW else "It is a draft."
    )
    return plain_form(
        "Saved",
        kit.rich(kit.section(kit.words(saved.ref, "bold"), kit.words(f"  {saved.summary}"))),
        kit.rich(kit.section(kit.words("\n".join((*saved.notes, after))))),
    )


def _author(item: QueueItem) -> Element:
    """Name the author; as a mention that pings nobody, since only the reviewer sees it."""
    return kit.person(item.author) if is_user_id(item.author) else kit.words(cut(item.author, 80))


def _count(number: int) -> str:
    if not number:
        return "Nothing waits for review"
    return "1 record waits for review" if number == 1 else f"{number} records wait for review"


def _sources(item: QueueItem) -> list[Element]:
    elements: list[Element] = [kit.words("Source: ")]
    for number, (title, url) in enumerate(item.sources[:3]):
        elements.extend([kit.words("; ")] if number else [])
        elements.append(kit.link(url, title, 100))
    return elements if item.sources else [kit.words("No source yet.")]
