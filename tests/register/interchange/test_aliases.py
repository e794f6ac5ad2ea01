from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.database import Database
from bot.register.document_parts import Alias, AliasObject
from bot.register.interchange.aliases import merged
from bot.register.model import Alias as Row
from bot.register.reading import document_of, id_of
from tests.register.material import actor, imported

_ALIASES = st.lists(
    st.one_of(st.sampled_from("abc"), st.builds(AliasObject, text=st.sampled_from("abc"), ambiguous=st.booleans())), max_size=4
).map(tuple)


def aliases_of(database: Database, key: str = "ukr") -> Any:
    with database.read() as session:
        entry_id = id_of(session, key)
        assert entry_id is not None
        document = document_of(session, entry_id)
        rows = session.execute(select(Row.text, Row.ambiguous).where(Row.reference_id == entry_id).order_by(Row.ordinal))
        return getattr(document, "aliases"), [tuple(row) for row in rows]  # noqa: B009  (of whatever kind it is)


def test_an_import_adds_names_and_takes_none_away(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, actor("ukr", aliases=["Ukraine", {"text": "Kyiv", "ambiguous": True}]))
    told = actor("ukr", aliases=[{"text": "Україна", "lang": "uk"}, "Kyiv"])
    assert imported(database, tmp_path, told).updated == 1
    document, rows = aliases_of(database)
    assert document == ("Ukraine", "Kyiv", AliasObject(text="Україна", lang="uk"))
    assert rows == [("Ukraine", False), ("Kyiv", False), ("Україна", False)]
    assert imported(database, tmp_path, told).unchanged == 1
    assert imported(database, tmp_path, actor("ukr")).unchanged == 1


@given(known=_ALIASES, told=_ALIASES)
def test_merging_keeps_every_name_once_and_changes_nothing_the_second_time(
    known: tuple[Alias, ...], told: tuple[Alias, ...]
) -> None:
    texts = [alias if isinstance(alias, str) else alias.text for alias in merged(known, told)]
    assert sorted(texts) == sorted({alias if isinstance(alias, str) else alias.text for alias in (*known, *told)})
    assert merged(merged(known, told), told) == merged(known, told)


def test_a_name_that_is_told_twice_is_kept_once(database: Database, tmp_path: Path) -> None:
    told = actor("ukr", aliases=["Ukraine", "Ukraine", {"text": "Ukraine", "lang": "en"}])
    imported(database, tmp_path, told)
    document, rows = aliases_of(database)
    assert (len(document), len(rows)) == (1, 1)
    assert imported(database, tmp_path, told).unchanged == 1
