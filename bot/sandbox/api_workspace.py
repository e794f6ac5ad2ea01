"""The methods about the app itself, people, the team and files."""

from bot.sandbox import posting
from bot.sandbox.arguments import Arguments, page
from bot.sandbox.methods import method
from bot.sandbox.refusal import RefusalError
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import APP_ID, BOT_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, TEAM_NAME, Json


@method("api.test", credential="none")
def api_test(_stage: Stage, arguments: Arguments) -> Json:
    """Echo the arguments."""
    if arguments.has("error"):
        raise RefusalError(arguments.text("error"), args=arguments.raw)
    return {"args": arguments.raw}


@method("auth.test")
def auth_test(stage: Stage, _arguments: Arguments) -> Json:
    """Say whose token it is."""
    return {
        "url": f"{stage.base}/",
        "team": TEAM_NAME,
        "user": stage.workspace.users[BOT_USER_ID].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", credential="app")
def open_connection(stage: Stage, _arguments: Arguments) -> Json:
    """Hand out the address of one Socket Mode connection."""
    if stage.http is not None:
        raise RefusalError("socket_mode_not_enabled")
    address = stage.base.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={stage.socket_mode.ticket()}&app_id={APP_ID}"}


@method("users.info", "users:read")
def user_info(stage: Stage, arguments: Arguments) -> Json:
    """Describe one person."""
    user = stage.workspace.users.get(arguments.required("user"))
    if user is None:
        raise RefusalError("user_not_found")
    return {"user": user.as_slack()}


@method("users.list", "users:read")
def list_users(stage: Stage, arguments: Arguments) -> Json:
    """List everybody, the bot too."""
    members, metadata = page([user.as_slack() for user in stage.workspace.users.values()], arguments)
    return {"members": members, "cache_ts": int(stage.clock.now()), "response_metadata": metadata}


@method("usergroups.list", "usergroups:read")
def list_usergroups(stage: Stage, arguments: Arguments) -> Json:
    """List user groups, without those that were disabled unless they are asked for."""
    shown = [
        group.as_slack(with_members=arguments.flag("include_users"), with_count=arguments.flag("include_count"))
        for group in stage.workspace.usergroups.values()
        if not group.disabled_at or arguments.flag("include_disabled")
    ]
    return {"usergroups": shown}


@method("usergroups.users.list", "usergroups:read")
def list_usergroup_members(stage: Stage, arguments: Arguments) -> Json:
    """List who is in a user group; a disabled one is none unless such are asked for."""
    group = stage.workspace.usergroups.get(arguments.required("usergroup"))
    if group is None or (group.disabled_at and not arguments.flag("include_disabled")):
        raise RefusalError("no_such_subteam")
    return {"users": group.members}


@method("team.info", "team:read")
def team_info(_stage: Stage, _arguments: Arguments) -> Json:
    """Describe the team."""
    return {"team": {"id": TEAM_ID, "name": TEAM_NAME, "domain": TEAM_DOMAIN, "email_domain": "", "icon": {}}}


@method("bots.info", "users:read")
def bot_info(stage: Stage, arguments: Arguments) -> Json:
    """Describe the bot."""
    if arguments.text("bot", BOT_ID) != BOT_ID:
        raise RefusalError("bot_not_found")
    about = {"id": BOT_ID, "deleted": False, "name": stage.manifest.bot_name, "updated": 1}
    return {"bot": about | {"app_id": APP_ID, "user_id": BOT_USER_ID, "icons": {}}}


@method("files.getUploadURLExternal", "files:write")
def get_upload_url(stage: Stage, arguments: Arguments) -> Json:
    """Hand out the address for a file's bytes."""
    length = arguments.required("length")
    if not length.isdigit():
        raise RefusalError("invalid_arguments")
    stored = stage.files.expect(arguments.required("filename"), int(length), int(stage.clock.now()))
    return {"upload_url": f"{stage.base}/upload/{stored.id}", "file_id": stored.id}


@method("files.completeUploadExternal", "files:write")
def complete_upload(stage: Stage, arguments: Arguments) -> Json:
    """Finish uploads, and share them in a channel where one is named."""
    finished = []
    for entry in arguments.list_of("files") or []:
        stored = stage.files.get(entry.get("id", ""))
        if stored.content is None:
            raise RefusalError("file_update_failed")
        stored.title = entry.get("title") or stored.name
        stored.shared = True
        finished.append(stored.as_slack(stage.base))
    if not finished:
        raise RefusalError("invalid_arguments")
    if arguments.has("channel_id") or arguments.has("channels"):
        _share(stage, arguments, finished)
    return {"files": finished}


def _share(stage: Stage, arguments: Arguments, finished: list[Json]) -> None:
    named = arguments.text("channel_id") or arguments.text("channels")
    channels = [Arguments({"channel": name}).channel(stage.workspace) for name in named.split(",")]
    if any(BOT_USER_ID not in channel.members for channel in channels):
        raise RefusalError("not_in_channel")
    content: Json = {"subtype": "file_share", "text": arguments.text("initial_comment"), "files": finished, "upload": True}
    if arguments.has("thread_ts"):
        content["thread_ts"] = arguments.text("thread_ts")
    for channel in channels:
        posting.post(stage, channel, posting.bot_message(stage, content))


@method("files.info", "files:read")
def file_info(stage: Stage, arguments: Arguments) -> Json:
    """Describe one file."""
    return {"file": stage.files.get(arguments.required("file")).as_slack(stage.base), "comments": []}
