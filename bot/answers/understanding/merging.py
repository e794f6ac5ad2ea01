"""A question that goes on from the one before, as one query: its own names and times in the place of those before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from bot.answers.answer import Refusal
from bot.answers.query import Intent, Query, Span, Standing
from bot.answers.understanding.accused import ACCUSED_ASKED
from bot.answers.understanding.asked_next import LISTED_BY, LISTS, SAYS_THAT, AskedNext
from bot.answers.understanding.carried import carried
from bot.answers.understanding.cues import Line, words
from bot.answers.understanding.dates.spans import back
from bot.answers.understanding.from_before import BOTH, given_way, moved_by, widened, with_both
from bot.answers.understanding.left_out_parts import gives_way
from bot.answers.understanding.links import ANYBODY_ELSE, LIFTED_NAME, Link
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.parts import ACTORS, OWN_VOICES, WITH_MEMBERS, Part
from bot.answers.understanding.refusals import refusal_in
from bot.answers.understanding.roles import cast
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.slots import Reading
from bot.answers.understanding.terms import AS_VOTES, speaks_of_deciding
from bot.answers.understanding.tying import SUBJECT, TASKS, Tie, actors_of, class_of
from bot.answers.understanding.understand import Understanding
from bot.answers.understanding.votes_before import asks_how_it_came_out, asks_of_all_years, asks_of_anybody, cast_so
from bot.answers.wording import from_thread, whose_left_out
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import VOTES, Action, Kind, PlaceType

_OF_STANDING = (Meaning.STATUS, Meaning.TREATY_ACT)
_ASKING = frozenset({"what", "how", "and"})
_NEGATED = words(r"not", r"(?:is|are|was|were|has|have|had|did|does|do)nt")
_TREATIES = frozenset({Intent.TREATY_STATUS, Intent.TREATY_FACTS})
_NOTHING = Query()
_TAKEN = " was taken as "
_FILTERS = (
    "stances", "statuses", "responses", "not_responses", "actions", "speaker_types", "not_speaker_types", "not_groups",
    "not_places", "not_weapons", "not_actors", "not_said", "not_occurred",
)  # fmt: skip


@dataclass
class Merged:
    """A question with what it takes over from the query before."""

    before: Query
    own: Understanding
    shape: Shape
    lexicon: Lexicon
    today: date

    def understanding(self) -> Understanding:
        """Read the question as one that goes on."""
        before = self.before
        self.tie = Tie(self.own.query, self.shape)
        self.tasked = self._is_tasked()
        self.reread: dict[str, str] = {}
        """Names that a question alone would take for states, with the treaties that are meant in its thread."""
        self.placed: set[str] = set()
        """What a question alone would say of names that stand for others in its thread: that they were left out."""
        next_one = AskedNext(before, self.own, self.shape, self.lexicon, self.today, self.tie, self.tasked)
        intent, kinds = next_one.asked()
        reading = Reading(self.shape, self.lexicon, intent, self.today)
        reading.kinds = kinds
        said = self._with_parts(replace(reading.query(), resolutions=self.own.query.resolutions), intent)
        brings = _adds(said) or (before.votes and bool(cast_so(self.shape)))
        if not self.tasked and intent in LISTED_BY and not brings and before.kinds:
            intent = LISTS.get(before.kinds[0], intent)
        base = carried(before, Query(intent, kinds), self.tie, tasked=self.tasked)
        if self.tie.turns_round and not self.tasked:
            base = _with(base, speakers=base.actors, actors=base.speakers or base.allegers, allegers=())
        merged = self._bounded(self._named(_with(base, intent=intent, kinds=kinds), said), said)
        merged = _with(merged, **{slot: getattr(_NOTHING, slot) for slot in self.tie.drops})
        merged = self._without_lifted(merged)
        if intent in _TREATIES and (meant := next_one.treaties_meant()):
            merged = _with(merged, treaties=tuple(meant), weapons=())
        merged = widened(merged, self.shape.line, self.lexicon)
        compared = intent is Intent.COMPARE and before.intent is not Intent.COMPARE and len(actors_of(said)) == 1
        merged = _with(merged, beside=given_way(before, merged))
        if compared or BOTH.search(self.shape.line):
            merged = with_both(merged, merged.beside, self.lexicon)
        aspect = said.aspect or (base.aspect if not self.tasked and not self.tie.has(Link.ALL) else None)
        merged = _with(merged, aspect=aspect)
        if merged.intent is Intent.RECORD and not merged.refs:  # a name instead of the record: it is asked about anew
            return self.own
        refusal = self.own.refusal or self._refusal(merged)
        told = from_thread(_taken_over(merged, said), self.lexicon, task=not self.tasked)
        if refusal in {Refusal.GUILT, Refusal.WHO_IS_RIGHT}:
            merged = _with(merged, intent=Intent.REFUSED)
        elif refusal is not None:
            return self.own
        both = merged.actors == base.actors != before.speakers
        read_anew = [each.partition(_TAKEN)[0] for each in reading.assumptions if _TAKEN in each]
        taken = (*read_anew, *(f"“{text}”" for text in self.reread))
        assumptions = [
            *(each for each in self.own.assumptions if each.partition(_TAKEN)[0] not in taken),
            *(each for each in reading.assumptions if each.partition(_TAKEN)[0] not in taken[len(read_anew) :]),
            *(f"“{text}”{_TAKEN}the {name}." for text, name in self.reread.items()),
            told,
        ]
        return replace(
            self.own,
            query=merged,
            refusal=refusal,
            assumptions=tuple(each for each in dict.fromkeys(assumptions) if each and each not in self.placed),
            looser=_with(merged, actors=()) if merged.speakers and merged.actors and both else None,
            open_dates=reading.open_dates,
        )

    def _refusal(self, merged: Query) -> Refusal | None:
        """Tell whether it is declined to say of somebody who was named before what the question asks of *them*."""
        pointing = {at for each in self.tie.links if each.meanings & {Link.THEY, Link.IT} for at in range(each.start, each.end)}
        line = " ".join("@0" if at in pointing else word for at, word in enumerate(self.shape.words))
        return refusal_in(Line(line), self.shape.kinds) if merged.has_names else None

    def _is_tasked(self) -> bool:
        """Tell whether the question's own words say what it is after, and not only what is to be left out."""
        out = [each for each in self.shape.phrases if Meaning.EXCEPT in each.meanings]
        left_out = {at for each in out for at in (*range(each.start, each.end + 1), self.shape.past(each.end, _ALL_THE))}
        left_out |= {at for each in self.tie.links if each.meanings & _MOVED.keys() for at in range(each.start, each.end)}
        tasks = {task for each in self.shape.phrases if each.start not in left_out for task in TASKS & each.meanings}
        if self.tie.turns_round and self.tie.nameless:
            tasks.discard(Meaning.CHANGE)  # now the reverse
        return any(task not in {Meaning.WHO, Meaning.WHEN} or self.shape.opens(task) for task in tasks)

    def _with_parts(self, said: Query, intent: Intent) -> Query:
        """Give a name whose part only its place in the question tells the part of the name before that it stands for."""
        for each in cast(self.shape, intent, saying=False):
            if gives_way(self.shape, each.mention.left):
                continue
            if not (each.guessed or each.part is Part.MODIFIER or self._means_a_treaty(each.mention)):
                continue
            keys = {entry.key for entry in each.mention.match.entries}
            if set(said.treaties) & keys:
                continue
            if self._means_a_treaty(each.mention):
                treaty = each.mention.treaties[0]
                self.reread[each.mention.match.text] = treaty.name
                others = {other: tuple(key for key in getattr(said, other) if key not in keys) for other in (*ACTORS, "places")}
                said = _with(said, treaties=(*said.treaties, treaty.key), **others)
                continue
            if self.tasked:
                continue
            slot = self._slot_for(each.mention, each.part)
            if slot is None:
                continue
            wanted = Kind.PLACE if slot == "places" else Kind.ACTOR
            names = tuple(entry.key for entry in each.mention.of(wanted))
            others = {other: tuple(key for key in getattr(said, other) if key not in keys) for other in (*ACTORS, "places")}
            said = _with(said, **{**others, slot: tuple(dict.fromkeys((*others[slot], *names)))})
            self.placed.add(whose_left_out(each.mention.match.text))
        return said

    def _means_a_treaty(self, mention: Mention) -> bool:
        """Tell whether a name that is also a state's stands for the treaty asked about before: *and Ottawa?*."""
        before = self.before
        alone = before.intent in _TREATIES or not any(getattr(before, slot) for slot in ACTORS)
        return bool(before.treaties) and alone and bool(mention.treaties)

    def _slot_for(self, mention: Mention, part: Part) -> str | None:
        actors = mention.actors
        if actors and self.shape.word(mention.at + 1) == "ones" and class_of(self.before) is Kind.ALLEGATION:
            return "speakers"  # only the Russian ones
        about = self.shape.ending(mention.left, (Meaning.ABOUT,))
        if actors and about and self.shape.word(about.start - 1) not in _ASKING and class_of(self.before) is Kind.POSITION:
            return "actors"  # only the ones about Syria, but not what about Syria
        wide = {entry.subtype for entry in self._places_before()} <= {PlaceType.COUNTRY, PlaceType.AREA}
        if self.before.places and wide and mention.places and self.tie.has(Link.SAME):
            return "places"  # in Gaza: the same for Lebanon
        voices = bool(actors) and mention.actor_types <= OWN_VOICES
        if voices and class_of(self.before) is Kind.ALLEGATION:
            return "speakers"
        order = ("actors", "speakers") if class_of(self.before) is Kind.ALLEGATION else ("speakers", "actors")
        filled = next((slot for slot in (*order, "anyone", "allegers", "groups") if getattr(self.before, slot)), None)
        if actors and filled == "speakers" and self.before.votes and mention.actor_types <= WITH_MEMBERS:
            return "groups"  # same for the EU
        if actors and filled:
            return filled
        if mention.places and (self.before.places or not actors):
            return "places"
        return "speakers" if part is Part.MODIFIER and actors and order[0] == "speakers" else None

    def _places_before(self) -> list[NamedEntry]:
        ids = (self.lexicon.id_of(key) for key in self.before.places)
        return [self.lexicon.named(each) for each in ids if each is not None]

    def _named(self, base: Query, said: Query) -> Query:
        """Put the question's own names in the place of those before."""
        merged = base
        if any(getattr(said, slot) for slot in SUBJECT):
            stays = said.treaties and base.weapons and base.intent is Intent.TREATY_FACTS
            still = base.intent is Intent.TREATY_FACTS  # the same is asked of another treaty
            dropped: dict[str, Any] = {"resolutions": said.resolutions, "refs": (), "text": base.text if still else ""}
            if said.weapons and base.intent not in _TREATIES and not base.weapons:
                dropped["treaties"] = ()
            if said.treaties and not base.treaties and not stays:
                dropped["weapons"] = ()
            merged = _with(merged, **dropped)
        if said.resolutions:
            merged = _with(merged, resolutions=said.resolutions)
        left = base.actions == (Action.WITHDRAWAL,) or (base.intent is Intent.WHEN and not said.actions)
        if left and class_of(base) is Kind.TREATY_ACTION and speaks_of_deciding(self.shape):
            merged = _with(merged, actions=(Action.DOMESTIC_DECISION,))  # when did the Sejm decide that
        for slot in ("weapons", "treaties", "places", *_FILTERS):
            if value := getattr(said, slot):
                merged = _with(merged, **{slot: value})
        if said.places:
            merged = _with(merged, refs=())
        merged = self._of_whom(merged, said)
        left_out = tuple(dict.fromkeys((*merged.not_speakers, *said.not_speakers)))
        speakers = tuple(key for key in merged.speakers if key not in said.not_speakers)
        named = merged.has_names or merged.refs or merged.resolutions
        text = said.text or (merged.text if not named or merged.intent is Intent.TREATY_FACTS else "")
        merged = _with(merged, not_speakers=left_out, speakers=speakers, text=text)
        still_of_nobody = merged.unattributed and merged.kinds == (Kind.ALLEGATION,) and not merged.actors
        return _with(
            merged,
            article=said.article or merged.article,
            votes=said.votes or merged.votes,
            standing=said.standing or self._standing(merged),
            unanswered=said.unanswered or merged.unanswered,
            unattributed=said.unattributed or still_of_nobody,
        )

    def _without_lifted(self, merged: Query) -> Query:
        """Leave out a name of the question before that this one lifts: *forget Russia*."""
        if LIFTED_NAME.search(self.shape.line) is None:
            return merged
        lifted = {entry.key for mention in self.shape.mentions for entry in mention.match.entries}
        slots = (*ACTORS, "treaties", "weapons", "places")
        left = {slot: tuple([key for key in getattr(self.before, slot) if key not in lifted]) for slot in slots}
        return _with(merged, text="", **left)

    def _of_whom(self, merged: Query, said: Query) -> Query:
        """Put the question's own actors in the place of those before; those fall away where anybody or others are asked for."""
        own = {key for slot in ACTORS for key in getattr(said, slot)}
        if own:
            asked = {slot: tuple(k for k in getattr(merged, slot) if k not in own) for slot in ACTORS}
            merged = _with(merged, refs=(), **{slot: getattr(said, slot) or asked[slot] for slot in ACTORS})
        elif self.tasked and self._asks_by_whom():
            of_them = merged.kinds == (Kind.RESPONSE,) or SAYS_THAT.search(self.shape.line)
            merged = merged if of_them else _with(merged, speakers=())
        if ANYBODY_ELSE.search(self.shape.line) and not own:
            merged = self._of_others(merged)
        if class_of(merged) is Kind.TREATY_ACTION and self._asks_of_states(merged, said):
            merged = _with(merged, speakers=(), actors=(), anyone=())
        return self._of_voters(merged, said) if self.before.votes else merged

    def _standing(self, merged: Query) -> Standing | None:
        """Give how states are to stand, where the question has no word for it but *not*: as before, or else outside."""
        if self.tie.is_elliptic and class_of(merged) is Kind.TREATY_ACTION and merged.standing is None:
            return Standing.NOT_PARTY if _NEGATED.search(self.shape.line) else None
        return None if self.shape.means(_OF_STANDING) else merged.standing

    def _of_voters(self, merged: Query, said: Query) -> Query:
        """Ask, after votes, for those of everybody or of other voters, and for the way in which they were cast."""
        if said.groups and not said.speakers:
            merged = _with(merged, speakers=())
        elif said.speakers and not said.groups:
            merged = _with(merged, groups=())
        elif self.tie.nameless and asks_of_anybody(self.shape):
            merged = _with(merged, speakers=())
        if not self.tie.nameless or merged.kinds != (Kind.POSITION,):
            return merged
        if asks_how_it_came_out(self.shape, self.before):
            return _with(merged, stances=(), votes=True)
        asked = tuple([AS_VOTES.get(stance, stance) for stance in said.stances]) or cast_so(self.shape)
        return _with(merged, stances=asked or merged.stances, votes=True)

    def _asks_of_states(self, merged: Query, said: Query) -> bool:
        """Tell whether other states are asked for than before: *which EU states are not*, *how many parties are there*."""
        counted = merged.intent is Intent.COUNT and self.tie.nameless and not self.tie.has(Link.THEY)
        return bool(said.groups) or counted

    def _asks_by_whom(self) -> bool:
        """Tell whether it is asked who said or did it, whoever was named before: not *who is accused*."""
        shape = self.shape
        return shape.opens(Meaning.WHO) and Meaning.BY not in shape.meanings and not ACCUSED_ASKED.search(shape.line)

    def _of_others(self, merged: Query) -> Query:
        """Ask for others than those before: *who else left*, *did anybody else say so*."""
        if class_of(merged) is Kind.TREATY_ACTION:
            them = (*merged.speakers, *merged.actors, *merged.anyone)
            return _with(merged, speakers=(), actors=(), anyone=(), not_speakers=them)
        return _with(merged, speakers=(), not_speakers=(*self.before.not_speakers, *self.before.speakers))

    def _bounded(self, merged: Query, said: Query) -> Query:
        """Put the question's own times in the place of those before; *only* narrows, and *before that* goes on from them."""
        tie = self.tie
        if Meaning.EXCEPT in self.shape.meanings and Meaning.VOTE in self.shape.meanings and not self.tasked:
            stances = tuple(stance for stance in merged.stances if stance not in VOTES)
            merged = _with(merged, votes=False, stances=stances)
        if tie.has(Link.ALL):
            merged = _with(merged, latest=False)
        if tie.has(Link.STILL):
            merged = _with(merged, on=said.on)
        slots = ("said", "occurred", "since_recorded")
        own = next((span for slot in slots if (span := getattr(said, slot))), Span())
        old = next((slot for slot in slots if getattr(merged, slot)), "said")
        if own and class_of(merged) is Kind.TREATY_ACTION and merged.treaties and merged.intent is not Intent.WHEN:
            return _with(merged, on=said.on or own.last or own.first, said=own if merged.actions else Span(), in_any=())
        if own:
            slot = next(each for each in slots if getattr(said, each))
            slot = old if getattr(merged, old) else slot
            known = getattr(merged, slot)
            span = _within(known, own) if tie.has(Link.ONLY) else own
            beyond = {each: getattr(said, each) for each in ("not_said", "not_occurred")}
            return _with(merged, in_any=(), **{**dict.fromkeys(slots, Span()), slot: span}, **beyond)
        if said.on or self.own.open_dates:
            return _with(merged, on=said.on, in_any=(), **dict.fromkeys(slots, Span()))
        return self._moved_on(merged, old, slots)

    def _moved_on(self, merged: Query, old: str, slots: tuple[str, ...]) -> Query:
        """Move or lift the time of the question before, which stands in the slot `old`, as this one says."""
        tie, known = self.tie, getattr(self.before, old)
        changed = merged.intent is Intent.CHANGE and self.before.intent is not Intent.CHANGE  # has that changed since
        if changed or tie.has(Link.ANY_TIME) or asks_of_all_years(self.shape, self.before):
            return _with(merged, on=None, in_any=(), **dict.fromkeys(slots, Span()))
        moved = moved_by(self.shape.line) or next((by for link, by in _MOVED.items() if tie.has(link)), None)
        if moved and (known or merged.on):
            span = {old: _moved(known, *moved)} if known else {}
            return _with(merged, on=back(merged.on, *moved) if merged.on else None, **span)
        if tie.has(Link.BEFORE) and known.first and known.first > date.min:
            return _with(merged, **{old: Span(None, known.first - timedelta(days=1))})
        if tie.has(Link.AFTER) and known.last and known.last < date.max:
            return _with(merged, **{old: Span(known.last + timedelta(days=1), None)})
        return merged


_MOVED = {
    Link.NEXT_MONTH: (-1, "month"), Link.LAST_MONTH: (1, "month"), Link.NEXT_WEEK: (-1, "week"), Link.LAST_WEEK: (1, "week"),
    Link.NEXT_YEAR: (-1, "year"), Link.LAST_YEAR: (1, "year"), Link.NEXT_DAY: (-1, "day"), Link.LAST_DAY: (1, "day"),
}  # fmt: skip
"""How far back the words move the time of the question before."""
_ALL_THE = frozenset({"the", "any", "all"})


def _with(query: Query, **slots: Any) -> Query:
    return replace(query, **slots)


def _adds(said: Query) -> bool:
    """Tell whether a question brings anything of its own to a query."""
    return _with(said, intent=Intent.UNKNOWN, kinds=(), text="", aspect=None) != Query()


def _within(known: Span, own: Span) -> Span:
    """Give the stretch that both have in common; the question's own where they have none."""
    first = max(filter(None, (known.first, own.first)), default=None)
    last = min(filter(None, (known.last, own.last)), default=None)
    return own if first and last and first > last else Span(first, last)


def _moved(span: Span, number: int, unit: str) -> Span:
    return Span(*(back(day, number, unit) if day else None for day in (span.first, span.last)))


def _taken_over(merged: Query, said: Query) -> Query:
    """Give what of a query does not stand in the question itself."""
    kept: dict[str, Any] = {"intent": merged.intent, "kinds": merged.kinds}
    for slot in Query.__struct_fields__:
        if slot in {"intent", "kinds", "aspect", "oldest_first", "history", "votes", "beside"}:
            continue
        value, own = getattr(merged, slot), getattr(said, slot)
        if isinstance(value, tuple):
            kept[slot] = tuple(each for each in value if each not in own)
        elif value != own:
            kept[slot] = value
    return Query(**kept)
