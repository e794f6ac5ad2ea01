"""Histories as blocks: inside Slack's limits whatever was changed, and inert."""

import json
from dataclasses import replace
from typing import Any

from bot.answers.answer import Answer, Difference, LogEntry
from bot.answers.differences import word_differences
from bot.register.vocabulary import Tlp
from bot.sandbox.blocks import check_message_blocks
from bot.slack.people.naming import with_names
from bot.slack.people.roles import MEMBERS_CEILING
from bot.slack.text import units
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR, Footing, answer_message
from bot.slack.views.blocks import MOST_CHARACTERS, weight
from tests.slack.findings import HOSTILE, answer, finding, response, source

LONG = f"{HOSTILE} 🕊 " * 60


def entry(number: int = 0, **changes: Any) -> LogEntry:
    different = Difference("Summary", word_differences("They <!here> said so.", "They <!here> denied so."))
    values: dict[str, Any] = {
        "ref": "ALL-0017",
        "dated": f"{number} November 2026, 09:00 UTC",
        "who": "Renee",
        "done": "corrected",
    }
    return LogEntry(**{**values, "differences": (different,), **changes})


def logged(*entries: LogEntry) -> Answer:
    return replace(answer(finding()), log=entries, logged=40)


def test_the_largest_history_stays_inside_slacks_limits() -> None:
    differences = tuple(
        Difference(f"{HOSTILE} field {number}"[:40], word_differences(LONG[number:], LONG[::-1])) for number in range(12)
    )
    cited = source(publisher=LONG, title=LONG, locator=LONG, quote=LONG)
    worst = entry(
        who=LONG, done="status moved from not substantiated to acknowledged", why=LONG, drafted="x" * 60, rests_on=cited
    )
    worst = replace(worst, differences=differences)
    record = finding(
        line=LONG, dated=LONG, status_line=LONG, response_state=LONG, sources=(cited,) * 9, responses=(response(),) * 9
    )
    whole = replace(
        answer(record), headline=LONG, notices=(LONG,) * 6, understood=LONG, assumptions=(LONG,) * 6,
        log=(worst,) * FINDINGS_TO_ASK_FOR, logged=1_000,
    )  # fmt: skip
    for offset, next_offset in ((0, 1), (5, 7)):
        message = answer_message(whole, Footing(1, offset, may_share=True, asked_by="U0READER00", note=LONG))
        assert weight(message.blocks) <= MOST_CHARACTERS
        check_message_blocks(list(message.blocks))
        assert units(message.text) <= 3_000
        assert f'"1:{next_offset}"' in json.dumps(message.blocks)  # where the next page begins: each has at least one entry


def test_what_was_taken_out_and_put_in_is_told_without_styles_too() -> None:
    message = answer_message(logged(entry()), Footing(1))
    blocks = json.dumps(message.blocks)
    assert '{"type": "text", "text": "said", "style": {"strike": true}}' in blocks
    assert '{"type": "text", "text": "denied", "style": {"bold": true, "italic": true}}' in blocks
    assert "Summary: They &lt;!here&gt; [-said-] {+denied+} so." in message.text
    assert "Summary: They &lt;!here&gt; [-said-] {+denied+} so." in message.without_blocks().text
    assert finding().status_line.partition(" (")[0] in message.text


def test_people_are_named_to_members_and_pinged_by_nobody() -> None:
    by_people = logged(entry(who="slack:U0REVIEWER"), entry(who="Ada"))
    names = {"U0REVIEWER": "Viktor <@U0READER00>"}.get
    named = with_names(by_people, lambda user_id: names(user_id, user_id), MEMBERS_CEILING)
    assert [each.who for each in named.log] == ["Viktor <@U0READER00>", "Ada"]
    message = answer_message(named, Footing(1))
    assert '"user_id"' not in json.dumps(message.blocks)
    assert "by Viktor &lt;@U0READER00&gt;" in message.text
    for unnamed in (with_names(by_people, str, MEMBERS_CEILING), with_names(by_people, str.lower, Tlp.CLEAR)):
        assert "by somebody in Slack" in answer_message(unnamed, Footing(1)).text
        assert "U0REVIEWER" not in json.dumps(answer_message(unnamed, Footing(1)).blocks)
