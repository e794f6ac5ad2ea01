"""What stands in somebody's lists beside a record itself: what changed in it, what is proposed or asked, why it came back."""

from dataclasses import dataclass
from datetime import datetime

from bot.answers.answer import Difference, Finding
from bot.register.waiting.queue import Decision
from bot.register.waiting.requests import Request


@dataclass(frozen=True, slots=True)
class Since:
    """What was decided on a record last, by whom, when and why, and what differs in it for readers since then."""

    decided: str
    by: str
    at: datetime
    why: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ProposalItem:
    """A correction of a published record that somebody else has to read: what it says now, and what would differ.

    `own` says whose it is where whoever looks may not confirm it; `obstacle` why nobody can.
    """

    proposal_id: int
    record_id: int
    version: int
    ref: str
    finding: Finding
    differences: tuple[Difference, ...]
    by: str
    why: str
    at: datetime
    own: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class RequestItem:
    """A correction that somebody asked for, with the record as it is now; `own`: whoever looks asked for it."""

    request: Request
    by: str
    finding: Finding
    own: bool = False


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A record that is its author's alone still; `decided` says who sent it back and why, or who let it out before."""

    finding: Finding
    decided: Decision | None


@dataclass(frozen=True, slots=True)
class OwnDrafts:
    """Somebody's drafts, the latest first, as many as were asked for, and how many there are."""

    shown: tuple[OwnDraft, ...] = ()
    total: int = 0
