"""The chart of a digest: how many items stand under each heading, as bars of text and in words.

Bars of text are part of the message itself. A picture would be an upload, a second call that exactly-once delivery would have
to prove, and says nothing to who can't see it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.digests.content.headings import in_order

FEWEST_ITEMS = 10
"""Below this number a list is read as fast as a chart."""
_MOST_BARS = 8
_WIDEST = 12
_LONGEST_LABEL = 44
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts by label, in the order of the digest; those that got no bar of their own come last."""

    bars: tuple[tuple[str, int], ...]

    @property
    def title(self) -> str:
        """Say what is counted."""
        return "Items of this digest by treaty, or by place:"

    @property
    def lines(self) -> tuple[str, ...]:
        """Give a bar a line; labels stand last, so that their width moves nothing."""
        most = max(count for _, count in self.bars)
        digits = len(f"{most:,}")
        return tuple(
            f"{'█' * max(1, round(_WIDEST * count / most)):<{_WIDEST}} {count:>{digits},}  {label}"
            for label, count in self.bars
        )

    @property
    def sentence(self) -> str:
        """Say the same in words."""
        return f"By treaty, or by place: {'; '.join(f'{label} {count:,}' for label, count in self.bars)}."


def chart_of(headings: Iterable[str]) -> Chart | None:
    """Chart the headings of all items; None where that shows nothing: few items, or all of them alike."""
    counts = Counter(headings)
    if counts.total() < FEWEST_ITEMS or len(counts) < 2:
        return None
    return Chart(tuple(_bars(counts)))


def _bars(counts: Counter[str]) -> Iterator[tuple[str, int]]:
    named = sorted((heading for heading in counts if heading), key=lambda heading: (-counts[heading], in_order(heading)))
    shown = sorted(named[:_MOST_BARS], key=in_order)
    yield from ((_label(heading), counts[heading]) for heading in shown)
    others = counts.total() - sum(counts[heading] for heading in shown)
    if others:
        yield _OTHERS, others


def _label(heading: str) -> str:
    return heading if len(heading) <= _LONGEST_LABEL else f"{heading[: _LONGEST_LABEL - 1].rstrip()}…"
