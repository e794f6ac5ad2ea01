"""What the writers know to be true: a line for each act that is committed, written by whoever did it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Act:
    """One act on one record, and the record as it is after it.

    `token` stands in the register's history as the reason of the change. `news` says whether readers are to be told of it.
    """

    token: str
    news: bool
    key: str
    kind: str
    state: str
    treaty: str | None
    actor: str | None
    place: str | None
    tlp: str
    effective: str | None
    about: str | None


class Ledger:
    """One writer's lines, in the order in which it did what they say."""

    def __init__(self, folder: Path, owner: str) -> None:
        self._file = folder / f"ledger-{owner}.jsonl"

    def enter(self, acts: Iterable[Act]) -> None:
        """Add acts that are committed."""
        with self._file.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(act)) + "\n" for act in acts)


def entered(folder: Path) -> Iterator[Act]:
    """Give what all writers have entered so far, those of one record in their order."""
    for file in sorted(folder.glob("ledger-*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield Act(**json.loads(line))
