"""What can go wrong between us and Slack, named: surely not done, perhaps done, or of no use until a person acts.

Each error of Slack's stands here once, with its cure in words.
"""

import http.client
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault

logger = logging.getLogger(__name__)

INVITE = "Type /invite @Rapporteur in the channel."
_TOKEN = "Install the app again and put its new token into SLACK_BOT_TOKEN."  # noqa: S105 (a sentence)
_SCOPES = "Install the app again from the manifest that Rapporteur ships, so that it has all its scopes."

_PERMANENT: dict[str, tuple[str, str]] = {
    "channel_not_found": (
        "Slack knows no such channel any more, or it is private and Rapporteur is not in it.",
        f"{INVITE} If it is gone, choose another channel.",
    ),
    "not_in_channel": ("Rapporteur is not in the channel.", INVITE),
    "is_archived": ("The channel is archived.", "Unarchive it, or choose another channel."),
    "restricted_action": ("The workspace's settings do not let Rapporteur post there.", "Ask a workspace admin to allow it."),
    "restricted_action_read_only_channel": (
        "Only some people may post in the channel.",
        "Ask its owner to let Rapporteur post.",
    ),
    "restricted_action_thread_only_channel": ("The channel allows only replies.", "Choose another channel."),
    "restricted_action_thread_locked": ("The thread is locked.", "Ask again outside the thread."),
    "restricted_action_non_threadable_channel": ("The channel allows no threads.", "Choose another channel."),
    "messages_tab_disabled": ("The app's Messages tab is off.", "Turn it on in the app's settings, under App Home."),
    "cannot_reply_to_message": ("The message that this would have followed takes no replies.", "Ask again outside the thread."),
    "thread_not_found": ("The message that this would have followed is gone.", "Ask again outside the thread."),
    "no_text": ("The message had no words.", "Tell an admin of Rapporteur."),
    "cannot_dm_bot": ("A bot can't be written to.", "Name a person."),
    "user_not_found": ("Slack knows no such person.", "Choose somebody else."),
    "user_not_in_channel": ("The person is not in the channel.", "Ask in a channel that you are in."),
    "message_not_found": ("The message is gone.", "Ask again."),
    "cant_update_message": ("The message is not Rapporteur's.", "Ask again."),
    "expired_trigger_id": ("Slack gave up on the form before it could be opened.", "Try again."),
    "exchanged_trigger_id": ("The form was opened already.", "Close it and try again."),
    "account_inactive": ("The app was removed from the workspace.", _TOKEN),
    "token_revoked": ("The bot token was revoked.", _TOKEN),
    "token_expired": ("The bot token has expired.", _TOKEN),
    "invalid_auth": ("Slack does not accept the token.", _TOKEN),
    "not_authed": ("No token was sent to Slack.", "Set SLACK_BOT_TOKEN."),
    "no_such_subteam": (
        "There is no such user group any more, or it is disabled.",
        "Enable it, or name another in the settings.",
    ),
    "plan_upgrade_required": (
        "The workspace's plan has no user groups.",
        "Name people by their own ids in the settings.",
    ),
    "missing_scope": ("The app lacks a scope.", _SCOPES),
    "no_permission": ("The app may not do this.", _SCOPES),
    "team_access_not_granted": ("The app may not act in this workspace.", "Ask a workspace admin to approve it."),
    "ekm_access_denied": ("The workspace's key management keeps the app out.", "Ask a workspace admin."),
}
_OF_BLOCKS = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long")
_PASSING = ("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org", "message_limit_exceeded")
_PERHAPS_DONE = ("internal_error", "fatal_error", "request_timeout")
_REFUSED_CONNECTION = (ConnectionRefusedError, socket.gaierror)


class BlocksRefusedFault(PermanentFault):
    """Slack does not take the blocks of a message; it takes its words as plain text."""


class NoSuchGroupFault(PermanentFault):
    """A user group is gone or disabled: nobody is in it."""


def are_blocks_refused(answer: str) -> bool:
    """Tell whether an answer of a response URL is about the blocks."""
    return any(code in answer for code in _OF_BLOCKS)


@contextmanager
def named_faults() -> Iterator[None]:
    """Turn what the Slack SDK raises into PassingFault, PermanentFault or UnsureFault."""
    try:
        yield
    except SlackApiError as error:
        raise _of_answer(error) from error
    except (URLError, TimeoutError, http.client.HTTPException, OSError) as error:
        raise of_connection(error) from error


@contextmanager
def reading() -> Iterator[None]:
    """Name likewise what goes wrong in asking Slack for something: that changes nothing, so it may be asked again."""
    try:
        with named_faults():
            yield
    except UnsureFault as fault:
        raise PassingFault(fault.reason) from fault


@contextmanager
def unlogged(library: logging.Logger) -> Iterator[None]:
    """Keep a library from logging what it also raises: whoever catches it tells it in a sentence."""
    level = library.level
    library.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        library.setLevel(level)


def of_connection(error: Exception) -> PassingFault | UnsureFault:
    """Name a broken connection: only one that was never made surely carried nothing."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, _REFUSED_CONNECTION):
        return PassingFault("Slack cannot be reached.")
    return UnsureFault("The connection to Slack broke before it answered.")


def retry_after(headers: Any) -> float | None:
    """Read how many seconds Slack asks to wait."""
    for name in ("Retry-After", "retry-after"):
        value = str(headers.get(name) if headers else "")
        if value.isdecimal():
            return float(value)
    return None


def error_code(error: SlackApiError) -> str:
    """Give Slack's word for what is wrong, or the HTTP status where its answer was none of Slack's."""
    code = str(error.response.get("error", ""))
    return code if code.isidentifier() else f"HTTP {error.response.status_code}"


def _of_answer(error: SlackApiError) -> PassingFault | PermanentFault | UnsureFault:
    response: Any = error.response
    code = str(response.get("error", ""))
    if response.status_code == 429 or code in _PASSING:
        return PassingFault("Slack asks to slow down.", retry_after(response.headers))
    if response.status_code >= 500 or code in _PERHAPS_DONE or not code.isidentifier():
        # A gateway may fail after Slack took the message; a page of HTML instead of an answer says nothing at all.
        return UnsureFault(f"Slack's servers failed (HTTP {response.status_code}).")
    reasons = (response.get("response_metadata") or {}).get("messages") or []
    logger.warning("Slack refused: %s %s", code, reasons)
    if code in _OF_BLOCKS:
        return BlocksRefusedFault(f"Slack refused the form of the message ({code}).", "Tell an admin of Rapporteur this word.")
    reason, cure = _PERMANENT.get(code, (f"Slack refused with “{code}”.", "Tell an admin of Rapporteur this word."))
    if code == "no_such_subteam":
        return NoSuchGroupFault(reason, cure)
    needed = str(response.get("needed") or "")
    return PermanentFault(f"The app lacks the scope {needed}." if code == "missing_scope" and needed else reason, cure)
