"""What a change amounts to: what was done, and what readers are to be told of it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model, rules
from bot.register.batch import Staged
from bot.register.evidence import is_published
from bot.register.standing import in_parts
from bot.register.vocabulary import ChangeAct, News, RecordState, Status

_NOT_SHOWN = ("note", "author", "reviewer", "sensitivity", "state")
_OF_A_STATUS_MOVE = ("status", "status_since", "citations", "process")


def act_of(before: docs.Document | None, after: docs.Document, news: News | None) -> ChangeAct:
    """Say what was done to an entry, by what differs; `news` is what readers are told of it."""
    if before is None:
        return ChangeAct.CREATED
    if not isinstance(before, docs.RecordDocument) or not isinstance(after, docs.RecordDocument):
        return ChangeAct.UPDATED
    if before.state is not after.state:
        return {
            RecordState.DRAFT: ChangeAct.SENT_BACK,
            RecordState.IN_REVIEW: ChangeAct.SUBMITTED,
            RecordState.PUBLISHED: ChangeAct.PUBLISHED,
            RecordState.WITHDRAWN: ChangeAct.WITHDRAWN,
        }[after.state]
    if news is News.STATUS_MOVED:
        return ChangeAct.STATUS_MOVED
    return ChangeAct.CORRECTED if news is News.CORRECTED else ChangeAct.UPDATED


def news_of(before: docs.Document | None, after: docs.Document, last_told: tuple[News, docs.Document] | None) -> News | None:
    """Say what readers are to be told. `last_told` is what they were told last, if anything."""
    if not isinstance(after, docs.RecordDocument):
        return None
    if after.state is RecordState.WITHDRAWN:
        was_published = before is not None and is_published(before)
        return News.WITHDRAWN if was_published and last_told else None
    if after.state is not RecordState.PUBLISHED:
        return None
    if last_told is None:
        return News.NEW
    news, shown = last_told
    if news is News.WITHDRAWN:
        return News.CORRECTED
    differing = {
        field for field in after.__struct_fields__ if field not in _NOT_SHOWN and getattr(shown, field) != getattr(after, field)
    }
    if not differing:
        return None
    return News.STATUS_MOVED if _is_status_move(shown, after, differing) else News.CORRECTED


def _is_status_move(before: docs.Document, after: docs.Document, differing: set[str]) -> bool:
    if not isinstance(before, docs.AllegationDocument) or not isinstance(after, docs.AllegationDocument):
        return False
    allowed = {*_OF_A_STATUS_MOVE}
    if before.status is Status.RETRACTED:
        if set(after.alleged_by) <= set(before.alleged_by):
            return False  # only a new alleger brings back what the first one took back
        allowed.add("alleged_by")
    return after.status in rules.STATUS_MOVES[before.status] and differing <= allowed


def new_citation(before: docs.Document | None, after: docs.Document) -> parts.Citation | None:
    """Give the first citation that a record did not have before."""
    if not isinstance(before, docs.RecordDocument) or not isinstance(after, docs.RecordDocument):
        return None
    return next((citation for citation in after.citations if citation not in before.citations), None)


def last_told(
    session: Session, records: Iterable[Staged], before: Mapping[str, docs.AnyDocument]
) -> dict[str, tuple[News, docs.Document]]:
    """Give, for records that readers were told of, the last news and the record as it was then.

    A published record they were told of as it stands: each change that they can see is told at once.
    """
    found: dict[str, tuple[News, docs.Document]] = {}
    asked: dict[int, str] = {}
    for each in records:
        key = each.document.key
        if is_published(before[key]):
            found[key] = (News.NEW, before[key])
        else:
            asked[each.id] = key
    for part in in_parts(asked):
        last = select(func.max(model.Publication.seq)).where(model.Publication.record_id.in_(part))
        told = session.execute(
            select(model.Publication.record_id, model.Publication.news, model.Change.after)
            .join(model.Change, model.Change.id == model.Publication.change_id)
            .where(model.Publication.seq.in_(last.group_by(model.Publication.record_id)))
        )
        found.update((asked[record_id], (news, docs.from_fields(after))) for record_id, news, after in told)
    return found
