"""What a reader is shown of a document: nothing internal, nothing above the ceiling, and nobody who is private by name.

Internal are notes, who recorded and who reviewed, the grade of a source, and exact positions. What is left is a document that
the register's own rules let in again.
"""

import hashlib
import re
from collections import Counter as Tally
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model
from bot.register.interchange import shapes
from bot.register.interchange.exportable import can_stand
from bot.register.rows import ENTRY, RECORD, REFERENCE, SOURCE, table_of
from bot.register.vocabulary import REFERENCE_KINDS, UNNAMED, ActorType, Reliability, Tlp

AUTHOR, REVIEWER = "exported", "exported-reviewed"
"""Stand for whoever recorded and reviewed: who that was is internal, and a published record must have both."""

MOST_AT_ONCE = 500
"""Documents that are shown together, and ids that are asked for in one statement."""

_CHANGE = table_of(model.Change)
_PSEUDONYM = re.compile(r"[0-9a-f]{12}\Z")

Masked = Callable[[str], str]
"""Takes the names of private individuals out of a text."""

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as the register has it and, in `fields`, as it is shown.

    `kept` tells for each list of which something was left out which of its entries are shown.
    """

    stored: docs.Document
    fields: Fields
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)


class Showing:
    """Shows documents of one register under one ceiling, in one transaction. `left_out` counts what they lack."""

    def __init__(self, session: Session, ceiling: Tlp, masked: Masked) -> None:
        """Learn who is private, and which keys would name them."""
        self.session = session
        self.ceiling = ceiling
        self.left_out: Tally[str] = Tally()
        self._masked = masked
        self._has_private = _has_private(session)
        self.new_keys = _new_keys(session, masked) if self._has_private else {}
        self._groups: dict[str, str] = {}

    def shown(self, documents: Sequence[docs.Document]) -> list[Shown]:
        """Show documents; those of records are such as `can_stand` lets through."""
        records = [each for each in documents if isinstance(each, docs.RecordDocument)]
        sources = self._open_sources({cited.source for each in records for cited in each.citations})
        standing = self._standing({key for each in records for key in _others(each)})
        return [self._shown(each, sources, standing) for each in documents]

    def _shown(self, stored: docs.Document, sources: Collection[str], standing: Collection[str]) -> Shown:
        kept: dict[str, tuple[int, ...]] = {}
        document: docs.Document
        match stored:
            case docs.RecordDocument():
                document, kept = self._record(stored, sources, standing)
            case docs.SourceDocument():
                document = msgspec.structs.replace(stored, note=None, reliability=Reliability.F)
            case docs.PlaceDocument():
                document = msgspec.structs.replace(stored, note=None, lat=None, lon=None)
            case docs.ActorDocument() if stored.actor_type is ActorType.PRIVATE_INDIVIDUAL:
                document = docs.ActorDocument(key=stored.key, name=UNNAMED, actor_type=stored.actor_type)
            case _:
                document = msgspec.structs.replace(stored, note=None)
        fields = docs.to_fields(document)
        # What stands at its default is written all the same where a reader must not have to know the default.
        if isinstance(document, docs.AllegationDocument):
            fields["status"] = document.status.value
        if isinstance(document, docs.RecordDocument | docs.SourceDocument):
            fields["tlp"] = document.tlp.value
        if self._has_private:
            fields = self._without_names(document, fields)
        in_order = ("type", *shapes.fields(type(document)))
        return Shown(stored, {name: fields[name] for name in in_order if name in fields}, kept)

    def _record(
        self, record: docs.RecordDocument, sources: Collection[str], standing: Collection[str]
    ) -> tuple[docs.RecordDocument, dict[str, tuple[int, ...]]]:
        open_to_all = (None, *self.ceiling.and_more_open)
        kept: dict[str, tuple[int, ...]] = {}

        def those(name: str, are_shown: Callable[[Any], bool]) -> tuple[Any, ...]:
            listed = getattr(record, name)
            shown = tuple(at for at, each in enumerate(listed) if are_shown(each))
            if len(shown) < len(listed):
                kept[name] = shown
                self.left_out[name] += len(listed) - len(shown)
            return tuple(listed[at] for at in shown)

        changed: Fields = {
            "note": None,
            "author": record.author and AUTHOR,
            "reviewer": record.reviewer and REVIEWER,
            "citations": those("citations", lambda cited: cited.source in sources and cited.tlp in open_to_all),
            "related": those("related", lambda other: other.key in standing),
        }
        if isinstance(record, docs.ResponseDocument):
            cited = {each.source for each in changed["citations"]}
            changed["characterised"] = those("characterised", lambda one: one.source in cited)
        if isinstance(record, docs.PositionDocument) and record.supersedes and record.supersedes not in standing:
            changed["supersedes"] = None
            self.left_out["supersedes"] += 1
        return msgspec.structs.replace(record, **changed), kept

    def _open_sources(self, keys: Collection[str]) -> set[str]:
        open_to_all = self.ceiling.and_more_open
        asked = select(ENTRY.c.key).join(SOURCE, SOURCE.c.id == ENTRY.c.id).where(SOURCE.c.tlp.in_(open_to_all))
        return {key for some in portions(keys) for key in self.session.scalars(asked.where(ENTRY.c.key.in_(some)))}

    def _standing(self, keys: Collection[str]) -> set[str]:
        asked = select(ENTRY.c.key).join(RECORD, RECORD.c.id == ENTRY.c.id).where(can_stand(self.ceiling))
        return {key for some in portions(keys) for key in self.session.scalars(asked.where(ENTRY.c.key.in_(some)))}

    # --- private individuals ---

    def _without_names(self, document: docs.Document, fields: Fields) -> Fields:
        if isinstance(document, docs.SourceDocument):
            fields = {**fields, **self._group(document)}
        known = shapes.fields(type(document))
        return {
            name: shapes.rewritten(known[name].type, value, self._unnamed) if name in known else value
            for name, value in fields.items()
        }

    def _unnamed(self, annotation: shapes.Annotation, value: str) -> str:
        if annotation == parts.Key:
            return self.new_keys.get(value, value)
        return self._masked(value) if annotation == parts.Text else value

    def _group(self, source: docs.SourceDocument) -> Fields:
        """Give the independence group under a name that names nobody: groups that differ must go on to differ."""
        group = source.group
        if group in self.new_keys:
            return {"independence_group": self.new_keys[group]}
        if self._masked(group) == group:
            return {}
        if group not in self._groups:
            first = select(func.min(SOURCE.c.id)).where(SOURCE.c.independence_group == group)
            self._groups[group] = _pseudonym("group", *_births(self.session, self.session.scalars(first))[0])
        return {"independence_group": self._groups[group]}


def portions(values: Iterable[Any], size: int = MOST_AT_ONCE) -> Iterable[list[Any]]:
    """Cut what is iterated over into lists of at most `size`."""
    portion: list[Any] = []
    for value in values:
        portion.append(value)
        if len(portion) == size:
            yield portion
            portion = []
    if portion:
        yield portion


def _others(record: docs.RecordDocument) -> list[str]:
    """Give the records that a record can go without."""
    superseded = [record.supersedes] if isinstance(record, docs.PositionDocument) and record.supersedes else []
    return [*(other.key for other in record.related), *superseded]


def _has_private(session: Session) -> bool:
    one = select(REFERENCE.c.id).where(REFERENCE.c.actor_type == ActorType.PRIVATE_INDIVIDUAL).limit(1)
    return session.scalar(one) is not None


def _new_keys(session: Session, masked: Masked) -> dict[str, str]:
    """Give other keys in place of those that name a private individual: their own, and any in which the name stands.

    They are made of nothing that a name could be found by, stay the same in every export, and are given only once.
    """
    private = set(session.scalars(select(REFERENCE.c.id).where(REFERENCE.c.actor_type == ActorType.PRIVATE_INDIVIDUAL)))
    found: dict[int, tuple[str, str]] = {}
    for entry_id, key, kind in session.execute(
        select(ENTRY.c.id, ENTRY.c.key, ENTRY.c.kind), execution_options={"yield_per": 10_000}
    ):
        if entry_id in private:
            prefix = ActorType.PRIVATE_INDIVIDUAL.value
        elif kind not in REFERENCE_KINDS and masked(key) != key:
            prefix = kind.value
        else:
            continue
        prefix = prefix.replace("_", "-")
        if not (key.startswith(f"{prefix}-") and _PSEUDONYM.fullmatch(key, len(prefix) + 1)):
            found[entry_id] = (key, prefix)
    return {
        found[entry_id][0]: _pseudonym(found[entry_id][1], entry_id, recorded) for entry_id, recorded in _births(session, found)
    }


def _births(session: Session, ids: Iterable[int | None]) -> list[tuple[int, str]]:
    """Give, for entries, when they were first recorded."""
    born = select(_CHANGE.c.entry_id, _CHANGE.c.at).where(_CHANGE.c.version == 1)
    return [
        (entry_id, at.isoformat())
        for some in portions(ids)
        for entry_id, at in session.execute(born.where(_CHANGE.c.entry_id.in_(some)))
    ]


def _pseudonym(prefix: str, entry_id: int, recorded: str) -> str:
    """Make a key of the number of an entry and the moment of its first recording: no two registers share both."""
    return f"{prefix}-{hashlib.sha256(f'{entry_id} {recorded}'.encode()).hexdigest()[:12]}"
