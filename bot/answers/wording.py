"""The sentences of an answer that are no record's own: one place, so that every state and every side gets the same."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.answers.query import Intent, Query, Span
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.vocabulary import Action, Kind, ResponseKind, Stance, Status

STATUS_WORDS = {
    Status.ALLEGED: "alleged",
    Status.CORROBORATED: "corroborated",
    Status.CONTESTED: "contested",
    Status.FINDING: "finding",
    Status.ACKNOWLEDGED: "acknowledged",
    Status.NOT_SUBSTANTIATED: "not substantiated",
    Status.REFUTED: "refuted",
    Status.RETRACTED: "retracted",
}
STATUS_MEANINGS = {
    Status.ALLEGED: "an identified source says so",
    Status.CORROBORATED: "sources of different independence groups support it",
    Status.CONTESTED: "recorded sources disagree on whether it happened or who did it",
    Status.FINDING: "a named body has concluded on it",
    Status.ACKNOWLEDGED: "the accused has admitted it",
    Status.NOT_SUBSTANTIATED: "a named body did not find it substantiated",
    Status.REFUTED: "a named body concluded that it did not happen as alleged",
    Status.RETRACTED: "whoever alleged it has withdrawn it",
}
RESPONSE_WORDS = {
    ResponseKind.DENIAL: "denial",
    ResponseKind.PARTIAL_DENIAL: "partial denial",
    ResponseKind.ADMISSION: "admission",
    ResponseKind.JUSTIFICATION: "justification",
    ResponseKind.COMPLIANCE_ASSERTION: "assertion of compliance",
    ResponseKind.RECEIPT: "taken note",
    ResponseKind.INVESTIGATION_ANNOUNCED: "investigation announced",
    ResponseKind.INVESTIGATION_CONCLUDED: "investigation concluded",
    ResponseKind.COMMITMENT: "commitment",
    ResponseKind.DECLINED_TO_COMMENT: "declined to comment",
    ResponseKind.NOT_AWARE: "not aware of it",
    ResponseKind.NO_REPLY: "no reply when asked",
    ResponseKind.COUNTER_ALLEGATION: "counter-allegation",
    ResponseKind.REFERRAL: "referral",
}
STANCE_WORDS = {stance: stance.value.replace("_", " ") for stance in Stance}
ACTION_WORDS = {action: action.value.replace("_", " ") for action in Action}
KIND_WORDS = {
    Kind.POSITION: ("position", "positions"),
    Kind.ALLEGATION: ("allegation", "allegations"),
    Kind.RESPONSE: ("response", "responses"),
    Kind.ASSESSMENT: ("assessment", "assessments"),
    Kind.TREATY_ACTION: ("treaty action", "treaty actions"),
}
_INTENT_WORDS = {
    Intent.VOTES: "votes",
    Intent.TREATY_STATUS: "treaty status",
    Intent.TREATY_FACTS: "what a treaty says",
    Intent.TIMELINE: "timeline",
    Intent.CHANGE: "changes of position",
    Intent.COMPARE: "comparison",
    Intent.NEWS: "what is new",
    Intent.CORRECTIONS: "corrections",
    Intent.SOURCE: "sources",
    Intent.WHEN: "when",
    Intent.WHO: "who",
    Intent.COUNT: "how many",
    Intent.RECORD: "record",
}
_MOST_NAMED = 12
EXAMPLES = (
    "What has the UN said about anti-personnel mines?",
    "Allegations in Izium",
    "What did Ukraine reply to HRW about Izium?",
    "Is Ukraine a party to the Ottawa Convention?",
    "How did Brazil vote on cluster munitions in 2019?",
    "How many allegations against Russia are recorded?",
)


def counted(number: int, kind: Kind | None) -> str:
    """Say how many records of a kind: `1 allegation`, `3 records`."""
    one, many = KIND_WORDS[kind] if kind else ("record", "records")
    return f"{number:,} {one if number == 1 else many}"


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Join names as a sentence does: `A, B and C`."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def many(names: Sequence[str]) -> str:
    """Join names as `listed` does, the first dozen of them only."""
    left = len(names) - _MOST_NAMED
    return f"{', '.join(names[:_MOST_NAMED])} and {left} others" if left > 0 else listed(names)


def sentence(text: str) -> str:
    """Put a text that somebody gave as a reason on one line, and end it with a full stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def kinds_said(kinds: Iterable[ResponseKind]) -> str:
    """Say what a response amounts to."""
    return ", ".join(RESPONSE_WORDS[kind] for kind in dict.fromkeys(kinds))


def no_response(today: date) -> str:
    """Say that the accused's answer is not recorded."""
    return f"No response recorded as of {spoken(today)}."


def span_said(span: Span) -> str:
    """Say a stretch of days."""
    if span.first and span.last:
        if span.first == span.last:
            return spoken(span.first)
        if (span.first.month, span.first.day, span.last.month, span.last.day) == (
            1,
            1,
            12,
            31,
        ) and span.first.year == span.last.year:
            return str(span.first.year)
        return f"{spoken(span.first)} to {spoken(span.last)}"
    if span.first:
        return f"from {spoken(span.first)} on"
    return f"until {spoken(span.last)}" if span.last else ""


def understood(query: Query, lexicon: Lexicon) -> str:
    """Say how a question was read, for the reader to check."""

    def names(keys: Iterable[str]) -> str:
        found = (lexicon.id_of(key) for key in keys)
        return listed([lexicon.named(each).name for each in found if each is not None], "or")

    kinds = listed([KIND_WORDS[kind][1] for kind in query.kinds])
    parts = [(_INTENT_WORDS.get(query.intent, "") or kinds or "records").capitalize()]
    if kinds and query.intent in {Intent.COUNT, Intent.WHO, Intent.WHEN, Intent.TIMELINE, Intent.COMPARE}:
        parts[0] = f"{parts[0]}: {kinds}"
    labelled = (
        ("by", names(query.speakers)),
        ("by members of", names(query.groups)),
        ("not by", names(query.not_speakers)),
        ("about" if Kind.ALLEGATION not in query.kinds else "against", names(query.actors)),
        ("with", names(query.anyone)),
        ("answering", names(query.allegers)),
        ("treaty", names(query.treaties)),
        ("weapon", names(query.weapons)),
        ("place", names(query.places)),
        ("stance", listed([STANCE_WORDS[stance] for stance in query.stances], "or")),
        ("status", listed([STATUS_WORDS[status] for status in query.statuses], "or")),
        ("response", listed([RESPONSE_WORDS[kind] for kind in query.responses], "or")),
        ("action", listed([ACTION_WORDS[action] for action in query.actions], "or")),
        ("resolution", listed(query.resolutions, "or")),
        ("said", span_said(query.said)),
        ("occurred", span_said(query.occurred)),
        ("recorded", span_said(query.since_recorded)),
        ("on", spoken(query.on) if query.on else ""),
        ("record", listed(query.refs)),
    )
    parts += [f"{label}: {value}" for label, value in labelled if value]
    if query.history:
        parts[0] = "History"
    if query.unanswered:
        parts.append("without a recorded response")
    return " · ".join(parts)


def read_as(typed: str, meant: str) -> str:
    """Say that a word was taken for another."""
    return f"“{typed}” was read as {meant}."


def which_bearer(name: str) -> str:
    """Ask which of those that bear a name is meant."""
    return f"Which “{name}” is meant?"
