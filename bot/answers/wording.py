"""The sentences of an answer that are no record's own: one place, so that every state and every side gets the same."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.answers.privacy import PRIVATE
from bot.answers.query import Intent, Query, Span
from bot.answers.understanding.dates import YearFrom
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.dates import spoken
from bot.register.vocabulary import Action, ActorType, Kind, Process, Relation, ResponseKind, SourceType, Stance, Status

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
ACTOR_TYPE_WORDS = {
    ActorType.NGO: "non-governmental organisations",
    ActorType.COALITION: "coalitions of organisations",
    ActorType.INTERNATIONAL_ORGANISATION: "international organisations",
    ActorType.MEDIA: "media",
    ActorType.TREATY_BODY: "bodies of a treaty",
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
SOURCE_WORDS = {
    SourceType.OFFICIAL_TRANSCRIPT: ("official transcript", "official transcripts"),
    SourceType.OFFICIAL_STATEMENT: ("official statement", "official statements"),
    SourceType.TREATY_DEPOSITARY: ("document of a treaty depositary", "documents of a treaty depositary"),
    SourceType.UN_REPORT: ("UN report", "UN reports"),
    SourceType.NGO_REPORT: ("NGO report", "NGO reports"),
    SourceType.WIRE: ("wire report", "wire reports"),
    SourceType.NEWSPAPER: ("newspaper report", "newspaper reports"),
    SourceType.STATE_MEDIA: ("report of state media", "reports of state media"),
    SourceType.BROADCASTER: ("broadcast report", "broadcast reports"),
    SourceType.SOCIAL_POST: ("social post", "social posts"),
    SourceType.DATA_SET: ("data set", "data sets"),
    SourceType.AGGREGATOR_REWRITE: ("aggregator’s rewrite", "aggregators’ rewrites"),
    SourceType.MACHINE_TRANSLATION: ("machine translation", "machine translations"),
    SourceType.INTERVIEW: ("interview", "interviews"),
    SourceType.CONFIDENTIAL: ("confidential document", "confidential documents"),
}
PROCESS_WORDS = {
    Process.NONE: "no process is recorded",
    Process.CLARIFICATION_REQUESTED: "a clarification was requested",
    Process.INVESTIGATION_ANNOUNCED: "an investigation was announced",
    Process.ONGOING: "an investigation is ongoing",
    Process.CONCLUDED: "an investigation was concluded",
    Process.REFERRED: "it was referred to another body",
}
RELATION_WORDS = {
    Relation.SAME_EVENT: "concerning the same event as",
    Relation.PART_OF: "part of",
    Relation.DUPLICATE_OF: "a duplicate of",
    Relation.CONTRADICTS: "contradicting",
    Relation.FOLLOWS: "following",
}
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
MOST_OPTIONS = 5
"""Ways to read a question that are offered at once."""
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


def numbered(number: int, noun: str) -> str:
    """Say how many there are of something that makes its plural with an s."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Join names as a sentence does: `A, B and C`."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def many(names: Sequence[str], most: int = _MOST_NAMED) -> str:
    """Join names as `listed` does, the first dozen of them only unless told how many."""
    left = len(names) - most
    if left <= 0:
        return listed(names)
    return f"{', '.join(names[:most])} and {left:,} {'other' if left == 1 else 'others'}"


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


def no_reply(today: date) -> str:
    """Say that the accused was asked, and that no answer is recorded."""
    return f"Asked for a response; no reply recorded as of {spoken(today)}."


def tallied(counts: Mapping[Any, int], words: Mapping[Any, str]) -> str:
    """Say how many are what, in the order of the vocabulary: `2 alleged, 1 contested`."""
    return ", ".join(f"{counts[each]:,} {word}" for each, word in words.items() if counts.get(each))


def in_order(first: date | None, last: date | None) -> str:
    """Say from when to when; nothing where no day is known."""
    if first is None or last is None:
        return ""
    if first == last:
        return f"on {spoken(first)}"
    begins, ends = _no_finer(first, first), _no_finer(last, last + timedelta(days=last < date.max))
    return f"in {begins}" if begins == ends else f"between {begins} and {ends}"


def _no_finer(day: date, bound: date) -> str:
    """Say a first or a last day by its year or month where it can be the bound of one: a day that nobody gave is never said."""
    if (bound.month, bound.day) == (1, 1):
        return str(day.year)
    return f"{calendar.month_name[day.month]} {day.year}" if bound.day == 1 else spoken(day)


def day_or_more(first: date, last: date) -> str:
    """Say a day, or the year, the months or the days within which it lies."""
    return _whole(first, last) or f"between {spoken(first)} and {spoken(last)}"


def name_of(entry: NamedEntry) -> str:
    """Name an entry, without the name where it is a private individual."""
    return PRIVATE if entry.is_private else entry.name


def capital(text: str) -> str:
    """Begin a sentence with a name or a word."""
    return text[:1].upper() + text[1:]


def harm_said(killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None, counted_by: str) -> str:
    """Say how many were killed and injured, and who counted them."""
    parts = [f"{word} {_range(*bounds)}" for word, bounds in (("killed", killed), ("injured", injured)) if bounds]
    return ", ".join(parts) + (f", counted by {counted_by}" if counted_by else ", by a count of nobody named")


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"at least {least:,}"
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def span_said(span: Span) -> str:
    """Say a stretch of days: a day, whole months and years by their names, or from one day to another."""
    if span.first and span.last:
        return _whole(span.first, span.last) or f"{spoken(span.first)} to {spoken(span.last)}"
    if span.first:
        return f"since {spoken(span.first)}"
    return f"until {spoken(span.last)}" if span.last else ""


def _whole(first: date, last: date) -> str:
    """Say a day, a month, a year, or a stretch of whole ones; nothing of any other stretch."""
    if first == last:
        return spoken(first)
    if first.day != 1 or last == date.max or (last + timedelta(days=1)).day != 1:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    begins, ends = calendar.month_name[first.month], f"{calendar.month_name[last.month]} {last.year}"
    if first.year != last.year:
        return f"{begins} {first.year} to {ends}"
    return ends if first.month == last.month else f"{begins} to {ends}"


_YEAR_FROM = {
    YearFrom.TODAY: "",
    YearFrom.QUESTION: ", the year that the question names",
    YearFrom.CONVERSATION: ", the year of the question before",
}


def date_taken(typed: str, span: Span, year_from: YearFrom) -> str:
    """Say how a time without a year was read."""
    return f"“{typed}” was taken as {span_said(span)}{_YEAR_FROM[year_from]}."


def date_unread(typed: str) -> str:
    """Say that the calendar has no such day."""
    return f"“{typed}” is no day of the calendar, and was left out."


def whose_left_out(name: str) -> str:
    """Say that a name tells only whose or where to something is, and so fills no part of the query."""
    return f"“{name}” was left out: it says whose or where to, not who speaks."


def office_left_out(office: str) -> str:
    """Say that the holder of an office is not known, so that what others said is shown too."""
    return f"“{office}” was left out: who holds an office is not recorded; add the person’s name."


def either_side(name: str) -> str:
    """Say that a question leaves open whether a country alleges or is accused, and that both are shown."""
    return f"“{name}” was taken as whoever alleges or is accused."


def own_left_out(name: str) -> str:
    """Say that one who speaks for the accused is not asked for as who accuses."""
    return f"{name} speaks for those who are accused, and was left out as who accuses."


def first_names_taken(most: int) -> str:
    """Say that a question had more names than a search takes."""
    return f"Only the first {most} names were taken."


def date_on_both_sides(typed: str) -> str:
    """Say that a time bounds nothing where what was said before and after it is asked for."""
    return f"“{typed}” bounds nothing: what is recorded before and after it is shown."


def date_not_left_out(typed: str) -> str:
    """Say that records of a time were not left out, though the question sets it aside."""
    return f"“{typed}” is set aside by the question; what is recorded for it could not be left out."


def which_date(typed: str, *, of_year: bool) -> str:
    """Ask which of the ways to read a time is meant."""
    return f"Which {'year' if of_year else 'day'} is meant by “{typed}”?"


def date_left_open(typed: str, spans: Sequence[Span]) -> str:
    """Say that the records of all ways to read a time are shown."""
    return f"“{typed}” can be {_any_of(spans)}; the records of each are shown."


def _any_of(spans: Sequence[Span]) -> str:
    named = [span_said(span) for span in spans[:MOST_OPTIONS]]
    more = len(spans) - MOST_OPTIONS
    return f"{', '.join(named)} or {more} more" if more > 0 else listed(named, "or")


def date_not_applied(typed: str) -> str:
    """Say that a time was left out until its year is chosen."""
    return f"“{typed}” was left out until it is said of which year."


def only_year(typed: str, span: Span) -> str:
    """Say that a year was taken because no other has a record."""
    return f"“{typed}” was taken as {span_said(span)}, the only year with a record of that time."


def no_year(typed: str) -> str:
    """Say that no year has a record of a time."""
    return (
        f"No record on what is asked is of “{typed}” in any year; those whose dates may include it are shown, if there are any."
    )


def understood(query: Query, lexicon: Lexicon) -> str:
    """Say how a question was read, for the reader to check."""
    kinds = listed([KIND_WORDS[kind][1] for kind in query.kinds])
    parts = [_asked_for(query).capitalize()]
    if kinds and query.intent in {Intent.COUNT, Intent.WHO, Intent.WHEN, Intent.TIMELINE, Intent.COMPARE}:
        parts[0] = f"{parts[0]}: {kinds}"
    parts += [f"{label}: {value}" for label, value in _labelled(query, lexicon)]
    if query.history:
        parts[0] = "History"
    if query.unanswered:
        parts.append("without a recorded response")
    if query.unattributed:
        parts.append("naming nobody who did it")
    return " · ".join(parts)


def _asked_for(query: Query) -> str:
    kinds = listed([KIND_WORDS[kind][1] for kind in query.kinds])
    return _INTENT_WORDS.get(query.intent, "") or kinds or "records"


def from_thread(kept: Query, lexicon: Lexicon, *, task: bool) -> str:
    """Say what of the thread's last question a question was read with; `task`: what it was after as well. Empty if nothing."""
    parts = [_asked_for(kept)] if task else []
    for label, value in _labelled(kept, lexicon):
        plain = label in {"weapon", "treaty", "resolution", "record"}
        parts.append(value if plain else f"{'in' if label == 'place' else label} {value}")
    parts += ["without a recorded response"] if kept.unanswered else []
    parts += ["naming nobody who did it"] if kept.unattributed else []
    parts += ["the latest"] if kept.latest else []
    parts += [f"article {kept.article}"] if kept.article else []
    parts += [f"“{kept.text}”"] if kept.text else []
    return f"From the thread: {', '.join(parts)}." if parts else ""


def nth_taken(typed: str, ref: str) -> str:
    """Say which record of the answer before was meant by its place."""
    return f"“{typed}” was taken as {ref}, by its place in the answer before."


def not_shown(typed: str, number: int) -> str:
    """Say that the answer before had no record at that place."""
    shown = f"{counted(number, None)} {'was' if number == 1 else 'were'} shown" if number else "no record was shown"
    return f"What “{typed}” refers to is not known: {shown} before."


def unknown_referent(typed: str) -> str:
    """Say that a word points to something that was not said."""
    return f"What “{typed}” refers to is not known here: ask with the name or the date."


NO_REASONS = "Why something was done is not kept in the register: it holds who said what, when, and on what source."
BEGUN_ANEW = "The next question is read by itself; nothing is taken over from the questions before."


def _labelled(query: Query, lexicon: Lexicon) -> list[tuple[str, str]]:
    def names(keys: Iterable[str]) -> str:
        found = (lexicon.id_of(key) for key in keys)
        return listed([name_of(lexicon.named(each)) for each in found if each is not None], "or")

    labelled = (
        ("by", names(query.speakers)),
        ("by members of", names(query.groups)),
        ("by", listed([ACTOR_TYPE_WORDS[each] for each in query.speaker_types], "or")),
        ("not by", names(query.not_speakers)),
        ("not by", listed([ACTOR_TYPE_WORDS[each] for each in query.not_speaker_types], "or")),
        ("not by members of", names(query.not_groups)),
        ("not in", names(query.not_places)),
        ("not with", names(query.not_weapons)),
        ("not about" if Kind.ALLEGATION not in query.kinds else "not against", names(query.not_actors)),
        ("about" if Kind.ALLEGATION not in query.kinds else "against", names(query.actors)),
        ("with", names(query.anyone)),
        ("answering", names(query.allegers)),
        ("treaty", names(query.treaties)),
        ("weapon", names(query.weapons)),
        ("place", names(query.places)),
        ("stance", listed([STANCE_WORDS[stance] for stance in query.stances], "or")),
        ("changed from", listed([STANCE_WORDS[stance] for stance in query.changed_from], "or")),
        ("changed to", listed([STANCE_WORDS[stance] for stance in query.changed_to], "or")),
        ("status", listed([STATUS_WORDS[status] for status in query.statuses], "or")),
        ("response", listed([RESPONSE_WORDS[kind] for kind in query.responses], "or")),
        ("not answered by", listed([RESPONSE_WORDS[kind] for kind in query.not_responses], "or")),
        ("act", listed([act.value.replace("_", " ") for act in query.acts], "or")),
        ("citing", listed(query.publishers, "or")),
        ("citing", listed([SOURCE_WORDS[each][1] for each in query.source_types], "or")),
        ("action", listed([ACTION_WORDS[action] for action in query.actions], "or")),
        ("standing", query.standing.value.replace("_", " ") if query.standing and not query.actors else ""),
        ("resolution", listed(query.resolutions, "or")),
        ("said", span_said(query.said)),
        ("occurred", span_said(query.occurred)),
        ("recorded", span_said(query.since_recorded)),
        ("dated", _any_of(query.in_any)),
        ("not said", _any_of(query.not_said)),
        ("not occurred", _any_of(query.not_occurred)),
        ("on", spoken(query.on) if query.on else ""),
        ("record", listed(query.refs)),
    )
    return [(label, value) for label, value in labelled if value]


def aside_set_aside(text: str) -> str:
    """Say that a part of a message was not read though it names something: it stands beside the question."""
    return f"“{text}” was set aside: it stands beside the question."


def contrast_set_aside(words: str) -> str:
    """Say that a part of a question tells only what is not meant."""
    return f"“{words}” was set aside: it says what is not asked for."


def names_nobody(office: str) -> str:
    """Say that an office alone is no name."""
    return f"“{office}” alone names nobody, and was left out: add whose."


def read_as(typed: str, meant: str) -> str:
    """Say that a word was taken for another."""
    return f"“{typed}” was read as {meant}."


def which_bearer(name: str) -> str:
    """Ask which of those that bear a name is meant."""
    return f"Which “{name}” is meant?"
