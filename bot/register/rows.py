"""Documents as rows: what each document puts into which table.

Rows are built in plain Python and written many at a time. All rows of one kind have the same columns, so that one statement
writes them, and so that an update empties what a new edition leaves out.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from sqlalchemy import Table

from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register import model
from bot.register.dates import FuzzyDate
from bot.register.folding import plain_words, stems
from bot.register.listings import LISTED_NAME, LISTING, listing_rows
from bot.register.vocabulary import Kind, Role

Row = dict[str, Any]
Ids = Mapping[str, int]

MOST_INDEXED = 200_000
"""Characters of stems that are indexed of one record: PostgreSQL takes a megabyte at most."""

_ALL_CAPITALS = re.compile(r"[^\W\d_]{1,4}")


def table_of(mapped: type[Any]) -> Table:
    """Give the table of a mapped class."""
    return cast(Table, mapped.__table__)


ENTRY = table_of(model.Entry)
RECORD, REFERENCE, SOURCE = table_of(model.Record), table_of(model.Reference), table_of(model.Source)
ALIAS, MEMBERSHIP, COVERAGE = table_of(model.Alias), table_of(model.Membership), table_of(model.Coverage)
LINK, CITATION = table_of(model.Link), table_of(model.Citation)
RELATED, CHARACTER, SEARCH = table_of(model.RelatedRecord), table_of(model.ResponseCharacter), table_of(model.SearchText)

OWNED = {
    ALIAS: "reference_id", MEMBERSHIP: "actor_id", COVERAGE: "weapon_id", LINK: "record_id", CITATION: "record_id",
    RELATED: "record_id", CHARACTER: "record_id", SEARCH: "record_id", LISTING: "record_id", LISTED_NAME: "record_id",
}  # fmt: skip
"""The tables whose rows belong to one entry, with the column that says to which."""


def main_row(document: docs.Document, ids: Ids) -> tuple[Table, Row]:
    """Give the entry's row in the table of its group, without its id, its ref and when it was recorded."""
    match document:
        case docs.RecordDocument():
            return RECORD, {**_common(document), **_OF_KIND[document.kind](document, ids)}
        case docs.SourceDocument():
            return SOURCE, _source(document)
        case _:
            return REFERENCE, _OF_KIND[document.kind](document, ids)


def owned_rows(document: docs.Document, ids: Ids) -> Iterable[tuple[Table, list[Row]]]:
    """Give the rows that belong to the entry in other tables."""
    own = ids[document.key]
    match document:
        case docs.RecordDocument():
            links = _LINKS[document.kind](document, ids)
            yield LINK, [{"record_id": own, **row} for row in links]
            yield from listing_rows(document, own, links, ids)
            yield CITATION, _citations(document, own, ids)
            yield (
                RELATED,
                [
                    {"record_id": own, "ordinal": ordinal, "other_id": ids[other.key], "relation": other.relation}
                    for ordinal, other in enumerate(document.related)
                ],
            )
            yield SEARCH, [{"record_id": own, "stems": _searchable(document)}]
            if isinstance(document, docs.ResponseDocument):
                yield CHARACTER, _characters(document, own, ids)
        case docs.SourceDocument():
            return
        case docs.ActorDocument() | docs.TreatyDocument() | docs.WeaponDocument() | docs.PlaceDocument():
            yield ALIAS, [_alias(own, ordinal, alias) for ordinal, alias in enumerate(document.aliases)]
            if isinstance(document, docs.ActorDocument):
                groups = enumerate(dict.fromkeys(document.member_of))  # named twice is a member once
                yield MEMBERSHIP, [{"actor_id": own, "group_id": ids[key], "ordinal": ordinal} for ordinal, key in groups]
            if isinstance(document, docs.WeaponDocument):
                yield (
                    COVERAGE,
                    [
                        {"weapon_id": own, "ordinal": ordinal, "treaty_id": ids[covered.treaty], "note": covered.note}
                        for ordinal, covered in enumerate(document.covered_by)
                    ],
                )


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the rows of two editions of an entry: columns of its main row, and tables of those it owns.

    `tables` says of each how many of its first rows stand as they are, where the others are only added; 0 where they differ.
    """

    columns: frozenset[str]
    tables: Mapping[Table, int]


def difference(before: docs.Document, after: docs.Document) -> Difference:
    """Compare the rows of two editions of one entry; keys stand in for the ids of what they refer to."""
    (_, was), (_, now) = main_row(before, _KEYS), main_row(after, _KEYS)
    owned = zip(owned_rows(before, _KEYS), owned_rows(after, _KEYS), strict=True)
    return Difference(
        columns=frozenset(name for name in now if was[name] != now[name]),
        tables={table: len(old) if new[: len(old)] == old else 0 for (table, old), (_, new) in owned if old != new},
    )


class _Keys(dict[str, Any]):
    """Give each key for its own id."""

    def __missing__(self, key: str) -> str:
        return key


_KEYS = _Keys()


def _date(name: str, value: parts.Date | None) -> Row:
    return _columns(name, None if value is None else parts.fuzzy(value))


def _columns(name: str, value: FuzzyDate | None) -> Row:
    if value is None:
        return {f"{name}_earliest": None, f"{name}_latest": None, f"{name}_precision": None, f"{name}_text": None}
    return {
        f"{name}_earliest": value.earliest,
        f"{name}_latest": value.latest,
        f"{name}_precision": value.precision,
        f"{name}_text": value.text,
    }


def _json(part: Any) -> Any:
    return msgspec.to_builtins(part) if part else None


def _actor(document: docs.ActorDocument, ids: Ids) -> Row:
    return {**_reference(document, ids), "iso3": document.iso3, "actor_type": document.actor_type}


def _treaty(document: docs.TreatyDocument, _ids: Ids) -> Row:
    return {
        "name": document.name,
        "note": document.note,
        "full_name": document.full_name,
        **_date("adopted", document.adopted),
        **_date("opened", document.opened),
        **_date("in_force", document.in_force),
        "depositary": document.depositary,
        "entry_rule": _json(document.entry_rule),
        "withdrawal_rule": _json(document.withdrawal_rule),
        "provisions": _json(document.provisions),
    }


def _weapon(document: docs.WeaponDocument, ids: Ids) -> Row:
    return {**_reference(document, ids), "level": document.level, "activation": document.activation}


def _place(document: docs.PlaceDocument, ids: Ids) -> Row:
    return {
        **_reference(document, ids),
        "iso3": document.iso3,
        "place_type": document.place_type,
        "lat": document.lat,
        "lon": document.lon,
    }


def _reference(document: docs.ActorDocument | docs.WeaponDocument | docs.PlaceDocument, ids: Ids) -> Row:
    parent = ids[document.parent] if document.parent else None
    return {"name": document.name, "note": document.note, "parent_id": parent}


def _source(document: docs.SourceDocument) -> Row:
    return {
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        **_date("published_on", document.published_on),
        **_date("retrieved_on", document.retrieved_on),
        "archive_url": document.archive_url,
        "sha256": document.sha256,
        "source_type": document.source_type,
        "proximity": document.proximity,
        "independence_group": document.group,
        "reliability": document.reliability,
        "tlp": document.tlp,
        "note": document.note,
        "found_by": plain_words(f"{document.publisher} {document.title} {document.url or ''}"),
    }


def _common(document: docs.RecordDocument) -> Row:
    said = document.words
    return {
        "summary": document.summary,
        "words_text": said and said.text,
        "words_lang": said and said.lang,
        "words_translation": said and said.translation,
        "words_translated_by": said and said.translated_by,
        "state": document.state,
        "author": document.author,
        "reviewer": document.reviewer,
        "tlp": document.tlp,
        "sensitivity": document.sensitivity,
        "note": document.note,
    }


def _position(document: docs.PositionDocument, ids: Ids) -> Row:
    return {
        **_date("said", document.said),
        **_date("listed", document.said),
        "stance": document.stance,
        "capacity": document.capacity,
        "form": document.form,
        "scope": document.scope,
        "venue": document.venue,
        "resolution": document.resolution,
        "ask": document.ask,
        "supersedes_id": ids[document.supersedes] if document.supersedes else None,
    }


def _allegation(document: docs.AllegationDocument, _ids: Ids) -> Row:
    harmed = document.casualties or parts.Casualties()
    killed, injured = harmed.killed or (None, None), harmed.injured or (None, None)
    return {
        **_date("said", document.said),
        **_date("listed", document.said),
        **_date("occurred", document.occurred),
        "act": document.act,
        "activation": document.activation,
        "status": document.status,
        **_date("status_since", document.status_since),
        "process": document.process,
        "killed_least": killed[0],
        "killed_most": killed[1],
        "injured_least": injured[0],
        "injured_most": injured[1],
        "casualties_civilian": harmed.civilian,
    }


def _response(document: docs.ResponseDocument, ids: Ids) -> Row:
    return {
        **_date("said", document.said),
        **_date("listed", document.said or document.asked_on),
        "about_id": ids[document.responds_to],
        "capacity": document.capacity,
        "venue": document.venue,
        **_date("asked_on", document.asked_on),
    }


def _assessment(document: docs.AssessmentDocument, ids: Ids) -> Row:
    return {
        **_date("said", document.said),
        **_date("listed", document.said),
        "about_id": ids[document.assesses],
        "conclusion": document.conclusion,
        "standard_of_proof": document.standard_of_proof,
    }


def _treaty_action(document: docs.TreatyActionDocument, _ids: Ids) -> Row:
    return {
        **_date("listed", document.deposited or document.decided or document.effective),
        "action": document.action,
        **_date("decided", document.decided),
        **_date("deposited", document.deposited),
        **_date("effective", document.effective),
        "action_text": document.text,
    }


_OF_KIND: dict[Kind, Callable[[Any, Ids], Row]] = {
    Kind.ACTOR: _actor,
    Kind.TREATY: _treaty,
    Kind.WEAPON: _weapon,
    Kind.PLACE: _place,
    Kind.POSITION: _position,
    Kind.ALLEGATION: _allegation,
    Kind.RESPONSE: _response,
    Kind.ASSESSMENT: _assessment,
    Kind.TREATY_ACTION: _treaty_action,
}


def _link(role: Role, reference: int, ordinal: int = 0, detail: str | None = None, under: int | None = None) -> Row:
    return {"role": role, "ordinal": ordinal, "reference_id": reference, "detail": detail, "under": under}


def _linked(role: Role, keys: Iterable[str], ids: Ids) -> list[Row]:
    return [_link(role, ids[key], ordinal) for ordinal, key in enumerate(keys)]


def _maybe(role: Role, key: str | None, ids: Ids) -> list[Row]:
    return [_link(role, ids[key])] if key else []


def _at_places(places: Iterable[parts.PlaceName], ids: Ids) -> list[Row]:
    return [
        _link(Role.PLACE, ids[parts.place_key(place)], ordinal, None if isinstance(place, str) else place.precision)
        for ordinal, place in enumerate(places)
    ]


def _position_links(document: docs.PositionDocument, ids: Ids) -> list[Row]:
    return [
        _link(Role.SPEAKER, ids[document.speaker]),
        *_maybe(Role.ON_BEHALF_OF, document.on_behalf_of, ids),
        *_linked(Role.TREATY, document.treaties, ids),
        *_linked(Role.WEAPON, document.weapons, ids),
        *_at_places(document.places, ids),
        *_linked(Role.ABOUT, document.actors, ids),
    ]


def _allegation_links(document: docs.AllegationDocument, ids: Ids) -> list[Row]:
    said_by = [(under, key) for under, breach in enumerate(document.treaties) for key in breach.said_by]
    return [
        *_linked(Role.ALLEGED_BY, document.alleged_by, ids),
        *_linked(Role.ALLEGED_ACTOR, document.alleged_actor, ids),
        *_linked(Role.WEAPON, document.weapons, ids),
        *_at_places(document.places, ids),
        *(
            _link(Role.TREATY, ids[breach.treaty], ordinal, detail=breach.article)
            for ordinal, breach in enumerate(document.treaties)
        ),
        *(_link(Role.BREACH_SAID_BY, ids[key], ordinal, under=under) for ordinal, (under, key) in enumerate(said_by)),
        *_maybe(Role.COUNTED_BY, document.casualties.counted_by if document.casualties else None, ids),
    ]


def _response_links(document: docs.ResponseDocument, ids: Ids) -> list[Row]:
    return [
        _link(Role.RESPONDER, ids[document.responder]),
        *_maybe(Role.ON_BEHALF_OF, document.on_behalf_of, ids),
        *_maybe(Role.ASKED_BY, document.asked_by, ids),
    ]


def _assessment_links(document: docs.AssessmentDocument, ids: Ids) -> list[Row]:
    return [_link(Role.BODY, ids[document.body])]


def _treaty_action_links(document: docs.TreatyActionDocument, ids: Ids) -> list[Row]:
    return [_link(Role.STATE, ids[document.actor]), _link(Role.TREATY, ids[document.treaty])]


_LINKS: dict[Kind, Callable[[Any, Ids], list[Row]]] = {
    Kind.POSITION: _position_links,
    Kind.ALLEGATION: _allegation_links,
    Kind.RESPONSE: _response_links,
    Kind.ASSESSMENT: _assessment_links,
    Kind.TREATY_ACTION: _treaty_action_links,
}


def _citations(document: docs.RecordDocument, own: int, ids: Ids) -> list[Row]:
    return [
        {
            "record_id": own,
            "ordinal": ordinal,
            "source_id": ids[cited.source],
            "locator": cited.locator,
            "quote": cited.quote,
            "lang": cited.lang,
            "credibility": cited.credibility,
            "tlp": cited.tlp,
        }
        for ordinal, cited in enumerate(document.citations)
    ]


def _characters(document: docs.ResponseDocument, own: int, ids: Ids) -> list[Row]:
    as_recorded: list[tuple[int | None, str]] = [(None, kind) for kind in document.kinds]
    as_told = [(ids[one.source], kind) for one in document.characterised for kind in one.kinds]
    return [
        {"record_id": own, "ordinal": ordinal, "kind": kind, "source_id": source}
        for ordinal, (source, kind) in enumerate([*as_recorded, *as_told])
    ]


def _alias(own: int, ordinal: int, alias: parts.Alias) -> Row:
    named = parts.AliasObject(text=alias) if isinstance(alias, str) else alias
    short = bool(_ALL_CAPITALS.fullmatch(named.text)) and named.text.isupper()
    return {
        "reference_id": own,
        "ordinal": ordinal,
        "text": named.text,
        "lang": named.lang,
        "ambiguous": named.ambiguous,
        "exact_case": named.exact_case or short,
    }


def _searchable(document: docs.RecordDocument) -> str:
    """Give the stems of what readers may see: never the note, nor a quote marked stricter than the record."""
    said = document.words
    open_markings = (None, *document.tlp.and_more_open)
    texts = [
        document.summary,
        *((said.text, said.translation) if said else ()),
        *(cited.quote for cited in document.citations if cited.tlp in open_markings),
        *(getattr(document, field, None) for field in ("venue", "resolution", "ask", "standard_of_proof", "text")),
    ]
    return stems("\n".join(text for text in texts if text))[:MOST_INDEXED].rstrip()
