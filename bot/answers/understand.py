"""Text understood as a query, by rules that can be told to the reader; what was not understood is said, never guessed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.answers import cues
from bot.answers.answer import Refusal
from bot.answers.intents import intent_of
from bot.answers.markup import plain
from bot.answers.query import Intent, Query, Span
from bot.answers.refusals import refusal_in
from bot.answers.roles import Part, Played, cast
from bot.answers.shape import Mention, Shape, shape_of
from bot.answers.stop_words import STOP_WORDS
from bot.names.lexicon import Lexicon, NamedEntry
from bot.names.tokens import tokens
from bot.register.folding import fold
from bot.register.vocabulary import REF_PREFIXES, VOTES, Kind, ResponseKind

LONGEST_QUESTION = 4_000
_REF = re.compile(rf"\b({'|'.join(REF_PREFIXES.values())})-(\d{{1,9}})\b", re.IGNORECASE)
_KEY = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:[-_.][a-z0-9]+)+(?![\w/-])")
_RESOLUTION = re.compile(r"\bA/RES/\d{1,3}/\d{1,4}(?:\s?[A-Z]{1,2}\b)?", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{3,200})[\"“”«»„]|(?<!\w)['‘]([^'‘’]{3,200})['’](?!\w)")
_OCCURRED = cues.words(
    r"happen\w*",
    r"occurr\w*",
    r"took place",
    r"incidents?",
    r"attacks?",
    r"shell\w*",
    r"used",
    r"use of",
    r"uses?",
    r"fired",
    r"killed",
    r"casualt\w*",
    r"strikes?",
    r"dropped",
    r"on record",
)
_SAID = cues.words(
    r"accus\w*",
    r"alleg\w*",
    r"claim\w*",
    r"report\w*",
    r"sa(?:y|ys|id)",
    r"statement\w*",
    r"made",
    r"came out",
    r"обвин\w*",
    r"звинувач\w*",
    r"acusa\w*",
)
_INTENT_KINDS = {
    Intent.POSITIONS: (Kind.POSITION,),
    Intent.VOTES: (Kind.POSITION,),
    Intent.COMPARE: (Kind.POSITION,),
    Intent.CHANGE: (Kind.POSITION,),
    Intent.ALLEGATIONS: (Kind.ALLEGATION,),
    Intent.RESPONSES: (Kind.RESPONSE,),
    Intent.TREATY_STATUS: (Kind.TREATY_ACTION,),
}


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as a query, and what has to be said about how it was read.

    `hard_words` are those of `text` that narrow the answer where the register knows them: quoted, numbers, unknown names.
    `looser` is the query without actors that only their place in the question made spoken about. `line` is the question's
    shape. `demanded` are words in the place of a name or a subject: if the register knows none of them, nothing answers.
    """

    question: str
    query: Query
    refusal: Refusal | None = None
    assumptions: tuple[str, ...] = ()
    hard_words: tuple[str, ...] = ()
    looser: Query | None = None
    demanded: tuple[str, ...] = ()
    line: str = ""


def understand(
    question: str, lexicon: Lexicon, today: date, *, is_key: Callable[[str], bool] = lambda _: False, kind: Intent | None = None
) -> Understanding:
    """Read a question as typed, Slack's markup and all.

    `is_key` tells whether a word is the key of a record. Relative dates count from `today`. `kind` is the intent that a
    command has decided, where the words alone name no other.
    """
    text = plain(question[:LONGEST_QUESTION])
    refs = _refs(text, is_key)
    resolutions = tuple(dict.fromkeys(re.sub(r"\s", "", each).upper() for each in _RESOLUTION.findall(text)))
    readable = _RESOLUTION.sub(" resolution ", _without(text, refs))
    readable, slips = _spelling(readable, lexicon)
    shape = shape_of(readable, lexicon, today)
    refusal = refusal_in(shape.line)
    if refusal is Refusal.GUILT and not any(mention.of(Kind.ACTOR) or mention.of(Kind.PLACE) for mention in shape.mentions):
        refusal = None  # whether a weapon is lawful is a question about treaties
    intent = _intent(shape, refs, resolutions, refusal)
    if (
        kind is not None
        and refusal is None
        and intent in {Intent.POSITIONS, Intent.ALLEGATIONS, Intent.UNKNOWN, Intent.TREATY_STATUS}
    ):
        intent = kind
    reading = _Reading(shape, lexicon, intent, today)
    query = replace(reading.query(), refs=refs, resolutions=resolutions)
    if refusal is not None:
        query = replace(query, intent=Intent.REFUSED)
    elif intent is Intent.UNKNOWN:
        query = Query(text=query.text, said=query.said)
    hard = _hard_words(shape, text)
    looser = replace(query, actors=reading.sure_actors) if query.speakers and query.actors != reading.sure_actors else None
    assumptions = tuple(dict.fromkeys((*slips, *reading.assumptions)))
    return Understanding(question, query, refusal, assumptions, hard, looser, _demanded(shape), shape.line)


_BEFORE_A_NAME = r"(?:by|from|according to|against|in|at|near|around|on|about|regarding|concerning) (?:the |an? )?"
_BEFORE_A_SPEAKER = r"(?:did|does|has|have|is|was|were|are) "


def _demanded(shape: Shape) -> tuple[str, ...]:
    """Give the left-over words that stand where a name or a subject stands, as they were typed.

    If the register knows none of them, an answer without them would be one to another question.
    """
    found = []
    for word, spoken in zip(shape.words, shape.spoken, strict=True):
        if word[0] in "@#" or len(word) < 3 or word.isdigit() or word in STOP_WORDS or _is_cue(word):
            continue
        name = re.escape(word)
        slots = [_BEFORE_A_NAME + name, _BEFORE_A_SPEAKER + name, rf"{name} s", rf"^(?:the )?{name} (?:on|about|regarding)"]
        if spoken[:1].isupper():
            slots.append(f"of (?:the )?{name}")
        if any(re.search(rf"(?<!\w){slot}(?!\w)", shape.line) for slot in slots):
            found.append(spoken)
    return tuple(dict.fromkeys(found))


def _refs(text: str, is_key: Callable[[str], bool]) -> tuple[str, ...]:
    found = [f"{prefix.upper()}-{int(number):04d}" for prefix, number in _REF.findall(text)]
    found += [each for each in _KEY.findall(text) if is_key(each)]
    return tuple(dict.fromkeys(found))


def _without(text: str, refs: Iterable[str]) -> str:
    text = _REF.sub(" record ", text)
    for ref in refs:
        text = text.replace(ref, " record ")
    return text


def _spelling(text: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """Mend a slip of one letter in a word of a name, where the mended word makes a name that was not there."""
    said: list[str] = []
    named = lexicon.matches(text, loose=True)
    for token in reversed(tokens(text)):
        inside = any(match.start <= token.start and token.end <= match.end for match in named)
        if inside or token.folded in STOP_WORDS or _is_cue(token.folded):
            continue
        near = lexicon.spelled_nearly(token.folded)
        if near is None:
            continue
        mended = text[: token.start] + near + text[token.end :]
        known = {entry.id for match in named for entry in match.entries}
        if any(
            match.start <= token.start < match.end and any(entry.id not in known for entry in match.entries)
            for match in lexicon.matches(mended)
        ):
            said.append(f"“{text[token.start : token.end]}” was read as “{near}”.")
            text = mended
    return text, said


def _intent(shape: Shape, refs: tuple[str, ...], resolutions: tuple[str, ...], refusal: Refusal | None) -> Intent:
    intent = intent_of(shape)
    if refs and intent not in {Intent.RESPONSES, Intent.COUNT, Intent.SOURCE, Intent.WHEN, Intent.WHO}:
        return Intent.RECORD
    if resolutions and intent in {Intent.UNKNOWN, Intent.POSITIONS, Intent.ALLEGATIONS}:
        return Intent.VOTES
    if refusal is Refusal.GUILT:
        return Intent.ALLEGATIONS
    return intent


class _Reading:
    """One reading of a shape: it fills a query slot by slot, and keeps what it assumed."""

    def __init__(self, shape: Shape, lexicon: Lexicon, intent: Intent, today: date) -> None:
        self.shape, self.lexicon, self.intent, self.today = shape, lexicon, intent, today
        self.line = shape.line
        self.assumptions: list[str] = []
        self.sure_actors: tuple[str, ...] = ()
        self.saying = bool(re.search(r"(?<!\w)(?:statements?|positions?|says?|said|quotes?)(?!\w)", self.line))

    def query(self) -> Query:
        treaties = self._treaties()
        taken = {mention.number for mention, _ in treaties}
        played = [each for each in cast(self.shape, self._casting(), saying=self.saying) if each.mention.number not in taken]
        played = self._settled(played)
        who = {part: self._keys(each for each in played if each.part is part) for part in Part}
        self.sure_actors = self._keys(each for each in played if each.part is Part.ACTOR and not each.guessed)
        said, occurred, on, recorded = self._dates()
        query = Query(
            intent=self.intent,
            kinds=self._kinds(),
            speakers=who[Part.SPEAKER],
            actors=who[Part.ACTOR],
            treaties=tuple(dict.fromkeys(entry.key for _, entries in treaties for entry in entries)),
            weapons=self._weapons(),
            places=who[Part.PLACE],
            statuses=tuple(status for status, pattern in cues.STATUSES if pattern.search(self.line)),
            said=said,
            occurred=occurred,
            text=self._text(),
            anyone=who[Part.ANYONE],
            not_speakers=who[Part.LEFT_OUT],
            groups=who[Part.GROUP],
            allegers=who[Part.ALLEGER],
            on=on,
            since_recorded=recorded,
        )
        return self._with_stances(self._for_intent(query))

    def _settled(self, played: list[Played]) -> list[Played]:
        """Take a name that stands below a speaker, and was only guessed to be spoken about, for that speaker's own name."""
        speakers = {entry.id for each in played if each.part is Part.SPEAKER for entry in each.mention.of(Kind.ACTOR)}
        below = {each for top in speakers for each in self.lexicon.below(top)}

        def is_speaker(each: Played) -> bool:
            return each.guessed and each.part is Part.ACTOR and any(entry.id in below for entry in each.mention.of(Kind.ACTOR))

        return [replace(each, part=Part.SPEAKER) if is_speaker(each) else each for each in played]

    def _casting(self) -> Intent:
        """Tell by which intent names are cast: a who-question is cast as what it asks about."""
        if self.intent in {Intent.WHO, Intent.COUNT, Intent.WHEN, Intent.COMPARE, Intent.SOURCE}:
            kinds = self._kinds()
            if kinds == (Kind.ALLEGATION,):
                return Intent.ALLEGATIONS
            if kinds == (Kind.POSITION,):
                return Intent.POSITIONS if self.intent is not Intent.COMPARE else Intent.COMPARE
            if kinds == (Kind.RESPONSE,):
                return Intent.RESPONSES
        return self.intent

    def _kinds(self) -> tuple[Kind, ...]:
        if self.intent in _INTENT_KINDS and self.intent is not Intent.COMPARE:
            return _INTENT_KINDS[self.intent]
        if self.intent is Intent.WHO:
            return self._kinds_of_who()
        if self.intent in {Intent.COUNT, Intent.NEWS, Intent.SOURCE, Intent.WHEN, Intent.TIMELINE, Intent.COMPARE}:
            return self._kinds_named()
        return ()

    def _kinds_named(self) -> tuple[Kind, ...]:
        line = self.line
        if self.intent is Intent.COMPARE:
            return (Kind.RESPONSE,) if cues.ANSWER.search(line) else (Kind.POSITION,)
        if re.search(r"(?<!\w)treaty actions?(?!\w)", line):
            return (Kind.TREATY_ACTION,)
        if self.intent is Intent.TIMELINE and self.saying:
            return (Kind.POSITION,)
        if (
            self.intent in {Intent.WHEN, Intent.COUNT}
            and self._has_treaty()
            and cues.STATUS.search(line)
            and not cues.ALLEGE.search(line)
        ):
            return (Kind.TREATY_ACTION,)
        if self.intent is Intent.COUNT and cues.VOTE.search(line):
            return (Kind.POSITION,)
        found = next((kind for kind, pattern in cues.COUNTED if pattern.search(line)), None)
        if found is not None and not (self.intent is Intent.SOURCE and found is Kind.POSITION):
            return (found,)
        if self.intent is Intent.WHEN and cues.words(r"report\w*", r"used?").search(line):
            return (Kind.ALLEGATION,)
        return (Kind.ALLEGATION,) if self.intent is Intent.COUNT and not self._has_treaty() else ()

    def _kinds_of_who(self) -> tuple[Kind, ...]:
        line = self.line
        if (
            cues.words(r"object(?:s|ed)?", r"ratif\w*", r"sign(?:ed)?", r"withdr\w*", r"left", r"joined").search(line)
            and self._has_treaty()
        ):
            return (Kind.TREATY_ACTION,)
        if cues.ALLEGE.search(line) or re.search(
            r"who (?:says?|said|claims?|reported?s?) (?:that )?(?:@\d+|russian|ukrainian)", line
        ):
            return (Kind.ALLEGATION,)
        stanced = any(pattern.search(line) for _, pattern in cues.STANCES)
        return (Kind.POSITION,) if stanced or cues.SAY.search(line) else (Kind.ALLEGATION,)

    def _has_treaty(self) -> bool:
        return any(mention.of(Kind.TREATY) for mention in self.shape.mentions)

    def _treaties(self) -> list[tuple[Mention, list[NamedEntry]]]:
        found = []
        for mention in self.shape.mentions:
            entries = mention.of(Kind.TREATY)
            if entries and (mention.is_sure(Kind.TREATY) or not mention.of(Kind.ACTOR) or self._means_treaty(mention)):
                found.append((mention, entries))
                if not mention.is_sure(Kind.TREATY):
                    self.assumptions.append(f"“{mention.match.text}” was taken as the {entries[0].name}.")
        return found

    def _means_treaty(self, mention: Mention) -> bool:
        after = self.shape.after(mention.at, 2).split()
        if after[:1] == ["s"] or re.search(r"(?:in|near|from)$", self.shape.before(mention.at)):
            return False
        return bool(
            cues.STATUS.search(self.line)
            or cues.VOTE.search(self.line)
            or self.intent in {Intent.TREATY_STATUS, Intent.TREATY_FACTS}
        )

    def _weapons(self) -> tuple[str, ...]:
        found: list[NamedEntry] = []
        for mention in self.shape.mentions:
            entries = mention.of(Kind.WEAPON)
            found += entries
            if entries and not mention.is_sure(Kind.WEAPON):
                self.assumptions.append(f"“{mention.match.text}” was taken as: {', '.join(entry.name for entry in entries)}.")
        return self._narrowest(found)

    def _keys(self, played: Iterable[Played]) -> tuple[str, ...]:
        found: list[NamedEntry] = []
        for each in played:
            if each.part is Part.MODIFIER:
                self.assumptions.append(f"“{each.mention.match.text}” was left out: it says whose or where to, not who speaks.")
                continue
            entries = self._meaning(each)
            found += entries
        return self._narrowest(found)

    def _meaning(self, played: Played) -> list[NamedEntry]:
        """Choose among the homonyms of a name: the largest where one stands above the others, else all; and say so."""
        kind = Kind.PLACE if played.part is Part.PLACE else Kind.ACTOR
        if played.part is Part.LEFT_OUT and not played.mention.of(Kind.ACTOR):
            return []
        entries = played.mention.of(kind)
        text = played.mention.match.text
        if len(entries) > 1:
            tops = [entry for entry in entries if all(other.id in self.lexicon.below(entry.id) for other in entries)]
            chosen = tops or entries
            others = [entry.name for entry in entries if entry not in chosen]
            if others:
                self.assumptions.append(f"“{text}” was taken as {chosen[0].name}, which includes {', '.join(others)}.")
            else:
                self.assumptions.append(f"“{text}” can be {' or '.join(entry.name for entry in entries)}; all are searched.")
            return chosen
        if entries and not played.mention.is_sure(kind):
            self.assumptions.append(f"“{text}” was taken as {entries[0].name}.")
        return entries

    def _narrowest(self, found: list[NamedEntry]) -> tuple[str, ...]:
        """Drop what stands above another in the same slot: `PFM mines` asks for PFM-1 only."""
        ids = {entry.id for entry in found}
        kept = [entry for entry in found if not (ids - {entry.id}) & self.lexicon.below(entry.id)]
        return tuple(dict.fromkeys(entry.key for entry in kept))

    def _dates(self) -> tuple[Span, Span, date | None, Span]:
        """Sort the question's times into said, occurred, the day of a status, and recorded."""
        if not self.shape.dates:
            return Span(), Span(), None, Span()
        span = _hull([mention.span for mention in self.shape.dates])
        if self.intent is Intent.NEWS or self.intent is Intent.CORRECTIONS:
            return Span(), Span(), None, span
        if self.intent is Intent.TREATY_STATUS or (self.intent is Intent.COUNT and self._kinds() == (Kind.TREATY_ACTION,)):
            return Span(), Span(), span.last or span.first, Span()
        if self.intent in {Intent.ALLEGATIONS, Intent.WHO, Intent.COUNT} and self._kinds() == (Kind.ALLEGATION,):
            happened = _OCCURRED.search(self.line) or not _SAID.search(self.line)
            if happened and not re.search(r"accusations? (?:were|was)? ?made|(?:did|has) @\d+ accuse", self.line):
                return Span(), span, None, Span()
        return span, Span(), None, Span()

    def _text(self) -> str:
        left = [
            spoken
            for word, spoken in zip(self.shape.words, self.shape.spoken, strict=True)
            if word[0] not in "@#" and word not in STOP_WORDS and len(word) > 1 and not _is_cue(word)
        ]
        return " ".join(left)

    def _for_intent(self, query: Query) -> Query:
        """Fill what only one intent knows."""
        line = self.line
        actions = tuple(action for action, pattern in cues.ACTIONS if pattern.search(line))
        about_treaties = (
            query.treaties or self.intent is Intent.TREATY_STATUS or (self.intent is Intent.WHEN and not query.weapons)
        )
        if self.intent in {Intent.WHEN, Intent.WHO, Intent.TREATY_STATUS, Intent.COUNT} and about_treaties:
            query = replace(query, actions=actions[:1])
        if self.intent is Intent.TREATY_STATUS or (self.intent is Intent.WHEN and query.actions):
            query = replace(
                query, anyone=(), actors=tuple(dict.fromkeys((*query.speakers, *query.actors, *query.anyone))), speakers=()
            )
        if (
            self.intent in {Intent.ALLEGATIONS, Intent.RESPONSES, Intent.WHO}
            and cues.UNANSWERED.search(line)
            and not cues.ASKED.search(line)
        ):
            query = replace(
                query,
                unanswered=True,
                kinds=(Kind.ALLEGATION,),
                actors=tuple(dict.fromkeys((*query.actors, *query.speakers))),
                speakers=(),
            )
        if self.intent is Intent.TIMELINE:
            query = replace(query, oldest_first=True)
        article = re.search(r"(?<!\w)(?:article|art) (\d+|[ivx]+)(?!\w)", line)
        latest = self.intent in {Intent.POSITIONS, Intent.VOTES} and bool(cues.LATEST.search(line))
        votes = self.intent is Intent.VOTES or (query.kinds == (Kind.POSITION,) and bool(cues.VOTE.search(line)))
        return replace(query, article=article[1] if article else "", latest=latest, votes=votes)

    def _with_stances(self, query: Query) -> Query:
        line = self.line
        stances = tuple(stance for stance, pattern in cues.STANCES if pattern.search(line))
        if query.intent is Intent.VOTES or (
            query.intent in {Intent.COUNT, Intent.CHANGE, Intent.WHO} and cues.VOTE.search(line)
        ):
            voted = tuple(stance for stance in stances if stance in VOTES)
            return replace(query, stances=voted if not query.speakers else ())
        if query.intent in {Intent.POSITIONS, Intent.WHO} and query.kinds == (Kind.POSITION,):
            return replace(query, stances=tuple(stance for stance in stances if stance not in VOTES))
        if query.intent is Intent.RESPONSES or query.kinds == (Kind.RESPONSE,):
            return replace(query, responses=self._response_kinds())
        return query

    def _response_kinds(self) -> tuple[ResponseKind, ...]:
        if cues.UNANSWERED.search(self.line) and cues.ASKED.search(self.line):
            return (ResponseKind.NO_REPLY,)
        return tuple(kind for kind, pattern in cues.RESPONSES if pattern.search(self.line))


def _hull(spans: list[Span]) -> Span:
    """Join several times to the stretch that holds them all."""
    firsts, lasts = [span.first for span in spans], [span.last for span in spans]
    known_firsts, known_lasts = [day for day in firsts if day], [day for day in lasts if day]
    return Span(
        min(known_firsts) if len(known_firsts) == len(firsts) else None,
        max(known_lasts) if len(known_lasts) == len(lasts) else None,
    )


_CUE_PATTERNS = (
    cues.ALLEGE, cues.DONE, cues.SAY, cues.ANSWER, cues.VOTE, cues.TIMELINE, cues.CHANGE, cues.COMPARE, cues.SOURCE, cues.NEWS,
    cues.STATUS, cues.FACTS, cues.CORRECTIONS, cues.LATEST,
)  # fmt: skip


def _is_cue(word: str) -> bool:
    """Tell whether a word by itself already said what the question is after."""
    return any(pattern.fullmatch(word) for pattern in _CUE_PATTERNS)


def _hard_words(shape: Shape, text: str) -> tuple[str, ...]:
    """Give the left-over words that narrow the answer: quoted ones, numbers, and capitalised ones inside a sentence."""
    quoted = " ".join(one or other for one, other in _QUOTED.findall(text))
    found = [fold(word) for word in re.findall(r"[^\W_]+", quoted)]
    lower = sum(1 for spoken in shape.spoken if spoken[:1].islower())
    for at, (word, spoken) in enumerate(zip(shape.words, shape.spoken, strict=True)):
        left_over = word[0] not in "@#" and word not in STOP_WORDS and not _is_cue(word)
        capital = spoken[:1].isupper() and at > 0 and 2 * lower > len(shape.spoken)
        if left_over and len(word) > 1 and (capital or (word.isdigit() and len(word) > 2)):
            found.append(word)
    return tuple(dict.fromkeys(found))
