import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.database import Database
from bot.register import rows, writing
from bot.register.documents import AllegationDocument, AnyDocument, RecordDocument
from bot.register.listings import LISTED_NAME, LISTING
from bot.register.vocabulary import Status
from tests.benchmark import vast_register
from tests.conftest import Stores

_IDS = {"id", "record_id", "reference_id", "source_id", "about_id"}
_READ = (rows.ENTRY, rows.RECORD, rows.LINK, rows.CITATION, rows.SEARCH, LISTING, LISTED_NAME, rows.CHARACTER)


@pytest.mark.long
def test_it_is_what_the_writer_would_have_written(stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = list(_sound(300))
    monkeypatch.setattr(vast_register, "documents", lambda _: iter(documents))
    written, filled = (_copy_of_the_sample(stores, tmp_path / name) for name in ("written.db", "filled.db"))
    vast_register.fill(filled, 300)
    with written.write() as session:
        writing.save(session, documents, who="benchmark", why="benchmark", now=vast_register.RECORDED_AT)
    assert _rows(filled) == _rows(written)
    filled.dispose()
    written.dispose()


def _sound(records: int) -> list[AnyDocument]:
    """Give what the writer takes: that a status is borne out is nothing that a search asks."""
    kept: dict[str, AnyDocument] = {}
    for each in vast_register.documents(records):
        is_judged = isinstance(each, AllegationDocument) and each.status is not Status.ALLEGED
        is_about_nothing = isinstance(each, RecordDocument) and each.about is not None and each.about not in kept
        if not is_judged and not is_about_nothing:
            kept[each.key] = each
    return list(kept.values())


def _copy_of_the_sample(stores: Stores, path: Path) -> Database:
    source = stores.sample("sqlite").sqlite_path
    assert source is not None
    shutil.copyfile(source, path)
    return Database(f"sqlite:///{path}")


def _rows(database: Database) -> dict[str, list[str]]:
    """Give all rows with keys for ids: the writer may number them in another order."""
    with database.read() as session:
        keys = dict(session.execute(select(rows.ENTRY.c.id, rows.ENTRY.c.key)).all())

        def named(row: dict[str, Any]) -> str:
            shown = {name: keys.get(value) if name in _IDS else value for name, value in row.items()}
            return str({name: value for name, value in shown.items() if name not in {"recorded_at", "ref"}})

        return {table.name: sorted(named(dict(row)) for row in session.execute(select(table)).mappings()) for table in _READ}
