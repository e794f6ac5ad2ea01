"""The interchange format as types: one class for each type of object, checked as it is read; `document_parts` has their parts.

A document is what travels in a file and what the history keeps. Absent optional fields stand at their defaults and are left
out again when it is written, so that equal documents are equal text.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from bot.register import vocabulary
from bot.register.document_parts import (
    Address,
    Alias,
    Breach,
    Casualties,
    Characterised,
    Citation,
    CoveredBy,
    Date,
    Iso3,
    Key,
    Language,
    Part,
    PlaceName,
    Provision,
    Related,
    Rule,
    Sha256,
    Symbol,
    Text,
    Words,
    place_key,
)
from bot.register.vocabulary import RECORD_KINDS, Kind

Named = tuple[str, str, tuple[Kind, ...]]
"""A reference to another entry: the field it stands in, the key, and the kinds it may be of."""


class Document(Part, frozen=True, kw_only=True, tag_field="type", tag=""):
    """Any object of the format."""

    dates: ClassVar[tuple[str, ...]] = ()

    key: Key
    note: Text | None = None

    @property
    def kind(self) -> Kind:
        """Give the kind of entry that it describes."""
        return _KINDS[type(self)]

    def references(self) -> Iterator[Named]:
        """Give each key that it refers to."""
        yield from ()


class ActorDocument(Document, frozen=True, kw_only=True, tag=Kind.ACTOR.value):
    """An actor."""

    name: Text
    actor_type: vocabulary.ActorType
    iso3: Iso3 | None = None
    parent: Key | None = None
    member_of: tuple[Key, ...] = ()
    aliases: tuple[Alias, ...] = ()

    def references(self) -> Iterator[Named]:
        """Give the parent and the organisations."""
        yield from _one("parent", self.parent, Kind.ACTOR)
        yield from _many("member_of", self.member_of, Kind.ACTOR)


class TreatyDocument(Document, frozen=True, kw_only=True, tag=Kind.TREATY.value):
    """A treaty with its own rules."""

    dates: ClassVar[tuple[str, ...]] = ("adopted", "opened", "in_force")

    name: Text
    full_name: Text
    adopted: Date | None = None
    opened: Date | None = None
    in_force: Date | None = None
    depositary: Text | None = None
    aliases: tuple[Alias, ...] = ()
    provisions: tuple[Provision, ...] = ()
    entry_rule: Rule | None = None
    withdrawal_rule: Rule | None = None


class WeaponDocument(Document, frozen=True, kw_only=True, tag=Kind.WEAPON.value):
    """A weapon in its tree."""

    name: Text
    level: vocabulary.Level
    parent: Key | None = None
    activation: vocabulary.Activation | None = None
    covered_by: tuple[CoveredBy, ...] = ()
    aliases: tuple[Alias, ...] = ()

    def references(self) -> Iterator[Named]:
        """Give the parent and the treaties."""
        yield from _one("parent", self.parent, Kind.WEAPON)
        yield from _many("covered_by", (covered.treaty for covered in self.covered_by), Kind.TREATY)


class PlaceDocument(Document, frozen=True, kw_only=True, tag=Kind.PLACE.value):
    """A place in its tree."""

    name: Text
    place_type: vocabulary.PlaceType
    parent: Key | None = None
    iso3: Iso3 | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    aliases: tuple[Alias, ...] = ()

    def references(self) -> Iterator[Named]:
        """Give the parent."""
        yield from _one("parent", self.parent, Kind.PLACE)


class SourceDocument(Document, frozen=True, kw_only=True, tag=Kind.SOURCE.value):
    """A document that citations point to."""

    dates: ClassVar[tuple[str, ...]] = ("published_on", "retrieved_on")

    publisher: Text
    title: Text
    source_type: vocabulary.SourceType
    url: Address | None = None
    lang: Language | None = None
    published_on: Date | None = None
    retrieved_on: Date | None = None
    archive_url: Address | None = None
    sha256: Sha256 | None = None
    proximity: vocabulary.Proximity | None = None
    independence_group: Text | None = None
    reliability: vocabulary.Reliability = vocabulary.Reliability.F
    tlp: vocabulary.Tlp = vocabulary.Tlp.AMBER

    @property
    def group(self) -> str:
        """Give the independence group; by default a source stands alone."""
        return self.independence_group or self.key


class RecordDocument(Document, frozen=True, kw_only=True, tag="record"):
    """What all records have in common."""

    summary: Text
    citations: tuple[Citation, ...]
    words: Words | None = None
    state: vocabulary.RecordState = vocabulary.RecordState.DRAFT
    author: Text | None = None
    reviewer: Text | None = None
    tlp: vocabulary.Tlp = vocabulary.Tlp.AMBER
    sensitivity: vocabulary.Sensitivity | None = None
    related: tuple[Related, ...] = ()

    @property
    def about(self) -> str | None:
        """Give the key of the allegation that a response or an assessment is about."""
        return None

    @property
    def duplicate_of(self) -> tuple[str, ...]:
        """Give the keys of the records of which it was found to be a duplicate."""
        return tuple(other.key for other in self.related if other.relation is vocabulary.Relation.DUPLICATE_OF)

    def references(self) -> Iterator[Named]:
        """Give the sources and the related records."""
        yield from _many("citations", (citation.source for citation in self.citations), Kind.SOURCE)
        yield from _many("related", (related.key for related in self.related), *RECORD_KINDS)


class PositionDocument(RecordDocument, frozen=True, kw_only=True, tag=Kind.POSITION.value):
    """A position."""

    dates: ClassVar[tuple[str, ...]] = ("said",)

    speaker: Key
    stance: vocabulary.Stance
    said: Date
    on_behalf_of: Key | None = None
    capacity: vocabulary.Capacity | None = None
    form: vocabulary.Form | None = None
    scope: vocabulary.Scope | None = None
    treaties: tuple[Key, ...] = ()
    weapons: tuple[Key, ...] = ()
    places: tuple[PlaceName, ...] = ()
    actors: tuple[Key, ...] = ()
    venue: Text | None = None
    resolution: Symbol | None = None
    ask: Text | None = None
    supersedes: Key | None = None

    def references(self) -> Iterator[Named]:
        """Give who speaks, for whom, and about what."""
        yield from super().references()
        yield "speaker", self.speaker, (Kind.ACTOR,)
        yield from _one("on_behalf_of", self.on_behalf_of, Kind.ACTOR)
        yield from _many("treaties", self.treaties, Kind.TREATY)
        yield from _many("weapons", self.weapons, Kind.WEAPON)
        yield from _many("places", map(place_key, self.places), Kind.PLACE)
        yield from _many("actors", self.actors, Kind.ACTOR)
        yield from _one("supersedes", self.supersedes, Kind.POSITION)


class AllegationDocument(RecordDocument, frozen=True, kw_only=True, tag=Kind.ALLEGATION.value):
    """An allegation."""

    dates: ClassVar[tuple[str, ...]] = ("said", "occurred", "status_since")

    alleged_by: Annotated[tuple[Key, ...], Meta(min_length=1)]
    act: vocabulary.Act
    said: Date
    alleged_actor: tuple[Key, ...] = ()
    weapons: tuple[Key, ...] = ()
    places: tuple[PlaceName, ...] = ()
    activation: vocabulary.Activation | None = None
    occurred: Date | None = None
    treaties: tuple[Breach, ...] = ()
    casualties: Casualties | None = None
    status: vocabulary.Status = vocabulary.Status.ALLEGED
    status_since: Date | None = None
    process: vocabulary.Process | None = None

    def references(self) -> Iterator[Named]:
        """Give who alleges, who is alleged to have acted, with what, where, and against what."""
        yield from super().references()
        yield from _many("alleged_by", self.alleged_by, Kind.ACTOR)
        yield from _many("alleged_actor", self.alleged_actor, Kind.ACTOR)
        yield from _many("weapons", self.weapons, Kind.WEAPON)
        yield from _many("places", map(place_key, self.places), Kind.PLACE)
        for breach in self.treaties:
            yield "treaties", breach.treaty, (Kind.TREATY,)
            yield from _many("treaties.said_by", breach.said_by, Kind.ACTOR)
        if self.casualties:
            yield from _one("casualties.counted_by", self.casualties.counted_by, Kind.ACTOR)


class ResponseDocument(RecordDocument, frozen=True, kw_only=True, tag=Kind.RESPONSE.value):
    """A response."""

    dates: ClassVar[tuple[str, ...]] = ("said", "asked_on")

    responds_to: Key
    responder: Key
    kinds: Annotated[tuple[vocabulary.ResponseKind, ...], Meta(min_length=1)]
    said: Date | None = None
    on_behalf_of: Key | None = None
    capacity: vocabulary.Capacity | None = None
    venue: Text | None = None
    asked_by: Key | None = None
    asked_on: Date | None = None
    characterised: tuple[Characterised, ...] = ()

    @property
    def about(self) -> str | None:
        """Give the allegation that it answers."""
        return self.responds_to

    def references(self) -> Iterator[Named]:
        """Give the allegation, who answers it, and who asked."""
        yield from super().references()
        yield "responds_to", self.responds_to, (Kind.ALLEGATION,)
        yield "responder", self.responder, (Kind.ACTOR,)
        yield from _one("on_behalf_of", self.on_behalf_of, Kind.ACTOR)
        yield from _one("asked_by", self.asked_by, Kind.ACTOR)
        yield from _many("characterised", (one.source for one in self.characterised), Kind.SOURCE)


class AssessmentDocument(RecordDocument, frozen=True, kw_only=True, tag=Kind.ASSESSMENT.value):
    """An assessment."""

    dates: ClassVar[tuple[str, ...]] = ("said",)

    assesses: Key
    body: Key
    conclusion: vocabulary.Conclusion
    said: Date
    standard_of_proof: Text | None = None

    @property
    def about(self) -> str | None:
        """Give the allegation that it assesses."""
        return self.assesses

    def references(self) -> Iterator[Named]:
        """Give the allegation and the body."""
        yield from super().references()
        yield "assesses", self.assesses, (Kind.ALLEGATION,)
        yield "body", self.body, (Kind.ACTOR,)


class TreatyActionDocument(RecordDocument, frozen=True, kw_only=True, tag=Kind.TREATY_ACTION.value):
    """A treaty action."""

    dates: ClassVar[tuple[str, ...]] = ("decided", "deposited", "effective")

    actor: Key
    treaty: Key
    action: vocabulary.Action
    decided: Date | None = None
    deposited: Date | None = None
    effective: Date | None = None
    text: Text | None = None

    def references(self) -> Iterator[Named]:
        """Give the state and the treaty."""
        yield from super().references()
        yield "actor", self.actor, (Kind.ACTOR,)
        yield "treaty", self.treaty, (Kind.TREATY,)


AnyReference = ActorDocument | TreatyDocument | WeaponDocument | PlaceDocument
AnyRecord = PositionDocument | AllegationDocument | ResponseDocument | AssessmentDocument | TreatyActionDocument
AnyDocument = AnyReference | SourceDocument | AnyRecord
CLASSES: dict[Kind, type[Document]] = {
    Kind(str(each.__struct_config__.tag)): each
    for each in (
        ActorDocument, TreatyDocument, WeaponDocument, PlaceDocument, SourceDocument, PositionDocument, AllegationDocument,
        ResponseDocument, AssessmentDocument, TreatyActionDocument,
    )
}  # fmt: skip
_KINDS = {listed: kind for kind, listed in CLASSES.items()}


def from_fields(fields: dict[str, Any]) -> AnyDocument:
    """Read a document from the fields of its JSON object; raise msgspec.ValidationError for the first that is wrong."""
    read: AnyDocument = msgspec.convert(fields, AnyDocument)
    return read


def to_fields(document: Document) -> dict[str, Any]:
    """Give the fields as JSON has them, without those that stand at their defaults."""
    fields: dict[str, Any] = msgspec.to_builtins(document)
    return fields


def _one(field: str, key: str | None, kind: Kind) -> Iterator[Named]:
    if key is not None:
        yield field, key, (kind,)


def _many(field: str, keys: Iterable[str], *kinds: Kind) -> Iterator[Named]:
    for key in keys:
        yield field, key, kinds
