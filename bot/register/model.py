"""The register as mapped classes.

Everything that has a key is an `Entry`: actors, treaties, weapons and places (`Reference`), documents (`Source`) and the
five kinds of records (`Record`) share one space of keys and one of ids. The kinds of one group share one table.
"""

import datetime
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from bot.database import Base, UTCDateTime
from bot.register import vocabulary as words
from bot.register.dates import FuzzyDate
from bot.register.vocabulary import Kind


def _enum(listed: type[Any]) -> Enum:
    """Keep a word as text: the lists are checked in code, and adding a word needs no migration."""
    return Enum(
        listed,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda each: [word.value for word in each],
    )


def _date(name: str) -> Any:
    """Keep a fuzzy date in four columns; it reads as None where all four are empty."""
    return composite(
        FuzzyDate,
        mapped_column(f"{name}_earliest", nullable=True),
        mapped_column(f"{name}_latest", nullable=True),
        mapped_column(f"{name}_precision", _enum(words.Precision), nullable=True),
        mapped_column(f"{name}_text", Text, nullable=True),
        return_none_on=lambda *columns: all(column is None for column in columns),
    )


def _to_own_table(column: str) -> ForeignKey:
    """Refer to a row of the same table, checked at the end: the rows of an import may come in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class Entry(Base):
    """Whatever has a key. `version` is the number of its latest change, from 1."""

    __tablename__ = "entry"
    __mapper_args__ = {"polymorphic_on": "kind"}

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[Kind] = mapped_column(_enum(Kind))
    version: Mapped[int] = mapped_column(default=1)


class Reference(Entry):
    """A named entry of the reference tables; `parent` makes the trees of weapons, places and actors."""

    __tablename__ = "reference"
    __mapper_args__ = {"polymorphic_abstract": True, "with_polymorphic": "*"}

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[int | None] = mapped_column(_to_own_table("reference.id"), index=True)
    note: Mapped[str | None] = mapped_column(Text)
    iso3: Mapped[str | None] = mapped_column(String(3))
    activation: Mapped[words.Activation | None] = mapped_column(_enum(words.Activation))

    aliases: Mapped[list["Alias"]] = relationship(order_by="Alias.ordinal", cascade="all, delete-orphan")


class Actor(Reference):
    """Somebody who says, does or answers."""

    __mapper_args__ = {"polymorphic_identity": Kind.ACTOR}
    actor_type: Mapped[words.ActorType] = mapped_column(_enum(words.ActorType), nullable=True)


class Treaty(Reference):
    """A treaty with its own rules; the rules are kept as the interchange format writes them."""

    __mapper_args__ = {"polymorphic_identity": Kind.TREATY}
    full_name: Mapped[str] = mapped_column(Text, nullable=True)
    adopted: Mapped[FuzzyDate | None] = _date("adopted")
    opened: Mapped[FuzzyDate | None] = _date("opened")
    in_force: Mapped[FuzzyDate | None] = _date("in_force")
    depositary: Mapped[str | None] = mapped_column(Text)
    entry_rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    withdrawal_rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    provisions: Mapped[list[dict[str, str]] | None] = mapped_column(JSON(none_as_null=True))


class Weapon(Reference):
    """A family, type or model of weapon."""

    __mapper_args__ = {"polymorphic_identity": Kind.WEAPON}
    level: Mapped[words.Level] = mapped_column(_enum(words.Level), nullable=True)
    coverage: Mapped[list["Coverage"]] = relationship(
        foreign_keys="Coverage.weapon_id", order_by="Coverage.ordinal", cascade="all, delete-orphan"
    )


class Place(Reference):
    """A country, oblast, raion, settlement or area."""

    __mapper_args__ = {"polymorphic_identity": Kind.PLACE}
    place_type: Mapped[words.PlaceType] = mapped_column(_enum(words.PlaceType), nullable=True)
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class Alias(Base):
    """Another name of a reference entry, in any language and script."""

    __tablename__ = "alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), index=True)
    ordinal: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[str | None] = mapped_column(String(35))
    ambiguous: Mapped[bool] = mapped_column(default=False)
    exact_case: Mapped[bool] = mapped_column(default=False)


class Membership(Base):
    """An actor as a member of an organisation or coalition."""

    __tablename__ = "membership"

    actor_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), primary_key=True, index=True)
    ordinal: Mapped[int]


class Coverage(Base):
    """A treaty that covers a weapon."""

    __tablename__ = "coverage"

    weapon_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    treaty_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), index=True)
    note: Mapped[str | None] = mapped_column(Text)


class Source(Entry):
    """A document. All documents of one independence group count once.

    `found_by` are its folded words; each engine indexes them in its own way.
    """

    __tablename__ = "source"
    __mapper_args__ = {"polymorphic_identity": Kind.SOURCE}
    __table_args__ = (Index("ix_source_url", "url", postgresql_using="hash"),)

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    publisher: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    lang: Mapped[str | None] = mapped_column(String(35))
    published_on: Mapped[FuzzyDate | None] = _date("published_on")
    retrieved_on: Mapped[FuzzyDate | None] = _date("retrieved_on")
    archive_url: Mapped[str | None] = mapped_column(Text)
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    source_type: Mapped[words.SourceType] = mapped_column(_enum(words.SourceType))
    proximity: Mapped[words.Proximity | None] = mapped_column(_enum(words.Proximity))
    independence_group: Mapped[str] = mapped_column(Text)
    reliability: Mapped[words.Reliability] = mapped_column(_enum(words.Reliability), default=words.Reliability.F)
    tlp: Mapped[words.Tlp] = mapped_column(_enum(words.Tlp), default=words.Tlp.AMBER)
    note: Mapped[str | None] = mapped_column(Text)
    found_by: Mapped[str] = mapped_column(Text, server_default="")


class Record(Entry):
    """A record of one of the five kinds.

    `listed` is the date by which lists sort and date questions match it: when it was said, or for a treaty action when it
    was deposited, decided or took effect; the writer derives it. `words_text` is what was said, as it was said.
    `about_id` is the allegation that a response or an assessment is about.
    """

    __tablename__ = "record"
    __mapper_args__ = {"polymorphic_abstract": True, "with_polymorphic": "*"}
    __table_args__ = (Index("ix_record_state_listed_latest", "state", "listed_latest"),)

    id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(String(20), unique=True)
    summary: Mapped[str] = mapped_column(Text)
    words_text: Mapped[str | None] = mapped_column(Text)
    words_lang: Mapped[str | None] = mapped_column(String(35))
    words_translation: Mapped[str | None] = mapped_column(Text)
    words_translated_by: Mapped[str | None] = mapped_column(Text)
    state: Mapped[words.RecordState] = mapped_column(_enum(words.RecordState))
    author: Mapped[str | None] = mapped_column(Text)
    reviewer: Mapped[str | None] = mapped_column(Text)
    tlp: Mapped[words.Tlp] = mapped_column(_enum(words.Tlp))
    sensitivity: Mapped[words.Sensitivity | None] = mapped_column(_enum(words.Sensitivity))
    note: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime.datetime] = mapped_column(UTCDateTime)
    said: Mapped[FuzzyDate | None] = _date("said")
    listed: Mapped[FuzzyDate | None] = _date("listed")
    capacity: Mapped[words.Capacity | None] = mapped_column(_enum(words.Capacity))
    venue: Mapped[str | None] = mapped_column(Text)
    about_id: Mapped[int | None] = mapped_column(_to_own_table("record.id"), index=True)

    links: Mapped[list["Link"]] = relationship(order_by="Link.ordinal", cascade="all, delete-orphan")
    citations: Mapped[list["Citation"]] = relationship(order_by="Citation.ordinal", cascade="all, delete-orphan")
    related: Mapped[list["RelatedRecord"]] = relationship(
        foreign_keys="RelatedRecord.record_id", order_by="RelatedRecord.ordinal", cascade="all, delete-orphan"
    )
    response_kinds: Mapped[list["ResponseCharacter"]] = relationship(
        order_by="ResponseCharacter.ordinal", cascade="all, delete-orphan"
    )

    def linked(self, *roles: words.Role) -> list[int]:
        """Give the ids of the reference entries in these roles, in the record's own order."""
        return [link.reference_id for link in self.links if link.role in roles]


class Position(Record):
    """An actor's statement, vote or stance."""

    __mapper_args__ = {"polymorphic_identity": Kind.POSITION}
    stance: Mapped[words.Stance] = mapped_column(_enum(words.Stance), nullable=True, index=True)
    form: Mapped[words.Form | None] = mapped_column(_enum(words.Form))
    scope: Mapped[words.Scope | None] = mapped_column(_enum(words.Scope))
    resolution: Mapped[str | None] = mapped_column(String(60), index=True)
    ask: Mapped[str | None] = mapped_column(Text)
    supersedes_id: Mapped[int | None] = mapped_column(_to_own_table("record.id"), index=True)


class Allegation(Record):
    """Somebody says that an actor did something. `killed_most` is None where the source says "at least"."""

    __mapper_args__ = {"polymorphic_identity": Kind.ALLEGATION}
    act: Mapped[words.Act] = mapped_column(_enum(words.Act), nullable=True)
    activation: Mapped[words.Activation | None] = mapped_column(_enum(words.Activation))
    status: Mapped[words.Status] = mapped_column(_enum(words.Status), nullable=True, index=True)
    status_since: Mapped[FuzzyDate | None] = _date("status_since")
    occurred: Mapped[FuzzyDate | None] = _date("occurred")
    process: Mapped[words.Process | None] = mapped_column(_enum(words.Process))
    killed_least: Mapped[int | None]
    killed_most: Mapped[int | None]
    injured_least: Mapped[int | None]
    injured_most: Mapped[int | None]
    casualties_civilian: Mapped[bool | None]


class Response(Record):
    """The accused actor's answer to an allegation, or that there was none."""

    __mapper_args__ = {"polymorphic_identity": Kind.RESPONSE}
    asked_on: Mapped[FuzzyDate | None] = _date("asked_on")


class Assessment(Record):
    """A named body's published conclusion on an allegation."""

    __mapper_args__ = {"polymorphic_identity": Kind.ASSESSMENT}
    conclusion: Mapped[words.Conclusion] = mapped_column(_enum(words.Conclusion), nullable=True)
    standard_of_proof: Mapped[str | None] = mapped_column(Text)


class TreatyAction(Record):
    """What a state did under a treaty. Decision, deposit and effect are three dates, never merged."""

    __mapper_args__ = {"polymorphic_identity": Kind.TREATY_ACTION}
    action: Mapped[words.Action] = mapped_column(_enum(words.Action), nullable=True)
    decided: Mapped[FuzzyDate | None] = _date("decided")
    deposited: Mapped[FuzzyDate | None] = _date("deposited")
    effective: Mapped[FuzzyDate | None] = _date("effective")
    action_text: Mapped[str | None] = mapped_column(Text)


# Few records are treaty actions; an index of all of them would be mostly of rows that it says nothing of.
_HAS_EFFECT = text("effective_earliest IS NOT NULL")
Index(
    "ix_record_effective_earliest",
    Record.__table__.c.effective_earliest,
    sqlite_where=_HAS_EFFECT,
    postgresql_where=_HAS_EFFECT,
)


class Link(Base):
    """A reference entry in its role in a record.

    `detail` is the precision of a place or the article of a treaty; `under` is, for who says that a treaty would be
    breached, the ordinal of that treaty's link.
    """

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_reference_id_role_record_id", "reference_id", "role", "record_id"),)

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    role: Mapped[words.Role] = mapped_column(_enum(words.Role), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey("reference.id"))
    detail: Mapped[str | None] = mapped_column(Text)
    under: Mapped[int | None]


class Citation(Base):
    """Where in a source a record stands, and in what words."""

    __tablename__ = "citation"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    locator: Mapped[str | None] = mapped_column(Text)
    quote: Mapped[str | None] = mapped_column(Text)
    lang: Mapped[str | None] = mapped_column(String(35))
    credibility: Mapped[int | None]
    tlp: Mapped[words.Tlp | None] = mapped_column(_enum(words.Tlp))

    source: Mapped[Source] = relationship()


class RelatedRecord(Base):
    """How a record stands to another."""

    __tablename__ = "related_record"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    relation: Mapped[words.Relation] = mapped_column(_enum(words.Relation))


class ResponseCharacter(Base):
    """What a response amounts to: as recorded (`source_id` None), or as one source characterises it."""

    __tablename__ = "response_character"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[words.ResponseKind] = mapped_column(_enum(words.ResponseKind), index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))


class Change(Base):
    """One change of one entry, appended and never altered; the database itself refuses it.

    `before` and `after` are the entry in the interchange format; `before` is None for a new one. `citation` is the one that
    a move of status rests on, in the interchange format.
    """

    __tablename__ = "change"
    __table_args__ = (
        UniqueConstraint("entry_id", "version"),
        Index("ix_change_entry_id_at_version", "entry_id", "at", "version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    version: Mapped[int]
    act: Mapped[words.ChangeAct] = mapped_column(_enum(words.ChangeAct))
    at: Mapped[datetime.datetime] = mapped_column(UTCDateTime, index=True)
    who: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    citation: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(JSON)


_TAKES_BACK = text("news IN ('corrected', 'withdrawn')")


class Publication(Base):
    """A change that readers may see. `seq` is taken last in its transaction, so that its order is the order of commits."""

    __tablename__ = "publication"
    __table_args__ = (
        # Few publications take something back, and those are looked for again and again.
        Index("ix_publication_taken_back", "seq", sqlite_where=_TAKES_BACK, postgresql_where=_TAKES_BACK),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), unique=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    news: Mapped[words.News] = mapped_column(_enum(words.News))


class SearchText(Base):
    """The folded stems of what readers may find a record by; each engine indexes them in its own way."""

    __tablename__ = "search_text"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    stems: Mapped[str] = mapped_column(Text)


class _Listed:
    """What a search asks of a record and orders it by, kept beside what it is looked up by.

    `tlp` is None where the record is not published, and `word` its stance, status, conclusion or action. A day that is not
    known is `date.min`: it comes last where the newest come first. `happened` is when it occurred, or else when it was said.
    """

    kind: Mapped[Kind] = mapped_column(_enum(Kind))
    is_vote: Mapped[bool]
    latest: Mapped[datetime.date]
    earliest: Mapped[datetime.date]
    tlp: Mapped[words.Tlp | None] = mapped_column(_enum(words.Tlp))
    word: Mapped[str | None] = mapped_column(String(40))
    happened_earliest: Mapped[datetime.date]
    happened_latest: Mapped[datetime.date]
    about_id: Mapped[int | None]


class Listing(_Listed, Base):
    """A record as lists have it, in a row that is read much faster than the whole record."""

    __tablename__ = "listing"
    __table_args__ = (
        Index("ix_listing_kind", "kind", "is_vote", "latest", "earliest", "record_id", "tlp", "word"),
        # Few records are about another; with the others in it, SQLite's statistics would take it for useless.
        Index(
            "ix_listing_about_id",
            *("about_id", "kind", "tlp"),
            sqlite_where=text("about_id IS NOT NULL"),
            postgresql_where=text("about_id IS NOT NULL"),
        ),
    )

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)


class ListedName(_Listed, Base):
    """A record as lists have it, under each name in it. The index has all that the usual questions ask."""

    __tablename__ = "listed_name"
    __table_args__ = (
        Index(
            "ix_listed_name_reference_id",
            *("reference_id", "role", "kind", "is_vote", "latest", "earliest", "record_id", "tlp", "word", "about_id"),
        ),
        {"sqlite_with_rowid": False},
    )

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    role: Mapped[words.Role] = mapped_column(_enum(words.Role), primary_key=True)
    reference_id: Mapped[int] = mapped_column(ForeignKey("reference.id"), primary_key=True)


class Counter(Base):
    """A number that only goes up: the last ref of each kind (`ref:position`), the edition of the names (`names`)."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int]
