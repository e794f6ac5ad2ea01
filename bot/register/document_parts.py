"""What the documents of the interchange format are made of: checked texts and numbers, dates, citations and other parts."""

from datetime import date
from functools import lru_cache
from typing import Annotated

from msgspec import Meta, Struct

from bot.register import vocabulary
from bot.register.dates import FuzzyDate

KEY_PATTERN = r"\A[a-z0-9][a-z0-9._-]{0,119}\Z"
MOST_COUNTED = 1_000_000_000

Key = Annotated[str, Meta(pattern=KEY_PATTERN)]
Text = Annotated[str, Meta(pattern=r"\S")]
Symbol = Annotated[str, Meta(pattern=r"\A(?=.*\S).{1,60}\Z")]
Address = Annotated[str, Meta(pattern=r"\Ahttps?://\S+\Z")]
Language = Annotated[str, Meta(pattern=r"\A(?=.{2,35}\Z)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
Iso3 = Annotated[str, Meta(pattern=r"\A[A-Z]{3}\Z")]
Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Count = Annotated[int, Meta(ge=0, le=MOST_COUNTED)]
MEANINGS = {
    KEY_PATTERN: "a key (small letters, digits, dot, underscore and hyphen, at most 120)",
    r"\S": "a text that is not empty",
    r"\A(?=.*\S).{1,60}\Z": "a text of 1 to 60 characters",
    r"\Ahttps?://\S+\Z": "an address that begins with http:// or https://",
    r"\A(?=.{2,35}\Z)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z": "a language such as en or uk",
    r"\A[A-Z]{3}\Z": "an ISO 3166 code of three capitals",
    r"\A[0-9a-f]{64}\Z": "64 hexadecimal digits",
}
"""What each pattern above asks for, in words."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all objects of the format have in common: a field that is not listed is an error."""


class DateObject(Part, frozen=True, kw_only=True):
    """A date whose bounds no short form can say."""

    precision: vocabulary.Precision
    text: Text | None = None
    earliest: date | None = None
    latest: date | None = None


Date = str | DateObject


class AliasObject(Part, frozen=True, kw_only=True):
    """Another name with its language; `ambiguous` must not be resolved alone, `exact_case` counts only as written."""

    text: Text
    lang: Language | None = None
    ambiguous: bool = False
    exact_case: bool = False


Alias = Text | AliasObject


class Words(Part, frozen=True, kw_only=True):
    """What was said, as it was said."""

    text: Text
    lang: Language | None = None
    translation: Text | None = None
    translated_by: Text | None = None


class Citation(Part, frozen=True, kw_only=True):
    """Where in a source a record stands."""

    source: Key
    locator: Text | None = None
    quote: Text | None = None
    lang: Language | None = None
    credibility: Annotated[int, Meta(ge=1, le=6)] | None = None
    tlp: vocabulary.Tlp | None = None


class PlacePoint(Part, frozen=True, kw_only=True):
    """A place with how exactly it is meant."""

    place: Key
    precision: vocabulary.PlacePrecision | None = None


PlaceName = Key | PlacePoint


class Casualties(Part, frozen=True, kw_only=True):
    """Ranges [least, most]; most is None where the source says "at least"."""

    killed: tuple[Count, Count | None] | None = None
    injured: tuple[Count, Count | None] | None = None
    civilian: bool | None = None
    counted_by: Key | None = None


class Breach(Part, frozen=True, kw_only=True):
    """A treaty that an allegation touches, and who says that it would be breached."""

    treaty: Key
    article: Text | None = None
    said_by: tuple[Key, ...] = ()


class Provision(Part, frozen=True, kw_only=True):
    """An article of a treaty in our own words."""

    article: Text
    title: Text
    summary: Text


class Rule(Part, frozen=True, kw_only=True):
    """When an instrument takes effect, counted from its deposit."""

    rule: vocabulary.EffectRule
    n: Annotated[int, Meta(ge=0, le=400)]
    not_during_conflict: bool = False
    article: Text | None = None


class CoveredBy(Part, frozen=True, kw_only=True):
    """A treaty that covers a weapon."""

    treaty: Key
    note: Text | None = None


class Related(Part, frozen=True, kw_only=True):
    """How a record stands to another."""

    key: Key
    relation: vocabulary.Relation


class Characterised(Part, frozen=True, kw_only=True):
    """What one source makes of a response."""

    source: Key
    kinds: Annotated[tuple[vocabulary.ResponseKind, ...], Meta(min_length=1)]


PART_FIELDS = frozenset(
    name
    for part in (
        DateObject, AliasObject, Words, Citation, PlacePoint, Casualties, Breach, Provision, Rule, CoveredBy, Related,
        Characterised,
    )
    for name in part.__struct_fields__
)  # fmt: skip
"""The names of all fields below the first level."""


def place_key(place: PlaceName) -> str:
    """Give the key of a place in either of its forms."""
    return place if isinstance(place, str) else place.place


def fuzzy(value: Date) -> FuzzyDate:
    """Give a date of the format as a value; raise ValueError where it is none."""
    if isinstance(value, str):
        return _short(value)
    return FuzzyDate(value.earliest, value.latest, value.precision, value.text)


@lru_cache(maxsize=20_000)
def _short(value: str) -> FuzzyDate:
    return FuzzyDate.parse(value)
