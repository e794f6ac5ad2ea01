"""Random registers that keep all rules, with a great deal in them that a reader may not see."""

from typing import Any

from hypothesis import strategies as st

from tests.register.material import Fields

NAME, HIDDEN = "Jana Quillfeather", "concealed"
"""The name of a private individual, and a word that stands only in what is internal or marked stricter than GREEN."""

_AWKWARD = (
    "=1+1", "'=x", "-5", "@x", "\tx", "1E+05", " x ", "a;b", "a\\;b", "x (ru)", 'the "x"', "a, b", "a\r\nb", "Ж\u202eж", "'tis",
    "''+1", "\rx", "a private individual", "A Private Individual's", f"{NAME} said", f"so {NAME.upper()}", "NaN",
)  # fmt: skip
_OPEN, _ALL = ("CLEAR", "GREEN"), ("CLEAR", "GREEN", "AMBER", "RED")
_DATES = (
    "2023-11-02", "2023", "2022-04/2022-09",
    {"text": "that =spring", "earliest": "2022-03-01", "latest": "2022-05-31", "precision": "season"},
    {"earliest": "2022-03-01", "latest": "2022-03-01", "precision": "day"},
)  # fmt: skip
_CONCLUDED = ("finding", "not_substantiated", "refuted")

_perhaps: st.SearchStrategy[bool] = st.booleans()
awkward: st.SearchStrategy[str] = st.sampled_from(_AWKWARD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
).filter(str.strip)


@st.composite
def registers(draw: st.DrawFn) -> list[Fields]:
    """Draw the objects of a register, references first."""
    sources = [_source(draw, number) for number in range(5)]
    references = [*_references(draw), *sources]
    records: list[Fields] = []
    for number in range(draw(st.integers(1, 3))):
        records += _allegation(draw, number, sources)
    for number in range(draw(st.integers(0, 3))):
        key = draw(st.sampled_from((f"said-{number}", f"jana-quillfeather-{number}")))
        earlier = [each["key"] for each in records if each["type"] == "position"]
        supersedes = {"supersedes": draw(st.sampled_from(earlier))} if draw(_perhaps) and earlier else {}
        about = {"speaker": draw(st.sampled_from(("jana", "ukr"))), "stance": "supports", "said": draw(st.sampled_from(_DATES))}
        records.append(_record(draw, "position", key, sources, **about, **supersedes, places=["izium", {"place": "izium"}]))
    for record in records:
        others = [each["key"] for each in records if each is not record]
        if draw(_perhaps) and others:
            record["related"] = [{"key": draw(st.sampled_from(others)), "relation": "follows"} for _ in range(2)]
    return [*references, *records]


def _references(draw: st.DrawFn) -> list[Fields]:
    # A public name in which a private one stands, as in a foundation's, is no private name.
    names = awkward.filter(lambda text: NAME.casefold() not in text.casefold())
    described = st.builds(lambda text: {"text": text, "lang": "uk", "ambiguous": True}, names)
    aliases = draw(st.lists(names | described, max_size=3))
    return [
        {"type": "actor", "key": "jana", "name": NAME, "actor_type": "private_individual", "parent": "lone", "note": HIDDEN},
        {"type": "actor", "key": "lone", "name": HIDDEN, "actor_type": "ngo"},
        {"type": "actor", "key": "ukr", "name": "Ukraine", "actor_type": "state", "member_of": ["un"], "aliases": aliases},
        {"type": "actor", "key": "un", "name": "UN", "actor_type": "io_organ", "parent": "top", "note": HIDDEN},
        {"type": "actor", "key": "top", "name": "Top", "actor_type": "unknown"},
        {"type": "treaty", "key": "ban", "name": "Ban", "full_name": draw(names), "provisions": [
            {"article": "1", "title": draw(awkward), "summary": "s"}], "entry_rule": {"rule": "days_after", "n": 30}},
        {"type": "weapon", "key": "mine", "name": "Mine", "level": "family", "covered_by": [{"treaty": "ban", "note": "so"}]},
        {"type": "weapon", "key": "pfm", "name": "PFM", "level": "model", "parent": "mine"},
        {"type": "place", "key": "izium", "name": "Izium", "place_type": "settlement", "parent": "land", "lat": 49.2},
        {"type": "place", "key": "land", "name": "Land", "place_type": "country", "lon": -0.0000001},
    ]  # fmt: skip


def _source(draw: st.DrawFn, number: int) -> Fields:
    tlp = draw(st.sampled_from(_ALL))
    group = draw(st.sampled_from((None, "one", "two", f"{NAME}'s", "jana-quillfeather-source-0")))
    title = draw(awkward) if tlp in _OPEN else HIDDEN
    key = draw(st.sampled_from((f"source-{number}", f"jana-quillfeather-source-{number}")))
    return {
        "type": "source", "key": key, "publisher": draw(awkward), "title": title, "source_type": "wire", "tlp": tlp,
        "reliability": draw(st.sampled_from("ABF")), "note": HIDDEN, **({"independence_group": group} if group else {}),
    }  # fmt: skip


def _allegation(draw: st.DrawFn, number: int, sources: list[Fields]) -> list[Fields]:
    """Draw an allegation with its answers, and among them what its status needs."""
    key, status = (
        f"claim-{number}",
        draw(st.sampled_from(("alleged", "corroborated", "contested", "acknowledged", *_CONCLUDED))),
    )
    fields: dict[str, Any] = {
        "alleged_by": ["un", "jana"], "alleged_actor": ["ukr"], "act": "use", "said": draw(st.sampled_from(_DATES)),
        "weapons": ["pfm"], "places": [{"place": "izium", "precision": "locality"}], "status": status,
        "treaties": [{"treaty": "ban", "article": draw(awkward), "said_by": ["un"]}, {"treaty": "ban"}],
        "casualties": {"killed": draw(st.sampled_from(([0, 3], [1, None], [2, 2]))), "civilian": False, "counted_by": "jana"},
    }  # fmt: skip
    allegation = _record(draw, "allegation", key, sources, **fields)
    groups = {each.get("independence_group", each["key"]): each["key"] for each in sources}
    if status == "corroborated":
        if len(groups) < 2:
            allegation["status"] = "alleged"
        allegation["citations"] = [{"source": source} for source in list(groups.values())[:2]]
    published = {} if status not in (*_CONCLUDED, "acknowledged") else {"state": "published"}
    answers: list[Fields] = []
    if status in _CONCLUDED:
        judged = {"assesses": key, "body": "un", "conclusion": status, "said": "2023"}
        answers.append(_record(draw, "assessment", f"{key}-judged", sources, **judged, **published))
    for at in range(draw(st.integers(1 if status == "acknowledged" else 0, 2))):
        kinds = ["admission"] if status == "acknowledged" else draw(st.sampled_from((["denial"], ["receipt", "commitment"])))
        answer = _record(
            draw, "response", f"{key}-reply-{at}", sources, responds_to=key, responder="ukr", kinds=kinds, **published
        )
        told = {"source": answer["citations"][-1]["source"], "kinds": ["denial"]} if answer["citations"] else None
        answers.append({**answer, "characterised": [told]} if told else answer)
    if allegation["state"] != "published":
        answers = [{**each, "state": "draft"} for each in answers]
    return [allegation, *answers]


def _record(draw: st.DrawFn, kind: str, key: str, sources: list[Fields], **fields: Any) -> Fields:
    tlp = draw(st.sampled_from((*_OPEN, *_OPEN, *_ALL)))
    state = fields.pop("state", None) or draw(st.sampled_from(("published", "published", "published", "draft", "in_review")))
    is_open = tlp in _OPEN and state == "published"
    cited = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=3))
    citations = [_citation(draw, each) for each in cited]
    return {
        "type": kind, "key": key, "summary": draw(awkward) if is_open else HIDDEN, "citations": citations, "state": state,
        "author": HIDDEN, "reviewer": f"{HIDDEN} too", "tlp": tlp, "sensitivity": "none", "note": HIDDEN,
        **({"words": {"text": draw(awkward), "lang": "ru", "translation": draw(awkward)}} if is_open else {}), **fields,
    }  # fmt: skip


def _citation(draw: st.DrawFn, source: Fields) -> Fields:
    tlp = draw(st.sampled_from((None, None, None, *_ALL)))
    is_open = tlp in (None, *_OPEN) and source["tlp"] in _OPEN
    return {"source": source["key"], "quote": draw(awkward) if is_open else HIDDEN, **({"tlp": tlp} if tlp else {})}
