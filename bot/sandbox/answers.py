"""What the app's answers do: bodies of acknowledgements, response URLs, response_action."""

from dataclasses import dataclass

from bot.sandbox import posting
from bot.sandbox.api_chat import message_content
from bot.sandbox.api_views import show_stack
from bot.sandbox.arguments import Arguments, decode_nested
from bot.sandbox.blocks import check_view
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import BOT_ID, Channel, Json


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer goes: to a person in a channel, and the message that it may replace."""

    channel: Channel
    user: str
    message_ts: str | None = None


def use_response_url(stage: Stage, key: str, raw: Json) -> None:
    """Apply what the app sent to a response URL; raises RefusalError with used_url, expired_url or what is wrong."""
    url = stage.response_urls.use(key)
    apply_response(stage, decode_nested(raw), Target(stage.workspace.channels[url.channel], url.user, url.message_ts))


def apply_response(stage: Stage, answer: Json, target: Target) -> None:
    """Post, replace or delete as an answer to a command or click says."""
    arguments = Arguments(answer)
    original = _original(stage, target)
    if arguments.flag("delete_original"):
        if original is not None:
            _delete(stage, target, original)
        return
    content = message_content(stage, arguments)
    if arguments.flag("replace_original") and original is not None:
        _replace(stage, target, original, content)
        return
    if thread_ts := arguments.text("thread_ts"):
        content["thread_ts"] = thread_ts
    message = posting.bot_message(stage, content)
    if arguments.text("response_type") == "in_channel":
        if target.channel.is_archived:
            raise RefusalError("is_archived")
        posting.post(stage, target.channel, message)
    else:
        posting.post_ephemeral(stage, target.channel, target.user, message)


def _original(stage: Stage, target: Target) -> Json | None:
    if target.message_ts is None:
        return None
    ephemeral = posting.find_ephemeral(stage, target.user, target.message_ts)
    if ephemeral is not None:
        return ephemeral
    message = target.channel.messages.get(target.message_ts)
    return message if message is not None and message.get("bot_id") == BOT_ID else None


def _replace(stage: Stage, target: Target, original: Json, content: Json) -> None:
    if original.get("ephemeral"):
        posting.replace_ephemeral(stage, target.user, original, content)
    else:
        kept = {key: value for key, value in original.items() if key not in ("text", "blocks", "attachments")}
        posting.change(stage, target.channel, original, kept | content)


def _delete(stage: Stage, target: Target, original: Json) -> None:
    if original.get("ephemeral"):
        posting.delete_ephemeral(stage, target.user, original)
    else:
        posting.delete(stage, target.channel, original["ts"])


def apply_submission(stage: Stage, user_id: str, view_id: str, answer: Json) -> None:
    """Do what the answer to a submitted form says: close it, show errors, change it, or put another on top."""
    view = stage.modals.find_for(user_id, view_id)
    if view is None:
        return  # closed by the person in the meantime
    try:
        action = _apply_action(stage, user_id, view, answer)
    except RefusalError as refusal:
        reasons = refusal.extra.get("response_metadata", {"messages": []})
        frame = {"type": "view_failed", "view_id": view_id, "error": refusal.error, "details": reasons}
        stage.live.publish([user_id], frame)
        return
    if action != "errors":
        show_stack(stage, user_id, action)


def _apply_action(stage: Stage, user_id: str, view: Json, answer: Json) -> str:
    match answer.get("response_action"):
        case None:
            stage.modals.remove(user_id, view["id"])
            return "update"
        case "clear":
            stage.modals.close(user_id, everything=True)
            return "close_all"
        case "errors":
            _show_errors(stage, user_id, view, answer.get("errors"))
            return "errors"
        case "update":
            new = _view_in(answer)
            check_view(new, "modal")
            stage.modals.replace(user_id, view, new)
            return "update"
        case "push":
            new = _view_in(answer)
            check_view(new, "modal")
            stage.modals.push_for(user_id, new)
            return "push"
        case other:
            raise RefusalError(f"unknown response_action {other}")


def _view_in(answer: Json) -> Json:
    view = decode_nested(answer).get("view")
    if not isinstance(view, dict) or view.get("type") != "modal":
        raise RefusalError("invalid_arguments")
    return view


def _show_errors(stage: Stage, user_id: str, view: Json, errors: object) -> None:
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        # Slack shows such an answer as trouble with the app: the person sees no word of it.
        raise RefusalError("invalid_arguments")
    stage.live.publish([user_id], {"type": "view_errors", "view_id": view["id"], "errors": errors})
