"""What a click under an answer says: of which question, by whom, and whose eyes the answer is for."""

from datetime import timedelta
from typing import Any

from bot.slack import place as places
from bot.slack.desk import Body
from bot.slack.place import Place
from bot.slack.questions import QuestionGoneError

DOUBLE_CLICK = timedelta(seconds=5)


def numbers_of(body: Body) -> tuple[int, int]:
    """Read the number of the question from a button, and the one after it; raise QuestionGoneError where they are none."""
    asked_id, _, number = _value(body["actions"][0]).partition(":")
    if not (_is_number(asked_id) and _is_number(number)):
        raise QuestionGoneError("That button is no longer good.", cure="Ask the question again.")
    return int(asked_id), int(number)


def click_of(body: Body) -> str:
    """Name a click: the same button of the same message by the same person."""
    container, action = body.get("container") or {}, body["actions"][0]
    return f"click:{container.get('message_ts')}:{action['action_id']}:{_value(action)}:{body['user']['id']}"


def is_private(body: Body) -> bool:
    """Tell whether only one person sees the message that was clicked."""
    return bool((body.get("container") or {}).get("is_ephemeral"))


def answering_place(body: Body) -> Place:
    """Give the place of what a click asks for: the same eyes, or the thread that the clicked message is in or starts."""
    place = places.of_action(body)
    if is_private(body):
        return place
    return Place(place.user_id, place.channel_id, place.thread_ts or body["container"]["message_ts"], private=False)


def _value(action: dict[str, Any]) -> str:
    """Give what stands behind a button, or behind what was chosen in a menu."""
    return str(action.get("value") or (action.get("selected_option") or {}).get("value", ""))


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 10
