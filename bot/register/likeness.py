"""How alike two records are: a sum over few signals, each with its points and its reason in words.

| what is compared                                           | the same | akin | apart                |
|------------------------------------------------------------|----------|------|----------------------|
| who says it                                                | 3        | 2    | no duplicates        |
| the allegation answered or assessed, the resolution        | 3        |      | no duplicates        |
| what it comes to: act, stance, kinds, conclusion, action   | 1        |      | -1, or no duplicates |
| weapon; place (each)                                       | 2        | 1    | -2                   |
| whom it is about, or who is alleged to have acted          | 1        | 1    | -2                   |
| treaty                                                     | 1        |      | -1                   |
| dates: nearly the same or short; wide, or a week off       | 2        | 1    | no twins             |
| words of the summaries: 1, 2 or 3 by how many they share   | 3        |      |                      |
| source: the same address, file or entry                    | 2        |      |                      |
| words quoted: one within the other                         | 2        |      |                      |

Akin are names of which one stands above the other in its tree: a landmine and a PFM-1, Izium and its oblast, a state and its
ministry. What one of the two leaves open counts nothing, either way.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.register.dates import FuzzyDate
from bot.register.vocabulary import Kind, Relation, Role

ENOUGH_FOR_A_DUPLICATE = 7
"""Points: who, when, and about as much again in what is said and of what."""
ENOUGH_FOR_AN_EVENT = 5
"""Points without who says it: the weapon, the place and the time at least."""
NEAR = timedelta(days=7)
"""By how much two recorders may differ on a date: the day of a statement, and that of the weekly that reports it."""

_SHORT = timedelta(days=31)
_FEWEST_WORDS = 3
_FEWEST_QUOTED = 4
_SUBJECTS = ((Role.WEAPON, "weapon"), (Role.PLACE, "place"))
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
    """One signal: what it is, in words, and its points."""

    said: str
    points: int


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
    if dates is None and one.kind is not Kind.TREATY_ACTION:
        if not _is_one_text(texts):
            return None
        dates = [Reason("another date", -1)]
    who, deed, names = [*_who(one, other, above)], [*_deed(one, other)], [*_names(one, other, above)]
    reasons = (*who, *_about(one, other), *deed, *names, *(dates or ()), *texts)
    if who and one.about == other.about and not _is_another(one.kind, deed, names):
        found = Likeness(Relation.DUPLICATE_OF, reasons)
        return found if found.score >= ENOUGH_FOR_A_DUPLICATE else None
    found = Likeness(Relation.SAME_EVENT, reasons)
    return found if _is_event(one, other, found, above) else None


def _is_one_text(texts: Iterable[Reason]) -> bool:
    """Tell whether two records quote one passage of one source, so that one of them has the date wrong."""
    return {"same source", "same words quoted"} <= {reason.said for reason in texts}


def _is_another(kind: Kind, deed: Iterable[Reason], names: Iterable[Reason]) -> bool:
    """Tell whether two records of the same who are two for certain: of another deed, weapon, place or accused."""
    parts = {Kind.ALLEGATION: (*deed, *names), Kind.ASSESSMENT: deed, Kind.TREATY_ACTION: deed}.get(kind, ())
    return any(reason.points < 0 and reason.said != "another treaty" for reason in parts)


def _is_event(one: Item, other: Item, found: Likeness, above: Above) -> bool:
    """Tell whether two records that are no duplicates tell of one event.

    Two allegations do where weapon, place and time agree, whoever alleges; one answer to two allegations is one event too.
    """
    if any(reason.points < -1 for reason in found.reasons):
        return False
    if one.kind is Kind.RESPONSE:
        return bool(one.who & other.who) and found.score >= ENOUGH_FOR_A_DUPLICATE
    if one.kind is not Kind.ALLEGATION or one.occurred is None or other.occurred is None:
        return False
    happened = _in_time("", one.occurred, other.occurred)
    agreeing = all(_akin(one.names.get(role, frozenset()), other.names.get(role, frozenset()), above) for role, _ in _SUBJECTS)
    return agreeing and happened is not None and happened.points == 2 and found.score >= ENOUGH_FOR_AN_EVENT


def _who(one: Item, other: Item, above: Above) -> Iterator[Reason]:
    if one.who & other.who:
        yield Reason(f"same {_WHO[one.kind]}", 3)
    elif one.who & other.on_behalf_of or other.who & one.on_behalf_of or _akin(one.who, other.who, above):
        yield Reason(f"one {_WHO[one.kind]} speaks for the other", 2)


def _about(one: Item, other: Item) -> Iterator[Reason]:
    if one.about is not None and one.about == other.about:
        yield Reason(f"same {_ABOUT[one.kind]}", 3)


def _deed(one: Item, other: Item) -> Iterator[Reason]:
    if one.deeds & other.deeds:
        yield Reason(f"same {_DEEDS[one.kind]}", 1)
    elif one.deeds and other.deeds:
        yield Reason(f"another {_DEEDS[one.kind]}", -1)


def _names(one: Item, other: Item, above: Above) -> Iterator[Reason]:
    for role, word in _SUBJECTS:
        yield from _compared(word, one.names.get(role), other.names.get(role), above, same=2, akin=1, apart=-2)
    for role, word in ((Role.ALLEGED_ACTOR, "accused"), (Role.ABOUT, "subject")):
        yield from _compared(word, one.names.get(role), other.names.get(role), above, same=1, akin=1, apart=-2)
    yield from _compared("treaty", one.names.get(Role.TREATY), other.names.get(Role.TREATY), above, same=1, akin=1, apart=-1)


def _compared(
    word: str, one: frozenset[str] | None, other: frozenset[str] | None, above: Above, *, same: int, akin: int, apart: int
) -> Iterator[Reason]:
    if not one or not other:
        return
    if one & other:
        yield Reason(f"same {word}", same)
    elif _akin(one, other, above):
        yield Reason(f"one {word} within the other", akin)
    else:
        yield Reason(f"another {word}", apart)


def _akin(one: Iterable[str], other: Iterable[str], above: Above) -> bool:
    """Tell whether any of the names is one of the others, or stands above or below it."""
    return any(a == b or a in above.get(b, ()) or b in above.get(a, ()) for a in one for b in other)


def _dates(one: Item, other: Item) -> list[Reason] | None:
    """Compare when it was said, and of allegations when it is said to have happened; None where neither can be one time."""
    said = _in_time("done" if one.kind is Kind.TREATY_ACTION else "said", one.said, other.said)
    if one.occurred is None or other.occurred is None:
        return None if said is None else [said]
    occurred = _in_time("said to have happened", one.occurred, other.occurred)
    if occurred is None or (said is None and occurred.points < 2):
        return None
    return [occurred, replace(said, points=min(said.points, 1))] if said else [occurred]


def _in_time(what: str, one: FuzzyDate | None, other: FuzzyDate | None) -> Reason | None:
    """Compare two dates: 2 points where both are short or nearly the same, 1 where wide or near, None where they are apart."""
    if one is None or other is None or not (one.earliest and one.latest and other.earliest and other.latest):
        return Reason("", 0)
    first, last = max(one.earliest, other.earliest), min(one.latest, other.latest)
    if first > last:
        return Reason(f"{what} days apart", 1) if first - last <= NEAR else None
    whole = max(one.latest, other.latest) - min(one.earliest, other.earliest)
    return Reason(f"{what} at the same time", 2 if whole <= _SHORT or (last - first) * 2 >= whole else 1)


def _texts(one: Item, other: Item) -> Iterator[Reason]:
    shared, fewest = len(one.words & other.words), min(len(one.words), len(other.words))
    points = 0 if fewest < _FEWEST_WORDS else sum(shared >= fewest * part for part in (0.4, 0.6, 0.8))
    if points:
        yield Reason("words alike" if points < 3 else "nearly the same words", points)
    if one.sources & other.sources:
        yield Reason("same source", 2)
    if any(_is_within(a, b) for a in one.quotes for b in other.quotes):
        yield Reason("same words quoted", 2)


def _is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_QUOTED and len(one & other) >= 0.8 * fewest
