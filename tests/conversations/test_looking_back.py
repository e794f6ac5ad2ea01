"""What the register said on a past day, and the history of a record, as people in Slack see them."""

from datetime import timedelta
from typing import Any

from bot.register import acts, documents
from bot.register.reading import document_of, id_of
from bot.register.writing import save
from tests.conversations.bench import Bench
from tests.conversations.conftest import RECORDED_AT
from tests.conversations.dialogue import as_text

DAY = timedelta(days=1)


def corrected(bench: Bench, ref: str, days: int, *, who: str, why: str, **fields: Any) -> None:
    with bench.database.write() as session:
        record_id = id_of(session, ref)
        assert record_id is not None
        before = document_of(session, record_id)
        assert before is not None
        after = documents.from_fields({**documents.to_fields(before), **fields})
        save(session, [after], who=who, why=why, now=RECORDED_AT + days * DAY)


def withdrawn(bench: Bench, ref: str, days: int, why: str) -> None:
    with bench.database.write() as session:
        record_id = id_of(session, ref)
        assert record_id is not None
        acts.withdraw(session, record_id, who="second", now=RECORDED_AT + days * DAY, why=why)


def test_history_and_what_was_said_on_a_day(bench: Bench) -> None:
    reviewer = bench.sandbox.users["reviewer"]
    for number in range(1, 7):
        corrected(
            bench, "ALL-0001", number, who=f"slack:{reviewer}", why=f"reason {number} <!channel> *now* @here",
            summary=f"Human Rights Watch reported that <!here> Ukrainian forces scattered PFM mines, version {number}.",
        )  # fmt: skip
    withdrawn(bench, "POS-0001", 7, "its source took it back")
    seen = bench.conversation.turn("reader", "#general: /rapporteur history of ALL-0001", "ALL-0001 corrected")
    print(seen.text)
    seen = bench.conversation.turn("reader", "click Show more", "Continued")
    print(seen.text)
    seen = bench.conversation.turn("reader", "click Share in channel", "Asked by")
    print(seen.text)
    seen = bench.conversation.turn("reader", "#general: @Rapporteur what did the register say on 23 November 2026 about Izium?", "ALL")
    print(seen.text)
    seen = bench.conversation.turn("reader", "#general: /rapporteur as recorded on 2026-11-26: positions of Norway", "POS")
    print(seen.text)
    seen = bench.conversation.turn("reader", "click Show more", "Continued")
    print(seen.text)
    seen = bench.conversation.turn("reader", "dm: POS-0001", "withdrawn")
    print(seen.text)
    assert False
