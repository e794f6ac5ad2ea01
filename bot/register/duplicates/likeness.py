"""How alike two records are: a sum over few signals, each with its points and its reason in words.

| what is compared                                           | the same | akin | apart                |
|------------------------------------------------------------|----------|------|----------------------|
| who says it                                                | 3        | 2    | no duplicates        |
| the allegation answered or assessed, resolution, treaty    | 2        |      | no duplicates        |
| what it comes to: act, stance, kinds, conclusion, action   | 1        |      | -1, or no duplicates |
| weapon; place (each)                                       | 2        | 1    | -2                   |
| whom it is about, or who is alleged to have acted          | 1        | 1    | -2                   |
| treaty                                                     | 1        |      | -1                   |
| dates: nearly the same or short; wide, or a week off       | 2        | 1    | no twins             |
| words of the summaries: 1, 2 or 3 by how many they share   | 3        |      |                      |
| source: the same address, file or entry                    | 2        |      |                      |
| words quoted: one within the other                         | 2        |      |                      |

Akin are names of which one stands above the other in its tree: a landmine and a PFM-1, Izium and its oblast, a state and its
ministry. What one of the two leaves open counts nothing, either way. Two records far apart in time are one only where they
quote one passage of one source, or where a state does the same under a treaty twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from bot.register.dates import FuzzyDate
from bot.register.vocabulary import Kind, Relation, Role


class Signal(StrEnum):
    """What is compared."""

    WHO = "who"
    ABOUT = "about"
    DEED = "deed"
    WEAPON = "weapon"
    PLACE = "place"
    ACCUSED = "accused"
    SUBJECT = "subject"
    TREATY = "treaty"
    TIME = "time"
    WORDS = "words"
    SOURCE = "source"
    QUOTE = "quote"


ENOUGH_FOR_A_DUPLICATE = 6
"""Points: who and when, and a little of what is said, or of what; never who and when alone."""
ENOUGH_FOR_AN_EVENT = 5
"""Points without who says it: the weapon, the place and the time at least."""
NEAR = timedelta(days=7)
"""By how much two recorders may differ on a date: the day of a statement, and that of the weekly that reports it."""

_OF_ONE_DEED = (Kind.ALLEGATION, Kind.ASSESSMENT, Kind.TREATY_ACTION)
"""Kinds of which two that come to something else are two: to use a weapon and to produce it, to sign and to ratify."""
_ONE_TEXT = 3
"""Points for words, source and quotation with which two records have the same text behind them."""
_OF_ANY_SUBJECT = (Signal.WHO, Signal.DEED, Signal.TIME, Signal.SOURCE)
"""What agrees too where one report quotes somebody who condemned two things on one day."""
_SHORT = timedelta(days=31)
_FEWEST_WORDS = 3
_FEWEST_QUOTED = 4
_PARTS_SHARED = (0.4, 0.6, 0.8)
"""Of the words of the shorter summary; a point for each part that is reached."""
_WHO = {
    Kind.POSITION: "speaker",
    Kind.ALLEGATION: "alleger",
    Kind.RESPONSE: "responder",
    Kind.ASSESSMENT: "body",
    Kind.TREATY_ACTION: "state",
}
_DEEDS = {
    Kind.POSITION: "stance",
    Kind.ALLEGATION: "act",
    Kind.RESPONSE: "kind of response",
    Kind.ASSESSMENT: "conclusion",
    Kind.TREATY_ACTION: "action",
}
_ABOUT = {
    Kind.POSITION: "resolution",
    Kind.RESPONSE: "allegation",
    Kind.ASSESSMENT: "allegation",
    Kind.TREATY_ACTION: "treaty",
}
_NAMED = (
    (Role.WEAPON, Signal.WEAPON, 2, -2, "one weapon is a kind of the other"),
    (Role.PLACE, Signal.PLACE, 2, -2, "one place lies in the other"),
    (Role.ALLEGED_ACTOR, Signal.ACCUSED, 1, -2, "one accused is part of the other"),
    (Role.ABOUT, Signal.SUBJECT, 1, -2, "one subject is part of the other"),
    (Role.TREATY, Signal.TREATY, 1, -1, "one treaty is part of the other"),
)
"""Names that are compared, with the points for the same and for another, and how those akin are told."""
_OF_ANY_SENTENCE = """
a about after against also an and are as at be been befor but by can for from had has have he her his if in into is it its may
more no not of on or said say she state such than that the their them there these they this to was were what when where which
who will with would
"""
"""Stems of function words, and of the verbs by which any summary says who says it."""
_FUNCTION_WORDS = frozenset(_OF_ANY_SENTENCE.split())


@dataclass(frozen=True, slots=True)
class Item:
    """What of a record is compared. Names are keys of reference entries; words are stems.

    `said` is the date by which lists sort it. `about` is the allegation that it answers or assesses, the treaty under which a
    state acted, or the resolution voted on. `sources` are addresses, checksums and keys, each in one spelling.
    """

    kind: Kind
    who: frozenset[str]
    said: FuzzyDate | None
    on_behalf_of: frozenset[str] = frozenset()
    names: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    deeds: frozenset[str] = frozenset()
    about: str | None = None
    occurred: FuzzyDate | None = None
    words: frozenset[str] = frozenset()
    quotes: tuple[frozenset[str], ...] = ()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal with its points, and what it says in words."""

    signal: Signal
    points: int
    said: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records that are likely the same item, or that tell of the same event, and why."""

    relation: Relation
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """Add up the points."""
        return sum(reason.points for reason in self.reasons)

    @property
    def why(self) -> tuple[str, ...]:
        """Give what speaks for it, in words."""
        return tuple(reason.said for reason in self.reasons if reason.points > 0)


Above = Mapping[str, frozenset[str]]
"""What each name stands under in its tree."""


def content(stems: str, names: Iterable[str] = ()) -> frozenset[str]:
    """Give the stems that carry meaning: without function words, and without those of names that are compared as names."""
    named = {stem for name in names for stem in name.split()}
    return frozenset(stem for stem in stems.split() if stem not in _FUNCTION_WORDS and stem not in named)


def likeness(one: Item, other: Item, above: Above) -> Likeness | None:
    """Compare two records; None where they are likely two items of their own."""
    if one.kind is not other.kind or (one.about is None) is not (other.about is None):
        return None
    texts = [*_texts(one, other)]
    dates = _dates(one, other)
    if dates is None:
        if not {Signal.SOURCE, Signal.QUOTE} <= _signals(texts) and one.kind is not Kind.TREATY_ACTION:
            return None
        # A state signs or joins once, so that two such acts are one that somebody dated wrong.
        dates = [Reason(Signal.TIME, 0 if one.kind is Kind.TREATY_ACTION else -1, "another date")]
    who = [*_who(one, other, above)]
    told = [*_about(one, other), *_deed(one, other), *_names(one, other, above)]
    reasons = (*who, *told, *dates, *texts)
    if who and one.about == other.about and not _is_another(one.kind, told, texts):
        found = Likeness(Relation.DUPLICATE_OF, reasons)
        has_subject = any(reason.points > 0 and reason.signal not in _OF_ANY_SUBJECT for reason in reasons)
        return found if has_subject and found.score >= ENOUGH_FOR_A_DUPLICATE else None
    found = Likeness(Relation.SAME_EVENT, reasons)
    return found if _is_event(one, other, found) else None


def _signals(reasons: Iterable[Reason]) -> set[Signal]:
    return {reason.signal for reason in reasons}


def _is_another(kind: Kind, told: Iterable[Reason], texts: Iterable[Reason]) -> bool:
    """Tell whether two records of the same who are two for certain: of another deed or accused, or weapon or place.

    Of the latter two recorders may think differently where they have the same text before them.
    """
    if kind not in _OF_ONE_DEED:
        return False
    have_one_text = sum(reason.points for reason in texts) >= _ONE_TEXT
    open_to_both = {Signal.TREATY, *((Signal.WEAPON, Signal.PLACE) if have_one_text else ())}
    return bool(_signals(reason for reason in told if reason.points < 0) - open_to_both)


def _is_event(one: Item, other: Item, found: Likeness) -> bool:
    """Tell whether two records that are no duplicates tell of one event.

    Two allegations do where weapon, place and time agree, whoever alleges; one answer to two allegations is one event too.
    """
    if any(reason.points < -1 for reason in found.reasons):
        return False
    if one.kind is Kind.RESPONSE:
        return bool(one.who & other.who) and found.score >= ENOUGH_FOR_A_DUPLICATE
    happened = _in_time("", one.occurred, other.occurred)
    if one.kind is not Kind.ALLEGATION or happened is None or happened.points < 2:
        return False
    agreeing = {reason.signal for reason in found.reasons if reason.points > 0}
    return {Signal.WEAPON, Signal.PLACE} <= agreeing and found.score >= ENOUGH_FOR_AN_EVENT


def _who(one: Item, other: Item, above: Above) -> Iterator[Reason]:
    if one.who & other.who:
        yield Reason(Signal.WHO, 3, f"same {_WHO[one.kind]}")
    elif one.who & other.on_behalf_of or other.who & one.on_behalf_of or _akin(one.who, other.who, above):
        yield Reason(Signal.WHO, 2, f"one {_WHO[one.kind]} speaks for the other")


def _about(one: Item, other: Item) -> Iterator[Reason]:
    if one.about is not None and one.about == other.about:
        yield Reason(Signal.ABOUT, 2, f"same {_ABOUT[one.kind]}")


def _deed(one: Item, other: Item) -> Iterator[Reason]:
    if one.deeds & other.deeds:
        yield Reason(Signal.DEED, 1, f"same {_DEEDS[one.kind]}")
    elif one.deeds and other.deeds:
        yield Reason(Signal.DEED, -1, f"another {_DEEDS[one.kind]}")


def _names(one: Item, other: Item, above: Above) -> Iterator[Reason]:
    for role, signal, same, apart, akin in _NAMED:
        ours, theirs = one.names.get(role), other.names.get(role)
        if not ours or not theirs:
            continue
        if ours & theirs:
            yield Reason(signal, same, f"same {signal}")
        elif _akin(ours, theirs, above):
            yield Reason(signal, 1, akin)
        else:
            yield Reason(signal, apart, f"another {signal}")


def _akin(one: Iterable[str], other: Iterable[str], above: Above) -> bool:
    """Tell whether any of the names stands above or below any of the others."""
    return any(a in above.get(b, ()) or b in above.get(a, ()) for a in one for b in other)


def _dates(one: Item, other: Item) -> list[Reason] | None:
    """Compare when it was said, and of allegations when it is said to have happened; None where neither can be one time."""
    said = _in_time("dates", one.said, other.said)
    if one.occurred is None or other.occurred is None:
        return None if said is None else [said]
    occurred = _in_time("dates of the event", one.occurred, other.occurred)
    if occurred is None or (said is None and occurred.points < 2):
        return None
    return [occurred, replace(said, points=min(said.points, 1))] if said else [occurred]


def _in_time(what: str, one: FuzzyDate | None, other: FuzzyDate | None) -> Reason | None:
    """Compare two dates: 2 points where both are short or nearly the same, 1 where wide or near, None where they are apart."""
    if one is None or other is None or not (one.earliest and one.latest and other.earliest and other.latest):
        return Reason(Signal.TIME, 0, "")
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    if first > last:
        return Reason(Signal.TIME, 1, f"{what} a few days apart") if first - last <= NEAR else None
    whole = max(one.latest, other.latest) - min(one.earliest, other.earliest)
    return Reason(Signal.TIME, 2 if whole <= _SHORT or (last - first) * 2 >= whole else 1, f"{what} overlap")


def _texts(one: Item, other: Item) -> Iterator[Reason]:
    shared, fewest = len(one.words & other.words), min(len(one.words), len(other.words))
    points = 0 if fewest < _FEWEST_WORDS else sum(shared >= fewest * part for part in _PARTS_SHARED)
    if points:
        yield Reason(Signal.WORDS, points, "words alike" if points < len(_PARTS_SHARED) else "nearly the same words")
    if one.sources & other.sources:
        yield Reason(Signal.SOURCE, 2, "same source")
    if any(_is_within(a, b) for a in one.quotes for b in other.quotes):
        yield Reason(Signal.QUOTE, 2, "same words quoted")


def _is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_QUOTED and len(one & other) >= fewest * _PARTS_SHARED[-1]
