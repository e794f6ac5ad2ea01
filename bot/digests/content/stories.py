"""What happened to a record since it was last told, and what a treaty action does on its day: whole sentences, dated."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.answers.privacy import masked
from bot.answers.wording import ACTION_WORDS, name_of, sentence
from bot.digests.content.selection import PlannedItem
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.history.log import NO_REASON
from bot.register.model import Change, Publication
from bot.register.rows import LINK, RECORD
from bot.register.standing import in_parts
from bot.register.vocabulary import Action, ChangeAct, News, Role, Status

_UNSEEN = {"key", "type", "state", "author", "reviewer", "note", "sensitivity", "tlp"}
_FIELD_WORDS = {"said": "date", "words": "quotation", "citations": "sources"}
_DONE = {
    Action.ACCESSION: "accession to",
    Action.SUCCESSION: "succession to",
    Action.WITHDRAWAL: "withdrawal from",
    Action.SUSPENSION_CLAIMED: "claimed suspension of",
    Action.DECLARATION: "declaration under",
    Action.RESERVATION: "reservation to",
    Action.OBJECTION: "objection under",
    Action.DOMESTIC_DECISION: "domestic decision on",
}
"""How an action is said of a state and a treaty; the others are its word and "of"."""


def events_of(session: Session, lexicon: Lexicon, seqs: Iterable[int], *, zone: ZoneInfo) -> dict[int, str]:
    """Word publications that belong to the stories of records, by their numbers; days are those of a zone."""
    told_before, change_before, earlier = aliased(Publication), aliased(Change), aliased(Publication)
    last_told = (
        select(func.max(told_before.seq))
        .where(told_before.record_id == Publication.record_id, told_before.seq < Publication.seq)
        .correlate(Publication)
        .scalar_subquery()
    )
    told = (
        select(Publication.seq, Publication.news, Change, change_before.after)
        .join(Change, Change.id == Publication.change_id)
        .outerjoin(earlier, earlier.seq == last_told)
        .outerjoin(change_before, change_before.id == earlier.change_id)
    )
    return {
        seq: masked(_event(news, change, before, zone), lexicon)
        for part in in_parts(seqs)
        for seq, news, change, before in session.execute(told.where(Publication.seq.in_(part)))
    }


def effects_of(session: Session, lexicon: Lexicon, items: Sequence[PlannedItem], today: dt.date) -> dict[int, str]:
    """Word the treaty actions among items that take effect, by their records: "Today Poland's withdrawal from …"."""
    days = {item.record_id: item.effective_on for item in items if item.effective_on}
    if not days:
        return {}
    state, treaty = LINK.alias(), LINK.alias()
    rows = session.execute(
        select(RECORD.c.id, RECORD.c.action, state.c.reference_id, treaty.c.reference_id)
        .join(state, (state.c.record_id == RECORD.c.id) & (state.c.role == Role.STATE))
        .join(treaty, (treaty.c.record_id == RECORD.c.id) & (treaty.c.role == Role.TREATY))
        .where(RECORD.c.id.in_(days))
    )
    return {
        record_id: _effect(action, name_of(lexicon.named(by)), name_of(lexicon.named(under)), days[record_id], today)
        for record_id, action, by, under in rows
    }


def _effect(action: Action, state: str, treaty: str, day: dt.date, today: dt.date) -> str:
    """Say that an action takes effect; a suspension that a state claims does so by its own account alone."""
    done = _DONE.get(action, f"{ACTION_WORDS[action]} of")
    when, takes = ("Today", "takes") if day == today else (f"On {spoken(day)}", "took")
    whose = f"{state}'" if state.endswith("s") else f"{state}'s"
    by_whom = " by its own account, which is contested" if action is Action.SUSPENSION_CLAIMED else ""
    return f"{when} {whose} {done} the {treaty} {takes} effect{by_whom}."


def _event(news: News, change: Change, last_told: Mapping[str, Any] | None, zone: ZoneInfo) -> str:
    """Say what happened to a record, when and why. `last_told` is the record as readers had it before."""
    on = f"on {spoken(change.at.astimezone(zone).date())}"
    why = "." if change.why.strip() in NO_REASON else f": {sentence(change.why)}"
    if news is News.WITHDRAWN:
        return f"Withdrawn {on}{why}"
    if news is News.STATUS_MOVED:
        return f"Status moved from {_status(last_told)} to {_status(change.after)} {on}{why}"
    if change.act is ChangeAct.PUBLISHED:
        return f"Published again {on}{why}"
    return f"Corrected {on}{_fields(last_told, change.after)}{why}"


def _fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """Name what readers see otherwise now, in brackets; nothing where that can't be told."""
    if not before or not after:
        return ""
    changed = sorted(field for field in {*before, *after} - _UNSEEN if before.get(field) != after.get(field))
    return f" ({', '.join(_FIELD_WORDS.get(field, field.replace('_', ' ')) for field in changed)})" if changed else ""


def _status(allegation: Mapping[str, Any] | None) -> str:
    """Word the status of an allegation in the interchange format, which leaves the first one out."""
    return str((allegation or {}).get("status", Status.ALLEGED)).replace("_", " ")
