"""A process that is killed in the middle of a migration: the register is as it was, and the next start goes on."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot import clock
from bot.database import Database
from bot.operations import backup
from bot.register import schema
from tests.processes.conftest import address
from tests.processes.programs import PATIENCE, surroundings
from tests.register.old_registers import make_old_register, sums

pytestmark = pytest.mark.long

HEAD = schema.revisions()[-1]
STEP = f"""
import pathlib, time
from alembic import op

revision, down_revision = "9000", "{HEAD}"


def upgrade():
    op.drop_table("related_record")
    op.execute("UPDATE entry SET version = 99")
    reached = pathlib.Path(__file__).with_name("reached")
    if not reached.exists():
        reached.touch()
        time.sleep(600)
"""
MIGRATE = """
import pathlib, sys
from bot.register import schema
schema.MIGRATIONS = pathlib.Path(sys.argv[1])
from bot.cli import main
main(["migrate"])
"""


def test_a_migration_that_is_killed_leaves_the_register_and_one_backup(
    fresh_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(fresh_database_url)
    make_old_register(database, HEAD)
    before = sums(database, HEAD)
    steps, kept = tmp_path / "migrations", tmp_path / "kept"
    shutil.copytree(schema.MIGRATIONS, steps)
    (steps / "versions" / "9000_slow.py").write_text(STEP)
    environ = surroundings(address(database) | {"RAPPORTEUR_BACKUP_DIR": str(kept)})
    with subprocess.Popen([sys.executable, "-c", MIGRATE, steps], cwd=tmp_path, env=environ) as program:
        deadline = time.monotonic() + PATIENCE
        while not (steps / "versions" / "reached").exists():
            assert program.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        program.kill()
    schema.check_current(database)
    assert sums(database, HEAD) == before
    (only,) = kept.iterdir()
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    migrated = backup.migrate(database, kept, clock.now())
    assert migrated.kept is not None
    assert (migrated.migration.after, migrated.kept.file, migrated.kept.is_new) == ("9000", only, False)
    assert [*kept.iterdir()] == [only]
    assert "related_record" not in {table.name for table in schema.tables_of("9000")}
    database.dispose()
