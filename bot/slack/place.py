"""Where an answer belongs: worked out from what Slack sent, and reached by whichever way is open."""

from dataclasses import dataclass, replace
from typing import Any, Protocol

from bot.digests.delivery.poster import PermanentFault
from bot.slack.client import SlackClient
from bot.slack.views.blocks import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Who asked, and where. `private`: only they see the answer. A direct message is never private by itself.

    `channel_id` is empty where there is none (App Home, a form); `new_thread`: an answer would begin the thread.
    """

    user_id: str
    channel_id: str = ""
    thread_ts: str | None = None
    response_url: str | None = None
    private: bool = True
    new_thread: bool = False

    @property
    def is_direct(self) -> bool:
        """Tell a direct message with the bot."""
        return self.channel_id.startswith("D")

    @property
    def open_thread(self) -> str | None:
        """Give the thread that all of its readers see a question asked in; None where only one person sees it."""
        return None if self.private else self.thread_ts

    def whispered(self) -> "Place":
        """Give the place for what only this person should see; in a direct message that is the conversation itself.

        It is the channel where the thread has no replies yet: Slack shows no whisper in a thread that does not exist.
        """
        if self.is_direct:
            return self
        return replace(self, private=True, thread_ts=None if self.new_thread else self.thread_ts)


def of_message(event: dict[str, Any]) -> Place:
    """Give the thread of a message; a message outside a thread starts one."""
    thread = event.get("thread_ts")
    return Place(str(event["user"]), str(event["channel"]), str(thread or event["ts"]), private=False, new_thread=not thread)


def of_command(body: dict[str, Any]) -> Place:
    """Give the place of a slash command."""
    return Place(str(body["user_id"]), str(body["channel_id"]), response_url=body.get("response_url"))


def of_action(body: dict[str, Any]) -> Place:
    """Give the place of a click, a choice, a shortcut or a form."""
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    return Place(str(body["user"]["id"]), str(channel), thread, body.get("response_url"))


def of_body(body: dict[str, Any]) -> Place | None:
    """Give the place of anything that Slack sends, or None where nobody waits for an answer."""
    if "command" in body:
        return of_command(body)
    if isinstance(body.get("user"), dict):
        return of_action(body)
    event = body.get("event") or {}
    if event.get("type") in {"message", "app_mention"} and event.get("user"):
        return of_message(event)
    return Place(str(event["user"])) if event.get("type") == "app_home_opened" else None


class Post(Protocol):
    """Posts what stays in a conversation, and gives its ts."""

    def __call__(self, channel: str, message: Message, *, thread_ts: str | None = None) -> str:
        """Post a message in a channel or thread."""
        ...


def reply(slack: SlackClient, place: Place, message: Message, post: Post | None = None) -> None:
    """Answer where the question was asked.

    A private answer goes to the response URL; where that has expired, as a whisper in the channel; and where Rapporteur is
    not in the channel, as a direct message. `post` posts what stays: where it is not a whisper.
    """
    post = post or slack.post
    if not place.private:
        post(place.channel_id, message, thread_ts=place.thread_ts)
        return
    if place.response_url and not place.thread_ts and slack.respond(place.response_url, message):
        return
    if place.channel_id:
        try:
            slack.whisper(place.channel_id, place.user_id, message, thread_ts=place.thread_ts)
        except PermanentFault:
            if place.response_url and slack.respond(place.response_url, message):
                return
        else:
            return
    post(place.user_id, message)
