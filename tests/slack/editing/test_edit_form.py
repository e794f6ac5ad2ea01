"""A record in the fields of a form, and back: only what somebody typed anew differs."""

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon
from bot.register import document_parts as parts
from bot.register import documents as docs
from bot.register.sample import FOLDER
from bot.register.vocabulary import RECORD_KINDS, Kind
from bot.sandbox.blocks import check_view
from bot.slack.editing.edit_form import edited, left_out, typed_of
from bot.slack.editing.typed_form import FormError
from bot.slack.views.editing import record_fields
from bot.slack.views.editing.edit_form import FIELDS, edit_form, fields_of
from bot.slack.views.editing.review_forms import brief
from bot.slack.views.forms import Choice, Typed

TODAY = date(2026, 11, 22)
ALLEGATION: dict[str, Any] = {
    "type": "allegation", "key": "izium", "alleged_by": ["hrw"], "act": "use", "summary": "HRW reported it.",
    "said": "2023-01-31",
    "occurred": {"precision": "season", "text": "in the autumn", "earliest": "2022-09-01", "latest": "2022-11-30"},
    "treaties": [{"treaty": "apmbc", "article": "1", "said_by": ["hrw"]}, {"treaty": "ccm"}],
    "places": [{"place": "izium", "precision": "locality"}], "words": {"text": "Міни", "lang": "uk"},
    "citations": [{"source": "report", "locator": "page 3", "credibility": 2}, {"source": "other"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def nameless() -> Lexicon:
    return Lexicon(1, [], [])


def allegation() -> docs.AllegationDocument:
    document = docs.from_fields(ALLEGATION)
    assert isinstance(document, docs.AllegationDocument)
    return document


def test_every_record_of_the_sample_comes_back_as_it_was(sample_database: Database) -> None:
    lexicon = LexiconKeeper(sample_database).current()
    lines = (line for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines())
    records = [each for line in lines if isinstance(each := docs.from_fields(json.loads(line)), docs.RecordDocument)]
    assert len(records) > 5_000
    changed = [each.key for each in records if edited(each, typed_of(each, lexicon), TODAY) != each]
    assert changed == []


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_all_that_a_record_is_put_in_with_can_be_edited_but_what_acts_of_their_own_decide(kind: Kind) -> None:
    of_other_acts = {"responds_to", "assesses", "supersedes", "next"}
    of_a_new_source = {"publisher", "title", "url", "published_on", "source_type"}
    put_in = [each.name for each in record_fields.fields_of(kind)]
    assert [each.name for each in fields_of(kind)] == [each for each in put_in if each not in of_other_acts | of_a_new_source]


def test_what_is_typed_changes_its_field_and_leaves_what_no_form_shows(nameless: Lexicon) -> None:
    before = allegation()
    typed: dict[str, Typed] = typed_of(before, nameless) | {
        "summary": "HRW reported it in May.",
        "treaties": (Choice("apmbc", "x"), Choice("ottawa", "x")),
        "places": (Choice("izium", "x"), Choice("lyman", "x")),
        "words_lang": "ru",
        "locator": "page 4",
        "said": "2 November 2023",
    }
    after = edited(before, typed, TODAY)
    assert isinstance(after, docs.AllegationDocument)
    assert after.occurred == before.occurred
    assert after.treaties == (before.treaties[0], parts.Breach(treaty="ottawa"))
    assert after.places == (before.places[0], "lyman")
    assert after.words == parts.Words(text="Міни", lang="ru")
    assert [each.locator for each in after.citations] == ["page 4", None]
    assert after.citations[0].credibility == 2
    assert parts.fuzzy(after.said).earliest == date(2023, 11, 2)
    same = ("alleged_by", "act", "occurred", "status", "key", "state")
    assert [getattr(after, each) for each in same] == [getattr(before, each) for each in same]


def test_an_emptied_field_is_emptied_and_what_is_needed_is_told(nameless: Lexicon) -> None:
    whole = typed_of(allegation(), nameless)
    after = edited(allegation(), {**whole, "words": "", "words_lang": "", "occurred": "", "places": ()}, TODAY)
    assert isinstance(after, docs.AllegationDocument)
    assert (after.words, after.occurred, after.places) == (None, None, ())
    wrong: dict[str, Typed] = {**whole, "alleged_by": "", "said": "some day", "words_lang": "no!"}
    with pytest.raises(FormError) as told:
        edited(allegation(), wrong, TODAY)
    assert set(told.value.faults) == {"alleged_by", "said", "words_lang"}


def test_what_no_field_can_hold_is_left_out_and_stays(nameless: Lexicon) -> None:
    long = msgspec.structs.replace(allegation(), words=parts.Words(text="ї" * 3_001, lang="uk"))
    assert left_out(long) == {"words", "article", "said_by"}  # the latter are of each of its two treaties
    typed = typed_of(long, nameless)
    assert "words" not in typed
    after = edited(long, {**typed, "summary": "Anew."}, TODAY)
    assert after == msgspec.structs.replace(long, summary="Anew.")
    short = allegation()
    assert edited(short, {**typed_of(short, nameless), "summary": "Anew."}, TODAY, frozenset({"summary"})) == short


@pytest.mark.parametrize("kind", [Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.ASSESSMENT, Kind.TREATY_ACTION])
def test_the_largest_form_is_within_the_limits_of_slack(kind: Kind) -> None:
    long = "ї <!channel> & *" * 400
    typed: dict[str, Typed] = {
        each.name: tuple(Choice(f"k{n}", long) for n in range(100)) if each.named else long for each in FIELDS
    }
    where = {"record": 10**9, "version": 10**6, "response_url": "https://hooks.slack.com/" + "x" * 300}
    form = edit_form(where, kind, typed, brief("ALL-0001", long), title="Correct", submit="Propose it", notice=long)
    check_view(form, "modal")


def one(word: str) -> tuple[Choice, ...]:
    return (Choice(word, word),)


def test_casualties_markings_and_the_source_are_edited(nameless: Lexicon) -> None:
    before = allegation()
    typed: dict[str, Typed] = typed_of(before, nameless) | {
        "killed": "at least 3",
        "civilian": one("no"),
        "counted_by": one("hrw"),
        "activation": one("victim"),
        "tlp": one("GREEN"),
        "sensitivity": one("none"),
        "source": one("better"),
    }
    after = edited(before, typed, TODAY)
    assert isinstance(after, docs.AllegationDocument)
    assert after.casualties == parts.Casualties(killed=(3, None), civilian=False, counted_by="hrw")
    assert (after.activation, after.tlp, after.sensitivity) == ("victim", "GREEN", "none")
    assert [each.source for each in after.citations] == ["better", "other"]
    shown = typed_of(after, nameless)
    assert (shown["killed"], shown["civilian"]) == ("at least 3", (Choice("no", "No"),))
    without = edited(after, {**typed, "killed": "", "civilian": "", "counted_by": ""}, TODAY)
    assert isinstance(without, docs.AllegationDocument)
    assert without.casualties is None


def test_the_article_is_that_of_the_one_treaty(nameless: Lexicon) -> None:
    before = msgspec.structs.replace(allegation(), treaties=allegation().treaties[:1])
    whole = typed_of(before, nameless)

    def treaties(**typed: Typed) -> tuple[parts.Breach, ...]:
        after = edited(before, whole | typed, TODAY)
        assert isinstance(after, docs.AllegationDocument)
        return after.treaties

    first = parts.Breach(treaty="apmbc", article="1", said_by=("hrw",))
    assert treaties() == (first,)
    assert treaties(article="1.1 (a)", said_by=()) == (parts.Breach(treaty="apmbc", article="1.1 (a)"),)
    assert treaties(treaties=one("ccm")) == (parts.Breach(treaty="ccm", article="1", said_by=("hrw",)),)
    both = one("apmbc") + one("ccm")
    assert treaties(treaties=both) == (first, parts.Breach(treaty="ccm"))  # of which nobody has said anything yet
    said = parts.Breach(treaty="apmbc", article="1", said_by=("un",)), parts.Breach(treaty="ccm", said_by=("un",))
    assert treaties(treaties=both, said_by=one("un")) == said
    for typed in ({"treaties": both, "article": "5"}, {"treaties": ()}):
        with pytest.raises(FormError) as told:
            treaties(**typed)
        assert "article" in told.value.faults


def test_a_draft_without_a_source_gets_one_or_is_told_that_it_needs_one(nameless: Lexicon) -> None:
    bare = msgspec.structs.replace(allegation(), citations=())
    whole = typed_of(bare, nameless)
    after = edited(bare, {**whole, "source": one("report"), "locator": "page 3"}, TODAY)
    assert [(each.source, each.locator) for each in after.citations] == [("report", "page 3")]
    with pytest.raises(FormError) as told:
        edited(bare, {**whole, "locator": "page 3"}, TODAY)
    assert told.value.faults == {"source": "This is needed."}
