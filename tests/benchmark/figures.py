"""What a benchmark gives: ours, the floor and their ratio."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADING = f"{'what':<52} {'ours':>10} {'floor':>10} {'ratio':>7} {'bar':>5}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `ratio` should not be above `bar`."""

    what: str
    ours: str
    floor: str
    ratio: float
    bar: float

    def __str__(self) -> str:
        verdict = "kept" if self.ratio <= self.bar else "MISSED"
        return f"{self.what:<52} {self.ours:>10} {self.floor:>10} {self.ratio:>7.2f} {self.bar:>5g}  {verdict}"


def seconds(work: Callable[[], object]) -> float:
    """Give how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Measure both in turn, so that a slow spell of the machine meets both; give the medians of their seconds."""
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def compared(what: str, medians: tuple[float, float], bar: float) -> Figure:
    """Make the line of two medians."""
    ours, floor = medians
    return Figure(what, _worded(ours), _worded(floor), ours / floor, bar)


def _worded(time_taken: float) -> str:
    return f"{time_taken:.2f} s" if time_taken >= 1 else f"{time_taken * 1000:.2f} ms"
