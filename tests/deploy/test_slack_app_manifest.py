import json
from pathlib import Path

import jsonschema_rs

DEPLOY = Path(__file__).parents[2] / "deploy"
MANIFEST = json.loads((DEPLOY / "slack-app-manifest.json").read_text())
SCHEMA = json.loads(Path(__file__).with_name("manifest.schema.json").read_text())

SCOPE_OF_EVENT = {
    "app_mention": {"app_mentions:read"},
    "channel_archive": {"channels:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
}


def test_it_is_valid_by_slacks_own_schema() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    errors = [
        f"{error.instance_path}: {error.message}" for error in jsonschema_rs.Draft7Validator(SCHEMA).iter_errors(MANIFEST)
    ]
    assert errors == []


def test_it_uses_the_agent_view_and_not_its_forerunner() -> None:
    assert "agent_view" in MANIFEST["features"]
    assert "assistant_view" not in MANIFEST["features"]
    assert len(MANIFEST["features"]["agent_view"]["suggested_prompts"]) <= 4


def test_people_can_write_to_it() -> None:
    home = MANIFEST["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}


def test_commands_come_with_ids_in_place_of_names() -> None:
    commands = {command["command"]: command for command in MANIFEST["features"]["slash_commands"]}
    assert set(commands) == {"/positions", "/allegations", "/rapporteur"}
    assert all(command["should_escape"] and command["usage_hint"] for command in commands.values())


def test_every_event_has_its_scope() -> None:
    scopes = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    events = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert {"chat:write", "commands", "assistant:write"} <= scopes
    assert set(SCOPE_OF_EVENT) <= events
    for event, needed in SCOPE_OF_EVENT.items():
        assert needed <= scopes, event


def test_a_mention_arrives_once() -> None:
    # message.channels beside app_mention would bring each mention twice
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert not {"message.channels", "message.groups"} & set(events)
