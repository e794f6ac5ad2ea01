"""Registers made by chance, sound or spoilt, for what must hold of all of them."""

import random
from typing import Any

from tests.register.material import (
    PUBLISHED,
    REFERENCES,
    Fields,
    actor,
    allegation,
    assessment,
    place,
    position,
    response,
    source,
    treaty_action,
    weapon,
)

KINDS = ("actor", "weapon", "place", "source", "position", "allegation", "response", "assessment", "treaty_action")
CONCLUSIONS = ("finding", "not_substantiated", "refuted")


def register(seed: int, *, size: int = 40, share: float = 1.0, spoilt: float = 0.0) -> list[Fields]:
    """Give a share of the lines of a register, in any order; each is spoilt with the given chance.

    Keys repeat from seed to seed, so that one register imported after another changes what the first one made, and where it
    is only a share of it, rests on that.
    """
    chance = random.Random(seed)
    made = _with_status(chance, [_made(chance, number, size) for number in range(size)])
    lines = [*REFERENCES, *(_spoil(chance, each, size) if chance.random() < spoilt else each for each in made)]
    return chance.sample(lines, round(len(lines) * share))


def _made(chance: random.Random, number: int, size: int) -> Fields:
    kind = KINDS[number % len(KINDS)]
    key = f"{kind}-{number}"

    def any_of(wanted: str) -> str:
        """Give the key of one of the register, be it made before or after this one."""
        return f"{wanted}-{chance.choice(range(KINDS.index(wanted), size, len(KINDS)))}"

    earlier = [f"{kind}-{each}" for each in range(number % len(KINDS), number, len(KINDS))]
    above = (
        {"supersedes" if kind == "position" else "parent": chance.choice(earlier)} if earlier and chance.random() < 0.6 else {}
    )
    told: Fields = {
        "citations": [{"source": any_of("source")} for _ in range(chance.randrange(1, 4))],
        "summary": f"Somebody said number {chance.randrange(3)}.",
        "related": [{"key": other, "relation": "follows"} for other in [any_of("position")] if other != key],
        **PUBLISHED,
    }
    match kind:
        case "actor":
            made = actor(key, aliases=[f"Name {chance.randrange(3)}"], **above)
        case "weapon":
            made = weapon(key, covered_by=[{"treaty": "apmbc"}], **above)
        case "place":
            made = place(key, **above)
        case "source":
            made = source(key, independence_group=chance.choice(["wire", key]))
        case "position":
            made = position(key, speaker=any_of("actor"), weapons=[any_of("weapon")], places=[any_of("place")], **told, **above)
        case "allegation":
            made = allegation(key, alleged_by=[any_of("actor")], **told)
        case "response":
            kinds = chance.choice([["denial"], ["admission", "justification"]])
            made = response(key, responds_to=any_of("allegation"), responder=any_of("actor"), kinds=kinds, **told)
        case "assessment":
            conclusion = chance.choice(CONCLUSIONS)
            made = assessment(key, assesses=any_of("allegation"), body=any_of("actor"), conclusion=conclusion, **told)
        case _:
            made = treaty_action(key, actor=any_of("actor"), **told)
    return made


def _with_status(chance: random.Random, made: list[Fields]) -> list[Fields]:
    """Give each allegation one of the statuses that the rest of the register bears out."""
    groups = {each["key"]: each["independence_group"] for each in made if each["type"] == "source"}
    allowed: dict[str, list[str]] = {each["key"]: ["alleged", "contested"] for each in made if each["type"] == "allegation"}
    for each in made:
        match each["type"]:
            case "allegation" if len({groups[cited["source"]] for cited in each["citations"]}) > 1:
                allowed[each["key"]].append("corroborated")
            case "assessment":
                allowed[each["assesses"]].append(each["conclusion"])
            case "response" if "admission" in each["kinds"]:
                allowed[each["responds_to"]].append("acknowledged")
    return [
        {**each, "status": chance.choice(allowed[each["key"]][-2:])} if each["type"] == "allegation" else each for each in made
    ]


def _spoil(chance: random.Random, fields: Fields, size: int) -> Any:
    """Spoil one field: its type, what it refers to, what it is above, or the key."""
    name = chance.choice(sorted(fields))
    anything = f"{chance.choice(['actor', 'position', 'source', 'allegation'])}-{chance.randrange(size)}"
    above = "supersedes" if fields["type"] == "position" else "parent"
    match chance.randrange(7):
        case 0:
            return {**fields, name: chance.choice([5, None, [], {}, "", "lately"])}
        case 1:
            return {**fields, "key": anything}
        case 2 if fields["type"] in {"actor", "weapon", "place", "position"}:
            return {**fields, above: f"{fields['type']}-{chance.randrange(size)}"}
        case 3:
            return {**fields, "state": chance.choice(["draft", "in_review", "withdrawn"])}
        case 4:
            return {field: value for field, value in fields.items() if field != name}
        case 5:
            return {**fields, "citations": [{"source": anything}]}
        case _:
            return {**fields, "note": "changed"}
