"""Subscriptions for those who made them: what each tells, where and when, what holds it up, and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.answers.wording import numbered
from bot.digests.content.digest import DigestPage
from bot.digests.lines import SubscriptionLine
from bot.digests.model import SubscriptionState
from bot.digests.wishes.filters import EXAMPLE
from bot.digests.wishes.rhythm import AT_ONCE
from bot.errors import RapporteurError
from bot.register.dates import spoken
from bot.slack.subscriptions import Came, Preview, Subscribed, is_direct
from bot.slack.text import cut, escape_within, is_user_id
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element, Message
from bot.slack.views.digest import digest_message
from bot.slack.views.forms import View, plain_form
from bot.slack.views.ids import Act

ON_A_PAGE = 8
_ROOM = kit.MOST_CHARACTERS - 800
ALONE, LISTED, IN_HOME = "one", "list", "home"
"""Where a subscription is shown: by itself, in a list (the number of the first follows), in App Home."""
_CAME = {
    Came.NEW: "Subscribed.",
    Came.CHANGED: "This filter was subscribed here before. That subscription is changed.",
    Came.SAME: "That is subscribed already, just so.",
}
_PREVIEWED = {
    Preview.NEW: "For your eyes alone: what would be posted now.",
    Preview.EARLIER: "Nothing is new yet. For your eyes alone: what the last seven days would have brought.",
}


class Did(StrEnum):
    """What somebody did to a subscription of a channel, as its members are told it."""

    SUBSCRIBED = "subscribed this channel to"
    CHANGED = "changed a subscription of this channel to"
    PAUSED = "paused for this channel:"
    RESUMED = "resumed for this channel:"
    DELETED = "deleted for this channel:"


DID = {Came.NEW: Did.SUBSCRIBED, Came.CHANGED: Did.CHANGED}
_CHANGED, _PAUSED, _RESUMED = "Changed.", "Paused.", "Resumed."
PREVIEWED_BY_MESSAGE = "The preview is among your direct messages with Rapporteur."
_AS_BEFORE = "It was so before."


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of subscriptions holds; `hidden` go to channels that their owner is not in any more."""

    here: Sequence[SubscriptionLine]
    own: Sequence[SubscriptionLine]
    hidden: int = 0
    is_direct: bool = False
    may_change: bool = True


def subscribed_message(done: Subscribed, said: str = "", untold: str = "") -> Message:
    """Say what was understood of a wish, where and when it is told, and offer what can be done with it."""
    notes = (str(done.reach), *done.notes, *([untold] if untold else []))
    return subscription_message(done.line, said or _CAME[done.came], notes)


def subscription_message(line: SubscriptionLine, said: str = "", notes: Sequence[str] = ()) -> Message:
    """Show one subscription; `said` is what came of the last click."""
    text = " ".join((said, line_text(line), *notes)).strip()
    return Message(escape_within(text, 2_900), (*_alone(line, said, notes), buttons_block(line, ALONE)))


def saved_form(done: Subscribed, *, is_new: bool) -> View:
    """Say in the form's place what it made."""
    title, said = ("Subscribed", _CAME[done.came]) if is_new else ("Changed", edited_said(done))
    return plain_form(title, *_alone(done.line, said, (str(done.reach), *done.notes)))


def edited_said(done: Subscribed, untold: str = "") -> str:
    """Say what came of the form that changes a subscription."""
    return f"{_AS_BEFORE if done.came is Came.SAME else _CHANGED} {untold}".rstrip()


def _alone(line: SubscriptionLine, said: str, notes: Sequence[str]) -> list[Block]:
    blocks = [kit.rich(kit.section(kit.words(cut(said, 400), "bold")))] if said else []
    blocks.append(line_block(line))
    if notes:
        blocks.append(kit.rich(kit.bullets([kit.words(cut(note, 400))] for note in notes[:8])))
    return blocks


def changed_said(did: Did, untold: str = "", *, changed: bool = True) -> str:
    """Say what came of a click."""
    said = {Did.PAUSED: _PAUSED, Did.RESUMED: _RESUMED}[did] if changed else _AS_BEFORE
    return f"{said} {untold}".strip()


def untold_said(why: str) -> str:
    """Say that a channel's members could not be told."""
    return f"The channel could not be told of it. {why}"


def unread_said(error: RapporteurError) -> str:
    """Say at a field what was not understood."""
    return f"{error.what} {error.cure}"


def deleted_said(line: SubscriptionLine, untold: str = "") -> str:
    """Say what was deleted."""
    return f"Deleted: {cut(line.chosen, 300)}, {when_said(line)}. Nothing more of it is posted. {untold}".rstrip()


def deleted_message(line: SubscriptionLine, untold: str = "") -> Message:
    """Say what was deleted, and how it is had again."""
    sentence = deleted_said(line, untold)
    again = f"/rapporteur subscribe {cut(line.words, 300)} {when_typed(line)}"
    blocks = (
        kit.rich(kit.section(kit.words(sentence))),
        kit.rich(kit.section(kit.words("To have it again, type "), kit.words(again, "code"))),
    )
    return Message(escape_within(f"{sentence} To have it again, type {again}", 2_900), blocks)


def list_message(listed: Listed, first: int = 0, said: str = "") -> Message:
    """List subscriptions from number `first` on: those of the channel, then one's own elsewhere."""
    entries = [(line, True) for line in listed.here] + [(line, False) for line in listed.own]
    blocks = [kit.rich(kit.section(kit.words(cut(said, 400), "bold")))] if said else []
    lines = [said] if said else []
    if not listed.here and not listed.is_direct and not first:
        blocks.append(kit.rich(kit.section(kit.words("This channel has no subscription yet.", "bold"))))
        lines.append("This channel has no subscription yet.")
    if listed.is_direct and not entries:
        blocks.append(kit.rich(kit.section(kit.words("You have no subscription yet.", "bold"))))
        lines.append("You have no subscription yet.")
    shown, is_here = 0, None
    for line, here in entries[first : first + ON_A_PAGE]:
        more = [_heading(listed, here=here)] if here is not is_here else []
        more.append(line_block(line))
        more.extend([buttons_block(line, f"{LISTED}{first}")] if listed.may_change else [])
        if shown and kit.weight([*blocks, *more]) > _ROOM:
            break
        blocks.extend(more)
        lines.append(line_text(line))
        shown, is_here = shown + 1, here
    return Message(escape_within("\n".join(lines), 2_900), (*blocks, *_foot(listed, first + shown, len(entries))))


def home_blocks(lines: Sequence[SubscriptionLine], most: int) -> list[Block]:
    """Show somebody's own subscriptions in App Home."""
    blocks = [kit.header("Your subscriptions")]
    for line in lines[:most]:
        blocks.extend((line_block(line), buttons_block(line, IN_HOME)))
    if len(lines) > most:
        blocks.append(kit.context(kit.plain(f"{len(lines) - most} more: /rapporteur subscriptions")))
    return blocks if lines else []


def preview_message(line: SubscriptionLine, preview: Preview, page: DigestPage | None) -> Message:
    """Show what would be posted, or say plainly that there is nothing."""
    if page is None:
        return kit.notice(f"Nothing is new yet, and nothing was in the last seven days. The next look is {next_said(line)}.")
    said = _PREVIEWED[preview]
    title, text = f"Preview: {page.title}", f"{said} {page.text}"
    return digest_message(replace(page, title=title, text=text, notices=(said, *page.notices)))


def announcement(user_id: str, did: Did, line: SubscriptionLine) -> Message:
    """Tell a channel who changed what it is told."""
    what = f" {did} {cut(line.chosen, 300)}, {when_said(line)}."
    block = kit.rich(kit.section(kit.person(user_id), kit.words(what)))
    foot = kit.context(kit.plain("To see, change or end what this channel is told: /rapporteur subscriptions"))
    return Message(f"<@{user_id}>{escape_within(what, 2_800)}", (block, foot))


def offer_message(*, for_oneself: bool) -> Message:
    """Offer the form where nothing was said, since only a click may open one."""
    sentence = f"Say what to tell of and when, such as: {EXAMPLE}. Or choose it in a form."
    return Message(escape_within(sentence, 2_900), (kit.rich(kit.section(kit.words(sentence))), _form_row("", for_oneself)))


def unread_message(error: RapporteurError, words: str, *, for_oneself: bool) -> Message:
    """Say what was not understood of a wish, give back its words, and offer to put them right in a form."""
    typed = cut(words, 1_000)
    blocks = (
        kit.rich(kit.section(kit.words(f"{error.what} Nothing was subscribed. {error.cure}"))),
        kit.rich(kit.section(kit.words("You typed:")), kit.quote(kit.words(typed))),
        _form_row(typed, for_oneself),
    )
    return Message(escape_within(f"{error.what} Nothing was subscribed. {error.cure} You typed: {typed}", 2_900), blocks)


def line_block(line: SubscriptionLine) -> Block:
    """Show what a subscription tells, where and when, and what holds it up."""
    where = (
        [kit.words("To you, in direct messages")] if is_direct(line.channel) else [kit.words("To "), kit.channel(line.channel)]
    )
    parts = [
        kit.section(kit.words(f"{line.id}. ", "bold"), kit.words(cut(line.chosen, 400), "bold")),
        kit.section(*where, kit.words(f", {when_said(line)}"), *_next(line)),
    ]
    if line.state is SubscriptionState.PAUSED:
        parts.append(kit.section(*_paused(line)))
    elif line.waiting:
        parts.append(kit.section(kit.words(f"{numbered(line.waiting, 'message')} still to be posted.", "italic")))
    return kit.rich(*parts)


def line_text(line: SubscriptionLine) -> str:
    """Word one subscription for those who don't see the blocks."""
    said = f"{line.id}. {cut(line.chosen, 300)}, {when_said(line)}"
    if line.state is SubscriptionState.PAUSED:
        return f"{said}; paused. {cut(line.paused_reason or '', 300)}"
    return f"{said}; next {next_said(line)}."


def buttons_block(line: SubscriptionLine, shown: str) -> Block:
    """Offer what can be done with a subscription; `shown` says where, so that it is shown there again afterwards."""
    value = f"{line.id}:{shown}"
    paused = line.state is SubscriptionState.PAUSED
    buttons = [
        kit.button("Preview", Act.PREVIEW, value),
        kit.button("Resume", Act.RESUME, value) if paused else kit.button("Pause", Act.PAUSE, value),
    ]
    if not line.is_configured:
        what = f"{cut(line.chosen, 150)}: nothing more of it is posted. What was posted stays."
        sure = {**kit.confirm("Delete this subscription?", what, "Delete"), "style": "danger"}
        buttons.append(kit.button("Change…", Act.EDIT, value))
        style = "danger" if shown == ALONE else None  # a list of red buttons would cry at every reader
        buttons.append(kit.button("Delete", Act.DELETE, value, style=style, confirm=sure))
    return kit.actions(f"subscription:{line.id}", buttons)


def when_typed(line: SubscriptionLine) -> str:
    """Give what is typed to have it told at the same times."""
    at = f" at {line.local_time:%H:%M}" if line.days == AT_ONCE else ""
    quiet = ", also when nothing is new" if line.says_nothing_new else ""
    return f"{line.rhythm}{at} {line.zone}{quiet}"


def when_said(line: SubscriptionLine) -> str:
    """Say when a subscription is served, in its own zone."""
    if line.days == AT_ONCE:
        said = f"at once; what takes effect on a date, that day at {line.local_time:%H:%M} ({line.zone})"
    else:
        said = f"{line.rhythm} ({line.zone})"
    return f"{said}, also when nothing is new" if line.says_nothing_new else said


def next_said(line: SubscriptionLine) -> str:
    """Say when its next slot is, on its own calendar."""
    local = line.next_run_at.astimezone(ZoneInfo(line.zone))
    return f"on {local:%A} {spoken(local.date())} at {local:%H:%M} ({line.zone})"


def _next(line: SubscriptionLine) -> list[Element]:
    if line.state is SubscriptionState.PAUSED:
        return []
    head = ". The next look for that: " if line.days == AT_ONCE else ". Next: "
    return [kit.words(head), kit.moment(line.next_run_at, next_said(line)), kit.words(".")]


def _paused(line: SubscriptionLine) -> list[Element]:
    if line.stopped_by and is_user_id(line.stopped_by):
        return [
            kit.words("Paused by ", "bold"),
            kit.person(line.stopped_by),
            kit.words(". Nothing is lost: what is new meanwhile comes when it is resumed."),
        ]
    why = " ".join(part for part in (line.paused_reason, line.paused_cure) if part)
    return [kit.words("Paused. ", "bold"), kit.words(f"{cut(why, 400)} Then press Resume: nothing is lost.")]


def _heading(listed: Listed, *, here: bool) -> Block:
    if here:
        return kit.header("What this channel is told")
    return kit.header("Your subscriptions" if listed.is_direct else "Your subscriptions elsewhere")


def _foot(listed: Listed, end: int, total: int) -> list[Block]:
    foot: list[Block] = []
    if listed.hidden:
        went = "goes to a channel that you are" if listed.hidden == 1 else "go to channels that you are"
        foot.append(kit.context(kit.plain(f"{listed.hidden} more of yours {went} no longer in, and can be changed there.")))
    buttons = [kit.button("Show more", Act.SUBSCRIPTIONS_PAGE, str(end))] if end < total else []
    if listed.may_change:
        buttons.append(_form_button("", for_oneself=False))
    return [*foot, kit.actions(f"subscriptions:{end}", buttons)] if buttons else foot


def _form_row(words: str, for_oneself: bool) -> Block:
    return kit.actions("subscribe", [_form_button(words, for_oneself=for_oneself)])


def _form_button(words: str, *, for_oneself: bool) -> Element:
    """Open the form; the words are what the same person has just typed, so that they need not type them again."""
    label = "Put it right in a form…" if words else "Subscribe in a form…"
    return kit.button(label, Act.SUBSCRIBE, f"{'me' if for_oneself else 'here'}:{words}")
