"""Every sentence that an answer can have, but for a history: an explicit list, with slots for what comes out of a register.

`«…»` marks text of the register in the tests that use this; it is taken out before a line is held against the list, and only
where that text may be shown. So a sentence that stands in none of the lists fails, and so does a word that nobody wrote.
"""

import re
from functools import cache, lru_cache

from bot.answers.outcomes.by_intent import _HELP, _UNKNOWN, _UNPUBLISHED
from bot.answers.understanding import refusals
from bot.answers.wording import BEGUN_ANEW, EXAMPLES, NO_REASONS
from tests.answers.sentence_slots import SLOTS, TEXT, UNDERSTOOD

SENTENCES = (
    # --- records and how they stand
    "{text}",
    "{text}.",
    "Status: {status}.",
    "{answered}.",
    "Status: {status}; {meaning}.",
    "Status: {status}; not confirmed in the register’s terms.",
    "“Confirmed” is no status of the register; these are what is recorded.",
    "{counted} recorded in Rapporteur.",
    "{counted} recorded in Rapporteur: {statuses}.",
    "{counted} recorded in Rapporteur; the latest: {text}",
    "Whose withdrawal from the {name} is not said: ask with the state's name.",
    "{counted} recorded in Rapporteur; nearest in its words: {text}",
    "{counted} recorded in Rapporteur ({responses}); nearest in its words: {text}",
    "{counted} recorded in Rapporteur ({responses}); the latest: {text}",
    "{counted} recorded in Rapporteur ({responses}).",
    "{counted} recorded in Rapporteur without a recorded response as of {day}: {tally}.",
    "{counted} recorded in Rapporteur, {by} {names}.",
    "{counted} recorded in Rapporteur, {by} {names}: {statuses}.",
    "{counted} recorded in Rapporteur, {by} {tallied_names}: {statuses}.",
    "{n} {are} recorded in Rapporteur as alleging it, of whatever kind: {tallied_names}.",
    "{counted} recorded in Rapporteur, made against {accused}; alleged by {names}: {statuses}.",
    "{n} vote{s} recorded in Rapporteur.",
    "{n} vote{s} recorded in Rapporteur: {stances}.",
    "Of {n} found, {n} {are} recorded as a duplicate of another, and not counted.",
    "{by_kind}: {refs}.",
    "{n} of those asked for are not published.",
    "No record {refs} is published in Rapporteur.",
    "{by_kind} recorded in Rapporteur{maybe_when}, the earliest first.",
    "Only one record in Rapporteur: {text}",
    "{by_kind} published in Rapporteur; the last published first.",
    "{by_kind} published in Rapporteur since {day}; the last published first.",
    "1 record published in Rapporteur: {text}",
    "Nothing new is recorded in Rapporteur.",
    "Nothing new is recorded in Rapporteur since {day}.",
    "No correction of a published record is recorded in Rapporteur.",
    "{counted} corrected after being published.",
    "{n} withdrawn: {refs}.",
    "{ref} was withdrawn on {day}: {text}.",
    "{of} was corrected on {day}: changed is {word}.",
    "Ask for the history of a record for what was changed in the others.",
    "{date}: {text}",
    "Between {day} and {day}: {text}",
    "{day}: {text}",
    "{months}: {text}",
    "“{status}” means: {meaning}.",
    # --- nothing, and what is assumed
    "Nothing is recorded in Rapporteur on this, as it was understood.",
    "Nothing on this is recorded in Rapporteur.",
    "No record in Rapporteur names {quoted_words}.",
    "Not understood, and left out: {quoted_words}.",
    "No record has {quoted_words} beside the rest, so that was left out.",
    "Only what has {quoted_words} in its words is shown.",
    "Only what has {quoted_words} in its words is shown, of whatever kind.",
    "Only votes of states that {stand} the {name} on the day of the vote are shown.",
    "“{word}” bounds nothing: what is recorded before and after it is shown.",
    "“{word}” is set aside by the question; what is recorded for it could not be left out.",
    "The other actor named was left out: nothing is recorded on both.",
    "Whether a state was a party to the treaty when it voted was not looked at.",
    "So many records have these words that only the {n} recorded last are ranked.",
    "Only votes are recorded.",
    "On the weapon itself no such statement was found; this is what is recorded on the {names}.",
    "No change is recorded in Rapporteur as such; the only position: {text}",
    "No change is recorded in Rapporteur as such; beside votes ({stances}, {when}), the only position: {text}",
    "Votes of the same are recorded too: {stances}, {when}.",
    "Nothing is recorded in Rapporteur as said by “{word}” on this; what is recorded of others stands near.",
    "None of “{word}” is recorded in Rapporteur on this; what is recorded in other forms stands near.",
    "Only what is recorded as of “{word}” is shown.",
    "No absence is recorded in Rapporteur on {resolution}{maybe_when}, and nothing tells who took no part: {stances}.",
    "{n} such votes are recorded in Rapporteur, {when}.",
    "{n} state{s} {voted} {resolution_or_more} recorded in Rapporteur: {names}.",
    "No state {voted} {resolution_or_more} recorded in Rapporteur.",
    "In all of their votes recorded, but not on every one of these resolutions, {voted}: {names}.",
    "{n} state{s} with votes recorded in Rapporteur on {n} resolutions, and none that is “{stance}”: {names}.",
    "{n} state{s} {voted} {resolution_or_more} and {voted} {resolution_or_more}, as recorded in Rapporteur: {names}.",
    (
        "{n} state{s} {voted} {resolution_or_more} and {voted} {resolution_or_more}, each at least once, as recorded in "
        "Rapporteur: {names}."
    ),
    "No state {voted} {resolution_or_more} and {voted} {resolution_or_more}, as recorded in Rapporteur.",
    "“{word}” was not understood: votes on {n} resolution{s} are shown.",
    "The {edge} recorded in Rapporteur: {ballots}.",
    "Recorded in Rapporteur: {ballots}.",
    "{ballots}.",
    "Votes on {n} resolution{s} are recorded in Rapporteur.",
    "Of {n} resolution{s} recorded in Rapporteur, the {most} votes recorded as “{stance_or}” on one are {n}: {ballots_named}.",
    "The register knows no group of states by the name {quoted_words}, so nothing was counted: {ask_with}.",
    "The register holds no members of {names}, so nothing was counted: {ask_with}.",
    "The votes asked about were compared with the vote before them on the same treaty.",
    "No position is recorded; this is what is recorded as alleged or concluded.",
    "No allegation is recorded; this is what is recorded instead.",
    "Article {word} of which treaty is not said: ask with the treaty's name.",
    "No statement is recorded; these are treaty actions.",
    "No answer to an allegation is recorded; this is what was said.",
    "No record with the stance “{stance_or}” was found; this is what is recorded instead.",
    "No record with the stance “{stance_or}” towards whom was asked about was found.",
    "No response of the kind “{response_or}” is recorded in Rapporteur on this; others are shown as nearest.",
    "No position is recorded; this is what is recorded as alleged.",
    "No position of “{word}” is recorded on this; this is what was alleged.",
    "Nothing was recorded in that time; this is what was said in it.",
    "Nothing is recorded as having happened there; this is what is alleged of whom was named.",
    "The time was taken as when it was alleged.",
    "The time was taken as when it is said to have occurred.",
    "“{word}” was left out: it says whose or where to, not who speaks.",
    "{name} speaks for those who are accused, and was left out as who accuses.",
    "“{word}” was left out: who holds an office is not recorded; add the person’s name.",
    "Only what cites {either} as a source is shown.",
    "“{word}” was taken as whoever alleges or is accused.",
    "“{word}” was read as “{word}”.",
    "No record in Rapporteur has the quoted words.",
    "No record in Rapporteur by whom was asked about has the quoted words.",
    "The quoted words were looked for in all kinds of records.",
    "“{word}” was set aside: it says what is not asked for.",
    "“{text}” was set aside: it stands beside the question.",
    "“{word}” alone names nobody, and was left out: add whose.",
    "“{word}” was taken as: {names}.",
    "“{word}” was taken as {names}, which includes {names}.",
    "“{word}” can be {either}; all are searched.",
    "“{word}” was taken as {name}.",
    "“{word}” was taken as the {name}.",
    # --- a question that goes on from the one before
    "From the thread: {taken}.",
    "“{word}” was taken as {ref}, by its place in the answer before.",
    "What “{word}” refers to is not known here: ask with the name or the date.",
    "What “{word}” refers to is not known: {counted} was shown before.",
    "What “{word}” refers to is not known: {counted} were shown before.",
    "What “{word}” refers to is not known: no record was shown before.",
    NO_REASONS,
    BEGUN_ANEW,
    # --- the sides of records
    "No exact words are recorded in Rapporteur of this; its summary: {text}",
    "No exact words are recorded in Rapporteur of these {counted}; the summary of the first: {text}",
    "Of {n} of {counted} the exact words are recorded in Rapporteur; the first here: {quoted}",
    "{quoted}",
    "No date is recorded of these {counted}.",
    "The {edge} recorded in Rapporteur, {names} ({dated}): {text}",
    (
        "{counted} of the same date ({dated}) are the {edge} recorded in Rapporteur, by {names}; which of them came "
        "{edge} is not recorded."
    ),
    (
        "{counted} of the same date ({dated}) are the {edge} recorded in Rapporteur, by {names}; which of them came "
        "{edge} is not recorded: {statuses}."
    ),
    "The order is not certain: the dates of {n} {overlap}.",
    (
        "No number of killed or injured is recorded as such in Rapporteur for {allegation}; a number in a sentence below "
        "is that of whoever says it."
    ),
    (
        "No number of killed or injured is recorded as such in Rapporteur for {counted}: {statuses}; a number in a "
        "sentence below is that of whoever says it."
    ),
    (
        "Of {counted} recorded in Rapporteur, {n} {give} a number of killed or injured; numbers are not added up, since "
        "several may tell of the same incident: {statuses}."
    ),
    "{harm}: {allegation}.",
    "No investigation is recorded in Rapporteur as of {day}.",
    "No investigation is recorded in Rapporteur as of {day}, on {allegation}.",
    "No investigation is recorded in Rapporteur as of {day}, on {counted}: {statuses}.",
    "On {allegation}, recorded in Rapporteur: {process}.",
    "On {allegation}, responses that speak of an investigation: {said_to_investigate}.",
    "On {allegation}, recorded in Rapporteur: {process}; responses that speak of an investigation: {said_to_investigate}.",
    "An investigation or another process is recorded on {n} of {counted} in Rapporteur: {statuses}.",
    (
        "Nothing is recorded in Rapporteur on whether {of} tells of the same incident as another, and Rapporteur does "
        "not decide it."
    ),
    (
        "Nothing is recorded in Rapporteur on whether these {counted} tell of the same incident, and Rapporteur does not "
        "decide it."
    ),
    "{n} relations of {of} to other records are recorded in Rapporteur.",
    "{n} relations of these {counted} to other records are recorded in Rapporteur.",
    "{n} relations between these {counted} are recorded in Rapporteur.",
    "{of} is recorded as {relation} {of}.",
    "{counted}: {statuses}.",
    "Recorded in Rapporteur on {of_any}: {disagreement}.",
    "Nothing is recorded in Rapporteur on which the sources of {of_any} disagree.",
    "Contested: {allegation}.",
    "{of} rests on {weighed}.",
    "{n} sources of one independence group, which count once: {sources}.",
    "1 source of a group of its own: {sources}.",
    "From {status} to {status} it needs {needed}.",
    "Each move of a status has an author, a reason and a citation; any other change is a correction.",
    (
        "{counted} recorded in Rapporteur {rest} on {n} source{s} in {n} independence group{s}; the sources stand under "
        "each, with where and when they were published."
    ),
    "The words are recorded{maybe_lang}, with a translation by {text}.",
    "The words are recorded{maybe_lang}, with a translation.",
    "The words are recorded{maybe_lang}, not as they were first said ({text}).",
    "The words are recorded{maybe_lang}; no translation is recorded.",
    "{counted} recorded in Rapporteur; the sources stand under {under}, with where and when they were published.",
    # --- changes, comparisons, votes
    "Recorded change: from {step} to {step}; {ref} supersedes {ref}.",
    "Recorded change: from {step} to {step}; {ref} supersedes {ref}, of {counted} recorded in Rapporteur{maybe_when}.",
    (
        "Recorded change: {ref} ({name}, {date}) supersedes {ref} ({name}, {date}); both are recorded with the stance "
        "“{stance}”."
    ),
    (
        "Recorded change: {ref} ({name}, {date}) supersedes {ref} ({name}, {date}); both are recorded with the stance "
        "“{stance}”, of {counted} recorded in Rapporteur{maybe_when}."
    ),
    (
        "No change is recorded in Rapporteur as such: none of {counted} recorded in Rapporteur{maybe_when} is recorded "
        "as superseding another."
    ),
    "The stance of all of them is recorded as “{stance}”.",
    "Stances recorded, in the order in which they were said, of whatever subject: {steps}.",
    "No changed vote is recorded in Rapporteur, in {n} vote{s}{maybe_when}.",
    "{n} change{s} of vote recorded in Rapporteur, in {n} vote{s}{maybe_when}: {vote_change}.",
    "{n} change{s} of vote recorded in Rapporteur, in {n} vote{s}{maybe_when}; the first: {vote_change}.",
    "{vote_change}.",
    "{sides} recorded in Rapporteur, side by side: {numbers}.",
    "Votes recorded in Rapporteur on {resolution}{maybe_when}, side by side: {votes_of_each}.",
    "{name}: nothing is recorded in Rapporteur on this.",
    "{name}: {counted}; the latest ({dated}): {text}",
    "{name}: no position is recorded, but {of_others}; the latest ({dated}): {text}",
    "{name}: {counted} ({stances}); the latest ({dated}): {text}",
    "{name}: {counted} ({responses}); the latest ({dated}): {text}",
    "{name}: {counted} ({statuses}); the latest ({dated}): {text}",
    "{name}: {n} vote{s} ({stances_or_one}); the latest ({dated}): {text}",
    "Recorded in Rapporteur on {resolution}{maybe_when}: {stances}.",
    "Recorded in Rapporteur on {resolution}{maybe_when}: {stances} – {names}.",
    "Recorded in Rapporteur on {resolution}{maybe_when}: none {stance_or}; {stances}.",
    # --- treaties
    "{name} {stood} a State Party to the {name} on {day}{since}.",
    "{name} had signed the {name} by {day}{since}, and was not bound by it.",
    "{name} {stood} not a party to the {name} on {day}, by what is recorded in Rapporteur.",
    "{name} was still bound by the {name} on {day}; its withdrawal was deposited and {take} effect on {effect}.",
    "{name} had left the {name} by {day}; its withdrawal took effect on {effect}.",
    "Its consent to be bound had been deposited, and binds it from {day}.",
    "{name} declared that it applies the treaty provisionally.",
    (
        "{name} says that it suspended the operation of the treaty; the effect of that is contested{objections}, and it "
        "is no withdrawal."
    ),
    "{number_of_states}{members} {stand} the {name} {as_of} {day}, by what is recorded in Rapporteur.",
    "{number_of_states}{members} {stand} the {name} {as_of} {day}, by what is recorded in Rapporteur: {names}.",
    "{number_of_states}{members} {acted} the {name}{in_time}, by what is recorded in Rapporteur.",
    "{number_of_states}{members} {acted} the {name}{in_time}, by what is recorded in Rapporteur: {names}.",
    (
        "{number_of_states}{members} {left} the {name} {within}, by the day on which a withdrawal takes effect, as recorded in "
        "Rapporteur."
    ),
    (
        "{number_of_states}{members} {left} the {name} {within}, by the day on which a withdrawal takes effect, as recorded in "
        "Rapporteur: {names}."
    ),
    "{number_of_states} had left by then: {names}.",
    "Neither a signature nor a consent is recorded of these by that day: {names}.",
    "Not certain on that day, since the day of an action is not recorded: {unsure}.",
    "No member of the {names} is recorded in Rapporteur, so no list of its members can be given for the {name}.",
    "The other members of the {names}: {names}.",
    "“{word}” was read as the {text} parliament.",
    "No domestic decision of {names} on the {name} is recorded in Rapporteur.",
    (
        "{number_of_states}{members} took a domestic decision on the {name} and deposited no withdrawal, by what is recorded "
        "in Rapporteur."
    ),
    (
        "{number_of_states}{members} took a domestic decision on the {name} and deposited no withdrawal, by what is recorded "
        "in Rapporteur: {names}."
    ),
    "In all, {n} by {n} state{s}.",
    "Notice of a withdrawal was given in that time, with effect outside of it, by {names}.",
    "The day asked for was taken as {day}.",
    "No objection to a withdrawal from the {name} is recorded in Rapporteur.",
    (
        "Of {number_of_states}{members} bound by the {name} no objection to the suspension of the {name} that {names} claims "
        "is recorded in Rapporteur by {day}: {names}."
    ),
    "{number_of_states}{members} {stand} the {name} or {stand} the {name} {as_of} {day}, by what is recorded in Rapporteur.",
    (
        "{number_of_states}{members} {stand} the {name} or {stand} the {name} {as_of} {day}, by what is recorded in "
        "Rapporteur: {names}."
    ),
    "Which states are meant by {quoted_words} is not recorded in Rapporteur, so no list of them can be given.",
    "{name} says that it suspended the {name}; that is contested, and no withdrawal{objections}.",
    "No treaty action under the {name} is recorded in Rapporteur, so no status can be computed.",
    "{name}, on {day} and by what is recorded in Rapporteur: {standings}.",
    ("{name} says that it suspended the operation of the {names}; the effect of that is contested, and it is no withdrawal."),
    "No treaty action is recorded in Rapporteur under the {names}.",
    (
        "{number_of_states} objected to the suspension of the {name} that {names} claims, by what is recorded in "
        "Rapporteur by {day}: {names}."
    ),
    "No objection to the suspension of the {name} that {names} claims is recorded in Rapporteur by {day}.",
    "No objection of {names} to the suspension of the {name} that {names} claims is recorded in Rapporteur by {day}.",
    "In effect since {date}: {text}",
    "The latest act under the {name} that is recorded in Rapporteur is of {day}: what states did since may be missing.",
    "Takes effect on {date}: {text}",
    "Takes effect, or took effect, on {date}: {text}",
    "No day of effect is recorded: {text}",
    "Rapporteur sums a treaty up; the treaty's own text decides.",
    "{text}, article {text} ({text}): {text}",
    "{text}: {text}.",
    "The register has no summary of article {article} of the {name}.",
    "The {name} {entered} on {date}.",
    "No day is recorded on which the {name} entered into force.",
    "The depositary of the {name} is the {text}.",
    "No depositary is recorded.",
    "The register holds no rule on when {act} the {name} takes effect.",
    "{act} the {name} takes effect {rule}.",
    "{name} is recorded as covered by the {name}.",
    "{name} is recorded as covered by the {name}: {text}.",
    "{name} is recorded under {name}, which is recorded as covered by the {name}.",
    "{name} is recorded under {name}, which is recorded as covered by the {name}: {text}.",
    "{name} is not recorded as covered by the {name}.",
    "No treaty in Rapporteur is recorded as covering this: {name}.",
    "It is recorded as covered by {names}.",
    "It is recorded as activated by {how}.",
    "The {action} took effect between {day} and {day}; the day is not recorded.",
    "The day of the {action} is not recorded: it {made} between {day} and {day}, and is counted from {day}.",
    "No consent to be bound is recorded; a state that withdraws is taken to have been a party.",
    (
        "A withdrawal from this treaty takes no effect before the end of an armed conflict that the state is engaged in; "
        "whether that holds here is not judged."
    ),
    "By that day {n} more state{s} may have objected to the suspension: the day of the objection is not recorded.",
    # --- refusals, help
    *(reason.replace("{", "{{") for reason in refusals.REASONS.values()),
    refusals.SAFETY,
    _HELP,
    _UNKNOWN,
    _UNPUBLISHED,
)
LINES = (
    "Nearest records, which do not answer the question:",
    "{n} of {n} are shown.",
    "You could ask:",
    *(f"  {each}" for each in EXAMPLES),
    "[{ref}] {text}",
    "    {names} — {dated}",
    "    Status: {status} ({meaning}).",
    "    Status: {status} ({meaning}), since {date}.",
    "    {n} response{s} recorded ({kinds}).",
    "    {n} response{s} recorded ({kinds}; the latest: {dated}).",
    "    {answered}.",
    "      [{ref}] {text} ({dated})",
    "        Sources describe it differently — {characterised}",
    "    Sources describe it differently — {characterised}",
    "    “{text}”",
    "    “{text}” ({text})",
    "    Translation by {text}: “{text}”",
    "    Translation: “{text}”",
    "    Recorded as a duplicate of {of}.",
    "    Recorded as: {kinds}.",
    "    On {allegation}.",
    "    {names} {conclusion}: {text} [{ref}]",
    "    {names} {conclusion} (standard of proof: {text}): {text} [{ref}]",
    "    {names} {say} that this would breach the {name}{maybe_article}.",
    "    {name} {treaty_status} the {name} {then}.",
    "    {name} {treaty_status} the {name} {then}; it says that it suspended it, which is contested.",
    "    Source: {cited}",
)


def _pattern(template: str) -> str:
    parts = re.split(r"(\{\w+\})", template)
    return "".join(f"(?:{SLOTS[each[1:-1]]})" if each.startswith("{") else re.escape(each) for each in parts)


_MARKED = re.compile("«[^«»]*»")


def is_known(line: str) -> bool:
    """Tell whether a line, in which text of the register is marked, is made of nothing but what stands above."""
    return _is_known(_MARKED.sub(TEXT, line))


@lru_cache(maxsize=100_000)
def _is_known(plain: str) -> bool:
    return any(pattern.fullmatch(plain) for pattern in _patterns())


@cache  # and not at import, which every test worker does
def _patterns() -> tuple[re.Pattern[str], ...]:
    one = "|".join(f"(?:{_pattern(each)})" for each in SENTENCES)
    sentences = re.compile(f"(?:{one})(?: (?:{one}))*")
    return re.compile("|".join(f"(?:{_pattern(each)})" for each in LINES)), sentences, UNDERSTOOD


def marked(text: str) -> set[str]:
    """Give the texts of the register in a text."""
    return set(_MARKED.findall(text))
