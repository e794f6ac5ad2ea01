"""A page of a digest as a message: inside Slack's limits, inert, and never an allegation without its status and its answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Finding
from bot.digests.content.chart import Chart
from bot.digests.content.digest import ITEMS_PER_PAGE, DigestItem, DigestPage, DigestSection
from bot.register.vocabulary import Kind
from bot.sandbox.blocks import check_message_blocks
from bot.slack.text import units
from bot.slack.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, Block, Message, weight
from bot.slack.views.digest import digest_message
from tests.slack.findings import HOSTILE, finding, response, source
from tests.slack.views.test_answers import texts

STATUSES = ("alleged", "corroborated", "contested", "finding", "not substantiated")
STATES = (
    "No response recorded as of 22 November 2026.",
    "Asked, no reply as of 22 November 2026.",
    "3 responses recorded (denial).",
)
LONG = st.sampled_from((1, 40, 400, 5_000)).flatmap(
    lambda size: st.sampled_from((("word " * size)[:size], "&" * size, (HOSTILE * size)[:size], "Ж" * size, "😀" * size))
)


def page(*items: DigestItem, **changes: Any) -> DigestPage:
    values: dict[str, Any] = {
        "title": "Rapporteur digest, 22 November 2026",
        "text": "Rapporteur digest, 22 November 2026: 2 new records.",
        "sections": (DigestSection("New in the register", items),) if items else (),
        "footer": ("Recorded in Rapporteur between yesterday and today (Europe/Vienna).", "Filter: everything."),
    }
    return DigestPage(**(values | changes))


@st.composite
def findings(draw: st.DrawFn, number: int) -> Finding:
    status, state, answers = draw(st.sampled_from(STATUSES)), draw(st.sampled_from(STATES)), draw(st.integers(0, 6))
    made = finding(
        number,
        line=draw(LONG),
        who=draw(LONG),
        dated=draw(LONG),
        status_line=f"Status: {status} ({draw(LONG)}), since 3 May 2022.",
        response_state=state,
        responses=(response(line=draw(LONG), characterised=(draw(LONG),) * 3),) * answers,
        notes=(draw(LONG),) * draw(st.integers(0, 5)),
        sources=(source(title=draw(LONG), publisher=draw(LONG)),) * draw(st.integers(0, 9)),
    )
    if draw(st.booleans()):
        return made
    return replace(
        made, ref=f"POS-{number:04}", kind=Kind.POSITION, status=None, status_line="", response_state="", responses=()
    )


@st.composite
def pages(draw: st.DrawFn) -> DigestPage:
    """Draw pages as full as they come."""
    items = []
    for number in range(draw(st.integers(0, ITEMS_PER_PAGE))):
        told = draw(findings(number)) if draw(st.integers(0, 5)) else None
        events = (draw(LONG),) * draw(st.integers(0, 5)) if told else (draw(LONG),)
        items.append(DigestItem(told.ref if told else f"ALL-9{number:03}", told, events, draw(st.just("") | LONG)))
    cut_at = draw(st.integers(0, len(items)))
    sections = (("Corrections", items[:cut_at]), ("New in the register", items[cut_at:]))
    return page(
        sections=tuple(DigestSection(title, tuple(some)) for title, some in sections if some),
        notices=(draw(LONG),) * draw(st.integers(0, 3)),
        footer=(draw(LONG),) * draw(st.integers(0, 3)),
        chart=Chart(tuple((label * 3, 10**number) for number, label in enumerate(["Ottawa Convention"] * 9)))
        if draw(st.booleans())
        else None,
    )


def blocks_of(message: Message, ref: str) -> Iterator[Block]:
    """Give the blocks that tell a record."""
    return (block for block in message.blocks if any(text == ref for text in texts(block)))


@settings(max_examples=80, deadline=None)
@given(pages())
def test_no_page_however_full_shows_an_allegation_without_its_status_and_its_answer(full: DigestPage) -> None:
    message = digest_message(full)
    check_message_blocks(list(message.blocks))
    assert len(message.blocks) <= MOST_BLOCKS
    assert weight(message.blocks) <= MOST_CHARACTERS
    assert 0 < units(message.text) <= 2_900
    for item in (each for section in full.sections for each in section.items):
        (block,) = blocks_of(message, item.ref)
        shown = "".join(texts(block))
        assert item.ref in message.text
        if item.finding is None:
            continue
        assert "Source" in shown or "No source is shown" in shown
        assert item.finding.who[:20] in shown
        if item.finding.status is not None:
            status = item.finding.status_line.partition(" (")[0]
            assert status in shown
            assert item.finding.response_state.partition(" (")[0] in shown
            _assert_told(message.text, item.finding, status)


def _assert_told(text: str, told: Finding, status: str) -> None:
    """In the text a record has its status and its answer, or stands by its ref alone."""
    (line,) = (line for line in text.splitlines() if told.ref in line)
    alone = f"{told.ref}:" not in line
    assert alone or (status in line and told.response_state.partition(" (")[0].rstrip(".") in line)


def test_who_says_so_is_named_with_one_stop_behind_it() -> None:
    def named(who: str) -> str:
        told = finding(1, who=who, line="Mines were used.")
        shown = page(sections=(DigestSection("New", (DigestItem(told.ref, told, ()),)),))
        return "".join(texts(list(digest_message(shown).blocks)))

    assert "By the UN." in named("the UN")
    assert "…." not in named("Human Rights Watch and the Landmine and Cluster Munition Monitor")
    assert "Inc.." not in named("Monitor Inc.")


def test_the_text_says_all_that_a_short_page_holds() -> None:
    withdrawn = DigestItem("ALL-0003", None, ("Withdrawn on 21 November 2026: the source took it back.",))
    told = DigestItem("ALL-0017", finding(), ("Corrected on 21 November 2026 (date).",), "Ukraine, Kharkiv Oblast")
    sections = (DigestSection("Withdrawn", (withdrawn,)), DigestSection("Corrections", (told,)))
    assert digest_message(
        page(sections=sections, notices=("Late: this digest was due yesterday.", "2 new records."))
    ).text.splitlines() == [
        "Rapporteur digest, 22 November 2026: 2 new records.",
        "Late: this digest was due yesterday.",
        "Withdrawn",
        "ALL-0003: Withdrawn on 21 November 2026: the source took it back.",
        "Corrections",
        "Ukraine, Kharkiv Oblast",
        f"ALL-0017: {' · '.join((*told.events, finding().line, finding().status_line, finding().response_state))}",
        "Recorded in Rapporteur between yesterday and today (Europe/Vienna).",
        "Filter: everything.",
    ]


@pytest.mark.parametrize("where", ["heading", "title", "footer"])
def test_nothing_in_a_page_can_ping(where: str) -> None:
    item = DigestItem("ALL-0017", finding(line=HOSTILE, who=HOSTILE), (HOSTILE,), HOSTILE)
    message = digest_message(page(item, title=HOSTILE, footer=(HOSTILE,), notices=(HOSTILE,)))
    assert "<" not in message.text
    assert "mrkdwn" not in str(message.blocks)
    assert "{'type': 'user'" not in str(message.blocks)
    assert "broadcast" not in str(message.blocks)


def test_a_chart_is_drawn_and_said() -> None:
    message = digest_message(page(DigestItem("ALL-0017", finding()), chart=Chart((("APMBC", 7), ("Ukraine", 14)))))
    (drawn,) = (
        part["elements"][0]["text"]
        for block in message.blocks
        for part in block.get("elements", ())
        if part.get("type") == "rich_text_preformatted"
    )
    assert drawn == "██████        7  APMBC\n████████████ 14  Ukraine"
    assert "By treaty, or by place: APMBC 7; Ukraine 14." in message.text
    assert "████████████ 14  Ukraine" in message.without_blocks().text


def test_a_record_with_many_changes_says_how_many_came_before() -> None:
    events = tuple(f"Corrected on {day} November 2026." for day in range(1, 7))
    shown = texts(digest_message(page(DigestItem("ALL-0017", finding(), events))).blocks)
    assert "3 earlier changes: ask for the history of ALL-0017." in shown
    assert "Corrected on 6 November 2026." in shown
    assert "Corrected on 3 November 2026." not in shown


def test_a_page_of_nothing_new_is_a_line_and_its_footer() -> None:
    message = digest_message(page(text="Rapporteur digest, 22 November 2026: nothing is new.", notices=("Nothing new.",)))
    assert [block["type"] for block in message.blocks] == ["header", "rich_text", "divider", "context"]
    assert message.text.startswith("Rapporteur digest, 22 November 2026: nothing is new.\n")
