"""The methods views.*: open, push, update, publish; and blocks.validate."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.blocks import block_problems, view_problems
from bot.sandbox.methods import method
from bot.sandbox.modals import visible
from bot.sandbox.refusal import RefusalError, invalid
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import Json


@method("views.open")
def open_view(stage: Stage, arguments: Arguments) -> Json:
    """Open a modal for the person whose click the trigger_id stands for."""
    user_id, view = stage.modals.open(arguments.required("trigger_id"), _view(arguments))
    show_stack(stage, user_id, "open")
    return {"view": visible(view)}


@method("views.push")
def push_view(stage: Stage, arguments: Arguments) -> Json:
    """Put a modal on top of the open one."""
    user_id, view = stage.modals.push(arguments.required("trigger_id"), _view(arguments))
    show_stack(stage, user_id, "push")
    return {"view": visible(view)}


@method("views.update")
def update_view(stage: Stage, arguments: Arguments) -> Json:
    """Change an open modal."""
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if not (view_id or external_id):
        raise invalid("invalid_arguments", ["missing required field: view_id [json-pointer:/]"])
    user_id, view = stage.modals.update(
        _view(arguments), view_id=view_id, external_id=external_id, view_hash=arguments.text("hash")
    )
    show_stack(stage, user_id, "update")
    return {"view": visible(view)}


@method("views.publish")
def publish_view(stage: Stage, arguments: Arguments) -> Json:
    """Set somebody's App Home."""
    user_id = arguments.required("user_id")
    if user_id not in stage.workspace.ephemerals:
        raise invalid("invalid_arguments", ["invalid `user_id` [json-pointer:/user_id]"])
    if not stage.manifest.home_tab:
        raise RefusalError("not_enabled")
    home = stage.modals.publish(user_id, _view(arguments, "home"), arguments.text("hash"))
    stage.live.publish([user_id], {"type": "home", "view": visible(home)})
    return {"view": visible(home)}


@method("blocks.validate", credential="none")
def validate(_stage: Stage, arguments: Arguments) -> Json:
    """Say whether blocks, or a view, would be taken."""
    view = arguments.mapping("view")
    if view is not None:
        problems = view_problems(view, "home" if view.get("type") == "home" else "modal")
    else:
        problems = block_problems(arguments.list_of("blocks") or [], "message", "/blocks")
    if problems:
        raise invalid("invalid_blocks", problems, with_errors=True)
    return {}


def show_stack(stage: Stage, user_id: str, action: str) -> None:
    """Send a person's stack of modals to their page."""
    stack = [visible(view) for view in stage.modals.stacks.get(user_id, [])]
    stage.live.publish([user_id], {"type": "view", "action": action if stack else "close_all", "stack": stack})


def _view(arguments: Arguments, kind: str = "modal") -> Json:
    view = arguments.mapping("view")
    if view is None:
        raise invalid("invalid_arguments", ["missing required field: view [json-pointer:/]"])
    if view.get("type") != kind:
        raise invalid("invalid_arguments", [f"unsupported type: {view.get('type')} [json-pointer:/view/type]"])
    return view
