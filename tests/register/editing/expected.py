"""What the register may do, in plain Python: written from the design's tables, and knowing nothing of the code's own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]

STEPS = {
    ("draft", "submit"): "in_review",
    ("in_review", "send_back"): "draft",
    ("in_review", "publish"): "published",
    ("published", "submit"): "in_review",
    ("published", "withdraw"): "withdrawn",
    ("withdrawn", "restore"): "in_review",
}
ARRIVES = {  # a file may bring what was reviewed on its way
    "draft": {"in_review", "published"},
    "in_review": {"draft", "published"},
    "published": {"in_review", "withdrawn"},
    "withdrawn": {"in_review", "published"},
}
MOVES = {
    "alleged": "corroborated contested finding acknowledged not_substantiated refuted retracted",
    "corroborated": "contested finding acknowledged not_substantiated refuted retracted",
    "contested": "corroborated finding acknowledged not_substantiated refuted retracted",
    "finding": "contested acknowledged refuted",
    "acknowledged": "contested",
    "not_substantiated": "alleged corroborated contested finding acknowledged",
    "refuted": "contested",
    "retracted": "alleged",
}
GROUPS = {"hrw-1": "hrw", "hrw-2": "hrw", "icbl-1": "icbl", "ministry-1": "ministry"}
"""The sources of the walk, each with its independence group."""

PREFIXES = {"position": "POS", "allegation": "ALL", "response": "RSP", "assessment": "ASM"}
_ABSENT = {"state": "draft", "tlp": "AMBER", "status": "alleged"}
_INTERNAL = {"state", "author", "reviewer", "sensitivity", "note"}
_MARKINGS = _INTERNAL | {"tlp", "related"}
_DENIALS = {"denial", "partial_denial"}


@dataclass(frozen=True)
class Change:
    """One change as the history should have it."""

    key: str
    act: str
    who: str
    why: str
    fields: Fields
    citation: Fields | None = None


@dataclass
class Held:
    """A record: its ref, its history, and who wrote what nobody else has let out yet."""

    ref: str
    history: list[Change] = field(default_factory=list)
    writers: set[str] = field(default_factory=set)
    shown: Fields | None = None
    """What readers were last told of it; empty once it was withdrawn, None before anything."""

    @property
    def now(self) -> Fields:
        return self.history[-1].fields

    @property
    def state(self) -> str:
        return str(self.now.get("state", "draft"))


Outcome = Change | str
"""A change, or why it must be refused: unknown, conflict, rule, or none where nothing would change."""


def plain(fields: Fields) -> Fields:
    """Leave out what stands at its default, as the format does."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and _ABSENT.get(name) != value and (value != [] or name == "citations")
    }


class World:
    """All records, and what readers were told, in order."""

    def __init__(self) -> None:
        self.records: dict[str, Held] = {}
        self.told: list[tuple[str, str]] = []
        self._numbers: Counter[str] = Counter()

    # --- what would happen ---

    def draft(self, fields: Fields, *, who: str, why: str, about: str | None = None) -> Outcome:
        if about is not None and (about not in self.records or self.records[about].now["type"] != "allegation"):
            return "rule"
        if not who.strip() or not why.strip() or fields["key"] in self.records:
            return "rule"
        return self._if_sound(Change(fields["key"], "created", who, why, plain({**fields, "author": who})))

    def step(self, key: str, act: str, *, who: str, why: str, stale: bool) -> Outcome:
        if refused := self._hindered(key, who, why, stale):
            return refused
        held = self.records[key]
        to = STEPS.get((held.state, act))
        if to is None or (act == "publish" and who in held.writers):
            return "rule"
        done = {"submit": "submitted", "send_back": "sent_back", "publish": "published", "withdraw": "withdrawn"}
        reviewer = {"reviewer": who} if act == "publish" else {}
        after = plain({**held.now, "state": to, **reviewer})
        return self._if_sound(Change(key, done.get(act, "restored"), who, why, after))

    def move(self, key: str, to: str, *, source: str | None, alleged_by: list[str], who: str, why: str, stale: bool) -> Outcome:
        if refused := self._hindered(key, who, why, stale):
            return refused
        held = self.records[key]
        was = held.now
        if was["type"] != "allegation" or held.state != "published" or to not in MOVES[was.get("status", "alleged")].split():
            return "rule"
        again = was.get("status") == "retracted"
        if (again and set(alleged_by) <= set(was["alleged_by"])) or (alleged_by and not again) or source is None:
            return "rule"
        citation = {"source": source}
        cited = was["citations"] if citation in was["citations"] else [*was["citations"], citation]
        by = alleged_by if again else was["alleged_by"]
        after = plain({**was, "status": to, "status_since": None, "citations": cited, "alleged_by": by})
        if to == "contested" and not self._disputed(key, after, source):
            return "rule"
        if to == "finding" and not any(each.get("standard_of_proof") for each in self._concluding(key, "finding")):
            return "rule"
        return self._if_sound(Change(key, "status_moved", who, why, after, citation))

    def edit(self, key: str, own: Fields, *, who: str, why: str, stale: bool, reviewer: str | None = None) -> Outcome:
        """Revise a draft or a record in review, or with a `reviewer` correct a published one."""
        if refused := self._hindered(key, who, why, stale):
            return refused
        held = self.records[key]
        own = plain(own)
        if own == held.now or any(own.get(name) != held.now.get(name) for name in ("state", "author", "reviewer")):
            return "rule"
        if reviewer is None:
            return self._if_sound(Change(key, "updated", who, why, own)) if held.state in {"draft", "in_review"} else "rule"
        if held.state != "published" or not reviewer.strip() or reviewer in {who, held.now["author"]}:
            return "rule"
        return self._if_sound(Change(key, "corrected", who, why, {**own, "reviewer": reviewer}))

    def arrive(self, fields: Fields, *, who: str) -> Outcome:
        """Import a record by its key."""
        after = plain(fields)
        held = self.records.get(after["key"])
        if held is None:
            return self._if_sound(Change(after["key"], "created", who, "imported", after))
        was, to = held.state, str(after.get("state", "draft"))
        if after == held.now:
            return "none"
        if was != to and to not in ARRIVES[was]:
            return "rule"
        by_state = {"draft": "sent_back", "in_review": "submitted", "published": "published", "withdrawn": "withdrawn"}
        news = self._news(held, after)
        act = by_state[to] if was != to else (news or "updated")
        new = [each for each in after["citations"] if each not in held.now["citations"]]
        citation = new[0] if news == "status_moved" and new else None
        return self._if_sound(Change(after["key"], act, who, "imported", after, citation))

    # --- what happened ---

    def apply(self, change: Change) -> None:
        held = self.records.get(change.key)
        if held is None:
            kind = change.fields["type"]
            self._numbers[kind] += 1
            held = self.records[change.key] = Held(f"{PREFIXES[kind]}-{self._numbers[kind]:04d}")
        news = self._news(held, change.fields)
        if change.act == "corrected" and news:
            news = "corrected"
        self._count_writers(held, change)
        held.history.append(change)
        if news:
            self.told.append((change.key, news))
            held.shown = {} if news == "withdrawn" else change.fields

    def published(self) -> set[str]:
        return {key for key, held in self.records.items() if held.state == "published"}

    # --- rules ---

    def _hindered(self, key: str, who: str, why: str, stale: bool) -> str | None:
        if key not in self.records:
            return "unknown"
        if not who.strip() or not why.strip():
            return "rule"
        return "conflict" if stale else None

    def _if_sound(self, change: Change) -> Outcome:
        records = {key: held.now for key, held in self.records.items()} | {change.key: change.fields}
        return "rule" if any(unsound(records)) else change

    def _news(self, held: Held, after: Fields) -> str | None:
        state, was = after.get("state", "draft"), held.state if held.history else None
        if state == "withdrawn":
            return "withdrawn" if was == "published" and held.shown else None
        if state != "published":
            return None
        if held.shown is None:
            return "new"
        if not held.shown:
            return "corrected"
        differing = {name for name in {*held.shown, *after} - _INTERNAL if held.shown.get(name) != after.get(name)}
        return ("status_moved" if _is_move(held.shown, after, differing) else "corrected") if differing else None

    def _count_writers(self, held: Held, change: Change) -> None:
        """Keep who wrote what no second person has let out: they may not review it."""
        let_out = change.act in {"published", "corrected"}
        if let_out or (not held.history and change.fields.get("state") == "published"):
            held.writers = {change.fields["author"]}
            return
        held.writers |= {change.fields["author"]} if change.fields.get("author") else set()
        before = held.now if held.history else change.fields
        names = {*before, *change.fields} - _MARKINGS
        if any(before.get(name) != change.fields.get(name) for name in names):
            held.writers.add(change.who)

    def _about(self, key: str, kind: str) -> Iterator[Fields]:
        tie = {"response": "responds_to", "assessment": "assesses"}[kind]
        for other in self.records.values():
            if other.now["type"] == kind and other.now[tie] == key and other.state == "published":
                yield other.now

    def _concluding(self, key: str, conclusion: str) -> list[Fields]:
        return [each for each in self._about(key, "assessment") if each["conclusion"] == conclusion]

    def _disputed(self, key: str, after: Fields, source: str) -> bool:
        """Sources disagree: two independent ones, not by a bare denial; or a published record that contradicts it."""
        ties = [(key, tie) for tie in after.get("related", [])]
        ties += [(other, tie) for other, held in self.records.items() for tie in held.now.get("related", [])]
        for teller, tie in ties:
            other = tie["key"] if teller == key else teller
            if (
                tie["relation"] == "contradicts"
                and key in {teller, tie["key"]}
                and other in self.published()
                and self.records[other].now["type"] != "response"
            ):
                return True
        denied_in = {
            cited["source"]
            for each in self._about(key, "response")
            if _DENIALS & set(each["kinds"])
            for cited in each["citations"]
        }
        return source not in denied_in and len(_groups(after)) >= 2


def unsound(records: dict[str, Fields]) -> Iterator[str]:
    """Give what is wrong with published records, alone and beside each other."""
    published = {key: fields for key, fields in records.items() if fields.get("state") == "published"}
    for key, fields in published.items():
        if not fields["citations"]:
            yield f"{key} has no citation"
        if not fields.get("author") or not fields.get("reviewer") or fields["author"] == fields["reviewer"]:
            yield f"{key} was let out by no second person"
        if not fields.get("sensitivity"):
            yield f"{key} has no sensitivity"
        if any(isinstance(fields.get(name), dict) and len(fields[name]) < 3 for name in ("said", "occurred")):
            yield f"{key} has an open date"
        if fields["type"] in {"response", "assessment"}:
            about = fields.get("responds_to") or fields.get("assesses")
            if about not in published:
                yield f"{key} is about what readers can't see"
        if fields["type"] == "allegation" and not _borne_out(key, fields, published.values()):
            yield f"{key} has a status that nothing bears out"


def _borne_out(key: str, fields: Fields, published: Iterable[Fields]) -> bool:
    match fields.get("status", "alleged"):
        case "corroborated":
            return len(_groups(fields)) >= 2
        case "acknowledged":
            return any(each.get("responds_to") == key and "admission" in each["kinds"] for each in published)
        case "finding" | "not_substantiated" | "refuted" as status:
            return any(each.get("assesses") == key and each["conclusion"] == status for each in published)
        case _:
            return True


def _groups(fields: Fields) -> set[str]:
    return {GROUPS[cited["source"]] for cited in fields["citations"]}


def _is_move(before: Fields, after: Fields, differing: set[str]) -> bool:
    if before["type"] != "allegation":
        return False
    was, to = before.get("status", "alleged"), after.get("status", "alleged")
    allowed = {"status", "status_since", "citations", "process"}
    if was == "retracted":
        if set(after["alleged_by"]) <= set(before["alleged_by"]):
            return False
        allowed.add("alleged_by")
    return to in MOVES[was].split() and differing <= allowed


def merge(seen: Fields, now: Fields, own: Fields) -> tuple[Fields, set[str]]:
    """Merge two edits of the same record, and name the fields where they clash: there what is recorded stays."""
    fields, clashes = dict(now), set()
    for name in {*seen, *now, *own}:
        was, theirs, mine = seen.get(name), now.get(name), own.get(name)
        if mine in (was, theirs):
            continue
        if theirs == was:
            fields[name] = mine
        else:
            clashes.add(name)
    return plain(fields), clashes
