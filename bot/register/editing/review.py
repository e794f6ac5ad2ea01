"""The way of a record through its review: from which state to which, and who may let it out."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.register.editing.edits import differing
from bot.register.editing.opening import CHANGE, Opened
from bot.register.vocabulary import ChangeAct, RecordState

STEPS: dict[RecordState, dict[RecordState, str]] = {
    RecordState.DRAFT: {RecordState.IN_REVIEW: "submit it"},
    RecordState.IN_REVIEW: {RecordState.DRAFT: "send it back", RecordState.PUBLISHED: "publish it"},
    RecordState.PUBLISHED: {RecordState.IN_REVIEW: "submit it", RecordState.WITHDRAWN: "withdraw it"},
    RecordState.WITHDRAWN: {RecordState.IN_REVIEW: "restore it"},
}
"""The steps that people can take, one at a time, and what each is called.

What arrives in a file may take two in one (`rules.STATE_MOVES`): it was reviewed on its way.
"""

_MARKED_IN_REVIEW = {"state", "author", "reviewer", "tlp", "sensitivity", "note", "related"}
"""Fields that say nothing of what is recorded: a reviewer sets them, and is none of its writers by it."""

_LETS_OUT = (ChangeAct.PUBLISHED, ChangeAct.CORRECTED)
"""What only a second person does. What arrives published in a file was reviewed on its way, too."""


def check_step(record: Opened, to: RecordState, *, restoring: bool = False) -> None:
    """Raise RuleBrokenError unless a record can take a step; only `restoring` leads from withdrawn into review."""
    was = record.document.state
    if was is to:
        raise record.refusal("state", f"the record is {was} already")
    if restoring and was is not RecordState.WITHDRAWN:
        raise record.refusal("state", f"only a withdrawn record is restored, and this one is {was}: submit it")
    if to is RecordState.PUBLISHED and was is not RecordState.IN_REVIEW:
        raise record.refusal("state", f"a record that is {was} has to be reviewed first: {STEPS[was][RecordState.IN_REVIEW]}")
    if to not in STEPS[was]:
        raise record.refusal("state", f"a record that is {was} can become {' or '.join(STEPS[was])}, not {to}")
    if was is RecordState.WITHDRAWN and not restoring:
        raise record.refusal("state", "a withdrawn record comes back with a reason: restore it")


def check_not_rejected(session: Session, record: Opened) -> None:
    """Raise RuleBrokenError for a draft whose way a reviewer ended: see `acts.reject`."""
    ended = (
        select(CHANGE.c.why)
        .where(CHANGE.c.entry_id == record.id, CHANGE.c.act == ChangeAct.REJECTED)
        .order_by(CHANGE.c.version.desc())
    )
    why = session.scalar(ended.limit(1)) if record.document.state is RecordState.DRAFT else None
    if why is not None:
        raise record.refusal("state", f"it was rejected in review (“{why}”) and stays so: record it anew if it is another item")


def check_reviewer(session: Session, record: Opened, who: str) -> None:
    """Raise RuleBrokenError if somebody wrote any of what they are about to let out."""
    if who in writers(session, record) - {record.document.author}:  # that the author may not is told with the other rules
        raise record.refusal(
            "reviewer",
            f"{who} changed it since it was last let out, so somebody else has to review it: the reviewer is no writer",
        )


def writers(session: Session, record: Opened) -> set[str]:
    """Give everybody who wrote any of what is under review, and so may not let it out.

    A round of review begins when the record was last let out by a second person, by publishing it or by a correction. Its
    writers are whoever it named as its author then and since, and all who changed what it says since: whoever corrected a
    colleague's draft wrote that part of it, and nobody else has seen it yet. Setting its markings, its sensitivity or its
    note, and saying to which other record it belongs, is the work of the review itself.
    """
    let_out = (
        select(func.max(CHANGE.c.version)).where(CHANGE.c.entry_id == record.id, CHANGE.c.act.in_(_LETS_OUT)).scalar_subquery()
    )
    history = session.execute(
        select(CHANGE.c.act, CHANGE.c.who, CHANGE.c.before, CHANGE.c.after)
        .where(CHANGE.c.entry_id == record.id, CHANGE.c.version >= func.coalesce(let_out, 1))
        .order_by(CHANGE.c.version)
    ).all()
    found = {author for change in history if (author := change.after.get("author"))}
    for act, who, before, after in history:
        if before is not None and act not in _LETS_OUT and set(differing(before, after)) - _MARKED_IN_REVIEW:
            found.add(who)
    return found
