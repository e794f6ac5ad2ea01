"""Full-text search over what readers may find a record by: the same records on either engine.

Both indexes hold stems that `folding.stems` made, so a search gives it the same function's words. The ranks of the engines
are not comparable: order by them, never compare them.
"""

from typing import Any

from sqlalchemy import Float, FromClause, Integer, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Matches(FunctionElement[Any]):
    inherit_cache = True
    name = "matches"


class _MatchesOfAll(_Matches):
    inherit_cache = True
    on_sqlite, on_postgresql = " ", " & "


class _MatchesOfAny(_Matches):
    inherit_cache = True
    on_sqlite, on_postgresql = " OR ", " | "


def matching(stems: str) -> FromClause:
    """Give the records that hold all the words, as rows `record_id`, `rank` (more is better).

    `stems` is what `folding.stems` gave, with at least one word: join it, or select from it. ValueError without a word.
    """
    return _matches(_MatchesOfAll, stems)


def matching_any(stems: str) -> FromClause:
    """Give the records that hold any of the words, as `matching` does."""
    return _matches(_MatchesOfAny, stems)


def _matches(how: type[_Matches], stems: str) -> FromClause:
    if not stems.strip():
        raise ValueError("a search needs a word")
    return how(stems).table_valued(column("record_id", Integer), column("rank", Float), name="matches")


@compiles(_Matches, "sqlite")
def _on_sqlite(element: _MatchesOfAll | _MatchesOfAny, compiler: SQLCompiler, **how: Any) -> str:
    words = compiler.process(element.clauses, **how)
    query = f"""'"' || replace({words}, ' ', '"{element.on_sqlite}"') || '"'"""
    # Not a value of anybody's stands in the text (S608): the words are a bound parameter.
    return f"(SELECT rowid AS record_id, -bm25(search_index) AS rank FROM search_index WHERE search_index MATCH {query})"  # noqa: S608


@compiles(_Matches, "postgresql")
def _on_postgresql(element: _MatchesOfAll | _MatchesOfAny, compiler: SQLCompiler, **how: Any) -> str:
    words = compiler.process(element.clauses, **how)
    query = f"CAST('''' || replace({words}, ' ', '''{element.on_postgresql}''') || '''' AS tsquery)"
    # Not a value of anybody's stands in the text (S608): the words are a bound parameter.
    return f"(SELECT record_id, ts_rank(words, {query}, 1) AS rank FROM search_text WHERE words @@ {query})"  # noqa: S608


class _Beginning(FunctionElement[Any]):
    inherit_cache = True
    name = "beginning"


class _RecordsBeginning(_Beginning):
    inherit_cache = True
    on_sqlite = "SELECT rowid AS id FROM search_index WHERE search_index"
    on_postgresql = "SELECT record_id AS id FROM search_text WHERE words"


class _SourcesBeginning(_Beginning):
    inherit_cache = True
    on_sqlite = "SELECT rowid AS id FROM search_index_of_sources WHERE search_index_of_sources"
    on_postgresql = "SELECT id FROM source WHERE words"


def records_beginning(stems: str) -> FromClause:
    """Give the records that hold, for each of these stems, a word that begins with it, as rows `id`. ValueError without one."""
    return _beginning(_RecordsBeginning, stems)


def sources_beginning(words: str) -> FromClause:
    """Give the sources that hold, for each of these words, one that begins with it, as rows `id`. ValueError without one.

    `words` is what `folding.plain_words` gave.
    """
    return _beginning(_SourcesBeginning, words)


def _beginning(how: type[_Beginning], words: str) -> FromClause:
    if not words.strip():
        raise ValueError("a search needs a word")
    return how(words).table_valued(column("id", Integer), name="beginning")


@compiles(_Beginning, "sqlite")
def _beginning_on_sqlite(element: _RecordsBeginning | _SourcesBeginning, compiler: SQLCompiler, **how: Any) -> str:
    words = compiler.process(element.clauses, **how)
    return f"""({element.on_sqlite} MATCH '"' || replace({words}, ' ', '"* "') || '"*')"""


@compiles(_Beginning, "postgresql")
def _beginning_on_postgresql(element: _RecordsBeginning | _SourcesBeginning, compiler: SQLCompiler, **how: Any) -> str:
    words = compiler.process(element.clauses, **how)
    return f"({element.on_postgresql} @@ CAST('''' || replace({words}, ' ', ''':* & ''') || ''':*' AS tsquery))"
