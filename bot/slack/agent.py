"""What Slack shows of an agent besides its messages: that it is at work, what a thread is called, what could be asked.

None of it is needed for an answer. Where Slack refuses it (a workspace or a server without agents, an app without the
scope), it is left out, said once in the log, and tried again after a while.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answers.prompts import MOST_PROMPTS, Prompt
from bot.clock import elapsed
from bot.slack.faults import error_code
from bot.slack.text import clean, cut

logger = logging.getLogger(__name__)

LONGEST_TITLE = 80
"""Slack takes 200 characters, and shows the first few."""
_LONGEST_PROMPT = 75
_PASSING = frozenset({"ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout", "service_unavailable"})
_OF_THIS_THREAD = frozenset({"channel_not_found", "invalid_thread_ts", "message_not_found", "thread_not_found"})
_LEFT_OUT_SECONDS = 3_600.0


class AgentThreads:
    """Says in threads what is going on. Never raises: whoever asks is answered, whatever Slack shows beside the answer."""

    def __init__(self, web: WebClient) -> None:
        self._web = web
        self._refused: dict[str, float] = {}
        self._lock = threading.Lock()

    def begin(self, channel: str, thread_ts: str, user: str, title: str) -> None:
        """Show that we are at work in a thread, with Stop; a thread that has no title yet gets one.

        Where there are no sessions, it is said as it was before there were any.
        """
        said = cut(" ".join(clean(title).split()), LONGEST_TITLE)
        called = f"{said[:1].upper()}{said[1:]}" or "Rapporteur"
        thread: dict[str, Any] = {"channel_id": channel, "thread_ts": thread_ts}
        if self._done(
            "agents.sessions.setStatus",
            lambda: self._web.agents_sessions_setStatus(status="processing", title=called, initiator_user_id=user, **thread),
        ):
            return
        self._done(
            "assistant.threads.setStatus",
            lambda: self._web.assistant_threads_setStatus(status="is looking in the register…", **thread),
        )
        self._done("assistant.threads.setTitle", lambda: self._web.assistant_threads_setTitle(title=called, **thread))

    def end(self, channel: str, thread_ts: str) -> None:
        """Show that we are through with what was asked in a thread, however it ended."""
        thread: dict[str, Any] = {"channel_id": channel, "thread_ts": thread_ts}
        if not self._done("agents.sessions.setStatus", lambda: self._web.agents_sessions_setStatus(status="active", **thread)):
            self._done("assistant.threads.setStatus", lambda: self._web.assistant_threads_setStatus(status="", **thread))

    def suggest(self, channel: str, prompts: Sequence[Prompt]) -> None:
        """Offer questions in the Messages tab. No thread is named: under the agent view Slack passes over a call that does."""
        offered = [
            {"title": cut(clean(each.title), _LONGEST_PROMPT), "message": clean(each.question)}
            for each in prompts[:MOST_PROMPTS]
        ]
        if offered:
            self._done(
                "assistant.threads.setSuggestedPrompts",
                lambda: self._web.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=offered),
            )

    def _done(self, method: str, call: Callable[[], object]) -> bool:
        """Make a call, and tell whether Slack took it."""
        with self._lock:
            refused_at = self._refused.get(method)
        if refused_at is not None and elapsed() - refused_at < _LEFT_OUT_SECONDS:
            return False
        try:
            call()
        except SlackApiError as error:
            self._refuse(method, error_code(error))
            return False
        except (URLError, OSError) as error:
            logger.info("%s: Slack was not reached: %s", method, error)
            return False
        with self._lock:
            self._refused.pop(method, None)
        return True

    def _refuse(self, method: str, code: str) -> None:
        if code in _PASSING or code in _OF_THIS_THREAD or code.startswith("HTTP"):
            logger.info("%s was refused this time: %s", method, code)
            return
        with self._lock:
            is_known = method in self._refused
            self._refused[method] = elapsed()
        if not is_known:
            logger.warning("Slack refuses %s (%s): it is left out, and all else works without it", method, code)
