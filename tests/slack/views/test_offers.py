"""What can be asked instead or next: buttons that hold numbers only, a menu where they are many, words where none can be."""

from bot.answers.answer import Choice, Option
from bot.answers.kept import offers_of
from bot.sandbox.blocks import check_message_blocks
from bot.slack.views.answers import Footing, answer_message
from bot.slack.views.blocks import Block, Message
from tests.slack.findings import HOSTILE, answer

WHICH = Choice(
    "Which “Kamianka” is meant?",
    (
        Option("Kamianka (Kherson oblast)", "allegations in Kamianka (Kherson oblast)"),
        Option("Kamianka (Cherkasy oblast)", "allegations in Kamianka (Cherkasy oblast)"),
    ),
)


def rows(message: Message) -> list[Block]:
    return [block for block in message.blocks if block["type"] == "actions"]


def many(count: int) -> Choice:
    return Choice("Which year?", tuple(Option(f"May {year}", f"votes in May {year}") for year in range(2000, 2000 + count)))


def test_a_choice_is_asked_and_each_way_to_read_the_question_is_a_button_of_numbers() -> None:
    asked = answer(choices=(WHICH,), suggestions=("Allegations in Izium",))
    message = answer_message(asked, Footing(asked_id=41))
    first, second, *_ = rows(message)
    assert [(each["text"]["text"], each["value"]) for each in first["elements"]] == [
        ("Kamianka (Kherson oblast)", "41:0"),
        ("Kamianka (Cherkasy oblast)", "41:1"),
    ]
    assert [(each["text"]["text"], each["value"]) for each in second["elements"]] == [("Allegations in Izium", "41:2")]
    assert offers_of(asked)[2] == "Allegations in Izium"
    assert "Which “Kamianka” is meant? Kamianka (Kherson oblast); Kamianka (Cherkasy oblast)" in message.text


def test_more_ways_than_five_stand_in_a_menu() -> None:
    message = answer_message(answer(choices=(many(6), WHICH)), Footing(asked_id=41))
    check_message_blocks(list(message.blocks))
    (menu,) = rows(message)[0]["elements"]
    assert menu["type"] == "static_select"
    assert [each["value"] for each in menu["options"]] == [f"41:{number}" for number in range(6)]
    assert len(rows(answer_message(answer(choices=(many(5),)), Footing(asked_id=41)))[0]["elements"]) == 5


def test_a_question_that_is_offered_twice_has_one_button() -> None:
    twice = Choice("Which?", (Option("a", "in a"), Option("also a", "in a")))
    message = answer_message(answer(choices=(twice,), suggestions=("in a", "in a")), Footing(asked_id=41))
    check_message_blocks(list(message.blocks))
    assert [len(each["elements"]) for each in rows(message)[:2]] == [1, 1]


def test_where_no_question_is_kept_the_offers_are_words() -> None:
    message = answer_message(answer(choices=(WHICH,), suggestions=(HOSTILE,)), Footing())
    assert rows(message) == []
    assert "Kamianka (Cherkasy oblast)" in str(message.blocks)
    assert HOSTILE[:60] in str(message.blocks)


def test_a_slack_that_refuses_blocks_is_told_the_offers_in_words() -> None:
    message = answer_message(answer(choices=(WHICH, many(6)), suggestions=("Allegations in Izium",)), Footing(asked_id=41))
    said = message.without_blocks().text
    for offered in ("• Kamianka (Kherson oblast)", "• May 2005", "You could ask:", "• Allegations in Izium"):
        assert offered in said


def test_the_second_page_offers_nothing_again() -> None:
    message = answer_message(answer(choices=(WHICH,), suggestions=("Allegations in Izium",)), Footing(asked_id=41, offset=5))
    assert "Kamianka" not in str(message.blocks)
    assert "Allegations in Izium" not in str(message.blocks)
