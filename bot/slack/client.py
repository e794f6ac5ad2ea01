"""Calls to Slack: each made once, each failure named. Nothing here retries what Slack may have taken already."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from urllib.error import URLError
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.digests.content.digest import DigestPage
from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.digests.model import MessageKind
from bot.errors import RapporteurError
from bot.register.vocabulary import Tlp
from bot.slack.faults import (
    BlocksRefusedFault,
    are_blocks_refused,
    error_code,
    named_faults,
    of_connection,
    reading,
    retry_after,
)
from bot.slack.people.roles import People
from bot.slack.text import is_user_id
from bot.slack.views.blocks import Message
from bot.slack.views.digest import digest_message

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10
PACE = timedelta(seconds=1)
"""Slack takes about one message a second in a channel, with short bursts."""
CLOSED_CURE = "Use another channel, or set RAPPORTEUR_OUTSIDERS to read."
_EVENT = "rapporteur_"
_LONGEST_WAIT = 20.0
_TRIES_OF_AN_ANSWER = 3
_HISTORY_PAGE = 100
_HISTORY_PAGES = 5

View = dict[str, Any]
Result = TypeVar("Result")


class SlackUnusableError(RapporteurError):
    """Slack does not let us in; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are in the workspace."""

    team_id: str
    user_id: str
    bot_id: str


def make_client(token: str | None, api_url: str) -> WebClient:
    """Make a Web API client that calls once: the SDK's own retry after a cut connection posts a message twice."""
    client = WebClient(token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
    if urlsplit(api_url).hostname in {"127.0.0.1", "localhost", "::1"}:
        client.proxy = None  # the SDK would send even these calls through HTTPS_PROXY
    return client


def introduce(client: WebClient) -> Identity:
    """Ask Slack who we are; raise SlackUnusableError with the cure where the token does not do."""
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        raise SlackUnusableError(
            f"Slack does not accept SLACK_BOT_TOKEN ({error_code(error)}).",
            "Nothing was started.",
            "Copy the bot token again from the app's page in Slack, under “OAuth & Permissions”; install the app if it is not.",
        ) from error
    except (URLError, OSError) as error:
        raise SlackUnusableError(
            f"Slack cannot be reached at {client.base_url}.",
            "Nothing was started.",
            "Check the network, HTTPS_PROXY and SLACK_API_URL.",
        ) from error
    return Identity(str(answer["team_id"]), str(answer["user_id"]), str(answer.get("bot_id") or ""))


class SlackClient:
    """What the listeners do in Slack. Raises PassingFault, PermanentFault or UnsureFault."""

    def __init__(self, web: WebClient, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._web = web
        self._sleep = sleep

    def post(self, channel: str, message: Message, *, thread_ts: str | None = None, key: str | None = None) -> str:
        """Post for all in a channel to see, and give the ts. Waits as Slack asks, and tries again only what was refused.

        With a key it can be found again.
        """
        metadata = metadata_of(MessageKind.ANSWER, key) if key else None
        return self._patiently(lambda: self.post_once(channel, message, thread_ts=thread_ts, metadata=metadata))

    def post_once(
        self, channel: str, message: Message, *, thread_ts: str | None = None, metadata: dict[str, Any] | None = None
    ) -> str:
        """Post without another try, but for blocks that Slack refuses."""

        def call(said: Message) -> str:
            with named_faults():
                answer = self._web.chat_postMessage(
                    channel=channel,
                    text=said.text,
                    blocks=list(said.blocks) or None,
                    thread_ts=thread_ts,
                    metadata=metadata,
                    unfurl_links=False,
                    unfurl_media=False,
                )
            return str(answer["ts"])

        return _in_blocks_or_words(call, message)

    def whisper(self, channel: str, user: str, message: Message, *, thread_ts: str | None = None) -> None:
        """Post so that only one person sees it; Slack keeps it nowhere."""

        def call(said: Message) -> None:
            with named_faults():
                self._web.chat_postEphemeral(
                    channel=channel, user=user, text=said.text, blocks=list(said.blocks) or None, thread_ts=thread_ts
                )

        self._patiently(lambda: _in_blocks_or_words(call, message))

    def update(self, channel: str, ts: str, message: Message) -> None:
        """Replace a message of ours."""
        with named_faults():
            self._web.chat_update(channel=channel, ts=ts, text=message.text, blocks=list(message.blocks))

    def delete(self, channel: str, ts: str) -> None:
        """Take a message of ours away. Waits as Slack asks, and tries again only what was refused."""

        def call() -> None:
            with named_faults():
                self._web.chat_delete(channel=channel, ts=ts)

        self._patiently(call)

    def respond(self, url: str, message: Message, *, replace: bool = False) -> bool:
        """Answer at a response URL, for one person; False where Slack no longer takes it (30 minutes, five uses)."""
        webhook = WebhookClient(url, timeout=TIMEOUT_SECONDS, retry_handlers=[], proxy=self._web.proxy)
        webhook.proxy = self._web.proxy
        body = {
            "response_type": "ephemeral",
            "replace_original": replace,
            "text": message.text,
            "blocks": list(message.blocks) or None,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        try:
            answer = webhook.send_dict(body)
        except (URLError, OSError) as error:
            raise of_connection(error) from error
        if answer.status_code == 429:
            raise PassingFault("Slack asks to slow down.", retry_after(answer.headers))
        if answer.status_code >= 500:
            raise UnsureFault("Slack's servers failed.")
        if message.blocks and are_blocks_refused(answer.body):
            logger.error("Slack refused blocks: %s", answer.body[:300])
            return self.respond(url, message.without_blocks(), replace=replace)
        if answer.status_code != 200 or answer.body.startswith('{"ok":false'):
            logger.info("a response URL was refused: %s %s", answer.status_code, answer.body[:80])
            return False
        return True

    def open_view(self, trigger_id: str, view: View) -> str:
        """Open a form on somebody's screen, within three seconds of their click, and give its id."""
        with named_faults():
            return str(self._web.views_open(trigger_id=trigger_id, view=view)["view"]["id"])

    def push_view(self, trigger_id: str, view: View) -> str:
        """Put a form on top of the one that is open, within three seconds of the click, and give its id."""
        with named_faults():
            return str(self._web.views_push(trigger_id=trigger_id, view=view)["view"]["id"])

    def update_view(self, view_id: str, view: View) -> None:
        """Replace a form that is open."""
        with named_faults():
            self._web.views_update(view_id=view_id, view=view)

    def publish_home(self, user: str, view: View, over: str | None = None) -> None:
        """Show somebody their App Home; `over` is the hash of the one that it replaces.

        Where another has taken that one's place meanwhile, it is as new as this one, and stays.
        """
        with named_faults():
            try:
                self._web.views_publish(user_id=user, view=view, hash=over)
            except SlackApiError as error:
                if error_code(error) != "hash_conflict":
                    raise

    def direct_message(self, user: str) -> str:
        """Give the id of the direct message with somebody, which is opened where there is none yet."""
        with named_faults():
            return str(self._web.conversations_open(users=user)["channel"]["id"])

    def permalink(self, channel: str, ts: str) -> str:
        """Give the address of a message."""
        with named_faults():
            return str(self._web.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])

    def _patiently(self, call: Callable[[], Result]) -> Result:
        for _ in range(_TRIES_OF_AN_ANSWER - 1):
            try:
                return call()
            except PassingFault as fault:
                wait = fault.retry_after or 1.0
                if wait > _LONGEST_WAIT:
                    raise
                self._sleep(wait)
        return call()


def _in_blocks_or_words(call: Callable[[Message], Result], message: Message) -> Result:
    """Post with blocks, and where Slack refuses those, in plain words: nobody goes without an answer for a fault of form."""
    try:
        return call(message)
    except BlocksRefusedFault:
        logger.exception("Slack refused blocks; posted as plain text instead")
        return call(message.without_blocks())


def metadata_of(kind: MessageKind, key: str) -> dict[str, Any]:
    """Give what travels with a message, so that it can be found again by its key."""
    return {"event_type": f"{_EVENT}{kind}", "event_payload": {"key": key}}


class DigestPoster:
    """The digests' poster: one try, and the key in the message's metadata. Whoever claims messages keeps the pace."""

    pace = PACE

    def __init__(self, web: WebClient, people: People) -> None:
        self._web = web
        self._client = SlackClient(web)
        self._people = people
        self._conversations: dict[str, str] = {}

    def ceiling(self, channel: str) -> Tlp:
        """Give the most restricted marking that all who read there may be shown now."""
        with reading():
            if self._people.is_closed(channel):
                raise PermanentFault("It is read by guests or other organisations, who are shown nothing.", CLOSED_CURE)
            return self._people.ceiling_of_all(channel)

    def post(
        self, channel: str, page: DigestPage, key: str, thread_ts: str | None, kind: MessageKind = MessageKind.DIGEST
    ) -> str:
        """Post a page and give its ts."""
        return self._client.post_once(channel, digest_message(page), thread_ts=thread_ts, metadata=metadata_of(kind, key))

    def take_back(self, channel: str, ts: str) -> None:
        """Delete a message of ours."""
        try:
            self._client.delete(self._conversation(channel), ts)
        except (PassingFault, PermanentFault, UnsureFault, SlackApiError, URLError, OSError):
            logger.exception("the message %s in %s stands there twice, and could not be taken back", ts, channel)

    def find(self, channel: str, key: str, thread_ts: str | None) -> str | None:
        """Look for the message with this key among the latest of the channel or thread."""
        cursor = None
        with reading():
            conversation = self._conversation(channel)
        for _ in range(_HISTORY_PAGES):
            asked: dict[str, Any] = {
                "channel": conversation,
                "limit": _HISTORY_PAGE,
                "include_all_metadata": True,
                "cursor": cursor,
            }
            with reading():
                found = (
                    self._web.conversations_replies(ts=thread_ts, **asked)
                    if thread_ts
                    else self._web.conversations_history(**asked)
                )
            for message in found.get("messages") or []:
                if _key_of(message) == key:
                    return str(message["ts"])
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        raise UnsureFault("The channel has moved on too far to tell whether the message is in it.")

    def _conversation(self, channel: str) -> str:
        """Give the conversation that is read: of a person's id, their direct message with us."""
        if not is_user_id(channel):
            return channel
        if channel not in self._conversations:
            self._conversations[channel] = str(self._web.conversations_open(users=channel)["channel"]["id"])
        return self._conversations[channel]


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    ours = str(metadata.get("event_type") or "").startswith(_EVENT)
    return (metadata.get("event_payload") or {}).get("key") if ours else None
