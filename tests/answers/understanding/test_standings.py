import pytest

from bot.answers.query import Standing
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY, Ask


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("who is party to the mine ban treaty", None),
        ("which states are not party to the mine ban treaty", Standing.NOT_PARTY),
        ("who is outside the CCM, including those that only signed", Standing.NOT_PARTY),
        ("who has not signed the ATT", Standing.NOT_SIGNED),
        ("which states only signed the ATT", Standing.ONLY_SIGNED),
        ("who signed the ATT and never ratified it", Standing.NOT_RATIFIED),
        ("who has left the mine ban treaty", Standing.LEFT),
        ("which states are leaving the mine ban treaty", Standing.LEAVING),
        ("which withdrawals from the mine ban treaty are not in effect yet", Standing.LEAVING),
        ("who deposited notice to quit the mine ban treaty", Standing.LEFT_OR_LEAVING),
    ],
)
def test_which_states_are_listed_is_told_by_the_words(lexicon: Lexicon, question: str, standing: Standing | None) -> None:
    assert understand(question, lexicon, TODAY).query.standing is standing


def test_it_is_said_among_what_was_understood(ask: Ask) -> None:
    assert "standing: not party" in ask("who is not party to the CCM").understood
