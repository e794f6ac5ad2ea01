"""Answers as messages: what was understood, then each record with who says so, status, responses and sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer, Finding, LogEntry, Shown
from bot.answers.query import Intent
from bot.slack.text import cut, escape, escape_within, units
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.editing.record_menu import menu_element
from bot.slack.views.findings import brief_block, finding_block, finding_text
from bot.slack.views.history import entry_block, entry_text, escaped_lines
from bot.slack.views.ids import Act
from bot.slack.views.offers import choices_text, offers_blocks

FINDINGS_ON_A_PAGE = 5
FINDINGS_TO_ASK_FOR = FINDINGS_ON_A_PAGE + 1
"""One more than a page holds tells whether there is another page."""
_PAGE_WEIGHT = 9_400
"""Of `blocks.MOST_CHARACTERS`; the rest is room for buttons and the line that counts the records."""
_ROUND_A_LINE = 80
"""Characters of a block that stand round a line."""
_MOST_LINES = 8
"""Of what is said beside the headline: a context block holds no more than ten elements."""
_TEXT_LIMIT = 2_900


@dataclass(frozen=True, slots=True)
class Footing:
    """What stands around an answer: the id of the asked question for the buttons, and which buttons there are.

    `names_question`: it says what was asked, where nobody typed it; with `changed`, that a form changed it. `asked_by` is
    the user id of whoever asked or shared it, for others to see; `note` a closing sentence of ours.
    """

    asked_id: int | None = None
    offset: int = 0
    may_share: bool = False
    names_question: bool = False
    changed: bool = False
    asked_by: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A message, the refs of the records in it, in their order, and all that it shows of records."""

    message: Message
    refs: tuple[str, ...]
    shown: tuple[Shown, ...] = ()


def answer_message(answer: Answer, footing: Footing) -> Message:
    """Render one page of an answer as a message."""
    return answer_page(answer, footing).message


def answer_page(answer: Answer, footing: Footing) -> Page:
    """Render one page of an answer whose findings begin at number `footing.offset` and may go on past the page."""
    preface = _preface(answer, footing)
    closing = offers_blocks(answer, footing.asked_id) if not footing.offset else []
    room = _PAGE_WEIGHT - kit.weight(preface) - kit.weight(closing)
    if answer.logged:
        return _history_page(answer, footing, (preface, closing), room)
    told = _told(answer, footing)
    shown: list[Finding] = []
    body: list[Block] = []
    for finding in answer.findings[:FINDINGS_ON_A_PAGE]:
        block, size = _fitting(finding, room, told=told, may_shorten=not shown)
        if shown and size > room:
            break
        room -= size
        shown.append(finding)
        body.append(block)
    foot = _foot(answer, footing, shown)
    message = Message(_text(answer, shown, footing), (*preface, *body, *closing, *foot))
    return _page(message, shown)


def _history_page(answer: Answer, footing: Footing, around: tuple[list[Block], list[Block]], room: int) -> Page:
    """Render one page of a history: the record as it stands on the first, then the entries from number `offset` on."""
    body = [brief_block(finding) for finding in answer.findings if not footing.offset]
    room -= kit.weight(body)
    shown: list[LogEntry] = []
    for entry in answer.log[:FINDINGS_ON_A_PAGE]:
        block = entry_block(entry)
        room -= kit.weight(block)
        if shown and room < 0:
            break
        shown.append(entry)
        body.append(block)
    end = footing.offset + len(shown)
    counted = f"{_numbers(footing.offset + 1, end)} of {answer.logged:,} entries" if answer.logged > 1 else ""
    foot = _footing(answer, footing, counted, end, more=end < answer.logged, shown=answer.findings)
    text = _text(answer, answer.findings if not footing.offset else (), footing)
    told = escaped_lines(map(entry_text, shown), _TEXT_LIMIT - units(text))
    message = Message(f"{text}\n{told}".strip(), (*around[0], *body, *around[1], *foot))
    return _page(message, answer.findings)


def _page(message: Message, findings: Sequence[Finding]) -> Page:
    shown = tuple(each for finding in findings for each in finding.shown)
    return Page(message, tuple(finding.ref for finding in findings), shown)


def _told(answer: Answer, footing: Footing) -> bool:
    """Tell whether the headline says all that the line of the only record would say again."""
    return not footing.offset and len(answer.findings) == 1 and answer.findings[0].line in answer.headline


def _fitting(finding: Finding, room: int, *, told: bool, may_shorten: bool) -> tuple[Block, int]:
    """Render a record, and weigh it; the one that a page can't do without in as much detail as the page has room for."""
    block = finding_block(finding, told=told)
    size = kit.weight(block)
    for share in (0.5, 0.25, 0.05):
        if size <= room or not may_shorten:
            break
        block = finding_block(finding, share, told=told)
        size = kit.weight(block)
    return block, size


def _preface(answer: Answer, footing: Footing) -> list[Block]:
    preface: list[Block] = []
    done = "Changed" if footing.changed else "Asked"
    if footing.asked_by:
        preface.append(kit.context(kit.markup(f"{done} by <@{footing.asked_by}>:"), kit.plain(answer.question, 300)))
    elif footing.names_question:
        preface.append(kit.context(kit.plain(f"{done}: {answer.question}", 300)))
    if footing.offset:
        preface.append(kit.context(kit.plain(f"Continued: {answer.headline}", 300)))
        return preface
    preface.append(kit.rich(kit.section(kit.words(cut(answer.headline, 800), "bold"))))
    if answer.notices:
        preface.append(kit.rich(*(kit.section(kit.words(line)) for line in _within(answer.notices, 350, 4))))
    if not answer.refused or answer.findings:  # how a question was read matters only where it is answered
        preface.extend(_reading(answer))
    if answer.nearest and answer.findings:
        preface.append(kit.context(kit.plain("The nearest records follow. They do not answer the question.")))
    return preface


def _within(lines: Sequence[str], longest: int, long_ones: int) -> list[str]:
    """Give lines in the room of a few long ones, and count those that are left out: none is dropped in silence."""
    shown: list[str] = []
    room = (longest + _ROUND_A_LINE) * long_ones - 2 * _ROUND_A_LINE  # and for the line on the others
    for line in lines[:_MOST_LINES]:
        said = cut(line, longest)
        room -= units(said) + _ROUND_A_LINE
        if room < 0 and shown:
            break
        shown.append(said)
    left = len(lines) - len(shown)
    return [*shown, f"{left:,} more of these {'line is' if left == 1 else 'lines are'} not shown here."] if left else shown


def _reading(answer: Answer) -> list[Block]:
    """Say how the question was read, for the reader to check."""
    lines = [f"Understood as: {answer.understood}"] if answer.understood else []
    lines.extend(_within(answer.assumptions, 300, 3))
    return [kit.context(*(kit.plain(line, 300) for line in lines))] if lines else []


def _foot(answer: Answer, footing: Footing, shown: Sequence[Finding]) -> list[Block]:
    end = footing.offset + len(shown)
    of_all = "of the nearest records" if answer.nearest else f"of {answer.total:,} recorded in Rapporteur"
    counted = f"{_numbers(footing.offset + 1, end)} {of_all}" if len(answer.findings) > 1 or footing.offset else ""
    return _footing(answer, footing, counted, end, more=len(shown) < len(answer.findings), shown=shown)


def _footing(answer: Answer, footing: Footing, counted: str, end: int, *, more: bool, shown: Sequence[Finding]) -> list[Block]:
    """Say how much of an answer stands on a page, and offer the next one, which begins at number `end`."""
    lines = [line for line in (counted, footing.note) if line]
    foot = [kit.context(*(kit.plain(line, 300) for line in lines))] if lines else []
    buttons = []
    if footing.asked_id is not None and more:
        buttons.append(kit.button("Show more", Act.MORE, f"{footing.asked_id}:{end}"))
    if footing.asked_id is not None and footing.may_share and _worth_sharing(answer):
        buttons.append(kit.button("Share in channel", Act.SHARE, f"{footing.asked_id}:{footing.offset}"))
    if footing.asked_id is not None and not footing.offset:
        if _may_change(answer):
            buttons.append(kit.button("Change…", Act.CHANGE, f"{footing.asked_id}:0"))
        judged = ((Act.HELPFUL, "Helpful"), (Act.NOT_HELPFUL, "Not helpful"))
        buttons.extend(kit.button(label, act, f"{footing.asked_id}:0") for act, label in judged)
    if footing.asked_id is not None and shown:
        buttons.append(menu_element(tuple(shown)))
    return [*foot, kit.actions(f"answer:{footing.asked_id}:{footing.offset}", buttons)] if buttons else foot


def _numbers(first: int, last: int) -> str:
    """Say which of the records stand on a page."""
    return f"Shown: {first} to {last}" if last > first else f"Shown: {last}"


def _may_change(answer: Answer) -> bool:
    """Tell whether a question could be understood otherwise: not one for a record by its ref, nor what is declined."""
    return not answer.query.refs and answer.intent is not Intent.HELP and (answer.refused is None or bool(answer.findings))


def _worth_sharing(answer: Answer) -> bool:
    """Tell an answer from a refusal, or from a question that was not understood."""
    return bool(answer.findings) or (answer.refused is None and answer.intent is not Intent.UNKNOWN)


def _text(answer: Answer, shown: Sequence[Finding], footing: Footing) -> str:
    """Word a page for those who don't see the blocks; a record goes in whole or not at all."""
    lines = [escape_within(answer.headline, 800) if not footing.offset else f"Continued: {escape_within(answer.headline, 300)}"]
    lines.extend(escape_within(line, 350) for line in _within(answer.notices, 350, 4))
    if not footing.offset:
        lines.extend(choices_text(answer))
    left, told = 0, _told(answer, footing)
    for finding in shown:
        line = escape(finding_text(finding, told=told))
        if left or units("\n".join([*lines, line])) > _TEXT_LIMIT:
            left += 1
        else:
            lines.append(line)
    if left:
        lines.append(f"{left} more in the message.")
    return "\n".join(lines)
