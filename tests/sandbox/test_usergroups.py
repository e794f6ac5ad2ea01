"""User groups, and accounts that are closed: what an app is told of them."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.driver import RefusedError
from bot.sandbox.server import Sandbox


def test_a_group_is_made_and_changed_by_an_admin_and_its_members_are_listed(sandbox: Sandbox, web: WebClient) -> None:
    admin, users = sandbox.as_user("admin"), sandbox.users
    group = admin.set_usergroup("reviewers", [users["reader"], users["reviewer"]])
    assert group.startswith("S")
    assert web.usergroups_users_list(usergroup=group)["users"] == [users["reader"], users["reviewer"]]
    assert admin.set_usergroup("reviewers", [users["reviewer"]]) == group
    assert web.usergroups_users_list(usergroup=group)["users"] == [users["reviewer"]]
    (listed,) = web.usergroups_list(include_users=True, include_count=True)["usergroups"]
    assert (listed["handle"], listed["users"], listed["user_count"]) == ("reviewers", [users["reviewer"]], 1)
    assert "users" not in web.usergroups_list()["usergroups"][0]
    with pytest.raises(RefusedError, match="Only admins"):
        sandbox.as_user("reader").set_usergroup("reviewers", [users["reader"]])
    with pytest.raises(RefusedError, match="nobody called U0NOBODY00"):
        admin.set_usergroup("reviewers", ["U0NOBODY00"])


def test_a_disabled_group_is_none_unless_it_is_asked_for(sandbox: Sandbox, web: WebClient) -> None:
    members = [sandbox.users["reader"]]
    group = sandbox.as_user("admin").set_usergroup("gone", members, enabled=False)
    with pytest.raises(SlackApiError, match="no_such_subteam"):
        web.usergroups_users_list(usergroup=group)
    assert web.usergroups_users_list(usergroup=group, include_disabled=True)["users"] == members
    assert web.usergroups_list()["usergroups"] == []
    assert len(web.usergroups_list(include_disabled=True)["usergroups"]) == 1


def test_a_deactivated_account_is_told_as_deleted_and_does_nothing_any_more(sandbox: Sandbox, web: WebClient) -> None:
    reader = sandbox.users["reader"]
    with pytest.raises(RefusedError, match="Only admins"):
        sandbox.as_user("guest").deactivate(reader)
    sandbox.as_user("admin").deactivate(reader)
    told = web.users_info(user=reader)["user"]
    assert told["deleted"] is True
    assert "tz" not in told
    with pytest.raises(RefusedError, match="deactivated"):
        sandbox.as_user("reader").say("general", "hello")
