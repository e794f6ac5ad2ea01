"""Forms that somebody has begun and not saved: kept for them alone, so that neither a restart nor a closed form loses words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec
from sqlalchemy import JSON, String, Table, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import Clock
from bot.database import Base, Database, UTCDateTime, inserting
from bot.register import reading
from bot.slack.views.forms import Choice, Typed

KEPT = timedelta(days=30)
OFFERED_FOR = timedelta(days=2)
"""How long what somebody pasted waits for them to say that it is to be recorded."""
MOST_KEPT = 5
"""Forms of one person; the one that was left alone longest goes first."""
LONGEST = 60_000
"""Characters of one form; all of its texts at their limits have fewer."""


class FormDraft(Base):
    """What stands in a form: by field a text, or a list of pairs of value and label.

    `offered` is a form that nobody has opened yet: its button stands under what somebody pasted.
    """

    __tablename__ = "form_draft"

    user_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    form_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    typed: Mapped[dict[str, Any]] = mapped_column(JSON)
    offered: Mapped[bool]
    kept_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


_TABLE = cast(Table, FormDraft.__table__)


@dataclass(frozen=True, slots=True)
class Begun:
    """A form that somebody has begun."""

    form_id: str
    typed: dict[str, Typed]
    kept_at: datetime


class Drafts:
    """Keep forms that are begun. Every question names whose they are: nobody is ever given another's."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(
        self,
        user_id: str,
        form_id: str,
        typed: Mapping[str, Typed],
        *,
        shown: Collection[str] = (),
        offered: bool = False,
    ) -> dict[str, Typed]:
        """Keep what stands in a form, and give it with what was typed into fields that the form does not show now.

        `shown` are the fields that it shows: what is empty in those is empty. A form whose record is saved is not kept any
        more, since an action may arrive after it; nor is one that is too long to be anybody's typing.
        """
        now = self._clock()
        with self._database.write() as session:
            before = self._find(session, user_id, form_id)
            hidden = {name: value for name, value in (before or {}).items() if name not in shown}
            merged = {**hidden, **typed}
            encoded = _encoded(merged)
            if reading.id_of(session, record_key(form_id)) is None and len(msgspec.json.encode(encoded)) <= LONGEST:
                row = {"user_id": user_id, "form_id": form_id, "typed": encoded, "offered": offered, "kept_at": now}
                kept = inserting(session, _TABLE).values(**row)
                new = {name: kept.excluded[name] for name in ("typed", "offered", "kept_at")}
                session.execute(kept.on_conflict_do_update(index_elements=["user_id", "form_id"], set_=new))
                self._prune(session, user_id, now)
            return merged

    def of(self, user_id: str) -> list[Begun]:
        """Give the forms that somebody has begun, the latest first."""
        with self._database.read() as session:
            rows = session.execute(
                select(_TABLE)
                .where(_TABLE.c.user_id == user_id, _TABLE.c.offered.is_(False), _TABLE.c.kept_at > self._clock() - KEPT)
                .order_by(_TABLE.c.kept_at.desc())
                .limit(MOST_KEPT)
            )
            return [Begun(row.form_id, _decoded(row.typed), row.kept_at) for row in rows]

    def take_up(self, user_id: str, form_id: str) -> dict[str, Typed] | None:
        """Give what stands in a form that somebody goes on with; None where it is saved, discarded or not theirs."""
        with self._database.write() as session:
            mine = (_TABLE.c.user_id == user_id) & (_TABLE.c.form_id == form_id)
            session.execute(update(_TABLE).where(mine).values(offered=False, kept_at=self._clock()))
            return self._find(session, user_id, form_id)

    def find(self, user_id: str, form_id: str) -> dict[str, Typed]:
        """Give what is kept of a form; nothing where there is none of theirs."""
        with self._database.read() as session:
            return self._find(session, user_id, form_id) or {}

    def discard(self, user_id: str, form_id: str) -> None:
        """Throw a form away."""
        with self._database.write() as session:
            drop(session, user_id, form_id)

    def _find(self, session: Session, user_id: str, form_id: str) -> dict[str, Typed] | None:
        mine = (_TABLE.c.user_id == user_id) & (_TABLE.c.form_id == form_id)
        found = session.scalar(select(_TABLE.c.typed).where(mine))
        return None if found is None else _decoded(found)

    def _prune(self, session: Session, user_id: str, now: datetime) -> None:
        outdated = (_TABLE.c.kept_at < now - KEPT) | (_TABLE.c.offered & (_TABLE.c.kept_at < now - OFFERED_FOR))
        session.execute(delete(_TABLE).where(outdated))
        own = select(_TABLE.c.form_id, _TABLE.c.offered).where(_TABLE.c.user_id == user_id).order_by(_TABLE.c.kept_at.desc())
        rows = session.execute(own).all()
        for offered in (False, True):
            for form_id in [row.form_id for row in rows if row.offered is offered][MOST_KEPT:]:
                drop(session, user_id, form_id)


def drop(session: Session, user_id: str, form_id: str) -> None:
    """Throw a form away within a transaction: that in which its record is saved."""
    session.execute(delete(_TABLE).where(_TABLE.c.user_id == user_id, _TABLE.c.form_id == form_id))


def record_key(form_id: str) -> str:
    """Give the key of the record that a form makes: however often it is sent, it makes one."""
    return f"slack-{form_id.lower()}"


def _encoded(typed: Mapping[str, Typed]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) else [[choice.value, choice.label] for choice in value]
        for name, value in typed.items()
    }


def _decoded(kept: Mapping[str, Any]) -> dict[str, Typed]:
    return {
        name: value if isinstance(value, str) else tuple(Choice(str(key), str(label)) for key, label in value)
        for name, value in kept.items()
    }
