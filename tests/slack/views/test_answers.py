"""Answers as blocks: complete, inside Slack's limits, and inert whatever stands in the register."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer, Choice, Option, Quote, Refusal
from bot.answers.query import Intent, Query
from bot.sandbox.blocks import check_message_blocks
from bot.slack.text import units
from bot.slack.views.answers import FINDINGS_ON_A_PAGE, FINDINGS_TO_ASK_FOR, Footing, answer_message, answer_page
from bot.slack.views.blocks import MOST_BLOCKS, MOST_CHARACTERS, Block, Message, weight
from bot.slack.views.findings import finding_text
from tests.slack.findings import HOSTILE, answer, finding, response, source

JUDGE = ["Helpful", "Not helpful"]
UNDER_EACH = ["Change…", *JUDGE]


def texts(part: Any) -> list[str]:
    """Give all texts of blocks in their order."""
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for child in part.values() for text in texts(child)]
    return [text for child in part for text in texts(child)] if isinstance(part, list | tuple) else []


def shown(message: Message) -> str:
    return "".join(texts(message.blocks))


def buttons(message: Message) -> list[str]:
    return [each["text"]["text"] for each in elements(message) if each["type"] == "button"]


def elements(message: Message) -> list[dict[str, Any]]:
    return [element for block in message.blocks if block["type"] == "actions" for element in block["elements"]]


def from_finding(whole: Answer, offset: int) -> Answer:
    """Give the answer as it is asked for from one finding on."""
    return replace(whole, findings=whole.findings[offset : offset + FINDINGS_TO_ASK_FOR])


def all_pages(whole: Answer) -> list[Message]:
    pages: list[Message] = []
    offset = 0
    while not pages or offset:
        page = answer_message(from_finding(whole, offset), Footing(asked_id=7, offset=offset))
        pages.append(page)
        offset = next(
            (
                int(e["value"].split(":")[1])
                for b in page.blocks
                for e in b.get("elements", [])
                if e.get("action_id") == "answer_more"
            ),
            0,
        )
    return pages


def test_a_record_shows_who_says_so_date_status_responses_words_and_sources() -> None:
    message = answer_message(answer(finding()), Footing())
    for part in (
        "ALL-0017",
        "Human Rights Watch reported that",
        "Reported on 31 January 2023",
        "Status: corroborated by two independent sources.",
        "1 response recorded as of 22 November 2026.",
        "RSP-0009",
        "“Мины” (ru)",
        "Translation by the ministry: ",
        "Ukraine was a State Party on that date.",
        "Human Rights Watch: Ukraine: Banned Landmines Harm Civilians",
    ):
        assert part in shown(message)
    assert "https://www.hrw.org/news/2023/01/31" in json.dumps(message.blocks)


def test_what_the_headline_says_is_not_said_again_under_it() -> None:
    only = finding()
    message = answer_message(answer(only, headline=f"{only.line} Status: corroborated."), Footing(asked_id=7))
    assert shown(message).count(only.line) == message.text.count(only.line) == 1
    assert "ALL-0017  Reported on 31 January 2023\nStatus: corroborated by two" in shown(message)
    both = answer_message(answer(only, finding(18), headline=only.line), Footing(asked_id=7))
    assert shown(both).count(only.line) == 3


def test_what_answers_nothing_is_neither_explained_nor_shared() -> None:
    refused = answer(refused=Refusal.HANDLING, headline="No advice.", assumptions=("“mine” was taken as: landmine",))
    message = answer_message(refused, Footing(asked_id=7, may_share=True))
    assert buttons(message) == JUDGE
    assert "taken as" not in shown(message)
    assert buttons(answer_message(answer(intent=Intent.UNKNOWN), Footing(asked_id=7, may_share=True))) == UNDER_EACH
    nothing = answer_message(answer(headline="Nothing."), Footing(asked_id=7, may_share=True))
    assert buttons(nothing) == ["Share in channel", *UNDER_EACH]
    assert buttons(answer_message(answer(headline="Nothing."), Footing())) == []


def test_what_asks_for_a_record_by_its_ref_is_not_changed() -> None:
    one = answer(finding(), intent=Intent.RECORD, query=Query(Intent.RECORD, refs=("ALL-0017",)))
    assert buttons(answer_message(one, Footing(asked_id=7))) == JUDGE
    assert buttons(answer_message(answer(intent=Intent.HELP), Footing(asked_id=7))) == JUDGE
    judged = answer(finding(), refused=Refusal.GUILT)
    assert buttons(answer_message(judged, Footing(asked_id=7))) == UNDER_EACH


def test_no_page_and_no_text_shows_an_allegation_without_status_and_responses() -> None:
    many = answer(*(finding(number, line="L" * 900, responses=(response(),) * 9) for number in range(1, 40)))
    for page in all_pages(many):
        for ref in (f"ALL-{number:04}" for number in range(1, 40)):
            if ref + ":" in page.text:
                line = next(line for line in page.text.splitlines() if line.startswith(ref))
                assert "Status: corroborated" in line
                assert "1 response recorded as of" in line
        for block in page.blocks:
            if "ALL-" in (said := "".join(texts(block))) and block["type"] == "rich_text":
                assert "Status: corroborated" in said
                assert "response recorded as of" in said


def test_pages_hold_every_record_once_and_the_last_has_no_more() -> None:
    many = answer(*(finding(number) for number in range(1, 13)))
    pages = all_pages(many)
    refs = [text for page in pages for text in texts(page.blocks) if text.startswith("ALL-") and "…" not in text]
    assert refs == [f"ALL-{number:04}" for number in range(1, 13)]
    assert len(pages) == -(-12 // FINDINGS_ON_A_PAGE)
    assert buttons(pages[-1]) == []
    assert "1 to 5 of 12 recorded in Rapporteur" in shown(pages[0])


def test_a_menu_leads_to_each_record_of_a_page_and_under_one_says_what_can_be_done() -> None:
    def menu(*numbers: int) -> list[tuple[str, str]]:
        message = answer_message(answer(*(finding(number) for number in numbers)), Footing(asked_id=7))
        (menu,) = (each for each in elements(message) if each["type"] == "overflow")
        return [(each["text"]["text"], each["value"]) for each in menu["options"]]

    assert menu(17) == [("This is wrong…", "17:wrong"), ("Edit this record…", "17:edit")]
    assert menu(1, 2) == [("ALL-0001…", "1:edit"), ("ALL-0002…", "2:edit")]
    assert len(menu(*range(1, 13))) == FINDINGS_ON_A_PAGE
    assert not [each for each in elements(answer_message(answer(finding()), Footing())) if each["type"] == "overflow"]


def test_a_page_tells_which_records_it_shows() -> None:
    page = answer_page(answer(*(finding(number) for number in range(1, 7))), Footing(asked_id=7))
    assert page.refs == tuple(f"ALL-{number:04}" for number in range(1, 6))


def test_what_the_register_quotes_can_neither_ping_nor_link_nor_format() -> None:
    hostile = finding(
        line=HOSTILE,
        notes=(HOSTILE,),
        words=Quote(HOSTILE),
        responses=(response(line=HOSTILE, characterised=(HOSTILE,)),),
        sources=(source(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)"),),
    )
    message = answer_message(
        answer(hostile, headline=HOSTILE, question=HOSTILE, understood=HOSTILE, notices=(HOSTILE,), suggestions=(HOSTILE,)),
        Footing(asked_id=1, asked_by="U1", may_share=True),
    )
    markup = [part for part in _parts(message.blocks) if part.get("type") == "mrkdwn"]
    assert [part["text"] for part in markup] == ["Asked by <@U1>:"]
    assert all(part["verbatim"] for part in markup)
    kinds = {part.get("type") for part in _parts(message.blocks)}
    assert not kinds & {"broadcast", "user", "usergroup", "channel", "emoji"}
    assert all(part["url"].startswith("http") for part in _parts(message.blocks) if part.get("type") == "link")
    assert not set(message.text) & {"<", ">"}


@settings(deadline=None, max_examples=30)
@given(size=st.integers(1, 5_000), count=st.integers(0, 12), sign=st.sampled_from(["a ", "x", "🕊", "&", "<", "a\n", "й"]))
def test_every_page_stays_inside_slacks_limits(size: int, count: int, sign: str) -> None:
    long = (sign * size)[:size]
    big = finding(
        line=long,
        dated=long,
        status_line=long,
        notes=(long,) * 5,
        words=Quote(long, "ru", long, long),
        responses=(response(line=long, characterised=(long,) * 3, sources=(source(title=long),) * 5),) * 7,
        sources=(source(title=long, publisher=long, locator=long),) * 9,
    )
    whole = answer(
        *(big,) * count,
        headline=long,
        question=long,
        understood=long,
        assumptions=(long,) * 5,
        notices=(long,) * 6,
        suggestions=tuple(f"{number}{long}" for number in range(6)) if not count else (),
        choices=tuple(Choice(long, tuple(Option(long, f"{each} {way}") for way in range(9))) for each in range(5)),
    )
    for offset in range(0, max(count, 1), 4):
        footing = Footing(asked_id=7, offset=offset, asked_by="U1", may_share=True, note=long)
        message = answer_message(from_finding(whole, offset), footing)
        check_message_blocks(list(message.blocks))
        assert len(message.blocks) <= MOST_BLOCKS
        assert weight(message.blocks) <= MOST_CHARACTERS
        assert units(message.text) <= 4_000


def test_nearest_records_are_marked_as_no_answer() -> None:
    message = answer_message(answer(finding(), nearest=True, total=0, headline="Nothing is recorded."), Footing())
    assert "They do not answer the question." in shown(message)
    assert message.text.startswith("Nothing is recorded.")


def test_share_and_show_more_hold_only_ids() -> None:
    message = answer_message(answer(*(finding(n) for n in range(1, 9))), Footing(asked_id=41, may_share=True))
    assert buttons(message) == ["Show more", "Share in channel", *UNDER_EACH]
    values = [each["value"] for each in elements(message) if each["type"] == "button"]
    assert values == ["41:5", "41:0", "41:0", "41:0", "41:0"]


def test_a_message_over_the_limits_is_refused_where_it_is_built() -> None:
    with pytest.raises(ValueError, match="46 blocks"):
        Message("text", tuple({"type": "divider"} for _ in range(46)))
    with pytest.raises(ValueError, match="needs its text"):
        Message(" ", ())
    with pytest.raises(ValueError, match="characters"):
        Message("text", tuple({"type": "section", "text": {"type": "plain_text", "text": "a" * 3_000}} for _ in range(4)))


def test_a_record_in_one_line_never_loses_its_status() -> None:
    line = finding_text(finding(line="L" * 3_000))
    assert "Status: corroborated by two independent sources. · 1 response recorded as of 22 November 2026." in line


def _parts(part: Any) -> list[Block]:
    if isinstance(part, dict):
        return [part] + [found for child in part.values() for found in _parts(child)]
    return [found for child in part for found in _parts(child)] if isinstance(part, list | tuple) else []


@pytest.mark.parametrize(("count", "shown", "left"), [(5, 5, ""), (12, 8, "4 more of these lines are not shown here.")])
def test_no_line_beside_the_headline_is_dropped_in_silence(count: int, shown: int, left: str) -> None:
    lines = tuple(f"Line {number}." for number in range(count))
    for told in (answer(finding(), notices=lines), answer(finding(), assumptions=lines)):
        said = texts(list(answer_message(told, Footing()).blocks))
        assert [line for line in lines if line in said] == list(lines[:shown])
        assert not left or left in said
    message = answer_message(answer(finding(), notices=lines), Footing())
    assert lines[shown - 1] in message.text
    assert left in message.text
