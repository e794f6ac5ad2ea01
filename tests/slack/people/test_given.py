"""Roles that were given in Slack: the latest counts, all are kept, and one admin is left however many act at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.database import Database
from bot.slack.people.given import Given, GivenRoles, LastAdminError, SlackRole

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def given(user_id: str, role: SlackRole, by: str = "U0", minutes: int = 0) -> Given:
    return Given(user_id, role, by, NOW + timedelta(minutes=minutes))


def test_the_latest_counts_and_all_are_kept(database: Database) -> None:
    roles, another_process = GivenRoles(database), GivenRoles(Database(database.url.render_as_string(hide_password=False)))
    assert roles.of("U1") is None
    first, second, last = (
        given("U1", SlackRole.RECORDER),
        given("U1", SlackRole.ADMIN, "U2", 1),
        given("U1", SlackRole.READER, "U3", 2),
    )
    assert roles.give(first)
    assert another_process.of("U1") == first
    assert roles.give(second)
    assert not roles.give(given("U1", SlackRole.ADMIN, "U9", 5))
    assert (another_process.of("U1"), another_process.all()) == (second, {"U1": second})
    assert roles.give(last)
    assert (roles.of("U1"), roles.all()) == (None, {})
    assert another_process.past("U1", 9) == [last, second, first]
    another_process._database.dispose()


def test_what_was_given_is_never_altered(database: Database) -> None:
    GivenRoles(database).give(given("U1", SlackRole.ADMIN))
    for statement in ("UPDATE given_role SET role = 'reader'", "DELETE FROM given_role"):
        with pytest.raises(DBAPIError, match="history is never altered"), database.write() as session:
            session.execute(text(statement))


def test_two_admins_who_take_each_others_role_at_once_leave_one(database: Database) -> None:
    roles, begin = GivenRoles(database), Barrier(2)
    for user_id in ("U1", "U2"):
        roles.give(given(user_id, SlackRole.ADMIN))

    def take(whom: str, other: str) -> bool:
        begin.wait(10)
        try:
            return roles.give(given(whom, SlackRole.READER, other), admins_left=[other])
        except LastAdminError:
            return False

    with ThreadPoolExecutor(2) as both:
        taken = [each.result() for each in (both.submit(take, "U1", "U2"), both.submit(take, "U2", "U1"))]
    assert sorted(taken) == [False, True]
    assert len(roles.all()) == 1
