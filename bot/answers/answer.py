"""The answer as a value: what Slack's views, the terminal and JSON each render."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bot.answers.differences import Piece
from bot.answers.query import Intent, Query
from bot.register.members import QuickMembers
from bot.register.vocabulary import Kind, ResponseKind, SourceType, Status

MOST_FINDINGS = 1_000
"""An answer holds no more records than this; `total` counts them all."""


class Refusal(StrEnum, metaclass=QuickMembers):
    """What Rapporteur declines, each with its own short reason."""

    GUILT = "guilt"
    WHO_IS_RIGHT = "who_is_right"
    IDENTITY = "identity"
    COORDINATES = "coordinates"
    PREDICTION = "prediction"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One citation as a reader sees it. `published` is worded for a reader, `published_on` is ISO for JSON."""

    key: str
    publisher: str
    title: str
    url: str | None
    published_on: str | None
    published: str
    source_type: SourceType
    locator: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What was said, as it was said; `translation` is English and marked as a translation wherever it is shown."""

    text: str
    lang: str | None = None
    translation: str | None = None
    translated_by: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """An answer to an allegation, in one line that names who gave it.

    `characterised` says, for each source that describes it differently, how; shown side by side.
    """

    ref: str
    key: str
    line: str
    dated: str
    kinds: tuple[ResponseKind, ...]
    sources: tuple[SourceLine, ...] = ()
    characterised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A record whose words stand in a finding, and the number of its publication that they follow; 0 where it has none."""

    record_id: int
    seq: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One record of an answer. An allegation never comes without `status` and `response_state`.

    `line` is a whole sentence that names who says it; `dated` is worded for a reader; `response_state` is a sentence such
    as "No response recorded as of 22 November 2026."; `notes` are further sentences (assessments, treaty status on the date).
    `shown` are the record itself and the responses and assessments that are told with it.
    """

    record_id: int
    ref: str
    key: str
    kind: Kind
    line: str
    who: str
    dated: str
    status: Status | None = None
    status_line: str = ""
    response_state: str = ""
    responses: tuple[ResponseLine, ...] = ()
    words: Quote | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one field of a record, in pieces that stand in a line with spaces between."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that readers were told of a record, or of an answer to it. `dated` is a day with the time of day.

    `who` is as the register keeps it: `slack:` and a user id for somebody in Slack. `drafted` says since when it was in
    drafting and review. `line` is what the record said, where readers had not seen it before; else `differences` says what
    became of it.
    """

    ref: str
    dated: str
    who: str
    done: str
    why: str = ""
    drafted: str = ""
    rests_on: SourceLine | None = None
    line: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a question: a few words for a button, and the whole question that can only be read so."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question leaves open, asked in one sentence, and the ways to read it."""

    asks: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is recorded on a question.

    `total` counts what answers it; where nothing does, `findings` may hold the nearest records, and `nearest` says so.
    `understood` words the query for a reader; `notices` are sentences that must stand with the answer (safety, capped
    ranking, "Rapporteur does not determine violations").
    """

    question: str
    intent: Intent
    as_of: date
    query: Query
    headline: str
    understood: str = ""
    total: int = 0
    findings: tuple[Finding, ...] = ()
    nearest: bool = False
    value: dict[str, Any] | None = None
    refused: Refusal | None = None
    assumptions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = field(default=())
    choices: tuple[Choice, ...] = ()
    log: tuple[LogEntry, ...] = ()
    """The history of the one record that is found, the latest first, as much of it as was asked for."""
    logged: int = 0
    """How many entries the whole of that history has."""
