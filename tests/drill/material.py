"""What the writers write about: flat tables of names, so that it is plain what belongs to which, and records on them."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from bot.register.documents import AnyDocument, from_fields

SOURCES = ("drill-report", "drill-wire")
KINDS = ("position", "allegation", "treaty_action")
_WEIGHTS = (5, 4, 1)
_PUBLISHED = {"state": "published", "author": "first", "reviewer": "second", "sensitivity": "none"}


def treaty_key(number: int) -> str:
    """Name the nth treaty."""
    return f"drill-treaty-{number}"


def actor_key(number: int) -> str:
    """Name the nth state."""
    return f"drill-state-{number}"


def place_key(number: int) -> str:
    """Name the nth place."""
    return f"drill-place-{number}"


def references(names: int) -> list[AnyDocument]:
    """Give the tables: so many treaties, states and places, and what records cite."""
    objects: list[dict[str, Any]] = [
        {"type": "actor", "key": "drill-watch", "name": "Drill Watch", "actor_type": "ngo"},
        {"type": "weapon", "key": "drill-mine", "name": "Drill mine", "level": "family"},
        *(
            {
                "type": "source",
                "key": source,
                "publisher": source,
                "title": f"What {source} says",
                "source_type": "ngo_report",
                "independence_group": source,
                "tlp": "CLEAR",
            }
            for source in SOURCES
        ),
    ]
    for number in range(names):
        treaty, state, place = treaty_key(number), actor_key(number), place_key(number)
        objects += [
            {"type": "treaty", "key": treaty, "name": f"Treaty Q{number}Q", "full_name": f"The Treaty Q{number}Q in full"},
            {"type": "actor", "key": state, "name": f"State Q{number}Q", "actor_type": "state"},
            {"type": "place", "key": place, "name": f"Place Q{number}Q", "place_type": "settlement"},
        ]
    return [from_fields(fields) for fields in objects]


@dataclass(frozen=True, slots=True)
class Subject:
    """A record as its writer knows it. `told_edition` is the edition that readers were told of last, None before any."""

    key: str
    kind: str
    treaty: str | None
    actor: str | None
    place: str | None
    tlp: str
    effective: str | None = None
    about: str | None = None
    record_id: int = 0
    state: str = "published"
    status: str = "alleged"
    edition: int = 1
    told_edition: int | None = None
    is_answered: bool = False
    was_withdrawn: bool = False

    @property
    def summary(self) -> str:
        """Give its sentence, which names its edition."""
        return f"Drill record {self.key}, edition {self.edition}, as somebody said."

    def told(self) -> "Subject":
        """Give it as it is once readers were told of it as it stands."""
        return replace(self, told_edition=self.edition, was_withdrawn=False)

    def document(self, *, is_draft: bool = False) -> AnyDocument:
        """Give it as an import would bring it, or as a recorder drafts it."""
        fields: dict[str, Any] = {
            "type": self.kind,
            "key": self.key,
            "summary": self.summary,
            "citations": [{"source": SOURCES[0], "locator": self.key}],
            "tlp": self.tlp,
            **({} if is_draft else _PUBLISHED),
            **self._own_fields(),
        }
        return from_fields(fields)

    def _own_fields(self) -> dict[str, Any]:
        match self.kind:
            case "position":
                return {"speaker": "drill-watch", "stance": "calls_for", "said": "2026-11-01", "actors": [self.actor],
                        "treaties": [self.treaty], "places": [self.place], "weapons": ["drill-mine"]}  # fmt: skip
            case "allegation":
                return {"alleged_by": ["drill-watch"], "alleged_actor": [self.actor], "act": "use", "said": "2026-11-01",
                        "treaties": [{"treaty": self.treaty, "said_by": ["drill-watch"]}], "places": [self.place],
                        "weapons": ["drill-mine"]}  # fmt: skip
            case "treaty_action":
                return {"actor": self.actor, "treaty": self.treaty, "action": "declaration", "deposited": "2026-11-01",
                        "effective": self.effective}  # fmt: skip
            case _:
                return {"responds_to": self.about, "responder": "drill-watch", "kinds": ["receipt"], "said": "2026-11-02"}


def some_subject(chance: Random, key: str, names: int, effective: str) -> Subject:
    """Make a record of any kind on any names; some are marked so that no channel may be shown them."""
    (kind,) = chance.choices(KINDS, _WEIGHTS)
    is_action = kind == "treaty_action"
    return Subject(
        key,
        kind,
        treaty_key(chance.randrange(names)),
        actor_key(chance.randrange(names)),
        None if is_action else place_key(chance.randrange(names)),
        chance.choices(("CLEAR", "GREEN", "AMBER"), (6, 3, 1))[0],
        effective if is_action else None,
    )
