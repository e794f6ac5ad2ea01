"""Whatever people do, what the design promises of the register holds.

A longer walk, with its counts:  python3 -m tests -n 0 -s --hypothesis-profile=long tests/register/editing/test_state_machine.py
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.database import Database
from bot.register.writing import save
from tests.conftest import Stores
from tests.register.editing.walk import COUNTS, REFERENCES, Walk
from tests.register.material import NOW, documents

WALKS = {"sqlite": 12, "postgresql": 3}
"""How many walks an ordinary run takes on each engine."""


def filled(url: str) -> Database:
    """Give a register with the names and sources that the walks need."""
    database = Database(url)
    with database.write() as session:
        save(session, documents(REFERENCES), who="Ada", why="imported", now=NOW)
    return database


@pytest.fixture
def another_register(stores: Stores, engine_name: str, tmp_path: Path) -> Callable[[], Database]:
    """Give what makes a register for each walk."""
    if engine_name == "postgresql":
        return lambda: filled(stores.empty_url(engine_name, tmp_path))
    template, copy = tmp_path / "register.db", tmp_path / "walk.db"
    filled(stores.empty_url(engine_name, tmp_path)).dispose()

    def copied() -> Database:
        for left_over in tmp_path.glob("walk.db*"):
            left_over.unlink()
        shutil.copyfile(template, copy)
        return Database(f"sqlite:///{copy}")

    return copied


@pytest.mark.long
def test_whatever_people_do_the_register_keeps_its_promises(
    another_register: Callable[[], Database], engine_name: str, tmp_path: Path
) -> None:
    how = settings()
    if settings.get_current_profile_name() != "long":
        how = settings(max_examples=WALKS[engine_name], stateful_step_count=20)
    how = settings(how, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)

    class Here(Walk):
        def __init__(self) -> None:
            super().__init__(another_register, tmp_path)

    run_state_machine_as_test(Here, settings=how)
    counts = COUNTS[engine_name]
    for name in sorted({name for name, _ in counts}):
        told = ", ".join(f"{times:,} {outcome}" for (act, outcome), times in sorted(counts.items()) if act == name)
        print(f"{engine_name}: {name}: {told}")
    print(f"{engine_name}: {counts.total():,} acts in all")
