"""Registers and questions made by chance: texts of the register are marked, to be told from our own words."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from bot.answers.query import Aspect, Intent, Query, Span, Standing
from bot.register.vocabulary import (
    VOTES,
    Act,
    Action,
    Activation,
    Kind,
    Process,
    Proximity,
    Relation,
    ResponseKind,
    SourceType,
    Stance,
    Status,
    Tlp,
)
from tests.register.interchange import random_registers
from tests.register.material import Fields

PERSON = "Zelda Quux"
"""The name of every private individual, which no answer may hold."""
MARKINGS = tuple(Tlp)
_DATES: tuple[Any, ...] = (
    "2023-11-02", "2023-11-02", "2023-11", "2023", "2022-04/2022-09", "2026-12-24",
    {"text": "«some day»", "earliest": "2023-01-01", "latest": "2023-05-01", "precision": "range"},
)  # fmt: skip


def register(seed: int, size: int = 60) -> list[Fields]:
    """Give a register: of whatever kind, however marked, and with texts that say which field of what they are."""
    chance = random.Random(seed)
    made = random_registers.register(seed, size=size)
    keys = {kind: [each["key"] for each in made if each["type"] == kind] for kind in {each["type"] for each in made}}
    return [_enriched(chance, dict(each), keys) for each in made]


def visible_texts(lines: list[Fields], ceiling: Tlp) -> set[str]:
    """Give the marked texts that a reader may see under a ceiling, without private names."""
    shown = {tlp.value for tlp in ceiling.and_more_open}
    records = [each for each in lines if "citations" in each]
    visible = [each for each in records if each["tlp"] in shown]
    sources = {each["key"] for each in lines if each["type"] == "source" and each["tlp"] in shown}
    found: set[str] = set()
    for each in lines:
        if "citations" not in each and (each["type"] != "source" or each["key"] in sources):
            found |= _texts(each)
    for each in visible:
        cited = [one for one in each["citations"] if one["source"] in sources and one.get("tlp", "CLEAR") in shown]
        found |= _texts({**each, "citations": cited})
    return {text.replace(PERSON, "a private individual") for text in found}


def queries(seed: int, lines: list[Fields], number: int) -> Iterator[Query]:
    """Give queries of all intents and sides, over names of the register and over none."""
    chance = random.Random(seed)
    keys = {kind: [each["key"] for each in lines if each["type"] == kind] for kind in {each["type"] for each in lines}}
    refs = [f"{prefix}-{at:04d}" for prefix in ("POS", "ALL", "RSP", "ASM", "TRA") for at in range(1, 6)]

    def some(kind: str, most: int = 1) -> tuple[str, ...]:
        return tuple(chance.sample(keys[kind], chance.randrange(most + 1)))

    intents = [each for each in Intent for _ in range(2)]
    for at in range(number):
        intent = intents[at % len(intents)]
        kind = chance.choice([Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.ASSESSMENT, Kind.TREATY_ACTION])
        votes = intent is Intent.VOTES or (intent is Intent.CHANGE and chance.random() < 0.5)
        kinds = {
            Intent.POSITIONS: (Kind.POSITION,), Intent.VOTES: (Kind.POSITION,), Intent.CHANGE: (Kind.POSITION,),
            Intent.ALLEGATIONS: (Kind.ALLEGATION,), Intent.RESPONSES: (Kind.RESPONSE,),
            Intent.COMPARE: (chance.choice([Kind.POSITION, Kind.RESPONSE]),),
        }.get(intent, chance.choice([(), (kind,)]))  # fmt: skip
        query = Query(
            intent,
            kinds,
            speakers=some("actor", 3 if intent is Intent.COMPARE else 1),
            aspect=chance.choice([None, *Aspect]),
            votes=votes,
        )
        yield _narrowed(chance, query, some, refs)

    acting = [each["actor"] for each in lines if each["type"] == "treaty_action"]
    saying = [each["speaker"] for each in lines if each["type"] == "position"]
    for at in range(number // 4):
        on = chance.choice([None, date(2006, 7, 1), date(2027, 1, 1)])
        actions = (chance.choice(list(Action)),) if chance.random() < 0.5 else ()
        yield (
            Query(
                Intent.TREATY_STATUS,
                treaties=("apmbc",),
                actors=tuple(chance.sample(acting, at % 2)),
                on=on,
                actions=actions,
                standing=chance.choice([None, *Standing]),
            ),
            Query(Intent.WHEN, treaties=("apmbc",), actors=(chance.choice(acting),), actions=actions),
            Query(Intent.CHANGE, (Kind.POSITION,), speakers=tuple(chance.sample(saying, 1)), votes=at % 8 > 3),
            Query(Intent.COMPARE, (chance.choice([Kind.POSITION, Kind.RESPONSE]),), speakers=tuple(chance.sample(saying, 2))),
        )[at % 4]
    since = Span(date(2026, 1, 1))
    yield from (Query(intent, since_recorded=since) for intent in (Intent.NEWS, Intent.CORRECTIONS))


def _narrowed(chance: random.Random, query: Query, some: Any, refs: list[str]) -> Query:
    query = replace(query, treaties=("apmbc",) if chance.random() < 0.4 else (), weapons=some("weapon"), places=())
    match chance.randrange(8):
        case 0:
            query = replace(query, speakers=(), weapons=(), aspect=chance.choice(list(Aspect)))
        case 1:
            query = replace(query, refs=tuple(chance.sample(refs, chance.randrange(1, 3))), weapons=(), speakers=())
        case 2:
            query = replace(query, unanswered=True, kinds=(Kind.ALLEGATION,), intent=Intent.RESPONSES, speakers=(), weapons=())
        case 3:
            query = replace(query, said=Span(date(2023, 1, 1), date(2023, 12, 31)))
        case 4:
            query = replace(query, speakers=(), weapons=(), statuses=(chance.choice(list(Status)),))
        case 5:
            query = replace(query, speakers=(), weapons=(), groups=some("actor"), on=chance.choice([None, date(2024, 1, 1)]))
        case 6:
            query = replace(query, speakers=(), weapons=(), treaties=(), unattributed=query.kinds == (Kind.ALLEGATION,))
        case _:
            query = replace(query, actions=(chance.choice(list(Action)),), treaties=("apmbc",))
    return query


def corrected(lines: list[Fields]) -> list[Fields]:
    """Give some of the lines as they are after a correction, which has the same markings."""
    said = [each for each in lines if "citations" in each and not each["key"].endswith(("1", "3", "5", "7"))]
    return [{**each, "summary": each["summary"].replace("in short", "in other words")} for each in said]


def _enriched(chance: random.Random, each: Fields, keys: dict[str, list[str]]) -> Fields:
    key, kind = each["key"], each["type"]
    if kind in {"actor", "weapon", "place", "treaty"}:
        each["name"] = f"«{key} by name»"
    match kind:
        case "actor":
            groups = [other for other in keys["actor"] if other != key]
            each["member_of"] = chance.sample(groups, chance.randrange(2))
            if key == "actor-9" or (chance.random() < 0.15 and key not in {"ukr", "hrw"}):
                each |= {"actor_type": "private_individual", "name": PERSON, "aliases": []}
        case "treaty":
            each |= {
                "full_name": f"«{key} in full»",
                "in_force": "1999-03-01",
                "depositary": "«depositary»",
                "provisions": [{"article": "«1»", "title": "«Definitions»", "summary": "«what is meant»"}],
                "withdrawal_rule": {"rule": "months_after", "n": 6, "not_during_conflict": True, "article": "«20»"},
            }
        case "weapon":
            if "covered_by" in each:
                each["covered_by"] = chance.choice([[], [{"treaty": "apmbc", "note": f"«note on {key}»"}], each["covered_by"]])
            each["activation"] = chance.choice(list(Activation)).value
        case "source":
            each |= {
                "publisher": f"«publisher {key}»", "title": f"«title {key}»", "url": f"https://example.org/{key}",
                "source_type": chance.choice(list(SourceType)).value, "proximity": chance.choice(list(Proximity)).value,
                "tlp": chance.choice(MARKINGS[:3]).value, "lang": chance.choice(["en", "uk"]), "note": "«internal»",
            }  # fmt: skip
        case "position" | "allegation" | "response" | "assessment" | "treaty_action":
            each = _enriched_record(chance, each, keys)
    return each


def _enriched_record(chance: random.Random, each: Fields, keys: dict[str, list[str]]) -> Fields:
    key, kind = each["key"], each["type"]
    others = [other for name in ("position", "allegation", "response") for other in keys[name] if other < key]
    seen = f", as {PERSON} said" if chance.random() < 0.3 else ""
    each |= {"summary": f"«{key} in short{seen}»", "note": "«internal»", "tlp": chance.choice(MARKINGS[:3]).value}
    each["citations"] = [
        {**one, "locator": f"«page of {key}»", **({"tlp": "RED", "quote": "«hidden»"} if chance.random() < 0.2 else {})}
        for one in each["citations"]
    ]
    each["related"] = [
        {"key": other, "relation": chance.choice(list(Relation)).value} for other in chance.sample(others, min(len(others), 1))
    ]
    if chance.random() < 0.5:
        each["words"] = {"text": f"«words of {key}»", "lang": "uk"}
        if chance.random() < 0.5:
            each["words"] |= {"translation": f"«words of {key} in English»", "translated_by": f"«translator of {key}»"}
    if kind != "treaty_action":
        each["said"] = chance.choice(_DATES)
    match kind:
        case "position":
            each["stance"] = chance.choice([stance for stance in Stance if stance not in VOTES]).value
            each["treaties"] = chance.choice([[], ["apmbc"]])
            if chance.random() < 0.4:
                each |= {"form": "vote", "stance": chance.choice(VOTES).value, "resolution": chance.choice(["«A/1»", "«A/2»"])}
        case "allegation":
            each |= {
                "act": chance.choice(list(Act)).value,
                "alleged_actor": chance.sample(keys["actor"], chance.randrange(3)),
                "weapons": chance.sample(keys["weapon"], 1),
                "treaties": [
                    {"treaty": "apmbc", "article": "«1»", "said_by": chance.sample(keys["actor"], chance.randrange(3))}
                ],
                "occurred": chance.choice(_DATES),
                "process": chance.choice(list(Process)).value,
                "status_since": chance.choice(_DATES),
            }
            if chance.random() < 0.5:
                by = {"counted_by": chance.choice(keys["actor"])} if chance.random() < 0.7 else {}
                each["casualties"] = {"killed": [1, chance.choice([1, 4, None])], "injured": [0, 3], **by}
        case "response":
            more = chance.choice(list(ResponseKind)).value
            each["kinds"] = list(dict.fromkeys([*each["kinds"], more])) if chance.random() < 0.7 else each["kinds"]
            cited = [one["source"] for one in each["citations"]]
            each["characterised"] = [
                {"source": one, "kinds": [chance.choice(list(ResponseKind)).value]} for one in dict.fromkeys(cited)
            ]
        case "assessment":
            each["standard_of_proof"] = "«standard of proof»"
        case _:
            deposited = chance.choice(["2005-12-27", "2005-12-27", "2006", "2026-10-01"])
            each |= {"action": chance.choice(list(Action)).value, "text": f"«text of {key}»", "deposited": deposited}
            if chance.random() < 0.3:
                each["effective"] = chance.choice(["2006-06-01", "2027-01-02", "2006/2028"])
    return each


def _texts(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if value.startswith("«") else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for name in parts for text in _texts(name)} - {"«internal»"}
