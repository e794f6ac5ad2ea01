"""The scores as tables for the terminal, and as JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.questions import figures as of
from tests.questions import scoring
from tests.questions.figures import Figure, Figures
from tests.questions.scoring import Scored

Systems = Mapping[str, Sequence[Scored]]
"""Scores of the same lines by what answered them; ours first."""
_GROUPS: tuple[tuple[str, Callable[[Sequence[Scored]], dict[str, Figures]]], ...] = (
    ("by intent", of.by_intent),
    ("by language", of.by_language),
    ("by set", of.by_file),
)
_COLUMNS = (
    scoring.INTENT,
    of.ALL_SLOTS,
    scoring.RECALL,
    scoring.PRECISION,
    scoring.F1,
    scoring.VALUE,
    of.LINE,
    of.ALL_RIGHT,
)


def table(systems: Systems) -> Iterator[str]:
    """Give all figures of all systems in the same rows, then ours by intent, language and set."""
    ours, *_ = systems.values()
    totals = {name: of.figures(scores) for name, scores in systems.items()}
    yield f"{len(ours)} questions"
    yield f"{'':<24}{'n':>6}" + "".join(f"{name:>14}" for name in totals)
    for part in totals[next(iter(totals))]:
        row = [one[part] for one in totals.values()]
        if count := max(figure.count for figure in row):
            yield f"{part:<24}{count:>6}" + "".join(f"{_percent(figure):>14}" for figure in row)
    for title, grouped in _GROUPS:
        yield ""
        yield f"{title:<24}{'n':>6}" + "".join(f"{column:>11}" for column in _COLUMNS)
        for group, one in grouped(ours).items():
            yield f"{group:<24}{one[of.LINE].count:>6}" + "".join(f"{_percent(one[column]):>11}" for column in _COLUMNS)


def as_json(systems: Systems) -> dict[str, Any]:
    """Give all figures, and the parts of every line, ready for json.dumps."""
    return {
        name: {
            "questions": len(scores),
            "total": _bare(of.figures(scores)),
            **{title: {group: _bare(one) for group, one in grouped(scores).items()} for title, grouped in _GROUPS},
            "lines": {
                each.line.id: {**each.parts, of.LINE: each.share, of.ALL_RIGHT: float(not each.wrong)} for each in scores
            },
        }
        for name, scores in systems.items()
    }


def misses(scores: Sequence[Scored]) -> Iterator[str]:
    """Tell every line that is not wholly right: what was asked for, and what came."""
    for each in scores:
        if not each.wrong:
            continue
        line, given = each.line, each.given
        yield ""
        yield f"{line.file} {line.id} “{' → '.join((*line.context, line.question))}” (asked on {line.today})"
        yield f"  wrong: {', '.join(f'{name} {each.parts[name]:.2f}' for name in each.wrong)}"
        if scoring.INTENT in each.wrong:
            yield f"  intent {given.intent}, wanted {' or '.join(line.intents)}"
        for slot, readings in line.slots.items():
            if f"{scoring.SLOT}{slot}" in each.wrong:
                got = {name: given.understood.get(name) for name in ((slot,) if slot != "when" else ("said", "occurred"))}
                yield f"  {got}, wanted {' or '.join(str(list(reading)) for reading in readings)}"
        if scoring.REFUSED in each.wrong:
            yield f"  refused {given.refused}, wanted {' or '.join(map(str, line.refusals))}"
        if scoring.VALUE in each.wrong:
            yield f"  value {given.value}, wanted {' or '.join(map(str, line.values))}"
        if scoring.SAYS in each.wrong:
            absent = [phrases for phrases in line.says if not any(phrase.lower() in given.text.lower() for phrase in phrases)]
            yield f"  does not say {absent}"
        if line.records:
            yield from _of_records("missing", line.records.must - set(given.keys))
            yield from _of_records("unwanted", set(given.keys) - line.records.must - line.records.may)
            yield from _of_records("forbidden", line.records.must_not & set(given.keys))


def _of_records(what: str, keys: set[str] | frozenset[str]) -> Iterator[str]:
    if keys:
        shown = sorted(keys)
        yield f"  {what}: {', '.join(shown[:8])}" + (f" and {len(shown) - 8} more" if len(shown) > 8 else "")


def _percent(figure: Figure) -> str:
    return "–" if figure.mean is None else f"{100 * figure.mean:.1f}%"


def _bare(figures: Figures) -> dict[str, dict[str, float | int | None]]:
    return {
        name: {"n": figure.count, "mean": None if figure.mean is None else round(figure.mean, 4)}
        for name, figure in figures.items()
        if figure.count
    }
