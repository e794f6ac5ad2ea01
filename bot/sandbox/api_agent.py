"""The methods of an agent: what it is doing, what its threads are called, and what could be asked."""

import asyncio

from bot.sandbox import posting
from bot.sandbox.arguments import Arguments
from bot.sandbox.methods import method
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Session, Stage
from bot.sandbox.workspace import Channel, Json

_STATUSES = ("active", "processing", "suspended", "closed")
_MOST_PROMPTS = 4
_LONGEST_TITLE = 200


@method("assistant.threads.setStatus", "chat:write", "assistant:write")
def set_status(stage: Stage, arguments: Arguments) -> Json:
    """Show a status line under a thread until the bot replies, or for two minutes."""
    channel, thread_ts = _thread(stage, arguments)
    status = arguments.text("status")
    posting.set_status(stage, channel, thread_ts, status)
    if status:
        loop = asyncio.get_running_loop()
        loop.call_later(stage.pace.status, _expire_status, stage, channel, thread_ts, status)
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def set_suggested_prompts(stage: Stage, arguments: Arguments) -> Json:
    """Offer up to four prompts. For an app with the agent view, a call that names a thread is silently passed over."""
    channel = arguments.channel(stage.workspace, "channel_id")
    prompts = arguments.list_of("prompts") or []
    well_formed = all(isinstance(prompt, dict) and prompt.get("title") and prompt.get("message") for prompt in prompts)
    if not well_formed or not 1 <= len(prompts) <= _MOST_PROMPTS:
        raise RefusalError("invalid_arguments")
    if stage.manifest.agent_view and arguments.has("thread_ts"):
        stage.journal.warnings.append({"method": "assistant.threads.setSuggestedPrompts", "warning": "names a thread"})
        return {}
    offered: Json = {"title": arguments.text("title"), "prompts": prompts}
    stage.prompts[channel.id] = offered
    frame = {"type": "prompts", "channel": channel.id, "thread_ts": arguments.text("thread_ts"), **offered}
    stage.live.publish(stage.workspace.audience(channel), frame)
    return {}


@method("assistant.threads.setTitle", "assistant:write")
def set_title(stage: Stage, arguments: Arguments) -> Json:
    """Name a thread, as agents.sessions.rename does for what is a session already."""
    channel, thread_ts = _thread(stage, arguments)
    title = arguments.required("title")
    session = stage.sessions.setdefault((channel.id, thread_ts), Session())
    session.title = title
    _show(stage, channel, thread_ts, session)
    return {}


@method("agents.sessions.setStatus", "chat:write")
def set_session_status(stage: Stage, arguments: Arguments) -> Json:
    """Say what the agent does in a thread; the first call makes the session, and only that one takes a title.

    Nothing else takes a session out of `processing`: neither a reply nor Stop. Stop is there only for an app that hears
    agent_session_stopped.
    """
    channel, thread_ts = _session_thread(stage, arguments)
    status, title = arguments.required("status"), arguments.text("title")
    if status not in _STATUSES or len(title) > _LONGEST_TITLE:
        raise RefusalError("invalid_arguments")
    session = stage.sessions.setdefault((channel.id, thread_ts), Session(title))
    session.status = status
    _show(stage, channel, thread_ts, session)
    answer: Json = {"status": status, "agent_status": status, "title": session.title}
    if not stage.manifest.hears_stop:
        warning = "missing_agent_session_stopped_event_subscription"
        return answer | {"warning": warning, "response_metadata": {"warnings": [warning]}}
    return answer


@method("agents.sessions.rename", "chat:write")
def rename_session(stage: Stage, arguments: Arguments) -> Json:
    """Give a session another title."""
    channel, thread_ts = _session_thread(stage, arguments)
    title = arguments.required("title")
    session = stage.sessions.get((channel.id, thread_ts))
    if session is None:
        raise RefusalError("not_authorized")
    if len(title) > _LONGEST_TITLE:
        raise RefusalError("invalid_arguments")
    session.title = title
    _show(stage, channel, thread_ts, session)
    return {"title": title}


def _show(stage: Stage, channel: Channel, thread_ts: str, session: Session) -> None:
    frame = {"type": "session", "channel": channel.id, "thread_ts": thread_ts, **session.as_json()}
    stage.live.publish(stage.workspace.audience(channel), frame)


def _expire_status(stage: Stage, channel: Channel, thread_ts: str, status: str) -> None:
    if stage.statuses.get((channel.id, thread_ts)) == status:
        posting.set_status(stage, channel, thread_ts, "")


def _session_thread(stage: Stage, arguments: Arguments) -> tuple[Channel, str]:
    if not stage.manifest.agent:
        raise RefusalError("not_authorized")  # only apps that are declared as agents have sessions
    return _thread(stage, arguments)


def _thread(stage: Stage, arguments: Arguments) -> tuple[Channel, str]:
    channel = arguments.channel(stage.workspace, "channel_id")
    thread_ts = arguments.text("thread_ts")
    if thread_ts not in channel.messages:
        raise RefusalError("invalid_thread_ts")
    return channel, thread_ts
