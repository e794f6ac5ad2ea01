"""Bare BM25 over the same register, to have something to beat: SQLite's FTS5, and nothing understood."""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bot.register.vocabulary import Kind
from tests.questions.line import Line
from tests.questions.scoring import Given

BEST = 5
"""How many hits it shows: a page, as many as are ranked well; more would raise its recall and halve its precision."""
_KINDS = frozenset({Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.ASSESSMENT, Kind.TREATY_ACTION})


class _Words(msgspec.Struct, frozen=True):
    text: str = ""
    translation: str = ""


class _Citation(msgspec.Struct, frozen=True):
    source: str


class _Row(msgspec.Struct, frozen=True):
    """What of an object of the interchange format a search could find it by."""

    type: str
    key: str
    state: str = ""
    tlp: str = ""
    summary: str = ""
    words: _Words = _Words()
    citations: list[_Citation] = []
    publisher: str = ""
    title: str = ""


class Baseline:
    """Searches summaries, words and sources of the published records for any of a question's words."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Index the records of a register in the interchange format."""
        rows = [msgspec.json.decode(text, type=_Row) for file in files for text in file.read_bytes().splitlines()]
        titles = {row.key: f"{row.publisher} {row.title}" for row in rows if row.type == "source"}
        self._index = sqlite3.connect(":memory:")
        self._index.execute("CREATE VIRTUAL TABLE doc USING fts5(key UNINDEXED, body, tokenize='unicode61')")
        self._index.executemany(
            "INSERT INTO doc VALUES (?, ?)",
            (
                (row.key, " ".join([row.summary, row.words.text, row.words.translation, *_cited(row, titles)]))
                for row in rows
                if row.type in _KINDS and row.state == "published" and row.tlp == "CLEAR"
            ),
        )

    def close(self) -> None:
        """Let the index go."""
        self._index.close()

    def given(self, line: Line) -> Given:
        """Give the best hits as the answer."""
        words = dict.fromkeys(re.findall(r"\w+", line.question.lower()))
        if not words:
            return Given()
        wanted = " OR ".join(f'"{word}"' for word in words)
        hits = self._index.execute("SELECT key FROM doc WHERE doc MATCH ? ORDER BY bm25(doc), key LIMIT ?", (wanted, BEST))
        keys = tuple(key for (key,) in hits)
        return Given(keys=keys, total=len(keys))


def _cited(row: _Row, titles: dict[str, str]) -> list[str]:
    return [titles.get(citation.source, "") for citation in row.citations]
