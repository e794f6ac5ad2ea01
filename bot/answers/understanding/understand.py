"""Text understood as a query, by rules that can be told to the reader; what was not understood is said, never guessed."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.answers.answer import Choice, Refusal
from bot.answers.query import Aspect, Intent, Query
from bot.answers.understanding import cues
from bot.answers.understanding.asides import without_asides
from bot.answers.understanding.aspects import aspect_of
from bot.answers.understanding.conditions import without_bounds
from bot.answers.understanding.intents import intent_of
from bot.answers.understanding.left_over import (
    asks_for_answers,
    demanded,
    hard_words,
    longest,
    quotations,
    telling,
    unnamed,
    without_quotations,
)
from bot.answers.understanding.markup import plain, without_contrasts
from bot.answers.understanding.naming import choices_in, spelt
from bot.answers.understanding.offices import Office, offices_named
from bot.answers.understanding.publishers import publishers_in
from bot.answers.understanding.refusals import refusal_in
from bot.answers.understanding.refusals.guilt import asks_who_is_guilty
from bot.answers.understanding.said_so import clause_words
from bot.answers.understanding.shape import Shape, is_everyday_code, shape_of
from bot.answers.understanding.slots import MOST_NAMES, Reading
from bot.answers.understanding.terms import AS_VOTES
from bot.answers.understanding.timing import OpenDate
from bot.answers.wording import names_nobody, whose_left_out
from bot.names.lexicon import Lexicon
from bot.register.folding import fold, fold_with_offsets
from bot.register.vocabulary import REF_PREFIXES, Kind

LONGEST_QUESTION = 4_000
_MOST_LETTERS = 18
"""That one letter stands for: ﷺ."""
MOST_OPEN_DATES = 5
_REF = re.compile(rf"\b({'|'.join(REF_PREFIXES.values())})-(\d{{1,9}})\b", re.IGNORECASE)
_IN_A_KEY = re.compile(r"[-_.]\w")
_KEY = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:[-_.][a-z0-9]+)+(?![\w/-])")
_DATED_KEY = re.compile(
    r"(?!(?:mid|early|late|pre|post|end|start|spring|summer|autumn|fall|winter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|"
    r"may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:19|20)\d\d(?:-\d\d){0,2}(?:-[a-z0-9]+)*"
)
"""What can be nothing but a key, whether a record has it or not: `izium-pfm-2022`; a time it is not: `mid-2024`."""
_OPENED = re.compile(
    r"\W*(?:(?:can|could|would) you |please |pls )*(?:open|fetch|display|(?:pull|bring|call|look) up|get(?: me)?|show(?: me)?|"
    r"give me)(?: record| the record)? ([a-z0-9]+(?:-[a-z0-9]+){2,})(?: please| pls)?\W*",
    re.IGNORECASE,
)
"""A whole question that asks for what is written like a key, whether a record has it or not."""
_RESOLUTION = re.compile(
    r"(?:\bA/RES/|\b(?:(?:UN|UNGA|GA) )?(?:r[eé]s(?:oluti?[oó]n|oluci[oó]n|\.)?|резолюц\w+) |(?<![\w/.])(?=[4-9]\d/\d))"
    r"(\d{1,3}/\d{1,4})(?:\s?((?-i:[A-Z]{1,2})|(?<=\d)[A-Z])\b)?(?!/)",
    re.IGNORECASE,
)
"""The symbol of a resolution, or its number alone, of sessions that no day of a month can be: `resolution 54/54B`, `65/48`."""


_WHOLE = cues.words(r"(?:full|whole|entire|complete) (?:entry|record)")
"""A record is asked for with all that stands in it, its sources too."""
_RESTING = frozenset(
    {
        Intent.ALLEGATIONS, Intent.POSITIONS, Intent.RESPONSES, Intent.COUNT, Intent.WHO, Intent.SOURCE, Intent.TIMELINE,
        Intent.UNKNOWN,
    }
)  # fmt: skip
"""What can be asked of records by whose documents they rest on."""
_ASKED_OF_A_RECORD = frozenset({Intent.RESPONSES, Intent.COUNT, Intent.SOURCE, Intent.WHEN, Intent.WHO})
_WHOSE_GUILT = frozenset({Kind.ACTOR, Kind.PLACE})
_RATHER_VOTES = frozenset({Intent.UNKNOWN, Intent.POSITIONS, Intent.ALLEGATIONS, Intent.TREATY_FACTS})
"""Of a resolution, votes are meant."""


class Understanding(Struct, frozen=True, gc=False):
    """A question as a query, and what has to be said about how it was read.

    `hard_words` are those of `text` that narrow the answer where the register knows them: quoted, numbers, unknown names.
    `telling` are the plain ones, which tell apart what has several of them. `quoted` are those of its longest quotation, which
    somebody may have said. `looser` is the query without actors that only their place in the question made spoken about. `line`
    is the question's shape. `demanded` are words in the place of a name or a subject: if the register knows none of them,
    nothing answers. `choices` are what the question leaves open: a name that several bear, a day without a year. `open_dates`
    are times that the register is to be asked about before they can be offered. `shape` is what the question was read from.
    `offices` are those that are named without whoever holds them; `clause` are words of what somebody is asked to have said.
    """

    question: str
    query: Query
    refusal: Refusal | None = None
    assumptions: tuple[str, ...] = ()
    hard_words: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    looser: Query | None = None
    demanded: tuple[str, ...] = ()
    line: str = ""
    choices: tuple[Choice, ...] = ()
    open_dates: tuple[OpenDate, ...] = ()
    shape: Shape | None = None
    offices: tuple[Office, ...] = ()
    clause: tuple[str, ...] = ()


def understand(
    question: str,
    lexicon: Lexicon,
    today: date,
    *,
    is_key: Callable[[str], bool] = lambda _: False,
    knows: Callable[[str], bool] = lambda _: False,
    publishes: Callable[[str], bool] = lambda _: False,
    kind: Intent | None = None,
    year: int | None = None,
    whole: bool = False,
) -> Understanding:
    """Read a question as typed, Slack's markup and all.

    `is_key` tells whether a word is the key of a record, `knows` whether one stands in the text of any, `publishes` whether
    a name is that of a publisher. Relative dates count from `today`. `kind` is the intent that a command has decided, where
    the words alone name no other. `year` is the one that the conversation is about. `whole`: nothing stands beside a question.
    """
    text = _short(plain(question[:LONGEST_QUESTION]))
    text, beside = without_asides(
        text, None if whole else lambda part: bool(_refs(part, is_key)) or _names_something(part, lexicon)
    )
    text, set_aside = without_contrasts(text)
    refs = _refs(text, is_key)
    resolutions = _resolutions(text)
    quoted = quotations(text)
    asking = without_quotations(text) if quoted and not asks_for_answers(text) else text
    readable = _without(asking, refs)
    readable = _RESOLUTION.sub(" resolution ", readable) if "/" in readable else readable
    read = spelt(readable, lexicon, knows)
    shape = without_bounds(shape_of(read.text, read.words, read.matches, today, year))
    refusal = refusal_in(shape.line, shape.kinds)
    if refusal is Refusal.GUILT and shape.kinds.isdisjoint(_WHOSE_GUILT) and not asks_who_is_guilty(shape.line):
        refusal = None  # whether a weapon is lawful is a question about treaties
    history = bool(refs) and refusal is None and cues.HISTORY.search(shape.line) is not None
    history = history and aspect_of(shape.line, Intent.RECORD) is not Aspect.EVIDENCE  # what would change a status is no log
    intent = Intent.RECORD if history else _intent(shape, refs, resolutions, refusal)
    if intent is Intent.UNKNOWN and asking != text:
        intent = Intent.WHO  # what is quoted was said by somebody
    publishers = publishers_in(shape, publishes) if intent in _RESTING else {}
    if intent is Intent.UNKNOWN and publishers:
        intent = Intent.SOURCE
    if (
        kind is not None
        and refusal is None
        and intent in {Intent.POSITIONS, Intent.ALLEGATIONS, Intent.UNKNOWN, Intent.TREATY_STATUS}
    ):
        intent = kind
    reading = Reading(shape, lexicon, intent, today)
    query = reading.query()
    if refs or resolutions:
        query = replace(query, refs=refs[:MOST_NAMES], resolutions=resolutions[:MOST_NAMES])
    if resolutions and query.stances:
        query = replace(query, votes=True, stances=tuple([AS_VOTES.get(stance, stance) for stance in query.stances]))
    if history:
        query = Query(Intent.RECORD, refs=refs, since_recorded=query.said, history=True)
    if refusal is not None:
        query = replace(query, intent=Intent.REFUSED)
    elif intent is Intent.UNKNOWN:
        query = Query(text=query.text, said=query.said)
    elif intent is Intent.HELP:
        query = Query(intent, text=query.text)
    hard, plain_words, missed = hard_words(shape, quoted), telling(shape), demanded(shape)
    if publishers:
        of_publishers = frozenset().union(*publishers.values())
        text_left = " ".join(_besides(query.text.split(), of_publishers))
        query = replace(query, publishers=tuple(publishers), text=text_left)
        hard, plain_words, missed = (_besides(words, of_publishers) for words in (hard, plain_words, missed))
    looser = replace(query, actors=reading.sure_actors) if query.speakers and query.actors != reading.sure_actors else None
    assumptions = tuple(
        each
        for each in dict.fromkeys((*read.said, *beside, *set_aside, *reading.assumptions, *map(names_nobody, unnamed(shape))))
        if each not in set(map(whose_left_out, publishers))
    )
    named = not refs and not resolutions and refusal is None and asking == text
    choices = choices_in(read.text, shape.mentions, query, lexicon) if named else ()
    open_dates = reading.open_dates[:MOST_OPEN_DATES]
    return Understanding(
        question,
        query,
        refusal,
        assumptions,
        hard_words=hard[:MOST_NAMES],
        telling=plain_words,
        quoted=longest(quoted),
        looser=looser,
        demanded=missed,
        line=str(shape.line),
        choices=choices,
        open_dates=open_dates,
        shape=shape,
        offices=offices_named(shape),
        clause=() if quoted else clause_words(shape),
    )


def _names_something(text: str, lexicon: Lexicon) -> bool:
    return not all(map(is_everyday_code, lexicon.matches(text, loose=True)))


def _besides(words: Iterable[str], others: frozenset[str]) -> tuple[str, ...]:
    """Leave words out, as typed or folded."""
    folded = {fold(word) for word in others}
    return tuple(word for word in words if fold(word) not in folded)


def _short(text: str) -> str:
    """Cut a text whose letters fold to more of them than a question may have."""
    if text.isascii() or len(text) * _MOST_LETTERS <= LONGEST_QUESTION:
        return text
    folded, offsets = fold_with_offsets(text)
    return text[: offsets[LONGEST_QUESTION]] if len(folded) > LONGEST_QUESTION else text


def _resolutions(text: str) -> tuple[str, ...]:
    if "/" not in text:
        return ()
    return tuple(dict.fromkeys(f"A/RES/{number}{part.upper()}" for number, part in _RESOLUTION.findall(text)))


def _refs(text: str, is_key: Callable[[str], bool]) -> tuple[str, ...]:
    if not _IN_A_KEY.search(text):
        return ()
    found = [f"{prefix.upper()}-{int(number):04d}" for prefix, number in _REF.findall(text)]
    found += [each for each in _KEY.findall(text) if _DATED_KEY.fullmatch(each) or is_key(each)]
    if not found and text.count("-") > 1 and (opened := _OPENED.fullmatch(text)):
        found.append(opened[1])
    return tuple(dict.fromkeys(found))


def _without(text: str, refs: Iterable[str]) -> str:
    if refs:
        text = _REF.sub(" record ", text)
    for ref in refs:
        text = text.replace(ref, " record ")
    return text


def _intent(shape: Shape, refs: tuple[str, ...], resolutions: tuple[str, ...], refusal: Refusal | None) -> Intent:
    intent = intent_of(shape)
    if refs and intent is Intent.SOURCE and _WHOLE.search(shape.line):
        return Intent.RECORD
    if refs and intent not in _ASKED_OF_A_RECORD:
        return Intent.RECORD
    if resolutions and intent in _RATHER_VOTES:
        return Intent.VOTES
    if refusal is Refusal.GUILT:
        return Intent.ALLEGATIONS
    return intent
