"""Roles that admins gave in Slack, kept so that every process sees them at once and nothing of their past is lost."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import Select, String, Table, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, Database, UTCDateTime, lock_roles
from bot.errors import RapporteurError


class SlackRole(StrEnum):
    """What somebody may do, each with all that stands before it; a reader is whoever holds nothing."""

    READER = "reader"
    RECORDER = "recorder"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Give a number that is higher for whoever may do more."""
        return _ORDER.index(self)

    @property
    def with_article(self) -> str:
        """Give the word as in "you are an admin"."""
        return f"an {self}" if self is SlackRole.ADMIN else f"a {self}"


_ORDER = tuple(SlackRole)


class LastAdminError(RapporteurError):
    """Nobody would be left who could give roles."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody would be an admin any more, and so nobody could give roles.",
            "Nothing was changed.",
            "Make somebody else an admin first.",
        )


class GivenRole(Base):
    """A role that somebody was given, or `reader` where it was taken back; a person's latest row counts."""

    __tablename__ = "given_role"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(String(40), index=True)
    role: Mapped[str] = mapped_column(String(20))
    given_by: Mapped[str] = mapped_column(String(40))
    given_at: Mapped[datetime] = mapped_column(UTCDateTime)


_TABLE = cast(Table, GivenRole.__table__)


@dataclass(frozen=True, slots=True)
class Given:
    """A role as it was given: to whom, by whom, when."""

    user_id: str
    role: SlackRole
    by: str
    at: datetime


class GivenRoles:
    """The roles that were given in Slack; asked anew each time, since rights rest on them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user_id: str) -> Given | None:
        """Give what somebody was given last; None where that is nothing, or was taken back."""
        with self._database.read() as session:
            return _held(session, _of(user_id).limit(1)).get(user_id)

    def all(self) -> dict[str, Given]:
        """Give what everybody holds now who was given something, by user id."""
        with self._database.read() as session:
            return _held(session, _latest())

    def past(self, user_id: str, most: int) -> list[Given]:
        """Give what somebody was given and what was taken back, the latest first."""
        with self._database.read() as session:
            return [_given(row) for row in session.scalars(_of(user_id).limit(most))]

    def give(self, given: Given, *, admins_left: Collection[str] | None = None) -> bool:
        """Keep that somebody has this role from now on; False where they were given it already.

        `admins_left` are others who are admins by what they were given here: raise LastAdminError unless one of them still is.
        """
        with self._database.write() as session:
            lock_roles(session)
            held = _held(session, _latest())
            before = held[given.user_id].role if given.user_id in held else SlackRole.READER
            if before is given.role:
                return False
            if admins_left is not None:
                left = (held[each] for each in admins_left if each in held and each != given.user_id)
                if not any(each.role is SlackRole.ADMIN for each in left):
                    raise LastAdminError
            session.add(GivenRole(user_id=given.user_id, role=given.role, given_by=given.by, given_at=given.at))
            return True


def _of(user_id: str) -> Select[GivenRole]:
    return select(GivenRole).where(_TABLE.c.user_id == user_id).order_by(_TABLE.c.id.desc())


def _latest() -> Select[GivenRole]:
    newest = select(func.max(_TABLE.c.id)).group_by(_TABLE.c.user_id)
    return select(GivenRole).where(_TABLE.c.id.in_(newest)).order_by(_TABLE.c.id)


def _held(session: Session, rows: Select[GivenRole]) -> dict[str, Given]:
    found = (_given(row) for row in session.scalars(rows))
    return {given.user_id: given for given in found if given.role is not SlackRole.READER}


def _given(row: GivenRole) -> Given:
    return Given(row.user_id, SlackRole(row.role), row.given_by, row.given_at)
