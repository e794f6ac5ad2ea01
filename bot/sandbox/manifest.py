"""Read an app manifest: which commands, events, scopes and tabs the app was given."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class ManifestError(ValueError):
    """The manifest can't be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as the app declares it; the name begins with a slash."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut; `kind` is "message" or "global"."""

    name: str
    kind: str
    callback_id: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that the Messages tab offers while it is empty."""

    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hold what of an app's manifest changes how Slack treats the app."""

    name: str
    bot_name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    scopes: frozenset[str]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    agent: bool
    agent_view: bool
    prompts: tuple[Prompt, ...]
    interactivity: bool

    @property
    def hears_stop(self) -> bool:
        """Tell whether the app is told that somebody pressed Stop; for one that is not there is no such button."""
        return "agent_session_stopped" in self.events

    def command(self, name: str) -> Command | None:
        """Return the declared command of that name, or None."""
        return next((command for command in self.commands if command.command == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Return the declared shortcut with that callback_id, or None."""
        return next((shortcut for shortcut in self.shortcuts if shortcut.callback_id == callback_id), None)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest from a JSON file.

    Raises ManifestError where the file can't be read or lacks what an app must have.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ManifestError(f"The app manifest {path} can't be read: {error}") from error
    if not isinstance(raw, dict) or not raw.get("display_information", {}).get("name"):
        raise ManifestError(f"The app manifest {path} has no display_information.name.")
    return _manifest(raw)


def _manifest(raw: dict[str, Any]) -> Manifest:
    features = raw.get("features", {})
    settings = raw.get("settings", {})
    home = features.get("app_home", {})
    name = raw["display_information"]["name"]
    return Manifest(
        name=name,
        bot_name=features.get("bot_user", {}).get("display_name", name),
        commands=tuple(
            Command(
                command=item["command"],
                description=item.get("description", ""),
                usage_hint=item.get("usage_hint", ""),
                should_escape=bool(item.get("should_escape", False)),
            )
            for item in features.get("slash_commands", ())
        ),
        shortcuts=tuple(
            Shortcut(name=item["name"], kind=item["type"], callback_id=item["callback_id"])
            for item in features.get("shortcuts", ())
        ),
        scopes=frozenset(raw.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", False)),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled", True)),
        agent="agent_view" in features or "assistant_view" in features,
        agent_view="agent_view" in features,
        prompts=tuple(
            Prompt(title=item["title"], message=item["message"])
            for item in features.get("agent_view", {}).get("suggested_prompts", ())
        ),
        interactivity=bool(settings.get("interactivity", {}).get("is_enabled", False)),
    )
