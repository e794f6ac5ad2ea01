"""What waits for review, and what became of a form."""

from collections.abc import Callable
from datetime import datetime

from bot.answers.answer import Finding
from bot.answers.wording import listed
from bot.register.dates import spoken
from bot.register.vocabulary import RecordState
from bot.slack.editing.queued import ProposalItem, RequestItem, Since
from bot.slack.editing.recording import SavedRecord
from bot.slack.editing.reviewing import Queue, QueueEntry, QueueItem
from bot.slack.text import cut, escape_within, is_user_id, is_web_link
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.findings import brief_block, finding_block
from bot.slack.views.forms import View, plain_form
from bot.slack.views.history import differences_parts
from bot.slack.views.ids import Act

_ENTRIES_IN_A_MESSAGE = 6
_ENTRIES_IN_HOME = 12
"""With at most four blocks each they leave half of App Home's 100 to the rest."""
_ROOM = kit.MOST_CHARACTERS - 300
"""The rest is for the line that counts what is left."""
_MOST_OF_ONE = 5_500
"""Characters of one entry, where it can be shortened."""


def queue_message(queue: Queue, reviewer: str, *, notice: str = "") -> Message:
    """Show what waits, with its buttons, to one reviewer; `notice` says what came of their last click."""
    blocks: list[Block] = [kit.rich(kit.section(kit.words(cut(notice, 900), "bold")))] if notice else []
    blocks.append(kit.header(_count(queue)))
    shown: list[QueueEntry] = []
    for entry in queue.entries[:_ENTRIES_IN_A_MESSAGE]:
        more = [*([kit.divider()] if shown else []), *entry_blocks(entry, reviewer)]
        if shown and kit.weight([*blocks, *more]) > _ROOM:
            break
        shown.append(entry)
        blocks.extend(more)
    blocks.extend(_paging(queue, len(shown)))
    lines = [notice, _count(queue), *map(_named, shown)]
    return Message(escape_within("\n".join(line for line in lines if line), 2_900), tuple(blocks))


def home_queue_blocks(queue: Queue, reviewer: str) -> list[Block]:
    """Show what waits in App Home."""
    blocks = [kit.header("For review"), kit.context(kit.plain(f"{_count(queue)}."))]
    for number, entry in enumerate(queue.entries[:_ENTRIES_IN_HOME]):
        blocks.extend([kit.divider()] if number else [])
        blocks.extend(entry_blocks(entry, reviewer))
    blocks.extend(_paging(queue, min(len(queue.entries), _ENTRIES_IN_HOME)))
    return blocks


def entry_blocks(entry: QueueEntry, reviewer: str) -> list[Block]:
    """Show one thing that waits, in at most three blocks."""
    match entry:
        case RequestItem():
            return _request_blocks(entry)
        case ProposalItem():
            return _proposal_blocks(entry)
        case QueueItem():
            return item_blocks(entry, reviewer)


def item_blocks(item: QueueItem, reviewer: str) -> list[Block]:
    """Show one record that waits; nobody decides on their own, and … means that a form asks for more."""
    shown = _record_block(item)
    if item.author == reviewer:
        own = [_source_button(item.finding), kit.button("Edit…", Act.REVISE, str(item.record_id))]
        note = kit.context(kit.plain("You recorded this: somebody else has to review it."))
        return [shown, note, kit.actions(f"review:{item.record_id}", [each for each in own if each])]
    label, act = ("Approve…", Act.MARK) if item.undecided else ("Approve", Act.APPROVE)
    seen = f"{item.record_id}.{item.version}"
    buttons = [
        kit.button(label, act, seen, style="primary"),
        kit.button("Send back…", Act.SEND_BACK, str(item.record_id)),
        kit.button("Reject…", Act.REJECT, str(item.record_id)),
        kit.button("Edit…", Act.REVISE, str(item.record_id)),
    ]
    if source := _source_button(item.finding):
        buttons.append(source)
    if twin := item.likely.duplicate:
        sure = kit.confirm("Link them?", f"{item.ref} stays, and says that it is a duplicate of {twin.ref}.", "Link them")
        buttons.append(kit.button(f"Link to {twin.ref}", Act.LINK, f"{seen}.{twin.record_id}", confirm=sure))
    return [shown, kit.actions(f"review:{item.record_id}", buttons)]


def item_block(item: QueueItem) -> Block:
    """Show all of a record that its reviewer has to judge, without what readers will see around it."""
    parts = [kit.section(kit.words(item.ref, "bold"), kit.words(f"  {cut(item.summary, 400)}"))]
    if item.words:
        translated = f"\nTranslation: “{cut(item.translation, 250)}”" if item.translation else ""
        parts.append(kit.quote(kit.words(f"“{cut(item.words, 250)}”{translated}")))
    parts.append(kit.section(kit.words(_details(item, 400))))
    if item.finding and item.finding.response_state:
        parts.append(kit.section(kit.words(cut(item.finding.response_state, 400))))
    parts.append(kit.section(*_sources(item)))
    parts.extend(_for_reviewers(item))
    return kit.rich(*parts)


def sent_back_message(item: QueueItem, reviewer: str, why: str) -> Message:
    """Tell an author why their record came back, and let them take it up again."""
    came_back = f"{item.ref} was sent back to you by {reviewer}"
    after = "It is a draft now, and nothing of it is published. Change what is asked for, and it goes to review again."
    button = kit.button("Take it up again…", Act.TAKE_UP, str(item.record_id))
    return _told(item, came_back, why, after, [kit.actions(f"draft:{item.record_id}", [button])])


def rejected_message(item: QueueItem, reviewer: str, why: str) -> Message:
    """Tell an author why their record ends here."""
    after = "It stays with you as a draft with this reason, and is not reviewed again. Nothing of it was published."
    return _told(item, f"{item.ref} was rejected by {reviewer}", why, after, [])


def declined_message(ref: str, reviewer: str, why: str) -> Message:
    """Tell whoever proposed a correction why it is not made."""
    said = f"Your correction of {ref} was declined by {reviewer}"
    block = kit.rich(kit.section(kit.words(f"{said}.", "bold")), kit.quote(kit.words(cut(why, 1_000))))
    return Message(escape_within(f"{said}: {why}", 2_900), (block,))


def saved_form(saved: SavedRecord) -> View:
    """Say that a record was saved, what was made of the dates that were typed, and what it is linked to."""
    after = "It waits for review: somebody else has to approve it."
    if saved.state is RecordState.DRAFT:
        after = f"It is a draft: take it up again in the Home tab, or by /rapporteur edit {saved.ref}."
    return plain_form(
        "Saved",
        kit.rich(kit.section(kit.words(saved.ref, "bold"), kit.words(f"  {saved.summary}"))),
        kit.rich(kit.section(kit.words("\n".join((*saved.notes, after))))),
    )


def person_named(who: str) -> Element:
    """Name somebody; as a mention that pings nobody, since only one person sees it, or where it is not in Slack by name."""
    return kit.person(who) if is_user_id(who) else kit.words(cut(who, 80))


def _told(item: QueueItem, what: str, why: str, after: str, buttons: list[Block]) -> Message:
    block = kit.rich(
        kit.section(kit.words(f"{what}.", "bold")),
        kit.quote(kit.words(cut(why, 1_000))),
        kit.section(kit.words(f"{item.ref}: {cut(item.summary, 400)}\n{after}")),
    )
    return Message(escape_within(f"{what}: {why}", 2_900), (block, *buttons))


def _record_block(item: QueueItem) -> Block:
    """Show a record as readers will see it, and below what only its reviewers are told."""
    if item.finding is None:
        return item_block(item)
    finding = item.finding

    def block(share: float) -> Block:
        shown = finding_block(finding, share)
        marks = [kit.section(kit.words(_details(item, int(600 * share)), "italic")), *_for_reviewers(item)]
        return kit.rich(*shown["elements"], *marks)

    return _within(block)


def _for_reviewers(item: QueueItem) -> list[Block]:
    """Give what readers are not told: who recorded it, since when it waits, what changed, and what it looks like."""
    opening = [kit.words("Recorded by ", "italic"), person_named(item.author)]
    if item.at:
        opening.extend([kit.words(", waits since ", "italic"), _moment(item.at)])
    parts = [kit.section(*opening)]
    if item.since:
        parts.extend(_since_parts(item.since))
    if item.likely.line:
        parts.append(kit.section(kit.words(item.likely.line, "bold")))
    return parts


def _since_parts(since: Since) -> list[Block]:
    opening = [kit.words(f"Changed since it was {since.decided} by ", "italic"), person_named(since.by)]
    opening.extend([kit.words(", ", "italic"), _moment(since.at)])
    if since.decided == "sent back":
        opening.append(kit.words(f", because: “{cut(since.why, 300)}”", "italic"))
    nothing = [] if since.differences else [kit.section(kit.words("Nothing that readers see.", "italic"))]
    return [kit.section(*opening, kit.words(":", "italic")), *differences_parts(since.differences), *nothing]


def _proposal_blocks(item: ProposalItem) -> list[Block]:
    opening = [kit.words(f"Correction of {item.ref}", "bold"), kit.words(" proposed by "), person_named(item.by)]
    opening.extend([kit.words(", "), _moment(item.at), kit.words(f", because: “{cut(item.why, 600)}”")])
    shown = brief_block(item.finding)["elements"]
    differences = differences_parts(item.differences) or [kit.section(kit.words("Nothing that readers see differs.", "italic"))]
    said = kit.section(kit.words("It says now:", "italic"))
    would = kit.section(kit.words("What would change (struck through: taken out; bold: put in):", "italic"))
    block = kit.rich(kit.section(*opening), said, *shown, would, *differences)
    if item.own:
        note = f"{item.own}: somebody else has to confirm it."
        return [block, kit.context(kit.plain(note))]
    buttons = [kit.button("Decline…", Act.DECLINE, str(item.proposal_id))]
    if not item.obstacle:
        sure = kit.confirm("Correct it?", f"Readers are told at once that {item.ref} is corrected.", "Correct it")
        seen = f"{item.proposal_id}.{item.version}"
        buttons.insert(0, kit.button("Confirm", Act.CONFIRM, seen, style="primary", confirm=sure))
    if source := _source_button(item.finding):
        buttons.append(source)
    notes = [kit.context(kit.plain(item.obstacle))] if item.obstacle else []
    return [block, *notes, kit.actions(f"proposal:{item.proposal_id}", buttons)]


def _request_blocks(item: RequestItem) -> list[Block]:
    asked = item.request
    opening = [kit.words(f"Request {asked.id}", "bold"), kit.words(f" to correct {asked.ref}, from ")]
    opening.extend([person_named(item.by), kit.words(f" ({cut(asked.wish.behalf, 200)}), "), _moment(asked.at)])
    parts = [kit.section(*opening), kit.quote(kit.words(cut(asked.wish.wrong, 1_200)))]
    if asked.wish.put_right:
        parts.extend([kit.section(kit.words("It should say:", "italic")), kit.quote(kit.words(cut(asked.wish.put_right, 900)))])
    if asked.wish.source:
        parts.append(kit.section(kit.words("Source: "), kit.link(asked.wish.source, asked.wish.source, 200)))
    parts.extend([kit.section(kit.words("The record says:", "italic")), *brief_block(item.finding)["elements"]])
    if item.own:
        return [kit.rich(*parts), kit.context(kit.plain("You asked for this: somebody else has to answer it."))]
    buttons = [
        kit.button("Answer…", Act.ANSWER_REQUEST, str(asked.id), style="primary"),
        kit.button("Edit the record…", Act.EDIT_RECORD, str(asked.wish.record_id)),
    ]
    if source := _source_button(item.finding):
        buttons.append(source)
    return [kit.rich(*parts), kit.actions(f"request:{asked.id}", buttons)]


def _paging(queue: Queue, shown: int) -> list[Block]:
    end = queue.start + shown
    left = queue.total - end
    buttons = []
    if left > 0:
        buttons.append(kit.button("Show more", Act.QUEUE_PAGE, str(end)))
    if queue.start:
        buttons.append(kit.button("Back to the first", Act.QUEUE_PAGE, "0"))
    if not buttons:
        return []
    first = f"{queue.start + 1} to " if shown > 1 else ""
    counted = f"Shown: {first}{end} of {queue.total}." if shown else f"{queue.total} in all."
    return [kit.context(kit.plain(counted)), kit.actions("review:pages", buttons)]


def _source_button(finding: Finding | None) -> Element | None:
    """Give what opens the source in one click; the others stand as links in the record."""
    urls = [each.url for each in finding.sources if each.url and is_web_link(each.url)] if finding else []
    return kit.link_button("Open the source", Act.OPEN_SOURCE, urls[0]) if urls else None


def _moment(when: datetime) -> Element:
    return kit.moment(when, f"{spoken(when.date())} at {when:%H:%M} UTC")


def _within(block: Callable[[float], Block]) -> Block:
    """Make a block with as much detail as one entry has room for."""
    for share in (1, 0.5, 0.25):
        made = block(share)
        if kit.weight(made) <= _MOST_OF_ONE:
            return made
    return block(0.1)


def _details(item: QueueItem, limit: int) -> str:
    details = cut(" · ".join(item.details), limit)
    return f"{details[:1].upper()}{details[1:]}"


def _named(entry: QueueEntry) -> str:
    match entry:
        case RequestItem():
            return f"Request {entry.request.id} to correct {entry.request.ref}: {cut(entry.request.wish.wrong, 200)}"
        case ProposalItem():
            return f"Correction of {entry.ref}: {cut(entry.why, 200)}"
        case QueueItem():
            return f"{entry.ref}: {entry.summary}"


def _count(queue: Queue) -> str:
    counts = (("request", queue.requests), ("correction", queue.corrections), ("record", queue.records))
    counted = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts if number]
    if not counted:
        return "Nothing waits for review"
    return f"{listed(counted)} {'waits' if queue.total == 1 else 'wait'} for review"


def _sources(item: QueueItem) -> list[Element]:
    elements: list[Element] = [kit.words("Source: ")]
    for number, (title, url) in enumerate(item.sources[:3]):
        elements.extend([kit.words("; ")] if number else [])
        elements.append(kit.link(url, title, 100))
    return elements if item.sources else [kit.words("No source yet.")]
