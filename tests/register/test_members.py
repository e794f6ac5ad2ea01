from enum import StrEnum
from enum import property as enum_property

from bot.register.members import plain_members
from bot.register.vocabulary import Kind


def test_members_stay_members_and_are_read_without_a_call() -> None:
    @plain_members
    class Colour(StrEnum):
        RED = "red"
        BLUE = "blue"

    assert list(Colour) == [Colour.RED, Colour.BLUE]
    assert Colour("red") is Colour.RED is Colour["RED"]
    assert isinstance(Colour.RED, Colour)
    assert vars(Colour)["RED"] is Colour.RED
    assert not any(isinstance(vars(Kind)[name], enum_property) for name in Kind.__members__)
