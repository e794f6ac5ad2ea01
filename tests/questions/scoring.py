"""One answer held against what its line asks for. Pure: a line and an answer in, shares from 0 to 1 out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from tests.questions.line import Line, Reading, Records, Slot

SHOWN_FIRST = 5
"""How many findings stand on the first page: recall@5 is over these."""
INTENT, VALUE, SAYS, REFUSED, NOTHING = "intent", "value", "says", "refused", "nothing said plainly"
RECALL, RECALL_AT_5, PRECISION, F1, KEPT = "recall", "recall@5", "precision", "F1", "must_not kept"
SLOT = "slot "


@dataclass(frozen=True, slots=True)
class Given:
    """What an answer gave, as the published JSON has it. `keys` are its findings in their order."""

    intent: str | None = None
    understood: Mapping[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    total: int = 0
    value: Mapping[str, Any] | None = None
    refused: str | None = None
    text: str = ""

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> "Given":
        """Read an answer's JSON."""
        return cls(
            intent=answer["intent"],
            understood=answer["understood"],
            keys=tuple(finding["key"] for finding in answer["findings"]),
            total=answer["total"],
            value=answer["value"],
            refused=answer["refused"],
            text=answer["text"],
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """A line, the answer to it, and its parts by name, each from 0 to 1; a part that was not asked for is absent.

    `reciprocal_rank` is of the first record that must be shown. It is told, and costs a line nothing: a record that may be
    shown can honestly stand above it.
    """

    line: Line
    given: Given
    parts: Mapping[str, float]
    reciprocal_rank: float | None

    @property
    def slots(self) -> list[float]:
        """Give the shares of the slots."""
        return [share for name, share in self.parts.items() if name.startswith(SLOT)]

    @property
    def share(self) -> float:
        """Make one figure: the mean of what was asked; a record that must not be shown makes the records worth nothing."""
        shares = [self.parts[name] for name in (INTENT, VALUE, SAYS, REFUSED, NOTHING) if name in self.parts]
        if slots := self.slots:
            shares.append(fmean(slots))
        if F1 in self.parts or KEPT in self.parts:
            shares.append(self.parts.get(F1, 1.0) * self.parts.get(KEPT, 1.0))
        return fmean(shares)

    @property
    def wrong(self) -> list[str]:
        """Name the parts that are not wholly right."""
        return [name for name, share in self.parts.items() if share != 1]


def scored(line: Line, given: Given) -> Scored:
    """Score the answer to a line."""
    parts = {INTENT: float(given.intent in line.intents)}
    parts |= {f"{SLOT}{slot}": float(_fills(slot, readings, given)) for slot, readings in line.slots.items()}
    if line.values:
        parts[VALUE] = float(any(_agrees(value, given.value) for value in line.values))
    if line.refusals != (None,) or given.refused:
        parts[REFUSED] = float(given.refused in line.refusals)
    if line.says:
        text = given.text.lower()
        parts[SAYS] = float(all(any(phrase.lower() in text for phrase in phrases) for phrases in line.says))
    if line.records:
        parts |= _of_records(line.records, given.keys, nothing=line.nothing)
    if line.nothing:
        parts[NOTHING] = float(given.total == 0)
    return Scored(line, given, parts, _reciprocal_rank(line.records, given.keys))


def _fills(slot: Slot, readings: tuple[Reading, ...], given: Given) -> bool:
    if slot is Slot.WHEN:
        return any(_fills(each, readings, given) for each in (Slot.SAID, Slot.OCCURRED))
    if slot.is_date:
        return tuple(given.understood.get(slot) or (None, None)) in readings
    return tuple(sorted(map(str, given.understood.get(slot) or ()))) in readings


def _agrees(wanted: Any, got: Any) -> bool:
    """Tell whether all that is wanted is there and equal; more may be said, and no vote is the same as none told."""
    if isinstance(wanted, Mapping):
        return isinstance(got, Mapping) and all(_agrees(value, got.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(got, list) and sorted(map(str, wanted)) == sorted(map(str, got))
    return bool(wanted == got or (wanted == 0 and got is None))


def _of_records(wanted: Records, keys: tuple[str, ...], *, nothing: bool) -> dict[str, float]:
    found = set(keys)
    precision = len(found & (wanted.must | wanted.may)) / len(found) if found else 0.0
    parts: dict[str, float] = {}
    if wanted.must:
        recall = len(wanted.must & found) / len(wanted.must)
        parts[RECALL] = recall
        parts[RECALL_AT_5] = len(wanted.must.intersection(keys[:SHOWN_FIRST])) / min(SHOWN_FIRST, len(wanted.must))
        parts[PRECISION] = precision
        parts[F1] = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    elif found and (wanted.may or nothing):
        parts[PRECISION] = precision
    if wanted.must_not:
        parts[KEPT] = float(not wanted.must_not & found)
    return parts


def _reciprocal_rank(wanted: Records | None, keys: tuple[str, ...]) -> float | None:
    if wanted is None or not wanted.must:
        return None
    return next((1 / rank for rank, key in enumerate(keys, 1) if key in wanted.must), 0.0)
