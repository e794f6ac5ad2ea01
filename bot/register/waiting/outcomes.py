"""What comes of what waits: decided once, by one person, with what they say of it."""

import datetime
from enum import StrEnum

from sqlalchemy import Enum, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import UTCDateTime
from bot.errors import RapporteurError
from bot.register.members import QuickMembers

LONGEST = 3_000
"""Characters of a text that somebody types; Slack's fields take no more."""


class Outcome(StrEnum, metaclass=QuickMembers):
    """Whether something waits still, and what came of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Decided:
    """Columns of what is decided once; all but `outcome` are None while it is open."""

    outcome: Mapped[Outcome] = mapped_column(
        Enum(
            Outcome,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda each: [word.value for word in each],
        ),
        index=True,
        default=Outcome.OPEN,
    )
    decided_by: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[datetime.datetime | None] = mapped_column(UTCDateTime)
    answer: Mapped[str | None] = mapped_column(Text)

    def decide(self, outcome: Outcome, *, who: str, answer: str, now: datetime.datetime) -> None:
        """Keep what came of it."""
        self.outcome, self.decided_by, self.answer, self.decided_at = outcome, who, answer, now


class DecidedError(RapporteurError):
    """Somebody was faster; `by` is who decided, and `at` when."""

    def __init__(self, what: str, decided: Decided) -> None:
        """Say what came of it."""
        because = f" They said: “{decided.answer}”" if decided.answer else ""
        super().__init__(f"{what} is decided on already: it was {decided.outcome} by {decided.decided_by}.{because}")
        self.by = decided.decided_by or ""
        self.at = decided.decided_at
