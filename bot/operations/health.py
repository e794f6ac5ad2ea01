"""Health: what is known of each part, told as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.errors import RapporteurError

SLACK_SILENCE = timedelta(seconds=15)
"""Slack answers a ping every two seconds; whoever says nothing for so long is not connected."""
TICK_SILENCE = timedelta(minutes=5)
"""The digests tick at least once a minute."""

Asked = Callable[[], datetime | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: whether it works, and a sentence on it."""

    ok: bool
    says: str

    def as_json(self) -> dict[str, Any]:
        """Give the part as the health address shows it."""
        return {"ok": self.ok, "says": self.says}


class Health:
    """Tells the truth about the database, Slack and the digests.

    `check_database` raises RapporteurError where the database can't be reached or its schema is not ours. `slack_heard`
    gives when Slack last said anything, or is None in HTTP mode, where Slack calls only when somebody does something.
    `ticked` gives when the digests last ticked, or is None where there is no digest in this process.
    """

    def __init__(
        self,
        check_database: Callable[[], None],
        clock: Clock,
        *,
        slack_heard: Asked | None = None,
        ticked: Asked | None = None,
    ) -> None:
        self._check_database = check_database
        self._clock = clock
        self._slack_heard = slack_heard
        self._ticked = ticked

    def report(self) -> dict[str, Any]:
        """Give `{"status": "ok" | "failing", "database": {"ok", "says"}, "slack": …, "digest": …}`."""
        parts = {"database": self._database(), "slack": self._slack(), "digest": self._digest()}
        status = "ok" if all(part.ok for part in parts.values()) else "failing"
        return {"status": status, **{name: part.as_json() for name, part in parts.items()}}

    def response(self) -> tuple[int, dict[str, Any]]:
        """Give the HTTP status, 200 or 503, and the report."""
        report = self.report()
        return 200 if report["status"] == "ok" else 503, report

    def _database(self) -> Part:
        try:
            self._check_database()
        except RapporteurError as error:
            return Part(ok=False, says=str(error))
        return Part(ok=True, says="reachable, with the schema of this version.")

    def _slack(self) -> Part:
        if self._slack_heard is None:
            return Part(ok=True, says="events come over HTTP.")
        return self._since(self._slack_heard(), SLACK_SILENCE, "heard from", "has not been heard from yet.")

    def _digest(self) -> Part:
        if self._ticked is None:
            return Part(ok=True, says="not posted by this process.")
        return self._since(self._ticked(), TICK_SILENCE, "looked for what is due", "has not looked for what is due yet.")

    def _since(self, at: datetime | None, limit: timedelta, what: str, never: str) -> Part:
        if at is None:
            return Part(ok=False, says=never)
        silence = self._clock() - at
        return Part(ok=silence <= limit, says=f"{what} {max(silence.total_seconds(), 0):.0f} seconds ago.")
