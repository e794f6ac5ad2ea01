"""Likely twins as people in Slack meet them: what they may see of them, what they decide, and a line that names them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.register.duplicates.candidates import Sight
from bot.register.duplicates.twins import Twin
from bot.register.vocabulary import Relation
from bot.slack.people.roles import MEMBERS_CEILING, Person
from bot.slack.text import cut

REVIEWERS_SIGHT = Sight(MEMBERS_CEILING, reviews=True)
"""What any reviewer may see: what members are shown, and the queue."""
_RELATIONS = {Relation.DUPLICATE_OF: "Recorded as a duplicate of", Relation.SAME_EVENT: "Recorded as of the same event as"}
_MOST_IN_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody says of the twins that they were shown.

    What they record is `relation` of `other_id`, or where that is None new beside all whose ids are `shown`.
    """

    shown: frozenset[int] = frozenset()
    other_id: int | None = None
    relation: Relation = Relation.DUPLICATE_OF


def sight_of(person: Person, author: str) -> Sight:
    """Give what somebody may see of the register while they record; `author` is their name there.

    Drafts are their author's alone, and what waits is for those who review it.
    """
    return Sight(MEMBERS_CEILING, own=author, reviews=person.may_review)


@dataclass(frozen=True, slots=True)
class Likely:
    """What a reviewer is told of twins: in one line what a record is linked to and looks like, and the likeliest duplicate."""

    line: str = ""
    duplicate: Twin | None = None


def likely(related: Iterable[tuple[Relation, str]], twins: Sequence[Twin]) -> Likely:
    """Give what to tell of a record; `related` are its relations with the refs of the others."""
    some = twins[:_MOST_IN_A_LINE]
    line = cut(" ".join((*relations_said(related), *(f"{looks_like(twin)}." for twin in some))), 400)
    return Likely(line, next((twin for twin in some if twin.relation is Relation.DUPLICATE_OF), None))


def relations_said(related: Iterable[tuple[Relation, str]]) -> Iterator[str]:
    """Say of which records one is a duplicate, and which tell of the same event."""
    return (f"{_RELATIONS[relation]} {ref}." for relation, ref in related if relation in _RELATIONS)


def looks_like(twin: Twin) -> str:
    """Say of what a record is likely a twin, and why."""
    likely = "Looks like" if twin.relation is Relation.DUPLICATE_OF else "May be the same event as"
    return f"{likely} {twin.ref}: {', '.join(twin.why)}"
