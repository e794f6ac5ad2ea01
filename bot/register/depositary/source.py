"""The source that a participation table is: which chapter of the depositary's collection, as at which day."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.register import documents as docs
from bot.register.dates import spoken
from bot.register.model import Entry
from bot.register.reading import document_of
from bot.register.vocabulary import Proximity, SourceType, Tlp

COLLECTION = "Multilateral Treaties Deposited with the Secretary-General"
PUBLISHER = "United Nations Treaty Collection"
_CHAPTER = re.compile(
    r"(?:mtdsg[-_ ]?)?(?P<chapter>\d{1,2}|[ivxl]+)-(?P<number>\d{1,3})(?:-(?P<part>[a-z]))?(?![^\W_])", re.IGNORECASE
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LAST_CHAPTER = 40


@dataclass(frozen=True, slots=True)
class SourceOfTable:
    """The source, and whether the register has it already."""

    document: docs.SourceDocument
    is_new: bool

    @property
    def collection(self) -> str:
        """Give the collection and the chapter, of whichever day."""
        return self.document.title.partition(", status as at")[0]


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Where in the collection a treaty stands: 26, 2 and a for XXVI-2-a."""

    chapter: int
    number: int
    part: str = ""

    @property
    def key(self) -> str:
        return "-".join(filter(None, (str(self.chapter), str(self.number), self.part)))

    @property
    def printed(self) -> str:
        return "-".join(filter(None, (_roman(self.chapter), str(self.number), self.part)))

    @property
    def said(self) -> str:
        return f"chapter {_roman(self.chapter)}, {'.'.join(filter(None, (str(self.number), self.part)))}"


def source_of(session: Session, file_stem: str, content: bytes, treaty: docs.TreatyDocument, as_at: date) -> SourceOfTable:
    """Make the source that a table is, or give the one of the same day that was made of the same bytes.

    The chapter is read from the file's name, as the collection's own files are called: `26-5`, `XXVI-5`, `26-2-a`; where it
    says none, the source is named after the treaty.
    """
    digest = hashlib.sha256(content).hexdigest()
    chapter = _chapter(file_stem)
    key = f"untc-{chapter.key if chapter else treaty.key}-{as_at}"
    for each in (key, f"{key}-{digest[:8]}"):
        entry_id = session.scalar(select(Entry.id).where(Entry.key == each))
        found = document_of(session, entry_id) if entry_id is not None else None
        if isinstance(found, docs.SourceDocument) and found.sha256 == digest:
            return SourceOfTable(found, is_new=False)
        key = each
        if found is None:
            break
    address = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={}&chapter={}&clang=_en"
    document = docs.SourceDocument(
        key=key,
        publisher=PUBLISHER,
        title=f"{COLLECTION}, {chapter.said if chapter else treaty.name}, status as at {spoken(as_at)}",
        source_type=SourceType.TREATY_DEPOSITARY,
        proximity=Proximity.PRIMARY,
        independence_group="un-treaty-collection",
        url=address.format(chapter.printed, chapter.chapter) if chapter else None,
        lang="en",
        published_on=as_at.isoformat(),
        sha256=digest,
        tlp=Tlp.CLEAR,
    )
    return SourceOfTable(document, is_new=True)


def _chapter(file_stem: str) -> _Chapter | None:
    read = _CHAPTER.match(file_stem)
    if read is None:
        return None
    written = read["chapter"].upper()
    whole = int(written) if written.isdigit() else next((n for n in range(1, _LAST_CHAPTER) if _roman(n) == written), 0)
    return _Chapter(whole, int(read["number"]), (read["part"] or "").lower()) if 0 < whole < _LAST_CHAPTER else None


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said
