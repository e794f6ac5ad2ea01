"""The fault drill in small, on both engines: two minutes of it in all."""

from tests.drill import conductor
from tests.drill.__main__ import report
from tests.drill.conductor import Scale

SMALL = Scale(minutes=0.6, subscriptions=30, changes=450, processes=3, seed=1, settling=5)


def test_whatever_goes_wrong_nothing_is_lost_or_told_twice(engine_name: str) -> None:
    outcome = conductor.run(engine_name, SMALL, print)
    assert not outcome.failure, "\n".join(report(outcome))
