"""What the scores of many lines come to: a figure for each part, over all and by intent, language and file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.questions import scoring
from tests.questions.line import Slot
from tests.questions.scoring import SLOT, Scored

ALL_SLOTS, EVERY_SLOT, MRR = "all slots", "every slot of a line", "MRR"
LINE, ALL_RIGHT = "line", "all right"
REFUSAL_PRECISION, REFUSAL_RECALL, REFUSAL_KIND = "refusal precision", "refusal recall", "refusal kind"


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean, and of how many; no mean where it is of nothing."""

    count: int
    mean: float | None

    @classmethod
    def of(cls, shares: Iterable[float]) -> "Figure":
        """Take the mean of shares."""
        known = list(shares)
        return cls(len(known), fmean(known) if known else None)


Figures = dict[str, Figure]
_READ = (scoring.INTENT, *(f"{SLOT}{slot}" for slot in Slot))
_ANSWERED = (
    scoring.RECALL,
    scoring.RECALL_AT_5,
    scoring.PRECISION,
    scoring.F1,
    MRR,
    scoring.KEPT,
    scoring.NOTHING,
    scoring.VALUE,
    scoring.SAYS,
    scoring.REFUSED,
)


def figures(scores: Sequence[Scored]) -> Figures:
    """Give every figure by its name, in the order of the table; those that no line asks for have no mean."""

    def part(name: str) -> Figure:
        if name == MRR:
            return Figure.of(each.reciprocal_rank for each in scores if each.reciprocal_rank is not None)
        return Figure.of(each.parts[name] for each in scores if name in each.parts)

    return (
        {name: part(name) for name in _READ}
        | {
            ALL_SLOTS: Figure.of(share for each in scores for share in each.slots),
            EVERY_SLOT: Figure.of(float(all(each.slots)) for each in scores if each.slots),
        }
        | {name: part(name) for name in _ANSWERED}
        | _of_refusals(scores)
        | {
            LINE: Figure.of(each.share for each in scores),
            ALL_RIGHT: Figure.of(float(not each.wrong) for each in scores),
        }
    )


def _of_refusals(scores: Sequence[Scored]) -> Figures:
    """Give how many refusals were right ones, how many of the expected ones came, and how many of these for the right reason.

    Lines on which honest readers differ whether to refuse don't count.
    """
    sure = [(each.line.refusals[0], each.given.refused) for each in scores if len(each.line.refusals) == 1]
    said = [wanted == got for wanted, got in sure if got]
    expected = [wanted == got for wanted, got in sure if wanted]
    kinds = [wanted == got for wanted, got in sure if wanted and got]
    return {
        REFUSAL_PRECISION: Figure.of(map(float, said)),
        REFUSAL_RECALL: Figure.of(map(float, expected)),
        REFUSAL_KIND: Figure.of(map(float, kinds)),
    }


def by_intent(scores: Iterable[Scored]) -> dict[str, Figures]:
    """Give the figures by the intent that a line names first."""
    return _grouped(scores, lambda each: each.line.intents[0].value)


def by_language(scores: Iterable[Scored]) -> dict[str, Figures]:
    """Give the figures by the language of the questions."""
    return _grouped(scores, lambda each: each.line.lang)


def by_file(scores: Iterable[Scored]) -> dict[str, Figures]:
    """Give the figures by set."""
    return _grouped(scores, lambda each: each.line.file)


def _grouped(scores: Iterable[Scored], name: Callable[[Scored], str]) -> dict[str, Figures]:
    groups: dict[str, list[Scored]] = defaultdict(list)
    for each in scores:
        groups[name(each)].append(each)
    return {group: figures(members) for group, members in sorted(groups.items())}
