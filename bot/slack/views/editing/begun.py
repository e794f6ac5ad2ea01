"""Forms that somebody has begun, and records that they have kept as drafts, offered to be gone on with."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.answers.log import FROM_SLACK
from bot.register.vocabulary import ChangeAct, Kind
from bot.slack.editing.drafts import Begun
from bot.slack.editing.queued import OwnDrafts
from bot.slack.text import cut
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.editing.record_form import kind_of
from bot.slack.views.editing.review import person_named
from bot.slack.views.findings import brief_block
from bot.slack.views.forms import Typed, View, plain_form, spaced
from bot.slack.views.ids import Act

DRAFTS_IN_HOME = 5
"""With twice as many the fullest App Home would have more blocks than Slack takes."""
_TOLD = ("summary", "words", "title", "publisher", "url")
"""What a form is known again by, the first that is filled in."""
_NAMED = ("responds_to", "assesses", "speaker", "responder", "body", "actor", "alleged_by")
"""By whom or by what where nothing is typed yet."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def begun_form(begun: Sequence[Begun], kind: Kind, now: datetime) -> View:
    """Offer what was begun before a new form is opened."""
    anew = kit.actions("anew", [kit.button("Begin anew", Act.BEGIN_ANEW, kind.value)])
    return plain_form("Record", *begun_blocks(begun, now), kit.divider(), anew)


def record_offer(begun: Sequence[Begun], kind: Kind, now: datetime) -> Message:
    """Offer the form by a button, and what was begun: only a click may open a form."""
    sentence = "A record is put in by form."
    button = kit.actions("record", [kit.button("Open the form", Act.BEGIN_ANEW, kind.value, style="primary")])
    return Message(sentence, (kit.rich(kit.section(kit.words(sentence))), button, *begun_blocks(begun, now)))


def paste_offer(form_id: str, *, asks: bool) -> Message:
    """Offer to record what somebody pasted."""
    sentence = "Should this go into the register, too?" if asks else "This looks like something to record."
    after = "" if asks else "If you meant it as a question, send it again with a question mark at its end."
    button = kit.actions("record", [kit.button("Record this", Act.GO_ON, form_id, style=None if asks else "primary")])
    said = " ".join(filter(None, (sentence, after)))
    return Message(said, (kit.rich(kit.section(kit.words(said))), button))


def begun_blocks(begun: Sequence[Begun], now: datetime) -> Iterator[Block]:
    """Offer each form that was begun, with a button to throw it away."""
    sure = kit.confirm("Throw it away?", "What you typed into this form is lost.", "Throw it away")
    for each in begun:
        said = f"Go on with what you began {ago(each.kept_at, now)}"
        yield kit.rich(kit.section(kit.words(f"{said}: ", "bold"), kit.words(_told(each.typed))))
        buttons = [
            kit.button("Go on", Act.GO_ON, each.form_id),
            kit.button("Discard…", Act.DISCARD, each.form_id, confirm=sure),
        ]
        yield kit.actions(f"begun:{each.form_id}", buttons)


def draft_blocks(drafts: OwnDrafts) -> Iterator[Block]:
    """Show somebody's drafts, why one came back, and let each be taken up."""
    if drafts.total:
        yield kit.header("Your drafts")
    for each in drafts.shown:
        parts = brief_block(each.finding)["elements"]
        if each.decided and each.decided.act is ChangeAct.SENT_BACK:
            opening = (kit.words("Sent back by ", "bold"), person_named(each.decided.who.removeprefix(FROM_SLACK)))
            parts = [kit.section(*opening, kit.words(f", because: “{cut(each.decided.why, 300)}”", "bold")), *parts]
        yield kit.rich(*parts)
        button = kit.button("Take it up…", Act.TAKE_UP, str(each.finding.record_id))
        yield kit.actions(f"draft:{each.finding.record_id}", [button])
    if (more := drafts.total - len(drafts.shown)) > 0:
        yield kit.context(kit.plain(f"{more:,} more. Type edit and the number of one, such as edit ALL-0017."))


def ago(then: datetime, now: datetime) -> str:
    """Say how long ago something was."""
    seconds = max(0, int((now - then).total_seconds()))
    for length, unit in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= length:
            number = seconds // length
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"


def _told(typed: dict[str, Typed]) -> str:
    """Say by what a form is known again: its kind, and the first of its texts."""
    text = next((value for name in _TOLD if isinstance(value := typed.get(name), str) and value.strip()), "")
    chosen = (value[0].label for name in _NAMED if isinstance(value := typed.get(name), tuple) and value)
    known = " ".join(text.split()) or next(chosen, "nothing typed yet").partition(" · ")[0]  # an allegation by its ref alone
    return cut(f"{spaced(kind_of(typed))}: {known}", 200)
