import threading
from typing import Any

import pytest

from bot.slack.listeners import forms
from bot.slack.listeners.forms import replying

WAITING, RESULT = {"title": "wait"}, {"title": "saved"}


class Slack:
    """Keeps what the form's place shows: by the acknowledgement, and by calls beside it."""

    def __init__(self) -> None:
        self.acknowledged: list[Any] = []
        self.shown: list[Any] = []
        self.heard = threading.Event()

    def ack(self, *, response_action: str, view: dict[str, Any]) -> None:
        self.acknowledged.append((response_action, view))
        self.heard.set()


@pytest.fixture
def slack() -> Slack:
    return Slack()


def test_what_is_known_in_time_goes_with_the_acknowledgement(slack: Slack) -> None:
    with replying(slack.ack, WAITING, slack.shown.append) as reply:  # type: ignore[arg-type]  # as much of an Ack as is used
        reply(RESULT)
    assert (slack.acknowledged, slack.shown) == ([("update", RESULT)], [])


def test_what_takes_longer_is_waited_for_and_shown_then(slack: Slack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "PATIENCE_SECONDS", 0.01)
    with replying(slack.ack, WAITING, slack.shown.append) as reply:  # type: ignore[arg-type]  # as much of an Ack as is used
        assert slack.heard.wait(5)
        reply(RESULT)
    assert (slack.acknowledged, slack.shown) == ([("update", WAITING)], [RESULT])


def test_a_fault_leaves_no_form_without_an_acknowledgement(slack: Slack) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        replying(slack.ack, WAITING, slack.shown.append),  # type: ignore[arg-type]  # as much of an Ack as is used
    ):
        raise ZeroDivisionError
    assert (slack.acknowledged, slack.shown) == ([("update", WAITING)], [])
