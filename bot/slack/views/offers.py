"""What can be asked instead of a question or next, to click: each button holds only numbers, and its question is kept."""

from collections.abc import Iterator, Sequence

from bot.answers.answer import Answer
from bot.answers.kept import offers_of
from bot.slack.text import cut, escape_within, units
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Element
from bot.slack.views.ids import Act

MOST_BUTTONS = 5
"""Ways to read a question that stand as buttons; more stand in a menu."""
_MOST_CHOICES = 3
_ROOM = 1_100
"""Characters of all choices: with a record as short as it can be there is no more room in a message."""
_MOST_SUGGESTIONS = 6

Offer = tuple[str, int]
"""A label, and the number under which the question that it asks is kept."""


def offers_blocks(answer: Answer, asked_id: int | None) -> list[Block]:
    """Offer the ways to read a question, then what else could be asked; in words where nothing is kept to go on from."""
    made: list[Block] = []
    for number, (asks, offers) in enumerate(_choices(answer)):
        made.append(kit.rich(kit.section(kit.words(asks, "bold"))))
        made.append(_row(f"choice:{asked_id}:{number}", offers, asked_id))
    numbers = _numbers(answer)
    suggested = [(each, numbers[each]) for each in dict.fromkeys(answer.suggestions) if each in numbers]
    if suggested:
        made.append(kit.rich(kit.section(kit.words("You could ask:"))))
        made.append(_row(f"suggestions:{asked_id}", suggested[:_MOST_SUGGESTIONS], asked_id, most=_MOST_SUGGESTIONS))
    return made


def choices_text(answer: Answer) -> list[str]:
    """Word the ways to read a question for those who don't see the blocks."""
    return [escape_within(f"{asks} {'; '.join(label for label, _ in offers)}", 300) for asks, offers in _choices(answer)]


def _choices(answer: Answer) -> Iterator[tuple[str, list[Offer]]]:
    """Give what is asked with its offers, each question once, as far as there is room for them beside the records."""
    numbers = _numbers(answer)
    room = _ROOM
    for choice in answer.choices[:_MOST_CHOICES]:
        asks = cut(choice.asks, 200)
        room -= units(asks)
        offers: dict[int, str] = {}
        for option in choice.options:
            label = cut(option.label, 75)
            if option.question in numbers and units(label) <= room:
                offers.setdefault(numbers[option.question], label)
                room -= units(label)
        if offers:
            yield asks, [(label, number) for number, label in offers.items()]


def _numbers(answer: Answer) -> dict[str, int]:
    return {question: number for number, question in enumerate(offers_of(answer))}


def _row(block_id: str, offers: Sequence[Offer], asked_id: int | None, *, most: int = MOST_BUTTONS) -> Block:
    if asked_id is None:
        return kit.rich(kit.bullets([kit.words(cut(label, 120))] for label, _ in offers))
    if len(offers) > most:
        return kit.actions(block_id, [_menu(block_id, offers, asked_id)])
    return kit.actions(
        block_id, [kit.button(label, f"{Act.OFFER}:{number}", f"{asked_id}:{number}") for label, number in offers]
    )


def _menu(name: str, offers: Sequence[Offer], asked_id: int) -> Element:
    options = [kit.option(label, f"{asked_id}:{number}") for label, number in offers]
    return {
        "type": "static_select",
        "action_id": f"{Act.OFFER}:{name}",
        "placeholder": kit.plain("Choose one", 150),
        "options": options,
    }
