"""The history of a record: what was done, by whom and why, with the words that were taken out struck through."""

from collections.abc import Iterable, Sequence

from bot.answers.answer import Difference, LogEntry
from bot.answers.differences import Mark, Piece
from bot.answers.log import who_said
from bot.answers.rendering import entry_line, marked_words
from bot.slack.text import cut, escape_within, units
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element

_MOST_FIELDS = 5
_MOST_PIECES = 40
_LONGEST_FIELD = 400
"""With these an entry weighs at most 3,500 of `blocks.MOST_CHARACTERS`, so that each page has room for one."""


def entry_block(entry: LogEntry) -> Block:
    """Render one entry: what was taken out is struck through, what was put in is bold and slanted."""
    drafted = f" ({entry.drafted})" if entry.drafted else ""
    opening = [
        kit.words(f"{entry.ref} {entry.done}", "bold"),
        kit.words(f"\n{entry.dated}, by {cut(who_said(entry.who), 80)}{drafted}", "italic"),
    ]
    if entry.why:
        opening.append(kit.words(f"\nReason: {cut(entry.why, 400)}"))
    if entry.rests_on:
        source = entry.rests_on
        opening.append(kit.words("\nRests on: "))
        opening.append(kit.link(source.url, f"{cut(source.publisher, 80)}: {cut(source.title, 140)}", 230))
        opening.extend([kit.words(f" ({cut(source.locator, 60)})")] if source.locator else [])
    parts = [kit.section(*opening)]
    if entry.line:
        parts.append(kit.quote(kit.words(cut(entry.line, 500))))
    return kit.rich(*parts, *differences_parts(entry.differences))


def differences_parts(differences: Sequence[Difference]) -> list[Block]:
    """Render what differs, field by field, as parts of a block of rich text."""
    if not differences:
        return []
    fields = ([kit.words(f"{each.field}: "), *_pieces(each.pieces)] for each in differences[:_MOST_FIELDS])
    left = [each.field for each in differences[_MOST_FIELDS:]]
    also = [kit.section(kit.words(f"Also changed: {cut(', '.join(left), 200)}.", "italic"))] if left else []
    return [kit.bullets(fields), *also]


def entry_text(entry: LogEntry) -> str:
    """Word one entry for notifications and screen readers: [-words-] were taken out, {+words+} were put in."""
    differences = (f"{each.field}: {marked_words(each.pieces)}" for each in entry.differences)
    return " · ".join([entry_line(entry), *([entry.line] if entry.line else []), *differences])


def escaped_lines(lines: Iterable[str], limit: int) -> str:
    """Escape lines and join them, as many as fit, and say how many don't."""
    kept: list[str] = []
    left = 0
    for line in lines:
        escaped = escape_within(line, 700)
        if left or units("\n".join([*kept, escaped])) > limit:
            left += 1
        else:
            kept.append(escaped)
    return "\n".join([*kept, *([f"{left} more in the message."] if left else [])])


def _pieces(pieces: Iterable[Piece]) -> list[Element]:
    """Give the pieces of a difference as long as there is room, with the spaces between them outside of the marks."""
    elements: list[Element] = []
    room = _LONGEST_FIELD
    for number, piece in enumerate(pieces):
        if room <= 0 or number == _MOST_PIECES:
            elements.append(kit.words(" …"))
            break
        shown = cut(piece.text, max(room, 20))
        room -= units(shown)
        elements.extend([kit.words(" ")] if number else [])
        elements.append(_MARKED[piece.mark](shown))
    return elements


_MARKED = {Mark.KEPT: kit.words, Mark.REMOVED: kit.removed, Mark.ADDED: kit.added}
