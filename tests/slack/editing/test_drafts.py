"""Forms that are begun are kept for their author alone, within bounds, until they are saved."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.database import Database
from bot.register import writing
from bot.register.documents import from_fields
from bot.slack.editing import drafts as forms
from bot.slack.editing.drafts import Drafts, record_key
from bot.slack.views.forms import Choice, Typed
from tests.register.material import REFERENCES, position

NORWAY = (Choice("nor", "Norway"),)


@dataclass
class Hours:
    """A clock that is set by hand."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 26, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now


def test_what_is_kept_comes_back_as_it_was_and_to_nobody_else(database: Database) -> None:
    drafts = Drafts(database, Hours())
    typed: dict[str, Typed] = {"summary": "Ünicode 😀 “words”", "speaker": NORWAY}
    drafts.keep("U1", "V1", typed, shown=typed)
    (begun,) = drafts.of("U1")
    assert (begun.form_id, begun.typed) == ("V1", typed)
    assert drafts.of("U2") == []
    assert drafts.find("U2", "V1") == {}
    assert drafts.take_up("U2", "V1") is None
    drafts.discard("U2", "V1")
    assert drafts.take_up("U1", "V1") == typed
    drafts.discard("U1", "V1")
    assert drafts.take_up("U1", "V1") is None


def test_fields_that_a_form_does_not_show_stay_and_those_that_it_shows_empty_are_empty(database: Database) -> None:
    drafts = Drafts(database, Hours())
    drafts.keep("U1", "V1", {"stance": NORWAY, "summary": "one"}, shown={"stance", "summary"})
    assert drafts.keep("U1", "V1", {"act": NORWAY}, shown={"act", "summary"}) == {"stance": NORWAY, "act": NORWAY}
    assert drafts.find("U1", "V1") == {"stance": NORWAY, "act": NORWAY}


def test_only_the_latest_of_one_person_are_kept_and_none_for_ever(database: Database) -> None:
    clock = Hours()
    drafts = Drafts(database, clock)
    for number in range(forms.MOST_KEPT + 2):
        drafts.keep("U1", f"V{number}", {"summary": str(number)})
        clock.now += timedelta(minutes=1)
    drafts.keep("U2", "V9", {"summary": "another's"})
    assert [each.form_id for each in drafts.of("U1")] == ["V6", "V5", "V4", "V3", "V2"]
    assert drafts.find("U1", "V0") == {}
    clock.now += forms.KEPT
    assert drafts.of("U1") == []
    drafts.keep("U2", "V10", {"summary": "new"})
    assert drafts.find("U1", "V6") == {}


def test_what_is_only_offered_is_not_begun_until_it_is_opened(database: Database) -> None:
    clock = Hours()
    drafts = Drafts(database, clock)
    drafts.keep("U1", "paste-1", {"words": "pasted"}, offered=True)
    assert drafts.of("U1") == []
    assert drafts.take_up("U1", "paste-1") == {"words": "pasted"}
    assert [each.form_id for each in drafts.of("U1")] == ["paste-1"]
    drafts.keep("U1", "paste-2", {"words": "never opened"}, offered=True)
    clock.now += forms.OFFERED_FOR + timedelta(minutes=1)
    drafts.keep("U1", "V1", {"summary": "another"})
    assert drafts.find("U1", "paste-2") == {}
    assert drafts.find("U1", "paste-1") == {"words": "pasted"}


def test_a_form_is_not_kept_any_more_once_its_record_is_there_nor_where_it_is_too_long(database: Database) -> None:
    drafts = Drafts(database, Hours())
    drafts.keep("U1", "V1", {"words": "x" * forms.LONGEST})
    assert drafts.of("U1") == []
    documents = [from_fields(each) for each in (*REFERENCES, position(record_key("V1")))]
    with database.write() as session:
        writing.save(session, documents, who="tests", why="saved meanwhile", now=Hours().now)
    assert drafts.keep("U1", "V1", {"summary": "late"}) == {"summary": "late"}
    assert drafts.of("U1") == []
