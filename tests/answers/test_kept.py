import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Answer, Choice, Option
from bot.answers.kept import Kept, as_json, from_json, kept_of
from bot.answers.query import Aspect, Intent, Query
from bot.register.vocabulary import Kind, Stance

TODAY = date(2026, 11, 22)


@given(st.from_type(Query), st.lists(st.text(max_size=9), max_size=3))
def test_whatever_is_kept_is_read_again_as_it_was(query: Query, words: list[str]) -> None:
    kept = Kept(query, tuple(words), tuple(words), chosen=True)
    assert from_json(json.loads(json.dumps(as_json(kept)))) == kept


def test_what_another_version_kept_is_read_as_far_as_this_one_knows_it() -> None:
    wrote: dict[str, Any] = {
        "query": {
            "intent": "divination",
            "kinds": ["position", "omen"],
            "speakers": ["ukr", 7],
            "stances": ["condemns", "shrugs"],
            "said": {"first": "2022-02-24", "last": "soon"},
            "votes": "perhaps",
            "aspect": "words",
            "mood": "dark",
        },
        "shown": "ALL-0001",
        "tone": 1,
    }
    assert from_json(wrote) == Kept(
        Query(kinds=(Kind.POSITION,), speakers=("ukr",), stances=(Stance.CONDEMNS,), aspect=Aspect.WORDS)
    )
    assert from_json({"query": [], "offers": ["one", None]}) == Kept()


def test_only_what_was_understood_leads_on() -> None:
    def answer(intent: Intent, query: Query, **more: Any) -> Answer:
        return Answer("?", intent, TODAY, query, "headline", **more)

    choices = (Choice("Which?", (Option("a", "in a?"), Option("b", "in b?"))),)
    assert kept_of(answer(Intent.HELP, Query(Intent.HELP), suggestions=("in a?",), choices=choices)) == Kept(
        offers=("in a?", "in b?")
    )
    asked = Query(Intent.REFUSED, kinds=(Kind.ALLEGATION,), actors=("ukr",))
    kept = kept_of(answer(Intent.REFUSED, asked))
    assert kept.query == Query(Intent.ALLEGATIONS, kinds=(Kind.ALLEGATION,), actors=("ukr",))
    assert not kept_of(answer(Intent.REFUSED, Query(Intent.REFUSED))).leads_on
