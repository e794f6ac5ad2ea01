"""A question's slots: who speaks, who is spoken about, which treaty, weapon, place and time, filled one by one."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from bot.answers.query import Intent, Query
from bot.answers.understanding.asked_kinds import kinds_asked
from bot.answers.understanding.aspects import aspect_of
from bot.answers.understanding.conditions import by_media, conditions_left_out
from bot.answers.understanding.cues import Cue, Line
from bot.answers.understanding.field_words import (
    ACTOR_TYPES,
    ACTS,
)
from bot.answers.understanding.left_over import left_over, others_meant, plain_words
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.of_intent import OfIntent
from bot.answers.understanding.offices import is_whose_office
from bot.answers.understanding.parts import PLACES, Part, Played
from bot.answers.understanding.phrases import words
from bot.answers.understanding.roles import cast
from bot.answers.understanding.shape import Shape
from bot.answers.understanding.terms import (
    article_asked,
    asks_for_claims,
    source_types_asked,
    statuses_asked,
)
from bot.answers.understanding.timing import OpenDate, timing_of
from bot.answers.understanding.treaties_named import (
    bodies_of_treaties,
    cities_of,
    taken_for_treaties,
    treaties_named,
    treaties_of_bodies,
    treaties_of_weapons,
)
from bot.answers.understanding.unknown_groups import not_told_of_states
from bot.answers.understanding.weapons_named import weapons_named
from bot.answers.wording import either_side, first_names_taken, name_of, whose_left_out
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import ActorType, Kind

_SLOTS = {
    Part.SPEAKER: "speakers",
    Part.ACTOR: "actors",
    Part.PLACE: "places",
    Part.ANYONE: "anyone",
    Part.ALLEGER: "allegers",
    Part.GROUP: "groups",
    Part.GROUP_LEFT_OUT: "not_groups",
    Part.LEFT_OUT: "not_speakers",
    Part.PLACE_LEFT_OUT: "not_places",
    Part.ACTOR_LEFT_OUT: "not_actors",
}
"""Of the names in each part; a modifier fills none."""
_ASKING = frozenset({Intent.WHO, Intent.COUNT, Intent.WHEN, Intent.COMPARE, Intent.SOURCE})
_RESTING = frozenset({Intent.ALLEGATIONS, Intent.POSITIONS, Intent.RESPONSES, Intent.COUNT, Intent.WHO})
_LATEST = frozenset({Intent.POSITIONS, Intent.VOTES})
_OF_A_WAR = (Part.PLACE_LEFT_OUT, Part.ACTOR_LEFT_OUT)
"""What is left out with a war: what lies in the countries that it is called by, and what they are accused of."""
_SAYING_WORDS = words(
    "statement statements position positions say says said quote quotes declaration declarations declaracion declaraciones "
    "posicion posiciones заявления заявлений позиции заяви заяв позиції"
)
_OFFICES = words("governors ministers ambassadors spokespersons spokespeople diplomats politicians leaders generals")

MOST_NAMES = 40
"""In one slot of a query, and words that must stand in a text: more are in a text that was pasted whole, and each costs."""
_BESIDE = 4
"""Words between two names of which one tells whose the other is."""
_IN_ORDER = Cue(
    r"(?<!\w)(?:latest|newest|most recent) first(?!\w)"
    r"|(?<!\w)(?:two|three|four|five|six|ten|\d+) (?:latest|newest|last|most recent)(?!\w)"
)
_WHICH_STATUS = Cue(
    r"(?<!\w)(?:alleged|claimed|unconfirmed|confirmed|corroborated|contested|verified|proven|unproven) or "
    r"(?:still |only |just |merely )*(?:alleged|claimed|unconfirmed|confirmed|corroborated|contested|verified|proven)(?!\w)"
    r"|(?<!\w)(?:confirmed|corroborated|contested|verified|proven|refuted|substantiated) or not(?!\w| substantiated)"
    r"|(?<!\w)(?:what(?: is| s)?|whats) (?:the |its )?(?:\w+ )?status(?!\w)"
    r"|(?<!\w)still (?:just |only |merely )?(?:alleged|claimed|unconfirmed|contested)$"
)
"""Which of the two it is is asked, and not for one of them."""
_OUT_OF = re.compile(
    r"(?:(?:are|is|were|was) )?(?:not|arent|isnt|never|outside|non)(?: \w+){0,3} @out(?! s )"
    r"|(?:(?:ne|n) )?(?:font|fait|sont|est) pas(?: \w+){0,3} @out|(?:no|не)(?: \w+){1,4} @out"
)
_TELLING = words("tell tells told asked inform informs informed")


def _is_of_a_state(played: Played) -> bool:
    """Tell whether a place is that of a state, of which the acts are asked for: *what happened in Ukraine with the treaty*."""
    return played.part is Part.PLACE and ActorType.STATE in played.mention.actor_types


class Reading:
    """One reading of a shape: it fills a query slot by slot, and keeps what it assumed."""

    def __init__(self, shape: Shape, lexicon: Lexicon, intent: Intent, today: date) -> None:
        self.shape, self.lexicon, self.intent, self.today = shape, lexicon, intent, today
        self.line = shape.line
        self.assumptions: list[str] = []
        self.sure_actors: tuple[str, ...] = ()
        self.open_dates: tuple[OpenDate, ...] = ()
        self.saying = not _SAYING_WORDS.isdisjoint(shape.words)
        self.kinds = kinds_asked(shape, intent, saying=self.saying)

    def query(self) -> Query:
        """Fill the slots; `assumptions` and `sure_actors` stand afterwards."""
        shape = self.shape
        treaties = treaties_named(shape, self.intent) if Kind.TREATY in shape.kinds else []
        if treaties:
            self.assumptions += taken_for_treaties(treaties)
            taken = {mention.number for mention, _ in treaties} | cities_of(shape, self.lexicon, treaties)
            shape = replace(shape, mentions=tuple([each for each in shape.mentions if each.number not in taken]))
        played = self._objected_to(self._settled(cast(shape, self._casting(), saying=self.saying)))
        parts: dict[Part, list[Played]] = {}
        for each in played:
            for part in _OF_A_WAR if each.part is Part.WAR_LEFT_OUT else (each.part,):
                parts.setdefault(part, []).append(each if each.part is part else replace(each, part=part))
        slots: dict[str, Any] = {_SLOTS[part]: self._keys(each) for part, each in parts.items() if part in _SLOTS}
        if Part.ACTOR in parts:
            self.sure_actors = self._keys([each for each in parts[Part.ACTOR] if not each.guessed])
        self._say_what_was_left_out(parts.get(Part.MODIFIER, ()))
        if self.intent is Intent.ALLEGATIONS:
            self.assumptions += [either_side(each.mention.match.text) for each in parts.get(Part.ANYONE, ())]
        of_states = not_told_of_states(self.shape) if self.intent is Intent.TREATY_STATUS else ()
        unknown = (*others_meant(self.shape), *of_states, *conditions_left_out(self.shape, self.intent))
        self.assumptions += [f"Not understood, and left out: “{word}”." for word in unknown]
        if self.shape.dates:
            timing = timing_of(self.shape, self.intent, self.kinds)
            slots |= timing.slots
            self.assumptions += timing.assumptions
            self.open_dates = timing.open_dates
        if Kind.WEAPON in self.shape.kinds:
            named = weapons_named(self.shape, self.lexicon)
            chosen = (lambda found: self._first([entry.key for entry in found])) if named.each else self._narrowest
            slots["weapons"], slots["not_weapons"] = chosen(named.asked), chosen(named.left_out)
            self.assumptions += named.said
        by_weapon = treaties_of_weapons(shape, self.lexicon)
        if by_weapon and self.intent is not Intent.TREATY_FACTS:
            slots["weapons"] = ()  # the treaties are asked about: *the one on mines and the one on cluster munitions*
        if self.shape.means(ACTOR_TYPES) or by_media(self.shape):
            types = tuple(each for each in self._actor_types() if each != ActorType.TREATY_BODY or Part.SPEAKER not in parts)
            bodies = bodies_of_treaties(self.shape, treaties, self.lexicon) if ActorType.TREATY_BODY in types else ()
            if bodies:
                slots["speakers"] = (*slots.get("speakers", ()), *bodies)
                types = tuple([each for each in types if each != ActorType.TREATY_BODY])
            slots |= {"speaker_types": types, "not_speaker_types": self._actor_types(left_out=True)}
        if "actors" in slots and (self.intent is Intent.POSITIONS or (self.intent is Intent.WHEN and not self.kinds)):
            slots["actors"] = self._others_than_speakers(slots["actors"], slots.get("speakers", ()))
        query = Query(
            intent=self.intent,
            kinds=self.kinds,
            treaties=self._first(
                [entry.key for _, entries in treaties for entry in entries]
                + treaties_of_bodies(shape, self.lexicon)
                + by_weapon
            ),
            statuses=statuses_asked(self.shape) if not _WHICH_STATUS.search(self.line) else (),
            acts=self.shape.values(ACTS) if self.kinds == (Kind.ALLEGATION,) else (),
            source_types=source_types_asked(self.shape) if self.intent in _RESTING or self._asks_for_claims_of_a_kind() else (),
            text=left_over(self.shape) if self.intent is not Intent.TREATY_FACTS else plain_words(self.shape),
            votes=self.intent is Intent.VOTES,
            latest=self.intent in _LATEST and Meaning.LATEST in self.shape.meanings and not _IN_ORDER.search(self.line),
            oldest_first=self.intent is Intent.TIMELINE or "oldest first" in self.line or "earliest first" in self.line,
            article=article_asked(self.line),
            aspect=aspect_of(self.line, self.intent),
            **slots,
        )
        of_intent = OfIntent(self.shape, self.lexicon, self.intent)
        query = of_intent.filled(query, self._without_outsiders(parts))
        self.assumptions += of_intent.assumptions
        return query

    def _asks_for_claims_of_a_kind(self) -> bool:
        """Tell whether claims are asked for by the kind of their sources: *allegations sourced to state media*."""
        return self.intent is Intent.SOURCE and asks_for_claims(self.shape)

    def _without_outsiders(self, parts: Mapping[Part, Sequence[Played]]) -> Line:
        """Give the line without what leaves an organisation's members out: *not in NATO* says nothing of a treaty."""
        line = self.line
        for each in parts.get(Part.GROUP_LEFT_OUT, ()):
            line = Line(_OUT_OF.sub("", line.replace(f"@{each.mention.number}", "@out")))
        return line

    def _others_than_speakers(self, actors: tuple[str, ...], speakers: Iterable[str]) -> tuple[str, ...]:
        """Leave out those for whom somebody speaks: *has Putin said whether Russia would* asks for his words."""
        ids = (self.lexicon.id_of(key) for key in speakers)
        own = {self.lexicon.named(above).key for each in ids if each is not None for above in self.lexicon.above(each)}
        return tuple([key for key in actors if key not in own])

    def _settled(self, played: list[Played]) -> list[Played]:
        """Take a name that stands below a speaker, and was only guessed to be spoken about, for that speaker's own name."""
        if not [each for each in played if each.guessed and each.part is Part.ACTOR]:
            return played
        speakers = {entry.id for each in played if each.part is Part.SPEAKER for entry in each.mention.actors}
        if not speakers:
            return played
        below = frozenset().union(*map(self.lexicon.below, speakers))

        def is_speaker(each: Played) -> bool:
            return each.guessed and each.part is Part.ACTOR and any(entry.id in below for entry in each.mention.actors)

        return [replace(each, part=Part.SPEAKER) if is_speaker(each) else each for each in played]

    def _objected_to(self, played: list[Played]) -> list[Played]:
        """Keep the state whose act is objected to: *who objected to Ukraine's suspension* is asked about Ukraine."""
        counted = self.intent is Intent.COUNT and self.kinds == (Kind.TREATY_ACTION,)
        if self.intent is Intent.TREATY_STATUS and Meaning.HAPPEN in self.shape.meanings and Kind.TREATY in self.shape.kinds:
            return [replace(each, part=Part.ANYONE) if _is_of_a_state(each) else each for each in played]
        asked = Meaning.OBJECT in self.shape.meanings or "domestic" in self.shape.words  # domestic decisions for Ukraine
        if not (self.intent is Intent.TREATY_STATUS or counted) or not asked:
            return played

        def is_state(each: Played) -> bool:
            return each.part is Part.MODIFIER and each.mention.is_sure(Kind.ACTOR)

        return [replace(each, part=Part.ANYONE) if is_state(each) else each for each in played]

    def _casting(self) -> Intent:
        """Tell by which intent names are cast: a who-question is cast as what it asks about."""
        if self.intent is Intent.TIMELINE and self.kinds == (Kind.POSITION,) and Meaning.VOTE in self.shape.meanings:
            return Intent.VOTES
        if self.intent in _ASKING:
            if self.kinds == (Kind.ALLEGATION,):
                return Intent.ALLEGATIONS
            if self.kinds == (Kind.POSITION,):
                return Intent.POSITIONS if self.intent is not Intent.COMPARE else Intent.COMPARE
            if self.kinds == (Kind.RESPONSE,):
                return Intent.RESPONSES
        return self.intent

    def _actor_types(self, *, left_out: bool = False) -> tuple[ActorType, ...]:
        """Give the kinds of actors that the question asks about together, or leaves out."""
        shape = self.shape
        found = [each for each in shape.phrases if not each.meanings.isdisjoint(ACTOR_TYPES)]
        besides = [each for each in found if bool(shape.ending(each.start, (Meaning.EXCEPT,))) == left_out]
        told = {Meaning.ABOUT, Meaning.AGAINST, Meaning.TO}
        addressed = (shape.ending(each.start, told) or shape.word(each.start - 1) in _TELLING for each in besides)
        spoken = [each for each, is_addressed in zip(besides, addressed, strict=True) if left_out or not is_addressed]
        media = (ActorType.MEDIA,) if not left_out and by_media(shape) and self.kinds == (Kind.ALLEGATION,) else ()
        return (*dict.fromkeys(kind for each in spoken for kind in ACTOR_TYPES if kind in each.meanings), *media)

    def _say_what_was_left_out(self, played: Iterable[Played]) -> None:
        for each in played:
            if is_whose_office(self.shape, each.mention):
                continue  # it is looked for in the words
            self.assumptions.append(whose_left_out(each.mention.match.text))

    def _keys(self, played: Iterable[Played]) -> tuple[str, ...]:
        named = list(played)
        if len(named) < 2:
            return self._narrowest([entry for each in named for entry in self._meaning(each)])
        alone = {entry.key for each in named if len(entries := self._entries(each)) == 1 for entry in entries}
        meant = [(each, self._meaning(each)) for each in named if not self._is_group_of(each, alone)]
        if named[0].part in PLACES:
            return self._narrowest([entry for _, entries in meant for entry in entries])
        beside = [(each.mention.at, entry) for each, entries in meant for entry in entries]
        return self._first([entry.key for at, entry in beside if not self._is_told_closer(at, entry, beside)])

    def _is_told_closer(self, at: int, entry: NamedEntry, beside: Iterable[tuple[int, NamedEntry]]) -> bool:
        """Tell whether an actor only says whose the one named beside it is: *White House spokesman Kirby*."""
        below = self.lexicon.below(entry.id)
        is_state = entry.subtype == ActorType.STATE  # its parliament is named beside it, however far from it
        return any(
            other.id in below and other.id != entry.id and (is_state or abs(near - at) <= _BESIDE) for near, other in beside
        )

    def _entries(self, played: Played) -> Sequence[NamedEntry]:
        return played.mention.of(Kind.PLACE if played.part in PLACES else Kind.ACTOR)

    def _is_group_of(self, played: Played, alone: Collection[str]) -> bool:
        """Tell whether one that bears a name with others is named by itself too: *on the Baltics: is Latvia out*."""
        entries = self._entries(played)
        return len(entries) > 1 and any(entry.key in alone for entry in entries)

    def _meaning(self, played: Played) -> Sequence[NamedEntry]:
        """Choose among the homonyms of a name: the largest where one stands above the others, else all; and say so."""
        kind = Kind.PLACE if played.part in PLACES else Kind.ACTOR
        entries = self._entries(played)
        if played.part is Part.LEFT_OUT and self.shape.word(played.mention.at + 1) in _OFFICES:
            return self._officials(entries) or entries
        text = played.mention.match.text
        if len(entries) > 1:
            tops = [entry for entry in entries if all(other.id in self.lexicon.below(entry.id) for other in entries)]
            chosen = tops or entries
            others = [name_of(entry) for entry in entries if entry not in chosen]
            if others:
                self.assumptions.append(f"“{text}” was taken as {name_of(chosen[0])}, which includes {', '.join(others)}.")
            else:
                self.assumptions.append(f"“{text}” can be {' or '.join(map(name_of, entries))}; all are searched.")
            return chosen
        if entries and not played.mention.is_sure(kind):
            self.assumptions.append(f"“{text}” was taken as {name_of(entries[0])}.")
        return entries

    def _officials(self, entries: Iterable[NamedEntry]) -> list[NamedEntry]:
        """Give those who hold an office under a state: *without the Russian governors* leaves the state's own words in."""
        below = (self.lexicon.named(each) for entry in entries for each in sorted(self.lexicon.below(entry.id)))
        return [entry for entry in below if entry.subtype == ActorType.OFFICIAL]

    def _narrowest(self, found: list[NamedEntry]) -> tuple[str, ...]:
        """Drop what stands above another in the same slot: `PFM mines` asks for PFM-1 only."""
        if len(found) < 2:
            return tuple([entry.key for entry in found])
        ids = {entry.id for entry in found}
        return self._first([entry.key for entry in found if not (ids - {entry.id}) & self.lexicon.below(entry.id)])

    def _first(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Give as many keys of a slot as a search can take, and say so where there are more."""
        first = tuple(dict.fromkeys(keys))
        if len(first) <= MOST_NAMES:
            return first
        self.assumptions.append(first_names_taken(MOST_NAMES))
        return first[:MOST_NAMES]
