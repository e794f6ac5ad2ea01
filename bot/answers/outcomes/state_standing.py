"""How one state stands to many treaties on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers.wording import listed
from bot.names.lexicon import NamedEntry
from bot.register.dates import spoken
from bot.register.treaties.status import TreatyStatus
from bot.register.vocabulary import SUSPENSION_CLAIMED, PartyStatus

_SAID = (
    (PartyStatus.STATE_PARTY, "{is} bound by the {treaties}"),
    (PartyStatus.WITHDRAWAL_PENDING, "{is} bound still, with a withdrawal deposited, by the {treaties}"),
    (PartyStatus.SIGNATORY, "{has} signed, and {is} not bound by, the {treaties}"),
    (PartyStatus.WITHDRAWN, "{has} left the {treaties}"),
    (PartyStatus.NOT_PARTY, "{is} not a party to the {treaties}"),
)


@dataclass(frozen=True, slots=True)
class StateStanding:
    """A state's status under each of several treaties; `treaties` are in the order in which they are told."""

    state: NamedEntry
    treaties: Mapping[NamedEntry, TreatyStatus]

    @property
    def actions(self) -> Iterable[int]:
        """Give the treaty actions that the statuses rest on, by treaty."""
        return (action for status in self.treaties.values() for action in status.actions)

    @property
    def assumptions(self) -> Iterable[str]:
        """Give what the statuses assume."""
        return (each for status in self.treaties.values() for each in status.assumptions)

    def said(self, on: date, *, today: date) -> str:
        """Say it in one sentence, what binds the state first; a suspension that it claims stands beside it."""
        verbs = {"is": "is", "has": "has"} if on == today else {"is": "was", "has": "had"}
        parts = [
            said.format(treaties=listed([each.name for each in those]), **verbs)
            for status, said in _SAID
            if (those := self._having(status))
        ]
        line = f"{self.state.name}, on {spoken(on)} and by what is recorded in Rapporteur: {'; '.join(parts)}."
        suspended = [each.name for each, status in self.treaties.items() if SUSPENSION_CLAIMED in status.flags]
        if suspended:
            line += (
                f" {self.state.name} says that it suspended the operation of the {listed(suspended)}; the effect of that is "
                f"contested, and it is no withdrawal."
            )
        return line

    def value(self, on: date) -> dict[str, Any]:
        """Give it as a computed answer: the treaties that bind the state, and its status under each."""
        binding = [*self._having(PartyStatus.STATE_PARTY), *self._having(PartyStatus.WITHDRAWAL_PENDING)]
        return {
            "state": self.state.key,
            "on": on.isoformat(),
            "treaties": sorted(each.key for each in binding),
            "statuses": {each.key: status.status.value for each, status in self.treaties.items()},
        }

    def _having(self, wanted: PartyStatus) -> list[NamedEntry]:
        return [each for each, status in self.treaties.items() if status.status is wanted]
