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
def test_a_field_bears_the_same_name_where_a_record_is_put_in_and_where_it_is_edited(kind: Kind) -> None:
    put_in = {each.name: each.label for each in record_fields.fields_of(kind)}
    of_the_first_source = {"locator", "quote"}
    edited_here = {each.name: each.label for each in fields_of(kind) if each.name not in of_the_first_source}
    assert edited_here == {name: put_in[name] for name in edited_here}


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
    without = {name: value for name, value in whole.items() if name not in {"words", "words_lang", "occurred", "places"}}
    after = edited(allegation(), without, TODAY)
    assert isinstance(after, docs.AllegationDocument)
    assert (after.words, after.occurred, after.places) == (None, None, ())
    wrong = {**{name: value for name, value in whole.items() if name != "alleged_by"}, "said": "some day", "words_lang": "no!"}
    with pytest.raises(FormError) as told:
        edited(allegation(), wrong, TODAY)
    assert set(told.value.faults) == {"alleged_by", "said", "words_lang"}


def test_what_no_field_can_hold_is_left_out_and_stays(nameless: Lexicon) -> None:
    long = msgspec.structs.replace(allegation(), words=parts.Words(text="ї" * 3_001, lang="uk"))
    assert left_out(long) == {"words"}
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
