"""A question read after the answer before it: whether it stands by itself, and if not, what it takes over.

Nothing is taken over that is not said, and a question that names what it is about takes over nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from bot.answers.answer import Refusal
from bot.answers.asked_kinds import kinds_asked
from bot.answers.field_words import STANCES
from bot.answers.intents import intent_of
from bot.answers.kept import Kept
from bot.answers.links import LINKS, Link, begun_anew, place_asked, shown_at
from bot.answers.markup import plain
from bot.answers.meanings import ANSWERING, CLAIMING, SAYING, Meaning
from bot.answers.open_dates import year_of
from bot.answers.query import Aspect, Intent, Query, Span
from bot.answers.refusals import refusal_in
from bot.answers.roles import OWN_VOICES, Part, cast
from bot.answers.shape import Mention, Shape
from bot.answers.slots import Reading
from bot.answers.stop_words import STOP_WORDS
from bot.answers.understand import LONGEST_QUESTION, Understanding
from bot.answers.wording import BEGUN_ANEW, NO_REASONS, from_thread, not_shown, nth_taken, unknown_referent
from bot.names.lexicon import Lexicon, Match
from bot.register.folding import fold_with_offsets
from bot.register.vocabulary import VOTES, Kind

Read = Callable[[str, int | None], Understanding]
"""Understands a question by itself; the number is the year that the conversation is about."""

_TASKS = frozenset(
    {
        *SAYING, *CLAIMING, *ANSWERING, Meaning.WHO, Meaning.WHEN, Meaning.DATE, Meaning.COUNT, Meaning.CORRECTION,
        Meaning.NEWS, Meaning.SOURCE, Meaning.ORIGIN, Meaning.TIMELINE, Meaning.COMPARE, Meaning.CHANGE, Meaning.FACTS,
        Meaning.STATUS, Meaning.UNANSWERED, Meaning.VOTE, Meaning.INVESTIGATION, Meaning.TREATY_ACT, Meaning.WHICH_TREATY,
    }
)  # fmt: skip
"""What by itself says what a question is after."""
_OF_THE_REGISTER = frozenset({Intent.NEWS, Intent.CORRECTIONS})
_ASKS_OF = frozenset({Intent.WHO, Intent.COUNT, Intent.WHEN, Intent.SOURCE, Intent.TIMELINE})
"""What can be asked of records of any kind."""
_TREATIES = frozenset({Intent.TREATY_STATUS, Intent.TREATY_FACTS})
_ACTORS = ("speakers", "actors", "anyone", "allegers", "groups")
_KEYS = (*_ACTORS, "not_speakers", "treaties", "weapons", "places")
_SUBJECT = ("weapons", "treaties", "resolutions")
_FILTERS = ("stances", "statuses", "responses", "actions")
_FEW_WORDS = 4
_POINTING = (Link.IT, Link.THEY, Link.THERE, Link.BEFORE, Link.AFTER, Link.THESE, Link.ALL, Link.LIST)
_LITTLE = frozenset(
    [
        "ok",
        "okay",
        "and",
        "but",
        "so",
        "thanks",
        "thank",
        "you",
        "please",
        "well",
        "yes",
        "no",
        "hm",
        "hmm",
        "then",
        "now",
        "right",
    ]
)


def followed(question: str, context: Kept | None, lexicon: Lexicon, today: date, read: Read) -> Understanding | str:
    """Understand a question in its conversation; a sentence where it says what can't be known or answered."""
    text = plain(question)[:LONGEST_QUESTION]
    folded, offsets = fold_with_offsets(text)
    anew = begun_anew(folded)
    if anew is not None:
        return read(text[offsets[anew] :], None) if anew < len(folded) else BEGUN_ANEW
    before = _known(context.query, lexicon) if context and context.query else None
    own = read(question, year_of(before) if before else None)
    if own.shape is None or own.query.refs:
        return own
    nameless = not own.shape.mentions and not own.query.resolutions
    if nameless and (found := place_asked(folded)) and not _is_in_order(own.shape, found[3]):
        start, end, at, kind = found
        typed = text[offsets[start] : offsets[end]]
        if context is None:
            return unknown_referent(typed)
        ref = shown_at(context.shown, at, kind)
        if ref is None:
            return not_shown(typed, len(context.shown))
        meant = read(text[: offsets[start]] + ref + text[offsets[end] :], None)
        return replace(meant, assumptions=(nth_taken(typed, ref), *meant.assumptions))
    tie = _Tie(own, nameless=nameless)
    if before is None:
        pointing = tie.pointing
        return unknown_referent(pointing) if nameless and pointing and not own.query.has_names else own
    if tie.asks_why:
        return NO_REASONS
    if not tie.ties(before):
        return own
    if tie.has(Link.BEFORE, Link.AFTER) and not own.shape.dates and not _dated(before):
        return unknown_referent(tie.pointing)
    return _Merged(before, own, own.shape, lexicon, today).understanding()


def _is_in_order(shape: Shape, kind: Kind | None) -> bool:
    """Tell whether the first is asked for by its date: *when was the first allegation*."""
    return kind is not None and (shape.opens(Meaning.WHO) or shape.opens(Meaning.WHEN))


def _known(query: Query, lexicon: Lexicon) -> Query:
    """Leave out names that the register no longer has."""
    kept = {slot: tuple(key for key in getattr(query, slot) if lexicon.id_of(key) is not None) for slot in _KEYS}
    return replace(query, **kept)


def _dated(query: Query) -> bool:
    return bool(query.said or query.occurred or query.since_recorded)


class _Tie:
    """What in a question ties it to what was said before."""

    def __init__(self, own: Understanding, *, nameless: bool) -> None:
        assert own.shape is not None
        self.query, self.shape, self.nameless = own.query, own.shape, nameless
        self.links = LINKS.found(self.shape.words)
        self.opens = self.shape.past(0, _LITTLE - {"and", "but", "then", "so"})

    def has(self, *links: Link) -> bool:
        return any(each.meaning in links for each in self.links)

    @property
    def asks_why(self) -> bool:
        why = [each for each in self.links if each.meaning is Link.WHY]
        opening = self.shape.past(0, _LITTLE)
        return bool(why) and self.nameless and why[0].start == opening and len(self.shape.words) <= opening + 1 + _FEW_WORDS

    @property
    def goes_on(self) -> bool:
        """Tell whether it opens as something that goes on."""
        return any(each.start == self.opens and each.meaning in {Link.ON, Link.ONLY} for each in self.links)

    @property
    def pointing(self) -> str:
        """Give the word that points to something that only what was said before can tell; empty where there is none."""
        found = [each for each in self.links if each.meaning in _POINTING and not self._is_empty(each.start)]
        if not found:
            return ""
        longest = max(found, key=lambda each: (each.end - each.start, -each.start))
        return " ".join(self.shape.spoken[longest.start : longest.end])

    def _is_empty(self, at: int) -> bool:
        """Tell a word that only looks like one that points: *is there*, *is it true that*, *those who*."""
        word, before, after = self.shape.words[at], self.shape.before(at, 1), self.shape.after(at, 1)
        if word == "there":
            return before in _COPULAS or after in _COPULAS
        if word == "it":
            return after in {"true", "correct", "confirmed", "known", "possible", "legal", "illegal", "lawful", "allowed"}
        return word in {"those", "these"} and after in {"who", "that", "which"}

    def ties(self, before: Query) -> bool:
        """Tell whether the question needs what was said before."""
        query, shape = self.query, self.shape
        tasked = shape.means(*_TASKS)
        own = _families(query)
        if query.intent is Intent.HELP or (query.intent in _OF_THE_REGISTER and tasked and not self.goes_on):
            return False
        if tasked and {"subject", "actor"} <= own:
            return False
        if self.goes_on or self.has(Link.ALL, Link.LIST):
            return not (tasked and own and own >= _families(before))
        if self.pointing and self._points_out(own):
            return True
        if self.nameless:
            kind_and_date = bool(shape.dates) and shape.means(Meaning.CLAIM_NOUN, Meaning.SAY_NOUN, Meaning.ANSWER_NOUN)
            everything = shape.means(Meaning.ON_RECORD) or "all" in shape.words
            return len(shape.words) <= _FEW_WORDS and not kind_and_date and not everything and bool(shape.words)
        if not tasked:
            bare = all(word[0] in "@#" or word in STOP_WORDS for word in shape.words)
            return bare and len(shape.mentions) == 1
        return self._lacks(own, before)

    def _points_out(self, own: set[str]) -> bool:
        """Tell whether what is pointed to does not stand in the question itself."""
        if self.has(Link.THEY) and "actor" not in own:
            return True
        if self.has(Link.THERE) and "place" not in own and not self.shape.means(Meaning.COUNT):
            return True
        if self.has(Link.BEFORE, Link.AFTER) and not self.shape.dates:
            return True
        return self.has(Link.IT, Link.THESE) and not own & {"subject", "place"}

    def _lacks(self, own: set[str], before: Query) -> bool:
        """Tell whether what is asked can't be told without a treaty, a vote or an allegation that was asked about before."""
        if own & {"subject", "place"}:
            return False
        if self.shape.means(Meaning.STATUS) and before.treaties:
            return True
        if self.query.intent is Intent.VOTES:
            return before.votes or before.intent is Intent.VOTES
        return self.query.intent is Intent.RESPONSES and _class(before) in {Kind.ALLEGATION, Kind.RESPONSE}


_COPULAS = frozenset(["is", "are", "was", "were", "been", "be", "s", "any", "has", "have"])


def _families(query: Query) -> set[str]:
    """Tell which kinds of names a query has: somebody, a subject, a place."""
    found = {"actor"} if any(getattr(query, slot) for slot in _ACTORS) else set()
    found |= {"subject"} if any(getattr(query, slot) for slot in _SUBJECT) or query.refs else set()
    return found | ({"place"} if query.places else set())


def _class(query: Query) -> Kind | None:
    """Tell what kind of records a query is about."""
    if query.intent in _TREATIES or query.kinds == (Kind.TREATY_ACTION,):
        return Kind.TREATY_ACTION
    if query.intent is Intent.RESPONSES and query.unanswered:
        return Kind.ALLEGATION
    return query.kinds[0] if len(query.kinds) == 1 else None


@dataclass
class _Merged:
    """A question with what it takes over from the query before."""

    before: Query
    own: Understanding
    shape: Shape
    lexicon: Lexicon
    today: date

    def understanding(self) -> Understanding:
        """Read the question as one that goes on."""
        before = self.before
        self.tie = _Tie(self.own, nameless=not self.shape.mentions)
        self.tasked = self._is_tasked()
        intent, kinds = self._asked()
        reading = Reading(self.shape, self.lexicon, intent, self.today)
        reading.kinds = kinds
        said = self._with_parts(replace(reading.query(), resolutions=self.own.query.resolutions), intent)
        if not self.tasked and intent in _LISTED_BY and not _adds(said) and before.kinds:
            intent = _LISTS.get(before.kinds[0], intent)
        base = self._carried(intent, kinds)
        merged = self._bounded(self._named(replace(base, intent=intent, kinds=kinds), said), said)
        aspect = said.aspect or (base.aspect if not self.tasked and not self.tie.has(Link.ALL) else None)
        merged = replace(merged, aspect=aspect)
        refusal = self.own.refusal or self._refusal(merged)
        told = from_thread(_taken_over(merged, said), self.lexicon, task=not self.tasked)
        if refusal in {Refusal.GUILT, Refusal.WHO_IS_RIGHT}:
            merged = replace(merged, intent=Intent.REFUSED)
        elif refusal is not None:
            return self.own
        assumptions = [*self.own.assumptions, *reading.assumptions, told]
        return replace(
            self.own,
            query=merged,
            refusal=refusal,
            assumptions=tuple(dict.fromkeys(filter(None, assumptions))),
            looser=None,
            open_dates=reading.open_dates,
        )

    def _refusal(self, merged: Query) -> Refusal | None:
        """Tell whether it is declined to say of somebody who was named before what the question asks of *them*."""
        pointing = {at for each in self.tie.links if each.meaning in {Link.THEY, Link.IT} for at in range(each.start, each.end)}
        line = " ".join("@0" if at in pointing else word for at, word in enumerate(self.shape.words))
        return refusal_in(line) if merged.has_names else None

    def _is_tasked(self) -> bool:
        """Tell whether the question's own words say what it is after, and not only what is to be left out."""
        out = {each.end for each in self.shape.phrases if each.meaning is Meaning.EXCEPT}
        left_out = {at for end in out for at in (end, self.shape.past(end, {"the", "any", "all"}))}
        tasks = [each for each in self.shape.phrases if each.meaning in _TASKS and each.start not in left_out]
        return any(each.meaning not in {Meaning.WHO, Meaning.WHEN} or self.shape.opens(each.meaning) for each in tasks)

    def _asked(self) -> tuple[Intent, tuple[Kind, ...]]:
        before, shape = self.before, self.shape
        if self.tie.has(Link.LIST) and before.intent in _LISTED_BY and before.kinds:
            return _LISTS.get(before.kinds[0], before.intent), before.kinds
        if not self.tasked or "since when" in shape.line:
            return self._untasked()
        with_names = replace(shape, mentions=(*shape.mentions, *self._mentions_before()))
        intent = intent_of(with_names)
        if intent is Intent.UNKNOWN or Reading(shape, self.lexicon, before.intent, self.today).query().aspect is Aspect.WORDS:
            return before.intent, before.kinds
        if before.refs and intent not in {Intent.RESPONSES, *_ASKS_OF} and not _families(self.own.query):
            return Intent.RECORD, before.kinds
        plain_words = not shape.means(
            *SAYING, *CLAIMING, *ANSWERING, Meaning.VOTE, Meaning.STATUS, Meaning.TREATY_ACT
        ) and not shape.values(STANCES)
        if intent in _ASKS_OF and plain_words and not _families(self.own.query) & {"subject"}:
            return intent, before.kinds
        saying = Reading(shape, self.lexicon, intent, self.today).saying
        return intent, kinds_asked(with_names, intent, saying=saying)

    def _untasked(self) -> tuple[Intent, tuple[Kind, ...]]:
        before = self.before
        without_votes = self.shape.means(Meaning.EXCEPT) and self.shape.means(Meaning.VOTE)
        if without_votes and before.intent is Intent.VOTES:
            return Intent.POSITIONS, (Kind.POSITION,)
        return before.intent, before.kinds

    def _mentions_before(self) -> list[Mention]:
        """Give the names of the query before as if they stood at the question's end."""
        keys = [key for slot in (*_ACTORS, "treaties", "weapons", "places") for key in getattr(self.before, slot)]
        ids = [found for key in keys if (found := self.lexicon.id_of(key)) is not None]
        first, end = len(self.shape.mentions), len(self.shape.words)
        entries = [self.lexicon.named(each) for each in ids]
        return [Mention(first + at, end + at, Match(0, 0, entry.name, (entry,))) for at, entry in enumerate(entries)]

    def _with_parts(self, said: Query, intent: Intent) -> Query:
        """Give a name whose part only its place in the question tells the part of the name before that it stands for."""
        if self.tasked:
            return said
        for each in cast(self.shape, intent, saying=False):
            if not (each.guessed or each.part is Part.MODIFIER):
                continue
            keys = {entry.key for entry in each.mention.match.entries}
            if set(said.treaties) & keys:
                continue
            slot = self._slot_for(each.mention, each.part)
            if slot is None:
                continue
            wanted = Kind.PLACE if slot == "places" else Kind.ACTOR
            names = tuple(entry.key for entry in each.mention.of(wanted))
            others = {other: tuple(key for key in getattr(said, other) if key not in keys) for other in (*_ACTORS, "places")}
            said = replace(said, **{**others, slot: tuple(dict.fromkeys((*others[slot], *names)))})
        return said

    def _slot_for(self, mention: Mention, part: Part) -> str | None:
        actors = mention.of(Kind.ACTOR)
        voices = bool(actors) and all(actor.subtype in OWN_VOICES for actor in actors)
        if voices and _class(self.before) is Kind.ALLEGATION:
            return "speakers"
        order = ("actors", "speakers") if _class(self.before) is Kind.ALLEGATION else ("speakers", "actors")
        filled = next((slot for slot in (*order, "anyone", "allegers", "groups") if getattr(self.before, slot)), None)
        if actors and filled:
            return filled
        if mention.of(Kind.PLACE) and (self.before.places or not actors):
            return "places"
        return "speakers" if part is Part.MODIFIER and actors and order[0] == "speakers" else None

    def _carried(self, intent: Intent, kinds: tuple[Kind, ...]) -> Query:
        """Give the query before as what is now asked needs it: who was accused now speaks, and what narrowed is dropped."""
        before = self.before
        now, was = _class(Query(intent, kinds)), _class(before)
        if now is None or was is None or now is was:
            return replace(before, latest=before.latest and not self.tasked, history=False)
        base = Query(**{slot: getattr(before, slot) for slot in (*_KEYS, "resolutions", "refs", "text")})
        if now is Kind.TREATY_ACTION:
            states = before.actors if was is Kind.ALLEGATION else before.speakers or before.actors or before.anyone
            return replace(base, speakers=(), anyone=(), allegers=(), actors=states)
        if was is Kind.ALLEGATION and now is Kind.RESPONSE:
            return replace(base, speakers=before.actors, allegers=before.speakers, actors=())
        if was is Kind.RESPONSE and now is Kind.ALLEGATION:
            return replace(base, speakers=before.allegers, allegers=(), actors=before.speakers)
        if was is Kind.ALLEGATION:
            speakers = (before.actors or before.speakers) if self.tie.has(Link.THEY) else ()
            return replace(base, speakers=speakers, actors=() if speakers else before.actors)
        if was is Kind.TREATY_ACTION:
            states = before.actors or before.speakers or before.anyone
            base = replace(base, speakers=(), anyone=(), allegers=(), actors=states)
            return replace(base, speakers=states, actors=()) if now is not Kind.ALLEGATION else base
        if now is Kind.ALLEGATION:
            return replace(base, speakers=(), actors=before.speakers)
        return replace(base, allegers=())

    def _named(self, base: Query, said: Query) -> Query:
        """Put the question's own names in the place of those before."""
        merged = base
        if any(getattr(said, slot) for slot in _SUBJECT):
            stays = said.treaties and base.weapons and base.intent in _TREATIES
            dropped = {"resolutions": said.resolutions, "refs": (), "text": ""}
            if said.weapons and base.intent not in _TREATIES and not base.weapons:
                dropped["treaties"] = ()
            if said.treaties and not base.treaties and not stays:
                dropped["weapons"] = ()
            merged = replace(merged, **dropped)
        if said.resolutions:
            merged = replace(merged, resolutions=said.resolutions)
        for slot in ("weapons", "treaties", "places", *_FILTERS):
            if value := getattr(said, slot):
                merged = replace(merged, **{slot: value})
        if said.places:
            merged = replace(merged, refs=())
        own_actors = {key for slot in _ACTORS for key in getattr(said, slot)}
        if own_actors:
            asked = {slot: tuple(k for k in getattr(merged, slot) if k not in own_actors) for slot in _ACTORS}
            merged = replace(merged, refs=(), **{slot: getattr(said, slot) or asked[slot] for slot in _ACTORS})
        elif self.shape.opens(Meaning.WHO) and self.tasked and not self.shape.means(Meaning.BY):
            merged = merged if merged.kinds == (Kind.RESPONSE,) else replace(merged, speakers=())
        left_out = tuple(dict.fromkeys((*base.not_speakers, *said.not_speakers)))
        speakers = tuple(key for key in merged.speakers if key not in said.not_speakers)
        named = merged.has_names or merged.refs or merged.resolutions
        text = said.text or ("" if named else merged.text)
        merged = replace(merged, not_speakers=left_out, speakers=speakers, text=text)
        return replace(merged, votes=said.votes or merged.votes, unanswered=said.unanswered or merged.unanswered)

    def _bounded(self, merged: Query, said: Query) -> Query:
        """Put the question's own times in the place of those before; *only* narrows, and *before that* goes on from them."""
        tie, before = self.tie, self.before
        if self.shape.means(Meaning.EXCEPT) and self.shape.means(Meaning.VOTE) and not self.tasked:
            stances = tuple(stance for stance in merged.stances if stance not in VOTES)
            merged = replace(merged, votes=False, stances=stances)
        if tie.has(Link.ALL):
            merged = replace(merged, latest=False)
        if tie.has(Link.STILL):
            merged = replace(merged, on=said.on)
        slots = ("said", "occurred", "since_recorded")
        own = next((span for slot in slots if (span := getattr(said, slot))), Span())
        old = next((slot for slot in slots if getattr(merged, slot)), "said")
        if own:
            slot = next(each for each in slots if getattr(said, each))
            slot = old if getattr(merged, old) else slot
            known = getattr(merged, slot)
            span = _within(known, own) if tie.has(Link.ONLY) else own
            return replace(merged, in_any=(), **{**dict.fromkeys(slots, Span()), slot: span})
        if said.on or self.own.open_dates:
            return replace(merged, on=said.on, in_any=(), **dict.fromkeys(slots, Span()))
        known = getattr(before, old)
        if tie.has(Link.BEFORE) and known.first and known.first > date.min:
            return replace(merged, **{old: Span(None, known.first - timedelta(days=1))})
        if tie.has(Link.AFTER) and known.last and known.last < date.max:
            return replace(merged, **{old: Span(known.last + timedelta(days=1), None)})
        return merged


_LISTED_BY = frozenset({Intent.COUNT, Intent.WHO, Intent.WHEN})
_LISTS = {
    Kind.ALLEGATION: Intent.ALLEGATIONS, Kind.POSITION: Intent.POSITIONS, Kind.RESPONSE: Intent.RESPONSES,
}  # fmt: skip


def _adds(said: Query) -> bool:
    """Tell whether a question brings anything of its own to a query."""
    return replace(said, intent=Intent.UNKNOWN, kinds=(), text="", aspect=None) != Query()


def _within(known: Span, own: Span) -> Span:
    """Give the stretch that both have in common; the question's own where they have none."""
    first = max(filter(None, (known.first, own.first)), default=None)
    last = min(filter(None, (known.last, own.last)), default=None)
    return own if first and last and first > last else Span(first, last)


def _taken_over(merged: Query, said: Query) -> Query:
    """Give what of a query does not stand in the question itself."""
    kept: dict[str, object] = {"intent": merged.intent, "kinds": merged.kinds}
    for field in fields(Query):
        if field.name in {"intent", "kinds", "aspect", "oldest_first", "history", "votes"}:
            continue
        value, own = getattr(merged, field.name), getattr(said, field.name)
        if isinstance(value, tuple):
            kept[field.name] = tuple(each for each in value if each not in own)
        elif value != own:
            kept[field.name] = value
    return Query(**kept)  # type: ignore[arg-type]
