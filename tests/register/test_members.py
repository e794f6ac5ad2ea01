import pickle
from enum import StrEnum

import msgspec
import pytest

from bot.register.members import QuickMembers


class Colour(StrEnum, metaclass=QuickMembers):
    """A colour."""

    RED = "red"
    BLUE = "blue"


def test_members_stay_members() -> None:
    assert list(Colour) == [Colour.RED, Colour.BLUE]
    assert Colour("red") is Colour.RED is Colour["RED"]
    assert isinstance(Colour.RED, Colour)
    assert Colour.__members__ == {"RED": Colour.RED, "BLUE": Colour.BLUE}
    assert (Colour.__name__, Colour.__doc__) == ("Colour", "A colour.")
    assert Colour.join(",", list(Colour)) == "red,blue"
    assert pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED
    assert msgspec.convert("blue", Colour) is Colour.BLUE


def test_what_is_no_member_is_told() -> None:
    with pytest.raises(AttributeError, match="GREEN"):
        Colour.GREEN  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError):
        Colour.RED = "rouge"  # type: ignore[misc]
