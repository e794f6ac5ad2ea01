"""How soon Slack is told that we heard, while fifty people type at once and five slow questions run.

The register has 100,000 records, so that a timeline of a common weapon takes its time. Each person types names letter by
letter into a field with type-ahead, a stroke a second or so, and then chooses the name or asks about it by a command. The
sandbox measures each delivery until its acknowledgement; one that was never acknowledged ends the measuring.
"""

import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from bot.database import Database
from bot.register.schema import migrate
from bot.register.vocabulary import Kind
from bot.sandbox.driver import Person
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import Json
from bot.slack.views.forms import NAMES
from tests.benchmark.figures import Figure
from tests.benchmark.importing import REGISTER
from tests.benchmark.starting import MANIFEST, NO_LIMITS, serving
from tests.benchmark.vast_register import fill
from tests.digests.parts import at_once

RECORDS = 100_000
PEOPLE, SLOW = 50, 5
SECONDS = 30.0
BAR = 0.3
SLOW_QUESTION = "timeline of landmines"
_PATIENCE = 60.0
_TYPED = ("Ukraine", "United Nations", "European Union", "Human Rights Watch", "Lithuania", "Russian Federation", "Amnesty")


def figures(folder: Path) -> Iterator[Figure]:
    """Measure in a register of its own, over Socket Mode."""
    own = folder / "acknowledging"
    own.mkdir()
    database = Database(f"sqlite:///{own / REGISTER}")
    migrate(database)
    fill(database, RECORDS)
    database.dispose()
    with Sandbox.run(manifest=MANIFEST, pace=NO_LIMITS) as sandbox, serving(sandbox, own):
        form = _opened_form(sandbox.as_user("recorder"))
        _answered(sandbox.as_user("reader"), SLOW_QUESTION)
        before = len(sandbox.inspect("acks"))
        answered = _at_once(sandbox, form)
        taken = [each["seconds"] for each in sandbox.inspect("acks")[before:]]
    if None in taken:
        raise RuntimeError(f"{taken.count(None)} of {len(taken)} deliveries were never acknowledged")
    percentile = statistics.quantiles(taken, n=100)[98]
    what = f"{len(taken):,} acknowledgements, {answered} slow answers beside them"
    yield Figure(
        f"{what}: the median", f"{statistics.median(taken) * 1000:.0f} ms", "300 ms", statistics.median(taken) / BAR, 1
    )
    yield Figure("the 99th of 100 of them", f"{percentile * 1000:.0f} ms", "300 ms", percentile / BAR, 1)


def _at_once(sandbox: Sandbox, form: Json) -> int:
    """Let all of them at it until the time is over; give how many slow answers came meanwhile."""
    over = time.monotonic() + SECONDS
    answered = itertools.count()

    def until_over(stroke: Callable[[], None]) -> None:
        while time.monotonic() < over:
            stroke()

    def ask() -> None:
        _answered(sandbox.as_user("reader"), SLOW_QUESTION)
        next(answered)

    strokes = [_typist(sandbox, form, Random(number)) for number in range(PEOPLE)]
    at_once(*(partial(until_over, stroke) for stroke in (*strokes, *[ask] * SLOW)))
    return next(answered)


def _typist(sandbox: Sandbox, form: Json, chance: Random) -> Callable[[], None]:
    """Make somebody who does one thing a second: type names letter by letter, and choose each, or ask about it."""
    recorder, reader = sandbox.as_user("recorder"), sandbox.as_user("reader")
    field = f"{NAMES}{Kind.ACTOR}"
    typed = (name[:end] for name in itertools.cycle(chance.sample(_TYPED, 3)) for end in range(1, len(name) + 1))

    def stroke() -> None:
        time.sleep(chance.uniform(0.5, 1.5))
        letters = next(typed)
        found = recorder.suggest(form, field, letters)
        if letters not in _TYPED:
            return
        time.sleep(chance.uniform(0.5, 1.5))
        if chance.random() < 0.5:
            recorder.click(form, field, found[0])
        else:
            reader.command("general", f"/positions {letters}")

    return stroke


def _opened_form(recorder: Person) -> Json:
    """Give the form for a record once it is there."""

    def form() -> Json | None:
        shown = recorder.modal()
        return shown if shown and len(shown["blocks"]) > 1 else None

    recorder.command("general", "/rapporteur record")
    found = recorder.wait_for(form, _PATIENCE)
    if found is None:
        raise LookupError("the form did not open")
    return found


def _answered(reader: Person, question: str) -> None:
    ts = reader.say("general", f"@Rapporteur {question}")
    reader.wait_for(lambda: len(reader.history("general", ts)) > 1, _PATIENCE)
