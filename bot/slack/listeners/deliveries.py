"""What an admin decides on a message of which nobody knows whether it was posted, or that a channel refused."""

from datetime import datetime

from slack_bolt import Ack, App

from bot.digests.delivery.notices import AlreadyDecidedError
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.place import reply
from bot.slack.views.blocks import notice
from bot.slack.views.ids import Act


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons."""

    def there(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.IS_THERE):
            decide(desk, body, is_there=True)

    def again(ack: Ack, body: Body) -> None:
        ack()
        with request_line("action", Act.POST_AGAIN):
            decide(desk, body, is_there=False)

    app.action(Act.IS_THERE.value)(there)
    app.action(Act.POST_AGAIN.value)(again)


def decide(desk: Desk, body: Body, *, is_there: bool) -> None:
    """Do what was decided, and say what comes of it below the question."""
    place = places.of_action(body)
    person = desk.person(place.user_id)
    person.require(person.admin, "decide on what was posted", "admins")
    message_id, asked_at = _asked(body)
    came_of_it = desk.digests.decide(message_id, asked_at, is_there=is_there, now=desk.clock())
    reply(desk.slack, place.whispered(), notice(came_of_it))


def _asked(body: Body) -> tuple[int, datetime]:
    """Read which question a button answers; raise AlreadyDecidedError where it is none of ours."""
    number, _, moment = str(body["actions"][0].get("value")).partition(":")
    try:
        return int(number), datetime.fromisoformat(moment)
    except ValueError as error:
        raise AlreadyDecidedError("That button is no longer good.", "Nothing was changed by this click.") from error
